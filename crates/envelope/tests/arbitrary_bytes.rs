//! Every door that bytes from outside come through, tried with bytes nobody meant to send: nothing panics, and what
//! is accepted is the one form of what it says. A desk that stops on a strange file stops for everybody.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

#[path = "common/mod.rs"]
mod common;

use common::FixedRng;
use envelope::{
    age::Identity,
    directory::{Bundle, Directory},
    ids::{OrgId, ReportId},
    mailbox_state::MailboxState,
    message::{Message, MessageReader, Verifier, open_message},
    padding::{SMALL, pad, unpad},
    receipt::{Receipt, ReporterKeys},
    relay_api::{LogBundles, LogProof, LogView, NewAnswer, NewEnvelope, Pulled, Submission},
    returning::{Knock, Opened, Wished},
    signed::Signed,
};
use proptest::{collection::vec, prelude::*};

fn desk() -> Verifier {
    Verifier::new(MessageReader::Organisation(OrgId::parse("payoke").unwrap()))
}

/// Something that begins like CBOR of ours more often than pure chance would.
fn nearly_cbor() -> impl Strategy<Value = Vec<u8>> {
    let token = prop_oneof![
        any::<u8>().prop_map(|byte| vec![byte]),
        prop_oneof![Just(0x80_u8), Just(0x82), Just(0xa1), Just(0xac), Just(0x9f), Just(0xbf)]
            .prop_map(|b| vec![b]),
        prop_oneof![Just("v"), Just("kind"), Just("body"), Just("seq")]
            .prop_map(|key| { [&[0x60 + u8::try_from(key.len()).unwrap()], key.as_bytes()].concat() }),
        vec(any::<u8>(), 0..20)
            .prop_map(|bytes| [&[0x40 + u8::try_from(bytes.len()).unwrap()], &bytes[..]].concat()),
        Just(vec![0x9b, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    ];
    vec(token, 0..40).prop_map(|tokens| tokens.concat())
}

proptest! {
    #[test]
    fn signed_statements_have_one_form(bytes in nearly_cbor()) {
        if let Ok(signed) = Signed::from_bytes(&bytes) {
            prop_assert_eq!(&*signed.to_bytes(), &bytes);
        }
    }

    #[test]
    fn a_message_without_a_signature_is_never_believed(bytes in nearly_cbor()) {
        prop_assert!(Message::open(&bytes, &desk()).is_err());
        let unsigned = Signed { payload: bytes, signature: [0; 64] };
        prop_assert!(Message::open(&unsigned.to_bytes(), &desk()).is_err());
    }

    #[test]
    fn a_directory_has_one_form(bytes in nearly_cbor()) {
        if let Ok(directory) = Directory::from_bytes(&bytes) {
            prop_assert_eq!(directory.to_bytes(), bytes);
        }
    }

    #[test]
    fn what_desks_and_browsers_send_has_one_form(bytes in nearly_cbor()) {
        if let Ok(pulled) = Pulled::from_bytes(&bytes) {
            prop_assert_eq!(pulled.to_bytes(), &bytes[..]);
        }
        if let Ok(answer) = NewAnswer::from_bytes(&bytes) {
            prop_assert_eq!(answer.to_bytes(), &bytes[..]);
        }
        if let Ok(envelope) = NewEnvelope::from_bytes(&bytes) {
            prop_assert_eq!(envelope.to_bytes(), &bytes[..]);
        }
        if let Ok(submission) = Submission::from_bytes(&bytes) {
            prop_assert_eq!(submission.to_bytes(), &bytes[..]);
        }
        if let Ok(view) = LogView::from_bytes(&bytes) {
            prop_assert_eq!(view.to_bytes(), &bytes[..]);
        }
        if let Ok(bundles) = LogBundles::from_bytes(&bytes) {
            prop_assert_eq!(bundles.to_bytes(), &bytes[..]);
        }
        if let Ok(proof) = LogProof::from_bytes(&bytes) {
            prop_assert_eq!(proof.to_bytes(), &bytes[..]);
        }
        if let Ok(bundle) = Bundle::from_bytes(&bytes) {
            prop_assert_eq!(bundle.to_bytes(), bytes);
        }
    }

    #[test]
    fn what_goes_to_and_fro_when_somebody_comes_back_has_one_form(bytes in nearly_cbor()) {
        if let Ok(knock) = Knock::from_bytes(&bytes) {
            prop_assert_eq!(&*knock.to_bytes(), &bytes);
        }
        if let Ok(opened) = Opened::from_bytes(&bytes) {
            prop_assert_eq!(&*opened.to_bytes(), &bytes);
        }
        if let Ok(wished) = Wished::from_bytes(&bytes) {
            prop_assert_eq!(&*wished.to_bytes(), &bytes);
        }
    }

    #[test]
    fn a_bucket_has_one_content(start in vec(any::<u8>(), 0..40), last in any::<u8>()) {
        let mut bucket = start;
        bucket.resize(SMALL, 0);
        bucket[SMALL - 1] = last;
        if let Ok(content) = unpad(&bucket) {
            prop_assert_eq!(&*pad(&content).unwrap(), &bucket);
        }
    }

    #[test]
    fn names_have_one_spelling(text in ".{0,70}") {
        if let Ok(org) = OrgId::parse(&text) {
            prop_assert_eq!(org.as_str(), &text);
        }
        if let Ok(id) = text.parse::<ReportId>() {
            prop_assert_eq!(id.to_string(), text);
        }
    }

    #[test]
    fn digits_in_any_dress_are_read_or_refused(text in "[0-9०-९০-৯٠-٩۰-۹０-９ \u{2066}-\u{2069}.-]{20,40}") {
        if let Ok(receipt) = Receipt::parse(&text) {
            prop_assert!(Receipt::parse(&receipt.groups().map(|g| g.to_string()).join(" ")).is_ok());
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_sealed_file_from_nowhere_opens_to_nothing(bytes in vec(any::<u8>(), 0..600)) {
        let identity = || Identity::from_seed([1; 32]);
        prop_assert!(open_message(&[identity()], &bytes, &desk()).is_err());
        let keys = ReporterKeys::from_root(zeroize::Zeroizing::new([1; 64]));
        prop_assert!(MailboxState::open(&keys, &bytes).is_err());
    }

    #[test]
    fn a_well_sealed_letter_with_nonsense_inside_is_refused(inside in vec(any::<u8>(), 0..600)) {
        let identity = Identity::from_seed([1; 32]);
        let padded = pad(&inside).unwrap();
        let sealed = envelope::age::seal(&mut FixedRng::new(1), &[identity.recipient()], 8, &padded);
        prop_assert!(open_message(&[identity], &sealed.ok().unwrap(), &desk()).is_err());
    }
}
