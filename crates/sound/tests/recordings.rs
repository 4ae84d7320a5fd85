//! Recordings as telephones make them: an invented tone with a name, a street and a place written into it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a surprise")]

use sound::{Kind, Refused, bare, look};
use std::path::Path;

fn sample(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples").join(name)).unwrap()
}

fn says(bytes: &[u8], words: &str) -> bool {
    bytes.windows(words.len()).any(|window| window == words.as_bytes())
}

#[test]
fn a_name_and_a_place_that_a_telephone_wrote_into_a_recording_are_gone_and_the_sound_is_not() {
    for (name, kind) in [
        ("told.opus", Kind::Opus),
        ("told.mp3", Kind::Mp3),
        ("told.m4a", Kind::M4a),
        ("place.m4a", Kind::M4a),
    ] {
        let told = sample(name);
        assert!(says(&told, "Anna"), "{name}: the sample says what the test is about");
        assert!(matches!(look(&told), Err(Refused::Traces(_))), "{name}: {:?}", look(&told));
        let (bare, sound) = bare(&told).unwrap_or_else(|refused| panic!("{name}: {refused}"));
        for word in ["Anna", "Brabant", "+50.86"] {
            assert!(!says(&bare, word), "{name}: {word}");
        }
        assert_eq!(sound.kind, kind);
        assert!((2.8..3.3).contains(&sound.seconds), "{name}: {} s", sound.seconds);
        assert!((-30.0..-12.0).contains(&sound.loudness), "{name}: {} LUFS", sound.loudness);
        assert_eq!(look(&bare), Ok(sound), "{name}: what was kept is looked at again");
    }
}

#[test]
fn three_kinds_of_file_are_as_loud_as_each_other_when_they_hold_the_same() {
    let loudness = ["told.opus", "told.mp3", "told.m4a"].map(|name| bare(&sample(name)).unwrap().1.loudness);
    let (first, others) = loudness.split_first().unwrap();
    assert!(others.iter().all(|one| (one - first).abs() < 1.5), "{loudness:?}");
}

#[test]
fn a_machine_does_not_pass_for_a_person() {
    assert!(matches!(bare(&sample("machine.opus")), Err(Refused::Synthetic(_))));
}

#[test]
fn what_nobody_could_hear_or_would_listen_to_is_refused_with_its_reason() {
    assert!(
        matches!(bare(&sample("quiet.opus")), Err(Refused::Quiet(_))),
        "{:?}",
        bare(&sample("quiet.opus"))
    );
    assert_eq!(bare(&sample("long.opus")).unwrap_err(), Refused::Long);
    assert_eq!(bare(&sample("other.ogg")).unwrap_err(), Refused::Kind);
    assert_eq!(bare(&vec![0; 300_001]).unwrap_err(), Refused::Large(300_001));
    for nonsense in [&b""[..], b"hello", b"<script>", &[0xff; 64]] {
        assert!(bare(nonsense).is_err());
    }
    let whole = sample("told.m4a");
    let half = whole.get(..whole.len() / 2).unwrap();
    assert!(bare(half).is_err(), "cut off: {:?}", bare(half).map(|one| one.1));
}
