//! The head of a log as a text, signed by the relay that keeps it, and by desks that saw it (C2SP tlog-checkpoint, tlog-cosignature).
use super::{LogError, Note, NoteSignature, Root};
use crate::ids::OrgId;
use alloc::{format, string::String, vec::Vec};
use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};

/// C2SP signed-note: an Ed25519 signature of the text.
const ED25519: u8 = 0x01;
/// C2SP tlog-cosignature: an Ed25519 signature of a checkpoint and the time at which it was seen.
const COSIGNATURE: u8 = 0x04;

/// The name of a deployment's log. What could not stand in a name is written as in an address.
#[must_use]
pub fn origin(deployment: &str) -> String {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
    let mut name = String::from("zichtbaar.log/");
    for byte in deployment.bytes() {
        if plain(byte) { name.push(char::from(byte)) } else { name.push_str(&format!("%{byte:02X}")) }
    }
    name
}

/// The name under which an organisation's desk signs.
#[must_use]
pub fn witness_name(origin: &str, org: &OrgId) -> String {
    format!("{origin}/{org}")
}

fn key_id(name: &str, kind: u8, key: &VerifyingKey) -> [u8; 4] {
    let hash: [u8; 32] =
        Sha256::new().chain_update(name).chain_update([b'\n', kind]).chain_update(key).finalize().into();
    let [a, b, c, d, ..] = hash;
    [a, b, c, d]
}

/// What a relay says of its log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checkpoint {
    /// Which log.
    pub origin: String,
    /// Its head.
    pub root: Root,
}

impl Checkpoint {
    /// Three lines.
    #[must_use]
    pub fn to_text(&self) -> String {
        format!("{}\n{}\n{}\n", self.origin, self.root.size, STANDARD.encode(self.root.hash))
    }

    /// Reads what [`Checkpoint::to_text`] wrote and nothing else.
    ///
    /// # Errors
    /// [`LogError::Form`].
    pub fn parse(text: &str) -> Result<Self, LogError> {
        let read = || {
            let mut lines = text.split('\n');
            let (origin, size, hash) = (lines.next()?, lines.next()?, lines.next()?);
            let hash = STANDARD.decode(hash).ok()?.try_into().ok()?;
            Some(Self { origin: origin.into(), root: Root { size: size.parse().ok()?, hash } })
        };
        read().filter(|one| !one.origin.is_empty() && one.to_text() == text).ok_or(LogError::Form)
    }
}

/// The key with which a relay signs the head of its log.
pub struct LogKey {
    origin: String,
    key: SigningKey,
}

impl LogKey {
    /// For the log of a deployment.
    #[must_use]
    pub fn new(deployment: &str, key: SigningKey) -> Self {
        Self { origin: origin(deployment), key }
    }

    /// By which others check it.
    #[must_use]
    pub fn verifier(&self) -> LogVerifier {
        LogVerifier { origin: self.origin.clone(), key: self.key.verifying_key() }
    }

    /// Signs a head. The same head gives the same bytes.
    #[must_use]
    pub fn sign(&self, root: Root) -> Note {
        let text = Checkpoint { origin: self.origin.clone(), root }.to_text();
        let signature = self.key.sign(text.as_bytes()).to_bytes().to_vec();
        let key = key_id(&self.origin, ED25519, &self.key.verifying_key());
        Note { text, signatures: [NoteSignature { name: self.origin.clone(), key, signature }].into() }
    }
}

/// Whose heads are believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogVerifier {
    origin: String,
    key: VerifyingKey,
}

impl LogVerifier {
    /// For the log of a deployment; `None`: that is no key.
    #[must_use]
    pub fn new(deployment: &str, key: &[u8; 32]) -> Option<Self> {
        let key = VerifyingKey::from_bytes(key).ok().filter(|key| !key.is_weak())?;
        Some(Self { origin: origin(deployment), key })
    }

    /// The key as tools for such logs take it (C2SP signed-note, "verifier keys").
    #[must_use]
    pub fn vkey(&self) -> String {
        let id: String =
            key_id(&self.origin, ED25519, &self.key).iter().map(|byte| format!("{byte:02x}")).collect();
        let bytes: Vec<u8> = [&[ED25519], self.key.as_bytes().as_slice()].concat();
        format!("{}+{id}+{}", self.origin, STANDARD.encode(bytes))
    }

    /// The 32 bytes of the key.
    #[must_use]
    pub fn key(&self) -> [u8; 32] {
        self.key.to_bytes()
    }

    /// What a note says, once it is known that this log said it.
    ///
    /// # Errors
    /// [`LogError`].
    pub fn verify(&self, note: &Note) -> Result<Checkpoint, LogError> {
        let checkpoint = Checkpoint::parse(&note.text)?;
        if checkpoint.origin != self.origin {
            return Err(LogError::OtherLog);
        }
        let id = key_id(&self.origin, ED25519, &self.key);
        let mine = note.signatures.iter().filter(|one| one.name == self.origin && one.key == id);
        let fits = |one: &NoteSignature| {
            Signature::from_slice(&one.signature)
                .is_ok_and(|signature| self.key.verify_strict(note.text.as_bytes(), &signature).is_ok())
        };
        if mine.into_iter().any(fits) { Ok(checkpoint) } else { Err(LogError::Signature) }
    }
}

fn seen(at: u64, text: &str) -> String {
    format!("cosignature/v1\ntime {at}\n{text}")
}

/// A desk states that it saw this head at this moment (Unix seconds), and that it extends every one it saw before.
#[must_use]
pub fn cosign(checkpoint: &Checkpoint, org: &OrgId, key: &SigningKey, at: u64) -> NoteSignature {
    let name = witness_name(&checkpoint.origin, org);
    let signed = key.sign(seen(at, &checkpoint.to_text()).as_bytes()).to_bytes();
    let key = key_id(&name, COSIGNATURE, &key.verifying_key());
    NoteSignature { name, key, signature: [at.to_be_bytes().as_slice(), &signed].concat() }
}

/// When an organisation's desk saw the head that this is a signature of, in Unix seconds, by one of its keys.
///
/// # Errors
/// [`LogError::Signature`].
pub fn cosigned_at(
    checkpoint: &Checkpoint,
    org: &OrgId,
    keys: &[VerifyingKey],
    line: &NoteSignature,
) -> Result<u64, LogError> {
    let (at, signature) = line.signature.split_first_chunk::<8>().ok_or(LogError::Signature)?;
    let at = u64::from_be_bytes(*at);
    let signature = Signature::from_slice(signature).map_err(|_| LogError::Signature)?;
    let name = witness_name(&checkpoint.origin, org);
    let text = seen(at, &checkpoint.to_text());
    let fits = |key: &&VerifyingKey| {
        key_id(&name, COSIGNATURE, key) == line.key && key.verify_strict(text.as_bytes(), &signature).is_ok()
    };
    if line.name == name && keys.iter().any(|key| fits(&key)) { Ok(at) } else { Err(LogError::Signature) }
}
