//! The words of a text as they are searched: without case, accents or script's own digits. A word in another script is also
//! found by its letters in Latin, so that "Fatima" finds "Фатима" and, further down, "فاطمة". Cut into words in `fold/cut.rs`.
//!
//! Decided: "Müller" is found as "muller" and "mueller", and finds both; "D'Haese" is found as its two parts and as
//! "dhaese". Chinese, Japanese and Thai put no spaces: each character is found, and each two that follow each other.
mod cut;
mod script;

use crate::skeleton::{ACROSS_MIN, ALIKE_MIN, skeleton};
use any_ascii::any_ascii;
use cut::cut;
use script::{Script, push_folded};
pub(crate) use script::{invisible, plain_digit, unspaced};
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// The most characters of a word that are looked at.
pub const WORD_MAX_CHARS: usize = 64;

/// What a word that somebody looks for is found by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Any of these is the word.
    pub forms: Vec<String>,
    /// Any of these may be the word in another script or spelling.
    pub near: Vec<String>,
}

/// A word as somebody typed it to look for it. It is found by its whole, or by all of its parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Where it was typed, in bytes.
    pub range: Range<usize>,
    /// "D'Haese" as "dhaese"; none where there are no parts to join.
    pub whole: Option<Word>,
    /// Its parts; one for most words.
    pub parts: Vec<Word>,
}

/// Hands over everything under which a text is found, some of it more than once. A word is letters and digits; what only
/// begins like one, for [`Word::near`], begins with `~`.
pub fn each_word(text: &str, mut take: impl FnMut(&str)) {
    let mut ascii = String::new();
    cut(text, |compound| {
        for range in compound.found_by() {
            let word = text.get(range).unwrap_or_default();
            if word.is_ascii() {
                ascii.clear();
                ascii.extend(word.chars().filter(char::is_ascii_alphanumeric).take(WORD_MAX_CHARS));
                // A part that is nothing but a joint: "_" beside a digit of another script.
                if ascii.is_empty() {
                    continue;
                }
                let name = ascii.starts_with(|c: char| c.is_ascii_uppercase());
                ascii.make_ascii_lowercase();
                take(&ascii);
                if name && let Some(near) = near(Script::Latin, &ascii, ACROSS_MIN) {
                    take(&near);
                }
            } else {
                Folded::of(word).each(&mut take);
            }
        }
    });
}

/// Everything under which a text is found, sorted, each once.
#[must_use]
pub fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    each_word(text, |word| words.push(word.to_owned()));
    words.sort_unstable();
    words.dedup();
    words
}

/// The words somebody typed to look for them, in their order.
#[must_use]
pub fn asked(typed: &str) -> Vec<Asked> {
    let mut asked = Vec::new();
    cut(typed, |compound| {
        let word = |range| Folded::of(typed.get(range).unwrap_or_default()).asked();
        let (whole, parts) = compound.asked_by();
        let parts = parts.into_iter().map(word).collect();
        asked.push(Asked { range: compound.range(), whole: whole.map(word), parts });
    });
    asked
}

/// A part of a text, and what it is the same as in another spelling or script.
#[derive(Clone)]
pub(crate) struct Token {
    /// Where it stands, in bytes.
    pub(crate) range: Range<usize>,
    /// As it is written, and as it sounds in Latin letters; never empty.
    pub(crate) forms: Vec<String>,
    /// Its consonants, for a word of another script: only between scripts, where no spelling is the same.
    across: Vec<String>,
    script: Script,
    /// It is a character of a script without spaces.
    pub(crate) run: bool,
}

impl Token {
    /// Everything under which it is looked up.
    pub(crate) fn keys(&self) -> impl Iterator<Item = &String> {
        self.forms.iter().chain(&self.across)
    }

    /// Whether another is the same name.
    pub(crate) fn is_like(&self, other: &Self) -> bool {
        let sounds = self.script != other.script && self.across.iter().any(|one| other.across.contains(one));
        sounds || self.forms.iter().any(|form| other.forms.contains(form))
    }
}

/// The parts of a text, in order.
pub(crate) fn tokens(text: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    cut(text, |compound| {
        let run = compound.is_run();
        for range in compound.parts() {
            let Folded { mut forms, latin, script, .. } =
                Folded::of(text.get(range.clone()).unwrap_or_default());
            let sounds = if script == Script::Latin { forms.clone() } else { latin };
            let across =
                if run { Vec::new() } else { sounds.iter().flat_map(|latin| consonants(latin)).collect() };
            // A single Chinese character read aloud is a syllable that many share.
            if !run {
                forms.extend(sounds.iter().filter_map(|latin| sound(latin)));
                forms.extend(sounds);
            }
            if !forms.is_empty() {
                let (forms, across) = (distinct(forms), distinct(across));
                tokens.push(Token { range: range.clone(), forms, across, script, run });
            }
        }
    });
    tokens
}

/// The consonants of a word, if there are enough; with a first y or j, also without: Йонеску is Ionescu.
fn consonants(latin: &str) -> impl Iterator<Item = String> {
    let vowel = latin.strip_prefix(['y', 'j']).map(|rest| format!("i{rest}"));
    let both = [Some(skeleton(latin)), vowel.map(|latin| skeleton(&latin))];
    both.into_iter().flatten().filter(|found| found.len() >= ACROSS_MIN).map(|found| format!("~{found}"))
}

/// Maria, Mariya, Marija and Мария are one: y and j are i, a letter twice is once.
fn sound(latin: &str) -> Option<String> {
    let mut sound = String::with_capacity(latin.len() + 1);
    sound.push('=');
    for c in latin.chars().map(|c| if matches!(c, 'y' | 'j') { 'i' } else { c }) {
        if !sound.ends_with(c) {
            sound.push(c);
        }
    }
    let digits = latin.bytes().any(|byte| byte.is_ascii_digit());
    (!digits && sound.len() > ACROSS_MIN).then_some(sound)
}

/// One word, folded.
struct Folded {
    script: Script,
    /// It could be a name: it does not begin with a small letter.
    name: bool,
    forms: Vec<String>,
    latin: Vec<String>,
}

impl Folded {
    fn of(word: &str) -> Self {
        let word: String = word.chars().take(WORD_MAX_CHARS).collect();
        let script = Script::of(&word);
        let name = !word.starts_with(char::is_lowercase);
        let mut native = String::with_capacity(word.len());
        word.nfkd().for_each(|c| push_folded(&mut native, c));
        let composed: String = word.nfkc().collect();
        let (forms, latin) = match script {
            Script::Latin => (vec![latin(&native), latin(&written_out(&composed))], Vec::new()),
            // Cyrillic й is y before its mark is lost and i after: people write both.
            Script::Alphabet => (vec![native.clone()], vec![latin(&composed), latin(&native)]),
            Script::Abjad | Script::Ideographs => {
                let latin = vec![latin(&native)];
                (vec![native], latin)
            }
            Script::Unspaced => (vec![native], Vec::new()),
        };
        Self { script, name, forms: distinct(forms), latin: distinct(latin) }
    }

    /// Everything under which it is found.
    fn each(&self, take: &mut impl FnMut(&str)) {
        self.forms.iter().chain(&self.latin).for_each(|form| take(form));
        if self.name {
            self.sounds()
                .filter_map(|latin| near(self.script, latin, ACROSS_MIN))
                .for_each(|near| take(&near));
        }
    }

    /// Its forms in Latin letters.
    fn sounds(&self) -> impl Iterator<Item = &String> {
        let forms = if self.script == Script::Latin { self.forms.as_slice() } else { self.latin.as_slice() };
        forms.iter()
    }

    fn asked(self) -> Word {
        let (abjad, alphabet) = match self.script {
            Script::Abjad => (ALIKE_MIN, ACROSS_MIN),
            _ => (ACROSS_MIN, ALIKE_MIN),
        };
        let mut close: Vec<String> = self.latin.clone();
        for latin in self.sounds() {
            close.extend(near(Script::Abjad, latin, abjad).filter(|_| self.script != Script::Ideographs));
            close.extend(
                near(Script::Alphabet, latin, alphabet).filter(|_| self.script != Script::Ideographs),
            );
        }
        close.retain(|form| !self.forms.contains(form));
        Word { forms: self.forms, near: distinct(close) }
    }
}

/// What stands for the consonants of a word, if there are enough: `~a` from an abjad, `~v` from a script with vowels.
fn near(script: Script, latin: &str, least: usize) -> Option<String> {
    let kind = match script {
        Script::Abjad => "~a",
        Script::Latin | Script::Alphabet => "~v",
        Script::Ideographs | Script::Unspaced => return None,
    };
    if latin.bytes().any(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let consonants = skeleton(latin);
    (consonants.len() >= least).then(|| format!("{kind}{consonants}"))
}

/// In Latin letters.
fn latin(word: &str) -> String {
    let latin = any_ascii(word);
    latin.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// "Müller" as "Mueller".
fn written_out(word: &str) -> String {
    let mut out = String::with_capacity(word.len() + 2);
    for c in word.chars().flat_map(char::to_lowercase) {
        match c {
            'ä' => out.push_str("ae"),
            'ö' | 'ø' => out.push_str("oe"),
            'ü' => out.push_str("ue"),
            'å' => out.push_str("aa"),
            c => out.push(c),
        }
    }
    out
}

fn distinct(mut forms: Vec<String>) -> Vec<String> {
    forms.retain(|form| !form.is_empty());
    forms.dedup();
    forms
}

#[cfg(test)]
mod tests;
