//! The cleaned copy of a file that came with a report: whoever may open the file may look at it, and each look is a line of the log.
use super::{ReportFile, opened, shown};
use crate::{
    Desk, DeskError, Permission, Session,
    cleaned::{Copied, CopyOf},
    document::{Look, has_copy},
};
use domain::FileState;
use futures_util::stream;
use store::desk as rows;

/// A file with its cleaned copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileCopy {
    /// The report.
    pub number: i64,
    /// The file.
    pub file: ReportFile,
    /// Its copy, or why there is none.
    pub copy: Copied,
}

impl Desk {
    /// The cleaned copy of a page of a file, from 1. `None`: no such file for this member, it is not here, or none of a kind of which a copy is
    /// made.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn file_copy(
        &self,
        session: &Session,
        (number, id): (i64, i64),
        (page, look): (u32, Look),
    ) -> Result<Option<FileCopy>, DeskError> {
        let Some((mut tx, known)) = self.known("copy of file", session, number).await? else {
            return Ok(None);
        };
        if !self.may(session, Permission::ReadText, known.facts) {
            return Ok(None);
        }
        let Some(key) = self.key_of(&mut tx, number).await? else { return Ok(None) };
        let found = rows::report_file(&mut tx, number, id).await?;
        let Some(row) = found.filter(|row| row.state == FileState::Here.code()) else { return Ok(None) };
        let file = shown(&row, &opened(&key, &row)?)?;
        if !file.kind.is_some_and(has_copy) {
            return Ok(None);
        }
        let giving = self.giving_file(&row, &key)?;
        let act = match look {
            Look::Page => Some("file-copy-seen"),
            Look::Veiled => None,
            Look::Clear => Some("file-copy-opened"),
        };
        if let Some(act) = act {
            self.note(&mut tx, Some(session.member.id), act, &format!("signal {number}")).await?;
        }
        tx.commit().await?;
        let pieces = stream::try_unfold(giving, |mut giving| async {
            Ok::<_, DeskError>(giving.next().await?.map(|piece| (piece, giving)))
        });
        let of = CopyOf { sha256: file.sha256.clone(), page: page.max(1) };
        let copy = self.cleaned(of, pieces).await?;
        Ok(Some(FileCopy { number, file, copy }))
    }
}
