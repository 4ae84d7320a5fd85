//! The log of the directory: every bundle that a relay took in, in a tree to which things are only ever added (RFC 6962), whose head the relay
//! signs and desks sign beside it (C2SP signed-note, tlog-checkpoint, tlog-cosignature). Exact bytes in `spec/directory-log.md`.
mod checkpoint;
mod note;
mod tree;

pub use checkpoint::{Checkpoint, LogKey, LogVerifier, cosign, cosigned_at, origin, witness_name};
pub use note::{Note, NoteSignature};
pub use tree::{Leaf, Root, Tree};

/// Why what a relay says of its log is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum LogError {
    /// Not a note of C2SP, or not the text of a checkpoint.
    #[error("this is not a signed checkpoint")]
    Form,
    /// Of another deployment.
    #[error("this is the head of another log")]
    OtherLog,
    /// Nobody whose key is asked for has signed it.
    #[error("the signature does not fit")]
    Signature,
}

#[cfg(test)]
mod tests;
