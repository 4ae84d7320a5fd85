//! Presumed victims of a case, and the clocks that run for them. Lock the case before either is written.
use super::next_number;
use crate::{Result, Row, Tx};

/// A presumed victim's record.
#[derive(Debug, Clone)]
pub struct VictimRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Counts how often it was written.
    pub version: i64,
    /// Who wrote it last.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

/// A clock.
#[derive(Debug, Clone)]
pub struct ClockRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// Counts what happens to it.
    pub version: i64,
    /// Nobody ended it.
    pub running: bool,
    /// So many days before the last one it was told; 0: not yet.
    pub told: u32,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

macro_rules! victims {
    ($which:literal) => {
        concat!("SELECT id, case_number, version, member, at, sealed FROM victims ", $which)
    };
}

macro_rules! clocks {
    ($which:literal) => {
        concat!("SELECT id, case_number, victim, version, running, told, sealed FROM clocks ", $which)
    };
}

fn victim_row(row: &Row) -> Result<VictimRow> {
    Ok(VictimRow {
        id: row.int(0)?,
        case: row.int(1)?,
        version: row.int(2)?,
        member: row.int(3)?,
        at: row.int(4)?,
        sealed: row.bytes(5)?,
    })
}

fn clock_row(row: &Row) -> Result<ClockRow> {
    Ok(ClockRow {
        id: row.int(0)?,
        case: row.int(1)?,
        victim: row.int(2)?,
        version: row.int(3)?,
        running: row.flag(4)?,
        told: row.day(5)?,
        sealed: row.bytes(6)?,
    })
}

/// The next number of a record.
///
/// # Errors
/// What the database says.
pub async fn next_victim(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "victims").await
}

/// The next number of a clock.
///
/// # Errors
/// What the database says.
pub async fn next_clock(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "clocks").await
}

/// The record that this very form wrote before.
///
/// # Errors
/// What the database says.
pub async fn victim_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM victims WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Adds a record.
///
/// # Errors
/// What the database says.
pub async fn add_victim(tx: &mut Tx, row: &VictimRow, once: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO victims (id, case_number, version, member, at, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        row.id.into(),
        row.case.into(),
        row.version.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Writes a record anew: what it said before is not kept.
///
/// # Errors
/// What the database says.
pub async fn update_victim(tx: &mut Tx, row: &VictimRow) -> Result<()> {
    let sql = "UPDATE victims SET version = $2, member = $3, at = $4, sealed = $5 WHERE id = $1";
    let values = [row.id.into(), row.version.into(), row.member.into(), row.at.into(), (&row.sealed).into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// One record of a case.
///
/// # Errors
/// What the database says.
pub async fn victim(tx: &mut Tx, case: i64, id: i64) -> Result<Option<VictimRow>> {
    const ONE: &str = victims!("WHERE case_number = $1 AND id = $2");
    tx.row(ONE, &[case.into(), id.into()]).await?.as_ref().map(victim_row).transpose()
}

/// The records of a case, in the order in which they were begun.
///
/// # Errors
/// What the database says.
pub async fn victims_of(tx: &mut Tx, case: i64) -> Result<Vec<VictimRow>> {
    const ALL: &str = victims!("WHERE case_number = $1 ORDER BY id");
    tx.rows(ALL, &[case.into()]).await?.iter().map(victim_row).collect()
}

/// Adds a clock. `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_clock(tx: &mut Tx, row: &ClockRow, once: &[u8; 32]) -> Result<bool> {
    let sql = "INSERT INTO clocks (id, case_number, victim, version, running, told, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (once) DO NOTHING";
    let values = [
        row.id.into(),
        row.case.into(),
        row.victim.into(),
        row.version.into(),
        i64::from(row.running).into(),
        row.told.into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.changed(sql, &values).await
}

/// Whether this very form started one before.
///
/// # Errors
/// What the database says.
pub async fn is_clock_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT id FROM clocks WHERE once = $1", &[once.into()]).await?.is_some())
}

/// Writes what happened to a clock.
///
/// # Errors
/// What the database says.
pub async fn update_clock(tx: &mut Tx, row: &ClockRow) -> Result<()> {
    let sql = "UPDATE clocks SET version = $2, running = $3, told = $4, sealed = $5 WHERE id = $1";
    let running = i64::from(row.running);
    let values = [row.id.into(), row.version.into(), running.into(), row.told.into(), (&row.sealed).into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// One clock of a case.
///
/// # Errors
/// What the database says.
pub async fn clock(tx: &mut Tx, case: i64, id: i64) -> Result<Option<ClockRow>> {
    const ONE: &str = clocks!("WHERE case_number = $1 AND id = $2");
    tx.row(ONE, &[case.into(), id.into()]).await?.as_ref().map(clock_row).transpose()
}

/// The clocks of a case, in the order in which they were started.
///
/// # Errors
/// What the database says.
pub async fn clocks_of(tx: &mut Tx, case: i64) -> Result<Vec<ClockRow>> {
    const ALL: &str = clocks!("WHERE case_number = $1 ORDER BY id");
    tx.rows(ALL, &[case.into()]).await?.iter().map(clock_row).collect()
}

/// Clocks of open cases of a member, or of a team of theirs where nobody has the case, that nobody ended: at most so many.
///
/// # Errors
/// What the database says.
pub async fn running_clocks_with(tx: &mut Tx, member: i64, limit: i64) -> Result<Vec<ClockRow>> {
    const WITH: &str = clocks!(
        "WHERE running = 1 AND case_number IN (SELECT number FROM cases WHERE state = 'open' AND (assignee = $1 \
         OR (assignee IS NULL AND team IN (SELECT team FROM team_members WHERE member = $1)))) ORDER BY id LIMIT $2"
    );
    tx.rows(WITH, &[member.into(), limit.into()]).await?.iter().map(clock_row).collect()
}

/// Clocks of open cases that nobody ended, after a number: at most so many.
///
/// # Errors
/// What the database says.
pub async fn running_clocks(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<ClockRow>> {
    const RUNNING: &str = clocks!(
        "WHERE running = 1 AND id > $1 AND case_number IN (SELECT number FROM cases WHERE state = 'open') \
         ORDER BY id LIMIT $2"
    );
    tx.rows(RUNNING, &[after.into(), limit.into()]).await?.iter().map(clock_row).collect()
}
