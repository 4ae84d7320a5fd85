//! Files that came with a report, on both engines: fetched part by part from a relay that may be away, may lie or may have forgotten;
//! opened on purpose, and gone with their report.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use axum::{
    Router,
    extract::State,
    http::{StatusCode, Uri},
    routing::get,
};
use desk::{Role, Session, cleaned::Refusal, document::Look};
use domain::{DocumentKind, FileState};
use envelope::{
    age::FileKey,
    attachment::{FileSealer, PART, PART_CHUNKS},
    directory::OrgKind,
    message::{Attachment, Body},
    relay_api::{FILES_PATH, Item, read_file_query},
};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use store::{OpenOptions, Store};

type Parts = Arc<Mutex<HashMap<([u8; 32], u64), Vec<u8>>>>;

/// What a relay answers when it is asked for a part.
async fn relay() -> (String, Parts) {
    async fn part(State(parts): State<Parts>, uri: Uri) -> Result<Vec<u8>, StatusCode> {
        let asked = read_file_query(uri.query().unwrap_or_default()).ok_or(StatusCode::BAD_REQUEST)?;
        let parts = parts.lock().unwrap();
        match parts.get(&asked) {
            Some(part) if part.is_empty() => Err(StatusCode::SERVICE_UNAVAILABLE),
            Some(part) => Ok(part.clone()),
            None => Err(StatusCode::NOT_FOUND),
        }
    }
    let parts = Parts::default();
    let app = Router::new().route(FILES_PATH, get(part)).with_state(parts.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, app).await.unwrap() });
    (address, parts)
}

/// A desk on each engine that is there, and what its relay has.
async fn desks() -> Vec<(TestDesk, Parts)> {
    let (address, parts) = relay().await;
    let mut desks = vec![(TestDesk::with_relay(OrgKind::Association, &address).await, parts)];
    let (address, parts) = relay().await;
    let more = TestDesk::with_relay_on_postgres(OrgKind::Association, &address).await;
    desks.extend(more.map(|desk| (desk, parts)));
    desks
}

async fn store(desk: &TestDesk) -> Store {
    Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap()
}

/// A file sealed and laid at the relay.
fn laid(parts: &Parts, id: u8, (name, bytes): (&str, &[u8])) -> Attachment {
    let key = FileKey::new([id; 16]);
    let mut sealed = Vec::new();
    let mut sealer = FileSealer::new(&mut UnwrapErr(SysRng), &key, &mut sealed).unwrap();
    sealer.push(bytes, &mut sealed).unwrap();
    let end = loop {
        if let Some(end) = sealer.finish(&mut sealed).unwrap() {
            break end;
        }
    };
    let first = (PART + 16).min(sealed.len());
    let rest = sealed.split_off(first);
    let all = std::iter::once(sealed.as_slice()).chain(rest.chunks(PART));
    let mut there = parts.lock().unwrap();
    (0..).zip(all).for_each(|(place, part)| drop(there.insert(([id; 32], place), part.to_vec())));
    let (kind, name) = ("film".into(), name.into());
    Attachment { id: [id; 32], key: *key, hash: end.hash, kind, name, size: end.size }
}

async fn told(desk: &TestDesk, files: Vec<Attachment>) {
    let writer = Writer::new(7, desk);
    let body = Body::Report { text: "words".into(), answers: vec![], about_police: false, pressure: false };
    let mut message = writer.message(body);
    message.attachments = files;
    let sealed = writer.seal(&message, desk);
    let item = Item { place: 1, day: envelope::ids::Day(20_781), id: [1; 32], sealed };
    assert_eq!(desk.desk.take_in(0, vec![item]).await.unwrap().new_signals, 1);
}

fn photo(size: usize) -> Vec<u8> {
    let head = b"\xff\xd8\xff\xe0\0\x10JFIF\0sentinel".to_vec();
    head.into_iter().chain((0..).map(|n: usize| (n % 249) as u8)).take(size).collect()
}

async fn given(desk: &TestDesk, who: &Session, id: i64) -> Option<Vec<u8>> {
    let mut giving = desk.desk.give_file(who, (1, id)).await.unwrap()?;
    let mut all = Vec::new();
    while let Some(chunk) = giving.next().await.unwrap() {
        all.extend_from_slice(&chunk);
    }
    Some(all)
}

async fn acts(desk: &TestDesk, act: &str) -> i64 {
    let mut tx = store(desk).await.read("test").await.unwrap();
    let sql = "SELECT COUNT(*) FROM audit WHERE act = $1 AND object = 'signal 1'";
    tx.row(sql, &[act.into()]).await.unwrap().unwrap().int(0).unwrap()
}

async fn parts_kept(desk: &TestDesk) -> i64 {
    let mut tx = store(desk).await.read("test").await.unwrap();
    tx.row("SELECT COUNT(*) FROM document_parts", &[]).await.unwrap().unwrap().int(0).unwrap()
}

#[tokio::test]
async fn a_photo_comes_byte_for_byte_also_when_the_line_breaks_and_each_opening_is_on_record() {
    for (desk, parts) in desks().await {
        let amina = desk.session("amina").await;
        let bytes = photo(2 * PART_CHUNKS * 65_536 + 5);
        let file = laid(&parts, 1, ("\u{202e}gpj.exe", &bytes));
        let second = parts.lock().unwrap().insert(([1; 32], 1), Vec::new()).unwrap();
        told(&desk, vec![file]).await;
        let state = async || desk.desk.signal(&amina, 1).await.unwrap().unwrap().files.remove(0);

        desk.desk.fetch_files().await.unwrap();
        assert_eq!((state().await.state, state().await.kind), (FileState::Waiting, Some(DocumentKind::Film)));
        assert!(given(&desk, &amina, state().await.id).await.is_none(), "nothing partial is given out");
        parts.lock().unwrap().insert(([1; 32], 1), second);
        parts.lock().unwrap().remove(&([1; 32], 0));
        desk.clock.advance(61);
        desk.desk.fetch_files().await.unwrap();
        let there = state().await;
        assert_eq!(
            (there.state, there.kind),
            (FileState::Here, Some(DocumentKind::Picture)),
            "from where it was"
        );
        assert_eq!((there.size, there.sha256.len()), (bytes.len() as u64, 64));
        assert!(given(&desk, &amina, there.id).await == Some(bytes));
        assert_eq!((acts(&desk, "file-arrived").await, acts(&desk, "file-opened").await), (1, 1));

        desk.clock.advance(30);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let page = browser.get("/signal/1").await.text;
        assert!(page.contains("_gpj.exe</bdi>") && !page.contains("<img"), "it is named and not shown");
    }
}

#[tokio::test]
async fn what_is_not_what_was_sent_is_thrown_away_and_what_is_gone_is_said() {
    for (desk, parts) in desks().await {
        let amina = desk.session("amina").await;
        let files = [1, 2, 3, 4].map(|id| laid(&parts, id, ("a.jpg", &photo(70_000))));
        {
            let mut there = parts.lock().unwrap();
            there.get_mut(&([1; 32], 0)).unwrap()[100] ^= 1;
            there.get_mut(&([2; 32], 0)).unwrap().pop();
            there.remove(&([3; 32], 0));
        }
        told(&desk, files.to_vec()).await;
        desk.desk.fetch_files().await.unwrap();
        let files = desk.desk.signal(&amina, 1).await.unwrap().unwrap().files;
        let states: Vec<FileState> = files.iter().map(|file| file.state).collect();
        assert_eq!(states, [FileState::Differs, FileState::Differs, FileState::Gone, FileState::Here]);
        for file in &files {
            assert_eq!(given(&desk, &amina, file.id).await.is_some(), file.state == FileState::Here);
        }
        assert_eq!((acts(&desk, "file-differs").await, acts(&desk, "file-gone").await), (2, 1));
        desk.desk.sweep_documents().await.unwrap();
        assert_eq!(parts_kept(&desk).await, 1);
    }
}

#[tokio::test]
async fn files_go_with_their_report_and_nobody_else_gets_them() {
    for (desk, parts) in desks().await {
        let amina = desk.session("amina").await;
        desk.add("hugo", Role::Helper).await;
        let helper = desk.session("hugo").await;
        told(&desk, vec![laid(&parts, 1, ("a.jpg", &photo(70_000)))]).await;
        desk.desk.fetch_files().await.unwrap();
        let id = desk.desk.signal(&amina, 1).await.unwrap().unwrap().files[0].id;
        assert!(given(&desk, &helper, id).await.is_none(), "a helper was not given this report");
        assert!(desk.desk.give_file(&amina, (2, id)).await.unwrap().is_none());
        assert!(desk.desk.give_file(&amina, (1, id + 1)).await.unwrap().is_none());
        let counted = desk.desk.open_everything().await.unwrap();
        assert_eq!(counted.documents, 1, "a drill reads it to its end");
        let mut tx = store(&desk).await.write("test").await.unwrap();
        store::desk::erase_signal(&mut tx, 1).await.unwrap();
        tx.commit().await.unwrap();
        desk.desk.sweep_documents().await.unwrap();
        assert_eq!(parts_kept(&desk).await, 0);
        desk.desk.fetch_files().await.unwrap();
    }
}

#[tokio::test]
async fn a_photo_is_looked_at_as_a_cleaned_copy_by_those_who_may_open_it_and_each_look_is_on_record() {
    let pixels =
        |width, height: u32| clean::Pixels { width, height, rgb: vec![90; (width * height * 3) as usize] };
    let flat = clean::Flat { page: 1, pages: 1, lossless: true, large: pixels(40, 30), small: pixels(4, 3) };
    let mut bytes = flat.encode().unwrap().large.bytes;
    bytes.extend(b"GEPLANT behind the end");
    for (desk, parts) in desks().await {
        desk.add("hugo", Role::Helper).await;
        let (amina, helper) = (desk.session("amina").await, desk.session("hugo").await);
        told(&desk, vec![laid(&parts, 1, ("deur.png", &bytes)), laid(&parts, 2, ("stuk.jpg", &photo(90)))])
            .await;
        let not_yet = desk.desk.file_copy(&amina, (1, 1), (1, Look::Clear)).await.unwrap();
        assert!(not_yet.is_none(), "nothing is shown of what is not here");
        desk.desk.fetch_files().await.unwrap();
        let files = desk.desk.signal(&amina, 1).await.unwrap().unwrap().files;
        let (good, cut) = (files[0].id, files[1].id);
        let copy =
            desk.desk.file_copy(&amina, (1, good), (1, Look::Page)).await.unwrap().unwrap().copy.unwrap();
        let seen = copy.seen().unwrap();
        assert_eq!((seen.large.width, seen.large.height), (40, 30));
        assert!(memchr::memmem::find(&seen.large.bytes, b"GEPLANT").is_none());
        let refused = desk.desk.file_copy(&amina, (1, cut), (1, Look::Page)).await.unwrap().unwrap().copy;
        assert_eq!(refused.err(), Some(Refusal::Cut));
        for (who, at) in [(&helper, (1, good)), (&amina, (2, good)), (&amina, (1, good + 7))] {
            assert!(desk.desk.file_copy(who, at, (1, Look::Clear)).await.unwrap().is_none());
        }
        desk.clock.advance(30);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let address = format!("/signal/1/file/{good}/clean");
        assert!(browser.get("/signal/1").await.text.contains(&format!("href=\"{address}\"")));
        let page = browser.get(&address).await;
        assert!(page.status == StatusCode::OK && page.text.contains("class=\"veil\""));
        let picture = browser.get(&format!("/signal/1/file/{good}/picture?page=1&view=clear")).await;
        assert_eq!(picture.headers["content-type"], "image/png");
        assert!(!picture.text.contains("GEPLANT"));
        assert_eq!(
            browser.get(&format!("/signal/1/file/{cut}/clean")).await.status,
            StatusCode::UNPROCESSABLE_ENTITY
        );
        assert_eq!((acts(&desk, "file-copy-seen").await, acts(&desk, "file-copy-opened").await), (4, 1));
    }
}
