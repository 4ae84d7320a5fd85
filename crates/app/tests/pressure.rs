//! Many writers, floods, a full disk, a database that is locked, gone or read-only: a clear answer, the text kept,
//! nothing half-written, and recovery without a hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod common;

use common::{Client, Setup, is_root, submission};
use envelope::relay_api::REPORTS_PATH;
use std::{
    collections::HashSet,
    fs,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

const WRITERS: usize = 64;
const REPORTS: usize = 10_000;
const TEXT: &str = "they hold my passport";

#[test]
fn sixty_four_writers_at_once_lose_nothing_and_double_nothing() {
    let setup = Setup::new();
    let running = setup.start();
    let address = setup.address;
    let writers: Vec<_> = (0..WRITERS)
        .map(|_| {
            thread::spawn(move || {
                let mut client = Client::connect(address).unwrap();
                let mut ids = Vec::new();
                for _ in 0..REPORTS / WRITERS {
                    let (id, body) = submission(2_000);
                    let answer = client.ask("POST", REPORTS_PATH, &[], &body).unwrap();
                    assert_eq!(answer.status, 204);
                    ids.push(id);
                }
                ids
            })
        })
        .collect();
    let sent: HashSet<[u8; 32]> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    let (items, _) = setup.pull_all(0);
    assert_eq!(items.len(), REPORTS / WRITERS * WRITERS);
    assert_eq!(items.iter().map(|item| item.id).collect::<HashSet<_>>(), sent);
    running.stop();
}

#[test]
fn beyond_what_can_be_done_somebody_is_told_when_to_come_back_and_keeps_the_text() {
    let mut setup = Setup::new();
    setup.limits.push_str("queue = 1\nworkers = 1\n");
    let running = setup.start();
    let address = setup.address;
    let all: Vec<_> = (0..12)
        .map(|n| {
            thread::spawn(move || {
                let mut client = Client::connect(address).unwrap();
                client.form("/r", &[("safe", "yes")], &[]).unwrap();
                client.form("/r/2", &[("who", "union"), ("do", "next")], &[]).unwrap();
                let text = format!("{TEXT} {n}");
                (
                    text.clone(),
                    client.form("/r/3", &[("who", "union"), ("text", &text), ("send", "1")], &[]).unwrap(),
                )
            })
        })
        .collect();
    let (mut kept, mut later) = (0, 0);
    for one in all {
        let (text, answer) = one.join().unwrap();
        match answer.status {
            303 => kept += 1,
            503 => {
                assert!(answer.headers["retry-after"].parse::<u32>().unwrap() > 0);
                assert!(answer.text().contains(&text), "the text is still in the form");
                later += 1;
            }
            other => panic!("{other}"),
        }
    }
    assert!(kept > 0 && later > 0, "{kept} kept, {later} told to come back");
    assert_eq!(setup.pull_all(0).0.len(), kept);
    running.stop();
}

/// The median time of some journeys of one visitor.
fn median(setup: &Setup, from: &str) -> Duration {
    let mut times: Vec<Duration> = (0..7)
        .map(|_| {
            let start = Instant::now();
            let mut client = Client::connect(setup.address).unwrap();
            assert!(client.journey(TEXT, &[("x-test-address", from)]).unwrap().is_some());
            start.elapsed()
        })
        .collect();
    times.sort();
    times[3]
}

#[test]
fn a_flood_of_wrong_codes_does_not_hold_up_reports() {
    let mut setup = Setup::new();
    setup.limits.push_str("queue = 8\nworkers = 2\n");
    let running = setup.start();
    let quiet = median(&setup, "192.0.2.1");
    let stop = Arc::new(AtomicBool::new(false));
    let flood: Vec<_> = (0..8)
        .map(|_| {
            let (stop, address) = (stop.clone(), setup.address);
            thread::spawn(move || {
                let mut tried = 0;
                while !stop.load(Ordering::Relaxed) {
                    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
                    let code = envelope::receipt::Receipt::mint(&mut rng).digits().to_string();
                    let mut client = Client::connect(address).unwrap();
                    let answer =
                        client.form("/m", &[("code", &code)], &[("x-test-address", "198.51.100.7")]).unwrap();
                    assert!([422, 503].contains(&answer.status));
                    tried += 1;
                }
                tried
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(300));
    let flooded = median(&setup, "192.0.2.1");
    stop.store(true, Ordering::Relaxed);
    let tried: usize = flood.into_iter().map(|one| one.join().unwrap()).sum();
    eprintln!("a report took {quiet:?} in quiet and {flooded:?} beside {tried} wrong codes");
    // One core of two works on codes, so a report may take twice as long, and scheduling a little more.
    assert!(flooded < quiet * 4 + Duration::from_millis(200), "{quiet:?} became {flooded:?}");
    running.stop();
}

#[test]
fn one_flooding_visitor_does_not_close_the_portal_to_others() {
    let mut setup = Setup::new();
    setup.limits = "sends_per_hour = 5\ncodes_per_hour = 5\n".into();
    let running = setup.start();
    let from = |address: &str| {
        let mut client = Client::connect(setup.address).unwrap();
        client.journey(TEXT, &[("x-test-address", address)]).unwrap().is_some()
    };
    let kept = (0..9).filter(|_| from("198.51.100.7")).count();
    assert_eq!(kept, 5);
    assert!(from("192.0.2.1"), "somebody else is heard");
    assert!(from("203.0.113.1, 192.0.2.2"), "and whoever comes through a proxy, by the address it saw");
    running.stop();
}

/// A form that is sent while something is wrong, with the text still in the answer.
fn send_in_trouble(client: &mut Client) -> (u16, String) {
    let answer = client.form("/r/3", &[("who", "union"), ("text", TEXT), ("send", "1")], &[]).unwrap();
    (answer.status, answer.text())
}

fn at_the_form(setup: &Setup) -> Client {
    let mut client = Client::connect(setup.address).unwrap();
    client.form("/r", &[("safe", "yes")], &[]).unwrap();
    client.form("/r/2", &[("who", "union"), ("do", "next")], &[]).unwrap();
    client
}

#[test]
fn while_somebody_else_holds_the_database_the_text_is_kept_and_afterwards_it_goes_through() {
    let setup = Setup::new();
    let running = setup.start();
    let mut client = at_the_form(&setup);
    let path = setup.database.strip_prefix("sqlite:").unwrap().to_owned();
    let held = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let (release, wait) = tokio::sync::oneshot::channel::<()>();
    let (ready, is_held) = std::sync::mpsc::channel();
    let holder = thread::spawn(move || {
        held.block_on(async {
            let address = format!("sqlite:{path}");
            let store = store::Store::open(&address, store::Schema::Relay, &store::OpenOptions::default())
                .await
                .unwrap();
            let tx = store.write("hold").await.unwrap();
            ready.send(()).unwrap();
            let _ = wait.await;
            drop(tx);
        });
    });
    is_held.recv().unwrap();
    let (status, page) = send_in_trouble(&mut client);
    assert_eq!(status, 503, "{page}");
    assert!(page.contains(TEXT));
    release.send(()).unwrap();
    holder.join().unwrap();
    assert_eq!(send_in_trouble(&mut client).0, 303);
    assert_eq!(setup.pull_all(0).0.len(), 1);
    running.stop();
}

/// A file system in memory, gone afterwards, whatever happens.
struct SmallDisk(std::path::PathBuf);

impl SmallDisk {
    fn mount(at: &std::path::Path, options: &str) -> Self {
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).status().unwrap();
        assert!(mounted.success());
        Self(at.into())
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[test]
fn on_a_full_disk_the_text_is_kept_and_with_room_again_it_goes_through() {
    if !is_root() {
        eprintln!("a small disk needs root: not tested");
        return;
    }
    let mut setup = Setup::new();
    let disk = setup.folder.0.join("small");
    fs::create_dir_all(&disk).unwrap();
    let _disk = SmallDisk::mount(&disk, "size=3m");
    setup.database = format!("sqlite:{}", disk.join("relay.db").display());
    let running = setup.start();
    let mut client = at_the_form(&setup);
    fs::write(disk.join("ballast"), vec![0; 8 << 20]).unwrap_err();
    let (status, page) = send_in_trouble(&mut client);
    assert_eq!(status, 503, "{page}");
    assert!(page.contains(TEXT));
    assert!(setup.pull_is_empty_or_later());
    fs::remove_file(disk.join("ballast")).unwrap();
    let (status, _) = send_in_trouble(&mut client);
    assert_eq!(status, 303, "{}", running.said());
    assert_eq!(setup.pull_all(0).0.len(), 1);
    running.stop();
}

#[test]
fn a_folder_that_may_not_be_written_is_named_at_the_start() {
    let mut setup = Setup::new();
    // Root may write anywhere but to a file system that is mounted read-only.
    let disk = setup.folder.0.join("fixed");
    fs::create_dir_all(&disk).unwrap();
    let _disk = is_root().then(|| SmallDisk::mount(&disk, "ro"));
    let folder = if is_root() { disk.as_path() } else { std::path::Path::new("/proc") };
    setup.database = format!("sqlite:{}", folder.join("relay.db").display());
    let output = setup.output();
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("the database"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
}

#[test]
fn while_postgresql_is_away_the_text_is_kept_and_when_it_is_back_it_goes_through() {
    let Some(setup) = Setup::postgres() else { return };
    let running = setup.start();
    let mut client = at_the_form(&setup);
    // Every connection of the relay is cut, and no new one is let in.
    let (base, name) = setup.database.rsplit_once('/').unwrap();
    let sql = |statement: &str| {
        let done = Command::new("psql")
            .args(["-q", "-d", &format!("{base}/postgres"), "-c", statement])
            .output()
            .unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
    };
    sql(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"));
    sql(&format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    let (status, page) = send_in_trouble(&mut client);
    assert_eq!(status, 503, "{page}");
    assert!(page.contains(TEXT));
    sql(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS true"));
    let end = Instant::now() + Duration::from_secs(30);
    while send_in_trouble(&mut client).0 != 303 {
        assert!(Instant::now() < end, "{}", running.said());
        thread::sleep(Duration::from_millis(200));
    }
    assert_eq!(setup.pull_all(0).0.len(), 1);
    running.stop();
}

#[test]
fn a_hundred_megabytes_are_refused_politely() {
    let setup = Setup::new();
    let running = setup.start();
    let mut client = at_the_form(&setup);
    let body = vec![b'a'; 100 * 1024 * 1024];
    let kind = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let answer = client.ask("POST", "/r/3", &kind, &body).unwrap();
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("<h1>"), "a page, not a broken line");
    drop(client);
    assert!(at_the_form(&setup).ask("GET", "/r/3", &[], b"").unwrap().text().contains("<textarea"));
    running.stop();
}
