//! How a script writes a question: byte strings one after the other, each with its length before it (four bytes, little-endian).

use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The most fields of a question.
const FIELDS_MAX: usize = 16;

/// The byte strings of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fields<'a>(Vec<&'a [u8]>);

impl<'a> Fields<'a> {
    /// Reads what [`pack`] wrote and nothing else.
    #[must_use]
    pub fn read(mut bytes: &'a [u8]) -> Option<Self> {
        let mut fields = Vec::new();
        while !bytes.is_empty() {
            let (length, rest) = bytes.split_first_chunk::<4>()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (field, rest) = rest.split_at_checked(length)?;
            fields.push(field);
            bytes = rest;
            if fields.len() > FIELDS_MAX {
                return None;
            }
        }
        Some(Self(fields))
    }

    /// All of them, if there are so many.
    #[must_use]
    pub fn all<const N: usize>(&self) -> Option<[&'a [u8]; N]> {
        self.0.as_slice().try_into().ok()
    }
}

/// The same as the script writes it, wiped when dropped.
#[must_use]
pub fn pack(fields: &[&[u8]]) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(envelope::returning::row(fields))
}
