//! A file that goes along with a message: what is said of it inside the message, and how its bytes are sealed, apart from it and piece
//! by piece. Exact bytes in `spec/message.md`, "Attachments".
use crate::{
    age::{CHUNK, ChunkSealer, FileKey, NONCE, OpenError, SealError, TAG},
    cbor::{Cbor, CborError, Reader, Writer},
    ids::is_short_id,
};
use alloc::{string::String, vec::Vec};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The most files of a message.
pub const ATTACHMENTS_MAX: usize = 10;
/// The most bytes of all files of a message together.
pub const ATTACHMENTS_MAX_BYTES: u64 = 100 * 1024 * 1024;
/// The longest name of a file, in bytes of UTF-8.
pub const NAME_MAX_BYTES: usize = 120;
/// Sealed chunks that travel and lie together: a quarter of a MiB, so that many uploads need little memory.
pub const PART_CHUNKS: usize = 4;
/// Bytes of a part; the nonce stands before the first one, and the last one is what is left.
pub const PART: usize = PART_CHUNKS * (CHUNK + TAG);

/// Lengths up to the last of these are hidden behind the next one; above it, by Padmé.
const BUCKETS: [u64; 3] = [64 * 1024, 256 * 1024, 1024 * 1024];

/// What a message says of a file that goes along with it.
#[derive(Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub struct Attachment {
    /// Under which name its sealed bytes are fetched: chance, known to nobody but writer, relay and readers.
    pub id: [u8; 32],
    /// The key of its bytes.
    pub key: [u8; 16],
    /// SHA-256 of all its sealed bytes.
    pub hash: [u8; 32],
    /// What its writer's program took it for; whoever opens it looks for themself.
    pub kind: String,
    /// Its name where it comes from; may say much.
    pub name: String,
    /// Its bytes, before padding.
    pub size: u64,
}

impl core::fmt::Debug for Attachment {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Attachment(..)")
    }
}

impl Attachment {
    /// Whether its bytes, sealed, are as many as its size says: with its parts, all that a relay can be asked for.
    #[must_use]
    pub fn sealed_bytes(&self) -> u64 {
        sealed_length(self.size)
    }

    fn is_good(&self) -> bool {
        (1..=ATTACHMENTS_MAX_BYTES).contains(&self.size) && is_short_id(&self.kind) && is_name(&self.name)
    }
}

impl Cbor for Attachment {
    fn write(&self, w: &mut Writer) {
        w.map(6);
        w.key("id").bytes(&self.id);
        w.key("key").bytes(&self.key);
        w.key("hash").bytes(&self.hash);
        w.key("kind").text(&self.kind);
        w.key("name").text(&self.name);
        w.key("size").uint(self.size);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(6)?;
        Ok(Self {
            id: r.key("id")?.bytes_of("id")?,
            key: r.key("key")?.bytes_of("key")?,
            hash: r.key("hash")?.bytes_of("hash")?,
            kind: r.key("kind")?.text()?.into(),
            name: r.key("name")?.text()?.into(),
            size: r.key("size")?.uint()?,
        })
    }
}

/// The rules for all files of a message.
pub(crate) fn check(all: &[Attachment]) -> Result<(), CborError> {
    let sum = all.iter().fold(0_u64, |sum, one| sum.saturating_add(one.size));
    let twice = all.iter().enumerate().any(|(n, one)| all.iter().skip(n + 1).any(|other| other.id == one.id));
    let good = all.len() <= ATTACHMENTS_MAX
        && sum <= ATTACHMENTS_MAX_BYTES
        && !twice
        && all.iter().all(Attachment::is_good);
    if good { Ok(()) } else { Err(CborError::Field("attachments")) }
}

/// Whether this can be the name of a file: no path, no control character, not endless.
#[must_use]
pub fn is_name(name: &str) -> bool {
    let plain = |letter: char| !letter.is_control() && !matches!(letter, '/' | '\\');
    (1..=NAME_MAX_BYTES).contains(&name.len()) && name.trim() == name && name.chars().all(plain)
}

/// The name that a file gets: what stands behind the last slash, without control characters, its middle cut out where it is too long.
#[must_use]
pub fn name_of(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let kept: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let kept = kept.trim();
    if kept.is_empty() {
        return "-".into();
    }
    if kept.len() <= NAME_MAX_BYTES {
        return kept.into();
    }
    // The end says what it is; the rest is filled up from the beginning.
    let from = kept.len() - NAME_MAX_BYTES / 4;
    let end = kept.char_indices().map(|(at, _)| at).find(|at| *at >= from).unwrap_or(kept.len());
    let end = kept.get(end..).unwrap_or_default();
    let mut start = String::new();
    for letter in kept.chars() {
        if start.len() + letter.len_utf8() + '…'.len_utf8() + end.len() > NAME_MAX_BYTES {
            break;
        }
        start.push(letter);
    }
    start.push('…');
    start.push_str(end);
    start
}

/// Bytes of a file once it is padded: 64 KiB, 256 KiB, 1 MiB, then Padmé (Nikitin et al., PETS 2019), which shows no more than the
/// logarithm of the logarithm of a length and adds at most 12 %.
#[must_use]
pub fn padded_length(size: u64) -> u64 {
    if let Some(bucket) = BUCKETS.into_iter().find(|bucket| size <= *bucket) {
        return bucket;
    }
    let exponent = size.ilog2();
    let shown = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - shown)) - 1;
    size.saturating_add(mask) & !mask
}

/// Bytes of a file once it is padded and sealed.
#[must_use]
pub fn sealed_length(size: u64) -> u64 {
    let padded = padded_length(size);
    NONCE as u64 + padded + padded.div_ceil(CHUNK as u64) * TAG as u64
}

/// How many parts the sealed file has, and how many bytes the part at this place.
#[must_use]
pub fn parts(size: u64) -> u64 {
    (sealed_length(size) - NONCE as u64).div_ceil(PART as u64)
}

/// Bytes of the part at `place`, from 0; none behind the last.
#[must_use]
pub fn part_length(size: u64, place: u64) -> u64 {
    let all = sealed_length(size) - NONCE as u64;
    let body = all.saturating_sub(place.saturating_mul(PART as u64)).min(PART as u64);
    if place == 0 { body + NONCE as u64 } else { body }
}

/// A file whose bytes are sealed as they come.
pub struct FileSealer {
    chunks: ChunkSealer,
    held: Zeroizing<Vec<u8>>,
    size: u64,
    padded: u64,
    hash: Sha256,
}

/// What is known of a file once all of it is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FileEnd {
    /// Its bytes, before padding.
    pub size: u64,
    /// SHA-256 of its sealed bytes.
    pub hash: [u8; 32],
}

impl FileSealer {
    /// Begins a file; its first bytes, the nonce, are appended to `out`.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn new(rng: &mut impl CryptoRng, key: &FileKey, out: &mut Vec<u8>) -> Result<Self, SealError> {
        let from = out.len();
        let chunks = ChunkSealer::new(rng, key, out)?;
        let mut sealer = Self {
            chunks,
            held: Zeroizing::new(Vec::with_capacity(CHUNK)),
            size: 0,
            padded: 0,
            hash: Sha256::new(),
        };
        sealer.count(out, from);
        Ok(sealer)
    }

    /// Takes more of the file and appends what is sealed of it to `out`.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn push(&mut self, bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        self.size += bytes.len() as u64;
        self.hold(bytes, out)
    }

    /// Pads by at most a chunk and appends what is sealed of that to `out`. `Some`: that was the end; till then it is called again.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn finish(&mut self, out: &mut Vec<u8>) -> Result<Option<FileEnd>, SealError> {
        let left = padded_length(self.size).saturating_sub(self.size).saturating_sub(self.padded);
        if left > 0 {
            if self.held.len() == CHUNK {
                self.seal_held(false, out)?;
            }
            let step = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK - self.held.len());
            self.padded += step as u64;
            let padded = self.held.len() + step;
            self.held.resize(padded, 0);
            return Ok(None);
        }
        self.seal_held(true, out)?;
        Ok(Some(FileEnd { size: self.size, hash: self.hash.clone().finalize().into() }))
    }

    fn hold(&mut self, mut bytes: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        while !bytes.is_empty() {
            // A whole chunk waits until more comes: the last one is marked.
            if self.held.len() == CHUNK {
                self.seal_held(false, out)?;
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.held.len()));
            self.held.extend_from_slice(now);
            bytes = later;
        }
        Ok(())
    }

    fn seal_held(&mut self, last: bool, out: &mut Vec<u8>) -> Result<(), SealError> {
        let from = out.len();
        self.chunks.seal(&self.held, last, out)?;
        // In place: the same memory serves the next chunk.
        self.held.zeroize();
        self.count(out, from);
        Ok(())
    }

    fn count(&mut self, out: &[u8], from: usize) {
        self.hash.update(out.get(from..).unwrap_or_default());
    }
}

/// Whether what stands behind the end of a file is its padding and nothing else.
///
/// # Errors
/// [`OpenError::TrailingData`].
pub fn check_padding(padding: &[u8]) -> Result<(), OpenError> {
    if padding.iter().all(|byte| *byte == 0) { Ok(()) } else { Err(OpenError::TrailingData) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::age::ChunkOpener;
    use alloc::string::ToString;

    struct Seven;
    impl rand_core::TryRng for Seven {
        type Error = core::convert::Infallible;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            Ok(7)
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            Ok(7)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            bytes.fill(7);
            Ok(())
        }
    }
    impl rand_core::TryCryptoRng for Seven {}

    fn sealed(plain: &[u8], step: usize) -> (Vec<u8>, FileEnd) {
        let mut out = Vec::new();
        let mut sealer = FileSealer::new(&mut Seven, &Zeroizing::new([9; 16]), &mut out).unwrap();
        plain.chunks(step).for_each(|bytes| sealer.push(bytes, &mut out).unwrap());
        loop {
            if let Some(end) = sealer.finish(&mut out).unwrap() {
                return (out, end);
            }
        }
    }

    #[test]
    fn a_file_comes_back_byte_for_byte_and_its_length_is_hidden() {
        for size in [1, CHUNK - 1, CHUNK, CHUNK + 1, 4 * CHUNK, 1024 * 1024 + 1] {
            let plain: Vec<u8> = (0..size).map(|n| n as u8 | 1).collect();
            let (out, end) = sealed(&plain, 10_007);
            assert_eq!(sealed(&plain, CHUNK).0, out, "{size}: however its bytes come");
            assert_eq!((end.size, end.hash), (size as u64, Sha256::digest(&out).into()));
            assert_eq!(out.len() as u64, sealed_length(size as u64), "{size}");
            let lengths: u64 = (0..parts(size as u64)).map(|place| part_length(size as u64, place)).sum();
            assert_eq!((lengths, part_length(size as u64, parts(size as u64))), (out.len() as u64, 0));
            let (nonce, body) = out.split_at(NONCE);
            let mut opener = ChunkOpener::new(&Zeroizing::new([9; 16]), nonce).unwrap();
            let count = body.chunks(CHUNK + TAG).count();
            let opened = body.chunks(CHUNK + TAG).enumerate();
            let opened: Vec<u8> =
                opened.flat_map(|(n, chunk)| opener.open(chunk, n + 1 == count).unwrap().to_vec()).collect();
            assert_eq!(&opened[..size], &plain);
            assert!(check_padding(&opened[size..]).is_ok() && check_padding(&opened).is_err());
        }
    }

    #[test]
    fn two_photos_of_nearly_one_length_look_alike_from_outside() {
        assert_eq!([1, 65_536, 65_537, 262_145].map(padded_length), [65_536, 65_536, 262_144, 1_048_576]);
        assert_eq!(padded_length(3_000_000), padded_length(3_010_000));
        for size in [1_048_577, 5_000_000, 99_999_999, ATTACHMENTS_MAX_BYTES] {
            let padded = padded_length(size);
            assert!(padded >= size && padded - size <= size * 12 / 100, "{size}");
            assert_eq!(padded_length(padded), padded);
        }
    }

    #[test]
    fn a_name_is_no_path_and_keeps_its_end() {
        assert_eq!(name_of("C:\\fakepath\\foto 1.jpg"), "foto 1.jpg");
        assert_eq!(name_of("../../etc/passwd"), "passwd");
        assert_eq!(name_of(" \u{7}\n"), "-");
        let long = name_of(&("صورة".repeat(60) + ".jpeg"));
        assert!(is_name(&long) && long.ends_with(".jpeg"), "{long}");
        assert!(is_name(&name_of(&"é".repeat(61))));
        for bad in ["", "a/b", "a\nb", " a", &"a".repeat(121)] {
            assert!(!is_name(bad), "{bad}");
        }
    }

    #[test]
    fn files_that_break_a_limit_are_no_files_of_a_message() {
        let one = |n: u8, size| Attachment {
            id: [n; 32],
            key: [0; 16],
            hash: [0; 32],
            kind: "picture".to_string(),
            name: "a.jpg".to_string(),
            size,
        };
        let all: Vec<_> = (0..10).map(|n| one(n, ATTACHMENTS_MAX_BYTES / 10)).collect();
        assert!(check(&all).is_ok());
        assert!(check(&[all.as_slice(), &[one(11, 1)]].concat()).is_err(), "eleven");
        assert!(check(&[one(1, ATTACHMENTS_MAX_BYTES), one(2, 1)]).is_err(), "too large together");
        assert!(check(&[one(1, u64::MAX), one(2, 2)]).is_err());
        assert!(check(&[one(1, 5), one(1, 6)]).is_err(), "one name twice");
        assert!(check(&[one(1, 0)]).is_err(), "nothing");
        let (mut path, mut kind) = (one(1, 1), one(1, 1));
        path.name = "a/b".into();
        kind.kind = "Picture".into();
        assert!(check(&[path]).is_err() && check(&[kind]).is_err());
    }
}
