//! Writing to a writer, and asking a colleague for a language. Whatever goes wrong, what was typed is in the form again.
use super::{
    Face,
    asking::{Filled, Here},
    errors, shell,
    signal::{self, SignalPage},
};
use crate::signal::{AskOutcome, ReplyForm, ReplyOutcome};
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{form::Form, language::Lang, page::see_other, words::Words};

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Response {
    let Ok(id) = number.parse::<i64>() else { return errors::gone(&face, &here) };
    // A form of another session: nothing is done with it, and the text is in a fresh form.
    if stale {
        return show(&face, &here, &number, StatusCode::CONFLICT, |page| {
            page.text = form.one("text").into();
            page.note = Some("desk-form-old");
        })
        .await;
    }
    // A language button in the same form: what was typed stays.
    if let Some(lang) = Lang::parse(form.one("lang")) {
        return keep(&face, &here, id, &form, &format!("language&lang={}", lang.tag())).await;
    }
    if form.one("do") == "keep" {
        return keep(&face, &here, id, &form, "kept").await;
    }
    let reply = ReplyForm {
        text: form.one("text"),
        seen_version: form.one("version").parse().unwrap_or(0),
        once_token: form.one("once"),
    };
    match face.desk.reply(&here.session, id, &reply).await {
        Ok(Some(ReplyOutcome::Sent)) => see_other(&format!("/signal/{id}?done=sent"), Vec::new()),
        Ok(Some(refusal)) => again(&face, &here, &number, &form, &refusal).await,
        Ok(None) => errors::gone(&face, &here),
        Err(error) => errors::of(&face, &here, &error),
    }
}

async fn keep(face: &Face, here: &Here, id: i64, form: &Form, done: &str) -> Response {
    match face.desk.save_draft(&here.session, id, form.one("text")).await {
        Ok(_) => see_other(&format!("/signal/{id}?done={done}"), Vec::new()),
        Err(error) => errors::of(face, here, &error),
    }
}

/// The page anew, with the other's answer on it and one's own text still in the box.
async fn again(face: &Face, here: &Here, number: &str, form: &Form, why: &ReplyOutcome) -> Response {
    let words = Words::of(here.lang);
    let (status, error) = match why {
        ReplyOutcome::Conflict { by, .. } => {
            (StatusCode::CONFLICT, words.with1("reply-conflict", "name", by))
        }
        ReplyOutcome::TooLong { count, limit } => (
            StatusCode::UNPROCESSABLE_ENTITY,
            words.with2("reply-error-long", "count", count, "limit", limit),
        ),
        ReplyOutcome::Empty => (StatusCode::UNPROCESSABLE_ENTITY, words.say("reply-error-empty")),
        ReplyOutcome::NotPossible | ReplyOutcome::Sent => {
            (StatusCode::CONFLICT, words.say("reply-not-possible"))
        }
    };
    show(face, here, number, status, |page| {
        page.text = form.one("text").into();
        page.error = Some(error);
    })
    .await
}

async fn show(
    face: &Face,
    here: &Here,
    number: &str,
    status: StatusCode,
    change: impl FnOnce(&mut SignalPage),
) -> Response {
    match signal::build(face, here, number).await {
        Ok(Some(mut page)) => {
            change(&mut page);
            shell::show(status, &page, Vec::new())
        }
        Ok(None) => errors::gone(face, here),
        Err(error) => errors::of(face, here, &error),
    }
}

pub(crate) async fn ask_language(
    State(face): State<Face>,
    Path(number): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Response {
    let Ok(id) = number.parse::<i64>() else { return errors::gone(&face, &here) };
    let words = Words::of(here.lang);
    let note = form.one("note");
    if !stale
        && !form.one("text").is_empty()
        && let Err(error) = face.desk.save_draft(&here.session, id, form.one("text")).await
    {
        return errors::of(&face, &here, &error);
    }
    let asked = match stale {
        true => Ok(Some(AskOutcome::NotPossible)),
        false => face.desk.ask_language(&here.session, id, note).await,
    };
    let error = match asked {
        Ok(Some(AskOutcome::Asked)) => return see_other(&format!("/signal/{id}?done=asked"), Vec::new()),
        Ok(Some(AskOutcome::Empty)) => words.say("signal-ask-language-empty"),
        Ok(Some(AskOutcome::TooLong { count, limit })) => {
            words.with2("signal-ask-language-long", "count", count, "limit", limit)
        }
        Ok(Some(AskOutcome::NotPossible)) if stale => words.say("desk-form-old"),
        Ok(Some(AskOutcome::NotPossible)) => words.say("reply-not-possible"),
        Ok(None) => return errors::gone(&face, &here),
        Err(error) => return errors::of(&face, &here, &error),
    };
    show(&face, &here, &number, StatusCode::UNPROCESSABLE_ENTITY, |page| {
        page.request = note.into();
        page.request_error = Some(error);
    })
    .await
}
