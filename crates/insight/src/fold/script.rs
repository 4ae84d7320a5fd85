//! What is particular to each script: which marks are no letters, which letters are one, who puts no spaces.
use any_ascii::any_ascii_char;
use unicode_normalization::char::is_combining_mark;

/// How a script writes words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    /// Latin letters, or only digits.
    Latin,
    /// Another script that writes its vowels.
    Alphabet,
    /// Arabic, Hebrew, Syriac: vowels are not written.
    Abjad,
    /// Chinese and Japanese: no spaces, each character can be read aloud.
    Ideographs,
    /// Thai, Lao, Burmese, Khmer: no spaces, a single letter says nothing.
    Unspaced,
}

impl Script {
    pub(super) fn of(word: &str) -> Self {
        match word.chars().find(|c| c.is_alphabetic()) {
            None => Self::Latin,
            Some(c) if latin(c) => Self::Latin,
            Some(
                '\u{590}'..='\u{7bf}'
                | '\u{860}'..='\u{8ff}'
                | '\u{fb1d}'..='\u{fdff}'
                | '\u{fe70}'..='\u{fefc}',
            ) => Self::Abjad,
            Some('\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}') => Self::Unspaced,
            Some(c) if unspaced(c) => Self::Ideographs,
            Some(_) => Self::Alphabet,
        }
    }
}

fn latin(c: char) -> bool {
    c.is_ascii()
        || matches!(c, '\u{aa}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}' | '\u{a720}'..='\u{a7ff}'
            | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff5a}')
}

/// Whether this script puts no spaces between words.
pub(crate) fn unspaced(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}' | '\u{3005}'..='\u{3007}'
        | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}'
        | '\u{ff66}'..='\u{ff9f}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether nobody sees this character: joiners, directions, soft hyphens, variants.
pub(crate) fn invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180b}'..='\u{180f}' | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// The ASCII digit that this character of any script is.
pub(crate) fn plain_digit(c: char) -> Option<char> {
    if c.is_ascii() {
        return Some(c).filter(char::is_ascii_digit);
    }
    let mut plain = any_ascii_char(c).chars();
    let digit = plain.next().filter(|digit| c.is_numeric() && digit.is_ascii_digit())?;
    plain.next().is_none().then_some(digit)
}

/// Marks over and under letters that people leave out. In Indic scripts and Thai the marks are vowels and stay.
fn mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{483}'..='\u{487}' | '\u{591}'..='\u{5bd}' | '\u{5bf}'..='\u{5c7}'
        | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{6d6}'..='\u{6ed}' | '\u{711}'..='\u{74a}'
        | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' | '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}')
}

/// Adds a character of a decomposed word as it is searched. Lower case and these two letters are full case folding of what
/// decomposition leaves (CaseFolding.txt, status F).
pub(super) fn push_folded(word: &mut String, c: char) {
    if mark(c) || invisible(c) {
        return;
    }
    if let Some(digit) = plain_digit(c) {
        word.push(digit);
        return;
    }
    for c in c.to_lowercase() {
        match c {
            'ß' => word.push_str("ss"),
            'ς' => word.push('σ'),
            // Tatweel only stretches; hamza alone is often left out.
            '\u{640}' | 'ء' | '\u{307}' => {}
            'ٱ' => word.push('ا'),
            'ى' | 'ی' | 'ې' => word.push('ي'),
            'ة' | 'ہ' | 'ۀ' | 'ە' | 'ھ' => word.push('ه'),
            'ک' => word.push('ك'),
            c if c.is_alphanumeric() || is_combining_mark(c) => word.push(c),
            _ => {}
        }
    }
}
