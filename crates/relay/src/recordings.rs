//! Recordings of the questions, made by people (`zichtbaar audio`): which there are, of which words, and the place where they are played.
//! One that was read from words that have changed since is not played. Refuses to know sound itself: the tool looks at that.
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs,
    path::{Path, PathBuf},
};
use web::{dates, language::Lang, words::Words};

/// The list in the folder.
pub const MANIFEST: &str = "manifest.toml";
/// What can be listened to, by the id of its words, in the order of the journey. None holds a value, so each can be read aloud once.
pub const QUESTIONS: [&str; 31] = [
    "front-lead",
    "front-choose",
    "front-not-police",
    "safe-heading",
    "safe-lead",
    "safe-no-lead",
    "safe-no-call",
    "readers-heading",
    "readers-lead",
    "readers-exceptions",
    "write-heading",
    "write-hint",
    "q-who",
    "q-what",
    "q-when",
    "q-danger",
    "q-minors",
    "q-contact",
    "receipt-code-lead",
    "receipt-lost",
    "check-lead",
    "check-1",
    "check-2",
    "check-3",
    "check-4",
    "check-5",
    "check-6",
    "check-7",
    "check-8",
    "check-9",
    "check-10",
];
/// Without these a language that is only spoken here is not offered: what this is, whether it is safe, who reads, what becomes of it.
pub const CORE: [&str; 7] = [
    "front-lead",
    "front-choose",
    "safe-heading",
    "safe-no-call",
    "readers-heading",
    "write-heading",
    "receipt-code-lead",
];
/// Languages in which nothing is drafted by a machine: they are there as their speakers say and write them, or not at all.
pub const SPOKEN: [&str; 6] = ["bin", "yo", "ig", "tw", "ti", "rom"];
/// Letters of a role, and of what a speaker wrote.
const ROLE_MAX: usize = 60;
const WRITTEN_MAX: usize = 1_000;

/// The list as it is written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Each recording.
    #[serde(default)]
    pub recording: Vec<Entry>,
}

/// A recording: what was read, by whom in what role, and who listened to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// A language of the pages, or one of [`SPOKEN`].
    pub language: String,
    /// One of [`QUESTIONS`].
    pub question: String,
    /// `opus`, `m4a` or `mp3`.
    pub kind: String,
    /// SHA-256 of the file, hexadecimal.
    pub sha256: String,
    /// The language of the words that were read, or told in a language that is only spoken here.
    pub told_from: String,
    /// SHA-256 of those words, hexadecimal.
    pub words_sha256: String,
    /// The same as its speakers write it, where the pages have no words of their own.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub written: String,
    /// Who speaks: a role, never a name.
    pub spoken_by: String,
    /// When they agreed to be heard here (YYYY-MM-DD).
    pub consent_on: String,
    /// When it was recorded.
    pub recorded_on: String,
    /// Who listened to it and compared it with the words: a role.
    pub checked_by: String,
    /// When.
    pub checked_on: String,
}

/// How a recording is now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Played.
    Ready,
    /// Of words that have changed since: not played.
    Older,
    /// Its file is not there, or cannot be read.
    Missing,
    /// Its file is another than the one that was checked.
    Changed,
}

/// Why the list is refused.
#[derive(Debug, thiserror::Error)]
pub enum RecordingsError {
    /// Not there, or not to be read.
    #[error("the recordings: {0}: {1}")]
    File(String, std::io::Error),
    /// Not TOML of this form.
    #[error("the list of recordings cannot be read: {0}")]
    Form(#[from] Box<toml::de::Error>),
    /// Not a language, question, kind or hash of ours.
    #[error("recording {0}: {1}")]
    Entry(String, &'static str),
}

/// What is played.
#[derive(Debug, Clone, Default)]
pub struct Recordings {
    all: Vec<Recording>,
    spoken: Vec<&'static str>,
}

/// One of them.
#[derive(Debug, Clone)]
pub(crate) struct Recording {
    language: String,
    question: &'static str,
    written: String,
    pub(crate) file: PathBuf,
    pub(crate) content_type: &'static str,
}

/// The words that are read for a question in a language of the pages.
#[must_use]
pub fn words_of(lang: Lang, question: &str) -> String {
    Words::of(lang).say_plain(question)
}

/// SHA-256 in hexadecimal.
#[must_use]
pub fn hash(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Whether a role is one: small letters, no digits, nothing that looks like a name or an address.
#[must_use]
pub fn is_role(text: &str) -> bool {
    let fits = |c: char| (c.is_alphabetic() && !c.is_uppercase()) || " -,’'()".contains(c);
    (3..=ROLE_MAX).contains(&text.chars().count()) && text.chars().all(fits) && text.trim() == text
}

/// Whether pages can offer a recording in this language at all.
#[must_use]
pub fn is_language(tag: &str) -> bool {
    Lang::parse(tag).is_some() || SPOKEN.contains(&tag)
}

impl Entry {
    /// Language and question: what it is called.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}/{}", self.language, self.question)
    }

    /// Where its file is, in the folder.
    #[must_use]
    pub fn file(&self, folder: &Path) -> PathBuf {
        folder.join(&self.language).join(format!("{}.{}", self.question, self.kind))
    }

    /// What is wrong with what is written about it.
    #[must_use]
    pub fn fault(&self) -> Option<&'static str> {
        let is_spoken = SPOKEN.contains(&self.language.as_str());
        let is_hash =
            |text: &str| text.len() == 64 && text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        let days = [&self.consent_on, &self.recorded_on, &self.checked_on];
        if !is_language(&self.language) {
            Some("its language is neither one of the pages nor one of those that are only spoken here")
        } else if !QUESTIONS.contains(&self.question.as_str()) {
            Some("there is no such question; `zichtbaar audio list` shows them")
        } else if content_type(&self.kind).is_none() {
            Some("its kind is opus, m4a or mp3")
        } else if !is_hash(&self.sha256) || !is_hash(&self.words_sha256) {
            Some("a hash is 64 hexadecimal digits")
        } else if Lang::parse(&self.told_from).is_none() || (!is_spoken && self.told_from != self.language) {
            Some(
                "it is told from the words in its own language, or, where the pages have none, in one of theirs",
            )
        } else if (!self.written.is_empty() && !is_spoken) || self.written.chars().count() > WRITTEN_MAX {
            Some("words of its own are for languages in which the pages have none, at most 1,000 letters")
        } else if !is_role(&self.spoken_by) || !is_role(&self.checked_by) {
            Some(
                "who speaks and who checked are roles in small letters, such as `volunteer, native speaker`; never a name",
            )
        } else if days.iter().any(|day| dates::parse_day(day).is_none()) {
            Some("a day is written YYYY-MM-DD")
        } else {
            None
        }
    }

    /// How it is now.
    #[must_use]
    pub fn state(&self, folder: &Path) -> State {
        match fs::read(self.file(folder)) {
            Err(_) => State::Missing,
            Ok(bytes) if hash(&bytes) != self.sha256 => State::Changed,
            Ok(_) if !self.is_of_todays_words() => State::Older,
            Ok(_) => State::Ready,
        }
    }

    fn is_of_todays_words(&self) -> bool {
        let words = Lang::parse(&self.told_from).map(|lang| words_of(lang, &self.question));
        words.is_some_and(|words| hash(words.as_bytes()) == self.words_sha256)
    }
}

impl Manifest {
    /// The list in a folder; an empty one where there is none yet.
    ///
    /// # Errors
    /// A list that cannot be read, or an entry that says something impossible.
    pub fn read(folder: &Path) -> Result<Self, RecordingsError> {
        let file = folder.join(MANIFEST);
        let text = match fs::read_to_string(&file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(RecordingsError::File(file.display().to_string(), error)),
        };
        let read: Self = toml::from_str(&text).map_err(Box::new)?;
        for (place, entry) in read.recording.iter().enumerate() {
            if let Some(fault) = entry.fault() {
                return Err(RecordingsError::Entry(entry.name(), fault));
            }
            if read.recording.iter().take(place).any(|other| other.name() == entry.name()) {
                return Err(RecordingsError::Entry(entry.name(), "it is there twice"));
            }
        }
        Ok(read)
    }
}

impl Recordings {
    /// What is played from a folder. What is not as it was checked, or of words that have changed, is left out and named in the log.
    ///
    /// # Errors
    /// The list cannot be read.
    pub fn open(folder: &Path) -> Result<Self, RecordingsError> {
        let mut all = Vec::new();
        for entry in Manifest::read(folder)?.recording {
            let question = QUESTIONS.into_iter().find(|one| *one == entry.question);
            match (entry.state(folder), question, content_type(&entry.kind)) {
                (State::Ready, Some(question), Some(content_type)) => all.push(Recording {
                    file: entry.file(folder),
                    language: entry.language,
                    question,
                    written: entry.written,
                    content_type,
                }),
                (state, ..) => {
                    tracing::warn!(
                        recording = entry.name(),
                        ?state,
                        "a recording is not played: zichtbaar audio check"
                    );
                }
            }
        }
        let has = |tag: &str, question: &str| {
            all.iter().any(|one: &Recording| one.language == tag && one.question == question)
        };
        let spoken =
            SPOKEN.into_iter().filter(|tag| CORE.iter().all(|question| has(tag, question))).collect();
        Ok(Self { all, spoken })
    }

    /// The questions that can be listened to in a language.
    pub(crate) fn heard(&self, tag: &str) -> Vec<&'static str> {
        self.all.iter().filter(|one| one.language == tag).map(|one| one.question).collect()
    }

    /// The languages that are there as recordings alone, with all that it takes.
    pub(crate) fn spoken(&self) -> &[&'static str] {
        &self.spoken
    }

    pub(crate) fn of(&self, tag: &str, question: &str) -> Option<&Recording> {
        self.all.iter().find(|one| one.language == tag && one.question == question)
    }
}

impl Recording {
    /// The same as its speakers write it; empty where the page's words are the same.
    pub(crate) fn written(&self) -> &str {
        &self.written
    }
}

fn content_type(kind: &str) -> Option<&'static str> {
    match kind {
        "opus" => Some("audio/ogg"),
        "m4a" => Some("audio/mp4"),
        "mp3" => Some("audio/mpeg"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_aloud_holds_no_value_and_is_there_in_every_language() {
        for lang in Lang::ALL {
            for question in QUESTIONS {
                let words = words_of(lang, question);
                assert!(
                    !words.contains('$') && !words.contains('«') || lang == Lang::Fr,
                    "{question}: {words}"
                );
                assert!(!words.contains("{"), "{question}: {words}");
            }
        }
        assert!(CORE.iter().all(|question| QUESTIONS.contains(question)));
        assert!(SPOKEN.iter().all(|tag| Lang::parse(tag).is_none() && web::endonyms::endonym(tag) != *tag));
    }

    #[test]
    fn a_role_is_no_name() {
        for role in [
            "volunteer",
            "native speaker, staff",
            "moedertaalspreker",
            "متطوعة",
            "personne qui parle la langue",
        ] {
            assert!(is_role(role), "{role}");
        }
        for name in ["Anna", "volunteer Anna", "a@b.be", "0470", "", "x", " volunteer", &"a".repeat(61)] {
            assert!(!is_role(name), "{name}");
        }
    }
}
