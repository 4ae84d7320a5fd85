//! The lines of the log and its head. What they mean and how they are bound together is the desk's to know.
use crate::{Result, Row, Tx, Value};

/// A line.
#[derive(Debug, Clone)]
pub struct AuditRow {
    /// Its number, from 1.
    pub line: i64,
    /// Unix seconds.
    pub at: i64,
    /// Who; nobody is the desk itself.
    pub member: Option<i64>,
    /// What.
    pub act: String,
    /// On what.
    pub object: String,
    /// Binds it to the line before.
    pub hash: [u8; 32],
}

/// The end of the log.
pub struct AuditHead {
    /// The last line.
    pub line: i64,
    /// Its hash.
    pub hash: [u8; 32],
    /// Both, signed by the desk.
    pub signed: Vec<u8>,
}

fn read(row: &Row) -> Result<AuditRow> {
    Ok(AuditRow {
        line: row.int(0)?,
        at: row.int(1)?,
        member: row.maybe_int(2)?,
        act: row.text(3)?,
        object: row.text(4)?,
        hash: row.hash(5)?,
    })
}

fn head(row: &Row) -> Result<AuditHead> {
    Ok(AuditHead { line: row.int(0)?, hash: row.hash(1)?, signed: row.bytes(2)? })
}

/// The head, if there is one.
///
/// # Errors
/// What the database says.
pub async fn audit_head(tx: &mut Tx) -> Result<Option<AuditHead>> {
    tx.row("SELECT line, hash, signed FROM audit_head WHERE one = 1", &[])
        .await?
        .as_ref()
        .map(head)
        .transpose()
}

/// The head, locked until the commit: two that write at once take turns. It is made if there is none.
///
/// # Errors
/// What the database says.
pub async fn lock_audit_head(tx: &mut Tx) -> Result<AuditHead> {
    let start =
        "INSERT INTO audit_head (one, line, hash, signed) VALUES (1, 0, $1, $2) ON CONFLICT (one) DO NOTHING";
    tx.run(start, &[[0; 32].into(), Value::Bytes(Some(Vec::new()))]).await?;
    let sql = "UPDATE audit_head SET line = line WHERE one = 1 RETURNING line, hash, signed";
    head(&tx.row(sql, &[]).await?.ok_or(crate::StoreError::Shape(0))?)
}

/// Moves the head.
///
/// # Errors
/// What the database says.
pub async fn set_audit_head(tx: &mut Tx, head: &AuditHead) -> Result<()> {
    let sql = "UPDATE audit_head SET line = $1, hash = $2, signed = $3 WHERE one = 1";
    tx.run(sql, &[head.line.into(), head.hash.into(), (&head.signed).into()]).await.map(|_| ())
}

/// Adds a line.
///
/// # Errors
/// What the database says.
pub async fn put_audit_line(tx: &mut Tx, row: &AuditRow) -> Result<()> {
    let values = [
        row.line.into(),
        row.at.into(),
        Value::Int(row.member),
        row.act.as_str().into(),
        row.object.as_str().into(),
        row.hash.into(),
    ];
    let sql = "INSERT INTO audit (line, at, member, act, object, hash) VALUES ($1, $2, $3, $4, $5, $6)";
    tx.run(sql, &values).await.map(|_| ())
}

/// Where the log begins, if its oldest lines are gone: the last of them.
///
/// # Errors
/// What the database says.
pub async fn audit_floor(tx: &mut Tx) -> Result<Option<AuditHead>> {
    let sql = "SELECT line, hash, signed FROM audit_floor WHERE one = 1";
    tx.row(sql, &[]).await?.as_ref().map(head).transpose()
}

/// Lets the lines up to this one go and keeps it as where the log begins.
///
/// # Errors
/// What the database says.
pub async fn cut_audit(tx: &mut Tx, floor: &AuditHead) -> Result<()> {
    let sql = "INSERT INTO audit_floor (one, line, hash, signed) VALUES (1, $1, $2, $3) \
               ON CONFLICT (one) DO UPDATE SET line = excluded.line, hash = excluded.hash, signed = excluded.signed";
    tx.run(sql, &[floor.line.into(), floor.hash.into(), (&floor.signed).into()]).await?;
    tx.run("DELETE FROM audit WHERE line <= $1", &[floor.line.into()]).await.map(|_| ())
}

/// Lines after `after`, oldest first.
///
/// # Errors
/// What the database says.
pub async fn audit_lines(tx: &mut Tx, after: i64, limit: i64) -> Result<Vec<AuditRow>> {
    let sql = "SELECT line, at, member, act, object, hash FROM audit WHERE line > $1 ORDER BY line LIMIT $2";
    tx.rows(sql, &[after.into(), limit.into()]).await?.iter().map(read).collect()
}

/// What is on record about one report, newest first: lines of exactly this object, and those that also name a member; searches that
/// met it from outside only with `hits`.
///
/// # Errors
/// What the database says.
pub async fn audit_of(
    tx: &mut Tx,
    (object, hits): (&str, bool),
    (skip, limit): (i64, i64),
) -> Result<Vec<AuditRow>> {
    let sql = "SELECT line, at, member, act, object, hash FROM audit \
               WHERE ($5 = 1 OR act <> 'blind-hit') AND (object = $1 OR object IN (SELECT $2 || id FROM members) \
               OR object IN (SELECT 'case ' || case_number || ' victim ' || id FROM victims \
               WHERE 'case ' || case_number = $1)) \
               ORDER BY line DESC LIMIT $3 OFFSET $4";
    let given = format!("{object} member ");
    let values = [object.into(), given.into(), limit.into(), skip.into(), i64::from(hits).into()];
    tx.rows(sql, &values).await?.iter().map(read).collect()
}

/// How often each act was done from one moment to before another.
///
/// # Errors
/// What the database says.
pub async fn audit_counts(tx: &mut Tx, from: i64, before: i64) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT act, COUNT(*) FROM audit WHERE at >= $1 AND at < $2 GROUP BY act ORDER BY act";
    let rows = tx.rows(sql, &[from.into(), before.into()]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}
