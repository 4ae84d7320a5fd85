//! Who sees what, beside the role: what only its own people see, what is kept from somebody, what was opened in an emergency, what
//! somebody who handed a case over may still see of it.
use super::{
    ending::Of,
    inbox::{held_by, held_by_team_of},
    next_number,
};
use crate::{Result, Row, Tx, Value};

/// What somebody sees of all reports and cases: for lists, counts and searches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Everything.
    All,
    /// Everything but what only its own people see or is kept from this member.
    AllBut(i64),
    /// What is near to this member and not kept from them: see `domain::Reach`.
    Near(i64),
}

impl From<Scope> for Value {
    /// As [`sees`] reads it: nobody, a member below zero, a member.
    fn from(scope: Scope) -> Self {
        Self::from(match scope {
            Scope::All => 0,
            Scope::AllBut(member) => -member,
            Scope::Near(member) => member,
        })
    }
}

/// What is near to whoever is in `$who`, above or below zero. Unknown where nobody has it: `NOT` asks for `COALESCE`.
macro_rules! near {
    ($who:literal, $today:literal) => {
        concat!(
            "(entered_by = ABS(",
            $who,
            ") OR ",
            held_by!(concat!("ABS(", $who, ")"), $today),
            " OR ",
            held_by_team_of!(concat!("ABS(", $who, ")")),
            ")"
        )
    };
}

/// Cases that only their own people see, whose people `$who` is none of. What nobody has is seen as before: else nobody would see it.
macro_rules! inner_cases {
    ($who:literal, $today:literal) => {
        concat!(
            "SELECT number FROM cases WHERE number IN (SELECT number FROM circles WHERE kind = 'case') \
              AND (assignee IS NOT NULL OR team IS NOT NULL) AND NOT COALESCE(",
            near!($who, $today),
            ", FALSE)"
        )
    };
}

/// Reports that only their own people see, themselves or as reports of such a case.
macro_rules! inner_signals {
    ($who:literal, $today:literal) => {
        concat!(
            "((number IN (SELECT number FROM circles WHERE kind = 'signal') AND (assignee IS NOT NULL OR team IS NOT NULL)) \
              OR number IN (SELECT number FROM case_signals WHERE case_number IN (",
            inner_cases!($who, $today),
            ")))"
        )
    };
}

/// Cases that are kept from `$who`, or that they handed over and see no more.
macro_rules! kept_cases {
    ($who:literal, $today:literal) => {
        concat!(
            "SELECT number FROM kept_from WHERE kind = 'case' AND member = ABS(",
            $who,
            ") UNION ALL SELECT case_number FROM after_rights WHERE member = ABS(",
            $who,
            ") AND until_day < ",
            $today
        )
    };
}

/// Cases that `$who` handed over and may still read.
macro_rules! after_cases {
    ($who:literal, $today:literal) => {
        concat!(
            "SELECT case_number FROM after_rights WHERE member = ABS(",
            $who,
            ") AND until_day >= ",
            $today
        )
    };
}

/// Reports that are kept from `$who`, themselves or as reports of a case that is.
macro_rules! kept_signals {
    ($who:literal, $today:literal) => {
        concat!(
            "number IN (SELECT number FROM kept_from WHERE kind = 'signal' AND member = ABS(",
            $who,
            ") UNION ALL SELECT number FROM case_signals WHERE case_number IN (",
            kept_cases!($who, $today),
            "))"
        )
    };
}

/// Whether the report of a row is in a [`Scope`].
macro_rules! sees_signal {
    ($who:literal, $today:literal) => {
        concat!(
            "(",
            $who,
            " = 0 OR ((",
            near!($who, $today),
            " OR (",
            $who,
            " < 0 AND NOT ",
            inner_signals!($who, $today),
            ") OR number IN (SELECT number FROM case_signals WHERE case_number IN (",
            after_cases!($who, $today),
            "))) AND NOT ",
            kept_signals!($who, $today),
            "))"
        )
    };
}

/// The reports of these numbers as `few`, read before anything of them is weighed: so said, no engine weighs all others first.
macro_rules! few_signals {
    ($numbers:expr) => {
        concat!(
            "WITH few AS MATERIALIZED (SELECT number, state, waiting, lang, entered_by, assignee, team, urgency, deletion_due, \
             urgent_at FROM signals WHERE number IN (",
            $numbers,
            "))"
        )
    };
}

/// Numbers of reports among which everything is that is hidden from `$who`, who sees all but what is apart: nothing else can be than what
/// is among its own people or kept from them, itself or with a case, or was handed over in a case.
macro_rules! apart_signals {
    ($who:literal, $today:literal) => {
        concat!(
            "SELECT number FROM circles WHERE kind = 'signal' \
             UNION ALL SELECT number FROM kept_from WHERE kind = 'signal' AND member = ABS(",
            $who,
            ") UNION ALL SELECT number FROM case_signals WHERE case_number IN (\
              SELECT number FROM circles WHERE kind = 'case' UNION ALL ",
            kept_cases!($who, $today),
            ")"
        )
    };
}

/// Those of them that are hidden, as the one rule says, found once for a whole statement.
macro_rules! hidden_signals {
    ($who:literal, $today:literal) => {
        concat!(
            few_signals!(apart_signals!($who, $today)),
            " SELECT number FROM few WHERE NOT COALESCE(",
            sees_signal!($who, $today),
            ", FALSE)"
        )
    };
}

/// Whether the case of a row is in a [`Scope`].
macro_rules! sees_case {
    ($who:literal, $today:literal) => {
        concat!(
            "(",
            $who,
            " = 0 OR ((",
            near!($who, $today),
            " OR (",
            $who,
            " < 0 AND ((assignee IS NULL AND team IS NULL) \
              OR number NOT IN (SELECT number FROM circles WHERE kind = 'case'))) OR number IN (",
            after_cases!($who, $today),
            ")) AND number NOT IN (",
            kept_cases!($who, $today),
            ")))"
        )
    };
}

pub(super) use {
    after_cases, apart_signals, few_signals, hidden_signals, inner_cases, inner_signals, kept_cases,
    kept_signals, near, sees_case, sees_signal,
};

/// Numbers of reports, and of cases.
pub type Numbers = (Vec<i64>, Vec<i64>);

fn numbers(rows: &[Row]) -> Result<Vec<i64>> {
    rows.iter().map(|row| row.int(0)).collect()
}

/// What is kept from a member, or what they handed over and see no more.
///
/// # Errors
/// What the database says.
pub async fn kept_from(tx: &mut Tx, member: i64, today: u32) -> Result<Numbers> {
    const SIGNALS: &str = concat!("SELECT number FROM signals WHERE ", kept_signals!("$1", "$2"));
    const CASES: &str = kept_cases!("$1", "$2");
    let values = [member.into(), today.into()];
    let signals = tx.rows(SIGNALS, &values).await?;
    let cases = tx.rows(CASES, &values).await?;
    Ok((numbers(&signals)?, numbers(&cases)?))
}

/// What a member handed over and may still read, with the reports of such cases.
///
/// # Errors
/// What the database says.
pub async fn after_of(tx: &mut Tx, member: i64, today: u32) -> Result<Numbers> {
    const SIGNALS: &str =
        concat!("SELECT number FROM case_signals WHERE case_number IN (", after_cases!("$1", "$2"), ")");
    const CASES: &str = after_cases!("$1", "$2");
    let values = [member.into(), today.into()];
    let signals = tx.rows(SIGNALS, &values).await?;
    let cases = tx.rows(CASES, &values).await?;
    Ok((numbers(&signals)?, numbers(&cases)?))
}

/// What only its own people see, whose people a member is none of.
///
/// # Errors
/// What the database says.
pub async fn inner_to(tx: &mut Tx, member: i64, today: u32) -> Result<Numbers> {
    const SIGNALS: &str = concat!(
        "SELECT number FROM signals WHERE ",
        inner_signals!("$1", "$2"),
        " AND NOT COALESCE(",
        near!("$1", "$2"),
        ", FALSE)"
    );
    const CASES: &str = inner_cases!("$1", "$2");
    let values = [member.into(), today.into()];
    let signals = tx.rows(SIGNALS, &values).await?;
    let cases = tx.rows(CASES, &values).await?;
    Ok((numbers(&signals)?, numbers(&cases)?))
}

/// What a member has open in an emergency at this moment, with the reports of such cases.
///
/// # Errors
/// What the database says.
pub async fn in_emergency(tx: &mut Tx, member: i64, now: i64) -> Result<Numbers> {
    const SIGNALS: &str = "SELECT number FROM emergencies WHERE kind = 'signal' AND member = $1 AND until > $2 \
        UNION SELECT number FROM case_signals WHERE case_number IN \
        (SELECT number FROM emergencies WHERE kind = 'case' AND member = $1 AND until > $2)";
    const CASES: &str = "SELECT number FROM emergencies WHERE kind = 'case' AND member = $1 AND until > $2";
    let values = [member.into(), now.into()];
    let signals = tx.rows(SIGNALS, &values).await?;
    let cases = tx.rows(CASES, &values).await?;
    Ok((numbers(&signals)?, numbers(&cases)?))
}

/// Whether something is kept from anybody, among its own people, or handed over, itself or with a case it is in.
///
/// # Errors
/// What the database says.
pub async fn is_apart(tx: &mut Tx, of: Of, number: i64) -> Result<bool> {
    let sql = "SELECT number FROM (SELECT kind, number FROM kept_from UNION ALL SELECT kind, number FROM circles \
               UNION ALL SELECT 'case', case_number FROM after_rights) AS apart WHERE (kind = $1 AND number = $2) OR ($1 = 'signal' AND kind = 'case' AND number IN \
               (SELECT case_number FROM case_signals WHERE case_signals.number = $2))";
    Ok(tx.row(sql, &[of.code().into(), number.into()]).await?.is_some())
}

/// Whether only its own people see it.
///
/// # Errors
/// What the database says.
pub async fn is_inner(tx: &mut Tx, of: Of, number: i64) -> Result<bool> {
    let sql = "SELECT number FROM circles WHERE kind = $1 AND number = $2";
    Ok(tx.row(sql, &[of.code().into(), number.into()]).await?.is_some())
}

/// Only its own people see it from now on, or whoever's role sees all. `false`: it was so.
///
/// # Errors
/// What the database says.
pub async fn set_inner(tx: &mut Tx, (of, number): (Of, i64), by: Option<(i64, i64)>) -> Result<bool> {
    let (kind, number) = (Value::from(of.code()), Value::from(number));
    match by {
        Some((member, at)) => {
            let sql = "INSERT INTO circles (kind, number, member, at) VALUES ($1, $2, $3, $4) \
                       ON CONFLICT (kind, number) DO NOTHING";
            tx.changed(sql, &[kind, number, member.into(), at.into()]).await
        }
        None => tx.changed("DELETE FROM circles WHERE kind = $1 AND number = $2", &[kind, number]).await,
    }
}

/// From whom something is kept.
pub struct KeptRow {
    /// From whom.
    pub member: i64,
    /// Who decided it.
    pub by: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Why, sealed.
    pub sealed: Vec<u8>,
}

/// From whom something is kept, first decided first.
///
/// # Errors
/// What the database says.
pub async fn kept_of(tx: &mut Tx, of: Of, number: i64) -> Result<Vec<KeptRow>> {
    let sql = "SELECT member, by_member, at, sealed FROM kept_from WHERE kind = $1 AND number = $2 ORDER BY at, member";
    let read = |row: &Row| {
        Ok(KeptRow { member: row.int(0)?, by: row.int(1)?, at: row.int(2)?, sealed: row.bytes(3)? })
    };
    tx.rows(sql, &[of.code().into(), number.into()]).await?.iter().map(read).collect()
}

/// Keeps something from a member. `false`: it was.
///
/// # Errors
/// What the database says.
pub async fn keep_from(tx: &mut Tx, (of, number): (Of, i64), row: &KeptRow) -> Result<bool> {
    let sql = "INSERT INTO kept_from (kind, number, member, by_member, at, sealed) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (kind, number, member) DO NOTHING";
    let values = [
        of.code().into(),
        number.into(),
        row.member.into(),
        row.by.into(),
        row.at.into(),
        row.sealed.as_slice().into(),
    ];
    tx.changed(sql, &values).await
}

/// It is no longer kept from a member. `false`: it was not.
///
/// # Errors
/// What the database says.
pub async fn keep_no_longer(tx: &mut Tx, (of, number): (Of, i64), member: i64) -> Result<bool> {
    let sql = "DELETE FROM kept_from WHERE kind = $1 AND number = $2 AND member = $3";
    tx.changed(sql, &[of.code().into(), number.into(), member.into()]).await
}

/// Something that was opened in an emergency.
pub struct EmergencyRow {
    /// Its number.
    pub id: i64,
    /// A report or a case.
    pub of: String,
    /// Which.
    pub number: i64,
    /// By whom.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Until when, Unix seconds.
    pub until: i64,
    /// Who looked at it afterwards, and when.
    pub seen: Option<(i64, i64)>,
    /// Why, sealed.
    pub sealed: Vec<u8>,
}

macro_rules! emergencies {
    ($after:literal) => {
        concat!(
            "SELECT id, kind, number, member, at, until, seen_by, seen_at, sealed FROM emergencies ",
            $after
        )
    };
}

fn emergency_row(row: &Row) -> Result<EmergencyRow> {
    Ok(EmergencyRow {
        id: row.int(0)?,
        of: row.text(1)?,
        number: row.int(2)?,
        member: row.int(3)?,
        at: row.int(4)?,
        until: row.int(5)?,
        seen: row.maybe_int(6)?.zip(row.maybe_int(7)?),
        sealed: row.bytes(8)?,
    })
}

/// Notes an emergency; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn add_emergency(
    tx: &mut Tx,
    (of, number): (Of, i64),
    (member, at, until): (i64, i64, i64),
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "emergencies").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO emergencies (id, kind, number, member, at, until, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values =
        [id.into(), of.code().into(), number.into(), member.into(), at.into(), until.into(), sealed.into()];
    tx.run(sql, &values).await?;
    Ok(Some(id))
}

/// Emergencies, newest first: of everybody, or of one member.
///
/// # Errors
/// What the database says.
pub async fn emergencies(
    tx: &mut Tx,
    member: Option<i64>,
    (skip, limit): (i64, i64),
) -> Result<Vec<EmergencyRow>> {
    let sql = emergencies!("WHERE $1 = 0 OR member = $1 ORDER BY id DESC LIMIT $2 OFFSET $3");
    let rows = tx.rows(sql, &[member.unwrap_or(0).into(), limit.into(), skip.into()]).await?;
    rows.iter().map(emergency_row).collect()
}

/// One emergency, locked.
///
/// # Errors
/// What the database says.
pub async fn lock_emergency(tx: &mut Tx, id: i64) -> Result<Option<EmergencyRow>> {
    tx.run("UPDATE emergencies SET id = id WHERE id = $1", &[id.into()]).await?;
    tx.row(emergencies!("WHERE id = $1"), &[id.into()]).await?.as_ref().map(emergency_row).transpose()
}

/// Somebody looked at an emergency.
///
/// # Errors
/// What the database says.
pub async fn emergency_seen(tx: &mut Tx, id: i64, (member, at): (i64, i64)) -> Result<()> {
    let sql = "UPDATE emergencies SET seen_by = $2, seen_at = $3 WHERE id = $1";
    tx.run(sql, &[id.into(), member.into(), at.into()]).await.map(|_| ())
}

/// It lasts no longer than this moment.
///
/// # Errors
/// What the database says.
pub async fn end_emergency(tx: &mut Tx, id: i64, at: i64) -> Result<()> {
    tx.run("UPDATE emergencies SET until = $2 WHERE id = $1", &[id.into(), at.into()]).await.map(|_| ())
}

/// How many emergencies nobody has looked at.
///
/// # Errors
/// What the database says.
pub async fn unseen_emergencies(tx: &mut Tx) -> Result<i64> {
    let row = tx.row("SELECT COUNT(*) FROM emergencies WHERE seen_by IS NULL", &[]).await?;
    row.ok_or(crate::StoreError::Shape(0))?.int(0)
}

/// What was opened in an emergency before this moment is forgotten.
///
/// # Errors
/// What the database says.
pub async fn clean_emergencies(tx: &mut Tx, before: i64) -> Result<()> {
    tx.run("DELETE FROM emergencies WHERE until < $1", &[before.into()]).await.map(|_| ())
}
