//! A source of numbers that are always the same, so that a test vector can be written down. Never outside tests.
#![allow(unreachable_pub, reason = "shared by the unit tests and the files in this folder")]
use core::convert::Infallible;
use rand_core::{TryCryptoRng, TryRng};
use sha2::{Digest, Sha256};

/// SHA-256(seed ‖ counter), block after block.
pub struct FixedRng {
    seed: u8,
    counter: u64,
    rest: Vec<u8>,
}

impl FixedRng {
    pub fn new(seed: u8) -> Self {
        Self { seed, counter: 0, rest: Vec::new() }
    }
}

impl TryRng for FixedRng {
    type Error = Infallible;
    fn try_next_u32(&mut self) -> Result<u32, Infallible> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u32::from_be_bytes(bytes))
    }
    fn try_next_u64(&mut self) -> Result<u64, Infallible> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes)?;
        Ok(u64::from_be_bytes(bytes))
    }
    fn try_fill_bytes(&mut self, to: &mut [u8]) -> Result<(), Infallible> {
        for byte in to {
            if self.rest.is_empty() {
                let block = Sha256::new().chain_update([self.seed]).chain_update(self.counter.to_be_bytes());
                self.rest = block.finalize().to_vec();
                self.counter += 1;
            }
            *byte = self.rest.remove(0);
        }
        Ok(())
    }
}

impl TryCryptoRng for FixedRng {}
