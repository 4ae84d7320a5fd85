//! What members are told: that something happened and where, never a word of it.
use crate::signal::codes;

/// What somebody is told; also the end of an id `notice-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NoticeKind {
    /// A report was given to them.
    Given,
    /// A report was given to a team of theirs.
    GivenTeam,
    /// The writer of a report they have wrote again.
    Wrote,
    /// The writer of a report they have stopped us or asked for deletion.
    Stopped,
    /// What they put off is back.
    Woken,
    /// A police report waits for a second look.
    SecondAsked,
    /// Somebody agreed to the closing they asked for.
    SecondAgreed,
    /// Somebody did not agree.
    SecondRefused,
    /// Another report goes on in one they have.
    Merged,
    /// Somebody who may not see a report of theirs looked for something in it.
    BlindHit,
    /// The same for a case of theirs.
    BlindHitCase,
    /// Somebody often searched for places today.
    PlacesSearched,
    /// Nobody took an urgent report in time.
    Escalated,
    /// Still nobody did, long after.
    EscalatedAgain,
    /// A colleague asks to let somebody in again.
    BackAsked,
    /// A case was given to them.
    CaseGiven,
    /// A case was given to a team of theirs.
    CaseGivenTeam,
    /// A task in a case was given to them.
    TaskGiven,
    /// A report they have ends soon.
    EndsSoon,
    /// A case they have ends soon.
    EndsSoonCase,
    /// A colleague asks to erase a report.
    EraseAsked,
    /// A colleague asks to erase a case.
    EraseAskedCase,
    /// A report is kept from a colleague.
    KeptFrom,
    /// A case is kept from a colleague.
    KeptFromCase,
    /// Somebody opened something in an emergency.
    Emergency,
    /// Somebody opened a report of theirs in an emergency.
    EmergencyYours,
    /// Somebody opened a case of theirs in an emergency.
    EmergencyYoursCase,
    /// What somebody asked about their own data is to be answered within a week.
    RequestDue,
    /// A passkey was added to their account.
    PasskeyAdded,
    /// A passkey was taken away from it.
    PasskeyRemoved,
    /// A passkey of theirs counted backwards: there may be a copy of it.
    PasskeyCopied,
    /// Their mail address is not accepted.
    MailRefused,
    /// Their account at the organisation's provider opens the desk from now on.
    ProviderLinked,
    /// It does no longer.
    ProviderUnlinked,
    /// Mail cannot be sent: for whoever runs the desk.
    MailFailed,
    /// The relay shows keys, or a log of them, that are not as they should be.
    KeyAlarm,
    /// A number of the public page was not checked for long.
    NumbersOld,
    /// Somebody has to look whether the people of two cases are opposed.
    Conflict,
    /// A case is offered to them or their team.
    TransferAsked,
    /// Whoever was offered a case has it now.
    TransferAccepted,
    /// They do not take it.
    TransferDeclined,
    /// A case that they handed over went on, and they wanted to be told.
    CaseWentOn,
    /// A day in a case of theirs comes near.
    ClockNear,
    /// Somebody was referred to a function they take referrals for.
    ReferralCame,
    /// The other organisation answered about somebody in a case of theirs.
    ReferralAnswered,
    /// Access to what was referred to us ended.
    ReferralEnded,
    /// A referral that rests on a law waits for a second look.
    ReferralConfirm,
    /// A referral from a case of theirs did not leave: its ground no longer held.
    ReferralStopped,
    /// What was declined waits for a look before it is destroyed.
    ReferralLook,
    /// Taken back, and an organisation has it on paper: somebody has to tell them.
    ReferralRecall,
    /// An organisation's identity is another one than the one somebody compared.
    PartnerChanged,
    /// Something waits in the name of an organisation that nobody has compared.
    PartnerToCompare,
    /// Somebody's consent in a case of theirs will soon be over.
    ConsentSoon,
    /// Somebody took a consent back.
    ConsentWithdrawn,
    /// Somebody answered in their messages what they were asked.
    ConsentAnswered,
}

codes! {
    NoticeKind {
        Given = "given", GivenTeam = "given-team", Wrote = "wrote", Stopped = "stopped", Woken = "woken",
        SecondAsked = "second-asked", SecondAgreed = "second-agreed", SecondRefused = "second-refused",
        Merged = "merged", BlindHit = "blind-hit", BlindHitCase = "blind-hit-case", PlacesSearched = "places-searched", Escalated = "escalated",
        EscalatedAgain = "escalated-again", BackAsked = "back-asked",
        CaseGiven = "case-given", CaseGivenTeam = "case-given-team", TaskGiven = "task-given",
        EndsSoon = "ends-soon", EndsSoonCase = "ends-soon-case", EraseAsked = "erase-asked",
        EraseAskedCase = "erase-asked-case",
        KeptFrom = "kept-from", KeptFromCase = "kept-from-case", Emergency = "emergency",
        EmergencyYours = "emergency-yours", EmergencyYoursCase = "emergency-yours-case",
        RequestDue = "request-due",
        PasskeyAdded = "passkey-added", PasskeyRemoved = "passkey-removed", PasskeyCopied = "passkey-copied",
        MailRefused = "mail-refused", MailFailed = "mail-failed",
        ProviderLinked = "provider-linked", ProviderUnlinked = "provider-unlinked",
        KeyAlarm = "key-alarm", NumbersOld = "numbers-old", Conflict = "conflict", TransferAsked = "transfer-asked", TransferAccepted = "transfer-accepted",
        TransferDeclined = "transfer-declined", CaseWentOn = "case-went-on",
        ClockNear = "clock-near",
        ReferralCame = "referral-came", ReferralAnswered = "referral-answered", ReferralEnded = "referral-ended",
        ReferralConfirm = "referral-confirm", ReferralStopped = "referral-stopped", ReferralRecall = "referral-recall", ReferralLook = "referral-look",
        PartnerChanged = "partner-changed",
        PartnerToCompare = "partner-to-compare",
        ConsentSoon = "consent-soon", ConsentWithdrawn = "consent-withdrawn", ConsentAnswered = "consent-answered",
    }
}

impl NoticeKind {
    /// Whether its number is that of a case.
    #[must_use]
    pub fn is_of_case(self) -> bool {
        matches!(
            self,
            Self::CaseGiven
                | Self::CaseGivenTeam
                | Self::TaskGiven
                | Self::BlindHitCase
                | Self::EndsSoonCase
                | Self::EraseAskedCase
                | Self::KeptFromCase
                | Self::EmergencyYoursCase
                | Self::CaseWentOn
                | Self::ClockNear
                | Self::ReferralAnswered
                | Self::ReferralConfirm
                | Self::ReferralStopped
                | Self::ReferralRecall
                | Self::ConsentSoon
                | Self::ConsentWithdrawn
                | Self::ConsentAnswered
        )
    }

    /// Whether it is told without a number: of what not everybody who is told may know the number of.
    #[must_use]
    pub fn is_without_number(self) -> bool {
        matches!(
            self,
            Self::BackAsked
                | Self::Emergency
                | Self::MailFailed
                | Self::KeyAlarm
                | Self::NumbersOld
                | Self::RequestDue
                | Self::Conflict
                | Self::TransferAsked
                | Self::TransferAccepted
                | Self::TransferDeclined
                | Self::ReferralCame
                | Self::ReferralEnded
                | Self::ReferralLook
                | Self::PartnerChanged
                | Self::PartnerToCompare
        ) || self.is_of_account()
    }

    /// Whether it is about their own account: nobody who stands in is told.
    #[must_use]
    pub fn is_of_account(self) -> bool {
        matches!(
            self,
            Self::PasskeyAdded
                | Self::PasskeyRemoved
                | Self::PasskeyCopied
                | Self::ProviderLinked
                | Self::ProviderUnlinked
                | Self::MailRefused
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_told_is_read_as_the_same() {
        assert!(NoticeKind::ALL.iter().all(|kind| NoticeKind::of_code(kind.code()) == Some(*kind)));
        assert_eq!(NoticeKind::of_code(""), None);
    }
}
