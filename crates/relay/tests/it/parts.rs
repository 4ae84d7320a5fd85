//! Files that the browser locks itself, by the very code that browsers get: part by part, on a line that breaks, for one visit alone.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    Browser, Page, TestRelay,
    file::{PLACE, fetched, photo},
};
use axum::body::Body;
use envelope::{age::NONCE, attachment::PART, message::Mode, receipt::Receipt, relay_api::KEYS_PATH};
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use sealer::{Question, Refusal, pack};
use tower::ServiceExt;

/// A file as a page locks it: key, hash, and its parts.
struct Locked {
    key: Vec<u8>,
    hash: Vec<u8>,
    parts: Vec<Vec<u8>>,
}

fn locked(n: u8, bytes: &[u8]) -> Locked {
    let begun = sealer::answer(Question::FileBegun, &pack(&[&[n; 32]])).unwrap();
    let (key, nonce) = begun.split_at(16);
    let mut sealed = nonce.to_vec();
    for piece in bytes.chunks(65_536) {
        sealed.extend_from_slice(&sealer::answer(Question::FileMore, &pack(&[piece])).unwrap());
    }
    let hash = loop {
        let end = sealer::answer(Question::FileEnd, &pack(&[])).unwrap();
        let is_end = end[0] == 1;
        sealed.extend_from_slice(&end[if is_end { 33 } else { 1 }..]);
        if is_end {
            break end[1..33].to_vec();
        }
    };
    let rest = sealed.split_off((PART + NONCE).min(sealed.len()));
    let parts = std::iter::once(sealed).chain(rest.chunks(PART).map(<[u8]>::to_vec)).collect();
    Locked { key: key.to_vec(), hash, parts }
}

async fn ask(phone: &mut Browser, method: &str, path: &str, body: Vec<u8>) -> Page {
    let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
    phone.ask(request.body(Body::from(body)).unwrap()).await
}

async fn begun(phone: &mut Browser) -> String {
    let page = ask(phone, "POST", "/r/6", Vec::new()).await;
    assert_eq!((page.status, page.text.len()), (StatusCode::OK, 64), "{}", page.text);
    page.text
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A report with these files, as a page sends it.
async fn report(relay: &TestRelay, phone: &mut Browser, n: u8, files: &[(&str, &Locked, usize)]) -> Page {
    let asked = Request::get(KEYS_PATH).body(Body::empty()).unwrap();
    let keys = relay.router().oneshot(asked).await.unwrap().into_body().collect().await.unwrap().to_bytes();
    let digits = sealer::answer(Question::Mint, &pack(&[&[n; 16]])).unwrap();
    let receipt = Receipt::parse(std::str::from_utf8(&digits).unwrap()).unwrap().derive("test");
    let line = |(id, file, size): &(&str, &Locked, usize)| {
        format!("{id} {} {} {size} picture foto van de deur.jpg", hex(&file.key), hex(&file.hash))
    };
    let lines: Vec<String> = files.iter().map(line).collect();
    let lines = lines.join("\n");
    let fields: [&[u8]; 9] =
        [&[n; 32], receipt.root(), &keys, b"union", b"en", b"words", &[0], b"", lines.as_bytes()];
    let sealed = sealer::answer(Question::Report, &pack(&fields)).unwrap().to_vec();
    let ids: Vec<String> = files.iter().map(|(id, ..)| format!("f={id}")).collect();
    ask(phone, "POST", &format!("/r/5?{}", ids.join("&")), sealed).await
}

#[tokio::test]
async fn a_photo_locked_on_the_phone_goes_on_where_the_line_broke_and_arrives_byte_for_byte() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let bytes = photo(700_000);
    let file = locked(1, &bytes);
    assert!(file.parts.len() > 2);
    let id = begun(&mut phone).await;
    for (place, part) in file.parts.iter().enumerate() {
        let skipped = ask(&mut phone, "PUT", &format!("/r/6/{id}/{}", place + 1), part.clone()).await;
        assert_eq!(skipped.status, StatusCode::CONFLICT, "none is left out");
        // Its answer was lost: it comes again.
        for _ in 0..2 {
            let kept = ask(&mut phone, "PUT", &format!("/r/6/{id}/{place}"), part.clone()).await;
            assert_eq!(kept.status, StatusCode::NO_CONTENT, "{}", kept.text);
        }
    }
    assert_eq!(
        report(&relay, &mut phone, 1, &[(&id, &file, bytes.len())]).await.status,
        StatusCode::CONFLICT,
        "not whole"
    );
    assert!(relay.read(&relay.union).await.is_empty());
    assert_eq!(
        ask(&mut phone, "POST", &format!("/r/6/{id}"), Vec::new()).await.status,
        StatusCode::NO_CONTENT
    );
    for _ in 0..2 {
        let sent = report(&relay, &mut phone, 1, &[(&id, &file, bytes.len())]).await;
        assert_eq!(sent.status, StatusCode::OK, "{}", sent.text);
    }
    let read = relay.read(&relay.union).await;
    assert_eq!((read.len(), read[0].message.mode), (1, Mode::Wasm));
    let attachments = &read[0].message.attachments;
    assert_eq!((attachments.len(), attachments[0].name.as_str()), (1, "foto van de deur.jpg"));
    assert!(fetched(&relay, &relay.union, &attachments[0]).await == bytes);
    for entry in std::fs::read_dir(relay.folder.path()).unwrap() {
        let held = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!held.windows(PLACE.len()).any(|window| window == PLACE));
    }
}

#[tokio::test]
async fn a_file_belongs_to_one_visit_and_goes_with_it() {
    let relay = TestRelay::new().await;
    let (mut phone, mut other) = (relay.browser(), relay.browser());
    phone.choose(&["union"]).await;
    other.choose(&["union"]).await;
    let file = locked(2, &photo(3_000));
    let id = begun(&mut phone).await;
    let path = format!("/r/6/{id}/0");
    assert_eq!(ask(&mut other, "PUT", &path, file.parts[0].clone()).await.status, StatusCode::CONFLICT);
    assert_eq!(ask(&mut phone, "PUT", &path, file.parts[0].clone()).await.status, StatusCode::NO_CONTENT);
    assert_eq!(ask(&mut other, "DELETE", &format!("/r/6/{id}"), vec![]).await.status, StatusCode::NO_CONTENT);
    assert_eq!(ask(&mut phone, "POST", &format!("/r/6/{id}"), vec![]).await.status, StatusCode::NO_CONTENT);
    let cross = Request::post("/r/6").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    assert_eq!(phone.ask(cross).await.status, StatusCode::FORBIDDEN);
    assert_eq!(ask(&mut phone, "DELETE", &format!("/r/6/{id}"), vec![]).await.status, StatusCode::NO_CONTENT);
    let gone = report(&relay, &mut phone, 3, &[(&id, &file, 3_000)]).await;
    assert_eq!(gone.status, StatusCode::CONFLICT, "what was taken away does not go along");
    assert!(gone.text.contains("choose your files again"), "{}", gone.text);
    assert!(relay.read(&relay.union).await.is_empty());
    for _ in 0..10 {
        begun(&mut phone).await;
    }
    let many = ask(&mut phone, "POST", "/r/6", Vec::new()).await;
    assert!(
        many.status == StatusCode::UNPROCESSABLE_ENTITY && many.text.contains("At most 10"),
        "{}",
        many.text
    );
    relay.clock.advance(31 * 60);
    let late = ask(&mut phone, "PUT", &path, file.parts[0].clone()).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    begun(&mut phone).await;
}

#[test]
fn a_file_that_nobody_began_or_that_never_ends_is_refused() {
    assert_eq!(sealer::answer(Question::FileMore, &pack(&[b"x"])).err(), Some(Refusal::Form));
    assert_eq!(sealer::answer(Question::FileEnd, &pack(&[])).err(), Some(Refusal::Form));
    sealer::answer(Question::FileBegun, &pack(&[&[1; 32]])).unwrap();
    let piece = vec![0; 1024 * 1024];
    for _ in 0..100 {
        sealer::answer(Question::FileMore, &pack(&[&piece])).unwrap();
    }
    assert_eq!(sealer::answer(Question::FileMore, &pack(&[b"x"])).err(), Some(Refusal::Limit));
}
