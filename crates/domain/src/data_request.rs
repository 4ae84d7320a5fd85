//! What people ask about their own data: which right, by which way, until when it is answered (one month, once two more: GDPR art. 12(3)),
//! and what came of it.
use crate::{limits::NOTE_MAX_CHARS, signal::codes};
use envelope::{directory::OrgKind, ids::Day};

/// Days before the last one on which whoever can answer is told.
pub const TOLD_BEFORE_DAYS: u32 = 7;
/// Months in which it is answered.
pub const MONTHS: u8 = 1;
/// Months by which that can be put off once, with a reason that the person is told.
pub const MORE_MONTHS: u8 = 2;

/// Which right (GDPR art. 15 to 21).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestKind {
    /// What we hold (art. 15).
    Access,
    /// Who looked at it.
    WhoLooked,
    /// Something is wrong (art. 16).
    Rectify,
    /// It is to go (art. 17).
    Erase,
    /// It is not to be used meanwhile (art. 18).
    Restrict,
    /// We are not to use it (art. 21).
    Object,
}

/// By which way it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestWay {
    /// At the counter.
    Counter,
    /// By phone.
    Phone,
    /// On paper.
    Letter,
    /// By e-mail.
    Mail,
    /// In the conversation of a report.
    Thread,
    /// Through a lawyer or somebody the person trusts.
    Lawyer,
    /// Through the supervisory authority.
    Authority,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestOutcome {
    /// All of it was given, or done.
    Given,
    /// It was given with what concerns others left out.
    GivenRedacted,
    /// Part of it was refused, with the reason given.
    PartRefused,
    /// It was refused, with the reason given.
    Refused,
    /// We hold nothing.
    Nothing,
    /// The supervisory authority answers.
    PassedOn,
    /// The person took it back.
    Withdrawn,
}

/// What is wrong with what was written; also the end of an id `request-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RequestFault {
    /// Nothing is chosen.
    Choice,
    /// Nothing is written where something must be.
    Empty,
    /// Too long.
    Long,
    /// A day that is none, or is to come, or is long ago.
    Day,
    /// There is no such report or case for this member.
    NoSuch,
    /// It was put off before.
    Extended,
    /// The person was not made sure of.
    Unchecked,
}

codes! {
    RequestKind {
        Access = "access", WhoLooked = "who-looked", Rectify = "rectify", Erase = "erase", Restrict = "restrict",
        Object = "object",
    }
    RequestWay {
        Counter = "counter", Phone = "phone", Letter = "letter", Mail = "mail", Thread = "thread", Lawyer = "lawyer",
        Authority = "authority",
    }
    RequestOutcome {
        Given = "given", GivenRedacted = "given-redacted", PartRefused = "part-refused", Refused = "refused",
        Nothing = "nothing", PassedOn = "passed-on", Withdrawn = "withdrawn",
    }
    RequestFault {
        Choice = "choice", Empty = "empty", Long = "long", Day = "day", NoSuch = "no-such", Extended = "extended",
        Unchecked = "unchecked",
    }
}

impl RequestOutcome {
    /// Whether something of somebody's left the desk: then it was made sure who asked.
    #[must_use]
    pub fn gives(self) -> bool {
        matches!(self, Self::Given | Self::GivenRedacted | Self::PartRefused)
    }

    /// What can come of it at a desk of this kind: the police answer through the supervisory authority.
    #[must_use]
    pub fn of_kind(kind: OrgKind) -> Vec<Self> {
        let passes_on = |one: &Self| *one != Self::PassedOn || kind == OrgKind::Police;
        Self::ALL.iter().copied().filter(passes_on).collect()
    }
}

/// Words that must be there and not be too long.
///
/// # Errors
/// [`RequestFault::Empty`], [`RequestFault::Long`].
pub fn check_words(words: &str) -> Result<(), RequestFault> {
    match words.trim() {
        "" => Err(RequestFault::Empty),
        words if words.chars().count() > NOTE_MAX_CHARS => Err(RequestFault::Long),
        _ => Ok(()),
    }
}

/// The day it came: not to come, and not longer ago than two years.
///
/// # Errors
/// [`RequestFault::Day`].
pub fn check_received(today: Day, received: Option<Day>) -> Result<Day, RequestFault> {
    let known = |day: &Day| *day <= today && today.number() - day.number() <= 731;
    received.filter(known).ok_or(RequestFault::Day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_request_came_on_a_day_that_has_been() {
        let today = Day(20_800);
        assert_eq!(check_received(today, Some(today)), Ok(today));
        assert_eq!(check_received(today, Some(Day(20_069))), Ok(Day(20_069)));
        for wrong in [None, Some(Day(20_801)), Some(Day(20_068))] {
            assert_eq!(check_received(today, wrong), Err(RequestFault::Day));
        }
    }

    #[test]
    fn only_the_police_answer_through_the_authority() {
        assert!(RequestOutcome::of_kind(OrgKind::Police).contains(&RequestOutcome::PassedOn));
        assert!(!RequestOutcome::of_kind(OrgKind::Centre).contains(&RequestOutcome::PassedOn));
    }
}
