//! What stands in a case, in the order in which it was written; what is corrected and what corrects it both stay.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// The columns of [`entry`], before what a statement says of which.
macro_rules! entries {
    ($which:literal) => {
        concat!(
            "SELECT id, case_number, kind, member, at, happened, owner, due, done_at, replaces, replaced_by, sealed \
             FROM case_entries ",
            $which
        )
    };
}

pub(super) use entries;

/// What stands in a case.
#[derive(Debug, Clone)]
pub struct EntryRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Code of its kind.
    pub kind: String,
    /// Who wrote it.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// The day it happened.
    pub happened: Option<i64>,
    /// Of a task: whose it is.
    pub owner: Option<i64>,
    /// Of a task: until which day.
    pub due: Option<i64>,
    /// Of a task: when it was done, Unix seconds.
    pub done_at: Option<i64>,
    /// What it corrects.
    pub replaces: Option<i64>,
    /// What corrects it.
    pub replaced_by: Option<i64>,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

pub(super) fn entry(row: &Row) -> Result<EntryRow> {
    Ok(EntryRow {
        id: row.int(0)?,
        case: row.int(1)?,
        kind: row.text(2)?,
        member: row.int(3)?,
        at: row.int(4)?,
        happened: row.maybe_int(5)?,
        owner: row.maybe_int(6)?,
        due: row.maybe_int(7)?,
        done_at: row.maybe_int(8)?,
        replaces: row.maybe_int(9)?,
        replaced_by: row.maybe_int(10)?,
        sealed: row.bytes(11)?,
    })
}

/// The next number of an entry.
///
/// # Errors
/// What the database says.
pub async fn next_entry(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "case_entries").await
}

/// Adds an entry. `false`: this very form was sent before, or what it corrects was corrected by another.
///
/// # Errors
/// What the database says.
pub async fn add_entry(tx: &mut Tx, row: &EntryRow, once: &[u8; 32]) -> Result<bool> {
    if let Some(replaces) = row.replaces {
        let sql = "UPDATE case_entries SET replaced_by = $3 WHERE id = $1 AND case_number = $2 AND replaced_by IS NULL";
        if !tx.changed(sql, &[replaces.into(), row.case.into(), row.id.into()]).await? {
            return Ok(false);
        }
        let sql = "DELETE FROM case_identifiers WHERE case_number = $1 AND entry = $2";
        tx.run(sql, &[row.case.into(), replaces.into()]).await?;
        let sql = "DELETE FROM case_names WHERE case_number = $1 AND entry = $2";
        tx.run(sql, &[row.case.into(), replaces.into()]).await?;
    }
    let sql = "INSERT INTO case_entries (id, case_number, kind, member, at, happened, owner, due, done_at, replaces, \
               replaced_by, sealed, once) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13) \
               ON CONFLICT (once) DO NOTHING";
    let values = [
        row.id.into(),
        row.case.into(),
        row.kind.as_str().into(),
        row.member.into(),
        row.at.into(),
        Value::Int(row.happened),
        Value::Int(row.owner),
        Value::Int(row.due),
        Value::Int(row.done_at),
        Value::Int(row.replaces),
        Value::Int(row.replaced_by),
        (&row.sealed).into(),
        once.into(),
    ];
    tx.changed(sql, &values).await
}

/// Whether this very form was kept before.
///
/// # Errors
/// What the database says.
pub async fn entry_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT id FROM case_entries WHERE once = $1", &[once.into()]).await?.is_some())
}

/// What stands in a case, in the order in which it was written.
///
/// # Errors
/// What the database says.
pub async fn entries_of(tx: &mut Tx, case: i64) -> Result<Vec<EntryRow>> {
    const ALL: &str = entries!("WHERE case_number = $1 ORDER BY id");
    tx.rows(ALL, &[case.into()]).await?.iter().map(entry).collect()
}

/// Where entries of a case stand in time, by their numbers: the beginning of the day it happened, or when it was written, Unix
/// seconds. An empty kind means all of them.
///
/// # Errors
/// What the database says.
pub async fn entry_times(tx: &mut Tx, case: i64, kind: &'static str) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT id, COALESCE(happened * 86400, at) FROM case_entries WHERE case_number = $1 AND ($2 = '' OR kind = $2)";
    let rows = tx.rows(sql, &[case.into(), kind.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// Entries of one kind as they stand now, the newest first; of tasks those that are open, the most pressing first.
///
/// # Errors
/// What the database says.
pub async fn standing_entries(
    tx: &mut Tx,
    (case, kind): (i64, &'static str),
    limit: i64,
) -> Result<Vec<EntryRow>> {
    const STANDING: &str = entries!(
        "WHERE case_number = $1 AND kind = $2 AND replaced_by IS NULL AND done_at IS NULL \
         ORDER BY CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, id DESC LIMIT $3"
    );
    tx.rows(STANDING, &[case.into(), kind.into(), limit.into()]).await?.iter().map(entry).collect()
}

/// One entry of a case.
///
/// # Errors
/// What the database says.
pub async fn entry_of(tx: &mut Tx, case: i64, id: i64) -> Result<Option<EntryRow>> {
    const ONE: &str = entries!("WHERE case_number = $1 AND id = $2");
    tx.row(ONE, &[case.into(), id.into()]).await?.as_ref().map(entry).transpose()
}

/// A task is done, or is not. `false`: it was so before, or it is none.
///
/// # Errors
/// What the database says.
pub async fn settle_task(tx: &mut Tx, case: i64, id: i64, done_at: Option<i64>) -> Result<bool> {
    let sql = "UPDATE case_entries SET done_at = $3 WHERE case_number = $1 AND id = $2 AND kind = 'task' \
               AND replaced_by IS NULL AND (done_at IS NULL) <> ($3 IS NULL)";
    tx.changed(sql, &[case.into(), id.into(), Value::Int(done_at)]).await
}

/// Open tasks of one member, the most pressing first; those without a day at the end.
///
/// # Errors
/// What the database says.
pub async fn tasks_of(tx: &mut Tx, owner: i64, limit: i64) -> Result<Vec<EntryRow>> {
    const TASKS: &str = entries!(
        "WHERE owner = $1 AND kind = 'task' AND done_at IS NULL AND replaced_by IS NULL \
         AND case_number IN (SELECT number FROM cases WHERE state = 'open') \
         ORDER BY CASE WHEN due IS NULL THEN 1 ELSE 0 END, due, id LIMIT $2"
    );
    tx.rows(TASKS, &[owner.into(), limit.into()]).await?.iter().map(entry).collect()
}

/// Writes down what an entry names.
///
/// # Errors
/// What the database says.
pub async fn name_in_case(tx: &mut Tx, case: i64, entry: i64, found: &[super::IdentifierRow]) -> Result<()> {
    let sql = "INSERT INTO case_identifiers (hash, case_number, entry, kind) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (hash, case_number, entry) DO NOTHING";
    for one in found {
        let values = [one.hash.into(), case.into(), entry.into(), one.kind.as_str().into()];
        tx.run(sql, &values).await?;
    }
    Ok(())
}
