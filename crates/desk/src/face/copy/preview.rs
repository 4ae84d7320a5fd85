//! What goes out, as the page shows it before it does: everything of it, and what is hidden where.
use super::hide::pieces;
use web::paper::{Block, Document, Fact};

/// Rows of a list that are shown; the others are alike.
const ROWS_SHOWN: usize = 25;

/// Pieces of a text, and whether each stands for something hidden.
type Pieces = Vec<(bool, String)>;

/// What goes out.
pub(super) struct Preview {
    pub(super) blocks: Vec<Shown>,
    /// Rows of a list that are not shown.
    pub(super) more_rows: usize,
    /// Words that stay and may be names.
    pub(super) maybe: Vec<String>,
}

/// A part of it: one of these, the others empty.
#[derive(Default)]
pub(super) struct Shown {
    pub(super) heading: Option<String>,
    pub(super) note: Option<String>,
    pub(super) facts: Vec<(String, Pieces)>,
    pub(super) entry: Option<ShownEntry>,
    pub(super) head: Vec<String>,
    pub(super) rows: Vec<Vec<String>>,
}

pub(super) struct ShownEntry {
    pub(super) kind: String,
    pub(super) when: String,
    pub(super) who: Pieces,
    pub(super) text: Pieces,
    pub(super) more: Vec<Pieces>,
    pub(super) struck: bool,
}

impl Preview {
    pub(super) fn of(document: &Document, maybe: Vec<String>) -> Self {
        let rows = |block: &Block| match block {
            Block::Table { rows, .. } => rows.len().saturating_sub(ROWS_SHOWN),
            _ => 0,
        };
        let more_rows = document.blocks.iter().map(rows).sum();
        Self { blocks: document.blocks.iter().map(shown).collect(), more_rows, maybe }
    }
}

fn shown(block: &Block) -> Shown {
    match block {
        Block::Heading(heading) => Shown { heading: Some(heading.clone()), ..Shown::default() },
        Block::Note(note) => Shown { note: Some(note.clone()), ..Shown::default() },
        Block::Facts(facts) => {
            let fact = |fact: &Fact| (fact.label.clone(), pieces(&fact.value));
            Shown { facts: facts.iter().map(fact).collect(), ..Shown::default() }
        }
        Block::Entry(entry) => {
            let entry = ShownEntry {
                kind: entry.kind.clone(),
                when: entry.when.clone(),
                who: pieces(&entry.who),
                text: pieces(&entry.text),
                more: entry.more.iter().map(|line| pieces(line)).collect(),
                struck: entry.struck,
            };
            Shown { entry: Some(entry), ..Shown::default() }
        }
        Block::NewPage => Shown::default(),
        Block::Table { head, rows } => {
            let rows = rows.iter().take(ROWS_SHOWN).cloned().collect();
            Shown { head: head.clone(), rows, ..Shown::default() }
        }
    }
}
