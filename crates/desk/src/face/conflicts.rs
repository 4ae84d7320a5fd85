//! Cases whose people may be opposed: those that wait for somebody to look, one of them, and what was decided.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::{Choice, Fault, choose},
    shell::{self, Shell},
};
use crate::conflict::{BY_NAME, ConflictDone, ConflictList, ConflictView, Ground};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{ConflictFault, ConflictOutcome, PersonRole};
use http::StatusCode;
use web::{dates, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "conflicts.html")]
struct ListPage {
    shell: Shell,
    open: bool,
    rows: Vec<Row>,
    newer: Option<u32>,
    older: Option<u32>,
}

/// Somebody in a case: its number, their name and role.
type Who = (i64, String, String);

struct Row {
    id: i64,
    words: String,
    when: String,
    outcome: Option<String>,
}

#[derive(Template)]
#[template(path = "conflict.html")]
struct ConflictPage {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    view: ConflictView,
    raised: String,
    /// Number, title and holder of each case.
    cases: Vec<(i64, Option<String>, Option<String>)>,
    /// By what they are the same, and who it is in each case.
    grounds: Vec<(String, [Who; 2])>,
    only_a_name: bool,
    settled: Option<(String, String)>,
    outcomes: Vec<Choice>,
    reason: String,
}

fn two(cases: [i64; 2], w: &Words) -> String {
    w.with2("conflict-two", "one", cases[0], "other", cases[1])
}

fn outcome_words(outcome: ConflictOutcome, w: &Words) -> String {
    w.say(&format!("conflict-outcome-{}", outcome.code()))
}

fn list_page(face: &Face, here: &Here, open: bool, list: &ConflictList) -> ListPage {
    let w = Words::of(here.lang);
    let mut shell = Shell::new(face, here.lang, w.say_plain("conflicts-title"), "cases", Some(&here.session));
    shell.at = format!("/conflicts?show={}&page={}", if open { "open" } else { "closed" }, list.page);
    let row = |(id, at, cases, outcome): &(i64, i64, [i64; 2], Option<ConflictOutcome>)| Row {
        id: *id,
        words: two(*cases, w),
        when: dates::moment(w, *at),
        outcome: outcome.map(|outcome| outcome_words(outcome, w)),
    };
    ListPage {
        shell,
        open,
        rows: list.rows.iter().map(row).collect(),
        newer: (list.page > 1).then(|| list.page - 1),
        older: list.has_more.then(|| list.page + 1),
    }
}

fn ground(one: &Ground, cases: [i64; 2], w: &Words) -> (String, [Who; 2]) {
    let id =
        if one.kind == BY_NAME { "conflict-by-name".to_owned() } else { format!("identifier-{}", one.kind) };
    let [first, second] = one.who.clone();
    let known =
        |case, (name, role): (String, PersonRole)| (case, name, w.say(&format!("person-{}", role.code())));
    (w.say(&id), [known(cases[0], first), known(cases[1], second)])
}

impl ConflictPage {
    fn new(face: &Face, here: &Here, view: ConflictView) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain("conflict-title");
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/conflicts/{}", view.id);
        let case = |one: &crate::conflict::ConflictCase| (one.number, one.title.clone(), one.holder.clone());
        let numbers = [view.cases[0].number, view.cases[1].number];
        let settled = view.settled.as_ref().map(|(outcome, name, at, reason)| {
            let by = w.with2("apart-kept-by", "name", name, "date", dates::moment(w, *at).as_str());
            (format!("{} · {by}", outcome_words(*outcome, w)), reason.clone())
        });
        let outcome = |one: &ConflictOutcome| Choice {
            value: one.code().into(),
            words: outcome_words(*one, w),
            chosen: false,
        };
        Self {
            note: match here.query.one("done") {
                "settled" => Some("conflict-done"),
                _ => None,
            },
            fault: None,
            raised: w.with1("conflict-raised", "date", dates::moment(w, view.raised_at).as_str()),
            cases: view.cases.iter().map(case).collect(),
            grounds: view.grounds.iter().map(|one| ground(one, numbers, w)).collect(),
            only_a_name: !view.grounds.is_empty() && view.grounds.iter().all(|one| one.kind == BY_NAME),
            settled,
            outcomes: ConflictOutcome::ALL.iter().map(outcome).collect(),
            reason: String::new(),
            shell,
            view,
        }
    }
}

pub(crate) async fn list(State(face): State<Face>, here: Here) -> Response {
    let open = here.query.one("show") != "closed";
    match face.desk.conflicts(&here.session, open, here.query.number("page")).await {
        Ok(list) => {
            let page = list_page(&face, &here, open, &list);
            shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang")))
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

async fn found(face: &Face, here: &Here, id: &str) -> Result<ConflictPage, Response> {
    let Ok(id) = id.parse::<i64>() else { return Err(errors::gone(face, here)) };
    let view = face.desk.conflict(&here.session, id).await;
    Ok(ConflictPage::new(face, here, errors::found(face, here, view)?))
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path(id): Path<String>,
    here: Here,
) -> Result<Response, Response> {
    let page = found(&face, &here, &id).await?;
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path(id): Path<String>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let mut page = found(&face, here, &id).await?;
    choose(&mut page.outcomes, &[form.one("outcome")]);
    page.reason = form.one("reason").into();
    let again = |mut page: ConflictPage, status, note: Option<&'static str>, fault: Option<Fault>| {
        (page.note, page.fault) = (note, fault);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if *stale {
        return Ok(again(page, StatusCode::CONFLICT, Some("desk-form-old"), None));
    }
    if asked.is_some() {
        return Ok(again(page, StatusCode::OK, None, None));
    }
    let number = page.view.id;
    let wanted = (ConflictOutcome::of_code(form.one("outcome")), form.one("reason"));
    let settled = face.desk.settle_conflict(&here.session, number, wanted).await;
    match errors::found(&face, here, settled)? {
        ConflictDone::Done => Ok(see_other(&format!("/conflicts/{number}?done=settled"), Vec::new())),
        ConflictDone::Changed => {
            let reason = std::mem::take(&mut page.reason);
            let now = ConflictPage { reason, ..found(&face, here, &id).await? };
            Ok(again(now, StatusCode::CONFLICT, Some("end-changed"), None))
        }
        ConflictDone::NotPossible => Ok(again(page, StatusCode::CONFLICT, Some("work-not-possible"), None)),
        ConflictDone::Fault(at, fault) => {
            let fault = Fault { at, words: fault_words(fault, Words::of(here.lang)) };
            Ok(again(page, StatusCode::UNPROCESSABLE_ENTITY, None, Some(fault)))
        }
    }
}

fn fault_words(fault: ConflictFault, w: &Words) -> String {
    w.say(&format!("conflict-error-{}", fault.code()))
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use crate::conflict::ConflictCase;
    use insight::Kind;
    let w = Words::of(here.lang);
    let case = |number, title: Option<&str>| ConflictCase {
        number,
        title: title.map(Into::into),
        holder: title.map(|_| "Bo <b>".into()),
    };
    let who = || [("Amina <b>".to_owned(), PersonRole::PresumedVictim), ("<b>".into(), PersonRole::Suspect)];
    let kinds = Kind::ALL.iter().map(|kind| kind.code()).chain([BY_NAME]);
    let full = ConflictView {
        id: 5,
        raised_at: 1_795_521_600,
        cases: [case(3, Some("<b>")), case(4, Some("<b>"))],
        grounds: kinds.map(|kind| Ground { kind: kind.into(), who: who() }).collect(),
        same_holder: true,
        sees_both: true,
        settled: None,
        may_settle: true,
    };
    let name = Ground { kind: BY_NAME.into(), who: who() };
    let weak = ConflictView { grounds: vec![name], same_holder: false, ..full.clone() };
    let hidden = ConflictView {
        cases: [case(3, Some("<b>")), case(4, None)],
        grounds: vec![],
        sees_both: false,
        same_holder: false,
        may_settle: false,
        ..full.clone()
    };
    let gone = ConflictView { grounds: vec![], ..full.clone() };
    let mut pages: Vec<String> =
        [weak, hidden, gone].map(|view| ConflictPage::new(face, here, view).render().unwrap()).into();
    for (outcome, fault) in ConflictOutcome::ALL.iter().zip(ConflictFault::ALL) {
        let settled = Some((*outcome, "Bo".to_owned(), 1, "draft <b>".to_owned()));
        let settled = ConflictView { settled, may_settle: false, ..full.clone() };
        pages.push(ConflictPage::new(face, here, settled).render().unwrap());
        let mut page = ConflictPage::new(face, here, full.clone());
        page.fault = Some(Fault { at: "reason", words: fault_words(*fault, w) });
        page.reason = "draft <b>".into();
        pages.push(page.render().unwrap());
    }
    let mut own = ConflictPage::new(face, here, full);
    own.fault = Some(Fault { at: "outcome", words: fault_words(ConflictFault::Own, w) });
    own.note = Some("conflict-done");
    pages.push(own.render().unwrap());
    let rows = vec![(5, 1, [3, 4], None), (4, 1, [1, 2], Some(ConflictOutcome::Organisation))];
    let list = ConflictList { rows, page: 2, has_more: true };
    let none = ConflictList { rows: vec![], page: 1, has_more: false };
    pages.push(list_page(face, here, true, &list).render().unwrap());
    pages.push(list_page(face, here, false, &none).render().unwrap());
    pages
}
