//! What goes on paper, and who puts it there: a document as plain words, and the one thing that a press does with it. The press
//! itself (`crates/paper`) is slow to build, so that only the binary knows it.
use crate::language::Lang;

/// The most characters of a document: some 500 pages.
pub const DOCUMENT_MAX_CHARS: usize = 1_500_000;

/// A document. Its words are shown as they are: nothing in them is markup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// The language of our own words in it.
    pub lang: Lang,
    /// Its heading, and its title in the file: it says no name.
    pub title: String,
    /// On every page, and across it: for whom this copy is, when it was made, its mark.
    pub mark: String,
    /// At the foot of every page: whose it is and who made it.
    pub foot: String,
    /// "page x of y": what stands before the first number, between the two, and after the second.
    pub page: [String; 3],
    /// What it says.
    pub blocks: Vec<Block>,
}

/// A part of a document. "Ours" are words of the program, the same in every document; the rest is what people wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A heading; ours.
    Heading(String),
    /// A sentence about the document; ours.
    Note(String),
    /// What is known of it as a whole.
    Facts(Vec<Fact>),
    /// Something that was said, happened or was written.
    Entry(Entry),
    /// A table.
    Table {
        /// The names of its columns; ours.
        head: Vec<String>,
        /// Its rows, each as long as the head.
        rows: Vec<Vec<String>>,
    },
    /// What follows begins on a page of its own, so that it can be torn off.
    NewPage,
}

/// What something is called, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    /// What it is called; ours.
    pub label: String,
    /// What it is.
    pub value: String,
    /// The value is ours too: a state, a day.
    pub ours: bool,
}

impl Fact {
    /// A fact in words of the program.
    #[must_use]
    pub fn ours(label: String, value: String) -> Self {
        Self { label, value, ours: true }
    }

    /// A fact in words that people wrote.
    #[must_use]
    pub fn theirs(label: String, value: String) -> Self {
        Self { label, value, ours: false }
    }
}

/// Something that was said, happened or was written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entry {
    /// What kind it is; ours.
    pub kind: String,
    /// When; ours.
    pub when: String,
    /// Who.
    pub who: String,
    /// What was said.
    pub text: String,
    /// What stands with it, a line each.
    pub more: Vec<String>,
    /// It was corrected: it is struck through.
    pub struck: bool,
}

/// A document as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pressed {
    /// The file.
    pub pdf: Vec<u8>,
    /// Signs for which no font is there; on paper their number in Unicode stands in their place.
    pub unshown: Vec<char>,
}

/// Why there is no file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unprintable {
    /// Letters for which no font is there: which Debian package has them.
    #[error("the fonts of {0} are missing")]
    Font(&'static str),
    /// More than [`DOCUMENT_MAX_CHARS`].
    #[error("the document is too long")]
    TooLong,
    /// It could not be set.
    #[error("the document could not be set")]
    Failed,
}

/// Puts documents on paper.
pub trait Press: Send + Sync + std::fmt::Debug {
    /// Makes a file. It takes a while and must not run where others wait.
    ///
    /// # Errors
    /// [`Unprintable`].
    fn press(&self, document: &Document) -> Result<Pressed, Unprintable>;

    /// Makes a file with a page for each sheet of a poster. It takes a while too.
    ///
    /// # Errors
    /// [`Unprintable`]; [`Unprintable::TooLong`]: the words do not fit on the paper.
    fn poster(&self, poster: &Poster) -> Result<Vec<u8>, Unprintable>;

    /// Makes a card of one page, 105 × 148 mm, that somebody takes along. It takes a while too.
    ///
    /// # Errors
    /// [`Unprintable`]; [`Unprintable::TooLong`]: the words do not fit on it.
    fn card(&self, card: &Card) -> Result<Vec<u8>, Unprintable>;
}

/// A card that somebody takes along, and that somebody else may find: it says whose it is, and what for, as far as its words do. They are shown
/// as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The language of its words.
    pub lang: Lang,
    /// Its title in the file: neutral, and not on the paper.
    pub title: String,
    /// Paragraphs; the first stands out.
    pub lines: Vec<String>,
}

/// A poster, a card or a sticker: one code to scan and to type on each sheet, everything else the same. Its words are shown as they are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Poster {
    /// The language of the file itself.
    pub lang: Lang,
    /// How large.
    pub format: PosterFormat,
    /// Its title in the file.
    pub title: String,
    /// Red, green, blue: of headings and of the band.
    pub accent: [u8; 3],
    /// A picture, JPEG or PNG, and what can be seen on it.
    pub picture: Option<(Vec<u8>, String)>,
    /// One for each language, all of the same size.
    pub texts: Vec<PosterText>,
    /// Whose it is and whose the picture is, in small letters.
    pub foot: String,
    /// One page each.
    pub sheets: Vec<PosterSheet>,
}

/// What a poster says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterText {
    /// The language.
    pub lang: Lang,
    /// Its heading.
    pub title: String,
    /// What follows; none on a sticker.
    pub text: String,
    /// What to do with the code.
    pub scan: String,
    /// Whom to call in danger.
    pub danger: String,
}

/// One page of a poster.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PosterSheet {
    /// What the code leads to.
    pub address: String,
    /// The same as it is typed, without what a browser adds by itself.
    pub typed: String,
    /// What whoever hears the file is told of the code.
    pub alt: String,
}

/// Sizes of posters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PosterFormat {
    /// 210 × 297 mm.
    A4,
    /// 297 × 420 mm.
    A3,
    /// 105 × 148 mm.
    A6,
    /// 80 × 80 mm.
    Sticker,
}

impl Document {
    /// Every piece that people wrote, in the order in which it is read; whether it is their text itself, and not what the program put
    /// around their words.
    pub fn each_written(&mut self, mut look: impl FnMut(&mut String, bool)) {
        for block in &mut self.blocks {
            match block {
                Block::Heading(_) | Block::Note(_) | Block::NewPage => {}
                Block::Facts(facts) => {
                    facts.iter_mut().filter(|fact| !fact.ours).for_each(|fact| look(&mut fact.value, true));
                }
                Block::Entry(entry) => {
                    look(&mut entry.who, false);
                    look(&mut entry.text, true);
                    entry.more.iter_mut().for_each(|line| look(line, false));
                }
                Block::Table { rows, .. } => rows.iter_mut().flatten().for_each(|cell| look(cell, false)),
            }
        }
    }

    /// How long it is, in characters.
    #[must_use]
    pub fn chars(&self) -> usize {
        let long = |text: &String| text.chars().count();
        let of = |block: &Block| match block {
            Block::Heading(text) | Block::Note(text) => long(text),
            Block::Facts(facts) => facts.iter().map(|fact| long(&fact.label) + long(&fact.value)).sum(),
            Block::Entry(entry) => {
                let own = [&entry.kind, &entry.when, &entry.who, &entry.text];
                own.into_iter().chain(&entry.more).map(long).sum()
            }
            Block::Table { head, rows } => head.iter().chain(rows.iter().flatten()).map(long).sum(),
            Block::NewPage => 0,
        };
        self.blocks.iter().map(of).sum()
    }
}
