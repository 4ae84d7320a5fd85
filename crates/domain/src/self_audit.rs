//! What a desk says about itself every quarter: how often it refused, overrode a rule, took something along, erased. Totals of the desk and
//! never of one member: it shows restraint, not performance.
use crate::signal::codes;

/// Under which heading an act of the log is counted; also the end of an id `self-audit-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Heading {
    /// What was refused.
    Refused,
    /// What was opened in an emergency, kept apart, kept longer than the rule or held by law.
    Exception,
    /// What left the desk.
    Export,
    /// What was erased.
    Erased,
    /// Who looked and searched.
    Looked,
    /// What people asked about their own data.
    Asked,
    /// Everything else: only its sum is shown.
    Work,
}

codes! {
    Heading {
        Refused = "refused", Exception = "exception", Export = "export", Erased = "erased", Looked = "looked",
        Asked = "asked", Work = "work",
    }
}

/// The heading of an act, by its name in the log; what a newer version wrote is counted as work.
#[must_use]
pub fn heading_of(act: &str) -> Heading {
    crate::act::sorted(act).map_or(Heading::Work, |(_, heading)| heading)
}

/// Three months, as the calendar counts them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarter {
    /// The year.
    pub year: i16,
    /// 1 to 4.
    pub number: u8,
}

impl Quarter {
    /// The quarter of a month (1 to 12) of a year.
    #[must_use]
    pub fn of_month(year: i16, month: u8) -> Self {
        Self { year, number: (month.clamp(1, 12) - 1) / 3 + 1 }
    }

    /// What [`Quarter::code`] writes; `None` for anything else, and for years that no desk has seen.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (year, number) = text.split_once('-')?;
        let (year, number) = (year.parse().ok()?, number.parse().ok()?);
        ((2020..=2999).contains(&year) && (1..=4).contains(&number)).then_some(Self { year, number })
    }

    /// As it stands in an address: `2026-4`.
    #[must_use]
    pub fn code(self) -> String {
        format!("{}-{}", self.year, self.number)
    }

    /// Its first month.
    #[must_use]
    pub fn first_month(self) -> u8 {
        (self.number - 1) * 3 + 1
    }

    /// The one before.
    #[must_use]
    pub fn before(self) -> Self {
        match self.number {
            1 => Self { year: self.year - 1, number: 4 },
            number => Self { number: number - 1, ..self },
        }
    }

    /// The one after.
    #[must_use]
    pub fn after(self) -> Self {
        match self.number {
            4 => Self { year: self.year + 1, number: 1 },
            number => Self { number: number + 1, ..self },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quarters_follow_each_other_over_the_end_of_a_year() {
        let last = Quarter::of_month(2026, 12);
        assert_eq!(
            (last, last.after(), last.after().before()),
            (Quarter { year: 2026, number: 4 }, Quarter { year: 2027, number: 1 }, last)
        );
        assert_eq!((last.first_month(), last.after().first_month()), (10, 1));
        assert_eq!(Quarter::parse(&last.code()), Some(last));
        for wrong in ["", "2026", "2026-5", "2026-0", "1999-1", "x-1", "2026-1-1"] {
            assert_eq!(Quarter::parse(wrong), None, "{wrong}");
        }
    }
}
