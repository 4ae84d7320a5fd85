//! Hides the length of what is sealed: 16 KiB, or 64 KiB for a very long text. See `spec/message.md`.
//! Knows nothing of what it pads; padding is written before sealing, so the zeros are authenticated with the rest.
use alloc::{vec, vec::Vec};
use zeroize::Zeroizing;

/// Bytes of the smaller padded plaintext.
pub const SMALL: usize = 16 * 1024;
/// Bytes of the larger padded plaintext.
pub const LARGE: usize = 64 * 1024;
const LENGTH: usize = 4;
const SMALL_MAX: usize = SMALL - LENGTH;
const FIRST_LARGE: usize = SMALL_MAX + 1;
/// The most that can be padded, in bytes.
pub const MAX: usize = LARGE - LENGTH;

/// Why bytes could not be padded or unpadded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PaddingError {
    /// More than fits the larger bucket.
    #[error("{0} bytes do not fit the largest bucket")]
    TooLong(usize),
    /// Not one of the two sizes.
    #[error("{0} bytes are not a bucket")]
    NotABucket(usize),
    /// The length inside is more than the bucket holds, or belongs in the smaller one.
    #[error("the length inside does not belong in this bucket")]
    Length,
    /// Something other than zeros follows the content.
    #[error("the padding is not zero")]
    NotZero,
}

/// 4-byte big-endian length ‖ `bytes` ‖ zeros, up to the smaller bucket that holds it.
///
/// # Errors
/// [`PaddingError::TooLong`] above [`MAX`] bytes.
pub fn pad(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, PaddingError> {
    pad_to(bytes, bucket_for(bytes.len())?)
}

/// As [`pad`], for content that may only ever have the smaller size.
///
/// # Errors
/// [`PaddingError::TooLong`] when it needs more.
pub fn pad_small(bytes: &[u8]) -> Result<Zeroizing<Vec<u8>>, PaddingError> {
    pad_to(bytes, SMALL)
}

/// The content of a bucket.
///
/// # Errors
/// Every deviation is refused: one content has one padded form.
pub fn unpad(padded: &[u8]) -> Result<Zeroizing<Vec<u8>>, PaddingError> {
    if padded.len() != SMALL && padded.len() != LARGE {
        return Err(PaddingError::NotABucket(padded.len()));
    }
    let (length, rest) = padded.split_first_chunk::<LENGTH>().ok_or(PaddingError::Length)?;
    let length = usize::try_from(u32::from_be_bytes(*length)).map_err(|_| PaddingError::Length)?;
    let (content, zeros) = rest.split_at_checked(length).ok_or(PaddingError::Length)?;
    if bucket_for(length) != Ok(padded.len()) {
        return Err(PaddingError::Length);
    }
    if zeros.iter().any(|byte| *byte != 0) {
        return Err(PaddingError::NotZero);
    }
    Ok(Zeroizing::new(content.to_vec()))
}

fn bucket_for(length: usize) -> Result<usize, PaddingError> {
    match length {
        ..=SMALL_MAX => Ok(SMALL),
        FIRST_LARGE..=MAX => Ok(LARGE),
        _ => Err(PaddingError::TooLong(length)),
    }
}

fn pad_to(bytes: &[u8], bucket: usize) -> Result<Zeroizing<Vec<u8>>, PaddingError> {
    let too_long = PaddingError::TooLong(bytes.len());
    let mut padded = Zeroizing::new(vec![0; bucket]);
    let (length, rest) = padded.split_first_chunk_mut::<LENGTH>().ok_or(too_long)?;
    *length = u32::try_from(bytes.len()).map_err(|_| too_long)?.to_be_bytes();
    rest.get_mut(..bytes.len()).ok_or(too_long)?.copy_from_slice(bytes);
    Ok(padded)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn two_reports_of_different_length_look_alike_on_the_wire() {
        assert_eq!(pad(b"").unwrap().len(), pad(&[1; SMALL - 4]).unwrap().len());
        assert_eq!(pad(&[1; SMALL - 3]).unwrap().len(), LARGE);
        assert_eq!(pad(&[1; MAX]).unwrap().len(), LARGE);
        assert_eq!(pad(&[1; MAX + 1]), Err(PaddingError::TooLong(MAX + 1)));
        assert!(matches!(pad_small(&[1; SMALL - 3]), Err(PaddingError::TooLong(_))));
    }

    #[test]
    fn nothing_can_be_smuggled_behind_the_words_of_a_report() {
        let mut padded = pad(b"help").unwrap();
        *padded.last_mut().unwrap() = 1;
        assert_eq!(unpad(&padded), Err(PaddingError::NotZero));
        assert_eq!(unpad(&padded[1..]), Err(PaddingError::NotABucket(SMALL - 1)));
        assert_eq!(unpad(&pad_to(b"help", LARGE).unwrap()), Err(PaddingError::Length));
        assert_eq!(unpad(&[0xff; SMALL]), Err(PaddingError::Length));
    }

    proptest! {
        #[test]
        fn no_word_is_lost_or_added(bytes in proptest::collection::vec(any::<u8>(), 0..40_000)) {
            prop_assert_eq!(&*unpad(&pad(&bytes).unwrap()).unwrap(), &bytes);
        }
    }
}
