//! The same files piece by piece, for what does not fit into memory: a backup of a desk. Whoever opens in pieces gets each
//! chunk as it was sealed, but only [`Opener::finish`] says that nothing is missing: until then what came is not believed.
use alloc::vec::Vec;

use chacha20poly1305::ChaCha20Poly1305;
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    OpenError, Recipient, SealError, Unwrap, begin, file_key,
    header::{self, HEADER_LIMIT},
    stream::{self, CHUNK, NONCE, TAG},
};

/// The most bytes of a file that [`Opener::new`] needs to see.
pub const START_LIMIT: usize = HEADER_LIMIT + NONCE;

/// Seals what is pushed into it.
pub struct Sealer {
    cipher: ChaCha20Poly1305,
    place: usize,
    /// Never more than a chunk once a push is done.
    held: Zeroizing<Vec<u8>>,
}

impl Sealer {
    /// Begins a file for `recipients`, padded to `stanzas` stanzas; its first bytes come with it.
    ///
    /// # Errors
    /// As [`super::seal`].
    pub fn new(
        rng: &mut impl CryptoRng,
        recipients: &[Recipient],
        stanzas: usize,
    ) -> Result<(Self, Vec<u8>), SealError> {
        let (file_key, mut start) = begin(rng, recipients, stanzas)?;
        let mut nonce = [0; NONCE];
        rng.fill_bytes(&mut nonce);
        let cipher = stream::cipher(&file_key, &nonce).ok_or(SealError::Encryption)?;
        start.extend_from_slice(&nonce);
        Ok((Self { cipher, place: 0, held: Zeroizing::new(Vec::with_capacity(2 * CHUNK)) }, start))
    }

    /// Takes more of the plaintext and appends what is sealed of it to `out`.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn push(&mut self, plaintext: &[u8], out: &mut Vec<u8>) -> Result<(), SealError> {
        // In steps that the room for it holds: a vector that grows leaves copies behind.
        for step in plaintext.chunks(CHUNK) {
            self.held.extend_from_slice(step);
            // The last chunk is marked, so a full one waits until something follows.
            if self.held.len() > CHUNK {
                let (chunk, _) = self.held.split_at(CHUNK);
                stream::seal_chunk(&self.cipher, self.place, false, chunk, out)
                    .ok_or(SealError::Encryption)?;
                self.place += 1;
                // Zeroizing wipes the room behind it in the end, not only what is in use.
                self.held.drain(..CHUNK);
            }
        }
        Ok(())
    }

    /// Appends the last chunk.
    ///
    /// # Errors
    /// [`SealError::Encryption`].
    pub fn finish(self, out: &mut Vec<u8>) -> Result<(), SealError> {
        stream::seal_chunk(&self.cipher, self.place, true, &self.held, out).ok_or(SealError::Encryption)
    }
}

/// Opens what is pushed into it.
pub struct Opener {
    cipher: ChaCha20Poly1305,
    place: usize,
    held: Vec<u8>,
}

impl Opener {
    /// Reads the header from the first bytes of a file: all of it, or at least [`START_LIMIT`]. With it, which of the keys fits
    /// and how many bytes were read; what follows them is pushed.
    ///
    /// # Errors
    /// As [`super::open`], for the header alone.
    pub fn new<K: Unwrap>(keys: &[K], start: &[u8]) -> Result<(Self, usize, usize), OpenError> {
        let header = header::parse(start)?;
        let (index, file_key) = file_key(keys, &header)?;
        let nonce = header.payload.first_chunk::<NONCE>().ok_or(OpenError::NoPayload)?;
        let cipher = stream::cipher(&file_key, nonce).ok_or(OpenError::ChunkCorrupt)?;
        let read = start.len() - header.payload.len() + NONCE;
        Ok((Self { cipher, place: 0, held: Vec::with_capacity(2 * (CHUNK + TAG)) }, index, read))
    }

    /// Takes more of the file and appends what is opened of it to `out`.
    ///
    /// # Errors
    /// As [`super::open`], for a chunk.
    pub fn push(&mut self, sealed: &[u8], out: &mut Zeroizing<Vec<u8>>) -> Result<(), OpenError> {
        for step in sealed.chunks(CHUNK) {
            self.held.extend_from_slice(step);
            if self.held.len() > CHUNK + TAG {
                let (chunk, _) = self.held.split_at(CHUNK + TAG);
                out.reserve(chunk.len());
                stream::open_chunk(&self.cipher, self.place, false, chunk, out)?;
                self.place += 1;
                self.held.drain(..CHUNK + TAG);
            }
        }
        Ok(())
    }

    /// Appends what the last chunk holds. Without an error the file is whole.
    ///
    /// # Errors
    /// As [`super::open`]: [`OpenError::Truncated`] when chunks are missing.
    pub fn finish(self, out: &mut Zeroizing<Vec<u8>>) -> Result<(), OpenError> {
        out.reserve(self.held.len());
        stream::open_chunk(&self.cipher, self.place, true, &self.held, out)
    }
}
