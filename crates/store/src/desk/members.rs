//! The people of a desk, known in clear by number and role only, and how often somebody failed to sign in.
use crate::{Result, Row, Tx};

/// A member as they lie there.
pub struct MemberRow {
    /// Their number.
    pub id: i64,
    /// The code of their role.
    pub role: String,
    /// The last step of their app's code that was used.
    pub last_step: i64,
    /// Sealed name, secrets and languages.
    pub sealed: Vec<u8>,
}

const SELECT_BY_ID: &str = "SELECT id, role, last_step, sealed FROM members WHERE id = $1";
const SELECT_BY_USER: &str = "SELECT id, role, last_step, sealed FROM members WHERE user_hash = $1";
const SELECT_ALL: &str = "SELECT id, role, last_step, sealed FROM members ORDER BY id";

fn read(row: &Row) -> Result<MemberRow> {
    Ok(MemberRow { id: row.int(0)?, role: row.text(1)?, last_step: row.int(2)?, sealed: row.bytes(3)? })
}

/// Adds a member. `false`: the user name is taken.
///
/// # Errors
/// What the database says.
pub async fn add_member(
    tx: &mut Tx,
    id: i64,
    user_hash: &[u8; 32],
    role: &str,
    sealed: &[u8],
) -> Result<bool> {
    let sql = "INSERT INTO members (id, user_hash, role, last_step, sealed) VALUES ($1, $2, $3, 0, $4) \
               ON CONFLICT (user_hash) DO NOTHING";
    tx.changed(sql, &[id.into(), user_hash.into(), role.into(), sealed.into()]).await
}

/// The member of this number.
///
/// # Errors
/// What the database says.
pub async fn member_by_id(tx: &mut Tx, id: i64) -> Result<Option<MemberRow>> {
    tx.row(SELECT_BY_ID, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// The member of this user name's keyed hash.
///
/// # Errors
/// What the database says.
pub async fn member_by_user(tx: &mut Tx, user_hash: &[u8; 32]) -> Result<Option<MemberRow>> {
    tx.row(SELECT_BY_USER, &[user_hash.into()]).await?.as_ref().map(read).transpose()
}

/// Every member, by number.
///
/// # Errors
/// What the database says.
pub async fn members(tx: &mut Tx) -> Result<Vec<MemberRow>> {
    tx.rows(SELECT_ALL, &[]).await?.iter().map(read).collect()
}

/// Uses up a step of a member's app; `false`: it or a later one was used before.
///
/// # Errors
/// What the database says.
pub async fn take_step(tx: &mut Tx, id: i64, step: i64) -> Result<bool> {
    tx.changed(
        "UPDATE members SET last_step = $2 WHERE id = $1 AND last_step < $2",
        &[id.into(), step.into()],
    )
    .await
}

/// Failed tries under this name and when the first of them was, if any.
///
/// # Errors
/// What the database says.
pub async fn failed_tries(tx: &mut Tx, name_hash: &[u8; 32]) -> Result<Option<(i64, i64)>> {
    let row = tx.row("SELECT count, since FROM tries WHERE name_hash = $1", &[name_hash.into()]).await?;
    row.map(|row| Ok((row.int(0)?, row.int(1)?))).transpose()
}

/// Notes a failed try at `now`; tries from before `forget` no longer count.
///
/// # Errors
/// What the database says.
pub async fn note_try(tx: &mut Tx, name_hash: &[u8; 32], now: i64, forget: i64) -> Result<()> {
    let sql = "INSERT INTO tries (name_hash, count, since) VALUES ($1, 1, $2) ON CONFLICT (name_hash) DO UPDATE SET \
               count = CASE WHEN tries.since < $3 THEN 1 ELSE tries.count + 1 END, \
               since = CASE WHEN tries.since < $3 THEN $2 ELSE tries.since END";
    tx.run(sql, &[name_hash.into(), now.into(), forget.into()]).await.map(|_| ())
}

/// Forgets failed tries under a name, and all from before `forget`.
///
/// # Errors
/// What the database says.
pub async fn forget_tries(tx: &mut Tx, name_hash: &[u8; 32], forget: i64) -> Result<()> {
    let sql = "DELETE FROM tries WHERE name_hash = $1 OR since < $2";
    tx.run(sql, &[name_hash.into(), forget.into()]).await.map(|_| ())
}
