//! How well somebody is received, as sums of a month: how often each step was taken, and which of it may be shown. A small number beside
//! others that name a few people could say who it was, so whatever lies between nothing and five is "fewer than five", and no total stands
//! beside it from which it could be reckoned back (threshold rule with complementary suppression: Hundepool et al., *Handbook on Statistical
//! Disclosure Control*, 2010, ch. 4). A month is shown once it is over and its sums do not change after that, so no two views of it differ.
use crate::signal::codes;

/// The smallest number that is shown, but for none at all.
pub const SMALLEST: u64 = 5;

/// A step that is counted; also the end of an id `figure-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Counted {
    /// A first reception was written down.
    Received,
    /// Somebody was told their rights within an hour of it.
    RightsHour,
    /// Later than that.
    RightsLater,
    /// An interpreter helped.
    Interpreter,
    /// Asked what may be told to whom: yes.
    ConsentYes,
    /// Only part of it.
    ConsentPart,
    /// No.
    ConsentNo,
    /// Ask again later.
    ConsentLater,
    /// Somebody took back what they had agreed to.
    Withdrawn,
    /// Somebody was referred to another organisation.
    Sent,
    /// Which accepted.
    SentAccepted,
    /// Or declined.
    SentDeclined,
    /// And told what became of it.
    FeedbackGot,
    /// Another organisation referred somebody.
    Came,
    /// We accepted.
    CameAccepted,
    /// Or declined.
    CameDeclined,
    /// And told what became of it.
    FeedbackGiven,
}

codes! {
    Counted {
        Received = "received", RightsHour = "rights-hour", RightsLater = "rights-later", Interpreter = "interpreter",
        ConsentYes = "consent-yes", ConsentPart = "consent-part", ConsentNo = "consent-no", ConsentLater = "consent-later",
        Withdrawn = "withdrawn", Sent = "sent", SentAccepted = "sent-accepted", SentDeclined = "sent-declined",
        FeedbackGot = "feedback-got", Came = "came", CameAccepted = "came-accepted", CameDeclined = "came-declined",
        FeedbackGiven = "feedback-given",
    }
}

/// Steps that are shown beside each other, with their total or each by itself; its name is the end of an id `figures-of-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// Its name.
    pub name: &'static str,
    /// Its steps, in the order of the page.
    pub steps: &'static [Counted],
    /// Each of what is counted is one of them, so their total says how many there were.
    pub has_total: bool,
}

/// All of them, in the order of the page.
pub const GROUPS: [Group; 7] = [
    Group { name: "reception", steps: &[Counted::Received, Counted::Interpreter], has_total: false },
    Group { name: "rights", steps: &[Counted::RightsHour, Counted::RightsLater], has_total: true },
    Group {
        name: "consent",
        steps: &[Counted::ConsentYes, Counted::ConsentPart, Counted::ConsentNo, Counted::ConsentLater],
        has_total: true,
    },
    Group { name: "withdrawn", steps: &[Counted::Withdrawn], has_total: false },
    Group { name: "sent", steps: &[Counted::SentAccepted, Counted::SentDeclined], has_total: true },
    Group { name: "came", steps: &[Counted::CameAccepted, Counted::CameDeclined], has_total: true },
    Group {
        name: "between",
        steps: &[Counted::Sent, Counted::FeedbackGot, Counted::Came, Counted::FeedbackGiven],
        has_total: false,
    },
];

/// A sum as it may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shown {
    /// The sum itself.
    Number(u64),
    /// Fewer than [`SMALLEST`], and more than none.
    Few,
    /// Not shown, since what is few beside it could be reckoned from it.
    Hidden,
}

impl Shown {
    /// A sum by itself.
    #[must_use]
    pub fn of(count: u64) -> Self {
        if (1..SMALLEST).contains(&count) { Self::Few } else { Self::Number(count) }
    }
}

/// The sums of a group as they may be shown, and their total.
#[must_use]
pub fn shown(counts: &[u64]) -> (Vec<Shown>, Shown) {
    let parts: Vec<Shown> = counts.iter().map(|count| Shown::of(*count)).collect();
    let total = if parts.contains(&Shown::Few) { Shown::Hidden } else { Shown::of(counts.iter().sum()) };
    (parts, total)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    #[test]
    fn nothing_and_five_are_said_and_what_lies_between_is_few() {
        assert_eq!([0, 1, 4, 5].map(Shown::of), [Shown::Number(0), Shown::Few, Shown::Few, Shown::Number(5)]);
        assert_eq!(
            shown(&[6, 0, 9]),
            (vec![Shown::Number(6), Shown::Number(0), Shown::Number(9)], Shown::Number(15))
        );
        assert_eq!(shown(&[6, 1]), (vec![Shown::Number(6), Shown::Few], Shown::Hidden));
        assert_eq!(shown(&[]), (vec![], Shown::Number(0)));
    }

    /// The attack: whoever sees a view and knows the rule lists every sum that could have made it.
    #[test]
    fn from_no_view_can_a_small_sum_be_told_from_its_neighbours() {
        let all = 0..12u64;
        for one in all.clone() {
            for two in all.clone() {
                for three in all.clone() {
                    let counts = [one, two, three];
                    let view = shown(&counts);
                    for (place, count) in counts.iter().enumerate() {
                        if !(1..SMALLEST).contains(count) {
                            continue;
                        }
                        let could_be = (1..SMALLEST).filter(|other| {
                            let mut others = counts;
                            if let Some(sum) = others.get_mut(place) {
                                *sum = *other;
                            }
                            shown(&others) == view
                        });
                        assert_eq!(could_be.count(), 4, "{counts:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn each_step_stands_in_one_group() {
        let steps: Vec<Counted> = GROUPS.iter().flat_map(|group| group.steps).copied().collect();
        assert_eq!(steps.iter().collect::<HashSet<_>>().len(), steps.len(), "none twice");
        assert_eq!(steps.len(), Counted::ALL.len(), "and all of them");
    }
}
