//! Whom to call: dated reference data (`data/contacts.toml`), read at start, in the terms of Open Referral's HSDS 3. A number that nobody checked
//! is refused. No type here has an address, and a file with one is refused: the houses of reception centres are secret.
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{dates, language::Lang};

/// Days after which a number that nobody checked again is called old: half a year.
const STALE_DAYS: u32 = 183;
/// Letters of a name: longer ones hold something else.
const NAME_MAX: usize = 60;

/// Everybody who can be called.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Contacts {
    organization: Vec<Organization>,
}

/// HSDS `organization`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Organization {
    /// Its name in the data.
    pub(crate) id: String,
    /// What it is called, where its service's words do not say so already.
    #[serde(default)]
    pub(crate) name: String,
    service: Vec<Service>,
}

/// HSDS `service`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// Its name in the data.
    pub id: String,
    /// The id of its words in the locales.
    pub text: String,
    /// What somebody needs who calls it.
    pub(crate) need: Need,
    /// Whether it stands at the foot of every page.
    #[serde(default)]
    pub at_hand: bool,
    /// The day a person last read the source, `YYYY-MM-DD`.
    assured_date: String,
    /// Where it was read.
    pub source: String,
    /// Where it works, by language (HSDS `service_area`).
    #[serde(default)]
    pub area: BTreeMap<String, String>,
    /// Its site, and what a person reads for it.
    #[serde(default)]
    url: String,
    #[serde(default)]
    show: String,
    #[serde(default)]
    phone: Vec<Phone>,
    /// When it answers; nothing: nobody said.
    #[serde(default)]
    pub(crate) schedule: Vec<Schedule>,
}

/// HSDS `phone`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Phone {
    /// What a tap calls.
    number: String,
    /// What a person reads.
    show: String,
}

/// HSDS `schedule`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Schedule {
    /// Days as in RFC 5545.
    pub(crate) byday: Vec<Weekday>,
    /// `HH:MM`.
    pub(crate) opens_at: String,
    /// `HH:MM`, up to 24:00.
    pub(crate) closes_at: String,
}

/// A day as RFC 5545 writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
pub(crate) enum Weekday {
    Mo,
    Tu,
    We,
    Th,
    Fr,
    Sa,
    Su,
}

/// What somebody needs; the groups of the page, in its order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Need {
    /// Somebody is in danger now.
    Danger,
    /// Somebody is forced or exploited.
    Help,
    /// Somebody is young.
    Child,
    /// Somebody saw something.
    Report,
}

/// What a person reads and what a tap opens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Line {
    /// The id of its words.
    pub(crate) text: String,
    /// What a person reads.
    pub(crate) show: String,
    /// `tel:` or `https:`.
    pub(crate) href: String,
    /// Days since 1970 on which it was last checked.
    pub(crate) checked_on: u32,
}

/// Why the data was refused.
#[derive(Debug, thiserror::Error)]
pub enum ContactsError {
    /// Not TOML of this form; an address is among what it may not be.
    #[error("the contacts cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Something else than a number or a safe site would be opened, or nobody can say when it was checked.
    #[error(
        "contact {0}: needs a telephone number of digits or a site with https:, and a day on which it was checked"
    )]
    Service(String),
    /// A name that says more than a name.
    #[error("contact {0}: a name has no digits and at most 60 letters; nothing here says where a house is")]
    Name(String),
    /// Nobody to call in danger.
    #[error("the contacts: nothing is at hand")]
    Empty,
}

impl Need {
    /// Every need, in the order of the page.
    pub(crate) const ALL: [Self; 4] = [Self::Danger, Self::Help, Self::Child, Self::Report];

    /// The id of its words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Danger => "need-danger",
            Self::Help => "need-help",
            Self::Child => "need-child",
            Self::Report => "need-report",
        }
    }
}

impl Weekday {
    /// The id of its words.
    pub(crate) const fn words(self) -> &'static str {
        match self {
            Self::Mo => "weekday-1",
            Self::Tu => "weekday-2",
            Self::We => "weekday-3",
            Self::Th => "weekday-4",
            Self::Fr => "weekday-5",
            Self::Sa => "weekday-6",
            Self::Su => "weekday-7",
        }
    }
}

impl Schedule {
    /// Day and night.
    pub(crate) fn is_always(&self) -> bool {
        let mut days = self.byday.clone();
        days.sort_unstable();
        days.dedup();
        days.len() == 7 && self.opens_at == "00:00" && self.closes_at == "24:00"
    }
}

impl Service {
    /// Days since 1970 on which somebody last read the source.
    #[must_use]
    pub fn checked_on(&self) -> u32 {
        dates::parse_day(&self.assured_date).unwrap_or(0)
    }

    /// Whether that is long ago.
    #[must_use]
    pub fn is_stale(&self, today: u32) -> bool {
        today.saturating_sub(self.checked_on()) > STALE_DAYS
    }

    /// Where it works, in a language or the nearest there is.
    #[must_use]
    pub fn area(&self, lang: Lang) -> Option<(&str, &str)> {
        let areas = self.area.iter().map(|(tag, area)| (tag.as_str(), area.as_str()));
        lang.best_of(areas)
    }

    /// Its numbers, then its site.
    pub(crate) fn lines(&self) -> impl Iterator<Item = Line> + '_ {
        let line = |show: &str, href: String| Line {
            text: self.text.clone(),
            show: show.to_owned(),
            href,
            checked_on: self.checked_on(),
        };
        let phones = self.phone.iter().map(move |phone| line(&phone.show, format!("tel:{}", phone.number)));
        phones.chain((!self.url.is_empty()).then(|| line(&self.show, self.url.clone())))
    }

    fn is_good(&self) -> bool {
        let is_number = |phone: &Phone| {
            let digits = phone.number.strip_prefix('+').unwrap_or(&phone.number);
            !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit())
        };
        let opens = self.url.is_empty() || (self.url.starts_with("https://") && !self.show.is_empty());
        let some = !self.url.is_empty() || !self.phone.is_empty();
        some && opens && self.phone.iter().all(is_number) && dates::parse_day(&self.assured_date).is_some()
    }
}

impl Contacts {
    /// Reads and checks the data.
    ///
    /// # Errors
    /// [`ContactsError`].
    pub fn parse(text: &str) -> Result<Self, ContactsError> {
        let contacts = toml::from_str::<Self>(text)?;
        if let Some((_, bad)) = contacts.services().find(|(_, service)| !service.is_good()) {
            return Err(ContactsError::Service(bad.id.clone()));
        }
        let says_more =
            |one: &&Organization| one.name.chars().count() > NAME_MAX || one.name.contains(char::is_numeric);
        if let Some(bad) = contacts.organization.iter().find(says_more) {
            return Err(ContactsError::Name(bad.id.clone()));
        }
        if contacts.at_hand().is_empty() { Err(ContactsError::Empty) } else { Ok(contacts) }
    }

    /// Every service with its organisation.
    pub(crate) fn services(&self) -> impl Iterator<Item = (&Organization, &Service)> {
        self.organization.iter().flat_map(|one| one.service.iter().map(move |service| (one, service)))
    }

    /// What stands at the foot of every page, the most urgent first.
    pub(crate) fn at_hand(&self) -> Vec<Line> {
        self.services().filter(|(_, one)| one.at_hand).flat_map(|(_, one)| one.lines()).collect()
    }

    /// One service's first line.
    pub(crate) fn line(&self, id: &str) -> Option<Line> {
        self.services().find(|(_, one)| one.id == id).and_then(|(_, one)| one.lines().next())
    }

    /// The services that nobody checked for long.
    pub fn stale(&self, today: u32) -> impl Iterator<Item = &Service> {
        self.services().map(|(_, one)| one).filter(move |one| one.is_stale(today))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = include_str!("../../../data/contacts.toml");
    const ONE: &str = "[[organization]]\nid = 'x'\nname = 'Haven'\n[[organization.service]]\nid = 'x'\ntext = 'help-112'\nneed = 'help'\nat_hand = true\n\
        assured_date = '2026-11-23'\nsource = 's'\n[[organization.service.phone]]\nnumber = '+3225'\nshow = '02 5'\n";

    #[test]
    fn the_numbers_a_frightened_person_taps_are_at_hand() {
        let at_hand = Contacts::parse(OURS).unwrap().at_hand();
        let shown: Vec<_> = at_hand.iter().map(|line| (line.show.as_str(), line.href.as_str())).collect();
        assert_eq!(shown.first(), Some(&("112", "tel:112")));
        for line in [("101", "tel:101"), ("078 055 800", "tel:+3278055800"), ("116 000", "tel:116000")] {
            assert!(shown.contains(&line), "{line:?}");
        }
        assert!(shown.contains(&("stopmensenhandel.be", "https://www.stopmensenhandel.be")));
    }

    #[test]
    fn no_file_can_say_where_a_house_is() {
        assert!(Contacts::parse(ONE).is_ok());
        for field in ["address", "location", "latitude", "postal_code", "email", "description"] {
            for head in ["[[organization]]\n", "[[organization.service]]\n"] {
                let text = ONE.replace(head, &format!("{head}{field} = 'Kerkstraat'\n"));
                assert!(matches!(Contacts::parse(&text), Err(ContactsError::Form(_))), "{field}");
            }
        }
        let named = ONE.replace("'Haven'", "'Haven, Kerkstraat 4'");
        assert!(matches!(Contacts::parse(&named), Err(ContactsError::Name(_))));
    }

    #[test]
    fn a_number_without_a_day_or_a_script_for_a_link_is_refused() {
        for (from, to) in [
            ("2026-11-23", ""),
            ("2026-11-23", "lately"),
            ("'+3225'", "'javascript:alert(1)'"),
            ("'+3225'", "''"),
            ("source = 's'", "source = 's'\nurl = 'javascript:alert(1)'\nshow = 'x'"),
            ("source = 's'", "source = 's'\nurl = 'https://example.org'"),
            ("at_hand = true", "at_hand = false"),
        ] {
            assert!(Contacts::parse(&ONE.replace(from, to)).is_err(), "{to}");
        }
    }

    #[test]
    fn a_number_that_nobody_checked_for_half_a_year_is_called_old() {
        let contacts = Contacts::parse(ONE).unwrap();
        let day = dates::parse_day("2026-11-23").unwrap();
        assert_eq!(contacts.stale(day + STALE_DAYS).count(), 0);
        assert_eq!(contacts.stale(day + STALE_DAYS + 1).count(), 1);
    }

    #[test]
    fn day_and_night_is_every_day_and_every_hour() {
        let contacts = Contacts::parse(OURS).unwrap();
        let always = contacts.services().filter(|(_, one)| one.schedule.iter().any(Schedule::is_always));
        let always: Vec<_> = always.map(|(_, one)| one.id.as_str()).collect();
        assert_eq!(always, ["trafficking-helpline", "guardianship"]);
    }
}
