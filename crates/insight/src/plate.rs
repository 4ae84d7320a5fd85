//! Number plates. Canonical: capitals and digits, nothing between. In a text only shapes that are nothing else: Belgian
//! `1-ABC-123`, French `AB-123-CD`, Dutch series without vowels, Romanian and Bulgarian with a county that exists. German and
//! Luxembourg plates look like too much else ("EU-BE 2026"): they are recognised where a plate is asked for, not in a text.
mod find;

use crate::identifier::NotOne;
pub(crate) use find::find;

/// The longest plate, in characters without separators.
const PLATE_MAX_CHARS: usize = 10;

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    let bare: Option<String> =
        typed.chars().filter(|c| !matches!(c, ' ' | '-' | '.' | '/' | ':')).map(latin).collect();
    let bare = bare.ok_or(NotOne::Shape)?;
    let good =
        (2..=PLATE_MAX_CHARS).contains(&bare.len()) && bare.contains(|c: char| c.is_ascii_alphabetic());
    if good { Ok(bare) } else { Err(NotOne::Shape) }
}

/// The character as it stands on a plate. Bulgarian and Ukrainian plates use the twelve letters that look alike in both
/// scripts (Vienna convention on road traffic of 1968, annex 2), and people type either.
fn latin(c: char) -> Option<char> {
    let upper = c.to_uppercase().next()?;
    Some(match upper {
        'А' => 'A',
        'В' => 'B',
        'Е' => 'E',
        'К' => 'K',
        'М' => 'M',
        'Н' => 'H',
        'О' => 'O',
        'Р' => 'P',
        'С' => 'C',
        'Т' => 'T',
        'У' => 'Y',
        'Х' => 'X',
        c if c.is_ascii_alphanumeric() => c,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Identifier, Kind, NotOne};

    #[test]
    fn a_plate_is_the_same_with_dashes_dots_spaces_or_none() {
        for typed in
            ["1-ABC-123", "1abc123", "1 ABC 123", "1.abc.123", "1-ABC 123", "１ＡＢＣ１２３", " 1–ABC–123 "]
        {
            let plate = Identifier::parse(Kind::Plate, typed).unwrap();
            assert_eq!((plate.canonical(), plate.shown().as_str()), ("1ABC123", "1ABC123"), "{typed}");
        }
        let of = |typed| Identifier::parse(Kind::Plate, typed).unwrap().canonical().to_owned();
        assert_eq!(of("СВ 1234 АВ"), "CB1234AB", "Cyrillic");
        assert_eq!(of("B-AB 1234"), "BAB1234", "German");
        assert_eq!(of("LUNA"), "LUNA", "a plate somebody paid for");
    }

    #[test]
    fn what_cannot_stand_on_a_plate_is_none() {
        for typed in ["1", "12345", "1-ABC-123-4567", "1-ABC_123", "Ж 1234 АВ", "85.07.30-033.28"] {
            assert_eq!(Identifier::parse(Kind::Plate, typed), Err(NotOne::Shape), "{typed}");
        }
    }
}
