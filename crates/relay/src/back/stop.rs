//! Stopping somebody who reads. What the police must keep is said before.
use super::{Conversation, Done, fulfil, more::not_sealed, wish::Wish};
use crate::{
    asking::Asking,
    errors,
    leave::neutral,
    shell::{self, Shell},
    state::{Inner, Relay},
    tell::readers::read_orgs,
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::directory::OrgKind;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "back/stop.html")]
struct Stop {
    shell: Shell,
    /// Id, name, ticked.
    readers: Vec<(String, String, bool)>,
    police_reads: bool,
    once: String,
    error: Option<String>,
}

impl Stop {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, error: Option<String>) -> Self {
        let readers = &of.state.readers;
        let names = of.organisations.names(readers, lang);
        let is_police = |org| of.organisations.of(org).is_some_and(|org| org.entry().kind == OrgKind::Police);
        // With one reader there is nothing to choose.
        let only = readers.len() == 1;
        Self {
            shell: Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some()),
            readers: readers.iter().zip(names).map(|(org, name)| (org.to_string(), name, only)).collect(),
            police_reads: readers.iter().any(is_police),
            once: super::once(),
            error,
        }
    }
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    match super::conversation(&relay, &headers).await {
        Ok(Some(of)) => {
            let lang = shell::language(&relay, "", Some(&of.open), &headers);
            shell::show(StatusCode::OK, &Stop::new(&relay, lang, &of, None), Vec::new())
        }
        Ok(None) => neutral(&relay, "", &headers),
        Err(error) => errors::store(&relay, &headers, &error),
    }
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
    let again = |words| {
        let page = Stop::new(&relay, lang, &of, Some(words));
        shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
    };
    let once = asking.form.one("once");
    if stopped.is_empty() && !of.back.done.iter().any(|done| done == once) {
        return again(Words::of(lang).say("stop-error-none"));
    }
    match fulfil(&relay, &asking.headers, once, &Wish::Stop(stopped)).await {
        Done::Kept => see_other("/m/1?d=4", Vec::new()),
        Done::Gone => super::code::ask_again(&relay, &asking, ""),
        Done::NotSealed(error) => again(not_sealed(&error, Words::of(lang))),
        Done::Store(error) => errors::store(&relay, &asking.headers, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let page = Stop {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        readers: vec![("a".into(), "A".into(), true)],
        police_reads: true,
        once: "x".into(),
        error: Some(Words::of(lang).say("stop-error-none")),
    };
    vec![page.render().unwrap()]
}
