//! Telling that nobody took an urgent report in time: whoever leads and whoever stands in, once, and once more later. Counted around the clock
//! or in the desk's hours; on the clocks of the wall, so that a night with a change of clocks is as long as it was.
use crate::{Desk, DeskError, Permission, State, notices::Tell};
use domain::{
    NoticeKind, Urgency,
    escalation::{Hours, Waits},
};
use store::desk::{self as rows, By};
use web::dates;

/// Days that are looked at: a week of waiting in one hour a week.
const DAYS: u32 = 7 * 7 * 24 + 7;

/// The part of a day in which a desk works, Unix seconds.
fn open_on(hours: Hours, day: u32) -> Option<(i64, i64)> {
    let (from, to) = hours.on(dates::weekday(day))?;
    Some((dates::moment_on(day, from), dates::moment_on(day, to)))
}

/// The moment from which `minutes` have passed now: whatever was earlier is over.
#[must_use]
pub fn over_before(hours: Hours, (minutes, in_hours): (i64, bool), now: i64) -> i64 {
    let mut left = minutes * 60;
    if !in_hours {
        return now - left;
    }
    let today = dates::day_in_brussels(now);
    for day in (today.saturating_sub(DAYS)..=today).rev() {
        let Some((start, end)) = open_on(hours, day) else { continue };
        let end = end.min(now);
        if end - start >= left {
            return end - left;
        }
        left -= (end - start).max(0);
    }
    0
}

/// The moment at which `minutes` have passed since `from`.
#[must_use]
pub fn over_at(hours: Hours, (minutes, in_hours): (i64, bool), from: i64) -> i64 {
    let mut left = minutes * 60;
    if !in_hours {
        return from + left;
    }
    let first = dates::day_in_brussels(from);
    for day in first..=first.saturating_add(DAYS) {
        let Some((start, end)) = open_on(hours, day) else { continue };
        let start = start.max(from);
        if end - start >= left {
            return start + left;
        }
        left -= (end - start).max(0);
    }
    i64::MAX
}

impl Desk {
    /// How long something of this urgency waits.
    fn waits(&self, urgency: Urgency) -> Option<Waits> {
        match urgency {
            Urgency::Now => Some(self.0.escalation.now),
            Urgency::Soon => Some(self.0.escalation.soon),
            Urgency::Normal => None,
        }
    }

    /// What was most urgent, and what was urgent today, before these moments was not taken in time.
    pub(crate) fn in_time(&self) -> (i64, i64) {
        let of =
            |waits: Waits| over_before(self.0.escalation.hours, (waits.first, waits.in_hours), self.now());
        (of(self.0.escalation.now), of(self.0.escalation.soon))
    }

    /// Since when it is overdue that nobody took something urgent since `urgent_at`, Unix seconds; `None`: it is not.
    pub(crate) fn overdue(&self, urgency: Urgency, urgent_at: Option<i64>) -> Option<i64> {
        let waits = self.waits(urgency)?;
        let over = over_at(self.0.escalation.hours, (waits.first, waits.in_hours), urgent_at?);
        (over < self.now()).then_some(over)
    }

    /// How long whoever leads is not told of what nobody took: minutes, hours, and whether each counts in the desk's hours alone.
    #[must_use]
    pub fn escalates(&self) -> ((i64, bool), (i64, bool)) {
        let of = self.0.escalation;
        ((of.now.first, of.now.in_hours), (of.soon.first / 60, of.soon.in_hours))
    }

    /// Tells whoever leads that nobody took an urgent report in time, and once more if still nobody did.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn escalate(&self) -> Result<(), DeskError> {
        let of = self.0.escalation;
        let before = |waits: Waits, minutes: Option<i64>| {
            minutes.map_or(0, |minutes| over_before(of.hours, (minutes, waits.in_hours), self.now()))
        };
        let first = (before(of.now, Some(of.now.first)), before(of.soon, Some(of.soon.first)));
        let again = (before(of.now, of.now.again), before(of.soon, of.soon.again));
        let steps = [
            (0, first, NoticeKind::Escalated, "escalated"),
            (1, again, NoticeKind::EscalatedAgain, "escalated-again"),
        ];
        // The second first: what was left for long while the desk was shut is told once now, and once more in its time.
        for (told, before, kind, act) in steps.into_iter().rev() {
            let mut tx = self.0.store.read("urgent").await?;
            let left = rows::left_urgent(&mut tx, told, before).await?;
            drop(tx);
            for number in left {
                self.escalate_one(number, told, (kind, act)).await?;
            }
        }
        Ok(())
    }

    async fn escalate_one(
        &self,
        number: i64,
        told: i64,
        (kind, act): (NoticeKind, &'static str),
    ) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("escalate").await?;
        let Some(row) = rows::lock_signal(&mut tx, By::Number(number)).await? else { return Ok(()) };
        // Taken in this very moment?
        let free = row.assignee.is_none() && row.state != State::Closed.code();
        if free && rows::escalate(&mut tx, number, told).await? {
            self.tell(&mut tx, (kind, Some(number)), Tell::All(Permission::ManagePeople), None).await?;
            self.note(&mut tx, None, act, &format!("signal {number}")).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tuesday 24 November 2026, 12:00 UTC: one in the afternoon in Brussels.
    const NOON: i64 = 1_795_521_600;

    fn office() -> Hours {
        Hours::read(["09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-17:00", "09:00-12:00", "", ""])
            .unwrap()
    }

    #[test]
    fn around_the_clock_is_around_the_clock() {
        assert_eq!(over_at(Hours::default(), (30, false), NOON), NOON + 1_800);
        assert_eq!(over_before(office(), (30, false), NOON), NOON - 1_800);
    }

    #[test]
    fn what_comes_in_the_evening_waits_for_the_morning_and_a_weekend_counts_nothing() {
        let evening = NOON + 8 * 3_600;
        let morning = NOON + 20 * 3_600;
        assert_eq!(over_at(office(), (30, true), evening), morning + 1_800);
        let friday = NOON + 3 * 86_400 - 3_600 - 900;
        let monday = NOON + 6 * 86_400 - 4 * 3_600;
        assert_eq!(
            over_at(office(), (30, true), friday),
            monday + 900,
            "a quarter of an hour is left on Friday"
        );
    }

    #[test]
    fn what_is_over_by_one_reckoning_is_over_by_the_other() {
        for from in (0..14 * 24).map(|hour| NOON + hour * 3_600 - 1_234) {
            for minutes in [1, 30, 480, 1_440] {
                let over = over_at(office(), (minutes, true), from);
                for now in [over - 1, over, over + 1, over + 86_400] {
                    let before = over_before(office(), (minutes, true), now);
                    assert_eq!(
                        over < now && from < before,
                        over < now,
                        "{from} {minutes} {now} {over} {before}"
                    );
                    assert!(now >= over || from >= before, "{from} {minutes} {now} {over} {before}");
                }
            }
        }
    }
}
