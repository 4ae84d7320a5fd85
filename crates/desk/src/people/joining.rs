//! Inviting somebody, and choosing a password with the code they were given. A code is good once; whoever holds a wrong one
//! learns nothing, not even whether there is such a user name.
use super::{PassCode, PersonForm};
use crate::{
    Desk, DeskError, MemberId, Permission, Session, chance,
    member::{password_hash, totp},
    names::{self, MemberDetails},
    session::{SignInError, SignedIn},
};
use data_encoding::BASE32_NOPAD;
use domain::{
    PassKind, PersonFault, Standing,
    people::{self, INVITATION_HOURS},
};
use store::{
    Tx,
    desk::{self as rows, PassRow},
};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// What became of an invitation.
pub enum InviteOutcome {
    /// They are invited; the code is for whoever hands it over, shown now and never again.
    Invited {
        /// Their number.
        id: MemberId,
        /// With it they choose a password.
        code: PassCode,
    },
    /// It cannot be kept like this.
    Fault(PersonFault),
}

/// What whoever holds a code is shown: the secret for their app.
pub struct AppSecret {
    /// In base32, to be typed.
    pub base32: Zeroizing<String>,
    /// The same as an `otpauth:` address, for a QR code.
    pub url: Zeroizing<String>,
}

/// What somebody who holds a code sends.
#[derive(Clone, Copy)]
pub struct Joining<'a> {
    /// What they sign in with.
    pub user: &'a str,
    /// The code they were given.
    pub code: &'a str,
    /// The password they chose.
    pub password: &'a str,
    /// Six digits from their app.
    pub digits: &'a str,
}

/// What became of it.
pub enum JoinOutcome {
    /// They are signed in: the code of their app was used just now, and the next one comes in half a minute.
    Joined(SignedIn),
    /// The password or the digits will not do.
    Fault(PersonFault),
}

impl Desk {
    /// Invites somebody.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever does not manage people.
    pub async fn invite(
        &self,
        session: &Session,
        user: &str,
        form: &PersonForm<'_>,
    ) -> Result<InviteOutcome, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let user = user.trim().to_lowercase();
        let checked = people::check_user(&user)
            .and_then(|()| people::check_person(self.kind(), form.name, form.role, form.languages));
        let role = match checked {
            Ok(role) => role,
            Err(fault) => return Ok(InviteOutcome::Fault(fault)),
        };
        let details = MemberDetails {
            name: form.name.trim().into(),
            languages: form.languages.to_vec(),
            salt: [0; 16],
            password: [0; 32],
            totp: Vec::new(),
            user,
        };
        let code = PassCode::new()?;
        let user_hash = self.0.vault.lookup("user", details.user.as_bytes());
        let mut tx = self.0.store.write("invite").await?;
        rows::clean_passes(&mut tx, self.now()).await?;
        let id = rows::next_number(&mut tx, "members").await?;
        let sealed = names::seal(self.0.vault.desk(), names::member_place(id), &details)?;
        let state = (role.code(), Standing::Invited.code());
        if !rows::add_member(&mut tx, id, &user_hash, state, &sealed).await? {
            return Ok(InviteOutcome::Fault(PersonFault::UserTaken));
        }
        rows::set_teams_of(&mut tx, id, form.teams).await?;
        self.give_pass(&mut tx, session, (MemberId(id), PassKind::Join), &code).await?;
        self.note(&mut tx, Some(session.member.id), "member-invited", &format!("member {id}")).await?;
        tx.commit().await?;
        Ok(InviteOutcome::Invited { id: MemberId(id), code })
    }

    /// A new code for somebody who was invited and did not come in time. `None`: there is nobody to invite again.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever does not manage people.
    pub async fn invite_again(&self, session: &Session, id: MemberId) -> Result<Option<PassCode>, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("invite").await?;
        let row = rows::lock_member(&mut tx, id.0).await?;
        if row.is_none_or(|row| row.standing != Standing::Invited.code()) {
            return Ok(None);
        }
        let code = PassCode::new()?;
        self.give_pass(&mut tx, session, (id, PassKind::Join), &code).await?;
        self.note(&mut tx, Some(session.member.id), "member-invited", &format!("member {}", id.0)).await?;
        tx.commit().await?;
        Ok(Some(code))
    }

    async fn give_pass(
        &self,
        tx: &mut Tx,
        session: &Session,
        (member, kind): (MemberId, PassKind),
        code: &PassCode,
    ) -> Result<(), DeskError> {
        let by = session.member.id.0;
        let pass = PassRow {
            member: member.0,
            kind: kind.code().into(),
            asked_by: by,
            asked_at: self.now(),
            given_by: Some(by),
            code_hash: Some(self.pass_hash(member, code)),
            until: self.now() + INVITATION_HOURS * 3_600,
            sealed: None,
        };
        Ok(rows::put_pass(tx, &pass).await?)
    }

    /// A code belongs to one member.
    pub(super) fn pass_hash(&self, member: MemberId, code: &PassCode) -> [u8; 32] {
        self.0.vault.lookup("pass", &[member.0.to_be_bytes().as_slice(), code.as_bytes()].concat())
    }

    /// The secret for the app of whoever holds this code: made once, so that a page loaded again shows the same.
    ///
    /// # Errors
    /// [`SignInError::Wrong`] for anything that does not fit; [`SignInError::Busy`] after too many tries.
    pub async fn app_secret(&self, user: &str, code: &str) -> Result<AppSecret, SignInError> {
        let mut tx = self.0.store.write("app secret").await?;
        let (mut pass, mut tx) = match self.pass_of(&mut tx, user, code).await? {
            Some(pass) => (pass, tx),
            None => {
                // The try is counted by itself: what did not fit is rolled back.
                drop(tx);
                return Err(self.count_wrong(user).await?);
            }
        };
        let place = names::pass_place(pass.member);
        let secret = match &pass.sealed {
            Some(sealed) => self.0.vault.desk().open(place, sealed)?,
            None => {
                let secret = Zeroizing::new(chance::bytes::<20>()?.to_vec());
                pass.sealed = Some(self.0.vault.desk().seal(place, &secret)?);
                rows::put_pass(&mut tx, &pass).await?;
                secret
            }
        };
        tx.commit().await?;
        let base32 = Zeroizing::new(BASE32_NOPAD.encode(&secret));
        let url = format!("otpauth://totp/{}?secret={}&issuer=Zichtbaar", self.org(), *base32);
        Ok(AppSecret { base32, url: Zeroizing::new(url) })
    }

    /// Chooses a password and sets up the app: from then on they can sign in, and nothing from before opens anything.
    ///
    /// # Errors
    /// [`SignInError::Wrong`] for a code that does not fit; [`SignInError::Busy`] after too many tries.
    pub async fn join(&self, form: &Joining<'_>) -> Result<JoinOutcome, SignInError> {
        if let Err(fault) = people::check_password(form.password) {
            return Ok(JoinOutcome::Fault(fault));
        }
        let salt = *chance::bytes::<16>()?;
        let given = Zeroizing::new(form.password.to_owned());
        let place = self.0.checking.acquire().await.map_err(|_| DeskError::Setup("closing"))?;
        let hashed = tokio::task::spawn_blocking(move || password_hash(&given, &salt)).await;
        let hashed = hashed.map_err(|_| DeskError::Setup("closing"))??;
        drop(place);
        let mut tx = self.0.store.write("join").await?;
        let Some(pass) = self.pass_of(&mut tx, form.user, form.code).await? else {
            drop(tx);
            return Err(self.count_wrong(form.user).await?);
        };
        let Some(sealed) = &pass.sealed else { return Ok(JoinOutcome::Fault(PersonFault::Code)) };
        let secret = self.0.vault.desk().open(names::pass_place(pass.member), sealed)?;
        let digits: String = form.digits.chars().filter(|c| !c.is_whitespace()).collect();
        let now = u64::try_from(self.now()).unwrap_or(0);
        let step = totp(&secret).and_then(|totp| totp.check(&digits, now));
        let Some(step) = step.and_then(|step| i64::try_from(step).ok()) else {
            return Ok(JoinOutcome::Fault(PersonFault::Code));
        };
        let Some(mut row) = rows::lock_member(&mut tx, pass.member).await? else {
            return Err(SignInError::Wrong);
        };
        let at = names::member_place(row.id);
        let mut details: MemberDetails = names::open(self.0.vault.desk(), at, &row.sealed)?;
        (details.salt, details.password, details.totp) = (salt, *hashed, secret.to_vec());
        row.sealed = names::seal(self.0.vault.desk(), at, &details)?;
        row.standing = Standing::Active.code().into();
        row.last_step = step;
        rows::update_member(&mut tx, &row).await?;
        rows::end_pass(&mut tx, row.id).await?;
        rows::end_other_sessions(&mut tx, row.id, 0).await?;
        let tried = self.0.vault.lookup("tried", details.user.as_bytes());
        let (token, session) = self.put_session(&mut tx, &row, &tried).await?;
        let act = if pass.kind == PassKind::Join.code() { "member-joined" } else { "member-back" };
        self.note(&mut tx, Some(MemberId(row.id)), act, &format!("member {}", row.id)).await?;
        self.note(&mut tx, Some(MemberId(row.id)), "signed-in", &format!("session {session}")).await?;
        tx.commit().await?;
        Ok(JoinOutcome::Joined(SignedIn { token, languages: details.languages.clone() }))
    }

    /// The pass of whoever holds a code that fits and has not ended, locked.
    async fn pass_of(&self, tx: &mut Tx, user: &str, code: &str) -> Result<Option<PassRow>, DeskError> {
        let user_hash = self.0.vault.lookup("user", user.trim().to_lowercase().as_bytes());
        let member = rows::member_by_user(tx, &user_hash).await?;
        let member = member.filter(|row| row.standing != Standing::Gone.code());
        let Some((member, code)) = member.zip(PassCode::parse(code)) else { return Ok(None) };
        let hash = self.pass_hash(MemberId(member.id), &code);
        // The member first, then the pass: everybody locks in this order.
        rows::lock_member(tx, member.id).await?;
        let pass = rows::lock_pass(tx, member.id).await?;
        Ok(pass.filter(|pass| {
            let fits = pass.code_hash.is_some_and(|kept| kept.ct_eq(&hash).into());
            fits && pass.until >= self.now()
        }))
    }

    /// A try that did not fit; after a few of them one waits.
    async fn count_wrong(&self, user: &str) -> Result<SignInError, SignInError> {
        let user = user.trim().to_lowercase();
        self.take_try(&self.0.vault.lookup("joining", user.as_bytes())).await?;
        Ok(SignInError::Wrong)
    }
}
