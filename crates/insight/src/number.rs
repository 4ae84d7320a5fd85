//! Numbers that are no telephone, plate or account: of a card, a passport, a person. They link nothing (act of 8 August 1983, art. 8,
//! for the national one) and are looked for only to be hidden.
use crate::clean::{Clean, sticks};
use std::ops::Range;

/// Fewer digits are an amount, a house, a year.
const DIGITS_MIN: usize = 6;
/// Letters that stand before the digits of a passport.
const LETTERS_MAX: usize = 3;

/// Every run of digits, in groups or not, with the letters that stand at it. Dates were taken out before.
pub(crate) fn find(clean: &Clean) -> Vec<Range<usize>> {
    let (mut found, mut from) = (Vec::new(), 0);
    for place in clean.places(|c| c.is_ascii_digit()) {
        if place < from {
            continue;
        }
        let (end, digits) = run(clean, place);
        from = end;
        if digits >= DIGITS_MIN {
            let letters = clean.start_of(place, LETTERS_MAX, char::is_alphabetic);
            let start = if sticks(clean.before(letters)) { place } else { letters };
            found.push(start..end);
        }
    }
    found
}

/// Where the number that begins here ends, and how many digits it has. Groups are joined by one sign or space.
fn run(clean: &Clean, start: usize) -> (usize, usize) {
    let (mut end, mut digits) = (start, 0);
    loop {
        let group = clean.end_of(end, usize::MAX, |c| c.is_ascii_digit());
        digits += group - end;
        let joined = matches!(clean.at(group), ' ' | '.' | '-' | '/') && clean.at(group + 1).is_ascii_digit();
        if !joined {
            return (group, digits);
        }
        end = group + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        let clean = Clean::new(text);
        find(&clean).iter().filter_map(|place| text.get(clean.bytes(place))).collect()
    }

    #[test]
    fn the_number_of_a_card_a_passport_or_a_person_is_found_and_a_house_or_an_amount_is_not() {
        assert_eq!(found("paspoort EB123456, kaart 591-1234567-89."), ["EB123456", "591-1234567-89"]);
        assert_eq!(found("85.07.30-033.28 en ٨٥٠٧٣٠٠٣٣٢٨"), ["85.07.30-033.28", "٨٥٠٧٣٠٠٣٣٢٨"]);
        assert!(found("Hoogstraat 12, 1000 Brussel, 1.500 EUR in 2026").is_empty());
    }
}
