//! Consent through the messages behind a receipt: the question goes out sealed like a reply, the answer comes in like every other message of its writer.
//! What holds no longer, or was decided anew across a table, is said there too.
use super::{Asked, ConsentDone, ConsentForm, Happened, Opened, asking::newer, in_its_place};
use crate::{
    Desk, DeskError, Permission, Session, Waiting,
    at_rest::Key,
    case::may_case,
    names,
    pull::{GOOD, Pulled},
    signal::{facts, thread},
};
use domain::{
    ConsentFault, ConsentState, MemberId, NoticeKind, With,
    consent::{Answer, How, Part, Parts, ToldBack, check_answer},
    victim::is_minor,
};
use envelope::{
    consent::{self as told, Answered, Question, TakenBack},
    ids::Day,
    message::{Body, Kind, Message, OpenedMessage},
    relay_api::Item,
};
use store::{
    Tx,
    desk::{self as rows, By, NewMessage, SignalRow},
};

/// What is said about a decision in its thread.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// A question.
    Asked,
    /// It was answered across a table.
    Held,
    /// It holds no longer.
    Ended,
}

impl Spoken {
    /// As it lies sealed, and in what is taken along.
    pub(crate) const ALL: [(Self, u8, &'static str); 3] = [
        (Self::Asked, 1, "consent-asked"),
        (Self::Held, 2, "consent-held"),
        (Self::Ended, 3, "consent-ended"),
    ];

    fn byte(self) -> u8 {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or(0, |(_, byte, _)| *byte)
    }

    pub(crate) fn of_byte(byte: u8) -> Option<Self> {
        Self::ALL.iter().find(|(_, one, _)| *one == byte).map(|(one, ..)| *one)
    }

    /// Its word.
    #[must_use]
    pub fn code(self) -> &'static str {
        Self::ALL.iter().find(|(one, ..)| *one == self).map_or("", |(_, _, code)| *code)
    }
}

/// A thread in which somebody can be asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Thread {
    /// The report.
    pub number: i64,
    /// The language in which it was written.
    pub lang: String,
}

/// What a writer said about a decision; the inner `None`: they take it back.
fn heard(message: &Message) -> Option<([u8; 32], Option<told::Answer>)> {
    match message.kind {
        Kind::Consent => Answered::of(message).ok().map(|answered| (answered.id, Some(answered.said))),
        Kind::ConsentWithdrawn => TakenBack::of(message).ok().map(|end| (end.id, None)),
        _ => None,
    }
}

fn parts_of(words: &[String]) -> Option<Parts> {
    words.iter().map(|word| Part::of_code(word)).collect()
}

fn answer_of(said: &told::Answer) -> Option<Answer> {
    Some(match said {
        told::Answer::Yes => Answer::Yes,
        told::Answer::No => Answer::No,
        told::Answer::Part(words) => Answer::Part(parts_of(words)?),
        told::Answer::Later(day) => Answer::Later(*day),
    })
}

fn said_of(answer: &Answer) -> told::Answer {
    match answer {
        Answer::Yes => told::Answer::Yes,
        Answer::No => told::Answer::No,
        Answer::Part(parts) => told::Answer::Part(codes(parts)),
        Answer::Later(day) => told::Answer::Later(*day),
    }
}

fn codes(parts: &Parts) -> Vec<String> {
    parts.iter().map(|part| part.code().to_owned()).collect()
}

fn question(asked: &Asked, public: [u8; 32], held: Option<&Answer>) -> Question {
    let (with, name) = match &asked.with {
        With::Desk(org) => (Some(org.clone()), String::new()),
        With::Named(name) => (None, name.clone()),
    };
    Question {
        id: public,
        why: asked.purpose.code().into(),
        held: held.map(said_of),
        name,
        what: codes(&asked.parts),
        with,
        until: asked.until,
        words: if asked.purpose == domain::Purpose::Other {
            asked.purpose_words.clone()
        } else {
            String::new()
        },
        person: asked.officer.clone(),
    }
}

impl Desk {
    /// The threads of a case in which this member may ask something.
    pub(super) async fn threads_of(
        &self,
        tx: &mut Tx,
        session: &Session,
        case: i64,
    ) -> Result<Vec<Thread>, DeskError> {
        let mut threads = Vec::new();
        for (number, ..) in rows::signals_of_case(tx, case).await? {
            let Some(row) = rows::signal(tx, number).await? else { continue };
            if self.may(session, Permission::Answer, facts(&row, session)?) {
                threads.push(Thread { number, lang: row.lang });
            }
        }
        Ok(threads)
    }

    /// Asks somebody through their messages: kept as asked, and on its way sealed. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn ask_through_thread(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        (thread, form): (i64, &ConsentForm),
    ) -> Result<Option<ConsentDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("consent asked", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ConsentDone::NotPossible));
        }
        let threads = self.threads_of(&mut tx, session, case).await?;
        let Some(found) = threads.into_iter().find(|one| one.number == thread) else {
            return Ok(Some(ConsentDone::Fault("thread", ConsentFault::Choice)));
        };
        let minor = crate::victim::opened(&known.key, &row)?.age.and_then(is_minor);
        let form = ConsentForm {
            how: Some(How::Thread),
            lang: found.lang,
            asked_on: Some(self.today()),
            interpreter: String::new(),
            told_back: Some(ToldBack::NotAsked),
            ..form.clone()
        };
        let asked = match self.check_consent(&form, minor == Some(true)) {
            Ok(asked) => Asked { thread: Some(thread), ..asked },
            Err((at, fault)) => return Ok(Some(ConsentDone::Fault(at, fault))),
        };
        if self.is_of_another(&mut tx, (&known.key, case, victim), thread).await? {
            return Ok(Some(ConsentDone::Fault("thread", ConsentFault::Another)));
        }
        let kept =
            self.keep_decision(&mut tx, session, (&known.key, case, victim), (&form, &asked, None)).await?;
        let (id, public) = match kept {
            Ok(kept) => kept,
            Err(done) => return Ok(Some(done)),
        };
        let body = question(&asked, public, None).to_body().map_err(|_| DeskError::Damaged("consents"))?;
        let me = session.member.id;
        let said = (Spoken::Asked, Kind::Consent, body);
        if !self.say_in_thread(&mut tx, thread, said, Some(me)).await? {
            return Ok(Some(ConsentDone::Fault("thread", ConsentFault::Choice)));
        }
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), "consent-asked", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(ConsentDone::Kept(id)))
    }

    /// Whether somebody else was asked through this report. What was taken back before anybody answered binds nobody to it.
    async fn is_of_another(
        &self,
        tx: &mut Tx,
        (key, case, victim): (&Key, i64, i64),
        thread: i64,
    ) -> Result<bool, DeskError> {
        let binds = |one: &Opened| {
            let other = (one.row.case, one.row.victim) != (case, victim);
            other && one.asked.thread == Some(thread) && (one.answer.is_some() || !one.has_ended())
        };
        if self.consents_opened(tx, (key, case), None).await?.iter().any(binds) {
            return Ok(true);
        }
        for other in rows::cases_of_signal(tx, thread).await?.into_iter().filter(|one| *one != case) {
            let Some(wrapped) = rows::case_key(tx, other).await? else { continue };
            let key = self.0.vault.case_key(other, &wrapped)?;
            if self.consents_opened(tx, (&key, other), None).await?.iter().any(binds) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether somebody is asked or agreed through this report in this case: a stop has to find it there.
    pub(crate) async fn holds_thread(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        number: i64,
    ) -> Result<bool, DeskError> {
        let today = self.today();
        let bound =
            |one: &Opened| one.asked.thread == Some(number) && !one.has_ended() && one.asked.until >= today;
        Ok(self.consents_opened(tx, (key, case), None).await?.iter().any(bound))
    }

    /// In the thread of a decision: that it holds no longer, if somebody can still be told.
    pub(super) async fn say_no_longer(&self, tx: &mut Tx, one: &Opened, on: Day) -> Result<(), DeskError> {
        let Some(thread) = one.asked.thread else { return Ok(()) };
        let body = TakenBack { id: one.public, on }.to_body();
        self.say_in_thread(tx, thread, (Spoken::Ended, Kind::ConsentWithdrawn, body), None).await?;
        Ok(())
    }

    /// In its thread: what was decided anew across a table, if somebody can still be told.
    pub(super) async fn say_held(
        &self,
        tx: &mut Tx,
        (asked, answer, public): (&Asked, &Answer, [u8; 32]),
    ) -> Result<(), DeskError> {
        let Some(thread) = asked.thread else { return Ok(()) };
        let body = question(asked, public, Some(answer)).to_body();
        let body = body.map_err(|_| DeskError::Damaged("consents"))?;
        self.say_in_thread(tx, thread, (Spoken::Held, Kind::Consent, body), None).await?;
        Ok(())
    }

    /// Puts a message about a decision on its way; `false`: nobody is there to read it. `by`: who of us asks; the desk says the rest by itself.
    async fn say_in_thread(
        &self,
        tx: &mut Tx,
        number: i64,
        (spoken, kind, body): (Spoken, Kind, Body),
        by: Option<MemberId>,
    ) -> Result<bool, DeskError> {
        let Some(mut row) = rows::lock_signal(tx, By::Number(number)).await? else { return Ok(false) };
        let key = self.key_of(tx, number).await?;
        let Some(key) = key.filter(|_| !row.stopped && row.sealed_reply.is_some()) else { return Ok(false) };
        let (answer, hash) = match (self.seal_to_writer(&row, kind, body), by) {
            (Ok(sealed), _) => sealed,
            (Err(error), Some(_)) => return Err(error),
            // What members decided stands, also where it cannot be said today.
            (Err(error), None) => {
                tracing::error!(%error, "something about a consent could not be said");
                return Ok(false);
            }
        };
        row.outgoing = (row.outgoing.0 + 1, hash);
        if by.is_some() {
            row.version += 1;
            row.waiting = Waiting::Writer.code().into();
        }
        let new = NewMessage {
            number,
            envelope_id: None,
            once: None,
            member: Some(by.map_or(0, |member| member.0)),
            at: self.now(),
            // What the desk says by itself stands in nobody's way.
            at_version: if by.is_some() { row.version } else { 0 },
            verdict: GOOD,
            sent: "waiting",
        };
        let plain = thread::spoken(spoken.byte());
        let seal = |id| key.seal(names::message_place(id), &plain).ok();
        let id = rows::add_message(tx, &new, seal).await?.ok_or(DeskError::Damaged("messages"))?;
        let sealed = self.0.vault.desk().seal(names::outbox_place(id), &answer.to_bytes())?;
        rows::put_outbox(tx, id, number, &sealed).await?;
        rows::update_signal(tx, &row).await?;
        Ok(true)
    }

    /// Locks what a writer's message about consent changes before their report is locked, as members do.
    pub(crate) async fn lock_for_consent(
        &self,
        tx: &mut Tx,
        message: &Message,
        report_hash: &[u8; 32],
    ) -> Result<(), DeskError> {
        let mut cases = match (heard(message), &message.body) {
            (Some((id, _)), _) => {
                let found = rows::consent_by_public(tx, &self.public_hash(&id)).await?;
                found.map(|row| row.case).into_iter().collect()
            }
            (None, Body::Withdrawal) => match rows::number_of_report(tx, report_hash).await? {
                Some(number) => rows::cases_of_signal(tx, number).await?,
                None => Vec::new(),
            },
            _ => Vec::new(),
        };
        cases.sort_unstable();
        for case in cases {
            rows::lock_case(tx, case).await?;
        }
        Ok(())
    }

    /// The cases of a report, before it is locked itself.
    pub(crate) async fn lock_cases_of(&self, tx: &mut Tx, number: i64) -> Result<(), DeskError> {
        for case in rows::cases_of_signal(tx, number).await? {
            rows::lock_case(tx, case).await?;
        }
        Ok(())
    }

    /// What a writer says about a decision, once their message is in its place.
    pub(crate) async fn hear_consent(
        &self,
        tx: &mut Tx,
        (item, verdict): (&Item, &'static str),
        row: &SignalRow,
        opened: &OpenedMessage,
    ) -> Result<Pulled, DeskError> {
        let Some((id, said)) = heard(&opened.message) else { return self.put_aside(tx, "content").await };
        let Some(found) = rows::consent_by_public(tx, &self.public_hash(&id)).await? else {
            // Its case is erased, or it never was: for whoever asks, it is over.
            self.add(tx, item, opened, row, verdict).await?;
            let body = TakenBack { id, on: self.today() }.to_body();
            self.say_in_thread(tx, row.number, (Spoken::Ended, Kind::ConsentWithdrawn, body), None).await?;
            return Ok(Pulled { new_signals: 0, new_messages: 1 });
        };
        let case = found.case;
        let key = self.key_of_case(tx, case).await?;
        let all = self.consents_opened(tx, (&key, case), Some(found.victim)).await?;
        let one = all.iter().find(|one| one.row.id == found.id).ok_or(DeskError::Damaged("consents"))?;
        if one.asked.thread != Some(row.number) {
            return self.put_aside(tx, "no-such-report").await;
        }
        let answer = match &said {
            None => None,
            Some(said) => {
                let today = self.relay_day();
                let fits = |answer: &Answer| match answer {
                    // We were away meanwhile.
                    Answer::Later(day) if *day <= today => true,
                    answer => check_answer(answer, &one.asked.parts, today).is_ok(),
                };
                // What is not believed does not stand among what they said.
                let Some(answer) = answer_of(said).filter(fits) else {
                    return self.put_aside(tx, "content").await;
                };
                Some(answer)
            }
        };
        self.add(tx, item, opened, row, verdict).await?;
        match answer {
            None => self.hear_taken_back(tx, (&key, case), (in_its_place(&all, one), one.row.id)).await?,
            // A yes that was on its way when they stopped us is none.
            Some(_) if row.stopped => {}
            Some(answer) => self.hear_answer(tx, (&key, &all, one), answer).await?,
        }
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    async fn hear_taken_back(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        (one, named): (&Opened, i64),
    ) -> Result<(), DeskError> {
        // Once is enough; what is over is over.
        if !one.stands(None, 0).state_on(self.today()).can_be_withdrawn() {
            return Ok(());
        }
        let told = self.end_by_withdrawal(tx, (key, one), (0, How::Thread, one.row.id == named)).await?;
        self.tell_after(tx, case, MemberId(0)).await?;
        self.note_told_receivers(tx, &told).await?;
        self.note(tx, None, "consent-withdrawn", &format!("case {case}")).await
    }

    async fn hear_answer(
        &self,
        tx: &mut Tx,
        (key, all, one): (&Key, &[Opened], &Opened),
        answer: Answer,
    ) -> Result<(), DeskError> {
        match one.stands(None, 0).state_on(self.today()) {
            ConsentState::Asked | ConsentState::AskedLater(_) | ConsentState::Refused => {}
            ConsentState::Live | ConsentState::Partly | ConsentState::AskAgain => return Ok(()),
            ConsentState::Withdrawn(_) | ConsentState::Over(_) | ConsentState::Replaced => {
                return self.say_no_longer(tx, one, self.today()).await;
            }
        }
        // Sent twice is said once.
        if one.answer.as_ref() == Some(&answer) {
            return Ok(());
        }
        let case = one.row.case;
        if let Some(newer) = newer(all, &one.asked) {
            let happened = Happened::Replaced(self.today(), newer);
            let told = self.end_consent(tx, (key, one), (&happened, 0)).await?;
            self.note_told_receivers(tx, &told).await?;
            return self.note(tx, None, "consent-answered", &format!("case {case}")).await;
        }
        let happened = Happened::Answered(self.today(), answer.clone());
        self.consent_happened(tx, (key, &one.row), (&happened, 0)).await?;
        let agreed = matches!(answer, Answer::Yes | Answer::Part(_));
        rows::set_consent_open(tx, one.row.id, agreed).await?;
        // Of whom more is known by now than when they were asked: what is not theirs to say ends nothing.
        let victim = rows::victim(tx, case, one.row.victim).await?.ok_or(DeskError::Damaged("victims"))?;
        let minor = crate::victim::opened(key, &victim)?.age.and_then(is_minor);
        let told = if one.stands(minor, 0).doubted {
            Vec::new()
        } else {
            self.replace_earlier(tx, (key, 0), (all, one.row.id, &one.asked, &answer)).await?
        };
        self.tell_after(tx, case, MemberId(0)).await?;
        self.tell_case(tx, (NoticeKind::ConsentAnswered, case), None).await?;
        self.count(tx, answer.counted()).await?;
        self.note_told_receivers(tx, &told).await?;
        self.note(tx, None, "consent-answered", &format!("case {case}")).await
    }

    /// Whoever stops us takes back whatever they were asked in that thread. To which referrals: for the log, once every row is written.
    pub(crate) async fn end_thread_consents(&self, tx: &mut Tx, number: i64) -> Result<Vec<i64>, DeskError> {
        let mut told = Vec::new();
        for case in rows::cases_of_signal(tx, number).await? {
            let Some(wrapped) = rows::case_key(tx, case).await? else { continue };
            let key = self.0.vault.case_key(case, &wrapped)?;
            for one in self.consents_opened(tx, (&key, case), None).await? {
                if one.asked.thread == Some(number) && !one.has_ended() {
                    told.extend(self.end_with_others(tx, (&key, &one), How::Thread).await?);
                }
            }
        }
        Ok(told)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Purpose;

    #[test]
    fn a_desk_asks_in_the_words_that_every_page_can_name() {
        let parts: Vec<&str> = Part::ALL.iter().map(|part| part.code()).collect();
        let purposes: Vec<&str> = Purpose::ALL.iter().map(|purpose| purpose.code()).collect();
        assert_eq!((parts, purposes), (told::WHAT.to_vec(), told::WHY.to_vec()));
    }
}
