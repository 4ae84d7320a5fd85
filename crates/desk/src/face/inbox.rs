//! The inbox. Filters and the page stand in the address, so a view can be kept and shared.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
};
use crate::{
    Content, Permission, State as SignalState, Waiting,
    health::RelayShows,
    inbox::{InboxFilter, InboxPage, InboxRow},
    pull::PullOutcome,
};
use askama::Template;
use axum::{extract::State, response::Response};
use http::StatusCode;
use web::{dates, endonyms::endonym, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "inbox.html")]
struct Inbox {
    shell: Shell,
    /// The relay shows another key for us than our own.
    alarm: bool,
    note: Option<String>,
    rows: Vec<Row>,
    filters: Vec<Filter>,
    filtered: bool,
    page: u32,
    newer: Option<String>,
    older: Option<String>,
}

struct Filter {
    words: String,
    address: String,
    chosen: bool,
}

struct Row {
    number: i64,
    state: &'static str,
    state_words: String,
    unread: bool,
    lang: String,
    language: String,
    age: String,
    others: String,
    waiting: String,
    flags: Vec<String>,
}

/// What the address asks for.
#[derive(Default, Clone, PartialEq, Eq)]
struct Wanted {
    state: Option<SignalState>,
    waiting: Option<Waiting>,
    lang: Option<String>,
}

impl Wanted {
    fn address(&self, page: u32) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, value: &str| parts.push(format!("{name}={value}"));
        if let Some(state) = self.state {
            add("state", state.code());
        }
        if let Some(waiting) = self.waiting {
            add("waiting", waiting.code());
        }
        if let Some(lang) = &self.lang {
            add("of", lang);
        }
        if page > 1 {
            add("page", &page.to_string());
        }
        if parts.is_empty() { "/".into() } else { format!("/?{}", parts.join("&")) }
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    // Whoever keeps the machine running has no inbox, and is not sent to a closed door.
    if !here.session.can(Permission::ReadSignals) {
        return see_other("/health", shell::keep_language(&face, here.query.one("lang")));
    }
    let tag = here.query.one("of");
    let wanted = Wanted {
        state: SignalState::of_code(here.query.one("state")),
        waiting: Waiting::of_code(here.query.one("waiting")),
        lang: envelope::ids::is_language_tag(tag).then(|| tag.to_owned()),
    };
    let filter = InboxFilter { state: wanted.state, waiting: wanted.waiting, lang: wanted.lang.clone() };
    let found = match face.desk.inbox(&here.session, &filter, here.query.number("page")).await {
        Ok(page) => face.desk.inbox_languages(&here.session).await.map(|languages| (page, languages)),
        Err(error) => Err(error),
    };
    match found {
        Ok((page, languages)) => {
            let view = view(&face, &here, &wanted, &page, &languages);
            shell::show(StatusCode::OK, &view, shell::keep_language(&face, here.query.one("lang")))
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

fn view(face: &Face, here: &Here, wanted: &Wanted, page: &InboxPage, languages: &[String]) -> Inbox {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("inbox-title"), "inbox", Some(&here.session));
    shell.at = wanted.address(page.page);
    Inbox {
        alarm: page.relay == RelayShows::KeyWrong,
        note: note(here, page, w),
        rows: page.rows.iter().map(|row| one(face, row, w)).collect(),
        filters: filters(wanted, page, languages, w),
        filtered: *wanted != Wanted::default(),
        page: page.page,
        newer: (page.page > 1).then(|| wanted.address(page.page - 1)),
        older: page.has_more.then(|| wanted.address(page.page + 1)),
        shell,
    }
}

fn note(here: &Here, page: &InboxPage, w: &Words) -> Option<String> {
    let when = page.last_pull.map_or_else(|| w.say("health-never"), |at| dates::moment(w, at));
    match here.query.one("done") {
        "pulled" => Some(w.with1("inbox-pulled", "count", here.query.number("count"))),
        "away" => Some(w.with1("inbox-pull-failed", "when", when.as_str())),
        _ if !page.pull_ok && page.last_pull.is_some() => {
            Some(w.with1("inbox-pull-failed", "when", when.as_str()))
        }
        _ => None,
    }
}

fn filters(wanted: &Wanted, page: &InboxPage, languages: &[String], w: &Words) -> Vec<Filter> {
    let filter = |words: String, target: Wanted| Filter {
        words,
        address: target.address(1),
        chosen: target == *wanted,
    };
    let counted = |id: &str, count: u64| format!("{} ({count})", w.say(id));
    let state = |state| Wanted { state: Some(state), ..Wanted::default() };
    let waiting = Wanted { waiting: Some(Waiting::Us), ..Wanted::default() };
    let counts = &page.counts;
    let mut filters = vec![
        filter(counted("inbox-all", counts.all), Wanted::default()),
        filter(counted("state-new", counts.new), state(SignalState::New)),
        filter(counted("state-open", counts.open), state(SignalState::Open)),
        filter(counted("state-closed", counts.closed), state(SignalState::Closed)),
        filter(
            format!("{}: {} ({})", w.say("inbox-col-waiting"), w.say("waiting-us"), counts.waiting_us),
            waiting,
        ),
    ];
    for tag in languages {
        filters.push(filter(endonym(tag).into(), Wanted { lang: Some(tag.clone()), ..Wanted::default() }));
    }
    filters
}

fn one(face: &Face, row: &InboxRow, w: &Words) -> Row {
    let names: Vec<String> =
        row.others.iter().map(|org| face.desk.org_name(org, &[w.lang().tag(), "nl", "fr"])).collect();
    let mut flags = Vec::new();
    if row.flags.stopped {
        flags.push(w.say("flag-stopped"));
    }
    if let Some(due) = row.flags.deletion_due {
        flags.push(w.with1("flag-deletion", "due", dates::day_long(w, due.number()).as_str()));
    }
    if row.flags.pressure {
        flags.push(w.say("flag-pressure"));
    }
    match row.flags.content {
        Content::Shown => {}
        Content::Hidden => flags.push(w.say("flag-hidden")),
        Content::Erased => flags.push(w.say("flag-erased")),
    }
    if row.flags.about_police {
        flags.push(w.say("flag-about-police"));
    }
    Row {
        number: row.number,
        state: row.state.code(),
        state_words: w.say(&format!("state-{}", row.state.code())),
        unread: row.state == SignalState::New,
        lang: row.lang.clone(),
        language: endonym(&row.lang).into(),
        age: age(face, row, w),
        others: if row.flags.content != Content::Shown {
            "–".into()
        } else if names.is_empty() {
            w.say("inbox-only-us")
        } else {
            w.list(&names)
        },
        waiting: w.say(&format!("waiting-{}", row.waiting.code())),
        flags,
    }
}

fn age(face: &Face, row: &InboxRow, w: &Words) -> String {
    match face.desk.today().number().saturating_sub(row.arrived_day.number()) {
        0 => w.say("age-today"),
        1 => w.say("age-yesterday"),
        days => w.with1("age-days", "count", days),
    }
}

pub(crate) async fn pull(State(face): State<Face>, Filled { here, stale, .. }: Filled) -> Response {
    if stale {
        return see_other("/", Vec::new());
    }
    match face.desk.pull_now(&here.session).await {
        Ok(PullOutcome::Done(pulled)) => {
            see_other(&format!("/?done=pulled&count={}", pulled.new_messages), Vec::new())
        }
        Ok(PullOutcome::Unreachable { .. }) => see_other("/?done=away", Vec::new()),
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::inbox::{Counts, Flags};
    let row = InboxRow {
        number: 7,
        state: SignalState::New,
        lang: "ar".into(),
        arrived_day: envelope::ids::Day(1),
        others: vec![face.desk.org().clone()],
        waiting: Waiting::Us,
        flags: Flags {
            stopped: true,
            deletion_due: Some(envelope::ids::Day(5)),
            pressure: true,
            about_police: true,
            content: crate::Content::Shown,
        },
    };
    let page = |rows, has_more| InboxPage {
        rows,
        page: 2,
        has_more,
        counts: Counts::default(),
        last_pull: Some(1),
        pull_ok: false,
        relay: RelayShows::KeyWrong,
    };
    let wanted = Wanted { lang: Some("ar".into()), ..Wanted::default() };
    let full = view(face, here, &wanted, &page(vec![row], true), &["ar".into()]);
    let empty = view(face, here, &Wanted::default(), &page(vec![], false), &[]);
    vec![full.render().unwrap(), empty.render().unwrap()]
}
