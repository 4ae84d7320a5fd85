//! How long what members write may be. The reply's limit is the envelope's: every reply has one size on the wire.
use envelope::message::{REPLY_MAX_BYTES, TEXT_MAX_CHARS};

/// The longest note to a colleague, in characters.
pub const NOTE_MAX_CHARS: usize = 1_000;
/// The longest user name or name of a member, in characters.
pub const NAME_MAX_CHARS: usize = 100;
/// The shortest password, in characters (NIST SP 800-63B-4 §3.1.1: fifteen where it stands alone, eight beside a
/// second factor; we ask more than that of the few people who read reports).
pub const PASSWORD_MIN_CHARS: usize = 12;

/// Why a text cannot be sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextFault {
    /// Nothing but spaces.
    Empty,
    /// Too long, in characters. The limit is for this very text: bytes decide, and scripts differ.
    TooLong {
        /// How many it has.
        count: usize,
        /// How many of them would fit.
        limit: usize,
    },
}

/// Checks a reply.
///
/// # Errors
/// [`TextFault`].
pub fn check_reply(text: &str) -> Result<(), TextFault> {
    let fits = |(index, (offset, letter)): &(usize, (usize, char))| {
        *index < TEXT_MAX_CHARS && offset + letter.len_utf8() <= REPLY_MAX_BYTES
    };
    check(text, text.char_indices().enumerate().take_while(fits).count())
}

/// Checks a note to a colleague.
///
/// # Errors
/// [`TextFault`].
pub fn check_note(text: &str) -> Result<(), TextFault> {
    check(text, NOTE_MAX_CHARS)
}

fn check(text: &str, limit: usize) -> Result<(), TextFault> {
    if text.trim().is_empty() {
        return Err(TextFault::Empty);
    }
    let count = text.chars().count();
    if count > limit { Err(TextFault::TooLong { count, limit }) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_answer_is_told_how_much_of_it_would_fit_in_its_own_script() {
        assert_eq!(check_reply(&"a".repeat(14_000)), Ok(()));
        assert_eq!(
            check_reply(&"a".repeat(14_001)),
            Err(TextFault::TooLong { count: 14_001, limit: 14_000 })
        );
        assert_eq!(check_reply(&"আ".repeat(5_000)), Err(TextFault::TooLong { count: 5_000, limit: 4_666 }));
        assert_eq!(check_reply(&"আ".repeat(4_666)), Ok(()));
    }

    #[test]
    fn an_empty_answer_is_not_sent_to_somebody_who_waits() {
        assert_eq!(check_reply(" \r\n\t"), Err(TextFault::Empty));
        assert_eq!(check_note(""), Err(TextFault::Empty));
        assert_eq!(check_note("Tigrinya, today if possible"), Ok(()));
    }
}
