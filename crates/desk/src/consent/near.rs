//! Told a week before it: that a consent will be over. Nothing is renewed by it; whoever has the case asks again, or it is over.
use crate::{Desk, DeskError};
use domain::{CaseState, NoticeKind};
use store::desk::{self as rows, ConsentRow};

/// Decisions looked at in one go.
const AT_ONCE: i64 = 200;

impl Desk {
    /// Tells whoever has a case that a consent in it will soon be over, once each.
    pub(crate) async fn tell_near_consents(&self) -> Result<(), DeskError> {
        let mut after = 0;
        loop {
            let mut tx = self.0.store.read("consents near").await?;
            let found = rows::open_consents(&mut tx, after, AT_ONCE).await?;
            let mut near = Vec::new();
            for row in &found {
                let key = self.key_of_case(&mut tx, row.case).await?;
                let one = super::opened(&key, row.clone(), &[])?;
                if one.stands(None, 0).ends_soon(self.today()) {
                    near.push(row.clone());
                }
            }
            drop(tx);
            for row in &near {
                self.tell_near_consent(row).await?;
            }
            match found.last() {
                Some(last) => after = last.id,
                None => return Ok(()),
            }
        }
    }

    /// Once more under the lock of its case: somebody may take it back in this very moment.
    async fn tell_near_consent(&self, row: &ConsentRow) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("consent near").await?;
        let case =
            rows::lock_case(&mut tx, row.case).await?.filter(|row| row.state == CaseState::Open.code());
        if case.is_none() {
            return Ok(());
        }
        let still = rows::consent(&mut tx, row.case, row.id).await?.is_some_and(|row| row.open);
        if still && rows::tell_consent(&mut tx, row.id).await? {
            self.tell_case(&mut tx, (NoticeKind::ConsentSoon, row.case), None).await?;
            tx.commit().await?;
        }
        Ok(())
    }
}
