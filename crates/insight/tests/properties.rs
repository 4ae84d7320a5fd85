//! What must hold of every text and every identifier, whatever is typed.
use insight::{Identifier, Kind, fold, identifiers_in};
use proptest::prelude::*;

/// Texts that look like what people type.
fn typed() -> impl Strategy<Value = String> {
    let pieces = prop::sample::select(vec![
        "0470",
        "12",
        "34",
        "56",
        "+32",
        "0032",
        "(0)",
        " ",
        " ",
        "-",
        ".",
        "/",
        "@",
        "BE68",
        "5390",
        "0754",
        "7034",
        "1-ABC-123",
        "rosa",
        "example.org",
        "https://",
        "www.",
        "?id=1",
        "&utm_source=x",
        "ß",
        "İ",
        "é",
        "٤",
        "فاطمة",
        "王",
        "ไ",
        "\u{301}",
        "\u{200b}",
        "24/11/2026",
        ":",
        "#",
        "%",
        "CJ",
        "Ab",
        "\n",
        "ǅ",
        "ﬁ",
        "½",
        "%41",
        "//",
        "m.",
        "+",
    ]);
    prop_oneof![
        prop::collection::vec(pieces, 0..14).prop_map(|pieces| pieces.concat()),
        "\\PC{0,40}",
        "[+0-9 ./()-]{6,22}",
        "[a-zA-Z]{2}[0-9]{2}[ A-Z0-9]{8,30}",
    ]
}

fn phones() -> impl Strategy<Value = String> {
    prop_oneof!["04[5-9][0-9]{7}", "\\+[1-9][0-9]{6,14}", "00[1-9][0-9]{7,14}", "0[2-9][0-9]{7}"]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_500) })]

    #[test]
    fn nothing_typed_stops_a_desk_and_what_is_shown_is_read_as_the_same(typed in typed()) {
        for kind in Kind::ALL {
            let Ok(one) = Identifier::parse(*kind, &typed) else { continue };
            prop_assert!(Identifier::parse(*kind, &one.shown()) == Ok(one.clone()), "shown {}: {}", kind.code(), one.shown());
            prop_assert!(Identifier::parse(*kind, one.canonical()) == Ok(one.clone()), "canonical {}", kind.code());
            prop_assert!(!one.canonical().contains(char::is_whitespace));
        }
    }

    #[test]
    fn what_is_found_stands_where_it_is_said_to_stand(text in typed()) {
        for found in identifiers_in(&text) {
            let stands = text.get(found.range.clone());
            prop_assert!(stands.is_some_and(|stands| !stands.is_empty()));
            let kind = found.identifier.kind();
            let again = Identifier::parse(kind, found.identifier.canonical());
            prop_assert_eq!(again.as_ref(), Ok(&found.identifier), "{}", kind.code());
        }
    }

    #[test]
    fn a_telephone_shown_to_people_is_the_telephone_that_was_typed(typed in phones()) {
        if let Ok(phone) = Identifier::parse(Kind::Phone, &typed) {
            let again = Identifier::parse(Kind::Phone, &phone.shown());
            prop_assert_eq!(again.as_ref(), Ok(&phone), "{} {}", phone.canonical(), phone.shown());
        }
    }

    #[test]
    fn what_was_written_is_found_by_what_was_written(text in typed()) {
        let words = fold::words(&text);
        for asked in fold::asked(&text) {
            let held = |word: &fold::Word| word.forms.is_empty() || word.forms.iter().any(|form| words.contains(form));
            prop_assert!(asked.whole.as_ref().is_some_and(held) || asked.parts.iter().all(held));
            prop_assert!(text.get(asked.range.clone()).is_some());
        }
        prop_assert!(words.iter().all(|word| !word.is_empty() && !word.contains(char::is_whitespace)));
        prop_assert!(words.iter().all(|word| !word.contains('=')));
    }
}
