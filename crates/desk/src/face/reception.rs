//! A first reception: its page, and the sheet on which it is written, with the questions of this kind of desk and no others. It saves itself
//! where scripts run, and has a button where they do not; two who write at once see both. Papers are in `reception/paper.rs`.
mod event;
mod paper;
mod refusal;
mod side;

use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    shell::{self, Shell},
};
use crate::reception::{Event, Reception, ReceptionDone, ReceptionForm, ReceptionView};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    ReceptionFault,
    reception::{Answer, Question, Sheet},
};
use envelope::directory::OrgKind;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

pub(crate) use event::{get as event_get, informed_get, informed_post, post as event_post};
pub(crate) use paper::{papers, post_papers, print};
pub(crate) use refusal::{get as refusal_get, post as refusal_post};
pub(super) use side::{Side, listed_words};

#[derive(Template)]
#[template(path = "reception.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    at: At,
    title: String,
    name: String,
    first: String,
    in_time: Option<(bool, String)>,
    police: bool,
    /// What they were told beforehand, at a police body.
    beforehand: Vec<String>,
    rows: Vec<AnswerRow>,
    rights: Vec<EventRow>,
    interpreters: Vec<EventRow>,
    written: String,
    may_work: bool,
    may_print: bool,
    has_press: bool,
    languages: Vec<(&'static str, &'static str, bool)>,
}

/// Where a reception is.
#[derive(Clone, Copy)]
struct At {
    case: i64,
    victim: i64,
    id: i64,
}

impl At {
    fn victim(self) -> String {
        format!("/case/{}/victim/{}", self.case, self.victim)
    }

    fn page(self) -> String {
        format!("{}/reception/{}", self.victim(), self.id)
    }
}

/// A question and what came of it.
struct AnswerRow {
    question: String,
    said: bool,
    words: String,
}

/// Something that happened, in words.
struct EventRow {
    id: i64,
    what: String,
    more: Vec<String>,
    who: String,
}

#[derive(Template)]
#[template(path = "reception_edit.html")]
struct EditPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    at: At,
    title: String,
    name: String,
    version: i64,
    police: bool,
    duties_words: String,
    duties: bool,
    days: bool,
    day: String,
    hour: String,
    today: String,
    needs: Vec<Ask>,
    questions: Vec<Ask>,
    theirs: Vec<(&'static str, String)>,
    steps: Vec<side::Steps>,
}

/// A question as it stands on the sheet.
struct Ask {
    name: &'static str,
    words: String,
    hint: Option<String>,
    text: String,
    would_not: bool,
}

fn shell(face: &Face, here: &Here, case: i64, at: String) -> Shell {
    let title = Words::of(here.lang).say_plain_with("case-title", &[("number", case.into())]);
    let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
    shell.at = at;
    shell
}

fn name(alias: &str, id: i64, w: &Words) -> String {
    if alias.is_empty() { w.with1("victim-number", "number", id) } else { alias.to_owned() }
}

fn question(sheet: Sheet, question: Question, w: &Words) -> String {
    w.say_plain(&format!("ask-{}-{}", sheet.code(), question.code()))
}

/// What came of a question, in words: what was not asked is said too.
fn answer(answer: &Answer, w: &Words) -> String {
    match answer {
        Answer::NotAsked => w.say_plain("reception-not-asked"),
        Answer::WouldNotSay => w.say_plain("reception-would-not-say"),
        Answer::Said(words) => words.clone(),
    }
}

/// What this body must do about papers and about what it hears, said before the first question.
fn duties_words(kind: OrgKind) -> &'static str {
    if kind == OrgKind::Police { "reception-duties-police" } else { "reception-duties-other" }
}

/// A day and an hour of a form as a moment, Unix seconds.
fn moment(form: &Form) -> Option<i64> {
    let day = dates::parse_day(form.one("day").trim())?;
    Some(dates::moment_on(day, domain::told::minutes_of_day(form.one("hour").trim())?))
}

fn fault(at: &'static str, fault: ReceptionFault, w: &Words) -> Fault {
    Fault { at, words: w.say(&format!("reception-error-{}", fault.code())) }
}

/// Languages a paper can be in, the reader's own chosen.
pub(super) fn languages(chosen: Lang) -> Vec<(&'static str, &'static str, bool)> {
    Lang::desks().map(|lang| (lang.tag(), lang.own_name(), lang == chosen)).collect()
}

fn event_row(event: &Event, desk: &crate::Desk, w: &Words) -> EventRow {
    let (what, more) = event::in_words(event, desk, w);
    let who = w.with2("note-by", "name", &event.by, "date", dates::moment(w, event.written).as_str());
    EventRow { id: event.id, what, more, who }
}

impl Page {
    fn new(face: &Face, here: &Here, view: &ReceptionView) -> Self {
        let w = Words::of(here.lang);
        let at = At { case: view.case, victim: view.victim, id: view.id };
        let reception = &view.reception;
        let row = |(one, said): &(Question, Answer)| AnswerRow {
            question: question(reception.sheet, *one, w),
            said: matches!(said, Answer::Said(_)),
            words: answer(said, w),
        };
        let rows_of = |rights: bool| {
            view.events
                .iter()
                .filter(|one| one.is_rights() == rights)
                .map(|one| event_row(one, &face.desk, w))
                .collect()
        };
        Self {
            shell: shell(face, here, view.case, at.page()),
            note: match here.query.one("done") {
                "saved" => Some("people-saved"),
                "event" => Some("reception-event-kept"),
                "no-paper" => Some("reception-no-paper"),
                _ => None,
            },
            at,
            title: view.title.clone(),
            name: name(&view.record.alias, view.victim, w),
            first: dates::moment(w, reception.first),
            in_time: in_time(view, w),
            police: reception.sheet == Sheet::Police,
            beforehand: beforehand(reception, w),
            rows: reception.answers.iter().map(row).collect(),
            rights: rows_of(true),
            interpreters: rows_of(false),
            written: {
                let date = dates::moment(w, view.written.1);
                w.with2("note-by", "name", &view.written.0, "date", date.as_str())
            },
            may_work: view.may_work,
            may_print: view.may_print,
            has_press: face.look.press.is_some(),
            languages: languages(here.lang),
        }
    }

    /// The filled sheet and the log can be taken along.
    fn prints(&self) -> bool {
        self.may_print && self.has_press
    }

    /// What they take along can be made.
    fn receipts(&self) -> bool {
        self.may_work && self.has_press
    }
}

/// What somebody was told before the first question, or that it was not.
fn beforehand(reception: &Reception, w: &Words) -> Vec<String> {
    if reception.sheet != Sheet::Police {
        return Vec::new();
    }
    let line = |done: bool, what: &str| {
        w.say_plain(&format!("reception-{what}-{}", if done { "done" } else { "not-done" }))
    };
    vec![line(reception.duties, "duties"), line(reception.days, "days")]
}

/// Whether rights were told within the first hour, in words.
fn in_time(view: &ReceptionView, w: &Words) -> Option<(bool, String)> {
    let told = view.events.iter().filter(|one| one.is_rights()).map(|one| one.at);
    let in_time = domain::reception::told_in_time(view.reception.first, told)?;
    Some((in_time, w.say(if in_time { "rights-in-time" } else { "rights-later" })))
}

impl EditPage {
    fn new(face: &Face, here: &Here, view: &ReceptionView) -> Self {
        let w = Words::of(here.lang);
        let at = At { case: view.case, victim: view.victim, id: view.id };
        let reception = &view.reception;
        let sheet = reception.sheet;
        let ask = |one: &Question| {
            let said = reception.answers.iter().find(|(known, _)| known == one).map(|(_, said)| said);
            let hint = format!("ask-{}-{}-hint", sheet.code(), one.code());
            Ask {
                name: one.code(),
                words: question(sheet, *one, w),
                hint: (*one == Question::Call).then(|| w.say(&hint)),
                text: match said {
                    Some(Answer::Said(words)) => words.clone(),
                    _ => String::new(),
                },
                would_not: said == Some(&Answer::WouldNotSay),
            }
        };
        let kind = face.desk.kind();
        Self {
            shell: shell(face, here, view.case, format!("{}/edit", at.page())),
            note: None,
            fault: None,
            at,
            title: view.title.clone(),
            name: name(&view.record.alias, view.victim, w),
            version: view.version,
            police: sheet == Sheet::Police,
            duties_words: w.say(duties_words(kind)),
            duties: reception.duties,
            days: reception.days,
            day: dates::written_day(dates::day_in_brussels(reception.first)),
            hour: dates::hour(reception.first),
            today: dates::written_day(face.desk.today().number()),
            needs: sheet.needs().iter().map(ask).collect(),
            questions: sheet.questions().iter().map(ask).collect(),
            theirs: Vec::new(),
            steps: side::steps(&face.desk, w),
        }
    }

    /// What was typed in the place of what is kept.
    fn retype(&mut self, form: &Form) {
        let would_not = form.all("would-not-say");
        for ask in self.needs.iter_mut().chain(&mut self.questions) {
            ask.text = form.one(ask.name).to_owned();
            ask.would_not = would_not.contains(&ask.name);
        }
        (self.day, self.hour) = (form.one("day").into(), form.one("hour").into());
        (self.duties, self.days) = (form.has("duties"), form.has("days"));
    }

    fn asks(&self) -> [(bool, &Vec<Ask>); 2] {
        [(true, &self.needs), (false, &self.questions)]
    }

    /// What stands at a question now that somebody else wrote there, where that is not what was typed.
    fn theirs(&self, field: &str) -> Option<&str> {
        self.theirs.iter().find(|(name, _)| *name == field).map(|(_, words)| words.as_str())
    }
}

/// What was sent. A question that stands on another sheet is sent on too, so that it is refused and not passed over.
fn typed(form: &Form) -> ReceptionForm {
    let would_not = form.all("would-not-say");
    let sent = |one: &&Question| form.has(one.code()) || would_not.contains(&one.code());
    let answer = |one: &Question| (*one, form.one(one.code()).to_owned(), would_not.contains(&one.code()));
    ReceptionForm {
        first: moment(form),
        answers: Question::ALL.iter().filter(sent).map(answer).collect(),
        duties: form.has("duties"),
        days: form.has("days"),
        version: form.one("version").parse().unwrap_or(0),
        by_itself: form.one("do") == "autosave",
    }
}

async fn found(
    face: &Face,
    here: &Here,
    (case, victim, id): (&str, &str, &str),
) -> Result<ReceptionView, Response> {
    let read = async {
        let (Ok(case), Ok(victim), Ok(id)) = (case.parse(), victim.parse(), id.parse()) else {
            return Ok(None);
        };
        face.desk.reception(&here.session, (case, victim, id)).await
    };
    errors::found(face, here, read.await)
}

/// Begins a reception and leads to its sheet.
pub(crate) async fn begin(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let (Ok(case), Ok(victim)) = (case.parse::<i64>(), victim.parse::<i64>()) else {
        return Err(errors::gone(&face, &here));
    };
    let back = |done: &str| see_other(&format!("/case/{case}/victim/{victim}?done={done}"), Vec::new());
    if stale {
        return Ok(back("old"));
    }
    let begun = face.desk.begin_reception(&here.session, (case, victim), form.one("once")).await;
    Ok(match errors::found(&face, &here, begun)? {
        ReceptionDone::Kept(id, _) => {
            see_other(&format!("/case/{case}/victim/{victim}/reception/{id}/edit"), Vec::new())
        }
        ReceptionDone::Full => back("full"),
        _ => back("not-possible"),
    })
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &victim, &id)).await?;
    let page = Page::new(&face, &here, &view);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn edit(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &victim, &id)).await?;
    if !view.may_work {
        return Err(errors::gone(&face, &here));
    }
    let page = EditPage::new(&face, &here, &view);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim, id)): Path<(String, String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let by_itself = form.one("do") == "autosave";
    if by_itself && *stale {
        return Ok(told(StatusCode::FORBIDDEN, String::new()));
    }
    let (Ok(case), Ok(victim), Ok(id)) = (case.parse(), victim.parse(), id.parse()) else {
        return Err(errors::gone(&face, here));
    };
    let of = (case, victim, id);
    if asked.is_some() || *stale {
        let view = errors::found(&face, here, face.desk.reception(&here.session, of).await)?;
        let note = stale.then_some("desk-form-old");
        let status = if *stale { StatusCode::CONFLICT } else { StatusCode::OK };
        return Ok(again(&face, (here, form), &view, (status, note, None)));
    }
    let done = errors::found(&face, here, face.desk.write_reception(&here.session, of, &typed(form)).await)?;
    if by_itself {
        return Ok(match done {
            ReceptionDone::Kept(_, version) => told(StatusCode::OK, version.to_string()),
            ReceptionDone::Fault(..) => told(StatusCode::UNPROCESSABLE_ENTITY, String::new()),
            _ => told(StatusCode::CONFLICT, String::new()),
        });
    }
    settled(&face, (here, form), of, done).await
}

/// The answer to a sheet that saves itself: its version, or nothing.
fn told(status: StatusCode, version: String) -> Response {
    let headers = web::headers::desk_page();
    let mut response = web::page::file("text/plain; charset=utf-8", headers, Vec::new(), version);
    *response.status_mut() = status;
    response
}

/// The sheet once more with everything typed.
fn again(
    face: &Face,
    (here, form): (&Here, &Form),
    view: &ReceptionView,
    (status, note, fault): (StatusCode, Option<&'static str>, Option<Fault>),
) -> Response {
    let mut page = EditPage::new(face, here, view);
    page.retype(form);
    // Whoever typed saw this version, not the one that stands there now.
    page.version = form.one("version").parse().unwrap_or(0);
    (page.note, page.fault) = (note, fault);
    shell::show(status, &page, shell::keep_language(face, form.one("lang")))
}

async fn settled(
    face: &Face,
    (here, form): (&Here, &Form),
    of: (i64, i64, i64),
    done: ReceptionDone,
) -> Result<Response, Response> {
    let w = Words::of(here.lang);
    let (note, wrong) = match done {
        ReceptionDone::Kept(..) => {
            let at = At { case: of.0, victim: of.1, id: of.2 };
            return Ok(see_other(&format!("{}?done=saved", at.page()), Vec::new()));
        }
        ReceptionDone::Changed(now) => {
            let page = merge(face, (here, form), &now);
            return Ok(shell::show(StatusCode::CONFLICT, &page, Vec::new()));
        }
        ReceptionDone::Fault(at, wrong) => (None, Some(fault(at, wrong, w))),
        ReceptionDone::Full | ReceptionDone::NotPossible => (Some("case-not-possible"), None),
    };
    let status = if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    let view = errors::found(face, here, face.desk.reception(&here.session, of).await)?;
    Ok(again(face, (here, form), &view, (status, note, wrong)))
}

/// What was typed, with what stands there now beside each question in which that is something else. Saving it again keeps what was typed.
fn merge(face: &Face, (here, form): (&Here, &Form), now: &ReceptionView) -> EditPage {
    let w = Words::of(here.lang);
    let mut page = EditPage::new(face, here, now);
    let mine = typed(form);
    for (one, theirs) in &now.reception.answers {
        let sent = mine.answers.iter().find(|(sent, ..)| sent == one);
        let mine = sent.map_or(Ok(Answer::NotAsked), |(_, words, would_not)| {
            domain::reception::check_answer(words, *would_not)
        });
        if mine.as_ref() != Ok(theirs) {
            page.theirs.push((one.code(), answer(theirs, w)));
        }
    }
    page.retype(form);
    page.note = Some("victim-merge");
    page
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::{sample_side, samples};
