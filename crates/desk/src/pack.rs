//! The pack with which a police desk hands a case over (`spec/pack.md`): a third form of a copy, with its words for machines beside the document,
//! and a list of all that is in it, signed with the desk's key. Facts seen, told or read with where they come from; never a level, nor how
//! somebody can be reached. How it looks is for the pages to say, what is hidden in it too.
mod check;
mod data;
mod manifest;

pub use check::{Checked, NoPack, PackFault, check};
pub use data::{
    PackConsent, PackCustody, PackData, PackDocument, PackFact, PackFor, PackNumber, PackPerson, PackSource,
    PackStep, PackThing, PackVictim, PackWords,
};
pub(crate) use manifest::Signing;
pub use manifest::{Manifest, PackFile};

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    consent::ConsentShown,
    document::{CustodyLine, Document},
    victim::Step,
};
use store::Tx;

use domain::{
    AgeBand, CopyOf, CopyWanted, StepKind,
    copy::{Form, Part, Purpose, Reader},
};
use envelope::{directory::OrgKind, ids::Day};

/// Documents that a pack lists, at most.
pub const LISTED_MAX: usize = 5_000;

/// What a pack holds beside what stands in the case.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PackMore {
    /// Its documents, in the order in which they came, each with everybody who had it.
    pub documents: Vec<(Document, Vec<CustodyLine>)>,
    /// Its presumed victims.
    pub victims: Vec<MoreVictim>,
}

/// A presumed victim, as far as a pack takes them along: not what they want, and not how they are reached.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct MoreVictim {
    /// The number of the record.
    pub record: i64,
    /// What they are called there.
    pub alias: String,
    /// How old.
    pub age: Option<AgeBand>,
    /// What was asked so that they are not punished for what they were made to do.
    pub non_punishment: Vec<Step>,
    /// What they agreed to, and what not.
    pub consents: Vec<ConsentShown>,
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
        let victims = self.victims_of_pack(&mut tx, (&known.key, case)).await?;
        self.note(&mut tx, Some(session.member.id), "documents-seen", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(PackMore { documents, victims }))
    }

    async fn victims_of_pack(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
    ) -> Result<Vec<MoreVictim>, DeskError> {
        let members = self.member_names(tx).await?;
        let mut all = Vec::new();
        for one in self.victims_to_hide(tx, key, case).await? {
            let mut steps = self.steps_of(tx, key, (case, one.id), &members).await?;
            steps.retain(|step| step.kind == StepKind::NonPunishment);
            let consents = self.consents_of_case(tx, (key, case), (one.id, one.age)).await?;
            all.push(MoreVictim {
                record: one.id,
                alias: one.alias,
                age: one.age,
                non_punishment: steps,
                consents,
            });
        }
        Ok(all)
    }

    /// The facts of a case for an official report of this desk, with names; that they were taken is noted. `None`: no such case for this
    /// member, not theirs to copy, or not a police desk.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn official_words(&self, session: &Session, case: i64) -> Result<Option<PackData>, DeskError> {
        let Some((mut tx, known)) = self.known_case("report text", session, case).await? else {
            return Ok(None);
        };
        if self.kind() != OrgKind::Police || !may_case(session, Permission::TakeCopies, known.facts) {
            return Ok(None);
        }
        self.note(&mut tx, Some(session.member.id), "report-text-shown", &format!("case {case}")).await?;
        let view = self.whole_case(&mut tx, session, &known).await?;
        let victims = self.victims_of_pack(&mut tx, (&known.key, case)).await?;
        tx.commit().await?;
        let wanted = CopyWanted {
            of: CopyOf::Case(case),
            reader: Reader::Own,
            whom: String::new(),
            purpose: Purpose::Justice,
            words: String::new(),
            form: Form::Pack,
            whole: true,
            parts: vec![Part::Fact, Part::Message],
            stays: Vec::new(),
            why: String::new(),
            hide: Vec::new(),
            days: (Day(0), Day(0)),
        };
        Ok(Some(PackData::of(&view, &PackMore { documents: Vec::new(), victims }, &wanted)))
    }
}
