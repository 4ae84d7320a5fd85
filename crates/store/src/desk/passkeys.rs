//! Passkeys of members, found by a keyed hash of what their device calls them; and ceremonies that were answered.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// A passkey.
pub struct PasskeyRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub member: i64,
    /// The day on which it was added.
    pub added_day: u32,
    /// The day on which it was last used.
    pub used_day: Option<i64>,
    /// Sealed name and public key, with its counter.
    pub sealed: Vec<u8>,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!($before, " id, member, added_day, used_day, sealed ", $after)
    };
}

fn read(row: &Row) -> Result<PasskeyRow> {
    Ok(PasskeyRow {
        id: row.int(0)?,
        member: row.int(1)?,
        added_day: row.day(2)?,
        used_day: row.maybe_int(3)?,
        sealed: row.bytes(4)?,
    })
}

/// Adds a passkey; `seal` makes its content from its number. `None`: it is somebody's already.
///
/// # Errors
/// What the database says.
pub async fn add_passkey(
    tx: &mut Tx,
    (member, day): (i64, u32),
    credential_hash: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "passkeys").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO passkeys (id, member, credential_hash, added_day, sealed) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (credential_hash) DO NOTHING";
    let values = [id.into(), member.into(), credential_hash.into(), day.into(), sealed.into()];
    Ok(tx.changed(sql, &values).await?.then_some(id))
}

/// A member's passkeys, the first one first.
///
/// # Errors
/// What the database says.
pub async fn passkeys_of(tx: &mut Tx, member: i64) -> Result<Vec<PasskeyRow>> {
    let rows =
        tx.rows(select!("SELECT", "FROM passkeys WHERE member = $1 ORDER BY id"), &[member.into()]).await?;
    rows.iter().map(read).collect()
}

/// The passkey of this keyed hash, unlocked.
///
/// # Errors
/// What the database says.
pub async fn passkey_by_credential(tx: &mut Tx, credential_hash: &[u8; 32]) -> Result<Option<PasskeyRow>> {
    let row = tx
        .row(select!("SELECT", "FROM passkeys WHERE credential_hash = $1"), &[credential_hash.into()])
        .await?;
    row.as_ref().map(read).transpose()
}

/// The passkey of this number, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_passkey(tx: &mut Tx, id: i64) -> Result<Option<PasskeyRow>> {
    const LOCK: &str = select!("UPDATE passkeys SET member = member WHERE id = $1 RETURNING", "");
    tx.row(LOCK, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// Writes when a passkey was used, and its content.
///
/// # Errors
/// What the database says.
pub async fn update_passkey(tx: &mut Tx, row: &PasskeyRow) -> Result<()> {
    let sql = "UPDATE passkeys SET used_day = $2, sealed = $3 WHERE id = $1";
    tx.run(sql, &[row.id.into(), Value::Int(row.used_day), (&row.sealed).into()]).await.map(|_| ())
}

/// Takes one of a member's passkeys away.
///
/// # Errors
/// What the database says.
pub async fn remove_passkey(tx: &mut Tx, member: i64, id: i64) -> Result<bool> {
    tx.changed("DELETE FROM passkeys WHERE member = $1 AND id = $2", &[member.into(), id.into()]).await
}

/// Takes all of a member's passkeys away, and says how many.
///
/// # Errors
/// What the database says.
pub async fn remove_passkeys(tx: &mut Tx, member: i64) -> Result<u64> {
    tx.run("DELETE FROM passkeys WHERE member = $1", &[member.into()]).await
}

/// Uses up a ceremony that ends at `until`. `false`: it was used before. Those that ended before `now` are forgotten.
///
/// # Errors
/// What the database says.
pub async fn use_ceremony(tx: &mut Tx, hash: &[u8; 32], until: i64, now: i64) -> Result<bool> {
    tx.run("DELETE FROM ceremonies WHERE until < $1", &[now.into()]).await?;
    let sql = "INSERT INTO ceremonies (hash, until) VALUES ($1, $2) ON CONFLICT (hash) DO NOTHING";
    tx.changed(sql, &[hash.into(), until.into()]).await
}
