//! Many reports with the same words in a short time: which of them stand behind the first in a list. Nobody judges what is said, and
//! nothing is counted over a person: equal is equal, letter for letter, but for case, spaces and marks.

/// How long after the first of them a report with the same words stands behind it, in seconds.
pub const ALIKE_WITHIN_SECONDS: i64 = 3_600;
/// How many it takes. Two may be one person who pressed twice, or two who tell the same.
pub const ALIKE_MIN_REPORTS: usize = 3;
/// Words shorter than this stand alone, in characters: whoever is in need writes little, and different people write the same.
pub const ALIKE_MIN_CHARS: usize = 40;
/// For how many days a report that was set aside stays there; then it is in the list again, so that nothing rests for ever unclosed.
pub const ASIDE_DAYS: u32 = 30;
/// Reports like one that are set aside at once.
pub const ASIDE_MAX: usize = 1_000;

/// A report with the same words that reached the desk a moment ago.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// Its number.
    pub number: i64,
    /// When it reached the desk, Unix seconds.
    pub at: i64,
    /// The first of those it stands with.
    pub with: Option<i64>,
}

/// With which first a new report stands, and which others stand with it from now on. `None`: it stands alone.
///
/// Those of one hour, counted from the first, stand together; the next one begins anew, so that whoever floods a desk for a day is
/// seen once an hour.
#[must_use]
pub fn stands_with(now: i64, earlier: &[Alike]) -> Option<(i64, Vec<i64>)> {
    let fresh = |one: &&Alike| now.saturating_sub(one.at) < ALIKE_WITHIN_SECONDS;
    let first = earlier.iter().filter(fresh).find(|one| one.with == Some(one.number));
    if let Some(first) = first {
        return Some((first.number, Vec::new()));
    }
    let alone: Vec<i64> =
        earlier.iter().filter(fresh).filter(|one| one.with.is_none()).map(|one| one.number).collect();
    let first = alone.iter().min().copied()?;
    (alone.len() + 1 >= ALIKE_MIN_REPORTS).then_some((first, alone))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn alike(number: i64, at: i64, with: Option<i64>) -> Alike {
        Alike { number, at, with }
    }

    #[test]
    fn two_stand_alone_and_the_third_within_the_hour_brings_them_together() {
        assert_eq!(stands_with(10, &[]), None);
        assert_eq!(stands_with(10, &[alike(1, 0, None)]), None);
        let two = [alike(1, 0, None), alike(4, 5, None)];
        assert_eq!(stands_with(10, &two), Some((1, vec![1, 4])));
        assert_eq!(stands_with(ALIKE_WITHIN_SECONDS, &two), None, "the first was an hour ago");
    }

    #[test]
    fn a_flood_of_a_whole_day_is_seen_again_every_hour() {
        let together = [alike(1, 0, Some(1)), alike(2, 3_000, Some(1)), alike(3, 3_500, Some(1))];
        assert_eq!(stands_with(3_599, &together), Some((1, Vec::new())));
        assert_eq!(stands_with(3_600, &together), None, "a new hour, and a new first to be seen");
        let next = [together[1], together[2], alike(4, 3_600, None), alike(5, 3_700, None)];
        assert_eq!(stands_with(3_800, &next), Some((4, vec![4, 5])));
    }
}
