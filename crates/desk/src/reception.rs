//! First receptions at the desk: a record of its own for each, begun with one press and saved as it is written. What happened at one is in
//! `reception/events.rs`, a "no" in `reception/refusal.rs`, the dated data in `reception/data.rs`.
pub mod data;
mod events;
mod order;
mod refusal;
mod sealed;

pub use events::{
    Event, EventForm, EventSaid, Happened, Informed, Interpreter, InterpreterSaid, Rights, RightsSaid,
};
pub use order::ReceptionItem;
pub use refusal::{Keeps, RefusalDone, RefusalForm, RefusalPage, RefusalState, RefusalView};

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::{KnownCase, may_case},
    names::{self, MemberDetails},
    victim::{Victim, record_object},
};
use domain::{
    Counted, ReceptionFault,
    reception::{Answer, Question, RECEPTIONS_MAX, Sheet, check_answer},
};
use envelope::directory::OrgKind;
use sealed::ReceptionDetails;
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReceptionRow},
};

/// Seconds for which what one member writes without a press is one act in the log: it is saved every few seconds.
const ONE_SITTING: i64 = 900;
/// Seconds by which a clock on a wall may be ahead of ours.
const AHEAD: i64 = 300;

/// What a reception says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reception {
    /// Which sheet.
    pub sheet: Sheet,
    /// When this person was first met, Unix seconds.
    pub first: i64,
    /// What came of each question of the sheet, in order.
    pub answers: Vec<(Question, Answer)>,
    /// At a police body: they were told what it must do about papers and what it must write down.
    pub duties: bool,
    /// At a police body: they were told what follows if they make no statement, before the days to think begin.
    pub days: bool,
}

/// What the page sends.
#[derive(Debug, Clone)]
pub struct ReceptionForm {
    /// When they were first met, Unix seconds.
    pub first: Option<i64>,
    /// Each question that was sent, with its words and whether they would not say.
    pub answers: Vec<(Question, String, bool)>,
    /// They were told of duties.
    pub duties: bool,
    /// They were told of the days.
    pub days: bool,
    /// The version the page showed.
    pub version: i64,
    /// Saved by the page itself, without a press.
    pub by_itself: bool,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReceptionDone {
    /// Kept: its number and version.
    Kept(i64, i64),
    /// It cannot be kept like this: at which field.
    Fault(&'static str, ReceptionFault),
    /// Somebody else wrote in it meanwhile: how it stands now.
    Changed(Box<ReceptionView>),
    /// There are as many as one person can have.
    Full,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

/// A reception as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionView {
    /// The case.
    pub case: i64,
    /// What the case is called.
    pub title: String,
    /// Whose.
    pub victim: i64,
    /// What their record says.
    pub record: Victim,
    /// Its number.
    pub id: i64,
    /// Counts how often it was written.
    pub version: i64,
    /// What it says.
    pub reception: Reception,
    /// What happened at it, in order of time.
    pub events: Vec<Event>,
    /// Who wrote it last, by name, and when, Unix seconds.
    pub written: (String, i64),
    /// The member may write in it.
    pub may_work: bool,
    /// The member may take it along on paper.
    pub may_print: bool,
}

/// A reception as a record lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionListed {
    /// Its number.
    pub id: i64,
    /// When this person was first met, Unix seconds.
    pub first: i64,
    /// How many questions have an answer.
    pub answered: usize,
    /// Rights were told within an hour; `None`: not told.
    pub in_time: Option<bool>,
}

/// What a record has of receptions.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReceptionSide {
    /// The latest first.
    pub receptions: Vec<ReceptionListed>,
    /// Who was told that this may be a minor, in order of time.
    pub informed: Vec<Event>,
    /// The last "no".
    pub refusal: Option<RefusalView>,
}

impl Desk {
    /// Begins a reception. Whoever comes back after a "no" begins anew, and what it would have erased stays. `None`: no such case or
    /// record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn begin_reception(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        once_token: &str,
    ) -> Result<Option<ReceptionDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("reception", session, case).await? else {
            return Ok(None);
        };
        if rows::victim(&mut tx, case, victim).await?.is_none() {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ReceptionDone::NotPossible));
        }
        let (me, now) = (session.member.id, self.now());
        let of = format!("reception {} {case} {victim} {once_token}", me.0);
        let once = self.0.vault.lookup("once", of.as_bytes());
        if let Some(id) = rows::reception_of_form(&mut tx, &once).await? {
            return Ok(Some(ReceptionDone::Kept(id, 1)));
        }
        if rows::receptions_of(&mut tx, case, victim).await?.len() >= RECEPTIONS_MAX {
            return Ok(Some(ReceptionDone::Full));
        }
        self.came_back(&mut tx, &known, victim).await?;
        let id = rows::next_reception(&mut tx).await?;
        let sheet = Sheet::of(self.kind());
        let empty = Reception { sheet, first: now, answers: Vec::new(), duties: false, days: false };
        let sealed = names::seal(&known.key, names::reception_place(id), &ReceptionDetails::of(&empty, now))?;
        let row = ReceptionRow { id, case, victim, version: 1, member: me.0, at: now, sealed };
        rows::add_reception(&mut tx, &row, &once).await?;
        self.tell_after(&mut tx, case, me).await?;
        self.count(&mut tx, Counted::Received).await?;
        self.note(&mut tx, Some(me), "reception-begun", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(ReceptionDone::Kept(id, 1)))
    }

    /// A reception. Looking is noted. `None`: no such case, record or reception for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn reception(
        &self,
        session: &Session,
        (case, victim, id): (i64, i64, i64),
    ) -> Result<Option<ReceptionView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("reception seen", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = one(&mut tx, (case, victim, id)).await? else { return Ok(None) };
        let Some(view) = self.reception_view(&mut tx, session, (&known, &row)).await? else {
            return Ok(None);
        };
        self.note(&mut tx, Some(session.member.id), "victim-seen", &record_object(case, victim)).await?;
        tx.commit().await?;
        Ok(Some(view))
    }

    /// Keeps what was written. `None`: no such case, record or reception for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_reception(
        &self,
        session: &Session,
        (case, victim, id): (i64, i64, i64),
        form: &ReceptionForm,
    ) -> Result<Option<ReceptionDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("reception", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = one(&mut tx, (case, victim, id)).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ReceptionDone::NotPossible));
        }
        let kept: ReceptionDetails = names::open(&known.key, names::reception_place(id), &row.sealed)?;
        let reception = match self.checked_sheet(&kept.reception()?, form) {
            Ok(reception) => reception,
            Err((at, fault)) => return Ok(Some(ReceptionDone::Fault(at, fault))),
        };
        let (me, now) = (session.member.id, self.now());
        if row.version != form.version {
            let view = self.reception_view(&mut tx, session, (&known, &row)).await?;
            self.note(&mut tx, Some(me), "victim-seen", &record_object(case, victim)).await?;
            tx.commit().await?;
            return Ok(view.map(|view| ReceptionDone::Changed(Box::new(view))));
        }
        let same_sitting = row.version > 1 && row.member == me.0 && now - row.at < ONE_SITTING;
        let details = ReceptionDetails::of(&reception, kept.begun());
        let sealed = names::seal(&known.key, names::reception_place(id), &details)?;
        let row = ReceptionRow { version: row.version + 1, member: me.0, at: now, sealed, ..row };
        rows::update_reception(&mut tx, &row).await?;
        if !(form.by_itself && same_sitting) {
            self.tell_after(&mut tx, case, me).await?;
            self.note(&mut tx, Some(me), "reception-changed", &format!("case {case}")).await?;
        }
        tx.commit().await?;
        Ok(Some(ReceptionDone::Kept(id, row.version)))
    }

    /// What was sent, if it stands on this sheet: a question of another one is refused, whoever sends it.
    fn checked_sheet(
        &self,
        kept: &Reception,
        form: &ReceptionForm,
    ) -> Result<Reception, (&'static str, ReceptionFault)> {
        let sheet = kept.sheet;
        if let Some((foreign, ..)) = form.answers.iter().find(|(question, ..)| !sheet.has(*question)) {
            return Err((foreign.code(), ReceptionFault::Foreign));
        }
        if sheet != Sheet::Police && (form.duties || form.days) {
            return Err(("duties", ReceptionFault::Foreign));
        }
        let first = form.first.ok_or(("day", ReceptionFault::Moment))?;
        if first > self.now() + AHEAD {
            return Err(("day", ReceptionFault::Future));
        }
        let mut answers = Vec::new();
        for question in sheet.all() {
            let sent = form.answers.iter().find(|(sent, ..)| *sent == question);
            let answer = match sent {
                Some((_, words, would_not)) => {
                    check_answer(words, *would_not).map_err(|fault| (question.code(), fault))?
                }
                None => Answer::NotAsked,
            };
            answers.push((question, answer));
        }
        Ok(Reception { sheet, first, answers, duties: form.duties, days: form.days })
    }

    async fn reception_view(
        &self,
        tx: &mut Tx,
        session: &Session,
        (known, row): (&KnownCase, &ReceptionRow),
    ) -> Result<Option<ReceptionView>, DeskError> {
        let Some(victim) = rows::victim(tx, row.case, row.victim).await? else { return Ok(None) };
        let details: ReceptionDetails = names::open(&known.key, names::reception_place(row.id), &row.sealed)?;
        let members = self.member_names(tx).await?;
        let mut events = self.events_of(tx, (&known.key, row.case, row.victim), &members).await?;
        events.retain(|event| event.reception == row.id);
        Ok(Some(ReceptionView {
            case: row.case,
            title: known.details.title.clone(),
            victim: row.victim,
            record: crate::victim::opened(&known.key, &victim)?,
            id: row.id,
            version: row.version,
            reception: details.reception()?,
            events,
            written: (names::name_of(&members, row.member), row.at),
            may_work: may_case(session, Permission::WorkCases, known.facts),
            may_print: may_case(session, Permission::TakeCopies, known.facts),
        }))
    }

    /// What a record shows of its receptions, of who was told of a minor, and of the last "no".
    pub(crate) async fn reception_side(
        &self,
        tx: &mut Tx,
        (known, victim): (&KnownCase, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<ReceptionSide, DeskError> {
        let (key, case) = (&known.key, known.row.number);
        let events = self.events_of(tx, (key, case, victim), members).await?;
        let mut receptions = Vec::new();
        let mut begun_last = 0;
        for row in rows::receptions_of(tx, case, victim).await? {
            let (listed, begun) = listed(key, &row, &events)?;
            begun_last = begun_last.max(begun);
            receptions.push(listed);
        }
        receptions.reverse();
        let informed = events.into_iter().filter(|event| matches!(event.what, Happened::Informed(_)));
        let informed = informed.collect();
        let refusal = self.last_refusal(tx, (known, victim, begun_last), members).await?;
        Ok(ReceptionSide { receptions, informed, refusal })
    }

    /// Notes that a paper about this person was made. `None`: no such case or record for this member, or not theirs to take along.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn note_reception_print(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        needs: Permission,
    ) -> Result<Option<()>, DeskError> {
        let Some((mut tx, known)) = self.known_case("reception print", session, case).await? else {
            return Ok(None);
        };
        if rows::victim(&mut tx, case, victim).await?.is_none() || !may_case(session, needs, known.facts) {
            return Ok(None);
        }
        self.note(&mut tx, Some(session.member.id), "reception-printed", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(()))
    }
}

async fn one(tx: &mut Tx, (case, victim, id): (i64, i64, i64)) -> Result<Option<ReceptionRow>, DeskError> {
    Ok(rows::receptions_of(tx, case, victim).await?.into_iter().find(|row| row.id == id))
}

/// A reception as its record lists it, and when it was begun.
fn listed(key: &Key, row: &ReceptionRow, events: &[Event]) -> Result<(ReceptionListed, i64), DeskError> {
    let details: ReceptionDetails = names::open(key, names::reception_place(row.id), &row.sealed)?;
    let reception = details.reception()?;
    let told = events.iter().filter(|event| event.reception == row.id && event.is_rights());
    let in_time = domain::reception::told_in_time(reception.first, told.map(|event| event.at));
    let answered = reception.answers.iter().filter(|(_, answer)| *answer != Answer::NotAsked).count();
    Ok((ReceptionListed { id: row.id, first: reception.first, answered, in_time }, details.begun()))
}

/// How a kind of desk is written down.
fn desk_code(kind: OrgKind) -> &'static str {
    match kind {
        OrgKind::Police => "police",
        OrgKind::Centre => "centre",
        OrgKind::Association => "association",
        OrgKind::Other => "other",
    }
}
