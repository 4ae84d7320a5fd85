//! Organisations on the relay and whose keys are believed; messages that wait until somebody has compared one.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// An organisation on the relay.
#[derive(Debug, Clone)]
pub struct PartnerRow {
    /// Its name there.
    pub org: String,
    /// The identity that is shown.
    pub identity: [u8; 32],
    /// What that identity has signed.
    pub bundle: Vec<u8>,
    /// The identity that somebody of us compared.
    pub pinned: Option<[u8; 32]>,
    /// What that one last signed.
    pub pinned_bundle: Option<Vec<u8>>,
    /// Who compared it, and when, Unix seconds.
    pub compared: Option<(i64, i64)>,
    /// When it was last shown, Unix seconds.
    pub seen_at: i64,
    /// It was in the directory at the last look.
    pub shown: bool,
    /// That its identity changed is on record.
    pub told: bool,
}

/// A message that waits.
#[derive(Debug, Clone)]
pub struct UnprovenRow {
    /// Its number.
    pub id: i64,
    /// In whose name.
    pub org: String,
    /// The day it came to the relay.
    pub day: u32,
    /// Sealed with the desk's key.
    pub sealed: Vec<u8>,
}

const PARTNERS: &str = "SELECT org, identity, bundle, pinned, pinned_bundle, compared_by, compared_at, seen_at, shown, told \
                        FROM partners ORDER BY org";

fn partner_row(row: &Row) -> Result<PartnerRow> {
    let pinned = match row.maybe_bytes(3)? {
        Some(_) => Some(row.hash(3)?),
        None => None,
    };
    Ok(PartnerRow {
        org: row.text(0)?,
        identity: row.hash(1)?,
        bundle: row.bytes(2)?,
        pinned,
        pinned_bundle: row.maybe_bytes(4)?,
        compared: row.maybe_int(5)?.zip(row.maybe_int(6)?),
        seen_at: row.int(7)?,
        shown: row.flag(8)?,
        told: row.flag(9)?,
    })
}

/// Every organisation that was ever shown, by name.
///
/// # Errors
/// What the database says.
pub async fn partners(tx: &mut Tx) -> Result<Vec<PartnerRow>> {
    tx.rows(PARTNERS, &[]).await?.iter().map(partner_row).collect()
}

/// Writes one, as it is now.
///
/// # Errors
/// What the database says.
pub async fn put_partner(tx: &mut Tx, row: &PartnerRow) -> Result<()> {
    let sql = "INSERT INTO partners (org, identity, bundle, pinned, pinned_bundle, compared_by, compared_at, seen_at, shown, told) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT (org) DO UPDATE SET identity = excluded.identity, \
               bundle = excluded.bundle, pinned = excluded.pinned, pinned_bundle = excluded.pinned_bundle, \
               compared_by = excluded.compared_by, compared_at = excluded.compared_at, seen_at = excluded.seen_at, \
               shown = excluded.shown, told = excluded.told";
    let values = [
        row.org.as_str().into(),
        (&row.identity).into(),
        (&row.bundle).into(),
        Value::from(row.pinned),
        Value::from(row.pinned_bundle.clone()),
        Value::Int(row.compared.map(|(by, _)| by)),
        Value::Int(row.compared.map(|(_, at)| at)),
        row.seen_at.into(),
        row.shown.into(),
        row.told.into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// What became of a message that is to wait.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeldBack {
    /// It waits.
    Kept,
    /// It waits already.
    There,
    /// Too many wait.
    Full,
}

/// Keeps a message until its organisation is compared.
///
/// # Errors
/// What the database says.
pub async fn hold_unproven(
    tx: &mut Tx,
    (hash, org, day): (&[u8; 32], &str, u32),
    (of_one, of_all): (i64, i64),
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<HeldBack> {
    let sql = "SELECT COUNT(*), COALESCE(SUM(CASE WHEN org = $1 THEN 1 ELSE 0 END), 0), \
               COALESCE(SUM(CASE WHEN hash = $2 THEN 1 ELSE 0 END), 0) FROM unproven";
    let row = tx.row(sql, &[org.into(), hash.into()]).await?.ok_or(crate::StoreError::Shape(0))?;
    if row.int(2)? > 0 {
        return Ok(HeldBack::There);
    }
    if row.int(0)? >= of_all || row.int(1)? >= of_one {
        return Ok(HeldBack::Full);
    }
    let id = next_number(tx, "unproven").await?;
    let Some(sealed) = seal(id) else { return Err(crate::StoreError::Shape(0)) };
    let sql = "INSERT INTO unproven (id, hash, org, day, sealed) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &[id.into(), hash.into(), org.into(), day.into(), (&sealed).into()])
        .await
        .map(|_| HeldBack::Kept)
}

/// How many messages wait in whose name.
///
/// # Errors
/// What the database says.
pub async fn unproven_counts(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let rows = tx.rows("SELECT org, COUNT(*) FROM unproven GROUP BY org ORDER BY org", &[]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// What waits in the name of one, in the order in which it came.
///
/// # Errors
/// What the database says.
pub async fn unproven_of(tx: &mut Tx, org: &str) -> Result<Vec<UnprovenRow>> {
    let sql = "SELECT id, org, day, sealed FROM unproven WHERE org = $1 ORDER BY id";
    let read = |row: &Row| {
        Ok(UnprovenRow { id: row.int(0)?, org: row.text(1)?, day: row.day(2)?, sealed: row.bytes(3)? })
    };
    tx.rows(sql, &[org.into()]).await?.iter().map(read).collect()
}

/// Takes one out. `false`: somebody else did.
///
/// # Errors
/// What the database says.
pub async fn take_unproven(tx: &mut Tx, id: i64) -> Result<bool> {
    tx.changed("DELETE FROM unproven WHERE id = $1", &[id.into()]).await
}

/// Forgets what nobody asked about, as the relay does.
///
/// # Errors
/// What the database says.
pub async fn clean_unproven(tx: &mut Tx, before_day: u32) -> Result<()> {
    tx.run("DELETE FROM unproven WHERE day < $1", &[before_day.into()]).await.map(|_| ())
}
