//! A case: what members gather around one or more reports. A fact and what somebody makes of it are different entries, each says
//! where it comes from, and nothing is overwritten: what is corrected stays beside the correction.
use crate::{
    access::{Refused, Sight},
    limits::NAME_MAX_CHARS,
    signal::codes,
    triage::REPORT_NUMBER_MAX_CHARS,
};
use envelope::{directory::OrgKind, ids::Day};

/// The longest title of a case, in characters.
pub const TITLE_MAX_CHARS: usize = 120;
/// The longest fact, assessment or task, in characters.
pub const ENTRY_MAX_CHARS: usize = 5_000;
/// The longest name, address or source, in characters.
pub const LINE_MAX_CHARS: usize = 200;
/// Days after which it is looked at whether a case is still needed, unless somebody says sooner.
pub const REVIEW_DAYS: u32 = 180;
/// The furthest that day can be.
pub const REVIEW_MAX_DAYS: u32 = 731;
/// The furthest that a task can be due, in days.
pub const DUE_MAX_DAYS: u32 = 1_830;

/// Where a case stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CaseState {
    /// It is worked on.
    Open,
    /// It is done; it is kept until its time is over.
    Closed,
    /// Nothing is left of it but that it was there.
    Erased,
}

/// What stands in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    /// What somebody saw, was told or read.
    Fact,
    /// What somebody makes of it.
    Assessment,
    /// What is to be done.
    Task,
    /// Somebody who appears.
    Person,
    /// A place, an organisation, a vehicle, a telephone and the like.
    Thing,
    /// The number of an official report or of the prosecutor's notice.
    Reference,
    /// What was looked for and could not be established: it says so to whoever goes on with the case.
    NotEstablished,
}

/// What somebody is in a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PersonRole {
    /// May be a victim: the only word used before a court has spoken.
    PresumedVictim,
    /// Saw or heard something.
    Witness,
    /// Named in an official report as a suspect: at police desks only (GDPR art. 10).
    Suspect,
    /// Is named, and nothing is verified.
    Mentioned,
    /// Comes along: a child, a partner, a friend.
    Companion,
    /// Helps by profession.
    Professional,
}

/// How old somebody is, as far as it is known. Not having asked is not doubt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AgeBand {
    /// Nobody asked.
    NotAsked,
    /// 18 or older.
    Adult,
    /// 16 or 17.
    Sixteen,
    /// 12 to 15.
    Twelve,
    /// Younger than 12.
    Child,
    /// It is said to be one thing and may be another: treated as a minor until it is clear.
    Doubt,
}

/// What a thing is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ThingKind {
    /// An address or a place.
    Place,
    /// A company, a club, a group.
    Organisation,
    /// A vehicle, by its plate.
    Vehicle,
    /// A telephone number.
    Phone,
    /// An e-mail address.
    Email,
    /// A bank account.
    Account,
    /// A page or an advertisement.
    WebAddress,
    /// A name on a service.
    Handle,
}

/// Which number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ReferenceKind {
    /// Of an official report.
    Report,
    /// Of the prosecutor's notice.
    Prosecutor,
}

/// Where something comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SourceKind {
    /// A report of this case.
    Signal,
    /// Somebody told it.
    Told,
    /// One of us saw it.
    Seen,
    /// It stands in a document.
    Document,
}

codes! {
    CaseState { Open = "open", Closed = "closed", Erased = "erased" }
    EntryKind {
        Fact = "fact", Assessment = "assessment", Task = "task", Person = "person", Thing = "thing",
        Reference = "reference", NotEstablished = "not-established",
    }
    PersonRole {
        PresumedVictim = "presumed-victim", Witness = "witness", Suspect = "suspect", Mentioned = "mentioned",
        Companion = "companion", Professional = "professional",
    }
    AgeBand {
        NotAsked = "not-asked", Adult = "adult", Sixteen = "sixteen", Twelve = "twelve", Child = "child",
        Doubt = "doubt",
    }
    ThingKind {
        Place = "place", Organisation = "organisation", Vehicle = "vehicle", Phone = "phone", Email = "email",
        Account = "account", WebAddress = "web-address", Handle = "handle",
    }
    ReferenceKind { Report = "report", Prosecutor = "prosecutor" }
    SourceKind { Signal = "signal", Told = "told", Seen = "seen", Document = "document" }
}

impl PersonRole {
    /// What somebody can be in a case of a desk of this kind.
    #[must_use]
    pub fn of_kind(kind: OrgKind) -> Vec<Self> {
        let police = kind == OrgKind::Police;
        Self::ALL.iter().copied().filter(|role| police || *role != Self::Suspect).collect()
    }
}

impl AgeBand {
    /// Whether somebody is treated as a minor.
    #[must_use]
    pub fn is_minor(self) -> bool {
        !matches!(self, Self::NotAsked | Self::Adult)
    }
}

/// What the rules look at: never a word of the case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CaseFacts {
    /// Where it stands.
    pub state: CaseState,
    /// How it stands to the asking member.
    pub sight: Sight,
}

impl CaseFacts {
    pub(crate) fn allow_work(&self) -> Result<(), Refused> {
        if self.state == CaseState::Open { Ok(()) } else { Err(Refused::NotNow) }
    }
    pub(crate) fn allow_reopen(&self) -> Result<(), Refused> {
        if self.state == CaseState::Closed { Ok(()) } else { Err(Refused::NotNow) }
    }
}

/// What is wrong with what was written; also the end of an id `case-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryFault {
    /// Nothing is written where something must be.
    Empty,
    /// Too long.
    Long,
    /// No source.
    NoSource,
    /// No role, or none of this desk.
    Role,
    /// "Suspect" without the number of an official report.
    NoReportNumber,
    /// Doubt about age without a reason.
    NoDoubtReason,
    /// It is not what it is said to be: no telephone number, no plate.
    NotOne,
    /// A national number: kept nowhere.
    NationalNumber,
    /// A day that is none, past, or too far.
    Day,
    /// A day that is to come, for something that happened.
    Future,
    /// A choice that is none.
    Choice,
    /// A number that has no digit, or stands on several lines.
    Number,
}

impl EntryFault {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::NoSource => "source",
            Self::Role => "role",
            Self::NoReportNumber => "report-number",
            Self::NoDoubtReason => "doubt",
            Self::NotOne => "not-one",
            Self::NationalNumber => "national",
            Self::Day => "day",
            Self::Future => "future",
            Self::Choice => "choice",
            Self::Number => "number",
        }
    }
}

/// Checks a text that must be there.
///
/// # Errors
/// [`EntryFault::Empty`], [`EntryFault::Long`].
pub fn check_text(text: &str, limit: usize) -> Result<(), EntryFault> {
    if text.trim().is_empty() {
        return Err(EntryFault::Empty);
    }
    check_length(text, limit)
}

/// Checks a text that need not be there.
///
/// # Errors
/// [`EntryFault::Long`].
pub fn check_length(text: &str, limit: usize) -> Result<(), EntryFault> {
    if text.chars().count() > limit { Err(EntryFault::Long) } else { Ok(()) }
}

/// Checks the number of an official report or of the prosecutor's notice. No public text fixes how police zones and prosecutors' offices
/// write them, so no shape is asked for that somebody's own number might not have: one line with a digit in it.
///
/// # Errors
/// [`EntryFault::Empty`], [`EntryFault::Long`], [`EntryFault::Number`].
pub fn check_reference(number: &str) -> Result<(), EntryFault> {
    check_text(number, REPORT_NUMBER_MAX_CHARS)?;
    let number = number.trim();
    let plain = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '.' | '/' | '-' | '_' | '(' | ')' | ':');
    if number.chars().any(char::is_numeric) && number.chars().all(plain) {
        Ok(())
    } else {
        Err(EntryFault::Number)
    }
}

/// Somebody, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct PersonSaid<'a> {
    /// The name they go by here; an alias is one.
    pub name: &'a str,
    /// Other names.
    pub aliases: &'a str,
    /// What they are.
    pub role: Option<PersonRole>,
    /// How old.
    pub age: Option<AgeBand>,
    /// Why their age is in doubt.
    pub doubt: &'a str,
    /// The number of the official report that names them as a suspect.
    pub report_number: &'a str,
}

/// Checks somebody.
///
/// # Errors
/// [`EntryFault`], the first from above.
pub fn check_person(kind: OrgKind, said: &PersonSaid<'_>) -> Result<(PersonRole, AgeBand), EntryFault> {
    check_text(said.name, NAME_MAX_CHARS)?;
    check_length(said.aliases, LINE_MAX_CHARS)?;
    let role = said.role.filter(|role| PersonRole::of_kind(kind).contains(role)).ok_or(EntryFault::Role)?;
    let age = said.age.ok_or(EntryFault::Choice)?;
    check_length(said.doubt, LINE_MAX_CHARS)?;
    if age == AgeBand::Doubt && said.doubt.trim().is_empty() {
        return Err(EntryFault::NoDoubtReason);
    }
    check_length(said.report_number, REPORT_NUMBER_MAX_CHARS)?;
    match said.report_number.trim() {
        "" if role == PersonRole::Suspect => return Err(EntryFault::NoReportNumber),
        "" => {}
        number => check_reference(number)?,
    }
    Ok((role, age))
}

/// Checks the day until which something is to be done.
///
/// # Errors
/// [`EntryFault::Day`].
pub fn check_due(today: Day, due: Day) -> Result<(), EntryFault> {
    between(today, due, DUE_MAX_DAYS)
}

/// Checks the day on which it is looked at whether a case is still needed.
///
/// # Errors
/// [`EntryFault::Day`].
pub fn check_review(today: Day, review: Day) -> Result<(), EntryFault> {
    between(today, review, REVIEW_MAX_DAYS)
}

fn between(today: Day, day: Day, most: u32) -> Result<(), EntryFault> {
    let ahead = day.number().checked_sub(today.number()).ok_or(EntryFault::Day)?;
    if ahead > most { Err(EntryFault::Day) } else { Ok(()) }
}

/// Checks the day on which something happened.
///
/// # Errors
/// [`EntryFault::Future`].
pub fn check_happened(today: Day, day: Day) -> Result<(), EntryFault> {
    if day > today { Err(EntryFault::Future) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const AMINA: PersonSaid<'static> = PersonSaid {
        name: "A.",
        aliases: "",
        role: Some(PersonRole::PresumedVictim),
        age: Some(AgeBand::NotAsked),
        doubt: "",
        report_number: "",
    };

    #[test]
    fn nobody_is_a_suspect_without_an_official_report_and_nowhere_but_at_the_police() {
        let suspect = PersonSaid { role: Some(PersonRole::Suspect), ..AMINA };
        assert_eq!(check_person(OrgKind::Centre, &suspect), Err(EntryFault::Role));
        assert_eq!(check_person(OrgKind::Police, &suspect), Err(EntryFault::NoReportNumber));
        let named = PersonSaid { report_number: "BR.37.L1.012345/2026", ..suspect };
        assert!(check_person(OrgKind::Police, &named).is_ok());
        assert!(!PersonRole::of_kind(OrgKind::Association).contains(&PersonRole::Suspect));
    }

    #[test]
    fn doubt_about_age_is_said_with_its_reason_and_not_having_asked_is_no_doubt() {
        let doubt = PersonSaid { age: Some(AgeBand::Doubt), ..AMINA };
        assert_eq!(check_person(OrgKind::Centre, &doubt), Err(EntryFault::NoDoubtReason));
        assert!(check_person(OrgKind::Centre, &PersonSaid { doubt: "two dates of birth", ..doubt }).is_ok());
        assert!(AgeBand::Doubt.is_minor() && AgeBand::Sixteen.is_minor());
        assert!(!AgeBand::NotAsked.is_minor() && !AgeBand::Adult.is_minor());
        assert_eq!(
            check_person(OrgKind::Centre, &PersonSaid { age: None, ..AMINA }),
            Err(EntryFault::Choice)
        );
    }

    #[test]
    fn an_alias_is_a_name_and_nothing_is_none() {
        assert!(check_person(OrgKind::Association, &AMINA).is_ok());
        assert_eq!(
            check_person(OrgKind::Association, &PersonSaid { name: " ", ..AMINA }),
            Err(EntryFault::Empty)
        );
    }

    #[test]
    fn the_number_of_a_report_is_one_line_with_a_digit_and_nobody_s_own_way_of_writing_it_is_refused() {
        for number in
            ["BR.37.L1.012345/2026", "BR37LB012345/2026", "12345", "notitie 56.98.1234/26", "(2026) 7"]
        {
            assert_eq!(check_reference(number), Ok(()), "{number}");
        }
        assert_eq!(check_reference(" "), Err(EntryFault::Empty));
        for number in ["unknown", "12\n34", "1 <b>", "she lives at 5, she says"] {
            assert_eq!(check_reference(number), Err(EntryFault::Number), "{number}");
        }
        assert_eq!(check_reference(&"1".repeat(REPORT_NUMBER_MAX_CHARS + 1)), Err(EntryFault::Long));
    }

    #[test]
    fn what_happened_is_not_to_come_and_what_is_due_is_not_past() {
        let today = Day(20_781);
        assert_eq!(check_happened(today, Day(20_782)), Err(EntryFault::Future));
        assert_eq!(check_happened(today, today), Ok(()));
        assert_eq!(check_due(today, Day(20_780)), Err(EntryFault::Day));
        assert_eq!(check_due(today, today), Ok(()));
        assert_eq!(check_review(today, Day(20_781 + REVIEW_MAX_DAYS + 1)), Err(EntryFault::Day));
        assert_eq!(check_review(today, Day(u32::MAX)), Err(EntryFault::Day));
    }
}
