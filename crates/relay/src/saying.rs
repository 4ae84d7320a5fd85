//! A reporter's messages, signed with their keys and sealed: for browsers without scripts, in memory, the moment a form
//! arrives. A browser that seals by itself makes the very same files; nothing here is stored or logged.
use crate::organisations::Organisations;
use envelope::{
    age::Recipient,
    chain::Chain,
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{Answer, Author, Body, Kind, Message, MessageError, Mode, seal_message},
    receipt::ReporterKeys,
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use store::relay::{MailboxStep, NewEnvelope};

const ENVELOPE_ID_LABEL: &[u8] = b"zichtbaar envelope id v1";

/// Why nothing was sealed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum SayingError {
    /// Somebody chosen has no valid key today.
    #[error("{0} has no valid key today")]
    NoKey(OrgId),
    /// The message breaks a limit.
    #[error(transparent)]
    Message(#[from] MessageError),
}

/// What somebody tells.
pub(crate) struct Telling {
    pub(crate) text: String,
    pub(crate) answers: Vec<Answer>,
    pub(crate) about_police: bool,
    pub(crate) pressure: bool,
    pub(crate) keep_copy: bool,
    pub(crate) lang: String,
}

impl Drop for Telling {
    fn drop(&mut self) {
        zeroize::Zeroize::zeroize(&mut self.text);
    }
}

/// Who speaks, to whom one can speak, and on which day.
pub(crate) struct Speaker<'a> {
    pub(crate) keys: &'a ReporterKeys,
    pub(crate) organisations: &'a Organisations,
    pub(crate) today: Day,
}

impl Speaker<'_> {
    /// A first report: one envelope for all readers, a mailbox, perhaps a copy for the writer.
    pub(crate) fn report(
        &self,
        rng: &mut impl CryptoRng,
        telling: &Telling,
        readers: &[OrgId],
    ) -> Result<(MailboxStep, Vec<NewEnvelope>), SayingError> {
        let recipients = self.recipients(readers)?;
        let report = self.first_message(Kind::Report, telling.body(), readers, &telling.lang);
        let signed = report.sign(&self.keys.signing_key())?;
        let sealed = seal_message(rng, &signed, &recipients)?;
        let mut chain = Chain::start();
        chain.advance(signed.payload_hash());
        let state = MailboxState {
            version: 1,
            lang: telling.lang.clone(),
            readers: readers.to_vec(),
            ever: readers.to_vec(),
            outgoing: readers.iter().map(|org| (org.clone(), chain)).collect(),
            keep_copy: telling.keep_copy,
            sent_day: self.today,
            deletion_due: None,
        };
        let own_copy = telling.keep_copy.then(|| self.own_copy(rng, telling)).transpose()?;
        let mailbox = MailboxStep::New {
            lookup: hash(&self.keys.lookup()),
            auth: hash(&self.keys.auth()),
            report_id: *self.keys.report_id().as_bytes(),
            state: state.seal(rng, self.keys)?,
            own_copy,
        };
        Ok((mailbox, vec![NewEnvelope { id: self.envelope_id(None, 0), sealed }]))
    }

    /// One more message to one organisation, at its place in that organisation's chain, which moves on.
    pub(crate) fn say(
        &self,
        rng: &mut impl CryptoRng,
        state: &mut MailboxState,
        to: &OrgId,
        body: Body,
    ) -> Result<NewEnvelope, SayingError> {
        let recipients = self.recipients(std::slice::from_ref(to))?;
        let at =
            state.outgoing.iter().find(|(org, _)| org == to).map_or_else(Chain::start, |(_, chain)| *chain);
        let kind = body.kind().unwrap_or(Kind::FollowUp);
        let mut message = self.first_message(kind, body, std::slice::from_ref(to), &state.lang);
        message.seq = at.next_seq;
        message.prev = at.prev;
        message.reply_to = message.reply_to.filter(|_| at.next_seq == 0);
        let signed = message.sign(&self.keys.signing_key())?;
        let sealed = seal_message(rng, &signed, &recipients)?;
        let mut next = at;
        next.advance(signed.payload_hash());
        state.outgoing.retain(|(org, _)| org != to);
        state.outgoing.push((to.clone(), next));
        Ok(NewEnvelope { id: self.envelope_id(Some(to), at.next_seq), sealed })
    }

    fn own_copy(&self, rng: &mut impl CryptoRng, telling: &Telling) -> Result<Vec<u8>, SayingError> {
        let body = Body::OwnCopy { text: telling.text.clone(), answers: telling.answers.clone() };
        let mut copy = self.first_message(Kind::OwnCopy, body, &[], &telling.lang);
        copy.reply_to = None;
        let own = self.keys.reply_identity().recipient();
        Ok(seal_message(rng, &copy.sign(&self.keys.signing_key())?, &[own])?)
    }

    fn first_message(&self, kind: Kind, body: Body, to: &[OrgId], lang: &str) -> Message {
        Message {
            kind,
            report_id: self.keys.report_id(),
            author: Author::Reporter(self.keys.signing_key().verifying_key().to_bytes()),
            reply_to: Some(Box::new(*self.keys.reply_identity().recipient().as_bytes())),
            recipients: to.to_vec(),
            mode: Mode::Server,
            lang: lang.into(),
            seq: 0,
            prev: [0; 32],
            body,
            attachments: Vec::new(),
        }
    }

    fn recipients(&self, readers: &[OrgId]) -> Result<Vec<Recipient>, SayingError> {
        let key = |org: &OrgId| {
            let key = self.organisations.key_of(org, self.today);
            key.ok_or_else(|| SayingError::NoKey(org.clone()))
        };
        readers.iter().map(key).collect()
    }

    /// `spec/relay-api.md`: the same message sent twice is one message.
    fn envelope_id(&self, to: Option<&OrgId>, seq: u64) -> [u8; 32] {
        Sha256::new()
            .chain_update(ENVELOPE_ID_LABEL)
            .chain_update(self.keys.auth())
            .chain_update(to.map_or("", OrgId::as_str))
            .chain_update([0])
            .chain_update(seq.to_be_bytes())
            .finalize()
            .into()
    }
}

impl Telling {
    fn body(&self) -> Body {
        Body::Report {
            text: self.text.clone(),
            answers: self.answers.clone(),
            about_police: self.about_police,
            pressure: self.pressure,
        }
    }
}

/// What the relay keeps of a key.
pub(crate) fn hash(key: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(key).into()
}
