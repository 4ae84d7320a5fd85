//! Counting days: of the calendar, of the working week, and months. A day is a number, so no hour that a night has more or less can
//! change it.
use super::Length;
use envelope::ids::Day;
use jiff::{
    Span,
    civil::{Date, date},
};

/// Whether a day is a public holiday. Whoever reckons says which: the desk asks the calendar of its country.
pub type DayOff<'a> = &'a dyn Fn(Day) -> bool;

/// The last day the calendar library knows: 9999-12-31.
const LAST: u32 = 2_932_896;
const EPOCH: Date = date(1970, 1, 1);

/// The last day of what begins on a day and lasts so long; the first is not counted. `None`: it has no end.
#[must_use]
pub fn after(start: Day, length: Length, off: DayOff<'_>) -> Option<Day> {
    match length {
        Length::Days(days) => Some(capped(start.number().saturating_add(days.into()))),
        Length::WorkingDays(days) => {
            Some(nth_working(capped(start.number().saturating_add(1)), days.into(), off))
        }
        Length::Months(months) => Some(months_on(start, months)),
        Length::Open => None,
    }
}

/// Whether it is a Monday to Friday that is no public holiday.
#[must_use]
pub fn is_working(day: Day, off: DayOff<'_>) -> bool {
    // 1970-01-01 was a Thursday.
    (day.number().saturating_add(3)) % 7 < 5 && !off(day)
}

/// The last working day before a day that is none: what is to be done at a counter is done by then. `None`: the day itself is one.
#[must_use]
pub fn before_weekend(day: Day, off: DayOff<'_>) -> Option<Day> {
    if is_working(day, off) {
        return None;
    }
    (0..day.number()).rev().take(30).map(Day).find(|earlier| is_working(*earlier, off))
}

/// How many days from one to the other; below 0 if that is past.
pub(super) fn apart(from: Day, to: Day) -> i64 {
    i64::from(to.number()) - i64::from(from.number())
}

/// Working days from one day to another, both included.
pub(super) fn working_between(from: Day, to: Day, off: DayOff<'_>) -> u32 {
    let found = (from.number()..=to.number()).filter(|day| is_working(Day(*day), off)).count();
    u32::try_from(found).unwrap_or(u32::MAX)
}

/// The last day of what stood still from one day until another.
pub(super) fn resumed((since, on): (Day, Day), until: Day, working: bool, off: DayOff<'_>) -> Day {
    if working {
        return nth_working(on, working_between(since, until, off), off);
    }
    capped(until.number().saturating_add(on.number().saturating_sub(since.number())))
}

/// The n-th working day from a day on, that day included if it is one; the day itself for none.
fn nth_working(from: Day, count: u32, off: DayOff<'_>) -> Day {
    if count == 0 {
        return from;
    }
    let mut left = count;
    for day in from.number()..LAST {
        if is_working(Day(day), off) {
            left -= 1;
            if left == 0 {
                return Day(day);
            }
        }
    }
    Day(LAST)
}

fn months_on(start: Day, months: u8) -> Day {
    let date = EPOCH.saturating_add(Span::new().days(start.number().min(LAST)));
    let end = date.saturating_add(Span::new().months(months));
    capped(u32::try_from(end.duration_since(EPOCH).as_hours() / 24).unwrap_or(LAST))
}

fn capped(day: u32) -> Day {
    Day(day.min(LAST))
}
