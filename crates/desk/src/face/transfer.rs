//! Handing a case over: to whom, what the earlier holder may still see, why; and what is offered to oneself or was offered.
use super::{
    Face,
    asking::{Filled, Here},
    due::{Due, Rule},
    errors,
    fields::{Choice, Fault, choose},
    shell::{self, Shell},
    work,
};
use crate::{
    signal::Colleague,
    transfer::{Answer, Transfer, TransferDone, TransferForm, TransferList, TransferView},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{AfterRight, TransferFault, TransferState, transfer::AFTER_MAX_DAYS};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "transfer.html")]
struct TransferPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    number: i64,
    title: String,
    waiting: Option<Row>,
    people: Vec<Choice>,
    teams: Vec<Choice>,
    after: Vec<Choice>,
    until: String,
    days: (String, String),
    why: String,
}

#[derive(Template)]
#[template(path = "transfers.html")]
struct ListPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    rows: Vec<Row>,
    newer: Option<u32>,
    older: Option<u32>,
}

/// An offer in words.
struct Row {
    id: i64,
    case: i64,
    sees_case: bool,
    state: &'static str,
    state_words: String,
    asked: String,
    to: String,
    after: String,
    /// Until when the earlier holder still reads it, unless that is over.
    until: Option<Due>,
    why: String,
    answered: Option<(String, String)>,
    may_answer: bool,
    may_withdraw: bool,
    /// What was typed, and what is wrong with it.
    answer: String,
    fault: Option<String>,
}

fn row(one: &Transfer, today: Day, w: &Words) -> Row {
    let (after, until) = &one.after;
    let reads = *after != AfterRight::Nothing && *until >= today;
    let after = match after {
        AfterRight::Nothing => w.say("after-is-over"),
        AfterRight::Read | AfterRight::Told => {
            let day = dates::day_long(w, until.number());
            w.with1(&format!("after-{}-until", after.code()), "date", day.as_str())
        }
    };
    let by =
        |name: &str, at: i64| w.with2("apart-kept-by", "name", name, "date", dates::moment(w, at).as_str());
    Row {
        id: one.id,
        case: one.case,
        sees_case: one.sees_case,
        state: if one.state == TransferState::Asked { "waiting" } else { "closed" },
        state_words: w.say(&format!("transfer-state-{}", one.state.code())),
        asked: by(&one.asked.0, one.asked.1),
        to: one.to.clone(),
        after,
        until: reads.then(|| Due::new(*until, today, Rule::After, w)),
        why: one.why.clone(),
        answered: one.answered.as_ref().map(|(name, at, words)| (by(name, *at), words.clone())),
        may_answer: one.may_answer,
        may_withdraw: one.may_withdraw,
        answer: String::new(),
        fault: None,
    }
}

fn fault_words(fault: TransferFault, w: &Words) -> String {
    w.say(&format!("transfer-error-{}", fault.code()))
}

impl TransferPage {
    fn new(face: &Face, here: &Here, view: TransferView) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", view.number.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/transfer", view.number);
        let person =
            |one: &Colleague| Choice { value: one.id.0.to_string(), words: one.name.clone(), chosen: false };
        let team = |team: &crate::people::Team| Choice {
            value: format!("t{}", team.id.0),
            words: team.name.clone(),
            chosen: false,
        };
        let right = |one: &AfterRight| Choice {
            value: one.code().into(),
            words: w.say(&format!("after-{}", one.code())),
            chosen: false,
        };
        let today = face.desk.today().number();
        let days = (dates::written_day(today), dates::written_day(today.saturating_add(AFTER_MAX_DAYS)));
        Self {
            note: (here.query.one("done") == "offered").then_some("transfer-offered"),
            fault: None,
            number: view.number,
            title: view.title,
            waiting: view.waiting.as_ref().map(|one| row(one, face.desk.today(), w)),
            people: view.colleagues.iter().map(person).collect(),
            teams: view.teams.iter().map(team).collect(),
            after: AfterRight::ALL.iter().map(right).collect(),
            until: String::new(),
            days,
            why: String::new(),
            shell,
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.people, &[form.one("holder")]);
        choose(&mut self.teams, &[form.one("holder")]);
        choose(&mut self.after, &[form.one("after")]);
        self.until = form.one("until").into();
        self.why = form.one("why").into();
    }
}

async fn found(face: &Face, here: &Here, number: &str) -> Result<TransferPage, Response> {
    let Ok(number) = number.parse::<i64>() else { return Err(errors::gone(face, here)) };
    let view = face.desk.transfer_view(&here.session, number).await;
    Ok(TransferPage::new(face, here, errors::found(face, here, view)?))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, &number).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = found(&face, here, &number).await?;
    page.retype(form);
    let again = |mut page: TransferPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    if asked.is_some() {
        return Ok(again(page, StatusCode::OK, None, None));
    }
    let (holder, team) = work::holder(form.one("holder"), None);
    let wanted = TransferForm {
        holder,
        team,
        after: AfterRight::of_code(form.one("after")),
        until: dates::parse_day(form.one("until").trim()).map(Day),
        why: form.one("why"),
    };
    let number = page.number;
    let offered = face.desk.offer_case(&here.session, number, &wanted).await;
    match errors::found(&face, here, offered)? {
        TransferDone::Done => Ok(see_other(&format!("/case/{number}/transfer?done=offered"), Vec::new())),
        TransferDone::Changed | TransferDone::NotPossible => {
            Ok(again(page, StatusCode::CONFLICT, Some("case-changed"), None))
        }
        TransferDone::Fault(at, fault) => {
            let fault = Fault { at, words: fault_words(fault, Words::of(here.lang)) };
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault)))
        }
    }
}

fn list_page(face: &Face, here: &Here, list: &TransferList) -> ListPage {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("transfers-title"), "cases", Some(&here.session));
    shell.at = format!("/transfers?page={}", list.page);
    ListPage {
        note: match here.query.one("done") {
            "accepted" => Some("transfer-accepted"),
            "declined" => Some("transfer-declined"),
            "withdrawn" => Some("transfer-withdrawn"),
            "changed" => Some("transfer-changed"),
            _ => None,
        },
        fault: None,
        rows: list.rows.iter().map(|one| row(one, face.desk.today(), w)).collect(),
        newer: (list.page > 1).then(|| list.page - 1),
        older: list.has_more.then(|| list.page + 1),
        shell,
    }
}

async fn listed(face: &Face, here: &Here) -> Result<ListPage, Response> {
    match face.desk.transfers(&here.session, here.query.number("page")).await {
        Ok(list) => Ok(list_page(face, here, &list)),
        Err(error) => Err(errors::of(face, here, &error)),
    }
}

pub(crate) async fn list(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let page = listed(&face, &here).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn answer(
    State(face): State<Face>,
    Path(id): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let Ok(id) = id.parse::<i64>() else { return Err(errors::gone(&face, &here)) };
    let (wanted, said) = match form.one("do") {
        "accept" => (Answer::Accept, "accepted"),
        "decline" => (Answer::Decline(form.one("answer")), "declined"),
        "withdraw" => (Answer::Withdraw, "withdrawn"),
        _ => return Err(errors::gone(&face, &here)),
    };
    let w = Words::of(here.lang);
    let (status, note, fault) = if stale {
        (StatusCode::CONFLICT, Some("desk-form-old"), None)
    } else {
        let answered = face.desk.answer_transfer(&here.session, id, wanted).await;
        match errors::found(&face, &here, answered)? {
            TransferDone::Done => return Ok(see_other(&format!("/transfers?done={said}"), Vec::new())),
            TransferDone::Changed => return Ok(see_other("/transfers?done=changed", Vec::new())),
            TransferDone::NotPossible => (StatusCode::CONFLICT, Some("work-not-possible"), None),
            TransferDone::Fault(_, fault) => {
                (StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault_words(fault, w)))
            }
        }
    };
    let mut page = listed(&face, &here).await?;
    page.note = note;
    // What is wrong stands at the top with a link to its field, and beside the field.
    if let Some(row) = page.rows.iter_mut().find(|row| row.id == id) {
        row.answer = form.one("answer").into();
        row.fault.clone_from(&fault);
    }
    page.fault = fault.map(|words| Fault { at: "answer", words });
    Ok(shell::show(status, &page, Vec::new()))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::MemberId;
    let w = Words::of(here.lang);
    let offer = |id: i64, after: AfterRight, state: TransferState| Transfer {
        id,
        case: 7,
        sees_case: id % 2 == 0,
        asked: ("Bo <b>".into(), 1_795_521_600),
        to: "<b>".into(),
        after: (after, Day(20_800)),
        why: "draft <b>".into(),
        state,
        answered: (state != TransferState::Asked).then(|| ("Cem <b>".into(), 1, "draft <b>".into())),
        may_answer: id % 2 == 0,
        may_withdraw: id % 2 == 1,
    };
    let view = |waiting| TransferView {
        number: 7,
        title: "<b>".into(),
        waiting,
        colleagues: vec![Colleague { id: MemberId(2), name: "<b>".into(), away: None }],
        teams: vec![crate::people::Team { id: crate::TeamId(1), name: "<b>".into() }],
    };
    let mut pages = Vec::new();
    for fault in TransferFault::ALL {
        let mut page = TransferPage::new(face, here, view(None));
        page.fault = Some(Fault { at: "until", words: fault_words(*fault, w) });
        page.why = "draft <b>".into();
        pages.push(page.render().unwrap());
    }
    let waits = TransferPage::new(face, here, view(Some(offer(3, AfterRight::Told, TransferState::Asked))));
    pages.push(waits.render().unwrap());
    let states = TransferState::ALL.iter().cycle().zip(AfterRight::ALL.iter().cycle()).take(12);
    let rows = (1..).zip(states).map(|(id, (state, after))| offer(id, *after, *state)).collect();
    let mut list = list_page(face, here, &TransferList { rows, page: 2, has_more: true });
    list.note = Some("transfer-changed");
    if let Some(row) = list.rows.iter_mut().find(|row| row.may_answer) {
        (row.answer, row.fault) = ("draft <b>".into(), Some(fault_words(TransferFault::Empty, w)));
    }
    pages.push(list.render().unwrap());
    let none = TransferList { rows: vec![], page: 1, has_more: false };
    pages.push(list_page(face, here, &none).render().unwrap());
    pages
}
