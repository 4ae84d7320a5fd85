//! What is decided about a report: who has it, how urgent, until when, labels, notes, a second look. The page of a report is
//! one form: whichever button is pressed, what was decided is done, what was begun is kept, and what is wrong comes back
//! with everything that was typed.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    shell,
    signal::{self, SignalPage},
};
use crate::signal::{About, Draft, NoteOutcome, StateOutcome, Work, WorkForm, WorkOutcome};
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{MemberId, TeamId, Urgency, triage::DecisionFault};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, page::see_other, words::Words};

/// The report a form is about, once what is decided in it is done and what is begun is kept. Otherwise the page that says
/// what is wrong.
pub(crate) async fn settled(
    face: &Face,
    number: &str,
    Filled { here, form, stale }: &Filled,
) -> Result<i64, Response> {
    let Ok(id) = number.parse::<i64>() else { return Err(errors::gone(face, here)) };
    // A form of another session: nothing is done with it, and what was typed is in a fresh form.
    if *stale {
        let keep = |page: &mut SignalPage| page.note = Some("desk-form-old");
        return Err(again(face, here, number, (StatusCode::CONFLICT, form), keep).await);
    }
    let draft = begun(form);
    if draft != Draft::default()
        && let Err(error) = face.desk.save_draft(&here.session, id, &draft).await
    {
        return Err(errors::of(face, here, &error));
    }
    let w = Words::of(here.lang);
    let fault = match wanted(here, form) {
        None => None,
        Some(Err(about)) => Some((about, w.say("work-error-day"))),
        Some(Ok(wanted)) => {
            let decided = face.desk.decide(&here.session, id, &wanted).await;
            fault_of(&errors::found(face, here, decided)?, w)
        }
    };
    match fault {
        None => Ok(id),
        Some((about, words)) => Err(wrong(face, here, number, form, Fault { at: field(about), words }).await),
    }
}

/// What was begun in a form; what it has no field for is not touched.
pub(crate) fn begun(form: &Form) -> Draft {
    let field = |name| form.has(name).then(|| form.one(name).to_owned());
    Draft { reply: field("text"), note: field("internal") }
}

/// The page anew, with what was typed in it and what is wrong beside it.
pub(crate) async fn wrong(face: &Face, here: &Here, number: &str, form: &Form, fault: Fault) -> Response {
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    again(face, here, number, (status, form), |page| page.fault = Some(fault)).await
}

/// The page anew, with what was typed in it.
pub(crate) async fn again(
    face: &Face,
    here: &Here,
    number: &str,
    (status, form): (StatusCode, &Form),
    change: impl FnOnce(&mut SignalPage),
) -> Response {
    match errors::found(face, here, signal::build(face, here, number).await) {
        Ok(mut page) => {
            page.retype(form);
            change(&mut page);
            shell::show(status, &page, shell::keep_language(face, form.one("lang")))
        }
        Err(response) => response,
    }
}

/// What the form decides; nothing if its page showed nothing to decide. `Err`: no day.
fn wanted<'a>(here: &Here, form: &'a Form) -> Option<Result<WorkForm<'a>, About>> {
    let was = Work::of_code(form.one("was"))?;
    let until = match form.one("until").trim() {
        "" => None,
        typed => match dates::parse_day(typed) {
            Some(day) => Some(Day(day)),
            None => return Some(Err(About::Until)),
        },
    };
    let (assignee, team) = match form.one("do") {
        "take" => (Some(here.session.member.id), was.team),
        _ => holder(form.one("assignee"), was.team),
    };
    let wants = Work {
        assignee,
        team,
        urgency: Urgency::of_code(form.one("urgency")).unwrap_or(was.urgency),
        until,
        labels: form.all("label").into_iter().filter_map(|label| label.parse().ok()).collect(),
        ..was.clone()
    };
    Some(Ok(WorkForm {
        was,
        wants,
        urgency_reason: form.one("urgency-reason"),
        until_reason: form.one("until-reason"),
        new_label: form.one("new-label"),
    }))
}

/// Who is chosen: a member, with the team that had it; a team (`t3`); or nobody.
pub(super) fn holder(value: &str, team: Option<TeamId>) -> (Option<MemberId>, Option<TeamId>) {
    match value.strip_prefix('t') {
        Some(id) => (None, id.parse().ok().map(TeamId)),
        None => match value.parse().ok().filter(|id| *id != 0) {
            Some(id) => (Some(MemberId(id)), team),
            None => (None, None),
        },
    }
}

fn field(about: About) -> &'static str {
    match about {
        About::Assignee => "assignee",
        About::Urgency => "urgency-reason",
        About::Until => "until",
        About::Label => "new-label",
    }
}

fn fault_of(outcome: &WorkOutcome, w: &Words) -> Option<(About, String)> {
    match outcome {
        WorkOutcome::Done(_) => None,
        WorkOutcome::Conflict(about) => Some((*about, w.say(&format!("work-conflict-{}", about.code())))),
        WorkOutcome::Fault(about, fault) => Some((*about, decision_fault(*fault, w))),
        WorkOutcome::NoSuchMember => Some((About::Assignee, w.say("work-error-member"))),
        WorkOutcome::BadLabel => Some((About::Label, w.say("work-error-label"))),
        WorkOutcome::NotPossible => Some((About::Assignee, w.say("work-not-possible"))),
    }
}

/// Why a decision is not taken, in words.
pub(crate) fn decision_fault(fault: DecisionFault, w: &Words) -> String {
    match fault {
        DecisionFault::NoReason => w.say("work-error-reason"),
        DecisionFault::LongReason { count, limit } => {
            w.with2("work-error-reason-long", "length", count, "limit", limit)
        }
        DecisionFault::Day => w.say("work-error-day"),
        DecisionFault::NoOutcome => w.say("close-error-outcome"),
        DecisionFault::NoCase => w.say("close-error-case"),
        DecisionFault::NoNumber => w.say("close-error-number"),
        DecisionFault::NumberAndNoOffence => w.say("close-error-both"),
        DecisionFault::OddNumber => w.say("case-error-number"),
        DecisionFault::LongNumber { count, limit } => {
            w.with2("close-error-number-long", "length", count, "limit", limit)
        }
    }
}

/// Back to the report, which says what was done.
pub(crate) fn done(id: i64, what: &str) -> Response {
    see_other(&format!("/signal/{id}?done={what}"), Vec::new())
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    // Whoever sees only what is theirs may just have given it away.
    if !face
        .desk
        .can_see(&filled.here.session, id)
        .await
        .map_err(|error| errors::of(&face, &filled.here, &error))?
    {
        return Ok(see_other("/?done=given", Vec::new()));
    }
    Ok(done(id, if filled.form.one("do") == "take" { "taken" } else { "saved" }))
}

pub(crate) async fn note(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let w = Words::of(here.lang);
    let kept = face.desk.write_note(&here.session, id, form.one("internal"), form.one("once")).await;
    let words = match errors::found(&face, here, kept)? {
        NoteOutcome::Kept => return Ok(done(id, "noted")),
        NoteOutcome::Empty => w.say("note-error-empty"),
        NoteOutcome::TooLong { count, limit } => w.with2("note-error-long", "length", count, "limit", limit),
        NoteOutcome::NotPossible => w.say("work-not-possible"),
    };
    Err(wrong(&face, here, &number, form, Fault { at: "internal", words }).await)
}

pub(crate) async fn second_look(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let agrees = form.one("do") == "agree";
    let version = form.one("version").parse().unwrap_or(0);
    let looked = face.desk.look_second(&here.session, id, version, agrees).await;
    Ok(done(
        id,
        match errors::found(&face, here, looked)? {
            StateOutcome::Done if agrees => "closed",
            StateOutcome::Done => "disagreed",
            StateOutcome::OwnRequest => "own",
            _ => "changed",
        },
    ))
}
