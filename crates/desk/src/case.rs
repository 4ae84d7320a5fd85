//! Cases: opened from a report, given to somebody or a team, looked at again on a day, closed. The one way to a case is
//! [`Desk::known_case`]; what stands in one is in `case/`.
pub mod entry;
pub mod list;
mod order;
pub mod said;
pub mod timeline;

pub use entry::{EntryForm, EntryOutcome};
pub use list::{CaseFilter, CaseList, CaseListed, CaseStand, CaseTime, PAGE_CASES, Which};
pub use said::{Said, Source, Task};
pub use timeline::{CaseView, Filter, Item, ItemWhat};

use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    at_rest::Key,
    holding,
    names::{self, CaseDetails},
    notices::Tell,
    signal::state::reopened,
};
use domain::{
    CaseFacts, CaseState, EntryFault, EntryKind, NoticeKind, Object, Outcome, Record, ReferenceKind, TeamId,
    case::{self, REVIEW_DAYS, TITLE_MAX_CHARS},
    limits::NOTE_MAX_CHARS,
};
use envelope::{directory::OrgKind, ids::Day};
use store::{
    Tx,
    desk::{self as rows, By, CaseRow},
};

/// What is decided about a case as a whole.
#[derive(Debug, Clone, Copy)]
pub struct CaseForm<'a> {
    /// What it is called.
    pub title: &'a str,
    /// Who has it.
    pub holder: Option<MemberId>,
    /// Which team has it.
    pub team: Option<TeamId>,
    /// The day on which it is looked at whether it is still needed.
    pub review: Option<Day>,
    /// The version the page showed.
    pub version: i64,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CaseOutcome {
    /// Done.
    Done,
    /// The case that was opened.
    Opened(i64),
    /// It cannot be kept like this: at which field.
    Fault(&'static str, EntryFault),
    /// Somebody changed it since the page was made.
    Changed,
    /// There is no such report for this member.
    NoSuchSignal,
    /// Somebody is asked, or agreed, through the messages of that report: it stays in its case.
    HoldsConsent,
    /// Not in this state, or not this member's to do.
    NotPossible,
}

/// A case that a member may know of.
pub(crate) struct KnownCase {
    pub(crate) row: CaseRow,
    pub(crate) facts: CaseFacts,
    pub(crate) key: Key,
    pub(crate) details: CaseDetails,
}

impl Desk {
    fn title_of(&self, row: &CaseRow, wrapped: Option<&[u8]>) -> Result<String, DeskError> {
        let (Some(wrapped), Some(sealed)) = (wrapped, &row.sealed) else { return Ok(String::new()) };
        let key = self.0.vault.case_key(row.number, wrapped)?;
        let details: CaseDetails = names::open(&key, names::case_place(row.number), sealed)?;
        Ok(details.title.clone())
    }

    /// The one way to a case: locked in a transaction of its own, and only if the member may know that it exists. A refusal
    /// is on record and looks like nothing.
    pub(crate) async fn known_case(
        &self,
        transaction: &'static str,
        session: &Session,
        number: i64,
    ) -> Result<Option<(Tx, KnownCase)>, DeskError> {
        let mut tx = self.0.store.write(transaction).await?;
        let Some(row) = rows::lock_case(&mut tx, number).await? else { return Ok(None) };
        let facts = case_facts(&row, session)?;
        // Nothing is left to be known but that it was there: see `Desk::tombstone`.
        if facts.state == CaseState::Erased {
            return Ok(None);
        }
        if !may_case(session, Permission::ReadCases, facts) {
            self.note(&mut tx, Some(session.member.id), "access-refused", &format!("case {number}")).await?;
            tx.commit().await?;
            return Ok(None);
        }
        let known = self.opened_case(&mut tx, row, facts).await?;
        Ok(Some((tx, known)))
    }

    /// The same for whoever only reads, without its lock: asked again in the transaction in which everything is read.
    async fn readable_case(
        &self,
        tx: &mut Tx,
        session: &Session,
        number: i64,
    ) -> Result<Option<KnownCase>, DeskError> {
        let Some(row) = rows::case(tx, number).await? else { return Ok(None) };
        let facts = case_facts(&row, session)?;
        if facts.state == CaseState::Erased || !may_case(session, Permission::ReadCases, facts) {
            return Ok(None);
        }
        self.opened_case(tx, row, facts).await.map(Some)
    }

    /// What a case is called and where it stands, for a page about a part of it. `None`: no such case for this member.
    pub(crate) async fn case_heading(
        &self,
        session: &Session,
        number: i64,
    ) -> Result<Option<(String, CaseState)>, DeskError> {
        let found = self.known_case("heading", session, number).await?;
        Ok(found.map(|(_, known)| (known.details.title.clone(), known.facts.state)))
    }

    async fn opened_case(&self, tx: &mut Tx, row: CaseRow, facts: CaseFacts) -> Result<KnownCase, DeskError> {
        let number = row.number;
        let (Some(wrapped), Some(sealed)) = (rows::case_key(tx, number).await?, &row.sealed) else {
            return Err(DeskError::Damaged("cases"));
        };
        let key = self.0.vault.case_key(number, &wrapped)?;
        let details = names::open(&key, names::case_place(number), sealed)?;
        Ok(KnownCase { row, facts, key, details })
    }

    /// Opens a case from a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn open_case(
        &self,
        session: &Session,
        signal: i64,
        title: &str,
        once_token: &str,
    ) -> Result<Option<CaseOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known("open case", session, signal).await? else { return Ok(None) };
        let may = session.can(Permission::WorkCases) && self.may(session, Permission::ReadText, known.facts);
        if !may {
            return Ok(Some(CaseOutcome::NotPossible));
        }
        if let Err(fault) = case::check_text(title, TITLE_MAX_CHARS) {
            return Ok(Some(CaseOutcome::Fault("title", fault)));
        }
        let who = session.member.id;
        let once = self
            .0
            .vault
            .lookup("once", format!("case {} {signal} {once_token} {}", who.0, title.trim()).as_bytes());
        if let Some(number) = rows::case_of_form(&mut tx, &once).await? {
            return Ok(Some(CaseOutcome::Opened(number)));
        }
        let number = rows::next_number(&mut tx, "cases").await?;
        let (key, wrapped) = self.0.vault.new_case_key(number)?;
        let details = CaseDetails { title: title.trim().into(), closed_reason: String::new() };
        let today = self.today();
        let row = CaseRow {
            number,
            version: 1,
            state: CaseState::Open.code().into(),
            assignee: Some(who.0),
            team: known.row.team,
            entered_by: who.0,
            opened_day: today.number(),
            review_day: today.number().saturating_add(REVIEW_DAYS),
            closed: None,
            sealed: Some(names::seal(&key, names::case_place(number), &details)?),
        };
        rows::add_case(&mut tx, &row, &wrapped, &once).await?;
        rows::attach_signal(&mut tx, number, signal, (who.0, self.now())).await?;
        self.note(&mut tx, Some(who), "case-opened", &format!("case {number}")).await?;
        self.note(&mut tx, Some(who), "case-attached", &format!("signal {signal}")).await?;
        tx.commit().await?;
        Ok(Some(CaseOutcome::Opened(number)))
    }

    /// Puts a report into a case, or takes it out. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn attach(
        &self,
        session: &Session,
        (case, signal): (i64, i64),
        attached: bool,
    ) -> Result<Option<CaseOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known_case("attach", session, case).await? else { return Ok(None) };
        let row = rows::lock_signal(&mut tx, By::Number(signal)).await?;
        let Some(mut row) = row else { return Ok(Some(CaseOutcome::NoSuchSignal)) };
        if !self.may(session, Permission::ReadText, crate::signal::facts(&row, session)?) {
            return Ok(Some(CaseOutcome::NoSuchSignal));
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(CaseOutcome::NotPossible));
        }
        if !attached && self.holds_thread(&mut tx, (&known.key, case), signal).await? {
            return Ok(Some(CaseOutcome::HoldsConsent));
        }
        let who = session.member.id;
        let (changed, act) = match attached {
            true => (rows::attach_signal(&mut tx, case, signal, (who.0, self.now())).await?, "case-attached"),
            false => (rows::detach_signal(&mut tx, case, signal).await?, "case-detached"),
        };
        if changed {
            // What went on in this case goes on nowhere else: it is open again, so that it is not closed without a word.
            let went_on = row.outcome.as_deref() == Some(Outcome::CaseOpened.code());
            let rests = !attached && went_on && !self.is_in_open_case(&mut tx, signal).await?;
            if rests {
                reopened(&mut row);
                row.version += 1;
                rows::update_signal(&mut tx, &row).await?;
            }
            for object in [format!("case {case}"), format!("signal {signal}")] {
                self.note(&mut tx, Some(who), act, &object).await?;
            }
            if rests {
                self.note(&mut tx, Some(who), "signal-reopened", &format!("signal {signal}")).await?;
            }
            tx.commit().await?;
        }
        Ok(Some(CaseOutcome::Done))
    }

    /// Changes what a case is called, who has it and when it is looked at again. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn change_case(
        &self,
        session: &Session,
        number: i64,
        form: &CaseForm<'_>,
    ) -> Result<Option<CaseOutcome>, DeskError> {
        let Some((mut tx, mut known)) = self.known_case("case", session, number).await? else {
            return Ok(None);
        };
        if known.row.version != form.version {
            return Ok(Some(CaseOutcome::Changed));
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(CaseOutcome::NotPossible));
        }
        let checked = case::check_text(form.title, TITLE_MAX_CHARS).map_err(|fault| ("title", fault));
        let review = form.review.ok_or(("review", EntryFault::Day));
        let review = checked.and(review).and_then(|day| {
            case::check_review(self.today(), day).map(|()| day).map_err(|fault| ("review", fault))
        });
        let review = match review {
            Ok(day) => day,
            Err((at, fault)) => return Ok(Some(CaseOutcome::Fault(at, fault))),
        };
        let given = (form.holder.map(|id| id.0), form.team.map(|id| id.0));
        let was = (known.row.assignee, known.row.team);
        if given != was && !holding::can_have(&mut tx, given).await? {
            return Ok(Some(CaseOutcome::Fault("holder", EntryFault::Choice)));
        }
        // Whose it is stays as it is unless somebody changes it: a team also keeps what somebody outside it has.
        if given != was {
            (known.row.assignee, known.row.team) = (given.0, holding::kept_by_team(&mut tx, given).await?);
        }
        known.row.review_day = review.number();
        known.details.title = form.title.trim().into();
        let act = if given == was { "case-changed" } else { "case-given" };
        let told = match given {
            _ if given == was => None,
            (Some(id), _) => Some((NoticeKind::CaseGiven, Tell::Member(MemberId(id)))),
            (None, Some(team)) => Some((NoticeKind::CaseGivenTeam, Tell::Team(TeamId(team)))),
            (None, None) => None,
        };
        self.keep_case(tx, session, known, (act, told)).await?;
        Ok(Some(CaseOutcome::Done))
    }

    /// Closes a case, with its reason. At a police desk there is the number of an official report in it, or each of its
    /// reports is closed on its own. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn close_case(
        &self,
        session: &Session,
        number: i64,
        version: i64,
        reason: &str,
    ) -> Result<Option<CaseOutcome>, DeskError> {
        let Some((mut tx, mut known)) = self.known_case("close case", session, number).await? else {
            return Ok(None);
        };
        if known.row.version != version {
            return Ok(Some(CaseOutcome::Changed));
        }
        if !may_case(session, Permission::CloseCases, known.facts) {
            return Ok(Some(CaseOutcome::NotPossible));
        }
        if let Err(fault) = case::check_text(reason, NOTE_MAX_CHARS) {
            return Ok(Some(CaseOutcome::Fault("reason", fault)));
        }
        if self.kind() == OrgKind::Police && self.rests_on_nothing(&mut tx, &known).await? {
            return Ok(Some(CaseOutcome::Fault("reason", EntryFault::NoReportNumber)));
        }
        known.row.state = CaseState::Closed.code().into();
        known.row.closed = Some((session.member.id.0, self.now()));
        known.details.closed_reason = reason.trim().into();
        self.keep_case(tx, session, known, ("case-closed", None)).await?;
        Ok(Some(CaseOutcome::Done))
    }

    /// Whether a report rests on this case alone, and the case on no official report (art. 29 code of criminal procedure).
    async fn rests_on_nothing(&self, tx: &mut Tx, known: &KnownCase) -> Result<bool, DeskError> {
        for row in rows::entries_of(tx, known.row.number).await? {
            if row.kind == EntryKind::Reference.code() && row.replaced_by.is_none() {
                let details: names::EntryDetails =
                    names::open(&known.key, names::entry_place(row.id), &row.sealed)?;
                if details.kind == ReferenceKind::Report.code() {
                    return Ok(false);
                }
            }
        }
        for (signal, ..) in rows::signals_of_case(tx, known.row.number).await? {
            let row = rows::signal(tx, signal).await?;
            let rests = row.is_some_and(|row| {
                row.state != "closed" || row.outcome.as_deref() == Some(Outcome::CaseOpened.code())
            });
            if rests {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Opens a closed case again. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn reopen_case(
        &self,
        session: &Session,
        number: i64,
        version: i64,
    ) -> Result<Option<CaseOutcome>, DeskError> {
        let Some((tx, mut known)) = self.known_case("reopen case", session, number).await? else {
            return Ok(None);
        };
        if known.row.version != version || !may_case(session, Permission::ReopenCases, known.facts) {
            return Ok(Some(CaseOutcome::Changed));
        }
        known.row.state = CaseState::Open.code().into();
        known.row.closed = None;
        known.details.closed_reason = String::new();
        known.row.review_day = known.row.review_day.max(self.today().number());
        self.keep_case(tx, session, known, ("case-reopened", None)).await?;
        Ok(Some(CaseOutcome::Done))
    }

    async fn keep_case(
        &self,
        mut tx: Tx,
        session: &Session,
        mut known: KnownCase,
        (act, told): (&'static str, Option<(NoticeKind, Tell<'_>)>),
    ) -> Result<(), DeskError> {
        let (number, me) = (known.row.number, session.member.id);
        known.row.version += 1;
        known.row.sealed = Some(names::seal(&known.key, names::case_place(number), &known.details)?);
        rows::update_case(&mut tx, &known.row).await?;
        if let Some((kind, to)) = told {
            self.tell(&mut tx, (kind, Some(number)), to, Some(me)).await?;
        }
        self.tell_after(&mut tx, number, me).await?;
        let mut raised = Vec::new();
        if act == "case-given" {
            raised = self.look_again_at_conflicts(&mut tx, me, &known.row).await?;
            self.end_offers(&mut tx, me, &known.row).await?;
        }
        let object = match (act, known.row.assignee) {
            ("case-given", Some(member)) => format!("case {number} member {member}"),
            _ => format!("case {number}"),
        };
        self.note(&mut tx, Some(me), act, &object).await?;
        self.note_conflicts(&mut tx, &raised).await?;
        Ok(tx.commit().await?)
    }
}

pub(crate) fn may_case(session: &Session, action: Permission, facts: CaseFacts) -> bool {
    domain::may(&session.as_member(), action, Object::Case(facts)).is_ok()
}

/// What the rules look at, for this member.
pub(crate) fn case_facts(row: &CaseRow, session: &Session) -> Result<CaseFacts, DeskError> {
    Ok(CaseFacts {
        state: CaseState::of_code(&row.state).ok_or(DeskError::Damaged("cases"))?,
        sight: session.reach.sight(Record::Case(row.number), &holding::of_case(row)),
    })
}
