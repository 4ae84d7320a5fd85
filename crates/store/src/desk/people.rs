//! Teams, and what lets somebody choose a password: invitations and ways back.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// A team; its name is sealed with the desk's key.
pub struct TeamRow {
    /// Its number.
    pub id: i64,
    /// Sealed name.
    pub sealed: Vec<u8>,
}

/// Every team.
///
/// # Errors
/// What the database says.
pub async fn teams(tx: &mut Tx) -> Result<Vec<TeamRow>> {
    let rows = tx.rows("SELECT id, sealed FROM teams ORDER BY id", &[]).await?;
    rows.iter().map(|row| Ok(TeamRow { id: row.int(0)?, sealed: row.bytes(1)? })).collect()
}

/// Adds a team; `seal` makes its content from its number. `false`: there is one of this name.
///
/// # Errors
/// What the database says.
pub async fn add_team(
    tx: &mut Tx,
    name_hash: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "teams").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql =
        "INSERT INTO teams (id, name_hash, sealed) VALUES ($1, $2, $3) ON CONFLICT (name_hash) DO NOTHING";
    let added = tx.changed(sql, &[id.into(), name_hash.into(), sealed.into()]).await?;
    Ok(added.then_some(id))
}

/// Who is in which team: member and team, by member.
///
/// # Errors
/// What the database says.
pub async fn team_members(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    let rows = tx.rows("SELECT member, team FROM team_members ORDER BY member, team", &[]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// The teams of one member.
///
/// # Errors
/// What the database says.
pub async fn teams_of(tx: &mut Tx, member: i64) -> Result<Vec<i64>> {
    let rows =
        tx.rows("SELECT team FROM team_members WHERE member = $1 ORDER BY team", &[member.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// Puts a member into exactly these teams; one that does not exist is passed over.
///
/// # Errors
/// What the database says.
pub async fn set_teams_of(tx: &mut Tx, member: i64, teams: &[i64]) -> Result<()> {
    tx.run("DELETE FROM team_members WHERE member = $1", &[member.into()]).await?;
    let sql = "INSERT INTO team_members (member, team) SELECT $1, id FROM teams WHERE id = $2 \
               ON CONFLICT (member, team) DO NOTHING";
    for team in teams {
        tx.run(sql, &[member.into(), (*team).into()]).await?;
    }
    Ok(())
}

/// What lets somebody choose a password.
pub struct PassRow {
    /// Who.
    pub member: i64,
    /// Code of its kind.
    pub kind: String,
    /// Who asked for it.
    pub asked_by: i64,
    /// When, Unix seconds.
    pub asked_at: i64,
    /// Who gave the code: nobody yet while a second person has to.
    pub given_by: Option<i64>,
    /// Keyed hash of the code.
    pub code_hash: Option<[u8; 32]>,
    /// When it ends, Unix seconds.
    pub until: i64,
    /// The secret of their app while they set it up, sealed with the desk's key.
    pub sealed: Option<Vec<u8>>,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!($before, " member, kind, asked_by, asked_at, given_by, code_hash, until, sealed ", $after)
    };
}

fn read(row: &Row) -> Result<PassRow> {
    let code = row.maybe_bytes(5)?;
    let code = code.map(|bytes| bytes.try_into().map_err(|_| crate::StoreError::Shape(5))).transpose()?;
    Ok(PassRow {
        member: row.int(0)?,
        kind: row.text(1)?,
        asked_by: row.int(2)?,
        asked_at: row.int(3)?,
        given_by: row.maybe_int(4)?,
        code_hash: code,
        until: row.int(6)?,
        sealed: row.maybe_bytes(7)?,
    })
}

/// Keeps a pass, in the place of an earlier one of the same member.
///
/// # Errors
/// What the database says.
pub async fn put_pass(tx: &mut Tx, pass: &PassRow) -> Result<()> {
    let sql = "INSERT INTO passes (member, kind, asked_by, asked_at, given_by, code_hash, until, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (member) DO UPDATE SET kind = $2, asked_by = $3, \
               asked_at = $4, given_by = $5, code_hash = $6, until = $7, sealed = $8";
    let values = [
        pass.member.into(),
        pass.kind.as_str().into(),
        pass.asked_by.into(),
        pass.asked_at.into(),
        Value::Int(pass.given_by),
        pass.code_hash.into(),
        pass.until.into(),
        Value::Bytes(pass.sealed.clone()),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// The pass of a member, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_pass(tx: &mut Tx, member: i64) -> Result<Option<PassRow>> {
    const LOCK: &str = select!("UPDATE passes SET kind = kind WHERE member = $1 RETURNING", "");
    tx.row(LOCK, &[member.into()]).await?.as_ref().map(read).transpose()
}

/// Every pass.
///
/// # Errors
/// What the database says.
pub async fn passes(tx: &mut Tx) -> Result<Vec<PassRow>> {
    tx.rows(select!("SELECT", "FROM passes ORDER BY member"), &[]).await?.iter().map(read).collect()
}

/// It was used, or nobody needs it any more.
///
/// # Errors
/// What the database says.
pub async fn end_pass(tx: &mut Tx, member: i64) -> Result<bool> {
    tx.changed("DELETE FROM passes WHERE member = $1", &[member.into()]).await
}

/// Passes that ended before this moment.
///
/// # Errors
/// What the database says.
pub async fn clean_passes(tx: &mut Tx, now: i64) -> Result<()> {
    tx.run("DELETE FROM passes WHERE until < $1", &[now.into()]).await.map(|_| ())
}

/// Reports that somebody has, closed ones too.
///
/// # Errors
/// What the database says.
pub async fn held_signals(tx: &mut Tx, member: i64) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM signals WHERE assignee = $1 ORDER BY number";
    tx.rows(sql, &[member.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Cases that somebody has are with nobody, and so are their open tasks; the numbers of the cases.
///
/// # Errors
/// What the database says.
pub async fn free_cases(tx: &mut Tx, member: i64) -> Result<Vec<i64>> {
    let sql = "UPDATE case_entries SET owner = NULL WHERE owner = $1 AND kind = 'task' AND done_at IS NULL";
    tx.run(sql, &[member.into()]).await?;
    let sql = "UPDATE cases SET assignee = NULL, version = version + 1 WHERE assignee = $1 RETURNING number";
    tx.rows(sql, &[member.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Whoever is gone stands in for nobody.
///
/// # Errors
/// What the database says.
pub async fn stand_in_no_more(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run("UPDATE members SET substitute = NULL WHERE substitute = $1", &[member.into()]).await.map(|_| ())
}
