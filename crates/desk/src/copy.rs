//! What leaves the desk on paper or as a file. Read like any look, and kept on record with its reader, its purpose and the hash of the
//! file before a byte of it goes out. How it looks is for the pages to say.
use crate::{
    Desk, DeskError, Permission, Session,
    case::{CaseView, Said, may_case, timeline::seen_act},
    chance, names,
    names::{CopyDetails, CustodyDetails, EntryDetails},
    people::People,
    signal::SignalView,
    victim::VictimToHide,
};
use domain::{
    CopyOf, CopyWanted, CustodyAct, EntryKind, PersonRole, Side, ThingKind,
    copy::{Form, Purpose, Reader, TABLE_ROWS_MAX},
};
use envelope::ids::Day;
use insight::Identifier;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, HashMap};
use store::{
    Tx,
    desk::{self as rows, CaseLine, CopyRow, ListSpan, SignalLine},
};

/// Copies listed on a page.
pub const PAGE_COPIES: usize = 20;

/// Somebody of a case, by every name that stands in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownPerson {
    /// The first entry about them.
    pub entry: i64,
    /// What they are called now.
    pub name: String,
    /// All their names, aliases and corrected ones too.
    pub names: Vec<String>,
    /// Whom the case is for: hidden from everybody but a magistrate who is told why.
    pub protected: bool,
}

/// A place, a telephone and the like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownThing {
    /// Its entry.
    pub entry: i64,
    /// What it is.
    pub kind: ThingKind,
    /// Its name or number.
    pub value: String,
    /// It was not corrected.
    pub stands: bool,
}

/// Who and what can be hidden in a copy, because a case says so.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownNames {
    /// People, in the order in which they were written down.
    pub people: Vec<KnownPerson>,
    /// Places, telephones and the like, corrected ones too.
    pub things: Vec<KnownThing>,
    /// How those whom the case is for can be reached: never shown where they are hidden.
    pub protected: Vec<Identifier>,
    /// Numbers of official reports: they stay.
    pub references: Vec<String>,
    /// Names of members.
    pub members: Vec<String>,
}

/// A list as it leaves the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ListRows {
    /// Reports.
    Signals(Vec<SignalLine>),
    /// Cases.
    Cases(Vec<CaseLine>),
    /// Who may do what.
    People(Box<People>),
}

/// Something that left the desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Its number.
    pub id: i64,
    /// Who took it, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
    /// As what.
    pub form: Option<Form>,
    /// For whom.
    pub reader: Option<Reader>,
    /// By name.
    pub whom: String,
    /// What for.
    pub purpose: Option<Purpose>,
    /// In words.
    pub words: String,
    /// Nobody is hidden in it.
    pub whole: bool,
    /// Why names stand in a pack; empty elsewhere.
    pub why: String,
    /// What stands on its pages.
    pub mark: String,
    /// SHA-256 of the file, in hexadecimal digits.
    pub hash: String,
}

/// What a copy is known again by: it stands on each page.
///
/// # Errors
/// [`DeskError::NoChance`].
pub fn new_mark() -> Result<String, DeskError> {
    let mut mark = data_encoding::BASE32_NOPAD.encode(&*chance::bytes::<5>()?);
    mark.insert(4, '-');
    Ok(mark)
}

/// SHA-256 in hexadecimal digits.
#[must_use]
pub fn hash_of(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(&Sha256::digest(bytes))
}

impl Desk {
    /// A case to be copied: everything in it, newest first, and who is named in it. A look like any other. `None`: no such case for
    /// this member, or not theirs to copy.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn case_to_copy(
        &self,
        session: &Session,
        number: i64,
    ) -> Result<Option<(CaseView, KnownNames)>, DeskError> {
        let Some((mut tx, known)) = self.known_case("copy", session, number).await? else { return Ok(None) };
        if !may_case(session, Permission::TakeCopies, known.facts) {
            return Ok(None);
        }
        self.note(&mut tx, Some(session.member.id), seen_act(known.facts.sight), &format!("case {number}"))
            .await?;
        let view = self.whole_case(&mut tx, session, &known).await?;
        let names = self.names_in(&mut tx, session, &[number]).await?;
        tx.commit().await?;
        Ok(Some((view, names)))
    }

    /// A report to be copied, and who is named in its cases. A look like any other. `None`: no such report for this member, or not
    /// theirs to copy.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn signal_to_copy(
        &self,
        session: &Session,
        number: i64,
    ) -> Result<Option<(SignalView, KnownNames)>, DeskError> {
        if !session.can(Permission::TakeCopies) {
            return Ok(None);
        }
        let Some(view) = self.signal(session, number).await? else { return Ok(None) };
        let mut tx = self.0.store.read("copy").await?;
        let names = self.names_in(&mut tx, session, &view.cases).await?;
        Ok(Some((view, names)))
    }

    /// A list to be copied: what came or was opened in a span of days. Numbers, states and days, and for who may do what the names of
    /// members. `None`: more rows than a table holds.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever takes no copies.
    pub async fn list_to_copy(
        &self,
        session: &Session,
        of: CopyOf,
        (from, until): (Day, Day),
    ) -> Result<Option<ListRows>, DeskError> {
        self.allow(session, permission(of)).await?;
        let limit = i64::try_from(TABLE_ROWS_MAX).unwrap_or(i64::MAX);
        let (scope, today) = (Self::scope(session), self.today().number());
        let span = ListSpan {
            from: from.number(),
            until: until.number(),
            scope,
            today,
            limit: limit.saturating_add(1),
        };
        if of == CopyOf::People {
            return Ok(Some(ListRows::People(Box::new(self.people(session).await?))));
        }
        let mut tx = self.0.store.read("list").await?;
        let found = match of {
            CopyOf::Cases => ListRows::Cases(rows::case_lines(&mut tx, &span).await?),
            _ => ListRows::Signals(rows::signal_lines(&mut tx, &span).await?),
        };
        Ok(Some(found).filter(|found| found.len() <= TABLE_ROWS_MAX))
    }

    /// Puts on record that a copy goes out, with the SHA-256 of its file; only then may it. Documents in it are known by their numbers,
    /// and each has a line in its custody log. `None`: no such thing for this member, or no longer.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a list, to whoever takes no copies.
    pub async fn keep_copy(
        &self,
        session: &Session,
        wanted: &CopyWanted,
        (mark, hash, documents): (&str, &str, &[i64]),
    ) -> Result<Option<i64>, DeskError> {
        let Some(mut tx) = self.may_copy(session, wanted.of).await? else { return Ok(None) };
        let id = rows::next_number(&mut tx, "exports").await?;
        let details = CopyDetails {
            reader: wanted.reader.code().into(),
            whom: wanted.whom.clone(),
            purpose: wanted.purpose.code().into(),
            words: wanted.words.clone(),
            whole: wanted.whole,
            why: wanted.why.clone(),
            mark: mark.into(),
            hash: hash.into(),
        };
        let row = CopyRow {
            id,
            member: session.member.id.0,
            at: self.now(),
            kind: wanted.form.code().into(),
            object: wanted.of.object(),
            sealed: names::seal(self.0.vault.desk(), names::export_place(id), &details)?,
        };
        rows::add_export(&mut tx, &row).await?;
        if let (CopyOf::Case(case), false) = (wanted.of, documents.is_empty()) {
            let said = CustodyDetails { to: wanted.whom.clone(), why: wanted.words.clone() };
            let key = self.key_of_case(&mut tx, case).await?;
            for document in documents {
                let seal = |line| names::seal(&key, names::custody_place(line), &said).ok();
                let by = (row.member, row.at, CustodyAct::Copied.code());
                rows::add_custody(&mut tx, *document, by, seal).await?;
            }
        }
        let object = if wanted.of.has_words() { row.object } else { format!("export {id}") };
        self.note(&mut tx, Some(session.member.id), "copy-taken", &object).await?;
        tx.commit().await?;
        Ok(Some(id))
    }

    /// What left the desk of one thing, newest first; whether older ones follow. `page` counts from 1. `None`: no such thing for this
    /// member.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a list, to whoever takes no copies.
    pub async fn copies_of(
        &self,
        session: &Session,
        of: CopyOf,
        page: u32,
    ) -> Result<Option<(Vec<Taken>, bool)>, DeskError> {
        let Some(mut tx) = self.may_copy(session, of).await? else { return Ok(None) };
        let count = i64::try_from(PAGE_COPIES).unwrap_or(i64::MAX);
        let skip = i64::from(page.max(1) - 1).saturating_mul(count);
        let found = rows::exports_of(&mut tx, &of.object(), (skip, count + 1)).await?;
        let members = self.member_names(&mut tx).await?;
        let mut taken = Vec::new();
        for row in found.iter().take(PAGE_COPIES) {
            let details: CopyDetails =
                names::open(self.0.vault.desk(), names::export_place(row.id), &row.sealed)?;
            taken.push(Taken {
                id: row.id,
                by: names::name_of(&members, row.member),
                at: row.at,
                form: Form::of_code(&row.kind),
                reader: Reader::of_code(&details.reader),
                whom: details.whom.clone(),
                purpose: Purpose::of_code(&details.purpose),
                words: details.words.clone(),
                whole: details.whole,
                why: details.why.clone(),
                mark: details.mark.clone(),
                hash: details.hash.clone(),
            });
        }
        Ok(Some((taken, found.len() > PAGE_COPIES)))
    }

    /// The one question whether a member may copy something, answered in a transaction of its own.
    async fn may_copy(&self, session: &Session, of: CopyOf) -> Result<Option<Tx>, DeskError> {
        match of {
            CopyOf::Signal(number) => {
                let known = self.known("copy", session, number).await?;
                Ok(known
                    .filter(|(_, known)| self.may(session, Permission::TakeCopies, known.facts))
                    .map(|(tx, _)| tx))
            }
            CopyOf::Case(number) => {
                let known = self.known_case("copy", session, number).await?;
                Ok(known
                    .filter(|(_, known)| may_case(session, Permission::TakeCopies, known.facts))
                    .map(|(tx, _)| tx))
            }
            CopyOf::Signals | CopyOf::Cases | CopyOf::People => {
                self.allow(session, permission(of)).await?;
                Ok(Some(self.0.store.write("copy").await?))
            }
        }
    }

    /// Whoever and whatever these cases name, as far as the member sees them.
    async fn names_in(&self, tx: &mut Tx, session: &Session, cases: &[i64]) -> Result<KnownNames, DeskError> {
        let members = self.member_names(tx).await?;
        let mut known = KnownNames {
            members: members.into_values().map(|details| details.name.clone()).collect(),
            ..KnownNames::default()
        };
        known.members.sort();
        for number in self.seen_cases(tx, session, cases).await? {
            let key = self.key_of_case(tx, number).await?;
            let mut first: HashMap<i64, i64> = HashMap::new();
            let mut people: BTreeMap<i64, KnownPerson> = BTreeMap::new();
            for row in rows::entries_of(tx, number).await? {
                let root =
                    row.replaces.map_or(row.id, |earlier| first.get(&earlier).copied().unwrap_or(earlier));
                first.insert(row.id, root);
                if ![EntryKind::Person, EntryKind::Thing, EntryKind::Reference]
                    .iter()
                    .any(|kind| kind.code() == row.kind)
                {
                    continue;
                }
                let details: EntryDetails = names::open(&key, names::entry_place(row.id), &row.sealed)?;
                match Said::of(&row, &details) {
                    Some(Said::Person { name, aliases, role, report_number, .. }) => {
                        known.references.push(report_number);
                        let one = people.entry(root).or_insert_with(|| KnownPerson {
                            entry: root,
                            name: String::new(),
                            names: Vec::new(),
                            protected: false,
                        });
                        // Once it was thought to be so: a correction takes nobody's protection away.
                        one.protected |= self.is_for(role);
                        one.names.push(name.clone());
                        one.names.extend(each_alias(&aliases));
                        one.name = name;
                    }
                    Some(Said::Thing { kind: Some(kind), value, .. }) => {
                        let stands = row.replaced_by.is_none();
                        known.things.push(KnownThing { entry: row.id, kind, value, stands });
                    }
                    Some(Said::Reference { number, .. }) => known.references.push(number),
                    _ => {}
                }
            }
            let victims = self.victims_to_hide(tx, &key, number).await?;
            known.protected.extend(with_records(&mut people, &first, victims));
            for person in people.values().filter(|person| person.protected) {
                let named = person.names.iter().flat_map(|name| insight::identifiers_in(name));
                known.protected.extend(named.map(|found| found.identifier));
            }
            known
                .people
                .extend(people.into_values().filter(|one| one.names.iter().any(|name| !name.is_empty())));
        }
        Ok(known)
    }

    /// Whether a case is for somebody in it.
    fn is_for(&self, role: Option<PersonRole>) -> bool {
        role.is_some_and(|role| Side::of(self.kind(), role) == Some(Side::For))
    }
}

impl ListRows {
    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        match self {
            Self::Signals(lines) => lines.len(),
            Self::Cases(lines) => lines.len(),
            Self::People(people) => people.people.len(),
        }
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

/// Adds presumed victims as their records call them to whoever stands in the entries of a case; hands back how they are reached.
fn with_records(
    people: &mut BTreeMap<i64, KnownPerson>,
    first: &HashMap<i64, i64>,
    victims: Vec<VictimToHide>,
) -> Vec<Identifier> {
    let mut reached = Vec::new();
    for victim in victims {
        let root = victim.entry.map(|entry| first.get(&entry).copied().unwrap_or(entry));
        // A record that is made from nobody of the case is known by its own number.
        let entry = root.unwrap_or(-victim.id);
        let one = people.entry(entry).or_insert_with(|| KnownPerson {
            entry,
            name: victim.alias.clone(),
            names: Vec::new(),
            protected: true,
        });
        one.protected = true;
        one.names.push(victim.alias.clone());
        one.names.extend(each_alias(&victim.alias));
        let reach = victim.reach.iter().flat_map(|reach| insight::identifiers_in(reach));
        reached.extend(reach.map(|found| found.identifier));
    }
    reached
}

/// Whose work it is to copy something.
fn permission(of: CopyOf) -> Permission {
    if of == CopyOf::People { Permission::ManagePeople } else { Permission::TakeCopies }
}

/// Other names as people write them one after another.
pub(crate) fn each_alias(aliases: &str) -> impl Iterator<Item = String> + '_ {
    let alias = |part: &str| part.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    aliases
        .split([',', ';', '/', '\n', '(', ')', '،', '؛', '、'])
        .map(alias)
        .filter(|alias| !alias.is_empty())
}

/// What its file is called: no name, no word of it.
#[must_use]
pub fn file_stem(of: CopyOf) -> String {
    of.object().replace(' ', "-")
}
