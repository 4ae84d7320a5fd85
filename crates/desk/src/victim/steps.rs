//! What comes with having been exploited: steps on a presumed victim's record, one after the other, each kept as it was written. The desk shows
//! them with the law they rest on and decides nothing.
use super::{opened, record_object};
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    clock_rules::Basis,
    names::{self, MemberDetails},
};
use domain::{
    EntryFault, StepKind, StepState,
    step::{STEPS_MAX, StepSaid, check_step},
};
use envelope::ids::Day;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, StepRow},
};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// As it lies sealed.
#[derive(Serialize, Deserialize, Clone, Default, Zeroize, ZeroizeOnDrop)]
struct StepDetails {
    kind: String,
    state: String,
    on: u32,
    acts: String,
    words: String,
}

/// What the page sends.
#[derive(Debug, Clone, Copy)]
pub struct StepForm<'a> {
    /// What it says.
    pub said: StepSaid<'a>,
    /// The last step the page showed; 0: none.
    pub seen: i64,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StepDone {
    /// It is kept.
    Kept,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, EntryFault),
    /// Somebody else wrote a step since the page was made.
    Changed,
    /// The case is closed, it is not this member's to do, or there are more than one record can have.
    NotPossible,
}

/// A step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub kind: StepKind,
    /// Where it stands from that day on.
    pub state: StepState,
    /// The day.
    pub on: Day,
    /// What they were made to do; of non-punishment alone.
    pub acts: String,
    /// In words.
    pub words: String,
    /// Who wrote it down, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// All that is known of one of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsOf {
    /// What it is about.
    pub kind: StepKind,
    /// Its steps, in the order of their days; the last says where it stands.
    pub steps: Vec<Step>,
    /// On what it rests, where the data of this desk say so.
    pub basis: Option<Basis>,
}

/// The page of the steps of a record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StepsView {
    /// The case.
    pub case: i64,
    /// The record.
    pub victim: i64,
    /// What they are called there.
    pub alias: String,
    /// One for each kind.
    pub all: Vec<StepsOf>,
    /// The last step there is: goes into forms.
    pub seen: i64,
    /// The member may write one.
    pub may_work: bool,
    /// Today.
    pub today: Day,
}

impl StepsOf {
    /// Where it stands.
    #[must_use]
    pub fn state(&self) -> StepState {
        self.steps.last().map_or(StepState::NotBegun, |step| step.state)
    }
}

impl Desk {
    /// The steps of a record. Looking is noted. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn steps(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
    ) -> Result<Option<StepsView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("steps", session, case).await? else { return Ok(None) };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let steps = self.steps_of(&mut tx, &known.key, (case, victim), &members).await?;
        let seen = steps.iter().map(|step| step.id).max().unwrap_or(0);
        self.note(&mut tx, Some(session.member.id), "victim-seen", &record_object(case, victim)).await?;
        tx.commit().await?;
        Ok(Some(StepsView {
            case,
            victim,
            alias: opened(&known.key, &row)?.alias,
            all: self.by_kind(&steps),
            seen,
            may_work: may_case(session, Permission::WorkCases, known.facts),
            today: self.today(),
        }))
    }

    /// Each kind with its steps.
    pub(super) fn by_kind(&self, steps: &[Step]) -> Vec<StepsOf> {
        let of = |kind: &StepKind| StepsOf {
            kind: *kind,
            steps: steps.iter().filter(|step| step.kind == *kind).cloned().collect(),
            basis: self.0.clocks.step(*kind).cloned(),
        };
        StepKind::ALL.iter().map(of).collect()
    }

    /// The steps of a record in the order of their days, and of one day in that in which they were written.
    pub(crate) async fn steps_of(
        &self,
        tx: &mut Tx,
        key: &Key,
        (case, victim): (i64, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Vec<Step>, DeskError> {
        let found = rows::steps_of(tx, case, victim).await?;
        let mut steps: Vec<Step> =
            found.iter().map(|row| shown(row, key, members)).collect::<Result<_, _>>()?;
        steps.sort_by_key(|step| (step.on, step.id));
        Ok(steps)
    }

    /// Writes a step. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_step(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &StepForm<'_>,
    ) -> Result<Option<StepDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("step", session, case).await? else { return Ok(None) };
        if rows::victim(&mut tx, case, victim).await?.is_none() {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(StepDone::NotPossible));
        }
        let (kind, state, on) = match check_step(self.today(), &form.said) {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(Some(StepDone::Fault(at, fault))),
        };
        let acts = if kind == StepKind::NonPunishment { form.said.acts.trim() } else { "" };
        let details = StepDetails {
            kind: kind.code().into(),
            state: state.code().into(),
            on: on.number(),
            acts: acts.into(),
            words: form.said.words.trim().into(),
        };
        let me = session.member.id;
        let all =
            Zeroizing::new(serde_json::to_string(&details).map_err(|_| DeskError::Damaged("victim_steps"))?);
        let of =
            Zeroizing::new(format!("step {} {case} {victim} {} {}", me.0, form.once_token, all.as_str()));
        let once = self.0.vault.lookup("once", of.as_bytes());
        if rows::is_step_of_form(&mut tx, &once).await? {
            return Ok(Some(StepDone::Kept));
        }
        let before = rows::steps_of(&mut tx, case, victim).await?;
        if before.last().map_or(0, |row| row.id) != form.seen {
            return Ok(Some(StepDone::Changed));
        }
        if before.len() >= STEPS_MAX {
            return Ok(Some(StepDone::NotPossible));
        }
        let id = rows::next_step(&mut tx).await?;
        let sealed = names::seal(&known.key, names::step_place(id), &details)?;
        let row = StepRow { id, case, victim, member: me.0, at: self.now(), sealed };
        rows::add_step(&mut tx, &row, &once).await?;
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), "victim-step", &record_object(case, victim)).await?;
        tx.commit().await?;
        Ok(Some(StepDone::Kept))
    }
}

fn shown(row: &StepRow, key: &Key, members: &HashMap<i64, MemberDetails>) -> Result<Step, DeskError> {
    let details: StepDetails = names::open(key, names::step_place(row.id), &row.sealed)?;
    let damaged = || DeskError::Damaged("victim_steps");
    Ok(Step {
        id: row.id,
        kind: StepKind::of_code(&details.kind).ok_or_else(damaged)?,
        state: StepState::of_code(&details.state).ok_or_else(damaged)?,
        on: Day(details.on),
        acts: details.acts.clone(),
        words: details.words.clone(),
        by: names::name_of(members, row.member),
        at: row.at,
    })
}
