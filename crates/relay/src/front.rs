//! The first page: what this is, who runs it, the two ways on. No cookie is set by looking at it.
use crate::{
    around,
    contacts::Line,
    errors,
    shell::{self, Shell},
    state::Relay,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use serde::Deserialize;
use web::{language::Lang, words::Words};

/// The language asked for in the address.
#[derive(Deserialize, Default)]
pub(crate) struct Asked {
    #[serde(default)]
    pub(crate) l: String,
    /// The language of a long text that is not there in the page's own.
    #[serde(default)]
    pub(crate) t: String,
}

#[derive(Template)]
#[template(path = "front.html")]
struct Front {
    shell: Shell,
    operator: String,
    is_police: bool,
    national: Option<Line>,
}

#[derive(Template)]
#[template(path = "held.html")]
struct HeldPage {
    shell: Shell,
    held: store::relay::Held,
    last: Vec<ShownBytes>,
}

struct ShownBytes {
    day: String,
    length: usize,
    start: String,
}

impl Front {
    fn new(config: &crate::RelayConfig, lang: Lang) -> Self {
        Self {
            shell: Shell::new(config, lang, "front-title").with_languages("/"),
            operator: config.operator.name(lang).into(),
            is_police: config.operator.is_police,
            national: around::national(config),
        }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    shell::show(StatusCode::OK, &Front::new(&relay.config, lang), Vec::new())
}

/// In the demonstration only: what this relay holds, as the bytes it is.
pub(crate) async fn held(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    if !relay.config.demo {
        return errors::page(&relay, lang, StatusCode::NOT_FOUND, "error-not-found");
    }
    match read_held(&relay, Words::of(lang)).await {
        Ok((held, last)) => {
            let shell = Shell::new(&relay.config, lang, "held-title").with_languages("/held");
            shell::show(StatusCode::OK, &HeldPage { shell, held, last }, Vec::new())
        }
        Err(error) => errors::store(&relay, &headers, &error),
    }
}

async fn read_held(relay: &Relay, words: &Words) -> store::Result<(store::relay::Held, Vec<ShownBytes>)> {
    const SHOWN: u32 = 3;
    const BYTES: usize = 960;
    let mut tx = relay.store.read("held").await?;
    let held = store::relay::held(&mut tx).await?;
    let last = store::relay::last_envelopes(&mut tx, SHOWN).await?;
    let show = |envelope: store::relay::Envelope| {
        let length = envelope.sealed.len();
        // The header is text, what follows is not: bytes that are not visible letters become a dot.
        let visible =
            |byte: &u8| if byte.is_ascii_graphic() || *byte == b'\n' { char::from(*byte) } else { '·' };
        let tail = envelope.sealed.iter().rev().take(BYTES / 2).rev();
        let start = envelope.sealed.iter().take(BYTES / 2).map(visible).chain("\n[…]\n".chars());
        ShownBytes {
            day: web::dates::day_long(words, envelope.day),
            length,
            start: start.chain(tail.map(visible)).collect(),
        }
    };
    Ok((held, last.into_iter().map(show).collect()))
}

#[cfg(test)]
pub(crate) fn samples(config: &crate::RelayConfig, lang: Lang) -> Vec<String> {
    let held = store::relay::Held { envelopes: 1, mailboxes: 1, answers: 0, drafts: 0 };
    let last = vec![ShownBytes { day: "1".into(), length: 30_000, start: "age-encryption.org/v1".into() }];
    let shell = Shell::new(config, lang, "held-title").with_languages("/held");
    vec![Front::new(config, lang).render().unwrap(), HeldPage { shell, held, last }.render().unwrap()]
}
