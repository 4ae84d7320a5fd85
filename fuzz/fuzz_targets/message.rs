//! Signed statements and messages: one form for each, and nothing unsigned is believed.
#![no_main]
use envelope::{
    ids::OrgId,
    message::{Message, MessageReader, Verifier},
    padding::unpad,
    signed::Signed,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = unpad(bytes);
    if let Ok(signed) = Signed::from_bytes(bytes) {
        assert_eq!(&**signed.to_bytes(), bytes);
    }
    if let Ok(org) = OrgId::parse("centre") {
        let verifier = Verifier::new(MessageReader::Organisation(org));
        let _ = Message::open(bytes, &verifier);
        let unsigned = Signed { payload: bytes.to_vec(), signature: [0; 64] };
        assert!(Message::open(&unsigned.to_bytes(), &verifier).is_err());
    }
});
