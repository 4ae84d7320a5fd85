//! Who is signed in where. Only the hash of a token is kept.
use crate::{Result, Row, Tx};

/// A session.
pub struct SessionRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub member: i64,
    /// When it began, Unix seconds.
    pub started: i64,
    /// When it was last used, Unix seconds.
    pub used: i64,
    /// Locked by hand.
    pub locked: bool,
}

fn read(row: &Row) -> Result<SessionRow> {
    Ok(SessionRow {
        id: row.int(0)?,
        member: row.int(1)?,
        started: row.int(2)?,
        used: row.int(3)?,
        locked: row.flag(4)?,
    })
}

/// Adds a session.
///
/// # Errors
/// What the database says.
pub async fn add_session(tx: &mut Tx, id: i64, token_hash: &[u8; 32], member: i64, now: i64) -> Result<()> {
    let sql = "INSERT INTO sessions (id, token_hash, member, started, used) VALUES ($1, $2, $3, $4, $4)";
    tx.run(sql, &[id.into(), token_hash.into(), member.into(), now.into()]).await.map(|_| ())
}

/// The session of a token's hash.
///
/// # Errors
/// What the database says.
pub async fn session_by_token(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<SessionRow>> {
    let sql = "SELECT id, member, started, used, locked FROM sessions WHERE token_hash = $1";
    tx.row(sql, &[token_hash.into()]).await?.as_ref().map(read).transpose()
}

/// Notes that a session was used.
///
/// # Errors
/// What the database says.
pub async fn touch_session(tx: &mut Tx, id: i64, now: i64) -> Result<()> {
    tx.run("UPDATE sessions SET used = $2 WHERE id = $1 AND used < $2", &[id.into(), now.into()])
        .await
        .map(|_| ())
}

/// Locks a session.
///
/// # Errors
/// What the database says.
pub async fn lock_session(tx: &mut Tx, id: i64) -> Result<()> {
    tx.run("UPDATE sessions SET locked = 1 WHERE id = $1", &[id.into()]).await.map(|_| ())
}

/// A member's sessions, newest first.
///
/// # Errors
/// What the database says.
pub async fn sessions_of(tx: &mut Tx, member: i64) -> Result<Vec<SessionRow>> {
    let sql = "SELECT id, member, started, used, locked FROM sessions WHERE member = $1 ORDER BY started DESC, id DESC";
    tx.rows(sql, &[member.into()]).await?.iter().map(read).collect()
}

/// Ends one of a member's sessions.
///
/// # Errors
/// What the database says.
pub async fn end_session(tx: &mut Tx, member: i64, id: i64) -> Result<bool> {
    tx.changed("DELETE FROM sessions WHERE member = $1 AND id = $2", &[member.into(), id.into()]).await
}

/// Ends all of a member's sessions but one.
///
/// # Errors
/// What the database says.
pub async fn end_other_sessions(tx: &mut Tx, member: i64, but: i64) -> Result<u64> {
    tx.run("DELETE FROM sessions WHERE member = $1 AND id <> $2", &[member.into(), but.into()]).await
}

/// Deletes sessions that began before `oldest`.
///
/// # Errors
/// What the database says.
pub async fn clean_sessions(tx: &mut Tx, oldest: i64) -> Result<()> {
    tx.run("DELETE FROM sessions WHERE started < $1", &[oldest.into()]).await.map(|_| ())
}
