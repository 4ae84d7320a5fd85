//! How long each kind of record is kept: dated data with a basis, an owner, and who checked it; read once, refused if a kind of
//! record has no rule. What is done with it is in `ending.rs`.
use domain::RecordKind;
use envelope::{directory::OrgKind, ids::Day};
use serde::Deserialize;
use std::collections::BTreeMap;

/// The rules that come with the program, as proposals.
const STANDARD: &str = include_str!("../../../data/retention.toml");
/// The longest that anything is kept, in days: no rule keeps for ever.
const MOST_DAYS: u32 = 36_525;

/// Why rules were refused.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum RetentionError {
    /// It is not in the form of the example.
    #[error("{0}")]
    Form(String),
    /// A kind of record has no rule for this kind of organisation, or two.
    #[error("“{0}” needs exactly one rule for this kind of organisation")]
    Count(&'static str),
    /// No kind of record has this name.
    #[error("there is no kind of record called “{0}”")]
    Record(String),
    /// Kept for no time or for ever.
    #[error("“{0}” is kept for 1 to {MOST_DAYS} days")]
    Days(&'static str),
    /// Checked by nobody or on no day.
    #[error("“{0}”: who checked it and on which day (YYYY-MM-DD) stand together or not at all")]
    Checked(&'static str),
}

/// The rules of one organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Retention(BTreeMap<RecordKind, Rule>);

/// How long one kind of record is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// Days.
    pub days: u32,
    /// Who at the desk answers for it, as a role.
    pub owner: String,
    /// On what it rests, by language.
    pub basis: BTreeMap<String, String>,
    /// Who checked it and when; nobody: it is a proposal.
    pub checked: Option<(String, Day)>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<RuleFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleFile {
    record: String,
    of: Vec<String>,
    days: u32,
    owner: String,
    #[serde(default)]
    checked_by: String,
    #[serde(default)]
    checked_on: String,
    basis: BTreeMap<String, String>,
}

impl Retention {
    /// The rules of a file for an organisation of this kind.
    ///
    /// # Errors
    /// [`RetentionError`].
    pub fn parse(text: &str, kind: OrgKind) -> Result<Self, RetentionError> {
        let file: File = toml::from_str(text).map_err(|error| RetentionError::Form(error.to_string()))?;
        let mut rules = BTreeMap::new();
        for rule in file.rule.iter().filter(|rule| rule.of.iter().any(|of| of == kind_code(kind))) {
            let record = RecordKind::of_code(&rule.record)
                .ok_or_else(|| RetentionError::Record(rule.record.clone()))?;
            if rules.insert(record, rule.read(record)?).is_some() {
                return Err(RetentionError::Count(record.code()));
            }
        }
        match RecordKind::ALL.iter().find(|record| !rules.contains_key(record)) {
            Some(missing) => Err(RetentionError::Count(missing.code())),
            None => Ok(Self(rules)),
        }
    }

    /// The rules that come with the program.
    ///
    /// # Errors
    /// [`RetentionError`]: never for the file that is there.
    pub fn standard(kind: OrgKind) -> Result<Self, RetentionError> {
        Self::parse(STANDARD, kind)
    }

    /// Days for which a kind of record is kept.
    #[must_use]
    pub fn days(&self, record: RecordKind) -> u32 {
        self.0.get(&record).map_or(MOST_DAYS, |rule| rule.days)
    }

    /// Every rule.
    pub fn rules(&self) -> impl Iterator<Item = (RecordKind, &Rule)> {
        self.0.iter().map(|(record, rule)| (*record, rule))
    }
}

impl RuleFile {
    fn read(&self, record: RecordKind) -> Result<Rule, RetentionError> {
        let code = record.code();
        if !(1..=MOST_DAYS).contains(&self.days) {
            return Err(RetentionError::Days(code));
        }
        let checked = match (self.checked_by.trim(), self.checked_on.trim()) {
            ("", "") => None,
            ("", _) => return Err(RetentionError::Checked(code)),
            (by, on) => {
                let day = web::dates::parse_day(on).ok_or(RetentionError::Checked(code))?;
                Some((by.to_owned(), Day(day)))
            }
        };
        Ok(Rule { days: self.days, owner: self.owner.clone(), basis: self.basis.clone(), checked })
    }
}

fn kind_code(kind: OrgKind) -> &'static str {
    match kind {
        OrgKind::Police => "police",
        OrgKind::Centre => "centre",
        OrgKind::Association => "association",
        OrgKind::Other => "other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const KINDS: [OrgKind; 4] = [OrgKind::Police, OrgKind::Centre, OrgKind::Association, OrgKind::Other];

    #[test]
    fn every_kind_of_record_of_every_kind_of_organisation_ends_and_says_on_what_that_rests() {
        for kind in KINDS {
            let retention = Retention::standard(kind).unwrap();
            for (record, rule) in retention.rules() {
                for lang in web::language::Lang::desks() {
                    assert!(rule.basis.contains_key(lang.tag()), "{record:?} {}", lang.tag());
                }
                assert_eq!(rule.checked, None, "nobody has checked the proposals");
            }
            let days = |record| retention.days(record);
            assert!(days(RecordKind::Log) > days(RecordKind::Case), "who looked outlasts the case");
        }
        let police = Retention::standard(OrgKind::Police).unwrap();
        assert!(police.days(RecordKind::Signal) <= 5 * 365, "five years at most for what is not concrete");
    }

    #[test]
    fn a_rule_that_is_missing_doubled_endless_or_half_checked_is_refused_by_name() {
        let parse = |text: &str| Retention::parse(text, OrgKind::Centre);
        let without = STANDARD.replace("record = \"log\"", "record = \"search\"");
        assert_eq!(parse(&without), Err(RetentionError::Count("search")));
        let cut = STANDARD.split("[[rule]]\nrecord = \"notice\"").next().unwrap();
        assert_eq!(parse(cut), Err(RetentionError::Count("notice")));
        let endless = STANDARD.replace("days = 2192", "days = 0");
        assert_eq!(parse(&endless), Err(RetentionError::Days("log")));
        let unknown = STANDARD.replace("record = \"log\"", "record = \"logs\"");
        assert_eq!(parse(&unknown), Err(RetentionError::Record("logs".into())));
        let half = STANDARD.replacen("checked_on = \"\"", "checked_on = \"2026-13-01\"", 4);
        assert!(matches!(parse(&half), Err(RetentionError::Checked(_))));
        let by = STANDARD
            .replace("checked_by = \"\"", "checked_by = \"DPO\"")
            .replace("checked_on = \"\"", "checked_on = \"2026-11-24\"");
        let checked = parse(&by).unwrap();
        assert!(
            checked.rules().all(|(_, rule)| rule.checked == Some(("DPO".into(), Day(20_781)))),
            "{checked:?}"
        );
        assert!(matches!(parse("rule = 3"), Err(RetentionError::Form(_))));
    }
}
