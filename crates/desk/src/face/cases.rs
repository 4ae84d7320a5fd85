//! The list of cases, and one's own tasks in them.
use super::{
    Face,
    asking::Here,
    case_filter::{self, CasesWanted, VIEWS},
    due::{Due, Rule},
    errors,
    fields::Fault,
    filter::Panel,
    kept::{self, Filter, Keep},
    shell::{self, Shell},
};
use crate::{
    DeskError,
    case::{CaseFilter, CaseList, Said},
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::CaseState;
use http::StatusCode;
use web::{dates, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "cases.html")]
struct Cases {
    shell: Shell,
    note: Option<&'static str>,
    views: Vec<Filter>,
    /// Filters that members keep, with how many they show.
    kept: Vec<Filter>,
    panel: Panel,
    filtered: bool,
    /// How many the filter shows, in words.
    found: String,
    keep: Keep,
    rows: Vec<Row>,
    /// Open tasks of the reader: address, words, until when.
    tasks: Vec<(i64, String, Option<Due>)>,
    page: u32,
    newer: Option<String>,
    older: Option<String>,
}

struct Row {
    number: i64,
    title: String,
    state: &'static str,
    state_words: String,
    holder: String,
    opened: String,
    review: Option<Due>,
}

/// What is shown.
struct Found {
    list: CaseList,
    tasks: Vec<(i64, i64, Said)>,
    kept: Vec<Filter>,
    keep: Keep,
}

async fn found(face: &Face, here: &Here, wanted: CasesWanted) -> Result<Found, DeskError> {
    let list = face.desk.cases(&here.session, wanted.0, here.query.number("page")).await?;
    let mut views = face.desk.views(&here.session).await?;
    views.retain(|view| kept::is_of_cases(&view.address));
    let asked: Vec<CasesWanted> = views.iter().map(|view| CasesWanted::of_address(&view.address)).collect();
    let filters: Vec<CaseFilter> = asked.iter().map(|one| one.0).collect();
    let counts = face.desk.count_cases(&here.session, &filters).await?;
    let me = here.session.member.id;
    let counted = |one: &CasesWanted, count| (!one.0.measures(me)).then_some(count);
    let kept = views.iter().zip(&asked).zip(counts);
    let kept = kept
        .map(|((view, one), count)| Filter::kept(view, counted(one, count), one.address(1), *one == wanted));
    Ok(Found {
        list,
        tasks: face.desk.own_tasks(&here.session).await?,
        kept: kept.collect(),
        keep: Keep::new(face, here).await?,
    })
}

fn build(face: &Face, here: &Here, wanted: CasesWanted, found: Found) -> Cases {
    let w = Words::of(here.lang);
    let list = &found.list;
    let views = VIEWS.iter().zip(&list.counts).map(|((id, _, which), count)| {
        let one = CasesWanted((*which).into());
        Filter { words: format!("{} ({count})", w.say(id)), address: one.address(1), chosen: one == wanted }
    });
    let today = face.desk.today();
    let row = |one: &crate::case::CaseListed| Row {
        number: one.number,
        title: one.title.clone(),
        state: one.state.code(),
        state_words: w.say(&format!("case-state-{}", one.state.code())),
        holder: one.holder.clone().unwrap_or_else(|| w.say("work-nobody")),
        opened: dates::day_long(w, one.opened.number()),
        review: (one.state == CaseState::Open && one.review <= today)
            .then(|| Due::new(one.review, today, Rule::Review(one.opened), w)),
    };
    let task = |(case, _, said): &(i64, i64, Said)| match said {
        Said::Task(task) => {
            let due = task.due.map(|day| Due::new(day, today, Rule::Task, w));
            Some((*case, task.text.clone(), due))
        }
        _ => None,
    };
    let mut shell = Shell::new(face, here.lang, w.say_plain("cases-title"), "cases", Some(&here.session));
    shell.at = wanted.address(list.page);
    Cases {
        shell,
        note: (here.query.one("done") == "kept").then_some("kept-done"),
        views: views.collect(),
        panel: case_filter::panel(wanted, list, w),
        filtered: wanted != CasesWanted::default(),
        found: w.with1("cases-found", "count", list.found),
        rows: list.rows.iter().map(row).collect(),
        tasks: found.tasks.iter().filter_map(task).collect(),
        page: list.page,
        newer: (list.page > 1).then(|| wanted.address(list.page - 1)),
        older: list.has_more.then(|| wanted.address(list.page + 1)),
        kept: found.kept,
        keep: found.keep,
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let asked = CasesWanted::of(&here.query);
    let me = here.session.member.id;
    let wanted = CasesWanted(asked.0.unmeasured(me));
    let mut page = match found(&face, &here, wanted).await {
        Ok(found) => build(&face, &here, wanted, found),
        Err(error) => return errors::of(&face, &here, &error),
    };
    // From the panel: to the address that can be kept and shared, unless something in it is no day.
    page.panel.check_days(&here.query, Words::of(here.lang));
    if asked.0.measures(me) {
        page.panel.say_unmeasured(Words::of(here.lang));
    }
    let status = match (here.query.one("filter"), &page.panel.fault) {
        (_, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        ("1", None) => return see_other(&wanted.address(1), Vec::new()),
        _ => StatusCode::OK,
    };
    shell::show(status, &page, shell::keep_language(&face, here.query.one("lang")))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use envelope::ids::Day;
    let row = |state, day| crate::case::CaseListed {
        number: 1,
        title: "<b>".into(),
        state,
        holder: None,
        opened: Day(1),
        review: Day(day),
    };
    let rows = vec![row(CaseState::Open, 1), row(CaseState::Closed, 99_999)];
    let list = |rows, page| CaseList {
        rows,
        page,
        has_more: page > 1,
        found: 1,
        counts: [1, 2, 3, 4, 5, 6, 7],
        colleagues: vec![crate::signal::Colleague { id: crate::MemberId(2), name: "<b>".into(), away: None }],
        teams: vec![crate::people::Team { id: crate::TeamId(1), name: "<b>".into() }],
    };
    let task = |due| {
        let task = crate::case::Task {
            text: "<b>".into(),
            owner: None,
            due: Some(Day(due)),
            waiting_for: String::new(),
            done_at: None,
        };
        (1, 1, Said::Task(task))
    };
    let today = face.desk.today().number();
    let tasks = [0, today - 1, today, today + 1, today + 5].map(task);
    let show = |address: &str, list: CaseList, tasks: Vec<(i64, i64, Said)>| {
        let kept = vec![Filter { words: "<b> (3)".into(), address: "/cases?who=me".into(), chosen: true }];
        let keep = Keep { teams: list.teams.clone(), once: "once".into() };
        let found = Found { list, tasks, kept, keep };
        let mut page = build(face, here, CasesWanted::of_address(address), found);
        page.note = Some("kept-done");
        page.panel.check_days(&super::asking::Query::of_text("from=x"), Words::of(here.lang));
        page.render().unwrap()
    };
    let everything = "/cases?state=all&who=m2&time=review&from=2026-11-01&until=2026-11-24";
    let mut pages =
        vec![show(everything, list(rows, 2), tasks.into()), show("/cases", list(vec![], 1), vec![])];
    pages.extend(
        ["/cases?who=m99", "/cases?who=t1&state=closed&time=late"]
            .map(|at| show(at, list(vec![], 1), vec![])),
    );
    pages
}
