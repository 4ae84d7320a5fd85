//! A desk leaves with everything: one sealed file in which every record lies opened, as JSON lines, its documents as they came, and its
//! keys, so that whoever holds it needs nothing of this program. Complete or not at all. Exact bytes: `spec/leaving.md`.
mod archive;
mod opened;
mod tables;

pub use tables::{LEFT_BEHIND, TAKEN};

use crate::{
    Desk, DeskError,
    audit::{self, Act},
    backup::{BackupError, FileLine},
    document::Giving,
    keys::KeysError,
};
use archive::Archive;
use envelope::{age::Recipient, directory::OrgKind};
use opened::Keys;
use serde::Serialize;
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};
use store::{StoreError, Tx, copy::page, desk as rows};
use zeroize::Zeroizing;

/// The form of what is written.
const FORMAT: &str = "zichtbaar leaving v1";
/// Rows in a file: few enough to be in memory at once.
const AT_ONCE: i64 = 1_000;
/// The specification goes along, for whoever reads it in ten years.
const SPECIFICATION: &str = include_str!("../../../spec/leaving.md");

/// Why a desk did not leave. No file is left.
#[derive(Debug, thiserror::Error)]
pub enum LeaveError {
    /// Something is there already.
    #[error("{} is there already: name a file that is not", .0.display())]
    There(PathBuf),
    /// Answers or mailboxes wait to be sent.
    #[error(
        "{0} answers or mailboxes wait to be sent to the relay: let the desk send them first, or say --with-unsent; whoever takes over \
         has to send them"
    )]
    Unsent(i64),
    /// A row that cannot be opened.
    #[error("a row of {table} does not open ({row}): a copy that is not complete is not made")]
    Row {
        /// Which table.
        table: &'static str,
        /// Which row.
        row: i64,
    },
    /// A file cannot be written.
    #[error("{0}")]
    File(#[from] BackupError),
    /// The desk.
    #[error("{0}")]
    Desk(#[from] DeskError),
    /// The database.
    #[error("database: {0}")]
    Store(#[from] StoreError),
    /// The keys.
    #[error("keys: {0}")]
    Keys(#[from] KeysError),
}

/// Where it goes.
pub struct Leaving<'a> {
    /// A file that is not there yet.
    pub to: &'a Path,
    /// Who can open it.
    pub recipient: &'a Recipient,
    /// Also while answers wait to be sent.
    pub with_unsent: bool,
}

/// What went along.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Left {
    /// Rows, by table.
    pub rows: BTreeMap<String, u64>,
    /// Documents.
    pub documents: u64,
    /// Bytes of the file.
    pub bytes: u64,
}

/// What the file says of itself.
#[derive(Serialize)]
struct Manifest<'a> {
    format: &'a str,
    org: String,
    moment: i64,
    program: &'a str,
    schema: i64,
    log_line: i64,
    log_hash: String,
    /// The first line of the log that is not as it was written, if there is one.
    log_fault: Option<String>,
    rows: &'a BTreeMap<String, u64>,
    documents: u64,
    files: &'a [FileLine],
}

impl Desk {
    /// Writes everything this desk has into one sealed file, and into the log that it did.
    ///
    /// # Errors
    /// [`LeaveError`].
    pub async fn leave(&self, leaving: &Leaving<'_>) -> Result<Left, LeaveError> {
        if leaving.to.exists() {
            return Err(LeaveError::There(leaving.to.to_owned()));
        }
        let verdict = self.check_audit().await?;
        let mut tx = self.0.store.read("leave").await?;
        let unsent = rows::waiting_answers(&mut tx).await? + count_submissions(&mut tx).await?;
        if unsent > 0 && !leaving.with_unsent {
            return Err(LeaveError::Unsent(unsent));
        }
        let mut archive = Archive::begin(leaving.to, leaving.recipient)?;
        archive.add("leaving.md", SPECIFICATION.as_bytes())?;
        archive.add("organisation.json", &self.organisation()?)?;
        self.add_keys(&mut archive)?;
        let keys = Keys::new(self, &mut tx).await?;
        let mut counted = BTreeMap::new();
        for taken in TAKEN {
            let rows = self.add_table(&mut tx, &keys, taken, &mut archive).await?;
            counted.insert(taken.table.to_owned(), rows);
        }
        let documents = self.add_documents(&mut tx, &keys, &mut archive).await?;
        let head = rows::audit_head(&mut tx).await?;
        drop(tx);
        let manifest = Manifest {
            format: FORMAT,
            org: self.org().to_string(),
            moment: self.now(),
            program: env!("CARGO_PKG_VERSION"),
            schema: store::Schema::Desk.known(),
            log_line: head.as_ref().map_or(0, |head| head.line),
            log_hash: head.map(|head| data_encoding::HEXLOWER.encode(&head.hash)).unwrap_or_default(),
            log_fault: verdict.first_fault.map(|(line, fault)| format!("line {line}: {fault:?}")),
            rows: &counted,
            documents,
            files: archive.files(),
        };
        let json = serde_json::to_vec_pretty(&manifest).map_err(|_| DeskError::Damaged("manifest"))?;
        let finished = archive.finish(&json, &self.0.audit_key)?;
        let store = &self.0.store;
        let act = Act { at: self.now(), who: None, act: "desk-left", object: "" };
        let mut tx = store.write("left").await?;
        audit::write(&mut tx, &self.0.audit_key, &act).await?;
        tx.commit().await?;
        Ok(Left { rows: counted, documents, bytes: finished.keep()? })
    }

    /// What the organisation says of itself, and the signed bundle that says it.
    fn organisation(&self) -> Result<Vec<u8>, LeaveError> {
        let entry = self.0.ring.org().entry();
        let kind = match entry.kind {
            OrgKind::Police => "police",
            OrgKind::Centre => "centre",
            OrgKind::Association => "association",
            OrgKind::Other => "other",
        };
        let names: BTreeMap<_, _> = entry.names.iter().cloned().collect();
        let value = serde_json::json!({
            "id": entry.org.to_string(),
            "kind": kind,
            "serial": entry.serial,
            "names": names,
            "languages": entry.languages,
            "bundle": data_encoding::BASE64.encode(&self.0.ring.bundle().to_bytes()),
        });
        Ok(serde_json::to_vec_pretty(&value).map_err(|_| DeskError::Damaged("organisation"))?)
    }

    /// Everything that opens or signs: what comes after this desk can read what is still under way, and answer.
    fn add_keys(&self, archive: &mut Archive) -> Result<(), LeaveError> {
        archive.add("keys/age.txt", self.0.ring.age_keys().as_bytes())?;
        archive.add("keys/ring.json", &self.0.ring.opened()?)?;
        Ok(())
    }

    /// Every row of a table, opened, a few thousand in each file. How many there are.
    async fn add_table(
        &self,
        tx: &mut Tx,
        keys: &Keys,
        taken: &tables::Taken,
        archive: &mut Archive,
    ) -> Result<u64, LeaveError> {
        let (mut count, mut file) = (0_u64, 1);
        loop {
            let skip = i64::try_from(count).unwrap_or(i64::MAX);
            let (columns, rows) = page(tx, taken.table, taken.order, (skip, AT_ONCE)).await?;
            if rows.is_empty() && file > 1 {
                return Ok(count);
            }
            let mut lines = Zeroizing::new(Vec::new());
            for row in &rows {
                keys.write(self, taken, (&columns, row), &mut lines)?;
            }
            archive.add(&format!("tables/{}.{file:04}.jsonl", taken.table), &lines)?;
            count += rows.len() as u64;
            file += 1;
            if i64::try_from(rows.len()).unwrap_or(0) < AT_ONCE {
                return Ok(count);
            }
        }
    }

    /// The documents themselves, each under its number, piece by piece.
    async fn add_documents(
        &self,
        tx: &mut Tx,
        keys: &Keys,
        archive: &mut Archive,
    ) -> Result<u64, LeaveError> {
        let mut count = 0;
        for (case, key) in keys.cases() {
            for row in rows::documents_of(tx, case, (0, i64::MAX)).await? {
                let damaged = || LeaveError::Row { table: "documents", row: row.id };
                add_file(archive, self.giving_of(&row, key).map_err(|_| damaged())?).await?;
                count += 1;
            }
        }
        for (number, key) in keys.reports() {
            for giving in self.files_here(tx, (key, number)).await? {
                add_file(archive, giving).await?;
                count += 1;
            }
        }
        Ok(count)
    }
}

async fn add_file(archive: &mut Archive, mut giving: Giving) -> Result<(), LeaveError> {
    let (id, size, sha256) = (giving.file.id, giving.file.size, giving.file.sha256.clone());
    let damaged = || LeaveError::Row { table: "document_parts", row: id };
    let mut entry = archive.entry(&format!("documents/{id}"), size)?;
    while let Some(chunk) = giving.next().await.map_err(|_| damaged())? {
        entry.push(&chunk)?;
    }
    if entry.done()? == sha256 { Ok(()) } else { Err(damaged()) }
}

async fn count_submissions(tx: &mut Tx) -> Result<i64, LeaveError> {
    Ok(i64::try_from(rows::submissions(tx, u32::MAX).await?.len()).unwrap_or(i64::MAX))
}
