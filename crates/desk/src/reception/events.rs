//! What happens at a reception: rights that are told, an interpreter by number, who is told that this may be a minor. Written once, never
//! changed; the form that is sent twice writes once.
use super::{
    data,
    sealed::{EventDetails, ReceptionDetails},
};
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    case::may_case,
    names::{self, MemberDetails},
    reception::ReceptionDone,
};
use domain::{
    Counted, ReceptionFault,
    case::LINE_MAX_CHARS,
    reception::{
        EVENTS_MAX, Interpreted, Leaflet, Told, ToldBack, WishMet, check_interpreter_number, check_line,
        check_more, interpreted_minutes, told_in_time,
    },
};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, ReceptionEventRow},
};

/// Rights that were told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rights {
    /// Which texts, each with the day on which its sources were read last, days since 1970.
    pub texts: Vec<(String, u32)>,
    /// Which edition of a printed leaflet.
    pub edition: String,
    /// In which language.
    pub language: String,
    /// How.
    pub how: Told,
    /// Whether a leaflet was given.
    pub leaflet: Leaflet,
    /// Whether they said it in their own words.
    pub back: ToldBack,
}

/// Somebody who interpreted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interpreter {
    /// Their number.
    pub number: String,
    /// From and into which language.
    pub language: String,
    /// Dialect.
    pub dialect: String,
    /// How.
    pub how: Interpreted,
    /// For how long, in minutes.
    pub minutes: u16,
    /// The oath was said.
    pub oath: bool,
    /// Whether a wish about a woman or a man was met.
    pub wish: WishMet,
}

/// Somebody who was told that this may be a minor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Informed {
    /// Their row in the data.
    pub whom: String,
    /// How they were told.
    pub how: String,
    /// The number they gave.
    pub reference: String,
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Happened {
    /// Rights were told.
    Rights(Rights),
    /// Somebody interpreted.
    Interpreter(Interpreter),
    /// Somebody was told of a minor.
    Informed(Informed),
}

/// Something that happened, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its number.
    pub id: i64,
    /// At which reception; 0: at none.
    pub reception: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Who of us, by name.
    pub by: String,
    /// When it was written down, Unix seconds.
    pub written: i64,
    /// What.
    pub what: Happened,
}

impl Event {
    /// Rights were told.
    #[must_use]
    pub fn is_rights(&self) -> bool {
        matches!(self.what, Happened::Rights(_))
    }

    fn is_interpreter(&self) -> bool {
        matches!(self.what, Happened::Interpreter(_))
    }
}

/// Rights, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct RightsSaid<'a> {
    /// Ids of texts.
    pub texts: &'a [&'a str],
    /// Edition of a leaflet.
    pub edition: &'a str,
    /// Language.
    pub language: &'a str,
    /// How.
    pub how: Option<Told>,
    /// Leaflet.
    pub leaflet: Option<Leaflet>,
    /// Told back.
    pub back: Option<ToldBack>,
}

/// An interpreter, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct InterpreterSaid<'a> {
    /// Number.
    pub number: &'a str,
    /// Language.
    pub language: &'a str,
    /// Dialect.
    pub dialect: &'a str,
    /// How.
    pub how: Option<Interpreted>,
    /// From, in minutes since midnight.
    pub from: Option<u16>,
    /// To, likewise.
    pub to: Option<u16>,
    /// The oath was said.
    pub oath: Option<bool>,
    /// Wish met.
    pub wish: Option<WishMet>,
}

/// What happened, as a form says it.
#[derive(Debug, Clone, Copy)]
pub enum EventSaid<'a> {
    /// Rights were told.
    Rights(RightsSaid<'a>),
    /// Somebody interpreted.
    Interpreter(InterpreterSaid<'a>),
    /// Somebody was told of a minor: who, how, under which number.
    Informed(&'a str, &'a str, &'a str),
}

/// What the page sends.
#[derive(Debug, Clone, Copy)]
pub struct EventForm<'a> {
    /// At which reception; 0: at none.
    pub reception: i64,
    /// When, Unix seconds.
    pub at: Option<i64>,
    /// What.
    pub said: EventSaid<'a>,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

type Wrong = (&'static str, ReceptionFault);

fn line(text: &str, at: &'static str) -> Result<String, Wrong> {
    check_line(text).map_err(|fault| (at, fault))?;
    Ok(text.trim().to_owned())
}

fn more(text: &str, at: &'static str) -> Result<String, Wrong> {
    check_more(text, LINE_MAX_CHARS).map_err(|fault| (at, fault))?;
    Ok(text.trim().to_owned())
}

fn chosen<T>(choice: Option<T>, at: &'static str) -> Result<T, Wrong> {
    choice.ok_or((at, ReceptionFault::Choice))
}

impl RightsSaid<'_> {
    fn check(&self) -> Result<Happened, Wrong> {
        let known = data::rights_texts();
        let texts = known.iter().filter(|(id, _)| self.texts.contains(&id.as_str()));
        let texts: Vec<(String, u32)> = texts.cloned().collect();
        // A leaflet that somebody else printed is a text too: its edition says which.
        if texts.is_empty() && self.edition.trim().is_empty() {
            return Err(("texts", ReceptionFault::Choice));
        }
        Ok(Happened::Rights(Rights {
            texts,
            edition: more(self.edition, "edition")?,
            language: line(self.language, "spoken")?,
            how: chosen(self.how, "how")?,
            leaflet: chosen(self.leaflet, "leaflet")?,
            back: chosen(self.back, "back")?,
        }))
    }
}

impl InterpreterSaid<'_> {
    fn check(&self) -> Result<Happened, Wrong> {
        check_interpreter_number(self.number).map_err(|fault| ("number", fault))?;
        let (language, dialect) = (line(self.language, "spoken")?, more(self.dialect, "dialect")?);
        let how = chosen(self.how, "how")?;
        let span = self.from.zip(self.to).ok_or(("from", ReceptionFault::Moment))?;
        let minutes = interpreted_minutes(span.0, span.1).map_err(|fault| ("from", fault))?;
        Ok(Happened::Interpreter(Interpreter {
            number: self.number.trim().to_uppercase(),
            language,
            dialect,
            how,
            minutes,
            oath: chosen(self.oath, "oath")?,
            wish: chosen(self.wish, "wish")?,
        }))
    }
}

impl EventSaid<'_> {
    fn check(&self, to_inform: &[data::ToInform]) -> Result<Happened, Wrong> {
        match self {
            Self::Rights(said) => said.check(),
            Self::Interpreter(said) => said.check(),
            Self::Informed(whom, how, reference) => {
                let there = to_inform.iter().any(|row| row.id == *whom);
                Ok(Happened::Informed(Informed {
                    whom: chosen(there.then(|| (*whom).to_owned()), "whom")?,
                    how: line(how, "how")?,
                    reference: more(reference, "reference")?,
                }))
            }
        }
    }

    fn act(&self) -> &'static str {
        match self {
            Self::Rights(_) => "rights-told",
            Self::Interpreter(_) => "interpreter-noted",
            Self::Informed(..) => "minor-told",
        }
    }
}

impl Desk {
    /// Writes down something that happened. `None`: no such case, record or reception for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_event(
        &self,
        session: &Session,
        (case, victim): (i64, i64),
        form: &EventForm<'_>,
    ) -> Result<Option<ReceptionDone>, DeskError> {
        let Some((mut tx, known)) = self.known_case("reception event", session, case).await? else {
            return Ok(None);
        };
        let there = rows::victim(&mut tx, case, victim).await?.is_some();
        let at_one = match form.reception {
            0 => true,
            id => super::one(&mut tx, (case, victim, id)).await?.is_some(),
        };
        if !there || !at_one {
            return Ok(None);
        }
        if !may_case(session, Permission::WorkCases, known.facts) {
            return Ok(Some(ReceptionDone::NotPossible));
        }
        let happened = match form.said.check(self.0.reception.to_inform()) {
            Ok(happened) => happened,
            Err((at, fault)) => return Ok(Some(ReceptionDone::Fault(at, fault))),
        };
        let now = self.now();
        let at = match form.at {
            None => return Ok(Some(ReceptionDone::Fault("day", ReceptionFault::Moment))),
            Some(at) if at > now + super::AHEAD => {
                return Ok(Some(ReceptionDone::Fault("day", ReceptionFault::Future)));
            }
            Some(at) => at,
        };
        let me = session.member.id;
        let of = format!("event {} {case} {victim} {} {}", me.0, form.said.act(), form.once_token);
        let once = self.0.vault.lookup("once", of.as_bytes());
        if rows::reception_events_of(&mut tx, case, victim).await?.len() >= EVENTS_MAX {
            return Ok(Some(ReceptionDone::Full));
        }
        let counted =
            self.counted_event(&mut tx, (&known.key, case, victim), (form.reception, &happened, at)).await?;
        let id = rows::next_reception_event(&mut tx).await?;
        let details = EventDetails::of(&happened, (form.reception, at), (me.0, now));
        let sealed = names::seal(&known.key, names::reception_event_place(id), &details)?;
        if rows::add_reception_event(&mut tx, &ReceptionEventRow { id, case, victim, sealed }, &once).await? {
            self.tell_after(&mut tx, case, me).await?;
            if let Some(counted) = counted {
                self.count(&mut tx, counted).await?;
            }
            self.note(&mut tx, Some(me), form.said.act(), &format!("case {case}")).await?;
            tx.commit().await?;
        }
        Ok(Some(ReceptionDone::Kept(id, 0)))
    }

    /// What is counted of it: the first time that rights are told at a reception, and the first interpreter there.
    async fn counted_event(
        &self,
        tx: &mut Tx,
        (key, case, victim): (&Key, i64, i64),
        (reception, happened, at): (i64, &Happened, i64),
    ) -> Result<Option<Counted>, DeskError> {
        let Some(row) = super::one(tx, (case, victim, reception)).await? else { return Ok(None) };
        let before = self.events_of(tx, (key, case, victim), &HashMap::new()).await?;
        let here = |event: &&Event| event.reception == reception;
        Ok(match happened {
            Happened::Rights(_) if !before.iter().filter(here).any(Event::is_rights) => {
                let details: ReceptionDetails =
                    names::open(key, names::reception_place(row.id), &row.sealed)?;
                let in_time = told_in_time(details.reception()?.first, [at]) == Some(true);
                Some(if in_time { Counted::RightsHour } else { Counted::RightsLater })
            }
            Happened::Interpreter(_) if !before.iter().filter(here).any(Event::is_interpreter) => {
                Some(Counted::Interpreter)
            }
            _ => None,
        })
    }

    /// What happened, in order of time.
    pub(super) async fn events_of(
        &self,
        tx: &mut Tx,
        (key, case, victim): (&Key, i64, i64),
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Vec<Event>, DeskError> {
        let mut events = Vec::new();
        for row in rows::reception_events_of(tx, case, victim).await? {
            let details: EventDetails = names::open(key, names::reception_event_place(row.id), &row.sealed)?;
            events.push(details.event(row.id, names::name_of(members, details.member))?);
        }
        events.sort_by_key(|event| (event.at, event.id));
        Ok(events)
    }
}
