//! What comes near: reminders, and the last days that a member's day and calendar show. No day of a clock lies in clear, so what runs is opened and asked.
use super::{clocks::off, sealed::ClockDetails};
use crate::{Desk, DeskError, at_rest::Key, names};
use domain::{CaseState, NoticeKind, Phase, Stand, clock::Length};
use envelope::ids::Day;
use store::{
    Tx,
    desk::{self as rows, ClockRow, MemberRow},
};

/// Clocks looked at in one go.
const AT_ONCE: i64 = 200;
/// Clocks of one member's cases at most, as many as open tasks.
const OF_A_MEMBER: i64 = 200;

/// The last day of a clock in a case that somebody has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClockDay {
    /// The clock's number.
    pub id: i64,
    /// In which case.
    pub case: i64,
    /// Whose.
    pub victim: i64,
    /// Which phase.
    pub phase: Phase,
    /// How long, as its row said.
    pub length: Length,
    /// The last day; past, if it is over and nobody ended it.
    pub until: Day,
}

impl Desk {
    /// Tells whoever has a case that a day in it comes near: 7, 3 and 1 days before, each once; never of what it is.
    pub(crate) async fn tell_near_clocks(&self) -> Result<(), DeskError> {
        let mut after = 0;
        loop {
            let mut tx = self.0.store.read("clocks").await?;
            let found = rows::running_clocks(&mut tx, after, AT_ONCE).await?;
            let mut near = Vec::new();
            for row in &found {
                let key = self.key_of_case(&mut tx, row.case).await?;
                if self.newly_near(row, &key)?.is_some() {
                    near.push((row.case, row.id));
                }
            }
            drop(tx);
            for (case, id) in near {
                self.tell_near_clock(case, id).await?;
            }
            match found.last() {
                Some(last) => after = last.id,
                None => return Ok(()),
            }
        }
    }

    /// The last days of what runs in cases of a member, or of a team of theirs where nobody has the case: only of those they see, the nearest first.
    pub(crate) async fn clock_days_of(
        &self,
        tx: &mut Tx,
        member: &MemberRow,
    ) -> Result<Vec<ClockDay>, DeskError> {
        let mut days = Vec::new();
        for row in rows::running_clocks_with(tx, member.id, OF_A_MEMBER).await? {
            let Some(case) = rows::case(tx, row.case).await? else { continue };
            if !self.would_see_case(tx, member, &case).await? {
                continue;
            }
            let key = self.key_of_case(tx, row.case).await?;
            let details: ClockDetails = names::open(&key, names::clock_place(row.id), &row.sealed)?;
            let (phase, _, clock) = details.clock()?;
            if let Stand::Running { until: Some(until), .. } = clock.stand(self.today(), &off) {
                let (case, victim, length) = (row.case, row.victim, clock.length);
                days.push(ClockDay { id: row.id, case, victim, phase, length, until });
            }
        }
        days.sort_by_key(|one| (one.until, one.id));
        Ok(days)
    }

    /// The reminder that is due and was not given yet.
    fn newly_near(&self, row: &ClockRow, key: &Key) -> Result<Option<u32>, DeskError> {
        let details: ClockDetails = names::open(key, names::clock_place(row.id), &row.sealed)?;
        let (.., clock) = details.clock()?;
        let due = clock.stand(self.today(), &off).reminder();
        Ok(due.filter(|days| row.told == 0 || *days < row.told))
    }

    /// Once more under its lock: somebody may have written something about it in this very moment.
    async fn tell_near_clock(&self, case: i64, id: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("clock near").await?;
        let open = rows::lock_case(&mut tx, case).await?.filter(|row| row.state == CaseState::Open.code());
        if open.is_none() {
            return Ok(());
        }
        let Some(mut row) = rows::clock(&mut tx, case, id).await?.filter(|row| row.running) else {
            return Ok(());
        };
        let key = self.key_of_case(&mut tx, case).await?;
        let Some(days) = self.newly_near(&row, &key)? else { return Ok(()) };
        row.told = days;
        rows::update_clock(&mut tx, &row).await?;
        self.tell_case(&mut tx, (NoticeKind::ClockNear, case), None).await?;
        Ok(tx.commit().await?)
    }
}
