//! One case: what is open at its side, everything in one order of time, what is decided about it as a whole.
use super::{
    Face,
    asking::{Filled, Here},
    case_words::{item, named},
    due::{Due, Rule},
    errors,
    fields::{Choice, Fault, choose},
    shell::{self, Shell},
    work,
};
use crate::{
    MemberId,
    case::{CaseForm, CaseOutcome, CaseView, EntryOutcome, Filter, Said},
    ending::Of,
    signal::Colleague,
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ConflictOutcome, EntryFault, EntryKind, PersonRole, case::REVIEW_MAX_DAYS};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "case.html")]
struct CasePage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    view: CaseView,
    state_words: String,
    holder: String,
    opened: String,
    review: Due,
    review_due: bool,
    ends: Option<Due>,
    closed: Option<String>,
    /// Number, state and day of each report.
    signals: Vec<(i64, &'static str, String, String)>,
    people: Vec<Named>,
    things: Vec<Named>,
    references: Vec<Named>,
    tasks: Vec<TaskRow>,
    documents_all: String,
    /// Number, name and the day that is next of each presumed victim.
    victims: Vec<(i64, String, Option<Due>)>,
    filters: Vec<(String, &'static str, bool)>,
    filter: &'static str,
    items: Vec<super::case_words::Row>,
    kinds: Vec<(&'static str, String)>,
    reason: String,
    police: bool,
    newer: Option<u32>,
    older: Option<u32>,
}

/// Somebody or something at the side.
struct Named {
    id: i64,
    /// A presumed victim, for whom a record can be begun.
    presumed: bool,
    words: String,
    more: Vec<String>,
}

struct TaskRow {
    id: i64,
    text: String,
    owner: Option<String>,
    due: Option<Due>,
    waiting: Option<String>,
}

#[derive(Template)]
#[template(path = "case_edit.html")]
struct EditPage {
    shell: Shell,
    fault: Option<Fault>,
    note: Option<&'static str>,
    number: i64,
    version: i64,
    title: String,
    people: Vec<Choice>,
    teams: Vec<Choice>,
    review: String,
    hands_over: bool,
    days: (String, String),
}

/// Filters of the timeline, by what stands in the address.
fn filter_of(code: &str) -> Filter {
    match code {
        "messages" => Filter::Messages,
        "documents" => Filter::Documents,
        "clocks" => Filter::Clocks,
        "consents" => Filter::Consents,
        "receptions" => Filter::Receptions,
        code => EntryKind::of_code(code).map_or(Filter::All, Filter::Kind),
    }
}

fn code_of(filter: Filter) -> &'static str {
    match filter {
        Filter::All => "",
        Filter::Messages => "messages",
        Filter::Documents => "documents",
        Filter::Clocks => "clocks",
        Filter::Consents => "consents",
        Filter::Receptions => "receptions",
        Filter::Kind(kind) => kind.code(),
    }
}

impl CasePage {
    fn new(face: &Face, here: &Here, view: CaseView, filter: Filter) -> Self {
        let w = Words::of(here.lang);
        let today = face.desk.today();
        let long = |day: Day| dates::day_long(w, day.number());
        let title = w.say_plain_with("case-title", &[("number", view.number.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}?show={}&page={}", view.number, code_of(filter), view.page);
        let of = |kind: EntryKind| {
            let mine = view.named.iter().filter(move |(_, said)| said.kind() == kind);
            let named = |(id, said): &(i64, Said)| {
                let (words, more) = named(said, w);
                let role = Some(PersonRole::PresumedVictim);
                let presumed = matches!(said, Said::Person { role: is, .. } if *is == role);
                Named { id: *id, presumed, words, more }
            };
            mine.map(named).collect::<Vec<_>>()
        };
        let seen: Vec<i64> = view.signals.iter().map(|one| one.number).collect();
        let signal = |one: &crate::case::timeline::CaseSignal| {
            let state = w.say(&format!("state-{}", one.state.code()));
            (one.number, one.state.code(), state, long(one.arrived_day))
        };
        Self {
            note: note(here),
            fault: None,
            state_words: w.say(&format!("case-state-{}", view.state.code())),
            holder: holder(&view, w),
            opened: w.with2("case-opened-by", "name", &view.opened_by, "date", long(view.opened).as_str()),
            review: Due::new(view.review, today, Rule::Review(view.opened), w),
            ends: view.end.0.map(|last| Due::end(last, face.desk.rule_of(Of::Case), today, w)),
            review_due: view.state == domain::CaseState::Open && view.review <= today,
            closed: view.closed.as_ref().map(|(name, at, reason)| {
                let at = dates::moment(w, *at);
                format!("{} {reason}", w.with2("signal-closed-note", "date", at.as_str(), "name", name))
            }),
            signals: view.signals.iter().map(signal).collect(),
            people: of(EntryKind::Person),
            things: of(EntryKind::Thing),
            references: of(EntryKind::Reference),
            tasks: view
                .tasks
                .iter()
                .filter_map(|(id, said)| task(*id, said, &view.names, today, w))
                .collect(),
            victims: view.victims.iter().map(|one| super::victim::listed(one, today, w)).collect(),
            documents_all: w.with1("documents-all", "number", count(view.documents.0)),
            filters: filters(filter, w),
            filter: code_of(filter),
            items: view.items.iter().map(|one| item(one, &seen, (&face.desk, w))).collect(),
            kinds: EntryKind::ALL
                .iter()
                .map(|kind| (kind.code(), w.say(&format!("entry-new-{}", kind.code()))))
                .collect(),
            reason: String::new(),
            police: face.desk.kind() == envelope::directory::OrgKind::Police,
            newer: (view.page > 1).then(|| view.page - 1),
            older: view.has_more.then(|| view.page + 1),
            shell,
            view,
        }
    }
}

impl CasePage {
    /// What stands at the side, under its headings.
    fn beside(&self) -> Vec<(&'static str, String, &[Named])> {
        let lists = [("people", &self.people), ("things", &self.things), ("references", &self.references)];
        let filled = lists.into_iter().filter(|(_, list)| !list.is_empty());
        filled.map(|(id, list)| (id, self.shell.w.say(&format!("case-{id}")), list.as_slice())).collect()
    }

    /// What was decided about another case whose people are opposed.
    fn decided(&self, outcome: &ConflictOutcome) -> &'static str {
        match outcome {
            ConflictOutcome::Organisation => "conflict-decided-organisation",
            ConflictOutcome::Colleague | ConflictOutcome::None => "conflict-decided-colleague",
        }
    }

    /// The kind of entry under a heading at the side.
    fn kind_of(&self, heading: &str) -> &'static str {
        match heading {
            "people" => EntryKind::Person.code(),
            "things" => EntryKind::Thing.code(),
            "references" => EntryKind::Reference.code(),
            _ => EntryKind::Task.code(),
        }
    }

    /// More of them stand in the case than at the side.
    fn is_more(&self, heading: &str) -> bool {
        self.view.more.iter().any(|kind| kind.code() == self.kind_of(heading))
    }
}

/// Everything, what was said in reports, and each kind of entry.
fn filters(chosen: Filter, w: &Words) -> Vec<(String, &'static str, bool)> {
    use Filter as F;
    let all = [F::All, F::Messages, F::Documents, F::Clocks, F::Consents, F::Receptions];
    let all = all.into_iter().chain(EntryKind::ALL.iter().copied().map(F::Kind));
    let show = |one: Filter| {
        let id = if one == Filter::All { "all" } else { code_of(one) };
        (w.say(&format!("case-show-{id}")), code_of(one), one == chosen)
    };
    all.map(show).collect()
}

fn note(here: &Here) -> Option<&'static str> {
    match here.query.one("done") {
        "opened" => Some("case-opened-done"),
        "saved" => Some("people-saved"),
        "entry" => Some("entry-kept"),
        "task" => Some("case-task-done"),
        "attached" => Some("case-attached-done"),
        "detached" => Some("case-detached-done"),
        "closed" => Some("case-closed-done"),
        "reopened" => Some("case-reopened-done"),
        "changed" => Some("case-changed"),
        _ => None,
    }
}

fn holder(view: &CaseView, w: &Words) -> String {
    let member = view.holder.and_then(|id| name_in(&view.names, id));
    let team = || view.teams.iter().find(|team| Some(team.id) == view.team).map(|team| team.name.clone());
    member.or_else(team).unwrap_or_else(|| w.say("work-nobody"))
}

/// Whoever has something keeps their name there, whether or not it could be given to them today.
fn name_in(names: &[(MemberId, String)], id: MemberId) -> Option<String> {
    names.iter().find(|(one, _)| *one == id).map(|(_, name)| name.clone())
}

fn count(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn task(id: i64, said: &Said, names: &[(MemberId, String)], today: Day, w: &Words) -> Option<TaskRow> {
    let Said::Task(task) = said else { return None };
    let owner = task.owner.and_then(|id| name_in(names, id));
    Some(TaskRow {
        id,
        text: task.text.clone(),
        owner,
        due: task.due.map(|day| Due::new(day, today, Rule::Task, w)),
        waiting: (!task.waiting_for.is_empty())
            .then(|| w.with1("task-waits", "what", task.waiting_for.as_str())),
    })
}

async fn found(face: &Face, here: &Here, number: &str) -> Result<CasePage, Response> {
    let filter = filter_of(here.query.one("show"));
    let Ok(number) = number.parse() else { return Err(errors::gone(face, here)) };
    match face.desk.case(&here.session, number, filter, here.query.number("page")).await {
        Ok(Some(view)) => Ok(CasePage::new(face, here, view, filter)),
        Ok(None) => Err(super::ending::gone(face, here, crate::ending::Of::Case, number).await),
        Err(error) => Err(errors::of(face, here, &error)),
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, &number).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(super) fn done(number: i64, what: &str) -> Response {
    see_other(&format!("/case/{number}?done={what}"), Vec::new())
}

/// What is wrong, in words.
pub(super) fn entry_fault(at: &'static str, fault: EntryFault, w: &Words) -> Fault {
    Fault { at, words: w.say(&format!("case-error-{}", fault.code())) }
}

/// The buttons of a case: close, open again, put a report in or take one out, a task is done.
pub(crate) async fn act(
    State(face): State<Face>,
    Path((number, what)): Path<(String, String)>,
    Filled { here, form, stale }: Filled,
) -> Result<Response, Response> {
    let Ok(id) = number.parse::<i64>() else { return Err(errors::gone(&face, &here)) };
    if stale {
        return again(&face, &here, &number, &form, Err("desk-form-old")).await;
    }
    let version = form.one("version").parse().unwrap_or(0);
    let signal = form.one("signal").trim().trim_start_matches('#').parse().unwrap_or(0);
    let (desk, session) = (&face.desk, &here.session);
    let (outcome, said) = match what.as_str() {
        "close" => (desk.close_case(session, id, version, form.one("reason")).await, "closed"),
        "reopen" => (desk.reopen_case(session, id, version).await, "reopened"),
        "attach" => (desk.attach(session, (id, signal), true).await, "attached"),
        "detach" => (desk.attach(session, (id, signal), false).await, "detached"),
        "task" => {
            let entry = form.one("entry").parse().unwrap_or(0);
            let settled = desk.settle_task(session, (id, entry), form.one("do") == "done").await;
            let said =
                if errors::found(&face, &here, settled)? == EntryOutcome::Kept { "task" } else { "changed" };
            return Ok(done(id, said));
        }
        _ => return Err(errors::gone(&face, &here)),
    };
    let w = Words::of(here.lang);
    match errors::found(&face, &here, outcome)? {
        CaseOutcome::Done | CaseOutcome::Opened(_) => Ok(done(id, said)),
        CaseOutcome::Fault(at, fault) => {
            again(&face, &here, &number, &form, Ok(entry_fault(at, fault, w))).await
        }
        CaseOutcome::NoSuchSignal => {
            let fault = Fault { at: "signal", words: w.say("together-error-none") };
            again(&face, &here, &number, &form, Ok(fault)).await
        }
        CaseOutcome::HoldsConsent => again(&face, &here, &number, &form, Err("case-holds-consent")).await,
        CaseOutcome::Changed | CaseOutcome::NotPossible => {
            again(&face, &here, &number, &form, Err("case-changed")).await
        }
    }
}

/// The case anew, with what was typed and what is wrong, or a note.
async fn again(
    face: &Face,
    here: &Here,
    number: &str,
    form: &Form,
    wrong: Result<Fault, &'static str>,
) -> Result<Response, Response> {
    let mut page = found(face, here, number).await?;
    page.reason = form.one("reason").into();
    let status = if wrong.is_ok() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::CONFLICT };
    match wrong {
        Ok(fault) => page.fault = Some(fault),
        Err(note) => page.note = Some(note),
    }
    Ok(shell::show(status, &page, Vec::new()))
}

/// Whoever has the case and could not be given it today: saving something else does not take it away from them.
fn former_holder(view: &CaseView) -> Option<Choice> {
    let id = view.holder.filter(|id| view.colleagues.iter().all(|one| one.id != *id))?;
    Some(Choice { value: id.0.to_string(), words: name_in(&view.names, id)?, chosen: true })
}

impl EditPage {
    fn new(face: &Face, here: &Here, view: &CaseView) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", view.number.into())]);
        let today = face.desk.today().number();
        let person = |one: &Colleague| Choice {
            value: one.id.0.to_string(),
            words: one.name.clone(),
            chosen: view.holder == Some(one.id),
        };
        let team = |team: &crate::people::Team| Choice {
            value: format!("t{}", team.id.0),
            words: team.name.clone(),
            chosen: view.holder.is_none() && view.team == Some(team.id),
        };
        Self {
            shell: Shell::new(face, here.lang, title, "cases", Some(&here.session)),
            fault: None,
            note: None,
            number: view.number,
            version: view.version,
            title: view.title.clone(),
            people: former_holder(view).into_iter().chain(view.colleagues.iter().map(person)).collect(),
            teams: view.teams.iter().map(team).collect(),
            review: dates::written_day(view.review.number()),
            hands_over: view.hands_over,
            days: (dates::written_day(today), dates::written_day(today.saturating_add(REVIEW_MAX_DAYS))),
        }
    }

    fn retype(&mut self, form: &Form) {
        self.title = form.one("title").into();
        self.review = form.one("review").into();
        choose(&mut self.people, &[form.one("holder")]);
        choose(&mut self.teams, &[form.one("holder")]);
    }
}

pub(crate) async fn edit(
    State(face): State<Face>,
    Path(number): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, &number).await?;
    let page = EditPage::new(&face, &here, &page.view);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post_edit(
    State(face): State<Face>,
    Path(number): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let case = found(&face, here, &number).await?;
    let (w, view) = (Words::of(here.lang), &case.view);
    let again = |status, fault: Option<Fault>, note: Option<&'static str>| {
        let mut page = EditPage::new(&face, here, view);
        page.retype(form);
        (page.fault, page.note) = (fault, note);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    // A language button in the same form: nothing is done, and what was typed stays.
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, None, Some("desk-form-old")));
    }
    let (holder, team) = work::holder(form.one("holder"), view.team);
    let wanted = CaseForm {
        title: form.one("title"),
        holder,
        team,
        review: dates::parse_day(form.one("review").trim()).map(Day),
        version: form.one("version").parse().unwrap_or(0),
    };
    let changed = face.desk.change_case(&here.session, view.number, &wanted).await;
    Ok(match errors::found(&face, here, changed)? {
        CaseOutcome::Done if !face.desk.can_see_case(&here.session, view.number).await.unwrap_or(true) => {
            see_other("/cases", Vec::new())
        }
        CaseOutcome::Done => done(view.number, "saved"),
        CaseOutcome::Fault(at, fault) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, Some(entry_fault(at, fault, w)), None)
        }
        _ => again(StatusCode::CONFLICT, None, Some("case-changed")),
    })
}

/// From the page of a report: opens a case, or puts the report into one.
pub(crate) async fn from_signal(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = work::settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let w = Words::of(here.lang);
    let outcome = if form.one("do") == "attach" {
        let case = form.one("case-number").trim().trim_start_matches('#').parse().unwrap_or(0);
        // A case that is not there is told at its field, like one that this member does not see.
        match face.desk.attach(&here.session, (case, id), true).await {
            Ok(Some(CaseOutcome::Done)) => return Ok(done(case, "attached")),
            Ok(_) => {
                let fault = Fault { at: "case-number", words: w.say("case-error-none") };
                return Err(work::wrong(&face, here, &number, form, fault).await);
            }
            Err(error) => Err(error),
        }
    } else {
        face.desk.open_case(&here.session, id, form.one("case-title"), form.one("once")).await
    };
    match errors::found(&face, here, outcome)? {
        CaseOutcome::Opened(case) => Ok(done(case, "opened")),
        CaseOutcome::Fault(_, fault) => {
            Err(work::wrong(&face, here, &number, form, entry_fault("case-title", fault, w)).await)
        }
        _ => Err(work::wrong(
            &face,
            here,
            &number,
            form,
            Fault { at: "case-title", words: w.say("work-not-possible") },
        )
        .await),
    }
}

#[cfg(test)]
#[path = "case_samples.rs"]
mod case_samples;
#[cfg(test)]
pub(crate) use case_samples::{sample_view, samples};
