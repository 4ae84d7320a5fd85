//! Signed statements and messages: one form for each, and nothing unsigned is believed.
#![no_main]
use envelope::{
    consent::{Answered, Question, TakenBack},
    ids::{OrgId, ReportId},
    message::{Author, Body, Kind, Message, MessageReader, Mode, Verifier},
    padding::unpad,
    referral::{Answer, Referral},
    signed::Signed,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = unpad(bytes);
    if let Ok(signed) = Signed::from_bytes(bytes) {
        assert_eq!(&**signed.to_bytes(), bytes);
    }
    if let Ok(org) = OrgId::parse("centre") {
        let verifier = Verifier::new(MessageReader::Organisation(org.clone()));
        let _ = Message::open(bytes, &verifier);
        let unsigned = Signed { payload: bytes.to_vec(), signature: [0; 64] };
        assert!(Message::open(&unsigned.to_bytes(), &verifier).is_err());
        between_desks(bytes, &org);
        about_consent(bytes, &org);
    }
});

/// The bodies that are read after the message itself: one form for each.
fn between_desks(bytes: &[u8], org: &OrgId) {
    let message = |kind| carrying(bytes, (kind, Author::Organisation(org.clone())), org);
    if let Ok(referral) = Referral::of(&message(Kind::Referral)) {
        assert!(referral.to_body() == Ok(Body::Reserved(bytes.to_vec())));
    }
    if let Ok(answer) = Answer::of(&message(Kind::ReferralAnswer)) {
        assert!(answer.to_body() == Ok(Body::Reserved(bytes.to_vec())));
    }
}

/// What somebody with a receipt is asked and answers.
fn about_consent(bytes: &[u8], org: &OrgId) {
    let body = || Body::Reserved(bytes.to_vec());
    if let Ok(question) = Question::of(&carrying(bytes, (Kind::Consent, Author::Organisation(org.clone())), org)) {
        assert!(question.to_body() == Ok(body()));
    }
    if let Ok(answered) = Answered::of(&carrying(bytes, (Kind::Consent, Author::Reporter([0; 32])), org)) {
        assert!(answered.to_body() == body());
    }
    if let Ok(end) = TakenBack::of(&carrying(bytes, (Kind::ConsentWithdrawn, Author::Reporter([0; 32])), org)) {
        assert!(end.to_body() == body());
    }
}

fn carrying(bytes: &[u8], (kind, author): (Kind, Author), org: &OrgId) -> Message {
    Message {
        kind,
        report_id: ReportId([0; 32]),
        author,
        reply_to: None,
        recipients: vec![org.clone()],
        mode: Mode::Wasm,
        lang: "fr".into(),
        seq: 0,
        prev: [0; 32],
        body: Body::Reserved(bytes.to_vec()),
        attachments: Vec::new(),
    }
}
