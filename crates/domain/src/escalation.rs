//! When it is told that nobody took an urgent report: after how long, once more after how long, and whether only the desk's hours count.
use crate::told::minutes_of_day;

/// The hours in which a desk works, by day of the week: from and to, minutes of the day, Monday first. None at all: always.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Hours([Option<(u16, u16)>; 7]);

/// How long it waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// Minutes from when it became urgent until it is told.
    pub first: i64,
    /// The same until it is told once more; `None`: it is told once.
    pub again: Option<i64>,
    /// Only the desk's hours count.
    pub in_hours: bool,
}

/// The whole of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Escalation {
    /// Of what is most urgent.
    pub now: Waits,
    /// Of what is urgent today.
    pub soon: Waits,
    /// The desk's hours.
    pub hours: Hours,
}

/// The longest it can wait, in minutes: a week.
pub const WAITS_MAX_MINUTES: i64 = 7 * 24 * 60;

impl Default for Escalation {
    fn default() -> Self {
        Self {
            now: Waits { first: 30, again: Some(90), in_hours: false },
            soon: Waits { first: 8 * 60, again: Some(24 * 60), in_hours: false },
            hours: Hours::default(),
        }
    }
}

impl Hours {
    /// Reads seven fields `HH:MM-HH:MM` (an empty one is a day without), Monday first.
    ///
    /// # Errors
    /// The day, 1 to 7, whose field is none or ends before it begins.
    pub fn read(fields: [&str; 7]) -> Result<Self, u8> {
        let mut hours = [None; 7];
        for ((day, field), hour) in (1..).zip(fields).zip(&mut hours) {
            *hour = match field.trim() {
                "" => None,
                field => {
                    let (from, to) = field.split_once('-').ok_or(day)?;
                    let both = minutes_of_day(from.trim()).zip(minutes_of_day(to.trim()));
                    Some(both.filter(|(from, to)| from < to).ok_or(day)?)
                }
            };
        }
        Ok(Self(hours))
    }

    /// From and to on a day of the week, 1 is Monday.
    #[must_use]
    pub fn on(self, weekday: u8) -> Option<(u16, u16)> {
        self.0.get(usize::from(weekday.checked_sub(1)?)).copied().flatten()
    }

    /// Whether no hours are given.
    #[must_use]
    pub fn is_always(self) -> bool {
        self.0.iter().all(Option::is_none)
    }
}

impl Escalation {
    /// Whether these times make sense: something, the second after the first, at most a week; hours where they count.
    #[must_use]
    pub fn fits(&self) -> bool {
        [self.now, self.soon].iter().all(|waits| {
            let in_range = |minutes: i64| (1..=WAITS_MAX_MINUTES).contains(&minutes);
            let again = waits.again.is_none_or(|again| again > waits.first && in_range(again));
            in_range(waits.first) && again && !(waits.in_hours && self.hours.is_always())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_and_what_is_none_is_named_by_its_day() {
        let hours = Hours::read(["09:00-17:00", "", "", "", "08:30-12:00", "", ""]).unwrap();
        assert_eq!((hours.on(1), hours.on(2), hours.on(5)), (Some((540, 1_020)), None, Some((510, 720))));
        assert!(!hours.is_always() && Hours::default().is_always());
        assert_eq!(Hours::read(["", "9-17", "", "", "", "", ""]), Err(2));
        assert_eq!(Hours::read(["", "", "17:00-09:00", "", "", "", ""]), Err(3), "a night is two days");
    }

    #[test]
    fn times_that_would_never_or_always_be_over_are_refused() {
        let good = Escalation::default();
        assert!(good.fits());
        let with = |now: Waits| Escalation { now, ..good };
        assert!(with(Waits { again: None, ..good.now }).fits());
        for wrong in [
            Waits { first: 0, ..good.now },
            Waits { again: Some(30), ..good.now },
            Waits { first: WAITS_MAX_MINUTES + 1, again: None, ..good.now },
            Waits { in_hours: true, ..good.now },
        ] {
            assert!(!with(wrong).fits(), "{wrong:?}");
        }
    }
}
