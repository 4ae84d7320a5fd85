//! The list of reports: what is overdue first, what is urgent, then the newest.
use super::{
    apart::{
        Scope, after_cases, apart_signals, few_signals, hidden_signals, inner_cases, inner_signals,
        kept_cases, kept_signals, near, sees_signal,
    },
    near::{has_few, near_signals},
    same::stands_behind,
    signals::{COLUMNS, SignalRow, read, select},
};
use crate::{Result, StoreError, Tx, Value, assembled::Assembled};

/// Whose reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Held {
    /// Anybody's.
    Any,
    /// One member's, and of whoever they stand in for.
    By(i64),
    /// Those of the teams of one member.
    ByTeamsOf(i64),
    /// One team's.
    ByTeam(i64),
    /// Nobody's and no team's.
    ByNobody,
}

/// Where time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    /// Urgent, taken by nobody and still in time; or its words are soon erased.
    Due,
    /// Urgent, and nobody took it in time.
    Over,
}

/// Which part of the inbox. An empty text and a number below zero mean: any.
pub struct Filter<'a> {
    /// Code of a state; `open` is what is neither closed nor put off nor set aside.
    pub state: &'a str,
    /// Code of whom it waits for.
    pub waiting: &'a str,
    /// Language.
    pub lang: &'a str,
    /// Code of what came of it.
    pub outcome: &'a str,
    /// Not what came to this code.
    pub but: &'a str,
    /// Only what stands with this report because its words are the same.
    pub alike: i64,
    /// What stands behind the first with its words is not shown.
    pub folded: bool,
    /// Code of the way it came.
    pub origin: &'a str,
    /// Who has it.
    pub held: Held,
    /// What of it somebody sees.
    pub scope: Scope,
    /// Today, for who stands in for whom.
    pub today: u32,
    /// With each of these labels.
    pub labels: &'a [i64],
    /// As urgent as this or more.
    pub urgency: i64,
    /// Only what waits for a second look.
    pub second_look: bool,
    /// Only where time runs.
    pub running: Option<Running>,
    /// What was most urgent, and what was urgent today, before these moments was not taken in time.
    pub in_time: (i64, i64),
    /// Only what others changed since this member looked.
    pub changed_for: i64,
    /// The first day on which it came, and the last.
    pub arrived: (Option<u32>, Option<u32>),
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
    /// Since when it is urgent, Unix seconds.
    pub urgent_at: Option<i64>,
}

/// What stands beside a report in the list, behind its own columns: one question for a whole page.
macro_rules! beside {
    () => {
        ", (SELECT wrapped FROM data_keys WHERE data_keys.number = signals.number), \
           (SELECT at FROM second_looks WHERE second_looks.number = signals.number), \
           (SELECT string_agg(CAST(label AS TEXT), ',') FROM signal_labels WHERE signal_labels.number = signals.number), \
           urgent_at FROM signals "
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

/// Urgent, and nobody took it by these moments.
macro_rules! not_taken_in_time {
    ($now:literal, $soon:literal) => {
        concat!(
            "urgency > 0 AND assignee IS NULL AND state IN ('new', 'reopened') \
             AND urgent_at < CASE WHEN urgency > 1 THEN ",
            $now,
            " ELSE ",
            $soon,
            " END"
        )
    };
}

/// Urgent and still in time, or soon without words.
macro_rules! due {
    ($now:literal, $soon:literal) => {
        concat!(
            "(deletion_due IS NOT NULL OR (urgency > 0 AND assignee IS NULL AND state IN ('new', 'reopened') \
             AND urgent_at >= CASE WHEN urgency > 1 THEN ",
            $now,
            " ELSE ",
            $soon,
            " END))"
        )
    };
}

/// What others changed since one member looked.
macro_rules! changed_for {
    ($who:literal) => {
        concat!(
            "number IN (SELECT number FROM looks WHERE member = ",
            $who,
            " AND kind = 'signal' AND changed = 1)"
        )
    };
}

pub(super) use {changed_for, due, held_by, held_by_team_of, not_taken_in_time};

impl Filter<'_> {
    /// Adds where they stand, what came of them and which are alike.
    fn add_stand(&self, sql: &mut Assembled) {
        match self.state {
            "" => {}
            // Said in this way, it is answered from an index of its own. A second person looks also at what was set aside.
            "open" if self.second_look => {
                sql.add(" AND state <> 'closed' AND state <> 'waiting'", &[]);
            }
            "open" => {
                sql.add(" AND state <> 'closed' AND state <> 'waiting' AND state <> 'aside'", &[]);
            }
            state => {
                sql.add(" AND state = ?", &[state.into()]);
            }
        }
        for (piece, code) in [
            (" AND waiting = ?", self.waiting),
            // So that the index with everything in it answers, and not the one of languages, row by row.
            (" AND lang || '' = ?", self.lang),
            (" AND outcome = ?", self.outcome),
            (" AND origin = ?", self.origin),
        ] {
            if !code.is_empty() {
                sql.add(piece, &[code.into()]);
            }
        }
        if !self.but.is_empty() {
            sql.add(" AND (outcome IS NULL OR outcome <> ?)", &[self.but.into()]);
        }
        if self.alike >= 0 {
            sql.add(
                " AND signals.number IN (SELECT also.signal FROM same_texts also WHERE also.stands_with = \
                 (SELECT one.stands_with FROM same_texts one WHERE one.signal = ?))",
                &[self.alike.into()],
            );
        }
    }

    /// Adds what is asked for and who sees it; what is hidden from somebody who sees nearly all is found once.
    pub(super) fn add_to(&self, sql: &mut Assembled) {
        const NOT_HIDDEN: &str = concat!(" AND number NOT IN (", hidden_signals!("@who", "@today"), ")");
        const SEEN: &str = concat!(" AND ", sees_signal!("@who", "@today"));
        self.add_asked(sql);
        match self.scope {
            Scope::All => {}
            Scope::AllBut(_) => {
                sql.add_named(NOT_HIDDEN, &self.seeing());
            }
            Scope::Near(_) => {
                sql.add_named(SEEN, &self.seeing());
            }
        }
    }

    /// Adds what is asked of which reports: of all, or of those that are near to somebody to whom few are, which are found first.
    async fn add_source(&self, sql: &mut Assembled, tx: &mut Tx, what: &'static str) -> Result<()> {
        const NEAR: &str = concat!("WITH close AS MATERIALIZED (", near_signals!("@who", "@today"), ") ");
        let few = self.of_few(tx).await?;
        if few {
            sql.add_named(NEAR, &self.seeing());
        }
        sql.add(what, &[]);
        sql.add(if few { " FROM close AS signals WHERE 1 = 1" } else { " FROM signals WHERE 1 = 1" }, &[]);
        Ok(())
    }

    /// Whether so little is near to whoever asks that it is found by itself.
    async fn of_few(&self, tx: &mut Tx) -> Result<bool> {
        match self.scope {
            Scope::Near(member) => has_few(tx, member, self.today).await,
            Scope::All | Scope::AllBut(_) => Ok(false),
        }
    }

    /// Who sees what, as [`sees_signal`] reads it.
    fn seeing(&self) -> [(&'static str, Value); 2] {
        [("@who", self.scope.into()), ("@today", self.today.into())]
    }

    /// Adds what is asked for, whoever sees it.
    fn add_asked(&self, sql: &mut Assembled) {
        self.add_stand(sql);
        self.held.add_to(sql, self.today);
        if self.urgency >= 0 {
            sql.add(" AND urgency >= ?", &[self.urgency.into()]);
        }
        for label in self.labels {
            // Said so, the list keeps its order on both engines and each row is looked up among the few, which are read once.
            sql.add(
                " AND (number IN (SELECT number FROM signal_labels WHERE label = ?)) IS TRUE",
                &[(*label).into()],
            );
        }
        if self.second_look {
            sql.add(" AND number IN (SELECT number FROM second_looks)", &[]);
        }
        if self.changed_for >= 0 {
            sql.add(concat!(" AND (", changed_for!("?"), ") IS TRUE"), &[self.changed_for.into()]);
        }
        let in_time = [self.in_time.0.into(), self.in_time.1.into()];
        match self.running {
            Some(Running::Due) => {
                sql.add(concat!(" AND ", due!("?", "?")), &in_time);
            }
            Some(Running::Over) => {
                sql.add(concat!(" AND ", not_taken_in_time!("?", "?")), &in_time);
            }
            None => {}
        }
        if let Some(day) = self.arrived.0 {
            sql.add(" AND arrived_day >= ?", &[day.into()]);
        }
        if let Some(day) = self.arrived.1 {
            sql.add(" AND arrived_day <= ?", &[day.into()]);
        }
    }
}

impl Filter<'_> {
    /// What is overdue first, then what is urgent, then the newest. Only what is to be done can be overdue; where more is asked for, an
    /// index gives the order.
    fn order(&self, sql: &mut Assembled) {
        sql.add(" ORDER BY ", &[]);
        if self.state == "open" {
            let in_time = [self.in_time.0.into(), self.in_time.1.into()];
            sql.add(concat!("CASE WHEN ", not_taken_in_time!("?", "?"), " THEN 0 ELSE 1 END, "), &in_time);
        }
        sql.add("urgency DESC, number DESC", &[]);
    }
}

impl Filter<'_> {
    /// Leaves out what stands behind another that this very filter shows: the first of its kind is never left out.
    fn fold(&self, sql: &mut Assembled) {
        if self.folded {
            sql.add(
                concat!(
                    " AND number NOT IN (SELECT behind.signal FROM (SELECT signal, \
                     ROW_NUMBER() OVER (PARTITION BY stands_with ORDER BY signal) AS place",
                    stands_behind!()
                ),
                &[],
            );
            self.add_to(sql);
            sql.add(") behind WHERE behind.place > 1)", &[]);
        }
    }
}

impl Held {
    /// Adds who has it: of a report and of a case alike.
    pub(super) fn add_to(self, sql: &mut Assembled, today: u32) {
        match self {
            Self::Any => {}
            Self::By(member) => {
                let held = [("@holder", member.into()), ("@today", today.into())];
                sql.add_named(concat!(" AND ", held_by!("@holder", "@today")), &held);
            }
            Self::ByTeamsOf(member) => {
                sql.add(concat!(" AND ", held_by_team_of!("?")), &[member.into()]);
            }
            Self::ByTeam(team) => {
                sql.add(" AND team = ?", &[team.into()]);
            }
            Self::ByNobody => {
                sql.add(" AND assignee IS NULL AND team IS NULL", &[]);
            }
        }
    }
}

/// A page of the inbox: first its numbers, from an index that holds all that is filtered by, then the wide rows of those alone.
///
/// # Errors
/// What the database says.
pub async fn inbox(tx: &mut Tx, filter: &Filter<'_>, (skip, limit): (i64, i64)) -> Result<Vec<InboxRow>> {
    const PAGE: &str = select!("SELECT", concat!(beside!(), "WHERE number IN ("));
    let mut sql = Assembled::new(PAGE);
    filter.add_source(&mut sql, tx, "SELECT number").await?;
    filter.add_to(&mut sql);
    filter.fold(&mut sql);
    filter.order(&mut sql);
    sql.add(" LIMIT ? OFFSET ?)", &[limit.into(), skip.into()]);
    filter.order(&mut sql);
    tx.rows_of(&sql).await?.iter().map(listed).collect()
}

/// How many reports a filter shows. All but a few are counted as all, without those few.
///
/// # Errors
/// What the database says.
pub async fn inbox_count(tx: &mut Tx, filter: &Filter<'_>) -> Result<i64> {
    const HIDDEN: &str = concat!(
        ") - (SELECT COUNT(*) FROM signals WHERE number IN (",
        hidden_signals!("@who", "@today"),
        ")"
    );
    let mut sql = Assembled::new("SELECT (");
    filter.add_source(&mut sql, tx, "SELECT COUNT(*)").await?;
    if matches!(filter.scope, Scope::AllBut(_)) {
        filter.add_asked(&mut sql);
        sql.add_named(HIDDEN, &filter.seeing());
        filter.add_asked(&mut sql);
    } else {
        filter.add_to(&mut sql);
    }
    sql.add(")", &[]);
    tx.rows_of(&sql).await?.first().ok_or(StoreError::Shape(0))?.int(0)
}

fn listed(row: &crate::Row) -> Result<InboxRow> {
    Ok(InboxRow {
        signal: read(row)?,
        wrapped: row.maybe_bytes(COLUMNS)?,
        second_look: row.maybe_int(COLUMNS + 1)?.is_some(),
        labels: row.maybe_text(COLUMNS + 2)?.map_or(Ok(Vec::new()), |labels| numbers(&labels))?,
        urgent_at: row.maybe_int(COLUMNS + 3)?,
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
    const NOT_HIDDEN: &str =
        concat!("SELECT number FROM signals WHERE number NOT IN (", hidden_signals!("$1", "$2"), ")");
    let values = [scope.into(), today.into()];
    let rows = match scope {
        Scope::All => tx.rows("SELECT number FROM signals", &[]).await?,
        Scope::AllBut(_) => tx.rows(NOT_HIDDEN, &values).await?,
        Scope::Near(_) => tx.rows(SEEN, &values).await?,
    };
    rows.iter().map(|row| row.int(0)).collect()
}

/// Every language there is, from one to the next in the index, however many reports there are; those in which one is seen.
macro_rules! languages {
    ($hidden:expr, $seen:expr) => {
        concat!(
            "WITH RECURSIVE found (lang) AS (SELECT MIN(lang) FROM signals UNION ALL \
              SELECT (SELECT MIN(lang) FROM signals WHERE lang > found.lang) FROM found WHERE lang IS NOT NULL)",
            $hidden,
            " SELECT lang FROM found WHERE lang IS NOT NULL",
            $seen
        )
    };
}

/// Languages that occur.
///
/// # Errors
/// What the database says.
pub async fn inbox_languages(tx: &mut Tx, scope: Scope, today: u32) -> Result<Vec<String>> {
    const ALL: &str = languages!("", "");
    const NOT_HIDDEN: &str = languages!(
        concat!(", hidden AS MATERIALIZED (", hidden_signals!("$1", "$2"), ")"),
        " AND EXISTS (SELECT signals.number FROM signals WHERE signals.lang = found.lang \
         AND signals.number NOT IN (SELECT number FROM hidden))"
    );
    // So that the index with everything in it answers: see `Filter::add_stand`.
    const SEEN: &str = concat!(
        "SELECT DISTINCT lang || '' AS of_one FROM signals WHERE ",
        sees_signal!("$1", "$2"),
        " ORDER BY of_one"
    );
    const NEAR: &str = concat!(
        "WITH close AS MATERIALIZED (",
        near_signals!("$1", "$2"),
        ") SELECT DISTINCT lang FROM close AS signals WHERE ",
        sees_signal!("$1", "$2"),
        " ORDER BY lang"
    );
    let values = [scope.into(), today.into()];
    let rows = match scope {
        Scope::All => tx.rows(ALL, &[]).await?,
        Scope::AllBut(_) => tx.rows(NOT_HIDDEN, &values).await?,
        Scope::Near(member) if has_few(tx, member, today).await? => tx.rows(NEAR, &values).await?,
        Scope::Near(_) => tx.rows(SEEN, &values).await?,
    };
    rows.iter().map(|row| row.text(0)).collect()
}
