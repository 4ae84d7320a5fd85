//! Cleaned copies: made anew each time somebody looks, of the pixels, samples or words of the file alone, and kept nowhere but for two minutes in memory, so
//! that a page and its pictures are one making. Whoever asks has opened the original themselves: what they may see is decided there.
use crate::{Desk, DeskError};
use futures_util::{Stream, StreamExt, stream};
use std::{
    pin::pin,
    sync::{Arc, Mutex, PoisonError},
};
pub use web::cleaning::{Cleaned, Cleaner, Format, Heard, Kept, Picture, Read, Refusal, SOUND_TYPE, Seen};
use zeroize::Zeroizing;

/// Seconds for which a copy is at hand.
const AT_HAND: i64 = 120;
/// And the most bytes of all that are.
const AT_HAND_BYTES: usize = 32 << 20;

/// Of what a copy is: the same bytes and the same page look the same, whose they ever are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CopyOf {
    /// The SHA-256 of the original, in lower-case hexadecimal.
    pub sha256: String,
    /// Which page, from 1; beyond the last, the last.
    pub page: u32,
}

/// A cleaned copy, or why there is none.
pub type Copied = Result<Arc<Cleaned>, Refusal>;

/// Copies that were made just now.
#[derive(Default)]
pub(crate) struct AtHand(Mutex<Vec<(CopyOf, i64, Copied)>>);

impl AtHand {
    fn find(&self, of: &CopyOf, now: i64) -> Option<Copied> {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, made, _)| (0..AT_HAND).contains(&now.saturating_sub(*made)));
        kept.iter().find(|(one, ..)| one == of).map(|(.., copy)| copy.clone())
    }

    /// The oldest go first.
    fn keep(&self, of: CopyOf, now: i64, copy: Copied) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(one, ..)| *one != of);
        kept.push((of, now, copy));
        while kept.len() > 1 && kept.iter().map(|(.., copy)| weight(copy)).sum::<usize>() > AT_HAND_BYTES {
            drop(kept.remove(0));
        }
    }

    /// What is over goes, looked at or not.
    pub(crate) fn forget(&self, now: i64) {
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(_, made, _)| (0..AT_HAND).contains(&now.saturating_sub(*made)));
    }
}

/// A refusal weighs something too, or there could be any number of them.
fn weight(copy: &Copied) -> usize {
    copy.as_ref().map_or(1 << 12, |copy| copy.weight())
}

impl Desk {
    /// Copies that were made some time ago are at hand no longer.
    ///
    /// # Errors
    /// None; it is one of the things that go on by themselves.
    pub(crate) fn forget_copies(&self) -> Result<(), DeskError> {
        self.0.at_hand.forget(self.now());
        Ok(())
    }

    /// A cleaned copy of a file whose bytes come piece by piece, or why there is none. What the bytes are decides, not what they are called.
    /// Whether somebody may look, and that they did, is for whoever calls this.
    ///
    /// # Errors
    /// What `source` fails with.
    pub async fn cleaned<S>(&self, of: CopyOf, source: S) -> Result<Copied, DeskError>
    where
        S: Stream<Item = Result<Zeroizing<Vec<u8>>, DeskError>> + Send,
    {
        if let Some(copy) = self.0.at_hand.find(&of, self.now()) {
            return Ok(copy);
        }
        let Some(cleaner) = &self.0.cleaner else { return Ok(Err(Refusal::Off)) };
        let failed = Mutex::new(None);
        let failure = &failed;
        let copy = {
            let source = pin!(source);
            // A file of which a piece cannot be read ends there; why is said afterwards.
            let source = stream::unfold(source, move |mut source| async move {
                match source.next().await? {
                    Ok(piece) => Some((piece, source)),
                    Err(error) => {
                        *failure.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
                        None
                    }
                }
            });
            cleaner.clean(source.boxed(), of.page).await.map(Arc::new)
        };
        if let Some(error) = failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
            return Err(error);
        }
        if !copy.as_ref().is_err_and(|refusal| refusal.passes()) {
            self.0.at_hand.keep(of, self.now(), copy.clone());
        }
        Ok(copy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn copy(bytes: usize) -> Copied {
        let picture = |length| Picture { format: Format::Jpeg, width: 1, height: 1, bytes: vec![1; length] };
        let kept = Kept::Seen(Seen { large: picture(bytes), small: picture(0) });
        Ok(Arc::new(Cleaned { kept, page: 1, pages: 1 }))
    }

    fn of(page: u32) -> CopyOf {
        CopyOf { sha256: "ab".into(), page }
    }

    #[test]
    fn a_copy_is_at_hand_for_two_minutes_and_then_nowhere() {
        let at_hand = AtHand::default();
        at_hand.keep(of(1), 1_000, copy(10));
        at_hand.keep(of(2), 1_000, Err(Refusal::Cut));
        assert_eq!(at_hand.find(&of(1), 1_119), Some(copy(10)));
        assert_eq!(at_hand.find(&of(2), 1_119), Some(Err(Refusal::Cut)));
        assert_eq!(at_hand.find(&CopyOf { sha256: "ac".into(), page: 1 }, 1_119), None);
        at_hand.forget(1_120);
        assert!(at_hand.0.lock().unwrap().is_empty());
        at_hand.keep(of(1), 1_000, copy(10));
        assert_eq!(at_hand.find(&of(1), 999), None, "a clock that was set back keeps nothing");
    }

    #[test]
    fn what_is_at_hand_has_its_bounds() {
        let at_hand = AtHand::default();
        for page in 1..=5 {
            at_hand.keep(of(page), 1_000, copy(10 << 20));
        }
        assert_eq!(at_hand.find(&of(2), 1_001), None);
        assert!(at_hand.find(&of(5), 1_001).is_some());
        at_hand.keep(of(9), 1_000, copy(AT_HAND_BYTES + 1));
        assert!(at_hand.find(&of(9), 1_001).is_some(), "the newest stays");
        assert_eq!(at_hand.0.lock().unwrap().len(), 1);
    }
}
