//! Who has a report, how urgent it is, until when it is put off, its labels. A form says what it saw and what it wants, and
//! only the difference is applied: two members who change different things both get what they wanted, and two who
//! change the same thing are told.
use super::Known;
use crate::{
    Desk, DeskError, MemberId, Permission, Session, State,
    at_rest::Key,
    holding,
    names::{self, WorkDetails},
    notices::Tell,
    search::may_label,
};
use domain::{
    NoticeKind, TeamId, Urgency,
    triage::{self, DecisionFault, LABELS_MAX},
};
use envelope::ids::Day;
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, SignalRow},
};

/// What is decided about a report. Reasons stand as marks: a form carries no words in its hidden fields.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Work {
    /// Who has it.
    pub assignee: Option<MemberId>,
    /// Which team has it, whether or not one of them has taken it.
    pub team: Option<TeamId>,
    /// How urgent it is.
    pub urgency: Urgency,
    /// Mark of the reason for that.
    pub urgency_mark: String,
    /// The day until which it is put off.
    pub until: Option<Day>,
    /// Mark of the reason for that.
    pub until_mark: String,
    /// Its labels, by number.
    pub labels: BTreeSet<i64>,
}

/// What a member wants to decide.
pub struct WorkForm<'a> {
    /// What the page showed.
    pub was: Work,
    /// What is wanted; its marks are not looked at.
    pub wants: Work,
    /// Why so urgent.
    pub urgency_reason: &'a str,
    /// Why put off.
    pub until_reason: &'a str,
    /// A label to be made, or nothing.
    pub new_label: &'a str,
}

/// What a decision is about; also the end of an id `work-conflict-…` in `locales`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Who has it.
    Assignee,
    /// How urgent.
    Urgency,
    /// Until when.
    Until,
    /// A label.
    Label,
}

impl About {
    /// The end of its id.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Assignee => "assignee",
            Self::Urgency => "urgency",
            Self::Until => "until",
            Self::Label => "label",
        }
    }
}

/// What became of it. In each case but the first nothing was changed: show what was typed again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WorkOutcome {
    /// It is so now; `false`: it was so before.
    Done(bool),
    /// Somebody decided otherwise since the page was made.
    Conflict(About),
    /// It cannot be decided like this.
    Fault(About, DecisionFault),
    /// The member is not there, or reads no reports.
    NoSuchMember,
    /// The new label is empty, too long, or one too many.
    BadLabel,
    /// Closed, or its words are gone, or not this member's to decide.
    NotPossible,
}

/// A label of the desk, and whether a report has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Its number.
    pub id: i64,
    /// Its name.
    pub name: String,
    /// The report has it.
    pub on: bool,
}

impl Work {
    /// For a hidden field; [`Work::of_code`] reads it back.
    #[must_use]
    pub fn code(&self) -> String {
        let labels: Vec<String> = self.labels.iter().map(ToString::to_string).collect();
        format!(
            "{}.{}.{}.{}.{}.{}.{}",
            self.assignee.map_or(0, |id| id.0),
            self.team.map_or(0, |id| id.0),
            self.urgency.code(),
            self.urgency_mark,
            self.until.map_or(0, Day::number),
            self.until_mark,
            labels.join("-")
        )
    }

    /// What a hidden field said. `None`: it is not one of ours.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        let parts: Vec<&str> = code.split('.').collect();
        let [assignee, team, urgency, urgency_mark, until, until_mark, labels] = parts[..] else {
            return None;
        };
        let labels = labels.split('-').filter(|part| !part.is_empty()).map(str::parse);
        Some(Self {
            assignee: Some(assignee.parse().ok()?).filter(|id| *id != 0).map(MemberId),
            team: Some(team.parse().ok()?).filter(|id| *id != 0).map(TeamId),
            urgency: Urgency::of_code(urgency)?,
            urgency_mark: urgency_mark.into(),
            until: Some(until.parse().ok()?).filter(|day| *day != 0).map(Day),
            until_mark: until_mark.into(),
            labels: labels.collect::<Result<_, _>>().ok()?,
        })
    }
}

impl Desk {
    /// Decides about a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn decide(
        &self,
        session: &Session,
        number: i64,
        form: &WorkForm<'_>,
    ) -> Result<Option<WorkOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known("decide", session, number).await? else { return Ok(None) };
        let outcome = self.decide_on(&mut tx, session, known, form).await?;
        if matches!(outcome, WorkOutcome::Done(true)) {
            tx.commit().await?;
        }
        Ok(Some(outcome))
    }

    pub(crate) async fn decide_on(
        &self,
        tx: &mut Tx,
        session: &Session,
        Known { mut row, facts }: Known,
        form: &WorkForm<'_>,
    ) -> Result<WorkOutcome, DeskError> {
        let key = self.key_of(tx, row.number).await?;
        let (true, Some(key)) = (self.may(session, Permission::Triage, facts), key) else {
            let same = form.wants == form.was && form.new_label.trim().is_empty();
            return Ok(if same { WorkOutcome::Done(false) } else { WorkOutcome::NotPossible });
        };
        let mut details = self.work_details(&key, &row)?;
        let now = self.work_of(tx, &row, &details).await?;
        let wants = Work {
            urgency_mark: self.mark(reason_of(form.wants.urgency != Urgency::Normal, form.urgency_reason)),
            until_mark: self.mark(reason_of(form.wants.until.is_some(), form.until_reason)),
            ..form.wants.clone()
        };
        let mut acts = Vec::new();
        if let Some(outcome) = self.give(tx, session, (&form.was, &wants, &now), &mut row, &mut acts).await? {
            return Ok(outcome);
        }
        let parts = (&form.was, &wants, &now);
        if let Some(outcome) = self.time(form, parts, (&mut row, &mut details), &mut acts)? {
            return Ok(outcome);
        }
        if !self
            .label(tx, &row, (&form.was.labels, &wants.labels, &now.labels), form.new_label, &mut acts)
            .await?
        {
            return Ok(WorkOutcome::BadLabel);
        }
        if acts.is_empty() {
            return Ok(WorkOutcome::Done(false));
        }
        row.sealed_work = Some(names::seal(&key, names::work_place(row.number), &details)?);
        rows::update_signal(tx, &row).await?;
        if acts.contains(&"urgency-set") {
            let since = (row.urgency > 0).then(|| self.now());
            rows::urgent_since(tx, row.number, since).await?;
        }
        self.tell_given(tx, session, &row, &acts).await?;
        for act in acts {
            self.note(tx, Some(session.member.id), act, &object(&row, act)).await?;
        }
        Ok(WorkOutcome::Done(true))
    }

    /// Tells whoever was given something.
    async fn tell_given(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: &SignalRow,
        acts: &[&'static str],
    ) -> Result<(), DeskError> {
        let kind = match acts {
            _ if acts.contains(&"signal-given") => NoticeKind::Given,
            _ if acts.contains(&"signal-given-team") => NoticeKind::GivenTeam,
            _ => return Ok(()),
        };
        self.tell(tx, (kind, Some(row.number)), Tell::Holder(row), Some(session.member.id)).await
    }

    /// Gives it to somebody, takes it or lets it go.
    async fn give(
        &self,
        tx: &mut Tx,
        session: &Session,
        (was, wants, now): (&Work, &Work, &Work),
        row: &mut SignalRow,
        acts: &mut Vec<&'static str>,
    ) -> Result<Option<WorkOutcome>, DeskError> {
        let holders = |work: &Work| (work.assignee, work.team);
        if holders(wants) == holders(was) || holders(wants) == holders(now) {
            return Ok(None);
        }
        if holders(now) != holders(was) {
            return Ok(Some(WorkOutcome::Conflict(About::Assignee)));
        }
        let given = (wants.assignee.map(|id| id.0), wants.team.map(|id| id.0));
        if !holding::can_have(tx, given).await? {
            return Ok(Some(WorkOutcome::NoSuchMember));
        }
        row.team = holding::kept_by_team(tx, given).await?;
        hold(row, wants.assignee)?;
        acts.push(match (wants.assignee, wants.team) {
            (Some(member), _) if member == session.member.id => "signal-taken",
            (Some(_), _) => "signal-given",
            (None, Some(_)) => "signal-given-team",
            (None, None) => "signal-released",
        });
        Ok(None)
    }

    /// How urgent it is, and until when it is put off, each with its reason.
    fn time(
        &self,
        form: &WorkForm<'_>,
        (was, wants, now): (&Work, &Work, &Work),
        (row, details): (&mut SignalRow, &mut WorkDetails),
        acts: &mut Vec<&'static str>,
    ) -> Result<Option<WorkOutcome>, DeskError> {
        let changed = |part: fn(&Work) -> (i64, &str)| {
            let (was, wants, now) = (part(was), part(wants), part(now));
            (was != wants && now != wants, now != was)
        };
        match changed(|work| (work.urgency.rank(), &work.urgency_mark)) {
            (true, true) => return Ok(Some(WorkOutcome::Conflict(About::Urgency))),
            (true, false) => {
                if let Err(fault) = triage::check_urgency(wants.urgency, form.urgency_reason) {
                    return Ok(Some(WorkOutcome::Fault(About::Urgency, fault)));
                }
                row.urgency = wants.urgency.rank();
                // What is urgent is never out of sight.
                if row.urgency > 0 && row.state == State::Aside.code() {
                    put_off(row, None)?;
                }
                details.urgency_reason =
                    reason_of(wants.urgency != Urgency::Normal, form.urgency_reason).into();
                acts.push("urgency-set");
            }
            (false, _) => {}
        }
        match changed(|work| (work.until.map_or(0, |day| day.number().into()), &work.until_mark)) {
            (true, true) => return Ok(Some(WorkOutcome::Conflict(About::Until))),
            (true, false) => {
                if let Some(until) = wants.until
                    && let Err(fault) = triage::check_snooze(self.today(), until, form.until_reason)
                {
                    return Ok(Some(WorkOutcome::Fault(About::Until, fault)));
                }
                put_off(row, wants.until)?;
                details.snooze_reason = reason_of(wants.until.is_some(), form.until_reason).into();
                acts.push(if wants.until.is_some() { "signal-snoozed" } else { "signal-woken" });
            }
            (false, _) => {}
        }
        Ok(None)
    }

    /// Labels put on and taken off; those of others stay. `false`: the new one cannot be made.
    async fn label(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
        (was, wants, now): (&BTreeSet<i64>, &BTreeSet<i64>, &BTreeSet<i64>),
        new: &str,
        acts: &mut Vec<&'static str>,
    ) -> Result<bool, DeskError> {
        let mut on: BTreeSet<i64> = wants.difference(was).copied().collect();
        if !new.trim().is_empty() {
            let Some(name) = triage::label(new).filter(|name| may_label(name)) else { return Ok(false) };
            let hash = self.0.vault.lookup("label", name.to_lowercase().as_bytes());
            let is_room = rows::labels(tx).await?.len() < LABELS_MAX;
            let seal = |id| self.0.vault.desk().seal(names::label_place(id), name.as_bytes()).ok();
            let made = rows::label_of_name(tx, &hash, |id| if is_room { seal(id) } else { None }).await?;
            let Some(id) = made else { return Ok(false) };
            on.insert(id);
        }
        let on: Vec<i64> = on.difference(now).copied().collect();
        let off: Vec<i64> = was.difference(wants).filter(|label| now.contains(label)).copied().collect();
        for (label, put) in on.iter().map(|label| (label, true)).chain(off.iter().map(|label| (label, false)))
        {
            rows::set_label(tx, row.number, *label, put).await?;
        }
        if !on.is_empty() || !off.is_empty() {
            acts.push("labels-set");
        }
        Ok(true)
    }

    /// Puts what was put off until today back into the work.
    pub(crate) async fn wake(&self, number: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("wake").await?;
        let found = rows::lock_signal(&mut tx, rows::By::Number(number)).await?;
        let Some(mut row) = found else { return Ok(()) };
        if row.snoozed_until.is_none_or(|until| until > i64::from(self.today().number())) {
            return Ok(());
        }
        put_off(&mut row, None)?;
        rows::update_signal(&mut tx, &row).await?;
        self.tell(&mut tx, (NoticeKind::Woken, Some(number)), Tell::Holder(&row), None).await?;
        self.note(&mut tx, None, "signal-woken", &format!("signal {number}")).await?;
        Ok(tx.commit().await?)
    }

    /// What is decided about a report now.
    pub(crate) async fn work_of(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
        details: &WorkDetails,
    ) -> Result<Work, DeskError> {
        let until = row.snoozed_until.and_then(|day| u32::try_from(day).ok()).map(Day);
        Ok(Work {
            assignee: row.assignee.map(MemberId),
            team: row.team.map(TeamId),
            urgency: Urgency::of_rank(row.urgency).ok_or(DeskError::Damaged("signals"))?,
            urgency_mark: self.mark(&details.urgency_reason),
            until,
            until_mark: self.mark(&details.snooze_reason),
            labels: rows::labels_of(tx, row.number).await?.into_iter().collect(),
        })
    }

    pub(crate) fn work_details(&self, key: &Key, row: &SignalRow) -> Result<WorkDetails, DeskError> {
        match &row.sealed_work {
            Some(sealed) => names::open(key, names::work_place(row.number), sealed),
            None => Ok(WorkDetails::default()),
        }
    }

    /// The key of a report, until it is erased.
    pub(crate) async fn key_of(&self, tx: &mut Tx, number: i64) -> Result<Option<Key>, DeskError> {
        let wrapped = rows::data_key(tx, number).await?;
        wrapped.map(|wrapped| self.0.vault.data_key(number, &wrapped)).transpose()
    }

    /// The labels of this desk, by name, and which of them these are.
    pub(crate) async fn labels(&self, tx: &mut Tx, on: &BTreeSet<i64>) -> Result<Vec<Label>, DeskError> {
        let mut labels = Vec::new();
        for row in rows::labels(tx).await? {
            let plain = self.0.vault.desk().open(names::label_place(row.id), &row.sealed)?;
            let name = String::from_utf8_lossy(&plain).into_owned();
            labels.push(Label { id: row.id, on: on.contains(&row.id), name });
        }
        labels.sort_by_key(|label| label.name.to_lowercase());
        Ok(labels)
    }

    /// Tells two reasons apart without showing either.
    fn mark(&self, reason: &str) -> String {
        let hash = self.0.vault.lookup("reason", reason.trim().as_bytes());
        data_encoding::HEXLOWER.encode(hash.first_chunk::<8>().unwrap_or(&[0; 8]))
    }
}

/// A reason belongs to what it explains.
fn reason_of(there: bool, reason: &str) -> &str {
    if there { reason.trim() } else { "" }
}

/// Somebody has it from now on, or nobody.
pub(crate) fn hold(row: &mut SignalRow, member: Option<MemberId>) -> Result<(), DeskError> {
    let state = State::of_code(&row.state).ok_or(DeskError::Damaged("signals"))?;
    row.assignee = member.map(|member| member.0);
    if state == State::Aside && member.is_some() {
        row.snoozed_until = None;
    }
    row.state = state.held(member.is_some()).code().into();
    Ok(())
}

/// It waits until a day, or no longer.
pub(crate) fn put_off(row: &mut SignalRow, until: Option<Day>) -> Result<(), DeskError> {
    let state = State::of_code(&row.state).ok_or(DeskError::Damaged("signals"))?;
    row.snoozed_until = until.map(|day| day.number().into());
    row.state = match until {
        Some(_) => State::Waiting,
        None => state.awake(row.assignee.is_some()),
    }
    .code()
    .into();
    Ok(())
}

/// On what: whom a report was given to is part of it.
fn object(row: &SignalRow, act: &str) -> String {
    match (act, row.assignee, row.team) {
        ("signal-given", Some(member), _) => format!("signal {} member {member}", row.number),
        _ => format!("signal {}", row.number),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_showed_comes_back_as_it_was() {
        let work = Work {
            assignee: Some(MemberId(3)),
            team: Some(TeamId(2)),
            urgency: Urgency::Soon,
            urgency_mark: "0a".into(),
            until: Some(Day(20_790)),
            until_mark: String::new(),
            labels: [4, 1].into(),
        };
        assert_eq!(Work::of_code(&work.code()), Some(work.clone()));
        let nothing = Work { assignee: None, team: None, until: None, labels: BTreeSet::new(), ..work };
        assert_eq!(Work::of_code(&nothing.code()), Some(nothing));
        for strange in [
            "",
            "1",
            "1.0.normal.a.0.b",
            "x.0.normal.a.0.b.",
            "1.x.now.a.0.b.",
            "1.0.later.a.0.b.",
            "1.0.now.a.0.b.x",
            "1.0.now.a.-1.b.",
        ] {
            assert_eq!(Work::of_code(strange), None, "{strange}");
        }
    }
}
