//! What comes with having been exploited, on a presumed victim's record: one list for each matter, with the law it rests on, and a form that adds
//! a step. Nothing is chosen beforehand, and not wanting something is an answer like the others.
use super::{
    Face,
    asking::{Filled, Here},
    case::entry_fault,
    clock::law_words,
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::victim::{Step, StepDone, StepForm, StepsOf, StepsView};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{StepKind, StepState, step::StepSaid};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "steps.html")]
struct Page {
    shell: Shell,
    note: Option<&'static str>,
    fault: Option<Fault>,
    case: i64,
    victim: i64,
    name: String,
    all: Vec<Matter>,
    may_work: bool,
    seen: i64,
    once: String,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    on: String,
    today: String,
    acts: String,
    words: String,
}

/// One matter, in words.
struct Matter {
    code: &'static str,
    name: String,
    state: String,
    /// Nobody began.
    idle: bool,
    law: Vec<String>,
    steps: Vec<Row>,
}

/// A step, in words.
struct Row {
    what: String,
    acts: String,
    words: String,
    who: String,
}

/// Where something stands, for the record's own page.
pub(super) fn standing(of: &StepsOf, w: &Words) -> (String, String) {
    (w.say(&format!("step-{}", of.kind.code())), w.say(&format!("step-state-{}", of.state().code())))
}

fn row(step: &Step, w: &Words) -> Row {
    let state = w.say(&format!("step-state-{}", step.state.code()));
    let at = dates::moment(w, step.at);
    Row {
        what: format!("{} · {state}", dates::day_long(w, step.on.number())),
        acts: step.acts.clone(),
        words: step.words.clone(),
        who: w.with2("note-by", "name", &step.by, "date", at.as_str()),
    }
}

fn matter(of: &StepsOf, w: &Words) -> Matter {
    let (name, state) = standing(of, w);
    let law = match &of.basis {
        Some(basis) => {
            let (law, read) = law_words(basis, w);
            vec![law, read]
        }
        None => vec![w.say("step-no-source")],
    };
    Matter {
        code: of.kind.code(),
        name,
        state,
        idle: of.steps.is_empty(),
        law,
        steps: of.steps.iter().map(|step| row(step, w)).collect(),
    }
}

impl Page {
    fn new(face: &Face, here: &Here, view: &StepsView, once: String) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("case-title", &[("number", view.case.into())]);
        let mut shell = Shell::new(face, here.lang, title, "cases", Some(&here.session));
        shell.at = format!("/case/{}/victim/{}/steps", view.case, view.victim);
        let today = dates::written_day(view.today.number());
        Self {
            note: (here.query.one("done") == "step").then_some("step-kept"),
            fault: None,
            case: view.case,
            victim: view.victim,
            name: super::victim::name(&view.alias, view.victim, w),
            all: view.all.iter().map(|of| matter(of, w)).collect(),
            may_work: view.may_work,
            seen: view.seen,
            once,
            kinds: choices(StepKind::ALL, StepKind::code, "step", None, w),
            states: choices(StepState::ALL, StepState::code, "step-state", None, w),
            on: today.clone(),
            today,
            acts: String::new(),
            words: String::new(),
            shell,
        }
    }

    fn retype(&mut self, form: &Form) {
        choose(&mut self.kinds, &[form.one("kind")]);
        choose(&mut self.states, &[form.one("state")]);
        let typed = |name: &str| form.one(name).to_owned();
        (self.on, self.acts, self.words) = (typed("on"), typed("acts"), typed("words"));
    }
}

async fn found(face: &Face, here: &Here, (case, victim): (&str, &str)) -> Result<StepsView, Response> {
    let read = async {
        let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return Ok(None) };
        face.desk.steps(&here.session, (case, victim)).await
    };
    errors::found(face, here, read.await)
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let view = found(&face, &here, (&case, &victim)).await?;
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let page = Page::new(&face, &here, &view, once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let view = found(&face, here, (&case, &victim)).await?;
    let w = Words::of(here.lang);
    let again = |status, fault: Option<Fault>, note: Option<&'static str>| {
        let mut page = Page::new(&face, here, &view, form.one("once").into());
        page.retype(form);
        (page.fault, page.note) = (fault, note);
        shell::show(status, &page, shell::keep_language(&face, form.one("lang")))
    };
    if asked.is_some() {
        return Ok(again(StatusCode::OK, None, None));
    }
    if *stale {
        return Ok(again(StatusCode::CONFLICT, None, Some("desk-form-old")));
    }
    let said = StepSaid {
        kind: StepKind::of_code(form.one("kind")),
        state: StepState::of_code(form.one("state")),
        on: dates::parse_day(form.one("on").trim()).map(Day),
        acts: form.one("acts"),
        words: form.one("words"),
    };
    let wanted = StepForm { said, seen: form.one("seen").parse().unwrap_or(0), once_token: form.one("once") };
    let written = face.desk.write_step(&here.session, (view.case, view.victim), &wanted).await;
    Ok(match errors::found(&face, here, written)? {
        StepDone::Kept => {
            see_other(&format!("/case/{}/victim/{}/steps?done=step", view.case, view.victim), Vec::new())
        }
        StepDone::Fault(at, fault) => {
            again(StatusCode::UNPROCESSABLE_ENTITY, Some(entry_fault(at, fault, w)), None)
        }
        StepDone::Changed => again(StatusCode::CONFLICT, None, Some("step-changed")),
        StepDone::NotPossible => again(StatusCode::CONFLICT, None, Some("case-not-possible")),
    })
}

#[cfg(test)]
pub(crate) fn sample_steps() -> Vec<StepsOf> {
    let step = |kind: StepKind, (id, state): (i64, &StepState)| Step {
        id,
        kind,
        state: *state,
        on: Day(20_000),
        acts: "<b>".into(),
        words: "<b>".into(),
        by: "<b>".into(),
        at: 1,
    };
    let of = |kind: &StepKind| StepsOf {
        kind: *kind,
        steps: (1..).zip(StepState::ALL).map(|one| step(*kind, one)).collect(),
        basis: (*kind == StepKind::NonPunishment).then(super::clock::sample_basis),
    };
    StepKind::ALL.iter().map(of).collect()
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use domain::EntryFault as F;
    let w = Words::of(here.lang);
    let view = StepsView {
        case: 3,
        victim: 4,
        alias: "<b>".into(),
        all: sample_steps(),
        seen: 9,
        may_work: true,
        today: Day(20_001),
    };
    let page = |view: &StepsView| Page::new(face, here, view, "once".into());
    let mut full = page(&view);
    (full.fault, full.note) = (Some(entry_fault("acts", F::Empty, w)), Some("step-changed"));
    (full.acts, full.words) = ("<b>".into(), "<b>".into());
    let none = |of: &StepsOf| StepsOf { steps: Vec::new(), basis: None, ..of.clone() };
    let empty = StepsView {
        alias: String::new(),
        all: view.all.iter().map(none).collect(),
        may_work: false,
        ..view.clone()
    };
    let mut kept = page(&view);
    kept.note = Some("step-kept");
    [full, page(&empty), kept].map(|page| page.render().unwrap()).into()
}
