//! What each member has looked at, and whether somebody else changed it since. Nobody is shown what others looked at: that is
//! the log's, under its own rules.
use crate::{Result, Tx};

/// A member has looked at a report (`signal`) or a case (`case`) today.
///
/// # Errors
/// What the database says.
pub async fn look(tx: &mut Tx, member: i64, (kind, number): (&str, i64), today: u32) -> Result<()> {
    let sql = "INSERT INTO looks (member, kind, number, day, changed) VALUES ($1, $2, $3, $4, 0) \
               ON CONFLICT (member, kind, number) DO UPDATE SET day = $4, changed = 0";
    tx.run(sql, &[member.into(), kind.into(), number.into(), today.into()]).await.map(|_| ())
}

/// It was changed by this member, or by nobody of us (0): for everybody else who has looked at it.
///
/// # Errors
/// What the database says.
pub async fn changed_by(tx: &mut Tx, member: i64, (kind, number): (&str, i64)) -> Result<()> {
    let sql = "UPDATE looks SET changed = 1 WHERE kind = $1 AND number = $2 AND member <> $3 AND changed = 0";
    tx.run(sql, &[kind.into(), number.into(), member.into()]).await.map(|_| ())
}

/// What a member has looked at is nobody's any more.
///
/// # Errors
/// What the database says.
pub async fn forget_looks_of(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run("DELETE FROM looks WHERE member = $1", &[member.into()]).await.map(|_| ())
}

/// Looks of a day before this one are forgotten.
///
/// # Errors
/// What the database says.
pub async fn clean_looks(tx: &mut Tx, before_day: u32) -> Result<()> {
    tx.run("DELETE FROM looks WHERE day < $1", &[before_day.into()]).await.map(|_| ())
}
