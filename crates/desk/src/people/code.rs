//! The code with which somebody chooses a password: twenty letters and digits (100 bits) that are hard to mistake when they are
//! read over a telephone. Shown once, to whoever hands it over; kept as a keyed hash.
use crate::{DeskError, chance};
use zeroize::Zeroizing;

/// Crockford's alphabet: no I, L, O, U.
const LETTERS: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const LENGTH: usize = 20;
const GROUP: usize = 5;

/// The code. Cannot be printed by accident.
pub struct PassCode(Zeroizing<String>);

impl PassCode {
    pub(crate) fn new() -> Result<Self, DeskError> {
        let random = chance::bytes::<LENGTH>()?;
        // 256 is a multiple of 32: each letter is as likely as any other.
        let letter =
            |byte: &u8| LETTERS.get(usize::from(byte % 32)).map_or('0', |letter| char::from(*letter));
        Ok(Self(Zeroizing::new(random.iter().map(letter).collect())))
    }

    /// What somebody typed: capitals, spaces and dashes do not matter, and letters that look like digits are digits.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut code = Zeroizing::new(String::with_capacity(LENGTH));
        for letter in
            typed.chars().filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '–' | '.'))
        {
            let letter = match letter.to_ascii_uppercase() {
                'O' => '0',
                'I' | 'L' => '1',
                other => other,
            };
            let known = u8::try_from(letter).is_ok_and(|byte| LETTERS.contains(&byte));
            if !known || code.len() == LENGTH {
                return None;
            }
            code.push(letter);
        }
        (code.len() == LENGTH).then_some(Self(code))
    }

    /// Four groups of five, for the one page that shows it.
    pub fn groups(&self) -> impl Iterator<Item = &str> {
        (0..LENGTH).step_by(GROUP).filter_map(|at| self.0.get(at..at + GROUP))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_read_over_the_telephone_is_the_same_however_it_is_typed() {
        let code = PassCode::new().unwrap();
        let groups: Vec<&str> = code.groups().collect();
        assert_eq!(groups.iter().map(|group| group.len()).collect::<Vec<_>>(), [5, 5, 5, 5]);
        for typed in [groups.join("-"), groups.join(" ").to_lowercase(), groups.concat()] {
            assert_eq!(PassCode::parse(&typed).unwrap().as_bytes(), code.as_bytes(), "{typed}");
        }
        let looks_alike = PassCode::parse("oOiIl 00000 11111 22222").unwrap();
        assert_eq!(looks_alike.as_bytes(), b"00111000001111122222");
    }

    #[test]
    fn what_is_no_code_is_none() {
        for typed in [
            "",
            "0",
            "0000000000000000000",
            "000000000000000000000",
            "0000000000000000000U",
            "００００００００００００００００００００００",
        ] {
            assert!(PassCode::parse(typed).is_none(), "{typed}");
        }
    }
}
