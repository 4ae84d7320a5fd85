//! `/sleutels`: by which words and digits one recognises the key of each organisation, and who has seen the list of all keys. For everybody; the
//! address is the same in every language, since it stands on posters.
use crate::{
    errors,
    front::Asked,
    log::Seen,
    organisations,
    shell::{self, Shell, Shown},
    state::Relay,
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use envelope::{
    directory::{Purpose, VerifiedOrg, fingerprint, word_numbers},
    ids::OrgId,
};
use http::{HeaderMap, StatusCode};
use std::{collections::BTreeMap, sync::PoisonError};
use web::{
    dates,
    fingerprint::{KeyWords, words},
    language::Lang,
    words::Words,
};

/// The numbers behind the words of each identity. They take a tenth of a second each on purpose, and never change.
pub(crate) type Numbers = BTreeMap<[u8; 32], [u16; 6]>;

#[derive(Template)]
#[template(path = "keys.html")]
struct KeysPage {
    shell: Shell,
    orgs: Vec<ShownKey>,
    /// Entries of the log.
    size: u64,
    /// Sentences.
    seen: Vec<String>,
}

struct ShownKey {
    id: String,
    name: String,
    words: Vec<KeyWords>,
    digits: Vec<String>,
    /// Until when, or why not.
    until: String,
}

/// What is known of the log.
struct Known {
    numbers: Numbers,
    size: u64,
    seen: Vec<Seen>,
}

fn shown(org: &VerifiedOrg, known: &Known, (relay, lang): (&Relay, Lang)) -> ShownKey {
    let w = Words::of(lang);
    let last = org.certificates().iter().filter(|one| one.purpose == Purpose::Sealing);
    let last = last.map(|one| one.not_after.number()).max().unwrap_or(0);
    let until = w.with1("orgkeys-until", "date", dates::day_long(w, last).as_str());
    let numbers = known.numbers.get(org.identity());
    ShownKey {
        id: org.entry().org.to_string(),
        name: organisations::name(org, lang),
        words: numbers.map_or_else(Vec::new, |numbers| words(numbers, lang)),
        digits: fingerprint(org.identity()).groups.to_vec(),
        until: Shown::of(org, lang, relay.today(), false).closed.unwrap_or(until),
    }
}

fn build(relay: &Relay, known: &Known, lang: Lang) -> KeysPage {
    let w = Words::of(lang);
    let organisations = relay.organisations();
    let name = |org: &OrgId| {
        organisations.of(org).map_or_else(|| org.to_string(), |org| organisations::name(org, lang))
    };
    let say = |seen: &Seen| {
        let id = if seen.size == known.size { "orgkeys-seen" } else { "orgkeys-seen-earlier" };
        let day = u32::try_from(seen.at.div_euclid(86_400)).unwrap_or(0);
        w.with2(id, "organisation", name(&seen.org).as_str(), "date", dates::day_long(w, day).as_str())
    };
    KeysPage {
        shell: Shell::new(&relay.config, lang, "orgkeys-title").with_languages("/sleutels"),
        orgs: organisations.all.iter().map(|org| shown(org, known, (relay, lang))).collect(),
        size: known.size,
        seen: known.seen.iter().map(say).collect(),
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    let lang = shell::language(&relay, &asked.l, None, &headers);
    match read(&relay).await {
        Ok(known) => shell::show(StatusCode::OK, &build(&relay, &known, lang), Vec::new()),
        Err(error) => errors::store(&relay, &headers, &error),
    }
}

async fn read(relay: &Relay) -> store::Result<Known> {
    let (root, seen) = relay.log_seen().await?;
    let identities: Vec<[u8; 32]> = relay.organisations().all.iter().map(|org| *org.identity()).collect();
    Ok(Known { numbers: numbers(relay, identities).await, size: root.size, seen })
}

/// Worked out once for each identity, beside everything else that goes on.
async fn numbers(relay: &Relay, identities: Vec<[u8; 32]>) -> Numbers {
    let relay = relay.clone();
    let work = tokio::task::spawn_blocking(move || {
        // One at a time: whoever comes meanwhile waits for the same numbers.
        let mut known = relay.key_numbers.lock().unwrap_or_else(PoisonError::into_inner);
        for identity in identities {
            known.entry(identity).or_insert_with(|| word_numbers(&identity));
        }
        known.clone()
    });
    work.await.unwrap_or_default()
}

#[cfg(test)]
pub(crate) fn samples(relay: &Relay, lang: Lang) -> Vec<String> {
    let none = Known { numbers: Numbers::new(), size: 0, seen: Vec::new() };
    let org = OrgId::parse("centre").unwrap();
    let seen = |size| Seen { org: org.clone(), size, at: 1_795_521_600 };
    let some = Known { seen: vec![seen(3), seen(2)], size: 3, ..none };
    let mut page = build(relay, &some, lang);
    let digits = fingerprint(&[1; 32]).groups.to_vec();
    let words = words(&[2_047; 6], lang);
    page.orgs = (0..8)
        .map(|n| ShownKey {
            id: format!("org-{n}"),
            name: "<b>hello".into(),
            words: words.clone(),
            digits: digits.clone(),
            until: "2027".into(),
        })
        .collect();
    vec![build(relay, &Known { seen: Vec::new(), ..some }, lang).render().unwrap(), page.render().unwrap()]
}
