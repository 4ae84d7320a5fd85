//! A member's own passkeys: one for each device, named by them. The desk keeps public keys only.
use super::{
    ceremony::{Ceremony, Purpose},
    passkey::PASSKEYS_MAX,
};
use crate::{
    Desk, DeskError, Permission, Session,
    names::{self, MemberDetails, PasskeyDetails},
    notices::Tell,
};
use domain::{NoticeKind, triage};
use envelope::ids::Day;
use store::desk::{self as rows, add_passkey, lock_passkey, passkeys_of, remove_passkey, update_passkey};
use webauthn_rs::prelude::{Credential, PasskeyRegistration, RegisterPublicKeyCredential};

/// A passkey, as its owner sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PasskeyView {
    /// Its number.
    pub id: i64,
    /// What its owner calls it.
    pub name: String,
    /// The day on which it was added.
    pub added: Day,
    /// The day on which it was last used.
    pub used: Option<Day>,
    /// It lies in an account that brings it to other devices too.
    pub travels: bool,
}

/// What became of adding one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddOutcome {
    /// It can be used.
    Added,
    /// It needs a name of 1 to 40 characters.
    Name,
    /// There are eight already.
    Many,
    /// The device said no, was slow, or said something that is not to be believed.
    Failed,
    /// This device is here already.
    Known,
}

impl Desk {
    /// The member's passkeys, the first one first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn passkeys(&self, session: &Session) -> Result<Vec<PasskeyView>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("passkeys").await?;
        let mut all = Vec::new();
        for row in passkeys_of(&mut tx, session.member.id.0).await? {
            let details = self.passkey_of(&row)?;
            all.push(PasskeyView {
                id: row.id,
                name: details.name,
                added: Day(row.added_day),
                used: row.used_day.and_then(|day| u32::try_from(day).ok()).map(Day),
                travels: Credential::from(details.key).backup_eligible,
            });
        }
        Ok(all)
    }

    /// Begins adding a passkey under a name. `Err`: not now, or not like this.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn begin_adding(
        &self,
        session: &Session,
        name: &str,
    ) -> Result<Result<Ceremony, AddOutcome>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let Some(site) = self.site() else { return Ok(Err(AddOutcome::Failed)) };
        if triage::label(name).is_none() {
            return Ok(Err(AddOutcome::Name));
        }
        let member = session.member.id.0;
        let mut tx = self.0.store.read("passkeys").await?;
        let mut there = Vec::new();
        for row in passkeys_of(&mut tx, member).await? {
            there.push(self.passkey_of(&row)?.key.cred_id().clone());
        }
        if there.len() >= PASSKEYS_MAX {
            return Ok(Err(AddOutcome::Many));
        }
        let row = rows::member_by_id(&mut tx, member).await?.ok_or(DeskError::Refused)?;
        let details: MemberDetails =
            names::open(self.0.vault.desk(), names::member_place(member), &row.sealed)?;
        // A device shows the user name when it asks which account; it need not know anybody's name.
        let user = self.passkey_user(member);
        let (asked, state) = site
            .webauthn
            .start_passkey_registration(user, &details.user, &details.user, Some(there))
            .map_err(|_| DeskError::Setup("a passkey cannot be made"))?;
        let mut options =
            serde_json::to_value(asked.public_key).map_err(|_| DeskError::Damaged("passkeys"))?;
        // Where a device can, it finds the key again without a user name.
        if let Some(selection) = options.get_mut("authenticatorSelection").and_then(|of| of.as_object_mut()) {
            selection.insert("residentKey".into(), "preferred".into());
        }
        let state = self.seal_begun(Purpose::Add(member), state)?;
        Ok(Ok(Ceremony { options: options.to_string(), state }))
    }

    /// Adds what a device made; `state` is what the browser kept, `answer` what its device said, as JSON.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn add_passkey(
        &self,
        session: &Session,
        (state, answer): (&str, &str),
        name: &str,
    ) -> Result<AddOutcome, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let member = session.member.id;
        let Some(name) = triage::label(name) else { return Ok(AddOutcome::Name) };
        let begun = self.open_begun::<PasskeyRegistration>(Purpose::Add(member.0), state);
        let (Some(site), Some(begun)) = (self.site(), begun) else { return Ok(AddOutcome::Failed) };
        if !self.use_begun(&begun).await? {
            return Ok(AddOutcome::Failed);
        }
        let Ok(answer) = serde_json::from_str::<RegisterPublicKeyCredential>(answer) else {
            return Ok(AddOutcome::Failed);
        };
        let Ok(key) = site.webauthn.finish_passkey_registration(&answer, &begun.what) else {
            return Ok(AddOutcome::Failed);
        };
        let mut tx = self.0.store.write("passkey added").await?;
        // Locked, so that two at once do not make nine.
        rows::lock_member(&mut tx, member.0).await?;
        if passkeys_of(&mut tx, member.0).await?.len() >= PASSKEYS_MAX {
            return Ok(AddOutcome::Many);
        }
        let hash = self.credential_hash(key.cred_id());
        let details = PasskeyDetails { name, key };
        let seal = |id| names::seal(self.0.vault.desk(), names::passkey_place(id), &details).ok();
        let day = self.today().number();
        if add_passkey(&mut tx, (member.0, day), &hash, seal).await?.is_none() {
            return Ok(AddOutcome::Known);
        }
        self.tell(&mut tx, (NoticeKind::PasskeyAdded, None), Tell::Member(member), None).await?;
        self.note(&mut tx, Some(member), "passkey-added", &format!("member {}", member.0)).await?;
        tx.commit().await?;
        Ok(AddOutcome::Added)
    }

    /// Gives one of the member's passkeys another name. `false`: it is not theirs, or the name will not do.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn rename_passkey(&self, session: &Session, id: i64, name: &str) -> Result<bool, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let Some(name) = triage::label(name) else { return Ok(false) };
        let mut tx = self.0.store.write("passkey named").await?;
        let row = lock_passkey(&mut tx, id).await?.filter(|row| row.member == session.member.id.0);
        let Some(mut row) = row else { return Ok(false) };
        let mut details = self.passkey_of(&row)?;
        details.name = name;
        row.sealed = names::seal(self.0.vault.desk(), names::passkey_place(id), &details)?;
        update_passkey(&mut tx, &row).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Takes one of the member's passkeys away: from now on it opens nothing. `false`: it is not theirs.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn remove_passkey(&self, session: &Session, id: i64) -> Result<bool, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let member = session.member.id;
        let mut tx = self.0.store.write("passkey removed").await?;
        if !remove_passkey(&mut tx, member.0, id).await? {
            return Ok(false);
        }
        self.tell(&mut tx, (NoticeKind::PasskeyRemoved, None), Tell::Member(member), None).await?;
        self.note(&mut tx, Some(member), "passkey-removed", &format!("member {}", member.0)).await?;
        tx.commit().await?;
        Ok(true)
    }
}
