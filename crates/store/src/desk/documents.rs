//! Documents of a case: a row each, and their bytes in sealed parts. Parts come before their document and go after it, so that no
//! transaction holds more than a few of them; meanwhile they are loose, and what stays loose is swept.
use super::next_number;
use crate::{Result, Row, StoreError, Tx};

/// A document.
#[derive(Debug, Clone)]
pub struct DocumentRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Who put it there.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// What it is and the key of its bytes, sealed with the case's key.
    pub sealed: Vec<u8>,
}

fn read(row: &Row) -> Result<DocumentRow> {
    Ok(DocumentRow {
        id: row.int(0)?,
        case: row.int(1)?,
        member: row.int(2)?,
        at: row.int(3)?,
        sealed: row.bytes(4)?,
    })
}

/// A number for a document whose parts are to come.
///
/// # Errors
/// What the database says.
pub async fn begin_document(tx: &mut Tx, at: i64) -> Result<i64> {
    let id = next_number(tx, "documents").await?;
    tx.run("INSERT INTO loose_documents (id, at) VALUES ($1, $2)", &[id.into(), at.into()]).await?;
    Ok(id)
}

/// Keeps a part. `false`: its document was swept meanwhile.
///
/// # Errors
/// What the database says.
pub async fn add_part(tx: &mut Tx, (document, place): (i64, i64), at: i64, sealed: Vec<u8>) -> Result<bool> {
    let sql = "UPDATE loose_documents SET at = $2 WHERE id = $1 AND at > 0";
    if !tx.changed(sql, &[document.into(), at.into()]).await? {
        return Ok(false);
    }
    let sql = "INSERT INTO document_parts (document, place, sealed) VALUES ($1, $2, $3)";
    tx.changed(sql, &[document.into(), place.into(), sealed.into()]).await
}

/// What became of a document whose parts are all there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Added {
    /// It is in the case.
    Now,
    /// This very form was sent before; its parts stay loose.
    Before,
    /// Its parts were swept meanwhile.
    Swept,
}

/// Puts a document into its case.
///
/// # Errors
/// What the database says.
pub async fn add_document(tx: &mut Tx, row: &DocumentRow, once: &[u8; 32]) -> Result<Added> {
    let sql = "INSERT INTO documents (id, case_number, member, at, once, sealed) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (once) DO NOTHING";
    let values = [
        row.id.into(),
        row.case.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        row.sealed.as_slice().into(),
    ];
    if !tx.changed(sql, &values).await? {
        return Ok(Added::Before);
    }
    let sql = "DELETE FROM loose_documents WHERE id = $1 AND at > 0";
    Ok(if tx.changed(sql, &[row.id.into()]).await? { Added::Now } else { Added::Swept })
}

/// Whether this very form was kept before.
///
/// # Errors
/// What the database says.
pub async fn document_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM documents WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// What is on its way in comes no further: its parts go with the next sweep.
///
/// # Errors
/// What the database says.
pub async fn let_go_of_document(tx: &mut Tx, id: i64) -> Result<()> {
    tx.run("UPDATE loose_documents SET at = 0 WHERE id = $1", &[id.into()]).await.map(|_| ())
}

/// One document of a case.
///
/// # Errors
/// What the database says.
pub async fn document(tx: &mut Tx, case: i64, id: i64) -> Result<Option<DocumentRow>> {
    let sql = "SELECT id, case_number, member, at, sealed FROM documents WHERE case_number = $1 AND id = $2";
    tx.row(sql, &[case.into(), id.into()]).await?.as_ref().map(read).transpose()
}

/// Documents of a case, newest first.
///
/// # Errors
/// What the database says.
pub async fn documents_of(tx: &mut Tx, case: i64, (skip, limit): (i64, i64)) -> Result<Vec<DocumentRow>> {
    let sql = "SELECT id, case_number, member, at, sealed FROM documents WHERE case_number = $1 \
               ORDER BY id DESC LIMIT $2 OFFSET $3";
    tx.rows(sql, &[case.into(), limit.into(), skip.into()]).await?.iter().map(read).collect()
}

/// When each document came into a case, by its number, Unix seconds.
///
/// # Errors
/// What the database says.
pub async fn document_times(tx: &mut Tx, case: i64) -> Result<Vec<(i64, i64)>> {
    let rows = tx.rows("SELECT id, at FROM documents WHERE case_number = $1", &[case.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// How many documents a case has.
///
/// # Errors
/// What the database says.
pub async fn count_documents(tx: &mut Tx, case: i64) -> Result<i64> {
    let row = tx.row("SELECT COUNT(*) FROM documents WHERE case_number = $1", &[case.into()]).await?;
    row.ok_or(StoreError::Shape(0))?.int(0)
}

/// One part of a document.
///
/// # Errors
/// What the database says.
pub async fn part(tx: &mut Tx, document: i64, place: i64) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT sealed FROM document_parts WHERE document = $1 AND place = $2";
    tx.row(sql, &[document.into(), place.into()]).await?.map(|row| row.bytes(0)).transpose()
}

/// A line of the custody log.
pub struct CustodyRow {
    /// Its number.
    pub id: i64,
    /// Which member.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Code of what.
    pub act: String,
    /// To whom and why, sealed with the case's key.
    pub sealed: Vec<u8>,
}

/// Writes a line of the custody log; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn add_custody(
    tx: &mut Tx,
    document: i64,
    (member, at, act): (i64, i64, &'static str),
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<()> {
    let id = next_number(tx, "custody").await?;
    let sealed = seal(id).ok_or(StoreError::Shape(5))?;
    let sql = "INSERT INTO custody (id, document, member, at, act, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [id.into(), document.into(), member.into(), at.into(), act.into(), sealed.into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// The custody log of a document, oldest first.
///
/// # Errors
/// What the database says.
pub async fn custody(tx: &mut Tx, document: i64, (skip, limit): (i64, i64)) -> Result<Vec<CustodyRow>> {
    let sql =
        "SELECT id, member, at, act, sealed FROM custody WHERE document = $1 ORDER BY id LIMIT $2 OFFSET $3";
    let read = |row: &Row| {
        Ok(CustodyRow {
            id: row.int(0)?,
            member: row.int(1)?,
            at: row.int(2)?,
            act: row.text(3)?,
            sealed: row.bytes(4)?,
        })
    };
    tx.rows(sql, &[document.into(), limit.into(), skip.into()]).await?.iter().map(read).collect()
}

/// The last line of the custody log: goes into forms.
///
/// # Errors
/// What the database says.
pub async fn last_custody(tx: &mut Tx, document: i64) -> Result<i64> {
    let sql = "SELECT COALESCE(MAX(id), 0) FROM custody WHERE document = $1";
    tx.row(sql, &[document.into()]).await?.ok_or(StoreError::Shape(0))?.int(0)
}

/// A case is erased: its documents and who had them go, and their parts, whose keys went with the case, are loose.
///
/// # Errors
/// What the database says.
pub(super) async fn erase_documents(tx: &mut Tx, case: i64) -> Result<()> {
    for sql in [
        "INSERT INTO loose_documents (id, at) SELECT id, 0 FROM documents WHERE case_number = $1",
        "DELETE FROM custody WHERE document IN (SELECT id FROM documents WHERE case_number = $1)",
        "DELETE FROM documents WHERE case_number = $1",
    ] {
        tx.run(sql, &[case.into()]).await?;
    }
    Ok(())
}

/// Deletes some of the parts that have been loose since before this moment, and what has none left. `false`: there are no more.
///
/// # Errors
/// What the database says.
pub async fn sweep_parts(tx: &mut Tx, before: i64) -> Result<bool> {
    let row =
        tx.row("SELECT id FROM loose_documents WHERE at < $1 ORDER BY id LIMIT 1", &[before.into()]).await?;
    let Some(id) = row.map(|row| row.int(0)).transpose()? else { return Ok(false) };
    // Nothing more comes of it from here on.
    let_go_of_document(tx, id).await?;
    let sql = "DELETE FROM document_parts WHERE document = $1 AND place IN \
               (SELECT place FROM document_parts WHERE document = $1 ORDER BY place LIMIT 32)";
    if tx.run(sql, &[id.into()]).await? == 0 {
        tx.run("DELETE FROM loose_documents WHERE id = $1", &[id.into()]).await?;
    }
    Ok(true)
}
