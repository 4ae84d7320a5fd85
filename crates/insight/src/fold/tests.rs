//! Who would not be found, in the languages people write to us in.
use super::*;

/// Whether what was typed finds the text: exactly, or among what is near.
fn finds(typed: &str, text: &str) -> (bool, bool) {
    let words = words(text);
    let held = |forms: &[String]| forms.iter().any(|form| words.contains(form));
    let exact = |word: &Word| held(&word.forms);
    let near = |word: &Word| held(&word.forms) || held(&word.near);
    let all = |fits: &dyn Fn(&Word) -> bool| {
        asked(typed)
            .iter()
            .all(|asked| asked.whole.as_ref().is_some_and(fits) || asked.parts.iter().all(fits))
    };
    (all(&exact), all(&near))
}

#[test]
fn accents_capitals_and_punctuation_lose_nobody() {
    for (typed, text) in [
        ("Osas", "Ọsas werkt daar"),
        ("Ọsas", "OSAS"),
        ("muller", "Herr Müller"),
        ("Mueller", "Herr Müller"),
        ("Müller", "herr muller"),
        ("Müller", "Herr Mueller"),
        ("strasse", "Straße"),
        ("STRASSE", "straße"),
        ("lukasz", "Łukasz"),
        ("Stefan", "Ștefan"),
        ("istanbul", "İSTANBUL"),
        ("soren", "Søren"),
        ("Soeren", "Søren"),
        ("DHaese", "D'Haese"),
        ("D’Haese", "d'haese"),
        ("haese", "D'Haese"),
        ("Al-Sayed", "Alsayed"),
        ("Alsayed", "Al-Sayed"),
        ("al sayed", "Al-Sayed"),
        ("Al-Sayed", "al sayed"),
        ("Jean-Pierre", "jean pierre"),
        ("jeanpierre", "Jean‑Pierre"),
        ("example", "rosa@example.org"),
        ("fi", "ﬁ"),
        ("e\u{301}te", "été"),
        ("cafe", "CAFE\u{301}"),
        ("12", "١٢"),
        ("١٢", "12"),
        ("ΟΔΟΣ", "οδός"),
        ("co\u{ad}operatie", "coöperatie"),
    ] {
        assert_eq!(finds(typed, text), (true, true), "{typed} in {text}");
    }
    for (typed, text) in [("muller", "Mullen"), ("haes", "D'Haese"), ("1", "12"), ("Muller", "Mueller")] {
        assert!(!finds(typed, text).0, "{typed} in {text}");
    }
}

#[test]
fn the_many_spellings_of_arabic_find_each_other() {
    for (typed, text) in [
        ("احمد", "أَحْمَد"),
        ("أحمد", "احمد"),
        ("فاطمه", "فاطمة"),
        ("على", "علي"),
        ("محمـــد", "محمد"),
        ("مریم", "مريم"),
        ("کریم", "كريم"),
        ("ﻣﺤﻤﺪ", "محمد"),
        ("إسراء", "اسرا"),
        ("می‌خواهم", "میخواهم"),
    ] {
        assert_eq!(finds(typed, text), (true, true), "{typed} in {text}");
    }
}

#[test]
fn a_name_in_another_script_is_found_after_the_exact_ones() {
    for (typed, text) in [
        ("Fatima", "فاطمة"),
        ("fatima", "رأيت فاطمة هناك"),
        ("فاطمة", "zij heet Fatima"),
        ("Mohamed", "محمد"),
        ("youssef", "يوسف"),
        ("Khadija", "خديجة"),
        ("محمد", "Muhammad"),
        ("mohammed", "Mohamed"),
        ("Фатима", "Fatima"),
        ("Al-Sayed", "السيد"),
        ("王", "Wang"),
        ("ኃይሉ", "ሀይሉ"),
        ("Sara-Lynn", "Saralynn"),
        ("שרה", "שרה"),
    ] {
        assert!(finds(typed, text).1, "{typed} in {text}");
    }
    for (typed, text) in [
        ("Fatima", "Фатима"),
        ("Haylu", "ኃይሉ"),
        ("Sergey", "Сергей"),
        ("sergei", "Сергей"),
        ("Wang", "王"),
        ("Xiaoming", "王小明"),
        ("Eleni", "Ελένη"),
    ] {
        assert!(finds(typed, text).0, "{typed} in {text}");
    }
    assert!(!finds("Fatima", "فاطمة").0, "consonants are no exact match");
    for (typed, text) in
        [("Fatima", "Farida"), ("Osas", "Isis"), ("Marina", "Moran"), ("fatma", "fitam"), ("ali", "العلا")]
    {
        assert!(!finds(typed, text).1, "{typed} in {text}");
    }
}

#[test]
fn scripts_without_spaces_are_found_inside_a_sentence() {
    for (typed, text) in [
        ("小明", "王小明去了安特卫普"),
        ("安特卫普", "王小明去了安特卫普"),
        ("王", "王小明"),
        ("ไทย", "คนไทยสองคน"),
        ("カタ", "カタカナ"),
    ] {
        assert_eq!(finds(typed, text), (true, true), "{typed} in {text}");
    }
    assert!(!finds("明小", "王小明").0, "two characters in the other order are another word");
    assert!(finds("ፋጢማ", "ፋጢማ፡ኃይሉ።").0);
    assert!(finds("ኃይሉ", "ፋጢማ፡ኃይሉ።").0);
}

#[test]
fn a_hostile_text_does_not_stop_the_desk() {
    for part in [
        "a",
        "a-",
        "'",
        "é",
        "王",
        "١",
        "a.",
        "\u{301}",
        "الـ",
        "ß",
        "A-B'",
        "กา",
        "\u{200d}",
        "e\u{301}\u{302}",
    ] {
        let text = part.repeat(100_000 / part.len());
        let begun = crate::spent::now();
        let mut longest = 0;
        each_word(&text, |word| longest = longest.max(word.chars().count()));
        let spent = crate::spent::now() - begun;
        assert!(spent.as_millis() < 400, "{part}: {spent:?}");
        assert!(longest <= WORD_MAX_CHARS * 18, "{part}: {longest}");
    }
    assert!(asked(" \u{301}?!--'").is_empty());
}
