//! Writing more. Goes to everybody who reads, to each in a message of their own.
use super::{Conversation, Done, code, fulfil, wish::Wish};
use crate::{
    asking::Asking,
    budget,
    errors::retry_after,
    leave::neutral,
    saying::SayingError,
    shell::{self, Shell},
    state::{Inner, Relay},
    tell::write::fault_in,
    visit,
};
use askama::Template;
use axum::{extract::State, response::Response};
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "back/more.html")]
struct More<'a> {
    shell: Shell,
    readers: Vec<String>,
    text: &'a str,
    once: String,
    error: Option<String>,
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    super::show(&relay, &headers, |lang, of| {
        let page = More::new(&relay, lang, of, &of.back.waiting, None);
        shell::show(StatusCode::OK, &page, Vec::new())
    })
    .await
}

impl<'a> More<'a> {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, text: &'a str, error: Option<String>) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some());
        Self {
            shell,
            readers: of.organisations.names(&of.state.readers, lang),
            text,
            once: super::once(),
            error,
        }
    }
}

pub(crate) async fn post(State(relay): State<Relay>, asking: Asking) -> Response {
    if !visit::has_cookie(&asking.headers) {
        return neutral(&relay, shell::asked(&asking.form), &asking.headers);
    }
    let text = asking.form.one("text");
    let of = match super::conversation(&relay, &asking.headers).await {
        Ok(Some(of)) => of,
        Ok(None) => return code::ask_again(&relay, &asking, text),
        Err(error) => {
            tracing::error!(%error, "a conversation could not be read");
            return code::ask_again(&relay, &asking, text);
        }
    };
    let lang = shell::language(&relay, shell::asked(&asking.form), Some(&of.open), &asking.headers);
    match send(&relay, lang, &of, &asking).await {
        Ok(()) => see_other("/m/1?d=2", Vec::new()),
        Err(Refused::Gone) => code::ask_again(&relay, &asking, text),
        Err(Refused::Words(status, seconds, words)) => {
            let retry = seconds.map(|seconds| retry_after(&seconds.to_string()));
            let mut page = More::new(&relay, lang, &of, text, Some(words));
            page.once = asking.form.one("once").into();
            shell::show(status, &page, retry.into_iter().collect())
        }
    }
}

enum Refused {
    Gone,
    Words(StatusCode, Option<i64>, String),
}

async fn send(relay: &Relay, lang: Lang, of: &Conversation, asking: &Asking) -> Result<(), Refused> {
    let words = Words::of(lang);
    let (text, once) = (asking.form.one("text"), asking.form.one("once"));
    let wrong = |words| Refused::Words(StatusCode::UNPROCESSABLE_ENTITY, None, words);
    if of.state.readers.is_empty() {
        return Err(wrong(words.say("more-nobody")));
    }
    if let Some(error) = fault_in(text, words) {
        return Err(wrong(error));
    }
    relay.budgets.take(asking.visitor, budget::Doing::Send, relay.now()).map_err(|minutes| {
        let words = words.with1("error-budget", "minutes", minutes);
        Refused::Words(StatusCode::TOO_MANY_REQUESTS, Some(minutes * 60), words)
    })?;
    match fulfil(relay, &asking.headers, once, &Wish::More(text.into())).await {
        Done::Kept => Ok(()),
        Done::Gone => Err(Refused::Gone),
        Done::NotSealed(error) => Err(wrong(not_sealed(&error, words))),
        Done::Store(error) => {
            tracing::error!(%error, "a message could not be kept");
            Err(Refused::Words(StatusCode::SERVICE_UNAVAILABLE, Some(60), words.say("write-error-not-kept")))
        }
    }
}

/// Why something could not be sealed, in the reader's language.
pub(crate) fn not_sealed(error: &SayingError, words: &Words) -> String {
    match error {
        SayingError::NoKey(_) => words.say("readers-error-gone"),
        SayingError::Message(_) => words.say("write-error-too-long-bytes"),
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let page = |readers, error| More {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        readers,
        text: "<b>",
        once: "x".into(),
        error,
    };
    let error = Words::of(lang).say("write-error-empty");
    vec![page(vec!["A".into()], Some(error)).render().unwrap(), page(vec![], None).render().unwrap()]
}
