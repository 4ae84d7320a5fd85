//! `http_signature.json`: requests, their headers, and headers that must be refused.
use crate::{error_name, hex, matches_file};
use envelope::{
    http_signature::{Headers, KeyId, SigningRequest, sign, verify},
    signed::SigningKey,
};
use serde_json::{Value, json};

const NOW: u64 = 1_795_500_000;
const NONCE: &str = "AAECAwQFBgcICQoLDA0ODw";

fn key() -> SigningKey {
    SigningKey::from_bytes(&[5; 32])
}

fn request() -> SigningRequest<'static> {
    SigningRequest { method: "POST", path: "/desk/replies", query: "cursor=12&n=%C3%A9", body: b"sealed" }
}

fn headers(request: &SigningRequest<'_>) -> Headers {
    sign(&key(), &KeyId::parse("payoke.transport.2026-11").unwrap(), NOW, NONCE, request).unwrap()
}

fn show(request: &SigningRequest<'_>, headers: &Headers) -> Value {
    json!({
        "method": request.method,
        "path": request.path,
        "query": request.query,
        "body": hex(request.body),
        "signature_input": headers.signature_input,
        "signature": headers.signature,
        "content_digest": headers.content_digest,
    })
}

fn accepted(request: SigningRequest<'_>) -> Value {
    let headers = headers(&request);
    verify(|_| Some(key().verifying_key()), NOW, 60, &request, &headers).unwrap();
    show(&request, &headers)
}

fn refused(now: u64, request: SigningRequest<'_>, headers: &Headers) -> Value {
    let error = verify(|_| Some(key().verifying_key()), now, 60, &request, headers).unwrap_err();
    json!({ "now": now, "request": show(&request, headers), "error": error_name(&error) })
}

#[test]
fn a_desk_written_in_another_language_is_believed_too() {
    let good = headers(&request());
    let two = Headers { signature_input: format!("{0}, {0}", good.signature_input), ..good.clone() };
    let get = SigningRequest { method: "GET", path: "/desk/messages", query: "", body: b"" };
    matches_file(
        "http_signature.json",
        &json!({
            "private_seed": hex(&key().to_bytes()),
            "public_key": hex(key().verifying_key().as_bytes()),
            "now": NOW,
            "max_skew": 60,
            "accepted": [accepted(request()), accepted(get)],
            "refused": [
                refused(NOW + 61, request(), &good),
                refused(NOW - 61, request(), &good),
                refused(NOW, SigningRequest { query: "cursor=0", ..request() }, &good),
                refused(NOW, SigningRequest { body: b"other", ..request() }, &good),
                refused(NOW, request(), &two),
            ],
        }),
    );
}
