//! A copy of a file in which nothing is left but what can be seen or heard: what it is, why there may be none, and who makes it. The maker
//! (`crates/clean`) brings decoders along that are slow to build, so that only the binary knows it.
use futures_util::stream::BoxStream;
use std::{future::Future, pin::Pin};
use zeroize::Zeroizing;

/// The most bytes of a file that is cleaned: 100 MiB.
pub const FILE_MAX_BYTES: usize = 100 << 20;
/// The longest side of a cleaned copy, in pixels.
pub const COPY_MAX_SIDE: u32 = 2_400;
/// The longest side of the small one beside it.
pub const SMALL_MAX_SIDE: u32 = 480;
/// Seconds of a sound that are one part of it.
pub const PART_SECONDS: u32 = 300;
/// The most letters of a text that is shown.
pub const LETTERS_MAX: usize = 400_000;

/// Why there is no cleaned copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// It is nothing of which a cleaned copy can be made.
    Kind,
    /// A picture as some telephones keep them (HEIC, AVIF), which is not opened here.
    Heic,
    /// More than [`FILE_MAX_BYTES`].
    Large,
    /// More pixels than are opened.
    Pixels,
    /// A film: it stays sealed, and is opened on purpose alone.
    Film,
    /// Its end is missing.
    Cut,
    /// It is not what it says it is, or does not open.
    Damaged,
    /// It needs a password.
    Locked,
    /// It took more time or memory than anything honest does, or tried something that no picture does.
    Much,
    /// Others are being made; nothing is wrong with the file.
    Busy,
    /// This machine cannot shut in whoever opens it, so nobody opens it.
    Off,
}

impl Refusal {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Kind,
        Self::Heic,
        Self::Large,
        Self::Pixels,
        Self::Film,
        Self::Cut,
        Self::Damaged,
        Self::Locked,
        Self::Much,
        Self::Busy,
        Self::Off,
    ];

    /// In one word, for names of sentences and logs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Heic => "heic",
            Self::Large => "large",
            Self::Pixels => "pixels",
            Self::Film => "film",
            Self::Cut => "cut",
            Self::Damaged => "damaged",
            Self::Locked => "locked",
            Self::Much => "much",
            Self::Busy => "busy",
            Self::Off => "off",
        }
    }

    /// It says something of the moment and not of the file: asking again may help.
    #[must_use]
    pub const fn passes(self) -> bool {
        matches!(self, Self::Busy | Self::Off)
    }
}

/// How a cleaned picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// JPEG.
    Jpeg,
    /// PNG.
    Png,
}

impl Format {
    /// As HTTP says it.
    #[must_use]
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }
}

/// A picture made anew from its pixels alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// How it is written.
    pub format: Format,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The file.
    pub bytes: Vec<u8>,
}

/// A picture in two sizes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    /// At most [`COPY_MAX_SIDE`] pixels long.
    pub large: Picture,
    /// The same, at most [`SMALL_MAX_SIDE`] pixels long.
    pub small: Picture,
}

/// A sound made anew from its samples alone: Opus in Ogg, one channel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heard {
    /// The file.
    pub bytes: Vec<u8>,
    /// How long it lasts, in seconds.
    pub seconds: u32,
}

/// As HTTP says what [`Heard`] is.
pub const SOUND_TYPE: &str = "audio/ogg";

/// The words of an office document, without its looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Read {
    /// At most [`LETTERS_MAX`] letters in lines; no control characters but line feeds and tabs.
    pub text: String,
    /// There was more.
    pub cut: bool,
}

/// What is left of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// A picture, a page, or a picture in a document.
    Seen(Seen),
    /// A part of a sound.
    Heard(Heard),
    /// The words of a document.
    Read(Read),
}

/// A cleaned copy: of a picture, of one page, of a part of a sound, or of the words of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// What there is.
    pub kept: Kept,
    /// Which page or part it is, from 1. Of an office document, the words are the first and its pictures those after it.
    pub page: u32,
    /// Of how many.
    pub pages: u32,
}

impl Cleaned {
    /// The picture, if it is one.
    #[must_use]
    pub const fn seen(&self) -> Option<&Seen> {
        match &self.kept {
            Kept::Seen(seen) => Some(seen),
            Kept::Heard(_) | Kept::Read(_) => None,
        }
    }

    /// The sound, if it is one.
    #[must_use]
    pub const fn heard(&self) -> Option<&Heard> {
        match &self.kept {
            Kept::Heard(heard) => Some(heard),
            Kept::Seen(_) | Kept::Read(_) => None,
        }
    }

    /// Bytes of it in memory.
    #[must_use]
    pub const fn weight(&self) -> usize {
        match &self.kept {
            Kept::Seen(seen) => seen.large.bytes.len() + seen.small.bytes.len(),
            Kept::Heard(heard) => heard.bytes.len(),
            Kept::Read(read) => read.text.len(),
        }
    }
}

/// The bytes of a file, piece by piece.
pub type Source<'a> = BoxStream<'a, Zeroizing<Vec<u8>>>;
/// What becomes of it.
pub type Cleaning<'a> = Pin<Box<dyn Future<Output = Result<Cleaned, Refusal>> + Send + 'a>>;

/// Who makes cleaned copies.
pub trait Cleaner: Send + Sync {
    /// Makes one of the page `page`, from 1; of the last, if there are fewer. What the bytes are decides, not what they are called.
    fn clean<'a>(&'a self, source: Source<'a>, page: u32) -> Cleaning<'a>;
}
