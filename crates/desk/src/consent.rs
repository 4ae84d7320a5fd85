//! What presumed victims agree to: asked, answered, taken back, asked again. A decision is a row that is never written anew, what happens to it
//! is another; where it stands is worked out from both on the day somebody asks. What may go to another organisation is in `live.rs`.
mod asking;
mod for_pack;
mod live;
mod near;
mod order;
mod sealed;
mod thread;

pub use live::LiveConsent;
pub use order::{ConsentEvent, ConsentItem};
pub use sealed::Happened;
pub use thread::{Spoken, Thread};

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::{case_facts, may_case},
    consent_rules::Duty,
    names::{self, MemberDetails},
    victim::VictimView,
};
use domain::{
    CaseFacts, CaseState, ConsentFault, ConsentState, HasSay, Level, Parts, Purpose, With,
    consent::{Answer, At, How, Stands, Suspected, ToldBack},
    victim::is_minor,
};
use envelope::{
    directory::OrgKind,
    ids::{Day, OrgId},
};
use sealed::{ConsentDetails, HappenedDetails};
use std::{collections::HashMap, sync::PoisonError};
use store::{
    Tx,
    desk::{self as rows, ConsentEventRow, ConsentRow},
};

/// In the table `status`: decisions up to this number are asked again before they hold, since a backup was put back.
pub(crate) const DOUBTED: &str = "consents_doubted";

/// What was asked, how and by whose say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// What.
    pub parts: Parts,
    /// With whom.
    pub with: With,
    /// One person there; empty: the whole organisation.
    pub officer: String,
    /// What for.
    pub purpose: Purpose,
    /// What else for, in words.
    pub purpose_words: String,
    /// The last day.
    pub until: Day,
    /// The day on which it was asked.
    pub asked_on: Day,
    /// How.
    pub how: How,
    /// In which language, as a tag.
    pub lang: String,
    /// The interpreter's number; empty: none.
    pub interpreter: String,
    /// Whether they told it back.
    pub told_back: ToldBack,
    /// Who has the say.
    pub say: HasSay,
    /// Whether that parent is suspected.
    pub suspected: Suspected,
    /// The report in whose messages it stands too.
    pub thread: Option<i64>,
    /// Whoever asked there said that this person wrote that report.
    pub wrote: bool,
    /// The earlier decision that was asked again.
    pub again: Option<i64>,
}

/// What the page sends.
#[derive(Debug, Clone, Default)]
pub struct ConsentForm {
    /// What.
    pub parts: Parts,
    /// With whom.
    pub with: Option<With>,
    /// One person there.
    pub officer: String,
    /// What for.
    pub purpose: Option<Purpose>,
    /// What else for.
    pub purpose_words: String,
    /// The last day.
    pub until: Option<Day>,
    /// The day on which it was asked.
    pub asked_on: Option<Day>,
    /// How it was asked.
    pub how: Option<How>,
    /// In which language.
    pub lang: String,
    /// The interpreter's number.
    pub interpreter: String,
    /// Whether they told it back.
    pub told_back: Option<ToldBack>,
    /// Who has the say.
    pub say: Option<HasSay>,
    /// Whether that parent is suspected.
    pub suspected: Option<Suspected>,
    /// What was answered.
    pub answer: Option<Answer>,
    /// The member says that this person wrote the report through whose messages they are asked.
    pub wrote: bool,
    /// The earlier decision that is asked again.
    pub again: Option<i64>,
    /// What the page showed: [`ConsentPage::version`].
    pub version: i64,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConsentDone {
    /// It is kept: under which number.
    Kept(i64),
    /// It cannot be kept like this: where and why.
    Fault(At, ConsentFault),
    /// Something else was decided or taken back meanwhile.
    Changed,
    /// There is nothing to take back any more: it was taken back, refused, replaced, or is over.
    Nothing,
    /// The case is closed, or it is not this member's to do.
    NotPossible,
}

/// A decision as pages show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentShown {
    /// Its number.
    pub id: i64,
    /// The name under which it travels.
    pub public: [u8; 32],
    /// What was asked.
    pub asked: Asked,
    /// What was answered, then or since.
    pub answer: Option<Answer>,
    /// Where it stands today.
    pub state: ConsentState,
    /// What may go: nothing unless it holds.
    pub level: Level,
    /// Who asked, by name, and when it was written, Unix seconds.
    pub written: (String, i64),
    /// What happened since, in order: what, by whom, by name (`None`: themselves), and when it was written.
    pub happened: Vec<(Happened, Option<String>, i64)>,
    /// It is over within a week.
    pub soon: bool,
}

/// An organisation that can be asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receiver {
    /// Its id.
    pub org: OrgId,
    /// Its sort.
    pub kind: OrgKind,
}

/// What a presumed victim's page of consents shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentPage {
    /// Whose.
    pub view: VictimView,
    /// Those that hold, then what waits, then the rest; of each the latest first.
    pub consents: Vec<ConsentShown>,
    /// Counts what was decided and taken back: goes into forms.
    pub version: i64,
    /// The threads through which this member may ask.
    pub threads: Vec<Thread>,
    /// Organisations with a desk, but this one.
    pub receivers: Vec<Receiver>,
    /// The most days from today for which somebody can agree.
    pub days_max: u32,
    /// Treated as a minor.
    pub minor: bool,
    /// The member may take back what somebody agreed to: also in a case that is closed.
    pub may_withdraw: bool,
}

/// A row with what happened to it, opened.
pub(crate) struct Opened {
    pub(crate) row: ConsentRow,
    pub(crate) public: [u8; 32],
    pub(crate) asked: Asked,
    /// What was answered, then or since.
    pub(crate) answer: Option<Answer>,
    pub(crate) happened: Vec<(Happened, i64, i64)>,
}

impl Opened {
    /// What may go on its ground, if it holds.
    pub(crate) fn agreed(&self) -> Parts {
        match &self.answer {
            Some(Answer::Yes) => self.asked.parts.clone(),
            Some(Answer::Part(parts)) => parts.clone(),
            _ => Parts::new(),
        }
    }

    /// It was taken back, or another stands in its place.
    pub(crate) fn has_ended(&self) -> bool {
        self.happened.iter().any(|(happened, ..)| !matches!(happened, Happened::Answered(..)))
    }

    /// It stands in a thread, where a yes would still be heard.
    pub(crate) fn waits_in_thread(&self) -> bool {
        self.asked.thread.is_some() && !self.has_ended() && self.agreed().is_empty()
    }

    /// Both are about the same receiver and purpose.
    pub(crate) fn is_about_the_same(&self, asked: &Asked) -> bool {
        self.asked.with == asked.with
            && (self.asked.purpose, &self.asked.purpose_words) == (asked.purpose, &asked.purpose_words)
    }

    /// Where it stands. `doubted`: decisions up to this number are asked again first.
    pub(crate) fn stands(&self, minor: Option<bool>, doubted: i64) -> Stands<'_> {
        let (mut withdrawn, mut replaced) = (None, false);
        for (happened, ..) in &self.happened {
            match happened {
                Happened::Withdrawn(on, _) => withdrawn = Some(*on),
                Happened::Replaced(..) => replaced = true,
                Happened::Answered(..) => {}
            }
        }
        // Who has the say is asked anew as things are known today: nobody taken for an adult says yes alone once there is doubt, and nobody else
        // binds whoever is of age.
        let (say, purpose) = ((self.asked.say, self.asked.suspected), (self.asked.purpose, false));
        let not_theirs =
            minor.is_some_and(|minor| domain::consent::check_say(Some(minor), say, purpose).is_err());
        Stands {
            answer: self.answer.as_ref(),
            until: self.asked.until,
            withdrawn,
            replaced,
            doubted: not_theirs || self.row.id <= doubted,
        }
    }
}

impl Desk {
    /// What somebody agreed to. Looking is noted. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn consents(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
    ) -> Result<Option<ConsentPage>, DeskError> {
        let Some(view) = self.victim(session, (case, victim)).await? else { return Ok(None) };
        let mut tx = self.0.store.read("consents").await?;
        let key = self.key_of_case(&mut tx, case).await?;
        let row = rows::case(&mut tx, case).await?.ok_or(DeskError::Damaged("cases"))?;
        let may_withdraw = may_withdraw(session, case_facts(&row, session)?);
        let members = self.member_names(&mut tx).await?;
        let minor = view.victim.age.and_then(is_minor);
        let doubted = self.doubted(&mut tx).await?;
        let opened = self.consents_opened(&mut tx, (&key, case), Some(victim)).await?;
        let version = version(&opened);
        let mut consents: Vec<ConsentShown> =
            opened.iter().map(|one| self.consent_shown(one, (minor, doubted), &members)).collect();
        let rank = |one: &ConsentShown| match one.state {
            state if state.holds() => 0,
            ConsentState::AskAgain | ConsentState::Asked => 1,
            ConsentState::AskedLater(_) => 2,
            _ => 3,
        };
        consents.sort_by_key(|one| (rank(one), -one.id));
        Ok(Some(ConsentPage {
            view,
            consents,
            version,
            threads: self.threads_of(&mut tx, session, case).await?,
            receivers: self.receivers(),
            days_max: self.0.consents.days_max(),
            minor: minor == Some(true),
            may_withdraw,
        }))
    }

    /// Decisions up to this number do not hold before they are asked again.
    async fn doubted(&self, tx: &mut Tx) -> Result<i64, DeskError> {
        Ok(rows::status(tx, DOUBTED).await?.unwrap_or(0))
    }

    /// Organisations with a desk, but this one, as the relay's directory last named them.
    fn receivers(&self) -> Vec<Receiver> {
        let known = self.0.organisations.read().unwrap_or_else(PoisonError::into_inner);
        let others = known.iter().filter(|entry| entry.org != *self.org());
        others.map(|entry| Receiver { org: entry.org.clone(), kind: entry.kind }).collect()
    }

    /// The decisions of a case or of one person in it, with what happened to them, in the order in which they were written.
    pub(crate) async fn consents_opened(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
        victim: Option<i64>,
    ) -> Result<Vec<Opened>, DeskError> {
        let found = match victim {
            Some(victim) => rows::consents_of_victim(tx, case, victim).await?,
            None => rows::consents_of(tx, case).await?,
        };
        let mut happened: HashMap<i64, Vec<ConsentEventRow>> = HashMap::new();
        for event in rows::consent_events_of(tx, case).await? {
            happened.entry(event.consent).or_default().push(event);
        }
        let open = |row: ConsentRow| {
            let events = happened.remove(&row.id).unwrap_or_default();
            opened(key, row, &events)
        };
        found.into_iter().map(open).collect()
    }

    fn consent_shown(
        &self,
        one: &Opened,
        (minor, doubted): (Option<bool>, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> ConsentShown {
        let (today, stands) = (self.today(), one.stands(minor, doubted));
        let by = |member: i64| (member != 0).then(|| names::name_of(members, member));
        let agreed = one.agreed();
        ConsentShown {
            id: one.row.id,
            public: one.public,
            asked: one.asked.clone(),
            answer: one.answer.clone(),
            state: stands.state_on(today),
            level: Level::of(if agreed.is_empty() { &one.asked.parts } else { &agreed }, &one.asked.officer),
            written: (names::name_of(members, one.row.member), one.row.at),
            happened: one
                .happened
                .iter()
                .map(|(what, member, at)| (what.clone(), by(*member), *at))
                .collect(),
            soon: stands.ends_soon(today),
        }
    }

    /// What the law has this receiver do without anybody's consent; of one without a desk that is not known here.
    pub(crate) fn duties_of(&self, with: &With, minor: bool) -> Vec<&Duty> {
        let With::Desk(org) = with else { return Vec::new() };
        let kind = self.receivers().into_iter().find(|one| one.org == *org).map(|one| one.kind);
        kind.map_or_else(Vec::new, |kind| self.0.consents.duties(kind, minor).collect())
    }

    /// That a card about a decision was made to be taken along. `None`: no such case, record or decision for this member, or it does not hold.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn consent_card(
        &self,
        session: &Session,
        (case, victim, id): (i64, i64, i64),
    ) -> Result<Option<Asked>, DeskError> {
        let Some((mut tx, known)) = self.known_case("consent card", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::victim(&mut tx, case, victim).await? else { return Ok(None) };
        let minor = crate::victim::opened(&known.key, &row)?.age.and_then(is_minor);
        let doubted = self.doubted(&mut tx).await?;
        let opened = self.consents_opened(&mut tx, (&known.key, case), Some(victim)).await?;
        let Some(one) = opened.into_iter().find(|one| one.row.id == id) else { return Ok(None) };
        if !one.stands(minor, doubted).state_on(self.today()).holds() {
            return Ok(None);
        }
        self.note(&mut tx, Some(session.member.id), "consent-card", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(Asked { parts: one.agreed(), ..one.asked }))
    }

    /// Takes a decision back, as the person said. `None`: no such case, record or decision for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn withdraw_consent(
        &self,
        session: &Session,
        (case, victim, id): (i64, i64, i64),
        how: Option<How>,
    ) -> Result<Option<ConsentDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("consent", session, case).await? else { return Ok(None) };
        let opened = self.consents_opened(&mut tx, (&known.key, case), Some(victim)).await?;
        let Some(one) = opened.iter().find(|one| one.row.id == id) else { return Ok(None) };
        if !may_withdraw(session, known.facts) {
            return Ok(Some(ConsentDone::NotPossible));
        }
        let Some(how) = how else { return Ok(Some(ConsentDone::Fault("how", ConsentFault::Choice))) };
        let doubted = self.doubted(&mut tx).await?;
        // Somebody asked anew meanwhile: what they take back is what holds in its place.
        let one = in_its_place(&opened, one);
        if !one.stands(None, doubted).state_on(self.today()).can_be_withdrawn() {
            return Ok(Some(ConsentDone::Nothing));
        }
        let me = session.member.id;
        let told = self.end_by_withdrawal(&mut tx, (&known.key, one), (me.0, how, false)).await?;
        self.tell_after(&mut tx, case, me).await?;
        self.note_told_receivers(&mut tx, &told).await?;
        self.note(&mut tx, Some(me), "consent-withdrawn", &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(ConsentDone::Kept(id)))
    }
}

/// Whoever may write in a case while it is open may take consent back whenever somebody does: that a case is closed is no reason to go on.
pub(crate) fn may_withdraw(session: &Session, facts: CaseFacts) -> bool {
    may_case(session, Permission::WorkCases, CaseFacts { state: CaseState::Open, ..facts })
}

/// The decision that stands in the place of one, or that one.
fn in_its_place<'a>(opened: &'a [Opened], one: &'a Opened) -> &'a Opened {
    let next = |one: &Opened| {
        let by = one.happened.iter().find_map(|(happened, ..)| match happened {
            Happened::Replaced(_, by) => Some(*by),
            _ => None,
        })?;
        opened.iter().find(|other| other.row.id == by && other.row.id != one.row.id)
    };
    let mut last = one;
    for _ in opened {
        match next(last) {
            Some(other) => last = other,
            None => break,
        }
    }
    last
}

/// Counts what was decided and taken back.
fn version(opened: &[Opened]) -> i64 {
    let events: usize = opened.iter().map(|one| 1 + one.happened.len()).sum();
    i64::try_from(events).unwrap_or(i64::MAX)
}

fn opened(key: &Key, row: ConsentRow, events: &[ConsentEventRow]) -> Result<Opened, DeskError> {
    let details: ConsentDetails = names::open(key, names::consent_place(row.id), &row.sealed)?;
    let (asked, mut answer) = details.read()?;
    let mut happened = Vec::new();
    for event in events {
        let read: HappenedDetails = names::open(key, names::consent_event_place(event.id), &event.sealed)?;
        let read = read.read()?;
        if let Happened::Answered(_, since) = &read {
            answer = Some(since.clone());
        }
        happened.push((read, event.member, event.at));
    }
    Ok(Opened { public: details.public, row, asked, answer, happened })
}
