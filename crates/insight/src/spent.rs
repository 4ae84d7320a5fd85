//! Time that a test took of the processor: what others do on the machine meanwhile does not count.
use rustix::time::{ClockId, clock_gettime};
use std::time::Duration;

/// Time of this thread so far.
pub(crate) fn now() -> Duration {
    let now = clock_gettime(ClockId::ThreadCPUTime);
    Duration::new(now.tv_sec.unsigned_abs(), u32::try_from(now.tv_nsec).unwrap_or(0))
}
