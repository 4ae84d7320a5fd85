//! Whom to call, by what one needs, each with the day on which it was checked. What nobody checked for long says so.
use super::super::{
    contacts::{Line, Need, Organization, Schedule, Service},
    front::Asked,
    shell::Shell,
    state::{Inner, Relay},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::HeaderMap;
use web::{dates, language::Lang, words::Words};

#[derive(Template)]
#[template(path = "around/numbers.html")]
struct Page {
    shell: Shell,
    groups: Vec<(&'static str, Vec<Contact>)>,
}

/// A service as the page shows it.
struct Contact {
    name: String,
    text: String,
    /// The language of it, and what it is called there.
    area: Option<(String, String)>,
    lines: Vec<Line>,
    hours: Vec<String>,
    day: String,
    stale: bool,
}

impl Contact {
    fn new((organization, service): (&Organization, &Service), lang: Lang, today: u32) -> Self {
        let words = Words::of(lang);
        Self {
            name: organization.name.clone(),
            text: service.text.clone(),
            area: service.area(lang).map(|(tag, area)| (tag.into(), area.into())),
            lines: service.lines().collect(),
            hours: service.schedule.iter().map(|one| hours(words, one)).collect(),
            day: dates::day_long(words, service.checked_on()),
            stale: service.is_stale(today),
        }
    }
}

/// "Day and night", or the days and hours.
fn hours(words: &Words, schedule: &Schedule) -> String {
    if schedule.is_always() {
        return words.say("contact-always");
    }
    let days: Vec<String> = schedule.byday.iter().map(|day| words.say(day.words())).collect();
    format!("{} {}–{}", words.list(&days), schedule.opens_at, schedule.closes_at)
}

impl Page {
    fn new(relay: &Inner, lang: Lang, today: u32) -> Self {
        let of = |need: Need| {
            let all = relay.config.contacts.services().filter(move |(_, one)| one.need == need);
            (need.words(), all.map(|one| Contact::new(one, lang, today)).collect::<Vec<_>>())
        };
        Self {
            shell: Shell::new(&relay.config, lang, "contacts-title").with_languages("/n"),
            groups: Need::ALL.map(of).into_iter().filter(|(_, all)| !all.is_empty()).collect(),
        }
    }
}

pub(crate) async fn get(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    super::to_all(&relay, &headers, &asked, |relay, lang| Page::new(relay, lang, relay.today().number()))
}

#[cfg(test)]
pub(crate) fn samples(relay: &Inner, lang: Lang) -> Vec<String> {
    let today = relay.today().number();
    [today, today + 400].map(|day| Page::new(relay, lang, day).render().unwrap()).into()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::contacts::Weekday;

    #[test]
    fn hours_are_said_with_their_days() {
        let schedule = |byday: &[Weekday], closes_at: &str| Schedule {
            byday: byday.to_vec(),
            opens_at: "09:00".into(),
            closes_at: closes_at.into(),
        };
        let said = hours(Words::of(Lang::En), &schedule(&[Weekday::Mo, Weekday::Fr], "17:00"));
        assert_eq!(said.replace(['\u{2068}', '\u{2069}'], ""), "Mo and Fr 09:00–17:00");
    }
}
