//! Labels, notes among members, and closings that wait for a second look.
use super::next_number;
use crate::{Result, Row, Tx};

/// A label; its name is sealed with the desk's key.
pub struct LabelRow {
    /// Its number.
    pub id: i64,
    /// Sealed name.
    pub sealed: Vec<u8>,
}

fn label_row(row: &Row) -> Result<LabelRow> {
    Ok(LabelRow { id: row.int(0)?, sealed: row.bytes(1)? })
}

/// Every label.
///
/// # Errors
/// What the database says.
pub async fn labels(tx: &mut Tx) -> Result<Vec<LabelRow>> {
    let rows = tx.rows("SELECT id, sealed FROM labels ORDER BY id", &[]).await?;
    rows.iter().map(label_row).collect()
}

/// The label whose name has this keyed hash, made if there is none; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn label_of_name(
    tx: &mut Tx,
    name_hash: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    // Held until the commit: two members who think of the same label make one.
    let id = next_number(tx, "labels").await?;
    let found = tx.row("SELECT id FROM labels WHERE name_hash = $1", &[name_hash.into()]).await?;
    if let Some(row) = found {
        return row.int(0).map(Some);
    }
    let Some(sealed) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO labels (id, name_hash, sealed) VALUES ($1, $2, $3)";
    tx.run(sql, &[id.into(), name_hash.into(), sealed.into()]).await?;
    Ok(Some(id))
}

/// The labels of a report.
///
/// # Errors
/// What the database says.
pub async fn labels_of(tx: &mut Tx, number: i64) -> Result<Vec<i64>> {
    let rows =
        tx.rows("SELECT label FROM signal_labels WHERE number = $1 ORDER BY label", &[number.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// Puts a label on a report, or takes it off.
///
/// # Errors
/// What the database says.
pub async fn set_label(tx: &mut Tx, number: i64, label: i64, on: bool) -> Result<()> {
    let sql = match on {
        true => {
            "INSERT INTO signal_labels (number, label) SELECT $1, id FROM labels WHERE id = $2 \
             ON CONFLICT (number, label) DO NOTHING"
        }
        false => "DELETE FROM signal_labels WHERE number = $1 AND label = $2",
    };
    tx.run(sql, &[number.into(), label.into()]).await.map(|_| ())
}

/// A note among members.
pub struct NoteRow {
    /// Its number.
    pub id: i64,
    /// Who wrote it.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the report's key.
    pub sealed: Vec<u8>,
}

/// Adds a note; `seal` makes its content from its number. `false`: this very form was kept before.
///
/// # Errors
/// What the database says.
pub async fn add_note(
    tx: &mut Tx,
    (number, member, at): (i64, i64, i64),
    once: &[u8; 32],
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<bool> {
    let id = next_number(tx, "notes").await?;
    let Some(sealed) = seal(id) else { return Ok(false) };
    let sql = "INSERT INTO notes (id, number, member, at, once, sealed) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (once) DO NOTHING";
    let values = [id.into(), number.into(), member.into(), at.into(), once.into(), sealed.into()];
    tx.changed(sql, &values).await
}

/// The notes of a report, oldest first.
///
/// # Errors
/// What the database says.
pub async fn notes_of(tx: &mut Tx, number: i64) -> Result<Vec<NoteRow>> {
    let sql = "SELECT id, member, at, sealed FROM notes WHERE number = $1 ORDER BY id";
    tx.rows(sql, &[number.into()]).await?.iter().map(note).collect()
}

pub(super) fn note(row: &Row) -> Result<NoteRow> {
    Ok(NoteRow { id: row.int(0)?, member: row.int(1)?, at: row.int(2)?, sealed: row.bytes(3)? })
}

/// A closing that waits for a second person.
pub struct SecondLookRow {
    /// Who asked.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// What they want and why, sealed with the report's key.
    pub sealed: Vec<u8>,
}

/// The closing of a report that waits for a second person.
///
/// # Errors
/// What the database says.
pub async fn second_look(tx: &mut Tx, number: i64) -> Result<Option<SecondLookRow>> {
    let sql = "SELECT member, at, sealed FROM second_looks WHERE number = $1";
    let row = tx.row(sql, &[number.into()]).await?;
    row.map(|row| Ok(SecondLookRow { member: row.int(0)?, at: row.int(1)?, sealed: row.bytes(2)? }))
        .transpose()
}

/// Asks for a second look, in the place of one that was asked before.
///
/// # Errors
/// What the database says.
pub async fn ask_second_look(
    tx: &mut Tx,
    (number, member, at): (i64, i64, i64),
    sealed: &[u8],
) -> Result<()> {
    let sql = "INSERT INTO second_looks (number, member, at, sealed) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (number) DO UPDATE SET member = $2, at = $3, sealed = $4";
    tx.run(sql, &[number.into(), member.into(), at.into(), sealed.into()]).await.map(|_| ())
}

/// It no longer waits.
///
/// # Errors
/// What the database says.
pub async fn end_second_look(tx: &mut Tx, number: i64) -> Result<bool> {
    tx.changed("DELETE FROM second_looks WHERE number = $1", &[number.into()]).await
}
