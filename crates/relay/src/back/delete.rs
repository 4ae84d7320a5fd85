//! Deleting everything, after three days: somebody else may hold the code. Until then the code undoes it.
use crate::{
    asking::Asking,
    saying::SayingError,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::wish::Wish;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, words::Words};

#[derive(Template)]
#[template(path = "back/delete.html")]
struct Delete {
    shell: Shell,
    police_read: bool,
    /// The browser opens the thread: it knows whether the police ever read.
    here: bool,
    once: String,
    error: Option<String>,
}

impl Delete {
    fn new(relay: &Inner, lang: Lang, police_read: bool, error: Option<String>) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some());
        Self { shell, police_read, here: false, once: super::once(), error }
    }
}

/// The same page for a browser that opens the thread.
pub(crate) fn here(relay: &Inner, lang: Lang) -> askama::Result<String> {
    Delete { here: true, ..Delete::new(relay, lang, true, None) }.render()
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    super::show(&relay, &headers, |lang, of| {
        let police_read = of.state.ever.iter().any(|org| of.organisations.is_police(org));
        shell::show(StatusCode::OK, &Delete::new(&relay, lang, police_read, None), Vec::new())
    })
    .await
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    answer(&relay, &asking, &Wish::Delete, "/m/1").await
}

pub(crate) async fn undo(State(relay): State<Relay>, asking: Asking) -> Response {
    answer(&relay, &asking, &Wish::Undo, "/m/1?d=6").await
}

async fn answer(relay: &Relay, asking: &Asking, wish: &Wish, then: &str) -> Response {
    let again = |error: &SayingError| {
        let lang = shell::language(relay, shell::asked(&asking.form), None, &asking.headers);
        let words = super::more::not_sealed(error, Words::of(lang));
        let page = Delete::new(relay, lang, false, Some(words));
        shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
    };
    super::answer(relay, asking, wish, then, again).await
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let error = Words::of(lang).say("readers-error-gone");
    vec![Delete::new(relay, lang, true, Some(error)).render().unwrap()]
}
