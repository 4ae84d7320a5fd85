//! The kinds of message and their numbers, all reserved from the first day: a desk that is a year behind must know
//! that something arrived that it cannot read, and never take it for something else.
use crate::cbor::{Cbor, CborError, Reader, Writer};

/// What a message is. The number is what travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[repr(u8)]
pub enum Kind {
    /// The first message to the organisations a reporter chose.
    Report = 1,
    /// More from the reporter.
    FollowUp = 2,
    /// An organisation to the reporter.
    Reply = 3,
    /// The reporter chose other readers.
    ReadersChanged = 4,
    /// The reporter takes the report back.
    Withdrawal = 5,
    /// The reporter asks for deletion, which takes effect later.
    DeletionAsked = 6,
    /// The reporter undoes that.
    DeletionUndone = 7,
    /// One organisation refers a person to another.
    Referral = 8,
    /// What became of a referral.
    ReferralAnswer = 9,
    /// What somebody agreed to.
    Consent = 10,
    /// They no longer agree.
    ConsentWithdrawn = 11,
    /// A signal from the field to the police.
    FieldSignal = 12,
    /// A question about a case, without its names.
    Advice = 13,
    /// The answer to that.
    AdviceAnswer = 14,
    /// The reporter's words, for the reporter.
    OwnCopy = 15,
    /// What a reporter who keeps nothing must find again; sealed on its own, see `mailbox_state.rs`.
    MailboxState = 16,
}

/// Who may say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Speaker {
    Reporter,
    Organisation,
    Either,
}

impl Kind {
    /// Every kind, in the order of the numbers.
    pub const ALL: [Self; 16] = [
        Self::Report,
        Self::FollowUp,
        Self::Reply,
        Self::ReadersChanged,
        Self::Withdrawal,
        Self::DeletionAsked,
        Self::DeletionUndone,
        Self::Referral,
        Self::ReferralAnswer,
        Self::Consent,
        Self::ConsentWithdrawn,
        Self::FieldSignal,
        Self::Advice,
        Self::AdviceAnswer,
        Self::OwnCopy,
        Self::MailboxState,
    ];

    /// The number that travels.
    #[must_use]
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The kind with this number.
    #[must_use]
    pub fn from_number(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| u64::from(kind.number()) == number)
    }

    /// A withdrawal by an organisation, or a reply by a reporter, is not a message. Consent can be given to a desk
    /// across a table or by the reporter in writing.
    pub(crate) fn speaker(self) -> Speaker {
        match self {
            Self::Report | Self::FollowUp | Self::ReadersChanged | Self::Withdrawal => Speaker::Reporter,
            Self::DeletionAsked | Self::DeletionUndone | Self::OwnCopy | Self::MailboxState => {
                Speaker::Reporter
            }
            Self::Reply | Self::Referral | Self::ReferralAnswer | Self::FieldSignal => Speaker::Organisation,
            Self::Advice | Self::AdviceAnswer => Speaker::Organisation,
            Self::Consent | Self::ConsentWithdrawn => Speaker::Either,
        }
    }
}

impl Cbor for Kind {
    fn write(&self, w: &mut Writer) {
        w.uint(self.number().into());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        let number = r.uint()?;
        Self::from_number(number).ok_or(CborError::UnknownKind(number))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_once_given_never_means_something_else() {
        let numbers: Vec<u8> = Kind::ALL.iter().map(|kind| kind.number()).collect();
        assert_eq!(numbers, (1..=16).collect::<Vec<u8>>());
        assert_eq!(Kind::from_number(5), Some(Kind::Withdrawal));
        assert_eq!(Kind::from_number(0), None);
        assert_eq!(Kind::from_number(261), None, "256 + 5 is not a withdrawal");
    }
}
