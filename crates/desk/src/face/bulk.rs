//! The same decision for many reports at once: chosen in the inbox, shown here with what would come of each, done, and taken back
//! for a minute.
use super::{
    Face, aside,
    asking::{Filled, Here},
    errors,
    fields::{Choice, ClosingFields, Fault, choose},
    inbox::{self, back},
    shell::{self, Shell},
    work::{decision_fault, holder},
};
use crate::{
    DeskError,
    bulk::{BULK_MAX, BulkAct, BulkFault, BulkView, Came, Holder, Preview, UndoOutcome},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{
    Outcome,
    triage::{Closing, DecisionFault},
};
use envelope::directory::OrgKind;
use http::StatusCode;
use web::{dates, form::Form, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "bulk.html")]
struct BulkPage {
    shell: Shell,
    back: String,
    fault: Option<Fault>,
    note: Option<&'static str>,
    act: &'static str,
    once: String,
    people: Vec<Choice>,
    teams: Vec<Choice>,
    put: Vec<Choice>,
    take: Vec<Choice>,
    new_label: String,
    closing: ClosingFields,
    police: bool,
    /// Something was chosen, so what would come of it is shown.
    looked: bool,
    lines: Vec<Line>,
    /// How many would be done, in words; nothing while it cannot be done for any.
    ready: Option<String>,
}

struct Line {
    number: i64,
    mark: String,
    row: Option<inbox::Row>,
    done: bool,
    words: String,
}

#[derive(Template)]
#[template(path = "bulk_done.html")]
struct DonePage {
    shell: Shell,
    back: String,
    note: Option<&'static str>,
    id: i64,
    done: String,
    /// Until when it can be taken back, in words, and how many seconds that is from now.
    undo: Option<(String, i64)>,
    lines: Vec<(i64, bool, String)>,
}

/// What a form wants done; nothing that has another name can be done to many.
fn act_of<'a>(act: &str, form: &'a Form) -> Option<BulkAct<'a>> {
    let number = |name| form.one(name).parse::<i64>().ok().filter(|id| *id > 0);
    Some(match act {
        "give" => BulkAct::Give(match holder(form.one("assignee"), None) {
            (Some(member), _) => Holder::Member(member),
            (None, Some(team)) => Holder::Team(team),
            (None, None) => Holder::Nobody,
        }),
        "aside" => BulkAct::Aside(true),
        "back" => BulkAct::Aside(false),
        "label" => BulkAct::Label { put: number("put"), take: number("take"), new: form.one("new-label") },
        "close" => BulkAct::Close(Closing {
            outcome: Outcome::of_code(form.one("outcome")),
            reason: form.one("outcome-reason"),
            report_number: form.one("report-number"),
            no_offence: !form.one("no-offence").is_empty(),
            in_case: false,
        }),
        _ => return None,
    })
}

/// The reports of a form, each once, with how they stood where the form says so.
fn chosen(form: &Form) -> Vec<(i64, String)> {
    let mut all: Vec<(i64, String)> = Vec::new();
    for value in form.all("row") {
        let (number, mark) = value.split_once('.').unwrap_or((value, ""));
        if let Ok(number) = number.parse()
            && !all.iter().any(|(one, _)| *one == number)
        {
            all.push((number, mark.to_owned()));
        }
    }
    all.truncate(BULK_MAX);
    all
}

pub(crate) async fn post(State(face): State<Face>, filled: Filled) -> Result<Response, Response> {
    let Filled { here, form, stale } = &filled;
    let fail = |error: DeskError| errors::of(&face, here, &error);
    // From the list its own button says what; on the page of this decision a hidden field does.
    let act = if form.has("act") { form.one("act") } else { form.one("do") };
    let (act, those) = act.split_once('.').unwrap_or((act, ""));
    let Some(act) = act_of(act, form) else { return Ok(see_other(&back(&face, here), Vec::new())) };
    // One tap, since one tap takes it back.
    if let (BulkAct::Aside(aside), false) = (&act, *stale) {
        return aside::many(&face, here, (form, those), *aside).await.map_err(fail);
    }
    let chosen = chosen(form);
    if form.one("do") == "apply" && !stale {
        let done = face.desk.do_bulk(&here.session, &chosen, &act, form.one("once")).await.map_err(fail)?;
        if let Ok(id) = done {
            return Ok(see_other(&format!("/bulk/{id}"), Vec::new()));
        }
    }
    let numbers: Vec<i64> = chosen.iter().map(|(number, _)| *number).collect();
    let preview = face.desk.preview_bulk(&here.session, &numbers, &act).await.map_err(fail)?;
    let once = face.desk.once_token().map_err(fail)?;
    let mut page = BulkPage::new(&face, here, (&act, form), &preview, once);
    // Coming from the list nothing was chosen yet about how: that is no mistake.
    let asked = form.has("act");
    page.fault = preview.fault.filter(|fault| asked || *fault == BulkFault::NoReports).map(|fault| {
        let w = Words::of(here.lang);
        Fault { at: field(fault), words: words_of(fault, w) }
    });
    page.note = stale.then_some("desk-form-old");
    let status = match (stale, &page.fault) {
        (true, _) => StatusCode::CONFLICT,
        (false, Some(_)) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, None) => StatusCode::OK,
    };
    Ok(shell::show(status, &page, Vec::new()))
}

fn field(fault: BulkFault) -> &'static str {
    match fault {
        BulkFault::NoReports => "lines",
        BulkFault::NoSuchMember => "assignee",
        BulkFault::NoLabel => "put",
        BulkFault::BadLabel => "new-label",
        BulkFault::Closing(fault) => super::state::closing_field(fault),
    }
}

fn words_of(fault: BulkFault, w: &Words) -> String {
    match fault {
        BulkFault::NoReports => w.say("bulk-error-none"),
        BulkFault::NoSuchMember => w.say("work-error-member"),
        BulkFault::NoLabel => w.say("bulk-error-label"),
        BulkFault::BadLabel => w.say("work-error-label"),
        BulkFault::Closing(DecisionFault::Day) => w.say("work-error-day"),
        BulkFault::Closing(fault) => decision_fault(fault, w),
    }
}

impl BulkPage {
    fn new(
        face: &Face,
        here: &Here,
        (act, form): (&BulkAct<'_>, &Form),
        preview: &Preview,
        once: String,
    ) -> Self {
        let w = Words::of(here.lang);
        let shell = Shell::new(face, here.lang, w.say_plain("bulk-title"), "inbox", Some(&here.session));
        let choice = |value: String, words: &str| Choice { value, words: words.to_owned(), chosen: false };
        let mut people: Vec<Choice> =
            preview.colleagues.iter().map(|one| choice(one.id.0.to_string(), &one.name)).collect();
        let mut teams: Vec<Choice> =
            preview.teams.iter().map(|team| choice(format!("t{}", team.id.0), &team.name)).collect();
        for choices in [&mut people, &mut teams] {
            choose(choices, &[form.one("assignee")]);
        }
        let labels = |name: &str| {
            let mut labels: Vec<Choice> =
                preview.labels.iter().map(|label| choice(label.id.to_string(), &label.name)).collect();
            choose(&mut labels, &[form.one(name)]);
            labels
        };
        let mut closing = ClosingFields::new(face.desk.kind(), w);
        closing.retype(form);
        // Merging has its own page, and what goes on in a case differs from one report to the next.
        let looked = form.has("act") && preview.fault.is_none();
        let lines: Vec<Line> = preview
            .lines
            .iter()
            .map(|line| Line {
                number: line.number,
                mark: line.mark.clone(),
                row: line.row.as_ref().map(|row| inbox::one(face, row, w)),
                done: looked && line.came.is_done(),
                words: if looked { would(line.came, w) } else { String::new() },
            })
            .collect();
        let ready = lines.iter().filter(|line| line.done).count();
        let words = || w.with2("bulk-ready", "some", ready, "all", lines.len());
        Self {
            back: back(face, here),
            fault: None,
            note: None,
            act: act.code(),
            once,
            people,
            teams,
            put: labels("put"),
            take: labels("take"),
            new_label: form.one("new-label").into(),
            closing,
            police: face.desk.kind() == OrgKind::Police,
            ready: (looked && ready > 0).then(words),
            looked,
            lines,
            shell,
        }
    }
}

/// What would come of one, in words.
fn would(came: Came, w: &Words) -> String {
    match came {
        Came::Done => w.say("came-will"),
        came => w.say(&format!("came-{}", came.code())),
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(id): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let id = id.parse().unwrap_or(0);
    let view = errors::found(&face, &here, face.desk.bulk(&here.session, id).await)?;
    let page = DonePage::new(&face, &here, &view);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

impl DonePage {
    fn new(face: &Face, here: &Here, view: &BulkView) -> Self {
        let w = Words::of(here.lang);
        let mut shell = Shell::new(face, here.lang, w.say_plain("bulk-title"), "inbox", Some(&here.session));
        shell.at = format!("/bulk/{}", view.id);
        let line =
            |(number, came): &(i64, Came)| (*number, came.is_done(), w.say(&format!("came-{}", came.code())));
        let count = view.lines.iter().filter(|(_, came)| came.is_done()).count();
        Self {
            back: back(face, here),
            note: match here.query.one("done") {
                "undone" => Some("bulk-undone"),
                "late" => Some("bulk-late"),
                _ => None,
            },
            id: view.id,
            done: w.with2("bulk-done", "some", count, "all", view.lines.len()),
            undo: view.may_undo.then(|| (dates::moment(w, view.until), view.until - face.desk.now())),
            lines: view.lines.iter().map(line).collect(),
            shell,
        }
    }
}

pub(crate) async fn undo(
    State(face): State<Face>,
    Path(id): Path<String>,
    Filled { here, stale, .. }: Filled,
) -> Result<Response, Response> {
    let id: i64 = id.parse().unwrap_or(0);
    if stale {
        return Ok(see_other(&format!("/bulk/{id}"), Vec::new()));
    }
    let undone = errors::found(&face, &here, face.desk.undo_bulk(&here.session, id).await)?;
    let said = if undone == UndoOutcome::Done { "undone" } else { "late" };
    Ok(see_other(&format!("/bulk/{id}?done={said}"), Vec::new()))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::bulk::PreviewLine;
    let w = Words::of(here.lang);
    let line = |came, row| PreviewLine { number: 7, row, came, mark: "0a".into() };
    let preview = |fault| Preview {
        lines: vec![
            line(Came::Done, Some(inbox::sample_row(face))),
            line(Came::Gone, None),
            line(Came::Same, Some(inbox::sample_row(face))),
            line(Came::Pending, None),
            line(Came::NoCase, None),
            line(Came::Urgent, None),
            line(Came::NotPossible, None),
            line(Came::SecondLookAsked, None),
        ],
        fault,
        colleagues: vec![crate::signal::Colleague { id: crate::MemberId(2), name: "<b>".into(), away: None }],
        teams: vec![crate::people::Team { id: crate::TeamId(1), name: "<b>".into() }],
        labels: vec![crate::signal::Label { id: 1, name: "<b>".into(), on: false }],
    };
    let form =
        Form::parse(b"assignee=2&put=1&take=1&new-label=%3Cb%3E&outcome=advised&outcome-reason=%3Cb%3E")
            .unwrap();
    let closing = BulkFault::Closing(DecisionFault::NoOutcome);
    let faults = [None, Some(BulkFault::NoSuchMember), Some(BulkFault::NoLabel), Some(BulkFault::BadLabel)];
    let shown = |act: &str, fault: Option<BulkFault>| {
        let act = act_of(act, &form).unwrap();
        let mut page = BulkPage::new(face, here, (&act, &form), &preview(fault), "once".into());
        page.police = fault == Some(closing);
        page.fault = fault.map(|fault| Fault { at: field(fault), words: words_of(fault, w) });
        page.render().unwrap()
    };
    let mut pages: Vec<String> = ["give", "label", "close"]
        .into_iter()
        .flat_map(|act| faults.map(|fault| shown(act, fault)))
        .collect();
    pages.push(shown("close", Some(closing)));
    pages.push(shown("give", Some(BulkFault::NoReports)));
    let lines = [Came::Done, Came::Changed, Came::Undone, Came::Kept].map(|came| (7, came)).into();
    let view = BulkView { id: 1, act: "give".into(), until: face.desk.now() + 9, may_undo: true, lines };
    let over = BulkView { may_undo: false, ..view.clone() };
    for (view, note) in [(&view, "bulk-undone"), (&over, "bulk-late")] {
        let mut page = DonePage::new(face, here, view);
        page.note = Some(note);
        pages.push(page.render().unwrap());
    }
    pages
}
