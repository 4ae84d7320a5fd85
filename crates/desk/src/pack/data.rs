//! What a pack says, as machines read it: codes and days of ours, and words that people wrote. Every text that is not named in [`OURS`] is
//! theirs, so that a field nobody thought of is hidden rather than shown.
use super::{MoreVictim, PackMore};
use crate::{
    case::{CaseView, Item, ItemWhat, Said, Source},
    consent::ConsentShown,
    document::{CustodyLine, Document},
    victim::Step,
};
use domain::{
    AgeBand, CopyWanted, Parts, PersonRole, ReferenceKind, ThingKind, With,
    consent::Answer,
    copy::{Part, Reader},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use web::dates::written_day;

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

fn age(age: Option<AgeBand>) -> String {
    age.unwrap_or(AgeBand::NotAsked).code().into()
}

impl PackData {
    /// A case with what was asked for in it.
    #[must_use]
    pub fn of(view: &CaseView, more: &PackMore, wanted: &CopyWanted) -> Self {
        let has = |part| wanted.parts.contains(&part);
        let seen: Vec<i64> = view.signals.iter().map(|one| one.number).collect();
        let mut data = Self {
            format: FORMAT.into(),
            case: view.number,
            title: view.title.clone(),
            opened: written_day(view.opened.number()),
            made_for: PackFor {
                reader: wanted.reader.code().into(),
                whom: wanted.whom.clone(),
                purpose: wanted.purpose.code().into(),
                words: wanted.words.clone(),
                names: wanted.whole,
                why: wanted.why.clone(),
            },
            numbers: Vec::new(),
            victims: more.victims.iter().map(|one| victim(one, wanted.reader)).collect(),
            people: Vec::new(),
            things: Vec::new(),
            facts: Vec::new(),
            not_established: Vec::new(),
            assessments: Vec::new(),
            tasks: Vec::new(),
            documents: more.documents.iter().map(document).collect(),
        };
        for (_, said) in &view.named {
            data.name(said, has(Part::Named), &seen);
        }
        // The page shows the latest first, what is handed over is read from the first day on.
        for item in view.items.iter().rev() {
            data.add(item, &wanted.parts, &seen);
        }
        data
    }

    /// Somebody, something or a number; numbers always go along.
    fn name(&mut self, said: &Said, with_names: bool, seen: &[i64]) {
        let source_of = |source: &Option<Source>| source.as_ref().map(|source| from(source, seen));
        match said {
            Said::Reference { kind, number } => self.numbers.push(PackNumber {
                kind: kind.map_or("", ReferenceKind::code).into(),
                number: number.clone(),
            }),
            Said::Person { name, aliases, role, age: band, doubt, report_number, source } if with_names => {
                self.people.push(PackPerson {
                    name: name.clone(),
                    aliases: aliases.clone(),
                    role: role.map_or("", PersonRole::code).into(),
                    age: age(*band),
                    doubt: doubt.clone(),
                    report_number: report_number.clone(),
                    source: source_of(source),
                });
            }
            Said::Thing { kind, value, more, source } if with_names => self.things.push(PackThing {
                kind: kind.map_or("", ThingKind::code).into(),
                value: value.clone(),
                more: more.clone(),
                source: source_of(source),
            }),
            _ => {}
        }
    }

    fn add(&mut self, item: &Item, parts: &[Part], seen: &[i64]) {
        let has = |part| parts.contains(&part);
        let by = item.who.clone().unwrap_or_default();
        let day = || written_day(u32::try_from(item.at / 86_400).unwrap_or(0));
        let happened = if item.day_only { day() } else { String::new() };
        let mut fact = |kind: &str, report, text: &str, source, (written, corrected)| {
            let n = self.facts.len() + 1;
            let (kind, text) = (kind.into(), text.to_owned());
            let (happened, by) = (happened.clone(), by.clone());
            self.facts.push(PackFact { n, kind, report, happened, written, by, text, source, corrected });
        };
        match &item.what {
            ItemWhat::Message { number, text } if has(Part::Message) => {
                fact("message", *number, text, None, (item.at, false));
            }
            ItemWhat::Entry { said: Said::Fact { text, source, .. }, corrected, written, .. }
                if has(Part::Fact) =>
            {
                let source = source.as_ref().map(|source| from(source, seen));
                fact("fact", 0, text, source, (*written, *corrected));
            }
            ItemWhat::Entry { said, corrected, written, .. } => {
                let words = |text: &str| PackWords {
                    text: text.to_owned(),
                    by: by.clone(),
                    written: *written,
                    corrected: *corrected,
                };
                match said {
                    Said::NotEstablished { text } if has(Part::Fact) => {
                        self.not_established.push(words(text))
                    }
                    Said::Assessment { text } if has(Part::Assessment) => self.assessments.push(words(text)),
                    Said::Task(task) if has(Part::Task) => self.tasks.push(words(&task.text)),
                    _ => {}
                }
            }
            _ => {}
        }
    }

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

/// Where something comes from, as far as whoever makes the pack sees it.
fn from(source: &Source, seen: &[i64]) -> PackSource {
    let report = source.signal.filter(|signal| seen.contains(signal)).unwrap_or(0);
    PackSource { kind: source.kind.code().into(), report, from: source.words.clone() }
}

fn victim(one: &MoreVictim, reader: Reader) -> PackVictim {
    let step = |step: &Step| PackStep {
        state: step.state.code().into(),
        on: written_day(step.on.number()),
        acts: step.acts.clone(),
        text: step.words.clone(),
        by: step.by.clone(),
        written: step.at,
    };
    let asked = matches!(reader, Reader::Magistrate | Reader::LabourProsecutor);
    let steps = one.non_punishment.iter().filter(|_| asked);
    PackVictim {
        record: one.record,
        name: one.alias.clone(),
        age: age(one.age),
        non_punishment: steps.map(step).collect(),
        consents: one.consents.iter().map(consent).collect(),
    }
}

fn consent(one: &ConsentShown) -> PackConsent {
    let codes = |parts: &Parts| parts.iter().map(|part| part.code().to_owned()).collect();
    let (answer, agreed) = match &one.answer {
        None => ("", Vec::new()),
        Some(Answer::Yes) => ("yes", codes(&one.asked.parts)),
        Some(Answer::Part(parts)) => ("part", codes(parts)),
        Some(Answer::No) => ("no", Vec::new()),
        Some(Answer::Later(_)) => ("later", Vec::new()),
    };
    let (org, with) = match &one.asked.with {
        With::Desk(org) => (org.as_str().to_owned(), String::new()),
        With::Named(name) => (String::new(), name.clone()),
    };
    PackConsent {
        org,
        with,
        officer: one.asked.officer.clone(),
        parts: codes(&one.asked.parts),
        agreed,
        purpose: one.asked.purpose.code().into(),
        words: one.asked.purpose_words.clone(),
        on: written_day(one.asked.asked_on.number()),
        until: written_day(one.asked.until.number()),
        answer: answer.into(),
        state: one.state.code().into(),
        by: one.written.0.clone(),
    }
}

fn document((one, custody): &(Document, Vec<CustodyLine>)) -> PackDocument {
    let line = |line: &CustodyLine| PackCustody {
        at: line.at,
        by: line.by.clone(),
        act: line.act.code().into(),
        to: line.to.clone(),
        why: line.why.clone(),
    };
    PackDocument {
        id: one.id,
        title: one.title.clone(),
        kind: one.kind.code().into(),
        file_name: one.file_name.clone(),
        bytes: one.size,
        sha256: one.sha256.clone(),
        how: one.how.code().into(),
        from: one.from.clone(),
        received: written_day(one.on.number()),
        more: one.more.clone(),
        by: one.by.clone(),
        added: one.at,
        custody: custody.iter().map(line).collect(),
    }
}
