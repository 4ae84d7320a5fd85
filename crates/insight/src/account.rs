//! Bank accounts (IBAN, ISO 13616). Checksum, length and shape per country come from `iban_validate`; nothing weaker is
//! believed, so a number with one wrong digit is nobody's.
use crate::{
    clean::{Clean, sticks},
    identifier::{Kind, NotOne},
    reading::Finds,
};
use iban::{Iban, IbanLike};

/// The longest account of any country, in characters without spaces.
const ACCOUNT_MAX_CHARS: usize = 34;

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    let bare: String = typed.chars().filter(|c| !matches!(c, ' ' | '-' | '.')).collect();
    let iban: Iban = bare.to_ascii_uppercase().parse().map_err(|_| NotOne::Shape)?;
    Ok(iban.electronic_str().to_owned())
}

/// In groups of four.
pub(crate) fn shown(canonical: &str) -> String {
    let mut shown = String::with_capacity(canonical.len() + canonical.len() / 4);
    for (place, c) in canonical.chars().enumerate() {
        if place > 0 && place % 4 == 0 {
            shown.push(' ');
        }
        shown.push(c);
    }
    shown
}

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    let mut from = 0;
    for place in clean.places(|c| c.is_ascii_digit()) {
        // The first digit of "BE68": two letters stand before it, nothing before these.
        let Some(start) = place.checked_sub(2).filter(|start| *start >= from && begins(clean, *start)) else {
            continue;
        };
        if finds.full() {
            return;
        }
        if let Some((end, canonical)) = longest(clean, start) {
            finds.push(Kind::Account, canonical, start..end);
            from = end;
        }
    }
}

fn begins(clean: &Clean, start: usize) -> bool {
    clean.at(start).is_ascii_alphabetic()
        && clean.at(start + 1).is_ascii_alphabetic()
        && clean.at(start + 3).is_ascii_digit()
        && !sticks(clean.before(start))
}

/// The longest account that begins here and ends where a group ends: the word after it is not part of it.
fn longest(clean: &Clean, start: usize) -> Option<(usize, String)> {
    let mut bare = String::with_capacity(ACCOUNT_MAX_CHARS);
    let mut best = None;
    let mut place = start;
    while bare.len() < ACCOUNT_MAX_CHARS && clean.at(place).is_ascii_alphanumeric() {
        bare.push(clean.at(place).to_ascii_uppercase());
        place += 1;
        if sticks(clean.at(place)) {
            continue;
        }
        if bare.len() > 14
            && let Ok(iban) = bare.parse::<Iban>()
        {
            best = Some((place, iban.electronic_str().to_owned()));
        }
        if matches!(clean.at(place), ' ' | '-' | '.') {
            place += 1;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use crate::reading::tests::{all, one};
    use crate::{Identifier, Kind, NotOne};

    #[test]
    fn an_account_is_the_same_however_its_groups_are_written() {
        for typed in
            ["BE68539007547034", "be68 5390 0754 7034", "BE68-5390-0754-7034", " BE68.5390.0754.7034 "]
        {
            let account = Identifier::parse(Kind::Account, typed).unwrap();
            assert_eq!(account.canonical(), "BE68539007547034", "{typed}");
            assert_eq!(account.shown(), "BE68 5390 0754 7034");
        }
    }

    #[test]
    fn one_wrong_digit_is_nobody_s_account() {
        for typed in ["BE68539007547035", "BE6853900754703", "XX68539007547034", "539007547034"] {
            assert_eq!(Identifier::parse(Kind::Account, typed), Err(NotOne::Shape), "{typed}");
        }
    }

    #[test]
    fn an_account_in_a_sentence_ends_where_it_ends() {
        for text in [
            "rekening BE68 5390 0754 7034 van haar baas",
            "op BE68539007547034, en",
            "(be68 5390 0754 7034)",
            "IBAN:BE68-5390-0754-7034.",
            "转到BE68539007547034了",
            "BE68 5390 0754 7034 0470 12",
        ] {
            assert_eq!(one(text, Kind::Account), "BE68539007547034", "{text}");
        }
        assert_eq!(one("GB29 NWBK 6016 1331 9268 19 and", Kind::Account), "GB29NWBK60161331926819");
        for text in ["BE68 5390 0754 7035", "XBE68539007547034", "BE68539007547034x", "code AB12"] {
            assert!(all(text).is_empty(), "{text}");
        }
    }
}
