//! What a relay that is taken over could serve, and what a person would then choose or believe.
use super::*;
use crate::{
    age, cbor,
    ids::{Day, OrgId},
    signed::{Context, Signed, SigningKey},
};
use proptest::prelude::*;
use std::vec;

const TODAY: Day = Day(20_780);

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn entry(serial: u64) -> Entry {
    let card = Card {
        reads: "Social workers".into(),
        secrecy: "Bound by professional secrecy".into(),
        duty: "Nothing is passed on without you".into(),
        irrevocable: "Nothing".into(),
        answers: "Within two working days".into(),
    };
    Entry {
        org: OrgId::parse("payoke").unwrap(),
        serial,
        kind: OrgKind::Centre,
        names: vec![("en".into(), "Payoke".into()), ("nl".into(), "Payoke".into())],
        cards: vec![("en".into(), card)],
        languages: vec!["nl".into(), "en".into()],
        issued: TODAY,
    }
}

fn certificate(purpose: Purpose, n: u8, not_before: u32, not_after: u32) -> Certificate {
    let key = match purpose {
        Purpose::Sealing => age::Identity::from_seed([n; 32]).recipient().as_bytes().to_vec(),
        _ => key(n).verifying_key().to_bytes().to_vec(),
    };
    let org = OrgId::parse("payoke").unwrap();
    Certificate { org, purpose, key, not_before: Day(not_before), not_after: Day(not_after) }
}

/// Two months of sealing and signing keys, two weeks shared, and a gap before the third.
fn certificates() -> Vec<Certificate> {
    vec![
        certificate(Purpose::Sealing, 1, 20_750, 20_794),
        certificate(Purpose::Sealing, 2, 20_780, 20_824),
        certificate(Purpose::Sealing, 3, 20_900, 20_944),
        certificate(Purpose::Signing, 4, 20_750, 20_794),
        certificate(Purpose::Signing, 5, 20_780, 20_824),
        certificate(Purpose::Transport, 6, 20_750, 20_794),
    ]
}

fn bundle(identity: &SigningKey, serial: u64) -> Bundle {
    Bundle {
        identity: identity.verifying_key().to_bytes(),
        entry: entry(serial).sign(identity).unwrap(),
        certificates: certificates().iter().map(|c| c.sign(identity).unwrap()).collect(),
    }
}

fn verified(serial: u64) -> VerifiedOrg {
    let identity = key(9);
    bundle(&identity, serial).verify(identity.verifying_key().as_bytes()).unwrap()
}

#[test]
fn a_report_is_sealed_to_the_newest_key_that_counts_today() {
    let org = verified(1);
    let sealing = |n| age::Identity::from_seed([n; 32]).recipient();
    assert_eq!(org.sealing_key(Day(20_779)).unwrap().as_bytes(), sealing(1).as_bytes());
    assert_eq!(org.sealing_key(TODAY).unwrap().as_bytes(), sealing(2).as_bytes());
    assert_eq!(org.sealing_key(Day(20_824)).unwrap().as_bytes(), sealing(2).as_bytes());
}

#[test]
fn an_organisation_without_a_key_says_when_it_is_back_instead_of_losing_a_report() {
    let org = verified(1);
    assert_eq!(org.sealing_key(Day(20_825)).err(), Some(Unavailable { back: Some(Day(20_900)) }));
    assert_eq!(org.sealing_key(Day(20_945)).err(), Some(Unavailable { back: None }));
    assert_eq!(org.sealing_key(Day(0)).err(), Some(Unavailable { back: Some(Day(20_750)) }));
}

#[test]
fn an_answer_signed_last_week_is_still_believed_and_a_transport_key_never_signs_one() {
    let org = verified(1);
    assert_eq!(org.signing_keys(TODAY), [key(4).verifying_key(), key(5).verifying_key()]);
    assert_eq!(org.signing_keys(Day(20_795)), [key(5).verifying_key()]);
    assert_eq!(org.signing_keys_within(Day(20_790), Day(20_835)).len(), 2);
    assert_eq!(org.signing_keys(Day(20_825)), []);
    assert_eq!(org.transport_keys(TODAY), [key(6).verifying_key()]);
}

#[test]
fn a_relay_cannot_put_its_own_key_in_the_place_of_an_organisations() {
    let (honest, relay) = (key(9), key(10));
    let trusted = honest.verifying_key().to_bytes();
    assert_eq!(bundle(&relay, 1).verify(&trusted), Err(DirectoryError::OtherIdentity));
    let claimed = Bundle { identity: trusted, ..bundle(&relay, 1) };
    assert_eq!(claimed.verify(&trusted), Err(DirectoryError::EntrySignature));
    let mut mixed = bundle(&honest, 1);
    mixed.certificates[1] = certificate(Purpose::Sealing, 66, 20_780, 20_824).sign(&relay).unwrap();
    assert_eq!(mixed.verify(&trusted), Err(DirectoryError::CertificateSignature));
}

#[test]
fn a_certificate_of_another_organisation_is_not_borrowed() {
    let identity = key(9);
    let mut mixed = bundle(&identity, 1);
    let other = Certificate { org: OrgId::parse("other").unwrap(), ..certificates()[0].clone() };
    mixed.certificates.push(other.sign(&identity).unwrap());
    assert_eq!(mixed.verify(identity.verifying_key().as_bytes()), Err(DirectoryError::OtherOrganisation));
}

#[test]
fn an_old_card_does_not_come_back() {
    assert_eq!(verified(2).supersedes(&verified(1)), Ok(()));
    assert_eq!(verified(2).supersedes(&verified(2)), Ok(()));
    assert_eq!(verified(1).supersedes(&verified(2)), Err(DirectoryError::WentBack));
    let changed = Entry { kind: OrgKind::Police, ..entry(2) };
    assert!(!changed.supersedes(&entry(2)), "two statements with one serial");
}

#[test]
fn nobody_takes_a_certificate_away_from_an_organisation_by_showing_an_old_or_a_shorter_bundle() {
    let identity = key(9);
    let trusted = identity.verifying_key().to_bytes();
    let mut shorter = bundle(&identity, 2);
    shorter.certificates.remove(1);
    let (whole, shorter) = (verified(2), shorter.verify(&trusted).unwrap());
    assert_eq!(shorter.supersedes(&whole), Err(DirectoryError::WentBack));
    assert_eq!(whole.supersedes(&shorter), Err(DirectoryError::WentBack), "an old key is not brought back");
    assert_eq!(whole.supersedes(&whole), Ok(()));
    assert_eq!(verified(3).supersedes(&whole), Ok(()));
    let mut renewed = bundle(&identity, 3);
    renewed.certificates.truncate(2);
    assert_eq!(
        renewed.verify(&trusted).unwrap().supersedes(&whole),
        Ok(()),
        "its own new entry says what holds"
    );
}

#[test]
fn nobody_becomes_police_and_nobody_ceases_to_be() {
    let of = |kind, serial| Entry { kind, ..entry(serial) };
    for other in [OrgKind::Centre, OrgKind::Association, OrgKind::Other] {
        assert!(of(OrgKind::Centre, 2).supersedes(&of(other, 1)), "an association may become a centre");
        assert!(!of(OrgKind::Police, 2).supersedes(&of(other, 1)), "{other:?}");
        assert!(!of(other, 2).supersedes(&of(OrgKind::Police, 1)), "{other:?}");
    }
}

#[test]
fn a_card_that_says_two_things_in_one_language_is_refused() {
    let twice = Entry { names: vec![("en".into(), "a".into()), ("en".into(), "b".into())], ..entry(1) };
    assert_eq!(twice.sign(&key(9)), Err(DirectoryError::Content(CborError::Field("names"))));
    let endless = Entry { names: vec![("en".into(), "a".repeat(201))], ..entry(1) };
    assert_eq!(endless.sign(&key(9)), Err(DirectoryError::Content(CborError::Field("names"))));
}

#[test]
fn a_certificate_with_the_wrong_sort_of_key_is_never_made() {
    let swapped = Certificate { purpose: Purpose::Sealing, ..certificate(Purpose::Signing, 1, 1, 2) };
    assert_eq!(swapped.sign(&key(9)), Err(DirectoryError::Content(CborError::Field("key"))));
    let backwards = certificate(Purpose::Signing, 1, 2, 1);
    assert_eq!(backwards.sign(&key(9)), Err(DirectoryError::Content(CborError::Field("not_after"))));
}

#[test]
fn a_statement_that_is_signed_but_not_in_its_one_form_is_refused() {
    let identity = key(9);
    let mut payload = cbor::encode(&entry(1), 0);
    payload.push(0);
    let long = Bundle { entry: Signed::new(Context::Entry, payload, &identity), ..bundle(&identity, 1) };
    let refused = long.verify(identity.verifying_key().as_bytes());
    assert_eq!(refused, Err(DirectoryError::Content(CborError::Malformed)));
}

#[test]
fn the_directory_survives_the_wire_and_its_keys_are_sorted() {
    let directory =
        Directory { deployment: "brussels".into(), bundles: vec![bundle(&key(9), 1), bundle(&key(8), 2)] };
    let bytes = directory.to_bytes();
    assert_eq!(Directory::from_bytes(&bytes), Ok(directory));
    assert!(cbor::is_one_item(&bytes));
    assert!(cbor::is_one_item(&cbor::encode(&entry(1), 0)));
    assert!(cbor::is_one_item(&cbor::encode(&certificates()[0], 0)));
}

#[test]
fn two_organisations_are_told_apart_on_the_telephone() {
    let [one, other] = [1, 2].map(|n| fingerprint(key(n).verifying_key().as_bytes()));
    assert_ne!(one.groups, other.groups);
    assert!(one.groups.iter().all(|group| group.len() == 5 && group.bytes().all(|b| b.is_ascii_digit())));
    assert_eq!(one.hex.len(), 64);
}

proptest! {
    #[test]
    fn whatever_a_relay_serves_a_browser_stays_up(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        if let Ok(directory) = Directory::from_bytes(&bytes) {
            prop_assert_eq!(directory.to_bytes(), bytes.clone());
        }
        prop_assert!(cbor::decode::<Entry>(&bytes).is_err());
        prop_assert!(cbor::decode::<Certificate>(&bytes).is_err());
    }
}
