//! Reports with the same words: which came of late, and with which first one each stands.
use super::inbox::Filter;
use crate::{Result, Tx, assembled::Assembled};

/// A report with the same words.
pub struct SameRow {
    /// Its number.
    pub number: i64,
    /// When it came, Unix seconds.
    pub at: i64,
    /// The first of those it stands with.
    pub with: Option<i64>,
}

/// The first report of a page of the list, with those behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Behind {
    /// The number of the first.
    pub first: i64,
    /// The number of the last.
    pub last: i64,
    /// How many there are, the first not among them.
    pub more: i64,
}

/// What stands behind another: nobody has taken it, nothing of it is urgent.
macro_rules! stands_behind {
    () => {
        " FROM same_texts JOIN signals ON signals.number = same_texts.signal \
          WHERE stands_with IS NOT NULL AND state = 'new' AND urgency = 0"
    };
}

pub(super) use stands_behind;

/// Reports with these words that came after a moment, in their order.
///
/// # Errors
/// What the database says.
pub async fn same_texts(tx: &mut Tx, hash: &[u8; 32], after: i64) -> Result<Vec<SameRow>> {
    let sql = "SELECT signal, at, stands_with FROM same_texts WHERE hash = $1 AND at > $2 ORDER BY signal";
    let rows = tx.rows(sql, &[hash.into(), after.into()]).await?;
    rows.iter()
        .map(|row| Ok(SameRow { number: row.int(0)?, at: row.int(1)?, with: row.maybe_int(2)? }))
        .collect()
}

/// Writes down the words of a new report.
///
/// # Errors
/// What the database says.
pub async fn add_same_text(tx: &mut Tx, number: i64, hash: &[u8; 32], at: i64) -> Result<()> {
    let sql = "INSERT INTO same_texts (signal, hash, at, stands_with) VALUES ($1, $2, $3, NULL)";
    tx.run(sql, &[number.into(), hash.into(), at.into()]).await.map(|_| ())
}

/// This report stands with that first one from now on.
///
/// # Errors
/// What the database says.
pub async fn stand_with(tx: &mut Tx, number: i64, first: i64) -> Result<()> {
    let sql = "UPDATE same_texts SET stands_with = $2 WHERE signal = $1";
    tx.run(sql, &[number.into(), first.into()]).await.map(|_| ())
}

/// This report stands alone from now on: it is not the same any more, or it is gone.
///
/// # Errors
/// What the database says.
pub async fn stand_alone(tx: &mut Tx, number: i64) -> Result<()> {
    tx.run("DELETE FROM same_texts WHERE signal = $1", &[number.into()]).await.map(|_| ())
}

/// Forgets words that came before a moment, and what stands alone.
///
/// # Errors
/// What the database says.
pub async fn clean_same_texts(tx: &mut Tx, before: i64) -> Result<()> {
    tx.run("DELETE FROM same_texts WHERE at < $1 AND stands_with IS NULL", &[before.into()]).await?;
    let sql = "UPDATE same_texts SET hash = NULL WHERE at < $1 AND hash IS NOT NULL";
    tx.run(sql, &[before.into()]).await.map(|_| ())
}

/// For each first report that a filter shows, how many stand behind it there.
///
/// # Errors
/// What the database says.
pub async fn behind(tx: &mut Tx, filter: &Filter<'_>) -> Result<Vec<Behind>> {
    let mut sql = Assembled::new(concat!("SELECT MIN(signal), MAX(signal), COUNT(*)", stands_behind!()));
    filter.add_to(&mut sql);
    sql.add(" GROUP BY stands_with HAVING COUNT(*) > 1", &[]);
    let rows = tx.rows_of(&sql).await?;
    rows.iter()
        .map(|row| Ok(Behind { first: row.int(0)?, last: row.int(1)?, more: row.int(2)? - 1 }))
        .collect()
}

/// Those that a filter shows behind `first`, up to `last`, at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn those_behind(
    tx: &mut Tx,
    filter: &Filter<'_>,
    (first, last): (i64, i64),
    limit: i64,
) -> Result<Vec<i64>> {
    let mut sql = Assembled::new(concat!("SELECT signal", stands_behind!()));
    sql.add(
        " AND stands_with = (SELECT one.stands_with FROM same_texts one WHERE one.signal = ?) AND signal > ? AND signal <= ?",
        &[first.into(), first.into(), last.into()],
    );
    filter.add_to(&mut sql);
    sql.add(" ORDER BY signal LIMIT ?", &[limit.into()]);
    tx.rows_of(&sql).await?.iter().map(|row| row.int(0)).collect()
}
