//! The words of a part of a document: what stands in paragraphs, one a line; cells with tabs between them.
use quick_xml::{
    Reader, XmlVersion,
    events::{BytesRef, BytesStart, Event},
};
use web::cleaning::Refusal;

/// Whose names the elements have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Office Open XML (ECMA-376): words and slides.
    Office,
    /// OpenDocument (ISO/IEC 26300).
    Open,
}

/// What an element is for whoever reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Does {
    /// All in it stays behind.
    Nothing,
    /// Letters in it are read.
    Letters,
    /// A line of its own, of which the letters are read or not.
    Line {
        letters: bool,
    },
    /// Letters of one look, which may be hidden.
    Run,
    /// Those of the run are hidden.
    Hides,
    Cell,
    Row,
    Tab,
    Break,
    /// So many spaces.
    Spaces,
    /// Only what is in it counts.
    Passes,
}

impl Kind {
    /// By the local name alone: programs choose the rest.
    fn does(self, name: &str) -> Does {
        match (self, name) {
            // Deleted and moved away; how a paragraph looks; what older programs would show in place of something.
            (Self::Office, "del" | "moveFrom" | "pPr" | "Fallback" | "rt")
            // Changes, comments, notes of the speaker, fields to fill in, how often something comes again.
            | (Self::Open, "tracked-changes" | "annotation" | "notes" | "forms" | "ruby-text" | "hidden-text" | "binary-data") => Does::Nothing,
            (Self::Office, "t") => Does::Letters,
            (Self::Office, "p") => Does::Line { letters: false },
            (Self::Office, "r") => Does::Run,
            (Self::Office, "vanish" | "webHidden") => Does::Hides,
            (Self::Office, "tc") | (Self::Open, "table-cell" | "covered-table-cell") => Does::Cell,
            (Self::Office, "tr") | (Self::Open, "table-row") => Does::Row,
            (Self::Office, "tab" | "ptab") | (Self::Open, "tab") => Does::Tab,
            (Self::Office, "br" | "cr") | (Self::Open, "line-break") => Does::Break,
            (Self::Open, "p" | "h") => Does::Line { letters: true },
            (Self::Open, "s") => Does::Spaces,
            _ => Does::Passes,
        }
    }
}

/// What was read so far.
struct Reading {
    kind: Kind,
    out: String,
    /// Depth in what stays behind.
    behind: usize,
    /// Depth in what is read.
    letters: usize,
    cells: usize,
    hidden: bool,
}

/// The words of a part.
///
/// # Errors
/// [`Refusal::Damaged`]: it is no XML.
pub(super) fn of(xml: &str, kind: Kind) -> Result<String, Refusal> {
    let mut reading = Reading { kind, out: String::new(), behind: 0, letters: 0, cells: 0, hidden: false };
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().map_err(|_| Refusal::Damaged)? {
            Event::Start(element) => {
                if is_hidden_slide(&element) {
                    return Ok(String::new());
                }
                reading.opens(&element);
            }
            Event::Empty(element) => {
                reading.opens(&element);
                reading.closes(local(element.name().as_ref()));
            }
            Event::End(element) => reading.closes(local(element.name().as_ref())),
            Event::Text(text) => reading.says(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::CData(text) => reading.says(&text.xml_content(XmlVersion::Implicit1_0)),
            Event::GeneralRef(one) => {
                if let Some(letter) = letter_of(&one) {
                    reading.says(letter.encode_utf8(&mut [0; 4]));
                }
            }
            Event::Eof => return Ok(reading.out),
            _ => {}
        }
    }
}

impl Reading {
    fn opens(&mut self, element: &BytesStart<'_>) {
        let does = self.kind.does(local(element.name().as_ref()));
        if self.behind > 0 || does == Does::Nothing {
            self.behind += usize::from(does == Does::Nothing);
            return;
        }
        match does {
            Does::Letters | Does::Line { letters: true } => self.letters += 1,
            Does::Run => self.hidden = false,
            // `w:val="0"` says that it is not.
            Does::Hides => {
                self.hidden = !matches!(value(element, "val").as_deref(), Some("0" | "false" | "off"))
            }
            Does::Cell => self.cells += 1,
            Does::Tab => self.out.push('\t'),
            Does::Break => self.out.push('\n'),
            Does::Spaces => {
                let count = value(element, "c").and_then(|count| count.parse().ok()).unwrap_or(1_usize);
                self.out.extend(std::iter::repeat_n(' ', count.min(80)));
            }
            _ => {}
        }
    }

    fn closes(&mut self, name: &str) {
        let does = self.kind.does(name);
        if self.behind > 0 {
            self.behind -= usize::from(does == Does::Nothing);
            return;
        }
        match does {
            Does::Letters => self.letters = self.letters.saturating_sub(1),
            Does::Line { letters } => {
                self.letters = self.letters.saturating_sub(usize::from(letters));
                self.out.push(if self.cells > 0 { ' ' } else { '\n' });
            }
            Does::Run => self.hidden = false,
            Does::Cell => {
                self.cells = self.cells.saturating_sub(1);
                self.out.push('\t');
            }
            Does::Row => self.out.push('\n'),
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        if self.behind == 0 && self.letters > 0 && !self.hidden {
            // In OpenDocument lines of the file are no lines of the text.
            self.out.extend(text.chars().map(|one| if one.is_control() { ' ' } else { one }));
        }
    }
}

fn is_hidden_slide(element: &BytesStart<'_>) -> bool {
    local(element.name().as_ref()) == "sld"
        && matches!(value(element, "show").as_deref(), Some("0" | "false"))
}

/// A name without what a program put before it.
pub(super) fn local(name: &str) -> &str {
    name.rsplit(':').next().unwrap_or(name)
}

/// What an attribute says, by its local name.
pub(super) fn value(element: &BytesStart<'_>, name: &str) -> Option<String> {
    let mut all = element.attributes().filter_map(Result::ok);
    let found = all.find(|one| local(one.key.as_ref()) == name)?;
    Some(found.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
}

/// A letter by its number, or one of the five that XML knows by name. Others are nobody's: what a file declares itself is not read.
pub(super) fn letter_of(one: &BytesRef<'_>) -> Option<char> {
    if let Ok(Some(letter)) = one.resolve_char_ref() {
        return Some(letter);
    }
    Some(match &**one {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}
