//! Two cases whose people are opposed: somebody is helped in the one and named as who may have done it in the other. Seen by keyed hashes when
//! somebody is written down, so that no text is searched; told to whoever sees both and to whoever leads; decided by a person. Whoever
//! does not see both cases gets the same page as where there is nothing, until somebody has decided.
use crate::{
    Desk, DeskError, MemberId, Permission, Session, TeamId,
    at_rest::Key,
    case::{Said, case_facts, may_case, timeline::seen_act},
    copy::each_alias,
    holding,
    names::{self, CaseDetails, EntryDetails, MemberDetails},
};
use domain::{
    ConflictFault, ConflictOutcome, EntryKind, NoticeKind, PersonRole, Record, Side, Sight,
    conflict::{COMMON_MAX, check_settling},
};
use insight::name_forms;
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    desk::{self as rows, CaseRow, ConflictRow, NameRow},
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
    /// How somebody in a case is known on their side: every form of each name, and every identifier that stands with them.
    pub(crate) fn opposed_names(&self, said: &Said) -> Vec<NameRow> {
        let Said::Person { name, aliases, role: Some(role), .. } = said else { return Vec::new() };
        let Some(side) = Side::of(self.kind(), *role) else { return Vec::new() };
        let mut known = BTreeSet::new();
        let mut add = |kind: &str, canonical: &str| {
            let hash = |side: Side| {
                let of = [side.code(), kind, canonical].join("\0");
                self.0.vault.lookup("opposed", of.as_bytes())
            };
            known.insert(NameRow { hash: hash(side), opposed: hash(side.opposed()), kind: kind.into() });
        };
        for one in each_alias(name).chain(each_alias(aliases)).chain([name.clone()]) {
            name_forms(&one).iter().for_each(|form| add(BY_NAME, form));
        }
        for found in insight::identifiers_in(&format!("{name}\n{aliases}")) {
            add(found.identifier.kind().code(), found.identifier.canonical());
        }
        known.into_iter().collect()
    }

    /// Writes down how somebody in a case is known, and raises a check with every case in which they stand on the other side. `before`:
    /// what was known of them, since a correction of something else is nothing new. The numbers of what was raised, to be noted last.
    pub(crate) async fn keep_names(
        &self,
        tx: &mut Tx,
        by: Option<MemberId>,
        (case, entry): (&CaseRow, i64),
        (said, before): (&Said, &[NameRow]),
    ) -> Result<Vec<i64>, DeskError> {
        let known = self.opposed_names(said);
        rows::put_names(tx, (case.number, entry), &known).await?;
        let new: Vec<NameRow> = known.into_iter().filter(|name| !before.contains(name)).collect();
        self.raise_by(tx, by, (case, &new)).await
    }

    /// Raises a check with every case that has one of these on the other side. What many cases have is a common name.
    async fn raise_by(
        &self,
        tx: &mut Tx,
        by: Option<MemberId>,
        (case, names): (&CaseRow, &[NameRow]),
    ) -> Result<Vec<i64>, DeskError> {
        let limit = i64::try_from(COMMON_MAX + 1).unwrap_or(i64::MAX);
        let mut opposed = BTreeSet::new();
        for name in names {
            let found = rows::cases_named(tx, &name.opposed, case.number, limit).await?;
            let same = if found.is_empty() {
                0
            } else {
                rows::cases_named(tx, &name.hash, case.number, limit).await?.len()
            };
            if found.len() <= COMMON_MAX && same <= COMMON_MAX {
                opposed.extend(found);
            }
        }
        let mut raised = Vec::new();
        for other in opposed {
            let Some(other) = rows::case(tx, other).await? else { continue };
            raised.extend(self.raise(tx, by, [case, &other]).await?);
        }
        Ok(raised)
    }

    /// Raises a check and tells of it. `None`: it waits already.
    async fn raise(
        &self,
        tx: &mut Tx,
        by: Option<MemberId>,
        [one, other]: [&CaseRow; 2],
    ) -> Result<Option<i64>, DeskError> {
        let raised = rows::raise_conflict(tx, (one.number, other.number), self.now()).await?;
        if raised.is_some() {
            self.tell_of_conflict(tx, by, [one, other]).await?;
        }
        Ok(raised)
    }

    /// Whoever leads, and whoever has one of the cases and sees the other too; nobody from whom one of them is kept.
    async fn tell_of_conflict(
        &self,
        tx: &mut Tx,
        by: Option<MemberId>,
        cases: [&CaseRow; 2],
    ) -> Result<(), DeskError> {
        let members = rows::members(tx).await?;
        let leads = members.iter().filter(|row| crate::people::works_with(row, Permission::Supervise));
        let mut told: BTreeSet<i64> = leads.map(|row| row.id).collect();
        let leads = told.clone();
        for case in cases {
            told.extend(self.people_of(tx, (case.assignee, case.team), &members).await?);
        }
        let mut ids = BTreeSet::new();
        for row in members.iter().filter(|row| told.contains(&row.id)) {
            let reach = self.reach_of(tx, MemberId(row.id)).await?;
            if cases.iter().any(|case| reach.kept_from.contains(&Record::Case(case.number))) {
                continue;
            }
            let mut sees = leads.contains(&row.id);
            if !sees {
                sees = self.would_see_case(tx, row, cases[0]).await?
                    && self.would_see_case(tx, row, cases[1]).await?;
            }
            if sees {
                ids.insert(row.id);
            }
        }
        self.tell_each(tx, (NoticeKind::Conflict, None), &ids, by).await
    }

    /// The case was given to somebody: what was settled by another colleague taking it over is looked at again where one has both
    /// after all. The numbers of what was raised, to be noted last.
    pub(crate) async fn look_again_at_conflicts(
        &self,
        tx: &mut Tx,
        by: MemberId,
        case: &CaseRow,
    ) -> Result<Vec<i64>, DeskError> {
        let (mut raised, mut seen) = (Vec::new(), BTreeSet::new());
        for row in rows::conflicts_of(tx, case.number).await? {
            let other = if row.one == case.number { row.other } else { row.one };
            // The newest decision about two cases is the one that holds.
            if !seen.insert(other) || settled_as(&row)? != Some(ConflictOutcome::Colleague) {
                continue;
            }
            let Some(other) = rows::case(tx, other).await? else { continue };
            if same_holder(&[case.clone(), other.clone()]) {
                raised.extend(self.raise(tx, Some(by), [case, &other]).await?);
            }
        }
        Ok(raised)
    }

    /// Notes what was raised: by its own number, since whoever sees one of the cases does not learn of the other.
    pub(crate) async fn note_conflicts(&self, tx: &mut Tx, raised: &[i64]) -> Result<(), DeskError> {
        for id in raised {
            self.note(tx, None, "conflict-raised", &format!("conflict {id}")).await?;
        }
        Ok(())
    }

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

    /// Writes down how everybody is known in cases from before this was kept, once. What it finds is raised like anything else.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn fill_names(&self) -> Result<(), DeskError> {
        const FILLED: &str = "case_names";
        const BATCH: i64 = 100;
        let mut tx = self.0.store.read("names").await?;
        let (filled, last) =
            (rows::status(&mut tx, FILLED).await?.unwrap_or(0), rows::last_case(&mut tx).await?);
        drop(tx);
        // Whatever is written from now on is kept as it is written.
        if filled != 0 {
            return Ok(());
        }
        // All names first: which are common shows only then.
        for raises in [false, true] {
            let mut first = 1;
            while first <= last {
                let mut tx = self.0.store.read("names").await?;
                let cases = rows::cases_between(&mut tx, first, (first + BATCH - 1).min(last)).await?;
                drop(tx);
                let person = |entry: &rows::EntryRow| entry.kind == EntryKind::Person.code();
                for (case, ..) in cases.iter().filter(|(.., entries)| entries.iter().any(person)) {
                    self.fill_names_of(case.number, raises).await?;
                }
                first += BATCH;
            }
        }
        let mut tx = self.0.store.write("names").await?;
        rows::set_status(&mut tx, FILLED, 1).await?;
        Ok(tx.commit().await?)
    }

    async fn fill_names_of(&self, number: i64, raises: bool) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("names of a case").await?;
        let Some(case) = rows::lock_case(&mut tx, number).await? else { return Ok(()) };
        let Some(wrapped) = rows::case_key(&mut tx, number).await? else { return Ok(()) };
        let key = self.0.vault.case_key(number, &wrapped)?;
        let mut raised = Vec::new();
        for row in rows::entries_of(&mut tx, number).await? {
            if row.kind != EntryKind::Person.code() || row.replaced_by.is_some() {
                continue;
            }
            let details: EntryDetails = names::open(&key, names::entry_place(row.id), &row.sealed)?;
            let Some(said) = Said::of(&row, &details) else { continue };
            let known = self.opposed_names(&said);
            if raises {
                raised.extend(self.raise_by(&mut tx, None, (&case, &known)).await?);
            } else {
                rows::put_names(&mut tx, (number, row.id), &known).await?;
            }
        }
        self.note_conflicts(&mut tx, &raised).await?;
        Ok(tx.commit().await?)
    }

    /// Whoever has something: its holder or the members of its team, and whoever stands in for them.
    pub(crate) async fn people_of(
        &self,
        tx: &mut Tx,
        (holder, team): (Option<i64>, Option<i64>),
        members: &[rows::MemberRow],
    ) -> Result<BTreeSet<i64>, DeskError> {
        let mut people = match (holder, team) {
            (Some(id), _) => [id].into(),
            (None, Some(team)) => holding::in_team(tx, TeamId(team)).await?,
            (None, None) => BTreeSet::new(),
        };
        people.extend(self.stand_ins(members, &people));
        Ok(people)
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
