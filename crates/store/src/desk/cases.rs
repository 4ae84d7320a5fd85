//! Cases and what stands in them: what is sorted and filtered by stands in clear, everything else is sealed with a key of its
//! own.
use super::{
    apart::{Scope, after_cases, kept_cases, near, sees_case},
    case_entries::{EntryRow, entries, entry},
    inbox::{Held, held_by, held_by_team_of},
};
use crate::{Result, Row, StoreError, Tx, Value, assembled::Assembled};
use std::collections::BTreeMap;

/// A case as it lies there.
#[derive(Debug, Clone)]
pub struct CaseRow {
    /// Its number.
    pub number: i64,
    /// Counts what happens to it.
    pub version: i64,
    /// Code of where it stands.
    pub state: String,
    /// Who has it.
    pub assignee: Option<i64>,
    /// Which team has it.
    pub team: Option<i64>,
    /// Who opened it.
    pub entered_by: i64,
    /// The day it was opened.
    pub opened_day: u32,
    /// The day on which it is looked at whether it is still needed.
    pub review_day: u32,
    /// Who closed it and when.
    pub closed: Option<(i64, i64)>,
    /// Title and the reason of closing, sealed with its key.
    pub sealed: Option<Vec<u8>>,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:expr) => {
        concat!(
            $before,
            " number, version, state, assignee, team, entered_by, opened_day, review_day, closed_by, closed_at, sealed ",
            $after
        )
    };
}

fn read(row: &Row) -> Result<CaseRow> {
    Ok(CaseRow {
        number: row.int(0)?,
        version: row.int(1)?,
        state: row.text(2)?,
        assignee: row.maybe_int(3)?,
        team: row.maybe_int(4)?,
        entered_by: row.int(5)?,
        opened_day: row.day(6)?,
        review_day: row.day(7)?,
        closed: row.maybe_int(8)?.zip(row.maybe_int(9)?),
        sealed: row.maybe_bytes(10)?,
    })
}

/// Adds a case, and its wrapped key. `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_case(tx: &mut Tx, case: &CaseRow, wrapped: &[u8], once: &[u8; 32]) -> Result<bool> {
    const INSERT: &str = select!(
        "INSERT INTO cases (",
        ", once) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (once) DO NOTHING"
    );
    let mut values = values(case);
    values.push(once.into());
    if !tx.changed(INSERT, &values).await? {
        return Ok(false);
    }
    let sql = "INSERT INTO case_keys (number, wrapped) VALUES ($1, $2)";
    tx.changed(sql, &[case.number.into(), wrapped.into()]).await
}

fn values(case: &CaseRow) -> Vec<Value> {
    vec![
        case.number.into(),
        case.version.into(),
        case.state.as_str().into(),
        Value::Int(case.assignee),
        Value::Int(case.team),
        case.entered_by.into(),
        case.opened_day.into(),
        case.review_day.into(),
        Value::Int(case.closed.map(|(by, _)| by)),
        Value::Int(case.closed.map(|(_, at)| at)),
        Value::Bytes(case.sealed.clone()),
    ]
}

/// The case that this very form opened.
///
/// # Errors
/// What the database says.
pub async fn case_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT number FROM cases WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Writes every column. What is open again ends no more: nobody was told of its next end.
///
/// # Errors
/// What the database says.
pub async fn update_case(tx: &mut Tx, case: &CaseRow) -> Result<()> {
    const UPDATE: &str = "UPDATE cases SET version = $2, state = $3, assignee = $4, team = $5, entered_by = $6, \
        opened_day = $7, review_day = $8, closed_by = $9, closed_at = $10, sealed = $11, \
        end_told = CASE WHEN $3 = 'closed' THEN end_told ELSE NULL END, \
        erase_asked_by = CASE WHEN $3 = 'closed' THEN erase_asked_by ELSE NULL END WHERE number = $1";
    tx.run(UPDATE, &values(case)).await.map(|_| ())
}

/// The case of this number, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_case(tx: &mut Tx, number: i64) -> Result<Option<CaseRow>> {
    const LOCK: &str = select!("UPDATE cases SET version = version WHERE number = $1 RETURNING", "");
    tx.row(LOCK, &[number.into()]).await?.as_ref().map(read).transpose()
}

/// The case of this number.
///
/// # Errors
/// What the database says.
pub async fn case(tx: &mut Tx, number: i64) -> Result<Option<CaseRow>> {
    const ONE: &str = select!("SELECT", "FROM cases WHERE number = $1");
    tx.row(ONE, &[number.into()]).await?.as_ref().map(read).transpose()
}

/// The wrapped key of a case.
///
/// # Errors
/// What the database says.
pub async fn case_key(tx: &mut Tx, number: i64) -> Result<Option<Vec<u8>>> {
    let row = tx.row("SELECT wrapped FROM case_keys WHERE number = $1", &[number.into()]).await?;
    row.map(|row| row.bytes(0)).transpose()
}

/// The wrapped keys of all cases that are not erased, by number.
///
/// # Errors
/// What the database says.
pub async fn all_case_keys(tx: &mut Tx) -> Result<Vec<(i64, Vec<u8>)>> {
    let rows = tx.rows("SELECT number, wrapped FROM case_keys ORDER BY number", &[]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
}

/// A case with a task that should have been done before this day.
macro_rules! late_task {
    ($today:literal) => {
        concat!(
            "number IN (SELECT case_number FROM case_entries WHERE kind = 'task' AND done_at IS NULL \
             AND replaced_by IS NULL AND due < ",
            $today,
            ")"
        )
    };
}

/// Which part of the list.
pub struct CasePage<'a> {
    /// Code of a state; empty: whatever is not erased.
    pub state: &'a str,
    /// Who has it.
    pub held: Held,
    /// What of it somebody sees.
    pub scope: Scope,
    /// Today, for who stands in for whom and what is to be reviewed.
    pub today: u32,
    /// Only open ones that are to be reviewed today or before.
    pub to_review: bool,
    /// Only those in which a task is late.
    pub late: bool,
    /// The first day on which it was opened, and the last.
    pub opened: (Option<u32>, Option<u32>),
}

impl CasePage<'_> {
    /// Adds what is asked for; nothing is weighed that is not.
    fn add_to(&self, sql: &mut Assembled) {
        match self.state {
            "" => sql.add(" AND state <> 'erased'", &[]),
            state => sql.add(" AND state = ?", &[state.into()]),
        };
        self.held.add_to(sql, self.today);
        if self.scope != Scope::All {
            let seen = [("@who", self.scope.into()), ("@today", self.today.into())];
            sql.add_named(concat!(" AND ", sees_case!("@who", "@today")), &seen);
        }
        if self.to_review {
            sql.add(" AND state = 'open' AND review_day <= ?", &[self.today.into()]);
        }
        if self.late {
            sql.add(concat!(" AND ", late_task!("?")), &[self.today.into()]);
        }
        if let Some(day) = self.opened.0 {
            sql.add(" AND opened_day >= ?", &[day.into()]);
        }
        if let Some(day) = self.opened.1 {
            sql.add(" AND opened_day <= ?", &[day.into()]);
        }
    }
}

/// A page of the list, each with its wrapped key: first those whose day of looking again is there, the longest ago first, then the newest.
///
/// # Errors
/// What the database says.
pub async fn cases(
    tx: &mut Tx,
    page: &CasePage<'_>,
    (skip, limit): (i64, i64),
) -> Result<Vec<(CaseRow, Option<Vec<u8>>)>> {
    const PAGE: &str = select!(
        "SELECT",
        ", (SELECT wrapped FROM case_keys WHERE case_keys.number = cases.number) FROM cases WHERE 1 = 1"
    );
    let mut sql = Assembled::new(PAGE);
    page.add_to(&mut sql);
    sql.add(
        " ORDER BY CASE WHEN state = 'open' AND review_day <= ? THEN review_day ELSE ? END, number DESC LIMIT ? OFFSET ?",
        &[page.today.into(), i64::MAX.into(), limit.into(), skip.into()],
    );
    let rows = tx.rows_of(&sql).await?;
    rows.iter().map(|row| Ok((read(row)?, row.maybe_bytes(11)?))).collect()
}

/// How many cases are in a part of the list.
///
/// # Errors
/// What the database says.
pub async fn case_count(tx: &mut Tx, page: &CasePage<'_>) -> Result<i64> {
    let mut sql = Assembled::new("SELECT COUNT(*) FROM cases WHERE 1 = 1");
    page.add_to(&mut sql);
    tx.rows_of(&sql).await?.first().ok_or(StoreError::Shape(0))?.int(0)
}

/// The numbers of all cases that are in a scope.
///
/// # Errors
/// What the database says.
pub async fn cases_in(tx: &mut Tx, scope: Scope, today: u32) -> Result<Vec<i64>> {
    const SEEN: &str = concat!("SELECT number FROM cases WHERE ", sees_case!("$1", "$2"));
    let rows = tx.rows(SEEN, &[scope.into(), today.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// The cases from `first` to `last`, both included, each with its wrapped key and what stands in it.
///
/// # Errors
/// What the database says.
pub async fn cases_between(
    tx: &mut Tx,
    first: i64,
    last: i64,
) -> Result<Vec<(CaseRow, Option<Vec<u8>>, Vec<EntryRow>)>> {
    const CASES: &str = select!(
        "SELECT",
        ", (SELECT wrapped FROM case_keys WHERE case_keys.number = cases.number) \
           FROM cases WHERE number BETWEEN $1 AND $2"
    );
    const ENTRIES: &str = entries!("WHERE case_number BETWEEN $1 AND $2 ORDER BY id");
    let range = [first.into(), last.into()];
    let mut all = BTreeMap::new();
    for row in tx.rows(CASES, &range).await? {
        let case = read(&row)?;
        all.insert(case.number, (case, row.maybe_bytes(11)?, Vec::new()));
    }
    for row in tx.rows(ENTRIES, &range).await? {
        let entry = entry(&row)?;
        if let Some((_, _, entries)) = all.get_mut(&entry.case) {
            entries.push(entry);
        }
    }
    Ok(all.into_values().collect())
}

/// The highest number of a case.
///
/// # Errors
/// What the database says.
pub async fn last_case(tx: &mut Tx) -> Result<i64> {
    let row = tx.row("SELECT COALESCE(MAX(number), 0) FROM cases", &[]).await?;
    row.ok_or(StoreError::Shape(0))?.int(0)
}

/// How many cases there are.
#[derive(Debug, Clone, Copy, Default)]
pub struct CaseCounts {
    /// Open.
    pub open: i64,
    /// Open, with one member or somebody they stand in for.
    pub mine: i64,
    /// Open, with a team of theirs.
    pub my_teams: i64,
    /// Open, and nobody has them.
    pub nobodys: i64,
    /// Open, to be reviewed.
    pub to_review: i64,
    /// Open, with a task that is late.
    pub late: i64,
    /// Closed.
    pub closed: i64,
}

/// Counts the cases as `member` sees them today.
///
/// # Errors
/// What the database says.
pub async fn case_counts(tx: &mut Tx, member: i64, scope: Scope, today: u32) -> Result<CaseCounts> {
    const COUNT: &str = concat!(
        "SELECT SUM(CASE WHEN state = 'open' THEN 1 ELSE 0 END), \
         SUM(CASE WHEN state = 'open' AND ",
        held_by!("$1", "$3"),
        " THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'open' AND ",
        held_by_team_of!("$1"),
        " THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'open' AND assignee IS NULL AND team IS NULL THEN 1 ELSE 0 END), \
         SUM(CASE WHEN state = 'open' AND review_day <= $3 THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'open' AND ",
        late_task!("$3"),
        " THEN 1 ELSE 0 END), SUM(CASE WHEN state = 'closed' THEN 1 ELSE 0 END) FROM cases WHERE ",
        sees_case!("$2", "$3")
    );
    let row = tx.row(COUNT, &[member.into(), scope.into(), today.into()]).await?;
    let row = row.ok_or(StoreError::Shape(0))?;
    let count = |column| Ok::<_, StoreError>(row.maybe_int(column)?.unwrap_or(0));
    Ok(CaseCounts {
        open: count(0)?,
        mine: count(1)?,
        my_teams: count(2)?,
        nobodys: count(3)?,
        to_review: count(4)?,
        late: count(5)?,
        closed: count(6)?,
    })
}

/// Puts a report into a case. `false`: it is there.
///
/// # Errors
/// What the database says.
pub async fn attach_signal(tx: &mut Tx, case: i64, number: i64, (member, at): (i64, i64)) -> Result<bool> {
    let sql = "INSERT INTO case_signals (case_number, number, member, at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (case_number, number) DO NOTHING";
    tx.changed(sql, &[case.into(), number.into(), member.into(), at.into()]).await
}

/// Takes a report out of a case. `false`: it is not there.
///
/// # Errors
/// What the database says.
pub async fn detach_signal(tx: &mut Tx, case: i64, number: i64) -> Result<bool> {
    let sql = "DELETE FROM case_signals WHERE case_number = $1 AND number = $2";
    tx.changed(sql, &[case.into(), number.into()]).await
}

/// The reports of a case: number, who put it there and when.
///
/// # Errors
/// What the database says.
pub async fn signals_of_case(tx: &mut Tx, case: i64) -> Result<Vec<(i64, i64, i64)>> {
    let sql = "SELECT number, member, at FROM case_signals WHERE case_number = $1 ORDER BY number";
    let rows = tx.rows(sql, &[case.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?, row.int(2)?))).collect()
}

/// The cases of a report.
///
/// # Errors
/// What the database says.
pub async fn cases_of_signal(tx: &mut Tx, number: i64) -> Result<Vec<i64>> {
    let sql = "SELECT case_number FROM case_signals WHERE number = $1 ORDER BY case_number";
    tx.rows(sql, &[number.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Reports and other cases that name what a case names: the first of each pair is a report, the second a case.
///
/// # Errors
/// What the database says.
pub async fn named_like_case(tx: &mut Tx, case: i64) -> Result<(Vec<i64>, Vec<i64>)> {
    let sql = "SELECT DISTINCT number FROM identifiers WHERE hash IN (SELECT hash FROM case_identifiers \
               WHERE case_number = $1 ORDER BY entry DESC LIMIT 200) AND number NOT IN (SELECT number FROM case_signals WHERE case_number = $1) \
               ORDER BY number DESC LIMIT 20";
    let signals = tx.rows(sql, &[case.into()]).await?;
    let sql = "SELECT DISTINCT case_number FROM case_identifiers WHERE hash IN (SELECT hash FROM case_identifiers \
               WHERE case_number = $1 ORDER BY entry DESC LIMIT 200) AND case_number <> $1 ORDER BY case_number DESC LIMIT 20";
    let cases = tx.rows(sql, &[case.into()]).await?;
    let numbers = |rows: &[Row]| rows.iter().map(|row| row.int(0)).collect::<Result<Vec<i64>>>();
    Ok((numbers(&signals)?, numbers(&cases)?))
}

/// Cases that name what a report names.
///
/// # Errors
/// What the database says.
pub async fn cases_like_signal(tx: &mut Tx, number: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT case_number FROM case_identifiers WHERE hash IN (SELECT hash FROM identifiers \
               WHERE number = $1) ORDER BY case_number DESC LIMIT 20";
    tx.rows(sql, &[number.into()]).await?.iter().map(|row| row.int(0)).collect()
}
