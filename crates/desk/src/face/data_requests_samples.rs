//! Every page about what people ask, as the test of all pages shows it.
use super::*;

fn listed(id: i64, closed: Option<RequestOutcome>) -> RequestListed {
    let kind = RequestKind::ALL[usize::try_from(id).unwrap() % RequestKind::ALL.len()];
    RequestListed {
        id,
        kind,
        who: "draft <b>".into(),
        due: Day(if id % 2 == 0 { 20_700 } else { 20_900 }),
        extended: id % 3 == 0,
        closed: closed.map(|outcome| (outcome, 1_795_521_600)),
    }
}

fn view(way: RequestWay, closed: Option<RequestOutcome>) -> RequestView {
    RequestView {
        listed: listed(3, closed),
        version: 1,
        way,
        by: "Bo".into(),
        received: Day(20_780),
        extended: closed.is_some(),
        about: Some((Of::Case, 7)),
        asked: "draft <b>".into(),
        checked: if closed.is_some() { "draft <b>".into() } else { String::new() },
        steps: vec![("Bo".into(), 1_795_521_600, "draft <b>".into())],
    }
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let open: Vec<_> = (0..6).map(|id| listed(id, None)).collect();
    let closed: Vec<_> =
        (0..).zip(RequestOutcome::ALL).map(|(id, outcome)| listed(id, Some(*outcome))).collect();
    let mut pages = vec![
        list(face, here, (true, 1), (&open, true)).render().unwrap(),
        list(face, here, (false, 2), (&closed, false)).render().unwrap(),
        list(face, here, (true, 1), (&[], false)).render().unwrap(),
    ];
    for (index, fault) in RequestFault::ALL.iter().enumerate() {
        let words = Words::of(here.lang).say(&format!("request-error-{}", fault.code()));
        let mut page = NewPage::new(face, here).unwrap();
        page.fault =
            Some(Fault { at: ["kind", "way", "received", "who", "asked", "checked", "about"][index], words });
        (page.who, page.asked, page.police) = ("draft <b>".into(), "draft <b>".into(), index % 2 == 0);
        pages.push(page.render().unwrap());
    }
    for (way, outcome) in RequestWay::ALL.iter().zip(RequestOutcome::ALL) {
        pages.push(RequestPage::new(face, here, view(*way, Some(*outcome))).render().unwrap());
    }
    let mut page = RequestPage::new(face, here, view(RequestWay::Counter, None));
    page.fault = Some(Fault { at: "words", words: Words::of(here.lang).say("request-error-empty") });
    (page.note, page.words) = (Some("request-done"), "draft <b>".into());
    pages.push(page.render().unwrap());
    pages
}
