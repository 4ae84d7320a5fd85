//! Writing down what somebody tells: at the counter, on the phone, from paper. What is typed stays through every error, and a
//! receipt is shown once, on the page that follows.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::{
    DeskError,
    enter::{EnterOutcome, Entering},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{
    Checked, Origin,
    entering::{ENTERED_MAX_DAYS, Entered, EnteredFault},
    limits::TextFault,
};
use envelope::{ids::Day, receipt::Receipt};
use http::StatusCode;
use web::{dates, endonyms, form::Form, language::Lang, page::see_other, words::Words};
use zeroize::Zeroizing;

#[derive(Template)]
#[template(path = "enter.html")]
struct EnterPage {
    shell: Shell,
    once: String,
    origins: Vec<Choice>,
    languages: Vec<Choice>,
    checks: Vec<Choice>,
    text: String,
    source: String,
    day: String,
    days: (String, String),
    pressure: bool,
    receipt: bool,
    /// It was kept from before.
    draft: bool,
    note: Option<&'static str>,
    fault: Option<Fault>,
}

#[derive(Template)]
#[template(path = "entered.html")]
struct EnteredPage {
    shell: Shell,
    number: i64,
    groups: Vec<Zeroizing<String>>,
    relay: String,
}

impl EnterPage {
    fn new(face: &Face, here: &Here, once: String) -> Self {
        let w = Words::of(here.lang);
        let today = face.desk.today().number();
        let origins = [Origin::Phone, Origin::Counter, Origin::Paper, Origin::Partner];
        let language = |(tag, name): (&'static str, &str)| Choice {
            value: tag.into(),
            words: name.into(),
            chosen: tag == here.lang.tag(),
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("enter-title"), "enter", Some(&here.session)),
            once,
            origins: choices(&origins, Origin::code, "origin", None, w),
            languages: endonyms::all().map(language).collect(),
            checks: choices(Checked::ALL, Checked::code, "checked", None, w),
            text: String::new(),
            source: String::new(),
            day: dates::written_day(today),
            days: (dates::written_day(today.saturating_sub(ENTERED_MAX_DAYS)), dates::written_day(today)),
            pressure: false,
            receipt: false,
            draft: false,
            note: None,
            fault: None,
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.origins, &[form.one("origin")]);
        choose(&mut self.languages, &[form.one("told-in")]);
        choose(&mut self.checks, &[form.one("checked")]);
        self.text = form.one("text").into();
        self.source = form.one("source").into();
        self.day = form.one("day").into();
        (self.pressure, self.receipt) = (form.has("pressure"), form.has("receipt"));
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let page = match face.desk.kept_entry(&here.session).await {
        Ok(kept) => face.desk.once_token().map(|once| {
            let mut page = EnterPage::new(&face, &here, once);
            page.draft = !kept.is_empty();
            page.text = kept;
            page.note = (here.query.one("done") == "kept").then_some("reply-kept");
            page
        }),
        Err(error) => Err(error),
    };
    match page {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn post(State(face): State<Face>, mut filled: Filled) -> Response {
    // A language button in the same form: nothing is done, and what was typed stays.
    if let Some(lang) = Lang::at_desk(filled.form.one("lang")) {
        filled.here.lang = lang;
        return again(&face, &filled.here, &filled.form, StatusCode::OK, |_| ());
    }
    let Filled { here, form, stale } = &filled;
    if *stale {
        let keep = |page: &mut EnterPage| page.note = Some("desk-form-old");
        return again(&face, here, form, StatusCode::CONFLICT, keep);
    }
    if form.one("do") == "keep" {
        return match face.desk.keep_entry(&here.session, form.one("text")).await {
            Ok(()) => see_other("/enter?done=kept", Vec::new()),
            Err(error) => errors::of(&face, here, &error),
        };
    }
    let w = Words::of(here.lang);
    let fault = match entering(form) {
        Err(at) => Fault { at, words: w.say(&format!("enter-error-{at}")) },
        Ok(entering) => match face.desk.enter(&here.session, &entering).await {
            Ok(EnterOutcome::Kept { number, receipt: None }) => {
                return see_other(&format!("/signal/{number}?done=entered"), Vec::new());
            }
            Ok(EnterOutcome::Kept { number, receipt: Some(receipt) }) => {
                return shell::show(StatusCode::OK, &entered(&face, here, number, &receipt), Vec::new());
            }
            Ok(EnterOutcome::Fault(fault)) => said(fault, w),
            Ok(EnterOutcome::NoRelay) => Fault { at: "receipt", words: w.say("enter-error-receipt") },
            Err(error) => return wrong(&face, here, form, &error),
        },
    };
    again(&face, here, form, StatusCode::UNPROCESSABLE_ENTITY, |page| page.fault = Some(fault))
}

/// The database did not do it: the page anew, with everything that was typed.
fn wrong(face: &Face, here: &Here, form: &Form, error: &DeskError) -> Response {
    if matches!(error, DeskError::Refused) {
        return errors::of(face, here, error);
    }
    tracing::error!(%error, "what was told could not be kept");
    let words = Words::of(here.lang).say("enter-error-later");
    let fault = Fault { at: "text", words };
    again(face, here, form, StatusCode::SERVICE_UNAVAILABLE, |page| page.fault = Some(fault))
}

fn again(
    face: &Face,
    here: &Here,
    form: &Form,
    status: StatusCode,
    change: impl FnOnce(&mut EnterPage),
) -> Response {
    // The same form: what was kept of it is not kept twice.
    let mut page = EnterPage::new(face, here, form.one("once").into());
    page.retype(form);
    change(&mut page);
    shell::show(status, &page, shell::keep_language(face, form.one("lang")))
}

/// What the form says; otherwise the field in which nothing was chosen.
fn entering(form: &Form) -> Result<Entering<'_>, &'static str> {
    Ok(Entering {
        entered: Entered {
            origin: Origin::of_code(form.one("origin")).ok_or("origin")?,
            day: dates::parse_day(form.one("day").trim()).map(Day).ok_or("day")?,
            lang: form.one("told-in"),
            text: form.one("text"),
            checked: Checked::of_code(form.one("checked")).ok_or("checked")?,
            source: form.one("source"),
        },
        pressure: form.has("pressure"),
        receipt: form.has("receipt"),
        once_token: form.one("once"),
    })
}

fn said(fault: EnteredFault, w: &Words) -> Fault {
    let long = |id: &str, fault| match fault {
        TextFault::Empty => w.say("enter-error-text"),
        TextFault::TooLong { count, limit } => w.with2(id, "length", count, "limit", limit),
    };
    match fault {
        EnteredFault::Origin => Fault { at: "origin", words: w.say("enter-error-origin") },
        EnteredFault::Day => Fault { at: "day", words: w.say("enter-error-day") },
        EnteredFault::Language => Fault { at: "told-in", words: w.say("enter-error-told-in") },
        EnteredFault::Text(fault) => Fault { at: "text", words: long("enter-error-text-long", fault) },
        EnteredFault::Source(fault) => Fault { at: "source", words: long("enter-error-source-long", fault) },
    }
}

fn entered(face: &Face, here: &Here, number: i64, receipt: &Receipt) -> EnteredPage {
    let w = Words::of(here.lang);
    EnteredPage {
        shell: Shell::new(face, here.lang, w.say_plain("enter-title"), "enter", Some(&here.session)),
        number,
        groups: receipt.groups().into(),
        relay: face.relay_address().into(),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let mut page = EnterPage::new(face, here, "once".into());
    page.text = "draft <b>".into();
    let mut pages = vec![page.render().unwrap()];
    for at in ["origin", "day", "told-in", "text", "checked", "source", "receipt"] {
        page.fault = Some(Fault { at, words: "what is wrong".into() });
        let shown = page.render().unwrap();
        assert!(
            shown.contains(&format!("href=\"#{at}\"")) && shown.contains(&format!("id=\"{at}\"")),
            "{at}"
        );
        assert_eq!(shown.matches("what is wrong").count(), 2, "{at}");
        pages.push(shown);
    }
    let receipt = Receipt::of_random(&[7; 16]);
    pages.push(entered(face, here, 7, &receipt).render().unwrap());
    pages
}
