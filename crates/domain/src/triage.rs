//! What members decide about a report: how urgent, put off until when, what came of it. Every decision that could be
//! questioned later has a reason beside it.
use crate::{
    limits::{NOTE_MAX_CHARS, TextFault, check_note},
    signal::codes,
};
use envelope::{directory::OrgKind, ids::Day};

/// The longest number of an official report, in characters.
pub const REPORT_NUMBER_MAX_CHARS: usize = 40;
/// The longest label, in characters.
pub const LABEL_MAX_CHARS: usize = 40;
/// Labels that a desk can have: more than that nobody finds again.
pub const LABELS_MAX: usize = 60;
/// How far a report can be put off, in days.
pub const SNOOZE_MAX_DAYS: u32 = 366;

/// How urgent a report is, as a person judged it; in the order in which they are worked on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Urgency {
    /// In its turn.
    Normal,
    /// Today.
    Soon,
    /// Before anything else.
    Now,
}

/// What came of a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Whoever wrote was advised.
    Advised,
    /// It was information, and is kept in mind.
    Information,
    /// Somebody else helps now.
    Referred,
    /// An official report was drawn up (police).
    Reported,
    /// It goes on in another report, which stays open.
    Merged,
    /// It goes on in a case.
    CaseOpened,
    /// Nothing of it holds.
    Unfounded,
    /// It is not for us.
    OutOfScope,
    /// It was written to harm or to mock.
    Abuse,
}

/// Why words are hard to read, as a member says it for those who come after: shown beside them instead of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Hard {
    /// Violence.
    Violence,
    /// Sexual violence.
    Sexual,
    /// A child is harmed.
    Child,
    /// Somebody died, or wants to.
    Death,
    /// Hate, insults or threats, also of whoever reads.
    Hate,
}

codes! {
    Urgency { Normal = "normal", Soon = "soon", Now = "now" }
    Outcome {
        Advised = "advised", Information = "information", Referred = "referred", Reported = "reported", Merged = "merged",
        CaseOpened = "case-opened",
        Unfounded = "unfounded", OutOfScope = "out-of-scope", Abuse = "abuse",
    }
    Hard { Violence = "violence", Sexual = "sexual", Child = "child", Death = "death", Hate = "hate" }
}

impl Urgency {
    /// How it is kept where lists are sorted by it.
    #[must_use]
    pub fn rank(self) -> i64 {
        match self {
            Self::Normal => 0,
            Self::Soon => 1,
            Self::Now => 2,
        }
    }

    /// The urgency of this rank.
    #[must_use]
    pub fn of_rank(rank: i64) -> Option<Self> {
        Self::ALL.iter().copied().find(|urgency| urgency.rank() == rank)
    }
}

impl Outcome {
    /// What a desk of this kind can say of a report when it closes it. Merging has a button of its own.
    #[must_use]
    pub fn of_kind(kind: OrgKind) -> Vec<Self> {
        let police = kind == OrgKind::Police;
        let chosen = |outcome: &Self| *outcome != Self::Merged && (police || *outcome != Self::Reported);
        Self::ALL.iter().copied().filter(chosen).collect()
    }

    /// Whether a sentence must stand beside it: it says that somebody was not believed or not helped.
    #[must_use]
    pub fn needs_reason(self) -> bool {
        matches!(self, Self::Unfounded | Self::OutOfScope | Self::Abuse)
    }
}

/// Why a decision is not taken as it was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionFault {
    /// There is no reason beside it.
    NoReason,
    /// The reason is too long: characters, and how many fit.
    LongReason {
        /// How many it has.
        count: usize,
        /// How many fit.
        limit: usize,
    },
    /// The day is not between tomorrow and a year from now.
    Day,
    /// Nothing was said to have come of it.
    NoOutcome,
    /// Police: neither the number of an official report nor "no offence is described" (art. 40 police function act,
    /// art. 29 code of criminal procedure).
    NoNumber,
    /// Police: both at once.
    NumberAndNoOffence,
    /// "It goes on in a case", and it is in none that is open.
    NoCase,
    /// The number of the official report is too long.
    LongNumber {
        /// How many characters it has.
        count: usize,
        /// How many fit.
        limit: usize,
    },
    /// It has no digit, or stands on several lines.
    OddNumber,
}

fn check_reason(reason: &str) -> Result<(), DecisionFault> {
    check_note(reason).map_err(|fault| match fault {
        TextFault::Empty => DecisionFault::NoReason,
        TextFault::TooLong { count, limit } => DecisionFault::LongReason { count, limit },
    })
}

/// Checks an urgency with its reason: what is not in its turn says why.
///
/// # Errors
/// [`DecisionFault`].
pub fn check_urgency(urgency: Urgency, reason: &str) -> Result<(), DecisionFault> {
    if urgency == Urgency::Normal { Ok(()) } else { check_reason(reason) }
}

/// Checks the day until which a report is put off, with its reason.
///
/// # Errors
/// [`DecisionFault`].
pub fn check_snooze(today: Day, until: Day, reason: &str) -> Result<(), DecisionFault> {
    let ahead = until.number().checked_sub(today.number()).ok_or(DecisionFault::Day)?;
    if ahead == 0 || ahead > SNOOZE_MAX_DAYS {
        return Err(DecisionFault::Day);
    }
    check_reason(reason)
}

/// How somebody wants to close a report.
#[derive(Debug, Clone, Copy)]
pub struct Closing<'a> {
    /// What came of it.
    pub outcome: Option<Outcome>,
    /// Why.
    pub reason: &'a str,
    /// The number of the official report, at a police desk.
    pub report_number: &'a str,
    /// "No offence is described", at a police desk.
    pub no_offence: bool,
    /// It is in a case that is open.
    pub in_case: bool,
}

/// What follows from how somebody wants to close a report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Close {
    /// It is closed.
    Now(Outcome),
    /// A second person must look first.
    AfterSecondLook(Outcome),
}

/// The rule of closing. A police desk may not let a described offence rest: there is the number of an official report, or a
/// reasoned "no offence is described" that a second person confirms.
///
/// # Errors
/// [`DecisionFault`].
pub fn close(kind: OrgKind, closing: &Closing<'_>) -> Result<Close, DecisionFault> {
    let outcome = closing.outcome.filter(|outcome| Outcome::of_kind(kind).contains(outcome));
    let outcome = outcome.ok_or(DecisionFault::NoOutcome)?;
    let number = closing.report_number.trim();
    let count = number.chars().count();
    if count > REPORT_NUMBER_MAX_CHARS {
        return Err(DecisionFault::LongNumber { count, limit: REPORT_NUMBER_MAX_CHARS });
    }
    if !number.is_empty() && crate::case::check_reference(number).is_err() {
        return Err(DecisionFault::OddNumber);
    }
    let count = closing.reason.chars().count();
    if count > NOTE_MAX_CHARS {
        return Err(DecisionFault::LongReason { count, limit: NOTE_MAX_CHARS });
    }
    if outcome.needs_reason() {
        check_reason(closing.reason)?;
    }
    if outcome == Outcome::CaseOpened {
        // The case closes with a number, or not before the report does.
        return if closing.in_case { Ok(Close::Now(outcome)) } else { Err(DecisionFault::NoCase) };
    }
    if kind != OrgKind::Police {
        return Ok(Close::Now(outcome));
    }
    match (number.is_empty(), closing.no_offence) {
        (false, true) => Err(DecisionFault::NumberAndNoOffence),
        (false, false) => Ok(Close::Now(outcome)),
        (true, false) => Err(DecisionFault::NoNumber),
        // "An official report was drawn up" without one is no answer.
        (true, true) if outcome == Outcome::Reported => Err(DecisionFault::NoNumber),
        (true, true) => check_reason(closing.reason).map(|()| Close::AfterSecondLook(outcome)),
    }
}

/// How a label is written: without spaces around it, on one line. `None`: it is empty or too long.
#[must_use]
pub fn label(typed: &str) -> Option<String> {
    let name = typed.split_whitespace().collect::<Vec<_>>().join(" ");
    let good =
        !name.is_empty() && name.chars().count() <= LABEL_MAX_CHARS && !name.chars().any(char::is_control);
    good.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: Closing<'static> = Closing {
        outcome: Some(Outcome::Advised),
        reason: "",
        report_number: "",
        no_offence: false,
        in_case: false,
    };

    #[test]
    fn a_police_desk_cannot_let_an_offence_rest_by_closing_it() {
        let police = |closing: Closing<'_>| close(OrgKind::Police, &closing);
        assert_eq!(police(PLAIN), Err(DecisionFault::NoNumber));
        let number = Closing { report_number: "BR.37.L1.012345/2026", ..PLAIN };
        assert_eq!(police(number), Ok(Close::Now(Outcome::Advised)));
        let none = Closing { no_offence: true, ..PLAIN };
        assert_eq!(police(none), Err(DecisionFault::NoReason), "not without a reason");
        let reasoned = Closing { reason: "asks for our opening hours", ..none };
        assert_eq!(police(reasoned), Ok(Close::AfterSecondLook(Outcome::Advised)));
        let both = Closing { report_number: "1", ..reasoned };
        assert_eq!(police(both), Err(DecisionFault::NumberAndNoOffence));
        let without = Closing { outcome: Some(Outcome::Reported), ..reasoned };
        assert_eq!(police(without), Err(DecisionFault::NoNumber), "a report without a number is none");
    }

    #[test]
    fn what_goes_on_in_a_case_needs_no_number_and_what_is_in_none_does_not_go_on() {
        let goes_on = Closing { outcome: Some(Outcome::CaseOpened), in_case: true, ..PLAIN };
        assert_eq!(close(OrgKind::Police, &goes_on), Ok(Close::Now(Outcome::CaseOpened)));
        let nowhere = Closing { in_case: false, ..goes_on };
        assert_eq!(close(OrgKind::Police, &nowhere), Err(DecisionFault::NoCase));
        assert_eq!(close(OrgKind::Centre, &nowhere), Err(DecisionFault::NoCase));
    }

    #[test]
    fn whoever_is_not_believed_or_not_helped_is_owed_a_reason() {
        for outcome in [Outcome::Unfounded, Outcome::OutOfScope, Outcome::Abuse] {
            let bare = Closing { outcome: Some(outcome), ..PLAIN };
            assert_eq!(close(OrgKind::Centre, &bare), Err(DecisionFault::NoReason));
            let reasoned = Closing { reason: "a lost bicycle", ..bare };
            assert_eq!(close(OrgKind::Centre, &reasoned), Ok(Close::Now(outcome)));
        }
        assert_eq!(close(OrgKind::Association, &PLAIN), Ok(Close::Now(Outcome::Advised)));
        assert_eq!(
            close(OrgKind::Centre, &Closing { outcome: None, ..PLAIN }),
            Err(DecisionFault::NoOutcome)
        );
    }

    #[test]
    fn only_the_police_draw_up_official_reports() {
        let reported = Closing { outcome: Some(Outcome::Reported), ..PLAIN };
        assert_eq!(close(OrgKind::Centre, &reported), Err(DecisionFault::NoOutcome));
        assert!(Outcome::of_kind(OrgKind::Police).contains(&Outcome::Reported));
    }

    #[test]
    fn what_is_put_off_comes_back_within_a_year_and_says_why_it_waits() {
        let today = Day(20_781);
        assert_eq!(check_snooze(today, Day(20_782), "she calls on Wednesday"), Ok(()));
        assert_eq!(check_snooze(today, Day(20_782), " "), Err(DecisionFault::NoReason));
        for day in [0, 20_780, 20_781, 20_781 + SNOOZE_MAX_DAYS + 1, u32::MAX] {
            assert_eq!(check_snooze(today, Day(day), "x"), Err(DecisionFault::Day), "{day}");
        }
    }

    #[test]
    fn what_goes_before_its_turn_says_why() {
        assert_eq!(check_urgency(Urgency::Normal, ""), Ok(()));
        assert_eq!(check_urgency(Urgency::Now, ""), Err(DecisionFault::NoReason));
        let long = "x".repeat(1_001);
        let fault = DecisionFault::LongReason { count: 1_001, limit: 1_000 };
        assert_eq!(check_urgency(Urgency::Soon, &long), Err(fault));
        assert!(Urgency::ALL.is_sorted_by_key(|urgency| urgency.rank()));
        assert!(Urgency::ALL.iter().all(|urgency| Urgency::of_rank(urgency.rank()) == Some(*urgency)));
    }

    #[test]
    fn two_spellings_of_a_label_that_look_alike_are_one() {
        assert_eq!(label("  car \t wash\n"), Some("car wash".into()));
        assert_eq!(label(" "), None);
        assert_eq!(label(&"x".repeat(41)), None);
        assert_eq!(label("a\u{0}b"), None);
    }
}
