//! Cases with everything in them, for the test that reads every page.
use super::*;
use crate::{
    MemberId,
    case::{Item, ItemWhat, Source, Task, timeline::CaseSignal},
};
use domain::{AgeBand, CaseState, PersonRole, ReferenceKind, SourceKind, ThingKind};

fn source(kind: SourceKind) -> Option<Source> {
    let signal = (kind == SourceKind::Signal).then_some(7);
    Some(Source { kind, signal, words: "<b>".into() })
}

/// One of each kind and value.
fn everything() -> Vec<(i64, Said)> {
    let text = || "<b>".to_owned();
    let people = PersonRole::ALL.iter().zip(AgeBand::ALL).map(|(role, age)| Said::Person {
        name: text(),
        aliases: text(),
        role: Some(*role),
        age: Some(*age),
        doubt: text(),
        report_number: "1".into(),
        source: source(SourceKind::Seen),
    });
    let thing = |kind: &ThingKind| Said::Thing {
        kind: Some(*kind),
        value: text(),
        more: text(),
        source: source(SourceKind::Document),
    };
    let number = |kind: &ReferenceKind| Said::Reference { kind: Some(*kind), number: text() };
    let all = people.chain(ThingKind::ALL.iter().map(thing)).chain(ReferenceKind::ALL.iter().map(number));
    (1..).zip(all).collect()
}

fn task() -> Said {
    Said::Task(Task {
        text: "<b>".into(),
        owner: Some(MemberId(1)),
        due: Some(Day(5)),
        waiting_for: "<b>".into(),
        done_at: Some(9),
    })
}

fn items() -> Vec<Item> {
    let fact = |kind| Said::Fact { text: "<b>".into(), happened: Some(Day(1)), source: source(kind) };
    let said = SourceKind::ALL.iter().map(|kind| fact(*kind));
    let said = said.chain([
        Said::Assessment { text: "<b>".into() },
        Said::NotEstablished { text: "<b>".into() },
        task(),
    ]);
    let entry = |(id, said)| ItemWhat::Entry { id, said, corrected: id % 2 == 0, corrects: true, written: 1 };
    let entries = (1..).zip(said).map(entry);
    let message = || ItemWhat::Message { number: 7, text: "<b>".into() };
    let document = ItemWhat::Document { id: 4, title: "<b>".into(), sha256: "0f".repeat(32) };
    let clocks = super::super::clock::sample_items().into_iter().map(ItemWhat::Clock);
    let consents = super::super::consent_words::sample_items().into_iter().map(ItemWhat::Consent);
    let whats = entries.chain([message(), message(), ItemWhat::Attached { number: 7 }, document]);
    let reception = |in_time| {
        let listed = crate::reception::ReceptionListed { id: 3, first: 1_795_521_600, answered: 4, in_time };
        ItemWhat::Reception(crate::reception::ReceptionItem { victim: 2, listed, written: 1_795_521_600 })
    };
    let receptions = [None, Some(true), Some(false)].map(reception);
    let referral = ItemWhat::Referral(super::super::referrals::sample_listed());
    let whats = whats.chain(clocks).chain(consents).chain(receptions).chain([referral]);
    let item = |(n, what): (i64, ItemWhat)| Item {
        at: 1,
        day_only: n % 2 == 0,
        who: (n % 3 != 0).then(|| "<b>".into()),
        what,
    };
    (0..).zip(whats).map(item).collect()
}

/// A case with everything in it.
pub(crate) fn sample_view() -> CaseView {
    CaseView {
        number: 3,
        version: 1,
        state: CaseState::Open,
        title: "<b>".into(),
        holder: Some(MemberId(1)),
        team: Some(crate::TeamId(1)),
        opened_by: "<b>".into(),
        opened: Day(1),
        review: Day(2),
        closed: Some(("<b>".into(), 1, "<b>".into())),
        signals: vec![CaseSignal { number: 7, state: crate::State::Taken, arrived_day: Day(1) }],
        named: everything(),
        tasks: vec![(1, task())],
        more: EntryKind::ALL.to_vec(),
        names: vec![(MemberId(1), "<b>".into())],
        documents: (9, super::super::document::sample_documents()),
        victims: super::super::victim::sample_listed(),
        items: items(),
        page: 2,
        has_more: true,
        like: (vec![8], vec![4]),
        end: (Some((Day(20_900), domain::EndSetBy::Rule)), true),
        colleagues: vec![Colleague { id: MemberId(1), name: "<b>".into(), away: None }],
        teams: vec![crate::people::Team { id: crate::TeamId(1), name: "<b>".into() }],
        draft: "draft <b>".into(),
        may: [true; 3],
        see_looks: true,
        keep_apart: true,
        hands_over: true,
        conflicts: vec![
            crate::conflict::CaseConflict { look: Some((2, 4)), outcome: None },
            crate::conflict::CaseConflict { look: None, outcome: Some(domain::ConflictOutcome::Colleague) },
        ],
    }
}

/// A case that is written in, one that is read, and what can be wrong.
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let mut full = CasePage::new(face, here, sample_view(), Filter::Messages);
    full.fault = Some(Fault { at: "reason", words: w.say("case-error-report-number") });
    full.note = Some("case-changed");
    let bare = CaseView {
        state: CaseState::Closed,
        signals: vec![],
        named: vec![],
        tasks: vec![],
        more: vec![],
        victims: vec![],
        documents: (0, vec![]),
        items: vec![],
        like: (vec![], vec![]),
        end: (None, false),
        holder: None,
        team: None,
        may: [false; 3],
        hands_over: false,
        conflicts: vec![],
        ..sample_view()
    };
    let bare = CasePage::new(face, here, bare, Filter::All);
    let mut edit = EditPage::new(face, here, &sample_view());
    edit.fault = Some(entry_fault("review", EntryFault::Day, w));
    vec![full.render().unwrap(), bare.render().unwrap(), edit.render().unwrap()]
}
