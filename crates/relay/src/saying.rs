//! A reporter's messages, signed with their keys and sealed: for browsers without scripts, in memory, the moment a form
//! arrives. A browser that seals by itself makes the very same files; nothing here is stored or logged.
use crate::organisations::Organisations;
use envelope::{
    age::Recipient,
    chain::Chain,
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{Attachment, Body, Kind, MessageError, Mode, seal_message},
    receipt::ReporterKeys,
    relay_api::Submission,
    telling::{Telling, envelope_id, first_message},
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use store::relay::{MailboxStep, NewEnvelope};

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
        let readers: Vec<(OrgId, Recipient)> = readers.iter().cloned().zip(recipients).collect();
        let orgs: Vec<OrgId> = readers.iter().map(|(org, _)| org.clone()).collect();
        let signed = telling.sign(self.keys, &orgs)?;
        Ok(steps(telling.submission(rng, self.keys, &signed, &readers, self.today)?))
    }

    /// One more message to one organisation, at its place in that organisation's chain, which moves on.
    pub(crate) fn say(
        &self,
        rng: &mut impl CryptoRng,
        state: &mut MailboxState,
        to: &OrgId,
        (body, files): (Body, &[Attachment]),
    ) -> Result<NewEnvelope, SayingError> {
        let recipients = self.recipients(std::slice::from_ref(to))?;
        let at =
            state.outgoing.iter().find(|(org, _)| org == to).map_or_else(Chain::start, |(_, chain)| *chain);
        let kind = body.kind().unwrap_or(Kind::FollowUp);
        let place = (state.lang.as_str(), Mode::Server);
        let mut message = first_message(self.keys, kind, body, std::slice::from_ref(to), place);
        message.attachments = files.to_vec();
        message.seq = at.next_seq;
        message.prev = at.prev;
        message.reply_to = message.reply_to.filter(|_| at.next_seq == 0);
        let signed = message.sign(&self.keys.signing_key())?;
        let sealed = seal_message(rng, &signed, &recipients)?;
        let mut next = at;
        next.advance(signed.payload_hash());
        state.outgoing.retain(|(org, _)| org != to);
        state.outgoing.push((to.clone(), next));
        Ok(NewEnvelope { id: envelope_id(self.keys, Some(to), at.next_seq), sealed })
    }

    fn recipients(&self, readers: &[OrgId]) -> Result<Vec<Recipient>, SayingError> {
        let key = |org: &OrgId| {
            let key = self.organisations.key_of(org, self.today);
            key.ok_or_else(|| SayingError::NoKey(org.clone()))
        };
        readers.iter().map(key).collect()
    }
}

/// A report sealed before it came, as the database takes it: of the keys only hashes.
pub(crate) fn steps(submission: Submission) -> (MailboxStep, Vec<NewEnvelope>) {
    let mailbox = MailboxStep::New {
        lookup: hash(&submission.lookup),
        auth: hash(&submission.auth),
        report_id: *submission.report_id.as_bytes(),
        state: submission.state,
        own_copy: submission.own_copy,
    };
    let envelope = |(id, sealed)| NewEnvelope { id, sealed };
    (mailbox, submission.envelopes.into_iter().map(envelope).collect())
}

/// What the relay keeps of a key.
pub(crate) fn hash(key: &[u8; 32]) -> [u8; 32] {
    Sha256::digest(key).into()
}
