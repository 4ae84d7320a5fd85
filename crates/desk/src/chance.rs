//! Random numbers of the operating system, for everything that is not pure.
use crate::DeskError;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use zeroize::Zeroizing;

/// The source. The kernel's own: it does not fail once the machine is up.
pub(crate) fn rng() -> UnwrapErr<SysRng> {
    UnwrapErr(SysRng)
}

pub(crate) fn bytes<const N: usize>() -> Result<Zeroizing<[u8; N]>, DeskError> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(&mut *bytes).map_err(|_| DeskError::NoChance)?;
    Ok(bytes)
}

/// 256 random bits in base64url.
pub(crate) fn token() -> Result<Zeroizing<String>, DeskError> {
    Ok(Zeroizing::new(URL_SAFE_NO_PAD.encode(*bytes::<32>()?)))
}
