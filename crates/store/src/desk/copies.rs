//! What left the desk, and the lists that leave it: numbers, states and days, of what somebody sees.
use super::{
    apart::{
        Scope, after_cases, inner_cases, inner_signals, kept_cases, kept_signals, near, sees_case,
        sees_signal,
    },
    inbox::{held_by, held_by_team_of},
};
use crate::{Result, Row, Tx};

/// Something that left the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyRow {
    /// Its number.
    pub id: i64,
    /// Who took it.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// As what: `pdf`, `zip`, `csv`; `people` before there was a choice.
    pub kind: String,
    /// Of what: `case 7`, `signals`; empty before that was kept.
    pub object: String,
    /// For whom and what for, sealed.
    pub sealed: Vec<u8>,
}

/// Notes that something left the desk.
///
/// # Errors
/// What the database says.
pub async fn add_export(tx: &mut Tx, row: &CopyRow) -> Result<()> {
    let sql = "INSERT INTO exports (id, member, at, kind, object, sealed) VALUES ($1, $2, $3, $4, $5, $6)";
    let values = [
        row.id.into(),
        row.member.into(),
        row.at.into(),
        row.kind.as_str().into(),
        row.object.as_str().into(),
        row.sealed.as_slice().into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// What left the desk of one thing, newest first: rows to pass over, rows at most.
///
/// # Errors
/// What the database says.
pub async fn exports_of(tx: &mut Tx, object: &str, (skip, limit): (i64, i64)) -> Result<Vec<CopyRow>> {
    let sql = "SELECT id, member, at, kind, object, sealed FROM exports WHERE object = $1 \
               ORDER BY id DESC LIMIT $2 OFFSET $3";
    let read = |row: &Row| {
        Ok(CopyRow {
            id: row.int(0)?,
            member: row.int(1)?,
            at: row.int(2)?,
            kind: row.text(3)?,
            object: row.text(4)?,
            sealed: row.bytes(5)?,
        })
    };
    tx.rows(sql, &[object.into(), limit.into(), skip.into()]).await?.iter().map(read).collect()
}

/// What left before this moment is forgotten.
///
/// # Errors
/// What the database says.
pub async fn clean_exports(tx: &mut Tx, before: i64) -> Result<()> {
    tx.run("DELETE FROM exports WHERE at < $1", &[before.into()]).await.map(|_| ())
}

/// Which part of a list.
#[derive(Debug, Clone, Copy)]
pub struct ListSpan {
    /// What came or was opened on this day or later.
    pub from: u32,
    /// On this day or before.
    pub until: u32,
    /// What of it somebody sees.
    pub scope: Scope,
    /// Today, for who stands in for whom.
    pub today: u32,
    /// Rows at most.
    pub limit: i64,
}

/// A report in a list that leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalLine {
    /// Its number.
    pub number: i64,
    /// The day it came.
    pub arrived_day: u32,
    /// Code of the way it came.
    pub origin: String,
    /// Code of where it stands.
    pub state: String,
    /// Code of what came of it.
    pub outcome: Option<String>,
    /// When it was closed, Unix seconds.
    pub closed_at: Option<i64>,
}

/// The reports of a span of days, oldest first.
///
/// # Errors
/// What the database says.
pub async fn signal_lines(tx: &mut Tx, span: &ListSpan) -> Result<Vec<SignalLine>> {
    const LINES: &str = concat!(
        "SELECT number, arrived_day, origin, state, outcome, closed_at FROM signals \
         WHERE content <> 'erased' AND arrived_day >= $1 AND arrived_day <= $2 AND ",
        sees_signal!("$3", "$4"),
        " ORDER BY number LIMIT $5"
    );
    let read = |row: &Row| {
        Ok(SignalLine {
            number: row.int(0)?,
            arrived_day: day(row.int(1)?),
            origin: row.text(2)?,
            state: row.text(3)?,
            outcome: row.maybe_text(4)?,
            closed_at: row.maybe_int(5)?,
        })
    };
    tx.rows(LINES, &values(span)).await?.iter().map(read).collect()
}

/// A case in a list that leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLine {
    /// Its number.
    pub number: i64,
    /// The day it was opened.
    pub opened_day: u32,
    /// Code of where it stands.
    pub state: String,
    /// The day on which it is looked at whether it is still needed.
    pub review_day: u32,
    /// When it was closed, Unix seconds.
    pub closed_at: Option<i64>,
}

/// The cases of a span of days, oldest first.
///
/// # Errors
/// What the database says.
pub async fn case_lines(tx: &mut Tx, span: &ListSpan) -> Result<Vec<CaseLine>> {
    const LINES: &str = concat!(
        "SELECT number, opened_day, state, review_day, closed_at FROM cases \
         WHERE state <> 'erased' AND opened_day >= $1 AND opened_day <= $2 AND ",
        sees_case!("$3", "$4"),
        " ORDER BY number LIMIT $5"
    );
    let read = |row: &Row| {
        Ok(CaseLine {
            number: row.int(0)?,
            opened_day: day(row.int(1)?),
            state: row.text(2)?,
            review_day: day(row.int(3)?),
            closed_at: row.maybe_int(4)?,
        })
    };
    tx.rows(LINES, &values(span)).await?.iter().map(read).collect()
}

fn values(span: &ListSpan) -> [crate::Value; 5] {
    [span.from.into(), span.until.into(), span.scope.into(), span.today.into(), span.limit.into()]
}

fn day(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
