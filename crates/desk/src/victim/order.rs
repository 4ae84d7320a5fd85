//! Clocks in the order of time of their case: first where each line stands, then one with its words.
use super::sealed::ClockDetails;
use crate::{Desk, DeskError, at_rest::Key, names};
use domain::{Actor, Phase, clock::What};
use store::{Tx, desk as rows};

/// What stands in the order of time of a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockEvent {
    /// It began.
    Began,
    /// Something happened to it.
    Happened(What),
}

/// A line of a case's order of time about a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockItem {
    /// Of whom.
    pub victim: i64,
    /// Which phase.
    pub phase: Phase,
    /// What.
    pub event: ClockEvent,
    /// By whom.
    pub by: Actor,
    /// Why.
    pub why: String,
    /// When it was written, Unix seconds.
    pub written: i64,
}

impl Desk {
    /// Where clocks stand in the order of time of a case: the first second of a day, which clock, and which of its lines; 0: that it began.
    pub(crate) async fn clock_times(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
    ) -> Result<Vec<(i64, i64, usize)>, DeskError> {
        let mut times = Vec::new();
        for row in rows::clocks_of(tx, case).await? {
            let details: ClockDetails = names::open(key, names::clock_place(row.id), &row.sealed)?;
            let (.., clock) = details.clock()?;
            let days = std::iter::once(clock.start).chain(clock.happened.iter().map(|one| one.on));
            times.extend(days.zip(0..).map(|(day, line)| (i64::from(day.number()) * 86_400, row.id, line)));
        }
        Ok(times)
    }

    /// One line about a clock, and who of us wrote it.
    pub(crate) async fn clock_item(
        &self,
        tx: &mut Tx,
        key: &Key,
        (case, id, line): (i64, i64, usize),
    ) -> Result<Option<(ClockItem, i64)>, DeskError> {
        let Some(row) = rows::clock(tx, case, id).await? else { return Ok(None) };
        let details: ClockDetails = names::open(key, names::clock_place(id), &row.sealed)?;
        let (phase, ..) = details.clock()?;
        let item = |event, by: &str, why: &str, written| {
            let by = Actor::of_code(by).ok_or(DeskError::Damaged("clocks"))?;
            Ok::<_, DeskError>(ClockItem {
                victim: row.victim,
                phase,
                event,
                by,
                why: why.to_owned(),
                written,
            })
        };
        let Some(before) = line.checked_sub(1) else {
            let began = item(ClockEvent::Began, &details.by, &details.why, details.at)?;
            return Ok(Some((began, details.member)));
        };
        let Some(one) = details.happened.get(before) else { return Ok(None) };
        let happened = one.happened().ok_or(DeskError::Damaged("clocks"))?;
        let item = item(ClockEvent::Happened(happened.what), &one.by, &one.why, one.at)?;
        Ok(Some((item, one.member)))
    }
}
