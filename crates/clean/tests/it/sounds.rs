//! Sounds: every kind a telephone or a browser makes becomes the same kind of file, in which there is the sound and no word. The samples
//! are an invented tone, with names and a place written into each.
use clean::{Opened, RATE, open};
use memchr::memmem::find;
use proptest::prelude::*;
use std::{fs, panic::catch_unwind, path::Path, process::Command};
use web::cleaning::{Heard, Kept, Refusal};

fn sample(name: &str) -> Vec<u8> {
    let ours = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read(ours.join("tests/samples").join(name))
        .or_else(|_| fs::read(ours.join("../sound/tests/samples").join(name)))
        .unwrap()
}

const ALL: [&str; 8] =
    ["told.webm", "told.ogg", "told.flac", "told.wav", "told.opus", "told.mp3", "told.m4a", "place.m4a"];
const PLANTED: [&str; 4] = ["GEPLANT", "Anna", "Brabant", "+50.86"];

fn heard(name: &str) -> Heard {
    match open(sample(name), 1).and_then(Opened::encode).map(|copy| copy.kept) {
        Ok(Kept::Heard(heard)) => heard,
        other => panic!("{name}: {other:?}"),
    }
}

#[test]
fn a_recording_of_any_kind_keeps_its_sound_and_loses_every_word_in_it() {
    for name in ALL {
        let original = sample(name);
        assert!(PLANTED.iter().any(|word| find(&original, word.as_bytes()).is_some()), "{name}: planted");
        let copy = heard(name);
        assert!(PLANTED.iter().all(|word| find(&copy.bytes, word.as_bytes()).is_none()), "{name}");
        assert!((2..=4).contains(&copy.seconds), "{name}: {} s", copy.seconds);
        // The copy is a recording itself: the same tone is in it, as long, and as loud as it was.
        let Ok(Opened::Heard(again)) = open(copy.bytes, 1) else { panic!("{name}: it opens") };
        let Ok(Opened::Heard(first)) = open(original, 1) else { panic!("{name}: it opens") };
        let longer = again.mono.len().abs_diff(first.mono.len());
        assert!(longer < RATE as usize / 10, "{name}: {longer} samples");
        let loud =
            |mono: &[i16]| mono.iter().map(|one| f64::from(*one).powi(2)).sum::<f64>() / mono.len() as f64;
        let ratio = loud(&again.mono) / loud(&first.mono);
        assert!((0.6..1.6).contains(&ratio), "{name}: {ratio}");
    }
}

#[test]
fn other_programs_find_nothing_but_an_empty_comment_in_the_copies() {
    let folder = tempfile::tempdir().unwrap();
    for name in ALL {
        let path = folder.path().join(format!("{name}.ogg"));
        fs::write(&path, heard(name).bytes).unwrap();
        let Ok(said) = Command::new("exiftool").args(["-a", "-u", "-G1"]).arg(&path).output() else { return };
        let said = String::from_utf8_lossy(&said.stdout).into_owned();
        assert!(PLANTED.iter().all(|word| !said.contains(word)), "{name}: {said}");
        let groups = ["[ExifTool]", "[System]", "[File]", "[Opus]", "[Vorbis]", "[Composite]"];
        assert!(
            said.lines().all(|line| groups.iter().any(|group| line.starts_with(group))),
            "{name}: {said}"
        );
        // What it can play, others can.
        let Ok(decoded) =
            Command::new("ffmpeg").args(["-v", "error", "-i"]).arg(&path).args(["-f", "null", "-"]).output()
        else {
            return;
        };
        assert!(
            decoded.status.success() && decoded.stderr.is_empty(),
            "{name}: {}",
            String::from_utf8_lossy(&decoded.stderr)
        );
    }
}

/// So many seconds of a quiet tone, as a file without any compression.
fn wave(seconds: u32) -> Vec<u8> {
    let samples: Vec<u8> = (0..seconds * 8_000).map(|at| if at / 9 % 2 == 0 { 0x70 } else { 0x90 }).collect();
    let long = u32::try_from(samples.len()).unwrap();
    let format = [1_u16.to_le_bytes(), 1_u16.to_le_bytes()].concat();
    let rates = [8_000_u32.to_le_bytes(), 8_000_u32.to_le_bytes()].concat();
    let head =
        [b"RIFF".as_slice(), &(long + 36).to_le_bytes(), b"WAVEfmt ", &16_u32.to_le_bytes(), &format, &rates];
    [
        head.concat().as_slice(),
        &1_u16.to_le_bytes(),
        &8_u16.to_le_bytes(),
        b"data",
        &long.to_le_bytes(),
        &samples,
    ]
    .concat()
}

#[test]
fn a_long_recording_comes_part_by_part_and_the_last_stands_for_those_beyond() {
    let long = wave(610);
    for (asked, page, seconds) in [(0, 1, 300), (2, 2, 300), (3, 3, 10), (9, 3, 10)] {
        let Ok(Opened::Heard(part)) = open(long.clone(), asked) else { panic!("{asked}") };
        assert_eq!((part.page, part.pages), (page, 3));
        let whole = part.mono.len() as f64 / f64::from(RATE);
        assert!((whole - f64::from(seconds)).abs() < 0.3, "{asked}: {whole} s");
    }
}

#[test]
fn a_film_stays_sealed_and_what_is_cut_or_only_looks_like_a_sound_is_refused() {
    for name in ["film.mp4", "film.webm"] {
        assert_eq!(open(sample(name), 1).err(), Some(Refusal::Film), "{name}");
    }
    for name in ["told.wav", "told.m4a"] {
        let whole = sample(name);
        let found = open(whole[..whole.len() / 2].to_vec(), 1).err();
        assert!(matches!(found, Some(Refusal::Cut | Refusal::Damaged)), "{name}: {found:?}");
    }
    for bytes in [
        b"OggS".as_slice(),
        b"OggS\0\x02 and nothing",
        b"fLaC",
        b"ID3\x03",
        b"RIFF\x10\0\0\0WAVE",
        b"\0\0\0\x18ftypisom a film",
    ] {
        assert!(open(bytes.to_vec(), 1).is_err(), "{bytes:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_changed_on_the_way_give_a_bounded_sound_or_a_refusal(
        which in 0usize..8, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(), whole in any::<bool>(),
    ) {
        let mut bytes = sample(ALL[which]);
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        // A decoder that panics ends its process and nothing else.
        if let Ok(Ok(Opened::Heard(part))) = catch_unwind(move || open(bytes, 1)) {
            prop_assert!(part.mono.len() <= RATE as usize * 300 && part.page == 1);
        }
    }
}
