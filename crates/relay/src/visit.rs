//! What a browser without scripts is in the middle of: a row sealed under a key that only its cookie holds. Any instance
//! can serve the next step, a restart loses nothing, and nobody without the cookie can read it.
use crate::state::Inner;
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use envelope::{
    ids::{OrgId, ReportId},
    message::Attachment,
};
use hkdf::Hkdf;
use http::{HeaderMap, header};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use store::{
    Result, StoreError,
    relay::{self, DraftStep},
};
use web::language::Lang;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The cookie. Says nothing about what it is for.
pub(crate) const COOKIE: &str = "r";
const ID_LABEL: &[u8] = b"zichtbaar visit id v1";
const KEY_LABEL: &[u8] = b"zichtbaar visit key v1";
const NONCE: usize = 24;
/// Forms done, remembered so that a button pressed twice does it once.
const DONE: usize = 16;

/// What is going on.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) struct Visit {
    pub(crate) lang: String,
    pub(crate) doing: Doing,
}

/// Telling something, or coming back.
#[derive(Serialize, Deserialize, Clone)]
pub(crate) enum Doing {
    Tell(Tell),
    Back(Back),
}

/// On the way to a receipt.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Tell {
    /// The 24 digits, minted before anything is sent.
    pub(crate) receipt: String,
    #[zeroize(skip)]
    pub(crate) unsure_if_safe: bool,
    #[zeroize(skip)]
    pub(crate) readers: Vec<OrgName>,
    #[zeroize(skip)]
    pub(crate) chose_unsure: bool,
    #[zeroize(skip)]
    pub(crate) about_police: bool,
    /// Something that was done to somebody at work, reported as that: other questions are asked.
    #[serde(default)]
    #[zeroize(skip)]
    pub(crate) about_work: bool,
    /// SHA-256 of what was sent, once it was.
    #[zeroize(skip)]
    pub(crate) sent: Option<[u8; 32]>,
    /// Files that go along.
    #[serde(default)]
    pub(crate) files: Vec<Taken>,
}

/// A file that lies here sealed; its key lies in the visit alone.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Taken {
    pub(crate) id: [u8; 32],
    pub(crate) key: [u8; 16],
    /// SHA-256 of its sealed bytes, and of itself: the same file a second time is known by it.
    pub(crate) hash: [u8; 32],
    pub(crate) content: [u8; 32],
    pub(crate) size: u64,
    pub(crate) kind: String,
    pub(crate) name: String,
}

impl Taken {
    /// As the message tells of it.
    pub(crate) fn attachment(&self) -> Attachment {
        let (kind, name) = (self.kind.clone(), self.name.clone());
        Attachment { id: self.id, key: self.key, hash: self.hash, kind, name, size: self.size }
    }

    /// Under which name a button takes it away.
    pub(crate) fn handle(&self) -> String {
        ReportId(self.id).to_string()
    }
}

/// With a receipt.
#[derive(Serialize, Deserialize, Clone, Zeroize, ZeroizeOnDrop)]
pub(crate) struct Back {
    /// The root of the reporter's keys, 64 bytes.
    pub(crate) root: Vec<u8>,
    /// A message that was typed when the visit had ended.
    pub(crate) waiting: String,
    #[zeroize(skip)]
    pub(crate) done: Vec<String>,
    /// Files that go along with what is written next.
    #[serde(default)]
    pub(crate) files: Vec<Taken>,
}

impl Back {
    pub(crate) fn mark_done(&mut self, once: &str) {
        self.done.push(once.into());
        let over = self.done.len().saturating_sub(DONE);
        self.done.drain(..over);
    }
}

/// An organisation's id, which travels as text inside a visit.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq)]
#[serde(try_from = "String", into = "String")]
pub(crate) struct OrgName(pub(crate) OrgId);

impl TryFrom<String> for OrgName {
    type Error = envelope::ids::IdError;
    fn try_from(text: String) -> std::result::Result<Self, Self::Error> {
        OrgId::parse(&text).map(Self)
    }
}

impl From<OrgName> for String {
    fn from(name: OrgName) -> Self {
        name.0.as_str().into()
    }
}

impl Tell {
    /// The browser has one of its own, and nobody here knows it.
    pub(crate) fn forget_receipt(&mut self) {
        self.receipt.zeroize();
    }

    pub(crate) fn reader_ids(&self) -> Vec<OrgId> {
        self.readers.iter().map(|name| name.0.clone()).collect()
    }
}

/// A visit and the key that came with its cookie.
pub(crate) struct OpenVisit {
    key: Zeroizing<[u8; 32]>,
    version: i64,
    pub(crate) visit: Visit,
}

impl OpenVisit {
    /// A visit that begins now; it has no row until it is saved.
    pub(crate) fn begin(lang: Lang, doing: Doing) -> Result<Self> {
        let mut key = Zeroizing::new([0; 32]);
        getrandom::fill(&mut *key).map_err(|_| StoreError::Gone("random numbers"))?;
        Ok(Self { key, version: 0, visit: Visit { lang: lang.tag().into(), doing } })
    }

    /// The visit of this browser, if it has one whose time is not over.
    pub(crate) async fn load(relay: &Inner, headers: &HeaderMap) -> Result<Option<Self>> {
        let Some(key) = key_in(headers) else { return Ok(None) };
        let mut tx = relay.store.read("visit").await?;
        let found = relay::draft(&mut tx, &id_of(&key), relay.now()).await?;
        Ok(found.and_then(|draft| {
            let visit = open(&key, &draft.sealed)?;
            Some(Self { key, version: draft.version, visit })
        }))
    }

    /// What the same visit is in the middle of by now.
    pub(crate) async fn now(&self, relay: &Inner) -> Result<Option<Doing>> {
        let mut tx = relay.store.read("visit").await?;
        let found = relay::draft(&mut tx, &id_of(&self.key), relay.now()).await?;
        Ok(found.and_then(|draft| open(&self.key, &draft.sealed)).map(|visit| visit.doing))
    }

    /// Writes it; `false`: another tab wrote in the meantime, nothing changed.
    pub(crate) async fn save(&mut self, relay: &Inner) -> Result<bool> {
        let step = self.step(relay)?;
        let mut tx = relay.store.write("visit").await?;
        let saved = if self.version == 0 {
            relay::put_draft(&mut tx, &step.id, step.expires, &step.sealed).await?;
            true
        } else {
            relay::step_draft(&mut tx, &step.id, step.version, step.expires, &step.sealed).await?
        };
        tx.commit().await?;
        self.version += i64::from(saved);
        Ok(saved)
    }

    /// The next version, to be written together with something else.
    pub(crate) fn step(&self, relay: &Inner) -> Result<DraftStep> {
        Ok(DraftStep {
            id: id_of(&self.key),
            version: self.version,
            expires: relay.visit_until(),
            sealed: seal(&self.key, &self.visit).ok_or(StoreError::Gone("random numbers"))?,
        })
    }

    /// Wipes it.
    pub(crate) async fn end(relay: &Inner, headers: &HeaderMap) -> Result<()> {
        let Some(key) = key_in(headers) else { return Ok(()) };
        let mut tx = relay.store.write("visit ends").await?;
        relay::delete_draft(&mut tx, &id_of(&key)).await?;
        tx.commit().await
    }

    pub(crate) fn cookie(&self) -> (http::HeaderName, http::HeaderValue) {
        (header::SET_COOKIE, web::cookies::set(COOKIE, &URL_SAFE_NO_PAD.encode(*self.key)))
    }

    /// Which row it is: whose its files are.
    pub(crate) fn id(&self) -> [u8; 32] {
        id_of(&self.key)
    }

    /// Files that came with its forms.
    pub(crate) fn files(&self) -> &[Taken] {
        match &self.visit.doing {
            Doing::Tell(tell) => &tell.files,
            Doing::Back(back) => &back.files,
        }
    }

    pub(crate) fn files_mut(&mut self) -> &mut Vec<Taken> {
        match &mut self.visit.doing {
            Doing::Tell(tell) => &mut tell.files,
            Doing::Back(back) => &mut back.files,
        }
    }

    /// Whether its report is sent, so that nothing goes along any more.
    pub(crate) fn has_sent(&self) -> bool {
        matches!(&self.visit.doing, Doing::Tell(tell) if tell.sent.is_some())
    }

    pub(crate) fn lang(&self) -> Option<Lang> {
        Lang::parse(&self.visit.lang)
    }
}

/// Whether this browser is on a visit, be it one whose time is over. A browser that has left has no cookie any more: if
/// somebody presses Back there and lets the form be sent again, the text must not come back onto the screen.
pub(crate) fn has_cookie(headers: &HeaderMap) -> bool {
    key_in(headers).is_some()
}

pub(crate) fn no_cookie() -> (http::HeaderName, http::HeaderValue) {
    (header::SET_COOKIE, web::cookies::clear(COOKIE))
}

fn key_in(headers: &HeaderMap) -> Option<Zeroizing<[u8; 32]>> {
    let text = Zeroizing::new(web::cookies::get(headers, COOKIE)?);
    let bytes = Zeroizing::new(URL_SAFE_NO_PAD.decode(text.as_bytes()).ok()?);
    Some(Zeroizing::new(bytes.as_slice().try_into().ok()?))
}

fn id_of(key: &[u8; 32]) -> [u8; 32] {
    Sha256::new().chain_update(ID_LABEL).chain_update(key).finalize().into()
}

fn cipher(key: &[u8; 32]) -> Option<XChaCha20Poly1305> {
    let mut sealing = Zeroizing::new([0; 32]);
    Hkdf::<Sha256>::new(None, key).expand(KEY_LABEL, &mut *sealing).ok()?;
    XChaCha20Poly1305::new_from_slice(&*sealing).ok()
}

/// Nonce, then the sealed JSON; bound to its own id.
fn seal(key: &[u8; 32], visit: &Visit) -> Option<Vec<u8>> {
    let mut nonce = [0; NONCE];
    getrandom::fill(&mut nonce).ok()?;
    let plain = Zeroizing::new(serde_json::to_vec(visit).ok()?);
    let payload = Payload { msg: &plain, aad: &id_of(key) };
    let sealed = cipher(key)?.encrypt(&XNonce::from(nonce), payload).ok()?;
    Some([nonce.as_slice(), &sealed].concat())
}

fn open(key: &[u8; 32], sealed: &[u8]) -> Option<Visit> {
    let (nonce, sealed) = sealed.split_first_chunk::<NONCE>()?;
    let payload = Payload { msg: sealed, aad: &id_of(key) };
    let plain = Zeroizing::new(cipher(key)?.decrypt(&XNonce::from(*nonce), payload).ok()?);
    serde_json::from_slice(&plain).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn visit() -> Visit {
        let back =
            Back { root: vec![7; 64], waiting: "they hold my passport".into(), done: vec![], files: vec![] };
        Visit { lang: "nl".into(), doing: Doing::Back(back) }
    }

    #[test]
    fn a_stolen_database_without_the_cookie_shows_no_word() {
        let sealed = seal(&[1; 32], &visit()).unwrap();
        assert!(!sealed.windows(8).any(|window| window == b"passport"));
        assert!(open(&[2; 32], &sealed).is_none());
        assert!(open(&[1; 32], &sealed[1..]).is_none());
        assert!(open(&[1; 32], &[]).is_none());
        assert_eq!(open(&[1; 32], &sealed).unwrap().lang, "nl");
    }

    #[test]
    fn a_button_pressed_twice_is_remembered_and_the_list_does_not_grow_for_ever() {
        let mut back = Back { root: vec![], waiting: String::new(), done: vec![], files: vec![] };
        (0..40).for_each(|n| back.mark_done(&n.to_string()));
        assert_eq!(back.done.len(), DONE);
        assert_eq!(back.done.last().map(String::as_str), Some("39"));
    }
}
