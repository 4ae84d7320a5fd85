//! Reports that belong together: linked by somebody, merged, or naming the same thing.
use crate::{Result, Row, Tx, Value};

/// Reports that another report is looked for among, at most: what everybody names says nothing.
const SIMILAR_MAX: i64 = 20;

/// Links two reports. `false`: they were linked before.
///
/// # Errors
/// What the database says.
pub async fn link_signals(tx: &mut Tx, one: i64, other: i64, (member, at): (i64, i64)) -> Result<bool> {
    let sql = "INSERT INTO signal_links (one, other, member, at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (one, other) DO NOTHING";
    let (first, second) = (one.min(other), one.max(other));
    tx.changed(sql, &[first.into(), second.into(), member.into(), at.into()]).await
}

/// Takes a link away. `false`: there was none.
///
/// # Errors
/// What the database says.
pub async fn unlink_signals(tx: &mut Tx, one: i64, other: i64) -> Result<bool> {
    let sql = "DELETE FROM signal_links WHERE one = $1 AND other = $2";
    tx.changed(sql, &[one.min(other).into(), one.max(other).into()]).await
}

/// Reports linked to this one.
///
/// # Errors
/// What the database says.
pub async fn linked_to(tx: &mut Tx, number: i64) -> Result<Vec<i64>> {
    let sql = "SELECT other AS n FROM signal_links WHERE one = $1 UNION SELECT one FROM signal_links WHERE other = $1 \
               ORDER BY n";
    tx.rows(sql, &[number.into()]).await?.iter().map(|row| row.int(0)).collect()
}

/// Reports that were merged into this one.
///
/// # Errors
/// What the database says.
pub async fn merged_into(tx: &mut Tx, number: i64) -> Result<Vec<i64>> {
    let rows = tx
        .rows("SELECT number FROM signals WHERE merged_into = $1 ORDER BY number", &[number.into()])
        .await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// What a report names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct IdentifierRow {
    /// Keyed hash of kind and canonical form.
    pub hash: [u8; 32],
    /// Code of its kind.
    pub kind: String,
}

/// What each of these reports names; `first` to `last`, both included.
///
/// # Errors
/// What the database says.
pub async fn identifiers_of(tx: &mut Tx, first: i64, last: i64) -> Result<Vec<(i64, IdentifierRow)>> {
    let sql =
        "SELECT number, hash, kind FROM identifiers WHERE number BETWEEN $1 AND $2 ORDER BY number, hash";
    let read = |row: &Row| Ok((row.int(0)?, IdentifierRow { hash: row.hash(1)?, kind: row.text(2)? }));
    tx.rows(sql, &[first.into(), last.into()]).await?.iter().map(read).collect()
}

/// Writes down what a report names, in the place of what was there. Only for a report whose words are still there: one that
/// is erased meanwhile names nothing.
///
/// # Errors
/// What the database says.
pub async fn set_identifiers(tx: &mut Tx, number: i64, found: &[IdentifierRow]) -> Result<()> {
    tx.run("DELETE FROM identifiers WHERE number = $1", &[number.into()]).await?;
    let sql =
        "INSERT INTO identifiers (hash, number, kind) SELECT $1, number, $3 FROM data_keys WHERE number = $2";
    for one in found {
        tx.run(sql, &[one.hash.into(), number.into(), one.kind.as_str().into()]).await?;
    }
    Ok(())
}

/// Other reports that name what this one names: number and hash, newest first. What more than twenty reports name is common
/// to all of them and passed over.
///
/// # Errors
/// What the database says.
pub async fn similar_to(tx: &mut Tx, number: i64) -> Result<Vec<(i64, [u8; 32])>> {
    let sql = "SELECT number, hash FROM identifiers WHERE number <> $1 AND hash IN \
               (SELECT mine.hash FROM identifiers mine WHERE mine.number = $1 AND \
               (SELECT COUNT(*) FROM (SELECT 1 FROM identifiers every WHERE every.hash = mine.hash LIMIT $3) few) <= $2) \
               ORDER BY number DESC, hash LIMIT 200";
    let values: [Value; 3] = [number.into(), SIMILAR_MAX.into(), (SIMILAR_MAX + 1).into()];
    tx.rows(sql, &values).await?.iter().map(|row| Ok((row.int(0)?, row.hash(1)?))).collect()
}

/// Lines of the log after `after` that name a report and change what it is found by: for whoever keeps an index.
///
/// # Errors
/// What the database says.
pub async fn changes_after(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<(i64, String, String)>> {
    let sql = "SELECT line, act, object FROM audit WHERE line > $1 ORDER BY line LIMIT $2";
    let read = |row: &Row| Ok((row.int(0)?, row.text(1)?, row.text(2)?));
    tx.rows(sql, &[after.into(), limit.into()]).await?.iter().map(read).collect()
}
