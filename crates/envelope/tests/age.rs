//! Sealed files as those who carry and those who open them meet them: whole or not at all.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

#[path = "common/mod.rs"]
mod common;

use common::FixedRng;
use envelope::age::{
    self, HEADER_LIMIT, HeaderFault, Identity, OpenError, Opener, Recipient, STANZAS, START_LIMIT, SealError,
    Sealer,
};
use proptest::prelude::*;

const WORDS: &[u8] = "Ze houden mijn paspoort. لا أستطيع الخروج".as_bytes();

fn identity(n: u8) -> Identity {
    Identity::from_seed([n; 32])
}

fn sealed_to(readers: &[u8], plain: &[u8]) -> Vec<u8> {
    let to: Vec<Recipient> = readers.iter().map(|n| identity(*n).recipient()).collect();
    age::seal(&mut FixedRng::new(7), &to, STANZAS, plain).unwrap()
}

fn header_len(sealed: &[u8]) -> usize {
    let footer = sealed.windows(5).position(|w| w == b"\n--- ").unwrap() + 1;
    footer + sealed[footer..].iter().position(|b| *b == b'\n').unwrap() + 1
}

#[test]
fn each_chosen_reader_reads_every_word_and_nobody_else_any() {
    let sealed = sealed_to(&[1, 2], WORDS);
    for reader in [1, 2] {
        assert_eq!(&**age::open(&identity(reader), &sealed).unwrap(), WORDS);
    }
    assert_eq!(age::open(&identity(3), &sealed), Err(OpenError::NotForThisKey));
    assert_eq!(age::open_with_any(&[identity(3), identity(2)], &sealed).unwrap().0, 1);
}

#[test]
fn a_file_does_not_show_to_how_many_it_was_sealed() {
    let lengths = [1, 3, 8].map(|n| sealed_to(&(1..=n).collect::<Vec<u8>>(), WORDS).len());
    assert_eq!(lengths, [lengths[0]; 3]);
    assert_eq!(age::stanzas_of(&sealed_to(&[1], WORDS)), Ok(STANZAS));
}

#[test]
fn nobody_seals_to_nobody_or_to_more_than_fit() {
    let seal = |n: u8| {
        let to: Vec<Recipient> = (1..=n).map(|n| identity(n).recipient()).collect();
        age::seal(&mut FixedRng::new(7), &to, STANZAS, WORDS)
    };
    assert_eq!(seal(0), Err(SealError::Recipients));
    assert_eq!(seal(9), Err(SealError::Recipients));
}

#[test]
fn a_file_cut_anywhere_gives_no_words_at_all() {
    let plain = vec![b'a'; 64 * 1024 + 10];
    let sealed = sealed_to(&[1], &plain);
    let start = header_len(&sealed);
    for cut in [0, 10, 30, start - 1] {
        assert!(matches!(
            age::open(&identity(1), &sealed[..cut]),
            Err(OpenError::NotAge | OpenError::HeaderMalformed(_))
        ));
    }
    assert_eq!(age::open(&identity(1), &sealed[..start]), Err(OpenError::NoPayload));
    assert_eq!(age::open(&identity(1), &sealed[..start + 16]), Err(OpenError::Truncated));
    assert_eq!(age::open(&identity(1), &sealed[..start + 16 + 65_552]), Err(OpenError::Truncated));
    assert_eq!(age::open(&identity(1), &sealed[..sealed.len() - 1]), Err(OpenError::ChunkCorrupt));
}

#[test]
fn chunks_cannot_be_swapped_to_change_a_story() {
    let plain: Vec<u8> = (0..3u8).flat_map(|n| vec![n; 64 * 1024]).collect();
    let mut sealed = sealed_to(&[1], &plain);
    let first = header_len(&sealed) + 16;
    let chunk = 64 * 1024 + 16;
    let (one, two) = sealed[first..first + 2 * chunk].split_at_mut(chunk);
    one.swap_with_slice(two);
    assert_eq!(age::open(&identity(1), &sealed), Err(OpenError::ChunkCorrupt));
}

#[test]
fn a_stanza_added_on_the_way_is_noticed() {
    let sealed = sealed_to(&[1], WORDS);
    let at = sealed.windows(5).position(|w| w == b"\n--- ").unwrap() + 1;
    let added = [&sealed[..at], b"-> grease\n\n", &sealed[at..]].concat();
    assert_eq!(age::open(&identity(1), &added), Err(OpenError::MacMismatch));
}

#[test]
fn an_endless_header_is_refused_before_any_work_is_done() {
    let endless = [b"age-encryption.org/v1\n".to_vec(), b"-> x\n\n".repeat(HEADER_LIMIT)].concat();
    assert_eq!(age::open(&identity(1), &endless), Err(OpenError::HeaderTooLarge));
    let none = b"age-encryption.org/v1\n--- AAAA\n";
    assert_eq!(age::open(&identity(1), none), Err(OpenError::HeaderMalformed(HeaderFault::NoStanza)));
}

#[test]
fn a_key_typed_with_a_mistake_is_not_taken_for_another() {
    let public = identity(1).recipient().to_string();
    assert_eq!(public.parse::<Recipient>().unwrap(), identity(1).recipient());
    let mistyped = public.replacen('q', "p", 2);
    assert!(mistyped.parse::<Recipient>().is_err());
    assert!(public.to_uppercase().parse::<Recipient>().is_err());
    let secret = identity(1).to_secret_string();
    assert_eq!(secret.parse::<Identity>().unwrap().seed(), &[1; 32]);
    assert!(secret.to_lowercase().parse::<Identity>().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn one_flipped_bit_anywhere_gives_no_words(place in any::<prop::sample::Index>(), bit in 0..8u8) {
        let mut sealed = sealed_to(&[1], WORDS);
        let at = place.index(sealed.len());
        sealed[at] ^= 1 << bit;
        prop_assert!(age::open(&identity(1), &sealed).is_err());
    }

    #[test]
    fn whatever_arrives_a_reader_stays_up(bytes in prop::collection::vec(any::<u8>(), 0..400), cut in 0..12_000usize) {
        let sealed = sealed_to(&[1], WORDS);
        let grown = [&sealed[..cut.min(sealed.len())], &bytes].concat();
        prop_assert!(age::open(&identity(1), &grown).is_err());
        prop_assert!(age::open(&identity(1), &bytes).is_err());
    }
}

/// Sealed piece by piece, in steps of `step` bytes.
fn sealed_in_pieces(plain: &[u8], step: usize) -> Vec<u8> {
    let (mut sealer, mut sealed) = Sealer::new(&mut FixedRng::new(7), &[identity(1).recipient()], 1).unwrap();
    for piece in plain.chunks(step) {
        sealer.push(piece, &mut sealed).unwrap();
    }
    sealer.finish(&mut sealed).unwrap();
    sealed
}

fn opened_in_pieces(sealed: &[u8], step: usize) -> Result<Vec<u8>, OpenError> {
    let start = &sealed[..sealed.len().min(START_LIMIT)];
    let (mut opener, which, read) = Opener::new(&[identity(2), identity(1)], start)?;
    assert_eq!(which, 1);
    let mut plain = zeroize::Zeroizing::new(Vec::new());
    for piece in sealed[read..].chunks(step) {
        opener.push(piece, &mut plain)?;
    }
    opener.finish(&mut plain)?;
    Ok(plain.to_vec())
}

#[test]
fn a_backup_sealed_piece_by_piece_is_an_age_file_like_any_other() {
    const CHUNK: usize = 64 * 1024;
    for size in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 3 * CHUNK + 7] {
        let plain: Vec<u8> = (0..size).map(|n| (n % 251) as u8).collect();
        for step in [1_000, CHUNK, 200_000] {
            let sealed = sealed_in_pieces(&plain, step);
            assert_eq!(**age::open(&identity(1), &sealed).unwrap(), plain[..], "{size} {step}");
            assert_eq!(opened_in_pieces(&sealed, step).unwrap(), plain, "{size} {step}");
            let whole = age::seal(&mut FixedRng::new(3), &[identity(1).recipient()], 1, &plain).unwrap();
            assert_eq!(opened_in_pieces(&whole, step).unwrap(), plain, "{size} {step}");
        }
    }
}

#[test]
fn a_backup_that_was_cut_off_or_altered_says_so_before_it_is_believed() {
    let plain = vec![b'a'; 3 * 64 * 1024];
    let sealed = sealed_in_pieces(&plain, 9_999);
    let tail = 64 * 1024 + 16;
    assert_eq!(opened_in_pieces(&sealed[..sealed.len() - tail], 5_000), Err(OpenError::Truncated));
    assert!(opened_in_pieces(&sealed[..sealed.len() - 1], 5_000).is_err());
    assert_eq!(
        opened_in_pieces(&sealed[..100], 5_000).unwrap_err(),
        age::open(&identity(1), &sealed[..100]).unwrap_err()
    );
    let mut altered = sealed.clone();
    altered[sealed.len() - tail - 5] ^= 1;
    assert_eq!(opened_in_pieces(&altered, 5_000), Err(OpenError::ChunkCorrupt));
    let longer = [sealed.as_slice(), &[0; 20]].concat();
    assert!(opened_in_pieces(&longer, 5_000).is_err());
    assert_eq!(Sealer::new(&mut FixedRng::new(7), &[], 1).err(), Some(SealError::Recipients));
}
