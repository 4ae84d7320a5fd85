//! Cuts a text into words (Unicode standard annex 29), parts joined by a hyphen or an apostrophe into compounds, and scripts
//! without spaces into runs of characters.
use super::script::{invisible, unspaced};
use std::ops::Range;
use unicode_normalization::char::is_combining_mark;
use unicode_segmentation::UnicodeSegmentation;

/// The most parts of one compound; what goes on is another.
const PARTS_MAX: usize = 8;
/// The most characters of one run without spaces; what goes on is another.
const RUN_MAX: usize = 64;

/// Parts that belong together.
#[derive(Default)]
pub(super) struct Compound {
    parts: Vec<Range<usize>>,
    /// A run of characters of a script without spaces.
    run: bool,
}

impl Compound {
    /// What a text is found by: each part, and their whole, or in a run each two that follow each other.
    pub(super) fn found_by(&self) -> impl Iterator<Item = Range<usize>> {
        let pairs = self.parts.windows(if self.run { 2 } else { usize::MAX }).filter_map(join);
        self.parts.iter().cloned().chain(self.whole()).chain(pairs)
    }

    /// What is looked for: the whole, or all of the parts.
    pub(super) fn asked_by(&self) -> (Option<Range<usize>>, Vec<Range<usize>>) {
        let pairs = self.run && self.parts.len() > 1;
        let parts = if pairs { self.parts.windows(2).filter_map(join).collect() } else { self.parts.clone() };
        (self.whole(), parts)
    }

    /// Its parts.
    pub(super) fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// Whether its parts are characters of a script without spaces.
    pub(super) fn is_run(&self) -> bool {
        self.run
    }

    /// Where it stands.
    pub(super) fn range(&self) -> Range<usize> {
        join(&self.parts).unwrap_or_default()
    }

    fn whole(&self) -> Option<Range<usize>> {
        join(&self.parts).filter(|_| !self.run && self.parts.len() > 1)
    }

    fn goes_on(&self, text: &str, part: &Range<usize>, run: bool) -> bool {
        let most = if run { RUN_MAX } else { PARTS_MAX };
        let Some(last) = self.parts.last().filter(|_| self.run == run && self.parts.len() < most) else {
            return false;
        };
        let gap = text.get(last.end..part.start).unwrap_or_default();
        if run { gap.is_empty() } else { joins(gap) }
    }
}

fn join(parts: &[Range<usize>]) -> Option<Range<usize>> {
    Some(parts.first()?.start..parts.last()?.end)
}

fn joins(gap: &str) -> bool {
    let mut chars = gap.chars();
    let joiner = matches!(
        chars.next(),
        Some(
            '-' | '\u{2010}'
                ..='\u{2013}'
                    | '\''
                    | '`'
                    | '\u{b4}'
                    | '\u{b7}'
                    | '\u{5be}'
                    | '\u{5f3}'
                    | '\u{2018}'
                    | '\u{2019}'
                    | '\u{2032}'
        )
    );
    joiner && chars.next().is_none()
}

/// Hands over each compound of a text, in order.
pub(super) fn cut(text: &str, mut take: impl FnMut(&Compound)) {
    let mut compound = Compound::default();
    for (start, word) in text.unicode_word_indices() {
        let run = word.starts_with(unspaced);
        each_part(start, word, run, |part| {
            if !compound.goes_on(text, &part, run) {
                if !compound.parts.is_empty() {
                    take(&compound);
                }
                compound.parts.clear();
                compound.run = run;
            }
            compound.parts.push(part);
        });
    }
    if !compound.parts.is_empty() {
        take(&compound);
    }
}

/// The parts of a word: "a.b" is two; a character with its marks is one of a run.
fn each_part(start: usize, word: &str, run: bool, mut take: impl FnMut(Range<usize>)) {
    if run {
        for (at, character) in word.grapheme_indices(true) {
            take(start + at..start + at + character.len());
        }
        return;
    }
    let wordy = |c: char| c.is_alphanumeric() || (!c.is_ascii() && (is_combining_mark(c) || invisible(c)));
    let mut begun = None;
    for (at, c) in word.char_indices() {
        match (wordy(c), begun) {
            (true, None) => begun = Some(at),
            (false, Some(from)) => {
                take(start + from..start + at);
                begun = None;
            }
            _ => {}
        }
    }
    if let Some(from) = begun {
        take(start + from..start + word.len());
    }
}
