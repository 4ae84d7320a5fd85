//! The rows by which clocks run: of each phase, for whom, how long, in force from when until when. A change of law is a new row; what
//! runs keeps the one it began under.
use super::{Extension, Length, Phase};
use crate::signal::codes;
use envelope::ids::Day;

/// For whom a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum For {
    /// Whoever is not treated as a minor.
    Adults,
    /// Whoever is: doubt counts as one.
    Minors,
    /// Everybody.
    Everybody,
}

codes! {
    For { Adults = "adult", Minors = "minor", Everybody = "all" }
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rule {
    /// What it is called in the data: another version of it has another name.
    pub id: String,
    /// Which phase.
    pub phase: Phase,
    /// For whom.
    pub of: For,
    /// How long.
    pub length: Length,
    /// How it can be made longer.
    pub extension: Option<Extension>,
    /// The first day on which it is in force; `None`: from before it was written down here.
    pub from: Option<Day>,
    /// The last one; `None`: until it is changed.
    pub until: Option<Day>,
}

/// All rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules(Vec<Rule>);

/// What is wrong with rows; with the name of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RulesFault {
    /// Two have the same name, or one has none.
    Name(String),
    /// It lasts no time, or longer than anything that is meant.
    Length(String),
    /// It ends before it begins.
    Dates(String),
    /// Another row says something else of the same phase and people on the same day.
    Twice(String),
}

impl For {
    /// Whether a row is for somebody.
    #[must_use]
    pub fn is_for(self, minor: bool) -> bool {
        match self {
            Self::Adults => !minor,
            Self::Minors => minor,
            Self::Everybody => true,
        }
    }

    fn meets(self, other: Self) -> bool {
        self == other || self == Self::Everybody || other == Self::Everybody
    }
}

impl Rule {
    /// Whether it is in force on a day.
    #[must_use]
    pub fn is_in_force(&self, on: Day) -> bool {
        self.from.is_none_or(|from| from <= on) && self.until.is_none_or(|until| on <= until)
    }

    fn meets(&self, other: &Self) -> bool {
        let begins_before_end = |one: &Self, two: &Self| match (one.from, two.until) {
            (Some(from), Some(until)) => from <= until,
            _ => true,
        };
        self.phase == other.phase
            && self.of.meets(other.of)
            && begins_before_end(self, other)
            && begins_before_end(other, self)
    }
}

impl Rules {
    /// Rows that can be worked with: of one phase, for one person, on one day, one row at most.
    ///
    /// # Errors
    /// [`RulesFault`].
    pub fn new(rows: Vec<Rule>) -> Result<Self, RulesFault> {
        for (at, row) in rows.iter().enumerate() {
            let name = || row.id.clone();
            let before = rows.get(..at).unwrap_or_default();
            if row.id.trim().is_empty() || before.iter().any(|other| other.id == row.id) {
                return Err(RulesFault::Name(name()));
            }
            let longer = row.extension.map(|extension| extension.length);
            let endless = longer == Some(Length::Open) || (longer.is_some() && row.length == Length::Open);
            if endless || !fits(row.length) || !longer.is_none_or(fits) {
                return Err(RulesFault::Length(name()));
            }
            if row.from.zip(row.until).is_some_and(|(from, until)| until < from) {
                return Err(RulesFault::Dates(name()));
            }
            if before.iter().any(|other| other.meets(row)) {
                return Err(RulesFault::Twice(name()));
            }
        }
        Ok(Self(rows))
    }

    /// The rows that somebody's phases can begin under on a day, in the order of the data.
    pub fn offered(&self, minor: bool, on: Day) -> impl Iterator<Item = &Rule> {
        self.0.iter().filter(move |row| row.of.is_for(minor) && row.is_in_force(on))
    }

    /// The row of a phase, for somebody, on a day.
    #[must_use]
    pub fn of_phase(&self, phase: Phase, minor: bool, on: Day) -> Option<&Rule> {
        self.offered(minor, on).find(|row| row.phase == phase)
    }

    /// Every row.
    pub fn rows(&self) -> impl Iterator<Item = &Rule> {
        self.0.iter()
    }
}

/// A day to ten years.
fn fits(length: Length) -> bool {
    match length {
        Length::Days(days) => (1..=3_653).contains(&days),
        Length::WorkingDays(days) => (1..=2_600).contains(&days),
        Length::Months(months) => (1..=120).contains(&months),
        Length::Open => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::{Clock, Stand};

    fn row(id: &str, of: For, length: Length, (from, until): (Option<u32>, Option<u32>)) -> Rule {
        let (from, until) = (from.map(Day), until.map(Day));
        Rule { id: id.into(), phase: Phase::Reflection, of, length, extension: None, from, until }
    }

    #[test]
    fn a_law_that_changes_in_the_middle_of_a_phase_leaves_what_runs_as_it_began() {
        let old = row("45", For::Adults, Length::Days(45), (None, Some(20_799)));
        let new = row("3m", For::Adults, Length::Months(3), (Some(20_800), None));
        let rules = Rules::new(vec![old, new]).unwrap();
        let before = rules.of_phase(Phase::Reflection, false, Day(20_799)).unwrap();
        let clock = Clock::begin(before, Day(20_799));
        let on_the_day = rules.of_phase(Phase::Reflection, false, Day(20_800)).unwrap();
        assert_eq!((before.id.as_str(), on_the_day.id.as_str()), ("45", "3m"));
        let stand = clock.stand(Day(20_810), &|_| false);
        assert_eq!(stand, Stand::Running { until: Some(Day(20_844)), left: Some(34) });
        let only_new = Rules::new(vec![on_the_day.clone()]).unwrap();
        assert!(only_new.of_phase(Phase::Reflection, false, Day(20_799)).is_none());
        assert_eq!(clock.stand(Day(20_810), &|_| false), stand, "the row is not even needed any more");
    }

    #[test]
    fn a_minor_is_offered_no_row_of_adults_and_an_adult_none_of_minors() {
        let adults = row("a", For::Adults, Length::Days(45), (None, None));
        let minors = Rule { phase: Phase::Minor, ..row("m", For::Minors, Length::Months(3), (None, None)) };
        let both =
            Rule { phase: Phase::Extended, ..row("b", For::Everybody, Length::Months(6), (None, None)) };
        let rules = Rules::new(vec![adults, minors, both]).unwrap();
        let of = |minor| rules.offered(minor, Day(1)).map(|row| row.id.as_str()).collect::<Vec<_>>();
        assert_eq!((of(false), of(true)), (vec!["a", "b"], vec!["m", "b"]));
    }

    #[test]
    fn rows_that_contradict_each_other_or_mean_nothing_are_refused_by_name() {
        let named = |id: &str, of, dates| row(id, of, Length::Days(45), dates);
        let refused = |rows: Vec<Rule>| Rules::new(rows).unwrap_err();
        let one = || named("one", For::Adults, (None, Some(10)));
        assert_eq!(refused(vec![one(), one()]), RulesFault::Name("one".into()));
        let same_day = named("two", For::Everybody, (Some(10), None));
        assert_eq!(refused(vec![one(), same_day]), RulesFault::Twice("two".into()));
        assert!(Rules::new(vec![one(), named("two", For::Everybody, (Some(11), None))]).is_ok());
        assert!(Rules::new(vec![one(), named("two", For::Minors, (None, None))]).is_ok());
        let backwards = named("b", For::Adults, (Some(3), Some(2)));
        assert_eq!(refused(vec![backwards]), RulesFault::Dates("b".into()));
        let none = Rule { length: Length::Days(0), ..one() };
        assert_eq!(refused(vec![none]), RulesFault::Length("one".into()));
        let open = Some(Extension { length: Length::Open, times: None });
        assert_eq!(refused(vec![Rule { extension: open, ..one() }]), RulesFault::Length("one".into()));
    }
}
