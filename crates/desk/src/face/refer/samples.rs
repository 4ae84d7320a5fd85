//! The page on which somebody is referred: what is wrong, what the receiver will see, nobody to refer to.
use super::*;
use crate::{
    clock_rules::Basis,
    consent::LiveConsent,
    partners::{Partner, Standing},
};
use domain::{
    Level, Purpose, With,
    consent::{How, ToldBack},
};
use envelope::ids::{Day, OrgId};

fn org() -> OrgId {
    OrgId::parse("union").unwrap()
}

fn draft() -> Draft {
    Draft {
        case: 7,
        title: "<b>".into(),
        victim: 2,
        alias: String::new(),
        partners: vec![Partner {
            org: org(),
            kind: envelope::directory::OrgKind::Association,
            standing: Standing::Compared,
            words: [1; 6],
            digits: vec![],
            compared: None,
            waiting: 0,
            shown: "ab".into(),
            duty: vec![],
        }],
        others: 1,
        papers: vec!["House <b>".into()],
        parts: Part::ALL
            .iter()
            .map(|part| (*part, if *part == Part::Age { "adult" } else { "<b>" }.into()))
            .collect(),
        consents: vec![LiveConsent {
            id: 1,
            public: [1; 32],
            parts: Level::Contact.parts(),
            purpose: Purpose::Place,
            purpose_words: String::new(),
            officer: String::new(),
            until: Day(20_800),
            asked_on: Day(20_780),
            how: How::InPerson,
            lang: "ro".into(),
            told_back: ToldBack::Yes,
            level: Level::Contact,
        }],
        duties: vec![(
            "told".into(),
            [("nl".to_owned(), "<b>".to_owned())].into(),
            Basis {
                law: [("nl".to_owned(), "<b>".to_owned())].into(),
                article: Some(("<b>".into(), "<b>".into(), 20_781)),
                read: vec![],
            },
        )],
    }
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let draft = draft();
    let w = Words::of(here.lang);
    let mut pages = Vec::new();
    for wrong in ReferralFault::ALL {
        let mut page = Page::new(face, here, &draft, "union", "once".into());
        page.fault = Some(fault("ground", wrong, w));
        page.why = "draft <b>".into();
        pages.push(page.render().unwrap());
    }
    let form = SendForm {
        org: "union".into(),
        function: Some(Function::Reception),
        parts: vec![],
        ground: None,
        after: Some(After::Told),
        urgent: true,
        tonight: true,
        lang: "nl".into(),
        once_token: "once".into(),
    };
    let goes = vec![(Part::Presence, "yes".into()), (Part::Name, "<b>".into())];
    let preview = Preview {
        org: With::Desk(org()),
        officer: String::new(),
        goes,
        stays: vec![Part::Wants],
        until: Some(Day(20_800)),
        second: true,
    };
    let mut page = Page::new(face, here, &draft, "union", "once".into());
    page.preview = Some(looked(face, &form, &preview, w));
    pages.push(page.render().unwrap());
    let paper = format!("{ON_PAPER}House <b>");
    let preview = Preview { org: With::Named("House <b>".into()), officer: "<b>".into(), ..preview };
    let mut page = Page::new(face, here, &draft, &paper, "once".into());
    page.preview = Some(looked(face, &SendForm { org: paper, ..form }, &preview, w));
    pages.push(page.render().unwrap());
    let none =
        Draft { partners: vec![], papers: vec![], parts: vec![], consents: vec![], duties: vec![], ..draft };
    pages.push(Page::new(face, here, &none, "", "once".into()).render().unwrap());
    pages
}
