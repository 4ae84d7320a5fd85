//! Whom to call: dated reference data (`data/helplines.toml`), read at start. A line nobody has checked is not shown.
use serde::Deserialize;

/// One telephone number or site.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct HelpLine {
    /// Its name in the data.
    pub id: String,
    /// The id of its words in the locales.
    pub text: String,
    /// What a person reads.
    pub show: String,
    /// What a tap opens: `tel:` or `https:`.
    pub href: String,
    /// Where it was read.
    pub source: String,
    /// The day a person last read the source, `YYYY-MM-DD`.
    pub checked_on: String,
}

/// The file.
#[derive(Debug, Deserialize)]
pub struct HelpLines {
    line: Vec<HelpLine>,
}

/// Why the data was refused.
#[derive(Debug, thiserror::Error)]
pub enum HelpLinesError {
    /// Not TOML of this form.
    #[error("the helplines cannot be read: {0}")]
    Form(#[from] toml::de::Error),
    /// Something other than a number or a safe site would be opened.
    #[error("helpline {0}: only tel: and https: are allowed, with a date")]
    Line(String),
}

impl HelpLines {
    /// Reads and checks the data.
    ///
    /// # Errors
    /// [`HelpLinesError`].
    pub fn parse(text: &str) -> Result<Vec<HelpLine>, HelpLinesError> {
        let lines = toml::from_str::<Self>(text)?.line;
        let good = |line: &HelpLine| {
            let opens = line.href.starts_with("tel:") || line.href.starts_with("https://");
            opens && line.checked_on.len() == 10
        };
        match lines.iter().find(|line| !good(line)) {
            Some(bad) => Err(HelpLinesError::Line(bad.id.clone())),
            None => Ok(lines),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_numbers_a_frightened_person_taps_are_there() {
        let lines = HelpLines::parse(include_str!("../../../data/helplines.toml")).unwrap();
        let shown: Vec<_> = lines.iter().map(|line| line.show.as_str()).collect();
        for number in ["112", "101", "078 055 800", "stopmensenhandel.be"] {
            assert!(shown.contains(&number), "{number}");
        }
    }

    #[test]
    fn a_number_without_a_date_or_a_script_for_a_link_is_refused() {
        let line = |href: &str, date: &str| {
            format!(
                "[[line]]\nid='x'\ntext='help-112'\nshow='1'\nhref='{href}'\nsource='s'\nchecked_on='{date}'\n"
            )
        };
        assert!(HelpLines::parse(&line("tel:112", "2026-11-23")).is_ok());
        assert!(HelpLines::parse(&line("javascript:alert(1)", "2026-11-23")).is_err());
        assert!(HelpLines::parse(&line("tel:112", "")).is_err());
    }
}
