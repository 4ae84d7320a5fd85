//! Reports looked at with the signs. Lock the report before one is added.
use super::next_number;
use crate::{Result, Row, Tx};

/// One look.
#[derive(Debug, Clone)]
pub struct AssessmentRow {
    /// Its number.
    pub id: i64,
    /// Which report.
    pub number: i64,
    /// Who looked.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the report's key.
    pub sealed: Vec<u8>,
}

pub(super) fn assessment_row(row: &Row) -> Result<AssessmentRow> {
    Ok(AssessmentRow {
        id: row.int(0)?,
        number: row.int(1)?,
        member: row.int(2)?,
        at: row.int(3)?,
        sealed: row.bytes(4)?,
    })
}

/// The next number of a look.
///
/// # Errors
/// What the database says.
pub async fn next_assessment(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "assessments").await
}

/// Whether this very form wrote one before.
///
/// # Errors
/// What the database says.
pub async fn is_assessment_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT id FROM assessments WHERE once = $1", &[once.into()]).await?.is_some())
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub async fn add_assessment(tx: &mut Tx, row: &AssessmentRow, once: &[u8; 32]) -> Result<()> {
    let sql =
        "INSERT INTO assessments (id, number, member, at, once, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        row.id.into(),
        row.number.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Those of a report, oldest first.
///
/// # Errors
/// What the database says.
pub async fn assessments_of(tx: &mut Tx, number: i64) -> Result<Vec<AssessmentRow>> {
    let sql = "SELECT id, number, member, at, sealed FROM assessments WHERE number = $1 ORDER BY id";
    tx.rows(sql, &[number.into()]).await?.iter().map(assessment_row).collect()
}

/// The last one of a report.
///
/// # Errors
/// What the database says.
pub async fn last_assessment(tx: &mut Tx, number: i64) -> Result<Option<AssessmentRow>> {
    let sql =
        "SELECT id, number, member, at, sealed FROM assessments WHERE number = $1 ORDER BY id DESC LIMIT 1";
    tx.row(sql, &[number.into()]).await?.as_ref().map(assessment_row).transpose()
}
