//! What whoever sees something can watch for: dated data (`data/doing.toml`). Five signs an audience; each says on which indicators and sources it rests.
use serde::Deserialize;
use std::sync::LazyLock;

/// Signs on each page.
pub(crate) const SIGNS: usize = 5;

/// The file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Signs {
    pub(crate) audience: Vec<Audience>,
    sign: Vec<Sign>,
}

/// Somebody who may see something. Its place is its number, part of an address that stands on paper: new ones come last.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Audience {
    pub(crate) id: String,
    pub(crate) signs: [String; SIGNS],
}

/// Something that can be seen or heard.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sign {
    id: String,
    #[cfg_attr(not(test), expect(dead_code, reason = "for whoever reads or tests the data"))]
    indicators: Vec<String>,
    sources: Vec<String>,
}

/// What came with the program. It is built in, and a test reads it.
pub(crate) static OURS: LazyLock<Signs> =
    LazyLock::new(|| toml::from_str(include_str!("../../../../data/doing.toml")).unwrap_or_default());

impl Signs {
    /// Where the signs of an audience come from, none twice.
    pub(crate) fn sources(&self, audience: &Audience) -> Vec<String> {
        let mut sources = Vec::new();
        for sign in self.sign.iter().filter(|one| audience.signs.contains(&one.id)) {
            for source in sign.sources.iter().filter(|one| !sources.contains(*one)).collect::<Vec<_>>() {
                sources.push(source.clone());
            }
        }
        sources
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_audience_has_five_signs_that_rest_on_something() {
        assert_eq!(OURS.audience.len(), 11);
        for audience in &OURS.audience {
            for sign in &audience.signs {
                let found: Vec<_> = OURS.sign.iter().filter(|one| one.id == *sign).collect();
                assert_eq!(found.len(), 1, "{sign}");
                assert!(found.iter().all(|one| !one.indicators.is_empty() && !one.sources.is_empty()));
            }
            assert!(!OURS.sources(audience).is_empty());
        }
    }

    /// How somebody looks and what surrounds them count for nothing alone; sex work and origin never do.
    #[test]
    fn nobody_is_reported_for_how_they_look_where_they_come_from_or_what_they_work() {
        const NEVER_ALONE: [&str; 9] =
            ["PR01", "PR02", "PR03", "PR04", "PR05", "MS03", "PV01", "PV02", "PV05"];
        for sign in &OURS.sign {
            assert!(sign.indicators.iter().any(|one| !NEVER_ALONE.contains(&one.as_str())), "{}", sign.id);
            assert!(sign.indicators.iter().all(|one| !NEVER_ALONE.contains(&one.as_str())), "{}", sign.id);
        }
        let words = include_str!("../../../../locales/en/doing.ftl").to_lowercase();
        for line in words.lines().filter(|line| line.starts_with("sign-")) {
            for never in ["nationality", "foreign", "skin", "prostitut", "sex work", "condom", "accent"] {
                assert!(!line.contains(never), "{line}");
            }
        }
    }

    #[test]
    fn every_sign_that_was_written_is_used_and_every_one_used_is_written() {
        let words = include_str!("../../../../locales/en/doing.ftl");
        for sign in &OURS.sign {
            assert!(words.contains(&format!("\nsign-{} = ", sign.id)), "{}", sign.id);
            assert!(OURS.audience.iter().any(|one| one.signs.contains(&sign.id)), "{}", sign.id);
        }
        assert_eq!(words.matches("\nsign-").count(), OURS.sign.len());
    }
}
