//! The page of one report: the words as they were written, in their own direction; the conversation; what can be done.
use super::{
    Face,
    asking::{Filled, Here},
    document,
    documents::size_words,
    due::{Due, Rule},
    errors,
    fields::{Choice, ClosingFields, Fault, WorkFields, asked_second, came_of_it, said},
    inbox, phrases,
    shell::{self, Shell},
};
use crate::{
    Content,
    ending::Of,
    enter::Told,
    files::ReportFile,
    signal::{
        ClosedBy, Entry, From, LanguageRequest, May, Merged, Other, Sent, SignalView, What, Work,
        signs::{Assessed, level_code},
    },
};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use domain::{Checked, FileState, Outcome, flood::ASIDE_DAYS, triage::Hard};
use envelope::{directory::OrgKind, message::Mode};
use http::StatusCode;
use web::{dates, endonyms::endonym, form::Form, language::dir_of, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "signal.html")]
pub(crate) struct SignalPage {
    shell: Shell,
    /// The list it was opened from, at this report.
    back: String,
    /// Its neighbours there, for a screen that has room.
    beside: Vec<inbox::Row>,
    view: SignalView,
    state: &'static str,
    state_words: String,
    waiting: String,
    language: String,
    dir: &'static str,
    mode: &'static str,
    readers: String,
    only_us: bool,
    /// The writer does not want questions.
    no_questions: bool,
    answers: Vec<(String, String)>,
    thread: Vec<Line>,
    closed: Option<String>,
    due: Option<Due>,
    requests: Vec<String>,
    speakers: String,
    gone: Option<&'static str>,
    ends: Option<Due>,
    /// What is in the box: typed just now, or kept from before.
    pub(crate) text: String,
    /// It was kept from before.
    draft: bool,
    once: String,
    seen_version: i64,
    /// What is wrong with what was typed.
    pub(crate) fault: Option<Fault>,
    pub(crate) note: Option<&'static str>,
    request: String,
    /// A note to colleagues: typed just now, or kept from before.
    internal: String,
    notes: Vec<(String, String)>,
    /// What the last look with the signs came to, and who looked.
    assessed: Option<(String, String)>,
    work: WorkFields,
    closing: ClosingFields,
    /// What stands in the place of words that are hard to read, until they are shown on purpose.
    folded: Option<String>,
    /// In which ways they are, to choose.
    hard: Vec<Choice>,
    /// What came of it, and what a second person is asked, in words.
    outcome: Option<String>,
    second: Option<String>,
    /// How it came, if one of us wrote it down.
    told: Option<String>,
    police: bool,
    /// Other reports that belong together with it or name the same.
    others: Vec<Beside>,
    /// Files that came with it.
    files: Vec<FileLine>,
    /// Sentences that can be sent as they are.
    ready: Vec<phrases::Ready>,
    /// The number of another one, as it was typed.
    other: String,
    /// What a case is to be called, and the number of one, as they were typed.
    case_title: String,
    case_number: String,
    /// There is something on the page that can be sent.
    form: bool,
}

/// Another report, beside this one.
struct Beside {
    number: i64,
    state: &'static str,
    state_words: String,
    arrived: String,
    /// What both name, and what was decided.
    why: Vec<String>,
    may_link: bool,
    may_unlink: bool,
    may_merge: bool,
    may_unmerge: bool,
}

/// A file that came with the report.
struct FileLine {
    id: i64,
    name: String,
    what: String,
    when: String,
    /// What is with it, unless it is here.
    not_here: Option<String>,
    /// A cleaned copy can be looked at.
    has_copy: bool,
    /// What to know before opening what cannot be cleaned.
    careful: Option<&'static str>,
}

/// One line of the conversation.
struct Line {
    class: &'static str,
    who: String,
    when: String,
    text: Option<String>,
    event: Option<String>,
    sent: Option<&'static str>,
    gap: bool,
}

pub(crate) async fn get(State(face): State<Face>, Path(number): Path<String>, here: Here) -> Response {
    match errors::found(&face, &here, build(&face, &here, &number).await) {
        Ok(mut page) => {
            page.note = match here.query.one("done") {
                "entered" => Some("enter-done"),
                "linked" => Some("together-linked"),
                "unlinked" => Some("together-unlinked"),
                "merged" => Some("together-merged"),
                "unmerged" => Some("together-unmerged"),
                "aside" => Some("aside-done"),
                "back" => Some("aside-back-done"),
                "words" => Some("hard-done"),
                "saved" => Some("work-saved"),
                "taken" => Some("work-taken"),
                "noted" => Some("note-kept"),
                "second" => Some("second-asked"),
                "disagreed" => Some("second-disagreed"),
                "own" => Some("second-own"),
                "sent" => Some("reply-sent"),
                "kept" => Some("reply-kept"),
                "changed" => Some("signal-changed"),
                "old" => Some("desk-form-old"),
                "asked" => Some("signal-ask-language-asked"),
                "closed" => Some("signal-closed-done"),
                "reopened" => Some("signal-reopened-done"),
                _ => None,
            };
            shell::show(StatusCode::OK, &page, shell::keep_language(&face, here.query.one("lang")))
        }
        Err(response) => response,
    }
}

/// The page of a report, if this member may see it. A number that is none looks the same.
pub(crate) async fn build(
    face: &Face,
    here: &Here,
    number: &str,
) -> Result<Option<SignalPage>, crate::DeskError> {
    let Ok(number) = number.parse() else { return Ok(None) };
    let Some(view) = face.desk.signal(&here.session, number).await? else { return Ok(None) };
    let once = face.desk.once_token()?;
    let mut page = SignalPage::new(face, here, view, once);
    let (wanted, at) = inbox::list(face, here);
    page.back = format!("{}#s{number}", wanted.address(at));
    let rows = face.desk.inbox_beside(&here.session, &wanted.0, at, number).await?;
    page.beside = rows.iter().map(|row| inbox::one(face, row, page.shell.w)).collect();
    Ok(Some(page))
}

impl SignalPage {
    fn new(face: &Face, here: &Here, mut view: SignalView, once: String) -> Self {
        let w = Words::of(here.lang);
        let title = w.say_plain_with("signal-title", &[("number", view.number.into())]);
        let others = other_readers(face, &view, w);
        let thread = std::mem::take(&mut view.thread);
        Self {
            shell: Shell::new(face, here.lang, title, "inbox", Some(&here.session)),
            back: "/".into(),
            beside: Vec::new(),
            state: view.state.code(),
            state_words: w.say(&format!("state-{}", view.state.code())),
            waiting: w.say(&format!("waiting-{}", view.waiting.code())),
            language: format!("{} ({})", endonym(&view.lang), view.lang),
            dir: dir_of(&view.lang),
            mode: match view.mode {
                Mode::Server => "signal-mode-server",
                Mode::Js => "signal-mode-js",
                Mode::Wasm => "signal-mode-wasm",
            },
            only_us: others.is_empty(),
            no_questions: view.answers.iter().any(|answer| *answer == ("contact".into(), "none".into())),
            readers: w.list(&others),
            answers: view.answers.iter().map(|(question, answer)| in_words(question, answer, w)).collect(),
            thread: thread.into_iter().map(|entry| line(face, entry, w)).collect(),
            closed: view.closed.as_ref().map(|closed| closed_by(closed, w)),
            due: view.deletion_due.map(|day| Due::new(day, face.desk.relay_day(), Rule::Deletion, w)),
            requests: view.language_requests.iter().map(|one| asked(one, w)).collect(),
            speakers: w.list(&view.speakers),
            ends: view.end.0.map(|last| Due::end(last, face.desk.rule_of(Of::Signal), face.desk.today(), w)),
            gone: match view.content {
                Content::Shown => None,
                Content::Hidden => Some("signal-stopped-text"),
                Content::Erased => Some("signal-erased"),
            },
            draft: view.draft.reply.is_some(),
            text: view.draft.reply.take().unwrap_or_default(),
            internal: view.draft.note.take().unwrap_or_default(),
            once,
            seen_version: view.version,
            fault: None,
            note: None,
            request: String::new(),
            notes: view.notes.iter().map(|note| said(note, w)).collect(),
            assessed: view.assessed.as_ref().map(|last| assessed(last, w)),
            work: WorkFields::of(&view, (here.session.member.id, face.desk.today()), w),
            closing: ClosingFields::new(face.desk.kind(), w),
            folded: folded(&view, w),
            hard: choices_of_hard(&view, w),
            outcome: view.outcome.map(|outcome| came_of_it(outcome, &view.outcome_words, w)),
            second: view.second_look.as_ref().map(|asked| asked_second(asked, w)),
            told: view.told.as_ref().map(|told| how_it_came(&view, told, w)),
            police: face.desk.kind() == OrgKind::Police,
            files: view.files.iter().map(|file| file_line(file, w)).collect(),
            others: view.others.iter().map(|other| beside(other, &view, w)).collect(),
            ready: phrases::ready(&view.phrases, &view.lang),
            other: String::new(),
            case_title: String::new(),
            case_number: String::new(),
            form: view.may != May::default(),
            view,
        }
    }

    /// What was typed, in the place of what is kept: nothing is lost by an error.
    pub(crate) fn retype(&mut self, form: &Form) {
        let typed = |name: &str| form.one(name).to_owned();
        (self.text, self.internal, self.request) = (typed("text"), typed("internal"), typed("note"));
        self.draft = false;
        if form.has("hard-was") {
            super::fields::choose(&mut self.hard, &form.all("hard"));
        }
        self.other = typed("other");
        (self.case_title, self.case_number) = (typed("case-title"), typed("case-number"));
        if Work::of_code(form.one("was")).is_some() {
            self.work.retype(form);
        }
        self.closing.retype(form);
    }

    /// What the page shows of them, for the hidden field.
    fn hard_was(&self) -> String {
        self.view.hard.iter().map(|one| one.code()).collect::<Vec<_>>().join(".")
    }

    fn is_aside(&self) -> bool {
        self.view.state == crate::State::Aside
    }

    fn arrived(&self) -> String {
        dates::day_long(self.shell.w, self.view.arrived_day.number())
    }
}

/// What the last look with the signs came to, and who looked when.
fn assessed(last: &Assessed, w: &Words) -> (String, String) {
    let level = w.say(&format!("sign-level-{}", level_code(last.decided.level)));
    let at = dates::moment(w, last.at);
    (level, w.with2("note-by", "name", &last.by, "date", at.as_str()))
}

/// Why words are not shown at once: members said that they are hard to read, or the report was written to harm.
fn folded(view: &SignalView, w: &Words) -> Option<String> {
    let abuse = view.outcome == Some(Outcome::Abuse);
    let said: Vec<String> = abuse
        .then(|| w.say("outcome-abuse"))
        .into_iter()
        .chain(view.hard.iter().map(|one| w.say(&format!("hard-{}", one.code()))))
        .collect();
    (!said.is_empty()).then(|| w.with1("hard-note", "what", w.list(&said).as_str()))
}

fn choices_of_hard(view: &SignalView, w: &Words) -> Vec<Choice> {
    let choice = |one: &Hard| Choice {
        value: one.code().into(),
        words: w.say(&format!("hard-{}", one.code())),
        chosen: view.hard.contains(one),
    };
    Hard::ALL.iter().map(choice).collect()
}

/// Who can read it beside us, by name.
fn other_readers(face: &Face, view: &SignalView, w: &Words) -> Vec<String> {
    let others = view.readers.iter().filter(|org| *org != face.desk.org());
    others.map(|org| face.desk.org_name(org, w.lang())).collect()
}

fn file_line(file: &ReportFile, w: &Words) -> FileLine {
    let state = format!("file-{}", file.state.code());
    FileLine {
        id: file.id,
        name: file.name.clone(),
        what: file_words(file, w),
        when: dates::day_long(w, file.day.number()),
        not_here: (file.state != FileState::Here).then(|| w.say(&state)),
        has_copy: file.kind.is_some_and(crate::document::has_copy),
        careful: file.kind.and_then(document::careful),
    }
}

/// What a file is and how large.
pub(super) fn file_words(file: &ReportFile, w: &Words) -> String {
    let kind =
        file.kind.map_or_else(|| w.say("file-unknown"), |kind| w.say(&format!("document-{}", kind.code())));
    w.with2("document-kind-size", "kind", kind.as_str(), "size", size_words(file.size, w).as_str())
}

/// The original, as a file to keep: the browser shows nothing of it, and the opening is on record.
pub(crate) async fn file(
    State(face): State<Face>,
    Path((number, id)): Path<(String, String)>,
    Filled { here, stale, .. }: Filled,
) -> Result<Response, Response> {
    let gone = || errors::gone(&face, &here);
    let at: (i64, i64) = number.parse().ok().zip(id.parse().ok()).ok_or_else(gone)?;
    if stale {
        return Ok(see_other(&format!("/signal/{}?done=old", at.0), Vec::new()));
    }
    let giving = face.desk.give_file(&here.session, at).await;
    Ok(document::file(errors::found(&face, &here, giving)?))
}

/// Why another report stands beside this one, and what can be done with the two.
fn beside(other: &Other, view: &SignalView, w: &Words) -> Beside {
    let named = |(kind, what): &(insight::Kind, String)| {
        w.with2("together-both", "kind", w.say(&format!("identifier-{}", kind.code())).as_str(), "what", what)
    };
    let mut why: Vec<String> = other.both_name.iter().map(named).collect();
    match other.merged {
        Some(Merged::Into) => why.push(w.say("together-into")),
        Some(Merged::Here) => why.push(w.say("together-here")),
        None if other.linked => why.push(w.say("together-is-linked")),
        None => {}
    }
    let open = other.state != crate::State::Closed;
    Beside {
        number: other.number,
        state: other.state.code(),
        state_words: w.say(&format!("state-{}", other.state.code())),
        arrived: w.with1("signal-arrived", "date", dates::day_long(w, other.arrived_day.number()).as_str()),
        why,
        may_link: !other.linked,
        may_unlink: other.linked && other.merged.is_none(),
        may_merge: view.may.close && open && other.merged.is_none(),
        may_unmerge: view.may.reopen && other.merged == Some(Merged::Into),
    }
}

/// The words of a question and its answer; ids this version does not know are shown as they are.
pub(super) fn in_words(question: &str, answer: &str, w: &Words) -> (String, String) {
    let known = |id: String, otherwise: &str| {
        let words = w.say(&id);
        if web::words::unsaid(&words).is_empty() { words } else { otherwise.to_owned() }
    };
    let answer_id = match (question, answer) {
        (_, "dont-know" | "rather-not") => format!("answer-{answer}"),
        (_, "yes" | "no") => format!("q-{answer}"),
        _ => format!("q-{question}-{answer}"),
    };
    (known(format!("q-{question}"), question), known(answer_id, answer))
}

fn asked(request: &LanguageRequest, w: &Words) -> String {
    let at = dates::moment(w, request.at);
    let args =
        [("date", at.as_str().into()), ("name", (&request.name).into()), ("note", (&request.note).into())];
    w.say_with("signal-ask-language-done", &args)
}

/// By which way it came, who wrote it down, how it was checked, from whom it came.
pub(super) fn how_it_came(view: &SignalView, told: &Told, w: &Words) -> String {
    let language = w.with1("told-lang", "lang", endonym(&view.lang));
    let by = w.with2(
        "told-by",
        "name",
        &told.by,
        "origin",
        w.say(&format!("origin-{}", view.origin.code())).as_str(),
    );
    let mut said = vec![by, language];
    if Checked::of_code(&told.checked).is_some() {
        said.push(w.with1("told-checked", "how", w.say(&format!("checked-{}", told.checked)).as_str()));
    }
    let said = said.join(" ");
    if told.source.is_empty() { said } else { format!("{said} {}", told.source) }
}

fn closed_by(closed: &ClosedBy, w: &Words) -> String {
    w.with2("signal-closed-note", "date", dates::moment(w, closed.at).as_str(), "name", &closed.name)
}

fn line(face: &Face, entry: Entry, w: &Words) -> Line {
    let (class, who, when, sent) = match entry.from {
        From::Writer { day } => {
            let arrived = w.with1("signal-arrived", "date", dates::day_long(w, day.number()).as_str());
            // Whoever forged a message is not the writer.
            let who = if matches!(entry.what, What::Forged) { "audit-system" } else { "signal-from-writer" };
            ("from-writer", w.say(who), arrived, None)
        }
        From::Us { name, at, sent } => {
            let sent = match sent {
                Sent::Waiting => "reply-waiting",
                Sent::Delivered => "reply-delivered",
                Sent::Undeliverable => "reply-undeliverable",
            };
            // What the desk says by itself was said by nobody.
            let who = match name.as_str() {
                "" => w.say("audit-system"),
                name => w.with1("signal-from-us", "name", name),
            };
            ("from-us", who, dates::moment(w, at), Some(sent))
        }
    };
    let (text, event) = match entry.what {
        What::Text(text) => (Some(text), None),
        other => (None, Some(event(face, &other, w))),
    };
    let class = if event.is_some() { "event" } else { class };
    Line { class, who, when, text, event, sent, gap: entry.gap }
}

/// One line of the conversation for paper.
pub(super) fn on_paper(face: &Face, entry: Entry, w: &Words) -> web::paper::Entry {
    let line = line(face, entry, w);
    let more = line.sent.into_iter().chain(line.gap.then_some("signal-gap")).map(|id| w.say(id)).collect();
    let text = line.text.or(line.event).unwrap_or_default();
    web::paper::Entry { when: line.when, who: line.who, text, more, ..web::paper::Entry::default() }
}

fn event(face: &Face, what: &What, w: &Words) -> String {
    match what {
        What::ReadersChanged(readers) => {
            let name = |org| face.desk.org_name(org, w.lang());
            let names: Vec<String> = readers.iter().map(name).collect();
            w.with1("signal-readers-changed", "names", w.list(&names).as_str())
        }
        What::Stopped => w.say("signal-event-stopped"),
        What::DeletionAsked { due } => {
            w.with1("signal-event-deletion", "date", dates::day_long(w, due.number()).as_str())
        }
        What::DeletionUndone => w.say("signal-event-undone"),
        What::Consent(spoken) => w.say(&format!("signal-{}", spoken.code())),
        What::ConsentAnswered => w.say("signal-consent-answered"),
        What::ConsentBack => w.say("signal-consent-back"),
        What::Forged => w.say("signal-forged"),
        What::Text(_) | What::Unreadable(_) => w.say("signal-unreadable"),
    }
}

#[cfg(test)]
#[path = "signal_samples.rs"]
mod signal_samples;
#[cfg(test)]
pub(crate) use signal_samples::{sample_view, samples};
