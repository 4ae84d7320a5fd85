//! What people ask about their own data: the list by last day, noting one, and the page of one with what was done.
use super::{
    Face,
    asking::{Filled, Here},
    due::{Due, Rule},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::{
    data_requests::{RequestAct, RequestDone, RequestForm, RequestListed, RequestView},
    ending::Of,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::data_request::{RequestFault, RequestKind, RequestOutcome, RequestWay};
use envelope::{directory::OrgKind, ids::Day};
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "requests.html")]
struct ListPage {
    shell: Shell,
    open: bool,
    police: bool,
    rows: Vec<Row>,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Row {
    id: i64,
    who: String,
    kind: String,
    /// What came of it and when.
    came: String,
    /// Else until when it is answered.
    due: Option<Due>,
}

#[derive(Template)]
#[template(path = "request_new.html")]
struct NewPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    once: String,
    police: bool,
    kinds: Vec<Choice>,
    ways: Vec<Choice>,
    of: &'static str,
    received: String,
    today: String,
    who: String,
    asked: String,
    checked: String,
    about: String,
}

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    view: RequestView,
    facts: Vec<(&'static str, String)>,
    about: Option<(String, String)>,
    looks: Option<String>,
    steps: Vec<(String, String)>,
    outcomes: Vec<Choice>,
    words: String,
}

fn is_police(face: &Face) -> bool {
    face.desk.kind() == OrgKind::Police
}

/// Until when it is answered.
fn due(face: &Face, one: &RequestListed, w: &Words) -> Due {
    Due::new(one.due, face.desk.today(), Rule::Request(face.desk.kind(), one.extended), w)
}

fn row(face: &Face, one: &RequestListed, w: &Words) -> Row {
    let came = one.closed.map(|(outcome, at)| {
        let outcome = w.say(&format!("request-outcome-{}", outcome.code()));
        format!("{} · {outcome}", dates::moment(w, at))
    });
    Row {
        id: one.id,
        who: one.who.clone(),
        kind: w.say(&format!("request-kind-{}", one.kind.code())),
        due: one.closed.is_none().then(|| due(face, one, w)),
        came: came.unwrap_or_default(),
    }
}

fn list(
    face: &Face,
    here: &Here,
    (open, page): (bool, u32),
    (found, more): (&[RequestListed], bool),
) -> ListPage {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("requests-title"), "people", Some(&here.session));
    let show = if open { "open" } else { "closed" };
    shell.at = format!("/requests?show={show}&page={page}");
    ListPage {
        shell,
        open,
        police: is_police(face),
        rows: found.iter().map(|one| row(face, one, w)).collect(),
        newer: (page > 1).then(|| page - 1),
        older: more.then(|| page + 1),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let (open, page) = (here.query.one("show") != "closed", here.query.number("page").max(1));
    match face.desk.data_requests(&here.session, open, page).await {
        Ok((found, more)) => {
            let page = list(&face, &here, (open, page), (&found, more));
            shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang")))
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

impl NewPage {
    fn new(face: &Face, here: &Here) -> Result<Self, crate::DeskError> {
        let w = Words::of(here.lang);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("request-new"), "people", Some(&here.session));
        shell.at = "/requests/new".into();
        let today = dates::written_day(face.desk.today().number());
        Ok(Self {
            shell,
            note: None,
            fault: None,
            once: face.desk.once_token()?,
            police: is_police(face),
            kinds: choices(RequestKind::ALL, RequestKind::code, "request-kind", None, w),
            ways: choices(RequestWay::ALL, RequestWay::code, "request-way", None, w),
            of: "signal",
            received: today.clone(),
            today,
            who: String::new(),
            asked: String::new(),
            checked: String::new(),
            about: String::new(),
        })
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.kinds, &[form.one("kind")]);
        choose(&mut self.ways, &[form.one("way")]);
        self.of = if form.one("of") == "case" { "case" } else { "signal" };
        self.received = form.one("received").into();
        self.who = form.one("who").into();
        self.asked = form.one("asked").into();
        self.checked = form.one("checked").into();
        self.about = form.one("about").into();
        if !form.one("once").is_empty() {
            self.once = form.one("once").into();
        }
    }
}

async fn new_page(face: &Face, here: &Here) -> Result<NewPage, Response> {
    // The role is asked before a form is shown.
    let allowed = face.desk.data_requests(&here.session, true, 1).await;
    let page = allowed.and_then(|_| NewPage::new(face, here));
    page.map_err(|error| errors::of(face, here, &error))
}

pub(crate) async fn new(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let page = new_page(&face, &here).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post_new(State(face): State<Face>, mut filled: Filled) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = new_page(&face, here).await?;
    page.retype(form);
    let again = |mut page: NewPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    if asked.is_some() {
        return Ok(again(page, StatusCode::OK, None, None));
    }
    let done = match about(form) {
        Err(fault) => Ok(RequestDone::Fault("about", fault)),
        Ok(about) => {
            let wanted = RequestForm {
                kind: RequestKind::of_code(form.one("kind")),
                way: RequestWay::of_code(form.one("way")),
                received: dates::parse_day(form.one("received").trim()).map(Day),
                who: form.one("who"),
                asked: form.one("asked"),
                checked: form.one("checked"),
                about,
                once_token: form.one("once"),
            };
            face.desk.note_data_request(&here.session, &wanted).await
        }
    };
    match done {
        Ok(RequestDone::Done(id)) => Ok(see_other(&format!("/requests/{id}?done=noted"), Vec::new())),
        Ok(RequestDone::Fault(at, fault)) => {
            let words = Words::of(here.lang).say(&format!("request-error-{}", fault.code()));
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at, words })))
        }
        Ok(RequestDone::Changed) => Ok(again(page, StatusCode::CONFLICT, Some("apart-changed"), None)),
        Err(error) => Err(errors::of(&face, here, &error)),
    }
}

/// The report or case that was typed; nothing typed is nothing.
fn about(form: &Form) -> Result<Option<(Of, i64)>, RequestFault> {
    let typed = form.one("about").trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let number = typed.parse().map_err(|_| RequestFault::NoSuch)?;
    Ok(Some((if form.one("of") == "case" { Of::Case } else { Of::Signal }, number)))
}

impl RequestPage {
    fn new(face: &Face, here: &Here, view: RequestView) -> Self {
        let w = Words::of(here.lang);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("request-title"), "people", Some(&here.session));
        shell.at = format!("/requests/{}", view.listed.id);
        let long = |day: Day| dates::day_long(w, day.number());
        let mut facts = vec![
            ("request-kind", w.say(&format!("request-kind-{}", view.listed.kind.code()))),
            ("request-way", w.say(&format!("request-way-{}", view.way.code()))),
            ("request-received", long(view.received)),
            ("request-noted-by", view.by.clone()),
        ];
        facts.push(match view.listed.closed {
            Some((outcome, at)) => {
                let outcome = w.say(&format!("request-outcome-{}", outcome.code()));
                ("request-outcome", format!("{outcome} · {}", dates::moment(w, at)))
            }
            None => ("request-last-day", due(face, &view.listed, w).line()),
        });
        let about = view.about.map(|(of, number)| {
            let id = if of == Of::Case { "case-heading" } else { "signal-heading" };
            (format!("/{}/{number}", of.code()), w.with1(id, "number", number))
        });
        let step = |(name, at, words): &(String, i64, String)| {
            (format!("{name} · {}", dates::moment(w, *at)), words.clone())
        };
        Self {
            note: match here.query.one("done") {
                "noted" => Some("request-noted-done"),
                "done" => Some("request-done"),
                _ => None,
            },
            fault: None,
            facts,
            looks: about.as_ref().map(|(address, _)| format!("{address}/looks?view=give")),
            about,
            steps: view.steps.iter().map(step).collect(),
            outcomes: choices(
                &RequestOutcome::of_kind(face.desk.kind()),
                RequestOutcome::code,
                "request-outcome",
                None,
                w,
            ),
            words: String::new(),
            shell,
            view,
        }
    }
}

async fn found(face: &Face, here: &Here, id: &str) -> Result<RequestPage, Response> {
    let Ok(id) = id.parse::<i64>() else { return Err(errors::gone(face, here)) };
    let view = face.desk.data_request(&here.session, id).await;
    Ok(RequestPage::new(face, here, errors::found(face, here, view)?))
}

pub(crate) async fn one(
    State(face): State<Face>,
    Path(id): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, &id).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(id): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = found(&face, here, &id).await?;
    page.words = form.one("words").into();
    choose(&mut page.outcomes, &[form.one("outcome")]);
    let again = |mut page: RequestPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let act = match form.one("do") {
        "note" => RequestAct::Note,
        "check" => RequestAct::Check,
        "extend" => RequestAct::Extend,
        "close" => RequestAct::Close(RequestOutcome::of_code(form.one("outcome"))),
        _ => return Ok(again(page, StatusCode::OK, None, None)),
    };
    let seen = (page.view.listed.id, form.one("version").parse().unwrap_or(-1));
    let done = face.desk.act_on_data_request(&here.session, seen, (act, form.one("words"))).await;
    match errors::found(&face, here, done)? {
        RequestDone::Done(id) => Ok(see_other(&format!("/requests/{id}?done=done"), Vec::new())),
        RequestDone::Changed => Ok(again(page, StatusCode::CONFLICT, Some("apart-changed"), None)),
        RequestDone::Fault(at, fault) => {
            let words = Words::of(here.lang).say(&format!("request-error-{}", fault.code()));
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at, words })))
        }
    }
}

#[cfg(test)]
#[path = "data_requests_samples.rs"]
mod data_requests_samples;
#[cfg(test)]
pub(crate) use data_requests_samples::samples;
