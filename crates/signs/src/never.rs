//! What can never be a sign: where somebody comes from, what they look like, whether their papers are in order, sex work, condoms. Words that say
//! so are refused in ids and texts. A word is found where it begins a word of the text, so that all its endings are found too.
use alloc::{string::String, vec::Vec};

/// In which texts a word is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// In every text: a sign, why it matters and what else it can be.
    All,
    /// In what is offered as a sign; what explains it may name it.
    Sign,
}

/// A word that is refused, in lower case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Never {
    /// The beginning of a word, or of some words.
    pub stem: String,
    /// Where.
    pub reach: Reach,
    /// Found within words too: for writing in which an article is one word with its noun.
    pub within: bool,
}

/// The first word of a text that can never be a sign. `sign`: the text is offered as a sign, or is an id.
#[must_use]
pub fn never<'a>(words: &'a [Never], text: &str, sign: bool) -> Option<&'a Never> {
    let text = plain(text);
    let begins = |stem: &str| {
        let found = text.match_indices(stem);
        found.into_iter().any(|(at, _)| {
            text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|last| last == ' ')
        })
    };
    let hit = |word: &&Never| {
        (sign || word.reach == Reach::All)
            && if word.within { text.contains(word.stem.as_str()) } else { begins(&word.stem) }
    };
    words.iter().find(hit)
}

/// In lower case, with one space wherever no letter or digit stands, and one at the end.
fn plain(text: &str) -> String {
    let lower: String = text.chars().flat_map(char::to_lowercase).collect();
    let words: Vec<&str> =
        lower.split(|one: char| !one.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    words.join(" ") + " "
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(stem: &str, reach: Reach, within: bool) -> Never {
        Never { stem: stem.into(), reach, within }
    }

    #[test]
    fn a_word_is_found_where_a_word_begins_in_any_case_and_in_ids() {
        let words = [
            word("rome", Reach::All, false),
            word("roma ", Reach::All, false),
            word("sex work", Reach::Sign, false),
            word("إقامة", Reach::Sign, true),
        ];
        for (text, sign) in [
            ("Rome's child", false),
            ("is Roma.", false),
            ("from-rome_1", true),
            ("Does SEX-work", true),
            ("الإقامة", true),
        ] {
            assert!(never(&words, text, sign).is_some(), "{text}");
        }
        for (text, sign) in
            [("Jerome", true), ("romantic", true), ("a sex worker may", false), ("work", true), ("", true)]
        {
            assert!(never(&words, text, sign).is_none(), "{text}");
        }
    }
}
