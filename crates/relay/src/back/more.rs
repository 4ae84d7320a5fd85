//! Writing more. Goes to everybody who reads, to each in a message of their own.
use super::{Conversation, Done, code, fulfil, opened::PLACE};
use crate::{
    asking::Asking,
    budget,
    errors::retry_after,
    leave::neutral,
    saying::SayingError,
    shell::{self, Shell},
    state::{Inner, Relay},
    tell::{
        files::{self, Listed},
        write::fault_in,
    },
    upload::{Arrived, WithFiles},
    visit::{self, Taken},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::wish::Wish;
use http::{HeaderMap, StatusCode};
use web::{language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "back/more.html")]
struct More<'a> {
    shell: Shell,
    readers: Vec<String>,
    text: &'a str,
    takes_files: bool,
    files_at: &'static str,
    files: Vec<Listed>,
    /// The browser opens the thread: it knows who reads, and locks what is written.
    here: bool,
    once: String,
    error: Option<String>,
    /// Whether the error is about the text or the files.
    error_at: &'static str,
}

/// The same page for a browser that opens the thread.
pub(crate) fn here(relay: &Inner, lang: Lang) -> askama::Result<String> {
    More {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        readers: vec![PLACE.into()],
        text: "",
        takes_files: relay.config.limits.files_mib > 0,
        files_at: "/m/2",
        files: Vec::new(),
        here: true,
        once: String::new(),
        error: None,
        error_at: "text",
    }
    .render()
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
            takes_files: relay.config.limits.files_mib > 0,
            files_at: "/m/2",
            files: files::listed(&of.back.files, lang),
            here: false,
            once: super::once(),
            error,
            error_at: "text",
        }
    }
}

pub(crate) async fn post(State(relay): State<Relay>, WithFiles { asking, files }: WithFiles) -> Response {
    if !visit::has_cookie(&asking.headers) {
        return neutral(&relay, shell::asked(&asking.form), &asking.headers);
    }
    let text = asking.form.one("text");
    let of = match conversation_with(&relay, &asking, &files).await {
        Ok(Some(of)) => of,
        Ok(None) => return code::ask_again(&relay, &asking, text),
        Err(error) => {
            tracing::error!(%error, "a conversation could not be read");
            return code::ask_again(&relay, &asking, text);
        }
    };
    let lang = shell::language(&relay, shell::asked(&asking.form), Some(&of.open), &asking.headers);
    let again = |status, said: Option<(String, &'static str)>, seconds: Option<i64>| {
        let (words, at) = said.unzip();
        let mut page = More::new(&relay, lang, &of, text, words);
        page.error_at = at.unwrap_or("text");
        page.once = asking.form.one("once").into();
        let retry = seconds.map(|seconds| retry_after(&seconds.to_string()));
        shell::show(status, &page, retry.into_iter().collect())
    };
    if let Some((status, said)) = files.fault.as_ref().map(|fault| fault.said(Words::of(lang))) {
        return again(status, Some((said, "files")), None);
    }
    if asking.form.has("add") || asking.form.has("remove") {
        return again(StatusCode::OK, None, None);
    }
    match send(&relay, lang, &of, &asking).await {
        Ok(()) => see_other("/m/1?d=2", Vec::new()),
        Err(Refused::Gone) => code::ask_again(&relay, &asking, text),
        Err(Refused::Words(status, seconds, at, words)) => again(status, Some((words, at)), seconds),
    }
}

/// The conversation once the files of this form belong to its visit.
async fn conversation_with(
    relay: &Relay,
    asking: &Asking,
    files: &Arrived,
) -> store::Result<Option<Conversation>> {
    let Some(of) = super::conversation(relay, &asking.headers).await? else { return Ok(None) };
    // The same form a second time: what it brought went along the first time.
    if of.back.done.iter().any(|done| done == asking.form.one("once")) {
        files::drop_all(relay, &files.taken, &[]).await;
        return Ok(Some(of));
    }
    files::keep(relay, &asking.headers, &asking.form, files, of.open).await?;
    super::conversation(relay, &asking.headers).await
}

enum Refused {
    Gone,
    Words(StatusCode, Option<i64>, &'static str, String),
}

async fn send(relay: &Relay, lang: Lang, of: &Conversation, asking: &Asking) -> Result<(), Refused> {
    let words = Words::of(lang);
    let (text, once) = (asking.form.one("text"), asking.form.one("once"));
    let wrong = |words| Refused::Words(StatusCode::UNPROCESSABLE_ENTITY, None, "text", words);
    if of.state.readers.is_empty() {
        return Err(wrong(words.say("more-nobody")));
    }
    if let Some(error) = fault_in(text, words) {
        return Err(wrong(error));
    }
    relay.budgets.take(asking.visitor, budget::Doing::Send, relay.now()).map_err(|minutes| {
        let words = words.with1("error-budget", "minutes", minutes);
        Refused::Words(StatusCode::TOO_MANY_REQUESTS, Some(minutes * 60), "text", words)
    })?;
    let files = of.back.files.iter().map(Taken::attachment).collect();
    match fulfil(relay, &asking.headers, once, &Wish::More(text.into(), files)).await {
        Done::FilesGone => {
            let words = words.say("files-error-again");
            Err(Refused::Words(StatusCode::CONFLICT, None, "files", words))
        }
        Done::Kept => Ok(()),
        Done::Gone => Err(Refused::Gone),
        Done::NotSealed(error) => Err(wrong(not_sealed(&error, words))),
        Done::Store(error) => {
            tracing::error!(%error, "a message could not be kept");
            let words = words.say("write-error-not-kept");
            Err(Refused::Words(StatusCode::SERVICE_UNAVAILABLE, Some(60), "text", words))
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
        takes_files: true,
        files_at: "/m/2",
        files: Vec::new(),
        here: false,
        once: "x".into(),
        error,
        error_at: "text",
    };
    let error = Words::of(lang).say("write-error-empty");
    vec![page(vec!["A".into()], Some(error)).render().unwrap(), page(vec![], None).render().unwrap()]
}
