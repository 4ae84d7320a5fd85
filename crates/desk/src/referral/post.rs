//! What goes out: signed when it is said, and its ground asked once more in the moment in which it leaves. A partner that cannot be reached or believed
//! holds up nobody else; taking back goes first, what the desk says by itself goes last.
use super::sealed::Stub;
use crate::{
    Desk, DeskError, MemberId, at_rest::Key, chance, consent::LiveConsent, names, partners::Known, pull::GOOD,
};
use domain::{
    NoticeKind, Part, Parts,
    referral::{Direction, ReferralState},
};
use envelope::{
    ids::OrgId,
    ids::ReportId,
    message::{Author, Body, Kind, Message, Mode, seal_message},
    referral::{Answer, Step},
    relay_api::NewEnvelope,
    signed::Signed,
};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReferralMessage, ReferralRow, WAITS},
};

/// Messages read at a time.
const AT_ONCE: u32 = 50;
/// What the desk says by itself to one organisation in one round, so that nobody makes it speak without end.
const BY_ITSELF: usize = 20;
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
        let before = rows::referral_places(tx, row.number).await?;
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
        let under = self.key_of_waiting((row, seq), key);
        let seal = |id| {
            let kept = key.map(|key| key.seal(names::referral_message_place(id), &bytes)).transpose().ok()?;
            let waiting = under.seal(names::referral_waiting_place(id), &bytes).ok()?;
            Some((kept, Some(waiting)))
        };
        rows::add_referral_message(tx, &new, seal).await?.ok_or_else(damaged)?;
        match super::travel::counted(&message, true) {
            Some(counted) => self.count(tx, counted).await,
            None => Ok(()),
        }
    }

    /// A referral itself waits under its own key, so that what it says goes with it; steps wait under the desk's, since they are said after it too.
    fn key_of_waiting<'a>(&'a self, (row, seq): (&ReferralRow, i64), key: Option<&'a Key>) -> &'a Key {
        match key {
            Some(key) if is_referral(row, seq) => key,
            _ => self.0.vault.desk(),
        }
    }

    /// Leaves what waits at the relay. To an organisation whose key nobody compared, or that changed, nothing goes: it waits on, and those behind
    /// it do not.
    pub(crate) async fn send_referrals(&self) -> Result<(), DeskError> {
        let mut by_itself: HashMap<OrgId, usize> = HashMap::new();
        for rank in WAITS {
            let mut after = 0;
            loop {
                let mut tx = self.0.store.read("referrals out").await?;
                let waiting = rows::waiting_referral_messages(&mut tx, rank, (after, AT_ONCE)).await?;
                let Some(last) = waiting.last().map(|last| last.id) else { break };
                let believed = self.believed(&mut tx).await?;
                drop(tx);
                for message in &waiting {
                    match self.send_between(message, &believed, &mut by_itself).await {
                        Err(error) if crate::work::concerns_one_of_many(&error) => {
                            tracing::warn!(%error, "a referral waits");
                        }
                        sent => sent?,
                    }
                }
                after = last;
            }
        }
        Ok(())
    }

    async fn send_between(
        &self,
        message: &ReferralMessage,
        believed: &HashMap<OrgId, Known>,
        by_itself: &mut HashMap<OrgId, usize>,
    ) -> Result<(), DeskError> {
        let damaged = || DeskError::Damaged("referral_messages");
        let mut tx = self.0.store.read("referral out").await?;
        let Some(row) = rows::referral(&mut tx, message.referral).await? else { return Ok(()) };
        drop(tx);
        let org = OrgId::parse(&self.stub_of(&row)?.org).map_err(|_| damaged())?;
        let Some(known) = believed.get(&org) else { return Ok(()) };
        let mut keys = self.sealing_keys(known);
        if keys.is_empty() {
            return Ok(());
        }
        if message.member.is_none() && row.direction == Direction::In.code() {
            let said = by_itself.entry(org).or_default();
            *said += 1;
            if *said > BY_ITSELF {
                return Ok(());
            }
        }
        let Some(signed) = self.may_leave(message).await? else { return Ok(()) };
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

    /// What waits, if it still does; of a referral only if its ground still holds in this very moment. If not it is stopped, and whoever has the case
    /// is told.
    async fn may_leave(&self, message: &ReferralMessage) -> Result<Option<Signed>, DeskError> {
        let damaged = || DeskError::Damaged("referral_messages");
        let mut tx = self.0.store.write("referral leaves").await?;
        let Some((row, waiting)) = self.still_waits(&mut tx, message).await? else { return Ok(None) };
        let key = self.key_of_referral(&mut tx, row.number).await?;
        if is_referral(&row, message.seq) && !self.ground_holds(&mut tx, &row, key.as_ref()).await? {
            self.stop_referral(&mut tx, (row, message.again > 0)).await?;
            tx.commit().await?;
            return Ok(None);
        }
        let under = self.key_of_waiting((&row, message.seq), key.as_ref());
        let bytes = under.open(names::referral_waiting_place(message.id), &waiting)?;
        Signed::from_bytes(&bytes).map(Some).map_err(|_| damaged())
    }

    /// Its referral, locked after its case, and what waits now.
    async fn still_waits(
        &self,
        tx: &mut Tx,
        message: &ReferralMessage,
    ) -> Result<Option<(ReferralRow, Vec<u8>)>, DeskError> {
        let found = rows::referral(tx, message.referral).await?;
        if let Some(case) = found.and_then(|row| row.case) {
            rows::lock_case(tx, case).await?;
        }
        let Some(row) = rows::lock_referral(tx, message.referral).await? else { return Ok(None) };
        let waiting = rows::referral_waiting(tx, message.id).await?;
        Ok(waiting.map(|waiting| (row, waiting)))
    }

    /// Whether a referral of ours may leave now: it goes on, its last day has not passed, and what it rests on holds as things are today.
    pub(super) async fn ground_holds(
        &self,
        tx: &mut Tx,
        row: &ReferralRow,
        key: Option<&Key>,
    ) -> Result<bool, DeskError> {
        let goes_on = ReferralState::of_code(&row.state).is_some_and(ReferralState::is_open);
        let over = row.until.is_some_and(|until| until < self.today().number());
        let (Some(details), Some(case), Some(victim)) = (self.details_of(row, key)?, row.case, row.victim)
        else {
            return Ok(false);
        };
        let there = rows::case(tx, case).await?.is_some_and(|case| case.sealed.is_some());
        if !goes_on || over || !there {
            return Ok(false);
        }
        let stub = self.stub_of(row)?;
        let to = stub.with()?;
        let Some(consent) = row.consent else {
            return Ok(self.legal_again(tx, (&to, case, victim), &details).await?.is_ok());
        };
        let parts: Option<Parts> = details.parts.iter().map(|(part, _)| Part::of_code(part)).collect();
        let Some(parts) = parts else { return Ok(false) };
        let live = self.live_towards(tx, case, victim).await?;
        let hash = |public: &[u8; 32]| self.0.vault.lookup("referral consent", public);
        let covers = |one: &LiveConsent| hash(&one.public) == consent && parts.is_subset(&one.parts);
        Ok(live.iter().any(|(with, one)| *with == to && covers(one)))
    }

    /// A referral of ours does not leave, or not again: whoever has the case is told. `left`: it was at the relay before, so it stands as it stood.
    pub(crate) async fn stop_referral(
        &self,
        tx: &mut Tx,
        (mut row, left): (ReferralRow, bool),
    ) -> Result<(), DeskError> {
        rows::drop_waiting(tx, row.number).await?;
        let state = ReferralState::of_code(&row.state).ok_or(DeskError::Damaged("referrals"))?;
        if left || !state.is_open() {
            return Ok(());
        }
        let mut stub = self.stub_of(&row)?;
        row.state = ReferralState::Stopped.code().into();
        row.version += 1;
        row.changed = self.now();
        (stub.ended, stub.on) = (row.state.clone(), self.today().number());
        row.stub = self.seal_stub(row.number, &stub)?;
        rows::update_referral(tx, &row).await?;
        if let Some(case) = row.case {
            self.tell_case(tx, (NoticeKind::ReferralStopped, case), None).await?;
        }
        self.note(tx, None, "referral-stopped", &format!("referral {}", row.number)).await
    }

    /// After a backup was put back: what was taken back since is not known here, so no referral that waits leaves by itself.
    pub(crate) async fn stop_waiting_referrals(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("referrals waiting").await?;
        let numbers = rows::referrals_waiting(&mut tx).await?;
        drop(tx);
        for number in numbers {
            let mut tx = self.0.store.write("stop referral").await?;
            let found = rows::referral(&mut tx, number).await?;
            if let Some(case) = found.and_then(|row| row.case) {
                rows::lock_case(&mut tx, case).await?;
            }
            let Some(row) = rows::lock_referral(&mut tx, number).await? else { continue };
            let again = rows::referral_places(&mut tx, number).await?;
            let again = again.iter().any(|one| one.ours && one.seq == 0 && one.again > 0);
            self.stop_referral(&mut tx, (row, again)).await?;
            tx.commit().await?;
        }
        Ok(())
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
        if row.gone.is_some() || theirs.iter().any(|seq| *seq > missing) {
            // Access ended, or it was asked when the gap was new: whoever does not hear it then asks a person.
            return Ok(());
        }
        let from = u64::try_from(missing).unwrap_or(0);
        let answer = Answer { from: Some(from), ..Answer::of_step(Step::Again) };
        let body = answer.to_body().map_err(|_| DeskError::Damaged("referrals"))?;
        self.say_between(tx, (row, stub), key, (Kind::ReferralAnswer, body), None).await
    }

    /// Says again what the other misses: but the referral itself no more once it was taken back, declined or done.
    pub(super) async fn say_again(
        &self,
        tx: &mut Tx,
        (row, key): (&ReferralRow, Option<&Key>),
        from: u64,
    ) -> Result<(), DeskError> {
        let Some(key) = key else { return Ok(()) };
        let ended = ReferralState::of_code(&row.state).is_none_or(|state| !state.is_open());
        let from = i64::try_from(from).unwrap_or(i64::MAX);
        let first = if ended && row.direction == Direction::Out.code() { 1 } else { 0 };
        for one in rows::referral_messages(tx, row.number).await? {
            if !one.ours || one.seq < from.max(first) || one.again >= AGAIN_MAX || one.waiting.is_some() {
                continue;
            }
            let Some(sealed) = &one.sealed else { continue };
            let bytes = key.open(names::referral_message_place(one.id), sealed)?;
            let under = self.key_of_waiting((row, one.seq), Some(key));
            let waiting = under.seal(names::referral_waiting_place(one.id), &bytes)?;
            rows::say_referral_message_again(tx, one.id, &waiting).await?;
        }
        Ok(())
    }
}

/// Whether it is the referral itself: the first word of whoever refers.
fn is_referral(row: &ReferralRow, seq: i64) -> bool {
    row.direction == Direction::Out.code() && seq == 0
}
