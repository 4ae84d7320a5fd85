//! Sealing a key file with a secret: a passphrase, the content of a file, a system credential.
//! Argon2id with 64 MiB (RFC 9106 §4, second recommended option), then XChaCha20-Poly1305.
use super::KeysError;
use argon2::{Algorithm, Argon2, ParamsBuilder, Version};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use std::{
    fs::OpenOptions,
    io::{Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::Path,
};
use zeroize::Zeroizing;

const MAGIC: &[u8] = b"zichtbaar keys v1\n";
const SALT: usize = 16;
const NONCE: usize = 24;
/// A ring with two years of keys has a few hundred kilobytes.
const FILE_MAX: u64 = 4 * 1024 * 1024;

/// Writes a key file that only its owner can read. An older one is replaced in one step, or stays.
pub(super) fn write(path: &Path, secret: &[u8], plain: &[u8]) -> Result<(), KeysError> {
    let sealed = seal(secret, plain)?;
    let beside = path.with_extension("new");
    let mut file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside)?;
    file.write_all(&sealed)?;
    file.sync_all()?;
    Ok(std::fs::rename(&beside, path)?)
}

pub(super) fn read(path: &Path, secret: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeysError> {
    let mut sealed = Vec::new();
    std::fs::File::open(path)?.take(FILE_MAX).read_to_end(&mut sealed)?;
    open(secret, &sealed)
}

fn seal(secret: &[u8], plain: &[u8]) -> Result<Vec<u8>, KeysError> {
    let mut chance = [0; SALT + NONCE];
    getrandom::fill(&mut chance).map_err(|_| KeysError::NoChance)?;
    let (salt, nonce) = chance.split_first_chunk::<SALT>().ok_or(KeysError::NoChance)?;
    let nonce: [u8; NONCE] = nonce.try_into().map_err(|_| KeysError::NoChance)?;
    let payload = Payload { msg: plain, aad: MAGIC };
    let sealed =
        cipher(secret, salt)?.encrypt(&XNonce::from(nonce), payload).map_err(|_| KeysError::Locked)?;
    Ok([MAGIC, &chance, &sealed].concat())
}

fn open(secret: &[u8], sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeysError> {
    let rest = sealed.strip_prefix(MAGIC).ok_or(KeysError::NotAKeyFile)?;
    let (salt, rest) = rest.split_first_chunk::<SALT>().ok_or(KeysError::NotAKeyFile)?;
    let (nonce, sealed) = rest.split_first_chunk::<NONCE>().ok_or(KeysError::NotAKeyFile)?;
    let payload = Payload { msg: sealed, aad: MAGIC };
    let plain = cipher(secret, salt)?.decrypt(&XNonce::from(*nonce), payload);
    plain.map(Zeroizing::new).map_err(|_| KeysError::Locked)
}

fn cipher(secret: &[u8], salt: &[u8; SALT]) -> Result<XChaCha20Poly1305, KeysError> {
    let mut costs = ParamsBuilder::new();
    costs.m_cost(65_536).t_cost(3).p_cost(4).output_len(32);
    let params = costs.build().map_err(|_| KeysError::Locked)?;
    let mut key = Zeroizing::new([0; 32]);
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon2.hash_password_into(secret, salt, &mut *key).map_err(|_| KeysError::Locked)?;
    Ok(XChaCha20Poly1305::new((&*key).into()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stolen_key_file_opens_with_its_passphrase_and_with_no_other() {
        let sealed = seal(b"correct horse", b"seed").unwrap();
        assert_eq!(&*open(b"correct horse", &sealed).unwrap(), b"seed");
        assert!(matches!(open(b"battery staple", &sealed), Err(KeysError::Locked)));
        assert!(matches!(open(b"correct horse", &sealed[1..]), Err(KeysError::NotAKeyFile)));
        let mut altered = sealed.clone();
        *altered.last_mut().unwrap() ^= 1;
        assert!(matches!(open(b"correct horse", &altered), Err(KeysError::Locked)));
    }
}
