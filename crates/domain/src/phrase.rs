//! Ready-made sentences. What the police tell whoever reported is a set of sentences without facts that a second person has
//! released: whoever asks may be the exploiter, and inquiries are secret (art. 28quinquies, 57 code of criminal procedure).
use crate::{limits::TextFault, signal::codes, triage};
use envelope::{directory::OrgKind, ids::is_language_tag};

/// Sentences that a desk can have.
pub const PHRASES_MAX: usize = 100;
/// The longest sentence in one language, in characters.
pub const PHRASE_MAX_CHARS: usize = 1_000;

/// Where a sentence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PhraseState {
    /// It waits for a second person.
    Proposed,
    /// It can be sent.
    Released,
    /// It was taken away.
    Retired,
}

codes! {
    PhraseState { Proposed = "proposed", Released = "released", Retired = "retired" }
}

impl PhraseState {
    /// Where a new sentence of a desk of this kind stands.
    #[must_use]
    pub fn at_first(kind: OrgKind) -> Self {
        if kind == OrgKind::Police { Self::Proposed } else { Self::Released }
    }
}

/// What is wrong with a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseFault {
    /// No name, or a long one.
    Name,
    /// In no language.
    NoText,
    /// Too long in one language.
    Long,
}

/// Checks a sentence: its name for members, and its words by language, without those that are empty.
///
/// # Errors
/// [`PhraseFault`].
pub fn check_phrase(name: &str, texts: &[(String, String)]) -> Result<String, PhraseFault> {
    let name = triage::label(name).ok_or(PhraseFault::Name)?;
    if texts.is_empty() || !texts.iter().all(|(lang, _)| is_language_tag(lang)) {
        return Err(PhraseFault::NoText);
    }
    for (_, text) in texts {
        let count = text.chars().count();
        // What could never be sent is not kept as something to send.
        let fits = crate::limits::check_reply(text);
        match fits {
            Err(TextFault::Empty) => return Err(PhraseFault::NoText),
            Err(TextFault::TooLong { .. }) => return Err(PhraseFault::Long),
            Ok(()) if count > PHRASE_MAX_CHARS => return Err(PhraseFault::Long),
            Ok(()) => {}
        }
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(all: &[(&str, &str)]) -> Vec<(String, String)> {
        all.iter().map(|(lang, text)| ((*lang).into(), (*text).into())).collect()
    }

    #[test]
    fn a_sentence_of_the_police_waits_for_a_second_person() {
        assert_eq!(PhraseState::at_first(OrgKind::Police), PhraseState::Proposed);
        assert_eq!(PhraseState::at_first(OrgKind::Centre), PhraseState::Released);
    }

    #[test]
    fn a_sentence_has_a_name_and_words_that_can_be_sent() {
        assert_eq!(check_phrase(" Thanks ", &texts(&[("nl", "Dank u.")])), Ok("Thanks".into()));
        assert_eq!(check_phrase("", &texts(&[("nl", "Dank u.")])), Err(PhraseFault::Name));
        assert_eq!(check_phrase("Thanks", &[]), Err(PhraseFault::NoText));
        assert_eq!(check_phrase("Thanks", &texts(&[("nl", " ")])), Err(PhraseFault::NoText));
        assert_eq!(check_phrase("Thanks", &texts(&[("<b>", "x")])), Err(PhraseFault::NoText));
        assert_eq!(check_phrase("Thanks", &texts(&[("nl", &"x".repeat(1_001))])), Err(PhraseFault::Long));
    }
}
