//! What a browser without scripts is in the middle of. The sealed bytes open with its cookie and with nothing else.
use crate::{Result, Tx};

/// A draft as it lies there.
pub struct Draft {
    /// Counts its changes.
    pub version: i64,
    /// Sealed content.
    pub sealed: Vec<u8>,
}

/// The draft of this id, unless its time is over at `now` (Unix seconds).
///
/// # Errors
/// What the database says.
pub async fn draft(tx: &mut Tx, id: &[u8; 32], now: i64) -> Result<Option<Draft>> {
    let row = tx
        .row("SELECT version, sealed FROM drafts WHERE id = $1 AND expires > $2", &[id.into(), now.into()])
        .await?;
    row.map(|row| Ok(Draft { version: row.int(0)?, sealed: row.bytes(1)? })).transpose()
}

/// A new draft, version 1; it ends at `expires` (Unix seconds).
///
/// # Errors
/// What the database says.
pub async fn put_draft(tx: &mut Tx, id: &[u8; 32], expires: i64, sealed: &[u8]) -> Result<()> {
    let values = [id.into(), expires.into(), sealed.into()];
    tx.run("INSERT INTO drafts (id, version, expires, sealed) VALUES ($1, 1, $2, $3)", &values).await?;
    Ok(())
}

/// The next version of a draft, if nobody has written one since `version` was read.
///
/// # Errors
/// What the database says.
pub async fn step_draft(
    tx: &mut Tx,
    id: &[u8; 32],
    version: i64,
    expires: i64,
    sealed: &[u8],
) -> Result<bool> {
    let values = [id.into(), version.into(), expires.into(), sealed.into()];
    tx.changed(
        "UPDATE drafts SET version = version + 1, expires = $3, sealed = $4 WHERE id = $1 AND version = $2",
        &values,
    )
    .await
}

/// Ends a draft.
///
/// # Errors
/// What the database says.
pub async fn delete_draft(tx: &mut Tx, id: &[u8; 32]) -> Result<()> {
    tx.run("DELETE FROM drafts WHERE id = $1", &[id.into()]).await.map(|_| ())
}
