//! Listening: the recordings themselves, and a page for each language that is there as recordings alone.
use crate::{
    errors,
    front::Asked,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Path, Query, Request, State},
    response::Response,
};
use http::{HeaderMap, HeaderValue, StatusCode, header};
use tower_http::services::ServeFile;
use web::{endonyms::endonym, language::Lang};

#[derive(Template)]
#[template(path = "around/hear.html")]
struct Page {
    shell: Shell,
    tag: &'static str,
    dir: &'static str,
    name: &'static str,
    /// The questions in the order of the journey, each as its speakers write it, if they did.
    heard: Vec<(&'static str, String)>,
}

impl Page {
    fn new(relay: &Inner, lang: Lang, asked: &str) -> Option<Self> {
        let recordings = &relay.config.recordings;
        let tag = recordings.spoken().iter().copied().find(|tag| *tag == asked)?;
        let heard = crate::recordings::QUESTIONS
            .into_iter()
            .filter_map(|question| Some((question, recordings.of(tag, question)?.written().to_owned())));
        Some(Self {
            shell: Shell::new(&relay.config, lang, "hear").with_languages(format!("/l/{tag}")),
            tag,
            dir: web::language::dir_of(tag),
            name: endonym(tag),
            heard: heard.collect(),
        })
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Path(tag): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    match Page::new(&relay, lang, &tag) {
        Some(page) => shell::show_to_all(&page),
        None => errors::page(&relay, lang, StatusCode::NOT_FOUND, "error-not-found"),
    }
}

/// A recording, in pieces where a browser asks for pieces (RFC 9110, section 14). No cookie, kept by nobody.
pub(crate) async fn play(
    State(relay): State<Relay>,
    Path((tag, question)): Path<(String, String)>,
    request: Request,
) -> Response {
    let lang = shell::language(&relay, "", None, request.headers());
    let not_here = || errors::page(&relay, lang, StatusCode::NOT_FOUND, "error-not-found");
    let Some(recording) = relay.config.recordings.of(&tag, &question) else { return not_here() };
    match ServeFile::new(&recording.file).try_call(request).await {
        Ok(answer) if answer.status() == StatusCode::NOT_FOUND => not_here(),
        Ok(answer) => {
            let mut answer = answer.map(axum::body::Body::new);
            let headers = answer.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(recording.content_type));
            headers.remove(header::LAST_MODIFIED);
            answer
        }
        Err(error) => {
            tracing::error!(%error, "a recording cannot be read");
            not_here()
        }
    }
}
