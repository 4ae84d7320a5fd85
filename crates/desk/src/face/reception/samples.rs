//! Receptions with everything and with nothing in them, for the test that reads every page.
use super::*;
use crate::reception::{
    Happened, Informed, Interpreter, Keeps, ReceptionListed, ReceptionSide, RefusalState, RefusalView, Rights,
};
use domain::reception::{Interpreted, Leaflet, Refusal, Told, ToldBack, WishMet};

fn text() -> String {
    "draft <b>".to_owned()
}

fn event(id: i64, what: Happened) -> Event {
    Event { id, reception: 7, at: 1_795_521_600, by: text(), written: 1, what }
}

/// Something of every kind that can happen.
fn events() -> Vec<Event> {
    let texts = crate::reception::data::rights_texts().to_vec();
    let rights = |how: &Told, leaflet, back| {
        let (edition, language) = (text(), text());
        Happened::Rights(Rights { texts: texts.clone(), edition, language, how: *how, leaflet, back })
    };
    let interpreter = |how: &Interpreted, wish| {
        let (number, language, dialect) = ("VTI 12".to_owned(), text(), text());
        Happened::Interpreter(Interpreter {
            number,
            language,
            dialect,
            how: *how,
            minutes: 30,
            oath: true,
            wish,
        })
    };
    let leaflets = Leaflet::ALL.iter().cycle();
    let backs = ToldBack::ALL.iter().cycle();
    let told =
        Told::ALL.iter().zip(leaflets).zip(backs).map(|((how, leaflet), back)| rights(how, *leaflet, *back));
    let spoke = Interpreted::ALL.iter().zip(WishMet::ALL).map(|(how, wish)| interpreter(how, *wish));
    (1..).zip(told.chain(spoke)).map(|(id, what)| event(id, what)).collect()
}

fn view(sheet: Sheet, full: bool) -> ReceptionView {
    let said = |one: Question| match (full, one) {
        (false, _) => (one, Answer::NotAsked),
        (true, Question::Wants) => (one, Answer::WouldNotSay),
        (true, _) => (one, Answer::Said(text())),
    };
    ReceptionView {
        case: 3,
        title: "<b>".into(),
        victim: 5,
        record: crate::face::victim::sample_view().victim,
        id: 7,
        version: 2,
        reception: Reception {
            sheet,
            first: 1_795_521_000,
            answers: sheet.all().map(said).collect(),
            duties: full,
            days: full,
        },
        events: if full { events() } else { Vec::new() },
        written: ("Bo <b>".into(), 1),
        may_work: full,
        may_print: full,
    }
}

/// What a record has of receptions, with everything in it.
pub(crate) fn sample_side() -> ReceptionSide {
    let listed = |(id, in_time): (i64, Option<bool>)| ReceptionListed { id, first: 1, answered: 3, in_time };
    let informed =
        |id: &str| Happened::Informed(Informed { whom: id.into(), how: text(), reference: text() });
    ReceptionSide {
        receptions: (1..).zip([None, Some(true), Some(false)]).map(listed).collect(),
        informed: vec![event(9, informed("guardianship"))],
        refusal: Some(no(RefusalState::Waiting(1_795_521_600), None, Refusal::Help)),
    }
}

fn no(state: RefusalState, keeps: Option<Keeps>, kind: Refusal) -> RefusalView {
    let written = ("Bo <b>".into(), 1);
    RefusalView {
        id: 1,
        kind,
        reason: text(),
        leaflet: Leaflet::Unsafe,
        invited: false,
        written,
        state,
        keeps,
    }
}

/// What can stand on the page of a record about a "no".
fn nos(face: &Face, here: &Here) -> Vec<String> {
    let states = [
        (RefusalState::Waiting(1), Some(Keeps::Hold), Leaflet::Given),
        (RefusalState::Waiting(1), Some(Keeps::Report), Leaflet::No),
        (RefusalState::CameBack, None, Leaflet::Unsafe),
        (RefusalState::Kept, None, Leaflet::Given),
    ];
    let record = |(state, keeps, leaflet)| {
        let refusal = RefusalView { leaflet, invited: true, ..no(state, keeps, Refusal::Referral) };
        let mut view = crate::face::victim::sample_view();
        view.reception.refusal = Some(refusal);
        // Turned out to be an adult: who was told before still stands there.
        view.victim.age = Some(domain::AgeBand::Adult);
        crate::face::victim::sample_page(face, here, view)
    };
    states.into_iter().map(record).collect()
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let mut pages = Vec::new();
    for sheet in [Sheet::Police, Sheet::Centre] {
        for full in [false, true] {
            let view = view(sheet, full);
            let mut page = Page::new(face, here, &view);
            (page.has_press, page.note) = (true, Some("reception-event-kept"));
            pages.push(page.render().unwrap());
            let mut page = EditPage::new(face, here, &view);
            page.fault = full.then(|| fault("wants", ReceptionFault::Both, w));
            page.theirs.push(("safe", text()));
            pages.push(page.render().unwrap());
        }
    }
    pages.extend(event::samples(face, here));
    pages.extend(refusal::samples(face, here));
    pages.extend(paper::samples(face, here));
    pages.extend(nos(face, here));
    pages
}
