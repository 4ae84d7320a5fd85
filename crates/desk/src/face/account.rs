//! What is one's own: where one is signed in, when one is away and who stands in.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choose},
    people::person_fault,
    shell::{self, Shell},
};
use crate::{
    DeskError, MemberId,
    people::{Absence, PersonOutcome},
    session::SessionRow,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{PersonFault, people::ABSENCE_MAX_DAYS};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "account.html")]
struct Account {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    rows: Vec<Row>,
    /// When one is away, in words.
    away: Option<String>,
    from: String,
    until: String,
    days: (String, String),
    substitutes: Vec<Choice>,
}

struct Row {
    id: i64,
    started: String,
    used: String,
    this: bool,
}

impl Account {
    fn new(
        face: &Face,
        here: &Here,
        rows: &[SessionRow],
        (absence, others): (Option<Absence>, &[(MemberId, String)]),
    ) -> Self {
        let w = Words::of(here.lang);
        let today = face.desk.today().number();
        let row = |row: &SessionRow| Row {
            id: row.id,
            started: dates::moment(w, row.started),
            used: dates::moment(w, row.used),
            this: row.this,
        };
        let long = |day: Day| dates::day_long(w, day.number());
        let iso = |day: Day| dates::written_day(day.number());
        let substitute = absence.and_then(|away| away.substitute);
        let other = |(id, name): &(MemberId, String)| Choice {
            value: id.0.to_string(),
            words: name.clone(),
            chosen: substitute == Some(*id),
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("account-title"), "account", Some(&here.session)),
            note: match here.query.one("done") {
                "ended" => Some("sessions-ended"),
                "away" => Some("away-kept"),
                "back" => Some("away-over"),
                "old" => Some("desk-form-old"),
                _ => None,
            },
            fault: None,
            rows: rows.iter().map(row).collect(),
            away: absence.map(|away| {
                w.with2("people-away", "from", long(away.from).as_str(), "until", long(away.until).as_str())
            }),
            from: absence.map(|away| iso(away.from)).unwrap_or_default(),
            until: absence.map(|away| iso(away.until)).unwrap_or_default(),
            days: (dates::written_day(today), dates::written_day(today.saturating_add(ABSENCE_MAX_DAYS))),
            substitutes: others.iter().map(other).collect(),
        }
    }

    fn retype(&mut self, form: &Form) {
        (self.from, self.until) = (form.one("from").into(), form.one("until").into());
        choose(&mut self.substitutes, &[form.one("substitute")]);
    }
}

async fn build(face: &Face, here: &Here) -> Result<Account, DeskError> {
    let rows = face.desk.sessions(&here.session).await?;
    let (absence, others) = face.desk.own_absence(&here.session).await?;
    Ok(Account::new(face, here, &rows, (absence, &others)))
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    match build(&face, &here).await {
        Ok(page) => shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn end_sessions(State(face): State<Face>, Filled { here, form, stale }: Filled) -> Response {
    if stale {
        return see_other("/account?done=old", Vec::new());
    }
    let ended = match (form.one("id"), form.one("id").parse::<i64>()) {
        (_, Ok(id)) => face.desk.end_session(&here.session, id).await.map(|_| ()),
        ("others", _) => face.desk.end_other_sessions(&here.session).await.map(|_| ()),
        _ => return see_other("/account", Vec::new()),
    };
    match ended {
        Ok(()) => see_other("/account?done=ended", Vec::new()),
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn away(State(face): State<Face>, filled: Filled) -> Response {
    let Filled { here, form, stale } = &filled;
    if *stale {
        return again(&face, &filled, None).await;
    }
    if form.one("do") == "back" {
        return match face.desk.be_back(&here.session).await {
            Ok(()) => see_other("/account?done=back", Vec::new()),
            Err(error) => errors::of(&face, here, &error),
        };
    }
    let day = |name: &str| dates::parse_day(form.one(name).trim()).map(Day);
    let (Some(from), Some(until)) = (day("from"), day("until")) else {
        return again(&face, &filled, Some(PersonFault::Days)).await;
    };
    let substitute = form.one("substitute").parse().ok().filter(|id| *id != 0).map(MemberId);
    match face.desk.be_away(&here.session, from, until, substitute).await {
        Ok(PersonOutcome::Done) => see_other("/account?done=away", Vec::new()),
        Ok(PersonOutcome::Fault(fault)) => again(&face, &filled, Some(fault)).await,
        Ok(_) => again(&face, &filled, None).await,
        Err(error) => errors::of(&face, here, &error),
    }
}

/// The page anew, with what was typed; without a fault the form was of an older session.
async fn again(face: &Face, Filled { here, form, .. }: &Filled, fault: Option<PersonFault>) -> Response {
    match build(face, here).await {
        Ok(mut page) => {
            page.retype(form);
            let status =
                if fault.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
            page.note = if fault.is_some() { None } else { Some("desk-form-old") };
            page.fault = fault.map(|fault| person_fault(fault, Words::of(here.lang)));
            shell::show(status, &page, Vec::new())
        }
        Err(error) => errors::of(face, here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let row = |id, this| SessionRow { id, started: 1, used: 2, this };
    let away = Absence { from: Day(1), until: Day(9), substitute: Some(MemberId(2)) };
    let others = [(MemberId(2), "<b>".to_owned())];
    let page = |absence, fault: Option<PersonFault>| {
        let mut page = Account::new(face, here, &[row(1, true), row(2, false)], (absence, &others));
        page.fault = fault.map(|fault| person_fault(fault, Words::of(here.lang)));
        page.render().unwrap()
    };
    vec![
        page(None, None),
        page(Some(away), Some(PersonFault::Days)),
        page(None, Some(PersonFault::Substitute)),
    ]
}
