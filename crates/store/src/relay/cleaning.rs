//! Everything ends: what is too old, unused or asked to go is deleted, and says nothing about who had read it.
use crate::{Result, Tx};

/// How long things are kept, in days.
#[derive(Debug, Clone, Copy)]
pub struct Keep {
    /// Sealed messages and answers after they came.
    pub messages: u32,
    /// Mailboxes after they were last used.
    pub mailboxes: u32,
}

/// Deletes what is over on `today` (days since 1970-01-01) and at `now` (Unix seconds).
///
/// # Errors
/// What the database says.
pub async fn clean(tx: &mut Tx, keep: Keep, today: u32, now: i64) -> Result<()> {
    let old = today.saturating_sub(keep.messages);
    let unused = today.saturating_sub(keep.mailboxes);
    super::campaigns::clean_campaigns(tx, today).await?;
    tx.run("DELETE FROM envelopes WHERE day < $1", &[old.into()]).await?;
    tx.run("DELETE FROM answers WHERE day < $1", &[old.into()]).await?;
    tx.run(
        "DELETE FROM answers WHERE report_id IN \
         (SELECT report_id FROM mailboxes WHERE used_day < $1 OR delete_after < $2)",
        &[unused.into(), today.into()],
    )
    .await?;
    let over = "DELETE FROM mailboxes WHERE used_day < $1 OR delete_after < $2";
    tx.run(over, &[unused.into(), today.into()]).await?;
    tx.run("DELETE FROM drafts WHERE expires <= $1", &[now.into()]).await?;
    tx.run("DELETE FROM nonces WHERE expires <= $1", &[now.into()]).await.map(|_| ())
}
