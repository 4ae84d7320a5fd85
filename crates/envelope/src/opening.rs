//! Sealing a signed message, and opening one: decrypt, unpad, decode, then believe only what is signed by the right
//! key for the right reader. Every failure has a name, because a desk must tell a stranger's letter from a forgery.
use crate::{
    age,
    cbor::{self, CborError},
    ids::{OrgId, ReportId},
    message::{Author, Kind, Message},
    padding::{self, PaddingError},
    signed::{Signed, VerifyingKey, verifying_key},
};
use alloc::vec::Vec;
use rand_core::CryptoRng;

/// Stanzas in every message, so that nobody outside can count who was chosen.
pub const STANZAS: usize = 8;

/// Why a message was not sealed, or not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MessageError {
    /// Sealed, but to nobody whose key was tried: the usual case at a desk that pulls everything.
    #[error("not sealed to any of these keys")]
    NotForUs,
    /// Not a whole, unaltered sealed file.
    #[error("the sealed file is damaged or was altered")]
    Corrupt,
    /// No recipients, or too many.
    #[error("the message could not be sealed")]
    NotSealed,
    /// The padding is not what this format writes.
    #[error("padding: {0}")]
    Padding(#[from] PaddingError),
    /// Inside is not a message in its one form.
    #[error("content: {0}")]
    Content(#[from] CborError),
    /// The signature does not fit the author's key.
    #[error("the signature does not fit")]
    BadSignature,
    /// The reporter's key is not the one this report id was made from: somebody writes under another's report.
    #[error("the key does not match the report id")]
    KeyNotOfReport,
    /// No valid signing key of this organisation was given.
    #[error("no valid signing key is known for {0}")]
    NoSigningKey(OrgId),
    /// Signed, but the author did not name this reader: another reader passed it on without being asked.
    #[error("the author did not address this reader")]
    NotAddressed,
    /// Signed, but for another report than the one whose mailbox it lay in.
    #[error("belongs to another report")]
    OtherReport,
}

/// On whose behalf a message is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reader {
    /// A desk: it must be among the recipients.
    Organisation(OrgId),
    /// The reporter: it must belong to their report.
    Reporter(ReportId),
}

/// Who reads, and whose signatures are believed.
#[derive(Debug, Clone)]
pub struct Verifier {
    reader: Reader,
    organisations: Vec<(OrgId, VerifyingKey)>,
}

impl Verifier {
    /// For a reader who believes no organisation yet.
    #[must_use]
    pub fn new(reader: Reader) -> Self {
        Self { reader, organisations: Vec::new() }
    }

    /// Believes these signing keys of `org`: those its certificates allow on the day in question.
    #[must_use]
    pub fn believing(mut self, org: &OrgId, keys: impl IntoIterator<Item = VerifyingKey>) -> Self {
        self.organisations.extend(keys.into_iter().map(|key| (org.clone(), key)));
        self
    }

    fn check(&self, message: &Message, signed: &Signed) -> Result<(), MessageError> {
        self.check_signature(message, signed)?;
        match &self.reader {
            Reader::Reporter(report) if *report != message.report_id => Err(MessageError::OtherReport),
            Reader::Organisation(org) if !message.recipients.contains(org) => Err(MessageError::NotAddressed),
            _ => Ok(()),
        }
    }

    fn check_signature(&self, message: &Message, signed: &Signed) -> Result<(), MessageError> {
        let fits = |key: &VerifyingKey| signed.verify(message.context(), key).is_ok();
        match &message.author {
            Author::Reporter(key) if ReportId::of(key) != message.report_id => {
                Err(MessageError::KeyNotOfReport)
            }
            Author::Reporter(key) => {
                verifying_key(key).filter(fits).map(|_| ()).ok_or(MessageError::BadSignature)
            }
            Author::Organisation(org) => {
                let mut keys = self.organisations.iter().filter(|(name, _)| name == org).peekable();
                keys.peek().ok_or_else(|| MessageError::NoSigningKey(org.clone()))?;
                keys.any(|(_, key)| fits(key)).then_some(()).ok_or(MessageError::BadSignature)
            }
        }
    }
}

/// A message that is believed, and what was signed, byte for byte: the proof to keep.
#[derive(Debug, Clone)]
pub struct OpenedMessage {
    /// What it says.
    pub message: Message,
    /// Its name in chains.
    pub payload_hash: [u8; 32],
    /// What was signed.
    pub signed: Signed,
}

/// Reads a signed message and believes it if everything holds.
pub(crate) fn open_signed(bytes: &[u8], expect: &Verifier) -> Result<OpenedMessage, MessageError> {
    let signed = Signed::from_bytes(bytes)?;
    let message: Message = cbor::decode(&signed.payload)?;
    if message.kind == Kind::MailboxState {
        return Err(CborError::Field("kind").into());
    }
    expect.check(&message, &signed)?;
    Ok(OpenedMessage { message, payload_hash: signed.payload_hash(), signed })
}

/// Seals a signed message to `to`, padded, among [`STANZAS`] stanzas.
///
/// # Errors
/// [`MessageError::Padding`] when too long, [`MessageError::NotSealed`] for no or too many recipients.
pub fn seal_message(
    rng: &mut impl CryptoRng,
    signed: &Signed,
    to: &[age::Recipient],
) -> Result<Vec<u8>, MessageError> {
    let padded = padding::pad(&signed.to_bytes())?;
    age::seal(rng, to, STANZAS, &padded).map_err(|_| MessageError::NotSealed)
}

/// Opens a sealed message with whichever of `identities` fits, and believes it if everything holds.
///
/// # Errors
/// One variant for each thing that can be wrong.
pub fn open_message(
    identities: &[age::Identity],
    sealed: &[u8],
    expect: &Verifier,
) -> Result<OpenedMessage, MessageError> {
    let padded = decrypt(identities, sealed)?;
    open_signed(&padding::unpad(&padded)?, expect)
}

/// Decrypts a sealed message and gives out what was signed, unread: for whoever has to look whose it says it is before
/// they know whom to believe.
///
/// # Errors
/// [`MessageError::NotForUs`], [`MessageError::Corrupt`] or [`MessageError::Padding`].
pub fn unseal_message(
    identities: &[age::Identity],
    sealed: &[u8],
) -> Result<zeroize::Zeroizing<Vec<u8>>, MessageError> {
    let padded = decrypt(identities, sealed)?;
    Ok(padding::unpad(&padded)?)
}

/// Whether a sealed file looks like every message from outside: so many stanzas, and one of the two lengths.
#[must_use]
pub fn looks_like_all(sealed: &[u8]) -> bool {
    let Ok((stanzas, payload)) = age::outline_of(sealed) else { return false };
    stanzas == STANZAS && [padding::SMALL, padding::LARGE].map(age::payload_bytes).contains(&payload)
}

/// Tries each key: around a change of keys a desk has two.
pub(crate) fn decrypt(
    identities: &[age::Identity],
    sealed: &[u8],
) -> Result<zeroize::Zeroizing<Vec<u8>>, MessageError> {
    match age::open_with_any(identities, sealed) {
        Ok((_, padded)) => Ok(padded),
        Err(age::OpenError::NotForThisKey) => Err(MessageError::NotForUs),
        Err(_) => Err(MessageError::Corrupt),
    }
}
