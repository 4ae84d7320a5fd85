//! What the desk says about itself every quarter: sums of its own log, beside those of the quarter before. Nothing in it is about one
//! member, one report or one person.
use crate::{Desk, DeskError, Permission, Session};
use domain::self_audit::{Heading, Quarter, heading_of};
use std::collections::BTreeMap;
use store::{Tx, desk as rows};
use web::dates;

/// A quarter, counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfAudit {
    /// Which.
    pub quarter: Quarter,
    /// It is not over yet.
    pub runs: bool,
    /// Each act under its heading, with how often it was done in this quarter and in the one before.
    pub acts: Vec<(Heading, String, i64, i64)>,
    /// Everything else that was done, in this quarter and in the one before.
    pub work: (i64, i64),
    /// What was opened in emergencies and nobody has looked at, now.
    pub unseen_emergencies: i64,
}

impl Desk {
    /// Counts a quarter; the running one where none is named.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn self_audit(
        &self,
        session: &Session,
        quarter: Option<Quarter>,
    ) -> Result<SelfAudit, DeskError> {
        self.allow(session, Permission::SelfAudit).await?;
        let today = dates::today(dates::day_in_brussels(self.now()));
        let running = Quarter::of_month(today.year, today.month);
        let quarter = quarter.unwrap_or(running);
        let mut tx = self.0.store.read("self audit").await?;
        let now = counted(&mut tx, quarter).await?;
        let before = counted(&mut tx, quarter.before()).await?;
        let unseen_emergencies = rows::unseen_emergencies(&mut tx).await?;
        let mut acts = BTreeMap::new();
        let mut work = (0, 0);
        for (act, count) in now {
            match heading_of(&act) {
                Heading::Work => work.0 += count,
                heading => acts.entry((heading, act)).or_insert((0, 0)).0 = count,
            }
        }
        for (act, count) in before {
            match heading_of(&act) {
                Heading::Work => work.1 += count,
                heading => acts.entry((heading, act)).or_insert((0, 0)).1 = count,
            }
        }
        let acts =
            acts.into_iter().map(|((heading, act), (now, before))| (heading, act, now, before)).collect();
        Ok(SelfAudit { quarter, runs: quarter == running, acts, work, unseen_emergencies })
    }
}

async fn counted(tx: &mut Tx, quarter: Quarter) -> Result<Vec<(String, i64)>, DeskError> {
    let begins = |quarter: Quarter| dates::month_begins(quarter.year, quarter.first_month()).unwrap_or(0);
    Ok(rows::audit_counts(tx, begins(quarter), begins(quarter.after())).await?)
}
