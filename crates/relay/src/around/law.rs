//! Where the texts on rights come from: dated data (`data/rights.toml`). A number of an article exists here only together with who checked it and when.
use super::rights::Right;
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{dates, language::Lang};

/// The sources and lengths of time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Law {
    pub(crate) lengths: Lengths,
    source: Vec<Source>,
}

/// Lengths of time that stand in the texts.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Lengths {
    /// The time to think.
    pub(crate) reflection_days: u32,
    /// The first paper after it.
    pub(crate) first_months: u32,
    /// Each later one.
    pub(crate) later_months: u32,
}

/// A law or a page that was read.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Source {
    id: String,
    of: Vec<Right>,
    name: BTreeMap<String, String>,
    pub(crate) read_at: String,
    read_on: String,
    article: String,
    checked_by: String,
    checked_on: String,
}

/// Why the data was refused.
#[derive(Debug, thiserror::Error)]
pub enum LawError {
    /// Not TOML of this form.
    #[error("the sources of rights cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Nobody can say what was read, or when.
    #[error("source {0}: needs a name, where it was read, and the day (YYYY-MM-DD)")]
    Source(String),
    /// Checked by somebody, but not on a day, or the other way round.
    #[error("source {0}: an article is checked by a named person on a day, or has neither")]
    Checked(String),
}

impl Law {
    /// Reads and checks the data.
    ///
    /// # Errors
    /// [`LawError`].
    pub fn parse(text: &str) -> Result<Self, LawError> {
        let law: Self = toml::from_str(text)?;
        for one in &law.source {
            let named = !one.name.is_empty() && !one.read_at.trim().is_empty();
            if !named || dates::parse_day(&one.read_on).is_none() {
                return Err(LawError::Source(one.id.clone()));
            }
            let somebody = !one.checked_by.trim().is_empty();
            if somebody != dates::parse_day(&one.checked_on).is_some() {
                return Err(LawError::Checked(one.id.clone()));
            }
        }
        Ok(law)
    }

    /// The sources of one text.
    pub(crate) fn of(&self, right: Right) -> impl Iterator<Item = &Source> {
        self.source.iter().filter(move |one| one.of.contains(&right))
    }
}

impl Source {
    /// Its name in a language, or in the nearest.
    pub(crate) fn name(&self, lang: Lang) -> &str {
        lang.best_of(self.name.iter().map(|(tag, name)| (tag.as_str(), name.as_str())))
            .map_or("", |one| one.1)
    }

    /// Days since 1970.
    pub(crate) fn read_on(&self) -> u32 {
        dates::parse_day(&self.read_on).unwrap_or(0)
    }

    /// Days since 1970 on which a named person checked it.
    pub(crate) fn checked_on(&self) -> Option<u32> {
        dates::parse_day(&self.checked_on).filter(|_| !self.checked_by.trim().is_empty())
    }

    /// Its article with the day on which a named person checked it; without that there is none.
    pub(crate) fn article(&self) -> Option<(&str, u32)> {
        let article = self.article.trim();
        self.checked_on().filter(|_| !article.is_empty()).map(|day| (article, day))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OURS: &str = include_str!("../../../../data/rights.toml");

    #[test]
    fn no_number_of_an_article_is_shown_before_a_named_person_checked_it() {
        let guessed = OURS.replacen("article = \"\"", "article = \"61/2\"", 1);
        let law = Law::parse(&guessed).unwrap();
        assert!(law.source.iter().all(|one| one.article().is_none()));
        let signed = guessed.replacen("checked_by = \"\"", "checked_by = \"M. Dupont, lawyer\"", 1);
        assert!(matches!(Law::parse(&signed), Err(LawError::Checked(_))), "on no day");
        let dated = signed.replacen("checked_on = \"\"", "checked_on = \"2026-11-20\"", 1);
        let law = Law::parse(&dated).unwrap();
        let (article, day) = law.source.first().unwrap().article().unwrap();
        assert_eq!((article, dates::written_day(day).as_str()), ("61/2", "2026-11-20"));
        let alone = OURS.replacen("checked_on = \"\"", "checked_on = \"2026-11-20\"", 1);
        assert!(matches!(Law::parse(&alone), Err(LawError::Checked(_))), "by nobody");
    }

    #[test]
    fn whoever_reads_a_right_can_see_where_it_comes_from_and_when_that_was_read() {
        let law = Law::parse(OURS).unwrap();
        for right in Right::ALL.into_iter().filter(|one| one.is_law()) {
            assert!(law.of(right).count() > 0, "{right:?}");
        }
        for source in &law.source {
            for lang in Lang::desks() {
                assert!(source.name.contains_key(lang.tag()), "{} in {}", source.id, lang.tag());
            }
        }
        assert!(Law::parse(&OURS.replacen("2026-11-27", "lately", 1)).is_err());
    }
}
