//! What awaits one at the beginning of a shift, on one page with links: urgent, waiting, due and overdue, and what happened since.
use super::{
    Face,
    asking::Here,
    due::{Due, Rule},
    errors,
    inbox::{self, Row},
    notices,
    shell::{self, Shell},
};
use crate::{
    Permission,
    case::Said,
    told::today::{Change, Today},
    victim::ClockDay,
};
use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use web::{dates, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "today.html")]
struct TodayPage {
    shell: Shell,
    since: String,
    has_shifts: bool,
    /// When whoever leads hears of what nobody took.
    escalates: String,
    urgent: Vec<Row>,
    more_urgent: Option<String>,
    waiting: Vec<Row>,
    more_waiting: Option<String>,
    /// Case, words, until when.
    tasks: Vec<(i64, String, Due)>,
    /// Address of the record, its case in words, until when by which phase.
    clocks: Vec<(String, String, Due)>,
    /// Addresses with words: cases to look at again, second looks.
    others: Vec<(&'static str, String)>,
    /// When, words and address of what was told.
    news: Vec<(String, String, String)>,
    more_news: bool,
    changes: Vec<(String, String, String)>,
    nothing: bool,
}

fn build(face: &Face, here: &Here, today: &Today) -> TodayPage {
    let w = Words::of(here.lang);
    let rows = |rows: &[crate::inbox::InboxRow]| rows.iter().map(|row| inbox::one(face, row, w)).collect();
    let more = |(rows, count): &(Vec<crate::inbox::InboxRow>, u64)| {
        (*count > rows.len() as u64).then(|| w.say("today-all"))
    };
    let day = face.desk.today();
    let task = |(case, said): &(i64, Said)| match said {
        Said::Task(task) => Some((*case, task.text.clone(), Due::new(task.due?, day, Rule::Task, w))),
        _ => None,
    };
    let clock = |one: &ClockDay| {
        let due = Due::new(one.until, day, Rule::Clock(one.phase, one.length), w);
        let address = format!("/case/{}/victim/{}", one.case, one.victim);
        (address, w.with1("case-heading", "number", one.case), due)
    };
    let counted = |id: &str, count: u64| (count > 0).then(|| w.with1(id, "number", count));
    let others = [
        ("/cases?time=review", counted("today-reviews", today.reviews)),
        ("/?second=1", counted("today-second", today.second_looks)),
    ];
    let mut page = TodayPage {
        shell: Shell::new(face, here.lang, w.say_plain("today-title"), "today", Some(&here.session)),
        since: w.with1("today-since", "when", dates::moment(w, today.since).as_str()),
        has_shifts: today.has_shifts,
        escalates: escalates(face, w),
        urgent: rows(&today.urgent.0),
        more_urgent: more(&today.urgent),
        waiting: rows(&today.waiting.0),
        more_waiting: more(&today.waiting),
        tasks: today.tasks.iter().filter_map(task).collect(),
        clocks: today.clocks.iter().map(clock).collect(),
        others: others.into_iter().filter_map(|(address, words)| Some((address, words?))).collect(),
        news: today.news.iter().map(|notice| notices::told(notice, w)).collect(),
        more_news: today.more_news,
        changes: today.changes.iter().map(|change| changed(change, w)).collect(),
        nothing: false,
    };
    page.nothing = page.urgent.is_empty()
        && page.waiting.is_empty()
        && page.tasks.is_empty()
        && page.clocks.is_empty()
        && page.others.is_empty()
        && page.news.is_empty()
        && page.changes.is_empty();
    page
}

fn changed(change: &Change, w: &Words) -> (String, String, String) {
    let (address, on) = match change.on {
        Ok(number) => (format!("/signal/{number}"), w.with1("signal-heading", "number", number)),
        Err(number) => (format!("/case/{number}"), w.with1("case-heading", "number", number)),
    };
    let words = w.say_with(
        "today-change",
        &[
            ("what", on.as_str().into()),
            ("name", change.who.name.as_str().into()),
            ("act", w.say(&format!("act-{}", change.act)).as_str().into()),
        ],
    );
    (dates::moment(w, change.at), words, address)
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    // Whoever keeps the machine running has no reports, and is not sent to a closed door.
    if !here.session.can(Permission::ReadSignals) {
        return see_other("/health", shell::keep_language(&face, here.query.one("lang")));
    }
    match face.desk.today_of(&here.session).await {
        Ok(today) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &build(&face, &here, &today), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

/// After how long whoever leads is told, and what counts.
fn escalates(face: &Face, w: &Words) -> String {
    let ((now, now_in_hours), (soon, soon_in_hours)) = face.desk.escalates();
    let words = w.with2("today-escalates", "now", now, "soon", soon);
    match (now_in_hours, soon_in_hours) {
        (false, false) => words,
        (true, true) => format!("{words} {}", w.say("today-escalates-hours")),
        _ => format!("{words} {}", w.say("today-escalates-hours-soon")),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::{case::Task, log::Who, notices::Notice};
    let row = inbox::sample_row(face);
    let day = face.desk.today();
    let task = |due| {
        let due = Some(envelope::ids::Day(due));
        let task = Task { text: "<b>".into(), owner: None, due, waiting_for: String::new(), done_at: None };
        (1, Said::Task(task))
    };
    let clock = |until| ClockDay {
        id: 1,
        case: 8,
        victim: 2,
        phase: domain::Phase::Reflection,
        length: domain::clock::Length::Days(45),
        until: envelope::ids::Day(until),
    };
    let change = |on| Change {
        at: 1,
        who: Who { id: crate::MemberId(1), name: "<b>".into() },
        act: "note-written".into(),
        on,
    };
    let empty = Today {
        since: 1,
        has_shifts: false,
        urgent: (vec![], 0),
        waiting: (vec![], 0),
        tasks: vec![],
        clocks: vec![],
        reviews: 0,
        second_looks: 0,
        news: vec![],
        more_news: false,
        changes: vec![],
    };
    let full = Today {
        has_shifts: true,
        urgent: (vec![row.clone()], 12),
        waiting: (vec![row], 2),
        tasks: vec![task(1), task(day.number()), task(day.number() + 3)],
        clocks: vec![clock(day.number() - 1), clock(day.number() + 3)],
        reviews: 1,
        second_looks: 2,
        news: vec![Notice { id: 1, at: 1, kind: domain::NoticeKind::Given, number: Some(7), seen: false }],
        more_news: true,
        changes: vec![change(Ok(7)), change(Err(8))],
        ..empty.clone()
    };
    [full, empty].iter().map(|today| build(face, here, today).render().unwrap()).collect()
}
