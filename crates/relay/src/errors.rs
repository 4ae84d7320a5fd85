//! What a person sees when something did not work: what happened, what to do now, in their language, with nothing of
//! theirs lost. Pages with a form show their error themselves; this is for all the rest.
use crate::{
    shell::{self, Shell},
    state::Inner,
};
use askama::Template;
use axum::response::Response;
use http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use store::StoreError;
use web::language::Lang;

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    shell: Shell,
    text: String,
}

/// Seconds after which to try again when the database cannot be used.
const LATER: &str = "60";

pub(crate) fn page(relay: &Inner, lang: Lang, status: StatusCode, id: &str) -> Response {
    let title = format!("{id}-title");
    let shell =
        Shell::new(&relay.config, lang, if id == "error-method" { "error-not-found-title" } else { &title });
    let text = shell.w.say(id);
    let extra = if status == StatusCode::SERVICE_UNAVAILABLE { vec![retry_after(LATER)] } else { Vec::new() };
    shell::show(status, &ErrorPage { shell, text }, extra)
}

/// The database did not do it. What went wrong is for the owner's log; the code holds no value of any row.
pub(crate) fn store(relay: &Inner, headers: &HeaderMap, error: &StoreError) -> Response {
    tracing::error!(%error, "the database did not do it");
    let lang = shell::language(relay, "", None, headers);
    page(relay, lang, StatusCode::SERVICE_UNAVAILABLE, "error-later")
}

pub(crate) fn retry_after(seconds: &str) -> (HeaderName, HeaderValue) {
    (header::RETRY_AFTER, HeaderValue::from_str(seconds).unwrap_or(HeaderValue::from_static(LATER)))
}

#[cfg(test)]
pub(crate) fn sample(config: &crate::RelayConfig, lang: Lang) -> String {
    let shell = Shell::new(config, lang, "error-later-title");
    let text = shell.w.say("error-later");
    ErrorPage { shell, text }.render().unwrap()
}
