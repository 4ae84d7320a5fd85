//! Accounts at the organisation's own provider that open a member's desk, by keyed hash of whom the provider names.
use crate::{Result, Row, StoreError, Tx};

/// Whose account it is.
pub struct LinkRow {
    /// Which member's.
    pub member: i64,
    /// The day it was connected.
    pub added_day: u32,
    /// The day it was last used.
    pub used_day: Option<u32>,
}

fn link(row: &Row) -> Result<LinkRow> {
    let used = row.maybe_int(2)?.map(|day| u32::try_from(day).map_err(|_| StoreError::Shape(2)));
    Ok(LinkRow { member: row.int(0)?, added_day: row.day(1)?, used_day: used.transpose()? })
}

/// Connects a member with an account. `false`: it is another's.
///
/// # Errors
/// What the database says.
pub async fn add_link(tx: &mut Tx, hash: &[u8; 32], (member, day): (i64, u32)) -> Result<bool> {
    let sql =
        "INSERT INTO provider_links (hash, member, added_day) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING";
    tx.changed(sql, &[hash.into(), member.into(), day.into()]).await
}

/// The account of this hash.
///
/// # Errors
/// What the database says.
pub async fn link_by_hash(tx: &mut Tx, hash: &[u8; 32]) -> Result<Option<LinkRow>> {
    let sql = "SELECT member, added_day, used_day FROM provider_links WHERE hash = $1";
    tx.row(sql, &[hash.into()]).await?.as_ref().map(link).transpose()
}

/// The account of a member.
///
/// # Errors
/// What the database says.
pub async fn link_of(tx: &mut Tx, member: i64) -> Result<Option<LinkRow>> {
    let sql = "SELECT member, added_day, used_day FROM provider_links WHERE member = $1";
    tx.row(sql, &[member.into()]).await?.as_ref().map(link).transpose()
}

/// It was used today.
///
/// # Errors
/// What the database says.
pub async fn link_used(tx: &mut Tx, member: i64, day: u32) -> Result<()> {
    let sql = "UPDATE provider_links SET used_day = $2 WHERE member = $1";
    tx.run(sql, &[member.into(), day.into()]).await.map(|_| ())
}

/// It opens nothing any more. `false`: there was none.
///
/// # Errors
/// What the database says.
pub async fn remove_link(tx: &mut Tx, member: i64) -> Result<bool> {
    tx.changed("DELETE FROM provider_links WHERE member = $1", &[member.into()]).await
}
