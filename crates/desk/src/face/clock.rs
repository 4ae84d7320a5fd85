//! Clocks of a presumed victim: one to start, one with what happened to it. Each day stands with its date and what set it; nothing is
//! decided here, and the page says so.
use super::{
    Face,
    asking::{Filled, Here},
    due::{Due, Rule},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::clock_rules::Basis;
use crate::victim::{
    ClockDone, ClockEvent, ClockForm, ClockItem, ClockPage, ClockShown, ClockWrong, HappenedForm,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    Actor, EndWhy, Phase, Stand,
    clock::{Length, What},
};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

/// What can happen to a clock, as forms name it.
const WHATS: [&str; 5] = ["suspended", "resumed", "extended", "dated", "ended"];

#[derive(Template)]
#[template(path = "clock_new.html")]
struct NewPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    victim: i64,
    once: String,
    /// Each phase that can begin, with how long it lasts and by which law.
    phases: Vec<(Choice, String)>,
    start: String,
    today: String,
    actors: Vec<Choice>,
    why: String,
    told: Vec<Choice>,
    /// Nobody asked how old they are.
    ageless: bool,
}

#[derive(Template)]
#[template(path = "clock.html")]
struct OnePage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    victim: i64,
    clock: ClockRow,
    /// It goes on, and the member may write: what can have happened.
    open: bool,
    whats: Vec<Choice>,
    on: String,
    until: String,
    today: String,
    ends: Vec<Choice>,
    actors: Vec<Choice>,
    why: String,
}

/// A clock in words.
pub(super) struct ClockRow {
    pub(super) id: i64,
    version: i64,
    pub(super) name: String,
    /// When it ends, with what sets that day; nothing for what stands still, has no end, or ended.
    pub(super) due: Option<Due>,
    /// Where it stands, in words, where there is no such day.
    pub(super) stands: Option<String>,
    /// Since when, with what it began, who said so, and whether they were told what follows.
    pub(super) began: Vec<String>,
    /// By which law, and where that was read.
    pub(super) law: String,
    pub(super) read: String,
    /// What is to be known beside: weekends, reminders, another age.
    pub(super) beside: Vec<String>,
    /// What happened since: in words, and who wrote it.
    pub(super) lines: Vec<(String, String)>,
    pub(super) ended: bool,
}

fn long(day: Day, w: &Words) -> String {
    dates::day_long(w, day.number())
}

fn length_words(length: Length, w: &Words) -> String {
    let say = |id: &str, number: i64| w.with1(id, "number", number);
    match length {
        Length::Days(days) => say("clock-days", days.into()),
        Length::WorkingDays(days) => say("clock-working-days", days.into()),
        Length::Months(months) => say("clock-months", months.into()),
        Length::Open => w.say("clock-open"),
    }
}

/// A phase and how long it lasts: what sets the day on which it ends.
pub(super) fn phase_and_length(phase: Phase, length: Length, w: &Words) -> String {
    format!("{}: {}", w.say(&format!("clock-phase-{}", phase.code())), length_words(length, w))
}

fn actor(by: Actor, w: &Words) -> String {
    w.say(&format!("clock-by-{}", by.code()))
}

fn what_words(what: What, w: &Words) -> String {
    match what {
        What::Suspended => w.say("clock-what-suspended"),
        What::Resumed => w.say("clock-what-resumed"),
        What::Extended => w.say("clock-what-extended"),
        What::Dated(day) => w.with1("clock-dated-until", "date", long(day, w).as_str()),
        What::Ended(why) => {
            w.with1("clock-ended-why", "why", w.say(&format!("clock-end-{}", why.code())).as_str())
        }
    }
}

/// What a line of a case's order of time says about a clock.
pub(super) fn said(item: &ClockItem, w: &Words) -> (String, Vec<String>) {
    let phase = w.say(&format!("clock-phase-{}", item.phase.code()));
    let event = match item.event {
        ClockEvent::Began => w.say("clock-began"),
        ClockEvent::Happened(what) => what_words(what, w),
    };
    (format!("{phase}: {event}"), vec![actor(item.by, w), item.why.clone()])
}

impl ClockRow {
    pub(super) fn new(clock: &ClockShown, today: Day, w: &Words) -> Self {
        let written = |(name, at): &(String, i64)| {
            w.with2("note-by", "name", name, "date", dates::moment(w, *at).as_str())
        };
        let (due, stands) = match clock.stand {
            Stand::Running { until: Some(until), .. } => {
                (Some(Due::new(until, today, Rule::Clock(clock.phase, clock.length), w)), None)
            }
            Stand::Running { until: None, .. } => (None, Some(w.say("clock-open"))),
            Stand::Still { since, left } => {
                let since = long(since, w);
                let left = left.unwrap_or(0);
                (None, Some(w.with2("clock-still", "days", left, "date", since.as_str())))
            }
            Stand::Ended { on, why } => {
                let why = w.say(&format!("clock-end-{}", why.code()));
                (None, Some(w.with2("clock-ended-on", "date", long(on, w).as_str(), "why", why.as_str())))
            }
        };
        let line = |one: &crate::victim::ClockLine| {
            let what = format!("{} · {}", long(one.on, w), what_words(one.what, w));
            let who = format!("{} · {}", actor(one.by, w), one.why);
            (what, format!("{who} · {}", written(&one.written)))
        };
        let told = if clock.told { "clock-told-yes" } else { "clock-told-no" };
        Self {
            id: clock.id,
            version: clock.version,
            name: w.say(&format!("clock-phase-{}", clock.phase.code())),
            due,
            stands,
            began: vec![
                w.with1("clock-since", "date", long(clock.start, w).as_str()),
                format!("{} · {}", actor(clock.by, w), clock.why),
                w.say(told),
                written(&clock.written),
            ],
            law: law(clock, w),
            read: read(&clock.basis.read, w),
            beside: beside(clock, w),
            lines: clock.lines.iter().map(line).collect(),
            ended: matches!(clock.stand, Stand::Ended { .. }),
        }
    }
}

/// On what a row rests: the law with its article, if somebody checked that, and where it was read.
pub(super) fn basis_words(basis: &Basis, w: &Words) -> String {
    format!("{} {}", law_words(basis, w), read(&basis.read, w)).trim().to_owned()
}

/// The law with its article, if somebody checked that.
fn law_words(basis: &Basis, w: &Words) -> String {
    let law = basis.law(w.lang());
    match &basis.article {
        Some((article, by, on)) => {
            let on = dates::day_long(w, *on);
            let all = [
                ("law", law.into()),
                ("article", article.as_str().into()),
                ("name", by.as_str().into()),
                ("date", on.as_str().into()),
            ];
            w.say_with("clock-law-checked", &all)
        }
        None => w.with1("clock-law", "law", law),
    }
}

/// By which law, and how it can be made longer.
fn law(clock: &ClockShown, w: &Words) -> String {
    let rule = phase_and_length(clock.phase, clock.length, w);
    let law = law_words(&clock.basis, w);
    let longer = match (clock.extension, clock.extended.1) {
        (None, _) => w.say("clock-no-extension"),
        (Some(extension), None) => {
            w.with1("clock-longer-often", "length", length_words(extension.length, w).as_str())
        }
        (Some(extension), Some(left)) => {
            let length = length_words(extension.length, w);
            w.with2("clock-longer", "number", i64::from(left), "length", length.as_str())
        }
    };
    format!("{rule}. {law} {longer}")
}

/// Where it was read, and when.
fn read(read: &[(String, u32)], w: &Words) -> String {
    let one = |(at, on): &(String, u32)| {
        w.with2("clock-read", "page", at, "date", dates::day_long(w, *on).as_str())
    };
    read.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn beside(clock: &ClockShown, w: &Words) -> Vec<String> {
    let mut beside = Vec::new();
    if !clock.fits {
        beside.push(w.say("clock-other-age"));
    }
    if let Some(day) = clock.working {
        beside.push(w.with1("clock-working", "date", long(day, w).as_str()));
    }
    if !clock.reminders.is_empty() {
        let days: Vec<String> = clock.reminders.iter().map(|day| long(*day, w)).collect();
        beside.push(w.with1("clock-reminders", "dates", days.join(" · ").as_str()));
    }
    beside
}

fn wrong(at: &'static str, wrong: ClockWrong, w: &Words) -> Fault {
    Fault { at, words: w.say(&wrong.id()) }
}

fn yes_and_no(w: &Words) -> Vec<Choice> {
    let choice = |(value, id): (&str, &str)| Choice { value: value.into(), words: w.say(id), chosen: false };
    [("yes", "clock-told-yes"), ("no", "clock-told-no")].into_iter().map(choice).collect()
}

fn shell(face: &Face, here: &Here, (case, at): (i64, String)) -> Shell {
    let title = Words::of(here.lang).say_plain_with("case-title", &[("number", case.into())]);
    let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
    shell.at = at;
    shell
}

impl NewPage {
    fn new(face: &Face, here: &Here, page: &ClockPage, once: String) -> Self {
        let (w, view) = (Words::of(here.lang), &page.view);
        let phase = |rule: &domain::clock::Rule| {
            let words = w.say(&format!("clock-phase-{}", rule.phase.code()));
            let value = rule.phase.code().to_owned();
            let hint = w.say(&format!("clock-when-{}", rule.phase.code()));
            (Choice { value, words, chosen: false }, format!("{}. {hint}", length_words(rule.length, w)))
        };
        Self {
            shell: shell(face, here, (view.case, format!("/case/{}/victim/{}/clock", view.case, view.id))),
            note: None,
            fault: None,
            case: view.case,
            victim: view.id,
            once,
            phases: page.offered.iter().map(phase).collect(),
            start: String::new(),
            today: dates::written_day(view.today.number()),
            actors: choices(Actor::ALL, Actor::code, "clock-by", None, w),
            why: String::new(),
            told: yes_and_no(w),
            ageless: view.victim.age.and_then(domain::victim::is_minor).is_none(),
        }
    }

    fn retype(&mut self, form: &Form) {
        for (choice, _) in &mut self.phases {
            choice.chosen = choice.value == form.one("phase");
        }
        choose(&mut self.actors, &[form.one("by")]);
        choose(&mut self.told, &[form.one("told")]);
        self.start = form.one("start").into();
        self.why = form.one("why").into();
    }
}

impl OnePage {
    fn new(face: &Face, here: &Here, (page, clock): (&ClockPage, &ClockShown)) -> Self {
        let (w, view) = (Words::of(here.lang), &page.view);
        let what = |code: &&str| Choice {
            value: (*code).into(),
            words: w.say(&format!("clock-what-{code}")),
            chosen: false,
        };
        let clock = ClockRow::new(clock, view.today, w);
        let at = format!("/case/{}/victim/{}/clock/{}", view.case, view.id, clock.id);
        Self {
            shell: shell(face, here, (view.case, at)),
            note: None,
            fault: None,
            case: view.case,
            victim: view.id,
            open: view.may_work && !clock.ended,
            clock,
            whats: WHATS.iter().map(what).collect(),
            on: String::new(),
            until: String::new(),
            today: dates::written_day(view.today.number()),
            ends: choices(EndWhy::ALL, EndWhy::code, "clock-end", None, w),
            actors: choices(Actor::ALL, Actor::code, "clock-by", None, w),
            why: String::new(),
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.whats, &[form.one("what")]);
        choose(&mut self.ends, &[form.one("end")]);
        choose(&mut self.actors, &[form.one("by")]);
        self.on = form.one("on").into();
        self.until = form.one("until").into();
        self.why = form.one("why").into();
    }
}

async fn found(
    face: &Face,
    here: &Here,
    (case, victim, clock): (&str, &str, Option<&str>),
) -> Result<ClockPage, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        let clock = match clock.map(str::parse) {
            Some(Ok(clock)) => Some(clock),
            Some(Err(_)) => return Ok(None),
            None => None,
        };
        face.desk.clock_page(&here.session, (case, victim), clock).await
    };
    errors::found(face, here, read.await)
}

fn day(form: &Form, name: &str) -> Option<Day> {
    dates::parse_day(form.one(name).trim()).map(Day)
}

fn done(case: i64, victim: i64) -> Response {
    see_other(&format!("/case/{case}/victim/{victim}?done=clock"), Vec::new())
}

pub(crate) async fn new(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, (&case, &victim, None)).await?;
    if !page.view.may_work {
        return Err(errors::gone(&face, &here));
    }
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = NewPage::new(&face, &here, &page, once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post_new(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let page = found(&face, here, (&case, &victim, None)).await?;
    let w = Words::of(here.lang);
    let again = |status, note: Option<&'static str>, fault: Option<Fault>| {
        let mut page = NewPage::new(&face, here, &page, form.one("once").into());
        page.retype(form);
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let wanted = ClockForm {
        phase: Phase::of_code(form.one("phase")),
        start: day(form, "start"),
        by: Actor::of_code(form.one("by")),
        why: form.one("why"),
        told: Some(form.one("told")).filter(|told| matches!(*told, "yes" | "no")).map(|told| told == "yes"),
        once_token: form.one("once"),
    };
    let (case, victim) = (page.view.case, page.view.id);
    let started = face.desk.start_clock(&here.session, (case, victim), &wanted).await;
    Ok(match errors::found(&face, here, started)? {
        ClockDone::Done => done(case, victim),
        ClockDone::Fault(at, fault) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(wrong(at, fault, w)))
        }
        ClockDone::Changed | ClockDone::NotPossible => {
            again(StatusCode::CONFLICT, Some("case-not-possible"), None)
        }
    })
}

/// The page of one clock, if there is one.
async fn found_one(
    face: &Face,
    here: &Here,
    of: (&str, &str, &str),
) -> Result<(ClockPage, ClockShown), Response> {
    let page = found(face, here, (of.0, of.1, Some(of.2))).await?;
    match page.clock.clone() {
        Some(clock) => Ok((page, clock)),
        None => Err(errors::gone(face, here)),
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim, clock)): Path<(String, String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let (page, clock) = found_one(&face, &here, (&case, &victim, &clock)).await?;
    let page = OnePage::new(&face, &here, (&page, &clock));
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim, clock)): Path<(String, String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let (page, clock) = found_one(&face, here, (&case, &victim, &clock)).await?;
    let w = Words::of(here.lang);
    let again = |status, note: Option<&'static str>, fault: Option<Fault>| {
        let mut page = OnePage::new(&face, here, (&page, &clock));
        page.retype(form);
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    let wanted = HappenedForm {
        what: form.one("what"),
        on: day(form, "on"),
        until: day(form, "until"),
        end: EndWhy::of_code(form.one("end")),
        by: Actor::of_code(form.one("by")),
        why: form.one("why"),
        version: form.one("version").parse().unwrap_or(0),
    };
    let of = (page.view.case, page.view.id, clock.id);
    let happened = face.desk.clock_happened(&here.session, of, &wanted).await;
    Ok(match errors::found(&face, here, happened)? {
        ClockDone::Done => done(of.0, of.1),
        ClockDone::Fault(at, fault) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, None, Some(wrong(at, fault, w)))
        }
        ClockDone::Changed => again(StatusCode::CONFLICT, Some("case-changed"), None),
        ClockDone::NotPossible => again(StatusCode::CONFLICT, Some("case-not-possible"), None),
    })
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::{sample_clocks, sample_items, samples};
