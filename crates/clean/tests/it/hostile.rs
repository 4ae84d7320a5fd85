//! Files that are made to do harm, or broken: each is refused with a word that says why. What takes too much time or memory is tried with
//! the process around it (`crates/app/tests/it/cleaning.rs`).
use crate::planted::{self, all, chunk};
use clean::{Opened, open};
use proptest::prelude::*;
use std::panic::catch_unwind;
use web::cleaning::{FILE_MAX_BYTES, Refusal};

fn refused(bytes: &[u8]) -> Option<Refusal> {
    open(bytes.to_vec(), 1).err()
}

#[test]
fn what_is_no_picture_and_no_pdf_is_said_to_be_neither() {
    for bytes in [
        b"".as_slice(),
        b"\xff",
        b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>",
        b"<!DOCTYPE html><script>alert(1)</script>",
        b"MZ\x90\0",
        b"\x7fELF",
        b"%!PS-Adobe-3.0 EPSF-3.0",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    ] {
        assert_eq!(refused(bytes), Some(Refusal::Kind), "{bytes:?}");
    }
    for brand in [b"heic", b"mif1", b"avif"] {
        let bytes = [b"\0\0\0\x18ftyp".as_slice(), brand, &[0; 40]].concat();
        assert_eq!(refused(&bytes), Some(Refusal::Heic), "{brand:?}");
    }
    assert_eq!(refused(&vec![0; FILE_MAX_BYTES + 1]), Some(Refusal::Large));
}

/// A PNG that says it is so large, and is not.
fn flood(width: u32, height: u32) -> Vec<u8> {
    let head = [&width.to_be_bytes(), &height.to_be_bytes(), [8, 6, 0, 0, 0].as_slice()].concat();
    [b"\x89PNG\r\n\x1a\n".as_slice(), &chunk(b"IHDR", &head), &chunk(b"IDAT", b"x"), &chunk(b"IEND", b"")]
        .concat()
}

#[test]
fn a_flood_of_pixels_is_refused_before_it_comes() {
    for (width, height) in [(60_000, 60_000), (1, 100_000_000), (i32::MAX as u32, 1), (8_000, 6_501)] {
        assert_eq!(refused(&flood(width, height)), Some(Refusal::Pixels), "{width} {height}");
    }
    // The two bytes of each side of a GIF and of a JPEG.
    let mut gif = planted::gif();
    gif[6..10].fill(0xff);
    assert!(matches!(refused(&gif), Some(Refusal::Pixels | Refusal::Damaged)));
    let mut jpeg = planted::jpeg();
    let frame = memchr::memmem::rfind(&jpeg, b"\xff\xc0\0\x11\x08").unwrap() + 5;
    jpeg[frame..frame + 4].fill(0xff);
    assert_eq!(refused(&jpeg), Some(Refusal::Pixels));
}

#[test]
fn a_file_that_stops_in_the_middle_is_refused_and_not_filled_up_with_grey() {
    for one in all().into_iter().filter(|one| one.name != "pdf") {
        let length = one.bytes.len() - b"PK\x03\x04GEPLANT behind the end".len();
        for cut in [length / 2, length * 9 / 10] {
            let found = refused(&one.bytes[..cut]);
            assert!(matches!(found, Some(Refusal::Cut | Refusal::Damaged)), "{} {cut}: {found:?}", one.name);
        }
    }
    // Where its thumbnail ends is not where it ends.
    let jpeg = planted::jpeg();
    let inside = memchr::memmem::find(&jpeg, b"\xff\xd9").unwrap();
    assert_eq!(refused(&jpeg[..inside + 2]), Some(Refusal::Cut));
}

#[test]
fn what_is_two_things_at_once_is_what_its_beginning_says_and_the_rest_stays_behind() {
    let page = b"GIF89a/*<script>*/=1;alert(document.domain)";
    assert!(refused(page).is_some());
    let within = [planted::png(), planted::pdf()].concat();
    let Ok(Opened::Seen(copy)) = open(within, 2) else { panic!("a picture") };
    assert_eq!((copy.pages, copy.large.width.max(copy.large.height)), (1, 64), "a picture, and no document");
    let pdf = [b"%PDF-1.7\n".as_slice(), &planted::jpeg()].concat();
    assert_eq!(refused(&pdf), Some(Refusal::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn bytes_that_changed_on_the_way_give_a_small_picture_or_a_refusal(
        which in 0usize..6, changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in any::<prop::sample::Index>(), whole in any::<bool>(),
    ) {
        let mut bytes = all().remove(which).bytes;
        for (at, byte) in changes {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if !whole {
            bytes.truncate(cut.index(bytes.len()));
        }
        // A decoder that panics ends its process and nothing else.
        if let Ok(Ok(Opened::Seen(flat))) = catch_unwind(move || open(bytes, 1)) {
            prop_assert!(flat.large.width <= 2_400 && flat.large.height <= 2_400);
            prop_assert!(flat.encode().is_ok());
        }
    }

    #[test]
    fn bytes_of_chance_behind_a_true_beginning_are_refused(
        which in 0usize..7, rest in proptest::collection::vec(any::<u8>(), 0..400)
    ) {
        let head = [b"\xff\xd8\xff\xe0".as_slice(), b"\x89PNG\r\n\x1a\n", b"GIF89a", b"BM", b"II*\0", b"RIFF\0\x01\0\0WEBP", b"%PDF-1.7\n"][which];
        let bytes = [head, &rest].concat();
        let _ = catch_unwind(move || open(bytes, 1));
    }
}
