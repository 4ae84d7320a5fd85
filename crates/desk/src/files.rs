//! Files that came with a report: told of by its messages, fetched from the relay part by part (`files/fetching.rs`), kept as they came,
//! sealed under keys that lie under the report's. What is shown of one is here; only whoever opens one on purpose gets its bytes.
mod copied;
mod fetching;

pub use copied::FileCopy;

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    document::{GivenFile, Giving},
    names::{self, FileDetails},
};
use domain::{
    DocumentKind, FileState,
    document::{file_name, shown_name},
};
use envelope::{attachment::padded_length, ids::Day, message::Attachment};
use store::{
    Tx,
    desk::{self as rows, ReportFileRow},
};
use zeroize::Zeroizing;

/// The end of a name of which nothing is known.
const UNKNOWN: &str = "bin";

/// A file as the page of its report shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    /// Its number.
    pub id: i64,
    /// Its name where it comes from.
    pub name: String,
    /// What its bytes are; before it is here, what its writer's program took it for. `None`: none of our kinds.
    pub kind: Option<DocumentKind>,
    /// How many there are.
    pub size: u64,
    /// Their SHA-256, in lower-case hexadecimal; empty before it is here.
    pub sha256: String,
    /// The day its message came to the relay.
    pub day: Day,
    /// Where it stands.
    pub state: FileState,
}

impl Desk {
    /// Notes the files that a message tells of: they are fetched soon.
    pub(crate) async fn expect_files(
        &self,
        tx: &mut Tx,
        (key, number): (&Key, i64),
        day: Day,
        attachments: &[Attachment],
    ) -> Result<(), DeskError> {
        for one in attachments {
            let details = FileDetails {
                id: one.id,
                key: one.key,
                hash: one.hash,
                kind: one.kind.clone(),
                name: one.name.clone(),
                size: one.size,
                sha256: String::new(),
            };
            let seal = |id| names::seal(key, names::file_place(id), &details).ok();
            let at = (number, day.number());
            let added = rows::add_report_file(tx, at, FileState::Waiting.code(), seal).await?;
            added.ok_or(DeskError::Damaged("report_files"))?;
        }
        Ok(())
    }

    /// Files of a report, in the order in which they came.
    pub(crate) async fn files_of(
        &self,
        tx: &mut Tx,
        (key, number): (&Key, i64),
    ) -> Result<Vec<ReportFile>, DeskError> {
        let found = rows::report_files(tx, number).await?;
        found.iter().map(|row| shown(row, &opened(key, row)?)).collect()
    }

    /// Opens a file for a member, which is a line of the log. `None`: no such file for this member, or it is not here.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn give_file(
        &self,
        session: &Session,
        (number, id): (i64, i64),
    ) -> Result<Option<Giving>, DeskError> {
        let Some((mut tx, known)) = self.known("open file", session, number).await? else { return Ok(None) };
        if !self.may(session, Permission::ReadText, known.facts) {
            return Ok(None);
        }
        let Some(key) = self.key_of(&mut tx, number).await? else { return Ok(None) };
        let found = rows::report_file(&mut tx, number, id).await?;
        let Some(row) = found.filter(|row| row.state == FileState::Here.code()) else { return Ok(None) };
        let giving = self.giving_file(&row, &key)?;
        let object = format!("signal {number}");
        self.note(&mut tx, Some(session.member.id), "file-opened", &object).await?;
        tx.commit().await?;
        Ok(Some(giving))
    }

    /// Every file of a report that is here, for whoever goes over everything.
    pub(crate) async fn files_here(
        &self,
        tx: &mut Tx,
        (key, number): (&Key, i64),
    ) -> Result<Vec<Giving>, DeskError> {
        let found = rows::report_files(tx, number).await?;
        let here = found.iter().filter(|row| row.state == FileState::Here.code());
        here.map(|row| self.giving_file(row, key)).collect()
    }

    fn giving_file(&self, row: &ReportFileRow, key: &Key) -> Result<Giving, DeskError> {
        let details = opened(key, row)?;
        let file = GivenFile {
            id: row.id,
            file_name: name_to_keep(&details.name, DocumentKind::of_code(&details.kind)),
            size: details.size,
            sha256: details.sha256.clone(),
        };
        Ok(Giving::of(self, file, (Zeroizing::new(details.key), padded_length(details.size))))
    }
}

fn opened(key: &Key, row: &ReportFileRow) -> Result<FileDetails, DeskError> {
    names::open(key, names::file_place(row.id), &row.sealed)
}

fn shown(row: &ReportFileRow, details: &FileDetails) -> Result<ReportFile, DeskError> {
    Ok(ReportFile {
        id: row.id,
        name: shown_name(&details.name),
        kind: DocumentKind::of_code(&details.kind),
        size: details.size,
        sha256: details.sha256.clone(),
        day: Day(row.day),
        state: FileState::of_code(&row.state).ok_or(DeskError::Damaged("report_files"))?,
    })
}

/// Under which name it is given out: never one that a machine would run.
fn name_to_keep(name: &str, kind: Option<DocumentKind>) -> String {
    match kind {
        Some(kind) => file_name(name, kind, kind.extensions().first().unwrap_or(&UNKNOWN)),
        None => {
            let text = file_name(name, DocumentKind::Text, "txt");
            let stem = text.rsplit_once('.').map_or(text.as_str(), |(stem, _)| stem);
            format!("{stem}.{UNKNOWN}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_given_out_under_a_name_that_a_machine_runs() {
        assert_eq!(name_to_keep("foto.JPG", Some(DocumentKind::Picture)), "foto.JPG");
        assert_eq!(name_to_keep("foto.jpg.exe", Some(DocumentKind::Picture)), "foto.jpg.exe.jpg");
        assert_eq!(name_to_keep("run.exe", None), "run.exe.bin");
        assert_eq!(name_to_keep("../\u{202e}gpj.exe", None), "_gpj.exe.bin");
    }
}
