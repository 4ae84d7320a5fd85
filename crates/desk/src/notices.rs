//! What members are told inside the desk: that something happened to a report of theirs, never a word of it. Whoever is away
//! has it told to whoever stands in too; nobody is told what they did themselves.
use crate::{
    Desk, DeskError, MemberId, Permission, Role, Session, holding,
    people::{absence, works_with},
};
use domain::{Holding, NoticeKind, Record, Sight, Standing, TeamId};
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, CaseRow, MemberRow, Of, SignalRow},
};

/// Notices on a page.
pub const PAGE_NOTICES: usize = 50;

/// Something a member is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Notice {
    /// Its number.
    pub id: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// What.
    pub kind: NoticeKind,
    /// About which report.
    pub number: Option<i64>,
    /// They have seen it.
    pub seen: bool,
}

/// A page of what a member is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoticePage {
    /// At most [`PAGE_NOTICES`], newest first.
    pub notices: Vec<Notice>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
}

/// Who is told.
pub(crate) enum Tell<'a> {
    /// Whoever has this report, or its team while nobody does.
    Holder(&'a SignalRow),
    /// One member.
    Member(MemberId),
    /// A team.
    Team(TeamId),
    /// Everybody who may do this.
    All(Permission),
}

impl Desk {
    /// What this member is told; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn notices(&self, session: &Session, page: u32) -> Result<NoticePage, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let page = page.max(1);
        let count = i64::try_from(PAGE_NOTICES).unwrap_or(i64::MAX);
        let place = (i64::from(page - 1).saturating_mul(count), count + 1);
        let mut tx = self.0.store.read("notices").await?;
        let mut found = rows::notices_of(&mut tx, session.member.id.0, place).await?;
        let has_more = found.len() > PAGE_NOTICES;
        found.truncate(PAGE_NOTICES);
        let shown = |row: rows::NoticeRow| {
            let kind = NoticeKind::of_code(&row.kind).ok_or(DeskError::Damaged("notices"))?;
            Ok(Notice { id: row.id, at: row.at, kind, number: row.number, seen: row.seen })
        };
        let notices = found.into_iter().map(shown).collect::<Result<_, DeskError>>()?;
        Ok(NoticePage { notices, page, has_more })
    }

    /// They have seen everything up to this one: what came after the page was made stays new.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn see_notices(&self, session: &Session, up_to: i64) -> Result<(), DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.write("notices seen").await?;
        rows::see_notices(&mut tx, session.member.id.0, up_to, None).await?;
        Ok(tx.commit().await?)
    }

    /// Tells it, in the transaction in which it happened.
    pub(crate) async fn tell(
        &self,
        tx: &mut Tx,
        (kind, number): (NoticeKind, Option<i64>),
        to: Tell<'_>,
        by: Option<MemberId>,
    ) -> Result<(), DeskError> {
        let members = rows::members(tx).await?;
        let mut told: BTreeSet<i64> = match to {
            Tell::Member(id) => [id.0].into(),
            Tell::Team(team) => holding::in_team(tx, team).await?,
            Tell::Holder(row) => match (row.assignee, row.team) {
                (Some(id), _) => [id].into(),
                (None, Some(team)) => holding::in_team(tx, TeamId(team)).await?,
                (None, None) => BTreeSet::new(),
            },
            Tell::All(permission) => {
                let may =
                    |row: &&MemberRow| Role::of_code(&row.role).is_some_and(|role| role.has(permission));
                members.iter().filter(may).map(|row| row.id).collect()
            }
        };
        if !kind.is_of_account() {
            told.extend(self.stand_ins(&members, &told));
        }
        let about = about(tx, kind, number).await?;
        for row in members.iter().filter(|row| told.contains(&row.id) && by != Some(MemberId(row.id))) {
            if self.would_see(tx, row, about.as_ref()).await? {
                let new = rows::add_notice(tx, (row.id, self.now()), kind.code(), number).await?;
                if new {
                    self.mail_news(tx, row, kind).await?;
                }
            }
        }
        Ok(())
    }

    /// Tells whoever has a case; while nobody does, its team; else whoever leads. What is told without a number names no case.
    pub(crate) async fn tell_case(
        &self,
        tx: &mut Tx,
        (kind, case): (NoticeKind, i64),
        by: Option<MemberId>,
    ) -> Result<(), DeskError> {
        let Some(row) = rows::case(tx, case).await? else { return Ok(()) };
        let to = match (row.assignee, row.team) {
            (Some(member), _) => Tell::Member(MemberId(member)),
            (None, Some(team)) => Tell::Team(TeamId(team)),
            (None, None) => Tell::All(Permission::ManagePeople),
        };
        let number = (!kind.is_without_number()).then_some(case);
        self.tell(tx, (kind, number), to, by).await
    }

    /// Who stands in today for any of these.
    pub(crate) fn stand_ins(&self, members: &[MemberRow], of: &BTreeSet<i64>) -> BTreeSet<i64> {
        let today = self.today();
        let away = members.iter().filter(|row| of.contains(&row.id));
        let stand_in = |row: &MemberRow| absence(row).filter(|away| away.is_on(today))?.substitute;
        away.filter_map(stand_in).map(|id| id.0).collect()
    }

    /// Whether what a notice is about is a member's to see: whoever stands in for somebody who leads sees no more than before,
    /// and whoever keeps the machine running hears of no report, whichever team they are in.
    async fn would_see(
        &self,
        tx: &mut Tx,
        row: &MemberRow,
        about: Option<&(Record, Holding)>,
    ) -> Result<bool, DeskError> {
        // About a member: everybody who works here.
        let Some((record, whose)) = about else { return Ok(row.standing == Standing::Active.code()) };
        let reads = match record {
            Record::Signal(_) => Permission::ReadSignals,
            Record::Case(_) => Permission::ReadCases,
        };
        if !works_with(row, reads) {
            return Ok(false);
        }
        let (of, number) = match *record {
            Record::Signal(number) => (Of::Signal, number),
            Record::Case(number) => (Of::Case, number),
        };
        if works_with(row, Permission::EveryReport) && !rows::is_apart(tx, of, number).await? {
            return Ok(true);
        }
        Ok(match self.reach_of(tx, MemberId(row.id)).await?.sight(*record, whose) {
            Sight::Near => true,
            Sight::Far => works_with(row, Permission::EveryReport),
            // What somebody opened for an hour is not theirs to follow, nor what they handed over unless they asked: `tell_after`.
            Sight::Glass | Sight::After | Sight::Inner | Sight::Kept => false,
        })
    }

    /// Whether a member would see a case.
    pub(crate) async fn would_see_case(
        &self,
        tx: &mut Tx,
        row: &MemberRow,
        case: &CaseRow,
    ) -> Result<bool, DeskError> {
        self.would_see(tx, row, Some(&(Record::Case(case.number), holding::of_case(case)))).await
    }
}

/// The report or case of a notice, and whose it is.
async fn about(
    tx: &mut Tx,
    kind: NoticeKind,
    number: Option<i64>,
) -> Result<Option<(Record, Holding)>, DeskError> {
    let Some(number) = number else { return Ok(None) };
    if kind.is_of_case() {
        let row = rows::case(tx, number).await?;
        return Ok(row.map(|row| (Record::Case(number), holding::of_case(&row))));
    }
    let row = rows::signal(tx, number).await?;
    Ok(row.map(|row| (Record::Signal(number), holding::of_signal(&row))))
}
