//! What members were writing when their session was locked or over: sealed, one for each page, for some hours.
use crate::{Result, Tx};

/// Keeps a form, in the place of an earlier one of the same page; beyond `most` pages the oldest are forgotten.
///
/// # Errors
/// What the database says.
pub async fn hold_form(
    tx: &mut Tx,
    (member, path_hash): (i64, &[u8; 32]),
    (at, sealed): (i64, &[u8]),
    most: i64,
) -> Result<()> {
    let sql = "INSERT INTO held_forms (member, path_hash, at, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (member, path_hash) DO UPDATE SET at = $3, sealed = $4";
    tx.run(sql, &[member.into(), path_hash.into(), at.into(), sealed.into()]).await?;
    let sql = "DELETE FROM held_forms WHERE member = $1 AND path_hash NOT IN \
               (SELECT path_hash FROM held_forms WHERE member = $1 ORDER BY at DESC, path_hash LIMIT $2)";
    tx.run(sql, &[member.into(), most.into()]).await.map(|_| ())
}

/// A member's held forms since `oldest`, the newest first: hash of the page, and content.
///
/// # Errors
/// What the database says.
pub async fn held_forms(tx: &mut Tx, member: i64, oldest: i64) -> Result<Vec<([u8; 32], Vec<u8>)>> {
    let sql =
        "SELECT path_hash, sealed FROM held_forms WHERE member = $1 AND at >= $2 ORDER BY at DESC, path_hash";
    let rows = tx.rows(sql, &[member.into(), oldest.into()]).await?;
    rows.iter().map(|row| Ok((row.hash(0)?, row.bytes(1)?))).collect()
}

/// It was sent, or is not wanted.
///
/// # Errors
/// What the database says.
pub async fn drop_held(tx: &mut Tx, member: i64, path_hash: &[u8; 32]) -> Result<bool> {
    let sql = "DELETE FROM held_forms WHERE member = $1 AND path_hash = $2";
    tx.changed(sql, &[member.into(), path_hash.into()]).await
}

/// Forgets forms from before `oldest`.
///
/// # Errors
/// What the database says.
pub async fn clean_held(tx: &mut Tx, oldest: i64) -> Result<()> {
    tx.run("DELETE FROM held_forms WHERE at < $1", &[oldest.into()]).await.map(|_| ())
}
