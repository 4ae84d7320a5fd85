//! How often each place was looked at in its week, gathered in memory and written down together now and then: no row changes at the moment
//! of a look, so nothing tells when it was.
use envelope::{campaign::PlaceCode, ids::Day};
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

/// Looks that are not written down yet.
#[derive(Default)]
pub(crate) struct Times(Mutex<BTreeMap<(PlaceCode, Day), i64>>);

impl Times {
    /// One look more at a place that is there, in this week.
    pub(crate) fn count(&self, code: &PlaceCode, week: Day) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let one = times.entry((code.clone(), week)).or_default();
        *one = one.saturating_add(1);
    }

    /// All of them; none is left.
    pub(crate) fn take(&self) -> BTreeMap<(PlaceCode, Day), i64> {
        std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Puts back what could not be written down.
    pub(crate) fn give_back(&self, taken: BTreeMap<(PlaceCode, Day), i64>) {
        let mut times = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (place, more) in taken {
            let one = times.entry(place).or_default();
            *one = one.saturating_add(more);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_not_be_written_down_is_not_lost_and_counts_once() {
        let times = Times::default();
        let (code, week) = (PlaceCode::of(7), Day(20_780));
        (0..3).for_each(|_| times.count(&code, week));
        let taken = times.take();
        times.count(&code, week);
        times.give_back(taken);
        assert_eq!(times.take().get(&(code, week)), Some(&4));
        assert!(times.take().is_empty());
    }
}
