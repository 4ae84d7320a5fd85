//! A case is erased with what was referred from it or into it. Of what went between two desks the name stays, so that an old message that a relay kept
//! brings nothing back, and what still waits to be said that ends access goes out all the same.
use super::{ends::EndWhy, sealed::Stub};
use crate::{Desk, DeskError};
use domain::referral::{Direction, ReferralState};
use store::{Tx, desk as rows};

impl Desk {
    /// Every referral of a case that is being erased. The sender of one that came is told that it is no longer here.
    pub(crate) async fn erase_referrals_of_case(&self, tx: &mut Tx, case: i64) -> Result<(), DeskError> {
        for found in rows::referrals_of_case(tx, case).await? {
            let Some(mut row) = rows::lock_referral(tx, found.number).await? else { continue };
            if row.direction == Direction::Paper.code() {
                rows::delete_referral(tx, row.number).await?;
                continue;
            }
            let before = self.stub_of(&row)?;
            if row.direction == Direction::In.code() && row.gone.is_none() {
                let reach = self.reach_of_referral(tx, &row).await?.code().into();
                let stub = Stub { reach, ..before.clone() };
                self.say_ended(tx, (&row, &stub)).await?;
            }
            rows::destroy_referral(tx, row.number).await?;
            if row.direction == Direction::Out.code() {
                // The referral itself waits under the key that is gone; what takes it back does not.
                rows::drop_first_waiting(tx, row.number).await?;
            }
            let stub = Stub {
                id: before.id,
                org: before.org,
                lang: before.lang,
                ended: EndWhy::Over.state().code().into(),
                on: self.today().number(),
                ..Stub::default()
            };
            row.state = ReferralState::Erased.code().into();
            (row.case, row.victim, row.member, row.opened, row.sealed) = (None, None, None, None, None);
            row.gone = row.gone.or(Some(self.now()));
            row.version += 1;
            row.changed = self.now();
            row.stub = self.seal_stub(row.number, &stub)?;
            rows::update_referral(tx, &row).await?;
        }
        Ok(())
    }
}
