//! What was done to many reports at once: kept for an hour, so that whoever did it sees what came of it and can take it back.
use crate::{Result, Row, Tx, Value};

/// Something done to many reports at once.
pub struct BulkRow {
    /// Its number.
    pub id: i64,
    /// Who did it.
    pub member: i64,
    /// When it was done, Unix seconds.
    pub at: i64,
    /// Code of what was done.
    pub act: String,
    /// It was taken back.
    pub undone: bool,
}

fn read(row: &Row) -> Result<BulkRow> {
    Ok(BulkRow {
        id: row.int(0)?,
        member: row.int(1)?,
        at: row.int(2)?,
        act: row.text(3)?,
        undone: row.flag(4)?,
    })
}

/// One report of it.
pub struct BulkLine {
    /// The report.
    pub number: i64,
    /// Code of what came of it.
    pub result: String,
    /// How it was before, sealed with the desk's key; nothing where nothing was done.
    pub sealed: Option<Vec<u8>>,
}

/// Begins one. `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_bulk(
    tx: &mut Tx,
    (id, member, at): (i64, i64, i64),
    act: &str,
    once: &[u8; 32],
) -> Result<bool> {
    let sql = "INSERT INTO bulks (id, member, at, act, once, undone) VALUES ($1, $2, $3, $4, $5, 0) \
               ON CONFLICT (once) DO NOTHING";
    tx.changed(sql, &[id.into(), member.into(), at.into(), act.into(), once.into()]).await
}

/// What this very form did.
///
/// # Errors
/// What the database says.
pub async fn bulk_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM bulks WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// One of a member's own.
///
/// # Errors
/// What the database says.
pub async fn bulk(tx: &mut Tx, id: i64, member: i64) -> Result<Option<BulkRow>> {
    let sql = "SELECT id, member, at, act, undone FROM bulks WHERE id = $1 AND member = $2";
    tx.row(sql, &[id.into(), member.into()]).await?.as_ref().map(read).transpose()
}

/// Its reports, by number.
///
/// # Errors
/// What the database says.
pub async fn bulk_lines(tx: &mut Tx, id: i64) -> Result<Vec<BulkLine>> {
    let sql = "SELECT number, result, sealed FROM bulk_lines WHERE bulk = $1 ORDER BY number";
    let rows = tx.rows(sql, &[id.into()]).await?;
    let line =
        |row: &Row| Ok(BulkLine { number: row.int(0)?, result: row.text(1)?, sealed: row.maybe_bytes(2)? });
    rows.iter().map(line).collect()
}

/// What came of one report of it, in the place of what was there.
///
/// # Errors
/// What the database says.
pub async fn put_bulk_line(tx: &mut Tx, id: i64, line: &BulkLine) -> Result<()> {
    let sql = "INSERT INTO bulk_lines (bulk, number, result, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (bulk, number) DO UPDATE SET result = $3, sealed = $4";
    let values =
        [id.into(), line.number.into(), line.result.as_str().into(), Value::Bytes(line.sealed.clone())];
    tx.run(sql, &values).await.map(|_| ())
}

/// It is done, at this moment; or it is taken back.
///
/// # Errors
/// What the database says.
pub async fn settle_bulk(tx: &mut Tx, id: i64, at: i64, undone: bool) -> Result<()> {
    let sql = "UPDATE bulks SET at = $2, undone = $3 WHERE id = $1";
    tx.run(sql, &[id.into(), at.into(), undone.into()]).await.map(|_| ())
}

/// What was done before this moment can be taken back no more, and is forgotten.
///
/// # Errors
/// What the database says.
pub async fn clean_bulks(tx: &mut Tx, before: i64) -> Result<()> {
    tx.run("DELETE FROM bulk_lines WHERE bulk IN (SELECT id FROM bulks WHERE at < $1)", &[before.into()])
        .await?;
    tx.run("DELETE FROM bulks WHERE at < $1", &[before.into()]).await.map(|_| ())
}

/// Members were told something about a report since this moment that is not so any more; who has seen it has seen it.
///
/// # Errors
/// What the database says.
pub async fn take_back_notices(tx: &mut Tx, number: i64, kind: &str, since: i64) -> Result<()> {
    let sql = "DELETE FROM notices WHERE number = $1 AND kind = $2 AND at >= $3 AND seen = 0";
    tx.run(sql, &[number.into(), kind.into(), since.into()]).await.map(|_| ())
}
