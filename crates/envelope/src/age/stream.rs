//! The payload: ChaCha20-Poly1305 in chunks of 64 KiB, each bound to its place and the last one marked.
//! Source: C2SP `age.md`, "Payload" (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015).
//! Hands out a whole plaintext or none: what was opened before a fault is wiped.

use alloc::vec::Vec;

use chacha20poly1305::{
    ChaCha20Poly1305, Key, KeyInit, Nonce, Tag,
    aead::{AeadInOut, inout::InOutBuf},
};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{FileKey, OpenError, SealError};

/// Bytes of plaintext in every chunk but the last.
pub const CHUNK: usize = 64 * 1024;
/// Bytes by which a sealed chunk is longer.
pub const TAG: usize = 16;
/// Bytes that stand before the first chunk.
pub const NONCE: usize = 16;

/// Seals a payload that is never in memory whole, chunk by chunk: what it wrote, in order and behind its nonce, is what
/// [`super::seal`] puts behind a header.
pub struct ChunkSealer {
    cipher: ChaCha20Poly1305,
    place: usize,
}

impl ChunkSealer {
    /// Appends a fresh nonce to `out`. A file key seals one payload.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn new(rng: &mut impl CryptoRng, file_key: &FileKey, out: &mut Vec<u8>) -> Result<Self, SealError> {
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let cipher = cipher(file_key, &nonce).ok_or(SealError::Encryption)?;
        out.extend_from_slice(&nonce);
        Ok(Self { cipher, place: 0 })
    }

    /// Appends the next chunk, sealed, to `out`. Every one but the last has [`CHUNK`] bytes, and the last one is empty only if
    /// it is the first.
    ///
    /// # Errors
    /// [`SealError::Encryption`], also for a chunk of another length.
    pub fn seal(&mut self, chunk: &[u8], last: bool, out: &mut Vec<u8>) -> Result<(), SealError> {
        let fits = if last { chunk.len() <= CHUNK } else { chunk.len() == CHUNK };
        if !fits || (chunk.is_empty() && self.place > 0) {
            return Err(SealError::Encryption);
        }
        seal_chunk(&self.cipher, self.place, last, chunk, out).ok_or(SealError::Encryption)?;
        self.place += 1;
        Ok(())
    }
}

/// Opens such a payload chunk by chunk. What was handed out before a fault was genuine; whether all of it is there is known with the
/// last chunk only.
pub struct ChunkOpener {
    cipher: ChaCha20Poly1305,
    place: usize,
}

impl ChunkOpener {
    /// Begins with the nonce that stands before the first chunk.
    ///
    /// # Errors
    /// [`OpenError::NoPayload`] for one of another length.
    pub fn new(file_key: &FileKey, nonce: &[u8]) -> Result<Self, OpenError> {
        if nonce.len() != NONCE {
            return Err(OpenError::NoPayload);
        }
        Ok(Self { cipher: cipher(file_key, nonce).ok_or(OpenError::ChunkCorrupt)?, place: 0 })
    }

    /// Opens the next chunk.
    ///
    /// # Errors
    /// As [`super::open`].
    pub fn open(&mut self, sealed: &[u8], last: bool) -> Result<Zeroizing<Vec<u8>>, OpenError> {
        let mut plain = Zeroizing::new(Vec::with_capacity(sealed.len()));
        open_chunk(&self.cipher, self.place, last, sealed, &mut plain)?;
        self.place += 1;
        Ok(plain)
    }
}

/// Appends nonce and chunks to `out`.
pub(super) fn seal(
    rng: &mut impl CryptoRng,
    file_key: &FileKey,
    plaintext: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), SealError> {
    let mut nonce = [0; NONCE];
    rng.fill_bytes(&mut nonce);
    let cipher = cipher(file_key, &nonce).ok_or(SealError::Encryption)?;
    let last = plaintext.len().saturating_sub(1) / CHUNK;
    // All at once: a vector that grows leaves copies behind.
    out.reserve_exact(NONCE + plaintext.len() + (last + 1) * TAG);
    out.extend_from_slice(&nonce);
    for place in 0..=last {
        let start = place * CHUNK;
        let chunk = plaintext.get(start..plaintext.len().min(start + CHUNK)).unwrap_or_default();
        seal_chunk(&cipher, place, place == last, chunk, out).ok_or(SealError::Encryption)?;
    }
    Ok(())
}

fn seal_chunk(
    cipher: &ChaCha20Poly1305,
    place: usize,
    last: bool,
    chunk: &[u8],
    out: &mut Vec<u8>,
) -> Option<()> {
    let start = out.len();
    out.resize(start + chunk.len(), 0);
    let sealed = InOutBuf::new(chunk, out.get_mut(start..)?).ok()?;
    let tag = cipher.encrypt_inout_detached(&chunk_nonce(place, last), &[], sealed).ok()?;
    out.extend_from_slice(&tag);
    Some(())
}

/// Opens what follows a header.
pub(super) fn open(file_key: &FileKey, payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (nonce, mut rest) = payload.split_at_checked(NONCE).ok_or(OpenError::NoPayload)?;
    let cipher = cipher(file_key, nonce).ok_or(OpenError::ChunkCorrupt)?;
    let mut plaintext = Zeroizing::new(Vec::with_capacity(rest.len()));
    let mut place = 0;
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK + TAG));
        let last = after.is_empty();
        open_chunk(&cipher, place, last, chunk, &mut plaintext)?;
        if last {
            return Ok(plaintext);
        }
        rest = after;
        place += 1;
    }
}

fn open_chunk(
    cipher: &ChaCha20Poly1305,
    place: usize,
    last: bool,
    chunk: &[u8],
    out: &mut Vec<u8>,
) -> Result<(), OpenError> {
    let (sealed, tag) = chunk.split_last_chunk::<TAG>().ok_or(OpenError::Truncated)?;
    if decrypt(cipher, &chunk_nonce(place, last), sealed, tag, out).is_some() {
        // Only an empty file may end in an empty chunk: otherwise one plaintext would have two files.
        let doubled = sealed.is_empty() && place > 0;
        return if doubled { Err(OpenError::ChunkCorrupt) } else { Ok(()) };
    }
    // A genuine chunk with the other mark: the rest was cut off, or something was put behind the end.
    let other = decrypt(cipher, &chunk_nonce(place, !last), sealed, tag, out).is_some();
    Err(match (other, last) {
        (false, _) => OpenError::ChunkCorrupt,
        (true, true) => OpenError::Truncated,
        (true, false) => OpenError::TrailingData,
    })
}

/// Appends the plaintext to `out`, which has room for it; appends nothing where the tag does not fit.
fn decrypt(
    cipher: &ChaCha20Poly1305,
    nonce: &Nonce,
    sealed: &[u8],
    tag: &[u8; TAG],
    out: &mut Vec<u8>,
) -> Option<()> {
    let start = out.len();
    out.resize(start + sealed.len(), 0);
    let opened = InOutBuf::new(sealed, out.get_mut(start..)?).ok()?;
    let genuine = cipher.decrypt_inout_detached(nonce, &[], opened, &Tag::from(*tag)).is_ok();
    if !genuine {
        out.truncate(start);
    }
    genuine.then_some(())
}

/// Eleven bytes of big-endian place, then one that marks the last chunk.
fn chunk_nonce(place: usize, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    for (to, from) in nonce.iter_mut().skip(3).zip((place as u64).to_be_bytes()) {
        *to = from;
    }
    if let Some(mark) = nonce.last_mut() {
        *mark = u8::from(last);
    }
    nonce.into()
}

/// `None` is impossible (HKDF-SHA256 refuses outputs beyond 8,160 bytes only), and must never mean a key of zeros.
fn cipher(file_key: &FileKey, nonce: &[u8]) -> Option<ChaCha20Poly1305> {
    let mut key = Zeroizing::new(Key::default());
    Hkdf::<Sha256>::new(Some(nonce), file_key.as_ref()).expand(b"payload", key.as_mut()).ok()?;
    Some(ChaCha20Poly1305::new(&key))
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::vec;

    const KEY: [u8; 16] = [7; 16];

    struct Counting(u8);
    impl rand_core::TryRng for Counting {
        type Error = core::convert::Infallible;
        fn try_next_u32(&mut self) -> Result<u32, Self::Error> {
            Ok(4)
        }
        fn try_next_u64(&mut self) -> Result<u64, Self::Error> {
            Ok(4)
        }
        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Self::Error> {
            bytes.fill(self.0);
            Ok(())
        }
    }
    impl rand_core::TryCryptoRng for Counting {}

    fn by_chunks(plain: &[u8]) -> Vec<u8> {
        let mut out = Vec::new();
        let mut sealer = ChunkSealer::new(&mut Counting(4), &Zeroizing::new(KEY), &mut out).unwrap();
        let mut chunks = plain.chunks(CHUNK).peekable();
        if plain.is_empty() {
            sealer.seal(&[], true, &mut out).unwrap();
        }
        while let Some(chunk) = chunks.next() {
            sealer.seal(chunk, chunks.peek().is_none(), &mut out).unwrap();
        }
        out
    }

    #[test]
    fn a_payload_sealed_in_chunks_is_the_payload_sealed_whole() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let plain = vec![9; length];
            let mut whole = Vec::new();
            seal(&mut Counting(4), &Zeroizing::new(KEY), &plain, &mut whole).unwrap();
            assert_eq!(by_chunks(&plain), whole, "{length}");
            let (nonce, rest) = whole.split_at(NONCE);
            let mut opener = ChunkOpener::new(&Zeroizing::new(KEY), nonce).unwrap();
            let count = rest.chunks(CHUNK + TAG).count();
            let opened = rest.chunks(CHUNK + TAG).enumerate();
            let opened: Vec<u8> =
                opened.flat_map(|(n, chunk)| opener.open(chunk, n + 1 == count).unwrap().to_vec()).collect();
            assert_eq!(opened, plain);
        }
    }

    #[test]
    fn a_chunk_that_is_missing_moved_or_not_the_end_is_noticed() {
        let sealed = by_chunks(&vec![9; 2 * CHUNK + 5]);
        let (nonce, rest) = sealed.split_at(NONCE);
        let chunks: Vec<&[u8]> = rest.chunks(CHUNK + TAG).collect();
        let opener = || ChunkOpener::new(&Zeroizing::new(KEY), nonce).unwrap();
        assert_eq!(opener().open(chunks[1], false).unwrap_err(), OpenError::ChunkCorrupt);
        assert_eq!(opener().open(chunks[0], true).unwrap_err(), OpenError::Truncated);
        let mut to_the_end = opener();
        to_the_end.open(chunks[0], false).unwrap();
        to_the_end.open(chunks[1], false).unwrap();
        assert_eq!(to_the_end.open(chunks[2], false).unwrap_err(), OpenError::TrailingData);
        assert!(ChunkOpener::new(&Zeroizing::new(KEY), &[1; 3]).is_err());
    }

    #[test]
    fn a_short_chunk_stands_at_the_end_and_nowhere_else() {
        let mut out = Vec::new();
        let mut sealer = ChunkSealer::new(&mut Counting(4), &Zeroizing::new(KEY), &mut out).unwrap();
        assert!(sealer.seal(&[1], false, &mut out).is_err());
        assert!(sealer.seal(&[1; CHUNK + 1], true, &mut out).is_err());
        assert!(sealer.seal(&[1; CHUNK], false, &mut out).is_ok());
        assert!(sealer.seal(&[], true, &mut out).is_err(), "one plaintext, one file");
    }
}
