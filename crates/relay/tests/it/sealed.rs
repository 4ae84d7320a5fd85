//! A report that the browser has locked, by the very code that browsers get: the relay keeps it, and knows neither its words nor its code.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use crate::common::{Browser, Page, TestRelay, said};
use axum::body::Body;
use envelope::{
    ids::Day,
    message::Mode,
    receipt::Receipt,
    relay_api::{KEYS_PATH, SealingKeys},
};
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use sealer::{Question, pack};
use tower::ServiceExt;

const TEXT: &str = "Ils gardent mon passeport 👩🏽‍🦱";

async fn keys(relay: &TestRelay) -> Vec<u8> {
    let asked = Request::get(KEYS_PATH).body(Body::empty()).unwrap();
    let answer = relay.router().oneshot(asked).await.unwrap();
    answer.into_body().collect().await.unwrap().to_bytes().to_vec()
}

/// What a browser sends, and its code.
async fn locked(relay: &TestRelay, n: u8, org: &str) -> (Vec<u8>, String) {
    let digits = sealer::answer(Question::Mint, &pack(&[&[n; 16]])).unwrap();
    let code = String::from_utf8(digits.to_vec()).unwrap();
    let keys_of_receipt = Receipt::parse(&code).unwrap().derive("test");
    let asked = pack(&[
        &[n; 32],
        keys_of_receipt.root(),
        &keys(relay).await,
        org.as_bytes(),
        b"en",
        TEXT.as_bytes(),
        &[0],
        b"",
        b"",
    ]);
    (sealer::answer(Question::Report, &asked).unwrap().to_vec(), code)
}

async fn send(phone: &mut Browser, sealed: &[u8], site: &'static str) -> Page {
    let request = Request::post("/r/5")
        .header(header::CONTENT_TYPE, "application/cbor")
        .header("sec-fetch-site", site)
        .body(Body::from(sealed.to_vec()))
        .unwrap();
    phone.ask(request).await
}

#[tokio::test]
async fn a_locked_report_is_kept_once_however_often_it_comes_and_its_code_opens_the_answers() {
    let relay = TestRelay::new().await;
    let (sealed, code) = locked(&relay, 1, "union").await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    for _ in 0..3 {
        let page = send(&mut phone, &sealed, "same-origin").await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.text);
        assert!(
            page.text.contains("<li><bdi></bdi></li>") && page.text.contains("The union"),
            "{}",
            page.text
        );
        assert!(!page.text.contains(&code[..4]), "it does not know the code");
    }
    let read = relay.read(&relay.union).await;
    assert_eq!(read.iter().map(said).collect::<Vec<_>>(), [TEXT]);
    assert_eq!(read[0].message.mode, Mode::Wasm);
    assert!(relay.read(&relay.police).await.is_empty());
    assert!(phone.get("/r/4").await.text.contains("We do not know it"), "the page loaded again says so");
    assert_eq!(phone.post("/r/4", &[("group", "1234")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(phone.post("/r/4", &[("noted", "1")]).await.text.contains("Come back with your code"));
    assert!(relay.browser().come_back(&code).await.text.contains("There is no answer yet"));
}

#[tokio::test]
async fn a_second_report_on_one_visit_is_not_mixed_up_with_the_first() {
    let relay = TestRelay::new().await;
    let (first, _) = locked(&relay, 1, "union").await;
    let (second, _) = locked(&relay, 2, "centre").await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    assert_eq!(send(&mut phone, &first, "same-origin").await.status, StatusCode::OK);
    let refused = send(&mut phone, &second, "same-origin").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text.starts_with("You have already sent a text"), "{}", refused.text);
    assert!(relay.read(&relay.centre).await.is_empty());
    let typed = phone.send(&["union"], "typed in another tab").await;
    assert_eq!(typed.status, StatusCode::CONFLICT, "the same for a text without scripts");
}

#[tokio::test]
async fn what_is_no_report_is_refused_in_one_sentence_and_another_site_ends_no_visit() {
    let relay = TestRelay::with(|config| config.limits.sends_per_hour = 2).await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    for bad in [b"".as_slice(), b"not cbor", &[0xff; 400_000]] {
        let refused = send(&mut phone, bad, "same-origin").await;
        assert_eq!(refused.status, StatusCode::BAD_REQUEST);
        assert!(!refused.text.contains('<') && refused.text.len() > 10, "{}", refused.text);
    }
    let (sealed, _) = locked(&relay, 3, "union").await;
    assert_eq!(send(&mut phone, &sealed, "cross-site").await.status, StatusCode::OK, "it is whole by itself");
    assert!(phone.get("/r/3").await.text.contains("data-sealer"), "and this visit is where it was");
    assert_eq!(send(&mut phone, &sealed, "same-origin").await.status, StatusCode::OK);
    let refused = send(&mut phone, &sealed, "same-origin").await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key(header::RETRY_AFTER) && refused.text.contains("Too many tries"));
}

#[tokio::test]
async fn keys_are_those_of_today_and_of_those_who_can_be_written_to() {
    let relay = TestRelay::new().await;
    relay.put_bundle(&relay.centre.bundle(2, Day(20_700), Day(20_780))).await;
    let keys = SealingKeys::from_bytes(&keys(&relay).await).unwrap();
    assert_eq!(keys.day, crate::common::TODAY);
    assert_eq!(keys.of(&relay.union.org).unwrap(), relay.union.sealing.recipient());
    assert!(keys.of(&relay.centre.org).is_none(), "its key has run out");
    assert_eq!(keys.keys.len(), 2);
}
