//! What a desk leaves for other desks lies among the messages of reporters and looks like them: every desk pulls it, those addressed open it, and
//! the relay does not learn who they are.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Desk, TestRelay};
use envelope::{
    ids::ReportId,
    message::{Author, Kind, Message, MessageReader, Mode, Verifier, open_message, seal_message},
    referral::{Answer, Step},
    relay_api::{ENVELOPES_PATH, NewEnvelope},
};
use getrandom::SysRng;
use http::{StatusCode, header};
use rand_core::UnwrapErr;

fn sealed(from: &Desk, to: &Desk, seq: u64) -> Vec<u8> {
    let message = Message {
        kind: Kind::ReferralAnswer,
        report_id: ReportId([5; 32]),
        author: Author::Organisation(from.org.clone()),
        reply_to: None,
        recipients: vec![to.org.clone(), from.org.clone()],
        mode: Mode::Wasm,
        lang: "fr".into(),
        seq,
        prev: if seq == 0 { [0; 32] } else { [1; 32] },
        body: Answer::of_step(Step::Received).to_body().unwrap(),
        attachments: vec![],
    };
    let to = [to.sealing.recipient().clone(), from.sealing.recipient().clone()];
    seal_message(&mut UnwrapErr(SysRng), &message.sign(&from.signing).unwrap(), &to).unwrap()
}

async fn post(relay: &TestRelay, desk: &Desk, id: u8, sealed: &[u8]) -> StatusCode {
    let body = NewEnvelope { id: [id; 32], sealed: sealed.to_vec() }.to_bytes();
    relay.signed(desk, "POST", ENVELOPES_PATH, "", &body).await.status()
}

#[tokio::test]
async fn what_one_desk_leaves_every_desk_pulls_and_those_addressed_open() {
    let relay = TestRelay::new().await;
    let message = sealed(&relay.union, &relay.centre, 0);
    assert_eq!(post(&relay, &relay.union, 1, &message).await, StatusCode::NO_CONTENT);
    assert_eq!(post(&relay, &relay.union, 1, &message).await, StatusCode::NO_CONTENT, "the same again");
    assert_eq!(relay.pull(&relay.police).await.items.len(), 1, "once, and for everybody");
    let pulled = relay.pull(&relay.centre).await;
    let believing = |desk: &Desk| {
        let reader = MessageReader::Organisation(desk.org.clone());
        Verifier::new(reader).believing(&relay.union.org, [relay.union.signing.verifying_key()])
    };
    let open = |desk: &Desk| {
        open_message(std::slice::from_ref(&desk.sealing), &pulled.items[0].sealed, &believing(desk))
    };
    assert_eq!(open(&relay.centre).unwrap().message.kind, Kind::ReferralAnswer);
    assert!(open(&relay.union).is_ok(), "its author finds it again too");
    assert!(open(&relay.police).is_err());
}

#[tokio::test]
async fn a_message_between_desks_cannot_be_told_from_a_report() {
    let relay = TestRelay::new().await;
    let mut browser = relay.browser();
    browser.choose(&["centre"]).await;
    assert_eq!(browser.send(&["centre"], "They hold my passport.").await.location, "/r/4");
    assert_eq!(
        post(&relay, &relay.union, 1, &sealed(&relay.union, &relay.centre, 0)).await,
        StatusCode::NO_CONTENT
    );
    let items = relay.pull(&relay.police).await.items;
    assert_eq!(items.len(), 2);
    assert_eq!(items[0].sealed.len(), items[1].sealed.len());
    let stanzas = |n: usize| envelope::age::stanzas_of(&items[n].sealed).unwrap();
    assert_eq!(stanzas(0), stanzas(1));
}

#[tokio::test]
async fn what_does_not_look_like_the_others_is_refused_and_a_stranger_too() {
    let relay = TestRelay::new().await;
    let good = sealed(&relay.union, &relay.centre, 0);
    let few = envelope::age::seal(
        &mut UnwrapErr(SysRng),
        &[relay.centre.sealing.recipient().clone()],
        2,
        &[0; 16_384],
    )
    .unwrap();
    let short = envelope::age::seal(
        &mut UnwrapErr(SysRng),
        &[relay.centre.sealing.recipient().clone()],
        8,
        &[0; 100],
    )
    .unwrap();
    for bad in [&few[..], &short, &good[..good.len() - 1], b"hello", b""] {
        assert_eq!(post(&relay, &relay.union, 2, bad).await, StatusCode::BAD_REQUEST);
    }
    let stranger = Desk::new("stranger", envelope::directory::OrgKind::Association, 5);
    assert_eq!(post(&relay, &stranger, 3, &good).await, StatusCode::UNAUTHORIZED);
    assert!(relay.pull(&relay.centre).await.items.is_empty());
}

#[tokio::test]
async fn a_desk_that_floods_is_told_to_wait_and_the_others_go_on() {
    let relay = TestRelay::new().await;
    let good = sealed(&relay.union, &relay.centre, 0);
    for _ in 0..600 {
        assert_eq!(post(&relay, &relay.union, 1, &good).await, StatusCode::NO_CONTENT);
    }
    let body = NewEnvelope { id: [2; 32], sealed: good.clone() }.to_bytes();
    let refused = relay.signed(&relay.union, "POST", ENVELOPES_PATH, "", &body).await;
    assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(refused.headers().get(header::RETRY_AFTER).unwrap(), "60");
    let answer = sealed(&relay.centre, &relay.union, 0);
    assert_eq!(post(&relay, &relay.centre, 3, &answer).await, StatusCode::NO_CONTENT);
}
