//! `zichtbaar pack check`, on a pack that was made when packs were new: whoever kept one can still look whether it holds.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Folder, binary};
use std::{fs, path::Path, process::Command};

fn run(arguments: &[&str]) -> (bool, String) {
    let output = Command::new(binary()).args(["pack", "check"]).args(arguments).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (output.status.success(), text(&output.stdout) + &text(&output.stderr))
}

#[test]
fn a_pack_says_in_words_what_holds_and_what_does_not() {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/pack.zip");
    let name = kept.display().to_string();
    let (holds, said) = run(&[&name]);
    assert!(holds && said.contains("The pack holds"), "{said}");
    for words in [
        "Holds: signed by",
        "Its key: ",
        "For Politie Rotterdam, team 4 (force)",
        "Hidden in it: ",
        "person 2",
    ] {
        assert!(said.contains(words), "{words}: {said}");
    }
    let identity = said.lines().find_map(|line| line.strip_prefix("Its identity: ")).unwrap();
    assert!(run(&[&name, "--identity", identity]).0);
    let (holds, said) = run(&[&name, "--identity", &"0".repeat(64)]);
    assert!(!holds && said.contains("NOT: it is not signed with the identity you named"), "{said}");
    let folder = Folder::new();
    let mut bytes = fs::read(&kept).unwrap();
    // Somewhere in the document.
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    let damaged = folder.0.join("damaged.zip");
    fs::write(&damaged, &bytes).unwrap();
    let (holds, said) = run(&[damaged.to_str().unwrap()]);
    assert!(!holds && said.contains("was changed or is damaged") && said.contains("does not hold"), "{said}");
    let none = folder.0.join("none.zip");
    fs::write(&none, "no archive").unwrap();
    let (holds, said) = run(&[none.to_str().unwrap()]);
    assert!(!holds && said.contains("this is no archive of ours"), "{said}");
    let (holds, said) = run(&[folder.0.join("gone.zip").to_str().unwrap()]);
    assert!(!holds && said.contains("gone.zip: "), "{said}");
}
