//! Which organisations take part, what each is bound to, and which keys are theirs. Exact bytes in `spec/directory.md`.
//! Everything is signed by the organisation's own identity key, which is kept offline; the relay only carries it.
mod bundle;
mod certificate;
mod entry;
mod fingerprint;
mod verified;

pub use bundle::{BUNDLES_MAX, Bundle, CERTIFICATES_MAX, Directory};
pub use certificate::{Certificate, OVERLAP_DAYS, Purpose};
pub use entry::{Card, Entry, OrgKind};
pub use fingerprint::{Fingerprint, fingerprint, word_numbers};
pub use verified::{Unavailable, VerifiedOrg};

use crate::cbor::CborError;

/// Why a bundle is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DirectoryError {
    /// Not in its one form, or a limit is passed.
    #[error("content: {0}")]
    Content(#[from] CborError),
    /// Signed by another identity than the one that is trusted for this organisation.
    #[error("this is not the trusted identity")]
    OtherIdentity,
    /// Not an Ed25519 public key that can be trusted at all.
    #[error("the identity key is not usable")]
    BadIdentity,
    /// The entry is not signed by the identity.
    #[error("the signature of the entry does not fit")]
    EntrySignature,
    /// A certificate is not signed by the identity.
    #[error("the signature of a certificate does not fit")]
    CertificateSignature,
    /// A certificate names another organisation.
    #[error("a certificate is for another organisation")]
    OtherOrganisation,
    /// An older entry is offered than one already seen, or another with the same serial, or police becomes something else or the reverse.
    #[error("the entry is older than one already seen, or contradicts it")]
    WentBack,
}

#[cfg(test)]
mod tests;
