//! Who answers for the desk, and on which papers it rests: for every member, since any of them may be asked.
use super::{
    Face,
    asking::Here,
    shell::{self, Shell},
};
use crate::Permission;
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::directory::OrgKind;
use http::StatusCode;
use web::{
    dates,
    responsible::{Paper, PaperKind, Responsible},
    words::Words,
};

#[derive(Template)]
#[template(path = "responsible.html")]
struct ResponsiblePage {
    shell: Shell,
    /// Under which words, what; empty: not named yet.
    facts: Vec<(&'static str, String)>,
    papers: Vec<PaperRow>,
    lacking: bool,
    relay: String,
    sees_rules: bool,
}

struct PaperRow {
    name: &'static str,
    paper: Option<ShownPaper>,
}

struct ShownPaper {
    by: String,
    on: String,
    reference: String,
    again: String,
    overdue: bool,
}

fn build(face: &Face, here: &Here, responsible: &Responsible) -> ResponsiblePage {
    let w = Words::of(here.lang);
    let today = face.desk.today().number();
    let by_police = face.desk.kind() == OrgKind::Police;
    let facts = [
        ("responsible-controller", responsible.controller(here.lang)),
        ("responsible-contact", &responsible.contact),
        ("responsible-officer", &responsible.officer),
        ("responsible-supervisor", responsible.supervisor(here.lang)),
    ];
    let papers = PaperKind::ALL.into_iter().filter(|kind| kind.is_needed(by_police));
    let mut shell =
        Shell::new(face, here.lang, w.say_plain("responsible-desk-title"), "", Some(&here.session));
    shell.at = "/responsible".into();
    ResponsiblePage {
        shell,
        facts: facts.map(|(id, value)| (id, value.trim().to_owned())).into(),
        papers: papers
            .map(|kind| PaperRow {
                name: kind.words(),
                paper: responsible.papers.get(&kind).map(|paper| shown(paper, today, w)),
            })
            .collect(),
        lacking: !responsible.lacks(by_police, today).is_empty(),
        relay: face.relay_address().to_owned(),
        sees_rules: here.session.can(Permission::EndRecords),
    }
}

fn shown(paper: &Paper, today: u32, w: &Words) -> ShownPaper {
    let overdue = paper.look_again.is_some_and(|day| day < today);
    let again = paper.look_again.map(|day| dates::day_long(w, day)).unwrap_or_default();
    ShownPaper {
        by: paper.by.clone(),
        on: dates::day_long(w, paper.on),
        reference: paper.reference.clone(),
        again: if overdue { w.with1("paper-overdue", "date", again.as_str()) } else { again },
        overdue,
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let extra = shell::keep_language(&face, here.query.one("lang"));
    shell::show(StatusCode::OK, &build(&face, &here, &face.look.responsible), extra)
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let paper = |look_again| Paper {
        by: "Amina <b>".into(),
        on: 20_700,
        reference: "2026/7".into(),
        look_again: Some(look_again),
    };
    let named = Responsible {
        controller: [("nl".to_owned(), "De Haven vzw".to_owned())].into(),
        contact: "Straat 1".into(),
        officer: "dpo@example.org".into(),
        supervisor: [("nl".to_owned(), "Autoriteit".to_owned())].into(),
        papers: [
            (PaperKind::ImpactAssessment, paper(20_701)),
            (PaperKind::Register, paper(21_000)),
            (PaperKind::StaffNotice, paper(21_000)),
        ]
        .into(),
    };
    let page = |responsible: &Responsible| build(face, here, responsible).render().unwrap();
    let complete = page(&named);
    let w = Words::of(here.lang);
    assert!(!complete.contains(&w.say("responsible-mend")) && complete.contains("2026/7"));
    assert_eq!(
        complete.matches(&w.with1("paper-overdue", "date", dates::day_long(w, 20_701).as_str())).count(),
        1
    );
    let empty = page(&Responsible::default());
    let missing = format!("<td colspan=\"4\"><span class=\"badge alert\">{}</span>", w.say("paper-missing"));
    assert_eq!(empty.matches(&missing).count(), 3, "a centre declares no special database");
    vec![complete, empty]
}
