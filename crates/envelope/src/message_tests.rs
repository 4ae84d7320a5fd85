//! What a desk, a relay or a thief could do to a reporter's words, and what each limit is for.
use super::*;
use crate::{
    chain::Chain, ids::Day, opening::Reader as For, padding, receipt::ReporterKeys, testing::FixedRng,
};
use proptest::prelude::*;
use std::vec;

pub(crate) fn reporter_keys(n: u8) -> ReporterKeys {
    ReporterKeys::from_root(Zeroizing::new([n; 64]))
}

pub(crate) fn org(name: &str) -> OrgId {
    OrgId::parse(name).unwrap()
}

fn from_reporter(keys: &ReporterKeys, kind: Kind, body: Body) -> Message {
    Message {
        kind,
        report_id: keys.report_id(),
        author: Author::Reporter(keys.signing_key().verifying_key().to_bytes()),
        reply_to: Some(Box::new(*keys.reply_identity().recipient().as_bytes())),
        recipients: vec![org("payoke")],
        mode: Mode::Wasm,
        lang: "nl".into(),
        seq: 0,
        prev: [0; 32],
        body,
        attachments: vec![],
    }
}

pub(crate) fn follow_up(keys: &ReporterKeys, text: &str, at: Chain) -> Message {
    let first = from_reporter(keys, Kind::FollowUp, Body::FollowUp { text: text.into() });
    let reply_to = first.reply_to.clone().filter(|_| at.next_seq == 0);
    Message { seq: at.next_seq, prev: at.prev, reply_to, ..first }
}

pub(crate) fn report(keys: &ReporterKeys, text: &str) -> Message {
    let answers = vec![("passport".into(), "held".into())];
    let body = Body::Report { text: text.into(), answers, about_police: false, pressure: true };
    Message { recipients: vec![org("payoke"), org("surya")], ..from_reporter(keys, Kind::Report, body) }
}

fn reply(keys: &ReporterKeys, text: &str) -> Message {
    Message {
        author: Author::Organisation(org("payoke")),
        reply_to: None,
        ..from_reporter(keys, Kind::Reply, Body::Reply { text: text.into() })
    }
}

fn desk(name: &str) -> Verifier {
    Verifier::new(For::Organisation(org(name)))
}

fn key(n: u8) -> SigningKey {
    SigningKey::from_bytes(&[n; 32])
}

fn field(result: Result<Signed, MessageError>) -> &'static str {
    match result {
        Err(MessageError::Content(CborError::Field(field))) => field,
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_report_arrives_letter_for_letter_and_says_who_else_reads() {
    let keys = reporter_keys(1);
    let sent = report(&keys, "Ils m'ont pris mon passeport.\r\n\u{202E}e\u{301}");
    let signed = sent.sign(&keys.signing_key()).unwrap();
    for reader in ["payoke", "surya"] {
        let opened = Message::open(&signed.to_bytes(), &desk(reader)).unwrap();
        assert_eq!(opened.message, sent);
        assert_eq!(opened.payload_hash, sent.payload_hash());
    }
}

#[test]
fn a_desk_cannot_pass_a_report_to_somebody_the_reporter_did_not_choose() {
    let keys = reporter_keys(1);
    let signed = report(&keys, "x").sign(&keys.signing_key()).unwrap();
    let opened = Message::open(&signed.to_bytes(), &desk("police-1000"));
    assert_eq!(opened.err(), Some(MessageError::NotAddressed));
}

#[test]
fn nobody_writes_under_another_persons_report() {
    let (victim, thief) = (reporter_keys(1), reporter_keys(2));
    let mut forged = report(&victim, "it was all a lie");
    forged.author = Author::Reporter(thief.signing_key().verifying_key().to_bytes());
    let signed = forged.sign(&thief.signing_key()).unwrap();
    assert_eq!(Message::open(&signed.to_bytes(), &desk("payoke")).err(), Some(MessageError::KeyNotOfReport));
    let signed = report(&victim, "it was all a lie").sign(&thief.signing_key()).unwrap();
    assert_eq!(Message::open(&signed.to_bytes(), &desk("payoke")).err(), Some(MessageError::BadSignature));
}

#[test]
fn an_answer_is_believed_from_a_certified_key_only() {
    let keys = reporter_keys(1);
    let signed = reply(&keys, "come on Tuesday").sign(&key(7)).unwrap();
    let reader = || Verifier::new(For::Reporter(keys.report_id()));
    let unknown = Message::open(&signed.to_bytes(), &reader());
    assert_eq!(unknown.err(), Some(MessageError::NoSigningKey(org("payoke"))));
    let other = reader().believing(&org("payoke"), [key(8).verifying_key()]);
    assert_eq!(Message::open(&signed.to_bytes(), &other).err(), Some(MessageError::BadSignature));
    let both = other.believing(&org("payoke"), [key(7).verifying_key()]);
    assert!(Message::open(&signed.to_bytes(), &both).is_ok());
    let stranger = Verifier::new(For::Reporter(reporter_keys(2).report_id()))
        .believing(&org("payoke"), [key(7).verifying_key()]);
    assert_eq!(Message::open(&signed.to_bytes(), &stranger).err(), Some(MessageError::OtherReport));
}

#[test]
fn an_organisation_cannot_withdraw_or_delete_for_a_reporter() {
    let keys = reporter_keys(1);
    for (kind, body) in [
        (Kind::Withdrawal, Body::Withdrawal),
        (Kind::DeletionAsked, Body::DeletionAsked { due: Day(20_000) }),
        (Kind::ReadersChanged, Body::ReadersChanged { readers: vec![org("police-1000")] }),
    ] {
        let forged = Message { kind, body, ..reply(&keys, "") };
        assert_eq!(field(forged.sign(&key(7))), "author");
    }
}

#[test]
fn every_kind_and_body_survives_the_wire() {
    let keys = reporter_keys(1);
    let own_copy = Body::OwnCopy { text: "mine".into(), answers: vec![] };
    let messages = [
        report(&keys, ""),
        follow_up(&keys, "é", Chain::start()),
        from_reporter(&keys, Kind::ReadersChanged, Body::ReadersChanged { readers: vec![] }),
        from_reporter(&keys, Kind::Withdrawal, Body::Withdrawal),
        from_reporter(&keys, Kind::DeletionAsked, Body::DeletionAsked { due: Day(20_783) }),
        from_reporter(&keys, Kind::DeletionUndone, Body::DeletionUndone),
        from_reporter(&keys, Kind::Consent, Body::Reserved(vec![0xa1, 0x61, b'a', 0xf5])),
        Message { reply_to: None, recipients: vec![], ..from_reporter(&keys, Kind::OwnCopy, own_copy) },
    ];
    for sent in messages {
        let signed = sent.sign(&keys.signing_key()).unwrap();
        let reader = Verifier::new(For::Reporter(keys.report_id()));
        assert_eq!(Message::open(&signed.to_bytes(), &reader).unwrap().message, sent);
    }
}

#[test]
fn contradictions_are_never_signed() {
    let keys = reporter_keys(1);
    let good = || report(&keys, "x");
    let sign = |message: Message| field(message.sign(&keys.signing_key()));
    assert_eq!(sign(Message { kind: Kind::FollowUp, ..good() }), "kind");
    assert_eq!(sign(Message { reply_to: None, ..good() }), "reply_to");
    assert_eq!(sign(Message { recipients: vec![], ..good() }), "recipients");
    assert_eq!(sign(Message { recipients: vec![org("a"), org("a")], ..good() }), "recipients");
    assert_eq!(sign(Message { lang: "nl\n".into(), ..good() }), "lang");
    assert_eq!(sign(Message { prev: [1; 32], ..good() }), "prev");
    assert_eq!(sign(Message { seq: 1, reply_to: None, ..good() }), "seq");
    assert_eq!(sign(report(&keys, &"é".repeat(TEXT_MAX_CHARS + 1))), "text");
    assert_eq!(sign(Message { body: Body::Reserved(vec![0xa0]), ..good() }), "kind");
    assert_eq!(field(reply(&keys, &"a".repeat(REPLY_MAX_BYTES + 1)).sign(&key(7))), "text");
}

#[test]
fn a_reserved_body_cannot_hide_two_readings() {
    let keys = reporter_keys(1);
    let odd = from_reporter(&keys, Kind::Consent, Body::Reserved(vec![0x18, 0x00]));
    let refused = odd.sign(&keys.signing_key()).err();
    assert_eq!(refused, Some(MessageError::Content(CborError::NotCanonical)));
}

#[test]
fn the_longest_report_that_the_form_allows_can_still_be_sealed() {
    let keys = reporter_keys(1);
    // 15,000 characters of four bytes, all answers, all readers, the longest names.
    let long = |n: usize| "q".repeat(n);
    let answers = vec![(long(24), long(24)); ANSWERS_MAX];
    let body =
        Body::Report { text: "𑀅".repeat(TEXT_MAX_CHARS), answers, about_police: true, pressure: true };
    let recipients = (0..8).map(|n| org(&format!("{n}{}", "o".repeat(31)))).collect();
    let lang = "abcdefgh-abcdefgh-abcdefgh-abcdefgh".into();
    let longest = Message { body, recipients, lang, ..report(&keys, "") };
    let signed = longest.sign(&keys.signing_key()).unwrap();
    let size = signed.to_bytes().len();
    assert!(size <= padding::MAX, "{size}");
}

#[test]
fn every_answer_has_one_size_so_its_length_says_nothing() {
    let keys = reporter_keys(1);
    let recipients: Vec<_> = (0..8).map(|n| org(&format!("{n}{}", "o".repeat(31)))).collect();
    for text in [String::new(), "𑀅".repeat(REPLY_MAX_BYTES / 4)] {
        let message = Message { seq: SEQ_MAX, recipients: recipients.clone(), ..reply(&keys, &text) };
        let signed = message.sign(&key(7)).unwrap();
        assert_eq!(padding::pad(&signed.to_bytes()).unwrap().len(), padding::SMALL);
    }
}

#[test]
fn a_later_version_is_called_by_its_name_and_not_by_damage() {
    let keys = reporter_keys(1);
    let signed = report(&keys, "x").sign(&keys.signing_key()).unwrap();
    let mut payload = signed.payload.clone();
    payload[3] = 2;
    let later = Signed::new(Context::Message, payload, &keys.signing_key());
    let refused = Message::open(&later.to_bytes(), &desk("payoke")).err();
    assert_eq!(refused, Some(MessageError::Content(CborError::UnknownVersion(2))));
}

#[test]
fn a_sealed_report_opens_for_those_chosen_and_for_nobody_else() {
    let keys = reporter_keys(1);
    let sent = report(&keys, "help");
    let signed = sent.sign(&keys.signing_key()).unwrap();
    let [ours, retired, stranger] = [1, 2, 3].map(|n| crate::age::Identity::from_seed([n; 32]));
    let sealed = seal_message(&mut FixedRng::new(1), &signed, &[ours.recipient()]).unwrap();
    let opened = open_message(&[retired, ours], &sealed, &desk("payoke")).unwrap();
    assert_eq!(opened.message, sent);
    let refused = open_message(&[stranger], &sealed, &desk("payoke")).err();
    assert_eq!(refused, Some(MessageError::NotForUs));
    let none = seal_message(&mut FixedRng::new(1), &signed, &[]);
    assert_eq!(none.err(), Some(MessageError::NotSealed));
}

#[test]
fn a_sealed_report_that_was_touched_is_called_damaged() {
    let keys = reporter_keys(1);
    let signed = report(&keys, "help").sign(&keys.signing_key()).unwrap();
    let ours = || crate::age::Identity::from_seed([1; 32]);
    let mut sealed = seal_message(&mut FixedRng::new(1), &signed, &[ours().recipient()]).unwrap();
    *sealed.last_mut().unwrap() ^= 1;
    assert_eq!(open_message(&[ours()], &sealed, &desk("payoke")).err(), Some(MessageError::Corrupt));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn whatever_a_desk_pulls_it_stays_up(bytes in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Message::open(&bytes, &desk("payoke")).is_err());
        prop_assert!(cbor::decode::<Message>(&bytes).is_err());
    }

    #[test]
    fn no_byte_can_be_changed_without_being_noticed(at in any::<prop::sample::Index>(), bit in 0_u8..8) {
        let keys = reporter_keys(1);
        let mut bytes = report(&keys, "they hold my passport").sign(&keys.signing_key()).unwrap().to_bytes();
        let at = at.index(bytes.len());
        bytes[at] ^= 1 << bit;
        prop_assert!(Message::open(&bytes, &desk("payoke")).is_err());
    }

    #[test]
    fn what_is_accepted_is_canonical(at in any::<prop::sample::Index>(), byte in any::<u8>()) {
        // Without signatures in the way: change a byte of the payload; what still reads must write the same.
        let keys = reporter_keys(1);
        let mut payload = cbor::encode(&report(&keys, "x"), 0);
        let at = at.index(payload.len());
        payload[at] = byte;
        if let Ok(message) = cbor::decode::<Message>(&payload) {
            prop_assert_eq!(cbor::encode(&message, 0), payload);
        }
    }

    #[test]
    fn text_of_any_script_is_carried_unchanged(text in any::<String>()) {
        let keys = reporter_keys(1);
        let sent = report(&keys, &text);
        let bytes = cbor::encode(&sent, 0);
        prop_assert!(cbor::is_one_item(&bytes), "the keys are in deterministic order");
        prop_assert_eq!(cbor::decode::<Message>(&bytes).unwrap(), sent);
    }
}
