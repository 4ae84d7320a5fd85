//! Files on their way: sealed parts under a name that is chance. Before a message is sent they live as long as the visit they came
//! in; afterwards as long as messages do. What is over goes a few parts at a time, so that nobody waits behind it.
use crate::{Result, StoreError, Tx};

/// Parts deleted in one transaction: 16 MiB.
const SWEPT: &str = "DELETE FROM file_parts WHERE file = $1 AND place IN \
                     (SELECT place FROM file_parts WHERE file = $1 ORDER BY place LIMIT 64)";
/// A visit that is nobody's.
const NOBODY: &[u8] = &[];

/// Begins a file of a visit, unless so many bytes (`most`) lie here already that `announced` more do not fit. `false`: they do not.
///
/// # Errors
/// What the database says.
pub async fn begin_file(
    tx: &mut Tx,
    (id, visit): (&[u8; 32], &[u8; 32]),
    (most, announced): (i64, i64),
) -> Result<bool> {
    if held_bytes(tx).await?.saturating_add(announced) > most {
        return Ok(false);
    }
    let sql = "INSERT INTO files (id, visit, day, whole, size) VALUES ($1, $2, NULL, 0, 0)";
    tx.changed(sql, &[id.into(), visit.into()]).await
}

/// How many files a visit has, and their bytes.
///
/// # Errors
/// What the database says.
pub async fn files_of_visit(tx: &mut Tx, visit: &[u8; 32]) -> Result<(i64, i64)> {
    let sql = "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files WHERE visit = $1";
    let row = tx.row(sql, &[visit.into()]).await?.ok_or(StoreError::Shape(0))?;
    Ok((row.int(0)?, row.int(1)?))
}

/// Bytes of one file of a visit that are here. `None`: it has no such file.
///
/// # Errors
/// What the database says.
pub async fn file_of_visit(tx: &mut Tx, id: &[u8; 32], visit: &[u8; 32]) -> Result<Option<i64>> {
    let sql = "SELECT size FROM files WHERE id = $1 AND visit = $2 AND whole < 2";
    tx.row(sql, &[id.into(), visit.into()]).await?.map(|row| row.int(0)).transpose()
}

/// Bytes of all files.
///
/// # Errors
/// What the database says.
pub async fn held_bytes(tx: &mut Tx) -> Result<i64> {
    let sql = "SELECT CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM files";
    tx.row(sql, &[]).await?.ok_or(StoreError::Shape(0))?.int(0)
}

/// Keeps the next part; its visit lasts until `expires` (Unix seconds) at least. `false`: its visit is over, or it was let go; or this is not the next one.
///
/// # Errors
/// What the database says.
pub async fn add_file_part(
    tx: &mut Tx,
    id: &[u8; 32],
    (place, before, expires): (i64, i64, i64),
    sealed: Vec<u8>,
) -> Result<bool> {
    let length = i64::try_from(sealed.len()).unwrap_or(i64::MAX);
    let sql = "UPDATE files SET size = size + $2 WHERE id = $1 AND whole = 0 AND size = $3 \
               AND visit IN (SELECT id FROM drafts)";
    if !tx.changed(sql, &[id.into(), length.into(), before.into()]).await? {
        return Ok(false);
    }
    // Whoever sends a large file over a slow line is still there.
    let sql =
        "UPDATE drafts SET expires = $2 WHERE expires < $2 AND id IN (SELECT visit FROM files WHERE id = $1)";
    tx.run(sql, &[id.into(), expires.into()]).await?;
    let sql = "INSERT INTO file_parts (file, place, sealed) VALUES ($1, $2, $3)";
    tx.changed(sql, &[id.into(), place.into(), sealed.into()]).await
}

/// All of it is there. `false`: its visit is over, or it was let go.
///
/// # Errors
/// What the database says.
pub async fn finish_file(tx: &mut Tx, id: &[u8; 32]) -> Result<bool> {
    let sql = "UPDATE files SET whole = 1 WHERE id = $1 AND visit IN (SELECT id FROM drafts)";
    tx.changed(sql, &[id.into()]).await
}

/// It goes with the next sweep.
///
/// # Errors
/// What the database says.
pub async fn let_go_of_file(tx: &mut Tx, id: &[u8; 32]) -> Result<()> {
    let sql = "UPDATE files SET visit = $2, whole = 0 WHERE id = $1 AND day IS NULL";
    tx.run(sql, &[id.into(), NOBODY.into()]).await.map(|_| ())
}

/// It goes along with a message that is sent on this day. `false`: it is not there, not whole, or went along before.
pub(super) async fn send_file(tx: &mut Tx, id: &[u8; 32], day: u32) -> Result<bool> {
    let sql = "UPDATE files SET visit = NULL, day = $2 WHERE id = $1 AND whole = 1 AND visit IN (SELECT id FROM drafts)";
    tx.changed(sql, &[id.into(), day.into()]).await
}

/// A part of a file that was sent.
///
/// # Errors
/// What the database says.
pub async fn file_part(tx: &mut Tx, id: &[u8; 32], place: i64) -> Result<Option<Vec<u8>>> {
    let sql = "SELECT sealed FROM file_parts WHERE file = $1 AND place = $2 \
               AND file IN (SELECT id FROM files WHERE id = $1 AND day IS NOT NULL)";
    tx.row(sql, &[id.into(), place.into()]).await?.map(|row| row.bytes(0)).transpose()
}

/// Deletes some parts of a file that is over: sent before the day `old`, or of a visit that has ended. `false`: there is none.
///
/// # Errors
/// What the database says.
pub async fn sweep_files(tx: &mut Tx, old: u32) -> Result<bool> {
    let sql = "SELECT id FROM files WHERE day < $1 \
               OR (visit IS NOT NULL AND visit NOT IN (SELECT id FROM drafts)) LIMIT 1";
    let Some(row) = tx.row(sql, &[old.into()]).await? else { return Ok(false) };
    let id: [u8; 32] = row.hash(0)?;
    // No part comes any more from here on.
    tx.run("UPDATE files SET whole = 2 WHERE id = $1", &[(&id).into()]).await?;
    if tx.run(SWEPT, &[(&id).into()]).await? == 0 {
        tx.run("DELETE FROM files WHERE id = $1", &[(&id).into()]).await?;
    }
    Ok(true)
}
