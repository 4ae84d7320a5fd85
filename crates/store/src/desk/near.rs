//! What is near to somebody, where that is little: found from whose it is, not among all reports.
use super::inbox::{held_by, held_by_team_of};
use crate::{Result, StoreError, Tx};

/// The reports among which everything is that `$who`, above zero, sees of what is near, with all that lists and counts ask of a report:
/// each way to be near from an index of its own that holds all of it, so that no wide row is read. What is kept from them is still among
/// these.
macro_rules! near_signals {
    ($who:literal, $today:literal) => {
        concat!(
            near_signals!(@of concat!("entered_by = ", $who)),
            " UNION ",
            near_signals!(@of held_by!($who, $today)),
            " UNION ",
            near_signals!(@of held_by_team_of!($who)),
            " UNION ",
            near_signals!(@of concat!(
                "number IN (SELECT number FROM case_signals WHERE case_number IN (",
                after_cases!($who, $today),
                "))"
            ))
        )
    };
    (@of $which:expr) => {
        concat!(
            "SELECT number, state, waiting, lang, entered_by, assignee, team, urgency, deletion_due, urgent_at, origin, outcome, \
             arrived_day FROM signals WHERE ",
            $which
        )
    };
}

pub(super) use near_signals;

/// To find a report by its number and read it takes both engines about as long as to weigh this many in the order of an index.
const WEIGHED_MEANWHILE: i64 = 20;

/// Whether so few reports are near to a member that each is sooner found by itself.
///
/// # Errors
/// What the database says.
pub(super) async fn has_few(tx: &mut Tx, member: i64, today: u32) -> Result<bool> {
    const COUNT: &str = concat!(
        "SELECT (SELECT COUNT(*) FROM signals WHERE ",
        held_by!("$1", "$2"),
        ") + (SELECT COUNT(*) FROM signals WHERE ",
        held_by_team_of!("$1"),
        ") + (SELECT COUNT(*) FROM signals WHERE entered_by = $1), (SELECT COALESCE(MAX(number), 0) FROM signals)"
    );
    let row = tx.row(COUNT, &[member.into(), today.into()]).await?.ok_or(StoreError::Shape(0))?;
    Ok(row.int(0)?.saturating_mul(WEIGHED_MEANWHILE) < row.int(1)?)
}
