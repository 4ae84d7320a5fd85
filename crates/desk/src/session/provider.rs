//! Signing in through the organisation's own provider (OpenID Connect, code flow with PKCE): what is begun lies in a sealed cookie and is good
//! once; nothing the provider gives is kept but a keyed hash of whom it named. A member is let in only if they said themselves, signed in
//! here, that this account is theirs: no address and no name makes anybody a member. What is asked of the provider is in `asking`.
mod asking;
mod settings;

pub(crate) use settings::BACK;
pub use settings::ProviderSettings;

pub(crate) use asking::Provider;
use asking::ProviderFault;

use super::{SignInError, SignedIn, ceremony::Purpose};
use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    names::{self, MemberDetails},
    notices::Tell,
};
use domain::{NoticeKind, Standing};
use envelope::ids::Day;
use serde::{Deserialize, Serialize};
use store::desk as rows;
use subtle::ConstantTimeEq;
use web::language::Lang;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Where a browser goes, and what it keeps meanwhile.
pub struct Going {
    /// The provider's page.
    pub address: String,
    /// For a cookie: sealed, and to come back with the answer.
    pub state: String,
}

/// What a browser brings back from the provider.
#[derive(Debug, Clone, Copy, Default)]
pub struct Brought<'a> {
    /// Good once, for the provider.
    pub code: &'a str,
    /// What it was sent away with.
    pub state: &'a str,
    /// Who says so (RFC 9207); empty: not said.
    pub iss: &'a str,
    /// What the provider says instead of a code.
    pub error: &'a str,
}

/// What was begun.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Flow {
    pub(crate) state: String,
    pub(crate) nonce: String,
    pub(crate) verifier: String,
}

/// The account at the provider that opens a member's desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Linked {
    /// The day it was connected.
    pub added: Day,
    /// The day it was last used.
    pub used: Option<Day>,
}

/// What became of connecting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LinkOutcome {
    /// It opens this member's desk from now on.
    Linked,
    /// It opens another member's.
    Taken,
    /// This member has one already.
    Has,
}

impl From<ProviderFault> for SignInError {
    fn from(fault: ProviderFault) -> Self {
        match fault {
            ProviderFault::Away => Self::ProviderAway,
            ProviderFault::Refused => Self::ProviderRefused,
            ProviderFault::Wrong => Self::Wrong,
        }
    }
}

impl Desk {
    /// What the provider is called in a language; `None`: this desk has none.
    #[must_use]
    pub fn provider_name(&self, lang: Lang) -> Option<&str> {
        let names = &self.0.provider.as_ref()?.settings.names;
        lang.best_of(names.iter().map(|(tag, name)| (tag.as_str(), name.as_str()))).map(|(_, name)| name)
    }

    /// Sends a browser to the provider, to sign in or, with a session, to connect the member with their account there. `None`: this desk
    /// has no provider.
    ///
    /// # Errors
    /// [`SignInError::ProviderAway`] and the desk's own.
    pub async fn go_to_provider(
        &self,
        lang: Lang,
        session: Option<&Session>,
    ) -> Result<Option<Going>, SignInError> {
        let Some(provider) = &self.0.provider else { return Ok(None) };
        if let Some(session) = session {
            self.allow(session, Permission::OwnSessions).await?;
        }
        let (address, flow) = provider.begin(lang, self.now()).await?;
        Ok(Some(Going { address, state: self.seal_begun(purpose(session), flow)? }))
    }

    /// Signs in whoever comes back from the provider. `state`: what this browser kept.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn sign_in_with_provider(
        &self,
        state: &str,
        brought: Brought<'_>,
    ) -> Result<SignedIn, SignInError> {
        let named = match self.named_by_provider(None, state, brought).await {
            Ok(named) => named,
            Err(error) => return self.refuse_provider(error).await,
        };
        let mut tx = self.0.store.write("sign in").await?;
        let found = match rows::link_by_hash(&mut tx, &named).await? {
            Some(link) => rows::lock_member(&mut tx, link.member).await?,
            None => None,
        };
        let Some(row) = found.filter(|row| row.standing == Standing::Active.code()) else {
            drop(tx);
            return self.refuse_provider(SignInError::Unlinked).await;
        };
        if self.0.passkey_needed && !rows::passkeys_of(&mut tx, row.id).await?.is_empty() {
            drop(tx);
            return self.refuse_provider(SignInError::PasskeyNeeded).await;
        }
        rows::link_used(&mut tx, row.id, self.today().number()).await?;
        let details: MemberDetails =
            names::open(self.0.vault.desk(), names::member_place(row.id), &row.sealed)?;
        // Tries are counted under a user name; this one has typed none.
        let tried = self.0.vault.lookup("tried", details.user.as_bytes());
        self.open_session(tx, "signed-in-provider", &row, &details, &tried).await
    }

    /// Nobody is let in, and it is on record by which way.
    async fn refuse_provider(&self, error: SignInError) -> Result<SignedIn, SignInError> {
        if !matches!(error, SignInError::Desk(_) | SignInError::ProviderAway) {
            let mut tx = self.0.store.write("provider refused").await?;
            self.note(&mut tx, None, "provider-refused", "").await?;
            tx.commit().await?;
        }
        Err(error)
    }

    /// Connects a member with the account they just proved at the provider.
    ///
    /// # Errors
    /// [`SignInError`].
    pub async fn link_provider(
        &self,
        session: &Session,
        state: &str,
        brought: Brought<'_>,
    ) -> Result<LinkOutcome, SignInError> {
        self.allow(session, Permission::OwnSessions).await?;
        let named = self.named_by_provider(Some(session), state, brought).await?;
        let member = session.member.id;
        let mut tx = self.0.store.write("provider linked").await?;
        // Locked, so that two at once do not make two.
        rows::lock_member(&mut tx, member.0).await?;
        if rows::link_of(&mut tx, member.0).await?.is_some() {
            return Ok(LinkOutcome::Has);
        }
        if !rows::add_link(&mut tx, &named, (member.0, self.today().number())).await? {
            return Ok(LinkOutcome::Taken);
        }
        self.tell(&mut tx, (NoticeKind::ProviderLinked, None), Tell::Member(member), None).await?;
        self.note(&mut tx, Some(member), "provider-linked", &format!("member {}", member.0)).await?;
        tx.commit().await?;
        Ok(LinkOutcome::Linked)
    }

    /// The account at the provider opens this member's desk no longer. `false`: none did.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn unlink_provider(&self, session: &Session) -> Result<bool, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let member = session.member.id;
        let mut tx = self.0.store.write("provider unlinked").await?;
        if !rows::remove_link(&mut tx, member.0).await? {
            return Ok(false);
        }
        self.tell(&mut tx, (NoticeKind::ProviderUnlinked, None), Tell::Member(member), None).await?;
        self.note(&mut tx, Some(member), "provider-unlinked", &format!("member {}", member.0)).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// The member's own account at the provider.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn own_provider(&self, session: &Session) -> Result<Option<Linked>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("provider").await?;
        let row = rows::link_of(&mut tx, session.member.id.0).await?;
        Ok(row.map(|row| Linked { added: Day(row.added_day), used: row.used_day.map(Day) }))
    }

    /// Whether what this browser kept was begun to connect this member.
    #[must_use]
    pub fn is_linking(&self, session: &Session, state: &str) -> bool {
        self.open_begun::<Flow>(purpose(Some(session)), state).is_some()
    }

    /// A keyed hash of whom the provider names. The browser has to be the one that was sent, once, in time.
    async fn named_by_provider(
        &self,
        session: Option<&Session>,
        state: &str,
        brought: Brought<'_>,
    ) -> Result<[u8; 32], SignInError> {
        let provider = self.0.provider.as_ref().ok_or(SignInError::Expired)?;
        let begun = self.open_begun::<Flow>(purpose(session), state).ok_or(SignInError::Expired)?;
        let same: bool = begun.what.state.as_bytes().ct_eq(brought.state.as_bytes()).into();
        if !same || !self.use_begun(&begun).await? {
            return Err(SignInError::Expired);
        }
        // Another provider's answer in this one's place (RFC 9207).
        if !brought.iss.is_empty() && brought.iss != provider.settings.issuer {
            return Err(SignInError::Wrong);
        }
        if !brought.error.is_empty() || brought.code.is_empty() {
            return Err(SignInError::ProviderRefused);
        }
        let subject = provider.finish(brought.code, &begun.what, self.now()).await?;
        let of = [provider.settings.issuer.as_bytes(), &[0], subject.as_bytes()].concat();
        Ok(self.0.vault.lookup("provider", &of))
    }
}

fn purpose(session: Option<&Session>) -> Purpose {
    session.map_or(Purpose::Provider, |session| {
        let MemberId(member) = session.member.id;
        Purpose::LinkProvider(member)
    })
}
