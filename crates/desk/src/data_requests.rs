//! What people ask about their own data, and what was answered: noted, told of before its last day, put off once with a reason, closed
//! with what came of it. Who asked and every word is sealed; a request about a record that is not a member's to see is not either.
use crate::{
    Desk, DeskError, Permission, Session,
    apart::record,
    case::{case_facts, may_case},
    ending::{Of, of_code},
    names::{self, MemberDetails},
    notices::Tell,
    signal::facts,
};
use domain::{
    NoticeKind,
    data_request::{
        MONTHS, MORE_MONTHS, RequestFault, RequestKind, RequestOutcome, RequestWay, TOLD_BEFORE_DAYS,
        check_received, check_words,
    },
};
use envelope::ids::Day;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, DataRequestRow},
};
use web::dates;
use zeroize::{Zeroize, ZeroizeOnDrop};

/// Rows on a page.
pub const PAGE_REQUESTS: usize = 50;

/// A request in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestListed {
    /// Its number.
    pub id: i64,
    /// Which right.
    pub kind: RequestKind,
    /// Who asks, as the desk calls them.
    pub who: String,
    /// The last day on which it is answered in time.
    pub due: Day,
    /// That was put off once.
    pub extended: bool,
    /// What came of it, and when, Unix seconds.
    pub closed: Option<(RequestOutcome, i64)>,
}

/// A request as its page shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestView {
    /// As in the list.
    pub listed: RequestListed,
    /// Goes into forms.
    pub version: i64,
    /// By which way it came.
    pub way: RequestWay,
    /// Who noted it, by name.
    pub by: String,
    /// The day it came.
    pub received: Day,
    /// It was put off.
    pub extended: bool,
    /// The report or case it is about.
    pub about: Option<(Of, i64)>,
    /// What the person asked, in our words.
    pub asked: String,
    /// How it was made sure who asks.
    pub checked: String,
    /// What was done: who, when, what; oldest first.
    pub steps: Vec<(String, i64, String)>,
}

/// A new request, as typed.
#[derive(Debug, Clone, Copy)]
pub struct RequestForm<'a> {
    /// Which right.
    pub kind: Option<RequestKind>,
    /// By which way it came.
    pub way: Option<RequestWay>,
    /// The day it came.
    pub received: Option<Day>,
    /// Who asks: an alias will do.
    pub who: &'a str,
    /// What they ask.
    pub asked: &'a str,
    /// How it was made sure; may come later.
    pub checked: &'a str,
    /// The report or case it is about.
    pub about: Option<(Of, i64)>,
    /// Of the form: sent twice, it is noted once.
    pub once_token: &'a str,
}

/// What is done about a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestAct {
    /// Something is noted.
    Note,
    /// How it was made sure who asks.
    Check,
    /// It is put off by two months.
    Extend,
    /// It is answered.
    Close(Option<RequestOutcome>),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RequestDone {
    /// Done; the request of this number.
    Done(i64),
    /// Somebody changed it since the page was made, or it is closed.
    Changed,
    /// It cannot be kept like this: at which field.
    Fault(&'static str, RequestFault),
}

#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
struct Details {
    who: String,
    asked: String,
    checked: String,
}

impl Desk {
    /// A page of requests: open ones by their last day, or answered ones, latest first.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that answers none.
    pub async fn data_requests(
        &self,
        session: &Session,
        open: bool,
        page: u32,
    ) -> Result<(Vec<RequestListed>, bool), DeskError> {
        self.allow(session, Permission::DataRequests).await?;
        let count = i64::try_from(PAGE_REQUESTS).unwrap_or(i64::MAX);
        let skip = i64::from(page.max(1) - 1).saturating_mul(count);
        let mut tx = self.0.store.read("data requests").await?;
        let mut found = rows::data_requests(&mut tx, (open, &not_theirs(session)), (skip, count + 1)).await?;
        let has_more = found.len() > PAGE_REQUESTS;
        found.truncate(PAGE_REQUESTS);
        let listed = found.iter().map(|row| self.listed_request(row, &self.request_details(row)?));
        Ok((listed.collect::<Result<_, _>>()?, has_more))
    }

    /// Notes what somebody asks.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that answers none.
    pub async fn note_data_request(
        &self,
        session: &Session,
        form: &RequestForm<'_>,
    ) -> Result<RequestDone, DeskError> {
        self.allow(session, Permission::DataRequests).await?;
        let me = session.member.id;
        let checked = self.check_request(form);
        let (kind, way, received) = match checked {
            Ok(checked) => checked,
            Err((at, fault)) => return Ok(RequestDone::Fault(at, fault)),
        };
        let once = self
            .0
            .vault
            .lookup("once", format!("request {} {} {}", me.0, form.once_token, form.asked).as_bytes());
        let mut tx = self.0.store.write("data request").await?;
        if let Some(about) = form.about
            && !self.is_there(&mut tx, session, about).await?
        {
            return Ok(RequestDone::Fault("about", RequestFault::NoSuch));
        }
        if let Some(id) = rows::data_request_of_form(&mut tx, &once).await? {
            return Ok(RequestDone::Done(id));
        }
        let due = dates::months_after(received.number(), MONTHS);
        let row = DataRequestRow {
            id: 0,
            version: 1,
            kind: kind.code().into(),
            way: way.code().into(),
            member: me.0,
            received_day: received.number(),
            due_day: due,
            extended: false,
            about: form.about.map(|(of, number)| (of.code().to_owned(), number)),
            closed: None,
            sealed: Vec::new(),
        };
        let details = Details {
            who: form.who.trim().into(),
            asked: form.asked.trim().into(),
            checked: form.checked.trim().into(),
        };
        let seal = |id| names::seal(self.0.vault.desk(), names::data_request_place(id), &details).ok();
        let added = rows::add_data_request(&mut tx, &row, &once, seal).await?;
        let id = added.ok_or(DeskError::Damaged("data_requests"))?;
        self.note(&mut tx, Some(me), "request-noted", &format!("request {id}")).await?;
        tx.commit().await?;
        Ok(RequestDone::Done(id))
    }

    fn check_request(
        &self,
        form: &RequestForm<'_>,
    ) -> Result<(RequestKind, RequestWay, Day), (&'static str, RequestFault)> {
        let kind = form.kind.ok_or(("kind", RequestFault::Choice))?;
        let way = form.way.ok_or(("way", RequestFault::Choice))?;
        let received = check_received(self.today(), form.received).map_err(|fault| ("received", fault))?;
        check_words(form.who).map_err(|fault| ("who", fault))?;
        check_words(form.asked).map_err(|fault| ("asked", fault))?;
        if !form.checked.trim().is_empty() {
            check_words(form.checked).map_err(|fault| ("checked", fault))?;
        }
        Ok((kind, way, received))
    }

    /// The page of a request. `None`: there is none for this member.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that answers none.
    pub async fn data_request(&self, session: &Session, id: i64) -> Result<Option<RequestView>, DeskError> {
        self.allow(session, Permission::DataRequests).await?;
        let mut tx = self.0.store.write("data request seen").await?;
        let Some(row) = self.found_request(&mut tx, session, id).await? else { return Ok(None) };
        let members = self.member_names(&mut tx).await?;
        let view = self.request_view(&mut tx, &row, &members).await?;
        self.note(&mut tx, Some(session.member.id), "request-seen", &format!("request {id}")).await?;
        tx.commit().await?;
        Ok(Some(view))
    }

    /// Does something about a request. `None`: there is none for this member.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that answers none.
    pub async fn act_on_data_request(
        &self,
        session: &Session,
        (id, version): (i64, i64),
        (act, words): (RequestAct, &str),
    ) -> Result<Option<RequestDone>, DeskError> {
        self.allow(session, Permission::DataRequests).await?;
        let me = session.member.id;
        let mut tx = self.0.store.write("data request").await?;
        let Some(mut row) = self.found_request(&mut tx, session, id).await? else { return Ok(None) };
        if row.version != version || row.closed.is_some() {
            return Ok(Some(RequestDone::Changed));
        }
        let mut details = self.request_details(&row)?;
        if let Err((at, fault)) = check_act(&row, &details, act, words) {
            return Ok(Some(RequestDone::Fault(at, fault)));
        }
        let noted = match act {
            RequestAct::Note => "request-worked",
            RequestAct::Check => {
                details.checked = words.trim().into();
                "request-worked"
            }
            RequestAct::Extend => {
                (row.due_day, row.extended) = (dates::months_after(row.due_day, MORE_MONTHS), true);
                "request-extended"
            }
            RequestAct::Close(outcome) => {
                row.closed = outcome.map(|outcome| (outcome.code().to_owned(), self.now()));
                "request-answered"
            }
        };
        row.version += 1;
        row.sealed = names::seal(self.0.vault.desk(), names::data_request_place(id), &details)?;
        rows::update_data_request(&mut tx, &row).await?;
        let step =
            |step| self.0.vault.desk().seal(names::request_step_place(step), words.trim().as_bytes()).ok();
        rows::add_data_request_step(&mut tx, id, (me.0, self.now()), step).await?;
        self.note(&mut tx, Some(me), noted, &format!("request {id}")).await?;
        tx.commit().await?;
        Ok(Some(RequestDone::Done(id)))
    }

    /// Tells of requests whose last day is near, once.
    pub(crate) async fn tell_due_requests(&self) -> Result<(), DeskError> {
        let soon = self.today().number().saturating_add(TOLD_BEFORE_DAYS);
        let mut tx = self.0.store.write("requests due").await?;
        if rows::data_requests_due(&mut tx, soon).await? > 0 {
            let to = Tell::All(Permission::DataRequests);
            self.tell(&mut tx, (NoticeKind::RequestDue, None), to, None).await?;
            tx.commit().await?;
        }
        Ok(())
    }

    async fn found_request(
        &self,
        tx: &mut Tx,
        session: &Session,
        id: i64,
    ) -> Result<Option<DataRequestRow>, DeskError> {
        Ok(rows::lock_data_request(tx, id).await?.filter(|row| is_theirs(session, row)))
    }

    /// Whether a report or case is there for this member.
    async fn is_there(
        &self,
        tx: &mut Tx,
        session: &Session,
        (of, number): (Of, i64),
    ) -> Result<bool, DeskError> {
        Ok(match of {
            Of::Signal => match rows::signal(tx, number).await? {
                Some(row) => self.may(session, Permission::ReadSignals, facts(&row, session)?),
                None => false,
            },
            Of::Case => match rows::case(tx, number).await? {
                Some(row) => may_case(session, Permission::ReadCases, case_facts(&row, session)?),
                None => false,
            },
        })
    }

    fn request_details(&self, row: &DataRequestRow) -> Result<Details, DeskError> {
        names::open(self.0.vault.desk(), names::data_request_place(row.id), &row.sealed)
    }

    fn listed_request(&self, row: &DataRequestRow, details: &Details) -> Result<RequestListed, DeskError> {
        let damaged = || DeskError::Damaged("data_requests");
        let closed = row.closed.as_ref().map(|(outcome, at)| {
            RequestOutcome::of_code(outcome).map(|outcome| (outcome, *at)).ok_or_else(damaged)
        });
        Ok(RequestListed {
            id: row.id,
            kind: RequestKind::of_code(&row.kind).ok_or_else(damaged)?,
            who: details.who.clone(),
            due: Day(row.due_day),
            extended: row.extended,
            closed: closed.transpose()?,
        })
    }

    async fn request_view(
        &self,
        tx: &mut Tx,
        row: &DataRequestRow,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<RequestView, DeskError> {
        let details = self.request_details(row)?;
        let mut steps = Vec::new();
        for (id, member, at, sealed) in rows::data_request_steps(tx, row.id).await? {
            let plain = self.0.vault.desk().open(names::request_step_place(id), &sealed)?;
            steps.push((names::name_of(members, member), at, String::from_utf8_lossy(&plain).into_owned()));
        }
        let about = row.about.as_ref().map(|(kind, number)| of_code(kind).map(|of| (of, *number)));
        Ok(RequestView {
            listed: self.listed_request(row, &details)?,
            version: row.version,
            way: RequestWay::of_code(&row.way).ok_or(DeskError::Damaged("data_requests"))?,
            by: names::name_of(members, row.member),
            received: Day(row.received_day),
            extended: row.extended,
            about: about.transpose()?,
            asked: details.asked.clone(),
            checked: details.checked.clone(),
            steps,
        })
    }
}

fn check_act(
    row: &DataRequestRow,
    details: &Details,
    act: RequestAct,
    words: &str,
) -> Result<(), (&'static str, RequestFault)> {
    check_words(words).map_err(|fault| ("words", fault))?;
    match act {
        RequestAct::Extend if row.extended => Err(("words", RequestFault::Extended)),
        RequestAct::Close(None) => Err(("outcome", RequestFault::Choice)),
        RequestAct::Close(Some(outcome)) if outcome.gives() && details.checked.is_empty() => {
            Err(("outcome", RequestFault::Unchecked))
        }
        _ => Ok(()),
    }
}

/// The same as [`is_theirs`] for the database, which fills the pages: what a request may not be about.
fn not_theirs(session: &Session) -> String {
    let hidden = session.reach.kept_from.union(&session.reach.inner);
    let written = hidden.map(|record| match record {
        domain::Record::Signal(number) => format!(" {}:{number}", Of::Signal.code()),
        domain::Record::Case(number) => format!(" {}:{number}", Of::Case.code()),
    });
    written.chain([" ".to_owned()]).collect()
}

/// What is about a record that is kept from somebody or among others is not theirs.
fn is_theirs(session: &Session, row: &DataRequestRow) -> bool {
    let about = row.about.as_ref().and_then(|(kind, number)| Some(record(of_code(kind).ok()?, *number)));
    about.is_none_or(|about| {
        !session.reach.kept_from.contains(&about) && !session.reach.inner.contains(&about)
    })
}
