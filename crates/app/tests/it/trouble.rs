//! A full disk, a database that is held, frozen, gone or read-only: a clear answer with the text in it, nothing half-written,
//! and when the trouble is over it goes on without a hand.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    Client, Cluster, Folder, Load, Running, Setup, SmallDisk, binary, id_of, is_root, send, sql, submission,
};
use envelope::relay_api::{ENVELOPES_PATH, Pulled, REPORTS_PATH};
use rustix::process::{Resource, Rlimit, prlimit};
use std::{
    collections::HashSet,
    fs,
    os::unix::fs::{PermissionsExt, chown},
    thread,
    time::{Duration, Instant},
};

const TEXT: &str = "they hold my passport";
/// Nobody waits longer for a page that says what is wrong.
const PATIENCE: Duration = Duration::from_secs(30);

/// Somebody who has chosen who reads and is about to send, when something happens.
struct Person(Client);

impl Person {
    fn at_the_form(setup: &Setup) -> Self {
        let mut client = Client::connect(setup.address).unwrap();
        client.choose(&[]).unwrap();
        Self(client)
    }

    /// Sends while something is wrong: a clear page with the text in it, in good time.
    fn sends_in_vain(&mut self) {
        let start = Instant::now();
        let answer = self.0.tell(TEXT, &[]).unwrap();
        assert_eq!(answer.status, 503, "{}", answer.text());
        assert!(answer.text().contains(TEXT), "the text is still in the form");
        assert!(answer.headers.contains_key("retry-after"));
        assert!(start.elapsed() < PATIENCE, "{:?}", start.elapsed());
    }

    /// Sends the same again until it goes through, as somebody does who is told to.
    fn sends_until_heard(&mut self, running: &Running) {
        // A PostgreSQL that fell over for want of room first reads its log again, on a busy machine for longer than half a minute.
        let end = Instant::now() + Duration::from_secs(90);
        while self.0.tell(TEXT, &[]).unwrap().status != 303 {
            assert!(Instant::now() < end, "{}", running.said());
            thread::sleep(Duration::from_millis(200));
        }
        assert!(self.0.receipt(&[]).unwrap().is_some());
    }
}

/// While something is wrong: pages say so, programs are told to come back, and nothing of what was refused is there.
fn everybody_is_told(setup: &Setup) {
    assert_eq!(
        send(setup.address, "GET", "/", &[], b"").unwrap().status,
        200,
        "the numbers to call are always there"
    );
    // Each waits a while for the database, so all at once.
    thread::scope(|all| {
        all.spawn(|| {
            let first = Client::connect(setup.address).unwrap().form("/r", &[("safe", "yes")], &[]).unwrap();
            assert!(
                first.status == 503 && first.text().contains("<h1>"),
                "{}: {}",
                first.status,
                first.text()
            );
        });
        all.spawn(|| {
            let sealed = send(setup.address, "POST", REPORTS_PATH, &[], &submission(500).1).unwrap();
            assert!(sealed.status == 503 && sealed.headers.contains_key("retry-after"), "{}", sealed.status);
        });
        all.spawn(|| {
            let headers = setup.signed("GET", ENVELOPES_PATH, "after=0&limit=64", b"");
            let target = format!("{ENVELOPES_PATH}?after=0&limit=64");
            let pulled =
                send(setup.address, "GET", &target, &crate::common::borrowed(&headers), b"").unwrap();
            match pulled.status {
                200 => {
                    assert!(Pulled::from_bytes(&pulled.body).unwrap().items.is_empty(), "half of something")
                }
                other => assert_eq!(other, 503),
            }
        });
    });
}

/// Afterwards: exactly what was acknowledged, and the organisation can open it.
fn one_report_is_there(setup: &Setup) {
    let (items, _) = setup.pull_all(0);
    assert_eq!(items.len(), 1);
    assert!(setup.org.open(&items[0].sealed).is_some());
}

/// Somebody else has the whole database for themselves: a backup tool, a change of the tables.
struct Holder {
    release: tokio::sync::oneshot::Sender<()>,
    thread: thread::JoinHandle<()>,
}

impl Holder {
    fn hold(address: &str) -> Self {
        let (address, (release, wait)) = (address.to_owned(), tokio::sync::oneshot::channel::<()>());
        let (ready, is_held) = std::sync::mpsc::channel();
        let thread = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
            runtime.block_on(async {
                let options = store::OpenOptions::default();
                let store = store::Store::open(&address, store::Schema::Relay, &options).await.unwrap();
                let mut tx = store.write("hold").await.unwrap();
                if tx.is_postgres() {
                    let all = "LOCK TABLE drafts, counters, nonces IN ACCESS EXCLUSIVE MODE";
                    tx.run(all, &[]).await.unwrap();
                }
                ready.send(()).unwrap();
                let _ = wait.await;
                drop(tx);
                store.close().await;
            });
        });
        is_held.recv().unwrap();
        Self { release, thread }
    }

    fn let_go(self) {
        self.release.send(()).unwrap();
        self.thread.join().unwrap();
    }
}

fn while_it_is_held(setup: &Setup) {
    let running = setup.start();
    let mut person = Person::at_the_form(setup);
    let holder = Holder::hold(&setup.database);
    person.sends_in_vain();
    everybody_is_told(setup);
    holder.let_go();
    person.sends_until_heard(&running);
    one_report_is_there(setup);
    running.stop();
}

#[test]
fn while_somebody_else_holds_the_database_the_text_is_kept_and_afterwards_it_goes_through() {
    while_it_is_held(&Setup::new());
}

#[test]
fn while_somebody_else_holds_postgresql_the_text_is_kept_and_afterwards_it_goes_through() {
    if let Some(setup) = Setup::postgres() {
        while_it_is_held(&setup);
    }
}

#[test]
fn on_a_full_disk_the_text_is_kept_and_with_room_again_it_goes_through() {
    let mut setup = Setup::new();
    let Some(disk) = SmallDisk::mount(&setup.folder.0.join("small"), "size=3m") else {
        eprintln!(
            "nothing can be mounted here: a file that may not grow stands for a full disk, in another test"
        );
        return;
    };
    setup.database = format!("sqlite:{}", disk.0.join("relay.db").display());
    let running = setup.start();
    let mut person = Person::at_the_form(&setup);
    let ballast = disk.fill();
    person.sends_in_vain();
    everybody_is_told(&setup);
    fs::remove_file(ballast).unwrap();
    person.sends_until_heard(&running);
    one_report_is_there(&setup);
    // Killed on a full disk, it starts again when there is room, with what it had.
    disk.fill();
    running.kill();
    fs::remove_file(disk.0.join("ballast")).unwrap();
    let running = setup.start();
    one_report_is_there(&setup);
    running.stop();
}

#[test]
fn where_a_file_may_not_grow_the_text_is_kept_and_when_it_may_it_goes_through() {
    let mut setup = Setup::new();
    // The signal would end the process; without it a write that is too long fails, as on a full disk.
    setup.starter = ["sh", "-c", "trap '' XFSZ; exec \"$@\"", "sh"].map(String::from).to_vec();
    let running = setup.start();
    let mut person = Person::at_the_form(&setup);
    let limit = |current| prlimit(Some(running.pid()), Resource::Fsize, Rlimit { current, maximum: None });
    limit(Some(4_096)).unwrap();
    person.sends_in_vain();
    everybody_is_told(&setup);
    limit(None).unwrap();
    person.sends_until_heard(&running);
    one_report_is_there(&setup);
    running.stop();
}

#[test]
fn a_folder_that_may_not_be_written_is_named_at_the_start_and_when_it_may_the_relay_starts() {
    let mut setup = Setup::new();
    let data = setup.folder.0.join("data");
    if is_root() {
        // Root may write anywhere: somebody else runs it, from a place where anybody may read the program.
        let nobody = id_of("nobody").unwrap();
        setup.binary = setup.folder.0.join("zichtbaar");
        fs::copy(binary(), &setup.binary).unwrap();
        setup.user = Some(nobody);
        chown(&data, Some(nobody.0), Some(nobody.1)).unwrap();
    }
    let may = |mode| fs::set_permissions(&data, fs::Permissions::from_mode(mode)).unwrap();
    may(0o500);
    let output = setup.output();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(!output.status.success());
    assert!(said.contains("the database cannot be reached (cannot open)"), "{said}");
    assert!(!said.contains("panicked"), "{said}");
    may(0o700);
    let running = setup.start();
    Person::at_the_form(&setup).sends_until_heard(&running);
    running.kill();
    // A database that is there, in a folder that may not be written any more: its write-ahead log cannot be made again.
    may(0o500);
    if let Ok(output) = ended_soon(&setup) {
        assert!(String::from_utf8_lossy(&output).contains("the database"), "{output:?}");
    }
    may(0o700);
    let running = setup.start();
    one_report_is_there(&setup);
    running.stop();
}

/// What it said if it ended by itself within a moment; otherwise it is ended.
fn ended_soon(setup: &Setup) -> Result<Vec<u8>, ()> {
    let mut running = setup.spawn();
    let end = Instant::now() + Duration::from_secs(3);
    while Instant::now() < end {
        if running.child.try_wait().unwrap().is_some() {
            return Ok(running.said().into_bytes());
        }
        thread::sleep(Duration::from_millis(10));
    }
    running.kill();
    Err(())
}

/// A relay over a server of its own.
fn over_postgres() -> Option<(Cluster, Setup)> {
    let mut cluster = Cluster::new()?;
    cluster.start(&[], &[]);
    sql(&cluster.base(), "CREATE DATABASE relay");
    let setup = Setup::over(&format!("{}/relay", cluster.base()));
    Some((cluster, setup))
}

#[test]
fn while_postgresql_is_stopped_the_text_is_kept_and_when_it_is_back_it_goes_through() {
    let Some((mut cluster, setup)) = over_postgres() else { return };
    let running = setup.start();
    let mut person = Person::at_the_form(&setup);
    cluster.stop();
    person.sends_in_vain();
    everybody_is_told(&setup);
    cluster.start(&[], &[]);
    person.sends_until_heard(&running);
    one_report_is_there(&setup);
    running.stop();
}

#[test]
fn while_postgresql_answers_nobody_the_text_is_kept_and_when_it_does_it_goes_through() {
    let Some((cluster, setup)) = over_postgres() else { return };
    let running = setup.start();
    // Some are in the middle of a statement when it stands still, some are only about to begin.
    let people: Vec<Person> = (0..6).map(|_| Person::at_the_form(&setup)).collect();
    let load = Load::start(setup.address, 8, 0);
    thread::sleep(Duration::from_millis(200));
    let people: Vec<_> = thread::scope(|all| {
        let sending: Vec<_> = people
            .into_iter()
            .map(|mut person| {
                all.spawn(move || {
                    let start = Instant::now();
                    let answer = person.0.tell(TEXT, &[]).unwrap();
                    (person, answer, start.elapsed())
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(20));
        cluster.freeze();
        sending.into_iter().map(|one| one.join().unwrap()).collect()
    });
    for (_, answer, taken) in &people {
        assert!(answer.status == 303 || answer.text().contains(TEXT), "{}: the text is gone", answer.status);
        assert!(*taken < PATIENCE, "{taken:?}");
    }
    cluster.thaw();
    for (mut person, ..) in people {
        person.sends_until_heard(&running);
    }
    // What was sent twice, because nobody could say whether it was kept, is there once.
    let sent = load.end();
    let (items, _) = setup.pull_all(0);
    let ids: HashSet<[u8; 32]> = items.iter().map(|item| item.id).collect();
    assert_eq!(ids.len(), items.len());
    assert!(sent.acknowledged.iter().all(|id| ids.contains(id)));
    let written = items.iter().filter(|item| setup.org.open(&item.sealed).is_some()).count();
    assert_eq!(written, 6);
    running.stop();
}

#[test]
fn on_a_full_disk_of_postgresql_the_text_is_kept_and_with_room_again_it_goes_through() {
    let place = Folder::new();
    let Some(disk) = SmallDisk::mount(&place.0.join("small"), "size=60m") else {
        eprintln!("nothing can be mounted here: a full disk under PostgreSQL is not tested");
        return;
    };
    let Some(mut cluster) = Cluster::within(Folder(disk.0.clone()), &["--wal-segsize=1"]) else { return };
    cluster.start(&["max_wal_size=4MB", "min_wal_size=2MB"], &[]);
    sql(&cluster.base(), "CREATE DATABASE relay");
    let setup = Setup::over(&format!("{}/relay", cluster.base()));
    let running = setup.start();
    let mut people: Vec<Person> = (0..3).map(|_| Person::at_the_form(&setup)).collect();
    let ballast = disk.fill();
    people.iter_mut().for_each(Person::sends_in_vain);
    assert_eq!(send(setup.address, "GET", "/", &[], b"").unwrap().status, 200);
    let sealed = send(setup.address, "POST", REPORTS_PATH, &[], &submission(30_000).1).unwrap();
    assert!(sealed.status == 503 && sealed.headers.contains_key("retry-after"), "{}", sealed.status);
    fs::remove_file(ballast).unwrap();
    people.iter_mut().for_each(|person| person.sends_until_heard(&running));
    let (items, _) = setup.pull_all(0);
    let written = items.iter().filter(|item| setup.org.open(&item.sealed).is_some()).count();
    assert_eq!((items.len(), written), (3, 3), "nothing of what was refused, each of the others once");
    running.stop();
    drop(cluster);
}

#[test]
fn whose_connections_postgresql_cuts_in_the_middle_is_heard_all_the_same() {
    let Some(setup) = Setup::postgres() else { return };
    let running = setup.start();
    let mut person = Person::at_the_form(&setup);
    let (base, name) = setup.database.rsplit_once('/').unwrap();
    sql(base, &format!("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'"));
    person.sends_until_heard(&running);
    one_report_is_there(&setup);
    running.stop();
}
