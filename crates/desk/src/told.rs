//! What a member wants to be told outside the desk: their address, about what and when, and when their shifts begin. All of it is
//! sealed; what a mail says is `mail.rs`'s, when it goes `queue.rs`'s and `shift.rs`'s.
mod feed;
pub mod mail;
mod queue;
mod shift;
pub mod today;
pub mod urgent;

pub(crate) use feed::FeedLooks;
pub use feed::{FEEDS_MAX, FeedAnswer, FeedView};
pub(crate) use queue::{MAIL_AWAY, MAIL_SENT};
pub use shift::last_start;

use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    names::{self, ToldDetails},
};
use domain::{Shifts, Topic, When, told::MAIL_PAUSE_SECONDS};
use mail::parse_address;
use store::{
    Tx,
    desk::{self as rows, Mails},
};

/// What a member wants.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Telling {
    /// Their mail address; empty: no mail.
    pub address: String,
    /// When they are told of each topic.
    pub topics: Vec<(Topic, When)>,
    /// When their shifts begin.
    pub shifts: Shifts,
}

/// What a member typed.
pub struct TellingForm<'a> {
    /// Their mail address.
    pub address: &'a str,
    /// Topics with when; what is not named keeps its standard.
    pub topics: &'a [(Topic, When)],
    /// `HH:MM` or nothing for each day, Monday first.
    pub shifts: [&'a str; 7],
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellingOutcome {
    /// Kept.
    Kept,
    /// Kept, and a first mail goes to the new address.
    KeptAndTried,
    /// Something is wrong.
    Fault(TellingFault),
}

/// What is wrong; also the end of an id `told-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TellingFault {
    /// No mail address.
    Address,
    /// No hour, on this day of the week (1 to 7).
    Hour(u8),
    /// Something is to be told when a shift begins, and none does.
    NoShift,
}

impl Telling {
    /// When they are told of this.
    #[must_use]
    pub fn when(&self, topic: Topic) -> When {
        let chosen = self.topics.iter().find(|(one, _)| *one == topic);
        chosen.map_or_else(|| topic.standard(), |(_, when)| *when)
    }

    fn of(details: &ToldDetails) -> Result<Self, DeskError> {
        let damaged = || DeskError::Damaged("told");
        let chosen = |(topic, when): &(String, String)| Topic::of_code(topic).zip(When::of_code(when));
        let shifts = details.shifts.each_ref().map(String::as_str);
        Ok(Self {
            address: details.address.clone(),
            topics: details.topics.iter().filter_map(chosen).collect(),
            shifts: Shifts::read(shifts).map_err(|_| damaged())?,
        })
    }
}

impl TellingForm<'_> {
    fn check(&self) -> Result<Telling, TellingFault> {
        let address = self.address.trim();
        if !address.is_empty() && parse_address(address).is_none() {
            return Err(TellingFault::Address);
        }
        let shifts = Shifts::read(self.shifts).map_err(TellingFault::Hour)?;
        let telling = Telling { address: address.to_owned(), topics: self.topics.to_vec(), shifts };
        let waits = Topic::ALL.iter().any(|topic| telling.when(*topic) == When::Digest);
        if !address.is_empty() && waits && shifts.is_empty() {
            return Err(TellingFault::NoShift);
        }
        Ok(telling)
    }
}

impl Desk {
    /// Whether this desk sends mail at all.
    #[must_use]
    pub fn sends_mail(&self) -> bool {
        self.0.mail.is_some()
    }

    /// What the member wants.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn telling(&self, session: &Session) -> Result<Telling, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("telling").await?;
        Ok(self.telling_of(&mut tx, session.member.id).await?.unwrap_or_default())
    }

    pub(crate) async fn telling_of(
        &self,
        tx: &mut Tx,
        member: MemberId,
    ) -> Result<Option<Telling>, DeskError> {
        let Some(row) = rows::told_of(tx, member.0).await? else { return Ok(None) };
        self.open_telling(&row).map(Some)
    }

    fn open_telling(&self, row: &rows::ToldRow) -> Result<Telling, DeskError> {
        let place = names::told_place(row.member);
        let details: ToldDetails = names::open(self.0.vault.desk(), place, &row.sealed)?;
        Telling::of(&details)
    }

    /// Keeps what a member wants. A new address is tried at once, so that a mistyped one is noticed.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn change_telling(
        &self,
        session: &Session,
        form: &TellingForm<'_>,
    ) -> Result<TellingOutcome, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let telling = match form.check() {
            Ok(telling) => telling,
            Err(fault) => return Ok(TellingOutcome::Fault(fault)),
        };
        let member = session.member.id;
        let mut tx = self.0.store.write("told").await?;
        rows::lock_member(&mut tx, member.0).await?;
        let was = self.telling_of(&mut tx, member).await?.unwrap_or_default();
        if was == telling {
            return Ok(TellingOutcome::Kept);
        }
        let code = |(topic, when): &(Topic, When)| (topic.code().to_owned(), when.code().to_owned());
        let details = ToldDetails {
            address: telling.address.clone(),
            topics: telling.topics.iter().map(code).collect(),
            shifts: telling.shifts.written(),
        };
        let sealed = names::seal(self.0.vault.desk(), names::told_place(member.0), &details)?;
        rows::put_told(&mut tx, member.0, &sealed, self.now()).await?;
        let tries = self.sends_mail() && !telling.address.is_empty() && telling.address != was.address;
        if tries {
            let first = Mails { firsts: 1, ..Mails::default() };
            rows::queue_mail(&mut tx, member.0, first, (self.now(), MAIL_PAUSE_SECONDS)).await?;
        }
        self.note(&mut tx, Some(member), "told-changed", "").await?;
        tx.commit().await?;
        Ok(if tries { TellingOutcome::KeptAndTried } else { TellingOutcome::Kept })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(address: &str, topics: &[(Topic, When)], monday: &str) -> Result<Telling, TellingFault> {
        TellingForm { address, topics, shifts: [monday, "", "", "", "", "", ""] }.check()
    }

    #[test]
    fn a_digest_without_a_shift_would_never_come_and_is_said_to() {
        assert_eq!(check("a@example.org", &[], "").err(), Some(TellingFault::NoShift));
        assert!(check("a@example.org", &[], "08:00").is_ok());
        let at_once: Vec<_> = Topic::ALL.iter().map(|topic| (*topic, When::AtOnce)).collect();
        assert!(check("a@example.org", &at_once, "").is_ok());
        assert!(check("", &[], "").is_ok(), "whoever gives no address wants no mail");
        assert_eq!(check("", &[], "8:00").err(), Some(TellingFault::Hour(1)));
    }

    #[test]
    fn what_is_no_address_is_refused_before_a_server_sees_it() {
        for wrong in
            ["a", "a@", "@b.org", "a@b.org\r\nBcc: c@d.org", "a b@c.org", "a@b.org, c@d.org", "<a@b.org>"]
        {
            assert_eq!(check(wrong, &[], "08:00").err(), Some(TellingFault::Address), "{wrong}");
        }
        let long = format!("{}@example.org", "a".repeat(250));
        assert_eq!(check(&long, &[], "08:00").err(), Some(TellingFault::Address));
        assert_eq!(check(" a@example.org ", &[], "08:00").unwrap().address, "a@example.org");
    }
}
