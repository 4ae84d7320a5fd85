//! What whoever sees something can do: one template for every audience. The national site comes first; the page says what this one adds.
use super::{TextIn, national, numbered, signs, to_all};
use crate::{
    contacts::Line,
    front::Asked,
    shell::Shell,
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::HeaderMap;
use web::{language::Lang, pictogram::Pictogram};

/// What everybody does or had better not do; each audience has some more.
const EVERYBODY_DOES: [&str; 3] = ["danger", "note", "advice"];
const NOBODY_DOES: [&str; 3] = ["confront", "promise", "picture"];

#[derive(Template)]
#[template(path = "around/doings.html")]
struct List {
    shell: Shell,
    /// Addresses, the ids of names, and what stands beside them.
    audiences: Vec<(String, String, Pictogram)>,
    national: Option<Line>,
    is_whole: bool,
}

#[derive(Template)]
#[template(path = "around/doing.html")]
struct Page {
    shell: Shell,
    text: TextIn,
    name: String,
    picture: Pictogram,
    lead: String,
    signs: Vec<String>,
    does: Vec<String>,
    does_not: Vec<String>,
    sources: String,
    national: Option<Line>,
}

/// What stands beside an audience's name; whoever is new in the data talks.
fn picture(audience: &str) -> Pictogram {
    match audience {
        "citizen" => Pictogram::Eye,
        "hotel" | "landlord" => Pictogram::House,
        "employer" => Pictogram::Work,
        "bank" => Pictogram::Pay,
        "transport" => Pictogram::Street,
        "health" => Pictogram::Health,
        "school" => Pictogram::Child,
        "public" => Pictogram::Papers,
        "association" => Pictogram::Association,
        _ => Pictogram::Talk,
    }
}

fn at(number: usize) -> String {
    format!("/w/{number}")
}

/// Addresses and ids of names of these audiences; a name that is none of ours is passed over.
pub(crate) fn audiences(ids: &[String]) -> Vec<(String, String)> {
    let all = signs::OURS.audience.iter().zip(1..);
    all.filter(|(one, _)| ids.contains(&one.id)).map(|(one, n)| (at(n), format!("who-{}", one.id))).collect()
}

impl List {
    fn new(relay: &Inner, lang: Lang) -> Self {
        let audiences = signs::OURS.audience.iter().zip(1..);
        Self {
            shell: Shell::new(&relay.config, lang, "doing-title").with_languages("/w"),
            audiences: audiences
                .map(|(one, number)| (at(number), format!("who-{}", one.id), picture(&one.id)))
                .collect(),
            national: national(&relay.config),
            is_whole: lang.is_whole(),
        }
    }
}

impl Page {
    fn new(relay: &Inner, lang: Lang, number: usize, asked: &str) -> Option<Self> {
        let audience = signs::OURS.audience.get(number.checked_sub(1)?)?;
        let text = TextIn::new(lang, asked, at(number));
        let own = |end: &str| text.w.say(&format!("doing-{}-{end}", audience.id));
        let shared = |kind: &str, names: [&str; 3]| -> Vec<String> {
            names.iter().map(|name| text.w.say(&format!("doing-{kind}-{name}"))).collect()
        };
        let mut does = shared("do", EVERYBODY_DOES);
        does.extend([own("do-1"), own("do-2")]);
        let mut does_not = shared("dont", NOBODY_DOES);
        does_not.push(own("dont-1"));
        Some(Self {
            shell: Shell::new(&relay.config, lang, "doing-title").with_languages(at(number)),
            name: format!("who-{}", audience.id),
            picture: picture(&audience.id),
            lead: own("lead"),
            signs: audience.signs.iter().map(|sign| text.w.say(&format!("sign-{sign}"))).collect(),
            does,
            does_not,
            sources: text.w.list(&signs::OURS.sources(audience)),
            national: national(&relay.config),
            text,
        })
    }
}

pub(crate) async fn list(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    to_all(&relay, &headers, &asked, List::new)
}

pub(crate) async fn one(
    State(relay): State<Relay>,
    Path(number): Path<String>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    numbered(&relay, &headers, &asked, |relay, lang| {
        number.parse().ok().and_then(|number| Page::new(relay, lang, number, &asked.t))
    })
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let pages = (1..=signs::OURS.audience.len()).filter_map(|number| Page::new(relay, lang, number, "nl"));
    let pages = pages.map(|page| page.render().unwrap());
    std::iter::once(List::new(relay, lang).render().unwrap()).chain(pages).collect()
}
