//! The people of a desk. Their names and secrets are sealed in the database; the log knows them by number.
use crate::{
    Desk, DeskError, MemberId, Role, chance,
    names::{self, MemberDetails},
};
use argon2::Argon2;
use data_encoding::BASE32_NOPAD;
use domain::{PersonFault, Standing, people};
use envelope::directory::OrgKind;
use store::desk::next_number;
use totp_rs::{Builder, Totp};
use zeroize::Zeroizing;

const SECRET_MIN_BYTES: usize = 16;

/// Somebody to be added.
pub struct NewMember {
    /// Shown to colleagues.
    pub name: String,
    /// What they sign in with; capitals do not matter.
    pub user: String,
    /// At least 12 characters.
    pub password: Zeroizing<String>,
    /// At least 16 bytes for the app that shows codes; `None` makes one.
    pub totp_secret: Option<Zeroizing<Vec<u8>>>,
    /// What they are.
    pub role: Role,
    /// The languages they speak (BCP 47), the first one for pages.
    pub languages: Vec<String>,
}

/// Somebody who was added.
pub struct Added {
    /// Their number.
    pub id: MemberId,
    /// For their app, in base32.
    pub totp_base32: Zeroizing<String>,
    /// The same as an `otpauth:` address, for a QR code.
    pub totp_url: Zeroizing<String>,
}

/// A member, for the command line and the demo.
#[derive(Clone, PartialEq, Eq)]
pub struct MemberRow {
    /// Their number.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// What they sign in with.
    pub user: String,
    /// What they are.
    pub role: Role,
    /// The languages they speak.
    pub languages: Vec<String>,
}

impl Desk {
    /// Adds a member.
    ///
    /// # Errors
    /// [`DeskError::Setup`] for a user name that is taken, a short password, a short secret or no language.
    pub async fn add_member(&self, member: NewMember) -> Result<Added, DeskError> {
        check(self.kind(), &member)?;
        let totp = match member.totp_secret {
            Some(secret) => secret,
            None => Zeroizing::new(chance::bytes::<20>()?.to_vec()),
        };
        let salt = *chance::bytes::<16>()?;
        let details = MemberDetails {
            name: member.name,
            user: member.user.to_lowercase(),
            languages: member.languages,
            salt,
            password: *password_hash(&member.password, &salt)?,
            totp: totp.to_vec(),
        };
        let user_hash = self.0.vault.lookup("user", details.user.as_bytes());
        let mut tx = self.0.store.write("member").await?;
        let id = next_number(&mut tx, "members").await?;
        let sealed = names::seal(self.0.vault.desk(), names::member_place(id), &details)?;
        if !store::desk::add_member(
            &mut tx,
            id,
            &user_hash,
            (member.role.code(), Standing::Active.code()),
            &sealed,
        )
        .await?
        {
            return Err(DeskError::Setup("this user name is taken"));
        }
        tx.commit().await?;
        let base32 = Zeroizing::new(BASE32_NOPAD.encode(&totp));
        let totp_url = format!("otpauth://totp/{}?secret={}&issuer=Zichtbaar", self.org(), *base32);
        Ok(Added { id: MemberId(id), totp_base32: base32, totp_url: Zeroizing::new(totp_url) })
    }

    /// Every member, by number.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn members(&self) -> Result<Vec<MemberRow>, DeskError> {
        let mut tx = self.0.store.read("members").await?;
        let mut members = Vec::new();
        for row in store::desk::members(&mut tx).await? {
            let details: MemberDetails =
                names::open(self.0.vault.desk(), names::member_place(row.id), &row.sealed)?;
            members.push(MemberRow {
                id: MemberId(row.id),
                name: details.name.clone(),
                user: details.user.clone(),
                role: Role::of_code(&row.role).ok_or(DeskError::Damaged("members"))?,
                languages: details.languages.clone(),
            });
        }
        Ok(members)
    }
}

/// The same rules as on the page that invites.
fn check(kind: OrgKind, member: &NewMember) -> Result<(), DeskError> {
    let checked = people::check_user(&member.user)
        .and_then(|()| people::check_person(kind, &member.name, Some(member.role), &member.languages))
        .and_then(|_| people::check_password(&member.password));
    checked.map_err(|fault| {
        DeskError::Setup(match fault {
            PersonFault::Name => "a name has 1 to 100 characters",
            PersonFault::User => "a user name has 1 to 100 characters and no spaces",
            PersonFault::Role => "this desk has no such role",
            PersonFault::Language => "a member speaks at least one language",
            PersonFault::Password => "a password has at least 12 characters",
            _ => "a password has at most 1,024 bytes",
        })
    })?;
    if member.totp_secret.as_ref().is_some_and(|secret| secret.len() < SECRET_MIN_BYTES) {
        return Err(DeskError::Setup("the secret of the app has at least 16 bytes"));
    }
    Ok(())
}

/// Argon2id with the first set of the OWASP Password Storage Cheat Sheet (2023): 19 MiB, two passes.
pub(crate) fn password_hash(password: &str, salt: &[u8; 16]) -> Result<Zeroizing<[u8; 32]>, DeskError> {
    let mut hash = Zeroizing::new([0; 32]);
    let made = Argon2::default().hash_password_into(password.as_bytes(), salt, &mut *hash);
    made.map(|()| hash).map_err(|_| DeskError::Damaged("password"))
}

/// What an app computes from a secret (RFC 6238: SHA-1, six digits, thirty seconds).
pub(crate) fn totp(secret: &[u8]) -> Option<Totp> {
    // The library asks for 16 bytes at least; shorter ones are not added in the first place.
    Builder::new().with_secret(secret).build().ok()
}

/// The six digits an app would show for this secret at this time: for the demo's pages and for tests.
#[must_use]
pub fn totp_code(secret: &[u8], unix_seconds: i64) -> Option<String> {
    Some(totp(secret)?.generate(u64::try_from(unix_seconds).ok()?).to_string())
}
