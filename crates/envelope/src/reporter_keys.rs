//! Everything a reporter can do at a deployment, derived from their receipt and from nothing else.
//! Exact bytes in `spec/receipt.md`; the root is wiped when dropped and never shown.
use crate::{age, ids::ReportId, signed::SigningKey};
use alloc::{boxed::Box, vec::Vec};
use hkdf::Hkdf;
use sha2::Sha512;
use zeroize::Zeroizing;

/// Rounds of PBKDF2-HMAC-SHA512: the OWASP figure, 0.1 s on a server and native in every browser. Argon2 would be
/// stronger per second but takes 7 s where scripts run without a compiler; 76 random bits carry the strength here.
pub const ITERATIONS: u32 = 210_000;
/// Before the deployment id, in the salt: the same receipt gives unrelated keys elsewhere.
pub const SALT_LABEL: &str = "zichtbaar receipt v1|";

const LOOKUP: &str = "zichtbaar lookup v1";
const AUTH: &str = "zichtbaar auth v1";
const REPLY_KEY: &str = "zichtbaar reply key v1";
const SIGNING_KEY: &str = "zichtbaar signing key v1";

/// A reporter's keys. Only the root is kept; each key is expanded when it is needed.
pub struct ReporterKeys {
    // Behind a pointer: moving the keys about must not copy the root from stack to stack.
    root: Box<Zeroizing<[u8; 64]>>,
}

impl ReporterKeys {
    /// Keys from a root kept elsewhere, sealed, for the length of a visit.
    #[must_use]
    pub fn from_root(root: Zeroizing<[u8; 64]>) -> Self {
        Self { root: Box::new(root) }
    }

    /// The root: whoever holds it is the reporter.
    #[must_use]
    pub fn root(&self) -> &[u8; 64] {
        &self.root
    }

    /// Names the mailbox; the relay stores only SHA-256 of it.
    #[must_use]
    pub fn lookup(&self) -> [u8; 32] {
        *self.expand(LOOKUP)
    }

    /// Lets the holder write to and delete the mailbox; the relay stores only SHA-256 of it.
    #[must_use]
    pub fn auth(&self) -> [u8; 32] {
        *self.expand(AUTH)
    }

    /// Opens what organisations answer.
    #[must_use]
    pub fn reply_identity(&self) -> age::Identity {
        age::Identity::from_seed(*self.expand(REPLY_KEY))
    }

    /// Signs what the reporter says.
    #[must_use]
    pub fn signing_key(&self) -> SigningKey {
        SigningKey::from_bytes(&self.expand(SIGNING_KEY))
    }

    /// The report these keys belong to.
    #[must_use]
    pub fn report_id(&self) -> ReportId {
        ReportId::of(self.signing_key().verifying_key().as_bytes())
    }

    pub(crate) fn stretch(secret: &[u8], deployment_id: &str) -> Self {
        let mut salt = Vec::from(SALT_LABEL);
        salt.extend_from_slice(deployment_id.as_bytes());
        let mut root = Box::new(Zeroizing::new([0; 64]));
        pbkdf2::pbkdf2_hmac::<Sha512>(secret, &salt, ITERATIONS, &mut **root);
        Self { root }
    }

    /// HKDF-SHA512 *expand* with the root as pseudo-random key (RFC 5869 §2.3). PBKDF2's output is already
    /// uniform, so there is nothing to extract, and 32 bytes are one HMAC: easy to check in any language.
    fn expand(&self, label: &str) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0; 32]);
        let expanded =
            Hkdf::<Sha512>::from_prk(&**self.root).map(|hkdf| hkdf.expand(label.as_bytes(), &mut *key));
        // Both lengths are fixed: the root is one SHA-512 block of output and 32 bytes are less than that.
        debug_assert!(matches!(expanded, Ok(Ok(()))));
        key
    }
}
