//! Documents of a case: what is taken in and what is not, how one came, and what is done with it afterwards. A document is what its
//! bytes say, not what its name says.
use crate::{
    case::{EntryFault, LINE_MAX_CHARS, TITLE_MAX_CHARS, check_happened, check_length, check_text},
    signal::codes,
};
use envelope::ids::Day;

/// The largest document, in bytes.
pub const DOCUMENT_MAX_BYTES: u64 = 100 * 1024 * 1024;

/// How a document came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Received {
    /// Handed over by somebody.
    Hand,
    /// By post.
    Post,
    /// By mail or another message.
    Message,
    /// Copied from a telephone or another device.
    Device,
    /// From a page.
    Page,
    /// Made by one of us: a photo, a scan, a note.
    Made,
    /// In another way, said in words.
    Other,
}

/// A line of the custody log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CustodyAct {
    /// It came into the case.
    Received,
    /// A member opened it.
    Opened,
    /// It was looked at whether its bytes are still the same, and they are.
    Same,
    /// And they are not.
    Differs,
    /// Somebody got a copy.
    Copied,
    /// The original left us.
    Given,
    /// The original came back.
    Returned,
}

/// What a document is, by its bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DocumentKind {
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A sound.
    Sound,
    /// A film.
    Film,
    /// Of a word processor, a spreadsheet or slides.
    Office,
    /// Plain text: notes, mails, tables, contacts.
    Text,
    /// Several files in one.
    Archive,
}

/// Where a file stands that came with a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FileState {
    /// It is being fetched.
    Waiting,
    /// All of it is here, as it was sent.
    Here,
    /// The relay did not have it any more.
    Gone,
    /// What came is not what was sent, and was thrown away.
    Differs,
}

codes! {
    FileState { Waiting = "waiting", Here = "here", Gone = "gone", Differs = "differs" }
    Received {
        Hand = "hand", Post = "post", Message = "message", Device = "device", Page = "page", Made = "made",
        Other = "other",
    }
    CustodyAct {
        Received = "received", Opened = "opened", Same = "same", Differs = "differs", Copied = "copied",
        Given = "given", Returned = "returned",
    }
    DocumentKind {
        Pdf = "pdf", Picture = "picture", Sound = "sound", Film = "film", Office = "office", Text = "text",
        Archive = "archive",
    }
}

impl CustodyAct {
    /// What a member writes down by hand; the others happen.
    pub const BY_HAND: &'static [Self] = &[Self::Copied, Self::Given, Self::Returned];
}

impl DocumentKind {
    /// Ends of names that fit it; the first is given to what has none.
    #[must_use]
    pub fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Pdf => &["pdf"],
            Self::Picture => {
                &["jpg", "jpeg", "png", "gif", "webp", "tif", "tiff", "bmp", "heic", "heif", "avif"]
            }
            Self::Sound => &[
                "mp3", "m4a", "ogg", "opus", "oga", "wav", "flac", "amr", "aac", "aiff", "mid", "webm",
                "mka", "mp4",
            ],
            Self::Film => &["mp4", "m4v", "mov", "mkv", "webm", "avi", "wmv", "mpg", "mpeg", "3gp", "flv"],
            Self::Office => &["docx", "doc", "odt", "rtf", "xlsx", "xls", "ods", "pptx", "ppt", "odp", "msg"],
            Self::Text => &["txt", "eml", "csv", "vcf", "ics", "md", "log", "json"],
            Self::Archive => &["zip", "7z", "rar", "tar", "gz", "tgz"],
        }
    }

    /// The kinds that a name ending like this belongs to.
    #[must_use]
    pub fn of_extension(extension: &str) -> Vec<Self> {
        Self::ALL.iter().copied().filter(|kind| kind.extensions().contains(&extension)).collect()
    }
}

/// Why a document is not taken in; also the end of an id `document-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentFault {
    /// No file was chosen.
    NoFile,
    /// There is nothing in it.
    EmptyFile,
    /// More than [`DOCUMENT_MAX_BYTES`].
    TooLarge,
    /// It did not come whole.
    CutOff,
    /// Something that is not kept here: a program, a page, a drive.
    Kind,
    /// Its bytes are something else than its name says.
    Name,
    /// The disk is full.
    NoRoom,
    /// Many are coming in at this moment.
    Busy,
}

impl DocumentFault {
    /// Every value.
    pub const ALL: [Self; 8] = [
        Self::NoFile,
        Self::EmptyFile,
        Self::TooLarge,
        Self::CutOff,
        Self::Kind,
        Self::Name,
        Self::NoRoom,
        Self::Busy,
    ];

    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NoFile => "no-file",
            Self::EmptyFile => "empty-file",
            Self::TooLarge => "too-large",
            Self::CutOff => "cut-off",
            Self::Kind => "kind",
            Self::Name => "name",
            Self::NoRoom => "no-room",
            Self::Busy => "busy",
        }
    }
}

/// What is said of a document that comes in.
#[derive(Debug, Clone, Copy)]
pub struct DocumentSaid<'a> {
    /// What it is; without it, the name of the file.
    pub title: &'a str,
    /// How it came.
    pub how: Option<Received>,
    /// From whom or from where.
    pub from: &'a str,
    /// The day we got it.
    pub on: Option<Day>,
    /// More about it.
    pub more: &'a str,
}

/// Checks what is said of one, and gives how and when it came.
///
/// # Errors
/// The field, and what is wrong there.
pub fn check_document(
    today: Day,
    said: &DocumentSaid<'_>,
) -> Result<(Received, Day), (&'static str, EntryFault)> {
    check_length(said.title, TITLE_MAX_CHARS).map_err(|fault| ("title", fault))?;
    let how = said.how.ok_or(("how", EntryFault::Choice))?;
    check_text(said.from, LINE_MAX_CHARS).map_err(|fault| ("from", fault))?;
    let on = said.on.ok_or(("on", EntryFault::Day))?;
    check_happened(today, on).map_err(|fault| ("on", fault))?;
    check_length(said.more, LINE_MAX_CHARS).map_err(|fault| ("more", fault))?;
    Ok((how, on))
}

/// The name under which a document is kept and given out: no path, nothing invisible or turned around, and an end that fits what
/// its bytes are. `ending` is the end for what has none of its kind.
#[must_use]
pub fn file_name(given: &str, kind: DocumentKind, ending: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect();
    let plain = plain.trim_matches(|letter: char| letter == '.' || letter.is_whitespace());
    let (stem, end) = match plain.rsplit_once('.') {
        Some((stem, end)) if kind.extensions().contains(&end.to_lowercase().as_str()) => (stem, end),
        _ => (plain, ending),
    };
    let stem: String = stem.chars().take(100).collect();
    let stem = if stem.is_empty() { "document" } else { &stem };
    format!("{stem}.{end}")
}

/// A name as it is shown: without letters that turn it around.
#[must_use]
pub fn shown_name(given: &str) -> String {
    given.chars().map(|letter| if is_plain(letter) { letter } else { '_' }).collect()
}

/// Letters that are what they look like: no controls, no marks that turn a name around (Unicode TR 36, "Bidirectional text spoofing"),
/// nothing that a file system or a header reads as something else.
fn is_plain(letter: char) -> bool {
    let turning = matches!(letter, '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    !letter.is_control() && !turning && !"\"<>:|?*;%".contains(letter)
}

/// Whether a name says that something is of this kind; one that says nothing says nothing wrong.
#[must_use]
pub fn name_fits(given: &str, kind: DocumentKind) -> bool {
    let end = given.rsplit_once('.').map(|(_, end)| end.trim().to_lowercase()).unwrap_or_default();
    let kinds = DocumentKind::of_extension(&end);
    kinds.is_empty() || kinds.contains(&kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_hides_its_end_or_a_path_is_written_plainly() {
        let name = |given| file_name(given, DocumentKind::Picture, "png");
        assert_eq!(name("../../etc/passwd"), "passwd.png");
        assert_eq!(name("C:\\photos\\gate.JPG"), "gate.JPG");
        assert_eq!(name("gate\u{202e}gpj.exe"), "gate_gpj.exe.png", "nothing is turned around");
        assert_eq!(name("a\r\nb\".png"), "a__b_.png");
        assert_eq!(name("..."), "document.png");
        assert_eq!(name(""), "document.png");
        assert_eq!(name("صورة.jpg"), "صورة.jpg");
        assert_eq!(name(&"é".repeat(300)).chars().count(), 104);
    }

    #[test]
    fn a_name_that_says_something_else_than_the_bytes_is_noticed_and_one_that_says_nothing_is_not() {
        assert!(name_fits("scan 12.03", DocumentKind::Pdf) && name_fits("scan", DocumentKind::Pdf));
        assert!(
            name_fits("gate.PNG", DocumentKind::Picture) && name_fits("photo.jpg", DocumentKind::Picture)
        );
        assert!(
            !name_fits("photo.jpg", DocumentKind::Archive) && !name_fits("contract.pdf", DocumentKind::Text)
        );
    }

    #[test]
    fn a_document_says_how_from_whom_and_when_it_came() {
        let today = Day(20_781);
        let said = DocumentSaid {
            title: "",
            how: Some(Received::Hand),
            from: "her sister",
            on: Some(today),
            more: "",
        };
        assert_eq!(check_document(today, &said), Ok((Received::Hand, today)));
        let wrong = |said: DocumentSaid<'_>| check_document(today, &said).unwrap_err();
        assert_eq!(wrong(DocumentSaid { how: None, ..said }), ("how", EntryFault::Choice));
        assert_eq!(wrong(DocumentSaid { from: " ", ..said }), ("from", EntryFault::Empty));
        assert_eq!(wrong(DocumentSaid { on: None, ..said }), ("on", EntryFault::Day));
        assert_eq!(wrong(DocumentSaid { on: Some(Day(20_782)), ..said }), ("on", EntryFault::Future));
    }

    #[test]
    fn every_kind_has_an_end_and_none_has_two_but_what_holds_sound_or_film() {
        for kind in DocumentKind::ALL {
            for end in kind.extensions() {
                let kinds = DocumentKind::of_extension(end);
                match *end {
                    "webm" | "mp4" => assert_eq!(kinds, [DocumentKind::Sound, DocumentKind::Film], "{end}"),
                    _ => assert_eq!(kinds, [*kind], "{end}"),
                }
            }
        }
    }
}
