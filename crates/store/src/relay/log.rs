//! The log of the directory: bundles in the order in which they were taken in, and which desks saw how much of it.
use crate::{Result, StoreError, Tx};

/// One entry.
pub struct LogEntry {
    /// From 0, without holes.
    pub place: i64,
    /// SHA-256 of the bundle.
    pub leaf: [u8; 32],
}

/// That a desk saw the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cosignature {
    /// Whose desk.
    pub org: String,
    /// How many entries it had.
    pub size: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Four bytes that name its key.
    pub key: Vec<u8>,
    /// The rest of its line.
    pub signature: Vec<u8>,
}

/// Keeps everybody else from adding to the log until this transaction ends.
///
/// # Errors
/// What the database says.
pub async fn hold_log(tx: &mut Tx) -> Result<()> {
    tx.run("UPDATE counters SET value = value WHERE name = 'log'", &[]).await.map(|_| ())
}

/// Adds a bundle at the end.
///
/// # Errors
/// What the database says.
pub async fn add_to_log(tx: &mut Tx, org: &str, leaf: &[u8; 32], bundle: &[u8]) -> Result<()> {
    let next = "UPDATE counters SET value = value + 1 WHERE name = 'log' RETURNING value - 1";
    let place = tx.row(next, &[]).await?.ok_or(StoreError::Shape(0))?.int(0)?;
    let sql = "INSERT INTO log_entries (place, org, leaf, bundle) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[place.into(), org.into(), leaf.into(), bundle.into()]).await.map(|_| ())
}

/// How many entries it has.
///
/// # Errors
/// What the database says.
pub async fn log_size(tx: &mut Tx) -> Result<i64> {
    let row = tx.row("SELECT value FROM counters WHERE name = 'log'", &[]).await?;
    row.ok_or(StoreError::Shape(0))?.int(0)
}

/// The entries from a place on.
///
/// # Errors
/// What the database says.
pub async fn log_entries(tx: &mut Tx, from: i64) -> Result<Vec<LogEntry>> {
    let sql = "SELECT place, leaf FROM log_entries WHERE place >= $1 ORDER BY place";
    let rows = tx.rows(sql, &[from.into()]).await?;
    rows.iter().map(|row| Ok(LogEntry { place: row.int(0)?, leaf: row.hash(1)? })).collect()
}

/// The bundles from a place on.
///
/// # Errors
/// What the database says.
pub async fn log_bundles(tx: &mut Tx, from: i64, limit: u32) -> Result<Vec<Vec<u8>>> {
    let sql = "SELECT bundle FROM log_entries WHERE place >= $1 ORDER BY place LIMIT $2";
    let rows = tx.rows(sql, &[from.into(), i64::from(limit).into()]).await?;
    rows.iter().map(|row| row.bytes(0)).collect()
}

/// The seed of the key that signs the log: `fresh`, unless there is one already.
///
/// # Errors
/// What the database says.
pub async fn log_seed(tx: &mut Tx, fresh: &[u8; 32]) -> Result<[u8; 32]> {
    let sql = "INSERT INTO log_key (one, seed) VALUES (1, $1) ON CONFLICT (one) DO NOTHING";
    tx.run(sql, &[fresh.into()]).await?;
    let row = tx.row("SELECT seed FROM log_key WHERE one = 1", &[]).await?;
    row.ok_or(StoreError::Shape(0))?.hash(0)
}

/// Keeps a desk's signature in place of an older one of a log that was no longer. `false`: what is kept is newer.
///
/// # Errors
/// What the database says.
pub async fn put_cosignature(tx: &mut Tx, one: &Cosignature) -> Result<bool> {
    tx.changed(
        "INSERT INTO cosignatures (org, size, at, key, signature) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (org) DO UPDATE SET size = excluded.size, at = excluded.at, key = excluded.key, \
         signature = excluded.signature WHERE cosignatures.size <= excluded.size AND cosignatures.at <= excluded.at",
        &[
            one.org.as_str().into(),
            one.size.into(),
            one.at.into(),
            one.key.as_slice().into(),
            one.signature.as_slice().into(),
        ],
    )
    .await
}

/// The last signature of every desk, the newest first.
///
/// # Errors
/// What the database says.
pub async fn cosignatures(tx: &mut Tx) -> Result<Vec<Cosignature>> {
    let sql = "SELECT org, size, at, key, signature FROM cosignatures ORDER BY at DESC, org";
    let of = |row: &crate::Row| {
        Ok(Cosignature {
            org: row.text(0)?,
            size: row.int(1)?,
            at: row.int(2)?,
            key: row.bytes(3)?,
            signature: row.bytes(4)?,
        })
    };
    tx.rows(sql, &[]).await?.iter().map(of).collect()
}
