//! Where plates stand in a text. Letters and digits are read as runs; three runs make a plate or none.
use super::latin;
use crate::{
    clean::{Clean, sticks},
    identifier::Kind,
    reading::Finds,
};

/// Romanian counties on plates (order 1501/2006, annex).
const ROMANIA: &[&str] = &[
    "AB", "AG", "AR", "B", "BC", "BH", "BN", "BR", "BT", "BV", "BZ", "CJ", "CL", "CS", "CT", "CV", "DB",
    "DJ", "GJ", "GL", "GR", "HD", "HR", "IF", "IL", "IS", "MH", "MM", "MS", "NT", "OT", "PH", "SB", "SJ",
    "SM", "SV", "TL", "TM", "TR", "VL", "VN", "VS",
];
/// Bulgarian districts on plates (ordinance I-45 of 2000, annex).
const BULGARIA: &[&str] = &[
    "A", "B", "BH", "BP", "BT", "C", "CA", "CB", "CC", "CH", "CM", "CO", "CT", "E", "EB", "EH", "H", "K",
    "KH", "OB", "P", "PA", "PB", "PK", "PP", "T", "TX", "X", "Y",
];

/// The most letters or digits that stand together on a plate.
const RUN_MAX_CHARS: usize = 4;

/// Letters or digits that stand together.
#[derive(Clone, Copy)]
struct Run {
    start: usize,
    end: usize,
    digits: bool,
}

pub(crate) fn find(clean: &Clean, finds: &mut Finds) {
    let runs = runs(clean);
    for (place, three) in runs.windows(3).enumerate() {
        if finds.full() {
            return;
        }
        let [first, second, third] = three else { continue };
        let before = place.checked_sub(1).and_then(|before| runs.get(before));
        let around = [before, runs.get(place + 3)];
        let separators = separator(clean, first, second).zip(separator(clean, second, third));
        let short = three.iter().all(|run| run.end - run.start <= RUN_MAX_CHARS);
        let Some(separators) = separators.filter(|_| short && alone(clean, first, third)) else { continue };
        if let Some(plate) = plate(clean, [first, second, third], separators, around) {
            finds.push(Kind::Plate, plate, first.start..third.end);
        }
    }
}

fn runs(clean: &Clean) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for place in clean.places(char::is_alphanumeric) {
        let digits = clean.at(place).is_ascii_digit();
        match runs.last_mut() {
            Some(last) if last.end == place && last.digits == digits => last.end += 1,
            _ => runs.push(Run { start: place, end: place + 1, digits }),
        }
    }
    runs
}

/// What stands between two runs: nothing is `'0'`. `None`: more than one character, or another one.
fn separator(clean: &Clean, one: &Run, next: &Run) -> Option<char> {
    match next.start - one.end {
        0 => Some('0'),
        1 => Some(clean.at(one.end)).filter(|c| matches!(c, '-' | '.' | ' ')),
        _ => None,
    }
}

/// It is not a part of something longer.
fn alone(clean: &Clean, first: &Run, last: &Run) -> bool {
    let joins = |c: char| matches!(c, '-' | '.' | '/' | '@' | '#' | '+');
    let before = clean.before(first.start);
    let after = clean.at(last.end);
    let goes_on = joins(after) && clean.at(last.end + 1).is_alphanumeric();
    !sticks(before) && !matches!(before, '-' | '.' | '@' | '#' | '+') && !sticks(after) && !goes_on
}

fn plate(
    clean: &Clean,
    runs: [&Run; 3],
    (one, two): (char, char),
    around: [Option<&Run>; 2],
) -> Option<String> {
    let written = runs.map(|run| clean.text(run.start..run.end));
    let loud = written.iter().all(|part| !part.chars().any(char::is_lowercase));
    // "2 MAN 300" in a text all in capitals is two men.
    let spaced = one == ' ' || two == ' ';
    if spaced && (!loud || around.into_iter().flatten().any(|run| shouts(clean, run))) {
        return None;
    }
    let parts: Vec<String> =
        written.iter().map(|part| part.chars().map(latin).collect()).collect::<Option<_>>()?;
    let ascii = written.iter().all(|part| part.is_ascii());
    let [a, b, c] = parts.as_slice() else { return None };
    let dashes = one == '-' && two == '-';
    let belgian = ascii && matches!(a.as_str(), "1" | "2") && letters(b, 3) && digits(c, 3);
    let known = belgian
        || (ascii && dashes && loud && (french(a, b, c) || dutch(a, b, c)))
        || (ascii && loud && romanian(a, b, c))
        || (loud && bulgarian(a, b, c));
    known.then(|| parts.concat())
}

fn shouts(clean: &Clean, run: &Run) -> bool {
    run.end - run.start > 1 && (run.start..run.end).all(|place| clean.at(place).is_uppercase())
}

fn letters(part: &str, count: usize) -> bool {
    part.len() == count && part.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn digits(part: &str, count: usize) -> bool {
    part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
}

fn french(a: &str, b: &str, c: &str) -> bool {
    letters(a, 2) && digits(b, 3) && letters(c, 2)
}

/// Series 6 to 10; their letters are no vowels (RDW).
fn dutch(a: &str, b: &str, c: &str) -> bool {
    let vowel = |part: &String| part.contains(['A', 'E', 'I', 'O', 'U', 'Y', 'C', 'Q', 'W']);
    let shape = (digits(a, 2) && letters(b, 3) && digits(c, 1))
        || (digits(a, 1) && letters(b, 3) && digits(c, 2))
        || (letters(a, 2) && digits(b, 3) && letters(c, 1))
        || (letters(a, 1) && digits(b, 3) && letters(c, 2));
    shape && ![a, b, c].iter().any(|part| vowel(&(*part).to_owned()))
}

fn romanian(a: &str, b: &str, c: &str) -> bool {
    ROMANIA.contains(&a) && (digits(b, 2) || (a == "B" && digits(b, 3))) && letters(c, 3)
}

fn bulgarian(a: &str, b: &str, c: &str) -> bool {
    let shared = |part: &str| part.chars().all(|letter| "ABEKMHOPCTYX".contains(letter));
    BULGARIA.contains(&a) && digits(b, 4) && letters(c, 2) && shared(c)
}

#[cfg(test)]
mod tests {
    use crate::Kind;
    use crate::reading::tests::{all, one};

    #[test]
    fn a_plate_in_a_sentence_is_found() {
        for text in [
            "witte bestelwagen 1-ABC-123.",
            "plaque 1 ABC 123, blanche",
            "nummer 1abc123",
            "(1.ABC.123)",
            "1-abc-123",
            "车牌1-ABC-123白色",
            "السيارة 1-ABC-123",
            "Auto: 1-ABC 123",
            "plaat '1ABC123'",
        ] {
            assert_eq!(one(text, Kind::Plate), "1ABC123", "{text}");
        }
        for (text, plate) in [
            ("Peugeot AB-123-CD blanche", "AB123CD"),
            ("busje 12-BDF-3", "12BDF3"),
            ("G-123-BB", "G123BB"),
            ("mașina CJ 12 ABC", "CJ12ABC"),
            ("B-123-XYZ", "B123XYZ"),
            ("кола СВ 1234 АВ", "CB1234AB"),
            ("CB1234AB", "CB1234AB"),
        ] {
            assert_eq!(one(text, Kind::Plate), plate, "{text}");
        }
    }

    #[test]
    fn words_and_sums_are_no_plates() {
        for text in [
            "ze heeft 2 man 300 euro gegeven",
            "IK ZAG 2 MAN 300 EURO BETALEN",
            "EU-BE 2026",
            "B-AB 1234",
            "COVID-19",
            "3-ABC-123",
            "1-ABCD-123",
            "1-ABC-1234",
            "x1-ABC-123",
            "1-ABC-123-4",
            "art. 1 bis 100",
            "AX-12-CDE",
            "ab-123-cd",
            "ZZ 12 ABC",
            "1  ABC  123",
            "1/ABC/123",
            "AB 123 CD",
            "A4-100-B2",
            "12-BAF-3",
        ] {
            assert!(all(text).is_empty(), "{text}: {:?}", all(text));
        }
    }
}
