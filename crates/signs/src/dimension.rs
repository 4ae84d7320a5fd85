//! Whether a dimension is positive: step 1 of the operational indicators of ILO and European Commission (March 2009, revised September 2009).
use crate::sign::{Age, Dimension, Sign, Strength};

/// Signs of one dimension, counted by how much they say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally {
    /// Strong ones.
    pub strong: usize,
    /// Medium ones.
    pub medium: usize,
    /// Weak ones.
    pub weak: usize,
}

impl Tally {
    /// Those of one dimension, for somebody of that age.
    #[must_use]
    pub fn of<'a>(signs: impl Iterator<Item = &'a Sign>, dimension: Dimension, age: Age) -> Self {
        let mut tally = Self::default();
        for sign in signs.filter(|sign| sign.dimension == dimension && dimension.counts()) {
            match sign.strength(age) {
                Strength::Strong => tally.strong += 1,
                Strength::Medium => tally.medium += 1,
                Strength::Weak => tally.weak += 1,
                Strength::None => {}
            }
        }
        tally
    }
}

/// Two strong; or one strong and any other; or three medium; or two medium and a weak one.
#[must_use]
pub const fn positive(Tally { strong, medium, weak }: Tally) -> bool {
    strong >= 2 || (strong >= 1 && medium + weak >= 1) || medium >= 3 || (medium >= 2 && weak >= 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dimension_is_positive_exactly_where_the_list_says_so() {
        let is = |strong, medium, weak| positive(Tally { strong, medium, weak });
        for yes in [(2, 0, 0), (1, 1, 0), (1, 0, 1), (0, 3, 0), (0, 2, 1), (3, 3, 3), (1, 2, 0)] {
            assert!(is(yes.0, yes.1, yes.2), "{yes:?}");
        }
        for no in [(0, 0, 0), (1, 0, 0), (0, 2, 0), (0, 1, 1), (0, 1, 9), (0, 0, 9)] {
            assert!(!is(no.0, no.1, no.2), "{no:?}");
        }
    }
}
