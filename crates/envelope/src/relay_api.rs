//! What travels between a relay, its desks and a browser that seals by itself. Exact bytes in `spec/relay-api.md`.
//! Nothing here is secret to the relay: the messages inside are sealed.
use crate::{
    age::Recipient,
    cbor::{self, Cbor, CborError, Reader, Writer},
    directory::{BUNDLES_MAX, Certificate},
    ids::{Day, OrgId, ReportId},
    signed::Signed,
};
use alloc::{string::String, vec::Vec};

/// The longest sealed message: eight stanzas, 64 KiB of padded content and its chunks.
pub const SEALED_MAX: usize = 96 * 1024;
/// The most messages in one answer to a pull.
pub const PULL_MAX: usize = 64;
/// The most messages a reporter sends at once: to everybody who ever read.
pub const SUBMIT_MAX: usize = 64;
/// Where desks pull; `after` and `limit` are its query. Where they leave messages for other desks, by POST.
pub const ENVELOPES_PATH: &str = "/desk/v1/envelopes";
/// Where desks leave answers.
pub const ANSWERS_PATH: &str = "/desk/v1/answers";
/// Where desks leave what they say of themselves.
pub const BUNDLE_PATH: &str = "/desk/v1/bundle";
/// Where desks leave campaigns they have released.
pub const CAMPAIGN_PATH: &str = "/desk/v1/campaign";
/// Where a desk asks how often its campaigns were looked at.
pub const REACH_PATH: &str = "/desk/v1/reach";
/// The directory, for anybody.
pub const DIRECTORY_PATH: &str = "/directory";
/// Where a browser that seals by itself leaves a report.
pub const REPORTS_PATH: &str = "/v1/reports";

/// Where such a browser finds today's keys.
pub const KEYS_PATH: &str = "/v1/keys";
/// Where desks fetch files, part by part.
pub const FILES_PATH: &str = "/desk/v1/files";

/// The log of the directory: its head, and who saw it.
pub const LOG_PATH: &str = "/v1/log";
/// The head alone, as text (C2SP tlog-checkpoint).
pub const LOG_HEAD_PATH: &str = "/v1/log/checkpoint";
/// The bundles in the log; `from` and `limit` are its query.
pub const LOG_BUNDLES_PATH: &str = "/v1/log/bundles";
/// Proves that the log has something; `leaf` and `size` are its query.
pub const LOG_INCLUSION_PATH: &str = "/v1/log/inclusion";
/// Proves that the log only grew; `from` and `to` are its query.
pub const LOG_CONSISTENCY_PATH: &str = "/v1/log/consistency";
/// Where desks leave their signatures beside that of the log.
pub const COSIGN_PATH: &str = "/desk/v1/cosignature";
/// The most bundles in one answer.
pub const LOG_BUNDLES_MAX: usize = 64;
/// The longest note in an answer, in bytes.
const NOTE_MAX: usize = 128 * 1024;
/// The longest bundle: 96 certificates of 1.4 kB, an entry with cards in 64 languages.
pub const BUNDLE_MAX: usize = 1024 * 1024;
/// The longest proof: one hash a level, of a tree that nobody will ever fill.
const PROOF_MAX: usize = 64 * 32;

/// One sealed message in a pull.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// Its place: what to pull after next time.
    pub place: u64,
    /// The day it came to the relay.
    pub day: Day,
    /// Its sender's id for it.
    pub id: [u8; 32],
    /// An age file.
    pub sealed: Vec<u8>,
}

/// The answer to a pull.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pulled {
    /// Whether more waits.
    pub more: bool,
    /// In the order of their places.
    pub items: Vec<Item>,
}

/// A desk's sealed answer to a reporter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// Made by the desk; the same one twice is one answer.
    pub id: [u8; 32],
    /// An age file.
    pub sealed: Vec<u8>,
    /// Whose mailbox.
    pub report_id: ReportId,
}

/// A desk's sealed message to other desks: the relay does not learn to which.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewEnvelope {
    /// Made by the desk; the same one twice is one message.
    pub id: [u8; 32],
    /// An age file.
    pub sealed: Vec<u8>,
}

/// A report sealed before it came: messages, and the mailbox for what comes back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Submission {
    /// The mailbox's auth key; the relay keeps SHA-256 of it.
    pub auth: [u8; 32],
    /// The reporter's sealed notes.
    pub state: Vec<u8>,
    /// The mailbox's lookup key; the relay keeps SHA-256 of it.
    pub lookup: [u8; 32],
    /// Their own words, sealed to themself.
    pub own_copy: Option<Vec<u8>>,
    /// Id and age file of each message.
    pub envelopes: Vec<([u8; 32], Vec<u8>)>,
    /// The report.
    pub report_id: ReportId,
}

/// An organisation's key of the day, with who vouches for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VouchedKey {
    /// The key that is said to have signed the certificate.
    pub identity: [u8; 32],
    /// A certificate.
    pub certificate: Signed,
}

/// What a browser needs before it can seal: today's keys and no more, since it may be on a slow network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealingKeys {
    /// The day at the relay: clocks of telephones are wrong too often to choose a key by.
    pub day: Day,
    /// One of each organisation that can be written to.
    pub keys: Vec<VouchedKey>,
}

/// The log of the directory as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogView {
    /// By which its signatures are checked, if one does not know it better.
    pub key: [u8; 32],
    /// Its head with the signature of the log and of every desk that saw this very head.
    pub note: String,
    /// Earlier heads that were the last which some desks saw, each with the signature of the log and theirs.
    pub cosigned: Vec<String>,
}

/// Some of its bundles, in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogBundles {
    /// Whether more follow.
    pub more: bool,
    /// Each as its organisation signed it.
    pub bundles: Vec<Vec<u8>>,
}

/// That the log has something, or only grew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LogProof {
    /// Hashes of 32 bytes, one after the other.
    pub path: Vec<u8>,
    /// Where the entry stands; the earlier size, for a log that grew.
    pub place: u64,
}

impl SealingKeys {
    /// The key of an organisation, if it is signed and holds on that day.
    #[must_use]
    pub fn of(&self, org: &OrgId) -> Option<Recipient> {
        let read = |key: &VouchedKey| Certificate::read_signed(&key.certificate, &key.identity).ok();
        let fits = |one: &Certificate| one.org == *org && one.is_valid_on(self.day);
        self.keys.iter().filter_map(read).filter(fits).find_map(|one| one.sealing_key())
    }
}

macro_rules! wire {
    ($($name:ident),*) => {$(
        impl $name {
            /// Deterministic CBOR.
            #[must_use]
            pub fn to_bytes(&self) -> Vec<u8> {
                cbor::encode(self, 0)
            }
            /// Reads what `to_bytes` wrote and nothing else.
            ///
            /// # Errors
            /// Any other bytes.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
                cbor::decode(bytes)
            }
        }
    )*};
}

wire!(Pulled, NewAnswer, NewEnvelope, Submission, SealingKeys, LogView, LogBundles, LogProof);

impl crate::directory::Bundle {
    /// Deterministic CBOR.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self, 0)
    }
    /// Reads what `to_bytes` wrote and nothing else; nothing of it is believed yet.
    ///
    /// # Errors
    /// Any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(bytes)
    }
}

/// The id of a desk's transport key in signed requests: the organisation and the first day of the certificate.
#[must_use]
pub fn transport_key_id(org: &OrgId, not_before: Day) -> alloc::string::String {
    alloc::format!("{org}.transport.{}", not_before.number())
}

/// The organisation and day of [`transport_key_id`]; `None` for any other spelling.
#[must_use]
pub fn read_transport_key_id(id: &str) -> Option<(OrgId, Day)> {
    let (org, day) = id.split_once(".transport.")?;
    let (org, day) = (OrgId::parse(org).ok()?, Day(day.parse().ok()?));
    (transport_key_id(&org, day) == id).then_some((org, day))
}

/// What is asked for at [`FILES_PATH`]: one spelling for each file and part, since it is signed.
#[must_use]
pub fn file_query(id: &[u8; 32], part: u64) -> alloc::string::String {
    alloc::format!("id={}&part={part}", ReportId(*id))
}

/// The file and part of [`file_query`]; `None` for any other spelling.
#[must_use]
pub fn read_file_query(query: &str) -> Option<([u8; 32], u64)> {
    let (id, part) = query.strip_prefix("id=")?.split_once("&part=")?;
    let (id, part) = (id.parse::<ReportId>().ok()?.0, part.parse().ok()?);
    (file_query(&id, part) == query).then_some((id, part))
}

pub(crate) fn read_sealed(r: &mut Reader<'_>) -> Result<Vec<u8>, CborError> {
    let sealed = r.bytes()?;
    if sealed.len() > SEALED_MAX { Err(CborError::Field("sealed")) } else { Ok(sealed.to_vec()) }
}

impl Cbor for Item {
    fn write(&self, w: &mut Writer) {
        w.array(4);
        w.uint(self.place);
        self.day.write(w);
        w.bytes(&self.id);
        w.bytes(&self.sealed);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(4, "item")? != 4 {
            return Err(CborError::Malformed);
        }
        Ok(Self { place: r.uint()?, day: Day::read(r)?, id: r.bytes_of("id")?, sealed: read_sealed(r)? })
    }
}

impl Cbor for Pulled {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(crate::message::VERSION);
        w.key("more").bool(self.more);
        w.key("items").list(&self.items);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        Ok(Self { more: r.key("more")?.bool()?, items: r.key("items")?.list(PULL_MAX, "items")? })
    }
}

impl Cbor for NewAnswer {
    fn write(&self, w: &mut Writer) {
        w.map(4);
        w.key("v").uint(crate::message::VERSION);
        w.key("id").bytes(&self.id);
        w.key("sealed").bytes(&self.sealed);
        self.report_id.write(w.key("report_id"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(4)?;
        Ok(Self {
            id: r.key("id")?.bytes_of("id")?,
            sealed: read_sealed(r.key("sealed")?)?,
            report_id: ReportId::read(r.key("report_id")?)?,
        })
    }
}

impl Cbor for NewEnvelope {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(crate::message::VERSION);
        w.key("id").bytes(&self.id);
        w.key("sealed").bytes(&self.sealed);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        Ok(Self { id: r.key("id")?.bytes_of("id")?, sealed: read_sealed(r.key("sealed")?)? })
    }
}

impl Cbor for VouchedKey {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("identity").bytes(&self.identity);
        self.certificate.write(w.key("certificate"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(2)?;
        let identity = r.key("identity")?.bytes_of("identity")?;
        Ok(Self { identity, certificate: Signed::read(r.key("certificate")?)? })
    }
}

impl Cbor for SealingKeys {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(crate::message::VERSION);
        self.day.write(w.key("day"));
        w.key("keys").list(&self.keys);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        Ok(Self { day: Day::read(r.key("day")?)?, keys: r.key("keys")?.list(BUNDLES_MAX, "keys")? })
    }
}

fn read_note(r: &mut Reader<'_>) -> Result<String, CborError> {
    let note = r.text()?;
    if note.len() > NOTE_MAX { Err(CborError::Field("note")) } else { Ok(note.into()) }
}

fn read_bytes(r: &mut Reader<'_>, max: usize, field: &'static str) -> Result<Vec<u8>, CborError> {
    let bytes = r.bytes()?;
    if bytes.len() > max { Err(CborError::Field(field)) } else { Ok(bytes.to_vec()) }
}

/// A note in a list.
struct NoteText(String);
/// A bundle in a list, as bytes: it is hashed as it came.
struct BundleBytes(Vec<u8>);

impl Cbor for NoteText {
    fn write(&self, w: &mut Writer) {
        w.text(&self.0);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        read_note(r).map(Self)
    }
}

impl Cbor for BundleBytes {
    fn write(&self, w: &mut Writer) {
        w.bytes(&self.0);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        read_bytes(r, BUNDLE_MAX, "bundles").map(Self)
    }
}

impl Cbor for LogView {
    fn write(&self, w: &mut Writer) {
        w.map(4);
        w.key("v").uint(crate::message::VERSION);
        w.key("key").bytes(&self.key);
        w.key("note").text(&self.note);
        w.key("cosigned").list(&self.cosigned.iter().cloned().map(NoteText).collect::<Vec<_>>());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(4)?;
        let (key, note) = (r.key("key")?.bytes_of("key")?, read_note(r.key("note")?)?);
        let cosigned: Vec<NoteText> = r.key("cosigned")?.list(BUNDLES_MAX, "cosigned")?;
        Ok(Self { key, note, cosigned: cosigned.into_iter().map(|note| note.0).collect() })
    }
}

impl Cbor for LogBundles {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(crate::message::VERSION);
        w.key("more").bool(self.more);
        w.key("bundles").list(&self.bundles.iter().cloned().map(BundleBytes).collect::<Vec<_>>());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        let more = r.key("more")?.bool()?;
        let bundles: Vec<BundleBytes> = r.key("bundles")?.list(LOG_BUNDLES_MAX, "bundles")?;
        Ok(Self { more, bundles: bundles.into_iter().map(|one| one.0).collect() })
    }
}

impl Cbor for LogProof {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(crate::message::VERSION);
        w.key("path").bytes(&self.path);
        w.key("place").uint(self.place);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        Ok(Self { path: read_bytes(r.key("path")?, PROOF_MAX, "path")?, place: r.key("place")?.uint()? })
    }
}

impl Cbor for Submission {
    fn write(&self, w: &mut Writer) {
        w.map(7);
        w.key("v").uint(crate::message::VERSION);
        w.key("auth").bytes(&self.auth);
        w.key("state").bytes(&self.state);
        w.key("lookup").bytes(&self.lookup);
        match &self.own_copy {
            Some(copy) => w.key("own_copy").bytes(copy),
            None => w.key("own_copy").null(),
        }
        w.key("envelopes").list(&self.envelopes);
        self.report_id.write(w.key("report_id"));
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(7)?;
        Ok(Self {
            auth: r.key("auth")?.bytes_of("auth")?,
            state: read_sealed(r.key("state")?)?,
            lookup: r.key("lookup")?.bytes_of("lookup")?,
            own_copy: r.key("own_copy")?.optional(read_sealed)?,
            envelopes: r.key("envelopes")?.list(SUBMIT_MAX, "envelopes")?,
            report_id: ReportId::read(r.key("report_id")?)?,
        })
    }
}

impl Cbor for ([u8; 32], Vec<u8>) {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        w.bytes(&self.0);
        w.bytes(&self.1);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "envelope")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok((r.bytes_of("id")?, read_sealed(r)?))
    }
}

#[cfg(test)]
#[path = "relay_api_tests.rs"]
mod tests;
