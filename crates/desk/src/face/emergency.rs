//! Opening in an emergency what is not one's own, and what was opened so: the member's own, or everybody's for whoever leads.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    shell::{self, Shell},
};
use crate::{
    DeskError,
    emergency::{Emergency, EmergencyOutcome},
    ending::Of,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::apart::EMERGENCY_HOURS;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "emergency.html")]
struct EmergencyPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    leads: bool,
    rows: Vec<Row>,
    newer: Option<u32>,
    older: Option<u32>,
    /// What was typed.
    of: &'static str,
    number: String,
    reason: String,
    hours: Vec<(i64, String, bool)>,
}

struct Row {
    id: i64,
    address: String,
    what: String,
    meta: String,
    reason: String,
    lasts: bool,
    may_end: bool,
    may_see: bool,
    seen: Option<String>,
}

impl Row {
    fn new(one: &Emergency, leads: bool, w: &Words) -> Self {
        let heading = if one.of == Of::Case { "case-heading" } else { "signal-heading" };
        let (from, until) = (dates::moment(w, one.at), dates::moment(w, one.until));
        let args = [
            ("name", one.name.as_str().into()),
            ("from", from.as_str().into()),
            ("until", until.as_str().into()),
        ];
        let seen = one.seen.as_ref().map(|(name, at)| {
            w.with2("emergency-seen", "name", name.as_str(), "date", dates::moment(w, *at).as_str())
        });
        Self {
            id: one.id,
            address: format!("/{}/{}", one.of.code(), one.number),
            what: w.with1(heading, "number", one.number),
            meta: w.say_with("emergency-by", &args),
            reason: one.reason.clone(),
            lasts: one.lasts,
            may_end: one.lasts && (one.own || leads),
            may_see: one.may_see,
            seen: seen.or_else(|| one.own.then(|| w.say("emergency-not-seen"))),
        }
    }
}

impl EmergencyPage {
    fn new(face: &Face, here: &Here, (found, more): (&[Emergency], bool)) -> Self {
        let w = Words::of(here.lang);
        let page = here.query.number("page").max(1);
        let leads = here.session.can(crate::Permission::Supervise);
        let mut shell =
            Shell::new(face, here.lang, w.say_plain("emergency-title"), "emergency", Some(&here.session));
        shell.at = format!("/emergency?page={page}");
        let hours =
            EMERGENCY_HOURS.map(|hours| (hours, w.with1("emergency-hours-choice", "hours", hours), false));
        Self {
            shell,
            note: match here.query.one("done") {
                "ended" => Some("emergency-ended-done"),
                "seen" => Some("emergency-seen-done"),
                "changed" => Some("apart-changed"),
                _ => None,
            },
            fault: None,
            leads,
            rows: found.iter().map(|one| Row::new(one, leads, w)).collect(),
            newer: (page > 1).then(|| page - 1),
            older: more.then(|| page + 1),
            of: "signal",
            number: String::new(),
            reason: String::new(),
            hours: hours.into(),
        }
    }

    fn retype(&mut self, form: &Form) {
        self.of = if form.one("of") == "case" { "case" } else { "signal" };
        self.number = form.one("number").into();
        self.reason = form.one("reason").into();
        for (hours, _, chosen) in &mut self.hours {
            *chosen = form.one("hours") == hours.to_string();
        }
    }
}

async fn page(face: &Face, here: &Here) -> Result<EmergencyPage, Response> {
    let page = here.query.number("page");
    match face.desk.emergencies(&here.session, page).await {
        Ok((found, more)) => Ok(EmergencyPage::new(face, here, (&found, more))),
        Err(error) => Err(errors::of(face, here, &error)),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let page = page(&face, &here).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(State(face): State<Face>, mut filled: Filled) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = page(&face, here).await?;
    page.retype(form);
    let again = |mut page: EmergencyPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    if asked.is_some() {
        return Ok(again(page, StatusCode::OK, None, None));
    }
    let of = if page.of == "case" { Of::Case } else { Of::Signal };
    let number = form.one("number").trim().parse::<i64>().unwrap_or(0);
    let hours = form.one("hours").parse().unwrap_or(0);
    let opened = face.desk.open_in_emergency(&here.session, (of, number), (form.one("reason"), hours)).await;
    let w = Words::of(here.lang);
    match opened {
        Ok(EmergencyOutcome::Opened) => Ok(see_other(&format!("/{}/{number}", of.code()), Vec::new())),
        Ok(EmergencyOutcome::NoSuch) => {
            let words = w.say("emergency-no-such");
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at: "number", words })))
        }
        Ok(EmergencyOutcome::Fault(at, fault)) => {
            let words = w.say(&format!("apart-error-{}", fault.code()));
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(Fault { at, words })))
        }
        Err(error) => Err(errors::of(&face, here, &error)),
    }
}

pub(crate) async fn act(
    State(face): State<Face>,
    Path(act): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let id = form.one("id").parse::<i64>().unwrap_or(0);
    let to = |done: &str| see_other(&format!("/emergency?done={done}"), Vec::new());
    if stale {
        return Ok(to("changed"));
    }
    let (done, name): (Result<bool, DeskError>, &str) = match act.as_str() {
        "end" => (face.desk.end_emergency(&here.session, id).await, "ended"),
        "seen" => (face.desk.see_emergency(&here.session, id).await, "seen"),
        _ => return Err(errors::gone(&face, &here)),
    };
    match done {
        Ok(true) => Ok(to(name)),
        Ok(false) => Ok(to("changed")),
        Err(error) => Err(errors::of(&face, &here, &error)),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use domain::ApartFault;
    let one = |id, own| Emergency {
        id,
        of: if own { Of::Case } else { Of::Signal },
        number: 7,
        name: "Bo <b>".into(),
        own,
        at: 1_795_521_600,
        until: 1_795_525_200,
        lasts: own,
        reason: "draft <b>".into(),
        seen: (id == 3).then(|| ("Cem".to_owned(), 1_795_525_300)),
        may_see: id == 2,
    };
    let all = [one(1, true), one(2, false), one(3, false)];
    let mut pages = vec![
        EmergencyPage::new(face, here, (&[], false)).render().unwrap(),
        EmergencyPage::new(face, here, (&all, true)).render().unwrap(),
    ];
    let faults = [("number", "emergency-no-such".to_owned())];
    let more = [ApartFault::Empty, ApartFault::Choice, ApartFault::TooMany];
    let more = more.map(|fault| ("reason", format!("apart-error-{}", fault.code())));
    for (at, id) in faults.into_iter().chain(more) {
        let mut page = EmergencyPage::new(face, here, (&all, false));
        page.fault = Some(Fault { at, words: Words::of(here.lang).say(&id) });
        page.note = Some("emergency-ended-done");
        page.reason = "draft <b>".into();
        pages.push(page.render().unwrap());
    }
    pages
}
