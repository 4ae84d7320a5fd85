//! What must hold of every clock over seventy years, leap years, Easter and the nights in which the clocks change included.
use super::*;
use jiff::{civil::Date, tz::TimeZone};
use proptest::prelude::*;

/// 1990-01-01 and 2060-12-31.
const DECADES: std::ops::RangeInclusive<u32> = 7_305..=33_237;
const BRUSSELS: TimeZone = jiff::tz::get!("Europe/Brussels");

/// A calendar with holidays enough to stumble over: each 1 January, 1 May and 25 December, and every 97th day.
fn off(day: Day) -> bool {
    let date = date_of(day);
    matches!((date.month(), date.day()), (1, 1) | (5, 1) | (12, 25)) || day.number().is_multiple_of(97)
}

fn date_of(day: Day) -> Date {
    Date::new(1970, 1, 1).unwrap().saturating_add(jiff::Span::new().days(day.number()))
}

fn lengths() -> impl Strategy<Value = Length> {
    prop_oneof![
        (1..400_u16).prop_map(Length::Days),
        (1..120_u16).prop_map(Length::WorkingDays),
        (1..25_u8).prop_map(Length::Months),
    ]
}

fn begun(start: u32, length: Length) -> Clock {
    let extension = Some(Extension { length, times: None });
    Clock { length, extension, start: Day(start), happened: Vec::new() }
}

fn until(clock: &Clock) -> Day {
    match clock.stand(clock.start, &off) {
        Stand::Running { until: Some(until), .. } => until,
        other => panic!("{other:?}"),
    }
}

fn left(clock: &Clock, today: u32) -> i64 {
    match clock.stand(Day(today), &off) {
        Stand::Running { left: Some(left), .. } => left,
        other => panic!("{other:?}"),
    }
}

proptest! {
    #[test]
    fn days_are_counted_one_by_one_and_none_is_lost_or_won(start in DECADES, days in 1..400_u16) {
        let clock = begun(start, Length::Days(days));
        let mut date = date_of(Day(start));
        for _ in 0..days {
            date = date.tomorrow().unwrap();
        }
        prop_assert_eq!(date_of(until(&clock)), date);
    }

    #[test]
    fn each_day_there_is_one_day_less_whatever_the_night_was_like(start in DECADES, length in lengths(), later in 0..500_u32) {
        let clock = begun(start, length);
        prop_assert_eq!(left(&clock, start + later) - left(&clock, start + later + 1), 1);
    }

    #[test]
    fn a_month_ends_on_the_day_of_the_same_number_or_the_last_there_is(start in DECADES, months in 1..25_u8) {
        let (from, to) = (date_of(Day(start)), date_of(until(&begun(start, Length::Months(months)))));
        let month = i32::from(from.year()) * 12 + i32::from(from.month()) - 1 + i32::from(months);
        prop_assert_eq!((i32::from(to.year()), i32::from(to.month())), (month / 12, month % 12 + 1));
        prop_assert!(to.day() == from.day() || (to.day() < from.day() && to == to.last_of_month()));
    }

    #[test]
    fn what_begins_later_or_lasts_longer_never_ends_earlier(start in DECADES, later in 0..60_u32, length in lengths()) {
        let end = until(&begun(start, length));
        prop_assert!(until(&begun(start + later, length)) >= end);
        let longer = match length {
            Length::Days(days) => Length::Days(days + 1),
            Length::WorkingDays(days) => Length::WorkingDays(days + 1),
            Length::Months(months) => Length::Months(months + 1),
            Length::Open => Length::Open,
        };
        prop_assert!(until(&begun(start, longer)) > end);
        prop_assert!(end > Day(start));
    }

    #[test]
    fn working_days_are_exactly_so_many_and_the_last_is_one(start in DECADES, days in 1..120_u16) {
        let end = until(&begun(start, Length::WorkingDays(days)));
        let between = (start + 1..=end.number()).filter(|day| is_working(Day(*day), &off)).count();
        prop_assert_eq!(between, usize::from(days));
        prop_assert!(is_working(end, &off));
    }

    #[test]
    fn standing_still_adds_exactly_the_days_it_stood(
        start in DECADES, length in lengths(), after in 0..400_u32, stood in 0..400_u32,
    ) {
        let mut clock = begun(start, length);
        let before = until(&clock);
        let on = start + after % (before.number() - start + 1);
        let today = Day(start + 2_000);
        for (on, what) in [(on, What::Suspended), (on + stood, What::Resumed)] {
            let next = Happened { on: Day(on), what };
            prop_assert_eq!(clock.check(next, today, &off), Ok(()));
            clock.happened.push(next);
        }
        let now = until(&clock);
        if let Length::WorkingDays(_) = length {
            let count = |from: u32, to: u32| (from..=to).filter(|day| is_working(Day(*day), &off)).count();
            prop_assert_eq!(count(on + stood, now.number()), count(on, before.number()));
        } else {
            prop_assert_eq!(now.number(), before.number() + stood);
        }
        prop_assert!(stood > 0 || now == before, "standing still for no time adds nothing");
    }

    #[test]
    fn it_does_not_matter_in_how_many_pieces_it_stood_still(
        start in DECADES, days in 30..300_u16, pieces in proptest::collection::vec((0..5_u32, 0..20_u32), 0..6),
    ) {
        let mut clock = begun(start, Length::Days(days));
        let (before, mut on, mut stood) = (until(&clock), start, 0);
        for (run, still) in pieces {
            for (day, what) in [(on + run, What::Suspended), (on + run + still, What::Resumed)] {
                clock.happened.push(Happened { on: Day(day), what });
            }
            on += run + still;
            stood += still;
        }
        prop_assert_eq!(until(&clock).number(), before.number() + stood);
    }

    #[test]
    fn made_longer_it_ends_where_another_would_that_began_on_its_last_day(start in DECADES, length in lengths()) {
        let mut clock = begun(start, length);
        let before = until(&clock);
        clock.happened.push(Happened { on: Day(start), what: What::Extended });
        prop_assert_eq!(until(&clock), until(&begun(before.number(), length)));
    }

    #[test]
    fn a_day_of_the_wall_is_one_day_in_every_night_of_seventy_years(day in DECADES) {
        // Seconds of the last and the first second of two days, as the clocks of Brussels show them.
        let midnight = |day: u32| {
            BRUSSELS.to_timestamp(date_of(Day(day)).at(0, 0, 0, 0)).unwrap().as_second()
        };
        let shown = |at: i64| {
            let date = BRUSSELS.to_datetime(jiff::Timestamp::from_second(at).unwrap()).date();
            u32::try_from(date.duration_since(Date::new(1970, 1, 1).unwrap()).as_hours() / 24).unwrap()
        };
        let clock = begun(day, Length::Days(45));
        let next = midnight(day + 1);
        prop_assert!([82_800, 86_400, 90_000].contains(&(next - midnight(day))));
        prop_assert_eq!(left(&clock, shown(next - 1)), 45);
        prop_assert_eq!(left(&clock, shown(next)), 44);
    }

    #[test]
    fn no_order_of_things_that_happen_breaks_the_reckoning(
        start in DECADES, length in lengths(), acts in proptest::collection::vec((0..5_u8, 0..40_u32, 0..900_u32), 0..30),
    ) {
        let mut clock = begun(start, length);
        let today = Day(start + 5_000);
        for (act, later, far) in acts {
            let on = Day(clock.latest().number() + later);
            let what = match act {
                0 => What::Suspended,
                1 => What::Resumed,
                2 => What::Extended,
                3 => What::Dated(Day(start + far)),
                _ => What::Ended(EndWhy::Followed),
            };
            let next = Happened { on, what };
            let before = clock.stand(today, &off);
            if clock.check(next, today, &off).is_ok() {
                let ended = matches!(before, Stand::Ended { .. });
                prop_assert!(!ended);
                clock.happened.push(next);
            }
        }
        if let Stand::Running { until: Some(until), left: Some(left) } = clock.stand(today, &off) {
            prop_assert_eq!(left, i64::from(until.number()) - i64::from(today.number()));
        }
    }
}
