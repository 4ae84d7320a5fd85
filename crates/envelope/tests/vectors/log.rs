//! `directory-log.json`: a log of nine bundles, its heads, its proofs, and who saw it.
use crate::{error_name, hex, matches_file};
use envelope::{
    ids::OrgId,
    log::{Checkpoint, Leaf, LogKey, Note, Tree, cosign},
    signed::SigningKey,
};
use serde_json::{Value, json};

fn bundle(n: u8) -> Vec<u8> {
    vec![n; usize::from(n) * 7]
}

fn tree(size: u8) -> Tree {
    (0..size).map(|n| Leaf::of(&bundle(n))).collect()
}

fn refused(what: &str, text: &str) -> Value {
    let error = match Note::parse(text) {
        Err(error) => error,
        Ok(note) => Checkpoint::parse(&note.text).unwrap_err(),
    };
    json!({ "what": what, "note": text, "error": error_name(&error) })
}

#[test]
fn the_log_of_the_directory_is_the_same_everywhere() {
    let relay = LogKey::new("Brussel Noord", SigningKey::from_bytes(&[7; 32]));
    let (org, desk) = (OrgId::parse("payoke").unwrap(), SigningKey::from_bytes(&[5; 32]));
    let whole = tree(9);
    let mut note = relay.sign(whole.root());
    let head = relay.verifier().verify(&note).unwrap();
    note.signatures.push(cosign(&head, &org, &desk, 1_795_521_600));
    let text = note.to_text();
    let inclusion = |place: u64| json!({ "place": place, "path": hex(&whole.path_to(place).unwrap()) });
    let consistency = |from: u64| json!({ "from": from, "path": hex(&whole.path_from(from).unwrap()) });
    matches_file(
        "directory-log.json",
        &json!({
            "deployment": "Brussel Noord",
            "vkey": relay.verifier().vkey(),
            "log_key": hex(&relay.verifier().key()),
            "bundles": (0..9).map(|n| hex(&bundle(n))).collect::<Vec<_>>(),
            "leaves": whole.leaves().iter().map(|leaf| hex(&leaf.0)).collect::<Vec<_>>(),
            "roots": (0..=9).map(|size| hex(&tree(size).root().hash)).collect::<Vec<_>>(),
            "inclusion_in_9": (0..9).map(inclusion).collect::<Vec<_>>(),
            "consistency_to_9": (1..=9).map(consistency).collect::<Vec<_>>(),
            "note": text,
            "cosigned": { "org": "payoke", "key": hex(desk.verifying_key().as_bytes()), "at": 1_795_521_600 },
            "refused": [
                refused("lines that end as on Windows", &text.replace('\n', "\r\n")),
                refused("a size with a zero before it", &text.replace("\n9\n", "\n09\n")),
                refused("something after the hash", &text.replace("\n\n", "\nmore\n\n")),
                refused("a hyphen for the dash", &text.replace('\u{2014}', "-")),
            ],
        }),
    );
}
