//! A case as its page shows it: everything in one order of time, each thing once, and what is open at its side. Looking is noted.
use super::{KnownCase, Said, case_facts, may_case};
use crate::{
    Desk, DeskError, MemberId, Permission, Session, State,
    consent::ConsentItem,
    document::Document,
    ending::LastDay,
    names::{self, EntryDetails, MemberDetails},
    people::Team,
    reception::ReceptionItem,
    signal::{Colleague, facts},
    victim::{ClockItem, VictimListed},
};
use domain::{CaseState, EntryKind, Sight};
use envelope::ids::Day;
use std::collections::HashMap;
use store::{Tx, desk as rows};

/// Items on a page.
pub const PAGE_ITEMS: usize = 100;
/// Entries of one kind that stand at the side; the rest is a filter away.
pub const SIDE_MAX: usize = 30;
/// The same where all of it is wanted.
const WHOLE_MAX: usize = 100_000;
/// Documents that stand at the side.
const NEWEST_DOCUMENTS: i64 = 5;

/// Which items.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Filter {
    /// All of them.
    #[default]
    All,
    /// Entries of one kind.
    Kind(EntryKind),
    /// What was said in its reports.
    Messages,
    /// Its documents.
    Documents,
    /// What happened to the clocks of its presumed victims.
    Clocks,
    /// What its presumed victims agreed to, and took back.
    Consents,
    /// How its presumed victims were received.
    Receptions,
}

/// Something in the order of time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Where it stands in time, Unix seconds; of what only a day is known, its beginning.
    pub at: i64,
    /// Only the day is known.
    pub day_only: bool,
    /// Who wrote it, by name; `None`: the writer of a report.
    pub who: Option<String>,
    /// What it is.
    pub what: ItemWhat,
}

/// What an item is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ItemWhat {
    /// An entry.
    Entry {
        /// Its number.
        id: i64,
        /// What it says.
        said: Said,
        /// It was corrected: what it says no longer holds.
        corrected: bool,
        /// It corrects an earlier one.
        corrects: bool,
        /// When it was written, Unix seconds.
        written: i64,
    },
    /// Words of a report.
    Message {
        /// Which report.
        number: i64,
        /// Exactly as written.
        text: String,
    },
    /// A report was put into the case.
    Attached {
        /// Which.
        number: i64,
    },
    /// A document was put into the case.
    Document {
        /// Which.
        id: i64,
        /// What it is.
        title: String,
        /// The SHA-256 of its bytes, in hexadecimal.
        sha256: String,
    },
    /// A clock of a presumed victim began, or something happened to it.
    Clock(ClockItem),
    /// A presumed victim was asked for consent, or something happened to it.
    Consent(ConsentItem),
    /// A presumed victim was received.
    Reception(ReceptionItem),
    /// Somebody was referred, by us or to us: where that stands.
    Referral(crate::referral::ReferralListed),
}

/// An entry that is to be corrected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Its number.
    pub id: i64,
    /// What it says.
    pub said: Said,
    /// Somebody else corrected it already.
    pub replaced: bool,
}

/// A report of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseSignal {
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// The day it came.
    pub arrived_day: Day,
}

/// A case as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseView {
    /// Its number.
    pub number: i64,
    /// Counts what happens to it: goes into forms.
    pub version: i64,
    /// Where it stands.
    pub state: CaseState,
    /// What it is called.
    pub title: String,
    /// Who has it.
    pub holder: Option<MemberId>,
    /// Which team has it.
    pub team: Option<crate::TeamId>,
    /// Who opened it, by name.
    pub opened_by: String,
    /// The day it was opened.
    pub opened: Day,
    /// The day on which it is looked at whether it is still needed.
    pub review: Day,
    /// Who closed it and when, and why.
    pub closed: Option<(String, i64, String)>,
    /// Its reports, as far as this member sees them.
    pub signals: Vec<CaseSignal>,
    /// People, things and numbers as they stand now, by number of entry: at most [`SIDE_MAX`] of each kind, the newest.
    pub named: Vec<(i64, Said)>,
    /// Tasks that are open, the most pressing first: at most [`SIDE_MAX`].
    pub tasks: Vec<(i64, Said)>,
    /// Of these kinds there are more than stand at the side.
    pub more: Vec<EntryKind>,
    /// Whoever has the case or a task of it, by name, whether or not they still work here.
    pub names: Vec<(MemberId, String)>,
    /// How many documents there are, and the newest.
    pub documents: (u64, Vec<Document>),
    /// Its presumed victims: whose clock is over or ends next first.
    pub victims: Vec<VictimListed>,
    /// The page of the timeline, newest first.
    pub items: Vec<Item>,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
    /// Reports and cases that name the same, as far as this member sees them.
    pub like: (Vec<i64>, Vec<i64>),
    /// Its last day, once it is closed, and whether it is held by law.
    pub end: (Option<LastDay>, bool),
    /// Whom it or a task can be given to.
    pub colleagues: Vec<Colleague>,
    /// Which teams it can be given to.
    pub teams: Vec<Team>,
    /// What this member began to write.
    pub draft: String,
    /// Write in it; close it; open it again.
    pub may: [bool; 3],
    /// See who looked at it.
    pub see_looks: bool,
    /// See who may look at it, and decide it.
    pub keep_apart: bool,
    /// Hand it over.
    pub hands_over: bool,
    /// Whether its people are opposed to those of another case, as far as this member may know.
    pub conflicts: Vec<crate::conflict::CaseConflict>,
}

impl Desk {
    /// The page of a case; `page` counts from 1, 0 is taken as 1. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn case(
        &self,
        session: &Session,
        number: i64,
        filter: Filter,
        page: u32,
    ) -> Result<Option<CaseView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("case seen", session, number).await? else {
            return Ok(None);
        };
        self.note(&mut tx, Some(session.member.id), seen_act(known.facts.sight), &format!("case {number}"))
            .await?;
        let me = session.member.id.0;
        rows::look(&mut tx, me, ("case", number), self.today().number()).await?;
        rows::see_case_notices(&mut tx, me, number).await?;
        tx.commit().await?;
        // Everything is read without a lock: nobody who writes waits for somebody who reads.
        let mut tx = self.0.store.read("case").await?;
        let Some(known) = self.readable_case(&mut tx, session, number).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let mut view = self.case_view(&mut tx, session, (&known, &members)).await?;
        view.page = page.max(1);
        self.at_the_side(&mut tx, (&known, &members), (&mut view, SIDE_MAX)).await?;
        view.victims = self.victims_listed(&mut tx, &known).await?;
        let keys = self.keys_of_case(&mut tx, session, (&known, filter), &mut view).await?;
        let skip = usize::try_from(view.page - 1).unwrap_or(usize::MAX).saturating_mul(PAGE_ITEMS);
        view.has_more = keys.len() > skip.saturating_add(PAGE_ITEMS);
        for key in keys.iter().skip(skip).take(PAGE_ITEMS) {
            view.items.extend(self.item_of(&mut tx, key, (&known.key, &members)).await?);
        }
        Ok(Some(view))
    }

    /// Everything in a case, newest first, as far as this member sees it; not the records of presumed victims, their clocks and consents, which no
    /// copy of a case takes along.
    pub(crate) async fn whole_case(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: &KnownCase,
    ) -> Result<CaseView, DeskError> {
        let members = self.member_names(tx).await?;
        let mut view = self.case_view(tx, session, (known, &members)).await?;
        self.at_the_side(tx, (known, &members), (&mut view, WHOLE_MAX)).await?;
        let keys = self.keys_of_case(tx, session, (known, Filter::All), &mut view).await?;
        for key in keys.iter().filter(|key| !key.is_of_victim()) {
            view.items.extend(self.item_of(tx, key, (&known.key, &members)).await?);
        }
        Ok(view)
    }

    /// A case as it stands, without what stands in it.
    async fn case_view(
        &self,
        tx: &mut Tx,
        session: &Session,
        (known, members): (&KnownCase, &HashMap<i64, MemberDetails>),
    ) -> Result<CaseView, DeskError> {
        let (row, number) = (&known.row, known.row.number);
        let may = |action| may_case(session, action, known.facts);
        let closed = |(by, at)| (names::name_of(members, by), at, known.details.closed_reason.clone());
        let holder = row.assignee.map(|id| (MemberId(id), names::name_of(members, id)));
        let mut draft = String::new();
        if let Some(sealed) = rows::draft(tx, -number, session.member.id.0).await?.reply {
            let plain = known.key.open(names::draft_place(session.member.id.0), &sealed)?;
            draft = String::from_utf8_lossy(&plain).into_owned();
        }
        Ok(CaseView {
            number,
            version: row.version,
            state: known.facts.state,
            title: known.details.title.clone(),
            holder: row.assignee.map(MemberId),
            team: row.team.map(crate::TeamId),
            opened_by: names::name_of(members, row.entered_by),
            opened: Day(row.opened_day),
            review: Day(row.review_day),
            closed: row.closed.map(closed),
            signals: Vec::new(),
            named: Vec::new(),
            tasks: Vec::new(),
            more: Vec::new(),
            names: holder.into_iter().collect(),
            documents: self.newest_documents(tx, &known.key, (number, NEWEST_DOCUMENTS), members).await?,
            victims: Vec::new(),
            items: Vec::new(),
            page: 1,
            has_more: false,
            like: self.like_case(tx, session, number).await?,
            end: self.end_of_case(tx, row).await?,
            colleagues: self.colleagues(tx, members).await?,
            teams: self.teams(tx).await?,
            draft,
            may: [may(Permission::WorkCases), may(Permission::CloseCases), may(Permission::ReopenCases)],
            see_looks: may(Permission::SeeLooks),
            keep_apart: may(Permission::KeepApart),
            hands_over: crate::transfer::may_hand_over(session, known),
            conflicts: self.conflicts_of_case(tx, session, number).await?,
        })
    }

    /// A case to write in, with the entry to be corrected, if one is named. `None`: no such case for this member, or no such
    /// entry.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn case_entry(
        &self,
        session: &Session,
        number: i64,
        entry: Option<i64>,
    ) -> Result<Option<(CaseView, Option<Corrected>)>, DeskError> {
        let Some(view) = self.case(session, number, Filter::All, 1).await? else { return Ok(None) };
        let Some(id) = entry else { return Ok(Some((view, None))) };
        let Some((mut tx, known)) = self.known_case("entry", session, number).await? else { return Ok(None) };
        let Some(row) = rows::entry_of(&mut tx, number, id).await? else { return Ok(None) };
        let details: EntryDetails = names::open(&known.key, names::entry_place(id), &row.sealed)?;
        let said = Said::of(&row, &details).ok_or(DeskError::Damaged("case_entries"))?;
        Ok(Some((view, Some(Corrected { id, said, replaced: row.replaced_by.is_some() }))))
    }

    /// Whether a member sees this case: for where to go after giving one away. Looked up, not looked at.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn can_see_case(&self, session: &Session, number: i64) -> Result<bool, DeskError> {
        let mut tx = self.0.store.read("can see").await?;
        Ok(!self.seen_cases(&mut tx, session, &[number]).await?.is_empty())
    }

    /// Reports and cases that name the same, as far as this member sees them.
    async fn like_case(
        &self,
        tx: &mut Tx,
        session: &Session,
        number: i64,
    ) -> Result<(Vec<i64>, Vec<i64>), DeskError> {
        let (signals, cases) = rows::named_like_case(tx, number).await?;
        let mut like = (Vec::new(), Vec::new());
        for signal in signals {
            let Some(row) = rows::signal(tx, signal).await? else { continue };
            if self.may(session, Permission::ReadText, facts(&row, session)?) {
                like.0.push(signal);
            }
        }
        like.1 = self.seen_cases(tx, session, &cases).await?;
        Ok(like)
    }

    /// Those of these cases that a member sees.
    pub(crate) async fn seen_cases(
        &self,
        tx: &mut Tx,
        session: &Session,
        numbers: &[i64],
    ) -> Result<Vec<i64>, DeskError> {
        let mut seen = Vec::new();
        for number in numbers {
            let Some(row) = rows::case(tx, *number).await? else { continue };
            if may_case(session, Permission::ReadCases, case_facts(&row, session)?) {
                seen.push(*number);
            }
        }
        Ok(seen)
    }

    /// The member's own open tasks with the numbers of their cases, the most pressing first.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that sees no cases.
    pub async fn own_tasks(&self, session: &Session) -> Result<Vec<(i64, i64, Said)>, DeskError> {
        self.allow(session, Permission::ReadCases).await?;
        let mut tx = self.0.store.read("tasks").await?;
        let mut tasks = Vec::new();
        for row in rows::tasks_of(&mut tx, session.member.id.0, 200).await? {
            let Some(case) = rows::case(&mut tx, row.case).await? else { continue };
            if !may_case(session, Permission::ReadCases, case_facts(&case, session)?) {
                continue;
            }
            let wrapped = rows::case_key(&mut tx, row.case).await?.ok_or(DeskError::Damaged("case_keys"))?;
            let key = self.0.vault.case_key(row.case, &wrapped)?;
            let details: EntryDetails = names::open(&key, names::entry_place(row.id), &row.sealed)?;
            let said = Said::of(&row, &details).ok_or(DeskError::Damaged("case_entries"))?;
            tasks.push((row.case, row.id, said));
        }
        Ok(tasks)
    }
}

/// How a look at a case is called in the log: by whom it is, by whose role lets them, in an emergency.
pub(crate) fn seen_act(sight: Sight) -> &'static str {
    match sight {
        Sight::Glass => "case-seen-emergency",
        Sight::Near => "case-seen",
        Sight::After => "case-seen-after",
        _ => "case-seen-role",
    }
}
