//! Who had a document: what happened is written down by the desk, what leaves it by the member who gave it.
use super::by;
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    names::{self, CustodyDetails, MemberDetails},
};
use domain::{
    CustodyAct, EntryFault,
    case::{LINE_MAX_CHARS, check_text},
};
use std::collections::HashMap;
use store::desk::{self as rows, CustodyRow};

/// A line of the custody log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CustodyLine {
    /// When, Unix seconds.
    pub at: i64,
    /// Which member, by name.
    pub by: String,
    /// What.
    pub act: CustodyAct,
    /// From or to whom.
    pub to: String,
    /// Why, or more about it.
    pub why: String,
}

/// What a member writes down.
#[derive(Debug, Clone, Copy)]
pub struct CustodyForm<'a> {
    /// What; `None`: nothing was chosen.
    pub act: Option<CustodyAct>,
    /// To or from whom.
    pub to: &'a str,
    /// Why.
    pub why: &'a str,
    /// The last line the page showed.
    pub seen: i64,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CustodyOutcome {
    /// It stands there.
    Kept,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, EntryFault),
    /// Another line was written since the page was made.
    Changed,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

impl Desk {
    /// Writes down who got a document or gave it back. `None`: no such document for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_custody(
        &self,
        session: &Session,
        (case, id): (i64, i64),
        form: &CustodyForm<'_>,
    ) -> Result<Option<CustodyOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known_case("custody", session, case).await? else { return Ok(None) };
        if rows::document(&mut tx, case, id).await?.is_none() {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(CustodyOutcome::NotPossible));
        }
        if rows::last_custody(&mut tx, id).await? != form.seen {
            return Ok(Some(CustodyOutcome::Changed));
        }
        let Some(act) = form.act.filter(|act| CustodyAct::BY_HAND.contains(act)) else {
            return Ok(Some(CustodyOutcome::Fault("act", EntryFault::Choice)));
        };
        for (field, text) in [("to", form.to), ("why", form.why)] {
            if let Err(fault) = check_text(text, LINE_MAX_CHARS) {
                return Ok(Some(CustodyOutcome::Fault(field, fault)));
            }
        }
        let said = CustodyDetails { to: form.to.trim().into(), why: form.why.trim().into() };
        let seal = |line| names::seal(&known.key, names::custody_place(line), &said).ok();
        let who = session.member.id;
        rows::add_custody(&mut tx, id, by(who, self.now(), act), seal).await?;
        self.note(&mut tx, Some(who), "custody-written", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(CustodyOutcome::Kept))
    }
}

pub(super) fn shown(
    row: &CustodyRow,
    key: &Key,
    members: &HashMap<i64, MemberDetails>,
) -> Result<CustodyLine, DeskError> {
    let details: CustodyDetails = names::open(key, names::custody_place(row.id), &row.sealed)?;
    Ok(CustodyLine {
        at: row.at,
        by: names::name_of(members, row.member),
        act: CustodyAct::of_code(&row.act).ok_or(DeskError::Damaged("custody"))?,
        to: details.to.clone(),
        why: details.why.clone(),
    })
}
