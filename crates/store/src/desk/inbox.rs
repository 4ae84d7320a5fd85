//! The list of reports and its counts: what is urgent first, then the newest.
use super::{
    apart::{Scope, inner_cases, inner_signals, kept_signals, near, sees_signal},
    signals::{COLUMNS, SignalRow, read, select},
};
use crate::{Result, StoreError, Tx, Value};

/// Which part of the inbox. An empty text and a number below zero mean: any.
pub struct Page<'a> {
    /// Code of a state; `open` is what is neither closed nor put off.
    pub state: &'a str,
    /// Code of whom it waits for.
    pub waiting: &'a str,
    /// Language.
    pub lang: &'a str,
    /// Who has it; 0 is nobody and no team. Theirs is also what somebody has whom they stand in for.
    pub assignee: i64,
    /// Only what a team of this member has.
    pub team_of: i64,
    /// What of it somebody sees.
    pub scope: Scope,
    /// Today, for who stands in for whom.
    pub today: u32,
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
    /// Its labels.
    pub labels: Vec<i64>,
}

/// What stands beside a report in the list, behind its own columns: one question for a whole page.
macro_rules! beside {
    () => {
        ", (SELECT wrapped FROM data_keys WHERE data_keys.number = signals.number), \
           (SELECT at FROM second_looks WHERE second_looks.number = signals.number), \
           (SELECT string_agg(CAST(label AS TEXT), ',') FROM signal_labels WHERE signal_labels.number = signals.number) \
           FROM signals "
    };
}

/// What one member has, or somebody they stand in for: whose number is in `$who`, with `$today`.
macro_rules! held_by {
    ($who:expr, $today:literal) => {
        concat!(
            "assignee IN (SELECT id FROM members WHERE id = ",
            $who,
            " OR (substitute = ",
            $who,
            " AND away_from <= ",
            $today,
            " AND away_until >= ",
            $today,
            "))"
        )
    };
}

/// What a team of one member has.
macro_rules! held_by_team_of {
    ($who:expr) => {
        concat!("team IN (SELECT team FROM team_members WHERE member = ", $who, ")")
    };
}

pub(super) use {held_by, held_by_team_of};

/// One page: first its numbers, from an index that holds all that is filtered by, then the wide rows of those alone.
macro_rules! page_where {
    ($stand:literal) => {
        select!(
            "SELECT",
            concat!(
                beside!(),
                "WHERE number IN (SELECT number FROM signals WHERE ",
                $stand,
                " AND ($2 = '' OR waiting = $2) AND ($3 = '' OR lang = $3) \
                  AND ($4 < 0 OR ($4 = 0 AND assignee IS NULL AND team IS NULL) OR ($4 > 0 AND ",
                held_by!("$4", "$12"),
                ")) AND ($10 < 0 OR ",
                held_by_team_of!("$10"),
                ") AND ",
                sees_signal!("$11", "$12"),
                " AND ($5 < 0 OR urgency >= $5) \
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
    let values: [Value; 12] = [
        page.state.into(),
        page.waiting.into(),
        page.lang.into(),
        page.assignee.into(),
        page.urgency.into(),
        page.label.into(),
        page.second_look.into(),
        page.limit.into(),
        page.skip.into(),
        page.team_of.into(),
        page.scope.into(),
        page.today.into(),
    ];
    tx.rows(sql, &values).await?.iter().map(listed).collect()
}

fn listed(row: &crate::Row) -> Result<InboxRow> {
    Ok(InboxRow {
        signal: read(row)?,
        wrapped: row.maybe_bytes(COLUMNS)?,
        second_look: row.maybe_int(COLUMNS + 1)?.is_some(),
        labels: row.maybe_text(COLUMNS + 2)?.map_or(Ok(Vec::new()), |labels| numbers(&labels))?,
    })
}

/// Numbers with commas between them.
fn numbers(text: &str) -> Result<Vec<i64>> {
    text.split(',').map(|part| part.parse().map_err(|_| StoreError::Shape(COLUMNS + 2))).collect()
}

/// One report as the list shows it.
///
/// # Errors
/// What the database says.
pub async fn inbox_row(tx: &mut Tx, number: i64) -> Result<Option<InboxRow>> {
    const ONE: &str = select!("SELECT", concat!(beside!(), "WHERE number = $1"));
    tx.row(ONE, &[number.into()]).await?.as_ref().map(listed).transpose()
}

/// The numbers of all reports that are in a scope.
///
/// # Errors
/// What the database says.
pub async fn signals_in(tx: &mut Tx, scope: Scope, today: u32) -> Result<Vec<i64>> {
    const SEEN: &str = concat!("SELECT number FROM signals WHERE ", sees_signal!("$1", "$2"));
    let rows = tx.rows(SEEN, &[scope.into(), today.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// How many reports there are in each state, and how many ask for something.
#[derive(Default)]
pub struct Counts {
    /// State code and number.
    pub by_state: Vec<(String, i64)>,
    /// To do, and waiting for our answer.
    pub waiting_us: i64,
    /// To do, with one member or somebody they stand in for.
    pub mine: i64,
    /// To do, with a team of theirs.
    pub my_teams: i64,
    /// To do, with nobody and no team.
    pub nobodys: i64,
    /// To do before its turn.
    pub urgent: i64,
    /// To do, and waiting for a second look.
    pub second_looks: i64,
}

/// Counts the inbox, as `member` sees it today.
///
/// # Errors
/// What the database says.
pub async fn inbox_counts(tx: &mut Tx, member: i64, scope: Scope, today: u32) -> Result<Counts> {
    const OPEN: &str = concat!(
        "SELECT state, COUNT(*), \
         SUM(CASE WHEN waiting = 'us' THEN 1 ELSE 0 END), \
         SUM(CASE WHEN ",
        held_by!("$1", "$3"),
        " THEN 1 ELSE 0 END), \
         SUM(CASE WHEN ",
        held_by_team_of!("$1"),
        " THEN 1 ELSE 0 END), \
         SUM(CASE WHEN assignee IS NULL AND team IS NULL THEN 1 ELSE 0 END), \
         SUM(CASE WHEN urgency > 0 THEN 1 ELSE 0 END) \
         FROM signals WHERE state <> 'closed' AND ",
        sees_signal!("$2", "$3"),
        " GROUP BY state"
    );
    const CLOSED: &str = concat!(
        "SELECT (SELECT COUNT(*) FROM signals WHERE state = 'closed' AND ",
        sees_signal!("$1", "$2"),
        "), (SELECT COUNT(*) FROM second_looks WHERE number IN \
         (SELECT number FROM signals WHERE state <> 'waiting' AND ",
        sees_signal!("$1", "$2"),
        " AND number IN (SELECT number FROM second_looks)))"
    );
    let rows = tx.rows(OPEN, &[member.into(), scope.into(), today.into()]).await?;
    let mut counts = Counts::default();
    for row in &rows {
        let state = row.text(0)?;
        // The views show what is to do: what is put off is in none of them.
        if state != "waiting" {
            counts.waiting_us += row.int(2)?;
            counts.mine += row.int(3)?;
            counts.my_teams += row.int(4)?;
            counts.nobodys += row.int(5)?;
            counts.urgent += row.int(6)?;
        }
        counts.by_state.push((state, row.int(1)?));
    }
    let row = tx.row(CLOSED, &[scope.into(), today.into()]).await?.ok_or(StoreError::Shape(0))?;
    counts.by_state.push(("closed".into(), row.int(0)?));
    counts.second_looks = row.int(1)?;
    Ok(counts)
}

/// Languages that occur: from one to the next in the index, however many reports there are, where all are seen.
///
/// # Errors
/// What the database says.
pub async fn inbox_languages(tx: &mut Tx, scope: Scope, today: u32) -> Result<Vec<String>> {
    const ALL: &str = "WITH RECURSIVE found (lang) AS (SELECT MIN(lang) FROM signals UNION ALL \
        SELECT (SELECT MIN(lang) FROM signals WHERE lang > found.lang) FROM found WHERE lang IS NOT NULL) \
        SELECT lang FROM found WHERE lang IS NOT NULL";
    const SEEN: &str =
        concat!("SELECT DISTINCT lang FROM signals WHERE ", sees_signal!("$1", "$2"), " ORDER BY lang");
    let rows = match scope {
        Scope::All => tx.rows(ALL, &[]).await?,
        scope => tx.rows(SEEN, &[scope.into(), today.into()]).await?,
    };
    rows.iter().map(|row| row.text(0)).collect()
}
