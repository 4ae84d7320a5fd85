//! What people ask about their own data, with what was done about it.
use super::next_number;
use crate::{Result, Row, StoreError, Tx, Value};

/// A request.
#[derive(Debug, Clone)]
pub struct DataRequestRow {
    /// Its number.
    pub id: i64,
    /// Counts its changes.
    pub version: i64,
    /// Code of the right.
    pub kind: String,
    /// Code of the way it came.
    pub way: String,
    /// Who noted it.
    pub member: i64,
    /// The day it came.
    pub received_day: u32,
    /// The last day on which it is answered in time.
    pub due_day: u32,
    /// It was put off.
    pub extended: bool,
    /// Code and number of the report or case it is about.
    pub about: Option<(String, i64)>,
    /// Code of what came of it, and when, Unix seconds.
    pub closed: Option<(String, i64)>,
    /// Sealed with the desk's key.
    pub sealed: Vec<u8>,
}

macro_rules! select {
    ($before:literal, $after:expr) => {
        concat!(
            $before,
            " id, version, kind, way, member, received_day, due_day, extended, about_kind, about_number, outcome, \
              closed_at, sealed ",
            $after
        )
    };
}

fn read(row: &Row) -> Result<DataRequestRow> {
    let day = |column| u32::try_from(row.int(column)?).map_err(|_| StoreError::Shape(column));
    Ok(DataRequestRow {
        id: row.int(0)?,
        version: row.int(1)?,
        kind: row.text(2)?,
        way: row.text(3)?,
        member: row.int(4)?,
        received_day: day(5)?,
        due_day: day(6)?,
        extended: row.int(7)? != 0,
        about: row.maybe_text(8)?.zip(row.maybe_int(9)?),
        closed: row.maybe_text(10)?.zip(row.maybe_int(11)?),
        sealed: row.bytes(12)?,
    })
}

/// A page of requests: open ones by their last day, or closed ones, latest first; none about what is in `but`, reports and cases
/// written ` signal:7 case:2 ` with a space before and after each.
///
/// # Errors
/// What the database says.
pub async fn data_requests(
    tx: &mut Tx,
    (open, but): (bool, &str),
    (skip, limit): (i64, i64),
) -> Result<Vec<DataRequestRow>> {
    macro_rules! page {
        ($of:literal, $order:literal) => {
            select!(
                "SELECT",
                concat!(
                    "FROM data_requests WHERE ",
                    $of,
                    " AND (about_kind IS NULL OR $3 NOT LIKE '% ' || about_kind || ':' || about_number || ' %') ORDER BY ",
                    $order,
                    " LIMIT $1 OFFSET $2"
                )
            )
        };
    }
    const OPEN: &str = page!("outcome IS NULL", "due_day, id");
    const CLOSED: &str = page!("outcome IS NOT NULL", "closed_at DESC, id DESC");
    let sql = if open { OPEN } else { CLOSED };
    tx.rows(sql, &[limit.into(), skip.into(), but.into()]).await?.iter().map(read).collect()
}

/// One request, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_data_request(tx: &mut Tx, id: i64) -> Result<Option<DataRequestRow>> {
    const LOCK: &str = select!("UPDATE data_requests SET version = version WHERE id = $1 RETURNING", "");
    tx.row(LOCK, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// Adds a request; `seal` makes its content from its number. Its number, or that of the one which this form made before.
///
/// # Errors
/// What the database says.
pub async fn add_data_request(
    tx: &mut Tx,
    row: &DataRequestRow,
    once: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "data_requests").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO data_requests (id, version, kind, way, member, received_day, due_day, extended, told, \
               about_kind, about_number, once, sealed) VALUES ($1, 1, $2, $3, $4, $5, $6, 0, 0, $7, $8, $9, $10)";
    let (about_kind, about_number) = row.about.clone().unzip();
    let values = [
        id.into(),
        row.kind.as_str().into(),
        row.way.as_str().into(),
        row.member.into(),
        row.received_day.into(),
        row.due_day.into(),
        Value::Text(about_kind),
        Value::Int(about_number),
        once.into(),
        sealed.into(),
    ];
    tx.run(sql, &values).await?;
    Ok(Some(id))
}

/// The number of the request that a form made.
///
/// # Errors
/// What the database says.
pub async fn data_request_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM data_requests WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Writes what changes of a request.
///
/// # Errors
/// What the database says.
pub async fn update_data_request(tx: &mut Tx, row: &DataRequestRow) -> Result<()> {
    let sql = "UPDATE data_requests SET version = $2, due_day = $3, extended = $4, outcome = $5, closed_at = $6, \
               sealed = $7 WHERE id = $1";
    let (outcome, closed_at) = row.closed.clone().unzip();
    let values = [
        row.id.into(),
        row.version.into(),
        row.due_day.into(),
        row.extended.into(),
        Value::Text(outcome),
        Value::Int(closed_at),
        row.sealed.as_slice().into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Adds what was done: by whom, when, sealed.
///
/// # Errors
/// What the database says.
pub async fn add_data_request_step(
    tx: &mut Tx,
    request: i64,
    (member, at): (i64, i64),
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "data_request_steps").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO data_request_steps (id, request, member, at, sealed) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &[id.into(), request.into(), member.into(), at.into(), sealed.into()]).await?;
    Ok(Some(id))
}

/// What was done about a request, oldest first: number, member, moment, sealed words.
///
/// # Errors
/// What the database says.
pub async fn data_request_steps(tx: &mut Tx, request: i64) -> Result<Vec<(i64, i64, i64, Vec<u8>)>> {
    let sql = "SELECT id, member, at, sealed FROM data_request_steps WHERE request = $1 ORDER BY id";
    let rows = tx.rows(sql, &[request.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?, row.int(2)?, row.bytes(3)?))).collect()
}

/// Open requests whose last day is this one or earlier and that nobody was told of: they are told of from now on.
///
/// # Errors
/// What the database says.
pub async fn data_requests_due(tx: &mut Tx, day: u32) -> Result<u64> {
    let sql = "UPDATE data_requests SET told = 1 WHERE outcome IS NULL AND told = 0 AND due_day <= $1";
    tx.run(sql, &[day.into()]).await
}

/// What was answered before this moment is forgotten, with what was done about it.
///
/// # Errors
/// What the database says.
pub async fn clean_data_requests(tx: &mut Tx, before: i64) -> Result<()> {
    let steps = "DELETE FROM data_request_steps WHERE request IN \
                 (SELECT id FROM data_requests WHERE outcome IS NOT NULL AND closed_at < $1)";
    tx.run(steps, &[before.into()]).await?;
    let requests = "DELETE FROM data_requests WHERE outcome IS NOT NULL AND closed_at < $1";
    tx.run(requests, &[before.into()]).await.map(|_| ())
}
