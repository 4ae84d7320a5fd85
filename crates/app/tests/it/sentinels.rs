//! After a journey the words, the receipt and the keys that come from it occur nowhere at the relay: not in its files, its
//! log, its environment, its memory. Each way of searching is shown to find what is planted.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Client, Running, Setup, borrowed, has, send};
use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use envelope::{
    mailbox_state::MailboxState,
    message::Mode,
    receipt::{Receipt, ReporterKeys},
    relay_api::ANSWERS_PATH,
    returning::{Knock, Opened, Wished},
    thread::{Said, read},
    wish::{Speaker, Wish},
};
use rand_core::UnwrapErr;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::Duration,
};

const LATIN: &str = "sentinel-KkWqZpXv-passport-in-his-safe";
const ANSWER: &str = "sentinel-HhTrNbYw-we-shall-wait-at-the-tram";
const ARABIC: &str = "جوازي في خزنته زقطلمنكص";
/// As the settings of these tests name it.
const DEPLOYMENT: &str = "test";

/// A text in every disguise in which it could lie about.
fn disguises(text: &str) -> Vec<(String, Vec<u8>)> {
    let percent = |upper: bool| -> String {
        text.bytes().map(|b| if upper { format!("%{b:02X}") } else { format!("%{b:02x}") }).collect()
    };
    let utf16 = |big: bool| -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() })
            .collect()
    };
    let mut all = vec![
        ("raw".to_owned(), text.as_bytes().to_vec()),
        ("percent-encoded".into(), percent(true).into_bytes()),
        ("percent-encoded, lower case".into(), percent(false).into_bytes()),
        ("UTF-16LE".into(), utf16(false)),
        ("UTF-16BE".into(), utf16(true)),
    ];
    // In base64 a text looks different at each of three alignments; its middle is the same whatever stands beside it.
    for shift in 0..3 {
        let padded = [&vec![b'x'; shift], text.as_bytes()].concat();
        let encoded = STANDARD_NO_PAD.encode(padded).into_bytes();
        all.push((format!("base64, shifted by {shift}"), encoded[4..encoded.len() - 4].to_vec()));
    }
    all
}

/// What must be found nowhere: what was written and answered, and of every code that was typed the digits and the keys.
fn sentinels(codes: &[String]) -> Vec<(String, Vec<u8>)> {
    let mut all: Vec<_> = [LATIN, ARABIC, ANSWER].into_iter().flat_map(disguises).collect();
    for code in codes {
        let groups: Vec<&str> = (0..6).map(|n| &code[n * 4..n * 4 + 4]).collect();
        let grouped = [groups.join(" "), groups.join("-"), code[..23].to_owned()];
        all.extend(disguises(code));
        all.extend(grouped.into_iter().map(|text| ("receipt in groups".to_owned(), text.into_bytes())));
        all.extend(keys_of(code));
    }
    all
}

/// Half a root gives as little to search as a whole one, and shows what was copied in two steps.
fn keys_of(code: &str) -> Vec<(String, Vec<u8>)> {
    let keys = Receipt::parse(code).unwrap().derive(DEPLOYMENT);
    let (first, second) = keys.root().split_at(32);
    let all = [
        ("first half of a root", first.to_vec()),
        ("second half of a root", second.to_vec()),
        ("lookup key", keys.lookup().to_vec()),
        ("auth key", keys.auth().to_vec()),
        ("reply key", keys.reply_identity().seed().to_vec()),
        ("signing key", keys.signing_key().to_bytes().to_vec()),
    ];
    let hex = |key: &[u8]| key.iter().map(|byte| format!("{byte:02x}")).collect::<String>().into_bytes();
    all.into_iter()
        .flat_map(|(name, key)| [(format!("{name} in hex"), hex(&key)), (name.into(), key)])
        .collect()
}

/// What of it is found in some bytes, also inside whatever gzip or zlib stream they hold.
fn found_in(bytes: &[u8], sentinels: &[(String, Vec<u8>)]) -> Vec<String> {
    let mut layers = unpacked(bytes);
    layers.push(bytes.to_vec());
    found_in_layers(&layers, sentinels)
}

fn found_in_layers(layers: &[Vec<u8>], sentinels: &[(String, Vec<u8>)]) -> Vec<String> {
    let holds = |needle: &Vec<u8>| layers.iter().any(|layer| memchr::memmem::find(layer, needle).is_some());
    sentinels.iter().filter(|(_, needle)| holds(needle)).map(|(name, _)| name.clone()).collect()
}

fn unpacked(bytes: &[u8]) -> Vec<Vec<u8>> {
    use std::io::Read;
    let mut layers = Vec::new();
    for start in memchr::memmem::find_iter(bytes, &[0x1f, 0x8b, 0x08]) {
        let mut plain = Vec::new();
        let _ = flate2::read::GzDecoder::new(&bytes[start..]).take(1 << 22).read_to_end(&mut plain);
        layers.push(plain);
    }
    for start in memchr::memchr_iter(0x78, bytes) {
        if matches!(bytes.get(start + 1), Some(0x01 | 0x5e | 0x9c | 0xda)) {
            let mut plain = Vec::new();
            let _ = flate2::read::ZlibDecoder::new(&bytes[start..]).take(1 << 22).read_to_end(&mut plain);
            layers.push(plain);
        }
    }
    layers
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries =
        fs::read_dir(folder).map(|dir| dir.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    let entries: Vec<PathBuf> = entries;
    entries.into_iter().flat_map(|path| if path.is_dir() { files_below(&path) } else { vec![path] }).collect()
}

/// A whole journey, there and back and to the end, by browsers that then go away; beside it somebody who guesses. The codes
/// that were typed.
fn journey(setup: &Setup) -> Vec<String> {
    let mut client = Client::connect(setup.address).unwrap();
    let text = format!("{LATIN}\n{ARABIC}");
    let code = client.journey(&text, &[]).unwrap().unwrap();
    let noted = client.form("/r/4", &[("group", &code[20..])], &[]).unwrap();
    assert_eq!(noted.status, 200);
    answer(setup);

    let mut client = Client::connect(setup.address).unwrap();
    let wrong = (0..6).map(|_| Receipt::mint(&mut UnwrapErr(getrandom::SysRng)).digits().to_string());
    let wrong: Vec<String> = wrong.collect();
    for code in &wrong {
        assert_eq!(client.form("/m", &[("code", code)], &[]).unwrap().status, 422);
    }

    let mut client = Client::connect(setup.address).unwrap();
    assert_eq!(client.form("/m", &[("code", &code)], &[]).unwrap().status, 303);
    assert!(client.ask("GET", "/m/1", &[], b"").unwrap().text().contains(ANSWER));
    say(&mut client, "/m/2", "/m/2", &[("text", &text)]);
    let long = format!("{text}{}", "x".repeat(20_000));
    assert_eq!(client.form("/m/2", &[("once", "x"), ("text", &long)], &[]).unwrap().status, 422);
    say(&mut client, "/m/5", "/m/5", &[]);
    say(&mut client, "/m/1", "/m/6", &[]);
    say(&mut client, "/m/4", "/m/4", &[("who", "union")]);
    say(&mut client, "/m/3", "/m/3", &[("who", "union"), ("copy", "1")]);
    assert_eq!(client.ask("GET", "/x", &[], b"").unwrap().status, 303);
    opens_by_itself(setup, &code, &text);
    [wrong, vec![code]].concat()
}

/// The same thread opened by a browser: two keys of the mailbox go through this relay, and nothing that opens it.
fn opens_by_itself(setup: &Setup, code: &str, text: &str) {
    let mut client = Client::connect(setup.address).unwrap();
    let keys = Receipt::parse(code).unwrap().derive(DEPLOYMENT);
    let given = client.ask("POST", "/m/7", &[], &Knock::of(&keys).to_bytes()).unwrap();
    assert_eq!(given.status, 200);
    let length = u32::from_le_bytes(given.body[..4].try_into().unwrap()) as usize;
    let opened = Opened::from_bytes(&given.body[4..4 + length]).unwrap();
    let answers: Vec<_> = opened.answers.iter().map(|(day, sealed)| (*day, sealed.as_slice())).collect();
    let said = read(&keys, &opened.signing_keys(), &answers);
    assert!(matches!(&said[..], [Said::Reply(reply)] if reply.text == ANSWER), "{said:?}");
    let mut state = MailboxState::open(&keys, &opened.state).unwrap();
    let granted = {
        let key_of = |org: &_| opened.sealing.of(org);
        let speaker = Speaker { keys: &keys, key_of: &key_of, today: opened.sealing.day, mode: Mode::Wasm };
        let mut rng = UnwrapErr(getrandom::SysRng);
        Wish::More(text.into(), Vec::new())
            .grant(&speaker, &mut rng, &mut state, None, opened.deletion_days)
            .unwrap()
    };
    let Knock { auth, lookup } = Knock::of(&keys);
    let wished = Wished {
        auth,
        lookup,
        state: granted.state,
        version: opened.version,
        envelopes: granted.envelopes,
        delete_after: granted.delete_after,
    };
    assert_eq!(client.ask("POST", "/m/8", &[], &wished.to_bytes()).unwrap().status, 204);
    let wrong = Knock::of(&ReporterKeys::from_root(zeroize::Zeroizing::new([7; 64])));
    assert_eq!(client.ask("POST", "/m/7", &[], &wrong.to_bytes()).unwrap().status, 422);
}

/// Fills in the form on a page.
fn say(client: &mut Client, page: &str, to: &str, fields: &[(&str, &str)]) {
    let shown = client.ask("GET", page, &[], b"").unwrap().text();
    let once = shown.split_once("name=\"once\" value=\"").unwrap().1.split('"').next().unwrap();
    let said = client.form(to, &[fields, &[("once", once)]].concat(), &[]).unwrap();
    assert_eq!(said.status, 303, "{to}: {}", said.text());
}

/// The organisation answers what it was told.
fn answer(setup: &Setup) {
    let (items, _) = setup.pull_all(0);
    let asked = items.iter().find_map(|item| setup.org.open(&item.sealed)).unwrap();
    let body = setup.org.answer(&asked.message, ANSWER).to_bytes();
    let headers = setup.signed("POST", ANSWERS_PATH, "", &body);
    assert_eq!(send(setup.address, "POST", ANSWERS_PATH, &borrowed(&headers), &body).unwrap().status, 204);
}

fn nothing_in_files(setup: &Setup, running: &Running, codes: &[String], more: &[PathBuf]) {
    let sentinels = sentinels(codes);
    let mut files = files_below(&setup.folder.0);
    files.extend(more.iter().cloned());
    assert!(files.len() >= 3, "{files:?}");
    for file in files {
        let Ok(bytes) = fs::read(&file) else { continue };
        assert_eq!(found_in(&bytes, &sentinels), [""; 0], "{}", file.display());
    }
    let environment = fs::read(format!("/proc/{}/environ", running.child.id())).unwrap();
    assert_eq!(found_in(&environment, &sentinels), [""; 0]);
    assert!(running.said().contains("the relay listens"), "the log was really written");
    assert!(running.said().contains("DEBUG sqlx::query"), "and says more than on any day");
}

#[test]
fn each_way_of_searching_finds_what_is_planted() {
    use std::io::Write;
    let code = Receipt::mint(&mut UnwrapErr(getrandom::SysRng)).digits().to_string();
    let sentinels = sentinels(&[code]);
    for (name, needle) in &sentinels {
        let planted = [b"before".as_slice(), needle, b"after"].concat();
        assert!(found_in(&planted, &sentinels).contains(name), "{name}");
    }
    let text = format!("before {LATIN} after");
    let mut gzip = flate2::write::GzEncoder::new(b"garbage".to_vec(), flate2::Compression::default());
    gzip.write_all(text.as_bytes()).unwrap();
    assert!(found_in(&gzip.finish().unwrap(), &sentinels).contains(&"raw".to_owned()));
    let mut zlib = flate2::write::ZlibEncoder::new(b"garbage".to_vec(), flate2::Compression::default());
    zlib.write_all(text.as_bytes()).unwrap();
    assert!(found_in(&zlib.finish().unwrap(), &sentinels).contains(&"raw".to_owned()));
    for shift in 0..7 {
        let inside = STANDARD_NO_PAD.encode(format!("{}{LATIN}, and more", "a".repeat(shift)));
        assert!(!found_in(inside.as_bytes(), &sentinels).is_empty(), "base64 at {shift}");
    }
}

#[test]
fn no_word_and_no_digit_is_left_in_the_relays_files_or_its_fullest_log() {
    let mut setup = Setup::new();
    setup.environment = vec![("ZICHTBAAR_LOG".into(), "trace".into())];
    let running = setup.start();
    let codes = journey(&setup);
    nothing_in_files(&setup, &running, &codes, &[]);
    running.stop();
}

#[test]
fn no_word_and_no_digit_is_left_in_postgresql_or_its_write_ahead_log() {
    let Some(mut setup) = Setup::postgres() else { return };
    setup.environment = vec![("ZICHTBAAR_LOG".into(), "trace".into())];
    let running = setup.start();
    let codes = journey(&setup);
    let data = PathBuf::from(std::env::var("ZICHTBAAR_TEST_POSTGRES_DATA").unwrap());
    let files = files_below(&data);
    assert!(
        files.iter().any(|file| file.display().to_string().contains("pg_wal")),
        "the log is searched too"
    );
    nothing_in_files(&setup, &running, &codes, &files);
    running.stop();
}

#[test]
fn no_word_no_digit_and_no_key_is_left_in_the_relays_memory() {
    nothing_in_memory(&Setup::new());
}

#[test]
fn no_word_no_digit_and_no_key_is_left_in_the_memory_of_a_relay_over_postgresql() {
    let Some(setup) = Setup::postgres() else { return };
    nothing_in_memory(&setup);
}

fn nothing_in_memory(setup: &Setup) {
    assert!(has("gcore"), "gdb is needed: ./dev test installs it");
    let running = setup.start();
    let codes = journey(setup);
    // Others come and go, as they do on any day.
    for _ in 0..20 {
        send(setup.address, "GET", "/", &[], b"").unwrap();
    }
    thread::sleep(Duration::from_millis(300));
    let core = setup.folder.0.join("core");
    let pid = running.child.id().to_string();
    let made = Command::new("gcore").arg("-o").arg(&core).arg(&pid).output().unwrap();
    let bytes = fs::read(format!("{}.{pid}", core.display())).unwrap_or_default();
    assert!(bytes.len() > 1_000_000, "{}", String::from_utf8_lossy(&made.stderr));
    // What the relay was told at its start lies there, so the search does look into its memory.
    assert!(memchr::memmem::find(&bytes, b"post@example.org").is_some(), "it is the relay's heap");
    // It compresses nothing, so there is nothing to unpack.
    assert_eq!(found_in_layers(&[bytes], &sentinels(&codes)), [""; 0]);
    running.stop();
}
