//! Legal clocks: phases that begin with an event, last as long as the row in force on that day says, stand still, go on, are made longer and
//! are ended by somebody. Lengths are dated rows ([`Rules`]); a clock keeps the row it began under. All of it is said by people and reckoned
//! here; nothing is decided. Days are those of the wall in Belgium; the one on which something begins is not counted.
mod days;
#[cfg(test)]
mod props;
mod rules;

pub use days::{DayOff, after, before_weekend, is_working};
pub use rules::{For, Rule, Rules, RulesFault};

use crate::signal::codes;
use envelope::ids::Day;

/// Days before the last one on which somebody is reminded.
pub const REMINDERS: [u32; 3] = [7, 3, 1];
/// The furthest that a last day written on a document can be from the beginning, in days: ten years.
pub const DATED_MAX_DAYS: u32 = 3_653;
/// What can happen to one clock at most: more is a mistake.
pub const HAPPENED_MAX: usize = 200;

/// A phase of the residence procedure of presumed victims.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Phase {
    /// The time to think.
    Reflection,
    /// The first document after it.
    Provisional,
    /// The first document of an unaccompanied minor, who has no time to think before it.
    Minor,
    /// Each later one.
    Extended,
    /// Staying for good.
    Final,
}

/// How long something lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    /// Days of the calendar.
    Days(u16),
    /// Monday to Friday without public holidays.
    WorkingDays(u16),
    /// Months: until the day of the same number, or the last of a month that has none.
    Months(u8),
    /// It has no end.
    Open,
}

/// How a phase can be made longer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extension {
    /// By how much each time.
    pub length: Length,
    /// How often; `None`: as often as it is decided.
    pub times: Option<u8>,
}

/// Who did what happened, outside the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Actor {
    /// The person themselves.
    Person,
    /// Their guardian.
    Guardian,
    /// A recognised centre.
    Centre,
    /// The Immigration Office.
    ImmigrationOffice,
    /// The prosecutor or labour prosecutor.
    Prosecutor,
    /// A court.
    Court,
    /// Somebody else.
    Other,
}

/// Why a phase ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndWhy {
    /// The next phase began.
    Followed,
    /// It ran out.
    RanOut,
    /// They do not want it any longer.
    OwnWish,
    /// It was not given, or was taken away, for another reason than those below.
    Refused,
    /// They were in touch with those suspected again.
    Contact,
    /// They no longer cooperate.
    Cooperation,
    /// It was obtained by fraud.
    Fraud,
    /// A danger to public order.
    Danger,
    /// It was written down by mistake.
    Mistake,
}

codes! {
    Phase {
        Reflection = "reflection", Provisional = "provisional", Minor = "minor", Extended = "extended",
        Final = "final",
    }
    Actor {
        Person = "person", Guardian = "guardian", Centre = "centre", ImmigrationOffice = "immigration",
        Prosecutor = "prosecutor", Court = "court", Other = "other",
    }
    EndWhy {
        Followed = "followed", RanOut = "ran-out", OwnWish = "own-wish", Refused = "refused", Contact = "contact",
        Cooperation = "cooperation", Fraud = "fraud", Danger = "danger", Mistake = "mistake",
    }
}

/// What happens to a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// It stands still from this day on: that day is not counted.
    Suspended,
    /// It goes on: this day is counted.
    Resumed,
    /// It is made longer, as its row says.
    Extended,
    /// A document or a decision names another last day.
    Dated(Day),
    /// It ended.
    Ended(EndWhy),
}

/// Something that happened, and on which day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The day from which it holds.
    pub on: Day,
    /// What.
    pub what: What,
}

/// A clock: what its row said on the day it began, and what happened since.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clock {
    /// How long.
    pub length: Length,
    /// How it can be made longer.
    pub extension: Option<Extension>,
    /// The day on which it began.
    pub start: Day,
    /// What happened since, in order.
    pub happened: Vec<Happened>,
}

/// Where a clock stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stand {
    /// It runs.
    Running {
        /// Its last day; `None`: it has none.
        until: Option<Day>,
        /// Days left, 0 on the last one, below 0 when it is over.
        left: Option<i64>,
    },
    /// It stands still.
    Still {
        /// Since when.
        since: Day,
        /// Days that are left when it goes on, that one included: as its row counts them.
        left: Option<i64>,
    },
    /// It ended.
    Ended {
        /// When.
        on: Day,
        /// Why.
        why: EndWhy,
    },
}

/// Why something cannot have happened to a clock; also the end of an id `clock-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockFault {
    /// It is still to come.
    Future,
    /// It lies before what happened before.
    Order,
    /// It ended already.
    Ended,
    /// It stands still, so it can only go on or end.
    Still,
    /// It does not stand still.
    Runs,
    /// It has no last day, or that was past.
    Over,
    /// Its row knows no such extension, or no further one.
    NoExtension,
    /// A last day before the beginning, or too far.
    Day,
    /// More than can happen to one.
    Many,
}

codes! {
    ClockFault {
        Future = "future", Order = "order", Ended = "ended", Still = "still", Runs = "runs", Over = "over",
        NoExtension = "no-extension", Day = "day", Many = "many",
    }
}

/// Where the reckoning is, after everything that happened.
#[derive(Debug, Clone, Copy)]
struct Reckoned {
    until: Option<Day>,
    /// Days are counted as working days.
    working: bool,
    still: Option<Day>,
    ended: Option<(Day, EndWhy)>,
    extended: u8,
}

impl Clock {
    /// A clock that begins on a day, by a row.
    #[must_use]
    pub fn begin(rule: &Rule, start: Day) -> Self {
        Self { length: rule.length, extension: rule.extension, start, happened: Vec::new() }
    }

    /// The day from which whatever happens next must hold at the earliest.
    #[must_use]
    pub fn latest(&self) -> Day {
        self.happened.last().map_or(self.start, |last| last.on)
    }

    fn reckon(&self, off: DayOff<'_>) -> Reckoned {
        let begun = Reckoned {
            until: after(self.start, self.length, off),
            working: matches!(self.length, Length::WorkingDays(_)),
            still: None,
            ended: None,
            extended: 0,
        };
        self.happened.iter().fold(begun, |now, one| self.step(now, *one, off))
    }

    fn step(&self, mut now: Reckoned, Happened { on, what }: Happened, off: DayOff<'_>) -> Reckoned {
        match what {
            What::Suspended => now.still = Some(on),
            What::Resumed => {
                if let (Some(since), Some(until)) = (now.still.take(), now.until) {
                    now.until = Some(days::resumed((since, on), until, now.working, off));
                }
            }
            What::Extended => {
                if let (Some(extension), Some(until)) = (self.extension, now.until) {
                    now.until = after(until, extension.length, off);
                    now.working = matches!(extension.length, Length::WorkingDays(_));
                    now.extended = now.extended.saturating_add(1);
                }
            }
            What::Dated(day) => (now.until, now.working) = (Some(day), false),
            What::Ended(why) => now.ended = Some((on, why)),
        }
        now
    }

    /// Where it stands. Never earlier because it is looked at later, nor later.
    #[must_use]
    pub fn stand(&self, today: Day, off: DayOff<'_>) -> Stand {
        let now = self.reckon(off);
        if let Some((on, why)) = now.ended {
            return Stand::Ended { on, why };
        }
        if let Some(since) = now.still {
            let left = now.until.map(|until| match now.working {
                true => i64::from(days::working_between(since, until, off)),
                false => days::apart(since, until) + 1,
            });
            return Stand::Still { since, left };
        }
        Stand::Running { until: now.until, left: now.until.map(|until| days::apart(today, until)) }
    }

    /// How often it was made longer by its row, and how often it still can be; `None` for the second: there is no limit.
    #[must_use]
    pub fn extensions(&self, off: DayOff<'_>) -> (u8, Option<u8>) {
        let done = self.reckon(off).extended;
        let most = self.extension.map_or(Some(0), |extension| extension.times);
        (done, most.map(|most| most.saturating_sub(done)))
    }

    /// Whether this can have happened to it, as known today.
    ///
    /// # Errors
    /// [`ClockFault`].
    pub fn check(&self, next: Happened, today: Day, off: DayOff<'_>) -> Result<(), ClockFault> {
        let now = self.reckon(off);
        if now.ended.is_some() {
            return Err(ClockFault::Ended);
        }
        if self.happened.len() >= HAPPENED_MAX {
            return Err(ClockFault::Many);
        }
        if next.on > today {
            return Err(ClockFault::Future);
        }
        if next.on < self.latest() {
            return Err(ClockFault::Order);
        }
        let still = now.still.is_some();
        match next.what {
            What::Ended(_) => Ok(()),
            What::Resumed if still => Ok(()),
            What::Resumed => Err(ClockFault::Runs),
            _ if still => Err(ClockFault::Still),
            What::Suspended if now.until.is_none_or(|until| next.on > until) => Err(ClockFault::Over),
            What::Suspended => Ok(()),
            What::Extended if now.until.is_none() || self.extensions(off).1 == Some(0) => {
                Err(ClockFault::NoExtension)
            }
            What::Extended => Ok(()),
            What::Dated(day) => {
                let furthest = self.start.number().saturating_add(DATED_MAX_DAYS);
                let fits = day >= self.start && day.number() <= furthest;
                if fits { Ok(()) } else { Err(ClockFault::Day) }
            }
        }
    }
}

impl Stand {
    /// The reminder that is due: so many days before the last one, the nearest. What is over was due too.
    #[must_use]
    pub fn reminder(self) -> Option<u32> {
        let Self::Running { left: Some(left), .. } = self else { return None };
        REMINDERS.into_iter().filter(|days| left <= i64::from(*days)).min()
    }

    /// What comes first in a list: what is over longest, then what ends next, then what has no end or stands still, then what ended.
    #[must_use]
    pub fn order(self) -> (u8, i64) {
        match self {
            Self::Running { left: Some(left), .. } => (0, left),
            Self::Still { since, .. } => (1, i64::from(since.number())),
            Self::Running { left: None, .. } => (2, 0),
            Self::Ended { on, .. } => (3, -i64::from(on.number())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NEVER: DayOff<'static> = &|_| false;
    /// 2026-11-24, a Tuesday.
    const START: Day = Day(20_781);

    fn reflection() -> Clock {
        Clock { length: Length::Days(45), extension: None, start: START, happened: Vec::new() }
    }

    fn later(clock: &mut Clock, on: u32, what: What) {
        let next = Happened { on: Day(on), what };
        assert_eq!(clock.check(next, Day(30_000), NEVER), Ok(()));
        clock.happened.push(next);
    }

    #[test]
    fn forty_five_days_end_on_the_forty_fifth_day_after_and_are_over_the_day_after_that() {
        let clock = reflection();
        let left = |today: u32| match clock.stand(Day(today), NEVER) {
            Stand::Running { until, left } => (until, left),
            other => panic!("{other:?}"),
        };
        assert_eq!(left(20_781), (Some(Day(20_826)), Some(45)), "8 January 2027");
        assert_eq!(left(20_826).1, Some(0));
        assert_eq!(left(20_827).1, Some(-1));
    }

    #[test]
    fn somebody_is_reminded_seven_three_and_one_day_before_and_still_when_that_was_missed() {
        let clock = reflection();
        let told = |today: u32| clock.stand(Day(today), NEVER).reminder();
        assert_eq!(told(20_818), None, "eight days before");
        assert_eq!((told(20_819), told(20_822)), (Some(7), Some(7)));
        assert_eq!((told(20_823), told(20_824)), (Some(3), Some(3)));
        assert_eq!((told(20_825), told(20_826), told(20_900)), (Some(1), Some(1), Some(1)));
    }

    #[test]
    fn what_stood_still_goes_on_with_the_days_it_had() {
        let mut clock = reflection();
        later(&mut clock, 20_791, What::Suspended);
        assert_eq!(clock.stand(Day(20_800), NEVER), Stand::Still { since: Day(20_791), left: Some(36) });
        assert_eq!(
            clock.stand(Day(20_800), NEVER).reminder(),
            None,
            "nobody is reminded of what stands still"
        );
        later(&mut clock, 20_811, What::Resumed);
        let stand = clock.stand(Day(20_811), NEVER);
        assert_eq!(stand, Stand::Running { until: Some(Day(20_846)), left: Some(35) });
    }

    #[test]
    fn three_months_are_made_longer_once_and_six_as_often_as_it_is_decided() {
        let three = Some(Extension { length: Length::Months(3), times: Some(1) });
        let mut clock = Clock { length: Length::Months(3), extension: three, ..reflection() };
        assert_eq!(clock.extensions(NEVER), (0, Some(1)));
        later(&mut clock, 20_860, What::Extended);
        let Stand::Running { until, .. } = clock.stand(START, NEVER) else { panic!() };
        assert_eq!(until, Some(Day(20_962)), "24 May 2027");
        let again = Happened { on: Day(20_900), what: What::Extended };
        assert_eq!(clock.check(again, Day(21_000), NEVER), Err(ClockFault::NoExtension));
        clock.extension = Some(Extension { length: Length::Months(6), times: None });
        assert_eq!(clock.check(again, Day(21_000), NEVER), Ok(()));
        assert_eq!(
            reflection().check(again, Day(21_000), NEVER),
            Err(ClockFault::NoExtension),
            "the time to think is not made longer by a row that does not say so"
        );
    }

    #[test]
    fn what_a_document_says_counts_and_what_cannot_be_is_refused_with_its_reason() {
        let mut clock = reflection();
        let check =
            |clock: &Clock, on: u32, what| clock.check(Happened { on: Day(on), what }, Day(20_830), NEVER);
        assert_eq!(check(&clock, 20_831, What::Suspended), Err(ClockFault::Future));
        assert_eq!(check(&clock, 20_780, What::Suspended), Err(ClockFault::Order));
        assert_eq!(check(&clock, 20_827, What::Suspended), Err(ClockFault::Over));
        assert_eq!(check(&clock, 20_800, What::Resumed), Err(ClockFault::Runs));
        assert_eq!(check(&clock, 20_800, What::Dated(Day(20_780))), Err(ClockFault::Day));
        assert_eq!(check(&clock, 20_800, What::Dated(Day(u32::MAX))), Err(ClockFault::Day));
        later(&mut clock, 20_800, What::Dated(Day(20_830)));
        let Stand::Running { until, .. } = clock.stand(START, NEVER) else { panic!() };
        assert_eq!(until, Some(Day(20_830)));
        later(&mut clock, 20_801, What::Suspended);
        assert_eq!(check(&clock, 20_802, What::Extended), Err(ClockFault::Still));
        assert_eq!(check(&clock, 20_802, What::Suspended), Err(ClockFault::Still));
        later(&mut clock, 20_803, What::Ended(EndWhy::OwnWish));
        assert_eq!(check(&clock, 20_804, What::Ended(EndWhy::Mistake)), Err(ClockFault::Ended));
        let ended = Stand::Ended { on: Day(20_803), why: EndWhy::OwnWish };
        assert_eq!(clock.stand(START, NEVER), ended);
    }

    #[test]
    fn what_is_over_comes_first_then_what_ends_next_and_what_ended_last() {
        let stands = [
            Stand::Running { until: None, left: None },
            Stand::Ended { on: START, why: EndWhy::Followed },
            Stand::Running { until: Some(START), left: Some(3) },
            Stand::Still { since: START, left: Some(4) },
            Stand::Running { until: Some(START), left: Some(-2) },
        ];
        let mut sorted = stands;
        sorted.sort_by_key(|stand| stand.order());
        assert_eq!(sorted, [stands[4], stands[2], stands[3], stands[0], stands[1]]);
    }
}
