//! When records end: a rule for each kind, warned of before it happens, put off with a reason, stopped by a legal hold, and never
//! done by one person alone.
use crate::signal::codes;
use envelope::ids::Day;

/// Days before its end on which whoever has a record is told.
pub const TOLD_BEFORE_DAYS: u32 = 30;
/// Days that lie between being told and the end, whatever the rule or the clock of the machine says: a clock that is wrong by
/// years erases nothing unseen.
pub const NOTICE_MIN_DAYS: u32 = 14;
/// The furthest that an end can be put off at a time.
pub const EXTEND_MAX_DAYS: u32 = 731;

/// What has a rule of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum RecordKind {
    /// A report that is closed and in no case. One in a case is kept as long as the case.
    Signal,
    /// A case that is closed.
    Case,
    /// A line of the log.
    Log,
    /// What was searched for and why.
    Search,
    /// What left the desk and why.
    Export,
    /// What a member was told.
    Notice,
    /// What somebody asked about their own data, once it is answered.
    Request,
    /// A referral that became no case, after the last thing that happened to it.
    Referral,
    /// A campaign after its last day, with its places and how often they were looked at.
    Campaign,
    /// How often somebody said no, by month.
    Refusals,
}

/// What is decided about the end of a report or case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndAct {
    /// It is kept longer.
    Extended,
    /// A legal hold: nothing of it is erased.
    Held,
    /// The hold is lifted.
    Lifted,
    /// Somebody asks to erase it now.
    EraseAsked,
    /// A second person says no, or whoever asked takes it back.
    EraseRefused,
}

/// Why something was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ErasedWhy {
    /// Its writer stopped the organisation or asked for it.
    Writer,
    /// Its time was over.
    Time,
    /// Two members decided it.
    Asked,
    /// It had been erased before a backup was put back.
    Again,
}

/// What decides on which day something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EndSetBy {
    /// The rule of its kind.
    Rule,
    /// Somebody put it off.
    PutOff,
    /// It was told of late: two weeks lie between.
    Told,
}

codes! {
    RecordKind {
        Signal = "signal", Case = "case", Log = "log", Search = "search", Export = "export", Notice = "notice",
        Request = "request", Referral = "referral", Campaign = "campaign", Refusals = "refusals",
    }
    EndAct {
        Extended = "extended", Held = "held", Lifted = "lifted", EraseAsked = "erase-asked",
        EraseRefused = "erase-refused",
    }
    ErasedWhy { Writer = "writer", Time = "time", Asked = "asked", Again = "again" }
}

/// What decides when a closed record ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ending {
    /// The day it was closed.
    pub closed: Day,
    /// Days that its rule keeps it after that.
    pub days: u32,
    /// The day until which somebody put it off.
    pub kept_until: Option<Day>,
    /// The day on which its end was told.
    pub told: Option<Day>,
}

impl Ending {
    /// The last day on which it is there.
    #[must_use]
    pub fn last_day(&self) -> Day {
        self.decided().0
    }

    /// The same, and what decides it.
    #[must_use]
    pub fn decided(&self) -> (Day, EndSetBy) {
        let by_rule = self.closed.number().saturating_add(self.days);
        let put_off = self.kept_until.map_or(0, Day::number);
        let told = self.told.map_or(0, |day| day.number().saturating_add(NOTICE_MIN_DAYS));
        let last = by_rule.max(put_off).max(told);
        let set_by = if last == by_rule {
            EndSetBy::Rule
        } else if last == put_off {
            EndSetBy::PutOff
        } else {
            EndSetBy::Told
        };
        (Day(last), set_by)
    }

    /// Whether it is over. What nobody was told of is not.
    #[must_use]
    pub fn is_over(&self, today: Day) -> bool {
        self.told.is_some() && self.last_day() < today
    }
}

/// Why something cannot be decided about the end of a record; also the end of an id `end-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndFault {
    /// No reason.
    Empty,
    /// A reason that is too long.
    Long,
    /// A day that is none, before its end, or too far.
    Day,
    /// There is a legal hold.
    Held,
    /// It is not closed.
    Open,
    /// It is in a case.
    InCase,
    /// Other reports go on in it.
    Merged,
    /// Nobody decides on their own request, nor lifts their own hold.
    Own,
}

impl EndFault {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Day => "day",
            Self::Held => "held",
            Self::Open => "open",
            Self::InCase => "in-case",
            Self::Merged => "merged",
            Self::Own => "own",
        }
    }
}

/// Checks the day until which a record is to be kept.
///
/// # Errors
/// [`EndFault::Day`]: it would end sooner, or is more than [`EXTEND_MAX_DAYS`] away.
pub fn check_extension(today: Day, last_day: Day, until: Day) -> Result<(), EndFault> {
    let most = today.number().saturating_add(EXTEND_MAX_DAYS);
    if until <= last_day.max(today) || until.number() > most { Err(EndFault::Day) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CLOSED: Ending = Ending { closed: Day(20_000), days: 365, kept_until: None, told: None };

    #[test]
    fn nothing_ends_that_nobody_was_told_of() {
        assert_eq!(CLOSED.last_day(), Day(20_365));
        assert!(!CLOSED.is_over(Day(30_000)), "told first");
        let told = Ending { told: Some(Day(20_335)), ..CLOSED };
        assert!(!told.is_over(Day(20_365)) && told.is_over(Day(20_366)));
    }

    #[test]
    fn a_clock_that_jumps_years_ahead_still_leaves_two_weeks_to_notice() {
        let told_late = Ending { told: Some(Day(40_000)), ..CLOSED };
        assert_eq!(told_late.decided(), (Day(40_014), EndSetBy::Told));
        assert!(!told_late.is_over(Day(40_014)) && told_late.is_over(Day(40_015)));
    }

    #[test]
    fn what_is_put_off_ends_later_and_never_sooner() {
        let kept = Ending { kept_until: Some(Day(20_400)), told: Some(Day(20_335)), ..CLOSED };
        assert_eq!(kept.decided(), (Day(20_400), EndSetBy::PutOff));
        let sooner = Ending { kept_until: Some(Day(20_100)), ..CLOSED };
        assert_eq!(sooner.decided(), (Day(20_365), EndSetBy::Rule));
        let today = Day(20_350);
        assert_eq!(check_extension(today, Day(20_365), Day(20_365)), Err(EndFault::Day));
        assert_eq!(check_extension(today, Day(20_365), Day(20_366)), Ok(()));
        assert_eq!(check_extension(today, Day(20_000), today), Err(EndFault::Day));
        assert_eq!(check_extension(today, Day(20_365), Day(today.number() + 732)), Err(EndFault::Day));
        assert_eq!(check_extension(today, Day(u32::MAX), Day(u32::MAX)), Err(EndFault::Day));
    }
}
