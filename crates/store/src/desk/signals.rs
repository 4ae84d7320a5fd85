//! Reports at a desk: what is sorted and filtered by stands in clear, everything else is sealed with a key of its own.
use crate::{Result, Row, Tx, Value};

/// A report as it lies there.
#[derive(Clone)]
pub struct SignalRow {
    /// Its number.
    pub number: i64,
    /// Counts what happens to it.
    pub version: i64,
    /// Codes of state, waiting and content.
    pub state: String,
    /// Whom it waits for.
    pub waiting: String,
    /// What there is of its words.
    pub content: String,
    /// The writer has stopped us.
    pub stopped: bool,
    /// The writer is under pressure.
    pub pressure: bool,
    /// It is about the police.
    pub about_police: bool,
    /// Language of the page (BCP 47).
    pub lang: String,
    /// The day it came to the relay.
    pub arrived_day: u32,
    /// The last day before it is deleted.
    pub deletion_due: Option<i64>,
    /// Who closed it and when.
    pub closed: Option<(i64, i64)>,
    /// The writer's chain.
    pub incoming: (i64, [u8; 32]),
    /// Our chain.
    pub outgoing: (i64, [u8; 32]),
    /// Sealed with its data key; `None` once erased.
    pub sealed: Option<Vec<u8>>,
    /// Where to answer, sealed with the desk's key.
    pub sealed_reply: Option<Vec<u8>>,
    /// Somebody here has looked.
    pub seen: bool,
    /// Who has it.
    pub assignee: Option<i64>,
    /// How urgent, as a rank.
    pub urgency: i64,
    /// The day until which it is put off.
    pub snoozed_until: Option<i64>,
    /// Code of what came of it.
    pub outcome: Option<String>,
    /// Reasons, sealed with its data key.
    pub sealed_work: Option<Vec<u8>>,
    /// Code of the way it came.
    pub origin: String,
    /// Who of us wrote it down.
    pub entered_by: Option<i64>,
    /// Which team has it.
    pub team: Option<i64>,
    /// The report in which it goes on.
    pub merged_into: Option<i64>,
}

/// How many columns [`read`] reads.
pub(super) const COLUMNS: usize = 29;

/// The columns of [`read`], in its order, between what a statement says before and after them.
macro_rules! select {
    ($before:literal, $after:expr) => {
        concat!(
            $before,
            " number, version, state, waiting, content, stopped, pressure, about_police, lang, arrived_day, \
              deletion_due, closed_by, closed_at, in_next, in_prev, out_next, out_prev, sealed, sealed_reply, \
              seen, assignee, urgency, snoozed_until, outcome, sealed_work, origin, entered_by, team, merged_into ",
            $after
        )
    };
}

pub(super) fn read(row: &Row) -> Result<SignalRow> {
    Ok(SignalRow {
        number: row.int(0)?,
        version: row.int(1)?,
        state: row.text(2)?,
        waiting: row.text(3)?,
        content: row.text(4)?,
        stopped: row.flag(5)?,
        pressure: row.flag(6)?,
        about_police: row.flag(7)?,
        lang: row.text(8)?,
        arrived_day: row.day(9)?,
        deletion_due: row.maybe_int(10)?,
        closed: row.maybe_int(11)?.zip(row.maybe_int(12)?),
        incoming: (row.int(13)?, row.hash(14)?),
        outgoing: (row.int(15)?, row.hash(16)?),
        sealed: row.maybe_bytes(17)?,
        sealed_reply: row.maybe_bytes(18)?,
        seen: row.flag(19)?,
        assignee: row.maybe_int(20)?,
        urgency: row.int(21)?,
        snoozed_until: row.maybe_int(22)?,
        outcome: row.maybe_text(23)?,
        sealed_work: row.maybe_bytes(24)?,
        origin: row.text(25)?,
        entered_by: row.maybe_int(26)?,
        team: row.maybe_int(27)?,
        merged_into: row.maybe_int(28)?,
    })
}

pub(super) use select;

fn values(signal: &SignalRow) -> Vec<Value> {
    vec![
        signal.number.into(),
        signal.version.into(),
        signal.state.as_str().into(),
        signal.waiting.as_str().into(),
        signal.content.as_str().into(),
        signal.stopped.into(),
        signal.pressure.into(),
        signal.about_police.into(),
        signal.lang.as_str().into(),
        signal.arrived_day.into(),
        Value::Int(signal.deletion_due),
        Value::Int(signal.closed.map(|(by, _)| by)),
        Value::Int(signal.closed.map(|(_, at)| at)),
        signal.incoming.0.into(),
        signal.incoming.1.into(),
        signal.outgoing.0.into(),
        signal.outgoing.1.into(),
        Value::Bytes(signal.sealed.clone()),
        Value::Bytes(signal.sealed_reply.clone()),
        signal.seen.into(),
        Value::Int(signal.assignee),
        signal.urgency.into(),
        Value::Int(signal.snoozed_until),
        Value::Text(signal.outcome.clone()),
        Value::Bytes(signal.sealed_work.clone()),
        signal.origin.as_str().into(),
        Value::Int(signal.entered_by),
        Value::Int(signal.team),
        Value::Int(signal.merged_into),
    ]
}

/// Adds a report.
///
/// # Errors
/// What the database says.
pub async fn add_signal(tx: &mut Tx, report_hash: &[u8; 32], signal: &SignalRow) -> Result<()> {
    const INSERT: &str = select!(
        "INSERT INTO signals (",
        ", report_hash) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, \
          $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30)"
    );
    let mut values = values(signal);
    values.push(report_hash.into());
    tx.run(INSERT, &values).await.map(|_| ())
}

/// Writes every column but the hash. What is open again ends no more: nobody was told of its next end.
///
/// # Errors
/// What the database says.
pub async fn update_signal(tx: &mut Tx, signal: &SignalRow) -> Result<()> {
    const UPDATE: &str = "UPDATE signals SET version = $2, state = $3, waiting = $4, content = $5, stopped = $6, \
        pressure = $7, about_police = $8, lang = $9, arrived_day = $10, deletion_due = $11, closed_by = $12, \
        closed_at = $13, in_next = $14, in_prev = $15, out_next = $16, out_prev = $17, sealed = $18, \
        sealed_reply = $19, seen = $20, assignee = $21, urgency = $22, snoozed_until = $23, outcome = $24, \
        sealed_work = $25, origin = $26, entered_by = $27, team = $28, merged_into = $29, \
        end_told = CASE WHEN $3 = 'closed' THEN end_told ELSE NULL END, \
        erase_asked_by = CASE WHEN $3 = 'closed' THEN erase_asked_by ELSE NULL END WHERE number = $1";
    tx.run(UPDATE, &values(signal)).await.map(|_| ())
}

/// A report by number.
///
/// # Errors
/// What the database says.
pub async fn signal(tx: &mut Tx, number: i64) -> Result<Option<SignalRow>> {
    const SELECT: &str = select!("SELECT", "FROM signals WHERE number = $1");
    tx.row(SELECT, &[number.into()]).await?.as_ref().map(read).transpose()
}

/// How a report is named when it is locked.
pub enum By<'a> {
    /// Its number.
    Number(i64),
    /// Keyed hash of its report id.
    Report(&'a [u8; 32]),
}

/// The report and its row, locked until the commit: whatever is read here is still so when it is written.
///
/// # Errors
/// What the database says.
pub async fn lock_signal(tx: &mut Tx, by: By<'_>) -> Result<Option<SignalRow>> {
    const BY_NUMBER: &str = select!("UPDATE signals SET version = version WHERE number = $1 RETURNING", "");
    const BY_REPORT: &str =
        select!("UPDATE signals SET version = version WHERE report_hash = $1 RETURNING", "");
    let row = match by {
        By::Number(number) => tx.row(BY_NUMBER, &[number.into()]).await?,
        By::Report(hash) => tx.row(BY_REPORT, &[hash.into()]).await?,
    };
    row.as_ref().map(read).transpose()
}

/// The number of a report, by the keyed hash of its report id.
///
/// # Errors
/// What the database says.
pub async fn number_of_report(tx: &mut Tx, hash: &[u8; 32]) -> Result<Option<i64>> {
    let row = tx.row("SELECT number FROM signals WHERE report_hash = $1", &[hash.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Keeps the wrapped key of a report.
///
/// # Errors
/// What the database says.
pub async fn put_data_key(tx: &mut Tx, number: i64, wrapped: &[u8]) -> Result<()> {
    let sql = "INSERT INTO data_keys (number, wrapped) VALUES ($1, $2)";
    tx.run(sql, &[number.into(), wrapped.into()]).await.map(|_| ())
}

/// The wrapped key of a report, until it is erased.
///
/// # Errors
/// What the database says.
pub async fn data_key(tx: &mut Tx, number: i64) -> Result<Option<Vec<u8>>> {
    let row = tx.row("SELECT wrapped FROM data_keys WHERE number = $1", &[number.into()]).await?;
    row.map(|row| row.bytes(0)).transpose()
}

/// The wrapped keys of all reports that are not erased, by number.
///
/// # Errors
/// What the database says.
pub async fn all_data_keys(tx: &mut Tx) -> Result<Vec<(i64, Vec<u8>)>> {
    let rows = tx.rows("SELECT number, wrapped FROM data_keys ORDER BY number", &[]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
}

/// Destroys the key of a report and deletes what it opened.
///
/// # Errors
/// What the database says.
pub async fn erase_signal(tx: &mut Tx, number: i64) -> Result<()> {
    super::report_files::erase_report_files(tx, number).await?;
    for sql in [
        "DELETE FROM data_keys WHERE number = $1",
        "DELETE FROM messages WHERE number = $1",
        "DELETE FROM outbox WHERE number = $1",
        "DELETE FROM drafts WHERE number = $1",
        "DELETE FROM language_requests WHERE number = $1",
        "DELETE FROM notes WHERE number = $1",
        "DELETE FROM assessments WHERE number = $1",
        "DELETE FROM second_looks WHERE number = $1",
        "DELETE FROM submissions WHERE number = $1",
        "DELETE FROM signal_labels WHERE number = $1",
        "DELETE FROM identifiers WHERE number = $1",
        "DELETE FROM same_texts WHERE signal = $1",
        "DELETE FROM case_signals WHERE number = $1",
        "DELETE FROM signal_links WHERE one = $1 OR other = $1",
        "DELETE FROM end_acts WHERE kind = 'signal' AND number = $1",
        "DELETE FROM kept_from WHERE kind = 'signal' AND number = $1",
        "DELETE FROM circles WHERE kind = 'signal' AND number = $1",
        "DELETE FROM bulk_lines WHERE number = $1",
        "DELETE FROM looks WHERE kind = 'signal' AND number = $1",
        "UPDATE signals SET sealed = NULL, sealed_work = NULL, kept_until = NULL, held_by = NULL, end_told = NULL, \
         erase_asked_by = NULL WHERE number = $1",
    ] {
        tx.run(sql, &[number.into()]).await?;
    }
    Ok(())
}

/// Reports that were put off until `today` or earlier.
///
/// # Errors
/// What the database says.
pub async fn woken_signals(tx: &mut Tx, today: u32) -> Result<Vec<i64>> {
    let rows = tx.rows("SELECT number FROM signals WHERE snoozed_until <= $1", &[today.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// Reports whose deletion is due on `today`.
///
/// # Errors
/// What the database says.
pub async fn due_signals(tx: &mut Tx, today: u32) -> Result<Vec<i64>> {
    let rows = tx.rows("SELECT number FROM signals WHERE deletion_due < $1", &[today.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}
