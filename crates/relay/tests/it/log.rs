//! The log of the directory: what was shown once stands there for good, everybody can prove it, and nobody adds or takes away unseen.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Desk, NOON, TestRelay};
use axum::{Router, body::Body};
use envelope::{
    ids::Day,
    log::{Checkpoint, Leaf, LogVerifier, Note, Root, cosign, cosigned_at},
    relay_api::{
        BUNDLE_PATH, COSIGN_PATH, LOG_BUNDLES_PATH, LOG_CONSISTENCY_PATH, LOG_HEAD_PATH, LOG_INCLUSION_PATH,
        LOG_PATH, LogBundles, LogProof, LogView,
    },
};
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

async fn get(router: &Router, path: &str) -> (StatusCode, Vec<u8>) {
    let request = Request::get(path).body(Body::empty()).unwrap();
    let answer = router.clone().oneshot(request).await.unwrap();
    let status = answer.status();
    (status, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
}

async fn view(router: &Router) -> (LogView, Checkpoint) {
    let view = LogView::from_bytes(&get(router, LOG_PATH).await.1).unwrap();
    let verifier = LogVerifier::new("test", &view.key).unwrap();
    let head = verifier.verify(&Note::parse(&view.note).unwrap()).unwrap();
    (view, head)
}

async fn extends(router: &Router, earlier: Root, later: Root) -> bool {
    let path = format!("{LOG_CONSISTENCY_PATH}?from={}&to={}", earlier.size, later.size);
    let (status, body) = get(router, &path).await;
    status == StatusCode::OK && later.extends(&earlier, &LogProof::from_bytes(&body).unwrap().path)
}

async fn leave(router: &Router, method: &str, path: &str, body: Vec<u8>) -> StatusCode {
    let request = Request::builder().method(method).uri(path).body(Body::from(body)).unwrap();
    router.clone().oneshot(request).await.unwrap().status()
}

fn seen(head: &Checkpoint, desk: &Desk, at: i64) -> Vec<u8> {
    let line = cosign(head, &desk.org, &desk.signing, u64::try_from(at).unwrap());
    Note { text: head.to_text(), signatures: vec![line] }.to_text().into_bytes()
}

#[tokio::test]
async fn whatever_an_organisation_showed_stands_in_the_log_and_can_be_proven() {
    let relay = TestRelay::new().await;
    let router = relay.router();
    let (_, before) = view(&router).await;
    assert_eq!(before.root.size, 3, "one for each of the three");
    let newer = relay.centre.bundle(2, Day(20_700), Day(21_000));
    for _ in 0..3 {
        assert_eq!(relay.put_bundle(&newer).await, StatusCode::NO_CONTENT);
    }
    let older = relay.centre.bundle(1, Day(20_700), Day(20_900));
    assert_eq!(relay.put_bundle(&older).await, StatusCode::CONFLICT);
    let (_, after) = view(&router).await;
    assert_eq!(after.root.size, 4, "said three times it is one entry, refused it is none");
    assert!(extends(&router, before.root, after.root).await);
    let leaf = Leaf::of(&newer.to_bytes());
    let hex: String = leaf.0.iter().map(|byte| format!("{byte:02x}")).collect();
    let (_, proof) = get(&router, &format!("{LOG_INCLUSION_PATH}?leaf={hex}&size=4")).await;
    let proof = LogProof::from_bytes(&proof).unwrap();
    assert_eq!(proof.place, 3);
    assert!(after.root.has(&leaf, proof.place, &proof.path));
    let (status, _) = get(&router, &format!("{LOG_INCLUSION_PATH}?leaf={hex}&size=3")).await;
    assert_eq!(status, StatusCode::NOT_FOUND, "it was not there yet");
    let (_, all) = get(&router, &format!("{LOG_BUNDLES_PATH}?from=1&limit=2")).await;
    let all = LogBundles::from_bytes(&all).unwrap();
    assert_eq!((all.more, all.bundles.len()), (true, 2));
    let (_, last) = get(&router, &format!("{LOG_BUNDLES_PATH}?from=3&limit=64")).await;
    assert_eq!(LogBundles::from_bytes(&last).unwrap().bundles, [newer.to_bytes()]);
    let (_, text) = get(&router, LOG_HEAD_PATH).await;
    assert!(String::from_utf8(text).unwrap().starts_with("zichtbaar.log/test\n4\n"));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn bundles_shown_at_once_to_several_instances_never_make_two_logs() {
    let relay = TestRelay::new().await;
    let other = TestRelay::at(&relay.address, relay.folder.clone(), |_| {}).await;
    let mut heads = vec![view(&relay.router()).await];
    for serial in 2..8 {
        let mut showing = Vec::new();
        for (place, desk) in [&relay.police, &relay.centre, &relay.union].into_iter().enumerate() {
            let bundle = desk.bundle(serial, Day(20_700), Day(20_900)).to_bytes();
            for instance in [&relay, &other] {
                let (router, bundle) = (instance.router(), bundle.clone());
                showing.push(tokio::spawn(async move { leave(&router, "PUT", BUNDLE_PATH, bundle).await }));
            }
            if place == 1 {
                heads.push(view(&other.router()).await);
            }
        }
        for one in showing {
            assert_eq!(one.await.unwrap(), StatusCode::NO_CONTENT);
        }
        heads.push(view(&relay.router()).await);
        heads.push(view(&other.router()).await);
    }
    let (_, last) = view(&other.router()).await;
    assert_eq!(last.root.size, 3 * 7, "each is there once");
    for (_, head) in &heads {
        assert!(extends(&relay.router(), head.root, last.root).await, "{}", head.root.size);
    }
    assert!(
        heads.is_sorted_by_key(|(_, head)| head.root.size),
        "no instance shows less than was shown before"
    );
    assert!(heads.iter().all(|(view, _)| view.key == heads[0].0.key), "signed with one key");
}

#[tokio::test]
async fn a_stranger_cannot_take_keys_away_by_putting_signed_parts_together_anew() {
    let relay = TestRelay::new().await;
    let whole = relay.centre.bundle(1, Day(20_700), Day(20_900));
    let mut shorter = whole.clone();
    shorter.certificates.remove(0);
    assert_eq!(relay.put_bundle(&shorter).await, StatusCode::CONFLICT);
    let shown = get(&relay.router(), "/directory").await.1;
    let whole = whole.to_bytes();
    assert!(shown.windows(whole.len()).any(|part| part == whole));
    assert_eq!(view(&relay.router()).await.1.root.size, 3);
}

#[tokio::test]
async fn desks_sign_beside_the_log_what_they_saw_of_it_and_nothing_else() {
    let relay = TestRelay::new().await;
    let router = relay.router();
    let (_, head) = view(&router).await;
    assert_eq!(
        leave(&router, "POST", COSIGN_PATH, seen(&head, &relay.centre, NOON)).await,
        StatusCode::NO_CONTENT
    );
    let (shown, _) = view(&router).await;
    let lines = Note::parse(&shown.note).unwrap().signatures;
    let keys = [relay.centre.signing.verifying_key()];
    assert_eq!(cosigned_at(&head, &relay.centre.org, &keys, &lines[1]), Ok(u64::try_from(NOON).unwrap()));
    // It grows: what was seen is an earlier head now, and still shown.
    relay.put_bundle(&relay.police.bundle(2, Day(20_700), Day(20_900))).await;
    let (shown, grown) = view(&router).await;
    assert_eq!(Note::parse(&shown.note).unwrap().signatures.len(), 1);
    let earlier = Note::parse(&shown.cosigned[0]).unwrap();
    let verifier = LogVerifier::new("test", &shown.key).unwrap();
    assert_eq!((shown.cosigned.len(), verifier.verify(&earlier).unwrap()), (1, head.clone()));
    let forked = Checkpoint { root: Root { hash: [9; 32], ..grown.root }, ..grown.clone() };
    let elsewhere = Checkpoint { origin: "zichtbaar.log/elsewhere".into(), ..grown.clone() };
    let stranger = Desk::new("centre", envelope::directory::OrgKind::Centre, 9);
    let refused = [
        (seen(&forked, &relay.centre, NOON), StatusCode::CONFLICT),
        (seen(&elsewhere, &relay.centre, NOON), StatusCode::CONFLICT),
        (seen(&head, &relay.centre, NOON - 1), StatusCode::CONFLICT),
        (seen(&grown, &stranger, NOON), StatusCode::FORBIDDEN),
        (seen(&grown, &relay.centre, NOON + 86_400), StatusCode::FORBIDDEN),
        (b"hello".to_vec(), StatusCode::BAD_REQUEST),
        (vec![b'x'; 9_000], StatusCode::PAYLOAD_TOO_LARGE),
    ];
    for (body, status) in refused {
        assert_eq!(leave(&router, "POST", COSIGN_PATH, body).await, status);
    }
}

#[tokio::test]
async fn a_relay_from_before_the_log_writes_down_what_it_shows_when_it_starts() {
    let relay = TestRelay::new().await;
    let mut tx = relay.store.write("as it was before").await.unwrap();
    tx.run("DELETE FROM log_entries", &[]).await.unwrap();
    tx.run("UPDATE counters SET value = 0 WHERE name = 'log'", &[]).await.unwrap();
    tx.commit().await.unwrap();
    let starts = |_| TestRelay::at(&relay.address, relay.folder.clone(), |_| {});
    let (one, other) = (starts(1).await, starts(2).await);
    assert_eq!(view(&one.router()).await.1.root.size, 3);
    assert_eq!(view(&other.router()).await.1, view(&one.router()).await.1);
}

#[tokio::test]
async fn a_question_that_is_none_is_refused() {
    let relay = TestRelay::new().await;
    let router = relay.router();
    let leaf = "0".repeat(64);
    for bad in [
        LOG_BUNDLES_PATH.to_owned(),
        format!("{LOG_BUNDLES_PATH}?from=0&limit=65"),
        format!("{LOG_BUNDLES_PATH}?from=-1&limit=1"),
        format!("{LOG_BUNDLES_PATH}?limit=1&from=0"),
        format!("{LOG_BUNDLES_PATH}?from=18446744073709551615&limit=1"),
        format!("{LOG_INCLUSION_PATH}?leaf=zz&size=1"),
        format!("{LOG_CONSISTENCY_PATH}?from=1"),
    ] {
        assert_eq!(get(&router, &bad).await.0, StatusCode::BAD_REQUEST, "{bad}");
    }
    for missing in [
        format!("{LOG_INCLUSION_PATH}?leaf={leaf}&size=3"),
        format!("{LOG_CONSISTENCY_PATH}?from=3&to=4"),
        format!("{LOG_CONSISTENCY_PATH}?from=4&to=3"),
    ] {
        assert_eq!(get(&router, &missing).await.0, StatusCode::NOT_FOUND, "{missing}");
    }
    let (status, empty) = get(&router, &format!("{LOG_BUNDLES_PATH}?from=99&limit=1")).await;
    assert_eq!((status, LogBundles::from_bytes(&empty).unwrap().bundles.len()), (StatusCode::OK, 0));
}
