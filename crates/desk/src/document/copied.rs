//! The cleaned copy of a document: whoever may open the document may look at it, and each look is a line of the log.
use super::{opened, shown};
use crate::{
    Desk, DeskError, Session,
    cleaned::{Copied, CopyOf},
    document::Document,
};
use domain::DocumentKind;
use futures_util::stream;
use store::desk as rows;

/// A document with its cleaned copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentCopy {
    /// The case.
    pub case: i64,
    /// The document.
    pub document: Document,
    /// Its copy, or why there is none.
    pub copy: Copied,
}

/// What of a copy somebody looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// The page on which it stands veiled.
    Page,
    /// The small picture on that page: part of the same look.
    Veiled,
    /// The picture as it is, or the sound.
    Clear,
}

/// Kinds of which a cleaned copy can be made.
#[must_use]
pub const fn has_copy(kind: DocumentKind) -> bool {
    matches!(kind, DocumentKind::Picture | DocumentKind::Pdf | DocumentKind::Sound | DocumentKind::Office)
}

impl Desk {
    /// The cleaned copy of a page of a document, from 1. `None`: no such document for this member, or none of a kind of which a copy is made.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn document_copy(
        &self,
        session: &Session,
        (case, id): (i64, i64),
        (page, look): (u32, Look),
    ) -> Result<Option<DocumentCopy>, DeskError> {
        let Some((mut tx, known)) = self.known_case("copy of document", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::document(&mut tx, case, id).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let document = shown(&row, &opened(&known.key, &row)?, &members)?;
        if !has_copy(document.kind) {
            return Ok(None);
        }
        let act = match look {
            Look::Page => Some("document-copy-seen"),
            Look::Veiled => None,
            Look::Clear => Some("document-copy-opened"),
        };
        if let Some(act) = act {
            self.note(&mut tx, Some(session.member.id), act, &format!("case {case}")).await?;
        }
        tx.commit().await?;
        let giving = self.giving_of(&row, &known.key)?;
        let pieces = stream::try_unfold(giving, |mut giving| async {
            Ok::<_, DeskError>(giving.next().await?.map(|piece| (piece, giving)))
        });
        let of = CopyOf { sha256: document.sha256.clone(), page: page.max(1) };
        let copy = self.cleaned(of, pieces).await?;
        Ok(Some(DocumentCopy { case, document, copy }))
    }
}
