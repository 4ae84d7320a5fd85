//! One message: who says what, who can read it, and where it stands in its chain. Exact bytes in `spec/message.md`.
//! Nothing here is believed before its signature: `opening.rs` checks that and is the only way in from outside.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    ids::{OrgId, ReportId, is_language_tag, read_lang},
    kind::Speaker,
    signed::{Context, Signed, SigningKey},
};
use alloc::{boxed::Box, string::String, vec::Vec};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub use crate::attachment::{ATTACHMENTS_MAX, ATTACHMENTS_MAX_BYTES, Attachment};
pub use crate::body::{
    ANSWERS_MAX, ANSWERS_MAX_BYTES, Answer, Body, READERS_MAX, REPLY_MAX_BYTES, RESERVED_MAX_BYTES,
    TEXT_MAX_BYTES, TEXT_MAX_CHARS,
};
pub use crate::kind::Kind;
pub use crate::opening::{
    MessageError, OpenedMessage, Reader as MessageReader, STANZAS, Verifier, looks_like_all, open_message,
    seal_message, unseal_message,
};

/// The version of the format.
pub const VERSION: u64 = 1;
/// Bytes of a reply key (X-Wing: 1184 of ML-KEM-768 and 32 of X25519).
pub const REPLY_KEY_BYTES: usize = 1216;
/// The highest sequence number: the largest a JavaScript number holds exactly (2^53 − 1).
pub const SEQ_MAX: u64 = (1 << 53) - 1;

/// Who says it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Author {
    /// The reporter, by their Ed25519 public key.
    Reporter([u8; 32]),
    /// An organisation, by its name in the directory.
    Organisation(OrgId),
}

/// How a message was sealed: readers must know when a server saw the words for a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Mode {
    /// In the browser, by WebAssembly (or on a desk, by this program).
    Wasm = 1,
    /// In the browser, by JavaScript.
    Js = 2,
    /// By the relay, for a browser without scripts.
    Server = 3,
}

/// A message. `recipients` names everybody who can read it, and each reader is shown it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What it is; must fit the body.
    pub kind: Kind,
    /// Which report it belongs to.
    pub report_id: ReportId,
    /// Who says it.
    pub author: Author,
    /// Where to answer: in a reporter's first message to a reader and in no other.
    pub reply_to: Option<Box<[u8; REPLY_KEY_BYTES]>>,
    /// The organisations that can read it, at most eight.
    pub recipients: Vec<OrgId>,
    /// How it was sealed.
    pub mode: Mode,
    /// The language the page was in (BCP 47), so that an answer can be too.
    pub lang: String,
    /// Its number in its chain, from 0.
    pub seq: u64,
    /// The hash of the message before it; zeros at 0.
    pub prev: [u8; 32],
    /// What it says.
    pub body: Body,
    /// Files that go along with a reporter's words; their bytes lie apart.
    pub attachments: Vec<Attachment>,
}

impl Message {
    /// Signs with the author's key.
    ///
    /// # Errors
    /// When a limit is passed or fields contradict each other; nothing is signed then.
    pub fn sign(&self, key: &SigningKey) -> Result<Signed, MessageError> {
        self.check()?;
        Ok(Signed::new(self.context(), core::mem::take(&mut *self.to_bytes()), key))
    }

    /// Reads and believes a signed message, if everything about it holds.
    ///
    /// # Errors
    /// One variant for each thing that can be wrong.
    pub fn open(signed: &[u8], expect: &Verifier) -> Result<OpenedMessage, MessageError> {
        crate::opening::open_signed(signed, expect)
    }

    /// Reads again what was believed when it came and has been kept sealed since: who signed it is not asked a second time, since the keys
    /// of that day may be retired.
    ///
    /// # Errors
    /// Other bytes than those of a signed message.
    #[cfg(feature = "referral")]
    pub fn read_kept(signed: &[u8]) -> Result<Self, CborError> {
        cbor::decode(&Signed::from_bytes(signed)?.payload)
    }

    /// SHA-256 of the bytes that are signed: its name in chains.
    #[must_use]
    pub fn payload_hash(&self) -> [u8; 32] {
        Sha256::digest(&*self.to_bytes()).into()
    }

    pub(crate) fn context(&self) -> Context {
        match self.author {
            Author::Reporter(_) => Context::Message,
            Author::Organisation(_) => Context::Answer,
        }
    }

    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        Zeroizing::new(cbor::encode(self, crate::padding::LARGE))
    }

    /// The rules that no single field can hold.
    pub(crate) fn check(&self) -> Result<(), CborError> {
        let speaker = match self.author {
            Author::Reporter(_) => Speaker::Reporter,
            Author::Organisation(_) => Speaker::Organisation,
        };
        let rules = [
            ("kind", self.body.fits(self.kind)),
            ("author", self.kind.speaker() == speaker || self.kind.speaker() == Speaker::Either),
            ("reply_to", self.reply_to.is_some() == self.must_say_where_to_answer()),
            ("recipients", self.recipients.is_empty() == self.is_for_the_writer_only()),
            ("seq", self.seq <= SEQ_MAX && (self.kind != Kind::Report || self.seq == 0)),
            ("prev", self.seq > 0 || self.prev == [0; 32]),
            ("lang", is_language_tag(&self.lang)),
            ("attachments", self.attachments.is_empty() || self.can_have_files()),
        ];
        if let Some((field, _)) = rules.into_iter().find(|(_, holds)| !holds) {
            return Err(CborError::Field(field));
        }
        crate::body::check_readers(&self.recipients)?;
        crate::attachment::check(&self.attachments)?;
        self.body.check()
    }

    /// The first message to a reader must carry the reply key, be it the report itself or, for somebody chosen
    /// later, whatever is written to them first.
    fn must_say_where_to_answer(&self) -> bool {
        matches!(self.author, Author::Reporter(_)) && self.seq == 0 && !self.is_for_the_writer_only()
    }

    fn can_have_files(&self) -> bool {
        matches!(self.author, Author::Reporter(_)) && matches!(self.kind, Kind::Report | Kind::FollowUp)
    }

    fn is_for_the_writer_only(&self) -> bool {
        matches!(self.kind, Kind::OwnCopy | Kind::MailboxState)
    }
}

impl Cbor for Message {
    fn write(&self, w: &mut Writer) {
        w.map(12);
        w.key("v").uint(VERSION);
        w.key("seq").uint(self.seq);
        self.body.write(w.key("body"));
        self.kind.write(w.key("kind"));
        w.key("lang").text(&self.lang);
        w.key("mode").uint(self.mode as u64);
        w.key("prev").bytes(&self.prev);
        self.author.write(w.key("author"));
        match &self.reply_to {
            Some(key) => w.key("reply_to").bytes(&**key),
            None => w.key("reply_to").null(),
        }
        self.report_id.write(w.key("report_id"));
        w.key("recipients").list(&self.recipients);
        w.key("attachments").list(&self.attachments);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(12)?;
        let seq = r.key("seq")?.uint()?;
        let body = r.key("body")?.raw_item()?;
        let kind = Kind::read(r.key("kind")?)?;
        let message = Self {
            kind,
            seq,
            body: Body::from_item(kind, body)?,
            lang: read_lang(r.key("lang")?)?,
            mode: Mode::read(r.key("mode")?)?,
            prev: r.key("prev")?.bytes_of("prev")?,
            author: Author::read(r.key("author")?)?,
            reply_to: r.key("reply_to")?.optional(|r| r.bytes_of("reply_to").map(Box::new))?,
            report_id: ReportId::read(r.key("report_id")?)?,
            recipients: r.key("recipients")?.list(READERS_MAX, "recipients")?,
            attachments: r.key("attachments")?.list(ATTACHMENTS_MAX, "attachments")?,
        };
        message.check().map(|()| message)
    }
}

impl Cbor for Mode {
    fn write(&self, w: &mut Writer) {
        w.uint(*self as u64);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        match r.uint()? {
            1 => Ok(Self::Wasm),
            2 => Ok(Self::Js),
            3 => Ok(Self::Server),
            _ => Err(CborError::Field("mode")),
        }
    }
}

impl Cbor for Author {
    fn write(&self, w: &mut Writer) {
        w.map(1);
        match self {
            Self::Reporter(key) => w.key("reporter").bytes(key),
            Self::Organisation(org) => org.write(w.key("organisation")),
        }
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(1)?;
        match r.text()? {
            "reporter" => r.bytes_of("author").map(Self::Reporter),
            "organisation" => OrgId::read(r).map(Self::Organisation),
            _ => Err(CborError::Field("author")),
        }
    }
}

#[cfg(test)]
#[path = "message_tests.rs"]
pub(crate) mod tests;
