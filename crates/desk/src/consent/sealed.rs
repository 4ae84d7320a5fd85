//! Decisions and what happened to them as they lie sealed, and back.
use super::Asked;
use crate::DeskError;
use domain::consent::{Answer, HasSay, How, Part, Parts, Purpose, Suspected, ToldBack, With};
use envelope::ids::{Day, OrgId};
use serde::{Deserialize, Serialize};
use zeroize::{Zeroize, ZeroizeOnDrop};

/// A decision.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct ConsentDetails {
    /// The random name under which it travels.
    pub(crate) public: [u8; 32],
    parts: Vec<String>,
    /// The organisation's id, or a name.
    with_org: String,
    with_name: String,
    officer: String,
    purpose: String,
    purpose_words: String,
    until: u32,
    asked_on: u32,
    how: String,
    lang: String,
    interpreter: String,
    told_back: String,
    say: String,
    suspected: String,
    answer: AnswerDetails,
    /// The report in whose messages it stands too; 0: in none.
    pub(crate) thread: i64,
    /// Whoever asked there said that this person wrote it.
    #[serde(default)]
    wrote: bool,
    /// The earlier decision that was asked again; 0: none.
    pub(crate) again: i64,
}

/// What was answered; an empty code: nothing yet.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize)]
pub(crate) struct AnswerDetails {
    code: String,
    parts: Vec<String>,
    later: u32,
}

/// Something that happened to a decision.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct HappenedDetails {
    /// `withdrawn`, `replaced` or `answered`.
    what: String,
    on: u32,
    /// Of taking back: how it was said.
    how: String,
    /// Of a later decision: which.
    by: i64,
    answer: AnswerDetails,
}

/// What happened to a decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// It was taken back on this day, said in this way.
    Withdrawn(Day, How),
    /// The decision of this number holds in its place.
    Replaced(Day, i64),
    /// They answered in their messages.
    Answered(Day, Answer),
}

fn codes(parts: &Parts) -> Vec<String> {
    parts.iter().map(|part| part.code().to_owned()).collect()
}

fn parts(codes: &[String]) -> Option<Parts> {
    codes.iter().map(|code| Part::of_code(code)).collect()
}

impl AnswerDetails {
    pub(super) fn of(answer: Option<&Answer>) -> Self {
        let code = |code: &str| Self { code: code.into(), ..Self::default() };
        match answer {
            None => Self::default(),
            Some(Answer::Yes) => code("yes"),
            Some(Answer::No) => code("no"),
            Some(Answer::Part(parts)) => Self { parts: codes(parts), ..code("part") },
            Some(Answer::Later(day)) => Self { later: day.number(), ..code("later") },
        }
    }

    /// The outer `None`: not what was written.
    fn answer(&self) -> Option<Option<Answer>> {
        Some(match self.code.as_str() {
            "" => None,
            "yes" => Some(Answer::Yes),
            "no" => Some(Answer::No),
            "part" => Some(Answer::Part(parts(&self.parts)?)),
            "later" => Some(Answer::Later(Day(self.later))),
            _ => return None,
        })
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

impl ConsentDetails {
    pub(super) fn of(asked: &Asked, answer: Option<&Answer>, public: [u8; 32]) -> Self {
        let (with_org, with_name) = match &asked.with {
            With::Desk(org) => (org.as_str().to_owned(), String::new()),
            With::Named(name) => (String::new(), trimmed(name)),
        };
        Self {
            public,
            parts: codes(&asked.parts),
            with_org,
            with_name,
            officer: trimmed(&asked.officer),
            purpose: asked.purpose.code().into(),
            purpose_words: trimmed(&asked.purpose_words),
            until: asked.until.number(),
            asked_on: asked.asked_on.number(),
            how: asked.how.code().into(),
            lang: asked.lang.clone(),
            interpreter: trimmed(&asked.interpreter),
            told_back: asked.told_back.code().into(),
            say: asked.say.code().into(),
            suspected: asked.suspected.code().into(),
            answer: AnswerDetails::of(answer),
            thread: asked.thread.unwrap_or(0),
            wrote: asked.wrote,
            again: asked.again.unwrap_or(0),
        }
    }

    /// What was asked, and what was answered there and then.
    pub(super) fn read(&self) -> Result<(Asked, Option<Answer>), DeskError> {
        let read = || {
            let with = match OrgId::parse(&self.with_org) {
                Ok(org) => With::Desk(org),
                Err(_) => With::Named(self.with_name.clone()),
            };
            let asked = Asked {
                parts: parts(&self.parts)?,
                with,
                officer: self.officer.clone(),
                purpose: Purpose::of_code(&self.purpose)?,
                purpose_words: self.purpose_words.clone(),
                until: Day(self.until),
                asked_on: Day(self.asked_on),
                how: How::of_code(&self.how)?,
                lang: self.lang.clone(),
                interpreter: self.interpreter.clone(),
                told_back: ToldBack::of_code(&self.told_back)?,
                say: HasSay::of_code(&self.say)?,
                suspected: Suspected::of_code(&self.suspected)?,
                thread: Some(self.thread).filter(|number| *number > 0),
                wrote: self.wrote,
                again: Some(self.again).filter(|id| *id > 0),
            };
            Some((asked, self.answer.answer()?))
        };
        read().ok_or(DeskError::Damaged("consents"))
    }
}

impl HappenedDetails {
    pub(super) fn of(happened: &Happened) -> Self {
        let new = |what: &str, on: Day| Self {
            what: what.into(),
            on: on.number(),
            how: String::new(),
            by: 0,
            answer: AnswerDetails::default(),
        };
        match happened {
            Happened::Withdrawn(on, how) => Self { how: how.code().into(), ..new("withdrawn", *on) },
            Happened::Replaced(on, by) => Self { by: *by, ..new("replaced", *on) },
            Happened::Answered(on, answer) => {
                Self { answer: AnswerDetails::of(Some(answer)), ..new("answered", *on) }
            }
        }
    }

    pub(super) fn read(&self) -> Result<Happened, DeskError> {
        let read = || {
            let on = Day(self.on);
            Some(match self.what.as_str() {
                "withdrawn" => Happened::Withdrawn(on, How::of_code(&self.how)?),
                "replaced" => Happened::Replaced(on, self.by),
                "answered" => Happened::Answered(on, self.answer.answer()??),
                _ => return None,
            })
        };
        read().ok_or(DeskError::Damaged("consent_events"))
    }
}
