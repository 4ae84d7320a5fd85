//! The list of reports and its counts: what is urgent first, then the newest.
use super::signals::{COLUMNS, SignalRow, read, select};
use crate::{Result, StoreError, Tx, Value};

/// Which part of the inbox. An empty text and a number below zero mean: any.
pub struct Page<'a> {
    /// Code of a state; `open` is what is neither closed nor put off.
    pub state: &'a str,
    /// Code of whom it waits for.
    pub waiting: &'a str,
    /// Language.
    pub lang: &'a str,
    /// Who has it; 0 is nobody.
    pub assignee: i64,
    /// With this label.
    pub label: i64,
    /// As urgent as this or more.
    pub urgency: i64,
    /// Only what waits for a second look.
    pub second_look: bool,
    /// Rows to pass over.
    pub skip: i64,
    /// Rows at most.
    pub limit: i64,
}

/// A report in the list, with the wrapped key that opens who else can read it.
pub struct InboxRow {
    /// The report.
    pub signal: SignalRow,
    /// Its wrapped key.
    pub wrapped: Option<Vec<u8>>,
    /// Whether its closing waits for a second look.
    pub second_look: bool,
}

/// A page of the inbox.
///
/// # Errors
/// What the database says.
pub async fn inbox(tx: &mut Tx, page: &Page<'_>) -> Result<Vec<InboxRow>> {
    const SELECT: &str = select!(
        "SELECT",
        ", (SELECT wrapped FROM data_keys WHERE data_keys.number = signals.number), \
           (SELECT at FROM second_looks WHERE second_looks.number = signals.number) FROM signals \
          WHERE ($1 = '' OR state = $1 OR ($1 = 'open' AND state <> 'closed' AND state <> 'waiting')) \
          AND ($2 = '' OR waiting = $2) AND ($3 = '' OR lang = $3) \
          AND ($4 < 0 OR COALESCE(assignee, 0) = $4) AND ($5 < 0 OR urgency >= $5) \
          AND ($6 < 0 OR number IN (SELECT number FROM signal_labels WHERE label = $6)) \
          AND ($7 = 0 OR number IN (SELECT number FROM second_looks)) \
          ORDER BY urgency DESC, number DESC LIMIT $8 OFFSET $9"
    );
    let values: [Value; 9] = [
        page.state.into(),
        page.waiting.into(),
        page.lang.into(),
        page.assignee.into(),
        page.urgency.into(),
        page.label.into(),
        page.second_look.into(),
        page.limit.into(),
        page.skip.into(),
    ];
    let rows = tx.rows(SELECT, &values).await?;
    let read = |row: &crate::Row| {
        Ok(InboxRow {
            signal: read(row)?,
            wrapped: row.maybe_bytes(COLUMNS)?,
            second_look: row.maybe_int(COLUMNS + 1)?.is_some(),
        })
    };
    rows.iter().map(read).collect()
}

/// How many reports there are in each state, and how many ask for something.
pub struct Counts {
    /// State code and number.
    pub by_state: Vec<(String, i64)>,
    /// Waiting for our answer.
    pub waiting_us: i64,
    /// To do, with one member.
    pub mine: i64,
    /// To do, with nobody.
    pub nobodys: i64,
    /// To do before its turn.
    pub urgent: i64,
    /// Waiting for a second look.
    pub second_looks: i64,
}

/// Counts the inbox, as `member` sees it.
///
/// # Errors
/// What the database says.
pub async fn inbox_counts(tx: &mut Tx, member: i64) -> Result<Counts> {
    let rows = tx.rows("SELECT state, COUNT(*) FROM signals GROUP BY state", &[]).await?;
    let by_state = rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect::<Result<_>>()?;
    let sql = "SELECT (SELECT COUNT(*) FROM signals WHERE waiting = 'us'), \
               (SELECT COUNT(*) FROM signals WHERE assignee = $1 AND state <> 'closed' AND state <> 'waiting'), \
               (SELECT COUNT(*) FROM signals WHERE assignee IS NULL AND state <> 'closed' AND state <> 'waiting'), \
               (SELECT COUNT(*) FROM signals WHERE urgency > 0 AND state <> 'closed' AND state <> 'waiting'), \
               (SELECT COUNT(*) FROM second_looks)";
    let row = tx.row(sql, &[member.into()]).await?.ok_or(StoreError::Shape(0))?;
    Ok(Counts {
        by_state,
        waiting_us: row.int(0)?,
        mine: row.int(1)?,
        nobodys: row.int(2)?,
        urgent: row.int(3)?,
        second_looks: row.int(4)?,
    })
}

/// Languages that occur.
///
/// # Errors
/// What the database says.
pub async fn inbox_languages(tx: &mut Tx) -> Result<Vec<String>> {
    let rows = tx.rows("SELECT DISTINCT lang FROM signals ORDER BY lang", &[]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}
