//! What is said about a referral goes out: signed when it is said, sealed when it leaves, to every key of the receiver that is valid then and to our
//! own, so that a desk that was put back from a backup finds what it said itself; and said again when the other misses it.
use super::sealed::Stub;
use crate::{Desk, DeskError, MemberId, at_rest::Key, chance, names, partners::Known, pull::GOOD};
use domain::referral::{Direction, ReferralState};
use envelope::{
    ids::{OrgId, ReportId},
    message::{Author, Body, Kind, Message, Mode, seal_message},
    referral::{Answer, Step},
    relay_api::NewEnvelope,
    signed::Signed,
};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReferralMessage, ReferralRow},
};

/// Messages sent in one go.
const AT_ONCE: u32 = 50;
/// How often something is said again: whoever loses more asks a person.
const AGAIN_MAX: i64 = 3;
const ENVELOPE_LABEL: &[u8] = b"zichtbaar referral envelope v1";

impl Desk {
    /// Says something about a referral: signed now, sealed when it leaves.
    pub(super) async fn say_between(
        &self,
        tx: &mut Tx,
        (row, stub): (&ReferralRow, &Stub),
        key: Option<&Key>,
        (kind, body): (Kind, Body),
        member: Option<MemberId>,
    ) -> Result<(), DeskError> {
        let damaged = || DeskError::Damaged("referral_messages");
        let before = rows::referral_messages(tx, row.number).await?;
        let last = before.iter().filter(|one| one.ours && one.seq >= 0).max_by_key(|one| one.seq);
        let (seq, prev) = last.map_or((0, [0; 32]), |last| (last.seq + 1, last.hash));
        let other = OrgId::parse(&stub.org).map_err(|_| damaged())?;
        let message = Message {
            kind,
            report_id: ReportId(stub.id),
            author: Author::Organisation(self.org().clone()),
            reply_to: None,
            recipients: vec![other, self.org().clone()],
            mode: Mode::Wasm,
            lang: stub.lang.clone(),
            seq: u64::try_from(seq).map_err(|_| damaged())?,
            prev,
            body,
            attachments: Vec::new(),
        };
        let signed = message.sign(&self.0.ring.signing_key(self.relay_day())?).map_err(|_| damaged())?;
        let new = ReferralMessage {
            id: 0,
            referral: row.number,
            ours: true,
            seq,
            hash: signed.payload_hash(),
            prev,
            at: self.now(),
            member: member.map(|member| member.0),
            verdict: GOOD.into(),
            again: 0,
            sealed: None,
            waiting: None,
        };
        let bytes = signed.to_bytes();
        let seal = |id| {
            let kept = key.map(|key| key.seal(names::referral_message_place(id), &bytes)).transpose().ok()?;
            let waiting = self.0.vault.desk().seal(names::referral_waiting_place(id), &bytes).ok()?;
            Some((kept, Some(waiting)))
        };
        rows::add_referral_message(tx, &new, seal).await?.ok_or_else(damaged).map(|_| ())
    }

    /// Leaves what waits at the relay. To an organisation whose key nobody compared, or that changed, nothing goes: it waits on.
    pub(crate) async fn send_referrals(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("referrals out").await?;
        let waiting = rows::waiting_referral_messages(&mut tx, AT_ONCE).await?;
        if waiting.is_empty() {
            return Ok(());
        }
        let believed = self.believed(&mut tx).await?;
        drop(tx);
        for message in waiting {
            match self.send_between(&message, &believed).await {
                Err(error) if crate::work::concerns_one_of_many(&error) => {
                    tracing::warn!(%error, "a referral waits");
                }
                sent => sent?,
            }
        }
        Ok(())
    }

    async fn send_between(
        &self,
        message: &ReferralMessage,
        believed: &HashMap<OrgId, Known>,
    ) -> Result<(), DeskError> {
        let Some(sealed) = &message.waiting else { return Ok(()) };
        let damaged = || DeskError::Damaged("referral_messages");
        let bytes = self.0.vault.desk().open(names::referral_waiting_place(message.id), sealed)?;
        let signed = Signed::from_bytes(&bytes).map_err(|_| damaged())?;
        let mut tx = self.0.store.read("referral out").await?;
        let Some(row) = rows::referral(&mut tx, message.referral).await? else { return Ok(()) };
        drop(tx);
        let org = OrgId::parse(&self.stub_of(&row)?.org).map_err(|_| damaged())?;
        let Some(known) = believed.get(&org) else { return Ok(()) };
        let mut keys = self.sealing_keys(known);
        if keys.is_empty() {
            return Ok(());
        }
        keys.extend(self.0.ring.org().sealing_key(self.relay_day()).ok());
        let sealed = seal_message(&mut chance::rng(), &signed, &keys).map_err(|_| damaged())?;
        let id = Sha256::new()
            .chain_update(ENVELOPE_LABEL)
            .chain_update(signed.payload_hash())
            .chain_update(message.again.to_be_bytes())
            .finalize()
            .into();
        self.0.client.leave(&self.0.ring, self.now(), &NewEnvelope { id, sealed }).await?;
        let mut tx = self.0.store.write("referral left").await?;
        if rows::referral_message_sent(&mut tx, message.id).await? {
            let object = format!("referral {}", message.referral);
            self.note(&mut tx, None, "referral-delivered", &object).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Asks once for what is missing.
    pub(super) async fn ask_again(
        &self,
        tx: &mut Tx,
        (row, stub): (&ReferralRow, &Stub),
        key: Option<&Key>,
        before: &[ReferralMessage],
    ) -> Result<(), DeskError> {
        let theirs: Vec<i64> =
            before.iter().filter(|one| !one.ours && one.seq >= 0).map(|one| one.seq).collect();
        let missing = (0..).find(|seq| !theirs.contains(seq)).unwrap_or(0);
        let from = u64::try_from(missing).unwrap_or(0);
        let answer = Answer { from: Some(from), ..Answer::of_step(Step::Again) };
        let body = answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
        self.say_between(tx, (row, stub), key, (Kind::ReferralAnswer, body), None).await
    }

    /// Says again what the other misses: but the referral itself no more once it was taken back.
    pub(super) async fn say_again(
        &self,
        tx: &mut Tx,
        (row, key): (&ReferralRow, Option<&Key>),
        from: u64,
    ) -> Result<(), DeskError> {
        let Some(key) = key else { return Ok(()) };
        let ended = ReferralState::of_code(&row.state).is_none_or(ReferralState::is_final);
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        let first = if ended && row.direction == Direction::Out.code() { 1 } else { 0 };
        for one in rows::referral_messages(tx, row.number).await? {
            if !one.ours || one.seq < from.max(first) || one.again >= AGAIN_MAX || one.waiting.is_some() {
                continue;
            }
            let Some(sealed) = &one.sealed else { continue };
            let bytes = key.open(names::referral_message_place(one.id), sealed)?;
            let waiting = self.0.vault.desk().seal(names::referral_waiting_place(one.id), &bytes)?;
            rows::say_referral_message_again(tx, one.id, &waiting).await?;
        }
        Ok(())
    }
}
