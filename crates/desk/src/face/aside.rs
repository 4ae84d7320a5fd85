//! Setting a report aside and bringing it back, and folding words that are hard to read, from the page of a report; the same for many from
//! the list, with one tap, since it is taken back with one.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    filter::Wanted,
    inbox::back,
    signal::SignalPage,
    work::{again, done, settled, wrong},
};
use crate::{
    DeskError,
    bulk::{BULK_MAX, BulkAct},
    signal::AsideOutcome,
};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::triage::Hard;
use http::StatusCode;
use std::collections::BTreeSet;
use web::{form::Form, page::see_other, words::Words};

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let aside = form.one("do") != "back";
    let version = form.one("version").parse().unwrap_or(0);
    let outcome = face.desk.set_aside(&here.session, (id, version), aside).await;
    let wrongly = match errors::found(&face, here, outcome)? {
        AsideOutcome::Done | AsideOutcome::Same => {
            return Ok(done(id, if aside { "aside" } else { "back" }));
        }
        AsideOutcome::Changed => return Err(changed(&face, here, &number, form).await),
        AsideOutcome::Urgent => "aside-urgent",
        AsideOutcome::NotPossible => "work-not-possible",
    };
    let words = Words::of(here.lang).say(wrongly);
    Err(wrong(&face, here, &number, form, Fault { at: "aside", words }).await)
}

async fn changed(face: &Face, here: &Here, number: &str, form: &Form) -> Response {
    let changed = |page: &mut SignalPage| page.note = Some("signal-changed");
    again(face, here, number, (StatusCode::CONFLICT, form), changed).await
}

/// In which ways words are hard to read.
pub(crate) async fn words(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let was = form.one("hard-was").split('.').filter_map(Hard::of_code).collect();
    let wants: BTreeSet<Hard> = form.all("hard").into_iter().filter_map(Hard::of_code).collect();
    let folded = face.desk.fold_words(&here.session, id, (&was, &wants)).await;
    match errors::found(&face, here, folded)? {
        AsideOutcome::Done | AsideOutcome::Same => Ok(done(id, "words")),
        _ => Err(changed(&face, here, &number, form).await),
    }
}

/// Many at once, as the list asks for it: those that are marked, or those that stand behind one row. Nothing of both: no reports.
pub(super) async fn many(
    face: &Face,
    here: &Here,
    (form, those): (&Form, &str),
    aside: bool,
) -> Result<Response, DeskError> {
    let numbers = match those.split_once('.') {
        Some((first, last)) => {
            let between = (first.parse().unwrap_or(0), last.parse().unwrap_or(0));
            let wanted = Wanted::of_address(form.one("at"));
            face.desk.those_behind(&here.session, &wanted.0, between).await?
        }
        None => form.all("row").into_iter().take(BULK_MAX).filter_map(|row| row.parse().ok()).collect(),
    };
    let act = BulkAct::Aside(aside);
    let preview = face.desk.preview_bulk(&here.session, &numbers, &act).await?;
    let shown: Vec<(i64, String)> = preview.lines.into_iter().map(|line| (line.number, line.mark)).collect();
    let once = face.desk.once_token()?;
    Ok(match face.desk.do_bulk(&here.session, &shown, &act, &once).await? {
        Ok(id) => see_other(&format!("/bulk/{id}"), Vec::new()),
        Err(_) => see_other(&back(face, here), Vec::new()),
    })
}
