//! Referring somebody to another organisation: who takes it there, where it stands, and what each step does to that. Nothing that comes after
//! access ended brings it back.
mod paper;

pub use paper::{PAPER_STEPS_MAX, PaperStep, Way};

use crate::{consent::Purpose, limits::NOTE_MAX_CHARS, signal::codes};
use envelope::referral::{Side, Step};

/// The most characters of one part as a form sends it.
pub const PART_MAX_CHARS: usize = 2_000;
/// The most characters of words beside it: why, an answer, a place.
pub const WORDS_MAX_CHARS: usize = NOTE_MAX_CHARS;

/// Where a referral goes, seen from here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Direction {
    /// To another organisation's desk.
    Out,
    /// From another one's.
    In,
    /// To an organisation without a desk, on paper.
    Paper,
}

/// To whom within an organisation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Function {
    /// Whoever is there.
    Anybody,
    /// Taking somebody in.
    Reception,
    /// Support.
    Support,
    /// Legal help.
    Legal,
    /// Care.
    Medical,
    /// Minors.
    Minors,
    /// Statements.
    Statements,
}

/// What the sender may still be told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum After {
    /// Whether it was accepted, and nothing else.
    Answer,
    /// How it goes on.
    Told,
}

/// Where it stands; also the end of an id `referral-state-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferralState {
    /// Rests on a law: a second member looks before it leaves.
    Confirm,
    /// They said no, and nothing left.
    Refused,
    /// On paper, and nobody there has it yet.
    Ready,
    /// On its way; on paper: handed over.
    Sent,
    /// It is at the other desk.
    Received,
    /// Came here, and nobody answered.
    New,
    /// Somebody takes it.
    Accepted,
    /// Nobody does, and it is looked at before it is destroyed.
    Look,
    /// Nobody does.
    Declined,
    /// What was asked is done.
    Done,
    /// The sender took it back.
    Revoked,
    /// Whoever it is about took their consent back.
    Withdrawn,
    /// The last day of what was agreed to has passed.
    Over,
    /// What it rested on no longer held when it was to leave: it did not.
    Stopped,
    /// Its case was erased: nothing but its name is left.
    Erased,
    /// Taken back, and whoever has it on paper has yet to be told.
    Recall,
}

/// Why nobody takes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DeclineReason {
    /// There is no place.
    Full,
    /// It is for somebody else.
    NotOurs,
    /// They do not want to.
    Refused,
    /// They could not be reached.
    Unreachable,
    /// Something else, in words.
    Other,
}

/// Why the sender takes it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RevokeReason {
    /// It went to the wrong place.
    Mistake,
    /// Somebody else helps.
    Elsewhere,
    /// It is not needed any more.
    NotNeeded,
    /// Something else, in words.
    Other,
}

/// What was known of it when access ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Nobody opened it.
    NotOpened,
    /// It was opened.
    Opened,
    /// It became a case.
    Taken,
    /// A copy of that case was made.
    Copied,
}

codes! {
    Direction { Out = "out", In = "in", Paper = "paper" }
    Function {
        Anybody = "anybody", Reception = "reception", Support = "support", Legal = "legal", Medical = "medical",
        Minors = "minors", Statements = "statements",
    }
    After { Answer = "answer", Told = "told" }
    ReferralState {
        Confirm = "confirm", Refused = "refused", Ready = "ready", Sent = "sent", Received = "received", New = "new",
        Accepted = "accepted", Look = "look", Declined = "declined", Done = "done", Revoked = "revoked",
        Withdrawn = "withdrawn", Over = "over", Stopped = "stopped", Erased = "erased", Recall = "recall",
    }
    DeclineReason {
        Full = "full", NotOurs = "not-ours", Refused = "refused", Unreachable = "unreachable", Other = "other",
    }
    RevokeReason { Mistake = "mistake", Elsewhere = "elsewhere", NotNeeded = "not-needed", Other = "other" }
    Reach { NotOpened = "not-opened", Opened = "opened", Taken = "taken", Copied = "copied" }
}

impl Function {
    /// Whether what somebody agreed to is what this function does. Whoever is there may take anything, and minors have their own people for
    /// everything.
    #[must_use]
    pub fn serves(self, purpose: Purpose) -> bool {
        match self {
            Self::Anybody | Self::Minors => true,
            Self::Reception => matches!(purpose, Purpose::Place | Purpose::Call | Purpose::Support),
            Self::Support => matches!(purpose, Purpose::Support | Purpose::Call | Purpose::Other),
            Self::Legal => matches!(purpose, Purpose::Legal | Purpose::Wages),
            Self::Medical => purpose == Purpose::Medical,
            Self::Statements => purpose == Purpose::Statement,
        }
    }
}

impl ReferralState {
    /// Access ended and nothing brings it back.
    #[must_use]
    pub fn is_final(self) -> bool {
        matches!(
            self,
            Self::Revoked
                | Self::Withdrawn
                | Self::Over
                | Self::Refused
                | Self::Stopped
                | Self::Erased
                | Self::Recall
        )
    }

    /// It goes on.
    #[must_use]
    pub fn is_open(self) -> bool {
        !self.is_final() && !matches!(self, Self::Declined | Self::Done)
    }

    /// Whether the one to whom it was referred can say this now.
    #[must_use]
    pub fn can_answer(self, step: Step) -> bool {
        match step {
            Step::Accepted => self == Self::New,
            Step::Declined => matches!(self, Self::New | Self::Accepted),
            Step::Place | Step::Appointment | Step::Feedback => matches!(self, Self::New | Self::Accepted),
            Step::Done => self == Self::Accepted,
            Step::Received | Step::Ended | Step::Revoked | Step::Again => false,
        }
    }

    /// Where it stands after a step that was said by `side`; as before, where it changes nothing or is not theirs to say.
    #[must_use]
    pub fn after(self, step: Step, side: Side) -> Self {
        if self.is_final() || !step.may(side) {
            return self;
        }
        match step {
            Step::Received if self == Self::Sent => Self::Received,
            // What came in between may be missing: what is said last holds.
            Step::Accepted if matches!(self, Self::Sent | Self::Received | Self::New) => Self::Accepted,
            Step::Declined if self != Self::Done => Self::Declined,
            Step::Done if self != Self::Declined => Self::Done,
            Step::Revoked => Self::Revoked,
            _ => self,
        }
    }

    /// After consent was taken back: whatever came before.
    #[must_use]
    pub fn withdrawn(self) -> Self {
        if matches!(self, Self::Revoked | Self::Refused | Self::Recall | Self::Erased) {
            self
        } else {
            Self::Withdrawn
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_taken_back_stays_so_whatever_comes_after() {
        for state in [ReferralState::Revoked, ReferralState::Withdrawn, ReferralState::Over] {
            for step in Step::ALL {
                for side in [Side::Sender, Side::Receiver] {
                    assert_eq!(state.after(*step, side), state);
                }
            }
        }
        assert_eq!(ReferralState::Done.withdrawn(), ReferralState::Withdrawn);
        assert_eq!(ReferralState::Declined.withdrawn(), ReferralState::Withdrawn);
    }

    #[test]
    fn whoever_accepted_may_still_decline_and_not_the_other_way_round() {
        use ReferralState as S;
        assert_eq!(S::Accepted.after(Step::Declined, Side::Receiver), S::Declined);
        assert_eq!(S::Declined.after(Step::Accepted, Side::Receiver), S::Declined);
        assert_eq!(
            S::Accepted.after(Step::Received, Side::Receiver),
            S::Accepted,
            "an older word comes late"
        );
        assert_eq!(S::Received.after(Step::Done, Side::Receiver), S::Done, "the word between is missing");
        assert_eq!(S::Sent.after(Step::Accepted, Side::Sender), S::Sent, "not the sender's to say");
        assert_eq!(S::Accepted.after(Step::Revoked, Side::Receiver), S::Accepted);
    }

    #[test]
    fn every_code_is_read_as_the_same() {
        assert!(ReferralState::ALL.iter().all(|one| ReferralState::of_code(one.code()) == Some(*one)));
        assert!(Function::ALL.iter().all(|one| envelope::ids::is_short_id(one.code())));
        assert_eq!(Function::of_code("night-shift"), None);
    }
}
