//! Searching. What was typed goes in a form and never into an address: addresses stay in histories and logs.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    inbox::{self, Row},
    shell::{self, Shell},
};
use crate::search::{PLACES_A_DAY, QUESTION_MAX_CHARS, SearchOutcome};
use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use web::{language::Lang, words::Words};

#[derive(Template)]
#[template(path = "search.html")]
struct Search {
    shell: Shell,
    question: String,
    reason: String,
    fault: Option<Fault>,
    /// What was found; nothing yet: nobody has searched.
    rows: Option<Vec<Row>>,
    /// Cases: number, name, state.
    cases: Vec<(i64, String, &'static str, String)>,
    more: bool,
}

impl Search {
    fn new(face: &Face, here: &Here) -> Self {
        let w = Words::of(here.lang);
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("search-title"), "search", Some(&here.session)),
            question: String::new(),
            reason: String::new(),
            fault: None,
            rows: None,
            cases: Vec::new(),
            more: false,
        }
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    if !here.session.can(crate::Permission::ReadText) {
        return errors::gone(&face, &here);
    }
    let extra = shell::keep_language(&face, here.query.one("lang"));
    shell::show(StatusCode::OK, &Search::new(&face, &here), extra)
}

pub(crate) async fn post(State(face): State<Face>, mut filled: Filled) -> Response {
    // A language button in the same form: nothing is searched, and what was typed stays.
    let language = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = language.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let w = Words::of(here.lang);
    let mut page = Search::new(&face, here);
    (page.question, page.reason) = (form.one("question").into(), form.one("reason").into());
    let wrong = |at, words| Some(Fault { at, words });
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    if language.is_some() {
        return shell::show(StatusCode::OK, &page, shell::keep_language(&face, form.one("lang")));
    }
    if *stale {
        page.fault = wrong("question", w.say("desk-form-old"));
        return shell::show(StatusCode::CONFLICT, &page, Vec::new());
    }
    match face.desk.search(&here.session, &page.question, &page.reason).await {
        Ok(SearchOutcome::Found { rows, cases, more }) => {
            page.cases = cases.iter().map(|one| case(one, w)).collect();
            page.rows = Some(rows.iter().map(|row| inbox::one(&face, row, w)).collect());
            page.more = more;
            return shell::show(StatusCode::OK, &page, Vec::new());
        }
        Ok(SearchOutcome::NoReason) => page.fault = wrong("reason", w.say("search-error-reason")),
        Ok(SearchOutcome::EnoughPlaces) => {
            page.fault = wrong("question", w.with1("search-error-places", "limit", PLACES_A_DAY));
            return shell::show(StatusCode::TOO_MANY_REQUESTS, &page, Vec::new());
        }
        Ok(SearchOutcome::TooLong) => {
            page.fault = wrong("question", w.with1("search-error-long", "limit", QUESTION_MAX_CHARS));
        }
        Ok(SearchOutcome::NotYet) => {
            page.fault = wrong("question", w.say("search-not-yet"));
            return shell::show(StatusCode::SERVICE_UNAVAILABLE, &page, Vec::new());
        }
        Err(error) => return errors::of(&face, here, &error),
    }
    shell::show(status, &page, Vec::new())
}

fn case(one: &crate::case::CaseListed, w: &Words) -> (i64, String, &'static str, String) {
    let state = w.say(&format!("case-state-{}", one.state.code()));
    (one.number, one.title.clone(), one.state.code(), state)
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let mut full = Search::new(face, here);
    (full.question, full.more) = ("<b>".into(), true);
    full.rows = Some(vec![inbox::one(face, &inbox::sample_row(face), w)]);
    full.cases = vec![(1, "<b>".into(), "open", w.say("case-state-open"))];
    let mut none = Search::new(face, here);
    none.rows = Some(Vec::new());
    let mut wrong = Search::new(face, here);
    wrong.fault = Some(Fault { at: "reason", words: w.say("search-error-reason") });
    let mut long = Search::new(face, here);
    long.fault = Some(Fault { at: "question", words: w.with1("search-error-long", "limit", 200) });
    let mut enough = Search::new(face, here);
    enough.fault =
        Some(Fault { at: "question", words: w.with1("search-error-places", "limit", PLACES_A_DAY) });
    let mut soon = Search::new(face, here);
    soon.fault = Some(Fault { at: "question", words: w.say("search-not-yet") });
    [full, none, wrong, long, enough, soon].iter().map(|page| page.render().unwrap()).collect()
}
