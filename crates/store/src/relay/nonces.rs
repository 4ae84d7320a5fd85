//! Requests of desks that were seen. Shared by all instances, or a replay would only have to find another one.
use crate::{Result, Tx};

/// Remembers a request until `expires` (Unix seconds). `false`: it was seen before.
///
/// # Errors
/// What the database says.
pub async fn remember_nonce(tx: &mut Tx, hash: &[u8; 32], expires: i64) -> Result<bool> {
    let sql = "INSERT INTO nonces (hash, expires) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    tx.changed(sql, &[hash.into(), expires.into()]).await
}
