//! Dates and moments in words, in Belgian time. Refuses to know what day it is: every day is a parameter.
//! Days are counted since 1970-01-01, seconds as Unix counts them.
use jiff::civil::{Date, DateTime, date};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp};

use crate::words::Words;

mod calendar;
pub use calendar::{Day, belgian_holidays, calendar, easter, is_holiday, next_holiday};

/// Compiled in: a machine without a time zone database must not show a wrong hour.
const BRUSSELS: TimeZone = jiff::tz::get!("Europe/Brussels");

const EPOCH: Date = date(1970, 1, 1);

/// 9999-12-31, the last day the calendar library knows.
const LAST_DAY: u32 = 2_932_896;

/// A day in full: "24 november 2026". What is beyond 9999 is shown as its last day.
#[must_use]
pub fn day_long(words: &Words, days_since_1970: u32) -> String {
    in_words(words, date_of(days_since_1970))
}

/// A moment on the clocks of Brussels: "24 november 2026, 14:05".
#[must_use]
pub fn moment(words: &Words, unix_seconds: i64) -> String {
    let local = brussels(unix_seconds);
    let comma = if words.lang().dir() == "rtl" { '،' } else { ',' };
    format!("{}{comma} {:02}:{:02}", in_words(words, local.date()), local.hour(), local.minute())
}

/// The hour on the clocks of Brussels, `HH:MM`: what a field for hours holds.
#[must_use]
pub fn hour(unix_seconds: i64) -> String {
    let local = brussels(unix_seconds);
    format!("{:02}:{:02}", local.hour(), local.minute())
}

/// The day it is in Brussels at that moment, in days since 1970. Before 1970 it is 0.
#[must_use]
pub fn day_in_brussels(unix_seconds: i64) -> u32 {
    days_until(brussels(unix_seconds).date())
}

/// The moment at which the clocks of Brussels show so many minutes after midnight on a day, Unix seconds. In the night in which they
/// go forward, what they pass over is as much later; in the night in which they go back, it is the first of the two.
#[must_use]
pub fn moment_on(days_since_1970: u32, minutes: u16) -> i64 {
    let date = date_of(days_since_1970);
    let local = date.at(0, 0, 0, 0).saturating_add(Span::new().minutes(i64::from(minutes)));
    BRUSSELS.to_timestamp(local).map_or(i64::MAX, Timestamp::as_second)
}

/// The day written as `YYYY-MM-DD` (RFC 3339 `full-date`), in days since 1970; `None` for what is no such day.
#[must_use]
pub fn parse_day(text: &str) -> Option<u32> {
    text.parse().ok().filter(|day| *day >= EPOCH).map(days_until)
}

/// A day as `YYYY-MM-DD`: what [`parse_day`] reads, and what a field for dates holds.
#[must_use]
pub fn written_day(days_since_1970: u32) -> String {
    date_of(days_since_1970).to_string()
}

/// The year, month and day of a day.
#[must_use]
pub fn today(days_since_1970: u32) -> Day {
    Day::from(date_of(days_since_1970))
}

/// The same day so many months on, or the last day of that month where there is none: one month after 31 January is 28 February
/// (Regulation (EEC, Euratom) 1182/71 art. 3).
#[must_use]
pub fn months_after(days_since_1970: u32, months: u8) -> u32 {
    let date = date_of(days_since_1970);
    date.checked_add(Span::new().months(months)).map_or(LAST_DAY, days_until)
}

/// When the first day of a month begins in Brussels, Unix seconds; `None` for a month that is none.
#[must_use]
pub fn month_begins(year: i16, month: u8) -> Option<i64> {
    let first = Date::new(year, i8::try_from(month).ok()?, 1).ok()?;
    Some(BRUSSELS.to_timestamp(first.at(0, 0, 0, 0)).ok()?.as_second())
}

/// The day of the week: 1 is Monday, 7 is Sunday, as in the ids `weekday-1` to `weekday-7`.
#[must_use]
pub fn weekday(days_since_1970: u32) -> u8 {
    date_of(days_since_1970).weekday().to_monday_one_offset().unsigned_abs()
}

fn in_words(words: &Words, date: Date) -> String {
    let month = month_beside_a_day(words, date.month());
    let (day, year) = (date.day().to_string(), date.year().to_string());
    let all = [("day", day.as_str().into()), ("month", (&month).into()), ("year", year.as_str().into())];
    words.say_plain_with("date-long", &all)
}

fn month_beside_a_day(words: &Words, month: i8) -> String {
    words.say(&format!("month-of-{month}"))
}

/// A day of each month in full, with something else in the place of the day and of the year: for a page's script, which knows them.
#[must_use]
pub fn months_around(words: &Words, day: &str, year: &str) -> [String; 12] {
    [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map(|month| {
        let month = month_beside_a_day(words, month);
        let all = [("day", day.into()), ("month", (&month).into()), ("year", year.into())];
        words.say_plain_with("date-long", &all)
    })
}

/// A day without its year: "24 november".
#[must_use]
pub fn day_of_year(words: &Words, month: u8, day: u8) -> String {
    let month = month_beside_a_day(words, i8::try_from(month).unwrap_or(1));
    let all = [("day", i64::from(day).to_string()), ("month", month)];
    let all = all.each_ref().map(|(name, value)| (*name, value.into()));
    words.say_plain_with("date-day", &all)
}

/// A month and its year, as it stands above a calendar: "november 2026".
#[must_use]
pub fn month_long(words: &Words, month: u8, year: i16) -> String {
    let month = words.say(&format!("month-{month}"));
    let all = [("month", month), ("year", year.to_string())];
    let all = all.each_ref().map(|(name, value)| (*name, value.into()));
    words.say_plain_with("date-month", &all)
}

fn brussels(unix_seconds: i64) -> DateTime {
    let furthest = if unix_seconds < 0 { Timestamp::MIN } else { Timestamp::MAX };
    BRUSSELS.to_datetime(Timestamp::from_second(unix_seconds).unwrap_or(furthest))
}

fn date_of(days_since_1970: u32) -> Date {
    EPOCH.saturating_add(Span::new().days(days_since_1970.min(LAST_DAY)))
}

fn days_until(date: Date) -> u32 {
    u32::try_from(date.duration_since(EPOCH).as_hours() / 24).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Lang;

    /// 2026-11-24.
    const DAY: u32 = 20_781;

    #[test]
    fn the_day_a_number_was_checked_is_the_day_that_is_shown() {
        assert_eq!(parse_day("1970-01-01"), Some(0));
        assert_eq!(parse_day("2024-02-29"), Some(19_782));
        assert_eq!(parse_day("2026-11-23"), Some(20_780));
        assert_eq!(parse_day("yesterday"), None);
        assert_eq!(parse_day("2026-02-30"), None);
        assert_eq!(parse_day("1969-12-31"), None);
    }

    #[test]
    fn a_person_reads_a_date_as_it_is_said_in_their_language() {
        assert_eq!(day_long(Words::of(Lang::Nl), DAY), "24 november 2026");
        assert_eq!(day_long(Words::of(Lang::Fr), DAY), "24 novembre 2026");
        assert_eq!(day_long(Words::of(Lang::En), DAY), "24 November 2026");
        assert_eq!(day_long(Words::of(Lang::Ar), DAY), "24 نوفمبر/تشرين الثاني 2026");
        assert_eq!(day_long(Words::of(Lang::Nl), 0), "1 januari 1970");
    }

    #[test]
    fn an_hour_is_shown_as_the_clock_on_the_wall_in_belgium_shows_it_in_winter_and_in_summer() {
        let noon = i64::from(DAY) * 86_400 + 12 * 3_600;
        assert_eq!(moment(Words::of(Lang::Nl), noon), "24 november 2026, 13:00");
        assert_eq!(moment(Words::of(Lang::Ar), noon), "24 نوفمبر/تشرين الثاني 2026، 13:00");
        let july = i64::from(DAY - 140) * 86_400 + 12 * 3_600 + 5 * 60;
        assert_eq!(moment(Words::of(Lang::En), july), "7 July 2026, 14:05");
    }

    #[test]
    fn a_message_written_after_midnight_in_belgium_is_not_dated_the_day_before() {
        let late = i64::from(DAY) * 86_400 + 23 * 3_600;
        assert_eq!(moment(Words::of(Lang::Nl), late), "25 november 2026, 00:00");
        assert_eq!(day_in_brussels(late), DAY + 1);
        assert_eq!(day_in_brussels(late - 1), DAY);
    }

    #[test]
    fn a_shift_begins_when_the_clock_on_the_wall_says_so_also_in_the_nights_in_which_clocks_are_changed() {
        let day = |text: &str| parse_day(text).unwrap();
        let utc =
            |text: &str, hour: i64, minute: i64| i64::from(day(text)) * 86_400 + hour * 3_600 + minute * 60;
        assert_eq!(moment_on(DAY, 7 * 60 + 30), utc("2026-11-24", 6, 30), "winter");
        assert_eq!(moment_on(day("2026-07-07"), 7 * 60 + 30), utc("2026-07-07", 5, 30), "summer");
        // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
        assert_eq!(moment_on(day("2026-03-29"), 150), utc("2026-03-29", 1, 30), "02:30 is not there: 03:30");
        assert_eq!(moment_on(day("2026-03-29"), 7 * 60), utc("2026-03-29", 5, 0));
        assert_eq!(moment_on(day("2026-10-25"), 150), utc("2026-10-25", 0, 30), "the first 02:30");
        assert_eq!(moment_on(day("2026-10-25"), 7 * 60), utc("2026-10-25", 6, 0));
        assert_eq!(moment_on(day("2026-10-25"), 0), utc("2026-10-24", 22, 0));
    }

    #[test]
    fn a_nonsense_day_or_moment_does_not_stop_a_page() {
        assert_eq!(day_long(Words::of(Lang::En), u32::MAX), "31 December 9999");
        assert!(moment(Words::of(Lang::En), i64::MAX).contains("9999"));
        assert!(moment(Words::of(Lang::En), i64::MIN).contains("-9999"));
        assert_eq!(day_in_brussels(i64::MIN), 0);
        assert_eq!(day_in_brussels(-1_000_000), 0);
    }

    #[test]
    fn a_week_has_its_days_in_the_right_order() {
        assert_eq!(weekday(0), 4); // 1970-01-01 was a Thursday
        assert_eq!(weekday(DAY), 2);
        assert_eq!(weekday(DAY + 5), 7);
        assert_eq!(today(DAY), Day { year: 2026, month: 11, day: 24 });
        assert_eq!(days_until(date_of(DAY)), DAY);
    }
}
