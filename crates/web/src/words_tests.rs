//! Tests of `words.rs`: what is embedded is whole, and what is missing does no harm.
use std::collections::BTreeSet;

use fluent_bundle::FluentResource;

use super::*;

/// The ids of every message of a language.
fn ids(lang: Lang) -> BTreeSet<String> {
    ids_in(lang, lang.sources())
}

fn ids_in(lang: Lang, texts: &[&str]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for text in texts {
        for line in text.lines().filter(|l| l.starts_with(|c: char| c.is_ascii_lowercase())) {
            let id = line.split(" =").next().unwrap().to_owned();
            assert!(found.insert(id.clone()), "{}: {id} stands twice", lang.tag());
        }
    }
    found
}

#[test]
fn a_mistake_in_a_file_of_words_does_not_reach_a_page_as_a_hole() {
    for lang in Lang::ALL {
        for text in lang.sources() {
            if let Err((_, errors)) = FluentResource::try_new((*text).to_owned()) {
                panic!("{}: {errors:?} in {:.80}", lang.tag(), text);
            }
        }
    }
}

#[test]
fn nobody_meets_an_english_sentence_in_their_own_language_because_one_was_forgotten() {
    let (public, english) = (ids_in(Lang::En, &Lang::En.sources()[..7]), ids(Lang::En));
    assert!(public.len() > 200 && english.len() > 1_000);
    for lang in Lang::ALL {
        assert_eq!(
            ids(lang),
            if lang.is_whole() { english.clone() } else { public.clone() },
            "{}",
            lang.tag()
        );
    }
    assert_eq!(Lang::desks().count(), 5);
    assert!(Lang::at_desk("es").is_none() && Lang::parse("es").is_some());
}

#[test]
fn every_word_can_be_said_and_none_comes_out_empty_or_as_its_id() {
    for lang in Lang::ALL {
        for id in ids(lang) {
            let said = Words::of(lang).say(&id);
            assert!(!said.trim().is_empty() && unsaid(&said).is_empty(), "{} {id}", lang.tag());
        }
    }
}

#[test]
fn a_telephone_number_keeps_its_direction_inside_a_sentence() {
    let words = Words::of(Lang::Nl);
    assert!(words.with1("help-now", "number", "112").contains("\u{2068}112\u{2069}"));
    assert!(!words.plain1("help-now", "number", "112").contains('\u{2068}'));
    assert_eq!(words.lang(), Lang::Nl);
}

#[test]
fn a_title_has_no_marks_that_an_old_telephone_shows_as_boxes() {
    assert_eq!(Words::of(Lang::En).plain1("step-title", "step", 2), "Step 2");
    assert_eq!(Words::of(Lang::En).say_plain("front-title"), "Welcome");
}

#[test]
fn one_minute_is_not_called_one_minutes() {
    let words = Words::of(Lang::En);
    assert!(words.with1("error-budget", "minutes", 1).contains("one minute"));
    assert!(words.with1("error-budget", "minutes", 5_usize).contains("5"));
    assert!(words.with1("error-budget", "minutes", 5_usize).contains("minutes"));
}

#[test]
fn two_values_each_land_in_their_own_place() {
    let said = Words::of(Lang::En).with2("receipt-kept", "envelope-days", 30, "mailbox-days", 180_i64);
    assert!(said.contains("30") && said.contains("180"), "{said}");
    assert!(said.find("30") < said.find("180"));
}

#[test]
fn a_template_can_hand_over_what_it_holds() {
    let words = Words::of(Lang::En);
    let name = String::from("Haven");
    let said = words.with1("thread-from", "name", "Haven");
    assert_eq!(words.with1("thread-from", "name", &name), said);
    assert_eq!(Arg::from(&"Haven"), Arg::Text("Haven"));
    assert_eq!(words.with1("thread-from", "name", &Cow::Borrowed("Haven")), said);
    assert_eq!(Arg::from(&7_usize), Arg::Number(7));
    assert_eq!(Arg::from(u64::MAX), Arg::Number(i64::MAX));
}

#[test]
fn a_word_nobody_wrote_shows_its_id_and_does_not_stop_the_page() {
    assert_eq!(Words::of(Lang::Fr).say("no-such-word"), "«no-such-word»");
    assert_eq!(unsaid("<h1>«no-such-word»</h1> « oui » «نعم»"), ["no-such-word"]);
    assert_eq!(Words::of(Lang::Fr).say_plain(""), "«»");
}

#[test]
fn a_missing_word_is_said_in_english_rather_than_as_an_id() {
    let poor =
        Words { lang: Lang::Fr, isolating: bundle(Lang::Fr, &[], true), plain: bundle(Lang::Fr, &[], false) };
    assert_eq!(poor.say("front-title"), Words::of(Lang::En).say("front-title"));
}

/// A list without its marks of direction.
fn list(lang: Lang, names: &[&str]) -> String {
    let names: Vec<String> = names.iter().map(|&n| n.to_owned()).collect();
    Words::of(lang).list(&names).replace(['\u{2068}', '\u{2069}'], "")
}

#[test]
fn a_person_reads_who_can_read_it_as_a_sentence() {
    assert_eq!(list(Lang::Nl, &[]), "");
    assert_eq!(list(Lang::Nl, &["A"]), "A");
    assert_eq!(list(Lang::Nl, &["A", "B"]), "A en B");
    assert_eq!(list(Lang::Nl, &["A", "B", "C"]), "A, B en C");
    assert_eq!(list(Lang::Fr, &["A", "B", "C"]), "A, B et C");
    assert_eq!(list(Lang::En, &["A", "B", "C"]), "A, B and C");
    assert_eq!(list(Lang::Ar, &["أ", "ب", "ج"]), "أ وب وج");
}

#[test]
fn a_name_in_another_script_does_not_change_the_order_of_the_names_around_it() {
    let said = Words::of(Lang::Nl).list(&["الميناء".to_owned(), "Haven".to_owned()]);
    assert_eq!(said, "\u{2068}الميناء\u{2069} en \u{2068}Haven\u{2069}");
}
