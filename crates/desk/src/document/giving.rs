//! A document goes out, chunk by chunk: each is genuine before it is handed on, and each part is read in a moment of its own, so
//! that nobody's slow line holds the database.
use super::{by, opened, shown, taking::hex};
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    document::Document,
    names::{self, CustodyDetails},
};
use domain::{CustodyAct, copy::COPY_DOCUMENTS_MAX};
use envelope::age::{CHUNK, ChunkOpener, FileKey, NONCE, TAG};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use store::desk::{self as rows, DocumentRow};
use zeroize::Zeroizing;

/// What is known of bytes that go out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Its number.
    pub id: i64,
    /// Under which name.
    pub file_name: String,
    /// How many bytes.
    pub size: u64,
    /// Their SHA-256, in lower-case hexadecimal.
    pub sha256: String,
}

/// A document, or a file of a report, that goes out.
pub struct Giving {
    desk: Desk,
    /// What it is.
    pub file: GivenFile,
    key: FileKey,
    /// Bytes with their padding, if they have one.
    padded: u64,
    opener: Option<ChunkOpener>,
    /// The part that is being handed on, and where in it.
    part: Vec<u8>,
    at: usize,
    parts: i64,
    given: u64,
}

impl Desk {
    /// Opens a document for a member, which is a line of its custody log. `None`: no such document for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn give_document(
        &self,
        session: &Session,
        (case, id): (i64, i64),
    ) -> Result<Option<Giving>, DeskError> {
        let Some((mut tx, known)) = self.known_case("open document", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::document(&mut tx, case, id).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let details = opened(&known.key, &row)?;
        let seal =
            |line| names::seal(&known.key, names::custody_place(line), &CustodyDetails::default()).ok();
        let who = session.member.id;
        rows::add_custody(&mut tx, id, by(who, self.now(), CustodyAct::Opened), seal).await?;
        self.note(&mut tx, Some(who), "document-opened", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(self.giving(&shown(&row, &details, &members)?, details.key)))
    }

    /// The documents of a case that go out with a copy, by number. Who has them is written down by [`Desk::keep_copy`]. `None`: no such case
    /// for this member, not theirs to copy, or more than [`COPY_DOCUMENTS_MAX`].
    pub(crate) async fn documents_to_copy(
        &self,
        session: &Session,
        case: i64,
    ) -> Result<Option<Vec<Giving>>, DeskError> {
        let Some((mut tx, known)) = self.known_case("copy documents", session, case).await? else {
            return Ok(None);
        };
        let most = i64::try_from(COPY_DOCUMENTS_MAX).unwrap_or(i64::MAX - 1);
        let mut found = rows::documents_of(&mut tx, case, (0, most + 1)).await?;
        if !may_case(session, Permission::TakeCopies, known.facts) || found.len() > COPY_DOCUMENTS_MAX {
            return Ok(None);
        }
        found.reverse();
        let members = self.member_names(&mut tx).await?;
        let giving = |row: &DocumentRow| {
            let details = opened(&known.key, row)?;
            Ok(self.giving(&shown(row, &details, &members)?, details.key))
        };
        found.iter().map(giving).collect::<Result<_, DeskError>>().map(Some)
    }

    /// Looks whether the bytes of a document are still those that came, and writes what was found into its custody log. `None`: no
    /// such document for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn check_document(
        &self,
        session: &Session,
        (case, id): (i64, i64),
    ) -> Result<Option<bool>, DeskError> {
        let Some((mut tx, known)) = self.known_case("check document", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::document(&mut tx, case, id).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        drop(tx);
        let details = opened(&known.key, &row)?;
        let giving = self.giving(&shown(&row, &details, &members)?, details.key);
        let same = giving.compare().await?;
        let Some((mut tx, known)) = self.known_case("checked document", session, case).await? else {
            return Ok(None);
        };
        let seal =
            |line| names::seal(&known.key, names::custody_place(line), &CustodyDetails::default()).ok();
        let (act, noted) = match same {
            true => (CustodyAct::Same, "document-same"),
            false => (CustodyAct::Differs, "document-differs"),
        };
        let who = session.member.id;
        rows::add_custody(&mut tx, id, by(who, self.now(), act), seal).await?;
        self.note(&mut tx, Some(who), noted, &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(same))
    }

    /// The same without a member: for whoever looks over everything. No line of a custody log says so.
    pub(crate) async fn is_whole(&self, row: &DocumentRow, key: &Key) -> Result<bool, DeskError> {
        self.giving_of(row, key)?.compare().await
    }

    /// A document of which somebody holds the case's key.
    pub(crate) fn giving_of(&self, row: &DocumentRow, key: &Key) -> Result<Giving, DeskError> {
        let details = opened(key, row)?;
        Ok(self.giving(&shown(row, &details, &HashMap::new())?, details.key))
    }

    fn giving(&self, document: &Document, key: [u8; 16]) -> Giving {
        let file = GivenFile {
            id: document.id,
            file_name: document.file_name.clone(),
            size: document.size,
            sha256: document.sha256.clone(),
        };
        Giving::of(self, file, (Zeroizing::new(key), document.size))
    }
}

impl Giving {
    /// Bytes under this key, `padded` of them with their padding.
    pub(crate) fn of(desk: &Desk, file: GivenFile, (key, padded): (FileKey, u64)) -> Self {
        Self {
            desk: desk.clone(),
            file,
            key,
            padded,
            opener: None,
            part: Vec::new(),
            at: 0,
            parts: 0,
            given: 0,
        }
    }

    /// The next chunk. `None`: that was all of it.
    ///
    /// # Errors
    /// [`DeskError::Damaged`]: it is not what was taken in, or was erased meanwhile.
    pub async fn next(&mut self) -> Result<Option<Zeroizing<Vec<u8>>>, DeskError> {
        let damaged = || DeskError::Damaged("document_parts");
        if self.given == self.file.size {
            return Ok(None);
        }
        if self.at == self.part.len() {
            let mut tx = self.desk.0.store.read("document part").await?;
            let part = rows::part(&mut tx, self.file.id, self.parts).await?;
            (self.part, self.at) = (part.ok_or_else(damaged)?, 0);
            self.parts += 1;
        }
        if self.opener.is_none() {
            let nonce = self.part.get(..NONCE).ok_or_else(damaged)?;
            self.opener = Some(ChunkOpener::new(&self.key, nonce).map_err(|_| damaged())?);
            self.at = NONCE;
        }
        let opener = self.opener.as_mut().ok_or_else(damaged)?;
        let left = self.padded.saturating_sub(self.given);
        let length = usize::try_from(left).unwrap_or(CHUNK).min(CHUNK);
        let sealed = self.part.get(self.at..self.at + length + TAG).ok_or_else(damaged)?;
        let last = left <= CHUNK as u64;
        let mut plain = opener.open(sealed, last).map_err(|_| damaged())?;
        self.at += sealed.len();
        // Nobody is given the padding.
        let wanted = usize::try_from(self.file.size - self.given).unwrap_or(usize::MAX);
        plain.truncate(wanted);
        self.given += plain.len() as u64;
        Ok(Some(plain))
    }

    /// Whether all of it is there and has the hash that was noted when it came.
    pub(crate) async fn compare(mut self) -> Result<bool, DeskError> {
        let mut hash = Sha256::new();
        loop {
            match self.next().await {
                Ok(Some(chunk)) => hash.update(&*chunk),
                Ok(None) => return Ok(hex(&hash.finalize()) == self.file.sha256),
                Err(DeskError::Damaged(_)) => return Ok(false),
                Err(error) => return Err(error),
            }
        }
    }
}
