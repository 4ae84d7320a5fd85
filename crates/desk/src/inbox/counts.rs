//! How many reports there are, as the list shows it at its head.
use crate::State;

/// How many reports there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// All.
    pub all: u64,
    /// To do: neither closed nor put off.
    pub open: u64,
    /// Nobody has taken them.
    pub new: u64,
    /// Put off.
    pub put_off: u64,
    /// Set aside.
    pub aside: u64,
    /// Closed.
    pub closed: u64,
    /// To do, and waiting for our answer.
    pub waiting_us: u64,
    /// To do, with the reader or whoever they stand in for.
    pub mine: u64,
    /// To do, with a team of the reader's.
    pub my_teams: u64,
    /// To do, with nobody and no team.
    pub nobodys: u64,
    /// To do before their turn.
    pub urgent: u64,
    /// To do, and waiting for a second look.
    pub second_looks: u64,
    /// To do, with time running.
    pub due: u64,
    /// To do, and not taken in time.
    pub over: u64,
    /// To do, and changed by others since the reader looked.
    pub changed: u64,
}

pub(super) fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}

pub(super) fn count(counts: &store::desk::Counts) -> Counts {
    let of = |state: State| {
        let found = counts.by_state.iter().find(|(code, _)| code == state.code());
        found.map_or(0, |(_, count)| number(*count))
    };
    let all = counts.by_state.iter().map(|(_, count)| number(*count)).sum();
    Counts {
        all,
        open: u64::saturating_sub(all, of(State::Closed) + of(State::Waiting) + of(State::Aside)),
        new: of(State::New),
        put_off: of(State::Waiting),
        aside: of(State::Aside),
        closed: of(State::Closed),
        waiting_us: number(counts.waiting_us),
        mine: number(counts.mine),
        my_teams: number(counts.my_teams),
        nobodys: number(counts.nobodys),
        urgent: number(counts.urgent),
        second_looks: number(counts.second_looks),
        due: number(counts.due),
        over: number(counts.over),
        changed: number(counts.changed),
    }
}
