//! What whoever takes a referral decides: to accept it, which makes it a case with a record of its parts; to decline, with a reason; a place, an
//! appointment, how it goes, that it is done. Each is said to the sender in the same transaction.
use super::{KnownReferral, ReferralDone, ReferralFault};
use crate::{
    Desk, DeskError, Permission, Session,
    case::may_case,
    names::{self, CaseDetails},
    victim::{Channel, Victim},
};
use domain::{
    AgeBand, CaseState, Part,
    case::{self, LINE_MAX_CHARS, REVIEW_DAYS, TITLE_MAX_CHARS},
    limits::NAME_MAX_CHARS,
    referral::{After, DeclineReason, Direction, ReferralState, WORDS_MAX_CHARS},
};
use envelope::{
    directory::OrgKind,
    ids::Day,
    message::Kind,
    referral::{Answer, Side, Step},
};
use store::desk::{self as rows, CaseRow, VictimRow};

/// Taking it.
#[derive(Debug, Clone, Copy)]
pub struct AcceptForm<'a> {
    /// What the case is called.
    pub title: &'a str,
    /// The version the page showed.
    pub version: i64,
    /// A hidden field, made anew for every page shown.
    pub once_token: &'a str,
}

/// Any other step.
#[derive(Debug, Clone, Copy)]
pub struct AnswerForm<'a> {
    /// Which.
    pub step: Step,
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

pub(super) fn check_words(text: &str, needed: bool) -> Result<(), ReferralFault> {
    if text.chars().count() > WORDS_MAX_CHARS {
        return Err(ReferralFault::Long);
    }
    if needed && text.trim().is_empty() { Err(ReferralFault::Empty) } else { Ok(()) }
}

/// A record of the parts, as far as they fit into its fields; the rest stays with the referral.
pub(super) fn record_of(parts: &[(String, String)]) -> Victim {
    let text = |part: Part| {
        parts
            .iter()
            .find(|(id, _)| id == part.code())
            .map_or(String::new(), |(_, text)| text.trim().to_owned())
    };
    let fits = |text: String, most: usize| if text.chars().count() <= most { text } else { String::new() };
    let reach = fits(text(Part::Contact), LINE_MAX_CHARS);
    let channel = Channel { reach, ..Channel::default() };
    Victim {
        wants: text(Part::Wants),
        alias: fits(text(Part::Name), NAME_MAX_CHARS),
        age: Some(AgeBand::of_code(&text(Part::Age)).unwrap_or(AgeBand::NotAsked)),
        languages: fits(text(Part::Languages), LINE_MAX_CHARS),
        channels: [channel, Channel::default(), Channel::default()],
        children: text(Part::Children),
        ..Victim::default()
    }
}

fn wrong_title(title: &str) -> Option<ReferralFault> {
    let fault = case::check_text(title, TITLE_MAX_CHARS).err()?;
    Some(if fault == domain::EntryFault::Long { ReferralFault::Long } else { ReferralFault::Empty })
}

impl Desk {
    /// Takes a referral: it becomes a case of this member's, with a record. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn accept_referral(
        &self,
        session: &Session,
        number: i64,
        form: &AcceptForm<'_>,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, known)) = self.known_referral("accept", session, number).await? else {
            return Ok(None);
        };
        if let Some(case) = known.row.case.filter(|_| known.state == ReferralState::Accepted) {
            return Ok(Some(ReferralDone::Case(case)));
        }
        let possible = known.direction == Direction::In
            && known.state.can_answer(Step::Accepted)
            && session.can(Permission::WorkCases);
        let Some(details) = known.details.as_ref().filter(|_| possible) else {
            return Ok(Some(ReferralDone::NotPossible));
        };
        if known.row.version != form.version {
            return Ok(Some(ReferralDone::Changed));
        }
        if let Some(fault) = wrong_title(form.title) {
            return Ok(Some(ReferralDone::Fault("title", fault)));
        }
        let me = session.member.id;
        let of = format!("referral {} {number} {}", me.0, form.once_token);
        let once = self.0.vault.lookup("once", of.as_bytes());
        let record = record_of(&details.parts);
        let case = rows::next_number(&mut tx, "cases").await?;
        let (key, wrapped) = self.0.vault.new_case_key(case)?;
        let named = CaseDetails { title: form.title.trim().into(), closed_reason: String::new() };
        let today = self.today();
        let team = rows::referral_roles(&mut tx).await?;
        let team = team.iter().find(|(role, _)| *role == known.row.role).map(|(_, team)| *team);
        let row = CaseRow {
            number: case,
            version: 1,
            state: CaseState::Open.code().into(),
            assignee: Some(me.0),
            team,
            entered_by: me.0,
            opened_day: today.number(),
            review_day: today.number().saturating_add(REVIEW_DAYS),
            closed: None,
            sealed: Some(names::seal(&key, names::case_place(case), &named)?),
        };
        rows::add_case(&mut tx, &row, &wrapped, &once).await?;
        let victim = rows::next_victim(&mut tx).await?;
        let sealed = crate::victim::seal_record(&key, victim, &record)?;
        let kept = VictimRow { id: victim, case, version: 1, member: me.0, at: self.now(), sealed };
        rows::add_victim(&mut tx, &kept, &once).await?;
        let (mut referral, mut stub) = (known.row.clone(), known.stub.clone());
        stub.copied = self.copied(&key, number, &record)?;
        referral.stub = self.seal_stub(number, &stub)?;
        (referral.case, referral.victim, referral.member) = (Some(case), Some(victim), Some(me.0));
        referral.state = known.state.after(Step::Accepted, Side::Receiver).code().into();
        referral.version += 1;
        referral.changed = self.now();
        rows::update_referral(&mut tx, &referral).await?;
        self.answer(&mut tx, session, &known, &Answer::of_step(Step::Accepted)).await?;
        self.note(&mut tx, Some(me), "case-opened", &format!("case {case}")).await?;
        self.note(&mut tx, Some(me), "referral-accepted", &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Case(case)))
    }

    /// Says any other step. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn answer_referral(
        &self,
        session: &Session,
        number: i64,
        form: &AnswerForm<'_>,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, known)) = self.known_referral("answer", session, number).await? else {
            return Ok(None);
        };
        let works = match &known.case {
            Some((_, facts)) => may_case(session, Permission::WorkCases, *facts),
            None => session.can(Permission::WorkCases),
        };
        let theirs = known.direction == Direction::In && works;
        // Whoever was promised that nothing more is told hears whether it is taken and nothing else.
        let more = known.details.as_ref().is_some_and(|details| details.after == After::Told.code());
        let may = more || form.step == Step::Declined;
        if !theirs || !may || form.step == Step::Accepted || !known.state.can_answer(form.step) {
            return Ok(Some(ReferralDone::NotPossible));
        }
        if known.row.version != form.version {
            return Ok(Some(ReferralDone::Changed));
        }
        let answer = match checked(form, self.today()) {
            Ok(answer) => answer,
            Err((at, fault)) => return Ok(Some(ReferralDone::Fault(at, fault))),
        };
        self.answer(&mut tx, session, &known, &answer).await?;
        let mut row = known.row;
        row.state = known.state.after(form.step, Side::Receiver).code().into();
        row.version += 1;
        row.changed = self.now();
        let me = session.member.id;
        if form.step == Step::Declined && self.kind() == OrgKind::Police {
            self.wait_for_look(&mut tx, row, me).await?;
        } else if form.step == Step::Declined {
            self.let_go_of_declined(&mut tx, (row, known.stub), me).await?;
        } else {
            rows::update_referral(&mut tx, &row).await?;
            self.note(&mut tx, Some(me), "referral-answered", &format!("referral {number}")).await?;
        }
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }

    async fn answer(
        &self,
        tx: &mut store::Tx,
        session: &Session,
        known: &KnownReferral,
        answer: &Answer,
    ) -> Result<(), DeskError> {
        let body = answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
        let said = (Kind::ReferralAnswer, body);
        let of = (&known.row, &known.stub);
        self.say_between(tx, of, known.key.as_ref(), said, Some(session.member.id)).await
    }
}

/// An answer as it goes out, if nothing is wrong with it.
pub(super) fn checked(form: &AnswerForm<'_>, today: Day) -> Result<Answer, (&'static str, ReferralFault)> {
    let words = |at, text: &str, needed| check_words(text, needed).map_err(|fault| (at, fault));
    let mut answer = Answer { words: form.words.trim().into(), ..Answer::of_step(form.step) };
    match form.step {
        Step::Declined => {
            let reason = form.reason.ok_or(("reason", ReferralFault::Choice))?;
            words("words", form.words, reason == DeclineReason::Other)?;
            answer.code = reason.code().into();
        }
        Step::Place => {
            let tonight = form.tonight.ok_or(("tonight", ReferralFault::Choice))?;
            if tonight && form.until.is_none_or(|until| until < today) {
                return Err(("until", ReferralFault::Day));
            }
            words("words", form.words, false)?;
            (answer.tonight, answer.day) = (Some(tonight), form.until.filter(|_| tonight));
        }
        Step::Appointment => {
            words("when", form.when, true)?;
            words("where", form.place, true)?;
            words("words", form.words, false)?;
            (answer.when, answer.place) = (form.when.trim().into(), form.place.trim().into());
        }
        Step::Feedback => words("words", form.words, true)?,
        _ => words("words", form.words, false)?,
    }
    Ok(answer)
}
