//! On which ground something may go to another organisation, and what follows once that ground is gone. Whoever sends asks here, in the
//! transaction in which it goes.
use super::{Happened, Opened};
use crate::{Desk, DeskError, MemberId, at_rest::Key};
use domain::{
    Counted, Level, NoticeKind, Parts, Purpose, With,
    consent::{How, ToldBack},
    victim::is_minor,
};
use envelope::ids::{Day, OrgId};
use store::{Tx, desk as rows};

/// A consent that holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LiveConsent {
    /// Its number at this desk.
    pub id: i64,
    /// The random name under which it travels.
    pub public: [u8; 32],
    /// What may go, and nothing else.
    pub parts: Parts,
    /// What for.
    pub purpose: Purpose,
    /// What else for, in words.
    pub purpose_words: String,
    /// To this person there and to nobody else; empty: to the organisation.
    pub officer: String,
    /// Its last day.
    pub until: Day,
    /// The day on which it was asked.
    pub asked_on: Day,
    /// How.
    pub how: How,
    /// In which language, as a tag.
    pub lang: String,
    /// Whether they told it back.
    pub told_back: ToldBack,
    /// How much that is.
    pub level: Level,
}

impl Desk {
    /// The consents of one presumed victim that hold today towards an organisation with a desk; none: nothing may go on that ground.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`]: whoever calls has asked whether this member may.
    pub async fn live_consents(
        &self,
        tx: &mut Tx,
        case: i64,
        victim: i64,
        to: &OrgId,
    ) -> Result<Vec<LiveConsent>, DeskError> {
        let all = self.live_towards(tx, case, victim).await?;
        let to = With::Desk(to.clone());
        Ok(all.into_iter().filter(|(with, _)| *with == to).map(|(_, live)| live).collect())
    }

    /// The same towards whomever it is, with or without a desk.
    pub(crate) async fn live_towards(
        &self,
        tx: &mut Tx,
        case: i64,
        victim: i64,
    ) -> Result<Vec<(With, LiveConsent)>, DeskError> {
        let Some(row) = rows::victim(tx, case, victim).await? else { return Ok(Vec::new()) };
        let key = self.key_of_case(tx, case).await?;
        let minor = crate::victim::opened(&key, &row)?.age.and_then(is_minor);
        let (doubted, today) = (self.doubted(tx).await?, self.today());
        let opened = self.consents_opened(tx, (&key, case), Some(victim)).await?;
        let holds = |one: &&Opened| one.stands(minor, doubted).state_on(today).holds();
        Ok(opened.iter().filter(holds).map(|one| (one.asked.with.clone(), live(one))).collect())
    }

    /// The one place where a decision ends before its last day: taken back, or with a later one in its place. What follows happens here, in the
    /// same transaction: **whoever has sent something on its ground tells every receiver from here**. Which referrals that ended: the caller notes them
    /// after everything else it writes ([`Desk::note_told_receivers`]).
    pub(super) async fn end_consent(
        &self,
        tx: &mut Tx,
        (key, one): (&Key, &Opened),
        (happened, member): (&Happened, i64),
    ) -> Result<Vec<i64>, DeskError> {
        let told = self.end_unsaid(tx, (key, one), (happened, member)).await?;
        self.say_no_longer(tx, one, self.today()).await?;
        Ok(told)
    }

    /// The same, where its thread is not told: whoever ended it there knows, and a message back at once would show the relay what was said.
    async fn end_unsaid(
        &self,
        tx: &mut Tx,
        (key, one): (&Key, &Opened),
        (happened, member): (&Happened, i64),
    ) -> Result<Vec<i64>, DeskError> {
        self.consent_happened(tx, (key, &one.row), (happened, member)).await?;
        let told = self.consent_ended(tx, (key, one), happened).await?;
        rows::set_consent_open(tx, one.row.id, false).await?;
        Ok(told)
    }

    /// Whatever went on its ground follows the decision in its place, as far as that covers it; else its receivers are told.
    async fn consent_ended(
        &self,
        tx: &mut Tx,
        (key, one): (&Key, &Opened),
        happened: &Happened,
    ) -> Result<Vec<i64>, DeskError> {
        let (on, later) = match happened {
            Happened::Withdrawn(on, _) => (*on, None),
            Happened::Replaced(on, by) => (*on, Some(*by)),
            Happened::Answered(..) => return Ok(Vec::new()),
        };
        let case = one.row.case;
        let all = self.consents_opened(tx, (key, case), Some(one.row.victim)).await?;
        let later = all.iter().find(|other| Some(other.row.id) == later);
        match later.filter(|other| goes_on(one, other)) {
            Some(other) => {
                self.follow_consent(tx, &one.public, &other.public).await?;
                Ok(Vec::new())
            }
            None => self.tell_receivers(tx, &one.public, on).await,
        }
    }

    /// It is taken back, as they said, and whoever has the case is told. What waits for an answer about the same ends with it, so that a yes
    /// that was on its way brings nothing back. `hers`: they said it in its own thread.
    pub(super) async fn end_by_withdrawal(
        &self,
        tx: &mut Tx,
        (key, one): (&Key, &Opened),
        (member, how, hers): (i64, How, bool),
    ) -> Result<Vec<i64>, DeskError> {
        let happened = Happened::Withdrawn(self.today(), how);
        let mut told = match hers {
            true => self.end_unsaid(tx, (key, one), (&happened, member)).await?,
            false => self.end_consent(tx, (key, one), (&happened, member)).await?,
        };
        let all = self.consents_opened(tx, (key, one.row.case), Some(one.row.victim)).await?;
        let waits = |other: &&Opened| {
            other.row.id != one.row.id && other.waits_in_thread() && other.is_about_the_same(&one.asked)
        };
        for other in all.iter().filter(waits) {
            told.extend(self.end_consent(tx, (key, other), (&happened, member)).await?);
        }
        let by = (member != 0).then_some(MemberId(member));
        self.tell_case(tx, (NoticeKind::ConsentWithdrawn, one.row.case), by).await?;
        self.count(tx, Counted::Withdrawn).await?;
        Ok(told)
    }

    /// Ends one of many that end together: also a question that waits, was put off or refused, which a later yes would bring to life.
    pub(super) async fn end_with_others(
        &self,
        tx: &mut Tx,
        (key, one): (&Key, &Opened),
        how: How,
    ) -> Result<Vec<i64>, DeskError> {
        let agreed = one.stands(None, 0).state_on(self.today()).can_be_withdrawn();
        let happened = Happened::Withdrawn(self.today(), how);
        let told = self.end_consent(tx, (key, one), (&happened, 0)).await?;
        if agreed {
            self.tell_case(tx, (NoticeKind::ConsentWithdrawn, one.row.case), None).await?;
            self.count(tx, Counted::Withdrawn).await?;
        }
        Ok(told)
    }

    /// Whoever said no takes back with it whatever they had agreed to, and whatever they were asked, so that each receiver is told before it is
    /// forgotten here. To which referrals: for the log, once every row is written.
    pub(crate) async fn end_all_consents(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        victim: i64,
    ) -> Result<Vec<i64>, DeskError> {
        let mut told = Vec::new();
        for one in self.consents_opened(tx, (key, case), Some(victim)).await? {
            if !one.has_ended() && (one.waits_in_thread() || !one.agreed().is_empty()) {
                told.extend(self.end_with_others(tx, (key, &one), one.asked.how).await?);
            }
        }
        Ok(told)
    }
}

/// Whether what went on the ground of one may go on on that of the one in its place: no less in any respect.
fn goes_on(one: &Opened, other: &Opened) -> bool {
    let asked = |of: &Opened| {
        (of.asked.with.clone(), of.asked.officer.clone(), of.asked.purpose, of.asked.purpose_words.clone())
    };
    asked(one) == asked(other)
        && other.agreed().is_superset(&one.agreed())
        && other.asked.until >= one.asked.until
}

fn live(one: &Opened) -> LiveConsent {
    let (asked, parts) = (&one.asked, one.agreed());
    LiveConsent {
        id: one.row.id,
        public: one.public,
        level: Level::of(&parts, &asked.officer),
        parts,
        purpose: asked.purpose,
        purpose_words: asked.purpose_words.clone(),
        officer: asked.officer.clone(),
        until: asked.until,
        asked_on: asked.asked_on,
        how: asked.how,
        lang: asked.lang.clone(),
        told_back: asked.told_back,
    }
}
