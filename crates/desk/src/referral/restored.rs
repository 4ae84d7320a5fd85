//! After a backup was put back: what we said ourselves comes again by the relay, and is found in it.
use super::{
    ends::EndWhy,
    sealed::{ReferralDetails, Stub},
    travel::{step_of, stub, until_of},
};
use crate::{
    Desk, DeskError,
    at_rest::Key,
    names,
    pull::{GOOD, Pulled},
};
use domain::referral::{Direction, ReferralState, RevokeReason};
use envelope::{
    directory::OrgKind,
    ids::Day,
    message::{Kind, OpenedMessage},
    referral::{Answer, Ground, Referral, Side, Step, TakenBack},
};
use store::{
    Tx,
    desk::{self as rows, ReferralRow},
};

impl Desk {
    pub(super) async fn own_again(
        &self,
        tx: &mut Tx,
        (day, mut row, mut stub): (Day, ReferralRow, Stub),
        (opened, forgotten): (&OpenedMessage, bool),
        key: Option<Key>,
    ) -> Result<Pulled, DeskError> {
        self.keep_between(tx, (day, &row), opened, (key.as_ref(), GOOD)).await?;
        let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
        let out = row.direction == Direction::Out.code();
        let side = if out { Side::Sender } else { Side::Receiver };
        let (step, object) = (step_of(&opened.message), format!("referral {}", row.number));
        if opened.message.kind == Kind::ConsentWithdrawn {
            row.state = state.withdrawn().code().into();
        } else if let Some(step) = step {
            let state = state.after(step, side);
            // The case it became is not in the backup: somebody takes it anew.
            let taken = matches!(state, ReferralState::Accepted | ReferralState::Done);
            let without = !out && row.case.is_none() && taken;
            row.state = if without { ReferralState::New } else { state }.code().into();
        }
        row.version += 1;
        let declined = !out && step == Some(Step::Declined) && row.gone.is_none();
        if declined && self.kind() == OrgKind::Police {
            row.state = ReferralState::Look.code().into();
            rows::update_referral(tx, &row).await?;
        } else if declined {
            self.end_access(tx, (row, stub), EndWhy::Declined).await?;
        } else {
            let ended = ReferralState::of_code(&row.state).is_some_and(ReferralState::is_final);
            if out && ended && stub.ended.is_empty() {
                (stub.ended, stub.on) = (row.state.clone(), self.today().number());
                row.stub = self.seal_stub(row.number, &stub)?;
            }
            rows::update_referral(tx, &row).await?;
            if forgotten && out {
                self.take_back_again(tx, (&row, &stub), key.as_ref()).await?;
            }
        }
        self.note(tx, None, "referral-found-again", &object).await?;
        Ok(Pulled::default())
    }

    /// What was taken back anew since a backup was put back gave way to what had been said before: it is said once more, behind that.
    pub(super) async fn take_back_again(
        &self,
        tx: &mut Tx,
        (row, stub): (&ReferralRow, &Stub),
        key: Option<&Key>,
    ) -> Result<(), DeskError> {
        let said = match ReferralState::of_code(&row.state) {
            Some(ReferralState::Withdrawn) => {
                let id = self.details_of(row, key)?.map_or([0; 32], |details| details.ground.id);
                (Kind::ConsentWithdrawn, TakenBack { id, on: Day(stub.on) }.to_body())
            }
            Some(ReferralState::Revoked) => {
                let code = RevokeReason::NotNeeded.code().into();
                let answer = Answer { code, ..Answer::of_step(Step::Revoked) };
                (Kind::ReferralAnswer, answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?)
            }
            _ => return Ok(()),
        };
        self.say_between(tx, (row, stub), key, said, None).await
    }

    /// What is here already came again. One of ours that was stopped when a backup was put back had left before: then it stands as sent, so that
    /// taking it back reaches whoever has it.
    pub(super) async fn left_after_all(
        &self,
        tx: &mut Tx,
        (mut row, mut stub): (ReferralRow, Stub),
        ours: bool,
    ) -> Result<Pulled, DeskError> {
        if ours && row.state == ReferralState::Stopped.code() {
            self.was_sent(&mut row, &mut stub)?;
            row.version += 1;
            row.changed = self.now();
            rows::update_referral(tx, &row).await?;
            self.note(tx, None, "referral-found-again", &format!("referral {}", row.number)).await?;
        }
        Ok(Pulled::default())
    }

    pub(super) fn was_sent(&self, row: &mut ReferralRow, stub: &mut Stub) -> Result<(), DeskError> {
        row.state = ReferralState::Sent.code().into();
        (stub.ended, stub.on) = (String::new(), 0);
        row.stub = self.seal_stub(row.number, stub)?;
        Ok(())
    }

    /// We referred somebody, and were put back from a backup that does not know it: it is there again, by the consent it rests on, so that taking
    /// that back reaches whoever has it. What cannot be led back to a case is counted as refused.
    pub(super) async fn own_found(
        &self,
        tx: &mut Tx,
        day: Day,
        opened: &OpenedMessage,
        name: [u8; 32],
    ) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        let referral = match message.kind {
            Kind::Referral if message.seq == 0 => Referral::of(message).ok(),
            _ => None,
        };
        let other = message.recipients.iter().find(|org| *org != self.org());
        let agreed = referral.as_ref().and_then(|referral| match &referral.ground {
            Ground::Consent(agreed) => Some(agreed.id),
            Ground::Legal(_) => None,
        });
        let found = match agreed {
            Some(public) => rows::consent_by_public(tx, &self.0.vault.lookup("consent", &public)).await?,
            None => None,
        };
        let (Some(referral), Some(other), Some(public), Some(consent)) = (referral, other, agreed, found)
        else {
            return self.put_aside(tx, "own-unknown").await;
        };
        rows::lock_case(tx, consent.case).await?;
        let number = rows::next_referral(tx).await?;
        let (key, wrapped) = self.0.vault.new_referral_key(number)?;
        let stub = stub(message, other);
        let row = ReferralRow {
            direction: Direction::Out.code().into(),
            state: ReferralState::Sent.code().into(),
            role: referral.role.clone(),
            urgent: referral.urgent,
            case: Some(consent.case),
            victim: Some(consent.victim),
            until: until_of(&referral).map(Day::number),
            consent: Some(self.0.vault.lookup("referral consent", &public)),
            sealed: Some(names::seal(&key, names::referral_place(number), &ReferralDetails::of(&referral))?),
            ..self.came(number, name, &stub)?
        };
        rows::add_referral(tx, &row, None).await?;
        rows::put_referral_key(tx, number, &wrapped).await?;
        self.keep_between(tx, (day, &row), opened, (Some(&key), GOOD)).await?;
        self.note(tx, None, "referral-found-again", &format!("referral {number}")).await?;
        Ok(Pulled::default())
    }
}
