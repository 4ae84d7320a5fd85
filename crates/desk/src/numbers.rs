//! Whom the relay's public page names to call, and whether somebody still checks it: a number that is wrong helps nobody. Whoever leads is
//! told when one was not checked for longer than the relay holds good.
use crate::{Desk, DeskError, Permission, notices::Tell};
use domain::NoticeKind;
use envelope::ids::Day;
use serde::Deserialize;
use store::{Tx, desk as rows};

/// How many were not checked for long, at the last look.
const STALE: &str = "contacts_stale";
/// The day on which the one that waits longest was checked.
const OLDEST: &str = "contacts_oldest";

/// One service, as the relay tells (`spec/relay-api.md`).
#[derive(Debug, Deserialize)]
pub(crate) struct Checked {
    assured_date: String,
    stale: bool,
}

/// How the numbers to call stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NumbersHealth {
    /// How many were not checked for long.
    pub stale: u64,
    /// When the one that waits longest was checked.
    pub oldest: Day,
}

impl Desk {
    /// Takes in what the relay tells; a relay that tells nothing leaves what was known.
    pub(crate) async fn watch_numbers(&self, tx: &mut Tx, told: &[Checked]) -> Result<(), DeskError> {
        let days = told.iter().filter_map(|one| web::dates::parse_day(&one.assured_date));
        let Some(oldest) = days.min() else { return Ok(()) };
        let stale = i64::try_from(told.iter().filter(|one| one.stale).count()).unwrap_or(i64::MAX);
        let was = rows::status(tx, STALE).await?.unwrap_or(0);
        rows::set_status(tx, STALE, stale).await?;
        rows::set_status(tx, OLDEST, oldest.into()).await?;
        if stale > was {
            let leads = Tell::All(Permission::ManagePeople);
            self.tell(tx, (NoticeKind::NumbersOld, None), leads, None).await?;
        }
        Ok(())
    }
}

/// What was found at the last look. `None`: no relay told yet.
pub(crate) async fn numbers_health(tx: &mut Tx) -> Result<Option<NumbersHealth>, DeskError> {
    let (stale, oldest) = (rows::status(tx, STALE).await?, rows::status(tx, OLDEST).await?);
    let found = stale.zip(oldest.and_then(|day| u32::try_from(day).ok()));
    Ok(found.map(|(stale, day)| NumbersHealth { stale: u64::try_from(stale).unwrap_or(0), oldest: Day(day) }))
}
