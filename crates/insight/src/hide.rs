//! Hides who and what a text names, so that it can be given away: the same person, telephone or place is the same pseudonym wherever it
//! stands in the texts that one [`Hider`] is given. Names are known from the case; what only a reader recognises as a name is
//! pointed at by [`MaybeNames`] and never hidden by itself. When in doubt something is hidden.
use crate::{
    fold::{Token, tokens},
    identifier::{Identifier, Kind},
    reading::places_in,
};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    ops::Range,
};

/// Parts of a name shorter than this are hidden only with the rest of it.
const PART_MIN_CHARS: usize = 3;
/// Words of names that are not names by themselves.
const JOINTS: &[&str] = &[
    "van", "von", "den", "der", "des", "del", "della", "ben", "bin", "ibn", "abu", "abd", "the", "les",
    "mrs", "mme", "mevr", "mevrouw", "meneer", "madame", "monsieur", "frau", "herr", "docteur", "dokter",
];
/// Words that may be names, at most.
pub const MAYBE_MAX: usize = 150;

/// What something is hidden as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum What {
    /// Somebody of the case.
    Person,
    /// Somebody of the desk.
    Member,
    /// An address or a place.
    Place,
    /// A company, a club, a group.
    Organisation,
    /// What this kind of identifier names.
    Named(Kind),
    /// Another number: of a card, a passport, a person.
    Number,
    /// What a reader chose to hide.
    Word,
}

/// What stands in the place of something hidden: its kind and number from 1, in the order in which things first stand; several where a
/// word is part of several names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// What it is.
    pub what: What,
    /// Which.
    pub numbers: Vec<usize>,
}

/// A piece of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Piece {
    /// It stays.
    Shown(String),
    /// It is hidden.
    Hidden(Label),
}

/// Words of texts that stay and may be names: they have a capital. Scripts without capitals give none.
#[derive(Default)]
pub struct MaybeNames {
    inside: BTreeSet<String>,
    first: BTreeSet<String>,
    small: BTreeSet<String>,
}

impl MaybeNames {
    /// At most [`MAYBE_MAX`]: what has a capital inside a sentence, then what has one at its beginning and stands nowhere without.
    #[must_use]
    pub fn list(self) -> Vec<String> {
        let Self { inside, first, small } = self;
        let only_first = |word: &String| !inside.contains(word) && !small.contains(&word.to_lowercase());
        let first: Vec<String> = first.into_iter().filter(only_first).collect();
        inside.into_iter().chain(first).take(MAYBE_MAX).collect()
    }
}

/// Something that is hidden wherever it stands.
type Target = (What, usize);

struct Phrase {
    words: Vec<Token>,
    target: Target,
}

struct Hit {
    range: Range<usize>,
    targets: BTreeSet<Target>,
}

/// Hides what it was told of, and every identifier.
#[derive(Default)]
pub struct Hider {
    phrases: Vec<Phrase>,
    /// By each key of their first word.
    first: HashMap<String, Vec<usize>>,
    /// Things by what they are called.
    things: HashMap<(What, String), Target>,
    /// How many things there are.
    known: usize,
    kept: Vec<String>,
    /// Identifiers that stay, by kind and canonical form.
    stay: BTreeSet<(Kind, String)>,
    /// Which number each got.
    numbers: BTreeMap<Target, usize>,
    next: BTreeMap<What, usize>,
}

impl Hider {
    /// Somebody, by every name they have: whole, and each part that is long enough.
    pub fn somebody<'a>(&mut self, what: What, names: impl IntoIterator<Item = &'a str>) {
        let target = self.new_target(what);
        for name in names {
            let words: Vec<Token> = tokens(name);
            for part in &words {
                let long = part.forms.first().is_some_and(|form| form.chars().count() >= PART_MIN_CHARS);
                let joint = part.forms.iter().any(|form| JOINTS.contains(&form.as_str()));
                if long && !joint && !part.run && words.len() > 1 {
                    self.phrase(vec![part.clone()], target);
                }
            }
            self.phrase(words, target);
        }
    }

    /// Something by its whole name: a place, an organisation, a word that a reader chose, a telephone. What names the same as an
    /// identifier in a text is the same thing.
    pub fn something(&mut self, what: What, name: &str) {
        let target = match what {
            What::Named(kind) => match Identifier::parse(kind, name) {
                Ok(identifier) => self.target_of(what, identifier.canonical()),
                Err(_) => self.target_of(what, name),
            },
            _ => self.target_of(what, &name.to_lowercase()),
        };
        self.phrase(tokens(name), target);
    }

    /// A number that stays, wherever it stands: of an official report.
    pub fn keep(&mut self, number: &str) {
        let number = number.trim();
        if !number.is_empty() {
            self.kept.push(number.to_owned());
        }
    }

    /// An identifier that stays, in whichever way it is written; a place or an organisation stays where nobody says it is hidden.
    pub fn stays(&mut self, identifier: &Identifier) {
        self.stay.insert((identifier.kind(), identifier.canonical().to_owned()));
    }

    /// A text in pieces, in order.
    pub fn hide(&mut self, text: &str) -> Vec<Piece> {
        let hits = self.hits(text);
        let mut pieces: Vec<Piece> = Vec::new();
        let mut from = 0;
        for hit in hits {
            let between = text.get(from..hit.range.start).unwrap_or_default();
            let label = self.label(&hit.targets);
            from = hit.range.end;
            // A first name and a family name of one person are that person once.
            let again = matches!(pieces.last(), Some(Piece::Hidden(last)) if *last == label);
            if again && between.chars().all(|c| c.is_whitespace() || matches!(c, '-' | '\'' | '’' | '.')) {
                continue;
            }
            if !between.is_empty() {
                pieces.push(Piece::Shown(between.to_owned()));
            }
            pieces.push(Piece::Hidden(label));
        }
        let rest = text.get(from..).unwrap_or_default();
        if !rest.is_empty() {
            pieces.push(Piece::Shown(rest.to_owned()));
        }
        pieces
    }

    /// Looks for words of a text that stay and may be names; `whole`: also at the beginning of its sentences, which a line that a
    /// program put together has of its own.
    pub fn look_for_names(&mut self, text: &str, maybe: &mut MaybeNames, whole: bool) {
        let hits = self.hits(text);
        for token in tokens(text) {
            let word = text.get(token.range.clone()).unwrap_or_default();
            let hidden =
                hits.iter().any(|hit| hit.range.start < token.range.end && token.range.start < hit.range.end);
            if hidden || word.chars().nth(1).is_none() {
                continue;
            }
            let before = text.get(..token.range.start).unwrap_or_default();
            match word.starts_with(char::is_uppercase) {
                false => maybe.small.insert(word.to_owned()),
                true if begins_sentence(before) => whole && maybe.first.insert(word.to_owned()),
                true => maybe.inside.insert(word.to_owned()),
            };
        }
    }

    /// What is to be hidden in a text, in order; nothing overlaps.
    fn hits(&mut self, text: &str) -> Vec<Hit> {
        let (found, numbers) = places_in(text);
        let mut hits = Vec::new();
        for one in found {
            if self.stay.contains(&(one.identifier.kind(), one.identifier.canonical().to_owned())) {
                continue;
            }
            let what = What::Named(one.identifier.kind());
            let target = self.target_of(what, one.identifier.canonical());
            hits.push(Hit { range: one.range, targets: BTreeSet::from([target]) });
        }
        for range in numbers {
            let number = text.get(range.clone()).unwrap_or_default();
            let digits: String = number.chars().filter(|c| c.is_alphanumeric()).collect();
            let target = self.target_of(What::Number, &digits);
            hits.push(Hit { range, targets: BTreeSet::from([target]) });
        }
        let kept: Vec<Range<usize>> = self.kept.iter().flat_map(|kept| places_of(text, kept)).collect();
        hits.retain(|hit| {
            !kept.iter().any(|kept| kept.start <= hit.range.start && hit.range.end <= kept.end)
        });
        // An address of a page or a mailbox is hidden whole, with the name in it.
        self.named(text, &mut hits);
        hits.sort_by_key(|hit| hit.range.start);
        hits
    }

    /// Every known name in a text, the longest first.
    fn named(&self, text: &str, hits: &mut Vec<Hit>) {
        let words = tokens(text);
        let mut at = 0;
        while let Some(word) = words.get(at) {
            let candidates: BTreeSet<usize> =
                word.keys().filter_map(|key| self.first.get(key)).flatten().copied().collect();
            let fitting = candidates.iter().filter_map(|index| self.phrases.get(*index));
            let fitting: Vec<&Phrase> =
                fitting.filter(|phrase| fits(phrase, words.get(at..).unwrap_or_default())).collect();
            let longest = fitting.iter().map(|phrase| phrase.words.len()).max().unwrap_or(0);
            let end = words.get(at + longest.max(1) - 1).map_or(word.range.end, |last| last.range.end);
            let range = word.range.start..end;
            let taken = hits.iter().any(|hit| hit.range.start < range.end && range.start < hit.range.end);
            if longest > 0 && !taken {
                let same = fitting.iter().filter(|phrase| phrase.words.len() == longest);
                hits.push(Hit { range, targets: same.map(|phrase| phrase.target).collect() });
            }
            at += if taken { 1 } else { longest.max(1) };
        }
    }

    fn phrase(&mut self, words: Vec<Token>, target: Target) {
        let Some(first) = words.first() else { return };
        for key in first.keys() {
            self.first.entry(key.clone()).or_default().push(self.phrases.len());
        }
        self.phrases.push(Phrase { words, target });
    }

    fn new_target(&mut self, what: What) -> Target {
        self.known += 1;
        (what, self.known)
    }

    fn target_of(&mut self, what: What, name: &str) -> Target {
        if let Some(target) = self.things.get(&(what, name.to_owned())) {
            return *target;
        }
        let target = self.new_target(what);
        self.things.insert((what, name.to_owned()), target);
        target
    }

    fn label(&mut self, targets: &BTreeSet<Target>) -> Label {
        let what = targets.first().map_or(What::Word, |(what, _)| *what);
        let mut numbers: Vec<usize> = Vec::new();
        for target in targets.iter().filter(|(of, _)| *of == what) {
            let next = self.next.entry(what).or_insert(0);
            numbers.push(*self.numbers.entry(*target).or_insert_with(|| {
                *next += 1;
                *next
            }));
        }
        numbers.sort_unstable();
        Label { what, numbers }
    }
}

/// Whether a word after this would have a capital whatever it is.
fn begins_sentence(before: &str) -> bool {
    let open =
        before.trim_end_matches(|c: char| (c.is_whitespace() && c != '\n') || "\"'«»“”‘(-•–—".contains(c));
    open.is_empty() || open.ends_with(['.', '!', '?', ':', '\n', '…'])
}

fn fits(phrase: &Phrase, words: &[Token]) -> bool {
    words.len() >= phrase.words.len()
        && phrase.words.iter().zip(words).all(|(wanted, word)| wanted.is_like(word))
}

fn places_of<'a>(text: &'a str, wanted: &'a str) -> impl Iterator<Item = Range<usize>> + 'a {
    text.match_indices(wanted).map(|(start, found)| start..start + found.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hider() -> Hider {
        let mut hider = Hider::default();
        hider.somebody(What::Person, ["Maria Ionescu", "Masha", "La Rubia"]);
        hider.somebody(What::Person, ["Viktor van den Berg"]);
        hider.something(What::Place, "Hoogstraat 12");
        hider.something(What::Named(Kind::Phone), "+32 470 12 34 56");
        hider.keep("BR.37.L5.012345/2026");
        hider
    }

    fn hidden(hider: &mut Hider, text: &str) -> String {
        let pieces = hider.hide(text).into_iter().map(|piece| match piece {
            Piece::Shown(text) => text,
            Piece::Hidden(label) => format!("[{:?} {:?}]", label.what, label.numbers),
        });
        pieces.collect()
    }

    #[test]
    fn the_same_person_is_the_same_under_every_name_and_in_every_script() {
        let mut hider = hider();
        assert_eq!(
            hidden(&mut hider, "MARIA IONESCU, or Masha: la rubia."),
            "[Person [1]], or [Person [1]]: [Person [1]]."
        );
        assert_eq!(
            hidden(&mut hider, "Ionescu's friend Viktor and Maria"),
            "[Person [1]]'s friend [Person [2]] and [Person [1]]"
        );
        assert_eq!(
            hidden(&mut hider, "Мария ждёт; Van den Berg ook"),
            "[Person [1]] ждёт; Van den [Person [2]] ook"
        );
        assert_eq!(hidden(&mut hider, "Йонеску en يونسكو"), "[Person [1]] en [Person [1]]");
        assert_eq!(
            hidden(&mut hider, "marianne van den akker"),
            "marianne van den akker",
            "another word stays"
        );
    }

    #[test]
    fn a_name_that_two_share_says_that_it_may_be_either() {
        let mut hider = hider();
        hider.somebody(What::Person, ["Maria Popa"]);
        assert_eq!(hidden(&mut hider, "Popa, Ionescu, Maria"), "[Person [1]], [Person [2]], [Person [1, 2]]");
    }

    #[test]
    fn telephones_plates_accounts_and_numbers_of_cards_go_wherever_they_stand() {
        let mut hider = hider();
        let text = "0470/12.34.56, again +32470123456, 1-ABC-123, BE68 5390 0754 7034, x@example.org, 85.07.30-033.28";
        let gone = hidden(&mut hider, text);
        assert_eq!(
            gone,
            "[Named(Phone) [1]], again [Named(Phone) [1]], [Named(Plate) [1]], [Named(Account) [1]], [Named(Email) [1]], [Number [1]]"
        );
        let many = (10..99).map(|n| format!("0470 12 34 {n} en ")).collect::<String>().repeat(4);
        assert!(!hidden(&mut hider, &many).contains("0470"), "more than a search looks at");
    }

    #[test]
    fn the_number_of_the_official_report_stays_and_a_day_stays_a_day() {
        let mut hider = hider();
        let text = "BR.37.L5.012345/2026 van 24/11/2026 om 02:15, Hoogstraat 12 en Hoogstraat 14";
        assert_eq!(
            hidden(&mut hider, text),
            "BR.37.L5.012345/2026 van 24/11/2026 om 02:15, [Place [1]] en Hoogstraat 14"
        );
    }

    #[test]
    fn a_chinese_name_is_found_between_its_neighbours() {
        let mut hider = Hider::default();
        hider.somebody(What::Person, ["王小明"]);
        assert_eq!(hidden(&mut hider, "他叫王小明。小王不是"), "他叫[Person [1]]。小王不是");
    }

    #[test]
    fn words_that_may_be_names_are_pointed_at_and_stay() {
        let mut hider = hider();
        let mut maybe = MaybeNames::default();
        let sentence = "Gisteren zag ik Ilse met Masha in Evere. Daarna\nNiets. 0470 12 34 56 @Rosa_x";
        hider.look_for_names(sentence, &mut maybe, true);
        hider.look_for_names("Rosa zweeg. Niemand zei daarna niets, gisteren.", &mut maybe, true);
        hider.look_for_names("Bron: gezien door Ilse", &mut maybe, false);
        assert_eq!(maybe.list(), ["Evere", "Ilse", "Niemand", "Rosa"]);
    }

    #[test]
    fn a_hostile_text_takes_no_longer_than_its_length() {
        let mut hider = hider();
        for part in [
            "Maria ",
            "maria-",
            "0470 12 34 56 ",
            "王小",
            "van den ",
            "1 ",
            "Maria Ionescu 0470 12 34 56 x@y.be ",
        ] {
            let text = part.repeat(5_000 / part.len());
            let begun = crate::spent::now();
            hider.hide(&text);
            let spent = crate::spent::now() - begun;
            assert!(spent.as_millis() < 600, "{part}: {spent:?}");
        }
    }
}
