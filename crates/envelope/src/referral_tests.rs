//! What desks say about somebody: what is chosen and no more, one form, one size, and room for another year.
use super::*;
use crate::{
    ids::{OrgId, ReportId},
    message::{Author, Mode},
    padding,
    signed::SigningKey,
};
use alloc::vec;
use proptest::prelude::*;

fn agreed(parts: &[&str]) -> Agreed {
    Agreed {
        id: [3; 32],
        how: "spoken".into(),
        why: "a place to sleep".into(),
        lang: "ro".into(),
        told_back: true,
        asked: Day(20_000),
        level: "with-contact".into(),
        parts: parts.iter().map(|id| (*id).into()).collect(),
        until: Some(Day(20_045)),
    }
}

fn referral() -> Referral {
    let part = |id: &str, text: &str| Part { id: id.into(), text: text.into() };
    Referral {
        hash: None,
        role: "reception".into(),
        after: "told".into(),
        parts: vec![part("alias", "M."), part("wants", "to sleep somewhere else")],
        ground: Ground::Consent(agreed(&["alias", "wants", "languages"])),
        urgent: true,
        tonight: true,
    }
}

fn message(kind: Kind, body: Body) -> Message {
    Message {
        kind,
        report_id: ReportId([9; 32]),
        author: Author::Organisation(OrgId::parse("utsopi").unwrap()),
        reply_to: None,
        recipients: vec![OrgId::parse("centre").unwrap(), OrgId::parse("utsopi").unwrap()],
        mode: Mode::Wasm,
        lang: "fr".into(),
        seq: 0,
        prev: [0; 32],
        body,
        attachments: vec![],
    }
}

#[test]
fn what_is_referred_is_read_as_it_was_chosen() {
    let sent = referral();
    let read = Referral::of(&message(Kind::Referral, sent.to_body().unwrap())).unwrap();
    assert_eq!(read, sent);
    let law = Ground::Legal(Named { row: "minor".into(), words: "seventeen".into() });
    let sent = Referral { ground: law, hash: Some([1; 32]), ..sent };
    assert_eq!(Referral::of(&message(Kind::Referral, sent.to_body().unwrap())).unwrap(), sent);
}

#[test]
fn a_part_that_nobody_agreed_to_does_not_leave_and_is_not_read() {
    let beyond = Referral { ground: Ground::Consent(agreed(&["alias"])), ..referral() };
    assert_eq!(beyond.to_body().err(), Some(CborError::Field("ground")));
    let body = Body::Reserved(cbor::encode(&beyond, 0));
    assert_eq!(Referral::of(&message(Kind::Referral, body)).err(), Some(CborError::Field("ground")));
    let silent = Referral { parts: vec![], ..referral() };
    assert_eq!(silent.to_body().err(), Some(CborError::Field("parts")));
    let mut twice = referral();
    twice.parts.push(Part { id: "alias".into(), text: "N.".into() });
    assert_eq!(twice.to_body().err(), Some(CborError::Field("parts")));
    let law = Ground::Legal(Named { row: "minor".into(), words: " ".into() });
    assert_eq!(Referral { ground: law, ..referral() }.to_body().err(), Some(CborError::Field("ground")));
}

#[test]
fn the_fullest_referral_still_fits_and_every_answer_has_one_size() {
    let long = |n: usize| "q".repeat(n);
    let ids: Vec<String> = (0..PARTS_MAX).map(|n| alloc::format!("{n:02}{}", long(62))).collect();
    let text = long(PARTS_MAX_BYTES / PARTS_MAX);
    let parts = ids.iter().map(|id| Part { id: id.clone(), text: text.clone() }).collect();
    let ground = Ground::Consent(Agreed { why: long(WORDS_MAX_BYTES), parts: ids, ..agreed(&["x"]) });
    let body = Referral { parts, ground, role: long(64), after: long(64), ..referral() }.to_body();
    let key = SigningKey::from_bytes(&[7; 32]);
    let signed = message(Kind::Referral, body.unwrap()).sign(&key).unwrap();
    assert_eq!(padding::pad(&signed.to_bytes()).unwrap().len(), padding::LARGE);
    for words in [0, ANSWER_MAX_BYTES] {
        let (step, code) = (long(64), long(64));
        let answer = Answer { words: long(words), step, code, from: Some(u64::MAX), ..Answer::default() };
        let signed = message(Kind::ReferralAnswer, answer.to_body().unwrap()).sign(&key).unwrap();
        assert_eq!(padding::pad(&signed.to_bytes()).unwrap().len(), padding::SMALL);
    }
    let more = Answer { words: long(ANSWER_MAX_BYTES + 1), ..Answer::of_step(Step::Feedback) };
    assert_eq!(more.to_body().err(), Some(CborError::Field("words")));
}

#[test]
fn a_step_of_another_year_is_read_and_is_called_something_newer() {
    let newer = Answer { step: "moved-on".into(), words: "x".into(), ..Answer::default() };
    let read = Answer::of(&message(Kind::ReferralAnswer, newer.to_body().unwrap())).unwrap();
    assert_eq!((Step::of_code(&read.step), read.words.as_str()), (None, "x"));
    assert!(Step::ALL.iter().all(|step| Step::of_code(step.code()) == Some(*step)));
    assert!(Answer::of(&message(Kind::Referral, newer.to_body().unwrap())).is_err(), "another kind");
}

#[test]
fn only_the_sender_revokes_and_only_the_receiver_accepts() {
    assert!(Step::Revoked.may(Side::Sender) && !Step::Revoked.may(Side::Receiver));
    assert!(Step::Accepted.may(Side::Receiver) && !Step::Accepted.may(Side::Sender));
    assert!(Step::Again.may(Side::Sender) && Step::Again.may(Side::Receiver));
}

proptest! {
    #[test]
    fn what_is_accepted_has_one_form(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        let Body::Reserved(mut item) = referral().to_body().unwrap() else { unreachable!() };
        let at = at.index(item.len());
        item[at] = byte;
        if let Ok(read) = Referral::of(&message(Kind::Referral, Body::Reserved(item.clone()))) {
            prop_assert_eq!(cbor::encode(&read, 0), item);
        }
    }
}
