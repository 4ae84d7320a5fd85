//! Whom cases name and on which side, and cases that somebody has to look at because of it.
use super::{
    apart::{Scope, after_cases, kept_cases, near, sees_case},
    inbox::{held_by, held_by_team_of},
    next_number,
};
use crate::{Result, Row, Tx, Value};

/// A name or number of somebody in a case.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct NameRow {
    /// Keyed hash of side, kind and what it is.
    pub hash: [u8; 32],
    /// The same of the other side.
    pub opposed: [u8; 32],
    /// `name`, or the code of a kind of identifier.
    pub kind: String,
}

/// Two cases that somebody has to look at, or had.
#[derive(Debug, Clone)]
pub struct ConflictRow {
    /// Its number.
    pub id: i64,
    /// The case with the smaller number.
    pub one: i64,
    /// The other.
    pub other: i64,
    /// When it was seen, Unix seconds.
    pub raised_at: i64,
    /// Code of what was decided.
    pub outcome: Option<String>,
    /// By whom, and when.
    pub settled: Option<(i64, i64)>,
    /// Why, sealed.
    pub sealed: Option<Vec<u8>>,
}

macro_rules! conflicts {
    ($which:expr) => {
        concat!(
            "SELECT id, one, other, raised_at, outcome, settled_by, settled_at, sealed FROM conflicts ",
            $which
        )
    };
}

fn conflict_row(row: &Row) -> Result<ConflictRow> {
    Ok(ConflictRow {
        id: row.int(0)?,
        one: row.int(1)?,
        other: row.int(2)?,
        raised_at: row.int(3)?,
        outcome: row.maybe_text(4)?,
        settled: row.maybe_int(5)?.zip(row.maybe_int(6)?),
        sealed: row.maybe_bytes(7)?,
    })
}

/// Writes down how somebody in a case is known.
///
/// # Errors
/// What the database says.
pub async fn put_names(tx: &mut Tx, (case, entry): (i64, i64), names: &[NameRow]) -> Result<()> {
    let sql = "INSERT INTO case_names (hash, opposed, case_number, entry, kind) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (hash, case_number, entry) DO NOTHING";
    for name in names {
        let values =
            [name.hash.into(), name.opposed.into(), case.into(), entry.into(), name.kind.as_str().into()];
        tx.run(sql, &values).await?;
    }
    Ok(())
}

/// Forgets how somebody in a case was known: of what is written anew.
///
/// # Errors
/// What the database says.
pub async fn forget_names(tx: &mut Tx, case: i64, entry: i64) -> Result<()> {
    let sql = "DELETE FROM case_names WHERE case_number = $1 AND entry = $2";
    tx.run(sql, &[case.into(), entry.into()]).await.map(|_| ())
}

/// How somebody in a case is known.
///
/// # Errors
/// What the database says.
pub async fn names_of_entry(tx: &mut Tx, case: i64, entry: i64) -> Result<Vec<NameRow>> {
    let sql =
        "SELECT hash, opposed, kind FROM case_names WHERE case_number = $1 AND entry = $2 ORDER BY hash";
    let read = |row: &Row| Ok(NameRow { hash: row.hash(0)?, opposed: row.hash(1)?, kind: row.text(2)? });
    tx.rows(sql, &[case.into(), entry.into()]).await?.iter().map(read).collect()
}

/// Other cases that have this hash, at most `limit`.
///
/// # Errors
/// What the database says.
pub async fn cases_named(tx: &mut Tx, hash: &[u8; 32], but: i64, limit: i64) -> Result<Vec<i64>> {
    let sql = "SELECT DISTINCT case_number FROM case_names WHERE hash = $1 AND case_number <> $2 \
               ORDER BY case_number LIMIT $3";
    let rows = tx.rows(sql, &[hash.into(), but.into(), limit.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// What two cases have opposed: the entry of the one, of the other, and by which kind they are the same.
///
/// # Errors
/// What the database says.
pub async fn opposed_entries(tx: &mut Tx, one: i64, other: i64) -> Result<Vec<(i64, i64, String)>> {
    let sql = "SELECT DISTINCT mine.entry, theirs.entry, mine.kind FROM case_names mine JOIN case_names theirs \
               ON theirs.hash = mine.opposed WHERE mine.case_number = $1 AND theirs.case_number = $2 \
               ORDER BY 1, 2, 3 LIMIT 50";
    let rows = tx.rows(sql, &[one.into(), other.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?, row.text(2)?))).collect()
}

/// Two cases are to be looked at. `None`: they are already.
///
/// # Errors
/// What the database says.
pub async fn raise_conflict(tx: &mut Tx, pair: (i64, i64), at: i64) -> Result<Option<i64>> {
    let (one, other) = (pair.0.min(pair.1), pair.0.max(pair.1));
    let id = next_number(tx, "conflicts").await?;
    let sql = "INSERT INTO conflicts (id, one, other, raised_at) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (one, other) WHERE outcome IS NULL DO NOTHING";
    let added = tx.changed(sql, &[id.into(), one.into(), other.into(), at.into()]).await?;
    Ok(added.then_some(id))
}

/// One of them, locked.
///
/// # Errors
/// What the database says.
pub async fn lock_conflict(tx: &mut Tx, id: i64) -> Result<Option<ConflictRow>> {
    tx.run("UPDATE conflicts SET id = id WHERE id = $1", &[id.into()]).await?;
    conflict(tx, id).await
}

/// One of them.
///
/// # Errors
/// What the database says.
pub async fn conflict(tx: &mut Tx, id: i64) -> Result<Option<ConflictRow>> {
    tx.row(conflicts!("WHERE id = $1"), &[id.into()]).await?.as_ref().map(conflict_row).transpose()
}

/// Somebody decided.
///
/// # Errors
/// What the database says.
pub async fn settle_conflict(
    tx: &mut Tx,
    id: i64,
    (outcome, member, at): (&'static str, i64, i64),
    sealed: &[u8],
) -> Result<()> {
    let sql =
        "UPDATE conflicts SET outcome = $2, settled_by = $3, settled_at = $4, sealed = $5 WHERE id = $1";
    tx.run(sql, &[id.into(), outcome.into(), member.into(), at.into(), sealed.into()]).await.map(|_| ())
}

/// Those of one case, newest first.
///
/// # Errors
/// What the database says.
pub async fn conflicts_of(tx: &mut Tx, case: i64) -> Result<Vec<ConflictRow>> {
    let sql = conflicts!("WHERE one = $1 OR other = $1 ORDER BY id DESC LIMIT 200");
    tx.rows(sql, &[case.into()]).await?.iter().map(conflict_row).collect()
}

/// A page of them, newest first: those of which somebody sees both cases; for whoever leads also others, as long as neither is kept from
/// them.
///
/// # Errors
/// What the database says.
pub async fn conflict_page(
    tx: &mut Tx,
    (open, leads): (bool, bool),
    (scope, member, today): (Scope, i64, u32),
    (skip, limit): (i64, i64),
) -> Result<Vec<ConflictRow>> {
    const PAGE: &str = conflicts!(concat!(
        "WHERE (outcome IS NULL) = ($1 = 1) AND (($2 = 1 AND one NOT IN (",
        kept_cases!("$3", "$5"),
        ") AND other NOT IN (",
        kept_cases!("$3", "$5"),
        ")) OR (one IN (SELECT number FROM cases WHERE ",
        sees_case!("$4", "$5"),
        ") AND other IN (SELECT number FROM cases WHERE ",
        sees_case!("$4", "$5"),
        "))) ORDER BY id DESC LIMIT $6 OFFSET $7"
    ));
    let values: [Value; 7] =
        [open.into(), leads.into(), member.into(), scope.into(), today.into(), limit.into(), skip.into()];
    tx.rows(PAGE, &values).await?.iter().map(conflict_row).collect()
}
