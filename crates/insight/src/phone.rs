//! Telephone numbers. Canonical is E.164; a number without a country is Belgian. Numbering plans are Google's, in
//! `rlibphonenumber`: it gets bare digits, never a person's text. Where they stand in a text is decided in `phone/find.rs`.
mod around;
mod find;

use crate::identifier::NotOne;
pub(crate) use find::find;
use rlibphonenumber::{PHONE_NUMBER_UTIL, PhoneNumberFormat, Region};

/// The most digits of a number with its country, plus "00" (ITU-T E.164).
const DIGITS_MAX: usize = 17;
/// A Belgian national number has as many digits.
const NATIONAL_NUMBER_DIGITS: usize = 11;

pub(crate) fn parse(typed: &str) -> Result<String, NotOne> {
    let typed = typed.strip_prefix("tel:").unwrap_or(typed);
    let written =
        typed.chars().all(|c| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '-' | '.' | '/'));
    let typed = typed.trim_start_matches(['(', ' ']);
    let plus = typed.starts_with('+');
    if !written || typed.matches('+').count() > usize::from(plus) {
        return Err(NotOne::Shape);
    }
    // "+32 (0)470": the zero is only for calls inside the country.
    let typed = if plus || typed.starts_with("00") { typed.replace("(0)", "") } else { typed.to_owned() };
    let digits: String = typed.chars().filter(char::is_ascii_digit).collect();
    canonical(plus, &digits, true)
}

/// The number of these digits in E.164. A number somebody typed as one may be from a range that was given out only lately;
/// one found in a text must be known.
pub(crate) fn canonical(plus: bool, digits: &str, typed: bool) -> Result<String, NotOne> {
    if !plus && national_number(digits) {
        return Err(NotOne::NationalNumber);
    }
    if digits.len() > DIGITS_MAX {
        return Err(NotOne::Shape);
    }
    let abroad = if plus { Some(digits) } else { digits.strip_prefix("00") };
    // Without its zero only a mobile number is known for one: eight digits are as well a date.
    if abroad.is_none() && !digits.starts_with('0') && !(digits.len() == 9 && digits.starts_with('4')) {
        return Err(NotOne::Shape);
    }
    let dialled = abroad.map_or_else(|| digits.to_owned(), |digits| format!("+{digits}"));
    let number = PHONE_NUMBER_UTIL.parse(&dialled, Some(Region::BE)).map_err(|_| NotOne::Shape)?;
    let e164 = PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::E164).into_owned();
    // Of a number in no known range the library takes a zero for a prefix and drops it: two numbers would be one.
    let possible = typed && e164 == dialled && PHONE_NUMBER_UTIL.is_possible_number(&number);
    if possible || PHONE_NUMBER_UTIL.is_valid_number(&number) { Ok(e164) } else { Err(NotOne::Shape) }
}

pub(crate) fn shown(canonical: &str) -> String {
    match PHONE_NUMBER_UTIL.parse(canonical, Some(Region::BE)) {
        Ok(number) => PHONE_NUMBER_UTIL.format(&number, PhoneNumberFormat::International).into_owned(),
        Err(_) => canonical.to_owned(),
    }
}

/// Whether these are the digits of a Belgian national number: nine and their check, 97 less the remainder by 97, with a 2
/// before them for whoever was born from 2000 on (royal decree of 3 April 1984, art. 2).
pub(crate) fn national_number(digits: &str) -> bool {
    let Some((number, check)) =
        (digits.len() == NATIONAL_NUMBER_DIGITS).then(|| digits.split_at_checked(9)).flatten()
    else {
        return false;
    };
    let (Ok(number), Ok(check)) = (number.parse::<u64>(), check.parse::<u64>()) else { return false };
    [number, 2_000_000_000 + number].iter().any(|number| 97 - number % 97 == check)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Identifier, Kind};

    fn of(typed: &str) -> Result<String, NotOne> {
        Identifier::parse(Kind::Phone, typed).map(|phone| phone.canonical().to_owned())
    }

    #[test]
    fn one_telephone_is_one_telephone_however_it_is_typed() {
        for typed in [
            "0470 12 34 56",
            "+32470123456",
            "0032 470/12.34.56",
            "+32 (0)470 12 34 56",
            "(+32) 470-12-34-56",
            "0470/12.34.56",
            "470123456",
            "tel:+32470123456",
            "٠٤٧٠ ١٢ ٣٤ ٥٦",
            "۰۴۷۰۱۲۳۴۵۶",
            "०४७०१२३४५६",
            "０４７０ １２３４５６",
            "\u{202a}+32 470 12 34 56\u{202c}",
            "+32\u{a0}470\u{2011}123\u{2011}456",
            "0032(0)470123456",
        ] {
            assert_eq!(of(typed).as_deref(), Ok("+32470123456"), "{typed}");
        }
    }

    #[test]
    fn a_number_from_abroad_keeps_its_own_zeros() {
        for (typed, canonical) in [
            ("+39 06 1234 5678", "+390612345678"),
            ("0033 1 99 00 12 34", "+33199001234"),
            ("+44 (0)20 7946 0123", "+442079460123"),
            ("+1 202-555-0123", "+12025550123"),
            ("+40 721 234 567", "+40721234567"),
            ("+359 88 123 4567", "+359881234567"),
            ("+251 91 123 4567", "+251911234567"),
            ("+86 138 1234 5678", "+8613812345678"),
            ("+44 7700 900123", "+447700900123"),
        ] {
            assert_eq!(of(typed).as_deref(), Ok(canonical), "{typed}");
        }
    }

    #[test]
    fn people_read_a_number_in_the_groups_of_its_country() {
        let shown = |typed| Identifier::parse(Kind::Phone, typed).unwrap().shown();
        assert_eq!(shown("0470123456"), "+32 470 12 34 56");
        assert_eq!(shown("025550123"), "+32 2 555 01 23");
        assert_eq!(shown("+390612345678"), "+39 06 1234 5678");
        assert_eq!(
            Identifier::parse(Kind::Phone, "+60000000000"),
            Err(NotOne::Shape),
            "no digit is lost unseen"
        );
    }

    #[test]
    fn what_is_no_telephone_links_nobody() {
        for typed in [
            "112",
            "0470 12 34",
            "0470 12 34 56 78",
            "0412 34 56 78",
            "+",
            "++32470123456",
            "+32 470 12 34 56 ext 3",
            "0470-ABC-DEF",
            "+999 123 456 789",
            "0+32470123456",
            "24/11/2026",
        ] {
            assert_eq!(of(typed), Err(NotOne::Shape), "{typed}");
        }
    }

    #[test]
    fn a_national_number_never_links_two_reports() {
        for typed in ["85.07.30-033 28", "85073003328", "00.32.10-123-45", "17.07.30-033.84"] {
            let refused = of(typed);
            assert!(refused == Err(NotOne::NationalNumber) || refused == Err(NotOne::Shape), "{typed}");
        }
        assert_eq!(of("85.07.30-033.28"), Err(NotOne::NationalNumber));
        assert_eq!(of("17073003384"), Err(NotOne::NationalNumber), "born from 2000 on");
    }
}
