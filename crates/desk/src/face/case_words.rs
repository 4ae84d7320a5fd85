//! What stands in a case, in words: a line of its timeline, somebody or something at its side.
use crate::{
    Desk,
    case::{Item, ItemWhat, Said, Source},
};
use domain::{AgeBand, EntryKind};
use web::{dates, words::Words};

/// A line of the timeline.
pub(super) struct Row {
    pub(super) class: &'static str,
    /// The kind of entry, in words.
    pub(super) kind: String,
    pub(super) who: String,
    pub(super) when: String,
    /// When it was written, if that is another moment.
    pub(super) written: Option<String>,
    pub(super) text: String,
    pub(super) more: Vec<String>,
    pub(super) source: Option<String>,
    pub(super) corrected: bool,
    pub(super) corrects: bool,
    /// The number of the entry, for whoever corrects it.
    pub(super) entry: Option<i64>,
    /// The report it belongs to.
    pub(super) signal: Option<i64>,
    /// The document it is.
    pub(super) document: Option<i64>,
    /// The record of a presumed victim it is about.
    pub(super) victim: Option<i64>,
    pub(super) referral: Option<i64>,
}

/// A line of which nothing is said yet but who wrote it and when.
fn bare(item: &Item, w: &Words) -> Row {
    let day = u32::try_from(item.at / 86_400).unwrap_or(0);
    Row {
        class: "event",
        kind: String::new(),
        who: item.who.clone().unwrap_or_else(|| w.say("signal-from-writer")),
        when: if item.day_only { dates::day_long(w, day) } else { dates::moment(w, item.at) },
        written: None,
        text: String::new(),
        more: Vec::new(),
        source: None,
        corrected: false,
        corrects: false,
        entry: None,
        signal: None,
        document: None,
        victim: None,
        referral: None,
    }
}

/// A line of the timeline; `seen` are the reports that the member sees.
pub(super) fn item(item: &Item, seen: &[i64], (desk, w): (&Desk, &Words)) -> Row {
    let plain = |class, kind, text, signal| Row { class, kind, text, signal, ..bare(item, w) };
    match &item.what {
        ItemWhat::Document { id, title, sha256 } => {
            let row = plain("event", w.say("case-item-document"), title.clone(), None);
            Row { document: Some(*id), more: vec![format!("SHA-256 {sha256}")], ..row }
        }
        ItemWhat::Clock(one) => {
            let row = plain("event", w.say("case-item-clock"), String::new(), None);
            of_victim(row, (one.victim, one.written), super::clock::said(one, w), w)
        }
        ItemWhat::Consent(one) => {
            let row = plain("event", w.say("case-item-consent"), String::new(), None);
            of_victim(row, (one.victim, one.written), super::consent_words::said(desk, one, w), w)
        }
        ItemWhat::Reception(one) => {
            let row = plain("event", w.say("case-item-reception"), String::new(), None);
            let said = (String::new(), vec![super::reception::listed_words(&one.listed, w)]);
            of_victim(row, (one.victim, one.written), said, w)
        }
        ItemWhat::Referral(one) => {
            let row =
                plain("event", w.say("case-item-referral"), super::referrals::in_a_case(desk, one, w), None);
            Row { referral: Some(one.number), ..row }
        }
        ItemWhat::Message { number, text } => {
            let class = if item.who.is_none() { "from-writer" } else { "from-us" };
            plain(class, w.with1("signal-heading", "number", *number), text.clone(), Some(*number))
        }
        ItemWhat::Attached { number } => {
            plain("event", String::new(), w.with1("case-item-attached", "number", *number), Some(*number))
        }
        ItemWhat::Entry { id, said, corrected, corrects, written } => {
            let (text, more) = named(said, w);
            let row =
                plain(class_of(said.kind()), w.say(&format!("entry-{}", said.kind().code())), text, None);
            Row {
                more,
                source: said.source().map(|source| source_words(source, seen, w)),
                written: item.day_only.then(|| self::written(*written, w)),
                corrected: *corrected,
                corrects: *corrects,
                entry: Some(*id).filter(|_| !corrected),
                ..row
            }
        }
    }
}

/// A line about a presumed victim, and when it was written.
fn of_victim(row: Row, (victim, at): (i64, i64), (text, more): (String, Vec<String>), w: &Words) -> Row {
    let written = w.with1("entry-written", "date", dates::moment(w, at).as_str());
    Row { victim: Some(victim), text, more, written: Some(written), ..row }
}

fn class_of(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Assessment => "assessment",
        EntryKind::Task => "task",
        _ => "fact",
    }
}

fn written(at: i64, w: &Words) -> String {
    w.with1("entry-written", "date", dates::moment(w, at).as_str())
}

/// What an entry says, and what stands with it.
pub(super) fn named(said: &Said, w: &Words) -> (String, Vec<String>) {
    let coded = |id: &str, code: &str| w.say(&format!("{id}-{code}"));
    let mut more = Vec::new();
    let text = match said {
        Said::Fact { text, .. } | Said::Assessment { text } | Said::NotEstablished { text } => text.clone(),
        Said::Task(task) => {
            if let Some(due) = task.due {
                more.push(w.with1("task-due", "date", dates::day_long(w, due.number()).as_str()));
            }
            if !task.waiting_for.is_empty() {
                more.push(w.with1("task-waits", "what", task.waiting_for.as_str()));
            }
            if let Some(at) = task.done_at {
                more.push(w.with1("task-done-at", "date", dates::moment(w, at).as_str()));
            }
            task.text.clone()
        }
        Said::Person { name, aliases, role, age, doubt, report_number, .. } => {
            more.extend(role.map(|role| coded("person", role.code())));
            more.extend(age.map(|age| coded("age-band", age.code())));
            if age.is_some_and(AgeBand::is_minor) {
                more.push(w.say("age-band-minor"));
            }
            more.extend([doubt, aliases].into_iter().filter(|text| !text.is_empty()).cloned());
            if !report_number.is_empty() {
                more.push(w.with1("close-number-is", "number", report_number.as_str()));
            }
            name.clone()
        }
        Said::Thing { kind, value, more: about, .. } => {
            more.extend(kind.map(|kind| coded("thing", kind.code())));
            more.extend(Some(about).filter(|text| !text.is_empty()).cloned());
            value.clone()
        }
        Said::Reference { kind, number } => {
            more.extend(kind.map(|kind| coded("reference", kind.code())));
            number.clone()
        }
    };
    (text, more)
}

/// Where something comes from.
fn source_words(source: &Source, seen: &[i64], w: &Words) -> String {
    let kind = w.say(&format!("source-{}", source.kind.code()));
    let of = match source.signal.filter(|signal| seen.contains(signal)) {
        None if source.signal.is_some() => String::new(),
        Some(signal) => w.with1("signal-heading", "number", signal),
        None => source.words.clone(),
    };
    let said = if of.is_empty() { kind } else { format!("{kind}: {of}") };
    match (source.signal, source.words.is_empty()) {
        (Some(_), false) => format!("{said}. {}", source.words),
        _ => said,
    }
}
