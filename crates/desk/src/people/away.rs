//! Being away: said by oneself, with who stands in. What somebody has who is away is also among the reports of whoever stands
//! in for them, on those days and no others.
use super::{Absence, PersonOutcome};
use crate::{Desk, DeskError, MemberId, Permission, Session, holding::takes_reports};
use domain::{PersonFault, people};
use envelope::ids::Day;
use store::desk as rows;

impl Desk {
    /// Says when one is away, in the place of what was said before.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn be_away(
        &self,
        session: &Session,
        from: Day,
        until: Day,
        substitute: Option<MemberId>,
    ) -> Result<PersonOutcome, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        if let Err(fault) = people::check_absence(self.today(), from, until) {
            return Ok(PersonOutcome::Fault(fault));
        }
        let mut tx = self.0.store.write("away").await?;
        if let Some(other) = substitute {
            let row = rows::member_by_id(&mut tx, other.0).await?;
            let takes = row.as_ref().filter(|row| takes_reports(row) && other != session.member.id);
            let meets = |away: Absence| away.from <= until && away.until >= from;
            if takes.is_none_or(|row| super::absence(row).is_some_and(meets)) {
                return Ok(PersonOutcome::Fault(PersonFault::Substitute));
            }
        }
        let Some(mut row) = rows::lock_member(&mut tx, session.member.id.0).await? else {
            return Ok(PersonOutcome::NotPossible);
        };
        row.away = Some((from.number().into(), until.number().into()));
        row.substitute = substitute.map(|id| id.0);
        rows::update_member(&mut tx, &row).await?;
        let object = match substitute {
            Some(id) => format!("member {}", id.0),
            None => String::new(),
        };
        self.note(&mut tx, Some(session.member.id), "away-set", &object).await?;
        tx.commit().await?;
        Ok(PersonOutcome::Done)
    }

    /// One is back, or is not going.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn be_back(&self, session: &Session) -> Result<(), DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.write("back").await?;
        let Some(mut row) = rows::lock_member(&mut tx, session.member.id.0).await? else { return Ok(()) };
        if row.away.is_none() {
            return Ok(());
        }
        (row.away, row.substitute) = (None, None);
        rows::update_member(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), "away-ended", "").await?;
        Ok(tx.commit().await?)
    }

    /// When this member is away, and who can stand in for them.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn own_absence(
        &self,
        session: &Session,
    ) -> Result<(Option<Absence>, Vec<(MemberId, String)>), DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("own absence").await?;
        let members = self.member_names(&mut tx).await?;
        let row = rows::member_by_id(&mut tx, session.member.id.0).await?;
        let own = row.as_ref().and_then(super::absence).filter(|away| away.until >= self.today());
        let others = rows::members(&mut tx).await?.into_iter().filter(takes_reports);
        let mut others: Vec<_> = others
            .filter(|row| row.id != session.member.id.0)
            .map(|row| (MemberId(row.id), crate::names::name_of(&members, row.id)))
            .collect();
        others.sort_by_key(|(_, name)| name.to_lowercase());
        Ok((own, others))
    }
}
