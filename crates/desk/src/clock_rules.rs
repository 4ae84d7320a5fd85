//! By which rows clocks run: dated data with the law, where it was read, and who checked the number of its article; read once, refused when
//! rows contradict each other. What is done with it is in `victim/clocks.rs`.
use domain::{
    StepKind,
    clock::{Extension, For, Length, Phase, Rule, Rules, RulesFault},
};
use envelope::ids::Day;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use web::{dates, language::Lang};

/// The rows that come with the program.
const STANDARD: &str = include_str!("../../../data/clocks.toml");

/// Why rows were refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ClockRulesError {
    /// It is not in the form of the example.
    #[error("{0}")]
    Form(String),
    /// No phase, no people or no length of this name.
    #[error("row “{0}”: no phase, people or length of that name")]
    Unknown(String),
    /// It does not say on what it rests.
    #[error("row “{0}”: needs its law in a language, and where and on which day (YYYY-MM-DD) that was read")]
    Source(String),
    /// A day that is none.
    #[error("row “{0}”: from and until are days (YYYY-MM-DD) in order, or empty")]
    Dates(String),
    /// Checked by nobody or on no day.
    #[error("row “{0}”: who checked it and on which day (YYYY-MM-DD) stand together or not at all")]
    Checked(String),
    /// Two rows of one name, or none.
    #[error("row “{0}”: each has a name of its own")]
    Name(String),
    /// A length that means nothing.
    #[error("row “{0}”: lasts from a day to ten years")]
    Length(String),
    /// Two rows hold for one person on one day.
    #[error("row “{0}”: another row says something else about the same phase, people and day")]
    Twice(String),
}

/// On what a row rests.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The law, by language.
    pub law: BTreeMap<String, String>,
    /// Its article, with who checked it and on which day; without them there is none.
    pub article: Option<(String, String, u32)>,
    /// Where it was read, and on which day.
    pub read: Vec<(String, u32)>,
}

impl Basis {
    /// The law in a language, or in the nearest.
    #[must_use]
    pub fn law(&self, lang: Lang) -> &str {
        lang.best_of(self.law.iter().map(|(tag, name)| (tag.as_str(), name.as_str()))).map_or("", |one| one.1)
    }
}

/// The rows of a desk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockRules {
    rules: Rules,
    basis: BTreeMap<String, Basis>,
    steps: BTreeMap<StepKind, Basis>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<RuleFile>,
    /// On what steps beside the clocks rest: none in a file that was written before there were any.
    #[serde(default)]
    step: Vec<StepFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepFile {
    of: String,
    law: BTreeMap<String, String>,
    article: String,
    checked_by: String,
    checked_on: String,
    source: Vec<SourceFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    id: String,
    phase: String,
    of: String,
    length: LengthFile,
    extension: Option<LengthFile>,
    from: String,
    until: String,
    law: BTreeMap<String, String>,
    article: String,
    checked_by: String,
    checked_on: String,
    source: Vec<SourceFile>,
}

#[derive(Deserialize, Default, Clone, Copy)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
struct LengthFile {
    days: Option<u16>,
    working_days: Option<u16>,
    months: Option<u8>,
    open: bool,
    times: Option<u8>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SourceFile {
    at: String,
    read_on: String,
}

impl ClockRules {
    /// The rows of a file.
    ///
    /// # Errors
    /// [`ClockRulesError`].
    pub fn parse(text: &str) -> Result<Self, ClockRulesError> {
        let file: File = toml::from_str(text).map_err(|error| ClockRulesError::Form(error.to_string()))?;
        let (mut rows, mut basis) = (Vec::new(), BTreeMap::new());
        for row in &file.rule {
            rows.push(row.rule()?);
            basis.insert(row.id.clone(), row.basis()?);
        }
        let mut steps = BTreeMap::new();
        for row in &file.step {
            let kind = StepKind::of_code(&row.of).ok_or_else(|| ClockRulesError::Unknown(row.of.clone()))?;
            if steps.insert(kind, row.basis()?).is_some() {
                return Err(ClockRulesError::Name(row.of.clone()));
            }
        }
        Ok(Self { rules: Rules::new(rows).map_err(refused)?, basis, steps })
    }

    /// The rows that come with the program.
    ///
    /// # Errors
    /// [`ClockRulesError`]: never for the file that is there.
    pub fn standard() -> Result<Self, ClockRulesError> {
        Self::parse(STANDARD)
    }

    /// The rows alone.
    #[must_use]
    pub fn rules(&self) -> &Rules {
        &self.rules
    }

    /// On what a step beside the clocks rests, where a source was read for it.
    #[must_use]
    pub fn step(&self, kind: StepKind) -> Option<&Basis> {
        self.steps.get(&kind)
    }

    /// On what a row rests.
    #[must_use]
    pub fn basis(&self, id: &str) -> Option<&Basis> {
        self.basis.get(id)
    }
}

fn refused(fault: RulesFault) -> ClockRulesError {
    match fault {
        RulesFault::Name(id) => ClockRulesError::Name(id),
        RulesFault::Length(id) => ClockRulesError::Length(id),
        RulesFault::Dates(id) => ClockRulesError::Dates(id),
        RulesFault::Twice(id) => ClockRulesError::Twice(id),
    }
}

impl LengthFile {
    /// Exactly one of its units.
    fn length(self) -> Option<Length> {
        match (self.days, self.working_days, self.months, self.open) {
            (Some(days), None, None, false) => Some(Length::Days(days)),
            (None, Some(days), None, false) => Some(Length::WorkingDays(days)),
            (None, None, Some(months), false) => Some(Length::Months(months)),
            (None, None, None, true) => Some(Length::Open),
            _ => None,
        }
    }
}

impl RuleFile {
    fn rule(&self) -> Result<Rule, ClockRulesError> {
        let unknown = || ClockRulesError::Unknown(self.id.clone());
        let day = |text: &str| match text.trim() {
            "" => Ok(None),
            text => match dates::parse_day(text) {
                Some(day) => Ok(Some(Day(day))),
                None => Err(ClockRulesError::Dates(self.id.clone())),
            },
        };
        let extension = match self.extension {
            Some(extension) => {
                Some(Extension { length: extension.length().ok_or_else(unknown)?, times: extension.times })
            }
            None => None,
        };
        Ok(Rule {
            id: self.id.clone(),
            phase: Phase::of_code(&self.phase).ok_or_else(unknown)?,
            of: For::of_code(&self.of).ok_or_else(unknown)?,
            length: self.length.length().filter(|_| self.length.times.is_none()).ok_or_else(unknown)?,
            extension,
            from: day(&self.from)?,
            until: day(&self.until)?,
        })
    }

    fn basis(&self) -> Result<Basis, ClockRulesError> {
        let checked = (self.article.as_str(), self.checked_by.as_str(), self.checked_on.as_str());
        basis_of(&self.id, &self.law, &self.source, checked)
    }
}

impl StepFile {
    fn basis(&self) -> Result<Basis, ClockRulesError> {
        let checked = (self.article.as_str(), self.checked_by.as_str(), self.checked_on.as_str());
        basis_of(&self.of, &self.law, &self.source, checked)
    }
}

/// On what a row of this name rests: a law and where it was read; its article with whoever checked it, or none.
fn basis_of(
    id: &str,
    law: &BTreeMap<String, String>,
    sources: &[SourceFile],
    (article, checked_by, checked_on): (&str, &str, &str),
) -> Result<Basis, ClockRulesError> {
    let (mut read, named) = (Vec::new(), law.values().any(|name| !name.trim().is_empty()));
    for source in sources {
        let day = dates::parse_day(&source.read_on).filter(|_| !source.at.trim().is_empty());
        read.push((source.at.clone(), day.ok_or_else(|| ClockRulesError::Source(id.to_owned()))?));
    }
    if read.is_empty() || !named {
        return Err(ClockRulesError::Source(id.to_owned()));
    }
    let (by, on) = (checked_by.trim(), dates::parse_day(checked_on.trim()));
    if by.is_empty() != checked_on.trim().is_empty() || by.is_empty() != on.is_none() {
        return Err(ClockRulesError::Checked(id.to_owned()));
    }
    let article = Some(article.trim()).filter(|article| !article.is_empty());
    let article = article.zip(on).map(|(article, on)| (article.to_owned(), by.to_owned(), on));
    Ok(Basis { law: law.clone(), article, read })
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::clock::{Clock, Stand};

    /// The public holidays of Belgium, as the desk asks for them.
    fn off(day: Day) -> bool {
        dates::is_holiday(day.number())
    }

    fn until(clock: &Clock) -> Day {
        match clock.stand(clock.start, &off) {
            Stand::Running { until: Some(until), .. } => until,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_phases_last_as_long_as_their_sources_say_and_no_article_is_shown_that_nobody_checked() {
        let rules = ClockRules::standard().unwrap();
        let day = |text| Day(dates::parse_day(text).unwrap());
        let ends = |phase, minor, start| {
            let rule = rules.rules().of_phase(phase, minor, day(start)).unwrap();
            dates::written_day(until(&Clock::begin(rule, day(start))).number())
        };
        assert_eq!(ends(Phase::Reflection, false, "2026-11-24"), "2027-01-08");
        assert_eq!(ends(Phase::Provisional, false, "2026-11-30"), "2027-02-28");
        assert_eq!(ends(Phase::Minor, true, "2027-11-30"), "2028-02-29", "a leap year");
        assert_eq!(ends(Phase::Extended, true, "2026-11-24"), "2027-05-24");
        assert_eq!(ends(Phase::Extended, false, "2026-11-24"), "2027-05-24");
        assert!(rules.rules().of_phase(Phase::Reflection, true, day("2026-11-24")).is_none());
        assert!(rules.rules().of_phase(Phase::Minor, false, day("2026-11-24")).is_none());
        for rule in rules.rules().rows() {
            let basis = rules.basis(&rule.id).unwrap();
            assert_eq!(basis.article, None, "nobody has checked {}", rule.id);
            for lang in Lang::desks() {
                assert!(basis.law.contains_key(lang.tag()), "{} {}", rule.id, lang.tag());
            }
        }
    }

    #[test]
    fn an_article_stands_with_whoever_checked_it_and_is_not_read_without() {
        let by = STANDARD.replace("checked_by = \"\"", "checked_by = \"M. Dupont, lawyer\"");
        assert!(matches!(ClockRules::parse(&by), Err(ClockRulesError::Checked(_))), "on no day");
        let on = by.replace("checked_on = \"\"", "checked_on = \"2026-11-24\"");
        let rules = ClockRules::parse(&on).unwrap();
        let article = rules.basis("reflection-45-days").unwrap().article.clone();
        assert_eq!(article, Some(("61/2-61/5".into(), "M. Dupont, lawyer".into(), 20_781)));
        let step = rules.step(StepKind::NonPunishment).unwrap();
        assert_eq!(step.article.as_ref().unwrap().0, "433quinquies, § 5");
        assert_eq!(rules.step(StepKind::Wages), None, "nobody read a source for it");
        let twice = format!("{on}{}", on.split_at(on.find("[[step]]").unwrap()).1);
        assert_eq!(ClockRules::parse(&twice), Err(ClockRulesError::Name("non-punishment".into())));
        let wrong = on.replace("2026-11-24", "2026-13-24");
        assert!(matches!(ClockRules::parse(&wrong), Err(ClockRulesError::Checked(_))));
    }

    #[test]
    fn a_file_that_contradicts_itself_or_says_no_source_is_refused_by_the_name_of_the_row() {
        let id = || "reflection-45-days".to_owned();
        let parse = |from: &str, to: &str| ClockRules::parse(&STANDARD.replacen(from, to, 1)).unwrap_err();
        assert!(matches!(parse("days = 45", "weeks = 6"), ClockRulesError::Form(_)));
        assert_eq!(parse("days = 45", "days = 0"), ClockRulesError::Length(id()));
        assert_eq!(parse("days = 45", "days = 45, months = 2"), ClockRulesError::Unknown(id()));
        assert_eq!(parse("of = \"adult\"", "of = \"grown\""), ClockRulesError::Unknown(id()));
        assert_eq!(parse("at = \"agii.be\"", "at = \"\""), ClockRulesError::Source(id()));
        assert_eq!(parse("from = \"\"", "from = \"soon\""), ClockRulesError::Dates(id()));
        assert_eq!(
            parse("phase = \"provisional\"", "phase = \"reflection\""),
            ClockRulesError::Twice("provisional-3-months".into())
        );
        assert_eq!(parse("provisional-3-months", "reflection-45-days"), ClockRulesError::Name(id()));
    }

    #[test]
    fn the_law_of_tomorrow_can_stand_in_the_file_today() {
        // A made-up change: what begins the day before keeps its 45 days.
        let row = STANDARD.split("[[rule]]").nth(1).unwrap().split("[[step]]").next().unwrap();
        let old = row.replacen("until = \"\"", "until = \"2027-03-01\"", 1);
        let new = row
            .replacen("reflection-45-days", "reflection-longer", 1)
            .replacen("days = 45", "months = 3", 1)
            .replacen("from = \"\"", "from = \"2027-03-02\"", 1);
        let rules = ClockRules::parse(&format!("[[rule]]{old}[[rule]]{new}")).unwrap();
        let begin = |day: &str| {
            let day = Day(dates::parse_day(day).unwrap());
            Clock::begin(rules.rules().of_phase(Phase::Reflection, false, day).unwrap(), day)
        };
        assert_eq!(dates::written_day(until(&begin("2027-03-01")).number()), "2027-04-15");
        assert_eq!(dates::written_day(until(&begin("2027-03-02")).number()), "2027-06-02");
    }

    #[test]
    fn d7_midnight_in_brussels_takes_one_day_in_the_nights_when_clocks_change_and_in_every_other() {
        let rules = ClockRules::standard().unwrap();
        // Days around both changes of 1990 to 2060: each year from 20 March to 5 April, and from 20 October to 5 November.
        for year in 1990..=2060 {
            for (month, from) in [(3, 20), (10, 20)] {
                let first = dates::parse_day(&format!("{year}-{month:02}-{from}")).unwrap();
                for day in first..first + 17 {
                    let rule = rules.rules().of_phase(Phase::Reflection, false, Day(day)).unwrap();
                    let clock = Clock::begin(rule, Day(day));
                    let midnight = dates::moment_on(day + 1, 0);
                    let left = |at| match clock.stand(Day(dates::day_in_brussels(at)), &off) {
                        Stand::Running { left, .. } => left,
                        other => panic!("{other:?}"),
                    };
                    assert_eq!((left(midnight - 1), left(midnight)), (Some(45), Some(44)), "{year} {day}");
                }
            }
        }
    }
}
