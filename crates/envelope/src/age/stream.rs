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

pub(super) const CHUNK: usize = 64 * 1024;
pub(super) const TAG: usize = 16;
pub(super) const NONCE: usize = 16;

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

pub(super) fn seal_chunk(
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

pub(super) fn open_chunk(
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
pub(super) fn cipher(file_key: &FileKey, nonce: &[u8]) -> Option<ChaCha20Poly1305> {
    let mut key = Zeroizing::new(Key::default());
    Hkdf::<Sha256>::new(Some(nonce), file_key.as_ref()).expand(b"payload", key.as_mut()).ok()?;
    Some(ChaCha20Poly1305::new(&key))
}
