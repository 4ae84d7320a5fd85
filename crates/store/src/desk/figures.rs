//! How often each step of receiving somebody was taken in a month: sums alone, counted in the transaction in which it happens.
use crate::{Result, Tx};

/// Counts a step once, in a month: years times twelve, and months from 0. A row that everybody writes: after every other lock but the log's.
///
/// # Errors
/// What the database says.
pub async fn count_figure(tx: &mut Tx, month: i64, step: &'static str) -> Result<()> {
    let sql = "INSERT INTO figures (month, step, times) VALUES ($1, $2, 1) \
               ON CONFLICT (month, step) DO UPDATE SET times = figures.times + 1";
    tx.run(sql, &[month.into(), step.into()]).await.map(|_| ())
}

/// Month, step and how often, from one month to before another, the newest first.
///
/// # Errors
/// What the database says.
pub async fn figures_between(tx: &mut Tx, from: i64, before: i64) -> Result<Vec<(i64, String, i64)>> {
    let sql =
        "SELECT month, step, times FROM figures WHERE month >= $1 AND month < $2 ORDER BY month DESC, step";
    let rows = tx.rows(sql, &[from.into(), before.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.text(1)?, row.int(2)?))).collect()
}

/// Forgets what was counted in months before this one.
///
/// # Errors
/// What the database says.
pub async fn forget_figures_before(tx: &mut Tx, month: i64) -> Result<()> {
    tx.run("DELETE FROM figures WHERE month < $1", &[month.into()]).await.map(|_| ())
}
