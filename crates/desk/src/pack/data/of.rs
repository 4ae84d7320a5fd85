//! How a case becomes a pack: what was asked for, in the order of time, and nothing that never goes along.
use super::{
    FORMAT, PackConsent, PackCustody, PackData, PackDocument, PackFact, PackFor, PackNumber, PackPerson,
    PackSource, PackStep, PackThing, PackVictim, PackWords,
};
use crate::{
    case::{CaseView, Item, ItemWhat, Said, Source},
    consent::ConsentShown,
    document::{CustodyLine, Document},
    pack::{MoreVictim, PackMore},
    victim::Step,
};
use domain::{
    AgeBand, CopyWanted, Parts, PersonRole, ReferenceKind, ThingKind, With,
    consent::Answer,
    copy::{Part, Reader},
};
use web::dates::written_day;

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
