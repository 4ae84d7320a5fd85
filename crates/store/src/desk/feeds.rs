//! Calendars of members, known by the hash of a secret; and the days that stand in them.
use super::next_number;
use crate::{Result, Row, Tx};

/// A calendar.
pub struct FeedRow {
    /// Its number.
    pub id: i64,
    /// Whose.
    pub member: i64,
    /// The day on which it was made.
    pub made_day: u32,
    /// The day on which it was last fetched.
    pub used_day: Option<i64>,
}

/// The columns of [`read`], before what a statement says after them.
macro_rules! select {
    ($after:literal) => {
        concat!("SELECT id, member, made_day, used_day FROM feeds ", $after)
    };
}

fn read(row: &Row) -> Result<FeedRow> {
    Ok(FeedRow { id: row.int(0)?, member: row.int(1)?, made_day: row.day(2)?, used_day: row.maybe_int(3)? })
}

/// Adds a calendar and gives its number.
///
/// # Errors
/// What the database says.
pub async fn add_feed(tx: &mut Tx, (member, day): (i64, u32), token_hash: &[u8; 32]) -> Result<i64> {
    let id = next_number(tx, "feeds").await?;
    let sql = "INSERT INTO feeds (id, member, token_hash, made_day) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[id.into(), member.into(), token_hash.into(), day.into()]).await?;
    Ok(id)
}

/// A member's calendars, the first one first.
///
/// # Errors
/// What the database says.
pub async fn feeds_of(tx: &mut Tx, member: i64) -> Result<Vec<FeedRow>> {
    let rows = tx.rows(select!("WHERE member = $1 ORDER BY id"), &[member.into()]).await?;
    rows.iter().map(read).collect()
}

/// The calendar of this secret.
///
/// # Errors
/// What the database says.
pub async fn feed_by_token(tx: &mut Tx, token_hash: &[u8; 32]) -> Result<Option<FeedRow>> {
    tx.row(select!("WHERE token_hash = $1"), &[token_hash.into()]).await?.as_ref().map(read).transpose()
}

/// It was fetched on this day.
///
/// # Errors
/// What the database says.
pub async fn feed_used(tx: &mut Tx, id: i64, day: u32) -> Result<()> {
    tx.run("UPDATE feeds SET used_day = $2 WHERE id = $1", &[id.into(), day.into()]).await.map(|_| ())
}

/// Takes one of a member's calendars away. `false`: it is not theirs.
///
/// # Errors
/// What the database says.
pub async fn end_feed(tx: &mut Tx, member: i64, id: i64) -> Result<bool> {
    tx.changed("DELETE FROM feeds WHERE member = $1 AND id = $2", &[member.into(), id.into()]).await
}

/// Takes all of a member's calendars away.
///
/// # Errors
/// What the database says.
pub async fn end_feeds(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run("DELETE FROM feeds WHERE member = $1", &[member.into()]).await.map(|_| ())
}

/// Reports that a member has and put off, with the day on which they are back.
///
/// # Errors
/// What the database says.
pub async fn put_off_days(tx: &mut Tx, member: i64) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT number, snoozed_until FROM signals WHERE assignee = $1 AND state = 'waiting' \
               AND snoozed_until IS NOT NULL ORDER BY number";
    pairs(tx, sql, member).await
}

/// Open cases that a member has, with the day on which it is looked at whether they are still needed.
///
/// # Errors
/// What the database says.
pub async fn review_days(tx: &mut Tx, member: i64) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT number, review_day FROM cases WHERE assignee = $1 AND state = 'open' ORDER BY number";
    pairs(tx, sql, member).await
}

async fn pairs(tx: &mut Tx, sql: &'static str, member: i64) -> Result<Vec<(i64, i64)>> {
    let rows = tx.rows(sql, &[member.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}
