//! Filters that members keep under a name.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// A filter somebody keeps.
pub struct ViewRow {
    /// Its number.
    pub id: i64,
    /// Whose it is; 0: of somebody who works here no longer.
    pub member: i64,
    /// The team it is shared with.
    pub team: Option<i64>,
    /// Name and address, sealed with the desk's key.
    pub sealed: Vec<u8>,
}

fn read(row: &Row) -> Result<ViewRow> {
    Ok(ViewRow { id: row.int(0)?, member: row.int(1)?, team: row.maybe_int(2)?, sealed: row.bytes(3)? })
}

/// The filters of a member and those that are shared with a team of theirs.
///
/// # Errors
/// What the database says.
pub async fn views_of(tx: &mut Tx, member: i64) -> Result<Vec<ViewRow>> {
    let sql = "SELECT id, member, team, sealed FROM views WHERE member = $1 \
               OR team IN (SELECT team FROM team_members WHERE member = $1) ORDER BY id";
    tx.rows(sql, &[member.into()]).await?.iter().map(read).collect()
}

/// One of them, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_view(tx: &mut Tx, id: i64) -> Result<Option<ViewRow>> {
    let sql = "UPDATE views SET member = member WHERE id = $1 RETURNING id, member, team, sealed";
    tx.row(sql, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// Keeps a filter; `seal` makes its content from its number. `None`: this very form was sent before, or it cannot be sealed.
///
/// # Errors
/// What the database says.
pub async fn add_view(
    tx: &mut Tx,
    (member, team): (i64, Option<i64>),
    once: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "views").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO views (id, member, team, once, sealed) VALUES ($1, $2, $3, $4, $5) ON CONFLICT (once) DO NOTHING";
    let values = [id.into(), member.into(), Value::Int(team), once.into(), sealed.into()];
    Ok(tx.changed(sql, &values).await?.then_some(id))
}

/// Its name or its team is another.
///
/// # Errors
/// What the database says.
pub async fn update_view(tx: &mut Tx, row: &ViewRow) -> Result<()> {
    let sql = "UPDATE views SET team = $2, sealed = $3 WHERE id = $1";
    tx.run(sql, &[row.id.into(), Value::Int(row.team), (&row.sealed).into()]).await.map(|_| ())
}

/// Nobody needs it any more.
///
/// # Errors
/// What the database says.
pub async fn remove_view(tx: &mut Tx, id: i64) -> Result<()> {
    tx.run("DELETE FROM views WHERE id = $1", &[id.into()]).await.map(|_| ())
}

/// Whoever leaves takes their own filters along; what a team shares stays with the team.
///
/// # Errors
/// What the database says.
pub async fn leave_views(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run("DELETE FROM views WHERE member = $1 AND team IS NULL", &[member.into()]).await?;
    tx.run("UPDATE views SET member = 0 WHERE member = $1", &[member.into()]).await.map(|_| ())
}
