//! Receptions among everything that happened in a case: each once, at the moment at which this person was first met.
use super::{ReceptionListed, listed, sealed::ReceptionDetails};
use crate::{
    Desk, DeskError,
    at_rest::Key,
    names::{self, MemberDetails},
};
use std::collections::HashMap;
use store::{Tx, desk as rows};

/// A reception, as the order of time shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceptionItem {
    /// Whose.
    pub victim: i64,
    /// As its record lists it.
    pub listed: ReceptionListed,
    /// When it was last written, Unix seconds.
    pub written: i64,
}

impl Desk {
    /// When each reception of a case was, and its number.
    pub(crate) async fn reception_times(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
    ) -> Result<Vec<(i64, i64)>, DeskError> {
        let found = rows::receptions_of_case(tx, case).await?;
        let at = |row: &rows::ReceptionRow| {
            let details: ReceptionDetails = names::open(key, names::reception_place(row.id), &row.sealed)?;
            Ok((details.reception()?.first, row.id))
        };
        found.iter().map(at).collect()
    }

    /// One with its words, and who wrote it last. `None`: it is not there any more.
    pub(crate) async fn reception_item(
        &self,
        tx: &mut Tx,
        (key, members): (&Key, &HashMap<i64, MemberDetails>),
        (case, id): (i64, i64),
    ) -> Result<Option<(ReceptionItem, i64)>, DeskError> {
        let found = rows::receptions_of_case(tx, case).await?;
        let Some(row) = found.into_iter().find(|row| row.id == id) else { return Ok(None) };
        let events = self.events_of(tx, (key, case, row.victim), members).await?;
        let (listed, _) = listed(key, &row, &events)?;
        Ok(Some((ReceptionItem { victim: row.victim, listed, written: row.at }, row.member)))
    }
}
