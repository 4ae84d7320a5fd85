//! The words of a fingerprint (`spec/directory.md`): six numbers of 0 to 2047 as words of the lists that were published for keys of another kind
//! (BIP-39), by speakers, in the languages that have one. English stands on every page, so that two people who read different ones can compare.
use crate::language::Lang;
use bip39::Language;
use unicode_normalization::UnicodeNormalization;

/// Six words and the language they are in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyWords {
    /// As in `lang`.
    pub tag: &'static str,
    /// In their order.
    pub words: Vec<String>,
}

/// In the reader's language, if it has a list, and in English.
#[must_use]
pub fn words(numbers: &[u16; 6], lang: Lang) -> Vec<KeyWords> {
    let own = match lang.tag() {
        "es" => Some(Language::Spanish),
        "fr" => Some(Language::French),
        "pt-BR" => Some(Language::Portuguese),
        "zh" => Some(Language::SimplifiedChinese),
        _ => None,
    };
    let of = |tag, list: Language| {
        let word = |number: &u16| list.word_list().get(usize::from(*number)).map(|word| word.nfc().collect());
        KeyWords { tag, words: numbers.iter().filter_map(word).collect() }
    };
    let own = own.map(|list| of(lang.tag(), list));
    own.into_iter().chain([of("en", Language::English)]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{collections::BTreeMap, path::PathBuf};

    /// The file that other programs check themselves by; `WRITE_VECTORS=1` writes it.
    #[test]
    fn the_words_are_those_of_the_published_lists() {
        let numbers: [u16; 6] = [0, 1, 1_024, 1_234, 2_046, 2_047];
        let mut found = BTreeMap::new();
        for lang in Lang::ALL {
            for words in super::words(&numbers, lang) {
                found.insert(words.tag, words.words);
            }
        }
        let made = serde_json::json!({ "numbers": numbers, "words": found });
        let path =
            PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/fingerprint-words.json");
        if std::env::var_os("WRITE_VECTORS").is_some() {
            std::fs::write(&path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
        }
        let written: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(written, made);
    }

    #[test]
    fn whoever_reads_a_language_without_a_list_sees_the_english_words_and_everybody_sees_those() {
        let numbers = [5, 6, 7, 8, 9, 10];
        for lang in Lang::ALL {
            let words = super::words(&numbers, lang);
            assert!(words.iter().all(|one| one.words.len() == 6), "{}", lang.tag());
            assert_eq!(words.last().unwrap().tag, "en");
            let has_list = ["es", "fr", "pt-BR", "zh"].contains(&lang.tag());
            assert_eq!(words.len(), if has_list { 2 } else { 1 }, "{}", lang.tag());
        }
    }
}
