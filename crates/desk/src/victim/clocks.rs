//! Clocks of a presumed victim: begun by what somebody says happened, reckoned by the row in force on that day, reminded of before they end.
//! The desk shows them and decides nothing: no phase begins, goes on or ends by itself.
use super::sealed::{ClockDetails, HappenedDetails, Written};
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::{KnownCase, may_case},
    clock_rules::Basis,
    names::{self, MemberDetails},
};
use domain::{
    Actor, AgeBand, Clock, ClockFault, EndWhy, EntryFault, Phase, Stand,
    case::check_text,
    clock::{Extension, Happened, Length, REMINDERS, Rule, What, before_weekend},
    limits::NOTE_MAX_CHARS,
    victim::is_minor,
};
use envelope::ids::Day;
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ClockRow},
};

/// Clocks of one record at most.
const CLOCKS_MAX: usize = 200;

/// What the page sends to start a clock.
#[derive(Debug, Clone, Copy)]
pub struct ClockForm<'a> {
    /// Which phase.
    pub phase: Option<Phase>,
    /// The day on which it began.
    pub start: Option<Day>,
    /// By whom.
    pub by: Option<Actor>,
    /// With what it began.
    pub why: &'a str,
    /// Whether they were told what follows.
    pub told: Option<bool>,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What the page sends when something happened.
#[derive(Debug, Clone, Copy)]
pub struct HappenedForm<'a> {
    /// What: `suspended`, `resumed`, `extended`, `dated` or `ended`.
    pub what: &'a str,
    /// From which day.
    pub on: Option<Day>,
    /// Of another last day: which.
    pub until: Option<Day>,
    /// Of an end: why.
    pub end: Option<EndWhy>,
    /// By whom.
    pub by: Option<Actor>,
    /// Why.
    pub why: &'a str,
    /// The version the page showed.
    pub version: i64,
}

/// What is wrong with what was sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockWrong {
    /// As with entries of a case.
    Entry(EntryFault),
    /// As clocks go.
    Clock(ClockFault),
    /// Nobody asked how old they are, so it is not known which phases there are.
    Age,
    /// There was no such phase for them on that day.
    Phase,
    /// It runs already.
    Twice,
}

impl ClockWrong {
    /// Its id in `locales`.
    #[must_use]
    pub fn id(self) -> String {
        match self {
            Self::Entry(fault) => format!("case-error-{}", fault.code()),
            Self::Clock(fault) => format!("clock-error-{}", fault.code()),
            Self::Age => "clock-error-age".into(),
            Self::Phase => "clock-error-phase".into(),
            Self::Twice => "clock-error-twice".into(),
        }
    }
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockDone {
    /// Done.
    Done,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, ClockWrong),
    /// Somebody else wrote something about it meanwhile.
    Changed,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

/// A clock as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockShown {
    /// Its number.
    pub id: i64,
    /// Counts what happens to it.
    pub version: i64,
    /// Which phase.
    pub phase: Phase,
    /// How long, as its row said.
    pub length: Length,
    /// How it can be made longer, as its row said.
    pub extension: Option<Extension>,
    /// How often it was, and how often it still can be.
    pub extended: (u8, Option<u8>),
    /// On what the row rests.
    pub basis: Basis,
    /// When it began.
    pub start: Day,
    /// By whom.
    pub by: Actor,
    /// With what.
    pub why: String,
    /// They were told what follows.
    pub told: bool,
    /// Where it stands today.
    pub stand: Stand,
    /// The last working day before its last one, if that is none.
    pub working: Option<Day>,
    /// Days still to come on which somebody is reminded.
    pub reminders: Vec<Day>,
    /// Its row is for people of their age, as it is known now.
    pub fits: bool,
    /// What happened since, in order.
    pub lines: Vec<ClockLine>,
    /// Who of us wrote it down, by name, and when, Unix seconds.
    pub written: (String, i64),
}

/// Something that happened to a clock.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockLine {
    /// From which day.
    pub on: Day,
    /// What.
    pub what: What,
    /// By whom.
    pub by: Actor,
    /// Why.
    pub why: String,
    /// Who of us wrote it down, by name, and when, Unix seconds.
    pub written: (String, i64),
}

/// What the page of one clock shows, or of a new one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClockPage {
    /// Whose.
    pub view: super::VictimView,
    /// The clock; `None`: a new one.
    pub clock: Option<ClockShown>,
    /// What can begin for them today.
    pub offered: Vec<Rule>,
}

impl ClockShown {
    /// Whether it has a last day that comes or was.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        matches!(self.stand, Stand::Running { until: Some(_), .. })
    }
}

/// A clock that can begin: by which row, on what it rests, when, by whom, and whether they were told what follows.
struct Begins {
    rule: Rule,
    basis: Basis,
    start: Day,
    by: Actor,
    told: bool,
}

/// Belgium's public holidays.
pub(super) fn off(day: Day) -> bool {
    web::dates::is_holiday(day.number())
}

impl Desk {
    /// A record with one of its clocks, or with what can begin. `None`: no such case, record or clock for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn clock_page(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        clock: Option<i64>,
    ) -> Result<Option<ClockPage>, DeskError> {
        let Some(view) = self.victim(session, (case, victim)).await? else { return Ok(None) };
        let one = clock.and_then(|id| view.clocks.iter().find(|clock| clock.id == id)).cloned();
        if clock.is_some() && one.is_none() {
            return Ok(None);
        }
        let rules = self.0.clocks.rules();
        let offered = match view.victim.age.and_then(is_minor) {
            Some(minor) => rules.offered(minor, self.today()).cloned().collect(),
            None => Vec::new(),
        };
        Ok(Some(ClockPage { view, clock: one, offered }))
    }

    /// Starts a clock. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn start_clock(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &ClockForm<'_>,
    ) -> Result<Option<ClockDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("clock", session, case).await? else { return Ok(None) };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ClockDone::NotPossible));
        }
        let age = super::opened(&known.key, &row)?.age;
        let Begins { rule, basis, start, by, told } = match self.check_start(age, form) {
            Ok(checked) => checked,
            Err((at, wrong)) => return Ok(Some(ClockDone::Fault(at, wrong))),
        };
        let (me, of) = (session.member.id, (case, victim));
        let once = format!("clock {} {of:?} {} {} {start:?}", me.0, form.once_token, rule.id);
        let once = self.0.vault.lookup("once", once.as_bytes());
        let id = rows::next_clock(&mut tx).await?;
        let written = Written { by, why: form.why, member: me.0, at: self.now() };
        let details = ClockDetails::begin((&rule, basis), start, told, &written);
        let sealed = names::seal(&known.key, names::clock_place(id), &details)?;
        let clock = ClockRow { id, case, victim, version: 1, running: true, told: 0, sealed };
        // The very form that started one before is told that it is done, not that it runs already.
        if let Some(done) = self.runs_already(&mut tx, (&known, victim), rule.phase).await?
            && !rows::is_clock_of_form(&mut tx, &once).await?
        {
            return Ok(Some(done));
        }
        if rows::add_clock(&mut tx, &clock, &once).await? {
            self.tell_after(&mut tx, case, me).await?;
            self.note(&mut tx, Some(me), "clock-started", &format!("case {case}")).await?;
            tx.commit().await?;
        }
        Ok(Some(ClockDone::Done))
    }

    async fn runs_already(
        &self,
        tx: &mut Tx,
        (known, victim): (&KnownCase, i64),
        phase: Phase,
    ) -> Result<Option<ClockDone>, DeskError> {
        let clocks = rows::clocks_of(tx, known.row.number).await?;
        let theirs: Vec<&ClockRow> = clocks.iter().filter(|row| row.victim == victim).collect();
        if theirs.len() >= CLOCKS_MAX {
            return Ok(Some(ClockDone::Fault("phase", ClockWrong::Clock(ClockFault::Many))));
        }
        for row in theirs.into_iter().filter(|row| row.running) {
            let details: ClockDetails = names::open(&known.key, names::clock_place(row.id), &row.sealed)?;
            if details.phase == phase.code() {
                return Ok(Some(ClockDone::Fault("phase", ClockWrong::Twice)));
            }
        }
        Ok(None)
    }

    /// The row by which it begins, and whatever must be said beside it.
    fn check_start(
        &self,
        age: Option<AgeBand>,
        form: &ClockForm<'_>,
    ) -> Result<Begins, (&'static str, ClockWrong)> {
        let missing = |at, fault| (at, ClockWrong::Entry(fault));
        let minor = age.and_then(is_minor).ok_or(("phase", ClockWrong::Age))?;
        let phase = form.phase.ok_or_else(|| missing("phase", EntryFault::Choice))?;
        let start = form.start.ok_or_else(|| missing("start", EntryFault::Day))?;
        if start > self.today() {
            return Err(("start", ClockWrong::Clock(ClockFault::Future)));
        }
        let rule = self.0.clocks.rules().of_phase(phase, minor, start);
        let rule = rule.ok_or(("phase", ClockWrong::Phase))?;
        let basis = self.0.clocks.basis(&rule.id).ok_or(("phase", ClockWrong::Phase))?;
        let by = form.by.ok_or_else(|| missing("by", EntryFault::Choice))?;
        check_text(form.why, NOTE_MAX_CHARS).map_err(|fault| missing("why", fault))?;
        let told = form.told.ok_or_else(|| missing("told", EntryFault::Choice))?;
        Ok(Begins { rule: rule.clone(), basis: basis.clone(), start, by, told })
    }

    /// Writes down what happened to a clock. `None`: no such case, record or clock for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn clock_happened(
        &self,
        session: &Session,
        (case, victim, id): (i64, i64, i64),
        form: &HappenedForm<'_>,
    ) -> Result<Option<ClockDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("clock", session, case).await? else { return Ok(None) };
        let row = rows::clock(&mut tx, case, id).await?.filter(|row| row.victim == victim);
        let Some(mut row) = row else { return Ok(None) };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ClockDone::NotPossible));
        }
        if row.version != form.version {
            return Ok(Some(ClockDone::Changed));
        }
        let mut details: ClockDetails = names::open(&known.key, names::clock_place(id), &row.sealed)?;
        let (.., clock) = details.clock()?;
        let (happened, by) = match self.check_happened(&clock, form) {
            Ok(checked) => checked,
            Err((at, wrong)) => return Ok(Some(ClockDone::Fault(at, wrong))),
        };
        let me = session.member.id;
        let written = Written { by, why: form.why, member: me.0, at: self.now() };
        details.happened.push(HappenedDetails::of(happened, &written));
        row.version += 1;
        row.running = !matches!(happened.what, What::Ended(_));
        // Its last day may be another now: what was told of the earlier one counts for nothing.
        row.told = 0;
        row.sealed = names::seal(&known.key, names::clock_place(id), &details)?;
        rows::update_clock(&mut tx, &row).await?;
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), "clock-changed", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(ClockDone::Done))
    }

    fn check_happened(
        &self,
        clock: &Clock,
        form: &HappenedForm<'_>,
    ) -> Result<(Happened, Actor), (&'static str, ClockWrong)> {
        let missing = |at, fault| (at, ClockWrong::Entry(fault));
        let what = match form.what {
            "suspended" => What::Suspended,
            "resumed" => What::Resumed,
            "extended" => What::Extended,
            "dated" => What::Dated(form.until.ok_or_else(|| missing("until", EntryFault::Day))?),
            "ended" => What::Ended(form.end.ok_or_else(|| missing("end", EntryFault::Choice))?),
            _ => return Err(missing("what", EntryFault::Choice)),
        };
        let on = form.on.ok_or_else(|| missing("on", EntryFault::Day))?;
        let happened = Happened { on, what };
        clock.check(happened, self.today(), &off).map_err(|fault| {
            let at = match fault {
                ClockFault::Future | ClockFault::Order => "on",
                ClockFault::Day => "until",
                _ => "what",
            };
            (at, ClockWrong::Clock(fault))
        })?;
        let by = form.by.ok_or_else(|| missing("by", EntryFault::Choice))?;
        check_text(form.why, NOTE_MAX_CHARS).map_err(|fault| missing("why", fault))?;
        Ok((happened, by))
    }

    /// The clocks of one record: what is over first, then what ends next.
    pub(super) async fn clocks_of(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        (victim, age): (i64, Option<AgeBand>),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Vec<ClockShown>, DeskError> {
        let minor = age.and_then(is_minor);
        let mut shown = Vec::new();
        for row in rows::clocks_of(tx, case).await?.iter().filter(|row| row.victim == victim) {
            let details: ClockDetails = names::open(key, names::clock_place(row.id), &row.sealed)?;
            shown.push(self.clock_shown(row, &details, minor, members)?);
        }
        shown.sort_by_key(|clock| (clock.stand.order(), clock.id));
        Ok(shown)
    }

    fn clock_shown(
        &self,
        row: &ClockRow,
        details: &ClockDetails,
        minor: Option<bool>,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<ClockShown, DeskError> {
        let damaged = || DeskError::Damaged("clocks");
        let (phase, of, clock) = details.clock()?;
        let today = self.today();
        let stand = clock.stand(today, &off);
        let until = if let Stand::Running { until, .. } = stand { until } else { None };
        let before =
            |until: Day| REMINDERS.iter().filter_map(move |days| until.number().checked_sub(*days)).map(Day);
        let reminders = until.into_iter().flat_map(before).filter(|day| *day >= today).collect();
        let line = |one: &HappenedDetails| {
            let happened = one.happened()?;
            Some(ClockLine {
                on: happened.on,
                what: happened.what,
                by: Actor::of_code(&one.by)?,
                why: one.why.clone(),
                written: (names::name_of(members, one.member), one.at),
            })
        };
        Ok(ClockShown {
            id: row.id,
            version: row.version,
            phase,
            length: clock.length,
            extension: clock.extension,
            extended: clock.extensions(&off),
            // Who checked the article may have been written into the row since.
            basis: self.0.clocks.basis(&details.rule).unwrap_or(&details.basis).clone(),
            start: clock.start,
            by: Actor::of_code(&details.by).ok_or_else(damaged)?,
            why: details.why.clone(),
            told: details.told,
            stand,
            working: until.and_then(|until| before_weekend(until, &off)),
            reminders,
            fits: minor.is_none_or(|minor| of.is_for(minor)),
            lines: details.happened.iter().map(line).collect::<Option<_>>().ok_or_else(damaged)?,
            written: (names::name_of(members, details.member), details.at),
        })
    }
}
