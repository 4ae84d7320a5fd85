//! Files that came with reports: told of by a message, fetched part by part, and there once all parts are. Their parts lie with those of
//! documents, under numbers of the same row, and go the same way.
use super::next_number;
use crate::{Result, Row, Tx};

/// A file of a report.
#[derive(Debug, Clone)]
pub struct ReportFileRow {
    /// Its number.
    pub id: i64,
    /// Which report.
    pub number: i64,
    /// The day its message came to the relay, days since 1970-01-01.
    pub day: u32,
    /// Code of where it stands.
    pub state: String,
    /// How many of its parts are here.
    pub parts: i64,
    /// What it is and the key of its bytes, sealed with the report's key.
    pub sealed: Vec<u8>,
}

fn read(row: &Row) -> Result<ReportFileRow> {
    Ok(ReportFileRow {
        id: row.int(0)?,
        number: row.int(1)?,
        day: row.day(2)?,
        state: row.text(3)?,
        parts: row.int(4)?,
        sealed: row.bytes(5)?,
    })
}

/// A file that a message tells of; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn add_report_file(
    tx: &mut Tx,
    (number, day): (i64, u32),
    state: &'static str,
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "documents").await?;
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO report_files (id, number, day, state, parts, again, sealed) VALUES ($1, $2, $3, $4, 0, 0, $5)";
    tx.run(sql, &[id.into(), number.into(), day.into(), state.into(), sealed.into()]).await?;
    Ok(Some(id))
}

/// The next file to be fetched at `now` (Unix seconds), oldest first.
///
/// # Errors
/// What the database says.
pub async fn next_report_file(tx: &mut Tx, state: &'static str, now: i64) -> Result<Option<ReportFileRow>> {
    let sql = "SELECT id, number, day, state, parts, sealed FROM report_files WHERE state = $1 AND again <= $2 \
               ORDER BY again, id LIMIT 1";
    tx.row(sql, &[state.into(), now.into()]).await?.as_ref().map(read).transpose()
}

/// Keeps the next part. `false`: the file was erased, or another instance was faster.
///
/// # Errors
/// What the database says.
pub async fn add_report_file_part(
    tx: &mut Tx,
    (id, place): (i64, i64),
    state: &'static str,
    sealed: Vec<u8>,
) -> Result<bool> {
    let sql = "UPDATE report_files SET parts = parts + 1 WHERE id = $1 AND parts = $2 AND state = $3";
    if !tx.changed(sql, &[id.into(), place.into(), state.into()]).await? {
        return Ok(false);
    }
    let sql = "INSERT INTO document_parts (document, place, sealed) VALUES ($1, $2, $3)";
    tx.changed(sql, &[id.into(), place.into(), sealed.into()]).await
}

/// It is looked at again at `again` (Unix seconds).
///
/// # Errors
/// What the database says.
pub async fn put_off_report_file(tx: &mut Tx, id: i64, again: i64) -> Result<()> {
    tx.run("UPDATE report_files SET again = $2 WHERE id = $1", &[id.into(), again.into()]).await.map(|_| ())
}

/// Where it stands from now on, if it still stood at `from`, and what is known of it.
///
/// # Errors
/// What the database says.
pub async fn settle_report_file(
    tx: &mut Tx,
    id: i64,
    (from, to): (&'static str, &'static str),
    sealed: &[u8],
) -> Result<bool> {
    let sql = "UPDATE report_files SET state = $3, sealed = $4 WHERE id = $1 AND state = $2";
    tx.changed(sql, &[id.into(), from.into(), to.into(), sealed.into()]).await
}

/// Its parts go, it stays: what came was not what was sent. They lie under a number of their own until they are swept.
///
/// # Errors
/// What the database says.
pub async fn drop_report_file_parts(tx: &mut Tx, id: i64) -> Result<()> {
    let loose = next_number(tx, "documents").await?;
    tx.run("INSERT INTO loose_documents (id, at) VALUES ($1, 0)", &[loose.into()]).await?;
    let sql = "UPDATE document_parts SET document = $2 WHERE document = $1";
    tx.run(sql, &[id.into(), loose.into()]).await.map(|_| ())
}

/// Files of a report, in the order in which they came.
///
/// # Errors
/// What the database says.
pub async fn report_files(tx: &mut Tx, number: i64) -> Result<Vec<ReportFileRow>> {
    let sql = "SELECT id, number, day, state, parts, sealed FROM report_files WHERE number = $1 ORDER BY id";
    tx.rows(sql, &[number.into()]).await?.iter().map(read).collect()
}

/// One file of a report.
///
/// # Errors
/// What the database says.
pub async fn report_file(tx: &mut Tx, number: i64, id: i64) -> Result<Option<ReportFileRow>> {
    let sql = "SELECT id, number, day, state, parts, sealed FROM report_files WHERE number = $1 AND id = $2";
    tx.row(sql, &[number.into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// How many files are still on their way.
///
/// # Errors
/// What the database says.
pub async fn report_files_waiting(tx: &mut Tx, state: &'static str) -> Result<i64> {
    let sql = "SELECT COUNT(*) FROM report_files WHERE state = $1";
    tx.row(sql, &[state.into()]).await?.ok_or(crate::StoreError::Shape(0))?.int(0)
}

/// A report is erased: its files go, and their parts, whose keys went with the report, are loose.
///
/// # Errors
/// What the database says.
pub(super) async fn erase_report_files(tx: &mut Tx, number: i64) -> Result<()> {
    for sql in [
        "INSERT INTO loose_documents (id, at) SELECT id, 0 FROM report_files WHERE number = $1",
        "DELETE FROM report_files WHERE number = $1",
    ] {
        tx.run(sql, &[number.into()]).await?;
    }
    Ok(())
}
