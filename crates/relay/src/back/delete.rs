//! Deleting everything, after three days: somebody else may hold the code. Until then the code undoes it.
use super::{Done, fulfil, wish::Wish};
use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::directory::OrgKind;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "back/delete.html")]
struct Delete {
    shell: Shell,
    police_read: bool,
    once: String,
    error: Option<String>,
}

impl Delete {
    fn new(relay: &Inner, lang: Lang, police_read: bool, error: Option<String>) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some());
        Self { shell, police_read, once: super::once(), error }
    }
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match super::conversation(&relay, &headers).await {
        Ok(Some(of)) => {
            let lang = shell::language(&relay, "", Some(&of.open), &headers);
            let is_police =
                |org| of.organisations.of(org).is_some_and(|org| org.entry().kind == OrgKind::Police);
            let page = Delete::new(&relay, lang, of.state.ever.iter().any(is_police), None);
            shell::show(StatusCode::OK, &page, Vec::new())
        }
        Ok(None) => neutral(&relay, "", &headers),
        Err(error) => errors::store(&relay, &headers, &error),
    }
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    answer(&relay, &asking, &Wish::Delete, "/m/1").await
}

pub(crate) async fn undo(State(relay): State<Relay>, asking: Asking) -> Response {
    answer(&relay, &asking, &Wish::Undo, "/m/1?d=6").await
}

async fn answer(relay: &Relay, asking: &Asking, wish: &Wish, then: &str) -> Response {
    match fulfil(relay, &asking.headers, asking.form.one("once"), wish).await {
        Done::Kept => see_other(then, Vec::new()),
        Done::Gone => super::code::ask_again(relay, asking, ""),
        Done::Store(error) => errors::store(relay, &asking.headers, &error),
        Done::NotSealed(error) => {
            let lang = shell::language(relay, shell::asked(&asking.form), None, &asking.headers);
            let words = super::more::not_sealed(&error, Words::of(lang));
            shell::show(
                StatusCode::UNPROCESSABLE_ENTITY,
                &Delete::new(relay, lang, false, Some(words)),
                Vec::new(),
            )
        }
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let error = Words::of(lang).say("readers-error-gone");
    vec![Delete::new(relay, lang, true, Some(error)).render().unwrap()]
}
