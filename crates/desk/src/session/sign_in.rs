//! Signing in with user name, password and a code from an app; sessions begin here. Every failure looks alike and takes alike.
use super::{ABSOLUTE_HOURS, token_hash};
use crate::{
    Desk, DeskError, MemberId, chance,
    member::{password_hash, totp},
    names::{self, MemberDetails},
};
use domain::Standing;
use store::{
    Tx,
    desk::{
        MemberRow, add_session, clean_sessions, failed_tries, forget_tries, member_by_user, next_number,
        note_try, passkeys_of, take_step,
    },
};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// Somebody is signed in.
pub struct SignedIn {
    /// For the cookie: 256 random bits in base64url. Only its hash is kept.
    pub token: Zeroizing<String>,
    /// Their languages (BCP 47), the first one for pages.
    pub languages: Vec<String>,
}

/// Why nobody is.
#[derive(Debug, thiserror::Error)]
pub enum SignInError {
    /// User name, password and code do not fit together; which of them is not said.
    #[error("these do not fit together")]
    Wrong,
    /// Too many tries, for this user name or altogether.
    #[error("too many tries")]
    Busy {
        /// When to try again.
        seconds: u64,
    },
    /// What was begun is over, was used, or was begun in another browser.
    #[error("too late")]
    Expired,
    /// The passkey counted backwards: there may be a copy of it.
    #[error("a passkey may have been copied")]
    Copied,
    /// This desk wants the passkey that this member has.
    #[error("a passkey is needed")]
    PasskeyNeeded,
    /// The organisation's provider cannot be reached.
    #[error("the provider is away")]
    ProviderAway,
    /// The provider says no.
    #[error("the provider says no")]
    ProviderRefused,
    /// No member connected the account that the provider names.
    #[error("nobody here has this account")]
    Unlinked,
    /// The desk itself.
    #[error(transparent)]
    Desk(#[from] DeskError),
}

impl From<store::StoreError> for SignInError {
    fn from(error: store::StoreError) -> Self {
        Self::Desk(error.into())
    }
}

/// Tries without success under one name within the time below, after which it waits.
const TRIES: i64 = 8;
const TRIES_SECONDS: i64 = 15 * 60;

impl Desk {
    /// Signs a member in.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in(&self, user: &str, password: &str, code: &str) -> Result<SignedIn, SignInError> {
        let user = user.trim().to_lowercase();
        let tried = self.0.vault.lookup("tried", user.as_bytes());
        self.take_try(&tried).await?;
        let user_hash = self.0.vault.lookup("user", user.as_bytes());
        let mut tx = self.0.store.read("sign in").await?;
        let row = member_by_user(&mut tx, &user_hash).await?;
        drop(tx);
        // Whoever is invited has no password yet, and whoever is gone has none any more: both are nobody here.
        let row = row.filter(|row| row.standing == Standing::Active.code());
        let details: Option<MemberDetails> = match &row {
            Some(row) => Some(names::open(self.0.vault.desk(), names::member_place(row.id), &row.sealed)?),
            None => None,
        };
        let step = self.check(details.as_ref(), password, code).await?;
        let found = row.zip(details).zip(step);
        self.begin_session(found, &tried).await
    }

    /// Counts a try before it is made: a hundred guesses at the same moment are a hundred. Success forgets them.
    pub(crate) async fn take_try(&self, tried: &[u8; 32]) -> Result<(), SignInError> {
        let now = self.now();
        let mut tx = self.0.store.write("try").await?;
        note_try(&mut tx, tried, now, now - TRIES_SECONDS).await?;
        let (count, since) = failed_tries(&mut tx, tried).await?.unwrap_or((1, now));
        if count > TRIES {
            let left = since + TRIES_SECONDS - now;
            return Err(SignInError::Busy { seconds: u64::try_from(left).unwrap_or(0).max(1) });
        }
        Ok(tx.commit().await?)
    }

    /// The step of the code, if everything fits. An unknown user costs the same work as a known one.
    async fn check(
        &self,
        details: Option<&MemberDetails>,
        password: &str,
        code: &str,
    ) -> Result<Option<i64>, SignInError> {
        let salt = details.map_or([0; 16], |details| details.salt);
        let given = Zeroizing::new(password.to_owned());
        let _place = self.0.checking.acquire().await.map_err(|_| DeskError::Setup("closing"))?;
        let hashed = tokio::task::spawn_blocking(move || password_hash(&given, &salt)).await;
        let hashed = hashed.map_err(|_| DeskError::Setup("closing"))??;
        let wanted = details.map_or([1; 32], |details| details.password);
        let password_fits: bool = hashed.ct_eq(&wanted).into();
        let nobody = [0; 20];
        let secret = details.map_or(nobody.as_slice(), |details| details.totp.as_slice());
        let digits: String = code.chars().filter(|c| !c.is_whitespace()).collect();
        let step = totp(secret).and_then(|totp| totp.check(&digits, u64::try_from(self.now()).ok()?));
        let step = step.and_then(|step| i64::try_from(step).ok());
        Ok(step.filter(|_| password_fits && details.is_some()))
    }

    async fn begin_session(
        &self,
        found: Option<((MemberRow, MemberDetails), i64)>,
        tried: &[u8; 32],
    ) -> Result<SignedIn, SignInError> {
        let mut tx = self.0.store.write("sign in").await?;
        let fresh = match &found {
            // A code is good once: whoever saw it over a shoulder comes too late.
            Some(((row, _), step)) => take_step(&mut tx, row.id, *step).await?,
            None => false,
        };
        let Some(((row, details), _)) = found.filter(|_| fresh) else {
            self.note(&mut tx, None, "sign-in-refused", "").await?;
            tx.commit().await?;
            return Err(SignInError::Wrong);
        };
        if self.0.passkey_needed && !passkeys_of(&mut tx, row.id).await?.is_empty() {
            self.note(&mut tx, None, "sign-in-refused", "").await?;
            tx.commit().await?;
            return Err(SignInError::PasskeyNeeded);
        }
        self.open_session(tx, "signed-in", &row, &details, tried).await
    }

    /// Begins a session for whoever has proven who they are, and says in the log by what.
    pub(crate) async fn open_session(
        &self,
        mut tx: Tx,
        act: &'static str,
        row: &MemberRow,
        details: &MemberDetails,
        tried: &[u8; 32],
    ) -> Result<SignedIn, SignInError> {
        let (token, id) = self.put_session(&mut tx, row, tried).await?;
        self.note(&mut tx, Some(MemberId(row.id)), act, &format!("session {id}")).await?;
        tx.commit().await?;
        Ok(SignedIn { token, languages: details.languages.clone() })
    }

    /// The session alone: whoever has more to say in the log says it after this.
    pub(crate) async fn put_session(
        &self,
        tx: &mut Tx,
        row: &MemberRow,
        tried: &[u8; 32],
    ) -> Result<(Zeroizing<String>, i64), SignInError> {
        let now = self.now();
        let token = chance::token()?;
        forget_tries(tx, tried, now - TRIES_SECONDS).await?;
        clean_sessions(tx, now - ABSOLUTE_HOURS * 3_600).await?;
        let id = next_number(tx, "sessions").await?;
        add_session(tx, id, &token_hash(&token), row.id, now).await?;
        Ok((token, id))
    }
}
