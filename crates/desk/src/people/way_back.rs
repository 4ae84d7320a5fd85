//! Somebody lost their device. One colleague asks that they be let in again, another who has spoken with them gives the code:
//! neither can do it alone, and never for themselves.
use super::{PassCode, PersonOutcome, may_confirm, may_refuse, works_with};
use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    names::{self, MemberDetails},
    notices::Tell,
};
use domain::{NoticeKind, PassKind, Standing, people::WAY_BACK_HOURS};
use store::{
    Tx,
    desk::{self as rows, MemberRow, PassRow},
};

/// What became of the second person's answer.
pub enum BackOutcome {
    /// The code is for whoever hands it over, shown now and never again. Their sessions are over.
    Given(PassCode),
    /// The second person says no: nothing is open any more.
    Refused,
    /// Whoever asked, or whom it concerns, is not the second person.
    Own,
    /// Nobody asked, or somebody has answered already.
    NotPossible,
}

impl Desk {
    /// Asks that a colleague be let in again. `None`: there is nobody of this number.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that lets nobody in.
    pub async fn ask_way_back(
        &self,
        session: &Session,
        id: MemberId,
    ) -> Result<Option<PersonOutcome>, DeskError> {
        self.allow(session, Permission::HelpBack).await?;
        let mut tx = self.0.store.write("way back").await?;
        let row = match self.colleague(&mut tx, session, Permission::HelpBack, id).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        rows::clean_passes(&mut tx, self.now()).await?;
        let open = rows::lock_pass(&mut tx, id.0).await?;
        if row.standing != Standing::Active.code() || open.is_some() {
            return Ok(Some(PersonOutcome::NotPossible));
        }
        let pass = PassRow {
            member: id.0,
            kind: PassKind::Back.code().into(),
            asked_by: session.member.id.0,
            asked_at: self.now(),
            given_by: None,
            code_hash: None,
            until: self.now() + WAY_BACK_HOURS * 3_600,
            sealed: None,
        };
        rows::put_pass(&mut tx, &pass).await?;
        let to = Tell::All(Permission::HelpBack);
        self.tell(&mut tx, (NoticeKind::BackAsked, None), to, Some(session.member.id)).await?;
        self.tell(&mut tx, (NoticeKind::BackAsked, None), Tell::Member(id), Some(session.member.id)).await?;
        self.note(&mut tx, Some(session.member.id), "back-asked", &format!("member {}", id.0)).await?;
        tx.commit().await?;
        Ok(Some(PersonOutcome::Done))
    }

    /// The second person's answer.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that lets nobody in.
    pub async fn answer_way_back(
        &self,
        session: &Session,
        id: MemberId,
        agrees: bool,
    ) -> Result<BackOutcome, DeskError> {
        if session.member.id != id {
            self.allow(session, Permission::HelpBack).await?;
        }
        let mut tx = self.0.store.write("way back").await?;
        let Some(mut row) = rows::lock_member(&mut tx, id.0).await? else {
            return Ok(BackOutcome::NotPossible);
        };
        let pass = rows::lock_pass(&mut tx, id.0).await?;
        let who = Some(session.member.id);
        let object = format!("member {}", id.0);
        // No is said at any time, by whom it concerns above all, and after the code was given too.
        if !agrees {
            let back = pass.is_some_and(|pass| pass.kind == PassKind::Back.code());
            if !may_refuse(session, id) || !back || !rows::end_pass(&mut tx, id.0).await? {
                return Ok(BackOutcome::NotPossible);
            }
            self.note(&mut tx, who, "back-refused", &object).await?;
            tx.commit().await?;
            return Ok(BackOutcome::Refused);
        }
        let open = pass.filter(|pass| pass.given_by.is_none() && pass.until >= self.now());
        let Some(mut pass) = open else { return Ok(BackOutcome::NotPossible) };
        if !may_confirm(session, &pass) || !self.reaches_up_to(&mut tx, session, &row).await? {
            return Ok(BackOutcome::Own);
        }
        // Nothing on the lost device opens anything from now on.
        let place = names::member_place(id.0);
        let mut details: MemberDetails = names::open(self.0.vault.desk(), place, &row.sealed)?;
        (details.password, details.totp) = ([0; 32], Vec::new());
        row.sealed = names::seal(self.0.vault.desk(), place, &details)?;
        rows::update_member(&mut tx, &row).await?;
        let code = PassCode::new()?;
        pass.given_by = Some(session.member.id.0);
        pass.code_hash = Some(self.pass_hash(id, &code));
        rows::put_pass(&mut tx, &pass).await?;
        rows::remove_passkeys(&mut tx, id.0).await?;
        rows::remove_link(&mut tx, id.0).await?;
        // So has it the address of their calendar.
        rows::end_feeds(&mut tx, id.0).await?;
        // Whoever has the lost device has a session too.
        rows::end_other_sessions(&mut tx, id.0, 0).await?;
        self.note(&mut tx, who, "back-agreed", &object).await?;
        tx.commit().await?;
        Ok(BackOutcome::Given(code))
    }

    /// Whether a member may open the way back to what the other is: two case workers do not make a lead, as long as there is
    /// another who leads. Where there is none, nobody would be let in again.
    async fn reaches_up_to(
        &self,
        tx: &mut Tx,
        session: &Session,
        other: &MemberRow,
    ) -> Result<bool, DeskError> {
        let members = rows::members(tx).await?;
        let high = [Permission::ManagePeople, Permission::SecondLook];
        Ok(high.into_iter().all(|permission| {
            let someone_else = members.iter().any(|row| row.id != other.id && works_with(row, permission));
            !works_with(other, permission) || session.can(permission) || !someone_else
        }))
    }
}
