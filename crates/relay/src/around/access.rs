//! The accessibility statement, from the last run of the tests (`data/accessibility.toml`, written by them) and nothing else.
use super::TextIn;
use crate::{config::RelayConfig, front::Asked, shell::Shell, state::Relay};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::HeaderMap;
use serde::Deserialize;
use std::sync::LazyLock;
use web::{dates, language::Lang};

/// What the tests found.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Tested {
    /// `YYYY-MM-DD`.
    tested_on: String,
    tool: String,
    standard: String,
    pages: u32,
    languages: Vec<String>,
    width: u32,
    faults: u32,
}

/// It is built in, and a test reads it.
static TESTED: LazyLock<Tested> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../data/accessibility.toml")).unwrap_or_default());

#[derive(Template)]
#[template(path = "around/access.html")]
struct Page {
    shell: Shell,
    text: TextIn,
    /// Ids of words, and values.
    facts: Vec<(&'static str, String)>,
    contact: String,
}

impl Page {
    fn new(config: &RelayConfig, lang: Lang, asked: &str) -> Self {
        let text = TextIn::new(lang, asked, "/a");
        let names = TESTED.languages.iter().map(|tag| web::endonyms::endonym(tag).to_owned());
        let day = dates::parse_day(&TESTED.tested_on).map(|day| dates::day_long(text.w, day));
        let facts = vec![
            ("access-day", day.unwrap_or_default()),
            ("access-tool", TESTED.tool.clone()),
            ("access-standard", TESTED.standard.clone()),
            ("access-pages", TESTED.pages.to_string()),
            ("access-languages", text.w.list(&names.collect::<Vec<_>>())),
            ("access-width", format!("{} px", TESTED.width)),
            ("access-faults", TESTED.faults.to_string()),
        ];
        Self {
            shell: Shell::new(config, lang, "access-title").with_languages("/a"),
            facts,
            contact: config.operator.contact.clone(),
            text,
        }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    super::to_all(&relay, &headers, &asked, |relay, lang| Page::new(&relay.config, lang, &asked.t))
}

#[cfg(test)]
pub(crate) fn samples(config: &RelayConfig, lang: Lang) -> Vec<String> {
    vec![Page::new(config, lang, "ar").render().unwrap()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_statement_says_only_what_a_test_has_found() {
        assert!(dates::parse_day(&TESTED.tested_on).is_some(), "a run has a day");
        assert!(TESTED.tool.starts_with("axe-core ") && TESTED.pages > 20 && TESTED.width == 320);
        assert!(TESTED.languages.iter().all(|tag| Lang::parse(tag).is_some()));
    }
}
