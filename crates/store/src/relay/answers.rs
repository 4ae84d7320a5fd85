//! Sealed messages from desks to reporters.
use crate::{Result, Tx};

/// An answer on its way in.
pub struct NewAnswer {
    /// The desk's id for it.
    pub id: [u8; 32],
    /// Whose mailbox.
    pub report_id: [u8; 32],
    /// The day it came, days since 1970-01-01.
    pub day: u32,
    /// An age file.
    pub sealed: Vec<u8>,
}

/// An answer as it lies there.
pub struct Answer {
    /// The day it came.
    pub day: u32,
    /// An age file.
    pub sealed: Vec<u8>,
}

/// Takes an answer. `false`: there is no such mailbox (any more). The same id twice changes nothing.
///
/// # Errors
/// What the database says.
pub async fn add_answer(tx: &mut Tx, answer: &NewAnswer) -> Result<bool> {
    let known = tx.row("SELECT 1 FROM mailboxes WHERE report_id = $1", &[answer.report_id.into()]).await?;
    if known.is_none() {
        return Ok(false);
    }
    let row =
        tx.row("UPDATE counters SET value = value + 1 WHERE name = 'answers' RETURNING value", &[]).await?;
    let place = row.ok_or(crate::StoreError::Shape(0))?.int(0)?;
    let values =
        [place.into(), answer.id.into(), answer.report_id.into(), answer.day.into(), (&answer.sealed).into()];
    tx.run(
        "INSERT INTO answers (place, id, report_id, day, sealed) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (id) DO NOTHING",
        &values,
    )
    .await?;
    Ok(true)
}

/// Every answer to a report, oldest first.
///
/// # Errors
/// What the database says.
pub async fn answers_of(tx: &mut Tx, report_id: &[u8; 32]) -> Result<Vec<Answer>> {
    let rows = tx
        .rows("SELECT day, sealed FROM answers WHERE report_id = $1 ORDER BY place", &[report_id.into()])
        .await?;
    rows.into_iter().map(|row| Ok(Answer { day: row.day(0)?, sealed: row.bytes(1)? })).collect()
}
