//! What stands in the form of a question about consent, as it was typed, and as the desk reads it.
use crate::consent::{Asked, ConsentForm};
use domain::{
    HasSay, Part, Purpose, With,
    consent::{Answer, How, Suspected, ToldBack},
};
use envelope::ids::{Day, OrgId};
use web::{dates, form::Form};

/// In the place of an organisation's id: one without a desk. No id has this sign.
pub(super) const NAMED: &str = "@named";

/// What stands in the form, as it was typed.
#[derive(Default, Clone)]
pub(super) struct Fields {
    pub(super) with: String,
    pub(super) with_name: String,
    pub(super) officer: String,
    pub(super) parts: Vec<String>,
    pub(super) purpose: String,
    pub(super) purpose_words: String,
    pub(super) until: String,
    pub(super) asked_on: String,
    pub(super) how: String,
    pub(super) lang: String,
    pub(super) thread: String,
    pub(super) wrote: bool,
    pub(super) interpreter: String,
    pub(super) say: String,
    pub(super) suspected: String,
    pub(super) told_back: String,
    pub(super) agreed: Vec<String>,
    pub(super) later: String,
    pub(super) again: String,
}

impl Fields {
    pub(super) fn typed(form: &Form) -> Self {
        let text = |name: &str| form.one(name).to_owned();
        let all = |name: &str| form.all(name).into_iter().map(str::to_owned).collect();
        Self {
            with: text("with"),
            with_name: text("with-name"),
            officer: text("officer"),
            parts: all("part"),
            purpose: text("purpose"),
            purpose_words: text("purpose-words"),
            until: text("until"),
            asked_on: text("asked-on"),
            how: text("how"),
            lang: text("lang-asked"),
            thread: text("thread"),
            wrote: form.one("wrote") == "yes",
            interpreter: text("interpreter"),
            say: text("say"),
            suspected: text("suspected"),
            told_back: text("told-back"),
            agreed: all("agreed"),
            later: text("later"),
            again: text("again"),
        }
    }

    /// Of a question that was asked before: the same once more, with another last day, and nothing of its answer.
    pub(super) fn again(id: i64, asked: &Asked) -> Self {
        let (with, with_name) = match &asked.with {
            With::Desk(org) => (org.as_str().to_owned(), String::new()),
            With::Named(name) => (NAMED.to_owned(), name.clone()),
        };
        Self {
            with,
            with_name,
            officer: asked.officer.clone(),
            parts: asked.parts.iter().map(|part| part.code().to_owned()).collect(),
            purpose: asked.purpose.code().into(),
            purpose_words: asked.purpose_words.clone(),
            lang: asked.lang.clone(),
            say: asked.say.code().into(),
            again: id.to_string(),
            ..Self::default()
        }
    }

    pub(super) fn form(&self, answer: &str, (version, once): (i64, &str)) -> ConsentForm {
        let day = |text: &str| dates::parse_day(text.trim()).map(Day);
        let parts = |codes: &[String]| codes.iter().filter_map(|code| Part::of_code(code)).collect();
        let with = match self.with.as_str() {
            NAMED => Some(With::Named(self.with_name.clone())),
            org => OrgId::parse(org).ok().map(With::Desk),
        };
        ConsentForm {
            parts: parts(&self.parts),
            with,
            officer: self.officer.clone(),
            purpose: Purpose::of_code(&self.purpose),
            purpose_words: self.purpose_words.clone(),
            until: day(&self.until),
            asked_on: day(&self.asked_on),
            how: How::of_code(&self.how),
            lang: self.lang.clone(),
            interpreter: self.interpreter.clone(),
            told_back: ToldBack::of_code(&self.told_back),
            say: HasSay::of_code(&self.say),
            suspected: Suspected::of_code(&self.suspected),
            wrote: self.wrote,
            answer: match answer {
                "yes" => Some(Answer::Yes),
                "part" => Some(Answer::Part(parts(&self.agreed))),
                "no" => Some(Answer::No),
                // Without a day it is one that has passed, and told so at its field.
                "later" => Some(Answer::Later(day(&self.later).unwrap_or(Day(0)))),
                _ => None,
            },
            again: self.again.parse().ok().filter(|id| *id > 0),
            version,
            once_token: once.into(),
        }
    }

    /// For the second step: what was chosen in the first.
    pub(super) fn hidden(&self) -> Vec<(&'static str, String)> {
        let one = |name, value: &String| (name, value.clone());
        let mut hidden = vec![
            one("with", &self.with),
            one("with-name", &self.with_name),
            one("officer", &self.officer),
            one("purpose", &self.purpose),
            one("purpose-words", &self.purpose_words),
            one("until", &self.until),
            one("asked-on", &self.asked_on),
            one("how", &self.how),
            one("lang-asked", &self.lang),
            one("thread", &self.thread),
            one("interpreter", &self.interpreter),
            one("say", &self.say),
            one("suspected", &self.suspected),
            one("again", &self.again),
        ];
        hidden.extend(self.wrote.then(|| ("wrote", "yes".to_owned())));
        hidden.extend(self.parts.iter().map(|part| one("part", part)));
        hidden
    }
}
