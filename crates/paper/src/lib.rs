//! Puts documents on paper: tagged PDF (PDF/UA-1) in every script, with page x of y and the reader's name across each page. It knows
//! fonts and one template, and no case, no report, no key. What people wrote reaches typst as data, never as markup.
mod data;
mod fonts;
mod poster;
mod press;
mod scripts;

pub use press::{FontPress, missing_fonts};
