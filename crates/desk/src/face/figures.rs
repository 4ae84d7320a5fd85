//! How well somebody is received here, a year at a time: sums of months, to be read and printed.
use super::{
    Face,
    asking::Here,
    errors,
    shell::{self, Shell},
};
use crate::figures::{Figures, MonthShown};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::figures::{Group, SMALLEST, Shown};
use http::StatusCode;
use web::{dates, words::Words};

/// A table: its heading, its columns, and months with their sums in words.
struct Table {
    name: &'static str,
    heading: String,
    columns: Vec<String>,
    months: Vec<(String, Vec<String>)>,
}

#[derive(Template)]
#[template(path = "figures.html")]
struct FiguresPage {
    shell: Shell,
    year: String,
    smallest: u64,
    tables: Vec<Table>,
    nothing: bool,
    earlier: Option<String>,
    later: Option<String>,
}

fn build(face: &Face, here: &Here, figures: &Figures) -> FiguresPage {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("figures-title"), "people", Some(&here.session));
    shell.at = format!("/figures?year={}", figures.year);
    let there = figures.groups.iter().filter(|(_, months)| !months.is_empty());
    let tables: Vec<Table> = there.map(|(group, months)| table(group, months, w)).collect();
    let link = |year: i16| format!("/figures?year={year}");
    FiguresPage {
        year: figures.year.to_string(),
        smallest: SMALLEST,
        nothing: tables.is_empty(),
        tables,
        earlier: figures.earlier.then(|| link(figures.year.saturating_sub(1))),
        later: figures.later.then(|| link(figures.year.saturating_add(1))),
        shell,
    }
}

fn table(group: &Group, months: &[MonthShown], w: &Words) -> Table {
    let sum = |shown: &Shown| match shown {
        Shown::Number(count) => count.to_string(),
        Shown::Few => w.with1("figures-few", "smallest", SMALLEST),
        Shown::Hidden => w.say("figures-hidden"),
    };
    let total = group.has_total.then(|| w.say("figures-total"));
    let columns =
        group.steps.iter().map(|step| w.say(&format!("figure-{}", step.code()))).chain(total).collect();
    let month = |one: &MonthShown| {
        let total = group.has_total.then_some(&one.total);
        (dates::month_long(w, one.month.1, one.month.0), one.parts.iter().chain(total).map(sum).collect())
    };
    Table {
        name: group.name,
        heading: w.say(&format!("figures-of-{}", group.name)),
        columns,
        months: months.iter().map(month).collect(),
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    // Four digits or nothing: what is no year is this one.
    let year = here.query.one("year").parse().ok().filter(|year| (1_000..10_000).contains(year));
    match face.desk.figures(&here.session, year).await {
        Ok(figures) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &build(&face, &here, &figures), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use domain::figures::GROUPS;
    let month = |group: &Group, first| {
        let mut parts = vec![Shown::Number(12); group.steps.len()];
        parts[0] = first;
        let total = if first == Shown::Few { Shown::Hidden } else { Shown::Number(24) };
        MonthShown { month: (2026, 11), parts, total }
    };
    let full = GROUPS.map(|group| (group, vec![month(&group, Shown::Few), month(&group, Shown::Number(12))]));
    let figures = |groups| Figures { year: 2026, groups, earlier: true, later: true };
    [figures(full.into()), Figures { earlier: false, later: false, ..figures(Vec::new()) }]
        .iter()
        .map(|figures| build(face, here, figures).render().unwrap())
        .collect()
}
