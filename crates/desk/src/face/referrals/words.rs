//! What was said about a referral, and on what it rests, in words.
use super::super::refer::keeps_until;
use crate::referral::{GroundShown, Line, PaperSaid, Said};
use domain::referral::{DeclineReason, Function, RevokeReason};
use envelope::{
    ids::Day,
    referral::{Answer, Step},
};
use web::{dates, words::Words};

/// A line of what was said.
pub(super) struct LineRow {
    pub(super) when: String,
    pub(super) who: String,
    pub(super) said: String,
    pub(super) words: Vec<String>,
    pub(super) waits: bool,
    pub(super) gap: bool,
    pub(super) alarm: bool,
}

pub(super) fn function_words(code: &str, w: &Words) -> String {
    match Function::of_code(code) {
        Some(function) => w.say(&format!("referral-function-{}", function.code())),
        None => w.say("referral-newer"),
    }
}

pub(super) fn ground_words(ground: &GroundShown, on_paper: bool, w: &Words) -> Vec<String> {
    match ground {
        GroundShown::Legal { row, words } => {
            vec![w.with1("referral-by-law", "row", row.as_str()), words.clone()]
        }
        GroundShown::Consent { why, how, lang, told_back, asked, until, .. } => {
            let why = match domain::Purpose::of_code(why) {
                Some(purpose) => w.say(&format!("consent-for-{}", purpose.code())),
                None => why.clone(),
            };
            let asked = dates::day_long(w, asked.number());
            let how = match domain::consent::How::of_code(how) {
                Some(how) => w.say(&format!("referral-how-{}", how.code())),
                None => w.say("referral-newer"),
            };
            let mut lines = vec![
                w.with2("referral-by-consent", "purpose", why.as_str(), "date", asked.as_str()),
                format!("{how} · {}", web::endonyms::endonym(lang)),
                w.say(if *told_back { "referral-told-back" } else { "referral-not-told-back" }),
            ];
            if let Some(until) = until {
                let until = dates::day_long(w, until.number());
                lines.push(w.with1(keeps_until(on_paper), "date", until.as_str()));
            }
            lines
        }
    }
}

pub(super) fn line_row(line: &Line, org: &str, w: &Words) -> LineRow {
    let when = if line.is_ours {
        dates::moment(w, line.at)
    } else {
        dates::day_long(w, u32::try_from(line.at / 86_400).unwrap_or(0))
    };
    let who = match (&line.ours, line.is_ours) {
        (Some(name), _) => name.clone(),
        (None, true) => w.say("referral-this-desk"),
        (None, false) => org.to_owned(),
    };
    let (said, words) = match &line.said {
        Said::Referred => (w.say("referral-said-referred"), Vec::new()),
        Said::Step(step, answer) => {
            (w.say(&format!("referral-said-{}", step.code())), step_words(*step, answer, w))
        }
        Said::Newer(words) => (w.say("referral-said-newer"), vec![words.clone()]),
        Said::TakenBack(day) => {
            let day = dates::day_long(w, day.number());
            (w.with1("referral-said-taken-back", "date", day.as_str()), Vec::new())
        }
        Said::Paper(said) => (w.say(&format!("referral-said-{}", said.step.code())), paper_words(said, w)),
        Said::Forged => (w.say("referral-said-forged"), Vec::new()),
        Said::Gone => (w.say("referral-said-gone"), Vec::new()),
    };
    LineRow {
        when,
        who,
        said,
        words: words.into_iter().filter(|words| !words.is_empty()).collect(),
        waits: line.waits,
        gap: line.gap,
        alarm: line.said == Said::Forged,
    }
}

/// What a step on paper says beside its name: on which day, by which way, who there.
fn paper_words(said: &PaperSaid, w: &Words) -> Vec<String> {
    let mut known = vec![dates::day_long(w, said.on.number())];
    known.extend(said.way.map(|way| w.say(&format!("referral-way-{}", way.code()))));
    known.push(said.by.clone());
    known.retain(|words| !words.is_empty());
    let mut lines = vec![known.join(" · ")];
    lines.extend(step_words(Step::of_code(&said.answer.step).unwrap_or(Step::Received), &said.answer, w));
    lines
}

/// What a step says beside its name.
fn step_words(step: Step, answer: &Answer, w: &Words) -> Vec<String> {
    let newer = |found: Option<String>| found.unwrap_or_else(|| w.say("referral-newer"));
    let mut lines = Vec::new();
    match step {
        Step::Declined if !answer.code.is_empty() => {
            let reason = DeclineReason::of_code(&answer.code);
            lines.push(newer(reason.map(|one| w.say(&format!("referral-decline-{}", one.code())))));
        }
        Step::Revoked if !answer.code.is_empty() => {
            let reason = RevokeReason::of_code(&answer.code);
            lines.push(newer(reason.map(|one| w.say(&format!("referral-revoke-{}", one.code())))));
        }
        Step::Place => match (answer.tonight, answer.day) {
            (Some(true), Some(day)) => {
                let day = dates::day_long(w, day.number());
                lines.push(w.with1("referral-place-until", "date", day.as_str()));
            }
            (Some(true), None) => lines.push(w.say("referral-place-yes")),
            _ => lines.push(w.say("referral-place-no")),
        },
        Step::Ended => lines.push(reach_words(&answer.code, answer.day, w)),
        _ => {}
    }
    for (id, words) in [("referral-when", &answer.when), ("referral-where", &answer.place)] {
        if !words.is_empty() {
            lines.push(format!("{}: {words}", w.say(id)));
        }
    }
    lines.push(answer.words.clone());
    lines
}

pub(super) fn reach_words(code: &str, day: Option<Day>, w: &Words) -> String {
    if code.is_empty() {
        // The sender is told of no more than whether it was accepted.
        return String::new();
    }
    let Some(reach) = domain::referral::Reach::of_code(code) else { return w.say("referral-newer") };
    let words = w.say(&format!("referral-reach-{}", reach.code()));
    match day {
        Some(day) => {
            let opened = w.with1("referral-opened-on", "date", dates::day_long(w, day.number()).as_str());
            format!("{words} {opened}")
        }
        None => words,
    }
}
