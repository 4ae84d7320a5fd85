//! Clocks with everything in them, for the test that reads every page.
use super::*;
use crate::{clock_rules::Basis, victim::ClockLine};
use domain::{
    ClockFault, EntryFault,
    clock::{Extension, For, Rule as ClockRule},
};

fn every_what() -> Vec<What> {
    let ends = EndWhy::ALL.iter().map(|why| What::Ended(*why));
    [What::Suspended, What::Resumed, What::Extended, What::Dated(Day(20_800))]
        .into_iter()
        .chain(ends)
        .collect()
}

/// One line about everything that can happen.
pub(crate) fn sample_items() -> Vec<ClockItem> {
    let events = std::iter::once(ClockEvent::Began).chain(every_what().into_iter().map(ClockEvent::Happened));
    let item = |((event, phase), by): ((ClockEvent, &Phase), &Actor)| ClockItem {
        victim: 5,
        phase: *phase,
        event,
        by: *by,
        why: "draft <b>".into(),
        written: 1,
    };
    events.zip(Phase::ALL.iter().cycle()).zip(Actor::ALL.iter().cycle()).map(item).collect()
}

/// Clocks in every state.
pub(crate) fn sample_clocks() -> Vec<ClockShown> {
    let line = |what| ClockLine {
        on: Day(20_790),
        what,
        by: Actor::Centre,
        why: "draft <b>".into(),
        written: ("Bo <b>".into(), 1),
    };
    let law = [("en".to_owned(), "<b>".to_owned())].into();
    let article = Some(("<b>".into(), "<b>".into(), 20_781));
    let longer = |times| Some(Extension { length: Length::Months(3), times });
    let stands = [
        Stand::Running { until: Some(Day(20_700)), left: Some(-81) },
        Stand::Running { until: Some(Day(20_782)), left: Some(1) },
        Stand::Running { until: None, left: None },
        Stand::Still { since: Day(20_780), left: Some(12) },
        Stand::Ended { on: Day(20_780), why: EndWhy::OwnWish },
    ];
    let lengths =
        [Length::Days(45), Length::WorkingDays(9), Length::Open, Length::Months(3), Length::Months(1)];
    let shown = |(((id, stand), length), phase): (((i64, Stand), Length), &Phase)| ClockShown {
        id,
        version: 1,
        phase: *phase,
        length,
        extension: [None, longer(None), longer(Some(1))]
            .into_iter()
            .nth(usize::try_from(id).unwrap() % 3)
            .unwrap(),
        extended: (0, [None, Some(1)].into_iter().nth(usize::try_from(id).unwrap() % 2).unwrap()),
        basis: Basis {
            law: std::collections::BTreeMap::clone(&law),
            article: article.clone().filter(|_| id % 2 == 0),
            read: vec![("<b>".into(), 20_780)],
        },
        start: Day(20_700),
        by: Actor::Centre,
        why: "draft <b>".into(),
        told: id % 2 == 0,
        stand,
        working: (id % 2 == 0).then_some(Day(20_781)),
        reminders: vec![Day(20_790), Day(20_794)],
        fits: id % 2 == 0,
        lines: every_what().into_iter().map(line).collect(),
        written: ("Bo <b>".into(), 1),
    };
    (1..).zip(stands).zip(lengths).zip(Phase::ALL).map(shown).collect()
}

/// A law with an article that somebody checked.
pub(crate) fn sample_basis() -> Basis {
    Basis {
        law: [("en".to_owned(), "<b>".to_owned())].into(),
        article: Some(("<b>".into(), "<b>".into(), 20_781)),
        read: vec![("<b>".into(), 20_780)],
    }
}

/// One to start with everything that can be wrong, one for whom nothing can begin, and clocks in every state.
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let rule = |phase: &Phase| ClockRule {
        id: phase.code().into(),
        phase: *phase,
        of: For::Everybody,
        length: Length::Days(45),
        extension: None,
        from: None,
        until: None,
    };
    let view = crate::face::victim::sample_view();
    let page = ClockPage { view, clock: None, offered: Phase::ALL.iter().map(rule).collect() };
    let mut pages = Vec::new();
    let wrongs = ClockFault::ALL.iter().map(|fault| ClockWrong::Clock(*fault));
    let wrongs = wrongs.chain([ClockWrong::Age, ClockWrong::Phase, ClockWrong::Twice]);
    for fault in wrongs.chain([ClockWrong::Entry(EntryFault::Choice)]) {
        let mut new = NewPage::new(face, here, &page, "once".into());
        new.fault = Some(wrong("phase", fault, w));
        new.why = "draft <b>".into();
        pages.push(new.render().unwrap());
    }
    let mut nothing = page.clone();
    nothing.offered.clear();
    nothing.view.victim.age = Some(domain::AgeBand::NotAsked);
    pages.push(NewPage::new(face, here, &nothing, "once".into()).render().unwrap());
    for clock in sample_clocks() {
        let mut one = OnePage::new(face, here, (&page, &clock));
        one.note = Some("case-changed");
        one.why = "draft <b>".into();
        pages.push(one.render().unwrap());
    }
    pages
}
