//! Answers on their way to a relay that takes some of them and not others.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use desk::{
    pull::PullOutcome,
    signal::{From, ReplyForm, Sent},
};
use envelope::{
    directory::OrgKind,
    relay_api::{ANSWERS_PATH, ENVELOPES_PATH, Pulled},
};
use http::StatusCode;
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

/// A relay without messages that answers the posts it gets with these, one after the other, the last one for ever.
async fn relay(answers: &'static [StatusCode]) -> String {
    let empty = Pulled { more: false, items: vec![] }.to_bytes();
    let count = Arc::new(AtomicU32::new(0));
    let take = move |State(count): State<Arc<AtomicU32>>| async move {
        let n = count.fetch_add(1, Ordering::SeqCst) as usize;
        answers[n.min(answers.len() - 1)]
    };
    let routes = Router::new()
        .route(ENVELOPES_PATH, get(move || async move { empty }))
        .route(ANSWERS_PATH, post(take))
        .with_state(count);
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(web::serve::serve(listener, routes, None, web::serve::Ending::new().1));
    address
}

#[tokio::test]
async fn an_answer_that_the_relay_does_not_take_does_not_hold_up_the_next_one() {
    let relay = relay(&[StatusCode::BAD_REQUEST, StatusCode::NO_CONTENT, StatusCode::NOT_FOUND]).await;
    let mut desk = TestDesk::with_relay(OrgKind::Centre, &relay).await;
    let report = Writer::new(1, &desk).report("help", &desk);
    desk.receive(vec![report]).await;
    let amina = desk.session("amina").await;
    for text in ["first", "second"] {
        let seen_version = desk.desk.signal(&amina, 1).await.unwrap().unwrap().version;
        let form = ReplyForm { text, seen_version, once_token: text };
        desk.desk.reply(&amina, 1, &form).await.unwrap();
    }
    let sent = async || {
        let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
        let of = |entry: &desk::signal::Entry| match entry.from {
            From::Us { sent, .. } => Some(sent),
            From::Writer { .. } => None,
        };
        view.thread.iter().filter_map(of).collect::<Vec<Sent>>()
    };
    assert!(matches!(desk.desk.pull_now(&amina).await.unwrap(), PullOutcome::Done(_)));
    assert_eq!(sent().await, [Sent::Waiting, Sent::Delivered]);
    desk.desk.pull_now(&amina).await.unwrap();
    assert_eq!(sent().await, [Sent::Undeliverable, Sent::Delivered], "tried again, and the mailbox was gone");
}
