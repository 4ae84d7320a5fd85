//! A police desk that does not take somebody: what they were told may describe an offence, which police may not let go of (safeguards of the field:
//! closed with the number of an official or information report, or by a second person who saw that none is described). So it stays, unreadable
//! to the sender, until one of the two is written down. Whoever took consent back still wins.
use super::{ReferralDone, ReferralFault, answering::check_words, ends::EndWhy};
use crate::{Desk, DeskError, MemberId, Permission, Session, case::may_case};
use domain::{NoticeKind, case::check_reference, referral::ReferralState};
use store::{
    Tx,
    desk::{self as rows, ReferralRow},
};

/// What somebody saw in what was declined.
#[derive(Debug, Clone, Copy)]
pub enum SeenInIt<'a> {
    /// An offence is described: the number of the report in which it stands now.
    Offence(&'a str),
    /// None is described: why, in words. Never said by whoever declined it.
    None(&'a str),
}

impl Desk {
    /// It is declined, and waits for a look before it is destroyed.
    pub(super) async fn wait_for_look(
        &self,
        tx: &mut Tx,
        mut row: ReferralRow,
        by: MemberId,
    ) -> Result<(), DeskError> {
        row.state = ReferralState::Look.code().into();
        row.member = Some(by.0);
        rows::update_referral(tx, &row).await?;
        match row.case {
            Some(case) => self.tell_case(tx, (NoticeKind::ReferralLook, case), Some(by)).await?,
            None => self.tell_takers(tx, &row.role, NoticeKind::ReferralLook).await?,
        }
        self.note(tx, Some(by), "referral-declined", &format!("referral {}", row.number)).await
    }

    /// Writes down what was seen in it; then what was referred is destroyed like anything declined. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn settle_declined(
        &self,
        session: &Session,
        (number, version): (i64, i64),
        seen: SeenInIt<'_>,
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, known)) = self.known_referral("look", session, number).await? else {
            return Ok(None);
        };
        let works = match &known.case {
            Some((_, facts)) => may_case(session, Permission::WorkCases, *facts),
            None => session.can(Permission::WorkCases),
        };
        if known.state != ReferralState::Look || !works {
            return Ok(Some(ReferralDone::NotPossible));
        }
        if known.row.version != version {
            return Ok(Some(ReferralDone::Changed));
        }
        let me = session.member.id;
        let own = known.row.member == Some(me.0);
        if let Err((at, fault)) = checked(seen, own) {
            return Ok(Some(ReferralDone::Fault(at, fault)));
        }
        let (report, act) = match seen {
            SeenInIt::Offence(number) => (number.trim(), "referral-described"),
            SeenInIt::None(_) => ("", "referral-not-described"),
        };
        let words = match seen {
            SeenInIt::None(words) => words.trim(),
            SeenInIt::Offence(_) => "",
        };
        let mut stub = known.stub;
        (stub.report, stub.nothing) = (report.into(), words.into());
        self.end_access(&mut tx, (known.row, stub), EndWhy::Declined).await?;
        self.note(&mut tx, Some(me), act, &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }
}

fn checked(seen: SeenInIt<'_>, own: bool) -> Result<(), (&'static str, ReferralFault)> {
    match seen {
        SeenInIt::Offence(number) => check_reference(number).map_err(|fault| {
            let fault =
                if fault == domain::EntryFault::Long { ReferralFault::Long } else { ReferralFault::Number };
            ("report", fault)
        }),
        SeenInIt::None(_) if own => Err(("nothing", ReferralFault::Own)),
        SeenInIt::None(words) => check_words(words, true).map_err(|fault| ("nothing", fault)),
    }
}
