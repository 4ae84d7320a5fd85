//! A referral to an organisation without a desk: a paper with a slip to send back or read out, on the same ground as between desks, and what a member
//! types in of what became of it. Nothing is told by itself here: whoever has the case is asked to, when it is taken back.
use super::{
    KnownReferral, ReferralDone, ReferralFault,
    answering::{AnswerForm, checked},
    sealed::{PaperDetails, ReferralDetails, Stub},
    views::{Line, PaperNow, Said},
};
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    names::{self, MemberDetails, name_of},
};
use domain::{
    Counted, NoticeKind,
    limits::NAME_MAX_CHARS,
    referral::{
        After, DeclineReason, Direction, PAPER_STEPS_MAX, PaperStep, ReferralState, RevokeReason, Way,
    },
};
use envelope::{
    ids::Day,
    referral::{Answer, Step},
};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReferralRow},
};
use web::dates;

/// What the page sends: a step, on which day it was so, who there, by which way we know, and what the step says.
#[derive(Debug, Clone, Copy)]
pub struct PaperForm<'a> {
    /// Which.
    pub step: PaperStep,
    /// On which day it was so.
    pub on: Option<Day>,
    /// Who there, by name.
    pub by: &'a str,
    /// By which way it went, or we know.
    pub way: Option<Way>,
    /// The number that stands on the slip.
    pub number: &'a str,
    /// Why it is declined.
    pub reason: Option<DeclineReason>,
    /// In words.
    pub words: &'a str,
    /// When, in words.
    pub when: &'a str,
    /// Where, in words.
    pub place: &'a str,
    /// Until when there is a place.
    pub until: Option<Day>,
    /// Whether there is a place tonight.
    pub tonight: Option<bool>,
    /// The version the page showed.
    pub version: i64,
}

/// A step, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperSaid {
    /// Which.
    pub step: PaperStep,
    /// On which day it was so.
    pub on: Day,
    /// Who there, by name.
    pub by: String,
    /// By which way; nothing: this desk did it.
    pub way: Option<Way>,
    /// What it says, as between desks.
    pub answer: Answer,
}

/// The same step between desks, for what it says.
fn between(step: PaperStep) -> Option<Step> {
    Some(match step {
        PaperStep::Accepted => Step::Accepted,
        PaperStep::Declined => Step::Declined,
        PaperStep::Place => Step::Place,
        PaperStep::Appointment => Step::Appointment,
        PaperStep::Feedback => Step::Feedback,
        PaperStep::Done => Step::Done,
        PaperStep::Revoked => Step::Revoked,
        PaperStep::Printed | PaperStep::Handed | PaperStep::Received | PaperStep::Told => return None,
    })
}

fn counted(step: PaperStep) -> Option<Counted> {
    match step {
        PaperStep::Handed => Some(Counted::Sent),
        PaperStep::Accepted => Some(Counted::SentAccepted),
        PaperStep::Declined => Some(Counted::SentDeclined),
        PaperStep::Feedback => Some(Counted::FeedbackGot),
        _ => None,
    }
}

/// Whether the paper was ever made, and so may be in somebody's hands.
fn was_printed(details: &ReferralDetails) -> bool {
    details.paper.iter().any(|one| one.step == PaperStep::Printed.code())
}

fn hears_more(details: &ReferralDetails) -> bool {
    details.after == After::Told.code()
}

fn digits(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.')).collect()
}

impl PaperForm<'_> {
    fn checked(
        &self,
        (from, today): (Day, Day),
        slip: &str,
    ) -> Result<PaperDetails, (&'static str, ReferralFault)> {
        let on = self.on.filter(|on| (from..=today).contains(on)).ok_or(("on", ReferralFault::When))?;
        let way = self.way.filter(|way| self.step.ways().contains(way));
        let way = way.ok_or(("way", ReferralFault::Choice))?;
        let by = self.by.trim();
        let needs = self.step == PaperStep::Received || (self.step == PaperStep::Told && way != Way::Kept);
        if needs && by.is_empty() {
            return Err(("by", ReferralFault::Empty));
        }
        if by.chars().count() > NAME_MAX_CHARS {
            return Err(("by", ReferralFault::Long));
        }
        if self.step == PaperStep::Received && digits(self.number) != digits(slip) {
            return Err(("number", ReferralFault::Slip));
        }
        let answer = match between(self.step) {
            Some(step) => checked(&self.answer(step), on)?,
            None => checked(&self.answer(Step::Received), on)?,
        };
        Ok(PaperDetails {
            step: self.step.code().into(),
            on: on.number(),
            by: by.into(),
            way: way.code().into(),
            code: answer.code,
            words: answer.words,
            when: answer.when,
            place: answer.place,
            until: answer.day.map_or(0, Day::number),
            tonight: answer.tonight,
            ..PaperDetails::default()
        })
    }

    fn answer(&self, step: Step) -> AnswerForm<'_> {
        AnswerForm {
            step,
            reason: self.reason,
            words: self.words,
            when: self.when,
            place: self.place,
            until: self.until,
            tonight: self.tonight,
            version: self.version,
        }
    }
}

impl PaperDetails {
    fn said(&self) -> Option<PaperSaid> {
        let step = PaperStep::of_code(&self.step)?;
        let answer = Answer {
            code: self.code.clone(),
            words: self.words.clone(),
            when: self.when.clone(),
            place: self.place.clone(),
            day: Some(Day(self.until)).filter(|day| day.number() > 0),
            tonight: self.tonight,
            ..Answer::of_step(between(step).unwrap_or(Step::Received))
        };
        let (by, way) = (self.by.clone(), Way::of_code(&self.way));
        Some(PaperSaid { step, on: Day(self.on), by, way, answer })
    }
}

/// What was typed in, as the page lists it.
pub(super) fn paper_lines<'a>(
    details: &'a ReferralDetails,
    members: &'a HashMap<i64, MemberDetails>,
) -> impl Iterator<Item = Line> + 'a {
    details.paper.iter().map(|one| Line {
        at: one.at,
        ours: Some(name_of(members, one.member)),
        is_ours: true,
        said: one.said().map_or(Said::Gone, |said| Said::Paper(Box::new(said))),
        gap: false,
        waits: false,
    })
}

impl Desk {
    /// The number on a slip, in two groups of four: so that somebody who calls proves that they have the paper, and nobody learns anything from it.
    fn slip_of(&self, stub: &Stub) -> String {
        let hash = self.0.vault.lookup("paper slip", &stub.id);
        let number = hash.iter().take(8).fold(0_u64, |sum, byte| (sum << 8) | u64::from(*byte)) % 100_000_000;
        format!("{:04} {:04}", number / 10_000, number % 10_000)
    }

    /// What can be done now with one on paper; `None`: it is not one.
    pub(super) fn paper_now(&self, known: &KnownReferral, works: bool) -> Option<PaperNow> {
        let details = known.details.as_ref().filter(|_| known.direction == Direction::Paper)?;
        let possible = |step: &&PaperStep| works && step.is_possible(known.state, hears_more(details));
        Some(PaperNow {
            slip: self.slip_of(&known.stub),
            officer: details.officer.clone(),
            steps: PaperStep::ALL.iter().filter(possible).copied().collect(),
            prints: works && known.state.is_open() && known.state != ReferralState::Confirm,
            printed: was_printed(details),
        })
    }

    fn paper_day(&self, at: i64) -> Day {
        Day(dates::day_in_brussels(at))
    }

    /// Adds a step, by whom and now; the caller writes the row.
    pub(super) fn add_paper_step(
        &self,
        row: &mut ReferralRow,
        (key, details): (&Key, &mut ReferralDetails),
        (step, member): (PaperDetails, i64),
    ) -> Result<(), DeskError> {
        details.paper.push(PaperDetails { member, at: self.now(), ..step });
        row.sealed = Some(names::seal(key, names::referral_place(row.number), details)?);
        row.version += 1;
        row.changed = self.now();
        Ok(())
    }

    /// The paper was made and is about to go out: put on record, if its ground holds in this very moment. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn note_referral_print(
        &self,
        session: &Session,
        number: i64,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, mut known)) = self.known_referral("print referral", session, number).await? else {
            return Ok(None);
        };
        let works = self.works_on(session, &known);
        let prints = self.paper_now(&known, works).is_some_and(|now| now.prints);
        let (Some(mut details), Some(key)) = (known.details.take().filter(|_| prints), known.key.as_ref())
        else {
            return Ok(Some(ReferralDone::NotPossible));
        };
        if details.paper.len() >= PAPER_STEPS_MAX {
            return Ok(Some(ReferralDone::Fault("paper", ReferralFault::Many)));
        }
        if !self.ground_holds(&mut tx, &known.row, Some(key)).await? {
            self.stop_referral(&mut tx, (known.row, was_printed(&details))).await?;
            tx.commit().await?;
            return Ok(Some(ReferralDone::Changed));
        }
        let me = session.member.id;
        let step = PaperDetails {
            step: PaperStep::Printed.code().into(),
            on: self.today().number(),
            ..PaperDetails::default()
        };
        let mut row = known.row;
        self.add_paper_step(&mut row, (key, &mut details), (step, me.0))?;
        rows::update_referral(&mut tx, &row).await?;
        self.note(&mut tx, Some(me), "referral-printed", &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }

    fn works_on(&self, session: &Session, known: &KnownReferral) -> bool {
        known.case.as_ref().is_some_and(|(_, facts)| may_case(session, Permission::WorkCases, *facts))
    }

    /// Types in what became of a paper. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_paper_step(
        &self,
        session: &Session,
        number: i64,
        form: &PaperForm<'_>,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, mut known)) = self.known_referral("paper step", session, number).await? else {
            return Ok(None);
        };
        let works = self.works_on(session, &known);
        let possible = self.paper_now(&known, works).is_some_and(|now| now.steps.contains(&form.step));
        let (Some(mut details), Some(key)) = (known.details.take().filter(|_| possible), known.key.as_ref())
        else {
            return Ok(Some(ReferralDone::NotPossible));
        };
        if known.row.version != form.version {
            return Ok(Some(ReferralDone::Changed));
        }
        let slip = self.slip_of(&known.stub);
        let step = match form.checked((self.paper_day(known.row.begun), self.today()), &slip) {
            Ok(step) => step,
            Err((at, fault)) => return Ok(Some(ReferralDone::Fault(at, fault))),
        };
        if details.paper.len() >= PAPER_STEPS_MAX {
            return Ok(Some(ReferralDone::Fault("on", ReferralFault::Many)));
        }
        let leaves = form.step == PaperStep::Handed;
        if leaves && !self.ground_holds(&mut tx, &known.row, Some(key)).await? {
            return self.handed_without_ground(tx, (known.row, known.stub), was_printed(&details)).await;
        }
        let (mut row, me) = (known.row, session.member.id);
        row.state = match form.step {
            PaperStep::Told => known.stub.ended.clone(),
            step => step.after(known.state).code().into(),
        };
        self.add_paper_step(&mut row, (key, &mut details), (step, me.0))?;
        rows::update_referral(&mut tx, &row).await?;
        if let Some(counted) = counted(form.step) {
            self.count(&mut tx, counted).await?;
        }
        self.note(&mut tx, Some(me), "referral-answered", &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }

    /// It is said to have been handed over, and what it rested on no longer holds: whoever has it is to be told, if it was made at all.
    async fn handed_without_ground(
        &self,
        mut tx: Tx,
        (mut row, mut stub): (ReferralRow, Stub),
        printed: bool,
    ) -> Result<Option<ReferralDone>, DeskError> {
        if printed {
            row.version += 1;
            row.changed = self.now();
            self.recall(&mut tx, (&mut row, &mut stub), ReferralState::Withdrawn).await?;
            rows::update_referral(&mut tx, &row).await?;
            self.note(&mut tx, None, "referral-withdrawn", &format!("referral {}", row.number)).await?;
        } else {
            self.stop_referral(&mut tx, (row, false)).await?;
        }
        tx.commit().await?;
        Ok(Some(ReferralDone::Changed))
    }

    /// One on paper ends: whoever has it on paper has yet to be told, and whoever has the case is asked to. The caller writes the row.
    pub(super) async fn recall(
        &self,
        tx: &mut Tx,
        (row, stub): (&mut ReferralRow, &mut Stub),
        ends_as: ReferralState,
    ) -> Result<(), DeskError> {
        row.state = ReferralState::Recall.code().into();
        (stub.ended, stub.on) = (ends_as.code().into(), self.today().number());
        row.stub = self.seal_stub(row.number, stub)?;
        if let Some(case) = row.case {
            self.tell_case(tx, (NoticeKind::ReferralRecall, case), None).await?;
        }
        Ok(())
    }

    /// The consent that one on paper rests on was taken back. Whether anything changed.
    pub(super) async fn withdraw_paper(
        &self,
        tx: &mut Tx,
        (mut row, mut stub): (ReferralRow, Stub),
        on: Day,
    ) -> Result<bool, DeskError> {
        let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
        let key = self.key_of_referral(tx, row.number).await?;
        let printed = self.details_of(&row, key.as_ref())?.is_none_or(|details| was_printed(&details));
        if matches!(state, ReferralState::Recall | ReferralState::Withdrawn | ReferralState::Revoked) {
            return Ok(false);
        }
        row.version += 1;
        row.changed = self.now();
        if printed && state != ReferralState::Confirm {
            self.recall(tx, (&mut row, &mut stub), ReferralState::Withdrawn).await?;
        } else {
            row.state = state.withdrawn().code().into();
            (stub.ended, stub.on) = (row.state.clone(), on.number());
            row.stub = self.seal_stub(row.number, &stub)?;
        }
        rows::update_referral(tx, &row).await?;
        Ok(true)
    }

    /// A member takes one on paper back, with a reason that was looked at.
    pub(super) async fn revoke_paper(
        &self,
        mut tx: Tx,
        session: &Session,
        known: KnownReferral,
        (reason, words): (RevokeReason, &str),
    ) -> Result<Option<ReferralDone>, DeskError> {
        let (mut row, mut stub, me) = (known.row, known.stub, session.member.id);
        let printed = known.details.as_ref().is_none_or(was_printed);
        if let (Some(key), Some(mut details)) = (known.key.as_ref(), known.details) {
            let step = PaperDetails {
                step: PaperStep::Revoked.code().into(),
                on: self.today().number(),
                code: reason.code().into(),
                words: words.trim().into(),
                ..PaperDetails::default()
            };
            self.add_paper_step(&mut row, (key, &mut details), (step, me.0))?;
        }
        if printed {
            self.recall(&mut tx, (&mut row, &mut stub), ReferralState::Revoked).await?;
        } else {
            row.state = ReferralState::Revoked.code().into();
            (stub.ended, stub.on) = (row.state.clone(), self.today().number());
            row.stub = self.seal_stub(row.number, &stub)?;
        }
        rows::update_referral(&mut tx, &row).await?;
        self.note(&mut tx, Some(me), "referral-revoked", &format!("referral {}", row.number)).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }
}
