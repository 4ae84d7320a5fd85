//! `directory.json`: one organisation's statements, and the key that each day allows.
use crate::{error_name, hex, matches_file};
use envelope::{
    age::Identity,
    directory::{
        Bundle, Card, Certificate, Directory, Entry, OrgKind, Purpose, VerifiedOrg, fingerprint, word_numbers,
    },
    ids::{Day, OrgId},
    signed::SigningKey,
};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

fn org() -> OrgId {
    OrgId::parse("payoke").unwrap()
}

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn certificate(purpose: Purpose, n: u8, not_before: u32, not_after: u32) -> Certificate {
    let key = match purpose {
        Purpose::Sealing => Identity::from_seed([n; 32]).recipient().as_bytes().to_vec(),
        _ => key(n).verifying_key().to_bytes().to_vec(),
    };
    Certificate { org: org(), purpose, key, not_before: Day(not_before), not_after: Day(not_after) }
}

fn entry() -> Entry {
    let card = Card {
        reads: "Two social workers.".into(),
        secrecy: "Bound by professional secrecy.".into(),
        duty: "Nothing without you.".into(),
        irrevocable: "Nothing.".into(),
        answers: "Within two working days.".into(),
    };
    Entry {
        org: org(),
        serial: 4,
        kind: OrgKind::Centre,
        names: vec![("fr".into(), "Payoke".into()), ("nl".into(), "Payoke".into())],
        cards: vec![("en".into(), card)],
        languages: vec!["nl".into(), "fr".into(), "en".into()],
        issued: Day(20_780),
    }
}

fn bundle() -> Bundle {
    let certificates = [
        certificate(Purpose::Sealing, 1, 20_750, 20_794),
        certificate(Purpose::Sealing, 2, 20_780, 20_824),
        certificate(Purpose::Sealing, 3, 20_900, 20_944),
        certificate(Purpose::Signing, 4, 20_750, 20_794),
        certificate(Purpose::Signing, 5, 20_780, 20_824),
        certificate(Purpose::Transport, 6, 20_750, 20_794),
    ];
    Bundle {
        identity: key(9).verifying_key().to_bytes(),
        entry: entry().sign(&key(9)).unwrap(),
        certificates: certificates.iter().map(|c| c.sign(&key(9)).unwrap()).collect(),
    }
}

fn on(org: &VerifiedOrg, day: u32) -> Value {
    let keys = |keys: Vec<envelope::signed::VerifyingKey>| -> Vec<String> {
        keys.iter().map(|key| hex(key.as_bytes())).collect()
    };
    let sealing = match org.sealing_key(Day(day)) {
        Ok(key) => json!({ "sha256": hex(&Sha256::digest(key.as_bytes())) }),
        Err(unavailable) => json!({ "unavailable_until": unavailable.back.map(Day::number) }),
    };
    json!({
        "day": day,
        "sealing_key": sealing,
        "signing_keys": keys(org.signing_keys(Day(day))),
        "transport_keys": keys(org.transport_keys(Day(day))),
    })
}

fn refused(what: &str, bundle: Bundle) -> Value {
    let error = bundle.verify(key(9).verifying_key().as_bytes()).unwrap_err();
    let directory = Directory { deployment: "brussels".into(), bundles: vec![bundle] };
    json!({ "what": what, "directory": hex(&directory.to_bytes()), "error": error_name(&error) })
}

#[test]
fn an_organisation_has_the_same_keys_on_the_same_day_everywhere() {
    let identity = key(9).verifying_key().to_bytes();
    let org = bundle().verify(&identity).unwrap();
    let directory = Directory { deployment: "brussels".into(), bundles: vec![bundle()] };
    assert_eq!(Directory::from_bytes(&directory.to_bytes()).unwrap(), directory);
    let printed = fingerprint(&identity);
    let entry_by_other = Bundle { entry: entry().sign(&key(8)).unwrap(), ..bundle() };
    let mut certificate_by_other = bundle();
    certificate_by_other.certificates[0] =
        certificate(Purpose::Signing, 5, 20_780, 20_824).sign(&key(8)).unwrap();
    matches_file(
        "directory.json",
        &json!({
            "identity": hex(&identity),
            "fingerprint": { "groups": printed.groups, "hex": printed.hex, "word_numbers": word_numbers(&identity) },
            "entry": hex(&bundle().entry.to_bytes()),
            "directory": hex(&directory.to_bytes()),
            "days": ([20_749, 20_779, 20_780, 20_794, 20_795, 20_825, 20_945].map(|day| on(&org, day))),
            "refused": [
                refused("the entry signed by another key", entry_by_other),
                refused("a certificate signed by another key", certificate_by_other),
                refused("another identity", Bundle { identity: key(8).verifying_key().to_bytes(), ..bundle() }),
            ],
        }),
    );
}
