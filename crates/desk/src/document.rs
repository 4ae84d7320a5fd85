//! Documents of a case: taken in and given out chunk by chunk, sealed with a key of their own that lies under the case's; each with
//! the hash of its bytes and a line for everybody who had it. What is shown of one is here, how bytes come and go in `document/`.
mod copied;
mod custody;
mod giving;
mod kind;
mod taking;

pub use copied::{DocumentCopy, Look, has_copy};
pub use custody::{CustodyForm, CustodyLine, CustodyOutcome};
pub use giving::{GivenFile, Giving};
pub(crate) use kind::kind_of;
pub use taking::{DocumentForm, DocumentOutcome, Taking};
pub(crate) use taking::{SWEPT_AT_ONCE, TAKEN_AT_ONCE};

use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    at_rest::Key,
    case::may_case,
    names::{self, DocumentDetails, MemberDetails},
};
use domain::{DocumentKind, Received};
use envelope::ids::Day;
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, DocumentRow},
};

/// Documents on a page.
pub const PAGE_DOCUMENTS: usize = 50;
/// Lines of a custody log on a page; all that is printed at once.
pub const PAGE_CUSTODY: usize = 200;

/// A document as a list shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its number.
    pub id: i64,
    /// What it is.
    pub title: String,
    /// The name under which it is given out.
    pub file_name: String,
    /// What its bytes are.
    pub kind: DocumentKind,
    /// How many there are.
    pub size: u64,
    /// Their SHA-256, in lower-case hexadecimal.
    pub sha256: String,
    /// How it came.
    pub how: Received,
    /// From whom or from where.
    pub from: String,
    /// The day we got it.
    pub on: Day,
    /// More about it.
    pub more: String,
    /// Who put it into the case, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// A page of the documents of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentList {
    /// The case.
    pub case: i64,
    /// What it is called.
    pub title: String,
    /// At most [`PAGE_DOCUMENTS`], newest first.
    pub documents: Vec<Document>,
    /// How many there are in all.
    pub count: u64,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether older ones follow.
    pub has_more: bool,
    /// The reader may add one.
    pub may: bool,
}

/// A document with a page of its custody log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentView {
    /// The case.
    pub case: i64,
    /// The document.
    pub document: Document,
    /// At most [`PAGE_CUSTODY`] lines, oldest first.
    pub custody: Vec<CustodyLine>,
    /// The last line there is: goes into forms.
    pub seen: i64,
    /// Which page this is, from 1.
    pub page: u32,
    /// Whether later lines follow.
    pub has_more: bool,
    /// The reader may write a line.
    pub may: bool,
}

impl Desk {
    /// A page of the documents of a case; `page` counts from 1, 0 is taken as 1. `None`: no such case for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn documents(
        &self,
        session: &Session,
        case: i64,
        page: u32,
    ) -> Result<Option<DocumentList>, DeskError> {
        let Some((mut tx, known)) = self.known_case("documents", session, case).await? else {
            return Ok(None);
        };
        let members = self.member_names(&mut tx).await?;
        let mut found = rows::documents_of(&mut tx, case, place(page, PAGE_DOCUMENTS)).await?;
        let has_more = found.len() > PAGE_DOCUMENTS;
        found.truncate(PAGE_DOCUMENTS);
        let count = rows::count_documents(&mut tx, case).await?;
        self.note(&mut tx, Some(session.member.id), "documents-seen", &format!("case {case}")).await?;
        tx.commit().await?;
        let shown = |row: &DocumentRow| shown(row, &opened(&known.key, row)?, &members);
        Ok(Some(DocumentList {
            case,
            title: known.details.title.clone(),
            documents: found.iter().map(shown).collect::<Result<_, DeskError>>()?,
            count: u64::try_from(count).unwrap_or(0),
            page: page.max(1),
            has_more,
            may: may_case(session, Permission::WorkCases, known.facts),
        }))
    }

    /// A document with a page of its custody log; `page` counts from 1, 0 is taken as 1. `None`: no such document for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn document(
        &self,
        session: &Session,
        (case, id): (i64, i64),
        page: u32,
    ) -> Result<Option<DocumentView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("document", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::document(&mut tx, case, id).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let mut lines = rows::custody(&mut tx, id, place(page, PAGE_CUSTODY)).await?;
        let has_more = lines.len() > PAGE_CUSTODY;
        lines.truncate(PAGE_CUSTODY);
        let seen = rows::last_custody(&mut tx, id).await?;
        self.note(&mut tx, Some(session.member.id), "document-seen", &format!("case {case}")).await?;
        tx.commit().await?;
        let line = |row: &rows::CustodyRow| custody::shown(row, &known.key, &members);
        Ok(Some(DocumentView {
            case,
            document: shown(&row, &opened(&known.key, &row)?, &members)?,
            custody: lines.iter().map(line).collect::<Result<_, _>>()?,
            seen,
            page: page.max(1),
            has_more,
            may: may_case(session, Permission::WorkCases, known.facts),
        }))
    }

    /// Every document of a case in the order in which they came, each with its whole custody log. `None`: more than `most`.
    pub(crate) async fn documents_with_custody(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        most: usize,
    ) -> Result<Option<Vec<(Document, Vec<CustodyLine>)>>, DeskError> {
        let members = self.member_names(tx).await?;
        let limit = i64::try_from(most).unwrap_or(i64::MAX - 1);
        let found = rows::documents_of(tx, case, (0, limit + 1)).await?;
        if found.len() > most {
            return Ok(None);
        }
        let mut all = Vec::with_capacity(found.len());
        for row in found.iter().rev() {
            let lines = rows::custody(tx, row.id, (0, i64::MAX)).await?;
            let lines =
                lines.iter().map(|line| custody::shown(line, key, &members)).collect::<Result<_, _>>()?;
            all.push((shown(row, &opened(key, row)?, &members)?, lines));
        }
        Ok(Some(all))
    }

    /// How many documents a case has, and the newest of them, for its page.
    pub(crate) async fn newest_documents(
        &self,
        tx: &mut Tx,
        key: &Key,
        (case, limit): (i64, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<(u64, Vec<Document>), DeskError> {
        let count = u64::try_from(rows::count_documents(tx, case).await?).unwrap_or(0);
        let found = rows::documents_of(tx, case, (0, limit)).await?;
        let newest =
            found.iter().map(|row| shown(row, &opened(key, row)?, members)).collect::<Result<_, _>>()?;
        Ok((count, newest))
    }
}

fn opened(key: &Key, row: &DocumentRow) -> Result<DocumentDetails, DeskError> {
    names::open(key, names::document_place(row.id), &row.sealed)
}

fn shown(
    row: &DocumentRow,
    details: &DocumentDetails,
    members: &HashMap<i64, MemberDetails>,
) -> Result<Document, DeskError> {
    let damaged = || DeskError::Damaged("documents");
    Ok(Document {
        id: row.id,
        title: details.title.clone(),
        file_name: details.file_name.clone(),
        kind: DocumentKind::of_code(&details.kind).ok_or_else(damaged)?,
        size: details.size,
        sha256: details.sha256.clone(),
        how: Received::of_code(&details.how).ok_or_else(damaged)?,
        from: details.from.clone(),
        on: Day(details.on),
        more: details.more.clone(),
        by: names::name_of(members, row.member),
        at: row.at,
    })
}

/// Rows to pass over and to read: one more than a page, to know whether more follow.
fn place(page: u32, rows: usize) -> (i64, i64) {
    let rows = i64::try_from(rows).unwrap_or(i64::MAX - 1);
    (i64::from(page.max(1) - 1).saturating_mul(rows), rows + 1)
}

/// Who and when, for a line of the custody log.
fn by(who: MemberId, at: i64, act: domain::CustodyAct) -> (i64, i64, &'static str) {
    (who.0, at, act.code())
}
