//! Pages for what did not work, and the style sheet. What is not there and what may not be seen are one page.
use super::{
    Face,
    asking::Here,
    shell::{self, Shell},
};
use crate::{DeskError, Session};
use askama::Template;
use axum::{body::Body, extract::State, response::Response};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use web::{dates, language::Lang, words::Words};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    text: String,
}

fn page(
    face: &Face,
    lang: Lang,
    session: Option<&Session>,
    status: StatusCode,
    id: &str,
    text: String,
) -> Response {
    let title = Words::of(lang).say_plain(&format!("{id}-title"));
    let shell = Shell::new(face, lang, title, "", session);
    shell::show(status, &ErrorPage { shell, text }, Vec::new())
}

pub(crate) fn gone(face: &Face, here: &Here) -> Response {
    let text = Words::of(here.lang).say("desk-gone");
    page(face, here.lang, Some(&here.session), StatusCode::NOT_FOUND, "desk-gone", text)
}

pub(crate) async fn not_here(State(face): State<Face>, headers: HeaderMap) -> Response {
    plain(&face, &headers, StatusCode::NOT_FOUND)
}

pub(crate) fn plain(face: &Face, headers: &HeaderMap, status: StatusCode) -> Response {
    let lang = shell::language(face, "", headers, None);
    page(face, lang, None, status, "desk-gone", Words::of(lang).say("desk-gone"))
}

/// The desk itself did not do it; which part is for the log, which holds no content.
pub(crate) fn desk(
    face: &Face,
    headers: &HeaderMap,
    session: Option<&Session>,
    error: &DeskError,
) -> Response {
    let lang = shell::language(face, "", headers, session);
    let words = Words::of(lang);
    if matches!(error, DeskError::Refused) {
        return page(face, lang, session, StatusCode::FORBIDDEN, "desk-refused", words.say("desk-refused"));
    }
    tracing::error!(%error, "the desk did not do it");
    let when = dates::moment(words, face.desk.now());
    let text = words.with1("desk-error", "when", when.as_str());
    page(face, lang, session, StatusCode::SERVICE_UNAVAILABLE, "desk-error", text)
}

pub(crate) async fn style() -> Response {
    let mut response = Response::new(Body::from(web::style::desk_css()));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8"));
    // Its address holds its hash.
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=31536000, immutable"));
    response
}

#[cfg(test)]
pub(crate) fn sample(face: &Face, lang: Lang) -> String {
    let words = Words::of(lang);
    let shell = Shell::new(face, lang, words.say_plain("desk-error-title"), "", None);
    ErrorPage { shell, text: words.with1("desk-error", "when", "12:00") }.render().unwrap()
}
