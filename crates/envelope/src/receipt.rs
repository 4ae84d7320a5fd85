//! The code a reporter writes down: 76 random bits as 23 digits and a check digit, in six groups of four.
//! All of a reporter's keys come from it (`reporter_keys.rs`). It cannot be printed by accident: no Debug, no Display.
use alloc::string::String;
use rand_core::CryptoRng;
use zeroize::{Zeroize, Zeroizing};

pub use crate::reporter_keys::{ITERATIONS, ReporterKeys, SALT_LABEL};

/// Digits shown, the check digit included.
pub const DIGITS: usize = 24;
/// Digits in a group.
pub const GROUP: usize = 4;
/// Random bits in a receipt.
pub const SECRET_BITS: u32 = 76;

const SECRET_DIGITS: usize = DIGITS - 1;

/// Why what was typed is not a receipt. None of these needs a key derivation to be found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptError {
    /// Something that is neither a digit nor a separator.
    #[error("something other than digits was typed")]
    NotDigits,
    /// Too few or too many digits.
    #[error("{digits} digits were typed, a receipt has 24")]
    WrongLength {
        /// How many were typed.
        digits: usize,
    },
    /// One digit is wrong, or two neighbours changed places.
    #[error("the last digit does not fit the others")]
    CheckDigit,
    /// Not below 2^76: no receipt was ever made with these digits.
    #[error("no receipt has these digits")]
    OutOfRange,
}

/// A secret below 2^76, wiped when dropped.
pub struct Receipt(Zeroizing<[u8; SECRET_DIGITS]>);

impl Receipt {
    /// Makes a receipt; every one of the 2^76 is equally likely.
    #[must_use]
    pub fn mint(rng: &mut impl CryptoRng) -> Self {
        let mut bytes = Zeroizing::new([0_u8; 16]);
        rng.fill_bytes(&mut *bytes);
        Self::of_random(&bytes)
    }

    /// The receipt of 16 bytes that nobody can guess: chance, or what a key derivation gives. The first 76 bits count.
    #[must_use]
    pub fn of_random(bytes: &[u8; 16]) -> Self {
        let mut secret = u128::from_be_bytes(*bytes) >> (u128::BITS - SECRET_BITS);
        let receipt = Self(Zeroizing::new(decimal(secret)));
        secret.zeroize();
        receipt
    }

    /// Reads what somebody typed: see [`digit_value`] for digits and `spec/receipt.md` for separators.
    ///
    /// # Errors
    /// In this order: strange characters, a wrong count, the check digit, the range.
    pub fn parse(typed: &str) -> Result<Self, ReceiptError> {
        let (digits, count) = read_digits::<DIGITS>(typed)?;
        if count != DIGITS {
            return Err(ReceiptError::WrongLength { digits: count });
        }
        // Damm: the check digit is the one that brings the whole back to zero.
        if damm(&*digits) != 0 {
            return Err(ReceiptError::CheckDigit);
        }
        let mut secret = Zeroizing::new([0; SECRET_DIGITS]);
        secret.iter_mut().zip(digits.iter()).for_each(|(to, from)| *to = *from);
        if number(&secret) >> SECRET_BITS != 0 {
            return Err(ReceiptError::OutOfRange);
        }
        Ok(Self(secret))
    }

    /// All 24 digits, without spaces.
    #[must_use]
    pub fn digits(&self) -> Zeroizing<String> {
        let mut shown = Zeroizing::new(String::with_capacity(DIGITS));
        self.0.iter().chain([&damm(&*self.0)]).for_each(|value| shown.push(char::from(b'0' + value)));
        shown
    }

    /// The digits in six groups of four, in reading order.
    #[must_use]
    pub fn groups(&self) -> [Zeroizing<String>; DIGITS / GROUP] {
        let digits = self.digits();
        core::array::from_fn(|group| {
            Zeroizing::new(digits.get(group * GROUP..(group + 1) * GROUP).unwrap_or("").into())
        })
    }

    /// Whether the last group was typed back, in any script and spacing that [`Receipt::parse`] takes.
    #[must_use]
    pub fn last_group_matches(&self, typed: &str) -> bool {
        let [.., last] = self.groups();
        read_digits::<GROUP>(typed).is_ok_and(|(typed, count)| {
            count == GROUP && last.bytes().eq(typed.iter().map(|value| b'0' + value))
        })
    }

    /// The reporter's keys at one deployment. Slow on purpose: see [`ITERATIONS`].
    #[must_use]
    pub fn derive(&self, deployment_id: &str) -> ReporterKeys {
        let digits = self.digits();
        ReporterKeys::stretch(digits.as_bytes().get(..SECRET_DIGITS).unwrap_or(&[]), deployment_id)
    }
}

/// The values of the digits in `typed`, and how many there were, which may be more than `N`.
pub(crate) fn read_digits<const N: usize>(typed: &str) -> Result<(Zeroizing<[u8; N]>, usize), ReceiptError> {
    let mut digits = Zeroizing::new([0; N]);
    let mut count = 0;
    for c in typed.chars().filter(|c| !is_separator(*c)) {
        let value = digit_value(c).ok_or(ReceiptError::NotDigits)?;
        if let Some(place) = digits.get_mut(count) {
            *place = value;
        }
        count += 1;
    }
    Ok((digits, count))
}

/// The value of a decimal digit: Latin, Arabic-Indic, Persian, Devanagari, Bengali, or the full-width form that
/// Chinese and Japanese keyboards give. A person types the digits they learned to write.
#[must_use]
pub fn digit_value(c: char) -> Option<u8> {
    const ZEROS: [char; 6] = ['0', '\u{0660}', '\u{06F0}', '\u{0966}', '\u{09E6}', '\u{FF10}'];
    let value = |zero: char| u32::from(c).checked_sub(zero.into()).filter(|value| *value < 10);
    ZEROS.into_iter().find_map(value).and_then(|value| u8::try_from(value).ok())
}

/// Whatever a keyboard, a messenger or a copied page puts between digits: white space, dashes, dots, and the
/// invisible marks that keep digits in order inside right-to-left text.
fn is_separator(c: char) -> bool {
    c.is_whitespace()
        || matches!(c, '-' | '\u{00AD}' | '\u{058A}' | '\u{05BE}' | '\u{2010}'..='\u{2015}' | '\u{2212}')
        || matches!(c, '\u{FE58}' | '\u{FE63}' | '\u{FF0D}')
        || matches!(c, '.' | '\u{00B7}' | '\u{06D4}' | '\u{2022}' | '\u{2024}' | '\u{22C5}' | '\u{30FB}')
        || matches!(c, '\u{3002}' | '\u{FF0E}' | '\u{FF65}')
        || matches!(c, '\u{061C}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}')
        || matches!(c, '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

fn decimal(mut secret: u128) -> [u8; SECRET_DIGITS] {
    let mut digits = [0; SECRET_DIGITS];
    for digit in digits.iter_mut().rev() {
        *digit = u8::try_from(secret % 10).unwrap_or(0);
        secret /= 10;
    }
    secret.zeroize();
    digits
}

fn number(digits: &[u8; SECRET_DIGITS]) -> u128 {
    digits.iter().fold(0, |sum, digit| sum * 10 + u128::from(*digit))
}

/// The check digit of H. M. Damm (*Total anti-symmetrische Quasigruppen*, Marburg 2004, p. 106): it finds every
/// single wrong digit and every swap of neighbours, the two mistakes people make when copying.
fn damm(digits: &[u8]) -> u8 {
    const QUASIGROUP: [[u8; 10]; 10] = [
        [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
        [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
        [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
        [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
        [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
        [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
        [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
        [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
        [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
        [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
    ];
    let step = |row: u8, digit: &u8| QUASIGROUP.get(usize::from(row))?.get(usize::from(*digit)).copied();
    digits.iter().try_fold(0, step).unwrap_or(0)
}

#[cfg(test)]
#[path = "receipt_tests.rs"]
mod tests;
