//! The same files piece by piece, for what does not fit into memory: a backup of a desk. Whoever opens in pieces gets each
//! chunk as it was sealed, but only [`Opener::finish`] says that nothing is missing: until then what came is not believed.
use alloc::vec::Vec;

use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    OpenError, Recipient, SealError, Unwrap, begin, file_key,
    header::{self, HEADER_LIMIT},
    stream::{CHUNK, ChunkOpener, ChunkSealer, NONCE, TAG},
};

/// The most bytes of a file that [`Opener::new`] needs to see.
pub const START_LIMIT: usize = HEADER_LIMIT + NONCE;

/// Seals what is pushed into it, in steps of any length.
pub struct Sealer {
    chunks: ChunkSealer,
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
        let chunks = ChunkSealer::new(rng, &file_key, &mut start)?;
        Ok((Self { chunks, held: Zeroizing::new(Vec::with_capacity(2 * CHUNK)) }, start))
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
                self.chunks.seal(chunk, false, out)?;
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
    pub fn finish(mut self, out: &mut Vec<u8>) -> Result<(), SealError> {
        self.chunks.seal(&self.held, true, out)
    }
}

/// Opens what is pushed into it, in steps of any length.
pub struct Opener {
    chunks: ChunkOpener,
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
        let nonce = header.payload.get(..NONCE).ok_or(OpenError::NoPayload)?;
        let chunks = ChunkOpener::new(&file_key, nonce)?;
        let read = start.len() - header.payload.len() + NONCE;
        Ok((Self { chunks, held: Vec::with_capacity(2 * (CHUNK + TAG)) }, index, read))
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
                append(out, &self.chunks.open(chunk, false)?);
                self.held.drain(..CHUNK + TAG);
            }
        }
        Ok(())
    }

    /// Appends what the last chunk holds. Without an error the file is whole.
    ///
    /// # Errors
    /// As [`super::open`]: [`OpenError::Truncated`] when chunks are missing.
    pub fn finish(mut self, out: &mut Zeroizing<Vec<u8>>) -> Result<(), OpenError> {
        append(out, &self.chunks.open(&self.held, true)?);
        Ok(())
    }
}

/// Into a vector that is wiped where it has to grow: the old room would keep what was in it.
fn append(out: &mut Zeroizing<Vec<u8>>, more: &[u8]) {
    if out.capacity() - out.len() < more.len() {
        let mut larger = Zeroizing::new(Vec::with_capacity((out.len() + more.len()).max(2 * CHUNK)));
        larger.extend_from_slice(out);
        *out = larger;
    }
    out.extend_from_slice(more);
}
