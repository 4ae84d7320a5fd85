//! Referring somebody to an organisation without a desk: a paper, and what a member types in of what became of it. The same steps as between desks,
//! and two that a desk says by itself: that it was handed over, and that whoever has it was told to give it up.
use super::ReferralState;
use crate::signal::codes;

/// The most that is written down of one: nobody needs more.
pub const PAPER_STEPS_MAX: usize = 200;

/// A step, as it is typed in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperStep {
    /// The paper was made.
    Printed,
    /// It was handed over.
    Handed,
    /// They have it: by whom, and which number stands on the slip.
    Received,
    /// They take it.
    Accepted,
    /// They do not.
    Declined,
    /// Whether there is a place.
    Place,
    /// An appointment.
    Appointment,
    /// How it goes.
    Feedback,
    /// It is done.
    Done,
    /// We took it back.
    Revoked,
    /// Whoever has it was told that it was taken back, or it never left and was destroyed here.
    Told,
}

/// By which way it went, or we heard of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Way {
    /// From hand to hand.
    Hand,
    /// By post or with the slip.
    Post,
    /// By telephone.
    Phone,
    /// It never left this house, and was destroyed.
    Kept,
}

codes! {
    PaperStep {
        Printed = "printed", Handed = "handed", Received = "received", Accepted = "accepted", Declined = "declined",
        Place = "place", Appointment = "appointment", Feedback = "feedback", Done = "done", Revoked = "revoked",
        Told = "told",
    }
    Way { Hand = "hand", Post = "post", Phone = "phone", Kept = "kept" }
}

impl PaperStep {
    /// Whether it can be typed in now. `more`: it was agreed that we hear how it goes on, and not only whether they take it.
    #[must_use]
    pub fn is_possible(self, state: ReferralState, more: bool) -> bool {
        use ReferralState as S;
        match self {
            // What a member decides is a button of its own.
            Self::Printed | Self::Revoked => false,
            Self::Handed => state == S::Ready,
            Self::Received => state == S::Sent,
            Self::Accepted => matches!(state, S::Sent | S::Received),
            Self::Declined => matches!(state, S::Sent | S::Received | S::Accepted),
            Self::Place | Self::Appointment | Self::Feedback => {
                more && matches!(state, S::Received | S::Accepted)
            }
            Self::Done => more && state == S::Accepted,
            Self::Told => state == S::Recall,
        }
    }

    /// Where it stands afterwards. Having been told ends a recall: as what, the caller knows.
    #[must_use]
    pub fn after(self, state: ReferralState) -> ReferralState {
        match self {
            Self::Handed => ReferralState::Sent,
            Self::Received => ReferralState::Received,
            Self::Accepted => ReferralState::Accepted,
            Self::Declined => ReferralState::Declined,
            Self::Done => ReferralState::Done,
            _ => state,
        }
    }

    /// The ways that say something about this step.
    #[must_use]
    pub fn ways(self) -> &'static [Way] {
        match self {
            Self::Handed => &[Way::Hand, Way::Post],
            Self::Told => &[Way::Phone, Way::Hand, Way::Post, Way::Kept],
            _ => &[Way::Phone, Way::Hand, Way::Post],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ReferralState as S;

    #[test]
    fn a_paper_is_received_only_once_it_was_handed_over_and_answered_only_by_whoever_has_it() {
        assert!(
            PaperStep::Handed.is_possible(S::Ready, false)
                && !PaperStep::Received.is_possible(S::Ready, true)
        );
        assert!(PaperStep::Received.is_possible(PaperStep::Handed.after(S::Ready), false));
        assert!(
            !PaperStep::Accepted.is_possible(S::Ready, true)
                && PaperStep::Accepted.is_possible(S::Sent, false)
        );
        assert!(
            PaperStep::Declined.is_possible(S::Accepted, false)
                && !PaperStep::Accepted.is_possible(S::Declined, true)
        );
    }

    #[test]
    fn whoever_was_promised_that_nothing_more_is_told_is_not_written_about() {
        for step in [PaperStep::Place, PaperStep::Appointment, PaperStep::Feedback, PaperStep::Done] {
            assert!(step.is_possible(S::Accepted, true) && !step.is_possible(S::Accepted, false), "{step:?}");
        }
    }

    #[test]
    fn what_was_taken_back_takes_one_more_step_and_no_other() {
        let possible = |state| PaperStep::ALL.iter().filter(|step| step.is_possible(state, true)).count();
        assert_eq!(possible(S::Recall), 1);
        assert!(PaperStep::Told.is_possible(S::Recall, false) && S::Recall.is_final());
        for state in [S::Withdrawn, S::Revoked, S::Refused, S::Stopped, S::Confirm, S::Done, S::Declined] {
            assert_eq!(possible(state), 0, "{state:?}");
        }
    }
}
