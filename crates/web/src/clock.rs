//! Time as a parameter: the machine's clock for service, a clock that only moves when told for tests.
//! Owns the only call to the machine's time in this crate.
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

/// Something that tells the time.
pub trait Clock: Send + Sync {
    /// Seconds since 1970-01-01T00:00:00Z, leap seconds not counted.
    fn now(&self) -> i64;
}

/// The machine's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> i64 {
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(since) => i64::try_from(since.as_secs()).unwrap_or(i64::MAX),
            // A machine that was never set stands before 1970; that must not stop anyone from writing.
            Err(before) => i64::try_from(before.duration().as_secs()).map_or(i64::MIN, |s| -s),
        }
    }
}

/// A clock for tests. Its clones show the same time.
#[derive(Debug, Clone, Default)]
pub struct FixedClock(Arc<AtomicI64>);

impl FixedClock {
    /// A clock that stands still at `unix_seconds`.
    #[must_use]
    pub fn at(unix_seconds: i64) -> Self {
        Self(Arc::new(AtomicI64::new(unix_seconds)))
    }

    /// Puts this clock and its clones at `unix_seconds`.
    pub fn set(&self, unix_seconds: i64) {
        self.0.store(unix_seconds, Ordering::SeqCst);
    }

    /// Moves this clock and its clones by `seconds`; a negative number turns it back.
    pub fn advance(&self, seconds: i64) {
        self.0.fetch_add(seconds, Ordering::SeqCst);
    }
}

impl Clock for FixedClock {
    fn now(&self) -> i64 {
        self.0.load(Ordering::SeqCst)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_test_that_moves_its_clock_moves_it_for_every_holder() {
        let clock = FixedClock::at(1_000);
        let held: Arc<dyn Clock> = Arc::new(clock.clone());
        clock.advance(500);
        assert_eq!(held.now(), 1_500);
        clock.set(7);
        assert_eq!(held.now(), 7);
    }

    #[test]
    fn the_service_does_not_live_in_1970() {
        assert!(SystemClock.now() > 1_700_000_000);
    }
}
