//! Makes a copy of a file in which nothing is left but its pixels. What opens a stranger's file runs in a process of its own that can do
//! nothing but read it and give pixels back ([`serve`], `shut_in.rs`); whoever asked for it ([`ChildCleaner`]) makes a new file of those
//! pixels. So nothing that was hidden in a file reaches its copy, not even when a decoder was taken over. Refuses to know cases, keys,
//! names of files and who is asking.
mod child;
mod encode;
mod parent;
mod pdf;
mod picture;
mod pixels;
mod shut_in;

pub use child::{Attempt, serve};
pub use parent::{ChildCleaner, Held};
pub use pixels::{Flat, Pixels};

use web::cleaning::Refusal;

/// The most pixels of a picture that is opened: a little more than the largest telephones take by themselves.
pub const PIXELS_MAX: u64 = 52_000_000;

/// What a file looks like: a picture, or one page (from 1) of a document. Not shut in: [`serve`] is.
///
/// # Errors
/// [`Refusal`]: why it is not opened.
pub fn flatten(file: Vec<u8>, page: u32) -> Result<Flat, Refusal> {
    if file.len() > web::cleaning::FILE_MAX_BYTES {
        return Err(Refusal::Large);
    }
    if file.starts_with(b"%PDF-") {
        return pdf::flatten(file, page);
    }
    picture::flatten(&file)
}
