//! Consent as an event: what, with whom, why, until when, how it was asked, who has the say, and what was answered. A decision is never
//! written anew: a later one, or taking it back, refers to it. Silence renews nothing: what is over is over.
use crate::{
    Counted,
    case::{LINE_MAX_CHARS, check_length},
    limits::NAME_MAX_CHARS,
    signal::codes,
};
use envelope::ids::{Day, OrgId};
use std::collections::BTreeSet;

/// Decisions of one person at most.
pub const CONSENTS_MAX: usize = 500;
/// Days for which somebody can agree, unless the desk's settings say otherwise.
pub const DAYS_MAX_STANDARD: u32 = 180;
/// The most that settings can say: nobody is bound by what they said two years ago.
pub const DAYS_MAX_LIMIT: u32 = 731;
/// Days before its last one on which whoever has the case is told that a consent will be over.
pub const TOLD_BEFORE_DAYS: u32 = 7;
/// The furthest day on which somebody wants to be asked again, in days.
pub const LATER_MAX_DAYS: u32 = 366;

/// What is told of somebody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Part {
    /// That there is somebody who may need help.
    Presence,
    /// Adult or minor.
    Age,
    /// Languages and interpreter.
    Languages,
    /// What they need: a bed, a doctor, a lawyer.
    Needs,
    /// What happened, without who they are.
    Facts,
    /// What they are called.
    Name,
    /// How to reach them safely.
    Contact,
    /// What they want, in their words.
    Wants,
    /// Children and who comes along.
    Children,
    /// Documents.
    Documents,
}

/// How much goes, as an association's four buttons say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// That there is somebody, and nothing else.
    Alert,
    /// What happened and what is needed, without who it is.
    Anonymised,
    /// With a name and a safe way to reach them.
    Contact,
    /// The same, to one named officer.
    Officer,
}

/// What for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// To call them.
    Call,
    /// A place to stay.
    Place,
    /// Support.
    Support,
    /// A lawyer, legal aid.
    Legal,
    /// A doctor, care.
    Medical,
    /// A statement to the police.
    Statement,
    /// Wages that were not paid.
    Wages,
    /// Something else, in words.
    Other,
}

/// How it was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// Across a table.
    InPerson,
    /// By telephone.
    Phone,
    /// On paper.
    Writing,
    /// In the messages behind a receipt.
    Thread,
}

/// Whether they told it back in their own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToldBack {
    /// Nobody asked.
    NotAsked,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// Who has the say. Whoever merely comes along has none, suspected or not, so there is no such value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum HasSay {
    /// The person.
    Person,
    /// A minor's guardian.
    Guardian,
    /// The youth judge or youth prosecutor.
    Youth,
    /// A minor who can judge it, for support only.
    AbleMinor,
    /// A minor's parent, if nobody suspects them.
    Parent,
}

/// Whether the parent is suspected of having a part in it. Not having asked is no answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Suspected {
    /// Nobody asked.
    NotAsked,
    /// No sign of it.
    No,
    /// Suspected.
    Yes,
}

codes! {
    Part {
        Presence = "presence", Age = "age", Languages = "languages", Needs = "needs", Facts = "facts", Name = "name",
        Contact = "contact", Wants = "wants", Children = "children", Documents = "documents",
    }
    Level { Alert = "alert", Anonymised = "anonymised", Contact = "contact", Officer = "officer" }
    Purpose {
        Call = "call", Place = "place", Support = "support", Legal = "legal", Medical = "medical",
        Statement = "statement", Wages = "wages", Other = "other",
    }
    How { InPerson = "in-person", Phone = "phone", Writing = "writing", Thread = "thread" }
    ToldBack { NotAsked = "not-asked", Yes = "yes", No = "no" }
    HasSay { Person = "person", Guardian = "guardian", Youth = "youth", AbleMinor = "able-minor", Parent = "parent" }
    Suspected { NotAsked = "not-asked", No = "no", Yes = "yes" }
}

/// A set of parts.
pub type Parts = BTreeSet<Part>;

impl Level {
    /// What exactly goes.
    #[must_use]
    pub fn parts(self) -> Parts {
        let anonymous = [Part::Presence, Part::Age, Part::Languages, Part::Needs, Part::Facts];
        match self {
            Self::Alert => [Part::Presence].into(),
            Self::Anonymised => anonymous.into(),
            Self::Contact | Self::Officer => {
                anonymous.into_iter().chain([Part::Name, Part::Contact, Part::Wants]).collect()
            }
        }
    }

    /// The lowest level at which all of these may go.
    #[must_use]
    pub fn of(parts: &Parts, officer: &str) -> Self {
        let within = |level: &Self| parts.is_subset(&level.parts());
        match [Self::Alert, Self::Anonymised].into_iter().find(within) {
            Some(level) => level,
            None if officer.trim().is_empty() => Self::Contact,
            None => Self::Officer,
        }
    }
}

impl Purpose {
    /// Whether it is support, for which a minor who can judge it may say yes alone: not a roof, which changes who looks after them, and
    /// nothing that binds them before a judge.
    #[must_use]
    pub fn is_support(self) -> bool {
        matches!(self, Self::Call | Self::Support | Self::Legal | Self::Medical)
    }
}

/// With whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum With {
    /// An organisation that has a desk.
    Desk(OrgId),
    /// One that has none, by its name.
    Named(String),
}

/// What was answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// Yes, all of it.
    Yes,
    /// Only these.
    Part(Parts),
    /// No.
    No,
    /// Ask again on this day.
    Later(Day),
}

impl Answer {
    /// As what it is counted.
    #[must_use]
    pub fn counted(&self) -> Counted {
        match self {
            Self::Yes => Counted::ConsentYes,
            Self::Part(_) => Counted::ConsentPart,
            Self::No => Counted::ConsentNo,
            Self::Later(_) => Counted::ConsentLater,
        }
    }
}

/// What is asked, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct Question<'a> {
    /// What.
    pub parts: &'a Parts,
    /// With whom.
    pub with: Option<&'a With>,
    /// Whether that is a police organisation.
    pub to_police: bool,
    /// One person there, by name; empty: the whole organisation.
    pub officer: &'a str,
    /// What for.
    pub purpose: Option<Purpose>,
    /// What else for, in words.
    pub purpose_words: &'a str,
    /// The last day.
    pub until: Option<Day>,
    /// The day on which it was asked.
    pub asked_on: Option<Day>,
    /// How it was asked.
    pub how: Option<How>,
    /// In which language.
    pub lang: &'a str,
    /// The interpreter's number.
    pub interpreter: &'a str,
    /// Who has the say.
    pub say: Option<HasSay>,
    /// Whether that parent is suspected.
    pub suspected: Suspected,
}

/// What is wrong with what was asked or answered; also the end of an id `consent-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentFault {
    /// Nothing was chosen.
    Choice,
    /// Nothing was written.
    Empty,
    /// Too long.
    Long,
    /// No day, or none that is one.
    Day,
    /// The day has passed.
    Past,
    /// The day has yet to come.
    Future,
    /// Later than anybody can agree to at this desk.
    Far,
    /// “Only part” is less than all of it and more than nothing.
    NotPart,
    /// A minor, or doubt about it: not alone.
    Alone,
    /// An adult: nobody else has the say.
    Adult,
    /// A minor who can judge it says yes alone to support only.
    NotSupport,
    /// Whether this parent is suspected has to be asked first.
    SuspectedNotAsked,
    /// Somebody who is suspected never has the say.
    SuspectedParent,
    /// To one officer there goes no less than a way to reach them.
    Officer,
    /// There are too many.
    Many,
    /// In the messages behind a code somebody answers for themselves only.
    ThreadSay,
    /// Nobody said that this person wrote that report.
    Wrote,
    /// Somebody else was asked through that report.
    Another,
}

codes! {
    ConsentFault {
        Choice = "choice", Empty = "empty", Long = "long", Day = "day", Past = "past", Future = "future", Far = "far",
        NotPart = "not-part", Alone = "alone", Adult = "adult", NotSupport = "not-support",
        SuspectedNotAsked = "suspected-not-asked", SuspectedParent = "suspected-parent", Officer = "officer",
        Many = "many", ThreadSay = "thread-say", Wrote = "wrote", Another = "another",
    }
}

/// Where something is wrong, as forms name their fields.
pub type At = &'static str;

/// Who has the say over a question like this. `minor`: as [`crate::victim::is_minor`] says; nobody having asked is not doubt.
///
/// Source: safeguards of the field: a minor is never asked alone but for support they can judge; a parent who exploits never consents for
/// the child; for whoever is of age nobody else does.
///
/// # Errors
/// Why it is not theirs.
pub fn check_say(
    minor: Option<bool>,
    (say, suspected): (HasSay, Suspected),
    (purpose, to_police): (Purpose, bool),
) -> Result<(), ConsentFault> {
    let minor = minor == Some(true);
    match say {
        HasSay::Person if minor => Err(ConsentFault::Alone),
        HasSay::Person => Ok(()),
        _ if !minor => Err(ConsentFault::Adult),
        HasSay::Guardian | HasSay::Youth => Ok(()),
        HasSay::AbleMinor if purpose.is_support() && !to_police => Ok(()),
        HasSay::AbleMinor => Err(ConsentFault::NotSupport),
        HasSay::Parent => match suspected {
            Suspected::No => Ok(()),
            Suspected::NotAsked => Err(ConsentFault::SuspectedNotAsked),
            Suspected::Yes => Err(ConsentFault::SuspectedParent),
        },
    }
}

/// What a question comes down to once nothing is wrong with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checked {
    /// What for.
    pub purpose: Purpose,
    /// The last day.
    pub until: Day,
    /// The day on which it was asked.
    pub asked_on: Day,
    /// How.
    pub how: How,
    /// Who has the say.
    pub say: HasSay,
}

/// Checks a question. `days_max`: the most days from today for which somebody can agree here.
///
/// # Errors
/// The field, from above, and what is wrong there.
pub fn check_question(
    said: &Question<'_>,
    minor: Option<bool>,
    (today, days_max): (Day, u32),
) -> Result<Checked, (At, ConsentFault)> {
    let line = |at, text: &str, most| check_length(text, most).map_err(|_| (at, ConsentFault::Long));
    match said.with {
        None => return Err(("with", ConsentFault::Choice)),
        Some(With::Named(name)) if name.trim().is_empty() => return Err(("with-name", ConsentFault::Empty)),
        Some(With::Named(name)) => line("with-name", name, NAME_MAX_CHARS)?,
        Some(With::Desk(_)) => {}
    }
    line("officer", said.officer, NAME_MAX_CHARS)?;
    if said.parts.is_empty() {
        return Err(("parts", ConsentFault::Choice));
    }
    if !said.officer.trim().is_empty() && Level::of(said.parts, said.officer) != Level::Officer {
        return Err(("officer", ConsentFault::Officer));
    }
    let purpose = said.purpose.ok_or(("purpose", ConsentFault::Choice))?;
    if purpose == Purpose::Other && said.purpose_words.trim().is_empty() {
        return Err(("purpose-words", ConsentFault::Empty));
    }
    line("purpose-words", said.purpose_words, LINE_MAX_CHARS)?;
    let until = said.until.ok_or(("until", ConsentFault::Day))?;
    if until < today {
        return Err(("until", ConsentFault::Past));
    }
    if until.number().saturating_sub(today.number()) > days_max {
        return Err(("until", ConsentFault::Far));
    }
    let say = said.say.ok_or(("say", ConsentFault::Choice))?;
    check_say(minor, (say, said.suspected), (purpose, said.to_police)).map_err(|fault| match fault {
        ConsentFault::SuspectedNotAsked | ConsentFault::SuspectedParent => ("suspected", fault),
        _ => ("say", fault),
    })?;
    let how = said.how.ok_or(("how", ConsentFault::Choice))?;
    let asked_on = said.asked_on.ok_or(("asked-on", ConsentFault::Day))?;
    if asked_on > today {
        return Err(("asked-on", ConsentFault::Future));
    }
    if today.number() - asked_on.number() > days_max {
        return Err(("asked-on", ConsentFault::Far));
    }
    if !envelope::ids::is_language_tag(said.lang) {
        return Err(("lang-asked", ConsentFault::Choice));
    }
    line("interpreter", said.interpreter, NAME_MAX_CHARS)?;
    Ok(Checked { purpose, until, asked_on, how, say })
}

/// Checks an answer to a question about these parts.
///
/// # Errors
/// The field and what is wrong there.
pub fn check_answer(answer: &Answer, asked: &Parts, today: Day) -> Result<(), (At, ConsentFault)> {
    match answer {
        Answer::Part(parts) if parts.is_empty() || parts == asked || !parts.is_subset(asked) => {
            Err(("agreed", ConsentFault::NotPart))
        }
        Answer::Later(day) if *day <= today => Err(("later", ConsentFault::Past)),
        Answer::Later(day) if day.number() - today.number() > LATER_MAX_DAYS => {
            Err(("later", ConsentFault::Far))
        }
        _ => Ok(()),
    }
}

/// Where a decision stands; also the end of an id `consent-state-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentState {
    /// It was asked in their messages, and they have not answered.
    Asked,
    /// It holds.
    Live,
    /// Part of it holds.
    Partly,
    /// They said no.
    Refused,
    /// They want to be asked again on this day.
    AskedLater(Day),
    /// Taken back on this day.
    Withdrawn(Day),
    /// Its last day has passed.
    Over(Day),
    /// A later decision holds in its place.
    Replaced,
    /// It may have been taken back in what a restored backup does not know, or whoever said it has not the say alone: it holds no longer
    /// before it is asked again.
    AskAgain,
}

impl ConsentState {
    /// How its id in `locales` ends.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Live => "live",
            Self::Partly => "partly",
            Self::Refused => "refused",
            Self::AskedLater(_) => "later",
            Self::Withdrawn(_) => "withdrawn",
            Self::Over(_) => "over",
            Self::Replaced => "replaced",
            Self::AskAgain => "ask-again",
        }
    }

    /// Whether something may go on its ground.
    #[must_use]
    pub fn holds(self) -> bool {
        matches!(self, Self::Live | Self::Partly)
    }

    /// Whether there is something to take back: also what does not hold until it is asked again.
    #[must_use]
    pub fn can_be_withdrawn(self) -> bool {
        self.holds() || matches!(self, Self::AskAgain | Self::Asked)
    }
}

/// What decides where a decision stands.
#[derive(Debug, Clone, Copy)]
pub struct Stands<'a> {
    /// What was answered; `None`: nothing yet.
    pub answer: Option<&'a Answer>,
    /// Its last day.
    pub until: Day,
    /// The day on which it was taken back.
    pub withdrawn: Option<Day>,
    /// A later decision holds in its place.
    pub replaced: bool,
    /// It may have been taken back since, or whoever said it has not the say as it is known now.
    pub doubted: bool,
}

impl Stands<'_> {
    /// Where it stands on a day. What was taken back stays so, whatever else.
    #[must_use]
    pub fn state_on(&self, day: Day) -> ConsentState {
        let over = day > self.until;
        match (self.withdrawn, self.answer) {
            (Some(on), _) => ConsentState::Withdrawn(on),
            _ if self.replaced => ConsentState::Replaced,
            (None, Some(Answer::No)) => ConsentState::Refused,
            (None, Some(Answer::Later(day))) => ConsentState::AskedLater(*day),
            _ if over => ConsentState::Over(self.until),
            (None, None) => ConsentState::Asked,
            _ if self.doubted => ConsentState::AskAgain,
            (None, Some(Answer::Yes)) => ConsentState::Live,
            (None, Some(Answer::Part(_))) => ConsentState::Partly,
        }
    }

    /// Whether whoever has the case is told today that it will soon be over.
    #[must_use]
    pub fn ends_soon(&self, today: Day) -> bool {
        self.state_on(today).holds() && self.until.number().saturating_sub(today.number()) <= TOLD_BEFORE_DAYS
    }
}

#[cfg(test)]
mod tests;
