//! What a relay could try with its log, and what published logs say.
use super::*;
use crate::{ids::OrgId, signed::SigningKey};
use proptest::prelude::*;
use std::{string::ToString, vec::Vec};

fn leaf(n: u64) -> Leaf {
    Leaf::of(&n.to_be_bytes())
}

fn tree(size: u64) -> Tree {
    (0..size).map(leaf).collect()
}

fn relay() -> LogKey {
    LogKey::new("brussels", SigningKey::from_bytes(&[7; 32]))
}

#[test]
fn a_log_that_only_grew_proves_it_and_one_that_was_rewritten_cannot() {
    for size in 0..20 {
        for earlier in 0..=size {
            let (old, new) = (tree(earlier), tree(size));
            let path = new.path_from(earlier).unwrap();
            assert!(new.root().extends(&old.root(), &path), "{earlier} to {size}");
            let mut other: Vec<Leaf> = old.leaves().to_vec();
            let Some(changed) = other.first_mut() else { continue };
            *changed = Leaf::of(b"another key");
            let other: Tree = other.into_iter().collect();
            assert!(!new.root().extends(&other.root(), &path), "{earlier} to {size}");
        }
    }
    assert_eq!(tree(3).path_from(4), None, "nobody proves what is still to come");
    assert!(!tree(3).root().extends(&tree(4).root(), &[]));
}

#[test]
fn an_entry_is_proven_by_its_path_and_no_other_entry_is() {
    for size in 1..20 {
        let tree = tree(size);
        for place in 0..size {
            let path = tree.path_to(place).unwrap();
            assert!(tree.root().has(&leaf(place), place, &path));
            assert!(!tree.root().has(&Leaf::of(b"another key"), place, &path));
            assert!(size == 1 || !tree.root().has(&leaf(place), (place + 1) % size, &path));
            assert_eq!(tree.place(&leaf(place)), Some(place));
        }
        assert_eq!(tree.path_to(size), None);
        assert_eq!(tree.place(&leaf(99)), None);
    }
}

#[test]
fn the_log_of_yesterday_is_found_in_that_of_today() {
    let today = tree(9);
    for size in 0..=9 {
        assert_eq!(today.at(size).unwrap().root(), tree(size).root());
    }
    assert!(today.at(10).is_none());
}

#[test]
fn the_empty_log_and_the_first_leaves_are_those_of_rfc_6962() {
    // SHA-256 of nothing; SHA-256(0x00 ‖ leaf); SHA-256(0x01 ‖ left ‖ right).
    use sha2::{Digest, Sha256};
    assert_eq!(tree(0).root().hash, <[u8; 32]>::from(Sha256::digest([])));
    let hashed =
        |n| -> [u8; 32] { Sha256::new().chain_update([0]).chain_update(leaf(n).0).finalize().into() };
    assert_eq!(tree(1).root().hash, hashed(0));
    let both: [u8; 32] =
        Sha256::new().chain_update([1]).chain_update(hashed(0)).chain_update(hashed(1)).finalize().into();
    assert_eq!(tree(2).root().hash, both);
}

#[test]
fn a_head_is_believed_from_its_own_relay_alone() {
    let note = relay().sign(tree(3).root());
    let read = Note::parse(&note.to_text()).unwrap();
    assert_eq!(read, note);
    assert_eq!(relay().verifier().verify(&read).unwrap().root, tree(3).root());
    let another = LogKey::new("brussels", SigningKey::from_bytes(&[8; 32]));
    assert_eq!(another.verifier().verify(&read), Err(LogError::Signature));
    let elsewhere = LogKey::new("antwerp", SigningKey::from_bytes(&[7; 32]));
    assert_eq!(elsewhere.verifier().verify(&read), Err(LogError::OtherLog));
    let mut larger = read;
    larger.text = larger.text.replace("\n3\n", "\n4\n");
    assert_eq!(relay().verifier().verify(&larger), Err(LogError::Signature));
}

#[test]
fn a_desk_signs_what_it_saw_and_when_and_nobody_else_can() {
    let (centre, other) = (OrgId::parse("centre").unwrap(), OrgId::parse("police").unwrap());
    let key = SigningKey::from_bytes(&[9; 32]);
    let checkpoint = relay().verifier().verify(&relay().sign(tree(3).root())).unwrap();
    let line = cosign(&checkpoint, &centre, &key, 1_795_521_600);
    let keys = [SigningKey::from_bytes(&[1; 32]).verifying_key(), key.verifying_key()];
    assert_eq!(cosigned_at(&checkpoint, &centre, &keys, &line), Ok(1_795_521_600));
    assert_eq!(cosigned_at(&checkpoint, &other, &keys, &line), Err(LogError::Signature));
    assert_eq!(cosigned_at(&checkpoint, &centre, &keys[..1], &line), Err(LogError::Signature));
    let grown = Checkpoint { root: tree(4).root(), ..checkpoint.clone() };
    assert_eq!(cosigned_at(&grown, &centre, &keys, &line), Err(LogError::Signature));
    let mut later = line;
    later.signature[7] ^= 1;
    assert_eq!(cosigned_at(&checkpoint, &centre, &keys, &later), Err(LogError::Signature));
}

#[test]
fn a_name_of_a_deployment_never_breaks_a_line() {
    for name in ["brussels", "Brussel Noord", "a\nb", "+", "\u{2014} x"] {
        let key = LogKey::new(name, SigningKey::from_bytes(&[7; 32]));
        let note = Note::parse(&key.sign(tree(1).root()).to_text()).unwrap();
        assert!(key.verifier().verify(&note).is_ok(), "{name}");
    }
    assert_eq!(origin("Brussel Noord"), "zichtbaar.log/Brussel%20Noord");
}

#[test]
fn what_is_not_a_note_is_refused() {
    let good = relay().sign(tree(3).root()).to_text();
    let bad = [
        String::new(),
        good.trim_end().to_string(),
        good.replace("\n\n", "\n"),
        good.replace('\u{2014}', "-"),
        good.replace('\n', "\r\n"),
        good.clone() + "more\n",
        good.replace("\u{2014} zichtbaar.log/brussels", "\u{2014} zichtbaar log"),
    ];
    for text in bad {
        assert_eq!(Note::parse(&text), Err(LogError::Form), "{text}");
    }
    for text in ["zichtbaar.log/x\n03\nAAAA\n", "x\n1\n\n", "", "x\n-1\nAA==\n"] {
        assert_eq!(Checkpoint::parse(text), Err(LogError::Form), "{text}");
    }
    let longer = relay().sign(tree(3).root()).text + "an extension\n";
    assert_eq!(Checkpoint::parse(&longer), Err(LogError::Form));
}

proptest! {
    #[test]
    fn whatever_a_relay_sends_as_a_proof_a_desk_stays_up(
        size in any::<u64>(), earlier in any::<u64>(), place in any::<u64>(),
        hash in any::<[u8; 32]>(), path in proptest::collection::vec(any::<u8>(), 0..200),
    ) {
        let (new, old) = (Root { size, hash }, Root { size: earlier, hash: [1; 32] });
        prop_assert!(!new.has(&leaf(0), place, &path));
        prop_assert!(!new.extends(&old, &path));
    }

    #[test]
    fn a_text_that_is_read_as_a_note_is_written_as_it_came(text in "(— ?[a-z +]{0,4}( [A-Za-z0-9=]{0,12})?|[a-z]{0,3}|\n){0,8}") {
        if let Ok(note) = Note::parse(&text) {
            prop_assert_eq!(note.to_text(), text);
        }
    }

    #[test]
    fn any_two_sizes_of_one_log_fit_and_a_changed_hash_does_not(size in 1_u64..200, part in 0.0_f64..1.0, byte in any::<prop::sample::Index>()) {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, clippy::cast_precision_loss, reason = "a part of 200")]
        let earlier = (part * size as f64) as u64;
        let (new, old) = (tree(size), tree(earlier));
        let mut path = new.path_from(earlier).unwrap();
        prop_assert!(new.root().extends(&old.root(), &path));
        if !path.is_empty() {
            let place = byte.index(path.len());
            path[place] ^= 1;
            prop_assert!(!new.root().extends(&old.root(), &path));
        }
    }
}

#[test]
fn the_key_of_a_log_reads_as_tools_for_logs_expect() {
    let vkey = relay().verifier().vkey();
    let parts: Vec<&str> = vkey.split('+').collect();
    assert_eq!((parts.len(), parts[0], parts[1].len()), (3, "zichtbaar.log/brussels", 8));
    let again = LogVerifier::new("brussels", &relay().verifier().key());
    assert_eq!(again, Some(relay().verifier()));
    assert_eq!(LogVerifier::new("brussels", &[0; 32]), None, "a weak key");
}
