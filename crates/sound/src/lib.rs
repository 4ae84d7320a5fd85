//! A recording of a few words, looked at before it is played to the public: what kind it is, how long, how loud, and that nothing is
//! written in it beside the sound; and any recording as samples ([`Decoding`]), for whoever makes a copy of it (`clean`). Refuses to know
//! which words they are, who said them, and files on a disk.

mod decode;
mod heard;
mod traces;

pub use decode::{Decoding, Packet, Run, Undecoded};
use lofty::{file::FileType, probe::Probe};
use std::io::Cursor;

/// Seconds that a recording may last: one question, read slowly.
pub const SECONDS_MAX: f64 = 60.0;
/// Shorter than this nobody says anything.
pub const SECONDS_MIN: f64 = 0.5;
/// Bytes of a recording: a minute of a voice at 40 kbit/s.
pub const BYTES_MAX: usize = 300_000;
/// LUFS (EBU R 128 asks for -23, telephones for about -16): quieter is not heard in a street, louder hurts.
pub const LOUDNESS: std::ops::RangeInclusive<f64> = -32.0..=-10.0;

/// A kind of file that telephones play, by its container and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Opus in Ogg.
    Opus,
    /// AAC in MPEG-4.
    M4a,
    /// MPEG layer 3.
    Mp3,
}

impl Kind {
    /// How names of such files end.
    #[must_use]
    pub const fn end(self) -> &'static str {
        match self {
            Self::Opus => "opus",
            Self::M4a => "m4a",
            Self::Mp3 => "mp3",
        }
    }

    fn of(bytes: &[u8]) -> Result<Self, Refused> {
        let probe = Probe::new(Cursor::new(bytes)).guess_file_type().map_err(|_| Refused::Kind)?;
        match probe.file_type() {
            Some(FileType::Opus) => Ok(Self::Opus),
            Some(FileType::Mp4) => Ok(Self::M4a),
            Some(FileType::Mpeg) => Ok(Self::Mp3),
            _ => Err(Refused::Kind),
        }
    }
}

/// What a recording is.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Sound {
    /// Its kind.
    pub kind: Kind,
    /// How long it lasts.
    pub seconds: f64,
    /// How loud it is as a whole, in LUFS.
    pub loudness: f64,
}

/// Why a recording is not taken.
#[derive(Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Another kind of file.
    #[error("it is no Opus, M4A (AAC) or MP3 file")]
    Kind,
    /// Too many bytes.
    #[error(
        "it has {0} bytes; at most {BYTES_MAX} are possible: save it with 24 to 40 kbit/s and one channel"
    )]
    Large(usize),
    /// Too long.
    #[error("it lasts longer than {SECONDS_MAX} seconds")]
    Long,
    /// Too short.
    #[error("it lasts {0:.1} seconds; nobody says anything in that time")]
    Short(f64),
    /// Too quiet.
    #[error("it is too quiet ({0:.0} LUFS; between -32 and -10 is good)")]
    Quiet(f64),
    /// Too loud.
    #[error("it is too loud ({0:.0} LUFS; between -32 and -10 is good)")]
    Loud(f64),
    /// Not to be read.
    #[error("it is damaged: {0}")]
    Damaged(String),
    /// Made by a machine.
    #[error("it says of itself that a machine spoke it ({0}): only voices of people are played here")]
    Synthetic(String),
    /// Something beside the sound that could not be taken out.
    #[error("something beside the sound is written in it: {0}")]
    Traces(String),
}

/// The recording with nothing but its sound: titles, names, places, times and pictures are gone.
///
/// # Errors
/// Why it is not taken.
pub fn bare(bytes: &[u8]) -> Result<(Vec<u8>, Sound), Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(Refused::Large(bytes.len()));
    }
    let kind = Kind::of(bytes)?;
    let bare = traces::without(bytes, kind)?;
    let sound = look(&bare)?;
    Ok((bare, sound))
}

/// What a recording is, if it may be played.
///
/// # Errors
/// Why it may not.
pub fn look(bytes: &[u8]) -> Result<Sound, Refused> {
    if bytes.len() > BYTES_MAX {
        return Err(Refused::Large(bytes.len()));
    }
    let kind = Kind::of(bytes)?;
    if let Some(trace) = traces::of(bytes, kind)? {
        return Err(Refused::Traces(trace));
    }
    let (seconds, loudness) = heard::measure(bytes, kind)?;
    if seconds < SECONDS_MIN {
        return Err(Refused::Short(seconds));
    }
    if loudness < *LOUDNESS.start() {
        return Err(Refused::Quiet(loudness));
    }
    if loudness > *LOUDNESS.end() {
        return Err(Refused::Loud(loudness));
    }
    Ok(Sound { kind, seconds, loudness })
}
