//! What is written in a case: facts and what somebody makes of them, tasks, people, things, numbers. What is corrected stays
//! beside its correction; each says where it comes from.
use super::{KnownCase, Said, Task, may_case};
use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    holding::takes_reports,
    names::{self, EntryDetails},
    notices::Tell,
    signal::facts,
};
use domain::{
    EntryFault, NoticeKind, SourceKind, ThingKind,
    case::{self, ENTRY_MAX_CHARS, LINE_MAX_CHARS, PersonSaid},
};
use insight::{Identifier, Kind, NotOne};
use std::collections::BTreeMap;
use store::{
    Tx,
    desk::{self as rows, CaseRow, EntryRow, IdentifierRow},
};
use zeroize::Zeroizing;

/// What the page sends.
#[derive(Debug, Clone)]
pub struct EntryForm {
    /// What it says.
    pub said: Said,
    /// The entry it corrects.
    pub replaces: Option<i64>,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryOutcome {
    /// It stands there; also when this very form had been sent before.
    Kept,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, EntryFault),
    /// What it corrects was corrected by somebody else meanwhile.
    Changed,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

impl Desk {
    /// Writes in a case. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_entry(
        &self,
        session: &Session,
        number: i64,
        mut form: EntryForm,
    ) -> Result<Option<EntryOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known_case("entry", session, number).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(EntryOutcome::NotPossible));
        }
        let before = match form.replaces {
            Some(id) => rows::entry_of(&mut tx, number, id).await?,
            None => None,
        };
        let same = match &before {
            Some(row) => {
                names::open::<EntryDetails>(&known.key, names::entry_place(row.id), &row.sealed)?.signal
            }
            None => 0,
        };
        let checked = self.check_entry(&mut tx, session, (&known.row, same), &mut form.said).await?;
        if let Err((at, fault)) = checked {
            return Ok(Some(EntryOutcome::Fault(at, fault)));
        }
        let kind = form.said.kind();
        if form.replaces.is_some() && before.as_ref().is_none_or(|row| row.kind != kind.code()) {
            return Ok(Some(EntryOutcome::Changed));
        }
        let kept = self.keep_entry_of(&mut tx, session, (&known, before.as_ref()), &form).await?;
        if kept == EntryOutcome::Kept {
            // A correction's form did not show what was begun.
            if form.replaces.is_none() {
                rows::put_draft(&mut tx, -number, session.member.id.0, &rows::DraftRow::default()).await?;
            }
            tx.commit().await?;
        }
        Ok(Some(kept))
    }

    async fn keep_entry_of(
        &self,
        tx: &mut Tx,
        session: &Session,
        (known, before): (&KnownCase, Option<&EntryRow>),
        form: &EntryForm,
    ) -> Result<EntryOutcome, DeskError> {
        let who = session.member.id;
        let number = known.row.number;
        let id = rows::next_entry(tx).await?;
        let (words, details) = (form.said.words(), form.said.details());
        let (happened, owner, due) = match &form.said {
            Said::Fact { happened, .. } => (happened.map(|day| day.number().into()), None, None),
            Said::Task(task) => (None, task.owner.map(|id| id.0), task.due.map(|day| day.number().into())),
            _ => (None, None, None),
        };
        let row = EntryRow {
            id,
            case: number,
            kind: form.said.kind().code().into(),
            member: who.0,
            at: self.now(),
            happened,
            owner,
            due,
            done_at: before.and_then(|row| row.done_at),
            replaces: form.replaces,
            replaced_by: None,
            sealed: names::seal(&known.key, names::entry_place(id), &details)?,
        };
        // All of it belongs to the form: other words in a page brought back by the Back button are another entry.
        let all =
            Zeroizing::new(serde_json::to_string(&details).map_err(|_| DeskError::Damaged("case_entries"))?);
        let of = format!(
            "entry {} {number} {:?} {} {happened:?} {owner:?} {due:?} {}",
            who.0,
            form.replaces,
            form.once_token,
            all.as_str()
        );
        let once = self.0.vault.lookup("once", of.as_bytes());
        let known_as = match form.replaces {
            Some(earlier) => rows::names_of_entry(tx, number, earlier).await?,
            None => Vec::new(),
        };
        if !rows::add_entry(tx, &row, &once).await? {
            let again = rows::entry_of_form(tx, &once).await?;
            return Ok(if again { EntryOutcome::Kept } else { EntryOutcome::Changed });
        }
        rows::name_in_case(tx, number, id, &self.named_in(&form.said, &words)).await?;
        let mut case = known.row.clone();
        case.version += 1;
        rows::update_case(tx, &case).await?;
        let raised = self.keep_names(tx, Some(who), (&case, id), (&form.said, &known_as)).await?;
        let given = owner.filter(|owner| before.and_then(|row| row.owner) != Some(*owner));
        if let Some(owner) = given {
            let to = Tell::Member(MemberId(owner));
            self.tell(tx, (NoticeKind::TaskGiven, Some(number)), to, Some(who)).await?;
        }
        self.tell_after(tx, number, who).await?;
        let act = if form.replaces.is_some() { "case-corrected" } else { "case-entry" };
        self.note(tx, Some(who), act, &format!("case {number}")).await?;
        self.note_conflicts(tx, &raised).await?;
        Ok(EntryOutcome::Kept)
    }

    /// What an entry names: the thing itself, and whatever stands in its words.
    fn named_in(&self, said: &Said, words: &str) -> Vec<IdentifierRow> {
        let mut named: BTreeMap<[u8; 32], Kind> =
            self.named(words).into_iter().map(|(hash, (kind, _))| (hash, kind)).collect();
        if let Said::Thing { kind: Some(kind), value, .. } = said
            && let Some(Ok(one)) = identifier(*kind).map(|kind| Identifier::parse(kind, value))
        {
            named.insert(self.identifier_hash(&one), one.kind());
        }
        named.into_iter().map(|(hash, kind)| IdentifierRow { hash, kind: kind.code().into() }).collect()
    }

    /// Checks an entry, and writes what can be written in one way in that way.
    async fn check_entry(
        &self,
        tx: &mut Tx,
        session: &Session,
        (case, same): (&CaseRow, i64),
        said: &mut Said,
    ) -> Result<Result<(), (&'static str, EntryFault)>, DeskError> {
        if let Some(source) = said.source() {
            if let Err(fault) = case::check_length(&source.words, LINE_MAX_CHARS) {
                return Ok(Err(("source", fault)));
            }
            let here = match source.signal {
                // A report that this member does not see is like one that is not in the case, unless it stood there before.
                Some(signal) => signal == same || self.is_seen_in(tx, session, (case.number, signal)).await?,
                None if source.kind == SourceKind::Seen => true,
                None => source.kind != SourceKind::Signal && !source.words.trim().is_empty(),
            };
            if !here {
                return Ok(Err(("source", EntryFault::NoSource)));
            }
        } else if matches!(said, Said::Fact { .. } | Said::Person { .. } | Said::Thing { .. }) {
            return Ok(Err(("source", EntryFault::NoSource)));
        }
        if let Said::Task(Task { owner: Some(owner), .. }) = said {
            let row = rows::member_by_id(tx, owner.0).await?;
            let sees = match row.as_ref().filter(|row| takes_reports(row)) {
                Some(row) => self.would_see_case(tx, row, case).await?,
                None => false,
            };
            if !sees {
                return Ok(Err(("owner", EntryFault::Choice)));
            }
        }
        Ok(self.check_words(said))
    }

    /// Whether a report is in a case, and this member's to read.
    async fn is_seen_in(
        &self,
        tx: &mut Tx,
        session: &Session,
        (case, signal): (i64, i64),
    ) -> Result<bool, DeskError> {
        if !rows::signals_of_case(tx, case).await?.iter().any(|(number, ..)| *number == signal) {
            return Ok(false);
        }
        let Some(row) = rows::signal(tx, signal).await? else { return Ok(false) };
        Ok(self.may(session, Permission::ReadText, facts(&row, session)?))
    }

    fn check_words(&self, said: &mut Said) -> Result<(), (&'static str, EntryFault)> {
        let at = |field| move |fault| (field, fault);
        match said {
            Said::Fact { text, happened, .. } => {
                case::check_text(text, ENTRY_MAX_CHARS).map_err(at("text"))?;
                happened.map_or(Ok(()), |day| case::check_happened(self.today(), day)).map_err(at("happened"))
            }
            Said::Assessment { text } | Said::NotEstablished { text } => {
                case::check_text(text, ENTRY_MAX_CHARS).map_err(at("text"))
            }
            Said::Task(task) => {
                case::check_text(&task.text, ENTRY_MAX_CHARS).map_err(at("text"))?;
                case::check_length(&task.waiting_for, LINE_MAX_CHARS).map_err(at("waiting-for"))?;
                task.due.map_or(Ok(()), |day| case::check_due(self.today(), day)).map_err(at("due"))
            }
            Said::Person { name, aliases, role, age, doubt, report_number, .. } => {
                let person = PersonSaid { name, aliases, role: *role, age: *age, doubt, report_number };
                let field = |fault| match fault {
                    EntryFault::Role => ("role", fault),
                    EntryFault::Choice => ("age", fault),
                    EntryFault::NoDoubtReason => ("doubt", fault),
                    EntryFault::NoReportNumber | EntryFault::Number => ("report-number", fault),
                    _ => ("name", fault),
                };
                case::check_person(self.kind(), &person).map(|_| ()).map_err(field)
            }
            Said::Thing { kind, value, more, .. } => {
                let kind = kind.ok_or(("kind", EntryFault::Choice))?;
                case::check_text(value, LINE_MAX_CHARS).map_err(at("value"))?;
                case::check_length(more, LINE_MAX_CHARS).map_err(at("more"))?;
                let Some(kind) = identifier(kind) else { return Ok(()) };
                *value = Identifier::parse(kind, value)
                    .map(|one| one.shown())
                    .map_err(not_one)
                    .map_err(at("value"))?;
                Ok(())
            }
            Said::Reference { kind, number } => {
                kind.ok_or(("kind", EntryFault::Choice))?;
                case::check_reference(number).map_err(at("number"))
            }
        }
    }

    /// A task is done, or is not after all. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn settle_task(
        &self,
        session: &Session,
        (number, id): (i64, i64),
        done: bool,
    ) -> Result<Option<EntryOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known_case("task", session, number).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(EntryOutcome::NotPossible));
        }
        if rows::settle_task(&mut tx, number, id, done.then(|| self.now())).await? {
            let act = if done { "task-done" } else { "task-open" };
            self.note(&mut tx, Some(session.member.id), act, &format!("case {number}")).await?;
            tx.commit().await?;
            return Ok(Some(EntryOutcome::Kept));
        }
        Ok(Some(EntryOutcome::Changed))
    }
}

/// The kind of identifier that a thing is, if it is one.
fn identifier(kind: ThingKind) -> Option<Kind> {
    Some(match kind {
        ThingKind::Vehicle => Kind::Plate,
        ThingKind::Phone => Kind::Phone,
        ThingKind::Email => Kind::Email,
        ThingKind::Account => Kind::Account,
        ThingKind::WebAddress => Kind::WebAddress,
        ThingKind::Handle => Kind::Handle,
        ThingKind::Place | ThingKind::Organisation => return None,
    })
}

fn not_one(fault: NotOne) -> EntryFault {
    match fault {
        NotOne::Empty => EntryFault::Empty,
        NotOne::TooLong => EntryFault::Long,
        NotOne::NationalNumber => EntryFault::NationalNumber,
        NotOne::Shape => EntryFault::NotOne,
    }
}
