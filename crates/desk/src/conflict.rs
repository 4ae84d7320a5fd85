//! Two cases whose people are opposed: somebody is helped in the one and named as who may have done it in the other. Seen by keyed hashes when
//! somebody is written down, so that no text is searched; told to whoever sees both and to whoever leads; decided by a person. Whoever
//! does not see both cases gets the same page as where there is nothing, until somebody has decided.
mod noticing;

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::{Said, case_facts, may_case, timeline::seen_act},
    names::{self, CaseDetails, EntryDetails, MemberDetails},
};
use domain::{ConflictFault, ConflictOutcome, PersonRole, Record, Sight, conflict::check_settling};
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    desk::{self as rows, CaseRow, ConflictRow},
};

/// Rows on a page.
pub const PAGE_CONFLICTS: usize = 50;
/// How a name is called among the kinds by which two people are the same.
pub const BY_NAME: &str = "name";

/// One of two cases, as whoever looks at both sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictCase {
    /// Its number.
    pub number: i64,
    /// What it is called; `None`: this member does not see it.
    pub title: Option<String>,
    /// Who has it, by name; else the team.
    pub holder: Option<String>,
}

/// What a check rests on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ground {
    /// [`BY_NAME`], or the code of a kind of identifier.
    pub kind: String,
    /// Who it is in each case: name and role there.
    pub who: [(String, PersonRole); 2],
}

/// What was decided: by whom, when (Unix seconds), why.
pub type Settled = (ConflictOutcome, String, i64, String);

/// Two cases that somebody has to look at, or had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictView {
    /// Its number.
    pub id: i64,
    /// When it was seen, Unix seconds.
    pub raised_at: i64,
    /// The two.
    pub cases: [ConflictCase; 2],
    /// What it rests on as the cases stand now; empty where the member does not see both, or where it was corrected.
    pub grounds: Vec<Ground>,
    /// One member or team has both.
    pub same_holder: bool,
    /// The member sees both.
    pub sees_both: bool,
    /// What was decided.
    pub settled: Option<Settled>,
    /// The member can decide.
    pub may_settle: bool,
}

/// A page of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictList {
    /// At most [`PAGE_CONFLICTS`], newest first: number, when, the two cases, what was decided.
    pub rows: Vec<(i64, i64, [i64; 2], Option<ConflictOutcome>)>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
}

/// What the page of a case says of a check.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseConflict {
    /// Its number and the other case, for whoever may look at it.
    pub look: Option<(i64, i64)>,
    /// What was decided; `None`: it waits.
    pub outcome: Option<ConflictOutcome>,
}

/// What became of a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConflictDone {
    /// It is decided.
    Done,
    /// Somebody was quicker.
    Changed,
    /// Not this member's to decide.
    NotPossible,
    /// It cannot be decided like this: at which field.
    Fault(&'static str, ConflictFault),
}

/// What a check needs of both cases.
struct Pair {
    row: ConflictRow,
    cases: [CaseRow; 2],
    sights: [Sight; 2],
    sees: [bool; 2],
}

impl Pair {
    fn same_holder(&self) -> bool {
        same_holder(&self.cases)
    }
}

fn same_holder([one, other]: &[CaseRow; 2]) -> bool {
    let same = |one: Option<i64>, other: Option<i64>| one.is_some() && one == other;
    same(one.assignee, other.assignee) || same(one.team, other.team)
}

fn settled_as(row: &ConflictRow) -> Result<Option<ConflictOutcome>, DeskError> {
    let outcome = row.outcome.as_deref();
    outcome.map(|code| ConflictOutcome::of_code(code).ok_or(DeskError::Damaged("conflicts"))).transpose()
}

impl Desk {
    /// What the page of a case says of its checks.
    pub(crate) async fn conflicts_of_case(
        &self,
        tx: &mut Tx,
        session: &Session,
        case: i64,
    ) -> Result<Vec<CaseConflict>, DeskError> {
        let (mut found, mut seen) = (Vec::new(), BTreeSet::new());
        for row in rows::conflicts_of(tx, case).await? {
            let other = if row.one == case { row.other } else { row.one };
            let outcome = settled_as(&row)?;
            if !seen.insert(other) || outcome == Some(ConflictOutcome::None) {
                continue;
            }
            let leads =
                session.can(Permission::Supervise) && !session.reach.kept_from.contains(&Record::Case(other));
            let look = leads || !self.seen_cases(tx, session, &[other]).await?.is_empty();
            if look || outcome.is_some() {
                found.push(CaseConflict { look: look.then_some((row.id, other)), outcome });
            }
        }
        Ok(found)
    }

    /// A page of checks that wait, or of those that were decided; `page` counts from 1, 0 is taken as 1.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn conflicts(
        &self,
        session: &Session,
        open: bool,
        page: u32,
    ) -> Result<ConflictList, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let page = page.max(1);
        let count = i64::try_from(PAGE_CONFLICTS).unwrap_or(i64::MAX);
        let place = (i64::from(page - 1).saturating_mul(count), count + 1);
        let who = (Self::scope(session), session.member.id.0, self.today().number());
        let mut tx = self.0.store.read("conflicts").await?;
        let leads = session.can(Permission::Supervise);
        let mut found = rows::conflict_page(&mut tx, (open, leads), who, place).await?;
        let has_more = found.len() > PAGE_CONFLICTS;
        found.truncate(PAGE_CONFLICTS);
        let shown = |row: &ConflictRow| Ok((row.id, row.raised_at, [row.one, row.other], settled_as(row)?));
        let rows = found.iter().map(shown).collect::<Result<_, DeskError>>()?;
        Ok(ConflictList { rows, page, has_more })
    }

    /// A check and both its cases, as far as a member may look at it. Cases are locked in the order of their numbers.
    async fn known_pair(&self, tx: &mut Tx, session: &Session, id: i64) -> Result<Option<Pair>, DeskError> {
        let Some(row) = rows::conflict(tx, id).await? else { return Ok(None) };
        let one = rows::lock_case(tx, row.one).await?;
        let other = rows::lock_case(tx, row.other).await?;
        let (Some(one), Some(other)) = (one, other) else { return Ok(None) };
        let Some(row) = rows::lock_conflict(tx, id).await? else { return Ok(None) };
        let facts = [case_facts(&one, session)?, case_facts(&other, session)?];
        let sees = facts.map(|facts| may_case(session, Permission::ReadCases, facts));
        let kept = facts.iter().any(|facts| facts.sight == Sight::Kept);
        let may_look = sees == [true; 2] || (session.can(Permission::Supervise) && !kept);
        let sights = facts.map(|facts| facts.sight);
        Ok(may_look.then_some(Pair { row, cases: [one, other], sights, sees }))
    }

    /// The page of a check; looking at it is looking at both cases. `None`: no such check for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn conflict(&self, session: &Session, id: i64) -> Result<Option<ConflictView>, DeskError> {
        let mut tx = self.0.store.write("conflict").await?;
        let me = session.member.id;
        let Some(pair) = self.known_pair(&mut tx, session, id).await? else {
            return Ok(None);
        };
        let names = self.member_names(&mut tx).await?;
        let view = self.conflict_view(&mut tx, session, &pair, &names).await?;
        self.note(&mut tx, Some(me), "conflict-seen", &format!("conflict {id}")).await?;
        if view.sees_both {
            for (case, sight) in pair.cases.iter().zip(pair.sights) {
                self.note(&mut tx, Some(me), seen_act(sight), &format!("case {}", case.number)).await?;
            }
        }
        tx.commit().await?;
        Ok(Some(view))
    }

    async fn conflict_view(
        &self,
        tx: &mut Tx,
        session: &Session,
        pair: &Pair,
        names: &HashMap<i64, MemberDetails>,
    ) -> Result<ConflictView, DeskError> {
        let row = &pair.row;
        let sees_both = pair.sees == [true; 2];
        let keys = [self.key_of_case(tx, row.one).await?, self.key_of_case(tx, row.other).await?];
        let teams = self.teams(tx).await?;
        let shown = |case: &CaseRow, key: &Key, sees: bool| -> Result<ConflictCase, DeskError> {
            let team =
                || teams.iter().find(|team| case.team == Some(team.id.0)).map(|team| team.name.clone());
            let held = case.assignee.map(|id| names::name_of(names, id)).or_else(team);
            let title = match case.sealed.as_ref().filter(|_| sees) {
                Some(sealed) => {
                    let details: CaseDetails = names::open(key, names::case_place(case.number), sealed)?;
                    Some(details.title.clone())
                }
                None => None,
            };
            Ok(ConflictCase { number: case.number, title, holder: held.filter(|_| sees) })
        };
        let [one, other] = &pair.cases;
        let cases = [shown(one, &keys[0], pair.sees[0])?, shown(other, &keys[1], pair.sees[1])?];
        let grounds = if sees_both { self.grounds(tx, row, &keys).await? } else { Vec::new() };
        let settled = match (settled_as(row)?, row.settled, &row.sealed) {
            (Some(outcome), Some((by, at)), Some(sealed)) => {
                let plain = keys[0].open(names::conflict_place(row.id), sealed)?;
                let reason =
                    if sees_both { String::from_utf8_lossy(&plain).into_owned() } else { String::new() };
                Some((outcome, names::name_of(names, by), at, reason))
            }
            _ => None,
        };
        Ok(ConflictView {
            id: row.id,
            raised_at: row.raised_at,
            cases,
            grounds,
            same_holder: sees_both && pair.same_holder(),
            sees_both,
            may_settle: settled.is_none() && may_settle(session, pair),
            settled,
        })
    }

    async fn grounds(
        &self,
        tx: &mut Tx,
        row: &ConflictRow,
        keys: &[Key; 2],
    ) -> Result<Vec<Ground>, DeskError> {
        let mut grounds = Vec::new();
        for (mine, theirs, kind) in rows::opposed_entries(tx, row.one, row.other).await? {
            let one = self.person_in(tx, &keys[0], (row.one, mine)).await?;
            let other = self.person_in(tx, &keys[1], (row.other, theirs)).await?;
            if let (Some(one), Some(other)) = (one, other) {
                grounds.push(Ground { kind, who: [one, other] });
            }
        }
        Ok(grounds)
    }

    async fn person_in(
        &self,
        tx: &mut Tx,
        key: &Key,
        (case, entry): (i64, i64),
    ) -> Result<Option<(String, PersonRole)>, DeskError> {
        // A record of a presumed victim stands there by its number below zero.
        if entry < 0 {
            let records = self.victims_to_hide(tx, key, case).await?;
            let record = records.into_iter().find(|record| record.id == -entry);
            return Ok(record.map(|record| (record.alias, PersonRole::PresumedVictim)));
        }
        let Some(row) = rows::entry_of(tx, case, entry).await? else { return Ok(None) };
        let details: EntryDetails = names::open(key, names::entry_place(row.id), &row.sealed)?;
        Ok(match Said::of(&row, &details) {
            Some(Said::Person { name, role: Some(role), .. }) => Some((name, role)),
            _ => None,
        })
    }

    /// The key of a case that is not erased.
    pub(crate) async fn key_of_case(&self, tx: &mut Tx, number: i64) -> Result<Key, DeskError> {
        let wrapped = rows::case_key(tx, number).await?.ok_or(DeskError::Damaged("case_keys"))?;
        self.0.vault.case_key(number, &wrapped)
    }

    /// Decides about two cases. `None`: no such check for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn settle_conflict(
        &self,
        session: &Session,
        id: i64,
        (outcome, reason): (Option<ConflictOutcome>, &str),
    ) -> Result<Option<ConflictDone>, DeskError> {
        let mut tx = self.0.store.write("conflict settled").await?;
        let Some(pair) = self.known_pair(&mut tx, session, id).await? else { return Ok(None) };
        if pair.row.outcome.is_some() {
            return Ok(Some(ConflictDone::Changed));
        }
        if !may_settle(session, &pair) {
            return Ok(Some(ConflictDone::NotPossible));
        }
        let me = session.member.id;
        let has_both = pair.cases.iter().all(|case| case.assignee == Some(me.0));
        let outcome = match check_settling(outcome, reason, has_both) {
            Ok(outcome) => outcome,
            Err(fault @ (ConflictFault::Choice | ConflictFault::Own)) => {
                return Ok(Some(ConflictDone::Fault("outcome", fault)));
            }
            Err(fault) => return Ok(Some(ConflictDone::Fault("reason", fault))),
        };
        let key = self.key_of_case(&mut tx, pair.row.one).await?;
        let sealed = key.seal(names::conflict_place(id), reason.trim().as_bytes())?;
        rows::settle_conflict(&mut tx, id, (outcome.code(), me.0, self.now()), &sealed).await?;
        self.note(&mut tx, Some(me), "conflict-settled", &format!("conflict {id}")).await?;
        tx.commit().await?;
        Ok(Some(ConflictDone::Done))
    }
}

/// Somebody who sees both and works with cases; through an emergency only whoever leads.
fn may_settle(session: &Session, pair: &Pair) -> bool {
    let lets = |sight: &Sight| match sight {
        Sight::Near | Sight::Far => true,
        Sight::Glass => session.can(Permission::Supervise),
        Sight::After | Sight::Inner | Sight::Kept => false,
    };
    session.can(Permission::WorkCases) && pair.sees == [true; 2] && pair.sights.iter().all(lets)
}
