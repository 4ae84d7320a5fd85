//! `message.json`: messages, the bytes that are signed, and bytes that must be refused.
use crate::{error_name, hex, matches_file};
use envelope::{
    chain::Chain,
    ids::{Day, OrgId, ReportId},
    message::{Answer, Attachment, Author, Body, Kind, Message, MessageError, MessageReader, Mode, Verifier},
    receipt::ReporterKeys,
    signed::{Context, Signed, SigningKey},
};
use serde_json::{Value, json};
use zeroize::Zeroizing;

fn org(name: &str) -> OrgId {
    OrgId::parse(name).unwrap()
}

fn keys() -> ReporterKeys {
    ReporterKeys::from_root(Zeroizing::new([1; 64]))
}

fn desk_key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn answers() -> Vec<Answer> {
    vec![("passport".into(), "held".into()), ("wages".into(), "none".into())]
}

fn first(keys: &ReporterKeys) -> Message {
    let text = "Ils ont mon passeport. \u{0633}\u{0627}\u{0639}\u{062F}\u{0646}\u{064A}\r\n".into();
    Message {
        kind: Kind::Report,
        report_id: keys.report_id(),
        author: Author::Reporter(keys.signing_key().verifying_key().to_bytes()),
        reply_to: Some(Box::new(*keys.reply_identity().recipient().as_bytes())),
        recipients: vec![org("payoke"), org("surya")],
        mode: Mode::Wasm,
        lang: "fr".into(),
        seq: 0,
        prev: [0; 32],
        body: Body::Report { text, answers: answers(), about_police: false, pressure: true },
        attachments: vec![],
    }
}

fn next(keys: &ReporterKeys, chain: &mut Chain, kind: Kind, body: Body) -> Message {
    let message = Message {
        kind,
        body,
        reply_to: None,
        recipients: vec![org("payoke")],
        seq: chain.next_seq,
        prev: chain.prev,
        ..first(keys)
    };
    chain.advance(message.payload_hash());
    message
}

fn later(keys: &ReporterKeys) -> Vec<Message> {
    let mut chain = Chain::start();
    chain.advance(first(keys).payload_hash());
    vec![
        next(keys, &mut chain, Kind::FollowUp, Body::FollowUp { text: "They moved us.".into() }),
        next(keys, &mut chain, Kind::ReadersChanged, Body::ReadersChanged { readers: vec![org("payoke")] }),
        next(keys, &mut chain, Kind::DeletionAsked, Body::DeletionAsked { due: Day(20_783) }),
        next(keys, &mut chain, Kind::DeletionUndone, Body::DeletionUndone),
        next(keys, &mut chain, Kind::Consent, Body::Reserved(vec![0xa1, 0x62, b'i', b'd', 0x07])),
        next(keys, &mut chain, Kind::Withdrawal, Body::Withdrawal),
    ]
}

/// A photo goes along.
fn with_file(message: Message) -> Message {
    let (kind, name) = ("picture".into(), "صورة 1.jpg".into());
    let file = Attachment { id: [2; 32], key: [3; 16], hash: [4; 32], kind, name, size: 1_234_567 };
    let body = Body::FollowUp { text: "The door.".into() };
    Message { kind: Kind::FollowUp, body, attachments: vec![file], ..message }
}

fn others(keys: &ReporterKeys) -> Vec<Message> {
    let text = String::from("Come on Tuesday at ten.");
    let own = Body::OwnCopy { text: "My words.".into(), answers: answers() };
    let author = Author::Organisation(org("payoke"));
    let alone = || Message { reply_to: None, recipients: vec![org("payoke")], ..first(keys) };
    vec![
        Message { seq: 1, prev: first(keys).payload_hash(), ..with_file(alone()) },
        Message { kind: Kind::Reply, author, body: Body::Reply { text }, ..alone() },
        Message { kind: Kind::OwnCopy, recipients: vec![], body: own, mode: Mode::Server, ..alone() },
    ]
}

fn verifier(id: ReportId) -> Verifier {
    Verifier::new(MessageReader::Reporter(id)).believing(&org("payoke"), [desk_key().verifying_key()])
}

fn accepted(message: &Message) -> Value {
    let (key, context) = match message.author {
        Author::Reporter(_) => (keys().signing_key(), Context::Message),
        Author::Organisation(_) => (desk_key(), Context::Answer),
    };
    let signed = message.sign(&key).unwrap();
    let opened = Message::open(&signed.to_bytes(), &verifier(message.report_id)).unwrap();
    assert_eq!(opened.message, *message);
    json!({
        "kind": message.kind.number(),
        "seq": message.seq,
        "context": context.label(),
        "public_key": hex(key.verifying_key().as_bytes()),
        "payload": hex(&signed.payload),
        "payload_sha256": hex(&opened.payload_hash),
        "signature": hex(&signed.signature),
        "signed": hex(&signed.to_bytes()),
    })
}

fn refused(what: &str, signed: &[u8]) -> Value {
    let error = Message::open(signed, &verifier(keys().report_id())).unwrap_err();
    let name = match error {
        MessageError::Content(inner) => error_name(&inner),
        other => error_name(&other),
    };
    json!({ "what": what, "signed": hex(signed), "error": name })
}

/// The withdrawal is short enough to change by hand.
fn refusals() -> Vec<Value> {
    let keys = keys();
    let withdrawal = later(&keys).pop().unwrap().sign(&keys.signing_key()).unwrap();
    let signed_anew = |from: &[u8], to: &[u8]| {
        let at = withdrawal.payload.windows(from.len()).position(|bytes| bytes == from).unwrap();
        let payload = [&withdrawal.payload[..at], to, &withdrawal.payload[at + from.len()..]].concat();
        Signed::new(Context::Message, payload, &keys.signing_key()).to_bytes()
    };
    let answer = Signed::new(Context::Answer, withdrawal.payload.clone(), &keys.signing_key());
    let stranger = Signed::new(Context::Message, withdrawal.payload.clone(), &desk_key());
    vec![
        refused("a byte more at the end", &[withdrawal.to_bytes().as_slice(), &[0]].concat()),
        refused("a later version", &signed_anew(b"\x61v\x01", b"\x61v\x02")),
        refused("a number in two bytes", &signed_anew(b"\x64mode\x01", b"\x64mode\x18\x01")),
        refused("a kind that has no number yet", &signed_anew(b"\x64kind\x05", b"\x64kind\x11")),
        refused(
            "keys in another order",
            &signed_anew(b"\x64kind\x05\x64lang\x62fr", b"\x64lang\x62fr\x64kind\x05"),
        ),
        refused("the body of another kind", &signed_anew(b"\x64kind\x05", b"\x64kind\x02")),
        refused("a text that is not UTF-8", &signed_anew(b"\x62fr", b"\x62f\xff")),
        refused("signed as an organisation signs", &answer.to_bytes()),
        refused("signed by somebody else", &stranger.to_bytes()),
    ]
}

#[test]
fn a_message_has_the_same_bytes_in_every_language() {
    let keys = keys();
    let messages: Vec<Message> =
        [first(&keys)].into_iter().chain(later(&keys)).chain(others(&keys)).collect();
    matches_file(
        "message.json",
        &json!({
            "about": "the reporter's root is the byte 0x01, 64 times; the desk's signing seed 0x07, 32 times",
            "accepted": messages.iter().map(accepted).collect::<Vec<_>>(),
            "refused": refusals(),
        }),
    );
}
