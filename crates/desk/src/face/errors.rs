//! Pages for what did not work, and the style sheet. What is not there and what may not be seen are one page.
use super::{
    Face,
    asking::Here,
    shell::{self, Shell},
};
use crate::{DeskError, Permission, Session};
use askama::Template;
use axum::{
    body::Body,
    extract::{Path, RawQuery, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use web::{dates, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    text: String,
    /// It can be opened in an emergency: said of everything that is not there, and so of nothing.
    emergency: bool,
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
    let emergency = id == "desk-gone" && session.is_some_and(|one| one.can(Permission::BreakGlass));
    shell::show(status, &ErrorPage { shell, text, emergency }, Vec::new())
}

pub(crate) fn gone(face: &Face, here: &Here) -> Response {
    let text = Words::of(here.lang).say("desk-gone");
    page(face, here.lang, Some(&here.session), StatusCode::NOT_FOUND, "desk-gone", text)
}

/// No such address: whoever is signed in keeps the menu.
pub(crate) async fn not_here(
    State(face): State<Face>,
    headers: HeaderMap,
    here: Result<Here, Response>,
) -> Response {
    match here {
        Ok(here) => gone(&face, &here),
        Err(_) => plain(&face, &headers, StatusCode::NOT_FOUND),
    }
}

pub(crate) fn plain(face: &Face, headers: &HeaderMap, status: StatusCode) -> Response {
    let lang = shell::language(face, "", headers, None);
    page(face, lang, None, status, "desk-gone", Words::of(lang).say("desk-gone"))
}

/// The same, to somebody who is signed in.
pub(crate) fn of(face: &Face, here: &Here, error: &DeskError) -> Response {
    desk(face, &here.headers, Some(&here.session), error)
}

/// What was asked for, or the page that says why not.
#[expect(clippy::result_large_err, reason = "it is the answer itself, made once for a request")]
pub(crate) fn found<T>(face: &Face, here: &Here, asked: Result<Option<T>, DeskError>) -> Result<T, Response> {
    match asked {
        Ok(Some(found)) => Ok(found),
        Ok(None) => Err(gone(face, here)),
        Err(error) => Err(of(face, here, &error)),
    }
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

/// Addresses that only take forms: whoever loads such a page again, or changes its language, goes to where it belongs.
pub(crate) async fn to_signal(Path(number): Path<String>, RawQuery(query): RawQuery) -> Response {
    // What is no number leads to the page for what is not there.
    let number = number.parse::<i64>().unwrap_or(0);
    see_other(&format!("/signal/{number}{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_health() -> Response {
    see_other("/health", Vec::new())
}

pub(crate) async fn to_inbox(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_signal_with(Path((number, _)): Path<(String, String)>, query: RawQuery) -> Response {
    to_signal(Path(number), query).await
}

pub(crate) async fn to_notices(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/notices{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_case(
    Path((number, _)): Path<(String, String)>,
    RawQuery(query): RawQuery,
) -> Response {
    // What is no number leads to the page for what is not there.
    let number = number.parse::<i64>().unwrap_or(0);
    see_other(&format!("/case/{number}{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_phrases(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/phrases{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_views(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/views{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_people(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/people{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_told(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/told{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_transfers(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/transfers{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_partners(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/partners{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_referrals(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/referrals{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_account(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/account{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_sign_in(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/sign-in{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_log(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/audit{}", asked(query.as_deref())), Vec::new())
}

pub(crate) async fn to_emergency(RawQuery(query): RawQuery) -> Response {
    see_other(&format!("/emergency{}", asked(query.as_deref())), Vec::new())
}

/// The language asked for, and nothing else of an address.
fn asked(query: Option<&str>) -> String {
    let form = web::form::Form::parse(query.unwrap_or("").as_bytes());
    let lang = form.ok().and_then(|form| Lang::at_desk(form.one("lang")));
    lang.map(|lang| format!("?lang={}", lang.tag())).unwrap_or_default()
}

/// What every answer of a desk says, redirections and refusals too; a page's own headers stay as they are.
pub(crate) async fn guarded(mut response: Response) -> Response {
    for (name, value) in web::headers::desk_page() {
        response.headers_mut().entry(name).or_insert(value);
    }
    response
}

pub(crate) async fn script() -> Response {
    web::script::served(web::script::DESK)
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
    ErrorPage { shell, text: words.with1("desk-error", "when", "12:00"), emergency: true }.render().unwrap()
}
