//! Where a reporter finds again what they need. Only hashes of what opens it are here.
use crate::{Result, StoreError, Tx};

/// A mailbox.
pub struct Mailbox {
    /// SHA-256 of the reporter's auth key.
    pub auth: [u8; 32],
    /// Whose answers belong here.
    pub report_id: [u8; 32],
    /// Counts the changes of the state.
    pub version: i64,
    /// The reporter's notes, sealed to themself.
    pub state: Vec<u8>,
    /// Their own words, sealed to themself, if they wished so.
    pub own_copy: Option<Vec<u8>>,
    /// The last day before it is deleted, if deletion is asked.
    pub delete_after: Option<u32>,
}

/// The mailbox of this lookup hash, unless it is due for deletion on `today`.
///
/// # Errors
/// What the database says.
pub async fn mailbox(tx: &mut Tx, lookup: &[u8; 32], today: u32) -> Result<Option<Mailbox>> {
    const SELECT: &str = "SELECT auth, report_id, version, state, own_copy, delete_after FROM mailboxes \
                          WHERE lookup = $1 AND (delete_after IS NULL OR delete_after >= $2)";
    let row = tx.row(SELECT, &[lookup.into(), today.into()]).await?;
    let read = |row: crate::Row| {
        Ok(Mailbox {
            auth: row.hash(0)?,
            report_id: row.hash(1)?,
            version: row.int(2)?,
            state: row.bytes(3)?,
            own_copy: row.maybe_bytes(4)?,
            delete_after: row
                .maybe_int(5)?
                .map(u32::try_from)
                .transpose()
                .map_err(|_| StoreError::Shape(5))?,
        })
    };
    row.map(read).transpose()
}

/// Notes that a mailbox was used on a day; unused ones end.
///
/// # Errors
/// What the database says.
pub async fn touch_mailbox(tx: &mut Tx, lookup: &[u8; 32], day: u32) -> Result<()> {
    let sql = "UPDATE mailboxes SET used_day = $2 WHERE lookup = $1 AND used_day < $2";
    tx.run(sql, &[lookup.into(), day.into()]).await.map(|_| ())
}
