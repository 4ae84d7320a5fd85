//! What a presumed victim agreed to, for a pack with which their case is handed over: who receives it reads what may go further and what not.
use super::ConsentShown;
use crate::{Desk, DeskError, at_rest::Key};
use domain::{AgeBand, victim::is_minor};
use store::Tx;

impl Desk {
    /// The decisions of one presumed victim as they stand today, in the order in which they were written.
    pub(crate) async fn consents_of_case(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        (victim, age): (i64, Option<AgeBand>),
    ) -> Result<Vec<ConsentShown>, DeskError> {
        let members = self.member_names(tx).await?;
        let stands = (age.and_then(is_minor), self.doubted(tx).await?);
        let opened = self.consents_opened(tx, (key, case), Some(victim)).await?;
        Ok(opened.iter().map(|one| self.consent_shown(one, stands, &members)).collect())
    }
}
