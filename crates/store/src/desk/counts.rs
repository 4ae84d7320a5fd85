//! How many reports there are and how many ask for something: for the views of the inbox.
use super::{
    apart::{
        Scope, after_cases, apart_signals, few_signals, inner_cases, inner_signals, kept_cases, kept_signals,
        near, sees_signal,
    },
    inbox::{changed_for, due, held_by, held_by_team_of, not_taken_in_time},
    near::{has_few, near_signals},
};
use crate::{Result, StoreError, Tx, assembled::Assembled};

/// How many reports there are in each state, and how many ask for something.
#[derive(Default)]
pub struct Counts {
    /// State code and number.
    pub by_state: Vec<(String, i64)>,
    /// To do, and waiting for our answer.
    pub waiting_us: i64,
    /// To do, with one member or somebody they stand in for.
    pub mine: i64,
    /// To do, with a team of theirs.
    pub my_teams: i64,
    /// To do, with nobody and no team.
    pub nobodys: i64,
    /// To do before its turn.
    pub urgent: i64,
    /// To do, and waiting for a second look.
    pub second_looks: i64,
    /// To do, with time running.
    pub due: i64,
    /// To do, and not taken in time.
    pub over: i64,
    /// To do, and changed by others since the member looked.
    pub changed: i64,
}

/// How many of `$these` ask for something, each counted by itself: from an index both engines count what fits a condition several times
/// faster than they weigh ten conditions for each row.
macro_rules! counts_of {
    ($all:literal, $these:literal) => {
        concat!(
            "SELECT (SELECT COUNT(*) FROM ",
            $all,
            "), ",
            counts_of!(@one $these, "state = 'new'"),
            counts_of!(@one $these, "state = 'taken'"),
            counts_of!(@one $these, "state = 'reopened'"),
            counts_of!(@one $these, "state = 'waiting'"),
            counts_of!(@one $these, "state = 'aside'"),
            counts_of!(@one $these, "state NOT IN ('waiting', 'aside') AND waiting = 'us'"),
            counts_of!(@one $these, concat!("state NOT IN ('waiting', 'aside') AND ", held_by!("@me", "@today"))),
            counts_of!(@one $these, concat!("state NOT IN ('waiting', 'aside') AND ", held_by_team_of!("@me"))),
            counts_of!(@one $these, "state NOT IN ('waiting', 'aside') AND assignee IS NULL AND team IS NULL"),
            counts_of!(@one $these, "state NOT IN ('waiting', 'aside') AND urgency > 0"),
            counts_of!(@one $these, concat!("state NOT IN ('waiting', 'aside') AND ", due!("@now", "@soon"))),
            counts_of!(@one $these, concat!("state NOT IN ('waiting', 'aside') AND ", not_taken_in_time!("@now", "@soon"))),
            counts_of!(@one $these, concat!("state NOT IN ('waiting', 'aside') AND ", changed_for!("@me"))),
            "(SELECT COUNT(*) FROM second_looks WHERE number IN (SELECT number FROM ",
            $all,
            " WHERE state <> 'waiting' AND number IN (SELECT number FROM second_looks)))"
        )
    };
    (@one $these:literal, $what:expr) => {
        concat!("(SELECT COUNT(*) FROM ", $these, " AND ", $what, "), ")
    };
}

/// Some of the reports, read once, with all that is counted by: those of all, or of the few of [`few_signals`].
macro_rules! some_signals {
    (@of $all:literal, $which:expr) => {
        concat!(
            " some_signals AS MATERIALIZED (SELECT number, state, waiting, assignee, team, urgency, deletion_due, urgent_at FROM ",
            $all,
            " WHERE ",
            $which,
            ") "
        )
    };
    (signals, $which:expr) => {
        concat!("WITH", some_signals!(@of "signals", $which))
    };
    (near, $near:expr, $which:expr) => {
        concat!("WITH few AS MATERIALIZED (", $near, "),", some_signals!(@of "few AS signals", $which))
    };
    ($few:expr, $which:expr) => {
        concat!($few, ",", some_signals!(@of "few", $which))
    };
}

/// Counts the inbox, as `member` sees it today. The two moments: see [`Filter::running`].
///
/// # Errors
/// What the database says.
pub async fn inbox_counts(
    tx: &mut Tx,
    (member, scope): (i64, Scope),
    today: u32,
    (now, soon): (i64, i64),
) -> Result<Counts> {
    const ALL: &str = counts_of!("signals", "signals WHERE state <> 'closed'");
    const SOME: &str = counts_of!("some_signals", "some_signals WHERE state <> 'closed'");
    const SEEN: &str = some_signals!(signals, sees_signal!("@who", "@today"));
    const NEAR: &str = some_signals!(near, near_signals!("@who", "@today"), sees_signal!("@who", "@today"));
    const HIDDEN: &str = some_signals!(
        few_signals!(apart_signals!("@who", "@today")),
        concat!("NOT COALESCE(", sees_signal!("@who", "@today"), ", FALSE)")
    );
    let values = [
        ("@me", member.into()),
        ("@who", scope.into()),
        ("@today", today.into()),
        ("@now", now.into()),
        ("@soon", soon.into()),
    ];
    let mut all = Counts::default();
    if matches!(scope, Scope::All | Scope::AllBut(_)) {
        all = counted(tx, "", ALL, &values).await?;
    }
    match scope {
        Scope::All => Ok(all),
        Scope::AllBut(_) => Ok(all.without(&counted(tx, HIDDEN, SOME, &values).await?)),
        Scope::Near(who) if has_few(tx, who, today).await? => counted(tx, NEAR, SOME, &values).await,
        Scope::Near(_) => counted(tx, SEEN, SOME, &values).await,
    }
}

/// Asks one statement of [`counts_of`]; only values that it names are given.
async fn counted(
    tx: &mut Tx,
    some: &'static str,
    counts: &'static str,
    values: &[(&'static str, crate::Value)],
) -> Result<Counts> {
    let mut sql = Assembled::new("");
    for piece in [some, counts] {
        let named: Vec<_> = values.iter().filter(|(name, _)| piece.contains(name)).cloned().collect();
        sql.add_named(piece, &named);
    }
    let rows = tx.rows_of(&sql).await?;
    let row = rows.first().ok_or(StoreError::Shape(0))?;
    let mut by_state = Vec::new();
    let mut closed = row.int(0)?;
    for (column, state) in (1..).zip(["new", "taken", "reopened", "waiting", "aside"]) {
        let count = row.int(column)?;
        closed -= count;
        by_state.push((state.to_owned(), count));
    }
    by_state.push(("closed".to_owned(), closed));
    Ok(Counts {
        by_state,
        waiting_us: row.int(6)?,
        mine: row.int(7)?,
        my_teams: row.int(8)?,
        nobodys: row.int(9)?,
        urgent: row.int(10)?,
        due: row.int(11)?,
        over: row.int(12)?,
        changed: row.int(13)?,
        second_looks: row.int(14)?,
    })
}

impl Counts {
    /// These without those, which are among them.
    fn without(mut self, those: &Self) -> Self {
        for ((_, count), (_, less)) in self.by_state.iter_mut().zip(&those.by_state) {
            *count -= less;
        }
        self.waiting_us -= those.waiting_us;
        self.mine -= those.mine;
        self.my_teams -= those.my_teams;
        self.nobodys -= those.nobodys;
        self.urgent -= those.urgent;
        self.second_looks -= those.second_looks;
        self.due -= those.due;
        self.over -= those.over;
        self.changed -= those.changed;
        self
    }
}
