//! Two desks, each with its own IT officer: one shows where its log ends, the other says that it saw it, and a log that is another one is found.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::DeskSetup;
use std::fs;

fn run(setup: &DeskSetup, arguments: &[&str]) -> Result<String, String> {
    let output = setup.output(arguments);
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    if output.status.success() { Ok(text(output.stdout)) } else { Err(text(output.stderr)) }
}

/// The identity, as the public half lies in what the desk signed.
fn identity(setup: &DeskSetup) -> String {
    let ring = desk::keys::KeyRing::load(&setup.path("ring.key"), b"only for this test").unwrap();
    ring.bundle().identity.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn a_log_is_shown_witnessed_and_checked_against_what_the_witness_saw() {
    let (desk, witness) = (DeskSetup::new(), DeskSetup::of_kind("centre"));
    let file = |name: &str, text: &str| {
        fs::write(desk.path(name), text).unwrap();
        desk.path(name).display().to_string()
    };
    let (ours, theirs) = (identity(&desk), identity(&witness));
    let head = file("head.json", &run(&desk, &["audit", "head"]).unwrap());
    let seen = run(&witness, &["audit", "witness", "--head", &head, "--identity", &ours]).unwrap();
    let seen = file("seen.json", &seen);
    let verify = ["audit", "verify", "--witnessed", &seen, "--witness", &theirs];
    let said = run(&desk, &verify).unwrap();
    assert!(said.contains("the log is whole") && said.contains("it has the line"), "{said}");
    // Another time, with what was seen before.
    let again = ["audit", "witness", "--head", &head, "--identity", &ours, "--before", &seen];
    assert!(run(&witness, &again).is_ok());
    // The database is lost and begun anew: whole, and not what the witness saw.
    for name in ["desk.db", "desk.db-wal", "desk.db-shm"] {
        let _ = fs::remove_file(desk.path(name));
    }
    assert!(run(&desk, &["audit", "verify"]).unwrap().contains("the log is whole"));
    let found = run(&desk, &verify).unwrap_err();
    assert!(found.contains("the log was put back or rewritten"), "{found}");
    let other = run(&desk, &["audit", "verify", "--witnessed", &seen, "--witness", &ours]).unwrap_err();
    assert!(other.contains("was not signed by the organisation with that identity"), "{other}");
    let wrong = run(&witness, &["audit", "witness", "--head", &head, "--identity", "12"]).unwrap_err();
    assert!(wrong.contains("64 hexadecimal digits"), "{wrong}");
}
