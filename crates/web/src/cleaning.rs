//! A copy of a file in which nothing is left but what can be seen: what it is, why there may be none, and who makes it. The maker
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
    pub const ALL: [Self; 10] = [
        Self::Kind,
        Self::Heic,
        Self::Large,
        Self::Pixels,
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

/// A cleaned copy: of a picture, or of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    /// At most [`COPY_MAX_SIDE`] pixels long.
    pub large: Picture,
    /// The same, at most [`SMALL_MAX_SIDE`] pixels long.
    pub small: Picture,
    /// Which page it is, from 1.
    pub page: u32,
    /// Of how many.
    pub pages: u32,
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
