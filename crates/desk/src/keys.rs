//! An organisation's keys: the identity, kept apart and offline, and the ring of working keys a desk opens at start.
//! Both are sealed at rest with a secret that the machine does not keep.
mod certify;
mod lock;
mod ring;

pub use certify::{IdentityKey, make_organisation, renew};
pub use ring::KeyRing;

use envelope::directory::DirectoryError;

/// Why keys cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum KeysError {
    /// Wrong passphrase, or the file was altered.
    #[error("the passphrase does not open this file, or the file is damaged")]
    Locked,
    /// Not one of our key files.
    #[error("this is not a key file of ours")]
    NotAKeyFile,
    /// The file cannot be read or written.
    #[error("{0}")]
    File(#[from] std::io::Error),
    /// No key for this is valid today.
    #[error("no {0} key is valid today: renew the keys with the identity key")]
    RunOut(&'static str),
    /// What the organisation says of itself breaks a limit.
    #[error("the entry cannot be signed: {0}")]
    Entry(#[from] DirectoryError),
    /// The machine gives no random numbers.
    #[error("the machine gives no random numbers")]
    NoChance,
}
