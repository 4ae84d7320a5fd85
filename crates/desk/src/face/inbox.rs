//! The inbox. Filters and the page stand in the address, so a view can be kept and shared.
use super::{
    Face,
    asking::{Filled, Here, Query},
    due::{Due, Rule},
    errors,
    fields::{Fault, put_off},
    filter::{Panel, Wanted},
    kept::{self, Filter, Keep},
    shell::{self, Shell},
};
use crate::{
    Content, DeskError, Permission, State as SignalState, Waiting,
    health::RelayShows,
    inbox::{InboxFilter, InboxPage, InboxRow, Running, Stand, Whose},
    pull::PullOutcome,
};
use askama::Template;
use axum::{extract::State, response::Response};
use domain::{Origin, Urgency};
use envelope::directory::OrgKind;
use http::{StatusCode, header::SET_COOKIE};
use web::{dates, endonyms::endonym, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "inbox.html")]
struct Inbox {
    shell: Shell,
    /// The relay shows another key for us than our own.
    alarm: bool,
    /// The same of its log of keys: what is to be said.
    log_alarm: Option<String>,
    note: Option<String>,
    rows: Vec<Row>,
    /// How many were written to harm and stand apart, with their address.
    abuse: Option<(String, String)>,
    /// What was set aside is shown, and can be brought back.
    aside: bool,
    /// What one looks for at the start of a day, with how many there are.
    views: Vec<Filter>,
    /// Which of them this is: all that a small screen shows of them at first.
    view_now: String,
    /// Filters that members keep, with how many they show.
    kept: Vec<Filter>,
    panel: Panel,
    filtered: bool,
    /// How many the filter shows, in words.
    found: String,
    /// The form that keeps this filter.
    keep: Keep,
    /// What the reader may decide about many at once, and whether every one of this page is marked for it.
    may_decide: bool,
    may_close: bool,
    mark_all: bool,
    mark: String,
    page: u32,
    newer: Option<String>,
    older: Option<String>,
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
    /// Others with the same words that stand behind it.
    pub(super) behind: Option<Alike>,
}

/// Reports with the same words behind a row of the list.
pub(super) struct Alike {
    /// Why they stand there.
    pub(super) why: String,
    /// How many, with the address at which they are.
    pub(super) more: String,
    pub(super) address: String,
    /// For the button that sets them aside.
    pub(super) those: String,
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    // Whoever keeps the machine running has no inbox, and is not sent to a closed door.
    if !here.session.can(Permission::ReadSignals) {
        return see_other("/health", shell::keep_language(&face, here.query.one("lang")));
    }
    let asked = Wanted::of(&here.query);
    let me = here.session.member.id;
    let measures = asked.0.measures(me);
    let wanted = Wanted(asked.0.unmeasured(me));
    let built = build(&face, &here, &wanted).await;
    let mut page = match built {
        Ok(page) => page,
        Err(error) => return errors::of(&face, &here, &error),
    };
    // From the panel: to the address that can be kept and shared, unless something in it is no day.
    page.panel.check_days(&here.query, Words::of(here.lang));
    if measures {
        page.panel.say_unmeasured(Words::of(here.lang));
    }
    let status = match (here.query.one("filter"), &page.panel.fault) {
        (_, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        ("1", None) => return see_other(&wanted.address(1), Vec::new()),
        _ => StatusCode::OK,
    };
    let mut extra = shell::keep_language(&face, here.query.one("lang"));
    extra.push((SET_COOKIE, web::cookies::set(&shell::list_cookie(&face), &page.shell.at)));
    shell::show(status, &page, extra)
}

/// The list somebody comes from, and which page of it.
pub(super) fn list(face: &Face, here: &Here) -> (Wanted, u32) {
    let kept = web::cookies::get(&here.headers, &shell::list_cookie(face)).unwrap_or_default();
    let page = Query::of_text(kept.split_once('?').map_or("", |(_, asked)| asked)).number("page");
    (Wanted::of_address(&kept), page.max(1))
}

/// Its address.
pub(super) fn back(face: &Face, here: &Here) -> String {
    let (wanted, page) = list(face, here);
    wanted.address(page)
}

async fn build(face: &Face, here: &Here, wanted: &Wanted) -> Result<Inbox, DeskError> {
    let page = face.desk.inbox(&here.session, &wanted.0, here.query.number("page")).await?;
    let languages = face.desk.inbox_languages(&here.session).await?;
    let mut views = face.desk.views(&here.session).await?;
    views.retain(|view| !kept::is_of_cases(&view.address));
    // What is counted is what is not closed: the rest of years is not read through for a number in the margin.
    let asked: Vec<Wanted> = views.iter().map(|view| Wanted::of_address(&view.address)).collect();
    let me = here.session.member.id;
    let counted = |one: &&Wanted| {
        !matches!(one.0.stand, Stand::Any | Stand::In(SignalState::Closed)) && !one.0.measures(me)
    };
    let filters: Vec<InboxFilter> = asked.iter().filter(counted).map(|one| one.0.clone()).collect();
    let mut counts = face.desk.count_inbox(&here.session, &filters).await?.into_iter();
    let kept = views.iter().zip(&asked).map(|(view, one)| {
        let count = counted(&one).then(|| counts.next()).flatten();
        Filter::kept(view, count, one.address(1), one == wanted)
    });
    let kept = kept.collect();
    let keep = Keep::new(face, here).await?;
    Ok(view((face, here), wanted, &page, &languages, (kept, keep)))
}

fn view(
    (face, here): (&Face, &Here),
    wanted: &Wanted,
    page: &InboxPage,
    languages: &[String],
    (kept, keep): (Vec<Filter>, Keep),
) -> Inbox {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("inbox-title"), "inbox", Some(&here.session));
    shell.at = wanted.address(page.page);
    let views = views((face, here), wanted, page, w);
    Inbox {
        alarm: page.relay == RelayShows::KeyWrong,
        log_alarm: page.log.is_alarm().then(|| format!("health-log-{}", page.log.code())),
        note: note(here, page, w),
        rows: rows(face, wanted, page, w),
        abuse: wanted
            .0
            .of_abuse()
            .filter(|_| page.abuse > 0)
            .map(|abuse| (w.with1("inbox-abuse", "count", page.abuse), Wanted(abuse).address(1))),
        aside: wanted.0.stand == Stand::In(SignalState::Aside),
        view_now: views
            .iter()
            .find(|one| one.chosen)
            .map_or_else(|| w.say("inbox-show"), |one| one.words.clone()),
        views,
        kept,
        panel: Panel::new(wanted, page, (languages, face.desk.kind()), w),
        filtered: *wanted != Wanted::default(),
        found: w.with1("filter-found", "count", page.found),
        keep,
        may_decide: here.session.can(Permission::Triage),
        may_close: here.session.can(Permission::Close),
        mark_all: here.query.one("mark") == "all",
        mark: marked(&wanted.address(page.page)),
        page: page.page,
        newer: (page.page > 1).then(|| wanted.address(page.page - 1)),
        older: page.has_more.then(|| wanted.address(page.page + 1)),
        shell,
    }
}

/// The rows of a page, each with what stands behind it.
fn rows(face: &Face, wanted: &Wanted, page: &InboxPage, w: &Words) -> Vec<Row> {
    let with = |row: &InboxRow| {
        let behind = page.behind.iter().find(|behind| behind.first == row.number).map(|behind| Alike {
            why: w.with1("inbox-alike", "count", behind.more + 1),
            more: w.with1("inbox-alike-more", "count", behind.more),
            address: Wanted(InboxFilter { alike: Some(behind.first), ..wanted.0.clone() }).address(1),
            those: format!("aside.{}.{}", behind.first, behind.last),
        });
        Row { behind, ..one(face, row, w) }
    };
    page.rows.iter().map(with).collect()
}

/// The same list with every row of it marked.
fn marked(address: &str) -> String {
    format!("{address}{}mark=all", if address.contains('?') { '&' } else { '?' })
}

fn note(here: &Here, page: &InboxPage, w: &Words) -> Option<String> {
    let when = page.last_pull.map_or_else(|| w.say("health-never"), |at| dates::moment(w, at));
    match here.query.one("done") {
        "pulled" => Some(w.with1("inbox-pulled", "count", here.query.number("count"))),
        "kept" => Some(w.say("kept-done")),
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
        view("view-urgent", counts.urgent, InboxFilter { urgency: Some(Urgency::Soon), ..any.clone() }),
        view("filter-over", counts.over, InboxFilter { running: Some(Running::Over), ..any.clone() }),
        view("filter-due", counts.due, InboxFilter { running: Some(Running::Due), ..any.clone() }),
        view("view-answer", counts.waiting_us, InboxFilter { waiting: Some(Waiting::Us), ..any.clone() }),
        view("view-changed", counts.changed, InboxFilter { changed: true, ..any.clone() }),
        view(
            "state-waiting",
            counts.put_off,
            InboxFilter { stand: Stand::In(SignalState::Waiting), ..any.clone() },
        ),
        view(
            "state-aside",
            counts.aside,
            InboxFilter { stand: Stand::In(SignalState::Aside), ..any.clone() },
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

pub(super) fn one(face: &Face, row: &InboxRow, w: &Words) -> Row {
    let names: Vec<String> = row.others.iter().map(|org| face.desk.org_name(org, w.lang())).collect();
    let mut flags = Vec::new();
    if row.flags.stopped {
        flags.push(w.say("flag-stopped"));
    }
    if let Some(due) = row.flags.deletion_due {
        let due = Due::new(due, face.desk.relay_day(), Rule::Deletion, w);
        flags.push(format!("{} · {}", w.say("flag-deletion"), due.line()));
    }
    if let Some(since) = row.flags.overdue {
        let words = w.with1("flag-overdue", "when", dates::moment(w, since).as_str());
        flags.push(format!("{words} · {}", in_time(face, row.urgency, w)));
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
            (None, Some(until)) => put_off((row.state, until), face.desk.today(), w),
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
        behind: None,
    }
}

/// By which rule something urgent is taken in time.
fn in_time(face: &Face, urgency: Urgency, w: &Words) -> String {
    let (now, soon) = face.desk.escalates();
    let (id, (number, in_hours)) =
        if urgency == Urgency::Now { ("due-rule-taken-now", now) } else { ("due-rule-taken-soon", soon) };
    let words = w.with1(id, "number", number);
    if in_hours { format!("{words} {}", w.say("today-escalates-hours")) } else { words }
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
            overdue: Some(1),
            pressure: true,
            about_police: true,
            content: crate::Content::Shown,
        },
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::inbox::Counts;
    use crate::people::Team;
    use crate::signal::{Colleague, Label};
    let row = sample_row(face);
    let page = |rows, has_more| InboxPage {
        rows,
        page: 2,
        has_more,
        counts: Counts::default(),
        found: 1,
        abuse: 3,
        behind: vec![crate::inbox::Behind { first: 7, last: 90, more: 4 }],
        labels: vec![Label { id: 1, name: "<b>".into(), on: false }],
        colleagues: vec![Colleague { id: crate::MemberId(2), name: "<b>".into(), away: None }],
        teams: vec![Team { id: crate::TeamId(1), name: "<b>".into() }],
        last_pull: Some(1),
        pull_ok: false,
        relay: RelayShows::KeyWrong,
        log: crate::key_log::LogShows::Split,
    };
    let everything = "/?who=m2&waiting=us&of=ar&label=1&label=9&urgent=now&second=1&outcome=abuse&origin=phone&time=over\
        &changed=1&from=2026-11-01&until=2026-11-24";
    let show = |address: &str, page: &InboxPage| {
        let wanted = Wanted::of_address(address);
        let kept = vec![Filter { words: "<b> (3)".into(), address: "/?who=me".into(), chosen: true }];
        let keep = Keep { teams: page.teams.clone(), once: "once".into() };
        let mut shown = view((face, here), &wanted, page, &["ar".into()], (kept, keep));
        shown.panel.check_days(&super::asking::Query::of_text("from=x"), Words::of(here.lang));
        shown.render().unwrap()
    };
    let mut pages = vec![show(everything, &page(vec![row], true)), show("/", &page(vec![], false))];
    pages.extend(
        ["/?state=all&who=t1&time=due", "/?state=closed&who=m99"].map(|at| show(at, &page(vec![], false))),
    );
    pages
}
