//! What can go wrong with a desk itself, as opposed to what somebody may not do now. Never holds content.

/// Why nothing could be done. Pages show one text for all of these but [`DeskError::Refused`]; the name is for the log.
#[derive(Debug, thiserror::Error)]
pub enum DeskError {
    /// The member's role does not open this (already noted in the log): show `desk-refused`.
    #[error("the role does not allow it")]
    Refused,
    /// The database.
    #[error("database: {0}")]
    Store(#[from] store::StoreError),
    /// Something sealed does not open: altered, moved, or another ring.
    #[error("something in the database is not what this desk sealed there ({0})")]
    Damaged(&'static str),
    /// What is searched in.
    #[error("search: {0}")]
    Find(#[from] find::FindError),
    /// The key ring.
    #[error("keys: {0}")]
    Keys(#[from] crate::keys::KeysError),
    /// The machine gives no random numbers.
    #[error("the machine gives no random numbers")]
    NoChance,
    /// The relay could not be asked.
    #[error("relay: {0}")]
    Relay(#[from] crate::relay_client::RelayError),
    /// What was given to set up a member or a desk cannot be used.
    #[error("{0}")]
    Setup(&'static str),
}
