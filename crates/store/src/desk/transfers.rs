//! Cases that are offered to somebody, and what those who had one may still see of it.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// Whose something is: a member, else a team.
pub(super) type Whose = (Option<i64>, Option<i64>);

/// A case that is or was offered.
#[derive(Debug, Clone)]
pub struct TransferRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Who offers it, and when, Unix seconds.
    pub asked: (i64, i64),
    /// Whose it was then.
    pub from: Whose,
    /// Whose it is to be.
    pub to: Whose,
    /// Code of what the earlier holder may still see.
    pub after: String,
    /// Until which day.
    pub until: u32,
    /// Code of where it stands.
    pub state: String,
    /// Who answered, and when.
    pub answered: Option<(i64, i64)>,
    /// Why, and the answer, sealed.
    pub sealed: Vec<u8>,
}

macro_rules! transfers {
    ($which:literal) => {
        concat!(
            "SELECT id, case_number, asked_by, asked_at, from_assignee, from_team, to_assignee, to_team, after_code, \
             until_day, state, answered_by, answered_at, sealed FROM transfers ",
            $which
        )
    };
}

fn transfer_row(row: &Row) -> Result<TransferRow> {
    Ok(TransferRow {
        id: row.int(0)?,
        case: row.int(1)?,
        asked: (row.int(2)?, row.int(3)?),
        from: (row.maybe_int(4)?, row.maybe_int(5)?),
        to: (row.maybe_int(6)?, row.maybe_int(7)?),
        after: row.text(8)?,
        until: row.day(9)?,
        state: row.text(10)?,
        answered: row.maybe_int(11)?.zip(row.maybe_int(12)?),
        sealed: row.bytes(13)?,
    })
}

/// The next number of an offer.
///
/// # Errors
/// What the database says.
pub async fn next_transfer(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "transfers").await
}

/// A case is offered. `false`: it is already.
///
/// # Errors
/// What the database says.
pub async fn add_transfer(tx: &mut Tx, row: &TransferRow) -> Result<bool> {
    let sql = "INSERT INTO transfers (id, case_number, asked_by, asked_at, from_assignee, from_team, to_assignee, to_team, \
               after_code, until_day, state, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) \
               ON CONFLICT (case_number) WHERE state = 'asked' DO NOTHING";
    let values = [
        row.id.into(),
        row.case.into(),
        row.asked.0.into(),
        row.asked.1.into(),
        Value::Int(row.from.0),
        Value::Int(row.from.1),
        Value::Int(row.to.0),
        Value::Int(row.to.1),
        row.after.as_str().into(),
        row.until.into(),
        row.state.as_str().into(),
        (&row.sealed).into(),
    ];
    tx.changed(sql, &values).await
}

/// One offer; lock its case before.
///
/// # Errors
/// What the database says.
pub async fn transfer(tx: &mut Tx, id: i64) -> Result<Option<TransferRow>> {
    tx.row(transfers!("WHERE id = $1"), &[id.into()]).await?.as_ref().map(transfer_row).transpose()
}

/// The offer of a case that waits for an answer.
///
/// # Errors
/// What the database says.
pub async fn waiting_transfer(tx: &mut Tx, case: i64) -> Result<Option<TransferRow>> {
    let sql = transfers!("WHERE case_number = $1 AND state = 'asked'");
    tx.row(sql, &[case.into()]).await?.as_ref().map(transfer_row).transpose()
}

/// An offer is answered or taken back.
///
/// # Errors
/// What the database says.
pub async fn settle_transfer(
    tx: &mut Tx,
    row: &TransferRow,
    (state, member, at): (&'static str, i64, i64),
) -> Result<()> {
    let sql =
        "UPDATE transfers SET state = $2, answered_by = $3, answered_at = $4, sealed = $5 WHERE id = $1";
    let values = [row.id.into(), state.into(), member.into(), at.into(), (&row.sealed).into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// Offers that a member can answer, themselves, for a team of theirs or for somebody they stand in for; and those they made. What waits
/// first, then the newest.
///
/// # Errors
/// What the database says.
pub async fn transfers_for(
    tx: &mut Tx,
    (member, today): (i64, u32),
    (skip, limit): (i64, i64),
) -> Result<Vec<TransferRow>> {
    let sql = transfers!(
        "WHERE asked_by = $1 OR to_assignee IN (SELECT id FROM members WHERE id = $1 OR (substitute = $1 \
         AND away_from <= $2 AND away_until >= $2)) OR (to_assignee IS NULL AND to_team IN \
         (SELECT team FROM team_members WHERE member = $1)) \
         ORDER BY CASE WHEN state = 'asked' THEN 0 ELSE 1 END, id DESC LIMIT $3 OFFSET $4"
    );
    let values = [member.into(), today.into(), limit.into(), skip.into()];
    tx.rows(sql, &values).await?.iter().map(transfer_row).collect()
}

/// What somebody who had a case may still see of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AfterRow {
    /// Who.
    pub member: i64,
    /// Until which day; 0: nothing.
    pub until: u32,
    /// They are told when it goes on.
    pub told: bool,
    /// Who decided it.
    pub by: i64,
    /// When, Unix seconds.
    pub at: i64,
}

/// Decides what somebody who had a case may still see of it, in the place of what was decided before.
///
/// # Errors
/// What the database says.
pub async fn set_after(tx: &mut Tx, case: i64, row: &AfterRow) -> Result<()> {
    let sql = "INSERT INTO after_rights (case_number, member, until_day, told, by_member, at) \
               VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT (case_number, member) DO UPDATE SET \
               until_day = excluded.until_day, told = excluded.told, by_member = excluded.by_member, at = excluded.at";
    let values =
        [case.into(), row.member.into(), row.until.into(), row.told.into(), row.by.into(), row.at.into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// It ends today: from now on they see nothing of it. `false`: there is none that lasts.
///
/// # Errors
/// What the database says.
pub async fn end_after(tx: &mut Tx, (case, member): (i64, i64), today: u32) -> Result<bool> {
    let sql = "UPDATE after_rights SET until_day = 0, told = 0 WHERE case_number = $1 AND member = $2 AND until_day >= $3";
    tx.changed(sql, &[case.into(), member.into(), today.into()]).await
}

/// They see again what their role shows them, or what is theirs. `false`: there was nothing to lift.
///
/// # Errors
/// What the database says.
pub async fn lift_after(tx: &mut Tx, case: i64, member: i64) -> Result<bool> {
    let sql = "DELETE FROM after_rights WHERE case_number = $1 AND member = $2";
    tx.changed(sql, &[case.into(), member.into()]).await
}

/// Everybody who had a case and what they may still see of it, first decided first.
///
/// # Errors
/// What the database says.
pub async fn after_rights(tx: &mut Tx, case: i64) -> Result<Vec<AfterRow>> {
    let sql = "SELECT member, until_day, told, by_member, at FROM after_rights WHERE case_number = $1 ORDER BY at, member";
    let read = |row: &Row| {
        Ok(AfterRow {
            member: row.int(0)?,
            until: row.day(1)?,
            told: row.flag(2)?,
            by: row.int(3)?,
            at: row.int(4)?,
        })
    };
    tx.rows(sql, &[case.into()]).await?.iter().map(read).collect()
}
