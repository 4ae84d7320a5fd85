//! Key derivations are slow on purpose. They stand in a bounded queue; sending and returning have one each, so that a
//! flood of wrong codes cannot hold up a report.
use std::sync::Arc;
use tokio::sync::Semaphore;
use web::stack::leaving_nothing;

/// Too many wait already.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Busy;

/// So many at once, so many waiting, the rest told to come back.
#[derive(Clone)]
pub(crate) struct Queue {
    places: Arc<Semaphore>,
    all: usize,
    workers: Arc<Semaphore>,
}

impl Queue {
    pub(crate) fn new(workers: usize, waiting: usize) -> Self {
        Self {
            places: Arc::new(Semaphore::new(workers + waiting)),
            all: workers + waiting,
            workers: Arc::new(Semaphore::new(workers)),
        }
    }

    /// How many are under way or wait.
    pub(crate) fn waiting(&self) -> usize {
        self.all.saturating_sub(self.places.available_permits())
    }

    /// Runs `work` on a thread of its own when its turn comes, and leaves no trace of it on that thread's stack.
    pub(crate) async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Busy> {
        let _place = self.places.try_acquire().map_err(|_| Busy)?;
        let _worker = self.workers.acquire().await.map_err(|_| Busy)?;
        tokio::task::spawn_blocking(|| leaving_nothing(work)).await.map_err(|_| Busy)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[tokio::test]
    async fn a_full_queue_says_so_at_once_and_the_other_one_goes_on() {
        let (returning, sending) = (Queue::new(1, 0), Queue::new(1, 0));
        let slow = returning.clone();
        let held =
            tokio::spawn(async move { slow.run(|| std::thread::sleep(Duration::from_millis(200))).await });
        tokio::time::sleep(Duration::from_millis(50)).await;
        assert_eq!(returning.run(|| 1).await, Err(Busy));
        assert_eq!(sending.run(|| 1).await, Ok(1));
        assert_eq!(held.await.unwrap(), Ok(()));
        assert_eq!(returning.run(|| 2).await, Ok(2));
    }
}
