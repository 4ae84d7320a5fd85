//! For how long somebody can agree at most, and what the law has organisations do without anybody's consent: dated data with its sources and who
//! checked an article; read once. The pages show these as information, never as a box somebody ticks.
use crate::clock_rules::Basis;
use domain::{Part, Parts, consent::DAYS_MAX_LIMIT, limits::NAME_MAX_CHARS};
use envelope::{directory::OrgKind, ids::OrgId};
use serde::Deserialize;
use std::collections::BTreeMap;
use web::{dates, language::Lang};

/// The rows that come with the program.
const STANDARD: &str = include_str!("../../../data/consents.toml");

/// Why rows were refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConsentRulesError {
    /// It is not in the form of the example.
    #[error("{0}")]
    Form(String),
    /// For no time, or for longer than anybody is bound by what they said.
    #[error("days_max is 1 to {DAYS_MAX_LIMIT}")]
    Days,
    /// Of no kind of organisation, or with no words.
    #[error("duty “{0}”: names kinds of organisations, and says in words what they do")]
    Unknown(String),
    /// It does not say on what it rests.
    #[error(
        "duty “{0}”: needs its law in a language, and where and on which day (YYYY-MM-DD) that was read, or who checked it"
    )]
    Source(String),
    /// Told to nobody that can be, or in parts that are none.
    #[error(
        "duty “{0}”: “to” names sorts of organisations or names on the relay, “parts” what goes there; together or not at all"
    )]
    Told(String),
    /// Checked by nobody or on no day.
    #[error("duty “{0}”: who checked it and on which day (YYYY-MM-DD) stand together or not at all")]
    Checked(String),
}

/// What the law has an organisation do, whatever somebody agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duty {
    /// The name of its row.
    pub id: String,
    of: Vec<OrgKind>,
    /// It is about minors only.
    minors: bool,
    /// To whom it has them tell it, and what: nothing is referred on it elsewhere, or more.
    to: Vec<To>,
    /// The same to whom has no desk, by name: on paper.
    named: Vec<String>,
    parts: Parts,
    /// What they do, by language.
    pub words: BTreeMap<String, String>,
    /// On what it rests.
    pub basis: Basis,
}

/// To whom a duty has somebody tell something.
#[derive(Debug, Clone, PartialEq, Eq)]
enum To {
    Kind(OrgKind),
    Desk(OrgId),
}

/// What a desk goes by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentRules {
    days_max: u32,
    duties: Vec<Duty>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    days_max: u32,
    #[serde(default)]
    duty: Vec<DutyFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct DutyFile {
    id: String,
    of: Vec<String>,
    minors: bool,
    #[serde(default)]
    to: Vec<String>,
    #[serde(default)]
    named: Vec<String>,
    #[serde(default)]
    parts: Vec<String>,
    words: BTreeMap<String, String>,
    law: BTreeMap<String, String>,
    article: String,
    checked_by: String,
    checked_on: String,
    source: Vec<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    at: String,
    read_on: String,
}

impl ConsentRules {
    /// The rows of a file.
    ///
    /// # Errors
    /// [`ConsentRulesError`].
    pub fn parse(text: &str) -> Result<Self, ConsentRulesError> {
        let file: File = toml::from_str(text).map_err(|error| ConsentRulesError::Form(error.to_string()))?;
        if !(1..=DAYS_MAX_LIMIT).contains(&file.days_max) {
            return Err(ConsentRulesError::Days);
        }
        let duties = file.duty.iter().map(DutyFile::read).collect::<Result<_, _>>()?;
        Ok(Self { days_max: file.days_max, duties })
    }

    /// The rows that come with the program.
    ///
    /// # Errors
    /// [`ConsentRulesError`]: never for the file that is there.
    pub fn standard() -> Result<Self, ConsentRulesError> {
        Self::parse(STANDARD)
    }

    /// The most days from today for which somebody can agree.
    #[must_use]
    pub fn days_max(&self) -> u32 {
        self.days_max
    }

    /// What the law has organisations of this kind do; about minors only for a minor or where that is in doubt.
    pub fn duties(&self, of: OrgKind, minor: bool) -> impl Iterator<Item = &Duty> {
        self.duties.iter().filter(move |duty| duty.of.contains(&of) && (minor || !duty.minors))
    }
}

impl Duty {
    /// Whether it has its organisations tell something to this one.
    #[must_use]
    pub fn is_told_to(&self, org: &OrgId, kind: OrgKind) -> bool {
        self.to.iter().any(|to| match to {
            To::Kind(one) => *one == kind,
            To::Desk(one) => one == org,
        })
    }

    /// The same for an organisation without a desk, by its name as the row says it.
    #[must_use]
    pub fn is_told_on_paper(&self, name: &str) -> bool {
        self.named.iter().any(|one| one == name)
    }

    /// Whom it has them tell on paper, by name.
    #[must_use]
    pub fn named(&self) -> &[String] {
        &self.named
    }

    /// Whether it has them tell no less than this.
    #[must_use]
    pub fn covers(&self, parts: &Parts) -> bool {
        parts.is_subset(&self.parts)
    }

    /// What it is, in a language or in the nearest.
    #[must_use]
    pub fn words(&self, lang: Lang) -> &str {
        lang.best_of(self.words.iter().map(|(tag, words)| (tag.as_str(), words.as_str())))
            .map_or("", |one| one.1)
    }
}

fn kind(code: &str) -> Option<OrgKind> {
    Some(match code {
        "police" => OrgKind::Police,
        "centre" => OrgKind::Centre,
        "association" => OrgKind::Association,
        "other" => OrgKind::Other,
        _ => return None,
    })
}

impl DutyFile {
    fn told(&self) -> Option<(Vec<To>, Vec<String>, Parts)> {
        let to = |code: &String| match kind(code) {
            Some(kind) => Some(To::Kind(kind)),
            None => OrgId::parse(code).ok().map(To::Desk),
        };
        let to: Vec<To> = self.to.iter().map(to).collect::<Option<_>>()?;
        let parts: Parts = self.parts.iter().map(|code| Part::of_code(code)).collect::<Option<_>>()?;
        let named: Vec<String> = self.named.iter().map(|name| name.trim().to_owned()).collect();
        let fits = |name: &String| !name.is_empty() && name.chars().count() <= NAME_MAX_CHARS;
        let nobody = to.is_empty() && named.is_empty();
        (named.iter().all(fits) && nobody == parts.is_empty()).then_some((to, named, parts))
    }

    fn read(&self) -> Result<Duty, ConsentRulesError> {
        let of: Option<Vec<OrgKind>> = self.of.iter().map(|code| kind(code)).collect();
        let said = |all: &BTreeMap<String, String>| all.values().any(|words| !words.trim().is_empty());
        let of = of.filter(|of| !of.is_empty() && said(&self.words));
        let of = of.ok_or_else(|| ConsentRulesError::Unknown(self.id.clone()))?;
        let (by, on) = (self.checked_by.trim(), dates::parse_day(self.checked_on.trim()));
        if by.is_empty() != self.checked_on.trim().is_empty() || by.is_empty() != on.is_none() {
            return Err(ConsentRulesError::Checked(self.id.clone()));
        }
        let source = || ConsentRulesError::Source(self.id.clone());
        let mut read = Vec::new();
        for one in &self.source {
            let day = dates::parse_day(&one.read_on).filter(|_| !one.at.trim().is_empty());
            read.push((one.at.clone(), day.ok_or_else(source)?));
        }
        if !said(&self.law) || (read.is_empty() && by.is_empty()) {
            return Err(source());
        }
        let article = Some(self.article.trim()).filter(|article| !article.is_empty());
        let article = article.zip(on).map(|(article, on)| (article.to_owned(), by.to_owned(), on));
        let basis = Basis { law: self.law.clone(), article, read };
        let (to, named, parts) = self.told().ok_or_else(|| ConsentRulesError::Told(self.id.clone()))?;
        let (id, minors, words) = (self.id.clone(), self.minors, self.words.clone());
        Ok(Duty { id, of, minors, to, named, parts, words, basis })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROW: &str = r#"
days_max = 90
[[duty]]
id = "report"
of = ["police"]
minors = false
words = { en = "They write a report." }
law = { en = "An act" }
article = "12"
checked_by = ""
checked_on = ""
source = [{ at = "example.org", read_on = "2026-11-23" }]
"#;

    #[test]
    fn no_article_is_shown_that_nobody_checked_and_a_row_that_rests_on_nothing_is_refused() {
        let rules = ConsentRules::parse(ROW).unwrap();
        let duty = rules.duties(OrgKind::Police, false).next().unwrap();
        assert_eq!((rules.days_max(), duty.basis.article.as_ref()), (90, None));
        assert_eq!(rules.duties(OrgKind::Centre, true).count(), 0);
        let checked = ROW.replace("checked_by = \"\"", "checked_by = \"Mr Example\"");
        assert_eq!(ConsentRules::parse(&checked), Err(ConsentRulesError::Checked("report".into())));
        let checked = checked.replace("checked_on = \"\"", "checked_on = \"2026-11-24\"");
        let rules = ConsentRules::parse(&checked).unwrap();
        let duty = rules.duties(OrgKind::Police, false).next().unwrap();
        assert_eq!(duty.basis.article.as_ref().map(|one| one.0.as_str()), Some("12"));
        let bare = ROW.replace("[{ at = \"example.org\", read_on = \"2026-11-23\" }]", "[]");
        assert_eq!(ConsentRules::parse(&bare), Err(ConsentRulesError::Source("report".into())));
        let nobody = ROW.replace("\"police\"", "\"army\"");
        assert_eq!(ConsentRules::parse(&nobody), Err(ConsentRulesError::Unknown("report".into())));
        assert_eq!(ConsentRules::parse(&ROW.replace("90", "0")), Err(ConsentRulesError::Days));
    }

    #[test]
    fn a_duty_is_told_to_whom_and_in_the_parts_that_its_row_names_and_otherwise_to_nobody() {
        let (centre, one) = (OrgId::parse("centre").unwrap(), [Part::Needs].into());
        let bare = ConsentRules::parse(ROW).unwrap();
        let duty = bare.duties(OrgKind::Police, false).next().unwrap();
        assert!(!duty.is_told_to(&centre, OrgKind::Centre) && !duty.covers(&one));
        let named = ROW
            .replace("minors = false", "minors = false\nto = [\"police\", \"centre\"]\nparts = [\"needs\"]");
        let rules = ConsentRules::parse(&named.replace("\"centre\"", "\"house-linde\"")).unwrap();
        let duty = rules.duties(OrgKind::Police, false).next().unwrap();
        let linde = OrgId::parse("house-linde").unwrap();
        assert!(duty.is_told_to(&linde, OrgKind::Other) && duty.is_told_to(&centre, OrgKind::Police));
        assert!(!duty.is_told_to(&centre, OrgKind::Centre));
        assert!(duty.covers(&one) && !duty.covers(&[Part::Needs, Part::Name].into()));
        let paper = named.replace("to = [\"police\", \"centre\"]", "named = [\"House Example\"]");
        let rules = ConsentRules::parse(&paper).unwrap();
        let duty = rules.duties(OrgKind::Police, false).next().unwrap();
        assert!(duty.is_told_on_paper("House Example") && !duty.is_told_on_paper("House"));
        assert!(!duty.is_told_to(&centre, OrgKind::Centre) && duty.covers(&one));
        let nameless = ConsentRules::parse(&paper.replace("House Example", " "));
        assert_eq!(nameless, Err(ConsentRulesError::Told("report".into())));
        for (was, wrong) in
            [("[\"needs\"]", "[]"), ("[\"needs\"]", "[\"diary\"]"), ("\"centre\"", "\"No Name\"")]
        {
            let refused = ConsentRules::parse(&named.replace(was, wrong));
            assert_eq!(refused, Err(ConsentRulesError::Told("report".into())), "{wrong}");
        }
    }

    #[test]
    fn the_rows_that_come_along_say_their_duty_in_every_language_of_a_desk_and_show_no_article() {
        let rules = ConsentRules::standard().unwrap();
        assert!(!rules.duties.is_empty());
        for duty in &rules.duties {
            assert!(duty.basis.article.is_none(), "nobody has checked it yet");
            for tag in ["nl", "fr", "de", "en", "ar"] {
                assert!(duty.words.contains_key(tag) && duty.basis.law.contains_key(tag), "{tag} {duty:?}");
            }
        }
    }
}
