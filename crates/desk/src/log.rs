//! The log as its page shows it: lines with the names of today's members beside their numbers, and the check.
use crate::{
    Desk, DeskError, MemberId, Permission, Session, audit,
    case::may_case,
    holding,
    names::{self, MemberDetails},
    victim::record_object,
};
use domain::{Holding, Record};
use std::collections::{BTreeSet, HashMap};
use store::{Tx, desk::AuditRow};

/// Lines on a page.
pub const PAGE_LINES: usize = 100;

/// A page of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditPage {
    /// At most [`PAGE_LINES`], newest first.
    pub lines: Vec<AuditLine>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
}

/// A line of the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AuditLine {
    /// Its number.
    pub line: i64,
    /// Unix seconds.
    pub at: i64,
    /// Who; `None` is the desk itself (`audit-system`).
    pub who: Option<Who>,
    /// What: the end of an id `act-…` in `locales`.
    pub act: String,
    /// On what: `signal 12`, `signal 12 member 3`, `session 8`, `reason bad-signature`, or nothing.
    pub object: String,
    /// The number of the report it concerns, for a link.
    pub signal: Option<i64>,
    /// To whom, if somebody was given something.
    pub to: Option<Who>,
}

/// For whom it is written who looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LooksFor {
    /// For members of the desk.
    Us,
    /// For somebody whom the record is about, without the names of members: to be given to them.
    ThePerson,
}

/// A member, by number in the log and by name on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Who {
    /// Their number: all that the log holds.
    pub id: MemberId,
    /// Their name.
    pub name: String,
}

pub use crate::audit::{Fault, Verdict};

impl Desk {
    /// A page of the log; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that does not read it.
    pub async fn audit_page(&self, session: &Session, page: u32) -> Result<AuditPage, DeskError> {
        self.allow(session, Permission::ReadAudit).await?;
        let page = page.max(1);
        let lines = i64::try_from(PAGE_LINES).unwrap_or(i64::MAX);
        let mut tx = self.0.store.read("log").await?;
        let last = store::desk::audit_head(&mut tx).await?.map_or(0, |head| head.line);
        // Lines have no holes, so a page is a range of numbers.
        let end = last.saturating_sub(i64::from(page - 1).saturating_mul(lines)).max(0);
        let start = end.saturating_sub(lines).max(0);
        let begins = store::desk::audit_floor(&mut tx).await?.map_or(0, |floor| floor.line);
        let rows = store::desk::audit_lines(&mut tx, start, end - start).await?;
        let members = self.member_names(&mut tx).await?;
        let not_theirs = hits_of_others(&mut tx, session, &rows).await?;
        let kept = |row: &AuditRow| {
            not_theirs.contains(&row.line)
                || about(&row.object).is_some_and(|of| session.reach.kept_from.contains(&of))
        };
        let line = |row: AuditRow| if kept(&row) { hidden(&row) } else { shown(row, &members) };
        let shown = rows.into_iter().rev().map(line).collect();
        Ok(AuditPage { lines: shown, page, has_more: start > begins })
    }

    /// What is on record about one report, newest first: who looked, who did what. Looking at it is on record too.
    /// `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn looks(
        &self,
        session: &Session,
        number: i64,
        (page, to): (u32, LooksFor),
    ) -> Result<Option<AuditPage>, DeskError> {
        let Some((tx, known)) = self.known("looks", session, number).await? else { return Ok(None) };
        if !self.may(session, Permission::SeeLooks, known.facts) || !may_give(session, to) {
            return Ok(None);
        }
        let hits = hears_of_hits(session, &holding::of_signal(&known.row));
        self.looks_at(tx, session, (&format!("signal {number}"), hits), (page, to)).await.map(Some)
    }

    /// The same for a case.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn case_looks(
        &self,
        session: &Session,
        number: i64,
        (page, to): (u32, LooksFor),
    ) -> Result<Option<AuditPage>, DeskError> {
        let Some((tx, known)) = self.known_case("looks", session, number).await? else { return Ok(None) };
        if !may_case(session, Permission::SeeLooks, known.facts) || !may_give(session, to) {
            return Ok(None);
        }
        let hits = hears_of_hits(session, &holding::of_case(&known.row));
        self.looks_at(tx, session, (&format!("case {number}"), hits), (page, to)).await.map(Some)
    }

    /// The same for the record of one presumed victim. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn victim_looks(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        (page, to): (u32, LooksFor),
    ) -> Result<Option<AuditPage>, DeskError> {
        let Some((mut tx, known)) = self.known_case("looks", session, case).await? else { return Ok(None) };
        let there = store::desk::victim(&mut tx, case, victim).await?.is_some();
        if !there || !may_case(session, Permission::SeeLooks, known.facts) || !may_give(session, to) {
            return Ok(None);
        }
        self.looks_at(tx, session, (&record_object(case, victim), false), (page, to)).await.map(Some)
    }

    async fn looks_at(
        &self,
        mut tx: Tx,
        session: &Session,
        (object, hits): (&str, bool),
        (page, to): (u32, LooksFor),
    ) -> Result<AuditPage, DeskError> {
        let page = page.max(1);
        let lines = i64::try_from(PAGE_LINES).unwrap_or(i64::MAX);
        let place = (i64::from(page - 1).saturating_mul(lines), lines + 1);
        // A search that met nothing it may show is no look: nothing of it is for the person.
        let hits = hits && to == LooksFor::Us;
        let mut rows = store::desk::audit_of(&mut tx, (object, hits), place).await?;
        let has_more = rows.len() > PAGE_LINES;
        rows.truncate(PAGE_LINES);
        let members = self.member_names(&mut tx).await?;
        let act = match to {
            LooksFor::Us => "looks-seen",
            LooksFor::ThePerson => "looks-given",
        };
        self.note(&mut tx, Some(session.member.id), act, object).await?;
        tx.commit().await?;
        let lines = rows.into_iter().map(|row| shown(row, &members)).collect();
        Ok(AuditPage { lines, page, has_more })
    }

    /// Checks every line of the log, and notes in the log that somebody did.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that does not check it.
    pub async fn verify_audit(&self, session: &Session) -> Result<Verdict, DeskError> {
        self.allow(session, Permission::VerifyAudit).await?;
        let verdict = audit::verify(&self.0.store, &self.0.audit_key.verifying_key()).await?;
        let mut tx = self.0.store.write("log checked").await?;
        self.note(&mut tx, Some(session.member.id), "audit-checked", "").await?;
        tx.commit().await?;
        Ok(verdict)
    }

    /// The same check from the command line, by whoever holds the keys; looked at, not written.
    ///
    /// # Errors
    /// What the database says.
    pub async fn check_audit(&self) -> Result<Verdict, DeskError> {
        audit::verify(&self.0.store, &self.0.audit_key.verifying_key()).await
    }
}

/// Who looked is given to a person only by whoever answers what people ask about their own data.
fn may_give(session: &Session, to: LooksFor) -> bool {
    to == LooksFor::Us || session.can(Permission::DataRequests)
}

/// Whether a search from outside that met this is theirs to know: they have it, alone or in a team, or stand in for whoever has it; of
/// what nobody has, whoever leads. The same people are told of it (`search.rs`).
fn hears_of_hits(session: &Session, holding: &Holding) -> bool {
    match (holding.holder, holding.team) {
        (None, None) => session.can(Permission::ManagePeople),
        _ => session.reach.is_near(&Holding { entered_by: None, ..*holding }),
    }
}

/// The lines among these that tell of a search which met what others have.
async fn hits_of_others(
    tx: &mut Tx,
    session: &Session,
    rows: &[AuditRow],
) -> Result<BTreeSet<i64>, DeskError> {
    let mut hidden = BTreeSet::new();
    for row in rows.iter().filter(|row| row.act == "blind-hit") {
        let holding = match about(&row.object) {
            Some(Record::Signal(number)) => {
                store::desk::signal(tx, number).await?.as_ref().map(holding::of_signal)
            }
            Some(Record::Case(number)) => store::desk::case(tx, number).await?.as_ref().map(holding::of_case),
            None => None,
        };
        if !holding.is_some_and(|holding| hears_of_hits(session, &holding)) {
            hidden.insert(row.line);
        }
    }
    Ok(hidden)
}

/// The report or case that a line is about.
fn about(object: &str) -> Option<Record> {
    let mut words = object.split(' ');
    let kind = words.next()?;
    let number = words.next()?.parse().ok()?;
    match kind {
        "signal" => Some(Record::Signal(number)),
        "case" => Some(Record::Case(number)),
        _ => None,
    }
}

/// A line about something that is kept from the reader: that there is one, so that the log stays whole, and when.
fn hidden(row: &AuditRow) -> AuditLine {
    AuditLine {
        line: row.line,
        at: row.at,
        who: None,
        act: "not-yours".into(),
        object: String::new(),
        signal: None,
        to: None,
    }
}

fn shown(row: AuditRow, members: &HashMap<i64, MemberDetails>) -> AuditLine {
    let named = |id| Who { id: MemberId(id), name: names::name_of(members, id) };
    let to = row.object.rsplit_once(" member ").and_then(|(_, id)| id.parse().ok());
    AuditLine {
        line: row.line,
        at: row.at,
        who: row.member.map(named),
        to: to.map(named),
        act: row.act,
        signal: row.object.strip_prefix("signal ").and_then(|rest| rest.split(' ').next()?.parse().ok()),
        object: row.object,
    }
}
