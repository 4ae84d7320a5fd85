//! What a pack says, as machines read it: codes and days of ours, and words that people wrote. Every text that is not named in [`OURS`] is
//! theirs, so that a field nobody thought of is hidden rather than shown. How a case becomes one is in `data/of.rs`.
mod of;

use serde::{Deserialize, Serialize};
use serde_json::Value;

/// The form this program writes.
pub(super) const FORMAT: &str = "zichtbaar pack data v1";

/// Names of what is ours: codes, days, hashes, numbers of official reports, for whom it is.
const OURS: &[&str] = &[
    "format",
    "opened",
    "kind",
    "number",
    "report_number",
    "role",
    "age",
    "happened",
    "received",
    "how",
    "sha256",
    "act",
    "reader",
    "whom",
    "purpose",
    "state",
    "on",
    "org",
    "parts",
    "agreed",
    "until",
    "answer",
];
/// The parts of a pack as they are read.
const IN_ORDER: &[&str] = &[
    "title",
    "made_for",
    "victims",
    "people",
    "things",
    "facts",
    "not_established",
    "assessments",
    "tasks",
    "documents",
];
/// Names of what is text from its first letter on.
const TEXTS: &[&str] = &["text", "title", "words"];

/// A case as it is handed over. Days are `YYYY-MM-DD`, moments Unix seconds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackData {
    /// `zichtbaar pack data v1`.
    pub format: String,
    /// The number of the case at its desk.
    pub case: i64,
    /// What it is called there.
    pub title: String,
    /// The day it was opened.
    pub opened: String,
    /// For whom and what for.
    pub made_for: PackFor,
    /// Numbers of official reports and notices.
    pub numbers: Vec<PackNumber>,
    /// Presumed victims.
    pub victims: Vec<PackVictim>,
    /// Everybody who appears.
    pub people: Vec<PackPerson>,
    /// Places, telephones, plates and the like.
    pub things: Vec<PackThing>,
    /// What was seen, told or read, from the first day on.
    pub facts: Vec<PackFact>,
    /// What could not be established.
    pub not_established: Vec<PackWords>,
    /// What members make of it, where it was asked for.
    pub assessments: Vec<PackWords>,
    /// What is to be done, where it was asked for.
    pub tasks: Vec<PackWords>,
    /// Its documents, whether or not their bytes go along.
    pub documents: Vec<PackDocument>,
}

/// For whom a pack is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFor {
    /// Which kind of reader.
    pub reader: String,
    /// By name.
    pub whom: String,
    /// What for.
    pub purpose: String,
    /// In words.
    pub words: String,
    /// Names stand in it.
    pub names: bool,
    /// Why.
    pub why: String,
}

/// A number.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackNumber {
    /// Of what.
    pub kind: String,
    /// The number.
    pub number: String,
}

/// A presumed victim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackVictim {
    /// The number of the record at the desk.
    pub record: i64,
    /// What they are called there; empty: no name.
    pub name: String,
    /// How old.
    pub age: String,
    /// In a pack for a magistrate: what was asked so that they are not punished for what they were made to do, in the order of the days.
    pub non_punishment: Vec<PackStep>,
    /// What they agreed to and what not, in the order in which it was written.
    pub consents: Vec<PackConsent>,
}

/// A decision of a presumed victim, with its limits.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackConsent {
    /// With which organisation that has a desk; empty: another.
    pub org: String,
    /// With whom, by name.
    pub with: String,
    /// One person there; empty: the whole organisation.
    pub officer: String,
    /// What was asked to go.
    pub parts: Vec<String>,
    /// What may go; empty: nothing, or nothing was answered.
    pub agreed: Vec<String>,
    /// What for.
    pub purpose: String,
    /// What else for.
    pub words: String,
    /// The day it was asked.
    pub on: String,
    /// The last day.
    pub until: String,
    /// What was answered; empty: nothing yet.
    pub answer: String,
    /// Where it stands on the day of the pack.
    pub state: String,
    /// Who asked.
    pub by: String,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackStep {
    /// Where it stands from that day on.
    pub state: String,
    /// The day.
    pub on: String,
    /// What they were made to do, fines included.
    pub acts: String,
    /// Who was asked, what was answered.
    pub text: String,
    /// Who wrote it down.
    pub by: String,
    /// When.
    pub written: i64,
}

/// Somebody who appears.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackPerson {
    /// The name.
    pub name: String,
    /// Other names.
    pub aliases: String,
    /// What they are.
    pub role: String,
    /// How old.
    pub age: String,
    /// Why that is in doubt.
    pub doubt: String,
    /// The official report that names them as a suspect.
    pub report_number: String,
    /// Where it comes from.
    pub source: Option<PackSource>,
}

/// A place, a telephone and the like.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackThing {
    /// What it is.
    pub kind: String,
    /// Its name or number.
    pub value: String,
    /// More about it.
    pub more: String,
    /// Where it comes from.
    pub source: Option<PackSource>,
}

/// Where something comes from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackSource {
    /// What it is.
    pub kind: String,
    /// Of a report: which; 0: none, or none that whoever made the pack sees.
    pub report: i64,
    /// In words.
    pub from: String,
}

/// What was seen, told or read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackFact {
    /// Its number in this pack, from 1.
    pub n: usize,
    /// `fact`, or `message`: words of a report.
    pub kind: String,
    /// Of a message: the report; else 0.
    pub report: i64,
    /// The day it happened; of a message the day it came. Empty: not known.
    pub happened: String,
    /// When it was written down.
    pub written: i64,
    /// By whom; empty: by the writer of the report.
    pub by: String,
    /// In words.
    pub text: String,
    /// Where it comes from.
    pub source: Option<PackSource>,
    /// It was corrected later: what it says no longer holds.
    pub corrected: bool,
}

/// Words of a member.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackWords {
    /// In words.
    pub text: String,
    /// By whom.
    pub by: String,
    /// When.
    pub written: i64,
    /// It was corrected later.
    pub corrected: bool,
}

/// A document of the case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackDocument {
    /// Its number at the desk.
    pub id: i64,
    /// What it is.
    pub title: String,
    /// What its bytes are.
    pub kind: String,
    /// Under which name.
    pub file_name: String,
    /// How many bytes.
    pub bytes: u64,
    /// Their SHA-256.
    pub sha256: String,
    /// How it came.
    pub how: String,
    /// From whom or from where.
    pub from: String,
    /// The day it was got.
    pub received: String,
    /// More about it.
    pub more: String,
    /// Who put it into the case.
    pub by: String,
    /// When.
    pub added: i64,
    /// Who had it, oldest first.
    pub custody: Vec<PackCustody>,
}

/// A line of a custody log.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackCustody {
    /// When.
    pub at: i64,
    /// Which member.
    pub by: String,
    /// What.
    pub act: String,
    /// From or to whom.
    pub to: String,
    /// Why.
    pub why: String,
}

impl PackData {
    /// The same with every text that people wrote looked at and changed; whether it is their text itself is said beside it. `None`: it is
    /// not the same kind of thing any more, which no change of texts brings about.
    #[must_use]
    pub fn with_each_text(&self, look: &mut dyn FnMut(&mut String, bool)) -> Option<Self> {
        let mut value = serde_json::to_value(self).ok()?;
        // In the order in which it is read, so that the first to stand there is the first letter; whatever is not named here after that.
        for name in IN_ORDER {
            if let Some(part) = value.get_mut(*name) {
                each_text(part, name, look);
            }
        }
        let rest = value.as_object_mut()?.iter_mut().filter(|(name, _)| !IN_ORDER.contains(&name.as_str()));
        rest.for_each(|(name, part)| each_text(part, name, look));
        serde_json::from_value(value).ok()
    }

    /// As it lies in the pack.
    #[must_use]
    pub fn to_json(&self) -> Option<Vec<u8>> {
        serde_json::to_vec_pretty(self).ok()
    }
}

fn each_text(value: &mut Value, name: &str, look: &mut dyn FnMut(&mut String, bool)) {
    match value {
        Value::String(text) if !OURS.contains(&name) => look(text, TEXTS.contains(&name)),
        Value::Array(all) => all.iter_mut().for_each(|one| each_text(one, name, look)),
        Value::Object(all) => all.iter_mut().for_each(|(name, one)| each_text(one, name, look)),
        _ => {}
    }
}
