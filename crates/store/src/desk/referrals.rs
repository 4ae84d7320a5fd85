//! Referrals from and to other organisations, and what was said about each. Lock a case before its referral, and a referral before its
//! messages.
use super::{
    apart::{Scope, after_cases, kept_cases, near, sees_case},
    inbox::{held_by, held_by_team_of},
    next_number,
};
use crate::{Result, Row, StoreError, Tx, Value};

/// A referral.
#[derive(Debug, Clone)]
pub struct ReferralRow {
    /// Its number.
    pub number: i64,
    /// Code of where it goes.
    pub direction: String,
    /// Keyed hash of its name between the two.
    pub name: [u8; 32],
    /// Counts what happens to it.
    pub version: i64,
    /// Code of where it stands.
    pub state: String,
    /// To whom within the receiving organisation.
    pub role: String,
    /// It cannot wait for tomorrow.
    pub urgent: bool,
    /// The case it came from, or became.
    pub case: Option<i64>,
    /// The record it came from, or became.
    pub victim: Option<i64>,
    /// Who sent it, or took it.
    pub member: Option<i64>,
    /// When it began here, Unix seconds.
    pub begun: i64,
    /// When something last happened, Unix seconds.
    pub changed: i64,
    /// The last day of what was agreed to.
    pub until: Option<u32>,
    /// Keyed hash of the consent it rests on.
    pub consent: Option<[u8; 32]>,
    /// When somebody of us first opened it, Unix seconds.
    pub opened: Option<i64>,
    /// When its key was destroyed, Unix seconds.
    pub gone: Option<i64>,
    /// What was referred, under its own key.
    pub sealed: Option<Vec<u8>>,
    /// With whom, and why it ended, under the desk's key.
    pub stub: Vec<u8>,
}

/// Which part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralList {
    /// What came and nobody answered.
    New,
    /// What came and goes on.
    Open,
    /// What we sent and goes on.
    Sent,
    /// What ended.
    Ended,
}

/// Who looks at the list.
#[derive(Debug, Clone, Copy)]
pub struct ReferralScope<'a> {
    /// Which cases they see.
    pub cases: Scope,
    /// Which functions they take referrals for, each between commas.
    pub roles: &'a str,
    /// They take those for which there is nobody.
    pub all: bool,
    /// The day.
    pub today: u32,
}

macro_rules! columns {
    () => {
        "number, direction, name, version, state, role, urgent, case_number, victim, member, begun, changed, until_day, \
         consent, opened, gone, sealed, sealed_stub"
    };
}

macro_rules! referrals {
    ($which:literal) => {
        concat!("SELECT ", columns!(), " FROM referrals ", $which)
    };
}

/// Whether a referral is seen: what comes by the function it was sent to, what became a case and what we sent by that case.
macro_rules! sees {
    () => {
        concat!(
            "(case_number IN (SELECT number FROM cases WHERE state <> 'erased' AND ",
            sees_case!("$1", "$2"),
            ") OR (direction = 'in' AND case_number IS NULL AND ($4 = 1 OR $3 LIKE '%,' || REPLACE(role, '_', '!_') || ',%' ESCAPE '!')))"
        )
    };
}

/// Which part, by the number in `$5`.
macro_rules! part {
    () => {
        "(($5 = 0 AND direction = 'in' AND state IN ('new', 'received')) \
          OR ($5 = 1 AND direction = 'in' AND state IN ('accepted', 'look')) \
          OR ($5 = 2 AND direction <> 'in' AND state NOT IN ('declined', 'done', 'revoked', 'withdrawn', 'over', 'refused', 'stopped')) \
          OR ($5 = 3 AND state IN ('declined', 'done', 'revoked', 'withdrawn', 'over', 'refused', 'stopped')))"
    };
}

fn maybe_hash(row: &Row, column: usize) -> Result<Option<[u8; 32]>> {
    match row.maybe_bytes(column)? {
        Some(_) => row.hash(column).map(Some),
        None => Ok(None),
    }
}

fn maybe_day(row: &Row, column: usize) -> Result<Option<u32>> {
    row.maybe_int(column)?.map(|_| row.day(column)).transpose()
}

fn referral_row(row: &Row) -> Result<ReferralRow> {
    Ok(ReferralRow {
        number: row.int(0)?,
        direction: row.text(1)?,
        name: row.hash(2)?,
        version: row.int(3)?,
        state: row.text(4)?,
        role: row.text(5)?,
        urgent: row.flag(6)?,
        case: row.maybe_int(7)?,
        victim: row.maybe_int(8)?,
        member: row.maybe_int(9)?,
        begun: row.int(10)?,
        changed: row.int(11)?,
        until: maybe_day(row, 12)?,
        consent: maybe_hash(row, 13)?,
        opened: row.maybe_int(14)?,
        gone: row.maybe_int(15)?,
        sealed: row.maybe_bytes(16)?,
        stub: row.bytes(17)?,
    })
}

impl ReferralList {
    /// Every part, in the order of the page.
    pub const ALL: [Self; 4] = [Self::New, Self::Open, Self::Sent, Self::Ended];

    fn number(self) -> i64 {
        match self {
            Self::New => 0,
            Self::Open => 1,
            Self::Sent => 2,
            Self::Ended => 3,
        }
    }
}

impl ReferralScope<'_> {
    fn values(&self, list: ReferralList) -> [Value; 5] {
        [
            self.cases.into(),
            self.today.into(),
            self.roles.into(),
            i64::from(self.all).into(),
            list.number().into(),
        ]
    }
}

/// The next number of a referral.
///
/// # Errors
/// What the database says.
pub async fn next_referral(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "referrals").await
}

/// Adds one. `false`: it is there already, or this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_referral(tx: &mut Tx, row: &ReferralRow, once: Option<&[u8; 32]>) -> Result<bool> {
    let sql = "INSERT INTO referrals (number, direction, name, version, state, role, urgent, case_number, victim, member, \
               begun, changed, until_day, consent, opened, gone, sealed, sealed_stub, once) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19) \
               ON CONFLICT DO NOTHING";
    let values = [
        row.number.into(),
        row.direction.as_str().into(),
        row.name.into(),
        row.version.into(),
        row.state.as_str().into(),
        row.role.as_str().into(),
        row.urgent.into(),
        Value::Int(row.case),
        Value::Int(row.victim),
        Value::Int(row.member),
        row.begun.into(),
        row.changed.into(),
        Value::from(row.until),
        Value::from(row.consent),
        Value::Int(row.opened),
        Value::Int(row.gone),
        Value::from(row.sealed.clone()),
        (&row.stub).into(),
        Value::from(once.copied()),
    ];
    tx.changed(sql, &values).await
}

/// Writes how one stands now.
///
/// # Errors
/// What the database says.
pub async fn update_referral(tx: &mut Tx, row: &ReferralRow) -> Result<()> {
    let sql = "UPDATE referrals SET version = $2, state = $3, case_number = $4, victim = $5, member = $6, changed = $7, \
               opened = $8, gone = $9, sealed = $10, sealed_stub = $11 WHERE number = $1";
    let values = [
        row.number.into(),
        row.version.into(),
        row.state.as_str().into(),
        Value::Int(row.case),
        Value::Int(row.victim),
        Value::Int(row.member),
        row.changed.into(),
        Value::Int(row.opened),
        Value::Int(row.gone),
        Value::from(row.sealed.clone()),
        (&row.stub).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// One, as it is.
///
/// # Errors
/// What the database says.
pub async fn referral(tx: &mut Tx, number: i64) -> Result<Option<ReferralRow>> {
    let row = tx.row(referrals!("WHERE number = $1"), &[number.into()]).await?;
    row.as_ref().map(referral_row).transpose()
}

/// One, locked: by its number.
///
/// # Errors
/// What the database says.
pub async fn lock_referral(tx: &mut Tx, number: i64) -> Result<Option<ReferralRow>> {
    const SQL: &str =
        concat!("UPDATE referrals SET version = version WHERE number = $1 RETURNING ", columns!());
    tx.row(SQL, &[number.into()]).await?.as_ref().map(referral_row).transpose()
}

/// The number of the one of this name.
///
/// # Errors
/// What the database says.
pub async fn referral_named(tx: &mut Tx, name: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT number FROM referrals WHERE name = $1", &[name.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// The one that this very form began.
///
/// # Errors
/// What the database says.
pub async fn referral_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT number FROM referrals WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Those of a case, the newest first.
///
/// # Errors
/// What the database says.
pub async fn referrals_of_case(tx: &mut Tx, case: i64) -> Result<Vec<ReferralRow>> {
    let sql = referrals!("WHERE case_number = $1 ORDER BY number DESC");
    tx.rows(sql, &[case.into()]).await?.iter().map(referral_row).collect()
}

/// Numbers of those we sent that rest on this consent and have not ended.
///
/// # Errors
/// What the database says.
pub async fn referrals_on(tx: &mut Tx, consent: &[u8; 32]) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM referrals WHERE consent = $1 AND direction <> 'in' \
               AND state NOT IN ('revoked', 'withdrawn', 'refused', 'erased') ORDER BY number";
    tx.rows(sql, &[consent.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Those that rest on one consent rest on another from now on.
///
/// # Errors
/// What the database says.
pub async fn move_referrals(tx: &mut Tx, from: &[u8; 32], to: &[u8; 32]) -> Result<()> {
    let sql = "UPDATE referrals SET consent = $2 WHERE consent = $1";
    tx.run(sql, &[from.into(), to.into()]).await.map(|_| ())
}

/// A page of a part of the list: what is urgent first, then the newest.
///
/// # Errors
/// What the database says.
pub async fn referral_page(
    tx: &mut Tx,
    scope: &ReferralScope<'_>,
    list: ReferralList,
    (skip, limit): (i64, i64),
) -> Result<Vec<ReferralRow>> {
    const PAGE: &str = concat!(
        "SELECT ",
        columns!(),
        " FROM referrals WHERE ",
        sees!(),
        " AND ",
        part!(),
        " ORDER BY CASE WHEN $5 < 3 THEN urgent ELSE 0 END DESC, changed DESC, number DESC LIMIT $6 OFFSET $7"
    );
    let mut values = scope.values(list).to_vec();
    values.extend([limit.into(), skip.into()]);
    tx.rows(PAGE, &values).await?.iter().map(referral_row).collect()
}

/// How many are in a part of the list.
///
/// # Errors
/// What the database says.
pub async fn referral_count(tx: &mut Tx, scope: &ReferralScope<'_>, list: ReferralList) -> Result<i64> {
    const COUNT: &str = concat!("SELECT COUNT(*) FROM referrals WHERE ", sees!(), " AND ", part!());
    tx.row(COUNT, &scope.values(list)).await?.ok_or(StoreError::Shape(0))?.int(0)
}

/// Keeps the wrapped key of one.
///
/// # Errors
/// What the database says.
pub async fn put_referral_key(tx: &mut Tx, number: i64, wrapped: &[u8]) -> Result<()> {
    let sql = "INSERT INTO referral_keys (number, wrapped) VALUES ($1, $2)";
    tx.run(sql, &[number.into(), wrapped.into()]).await.map(|_| ())
}

/// The wrapped key of one; nothing once access ended.
///
/// # Errors
/// What the database says.
pub async fn referral_key(tx: &mut Tx, number: i64) -> Result<Option<Vec<u8>>> {
    let row = tx.row("SELECT wrapped FROM referral_keys WHERE number = $1", &[number.into()]).await?;
    row.map(|row| row.bytes(0)).transpose()
}

/// Every wrapped key.
///
/// # Errors
/// What the database says.
pub async fn all_referral_keys(tx: &mut Tx) -> Result<Vec<(i64, Vec<u8>)>> {
    let rows = tx.rows("SELECT number, wrapped FROM referral_keys ORDER BY number", &[]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
}

/// Destroys its key and what it opened; the caller writes the row. What waits to go out goes.
///
/// # Errors
/// What the database says.
pub async fn destroy_referral(tx: &mut Tx, number: i64) -> Result<()> {
    for sql in [
        "DELETE FROM referral_keys WHERE number = $1",
        "UPDATE referral_messages SET sealed = NULL WHERE referral = $1",
        "UPDATE referrals SET sealed = NULL WHERE number = $1",
    ] {
        tx.run(sql, &[number.into()]).await?;
    }
    Ok(())
}

/// Deletes one with all that was said about it.
///
/// # Errors
/// What the database says.
pub async fn delete_referral(tx: &mut Tx, number: i64) -> Result<()> {
    for sql in [
        "DELETE FROM referral_keys WHERE number = $1",
        "DELETE FROM referral_messages WHERE referral = $1",
        "DELETE FROM referrals WHERE number = $1",
    ] {
        tx.run(sql, &[number.into()]).await?;
    }
    Ok(())
}

/// Deletes those in no case that ended and in which nothing happened since.
///
/// # Errors
/// What the database says.
pub async fn clean_referrals(tx: &mut Tx, before: i64) -> Result<()> {
    for sql in [
        "DELETE FROM referral_keys WHERE number IN (SELECT number FROM referrals WHERE case_number IS NULL AND changed < $1)",
        "DELETE FROM referral_messages WHERE referral IN (SELECT number FROM referrals WHERE case_number IS NULL AND changed < $1)",
        "DELETE FROM referrals WHERE case_number IS NULL AND changed < $1",
    ] {
        tx.run(sql, &[before.into()]).await?;
    }
    Ok(())
}

/// Numbers of those that came to us, whose last day is over and whose key is still there.
///
/// # Errors
/// What the database says.
pub async fn referrals_over(tx: &mut Tx, today: u32) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM referrals WHERE direction = 'in' AND gone IS NULL AND until_day < $1 ORDER BY number LIMIT 200";
    tx.rows(sql, &[today.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Those whose key is destroyed, and when, for the list outside every backup.
///
/// # Errors
/// What the database says.
pub async fn gone_referrals(tx: &mut Tx) -> Result<Vec<(i64, i64)>> {
    let sql = "SELECT number, gone FROM referrals WHERE gone IS NOT NULL ORDER BY number";
    tx.rows(sql, &[]).await?.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// Those that should have a key and have none: they came back with a backup whose keys are gone.
///
/// # Errors
/// What the database says.
pub async fn referrals_without_key(tx: &mut Tx) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM referrals WHERE gone IS NULL AND number NOT IN (SELECT number FROM referral_keys) ORDER BY number";
    tx.rows(sql, &[]).await?.iter().map(|row| row.int(0)).collect()
}

/// Numbers up to this one were given.
///
/// # Errors
/// What the database says.
pub async fn referral_numbers_given(tx: &mut Tx, number: i64) -> Result<()> {
    let sql = "UPDATE counters SET value = $1 WHERE name = 'referrals' AND value < $1";
    tx.run(sql, &[number.into()]).await.map(|_| ())
}

/// Which team takes what is sent to which function.
///
/// # Errors
/// What the database says.
pub async fn referral_roles(tx: &mut Tx) -> Result<Vec<(String, i64)>> {
    let rows = tx.rows("SELECT role, team FROM referral_roles ORDER BY role", &[]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// A team takes what is sent to a function, or nobody in particular does.
///
/// # Errors
/// What the database says.
pub async fn set_referral_role(tx: &mut Tx, role: &str, team: Option<i64>) -> Result<()> {
    tx.run("DELETE FROM referral_roles WHERE role = $1", &[role.into()]).await?;
    if let Some(team) = team {
        let sql = "INSERT INTO referral_roles (role, team) VALUES ($1, $2)";
        tx.run(sql, &[role.into(), team.into()]).await?;
    }
    Ok(())
}
