//! What is near to somebody, where that is little: found from whose it is, not among all reports.
use super::{
    apart::after_cases,
    inbox::{held_by, held_by_team_of},
};
use crate::{Result, StoreError, Tx};

/// Numbers of reports among which everything is that `$who`, above zero, sees of what is near: each way to be near from an index of its own.
/// Some may stand twice; what is kept from them is still among these.
macro_rules! near_signals {
    ($who:literal, $today:literal) => {
        concat!(
            "SELECT number FROM signals WHERE entered_by = ",
            $who,
            " UNION ALL SELECT number FROM signals WHERE ",
            held_by!($who, $today),
            " UNION ALL SELECT number FROM signals WHERE ",
            held_by_team_of!($who),
            " UNION ALL SELECT number FROM case_signals WHERE case_number IN (",
            after_cases!($who, $today),
            ")"
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
        "SELECT COUNT(*), (SELECT COALESCE(MAX(number), 0) FROM signals) FROM (",
        near_signals!("$1", "$2"),
        ") AS close"
    );
    let row = tx.row(COUNT, &[member.into(), today.into()]).await?.ok_or(StoreError::Shape(0))?;
    Ok(row.int(0)?.saturating_mul(WEIGHED_MEANWHILE) < row.int(1)?)
}
