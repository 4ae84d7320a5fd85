//! The forms in which two whole names are the same name, whatever the spelling, the script and the order of their parts.
use crate::fold::{Token, tokens};
use std::collections::BTreeSet;

/// Letters of a name below which it says nothing: "A." is everybody.
const MIN_CHARS: usize = 3;
/// Parts of a name that are looked at, at most.
const PARTS_MAX: usize = 6;
/// Forms of one name, at most: each part that can be written in several ways multiplies them.
const FORMS_MAX: usize = 16;

/// Everything under which a whole name is compared; nothing for what is too short to be one. Two texts are the same name if they share a
/// form.
#[must_use]
pub fn name_forms(name: &str) -> BTreeSet<String> {
    let parts: Vec<Token> = tokens(name).into_iter().take(PARTS_MAX).collect();
    let letters: usize =
        parts.iter().map(|part| part.forms.first().map_or(0, |form| form.chars().count())).sum();
    if letters < MIN_CHARS {
        return BTreeSet::new();
    }
    let mut all: Vec<Vec<&str>> = vec![Vec::new()];
    for part in &parts {
        let forms = written(part);
        all = all
            .iter()
            .flat_map(|before| forms.iter().map(move |form| before.iter().copied().chain([*form]).collect()))
            .take(FORMS_MAX)
            .collect();
    }
    all.into_iter()
        .map(|mut parts| {
            parts.sort_unstable();
            parts.join(" ")
        })
        .collect()
}

/// How a part sounds, where that is known; else how it is written.
fn written(part: &Token) -> Vec<&str> {
    let sounds: Vec<&str> =
        part.forms.iter().map(String::as_str).filter(|form| form.starts_with('=')).collect();
    if sounds.is_empty() { part.forms.iter().map(String::as_str).collect() } else { sounds }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        !name_forms(one).is_disjoint(&name_forms(other))
    }

    #[test]
    fn a_name_is_the_same_in_another_order_spelling_or_script() {
        for (one, other) in [
            ("Amina El Idrissi", "el idrissi, AMINA"),
            ("Maria Petrova", "Мария Петрова"),
            ("Jürgen Müller", "Juergen Mueller"),
            ("Ọsas", "osas"),
            ("D'Haese", "d’haese"),
        ] {
            assert!(same(one, other), "{one} {other}: {:?} {:?}", name_forms(one), name_forms(other));
        }
    }

    #[test]
    fn another_name_is_another() {
        for (one, other) in [("Amina El Idrissi", "Amina"), ("Amina", "Samira"), ("Bo Peeters", "Bo Pieters")]
        {
            assert!(!same(one, other), "{one} {other}");
        }
    }

    #[test]
    fn an_initial_names_nobody_and_a_long_text_stays_small() {
        assert!(name_forms("A.").is_empty() && name_forms(" ").is_empty() && name_forms("").is_empty());
        let long = "Müller ".repeat(40);
        assert!(name_forms(&long).len() <= FORMS_MAX);
    }
}
