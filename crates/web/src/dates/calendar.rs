//! A month as weeks, and Belgium's public holidays: what the page after a quick exit shows. It must be true, so that
//! whoever looks over a shoulder sees an ordinary calendar. Refuses to know words and what day it is.
use jiff::civil::{Date, date};
use jiff::{Span, ToSpan};

use super::{EPOCH, date_of, days_until};

/// A day of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    /// The year, such as 2026.
    pub year: i16,
    /// 1 to 12, as in the ids `month-1` to `month-12`.
    pub month: u8,
    /// 1 to 31.
    pub day: u8,
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self { year: date.year(), month: date.month().unsigned_abs(), day: date.day().unsigned_abs() }
    }
}

/// The weeks of a month, Monday first; `None` is a day of the month before or after. Empty if there is no such month.
#[must_use]
pub fn calendar(year: i16, month: u8) -> Vec<[Option<u8>; 7]> {
    let Some(first) = i8::try_from(month).ok().and_then(|m| Date::new(year, m, 1).ok()) else {
        return Vec::new();
    };
    let before = usize::from(first.weekday().to_monday_zero_offset().unsigned_abs());
    let days = std::iter::repeat_n(None, before).chain((1..=first.days_in_month().unsigned_abs()).map(Some));
    let days: Vec<Option<u8>> = days.collect();
    days.chunks(7).map(week).collect()
}

fn week(days: &[Option<u8>]) -> [Option<u8>; 7] {
    let mut week = [None; 7];
    for (place, day) in week.iter_mut().zip(days) {
        *place = *day;
    }
    week
}

/// Belgium's ten public holidays of a year as month, day and word id, in order. Royal Decree of 18 April 1974 on the
/// execution of the law of 4 January 1974 on public holidays, article 1.
#[must_use]
pub fn belgian_holidays(year: i16) -> Vec<(u8, u8, &'static str)> {
    let fixed = [
        (1, 1, "holiday-new-year"),
        (5, 1, "holiday-labour"),
        (7, 21, "holiday-national"),
        (8, 15, "holiday-assumption"),
        (11, 1, "holiday-all-saints"),
        (11, 11, "holiday-armistice"),
        (12, 25, "holiday-christmas"),
    ];
    let easter = easter(year);
    let moving = [(1, "holiday-easter-monday"), (39, "holiday-ascension"), (50, "holiday-whit-monday")];
    let mut all: Vec<_> = moving
        .into_iter()
        .map(|(after, id)| {
            let day = Day::from(easter.saturating_add(Span::new().days(after)));
            (day.month, day.day, id)
        })
        .chain(fixed)
        .collect();
    all.sort_unstable();
    all
}

/// The next public holiday from that day on, that day included: its day since 1970 and its word id.
#[must_use]
pub fn next_holiday(days_since_1970: u32) -> Option<(u32, &'static str)> {
    let today = date_of(days_since_1970);
    [today.year(), today.year().saturating_add(1)]
        .into_iter()
        .flat_map(|year| belgian_holidays(year).into_iter().map(move |(m, d, id)| (year, m, d, id)))
        .filter_map(|(year, m, d, id)| {
            Some((Date::new(year, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok()?, id))
        })
        .find(|(day, _)| *day >= today)
        .map(|(day, id)| (days_until(day), id))
}

/// Whether a day, counted since 1970, is one of Belgium's public holidays.
#[must_use]
pub fn is_holiday(days_since_1970: u32) -> bool {
    let day = Day::from(date_of(days_since_1970));
    belgian_holidays(day.year).iter().any(|(month, number, _)| (*month, *number) == (day.month, day.day))
}

/// Easter Sunday in the Gregorian calendar, by the anonymous algorithm published in Nature, 20 April 1876, as given by
/// Jean Meeus, Astronomical Algorithms (1991), chapter 8. The names of the variables are his.
#[must_use]
pub fn easter(year: i16) -> Date {
    let year = i32::from(year);
    let a = year.rem_euclid(19);
    let (b, c) = (year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let g = (b - (b + 8).div_euclid(25) + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l).div_euclid(451);
    // Months and days follow from March the first, which spares a division into month and day that could fail.
    let since_march = h + l - 7 * m + 21;
    let march = date(1970, 3, 1).with().year(i16::try_from(year).unwrap_or(1970)).build().unwrap_or(EPOCH);
    march.saturating_add(since_march.days())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_calendar_shown_after_leaving_has_easter_where_everybody_knows_it() {
        for (year, month, day) in [
            (1818, 3, 22), // the earliest there can be
            (1943, 4, 25), // the latest
            (2000, 4, 23),
            (2024, 3, 31),
            (2025, 4, 20),
            (2026, 4, 5),
            (2027, 3, 28),
            (2038, 4, 25),
            (2285, 3, 22),
        ] {
            assert_eq!(easter(year), date(year, month, day));
        }
    }

    #[test]
    fn easter_is_always_a_sunday_between_22_march_and_25_april() {
        for year in 1583..9999 {
            let found = easter(year);
            assert_eq!(found.weekday().to_monday_one_offset(), 7, "{year}");
            assert!(found >= date(year, 3, 22) && found <= date(year, 4, 25), "{year}");
        }
    }

    #[test]
    fn whoever_looks_over_a_shoulder_sees_the_holidays_of_this_year() {
        assert_eq!(
            belgian_holidays(2026),
            [
                (1, 1, "holiday-new-year"),
                (4, 6, "holiday-easter-monday"),
                (5, 1, "holiday-labour"),
                (5, 14, "holiday-ascension"),
                (5, 25, "holiday-whit-monday"),
                (7, 21, "holiday-national"),
                (8, 15, "holiday-assumption"),
                (11, 1, "holiday-all-saints"),
                (11, 11, "holiday-armistice"),
                (12, 25, "holiday-christmas"),
            ]
        );
    }

    #[test]
    fn every_holiday_has_a_name_in_every_language() {
        for lang in crate::language::Lang::ALL {
            for (_, _, id) in belgian_holidays(2026) {
                let said = crate::words::Words::of(lang).say(id);
                assert!(crate::words::unsaid(&said).is_empty(), "{id}");
            }
        }
    }

    #[test]
    fn the_next_holiday_may_be_today_or_in_the_next_year() {
        let day = |m, d| days_until(date(2026, m, d));
        assert_eq!(next_holiday(day(11, 12)), Some((day(12, 25), "holiday-christmas")));
        assert_eq!(next_holiday(day(12, 25)), Some((day(12, 25), "holiday-christmas")));
        assert_eq!(next_holiday(day(12, 26)), Some((day(12, 31) + 1, "holiday-new-year")));
        assert_eq!(next_holiday(u32::MAX), None);
    }

    #[test]
    fn each_year_has_ten_public_holidays_and_a_fixed_one_may_meet_one_that_moves() {
        let mut met = Vec::new();
        for year in 1990..=2060 {
            let (first, next) = (days_until(date(year, 1, 1)), days_until(date(year + 1, 1, 1)));
            match (first..next).filter(|day| is_holiday(*day)).count() {
                10 => {}
                // Ascension Day on the first of May.
                9 => met.push(year),
                other => panic!("{year}: {other}"),
            }
        }
        assert_eq!(met, [2008]);
        assert!(is_holiday(days_until(date(2027, 3, 29))) && !is_holiday(days_until(date(2027, 3, 28))));
    }

    #[test]
    fn a_month_begins_on_its_own_weekday_and_loses_no_day() {
        let november = calendar(2026, 11);
        assert_eq!(november[0], [None, None, None, None, None, None, Some(1)]);
        assert_eq!(november[5], [Some(30), None, None, None, None, None, None]);
        assert_eq!(calendar(2027, 2).len(), 4); // a February of exactly four weeks
        assert_eq!(calendar(2028, 2).concat().iter().flatten().count(), 29);
        for month in 1..=12 {
            let days: Vec<u8> = calendar(2026, month).concat().into_iter().flatten().collect();
            assert!(days.iter().zip(1..).all(|(&day, n)| day == n));
        }
    }

    #[test]
    fn a_month_that_does_not_exist_is_empty() {
        assert!(
            calendar(2026, 0).is_empty() && calendar(2026, 13).is_empty() && calendar(2026, 200).is_empty()
        );
        assert!(calendar(10_000, 1).is_empty());
    }
}
