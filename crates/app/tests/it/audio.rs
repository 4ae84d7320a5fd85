//! `zichtbaar audio` by hand: a recording is added, checked, listed, and taken away; what does not belong is refused with its reason.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a surprise")]

use crate::common::{Folder, binary};
use std::{fs, path::Path, process::Command};

fn sample(name: &str) -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../sound/tests/samples").join(name).display().to_string()
}

fn run(folder: &Folder, action: &str, more: &[&str]) -> Result<String, String> {
    let place = folder.0.display().to_string();
    let output =
        Command::new(binary()).args(["audio", action, "--folder", &place]).args(more).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    match output.status.success() {
        true => Ok(text(output.stdout)),
        false => Err(text(output.stdout) + &text(output.stderr)),
    }
}

fn add(folder: &Folder, file: &str, change: &[(&str, &str)]) -> Result<String, String> {
    let file = sample(file);
    let mut all = vec![
        ("--language", "nl"),
        ("--question", "safe-heading"),
        ("--file", file.as_str()),
        ("--voice", "person"),
        ("--spoken-by", "volunteer, native speaker"),
        ("--consent-on", "2026-05-01"),
        ("--recorded-on", "2026-05-02"),
        ("--checked-by", "staff, native speaker"),
        ("--checked-on", "2026-05-03"),
    ];
    for (name, value) in change {
        all.retain(|(one, _)| one != name);
        all.push((name, value));
    }
    let all: Vec<&str> = all.into_iter().flat_map(|(name, value)| [name, value]).collect();
    run(folder, "add", &all)
}

#[test]
fn a_recording_is_kept_with_its_sound_alone_checked_listed_and_taken_away() {
    let folder = Folder::new();
    assert!(run(&folder, "check", &[]).unwrap().contains("0 recordings"), "nothing yet is no fault");
    let said = add(&folder, "told.opus", &[]).unwrap();
    assert!(said.starts_with("nl/safe-heading: kept, 3.0 s, -"), "{said}");
    let kept = folder.0.join("nl/safe-heading.opus");
    let bytes = fs::read(&kept).unwrap();
    assert!(!bytes.windows(4).any(|four| four == b"Anna"), "the name that was written in it");
    let list = fs::read_to_string(folder.0.join("manifest.toml")).unwrap();
    assert!(list.contains("spoken_by = \"volunteer, native speaker\"") && !list.contains("Anna"), "{list}");
    assert!(run(&folder, "check", &[]).unwrap().contains("1 recordings, all of them played"));
    let listed = run(&folder, "list", &["--language", "nl"]).unwrap();
    assert!(listed.contains("safe-heading: played") && listed.contains("safe-lead: nothing yet"), "{listed}");
    // Another kind takes its place; the earlier file does not lie about.
    add(&folder, "told.mp3", &[]).unwrap();
    assert!(!kept.exists() && folder.0.join("nl/safe-heading.mp3").exists());
    // What was read was another text: the list says so.
    let words = list.lines().find(|line| line.starts_with("words_sha256")).unwrap().to_owned();
    let list = fs::read_to_string(folder.0.join("manifest.toml")).unwrap();
    let older = format!("words_sha256 = \"{}\"", "0".repeat(64));
    fs::write(folder.0.join("manifest.toml"), list.replace(&words, &older)).unwrap();
    let found = run(&folder, "check", &[]).unwrap_err();
    assert!(found.contains("the words on the page have changed"), "{found}");
    fs::write(folder.0.join("manifest.toml"), &list).unwrap();
    fs::write(folder.0.join("nl/safe-heading.mp3"), &bytes).unwrap();
    assert!(run(&folder, "check", &[]).unwrap_err().contains("not the one that was checked"));
    run(&folder, "remove", &["--language", "nl", "--question", "safe-heading"]).unwrap();
    assert!(!folder.0.join("nl/safe-heading.mp3").exists());
    let twice = run(&folder, "remove", &["--language", "nl", "--question", "safe-heading"]).unwrap_err();
    assert!(twice.contains("there is no such recording"), "{twice}");
}

#[test]
fn what_does_not_belong_on_a_public_page_is_refused_with_its_reason_and_nothing_is_kept() {
    let folder = Folder::new();
    let wrong = |file: &str, change: &[(&str, &str)], reason: &str| {
        let said = add(&folder, file, change).unwrap_err();
        assert!(said.contains(reason), "{said}");
    };
    wrong("told.opus", &[("--voice", "synthetic")], "a machine's voice is not played here");
    wrong("machine.opus", &[], "a machine spoke it");
    wrong("quiet.opus", &[], "too quiet");
    wrong("long.opus", &[], "longer than 60 seconds");
    wrong("other.ogg", &[], "no Opus, M4A (AAC) or MP3 file");
    wrong("nothing.opus", &[], "No such file");
    wrong("told.opus", &[("--spoken-by", "Anna")], "never a name");
    wrong("told.opus", &[("--language", "yo")], "--told-from names a language of the pages");
    wrong("told.opus", &[("--question", "front-title")], "there is no such question");
    wrong("told.opus", &[("--checked-on", "2026-04-30")], "it is checked after it was recorded");
    wrong("told.opus", &[("--checked-on", "2999-01-01")], "not on a day to come");
    assert!(!folder.0.join("manifest.toml").exists() && !folder.0.join("nl").exists());
    let spoken = [("--language", "yo"), ("--told-from", "fr")];
    assert!(add(&folder, "told.m4a", &spoken).unwrap().starts_with("yo/safe-heading: kept"));
    let said = run(&folder, "check", &[]).unwrap();
    assert!(said.contains("yo (Yorùbá): not offered yet; it still needs front-lead"), "{said}");
}

#[test]
fn two_people_who_add_at_once_lose_nothing() {
    let folder = Folder::new();
    let questions = ["safe-heading", "safe-lead", "readers-heading", "check-1", "check-2", "check-3"];
    std::thread::scope(|scope| {
        for question in questions {
            let folder = &folder;
            scope.spawn(move || add(folder, "told.opus", &[("--question", question)]).unwrap());
        }
    });
    assert!(run(&folder, "check", &[]).unwrap().contains("6 recordings, all of them played"));
}
