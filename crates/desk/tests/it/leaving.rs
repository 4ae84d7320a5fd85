//! A desk leaves with everything it has, on both engines: every row of every table that goes along, every document, its keys; or with
//! nothing at all.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    Session,
    case::CaseOutcome,
    document::{DocumentForm, DocumentOutcome},
    leaving::{LeaveError, Leaving, Left, TAKEN},
    signal::ReplyForm,
};
use domain::Received;
use envelope::{age::Identity, directory::OrgKind, message::Body};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};
use store::{OpenOptions, Store};

const WORDS: &str = "He keeps her passport — LEAVING-SENTINEL";
const DOCUMENT: &[u8] = b"line after line of what she said\n";

fn key() -> Identity {
    Identity::from_seed([5; 32])
}

fn to(desk: &TestDesk) -> PathBuf {
    desk.folder.path().join("left.age")
}

async fn leave(desk: &TestDesk, to: &Path, with_unsent: bool) -> Result<Left, LeaveError> {
    desk.desk.leave(&Leaving { to, recipient: &key().recipient(), with_unsent }).await
}

/// What lies in the file, by name.
fn read(path: &Path) -> BTreeMap<String, Vec<u8>> {
    let plain = envelope::age::open(&key(), &fs::read(path).unwrap()).unwrap();
    let mut files = BTreeMap::new();
    for entry in tar::Archive::new(&plain[..]).entries().unwrap() {
        let mut entry = entry.unwrap();
        let name = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        files.insert(name, bytes);
    }
    files
}

fn rows(files: &BTreeMap<String, Vec<u8>>, table: &str) -> Vec<Value> {
    let mine = files.iter().filter(|(name, _)| name.starts_with(&format!("tables/{table}.")));
    let lines =
        mine.flat_map(|(_, bytes)| bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()));
    lines.map(|line| serde_json::from_slice(line).unwrap()).collect()
}

/// Two reports, one of which its writer stopped; a case with a document.
async fn with_something(desk: &mut TestDesk) -> Session {
    let mut writers: Vec<Writer> = (1..=2).map(|n| Writer::new(n, desk)).collect();
    let sealed = vec![writers[0].report(WORDS, desk), writers[1].report("gone", desk)];
    desk.receive(sealed).await;
    let stops = writers[1].say(Body::Withdrawal, desk);
    desk.receive(vec![stops]).await;
    desk.desk.carry_out_what_is_due().await.unwrap();
    let amina = desk.session("amina").await;
    let opened = desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    let form = DocumentForm {
        title: "Statement".into(),
        how: Some(Received::Hand),
        from: "haar zus".into(),
        on: Some(desk.today()),
        more: String::new(),
        once_token: "one".into(),
    };
    let mut taking = desk.desk.take_document(&amina, 1, (form, "said.txt")).await.unwrap().unwrap().unwrap();
    taking.take(&DOCUMENT.repeat(9_000)).await.unwrap().unwrap();
    assert!(matches!(taking.keep(&amina).await.unwrap(), Some(DocumentOutcome::Kept(1))));
    amina
}

on_both! {
    a_desk_leaves_with_every_row_and_every_document, a_desk_leaves_with_every_row_and_every_document_over_postgresql,
    OrgKind::Association, desk,
{
    let amina = with_something(&mut desk).await;
    let left = leave(&desk, &to(&desk), false).await.unwrap();
    let files = read(&to(&desk));
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("count").await.unwrap();
    for taken in TAKEN {
        let sql: &'static str = Box::leak(format!("SELECT COUNT(*) FROM {}", taken.table).into_boxed_str());
        let mut there = tx.row(sql, &[]).await.unwrap().unwrap().int(0).unwrap();
        // The line that says that it left came afterwards.
        there -= i64::from(taken.table == "audit");
        assert_eq!(rows(&files, taken.table).len() as i64, there, "{}", taken.table);
        assert_eq!(left.rows[taken.table] as i64, there, "{}", taken.table);
    }
    drop(tx);
    store.close().await;
    assert_eq!(files["documents/1"], DOCUMENT.repeat(9_000));
    assert_eq!(left.documents, 1);
    assert_eq!(rows(&files, "messages")[0]["opened"]["text"], WORDS);
    assert_eq!(rows(&files, "cases")[0]["opened"]["title"], "The flat");
    assert_eq!(rows(&files, "documents")[0]["opened"]["file_name"], "said.txt");
    assert_eq!(rows(&files, "custody")[0]["opened"]["to"], "haar zus");
    let signals = rows(&files, "signals");
    assert_eq!((&signals[1]["content"], &signals[1]["opened"]), (&"erased".into(), &Value::Null));
    let members = rows(&files, "members");
    assert_eq!(members[0]["opened"].as_object().unwrap().len(), 3, "no password: {:?}", members[0]);
    let keys = String::from_utf8(files["keys/age.txt"].clone()).unwrap();
    assert_eq!(keys.lines().filter(|line| line.starts_with("AGE-SECRET-KEY-PQ-1")).count(), 12);
    let last = desk.desk.audit_page(&amina, 1).await.unwrap();
    assert!(last.lines.iter().any(|line| line.act == "desk-left"));
    let again = leave(&desk, &to(&desk), false).await;
    assert!(matches!(again, Err(LeaveError::There(_))), "never over a file that is there");
}
}

#[tokio::test]
async fn with_answers_that_wait_a_desk_leaves_only_if_somebody_says_so() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    let amina = with_something(&mut desk).await;
    let seen_version = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
    let form = ReplyForm { text: "We are here", seen_version, once_token: "answer" };
    desk.desk.reply(&amina, 1, &form).await.unwrap();
    let refused = leave(&desk, &to(&desk), false).await;
    assert!(matches!(refused, Err(LeaveError::Unsent(1))), "{refused:?}");
    assert!(!to(&desk).exists());
    leave(&desk, &to(&desk), true).await.unwrap();
    let messages = rows(&read(&to(&desk)), "messages");
    let ours = messages.iter().find(|row| row["opened"]["from"] == "desk").unwrap();
    assert_eq!((&ours["opened"]["text"], &ours["sent"]), (&"We are here".into(), &"waiting".into()));
}

#[tokio::test]
async fn what_cannot_be_opened_stops_it_and_no_file_is_left() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    with_something(&mut desk).await;
    for sql in [
        "UPDATE document_parts SET sealed = zeroblob(length(sealed)) WHERE place = 0",
        "UPDATE messages SET sealed = zeroblob(length(sealed)) WHERE id = 1",
    ] {
        desk.tamper(&[sql]).await;
        let refused = leave(&desk, &to(&desk), false).await;
        assert!(matches!(refused, Err(LeaveError::Row { .. })), "{refused:?}");
        let left = fs::read_dir(desk.folder.path()).unwrap().map(|file| file.unwrap().file_name());
        assert!(left.into_iter().all(|name| !name.to_string_lossy().starts_with("left")));
    }
}
