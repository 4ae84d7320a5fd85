//! A first report, signed with its writer's keys and sealed: for browsers without scripts, in memory, the moment a form
//! arrives. A browser that seals by itself makes the very same files; nothing here is stored or logged.
use crate::organisations::Organisations;
pub(crate) use envelope::wish::SayingError;
use envelope::{
    age::Recipient,
    ids::{Day, OrgId},
    receipt::ReporterKeys,
    relay_api::Submission,
    telling::Telling,
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use store::relay::{MailboxStep, NewEnvelope};

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
