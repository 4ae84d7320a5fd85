//! Who and what is hidden in a copy, and what stands in their place in the reader's language. Between marks that nobody sees, so that
//! the page can show what is hidden; they are taken out of what leaves.
use crate::{
    copy::{KnownNames, KnownPerson, KnownThing},
    pack::PackData,
};
use domain::{CopyWanted, ThingKind, copy::Form};
use insight::{
    Identifier, Kind,
    hide::{Hider, Label, MaybeNames, Piece, What},
};
use std::collections::{BTreeMap, BTreeSet};
use web::{paper::Document, words::Words};

/// Stands before and after what is hidden.
const MARK: char = '\u{2063}';

/// Hides everybody and everything in what people wrote, and hands back the words that stay and may be names.
pub(super) fn hide(
    document: &mut Document,
    known: &KnownNames,
    wanted: &CopyWanted,
    w: &Words,
) -> Vec<String> {
    let mut hiding = Hiding::of(known, wanted, w);
    document.each_written(|text, theirs| hiding.text(text, theirs));
    hiding.maybe.list()
}

/// The same in a pack, before it becomes a document; and how many of each kind are hidden. `None`: it did not stay a pack.
pub(super) fn hide_pack(
    data: &PackData,
    known: &KnownNames,
    wanted: &CopyWanted,
    w: &Words,
) -> Option<(PackData, Vec<String>, BTreeMap<String, u64>)> {
    let mut hiding = Hiding::of(known, wanted, w);
    let data = data.with_each_text(&mut |text, theirs| hiding.text(text, theirs))?;
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for (what, _) in &hiding.hidden {
        *counts.entry(code(*what).to_owned()).or_default() += 1;
    }
    Some((data, hiding.maybe.list(), counts))
}

/// What is hidden, and what was.
struct Hiding<'a> {
    hider: Hider,
    maybe: MaybeNames,
    hidden: BTreeSet<(What, usize)>,
    w: &'a Words,
}

impl<'a> Hiding<'a> {
    fn of(known: &KnownNames, wanted: &CopyWanted, w: &'a Words) -> Self {
        Self { hider: of(known, wanted), maybe: MaybeNames::default(), hidden: BTreeSet::new(), w }
    }

    fn text(&mut self, text: &mut String, theirs: bool) {
        self.hider.look_for_names(text, &mut self.maybe, theirs);
        let mut out = String::with_capacity(text.len());
        for piece in self.hider.hide(&text.replace(MARK, "")) {
            match piece {
                Piece::Shown(shown) => out.push_str(&shown),
                Piece::Hidden(label) => {
                    self.hidden.extend(label.numbers.iter().map(|number| (label.what, *number)));
                    out.push(MARK);
                    out.push_str(&words(&label, self.w));
                    out.push(MARK);
                }
            }
        }
        *text = out;
    }
}

/// Whoever and whatever can stay named in a pack though people are hidden: not those whom the case is for, nor how they are reached.
pub(super) fn can_stay(known: &KnownNames) -> (Vec<&KnownPerson>, Vec<&KnownThing>) {
    let of_them = |thing: &KnownThing| {
        let found = match what(thing.kind) {
            What::Named(kind) => Identifier::parse(kind, &thing.value).ok(),
            _ => None,
        };
        found.is_some_and(|found| known.protected.contains(&found))
    };
    let things = known.things.iter().filter(|thing| thing.stands && !of_them(thing));
    (known.people.iter().filter(|person| !person.protected).collect(), things.collect())
}

/// What leaves: without the marks.
pub(super) fn unmarked(document: &mut Document) {
    document.each_written(|text, _| text.retain(|c| c != MARK));
}

/// The same for a pack.
pub(super) fn unmarked_pack(data: &PackData) -> Option<PackData> {
    data.with_each_text(&mut |text, _| text.retain(|c| c != MARK))
}

/// A text as the page shows it: pieces, and whether each stands for something hidden.
pub(super) fn pieces(text: &str) -> Vec<(bool, String)> {
    let pieces = text.split(MARK).enumerate().map(|(n, piece)| (n % 2 == 1, piece.to_owned()));
    pieces.filter(|(_, piece)| !piece.is_empty()).collect()
}

fn of(known: &KnownNames, wanted: &CopyWanted) -> Hider {
    let mut hider = Hider::default();
    let (people, things) = can_stay(known);
    let in_pack = wanted.form == Form::Pack;
    let person_stays = |person: &KnownPerson| {
        let may = !in_pack || people.iter().any(|one| one.entry == person.entry);
        may && wanted.stays.contains(&person.entry)
    };
    for person in known.people.iter().filter(|person| !person_stays(person)) {
        hider.somebody(What::Person, person.names.iter().map(String::as_str));
    }
    for member in &known.members {
        hider.somebody(What::Member, [member.as_str()]);
    }
    for thing in &known.things {
        if !in_pack || !wanted.stays.contains(&thing.entry) || !things.contains(&thing) {
            hider.something(what(thing.kind), &thing.value);
        } else if let What::Named(kind) = what(thing.kind)
            && let Ok(identifier) = Identifier::parse(kind, &thing.value)
        {
            hider.stays(&identifier);
        }
    }
    // A way to reach them that nobody wrote down as a thing is hidden like every other; this keeps it so where it is one that stays.
    for identifier in &known.protected {
        hider.something(What::Named(identifier.kind()), identifier.canonical());
    }
    for word in &wanted.hide {
        hider.something(What::Word, word);
    }
    known.references.iter().for_each(|number| hider.keep(number));
    hider
}

fn what(kind: ThingKind) -> What {
    match kind {
        ThingKind::Place => What::Place,
        ThingKind::Organisation => What::Organisation,
        ThingKind::Vehicle => What::Named(Kind::Plate),
        ThingKind::Phone => What::Named(Kind::Phone),
        ThingKind::Email => What::Named(Kind::Email),
        ThingKind::Account => What::Named(Kind::Account),
        ThingKind::WebAddress => What::Named(Kind::WebAddress),
        ThingKind::Handle => What::Named(Kind::Handle),
    }
}

fn words(label: &Label, w: &Words) -> String {
    let lettered = matches!(label.what, What::Person | What::Member);
    let one = |number: &usize| if lettered { letters(*number) } else { number.to_string() };
    let which = label.numbers.iter().map(one).collect::<Vec<_>>().join("/");
    let kind = match label.what {
        What::Person => w.say_plain("hidden-person"),
        What::Member => w.say_plain("hidden-member"),
        What::Place => w.say_plain("thing-place"),
        What::Organisation => w.say_plain("thing-organisation"),
        What::Number => w.say_plain("hidden-number"),
        What::Word => w.say_plain("hidden-word"),
        What::Named(kind) => w.say_plain(&format!("identifier-{}", kind.code())),
    };
    format!("[{kind} {which}]")
}

/// How a pack counts it.
fn code(what: What) -> &'static str {
    match what {
        What::Person => "person",
        What::Member => "member",
        What::Place => "place",
        What::Organisation => "organisation",
        What::Number => "number",
        What::Word => "word",
        What::Named(kind) => kind.code(),
    }
}

/// A, B … Z, AA, AB …
fn letters(number: usize) -> String {
    let (mut rest, mut letters) = (number, Vec::new());
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn after_z_comes_aa() {
        let all = [1, 26, 27, 52, 53, 702, 703].map(letters);
        assert_eq!(all, ["A", "Z", "AA", "AZ", "BA", "ZZ", "AAA"]);
    }

    #[test]
    fn a_writer_who_types_the_mark_marks_nothing() {
        let pieces = pieces(&format!("a{MARK}[Persoon A]{MARK}b"));
        assert_eq!(pieces, [(false, "a".into()), (true, "[Persoon A]".into()), (false, "b".into())]);
    }
}
