//! Closing a report and opening it again, compared by version: nobody closes over a message they have not seen. At a police
//! desk "no offence is described" waits for a second person, who is never the first.
use super::Known;
use crate::{
    Desk, DeskError, MemberId, Permission, Session, State, Waiting,
    names::{self, WantedClosing},
    notices::Tell,
};
use domain::{
    CaseState, NoticeKind, Outcome,
    triage::{self, Close, Closing, DecisionFault},
};
use store::{
    Tx,
    desk::{self as rows, SignalRow},
};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateOutcome {
    /// Done.
    Done,
    /// It is closed once a second person has looked.
    SecondLookAsked,
    /// Something changed since the page was made (`signal-changed`): show it anew.
    Changed,
    /// It cannot be closed like this.
    Fault(DecisionFault),
    /// Whoever asked for a second look cannot be the second person.
    OwnRequest,
    /// Not in this state, or not this member's to do.
    NotPossible,
}

/// A closing that waits for a second person, as the page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SecondLook {
    /// Who asked.
    pub name: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What they say came of it.
    pub outcome: Outcome,
    /// Why no offence is described.
    pub reason: String,
    /// It is this member's own request.
    pub own: bool,
}

impl Desk {
    /// Closes a report, or asks for the second look that it needs first. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn close(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
        closing: &Closing<'_>,
    ) -> Result<Option<StateOutcome>, DeskError> {
        let seen = (number, seen_version);
        let (mut tx, known) = match self.at_version("close", session, seen, Permission::Close).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let in_case = self.is_in_open_case(&mut tx, number).await?;
        let outcome = self.close_on(&mut tx, session, known.row, &Closing { in_case, ..*closing }).await?;
        if matches!(outcome, StateOutcome::Done | StateOutcome::SecondLookAsked) {
            tx.commit().await?;
        }
        Ok(Some(outcome))
    }

    /// Closes a report that this member may close, or asks for the second look.
    pub(crate) async fn close_on(
        &self,
        tx: &mut Tx,
        session: &Session,
        mut row: SignalRow,
        closing: &Closing<'_>,
    ) -> Result<StateOutcome, DeskError> {
        let asked = match triage::close(self.kind(), closing) {
            Ok(asked) => asked,
            Err(fault) => return Ok(StateOutcome::Fault(fault)),
        };
        let number = row.number;
        let who = Some(session.member.id);
        let object = format!("signal {number}");
        match asked {
            Close::Now(outcome) => {
                self.shut_down(tx, &mut row, session.member.id.0, (outcome, closing)).await?;
                self.note(tx, who, "signal-closed", &object).await?;
                Ok(StateOutcome::Done)
            }
            Close::AfterSecondLook(outcome) => {
                let Some(key) = self.key_of(tx, number).await? else { return Ok(StateOutcome::NotPossible) };
                let wanted =
                    WantedClosing { outcome: outcome.code().into(), reason: closing.reason.trim().into() };
                let sealed = names::seal(&key, names::second_look_place(number), &wanted)?;
                rows::ask_second_look(tx, (number, session.member.id.0, self.now()), &sealed).await?;
                row.version += 1;
                rows::update_signal(tx, &row).await?;
                let to = Tell::All(Permission::SecondLook);
                self.tell(tx, (NoticeKind::SecondAsked, Some(number)), to, who).await?;
                self.note(tx, who, "second-look-asked", &object).await?;
                Ok(StateOutcome::SecondLookAsked)
            }
        }
    }

    /// The second look: closes the report as was asked (`true`), or says no. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn look_second(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
        agrees: bool,
    ) -> Result<Option<StateOutcome>, DeskError> {
        let (mut tx, known) = match self
            .at_version("second look", session, (number, seen_version), Permission::SecondLook)
            .await?
        {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let asked = rows::second_look(&mut tx, number).await?;
        let (Some(asked), Some(key)) = (asked, self.key_of(&mut tx, number).await?) else {
            return Ok(Some(StateOutcome::Changed));
        };
        if !self.may_confirm(session, MemberId(asked.member), known.facts) {
            return Ok(Some(StateOutcome::OwnRequest));
        }
        let mut row = known.row;
        rows::end_second_look(&mut tx, number).await?;
        let told = if agrees { NoticeKind::SecondAgreed } else { NoticeKind::SecondRefused };
        let to = Tell::Member(MemberId(asked.member));
        self.tell(&mut tx, (told, Some(number)), to, Some(session.member.id)).await?;
        let act = if agrees {
            let wanted: WantedClosing = names::open(&key, names::second_look_place(number), &asked.sealed)?;
            let outcome = Outcome::of_code(&wanted.outcome).ok_or(DeskError::Damaged("second_looks"))?;
            let closing = Closing {
                outcome: Some(outcome),
                reason: &wanted.reason,
                report_number: "",
                no_offence: true,
                in_case: false,
            };
            self.shut_down(&mut tx, &mut row, asked.member, (outcome, &closing)).await?;
            "second-look-agreed"
        } else {
            row.version += 1;
            rows::update_signal(&mut tx, &row).await?;
            "second-look-refused"
        };
        self.note(&mut tx, Some(session.member.id), act, &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(StateOutcome::Done))
    }

    /// Opens a closed report again. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn reopen(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
    ) -> Result<Option<StateOutcome>, DeskError> {
        let (mut tx, known) =
            match self.at_version("reopen", session, (number, seen_version), Permission::Reopen).await? {
                Ok(found) => found,
                Err(outcome) => return Ok(outcome),
            };
        let mut row = known.row;
        reopened(&mut row);
        row.version += 1;
        rows::update_signal(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), "signal-reopened", &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(StateOutcome::Done))
    }

    /// Whether a report goes on in a case that is open.
    pub(crate) async fn is_in_open_case(&self, tx: &mut Tx, number: i64) -> Result<bool, DeskError> {
        for case in rows::cases_of_signal(tx, number).await? {
            if rows::case(tx, case).await?.is_some_and(|case| case.state == CaseState::Open.code()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The report, if it is as the member saw it and they may.
    async fn at_version(
        &self,
        transaction: &'static str,
        session: &Session,
        (number, seen_version): (i64, i64),
        action: Permission,
    ) -> Result<Result<(Tx, Known), Option<StateOutcome>>, DeskError> {
        let Some((tx, known)) = self.known(transaction, session, number).await? else { return Ok(Err(None)) };
        if known.row.version != seen_version {
            return Ok(Err(Some(StateOutcome::Changed)));
        }
        if !self.may(session, action, known.facts) {
            return Ok(Err(Some(StateOutcome::NotPossible)));
        }
        Ok(Ok((tx, known)))
    }

    async fn shut_down(
        &self,
        tx: &mut Tx,
        row: &mut SignalRow,
        by: i64,
        (outcome, closing): (Outcome, &Closing<'_>),
    ) -> Result<(), DeskError> {
        row.state = State::Closed.code().into();
        row.waiting = Waiting::Nothing.code().into();
        row.closed = Some((by, self.now()));
        row.outcome = Some(outcome.code().into());
        row.snoozed_until = None;
        row.version += 1;
        if let Some(key) = self.key_of(tx, row.number).await? {
            let mut details = self.work_details(&key, row)?;
            details.snooze_reason = String::new();
            details.outcome_reason = closing.reason.trim().into();
            details.report_number = closing.report_number.trim().into();
            row.sealed_work = Some(names::seal(&key, names::work_place(row.number), &details)?);
        }
        rows::end_second_look(tx, row.number).await?;
        Ok(rows::update_signal(tx, row).await?)
    }
}

/// Open again, by one of us or because the writer wrote again. What came of it before stands in the log.
pub(crate) fn reopened(row: &mut SignalRow) {
    row.state = State::Reopened.code().into();
    row.waiting = Waiting::Us.code().into();
    row.closed = None;
    row.outcome = None;
    row.merged_into = None;
}
