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

/// One page: first its numbers, from an index that holds all that is filtered by, then the wide rows of those alone.
macro_rules! page_where {
    ($stand:literal) => {
        select!(
            "SELECT",
            concat!(
                ", (SELECT wrapped FROM data_keys WHERE data_keys.number = signals.number), \
                   (SELECT at FROM second_looks WHERE second_looks.number = signals.number) \
                   FROM signals WHERE number IN (SELECT number FROM signals WHERE ",
                $stand,
                " AND ($2 = '' OR waiting = $2) AND ($3 = '' OR lang = $3) \
                  AND ($4 < 0 OR COALESCE(assignee, 0) = $4) AND ($5 < 0 OR urgency >= $5) \
                  AND ($6 < 0 OR number IN (SELECT number FROM signal_labels WHERE label = $6)) \
                  AND ($7 = 0 OR number IN (SELECT number FROM second_looks)) \
                  ORDER BY urgency DESC, number DESC LIMIT $8 OFFSET $9) ORDER BY urgency DESC, number DESC"
            )
        )
    };
}

/// A page of the inbox.
///
/// # Errors
/// What the database says.
pub async fn inbox(tx: &mut Tx, page: &Page<'_>) -> Result<Vec<InboxRow>> {
    // Three texts, since each is answered from an index of its own.
    const TO_DO: &str = page_where!("state <> 'closed' AND state <> 'waiting' AND $1 <> ''");
    const IN_STATE: &str = page_where!("state = $1");
    const ANY: &str = page_where!("$1 = ''");
    let sql = match page.state {
        "open" => TO_DO,
        "" => ANY,
        _ => IN_STATE,
    };
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
    let rows = tx.rows(sql, &values).await?;
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
    /// To do, and waiting for our answer.
    pub waiting_us: i64,
    /// To do, with one member.
    pub mine: i64,
    /// To do, with nobody.
    pub nobodys: i64,
    /// To do before its turn.
    pub urgent: i64,
    /// To do, and waiting for a second look.
    pub second_looks: i64,
}

/// Counts the inbox, as `member` sees it.
///
/// # Errors
/// What the database says.
pub async fn inbox_counts(tx: &mut Tx, member: i64) -> Result<Counts> {
    let sql = "SELECT state, COUNT(*), \
               SUM(CASE WHEN waiting = 'us' THEN 1 ELSE 0 END), \
               SUM(CASE WHEN assignee = $1 THEN 1 ELSE 0 END), \
               SUM(CASE WHEN assignee IS NULL THEN 1 ELSE 0 END), \
               SUM(CASE WHEN urgency > 0 THEN 1 ELSE 0 END) \
               FROM signals WHERE state <> 'closed' GROUP BY state";
    let rows = tx.rows(sql, &[member.into()]).await?;
    let mut counts =
        Counts { by_state: Vec::new(), waiting_us: 0, mine: 0, nobodys: 0, urgent: 0, second_looks: 0 };
    for row in &rows {
        let state = row.text(0)?;
        // The views show what is to do: what is put off is in none of them.
        if state != "waiting" {
            counts.waiting_us += row.int(2)?;
            counts.mine += row.int(3)?;
            counts.nobodys += row.int(4)?;
            counts.urgent += row.int(5)?;
        }
        counts.by_state.push((state, row.int(1)?));
    }
    let sql = "SELECT (SELECT COUNT(*) FROM signals WHERE state = 'closed'), \
               (SELECT COUNT(*) FROM second_looks WHERE number NOT IN \
               (SELECT number FROM signals WHERE state = 'waiting'))";
    let row = tx.row(sql, &[]).await?.ok_or(StoreError::Shape(0))?;
    counts.by_state.push(("closed".into(), row.int(0)?));
    counts.second_looks = row.int(1)?;
    Ok(counts)
}

/// Languages that occur: from one to the next in the index, however many reports there are.
///
/// # Errors
/// What the database says.
pub async fn inbox_languages(tx: &mut Tx) -> Result<Vec<String>> {
    let sql = "WITH RECURSIVE found (lang) AS (SELECT MIN(lang) FROM signals UNION ALL \
               SELECT (SELECT MIN(lang) FROM signals WHERE lang > found.lang) FROM found WHERE lang IS NOT NULL) \
               SELECT lang FROM found WHERE lang IS NOT NULL";
    let rows = tx.rows(sql, &[]).await?;
    rows.iter().map(|row| row.text(0)).collect()
}
