//! A report whose acknowledgement was read is there, once, however the relay ends. `powercut.rs` asks more of the disk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Cluster, Kept, Load, Sent, Setup, moment, random, rounds, sql, submission};
use std::{thread, time::Duration};

/// Rounds over one database: beyond it a fresh one, so that a thousand rounds do not fill a disk.
const ROUNDS_EACH: usize = 100;

/// A killed relay is sometimes started only to be killed on its way up, in the middle of recovering.
fn kill_while_it_starts(setup: &Setup) {
    let running = setup.spawn();
    thread::sleep(Duration::from_micros(u64::from(random::<1>()[0]) * 100));
    running.kill();
}

fn kill_again_and_again(mut setup: impl FnMut() -> Setup, rounds: usize) {
    let (mut total, mut codes, mut slowest, mut left) = (0, 0, Duration::ZERO, rounds);
    while left > 0 {
        let setup = setup();
        let mut kept = Kept::default();
        for round in 0..left.min(ROUNDS_EACH) {
            let running = setup.start();
            let load = Load::start(setup.address, 6, 2);
            // Now and then somebody has just been shown a receipt.
            if round % 5 == 4 {
                load.until_a_receipt();
            }
            thread::sleep(moment());
            running.kill();
            let sent = load.end();
            if round % 3 == 0 {
                kill_while_it_starts(&setup);
            }
            let start = std::time::Instant::now();
            let running = setup.start();
            slowest = slowest.max(start.elapsed());
            kept.expect(sent);
            kept.look_at_the_new(&setup);
            running.stop();
        }
        left -= left.min(ROUNDS_EACH);
        let running = setup.start();
        kept.look_at_everything(&setup);
        running.stop();
        total += kept.reports();
        codes += kept.codes();
    }
    assert!(
        total >= rounds && codes > 0,
        "the load was real: {total} sealed and {codes} written in {rounds}"
    );
    eprintln!(
        "{rounds} kills: {total} sealed reports and {codes} written without scripts were acknowledged, none lost, none \
         doubled, none damaged; the slowest start afterwards took {slowest:?}"
    );
}

#[test]
fn no_acknowledged_report_is_lost_when_the_relay_is_killed() {
    kill_again_and_again(Setup::new, rounds());
}

#[test]
fn no_acknowledged_report_is_lost_when_the_relay_is_killed_over_postgresql() {
    if let Some(first) = Setup::postgres() {
        let mut first = Some(first);
        kill_again_and_again(|| first.take().or_else(Setup::postgres).unwrap(), rounds() / 2);
    }
}

#[test]
fn no_acknowledged_report_is_lost_when_postgresql_itself_is_killed() {
    let Some(mut cluster) = Cluster::new() else { return };
    cluster.start(&[], &[]);
    sql(&cluster.base(), "CREATE DATABASE relay");
    let setup = Setup::over(&format!("{}/relay", cluster.base()));
    // The relay lives through all of it, and finds its way back without a hand.
    let running = setup.start();
    let mut kept = Kept::default();
    for _ in 0..(rounds() / 20).clamp(2, 10) {
        let load = Load::start(setup.address, 7, 1);
        thread::sleep(Duration::from_millis(100) + moment());
        cluster.kill();
        thread::sleep(moment());
        cluster.start(&[], &[]);
        thread::sleep(moment());
        kept.expect(load.end());
        kept.look_at_everything(&setup);
    }
    assert!(kept.reports() > 0);
    eprintln!("{} acknowledged reports, PostgreSQL killed under load, none lost", kept.reports());
    running.stop();
}

#[test]
fn whoever_stops_the_relay_for_the_night_cuts_nobody_off_in_the_middle() {
    let setup = Setup::new();
    let mut kept = Kept::default();
    for _ in 0..3 {
        let running = setup.start();
        let load = Load::start(setup.address, 7, 1);
        thread::sleep(Duration::from_millis(300));
        running.stop();
        kept.expect(load.end());
    }
    let running = setup.start();
    kept.look_at_everything(&setup);
    assert!(kept.reports() > 0);
    running.stop();
}

#[test]
fn one_of_two_relays_over_one_database_dies_and_the_other_has_everything() {
    let Some(one) = Setup::postgres() else { return };
    let other = Setup::over(&one.database);
    let (mut first, second) = (Some(one.start()), other.start());
    let (at_one, at_other) = (Load::start(one.address, 4, 0), Load::start(other.address, 4, 1));
    // A desk reads at the second, always after the last place it saw, while both take in and then one of them dies.
    let (mut seen, mut after) = (Vec::new(), 0);
    for round in 0..60 {
        let (items, last) = other.pull_all(after);
        after = last;
        seen.extend(items);
        if round == 30 {
            first.take().unwrap().kill();
        }
        thread::sleep(Duration::from_millis(5));
    }
    let mut sent = at_one.end();
    sent.add(at_other.end());
    let mut kept = Kept::default();
    kept.expect(Sent { unfinished: Vec::new(), ..sent });
    kept.look_at_everything(&other);
    let (rest, _) = other.pull_all(after);
    seen.extend(rest);
    kept.are_among(&seen);
    second.stop();
}

#[test]
fn what_looks_for_loss_finds_it() {
    let setup = Setup::new();
    let running = setup.start();
    let mut kept = Kept::default();
    let (id, _never_sent) = submission(500);
    kept.expect(Sent { acknowledged: vec![id], ..Sent::default() });
    assert_eq!(kept.missing(&setup), 1);
    running.stop();
}
