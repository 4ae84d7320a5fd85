//! What an organisation has just shown of itself is what visitors and other desks see, whatever else reads at that moment.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestRelay;
use axum::body::Body;
use envelope::{ids::Day, relay_api::DIRECTORY_PATH};
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

async fn shown(relay: &TestRelay) -> Vec<u8> {
    let request = Request::get(DIRECTORY_PATH).body(Body::empty()).unwrap();
    let answer = relay.router().oneshot(request).await.unwrap();
    answer.into_body().collect().await.unwrap().to_bytes().to_vec()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn new_keys_are_shown_at_once_even_while_the_relay_looks_after_its_house() {
    let relay = TestRelay::new().await;
    for serial in 2..60 {
        let house: Vec<_> = (0..4)
            .map(|_| {
                let relay = relay.relay.clone();
                tokio::spawn(async move { relay.read_organisations().await.unwrap() })
            })
            .collect();
        let bundle = relay.centre.bundle(serial, Day(20_700), Day(20_900));
        assert_eq!(relay.put_bundle(&bundle).await, StatusCode::NO_CONTENT);
        for one in house {
            one.await.unwrap();
        }
        let (shown, new) = (shown(&relay).await, bundle.to_bytes());
        assert!(shown.windows(new.len()).any(|part| part == new), "an older bundle is shown again: {serial}");
    }
}
