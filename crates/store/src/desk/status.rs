//! How far the desk has read, how it stands with the relay, and what was put aside.
use crate::{Result, Tx};

/// A number kept under a name.
///
/// # Errors
/// What the database says.
pub async fn status(tx: &mut Tx, name: &'static str) -> Result<Option<i64>> {
    tx.row("SELECT value FROM status WHERE name = $1", &[name.into()])
        .await?
        .map(|row| row.int(0))
        .transpose()
}

/// Keeps a number under a name.
///
/// # Errors
/// What the database says.
pub async fn set_status(tx: &mut Tx, name: &'static str, value: i64) -> Result<()> {
    let sql = "INSERT INTO status (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value";
    tx.run(sql, &[name.into(), value.into()]).await.map(|_| ())
}

/// Moves the cursor on from `from`, which must still be where it stands; `false`: another instance was faster.
///
/// # Errors
/// What the database says.
pub async fn step_cursor(tx: &mut Tx, from: i64, to: i64) -> Result<bool> {
    let start = "INSERT INTO status (name, value) VALUES ('cursor', 0) ON CONFLICT (name) DO NOTHING";
    tx.run(start, &[]).await?;
    tx.changed("UPDATE status SET value = $2 WHERE name = 'cursor' AND value = $1", &[from.into(), to.into()])
        .await
}

/// Counts a message that was put aside.
///
/// # Errors
/// What the database says.
pub async fn count_refused(tx: &mut Tx, reason: &str) -> Result<()> {
    let sql = "INSERT INTO refused (reason, count) VALUES ($1, 1) \
               ON CONFLICT (reason) DO UPDATE SET count = refused.count + 1";
    tx.run(sql, &[reason.into()]).await.map(|_| ())
}

/// What was put aside, by reason.
///
/// # Errors
/// What the database says.
pub async fn refused(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let rows = tx.rows("SELECT reason, count FROM refused ORDER BY reason", &[]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}
