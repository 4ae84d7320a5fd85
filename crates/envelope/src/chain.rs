//! Notices a missing, repeated or forged message: each names the hash of the one before it.
//! One chain for each report, organisation and direction; `spec/message.md` says why there are so many.
use crate::{
    cbor::{Cbor, CborError, Reader, Writer},
    message::Message,
};

/// Where a chain stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chain {
    /// The number the next message must have.
    pub next_seq: u64,
    /// The hash of the last one; zeros before the first.
    pub prev: [u8; 32],
}

/// Why a message is not the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ChainError {
    /// At least one message in between is missing.
    #[error("message {expected} is missing, got {got}")]
    Gap {
        /// The number that should have come.
        expected: u64,
        /// The number that came.
        got: u64,
    },
    /// Seen before, or older than what was seen.
    #[error("this message came before")]
    Replay,
    /// Two messages claim one place: the author contradicts themself, or somebody has their key.
    #[error("two messages claim the same place")]
    Fork,
}

impl Chain {
    /// Before the first message.
    #[must_use]
    pub fn start() -> Self {
        Self { next_seq: 0, prev: [0; 32] }
    }

    /// Whether `message` is the next one. Of messages before the last only the number is known here, so they count
    /// as replays; whoever keeps all hashes can tell more.
    ///
    /// # Errors
    /// The way in which it is not.
    pub fn check(&self, message: &Message) -> Result<(), ChainError> {
        if message.seq > self.next_seq {
            return Err(ChainError::Gap { expected: self.next_seq, got: message.seq });
        }
        if message.seq < self.next_seq {
            let is_last = message.seq + 1 == self.next_seq;
            let differs = is_last && message.payload_hash() != self.prev;
            return Err(if differs { ChainError::Fork } else { ChainError::Replay });
        }
        if message.prev == self.prev { Ok(()) } else { Err(ChainError::Fork) }
    }

    /// After a message with this hash.
    pub fn advance(&mut self, hash: [u8; 32]) {
        self.next_seq = self.next_seq.saturating_add(1);
        self.prev = hash;
    }
}

impl Cbor for Chain {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        w.uint(self.next_seq);
        w.bytes(&self.prev);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "chain")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok(Self { next_seq: r.uint()?, prev: r.bytes_of("prev")? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::message::tests::{follow_up, reporter_keys};

    #[test]
    fn a_desk_sees_that_a_message_was_held_back() {
        let keys = reporter_keys(1);
        let mut chain = Chain::start();
        let first = follow_up(&keys, "they moved us", chain);
        chain.check(&first).unwrap();
        chain.advance(first.payload_hash());
        let second = follow_up(&keys, "to the harbour", chain);
        let mut after = chain;
        after.advance(second.payload_hash());
        let third = follow_up(&keys, "come today", after);
        assert_eq!(chain.check(&third), Err(ChainError::Gap { expected: 1, got: 2 }));
        assert_eq!(chain.check(&second), Ok(()));
    }

    #[test]
    fn an_old_message_sent_again_is_not_news() {
        let keys = reporter_keys(1);
        let mut chain = Chain::start();
        let first = follow_up(&keys, "I am in danger", chain);
        chain.advance(first.payload_hash());
        assert_eq!(chain.check(&first), Err(ChainError::Replay));
        let second = follow_up(&keys, "I am safe now", chain);
        chain.advance(second.payload_hash());
        assert_eq!(chain.check(&first), Err(ChainError::Replay));
    }

    #[test]
    fn two_stories_in_one_place_are_not_read_as_one() {
        let keys = reporter_keys(1);
        let mut chain = Chain::start();
        let said = follow_up(&keys, "he let me go", chain);
        let also = follow_up(&keys, "he did not let me go", chain);
        chain.advance(said.payload_hash());
        assert_eq!(chain.check(&also), Err(ChainError::Fork));
        let mut elsewhere = Chain::start();
        elsewhere.advance(also.payload_hash());
        let next = follow_up(&keys, "more", elsewhere);
        assert_eq!(chain.check(&next), Err(ChainError::Fork));
    }
}
