//! What must be there after whatever happened: every report whose acknowledgement was read, whole, once; every receipt
//! that was shown opens its mailbox.
use super::{Client, Sent, Setup, on_build_machine, random, send};
use envelope::relay_api::{Item, REPORTS_PATH};
use sha2::{Digest, Sha256};
use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

/// How often: a few times while somebody waits, often on a build machine, very often on request.
pub fn rounds() -> usize {
    let asked = std::env::var("ZICHTBAAR_KILLS").ok().and_then(|rounds| rounds.parse().ok());
    asked.unwrap_or(if on_build_machine() { 200 } else { 20 })
}

/// A random moment under load, up to a third of a second in.
pub fn moment() -> Duration {
    Duration::from_micros(10_000 + u64::from(u16::from_le_bytes(random())) * 5)
}

/// What was acknowledged so far.
#[derive(Default)]
pub struct Kept {
    ids: HashSet<[u8; 32]>,
    new: Sent,
    codes: usize,
    after: u64,
}

impl Kept {
    pub fn expect(&mut self, sent: Sent) {
        self.new.add(sent);
    }

    pub fn reports(&self) -> usize {
        self.ids.len()
    }

    pub fn codes(&self) -> usize {
        self.codes
    }

    /// What was sent since the last look. Whoever was told nothing sends again, and it is there once all the same.
    pub fn look_at_the_new(&mut self, setup: &Setup) {
        let mut new = std::mem::take(&mut self.new);
        for (id, body) in new.unfinished {
            assert_eq!(send(setup.address, "POST", REPORTS_PATH, &[], &body).unwrap().status, 204);
            new.acknowledged.push(id);
        }
        let (items, last) = setup.pull_all(self.after);
        self.after = last;
        assert_eq!(lost_or_doubled(&items, new.acknowledged.iter()), (0, 0), "lost, doubled");
        self.ids.extend(new.acknowledged);
        self.codes += new.codes.len();
        for code in new.codes {
            opens(setup, &code);
        }
    }

    /// Everything since the beginning: a later mishap must not take what an earlier one left.
    pub fn look_at_everything(&mut self, setup: &Setup) {
        self.look_at_the_new(setup);
        let (items, _) = setup.pull_all(0);
        assert_eq!(lost_or_doubled(&items, self.ids.iter()), (0, 0), "lost, doubled");
    }

    /// How much of it is gone.
    pub fn missing(&self, setup: &Setup) -> usize {
        let (items, _) = setup.pull_all(0);
        lost_or_doubled(&items, self.ids.iter().chain(&self.new.acknowledged)).0
    }

    pub fn are_among(&self, items: &[Item]) {
        assert_eq!(lost_or_doubled(items, self.ids.iter()), (0, 0), "lost, doubled");
    }
}

/// How many of the expected are not there or not whole, and how many of all are there twice.
fn lost_or_doubled<'a>(items: &[Item], expected: impl Iterator<Item = &'a [u8; 32]>) -> (usize, usize) {
    let mut seen: HashMap<[u8; 32], usize> = HashMap::new();
    let mut whole = HashSet::new();
    for item in items {
        *seen.entry(item.id).or_default() += 1;
        if <[u8; 32]>::from(Sha256::digest(&item.sealed)) == item.id {
            whole.insert(item.id);
        }
    }
    let lost = expected.filter(|id| !whole.contains(*id)).count();
    (lost, seen.values().filter(|count| **count > 1).count())
}

fn opens(setup: &Setup, code: &str) {
    let mut client = Client::connect(setup.address).unwrap();
    let answer = client.form("/m", &[("code", code)], &[]).unwrap();
    let to = answer.headers.get("location").map(String::as_str);
    assert_eq!(to, Some("/m/1"), "a receipt that was shown opens nothing: {}", answer.status);
}
