//! Referrals between organisations: from a presumed victim's record to another desk, exactly what was chosen and no more, by consent or by a law
//! that is named; what comes from others; and the end of access, which wins over everything. The bytes: `spec/referral.md`.
mod answering;
mod declined;
mod ends;
mod erased;
mod ground;
mod paper;
mod post;
mod restored;
mod sealed;
mod sending;
mod travel;
mod views;

pub use answering::{AcceptForm, AnswerForm};
pub use declined::SeenInIt;
pub use paper::{PaperForm, PaperSaid};
pub use sending::{Draft, GroundChoice, ON_PAPER, Preview, SendDone, SendForm};
pub use views::{GroundShown, Line, PaperNow, ReferralListed, ReferralPage, ReferralView, Said, TeamFor};

use crate::{
    Desk, DeskError, Permission, Session, TeamId,
    at_rest::Key,
    case::{case_facts, may_case},
    names,
};
use domain::{
    CaseFacts, CaseState, With,
    referral::{Direction, Function, ReferralState},
};
use sealed::{ReferralDetails, Stub};
use store::{
    Tx,
    desk::{self as rows, CaseRow, ReferralRow},
};

/// Referrals on a page.
pub const PAGE_REFERRALS: usize = 50;

/// What is wrong with what was sent; also the end of an id `referral-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralFault {
    /// Nothing was chosen.
    Choice,
    /// Nothing was written.
    Empty,
    /// Too long.
    Long,
    /// A day that is none or has passed.
    Day,
    /// Nobody of us has compared this organisation's key, or it changed since.
    NotCompared,
    /// No consent that holds covers exactly this.
    NoConsent,
    /// The consent is for one person there, and a desk cannot promise that.
    OneOfficer,
    /// Nobody looks at their own.
    Own,
    /// No duty by law that this desk knows has it tell exactly this to them.
    NoLaw,
    /// Not the number of this slip.
    Slip,
    /// Not a day between the one on which the paper was made and today.
    When,
    /// So much was written down of it already.
    Many,
    /// Not the number of a report.
    Number,
}

impl ReferralFault {
    /// Every one.
    pub const ALL: [Self; 13] = [
        Self::Choice,
        Self::Empty,
        Self::Long,
        Self::Day,
        Self::NotCompared,
        Self::NoConsent,
        Self::OneOfficer,
        Self::Own,
        Self::NoLaw,
        Self::Slip,
        Self::When,
        Self::Many,
        Self::Number,
    ];

    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Choice => "choice",
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Day => "day",
            Self::NotCompared => "not-compared",
            Self::NoConsent => "no-consent",
            Self::OneOfficer => "one-officer",
            Self::Own => "own",
            Self::NoLaw => "no-law",
            Self::Slip => "slip",
            Self::When => "when",
            Self::Many => "many",
            Self::Number => "number",
        }
    }
}

/// What became of something done with a referral.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferralDone {
    /// Done.
    Done,
    /// It is taken: under which number the case is.
    Case(i64),
    /// It went on since the page was made.
    Changed,
    /// Not in this state, or not this member's to do.
    NotPossible,
    /// It cannot be done like this: at which field.
    Fault(&'static str, ReferralFault),
}

/// A referral that a member may know of, locked.
pub(crate) struct KnownReferral {
    pub(crate) row: ReferralRow,
    pub(crate) state: ReferralState,
    pub(crate) direction: Direction,
    pub(crate) stub: Stub,
    pub(crate) org: With,
    /// Nothing once access ended.
    pub(crate) key: Option<Key>,
    pub(crate) details: Option<ReferralDetails>,
    /// The case it came from or became, with what the rules look at.
    pub(crate) case: Option<(CaseRow, CaseFacts)>,
}

impl Desk {
    /// The one way to a referral, locked in a transaction of its own, case first: what we sent and what became a case by that case, what came by
    /// the function it was sent to. A refusal is on record and looks like nothing.
    pub(crate) async fn known_referral(
        &self,
        transaction: &'static str,
        session: &Session,
        number: i64,
    ) -> Result<Option<(Tx, KnownReferral)>, DeskError> {
        let mut tx = self.0.store.write(transaction).await?;
        let Some(found) = rows::referral(&mut tx, number).await? else { return Ok(None) };
        let case = match found.case {
            Some(case) => rows::lock_case(&mut tx, case).await?,
            None => None,
        };
        let Some(row) = rows::lock_referral(&mut tx, number).await? else { return Ok(None) };
        if row.case != found.case {
            // It became a case in this very moment: ask again.
            return Ok(None);
        }
        let known = self.opened_referral(&mut tx, session, row, case).await?;
        if !self.sees_referral(&mut tx, session, &known).await? {
            let object = format!("referral {number}");
            self.note(&mut tx, Some(session.member.id), "access-refused", &object).await?;
            tx.commit().await?;
            return Ok(None);
        }
        Ok(Some((tx, known)))
    }

    async fn opened_referral(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: ReferralRow,
        case: Option<CaseRow>,
    ) -> Result<KnownReferral, DeskError> {
        let damaged = || DeskError::Damaged("referrals");
        let stub = self.stub_of(&row)?;
        // After its last day what came is not shown, also before it is destroyed.
        let incoming = row.direction == Direction::In.code();
        let over = incoming && row.until.is_some_and(|until| until < self.today().number());
        let key = self.key_of_referral(tx, row.number).await?.filter(|_| !over);
        let details = self.details_of(&row, key.as_ref())?;
        let case = match case {
            Some(case) => {
                let facts = case_facts(&case, session)?;
                Some((case, facts))
            }
            None => None,
        };
        Ok(KnownReferral {
            state: ReferralState::of_code(&row.state).ok_or_else(damaged)?,
            direction: Direction::of_code(&row.direction).ok_or_else(damaged)?,
            org: stub.with()?,
            stub,
            key,
            details,
            case,
            row,
        })
    }

    async fn sees_referral(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: &KnownReferral,
    ) -> Result<bool, DeskError> {
        match &known.case {
            _ if known.state == ReferralState::Erased => Ok(false),
            Some((_, facts)) => {
                Ok(facts.state != CaseState::Erased && may_case(session, Permission::ReadCases, *facts))
            }
            None if known.row.case.is_some() || known.direction != Direction::In => Ok(false),
            None => self.takes(tx, session, &known.row.role).await,
        }
    }

    /// Whether a member takes what is sent to a function: whoever leads, and the team that does.
    pub(crate) async fn takes(&self, tx: &mut Tx, session: &Session, role: &str) -> Result<bool, DeskError> {
        if !session.can(Permission::ReadCases) {
            return Ok(false);
        }
        if session.can(Permission::ManagePeople) {
            return Ok(true);
        }
        let roles = rows::referral_roles(tx).await?;
        let team = roles.iter().find(|(one, _)| one == role).map(|(_, team)| TeamId(*team));
        Ok(team.is_some_and(|team| session.reach.teams.contains(&team)))
    }

    /// Which functions a member takes referrals for, each between commas, and whether all.
    pub(crate) async fn functions_of(
        &self,
        tx: &mut Tx,
        session: &Session,
    ) -> Result<(String, bool), DeskError> {
        let theirs = |team: i64| session.reach.teams.contains(&TeamId(team));
        let roles = rows::referral_roles(tx).await?;
        let theirs: Vec<&str> =
            roles.iter().filter(|(_, team)| theirs(*team)).map(|(role, _)| role.as_str()).collect();
        Ok((format!(",{},", theirs.join(",")), session.can(Permission::ManagePeople)))
    }

    pub(crate) async fn key_of_referral(&self, tx: &mut Tx, number: i64) -> Result<Option<Key>, DeskError> {
        let wrapped = rows::referral_key(tx, number).await?;
        wrapped.map(|wrapped| self.0.vault.referral_key(number, &wrapped)).transpose()
    }

    pub(crate) fn stub_of(&self, row: &ReferralRow) -> Result<Stub, DeskError> {
        names::open(self.0.vault.desk(), names::referral_stub_place(row.number), &row.stub)
    }

    pub(crate) fn seal_stub(&self, number: i64, stub: &Stub) -> Result<Vec<u8>, DeskError> {
        names::seal(self.0.vault.desk(), names::referral_stub_place(number), stub)
    }

    pub(crate) fn details_of(
        &self,
        row: &ReferralRow,
        key: Option<&Key>,
    ) -> Result<Option<ReferralDetails>, DeskError> {
        match (key, &row.sealed) {
            (Some(key), Some(sealed)) => {
                names::open(key, names::referral_place(row.number), sealed).map(Some)
            }
            _ => Ok(None),
        }
    }

    /// Which team takes what is sent to which function, for whoever leads.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing here.
    pub async fn set_referral_team(
        &self,
        session: &Session,
        function: Function,
        team: Option<TeamId>,
    ) -> Result<bool, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("referral team").await?;
        let there = rows::teams(&mut tx).await?;
        if team.is_some_and(|team| there.iter().all(|row| row.id != team.0)) {
            return Ok(false);
        }
        rows::set_referral_role(&mut tx, function.code(), team.map(|team| team.0)).await?;
        let object = format!("function {}", function.code());
        self.note(&mut tx, Some(session.member.id), "referral-team", &object).await?;
        tx.commit().await?;
        Ok(true)
    }
}
