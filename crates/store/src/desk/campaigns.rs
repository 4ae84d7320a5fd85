//! Campaigns of a desk, their pictures, their places, and how often each place was looked at in a week.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// A campaign.
#[derive(Debug, Clone)]
pub struct CampaignRow {
    /// Its number.
    pub id: i64,
    /// Grows with each change that somebody writes.
    pub version: i64,
    /// Code of where it stands.
    pub state: String,
    /// Its last day.
    pub last_day: u32,
    /// Who wrote it last.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Who released it last and when.
    pub released: Option<(i64, i64)>,
    /// What the relay is to have.
    pub serial: i64,
    /// What it has.
    pub sent: i64,
    /// As it is written.
    pub sealed: Vec<u8>,
    /// As it was last released.
    pub sealed_released: Option<Vec<u8>>,
}

/// A place where a code hangs.
#[derive(Debug, Clone)]
pub struct PlaceRow {
    /// Its number.
    pub id: i64,
    /// Its campaign.
    pub campaign: i64,
    /// What stands on its poster.
    pub code: String,
    /// Its name, sealed with the desk's key.
    pub sealed: Vec<u8>,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " id, version, state, last_day, member, at, released_by, released_at, serial, sent, sealed, sealed_released ",
            $after
        )
    };
}

fn read(row: &Row) -> Result<CampaignRow> {
    Ok(CampaignRow {
        id: row.int(0)?,
        version: row.int(1)?,
        state: row.text(2)?,
        last_day: row.day(3)?,
        member: row.int(4)?,
        at: row.int(5)?,
        released: row.maybe_int(6)?.zip(row.maybe_int(7)?),
        serial: row.int(8)?,
        sent: row.int(9)?,
        sealed: row.bytes(10)?,
        sealed_released: row.maybe_bytes(11)?,
    })
}

fn read_place(row: &Row) -> Result<PlaceRow> {
    Ok(PlaceRow { id: row.int(0)?, campaign: row.int(1)?, code: row.text(2)?, sealed: row.bytes(3)? })
}

/// A page of campaigns, those that end last first.
///
/// # Errors
/// What the database says.
pub async fn campaigns(tx: &mut Tx, (skip, limit): (i64, i64)) -> Result<Vec<CampaignRow>> {
    let sql = select!("SELECT", "FROM campaigns ORDER BY last_day DESC, id DESC LIMIT $1 OFFSET $2");
    tx.rows(sql, &[limit.into(), skip.into()]).await?.iter().map(read).collect()
}

/// How many there are.
///
/// # Errors
/// What the database says.
pub async fn campaign_count(tx: &mut Tx) -> Result<i64> {
    count(tx, "SELECT COUNT(*) FROM campaigns", &[]).await
}

async fn count(tx: &mut Tx, sql: &'static str, values: &[Value]) -> Result<i64> {
    tx.row(sql, values).await?.map_or(Ok(0), |row| row.int(0))
}

/// One of them.
///
/// # Errors
/// What the database says.
pub async fn campaign(tx: &mut Tx, id: i64) -> Result<Option<CampaignRow>> {
    let sql = select!("SELECT", "FROM campaigns WHERE id = $1");
    tx.row(sql, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// One of them, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_campaign(tx: &mut Tx, id: i64) -> Result<Option<CampaignRow>> {
    let sql = select!("UPDATE campaigns SET version = version WHERE id = $1 RETURNING", "");
    tx.row(sql, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// The number of the campaign that a form made.
///
/// # Errors
/// What the database says.
pub async fn campaign_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM campaigns WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Adds one.
///
/// # Errors
/// What the database says.
pub async fn add_campaign(tx: &mut Tx, row: &CampaignRow, once: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO campaigns (id, version, state, last_day, member, at, serial, sent, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, 0, 0, $7, $8)";
    let values = [
        row.id.into(),
        row.version.into(),
        row.state.as_str().into(),
        row.last_day.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        row.sealed.as_slice().into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Writes what changes of one; not what the relay has of it.
///
/// # Errors
/// What the database says.
pub async fn update_campaign(tx: &mut Tx, row: &CampaignRow) -> Result<()> {
    let sql = "UPDATE campaigns SET version = $2, state = $3, last_day = $4, member = $5, at = $6, released_by = $7, \
               released_at = $8, serial = $9, sealed = $10, sealed_released = $11 WHERE id = $1";
    let (released_by, released_at) = row.released.unzip();
    let values = [
        row.id.into(),
        row.version.into(),
        row.state.as_str().into(),
        row.last_day.into(),
        row.member.into(),
        row.at.into(),
        Value::Int(released_by),
        Value::Int(released_at),
        row.serial.into(),
        row.sealed.as_slice().into(),
        Value::Bytes(row.sealed_released.clone()),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Those of which the relay has not what it is to have.
///
/// # Errors
/// What the database says.
pub async fn unsent_campaigns(tx: &mut Tx, limit: i64) -> Result<Vec<CampaignRow>> {
    let sql = select!("SELECT", "FROM campaigns WHERE sent < serial ORDER BY id LIMIT $1");
    tx.rows(sql, &[limit.into()]).await?.iter().map(read).collect()
}

/// The relay has it as it was at this serial.
///
/// # Errors
/// What the database says.
pub async fn campaign_sent(tx: &mut Tx, id: i64, serial: i64) -> Result<bool> {
    let sql = "UPDATE campaigns SET sent = $2 WHERE id = $1 AND sent < $2";
    tx.changed(sql, &[id.into(), serial.into()]).await
}

/// Adds a picture, large and small, each sealed for its own column. Its number.
///
/// # Errors
/// What the database says.
pub async fn add_campaign_picture(
    tx: &mut Tx,
    campaign: i64,
    seal: impl FnOnce(i64) -> Option<(Vec<u8>, Vec<u8>)>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "campaign_pictures").await?;
    let Some((large, small)) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO campaign_pictures (id, campaign, sealed, sealed_small) VALUES ($1, $2, $3, $4)";
    tx.run(sql, &[id.into(), campaign.into(), large.into(), small.into()]).await?;
    Ok(Some(id))
}

/// A picture of a campaign: large and small.
///
/// # Errors
/// What the database says.
pub async fn campaign_picture(tx: &mut Tx, campaign: i64, id: i64) -> Result<Option<(Vec<u8>, Vec<u8>)>> {
    let sql = "SELECT sealed, sealed_small FROM campaign_pictures WHERE campaign = $1 AND id = $2";
    let row = tx.row(sql, &[campaign.into(), id.into()]).await?;
    row.map(|row| Ok((row.bytes(0)?, row.bytes(1)?))).transpose()
}

/// Pictures of a campaign but these two go.
///
/// # Errors
/// What the database says.
pub async fn drop_campaign_pictures(tx: &mut Tx, campaign: i64, (one, other): (i64, i64)) -> Result<()> {
    let sql = "DELETE FROM campaign_pictures WHERE campaign = $1 AND id <> $2 AND id <> $3";
    tx.run(sql, &[campaign.into(), one.into(), other.into()]).await.map(|_| ())
}

/// Adds a place, unless somebody has its code. `false`: somebody has, or this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_place(
    tx: &mut Tx,
    row: &PlaceRow,
    (member, at): (i64, i64),
    once: &[u8; 32],
) -> Result<bool> {
    let sql = "INSERT INTO campaign_places (id, campaign, code, member, at, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING";
    let values = [
        row.id.into(),
        row.campaign.into(),
        row.code.as_str().into(),
        member.into(),
        at.into(),
        once.into(),
        row.sealed.as_slice().into(),
    ];
    tx.changed(sql, &values).await
}

/// Whether a place was made by this form.
///
/// # Errors
/// What the database says.
pub async fn has_place_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT 1 FROM campaign_places WHERE once = $1", &[once.into()]).await?.is_some())
}

/// Another code for a place. `false`: somebody has it.
///
/// # Errors
/// What the database says.
pub async fn change_code(tx: &mut Tx, campaign: i64, was: &str, code: &str) -> Result<bool> {
    let sql = "UPDATE campaign_places SET code = $3 WHERE campaign = $1 AND code = $2 \
               AND NOT EXISTS (SELECT 1 FROM campaign_places WHERE code = $3)";
    tx.changed(sql, &[campaign.into(), was.into(), code.into()]).await
}

/// A page of the places of a campaign, in the order in which they were added.
///
/// # Errors
/// What the database says.
pub async fn places(tx: &mut Tx, campaign: i64, (skip, limit): (i64, i64)) -> Result<Vec<PlaceRow>> {
    let sql = "SELECT id, campaign, code, sealed FROM campaign_places WHERE campaign = $1 ORDER BY id \
               LIMIT $2 OFFSET $3";
    tx.rows(sql, &[campaign.into(), limit.into(), skip.into()]).await?.iter().map(read_place).collect()
}

/// How many places a campaign has.
///
/// # Errors
/// What the database says.
pub async fn place_count(tx: &mut Tx, campaign: i64) -> Result<i64> {
    count(tx, "SELECT COUNT(*) FROM campaign_places WHERE campaign = $1", &[campaign.into()]).await
}

/// So often the page of this code was asked for in this week, as the relay says.
///
/// # Errors
/// What the database says.
pub async fn put_week(tx: &mut Tx, code: &str, week: u32, times: i64) -> Result<()> {
    let sql = "INSERT INTO campaign_weeks (place, week, times) SELECT id, $2, $3 FROM campaign_places WHERE code = $1 \
               ON CONFLICT (place, week) DO UPDATE SET times = EXCLUDED.times";
    tx.run(sql, &[code.into(), week.into(), times.into()]).await.map(|_| ())
}

/// What is known of the weeks of these places of a campaign, from the place `from` to the place `until`: place, week, times.
///
/// # Errors
/// What the database says.
pub async fn weeks_of(tx: &mut Tx, campaign: i64, (from, until): (i64, i64)) -> Result<Vec<(i64, u32, i64)>> {
    let sql = "SELECT w.place, w.week, w.times FROM campaign_weeks w JOIN campaign_places p ON p.id = w.place \
               WHERE p.campaign = $1 AND p.id >= $2 AND p.id <= $3 ORDER BY w.place, w.week";
    let rows = tx.rows(sql, &[campaign.into(), from.into(), until.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.day(1)?, row.int(2)?))).collect()
}

/// Campaigns that ended before this day are forgotten, with their places and how often they were looked at.
///
/// # Errors
/// What the database says.
pub async fn clean_campaigns(tx: &mut Tx, before: u32) -> Result<()> {
    let weeks = "DELETE FROM campaign_weeks WHERE place IN (SELECT p.id FROM campaign_places p JOIN campaigns c \
                 ON c.id = p.campaign WHERE c.last_day < $1)";
    tx.run(weeks, &[before.into()]).await?;
    let places =
        "DELETE FROM campaign_places WHERE campaign IN (SELECT id FROM campaigns WHERE last_day < $1)";
    tx.run(places, &[before.into()]).await?;
    let pictures =
        "DELETE FROM campaign_pictures WHERE campaign IN (SELECT id FROM campaigns WHERE last_day < $1)";
    tx.run(pictures, &[before.into()]).await?;
    tx.run("DELETE FROM campaigns WHERE last_day < $1", &[before.into()]).await.map(|_| ())
}
