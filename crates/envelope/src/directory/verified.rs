//! An organisation whose statements are all checked: the only place keys are taken from.
//! The day is told by the caller; an organisation without a valid sealing key is not offered to anybody.
use super::{Certificate, DirectoryError, Entry, Purpose};
use crate::{age, ids::Day, signed::VerifyingKey};
use alloc::vec::Vec;

/// Entry and certificates, all signed by one trusted identity.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerifiedOrg {
    pub(super) identity: [u8; 32],
    pub(super) entry: Entry,
    pub(super) certificates: Vec<Certificate>,
}

/// No key to seal to today.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("no sealing key is valid today")]
pub struct Unavailable {
    /// The day on which there is one again, if one is already certified.
    pub back: Option<Day>,
}

impl VerifiedOrg {
    /// The identity everything was checked against.
    #[must_use]
    pub fn identity(&self) -> &[u8; 32] {
        &self.identity
    }

    /// What the organisation says of itself.
    #[must_use]
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// All its certificates, past and future ones too.
    #[must_use]
    pub fn certificates(&self) -> &[Certificate] {
        &self.certificates
    }

    /// The key to seal to: of those valid today, the one that began last.
    ///
    /// # Errors
    /// [`Unavailable`], with the day it is back.
    pub fn sealing_key(&self, today: Day) -> Result<age::Recipient, Unavailable> {
        self.of(Purpose::Sealing)
            .filter(|certificate| certificate.is_valid_on(today))
            .max_by_key(|certificate| (certificate.not_before, certificate.not_after))
            .and_then(Certificate::sealing_key)
            .ok_or_else(|| Unavailable { back: self.back(today) })
    }

    /// The keys whose signatures are believed today; two around a change.
    #[must_use]
    pub fn signing_keys(&self, today: Day) -> Vec<VerifyingKey> {
        self.signing_keys_within(today, today)
    }

    /// The keys whose signatures were believed on any of these days. A reporter may come back weeks after an answer
    /// was signed, when its key has been retired: read with the day it arrived.
    #[must_use]
    pub fn signing_keys_within(&self, from: Day, to: Day) -> Vec<VerifyingKey> {
        self.ed25519_keys(Purpose::Signing, from, to)
    }

    /// The keys with which its desk may speak to the relay today.
    #[must_use]
    pub fn transport_keys(&self, today: Day) -> Vec<VerifyingKey> {
        self.ed25519_keys(Purpose::Transport, today, today)
    }

    /// Whether this may take the place of what was known. Everybody can put signed parts together anew: under the same entry no
    /// certificate is left out, and none of an earlier year comes back, whose private half may be destroyed.
    ///
    /// # Errors
    /// [`DirectoryError::WentBack`] when it is older or contradicts it, [`DirectoryError::OtherIdentity`] when
    /// somebody else signed it.
    pub fn supersedes(&self, earlier: &Self) -> Result<(), DirectoryError> {
        if self.identity != earlier.identity {
            return Err(DirectoryError::OtherIdentity);
        }
        let changed = self.entry == earlier.entry && self.certificates != earlier.certificates;
        if !changed && self.entry.supersedes(&earlier.entry) { Ok(()) } else { Err(DirectoryError::WentBack) }
    }

    fn of(&self, purpose: Purpose) -> impl Iterator<Item = &Certificate> {
        self.certificates.iter().filter(move |certificate| certificate.purpose == purpose)
    }

    fn back(&self, today: Day) -> Option<Day> {
        self.of(Purpose::Sealing).map(|certificate| certificate.not_before).filter(|day| *day > today).min()
    }

    fn ed25519_keys(&self, purpose: Purpose, from: Day, to: Day) -> Vec<VerifyingKey> {
        let valid = self.of(purpose).filter(|certificate| certificate.is_valid_within(from, to));
        valid.filter_map(Certificate::ed25519_key).collect()
    }
}
