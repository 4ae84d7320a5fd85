//! Whether words look for a place. Who works in a street must not be drawn up by asking for the street, so a question with a place in
//! it is answered less freely, and a label names none. Words of the languages in which addresses of Brussels are written and told;
//! a street named without such a word is not known to be one.
use crate::fold::asked;

/// Ends of a word: Dutch and German write the street and its name together.
const ENDS: [&str; 22] = [
    "straat", "straatje", "laan", "plein", "steenweg", "kaai", "dreef", "gracht", "gang", "hof", "markt",
    "berg", "lei", "weg", "wijk", "strasse", "platz", "allee", "gasse", "ufer", "ulitsa", "ulica",
];
/// So that a word such as "markt" or "weg" alone, or "onderweg", is no street: letters before the end.
const BEFORE_END: usize = 3;
/// Words that end so and name no place.
const NO_PLACES: [&str; 9] = [
    "onderweg",
    "aanweg",
    "helemaalweg",
    "toegang",
    "doorgang",
    "ingang",
    "uitgang",
    "overgang",
    "gerechtshof",
];
/// Words of their own.
const WORDS: [&str; 44] = [
    "rue",
    "avenue",
    "boulevard",
    "chaussee",
    "quai",
    "impasse",
    "ruelle",
    "quartier",
    "carrefour",
    "square",
    "straat",
    "laan",
    "plein",
    "steenweg",
    "buurt",
    "kwartier",
    "wijk",
    "street",
    "road",
    "lane",
    "neighbourhood",
    "neighborhood",
    "strasse",
    "platz",
    "viertel",
    "calle",
    "plaza",
    "avenida",
    "rua",
    "strada",
    "bulevard",
    "bulevardul",
    "ulica",
    "ulitsa",
    "ulice",
    "sokak",
    "cadde",
    "caddesi",
    "rruga",
    "utca",
    "sharia",
    "شارع",
    "улица",
    "вулиця",
];
/// Chinese and Japanese put no spaces.
const CHARACTERS: [char; 3] = ['街', '路', '巷'];

/// Whether a text names a street, a square or a neighbourhood.
///
/// ```
/// assert!(insight::names_a_place("rue Haute 12"));
/// assert!(insight::names_a_place("Hoogstraat"));
/// assert!(!insight::names_a_place("zij is onderweg"));
/// ```
#[must_use]
pub fn names_a_place(text: &str) -> bool {
    if text.contains(CHARACTERS) {
        return true;
    }
    asked(text).iter().any(|word| {
        word.whole.iter().chain(&word.parts).flat_map(|word| word.forms.iter()).any(|form| is_place(form))
    })
}

fn is_place(form: &str) -> bool {
    if NO_PLACES.contains(&form) {
        return false;
    }
    let ends = |end: &str| form.strip_suffix(end).is_some_and(|name| name.chars().count() >= BEFORE_END);
    WORDS.contains(&form) || ENDS.iter().any(|end| ends(end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_is_known_in_the_languages_of_its_city_and_however_it_is_written() {
        for text in [
            "hoogstraat",
            "HOOGSTRAAT 12",
            "de Aarschotse straat",
            "Leuvensesteenweg",
            "rue haute",
            "la Chaussée d'Anvers",
            "avenue",
            "Oxford Street",
            "Königstraße 3",
            "شارع الملك",
            "улица Ленина",
            "Emile Jacqmainlaan",
            "quartier nord",
            "北街",
            "Noordwijk",
            "sex worker rue des commerçants",
            "rue-haute",
            "l'impasse",
        ] {
            assert!(names_a_place(text), "{text}");
        }
    }

    #[test]
    fn what_people_say_of_other_things_is_no_street() {
        for text in [
            "zij is onderweg",
            "hij is weg",
            "toegang geweigerd",
            "paspoort",
            "rood",
            "la route est longue",
            "market",
            "Wiktoria",
            "+32 470 12 34 56",
            "gevangen",
            "zwanger",
            "",
            "...",
        ] {
            assert!(!names_a_place(text), "{text}");
        }
    }
}
