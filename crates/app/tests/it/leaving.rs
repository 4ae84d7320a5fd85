//! `zichtbaar desk leave`, and what others read of it: age from npm, tar from the system, and nothing of this program.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    DeskSetup, Folder, add_a_lead, has, on_build_machine, open_desk, put_a_document, signed_in,
};
use envelope::age::Identity;
use std::{fs, path::Path, process::Command};

#[tokio::test]
async fn what_a_desk_left_with_is_read_and_checked_with_programs_that_are_not_ours() {
    let setup = DeskSetup::new();
    let database = format!("sqlite:{}", setup.path("desk.db").display());
    let desk = open_desk(&database, &setup.path("ring.key"), b"only for this test").await;
    add_a_lead(&desk).await;
    let session = signed_in(&desk).await;
    put_a_document(&desk, &session, 2).await;
    let to = setup.path("left.age");
    let key = Identity::from_seed([5; 32]);
    fs::write(setup.path("key"), key.to_secret_string().as_bytes()).unwrap();
    let recipient = key.recipient().to_string();
    let output = setup.output(&["desk", "leave", "--to", to.to_str().unwrap(), "--recipient", &recipient]);
    let said = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains("signals: 1\n") && said.contains("documents that lie beside them: 1\n"), "{said}");
    let interop = Path::new(env!("CARGO_MANIFEST_DIR")).join("../envelope/tests/interop");
    if !(has("node") && interop.join("node_modules/age-encryption").exists()) {
        assert!(
            !on_build_machine(),
            "node and the packages in {} must be there: use ./dev test",
            interop.display()
        );
        return;
    }
    let folder = Folder::new();
    let mut node = Command::new("node");
    let read = node
        .arg(interop.join("leaving.mjs"))
        .args([&to, &setup.path("key")])
        .arg(&folder.0)
        .output()
        .unwrap();
    let said = String::from_utf8(read.stdout).unwrap();
    assert!(read.status.success(), "{said} {}", String::from_utf8_lossy(&read.stderr));
    assert!(said.contains("He keeps her passport.") && said.contains("\"cases\":1"), "{said}");
    desk.shut().await;
}

#[test]
fn a_key_that_is_none_and_a_file_that_is_there_are_refused() {
    let setup = DeskSetup::new();
    let refused = |to: &str, recipient: &str| {
        let output = setup.output(&["desk", "leave", "--to", to, "--recipient", recipient]);
        assert!(!output.status.success());
        String::from_utf8(output.stderr).unwrap()
    };
    let there = setup.path("there");
    fs::write(&there, "mine").unwrap();
    let key = Identity::from_seed([5; 32]).recipient().to_string();
    assert!(refused(there.to_str().unwrap(), &key).contains("is there already"));
    assert_eq!(fs::read_to_string(&there).unwrap(), "mine");
    let classic = "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p";
    assert!(
        refused(setup.path("new").to_str().unwrap(), classic).contains("no public key of the form age1pq1")
    );
    assert!(!setup.path("new").exists());
}
