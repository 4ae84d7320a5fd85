//! The list of cases: what of it is wanted, and its counts. What somebody sees of it is said where each case is asked for too.
use crate::{
    Desk, DeskError, Permission, Session,
    inbox::Whose,
    names::{self, MemberDetails},
    people::Team,
    signal::Colleague,
};
use domain::CaseState;
use envelope::ids::Day;
use std::collections::HashMap;
use store::desk::{self as rows, CasePage, CaseRow};

/// Rows on a page of the list.
pub const PAGE_CASES: usize = 50;

/// What one looks for at the start of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Which {
    /// Every open one.
    #[default]
    Open,
    /// Open, with the reader or whoever they stand in for.
    Mine,
    /// Open, with a team of the reader's.
    MyTeams,
    /// Open, and nobody has it.
    Nobodys,
    /// Open, and it is time to look whether it is still needed.
    ToReview,
    /// Open, with a task that is late.
    Late,
    /// Closed.
    Closed,
}

/// Which cases, by where they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum CaseStand {
    /// Open.
    #[default]
    Open,
    /// Closed.
    Closed,
    /// Either.
    Any,
}

/// Where time is over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseTime {
    /// It is time to look whether it is still needed.
    Review,
    /// A task in it is late.
    Late,
}

/// What of the list is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct CaseFilter {
    /// Where it stands.
    pub stand: CaseStand,
    /// Who has it.
    pub whose: Whose,
    /// Only where this is so.
    pub time: Option<CaseTime>,
    /// The first day on which it was opened, and the last.
    pub opened: (Option<Day>, Option<Day>),
}

impl CaseFilter {
    /// Whether it would measure one colleague instead of finding work: see [`crate::inbox::InboxFilter::measures`].
    #[must_use]
    pub fn measures(&self, me: crate::MemberId) -> bool {
        self.whose.is_colleague(me) && (self.stand != CaseStand::Open || self.time.is_some())
    }

    /// The same filter as it is shown to this member.
    #[must_use]
    pub fn unmeasured(self, me: crate::MemberId) -> Self {
        match self.measures(me) {
            true => Self { stand: CaseStand::Open, time: None, ..self },
            false => self,
        }
    }
}

impl From<Which> for CaseFilter {
    fn from(which: Which) -> Self {
        let any = Self::default();
        match which {
            Which::Open => any,
            Which::Mine => Self { whose: Whose::Mine, ..any },
            Which::MyTeams => Self { whose: Whose::MyTeams, ..any },
            Which::Nobodys => Self { whose: Whose::Nobodys, ..any },
            Which::ToReview => Self { time: Some(CaseTime::Review), ..any },
            Which::Late => Self { time: Some(CaseTime::Late), ..any },
            Which::Closed => Self { stand: CaseStand::Closed, ..any },
        }
    }
}

/// A case in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseListed {
    /// Its number.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// Where it stands.
    pub state: CaseState,
    /// Who has it, by name; else the team.
    pub holder: Option<String>,
    /// The day it was opened.
    pub opened: Day,
    /// The day on which it is looked at whether it is still needed.
    pub review: Day,
}

/// A page of the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseList {
    /// At most [`PAGE_CASES`]: first what is to be looked at again, the longest ago first, then the newest.
    pub rows: Vec<CaseListed>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
    /// How many the filter shows.
    pub found: u64,
    /// How many each [`Which`] shows, in their order.
    pub counts: [u64; 7],
    /// Whom a filter can be about, by name.
    pub colleagues: Vec<Colleague>,
    /// Which teams, by name.
    pub teams: Vec<Team>,
}

impl Desk {
    /// A page of the list; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn cases(
        &self,
        session: &Session,
        filter: impl Into<CaseFilter>,
        page: u32,
    ) -> Result<CaseList, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let page = page.max(1);
        let count = i64::try_from(PAGE_CASES).unwrap_or(i64::MAX);
        let wanted = self.wanted_cases(session, filter.into());
        let place = (i64::from(page - 1).saturating_mul(count), count + 1);
        let mut tx = self.0.store.read("cases").await?;
        let found = rows::cases(&mut tx, &wanted, place).await?;
        let total = number(rows::case_count(&mut tx, &wanted).await?);
        let counts = rows::case_counts(&mut tx, session.member.id.0, wanted.scope, wanted.today).await?;
        let members = self.member_names(&mut tx).await?;
        let teams = self.teams(&mut tx).await?;
        let colleagues = self.colleagues(&mut tx, &members).await?;
        let has_more = found.len() > PAGE_CASES;
        let mut listed = Vec::new();
        for (row, wrapped) in found.iter().take(PAGE_CASES) {
            listed.push(self.listed_case(row, wrapped.as_deref(), &members, &teams)?);
        }
        let counts = [
            counts.open,
            counts.mine,
            counts.my_teams,
            counts.nobodys,
            counts.to_review,
            counts.late,
            counts.closed,
        ];
        let counts = counts.map(number);
        Ok(CaseList { rows: listed, page, has_more, found: total, counts, colleagues, teams })
    }

    /// How many cases each of these shows the member.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn count_cases(
        &self,
        session: &Session,
        filters: &[CaseFilter],
    ) -> Result<Vec<u64>, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let mut tx = self.0.store.read("count cases").await?;
        let mut counts = Vec::new();
        for filter in filters {
            counts.push(number(rows::case_count(&mut tx, &self.wanted_cases(session, *filter)).await?));
        }
        Ok(counts)
    }

    /// A filter as the database is asked; nothing of it reaches further than the member's rights.
    fn wanted_cases(&self, session: &Session, filter: CaseFilter) -> CasePage<'static> {
        let filter = filter.unmeasured(session.member.id);
        CasePage {
            state: match filter.stand {
                CaseStand::Open => CaseState::Open.code(),
                CaseStand::Closed => CaseState::Closed.code(),
                CaseStand::Any => "",
            },
            held: filter.whose.held(session.member.id),
            scope: Self::scope(session),
            today: self.today().number(),
            to_review: filter.time == Some(CaseTime::Review),
            late: filter.time == Some(CaseTime::Late),
            opened: (filter.opened.0.map(Day::number), filter.opened.1.map(Day::number)),
        }
    }

    /// These cases as the list shows them, in this order; those that the member does not see are not there.
    pub(crate) async fn listed_cases(
        &self,
        session: &Session,
        numbers: &[i64],
    ) -> Result<Vec<CaseListed>, DeskError> {
        let mut tx = self.0.store.read("cases").await?;
        let seen = self.seen_cases(&mut tx, session, numbers).await?;
        let members = self.member_names(&mut tx).await?;
        let teams = self.teams(&mut tx).await?;
        let mut listed = Vec::new();
        for number in seen {
            let Some(row) = rows::case(&mut tx, number).await? else { continue };
            let wrapped = rows::case_key(&mut tx, number).await?;
            listed.push(self.listed_case(&row, wrapped.as_deref(), &members, &teams)?);
        }
        Ok(listed)
    }

    fn listed_case(
        &self,
        row: &CaseRow,
        wrapped: Option<&[u8]>,
        members: &HashMap<i64, MemberDetails>,
        teams: &[Team],
    ) -> Result<CaseListed, DeskError> {
        let team = || teams.iter().find(|team| row.team == Some(team.id.0)).map(|team| team.name.clone());
        let held = row.assignee.map(|id| names::name_of(members, id));
        Ok(CaseListed {
            number: row.number,
            title: self.title_of(row, wrapped)?,
            state: CaseState::of_code(&row.state).ok_or(DeskError::Damaged("cases"))?,
            holder: held.or_else(team),
            opened: Day(row.opened_day),
            review: Day(row.review_day),
        })
    }
}

fn number(count: i64) -> u64 {
    u64::try_from(count).unwrap_or(0)
}
