//! One report: what its page shows, and what can be done with it. Looking is noted in the log.
pub mod answer;
pub mod aside;
pub mod draft;
mod may;
pub mod note;
pub mod signs;
pub mod state;
pub(crate) mod thread;
pub mod together;
pub mod work;

pub use answer::{ReplyForm, ReplyOutcome};
pub use aside::AsideOutcome;
pub use draft::Draft;
pub use may::May;
pub use note::{LanguageRequest, Note, NoteOutcome};
pub use state::{SecondLook, StateOutcome};
pub use together::{Merged, Other, Together, TogetherOutcome};
pub use work::{About, Label, Work, WorkForm, WorkOutcome};

use crate::{
    Desk, DeskError, Permission, Session, State, Waiting,
    at_rest::{Key, Place},
    ending::LastDay,
    enter::Told,
    files::ReportFile,
    holding,
    names::{self, MemberDetails, SignalDetails, WantedClosing, WorkDetails},
    people::{Team, absence},
};
use domain::{Content, Facts, MemberId, Object, Origin, Outcome, Record, Sight, triage::Hard};
use envelope::{
    ids::{Day, OrgId},
    message::{Answer, Kind, Mode},
};
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    desk::{By, SignalRow},
};

/// A report as its page shows it.
pub struct SignalView {
    /// Its number at this desk.
    pub number: i64,
    /// Counts everything that happens to it: goes into forms as `seen_version`.
    pub version: i64,
    /// Where it stands.
    pub state: State,
    /// Whom it waits for.
    pub waiting: Waiting,
    /// Shown; kept closed (`signal-stopped-text`); or erased. Not shown means: no answers, no thread.
    pub content: Content,
    /// The language of the page when it was written (BCP 47).
    pub lang: String,
    /// How its first message was sealed.
    pub mode: Mode,
    /// The day it came to the relay.
    pub arrived_day: Day,
    /// Everybody who can read it, this organisation too, as the writer last said.
    pub readers: Vec<OrgId>,
    /// Question id and answer id, as chosen from lists.
    pub answers: Vec<Answer>,
    /// The writer ticked "I am under pressure".
    pub pressure: bool,
    /// The writer says it is about the police.
    pub about_police: bool,
    /// The conversation, oldest first; the report's own text is its first entry.
    pub thread: Vec<Entry>,
    /// The writer has asked us to stop.
    pub stopped: bool,
    /// Deletion is asked and happens after this day.
    pub deletion_due: Option<Day>,
    /// Who closed it, if it is closed by one of us.
    pub closed: Option<ClosedBy>,
    /// What this member may do now.
    pub may: May,
    /// What this member began to write, kept by [`Desk::save_draft`].
    pub draft: Draft,
    /// Who has it, how urgent it is, until when it is put off, its labels.
    pub work: Work,
    /// Why it is so urgent, and why it is put off; empty: nothing was said.
    pub reasons: (String, String),
    /// In which ways its words are hard to read, as members said.
    pub hard: BTreeSet<Hard>,
    /// What came of it, once it is closed.
    pub outcome: Option<Outcome>,
    /// Why, and the number of the official report; empty: nothing was said.
    pub outcome_words: (String, String),
    /// A closing that waits for a second person.
    pub second_look: Option<SecondLook>,
    /// Every label of the desk.
    pub labels: Vec<Label>,
    /// Whom it can be given to, by name.
    pub colleagues: Vec<Colleague>,
    /// Files that came with it, in the order in which they came.
    pub files: Vec<ReportFile>,
    /// Which teams it can be given to, by name.
    pub teams: Vec<Team>,
    /// How it came, if one of us wrote it down.
    pub told: Option<Told>,
    /// By which way it came.
    pub origin: Origin,
    /// How it was last looked at with the signs.
    pub assessed: Option<signs::Assessed>,
    /// Notes among members, oldest first.
    pub notes: Vec<Note>,
    /// Requests to colleagues, oldest first.
    pub language_requests: Vec<LanguageRequest>,
    /// Names of members who speak its language.
    pub speakers: Vec<String>,
    /// Other reports that belong together with it or name the same.
    pub others: Vec<Other>,
    /// Sentences of the desk, if this member can answer.
    pub phrases: Vec<crate::phrases::Phrase>,
    /// Its cases, as far as the member sees them.
    pub cases: Vec<i64>,
    /// Cases that name what it names, as far as the member sees them.
    pub cases_like: Vec<i64>,
    /// Its last day, once it is closed, and whether it is held by law.
    pub end: (Option<LastDay>, bool),
}

/// Somebody who can have a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Their number.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// They are away until this day, and who stands in for them, if anybody.
    pub away: Option<(Day, Option<String>)>,
}

/// Who closed a report and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedBy {
    /// Their name.
    pub name: String,
    /// Unix seconds.
    pub at: i64,
}

/// One thing in the conversation.
pub struct Entry {
    /// Who.
    pub from: From,
    /// What.
    pub what: What,
    /// A message of the same writer before this one is missing (`signal-gap`).
    pub gap: bool,
}

/// Who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum From {
    /// The writer; only the day of arrival is known.
    Writer {
        /// The day it came to the relay.
        day: Day,
    },
    /// One of us.
    Us {
        /// The member's name.
        name: String,
        /// Unix seconds.
        at: i64,
        /// How far it is.
        sent: Sent,
    },
}

/// How far an answer is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sent {
    /// Waits to be sent to the relay (`reply-waiting`).
    Waiting,
    /// At the relay (`reply-delivered`).
    Delivered,
    /// The writer's mailbox is gone: nobody will read it (`reply-undeliverable`).
    Undeliverable,
}

/// What was said or happened.
pub enum What {
    /// Words, exactly as written.
    Text(String),
    /// The writer chose other readers: the whole new list.
    ReadersChanged(Vec<OrgId>),
    /// The writer stopped us (shown only when they wrote again afterwards).
    Stopped,
    /// The writer asked for deletion.
    DeletionAsked {
        /// It happens after this day.
        due: Day,
    },
    /// The writer took that back.
    DeletionUndone,
    /// We said something about a consent; what, stands in its case.
    Consent(crate::consent::Spoken),
    /// They answered what they were asked to agree to.
    ConsentAnswered,
    /// They took back what they had agreed to.
    ConsentBack,
    /// A message that is not the writer's was put aside (`signal-forged`).
    Forged,
    /// A kind of message this version cannot read.
    Unreadable(Kind),
}

/// A report that a member may know of, and what the rules say of it.
pub(crate) struct Known {
    pub(crate) row: SignalRow,
    pub(crate) facts: Facts,
}

impl Desk {
    /// The page of a report. `None`: there is none, or this member may not see it, which look alike; the second is
    /// noted in the log. Looking is noted too, and the report no longer counts as unread.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn signal(&self, session: &Session, number: i64) -> Result<Option<SignalView>, DeskError> {
        let Some((mut tx, mut known)) = self.known("look", session, number).await? else { return Ok(None) };
        if !known.row.seen {
            known.row.seen = true;
            store::desk::update_signal(&mut tx, &known.row).await?;
        }
        let act = match known.facts.sight {
            Sight::Glass => "signal-seen-emergency",
            Sight::Near => "signal-seen",
            Sight::After => "signal-seen-after",
            _ => "signal-seen-role",
        };
        self.note(&mut tx, Some(session.member.id), act, &format!("signal {number}")).await?;
        let me = session.member.id.0;
        store::desk::look(&mut tx, me, ("signal", number), self.today().number()).await?;
        store::desk::see_notices(&mut tx, me, i64::MAX, Some(number)).await?;
        let mut view = self.view(&mut tx, session, known).await?;
        tx.commit().await?;
        if view.may.answer {
            view.phrases = self.phrases(session).await?;
        }
        Ok(Some(view))
    }

    /// Whether a member sees this report: for where to go after giving one away. Looked up, not looked at.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn can_see(&self, session: &Session, number: i64) -> Result<bool, DeskError> {
        let mut tx = self.0.store.read("can see").await?;
        let Some(row) = store::desk::signal(&mut tx, number).await? else { return Ok(false) };
        Ok(self.may(session, Permission::ReadSignals, facts(&row, session)?))
    }

    /// The one way to a report: locked in a transaction of its own, and only if the member may know that it exists. A
    /// refusal is on record and looks like nothing.
    pub(crate) async fn known(
        &self,
        transaction: &'static str,
        session: &Session,
        number: i64,
    ) -> Result<Option<(Tx, Known)>, DeskError> {
        let mut tx = self.0.store.write(transaction).await?;
        let Some(row) = store::desk::lock_signal(&mut tx, By::Number(number)).await? else { return Ok(None) };
        let facts = facts(&row, session)?;
        if domain::may(&session.as_member(), Permission::ReadSignals, Object::Signal(facts)).is_err() {
            self.note(&mut tx, Some(session.member.id), "access-refused", &format!("signal {number}"))
                .await?;
            tx.commit().await?;
            return Ok(None);
        }
        Ok(Some((tx, Known { row, facts })))
    }

    /// Whether a member is a second person for what another asked about this report.
    pub(crate) fn may_confirm(&self, session: &Session, by: MemberId, facts: Facts) -> bool {
        let request = Object::Request { by, about: None };
        let second = domain::may(&session.as_member(), Permission::SecondLook, request).is_ok();
        second && self.may(session, Permission::SecondLook, facts)
    }

    pub(crate) fn may(&self, session: &Session, action: Permission, facts: Facts) -> bool {
        domain::may(&session.as_member(), action, Object::Signal(facts)).is_ok()
    }

    async fn view(&self, tx: &mut Tx, session: &Session, known: Known) -> Result<SignalView, DeskError> {
        let Known { row, facts } = known;
        let members = self.member_names(tx).await?;
        let mut view = SignalView {
            number: row.number,
            version: row.version,
            state: facts.state,
            waiting: Waiting::of_code(&row.waiting).ok_or(DeskError::Damaged("signals"))?,
            content: facts.content,
            lang: row.lang.clone(),
            mode: Mode::Server,
            arrived_day: Day(row.arrived_day),
            readers: Vec::new(),
            answers: Vec::new(),
            pressure: row.pressure,
            about_police: row.about_police,
            thread: Vec::new(),
            stopped: row.stopped,
            deletion_due: row.deletion_due.and_then(|day| u32::try_from(day).ok()).map(Day),
            closed: row.closed.map(|(by, at)| ClosedBy { name: names::name_of(&members, by), at }),
            may: self.buttons(session, facts),
            draft: Draft::default(),
            work: self.work_of(tx, &row, &WorkDetails::default()).await?,
            reasons: Default::default(),
            hard: BTreeSet::new(),
            outcome: row.outcome.as_deref().and_then(Outcome::of_code),
            outcome_words: Default::default(),
            second_look: None,
            labels: Vec::new(),
            colleagues: self.colleagues(tx, &members).await?,
            teams: self.teams(tx).await?,
            told: None,
            origin: Origin::of_code(&row.origin).ok_or(DeskError::Damaged("signals"))?,
            assessed: None,
            notes: Vec::new(),
            language_requests: Vec::new(),
            speakers: note::speakers(&members, &row.lang),
            others: Vec::new(),
            files: Vec::new(),
            cases: Vec::new(),
            cases_like: Vec::new(),
            phrases: Vec::new(),
            end: self.end_of_signal(tx, &row).await?,
        };
        if self.may(session, Permission::ReadText, facts) {
            self.add_words(tx, session, &row, &members, &mut view).await?;
        }
        Ok(view)
    }

    /// Everything that opens with the report's own key.
    async fn add_words(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: &SignalRow,
        members: &HashMap<i64, MemberDetails>,
        view: &mut SignalView,
    ) -> Result<(), DeskError> {
        let (Some(key), Some(sealed)) = (self.key_of(tx, row.number).await?, &row.sealed) else {
            return Ok(());
        };
        self.add_work(tx, session, (row, &key), members, view).await?;
        let named = self.named(&self.text_of(tx, row.number, &key).await?);
        view.others = self.others(tx, session, row, &named).await?;
        if session.can(Permission::ReadCases) {
            let cases = store::desk::cases_of_signal(tx, row.number).await?;
            view.cases = self.seen_cases(tx, session, &cases).await?;
            let mut like = store::desk::cases_like_signal(tx, row.number).await?;
            like.retain(|case| !cases.contains(case));
            view.cases_like = self.seen_cases(tx, session, &like).await?;
        }
        let details: SignalDetails = names::open(&key, names::signal_place(row.number), sealed)?;
        view.mode = match details.mode {
            1 => Mode::Wasm,
            2 => Mode::Js,
            _ => Mode::Server,
        };
        view.readers = Self::org_ids(&details.readers);
        view.answers = details.answers;
        view.told = row.entered_by.map(|by| Told {
            by: names::name_of(members, by),
            checked: details.checked,
            source: details.source,
        });
        view.files = self.files_of(tx, (&key, row.number)).await?;
        for message in store::desk::messages_of(tx, row.number).await? {
            view.thread.push(self.entry(&key, &message, members)?);
        }
        for request in store::desk::language_requests(tx, row.number).await? {
            let plain = key.open(names::request_place(request.id), &request.sealed)?;
            view.language_requests.push(LanguageRequest {
                name: names::name_of(members, request.member),
                at: request.at,
                note: String::from_utf8_lossy(&plain).into_owned(),
            });
        }
        Ok(())
    }

    /// What members decided and wrote to each other.
    async fn add_work(
        &self,
        tx: &mut Tx,
        session: &Session,
        (row, key): (&SignalRow, &Key),
        members: &HashMap<i64, MemberDetails>,
        view: &mut SignalView,
    ) -> Result<(), DeskError> {
        let details = self.work_details(key, row)?;
        view.work = self.work_of(tx, row, &details).await?;
        view.hard = aside::hard_of(&details.hard);
        view.labels = self.labels(tx, &view.work.labels).await?;
        view.reasons = (details.urgency_reason.clone(), details.snooze_reason.clone());
        view.outcome_words = (details.outcome_reason.clone(), details.report_number.clone());
        if let Some(asked) = store::desk::second_look(tx, row.number).await? {
            let place = names::second_look_place(row.number);
            let wanted: WantedClosing = names::open(key, place, &asked.sealed)?;
            let own = asked.member == session.member.id.0;
            view.may.second_look = self.may_confirm(session, MemberId(asked.member), facts(row, session)?);
            view.second_look = Some(SecondLook {
                name: names::name_of(members, asked.member),
                at: asked.at,
                outcome: Outcome::of_code(&wanted.outcome).ok_or(DeskError::Damaged("second_looks"))?,
                reason: wanted.reason.clone(),
                own,
            });
        }
        view.assessed = self.assessed(tx, (key, row.number), members).await?;
        for note in store::desk::notes_of(tx, row.number).await? {
            let plain = key.open(names::note_place(note.id), &note.sealed)?;
            view.notes.push(Note {
                name: names::name_of(members, note.member),
                at: note.at,
                text: String::from_utf8_lossy(&plain).into_owned(),
            });
        }
        let member = session.member.id.0;
        let kept = store::desk::draft(tx, row.number, member).await?;
        let open = |place: Place, sealed: Option<Vec<u8>>| {
            let text = |sealed: Vec<u8>| -> Result<String, DeskError> {
                Ok(String::from_utf8_lossy(&key.open(place, &sealed)?).into_owned())
            };
            sealed.map(text).transpose()
        };
        view.draft = Draft {
            reply: open(names::draft_place(member), kept.reply)?,
            note: open(names::note_draft_place(member), kept.note)?,
        };
        Ok(())
    }

    /// Members who can have a report, by name.
    pub(crate) async fn colleagues(
        &self,
        tx: &mut Tx,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Vec<Colleague>, DeskError> {
        let today = self.today();
        let colleague = |row: store::desk::MemberRow| Colleague {
            id: MemberId(row.id),
            name: names::name_of(members, row.id),
            away: absence(&row)
                .filter(|away| away.is_on(today))
                .map(|away| (away.until, away.substitute.map(|id| names::name_of(members, id.0)))),
        };
        let rows = store::desk::members(tx).await?;
        let mut found: Vec<_> = rows.into_iter().filter(holding::takes_reports).map(colleague).collect();
        found.sort_by_key(|colleague| colleague.name.to_lowercase());
        Ok(found)
    }
}

pub(crate) fn facts(row: &SignalRow, session: &Session) -> Result<Facts, DeskError> {
    let damaged = || DeskError::Damaged("signals");
    Ok(Facts {
        state: State::of_code(&row.state).ok_or_else(damaged)?,
        content: Content::of_code(&row.content).ok_or_else(damaged)?,
        stopped: row.stopped,
        has_reply_key: row.sealed_reply.is_some(),
        sight: session.reach.sight(Record::Signal(row.number), &holding::of_signal(row)),
    })
}
