//! The beginning of a shift: when it was, and the digest that is due then.
use crate::{Desk, DeskError, people::absence};
use domain::{Shifts, Standing, told::MAIL_PAUSE_SECONDS};
use store::{
    Tx,
    desk::{self as rows, Mails, MemberRow},
};
use web::dates;

/// Hours after the beginning of a shift in which its digest still goes: after a longer silence of the desk it would only confuse.
const LATE_HOURS: i64 = 6;

/// When the last shift began, at or before this moment, Unix seconds; `None`: there is none in a week.
#[must_use]
pub fn last_start(shifts: Shifts, at: i64) -> Option<i64> {
    let today = dates::day_in_brussels(at);
    let start = |day| Some(dates::moment_on(day, shifts.on(dates::weekday(day))?));
    (0..=7).filter_map(|back| start(today.checked_sub(back)?)).find(|start| *start <= at)
}

impl Desk {
    /// Has everybody mailed whose shift has begun what is new for them, once a shift.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn queue_digests(&self) -> Result<(), DeskError> {
        if !self.sends_mail() {
            return Ok(());
        }
        let mut tx = self.0.store.read("digests").await?;
        let all = rows::all_told(&mut tx).await?;
        drop(tx);
        for row in all {
            let telling = self.open_telling(&row)?;
            let start = last_start(telling.shifts, self.now()).filter(|start| *start > row.digested);
            let Some(start) = start.filter(|_| !telling.address.is_empty()) else { continue };
            let mut tx = self.0.store.write("digest").await?;
            if !rows::step_digest(&mut tx, row.member, (row.digested, start)).await? {
                continue;
            }
            let member = rows::member_by_id(&mut tx, row.member).await?;
            let here = member.filter(|member| {
                let away = absence(member).is_some_and(|away| away.is_on(self.today()));
                member.standing == Standing::Active.code() && !away
            });
            let late = self.now() - start > LATE_HOURS * 3_600;
            if let Some(member) = here.filter(|_| !late) {
                let (_, new) = self.unseen(&mut tx, row.member, &telling).await?;
                if new > 0 || self.tasks_due(&mut tx, &member).await? > 0 {
                    let digest = Mails { digests: 1, ..Mails::default() };
                    rows::queue_mail(&mut tx, row.member, digest, (self.now(), MAIL_PAUSE_SECONDS)).await?;
                }
            }
            tx.commit().await?;
        }
        Ok(())
    }

    /// How many open tasks of a member are due today or were due before, in cases that they see.
    pub(crate) async fn tasks_due(&self, tx: &mut Tx, member: &MemberRow) -> Result<i64, DeskError> {
        let today = i64::from(self.today().number());
        let mut due = 0;
        for task in rows::tasks_of(tx, member.id, 200).await? {
            if task.due.is_none_or(|day| day > today) {
                continue;
            }
            let Some(case) = rows::case(tx, task.case).await? else { continue };
            due += i64::from(self.would_see_case(tx, member, &case).await?);
        }
        Ok(due)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOUR: i64 = 3_600;

    fn at(day: &str, hour: i64) -> i64 {
        dates::moment_on(dates::parse_day(day).unwrap(), 0) + hour * HOUR
    }

    #[test]
    fn the_last_shift_is_the_one_that_began_last_on_the_clock_of_the_wall() {
        let week = Shifts::read(["08:00", "08:00", "", "", "22:00", "", "02:30"]).unwrap();
        // 23 November 2026 is a Monday.
        assert_eq!(last_start(week, at("2026-11-23", 9)), Some(at("2026-11-23", 8)));
        assert_eq!(last_start(week, at("2026-11-23", 8)), Some(at("2026-11-23", 8)));
        assert_eq!(last_start(week, at("2026-11-23", 8) - 1), Some(at("2026-11-22", 2) + 1_800));
        assert_eq!(last_start(week, at("2026-11-27", 12)), Some(at("2026-11-24", 8)));
        assert_eq!(last_start(Shifts::default(), at("2026-11-27", 12)), None);
        let mondays = Shifts::read(["08:00", "", "", "", "", "", ""]).unwrap();
        assert_eq!(last_start(mondays, at("2026-11-23", 7)), Some(at("2026-11-16", 8)), "a week ago");
    }

    #[test]
    fn the_nights_in_which_clocks_change_have_one_beginning_each() {
        let nights = Shifts::read(["", "", "", "", "", "", "02:30"]).unwrap();
        // 02:00 becomes 03:00 on 29 March 2026: the shift of 02:30 begins at 03:30, once.
        let spring = at("2026-03-29", 0) + 2 * HOUR + 1_800;
        assert_eq!(last_start(nights, spring), Some(spring));
        assert!(last_start(nights, spring - 1) < Some(at("2026-03-23", 0)));
        // 03:00 becomes 02:00 on 25 October 2026: the second 02:30 begins no second shift.
        let autumn = at("2026-10-25", 0) + 2 * HOUR + 1_800;
        assert_eq!(last_start(nights, autumn), Some(autumn));
        assert_eq!(last_start(nights, autumn + HOUR), Some(autumn));
        let mornings = Shifts::read(["", "", "", "", "", "", "07:00"]).unwrap();
        assert_eq!(
            last_start(mornings, at("2026-10-25", 12)),
            Some(at("2026-10-25", 8)),
            "a night of nine hours"
        );
        assert_eq!(last_start(mornings, at("2026-03-29", 12)), Some(at("2026-03-29", 6)), "and one of seven");
    }
}
