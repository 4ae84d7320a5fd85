//! Who sees what, beside the role: what only its own people see, what is kept from somebody, what is opened in an emergency.
use crate::limits::NOTE_MAX_CHARS;
use crate::signal::codes;

/// For how many hours something can be opened in an emergency.
pub const EMERGENCY_HOURS: [i64; 3] = [1, 4, 12];
/// How much one member can have open in an emergency at a time: an emergency is one, not a way to read everything.
pub const EMERGENCIES_AT_ONCE: usize = 3;

/// Why it cannot be decided; also the end of an id `apart-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ApartFault {
    /// No reason is given.
    Empty,
    /// The reason is too long.
    Long,
    /// No member is chosen, or none who works here.
    Member,
    /// It is still theirs: somebody else has to have it first.
    Holder,
    /// Nobody has it: if only its own people saw it, nobody would.
    Nobodys,
    /// A number or a time that is none.
    Choice,
    /// Too much is open at a time.
    TooMany,
}

codes! {
    ApartFault {
        Empty = "empty", Long = "long", Member = "member", Holder = "holder", Nobodys = "nobodys", Choice = "choice",
        TooMany = "too-many",
    }
}

/// A reason that somebody can be asked about later.
///
/// # Errors
/// [`ApartFault::Empty`], [`ApartFault::Long`].
pub fn check_reason(reason: &str) -> Result<(), ApartFault> {
    match reason.trim() {
        "" => Err(ApartFault::Empty),
        reason if reason.chars().count() > NOTE_MAX_CHARS => Err(ApartFault::Long),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_kept_from_anybody_without_a_reason() {
        assert_eq!(check_reason(" \n"), Err(ApartFault::Empty));
        assert_eq!(check_reason(&"x".repeat(NOTE_MAX_CHARS)), Ok(()));
        assert_eq!(check_reason(&"x".repeat(NOTE_MAX_CHARS + 1)), Err(ApartFault::Long));
    }
}
