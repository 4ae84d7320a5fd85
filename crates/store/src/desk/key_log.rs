//! What a desk has seen of the relay's log of keys.
use crate::{Result, Tx};

/// The hash of each entry, in their order.
///
/// # Errors
/// What the database says.
pub async fn log_seen(tx: &mut Tx) -> Result<Vec<[u8; 32]>> {
    tx.rows("SELECT leaf FROM log_seen ORDER BY place", &[]).await?.iter().map(|row| row.hash(0)).collect()
}

/// Keeps an entry that follows; another instance may have seen it too.
///
/// # Errors
/// What the database says.
pub async fn see_log(tx: &mut Tx, place: i64, leaf: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO log_seen (place, leaf) VALUES ($1, $2) ON CONFLICT (place) DO NOTHING";
    tx.run(sql, &[place.into(), leaf.into()]).await.map(|_| ())
}

/// By which key the relay signs its log, as this desk saw it first.
///
/// # Errors
/// What the database says.
pub async fn log_known(tx: &mut Tx) -> Result<Option<[u8; 32]>> {
    tx.row("SELECT key FROM log_known WHERE one = 1", &[]).await?.map(|row| row.hash(0)).transpose()
}

/// Keeps it, if there is none yet.
///
/// # Errors
/// What the database says.
pub async fn know_log(tx: &mut Tx, key: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO log_known (one, key) VALUES (1, $1) ON CONFLICT (one) DO NOTHING";
    tx.run(sql, &[key.into()]).await.map(|_| ())
}

/// Forgets all of it: the relay begins anew, and somebody has made sure why.
///
/// # Errors
/// What the database says.
pub async fn forget_log(tx: &mut Tx) -> Result<()> {
    tx.run("DELETE FROM log_seen", &[]).await?;
    tx.run("DELETE FROM log_known", &[]).await.map(|_| ())
}
