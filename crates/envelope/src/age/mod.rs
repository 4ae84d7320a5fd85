//! age v1 files whose recipients are all `mlkem768x25519` (C2SP `age.md`): sealing, opening, keys in age's own spelling.
//! Knows nothing of messages; a stock age tool of version 1.3 or later opens what is sealed here.

mod header;
mod hybrid;
mod key;
mod pieces;
mod stream;

use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

pub use header::{HEADER_LIMIT, HeaderFault, Stanza};
pub use key::{Identity, KeyError, RECIPIENT_LEN, Recipient};
pub use pieces::{Opener, START_LIMIT, Sealer};
pub use stream::{CHUNK, ChunkOpener, ChunkSealer, NONCE, TAG};

/// Stanzas in every sealed report: the number of readers stays hidden behind encapsulations to throw-away keys.
pub const STANZAS: usize = 8;

/// The 16-byte key of one file, wiped when dropped.
pub type FileKey = Zeroizing<[u8; 16]>;

/// A private key that may recognise one stanza of a header and take the file key out of it.
pub trait Unwrap {
    /// The file key, where `stanza` was made for this key; `None` where it was not.
    ///
    /// # Errors
    /// [`HeaderFault::Stanza`] for a stanza of this key's type that no writer may have made.
    fn unwrap_stanza(&self, stanza: &Stanza) -> Result<Option<FileKey>, HeaderFault>;
}

/// Why a file could not be sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Nobody to seal to, or more recipients than stanzas.
    #[error("between one recipient and the fixed number of stanzas is possible")]
    Recipients,
    /// More stanzas than a header of [`HEADER_LIMIT`] bytes holds: no reader of ours would open the file.
    #[error("too many stanzas for one header")]
    Stanzas,
    /// Encapsulation failed.
    #[error("a recipient key cannot be used")]
    Encapsulation,
    /// The cipher refused; cannot happen with the lengths used here, and never yields a file.
    #[error("encryption failed")]
    Encryption,
}

/// Why a file could not be opened. Nothing of the plaintext is handed out with any of these.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// The first line is not that of an age file.
    #[error("not an age file")]
    NotAge,
    /// An age file of a version this reader does not know.
    #[error("an age file of an unknown version")]
    UnsupportedVersion,
    /// The header is longer than [`HEADER_LIMIT`].
    #[error("the header is too large")]
    HeaderTooLarge,
    /// The header breaks a rule of the format.
    #[error("the header is malformed: {0:?}")]
    HeaderMalformed(HeaderFault),
    /// No stanza opens with this key.
    #[error("not sealed to this key")]
    NotForThisKey,
    /// The header was altered after sealing.
    #[error("the header was altered")]
    MacMismatch,
    /// The file ends with its header.
    #[error("nothing follows the header")]
    NoPayload,
    /// The file ends before its last chunk.
    #[error("the file is cut off")]
    Truncated,
    /// A chunk was altered, moved or does not belong here.
    #[error("the file is damaged")]
    ChunkCorrupt,
    /// Something follows the chunk that is marked as the last one.
    #[error("something was put behind the end of the file")]
    TrailingData,
}

/// Seals `plaintext` to `recipients`, padded to `stanzas` stanzas in random order.
///
/// # Errors
/// [`SealError::Recipients`] when there is no recipient, or more than `stanzas`; [`SealError::Stanzas`] beyond 42.
pub fn seal(
    rng: &mut impl CryptoRng,
    recipients: &[Recipient],
    stanzas: usize,
    plaintext: &[u8],
) -> Result<Vec<u8>, SealError> {
    let (file_key, mut sealed) = begin(rng, recipients, stanzas)?;
    stream::seal(rng, &file_key, plaintext, &mut sealed)?;
    Ok(sealed)
}

/// A new file key, and the header that carries it to `recipients`.
fn begin(
    rng: &mut impl CryptoRng,
    recipients: &[Recipient],
    stanzas: usize,
) -> Result<(FileKey, Vec<u8>), SealError> {
    if recipients.is_empty() || recipients.len() > stanzas {
        return Err(SealError::Recipients);
    }
    let mut file_key: FileKey = Zeroizing::new([0; 16]);
    rng.fill_bytes(file_key.as_mut());
    let mut made = Vec::with_capacity(recipients.len());
    for recipient in recipients {
        made.push(hybrid::wrap(rng, recipient, &file_key)?);
    }
    // Real encapsulations to real keys whose seed is wiped at once: nobody can tell them from the others.
    while made.len() < stanzas {
        let nobody = Identity::generate(rng).recipient();
        made.push(hybrid::wrap(rng, &nobody, &file_key)?);
    }
    shuffle(rng, &mut made);
    let header = header::write(&made, &file_key)?;
    Ok((file_key, header))
}

/// Opens a file with one identity.
///
/// # Errors
/// Each cause is its own [`OpenError`]; partial plaintext is never returned.
pub fn open(identity: &Identity, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open_with(identity, sealed)
}

/// Opens a file with the first of several identities that fits, and says which one it was.
///
/// # Errors
/// As [`open`]; [`OpenError::NotForThisKey`] when none fits.
pub fn open_with_any(
    identities: &[Identity],
    sealed: &[u8],
) -> Result<(usize, Zeroizing<Vec<u8>>), OpenError> {
    open_first(identities, sealed)
}

/// Opens a file with any kind of key: the seam through which the format's own test vectors reach this reader.
///
/// # Errors
/// As [`open`].
pub fn open_with<K: Unwrap>(key: &K, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    open_first(core::slice::from_ref(key), sealed).map(|(_, plaintext)| plaintext)
}

/// Reads the header once and tries each stanza once with each key, so the work grows with their product and no faster.
fn open_first<K: Unwrap>(keys: &[K], sealed: &[u8]) -> Result<(usize, Zeroizing<Vec<u8>>), OpenError> {
    let header = header::parse(sealed)?;
    let (index, file_key) = file_key(keys, &header)?;
    stream::open(&file_key, header.payload).map(|plaintext| (index, plaintext))
}

/// The file key, by the first key that a stanza was made for.
fn file_key<K: Unwrap>(keys: &[K], header: &header::Header<'_>) -> Result<(usize, FileKey), OpenError> {
    for (index, key) in keys.iter().enumerate() {
        if let Some(file_key) = find_key(key, &header.stanzas)? {
            header.check_mac(&file_key)?;
            return Ok((index, file_key));
        }
    }
    Err(OpenError::NotForThisKey)
}

/// Looks at every stanza, past the one that fits: a header with one that no writer may have made is refused whole.
fn find_key(key: &impl Unwrap, stanzas: &[Stanza]) -> Result<Option<FileKey>, OpenError> {
    let mut found = None;
    for stanza in stanzas {
        let unwrapped = key.unwrap_stanza(stanza).map_err(OpenError::HeaderMalformed)?;
        found = found.or(unwrapped);
    }
    Ok(found)
}

/// Reads a header without a key: what a fuzzer and a desk that only counts need.
///
/// # Errors
/// As [`open`], for the header alone.
pub fn stanzas_of(sealed: &[u8]) -> Result<usize, OpenError> {
    header::parse(sealed).map(|header| header.stanzas.len())
}

/// The same, with the bytes that follow the header: all that whoever only keeps a file can tell of it.
///
/// # Errors
/// As [`open`], for the header alone.
pub fn outline_of(sealed: &[u8]) -> Result<(usize, usize), OpenError> {
    header::parse(sealed).map(|header| (header.stanzas.len(), header.payload.len()))
}

/// Bytes after the header of a file with so many bytes of content.
#[must_use]
pub fn payload_bytes(content: usize) -> usize {
    NONCE + content + content.div_ceil(CHUNK).max(1) * TAG
}

/// Fisher-Yates, so that the place of a stanza says nothing about whose it is.
fn shuffle(rng: &mut impl CryptoRng, stanzas: &mut [Stanza]) {
    for last in (1..stanzas.len()).rev() {
        stanzas.swap(last, below(rng, last as u32 + 1) as usize);
    }
}

/// A number below `bound`, every one equally likely: draws that would favour the low ones are thrown away.
fn below(rng: &mut impl CryptoRng, bound: u32) -> u32 {
    let fair = u32::MAX - u32::MAX % bound;
    loop {
        let drawn = rng.next_u32();
        if drawn < fair {
            return drawn % bound;
        }
    }
}
