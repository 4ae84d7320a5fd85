//! The same decision for many reports at once: shown before it is done, done for each report by itself with a line of its own in
//! the log, and taken back for a minute. What cannot be done for one report leaves that one out and says why. Writing to people,
//! handing over and opening again are not among it, on purpose: those are decided one by one.
mod undo;

use crate::{
    Desk, DeskError, MemberId, Permission, Session, State, TeamId, holding,
    inbox::InboxRow,
    names::{self, BulkBefore},
    people::Team,
    search::may_label,
    signal::{AsideOutcome, Colleague, Known, Label, StateOutcome, WorkForm, WorkOutcome, facts},
};
use domain::{
    Outcome,
    flood::ASIDE_MAX,
    triage::{self, Close, Closing, DecisionFault},
};
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, BulkLine, SignalRow},
};

pub use undo::{BulkView, UndoOutcome};

/// Reports at once.
pub const BULK_MAX: usize = 100;
/// Seconds in which it can be taken back. Ten would be over before somebody who uses a keyboard, a screen reader or a slow line
/// has found the button.
pub const UNDO_SECONDS: i64 = 60;

/// Who is to have them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Holder {
    /// A member; the team that has it keeps it if they are in it.
    Member(MemberId),
    /// A team.
    Team(TeamId),
    /// Nobody.
    Nobody,
}

/// What is to be done.
#[derive(Debug, Clone, Copy)]
pub enum BulkAct<'a> {
    /// Give them to somebody.
    Give(Holder),
    /// Put a label on, take one off, or put on one that is made for it.
    Label {
        /// Put on.
        put: Option<i64>,
        /// Taken off.
        take: Option<i64>,
        /// To be made and put on, or nothing.
        new: &'a str,
    },
    /// Set them aside (`true`), or bring them back.
    Aside(bool),
    /// Close them, all for the same reason.
    Close(Closing<'a>),
}

impl BulkAct<'_> {
    /// How it is written down; also the end of ids in `locales`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Give(_) => "give",
            Self::Label { .. } => "label",
            Self::Aside(true) => "aside",
            Self::Aside(false) => "back",
            Self::Close(_) => "close",
        }
    }

    /// How many at once: what is one tap and taken back with one is done to as many as are alike.
    fn most(&self) -> usize {
        if matches!(self, Self::Aside(_)) { ASIDE_MAX } else { BULK_MAX }
    }

    fn needs(&self) -> Permission {
        match self {
            Self::Give(_) | Self::Label { .. } | Self::Aside(_) => Permission::Triage,
            Self::Close(_) => Permission::Close,
        }
    }
}

/// What came of one report, or would come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Came {
    /// It is done.
    Done,
    /// It is closed once a second person has looked.
    SecondLookAsked,
    /// It is so already.
    Same,
    /// There is none of this number for this member.
    Gone,
    /// Closed, without words, or not this member's to decide.
    NotPossible,
    /// Its closing waits for a second person already.
    Pending,
    /// It goes on in no case that is open.
    NoCase,
    /// It is urgent, and stays in sight.
    Urgent,
    /// Somebody changed it since it was shown.
    Changed,
    /// It was done and is taken back.
    Undone,
    /// It was done, and somebody changed it before it was taken back.
    Kept,
}

impl Came {
    const ALL: [Self; 11] = [
        Self::Done,
        Self::SecondLookAsked,
        Self::Same,
        Self::Gone,
        Self::NotPossible,
        Self::Pending,
        Self::NoCase,
        Self::Urgent,
        Self::Changed,
        Self::Undone,
        Self::Kept,
    ];

    /// How it is written down; also the end of an id `came-…` in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Done => "done",
            Self::SecondLookAsked => "second",
            Self::Same => "same",
            Self::Gone => "gone",
            Self::NotPossible => "not-possible",
            Self::Pending => "pending",
            Self::NoCase => "no-case",
            Self::Urgent => "urgent",
            Self::Changed => "changed",
            Self::Undone => "undone",
            Self::Kept => "kept",
        }
    }

    fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|came| came.code() == code)
    }

    /// Whether something was done.
    #[must_use]
    pub fn is_done(self) -> bool {
        matches!(self, Self::Done | Self::SecondLookAsked)
    }
}

/// Why nothing is done for any of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BulkFault {
    /// No report is chosen.
    NoReports,
    /// The member or team is not there, or reads no reports.
    NoSuchMember,
    /// No label is chosen.
    NoLabel,
    /// The new label is too long, or one too many.
    BadLabel,
    /// They cannot be closed like this.
    Closing(DecisionFault),
}

/// One report, before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PreviewLine {
    /// Its number.
    pub number: i64,
    /// As the list shows it; nothing for a report that the member does not see.
    pub row: Option<InboxRow>,
    /// What would come of it.
    pub came: Came,
    /// How it stands now: goes into the form.
    pub mark: String,
}

/// What would be done, and what there is to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// Each report, in the order in which they were chosen.
    pub lines: Vec<PreviewLine>,
    /// Why nothing can be done like this.
    pub fault: Option<BulkFault>,
    /// Whom they can be given to, by name.
    pub colleagues: Vec<Colleague>,
    /// Which teams.
    pub teams: Vec<Team>,
    /// The labels of the desk.
    pub labels: Vec<Label>,
}

impl Desk {
    /// What would come of it, report by report. Nothing is done.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing like it.
    pub async fn preview_bulk(
        &self,
        session: &Session,
        numbers: &[i64],
        act: &BulkAct<'_>,
    ) -> Result<Preview, DeskError> {
        self.allow(session, act.needs()).await?;
        let mut tx = self.0.store.read("preview").await?;
        let names = self.member_names(&mut tx).await?;
        let teams = self.teams(&mut tx).await?;
        let labels = self.labels(&mut tx, &BTreeSet::new()).await?;
        let fault = match numbers {
            [] => Some(BulkFault::NoReports),
            _ => self.bulk_fault(&mut tx, act).await?,
        };
        let mut lines = Vec::new();
        for number in numbers.iter().take(act.most()) {
            let found = rows::inbox_row(&mut tx, *number).await?;
            let seen = match found {
                Some(found) => {
                    let facts = facts(&found.signal, session)?;
                    self.may(session, Permission::ReadSignals, facts).then_some((found, facts))
                }
                None => None,
            };
            lines.push(match seen {
                None => PreviewLine { number: *number, row: None, came: Came::Gone, mark: String::new() },
                Some((found, facts)) => {
                    let known = Known { row: found.signal.clone(), facts };
                    PreviewLine {
                        number: *number,
                        came: self.would_come(&mut tx, session, &known, act).await?,
                        mark: self.standing(&mut tx, &found.signal).await?,
                        row: Some(self.inbox_row(&found, (&names, &teams), &labels)?),
                    }
                }
            });
        }
        let colleagues = self.colleagues(&mut tx, &names).await?;
        Ok(Preview { lines, fault, colleagues, teams, labels })
    }

    /// Does it, for each report as it was shown: its number, and how it stood. The same form sent twice does it once.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing like it.
    pub async fn do_bulk(
        &self,
        session: &Session,
        shown: &[(i64, String)],
        act: &BulkAct<'_>,
        once_token: &str,
    ) -> Result<Result<i64, BulkFault>, DeskError> {
        self.allow(session, act.needs()).await?;
        let me = session.member.id.0;
        let once = self.0.vault.lookup("once", format!("bulk {me} {once_token}").as_bytes());
        let mut tx = self.0.store.write("bulk").await?;
        if let Some(id) = rows::bulk_of_form(&mut tx, &once).await? {
            return Ok(Ok(id));
        }
        if shown.is_empty() {
            return Ok(Err(BulkFault::NoReports));
        }
        if let Some(fault) = self.bulk_fault(&mut tx, act).await? {
            return Ok(Err(fault));
        }
        let id = rows::next_number(&mut tx, "bulks").await?;
        rows::add_bulk(&mut tx, (id, me, self.now()), act.code(), &once).await?;
        tx.commit().await?;
        for (number, mark) in shown.iter().take(act.most()) {
            let came = self.do_one(session, (id, *number), mark, act).await?;
            if !came.is_done() {
                let mut tx = self.0.store.write("bulk left out").await?;
                let line = BulkLine { number: *number, result: came.code().into(), sealed: None };
                rows::put_bulk_line(&mut tx, id, &line).await?;
                tx.commit().await?;
            }
        }
        // The minute begins when the last one is done.
        let mut tx = self.0.store.write("bulk").await?;
        rows::settle_bulk(&mut tx, id, self.now(), false).await?;
        tx.commit().await?;
        Ok(Ok(id))
    }

    /// One report, in a transaction of its own, with how it was before.
    async fn do_one(
        &self,
        session: &Session,
        (bulk, number): (i64, i64),
        mark: &str,
        act: &BulkAct<'_>,
    ) -> Result<Came, DeskError> {
        let Some((mut tx, known)) = self.known("bulk", session, number).await? else { return Ok(Came::Gone) };
        if self.standing(&mut tx, &known.row).await? != mark {
            return Ok(Came::Changed);
        }
        let came = self.would_come(&mut tx, session, &known, act).await?;
        if !came.is_done() {
            return Ok(came);
        }
        let was = known.row.clone();
        let labels: BTreeSet<i64> = rows::labels_of(&mut tx, number).await?.into_iter().collect();
        let came = match act {
            BulkAct::Close(closing) => {
                let closing = Closing { in_case: self.is_in_open_case(&mut tx, number).await?, ..*closing };
                match self.close_on(&mut tx, session, known.row, &closing).await? {
                    StateOutcome::Done => Came::Done,
                    StateOutcome::SecondLookAsked => Came::SecondLookAsked,
                    _ => Came::NotPossible,
                }
            }
            BulkAct::Aside(aside) => came_of(self.aside_on(&mut tx, session, known, *aside).await?),
            _ => self.decide_one(&mut tx, session, known, act).await?,
        };
        let now = rows::signal(&mut tx, number).await?;
        let (true, Some(now)) = (came.is_done(), now) else { return Ok(came) };
        let labels_now: BTreeSet<i64> = rows::labels_of(&mut tx, number).await?.into_iter().collect();
        let before = BulkBefore {
            state: was.state,
            waiting: was.waiting,
            assignee: was.assignee,
            team: was.team,
            snoozed_until: was.snoozed_until,
            sealed_work: was.sealed_work,
            put: labels_now.difference(&labels).copied().collect(),
            taken: labels.difference(&labels_now).copied().collect(),
            since: self.now(),
            mark: self.standing(&mut tx, &now).await?,
        };
        let sealed = names::seal(self.0.vault.desk(), names::bulk_place(number), &before)?;
        let line = BulkLine { number, result: came.code().into(), sealed: Some(sealed) };
        rows::put_bulk_line(&mut tx, bulk, &line).await?;
        tx.commit().await?;
        Ok(came)
    }

    async fn decide_one(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: Known,
        act: &BulkAct<'_>,
    ) -> Result<Came, DeskError> {
        let Some(key) = self.key_of(tx, known.row.number).await? else { return Ok(Came::NotPossible) };
        let details = self.work_details(&key, &known.row)?;
        let was = self.work_of(tx, &known.row, &details).await?;
        let mut wants = was.clone();
        let mut new_label = "";
        match act {
            BulkAct::Give(holder) => (wants.assignee, wants.team) = wanted_holder(*holder, was.team),
            BulkAct::Label { put, take, new } => {
                wants.labels.extend(*put);
                wants.labels.retain(|label| Some(*label) != *take);
                new_label = new;
            }
            BulkAct::Close(_) | BulkAct::Aside(_) => return Ok(Came::NotPossible),
        }
        let form = WorkForm {
            was,
            wants,
            urgency_reason: &details.urgency_reason,
            until_reason: &details.snooze_reason,
            new_label,
        };
        Ok(match self.decide_on(tx, session, known, &form).await? {
            WorkOutcome::Done(true) => Came::Done,
            WorkOutcome::Done(false) => Came::Same,
            _ => Came::NotPossible,
        })
    }

    /// Why it can be done for none.
    async fn bulk_fault(&self, tx: &mut Tx, act: &BulkAct<'_>) -> Result<Option<BulkFault>, DeskError> {
        Ok(match act {
            BulkAct::Give(holder) => {
                let (assignee, team) = wanted_holder(*holder, None);
                let there = holding::can_have(tx, (assignee.map(|id| id.0), team.map(|id| id.0))).await?;
                (!there).then_some(BulkFault::NoSuchMember)
            }
            BulkAct::Aside(_) => None,
            BulkAct::Label { put: None, take: None, new } if new.trim().is_empty() => {
                Some(BulkFault::NoLabel)
            }
            BulkAct::Label { new, .. } => {
                let bad =
                    !new.trim().is_empty() && triage::label(new).filter(|name| may_label(name)).is_none();
                bad.then_some(BulkFault::BadLabel)
            }
            BulkAct::Close(closing) => {
                let asked = triage::close(self.kind(), &Closing { in_case: true, ..*closing });
                asked.err().map(BulkFault::Closing)
            }
        })
    }

    /// What would come of one report.
    async fn would_come(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: &Known,
        act: &BulkAct<'_>,
    ) -> Result<Came, DeskError> {
        let row = &known.row;
        if !self.may(session, act.needs(), known.facts) {
            return Ok(Came::NotPossible);
        }
        Ok(match act {
            BulkAct::Give(holder) => {
                let (assignee, team) = wanted_holder(*holder, row.team.map(TeamId));
                let wanted = (assignee.map(|id| id.0), team.map(|id| id.0));
                let team = holding::kept_by_team(tx, wanted).await?;
                if (row.assignee, row.team) == (wanted.0, team) { Came::Same } else { Came::Done }
            }
            BulkAct::Label { put, take, new } => {
                let on = rows::labels_of(tx, row.number).await?;
                let puts = put.is_some_and(|label| !on.contains(&label));
                let takes = take.is_some_and(|label| on.contains(&label));
                if puts || takes || !new.trim().is_empty() { Came::Done } else { Came::Same }
            }
            BulkAct::Aside(aside) => came_of(self.would_aside(tx, session, known, *aside).await?),
            BulkAct::Close(_) if rows::second_look(tx, row.number).await?.is_some() => Came::Pending,
            BulkAct::Close(closing) => {
                let goes_on = closing.outcome == Some(Outcome::CaseOpened);
                if goes_on && !self.is_in_open_case(tx, row.number).await? {
                    return Ok(Came::NoCase);
                }
                match triage::close(self.kind(), &Closing { in_case: true, ..*closing }) {
                    Ok(Close::AfterSecondLook(_)) => Came::SecondLookAsked,
                    _ => Came::Done,
                }
            }
        })
    }

    /// How a report stands, as a mark: whoever decides about it in any way changes it.
    async fn standing(&self, tx: &mut Tx, row: &SignalRow) -> Result<String, DeskError> {
        let labels = rows::labels_of(tx, row.number).await?;
        let (state, waiting, outcome) = (&row.state, &row.waiting, &row.outcome);
        let held = (row.assignee, row.team, row.urgency, row.snoozed_until);
        let asked = rows::second_look(tx, row.number).await?.map(|asked| (asked.member, asked.at));
        let text = format!(
            "{} {} {state} {waiting} {outcome:?} {held:?} {asked:?} {labels:?}",
            row.number, row.version
        );
        let hash = self.0.vault.lookup("standing", text.as_bytes());
        Ok(data_encoding::HEXLOWER.encode(hash.first_chunk::<8>().unwrap_or(&[0; 8])))
    }
}

/// What setting it aside came to.
fn came_of(outcome: AsideOutcome) -> Came {
    match outcome {
        AsideOutcome::Done => Came::Done,
        AsideOutcome::Same => Came::Same,
        AsideOutcome::Changed => Came::Changed,
        AsideOutcome::Urgent => Came::Urgent,
        AsideOutcome::NotPossible => Came::NotPossible,
    }
}

/// Who has a report once it is given: a member keeps the team that had it, if they are in it.
fn wanted_holder(holder: Holder, team: Option<TeamId>) -> (Option<MemberId>, Option<TeamId>) {
    match holder {
        Holder::Member(member) => (Some(member), team),
        Holder::Team(team) => (None, Some(team)),
        Holder::Nobody => (None, None),
    }
}

/// Whether a state is one that can be put back.
fn is_state(code: &str) -> bool {
    State::of_code(code).is_some()
}
