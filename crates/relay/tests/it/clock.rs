//! The clock of the machine is set back or jumps, as clocks do: nothing is lost, doubled, cleaned away or imitated.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{NOON, TestRelay};
use envelope::relay_api::ENVELOPES_PATH;
use http::StatusCode;

const TEXT: &str = "they hold my passport";
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

#[tokio::test]
async fn before_the_first_day_of_a_key_the_text_stays_and_with_the_right_hour_it_goes_through() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    // A machine whose battery is empty stands in 1970: no organisation has a key on that day.
    relay.clock.set(0);
    let refused = phone.send(&["centre"], TEXT).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(TEXT), "the text is still in the form");
    relay.clock.set(NOON);
    assert!(relay.read(&relay.centre).await.is_empty(), "nothing is half there");
    assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4");
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
}

#[tokio::test]
async fn what_was_sent_before_the_clock_was_set_back_is_not_sent_twice_nor_cleaned_away() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4");
    let code = phone.receipt().await;
    relay.clock.advance(-2 * DAY);
    relay.relay.clean().await.unwrap();
    assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4", "the same text is the same report");
    relay.clock.set(0);
    relay.relay.clean().await.unwrap();
    relay.clock.set(NOON);
    relay.relay.clean().await.unwrap();
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
    relay.browser().come_back(&code).await;
}

#[tokio::test]
async fn a_desk_whose_request_was_seen_before_the_clock_was_set_back_is_not_imitated_with_it() {
    let relay = TestRelay::new().await;
    let query = "after=0&limit=64";
    let request = || relay.signed_request(&relay.centre, "GET", ENVELOPES_PATH, query, b"");
    let seen = request();
    let headers = seen.headers().clone();
    let ask = |mut request: http::Request<axum::body::Body>, headers: http::HeaderMap| {
        *request.headers_mut() = headers;
        tower::ServiceExt::oneshot(relay.router(), request)
    };
    assert_eq!(ask(seen, headers.clone()).await.unwrap().status(), StatusCode::OK);
    // An hour later it is too old and forgotten; then the clock goes back to the minute in which it was made.
    relay.clock.advance(HOUR);
    relay.relay.clean().await.unwrap();
    relay.clock.advance(-HOUR);
    let again = ask(request(), headers).await.unwrap().status();
    assert_eq!(again, StatusCode::UNAUTHORIZED, "what somebody recorded opens nothing");
}

#[tokio::test]
async fn a_deletion_that_is_asked_for_does_not_come_sooner_because_the_clock_jumped() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.send(&["centre"], TEXT).await;
    let code = phone.receipt().await;
    let mut phone = relay.browser();
    phone.come_back(&code).await;
    let once = phone.once("/m/5").await;
    assert_eq!(phone.post("/m/5", &[("once", &once)]).await.status, StatusCode::SEE_OTHER);
    relay.clock.advance(-DAY);
    relay.relay.clean().await.unwrap();
    relay.browser().come_back(&code).await;
    relay.clock.set(NOON + 2 * DAY);
    relay.relay.clean().await.unwrap();
    relay.browser().come_back(&code).await;
}

#[tokio::test]
async fn a_clock_that_is_moved_back_in_the_middle_loses_nothing() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    relay.clock.set(NOON - 86_400);
    assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4");
    let code = phone.receipt().await;
    relay.relay.clean().await.unwrap();
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
    relay.browser().come_back(&code).await;
}
