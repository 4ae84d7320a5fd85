//! Campaigns that organisations have released, and how often the page of each place was asked for in a week. No row says who asked.
use crate::{Result, Tx};

/// Days for which a campaign and its counts are there after its last day.
pub const CAMPAIGN_KEPT_DAYS: u32 = 92;
/// Campaigns in a calendar.
const CALENDAR_MAX: i64 = 200;

/// A campaign as it was signed.
#[derive(Debug, Clone)]
pub struct CampaignRow {
    /// Whose it is.
    pub org: String,
    /// Its number there.
    pub id: i64,
    /// Grows with each change.
    pub version: i64,
    /// Its last day.
    pub last_day: u32,
    /// Campaign and signature, byte for byte.
    pub signed: Vec<u8>,
}

/// What became of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CampaignKept {
    /// It is here, now or before.
    Kept,
    /// What is here is newer, or the same version with other words.
    Older,
    /// Other campaigns have these codes; nothing was kept.
    Taken(Vec<String>),
}

/// Takes a campaign in, with its codes, in the place of what was there. Commit only what is [`CampaignKept::Kept`].
///
/// # Errors
/// What the database says.
pub async fn put_campaign(tx: &mut Tx, row: &CampaignRow, codes: &[&str]) -> Result<CampaignKept> {
    let key = [row.org.as_str().into(), row.id.into()];
    let lock = "UPDATE campaigns SET version = version WHERE org = $1 AND id = $2 RETURNING version, signed";
    if let Some(there) = tx.row(lock, &key).await? {
        match there.int(0)? {
            _ if there.bytes(1)? == row.signed => return Ok(CampaignKept::Kept),
            version if version >= row.version => return Ok(CampaignKept::Older),
            _ => {}
        }
    }
    let put = "INSERT INTO campaigns (org, id, version, last_day, signed) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (org, id) DO UPDATE SET version = EXCLUDED.version, last_day = EXCLUDED.last_day, \
               signed = EXCLUDED.signed WHERE campaigns.version < EXCLUDED.version";
    let values = [
        row.org.as_str().into(),
        row.id.into(),
        row.version.into(),
        row.last_day.into(),
        row.signed.as_slice().into(),
    ];
    if !tx.changed(put, &values).await? {
        return Ok(CampaignKept::Older);
    }
    tx.run("DELETE FROM campaign_codes WHERE org = $1 AND campaign = $2", &key).await?;
    let add =
        "INSERT INTO campaign_codes (code, org, campaign) VALUES ($1, $2, $3) ON CONFLICT (code) DO NOTHING";
    let mut taken = Vec::new();
    for code in codes {
        if !tx.changed(add, &[(*code).into(), row.org.as_str().into(), row.id.into()]).await? {
            taken.push((*code).to_owned());
        }
    }
    Ok(if taken.is_empty() { CampaignKept::Kept } else { CampaignKept::Taken(taken) })
}

/// The campaign of a code, as it was signed.
///
/// # Errors
/// What the database says.
pub async fn campaign_of_code(tx: &mut Tx, code: &str) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT c.signed FROM campaigns c JOIN campaign_codes k ON k.org = c.org AND k.campaign = c.id \
               WHERE k.code = $1";
    tx.row(sql, &[code.into()]).await?.map(|row| row.bytes(0)).transpose()
}

/// Those that are not over on this day, as they were signed.
///
/// # Errors
/// What the database says.
pub async fn campaigns_until(tx: &mut Tx, today: u32) -> Result<Vec<Vec<u8>>> {
    let sql = "SELECT signed FROM campaigns WHERE last_day >= $1 ORDER BY last_day, org, id LIMIT $2";
    tx.rows(sql, &[today.into(), CALENDAR_MAX.into()]).await?.iter().map(|row| row.bytes(0)).collect()
}

/// So many times more the page of this code was asked for in this week.
///
/// # Errors
/// What the database says.
pub async fn add_times(tx: &mut Tx, code: &str, week: u32, times: i64) -> Result<()> {
    let sql = "INSERT INTO campaign_weeks (code, week, times) SELECT code, $2, $3 FROM campaign_codes WHERE code = $1 \
               ON CONFLICT (code, week) DO UPDATE SET times = campaign_weeks.times + EXCLUDED.times";
    tx.run(sql, &[code.into(), week.into(), times.into()]).await.map(|_| ())
}

/// How often the codes of an organisation were asked for in each week before this one, where that was `from` times or more: code, week,
/// times.
///
/// # Errors
/// What the database says.
pub async fn times_of(tx: &mut Tx, org: &str, before: u32, from: i64) -> Result<Vec<(String, u32, i64)>> {
    let sql = "SELECT w.code, w.week, w.times FROM campaign_weeks w JOIN campaign_codes k ON k.code = w.code \
               WHERE k.org = $1 AND w.week < $2 AND w.times >= $3 ORDER BY w.code, w.week";
    let rows = tx.rows(sql, &[org.into(), before.into(), from.into()]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.day(1)?, row.int(2)?))).collect()
}

/// Deletes what is over.
pub(super) async fn clean_campaigns(tx: &mut Tx, today: u32) -> Result<()> {
    let old = [today.saturating_sub(CAMPAIGN_KEPT_DAYS).into()];
    let codes = "DELETE FROM campaign_codes WHERE EXISTS (SELECT 1 FROM campaigns c WHERE c.org = campaign_codes.org \
                 AND c.id = campaign_codes.campaign AND c.last_day < $1)";
    tx.run(codes, &old).await?;
    tx.run("DELETE FROM campaign_weeks WHERE code NOT IN (SELECT code FROM campaign_codes)", &[]).await?;
    tx.run("DELETE FROM campaigns WHERE last_day < $1", &old).await.map(|_| ())
}
