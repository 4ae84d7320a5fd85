//! The list of reports: what is urgent first, then the newest. Its counts and rows ask the same access check as each report.
mod counts;

use crate::{
    Desk, DeskError, Permission, Session, State, Waiting,
    health::RelayShows,
    key_log::{LogShows, log_health},
    names::{self, MemberDetails, SignalDetails},
    people::Team,
    signal::{Colleague, Label, facts},
};
use domain::{Content, MemberId, Origin, Outcome, TeamId, Urgency};
use envelope::ids::{Day, OrgId};
use std::collections::{BTreeSet, HashMap};
use store::desk::{Filter, Held, Scope};

pub use counts::Counts;
use counts::{count, number};
pub use store::desk::Behind;

/// Rows on a page.
pub const PAGE_ROWS: usize = 50;
/// Rows beside a report.
pub const BESIDE_ROWS: usize = 20;
/// Any, where a number is asked for.
const ANY: i64 = -1;

/// Which reports, by where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Stand {
    /// To do: neither closed nor put off.
    #[default]
    Open,
    /// In one state.
    In(State),
    /// Closed too.
    Any,
}

/// Whose reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Whose {
    /// Anybody's.
    #[default]
    Anybodys,
    /// The reader's own, and of whoever they stand in for.
    Mine,
    /// Those of the reader's teams.
    MyTeams,
    /// Those that nobody has and no team.
    Nobodys,
    /// One colleague's, and of whoever they stand in for.
    Of(MemberId),
    /// One team's.
    OfTeam(TeamId),
}

impl Whose {
    /// Whether it is one colleague by name. What such a filter shows is work that somebody may have to take over: nothing is counted of
    /// what one colleague finished, what came of it, or where they were late.
    #[must_use]
    pub fn is_colleague(self, me: MemberId) -> bool {
        matches!(self, Self::Of(member) if member != me)
    }

    /// As the database is asked by `me`: of reports and of cases alike.
    pub(crate) fn held(self, me: MemberId) -> Held {
        match self {
            Self::Anybodys => Held::Any,
            Self::Mine => Held::By(me.0),
            Self::MyTeams => Held::ByTeamsOf(me.0),
            Self::Nobodys => Held::ByNobody,
            Self::Of(member) => Held::By(member.0),
            Self::OfTeam(team) => Held::ByTeam(team.0),
        }
    }
}

/// Where time runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Running {
    /// Urgent, taken by nobody and still in time; or the writer asked for its words to be erased.
    Due,
    /// Urgent, and nobody took it in time (`domain::triage`).
    Over,
}

/// What of the inbox is wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// Where they stand.
    pub stand: Stand,
    /// Who has them.
    pub whose: Whose,
    /// Only what waits for this.
    pub waiting: Option<Waiting>,
    /// Only in this language (BCP 47).
    pub lang: Option<String>,
    /// Only with each of these labels.
    pub labels: Vec<i64>,
    /// Only what is as urgent as this or more.
    pub urgency: Option<Urgency>,
    /// Only what waits for a second look.
    pub second_look: bool,
    /// Only what came to this.
    pub outcome: Option<Outcome>,
    /// Only what came by this way.
    pub origin: Option<Origin>,
    /// Only where time runs.
    pub running: Option<Running>,
    /// Only what others changed since the reader looked.
    pub changed: bool,
    /// Only what stands with this report because its words are the same.
    pub alike: Option<i64>,
    /// The first day on which it came, and the last.
    pub arrived: (Option<Day>, Option<Day>),
}

impl InboxFilter {
    /// Whether reports that were written to harm are left out: wherever closed ones are shown and nobody asks for these.
    fn hides_abuse(&self) -> bool {
        let with_closed = matches!(self.stand, Stand::Any | Stand::In(State::Closed));
        with_closed && self.outcome.is_none() && self.alike.is_none()
    }

    /// Whether it would measure one colleague instead of finding work: never shown, the list is of what they have open.
    #[must_use]
    pub fn measures(&self, me: MemberId) -> bool {
        let done = matches!(self.stand, Stand::Any | Stand::In(State::Closed)) || self.outcome.is_some();
        self.whose.is_colleague(me) && (done || self.running == Some(Running::Over))
    }

    /// The same filter as it is shown to this member.
    #[must_use]
    pub fn unmeasured(self, me: MemberId) -> Self {
        match self.measures(me) {
            true => Self { stand: Stand::Open, outcome: None, running: None, ..self },
            false => self,
        }
    }

    /// The same filter for what was written to harm; `None`: it shows them itself, or has none.
    #[must_use]
    pub fn of_abuse(&self) -> Option<Self> {
        self.hides_abuse().then(|| Self { outcome: Some(Outcome::Abuse), ..self.clone() })
    }
}

/// A page of the inbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxPage {
    /// At most [`PAGE_ROWS`], newest first.
    pub rows: Vec<InboxRow>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
    /// How many there are in all, whatever the filter.
    pub counts: Counts,
    /// How many the filter shows, those behind others too.
    pub found: u64,
    /// How many it would show that were written to harm.
    pub abuse: u64,
    /// Which rows have others with the same words behind them.
    pub behind: Vec<Behind>,
    /// Every label of the desk, for the filter.
    pub labels: Vec<Label>,
    /// Whom the filter can be about, by name.
    pub colleagues: Vec<Colleague>,
    /// The same of teams.
    pub teams: Vec<Team>,
    /// When the relay was last reached, Unix seconds.
    pub last_pull: Option<i64>,
    /// Whether the last try reached it.
    pub pull_ok: bool,
    /// What the relay's directory says of us.
    pub relay: RelayShows,
    /// What its log of keys showed.
    pub log: LogShows,
}

/// A report in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InboxRow {
    /// Its number at this desk.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// The language of the page it was written on (BCP 47).
    pub lang: String,
    /// The day it came to the relay.
    pub arrived_day: Day,
    /// Which other organisations can read it; empty once its words are gone.
    pub others: Vec<OrgId>,
    /// Whom it waits for.
    pub waiting: Waiting,
    /// Somebody here has looked.
    pub seen: bool,
    /// Who has it, by name.
    pub assignee: Option<String>,
    /// Which team has it, by name.
    pub team: Option<String>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// The day until which it is put off.
    pub until: Option<Day>,
    /// Names of its labels.
    pub labels: Vec<String>,
    /// What came of it, once it is closed.
    pub outcome: Option<Outcome>,
    /// Its closing waits for a second person.
    pub second_look: bool,
    /// By which way it came.
    pub origin: Origin,
    /// What must be seen at once.
    pub flags: Flags,
}

/// What must be seen at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flags {
    /// The writer has stopped us.
    pub stopped: bool,
    /// Deletion is asked and happens after this day.
    pub deletion_due: Option<Day>,
    /// Urgent, and nobody took it in time: since when it is overdue, Unix seconds.
    pub overdue: Option<i64>,
    /// The writer ticked "I am under pressure".
    pub pressure: bool,
    /// The writer says it is about the police.
    pub about_police: bool,
    /// Shown, kept closed, or erased.
    pub content: Content,
}

impl Desk {
    /// A page of the inbox; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn inbox(
        &self,
        session: &Session,
        filter: &InboxFilter,
        page: u32,
    ) -> Result<InboxPage, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let page = page.max(1);
        let rows = i64::try_from(PAGE_ROWS).unwrap_or(i64::MAX);
        let wanted = self.wanted(session, filter);
        let place = (i64::from(page - 1).saturating_mul(rows), rows + 1);
        let mut tx = self.0.store.read("inbox").await?;
        let found = store::desk::inbox(&mut tx, &wanted, place).await?;
        let counts = {
            let who = (session.member.id.0, Self::scope(session));
            store::desk::inbox_counts(&mut tx, who, self.today().number(), self.in_time()).await?
        };
        let counts = count(&counts);
        let total = match *filter == InboxFilter::default() {
            true => counts.open,
            false => number(store::desk::inbox_count(&mut tx, &wanted).await?),
        };
        let abuse = match filter.of_abuse() {
            Some(abuse) => number(store::desk::inbox_count(&mut tx, &self.wanted(session, &abuse)).await?),
            None => 0,
        };
        let behind = match filter.alike {
            Some(_) => Vec::new(),
            None => store::desk::behind(&mut tx, &wanted).await?,
        };
        let (last_pull, pull_ok) = self.reach(&mut tx).await?;
        let relay = self.relay_shows(&mut tx).await?;
        let log = log_health(&mut tx).await?.shows;
        let names = self.member_names(&mut tx).await?;
        let labels = self.labels(&mut tx, &BTreeSet::new()).await?;
        let teams = self.teams(&mut tx).await?;
        let colleagues = self.colleagues(&mut tx, &names).await?;
        let has_more = found.len() > PAGE_ROWS;
        let shown = found.iter().take(PAGE_ROWS);
        let rows =
            shown.map(|row| self.inbox_row(row, (&names, &teams), &labels)).collect::<Result<_, _>>()?;
        Ok(InboxPage {
            rows,
            page,
            has_more,
            counts,
            found: total,
            abuse,
            behind,
            labels,
            colleagues,
            teams,
            last_pull,
            pull_ok,
            relay,
            log,
        })
    }

    /// The reports beside this one on a page of the list, at most [`BESIDE_ROWS`]; the first ones, if it is not there any more.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn inbox_beside(
        &self,
        session: &Session,
        filter: &InboxFilter,
        page: u32,
        number: i64,
    ) -> Result<Vec<InboxRow>, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let rows = i64::try_from(PAGE_ROWS).unwrap_or(i64::MAX);
        let place = (i64::from(page.max(1) - 1).saturating_mul(rows), rows);
        let mut tx = self.0.store.read("beside").await?;
        let found = store::desk::inbox(&mut tx, &self.wanted(session, filter), place).await?;
        let names = self.member_names(&mut tx).await?;
        let labels = self.labels(&mut tx, &BTreeSet::new()).await?;
        let teams = self.teams(&mut tx).await?;
        let at = found.iter().position(|row| row.signal.number == number).unwrap_or(0);
        let first = at.saturating_sub(BESIDE_ROWS / 2).min(found.len().saturating_sub(BESIDE_ROWS));
        let beside = found.iter().skip(first).take(BESIDE_ROWS);
        beside.map(|row| self.inbox_row(row, (&names, &teams), &labels)).collect()
    }

    /// How many reports each of these filters shows to this member, in this order.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn count_inbox(
        &self,
        session: &Session,
        filters: &[InboxFilter],
    ) -> Result<Vec<u64>, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let mut tx = self.0.store.read("count").await?;
        let mut counts = Vec::new();
        for filter in filters {
            let wanted = self.wanted(session, filter);
            counts.push(number(store::desk::inbox_count(&mut tx, &wanted).await?));
        }
        Ok(counts)
    }

    /// A filter as the database is asked; nothing of it reaches further than the member's rights.
    pub(crate) fn wanted<'a>(&self, session: &Session, filter: &'a InboxFilter) -> Filter<'a> {
        let me = session.member.id.0;
        let measures = filter.measures(session.member.id);
        Filter {
            state: match filter.stand {
                _ if measures => "open",
                Stand::Open => "open",
                Stand::In(state) => state.code(),
                Stand::Any => "",
            },
            waiting: filter.waiting.map_or("", Waiting::code),
            lang: filter.lang.as_deref().unwrap_or(""),
            outcome: filter.outcome.filter(|_| !measures).map_or("", Outcome::code),
            // What was written to harm is a line of its own among what is closed.
            but: if !measures && filter.hides_abuse() { Outcome::Abuse.code() } else { "" },
            alike: filter.alike.unwrap_or(ANY),
            folded: filter.alike.is_none(),
            origin: filter.origin.map_or("", Origin::code),
            held: filter.whose.held(session.member.id),
            scope: Self::scope(session),
            today: self.today().number(),
            labels: &filter.labels,
            urgency: filter.urgency.map_or(ANY, Urgency::rank),
            second_look: filter.second_look,
            running: filter.running.filter(|_| !measures).map(|running| match running {
                Running::Due => store::desk::Running::Due,
                Running::Over => store::desk::Running::Over,
            }),
            in_time: self.in_time(),
            changed_for: if filter.changed { me } else { ANY },
            arrived: (filter.arrived.0.map(Day::number), filter.arrived.1.map(Day::number)),
        }
    }

    /// What somebody sees in lists and counts: their own and their teams', unless their role sees every one; and never what is kept
    /// from them or among others.
    pub(crate) fn scope(session: &Session) -> Scope {
        let (me, reach) = (session.member.id.0, &session.reach);
        match session.can(Permission::EveryReport) {
            false => Scope::Near(me),
            true if reach.kept_from.is_empty() && reach.inner.is_empty() => Scope::All,
            true => Scope::AllBut(me),
        }
    }

    /// These reports as the list shows them, in this order; those that the member does not see are not there.
    pub(crate) async fn inbox_rows(
        &self,
        session: &Session,
        numbers: &[i64],
    ) -> Result<Vec<InboxRow>, DeskError> {
        let mut tx = self.0.store.read("rows").await?;
        let names = self.member_names(&mut tx).await?;
        let labels = self.labels(&mut tx, &BTreeSet::new()).await?;
        let teams = self.teams(&mut tx).await?;
        let mut rows = Vec::new();
        for number in numbers {
            let Some(row) = store::desk::inbox_row(&mut tx, *number).await? else { continue };
            if self.may(session, Permission::ReadText, facts(&row.signal, session)?) {
                rows.push(self.inbox_row(&row, (&names, &teams), &labels)?);
            }
        }
        Ok(rows)
    }

    /// The languages that occur in the inbox, for the filter.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn inbox_languages(&self, session: &Session) -> Result<Vec<String>, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let mut tx = self.0.store.read("languages").await?;
        Ok(store::desk::inbox_languages(&mut tx, Self::scope(session), self.today().number()).await?)
    }

    pub(crate) fn inbox_row(
        &self,
        row: &store::desk::InboxRow,
        (names, teams): (&HashMap<i64, MemberDetails>, &[Team]),
        labels: &[Label],
    ) -> Result<InboxRow, DeskError> {
        let damaged = || DeskError::Damaged("signals");
        let signal = &row.signal;
        let content = Content::of_code(&signal.content).ok_or_else(damaged)?;
        let others = match (&row.wrapped, &signal.sealed) {
            (Some(wrapped), Some(sealed)) if content == Content::Shown => {
                let key = self.0.vault.data_key(signal.number, wrapped)?;
                let details: SignalDetails = names::open(&key, names::signal_place(signal.number), sealed)?;
                Self::org_ids(&details.readers).into_iter().filter(|org| org != self.org()).collect()
            }
            _ => Vec::new(),
        };
        Ok(InboxRow {
            number: signal.number,
            state: State::of_code(&signal.state).ok_or_else(damaged)?,
            lang: signal.lang.clone(),
            arrived_day: Day(signal.arrived_day),
            others,
            waiting: Waiting::of_code(&signal.waiting).ok_or_else(damaged)?,
            seen: signal.seen,
            assignee: signal.assignee.map(|id| names::name_of(names, id)),
            team: signal.team.and_then(|id| Some(teams.iter().find(|team| team.id.0 == id)?.name.clone())),
            urgency: Urgency::of_rank(signal.urgency).ok_or_else(damaged)?,
            until: signal.snoozed_until.and_then(|day| u32::try_from(day).ok()).map(Day),
            labels: named(labels, &row.labels),
            outcome: signal.outcome.as_deref().and_then(Outcome::of_code),
            second_look: row.second_look,
            origin: Origin::of_code(&signal.origin).ok_or_else(damaged)?,
            flags: Flags {
                stopped: signal.stopped,
                deletion_due: signal.deletion_due.and_then(|day| u32::try_from(day).ok()).map(Day),
                overdue: self.overdue_of(row)?,
                pressure: signal.pressure,
                about_police: signal.about_police,
                content,
            },
        })
    }
}

impl Desk {
    fn overdue_of(&self, row: &store::desk::InboxRow) -> Result<Option<i64>, DeskError> {
        let signal = &row.signal;
        let urgency = Urgency::of_rank(signal.urgency).ok_or(DeskError::Damaged("signals"))?;
        let waits = signal.assignee.is_none()
            && [State::New, State::Reopened].iter().any(|state| state.code() == signal.state);
        Ok(self.overdue(urgency, row.urgent_at.filter(|_| waits)))
    }
}

fn named(labels: &[Label], on: &[i64]) -> Vec<String> {
    labels.iter().filter(|label| on.contains(&label.id)).map(|label| label.name.clone()).collect()
}
