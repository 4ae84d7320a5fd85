//! Opening everything there is once, and counting it: what comes back and cannot be read has not come back.
use crate::{Desk, DeskError, indexing::CaseWords};
use std::collections::HashMap;
use store::{Tx, desk as rows};

/// Reports or cases read in one transaction.
const BATCH: i64 = 500;

/// What was opened.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// Reports that are not erased.
    pub reports: usize,
    /// What was said and noted in them.
    pub messages: usize,
    /// Cases that are not erased.
    pub cases: usize,
    /// What stands in them.
    pub entries: usize,
    /// Documents in them and files of reports, each read to its end and compared with its hash.
    pub documents: usize,
    /// Members.
    pub members: usize,
    /// Lines of the log.
    pub lines: usize,
}

impl Desk {
    /// Opens every report, case and member.
    ///
    /// # Errors
    /// [`DeskError::Damaged`] for the first that does not open.
    pub async fn open_everything(&self) -> Result<Counted, DeskError> {
        let mut counted = Counted::default();
        let mut tx = self.0.store.read("open everything").await?;
        counted.members = self.member_names(&mut tx).await?.len();
        let (last, last_case) = (rows::last_signal(&mut tx).await?, rows::last_case(&mut tx).await?);
        let labels = HashMap::new();
        let mut first = 1;
        while first <= last {
            for words in rows::words_between(&mut tx, first, first + BATCH - 1).await? {
                let Some(wrapped) = &words.wrapped else { continue };
                let key = self.0.vault.data_key(words.signal.number, wrapped)?;
                self.text(&words, &key, &labels)?;
                counted.reports += 1;
                counted.messages += words.messages.len() + words.notes.len();
                for giving in self.files_here(&mut tx, (&key, words.signal.number)).await? {
                    if !giving.compare().await? {
                        return Err(DeskError::Damaged("document_parts"));
                    }
                    counted.documents += 1;
                }
            }
            first += BATCH;
        }
        let mut first = 1;
        while first <= last_case {
            for case in rows::cases_between(&mut tx, first, first + BATCH - 1).await? {
                if self.case_text(&case)?.is_some() {
                    counted.cases += 1;
                    counted.entries += case.2.len();
                    counted.documents += self.whole_documents(&mut tx, &case).await?;
                }
            }
            first += BATCH;
        }
        Ok(counted)
    }

    /// Reads every document of a case to its end, a piece at a time. How many there are.
    async fn whole_documents(&self, tx: &mut Tx, (row, wrapped, _): &CaseWords) -> Result<usize, DeskError> {
        let Some(wrapped) = wrapped else { return Ok(0) };
        let key = self.0.vault.case_key(row.number, wrapped)?;
        let documents = rows::documents_of(tx, row.number, (0, i64::MAX)).await?;
        for document in &documents {
            if !self.is_whole(document, &key).await? {
                return Err(DeskError::Damaged("document_parts"));
            }
        }
        Ok(documents.len())
    }
}
