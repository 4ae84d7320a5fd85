//! Referrals: what came, what goes on, what we sent, what ended; and the page of one, with everything that was said about it.
mod paper;
mod words;

use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choices, choose},
    refer::{part_label, part_words},
    shell::{self, Shell},
};
use crate::referral::{
    AcceptForm, AnswerForm, Line, ReferralDone, ReferralFault, ReferralListed, ReferralPage, ReferralView,
    Said, SeenInIt, TeamFor,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    TeamId,
    referral::{DeclineReason, Direction, Function, ReferralState, RevokeReason},
};
use envelope::{directory::OrgKind, ids::Day, referral::Step};
use http::StatusCode;
use store::desk::ReferralList;
use web::{dates, form::Form, page::see_other, words::Words};
use words::{LineRow, function_words, ground_words, line_row, reach_words};

const LISTS: [(ReferralList, &str); 4] = [
    (ReferralList::New, "new"),
    (ReferralList::Open, "open"),
    (ReferralList::Sent, "sent"),
    (ReferralList::Ended, "ended"),
];

#[derive(Template)]
#[template(path = "referrals.html")]
struct ListPage {
    shell: Shell,
    note: Option<&'static str>,
    tabs: Vec<Tab>,
    rows: Vec<Row>,
    empty: String,
    newer: Option<String>,
    older: Option<String>,
    teams: Vec<TeamRow>,
}

struct Tab {
    address: String,
    words: String,
    count: i64,
    here: bool,
}

/// A referral in a list.
pub(super) struct Row {
    pub(super) number: i64,
    pub(super) heading: String,
    pub(super) org: String,
    pub(super) function: String,
    pub(super) state: &'static str,
    pub(super) state_words: String,
    pub(super) urgent: bool,
    pub(super) changed: String,
    pub(super) case: Option<i64>,
}

struct TeamRow {
    code: &'static str,
    name: String,
    teams: Vec<Choice>,
}

#[derive(Template)]
#[template(path = "referral.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    row: Row,
    incoming: bool,
    version: i64,
    once: String,
    parts: Vec<(String, String)>,
    ground: Vec<String>,
    after: String,
    flags: Vec<String>,
    ended: Option<String>,
    left: Vec<String>,
    victim: Option<i64>,
    lines: Vec<LineRow>,
    missing: bool,
    not_compared: bool,
    accepts: bool,
    declines: bool,
    answers: bool,
    done: bool,
    revokes: bool,
    confirms: bool,
    declining: Vec<Choice>,
    revoking: Vec<Choice>,
    nights: Vec<Choice>,
    case_title: String,
    typed: Typed,
    today: String,
    paper: Option<paper::PaperPart>,
    /// It waits for a look, and this member may say that nothing is described.
    look: Option<bool>,
    /// This is a police desk: what it declines is looked at before it is destroyed.
    police: bool,
    /// What was seen in it.
    seen_in_it: Option<String>,
}

/// What was typed, by form.
#[derive(Default)]
struct Typed {
    step: String,
    words: String,
    when: String,
    place: String,
    until: String,
    on: String,
    by: String,
    number: String,
}

pub(super) fn row(desk: &crate::Desk, one: &ReferralListed, w: &Words) -> Row {
    let open = one.state.is_open();
    Row {
        number: one.number,
        heading: w.with1(&format!("referral-heading-{}", one.direction.code()), "number", one.number),
        org: desk.with_name(&one.org, w.lang()),
        function: function_words(&one.function, w),
        state: match one.state {
            ReferralState::Recall => "alert",
            _ if open => "waiting",
            _ => "closed",
        },
        state_words: w.say(&format!("referral-state-{}", one.state.code())),
        urgent: one.urgent && open,
        changed: dates::moment(w, one.changed),
        case: one.case,
    }
}

/// How one stands, as a case says it.
pub(super) fn in_a_case(desk: &crate::Desk, one: &ReferralListed, w: &Words) -> String {
    let one = row(desk, one, w);
    format!("{}: {}. {}", one.heading, one.org, one.state_words)
}

fn address(list: &str, page: u32) -> String {
    if page > 1 { format!("/referrals?view={list}&page={page}") } else { format!("/referrals?view={list}") }
}

fn list_page(face: &Face, here: &Here, list: &ReferralPage) -> ListPage {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("referrals-title"), "cases", Some(&here.session));
    let code = LISTS.iter().find(|(one, _)| *one == list.list).map_or("new", |(_, code)| *code);
    shell.at = address(code, list.page);
    let tab = |((one, code), count): (&(ReferralList, &str), i64)| Tab {
        address: address(code, 1),
        words: w.say(&format!("referrals-{code}")),
        count,
        here: *one == list.list,
    };
    let team = |one: &TeamFor| TeamRow {
        code: one.function.code(),
        name: function_words(one.function.code(), w),
        teams: one
            .teams
            .iter()
            .map(|(id, name)| Choice {
                value: id.0.to_string(),
                words: name.clone(),
                chosen: one.team == Some(*id),
            })
            .collect(),
    };
    ListPage {
        note: match here.query.one("done") {
            "team" => Some("people-saved"),
            "changed" => Some("referral-changed"),
            _ => None,
        },
        tabs: LISTS.iter().zip(list.counts).map(tab).collect(),
        rows: list.rows.iter().map(|one| row(&face.desk, one, w)).collect(),
        empty: w.say(&format!("referrals-{code}-none")),
        newer: (list.page > 1).then(|| address(code, list.page - 1)),
        older: list.has_more.then(|| address(code, list.page + 1)),
        teams: list.teams.as_deref().unwrap_or_default().iter().map(team).collect(),
        shell,
    }
}

pub(crate) async fn list(State(face): State<Face>, here: Here) -> Result<Response, Response> {
    let view = here.query.one("view");
    let which = LISTS.iter().find(|(_, code)| *code == view).map_or(ReferralList::New, |(list, _)| *list);
    match face.desk.referrals(&here.session, which, here.query.number("page")).await {
        Ok(found) => {
            let page = list_page(&face, &here, &found);
            Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
        }
        Err(error) => Err(errors::of(&face, &here, &error)),
    }
}

pub(crate) async fn teams(
    State(face): State<Face>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let Some(function) = Function::of_code(form.one("function")) else {
        return Err(errors::gone(&face, &here));
    };
    if stale {
        return Ok(see_other("/referrals?done=changed", Vec::new()));
    }
    let team = form.one("team").parse().ok().map(TeamId);
    match face.desk.set_referral_team(&here.session, function, team).await {
        Ok(true) => Ok(see_other("/referrals?done=team", Vec::new())),
        Ok(false) => Ok(see_other("/referrals?done=changed", Vec::new())),
        Err(error) => Err(errors::of(&face, &here, &error)),
    }
}

/// What left and cannot be taken back, for whoever it is about.
fn what_left(view: &ReferralView, w: &Words) -> Vec<String> {
    let told = |line: &Line| match &line.said {
        Said::Step(Step::Ended, answer) => Some(reach_words(&answer.code, answer.day, w)),
        _ => None,
    };
    view.lines.iter().filter(|line| !line.is_ours).filter_map(told).collect()
}

/// Why it ended, and when.
fn ended_words(view: &ReferralView, w: &Words) -> Option<String> {
    let (why, day) = view.ended.as_ref()?;
    let on_paper = view.listed.direction == Direction::Paper;
    let day = dates::day_long(w, day.number());
    let id = match why.as_str() {
        "withdrawn" | "revoked" if on_paper => format!("referral-ended-paper-{why}"),
        _ => format!("referral-ended-{why}"),
    };
    Some(w.with1(&id, "date", day.as_str()))
}

/// What was seen in something declined before it was destroyed.
fn seen_in_it(view: &ReferralView, w: &Words) -> Option<String> {
    match (view.report.as_str(), view.nothing.as_str()) {
        ("", "") => None,
        ("", words) => Some(w.with1("referral-look-nothing-was", "words", words)),
        (number, _) => Some(w.with1("referral-look-stands", "number", number)),
    }
}

impl Page {
    fn new(face: &Face, here: &Here, view: &ReferralView) -> Self {
        let w = Words::of(here.lang);
        let number = view.listed.number;
        let title = w.say_plain_with("referral-title", &[("number", number.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/referrals/{number}");
        let listed = row(&face.desk, &view.listed, w);
        let incoming = view.listed.direction == Direction::In;
        let on_paper = view.listed.direction == Direction::Paper;
        let can = |step| view.steps.contains(&step);
        let flag = |on: bool, id: &str| on.then(|| w.say(id));
        let ended = ended_words(view, w);
        let recall = view.listed.state == ReferralState::Recall;
        Self {
            note: match here.query.one("done") {
                "sent" => Some("referral-done-sent"),
                "said" => Some("referral-done-said"),
                "paper" => Some("referral-done-paper"),
                "kept" => Some("referral-done-kept"),
                "changed" => Some("referral-changed"),
                _ => None,
            },
            fault: None,
            incoming,
            version: view.version,
            once: view.once.clone(),
            parts: view.parts.iter().map(|(id, text)| (part_label(id, w), part_words(id, text, w))).collect(),
            ground: view.ground.as_ref().map(|ground| ground_words(ground, on_paper, w)).unwrap_or_default(),
            after: domain::referral::After::of_code(&view.after)
                .map_or(String::new(), |after| w.say(&format!("referral-after-{}", after.code()))),
            flags: [flag(view.tonight, "referral-tonight")].into_iter().flatten().collect(),
            ended,
            left: if incoming { Vec::new() } else { what_left(view, w) },
            victim: view.victim,
            lines: view.lines.iter().map(|line| line_row(line, &listed.org, w)).collect(),
            missing: view.missing,
            not_compared: view.not_compared,
            accepts: can(Step::Accepted),
            declines: can(Step::Declined),
            answers: can(Step::Place),
            done: can(Step::Done),
            revokes: view.may[0],
            confirms: view.may[1],
            declining: choices(DeclineReason::ALL, DeclineReason::code, "referral-decline", None, w),
            revoking: choices(RevokeReason::ALL, RevokeReason::code, "referral-revoke", None, w),
            nights: [("yes", "referral-place-yes"), ("no", "referral-place-no")]
                .map(|(value, id)| Choice { value: value.into(), words: w.say(id), chosen: false })
                .into(),
            case_title: w.say_plain_with("referral-case-title", &[("name", listed.org.as_str().into())]),
            typed: Typed::default(),
            today: dates::written_day(face.desk.today().number()),
            paper: view.paper.as_ref().map(|now| paper::PaperPart::new(now, recall, w)),
            look: view.look,
            police: face.desk.kind() == OrgKind::Police,
            seen_in_it: seen_in_it(view, w),
            row: listed,
            shell,
        }
    }

    fn retype(&mut self, form: &Form) {
        self.typed = Typed {
            step: form.one("do").into(),
            words: form.one("words").into(),
            when: form.one("when").into(),
            place: form.one("where").into(),
            until: form.one("until").into(),
            on: form.one("on").into(),
            by: form.one("by").into(),
            number: form.one("number").into(),
        };
        if let Some(paper) = &mut self.paper {
            paper.retype(form);
        }
        choose(&mut self.declining, &[form.one("reason")]);
        choose(&mut self.revoking, &[form.one("reason")]);
        choose(&mut self.nights, &[form.one("tonight")]);
        if form.has("title") {
            self.case_title = form.one("title").into();
        }
    }

    /// What was typed into the form of this step, and nowhere else.
    fn words(&self, step: &str) -> &str {
        if self.typed.step == step { &self.typed.words } else { "" }
    }

    /// What is wrong in the form of this step.
    fn wrong(&self, step: &str, at: &str) -> Option<&str> {
        Fault::at(&self.fault, at).filter(|_| self.typed.step == step)
    }
}

async fn found(face: &Face, here: &Here, number: &str) -> Result<ReferralView, Response> {
    let read = async {
        let Ok(number) = number.parse() else { return Ok(None) };
        face.desk.referral(&here.session, number).await
    };
    errors::found(face, here, read.await)
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, &number).await?;
    let page = Page::new(&face, &here, &view);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(number): Path<String>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let Ok(id) = number.parse::<i64>() else { return Err(errors::gone(&face, &here)) };
    if form.one("do") == "paper" && !stale {
        let view = found(&face, &here, &number).await?;
        return match paper::print(&face, &here, &view, form.one("in")).await? {
            Ok(file) => Ok(file),
            Err(note) => {
                let view = found(&face, &here, &number).await?;
                let page = Page { note: Some(note), ..Page::new(&face, &here, &view) };
                Ok(shell::show(StatusCode::CONFLICT, &page, Vec::new()))
            }
        };
    }
    let done = if stale { Ok(Some(ReferralDone::Changed)) } else { decide(&face, &here, id, &form).await };
    let wrong = match errors::found(&face, &here, done)? {
        ReferralDone::Done => {
            let done = if paper::step_of(&form).is_some() { "kept" } else { "said" };
            return Ok(see_other(&format!("/referrals/{id}?done={done}"), Vec::new()));
        }
        ReferralDone::Case(case) => return Ok(see_other(&format!("/case/{case}"), Vec::new())),
        ReferralDone::Changed => (StatusCode::CONFLICT, Some("referral-changed"), None),
        ReferralDone::NotPossible => (StatusCode::CONFLICT, Some("work-not-possible"), None),
        ReferralDone::Fault(at, fault) => (StatusCode::UNPROCESSABLE_ENTITY, None, Some((at, fault))),
    };
    let (status, note, fault) = wrong;
    let view = found(&face, &here, &number).await?;
    let w = Words::of(here.lang);
    let mut page = Page::new(&face, &here, &view);
    page.retype(&form);
    page.note = note;
    page.fault = fault.map(|(at, fault): (&'static str, ReferralFault)| Fault {
        at,
        words: w.say(&format!("referral-error-{}", fault.code())),
    });
    Ok(shell::show(status, &page, Vec::new()))
}

async fn decide(
    face: &Face,
    here: &Here,
    id: i64,
    form: &Form,
) -> Result<Option<ReferralDone>, crate::DeskError> {
    let version = form.one("version").parse().unwrap_or(0);
    let session = &here.session;
    if let Some(step) = paper::step_of(form) {
        return paper::write(face, here, (id, step), form).await;
    }
    let step = match form.one("do") {
        code @ ("described" | "nothing") => {
            let words = form.one("words");
            let seen = if code == "nothing" { SeenInIt::None(words) } else { SeenInIt::Offence(words) };
            return face.desk.settle_declined(session, (id, version), seen).await;
        }
        "accept" => {
            let accept = AcceptForm { title: form.one("title"), version, once_token: form.one("once") };
            return face.desk.accept_referral(session, id, &accept).await;
        }
        "revoke" => {
            let reason = RevokeReason::of_code(form.one("reason"));
            return face.desk.revoke_referral(session, (id, version), (reason, form.one("words"))).await;
        }
        "confirm" => return face.desk.confirm_referral(session, (id, version), true).await,
        "refuse" => return face.desk.confirm_referral(session, (id, version), false).await,
        code => match Step::of_code(code) {
            Some(step) => step,
            None => return Ok(None),
        },
    };
    let answer = AnswerForm {
        step,
        reason: DeclineReason::of_code(form.one("reason")),
        words: form.one("words"),
        when: form.one("when"),
        place: form.one("where"),
        until: dates::parse_day(form.one("until").trim()).map(Day),
        tonight: match form.one("tonight") {
            "yes" => Some(true),
            "no" => Some(false),
            _ => None,
        },
        version,
    };
    face.desk.answer_referral(session, id, &answer).await
}

#[cfg(test)]
mod samples;
#[cfg(test)]
pub(crate) use samples::{sample_listed, samples};
