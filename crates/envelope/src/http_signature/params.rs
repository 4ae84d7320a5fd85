//! The signature parameters: which parts are covered, when, by which key. One order, one spelling; a parser that
//! accepts less has fewer ways to disagree with the signer.
use super::HttpSignatureError;
use alloc::string::String;
use core::fmt;

const COVERED: &str = r#"("@method" "@path" "@query" "content-digest")"#;
/// The longest key id, in characters.
pub const KEY_ID_MAX: usize = 128;
/// The shortest nonce, in characters: 128 bits in base64url.
pub const NONCE_MIN: usize = 22;
/// The longest nonce, in characters.
pub const NONCE_MAX: usize = 64;

/// Names a transport key: letters, digits and `-_.:/`, at most 128.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KeyId(String);

impl KeyId {
    /// Checks and keeps the name.
    ///
    /// # Errors
    /// [`HttpSignatureError::Params`] for any other character, or none, or too many.
    pub fn parse(s: &str) -> Result<Self, HttpSignatureError> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b"-_.:/".contains(&b);
        let good = (1..=KEY_ID_MAX).contains(&s.len()) && s.bytes().all(allowed);
        if good { Ok(Self(s.into())) } else { Err(HttpSignatureError::Params) }
    }
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Shown as in `Signature-Input`, after the label, and as in the last line of the base.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Params {
    pub(super) created: u64,
    pub(super) key_id: KeyId,
    pub(super) nonce: String,
}

impl Params {
    pub(super) fn new(created: u64, key_id: KeyId, nonce: &str) -> Result<Self, HttpSignatureError> {
        let allowed = |b: u8| b.is_ascii_alphanumeric() || b == b'-' || b == b'_';
        let good = (NONCE_MIN..=NONCE_MAX).contains(&nonce.len()) && nonce.bytes().all(allowed);
        // RFC 8941 §3.3.1: integers of structured fields have at most 15 digits.
        if good && created < 1_000_000_000_000_000 {
            Ok(Self { created, key_id, nonce: nonce.into() })
        } else {
            Err(HttpSignatureError::Params)
        }
    }

    /// Only what [`Params`] would show: `Display` is the grammar.
    pub(super) fn parse(s: &str) -> Option<Self> {
        let (created, rest) = s.strip_prefix(COVERED)?.strip_prefix(";created=")?.split_once(";keyid=\"")?;
        let (key_id, nonce) = rest.strip_suffix('"')?.split_once("\";alg=\"ed25519\";nonce=\"")?;
        let params = Self::new(created.parse().ok()?, KeyId::parse(key_id).ok()?, nonce).ok()?;
        (alloc::format!("{params}") == s).then_some(params)
    }
}

impl fmt::Display for Params {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (created, key_id, nonce) = (self.created, &self.key_id.0, &self.nonce);
        write!(f, r#"{COVERED};created={created};keyid="{key_id}";alg="ed25519";nonce="{nonce}""#)
    }
}
