//! What people have a right to: ten short texts on one template. They can be printed on a page, need no visit, and are for search engines too.
use super::{TextIn, law::Source, numbered, to_all};
use crate::{
    front::Asked,
    shell::{Shell, Shown},
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Path, Query, State},
    response::Response,
};
use http::HeaderMap;
use serde::Deserialize;
use web::{dates, language::Lang, pictogram::Pictogram, words::Arg};

/// A text. Its number is part of its address, which stands on paper: never changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Right {
    Help,
    Time,
    Health,
    Pay,
    Child,
    Eu,
    Work,
    Crime,
    Told,
    Safe,
}

impl Right {
    /// In the order of the list.
    pub(crate) const ALL: [Self; 10] = [
        Self::Help,
        Self::Time,
        Self::Health,
        Self::Pay,
        Self::Child,
        Self::Eu,
        Self::Work,
        Self::Crime,
        Self::Told,
        Self::Safe,
    ];

    /// Its name in the locales, how much of it is possible and how much is good to know.
    const fn text(self) -> (&'static str, usize, usize) {
        match self {
            Self::Help => ("help", 3, 4),
            Self::Time => ("time", 3, 6),
            Self::Health => ("health", 4, 4),
            Self::Pay => ("pay", 4, 3),
            Self::Child => ("child", 4, 4),
            Self::Eu => ("eu", 3, 3),
            Self::Work => ("work", 4, 4),
            Self::Crime => ("crime", 4, 3),
            Self::Told => ("told", 3, 2),
            Self::Safe => ("safe", 4, 4),
        }
    }

    /// Whether it tells of law; the others tell of this site.
    #[cfg(test)]
    pub(crate) const fn is_law(self) -> bool {
        !matches!(self, Self::Told | Self::Safe)
    }

    fn of_number(number: usize) -> Option<Self> {
        Self::ALL.into_iter().nth(number.checked_sub(1)?)
    }

    fn number(self) -> usize {
        Self::ALL.iter().position(|one| *one == self).map_or(0, |at| at + 1)
    }

    /// Its address.
    pub(crate) fn at(self) -> String {
        format!("/i/{}", self.number())
    }

    /// What stands beside its name.
    pub(crate) const fn picture(self) -> Pictogram {
        match self {
            Self::Help => Pictogram::Help,
            Self::Time => Pictogram::Time,
            Self::Health => Pictogram::Health,
            Self::Pay => Pictogram::Pay,
            Self::Child => Pictogram::Child,
            Self::Eu => Pictogram::Papers,
            Self::Work => Pictogram::Work,
            Self::Crime => Pictogram::Danger,
            Self::Told => Pictogram::Talk,
            Self::Safe => Pictogram::Safe,
        }
    }

    /// The id of its name, which every language has.
    pub(crate) fn words(self) -> String {
        format!("right-{}", self.text().0)
    }
}

#[derive(Template)]
#[template(path = "around/rights.html")]
struct List {
    shell: Shell,
    rights: [Right; 10],
    is_whole: bool,
}

#[derive(Template)]
#[template(path = "around/right.html")]
struct Page {
    shell: Shell,
    text: TextIn,
    right: Right,
    lead: String,
    can: Vec<String>,
    know: Vec<String>,
    sources: Vec<From>,
    /// No lawyer has signed any of the sources.
    unchecked: bool,
    /// What each organisation has signed about itself.
    cards: Vec<Shown>,
}

/// A source as the page shows it.
struct From {
    name: String,
    read_at: String,
    day: String,
    article: Option<(String, String)>,
}

impl From {
    fn new(source: &Source, text: &TextIn) -> Self {
        let day = |day| dates::day_long(text.w, day);
        Self {
            name: source.name(text.lang).to_owned(),
            read_at: source.read_at.clone(),
            day: day(source.read_on()),
            article: source.article().map(|(article, on)| (article.to_owned(), day(on))),
        }
    }
}

impl List {
    fn new(relay: &Inner, lang: Lang) -> Self {
        let shell = Shell::new(&relay.config, lang, "rights-title").with_languages("/i");
        Self { shell, rights: Right::ALL, is_whole: lang.is_whole() }
    }
}

impl Page {
    fn new(relay: &Inner, lang: Lang, right: Right, asked: &str) -> Self {
        let text = TextIn::new(lang, asked, right.at());
        let (name, can, know) = right.text();
        let lengths = relay.config.law.lengths;
        let args = [
            ("days", Arg::Number(lengths.reflection_days.into())),
            ("first", Arg::Number(lengths.first_months.into())),
            ("later", Arg::Number(lengths.later_months.into())),
        ];
        let say = |end: String| text.w.say_with(&format!("law-{name}-{end}"), &args);
        let points = |kind: &str, count| (1..=count).map(|n| say(format!("{kind}-{n}"))).collect();
        let sources: Vec<&Source> = relay.config.law.of(right).collect();
        Self {
            shell: Shell::new(&relay.config, lang, "rights-title").with_languages(right.at()),
            right,
            lead: say("lead".into()),
            can: points("can", can),
            know: points("know", know),
            unchecked: sources.iter().any(|one| one.checked_on().is_none()),
            sources: sources.into_iter().map(|one| From::new(one, &text)).collect(),
            cards: if right == Right::Told { cards(relay, lang) } else { Vec::new() },
            text,
        }
    }
}

fn cards(relay: &Inner, lang: Lang) -> Vec<Shown> {
    let organisations = relay.organisations();
    let offered = crate::tell::readers::offered(relay, &organisations, false, &[]);
    offered.into_iter().map(|org| Shown::of(org, lang, relay.today(), false)).collect()
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
        number.parse().ok().and_then(Right::of_number).map(|right| Page::new(relay, lang, right, &asked.t))
    })
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let pages = Right::ALL.map(|right| Page::new(relay, lang, right, "fr").render().unwrap());
    std::iter::once(List::new(relay, lang).render().unwrap()).chain(pages).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sentence_that_was_written_about_a_right_stands_on_its_page() {
        let words = include_str!("../../../../locales/en/law.ftl");
        for right in Right::ALL {
            let (name, can, know) = right.text();
            for (kind, count) in [("can", can), ("know", know)] {
                let written = words.matches(&format!("\nlaw-{name}-{kind}-")).count();
                assert_eq!(written, count, "{name} {kind}");
            }
        }
    }

    #[test]
    fn an_address_on_paper_leads_to_the_same_text_for_ever() {
        let at: Vec<_> = Right::ALL.into_iter().map(Right::at).collect();
        assert_eq!(at.first().map(String::as_str), Some("/i/1"));
        assert_eq!(Right::of_number(8), Some(Right::Crime));
        assert_eq!(Right::of_number(10), Some(Right::Safe));
        assert!(Right::of_number(0).is_none() && Right::of_number(11).is_none());
    }
}
