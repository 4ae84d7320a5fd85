//! How a member is told outside the desk: about what and when, and when their day there begins. A mail says that there is something,
//! never what.
use crate::{NoticeKind, signal::codes};

/// Seconds between two mails to one member, at least.
pub const MAIL_PAUSE_SECONDS: i64 = 15 * 60;
/// Hours after which a mail that nobody takes is given up.
pub const MAIL_HOURS: i64 = 24;
/// Seconds before a mail is tried again for the first time; each further pause is twice as long, up to an hour.
pub const RETRY_SECONDS: i64 = 60;
/// The longest address, in bytes (RFC 5321, 4.5.3.1.3, without its brackets).
pub const ADDRESS_MAX_BYTES: usize = 254;

/// What a member can choose to be told of by mail; also the end of an id `topic-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Topic {
    /// Nobody took an urgent report in time, or something was opened in an emergency.
    Urgent,
    /// Something was given to them or to a team of theirs.
    Given,
    /// The writer of a report they have wrote again, stopped us or asked for deletion.
    Writers,
    /// A colleague waits for their answer, or answered.
    Asked,
    /// A day has come: what was put off is back, something ends.
    Days,
    /// Somebody did something with what they have.
    Changes,
    /// Their own account.
    Account,
}

/// When a member is told of something by mail; also the end of an id `told-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum When {
    /// At once.
    AtOnce,
    /// When their shift begins.
    Digest,
    /// Not: it stands at the desk.
    #[default]
    Not,
}

codes! {
    Topic {
        Urgent = "urgent", Given = "given", Writers = "writers", Asked = "asked", Days = "days", Changes = "changes",
        Account = "account",
    }
    When { AtOnce = "at-once", Digest = "digest", Not = "not" }
}

impl Topic {
    /// What somebody is told who gave an address and chose nothing else: what cannot wait at once, all else when their shift begins.
    #[must_use]
    pub fn standard(self) -> When {
        match self {
            Self::Urgent | Self::Account => When::AtOnce,
            _ => When::Digest,
        }
    }
}

impl NoticeKind {
    /// Under which choice it falls. `None`: it is about mail itself and never mailed.
    #[must_use]
    pub fn topic(self) -> Option<Topic> {
        Some(match self {
            Self::Escalated
            | Self::EscalatedAgain
            | Self::Emergency
            | Self::Conflict
            | Self::KeyAlarm
            | Self::PartnerChanged
            | Self::ReferralRecall => Topic::Urgent,
            Self::Given | Self::GivenTeam | Self::CaseGiven | Self::CaseGivenTeam | Self::TaskGiven => {
                Topic::Given
            }
            Self::Wrote | Self::Stopped | Self::ConsentWithdrawn | Self::ConsentAnswered => Topic::Writers,
            Self::SecondAsked
            | Self::SecondAgreed
            | Self::SecondRefused
            | Self::BackAsked
            | Self::EraseAsked
            | Self::EraseAskedCase
            | Self::TransferAsked
            | Self::TransferAccepted
            | Self::TransferDeclined
            | Self::ReferralCame
            | Self::ReferralAnswered
            | Self::ReferralEnded
            | Self::ReferralConfirm
            | Self::ReferralStopped
            | Self::ReferralLook
            | Self::PartnerToCompare => Topic::Asked,
            Self::Woken
            | Self::EndsSoon
            | Self::EndsSoonCase
            | Self::RequestDue
            | Self::NumbersOld
            | Self::ClockNear
            | Self::ConsentSoon => Topic::Days,
            Self::Merged
            | Self::BlindHit
            | Self::BlindHitCase
            | Self::PlacesSearched
            | Self::KeptFrom
            | Self::KeptFromCase
            | Self::EmergencyYours
            | Self::EmergencyYoursCase
            | Self::CaseWentOn => Topic::Changes,
            Self::PasskeyAdded
            | Self::PasskeyRemoved
            | Self::PasskeyCopied
            | Self::ProviderLinked
            | Self::ProviderUnlinked => Topic::Account,
            Self::MailRefused | Self::MailFailed => return None,
        })
    }
}

/// Seconds until a mail that failed `tries` times is tried again.
#[must_use]
pub fn retry_after(tries: i64) -> i64 {
    let doubled = 1_i64.checked_shl(u32::try_from(tries.clamp(0, 10)).unwrap_or(10)).unwrap_or(1);
    (RETRY_SECONDS * doubled).min(3_600)
}

/// When a member's shift begins on each day of the week, Monday first, in minutes after midnight at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Shifts([Option<u16>; 7]);

impl Shifts {
    /// Reads seven fields `HH:MM` (an empty one is a day without a shift), Monday first.
    ///
    /// # Errors
    /// The day, 1 to 7, whose field is no hour.
    pub fn read(fields: [&str; 7]) -> Result<Self, u8> {
        let mut starts = [None; 7];
        for ((day, field), start) in (1..).zip(fields).zip(&mut starts) {
            *start = match field.trim() {
                "" => None,
                field => Some(minutes_of_day(field).ok_or(day)?),
            };
        }
        Ok(Self(starts))
    }

    /// The same fields.
    #[must_use]
    pub fn written(self) -> [String; 7] {
        self.0.map(|start| {
            start.map(|start| format!("{:02}:{:02}", start / 60, start % 60)).unwrap_or_default()
        })
    }

    /// When the shift begins on a weekday (1 is Monday, 7 is Sunday), in minutes after midnight.
    #[must_use]
    pub fn on(self, weekday: u8) -> Option<u16> {
        self.0.get(usize::from(weekday).checked_sub(1)?).copied().flatten()
    }

    /// Whether there is none on any day.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == [None; 7]
    }
}

/// Minutes since midnight of `HH:MM`.
#[must_use]
pub fn minutes_of_day(field: &str) -> Option<u16> {
    let (hour, minute) = field.split_once(':')?;
    let digits = |text: &str| text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_digit());
    if !digits(hour) || !digits(minute) {
        return None;
    }
    let (hour, minute): (u16, u16) = (hour.parse().ok()?, minute.parse().ok()?);
    (hour < 24 && minute < 60).then_some(hour * 60 + minute)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_chose_nothing_is_woken_only_by_what_cannot_wait() {
        let at_once = |topic: &&Topic| topic.standard() == When::AtOnce;
        let woken: Vec<_> = Topic::ALL.iter().filter(at_once).collect();
        assert_eq!(woken, [&Topic::Urgent, &Topic::Account]);
        assert_eq!(When::default(), When::Not);
    }

    #[test]
    fn a_mail_that_does_not_arrive_makes_no_further_mail() {
        let silent = |kind: &&NoticeKind| kind.topic().is_none();
        let silent: Vec<_> = NoticeKind::ALL.iter().filter(silent).collect();
        assert_eq!(silent, [&NoticeKind::MailRefused, &NoticeKind::MailFailed]);
    }

    #[test]
    fn a_server_that_is_away_is_asked_more_and_more_rarely_but_within_the_hour() {
        let pauses: Vec<i64> = [0, 1, 2, 5, 6, 60, i64::MAX].map(retry_after).to_vec();
        assert_eq!(pauses, [60, 120, 240, 1_920, 3_600, 3_600, 3_600]);
    }

    #[test]
    fn an_hour_is_kept_as_it_was_typed_and_a_wrong_one_names_its_day() {
        let week = ["07:30", "07:30", " ", "", "22:00", "00:00", "23:59"];
        let shifts = Shifts::read(week).unwrap();
        assert_eq!(shifts.written(), ["07:30", "07:30", "", "", "22:00", "00:00", "23:59"]);
        assert_eq!((shifts.on(1), shifts.on(3), shifts.on(6)), (Some(450), None, Some(0)));
        assert_eq!((shifts.on(0), shifts.on(8)), (None, None));
        for wrong in ["7:30", "24:00", "07:60", "0730", "+7:30", "07:3٠", "x"] {
            assert_eq!(Shifts::read(["", "", wrong, "", "", "", ""]), Err(3), "{wrong}");
        }
        assert!(Shifts::default().is_empty() && !shifts.is_empty());
    }
}
