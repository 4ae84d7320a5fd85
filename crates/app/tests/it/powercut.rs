//! The power goes: every process dies, and every write is taken back that no sync covered (`powercut/README.md`). What was
//! acknowledged is there. A database or a disk that does not sync is noticed, or the rest would prove nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Cluster, Folder, Kept, Load, Setup, id_of, is_root, moment, rounds, sql};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

/// What PostgreSQL writes through stdio and makes anew after a crash.
const MADE_ANEW: &str = "postmaster.opts:pg_internal.init:pgstat.tmp";

/// The power-cut simulator beside these tests.
struct Simulator {
    shim: PathBuf,
    replay: PathBuf,
    _folder: Folder,
}

impl Simulator {
    fn build() -> Self {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/powercut/unsynced.c");
        let folder = Folder::new();
        let (shim, replay) = (folder.0.join("libunsynced.so"), folder.0.join("unsynced-replay"));
        let compile = |arguments: &[&str], to: &Path, after: &[&str]| {
            let mut cc = Command::new("cc");
            let done = cc.arg("-O2").args(arguments).arg("-o").arg(to).arg(&source).args(after).status();
            assert!(done.unwrap().success(), "cc");
        };
        compile(&["-shared", "-fPIC"], &shim, &["-ldl", "-pthread"]);
        compile(&["-DREPLAY"], &replay, &[]);
        Self { shim, replay, _folder: folder }
    }

    /// Once every process is dead: what a disk would hold that lost its cache. How many writes that took back.
    fn take_back(&self, log: &Path) -> usize {
        let replayed = Command::new(&self.replay).arg(log).output().unwrap();
        let said = String::from_utf8_lossy(&replayed.stdout).into_owned();
        assert!(replayed.status.success(), "{said}{}", String::from_utf8_lossy(&replayed.stderr));
        let after = |name: &str| -> usize {
            let named = |word: &str| word.strip_prefix(name)?.strip_prefix('=')?.parse().ok();
            said.split_whitespace().find_map(named).unwrap()
        };
        assert!(after("writes") > 0, "the simulator saw the writes: {said}");
        let _ = fs::remove_file(log.with_extension("log.replayed"));
        after("undone_writes")
    }
}

/// Kills under load and takes back what no sync covered. What was acknowledged, and how many writes were taken back.
fn cut(simulator: &Simulator, setup: &mut Setup, arguments: &[&str], lying_disk: bool) -> (Kept, usize) {
    let log = setup.folder.0.join("undo.log");
    setup.environment = vec![
        ("LD_PRELOAD".into(), simulator.shim.display().to_string()),
        ("UNSYNCED_DIR".into(), setup.folder.0.join("data").display().to_string()),
        ("UNSYNCED_LOG".into(), log.display().to_string()),
    ];
    if lying_disk {
        setup.environment.push(("UNSYNCED_IGNORE_SYNC".into(), "1".into()));
    }
    setup.arguments = arguments.iter().map(|argument| (*argument).to_owned()).collect();
    let running = setup.start();
    let load = Load::start(setup.address, 7, 1);
    thread::sleep(moment());
    running.kill();
    let mut kept = Kept::default();
    kept.expect(load.end());
    setup.environment.clear();
    setup.arguments.clear();
    (kept, simulator.take_back(&log))
}

#[test]
fn no_acknowledged_report_is_lost_when_the_power_goes() {
    let simulator = Simulator::build();
    let (mut total, mut taken_back) = (0, 0);
    let rounds = (rounds() / 4).max(3);
    // From the first minute of a relay on: the very first round makes the database.
    let mut setup = Setup::new();
    let mut all: Vec<Kept> = Vec::new();
    for round in 0.. {
        let (mut kept, undone) = cut(&simulator, &mut setup, &[], false);
        let running = setup.start();
        kept.look_at_everything(&setup);
        taken_back += undone;
        total += kept.reports();
        all.push(kept);
        // A few cuts can all come between two writes, and would show nothing: then more follow.
        let last = round + 1 >= rounds && (taken_back > 0 || round > rounds + 20);
        if round % 25 == 24 || last {
            // Moving what is in the write-ahead log into the database takes away nothing that was there before.
            all.iter().for_each(|earlier| assert_eq!(earlier.missing(&setup), 0));
            running.stop();
            all.clear();
            setup = Setup::new();
        } else {
            // Killed, not stopped: a stop would tidy the write-ahead log.
            running.kill();
        }
        if last {
            break;
        }
    }
    assert!(total > 0 && taken_back > 0, "{total} reports, {taken_back} writes taken back");
    eprintln!("{rounds} power cuts: {total} acknowledged reports, {taken_back} writes taken back, none lost");
}

#[test]
fn a_database_or_a_disk_that_does_not_sync_is_noticed() {
    let simulator = Simulator::build();
    for (arguments, lying_disk) in [(vec!["--unsafe-no-sync"], false), (vec![], true)] {
        let mut setup = Setup::new();
        setup.start().stop();
        let (kept, undone) = cut(&simulator, &mut setup, &arguments, lying_disk);
        let running = setup.start();
        let lost = kept.missing(&setup);
        assert!(
            undone > 0 && lost > 0,
            "{arguments:?} {lying_disk}: {undone} writes taken back, {lost} lost"
        );
        running.stop();
    }
}

/// A cluster whose power can be cut, and a place for the simulator's log beside it that it may write.
struct Machine {
    cluster: Cluster,
    log: PathBuf,
}

impl Machine {
    fn new() -> Option<Self> {
        let cluster = Cluster::new()?;
        let log = cluster.folder.0.join("undo.log");
        Some(Self { cluster, log })
    }

    fn start(&mut self, simulator: &Simulator, settings: &[&str], lying_disk: bool) {
        let data = self.cluster.data();
        let mut environment = vec![
            ("LD_PRELOAD", simulator.shim.as_path()),
            ("UNSYNCED_DIR", data.as_path()),
            ("UNSYNCED_LOG", self.log.as_path()),
            ("UNSYNCED_SKIP", Path::new(MADE_ANEW)),
        ];
        if lying_disk {
            environment.push(("UNSYNCED_IGNORE_SYNC", Path::new("1")));
        }
        self.cluster.start(settings, &environment);
    }

    /// The power goes, and comes back on a machine without the simulator.
    fn cut_and_start(&mut self, simulator: &Simulator) -> usize {
        self.cluster.kill();
        let undone = simulator.take_back(&self.log);
        self.own_everything();
        self.cluster.start(&[], &[]);
        undone
    }

    /// Replay ran as root: what it put back belongs to the server again.
    fn own_everything(&self) {
        if is_root() {
            let (user, group) = id_of("postgres").unwrap();
            let owner = format!("{user}:{group}");
            let owned = Command::new("chown").args(["-R", &owner]).arg(&self.cluster.folder.0).status();
            assert!(owned.unwrap().success());
        }
    }
}

#[test]
fn no_acknowledged_report_is_lost_when_the_power_of_the_database_server_goes() {
    let Some(mut machine) = Machine::new() else { return };
    let simulator = Simulator::build();
    machine.cluster.start(&[], &[]);
    sql(&machine.cluster.base(), "CREATE DATABASE relay");
    let setup = Setup::over(&format!("{}/relay", machine.cluster.base()));
    // The relay lives through all of it, and finds its way back without a hand.
    let running = setup.start();
    let (mut kept, mut taken_back) = (Kept::default(), 0);
    let rounds = (rounds() / 20).max(2);
    for _ in 0..rounds {
        machine.cluster.stop();
        machine.start(&simulator, &[], false);
        let load = Load::start(setup.address, 7, 1);
        thread::sleep(Duration::from_millis(200) + moment());
        taken_back += machine.cut_and_start(&simulator);
        thread::sleep(moment());
        kept.expect(load.end());
        kept.look_at_everything(&setup);
    }
    assert!(kept.reports() > rounds && taken_back > 0, "{} {taken_back}", kept.reports());
    eprintln!(
        "{rounds} power cuts of PostgreSQL: {} reports, {taken_back} writes taken back",
        kept.reports()
    );
    running.stop();
}

#[test]
fn a_postgresql_that_does_not_sync_is_noticed() {
    let simulator = Simulator::build();
    for (settings, lying_disk) in [(vec!["fsync=off"], false), (vec![], true)] {
        let Some(mut machine) = Machine::new() else { return };
        machine.cluster.start(&[], &[]);
        sql(&machine.cluster.base(), "CREATE DATABASE relay");
        let setup = Setup::over(&format!("{}/relay", machine.cluster.base()));
        setup.start().stop();
        machine.cluster.stop();
        machine.start(&simulator, &settings, lying_disk);
        let running = setup.start();
        let load = Load::start(setup.address, 7, 0);
        thread::sleep(Duration::from_millis(300));
        machine.cluster.kill();
        let mut kept = Kept::default();
        running.kill();
        kept.expect(load.end());
        simulator.take_back(&machine.log);
        machine.own_everything();
        machine.cluster.start(&[], &[]);
        let running = setup.start();
        let lost = kept.missing(&setup);
        assert!(lost > 0, "{settings:?} {lying_disk}: nothing was lost");
        running.stop();
    }
}
