//! How a desk proves itself to the relay: HTTP Message Signatures (RFC 9421) with Ed25519, in one narrow form.
//! No clock and no memory: the caller tells the time and must remember nonces, or accept each request once by its id.
mod base;
mod params;

pub use base::SigningRequest;
pub use params::{KEY_ID_MAX, KeyId, NONCE_MAX, NONCE_MIN};

use crate::signed::{SigningKey, VerifyingKey};
use alloc::{format, string::String};
use base64::{Engine, engine::general_purpose::STANDARD};
use ed25519_dalek::{Signature, Signer};
use params::Params;

/// The label of our signature (RFC 9421 §4).
pub const LABEL: &str = "desk";

/// The three header values that travel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Headers {
    /// `Signature-Input`.
    pub signature_input: String,
    /// `Signature`.
    pub signature: String,
    /// `Content-Digest` (RFC 9530).
    pub content_digest: String,
}

/// Why a request is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HttpSignatureError {
    /// Method, path or query hold something that cannot be in a request line.
    #[error("the request cannot be signed")]
    Request,
    /// Key id or nonce hold something this profile does not allow.
    #[error("the key id or the nonce is not allowed")]
    Params,
    /// `Signature-Input` is not in the one form of this profile.
    #[error("Signature-Input is not in the form of this profile")]
    SignatureInput,
    /// `Signature` is not in the one form of this profile.
    #[error("Signature is not in the form of this profile")]
    Signature,
    /// The body is not the one that was signed.
    #[error("Content-Digest does not fit the body")]
    ContentDigest,
    /// Made too long ago, or the clocks differ.
    #[error("made too long ago")]
    TooOld,
    /// Made in the future: the clocks differ.
    #[error("made in the future")]
    TooNew,
    /// No key has this id.
    #[error("no key has this id")]
    UnknownKey,
    /// The signature does not fit.
    #[error("the signature does not fit")]
    BadSignature,
}

/// A request that is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verified {
    /// Whose key signed.
    pub key_id: KeyId,
    /// To be refused a second time, for as long as the time allowed.
    pub nonce: String,
    /// When it was made, in seconds of Unix time.
    pub created: u64,
}

/// Signs `request`.
///
/// # Errors
/// [`HttpSignatureError::Request`] or [`HttpSignatureError::Params`] for what no verifier would accept.
pub fn sign(
    key: &SigningKey,
    key_id: &KeyId,
    created: u64,
    nonce: &str,
    request: &SigningRequest<'_>,
) -> Result<Headers, HttpSignatureError> {
    let params = Params::new(created, key_id.clone(), nonce)?;
    let content_digest = base::content_digest(request.body);
    let covered = base::of_request(request, &content_digest, &params)?;
    let signature = STANDARD.encode(key.sign(covered.as_bytes()).to_bytes());
    Ok(Headers {
        signature_input: format!("{LABEL}={params}"),
        signature: format!("{LABEL}=:{signature}:"),
        content_digest,
    })
}

/// Believes `request` if its headers were made for it, within `max_skew` seconds of `now` (Unix time), by a key
/// that `key_of` knows.
///
/// # Errors
/// One variant for each thing that can be wrong; nothing about the body is read before the digest fits.
pub fn verify(
    key_of: impl FnOnce(&KeyId) -> Option<VerifyingKey>,
    now: u64,
    max_skew: u64,
    request: &SigningRequest<'_>,
    headers: &Headers,
) -> Result<Verified, HttpSignatureError> {
    let params = labelled(&headers.signature_input).and_then(Params::parse);
    let params = params.ok_or(HttpSignatureError::SignatureInput)?;
    let signature = read_signature(&headers.signature).ok_or(HttpSignatureError::Signature)?;
    check_time(params.created, now, max_skew)?;
    if headers.content_digest != base::content_digest(request.body) {
        return Err(HttpSignatureError::ContentDigest);
    }
    let key = key_of(&params.key_id).ok_or(HttpSignatureError::UnknownKey)?;
    let covered = base::of_request(request, &headers.content_digest, &params)?;
    key.verify_strict(covered.as_bytes(), &signature).map_err(|_| HttpSignatureError::BadSignature)?;
    Ok(Verified { key_id: params.key_id, nonce: params.nonce, created: params.created })
}

fn check_time(created: u64, now: u64, max_skew: u64) -> Result<(), HttpSignatureError> {
    if now.saturating_sub(created) > max_skew {
        return Err(HttpSignatureError::TooOld);
    }
    if created.saturating_sub(now) > max_skew { Err(HttpSignatureError::TooNew) } else { Ok(()) }
}

fn labelled(header: &str) -> Option<&str> {
    header.strip_prefix(LABEL)?.strip_prefix('=')
}

/// The standard engine refuses missing padding and stray bits, so a signature has one spelling.
fn read_signature(header: &str) -> Option<Signature> {
    let encoded = labelled(header)?.strip_prefix(':')?.strip_suffix(':')?;
    let bytes: [u8; 64] = STANDARD.decode(encoded).ok()?.try_into().ok()?;
    Some(Signature::from_bytes(&bytes))
}

#[cfg(test)]
mod tests;
