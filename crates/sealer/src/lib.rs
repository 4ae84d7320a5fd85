//! What a browser seals with, as WebAssembly: the very code of `envelope`, a door for the page's script, and nothing else. No
//! network, no clock, no chance of its own: the script gives 32 bytes of it with each question.
#![cfg_attr(target_arch = "wasm32", no_std)]

extern crate alloc;

#[cfg(feature = "opening")]
mod back;
mod door;
mod fields;
mod file;
mod report;

pub use fields::{Fields, pack};

use alloc::{vec, vec::Vec};
use envelope::receipt::Receipt;
use zeroize::Zeroizing;

/// What can be asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Question {
    /// Sixteen bytes of chance: the 24 digits of a new receipt.
    Mint = 1,
    /// A report to be sealed (`spec/sealer.md`): a `submission` of `spec/relay-api.md`.
    Report = 2,
    /// A receipt's digits and what was typed back: one byte, 1 if it is the last group.
    LastGroup = 3,
    /// Thirty-two bytes of chance: a file is begun, its key and its first sealed bytes.
    FileBegun = 4,
    /// More of that file: what is sealed by it.
    FileMore = 5,
    /// Nothing: whether that was its end, and what is sealed.
    FileEnd = 6,
    /// A code as it was typed: its digits, or what is wrong with it.
    Code = 7,
    /// A root: what is asked of the relay.
    Knock = 8,
    /// A root and what the relay gave: the thread.
    Read = 9,
    /// A wish: what the relay is to keep.
    Wish = 10,
}

/// Why there is no answer. The numbers are what the script is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Refusal {
    /// Not a question in its form.
    Form = 1,
    /// An organisation has no key today that its identity has signed.
    NoKey = 2,
    /// The text breaks a limit.
    Limit = 3,
    /// What the relay gave does not open with these keys.
    Foreign = 4,
}

impl Question {
    /// The question with this number.
    #[must_use]
    pub fn of(number: u32) -> Option<Self> {
        let all = [Self::Mint, Self::Report, Self::LastGroup, Self::FileBegun, Self::FileMore, Self::FileEnd];
        let back = [Self::Code, Self::Knock, Self::Read, Self::Wish];
        all.into_iter().chain(back).find(|one| *one as u32 == number)
    }
}

/// Answers a question.
///
/// # Errors
/// [`Refusal`].
pub fn answer(question: Question, asked: &[u8]) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let fields = Fields::read(asked).ok_or(Refusal::Form)?;
    match question {
        Question::Mint => mint(&fields),
        Question::Report => report::seal(&fields),
        Question::LastGroup => last_group(&fields),
        Question::FileBegun => file::begin(&fields),
        Question::FileMore => file::push(&fields),
        Question::FileEnd => file::finish(),
        #[cfg(feature = "opening")]
        Question::Code => back::code(&fields),
        #[cfg(feature = "opening")]
        Question::Knock => back::knock(&fields),
        #[cfg(feature = "opening")]
        Question::Read => back::read(&fields),
        #[cfg(feature = "opening")]
        Question::Wish => back::wish(&fields),
        #[cfg(not(feature = "opening"))]
        Question::Code | Question::Knock | Question::Read | Question::Wish => Err(Refusal::Form),
    }
}

fn mint(fields: &Fields<'_>) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let [chance] = fields.all::<1>().ok_or(Refusal::Form)?;
    let chance = Zeroizing::new(<[u8; 16]>::try_from(chance).map_err(|_| Refusal::Form)?);
    Ok(Zeroizing::new(Receipt::of_random(&chance).digits().as_bytes().to_vec()))
}

fn last_group(fields: &Fields<'_>) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let [digits, typed] = fields.all::<2>().ok_or(Refusal::Form)?;
    let receipt = Receipt::parse(text(digits)?).map_err(|_| Refusal::Form)?;
    let fits = core::str::from_utf8(typed).is_ok_and(|typed| receipt.last_group_matches(typed));
    Ok(Zeroizing::new(vec![fits.into()]))
}

fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    core::str::from_utf8(bytes).map_err(|_| Refusal::Form)
}
