//! What a desk believes, what it puts aside, and what it lets go.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer};
use desk::{
    Content, DeskError, State, Waiting,
    inbox::InboxFilter,
    signal::{From, What},
};
use envelope::{
    age::Identity,
    directory::OrgKind,
    ids::OrgId,
    message::{Body, seal_message},
    signed::SigningKey,
};
use getrandom::SysRng;
use rand_core::UnwrapErr;

const TEXT: &str = "أخذوا جواز سفري they hold my passport";

fn texts(view: &desk::signal::SignalView) -> Vec<String> {
    let text = |entry: &desk::signal::Entry| match &entry.what {
        What::Text(text) => Some(text.clone()),
        _ => None,
    };
    view.thread.iter().filter_map(text).collect()
}

#[tokio::test]
async fn a_report_is_read_as_it_was_written_and_lies_in_the_database_as_noise() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let report = writer.report(TEXT, &desk);
    let pulled = desk.receive(vec![report, b"not even a file".to_vec()]).await;
    assert_eq!((pulled.new_signals, pulled.new_messages), (1, 1));
    let session = desk.session("bo").await;
    let inbox = desk.desk.inbox(&session, &InboxFilter::default(), 1).await.unwrap();
    assert_eq!((inbox.rows.len(), inbox.rows[0].state, inbox.rows[0].others.len()), (1, State::New, 1));
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!(texts(&view), [TEXT]);
    assert_eq!((view.state, view.lang.as_str(), view.pressure), (State::New, "ar", true));
    assert!(matches!(view.thread[0].from, From::Writer { day } if day == TODAY));
    let bytes = desk.bytes_on_disk();
    for sentinel in ["passport", "جواز", "de Vries", "amina", "who"] {
        let found = bytes.windows(sentinel.len()).any(|window| window == sentinel.as_bytes());
        assert!(!found, "{sentinel} lies in the database");
    }
}

#[tokio::test]
async fn a_report_for_others_leaves_no_byte_here() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let writer = Writer::new(1, &desk);
    let message = writer.message(Body::Report {
        text: TEXT.into(),
        answers: vec![],
        about_police: true,
        pressure: false,
    });
    let signed = message.sign(&writer.keys.signing_key()).unwrap();
    let other = Identity::from_seed([9; 32]).recipient();
    let sealed = seal_message(&mut UnwrapErr(SysRng), &signed, &[other]).unwrap();
    let needle = sealed[40..72].to_vec();
    assert_eq!(desk.receive(vec![sealed]).await.new_messages, 0);
    assert!(!desk.bytes_on_disk().windows(32).any(|window| window == needle));
    let session = desk.session("bo").await;
    assert!(desk.desk.inbox(&session, &InboxFilter::default(), 1).await.unwrap().rows.is_empty());
    assert_eq!(desk.desk.health(&session).await.unwrap().refused, 0, "the usual case, and no alarm");
}

#[tokio::test]
async fn what_is_not_genuine_is_put_aside_by_its_name_and_stops_nothing() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let first = writer.report("first", &desk);
    // Somebody signs with another key under this report's name.
    let forged = writer.message(Body::FollowUp { text: "I am fine".into() });
    let signed = forged.sign(&SigningKey::from_bytes(&[5; 32])).unwrap();
    let forged = seal_message(&mut UnwrapErr(SysRng), &signed, &[desk.recipient()]).unwrap();
    // Another reader passes on what was not written to us.
    let mut elsewhere = Writer::new(2, &desk);
    elsewhere.readers = vec![OrgId::parse("other").unwrap()];
    let passed_on = elsewhere.report("not for you", &desk);
    let replayed = first.clone();
    let second = writer.more("second", &desk);
    desk.receive(vec![first, forged, passed_on, replayed, second]).await;
    let session = desk.session("bo").await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!(texts(&view), ["first", "second"]);
    let health = desk.desk.health(&session).await.unwrap();
    let reasons: Vec<&str> = health.refused_by_reason.iter().map(|(reason, _)| reason.as_str()).collect();
    assert_eq!(reasons, ["bad-signature", "not-addressed", "replayed"]);
}

#[tokio::test]
async fn a_message_that_was_held_back_is_noticed_and_two_stories_in_one_place_are_not_read_as_one() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let first = writer.report("first", &desk);
    let _held_back = writer.more("held back", &desk);
    let third = writer.more("third", &desk);
    let mut thief = Writer { keys: writer.keys, chain: writer.chain, readers: writer.readers };
    thief.chain.prev = [8; 32];
    let other_story = thief.more("other story", &desk);
    desk.receive(vec![first, third, other_story]).await;
    let session = desk.session("bo").await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!(texts(&view), ["first", "third"]);
    assert!(!view.thread[0].gap && view.thread[1].gap);
    assert!(matches!(view.thread[2].what, What::Forged));
}

#[tokio::test]
async fn a_centre_that_is_stopped_lets_the_words_go_and_can_be_written_to_again() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let messages = vec![writer.report(TEXT, &desk), writer.say(Body::Withdrawal, &desk)];
    desk.receive(messages).await;
    let session = desk.session("bo").await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!((view.content, view.state, view.waiting), (Content::Erased, State::Closed, Waiting::Nothing));
    assert!(view.stopped && view.thread.is_empty() && !view.may.answer && !view.may.reopen);
    let again = writer.more("I would like to talk after all", &desk);
    desk.receive(vec![again]).await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!(texts(&view), ["I would like to talk after all"], "what was erased stays erased");
    assert!(view.may.answer && view.state == State::Reopened);
}

#[tokio::test]
async fn the_police_keep_what_the_law_makes_them_keep_closed() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let mut writer = Writer::new(1, &desk);
    let messages = vec![writer.report(TEXT, &desk), writer.say(Body::Withdrawal, &desk)];
    desk.receive(messages).await;
    let session = desk.session("bo").await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!(view.content, Content::Hidden);
    assert!(view.thread.is_empty() && view.readers.is_empty() && !view.may.answer && !view.may.reopen);
}

#[tokio::test]
async fn a_deletion_waits_three_days_can_be_taken_back_and_then_happens() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    let mut writer = Writer::new(1, &desk);
    let due = TODAY.checked_add(3).unwrap();
    let messages = vec![
        writer.report(TEXT, &desk),
        writer.say(Body::DeletionAsked { due }, &desk),
        writer.say(Body::DeletionUndone, &desk),
    ];
    desk.receive(messages).await;
    desk.clock.advance(5 * 86_400);
    desk.desk.carry_out_what_is_due().await.unwrap();
    let session = desk.session("bo").await;
    assert_eq!(texts(&desk.desk.signal(&session, 1).await.unwrap().unwrap()), [TEXT]);

    let due = desk.today().checked_add(3).unwrap();
    let asked = writer.say(Body::DeletionAsked { due }, &desk);
    desk.receive(vec![asked]).await;
    desk.clock.advance(3 * 86_400);
    desk.desk.carry_out_what_is_due().await.unwrap();
    let session = desk.session("amina").await;
    let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
    assert_eq!((view.content, view.deletion_due), (Content::Shown, Some(due)), "not before the day is over");
    desk.clock.advance(86_400);
    desk.desk.carry_out_what_is_due().await.unwrap();
    let session = desk.session("bo").await;
    assert_eq!(desk.desk.signal(&session, 1).await.unwrap().unwrap().content, Content::Erased);
}

#[tokio::test]
async fn a_relay_that_gives_two_messages_one_id_does_not_make_the_second_disappear() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let sealed = [writer.report("first", &desk), writer.more("come today", &desk)];
    let item = |(place, sealed)| envelope::relay_api::Item { place, day: TODAY, id: [1; 32], sealed };
    let items = (1..).zip(sealed).map(item).collect();
    assert_eq!(desk.desk.take_in(0, items).await.unwrap().new_messages, 2);
    let session = desk.session("bo").await;
    assert_eq!(texts(&desk.desk.signal(&session, 1).await.unwrap().unwrap()), ["first", "come today"]);
}

#[tokio::test]
async fn one_damaged_report_does_not_keep_everybody_else_from_being_read() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let (mut one, mut other) = (Writer::new(1, &desk), Writer::new(2, &desk));
    let first = one.report("first", &desk);
    desk.receive(vec![first]).await;
    desk.tamper(&["UPDATE data_keys SET wrapped = zeroblob(72)"]).await;
    let messages = vec![one.more("second", &desk), other.report("help", &desk)];
    assert_eq!(desk.receive(messages).await.new_signals, 1);
    let session = desk.session("bo").await;
    assert_eq!(texts(&desk.desk.signal(&session, 2).await.unwrap().unwrap()), ["help"]);
    let health = desk.desk.health(&session).await.unwrap();
    assert_eq!(health.refused_by_reason, [("not-kept".to_owned(), 1)]);
}

#[tokio::test]
async fn words_from_one_report_put_into_another_are_not_shown_there() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let (mut one, mut other) = (Writer::new(1, &desk), Writer::new(2, &desk));
    let messages = vec![one.report("they hold my passport", &desk), other.report("all is well", &desk)];
    desk.receive(messages).await;
    let swap = "UPDATE messages SET sealed = (SELECT sealed FROM messages WHERE id = 2) WHERE id = 1";
    desk.tamper(&[swap]).await;
    let session = desk.session("bo").await;
    assert!(matches!(desk.desk.signal(&session, 1).await, Err(DeskError::Damaged("messages"))));
    assert_eq!(texts(&desk.desk.signal(&session, 2).await.unwrap().unwrap()), ["all is well"]);
}

#[tokio::test]
async fn a_report_held_back_until_after_it_was_taken_back_is_not_read() {
    for (kind, left) in [(OrgKind::Centre, Content::Erased), (OrgKind::Police, Content::Hidden)] {
        let mut desk = TestDesk::new(kind).await;
        let mut writer = Writer::new(1, &desk);
        let held_back = writer.report(TEXT, &desk);
        let withdrawal = writer.say(Body::Withdrawal, &desk);
        desk.receive(vec![withdrawal, held_back]).await;
        let session = desk.session("bo").await;
        let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
        assert_eq!((view.content, view.state), (left, State::Closed));
        assert!(view.stopped && view.thread.is_empty() && !view.may.answer);
        assert!(desk.desk.signal(&session, 2).await.unwrap().is_none());
        let again = writer.more("I would like to talk after all", &desk);
        desk.receive(vec![again]).await;
        let view = desk.desk.signal(&session, 1).await.unwrap().unwrap();
        assert_eq!(texts(&view), ["I would like to talk after all"]);
    }
}

#[tokio::test]
async fn a_deletion_that_overtakes_its_report_still_happens() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let held_back = writer.report(TEXT, &desk);
    let due = TODAY.checked_add(3).unwrap();
    let asked = writer.say(Body::DeletionAsked { due }, &desk);
    desk.receive(vec![asked, held_back]).await;
    desk.clock.advance(4 * 86_400);
    desk.desk.carry_out_what_is_due().await.unwrap();
    let session = desk.session("bo").await;
    assert_eq!(desk.desk.signal(&session, 1).await.unwrap().unwrap().content, Content::Erased);
    assert!(desk.desk.signal(&session, 2).await.unwrap().is_none());
}

#[tokio::test]
async fn the_same_page_taken_in_twice_changes_nothing() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let mut writer = Writer::new(1, &desk);
    let report = writer.report(TEXT, &desk);
    desk.receive(vec![report.clone()]).await;
    let item = envelope::relay_api::Item { place: 1, day: TODAY, id: [1; 32], sealed: report };
    assert_eq!(desk.desk.take_in(0, vec![item]).await.unwrap().new_messages, 0);
    let session = desk.session("bo").await;
    assert_eq!(desk.desk.inbox(&session, &InboxFilter::default(), 1).await.unwrap().counts.all, 1);
}
