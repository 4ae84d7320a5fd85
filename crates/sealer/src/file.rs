//! A file that goes along, sealed piece by piece as the script reads it. One at a time, as a page does; what was begun before is wiped.
use crate::{Fields, Refusal};
use alloc::vec::Vec;
use chacha20::{
    ChaCha20Rng,
    rand_core::{Rng, SeedableRng},
};
use envelope::{
    age::FileKey,
    attachment::{ATTACHMENTS_MAX_BYTES, FileSealer},
};
use spin::Mutex;
use zeroize::Zeroizing;

static UNDER_WAY: Mutex<Option<(FileSealer, u64)>> = Mutex::new(None);

/// 32 bytes of chance: the file's key (16 bytes), then its first sealed bytes.
pub(crate) fn begin(fields: &Fields<'_>) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let [chance] = fields.all::<1>().ok_or(Refusal::Form)?;
    let chance = Zeroizing::new(<[u8; 32]>::try_from(chance).map_err(|_| Refusal::Form)?);
    let mut rng = ChaCha20Rng::from_seed(*chance);
    let mut key = FileKey::default();
    rng.fill_bytes(&mut *key);
    let mut out = Zeroizing::new(key.to_vec());
    let sealer = FileSealer::new(&mut rng, &key, &mut out).map_err(|_| Refusal::Form)?;
    *UNDER_WAY.lock() = Some((sealer, 0));
    Ok(out)
}

/// More of the file: what is sealed by it, perhaps nothing yet.
pub(crate) fn push(fields: &Fields<'_>) -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let [bytes] = fields.all::<1>().ok_or(Refusal::Form)?;
    let mut under_way = UNDER_WAY.lock();
    let (sealer, size) = under_way.as_mut().ok_or(Refusal::Form)?;
    *size += bytes.len() as u64;
    if *size > ATTACHMENTS_MAX_BYTES {
        return Err(Refusal::Limit);
    }
    let mut out = Zeroizing::new(Vec::new());
    sealer.push(bytes, &mut out).map_err(|_| Refusal::Form)?;
    Ok(out)
}

/// The end, asked for again until its first byte is 1. Then follow 32 bytes of hash; in both cases, last, what is sealed.
pub(crate) fn finish() -> Result<Zeroizing<Vec<u8>>, Refusal> {
    let mut under_way = UNDER_WAY.lock();
    let (sealer, _) = under_way.as_mut().ok_or(Refusal::Form)?;
    let mut sealed = Zeroizing::new(Vec::new());
    let end = sealer.finish(&mut sealed).map_err(|_| Refusal::Form)?;
    let mut out = Zeroizing::new(Vec::with_capacity(33 + sealed.len()));
    out.push(end.is_some().into());
    if let Some(end) = end {
        *under_way = None;
        out.extend_from_slice(&end.hash);
    }
    out.extend_from_slice(&sealed);
    Ok(out)
}
