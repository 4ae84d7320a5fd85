//! Asking, and what was answered: checked whole, kept once, in the place of what was decided before about the same.
use super::{
    Asked, ConsentDone, ConsentForm, Happened, Opened,
    sealed::{ConsentDetails, HappenedDetails},
    version,
};
use crate::{Desk, DeskError, Permission, Session, at_rest::Key, case::may_case, chance, names};
use domain::{
    ConsentFault, HasSay, With,
    consent::{Answer, At, CONSENTS_MAX, How, Question, Suspected, ToldBack, check_answer, check_question},
    victim::is_minor,
};
use envelope::{directory::OrgKind, ids::OrgId};
use store::{
    Tx,
    desk::{self as rows, ConsentEventRow, ConsentRow},
};

impl Desk {
    /// Keeps what somebody was asked and answered. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn decide_consent(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &ConsentForm,
    ) -> Result<Option<ConsentDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("consent", session, case).await? else { return Ok(None) };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ConsentDone::NotPossible));
        }
        let minor = crate::victim::opened(&known.key, &row)?.age.and_then(is_minor);
        let (asked, answer) = match self.check_answered(form, minor == Some(true)) {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(ConsentDone::Fault(at, fault))),
        };
        let of = (&known.key, case, victim);
        let (id, told) = match self.keep_answered(&mut tx, session, of, (form, asked, &answer)).await? {
            Ok(kept) => kept,
            Err(done) => return Ok(Some(done)),
        };
        let me = session.member.id;
        self.tell_after(&mut tx, case, me).await?;
        self.count(&mut tx, answer.counted()).await?;
        self.note_told_receivers(&mut tx, &told).await?;
        self.note(&mut tx, Some(me), "consent-decided", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(ConsentDone::Kept(id)))
    }

    /// Keeps it with its answer, in the place of what was decided before; in whose thread that stood, it is said anew.
    async fn keep_answered(
        &self,
        tx: &mut Tx,
        session: &Session,
        (key, case, victim): (&Key, i64, i64),
        (form, asked, answer): (&ConsentForm, Asked, &Answer),
    ) -> Result<Result<(i64, Vec<i64>), ConsentDone>, DeskError> {
        let before = self.consents_opened(tx, (key, case), Some(victim)).await?;
        let newer = newer(&before, &asked);
        let in_place = before.iter().filter(|one| newer.is_none() && ends(one, &asked, answer));
        let asked = Asked { thread: in_place.filter_map(|one| one.asked.thread).next_back(), ..asked };
        let kept = self.keep_decision(tx, session, (key, case, victim), (form, &asked, Some(answer))).await?;
        let (id, public) = match kept {
            Ok(kept) => kept,
            Err(done) => return Ok(Err(done)),
        };
        let told = match newer {
            // What was asked earlier and written down later is history: it brings back nothing and ends nothing.
            Some(newer) => {
                let happened = Happened::Replaced(self.today(), newer);
                let row = rows::consent(tx, case, id).await?.ok_or(DeskError::Damaged("consents"))?;
                self.consent_happened(tx, (key, &row), (&happened, session.member.id.0)).await?;
                Vec::new()
            }
            None => {
                let now = (before.as_slice(), id, &asked, answer);
                self.replace_earlier(tx, (key, session.member.id.0), now).await?
            }
        };
        self.say_held(tx, (&asked, answer, public)).await?;
        Ok(Ok((id, told)))
    }

    /// The row of a decision, once for each form; its number and name. `answer`: `None` while it is on its way to whoever is asked.
    pub(super) async fn keep_decision(
        &self,
        tx: &mut Tx,
        session: &Session,
        (key, case, victim): (&Key, i64, i64),
        (form, asked, answer): (&ConsentForm, &Asked, Option<&Answer>),
    ) -> Result<Result<(i64, [u8; 32]), ConsentDone>, DeskError> {
        let public = *chance::bytes::<32>()?;
        let me = session.member.id;
        let said = Asked { thread: None, ..asked.clone() };
        let once = format!("consent {} {case} {victim} {} {said:?} {answer:?}", me.0, form.once_token);
        let once = self.0.vault.lookup("once", once.as_bytes());
        if let Some(id) = rows::consent_of_form(tx, &once).await? {
            return Ok(Err(ConsentDone::Kept(id)));
        }
        let before = self.consents_opened(tx, (key, case), Some(victim)).await?;
        if version(&before) != form.version || asked.again.is_some_and(|id| !has(&before, id)) {
            return Ok(Err(ConsentDone::Changed));
        }
        if before.len() >= CONSENTS_MAX {
            return Ok(Err(ConsentDone::Fault("parts", ConsentFault::Many)));
        }
        let id = rows::next_consent(tx).await?;
        let details = ConsentDetails::of(asked, answer, public);
        let agreed = matches!(answer, Some(Answer::Yes | Answer::Part(_)));
        let row = ConsentRow {
            id,
            case,
            victim,
            member: me.0,
            at: self.now(),
            open: agreed && newer(&before, asked).is_none(),
            told: false,
            public: self.public_hash(&public),
            sealed: names::seal(key, names::consent_place(id), &details)?,
        };
        rows::add_consent(tx, &row, &once).await?;
        if answer.is_none() {
            self.ask_instead(tx, (key, me.0), (&before, id, asked)).await?;
        }
        Ok(Ok((id, public)))
    }

    /// A question that waits, or was put off, about the same is asked by this one.
    async fn ask_instead(
        &self,
        tx: &mut Tx,
        (key, member): (&Key, i64),
        (before, id, asked): (&[Opened], i64, &Asked),
    ) -> Result<(), DeskError> {
        for one in before {
            let waits = matches!(one.answer, None | Some(Answer::Later(_)));
            if waits && ends(one, asked, &Answer::Yes) {
                let happened = Happened::Replaced(self.today(), id);
                self.end_consent(tx, (key, one), (&happened, member)).await?;
            }
        }
        Ok(())
    }

    /// How the name under which a decision travels is looked up.
    pub(super) fn public_hash(&self, public: &[u8; 32]) -> [u8; 32] {
        self.0.vault.lookup("consent", public)
    }

    /// What a form asks, if nothing is wrong with it: everything but the answer and whether it was told back. `minor`: the person is treated as one.
    ///
    /// # Errors
    /// At which field, and what.
    pub fn check_consent(&self, form: &ConsentForm, minor: bool) -> Result<Asked, (At, ConsentFault)> {
        let today = self.today();
        let receivers = self.receivers();
        // What this desk itself may know is asked of whoever wrote to it, and of nobody across its table.
        let ours = |org: &OrgId| (org == self.org() && form.how == Some(How::Thread)).then(|| self.kind());
        let kind = |org: &OrgId| {
            receivers.iter().find(|one| one.org == *org).map(|one| one.kind).or_else(|| ours(org))
        };
        let kind = match &form.with {
            Some(With::Desk(org)) => Some(kind(org).ok_or(("with", ConsentFault::Choice))?),
            _ => None,
        };
        let suspected = form.suspected.unwrap_or(Suspected::NotAsked);
        let question = Question {
            parts: &form.parts,
            with: form.with.as_ref(),
            to_police: kind == Some(OrgKind::Police),
            officer: &form.officer,
            purpose: form.purpose,
            purpose_words: &form.purpose_words,
            until: form.until,
            asked_on: form.asked_on,
            how: form.how,
            lang: &form.lang,
            interpreter: &form.interpreter,
            say: form.say,
            suspected,
        };
        let checked = check_question(&question, Some(minor), (today, self.0.consents.days_max()))?;
        if checked.how == How::Thread {
            // Whoever has the code answers for themselves and for nobody else.
            if !matches!(checked.say, HasSay::Person | HasSay::AbleMinor) {
                return Err(("say", ConsentFault::ThreadSay));
            }
            if !form.wrote {
                return Err(("wrote", ConsentFault::Wrote));
            }
        }
        Ok(Asked {
            parts: form.parts.clone(),
            with: form.with.clone().ok_or(("with", ConsentFault::Choice))?,
            officer: form.officer.trim().into(),
            purpose: checked.purpose,
            purpose_words: form.purpose_words.trim().into(),
            until: checked.until,
            asked_on: checked.asked_on,
            how: checked.how,
            lang: form.lang.clone(),
            interpreter: form.interpreter.trim().into(),
            told_back: form.told_back.unwrap_or(ToldBack::NotAsked),
            say: checked.say,
            suspected,
            thread: None,
            wrote: form.wrote && checked.how == How::Thread,
            again: form.again,
        })
    }

    fn check_answered(&self, form: &ConsentForm, minor: bool) -> Result<(Asked, Answer), (At, ConsentFault)> {
        let asked = self.check_consent(form, minor)?;
        form.told_back.ok_or(("told-back", ConsentFault::Choice))?;
        let answer = form.answer.clone().ok_or(("answer", ConsentFault::Choice))?;
        check_answer(&answer, &form.parts, self.today())?;
        Ok((asked, answer))
    }

    /// A later yes, part or no about the same thing holds in the place of what was decided before; "ask me later" leaves that as it is.
    pub(super) async fn replace_earlier(
        &self,
        tx: &mut Tx,
        (key, member): (&Key, i64),
        (before, id, asked, answer): (&[Opened], i64, &Asked, &Answer),
    ) -> Result<Vec<i64>, DeskError> {
        let mut told = Vec::new();
        for one in before.iter().filter(|one| one.row.id != id && ends(one, asked, answer)) {
            let happened = Happened::Replaced(self.today(), id);
            told.extend(self.end_consent(tx, (key, one), (&happened, member)).await?);
        }
        Ok(told)
    }

    /// Writes down what happened to a decision.
    pub(super) async fn consent_happened(
        &self,
        tx: &mut Tx,
        (key, row): (&Key, &ConsentRow),
        (happened, member): (&Happened, i64),
    ) -> Result<(), DeskError> {
        let id = rows::next_consent_event(tx).await?;
        let sealed = names::seal(key, names::consent_event_place(id), &HappenedDetails::of(happened))?;
        let event = ConsentEventRow { id, consent: row.id, case: row.case, member, at: self.now(), sealed };
        Ok(rows::add_consent_event(tx, &event).await?)
    }
}

/// Whether an answer to what is asked holds in the place of an earlier decision.
fn ends(one: &Opened, asked: &Asked, answer: &Answer) -> bool {
    let same = one.asked.with == asked.with
        && one.asked.officer == asked.officer
        && (one.asked.purpose, &one.asked.purpose_words) == (asked.purpose, &asked.purpose_words);
    let stands = one.stands(None, 0);
    let ended = stands.withdrawn.is_some() || stands.replaced || one.answer == Some(Answer::No);
    !matches!(answer, Answer::Later(_)) && !ended && (same || asked.again == Some(one.row.id))
}

fn has(opened: &[Opened], id: i64) -> bool {
    opened.iter().any(|one| one.row.id == id)
}

/// The decision about the same receiver and purpose that was asked or taken back on a later day than this was asked: the latest of them.
pub(super) fn newer(before: &[Opened], asked: &Asked) -> Option<i64> {
    let said = |one: &&Opened| {
        let decided = !matches!(one.answer, None | Some(Answer::Later(_)));
        let withdrawn = one.happened.iter().any(|(happened, ..)| match happened {
            Happened::Withdrawn(on, _) => *on > asked.asked_on,
            _ => false,
        });
        withdrawn || (decided && one.asked.asked_on > asked.asked_on)
    };
    before.iter().filter(|one| one.is_about_the_same(asked)).filter(said).map(|one| one.row.id).max()
}
