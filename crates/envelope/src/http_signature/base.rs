//! The bytes that are signed: the signature base of RFC 9421 §2.5, and the digest of the body (RFC 9530).
use super::{HttpSignatureError, params::Params};
use alloc::{format, string::String};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};

/// What is signed of a request.
#[derive(Debug, Clone, Copy)]
pub struct SigningRequest<'a> {
    /// `GET`, `POST`, …: upper case.
    pub method: &'a str,
    /// The path as it stands in the request line, percent-encoded, from its first slash.
    pub path: &'a str,
    /// What follows the question mark in the request line, without it; empty if there is none.
    pub query: &'a str,
    /// The body, empty if there is none.
    pub body: &'a [u8],
}

impl SigningRequest<'_> {
    fn is_allowed(&self) -> bool {
        let method = !self.method.is_empty() && self.method.bytes().all(|b| b.is_ascii_uppercase());
        let graphic = |b: u8| b.is_ascii_graphic() && b != b'#';
        let path = self.path.starts_with('/') && self.path.bytes().all(|b| graphic(b) && b != b'?');
        method && path && self.query.bytes().all(graphic)
    }
}

/// `Content-Digest` with SHA-256 and nothing else.
pub(super) fn content_digest(body: &[u8]) -> String {
    format!("sha-256=:{}:", STANDARD.encode(Sha256::digest(body)))
}

/// The base of this profile.
pub(super) fn of_request(
    request: &SigningRequest<'_>,
    content_digest: &str,
    params: &Params,
) -> Result<String, HttpSignatureError> {
    if !request.is_allowed() {
        return Err(HttpSignatureError::Request);
    }
    // RFC 9421 §2.2.7: without a query the value is the question mark alone.
    let query = format!("?{}", request.query);
    let components = [
        ("@method", request.method),
        ("@path", request.path),
        ("@query", &query),
        ("content-digest", content_digest),
    ];
    Ok(of_components(&components, &format!("{params}")))
}

/// RFC 9421 §2.5, for any components, so that the RFC's own examples run through the same lines.
pub(super) fn of_components(components: &[(&str, &str)], params: &str) -> String {
    let mut base: String = components.iter().map(|(name, value)| format!("\"{name}\": {value}\n")).collect();
    base.push_str(&format!("\"@signature-params\": {params}"));
    base
}
