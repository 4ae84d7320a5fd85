//! Who and what is hidden in a copy, and what stands in their place in the reader's language. Between marks that nobody sees, so that
//! the page can show what is hidden; they are taken out of what leaves.
use crate::copy::KnownNames;
use domain::{CopyWanted, ThingKind};
use insight::{
    Kind,
    hide::{Hider, Label, MaybeNames, Piece, What},
};
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
    let mut hider = of(known, wanted);
    let mut maybe = MaybeNames::default();
    document.each_written(|text, theirs| {
        hider.look_for_names(text, &mut maybe, theirs);
        let mut out = String::with_capacity(text.len());
        for piece in hider.hide(&text.replace(MARK, "")) {
            match piece {
                Piece::Shown(shown) => out.push_str(&shown),
                Piece::Hidden(label) => {
                    out.push(MARK);
                    out.push_str(&words(&label, w));
                    out.push(MARK);
                }
            }
        }
        *text = out;
    });
    maybe.list()
}

/// What leaves: without the marks.
pub(super) fn unmarked(document: &mut Document) {
    document.each_written(|text, _| text.retain(|c| c != MARK));
}

/// A text as the page shows it: pieces, and whether each stands for something hidden.
pub(super) fn pieces(text: &str) -> Vec<(bool, String)> {
    let pieces = text.split(MARK).enumerate().map(|(n, piece)| (n % 2 == 1, piece.to_owned()));
    pieces.filter(|(_, piece)| !piece.is_empty()).collect()
}

fn of(known: &KnownNames, wanted: &CopyWanted) -> Hider {
    let mut hider = Hider::default();
    for person in known.people.iter().filter(|person| Some(person.entry) != wanted.stays) {
        hider.somebody(What::Person, person.names.iter().map(String::as_str));
    }
    for member in &known.members {
        hider.somebody(What::Member, [member.as_str()]);
    }
    for (kind, value) in &known.things {
        hider.something(what(*kind), value);
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
