//! A case, a report or a list as a document. What the program says and what people wrote stay apart in it: only the second is hidden.
use crate::{
    case::{CaseView, Item, ItemWhat},
    copy::ListRows,
    face::{Face, case_words, people, signal},
    files::ReportFile,
    signal::SignalView,
};
use domain::{CopyWanted, EntryKind, copy::Part};
use web::{
    dates,
    paper::{Block, Document, Entry, Fact},
    words::Words,
};

/// An empty one, with what stands on every page; the mark comes when it leaves.
pub(super) fn empty(face: &Face, wanted: &CopyWanted, title: String, w: &Words) -> Document {
    let note = if wanted.whole || !wanted.of.has_words() { None } else { Some("copy-note-hidden") };
    let own = [Some("copy-note"), note].into_iter().flatten();
    Document {
        lang: w.lang(),
        title,
        mark: String::new(),
        foot: face.name(w.lang()),
        page: page_words(w),
        blocks: own.map(|id| Block::Note(w.say_plain(id))).collect(),
    }
}

/// "page x of y", in three pieces.
pub(in crate::face) fn page_words(w: &Words) -> [String; 3] {
    let number = ("\u{e000}", "\u{e001}");
    let page = w.say_plain_with("copy-page", &[("page", number.0.into()), ("pages", number.1.into())]);
    let (before, rest) = page.split_once(number.0).unwrap_or_default();
    let (between, after) = rest.split_once(number.1).unwrap_or_default();
    [before, between, after].map(str::to_owned)
}

pub(super) fn of_case(face: &Face, view: &CaseView, wanted: &CopyWanted, w: &Words) -> Document {
    let mut document =
        empty(face, wanted, w.say_plain_with("case-heading", &[("number", view.number.into())]), w);
    let long = |day: envelope::ids::Day| dates::day_long(w, day.number());
    let mut facts = vec![
        Fact::theirs(w.say_plain("case-name"), view.title.clone()),
        Fact::ours(w.say_plain("inbox-col-state"), w.say_plain(&format!("case-state-{}", view.state.code()))),
        Fact::ours(w.say_plain("cases-col-opened"), long(view.opened)),
    ];
    if let Some((_, at, reason)) = &view.closed {
        facts.push(Fact::ours(w.say_plain("copy-closed"), dates::moment(w, *at)));
        facts.push(Fact::theirs(w.say_plain("close-reason"), reason.clone()));
    }
    document.blocks.push(Block::Facts(facts));
    if wanted.parts.contains(&Part::Named) {
        let named = view.named.iter().map(|(_, said)| {
            let (text, more) = case_words::named(said, w);
            Block::Entry(Entry {
                kind: w.say_plain(&format!("entry-{}", said.kind().code())),
                text,
                more,
                ..Entry::default()
            })
        });
        section(&mut document, "copy-named", named.collect(), w);
    }
    let seen: Vec<i64> = view.signals.iter().map(|one| one.number).collect();
    // The page shows the latest first, paper is read from the first day on.
    let items = view.items.iter().rev().filter(|item| goes_out(item, &wanted.parts));
    let entries = items.map(|one| Block::Entry(entry(case_words::item(one, &seen, (&face.desk, w)))));
    section(&mut document, "case-timeline", entries.collect(), w);
    document
}

fn goes_out(item: &Item, parts: &[Part]) -> bool {
    let part = match &item.what {
        ItemWhat::Message { .. } | ItemWhat::Attached { .. } => Part::Message,
        ItemWhat::Entry { said, .. } => match said.kind() {
            EntryKind::Fact | EntryKind::NotEstablished => Part::Fact,
            EntryKind::Assessment => Part::Assessment,
            EntryKind::Task => Part::Task,
            EntryKind::Person | EntryKind::Thing | EntryKind::Reference => Part::Named,
        },
        ItemWhat::Document { .. } => Part::Named,
        // Records of presumed victims go along with no copy of a case.
        ItemWhat::Clock(_) | ItemWhat::Consent(_) | ItemWhat::Referral(_) | ItemWhat::Reception(_) => {
            return false;
        }
    };
    parts.contains(&part)
}

fn entry(row: case_words::Row) -> Entry {
    let more = row.more.into_iter().chain(row.source).chain(row.written);
    Entry {
        kind: row.kind,
        when: row.when,
        who: row.who,
        text: row.text,
        more: more.collect(),
        struck: row.corrected,
    }
}

fn section(document: &mut Document, id: &str, blocks: Vec<Block>, w: &Words) {
    document.blocks.push(Block::Heading(w.say_plain(id)));
    if blocks.is_empty() {
        document.blocks.push(Block::Note(w.say_plain("copy-nothing")));
    }
    document.blocks.extend(blocks);
}

/// A file that came with a report: its name is its writer's, and its hash says which one it was.
fn file_facts(file: &ReportFile, w: &Words) -> Block {
    Block::Facts(vec![
        Fact::theirs(w.say_plain("file-col-name"), file.name.clone()),
        Fact::ours(w.say_plain("file-col-what"), signal::file_words(file, w)),
        Fact::ours(w.say_plain("file-col-day"), dates::day_long(w, file.day.number())),
        Fact::ours("SHA-256".into(), file.sha256.clone()),
    ])
}

pub(super) fn of_signal(face: &Face, view: SignalView, wanted: &CopyWanted, w: &Words) -> Document {
    let mut document =
        empty(face, wanted, w.say_plain_with("signal-heading", &[("number", view.number.into())]), w);
    let mut facts = vec![
        Fact::ours(w.say_plain("inbox-col-state"), w.say_plain(&format!("state-{}", view.state.code()))),
        Fact::ours(w.say_plain("copy-arrived"), dates::day_long(w, view.arrived_day.number())),
        Fact::ours(w.say_plain("inbox-col-lang"), web::endonyms::endonym(&view.lang).to_owned()),
    ];
    if let Some(told) = &view.told {
        facts.push(Fact::theirs(w.say_plain("copy-how"), signal::how_it_came(&view, told, w)));
    }
    if wanted.parts.contains(&Part::Answer) {
        let in_words = |(question, answer): &(String, String)| {
            let (label, value) = signal::in_words(question, answer, w);
            Fact::ours(label, value)
        };
        facts.extend(view.answers.iter().map(in_words));
    }
    document.blocks.push(Block::Facts(facts));
    let notes: Vec<Block> = view.notes.iter().map(|note| note_entry(note, w)).collect();
    if wanted.parts.contains(&Part::Message) {
        let said = view.thread.into_iter().map(|entry| Block::Entry(signal::on_paper(face, entry, w)));
        section(&mut document, "copy-said", said.collect(), w);
        if !view.files.is_empty() {
            let files = view.files.iter().map(|file| file_facts(file, w)).collect();
            section(&mut document, "file-heading", files, w);
        }
    }
    if wanted.parts.contains(&Part::Note) {
        section(&mut document, "part-note", notes, w);
    }
    document
}

fn note_entry(note: &crate::signal::Note, w: &Words) -> Block {
    Block::Entry(Entry {
        when: dates::moment(w, note.at),
        who: note.name.clone(),
        text: note.text.clone(),
        ..Entry::default()
    })
}

pub(super) fn of_list(face: &Face, rows: &ListRows, wanted: &CopyWanted, w: &Words) -> Document {
    let mut document = empty(face, wanted, w.say_plain(&format!("copy-of-{}", wanted.of.code())), w);
    if wanted.days.1.number() > 0 {
        let (from, until) =
            (dates::day_long(w, wanted.days.0.number()), dates::day_long(w, wanted.days.1.number()));
        let span = [("from", from.as_str().into()), ("until", until.as_str().into())];
        document.blocks.push(Block::Note(w.say_plain_with("copy-span", &span)));
    }
    let (head, rows) = table(face, rows, w);
    document.blocks.push(if rows.is_empty() {
        Block::Note(w.say_plain("copy-nothing"))
    } else {
        Block::Table { head, rows }
    });
    document
}

fn table(face: &Face, rows: &ListRows, w: &Words) -> (Vec<String>, Vec<Vec<String>>) {
    let heads = |ids: &[&str]| ids.iter().map(|id| w.say_plain(id)).collect();
    let day = |day: u32| dates::written_day(day);
    let closed = |at: Option<i64>| at.map(|at| day(dates::day_in_brussels(at))).unwrap_or_default();
    match rows {
        ListRows::Signals(lines) => {
            let row = |line: &store::desk::SignalLine| {
                let outcome = line.outcome.as_ref().map(|code| w.say_plain(&format!("outcome-{code}")));
                vec![
                    line.number.to_string(),
                    day(line.arrived_day),
                    w.say_plain(&format!("origin-{}", line.origin)),
                    w.say_plain(&format!("state-{}", line.state)),
                    outcome.unwrap_or_default(),
                    closed(line.closed_at),
                ]
            };
            let head = [
                "inbox-col-number",
                "copy-arrived",
                "copy-way",
                "inbox-col-state",
                "copy-outcome",
                "copy-closed",
            ];
            (heads(&head), lines.iter().map(row).collect())
        }
        ListRows::Cases(lines) => {
            let row = |line: &store::desk::CaseLine| {
                vec![
                    line.number.to_string(),
                    day(line.opened_day),
                    w.say_plain(&format!("case-state-{}", line.state)),
                    day(line.review_day),
                    closed(line.closed_at),
                ]
            };
            let head =
                ["inbox-col-number", "cases-col-opened", "inbox-col-state", "case-review", "copy-closed"];
            (heads(&head), lines.iter().map(row).collect())
        }
        ListRows::People(people) => people::table(face.desk.kind(), people, w),
    }
}

/// What a document says as rows of a table: for a spreadsheet.
pub(super) fn rows(document: &Document, w: &Words) -> Vec<Vec<String>> {
    let table = document.blocks.iter().find_map(|block| match block {
        Block::Table { head, rows } => Some((head, rows)),
        _ => None,
    });
    if let Some((head, rows)) = table {
        return std::iter::once(head).chain(rows).cloned().collect();
    }
    let head =
        ["copy-col-part", "copy-col-kind", "copy-col-when", "copy-col-who", "copy-col-what", "copy-col-more"];
    let mut all: Vec<Vec<String>> = vec![head.iter().map(|id| w.say_plain(id)).collect()];
    let mut part = document.title.clone();
    for block in &document.blocks {
        match block {
            Block::Heading(heading) => part.clone_from(heading),
            Block::Facts(facts) => all.extend(facts.iter().map(|fact| {
                let (label, value) = (fact.label.clone(), fact.value.clone());
                vec![part.clone(), label, String::new(), String::new(), value, String::new()]
            })),
            Block::Entry(one) => {
                let corrected = one.struck.then(|| w.say_plain("entry-is-corrected"));
                let more: Vec<String> = one.more.iter().cloned().chain(corrected).collect();
                all.push(vec![
                    part.clone(),
                    one.kind.clone(),
                    one.when.clone(),
                    one.who.clone(),
                    one.text.clone(),
                    more.join(" · "),
                ]);
            }
            Block::Note(_) | Block::Table { .. } | Block::NewPage => {}
        }
    }
    all
}
