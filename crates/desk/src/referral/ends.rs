//! The end of access: consent taken back, the sender took it back, its last day has passed, nobody takes it. The key is destroyed, what was
//! copied into a record of ours goes where it still stands as it came, and the sender is told what was known by then.
use super::sealed::Stub;
use super::{ReferralDone, ReferralFault};
use crate::{Desk, DeskError, MemberId, Session, at_rest::Key, names, victim::Victim};
use domain::{
    AgeBand, NoticeKind,
    referral::{After, Direction, Reach, ReferralState, RevokeReason},
};
use envelope::{
    ids::Day,
    message::Kind,
    referral::{Answer, Step, TakenBack},
};
use store::{
    Tx,
    desk::{self as rows, Of, ReferralRow, VictimRow},
};

/// Why access ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndWhy {
    /// They took their consent back.
    Withdrawn,
    /// The sender took it back.
    Revoked,
    /// Its last day has passed.
    Over,
    /// Nobody here takes it.
    Declined,
}

impl EndWhy {
    pub(super) fn state(self) -> ReferralState {
        match self {
            Self::Withdrawn => ReferralState::Withdrawn,
            Self::Revoked => ReferralState::Revoked,
            Self::Over => ReferralState::Over,
            Self::Declined => ReferralState::Declined,
        }
    }

    pub(super) fn act(self) -> &'static str {
        match self {
            Self::Withdrawn => "referral-withdrawn",
            Self::Revoked => "referral-revoked",
            Self::Over => "referral-over",
            Self::Declined => "referral-declined",
        }
    }
}

impl Desk {
    /// Access to what was referred to us ends; the case it became stays, with what our own people wrote.
    pub(super) async fn end_access(
        &self,
        tx: &mut Tx,
        (mut row, mut stub): (ReferralRow, Stub),
        why: EndWhy,
    ) -> Result<(), DeskError> {
        if row.direction != Direction::In.code() {
            return Ok(rows::update_referral(tx, &row).await?);
        }
        let (first, mut emptied) = (row.gone.is_none(), false);
        row.state = why.state().code().into();
        row.changed = self.now();
        row.version += i64::from(!first);
        if first {
            stub.reach = self.reach_of_referral(tx, &row).await?.code().into();
            emptied = self.forget_parts(tx, &row, &mut stub).await?;
            rows::destroy_referral(tx, row.number).await?;
            (row.gone, row.sealed) = (Some(self.now()), None);
        }
        (stub.ended, stub.on) = (why.state().code().into(), self.today().number());
        row.stub = self.seal_stub(row.number, &stub)?;
        rows::update_referral(tx, &row).await?;
        // Once it is over nothing more is said, whatever else comes.
        if why != EndWhy::Declined && first {
            self.say_ended(tx, (&row, &stub)).await?;
            match row.case {
                Some(case) => self.tell_case(tx, (NoticeKind::ReferralEnded, case), None).await?,
                None => self.tell_takers(tx, &row.role, NoticeKind::ReferralEnded).await?,
            }
        }
        if let (Some(case), true) = (row.case, emptied) {
            self.note(tx, None, "victim-emptied", &format!("case {case}")).await?;
        }
        if why == EndWhy::Declined {
            return Ok(());
        }
        let object = match row.case {
            Some(case) => format!("case {case}"),
            None => format!("referral {}", row.number),
        };
        self.note(tx, None, why.act(), &object).await
    }

    /// Tells the sender what was known when access ended: nothing of it can be undone.
    pub(super) async fn say_ended(
        &self,
        tx: &mut Tx,
        (row, stub): (&ReferralRow, &Stub),
    ) -> Result<(), DeskError> {
        let opened = row.opened.and_then(|at| Day::of_unix_seconds(u64::try_from(at).ok()?));
        let ended = Answer::of_step(Step::Ended);
        // Where nothing but yes or no was promised, how far it got stays here.
        let answer = match stub.after.as_str() {
            after if after == After::Answer.code() => ended,
            _ => Answer { code: stub.reach.clone(), day: opened, ..ended },
        };
        let body = answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
        self.say_between(tx, (row, stub), None, (Kind::ReferralAnswer, body), None).await
    }

    pub(super) async fn reach_of_referral(&self, tx: &mut Tx, row: &ReferralRow) -> Result<Reach, DeskError> {
        let Some(case) = row.case else {
            return Ok(if row.opened.is_some() { Reach::Opened } else { Reach::NotOpened });
        };
        let copied = !rows::exports_of(tx, &format!("case {case}"), (0, 1)).await?.is_empty();
        Ok(if copied { Reach::Copied } else { Reach::Taken })
    }

    /// What is copied into a record when it is taken: by keyed hashes, under the key of its case, so that it is known again when the referral's own key
    /// is gone, and by nobody once the case is.
    pub(super) fn copied(&self, key: &Key, number: i64, record: &Victim) -> Result<Vec<u8>, DeskError> {
        let copied: Vec<(String, [u8; 32])> = fields(record)
            .into_iter()
            .filter(|(_, text)| !text.is_empty())
            .map(|(field, text)| (field.to_owned(), self.copied_hash(field, &text)))
            .collect();
        names::seal(key, names::referral_copied_place(number), &copied)
    }

    fn copied_hash(&self, field: &str, text: &str) -> [u8; 32] {
        let of = zeroize::Zeroizing::new(format!("{field} {text}"));
        self.0.vault.lookup("referral copied", of.as_bytes())
    }

    /// What was copied into a record goes where it still stands as it came; whether anything did. What a law holds stays until the hold is lifted. The
    /// caller writes the stub, and the log last.
    async fn forget_parts(&self, tx: &mut Tx, row: &ReferralRow, stub: &mut Stub) -> Result<bool, DeskError> {
        let (Some(case), Some(victim)) = (row.case, row.victim) else { return Ok(false) };
        if stub.copied.is_empty() || rows::ending(tx, Of::Case, case).await?.held_by.is_some() {
            return Ok(false);
        }
        let Some(there) = rows::victim(tx, case, victim).await? else { return Ok(false) };
        let key = self.key_of_case(tx, case).await?;
        let copied: Vec<(String, [u8; 32])> =
            names::open(&key, names::referral_copied_place(row.number), &stub.copied)?;
        stub.copied.clear();
        let before = crate::victim::opened(&key, &there)?;
        let came = |field: &str, text: &str| {
            copied.iter().any(|(one, hash)| one == field && *hash == self.copied_hash(field, text))
        };
        let after = without(&before, came);
        if after == before {
            return Ok(false);
        }
        let sealed = crate::victim::seal_record(&key, victim, &after)?;
        let next = VictimRow { version: there.version + 1, at: self.now(), sealed, ..there };
        rows::update_victim(tx, &next).await?;
        Ok(true)
    }

    /// A hold on a case was lifted: what was referred into it and should have gone meanwhile goes now. Whether anything did.
    pub(crate) async fn forget_held_parts(&self, tx: &mut Tx, case: i64) -> Result<bool, DeskError> {
        let mut emptied = false;
        for found in rows::referrals_of_case(tx, case).await? {
            let Some(mut row) = rows::lock_referral(tx, found.number).await? else { continue };
            let mut stub = self.stub_of(&row)?;
            if row.gone.is_some() && !stub.copied.is_empty() {
                emptied |= self.forget_parts(tx, &row, &mut stub).await?;
                row.stub = self.seal_stub(row.number, &stub)?;
                rows::update_referral(tx, &row).await?;
            }
        }
        Ok(emptied)
    }

    /// Consent was taken back: whatever we sent on its ground is told to every receiver, in the transaction in which it was said. What has not
    /// left does not leave.
    pub(crate) async fn tell_receivers(
        &self,
        tx: &mut Tx,
        public: &[u8; 32],
        on: Day,
    ) -> Result<Vec<i64>, DeskError> {
        let mut told = Vec::new();
        let consent = self.0.vault.lookup("referral consent", public);
        for number in rows::referrals_on(tx, &consent).await? {
            let Some(mut row) = rows::lock_referral(tx, number).await? else { continue };
            let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
            let mut stub = self.stub_of(&row)?;
            if row.direction == Direction::Paper.code() {
                if self.withdraw_paper(tx, (row, stub), on).await? {
                    told.push(number);
                }
                continue;
            }
            let left = state != ReferralState::Confirm;
            rows::drop_waiting(tx, number).await?;
            if left {
                let key = self.key_of_referral(tx, number).await?;
                let body = TakenBack { id: *public, on }.to_body();
                self.say_between(tx, (&row, &stub), key.as_ref(), (Kind::ConsentWithdrawn, body), None)
                    .await?;
            }
            row.state = state.withdrawn().code().into();
            row.version += 1;
            row.changed = self.now();
            (stub.ended, stub.on) = (row.state.clone(), on.number());
            row.stub = self.seal_stub(number, &stub)?;
            rows::update_referral(tx, &row).await?;
            told.push(number);
        }
        Ok(told)
    }

    /// Puts on record which referrals ended with a consent: after everything else that the transaction writes.
    pub(crate) async fn note_told_receivers(&self, tx: &mut Tx, told: &[i64]) -> Result<(), DeskError> {
        for number in told {
            self.note(tx, None, "referral-withdrawn", &format!("referral {number}")).await?;
        }
        Ok(())
    }

    /// What rests on one consent rests on a later one: taking that back reaches the same receivers.
    pub(crate) async fn follow_consent(
        &self,
        tx: &mut Tx,
        from: &[u8; 32],
        to: &[u8; 32],
    ) -> Result<(), DeskError> {
        let hash = |public: &[u8; 32]| self.0.vault.lookup("referral consent", public);
        Ok(rows::move_referrals(tx, &hash(from), &hash(to)).await?)
    }

    /// The sender takes it back. `None`: no such referral for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn revoke_referral(
        &self,
        session: &Session,
        (number, version): (i64, i64),
        (reason, words): (Option<RevokeReason>, &str),
    ) -> Result<Option<ReferralDone>, DeskError> {
        let Some((mut tx, known)) = self.known_referral("revoke", session, number).await? else {
            return Ok(None);
        };
        let may = known.case.as_ref().is_some_and(|(_, facts)| crate::consent::may_withdraw(session, *facts));
        if known.direction == Direction::In || known.state.is_final() || !may {
            return Ok(Some(ReferralDone::NotPossible));
        }
        if known.row.version != version {
            return Ok(Some(ReferralDone::Changed));
        }
        let fault = |at, fault| Ok(Some(ReferralDone::Fault(at, fault)));
        let Some(reason) = reason else { return fault("reason", ReferralFault::Choice) };
        let needs = reason == RevokeReason::Other;
        if let Err(wrong) = super::answering::check_words(words, needs) {
            return fault("words", wrong);
        }
        if known.direction == Direction::Paper {
            return self.revoke_paper(tx, session, known, (reason, words)).await;
        }
        let (mut row, mut stub) = (known.row, known.stub);
        rows::drop_waiting(&mut tx, number).await?;
        if known.state != ReferralState::Confirm {
            let answer = Answer {
                code: reason.code().into(),
                words: words.trim().into(),
                ..Answer::of_step(Step::Revoked)
            };
            let body = answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
            let me = Some(session.member.id);
            let said = (Kind::ReferralAnswer, body);
            self.say_between(&mut tx, (&row, &stub), known.key.as_ref(), said, me).await?;
        }
        row.state = ReferralState::Revoked.code().into();
        row.version += 1;
        row.changed = self.now();
        (stub.ended, stub.on) = (row.state.clone(), self.today().number());
        row.stub = self.seal_stub(number, &stub)?;
        rows::update_referral(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), "referral-revoked", &format!("referral {number}"))
            .await?;
        tx.commit().await?;
        Ok(Some(ReferralDone::Done))
    }

    /// What came to us and whose last day has passed.
    pub(crate) async fn end_referrals_over(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("referrals over").await?;
        let over = rows::referrals_over(&mut tx, self.today().number()).await?;
        drop(tx);
        for number in over {
            match self.end_referral_over(number).await {
                // One that is damaged must not keep the others readable.
                Err(error) if crate::work::concerns_one_of_many(&error) => {
                    tracing::error!(%error, "a referral could not be ended");
                }
                ended => ended?,
            }
        }
        Ok(())
    }

    async fn end_referral_over(&self, number: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("referral over").await?;
        let Some(found) = rows::referral(&mut tx, number).await? else { return Ok(()) };
        if let Some(case) = found.case {
            rows::lock_case(&mut tx, case).await?;
        }
        let row = rows::lock_referral(&mut tx, number).await?.filter(|row| row.gone.is_none());
        let Some(row) = row else { return Ok(()) };
        let stub = self.stub_of(&row)?;
        self.end_access(&mut tx, (row, stub), EndWhy::Over).await?;
        Ok(tx.commit().await?)
    }

    /// Came back with a backup that was made before access ended.
    pub(crate) async fn end_referral_again(&self, number: i64, at: i64) -> Result<bool, DeskError> {
        let mut tx = self.0.store.write("end referral again").await?;
        rows::referral_numbers_given(&mut tx, number).await?;
        let found = rows::referral(&mut tx, number).await?;
        if let Some(case) = found.as_ref().and_then(|row| row.case) {
            rows::lock_case(&mut tx, case).await?;
        }
        let row = rows::lock_referral(&mut tx, number).await?.filter(|row| row.gone.is_none());
        let Some(mut row) = row else {
            tx.commit().await?;
            return Ok(false);
        };
        let mut stub = self.stub_of(&row)?;
        let emptied = self.forget_parts(&mut tx, &row, &mut stub).await?;
        rows::destroy_referral(&mut tx, number).await?;
        let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
        if row.direction == Direction::In.code() {
            row.state = state.withdrawn().code().into();
        }
        (stub.ended, stub.on) = (row.state.clone(), self.today().number());
        row.stub = self.seal_stub(number, &stub)?;
        (row.gone, row.sealed) = (Some(at), None);
        row.version += 1;
        rows::update_referral(&mut tx, &row).await?;
        if let (Some(case), true) = (row.case, emptied) {
            self.note(&mut tx, None, "victim-emptied", &format!("case {case}")).await?;
        }
        self.note(&mut tx, None, "referral-withdrawn", &format!("referral {number}")).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Destroys what was declined here: nobody takes it, so nobody needs it.
    pub(super) async fn let_go_of_declined(
        &self,
        tx: &mut Tx,
        (row, stub): (ReferralRow, Stub),
        by: MemberId,
    ) -> Result<(), DeskError> {
        let number = row.number;
        self.end_access(tx, (row, stub), EndWhy::Declined).await?;
        self.note(tx, Some(by), "referral-declined", &format!("referral {number}")).await
    }
}

/// The fields of a record into which a referral is copied, with what stands there.
fn fields(record: &Victim) -> [(&'static str, String); 6] {
    let age = record.age.filter(|age| *age != AgeBand::NotAsked).map_or("", AgeBand::code);
    [
        ("wants", record.wants.clone()),
        ("name", record.alias.clone()),
        ("languages", record.languages.clone()),
        ("children", record.children.clone()),
        ("age", age.to_owned()),
        ("contact", record.channels.first().map_or(String::new(), |channel| channel.reach.clone())),
    ]
}

/// A record without what stands in it exactly as it was referred.
fn without(record: &Victim, came: impl Fn(&str, &str) -> bool) -> Victim {
    let mut left = record.clone();
    for (field, text) in [
        ("wants", &mut left.wants),
        ("name", &mut left.alias),
        ("languages", &mut left.languages),
        ("children", &mut left.children),
    ] {
        if !text.is_empty() && came(field, text) {
            text.clear();
        }
    }
    if left.age.is_some_and(|age| age != AgeBand::NotAsked && came("age", age.code())) {
        left.age = Some(AgeBand::NotAsked);
    }
    for channel in &mut left.channels {
        if !channel.reach.is_empty() && came("contact", &channel.reach) {
            *channel = crate::victim::Channel::default();
        }
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::victim::Channel;

    #[test]
    fn what_was_referred_goes_and_what_was_written_since_stays() {
        let here = Channel { reach: "0470 00 00 00".into(), hours: "at noon".into(), ..Channel::default() };
        let record = Victim {
            alias: "Ada".into(),
            wants: "a lawyer, and to sleep".into(),
            age: Some(AgeBand::Adult),
            channels: [here, Channel::default(), Channel::default()],
            ..Victim::default()
        };
        let referred =
            [("name", "Ada"), ("wants", "a lawyer"), ("contact", "0470 00 00 00"), ("age", "adult")];
        let left = without(&record, |field, text| referred.contains(&(field, text)));
        assert_eq!((left.alias.as_str(), left.wants.as_str()), ("", "a lawyer, and to sleep"));
        assert_eq!((&left.channels[0], left.age), (&Channel::default(), Some(AgeBand::NotAsked)));
    }
}
