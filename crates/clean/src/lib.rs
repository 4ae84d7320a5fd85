//! Makes a copy of a file in which nothing is left but its pixels, its samples or its words. What opens a stranger's file runs in a
//! process of its own that can do nothing but read it and give those back ([`serve`], `shut_in.rs`); whoever asked for it
//! ([`ChildCleaner`]) makes a new file of them. So nothing that was hidden in a file reaches its copy, not even when a decoder was taken
//! over. Refuses to know cases, keys, names of files and who is asking.
mod answer;
mod child;
mod encode;
mod office;
mod parent;
mod pdf;
mod picture;
mod pixels;
mod shut_in;
mod sound;

pub use child::{Attempt, serve};
pub use parent::{ChildCleaner, Held};
pub use pixels::{Flat, Pixels};
pub use sound::{RATE, Samples};

use web::cleaning::{Read, Refusal};

/// The most pixels of a picture that is opened: a little more than the largest telephones take by themselves.
pub const PIXELS_MAX: u64 = 52_000_000;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Opened {
    /// A picture, a page, or a picture of a document.
    Seen(Flat),
    /// A part of a sound.
    Heard(Samples),
    /// The words of a document.
    Read {
        /// They.
        read: Read,
        /// Always the first.
        page: u32,
        /// One more than it has pictures.
        pages: u32,
    },
}

impl Opened {
    const fn place(&self) -> (u32, u32) {
        match self {
            Self::Seen(flat) => (flat.page, flat.pages),
            Self::Heard(samples) => (samples.page, samples.pages),
            Self::Read { page, pages, .. } => (*page, *pages),
        }
    }
}

/// A letter of a text, or what parts lines and cells of it.
fn is_letter(one: char) -> bool {
    // Some letters are there to carry what nobody sees (tags, and forms of letters beyond the first sixteen).
    let is_unseen = matches!(one, '\u{e0000}'..='\u{e01ef}' | '\u{feff}');
    !is_unseen && (!one.is_control() || matches!(one, '\n' | '\t'))
}

/// What is in a file: a picture, one page (from 1) of a document, a part of a sound. Not shut in: [`serve`] is.
///
/// # Errors
/// [`Refusal`]: why it is not opened.
pub fn open(file: Vec<u8>, page: u32) -> Result<Opened, Refusal> {
    if file.len() > web::cleaning::FILE_MAX_BYTES {
        return Err(Refusal::Large);
    }
    if file.starts_with(b"%PDF-") {
        return pdf::flatten(file, page).map(Opened::Seen);
    }
    if file.starts_with(b"PK\x03\x04") {
        return office::open(file, page);
    }
    if office::is_locked(&file) {
        return Err(Refusal::Locked);
    }
    if sound::begins_like_sound(&file) && !picture::is_of_telephone(&file) {
        return sound::flatten(file, page).map(Opened::Heard);
    }
    picture::flatten(&file).map(Opened::Seen)
}
