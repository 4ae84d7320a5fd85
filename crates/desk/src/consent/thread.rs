//! Consent through the messages behind a receipt: the question goes out sealed like a reply, the answer comes in like every other message of its writer.
//! What holds no longer, or was decided anew across a table, is said there too.
use super::{Asked, ConsentDone, ConsentForm, Happened, Opened, in_its_place};
use crate::{
    Desk, DeskError, Permission, Session, Waiting,
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

    /// What a writer says about a decision, once their message is in its place.
    pub(crate) async fn hear_consent(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
        opened: &OpenedMessage,
    ) -> Result<Pulled, DeskError> {
        let Some((id, said)) = heard(&opened.message) else { return self.put_aside(tx, "content").await };
        let Some(found) = rows::consent_by_public(tx, &self.public_hash(&id)).await? else {
            // Its case is erased, or it never was: for whoever asks, it is over.
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
        match said {
            None => self.hear_taken_back(tx, (&key, case), in_its_place(&all, one)).await?,
            Some(said) => {
                let answer = answer_of(&said);
                let fits = |answer: &Answer| check_answer(answer, &one.asked.parts, self.relay_day()).is_ok();
                let Some(answer) = answer.filter(fits) else { return self.put_aside(tx, "content").await };
                self.hear_answer(tx, (&key, &all, one), answer).await?;
            }
        }
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    async fn hear_taken_back(
        &self,
        tx: &mut Tx,
        (key, case): (&crate::at_rest::Key, i64),
        one: &Opened,
    ) -> Result<(), DeskError> {
        // Once is enough; what is over is over.
        if !one.stands(None, 0).state_on(self.today()).can_be_withdrawn() {
            return Ok(());
        }
        let told = self.end_by_withdrawal(tx, (key, one), (0, How::Thread)).await?;
        self.tell_after(tx, case, MemberId(0)).await?;
        self.note_told_receivers(tx, &told).await?;
        self.note(tx, None, "consent-withdrawn", &format!("case {case}")).await
    }

    async fn hear_answer(
        &self,
        tx: &mut Tx,
        (key, all, one): (&crate::at_rest::Key, &[Opened], &Opened),
        answer: Answer,
    ) -> Result<(), DeskError> {
        match one.stands(None, 0).state_on(self.today()) {
            ConsentState::Asked | ConsentState::AskedLater(_) | ConsentState::Refused => {}
            ConsentState::Live | ConsentState::Partly | ConsentState::AskAgain => return Ok(()),
            ConsentState::Withdrawn(_) | ConsentState::Over(_) | ConsentState::Replaced => {
                return self.say_no_longer(tx, one, self.today()).await;
            }
        }
        let case = one.row.case;
        let happened = Happened::Answered(self.today(), answer.clone());
        self.consent_happened(tx, (key, &one.row), (&happened, 0)).await?;
        let agreed = matches!(answer, Answer::Yes | Answer::Part(_));
        rows::set_consent_open(tx, one.row.id, agreed).await?;
        let told = self.replace_earlier(tx, (key, 0), (all, one.row.id, &one.asked, &answer)).await?;
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
                let open = one.stands(None, 0).state_on(self.today()).can_be_withdrawn();
                if one.asked.thread == Some(number) && open {
                    told.extend(self.end_by_withdrawal(tx, (&key, &one), (0, How::Thread)).await?);
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
