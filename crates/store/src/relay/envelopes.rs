//! Sealed messages to desks, in the order in which desks read them. The relay deletes by age, never by acknowledgement:
//! that would tell who was addressed.
use crate::{Result, Row, Tx};

/// A sealed message.
pub struct Envelope {
    /// Its place in the order.
    pub place: i64,
    /// The sender's id for it.
    pub id: [u8; 32],
    /// The day it came, days since 1970-01-01.
    pub day: u32,
    /// An age file.
    pub sealed: Vec<u8>,
}

/// Takes a desk's message for other desks. The same id twice changes nothing.
///
/// # Errors
/// What the database says.
pub async fn add_envelope(tx: &mut Tx, id: &[u8; 32], day: u32, sealed: &[u8]) -> Result<()> {
    let sql = "UPDATE counters SET value = value + 1 WHERE name = 'envelopes' RETURNING value";
    let place = tx.row(sql, &[]).await?.ok_or(crate::StoreError::Shape(0))?.int(0)?;
    let sql =
        "INSERT INTO envelopes (place, id, day, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING";
    tx.run(sql, &[place.into(), id.into(), day.into(), sealed.into()]).await.map(|_| ())
}

/// At most `limit` messages after `place`.
///
/// # Errors
/// What the database says.
pub async fn envelopes_after(tx: &mut Tx, place: i64, limit: u32) -> Result<Vec<Envelope>> {
    let sql = "SELECT place, id, day, sealed FROM envelopes WHERE place > $1 ORDER BY place LIMIT $2";
    tx.rows(sql, &[place.into(), limit.into()]).await?.iter().map(read).collect()
}

/// The last `limit` messages, newest first.
///
/// # Errors
/// What the database says.
pub async fn last_envelopes(tx: &mut Tx, limit: u32) -> Result<Vec<Envelope>> {
    let sql = "SELECT place, id, day, sealed FROM envelopes ORDER BY place DESC LIMIT $1";
    tx.rows(sql, &[limit.into()]).await?.iter().map(read).collect()
}

fn read(row: &Row) -> Result<Envelope> {
    Ok(Envelope { place: row.int(0)?, id: row.hash(1)?, day: row.day(2)?, sealed: row.bytes(3)? })
}

/// How much of each thing there is.
#[derive(Debug, Clone)]
pub struct Held {
    /// Sealed messages to desks.
    pub envelopes: i64,
    /// Places where answers are found.
    pub mailboxes: i64,
    /// Sealed answers.
    pub answers: i64,
    /// Drafts under way.
    pub drafts: i64,
}

/// Counts what the relay holds: all that it knows.
///
/// # Errors
/// What the database says.
pub async fn held(tx: &mut Tx) -> Result<Held> {
    const COUNT: &str = "SELECT (SELECT COUNT(*) FROM envelopes), (SELECT COUNT(*) FROM mailboxes), \
                         (SELECT COUNT(*) FROM answers), (SELECT COUNT(*) FROM drafts)";
    let row = tx.row(COUNT, &[]).await?.ok_or(crate::StoreError::Shape(0))?;
    Ok(Held { envelopes: row.int(0)?, mailboxes: row.int(1)?, answers: row.int(2)?, drafts: row.int(3)? })
}
