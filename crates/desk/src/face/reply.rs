//! Writing to a writer, and asking a colleague for a language. Whatever goes wrong, what was typed is in the form again.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    work::{again, done, settled, wrong},
};
use crate::signal::{NoteOutcome, ReplyForm, ReplyOutcome};
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{form::Form, language::Lang, words::Words};

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    // A language button in the same form: nothing is done, and what was typed stays.
    if let Some(lang) = Lang::at_desk(filled.form.one("lang")) {
        filled.here.lang = lang;
        return Ok(again(&face, &filled.here, &number, (StatusCode::OK, &filled.form), |_| ()).await);
    }
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    if form.one("do") == "keep" {
        return Ok(done(id, "kept"));
    }
    let reply = ReplyForm {
        text: form.one("text"),
        seen_version: form.one("version").parse().unwrap_or(0),
        once_token: form.one("once"),
    };
    let replied = face.desk.reply(&here.session, id, &reply).await;
    match errors::found(&face, here, replied)? {
        ReplyOutcome::Sent => Ok(done(id, "sent")),
        refusal => Err(refused(&face, here, &number, form, &refusal).await),
    }
}

/// The page anew, with the other's answer on it and one's own text still in the box.
pub(super) async fn refused(
    face: &Face,
    here: &Here,
    number: &str,
    form: &Form,
    why: &ReplyOutcome,
) -> Response {
    let w = Words::of(here.lang);
    let (status, words) = match why {
        ReplyOutcome::Conflict { by, .. } => (StatusCode::CONFLICT, w.with1("reply-conflict", "name", by)),
        ReplyOutcome::TooLong { count, limit } => {
            (StatusCode::UNPROCESSABLE_ENTITY, w.with2("reply-error-long", "count", count, "limit", limit))
        }
        ReplyOutcome::Empty => (StatusCode::UNPROCESSABLE_ENTITY, w.say("reply-error-empty")),
        ReplyOutcome::NotPossible | ReplyOutcome::Sent => (StatusCode::CONFLICT, w.say("reply-not-possible")),
    };
    again(face, here, number, (status, form), |page| page.fault = Some(Fault { at: "text", words })).await
}

pub(crate) async fn ask_language(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let w = Words::of(here.lang);
    let asked = face.desk.ask_language(&here.session, id, form.one("note")).await;
    let words = match errors::found(&face, here, asked)? {
        NoteOutcome::Kept => return Ok(done(id, "asked")),
        NoteOutcome::Empty => w.say("signal-ask-language-empty"),
        NoteOutcome::TooLong { count, limit } => {
            w.with2("signal-ask-language-long", "count", count, "limit", limit)
        }
        NoteOutcome::NotPossible => w.say("reply-not-possible"),
    };
    Err(wrong(&face, here, &number, form, Fault { at: "note", words }).await)
}
