//! Days of the year on which campaigns against trafficking are held: dated data with sources (`data/campaign_days.toml`), and what
//! organisations have released, as one calendar (RFC 5545).
use envelope::{campaign::Campaign, ids::Day};
use icalendar::{Calendar, Component, Event, Property};
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};
use web::{dates, language::Lang};

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct CampaignDays {
    day: Vec<CampaignDay>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct CampaignDay {
    id: String,
    month: u8,
    day: u8,
    /// By language.
    name: BTreeMap<String, String>,
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads or tests the data"))]
    source: String,
}

/// What came with the program.
static OURS: LazyLock<CampaignDays> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../data/campaign_days.toml")).unwrap_or_default());

fn basic(day: Day) -> String {
    dates::written_day(day.number()).replace('-', "")
}

fn event(uid: &str, name: &str, first: Day, after: Day, today: Day) -> Event {
    let on = |key, day| Property::new(key, basic(day)).add_parameter("VALUE", "DATE").done();
    let mut event = Event::new();
    event
        .uid(uid)
        .append_property(on("DTSTART", first))
        .append_property(on("DTEND", after))
        .add_property("DTSTAMP", format!("{}T000000Z", basic(today)))
        .summary(name)
        .add_property("TRANSP", "TRANSPARENT");
    event
}

/// The calendar: each day of the year from the one that comes next, every year; each campaign with its days.
pub(super) fn calendar(campaigns: &[Campaign], today: Day, lang: Lang) -> String {
    let mut calendar = Calendar::empty();
    for (key, value) in
        [("VERSION", "2.0"), ("PRODID", "-//zichtbaar//campaign days//"), ("CALSCALE", "GREGORIAN")]
    {
        calendar.append_property(Property::new(key, value));
    }
    let year = dates::today(today.number()).year;
    for one in &OURS.day {
        let in_year = |year: i16| {
            let begins = dates::month_begins(year, one.month).map(dates::day_in_brussels)?;
            Some(Day(begins + u32::from(one.day) - 1))
        };
        let next = [year, year + 1].into_iter().filter_map(in_year).find(|day| *day >= today);
        let name = lang.best_of(one.name.iter().map(|(tag, name)| (tag.as_str(), name)));
        let Some((first, (_, name))) = next.zip(name) else { continue };
        let mut event = event(&one.id, name, first, Day(first.number() + 1), today);
        event.add_property("RRULE", "FREQ=YEARLY");
        calendar.push(event.done());
    }
    for campaign in campaigns.iter().filter(|one| one.first <= one.last) {
        let title = lang.best_of(campaign.texts.iter().map(|(tag, text)| (tag.as_str(), &text.title)));
        let Some((_, title)) = title else { continue };
        let uid = format!("campaign-{}-{}", campaign.org, campaign.id);
        let after = Day(campaign.last.number() + 1);
        calendar.push(event(&uid, title, campaign.first, after, today).done());
    }
    calendar.to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_campaign_day_has_a_name_in_each_whole_language_and_says_where_it_comes_from() {
        assert_eq!(OURS.day.len(), 3);
        for one in &OURS.day {
            assert!(!one.source.is_empty() && (1..=12).contains(&one.month));
            for lang in Lang::desks() {
                assert!(one.name.contains_key(lang.tag()), "{} {}", one.id, lang.tag());
            }
        }
    }

    #[test]
    fn a_calendar_has_the_days_that_come_and_the_campaigns_that_run() {
        // 27 November 2026: the three days come next in 2027.
        let text = calendar(&[], Day(20_784), Lang::Fr);
        for day in ["20270725", "20270730", "20271018"] {
            assert!(text.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{text}");
        }
        assert_eq!(text.matches("RRULE:FREQ=YEARLY").count(), 3);
        assert!(text.contains("traite des êtres humains"));
        let on_the_day = calendar(&[], Day(20_659), Lang::Nl);
        assert!(on_the_day.contains("DTSTART;VALUE=DATE:20260725"), "25 July 2026 itself: {on_the_day}");
    }
}
