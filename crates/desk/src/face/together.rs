//! Linking, merging and parting two reports from the page of one, with everything else that was typed there kept.
use super::{
    Face,
    asking::Filled,
    errors,
    fields::Fault,
    work::{again, done, settled, wrong},
};
use crate::signal::{Together, TogetherOutcome};
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::words::Words;

/// A button beside another report.
pub(crate) async fn with(
    State(face): State<Face>,
    Path((number, other)): Path<(String, String)>,
    filled: Filled,
) -> Result<Response, Response> {
    put(&face, &number, &other, &filled).await
}

/// The number of another report, typed.
pub(crate) async fn typed(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let other = filled.form.one("other").trim().trim_start_matches('#').to_owned();
    put(&face, &number, &other, &filled).await
}

async fn put(face: &Face, number: &str, other: &str, filled: &Filled) -> Result<Response, Response> {
    let id = settled(face, number, filled).await?;
    let Filled { here, form, .. } = filled;
    let (what, said) = match form.one("do") {
        "unlink" => (Together::Unlink, "unlinked"),
        "merge" => (Together::Merge, "merged"),
        "unmerge" => (Together::Unmerge, "unmerged"),
        _ => (Together::Link, "linked"),
    };
    let w = Words::of(here.lang);
    let none = || Fault { at: "other", words: w.say("together-error-none") };
    let other = match other.parse::<i64>() {
        Ok(other) if other != id => other,
        _ => return Err(wrong(face, here, number, form, none()).await),
    };
    let version = form.one("version").parse().unwrap_or(0);
    let outcome = face.desk.together(&here.session, (id, other), version, what).await;
    match errors::found(face, here, outcome)? {
        TogetherOutcome::Done => Ok(done(id, said)),
        TogetherOutcome::NoSuch => Err(wrong(face, here, number, form, none()).await),
        TogetherOutcome::NotPossible => {
            let fault = Fault { at: "other", words: w.say("together-not-possible") };
            Err(wrong(face, here, number, form, fault).await)
        }
        TogetherOutcome::Changed => {
            let status = StatusCode::CONFLICT;
            Err(again(face, here, number, (status, form), |page| page.note = Some("signal-changed")).await)
        }
    }
}
