//! The people of a desk: who is invited, at work, away or gone; what their names, codes and absences may be.
use crate::{
    Role,
    limits::{NAME_MAX_CHARS, PASSWORD_MIN_CHARS},
    signal::codes,
};
use envelope::{
    directory::OrgKind,
    ids::{Day, is_language_tag},
};

/// Teams that a desk can have.
pub const TEAMS_MAX: usize = 30;
/// Days for which an absence can be said in advance.
pub const ABSENCE_MAX_DAYS: u32 = 366;
/// Hours in which an invitation is used, or not at all.
pub const INVITATION_HOURS: i64 = 72;
/// Hours in which somebody who lost their device comes back.
pub const WAY_BACK_HOURS: i64 = 24;
/// The longest password, in bytes: hashing takes its time, and nobody types more.
pub const PASSWORD_MAX_BYTES: usize = 1_024;

/// Where a member stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Standing {
    /// Has not yet chosen a password.
    Invited,
    /// Works here.
    Active,
    /// Works here no longer; what they did stays under their name.
    Gone,
}

/// What lets somebody choose a new password.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PassKind {
    /// The first one.
    Join,
    /// A device is lost: two colleagues let them in again.
    Back,
}

codes! {
    Standing { Invited = "invited", Active = "active", Gone = "gone" }
    PassKind { Join = "join", Back = "back" }
}

/// What is wrong with what was said of a member; also the end of an id `people-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonFault {
    /// No name, or a long one.
    Name,
    /// No user name, a long one, or one with spaces.
    User,
    /// Somebody else signs in with it.
    UserTaken,
    /// No role of this desk.
    Role,
    /// No language.
    Language,
    /// A password is too short.
    Password,
    /// It is too long.
    LongPassword,
    /// The code from the app does not fit.
    Code,
    /// An absence ends before it begins, is past, or too long.
    Days,
    /// Whoever is to stand in is not there, or away, or it is oneself.
    Substitute,
}

impl PersonFault {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::User => "user",
            Self::UserTaken => "user-taken",
            Self::Role => "role",
            Self::Language => "language",
            Self::Password => "password",
            Self::LongPassword => "password-long",
            Self::Code => "code",
            Self::Days => "days",
            Self::Substitute => "substitute",
        }
    }
}

/// Checks what is said of a member.
///
/// # Errors
/// [`PersonFault`], the first from above.
pub fn check_person(
    kind: OrgKind,
    name: &str,
    role: Option<Role>,
    languages: &[String],
) -> Result<Role, PersonFault> {
    check_name(name)?;
    let role = role.filter(|role| Role::of_kind(kind).contains(role)).ok_or(PersonFault::Role)?;
    if languages.is_empty() || !languages.iter().all(|lang| is_language_tag(lang)) {
        return Err(PersonFault::Language);
    }
    Ok(role)
}

/// Checks a name.
///
/// # Errors
/// [`PersonFault::Name`].
pub fn check_name(name: &str) -> Result<(), PersonFault> {
    if is_name(name) { Ok(()) } else { Err(PersonFault::Name) }
}

/// Checks a user name.
///
/// # Errors
/// [`PersonFault::User`].
pub fn check_user(user: &str) -> Result<(), PersonFault> {
    if is_name(user) && !user.contains(char::is_whitespace) { Ok(()) } else { Err(PersonFault::User) }
}

fn is_name(name: &str) -> bool {
    !name.trim().is_empty() && name.chars().count() <= NAME_MAX_CHARS && !name.contains(char::is_control)
}

/// Checks a password.
///
/// # Errors
/// [`PersonFault::Password`], [`PersonFault::LongPassword`].
pub fn check_password(password: &str) -> Result<(), PersonFault> {
    if password.chars().count() < PASSWORD_MIN_CHARS {
        return Err(PersonFault::Password);
    }
    if password.len() > PASSWORD_MAX_BYTES { Err(PersonFault::LongPassword) } else { Ok(()) }
}

/// Checks from when until when somebody is away, both days included.
///
/// # Errors
/// [`PersonFault::Days`].
pub fn check_absence(today: Day, from: Day, until: Day) -> Result<(), PersonFault> {
    let last = today.number().saturating_add(ABSENCE_MAX_DAYS);
    let good = from <= until && until >= today && until.number() <= last;
    if good { Ok(()) } else { Err(PersonFault::Days) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_781);

    #[test]
    fn an_absence_that_is_over_or_never_ends_is_a_slip_of_the_finger() {
        assert_eq!(check_absence(TODAY, TODAY, TODAY), Ok(()));
        assert_eq!(check_absence(TODAY, Day(20_770), Day(20_790)), Ok(()), "it may have begun");
        for (from, until) in [(20_782, 20_781), (20_700, 20_780), (20_781, 20_781 + 367), (20_781, u32::MAX)]
        {
            assert_eq!(check_absence(TODAY, Day(from), Day(until)), Err(PersonFault::Days), "{from} {until}");
        }
    }

    #[test]
    fn a_member_has_a_name_a_role_of_this_desk_and_a_language() {
        let of = |name: &str, role, languages: &[&str]| {
            let languages: Vec<String> = languages.iter().map(ToString::to_string).collect();
            check_person(OrgKind::Association, name, role, &languages)
        };
        assert_eq!(of("Amina", Some(Role::Reader), &["nl"]), Ok(Role::Reader));
        assert_eq!(of(" ", Some(Role::Reader), &["nl"]), Err(PersonFault::Name));
        assert_eq!(of("A\u{0}", Some(Role::Reader), &["nl"]), Err(PersonFault::Name));
        assert_eq!(of("Amina", Some(Role::Judicial), &["nl"]), Err(PersonFault::Role));
        assert_eq!(of("Amina", None, &["nl"]), Err(PersonFault::Role));
        assert_eq!(of("Amina", Some(Role::It), &[]), Err(PersonFault::Language));
        assert_eq!(of("Amina", Some(Role::It), &["<b>"]), Err(PersonFault::Language));
        assert_eq!(check_user("amina de vries"), Err(PersonFault::User));
    }

    #[test]
    fn a_short_password_is_refused_and_a_passphrase_in_any_script_is_not() {
        assert_eq!(check_password("elf tekens."), Err(PersonFault::Password));
        assert_eq!(check_password("كلمة سر طويلة جدا"), Ok(()));
        assert_eq!(check_password(&"x".repeat(1_025)), Err(PersonFault::LongPassword));
    }
}
