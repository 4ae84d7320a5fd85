//! When reports and cases end: the page of one, with what is decided about it, and the page of all, with the rules.
use super::{
    Face,
    asking::{Filled, Here},
    due::Due,
    errors,
    fields::Fault,
    shell::{self, Shell},
};
use crate::ending::{
    Decided, EndForm, EndList, EndListed, EndOutcome, EndView, EndWish, Of, Tombstone, reason_field,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::ending::EXTEND_MAX_DAYS;
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "end.html")]
struct EndPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    address: String,
    of: String,
    view: EndView,
    last_day: Option<Due>,
    acts: Vec<(String, String)>,
    /// What was typed.
    until: String,
    days: (String, String),
    extend_reason: String,
    hold_reason: String,
    erase_reason: String,
    rule: String,
}

#[derive(Template)]
#[template(path = "ending.html")]
struct EndingPage {
    shell: Shell,
    views: Vec<(String, &'static str, bool)>,
    show: &'static str,
    note: Option<&'static str>,
    rows: Vec<Row>,
    rules: Vec<RuleRow>,
    /// What becomes of backups.
    backups: String,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Row {
    address: String,
    what: String,
    when: String,
    /// When it ends, of what did not end yet.
    due: Option<Due>,
    who: String,
}

struct RuleRow {
    record: String,
    days: String,
    owner: String,
    basis: String,
    checked: String,
    is_checked: bool,
    /// After how many days it is gone from every backup too; nothing where no backups are set up.
    forgotten: Option<String>,
}

#[derive(Template)]
#[template(path = "tombstone.html")]
struct TombstonePage {
    shell: Shell,
    back: &'static str,
    what: String,
    words: String,
}

const VIEWS: [&str; 5] = ["soon", "held", "asked", "erased", "rules"];

fn heading(of: Of, number: i64, w: &Words) -> String {
    w.with1(if of == Of::Case { "case-heading" } else { "signal-heading" }, "number", number)
}

fn address(of: Of, number: i64) -> String {
    format!("/{}/{number}", of.code())
}

fn menu(of: Of) -> &'static str {
    if of == Of::Case { "cases" } else { "inbox" }
}

impl EndPage {
    fn new(face: &Face, here: &Here, view: EndView) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain(if view.of == Of::Case { "end-title-case" } else { "end-title-signal" });
        let mut shell = Shell::new(face, here.lang, title, menu(view.of), Some(&here.session));
        shell.at = format!("{}/end", address(view.of, view.number));
        let today = face.desk.today();
        let first = view.last_day.map_or(today, |(day, _)| day).max(today).number().saturating_add(1);
        let rule = if view.of == Of::Case { "end-rule-case" } else { "end-rule-signal" };
        Self {
            note: note(here.query.one("done")),
            fault: None,
            address: address(view.of, view.number),
            of: heading(view.of, view.number, w),
            last_day: view.last_day.map(|last| Due::end(last, (view.of, view.rule_days), today, w)),
            acts: view.acts.iter().map(|act| said(act, w)).collect(),
            until: String::new(),
            days: (
                dates::written_day(first),
                dates::written_day(today.number().saturating_add(EXTEND_MAX_DAYS)),
            ),
            extend_reason: String::new(),
            hold_reason: String::new(),
            erase_reason: String::new(),
            rule: w.with1(rule, "days", i64::from(view.rule_days)),
            shell,
            view,
        }
    }

    fn retype(&mut self, form: &Form) {
        self.until = form.one("until").into();
        self.extend_reason = form.one("extend-reason").into();
        self.hold_reason = form.one("hold-reason").into();
        self.erase_reason = form.one("erase-reason").into();
    }

    /// A second person is asked, and the reader is one.
    fn may_agree(&self) -> bool {
        self.view.may && self.view.asked.as_ref().is_some_and(|(_, own)| !own)
    }
}

fn said(act: &Decided, w: &Words) -> (String, String) {
    let what = w.say(&format!("end-act-{}", act.act.code()));
    (format!("{what} · {} · {}", act.name, dates::moment(w, act.at)), act.reason.clone())
}

fn note(done: &str) -> Option<&'static str> {
    match done {
        "decided" => Some("end-done"),
        "erased" => Some("end-erased"),
        "changed" => Some("end-changed"),
        _ => None,
    }
}

/// Which report or case an address names.
fn named(of: Of, number: &str) -> Option<(Of, i64)> {
    number.parse().ok().map(|number| (of, number))
}

async fn found(face: &Face, here: &Here, of: Of, number: &str) -> Result<EndPage, Response> {
    let Some((of, number)) = named(of, number) else { return Err(errors::gone(face, here)) };
    match face.desk.end_of(&here.session, of, number).await {
        Ok(Some(view)) => Ok(EndPage::new(face, here, view)),
        Ok(None) => Err(gone(face, here, of, number).await),
        Err(error) => Err(errors::of(face, here, &error)),
    }
}

/// The page of what is not there: what was erased says so, to whoever sees every report.
pub(crate) async fn gone(face: &Face, here: &Here, of: Of, number: i64) -> Response {
    match face.desk.tombstone(&here.session, of, number).await {
        Ok(Some(left)) => shell::show(StatusCode::GONE, &tombstone(face, here, &left), Vec::new()),
        Ok(None) => errors::gone(face, here),
        Err(error) => errors::of(face, here, &error),
    }
}

fn tombstone(face: &Face, here: &Here, left: &Tombstone) -> TombstonePage {
    let w = Words::of(here.lang);
    let shell = Shell::new(face, here.lang, w.say_plain("erased-title"), menu(left.of), Some(&here.session));
    let (what, words) = (heading(left.of, left.number, w), erased(left, w));
    let back = if left.of == Of::Case { "/cases" } else { "/" };
    TombstonePage { shell, back, what, words }
}

fn erased(left: &Tombstone, w: &Words) -> String {
    let why = w.say(&format!("erased-{}", left.why.code()));
    if left.at == 0 { why } else { format!("{} {why}", dates::moment(w, left.at)) }
}

pub(crate) async fn signal(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    get_end(&face, &here, Of::Signal, &number).await
}

pub(crate) async fn case(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    get_end(&face, &here, Of::Case, &number).await
}

pub(crate) async fn post_signal(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    decide(&face, filled, Of::Signal, &number).await
}

pub(crate) async fn post_case(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    decide(&face, filled, Of::Case, &number).await
}

async fn get_end(face: &Face, here: &Here, of: Of, number: &str) -> Result<Response, Response> {
    let page = found(face, here, of, number).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(face, here.query.one("lang"))))
}

async fn decide(face: &Face, mut filled: Filled, of: Of, number: &str) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = found(face, here, of, number).await?;
    let w = Words::of(here.lang);
    page.retype(form);
    let again = |mut page: EndPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(face, form.one("lang")))
    };
    // A language button in the same form: nothing is decided, and what was typed stays.
    if asked.is_some() {
        return Ok(again(page, StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let Some(wish) = wish(form) else { return Ok(again(page, StatusCode::OK, None, None)) };
    let seen = form.one("seen").parse().unwrap_or(-1);
    let wanted = EndForm { wish, reason: form.one(reason_field(wish)), seen };
    let about = (of, page.view.number);
    let decided = face.desk.decide_end(&here.session, about, &wanted).await;
    match errors::found(face, here, decided)? {
        EndOutcome::Done => Ok(see_other(&format!("{}/end?done=decided", page.address), Vec::new())),
        EndOutcome::Erased => Ok(see_other("/ending?show=erased&done=erased", Vec::new())),
        EndOutcome::Fault(at, fault) => {
            let words = w.say(&format!("end-error-{}", fault.code()));
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at, words })))
        }
        EndOutcome::Changed => Ok(again(page, StatusCode::CONFLICT, Some("end-changed"), None)),
        EndOutcome::NotPossible => Ok(again(page, StatusCode::FORBIDDEN, Some("work-not-possible"), None)),
    }
}

fn wish(form: &Form) -> Option<EndWish> {
    Some(match form.one("do") {
        "extend" => EndWish::Extend(dates::parse_day(form.one("until").trim()).map(Day)),
        "hold" => EndWish::Hold,
        "lift" => EndWish::Lift,
        "ask" => EndWish::Ask,
        "agree" => EndWish::Agree,
        "refuse" => EndWish::Refuse,
        _ => return None,
    })
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let wanted = here.query.one("show");
    let show = VIEWS.into_iter().find(|view| *view == wanted).unwrap_or("soon");
    let page = here.query.number("page").max(1);
    let found = match show {
        "rules" => rules(&face, &here).await,
        "erased" => {
            let found = face.desk.tombstones(&here.session, page).await;
            found.map(|(left, more)| erased_page(&face, &here, &left, (page, more)))
        }
        _ => {
            let list = list_of(show);
            let found = face.desk.ending_list(&here.session, list, page).await;
            found.map(|(rows, more)| list_page(&face, &here, show, &rows, (page, more)))
        }
    };
    match found {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

fn list_of(show: &str) -> EndList {
    match show {
        "held" => EndList::Held,
        "asked" => EndList::Asked,
        _ => EndList::Soon,
    }
}

impl EndingPage {
    fn new(face: &Face, here: &Here, show: &'static str, (page, more): (u32, bool)) -> Self {
        let w = Words::of(here.lang);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("ending-title"), "ending", Some(&here.session));
        shell.at = format!("/ending?show={show}&page={page}");
        let view = |code: &'static str| (w.say(&format!("ending-{code}")), code, code == show);
        Self {
            shell,
            views: VIEWS.into_iter().map(view).collect(),
            show,
            note: note(here.query.one("done")),
            rows: Vec::new(),
            rules: Vec::new(),
            backups: String::new(),
            newer: (page > 1).then(|| page - 1),
            older: more.then(|| page + 1),
        }
    }

    fn no_backups(&self) -> bool {
        self.rules.iter().all(|rule| rule.forgotten.is_none())
    }
}

fn list_page(
    face: &Face,
    here: &Here,
    show: &'static str,
    rows: &[EndListed],
    place: (u32, bool),
) -> EndingPage {
    let w = Words::of(here.lang);
    let row = |one: &EndListed| Row {
        address: format!("{}/end", address(one.of, one.number)),
        what: heading(one.of, one.number, w),
        when: w.say("end-not-closed"),
        due: one.last_day.map(|last| Due::end(last, face.desk.rule_of(one.of), face.desk.today(), w)),
        who: one.who.clone(),
    };
    let mut page = EndingPage::new(face, here, show, place);
    page.rows = rows.iter().map(row).collect();
    page
}

fn erased_page(face: &Face, here: &Here, left: &[Tombstone], place: (u32, bool)) -> EndingPage {
    let w = Words::of(here.lang);
    let row = |one: &Tombstone| Row {
        address: String::new(),
        what: heading(one.of, one.number, w),
        when: if one.at == 0 { String::new() } else { dates::moment(w, one.at) },
        due: None,
        who: w.say(&format!("erased-{}", one.why.code())),
    };
    let mut page = EndingPage::new(face, here, "erased", place);
    page.rows = left.iter().map(row).collect();
    page
}

async fn rules(face: &Face, here: &Here) -> Result<EndingPage, crate::DeskError> {
    // The rules are no secret; the lists beside them are asked for like every list.
    face.desk.ending_list(&here.session, EndList::Asked, 1).await?;
    let w = Words::of(here.lang);
    let plan = face.desk.backup_plan();
    let mut page = EndingPage::new(face, here, "rules", (1, false));
    page.backups = match plan {
        Some(plan) => w.with2(
            "rules-backups",
            "keys",
            i64::from(plan.keys_keep_days),
            "days",
            i64::from(plan.keep_days),
        ),
        None => w.say("rules-no-backups"),
    };
    for (record, rule) in face.desk.retention().rules() {
        let basis = here.lang.best_of(rule.basis.iter().map(|(tag, text)| (tag.as_str(), text)));
        page.rules.push(RuleRow {
            record: w.say(&format!("record-{}", record.code())),
            days: w.with1("rule-days", "days", i64::from(rule.days)),
            owner: domain::Role::of_code(&rule.owner)
                .map_or_else(|| rule.owner.clone(), |role| w.say(&format!("role-{}", role.code()))),
            basis: basis.map(|(_, text)| text.clone()).unwrap_or_default(),
            checked: match &rule.checked {
                Some((by, day)) => {
                    w.with2("rule-checked", "name", by, "date", dates::day_long(w, day.number()).as_str())
                }
                None => w.say("rule-unchecked"),
            },
            is_checked: rule.checked.is_some(),
            forgotten: plan.map(|plan| {
                w.with1("rule-days", "days", i64::from(rule.days.saturating_add(plan.outlives(record))))
            }),
        });
    }
    Ok(page)
}

#[cfg(test)]
#[path = "ending_samples.rs"]
mod ending_samples;
#[cfg(test)]
pub(crate) use ending_samples::samples;
