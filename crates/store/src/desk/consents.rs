//! What presumed victims agreed to, and what happened to it since. Lock the case before anything is written; rows are added and never
//! written anew, but for what counts as open and told.
use super::next_number;
use crate::{Result, Row, Tx};

/// A decision.
#[derive(Debug, Clone)]
pub struct ConsentRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// Who asked.
    pub member: i64,
    /// When it was written, Unix seconds.
    pub at: i64,
    /// Something of it may still hold.
    pub open: bool,
    /// It was told that it will soon be over.
    pub told: bool,
    /// A keyed hash of the name under which it travels.
    pub public: [u8; 32],
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

/// What happened to one.
#[derive(Debug, Clone)]
pub struct ConsentEventRow {
    /// Its number.
    pub id: i64,
    /// To which.
    pub consent: i64,
    /// In which case.
    pub case: i64,
    /// Who wrote it; 0: the person themselves.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

macro_rules! consents {
    ($which:literal) => {
        concat!(
            "SELECT id, case_number, victim, member, at, open, told, public, sealed FROM consents ",
            $which
        )
    };
}

fn consent_row(row: &Row) -> Result<ConsentRow> {
    Ok(ConsentRow {
        id: row.int(0)?,
        case: row.int(1)?,
        victim: row.int(2)?,
        member: row.int(3)?,
        at: row.int(4)?,
        open: row.flag(5)?,
        told: row.flag(6)?,
        public: row.hash(7)?,
        sealed: row.bytes(8)?,
    })
}

/// The next number of a decision.
///
/// # Errors
/// What the database says.
pub async fn next_consent(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "consents").await
}

/// The next number of what happens to one.
///
/// # Errors
/// What the database says.
pub async fn next_consent_event(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "consent_events").await
}

/// The decision that this very form wrote before.
///
/// # Errors
/// What the database says.
pub async fn consent_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM consents WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Adds a decision.
///
/// # Errors
/// What the database says.
pub async fn add_consent(tx: &mut Tx, row: &ConsentRow, once: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO consents (id, case_number, victim, member, at, open, told, public, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    let values = [
        row.id.into(),
        row.case.into(),
        row.victim.into(),
        row.member.into(),
        row.at.into(),
        i64::from(row.open).into(),
        i64::from(row.told).into(),
        (&row.public).into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Adds what happened to one.
///
/// # Errors
/// What the database says.
pub async fn add_consent_event(tx: &mut Tx, row: &ConsentEventRow) -> Result<()> {
    let sql = "INSERT INTO consent_events (id, consent, case_number, member, at, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        row.id.into(),
        row.consent.into(),
        row.case.into(),
        row.member.into(),
        row.at.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Whether something of it may still hold.
///
/// # Errors
/// What the database says.
pub async fn set_consent_open(tx: &mut Tx, id: i64, open: bool) -> Result<()> {
    tx.run("UPDATE consents SET open = $2 WHERE id = $1", &[id.into(), i64::from(open).into()])
        .await
        .map(|_| ())
}

/// It was told that it will soon be over. `false`: it had been.
///
/// # Errors
/// What the database says.
pub async fn tell_consent(tx: &mut Tx, id: i64) -> Result<bool> {
    tx.changed("UPDATE consents SET told = 1 WHERE id = $1 AND told = 0", &[id.into()]).await
}

/// One decision of a case.
///
/// # Errors
/// What the database says.
pub async fn consent(tx: &mut Tx, case: i64, id: i64) -> Result<Option<ConsentRow>> {
    const ONE: &str = consents!("WHERE case_number = $1 AND id = $2");
    tx.row(ONE, &[case.into(), id.into()]).await?.as_ref().map(consent_row).transpose()
}

/// The decision that travels under a name, by its keyed hash.
///
/// # Errors
/// What the database says.
pub async fn consent_by_public(tx: &mut Tx, public: &[u8; 32]) -> Result<Option<ConsentRow>> {
    const ONE: &str = consents!("WHERE public = $1");
    tx.row(ONE, &[public.into()]).await?.as_ref().map(consent_row).transpose()
}

/// The decisions of a case, in the order in which they were written.
///
/// # Errors
/// What the database says.
pub async fn consents_of(tx: &mut Tx, case: i64) -> Result<Vec<ConsentRow>> {
    const ALL: &str = consents!("WHERE case_number = $1 ORDER BY id");
    tx.rows(ALL, &[case.into()]).await?.iter().map(consent_row).collect()
}

/// The decisions of one presumed victim, in the order in which they were written.
///
/// # Errors
/// What the database says.
pub async fn consents_of_victim(tx: &mut Tx, case: i64, victim: i64) -> Result<Vec<ConsentRow>> {
    const ALL: &str = consents!("WHERE case_number = $1 AND victim = $2 ORDER BY id");
    tx.rows(ALL, &[case.into(), victim.into()]).await?.iter().map(consent_row).collect()
}

/// What happened to the decisions of a case, in the order in which it was written.
///
/// # Errors
/// What the database says.
pub async fn consent_events_of(tx: &mut Tx, case: i64) -> Result<Vec<ConsentEventRow>> {
    let sql = "SELECT id, consent, case_number, member, at, sealed FROM consent_events \
               WHERE case_number = $1 ORDER BY id";
    let read = |row: &Row| {
        Ok(ConsentEventRow {
            id: row.int(0)?,
            consent: row.int(1)?,
            case: row.int(2)?,
            member: row.int(3)?,
            at: row.int(4)?,
            sealed: row.bytes(5)?,
        })
    };
    tx.rows(sql, &[case.into()]).await?.iter().map(read).collect()
}

/// Decisions in open cases of which it was not told that they will soon be over, after a number: at most so many.
///
/// # Errors
/// What the database says.
pub async fn open_consents(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<ConsentRow>> {
    const OPEN: &str = consents!(
        "WHERE open = 1 AND told = 0 AND id > $1 \
         AND case_number IN (SELECT number FROM cases WHERE state = 'open') ORDER BY id LIMIT $2"
    );
    tx.rows(OPEN, &[after.into(), limit.into()]).await?.iter().map(consent_row).collect()
}

/// The highest number that was given to a decision.
///
/// # Errors
/// What the database says.
pub async fn last_consent(tx: &mut Tx) -> Result<i64> {
    let row = tx.row("SELECT value FROM counters WHERE name = 'consents'", &[]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}
