//! Names that two parties must agree on: a report, an organisation, a day, a language.
//! Checked once where they come in, believed afterwards; a report id is public and says nothing about its writer.
use crate::cbor::{Cbor, CborError, Reader, Writer};
use alloc::string::String;
use core::{fmt, str::FromStr};
use sha2::{Digest, Sha256};

const REPORT_ID_LABEL: &[u8] = b"zichtbaar report id v1";
/// The longest organisation id, in characters.
pub const ORG_ID_MAX: usize = 32;
/// The longest language tag (RFC 5646 §4.4.1 asks for room for 35 characters).
pub const LANG_MAX: usize = 35;
/// The longest id of a question or an answer, in characters.
pub const SHORT_ID_MAX: usize = 64;

/// Why a name was refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A report id is 64 lower-case hexadecimal digits.
    #[error("a report id is 64 lower-case hexadecimal digits")]
    ReportId,
    /// An organisation id is 1 to 32 of `a-z`, `0-9` and `-`.
    #[error("an organisation id is 1 to 32 of a-z, 0-9 and -")]
    OrgId,
}

/// Which report: the hash of its writer's public key, so nobody else can sign under it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ReportId(pub [u8; 32]);

impl ReportId {
    /// SHA-256("zichtbaar report id v1" ‖ Ed25519 public key).
    #[must_use]
    pub fn of(public_key: &[u8; 32]) -> Self {
        Self(Sha256::new().chain_update(REPORT_ID_LABEL).chain_update(public_key).finalize().into())
    }
    /// The 32 bytes.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for ReportId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl FromStr for ReportId {
    type Err = IdError;
    fn from_str(s: &str) -> Result<Self, IdError> {
        let (pairs, rest) = s.as_bytes().as_chunks::<2>();
        let mut id = [0; 32];
        if !rest.is_empty() || pairs.len() != id.len() {
            return Err(IdError::ReportId);
        }
        for (byte, [high, low]) in id.iter_mut().zip(pairs) {
            *byte = hex_value(*high)? << 4 | hex_value(*low)?;
        }
        Ok(Self(id))
    }
}

fn hex_value(digit: u8) -> Result<u8, IdError> {
    match digit {
        b'0'..=b'9' => Ok(digit - b'0'),
        b'a'..=b'f' => Ok(digit - b'a' + 10),
        _ => Err(IdError::ReportId),
    }
}

/// Which organisation, as the deployment's directory names it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OrgId(String);

impl OrgId {
    /// Checks and keeps the name.
    ///
    /// # Errors
    /// [`IdError::OrgId`] unless it is 1 to 32 of `a-z`, `0-9` and `-`.
    pub fn parse(s: &str) -> Result<Self, IdError> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        if (1..=ORG_ID_MAX).contains(&s.len()) && s.bytes().all(allowed) {
            Ok(Self(s.into()))
        } else {
            Err(IdError::OrgId)
        }
    }
    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for OrgId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for OrgId {
    type Err = IdError;
    fn from_str(s: &str) -> Result<Self, IdError> {
        Self::parse(s)
    }
}

/// Whole days since 1970-01-01 (UTC). An hour would say more about a reporter than any promise needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Day(pub u32);

impl Day {
    /// The day that holds this second of Unix time; `None` beyond what the type can count.
    #[must_use]
    pub fn of_unix_seconds(seconds: u64) -> Option<Self> {
        u32::try_from(seconds / 86_400).ok().map(Self)
    }
    /// `days` later.
    #[must_use]
    pub fn checked_add(self, days: u32) -> Option<Self> {
        self.0.checked_add(days).map(Self)
    }
    /// `days` earlier.
    #[must_use]
    pub fn checked_sub(self, days: u32) -> Option<Self> {
        self.0.checked_sub(days).map(Self)
    }
    /// Days since 1970-01-01.
    #[must_use]
    pub fn number(self) -> u32 {
        self.0
    }
}

/// Whether this could be a BCP 47 tag: letters and digits in parts of 1 to 8, the first part letters only.
/// Shape only; which languages exist is not ours to know.
#[must_use]
pub fn is_language_tag(s: &str) -> bool {
    let part = |p: &str| (1..=8).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_alphanumeric());
    let first = s.split('-').next().unwrap_or("");
    s.len() <= LANG_MAX && s.split('-').all(part) && first.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Whether this may name a question or an answer: 1 to 64 of `a-z`, `0-9`, `_`, `-` and `.`.
#[must_use]
pub fn is_short_id(s: &str) -> bool {
    let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-' | b'.');
    (1..=SHORT_ID_MAX).contains(&s.len()) && s.bytes().all(allowed)
}

impl Cbor for ReportId {
    fn write(&self, w: &mut Writer) {
        w.bytes(&self.0);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.bytes_of("report_id").map(Self)
    }
}

impl Cbor for OrgId {
    fn write(&self, w: &mut Writer) {
        w.text(&self.0);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        Self::parse(r.text()?).map_err(|_| CborError::Field("org"))
    }
}

impl Cbor for Day {
    fn write(&self, w: &mut Writer) {
        w.uint(self.0.into());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.uint()?.try_into().map(Self).map_err(|_| CborError::Field("day"))
    }
}

/// A language tag in a message or the directory.
pub(crate) fn read_lang(r: &mut Reader<'_>) -> Result<String, CborError> {
    let tag = r.text()?;
    if is_language_tag(tag) { Ok(tag.into()) } else { Err(CborError::Field("lang")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::ToString;

    #[test]
    fn a_report_keeps_its_name_from_desk_to_desk() {
        let id = ReportId::of(&[7; 32]);
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "00", &"A".repeat(64), &"0".repeat(63), &"0".repeat(66), &"é".repeat(32)] {
            assert_eq!(bad.parse::<ReportId>(), Err(IdError::ReportId), "{bad}");
        }
    }

    #[test]
    fn an_organisation_is_never_confused_with_one_spelled_alike() {
        assert!(OrgId::parse("payoke").is_ok());
        for bad in ["", "Payoke", "pay oke", "payokе", "../x", &"a".repeat(33)] {
            assert_eq!(OrgId::parse(bad), Err(IdError::OrgId), "{bad}");
        }
    }

    #[test]
    fn a_language_tag_from_a_browser_is_kept_and_a_header_line_is_not() {
        for good in ["nl", "zh-Hant-TW", "tzm-Tfng", "x-private"] {
            assert!(is_language_tag(good), "{good}");
        }
        for bad in ["", "nl-", "nl_BE", "1nl", "nl\n", "abcdefghi", &"a-".repeat(20)] {
            assert!(!is_language_tag(bad), "{bad}");
        }
    }

    #[test]
    fn a_deadline_past_the_end_of_counting_is_no_deadline() {
        assert_eq!(Day(u32::MAX).checked_add(1), None);
        assert_eq!(Day::of_unix_seconds(86_399), Some(Day(0)));
        assert_eq!(Day::of_unix_seconds(u64::MAX), None);
    }
}
