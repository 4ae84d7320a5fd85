//! Writing in a case: one page for each kind of entry, for a new one and for a correction. What is typed stays through every
//! error, a change of language and the end of a session.
use super::{
    Face,
    asking::{Filled, Here},
    case::{done, entry_fault},
    errors,
    fields::{Choice, Fault, choices, choose},
    shell::{self, Shell},
};
use crate::{
    MemberId,
    case::{CaseView, EntryForm, EntryOutcome, Said, Source, Task, timeline::Corrected},
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{AgeBand, EntryKind, PersonRole, ReferenceKind, SourceKind, ThingKind};
use envelope::ids::Day;
use http::StatusCode;
use web::{dates, form::Form, language::Lang, words::Words};

#[derive(Template)]
#[template(path = "entry.html")]
struct EntryPage {
    shell: Shell,
    fault: Option<Fault>,
    note: Option<&'static str>,
    number: i64,
    title: String,
    heading: String,
    kind: &'static str,
    once: String,
    /// The entry it corrects.
    replaces: Option<i64>,
    /// It was kept from before.
    draft: bool,
    /// The fact, assessment or task; the name; the thing; the number.
    text: String,
    /// Other names; what a task waits for; more about a thing.
    more: String,
    happened: String,
    due: String,
    today: String,
    doubt: String,
    report_number: String,
    from: String,
    owners: Vec<Choice>,
    /// Roles, kinds of thing or of reference.
    kinds: Vec<Choice>,
    ages: Vec<Choice>,
    /// Reports of the case, then other sources.
    sources: Vec<Choice>,
    police: bool,
}

impl EntryPage {
    fn new(
        face: &Face,
        here: &Here,
        view: &CaseView,
        (kind, before): (EntryKind, Option<(i64, &Said)>),
        once: String,
    ) -> Self {
        let w = Words::of(here.lang);
        let heading = if before.is_some() { "entry-correct" } else { &format!("entry-new-{}", kind.code()) };
        let page_title = w.say_plain_with("case-title", &[("number", view.number.into())]);
        let kinds = match kind {
            EntryKind::Person => {
                choices(&PersonRole::of_kind(face.desk.kind()), PersonRole::code, "person", None, w)
            }
            EntryKind::Thing => choices(ThingKind::ALL, ThingKind::code, "thing", None, w),
            EntryKind::Reference => choices(ReferenceKind::ALL, ReferenceKind::code, "reference", None, w),
            _ => Vec::new(),
        };
        let owner = |one: &crate::signal::Colleague| Choice {
            value: one.id.0.to_string(),
            words: one.name.clone(),
            chosen: false,
        };
        let signal = |one: &crate::case::timeline::CaseSignal| Choice {
            value: format!("s{}", one.number),
            words: w.with1("signal-heading", "number", one.number),
            chosen: false,
        };
        let others = [SourceKind::Told, SourceKind::Seen, SourceKind::Document];
        let others = choices(&others, SourceKind::code, "source", None, w);
        let mut page = Self {
            shell: Shell::new(face, here.lang, page_title, "cases", Some(&here.session)),
            fault: None,
            note: None,
            number: view.number,
            title: view.title.clone(),
            heading: w.say(heading),
            kind: kind.code(),
            once,
            replaces: before.map(|(id, _)| id),
            draft: false,
            text: String::new(),
            more: String::new(),
            happened: String::new(),
            due: String::new(),
            today: dates::written_day(face.desk.today().number()),
            doubt: String::new(),
            report_number: String::new(),
            from: String::new(),
            owners: view.colleagues.iter().map(owner).collect(),
            kinds,
            ages: choices(AgeBand::ALL, AgeBand::code, "age-band", None, w),
            sources: view.signals.iter().map(signal).chain(others).collect(),
            police: face.desk.kind() == envelope::directory::OrgKind::Police,
        };
        match before {
            Some((_, said)) => page.fill(said),
            None => {
                page.draft = !view.draft.is_empty();
                page.text.clone_from(&view.draft);
            }
        }
        page
    }

    /// What is said of this kind of entry.
    fn words(&self, part: &str) -> String {
        self.shell.w.say(&format!("entry-{part}-{}", self.kind))
    }

    /// What an entry says, to be corrected.
    fn fill(&mut self, said: &Said) {
        let iso = |day: &Option<Day>| day.map(|day| dates::written_day(day.number())).unwrap_or_default();
        if let Some(source) = said.source() {
            let value =
                source.signal.map_or_else(|| source.kind.code().into(), |signal| format!("s{signal}"));
            choose(&mut self.sources, &[&value]);
            self.from.clone_from(&source.words);
        }
        match said {
            Said::Fact { text, happened, .. } => (self.text, self.happened) = (text.clone(), iso(happened)),
            Said::Assessment { text } | Said::NotEstablished { text } => self.text.clone_from(text),
            Said::Task(task) => {
                (self.text, self.more, self.due) =
                    (task.text.clone(), task.waiting_for.clone(), iso(&task.due));
                choose(&mut self.owners, &[&task.owner.map_or(0, |id| id.0).to_string()]);
            }
            Said::Person { name, aliases, role, age, doubt, report_number, .. } => {
                (self.text, self.more) = (name.clone(), aliases.clone());
                (self.doubt, self.report_number) = (doubt.clone(), report_number.clone());
                choose(&mut self.kinds, &[role.map_or("", PersonRole::code)]);
                choose(&mut self.ages, &[age.map_or("", AgeBand::code)]);
            }
            Said::Thing { kind, value, more, .. } => {
                (self.text, self.more) = (value.clone(), more.clone());
                choose(&mut self.kinds, &[kind.map_or("", ThingKind::code)]);
            }
            Said::Reference { kind, number } => {
                self.text.clone_from(number);
                choose(&mut self.kinds, &[kind.map_or("", ReferenceKind::code)]);
            }
        }
    }

    fn retype(&mut self, form: &Form) {
        let typed = |name: &str| form.one(name).to_owned();
        (self.text, self.more, self.from) = (typed("text"), typed("more"), typed("from"));
        (self.happened, self.due) = (typed("happened"), typed("due"));
        (self.doubt, self.report_number) = (typed("doubt"), typed("report-number"));
        choose(&mut self.owners, &[form.one("owner")]);
        choose(&mut self.kinds, &[form.one("what")]);
        choose(&mut self.ages, &[form.one("age")]);
        choose(&mut self.sources, &[form.one("source")]);
        self.draft = false;
    }
}

/// What a form says. `Err`: the field of a day that is none.
fn said(kind: EntryKind, form: &Form) -> Result<Said, &'static str> {
    let text = || form.one("text").to_owned();
    let more = || form.one("more").to_owned();
    let day = |name: &'static str| match form.one(name).trim() {
        "" => Ok(None),
        typed => dates::parse_day(typed).map(|day| Some(Day(day))).ok_or(name),
    };
    let words = form.one("from").to_owned();
    let source = match form.one("source").strip_prefix('s').and_then(|signal| signal.parse().ok()) {
        Some(signal) => Some(Source { kind: SourceKind::Signal, signal: Some(signal), words }),
        None => SourceKind::of_code(form.one("source")).map(|kind| Source { kind, signal: None, words }),
    };
    Ok(match kind {
        EntryKind::Fact => Said::Fact { text: text(), happened: day("happened")?, source },
        EntryKind::Assessment => Said::Assessment { text: text() },
        EntryKind::NotEstablished => Said::NotEstablished { text: text() },
        EntryKind::Task => Said::Task(Task {
            text: text(),
            owner: form.one("owner").parse().ok().filter(|id| *id != 0).map(MemberId),
            due: day("due")?,
            waiting_for: more(),
            done_at: None,
        }),
        EntryKind::Person => Said::Person {
            name: text(),
            aliases: more(),
            role: PersonRole::of_code(form.one("what")),
            age: AgeBand::of_code(form.one("age")),
            doubt: form.one("doubt").into(),
            report_number: form.one("report-number").into(),
            source,
        },
        EntryKind::Thing => {
            Said::Thing { kind: ThingKind::of_code(form.one("what")), value: text(), more: more(), source }
        }
        EntryKind::Reference => {
            Said::Reference { kind: ReferenceKind::of_code(form.one("what")), number: text() }
        }
    })
}

/// The case, if this member may write in it; and the kind, or the entry to be corrected, that the address names.
async fn found(
    face: &Face,
    here: &Here,
    (number, what): (&str, &str),
) -> Result<(CaseView, EntryKind, Option<Corrected>), Response> {
    let read = async {
        let Ok(number) = number.parse() else { return Ok(None) };
        face.desk.case_entry(&here.session, number, what.parse().ok()).await
    };
    let (view, entry) = errors::found(face, here, read.await)?;
    match (entry, EntryKind::of_code(what)) {
        (Some(entry), _) => Ok((view, entry.said.kind(), Some(entry))),
        (None, Some(kind)) => Ok((view, kind, None)),
        (None, None) => Err(errors::gone(face, here)),
    }
}

pub(crate) async fn get(
    State(face): State<Face>,
    Path((number, what)): Path<(String, String)>,
    here: Here,
) -> Result<Response, Response> {
    let (view, kind, before) = found(&face, &here, (&number, &what)).await?;
    // What no longer holds is not corrected; whoever had the form open before is told when they send it.
    if before.as_ref().is_some_and(|entry| entry.replaced) {
        return Err(errors::gone(&face, &here));
    }
    let once = face.desk.once_token().map_err(|error| errors::of(&face, &here, &error))?;
    let before = before.as_ref().map(|entry| (entry.id, &entry.said));
    let page = EntryPage::new(&face, &here, &view, (kind, before), once);
    Ok(shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang"))))
}

pub(crate) async fn post(
    State(face): State<Face>,
    Path((number, what)): Path<(String, String)>,
    mut filled: Filled,
) -> Result<Response, Response> {
    let asked = Lang::at_desk(filled.form.one("lang"));
    filled.here.lang = asked.unwrap_or(filled.here.lang);
    let Filled { here, form, stale } = &filled;
    let (view, kind, before) = found(&face, here, (&number, &what)).await?;
    let w = Words::of(here.lang);
    let again = |status, fault: Option<Fault>, note: Option<&'static str>| {
        let before = before.as_ref().map(|entry| (entry.id, &entry.said));
        let mut page = EntryPage::new(&face, here, &view, (kind, before), form.one("once").into());
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
    let status = StatusCode::UNPROCESSABLE_ENTITY;
    let said = match said(kind, form) {
        Ok(said) => said,
        Err(at) => return Ok(again(status, Some(Fault { at, words: w.say("work-error-day") }), None)),
    };
    let replaces = before.as_ref().map(|entry| entry.id);
    let entry = EntryForm { said, replaces, once_token: form.one("once").into() };
    let written = face.desk.write_entry(&here.session, view.number, entry).await;
    Ok(match errors::found(&face, here, written)? {
        EntryOutcome::Kept => done(view.number, "entry"),
        EntryOutcome::Fault(at, fault) => {
            // A thing, a name and a number are typed where a fact is.
            let at = if matches!(at, "name" | "value" | "number") { "text" } else { at };
            let at = if at == "role" || at == "kind" { "what" } else { at };
            again(status, Some(entry_fault(at, fault, w)), None)
        }
        EntryOutcome::Changed => again(StatusCode::CONFLICT, None, Some("case-changed")),
        EntryOutcome::NotPossible => again(StatusCode::CONFLICT, None, Some("case-not-possible")),
    })
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    use super::case::sample_view;
    use domain::EntryFault as F;
    let (view, w) = (sample_view(), Words::of(here.lang));
    let new = |kind: &EntryKind| EntryPage::new(face, here, &view, (*kind, None), "once".into());
    let corrected = |(id, said): &(i64, Said)| {
        EntryPage::new(face, here, &view, (said.kind(), Some((*id, said))), "once".into())
    };
    let all = [
        F::Empty,
        F::Long,
        F::NoSource,
        F::Role,
        F::NoReportNumber,
        F::NoDoubtReason,
        F::NotOne,
        F::NationalNumber,
        F::Day,
        F::Future,
        F::Choice,
    ];
    let wrong = all.map(|fault| {
        let mut page = new(&EntryKind::Person);
        page.fault = Some(entry_fault("text", fault, w));
        page
    });
    let pages = EntryKind::ALL.iter().map(new).chain(view.named.iter().map(corrected)).chain(wrong);
    pages.map(|page| page.render().unwrap()).collect()
}
