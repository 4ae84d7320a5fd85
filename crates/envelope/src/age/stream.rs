//! The payload: ChaCha20-Poly1305 in chunks of 64 KiB, each bound to its place and the last one marked.
//! Source: C2SP `age.md`, "Payload" (the STREAM construction of Hoang, Reyhanitabar, Rogaway, Vizár 2015).

use alloc::vec::Vec;

use chacha20poly1305::{ChaCha20Poly1305, Key, KeyInit, Nonce, aead::Aead};
use hkdf::Hkdf;
use rand_core::CryptoRng;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{FileKey, OpenError};

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
const NONCE: usize = 16;

pub(super) fn seal(rng: &mut impl CryptoRng, file_key: &FileKey, plaintext: &[u8], out: &mut Vec<u8>) {
    let mut nonce = [0; NONCE];
    rng.fill_bytes(&mut nonce);
    out.extend_from_slice(&nonce);
    let cipher = cipher(file_key, &nonce);
    let last = plaintext.len().saturating_sub(1) / CHUNK;
    for place in 0..=last {
        let start = place * CHUNK;
        let end = plaintext.len().min(start + CHUNK);
        let chunk = plaintext.get(start..end).unwrap_or_default();
        // ChaCha20-Poly1305 refuses only messages beyond 256 GiB; a chunk is 64 KiB.
        out.extend_from_slice(&cipher.encrypt(&chunk_nonce(place, place == last), chunk).unwrap_or_default());
    }
}

pub(super) fn open(file_key: &FileKey, payload: &[u8]) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    let (nonce, mut rest) = payload.split_at_checked(NONCE).ok_or(OpenError::NoPayload)?;
    let cipher = cipher(file_key, nonce);
    let mut plaintext = Zeroizing::new(Vec::with_capacity(rest.len()));
    let mut place = 0;
    loop {
        let (chunk, after) = rest.split_at(rest.len().min(CHUNK + TAG));
        let last = after.is_empty();
        let opened = open_chunk(&cipher, place, last, chunk)?;
        // Only an empty file may end in an empty chunk: otherwise one plaintext would have two files.
        if last && place > 0 && opened.is_empty() {
            return Err(OpenError::ChunkCorrupt);
        }
        plaintext.extend_from_slice(&opened);
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
) -> Result<Zeroizing<Vec<u8>>, OpenError> {
    if chunk.len() < TAG {
        return Err(OpenError::Truncated);
    }
    if let Ok(opened) = cipher.decrypt(&chunk_nonce(place, last), chunk) {
        return Ok(Zeroizing::new(opened));
    }
    // A whole chunk that is genuine but not marked as the last one means the rest was cut off.
    let cut = last && cipher.decrypt(&chunk_nonce(place, false), chunk).map(Zeroizing::new).is_ok();
    Err(if cut { OpenError::Truncated } else { OpenError::ChunkCorrupt })
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

fn cipher(file_key: &FileKey, nonce: &[u8]) -> ChaCha20Poly1305 {
    let mut key = Zeroizing::new([0; 32]);
    // HKDF-SHA256 refuses only outputs beyond 8,160 bytes.
    let expanded = Hkdf::<Sha256>::new(Some(nonce), file_key.as_ref()).expand(b"payload", key.as_mut());
    debug_assert!(expanded.is_ok());
    ChaCha20Poly1305::new(&Key::from(*key))
}
