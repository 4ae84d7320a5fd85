//! What awaits a member at the beginning of a shift: what is urgent, waits, is due or overdue, and what happened since the last one.
use super::shift::last_start;
use crate::{
    Desk, DeskError, Permission, Session, Waiting,
    case::{Said, Which},
    inbox::{InboxFilter, InboxRow, Whose},
    log::Who,
    names,
    notices::Notice,
    signal::facts,
    victim::ClockDay,
};
use domain::{MemberId, Urgency};
use envelope::ids::Day;
use store::{Tx, desk as rows};

/// Of each sort, so many at most: the rest is behind a link.
pub const TODAY_ROWS: usize = 10;
/// Days from today in which a task is shown before it is due.
pub const AHEAD_DAYS: u32 = 7;
/// Changes by others that are shown at most.
const CHANGES: i64 = 30;
/// Hours since which is told what is new to whoever has no shifts.
const WITHOUT_SHIFTS_HOURS: i64 = 24;

/// What awaits a member.
#[derive(Clone, PartialEq, Eq)]
pub struct Today {
    /// Since when, Unix seconds: the beginning of the shift before this one.
    pub since: i64,
    /// They have said when their shifts begin.
    pub has_shifts: bool,
    /// What goes before its turn, and how many there are.
    pub urgent: (Vec<InboxRow>, u64),
    /// Reports of theirs whose writer waits for an answer.
    pub waiting: (Vec<InboxRow>, u64),
    /// Tasks of theirs with their cases: overdue first, then what is due in a week.
    pub tasks: Vec<(i64, Said)>,
    /// Clocks in cases of theirs that are over or end in a week, the nearest first.
    pub clocks: Vec<ClockDay>,
    /// Cases of which it is to be looked whether they are still needed.
    pub reviews: u64,
    /// Reports that wait for a second look.
    pub second_looks: u64,
    /// What they were told since, newest first.
    pub news: Vec<Notice>,
    /// There is more of it on the page of notices.
    pub more_news: bool,
    /// What others did with what they have, newest first.
    pub changes: Vec<Change>,
}

/// Something that somebody else did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// When, Unix seconds.
    pub at: i64,
    /// Who.
    pub who: Who,
    /// What: the end of an id `act-…` in `locales`.
    pub act: String,
    /// With which report (`Ok`) or case (`Err`).
    pub on: Result<i64, i64>,
}

impl Desk {
    /// What awaits the member.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn today_of(&self, session: &Session) -> Result<Today, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let shifts = self.telling(session).await?.shifts;
        let before = last_start(shifts, self.now()).and_then(|start| last_start(shifts, start - 1));
        let since = before.unwrap_or(self.now() - WITHOUT_SHIFTS_HOURS * 3_600);
        let urgent = InboxFilter { urgency: Some(Urgency::Soon), ..InboxFilter::default() };
        let waiting =
            InboxFilter { whose: Whose::Mine, waiting: Some(Waiting::Us), ..InboxFilter::default() };
        let urgent = self.inbox(session, &urgent, 1).await?;
        let waiting = self.inbox(session, &waiting, 1).await?;
        // More than a page of them is "all", whatever the number.
        let waits = waiting.rows.len() as u64;
        let mut told = self.notices(session, 1).await?;
        let news: Vec<Notice> = told.notices.drain(..).filter(|one| one.at >= since).collect();
        let first = |rows: Vec<InboxRow>| rows.into_iter().take(TODAY_ROWS).collect();
        Ok(Today {
            since,
            has_shifts: !shifts.is_empty(),
            second_looks: urgent.counts.second_looks,
            urgent: (first(urgent.rows), urgent.counts.urgent),
            waiting: (first(waiting.rows), waits),
            tasks: self.tasks_ahead(session).await?,
            clocks: self.clocks_ahead(session).await?,
            reviews: self
                .cases(session, Which::ToReview, 1)
                .await?
                .counts
                .get(Which::ToReview as usize)
                .copied()
                .unwrap_or(0),
            more_news: news.len() > TODAY_ROWS || told.has_more,
            news: news.into_iter().take(TODAY_ROWS).collect(),
            changes: self.changes_since(session, since).await?,
        })
    }

    async fn tasks_ahead(&self, session: &Session) -> Result<Vec<(i64, Said)>, DeskError> {
        let until = Day(self.today().number().saturating_add(AHEAD_DAYS));
        let soon = |said: &Said| matches!(said, Said::Task(task) if task.due.is_some_and(|day| day <= until));
        let tasks = self.own_tasks(session).await?.into_iter();
        // They come with the most pressing first.
        Ok(tasks
            .map(|(case, _, said)| (case, said))
            .filter(|(_, said)| soon(said))
            .take(TODAY_ROWS)
            .collect())
    }

    async fn clocks_ahead(&self, session: &Session) -> Result<Vec<ClockDay>, DeskError> {
        let until = Day(self.today().number().saturating_add(AHEAD_DAYS));
        let mut tx = self.0.store.read("clocks ahead").await?;
        let Some(member) = rows::member_by_id(&mut tx, session.member.id.0).await? else {
            return Ok(Vec::new());
        };
        let mut clocks = self.clock_days_of(&mut tx, &member).await?;
        clocks.retain(|clock| clock.until <= until);
        clocks.truncate(TODAY_ROWS);
        Ok(clocks)
    }

    async fn changes_since(&self, session: &Session, since: i64) -> Result<Vec<Change>, DeskError> {
        let mut tx = self.0.store.read("changes").await?;
        let of = (session.member.id.0, self.today().number());
        let looks: String = domain::act::looks().flat_map(|act| [" ", act]).chain([" "]).collect();
        let found = rows::changes_by_others(&mut tx, of, (since, &looks), CHANGES).await?;
        let members = self.member_names(&mut tx).await?;
        let mut changes = Vec::new();
        for row in found {
            let on = match row.object.split_once(' ') {
                Some(("signal", number)) => number.parse().ok().map(Ok),
                Some(("case", number)) => number.parse().ok().map(Err),
                _ => None,
            };
            let Some(on) = on else { continue };
            if !self.sees(&mut tx, session, on).await? {
                continue;
            }
            let who = Who { id: MemberId(row.member), name: names::name_of(&members, row.member) };
            changes.push(Change { at: row.at, who, act: row.act, on });
        }
        Ok(changes)
    }

    /// The one access check, for a line about a report or a case.
    async fn sees(&self, tx: &mut Tx, session: &Session, on: Result<i64, i64>) -> Result<bool, DeskError> {
        Ok(match on {
            Ok(number) => match rows::signal(tx, number).await? {
                Some(row) => self.may(session, Permission::ReadText, facts(&row, session)?),
                None => false,
            },
            Err(number) => !self.seen_cases(tx, session, &[number]).await?.is_empty(),
        })
    }
}
