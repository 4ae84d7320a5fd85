//! The list of cases, and one's own tasks in them.
use super::{
    Face,
    asking::Here,
    case::due_words,
    errors,
    shell::{self, Shell},
};
use crate::case::{CaseList, Said, Which};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::CaseState;
use http::StatusCode;
use web::{dates, words::Words};

#[derive(Template)]
#[template(path = "cases.html")]
struct Cases {
    shell: Shell,
    views: Vec<(String, &'static str, bool)>,
    rows: Vec<Row>,
    /// Open tasks of the reader: address, words, until when, overdue.
    tasks: Vec<(i64, String, Option<String>, bool)>,
    address: &'static str,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Row {
    number: i64,
    title: String,
    state: &'static str,
    state_words: String,
    holder: String,
    opened: String,
    review: Option<String>,
}

const VIEWS: [(&str, &str, Which); 7] = [
    ("cases-open", "", Which::Open),
    ("cases-mine", "mine", Which::Mine),
    ("cases-team", "team", Which::MyTeams),
    ("cases-nobodys", "nobody", Which::Nobodys),
    ("cases-review", "review", Which::ToReview),
    ("cases-late", "late", Which::Late),
    ("cases-closed", "closed", Which::Closed),
];

fn build(face: &Face, here: &Here, which: Which, list: &CaseList, tasks: &[(i64, i64, Said)]) -> Cases {
    let w = Words::of(here.lang);
    let address = VIEWS.iter().find(|(.., one)| *one == which).map_or("", |(_, code, _)| code);
    let view = |((id, code, one), count): (&(&str, &'static str, Which), &u64)| {
        (format!("{} ({count})", w.say(id)), *code, *one == which)
    };
    let today = face.desk.today();
    let row = |one: &crate::case::CaseListed| Row {
        number: one.number,
        title: one.title.clone(),
        state: one.state.code(),
        state_words: w.say(&format!("case-state-{}", one.state.code())),
        holder: one.holder.clone().unwrap_or_else(|| w.say("work-nobody")),
        opened: dates::day_long(w, one.opened.number()),
        review: (one.state == CaseState::Open && one.review <= today).then(|| w.say("case-review-due")),
    };
    let task = |(case, _, said): &(i64, i64, Said)| match said {
        Said::Task(task) => {
            let due = task.due.map(|day| due_words(day, today, w));
            Some((*case, task.text.clone(), due, task.due.is_some_and(|day| day < today)))
        }
        _ => None,
    };
    let mut shell = Shell::new(face, here.lang, w.say_plain("cases-title"), "cases", Some(&here.session));
    shell.at = format!("/cases?view={address}&page={}", list.page);
    Cases {
        shell,
        views: VIEWS.iter().zip(&list.counts).map(view).collect(),
        rows: list.rows.iter().map(row).collect(),
        tasks: tasks.iter().filter_map(task).collect(),
        address,
        newer: (list.page > 1).then(|| list.page - 1),
        older: list.has_more.then(|| list.page + 1),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let wanted = here.query.one("view");
    let which = VIEWS.iter().find(|(_, code, _)| *code == wanted).map_or(Which::Open, |(.., which)| *which);
    let found = match face.desk.cases(&here.session, which, here.query.number("page")).await {
        Ok(list) => face.desk.own_tasks(&here.session).await.map(|tasks| (list, tasks)),
        Err(error) => Err(error),
    };
    match found {
        Ok((list, tasks)) => {
            let page = build(&face, &here, which, &list, &tasks);
            shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang")))
        }
        Err(error) => errors::of(&face, &here, &error),
    }
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
    let list = CaseList { rows, page: 2, has_more: true, counts: [1, 2, 3, 4, 5, 6, 7] };
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
    let full = build(face, here, Which::ToReview, &list, &tasks);
    let empty = CaseList { rows: Vec::new(), page: 1, has_more: false, counts: [0; 7] };
    let empty = build(face, here, Which::Open, &empty, &[]);
    vec![full.render().unwrap(), empty.render().unwrap()]
}
