//! What stands around digits and makes them something else than a telephone: a letter, a clock, a price, a file number.
use super::find::Run;
use crate::clean::{Clean, sticks};

/// What stands directly after an amount.
const MONEY: &[&str] = &["eur", "euro", "euros", "usd", "lei", "ron", "bgn", "birr", "gbp", "chf"];
/// What stands before the number of a file, an order or a person.
const REFERENCES: &[&str] = &[
    "dossier",
    "dossiernummer",
    "ref",
    "réf",
    "referentie",
    "référence",
    "reference",
    "pv",
    "notitienummer",
    "zaaknummer",
    "klantnummer",
    "factuur",
    "facture",
    "order",
    "bestelling",
    "rijksregisternummer",
    "polis",
    "imei",
    "isbn",
];

/// Nothing around it makes it something else: a letter, a time, a price, `+++090/9337/55493+++`.
pub(super) fn stands_alone(clean: &Clean, run: &Run) -> bool {
    let before = clean.before(run.start);
    let after = clean.at(run.end);
    let clock = |colon: char, digit: char| colon == ':' && digit.is_ascii_digit();
    let glued = sticks(before)
        || matches!(before, '+' | '*' | '#' | ',' | '.' | '-' | '=' | '&' | '\'')
        || sticks(after)
        || matches!(after, '+' | '*' | '@' | '%' | '\'');
    let timed = clock(before, clean.before(run.start.saturating_sub(1)))
        || clock(after, clean.at(run.end + 1))
        || (after == ',' && clean.at(run.end + 1).is_ascii_digit());
    !glued && !timed && !priced(clean, run) && !referred(clean, run)
}

fn priced(clean: &Clean, run: &Run) -> bool {
    let sign = |c: char| matches!(c, '€' | '$' | '£' | '¥' | '元');
    let before = clean.start_of(run.start, 1, |c| c == ' ');
    let after = clean.end_of(run.end, 1, |c| c == ' ');
    let word = clean.text(after..clean.end_of(after, 6, char::is_alphabetic)).to_lowercase();
    let word_before = clean.text(clean.start_of(before, 6, char::is_alphabetic)..before).to_lowercase();
    sign(clean.before(before))
        || sign(clean.at(after))
        || MONEY.contains(&word.as_str())
        || MONEY.contains(&word_before.as_str())
}

/// A word for a file stands before it.
fn referred(clean: &Clean, run: &Run) -> bool {
    let end = clean.start_of(run.start, 3, |c| matches!(c, ' ' | '.' | ':' | '#' | '°'));
    let word = clean.text(clean.start_of(end, 20, char::is_alphabetic)..end).to_lowercase();
    REFERENCES.contains(&word.as_str())
}

/// A Belgian enterprise number, as in "BE 0472.456.789": ten digits, the last two 97 less the remainder by 97 of the eight
/// before them (royal decree of 24 June 2003, art. 3).
pub(super) fn enterprise(clean: &Clean, run: &Run, digits: &str) -> bool {
    let word_end = clean.start_of(run.start, 1, |c| c == ' ');
    let word = clean.text(clean.start_of(word_end, 20, char::is_alphabetic)..word_end).to_lowercase();
    let named = matches!(word.as_str(), "be" | "btw" | "tva" | "kbo" | "bce" | "vat" | "ondernemingsnummer");
    let dotted = run.groups.iter().map(|group| group.len()).eq([4, 3, 3])
        && run.groups.iter().take(2).all(|group| clean.at(group.end) == '.');
    let checked = digits.split_at_checked(8).is_some_and(|(number, check)| {
        number.parse::<u32>().ok().map(|number| 97 - number % 97) == check.parse().ok()
    });
    named || (dotted && checked)
}
