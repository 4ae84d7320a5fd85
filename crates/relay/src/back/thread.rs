//! The conversation as the reporter sees it. Answers are opened and their signatures checked here, since the browser
//! does not; what cannot be checked is named and not shown.
use super::{
    Conversation,
    asked::{self, Told},
    own_copy,
};
use crate::{
    leave::neutral,
    shell::{self, Shell},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use envelope::{
    consent::{self, Asked, Place},
    ids::{Day, OrgId},
    thread,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use store::relay::Answer;
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
#[derive(Default)]
pub(crate) struct Said {
    from: String,
    day: String,
    lang: String,
    text: String,
    gap: bool,
    /// Could not be checked: not shown.
    forged: bool,
    /// A question about consent, in the reader's language.
    asked: Option<Told>,
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

pub(super) async fn read(
    relay: &Inner,
    headers: &HeaderMap,
) -> store::Result<Option<(Conversation, Vec<Answer>)>> {
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
            said: said(of, answers, (lang, relay.today())),
            own_words: own_copy(&of.keys, &of.mailbox).map(|copy| copy.text.clone()),
            readers: of.organisations.names(&of.state.readers, lang),
            once: super::once(),
            shell,
        }
    }
}

pub(crate) fn done_note(number: u8) -> Option<&'static str> {
    match number {
        2 => Some("more-sent"),
        3 => Some("change-saved"),
        4 => Some("stop-done"),
        6 => Some("thread-deletion-undone"),
        7 => Some("more-sent"),
        8 => Some("ask-back-done"),
        _ => None,
    }
}

/// Opens each answer and walks each organisation's chain, as `envelope::thread` says.
fn heard(of: &Conversation, answers: &[Answer]) -> Vec<thread::Said> {
    let believed = |day| of.organisations.signing_keys(day).collect();
    let answers: Vec<(Day, &[u8])> =
        answers.iter().map(|answer| (Day(answer.day), answer.sealed.as_slice())).collect();
    thread::read(&of.keys, &believed, &answers)
}

/// What they were asked to agree to, in the order of the thread.
pub(super) fn decisions(of: &Conversation, answers: &[Answer], today: Day) -> Vec<Asked> {
    let heard = heard(of, answers);
    consent::all(consent::placed(&heard, &of.state.consents, (&of.state.lang, today)))
}

fn said(of: &Conversation, answers: &[Answer], (lang, today): (Lang, Day)) -> Vec<Said> {
    let words = web::words::Words::of(lang);
    let heard = heard(of, answers);
    let name = |org: &OrgId| of.organisations.names(std::slice::from_ref(org), lang).concat();
    let named = asked::named(of, lang);
    let mut decisions = 0;
    let mut shown = |one: Place<'_>| match one {
        Place::Said(thread::Said::Forged { day, why }) => {
            let why = why.as_ref().map_or_else(|| "contradicts another".to_owned(), ToString::to_string);
            tracing::error!(%why, "an answer is not genuine");
            Said { forged: true, day: dates::day_long(words, day.number()), ..Said::default() }
        }
        Place::Said(thread::Said::Reply(reply)) => Said {
            from: name(&reply.org),
            day: dates::day_long(words, reply.day.number()),
            lang: reply.lang.clone(),
            text: reply.text.clone(),
            gap: reply.gap,
            ..Said::default()
        },
        Place::Said(_) | Place::Gap => Said { gap: true, ..Said::default() },
        Place::Asked(one) => {
            let told = Told::new(&named, decisions, &one, words);
            decisions += 1;
            Said {
                from: name(&one.org),
                day: dates::day_long(words, one.day.number()),
                asked: Some(told),
                ..Said::default()
            }
        }
    };
    let placed = consent::placed(&heard, &of.state.consents, (&of.state.lang, today));
    placed.into_iter().map(&mut shown).collect()
}

impl Said {
    fn dir(&self) -> &'static str {
        web::language::dir_of(&self.lang)
    }
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let reply = Said {
        from: "Centre".into(),
        day: "1".into(),
        lang: "ar".into(),
        text: "<script>".into(),
        gap: true,
        ..Said::default()
    };
    let words = web::words::Words::of(lang);
    let asked = |stand| Said {
        from: "Centre".into(),
        asked: Some(Told::new(&|_| "Centre".into(), 1, &asked::sample(stand), words)),
        ..Said::default()
    };
    let forged = Said { forged: true, day: "2".into(), ..Said::default() };
    let gap = Said { gap: true, ..Said::default() };
    let said: Vec<Said> = [reply, forged, gap].into_iter().chain(asked::all_stands().map(asked)).collect();
    let page = |said, own_words, due: Option<&str>| Thread {
        shell: Shell::new(&relay.config, lang, "thread-title").with_languages("/m/1"),
        done: done_note(2),
        deletion_due: due.map(str::to_owned),
        said,
        own_words,
        readers: vec!["A".into(), "B".into()],
        once: "x".into(),
    };
    let full = page(said, Some("own".into()), Some("3"));
    vec![full.render().unwrap(), page(vec![], None, None).render().unwrap()]
}
