//! Steps on a presumed victim's record. Lock the case before one is added.
use super::next_number;
use crate::{Result, Row, Tx};

/// A step.
#[derive(Debug, Clone)]
pub struct StepRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// Who wrote it.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

fn step_row(row: &Row) -> Result<StepRow> {
    Ok(StepRow {
        id: row.int(0)?,
        case: row.int(1)?,
        victim: row.int(2)?,
        member: row.int(3)?,
        at: row.int(4)?,
        sealed: row.bytes(5)?,
    })
}

/// The next number of a step.
///
/// # Errors
/// What the database says.
pub async fn next_step(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "victim_steps").await
}

/// Whether this very form wrote one before.
///
/// # Errors
/// What the database says.
pub async fn is_step_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT id FROM victim_steps WHERE once = $1", &[once.into()]).await?.is_some())
}

/// Adds a step.
///
/// # Errors
/// What the database says.
pub async fn add_step(tx: &mut Tx, row: &StepRow, once: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO victim_steps (id, case_number, victim, member, at, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values = [
        row.id.into(),
        row.case.into(),
        row.victim.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// The steps of a record, in the order in which they were written.
///
/// # Errors
/// What the database says.
pub async fn steps_of(tx: &mut Tx, case: i64, victim: i64) -> Result<Vec<StepRow>> {
    let sql = "SELECT id, case_number, victim, member, at, sealed FROM victim_steps \
               WHERE case_number = $1 AND victim = $2 ORDER BY id";
    tx.rows(sql, &[case.into(), victim.into()]).await?.iter().map(step_row).collect()
}
