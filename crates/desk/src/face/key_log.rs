//! What the page on the state of the desk says of the relay's log of keys, and beginning anew with it.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    shell,
    state::health_page,
};
use crate::{
    Permission,
    key_log::{LogHealth, LogShows},
};
use axum::{extract::State, response::Response};
use http::StatusCode;
use web::{dates, page::see_other, words::Words};

/// What is to be said.
pub(super) struct KeyLog {
    /// Sentences, each with how grave it is.
    pub(super) lines: Vec<(String, &'static str)>,
    /// Whether this member may say that the desk goes on with the log as the relay shows it now.
    pub(super) may_begin: bool,
}

impl KeyLog {
    pub(super) fn new(log: &LogHealth, here: &Here) -> Self {
        let w = Words::of(here.lang);
        let when = |at: Option<i64>| at.map_or_else(|| w.say("health-never"), |at| dates::moment(w, at));
        let id = format!("health-log-{}", log.shows.code());
        let class = match log.shows {
            LogShows::Ok => "good",
            shows if shows.is_alarm() => "alarm",
            _ => "warn",
        };
        let first = w.with2(&id, "size", log.size, "when", when(log.checked).as_str());
        let mut lines = vec![(first, class)];
        if let Some(at) = log.others.filter(|_| log.shows == LogShows::Ok) {
            lines.push((w.with1("health-log-confirmed", "when", dates::moment(w, at).as_str()), "good"));
        }
        Self { lines, may_begin: log.shows.is_alarm() && here.session.can(Permission::ManagePeople) }
    }
}

/// Nobody begins anew with a click alone.
pub(super) fn not_spoken(w: &Words) -> Fault {
    Fault { at: "spoken", words: w.say("health-log-anew-first") }
}

pub(crate) async fn begin_anew(
    State(face): State<Face>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    if stale {
        return Ok(see_other("/health", Vec::new()));
    }
    let of = |error| errors::of(&face, &here, &error);
    if form.one("spoken").is_empty() {
        let health = face.desk.health(&here.session).await.map_err(of)?;
        let mut page = health_page(&face, &here, health);
        page.fault = Some(not_spoken(Words::of(here.lang)));
        return Ok(shell::show(StatusCode::UNPROCESSABLE_ENTITY, &page, Vec::new()));
    }
    face.desk.begin_log_anew(&here.session).await.map_err(of)?;
    Ok(see_other("/health?done=log", Vec::new()))
}

/// One of each, by what else is shown.
#[cfg(test)]
pub(super) fn sample(relay: crate::health::RelayShows) -> LogHealth {
    use crate::health::RelayShows;
    let shows = match relay {
        RelayShows::Ok => LogShows::Ok,
        RelayShows::KeyWrong => LogShows::Foreign,
        RelayShows::Missing => LogShows::Alone,
        _ => LogShows::NotYet,
    };
    LogHealth { shows, checked: Some(1), size: 12, others: Some(1) }
}
