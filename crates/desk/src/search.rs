//! Searching the words of reports. What somebody may not see looks exactly like what is not there; whoever has such a report,
//! and nobody else, learns that it was looked for. What names one person, thing or place is not looked for without a reason; and who works in
//! a street cannot be drawn up: of what names a place little is shown, and not many times a day.
use crate::{
    Desk, DeskError, MemberId, Permission, Session, TeamId,
    case::CaseListed,
    inbox::InboxRow,
    indexing::{indexed, numbered},
    names,
    notices::Tell,
};
use domain::{NoticeKind, Record, limits::NOTE_MAX_CHARS};
use insight::{Identifier, Kind, NotOne, identifiers_in, names_a_place};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;
use store::desk::{self as rows, By, Scope, SearchRow};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Reports shown at most: whoever finds more asks more precisely.
pub const FOUND_MAX: usize = 50;
/// The longest question, in characters.
pub const QUESTION_MAX_CHARS: usize = 200;
/// The same where the question names a place.
pub const FOUND_AT_PLACE_MAX: usize = 5;
/// Questions that name a place, of one member in a day and a night.
pub const PLACES_A_DAY: i64 = 20;
/// After so many whoever supervises is told.
pub const PLACES_TOLD: i64 = 10;
const DAY_SECONDS: i64 = 86_400;
/// Hidden reports whose holders are told of one search, at most.
const BLIND_MAX: usize = 20;

/// What a search found.
pub enum SearchOutcome {
    /// These, newest first.
    Found {
        /// Reports; with the cases at most [`FOUND_MAX`].
        rows: Vec<InboxRow>,
        /// Cases.
        cases: Vec<CaseListed>,
        /// There are more.
        more: bool,
    },
    /// What names one person, thing or place needs a reason.
    NoReason,
    /// They searched for places [`PLACES_A_DAY`] times within a day and a night.
    EnoughPlaces,
    /// The question or the reason is too long.
    TooLong,
    /// The desk has just been opened and is still reading.
    NotYet,
}

/// Whether a question names one person or thing: a telephone, a plate, an account, a name on a service, a national number.
fn names_one(question: &str) -> bool {
    let national = Identifier::parse(Kind::Phone, question) == Err(NotOne::NationalNumber);
    let typed = [Kind::Phone, Kind::Account].iter().any(|kind| Identifier::parse(*kind, question).is_ok());
    national || typed || !identifiers_in(question).is_empty()
}

/// A label sorts reports by what they are about; with a street, a person or a number on it, it would draw up who is there.
pub(crate) fn may_label(name: &str) -> bool {
    !names_one(name) && !names_a_place(name)
}

/// What was searched for and why, as it is kept.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Searched {
    question: String,
    reason: String,
}

/// What of the index a member finds.
enum Searchable {
    All,
    AllBut(HashSet<u64>),
    Only(HashSet<u64>),
}

impl Searchable {
    fn sees(&self, id: u64) -> bool {
        match self {
            Self::All => true,
            Self::AllBut(hidden) => !hidden.contains(&id),
            Self::Only(near) => near.contains(&id),
        }
    }

    /// Whether there can be something that they do not find.
    fn hides(&self) -> bool {
        !matches!(self, Self::All)
    }
}

impl Desk {
    /// Searches. On record with its words and reason, sealed, for a year.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn search(
        &self,
        session: &Session,
        question: &str,
        reason: &str,
    ) -> Result<SearchOutcome, DeskError> {
        self.allow(session, Permission::ReadText).await?;
        if question.chars().count() > QUESTION_MAX_CHARS || reason.chars().count() > NOTE_MAX_CHARS {
            return Ok(SearchOutcome::TooLong);
        }
        let place = names_a_place(question);
        if (place || names_one(question)) && reason.trim().is_empty() {
            return Ok(SearchOutcome::NoReason);
        }
        if !self.finds() {
            return Ok(SearchOutcome::NotYet);
        }
        let sight = self.searched(session).await?;
        let sees = |id: u64| sight.sees(id);
        let most = if place { FOUND_AT_PLACE_MAX } else { FOUND_MAX };
        let found = self.0.finder.find(question, most, sees)?;
        let (mut numbers, mut cases) = (Vec::new(), Vec::new());
        for id in &found.ids {
            match numbered(*id) {
                Record::Signal(number) => numbers.push(number),
                Record::Case(number) => cases.push(number),
            }
        }
        let shown = self.inbox_rows(session, &numbers).await?;
        let cases = self.listed_cases(session, &cases).await?;
        if !self.note_search(session, (question, reason, place), shown.len() + cases.len()).await? {
            return Ok(SearchOutcome::EnoughPlaces);
        }
        // Afterwards and apart: how long a search takes says nothing about what is hidden.
        if sight.hides() {
            let (desk, who, question) = (self.clone(), session.clone(), question.to_owned());
            tokio::spawn(async move {
                if let Err(error) = desk.tell_holders(&who, &question, sight).await {
                    tracing::warn!(%error, "nobody was told of a search");
                }
            });
        }
        Ok(SearchOutcome::Found { rows: shown, cases, more: found.more })
    }

    /// What a member finds.
    async fn searched(&self, session: &Session) -> Result<Searchable, DeskError> {
        let (reach, today) = (&session.reach, self.today().number());
        Ok(match Self::scope(session) {
            Scope::All => Searchable::All,
            Scope::AllBut(_) => {
                Searchable::AllBut(reach.kept_from.union(&reach.inner).copied().map(indexed).collect())
            }
            scope @ Scope::Near(_) => {
                let mut tx = self.0.store.read("scope").await?;
                let signals = rows::signals_in(&mut tx, scope, today).await?.into_iter().map(Record::Signal);
                let cases = rows::cases_in(&mut tx, scope, today).await?.into_iter().map(Record::Case);
                Searchable::Only(signals.chain(cases).map(indexed).collect())
            }
        })
    }

    /// On record before anything is shown. `false`: they searched for places often enough today, and see nothing.
    async fn note_search(
        &self,
        session: &Session,
        (question, reason, place): (&str, &str, bool),
        shown: usize,
    ) -> Result<bool, DeskError> {
        let (member, now) = (session.member.id, self.now());
        let mut tx = self.0.store.write("searched").await?;
        // Who searches at once takes turns at this counter, so the bound holds.
        let id = rows::next_number(&mut tx, "searches").await?;
        if place {
            let before = rows::places_searched(&mut tx, member.0, now - DAY_SECONDS).await?;
            if before >= PLACES_A_DAY {
                self.note(&mut tx, Some(member), "search-refused", "").await?;
                tx.commit().await?;
                return Ok(false);
            }
            if before + 1 == PLACES_TOLD {
                let to = Tell::All(Permission::Supervise);
                self.tell(&mut tx, (NoticeKind::PlacesSearched, None), to, Some(member)).await?;
            }
        }
        let searched = Searched { question: question.trim().into(), reason: reason.trim().into() };
        let sealed = names::seal(self.0.vault.desk(), names::search_place(id), &searched)?;
        let hits = i64::try_from(shown).unwrap_or(i64::MAX);
        let search = SearchRow { id, member: member.0, at: now, hits, place };
        rows::add_search(&mut tx, search, &sealed).await?;
        let act = if place { "searched-place" } else { "searched" };
        self.note(&mut tx, Some(member), act, &format!("search {id}")).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Tells whoever has a report that somebody who may not see it looked for something in it.
    async fn tell_holders(&self, who: &Session, question: &str, sight: Searchable) -> Result<(), DeskError> {
        let hidden = self.0.finder.find(question, BLIND_MAX, |id| !sight.sees(id))?;
        for id in hidden.ids {
            match numbered(id) {
                Record::Signal(number) => self.tell_holder(who, number).await?,
                Record::Case(number) => self.tell_holder_of_case(who, number).await?,
            }
        }
        Ok(())
    }

    async fn tell_holder(&self, who: &Session, number: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("blind hit").await?;
        let Some(row) = rows::lock_signal(&mut tx, By::Number(number)).await? else { return Ok(()) };
        let to = match (row.assignee, row.team) {
            (None, None) => Tell::All(Permission::ManagePeople),
            _ => Tell::Holder(&row),
        };
        let by = Some(who.member.id);
        self.tell(&mut tx, (NoticeKind::BlindHit, Some(number)), to, by).await?;
        self.note(&mut tx, by, "blind-hit", &format!("signal {number}")).await?;
        Ok(tx.commit().await?)
    }

    async fn tell_holder_of_case(&self, who: &Session, number: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("blind hit").await?;
        let Some(row) = rows::lock_case(&mut tx, number).await? else { return Ok(()) };
        let to = match (row.assignee, row.team) {
            (Some(id), _) => Tell::Member(MemberId(id)),
            (None, Some(team)) => Tell::Team(TeamId(team)),
            (None, None) => Tell::All(Permission::ManagePeople),
        };
        let by = Some(who.member.id);
        self.tell(&mut tx, (NoticeKind::BlindHitCase, Some(number)), to, by).await?;
        self.note(&mut tx, by, "blind-hit", &format!("case {number}")).await?;
        Ok(tx.commit().await?)
    }
}
