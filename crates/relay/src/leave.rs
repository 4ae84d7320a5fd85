//! The way out: ends the visit, makes the browser forget, and goes to a page that is dull, true and our own.
//! The same page answers whoever opens an address of the journey without being on it.
use crate::{
    front::Asked,
    shell,
    state::{Inner, Relay},
    visit::{self, OpenVisit},
};
use askama::Template;
use axum::{
    extract::{Query, State},
    response::Response,
};
use http::{HeaderMap, StatusCode};
use web::{dates, language::Lang, words::Words};

#[derive(Template)]
#[template(path = "neutral.html")]
struct Neutral {
    w: &'static Words,
    css: &'static str,
    month: String,
    weekdays: [String; 7],
    weeks: Vec<Vec<Cell>>,
    next: Option<(String, String)>,
    holidays: Vec<(String, String)>,
}

struct Cell {
    number: Option<u8>,
    today: bool,
    holiday: bool,
}

/// `GET /x`. A link on another site must not end somebody's visit.
pub(crate) async fn leave(State(relay): State<Relay>, headers: HeaderMap) -> Response {
    if !web::origin::may_leave(&headers) {
        return neutral(&relay, "", &headers);
    }
    let lang = OpenVisit::load(&relay, &headers).await.ok().flatten().and_then(|visit| visit.lang());
    if let Err(error) = OpenVisit::end(&relay, &headers).await {
        // The browser forgets its key all the same, and without it the row is noise until it runs out.
        tracing::warn!(%error, "a visit could not be wiped");
    }
    // Whoever leaves does not wait for it.
    let sweeping = relay.clone();
    tokio::spawn(async move {
        if let Err(error) = sweeping.sweep_files().await {
            tracing::warn!(%error, "files wait to be swept");
        }
    });
    let to = lang.map_or_else(|| "/calendar".into(), |lang| format!("/calendar?l={}", lang.tag()));
    web::page::see_other(&to, vec![web::headers::clear_site_data(), visit::no_cookie(), no_store()])
}

/// The script that leaves faster.
pub(crate) async fn script() -> Response {
    web::script::served(web::script::LEAVE)
}

pub(crate) async fn calendar(
    State(relay): State<Relay>,
    Query(asked): Query<Asked>,
    headers: HeaderMap,
) -> Response {
    neutral(&relay, &asked.l, &headers)
}

pub(crate) fn neutral(relay: &Inner, asked: &str, headers: &HeaderMap) -> Response {
    let lang = shell::language(relay, asked, None, headers);
    shell::show(StatusCode::OK, &Neutral::new(lang, dates::day_in_brussels(relay.now())), Vec::new())
}

fn no_store() -> (http::HeaderName, http::HeaderValue) {
    (http::header::CACHE_CONTROL, http::HeaderValue::from_static("no-store"))
}

impl Neutral {
    fn new(lang: Lang, today: u32) -> Self {
        let w = Words::of(lang);
        let date = dates::today(today);
        let holidays = dates::belgian_holidays(date.year);
        let is_holiday = |number| holidays.iter().any(|(m, d, _)| (*m, *d) == (date.month, number));
        let cell = |number: Option<u8>| Cell {
            number,
            today: number == Some(date.day),
            holiday: number.is_some_and(is_holiday),
        };
        let month = dates::calendar(date.year, date.month);
        let named = |(month, day, id): &(u8, u8, &str)| (dates::day_of_year(w, *month, *day), w.say(id));
        Self {
            w,
            css: web::style::public_css(),
            month: dates::month_long(w, date.month, date.year),
            weekdays: std::array::from_fn(|n| format!("weekday-{}", n + 1)),
            weeks: month.iter().map(|week| week.iter().map(|number| cell(*number)).collect()).collect(),
            next: dates::next_holiday(today).map(|(day, id)| (dates::day_long(w, day), w.say(id))),
            holidays: holidays.iter().map(named).collect(),
        }
    }
}

#[cfg(test)]
pub(crate) fn sample(lang: Lang) -> String {
    Neutral::new(lang, 20_780).render().unwrap()
}
