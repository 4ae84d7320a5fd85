//! Ready-made sentences.
use crate::{Result, Row, Tx};

/// A sentence in its languages.
pub struct PhraseRow {
    /// Its number.
    pub id: i64,
    /// Who wrote it.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Code of where it stands.
    pub state: String,
    /// Sealed with the desk's key.
    pub sealed: Vec<u8>,
}

/// The columns of [`read`], between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:literal) => {
        concat!($before, " id, member, at, state, sealed ", $after)
    };
}

fn read(row: &Row) -> Result<PhraseRow> {
    Ok(PhraseRow {
        id: row.int(0)?,
        member: row.int(1)?,
        at: row.int(2)?,
        state: row.text(3)?,
        sealed: row.bytes(4)?,
    })
}

/// Every sentence that is not taken away, oldest first.
///
/// # Errors
/// What the database says.
pub async fn phrases(tx: &mut Tx) -> Result<Vec<PhraseRow>> {
    let sql = select!("SELECT", "FROM phrases WHERE state <> 'retired' ORDER BY id");
    tx.rows(sql, &[]).await?.iter().map(read).collect()
}

/// One of them, locked until the commit.
///
/// # Errors
/// What the database says.
pub async fn lock_phrase(tx: &mut Tx, id: i64) -> Result<Option<PhraseRow>> {
    const LOCK: &str =
        select!("UPDATE phrases SET state = state WHERE id = $1 AND state <> 'retired' RETURNING", "");
    tx.row(LOCK, &[id.into()]).await?.as_ref().map(read).transpose()
}

/// Adds one. `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_phrase(tx: &mut Tx, row: &PhraseRow, once: &[u8; 32]) -> Result<bool> {
    let sql = "INSERT INTO phrases (id, member, at, state, once, sealed) VALUES ($1, $2, $3, $4, $5, $6) \
               ON CONFLICT (once) DO NOTHING";
    let values = [
        row.id.into(),
        row.member.into(),
        row.at.into(),
        row.state.as_str().into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.changed(sql, &values).await
}

/// It is released or taken away.
///
/// # Errors
/// What the database says.
pub async fn decide_phrase(tx: &mut Tx, id: i64, state: &str, (by, at): (i64, i64)) -> Result<()> {
    let sql = "UPDATE phrases SET state = $2, decided_by = $3, decided_at = $4 WHERE id = $1";
    tx.run(sql, &[id.into(), state.into(), by.into(), at.into()]).await.map(|_| ())
}
