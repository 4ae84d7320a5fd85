//! Who may read from now on. Somebody new reads only what is written from now on, and the first text if the writer kept
//! a copy and says so.
use super::{Conversation, more::not_sealed, own_copy};
use crate::{
    asking::Asking,
    errors,
    organisations::Organisations,
    saying::SayingError,
    shell::{self, Shell, Shown},
    state::{Inner, Relay},
    tell::readers::{offered, read_orgs},
};
use askama::Template;
use axum::{extract::State, response::Response};
use envelope::{directory::VerifiedOrg, ids::OrgId, message::READERS_MAX, wish::Wish};
use http::{HeaderMap, StatusCode};
use web::{language::Lang, words::Words};

#[derive(Template)]
#[template(path = "back/change.html")]
struct Change {
    shell: Shell,
    orgs: Vec<Shown>,
    /// The browser opens the thread: it knows who reads and fills that in.
    here: bool,
    /// Those who read now and cannot be chosen today: they stay, unless they are stopped.
    staying: Vec<String>,
    has_copy: bool,
    give_copy: bool,
    once: String,
    error: Option<String>,
}

impl Change {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, chosen: &[OrgId], error: Option<String>) -> Self {
        let today = relay.today();
        let all = offered(relay, &of.organisations, false, &of.state.readers);
        let is_chosen = |org: &OrgId| chosen.contains(org);
        let closed = |org: &&OrgId| of.organisations.key_of(org, today).is_none();
        Self {
            shell: Shell::new(&relay.config, lang, "thread-title").with_error(error.is_some()),
            orgs: all.iter().map(|org| Shown::of(org, lang, today, is_chosen(&org.entry().org))).collect(),
            staying: of.state.readers.iter().filter(closed).map(ToString::to_string).collect(),
            here: false,
            has_copy: own_copy(&of.keys, &of.mailbox).is_some(),
            give_copy: false,
            once: super::once(),
            error,
        }
    }
}

/// The same page for a browser that opens the thread: of those that take nobody new, it shows the ones that read.
pub(crate) fn here(relay: &Inner, lang: Lang, organisations: &Organisations) -> askama::Result<String> {
    let today = relay.today();
    let all: Vec<OrgId> = organisations.all.iter().map(|one| one.entry().org.clone()).collect();
    let shown = |org: &VerifiedOrg| Shown {
        for_readers_only: organisations.is_closing(&org.entry().org),
        ..Shown::of(org, lang, today, false)
    };
    Change {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        orgs: offered(relay, organisations, false, &all).into_iter().map(shown).collect(),
        staying: Vec::new(),
        here: true,
        has_copy: true,
        give_copy: false,
        once: String::new(),
        error: None,
    }
    .render()
}

pub(crate) async fn get(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    super::show(&relay, &headers, |lang, of| {
        let page = Change::new(&relay, lang, of, &of.state.readers, None);
        shell::show(StatusCode::OK, &page, Vec::new())
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
    let reads = |org: &OrgId| of.state.readers.contains(org);
    let known =
        |org: &OrgId| reads(org) || (of.organisations.of(org).is_some() && !of.organisations.is_closing(org));
    let chosen: Vec<OrgId> = read_orgs(&asking.form).into_iter().filter(known).take(READERS_MAX).collect();
    let wish = Wish::Readers { chosen: chosen.clone(), give_copy: asking.form.has("copy") };
    let again = |error: &SayingError| {
        let words = not_sealed(error, Words::of(lang));
        let mut page = Change::new(&relay, lang, &of, &chosen, Some(words));
        page.give_copy = asking.form.has("copy");
        shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new())
    };
    super::answer(&relay, &asking, &wish, "/m/1?d=3", again).await
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let today = relay.today();
    let organisations = relay.organisations();
    let page = Change {
        shell: Shell::new(&relay.config, lang, "thread-title"),
        orgs: organisations.all.iter().map(|org| Shown::of(org, lang, today, true)).collect(),
        staying: vec!["x".into()],
        here: false,
        has_copy: true,
        give_copy: false,
        once: "x".into(),
        error: Some(Words::of(lang).say("readers-error-gone")),
    };
    vec![page.render().unwrap()]
}
