//! A case goes from one holder, team or circle to another: it is offered with what the earlier holder may still see, and accepted or declined
//! by whoever is to have it; until then nothing changes. What somebody may still see afterwards is enforced where everything is
//! (`domain::Reach`, `store/desk/apart.rs`) and ends by its day.
mod moving;

use crate::{
    Desk, DeskError, MemberId, Permission, Session, TeamId,
    case::{KnownCase, may_case},
    holding,
    names::{self, MemberDetails, TransferDetails},
    people::{Team, works_with},
    signal::Colleague,
};
use domain::{
    AfterRight, NoticeKind, Sight, TransferFault, TransferState,
    transfer::{check_after, check_receiver, check_words},
};
use envelope::ids::Day;
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    desk::{self as rows, MemberRow, TransferRow},
};

/// Whose something is: a member, else a team.
type Whose = (Option<i64>, Option<i64>);

/// Rows on a page.
pub const PAGE_TRANSFERS: usize = 50;

/// What the page sends.
#[derive(Debug, Clone, Copy)]
pub struct TransferForm<'a> {
    /// Who is to have it.
    pub holder: Option<MemberId>,
    /// Or which team.
    pub team: Option<TeamId>,
    /// What the earlier holder may still see.
    pub after: Option<AfterRight>,
    /// Until when.
    pub until: Option<Day>,
    /// Why: whoever is to have it reads this before they have the case.
    pub why: &'a str,
}

/// An offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Transfer {
    /// Its number.
    pub id: i64,
    /// Which case.
    pub case: i64,
    /// The member sees the case.
    pub sees_case: bool,
    /// Who offers it, by name, and when, Unix seconds.
    pub asked: (String, i64),
    /// To whom: a member's or a team's name.
    pub to: String,
    /// What the earlier holder may still see, and until when.
    pub after: (AfterRight, Day),
    /// Why.
    pub why: String,
    /// Where it stands.
    pub state: TransferState,
    /// Who answered, by name, when, and what they wrote.
    pub answered: Option<(String, i64, String)>,
    /// The member can accept or decline it.
    pub may_answer: bool,
    /// The member can take it back.
    pub may_withdraw: bool,
}

/// What the page of one case shows about handing it over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferView {
    /// The case.
    pub number: i64,
    /// What it is called.
    pub title: String,
    /// The offer that waits.
    pub waiting: Option<Transfer>,
    /// Who can have it.
    pub colleagues: Vec<Colleague>,
    /// Which teams can.
    pub teams: Vec<Team>,
}

/// A page of offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TransferList {
    /// At most [`PAGE_TRANSFERS`]: what waits first, then the newest.
    pub rows: Vec<Transfer>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TransferDone {
    /// Done.
    Done,
    /// It was answered or taken back, or the case went elsewhere meanwhile.
    Changed,
    /// Not in this state, or not this member's to do.
    NotPossible,
    /// It cannot be done like this: at which field.
    Fault(&'static str, TransferFault),
}

/// What is done with an offer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer<'a> {
    /// The case is theirs now.
    Accept,
    /// It is not, and why.
    Decline(&'a str),
    /// Whoever offered it takes it back.
    Withdraw,
}

impl Desk {
    /// Who can have a case, and the offer that waits. `None`: no such case for this member, or it is not theirs to hand over.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn transfer_view(
        &self,
        session: &Session,
        number: i64,
    ) -> Result<Option<TransferView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("transfer seen", session, number).await? else {
            return Ok(None);
        };
        if !may_hand_over(session, &known) {
            return Ok(None);
        }
        let members = self.member_names(&mut tx).await?;
        let kept: Vec<i64> =
            rows::kept_of(&mut tx, rows::Of::Case, number).await?.iter().map(|row| row.member).collect();
        let can = |one: &Colleague| known.row.assignee != Some(one.id.0) && !kept.contains(&one.id.0);
        let colleagues = self.colleagues(&mut tx, &members).await?.into_iter().filter(can).collect();
        let theirs = |team: &Team| known.row.assignee.is_some() || known.row.team != Some(team.id.0);
        let teams = self.teams(&mut tx).await?.into_iter().filter(theirs).collect();
        let waiting = match rows::waiting_transfer(&mut tx, number).await? {
            Some(row) => Some(self.offer(&mut tx, session, &row, &members).await?),
            None => None,
        };
        Ok(Some(TransferView { number, title: known.details.title.clone(), waiting, colleagues, teams }))
    }

    /// Offers a case. `None`: no such case for this member, or it is not theirs to hand over.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn offer_case(
        &self,
        session: &Session,
        number: i64,
        form: &TransferForm<'_>,
    ) -> Result<Option<TransferDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("transfer", session, number).await? else {
            return Ok(None);
        };
        if !may_hand_over(session, &known) {
            return Ok(None);
        }
        let from = (known.row.assignee, known.row.team);
        let to = (form.holder.map(|id| id.0), form.team.map(|id| id.0));
        let holder = |(holder, team): (Option<i64>, Option<i64>)| (holder.map(MemberId), team.map(TeamId));
        let fault = |at, fault| Ok(Some(TransferDone::Fault(at, fault)));
        if let Err(wrong) = check_receiver(holder(from), holder(to)) {
            return fault("holder", wrong);
        }
        let kept = rows::kept_of(&mut tx, rows::Of::Case, number).await?;
        let hidden = to.0.is_some_and(|id| kept.iter().any(|row| row.member == id));
        if hidden || !holding::can_have(&mut tx, to).await? {
            return fault("holder", TransferFault::Receiver);
        }
        let (after, until) = match check_after(self.today(), form.after, form.until) {
            Ok(after) => after,
            Err(wrong @ TransferFault::Choice) => return fault("after", wrong),
            Err(wrong) => return fault("until", wrong),
        };
        if let Err(wrong) = check_words(form.why) {
            return fault("why", wrong);
        }
        let (id, me) = (rows::next_transfer(&mut tx).await?, session.member.id);
        let details = TransferDetails { why: form.why.trim().into(), answer: String::new() };
        let row = TransferRow {
            id,
            case: number,
            asked: (me.0, self.now()),
            from,
            to,
            after: after.code().into(),
            until: until.number(),
            state: TransferState::Asked.code().into(),
            answered: None,
            sealed: names::seal(&known.key, names::transfer_place(id), &details)?,
        };
        if !rows::add_transfer(&mut tx, &row).await? {
            return fault("holder", TransferFault::Waiting);
        }
        let members = rows::members(&mut tx).await?;
        let receivers = self.people_of(&mut tx, to, &members).await?;
        self.tell_each(&mut tx, (NoticeKind::TransferAsked, None), &receivers, Some(me)).await?;
        self.note(&mut tx, Some(me), "transfer-asked", &object(&row)).await?;
        tx.commit().await?;
        Ok(Some(TransferDone::Done))
    }

    /// What is offered to a member or by them; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn transfers(&self, session: &Session, page: u32) -> Result<TransferList, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let page = page.max(1);
        let count = i64::try_from(PAGE_TRANSFERS).unwrap_or(i64::MAX);
        let place = (i64::from(page - 1).saturating_mul(count), count + 1);
        let mut tx = self.0.store.read("transfers").await?;
        let who = (session.member.id.0, self.today().number());
        let mut found = rows::transfers_for(&mut tx, who, place).await?;
        let has_more = found.len() > PAGE_TRANSFERS;
        found.truncate(PAGE_TRANSFERS);
        let members = self.member_names(&mut tx).await?;
        let mut shown = Vec::new();
        for row in &found {
            shown.push(self.offer(&mut tx, session, row, &members).await?);
        }
        Ok(TransferList { rows: shown, page, has_more })
    }

    async fn offer(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: &TransferRow,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Transfer, DeskError> {
        let damaged = || DeskError::Damaged("transfers");
        let key = self.key_of_case(tx, row.case).await?;
        let details: TransferDetails = names::open(&key, names::transfer_place(row.id), &row.sealed)?;
        let state = TransferState::of_code(&row.state).ok_or_else(damaged)?;
        let team = match row.to.1 {
            Some(id) => self.teams(tx).await?.into_iter().find(|team| team.id.0 == id).map(|team| team.name),
            None => None,
        };
        let to = row.to.0.map(|id| names::name_of(members, id)).or(team).unwrap_or_default();
        let waits = state == TransferState::Asked;
        let answers = waits && self.answers(tx, session, row).await?;
        let sees_case = !self.seen_cases(tx, session, &[row.case]).await?.is_empty();
        Ok(Transfer {
            id: row.id,
            case: row.case,
            sees_case,
            asked: (names::name_of(members, row.asked.0), row.asked.1),
            to,
            after: (AfterRight::of_code(&row.after).ok_or_else(damaged)?, Day(row.until)),
            why: details.why.clone(),
            state,
            answered: row.answered.map(|(by, at)| (names::name_of(members, by), at, details.answer.clone())),
            may_answer: answers && row.asked.0 != session.member.id.0,
            may_withdraw: waits && row.asked.0 == session.member.id.0,
        })
    }

    /// Whether an offer is this member's to answer: theirs, a team's of theirs, or of somebody they stand in for; and not kept from them.
    async fn answers(&self, tx: &mut Tx, session: &Session, row: &TransferRow) -> Result<bool, DeskError> {
        let reach = &session.reach;
        let theirs = match row.to {
            (Some(id), _) => id == reach.own.0 || reach.stands_in_for.contains(&MemberId(id)),
            (None, Some(team)) => reach.teams.contains(&TeamId(team)),
            (None, None) => false,
        };
        let kept = rows::kept_of(tx, rows::Of::Case, row.case).await?;
        Ok(theirs && session.can(Permission::WorkCases) && kept.iter().all(|kept| kept.member != reach.own.0))
    }

    /// Answers an offer, or takes it back. `None`: no such offer for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn answer_transfer(
        &self,
        session: &Session,
        id: i64,
        answer: Answer<'_>,
    ) -> Result<Option<TransferDone>, DeskError> {
        let mut tx = self.0.store.write("transfer answered").await?;
        let Some(found) = rows::transfer(&mut tx, id).await? else { return Ok(None) };
        // The case first, as everybody locks; then the offer as it stands now.
        let Some(case) = rows::lock_case(&mut tx, found.case).await? else { return Ok(None) };
        let Some(row) = rows::transfer(&mut tx, id).await? else { return Ok(None) };
        let me = session.member.id;
        let own = row.asked.0 == me.0;
        let answers = self.answers(&mut tx, session, &row).await?;
        if !(own || answers) {
            return Ok(None);
        }
        if row.state != TransferState::Asked.code() {
            return Ok(Some(TransferDone::Changed));
        }
        match answer {
            Answer::Withdraw if own => {
                self.settle_offer(&mut tx, (row, ""), (TransferState::Withdrawn, me)).await?;
            }
            Answer::Withdraw => return Ok(Some(TransferDone::NotPossible)),
            Answer::Accept | Answer::Decline(_) if own || !answers => {
                return Ok(Some(TransferDone::Fault("answer", TransferFault::Own)));
            }
            Answer::Decline(why) => {
                if let Err(wrong) = check_words(why) {
                    return Ok(Some(TransferDone::Fault("answer", wrong)));
                }
                self.tell_offerer(&mut tx, &row, NoticeKind::TransferDeclined, me).await?;
                self.settle_offer(&mut tx, (row, why), (TransferState::Declined, me)).await?;
            }
            Answer::Accept => return self.accept(tx, session, (case, row)).await.map(Some),
        }
        tx.commit().await?;
        Ok(Some(TransferDone::Done))
    }

    async fn tell_offerer(
        &self,
        tx: &mut Tx,
        row: &TransferRow,
        kind: NoticeKind,
        by: MemberId,
    ) -> Result<(), DeskError> {
        self.tell_each(tx, (kind, None), &[row.asked.0].into(), Some(by)).await
    }

    async fn settle_offer(
        &self,
        tx: &mut Tx,
        (mut row, words): (TransferRow, &str),
        (state, by): (TransferState, MemberId),
    ) -> Result<(), DeskError> {
        let key = self.key_of_case(tx, row.case).await?;
        let mut details: TransferDetails = names::open(&key, names::transfer_place(row.id), &row.sealed)?;
        details.answer = words.trim().into();
        row.sealed = names::seal(&key, names::transfer_place(row.id), &details)?;
        rows::settle_transfer(tx, &row, (state.code(), by.0, self.now())).await?;
        let act = match state {
            TransferState::Accepted => "transfer-accepted",
            TransferState::Declined => "transfer-declined",
            TransferState::Asked | TransferState::Withdrawn => "transfer-withdrawn",
        };
        self.note(tx, Some(by), act, &format!("case {}", row.case)).await
    }

    /// Tells these members, as far as they work with cases here.
    pub(crate) async fn tell_each(
        &self,
        tx: &mut Tx,
        (kind, number): (NoticeKind, Option<i64>),
        to: &BTreeSet<i64>,
        by: Option<MemberId>,
    ) -> Result<(), DeskError> {
        let works = |row: &&MemberRow| to.contains(&row.id) && works_with(row, Permission::ReadCases);
        for row in rows::members(tx).await?.iter().filter(works) {
            if by != Some(MemberId(row.id))
                && rows::add_notice(tx, (row.id, self.now()), kind.code(), number).await?
            {
                self.mail_news(tx, row, kind).await?;
            }
        }
        Ok(())
    }
}

fn object(row: &TransferRow) -> String {
    let to = row.to.0.map(|id| format!(" member {id}")).unwrap_or_default();
    format!("case {}{to}", row.case)
}

/// Whoever has the case or stands in for them, and whoever leads.
pub(crate) fn may_hand_over(session: &Session, known: &KnownCase) -> bool {
    may_case(session, Permission::WorkCases, known.facts)
        && (known.facts.sight == Sight::Near || session.can(Permission::Supervise))
}
