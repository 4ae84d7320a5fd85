//! What a browser opens when somebody comes back, and what it makes of their wishes: hostile mailboxes open nothing and stop nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use chacha20::{ChaCha20Rng, rand_core::SeedableRng};
use ed25519_dalek::SigningKey;
use envelope::{
    age::Identity,
    directory::{Certificate, Purpose},
    ids::{Day, OrgId},
    mailbox_state::MailboxState,
    message::{Body, Kind, Mode, seal_message},
    receipt::ReporterKeys,
    relay_api::{SealingKeys, VouchedKey},
    returning::{Knock, Opened},
    telling::first_message,
};
use proptest::prelude::*;
use sealer::{Question, Refusal, answer, pack};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

const CODE: &str = "123456789012345678901230";

fn reporter(n: u8) -> ReporterKeys {
    ReporterKeys::from_root(Zeroizing::new([n; 64]))
}

fn rng() -> ChaCha20Rng {
    ChaCha20Rng::from_seed([9; 32])
}

/// A mailbox of this writer whose only reader has no key today.
fn opened(n: u8) -> Opened {
    let keys = reporter(n);
    let readers = vec![OrgId::parse("centre").unwrap()];
    let state = MailboxState {
        version: 1,
        lang: "ar".into(),
        ever: readers.clone(),
        readers,
        outgoing: Vec::new(),
        consents: Vec::new(),
        keep_copy: false,
        sent_day: Day(20_780),
        deletion_due: None,
    };
    Opened {
        state: state.seal(&mut rng(), &keys).unwrap(),
        answers: vec![(Day(20_781), vec![7; 300])],
        sealing: SealingKeys { day: Day(20_784), keys: Vec::new() },
        signing: Vec::new(),
        version: 1,
        own_copy: Some(vec![1, 2, 3]),
        deletion_days: 3,
    }
}

fn code(typed: &str) -> (u8, String) {
    let said = answer(Question::Code, &pack(&[typed.as_bytes()])).unwrap();
    // One byte, then the rest, each with its length before it.
    (said[4], String::from_utf8(said[9..].to_vec()).unwrap())
}

#[test]
fn a_code_is_read_in_any_digits_and_what_is_wrong_with_it_is_named() {
    let minted = answer(Question::Mint, &pack(&[&[0x5a; 16]])).unwrap();
    let minted = String::from_utf8(minted.to_vec()).unwrap();
    let eastern: String = minted
        .chars()
        .enumerate()
        .map(|(n, c)| {
            format!("{}{}", if n % 4 == 0 { " " } else { "" }, char::from_u32(c as u32 + 0x630).unwrap())
        })
        .collect();
    assert_eq!(code(&eastern), (0, minted.clone()));
    assert_eq!(code("my code"), (1, String::new()));
    assert_eq!(code(&minted[..23]), (2, "23".into()));
    assert_eq!(code(""), (2, "0".into()));
    let last = if minted.ends_with('1') { "2" } else { "1" };
    assert_eq!(code(&format!("{}{last}", &minted[..23])), (3, String::new()));
    assert_ne!(code(CODE).0, 1);
    assert_eq!(answer(Question::Code, &pack(&[&[0xff]])).err(), Some(Refusal::Form));
}

#[test]
fn the_relay_is_asked_with_two_keys_and_nothing_they_were_made_from() {
    let asked = answer(Question::Knock, &pack(&[&[5; 64]])).unwrap();
    let knock = Knock::from_bytes(&asked).unwrap();
    assert_eq!((*knock.auth, *knock.lookup), (reporter(5).auth(), reporter(5).lookup()));
    assert_eq!(asked.len(), 1 + 2 + 1 + 5 + 34 + 7 + 34, "and there is room for nothing else");
    assert_eq!(answer(Question::Knock, &pack(&[&[5; 63]])).err(), Some(Refusal::Form));
}

#[test]
fn notes_of_somebody_else_open_nothing_and_rubbish_among_answers_is_named() {
    let bytes = opened(5).to_bytes();
    let refused = answer(Question::Read, &pack(&[&[6; 64], &bytes])).err();
    assert_eq!(refused, Some(Refusal::Foreign));
    let read = answer(Question::Read, &pack(&[&[5; 64], &bytes])).unwrap();
    let forged = pack(&[&[2], b"20781"]);
    assert!(read.ends_with(&forged), "an answer that does not open has its place and its day");
}

#[test]
fn a_wish_to_somebody_without_a_key_is_refused_and_deleting_is_not() {
    let bytes = opened(5).to_bytes();
    let wish = |which: u8, orgs: &str, text: &str| {
        let asked =
            pack(&[&[1; 32], &[5; 64], &bytes, &[which], &[0], orgs.as_bytes(), text.as_bytes(), b""]);
        answer(Question::Wish, &asked).map(|made| envelope::returning::Wished::from_bytes(&made).unwrap())
    };
    assert_eq!(wish(1, "", "more").err(), Some(Refusal::NoKey));
    assert_eq!(wish(4, "centre", "").err(), Some(Refusal::NoKey));
    assert_eq!(wish(1, "", " \n").err(), Some(Refusal::Form));
    assert_eq!(wish(2, "Not an id", "").err(), Some(Refusal::Form));
    assert_eq!(wish(9, "", "").err(), Some(Refusal::Form));
    let deleted = wish(5, "", "").unwrap();
    assert_eq!((deleted.delete_after, deleted.envelopes.len()), (Some(Day(20_787)), 0));
    let state = MailboxState::open(&reporter(5), &deleted.state).unwrap();
    assert_eq!((state.version, state.deletion_due), (2, Some(Day(20_787))));
}

/// Own words of one writer, sealed to another.
fn copy(by: u8, to: u8) -> Vec<u8> {
    let keys = reporter(by);
    let body = Body::OwnCopy { text: "ils gardent mon passeport".into(), answers: Vec::new() };
    let mut copy = first_message(&keys, Kind::OwnCopy, body, &[], ("fr", Mode::Wasm));
    copy.reply_to = None;
    let signed = copy.sign(&keys.signing_key()).unwrap();
    seal_message(&mut rng(), &signed, &[reporter(to).reply_identity().recipient()]).unwrap()
}

#[test]
fn own_words_are_the_writers_own_and_nobody_elses() {
    let shown = |by: u8| {
        let mailbox = Opened { own_copy: Some(copy(by, 5)), ..opened(5) };
        let read = answer(Question::Read, &pack(&[&[5; 64], &mailbox.to_bytes()])).unwrap();
        read.windows(9).any(|nine| nine == b"passeport")
    };
    assert!(shown(5));
    assert!(!shown(6), "words that a desk would put into her mouth");
}

/// The centre's key of the day, as its identity vouches for it.
fn vouched() -> VouchedKey {
    let identity = SigningKey::from_bytes(&[11; 32]);
    let certificate = Certificate {
        org: OrgId::parse("centre").unwrap(),
        purpose: Purpose::Sealing,
        key: Identity::from_seed([1; 32]).recipient().as_bytes().to_vec(),
        not_before: Day(20_780),
        not_after: Day(20_790),
    };
    VouchedKey {
        identity: identity.verifying_key().to_bytes(),
        certificate: certificate.sign(&identity).unwrap(),
    }
}

/// What is asked and answered by whoever comes back, for `crates/sealer/js/same.mjs`. After a deliberate change:
/// `WRITE_VECTORS=1 cargo nextest run -p sealer`, and read the difference.
#[test]
fn the_published_questions_of_whoever_comes_back_have_these_answers() {
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let sealing = SealingKeys { day: Day(20_784), keys: vec![vouched()] };
    let mailbox = Opened { sealing, own_copy: Some(copy(5, 5)), ..opened(5) }.to_bytes();
    let file = format!("{} {} {} 14 sound voice.webm", "01".repeat(32), "02".repeat(16), "03".repeat(32));
    let wish = |which: u8, how: u8, orgs: &str, text: &str, file: &str| {
        let (orgs, text, file) = (orgs.as_bytes(), text.as_bytes(), file.as_bytes());
        pack(&[&[1; 32], &[5; 64], &mailbox, &[which], &[how], orgs, text, file]).to_vec()
    };
    let minted = answer(Question::Mint, &pack(&[&[0x5a; 16]])).unwrap();
    let cases: Vec<_> = [
        (7, pack(&[&minted]).to_vec()),
        (7, pack(&[b"1234"]).to_vec()),
        (7, pack(&[b"my code"]).to_vec()),
        (8, pack(&[&[5; 64]]).to_vec()),
        (9, pack(&[&[5; 64], &mailbox]).to_vec()),
        (9, pack(&[&[6; 64], &mailbox]).to_vec()),
        (10, wish(1, 0, "", "nous sommes trois", "")),
        (10, wish(1, 8, "", "listen", &file)),
        (10, wish(4, 8, "centre", "", "")),
        (10, wish(4, 8, "centre", "", &file)),
        (10, wish(5, 0, "", "", "")),
    ]
    .into_iter()
    .map(|(question, fields)| {
        let said = answer(Question::of(question).unwrap(), &fields);
        let (refusal, said) =
            said.map_or_else(|no| (no as u32, String::new()), |yes| (0, hex(&Sha256::digest(&yes))));
        serde_json::json!({ "question": question, "fields": hex(&fields), "refusal": refusal, "answer_sha256": said })
    })
    .collect();
    let made = serde_json::json!({ "cases": cases });
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/opener.json");
    if std::env::var_os("WRITE_VECTORS").is_some() {
        std::fs::write(&path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
    }
    let written: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    assert!(written == made, "the published vectors say something else than this program does");
}

proptest! {
    #[test]
    fn whatever_a_relay_hands_over_gets_an_answer_or_a_refusal(
        question in 4_u32..8, bytes in proptest::collection::vec(any::<u8>(), 0..400), at in 0_usize..20_000, flip in any::<u8>(),
    ) {
        let question = Question::of(question).unwrap();
        let _ = answer(question, &bytes);
        let fields: Vec<&[u8]> = bytes.chunks(37).collect();
        let _ = answer(question, &pack(&fields));
        let mut mailbox = opened(5).to_bytes();
        let at = at % mailbox.len();
        mailbox[at] ^= flip;
        let _ = answer(Question::Read, &pack(&[&[5; 64], &mailbox]));
        let _ = answer(Question::Wish, &pack(&[&[1; 32], &[5; 64], &mailbox, &[5], &[0], b"", b"", b""]));
    }
}
