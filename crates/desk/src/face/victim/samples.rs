//! Records with everything and with nothing in them, for the test that reads every page.
use super::*;
use crate::face::clock::sample_clocks;

/// A record with everything in it.
pub(crate) fn sample_view() -> VictimView {
    let text = || "draft <b>".to_owned();
    let channel =
        |write: &SafeToWrite| Channel { reach: text(), hours: text(), code_word: text(), write: *write };
    let channels: Vec<Channel> = SafeToWrite::ALL.iter().map(channel).collect();
    VictimView {
        case: 3,
        title: "<b>".into(),
        id: 5,
        version: 2,
        victim: Victim {
            wants: text(),
            alias: text(),
            age: Some(AgeBand::Doubt),
            doubt: text(),
            languages: text(),
            dialect: text(),
            interpreter: Interpreter::Yes,
            wish: text(),
            channels: channels.try_into().unwrap(),
            companions: text(),
            children: text(),
            entry: Some(4),
        },
        person: Some(text()),
        written: ("Bo <b>".into(), 1),
        reception: crate::face::reception::sample_side(),
        clocks: sample_clocks(),
        steps: crate::face::steps::sample_steps(),
        referrals: vec![crate::face::referrals::sample_listed()],
        may_work: true,
        today: Day(20_781),
    }
}

/// As a case lists them: with a day that is late, one that comes, and none.
pub(crate) fn sample_listed() -> Vec<VictimListed> {
    let clocks = sample_clocks();
    let one =
        |(id, next)| VictimListed { id, alias: if id == 1 { "<b>".into() } else { String::new() }, next };
    (1..).zip([clocks.first().cloned(), clocks.get(1).cloned(), None]).map(one).collect()
}

fn empty() -> VictimView {
    VictimView {
        id: 6,
        victim: Victim::default(),
        person: None,
        reception: crate::reception::ReceptionSide::default(),
        clocks: vec![],
        steps: vec![],
        referrals: vec![],
        may_work: false,
        ..sample_view()
    }
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let view = sample_view();
    let mut full = Page::new(face, here, sample_view(), "once".into());
    (full.note, full.police) = (Some("clock-kept"), true);
    let mut pages =
        vec![full.render().unwrap(), Page::new(face, here, empty(), "once".into()).render().unwrap()];
    let mut wrong = EditPage::new(face, here, &view, "once".into());
    wrong.fault = Some(fault(VictimField::Channel(1), EntryFault::Empty, w));
    wrong.police = true;
    let new = VictimView { id: 0, ..empty() };
    let merged =
        merge(face, here, (&view, &Victim { age: Some(AgeBand::Adult), ..Victim::default() }), "once");
    for page in [wrong, EditPage::new(face, here, &new, "once".into()), merged] {
        pages.push(page.render().unwrap());
    }
    pages
}

/// A record as its page shows it.
pub(crate) fn sample_page(face: &Face, here: &Here, view: VictimView) -> String {
    Page::new(face, here, view, "once".into()).render().unwrap()
}
