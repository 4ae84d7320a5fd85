//! The pack with which a police desk hands a case over (`spec/pack.md`): a third form of a copy, with its words for machines beside the document,
//! and a list of all that is in it, signed with the desk's key. Facts seen, told or read with where they come from; never a level, nor how
//! somebody can be reached. How it looks is for the pages to say, what is hidden in it too.
mod check;
mod data;
mod manifest;

pub use check::{Checked, NoPack, PackFault, check};
pub use data::{
    PackCustody, PackData, PackDocument, PackFact, PackFor, PackNumber, PackPerson, PackSource, PackThing,
    PackVictim, PackWords,
};
pub(crate) use manifest::Signing;
pub use manifest::{Manifest, PackFile};

use crate::{
    Desk, DeskError, Permission, Session,
    case::may_case,
    document::{CustodyLine, Document},
};
use domain::AgeBand;

/// Documents that a pack lists, at most.
pub const LISTED_MAX: usize = 5_000;

/// What a pack holds beside what stands in the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackMore {
    /// Its documents, in the order in which they came, each with everybody who had it.
    pub documents: Vec<(Document, Vec<CustodyLine>)>,
    /// Its presumed victims: number of the record, what they are called there, how old.
    pub victims: Vec<(i64, String, Option<AgeBand>)>,
}

impl Desk {
    /// What goes into a pack beside the case itself; looking at its documents is noted. `None`: no such case for this member, not theirs
    /// to copy, or more than [`LISTED_MAX`] documents.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn pack_more(&self, session: &Session, case: i64) -> Result<Option<PackMore>, DeskError> {
        let Some((mut tx, known)) = self.known_case("pack", session, case).await? else { return Ok(None) };
        if !may_case(session, Permission::TakeCopies, known.facts) {
            return Ok(None);
        }
        let Some(documents) = self.documents_with_custody(&mut tx, (&known.key, case), LISTED_MAX).await?
        else {
            return Ok(None);
        };
        let victims = self.victims_to_hide(&mut tx, &known.key, case).await?;
        self.note(&mut tx, Some(session.member.id), "documents-seen", &format!("case {case}")).await?;
        tx.commit().await?;
        let victims = victims.into_iter().map(|one| (one.id, one.alias, one.age)).collect();
        Ok(Some(PackMore { documents, victims }))
    }
}
