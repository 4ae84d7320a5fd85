//! Very many at once: nothing is lost, whoever must wait is told so and keeps the text, and nobody can shut out the others.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Client, Running, Setup, free_address, send, spread, submission};
use envelope::relay_api::REPORTS_PATH;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use std::{
    collections::HashSet,
    net::{SocketAddr, TcpStream},
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

/// Everybody sends at once; what each was answered.
fn all_at_once(address: SocketAddr, writers: usize, each: usize) -> Vec<([u8; 32], u16, Option<String>)> {
    let threads: Vec<_> = (0..writers)
        .map(|_| {
            thread::spawn(move || {
                let mut client = Client::connect(address).unwrap();
                let mut one = |_| {
                    let (id, body) = submission(2_000);
                    let answer = client.ask("POST", REPORTS_PATH, &[], &body).unwrap();
                    (id, answer.status, answer.headers.get("retry-after").cloned())
                };
                (0..each).map(&mut one).collect::<Vec<_>>()
            })
        })
        .collect();
    threads.into_iter().flat_map(|thread| thread.join().unwrap()).collect()
}

fn ten_thousand(setup: &Setup) {
    let running = setup.start();
    let sent = all_at_once(setup.address, WRITERS, REPORTS.div_ceil(WRITERS));
    assert!(sent.len() >= REPORTS && sent.iter().all(|(_, status, _)| *status == 204));
    let (items, _) = setup.pull_all(0);
    assert_eq!(items.len(), sent.len(), "lost or doubled");
    let places: HashSet<u64> = items.iter().map(|item| item.place).collect();
    assert_eq!(places.len(), items.len(), "a place was given twice");
    let ids = |all: &mut dyn Iterator<Item = [u8; 32]>| all.collect::<HashSet<_>>();
    assert_eq!(ids(&mut items.iter().map(|item| item.id)), ids(&mut sent.iter().map(|(id, ..)| *id)));
    running.stop();
}

#[test]
fn of_ten_thousand_reports_by_sixty_four_at_once_none_fails_none_is_lost_none_is_there_twice() {
    ten_thousand(&Setup::new());
}

#[test]
fn of_ten_thousand_reports_over_postgresql_none_fails_none_is_lost_none_is_there_twice() {
    if let Some(setup) = Setup::postgres() {
        ten_thousand(&setup);
    }
}

#[test]
fn beyond_what_can_be_done_a_program_that_seals_by_itself_is_told_when_to_come_back() {
    let mut setup = Setup::new();
    setup.limits.push_str("writers = 1\n");
    let running = setup.start();
    let sent = all_at_once(setup.address, WRITERS, 10);
    let kept: HashSet<[u8; 32]> =
        sent.iter().filter(|(_, status, _)| *status == 204).map(|(id, ..)| *id).collect();
    let later: Vec<_> = sent.iter().filter(|(_, status, _)| *status == 503).collect();
    assert_eq!(kept.len() + later.len(), sent.len(), "kept, or told to come back");
    assert!(!kept.is_empty() && !later.is_empty(), "{} kept, {} told to come back", kept.len(), later.len());
    for (_, _, retry) in later {
        assert!(retry.as_deref().unwrap().parse::<u32>().unwrap() > 0);
    }
    let (items, _) = setup.pull_all(0);
    assert_eq!(items.iter().map(|item| item.id).collect::<HashSet<_>>(), kept, "told exactly what is true");
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
                client.choose(&[]).unwrap();
                let text = format!("{TEXT} {n}");
                let answer = client.tell(&text, &[]).unwrap();
                (client, text, answer)
            })
        })
        .collect();
    let (mut kept, mut waiting) = (0, Vec::new());
    for one in all {
        let (client, text, answer) = one.join().unwrap();
        match answer.status {
            303 => kept += 1,
            503 => {
                assert!(answer.headers["retry-after"].parse::<u32>().unwrap() > 0);
                assert!(answer.text().contains(&text), "the text is still in the form");
                waiting.push((client, text));
            }
            other => panic!("{other}"),
        }
    }
    assert!(kept > 0 && !waiting.is_empty(), "{kept} kept, {} told to come back", waiting.len());
    assert_eq!(setup.pull_all(0).0.len(), kept);
    // Who comes back, is heard.
    let (mut client, text) = waiting.remove(0);
    assert_eq!(client.tell(&text, &[]).unwrap().status, 303);
    running.stop();
}

/// How long journeys of one visitor take.
fn journeys(address: SocketAddr, from: &str) -> f64 {
    let one = |_| {
        let start = Instant::now();
        let mut client = Client::connect(address).unwrap();
        assert!(client.journey(TEXT, &[("x-test-address", from)]).unwrap().is_some());
        start.elapsed()
    };
    let [median, ..] = spread(&mut (0..7).map(one).collect::<Vec<_>>());
    median
}

fn code() -> String {
    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
    envelope::receipt::Receipt::mint(&mut rng).digits().to_string()
}

#[test]
fn a_flood_of_wrong_codes_does_not_hold_up_reports() {
    let mut setup = Setup::new();
    setup.limits.push_str("queue = 8\nworkers = 2\n");
    let running = setup.start();
    let quiet = journeys(setup.address, "192.0.2.1");
    let stop = Arc::new(AtomicBool::new(false));
    let flood: Vec<_> = (0..8)
        .map(|_| {
            let (stop, address) = (stop.clone(), setup.address);
            thread::spawn(move || {
                let mut tried = 0;
                while !stop.load(Ordering::Relaxed) {
                    let mut client = Client::connect(address).unwrap();
                    let from = [("x-test-address", "198.51.100.7")];
                    let answer = client.form("/m", &[("code", &code())], &from).unwrap();
                    assert!([422, 503].contains(&answer.status));
                    tried += 1;
                }
                tried
            })
        })
        .collect();
    thread::sleep(Duration::from_millis(300));
    let flooded = journeys(setup.address, "192.0.2.1");
    stop.store(true, Ordering::Relaxed);
    let tried: usize = flood.into_iter().map(|one| one.join().unwrap()).sum();
    eprintln!("a report took {quiet:.0} ms in quiet and {flooded:.0} ms beside {tried} wrong codes");
    assert!(tried > 8, "it was a flood");
    // One core of two works on codes, so a report may take twice as long, and scheduling a little more.
    assert!(flooded < quiet * 4.0 + 200.0, "{quiet} became {flooded} ms");
    running.stop();
}

/// Whether a report of this visitor is kept.
fn is_heard(address: SocketAddr, from: &str) -> bool {
    let mut client = Client::connect(address).unwrap();
    client.journey(TEXT, &[("x-test-address", from)]).unwrap().is_some()
}

/// Five of everything for each visitor, three times as much for all onion visitors together.
fn with_small_budgets() -> (Setup, SocketAddr, Running) {
    let mut setup = Setup::new();
    let onion = free_address();
    setup.onion = Some(onion);
    setup.limits = "sends_per_hour = 5\ncodes_per_hour = 5\nonion_share = 3\n".into();
    let running = setup.start();
    (setup, onion, running)
}

#[test]
fn one_flooding_visitor_does_not_close_the_portal_to_others() {
    let (setup, onion, running) = with_small_budgets();
    let kept = (0..9).filter(|_| is_heard(setup.address, "198.51.100.7")).count();
    assert_eq!(kept, 5);
    assert!(is_heard(setup.address, "192.0.2.1"), "somebody else is heard");
    assert!(
        is_heard(setup.address, "203.0.113.1, 192.0.2.2"),
        "and whoever comes through a proxy, by what it saw"
    );
    assert!(
        !is_heard(setup.address, "192.0.2.9, 198.51.100.7"),
        "inventing an address before one's own helps nobody"
    );
    assert!(is_heard(onion, "198.51.100.7"), "and who comes through Tor");
    let try_code = |from: &str| {
        let mut client = Client::connect(setup.address).unwrap();
        client.form("/m", &[("code", &code())], &[("x-test-address", from)]).unwrap().status
    };
    let tried: Vec<u16> = (0..8).map(|_| try_code("198.51.100.8")).collect();
    assert_eq!(tried, [422, 422, 422, 422, 422, 429, 429, 429]);
    assert_eq!(try_code("192.0.2.3"), 422, "somebody else may come back to an answer");
    assert!(is_heard(setup.address, "198.51.100.8"), "who mistyped a code may still write");
    running.stop();
}

#[test]
fn a_flood_through_tor_does_not_close_the_open_door_nor_the_other_way_round() {
    let (setup, onion, running) = with_small_budgets();
    // Through Tor nobody has an address, whatever a header says.
    let kept = (0..18).filter(|n| is_heard(onion, &format!("192.0.2.{n}"))).count();
    assert_eq!(kept, 15, "all who come through Tor share a budget of three visitors");
    assert!(is_heard(setup.address, "192.0.2.1"), "the open door is open");
    running.stop();
}

#[test]
fn who_holds_a_thousand_connections_open_through_tor_does_not_close_the_open_door() {
    let mut setup = Setup::new();
    let onion = free_address();
    setup.onion = Some(onion);
    // What a service is given on most machines when nobody thought about it.
    setup.starter = ["sh", "-c", "ulimit -S -n 1024 && exec \"$@\"", "sh"].map(String::from).to_vec();
    let running = setup.start();
    let ours = getrlimit(Resource::Nofile);
    setrlimit(Resource::Nofile, Rlimit { current: ours.maximum, maximum: ours.maximum }).unwrap();
    let patience = Duration::from_secs(10);
    let held: Vec<TcpStream> =
        (0..1_100).map_while(|_| TcpStream::connect_timeout(&onion, patience).ok()).collect();
    assert!(held.len() > 1_024, "{}", held.len());
    let start = Instant::now();
    assert_eq!(send(setup.address, "GET", "/", &[], b"").unwrap().status, 200);
    assert!(is_heard(setup.address, "192.0.2.1"));
    let taken = start.elapsed();
    assert!(taken < Duration::from_secs(8), "{taken:?}: long before the idle ones are sent away");
    drop(held);
    running.stop();
}

#[test]
fn a_hundred_megabytes_are_refused_politely() {
    let setup = Setup::new();
    let running = setup.start();
    let mut client = Client::connect(setup.address).unwrap();
    client.choose(&[]).unwrap();
    let body = vec![b'a'; 100 * 1024 * 1024];
    let kind = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
    let answer = client.ask("POST", "/r/3", &kind, &body).unwrap();
    assert_eq!(answer.status, 413);
    assert!(answer.text().contains("<h1>"), "a page, not a broken line");
    assert!(is_heard(setup.address, "192.0.2.1"));
    running.stop();
}

/// A line of `/proc/PID/status` in MiB.
fn memory(running: &Running, line: &str) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", running.child.id())).unwrap();
    let found = status.lines().find_map(|one| one.strip_prefix(line)).unwrap();
    found.trim_matches([':', ' ', '\t']).trim_end_matches(" kB").trim().parse::<f64>().unwrap() / 1024.0
}

#[test]
fn sixty_four_files_that_come_in_at_once_take_fifty_mebibytes_more_at_most() {
    let mut setup = Setup::new();
    setup.limits.push_str("files_mib_per_hour = 1000000\n");
    let running = setup.start();
    let mebibytes = std::env::var("ZICHTBAAR_UPLOAD_MIB").map_or(4, |given| given.parse().unwrap());
    let before = memory(&running, "VmHWM");
    let address = setup.address;
    let all: Vec<_> = (0..WRITERS)
        .map(|n| {
            thread::spawn(move || {
                let from = format!("192.0.2.{n}");
                let mut client = Client::connect(address).unwrap();
                client.choose(&[("x-test-address", &from)]).unwrap();
                let mut said = String::new();
                // Who is told that there is no room at this moment presses again.
                for _ in 0..5 {
                    said = match client.upload(&[("x-test-address", &from)], mebibytes << 20) {
                        Ok(answer) if answer.text().contains(">1.jpg</bdi>") => return "taken".into(),
                        Ok(answer) => format!("{} {}", answer.status, answer.text()),
                        Err(error) => return error.to_string(),
                    };
                }
                said
            })
        })
        .collect();
    // All of them first: whoever fails must not end the relay under the others.
    let said: Vec<String> = all.into_iter().map(|one| one.join().unwrap()).collect();
    let other = said.iter().find(|said| *said != "taken");
    assert!(other.is_none(), "{other:?}\n{}", running.said());
    let (after, code) = (memory(&running, "VmHWM"), memory(&running, "RssFile"));
    eprintln!(
        "MiB at most: {before:.0} when idle, {after:.0} with 64 files of {mebibytes} MiB; {code:.0} of it the program"
    );
    // Beside the program itself, which is large in a build for tests.
    assert!(after - before < 50.0, "{:.0} MiB", after - before);
    running.stop();
}
