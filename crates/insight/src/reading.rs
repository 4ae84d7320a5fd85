//! Every identifier in a text. What is found is taken out before the next kind is looked for, so the digits of an account are
//! not also a telephone. Time is linear in the text, whatever it holds.
use crate::{
    account,
    clean::Clean,
    dates, email, handle,
    identifier::{Identifier, Kind},
    number, phone, plate, web_address,
};
use std::{collections::BTreeSet, ops::Range};

/// The most identifiers that are taken from one text.
pub const FOUND_MAX: usize = 200;

/// An identifier and where it stands first in the text, in bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// What is named.
    pub identifier: Identifier,
    /// Where, in bytes of the text.
    pub range: Range<usize>,
}

/// What was found so far.
#[derive(Default)]
pub(crate) struct Finds {
    /// Each place counts, not each thing.
    every: bool,
    found: Vec<(Range<usize>, Identifier)>,
    seen: BTreeSet<Identifier>,
    places: Vec<Range<usize>>,
}

impl Finds {
    pub(crate) fn full(&self) -> bool {
        !self.every && self.found.len() >= FOUND_MAX
    }

    pub(crate) fn push(&mut self, kind: Kind, canonical: String, place: Range<usize>) {
        let identifier = Identifier::new(kind, canonical);
        self.places.push(place.clone());
        if self.every || self.seen.insert(identifier.clone()) {
            self.found.push((place, identifier));
        }
    }
}

/// Every identifier in a text, each once, in the order in which they first stand; at most [`FOUND_MAX`].
#[must_use]
pub fn identifiers_in(text: &str) -> Vec<Found> {
    let mut clean = Clean::new(text);
    find_all(&mut clean, Finds::default())
}

/// Every place where a text names something, however often; then the numbers in it that are none of ours, from six digits on: of a
/// card, a passport, a person.
pub(crate) fn places_in(text: &str) -> (Vec<Found>, Vec<Range<usize>>) {
    let mut clean = Clean::new(text);
    let found = find_all(&mut clean, Finds { every: true, ..Finds::default() });
    let numbers = number::find(&clean).iter().map(|place| clean.bytes(place)).collect();
    (found, numbers)
}

fn find_all(clean: &mut Clean, mut finds: Finds) -> Vec<Found> {
    let has = |clean: &Clean, wanted: fn(char) -> bool| clean.places(wanted).next().is_some();
    let at = has(clean, |c| c == '@');
    if has(clean, |c| c == '.') {
        if at {
            read(clean, &mut finds, email::find);
        }
        read(clean, &mut finds, web_address::find);
    }
    if has(clean, |c| c.is_ascii_digit()) {
        read(clean, &mut finds, account::find);
        read(clean, &mut finds, plate::find);
        dates::hide(clean);
        read(clean, &mut finds, phone::find);
    }
    if at {
        read(clean, &mut finds, handle::find);
    }
    let place = |(place, identifier)| Found { range: clean.bytes(&place), identifier };
    let mut found: Vec<Found> = finds.found.into_iter().map(place).collect();
    found.sort_by_key(|found| (found.range.start, found.range.end));
    found
}

fn read(clean: &mut Clean, finds: &mut Finds, find: fn(&Clean, &mut Finds)) {
    find(clean, finds);
    for place in finds.places.drain(..) {
        clean.take(place);
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    pub(crate) fn all(text: &str) -> Vec<(Kind, String)> {
        let pair = |found: Found| (found.identifier.kind(), found.identifier.canonical().to_owned());
        identifiers_in(text).into_iter().map(pair).collect()
    }

    pub(crate) fn one(text: &str, kind: Kind) -> String {
        match all(text).as_slice() {
            [(found, canonical)] if *found == kind => canonical.clone(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn three_reports_in_three_languages_name_the_same_telephone() {
        let dutch = "Ik zag op 24/11/2026 om 02:15 hoe hij 1.500 EUR kreeg. Zijn nummer is 0470/12.34.56, plaat 1-ABC-123.";
        let arabic = "رأيته في شارع الكنيسة ١٢، ورقمه ٠٤٧٠ ١٢ ٣٤ ٥٦ وحسابه @rosa_example";
        let romanian = "Mașina CJ 12 ABC, telefon +32 (0)470 12 34 56, cont BE68 5390 0754 7034.";
        let phone = (Kind::Phone, "+32470123456".to_owned());
        assert_eq!(all(dutch), [phone.clone(), (Kind::Plate, "1ABC123".into())]);
        assert_eq!(all(arabic), [phone.clone(), (Kind::Handle, "rosa_example".into())]);
        let account = (Kind::Account, "BE68539007547034".to_owned());
        assert_eq!(all(romanian), [(Kind::Plate, "CJ12ABC".into()), phone, account]);
    }

    #[test]
    fn other_scripts_hide_nothing() {
        let amharic = "ስልኩ +251 91 123 4567 ነው፤ ኢሜይል rosa@example.org።";
        assert_eq!(
            all(amharic),
            [(Kind::Phone, "+251911234567".to_owned()), (Kind::Email, "rosa@example.org".to_owned())]
        );
        let chinese = "车牌1-ABC-123，微信链接https://example.cn/u/77，电话+86 138 1234 5678。";
        assert_eq!(
            all(chinese),
            [
                (Kind::Plate, "1ABC123".to_owned()),
                (Kind::WebAddress, "example.cn/u/77".to_owned()),
                (Kind::Phone, "+8613812345678".to_owned())
            ]
        );
        let bulgarian = "Колата е СВ 1234 АВ, обадете се на +359 88 123 4567 до 18:00 ч. на 01.12.2026 г.";
        assert_eq!(
            all(bulgarian),
            [(Kind::Plate, "CB1234AB".to_owned()), (Kind::Phone, "+359881234567".to_owned())]
        );
        let french =
            "Le 3/11/26 à 2h15, il a payé 50 € au 12, rue Haute, 1000 Bruxelles (n° 85.07.30-033.28).";
        assert!(all(french).is_empty(), "{:?}", all(french));
    }

    #[test]
    fn what_is_named_twice_is_one_and_points_at_the_first() {
        let text = "bel 0470 12 34 56 of +32470123456";
        let found = identifiers_in(text);
        assert_eq!(found.len(), 1);
        assert_eq!(found.first().and_then(|found| text.get(found.range.clone())), Some("0470 12 34 56"));
    }

    #[test]
    fn a_list_of_a_thousand_numbers_does_not_fill_the_memory() {
        let list: String = (0..1_000).map(|n| format!("0470 12 3{:01} {:02}\n", n % 10, n / 10)).collect();
        assert_eq!(identifiers_in(&list).len(), FOUND_MAX);
    }

    #[test]
    fn a_hostile_text_does_not_stop_the_desk() {
        let long = |part: &str| part.repeat(100_000 / part.len());
        for part in [
            "1",
            "+",
            "@",
            "a",
            ".",
            "/",
            "-",
            " ",
            "0 ",
            "a@",
            "@a",
            "0470 12 34 5",
            "+32 ",
            "1-",
            "1a",
            "1 A 1 ",
            "BE68",
            "be68 ",
            "a.be/",
            "http://",
            "www.",
            "a.",
            "04.70.",
            "+32470",
            "1/1/11 ",
            "(0)",
            "é",
            "١",
            "a@b.be ",
            "://",
            "wa.me/",
        ] {
            let text = long(part);
            let begun = crate::spent::now();
            let found = identifiers_in(&text);
            let spent = crate::spent::now() - begun;
            assert!(spent.as_millis() < 400, "{part}: {spent:?}");
            assert!(found.len() <= FOUND_MAX);
        }
    }
}
