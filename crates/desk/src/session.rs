//! Who is asking: sessions in the database, known by the hash of a token that only the browser holds.
pub mod ceremony;
pub mod held;
pub mod passkey;
pub mod passkeys;
pub mod provider;
mod settings;
pub mod sign_in;

pub use settings::SignInSettings;
pub(crate) use settings::Site;
pub use sign_in::{SignInError, SignedIn};

use crate::{
    Desk, DeskError, MemberId, Permission, Role,
    names::{self, MemberDetails},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::{Reach, Record, Standing, TeamId};
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{
        Numbers, after_of, end_other_sessions, end_session, in_emergency, inner_to, kept_from, lock_session,
        member_by_id, passkeys_of, session_by_token, sessions_of, stood_in_for, teams_of, touch_session,
        unseen_notices,
    },
};

/// Minutes without use after which a session is locked, where the desk's settings say nothing else.
pub const IDLE_MINUTES: i64 = 15;
/// Hours after which a session ends in any case.
pub const ABSOLUTE_HOURS: i64 = 12;

/// A member who is signed in. Only [`Desk::session_of`] makes one.
#[derive(Clone)]
pub struct Session {
    /// Who.
    pub member: SessionMember,
    /// Which of their sessions.
    pub session_id: i64,
    /// Goes into every form of this session and must come back with it; compare with [`Session::is_form_token`].
    pub form_token: String,
    /// What is theirs to work on.
    pub reach: Reach,
    /// How much they were told and have not seen.
    pub notices: i64,
    /// This desk wants a passkey, and they have none yet: until then nothing but their account is theirs.
    pub needs_passkey: bool,
    /// Single keys do something for them.
    pub single_keys: bool,
}

/// The member of a session.
#[derive(Clone, PartialEq, Eq)]
pub struct SessionMember {
    /// Their number.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// Their role; ask [`Session::can`] instead where a permission is meant.
    pub role: Role,
    /// The languages they speak (BCP 47), the first one for pages.
    pub languages: Vec<String>,
}

/// One of a member's sessions, as the list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SessionRow {
    /// Which.
    pub id: i64,
    /// When it began, Unix seconds.
    pub started: i64,
    /// When it was last used, Unix seconds, to the minute.
    pub used: i64,
    /// The one that asks.
    pub this: bool,
}

impl Session {
    pub(crate) fn as_member(&self) -> domain::Member {
        domain::Member { id: self.member.id, role: self.member.role }
    }

    /// Whether the role has a permission: for menus. Services check again by themselves.
    #[must_use]
    pub fn can(&self, permission: crate::Permission) -> bool {
        self.member.role.has(permission)
    }

    /// Whether a form came from a page of this session; takes the same time for every wrong one.
    #[must_use]
    pub fn is_form_token(&self, given: &str) -> bool {
        use subtle::ConstantTimeEq;
        self.form_token.as_bytes().ct_eq(given.as_bytes()).into()
    }
}

fn records((signals, cases): Numbers) -> BTreeSet<Record> {
    signals.into_iter().map(Record::Signal).chain(cases.into_iter().map(Record::Case)).collect()
}

impl Desk {
    /// The session of a cookie's token. `None`: none, ended, locked, or 12 hours old.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn session_of(&self, token: &str) -> Result<Option<Session>, DeskError> {
        let mut tx = self.0.store.read("session").await?;
        let Some(row) = session_by_token(&mut tx, &token_hash(token)).await? else { return Ok(None) };
        let now = self.now();
        if is_over(&row, now) || self.is_locked(&row) {
            return Ok(None);
        }
        let Some(member) = self.at_work(&mut tx, row.member).await? else { return Ok(None) };
        let details: MemberDetails =
            names::open(self.0.vault.desk(), names::member_place(member.id), &member.sealed)?;
        let reach = self.reach_of(&mut tx, MemberId(member.id)).await?;
        let notices = unseen_notices(&mut tx, member.id).await?;
        let needs_passkey = self.0.passkey_needed && passkeys_of(&mut tx, member.id).await?.is_empty();
        drop(tx);
        // To the minute: a write for each look would make every page wait for the disk.
        if now - row.used >= 60 {
            let mut tx = self.0.store.write("session used").await?;
            touch_session(&mut tx, row.id, now).await?;
            tx.commit().await?;
        }
        Ok(Some(Session {
            member: SessionMember {
                id: MemberId(member.id),
                name: details.name.clone(),
                role: Role::of_code(&member.role).ok_or(DeskError::Damaged("members"))?,
                languages: details.languages.clone(),
            },
            session_id: row.id,
            form_token: URL_SAFE_NO_PAD.encode(self.0.vault.lookup("form token", token.as_bytes())),
            reach,
            notices,
            needs_passkey,
            single_keys: member.single_keys,
        }))
    }

    /// Single keys do something for a member from now on, or nothing.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever has no session of their own.
    pub async fn set_single_keys(&self, session: &Session, on: bool) -> Result<(), DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.write("keys").await?;
        store::desk::set_single_keys(&mut tx, session.member.id.0, on).await?;
        Ok(tx.commit().await?)
    }

    /// A member who works here.
    async fn at_work(&self, tx: &mut Tx, id: i64) -> Result<Option<store::desk::MemberRow>, DeskError> {
        let member = member_by_id(tx, id).await?;
        Ok(member.filter(|member| member.standing == Standing::Active.code()))
    }

    pub(crate) async fn reach_of(&self, tx: &mut Tx, own: MemberId) -> Result<Reach, DeskError> {
        let teams = teams_of(tx, own.0).await?.into_iter().map(TeamId).collect();
        let today = self.today().number();
        let stands_in_for = stood_in_for(tx, own.0, today).await?;
        let after = records(after_of(tx, own.0, today).await?);
        // What somebody handed over and may still read is not hidden from them by its being among its own people.
        let inner = records(inner_to(tx, own.0, today).await?).difference(&after).copied().collect();
        Ok(Reach {
            own,
            stands_in_for: stands_in_for.into_iter().map(MemberId).collect(),
            teams,
            kept_from: records(kept_from(tx, own.0, today).await?),
            inner,
            glass: records(in_emergency(tx, own.0, self.now()).await?),
            after,
        })
    }

    /// Nobody used it for the minutes that the desk allows, to the minute; or somebody locked it.
    fn is_locked(&self, row: &store::desk::SessionRow) -> bool {
        row.locked || self.now() - row.used > self.0.idle_minutes * 60 + 60
    }

    /// Minutes without use after which a session is locked.
    #[must_use]
    pub fn idle_minutes(&self) -> i64 {
        self.0.idle_minutes
    }

    /// The user name of whoever has a session that is locked; it goes on when they prove who they are. `None`: it is not locked.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn locked_user(&self, token: &str) -> Result<Option<String>, DeskError> {
        let mut tx = self.0.store.read("locked session").await?;
        let Some(row) = session_by_token(&mut tx, &token_hash(token)).await? else { return Ok(None) };
        if is_over(&row, self.now()) || !self.is_locked(&row) {
            return Ok(None);
        }
        let Some(member) = self.at_work(&mut tx, row.member).await? else { return Ok(None) };
        let details: MemberDetails =
            names::open(self.0.vault.desk(), names::member_place(member.id), &member.sealed)?;
        Ok(Some(details.user.clone()))
    }

    /// Locks this session at once.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn lock(&self, session: &Session) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("lock").await?;
        lock_session(&mut tx, session.session_id).await?;
        Ok(tx.commit().await?)
    }

    /// A locked session makes room for the one with which its browser goes on.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn end_locked(&self, token: &str) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("unlocked").await?;
        if let Some(row) = session_by_token(&mut tx, &token_hash(token)).await? {
            end_session(&mut tx, row.member, row.id).await?;
        }
        Ok(tx.commit().await?)
    }

    /// The member's open sessions, newest first.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn sessions(&self, session: &Session) -> Result<Vec<SessionRow>, DeskError> {
        self.allow(session, Permission::OwnSessions).await?;
        let mut tx = self.0.store.read("sessions").await?;
        let rows = sessions_of(&mut tx, session.member.id.0).await?;
        let now = self.now();
        let open = rows.into_iter().filter(|row| !is_over(row, now));
        let this = session.session_id;
        let shown = |row: store::desk::SessionRow| SessionRow {
            id: row.id,
            started: row.started,
            used: row.used,
            this: row.id == this,
        };
        Ok(open.map(shown).collect())
    }

    /// Ends one of the member's sessions; `false`: it is not theirs, or over.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn end_session(&self, session: &Session, id: i64) -> Result<bool, DeskError> {
        let mut tx = self.0.store.write("session ends").await?;
        let ended = end_session(&mut tx, session.member.id.0, id).await?;
        if ended {
            self.note(&mut tx, Some(session.member.id), "session-ended", &format!("session {id}")).await?;
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends all of the member's sessions but this one, and says how many.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn end_other_sessions(&self, session: &Session) -> Result<u64, DeskError> {
        let mut tx = self.0.store.write("sessions end").await?;
        let ended = end_other_sessions(&mut tx, session.member.id.0, session.session_id).await?;
        if ended > 0 {
            self.note(&mut tx, Some(session.member.id), "session-ended", "all others").await?;
        }
        tx.commit().await?;
        Ok(ended)
    }

    /// Ends this session.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn sign_out(&self, session: &Session) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("sign out").await?;
        end_session(&mut tx, session.member.id.0, session.session_id).await?;
        self.note(&mut tx, Some(session.member.id), "signed-out", "").await?;
        Ok(tx.commit().await?)
    }
}

fn is_over(row: &store::desk::SessionRow, now: i64) -> bool {
    now - row.started > ABSOLUTE_HOURS * 3_600
}

pub(crate) fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
