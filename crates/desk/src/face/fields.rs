//! The fields of a report's page in which something is decided, as they stand in the form: what is kept, or what was typed.
use super::due::{Due, Rule};
use crate::{
    people::Team,
    signal::{Colleague, Note, SecondLook, SignalView},
};
use domain::{MemberId, Outcome, State, Urgency, triage::SNOOZE_MAX_DAYS};
use envelope::{directory::OrgKind, ids::Day};
use web::{dates, form::Form, words::Words};

/// What is wrong, and at which field.
pub(crate) struct Fault {
    pub(crate) at: &'static str,
    pub(crate) words: String,
}

impl Fault {
    /// What is wrong at this field.
    pub(crate) fn at<'a>(fault: &'a Option<Self>, field: &str) -> Option<&'a str> {
        fault.as_ref().filter(|fault| fault.at == field).map(|fault| fault.words.as_str())
    }
}

/// One of a list to choose from.
pub(crate) struct Choice {
    pub(crate) value: String,
    pub(crate) words: String,
    pub(crate) chosen: bool,
}

/// What is decided, as it stands in the form.
pub(crate) struct WorkFields {
    /// What the page shows, for the hidden field.
    pub(crate) was: String,
    pub(crate) people: Vec<Choice>,
    pub(crate) teams: Vec<Choice>,
    /// The team that has it, whoever took it.
    pub(crate) team: Option<String>,
    /// This member has it.
    pub(crate) mine: bool,
    pub(crate) urgencies: Vec<Choice>,
    pub(crate) urgency_reason: String,
    pub(crate) until: String,
    pub(crate) until_reason: String,
    /// The first and the last day that can be chosen.
    pub(crate) days: (String, String),
    pub(crate) labels: Vec<Choice>,
    pub(crate) new_label: String,
    /// In words, for whoever only reads.
    pub(crate) assignee: String,
    pub(crate) urgency: Option<String>,
    pub(crate) put_off: Option<String>,
}

/// How it is to be closed, as it stands in the form.
pub(crate) struct ClosingFields {
    pub(crate) outcomes: Vec<Choice>,
    pub(crate) reason: String,
    pub(crate) report_number: String,
    pub(crate) no_offence: bool,
    /// Shown open: something is wrong in it.
    pub(crate) open: bool,
}

/// That a report is put off or set aside, and until when.
pub(super) fn put_off((state, until): (State, Day), today: Day, w: &Words) -> String {
    let (state, rule) =
        if state == State::Aside { (state, Rule::Aside) } else { (State::Waiting, Rule::PutOff) };
    format!("{} · {}", w.say(&format!("state-{}", state.code())), Due::new(until, today, rule, w).line())
}

impl WorkFields {
    pub(crate) fn of(view: &SignalView, (me, today): (MemberId, Day), w: &Words) -> Self {
        let work = &view.work;
        let person = |one: &Colleague| Choice {
            value: one.id.0.to_string(),
            words: colleague(one, me, w),
            chosen: work.assignee == Some(one.id),
        };
        let team = |team: &Team| Choice {
            value: format!("t{}", team.id.0),
            words: team.name.clone(),
            chosen: work.assignee.is_none() && work.team == Some(team.id),
        };
        let today = today.number();
        let iso = dates::written_day;
        let (urgency_reason, until_reason) = view.reasons.clone();
        let holder = view.colleagues.iter().find(|one| work.assignee == Some(one.id)).map(|one| &one.name);
        let team_name = view.teams.iter().find(|team| work.team == Some(team.id)).map(|team| &team.name);
        let reasoned = |words: String, reason: &str| match reason {
            "" => words,
            reason => format!("{words}: {reason}"),
        };
        Self {
            was: work.code(),
            people: view.colleagues.iter().map(person).collect(),
            teams: view.teams.iter().map(team).collect(),
            team: team_name.cloned(),
            mine: work.assignee == Some(me),
            urgencies: choices(Urgency::ALL, Urgency::code, "urgency", Some(work.urgency), w),
            assignee: holder.or(team_name).map_or_else(|| w.say("work-nobody"), String::clone),
            urgency: (work.urgency != Urgency::Normal)
                .then(|| reasoned(w.say(&format!("urgency-{}", work.urgency.code())), &urgency_reason)),
            put_off: work.until.map(|day| reasoned(put_off((view.state, day), Day(today), w), &until_reason)),
            urgency_reason,
            until: work.until.map(|day| iso(day.number())).unwrap_or_default(),
            until_reason,
            days: (iso(today + 1), iso(today + SNOOZE_MAX_DAYS)),
            labels: view
                .labels
                .iter()
                .map(|label| Choice {
                    value: label.id.to_string(),
                    words: label.name.clone(),
                    chosen: label.on,
                })
                .collect(),
            new_label: String::new(),
        }
    }

    /// What was typed, in the place of what is kept.
    pub(crate) fn retype(&mut self, form: &Form) {
        choose(&mut self.people, &[form.one("assignee")]);
        choose(&mut self.teams, &[form.one("assignee")]);
        choose(&mut self.urgencies, &[form.one("urgency")]);
        choose(&mut self.labels, &form.all("label"));
        self.urgency_reason = form.one("urgency-reason").into();
        self.until = form.one("until").into();
        self.until_reason = form.one("until-reason").into();
        self.new_label = form.one("new-label").into();
    }
}

impl ClosingFields {
    pub(crate) fn new(kind: OrgKind, w: &Words) -> Self {
        Self {
            outcomes: choices(&Outcome::of_kind(kind), Outcome::code, "outcome", None, w),
            reason: String::new(),
            report_number: String::new(),
            no_offence: false,
            open: false,
        }
    }

    /// What was typed, shown if there is anything.
    pub(crate) fn retype(&mut self, form: &Form) {
        choose(&mut self.outcomes, &[form.one("outcome")]);
        self.reason = form.one("outcome-reason").into();
        self.report_number = form.one("report-number").into();
        self.no_offence = !form.one("no-offence").is_empty();
        let typed = ["outcome", "outcome-reason", "report-number", "no-offence"];
        self.open = form.one("do") == "close" || typed.iter().any(|name| !form.one(name).is_empty());
    }
}

/// What was chosen, in the place of what is kept.
pub(crate) fn choose(choices: &mut [Choice], chosen: &[&str]) {
    choices.iter_mut().for_each(|choice| choice.chosen = chosen.contains(&choice.value.as_str()));
}

/// A closing that waits, as whoever asked and whoever is to look reads it.
pub(crate) fn asked_second(asked: &SecondLook, w: &Words) -> String {
    let at = dates::moment(w, asked.at);
    let outcome = w.say(&format!("outcome-{}", asked.outcome.code()));
    let args = [
        ("name", asked.name.as_str().into()),
        ("date", at.as_str().into()),
        ("outcome", outcome.as_str().into()),
        ("reason", asked.reason.as_str().into()),
    ];
    w.say_with(if asked.own { "second-yours" } else { "second-asks" }, &args)
}

/// A colleague to give something to: whoever is away is told beside the name, with who stands in.
fn colleague(one: &Colleague, me: MemberId, w: &Words) -> String {
    let name = if one.id == me { w.with1("work-me", "name", &one.name) } else { one.name.clone() };
    let Some((until, stands_in)) = &one.away else { return name };
    let until = dates::day_long(w, until.number());
    let away = w.with2("work-away", "name", &name, "date", until.as_str());
    match stands_in {
        Some(other) => format!("{away} {}", w.with1("people-stands-in", "name", other)),
        None => away,
    }
}

/// Values of a kind to choose from, in words.
pub(crate) fn choices<T: Copy + PartialEq>(
    all: &[T],
    code: fn(T) -> &'static str,
    id: &str,
    chosen: Option<T>,
    w: &Words,
) -> Vec<Choice> {
    let choice = |one: &T| Choice {
        value: code(*one).into(),
        words: w.say(&format!("{id}-{}", code(*one))),
        chosen: chosen == Some(*one),
    };
    all.iter().map(choice).collect()
}

/// What came of it, why, and under which number.
pub(crate) fn came_of_it(outcome: Outcome, (reason, number): &(String, String), w: &Words) -> String {
    let words = w.say(&format!("outcome-{}", outcome.code()));
    let words = if reason.is_empty() { words } else { format!("{words}: {reason}") };
    if number.is_empty() {
        words
    } else {
        format!("{words} ({})", w.with1("close-number-is", "number", number))
    }
}

/// Who wrote a note and when, and the note.
pub(crate) fn said(note: &Note, w: &Words) -> (String, String) {
    (w.with2("note-by", "name", &note.name, "date", dates::moment(w, note.at).as_str()), note.text.clone())
}
