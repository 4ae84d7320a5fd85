//! `referral.json`: what desks say to each other about somebody, the bytes that are signed, and bodies that must be refused.
use crate::{error_name, hex, matches_file};
use envelope::{
    ids::{Day, OrgId, ReportId},
    message::{Author, Body, Kind, Message, MessageReader, Mode, Verifier},
    referral::{Agreed, Answer, Ground, Named, Part, Referral, Step, TakenBack},
    signed::SigningKey,
};
use serde_json::{Value, json};

fn org(name: &str) -> OrgId {
    OrgId::parse(name).unwrap()
}

fn agreed() -> Agreed {
    Agreed {
        id: [3; 32],
        how: "in-person".into(),
        why: "place".into(),
        lang: "ro".into(),
        told_back: true,
        asked: Day(20_781),
        level: "contact".into(),
        parts: vec!["languages".into(), "name".into(), "wants".into()],
        until: Some(Day(20_811)),
    }
}

fn referral() -> Referral {
    let part = |id: &str, text: &str| Part { id: id.into(), text: text.into() };
    Referral {
        hash: None,
        role: "reception".into(),
        after: "told".into(),
        parts: vec![part("name", "Ada"), part("wants", "dormir ailleurs \u{0647}\u{0646}\u{0627}")],
        ground: Ground::Consent(agreed()),
        urgent: true,
        tonight: true,
    }
}

fn message(author: &str, other: &str, kind: Kind, body: Body) -> Message {
    Message {
        kind,
        report_id: ReportId([9; 32]),
        author: Author::Organisation(org(author)),
        reply_to: None,
        recipients: vec![org(other), org(author)],
        mode: Mode::Wasm,
        lang: "fr".into(),
        seq: 0,
        prev: [0; 32],
        body,
        attachments: vec![],
    }
}

fn accepted(what: &str, message: &Message) -> Value {
    let key = SigningKey::from_bytes(&[7; 32]);
    let Author::Organisation(author) = &message.author else { panic!("an organisation") };
    let signed = message.sign(&key).unwrap();
    let reader = MessageReader::Organisation(message.recipients[0].clone());
    let verifier = Verifier::new(reader).believing(author, [key.verifying_key()]);
    let opened = Message::open(&signed.to_bytes(), &verifier).unwrap();
    assert_eq!(Message::read_kept(&signed.to_bytes()).unwrap(), opened.message);
    let Body::Reserved(body) = &message.body else { panic!("a body of ours") };
    json!({
        "what": what,
        "kind": message.kind.number(),
        "body": hex(body),
        "payload": hex(&signed.payload),
        "payload_sha256": hex(&opened.payload_hash),
        "signature": hex(&signed.signature),
        "signed": hex(&signed.to_bytes()),
    })
}

fn refused(what: &str, body: Vec<u8>) -> Value {
    let sent = message("union", "centre", Kind::Referral, Body::Reserved(body.clone()));
    let error = Referral::of(&sent).unwrap_err();
    json!({ "what": what, "body": hex(&body), "error": error_name(&error) })
}

fn refusals() -> Vec<Value> {
    let Body::Reserved(good) = referral().to_body().unwrap() else { panic!("a body of ours") };
    let changed = |from: &[u8], to: &[u8]| {
        let at = good.windows(from.len()).position(|bytes| bytes == from).unwrap();
        [&good[..at], to, &good[at + from.len()..]].concat()
    };
    vec![
        refused("a part that nobody agreed to", changed(b"\x82\x64name", b"\x82\x64face")),
        refused("one part twice", changed(b"\x82\x65wants", b"\x82\x64name")),
        refused("a ground that is neither", changed(b"\x67consent", b"\x67content")),
        refused("a word with a capital", changed(b"\x69reception", b"\x69Reception")),
        refused("a byte more at the end", [good.as_slice(), &[0]].concat()),
    ]
}

#[test]
fn what_desks_say_about_somebody_has_the_same_bytes_in_every_language() {
    let to_centre = |kind, body| message("union", "centre", kind, body);
    let to_union =
        |answer: &Answer| message("centre", "union", Kind::ReferralAnswer, answer.to_body().unwrap());
    let law = Ground::Legal(Named { row: "offence-reported".into(), words: "she described it".into() });
    let by_law = Referral { ground: law, hash: Some([5; 32]), ..referral() };
    let place = Answer { day: Some(Day(20_784)), tonight: Some(true), ..Answer::of_step(Step::Place) };
    let appointment = Answer {
        when: "mardi à dix heures".into(),
        place: "à la gare".into(),
        ..Answer::of_step(Step::Appointment)
    };
    let declined = Answer { code: "full".into(), ..Answer::of_step(Step::Declined) };
    let again = Answer { from: Some(2), ..Answer::of_step(Step::Again) };
    let taken_back = TakenBack { id: [3; 32], on: Day(20_790) };
    let all = vec![
        accepted("by consent", &to_centre(Kind::Referral, referral().to_body().unwrap())),
        accepted("by law", &to_centre(Kind::Referral, by_law.to_body().unwrap())),
        accepted("received", &to_union(&Answer::of_step(Step::Received))),
        accepted("a place tonight", &to_union(&place)),
        accepted("an appointment", &to_union(&appointment)),
        accepted("declined", &to_union(&declined)),
        accepted("a message is missing", &to_union(&again)),
        accepted("consent taken back", &to_centre(Kind::ConsentWithdrawn, taken_back.to_body())),
    ];
    matches_file(
        "referral.json",
        &json!({ "about": "signed with the seed 0x07, 32 times", "accepted": all, "refused": refusals() }),
    );
}
