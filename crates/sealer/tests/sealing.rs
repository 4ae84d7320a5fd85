//! What a browser seals is what a relay would have sealed: the chosen read it, nobody else does, and no key without a name is used.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use ed25519_dalek::SigningKey;
use envelope::{
    age::Identity,
    directory::{Certificate, Purpose},
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{Body, MessageReader, Mode, OpenedMessage, Verifier, open_message},
    receipt::{Receipt, ReporterKeys},
    relay_api::{SealingKeys, Submission, VouchedKey},
};
use proptest::prelude::*;
use sealer::{Fields, Question, Refusal, answer, pack};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const DAY: Day = Day(20_784);
const TEXT: &str = "Ils gardent mon passeport.\n\u{202E}مرحبا\u{202C} 👩🏽‍🦱 ሰላም";

fn org(name: &str) -> OrgId {
    OrgId::parse(name).unwrap()
}

fn reading(n: u8) -> Identity {
    Identity::from_seed([n; 32])
}

/// A key of `name`, certified by the identity `by`, said to be of the identity `said`.
fn vouched(name: &str, n: u8, (by, said): (u8, u8), (from, to): (u32, u32)) -> VouchedKey {
    let certificate = Certificate {
        org: org(name),
        purpose: Purpose::Sealing,
        key: reading(n).recipient().as_bytes().to_vec(),
        not_before: Day(from),
        not_after: Day(to),
    };
    let signing = |n: u8| SigningKey::from_bytes(&[n; 32]);
    VouchedKey {
        identity: signing(said).verifying_key().to_bytes(),
        certificate: certificate.sign(&signing(by)).unwrap(),
    }
}

fn keys(all: Vec<VouchedKey>) -> Vec<u8> {
    SealingKeys { day: DAY, keys: all }.to_bytes()
}

fn both() -> Vec<u8> {
    let valid = (20_780, 20_790);
    keys(vec![vouched("centre", 1, (11, 11), valid), vouched("union", 2, (12, 12), valid)])
}

fn asked(keys: &[u8], orgs: &str, text: &str, how: u8) -> Vec<u8> {
    let answers = "who=self\ndanger=no";
    pack(&[
        &[7; 32],
        &[5; 64],
        keys,
        orgs.as_bytes(),
        b"fr",
        text.as_bytes(),
        &[how],
        answers.as_bytes(),
        b"",
    ])
    .to_vec()
}

fn reporter() -> ReporterKeys {
    ReporterKeys::from_root(Zeroizing::new([5; 64]))
}

fn read_as(name: &str, n: u8, submission: &Submission) -> Option<OpenedMessage> {
    let verifier = Verifier::new(MessageReader::Organisation(org(name)));
    open_message(&[reading(n)], &submission.envelopes[0].1, &verifier).ok()
}

#[test]
fn the_chosen_read_every_byte_and_nobody_else_reads_one() {
    let sealed = answer(Question::Report, &asked(&both(), "centre", TEXT, 4)).unwrap();
    let submission = Submission::from_bytes(&sealed).unwrap();
    let opened = read_as("centre", 1, &submission).unwrap();
    assert_eq!((opened.message.mode, opened.message.lang.as_str()), (Mode::Wasm, "fr"));
    let as_script = answer(Question::Report, &asked(&both(), "centre", TEXT, 8)).unwrap();
    let as_script = read_as("centre", 1, &Submission::from_bytes(&as_script).unwrap()).unwrap();
    assert_eq!(as_script.message.mode, Mode::Js, "the reader is told which way");
    assert_eq!(opened.message.recipients, [org("centre")]);
    let Body::Report { text, answers, about_police, pressure } = &opened.message.body else {
        unreachable!("a report")
    };
    assert_eq!((text.as_str(), *about_police, *pressure), (TEXT, false, false));
    assert_eq!(answers[0], ("who".to_owned(), "self".to_owned()));
    assert!(read_as("union", 2, &submission).is_none());
    let state = MailboxState::open(&reporter(), &submission.state).unwrap();
    assert_eq!((state.readers, state.keep_copy, state.sent_day), (vec![org("centre")], true, DAY));
    assert!(submission.own_copy.is_some());
    assert_eq!(submission.report_id, reporter().report_id());
}

#[test]
fn pressed_again_with_other_chance_it_is_the_same_report_to_the_relay() {
    let first = Submission::from_bytes(&answer(Question::Report, &asked(&both(), "union", TEXT, 3)).unwrap())
        .unwrap();
    let mut again = asked(&both(), "union", TEXT, 3);
    again[4..36].fill(9);
    let again = Submission::from_bytes(&answer(Question::Report, &again).unwrap()).unwrap();
    assert_ne!(first.envelopes[0].1, again.envelopes[0].1);
    assert_eq!((first.lookup, first.auth, first.report_id), (again.lookup, again.auth, again.report_id));
    assert_eq!(first.envelopes[0].0, again.envelopes[0].0);
}

#[test]
fn a_key_that_nobody_vouches_for_or_of_another_day_is_not_sealed_to() {
    let valid = (20_780, 20_790);
    for wrong in [
        vouched("centre", 1, (11, 12), valid),
        vouched("union", 1, (11, 11), valid),
        vouched("centre", 1, (11, 11), (20_700, 20_783)),
        vouched("centre", 1, (11, 11), (20_785, 20_790)),
    ] {
        let refused = answer(Question::Report, &asked(&keys(vec![wrong]), "centre", TEXT, 0));
        assert_eq!(refused.err(), Some(Refusal::NoKey));
    }
}

#[test]
fn a_text_that_is_too_long_and_a_report_to_nobody_are_refused() {
    let long = "x".repeat(15_001);
    let refused = |orgs: &str, text: &str| answer(Question::Report, &asked(&both(), orgs, text, 0)).err();
    assert_eq!(refused("centre", &long), Some(Refusal::Limit));
    assert_eq!(refused("centre", &long[1..]), None);
    assert_eq!(refused("", TEXT), Some(Refusal::Form));
    assert_eq!(refused("Centre!", TEXT), Some(Refusal::Form));
    assert_eq!(refused("nobody", TEXT), Some(Refusal::NoKey));
}

#[test]
fn a_receipt_is_one_like_every_other_and_its_last_group_is_known_in_any_digits() {
    let digits = answer(Question::Mint, &pack(&[&[0xab; 16]])).unwrap();
    let digits = core::str::from_utf8(&digits).unwrap();
    let receipt = Receipt::parse(digits).unwrap();
    let last = &digits[20..];
    let eastern: String =
        last.chars().map(|c| char::from_u32(c as u32 - '0' as u32 + 0x660).unwrap()).collect();
    assert!(receipt.last_group_matches(last));
    let fits = |typed: &str| {
        *answer(Question::LastGroup, &pack(&[digits.as_bytes(), typed.as_bytes()])).unwrap() == [1]
    };
    assert!(fits(last) && fits(&eastern) && fits(&format!(" {last} ")));
    assert!(!fits("0000") || last == "0000");
    assert!(!fits("") && !fits("12345") && !fits("ab"));
}

proptest! {
    #[test]
    fn whatever_a_page_hands_over_gets_an_answer_or_a_refusal(question in 1_u32..4, bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let question = Question::of(question).unwrap();
        let _ = answer(question, &bytes);
        let fields: Vec<&[u8]> = bytes.chunks(37).collect();
        let _ = answer(question, &pack(&fields));
        prop_assert_eq!(Fields::read(&pack(&fields)).is_some(), fields.len() <= 16);
    }
}

/// What is asked and answered, for `crates/sealer/js/same.mjs`: WebAssembly and the script made of it say the same. After a deliberate
/// change: `WRITE_VECTORS=1 cargo nextest run -p sealer`, and read the difference.
#[test]
fn the_published_questions_have_these_answers() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let minted = answer(Question::Mint, &pack(&[&[3; 16]])).unwrap();
    let long = "x".repeat(20_000);
    let both = both();
    let cases: Vec<_> = [
        (1, pack(&[&[3; 16]]).to_vec()),
        (1, pack(&[&[3; 15]]).to_vec()),
        (2, asked(&both, "centre", TEXT, 4)),
        (2, asked(&both, "centre\nunion", TEXT, 11)),
        (2, asked(&both, "nobody", TEXT, 0)),
        (2, asked(&both, "centre", &long, 0)),
        (3, pack(&[&minted, minted.get(20..).unwrap()]).to_vec()),
        (3, pack(&[&minted, b"0000"]).to_vec()),
        (99, Vec::new()),
    ]
    .into_iter()
    .map(|(question, fields)| {
        let said = Question::of(question).ok_or(Refusal::Form).and_then(|asked| answer(asked, &fields));
        let (refusal, said) = said.map_or_else(|no| (no as u32, String::new()), |yes| (0, hex(&Sha256::digest(&yes))));
        serde_json::json!({ "question": question, "fields": hex(&fields), "refusal": refusal, "answer_sha256": said })
    })
    .collect();
    let made = serde_json::json!({ "cases": cases });
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/sealer.json");
    if std::env::var_os("WRITE_VECTORS").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
    }
    let written: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(written == made, "the published vectors say something else than this program does");
}
