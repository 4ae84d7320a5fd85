//! One whole story through the public interface: a person writes to two organisations, one answers, the person comes
//! back with nothing but the receipt, reads, writes on, and withdraws.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at a surprise")]

#[path = "common/mod.rs"]
mod common;

use common::FixedRng;
use envelope::{
    age::Identity,
    chain::{Chain, ChainError},
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{
        Author, Body, Kind, Message, MessageError, MessageReader, Mode, OpenedMessage, STANZAS, Verifier,
        open_message, seal_message,
    },
    receipt::{Receipt, ReporterKeys},
    signed::SigningKey,
};

struct Desk {
    org: OrgId,
    identity: Identity,
    signing: SigningKey,
}

impl Desk {
    fn new(name: &str, n: u8) -> Self {
        let identity = Identity::from_seed([n; 32]);
        Self { org: OrgId::parse(name).unwrap(), identity, signing: SigningKey::from_bytes(&[n; 32]) }
    }
    fn pull(&self, sealed: &[u8]) -> Result<OpenedMessage, MessageError> {
        let verifier = Verifier::new(MessageReader::Organisation(self.org.clone()));
        open_message(core::slice::from_ref(&self.identity), sealed, &verifier)
    }
}

fn from_reporter(keys: &ReporterKeys, to: &[&Desk], at: Chain, kind: Kind, body: Body) -> Message {
    let reply_key = Box::new(*keys.reply_identity().recipient().as_bytes());
    Message {
        kind,
        report_id: keys.report_id(),
        author: Author::Reporter(keys.signing_key().verifying_key().to_bytes()),
        reply_to: Some(reply_key).filter(|_| at.next_seq == 0),
        recipients: to.iter().map(|desk| desk.org.clone()).collect(),
        mode: Mode::Server,
        lang: "ro".into(),
        seq: at.next_seq,
        prev: at.prev,
        body,
        attachments: vec![],
    }
}

fn seal(message: &Message, keys: &ReporterKeys, to: &[&Desk]) -> Vec<u8> {
    let signed = message.sign(&keys.signing_key()).unwrap();
    let recipients: Vec<_> = to.iter().map(|desk| desk.identity.recipient()).collect();
    seal_message(&mut FixedRng::new(9), &signed, &recipients).unwrap()
}

fn answer(desk: &Desk, asked: &Message, text: &str) -> Vec<u8> {
    let reply = Message {
        kind: Kind::Reply,
        author: Author::Organisation(desk.org.clone()),
        reply_to: None,
        recipients: vec![desk.org.clone()],
        mode: Mode::Wasm,
        seq: 0,
        prev: [0; 32],
        body: Body::Reply { text: text.into() },
        ..asked.clone()
    };
    let to = envelope::age::Recipient::from_bytes(asked.reply_to.as_deref().unwrap()).ok().unwrap();
    seal_message(&mut FixedRng::new(8), &reply.sign(&desk.signing).unwrap(), &[to]).unwrap()
}

#[test]
fn a_person_who_keeps_only_a_receipt_can_talk_and_stop_talking() {
    let (centre, union) = (Desk::new("payoke", 1), Desk::new("utsopi", 2));
    let police = Desk::new("police", 3);
    let receipt = Receipt::mint(&mut FixedRng::new(1));
    let keys = receipt.derive("brussels");

    // She writes to two organisations; the third pulls the same file and learns nothing.
    let body = Body::Report { text: "Ajutor".into(), answers: vec![], about_police: true, pressure: false };
    let report = from_reporter(&keys, &[&centre, &union], Chain::start(), Kind::Report, body);
    let sealed = seal(&report, &keys, &[&centre, &union]);
    assert_eq!(police.pull(&sealed).err(), Some(MessageError::NotForUs));
    let read = centre.pull(&sealed).unwrap();
    assert_eq!(union.pull(&sealed).unwrap().message, read.message);
    assert_eq!(read.message.recipients.len(), 2);

    // Her notes to herself, then nothing is kept.
    let mut chain = Chain::start();
    chain.check(&read.message).unwrap();
    chain.advance(read.payload_hash);
    let state = MailboxState {
        version: 1,
        lang: "ro".into(),
        readers: report.recipients.clone(),
        ever: report.recipients.clone(),
        outgoing: report.recipients.iter().map(|org| (org.clone(), chain)).collect(),
        keep_copy: false,
        consents: vec![],
        sent_day: Day(20_780),
        deletion_due: None,
    };
    let notes = state.seal(&mut FixedRng::new(7), &keys).unwrap();
    let reply = answer(&centre, &read.message, "Suntem aici.");
    drop(keys);

    // A week later, from paper.
    let typed = receipt.groups().map(|group| group.to_string()).join(" - ");
    let keys = Receipt::parse(&typed).ok().unwrap().derive("brussels");
    let state = MailboxState::open(&keys, &notes).unwrap();
    let believed = Verifier::new(MessageReader::Reporter(keys.report_id()))
        .believing(&centre.org, [centre.signing.verifying_key()]);
    let opened = open_message(&[keys.reply_identity()], &reply, &believed).unwrap();
    assert_eq!(opened.message.body, Body::Reply { text: "Suntem aici.".into() });

    // She withdraws from the centre; the union's chain is another one and shows no gap.
    let (_, at) = state.outgoing.iter().find(|(org, _)| *org == centre.org).unwrap();
    let withdrawal = from_reporter(&keys, &[&centre], *at, Kind::Withdrawal, Body::Withdrawal);
    let sealed = seal(&withdrawal, &keys, &[&centre]);
    let read = centre.pull(&sealed).unwrap();
    chain.check(&read.message).unwrap();
    assert_eq!(union.pull(&sealed).err(), Some(MessageError::NotForUs));
    chain.advance(read.payload_hash);
    assert_eq!(chain.check(&read.message), Err(ChainError::Replay));
}

#[test]
fn from_outside_one_reader_looks_like_eight() {
    let desks: Vec<Desk> = (1..=8).map(|n| Desk::new(&format!("org-{n}"), n)).collect();
    let keys = ReporterKeys::from_root(zeroize::Zeroizing::new([1; 64]));
    let sealed_to = |count: usize| {
        let to: Vec<&Desk> = desks.iter().take(count).collect();
        let body = Body::Report { text: "x".into(), answers: vec![], about_police: false, pressure: false };
        seal(&from_reporter(&keys, &to, Chain::start(), Kind::Report, body), &keys, &to).len()
    };
    assert_eq!(sealed_to(1), sealed_to(STANZAS));
}
