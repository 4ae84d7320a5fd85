//! A report whose acknowledgement was read is there, once, whatever happens to the machine in that moment.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod common;

use common::{Client, Folder, Setup, random, send_until_it_breaks};
use std::{
    collections::{HashMap, HashSet},
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

const WRITERS: usize = 8;

/// How often: a few times while somebody waits, often on a build machine, very often on request.
fn rounds() -> usize {
    let asked = std::env::var("ZICHTBAAR_KILLS").ok().and_then(|rounds| rounds.parse().ok());
    let usual = if std::env::var("CI").as_deref() == Ok("true") { 200 } else { 20 };
    asked.unwrap_or(usual)
}

fn moment() -> Duration {
    Duration::from_millis(30 + u64::from(random::<1>()[0]))
}

/// Load from eight writers, then the end at a random moment; what they read as acknowledged.
fn load_and_kill(setup: &Setup) -> Vec<[u8; 32]> {
    let running = setup.start();
    let address = setup.address;
    let writers: Vec<_> =
        (0..WRITERS).map(|n| thread::spawn(move || send_until_it_breaks(address, 2_000 + n * 700))).collect();
    thread::sleep(moment());
    running.kill();
    writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
}

/// What is missing and what is there twice, of everything acknowledged, after a restart.
fn check(setup: &Setup, acknowledged: &[[u8; 32]], after: &mut u64) -> (usize, usize) {
    let running = setup.start();
    let (items, last) = setup.pull_all(*after);
    running.stop();
    *after = last;
    let mut seen: HashMap<[u8; 32], usize> = HashMap::new();
    for item in items {
        *seen.entry(item.id).or_default() += 1;
    }
    let missing = acknowledged.iter().filter(|id| !seen.contains_key(*id)).count();
    (missing, seen.values().filter(|count| **count > 1).count())
}

fn kill_again_and_again(setup: &Setup, rounds: usize) {
    let (mut total, mut after) = (0, 0);
    for round in 0..rounds {
        let acknowledged = load_and_kill(setup);
        assert_eq!(check(setup, &acknowledged, &mut after), (0, 0), "round {round}: lost, doubled");
        total += acknowledged.len();
    }
    assert!(total >= rounds, "the load was real: {total} reports in {rounds} rounds");
    eprintln!("{total} acknowledged reports, {rounds} kills, none lost, none doubled");
}

#[test]
fn no_acknowledged_report_is_lost_when_the_relay_is_killed() {
    kill_again_and_again(&Setup::new(), rounds());
}

#[test]
fn no_acknowledged_report_is_lost_when_the_relay_is_killed_over_postgresql() {
    if let Some(setup) = Setup::postgres() {
        kill_again_and_again(&setup, rounds() / 2);
    }
}

#[test]
fn a_receipt_that_was_shown_opens_its_mailbox_after_the_relay_was_killed() {
    let setup = Setup::new();
    for _ in 0..3 {
        let running = setup.start();
        let address = setup.address;
        let writers: Vec<_> = (0..3)
            .map(|_| {
                thread::spawn(move || {
                    let mut codes = Vec::new();
                    while let Ok(mut client) = Client::connect(address) {
                        match client.journey("they hold my passport", &[]) {
                            Ok(Some(code)) => codes.push(code),
                            Ok(None) => {}
                            Err(_) => break,
                        }
                    }
                    codes
                })
            })
            .collect();
        thread::sleep(Duration::from_millis(1_500) + moment());
        running.kill();
        let codes: Vec<String> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        assert!(!codes.is_empty());
        assert_eq!(codes.iter().collect::<HashSet<_>>().len(), codes.len());
        let running = setup.start();
        for code in codes {
            let mut client = Client::connect(setup.address).unwrap();
            let answer = client.form("/m", &[("code", &code)], &[]).unwrap();
            assert_eq!(answer.headers.get("location").map(String::as_str), Some("/m/1"), "{}", answer.status);
        }
        running.stop();
    }
}

struct Tools {
    shim: PathBuf,
    replay: PathBuf,
    _folder: Folder,
}

/// The power-cut simulator beside these tests.
fn tools() -> Tools {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/powercut/unsynced.c");
    let folder = Folder::new();
    let (shim, replay) = (folder.0.join("libunsynced.so"), folder.0.join("unsynced-replay"));
    let compile = |arguments: &[&str], to: &Path, after: &[&str]| {
        let done =
            Command::new("cc").arg("-O2").args(arguments).arg("-o").arg(to).arg(&source).args(after).status();
        assert!(done.unwrap().success(), "cc");
    };
    compile(&["-shared", "-fPIC"], &shim, &["-ldl", "-pthread"]);
    compile(&["-DREPLAY"], &replay, &[]);
    Tools { shim, replay, _folder: folder }
}

/// Kills under load and takes back every write that no sync covered; how many acknowledged reports are gone.
fn cut_power(tools: &Tools, rounds: usize, arguments: &[&str], lying_disk: bool) -> (usize, usize) {
    let (mut lost, mut total) = (0, 0);
    let mut setup = Setup::new();
    setup.start().stop();
    let mut after = 0;
    for round in 0..rounds {
        let log = setup.folder.0.join(format!("undo-{round}.log"));
        setup.environment = vec![
            ("LD_PRELOAD".into(), tools.shim.display().to_string()),
            ("UNSYNCED_DIR".into(), setup.folder.0.join("data").display().to_string()),
            ("UNSYNCED_LOG".into(), log.display().to_string()),
        ];
        if lying_disk {
            setup.environment.push(("UNSYNCED_IGNORE_SYNC".into(), "1".into()));
        }
        setup.arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
        let acknowledged = load_and_kill(&setup);
        let replayed = Command::new(&tools.replay).arg(&log).output().unwrap();
        assert!(replayed.status.success(), "{}", String::from_utf8_lossy(&replayed.stderr));
        setup.environment.clear();
        setup.arguments.clear();
        total += acknowledged.len();
        let (missing, doubled) = check(&setup, &acknowledged, &mut after);
        assert_eq!(doubled, 0);
        lost += missing;
    }
    (lost, total)
}

#[test]
fn no_acknowledged_report_is_lost_when_the_power_goes() {
    let tools = tools();
    let (lost, total) = cut_power(&tools, (rounds() / 4).max(3), &[], false);
    assert!(total > 0);
    assert_eq!(lost, 0, "of {total}");
    eprintln!("{total} acknowledged reports, every unsynced write taken back, none lost");
}

#[test]
fn this_test_would_notice_a_database_or_a_disk_that_does_not_sync() {
    let tools = tools();
    let (lost, total) = cut_power(&tools, 2, &["--unsafe-no-sync"], false);
    assert!(lost > 0, "synchronous=OFF lost {lost} of {total}");
    let (lost, total) = cut_power(&tools, 2, &[], true);
    assert!(lost > 0, "a lying disk lost {lost} of {total}");
}

/// A PostgreSQL cluster of this test's own, which can be killed.
struct Cluster {
    folder: Folder,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    fn new() -> Option<Self> {
        let programs = ["15", "16", "17", "18"]
            .map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
        let programs = programs.into_iter().find(|folder| folder.join("initdb").exists())?;
        let cluster = Self { folder: Folder::new(), programs, port: common::free_address().port() };
        if common::is_root() {
            assert!(Command::new("chown").arg("postgres").arg(&cluster.folder.0).status().unwrap().success());
        }
        cluster.run("initdb", &["-A", "trust", "-U", "zichtbaar"]);
        cluster.start();
        Some(cluster)
    }

    /// PostgreSQL never runs as root.
    fn run(&self, program: &str, arguments: &[&str]) {
        let program = self.programs.join(program).display().to_string();
        let data = self.folder.0.join("data").display().to_string();
        let as_postgres: &[&str] = if common::is_root() { &["runuser", "-u", "postgres", "--"] } else { &[] };
        let all = [as_postgres, &[&program, "-D", &data], arguments].concat();
        let done = Command::new(all[0]).args(&all[1..]).stdout(std::process::Stdio::null()).status().unwrap();
        assert!(done.success(), "{program}");
    }

    fn start(&self) {
        let folder = self.folder.0.display();
        let options =
            format!("-p {} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder}", self.port);
        let log = format!("{folder}/log");
        self.run("pg_ctl", &["-w", "-l", &log, "-o", &options, "start"]);
    }

    /// Every process of it, at once, with nothing finished: what is not in its log on the disk is gone.
    fn kill(&self) {
        self.run("pg_ctl", &["-m", "immediate", "stop"]);
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let pid = std::fs::read_to_string(self.folder.0.join("data/postmaster.pid")).unwrap_or_default();
        if let Some(pid) = pid.lines().next() {
            let _ = Command::new("kill").arg("-QUIT").arg(pid).status();
        }
    }
}

#[test]
fn no_acknowledged_report_is_lost_when_postgresql_itself_is_killed() {
    let Some(cluster) = Cluster::new() else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL must be here");
        eprintln!("there is no PostgreSQL here: not tested");
        return;
    };
    let mut setup = Setup::new();
    setup.database = format!("postgres://zichtbaar@127.0.0.1:{}/postgres", cluster.port);
    let (mut after, mut total) = (0, 0);
    for round in 0..(rounds() / 20).clamp(2, 10) {
        let running = setup.start();
        let address = setup.address;
        let writers: Vec<_> =
            (0..WRITERS).map(|_| thread::spawn(move || send_until_it_breaks(address, 2_000))).collect();
        thread::sleep(Duration::from_millis(200) + moment());
        cluster.kill();
        thread::sleep(Duration::from_millis(100));
        running.kill();
        let acknowledged: Vec<[u8; 32]> =
            writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
        cluster.start();
        assert_eq!(check(&setup, &acknowledged, &mut after), (0, 0), "round {round}: lost, doubled");
        total += acknowledged.len();
    }
    assert!(total > 0);
    eprintln!("{total} acknowledged reports, PostgreSQL killed under load, none lost");
}
