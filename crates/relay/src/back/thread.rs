//! The conversation as the reporter sees it. Answers are opened and their signatures checked here, since the browser
//! does not; what cannot be checked is named and not shown.
use super::Conversation;
use crate::{
    leave::neutral,
    organisations::Organisations,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use envelope::{
    chain::{Chain, ChainError},
    ids::{Day, OrgId},
    message::{Author, Body, Message, MessageReader, Verifier, open_message},
    receipt::ReporterKeys,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use std::collections::HashMap;
use store::relay::{Answer, Mailbox};
use web::{dates, language::Lang};

/// Which note to show after something was done; a number says nothing in an address.
#[derive(Deserialize, Default)]
pub(crate) struct Noted {
    #[serde(default)]
    d: u8,
    #[serde(default)]
    l: String,
}

#[derive(Template)]
#[template(path = "back/thread.html")]
struct Thread {
    shell: Shell,
    done: Option<&'static str>,
    deletion_due: Option<String>,
    said: Vec<Said>,
    own_words: Option<String>,
    readers: Vec<String>,
    once: String,
}

/// One place in the thread.
pub(crate) struct Said {
    from: String,
    day: String,
    lang: String,
    text: String,
    gap: bool,
    /// Could not be checked: not shown.
    forged: bool,
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(noted): Query<Noted>,
    headers: HeaderMap,
) -> Response {
    match read(&relay, &headers).await {
        Ok(Some((conversation, answers))) => {
            let lang = shell::language(&relay, &noted.l, Some(&conversation.open), &headers);
            let page = Thread::new(&relay, lang, &conversation, &answers, noted.d);
            shell::show(StatusCode::OK, &page, Vec::new())
        }
        Ok(None) => neutral(&relay, &noted.l, &headers),
        Err(error) => crate::errors::store(&relay, &headers, &error),
    }
}

async fn read(relay: &Inner, headers: &HeaderMap) -> store::Result<Option<(Conversation, Vec<Answer>)>> {
    let Some(conversation) = super::conversation(relay, headers).await? else { return Ok(None) };
    let mut tx = relay.store.read("answers").await?;
    let answers = store::relay::answers_of(&mut tx, &conversation.mailbox.report_id).await?;
    Ok(Some((conversation, answers)))
}

impl Thread {
    fn new(relay: &Inner, lang: Lang, of: &Conversation, answers: &[Answer], done: u8) -> Self {
        let shell = Shell::new(&relay.config, lang, "thread-title").with_languages("/m/1");
        let date = |day: Day| dates::day_long(shell.w, day.number());
        Self {
            done: done_note(done),
            deletion_due: of.state.deletion_due.map(date),
            said: said(of, answers, lang),
            own_words: own_copy(&of.keys, &of.mailbox).map(|(text, _)| text),
            readers: of.organisations.names(&of.state.readers, lang),
            once: super::once(),
            shell,
        }
    }
}

fn done_note(number: u8) -> Option<&'static str> {
    match number {
        2 => Some("more-sent"),
        3 => Some("change-saved"),
        4 => Some("stop-done"),
        6 => Some("thread-deletion-undone"),
        _ => None,
    }
}

/// Opens each answer and walks each organisation's chain.
fn said(of: &Conversation, answers: &[Answer], lang: Lang) -> Vec<Said> {
    let mut chains: HashMap<OrgId, Chain> = HashMap::new();
    let words = web::words::Words::of(lang);
    let mut said = Vec::new();
    for answer in answers {
        let day = dates::day_long(words, answer.day);
        match open(&of.keys, &of.organisations, answer) {
            Some((org, message)) => {
                let chain = chains.entry(org.clone()).or_insert_with(Chain::start);
                let gap = match chain.check(&message) {
                    Ok(()) => false,
                    Err(ChainError::Gap { .. }) => true,
                    Err(ChainError::Replay) => continue,
                    Err(ChainError::Fork) => {
                        said.push(Said::forged(day));
                        continue;
                    }
                };
                *chain = Chain { next_seq: message.seq, prev: message.prev };
                chain.advance(message.payload_hash());
                let from = of.organisations.names(std::slice::from_ref(&org), lang).concat();
                if let Body::Reply { text } = &message.body {
                    said.push(Said {
                        from,
                        day,
                        lang: message.lang.clone(),
                        text: text.clone(),
                        gap,
                        forged: false,
                    });
                }
            }
            None => said.push(Said::forged(day)),
        }
    }
    said
}

impl Said {
    fn forged(day: String) -> Self {
        let nothing = String::new;
        Self { from: nothing(), day, lang: nothing(), text: nothing(), gap: false, forged: true }
    }

    fn dir(&self) -> &'static str {
        web::language::dir_of(&self.lang)
    }
}

fn open(keys: &ReporterKeys, organisations: &Organisations, answer: &Answer) -> Option<(OrgId, Message)> {
    let believed = Verifier::new(MessageReader::Reporter(keys.report_id()));
    let believed = organisations
        .signing_keys(Day(answer.day))
        .fold(believed, |verifier, (org, signing)| verifier.believing(&org, signing));
    match open_message(&[keys.reply_identity()], &answer.sealed, &believed) {
        Ok(opened) => match opened.message.author.clone() {
            Author::Organisation(org) => Some((org, opened.message)),
            Author::Reporter(_) => None,
        },
        Err(error) => {
            tracing::error!(%error, "an answer is not genuine");
            None
        }
    }
}

/// The reporter's own first words, if they wished a copy.
pub(crate) fn own_copy(keys: &ReporterKeys, mailbox: &Mailbox) -> super::wish::OwnCopy {
    let own = Verifier::new(MessageReader::Reporter(keys.report_id()));
    let opened = open_message(&[keys.reply_identity()], mailbox.own_copy.as_deref()?, &own).ok()?;
    match opened.message.body {
        Body::OwnCopy { text, answers } => Some((text, answers)),
        _ => None,
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let said = Said {
        from: "Centre".into(),
        day: "1".into(),
        lang: "ar".into(),
        text: "<script>".into(),
        gap: true,
        forged: false,
    };
    let page = |said, own_words, due: Option<&str>| Thread {
        shell: Shell::new(&relay.config, lang, "thread-title").with_languages("/m/1"),
        done: done_note(2),
        deletion_due: due.map(str::to_owned),
        said,
        own_words,
        readers: vec!["A".into(), "B".into()],
        once: "x".into(),
    };
    let full = page(vec![said, Said::forged("2".into())], Some("own".into()), Some("3"));
    vec![full.render().unwrap(), page(vec![], None, None).render().unwrap()]
}
