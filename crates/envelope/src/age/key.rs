//! Keys in age's own spelling: `age1pq1…` to seal to, `AGE-SECRET-KEY-PQ-1…` to open with.
//! An identity is its 32-byte X-Wing seed; it is wiped when dropped and has no way to be printed by accident.

use alloc::{
    boxed::Box,
    string::{String, ToString},
    vec::Vec,
};
use core::{fmt, str::FromStr};

use bech32::{
    Bech32, Checksum, Hrp,
    primitives::decode::{CheckedHrpstring, UncheckedHrpstring},
};
use hpke::{Deserializable, Kem, Serializable, kem::XWing};
use rand_core::CryptoRng;
use x25519_dalek::{X25519_BASEPOINT_BYTES, x25519};
use zeroize::Zeroizing;

/// Bytes of a public key: ML-KEM-768 (1,184) and X25519 (32).
pub const RECIPIENT_LEN: usize = 1216;

/// Bytes of its X25519 half, the last ones.
const X25519_LEN: usize = 32;

const RECIPIENT_PREFIX: &str = "age1pq";
const IDENTITY_PREFIX: &str = "age-secret-key-pq-";
/// `AGE-SECRET-KEY-PQ-`, `1`, 52 characters for 32 bytes, 6 of checksum.
const IDENTITY_CHARS: usize = 77;

/// Why a key could not be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// Not the spelling of a post-quantum age key of this sort, or a mistyped one.
    #[error("this is not a key of the expected kind, or a character of it is wrong")]
    Spelling,
    /// The bytes are no valid key.
    #[error("the bytes are not a valid key")]
    Bytes,
}

/// A public key: whoever holds it can seal, nobody can open with it.
#[derive(Clone)]
pub struct Recipient {
    bytes: Box<[u8; RECIPIENT_LEN]>,
    key: <XWing as Kem>::PublicKey,
}

impl Recipient {
    /// Reads the 1,216 raw bytes.
    ///
    /// # Errors
    /// [`KeyError::Bytes`] for any other length, an ML-KEM half out of range (FIPS 203, section 7.2) or an X25519
    /// half of low order: what is sealed to such a key is held by half of the hybrid only.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, KeyError> {
        let key = <XWing as Kem>::PublicKey::from_bytes(bytes).map_err(|_| KeyError::Bytes)?;
        if bytes.last_chunk::<X25519_LEN>().is_none_or(is_low_order) {
            return Err(KeyError::Bytes);
        }
        Ok(Self::new(key))
    }

    /// The 1,216 raw bytes.
    pub fn as_bytes(&self) -> &[u8; RECIPIENT_LEN] {
        &self.bytes
    }

    fn new(key: <XWing as Kem>::PublicKey) -> Self {
        let mut bytes = Box::new([0; RECIPIENT_LEN]);
        key.write_exact(bytes.as_mut());
        Self { bytes, key }
    }

    pub(super) fn hpke(&self) -> &<XWing as Kem>::PublicKey {
        &self.key
    }
}

impl PartialEq for Recipient {
    fn eq(&self, other: &Self) -> bool {
        self.bytes == other.bytes
    }
}

impl Eq for Recipient {}

impl fmt::Display for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let prefix = Hrp::parse(RECIPIENT_PREFIX).map_err(|_| fmt::Error)?;
        bech32::encode_lower_to_fmt::<LongBech32, _>(f, prefix, self.bytes.as_ref()).map_err(|_| fmt::Error)
    }
}

impl fmt::Debug for Recipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start: String = alloc::format!("{self}").chars().take(20).collect();
        write!(f, "Recipient({start}…)")
    }
}

impl FromStr for Recipient {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let recipient = Self::from_bytes(&decode(RECIPIENT_PREFIX, text)?)?;
        // One key, one spelling: this refuses capitals and stray bits in the last character.
        if recipient.to_string() == text { Ok(recipient) } else { Err(KeyError::Spelling) }
    }
}

/// A private key: the 32-byte seed from which X-Wing expands both halves.
///
/// Behind a pointer, so that moving it leaves no copy of the seed on the stack.
pub struct Identity(Box<Expanded>);

/// The seed, and the same with its public half computed; both wipe themselves.
struct Expanded {
    seed: Zeroizing<[u8; 32]>,
    key: <XWing as Kem>::PrivateKey,
}

impl Identity {
    /// The identity that grows from `seed`.
    pub fn from_seed(seed: [u8; 32]) -> Self {
        Self::new(Zeroizing::new(seed))
    }

    /// A new identity.
    pub fn generate(rng: &mut impl CryptoRng) -> Self {
        let mut seed = Zeroizing::new([0; 32]);
        rng.fill_bytes(seed.as_mut());
        Self::new(seed)
    }

    fn new(seed: Zeroizing<[u8; 32]>) -> Self {
        // Fails for other lengths than 32 alone, so the second way is never taken; it only keeps this total.
        let key = <XWing as Kem>::PrivateKey::from_bytes(seed.as_ref())
            .unwrap_or_else(|_| XWing::derive_keypair(seed.as_ref()).0);
        Self(Box::new(Expanded { seed, key }))
    }

    /// The public half.
    pub fn recipient(&self) -> Recipient {
        Recipient::new(XWing::sk_to_pk(self.hpke()))
    }

    /// The seed itself, for a key ring that is about to be sealed.
    pub fn seed(&self) -> &[u8; 32] {
        &self.0.seed
    }

    /// `AGE-SECRET-KEY-PQ-1…`, wiped when dropped: for the paper or file a person asked for, never for a log.
    pub fn to_secret_string(&self) -> Zeroizing<String> {
        // Room for all of it: a string that grows leaves its beginning behind in freed memory.
        let mut written = Zeroizing::new(String::with_capacity(IDENTITY_CHARS));
        if let Ok(prefix) = Hrp::parse(IDENTITY_PREFIX) {
            // Fails for keys beyond the length of the code only; a seed has 32 bytes.
            let _ = bech32::encode_upper_to_fmt::<LongBech32, String>(&mut written, prefix, self.seed());
        }
        written
    }

    pub(super) fn hpke(&self) -> &<XWing as Kem>::PrivateKey {
        &self.0.key
    }
}

impl FromStr for Identity {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let bytes = decode(IDENTITY_PREFIX, text)?;
        let identity = Self::new(Zeroizing::new(bytes.as_slice().try_into().map_err(|_| KeyError::Bytes)?));
        if *identity.to_secret_string() == text { Ok(identity) } else { Err(KeyError::Spelling) }
    }
}

fn decode(prefix: &str, text: &str) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let checked: CheckedHrpstring<'_> = UncheckedHrpstring::new(text)
        .map_err(|_| KeyError::Spelling)?
        .validate_and_remove_checksum::<LongBech32>()
        .map_err(|_| KeyError::Spelling)?;
    let fits = checked.hrp().as_str().eq_ignore_ascii_case(prefix);
    if !fits {
        return Err(KeyError::Spelling);
    }
    let mut bytes = Zeroizing::new(Vec::with_capacity(text.len()));
    bytes.extend(checked.byte_iter());
    Ok(bytes)
}

/// Whether an X25519 point gives everybody the same secret, all zero (RFC 7748, section 6.1).
pub(super) fn is_low_order(point: &[u8; X25519_LEN]) -> bool {
    // Any clamped scalar is a multiple of the cofactor and so sends every point of low order to zero.
    x25519(X25519_BASEPOINT_BYTES, *point) == [0; X25519_LEN]
}

/// Bech32 without its length limit: a post-quantum key has some 1,960 characters, BIP 173 stops at 90.
enum LongBech32 {}

impl Checksum for LongBech32 {
    type MidstateRepr = <Bech32 as Checksum>::MidstateRepr;
    type CorrectionField = <Bech32 as Checksum>::CorrectionField;
    const ROOT_GENERATOR: Self::CorrectionField = Bech32::ROOT_GENERATOR;
    const ROOT_EXPONENTS: core::ops::RangeInclusive<usize> = Bech32::ROOT_EXPONENTS;
    const CODE_LENGTH: usize = 4096;
    const CHECKSUM_LENGTH: usize = Bech32::CHECKSUM_LENGTH;
    const GENERATOR_SH: [Self::MidstateRepr; 5] = Bech32::GENERATOR_SH;
    const TARGET_RESIDUE: Self::MidstateRepr = Bech32::TARGET_RESIDUE;
}
