//! Tests of `form.rs`: what somebody wrote arrives as they wrote it, or not at all.
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_encode};
use proptest::prelude::*;

use super::*;

/// As browsers do it, but for the space, which may be `+` or `%20`.
const SET: &AsciiSet = &NON_ALPHANUMERIC.remove(b'*').remove(b'-').remove(b'.').remove(b'_');

fn encode(fields: &[(String, String)]) -> Vec<u8> {
    let pairs = fields.iter().map(|(name, value)| {
        format!("{}={}", percent_encode(name.as_bytes(), SET), percent_encode(value.as_bytes(), SET))
    });
    pairs.collect::<Vec<_>>().join("&").into_bytes()
}

fn parse(body: &str) -> Form {
    Form::parse(body.as_bytes()).unwrap_or_else(|e| panic!("{body}: {e}"))
}

fn refusal(body: &[u8]) -> Option<FormError> {
    Form::parse(body).err()
}

#[test]
fn a_text_in_any_script_arrives_as_it_was_written() {
    for text in
        ["ሰላም", "مرحبا ١٢٣", "🧳👩‍👧", "a+b=c&d%41;", " spaces  kept ", "\0", "\t", "\r", "zwj\u{200d}\u{2068}"]
    {
        let form = Form::parse(&encode(&[("text".to_owned(), text.to_owned())])).unwrap();
        assert_eq!(form.one("text"), text);
    }
}

#[test]
fn a_line_break_is_one_character_whoever_seals_the_text() {
    assert_eq!(parse("t=a%0D%0Ab%0d%0a%0D%0A").one("t"), "a\nb\n\n");
    assert_eq!(parse("t=a%0Ab").one("t"), "a\nb");
    assert_eq!(parse("t=a%0Db%0D%0D%0A").one("t"), "a\rb\r\n");
}

#[test]
fn two_boxes_that_were_ticked_are_both_heard() {
    let form = parse("to=police&x=1&to=haven&to=");
    assert_eq!(form.all("to"), ["police", "haven", ""]);
    assert_eq!(form.one("to"), "police");
    assert!(form.has("to") && form.has("x") && !form.has("y"));
    assert_eq!(form.one("y"), "");
    assert!(form.all("y").is_empty());
}

#[test]
fn a_button_without_a_value_still_counts_as_pressed() {
    let form = parse("stop&delete=&&a=b=c&=nameless");
    assert!(form.has("stop") && form.has("delete"));
    assert_eq!(form.one("a"), "b=c");
    assert_eq!(form.one(""), "nameless");
    assert!(!parse("").has(""));
}

#[test]
fn a_text_that_is_not_utf_8_is_refused_and_not_changed_into_question_marks() {
    for body in [&b"t=%FF"[..], b"t=%ED%A0%80", b"t=%C3", b"%80=t", b"t=\xFF", b"ok=1&t=%C0%80"] {
        assert_eq!(refusal(body), Some(FormError::InvalidUtf8));
    }
    assert_eq!(parse("t=é%C3%A9").one("t"), "éé");
}

#[test]
fn a_body_cut_on_the_way_is_not_taken_for_the_whole() {
    for body in ["t=%", "t=%4", "t=%4&u=1", "t=%GG", "t=%+1", "%=", "t=%-1"] {
        assert_eq!(refusal(body.as_bytes()), Some(FormError::Malformed), "{body}");
    }
}

#[test]
fn nobody_can_make_the_server_keep_a_million_fields() {
    let full = vec!["a=1"; MAX_FIELDS].join("&");
    assert_eq!(parse(&full).all("a").len(), MAX_FIELDS);
    assert_eq!(refusal(format!("{full}&a").as_bytes()), Some(FormError::TooManyFields));
    assert!(!parse(&"&".repeat(10_000)).has(""));
}

#[test]
fn only_a_form_is_read_as_a_form() {
    assert!(is_form(Some("application/x-www-form-urlencoded")));
    assert!(is_form(Some("Application/X-WWW-Form-Urlencoded ; charset=UTF-8")));
    for other in ["", "text/plain", "multipart/form-data; boundary=x", "application/x-www-form-urlencoded2"] {
        assert!(!is_form(Some(other)), "{other}");
    }
    assert!(!is_form(None));
}

proptest! {
    #[test]
    fn no_bytes_whatever_stop_the_server(body in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = Form::parse(&body);
    }

    #[test]
    fn no_almost_form_whatever_stops_the_server(body in "([a-f0-9%+&=\r\n]|%[0-9a-fA-F]{2}){0,300}") {
        let _ = Form::parse(body.as_bytes());
    }

    #[test]
    fn every_field_comes_back_but_for_the_line_breaks(
        fields in proptest::collection::vec(("\\PC{0,9}", any::<String>()), 0..20)
    ) {
        let form = Form::parse(&encode(&fields)).unwrap();
        prop_assert_eq!(form.0.len(), fields.len());
        for ((name, value), (read_name, read_value)) in fields.iter().zip(&form.0) {
            prop_assert_eq!(name, read_name);
            prop_assert_eq!(&value.replace("\r\n", "\n"), &**read_value);
        }
    }
}

#[test]
fn a_field_beside_a_file_is_read_like_any_other() {
    let part = |name: &str, value: &[u8]| (name.to_owned(), Zeroizing::new(value.to_vec()));
    let form = Form::of_parts(vec![part("more", b"a\r\nb"), part("title", "é".as_bytes())]).unwrap();
    assert_eq!((form.one("more"), form.one("title")), ("a\nb", "é"));
    assert_eq!(Form::of_parts(vec![part("a", b"\xff")]).err(), Some(FormError::InvalidUtf8));
    let many = (0..=MAX_FIELDS).map(|_| part("a", b"")).collect();
    assert_eq!(Form::of_parts(many).err(), Some(FormError::TooManyFields));
    assert!(
        is_form_with_file(Some("multipart/form-data; boundary=x")) && !is_form_with_file(Some("text/plain"))
    );
    assert!(!is_form_with_file(None) && !is_form(Some("multipart/form-data; boundary=x")));
}
