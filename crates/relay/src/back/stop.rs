//! Stopping somebody who reads. What the police must keep is said before.
use super::{Conversation, more::not_sealed};
use crate::{
    asking::Asking,
    errors,
    saying::SayingError,
    shell::{self, Shell},
    state::{Inner, Relay},
    tell::readers::read_orgs,
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::wish::Wish;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, words::Words};

#[derive(Template)]
#[template(path = "back/stop.html")]
struct Stop {
    shell: Shell,
    /// Id, name, ticked.
    readers: Vec<(String, String, bool)>,
    police_reads: bool,
    /// The browser opens the thread: it knows who reads.
    here: bool,
    once: String,
    error: Option<String>,
}

impl Stop {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, error: Option<String>) -> Self {
        let readers = &of.state.readers;
        let names = of.organisations.names(readers, lang);
        // With one reader there is nothing to choose.
        let only = readers.len() == 1;
        Self {
            shell: Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some()),
            readers: readers.iter().zip(names).map(|(org, name)| (org.to_string(), name, only)).collect(),
            police_reads: readers.iter().any(|org| of.organisations.is_police(org)),
            here: false,
            once: super::once(),
            error,
        }
    }
}

/// The same page for a browser that opens the thread.
pub(crate) fn here(relay: &Inner, lang: Lang) -> askama::Result<String> {
    Stop {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        readers: Vec::new(),
        police_reads: true,
        here: true,
        once: String::new(),
        error: None,
    }
    .render()
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    super::show(&relay, &headers, |lang, of| {
        shell::show(StatusCode::OK, &Stop::new(&relay, lang, of, None), Vec::new())
    })
    .await
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    let of = match super::conversation(&relay, &asking.headers).await {
        Ok(Some(of)) => of,
        Ok(None) => return super::code::ask_again(&relay, &asking, ""),
        Err(error) => return errors::store(&relay, &asking.headers, &error),
    };
    let lang = shell::language(&relay, shell::asked(&asking.form), Some(&of.open), &asking.headers);
    let stopped: Vec<_> =
        read_orgs(&asking.form).into_iter().filter(|org| of.state.readers.contains(org)).collect();
    let again = |words: String| {
        let page = Stop::new(&relay, lang, &of, Some(words));
        shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
    };
    let once = asking.form.one("once");
    if stopped.is_empty() && !of.back.done.iter().any(|done| done == once) {
        return again(Words::of(lang).say("stop-error-none"));
    }
    let not_sealed = |error: &SayingError| again(not_sealed(error, Words::of(lang)));
    super::answer(&relay, &asking, &Wish::Stop(stopped), "/m/1?d=4", not_sealed).await
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let page = Stop {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        readers: vec![("a".into(), "A".into(), true)],
        police_reads: true,
        here: false,
        once: "x".into(),
        error: Some(Words::of(lang).say("stop-error-none")),
    };
    vec![page.render().unwrap()]
}
