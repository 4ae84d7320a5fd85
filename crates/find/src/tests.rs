//! What people who search would suffer. A sibling file: it looks at the terms and the bytes of the index itself.
use super::*;
use std::collections::BTreeSet;
use tantivy::Directory;

fn with(documents: &[(u64, &str)]) -> Finder {
    let finder = Finder::new().unwrap();
    for (id, text) in documents {
        finder.put(*id, text).unwrap();
    }
    finder.publish().unwrap();
    finder
}

fn ids(finder: &Finder, typed: &str) -> Vec<u64> {
    finder.find(typed, 100, |_| true).unwrap().ids
}

fn terms(finder: &Finder) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for segment in finder.searcher().segment_readers() {
        let (fields, _) = Fields::schema();
        let inverted = segment.inverted_index(fields.word_term("").field()).unwrap();
        let mut stream = inverted.terms().stream().unwrap();
        while stream.advance() {
            terms.insert(String::from_utf8(stream.key().to_vec()).unwrap());
        }
    }
    terms
}

/// The bytes of every file of the index, but for the two that only name files and their footers.
fn bytes(finder: &Finder) -> Vec<Vec<u8>> {
    let names = finder.index.directory().list_managed_files();
    let named = |name: &std::path::PathBuf| name.extension().is_some_and(|extension| extension != "json");
    let files =
        names.iter().filter(|name| named(name)).filter_map(|name| finder.directory.open_read(name).ok());
    let mut bytes: Vec<Vec<u8>> = files.map(|file| file.read_bytes().unwrap().to_vec()).collect();
    bytes.sort();
    bytes
}

#[test]
fn a_report_is_found_by_every_word_in_it_and_not_by_one_that_is_not() {
    let finder = with(&[
        (1, "Ze mag de keuken niet verlaten. D’Haese houdt haar paspoort."),
        (2, "Il garde son passeport dans la cuisine à Liège."),
        (3, "Müller, Ọsas en Al-Sayed sliepen boven de carwash"),
    ]);
    assert_eq!(ids(&finder, "paspoort keuken"), [1]);
    assert_eq!(ids(&finder, "dhaese paspoort"), [1]);
    assert_eq!(ids(&finder, "liege"), [2]);
    assert_eq!(ids(&finder, "mueller osas alsayed"), [3]);
    assert_eq!(ids(&finder, "al sayed"), [3]);
    assert_eq!(ids(&finder, "carw"), [3], "the last word may only be begun");
    assert_eq!(ids(&finder, "c"), [0; 0], "one letter begins too much");
    assert_eq!(ids(&finder, "carw osas"), [0; 0], "the others not");
    assert_eq!(ids(&finder, "keuken liege"), [0; 0]);
}

#[test]
fn a_telephone_is_found_however_it_is_written_in_report_or_question() {
    let finder = with(&[
        (1, "Bel 0470/12.34.56 of mail Mina@Example.org"),
        (2, "رقمه ٠٤٧٠ ١٢ ٣٤ ٥٦"),
        (3, "plaat 1-ABC-123, rekening BE68 5390 0754 7034, https://www.example.be/ad/7/?utm_source=x"),
        (4, "zij is @rosa_example, 02 555 01 23"),
    ]);
    for typed in ["+32470123456", "0470 12 34 56", "0032 470 12 34 56", "٠٤٧٠١٢٣٤٥٦", "wa.me/32470123456"]
    {
        assert_eq!(ids(&finder, typed), [2, 1], "{typed}");
    }
    assert_eq!(ids(&finder, "0470 12 34 56 mina"), [1], "with a word beside it");
    for typed in ["1abc123", "1 ABC 123", "BE68539007547034", "example.be/ad/7", "be68-5390-0754-7034"] {
        assert_eq!(ids(&finder, typed), [3], "{typed}");
    }
    assert_eq!(ids(&finder, "mina@example.org"), [1]);
    assert_eq!(ids(&finder, "ROSA_EXAMPLE"), [4]);
    assert_eq!(ids(&finder, "+3225550123"), [4]);
}

#[test]
fn exact_matches_come_first_and_the_newest_first_among_them() {
    let finder = with(&[
        (1, "Fatima werkt daar"),
        (2, "فاطمة تعمل هناك"),
        (3, "fatima was er ook"),
        (4, "Farida niet"),
        (5, "Fatma misschien, en فاطمة"),
    ]);
    assert_eq!(ids(&finder, "Fatima"), [3, 1, 5, 2]);
    assert_eq!(ids(&finder, "فاطمة"), [5, 2, 1]);
    assert_eq!(ids(&finder, "fati"), [3, 1], "a beginning has no consonants of a name yet");
}

#[test]
fn what_somebody_may_not_see_leaves_no_trace() {
    let documents: Vec<(u64, String)> = (0..50).map(|id| (id, format!("bestelwagen nummer {id}"))).collect();
    let documents: Vec<(u64, &str)> = documents.iter().map(|(id, text)| (*id, text.as_str())).collect();
    let finder = with(&documents);
    let some = finder.find("bestelwagen", 5, |id| id % 10 == 0).unwrap();
    assert_eq!(
        some,
        Found { ids: vec![40, 30, 20, 10, 0], more: false },
        "exactly as if the others were not there"
    );
    assert!(finder.find("bestelwagen", 4, |id| id % 10 == 0).unwrap().more);
    let refused = finder.find("bestelwagen", 5, |_| false).unwrap();
    assert_eq!(refused, finder.find("vrachtwagen", 5, |_| true).unwrap());
    let asked = std::cell::Cell::new(0);
    let count = |_| {
        asked.set(asked.get() + 1);
        true
    };
    assert!(finder.find("bestelwagen", 3, count).unwrap().more);
    assert_eq!(asked.get(), 4, "no more is asked than is shown");
    assert_eq!(finder.find("bestelwagen", 0, |_| true).unwrap(), Found { ids: vec![], more: true });
}

#[test]
fn a_question_without_words_finds_nothing() {
    let finder = with(&[(1, "alles * wat ? er staat")]);
    for typed in ["", "   ", "***", "?!", "\"\"", "\u{301}\u{200b}", "()", "-"] {
        assert_eq!(ids(&finder, typed), [0; 0], "{typed}");
    }
}

#[test]
fn nothing_typed_is_a_command() {
    let finder = with(&[(1, "rood busje"), (2, "blauw busje"), (3, "words id 1")]);
    for typed in [
        "rood OR blauw",
        "words:rood",
        "id:1 busje",
        "rood -busje blauw",
        "busje^2 rood NOT",
        "[a TO z]",
        "*:*",
        "busj? x",
        "r*d",
    ] {
        assert_eq!(ids(&finder, typed), [0; 0], "{typed}");
    }
    assert_eq!(ids(&finder, "+rood -busje"), [1], "signs are only signs");
    assert_eq!(ids(&finder, "~arood"), [1,][..0].to_vec(), "nor is a mark of our own");
    assert_eq!(ids(&finder, "=phone:+32470123456"), [0; 0]);
}

#[test]
fn a_long_question_is_cut_and_does_not_stop_the_desk() {
    let finder = with(&[(1, "een twee")]);
    let long = "een twee ".repeat(20_000);
    assert_eq!(ids(&finder, &long), [1]);
    assert_eq!(ids(&finder, &"e".repeat(100_000)), [0; 0]);
}

#[test]
fn what_was_erased_is_gone_from_the_index() {
    let finder = with(&[
        (1, "de getuige zag zwaluwstaartje en belde +32 470 12 34 56"),
        (2, "de getuige zag niets"),
        (3, "kolibrievleugel"),
    ]);
    assert!(terms(&finder).contains("zwaluwstaartje") && terms(&finder).contains("=phone:+32470123456"));
    finder.remove(1).unwrap();
    finder.publish().unwrap();
    assert!(ids(&finder, "zwaluwstaartje").is_empty() && ids(&finder, "0470123456").is_empty());
    assert_eq!(ids(&finder, "getuige"), [2]);
    let left: Vec<String> = terms(&finder).into_iter().collect();
    assert_eq!(left, ["de", "getuige", "kolibrievleugel", "niets", "zag"]);
    finder.remove(3).unwrap();
    finder.remove(2).unwrap();
    finder.publish().unwrap();
    assert!(terms(&finder).is_empty() && bytes(&finder).is_empty(), "the last one too");
    assert_eq!(finder.documents(), 0);
}

#[test]
fn two_different_secrets_leave_the_same_bytes_once_erased() {
    let before_and_after = |secret: &str| {
        let finder = with(&[(1, "de getuige zag niets"), (2, secret), (3, "kolibrievleugel")]);
        let before = bytes(&finder);
        finder.remove(2).unwrap();
        finder.publish().unwrap();
        (before, bytes(&finder))
    };
    let (one, one_left) = before_and_after("de stille zwaluwstaartje belde +32470123456 niet @mina_example");
    let (other, other_left) = before_and_after("kraanvogelnest schreef @rosa_example 1-ABC-123");
    assert!(one != other, "this test sees the difference while it is there");
    assert!(!one_left.is_empty());
    assert!(one_left == other_left, "nobody can tell afterwards which was there");
}

#[test]
fn a_text_that_was_replaced_is_gone_too_even_before_anybody_saw_it() {
    let finder = with(&[(7, "eerste zwaluwstaartje"), (8, "ander verhaal")]);
    finder.put(7, "tweede kolibrievleugel").unwrap();
    finder.put(7, "derde").unwrap();
    finder.put(9, "vlinderdas").unwrap();
    finder.remove(9).unwrap();
    finder.publish().unwrap();
    let left: Vec<String> = terms(&finder).into_iter().collect();
    assert_eq!(left, ["ander", "derde", "verhaal"]);
    assert_eq!(finder.documents(), 2);
}

#[test]
fn erasing_reaches_every_segment_however_many_times_was_published() {
    let finder = Finder::new().unwrap();
    for id in 0..40 {
        finder.put(id, &format!("gedeeld woord eigenwoord{id:03}")).unwrap();
        finder.publish().unwrap();
    }
    assert!(finder.searcher().segment_readers().len() <= 9, "small segments are merged");
    assert_eq!(ids(&finder, "gedeeld").len(), 40);
    for id in 0..39 {
        finder.remove(id).unwrap();
    }
    finder.publish().unwrap();
    let left: Vec<String> = terms(&finder).into_iter().collect();
    assert_eq!(left, ["eigenwoord039", "gedeeld", "woord"]);
    assert_eq!(ids(&finder, "woord"), [39]);
}

#[test]
fn what_is_not_published_is_not_seen() {
    let finder = with(&[(1, "oud")]);
    finder.put(2, "nieuw").unwrap();
    finder.remove(1).unwrap();
    assert_eq!((ids(&finder, "oud"), ids(&finder, "nieuw")), (vec![1], vec![]));
    finder.publish().unwrap();
    assert_eq!((ids(&finder, "oud"), ids(&finder, "nieuw")), (vec![], vec![2]));
}

#[test]
fn two_members_can_search_while_a_third_report_comes_in() {
    let finder = with(&[(1, "een woord")]);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| (0..200).for_each(|_| assert!(ids(&finder, "woord").contains(&1))));
        }
        for id in 2..20 {
            finder.put(id, "nog een woord").unwrap();
            finder.publish().unwrap();
        }
    });
    assert_eq!(ids(&finder, "woord").len(), 19);
}
