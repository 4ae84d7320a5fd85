//! A case in order of time: first where each thing stands, by numbers alone, then the words of one page. A case of thousands of entries
//! is opened like one of ten.
use super::{
    Filter, Item, ItemWhat, KnownCase, Said,
    timeline::{CaseSignal, CaseView},
};
use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    at_rest::Key,
    names::{self, DocumentDetails, EntryDetails, MemberDetails},
    signal::{From, What, facts},
};
use domain::EntryKind;
use envelope::ids::Day;
use std::{cmp::Reverse, collections::HashMap};
use store::{
    Tx,
    desk::{self as rows, EntryRow},
};

/// Where a thing stands in time, and what it is.
pub(super) struct Placed {
    at: i64,
    what: PlacedWhat,
}

enum PlacedWhat {
    Message { number: i64, id: i64 },
    Attached { number: i64, member: i64 },
    Document(i64, i64),
    Entry(i64, i64),
    Clock(i64, i64, usize),
    Consent(i64, i64, usize),
    Referral(i64),
    Reception(i64, i64),
}

impl Placed {
    /// Whether it is about a clock, a consent, a referral or a reception of a presumed victim.
    pub(super) fn is_of_victim(&self) -> bool {
        use PlacedWhat as P;
        matches!(self.what, P::Clock(..) | P::Consent(..) | P::Referral(..) | P::Reception(..))
    }
}

impl PlacedWhat {
    /// Of one moment: what a report says before what was made of it.
    fn order(&self) -> (u8, i64) {
        match self {
            Self::Message { id, .. } => (0, *id),
            Self::Attached { number, .. } => (1, *number),
            Self::Document(_, id) => (2, *id),
            Self::Entry(_, id) => (3, *id),
            // Of one day and clock or consent, in the order in which it happened.
            Self::Clock(_, id, line) => (4, in_order(*id, *line)),
            Self::Consent(_, id, line) => (5, in_order(*id, *line)),
            Self::Referral(number) => (6, *number),
            Self::Reception(_, id) => (7, *id),
        }
    }
}

impl Desk {
    /// Where everything stands that the filter lets through, later first; and the reports that this member sees.
    pub(super) async fn keys_of_case(
        &self,
        tx: &mut Tx,
        session: &Session,
        (known, filter): (&KnownCase, Filter),
        view: &mut CaseView,
    ) -> Result<Vec<Placed>, DeskError> {
        let case = known.row.number;
        let mut placed = Vec::new();
        if let Some(kind) = entries_of(filter) {
            let entries = rows::entry_times(tx, case, kind).await?;
            placed.extend(
                entries.iter().map(|(id, at)| Placed { at: *at, what: PlacedWhat::Entry(case, *id) }),
            );
        }
        if matches!(filter, Filter::All | Filter::Documents) {
            let documents = rows::document_times(tx, case).await?;
            let placed_at = |(id, at): &(i64, i64)| Placed { at: *at, what: PlacedWhat::Document(case, *id) };
            placed.extend(documents.iter().map(placed_at));
        }
        if matches!(filter, Filter::All | Filter::Clocks) {
            let clocks = self.clock_times(tx, (&known.key, case)).await?;
            let placed_at =
                |(at, id, line): (i64, i64, usize)| Placed { at, what: PlacedWhat::Clock(case, id, line) };
            placed.extend(clocks.into_iter().map(placed_at));
        }
        if matches!(filter, Filter::All | Filter::Consents) {
            let consents = self.consent_times(tx, (&known.key, case)).await?;
            let placed_at =
                |(at, id, line): (i64, i64, usize)| Placed { at, what: PlacedWhat::Consent(case, id, line) };
            placed.extend(consents.into_iter().map(placed_at));
        }
        placed.extend(self.receptions_placed(tx, (&known.key, case), filter).await?);
        if filter == Filter::All {
            for row in rows::referrals_of_case(tx, case).await? {
                placed.push(Placed { at: row.changed, what: PlacedWhat::Referral(row.number) });
            }
        }
        for (number, member, at) in rows::signals_of_case(tx, case).await? {
            let Some(row) = rows::signal(tx, number).await? else { continue };
            let facts = facts(&row, session)?;
            if !self.may(session, Permission::ReadSignals, facts) {
                continue;
            }
            view.signals.push(CaseSignal { number, state: facts.state, arrived_day: Day(row.arrived_day) });
            if filter == Filter::All {
                placed.push(Placed { at, what: PlacedWhat::Attached { number, member } });
            }
            let reads = self.may(session, Permission::ReadText, facts);
            if reads && matches!(filter, Filter::All | Filter::Messages) {
                let said = rows::message_times(tx, number).await?;
                let message =
                    |(id, at): &(i64, i64)| Placed { at: *at, what: PlacedWhat::Message { number, id: *id } };
                placed.extend(said.iter().map(message));
            }
        }
        placed.sort_by_key(|one| Reverse((one.at, one.what.order())));
        Ok(placed)
    }

    async fn receptions_placed(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        filter: Filter,
    ) -> Result<Vec<Placed>, DeskError> {
        if !matches!(filter, Filter::All | Filter::Receptions) {
            return Ok(Vec::new());
        }
        let times = self.reception_times(tx, (key, case)).await?;
        let placed = |(at, id): (i64, i64)| Placed { at, what: PlacedWhat::Reception(case, id) };
        Ok(times.into_iter().map(placed).collect())
    }

    /// One item with its words. `None`: a message that says nothing in words.
    pub(super) async fn item_of(
        &self,
        tx: &mut Tx,
        placed: &Placed,
        (key, members): (&Key, &HashMap<i64, MemberDetails>),
    ) -> Result<Option<Item>, DeskError> {
        let name = |id| Some(names::name_of(members, id));
        let plain = |who, what| Some(Item { at: placed.at, day_only: false, who, what });
        match placed.what {
            PlacedWhat::Entry(case, id) => {
                let Some(row) = rows::entry_of(tx, case, id).await? else { return Ok(None) };
                let (who, what) = (name(row.member), entry_item(key, &row)?);
                Ok(Some(Item { at: placed.at, day_only: row.happened.is_some(), who, what }))
            }
            PlacedWhat::Clock(case, id, line) => {
                let Some((item, member)) = self.clock_item(tx, key, (case, id, line)).await? else {
                    return Ok(None);
                };
                let (who, what) = (name(member), ItemWhat::Clock(item));
                Ok(Some(Item { at: placed.at, day_only: true, who, what }))
            }
            PlacedWhat::Consent(case, id, line) => {
                let Some((item, member)) = self.consent_item(tx, key, (case, id, line)).await? else {
                    return Ok(None);
                };
                let (who, what) = (member.and_then(name), ItemWhat::Consent(item));
                Ok(Some(Item { at: placed.at, day_only: line == 0, who, what }))
            }
            PlacedWhat::Reception(case, id) => {
                let found = self.reception_item(tx, (key, members), (case, id)).await?;
                Ok(found.and_then(|(item, member)| plain(name(member), ItemWhat::Reception(item))))
            }
            PlacedWhat::Referral(number) => {
                let Some(row) = rows::referral(tx, number).await? else { return Ok(None) };
                let who = row.member.and_then(name).unwrap_or_default();
                Ok(plain(Some(who), ItemWhat::Referral(self.listed(&row)?)))
            }
            PlacedWhat::Attached { number, member } => Ok(plain(name(member), ItemWhat::Attached { number })),
            PlacedWhat::Document(case, id) => {
                let Some(row) = rows::document(tx, case, id).await? else { return Ok(None) };
                let details: DocumentDetails = names::open(key, names::document_place(id), &row.sealed)?;
                let (title, sha256) = (details.title.clone(), details.sha256.clone());
                Ok(plain(name(row.member), ItemWhat::Document { id, title, sha256 }))
            }
            PlacedWhat::Message { number, id } => {
                let Some(key) = self.key_of(tx, number).await? else { return Ok(None) };
                let Some(row) = rows::message_of(tx, number, id).await? else { return Ok(None) };
                let entry = self.entry(&key, &row, members)?;
                let What::Text(text) = entry.what else { return Ok(None) };
                let (who, day_only) = match entry.from {
                    From::Writer { .. } => (None, true),
                    From::Us { name, .. } => (Some(name), false),
                };
                Ok(Some(Item { at: placed.at, day_only, who, what: ItemWhat::Message { number, text } }))
            }
        }
    }

    /// People, things and numbers as they stand now, and what is to be done.
    pub(super) async fn at_the_side(
        &self,
        tx: &mut Tx,
        (known, members): (&KnownCase, &HashMap<i64, MemberDetails>),
        (view, most): (&mut CaseView, usize),
    ) -> Result<(), DeskError> {
        let limit = i64::try_from(most).unwrap_or(i64::MAX - 1);
        for kind in [EntryKind::Person, EntryKind::Thing, EntryKind::Reference, EntryKind::Task] {
            let mut found = rows::standing_entries(tx, (known.row.number, kind.code()), limit + 1).await?;
            if found.len() > most {
                view.more.push(kind);
                found.truncate(most);
            }
            for row in found {
                let entry = (row.id, said_of(&known.key, &row)?);
                match kind {
                    EntryKind::Task => view.tasks.push(entry),
                    _ => view.named.push(entry),
                }
                if let Some(owner) = row.owner {
                    view.names.push((MemberId(owner), names::name_of(members, owner)));
                }
            }
        }
        view.named.sort_by_key(|(id, _)| *id);
        Ok(())
    }
}

fn in_order(id: i64, line: usize) -> i64 {
    id.saturating_mul(1_000).saturating_add(i64::try_from(line).unwrap_or(i64::MAX))
}

/// Which kind of entries a filter lets through; "": every kind.
fn entries_of(filter: Filter) -> Option<&'static str> {
    match filter {
        Filter::All => Some(""),
        Filter::Kind(kind) => Some(kind.code()),
        Filter::Messages | Filter::Documents | Filter::Clocks | Filter::Consents | Filter::Receptions => None,
    }
}

fn entry_item(key: &Key, row: &EntryRow) -> Result<ItemWhat, DeskError> {
    Ok(ItemWhat::Entry {
        id: row.id,
        said: said_of(key, row)?,
        corrected: row.replaced_by.is_some(),
        corrects: row.replaces.is_some(),
        written: row.at,
    })
}

fn said_of(key: &Key, row: &EntryRow) -> Result<Said, DeskError> {
    let details: EntryDetails = names::open(key, names::entry_place(row.id), &row.sealed)?;
    Said::of(row, &details).ok_or(DeskError::Damaged("case_entries"))
}
