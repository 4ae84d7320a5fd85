//! Writing a "no" down: what stays and what goes stands on the page before, and nothing about it is an error.
use super::{fault, name, shell};
use crate::{
    face::{
        Face,
        asking::{Filled, Here},
        errors,
        fields::{Choice, Fault, choices, choose},
        shell::{self as around, Shell},
    },
    reception::{Keeps, RefusalDone, RefusalForm, RefusalPage},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    AgeBand, SafeToWrite,
    reception::{Leaflet, Refusal},
};
use http::StatusCode;
use web::{form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "refusal.html")]
pub(super) struct Page {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    action: String,
    back: String,
    name: String,
    once: String,
    keeps: Option<Keeps>,
    /// Ways to reach this person that are safe, and may be used if the record stays.
    safe: Vec<String>,
    person: bool,
    /// They may be a minor: a "no" ends no duty to tell.
    minor: bool,
    kinds: Vec<Choice>,
    reason: String,
    leaflets: Vec<Choice>,
    invited: Vec<Choice>,
}

impl Page {
    fn new(face: &Face, here: &Here, view: &RefusalPage, once: String) -> Self {
        let w = Words::of(here.lang);
        let back = format!("/case/{}/victim/{}", view.case, view.victim);
        let safe = view.record.channels.iter().filter(|one| one.write == SafeToWrite::Yes);
        let yes_no = |code: &str| Choice {
            value: code.into(),
            words: w.say(&format!("no-invited-{code}")),
            chosen: false,
        };
        Self {
            shell: shell(face, here, view.case, format!("{back}/no")),
            note: view.waits.then_some("no-waits"),
            fault: None,
            action: format!("{back}/no"),
            name: name(&view.record.alias, view.victim, w),
            back,
            once,
            keeps: view.keeps,
            safe: safe.map(|one| one.reach.clone()).collect(),
            person: view.record.entry.is_some(),
            minor: view.record.age.is_some_and(AgeBand::is_minor),
            kinds: choices(Refusal::ALL, Refusal::code, "no-kind", None, w),
            reason: String::new(),
            leaflets: choices(Leaflet::ALL, Leaflet::code, "leaflet", None, w),
            invited: vec![yes_no("yes"), yes_no("no")],
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.kinds, &[form.one("kind")]);
        choose(&mut self.leaflets, &[form.one("leaflet")]);
        choose(&mut self.invited, &[form.one("invited")]);
        self.reason = form.one("reason").into();
    }

    fn stays(&self) -> &'static str {
        match self.keeps {
            None => "no-stays-count",
            Some(Keeps::Report) => "no-stays-report",
            Some(Keeps::Hold) => "no-stays-hold",
        }
    }
}

async fn found(face: &Face, here: &Here, (case, victim): (&str, &str)) -> Result<RefusalPage, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        face.desk.refusal_page(&here.session, (case, victim)).await
    };
    let view = errors::found(face, here, read.await)?;
    if view.may_work { Ok(view) } else { Err(errors::gone(face, here)) }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &victim)).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = Page::new(&face, &here, &view, once);
    Ok(around::show(StatusCode::OK, &page, around::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let view = found(&face, here, (&case, &victim)).await?;
    let of = (view.case, view.victim);
    let back = |done: &str| see_other(&format!("/case/{}/victim/{}?done={done}", of.0, of.1), Vec::new());
    let w = Words::of(here.lang);
    let again = |status, note: Option<&'static str>, fault: Option<Fault>| {
        let mut page = Page::new(&face, here, &view, form.one("once").into());
        page.retype(form);
        (page.note, page.fault) = (note.or(page.note), fault);
        around::show(status, &page, around::keep_language(&face, form.one("lang")))
    };
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let done = if form.one("do") == "back" {
        let done = face.desk.take_back_refusal(&here.session, of).await;
        if errors::found(&face, here, done)? == RefusalDone::Done {
            return Ok(back("no-back"));
        }
        RefusalDone::Changed
    } else {
        let wanted = RefusalForm {
            kind: Refusal::of_code(form.one("kind")),
            reason: form.one("reason"),
            leaflet: Leaflet::of_code(form.one("leaflet")),
            invited: Some(form.one("invited"))
                .filter(|one| matches!(*one, "yes" | "no"))
                .map(|one| one == "yes"),
            kept: form.one("kept") == "1",
            once_token: form.one("once"),
        };
        errors::found(&face, here, face.desk.write_refusal(&here.session, of, &wanted).await)?
    };
    Ok(match done {
        RefusalDone::Done => back("no"),
        RefusalDone::Fault(at, wrong) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault(at, wrong, w)))
        }
        RefusalDone::Changed => again(StatusCode::CONFLICT, Some("no-changed"), None),
        RefusalDone::NotPossible => again(StatusCode::CONFLICT, Some("case-not-possible"), None),
    })
}

#[cfg(test)]
pub(super) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let w = Words::of(here.lang);
    let view = |keeps, waits| RefusalPage {
        case: 3,
        title: "<b>".into(),
        victim: 5,
        record: crate::face::victim::sample_view().victim,
        keeps,
        waits,
        may_work: true,
    };
    let mut pages = Vec::new();
    for (keeps, waits) in [(None, false), (Some(Keeps::Report), true), (Some(Keeps::Hold), false)] {
        let mut page = Page::new(face, here, &view(keeps, waits), "once".into());
        page.fault = waits.then(|| fault("kind", domain::ReceptionFault::Choice, w));
        pages.push(page.render().unwrap());
    }
    pages
}
