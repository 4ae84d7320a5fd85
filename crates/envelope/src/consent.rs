//! A question about consent through the messages behind a receipt, what is answered, and how it ends (`spec/message.md`). Relays, desks and browsers read it
//! here. Which words there are is fixed: nobody is asked to agree to something that their page cannot name.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    ids::{Day, OrgId},
    kind::Kind,
    message::{Author, Body, Message},
    thread::Said,
};
use alloc::{boxed::Box, string::String, vec::Vec};

/// What can be told of somebody.
pub const WHAT: [&str; 10] =
    ["presence", "age", "languages", "needs", "facts", "name", "contact", "wants", "children", "documents"];
/// What for; of the last one `words` say it.
pub const WHY: [&str; 8] = ["call", "place", "support", "legal", "medical", "statement", "wages", "other"];
/// The most bytes of UTF-8 of a question's own words together.
pub const WORDS_MAX_BYTES: usize = 1_600;
/// In how many days somebody is asked again who says "later".
pub const LATER_DAYS: u32 = 7;
/// The most questions that a writer's notes keep.
pub const NOTES_MAX: usize = 32;
/// The most bytes of them.
pub const NOTES_MAX_BYTES: usize = 7_000;

/// May `with` know `what` of you, for `why`, until `until`?
#[derive(Clone, PartialEq, Eq)]
pub struct Question {
    /// The name of the decision.
    pub id: [u8; 32],
    /// What for, of [`WHY`].
    pub why: String,
    /// What the desk has as answered, if it says so without having been told here.
    pub held: Option<Answer>,
    /// With whom, if that is no organisation with a desk; else empty.
    pub name: String,
    /// What, of [`WHAT`].
    pub what: Vec<String>,
    /// With which organisation that has a desk: the one that asks, or another.
    pub with: Option<OrgId>,
    /// The last day.
    pub until: Day,
    /// What else for, in words; else empty.
    pub words: String,
    /// One person there; empty: the whole organisation.
    pub person: String,
}

impl core::fmt::Debug for Question {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Question(..)")
    }
}

/// One of four.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// All of it.
    Yes,
    /// Only these: more than nothing and less than all.
    Part(Vec<String>),
    /// No.
    No,
    /// Ask again on this day.
    Later(Day),
}

/// An answer on its way to whoever asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answered {
    /// The name of the decision.
    pub id: [u8; 32],
    /// What.
    pub said: Answer,
}

/// It was taken back, or holds no longer: by whoever agreed, or by a desk to whoever it told or asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TakenBack {
    /// The public name of the event.
    pub id: [u8; 32],
    /// The day on which they said so.
    pub on: Day,
}

/// What a writer who keeps nothing finds again of one decision: messages go before a consent does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who asked.
    pub org: OrgId,
    /// What.
    pub question: Question,
    /// The day on which something was said last.
    pub on: Day,
    /// What was answered; `None`: taken back.
    pub said: Option<Answer>,
    /// How often that organisation had spoken of it by then.
    pub heard: u64,
}

/// Where a decision stands, as its writer sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stand {
    /// It waits for an answer.
    Open,
    /// It was answered.
    Said(Answer),
    /// It was taken back.
    Back,
    /// Its last day has passed, or whoever asked says that it holds no longer.
    Over,
}

/// A decision in the thread.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Who asked.
    pub org: OrgId,
    /// The language of its words (BCP 47).
    pub lang: String,
    /// The day it came; of one that only the notes know, that on which something was said last.
    pub day: Day,
    /// What.
    pub question: Question,
    /// Where it stands.
    pub stand: Stand,
    /// How often that organisation has spoken of it.
    pub heard: u64,
}

impl Asked {
    /// Whether an answer is still heard.
    #[must_use]
    pub fn can_answer(&self) -> bool {
        matches!(&self.stand, Stand::Open | Stand::Said(Answer::No | Answer::Later(_)))
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_take_back(&self) -> bool {
        matches!(&self.stand, Stand::Said(Answer::Yes | Answer::Part(_)))
    }
}

/// One place of the thread as a page shows it.
#[derive(Debug)]
pub enum Place<'a> {
    /// What was said.
    Said(&'a Said),
    /// A message is missing here.
    Gap,
    /// A decision, where it was first spoken of.
    Asked(Box<Asked>),
}

/// The thread with its decisions: each once. What only the notes know stands first.
#[must_use]
pub fn placed<'a>(said: &'a [Said], notes: &[Note], (lang, today): (&str, Day)) -> Vec<Place<'a>> {
    let known = |org: &OrgId, id: &[u8; 32]| said.iter().any(|one| speaks_of(one, org, id));
    let mut places: Vec<Place<'a>> = Vec::new();
    for note in notes.iter().filter(|note| !known(&note.org, &note.question.id)) {
        let (org, question, day) = (note.org.clone(), note.question.clone(), note.on);
        let stand = stands(&question, None, Some(note), today);
        places.push(Place::Asked(Box::new(Asked {
            org,
            lang: lang.into(),
            day,
            question,
            stand,
            heard: note.heard,
        })));
    }
    for (n, one) in said.iter().enumerate() {
        match one {
            Said::Asked { org, day, lang, gap, question } => {
                if *gap {
                    places.push(Place::Gap);
                }
                let before = said
                    .iter()
                    .take(n)
                    .any(|one| matches!(one, Said::Asked { .. }) && speaks_of(one, org, &question.id));
                if !before {
                    places.push(Place::Asked(Box::new(asked(
                        said,
                        notes,
                        ((org, *day, lang), question, today),
                    ))));
                }
            }
            Said::Ended { gap: true, .. } => places.push(Place::Gap),
            Said::Ended { .. } => {}
            other => places.push(Place::Said(other)),
        }
    }
    places
}

/// The decisions alone.
#[must_use]
pub fn all(places: Vec<Place<'_>>) -> Vec<Asked> {
    let asked = |place| match place {
        Place::Asked(asked) => Some(*asked),
        _ => None,
    };
    places.into_iter().filter_map(asked).collect()
}

fn speaks_of(one: &Said, of: &OrgId, which: &[u8; 32]) -> bool {
    match one {
        Said::Asked { org, question, .. } => org == of && question.id == *which,
        Said::Ended { org, end, .. } => org == of && end.id == *which,
        _ => false,
    }
}

fn asked(
    said: &[Said],
    notes: &[Note],
    ((org, day, lang), first, today): ((&OrgId, Day, &str), &Question, Day),
) -> Asked {
    let of: Vec<&Said> = said.iter().filter(|one| speaks_of(one, org, &first.id)).collect();
    let mut questions = of.iter().rev().filter_map(|one| match one {
        Said::Asked { question, .. } => Some(question),
        _ => None,
    });
    let question = questions.next().unwrap_or(first).clone();
    let heard = of.len() as u64;
    let note = notes.iter().find(|note| note.org == *org && note.question.id == first.id);
    let stand = stands(&question, of.last().copied().map(|last| (last, heard)), note, today);
    Asked { org: org.clone(), lang: lang.into(), day, question, stand, heard }
}

/// Whoever spoke last is believed: the organisation, or the writer in their notes.
fn stands(question: &Question, last: Option<(&Said, u64)>, note: Option<&Note>, today: Day) -> Stand {
    let mine = || match note.map(|note| &note.said) {
        Some(Some(answer)) => Stand::Said(answer.clone()),
        Some(None) => Stand::Back,
        None => Stand::Open,
    };
    let newer = last.filter(|(_, heard)| note.is_none_or(|note| note.heard < *heard));
    let stand = match (newer, &question.held) {
        (Some((Said::Ended { .. }, _)), _) if note.is_some_and(|note| note.said.is_none()) => Stand::Back,
        (Some((Said::Ended { .. }, _)), _) => Stand::Over,
        (Some(_), Some(held)) => Stand::Said(held.clone()),
        _ => mine(),
    };
    match stand {
        Stand::Open | Stand::Said(_) if question.until < today => Stand::Over,
        stand => stand,
    }
}

/// Keeps what was said of a decision in the place of what was said before; what is over goes first where there is no room.
pub(crate) fn keep(notes: &mut Vec<Note>, note: Note, today: Day) {
    notes.retain(|one| one.org != note.org || one.question.id != note.question.id);
    notes.push(note);
    while !fit(notes) {
        let over = notes.iter().position(|one| one.question.until < today).unwrap_or(0);
        notes.remove(over);
    }
}

pub(crate) fn fit(notes: &[Note]) -> bool {
    let bytes: usize = notes.iter().map(|note| cbor::encode(note, 0).len()).sum();
    notes.len() <= NOTES_MAX && bytes <= NOTES_MAX_BYTES
}

impl Question {
    /// The body of the message that carries it.
    ///
    /// # Errors
    /// Which field is out of bounds.
    pub fn to_body(&self) -> Result<Body, CborError> {
        self.check()?;
        Ok(Body::Reserved(cbor::encode(self, 0)))
    }

    /// Reads the body of an organisation's message.
    ///
    /// # Errors
    /// Another kind or author, other bytes, a limit that is passed, a word there is not.
    pub fn of(message: &Message) -> Result<Self, CborError> {
        match message.author {
            Author::Organisation(_) => read_body(message, Kind::Consent),
            Author::Reporter(_) => Err(CborError::Field("author")),
        }
    }

    /// Whether an answer is one to this question.
    #[must_use]
    pub fn takes(&self, answer: &Answer, today: Day) -> bool {
        match answer {
            Answer::Yes | Answer::No => true,
            Answer::Part(parts) => {
                !parts.is_empty()
                    && parts.len() < self.what.len()
                    && parts.iter().all(|part| self.what.contains(part))
            }
            Answer::Later(day) => *day > today,
        }
    }

    fn check(&self) -> Result<(), CborError> {
        let texts = [&self.name, &self.words, &self.person];
        let bytes: usize = texts.iter().map(|text| text.len()).sum();
        let rules = [
            ("what", are_words(&self.what) && !self.what.is_empty()),
            ("why", WHY.contains(&self.why.as_str())),
            ("words", bytes <= WORDS_MAX_BYTES && (self.why == "other") != self.words.is_empty()),
            ("with", self.with.is_some() == self.name.is_empty()),
        ];
        rules.into_iter().find(|(_, holds)| !holds).map_or(Ok(()), |(field, _)| Err(CborError::Field(field)))
    }
}

impl Answered {
    /// The body of the message that carries it.
    #[must_use]
    pub fn to_body(&self) -> Body {
        Body::Reserved(cbor::encode(self, 0))
    }

    /// Reads the body of a writer's message.
    ///
    /// # Errors
    /// Another kind or author, or other bytes.
    pub fn of(message: &Message) -> Result<Self, CborError> {
        match message.author {
            Author::Reporter(_) => read_body(message, Kind::Consent),
            Author::Organisation(_) => Err(CborError::Field("author")),
        }
    }
}

impl TakenBack {
    /// The body of the message that carries it.
    #[must_use]
    pub fn to_body(&self) -> Body {
        Body::Reserved(cbor::encode(self, 0))
    }

    /// Reads the body of a message of its kind.
    ///
    /// # Errors
    /// Another kind or other bytes.
    pub fn of(message: &Message) -> Result<Self, CborError> {
        read_body(message, Kind::ConsentWithdrawn)
    }
}

fn read_body<T: Cbor>(message: &Message, kind: Kind) -> Result<T, CborError> {
    match &message.body {
        Body::Reserved(item) if message.kind == kind => cbor::decode(item),
        _ => Err(CborError::Field("kind")),
    }
}

/// Words of [`WHAT`], none twice.
fn are_words(what: &[String]) -> bool {
    let twice = what.iter().enumerate().any(|(n, word)| what.iter().skip(n + 1).any(|other| other == word));
    !twice && what.iter().all(|word| WHAT.contains(&word.as_str()))
}

impl Cbor for Question {
    fn write(&self, w: &mut Writer) {
        w.map(9);
        w.key("id").bytes(&self.id);
        w.key("why").text(&self.why);
        write_or_null(w.key("held"), self.held.as_ref());
        w.key("name").text(&self.name);
        w.key("what").list(&self.what);
        write_or_null(w.key("with"), self.with.as_ref());
        self.until.write(w.key("until"));
        w.key("words").text(&self.words);
        w.key("person").text(&self.person);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(9)?;
        let question = Self {
            id: r.key("id")?.bytes_of("id")?,
            why: r.key("why")?.text()?.into(),
            held: r.key("held")?.optional(Answer::read)?,
            name: r.key("name")?.text()?.into(),
            what: r.key("what")?.list(WHAT.len(), "what")?,
            with: r.key("with")?.optional(OrgId::read)?,
            until: Day::read(r.key("until")?)?,
            words: r.key("words")?.text()?.into(),
            person: r.key("person")?.text()?.into(),
        };
        question.check().map(|()| question)
    }
}

impl Answer {
    /// What a form says: one of the four, where "later" is in a week; the inner `None`: it is taken back.
    #[must_use]
    pub fn of<'a>(said: &str, parts: impl Iterator<Item = &'a str>, today: Day) -> Option<Option<Self>> {
        Some(match said {
            "yes" => Some(Self::Yes),
            "part" => Some(Self::Part(parts.map(String::from).collect())),
            "no" => Some(Self::No),
            "later" => Some(Self::Later(today.checked_add(LATER_DAYS)?)),
            "back" => None,
            _ => return None,
        })
    }

    /// Its word.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Yes => "yes",
            Self::Part(_) => "part",
            Self::No => "no",
            Self::Later(_) => "later",
        }
    }
}

impl Cbor for Answer {
    fn write(&self, w: &mut Writer) {
        let (day, parts): (Option<&Day>, &[String]) = match self {
            Self::Later(day) => (Some(day), &[]),
            Self::Part(parts) => (None, parts),
            Self::Yes | Self::No => (None, &[]),
        };
        w.map(3);
        write_or_null(w.key("day"), day);
        w.key("what").list(parts);
        w.key("answer").text(self.code());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(3)?;
        let day = r.key("day")?.optional(Day::read)?;
        let what: Vec<String> = r.key("what")?.list(WHAT.len(), "what")?;
        match (r.key("answer")?.text()?, day, what.is_empty()) {
            ("yes", None, true) => Ok(Self::Yes),
            ("no", None, true) => Ok(Self::No),
            ("part", None, false) if are_words(&what) => Ok(Self::Part(what)),
            ("later", Some(day), true) => Ok(Self::Later(day)),
            _ => Err(CborError::Field("answer")),
        }
    }
}

impl Cbor for Answered {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("id").bytes(&self.id);
        self.said.write(w.key("said"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(2)?;
        Ok(Self { id: r.key("id")?.bytes_of("id")?, said: Answer::read(r.key("said")?)? })
    }
}

impl Cbor for TakenBack {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("id").bytes(&self.id);
        self.on.write(w.key("on"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(2)?;
        Ok(Self { id: r.key("id")?.bytes_of("id")?, on: Day::read(r.key("on")?)? })
    }
}

impl Cbor for Note {
    fn write(&self, w: &mut Writer) {
        w.map(5);
        self.on.write(w.key("on"));
        self.org.write(w.key("org"));
        write_or_null(w.key("said"), self.said.as_ref());
        w.key("heard").uint(self.heard);
        self.question.write(w.key("question"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(5)?;
        Ok(Self {
            on: Day::read(r.key("on")?)?,
            org: OrgId::read(r.key("org")?)?,
            said: r.key("said")?.optional(Answer::read)?,
            heard: r.key("heard")?.uint()?,
            question: Question::read(r.key("question")?)?,
        })
    }
}

fn write_or_null<T: Cbor>(w: &mut Writer, value: Option<&T>) {
    match value {
        Some(value) => value.write(w),
        None => w.null(),
    }
}

#[cfg(test)]
#[path = "consent_tests.rs"]
mod tests;
