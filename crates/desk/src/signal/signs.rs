//! A report looked at with the signs: what was seen and told, the level that the fixed rule gives with its reasons, and what whoever looked
//! decided. Each look stays as it was written, under the version of the data it was made with. Facts stand apart from what one makes of them.
pub mod data;
mod sealed;

pub use data::{Catalogue, Entry};
pub(crate) use sealed::SignsDetails;

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    names::{self, MemberDetails},
};
use domain::{
    EntryFault,
    case::{ENTRY_MAX_CHARS, check_length, check_text},
};
use envelope::directory::OrgKind;
use signs::{
    Age, Asked, Decided, DecisionFault, Found, Function, Level, Reason, Scene, Sign, Stance, Way,
    decide::REASON_MAX_CHARS,
};
use std::collections::{BTreeMap, HashMap};
use store::{
    Tx,
    desk::{self as rows, AssessmentRow},
};
use zeroize::Zeroizing;

/// Looks at one report, at most.
pub const LOOKS_MAX: usize = 100;

/// What somebody saw, was told and makes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsSaid {
    /// Where they look.
    pub scene: Scene,
    /// What they do at work.
    pub function: Function,
    /// What became of each sign; one that is not there was not asked.
    pub stances: BTreeMap<String, Stance>,
    /// What is known of the age.
    pub age: Age,
    /// Why it is doubted.
    pub age_reason: String,
    /// Somebody is in danger at this moment.
    pub danger: bool,
    /// Somebody is held at this moment.
    pub held: bool,
    /// The person asks for help.
    pub help: bool,
    /// Whoever looks is concerned.
    pub concern: bool,
    /// What was seen and said, in own words.
    pub fact: String,
    /// What they make of it.
    pub reading: String,
    /// Another level than the rule's.
    pub chosen: Option<Level>,
    /// Why another level.
    pub reason: String,
}

/// What the page sends.
#[derive(Debug, Clone)]
pub struct SignsForm<'a> {
    /// What it says.
    pub said: SignsSaid,
    /// The level of the rule that the page showed, as [`level_code`] writes it; empty: none was shown yet.
    pub looked: &'a str,
    /// The last look that the page showed; 0: none.
    pub seen: i64,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignsDone {
    /// It is kept.
    Kept,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, EntryFault),
    /// Nobody lowers or raises a level without saying why.
    Reason(DecisionFault),
    /// The answers lead to another level than the page showed, or it showed none.
    Look,
    /// Somebody else looked since the page was made.
    Changed,
    /// There are as many looks as one report can have.
    Full,
    /// It is not this member's to do, or the words of the report are closed.
    NotPossible,
}

/// One look, as it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// Its number.
    pub id: i64,
    /// Who looked, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
    /// The version of the data.
    pub version: String,
    /// What it says.
    pub said: SignsSaid,
    /// The level of the rule.
    pub rule: Option<Level>,
    /// Why, as [`reason_code`] writes it.
    pub reasons: Vec<String>,
    /// What was decided.
    pub decided: Decided,
}

/// How the last look stands, for the report's own page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// The level that was decided.
    pub decided: Decided,
    /// Who looked, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// The page of the signs of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignsView {
    /// The report.
    pub number: i64,
    /// Every look, the latest first.
    pub all: Vec<Assessment>,
    /// The last one: goes into forms.
    pub seen: i64,
    /// The member may look.
    pub may_work: bool,
}

/// The functions at a desk of this kind. Whoever is not police is bound by secrecy, or treated as if.
#[must_use]
pub const fn functions(kind: OrgKind) -> &'static [Function] {
    match kind {
        OrgKind::Police => {
            &[Function::Intervention, Function::Neighbourhood, Function::FrontDesk, Function::Section]
        }
        OrgKind::Centre => &[Function::Centre],
        OrgKind::Association | OrgKind::Other => &[Function::Bound],
    }
}

/// A level as forms and rows write it.
#[must_use]
pub fn level_code(level: Option<Level>) -> &'static str {
    level.map_or("none", Level::code)
}

/// A reason as rows and the specification write it: its name, with dimensions after a colon.
#[must_use]
pub fn reason_code(reason: &Reason) -> String {
    let name = match reason {
        Reason::Danger => "danger",
        Reason::Held => "held",
        Reason::Minor => "minor",
        Reason::Doubt => "doubt",
        Reason::Whole => "whole",
        Reason::Help => "help",
        Reason::Exploitation => "exploitation",
        Reason::Strong => "strong",
        Reason::Concern => "concern",
        Reason::Any => "any",
        Reason::One(dimension) => return format!("one:{}", dimension.code()),
        Reason::Several(dimensions) => {
            let codes: Vec<&str> = dimensions.iter().map(|dimension| dimension.code()).collect();
            return format!("several:{}", codes.join("."));
        }
    };
    name.to_owned()
}

/// What the rule finds in what was said, with the signs of a version of the data.
#[must_use]
pub fn found(catalogue: &Catalogue, said: &SignsSaid) -> Found {
    let known = |sign: &&Sign| {
        said.stances.get(&sign.id).is_some_and(|stance| matches!(stance, Stance::Seen | Stance::Told))
    };
    let of_scene = catalogue.of_scene(said.scene).map(|entry| &entry.sign);
    let signs: Vec<&Sign> = of_scene.filter(known).collect();
    signs::find(&Asked {
        signs: &signs,
        age: said.age,
        danger: said.danger,
        held: said.held,
        help: said.help,
        concern: said.concern,
    })
}

/// Checks what somebody says, against the signs of the version in use.
///
/// # Errors
/// The field of the form and what is wrong there.
pub fn check_said(
    catalogue: &Catalogue,
    kind: OrgKind,
    said: &SignsSaid,
) -> Result<(), (&'static str, EntryFault)> {
    if !functions(kind).contains(&said.function) {
        return Err(("function", EntryFault::Choice));
    }
    let asked = |id: &String| catalogue.of_scene(said.scene).any(|entry| entry.sign.id == *id);
    if !said.stances.keys().all(asked) {
        return Err(("signs", EntryFault::Choice));
    }
    if said.age == Age::Doubt && said.age_reason.trim().is_empty() {
        return Err(("age-reason", EntryFault::NoDoubtReason));
    }
    check_length(&said.age_reason, REASON_MAX_CHARS).map_err(|fault| ("age-reason", fault))?;
    check_length(&said.fact, ENTRY_MAX_CHARS).map_err(|fault| ("fact", fault))?;
    check_length(&said.reading, ENTRY_MAX_CHARS).map_err(|fault| ("reading", fault))?;
    let answered = said.stances.values().any(|stance| *stance != Stance::NotAsked);
    let said_more = said.danger || said.held || said.help || said.concern || said.age != Age::NotAsked;
    if !answered && !said_more {
        // Words alone are a look too: somebody saw something that stands in no list.
        check_text(&said.fact, ENTRY_MAX_CHARS).map_err(|fault| ("signs", fault))?;
    }
    Ok(())
}

impl Desk {
    /// The signs of a report. Looking is noted. `None`: no such report for this member, or its words are closed to them.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn signs(&self, session: &Session, number: i64) -> Result<Option<SignsView>, DeskError> {
        let Some((mut tx, known)) = self.known("signs", session, number).await? else { return Ok(None) };
        let key = self.key_of(&mut tx, number).await?;
        let Some(key) = key.filter(|_| self.may(session, Permission::ReadText, known.facts)) else {
            return Ok(None);
        };
        let members = self.member_names(&mut tx).await?;
        let found = rows::assessments_of(&mut tx, number).await?;
        let seen = found.last().map_or(0, |row| row.id);
        let all = found.iter().rev().map(|row| opened(&key, row, &members)).collect::<Result<_, _>>()?;
        self.note(&mut tx, Some(session.member.id), "signs-seen", &format!("signal {number}")).await?;
        tx.commit().await?;
        let may_work = self.may(session, Permission::Note, known.facts);
        Ok(Some(SignsView { number, all, seen, may_work }))
    }

    /// Keeps a look. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`]; [`DeskError::Damaged`] if there are no data on signs.
    pub async fn write_signs(
        &self,
        session: &Session,
        number: i64,
        form: &SignsForm<'_>,
    ) -> Result<Option<SignsDone>, DeskError> {
        let Some((mut tx, known)) = self.known("assess", session, number).await? else { return Ok(None) };
        let key = self.key_of(&mut tx, number).await?;
        let Some(key) = key.filter(|_| self.may(session, Permission::Note, known.facts)) else {
            return Ok(Some(SignsDone::NotPossible));
        };
        let catalogue = data::in_use().ok_or(DeskError::Damaged("signs"))?;
        if let Err((at, fault)) = check_said(catalogue, self.kind(), &form.said) {
            return Ok(Some(SignsDone::Fault(at, fault)));
        }
        let me = session.member.id;
        let of = Zeroizing::new(format!("signs {} {number} {} {:?}", me.0, form.once_token, form.said));
        let once = self.0.vault.lookup("once", of.as_bytes());
        if rows::is_assessment_of_form(&mut tx, &once).await? {
            return Ok(Some(SignsDone::Kept));
        }
        let before = rows::assessments_of(&mut tx, number).await?;
        if before.last().map_or(0, |row| row.id) != form.seen {
            return Ok(Some(SignsDone::Changed));
        }
        if before.len() >= LOOKS_MAX {
            return Ok(Some(SignsDone::Full));
        }
        let found = found(catalogue, &form.said);
        if form.looked != level_code(found.level) {
            return Ok(Some(SignsDone::Look));
        }
        let last = before.last().map(|row| opened(&key, row, &HashMap::new())).transpose()?;
        let last = last.and_then(|last| last.decided.level);
        let decided = match signs::decide(found.level, last, form.said.chosen, &form.said.reason) {
            Ok(decided) => decided,
            Err(fault) => return Ok(Some(SignsDone::Reason(fault))),
        };
        let id = rows::next_assessment(&mut tx).await?;
        let details = SignsDetails::of(&form.said, &catalogue.version, (&found, decided));
        let sealed = names::seal(&key, names::assessment_place(id), &details)?;
        let row = AssessmentRow { id, number, member: me.0, at: self.now(), sealed };
        rows::add_assessment(&mut tx, &row, &once).await?;
        self.note(&mut tx, Some(me), "signs-assessed", &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(SignsDone::Kept))
    }

    /// How the last look at a report stands.
    pub(crate) async fn assessed(
        &self,
        tx: &mut Tx,
        (key, number): (&Key, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Option<Assessed>, DeskError> {
        let Some(row) = rows::last_assessment(tx, number).await? else { return Ok(None) };
        let last = opened(key, &row, members)?;
        Ok(Some(Assessed { decided: last.decided, by: last.by, at: last.at }))
    }
}

fn opened(
    key: &Key,
    row: &AssessmentRow,
    members: &HashMap<i64, MemberDetails>,
) -> Result<Assessment, DeskError> {
    let details: SignsDetails = names::open(key, names::assessment_place(row.id), &row.sealed)?;
    details.assessment((row.id, row.at), names::name_of(members, row.member))
}

/// Which way a decision went, as it is written down.
const fn way_code(way: Way) -> &'static str {
    match way {
        Way::AsRule => "as-rule",
        Way::Raised => "raised",
        Way::Lowered => "lowered",
    }
}

fn way_of(code: &str) -> Option<Way> {
    [Way::AsRule, Way::Raised, Way::Lowered].into_iter().find(|way| way_code(*way) == code)
}
