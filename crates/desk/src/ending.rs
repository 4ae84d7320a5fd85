//! When reports and cases end: the rule, what members decide about it, and the erasing itself. Nothing is erased that nobody was
//! told of, nothing that is held by law, and by hand only when two members agree. What is left is that there was something.
mod lists;
mod sweep;

pub use store::desk::{EndList, Of};

use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    at_rest::Key,
    case::may_case,
    names::{self, MemberDetails},
    notices::Tell,
};
use domain::{
    CaseState, Content, EndAct, EndFault, EndSetBy, Ending, ErasedWhy, NoticeKind, RecordKind, State,
    ending::check_extension, limits::NOTE_MAX_CHARS, signal::left_after_stop,
};
use envelope::ids::Day;
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, EndActRow, EndingRow, SignalRow},
};

/// Rows on a page of a list.
pub const PAGE_ENDING: usize = 50;

/// The last day of something, and what decides it.
pub type LastDay = (Day, EndSetBy);

/// When something ends, and what was decided about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndView {
    /// A report or a case.
    pub of: Of,
    /// Its number.
    pub number: i64,
    /// Days that its rule keeps it after it is closed.
    pub rule_days: u32,
    /// Whether it is closed.
    pub closed: bool,
    /// The last day on which it is there, and what decides it; only for what is closed.
    pub last_day: Option<LastDay>,
    /// It is a report of these cases, and kept as long as they are.
    pub in_case: bool,
    /// Who holds it by law, by name.
    pub held: Option<String>,
    /// Who asks to erase it, by name, and whether that is the reader.
    pub asked: Option<(String, bool)>,
    /// What was decided, oldest first.
    pub acts: Vec<Decided>,
    /// The number of the last of them: goes into forms.
    pub seen: i64,
    /// The reader may decide.
    pub may: bool,
    /// The reader set the hold: somebody else lifts it.
    pub own_hold: bool,
}

/// Something that was decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// By whom, by name.
    pub name: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What.
    pub act: EndAct,
    /// Why.
    pub reason: String,
}

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndWish {
    /// Keep it until this day.
    Extend(Option<Day>),
    /// Hold it by law.
    Hold,
    /// Lift the hold.
    Lift,
    /// Erase it, once a second person agrees.
    Ask,
    /// Agree: it is erased.
    Agree,
    /// Do not agree, or take it back.
    Refuse,
}

/// A decision.
#[derive(Debug, Clone, Copy)]
pub struct EndForm<'a> {
    /// What.
    pub wish: EndWish,
    /// Why.
    pub reason: &'a str,
    /// The number of the last decision that the page showed.
    pub seen: i64,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndOutcome {
    /// Done.
    Done,
    /// It is erased.
    Erased,
    /// It cannot be decided like this: at which field.
    Fault(&'static str, EndFault),
    /// Somebody decided something since the page was made.
    Changed,
    /// Not this member's to do.
    NotPossible,
}

/// What is left of something that was erased.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tombstone {
    /// A report or a case.
    pub of: Of,
    /// Its number.
    pub number: i64,
    /// When, Unix seconds; 0: before this was kept.
    pub at: i64,
    /// Why.
    pub why: ErasedWhy,
}

/// Something in a list of what ends.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EndListed {
    /// A report or a case.
    pub of: Of,
    /// Its number.
    pub number: i64,
    /// The last day on which it is there, and what decides it; only for what is closed.
    pub last_day: Option<LastDay>,
    /// Who holds it by law or asks to erase it, by name.
    pub who: String,
}

/// Something whose end a member may see, locked.
struct Found {
    of: Of,
    number: i64,
    ending: EndingRow,
    closed: Option<Day>,
    key: Key,
    /// The reader may decide.
    may: bool,
    /// A report.
    row: Option<SignalRow>,
}

impl Desk {
    /// When something ends. `None`: there is no such thing for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn end_of(&self, session: &Session, of: Of, number: i64) -> Result<Option<EndView>, DeskError> {
        let Some((mut tx, found)) = self.found_end("end", session, (of, number)).await? else {
            return Ok(None);
        };
        let members = self.member_names(&mut tx).await?;
        let acts = rows::end_acts(&mut tx, of, number).await?;
        let in_case = of == Of::Signal && !rows::cases_of_signal(&mut tx, number).await?.is_empty();
        let me = session.member.id.0;
        Ok(Some(EndView {
            of,
            number,
            rule_days: self.0.retention.days(record_of(of)),
            closed: found.closed.is_some(),
            last_day: self.last_day(of, found.closed, &found.ending),
            in_case,
            held: found.ending.held_by.map(|id| names::name_of(&members, id)),
            asked: found.ending.erase_asked_by.map(|id| (names::name_of(&members, id), id == me)),
            seen: acts.last().map_or(0, |act| act.id),
            acts: acts.iter().map(|act| decided(act, &found.key, &members)).collect::<Result<_, _>>()?,
            may: found.may,
            own_hold: found.ending.held_by == Some(me),
        }))
    }

    /// Decides something about an end. `None`: there is no such thing for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn decide_end(
        &self,
        session: &Session,
        (of, number): (Of, i64),
        form: &EndForm<'_>,
    ) -> Result<Option<EndOutcome>, DeskError> {
        let Some((mut tx, found)) = self.found_end("decide end", session, (of, number)).await? else {
            return Ok(None);
        };
        if !found.may {
            return Ok(Some(EndOutcome::NotPossible));
        }
        let acts = rows::end_acts(&mut tx, of, number).await?;
        if acts.last().map_or(0, |act| act.id) != form.seen {
            return Ok(Some(EndOutcome::Changed));
        }
        let me = session.member.id;
        if let Err((at, fault)) = self.check_end(&mut tx, &found, me, form).await? {
            return Ok(Some(EndOutcome::Fault(at, fault)));
        }
        if form.wish == EndWish::Agree {
            self.erase_found(&mut tx, found, (Some(me), ErasedWhy::Asked)).await?;
            tx.commit().await?;
            self.keep_erased_list().await?;
            self.sweep_some(crate::document::SWEPT_AT_ONCE).await?;
            return Ok(Some(EndOutcome::Erased));
        }
        let erased = self.settle_end(&mut tx, found, me, form).await?;
        tx.commit().await?;
        if erased {
            self.keep_erased_list().await?;
        }
        Ok(Some(if erased { EndOutcome::Erased } else { EndOutcome::Done }))
    }

    /// What is wrong with a decision, if anything is.
    async fn check_end(
        &self,
        tx: &mut Tx,
        found: &Found,
        me: MemberId,
        form: &EndForm<'_>,
    ) -> Result<Result<(), (&'static str, EndFault)>, DeskError> {
        let (held, asked) = (found.ending.held_by, found.ending.erase_asked_by);
        if let Err(fault) = check_reason(form) {
            return Ok(Err((reason_field(form.wish), fault)));
        }
        Ok(match form.wish {
            EndWish::Extend(until) => {
                let last =
                    self.last_day(found.of, found.closed, &found.ending).map_or(Day(0), |(day, _)| day);
                let checked = until.ok_or(EndFault::Day);
                let checked = checked.and_then(|until| check_extension(self.today(), last, until));
                checked.map_err(|fault| ("until", fault))
            }
            EndWish::Hold if held.is_some() => Err(("hold-reason", EndFault::Held)),
            EndWish::Lift if held == Some(me.0) => Err(("hold-reason", EndFault::Own)),
            EndWish::Agree if asked.is_none_or(|by| by == me.0) => Err(("erase-reason", EndFault::Own)),
            EndWish::Ask | EndWish::Agree if found.closed.is_none() => Err(("erase-reason", EndFault::Open)),
            EndWish::Ask | EndWish::Agree if held.is_some() => Err(("erase-reason", EndFault::Held)),
            EndWish::Ask | EndWish::Agree if found.of == Of::Signal => {
                if !rows::cases_of_signal(tx, found.number).await?.is_empty() {
                    Err(("erase-reason", EndFault::InCase))
                } else if !rows::merged_into(tx, found.number).await?.is_empty() {
                    Err(("erase-reason", EndFault::Merged))
                } else {
                    Ok(())
                }
            }
            _ => Ok(()),
        })
    }

    /// Writes a decision down. `true`: with the hold, what its writer had asked to be gone went too.
    async fn settle_end(
        &self,
        tx: &mut Tx,
        found: Found,
        me: MemberId,
        form: &EndForm<'_>,
    ) -> Result<bool, DeskError> {
        let (of, number) = (found.of, found.number);
        let mut ending = found.ending;
        let (act, noted) = match form.wish {
            EndWish::Extend(until) => {
                (ending.kept_until, ending.told) = (until.map(Day::number), None);
                (EndAct::Extended, "end-extended")
            }
            EndWish::Hold => {
                (ending.held_by, ending.erase_asked_by) = (Some(me.0), None);
                (EndAct::Held, "hold-set")
            }
            EndWish::Lift => {
                ending.held_by = None;
                (EndAct::Lifted, "hold-lifted")
            }
            EndWish::Ask => {
                ending.erase_asked_by = Some(me.0);
                (EndAct::EraseAsked, "erase-asked")
            }
            EndWish::Agree | EndWish::Refuse => {
                ending.erase_asked_by = None;
                (EndAct::EraseRefused, "erase-refused")
            }
        };
        rows::set_ending(tx, of, number, &ending).await?;
        let emptied = act == EndAct::Lifted && of == Of::Case && self.forget_held_parts(tx, number).await?;
        let sealed = |id| found.key.seal(names::end_act_place(id), form.reason.trim().as_bytes()).ok();
        rows::add_end_act(tx, (of, number), (me.0, self.now(), act.code()), sealed).await?;
        if act == EndAct::EraseAsked {
            let kind = if of == Of::Case { NoticeKind::EraseAskedCase } else { NoticeKind::EraseAsked };
            self.tell(tx, (kind, Some(number)), Tell::All(Permission::EndRecords), Some(me)).await?;
        }
        if emptied {
            self.note(tx, None, "victim-emptied", &object(of, number)).await?;
        }
        self.note(tx, Some(me), noted, &object(of, number)).await?;
        if act == EndAct::Lifted && self.was_let_go(&found) {
            self.erase_found(tx, found, (None, ErasedWhy::Writer)).await?;
            return Ok(true);
        }
        Ok(false)
    }

    /// Its writer stopped this organisation, and only the hold kept it.
    fn was_let_go(&self, found: &Found) -> bool {
        let hidden = found.row.as_ref().is_some_and(|row| row.content == Content::Hidden.code());
        hidden && left_after_stop(self.kind()) == Content::Erased
    }

    async fn erase_found(
        &self,
        tx: &mut Tx,
        found: Found,
        by: (Option<MemberId>, ErasedWhy),
    ) -> Result<(), DeskError> {
        let Some(mut row) = found.row else { return self.erase_case(tx, found.number, by).await };
        row.version += 1;
        self.erase_report(tx, &mut row, by).await?;
        Ok(rows::update_signal(tx, &row).await?)
    }

    /// Destroys the key of a report and everything it opened; the caller writes the row.
    pub(crate) async fn erase_report(
        &self,
        tx: &mut Tx,
        row: &mut SignalRow,
        (who, why): (Option<MemberId>, ErasedWhy),
    ) -> Result<(), DeskError> {
        rows::erase_signal(tx, row.number).await?;
        rows::add_erasure(tx, (Of::Signal, row.number), (self.now(), why.code())).await?;
        row.content = Content::Erased.code().into();
        (row.sealed, row.sealed_work, row.outcome) = (None, None, None);
        self.note(tx, who, "erased", &object(Of::Signal, row.number)).await
    }

    /// The same of a case.
    pub(crate) async fn erase_case(
        &self,
        tx: &mut Tx,
        number: i64,
        (who, why): (Option<MemberId>, ErasedWhy),
    ) -> Result<(), DeskError> {
        self.erase_referrals_of_case(tx, number).await?;
        rows::erase_case(tx, number).await?;
        rows::add_erasure(tx, (Of::Case, number), (self.now(), why.code())).await?;
        self.note(tx, who, "case-erased", &object(Of::Case, number)).await
    }

    /// Something whose end this member may see, locked: the one way to it.
    async fn found_end(
        &self,
        transaction: &'static str,
        session: &Session,
        (of, number): (Of, i64),
    ) -> Result<Option<(Tx, Found)>, DeskError> {
        match of {
            Of::Signal => {
                let Some((mut tx, known)) = self.known(transaction, session, number).await? else {
                    return Ok(None);
                };
                let Some(key) = self.key_of(&mut tx, number).await? else { return Ok(None) };
                let may = self.may(session, Permission::EndRecords, known.facts);
                let closed = (known.facts.state == State::Closed).then(|| closed_day(&known.row));
                let ending = rows::ending(&mut tx, of, number).await?;
                Ok(Some((tx, Found { of, number, ending, closed, key, may, row: Some(known.row) })))
            }
            Of::Case => {
                let Some((mut tx, known)) = self.known_case(transaction, session, number).await? else {
                    return Ok(None);
                };
                let may = may_case(session, Permission::EndRecords, known.facts);
                let closed = known.row.closed.filter(|_| known.facts.state == CaseState::Closed);
                let closed = closed.map(|(_, at)| day_of(at));
                let ending = rows::ending(&mut tx, of, number).await?;
                Ok(Some((tx, Found { of, number, ending, closed, key: known.key, may, row: None })))
            }
        }
    }

    /// The last day of something that is closed.
    pub(crate) fn last_day(&self, of: Of, closed: Option<Day>, ending: &EndingRow) -> Option<LastDay> {
        Some(self.ending_of(of, closed?, ending).decided())
    }

    /// What the desk's rule for reports or cases is about, and its days.
    pub(crate) fn rule_of(&self, of: Of) -> (Of, u32) {
        (of, self.0.retention.days(record_of(of)))
    }

    fn ending_of(&self, of: Of, closed: Day, ending: &EndingRow) -> Ending {
        let days = self.0.retention.days(record_of(of));
        Ending { closed, days, kept_until: ending.kept_until.map(Day), told: ending.told.map(Day) }
    }

    /// The last day of a report, once it is closed, and whether it is held by law.
    pub(crate) async fn end_of_signal(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
    ) -> Result<(Option<LastDay>, bool), DeskError> {
        let ending = rows::ending(tx, Of::Signal, row.number).await?;
        let closed = is_closed(row).then(|| closed_day(row));
        Ok((self.last_day(Of::Signal, closed, &ending), ending.held_by.is_some()))
    }

    /// The same of a case.
    pub(crate) async fn end_of_case(
        &self,
        tx: &mut Tx,
        row: &rows::CaseRow,
    ) -> Result<(Option<LastDay>, bool), DeskError> {
        let ending = rows::ending(tx, Of::Case, row.number).await?;
        let closed = row.closed.map(|(_, at)| day_of(at));
        Ok((self.last_day(Of::Case, closed, &ending), ending.held_by.is_some()))
    }
}

fn check_reason(form: &EndForm<'_>) -> Result<(), EndFault> {
    match form.reason.trim() {
        _ if form.wish == EndWish::Agree => Ok(()),
        "" => Err(EndFault::Empty),
        reason if reason.chars().count() > NOTE_MAX_CHARS => Err(EndFault::Long),
        _ => Ok(()),
    }
}

/// The field of the reason of a decision.
#[must_use]
pub fn reason_field(wish: EndWish) -> &'static str {
    match wish {
        EndWish::Extend(_) => "extend-reason",
        EndWish::Hold | EndWish::Lift => "hold-reason",
        EndWish::Ask | EndWish::Agree | EndWish::Refuse => "erase-reason",
    }
}

fn decided(row: &EndActRow, key: &Key, members: &HashMap<i64, MemberDetails>) -> Result<Decided, DeskError> {
    let plain = key.open(names::end_act_place(row.id), &row.sealed)?;
    Ok(Decided {
        name: names::name_of(members, row.member),
        at: row.at,
        act: EndAct::of_code(&row.act).ok_or(DeskError::Damaged("end_acts"))?,
        reason: String::from_utf8_lossy(&plain).into_owned(),
    })
}

pub(crate) fn of_code(code: &str) -> Result<Of, DeskError> {
    let all = [Of::Signal, Of::Case];
    all.into_iter().find(|of| of.code() == code).ok_or(DeskError::Damaged("erasures"))
}

fn record_of(of: Of) -> RecordKind {
    match of {
        Of::Signal => RecordKind::Signal,
        Of::Case => RecordKind::Case,
    }
}

fn object(of: Of, number: i64) -> String {
    format!("{} {number}", of.code())
}

fn is_closed(row: &SignalRow) -> bool {
    row.state == State::Closed.code()
}

/// A report that its writer stopped was closed by nobody: its day is the day it came.
fn closed_day(row: &SignalRow) -> Day {
    row.closed.map_or(Day(row.arrived_day), |(_, at)| day_of(at))
}

fn day_of(at: i64) -> Day {
    Day::of_unix_seconds(u64::try_from(at).unwrap_or(0)).unwrap_or(Day(0))
}
