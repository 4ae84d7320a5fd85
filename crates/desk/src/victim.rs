//! Presumed victims at the desk: a record of its own in a case, what they want first. What it said before is not kept, since a number that is
//! no longer safe must not be found again. The clocks that run for somebody are in `victim/clocks.rs`.
pub mod clocks;
mod near;
mod order;
mod sealed;
pub mod steps;

pub use clocks::{ClockDone, ClockForm, ClockLine, ClockPage, ClockShown, ClockWrong, HappenedForm};
pub use near::ClockDay;
pub use order::{ClockEvent, ClockItem};
pub use steps::{Step, StepDone, StepForm, StepsOf, StepsView};

use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::{KnownCase, Said, may_case},
    names::{self, EntryDetails},
    reception::ReceptionSide,
};
use domain::{
    AgeBand, EntryFault, EntryKind, Interpreter, SafeToWrite,
    victim::{CHANNELS, ChannelSaid, VICTIMS_MAX, VictimField, VictimSaid, check_victim},
};
use envelope::ids::Day;
use sealed::VictimDetails;
use store::{
    Tx,
    desk::{self as rows, VictimRow},
};
use zeroize::Zeroizing;

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Channel {
    /// A number, an address, a person, a place.
    pub reach: String,
    /// When it is safe.
    pub hours: String,
    /// What is said first.
    pub code_word: String,
    /// Whether it is safe to write there.
    pub write: SafeToWrite,
}

/// What a record says.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Victim {
    /// What they want, in their words.
    pub wants: String,
    /// What they are called here; nothing is a name too.
    pub alias: String,
    /// How old; `None`: nothing was chosen.
    pub age: Option<AgeBand>,
    /// Why their age is in doubt.
    pub doubt: String,
    /// Languages they speak.
    pub languages: String,
    /// Dialect.
    pub dialect: String,
    /// Whether an interpreter is wished for.
    pub interpreter: Interpreter,
    /// How one should be or not be.
    pub wish: String,
    /// How to reach them.
    pub channels: [Channel; CHANNELS],
    /// Who comes along.
    pub companions: String,
    /// Children.
    pub children: String,
    /// The entry of the case that names them.
    pub entry: Option<i64>,
}

/// What the page sends.
#[derive(Debug, Clone)]
pub struct VictimForm {
    /// What it says.
    pub victim: Victim,
    /// The version the page showed; of a new one 0.
    pub version: i64,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: String,
}

/// What became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum VictimDone {
    /// It is kept: under which number.
    Kept(i64),
    /// It cannot be kept like this: where and why.
    Fault(VictimField, EntryFault),
    /// Somebody else wrote in it meanwhile: how it stands now.
    Changed(Box<VictimView>),
    /// The case is closed, or it is not this member's to do, or there are more than one case can have.
    NotPossible,
}

/// A record as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VictimView {
    /// The case.
    pub case: i64,
    /// What the case is called.
    pub title: String,
    /// Its number; 0: a new one.
    pub id: i64,
    /// Counts how often it was written.
    pub version: i64,
    /// What it says.
    pub victim: Victim,
    /// The name of the person of the case it was made from.
    pub person: Option<String>,
    /// Who wrote it last, by name, and when, Unix seconds.
    pub written: (String, i64),
    /// Receptions, who was told of a minor, the last "no".
    pub reception: ReceptionSide,
    /// Clocks: what is over first, then what ends next.
    pub clocks: Vec<ClockShown>,
    /// What comes with it, one for each matter.
    pub steps: Vec<StepsOf>,
    /// Referrals of them, by us or to us, the newest first.
    pub referrals: Vec<crate::referral::ReferralListed>,
    /// The member may write in it.
    pub may_work: bool,
    /// Today, as clocks are counted.
    pub today: Day,
}

/// A record as its case lists it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VictimListed {
    /// Its number.
    pub id: i64,
    /// What they are called here.
    pub alias: String,
    /// The clock that ends first.
    pub next: Option<ClockShown>,
}

impl Desk {
    /// A record. Looking is noted. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn victim(
        &self,
        session: &Session,
        (case, id): (i64, i64),
    ) -> Result<Option<VictimView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("victim seen", session, case).await? else {
            return Ok(None);
        };
        let Some(row) = rows::victim(&mut tx, case, id).await? else { return Ok(None) };
        let view = self.victim_view(&mut tx, session, (&known, &row)).await?;
        self.note(&mut tx, Some(session.member.id), "victim-seen", &record_object(case, id)).await?;
        rows::see_case_notices(&mut tx, session.member.id.0, case).await?;
        tx.commit().await?;
        Ok(Some(view))
    }

    /// An empty record, or one that begins with what the case says of a person in it. `None`: no such case or person for this member, or
    /// they may not write in it.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn new_victim(
        &self,
        session: &Session,
        (case, entry): (i64, Option<i64>),
    ) -> Result<Option<VictimView>, DeskError> {
        let Some((mut tx, known)) = self.known_case("victim new", session, case).await? else {
            return Ok(None);
        };
        let mut victim = Victim::default();
        let mut person = None;
        if let Some(entry) = entry {
            let Some((alias, age, doubt)) = self.person_said(&mut tx, &known, entry).await? else {
                return Ok(None);
            };
            person = Some(alias.clone());
            victim = Victim { alias, age, doubt, entry: Some(entry), ..victim };
        }
        let look = crate::case::timeline::seen_act(known.facts.sight);
        self.note(&mut tx, Some(session.member.id), look, &format!("case {case}")).await?;
        tx.commit().await?;
        Ok(Some(VictimView {
            case,
            title: known.details.title.clone(),
            id: 0,
            version: 0,
            victim,
            person,
            written: (String::new(), 0),
            reception: ReceptionSide::default(),
            clocks: Vec::new(),
            steps: Vec::new(),
            referrals: Vec::new(),
            may_work: may_case(session, Permission::WorkCases, known.facts),
            today: self.today(),
        }))
    }

    /// Keeps a record: a new one without a number. `None`: no such case or record for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_victim(
        &self,
        session: &Session,
        (case, id): (i64, Option<i64>),
        form: &VictimForm,
    ) -> Result<Option<VictimDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("victim", session, case).await? else { return Ok(None) };
        let before = match id {
            Some(id) => match rows::victim(&mut tx, case, id).await? {
                Some(row) => Some(row),
                None => return Ok(None),
            },
            None => None,
        };
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(VictimDone::NotPossible));
        }
        if let Err((at, fault)) = check_victim(&form.victim.said()) {
            return Ok(Some(VictimDone::Fault(at, fault)));
        }
        let (me, now) = (session.member.id, self.now());
        let (id, act) = match before {
            Some(row) if row.version != form.version => {
                let view = self.victim_view(&mut tx, session, (&known, &row)).await?;
                self.note(&mut tx, Some(me), "victim-seen", &record_object(case, row.id)).await?;
                tx.commit().await?;
                return Ok(Some(VictimDone::Changed(Box::new(view))));
            }
            Some(row) => {
                let kept: VictimDetails = names::open(&known.key, names::victim_place(row.id), &row.sealed)?;
                // What it was made from stays as it was.
                let victim = Victim { entry: kept.victim().entry, ..form.victim.clone() };
                let sealed =
                    names::seal(&known.key, names::victim_place(row.id), &VictimDetails::of(&victim))?;
                let row = VictimRow { version: row.version + 1, member: me.0, at: now, sealed, ..row };
                rows::update_victim(&mut tx, &row).await?;
                (row.id, "victim-changed")
            }
            None => match self.add_victim(&mut tx, (&known, me.0), form).await? {
                Ok(id) => (id, "victim-added"),
                Err(done) => return Ok(Some(done)),
            },
        };
        let raised = self.keep_record_name(&mut tx, me, (&known.row, id), &form.victim.alias).await?;
        self.tell_after(&mut tx, case, me).await?;
        self.note(&mut tx, Some(me), act, &record_object(case, id)).await?;
        self.note_conflicts(&mut tx, &raised).await?;
        tx.commit().await?;
        Ok(Some(VictimDone::Kept(id)))
    }

    /// Adds one, unless this very form did before or there are too many.
    async fn add_victim(
        &self,
        tx: &mut Tx,
        (known, me): (&KnownCase, i64),
        form: &VictimForm,
    ) -> Result<Result<i64, VictimDone>, DeskError> {
        let case = known.row.number;
        let mut victim = form.victim.clone();
        if let Some(entry) = victim.entry {
            // Somebody of this case, or nobody.
            victim.entry = self.person_said(tx, known, entry).await?.map(|_| entry);
        }
        let details = VictimDetails::of(&victim);
        let all = Zeroizing::new(serde_json::to_string(&details).map_err(|_| DeskError::Damaged("victims"))?);
        let of = Zeroizing::new(format!("victim {me} {case} {} {}", form.once_token, all.as_str()));
        let once = self.0.vault.lookup("once", of.as_bytes());
        if let Some(id) = rows::victim_of_form(tx, &once).await? {
            return Ok(Err(VictimDone::Kept(id)));
        }
        if rows::victims_of(tx, case).await?.len() >= VICTIMS_MAX {
            return Ok(Err(VictimDone::NotPossible));
        }
        let id = rows::next_victim(tx).await?;
        let sealed = names::seal(&known.key, names::victim_place(id), &details)?;
        let row = VictimRow { id, case, version: 1, member: me, at: self.now(), sealed };
        rows::add_victim(tx, &row, &once).await?;
        Ok(Ok(id))
    }

    async fn victim_view(
        &self,
        tx: &mut Tx,
        session: &Session,
        (known, row): (&KnownCase, &VictimRow),
    ) -> Result<VictimView, DeskError> {
        let victim = opened(&known.key, row)?;
        let members = self.member_names(tx).await?;
        let person = match victim.entry {
            Some(entry) => self.person_said(tx, known, entry).await?.map(|(name, ..)| name),
            None => None,
        };
        let clocks = self.clocks_of(tx, (&known.key, row.case), (row.id, victim.age), &members).await?;
        let steps = self.steps_of(tx, &known.key, (row.case, row.id), &members).await?;
        let reception = self.reception_side(tx, (known, row.id), &members).await?;
        Ok(VictimView {
            case: row.case,
            reception,
            title: known.details.title.clone(),
            id: row.id,
            version: row.version,
            person,
            written: (names::name_of(&members, row.member), row.at),
            clocks,
            steps: self.by_kind(&steps),
            referrals: self.referrals_of(tx, row.case, Some(row.id)).await?,
            may_work: may_case(session, Permission::WorkCases, known.facts),
            today: self.today(),
            victim,
        })
    }

    /// What a case says of a person in it: name, age and doubt, as it stands after every correction.
    async fn person_said(
        &self,
        tx: &mut Tx,
        known: &KnownCase,
        entry: i64,
    ) -> Result<Option<(String, Option<AgeBand>, String)>, DeskError> {
        let Some(mut row) = rows::entry_of(tx, known.row.number, entry).await? else { return Ok(None) };
        while let Some(later) = row.replaced_by {
            match rows::entry_of(tx, known.row.number, later).await? {
                Some(next) => row = next,
                None => break,
            }
        }
        if row.kind != EntryKind::Person.code() {
            return Ok(None);
        }
        let details: EntryDetails = names::open(&known.key, names::entry_place(row.id), &row.sealed)?;
        Ok(match Said::of(&row, &details) {
            Some(Said::Person { name, age, doubt, .. }) => Some((name, age, doubt)),
            _ => None,
        })
    }

    /// The records of a case, those whose clock is over or ends next first.
    pub(crate) async fn victims_listed(
        &self,
        tx: &mut Tx,
        known: &KnownCase,
    ) -> Result<Vec<VictimListed>, DeskError> {
        let (case, members) = (known.row.number, self.member_names(tx).await?);
        let mut listed = Vec::new();
        for row in rows::victims_of(tx, case).await? {
            let victim = opened(&known.key, &row)?;
            let clocks = self.clocks_of(tx, (&known.key, case), (row.id, victim.age), &members).await?;
            let next = clocks.into_iter().find(ClockShown::is_counted);
            listed.push(VictimListed { id: row.id, alias: victim.alias, next });
        }
        listed.sort_by_key(|one| {
            let order = one.next.as_ref().map_or((u8::MAX, 0), |clock| clock.stand.order());
            (order, one.id)
        });
        Ok(listed)
    }
}

/// What of a record is hidden in what leaves: what they are called, and how they are reached.
pub(crate) struct VictimToHide {
    pub(crate) id: i64,
    /// The entry of the case that names them.
    pub(crate) entry: Option<i64>,
    pub(crate) alias: String,
    pub(crate) reach: [String; CHANNELS],
    pub(crate) age: Option<AgeBand>,
}

impl Desk {
    /// Each presumed victim of a case, for whatever leaves it.
    pub(crate) async fn victims_to_hide(
        &self,
        tx: &mut Tx,
        key: &Key,
        case: i64,
    ) -> Result<Vec<VictimToHide>, DeskError> {
        let to_hide = |row: &VictimRow| {
            let Victim { alias, entry, channels, age, .. } = opened(key, row)?;
            let reach = channels.map(|channel| channel.reach);
            Ok(VictimToHide { id: row.id, entry, alias, reach, age })
        };
        rows::victims_of(tx, case).await?.iter().map(to_hide).collect()
    }
}

/// What the log calls a record: it is found with its case.
pub(crate) fn record_object(case: i64, id: i64) -> String {
    format!("case {case} victim {id}")
}

/// A record as it lies sealed.
pub(crate) fn seal_record(key: &Key, id: i64, victim: &Victim) -> Result<Vec<u8>, DeskError> {
    names::seal(key, names::victim_place(id), &VictimDetails::of(victim))
}

pub(crate) fn opened(key: &Key, row: &VictimRow) -> Result<Victim, DeskError> {
    let details: VictimDetails = names::open(key, names::victim_place(row.id), &row.sealed)?;
    Ok(details.victim())
}

impl Victim {
    fn said(&self) -> VictimSaid<'_> {
        VictimSaid {
            wants: &self.wants,
            alias: &self.alias,
            age: self.age,
            doubt: &self.doubt,
            languages: (&self.languages, &self.dialect),
            interpreter_wish: &self.wish,
            channels: self.channels.each_ref().map(Channel::said),
            with: (&self.companions, &self.children),
        }
    }
}

impl Channel {
    fn said(&self) -> ChannelSaid<'_> {
        ChannelSaid { reach: &self.reach, hours: &self.hours, code_word: &self.code_word, write: self.write }
    }
}
