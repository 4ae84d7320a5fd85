//! Reminders of what comes near. No day of a clock lies in clear, so what runs is opened and asked.
use super::{clocks::off, sealed::ClockDetails};
use crate::{Desk, DeskError, MemberId, Permission, TeamId, at_rest::Key, names, notices::Tell};
use domain::{CaseState, NoticeKind};
use store::desk::{self as rows, ClockRow};

/// Clocks looked at in one go.
const AT_ONCE: i64 = 200;

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
        let Some(holder) = open else { return Ok(()) };
        let Some(mut row) = rows::clock(&mut tx, case, id).await?.filter(|row| row.running) else {
            return Ok(());
        };
        let key = self.key_of_case(&mut tx, case).await?;
        let Some(days) = self.newly_near(&row, &key)? else { return Ok(()) };
        row.told = days;
        rows::update_clock(&mut tx, &row).await?;
        let to = match (holder.assignee, holder.team) {
            (Some(member), _) => Tell::Member(MemberId(member)),
            (None, Some(team)) => Tell::Team(TeamId(team)),
            (None, None) => Tell::All(Permission::ManagePeople),
        };
        self.tell(&mut tx, (NoticeKind::ClockNear, Some(case)), to, None).await?;
        Ok(tx.commit().await?)
    }
}
