//! A short form of an identity key that people can read to each other over a telephone or from a poster.
//! Words in several languages may follow; digits are the same in all of them.
use alloc::{format, string::String};
use sha2::{Digest, Sha256};

const LABEL: &[u8] = b"zichtbaar fingerprint v1";
const GROUPS: usize = 6;

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

fn number(bytes: &[u8; 5]) -> u64 {
    bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte))
}
