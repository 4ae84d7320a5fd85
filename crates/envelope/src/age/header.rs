//! The text header of an age v1 file: strict reading, writing, and its MAC.
//! Every rule that lets two readers disagree on a file is an error here (C2SP `age.md`, "The header").

use alloc::{string::String, vec::Vec};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use hkdf::Hkdf;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

use super::{FileKey, OpenError, SealError};

/// The largest header that is read or written, in bytes: 42 hybrid stanzas of 1,557; a report has eight.
pub const HEADER_LIMIT: usize = 64 * 1024;

const VERSION_LINE: &[u8] = b"age-encryption.org/v1";
const COLUMNS: usize = 64;

/// Which rule of the header was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HeaderFault {
    /// The header ends in the middle.
    Ends,
    /// A line that must start a stanza or the footer does neither.
    Line,
    /// An argument is empty or holds a character outside printable ASCII.
    Argument,
    /// A body is not canonical base64 in lines of 64 columns.
    Body,
    /// The MAC is not 32 bytes of canonical base64.
    Mac,
    /// There is no stanza.
    NoStanza,
    /// A stanza of a known type has the wrong words or lengths.
    Stanza,
}

/// One recipient's part of a header: its words and its binary body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stanza {
    /// The type and its arguments, in order.
    pub args: Vec<String>,
    /// The decoded body.
    pub body: Vec<u8>,
}

/// A header as read, and the payload that follows it.
pub(super) struct Header<'a> {
    pub(super) stanzas: Vec<Stanza>,
    pub(super) payload: &'a [u8],
    signed: &'a [u8],
    mac: [u8; 32],
}

impl Header<'_> {
    pub(super) fn check_mac(&self, file_key: &FileKey) -> Result<(), OpenError> {
        let mac = mac_over(file_key, self.signed).ok_or(OpenError::MacMismatch)?;
        mac.verify_slice(&self.mac).map_err(|_| OpenError::MacMismatch)
    }
}

pub(super) fn write(stanzas: &[Stanza], file_key: &FileKey) -> Result<Vec<u8>, SealError> {
    let mut out = VERSION_LINE.to_vec();
    out.push(b'\n');
    for stanza in stanzas {
        write_stanza(stanza, &mut out);
    }
    out.extend_from_slice(b"---");
    let mac = mac_over(file_key, &out).ok_or(SealError::Encryption)?.finalize().into_bytes();
    out.push(b' ');
    out.extend_from_slice(STANDARD_NO_PAD.encode(mac).as_bytes());
    out.push(b'\n');
    if out.len() > HEADER_LIMIT { Err(SealError::Stanzas) } else { Ok(out) }
}

fn write_stanza(stanza: &Stanza, out: &mut Vec<u8>) {
    out.extend_from_slice(b"->");
    for arg in &stanza.args {
        out.push(b' ');
        out.extend_from_slice(arg.as_bytes());
    }
    out.push(b'\n');
    let body = STANDARD_NO_PAD.encode(&stanza.body);
    for line in body.as_bytes().chunks(COLUMNS) {
        out.extend_from_slice(line);
        out.push(b'\n');
    }
    // A body that fills its last line is closed by an empty one, so that its end is never in doubt.
    if body.len().is_multiple_of(COLUMNS) {
        out.push(b'\n');
    }
}

pub(super) fn parse(file: &[u8]) -> Result<Header<'_>, OpenError> {
    let mut lines = Lines { file, at: 0 };
    match lines.next() {
        Ok(line) if line == VERSION_LINE => {}
        Ok(line) if line.starts_with(b"age-encryption.org/") => return Err(OpenError::UnsupportedVersion),
        _ => return Err(OpenError::NotAge),
    }
    let mut stanzas = Vec::new();
    loop {
        let start = lines.at;
        let line = lines.next()?;
        if let Some(mac) = line.strip_prefix(b"--- ") {
            if stanzas.is_empty() {
                return Err(malformed(HeaderFault::NoStanza));
            }
            let signed = file.get(..start + 3).unwrap_or_default();
            let mac = decode(mac).and_then(|mac| mac.try_into().ok()).ok_or(malformed(HeaderFault::Mac))?;
            return Ok(Header { stanzas, payload: lines.rest(), signed, mac });
        }
        let args = line.strip_prefix(b"-> ").ok_or(malformed(HeaderFault::Line))?;
        stanzas.push(Stanza { args: arguments(args)?, body: body(&mut lines)? });
    }
}

fn arguments(line: &[u8]) -> Result<Vec<String>, OpenError> {
    let word = |word: &[u8]| {
        let printable = !word.is_empty() && word.iter().all(|b| (33..=126).contains(b));
        printable.then(|| word.iter().map(|b| char::from(*b)).collect())
    };
    line.split(|b| *b == b' ').map(word).collect::<Option<_>>().ok_or(malformed(HeaderFault::Argument))
}

fn body(lines: &mut Lines<'_>) -> Result<Vec<u8>, OpenError> {
    let mut text = Vec::new();
    loop {
        let line = lines.next()?;
        if line.len() > COLUMNS {
            return Err(malformed(HeaderFault::Body));
        }
        text.extend_from_slice(line);
        if line.len() < COLUMNS {
            return decode(&text).ok_or(malformed(HeaderFault::Body));
        }
    }
}

/// Canonical base64 without padding: the engine refuses padding and stray bits at the end.
fn decode(text: &[u8]) -> Option<Vec<u8>> {
    STANDARD_NO_PAD.decode(text).ok()
}

/// `None` is impossible: HKDF-SHA256 refuses outputs beyond 8,160 bytes only, and HMAC takes a key of any length.
fn mac_over(file_key: &FileKey, signed: &[u8]) -> Option<Hmac<Sha256>> {
    let mut key = zeroize::Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, file_key.as_ref()).expand(b"header", key.as_mut()).ok()?;
    let mut mac = Hmac::<Sha256>::new_from_slice(key.as_ref()).ok()?;
    mac.update(signed);
    Some(mac)
}

fn malformed(fault: HeaderFault) -> OpenError {
    OpenError::HeaderMalformed(fault)
}

/// Lines of the header, each ended by a line feed, none beyond the limit.
struct Lines<'a> {
    file: &'a [u8],
    at: usize,
}

impl<'a> Lines<'a> {
    fn next(&mut self) -> Result<&'a [u8], OpenError> {
        let rest = self.rest();
        let end = rest.iter().take(HEADER_LIMIT.saturating_sub(self.at)).position(|b| *b == b'\n');
        let Some(end) = end else {
            let over = self.file.len() > HEADER_LIMIT;
            return Err(if over { OpenError::HeaderTooLarge } else { malformed(HeaderFault::Ends) });
        };
        self.at += end + 1;
        Ok(rest.get(..end).unwrap_or_default())
    }

    fn rest(&self) -> &'a [u8] {
        self.file.get(self.at..).unwrap_or_default()
    }
}
