//! The people of a desk, known in clear by number and role only, and how often somebody failed to sign in.
use crate::{Result, Row, Tx, Value};

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
    /// Code of where they stand.
    pub standing: String,
    /// The first and the last day they are away, and who stands in.
    pub away: Option<(i64, i64)>,
    /// Who stands in for them then.
    pub substitute: Option<i64>,
    /// Single keys do something for them.
    pub single_keys: bool,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " id, role, last_step, sealed, standing, away_from, away_until, substitute, single_keys ",
            $after
        )
    };
}

fn read(row: &Row) -> Result<MemberRow> {
    Ok(MemberRow {
        id: row.int(0)?,
        role: row.text(1)?,
        last_step: row.int(2)?,
        sealed: row.bytes(3)?,
        standing: row.text(4)?,
        away: row.maybe_int(5)?.zip(row.maybe_int(6)?),
        substitute: row.maybe_int(7)?,
        single_keys: row.flag(8)?,
    })
}

/// Adds a member. `false`: the user name is taken.
///
/// # Errors
/// What the database says.
pub async fn add_member(
    tx: &mut Tx,
    id: i64,
    user_hash: &[u8; 32],
    (role, standing): (&str, &str),
    sealed: &[u8],
) -> Result<bool> {
    let sql = "INSERT INTO members (id, user_hash, role, last_step, sealed, standing) VALUES ($1, $2, $3, 0, $4, $5) \
               ON CONFLICT (user_hash) DO NOTHING";
    tx.changed(sql, &[id.into(), user_hash.into(), role.into(), sealed.into(), standing.into()]).await
}

/// The member of this number, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_member(tx: &mut Tx, id: i64) -> Result<Option<MemberRow>> {
    const LOCK: &str = select!("UPDATE members SET role = role WHERE id = $1 RETURNING", "");
    tx.row(LOCK, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// Writes every column but the hash of the user name.
///
/// # Errors
/// What the database says.
pub async fn update_member(tx: &mut Tx, member: &MemberRow) -> Result<()> {
    let sql = "UPDATE members SET role = $2, last_step = $3, sealed = $4, standing = $5, away_from = $6, \
               away_until = $7, substitute = $8 WHERE id = $1";
    let values = [
        member.id.into(),
        member.role.as_str().into(),
        member.last_step.into(),
        (&member.sealed).into(),
        member.standing.as_str().into(),
        Value::Int(member.away.map(|(from, _)| from)),
        Value::Int(member.away.map(|(_, until)| until)),
        Value::Int(member.substitute),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Single keys do something for a member from now on, or nothing.
///
/// # Errors
/// What the database says.
pub async fn set_single_keys(tx: &mut Tx, member: i64, on: bool) -> Result<()> {
    tx.run("UPDATE members SET single_keys = $2 WHERE id = $1", &[member.into(), on.into()]).await.map(|_| ())
}

/// Members who are away on this day and for whom somebody stands in.
///
/// # Errors
/// What the database says.
pub async fn stood_in_for(tx: &mut Tx, substitute: i64, today: u32) -> Result<Vec<i64>> {
    let sql = "SELECT id FROM members WHERE substitute = $1 AND away_from <= $2 AND away_until >= $2";
    tx.rows(sql, &[substitute.into(), today.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// The member of this number.
///
/// # Errors
/// What the database says.
pub async fn member_by_id(tx: &mut Tx, id: i64) -> Result<Option<MemberRow>> {
    tx.row(select!("SELECT", "FROM members WHERE id = $1"), &[id.into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// The member of this user name's keyed hash.
///
/// # Errors
/// What the database says.
pub async fn member_by_user(tx: &mut Tx, user_hash: &[u8; 32]) -> Result<Option<MemberRow>> {
    tx.row(select!("SELECT", "FROM members WHERE user_hash = $1"), &[user_hash.into()])
        .await?
        .as_ref()
        .map(read)
        .transpose()
}

/// Every member, by number.
///
/// # Errors
/// What the database says.
pub async fn members(tx: &mut Tx) -> Result<Vec<MemberRow>> {
    tx.rows(select!("SELECT", "FROM members ORDER BY id"), &[]).await?.iter().map(read).collect()
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
