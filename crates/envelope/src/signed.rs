//! Bytes with an Ed25519 signature that says what kind of statement it is (RFC 8032).
//! A signature made for one kind never passes for another, so nothing a desk signs can be turned into an order.
use crate::cbor::{self, Cbor, CborError, Reader, Writer};
use alloc::vec::Vec;
use ed25519_dalek::{Signature, Signer};
pub use ed25519_dalek::{SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// What a signature is about. The label is signed before the payload, with a zero byte between.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Context {
    /// A reporter's message.
    Message,
    /// An organisation's message.
    Answer,
    /// What a reporter keeps for themself at the relay.
    MailboxState,
    /// An identity key certifies a working key.
    Certificate,
    /// An identity key describes its organisation.
    Entry,
    /// A deployment states which organisations take part.
    Directory,
    /// A desk states the head of its audit log.
    AuditHead,
    /// A desk states where its audit log begins, once its oldest lines are gone.
    AuditFloor,
    /// A desk states what is in a backup of its own.
    Backup,
    /// A desk states what is in the file with which it leaves.
    Leaving,
    /// A desk shows another one where its log ends.
    HeadShown,
    /// A desk states that another one's log was shown to it.
    HeadWitnessed,
    /// An organisation has released a campaign.
    #[cfg(feature = "campaign")]
    Campaign,
    /// An organisation states what is in a pack with which it hands a case over.
    #[cfg(feature = "pack")]
    Pack,
}

impl Context {
    /// The bytes signed before the payload.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Message => "zichtbaar message v1",
            Self::Answer => "zichtbaar answer v1",
            Self::MailboxState => "zichtbaar mailbox state v1",
            Self::Certificate => "zichtbaar certificate v1",
            Self::Entry => "zichtbaar entry v1",
            Self::Directory => "zichtbaar directory v1",
            Self::AuditHead => "zichtbaar audit head v1",
            Self::AuditFloor => "zichtbaar audit floor v1",
            Self::Backup => "zichtbaar backup v1",
            Self::Leaving => "zichtbaar leaving v1",
            Self::HeadShown => "zichtbaar head shown v1",
            Self::HeadWitnessed => "zichtbaar head witnessed v1",
            #[cfg(feature = "campaign")]
            Self::Campaign => "zichtbaar campaign v1",
            #[cfg(feature = "pack")]
            Self::Pack => "zichtbaar pack v1",
        }
    }
    fn covered(self, payload: &[u8]) -> Zeroizing<Vec<u8>> {
        let mut covered = Vec::with_capacity(self.label().len() + 1 + payload.len());
        covered.extend_from_slice(self.label().as_bytes());
        covered.push(0);
        covered.extend_from_slice(payload);
        Zeroizing::new(covered)
    }
}

/// The signature is not by this key, not of this kind, or not over these bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the signature does not fit")]
pub struct BadSignature;

/// A payload and its signature; not yet believed. Wiped when dropped, since a payload may be somebody's words.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Signed {
    /// What was signed, byte for byte.
    pub payload: Vec<u8>,
    /// Ed25519, 64 bytes.
    pub signature: [u8; 64],
}

impl core::fmt::Debug for Signed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Signed").field("bytes", &self.payload.len()).finish_non_exhaustive()
    }
}

impl Signed {
    /// Signs `payload` as a statement of this kind.
    #[must_use]
    pub fn new(context: Context, payload: Vec<u8>, key: &SigningKey) -> Self {
        let signature = key.sign(&context.covered(&payload)).to_bytes();
        Self { payload, signature }
    }

    /// The payload, once the signature is known to be this key's and of this kind.
    ///
    /// # Errors
    /// [`BadSignature`]. Weak keys and non-canonical points are refused (`verify_strict`; Chalkias et al.,
    /// *Taming the many EdDSAs*, 2020), or two programs could disagree about one message.
    pub fn verify(&self, context: Context, key: &VerifyingKey) -> Result<&[u8], BadSignature> {
        let signature = Signature::from_bytes(&self.signature);
        key.verify_strict(&context.covered(&self.payload), &signature).map_err(|_| BadSignature)?;
        Ok(&self.payload)
    }

    /// SHA-256 of the payload: how chains and referrals name it.
    #[must_use]
    pub fn payload_hash(&self) -> [u8; 32] {
        Sha256::digest(&self.payload).into()
    }

    /// Canonical CBOR: an array of payload and signature, both byte strings.
    #[must_use]
    pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(cbor::encode(self, self.payload.len() + 80))
    }

    /// Reads what [`Signed::to_bytes`] wrote and nothing else.
    ///
    /// # Errors
    /// Any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(bytes)
    }
}

impl Cbor for Signed {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        w.bytes(&self.payload);
        w.bytes(&self.signature);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "signed")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok(Self { payload: r.bytes()?.to_vec(), signature: r.bytes_of("signature")? })
    }
}

/// An Ed25519 public key from its 32 bytes; points of small order, for which anybody can sign, are refused.
pub(crate) fn verifying_key(bytes: &[u8]) -> Option<VerifyingKey> {
    VerifyingKey::from_bytes(bytes.try_into().ok()?).ok().filter(|key| !key.is_weak())
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::format;

    const ALL: [Context; 14] = [
        Context::Message,
        Context::Answer,
        Context::MailboxState,
        Context::Certificate,
        Context::Entry,
        Context::Directory,
        Context::AuditHead,
        Context::AuditFloor,
        Context::Backup,
        Context::Leaving,
        Context::HeadShown,
        Context::HeadWitnessed,
        Context::Campaign,
        Context::Pack,
    ];

    #[test]
    fn a_reply_cannot_be_passed_off_as_a_withdrawal_by_its_reader() {
        let key = SigningKey::from_bytes(&[1; 32]);
        for made in ALL {
            let signed = Signed::new(made, b"x".to_vec(), &key);
            for read in ALL {
                assert_eq!(signed.verify(read, &key.verifying_key()).is_ok(), made == read);
            }
        }
    }

    #[test]
    fn one_changed_letter_is_noticed() {
        let key = SigningKey::from_bytes(&[1; 32]);
        let mut signed = Signed::new(Context::Message, b"they hold my passport".to_vec(), &key);
        signed.payload[0] ^= 1;
        assert_eq!(signed.verify(Context::Message, &key.verifying_key()), Err(BadSignature));
    }

    #[test]
    fn a_log_line_never_shows_what_somebody_wrote() {
        let signed = Signed { payload: b"they hold my passport".to_vec(), signature: [0; 64] };
        assert!(!format!("{signed:?}").contains("104"));
    }

    #[test]
    fn a_key_for_which_anybody_can_sign_is_refused() {
        let mut identity_point = [0; 32];
        identity_point[0] = 1;
        assert!(verifying_key(&identity_point).is_none());
        assert!(verifying_key(&[1; 31]).is_none());
    }

    #[test]
    fn a_signed_statement_survives_the_wire_and_nothing_else_does() {
        let signed = Signed::new(Context::Entry, b"abc".to_vec(), &SigningKey::from_bytes(&[1; 32]));
        let bytes = signed.to_bytes();
        assert_eq!(Signed::from_bytes(&bytes).unwrap(), signed);
        assert!(Signed::from_bytes(&bytes[..bytes.len() - 1]).is_err());
        assert!(Signed::from_bytes(&[bytes.as_slice(), &[0]].concat()).is_err());
    }
}
