//! A first reception of a presumed victim: which questions stand on which sheet and in which order, what an answer can be, what happened at
//! it, and a "no", which is an answer like any other. Nothing here asks where somebody comes from or how they stay.
use crate::{
    case::{ENTRY_MAX_CHARS, LINE_MAX_CHARS, check_length},
    limits::NOTE_MAX_CHARS,
    signal::codes,
};
use envelope::directory::OrgKind;

/// Receptions of one person at most.
pub const RECEPTIONS_MAX: usize = 50;
/// Things that happened, of one person, at most.
pub const EVENTS_MAX: usize = 500;
/// Seconds for which a "no" that was written down by mistake can be taken back.
pub const UNDO_SECONDS: i64 = 24 * 3_600;
/// Seconds within which rights are to be told after the first contact.
pub const RIGHTS_WITHIN_SECONDS: i64 = 3_600;
/// The longest that somebody interprets in one go, in minutes.
pub const INTERPRETED_MAX_MINUTES: u16 = 12 * 60;

/// Which sheet a desk has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sheet {
    /// Few questions, and no hearing: of a police body, and of whoever is no place of support.
    Police,
    /// The twelve questions: of a centre or an association.
    Centre,
}

/// A question of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Question {
    /// Is a doctor needed.
    Medical,
    /// Food and drink.
    Food,
    /// Sleep and rest.
    Sleep,
    /// Clothes and washing.
    Clothes,
    /// Children to look after.
    Children,
    /// Where it is safe tonight.
    Tonight,
    /// Safe right now.
    Safe,
    /// Which language.
    Language,
    /// An interpreter.
    Interpreter,
    /// With whom to speak.
    Whom,
    /// Where somebody sleeps, and whether they can go out.
    Home,
    /// Who keeps papers, telephone, keys, money.
    Keeps,
    /// How they came to this work.
    Work,
    /// Whether they can say no.
    SayNo,
    /// Debts.
    Owe,
    /// Threats.
    Threat,
    /// A child or somebody else in danger.
    Danger,
    /// What they want to happen.
    Wants,
    /// Whether a centre may call.
    Call,
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Answer {
    /// Nobody asked: no data at all.
    #[default]
    NotAsked,
    /// They would not say.
    WouldNotSay,
    /// In their words.
    Said(String),
}

/// How rights were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Told {
    /// They read it themselves.
    Read,
    /// It was read aloud.
    Aloud,
    /// Through an interpreter.
    Interpreter,
    /// From a recording.
    Audio,
}

/// Whether a leaflet was given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Leaflet {
    /// Yes.
    Given,
    /// No.
    No,
    /// It is not safe to carry.
    Unsafe,
}

/// Whether somebody said in their own words what they were told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ToldBack {
    /// Yes.
    Yes,
    /// It was tried and did not work: it has to be told again.
    No,
    /// Nobody tried.
    NotTried,
}

/// How somebody interpreted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Interpreted {
    /// By telephone.
    Phone,
    /// By video.
    Video,
    /// In the room.
    Present,
}

/// Whether a wish about a woman or a man was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WishMet {
    /// There was none.
    None,
    /// Yes.
    Yes,
    /// No.
    No,
}

/// To what somebody says no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// To help.
    Help,
    /// To be referred to a centre.
    Referral,
}

codes! {
    Sheet { Police = "police", Centre = "centre" }
    Question {
        Medical = "medical", Food = "food", Sleep = "sleep", Clothes = "clothes", Children = "children",
        Tonight = "tonight", Safe = "safe", Language = "language", Interpreter = "interpreter", Whom = "whom",
        Home = "home", Keeps = "keeps", Work = "work", SayNo = "say-no", Owe = "owe", Threat = "threat",
        Danger = "danger", Wants = "wants", Call = "call",
    }
    Told { Read = "read", Aloud = "aloud", Interpreter = "interpreter", Audio = "audio" }
    Leaflet { Given = "given", No = "no", Unsafe = "unsafe" }
    ToldBack { Yes = "yes", No = "no", NotTried = "not-tried" }
    Interpreted { Phone = "phone", Video = "video", Present = "present" }
    WishMet { None = "none", Yes = "yes", No = "no" }
    Refusal { Help = "help", Referral = "referral" }
}

use Question as Q;

impl Sheet {
    /// The sheet of a desk of this kind.
    #[must_use]
    pub fn of(kind: OrgKind) -> Self {
        match kind {
            OrgKind::Centre | OrgKind::Association => Self::Centre,
            OrgKind::Police | OrgKind::Other => Self::Police,
        }
    }

    /// What cannot wait, before any question; a police body asks it with its first.
    #[must_use]
    pub fn needs(self) -> &'static [Question] {
        match self {
            Self::Police => &[],
            Self::Centre => &[Q::Medical, Q::Food, Q::Sleep, Q::Clothes, Q::Children, Q::Tonight],
        }
    }

    /// Its questions, in their order.
    #[must_use]
    pub fn questions(self) -> &'static [Question] {
        match self {
            Self::Police => &[Q::Safe, Q::Language, Q::Interpreter, Q::Wants, Q::Call],
            Self::Centre => &[
                Q::Safe,
                Q::Language,
                Q::Whom,
                Q::Home,
                Q::Keeps,
                Q::Work,
                Q::SayNo,
                Q::Owe,
                Q::Threat,
                Q::Danger,
                Q::Wants,
                Q::Call,
            ],
        }
    }

    /// Everything on it, in order.
    pub fn all(self) -> impl Iterator<Item = Question> {
        self.needs().iter().chain(self.questions()).copied()
    }

    /// Whether this question stands on it.
    #[must_use]
    pub fn has(self, question: Question) -> bool {
        self.all().any(|one| one == question)
    }
}

/// Why something about a reception cannot be kept; also the end of an id `reception-error-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReceptionFault {
    /// Nothing is written where something must be.
    Empty,
    /// Too long.
    Long,
    /// Words and "would not say" at once.
    Both,
    /// A question that does not stand on this sheet.
    Foreign,
    /// No day and hour.
    Moment,
    /// It is still to come.
    Future,
    /// Nothing is chosen.
    Choice,
    /// Not a number of an interpreter.
    Number,
    /// It lasted for nothing, or for longer than anybody interprets.
    Minutes,
}

impl ReceptionFault {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::Long => "long",
            Self::Both => "both",
            Self::Foreign => "foreign",
            Self::Moment => "moment",
            Self::Future => "future",
            Self::Choice => "choice",
            Self::Number => "number",
            Self::Minutes => "minutes",
        }
    }
}

/// What came of a question, as a form says it: nothing at all is "not asked".
///
/// # Errors
/// [`ReceptionFault::Both`], [`ReceptionFault::Long`].
pub fn check_answer(words: &str, would_not_say: bool) -> Result<Answer, ReceptionFault> {
    let words = words.trim();
    match (words.is_empty(), would_not_say) {
        (true, false) => Ok(Answer::NotAsked),
        (true, true) => Ok(Answer::WouldNotSay),
        (false, true) => Err(ReceptionFault::Both),
        (false, false) => match check_length(words, ENTRY_MAX_CHARS) {
            Ok(()) => Ok(Answer::Said(words.to_owned())),
            Err(_) => Err(ReceptionFault::Long),
        },
    }
}

/// A line that must be there.
///
/// # Errors
/// [`ReceptionFault::Empty`], [`ReceptionFault::Long`].
pub fn check_line(text: &str) -> Result<(), ReceptionFault> {
    if text.trim().is_empty() { Err(ReceptionFault::Empty) } else { check_more(text, LINE_MAX_CHARS) }
}

/// A text that need not be there.
///
/// # Errors
/// [`ReceptionFault::Long`].
pub fn check_more(text: &str, limit: usize) -> Result<(), ReceptionFault> {
    check_length(text, limit).map_err(|_| ReceptionFault::Long)
}

/// A reason, which nobody has to give.
///
/// # Errors
/// [`ReceptionFault::Long`].
pub fn check_reason(text: &str) -> Result<(), ReceptionFault> {
    check_more(text, NOTE_MAX_CHARS)
}

/// The number of an interpreter, as their service or the national register gives it. A name is none: at most three letters stand in it,
/// before or among at least two digits.
///
/// # Errors
/// [`ReceptionFault::Number`].
pub fn check_interpreter_number(text: &str) -> Result<(), ReceptionFault> {
    let text = text.trim();
    let (mut letters, mut digits) = (0, 0);
    for c in text.chars() {
        match c {
            '0'..='9' => digits += 1,
            'a'..='z' | 'A'..='Z' => letters += 1,
            ' ' | '-' | '/' | '.' => {}
            _ => return Err(ReceptionFault::Number),
        }
    }
    let fits = digits >= 2 && letters <= 3 && text.chars().count() <= 20;
    if fits { Ok(()) } else { Err(ReceptionFault::Number) }
}

/// Minutes from one hour of a day to another, past midnight too.
///
/// # Errors
/// [`ReceptionFault::Minutes`].
pub fn interpreted_minutes(from: u16, to: u16) -> Result<u16, ReceptionFault> {
    const DAY: u16 = 24 * 60;
    let minutes = (to + DAY - from % DAY) % DAY;
    if minutes == 0 || minutes > INTERPRETED_MAX_MINUTES { Err(ReceptionFault::Minutes) } else { Ok(minutes) }
}

/// Whether rights were told within an hour of the first contact; `None`: they were not told.
#[must_use]
pub fn told_in_time(first: i64, told: impl IntoIterator<Item = i64>) -> Option<bool> {
    told.into_iter().min().map(|at| at - first <= RIGHTS_WITHIN_SECONDS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_police_body_asks_five_things_and_none_of_what_belongs_to_the_centre() {
        let police: Vec<_> = Sheet::of(OrgKind::Police).all().collect();
        assert_eq!(police, [Q::Safe, Q::Language, Q::Interpreter, Q::Wants, Q::Call]);
        for question in [Q::Home, Q::Keeps, Q::Work, Q::SayNo, Q::Owe, Q::Threat, Q::Danger, Q::Medical] {
            assert!(!Sheet::Police.has(question) && Sheet::Centre.has(question), "{question:?}");
        }
        assert_eq!(Sheet::of(OrgKind::Other), Sheet::Police, "who is no place of support asks less");
        assert_eq!(Sheet::of(OrgKind::Association), Sheet::Centre);
    }

    #[test]
    fn what_cannot_wait_stands_first_and_the_twelve_questions_follow_in_their_order() {
        let all: Vec<_> = Sheet::Centre.all().collect();
        assert_eq!((all.len(), all[0], all[6], all[17]), (18, Q::Medical, Q::Safe, Q::Call));
        assert_eq!(Sheet::Centre.questions().len(), 12);
    }

    #[test]
    fn not_asked_would_not_say_and_words_are_three_answers() {
        assert_eq!(check_answer(" ", false), Ok(Answer::NotAsked));
        assert_eq!(check_answer("", true), Ok(Answer::WouldNotSay));
        assert_eq!(check_answer(" here ", false), Ok(Answer::Said("here".into())));
        assert_eq!(check_answer("here", true), Err(ReceptionFault::Both));
        assert_eq!(check_answer(&"x".repeat(ENTRY_MAX_CHARS + 1), false), Err(ReceptionFault::Long));
    }

    #[test]
    fn an_interpreter_is_a_number_and_never_a_name() {
        for number in ["VTI 1234567", "12", "04-221/7", "b 88"] {
            assert_eq!(check_interpreter_number(number), Ok(()), "{number}");
        }
        for name in ["Amina", "", "7", "Mr 12 Diallo", "Åse 12", "1234567890123456789012"] {
            assert_eq!(check_interpreter_number(name), Err(ReceptionFault::Number), "{name}");
        }
    }

    #[test]
    fn whoever_interprets_past_midnight_is_counted_in_minutes_too() {
        assert_eq!(interpreted_minutes(23 * 60 + 50, 20), Ok(30));
        assert_eq!(interpreted_minutes(600, 645), Ok(45));
        assert_eq!(interpreted_minutes(600, 600), Err(ReceptionFault::Minutes));
        assert_eq!(interpreted_minutes(600, 599), Err(ReceptionFault::Minutes));
    }

    #[test]
    fn rights_are_told_in_time_within_an_hour_of_the_first_contact_and_the_first_time_counts() {
        assert_eq!(told_in_time(1_000, []), None);
        assert_eq!(told_in_time(1_000, [9_000, 4_600]), Some(true));
        assert_eq!(told_in_time(1_000, [4_601]), Some(false));
    }
}
