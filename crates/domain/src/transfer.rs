//! A case goes from one holder to another within the desk: whoever hands it over says what the earlier holder may still see, whoever is to
//! have it says yes or no, and until then nothing changes.
use crate::{MemberId, access::TeamId, limits::NOTE_MAX_CHARS, signal::codes};
use envelope::ids::Day;

/// The furthest day until which an earlier holder may still read, in days.
pub const AFTER_MAX_DAYS: u32 = 366;

/// What an earlier holder may still see; also the end of an id `after-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AfterRight {
    /// Nothing, whatever their role.
    Nothing,
    /// They read it until a day.
    Read,
    /// They read it until a day, and are told when it goes on.
    Told,
}

/// Where an offer stands; also the end of an id `transfer-state-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransferState {
    /// It waits for an answer.
    Asked,
    /// Whoever was asked has the case.
    Accepted,
    /// They do not take it.
    Declined,
    /// It was taken back, or the case went elsewhere meanwhile.
    Withdrawn,
}

/// What is wrong with an offer or an answer; also the end of an id `transfer-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TransferFault {
    /// Nothing is written where something must be.
    Empty,
    /// Too long.
    Long,
    /// Nobody is chosen, or nobody who can have it.
    Receiver,
    /// They have it.
    Same,
    /// It waits for somebody's answer already.
    Waiting,
    /// Nothing is chosen.
    Choice,
    /// The day is past or too far.
    Day,
    /// Nobody accepts what they offered themselves.
    Own,
}

codes! {
    AfterRight { Nothing = "nothing", Read = "read", Told = "told" }
    TransferState { Asked = "asked", Accepted = "accepted", Declined = "declined", Withdrawn = "withdrawn" }
    TransferFault {
        Empty = "empty", Long = "long", Receiver = "receiver", Same = "same", Waiting = "waiting", Choice = "choice",
        Day = "day", Own = "own",
    }
}

/// Whose a case is, or is to be.
pub type Holder = (Option<MemberId>, Option<TeamId>);

/// Checks words that must be there.
///
/// # Errors
/// [`TransferFault::Empty`], [`TransferFault::Long`].
pub fn check_words(words: &str) -> Result<(), TransferFault> {
    match words.trim() {
        "" => Err(TransferFault::Empty),
        words if words.chars().count() > NOTE_MAX_CHARS => Err(TransferFault::Long),
        _ => Ok(()),
    }
}

/// Until which day the earlier holder reads; the first day there is, where they see nothing.
///
/// # Errors
/// [`TransferFault::Choice`], [`TransferFault::Day`].
pub fn check_after(
    today: Day,
    after: Option<AfterRight>,
    until: Option<Day>,
) -> Result<(AfterRight, Day), TransferFault> {
    let after = after.ok_or(TransferFault::Choice)?;
    if after == AfterRight::Nothing {
        return Ok((after, Day(0)));
    }
    let until = until.ok_or(TransferFault::Day)?;
    let ahead = until.number().checked_sub(today.number()).ok_or(TransferFault::Day)?;
    if ahead > AFTER_MAX_DAYS { Err(TransferFault::Day) } else { Ok((after, until)) }
}

/// Checks to whom a case of `from` is to go.
///
/// # Errors
/// [`TransferFault::Receiver`], [`TransferFault::Same`].
pub fn check_receiver(from: Holder, to: Holder) -> Result<(), TransferFault> {
    match to {
        (None, None) => Err(TransferFault::Receiver),
        (Some(_), _) if to.0 == from.0 => Err(TransferFault::Same),
        (None, Some(_)) if from.0.is_none() && to.1 == from.1 => Err(TransferFault::Same),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_still_sees_is_said_and_ends_on_a_day() {
        let today = Day(20_781);
        assert_eq!(check_after(today, None, Some(today)), Err(TransferFault::Choice));
        assert_eq!(check_after(today, Some(AfterRight::Read), None), Err(TransferFault::Day));
        assert_eq!(check_after(today, Some(AfterRight::Told), Some(Day(20_780))), Err(TransferFault::Day));
        let far = Day(20_781 + AFTER_MAX_DAYS + 1);
        assert_eq!(check_after(today, Some(AfterRight::Read), Some(far)), Err(TransferFault::Day));
        assert_eq!(check_after(today, Some(AfterRight::Read), Some(today)), Ok((AfterRight::Read, today)));
        let nothing = check_after(today, Some(AfterRight::Nothing), Some(far));
        assert_eq!(nothing, Ok((AfterRight::Nothing, Day(0))), "whatever day stands beside it");
    }

    #[test]
    fn a_case_goes_to_somebody_who_does_not_have_it() {
        let (bo, team) = (Some(MemberId(2)), Some(TeamId(1)));
        assert_eq!(check_receiver((bo, None), (None, None)), Err(TransferFault::Receiver));
        assert_eq!(check_receiver((bo, None), (bo, None)), Err(TransferFault::Same));
        assert_eq!(check_receiver((None, team), (None, team)), Err(TransferFault::Same));
        assert_eq!(check_receiver((bo, team), (None, team)), Ok(()), "back to the whole team");
        assert_eq!(check_receiver((None, team), (bo, None)), Ok(()));
    }

    #[test]
    fn an_offer_and_a_refusal_say_why() {
        assert_eq!(check_words(" \n"), Err(TransferFault::Empty));
        assert_eq!(check_words(&"x".repeat(NOTE_MAX_CHARS + 1)), Err(TransferFault::Long));
        assert_eq!(check_words("she speaks Arabic"), Ok(()));
    }
}
