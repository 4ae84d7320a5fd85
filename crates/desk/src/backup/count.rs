//! Opening everything there is once, and counting it: what comes back and cannot be read has not come back.
use crate::{Desk, DeskError};
use std::collections::HashMap;
use store::desk as rows;

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
            }
            first += BATCH;
        }
        let mut first = 1;
        while first <= last_case {
            for case in rows::cases_between(&mut tx, first, first + BATCH - 1).await? {
                if self.case_text(&case)?.is_some() {
                    counted.cases += 1;
                    counted.entries += case.2.len();
                }
            }
            first += BATCH;
        }
        Ok(counted)
    }
}
