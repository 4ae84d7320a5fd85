//! What members are told, and who searched for what.
use super::{ending::Of, next_number};
use crate::{Result, Row, Tx, Value};

/// Something a member is told.
pub struct NoticeRow {
    /// Its number.
    pub id: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Code of its kind.
    pub kind: String,
    /// The report it is about.
    pub number: Option<i64>,
    /// It was seen.
    pub seen: bool,
}

/// Tells a member something. What they were told and have not seen yet is not told twice: `false`.
///
/// # Errors
/// What the database says.
pub async fn add_notice(
    tx: &mut Tx,
    (member, at): (i64, i64),
    kind: &str,
    number: Option<i64>,
) -> Result<bool> {
    let id = next_number(tx, "notices").await?;
    let sql = "INSERT INTO notices (id, member, at, kind, number, seen) SELECT $1, $2, $3, $4, $5, 0 \
               WHERE NOT EXISTS (SELECT 1 FROM notices WHERE member = $2 AND seen = 0 AND kind = $4 \
               AND COALESCE(number, 0) = COALESCE($5, 0))";
    let values = [id.into(), member.into(), at.into(), kind.into(), Value::Int(number)];
    tx.changed(sql, &values).await
}

/// What a member was told, newest first.
///
/// # Errors
/// What the database says.
pub async fn notices_of(tx: &mut Tx, member: i64, (skip, limit): (i64, i64)) -> Result<Vec<NoticeRow>> {
    let sql = "SELECT id, at, kind, number, seen FROM notices WHERE member = $1 ORDER BY id DESC LIMIT $2 OFFSET $3";
    let read = |row: &Row| {
        Ok(NoticeRow {
            id: row.int(0)?,
            at: row.int(1)?,
            kind: row.text(2)?,
            number: row.maybe_int(3)?,
            seen: row.flag(4)?,
        })
    };
    tx.rows(sql, &[member.into(), limit.into(), skip.into()]).await?.iter().map(read).collect()
}

/// How many a member has not seen.
///
/// # Errors
/// What the database says.
pub async fn unseen_notices(tx: &mut Tx, member: i64) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM notices WHERE member = $1 AND seen = 0";
    tx.row(sql, &[member.into()]).await?.ok_or(crate::StoreError::Shape(0))?.int(0)
}

/// The kinds whose number is that of a case; `domain::NoticeKind::is_of_case` says the same, and a test of the desk holds them together.
macro_rules! of_cases {
    () => {
        "('case-given', 'case-given-team', 'task-given', 'blind-hit-case', 'ends-soon-case', 'erase-asked-case', \
          'kept-from-case', 'emergency-yours-case', 'case-went-on', 'clock-near', 'referral-answered', 'referral-confirm', 'referral-stopped', 'referral-recall', 'consent-soon', \
          'consent-withdrawn', 'consent-answered')"
    };
}

/// A member has seen what they were told up to this one; about one report, or about everything.
///
/// # Errors
/// What the database says.
pub async fn see_notices(tx: &mut Tx, member: i64, up_to: i64, number: Option<i64>) -> Result<()> {
    const SEEN: &str = concat!(
        "UPDATE notices SET seen = 1 WHERE member = $1 AND seen = 0 AND id <= $2 AND ($3 = 0 OR (number = $3 AND kind NOT IN ",
        of_cases!(),
        "))"
    );
    tx.run(SEEN, &[member.into(), up_to.into(), number.unwrap_or(0).into()]).await.map(|_| ())
}

/// A member has seen what they were told about one case.
///
/// # Errors
/// What the database says.
pub async fn see_case_notices(tx: &mut Tx, member: i64, number: i64) -> Result<()> {
    const SEEN: &str = concat!(
        "UPDATE notices SET seen = 1 WHERE member = $1 AND seen = 0 AND number = $2 AND kind IN ",
        of_cases!()
    );
    tx.run(SEEN, &[member.into(), number.into()]).await.map(|_| ())
}

/// A member is told no longer about something.
///
/// # Errors
/// What the database says.
pub async fn untell(tx: &mut Tx, member: i64, of: Of, number: i64) -> Result<()> {
    const SIGNAL: &str =
        concat!("DELETE FROM notices WHERE member = $1 AND number = $2 AND kind NOT IN ", of_cases!());
    const CASE: &str =
        concat!("DELETE FROM notices WHERE member = $1 AND number = $2 AND kind IN ", of_cases!());
    let sql = if of == Of::Case { CASE } else { SIGNAL };
    tx.run(sql, &[member.into(), number.into()]).await.map(|_| ())
}

/// What was told before this moment is forgotten, and what was searched before the other.
///
/// # Errors
/// What the database says.
pub async fn clean_notices(tx: &mut Tx, told_before: i64, searched_before: i64) -> Result<()> {
    tx.run("DELETE FROM notices WHERE at < $1", &[told_before.into()]).await?;
    tx.run("DELETE FROM searches WHERE at < $1", &[searched_before.into()]).await.map(|_| ())
}

/// A search, as it is noted.
#[derive(Debug, Clone, Copy)]
pub struct SearchRow {
    /// Its number.
    pub id: i64,
    /// Who searched.
    pub member: i64,
    /// When.
    pub at: i64,
    /// How much was shown.
    pub hits: i64,
    /// Whether it named a place.
    pub place: bool,
}

/// Notes a search, with the sealed words and reason.
///
/// # Errors
/// What the database says.
pub async fn add_search(tx: &mut Tx, search: SearchRow, sealed: &[u8]) -> Result<()> {
    let SearchRow { id, member, at, hits, place } = search;
    let sql = "INSERT INTO searches (id, member, at, hits, place, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [id.into(), member.into(), at.into(), hits.into(), i64::from(place).into(), sealed.into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// How often somebody searched for a place since this moment.
///
/// # Errors
/// What the database says.
pub async fn places_searched(tx: &mut Tx, member: i64, since: i64) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM searches WHERE at >= $1 AND member = $2 AND place = 1";
    let row = tx.row(sql, &[since.into(), member.into()]).await?;
    row.map_or(Ok(0), |row| row.int(0))
}

/// Urgent reports that nobody has and that became so before `now_before` (most urgent) or `soon_before`, and of
/// which it was told `told` times.
///
/// # Errors
/// What the database says.
pub async fn left_urgent(tx: &mut Tx, told: i64, (now_before, soon_before): (i64, i64)) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM signals WHERE urgent_at IS NOT NULL AND escalated = $3 AND assignee IS NULL \
               AND state IN ('new', 'reopened') \
               AND ((urgency = 2 AND urgent_at < $1) OR (urgency = 1 AND urgent_at < $2)) ORDER BY number";
    let rows = tx.rows(sql, &[now_before.into(), soon_before.into(), told.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// It was told once more that nobody took an urgent report. `false`: it was told more often already.
///
/// # Errors
/// What the database says.
pub async fn escalate(tx: &mut Tx, number: i64, told: i64) -> Result<bool> {
    let sql = "UPDATE signals SET escalated = escalated + 1 WHERE number = $1 AND escalated = $2";
    tx.changed(sql, &[number.into(), told.into()]).await
}

/// A report is urgent since this moment, or no longer.
///
/// # Errors
/// What the database says.
pub async fn urgent_since(tx: &mut Tx, number: i64, at: Option<i64>) -> Result<()> {
    let sql = "UPDATE signals SET urgent_at = $2, escalated = 0 WHERE number = $1";
    tx.run(sql, &[number.into(), Value::Int(at)]).await.map(|_| ())
}
