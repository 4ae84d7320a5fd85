//! Signing in with a passkey, with the user name or without. Whoever has none, and whoever does not exist, is asked alike.
use super::{
    SignInError, SignedIn,
    ceremony::{Ceremony, Purpose},
    settings::Site,
};
use crate::{
    Desk, DeskError, MemberId,
    names::{self, MemberDetails, PasskeyDetails},
    notices::Tell,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{NoticeKind, Standing};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{
    Tx,
    desk::{
        MemberRow, PasskeyRow, lock_member, lock_passkey, member_by_user, passkey_by_credential, passkeys_of,
        update_passkey,
    },
};
use subtle::ConstantTimeEq;
use webauthn_rs::prelude::{DiscoverableAuthentication, PublicKeyCredential, Uuid, WebauthnError};

/// Passkeys that a member can have. A browser that asks for one user name's is always told of so many.
pub const PASSKEYS_MAX: usize = 8;

#[derive(Serialize, Deserialize)]
struct SigningIn {
    /// Keyed hash of the user name that was typed, if one was.
    user: Option<[u8; 32]>,
    asked: DiscoverableAuthentication,
}

/// Whose passkey it may be.
struct Known {
    member: MemberRow,
    passkey: PasskeyRow,
}

impl Desk {
    pub(crate) fn site(&self) -> Option<&Site> {
        self.0.site.as_ref()
    }

    /// Where members open this desk, if passkeys work here at all; and whether this browser is there, as its `Host` says.
    #[must_use]
    pub fn passkey_address(&self, host: &str) -> Option<(&str, bool)> {
        self.site().map(|site| (site.address.as_str(), site.authority.eq_ignore_ascii_case(host)))
    }

    /// What is in a device beside the key: says who it is to this desk alone.
    pub(crate) fn passkey_user(&self, member: i64) -> Uuid {
        let hash = self.0.vault.lookup("passkey user", &member.to_be_bytes());
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(hash).for_each(|(to, from)| *to = from);
        Uuid::from_bytes(bytes)
    }

    /// Begins signing in with a passkey. With a user name the browser is told which keys to look for: as many for a name that
    /// does not exist, the same ones each time. `None`: this desk has no passkeys.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn begin_passkey(&self, user: &str) -> Result<Option<Ceremony>, DeskError> {
        let Some(site) = self.site() else { return Ok(None) };
        let (asked, state) = site
            .webauthn
            .start_discoverable_authentication()
            .map_err(|_| DeskError::Setup("a passkey cannot be asked for"))?;
        let mut options =
            serde_json::to_value(asked.public_key).map_err(|_| DeskError::Damaged("passkeys"))?;
        let user = user.trim().to_lowercase();
        let named = (!user.is_empty()).then(|| self.0.vault.lookup("user", user.as_bytes()));
        if let Some(user_hash) = &named {
            let wanted = self.wanted_credentials(user_hash).await?;
            if let Some(fields) = options.as_object_mut() {
                fields.insert("allowCredentials".into(), wanted);
            }
        }
        let state = self.seal_begun(Purpose::SignIn, SigningIn { user: named, asked: state })?;
        Ok(Some(Ceremony { options: options.to_string(), state }))
    }

    async fn wanted_credentials(&self, user_hash: &[u8; 32]) -> Result<Value, DeskError> {
        let mut tx = self.0.store.read("passkeys").await?;
        let mut ids = Vec::new();
        let member = member_by_user(&mut tx, user_hash).await?;
        if let Some(member) = member.filter(|row| row.standing == Standing::Active.code()) {
            for row in passkeys_of(&mut tx, member.id).await? {
                ids.push(self.passkey_of(&row)?.key.cred_id().as_slice().to_vec());
            }
        }
        for number in ids.len()..PASSKEYS_MAX {
            ids.push(self.nobodys_credential(user_hash, number));
        }
        ids.sort();
        let named = |id: &Vec<u8>| json!({ "type": "public-key", "id": URL_SAFE_NO_PAD.encode(id) });
        Ok(ids.iter().map(named).collect())
    }

    /// A credential of no device, of a length that devices give.
    fn nobodys_credential(&self, user_hash: &[u8; 32], number: usize) -> Vec<u8> {
        let part = |part: u8| {
            let place = u8::try_from(number).unwrap_or(u8::MAX);
            self.0.vault.lookup("no passkey", &[user_hash.as_slice(), &[place, part]].concat())
        };
        let bytes = [part(0), part(1)].concat();
        let length = match part(2).first().map_or(0, |byte| byte % 4) {
            0 => 16,
            1 => 20,
            2 => 32,
            _ => 64,
        };
        bytes.into_iter().take(length).collect()
    }

    pub(crate) fn passkey_of(&self, row: &PasskeyRow) -> Result<PasskeyDetails, DeskError> {
        names::open(self.0.vault.desk(), names::passkey_place(row.id), &row.sealed)
    }

    pub(crate) fn credential_hash(&self, id: &[u8]) -> [u8; 32] {
        self.0.vault.lookup("credential", id)
    }

    /// Signs in whoever answers with a passkey; `state` is what the browser kept, `answer` what its device said, as JSON.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in_with_passkey(&self, state: &str, answer: &str) -> Result<SignedIn, SignInError> {
        let begun = self.open_begun::<SigningIn>(Purpose::SignIn, state).ok_or(SignInError::Expired)?;
        if !self.use_begun(&begun).await? {
            return Err(SignInError::Expired);
        }
        let Some((answer, known)) = self.answered(answer, begun.what.user.as_ref()).await? else {
            return self.refuse_passkey(None).await;
        };
        let tried = self.0.vault.lookup("tried passkey", &known.member.id.to_be_bytes());
        self.take_try(&tried).await?;
        let mut tx = self.0.store.write("passkey").await?;
        let member = lock_member(&mut tx, known.member.id).await?;
        let member = member.filter(|row| row.standing == Standing::Active.code());
        let Some(row) = member else { return self.refuse_passkey(None).await };
        match self.proven(&mut tx, &known, &answer, begun.what.asked).await? {
            Ok(()) => {
                let details: MemberDetails =
                    names::open(self.0.vault.desk(), names::member_place(row.id), &row.sealed)?;
                self.open_session(tx, "signed-in-passkey", &row, &details, &tried).await
            }
            Err(copied) => {
                drop(tx);
                self.refuse_passkey(copied.then_some(MemberId(row.id))).await
            }
        }
    }

    /// What a device said, and whose passkey it speaks for. `None`: nobody's, another's than was asked for, or not read.
    async fn answered(
        &self,
        answer: &str,
        user: Option<&[u8; 32]>,
    ) -> Result<Option<(PublicKeyCredential, Known)>, DeskError> {
        let Ok(answer) = serde_json::from_str::<PublicKeyCredential>(answer) else { return Ok(None) };
        let mut tx = self.0.store.read("passkey").await?;
        let hash = self.credential_hash(answer.get_credential_id());
        let Some(passkey) = passkey_by_credential(&mut tx, &hash).await? else { return Ok(None) };
        let Some(member) = store::desk::member_by_id(&mut tx, passkey.member).await? else { return Ok(None) };
        // Web Authentication 3, 7.2 step 6: the device names the same person, and must where no user name was typed.
        let handle = self.passkey_user(member.id);
        let of_device = answer.get_user_unique_id().map(|given| bool::from(given.ct_eq(handle.as_bytes())));
        let fits = match user {
            None => of_device == Some(true),
            Some(user_hash) => {
                let named = member_by_user(&mut tx, user_hash).await?;
                of_device != Some(false) && named.is_some_and(|named| named.id == member.id)
            }
        };
        Ok(fits.then_some((answer, Known { member, passkey })))
    }

    /// Checks what the device signed, and keeps its counter. `Err(true)`: it counted backwards.
    async fn proven(
        &self,
        tx: &mut Tx,
        known: &Known,
        answer: &PublicKeyCredential,
        asked: DiscoverableAuthentication,
    ) -> Result<Result<(), bool>, DeskError> {
        let (Some(site), Some(mut row)) = (self.site(), lock_passkey(tx, known.passkey.id).await?) else {
            return Ok(Err(false));
        };
        let mut details = self.passkey_of(&row)?;
        let checked = site.webauthn.finish_discoverable_authentication_v2(answer, asked, &details.key);
        let result = match checked {
            Ok(result) if result.user_verified() => result,
            Err(WebauthnError::CredentialPossibleCompromise) => return Ok(Err(true)),
            _ => return Ok(Err(false)),
        };
        details.key.update_credential(&result);
        row.used_day = Some(self.today().number().into());
        row.sealed = names::seal(self.0.vault.desk(), names::passkey_place(row.id), &details)?;
        update_passkey(tx, &row).await?;
        Ok(Ok(()))
    }

    /// Nobody is let in; a passkey that may have been copied is told to its owner.
    async fn refuse_passkey(&self, copied: Option<MemberId>) -> Result<SignedIn, SignInError> {
        let mut tx = self.0.store.write("passkey refused").await?;
        if let Some(member) = copied {
            self.tell(&mut tx, (NoticeKind::PasskeyCopied, None), Tell::Member(member), None).await?;
            self.note(&mut tx, Some(member), "passkey-copied", &format!("member {}", member.0)).await?;
        } else {
            self.note(&mut tx, None, "sign-in-refused", "").await?;
        }
        tx.commit().await?;
        Err(if copied.is_some() { SignInError::Copied } else { SignInError::Wrong })
    }
}
