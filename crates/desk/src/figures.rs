//! How well somebody is received here: sums of each month, counted from what happens and kept apart from it, so that erasing a case takes nothing
//! from them and they take nothing from it. Shown with what is few left out (`domain/figures.rs`), and once their month is over.
use crate::{Desk, DeskError, Permission, Session};
use domain::{
    Counted, RecordKind,
    figures::{GROUPS, Group, Shown, shown},
};
use std::collections::BTreeMap;
use store::{Tx, desk as rows};
use web::dates;

/// A month: its year and number, from 1.
pub type Month = (i16, u8);

/// The sums of one month in a group, in the order of its steps, and their total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthShown {
    /// Which.
    pub month: Month,
    /// Its sums.
    pub parts: Vec<Shown>,
    /// Their total, where the group has one.
    pub total: Shown,
}

/// Figures of a year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figures {
    /// Which.
    pub year: i16,
    /// Each group with the months in which anything of it happened, the newest first.
    pub groups: Vec<(Group, Vec<MonthShown>)>,
    /// Sums of the year before are kept.
    pub earlier: bool,
    /// It is not this year.
    pub later: bool,
}

impl Desk {
    /// Counts a step, in the month it is now. To be called after every other lock of its transaction but the log's.
    pub(crate) async fn count(&self, tx: &mut Tx, step: Counted) -> Result<(), DeskError> {
        Ok(rows::count_figure(tx, self.this_month(), step.code()).await?)
    }

    /// Years times twelve, and months from 0.
    fn this_month(&self) -> i64 {
        month_of(self.today().number())
    }

    /// Figures of a year; of this one where none is named.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn figures(&self, session: &Session, year: Option<i16>) -> Result<Figures, DeskError> {
        self.allow(session, Permission::SelfAudit).await?;
        let running = self.this_month();
        let this_year = i16::try_from(running / 12).unwrap_or(i16::MAX);
        let year = year.unwrap_or(this_year).min(this_year);
        let from = i64::from(year) * 12;
        let mut tx = self.0.store.read("figures").await?;
        let found = rows::figures_between(&mut tx, from, running.min(from + 12)).await?;
        drop(tx);
        let mut months: BTreeMap<i64, BTreeMap<Counted, u64>> = BTreeMap::new();
        for (month, step, times) in found {
            // A step that a newer program counted is left to it.
            let Some(step) = Counted::of_code(&step) else { continue };
            months.entry(month).or_default().insert(step, u64::try_from(times).unwrap_or(0));
        }
        let groups = GROUPS.into_iter().map(|group| (group, of_group(group, &months))).collect();
        let earlier = from > self.first_month_counted();
        Ok(Figures { year, groups, earlier, later: year < this_year })
    }

    /// The first month whose sums are still kept, by the rule for counts.
    pub(crate) fn first_month_counted(&self) -> i64 {
        let days = self.0.retention.days(RecordKind::Refusals);
        month_of(self.today().number().saturating_sub(days))
    }
}

/// Years times twelve, and months from 0.
fn month_of(day: u32) -> i64 {
    let day = dates::today(day);
    i64::from(day.year) * 12 + i64::from(day.month) - 1
}

/// The months in which anything of a group happened, the newest first.
fn of_group(group: Group, months: &BTreeMap<i64, BTreeMap<Counted, u64>>) -> Vec<MonthShown> {
    let month = |(month, sums): (&i64, &BTreeMap<Counted, u64>)| {
        let counts: Vec<u64> = group.steps.iter().map(|step| sums.get(step).copied().unwrap_or(0)).collect();
        let (parts, total) = shown(&counts);
        let named = (i16::try_from(month / 12).ok()?, u8::try_from(month % 12 + 1).ok()?);
        (counts.iter().sum::<u64>() > 0).then_some(MonthShown { month: named, parts, total })
    };
    months.iter().rev().filter_map(month).collect()
}
