//! First receptions of presumed victims, what happened at them, every "no" and what is left of it. Lock the case before any of it is written.
use super::next_number;
use crate::{Result, Row, Tx};

/// A reception.
#[derive(Debug, Clone)]
pub struct ReceptionRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// Counts how often it was written.
    pub version: i64,
    /// Who wrote it last.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

/// Something that happened: rights that were told, an interpreter, somebody told of a minor.
#[derive(Debug, Clone)]
pub struct ReceptionEventRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Of whom.
    pub victim: i64,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

/// A "no".
#[derive(Debug, Clone)]
pub struct RefusalRow {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// From this second on what it says is done, Unix seconds.
    pub due: i64,
    /// It was done.
    pub settled: bool,
    /// Sealed with the case's key.
    pub sealed: Vec<u8>,
}

macro_rules! receptions {
    ($which:literal) => {
        concat!("SELECT id, case_number, victim, version, member, at, sealed FROM receptions ", $which)
    };
}

macro_rules! refusals {
    ($which:literal) => {
        concat!("SELECT id, case_number, victim, due, settled, sealed FROM refusals ", $which)
    };
}

fn reception_row(row: &Row) -> Result<ReceptionRow> {
    Ok(ReceptionRow {
        id: row.int(0)?,
        case: row.int(1)?,
        victim: row.int(2)?,
        version: row.int(3)?,
        member: row.int(4)?,
        at: row.int(5)?,
        sealed: row.bytes(6)?,
    })
}

fn refusal_row(row: &Row) -> Result<RefusalRow> {
    Ok(RefusalRow {
        id: row.int(0)?,
        case: row.int(1)?,
        victim: row.int(2)?,
        due: row.int(3)?,
        settled: row.flag(4)?,
        sealed: row.bytes(5)?,
    })
}

/// The next number of a reception.
///
/// # Errors
/// What the database says.
pub async fn next_reception(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "receptions").await
}

/// The next number of something that happened.
///
/// # Errors
/// What the database says.
pub async fn next_reception_event(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "reception_events").await
}

/// The next number of a "no".
///
/// # Errors
/// What the database says.
pub async fn next_refusal(tx: &mut Tx) -> Result<i64> {
    next_number(tx, "refusals").await
}

/// The reception that this very form began before.
///
/// # Errors
/// What the database says.
pub async fn reception_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT id FROM receptions WHERE once = $1", &[once.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Adds a reception.
///
/// # Errors
/// What the database says.
pub async fn add_reception(tx: &mut Tx, row: &ReceptionRow, once: &[u8; 32]) -> Result<()> {
    let sql = "INSERT INTO receptions (id, case_number, victim, version, member, at, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)";
    let values = [
        row.id.into(),
        row.case.into(),
        row.victim.into(),
        row.version.into(),
        row.member.into(),
        row.at.into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Writes a reception anew.
///
/// # Errors
/// What the database says.
pub async fn update_reception(tx: &mut Tx, row: &ReceptionRow) -> Result<()> {
    let sql = "UPDATE receptions SET version = $2, member = $3, at = $4, sealed = $5 WHERE id = $1";
    let values = [row.id.into(), row.version.into(), row.member.into(), row.at.into(), (&row.sealed).into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// The receptions of a presumed victim, in the order in which they were begun.
///
/// # Errors
/// What the database says.
pub async fn receptions_of(tx: &mut Tx, case: i64, victim: i64) -> Result<Vec<ReceptionRow>> {
    const ALL: &str = receptions!("WHERE case_number = $1 AND victim = $2 ORDER BY id");
    tx.rows(ALL, &[case.into(), victim.into()]).await?.iter().map(reception_row).collect()
}

/// The receptions of a case, in the order in which they were begun.
///
/// # Errors
/// What the database says.
pub async fn receptions_of_case(tx: &mut Tx, case: i64) -> Result<Vec<ReceptionRow>> {
    const ALL: &str = receptions!("WHERE case_number = $1 ORDER BY id");
    tx.rows(ALL, &[case.into()]).await?.iter().map(reception_row).collect()
}

/// Adds something that happened. `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_reception_event(tx: &mut Tx, row: &ReceptionEventRow, once: &[u8; 32]) -> Result<bool> {
    let sql = "INSERT INTO reception_events (id, case_number, victim, once, sealed) VALUES ($1, $2, $3, $4, $5) \
               ON CONFLICT (once) DO NOTHING";
    let values = [row.id.into(), row.case.into(), row.victim.into(), once.into(), (&row.sealed).into()];
    tx.changed(sql, &values).await
}

/// What happened, in the order in which it was written down.
///
/// # Errors
/// What the database says.
pub async fn reception_events_of(tx: &mut Tx, case: i64, victim: i64) -> Result<Vec<ReceptionEventRow>> {
    let sql = "SELECT id, case_number, victim, sealed FROM reception_events \
               WHERE case_number = $1 AND victim = $2 ORDER BY id";
    let read = |row: &Row| {
        Ok(ReceptionEventRow {
            id: row.int(0)?,
            case: row.int(1)?,
            victim: row.int(2)?,
            sealed: row.bytes(3)?,
        })
    };
    tx.rows(sql, &[case.into(), victim.into()]).await?.iter().map(read).collect()
}

/// Adds a "no". `false`: this very form was sent before.
///
/// # Errors
/// What the database says.
pub async fn add_refusal(tx: &mut Tx, row: &RefusalRow, once: &[u8; 32]) -> Result<bool> {
    let sql = "INSERT INTO refusals (id, case_number, victim, due, settled, once, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (once) DO NOTHING";
    let values = [
        row.id.into(),
        row.case.into(),
        row.victim.into(),
        row.due.into(),
        i64::from(row.settled).into(),
        once.into(),
        (&row.sealed).into(),
    ];
    tx.changed(sql, &values).await
}

/// What it says was done.
///
/// # Errors
/// What the database says.
pub async fn settle_refusal(tx: &mut Tx, id: i64) -> Result<()> {
    tx.run("UPDATE refusals SET settled = 1 WHERE id = $1", &[id.into()]).await.map(|_| ())
}

/// It was taken back.
///
/// # Errors
/// What the database says.
pub async fn drop_refusal(tx: &mut Tx, id: i64) -> Result<()> {
    tx.run("DELETE FROM refusals WHERE id = $1", &[id.into()]).await.map(|_| ())
}

/// Every "no" of a presumed victim, in the order in which they were said.
///
/// # Errors
/// What the database says.
pub async fn refusals_of(tx: &mut Tx, case: i64, victim: i64) -> Result<Vec<RefusalRow>> {
    const ALL: &str = refusals!("WHERE case_number = $1 AND victim = $2 ORDER BY id");
    tx.rows(ALL, &[case.into(), victim.into()]).await?.iter().map(refusal_row).collect()
}

/// What is to be done now, after a number: at most so many.
///
/// # Errors
/// What the database says.
pub async fn due_refusals(tx: &mut Tx, now: i64, (after, limit): (i64, i64)) -> Result<Vec<RefusalRow>> {
    const DUE: &str = refusals!("WHERE settled = 0 AND due <= $1 AND id > $2 ORDER BY id LIMIT $3");
    tx.rows(DUE, &[now.into(), after.into(), limit.into()]).await?.iter().map(refusal_row).collect()
}

/// Counts a "no": in which month (years times twelve, and months from 0), which kind, at which kind of desk.
///
/// # Errors
/// What the database says.
pub async fn count_refusal(
    tx: &mut Tx,
    month: i64,
    (kind, desk): (&'static str, &'static str),
) -> Result<()> {
    let sql = "INSERT INTO refusal_counts (month, kind, desk, times) VALUES ($1, $2, $3, 1) \
               ON CONFLICT (month, kind, desk) DO UPDATE SET times = refusal_counts.times + 1";
    tx.run(sql, &[month.into(), kind.into(), desk.into()]).await.map(|_| ())
}

/// How often each kind of "no" was said from one month to before another.
///
/// # Errors
/// What the database says.
pub async fn refusal_counts(tx: &mut Tx, (from, before): (i64, i64)) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT kind, CAST(SUM(times) AS BIGINT) FROM refusal_counts WHERE month >= $1 AND month < $2 \
               GROUP BY kind ORDER BY kind";
    let rows = tx.rows(sql, &[from.into(), before.into()]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// Forgets counts of months before this one.
///
/// # Errors
/// What the database says.
pub async fn clean_refusal_counts(tx: &mut Tx, before: i64) -> Result<()> {
    tx.run("DELETE FROM refusal_counts WHERE month < $1", &[before.into()]).await.map(|_| ())
}

/// Raises the counters of what lies with the keys in a backup: with keys of a later moment than the rest, numbers are there that the rest did
/// not give yet.
///
/// # Errors
/// What the database says.
pub async fn numbers_there(tx: &mut Tx) -> Result<()> {
    for sql in [
        "UPDATE counters SET value = (SELECT MAX(id) FROM victims) WHERE name = 'victims' \
         AND value < (SELECT MAX(id) FROM victims)",
        "UPDATE counters SET value = (SELECT MAX(id) FROM clocks) WHERE name = 'clocks' \
         AND value < (SELECT MAX(id) FROM clocks)",
        "UPDATE counters SET value = (SELECT MAX(id) FROM receptions) WHERE name = 'receptions' \
         AND value < (SELECT MAX(id) FROM receptions)",
        "UPDATE counters SET value = (SELECT MAX(id) FROM reception_events) WHERE name = 'reception_events' \
         AND value < (SELECT MAX(id) FROM reception_events)",
        "UPDATE counters SET value = (SELECT MAX(id) FROM refusals) WHERE name = 'refusals' \
         AND value < (SELECT MAX(id) FROM refusals)",
    ] {
        tx.run(sql, &[]).await?;
    }
    Ok(())
}

/// Deletes a presumed victim's record with everything that hangs on it.
///
/// # Errors
/// What the database says.
pub async fn erase_victim(tx: &mut Tx, case: i64, victim: i64) -> Result<()> {
    for sql in [
        "DELETE FROM reception_events WHERE case_number = $1 AND victim = $2",
        "DELETE FROM receptions WHERE case_number = $1 AND victim = $2",
        "DELETE FROM refusals WHERE case_number = $1 AND victim = $2",
        "DELETE FROM consent_events WHERE case_number = $1 AND consent IN \
         (SELECT id FROM consents WHERE case_number = $1 AND victim = $2)",
        "DELETE FROM consents WHERE case_number = $1 AND victim = $2",
        "DELETE FROM victim_steps WHERE case_number = $1 AND victim = $2",
        "DELETE FROM clocks WHERE case_number = $1 AND victim = $2",
        "DELETE FROM victims WHERE case_number = $1 AND id = $2",
    ] {
        tx.run(sql, &[case.into(), victim.into()]).await?;
    }
    Ok(())
}
