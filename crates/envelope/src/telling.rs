//! A report as it begins: one message for all who may read it, the writer's notes, perhaps a copy of their own words. The
//! relay makes it for a browser without scripts, a desk for somebody who tells it by mouth; a browser makes the same.
use crate::{
    age::Recipient,
    chain::Chain,
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{Answer, Attachment, Author, Body, Kind, Message, MessageError, Mode, seal_message},
    relay_api::Submission,
    reporter_keys::ReporterKeys,
    signed::Signed,
};
use alloc::{boxed::Box, string::String, vec, vec::Vec};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroize;

const ENVELOPE_ID_LABEL: &[u8] = b"zichtbaar envelope id v1";
/// The question whose answer says that somebody may be standing beside the writer.
pub const PRESSURE: &str = "pressure";

/// What somebody tells. The text is wiped when dropped.
pub struct Telling {
    /// The text, exactly as it is to be read.
    pub text: String,
    /// Answers to optional questions.
    pub answers: Vec<Answer>,
    /// It is about the police.
    pub about_police: bool,
    /// The writer is under pressure.
    pub pressure: bool,
    /// The writer's own words are shown when they come back.
    pub keep_copy: bool,
    /// The language it is told in (BCP 47).
    pub lang: String,
    /// Who seals it.
    pub mode: Mode,
    /// Files that go along, sealed before.
    pub attachments: Vec<Attachment>,
}

impl Drop for Telling {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

impl Telling {
    /// The report, signed by its writer and not yet sealed.
    ///
    /// # Errors
    /// When it breaks a limit.
    pub fn sign(&self, keys: &ReporterKeys, readers: &[OrgId]) -> Result<Signed, MessageError> {
        let body = Body::Report {
            text: self.text.clone(),
            answers: self.answers.clone(),
            about_police: self.about_police,
            pressure: self.pressure,
        };
        let mut message = first_message(keys, Kind::Report, body, readers, (&self.lang, self.mode));
        message.attachments.clone_from(&self.attachments);
        message.sign(&keys.signing_key())
    }

    /// The report signed here before, sealed to all who may read it, with a mailbox for what comes back.
    ///
    /// # Errors
    /// When a limit is passed.
    pub fn submission(
        &self,
        rng: &mut impl CryptoRng,
        keys: &ReporterKeys,
        signed: &Signed,
        readers: &[(OrgId, Recipient)],
        today: Day,
    ) -> Result<Submission, MessageError> {
        let orgs: Vec<OrgId> = readers.iter().map(|(org, _)| org.clone()).collect();
        let recipients: Vec<Recipient> = readers.iter().map(|(_, key)| key.clone()).collect();
        let mut chain = Chain::start();
        chain.advance(signed.payload_hash());
        let state = MailboxState {
            version: 1,
            lang: self.lang.clone(),
            outgoing: orgs.iter().map(|org| (org.clone(), chain)).collect(),
            ever: orgs.clone(),
            consents: Vec::new(),
            readers: orgs,
            keep_copy: self.keep_copy,
            sent_day: today,
            deletion_due: None,
        };
        Ok(Submission {
            auth: keys.auth(),
            lookup: keys.lookup(),
            own_copy: self.keep_copy.then(|| self.own_copy(rng, keys)).transpose()?,
            state: state.seal(rng, keys)?,
            envelopes: vec![(envelope_id(keys, None, 0), seal_message(rng, signed, &recipients)?)],
            report_id: keys.report_id(),
        })
    }

    fn own_copy(&self, rng: &mut impl CryptoRng, keys: &ReporterKeys) -> Result<Vec<u8>, MessageError> {
        let body = Body::OwnCopy { text: self.text.clone(), answers: self.answers.clone() };
        let mut copy = first_message(keys, Kind::OwnCopy, body, &[], (&self.lang, self.mode));
        copy.reply_to = None;
        let own = keys.reply_identity().recipient();
        seal_message(rng, &copy.sign(&keys.signing_key())?, &[own])
    }
}

/// A message of a writer at the start of its chain.
#[must_use]
pub fn first_message(
    keys: &ReporterKeys,
    kind: Kind,
    body: Body,
    to: &[OrgId],
    (lang, mode): (&str, Mode),
) -> Message {
    Message {
        kind,
        report_id: keys.report_id(),
        author: Author::Reporter(keys.signing_key().verifying_key().to_bytes()),
        reply_to: Some(Box::new(*keys.reply_identity().recipient().as_bytes())),
        recipients: to.to_vec(),
        mode,
        lang: lang.into(),
        seq: 0,
        prev: [0; 32],
        body,
        attachments: Vec::new(),
    }
}

/// The id of a message at the relay (`spec/relay-api.md`): the same message sent twice is one message.
#[must_use]
pub fn envelope_id(keys: &ReporterKeys, to: Option<&OrgId>, seq: u64) -> [u8; 32] {
    Sha256::new()
        .chain_update(ENVELOPE_ID_LABEL)
        .chain_update(keys.auth())
        .chain_update(to.map_or("", OrgId::as_str))
        .chain_update([0])
        .chain_update(seq.to_be_bytes())
        .finalize()
        .into()
}

/// Whether these answers say that the writer is under pressure.
#[must_use]
pub fn has_pressure(answers: &[Answer]) -> bool {
    answers.iter().any(|(question, _)| question == PRESSURE)
}
