//! Fetching from the relay and taking in what is ours.
mod apply;
mod take_in;

use crate::{Desk, DeskError, Permission, Session, relay_client::RelayError};
use envelope::relay_api;

pub(crate) use apply::{FORGED, GAP, GOOD, details_of};
pub(crate) use take_in::reason;

const CURSOR: &str = "cursor";
pub(crate) const LAST_PULL: &str = "last_pull";
pub(crate) const PULL_OK: &str = "pull_ok";

/// What a pull brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pulled {
    /// Reports.
    pub new_signals: u64,
    /// Messages, reports included.
    pub new_messages: u64,
}

impl std::ops::AddAssign for Pulled {
    fn add_assign(&mut self, more: Self) {
        self.new_signals += more.new_signals;
        self.new_messages += more.new_messages;
    }
}

/// What a pull by hand came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PullOutcome {
    /// The relay answered.
    Done(Pulled),
    /// It could not be reached (`inbox-pull-failed`).
    Unreachable {
        /// When it last was, Unix seconds.
        last: Option<i64>,
    },
}

impl Desk {
    /// Fetches now, because a member asks, and notes it in the log.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn pull_now(&self, session: &Session) -> Result<PullOutcome, DeskError> {
        self.allow(session, Permission::PullNow).await?;
        let mut tx = self.0.store.write("pull by hand").await?;
        self.note(&mut tx, Some(session.member.id), "pulled", "").await?;
        tx.commit().await?;
        match self.pull_once().await {
            Ok(pulled) => {
                self.send_what_waits().await?;
                Ok(PullOutcome::Done(pulled))
            }
            Err(DeskError::Relay(_)) => {
                let mut tx = self.0.store.read("last pull").await?;
                Ok(PullOutcome::Unreachable { last: store::desk::status(&mut tx, LAST_PULL).await? })
            }
            Err(error) => Err(error),
        }
    }

    /// Fetches everything that waits at the relay.
    ///
    /// # Errors
    /// [`DeskError::Relay`] when it cannot be reached.
    pub async fn pull_once(&self) -> Result<Pulled, DeskError> {
        let _one_at_a_time = self.0.pulling.lock().await;
        let mut all = Pulled::default();
        loop {
            let mut tx = self.0.store.read("cursor").await?;
            let cursor = store::desk::status(&mut tx, CURSOR).await?.unwrap_or(0);
            drop(tx);
            let answer = self.0.client.pull(&self.0.ring, self.now(), cursor).await;
            self.note_reach(answer.is_ok()).await?;
            let page = answer?;
            if !goes_on(cursor, &page) {
                return Err(RelayError::Form.into());
            }
            let more = page.more;
            all += self.take_in(cursor, page.items).await?;
            if !more {
                return Ok(all);
            }
        }
    }

    /// When the relay was last reached. Written once a minute and when it changes: this is no log of every try.
    async fn note_reach(&self, reached: bool) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("reach").await?;
        let was = store::desk::status(&mut tx, PULL_OK).await?;
        let last = store::desk::status(&mut tx, LAST_PULL).await?.unwrap_or(0);
        drop(tx);
        let now = self.now();
        if was == Some(i64::from(reached)) && (!reached || now - last < 60) {
            return Ok(());
        }
        let mut tx = self.0.store.write("reach").await?;
        store::desk::set_status(&mut tx, PULL_OK, reached.into()).await?;
        if reached {
            store::desk::set_status(&mut tx, LAST_PULL, now).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// Places grow, and "more" means that something came: a relay must not lead a desk in a circle or past everything.
fn goes_on(cursor: i64, page: &relay_api::Pulled) -> bool {
    let mut last = u64::try_from(cursor).unwrap_or(0);
    let grows = page.items.iter().all(|item| std::mem::replace(&mut last, item.place) < item.place);
    grows && i64::try_from(last).is_ok_and(|last| last < i64::MAX) && !(page.more && page.items.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use envelope::ids::Day;

    #[test]
    fn a_relay_cannot_lead_a_desk_in_a_circle_or_past_what_waits() {
        let page = |more, places: &[u64]| {
            let item =
                |place: &u64| relay_api::Item { place: *place, day: Day(1), id: [0; 32], sealed: vec![] };
            relay_api::Pulled { more, items: places.iter().map(item).collect() }
        };
        assert!(goes_on(7, &page(false, &[])) && goes_on(7, &page(true, &[8, 20])));
        assert!(!goes_on(7, &page(true, &[])), "more of nothing");
        assert!(!goes_on(7, &page(true, &[7])) && !goes_on(7, &page(false, &[9, 8])));
        assert!(!goes_on(7, &page(true, &[u64::MAX])));
    }
}
