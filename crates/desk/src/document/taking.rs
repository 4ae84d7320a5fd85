//! A document comes in: sealed chunk by chunk as its bytes arrive, so that it is never in memory whole, and put into the case when
//! all of it is there. What does not come whole is swept.
use super::{by, kind::kind_of};
use crate::{
    Desk, DeskError, Permission, Session,
    case::may_case,
    chance,
    names::{self, CustodyDetails, DocumentDetails},
};
use domain::{
    CustodyAct, DocumentFault, DocumentKind, EntryFault, Received,
    document::{DOCUMENT_MAX_BYTES, DocumentSaid, check_document, file_name, name_fits},
};
use envelope::{
    age::{CHUNK, ChunkSealer, FileKey, TAG},
    ids::Day,
};
use sha2::{Digest, Sha256};
use std::{borrow::Cow, time::Duration};
use store::{
    StoreError,
    desk::{self as rows, Added, DocumentRow},
};
use tokio::sync::OwnedSemaphorePermit;
use zeroize::{Zeroize, Zeroizing};

/// Sealed chunks in one row: half a MiB, so that few transactions are needed and none is large.
pub(super) const CHUNKS_IN_PART: usize = 8;
/// Documents that come in at once; each takes about two MiB of memory.
pub(crate) const TAKEN_AT_ONCE: usize = 8;
/// How long somebody waits for a place among them.
const PATIENCE: Duration = Duration::from_secs(30);
/// Rounds of sweeping, 16 MiB each, before anybody else has a turn: enough for one document.
pub(crate) const SWEPT_AT_ONCE: u32 = 8;
/// What came in and was not finished for so long, in seconds, comes no more.
const GIVEN_UP: i64 = 2 * 3_600;

/// What the page says of a document.
#[derive(Debug, Clone)]
pub struct DocumentForm {
    /// What it is; without it, the name of the file.
    pub title: String,
    /// How it came.
    pub how: Option<Received>,
    /// From whom or from where.
    pub from: String,
    /// The day we got it.
    pub on: Option<Day>,
    /// More about it.
    pub more: String,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DocumentOutcome {
    /// It is in the case, under this number; also when this very form had been sent before.
    Kept(i64),
    /// What is said of it cannot be kept like this: at which field.
    Wrong(&'static str, EntryFault),
    /// The document itself cannot be taken.
    Fault(DocumentFault),
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

/// A document that is coming in.
pub struct Taking {
    desk: Desk,
    case: i64,
    id: i64,
    form: DocumentForm,
    how: Received,
    on: Day,
    given_name: String,
    key: FileKey,
    sealer: ChunkSealer,
    /// Not yet a whole chunk; or one that may be the last.
    chunk: Zeroizing<Vec<u8>>,
    part: Vec<u8>,
    chunks_in_part: usize,
    parts: i64,
    size: u64,
    hash: Sha256,
    kind: Option<(DocumentKind, Cow<'static, str>)>,
    _place: OwnedSemaphorePermit,
}

impl Desk {
    /// Begins to take a document in. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn take_document(
        &self,
        session: &Session,
        case: i64,
        (form, given_name): (DocumentForm, &str),
    ) -> Result<Option<Result<Taking, DocumentOutcome>>, DeskError> {
        let waiting = self.0.taking.clone().acquire_owned();
        let Ok(Ok(place)) = tokio::time::timeout(PATIENCE, waiting).await else {
            return Ok(Some(Err(DocumentOutcome::Fault(DocumentFault::Busy))));
        };
        let Some((mut tx, known)) = self.known_case("take document", session, case).await? else {
            return Ok(None);
        };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(Err(DocumentOutcome::NotPossible)));
        }
        let said = DocumentSaid {
            title: &form.title,
            how: form.how,
            from: &form.from,
            on: form.on,
            more: &form.more,
        };
        let (how, on) = match check_document(self.today(), &said) {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(Err(DocumentOutcome::Wrong(at, fault)))),
        };
        let id = rows::begin_document(&mut tx, self.now()).await?;
        tx.commit().await?;
        let key: FileKey = chance::bytes::<16>()?;
        let mut part = Vec::with_capacity(CHUNKS_IN_PART * (CHUNK + TAG) + 16);
        let sealer = ChunkSealer::new(&mut chance::rng(), &key, &mut part)
            .map_err(|_| DeskError::Damaged("document_parts"))?;
        Ok(Some(Ok(Taking {
            desk: self.clone(),
            case,
            id,
            form,
            how,
            on,
            given_name: given_name.to_owned(),
            key,
            sealer,
            chunk: Zeroizing::new(Vec::with_capacity(CHUNK)),
            part,
            chunks_in_part: 0,
            parts: 0,
            size: 0,
            hash: Sha256::new(),
            kind: None,
            _place: place,
        })))
    }

    /// Deletes what came in and was never finished, and what is left of documents of erased cases.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn sweep_documents(&self) -> Result<(), DeskError> {
        while self.sweep_some(SWEPT_AT_ONCE).await? {}
        Ok(())
    }

    /// Some of it: whoever waits for a page does not wait for a case of many large documents. `true`: there may be more.
    pub(crate) async fn sweep_some(&self, rounds: u32) -> Result<bool, DeskError> {
        for _ in 0..rounds {
            let mut tx = self.0.store.write("sweep documents").await?;
            let more = rows::sweep_parts(&mut tx, self.now() - GIVEN_UP).await?;
            tx.commit().await?;
            if !more {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

impl Taking {
    /// Takes what comes next.
    ///
    /// # Errors
    /// [`DeskError`]; a document that cannot be taken is no error of the desk: it is let go with [`Taking::let_go`].
    pub async fn take(&mut self, mut bytes: &[u8]) -> Result<Result<(), DocumentFault>, DeskError> {
        self.size = self.size.saturating_add(bytes.len() as u64);
        if self.size > DOCUMENT_MAX_BYTES {
            return Ok(Err(DocumentFault::TooLarge));
        }
        self.hash.update(bytes);
        while !bytes.is_empty() {
            // A whole chunk waits until more comes: the last one is marked.
            if self.chunk.len() == CHUNK
                && let Err(fault) = self.seal_chunk(false).await?
            {
                return Ok(Err(fault));
            }
            let (now, later) = bytes.split_at(bytes.len().min(CHUNK - self.chunk.len()));
            self.chunk.extend_from_slice(now);
            bytes = later;
        }
        Ok(Ok(()))
    }

    async fn seal_chunk(&mut self, last: bool) -> Result<Result<(), DocumentFault>, DeskError> {
        if self.kind.is_none() {
            let Some((kind, end)) = kind_of(&self.chunk, last) else { return Ok(Err(DocumentFault::Kind)) };
            if !name_fits(&self.given_name, kind) {
                return Ok(Err(DocumentFault::Name));
            }
            self.kind = Some((kind, end));
        }
        self.sealer
            .seal(&self.chunk, last, &mut self.part)
            .map_err(|_| DeskError::Damaged("document_parts"))?;
        // In place: the same memory serves the next chunk.
        self.chunk.zeroize();
        self.chunks_in_part += 1;
        if !last && self.chunks_in_part < CHUNKS_IN_PART {
            return Ok(Ok(()));
        }
        let sealed = std::mem::replace(&mut self.part, Vec::with_capacity(CHUNKS_IN_PART * (CHUNK + TAG)));
        match self.keep_part(sealed).await {
            Ok(true) => {
                (self.chunks_in_part, self.parts) = (0, self.parts + 1);
                Ok(Ok(()))
            }
            Ok(false) => Ok(Err(DocumentFault::CutOff)),
            Err(DeskError::Store(StoreError::Full)) => Ok(Err(DocumentFault::NoRoom)),
            Err(error) => Err(error),
        }
    }

    async fn keep_part(&self, sealed: Vec<u8>) -> Result<bool, DeskError> {
        let mut tx = self.desk.0.store.write("document part").await?;
        if !rows::add_part(&mut tx, (self.id, self.parts), self.desk.now(), sealed).await? {
            return Ok(false);
        }
        tx.commit().await?;
        Ok(true)
    }

    /// All of it is there: it goes into the case, if the member still may. `None`: no such case for this member any more.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn keep(mut self, session: &Session) -> Result<Option<DocumentOutcome>, DeskError> {
        if self.size == 0 {
            self.let_go().await;
            return Ok(Some(DocumentOutcome::Fault(DocumentFault::EmptyFile)));
        }
        if let Err(fault) = self.seal_chunk(true).await? {
            self.let_go().await;
            return Ok(Some(DocumentOutcome::Fault(fault)));
        }
        let kept = self.put_into_case(session).await;
        match kept {
            Ok(Some(DocumentOutcome::Kept(id))) if id == self.id => {}
            _ => self.let_go().await,
        }
        match kept {
            Err(DeskError::Store(StoreError::Full)) => {
                Ok(Some(DocumentOutcome::Fault(DocumentFault::NoRoom)))
            }
            kept => kept,
        }
    }

    async fn put_into_case(&self, session: &Session) -> Result<Option<DocumentOutcome>, DeskError> {
        let (desk, case, id) = (&self.desk, self.case, self.id);
        let Some((mut tx, known)) = desk.known_case("document", session, case).await? else {
            return Ok(None);
        };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(DocumentOutcome::NotPossible));
        }
        let (who, at) = (session.member.id, desk.now());
        let details = self.details()?;
        // The bytes belong to the form: another file in a page brought back by the Back button is another document.
        let of = format!("document {} {case} {} {}", who.0, self.form.once_token, details.sha256);
        let once = desk.0.vault.lookup("once", of.as_bytes());
        let row = DocumentRow {
            id,
            case,
            member: who.0,
            at,
            sealed: names::seal(&known.key, names::document_place(id), &details)?,
        };
        match rows::add_document(&mut tx, &row, &once).await? {
            Added::Now => {}
            Added::Swept => return Ok(Some(DocumentOutcome::Fault(DocumentFault::CutOff))),
            Added::Before => {
                let before = rows::document_of_form(&mut tx, &once).await?;
                return Ok(before.map(DocumentOutcome::Kept));
            }
        }
        let mut row = known.row.clone();
        row.version += 1;
        rows::update_case(&mut tx, &row).await?;
        let said = CustodyDetails { to: details.from.clone(), why: details.more.clone() };
        let seal = |line| names::seal(&known.key, names::custody_place(line), &said).ok();
        rows::add_custody(&mut tx, id, by(who, at, CustodyAct::Received), seal).await?;
        desk.tell_after(&mut tx, case, who).await?;
        desk.note(&mut tx, Some(who), "document-added", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(DocumentOutcome::Kept(id)))
    }

    fn details(&self) -> Result<DocumentDetails, DeskError> {
        let (kind, end) = self.kind.as_ref().ok_or(DeskError::Damaged("documents"))?;
        let file_name = file_name(&self.given_name, *kind, end);
        let title = match self.form.title.trim() {
            "" => file_name.clone(),
            title => title.to_owned(),
        };
        Ok(DocumentDetails {
            title,
            file_name,
            kind: kind.code().into(),
            size: self.size,
            sha256: hex(&self.hash.clone().finalize()),
            key: *self.key,
            how: self.how.code().into(),
            from: self.form.from.trim().into(),
            on: self.on.number(),
            more: self.form.more.trim().into(),
        })
    }

    /// It is not taken: what came of it goes at once, or, if the database does not want to now, with the next sweep.
    pub async fn let_go(&self) {
        let gone = async {
            let mut tx = self.desk.0.store.write("let go of document").await?;
            rows::let_go_of_document(&mut tx, self.id).await?;
            tx.commit().await?;
            self.desk.sweep_some(SWEPT_AT_ONCE).await
        };
        if let Err(error) = gone.await {
            tracing::warn!(%error, "what came of a document waits to be swept");
        }
    }
}

/// Lower-case hexadecimal.
pub(super) fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}
