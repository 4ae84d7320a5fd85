//! A number to call that nobody checks any more is told to whoever leads, once, and stands on the page on the state of the desk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, browser::Browser};
use axum::{Router, extract::State, http::StatusCode, routing::get};
use domain::NoticeKind;
use envelope::directory::OrgKind;
use std::sync::{Arc, Mutex};

type Says = Arc<Mutex<Option<&'static str>>>;

/// A relay that tells nothing but this.
async fn relay() -> (Says, String) {
    let says: Says = Arc::new(Mutex::new(None));
    let answer = async |State(says): State<Says>| says.lock().unwrap().ok_or(StatusCode::NOT_FOUND);
    let routes = Router::new().route("/v1/contacts", get(answer)).with_state(says.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(web::serve::serve(listener, routes, None, web::serve::Ending::new().1));
    (says, address)
}

const GOOD: &str = r#"[{"id":"a","assured_date":"2026-11-20","stale":false},{"id":"b","assured_date":"2026-11-23","stale":false}]"#;
const OLD: &str = r#"[{"id":"a","assured_date":"2026-03-04","stale":true},{"id":"b","assured_date":"2026-11-23","stale":false}]"#;

async fn is_told_once(desk: TestDesk, says: Says) {
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    let told = async || {
        desk.desk.watch_relay().await.unwrap();
        let of = async |who| {
            let page = desk.desk.notices(who, 1).await.unwrap();
            page.notices.iter().filter(|one| one.kind == NoticeKind::NumbersOld).count()
        };
        let numbers = desk.desk.health(&amina).await.unwrap().numbers;
        (numbers.map(|one| one.stale), of(&amina).await, of(&bo).await)
    };
    assert_eq!(told().await, (None, 0, 0), "an older relay says nothing");
    for strange in ["[", "[]", r#"[{"assured_date":"lately","stale":true}]"#, r#"{"stale":1}"#] {
        says.lock().unwrap().replace(strange);
        assert_eq!(told().await, (None, 0, 0), "{strange}");
    }
    says.lock().unwrap().replace(GOOD);
    assert_eq!(told().await, (Some(0), 0, 0));
    says.lock().unwrap().replace(OLD);
    assert_eq!(told().await, (Some(1), 1, 0), "whoever leads is told");
    assert_eq!(told().await, (Some(1), 1, 0), "and not every ten minutes");
    desk.clock.advance(60);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    assert!(browser.get("/health").await.text.contains("4 maart 2026"));
    assert!(browser.get("/notices").await.text.contains("href=\"/health\""));
    says.lock().unwrap().take();
    assert_eq!(told().await, (Some(1), 1, 0), "a relay that is away is no reason to forget it");
    says.lock().unwrap().replace(GOOD);
    assert_eq!(told().await, (Some(0), 1, 0), "mended");
}

#[tokio::test]
async fn whoever_leads_is_told_once_that_a_number_was_not_checked_for_long() {
    let (says, address) = relay().await;
    is_told_once(TestDesk::with_relay(OrgKind::Centre, &address).await, says).await;
}

#[tokio::test]
async fn whoever_leads_is_told_once_that_a_number_was_not_checked_for_long_over_postgresql() {
    let (says, address) = relay().await;
    let Some(desk) = TestDesk::with_relay_on_postgres(OrgKind::Centre, &address).await else { return };
    is_told_once(desk, says).await;
}
