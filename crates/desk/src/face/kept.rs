//! Filters that are kept: named, shared with a team, taken away. Opening one is going to its address.
use super::{
    Face,
    asking::{Filled, Here},
    case_filter::CasesWanted,
    errors,
    fields::{Choice, Fault, choose},
    filter::Wanted,
    shell::{self, Shell},
};
use crate::{
    DeskError, TeamId,
    people::Team,
    views::{View, ViewForm, ViewOutcome},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use web::{form::Form, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "kept.html")]
struct Kept {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    rows: Vec<Row>,
    /// One that is to be kept and was not yet: what was typed, and its address.
    new: Option<(String, String)>,
    teams: Vec<Choice>,
    once: String,
}

/// A filter to go to, with how many it shows.
pub(super) struct Filter {
    pub(super) words: String,
    pub(super) address: String,
    pub(super) chosen: bool,
}

impl Filter {
    /// One that is kept; of some, how many it shows is not counted.
    pub(super) fn kept(view: &View, count: Option<u64>, address: String, chosen: bool) -> Self {
        let words = count.map_or_else(|| view.name.clone(), |count| format!("{} ({count})", view.name));
        Self { words, address, chosen }
    }
}

/// The form that keeps a filter.
pub(super) struct Keep {
    pub(super) teams: Vec<Team>,
    pub(super) once: String,
}

impl Keep {
    pub(super) async fn new(face: &Face, here: &Here) -> Result<Self, DeskError> {
        Ok(Self { teams: face.desk.own_teams(&here.session).await?, once: face.desk.once_token()? })
    }
}

/// Whether an address that is kept is of the list of cases; the others are of the inbox.
pub(super) fn is_of_cases(address: &str) -> bool {
    address.split('?').next() == Some("/cases")
}

/// Only what is an address of ours is kept and shown: codes and numbers in their order.
fn ours(address: &str) -> String {
    match is_of_cases(address) {
        true => CasesWanted::of_address(address).address(1),
        false => Wanted::of_address(address).address(1),
    }
}

struct Row {
    id: i64,
    name: String,
    address: String,
    /// Which list it is of.
    list: &'static str,
    shared: String,
    may_change: bool,
    teams: Vec<Choice>,
    /// Something is wrong in its form.
    open: bool,
}

/// With whom a filter can be shared: nobody, one's own teams, and the team that has it.
fn choices(teams: &[Team], chosen: Option<&Team>, w: &Words) -> Vec<Choice> {
    let choice = |team: &Team| Choice {
        value: team.id.0.to_string(),
        words: team.name.clone(),
        chosen: chosen.is_some_and(|one| one.id == team.id),
    };
    let nobody = Choice { value: "0".into(), words: w.say("kept-only-me"), chosen: chosen.is_none() };
    let other = chosen.filter(|one| !teams.iter().any(|team| team.id == one.id));
    [nobody].into_iter().chain(teams.iter().chain(other).map(choice)).collect()
}

fn shared(view: &View, w: &Words) -> String {
    match (&view.team, &view.by) {
        (None, _) => w.say("kept-only-me"),
        (Some(team), None) => w.with1("work-team", "name", team.name.as_str()),
        (Some(team), Some(by)) => w.with2("kept-by", "team", team.name.as_str(), "name", by.as_str()),
    }
}

impl Kept {
    fn new(face: &Face, here: &Here, (views, teams): (&[View], &[Team]), once: String) -> Self {
        let w = Words::of(here.lang);
        let row = |view: &View| Row {
            id: view.id,
            name: view.name.clone(),
            address: ours(&view.address),
            list: if is_of_cases(&view.address) { "cases-heading" } else { "desk-inbox" },
            shared: shared(view, w),
            may_change: view.may_change,
            teams: choices(teams, view.team.as_ref(), w),
            open: false,
        };
        Self {
            shell: Shell::new(face, here.lang, w.say_plain("kept-title"), "inbox", Some(&here.session)),
            note: match here.query.one("done") {
                "kept" => Some("kept-done"),
                "changed" => Some("kept-changed"),
                "removed" => Some("kept-removed"),
                "gone" => Some("people-changed"),
                "old" => Some("desk-form-old"),
                _ => None,
            },
            fault: None,
            rows: views.iter().map(row).collect(),
            new: None,
            teams: choices(teams, None, w),
            once,
        }
    }

    /// What was typed, at the filter it was typed for.
    fn retype(&mut self, id: Option<i64>, form: &Form) {
        let name = form.one("name").to_owned();
        match self.rows.iter_mut().find(|row| Some(row.id) == id) {
            Some(row) => {
                choose(&mut row.teams, &[form.one("team")]);
                (row.name, row.open) = (name, true);
            }
            None if id.is_none() => {
                self.new = Some((name, ours(form.one("address"))));
                choose(&mut self.teams, &[form.one("team")]);
            }
            None => {}
        }
    }
}

async fn page(face: &Face, here: &Here) -> Result<Kept, Response> {
    let read = async {
        let views = face.desk.views(&here.session).await?;
        let teams = face.desk.own_teams(&here.session).await?;
        Ok::<_, DeskError>(Kept::new(face, here, (&views, &teams), face.desk.once_token()?))
    };
    read.await.map_err(|error| errors::of(face, here, &error))
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let page = page(&face, &here).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn keep(State(face): State<Face>, filled: Filled) -> Result<Response, Response> {
    let Filled { here, form, stale } = &filled;
    if *stale {
        return again(&face, &filled, None, None).await;
    }
    let address = ours(form.one("address"));
    let kept = face.desk.keep_view(&here.session, wanted(form), &address, form.one("once")).await;
    match kept.map_err(|error| errors::of(&face, here, &error))? {
        ViewOutcome::Done => {
            let mark = if address.contains('?') { '&' } else { '?' };
            Ok(see_other(&format!("{address}{mark}done=kept"), Vec::new()))
        }
        outcome => again(&face, &filled, None, Some(outcome)).await,
    }
}

pub(crate) async fn change(
    State(face): State<Face>,
    Path(id): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let Filled { here, form, stale } = &filled;
    let id: i64 = id.parse().unwrap_or(0);
    if *stale {
        return again(&face, &filled, Some(id), None).await;
    }
    let removes = form.one("do") == "remove";
    let outcome = match removes {
        true => face.desk.remove_view(&here.session, id).await,
        false => face.desk.change_view(&here.session, id, wanted(form)).await,
    };
    match outcome.map_err(|error| errors::of(&face, here, &error))? {
        ViewOutcome::Done => {
            let done = if removes { "removed" } else { "changed" };
            Ok(see_other(&format!("/views?done={done}"), Vec::new()))
        }
        ViewOutcome::Gone => Ok(see_other("/views?done=gone", Vec::new())),
        outcome => again(&face, &filled, Some(id), Some(outcome)).await,
    }
}

fn wanted(form: &Form) -> ViewForm<'_> {
    let team = form.one("team").parse().ok().filter(|id| *id != 0).map(TeamId);
    ViewForm { name: form.one("name"), team }
}

/// The page anew, with what was typed; without a fault the form was of an older session.
async fn again(
    face: &Face,
    Filled { here, form, .. }: &Filled,
    id: Option<i64>,
    outcome: Option<ViewOutcome>,
) -> Result<Response, Response> {
    let mut page = page(face, here).await?;
    page.retype(id, form);
    page.fault = outcome.map(|outcome| fault(outcome, Words::of(here.lang)));
    let status = if outcome.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    page.note = if outcome.is_some() { None } else { Some("desk-form-old") };
    Ok(shell::show(status, &page, Vec::new()))
}

fn fault(outcome: ViewOutcome, w: &Words) -> Fault {
    let id = match outcome {
        ViewOutcome::Name | ViewOutcome::Done => "kept-error-name",
        ViewOutcome::NotTheirTeam => "kept-error-team",
        ViewOutcome::TooMany => "kept-error-many",
        ViewOutcome::Gone => "people-changed",
    };
    Fault { at: "kept-name", words: w.say(id) }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let team = |id| Team { id: TeamId(id), name: "<b>".into() };
    let view = |team, by, may_change| View {
        id: 1,
        name: "<b>".into(),
        address: "/?who=me".into(),
        team,
        by,
        may_change,
    };
    let cases = View { address: "/cases?who=me".into(), ..view(None, None, true) };
    let views = [
        cases,
        view(None, None, true),
        view(Some(team(2)), Some("<b>".into()), false),
        view(Some(team(1)), None, true),
    ];
    let full = Kept::new(face, here, (&views, &[team(1)]), "once".into());
    let empty = Kept::new(face, here, (&[], &[]), "once".into());
    let mut pages = vec![full.render().unwrap(), empty.render().unwrap()];
    let notes = ["kept-done", "kept-changed", "kept-removed"];
    for (outcome, note) in
        [ViewOutcome::Name, ViewOutcome::NotTheirTeam, ViewOutcome::TooMany].into_iter().zip(notes)
    {
        let mut page = Kept::new(face, here, (&views, &[team(1)]), "once".into());
        page.retype(None, &Form::parse(b"name=%3Cb%3E&address=/?who=me&team=1").unwrap());
        page.fault = Some(fault(outcome, Words::of(here.lang)));
        page.note = Some(note);
        pages.push(page.render().unwrap());
    }
    pages
}
