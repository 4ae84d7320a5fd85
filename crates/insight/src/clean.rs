//! A text in which digits, spaces and dashes of every script are the plain ones and invisible marks are gone; it remembers
//! where each character stood. All that is found is found here.
use crate::fold::{invisible, plain_digit, unspaced};
use std::ops::Range;

/// Stands where something was found already: neither a letter, nor a digit, nor a space.
const TAKEN: char = '\u{1}';
/// Stands where a line or a column ends: nothing continues over it.
const BREAK: char = '\n';

/// The text, character by character.
pub(crate) struct Clean {
    chars: Vec<char>,
    starts: Vec<usize>,
    len: usize,
}

impl Clean {
    pub(crate) fn new(text: &str) -> Self {
        let mut clean = Self {
            chars: Vec::with_capacity(text.len()),
            starts: Vec::with_capacity(text.len()),
            len: text.len(),
        };
        for (start, c) in text.char_indices() {
            if let Some(c) = plain(c) {
                clean.chars.push(c);
                clean.starts.push(start);
            }
        }
        clean
    }

    /// How many characters there are.
    pub(crate) fn len(&self) -> usize {
        self.chars.len()
    }

    /// The character at a place; `BREAK` outside.
    pub(crate) fn at(&self, place: usize) -> char {
        self.chars.get(place).copied().unwrap_or(BREAK)
    }

    /// The character before a place.
    pub(crate) fn before(&self, place: usize) -> char {
        place.checked_sub(1).map_or(BREAK, |before| self.at(before))
    }

    /// Where the characters that pass begin to fail, counted from a place.
    pub(crate) fn end_of(&self, from: usize, most: usize, pass: impl Fn(char) -> bool) -> usize {
        let run = self.chars.get(from..).unwrap_or_default();
        from + run.iter().take(most).take_while(|c| pass(**c)).count()
    }

    /// Where the characters before a place that pass begin.
    pub(crate) fn start_of(&self, to: usize, most: usize, pass: impl Fn(char) -> bool) -> usize {
        let run = self.chars.get(..to).unwrap_or_default();
        to - run.iter().rev().take(most).take_while(|c| pass(**c)).count()
    }

    /// These characters as a string.
    pub(crate) fn text(&self, range: Range<usize>) -> String {
        self.chars.get(range).unwrap_or_default().iter().collect()
    }

    /// These characters without spaces at the ends.
    pub(crate) fn trimmed(&self) -> String {
        self.text(0..self.len()).trim().to_owned()
    }

    /// Where these characters stand in the text as it was given, in bytes.
    pub(crate) fn bytes(&self, range: &Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or(self.len);
        let end = self.starts.get(range.end).copied().unwrap_or(self.len);
        start..end
    }

    /// Nothing else is found here from now on.
    pub(crate) fn take(&mut self, range: Range<usize>) {
        self.chars.get_mut(range).unwrap_or_default().fill(TAKEN);
    }

    /// Every place where one of these characters stands.
    pub(crate) fn places(&self, wanted: impl Fn(char) -> bool) -> impl Iterator<Item = usize> {
        self.chars.iter().enumerate().filter(move |(_, c)| wanted(**c)).map(|(place, _)| place)
    }
}

/// Whether a number or name that touches this character is part of something longer. Chinese, Japanese and Thai put no
/// spaces between words and numbers, so their letters touch nothing.
pub(crate) fn sticks(c: char) -> bool {
    c == '_' || c == TAKEN || (c.is_alphanumeric() && !unspaced(c))
}

fn plain(c: char) -> Option<char> {
    Some(match c {
        '\t' | '\n' | '\r' | '\0' | '\u{1}' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => BREAK,
        c if c.is_ascii() => c,
        c if invisible(c) => return None,
        '\u{ff01}'..='\u{ff5e}' => u32::from(c).checked_sub(0xfee0).and_then(char::from_u32).unwrap_or(c),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe63}' | '\u{30fc}' => '-',
        '\u{2044}' | '\u{2215}' => '/',
        '\u{b7}' | '\u{2022}' | '\u{2027}' | '\u{30fb}' => '.',
        '\u{207a}' | '\u{fe62}' => '+',
        c if c.is_whitespace() => ' ',
        c => plain_digit(c).unwrap_or(c),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_copied_from_a_telephone_is_not_lost_to_marks_nobody_sees() {
        let copied = "\u{202a}+32\u{a0}470\u{2011}12\u{200b}34\u{202c}";
        assert_eq!(Clean::new(copied).trimmed(), "+32 470-1234");
        assert_eq!(Clean::new("٠٤٧٠ ۰۴۷۰ ०४७० ０４７０").trimmed(), "0470 0470 0470 0470");
    }

    #[test]
    fn what_was_found_is_pointed_at_where_it_stands() {
        let text = "é ٠٤٧٠!";
        let clean = Clean::new(text);
        assert_eq!(text.get(clean.bytes(&(2..6))), Some("٠٤٧٠"));
        assert_eq!(clean.bytes(&(6..7)), text.len() - 1..text.len());
    }
}
