//! A "no": an answer like any other. What is written of whoever said it goes a day later, and only a count stays; unless an official report
//! exists, which a "no" does not cancel, or a hold by law stops everything that is erased. Whoever comes back begins anew.
use super::{events::Happened, sealed::RefusalDetails};
use crate::{
    Desk, DeskError, Permission, Session,
    case::{KnownCase, may_case},
    names::{self, EntryDetails, MemberDetails},
    victim::{Victim, record_object},
};
use domain::{
    EntryKind, ErasedWhy, ReceptionFault,
    reception::{Leaflet, Refusal, UNDO_SECONDS, check_reason},
};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, Of, RefusalRow},
};
use web::dates;

/// "No" looked at in one go.
const AT_ONCE: i64 = 200;

/// As what it is counted that an authority had been told of somebody who may be a minor, when a "no" erased who that was.
const MINOR_TOLD: &str = "minor-told";

/// Why what is written stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keeps {
    /// There is an official report.
    Report,
    /// The case is held by law.
    Hold,
}

/// What became of a "no".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalState {
    /// It can still be taken back, and what is written goes at this second, unless something keeps it.
    Waiting(i64),
    /// It is counted, and what is written stays with the official report.
    Kept,
    /// They came back, and a reception was begun.
    CameBack,
}

/// A "no", as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalView {
    /// Its number.
    pub id: i64,
    /// To what.
    pub kind: Refusal,
    /// Why, in their words; nothing: they did not say.
    pub reason: String,
    /// Whether a leaflet was given.
    pub leaflet: Leaflet,
    /// They were told that they can always come back.
    pub invited: bool,
    /// Who wrote it, by name, and when, Unix seconds.
    pub written: (String, i64),
    /// What became of it.
    pub state: RefusalState,
    /// What keeps what is written, as it stands now.
    pub keeps: Option<Keeps>,
}

/// What the page of a "no" shows before anything is decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalPage {
    /// The case.
    pub case: i64,
    /// What the case is called.
    pub title: String,
    /// The record.
    pub victim: i64,
    /// What it says.
    pub record: Victim,
    /// What keeps it.
    pub keeps: Option<Keeps>,
    /// A "no" waits already.
    pub waits: bool,
    /// The member may write it.
    pub may_work: bool,
}

/// What the page sends.
#[derive(Debug, Clone, Copy)]
pub struct RefusalForm<'a> {
    /// To what.
    pub kind: Option<Refusal>,
    /// Why; nothing: they did not say.
    pub reason: &'a str,
    /// Leaflet.
    pub leaflet: Option<Leaflet>,
    /// They were told that they can always come back.
    pub invited: Option<bool>,
    /// What the page said of what stays: whether anything keeps it.
    pub kept: bool,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RefusalDone {
    /// Done.
    Done,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, ReceptionFault),
    /// What would stay is something else than what the page said, or a "no" waits already.
    Changed,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

impl Desk {
    /// What would stay and go. A look like any other. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn refusal_page(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
    ) -> Result<Option<RefusalPage>, DeskError> {
        let Some((mut tx, known)) = self.known_case("refusal page", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        let page = RefusalPage {
            case,
            title: known.details.title.clone(),
            victim,
            record: crate::victim::opened(&known.key, &row)?,
            keeps: self.what_keeps(&mut tx, &known).await?,
            waits: waiting(&mut tx, (case, victim)).await?.is_some(),
            may_work: may_case(session, Permission::WorkCases, known.facts),
        };
        self.note(&mut tx, Some(session.member.id), "victim-seen", &record_object(case, victim)).await?;
        tx.commit().await?;
        Ok(Some(page))
    }

    /// Writes a "no" down. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_refusal(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &RefusalForm<'_>,
    ) -> Result<Option<RefusalDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("refusal", session, case).await? else {
            return Ok(None);
        };
        if rows::victim(&mut tx, case, victim).await?.is_none() {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(RefusalDone::NotPossible));
        }
        let (kind, leaflet, invited) = match checked(form) {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(RefusalDone::Fault(at, fault))),
        };
        let me = session.member.id;
        let of = format!("refusal {} {case} {victim} {}", me.0, form.once_token);
        let once = self.0.vault.lookup("once", of.as_bytes());
        let keeps = self.what_keeps(&mut tx, &known).await?;
        let waits = waiting(&mut tx, (case, victim)).await?.is_some();
        let (id, now) = (rows::next_refusal(&mut tx).await?, self.now());
        let details = RefusalDetails {
            kind: kind.code().into(),
            reason: form.reason.trim().into(),
            leaflet: leaflet.code().into(),
            invited,
            member: me.0,
            at: now,
        };
        let sealed = names::seal(&known.key, names::refusal_place(id), &details)?;
        let row = RefusalRow { id, case, victim, due: now + UNDO_SECONDS, settled: false, sealed };
        if !rows::add_refusal(&mut tx, &row, &once).await? {
            // The very form that wrote it before.
            return Ok(Some(RefusalDone::Done));
        }
        if waits || keeps.is_some() != form.kept {
            return Ok(Some(RefusalDone::Changed));
        }
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), "refusal-written", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(RefusalDone::Done))
    }

    /// Takes a "no" back that was written down by mistake, as long as it waits. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn take_back_refusal(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
    ) -> Result<Option<RefusalDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("refusal back", session, case).await? else {
            return Ok(None);
        };
        if rows::victim(&mut tx, case, victim).await?.is_none() {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(RefusalDone::NotPossible));
        }
        let Some(row) = waiting(&mut tx, (case, victim)).await? else {
            return Ok(Some(RefusalDone::Changed));
        };
        rows::drop_refusal(&mut tx, row.id).await?;
        let me = session.member.id;
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), "refusal-taken-back", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(RefusalDone::Done))
    }

    /// How often each kind of "no" was said in a calendar year.
    ///
    /// # Errors
    /// [`DeskError`]; [`DeskError::Refused`] for whoever reads no cases.
    pub async fn refusal_counts(
        &self,
        session: &Session,
        year: i16,
    ) -> Result<Vec<(Refusal, i64)>, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let mut tx = self.0.store.read("refusal counts").await?;
        let from = i64::from(year) * 12;
        let counted = rows::refusal_counts(&mut tx, (from, from + 12)).await?;
        let of = |kind: &Refusal| {
            let times = counted.iter().find(|(code, _)| code == kind.code()).map_or(0, |(_, times)| *times);
            (*kind, times)
        };
        Ok(Refusal::ALL.iter().map(of).collect())
    }

    /// How often in a calendar year somebody said no of whom an authority had been told that they may be a minor: all that stays of that.
    ///
    /// # Errors
    /// [`DeskError`]; [`DeskError::Refused`] for whoever reads no cases.
    pub async fn minors_told_count(&self, session: &Session, year: i16) -> Result<i64, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let mut tx = self.0.store.read("minors told").await?;
        let from = i64::from(year) * 12;
        let counted = rows::refusal_counts(&mut tx, (from, from + 12)).await?;
        Ok(counted.iter().find(|(code, _)| code == MINOR_TOLD).map_or(0, |(_, times)| *times))
    }

    /// Whoever said no is here again: it is counted, and nothing of what it would have erased goes.
    pub(super) async fn came_back(
        &self,
        tx: &mut Tx,
        known: &KnownCase,
        victim: i64,
    ) -> Result<(), DeskError> {
        if let Some(row) = waiting(tx, (known.row.number, victim)).await? {
            let details: RefusalDetails = names::open(&known.key, names::refusal_place(row.id), &row.sealed)?;
            self.count_refusal(tx, &details).await?;
            rows::settle_refusal(tx, row.id).await?;
        }
        Ok(())
    }

    /// Does what every "no" says whose day is over.
    pub(crate) async fn settle_refusals(&self) -> Result<(), DeskError> {
        let mut after = 0;
        loop {
            let mut tx = self.0.store.read("refusals").await?;
            let found = rows::due_refusals(&mut tx, self.now(), (after, AT_ONCE)).await?;
            drop(tx);
            for row in &found {
                self.settle_refusal(row).await?;
            }
            match found.last() {
                Some(last) => after = last.id,
                None => return Ok(()),
            }
        }
    }

    /// Once more under the lock of its case: somebody may have taken it back, or written a report's number, in this very moment.
    async fn settle_refusal(&self, found: &RefusalRow) -> Result<(), DeskError> {
        let (case, victim) = (found.case, found.victim);
        let mut tx = self.0.store.write("settle refusal").await?;
        let Some(row) = rows::lock_case(&mut tx, case).await? else { return Ok(()) };
        let waits = waiting(&mut tx, (case, victim)).await?.filter(|row| row.due <= self.now());
        let Some(refusal) = waits else { return Ok(()) };
        let key = self.key_of_case(&mut tx, case).await?;
        let details: RefusalDetails = names::open(&key, names::refusal_place(refusal.id), &refusal.sealed)?;
        let has_report = self.has_report(&mut tx, (&key, case)).await?;
        let held = rows::ending(&mut tx, Of::Case, row.number).await?.held_by.is_some();
        if held && !has_report {
            return Ok(());
        }
        self.count_refusal(&mut tx, &details).await?;
        if has_report {
            rows::settle_refusal(&mut tx, refusal.id).await?;
        } else {
            let told = self.end_all_consents(&mut tx, (&key, case), victim).await?;
            let minor = self.minor_was_told(&mut tx, (&key, case, victim)).await?;
            if minor {
                self.count_kept(&mut tx, (&details, MINOR_TOLD)).await?;
            }
            rows::erase_victim(&mut tx, case, victim).await?;
            rows::add_victim_erasure(&mut tx, victim, (self.now(), ErasedWhy::Asked.code())).await?;
            self.note_told_receivers(&mut tx, &told).await?;
            if minor {
                // That somebody was told is a fact that stays; of whom and what goes.
                self.note(&mut tx, None, "minor-told-stays", &format!("case {case}")).await?;
            }
        }
        self.note(&mut tx, None, "refusal-settled", &format!("case {case}")).await?;
        Ok(tx.commit().await?)
    }

    /// Whether an authority was told that this person may be a minor.
    async fn minor_was_told(
        &self,
        tx: &mut Tx,
        (key, case, victim): (&crate::at_rest::Key, i64, i64),
    ) -> Result<bool, DeskError> {
        let events = self.events_of(tx, (key, case, victim), &HashMap::new()).await?;
        Ok(events.iter().any(|event| matches!(event.what, Happened::Informed(_))))
    }

    async fn count_refusal(&self, tx: &mut Tx, details: &RefusalDetails) -> Result<(), DeskError> {
        self.count_kept(tx, (details, details.kind()?.code())).await
    }

    async fn count_kept(
        &self,
        tx: &mut Tx,
        (details, kind): (&RefusalDetails, &'static str),
    ) -> Result<(), DeskError> {
        let day = dates::today(dates::day_in_brussels(details.at));
        let month = i64::from(day.year) * 12 + i64::from(day.month) - 1;
        Ok(rows::count_refusal(tx, month, (kind, super::desk_code(self.kind()))).await?)
    }

    async fn what_keeps(&self, tx: &mut Tx, known: &KnownCase) -> Result<Option<Keeps>, DeskError> {
        let case = known.row.number;
        if self.has_report(tx, (&known.key, case)).await? {
            return Ok(Some(Keeps::Report));
        }
        let held = rows::ending(tx, Of::Case, case).await?.held_by.is_some();
        Ok(held.then_some(Keeps::Hold))
    }

    /// Whether an official report exists: its number stands in the case, with somebody in it, or with one of its reports.
    async fn has_report(
        &self,
        tx: &mut Tx,
        (key, case): (&crate::at_rest::Key, i64),
    ) -> Result<bool, DeskError> {
        let there = rows::entries_of(tx, case).await?;
        for row in there.iter().filter(|row| row.replaced_by.is_none()) {
            let names_one = match EntryKind::of_code(&row.kind) {
                Some(EntryKind::Reference) => true,
                Some(EntryKind::Person) => {
                    let details: EntryDetails = names::open(key, names::entry_place(row.id), &row.sealed)?;
                    !details.report_number.is_empty()
                }
                _ => false,
            };
            if names_one {
                return Ok(true);
            }
        }
        for (number, ..) in rows::signals_of_case(tx, case).await? {
            let (row, key) = (rows::signal(tx, number).await?, self.key_of(tx, number).await?);
            if let Some((row, key)) = row.zip(key)
                && !self.work_details(&key, &row)?.report_number.is_empty()
            {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The last "no", unless there is none.
    pub(super) async fn last_refusal(
        &self,
        tx: &mut Tx,
        (known, victim, begun): (&KnownCase, i64, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Option<RefusalView>, DeskError> {
        let Some(row) = rows::refusals_of(tx, known.row.number, victim).await?.pop() else {
            return Ok(None);
        };
        let details: RefusalDetails = names::open(&known.key, names::refusal_place(row.id), &row.sealed)?;
        let state = match row.settled {
            false => RefusalState::Waiting(row.due),
            true if begun >= details.at => RefusalState::CameBack,
            true => RefusalState::Kept,
        };
        Ok(Some(RefusalView {
            id: row.id,
            kind: details.kind()?,
            reason: details.reason.clone(),
            leaflet: details.leaflet()?,
            invited: details.invited,
            written: (names::name_of(members, details.member), details.at),
            state,
            keeps: self.what_keeps(tx, known).await?,
        }))
    }
}

fn checked(form: &RefusalForm<'_>) -> Result<(Refusal, Leaflet, bool), (&'static str, ReceptionFault)> {
    let kind = form.kind.ok_or(("kind", ReceptionFault::Choice))?;
    check_reason(form.reason).map_err(|fault| ("reason", fault))?;
    let leaflet = form.leaflet.ok_or(("leaflet", ReceptionFault::Choice))?;
    let invited = form.invited.ok_or(("invited", ReceptionFault::Choice))?;
    Ok((kind, leaflet, invited))
}

async fn waiting(tx: &mut Tx, (case, victim): (i64, i64)) -> Result<Option<RefusalRow>, DeskError> {
    Ok(rows::refusals_of(tx, case, victim).await?.into_iter().find(|row| !row.settled))
}
