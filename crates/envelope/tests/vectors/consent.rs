//! `consent.json`: a question about consent to whoever has a receipt, their answers, its end, and bodies that must be refused.
use crate::{error_name, hex, matches_file};
use envelope::{
    consent::{Answer, Answered, Question, TakenBack},
    ids::{Day, OrgId, ReportId},
    message::{Author, Body, Kind, Message, Mode},
    signed::SigningKey,
};
use serde_json::{Value, json};

fn question() -> Question {
    Question {
        id: [3; 32],
        why: "other".into(),
        held: None,
        name: String::new(),
        what: ["name", "contact", "wants"].map(String::from).to_vec(),
        with: Some(OrgId::parse("centre").unwrap()),
        until: Day(20_811),
        words: "om u te helpen met papieren \u{0647}\u{0646}\u{0627}".into(),
        person: "Noor".into(),
    }
}

fn message(by_reporter: bool, kind: Kind, body: Body) -> (Message, SigningKey) {
    let key = SigningKey::from_bytes(&[7; 32]);
    let public = key.verifying_key().to_bytes();
    let union = OrgId::parse("union").unwrap();
    let author = if by_reporter { Author::Reporter(public) } else { Author::Organisation(union.clone()) };
    let message = Message {
        kind,
        report_id: ReportId::of(&public),
        author,
        reply_to: None,
        recipients: vec![union],
        mode: Mode::Wasm,
        lang: "nl".into(),
        seq: 2,
        prev: [1; 32],
        body,
        attachments: vec![],
    };
    (message, key)
}

fn accepted(what: &str, (message, key): &(Message, SigningKey)) -> Value {
    let signed = message.sign(key).unwrap();
    assert_eq!(Message::read_kept(&signed.to_bytes()).unwrap(), *message);
    let Body::Reserved(body) = &message.body else { panic!("a body of ours") };
    json!({
        "what": what,
        "kind": message.kind.number(),
        "body": hex(body),
        "payload": hex(&signed.payload),
        "signature": hex(&signed.signature),
    })
}

fn refused(what: &str, body: Vec<u8>) -> Value {
    let (sent, _) = message(false, Kind::Consent, Body::Reserved(body.clone()));
    let error = Question::of(&sent).unwrap_err();
    json!({ "what": what, "body": hex(&body), "error": error_name(&error) })
}

fn refusals() -> Vec<Value> {
    let Body::Reserved(good) = question().to_body().unwrap() else { panic!("a body of ours") };
    let changed = |from: &[u8], to: &[u8]| {
        let at = good.windows(from.len()).position(|bytes| bytes == from).unwrap();
        [&good[..at], to, &good[at + from.len()..]].concat()
    };
    vec![
        refused("something that no page can name", changed(b"\x65wants", b"\x65photo")),
        refused("one thing twice", changed(b"\x67contact\x65wants", b"\x64name\x65wants")),
        refused("a purpose there is not", changed(b"\x65other", b"\x65money")),
        refused("with nobody", changed(b"\x64with\x66centre", b"\x64with\xf6")),
        refused("a byte more at the end", [good.as_slice(), &[0]].concat()),
    ]
}

#[test]
fn what_she_is_asked_and_answers_has_the_same_bytes_in_every_language() {
    let to_her = |question: &Question| message(false, Kind::Consent, question.to_body().unwrap());
    let held = Question {
        why: "call".into(),
        held: Some(Answer::Yes),
        name: "Huis Linde".into(),
        with: None,
        words: String::new(),
        person: String::new(),
        ..question()
    };
    let hers = |said| message(true, Kind::Consent, Answered { id: [3; 32], said }.to_body());
    let end = TakenBack { id: [3; 32], on: Day(20_790) }.to_body();
    let all = vec![
        accepted("a question", &to_her(&question())),
        accepted("what was said across a table", &to_her(&held)),
        accepted("yes", &hers(Answer::Yes)),
        accepted("only part", &hers(Answer::Part(vec!["name".into(), "contact".into()]))),
        accepted("no", &hers(Answer::No)),
        accepted("ask me later", &hers(Answer::Later(Day(20_797)))),
        accepted("taken back by her", &message(true, Kind::ConsentWithdrawn, end.clone())),
        accepted("holds no longer, says the desk", &message(false, Kind::ConsentWithdrawn, end)),
    ];
    matches_file(
        "consent.json",
        &json!({ "about": "signed with the seed 0x07, 32 times", "accepted": all, "refused": refusals() }),
    );
}
