//! The inbox. Filters and the page stand in the address, so a view can be kept and shared.
use super::{
    Face,
    asking::{Filled, Here, Query},
    errors,
    shell::{self, Shell},
};
use crate::{
    Content, Permission, State as SignalState, Waiting,
    health::RelayShows,
    inbox::{InboxFilter, InboxPage, InboxRow, Stand, Whose},
    pull::PullOutcome,
    signal::Label,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{Origin, Urgency};
use envelope::directory::OrgKind;
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
    /// What one looks for at the start of a day, with how many there are.
    views: Vec<Filter>,
    /// The same view, with one label or in one language only.
    narrower: Vec<(String, Vec<Filter>)>,
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

pub(super) struct Row {
    pub(super) number: i64,
    pub(super) state: &'static str,
    pub(super) state_words: String,
    pub(super) unread: bool,
    pub(super) lang: String,
    pub(super) language: String,
    /// By which way it came, unless through the portal.
    pub(super) origin: Option<String>,
    pub(super) age: String,
    pub(super) who: String,
    pub(super) others: String,
    pub(super) waiting: String,
    pub(super) urgency: Option<String>,
    pub(super) flags: Vec<String>,
    pub(super) labels: Vec<String>,
}

/// What the address asks for.
#[derive(Default, Clone, PartialEq, Eq)]
struct Wanted(InboxFilter);

impl Wanted {
    fn of(query: &Query) -> Self {
        let tag = query.one("of");
        Self(InboxFilter {
            stand: match query.one("state") {
                "all" => Stand::Any,
                code => SignalState::of_code(code).map_or(Stand::Open, Stand::In),
            },
            whose: match query.one("who") {
                "me" => Whose::Mine,
                "nobody" => Whose::Nobodys,
                "team" => Whose::MyTeams,
                _ => Whose::Anybodys,
            },
            waiting: Waiting::of_code(query.one("waiting")),
            lang: envelope::ids::is_language_tag(tag).then(|| tag.to_owned()),
            label: query.one("label").parse().ok().filter(|label| *label > 0),
            urgent: query.one("urgent") == "1",
            second_look: query.one("second") == "1",
        })
    }

    fn address(&self, page: u32) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, value: &str| parts.push(format!("{name}={value}"));
        match self.0.stand {
            Stand::Open => {}
            Stand::In(state) => add("state", state.code()),
            Stand::Any => add("state", "all"),
        }
        match self.0.whose {
            Whose::Anybodys => {}
            Whose::Mine => add("who", "me"),
            Whose::Nobodys => add("who", "nobody"),
            Whose::MyTeams => add("who", "team"),
        }
        if let Some(waiting) = self.0.waiting {
            add("waiting", waiting.code());
        }
        if let Some(lang) = &self.0.lang {
            add("of", lang);
        }
        if let Some(label) = self.0.label {
            add("label", &label.to_string());
        }
        if self.0.urgent {
            add("urgent", "1");
        }
        if self.0.second_look {
            add("second", "1");
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
    let wanted = Wanted::of(&here.query);
    let found = match face.desk.inbox(&here.session, &wanted.0, here.query.number("page")).await {
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
        views: views((face, here), wanted, page, w),
        narrower: narrower(wanted, page, languages, w),
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
        "given" => Some(w.say("inbox-given")),
        "apart" => Some(w.say("inbox-apart")),
        "away" => Some(w.with1("inbox-pull-failed", "when", when.as_str())),
        _ if !page.pull_ok && page.last_pull.is_some() => {
            Some(w.with1("inbox-pull-failed", "when", when.as_str()))
        }
        _ => None,
    }
}

fn filter(wanted: &Wanted, words: String, target: InboxFilter) -> Filter {
    let target = Wanted(target);
    Filter { words, address: target.address(1), chosen: target == *wanted }
}

fn views((face, here): (&Face, &Here), wanted: &Wanted, page: &InboxPage, w: &Words) -> Vec<Filter> {
    let counts = &page.counts;
    let view = |id: &str, count: u64, target| filter(wanted, format!("{} ({count})", w.say(id)), target);
    let any = InboxFilter::default();
    let mut views = vec![
        view("view-open", counts.open, any.clone()),
        view("view-mine", counts.mine, InboxFilter { whose: Whose::Mine, ..any.clone() }),
        view("view-urgent", counts.urgent, InboxFilter { urgent: true, ..any.clone() }),
        view("view-answer", counts.waiting_us, InboxFilter { waiting: Some(Waiting::Us), ..any.clone() }),
        view(
            "state-waiting",
            counts.put_off,
            InboxFilter { stand: Stand::In(SignalState::Waiting), ..any.clone() },
        ),
    ];
    // Whoever sees only what is theirs has nobody's reports nowhere.
    if here.session.can(Permission::EveryReport) {
        views.insert(
            2,
            view("view-nobodys", counts.nobodys, InboxFilter { whose: Whose::Nobodys, ..any.clone() }),
        );
    }
    if !here.session.reach.teams.is_empty() {
        views.insert(
            2,
            view("view-team", counts.my_teams, InboxFilter { whose: Whose::MyTeams, ..any.clone() }),
        );
    }
    if face.desk.kind() == OrgKind::Police {
        views.push(view(
            "view-second",
            counts.second_looks,
            InboxFilter { second_look: true, ..any.clone() },
        ));
    }
    views.push(view(
        "state-closed",
        counts.closed,
        InboxFilter { stand: Stand::In(SignalState::Closed), ..any.clone() },
    ));
    views.push(view("inbox-all", counts.all, InboxFilter { stand: Stand::Any, ..any }));
    views
}

/// Pressed again, a choice is taken back.
fn narrower(
    wanted: &Wanted,
    page: &InboxPage,
    languages: &[String],
    w: &Words,
) -> Vec<(String, Vec<Filter>)> {
    let label = |label: &Label| {
        let chosen = wanted.0.label == Some(label.id);
        let target = InboxFilter { label: (!chosen).then_some(label.id), ..wanted.0.clone() };
        Filter { chosen, ..filter(wanted, label.name.clone(), target) }
    };
    let language = |tag: &String| {
        let chosen = wanted.0.lang.as_ref() == Some(tag);
        let target = InboxFilter { lang: (!chosen).then(|| tag.clone()), ..wanted.0.clone() };
        Filter { chosen, ..filter(wanted, endonym(tag).into(), target) }
    };
    let groups = [
        (w.say("work-labels"), page.labels.iter().map(label).collect::<Vec<_>>()),
        (w.say("inbox-col-lang"), languages.iter().map(language).collect()),
    ];
    groups.into_iter().filter(|(_, filters)| !filters.is_empty()).collect()
}

pub(super) fn one(face: &Face, row: &InboxRow, w: &Words) -> Row {
    let names: Vec<String> = row.others.iter().map(|org| face.desk.org_name(org, w.lang())).collect();
    let mut flags = Vec::new();
    if row.flags.stopped {
        flags.push(w.say("flag-stopped"));
    }
    if let Some(due) = row.flags.deletion_due {
        flags.push(w.with1("flag-deletion", "due", dates::day_long(w, due.number()).as_str()));
    }
    if row.second_look {
        flags.push(w.say("second-flag"));
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
        state_words: match (row.outcome, row.until) {
            (Some(outcome), _) => w.say(&format!("outcome-{}", outcome.code())),
            (None, Some(until)) => {
                w.with1("work-until-words", "date", dates::day_long(w, until.number()).as_str())
            }
            (None, None) => w.say(&format!("state-{}", row.state.code())),
        },
        unread: !row.seen,
        lang: row.lang.clone(),
        language: endonym(&row.lang).into(),
        origin: (row.origin != Origin::Portal).then(|| w.say(&format!("origin-{}", row.origin.code()))),
        age: age(face, row, w),
        others: if row.flags.content != Content::Shown {
            "–".into()
        } else if names.is_empty() {
            w.say("inbox-only-us")
        } else {
            w.list(&names)
        },
        waiting: w.say(&format!("waiting-{}", row.waiting.code())),
        who: row.assignee.clone().or_else(|| row.team.clone()).unwrap_or_else(|| w.say("work-nobody")),
        urgency: (row.urgency != Urgency::Normal).then(|| w.say(&format!("urgency-{}", row.urgency.code()))),
        labels: row.labels.clone(),
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
pub(super) fn sample_row(face: &Face) -> InboxRow {
    use crate::inbox::Flags;
    InboxRow {
        number: 7,
        state: SignalState::New,
        seen: false,
        assignee: Some("<b>".into()),
        team: None,
        urgency: Urgency::Now,
        until: Some(envelope::ids::Day(9)),
        labels: vec!["<b>".into()],
        outcome: None,
        second_look: true,
        origin: domain::Origin::Phone,
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
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::inbox::Counts;
    let row = sample_row(face);
    let page = |rows, has_more| InboxPage {
        rows,
        page: 2,
        has_more,
        counts: Counts::default(),
        labels: vec![Label { id: 1, name: "<b>".into(), on: false }],
        last_pull: Some(1),
        pull_ok: false,
        relay: RelayShows::KeyWrong,
    };
    let wanted = Wanted(InboxFilter { lang: Some("ar".into()), ..InboxFilter::default() });
    let full = view(face, here, &wanted, &page(vec![row], true), &["ar".into()]);
    let empty = view(face, here, &Wanted::default(), &page(vec![], false), &[]);
    vec![full.render().unwrap(), empty.render().unwrap()]
}
