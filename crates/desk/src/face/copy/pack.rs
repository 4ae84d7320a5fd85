//! A pack as a document: the same in order and words as its data for machines, from which it is made after people were hidden.
use super::document::empty;
use crate::{
    face::{Face, consent_words::listed},
    pack::{
        PackConsent, PackCustody, PackData, PackDocument, PackFact, PackPerson, PackSource, PackStep,
        PackVictim, PackWords,
    },
};
use domain::{CopyWanted, copy::Reader};
use envelope::ids::OrgId;
use web::{
    dates,
    paper::{Block, Document, Entry, Fact},
    words::Words,
};

pub(super) fn of_pack(face: &Face, data: &PackData, wanted: &CopyWanted, w: &Words) -> Document {
    let title = w.say_plain_with("pack-heading", &[("number", data.case.into())]);
    let mut document = empty(face, wanted, title, w);
    let notes = [Some("pack-note"), wanted.whole.then_some("pack-note-names")];
    document.blocks.extend(notes.into_iter().flatten().map(|id| Block::Note(w.say_plain(id))));
    document.blocks.push(Block::Facts(about(data, w)));
    let numbers = data
        .numbers
        .iter()
        .map(|one| Block::Facts(vec![Fact::ours(coded("reference", &one.kind, w), one.number.clone())]));
    section(&mut document, ("pack-numbers", "pack-numbers-none"), numbers.collect(), w);
    let victims = data.victims.iter().map(|one| {
        Block::Entry(Entry {
            kind: w.say_plain_with("victim-number", &[("number", one.record.into())]),
            text: if one.name.is_empty() { w.say_plain("pack-no-name") } else { one.name.clone() },
            more: vec![coded("age-band", &one.age, w)],
            ..Entry::default()
        })
    });
    section(&mut document, ("pack-victims", "pack-victims-none"), victims.collect(), w);
    document.blocks.push(Block::Note(w.say_plain("pack-no-reach")));
    if matches!(wanted.reader, Reader::Magistrate | Reader::LabourProsecutor) {
        let steps =
            data.victims.iter().flat_map(|one| one.non_punishment.iter().map(|step| asked(one, step, w)));
        let ids = ("pack-non-punishment", "pack-non-punishment-none");
        section(&mut document, ids, steps.map(Block::Entry).collect(), w);
    }
    let consents = data.victims.iter().flat_map(|one| {
        one.consents.iter().map(|consent| Block::Entry(agreed(face, (one.record, consent), w)))
    });
    section(&mut document, ("pack-consents", "pack-consents-none"), consents.collect(), w);
    document.blocks.push(Block::Note(w.say_plain("pack-consents-note")));
    section(&mut document, ("copy-named", "copy-nothing"), named(data, w), w);
    let facts = data.facts.iter().map(|one| Block::Entry(fact(one, w)));
    section(&mut document, ("pack-facts", "pack-facts-none"), facts.collect(), w);
    let said = |words: &[PackWords]| words.iter().map(|one| Block::Entry(said(one, w))).collect();
    section(
        &mut document,
        ("pack-not-established", "pack-not-established-none"),
        said(&data.not_established),
        w,
    );
    for (id, words) in [("part-assessment", &data.assessments), ("part-task", &data.tasks)] {
        if !words.is_empty() {
            section(&mut document, (id, "copy-nothing"), said(words), w);
        }
    }
    section(&mut document, ("pack-documents", "pack-documents-none"), Vec::new(), w);
    if !data.documents.is_empty() {
        document.blocks.pop();
        document.blocks.extend(data.documents.iter().flat_map(|one| files(one, w)));
    }
    document
}

/// What somebody agreed to, with its limits.
fn agreed(face: &Face, (record, one): (i64, &PackConsent), w: &Words) -> Entry {
    let org = OrgId::parse(&one.org).map(|org| face.desk.org_name(&org, w.lang()));
    let with = org.unwrap_or_else(|_| one.with.clone());
    let with = [one.officer.clone(), with].into_iter().filter(|text| !text.is_empty());
    let listed =
        |codes: &[String]| listed(codes.iter().map(|code| coded("consent-label", code, w)), w.lang());
    let answer = match one.answer.as_str() {
        "" => w.say_plain("consent-was-asked"),
        "later" => coded("pack-consent-state", "later", w),
        code => coded("consent-was", code, w),
    };
    let mut more = vec![
        format!("{}: {}", w.say_plain("pack-consent-asked"), listed(&one.parts)),
        match one.purpose.as_str() {
            "other" => one.words.clone(),
            code => coded("consent-for", code, w),
        },
        w.say_plain_with("consent-until", &[("date", day(&one.until, w).as_str().into())]),
        coded("pack-consent-state", &one.state, w),
    ];
    if one.answer == "part" {
        more.insert(1, format!("{}: {}", w.say_plain("consent-was-part"), listed(&one.agreed)));
    }
    more.retain(|line| !line.is_empty());
    let record = w.say_plain_with("victim-number", &[("number", record.into())]);
    let with = with.collect::<Vec<_>>().join(", ");
    Entry {
        kind: record,
        when: day(&one.on, w),
        who: one.by.clone(),
        text: format!("{with}: {answer}"),
        more,
        struck: false,
    }
}

/// What was asked so that somebody is not punished, and the answer.
fn asked(one: &PackVictim, step: &PackStep, w: &Words) -> Entry {
    let record = w.say_plain_with("victim-number", &[("number", one.record.into())]);
    let mut more = Vec::new();
    if !step.acts.is_empty() {
        more.push(format!("{}: {}", w.say_plain("step-acts"), step.acts));
    }
    Entry {
        kind: format!("{record} · {}", coded("step-state", &step.state, w)),
        when: day(&step.on, w),
        who: step.by.clone(),
        text: step.text.clone(),
        more,
        struck: false,
    }
}

/// Who and what appears in it.
fn named(data: &PackData, w: &Words) -> Vec<Block> {
    let people = data.people.iter().map(|one| Block::Entry(person(one, w)));
    let things = data.things.iter().map(|one| {
        let more = [one.more.clone()].into_iter().filter(|more| !more.is_empty());
        Block::Entry(Entry {
            kind: coded("thing", &one.kind, w),
            text: one.value.clone(),
            more: more.chain(one.source.as_ref().map(|source| from(source, w))).collect(),
            ..Entry::default()
        })
    });
    people.chain(things).collect()
}

/// What the pack is and for whom.
fn about(data: &PackData, w: &Words) -> Vec<Fact> {
    let made = &data.made_for;
    let mut facts = vec![
        Fact::theirs(w.say_plain("case-name"), data.title.clone()),
        Fact::ours(w.say_plain("cases-col-opened"), day(&data.opened, w)),
        Fact::theirs(w.say_plain("copy-whom"), made.whom.clone()),
        Fact::ours(w.say_plain("pack-reader"), coded("copy-reader", &made.reader, w)),
        Fact::ours(w.say_plain("export-purpose"), coded("copy-purpose", &made.purpose, w)),
        Fact::theirs(w.say_plain("pack-words"), made.words.clone()),
    ];
    if made.names {
        facts.push(Fact::theirs(w.say_plain("copy-why"), made.why.clone()));
    }
    facts
}

/// A code of ours in words; empty: nothing was chosen.
fn coded(id: &str, code: &str, w: &Words) -> String {
    if code.is_empty() { String::new() } else { w.say_plain(&format!("{id}-{code}")) }
}

fn day(iso: &str, w: &Words) -> String {
    dates::parse_day(iso).map_or(String::new(), |day| dates::day_long(w, day))
}

fn person(one: &PackPerson, w: &Words) -> Entry {
    let mut more = vec![one.aliases.clone(), coded("age-band", &one.age, w), one.doubt.clone()];
    if !one.report_number.is_empty() {
        more.push(w.say_plain_with("close-number-is", &[("number", one.report_number.as_str().into())]));
    }
    more.extend(one.source.as_ref().map(|source| from(source, w)));
    more.retain(|line| !line.is_empty());
    Entry { kind: coded("person", &one.role, w), text: one.name.clone(), more, ..Entry::default() }
}

/// Where something comes from.
pub(in crate::face) fn from(source: &PackSource, w: &Words) -> String {
    let kind = coded("source", &source.kind, w);
    let report = match source.report {
        0 => None,
        report => Some(w.say_plain_with("signal-heading", &[("number", report.into())])),
    };
    let words = Some(source.from.clone()).filter(|words| !words.is_empty());
    let of: Vec<String> = report.into_iter().chain(words).collect();
    if of.is_empty() { kind } else { format!("{kind}: {}", of.join(". ")) }
}

/// When a fact was and who wrote it down.
pub(in crate::face) fn when(one: &PackFact, w: &Words) -> String {
    if one.happened.is_empty() { dates::moment(w, one.written) } else { day(&one.happened, w) }
}

fn fact(one: &PackFact, w: &Words) -> Entry {
    let kind = match one.report {
        0 => w.say_plain("entry-fact"),
        report => w.say_plain_with("signal-heading", &[("number", report.into())]),
    };
    let mut more: Vec<String> = one.source.iter().map(|source| from(source, w)).collect();
    if !one.happened.is_empty() && one.report == 0 {
        let at = dates::moment(w, one.written);
        more.push(w.say_plain_with("entry-written", &[("date", at.as_str().into())]));
    }
    Entry {
        kind: format!("{}. {kind}", one.n),
        when: when(one, w),
        who: if one.by.is_empty() { w.say_plain("signal-from-writer") } else { one.by.clone() },
        text: one.text.clone(),
        more,
        struck: one.corrected,
    }
}

fn said(one: &PackWords, w: &Words) -> Entry {
    Entry {
        when: dates::moment(w, one.written),
        who: one.by.clone(),
        text: one.text.clone(),
        struck: one.corrected,
        ..Entry::default()
    }
}

/// A document: what it is, then everybody who had it.
fn files(one: &PackDocument, w: &Words) -> Vec<Block> {
    let mut facts = vec![
        Fact::theirs(w.say_plain("document-what"), one.title.clone()),
        Fact::theirs(w.say_plain("file-col-name"), one.file_name.clone()),
        Fact::ours(w.say_plain("file-col-what"), coded("document", &one.kind, w)),
        Fact::ours(w.say_plain("pack-bytes"), one.bytes.to_string()),
        Fact::ours("SHA-256".into(), one.sha256.clone()),
        Fact::ours(w.say_plain("document-how"), coded("received", &one.how, w)),
        Fact::theirs(w.say_plain("document-from"), one.from.clone()),
        Fact::ours(w.say_plain("document-on"), day(&one.received, w)),
    ];
    if !one.more.is_empty() {
        facts.push(Fact::theirs(w.say_plain("document-more"), one.more.clone()));
    }
    let line = |line: &PackCustody| {
        let more = [line.to.clone(), line.why.clone()].into_iter().filter(|text| !text.is_empty());
        Block::Entry(Entry {
            kind: coded("custody", &line.act, w),
            when: dates::moment(w, line.at),
            who: line.by.clone(),
            text: more.collect::<Vec<_>>().join(" · "),
            ..Entry::default()
        })
    };
    std::iter::once(Block::Facts(facts)).chain(one.custody.iter().map(line)).collect()
}

fn section(document: &mut Document, (heading, none): (&str, &str), blocks: Vec<Block>, w: &Words) {
    document.blocks.push(Block::Heading(w.say_plain(heading)));
    if blocks.is_empty() {
        document.blocks.push(Block::Note(w.say_plain(none)));
    }
    document.blocks.extend(blocks);
}
