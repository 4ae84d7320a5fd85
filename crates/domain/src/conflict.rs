//! Two people who are opposed in one matter: whoever works for both serves neither. The machine points at two cases and says what
//! that rests on; a person decides, and help never waits for it.
use crate::{case::PersonRole, limits::NOTE_MAX_CHARS, signal::codes};
use envelope::directory::OrgKind;

/// What more cases than this name on the other side is a common name and says nothing.
pub const COMMON_MAX: usize = 20;

/// On which side somebody stands in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// The case is for them.
    For,
    /// The case is about what they may have done.
    Against,
}

/// What somebody decided about two cases; also the end of an id `conflict-outcome-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConflictOutcome {
    /// They are not opposed, or not the same people.
    None,
    /// Another colleague takes one of them over.
    Colleague,
    /// Another organisation does.
    Organisation,
}

/// What is wrong with a decision; also the end of an id `conflict-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ConflictFault {
    /// No reason is given.
    Empty,
    /// The reason is too long.
    Long,
    /// Nothing is chosen.
    Choice,
    /// They have both cases: somebody else says that this is no conflict.
    Own,
}

codes! {
    ConflictOutcome { None = "none", Colleague = "colleague", Organisation = "organisation" }
    ConflictFault { Empty = "empty", Long = "long", Choice = "choice", Own = "own" }
}

impl Side {
    /// The side of a role at a desk of this kind; `None`: on neither. Where nobody is called a suspect (GDPR art. 10), whoever did it is
    /// "mentioned, unverified": there that word stands for it.
    #[must_use]
    pub fn of(kind: OrgKind, role: PersonRole) -> Option<Self> {
        match role {
            PersonRole::PresumedVictim | PersonRole::Witness | PersonRole::Companion => Some(Self::For),
            PersonRole::Suspect => Some(Self::Against),
            PersonRole::Mentioned if kind != OrgKind::Police => Some(Self::Against),
            PersonRole::Mentioned | PersonRole::Professional => None,
        }
    }

    /// The other one.
    #[must_use]
    pub fn opposed(self) -> Self {
        match self {
            Self::For => Self::Against,
            Self::Against => Self::For,
        }
    }

    /// What its keyed hash is made with.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::For => "for",
            Self::Against => "against",
        }
    }
}

/// Checks a decision. `has_both`: whoever decides has both cases.
///
/// # Errors
/// [`ConflictFault`], the first from above but the choice, which is asked first.
pub fn check_settling(
    outcome: Option<ConflictOutcome>,
    reason: &str,
    has_both: bool,
) -> Result<ConflictOutcome, ConflictFault> {
    let outcome = outcome.ok_or(ConflictFault::Choice)?;
    if reason.trim().is_empty() {
        return Err(ConflictFault::Empty);
    }
    if reason.trim().chars().count() > NOTE_MAX_CHARS {
        return Err(ConflictFault::Long);
    }
    if has_both && outcome == ConflictOutcome::None {
        return Err(ConflictFault::Own);
    }
    Ok(outcome)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_is_mentioned_is_opposed_where_nobody_is_called_a_suspect() {
        let of = |kind, role| Side::of(kind, role);
        assert_eq!(of(OrgKind::Centre, PersonRole::Mentioned), Some(Side::Against));
        assert_eq!(of(OrgKind::Police, PersonRole::Mentioned), None);
        assert_eq!(of(OrgKind::Police, PersonRole::Suspect), Some(Side::Against));
        for role in [PersonRole::PresumedVictim, PersonRole::Witness, PersonRole::Companion] {
            assert_eq!(of(OrgKind::Police, role), Some(Side::For));
        }
        assert_eq!(of(OrgKind::Centre, PersonRole::Professional), None);
        assert_eq!(Side::For.opposed().opposed(), Side::For);
        assert_ne!(Side::For.code(), Side::Against.code());
    }

    #[test]
    fn a_decision_has_a_reason_and_nobody_clears_themselves() {
        let none = Some(ConflictOutcome::None);
        assert_eq!(check_settling(None, "x", false), Err(ConflictFault::Choice));
        assert_eq!(check_settling(none, " ", false), Err(ConflictFault::Empty));
        assert_eq!(check_settling(none, &"x".repeat(NOTE_MAX_CHARS + 1), false), Err(ConflictFault::Long));
        assert_eq!(check_settling(none, "another Amina", true), Err(ConflictFault::Own));
        assert_eq!(check_settling(none, "another Amina", false), Ok(ConflictOutcome::None));
        let hands_over = Some(ConflictOutcome::Colleague);
        assert_eq!(check_settling(hands_over, "Bo takes it", true), Ok(ConflictOutcome::Colleague));
    }
}
