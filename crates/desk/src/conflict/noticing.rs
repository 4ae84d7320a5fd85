//! Noticing: what is kept of somebody who is written down, which cases that raises, and who is told.
use super::{BY_NAME, same_holder, settled_as};
use crate::{
    Desk, DeskError, MemberId, Permission,
    case::Said,
    copy::each_alias,
    names::{self, EntryDetails},
};
use domain::{ConflictOutcome, EntryKind, NoticeKind, PersonRole, Record, Side, conflict::COMMON_MAX};
use insight::name_forms;
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, CaseRow, NameRow},
};

/// How it is kept that names of records were filled in.
const OF_RECORDS: &str = "record_names";

/// A presumed victim by what they are called on their record.
fn as_person(alias: &str) -> Said {
    Said::Person {
        name: alias.to_owned(),
        aliases: String::new(),
        role: Some(PersonRole::PresumedVictim),
        age: None,
        doubt: String::new(),
        report_number: String::new(),
        source: None,
    }
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

    /// Writes down how everybody is known in cases from before this was kept, once. What it finds is raised like anything else.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn fill_names(&self) -> Result<(), DeskError> {
        self.fill_names_once("case_names").await?;
        // Records of presumed victims count since later.
        self.fill_names_once(OF_RECORDS).await
    }

    async fn fill_names_once(&self, filling: &'static str) -> Result<(), DeskError> {
        const BATCH: i64 = 100;
        let mut tx = self.0.store.read("names").await?;
        let (filled, last) =
            (rows::status(&mut tx, filling).await?.unwrap_or(0), rows::last_case(&mut tx).await?);
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
                for (case, _, entries) in &cases {
                    if filling == OF_RECORDS {
                        self.fill_record_names_of(case.number, raises).await?;
                    } else if entries.iter().any(person) {
                        self.fill_names_of(case.number, raises).await?;
                    }
                }
                first += BATCH;
            }
        }
        let mut tx = self.0.store.write("names").await?;
        rows::set_status(&mut tx, filling, 1).await?;
        Ok(tx.commit().await?)
    }

    async fn fill_record_names_of(&self, number: i64, raises: bool) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("names of records").await?;
        let Some(case) = rows::lock_case(&mut tx, number).await? else { return Ok(()) };
        let Some(wrapped) = rows::case_key(&mut tx, number).await? else { return Ok(()) };
        let key = self.0.vault.case_key(number, &wrapped)?;
        let mut raised = Vec::new();
        for record in self.victims_to_hide(&mut tx, &key, number).await? {
            let known = self.opposed_names(&as_person(&record.alias));
            if raises {
                raised.extend(self.raise_by(&mut tx, None, (&case, &known)).await?);
            } else {
                rows::put_names(&mut tx, (number, -record.id), &known).await?;
            }
        }
        self.note_conflicts(&mut tx, &raised).await?;
        Ok(tx.commit().await?)
    }

    /// Writes down how a presumed victim is called on their record, under its number below zero, in the place of what stood there: a record is
    /// written anew. Raises a check like a name in an entry does.
    pub(crate) async fn keep_record_name(
        &self,
        tx: &mut Tx,
        by: MemberId,
        (case, record): (&CaseRow, i64),
        alias: &str,
    ) -> Result<Vec<i64>, DeskError> {
        let before = rows::names_of_entry(tx, case.number, -record).await?;
        rows::forget_names(tx, case.number, -record).await?;
        self.keep_names(tx, Some(by), (case, -record), (&as_person(alias), &before)).await
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
}
