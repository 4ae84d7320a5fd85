//! What people and browsers type: receipts, keys, names, signature headers, forms.
#![no_main]
use envelope::{
    age::{Identity, Recipient},
    http_signature::{self, Headers, SigningRequest},
    ids::{OrgId, ReportId},
    receipt::Receipt,
};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let _ = web::form::Form::parse(bytes);
    let Ok(text) = core::str::from_utf8(bytes) else { return };
    let _ = (Receipt::parse(text), OrgId::parse(text), text.parse::<ReportId>());
    let _ = (text.parse::<Recipient>(), text.parse::<Identity>());
    let (input, signature) = text.split_once('\n').unwrap_or((text, ""));
    let headers =
        Headers { signature_input: input.into(), signature: signature.into(), content_digest: String::new() };
    let request = SigningRequest { method: "GET", path: "/", query: "", body: b"" };
    assert!(http_signature::verify(|_| None, 0, 60, &request, &headers).is_err());
    let _ = web::language::Lang::negotiate(Some(text));
});
