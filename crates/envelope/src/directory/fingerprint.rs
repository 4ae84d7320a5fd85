//! A short form of an identity key that people can read to each other over a telephone or from a poster.
//! Digits are the same in every language; words are read more easily.
use alloc::{format, string::String};
use sha2::{Digest, Sha256, Sha512};

const LABEL: &[u8] = b"zichtbaar fingerprint v1";
const GROUPS: usize = 6;
const WORDS_LABEL: &[u8] = b"zichtbaar fingerprint words v1";
/// What makes 66 bits as dear as 84: a tenth of a second for whoever shows them, for each key that somebody tries.
const WORDS_ITERATIONS: u32 = 210_000;

/// Two ways to write one hash of an identity key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fingerprint {
    /// Six groups of five decimal digits, together 99 bits: nobody finds a second key for them.
    pub groups: [String; GROUPS],
    /// The whole hash, 64 hexadecimal digits.
    pub hex: String,
}

/// SHA-256("zichtbaar fingerprint v1" ‖ identity); a group is five bytes of it, big-endian, modulo 100 000.
#[must_use]
pub fn fingerprint(identity: &[u8; 32]) -> Fingerprint {
    let hash = Sha256::new().chain_update(LABEL).chain_update(identity).finalize();
    let (fives, _) = hash.as_chunks::<5>();
    let mut groups = fives.iter().map(|five| format!("{:05}", number(five) % 100_000));
    Fingerprint {
        groups: core::array::from_fn(|_| groups.next().unwrap_or_default()),
        hex: hash.iter().map(|byte| format!("{byte:02x}")).collect(),
    }
}

/// Six numbers of eleven bits, which are words in the lists of BIP-39: the first 66 bits of
/// PBKDF2-HMAC-SHA512(identity, "zichtbaar fingerprint words v1", 210 000), the first bit of a byte being its highest.
#[must_use]
pub fn word_numbers(identity: &[u8; 32]) -> [u16; 6] {
    let mut derived = [0; 16];
    pbkdf2::pbkdf2_hmac::<Sha512>(identity, WORDS_LABEL, WORDS_ITERATIONS, &mut derived);
    let bits = u128::from_be_bytes(derived);
    let number = |place: usize| u16::try_from(bits >> (128 - 11 * (place + 1)) & 0x7ff).unwrap_or(0);
    core::array::from_fn(number)
}

fn number(bytes: &[u8; 5]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
