//! What the desk says about itself, a quarter at a time: to be read, printed and handed to whoever watches over it.
use super::{
    Face,
    asking::Here,
    errors,
    shell::{self, Shell},
};
use crate::self_audit::SelfAudit;
use askama::Template;
use axum::{extract::State, response::Response};
use domain::self_audit::{Heading, Quarter};
use http::StatusCode;
use web::words::Words;

/// An act in words, how often in this quarter and in the one before.
type Counted = (String, i64, i64);

#[derive(Template)]
#[template(path = "self_audit.html")]
struct SelfAuditPage {
    shell: Shell,
    heading: String,
    before: String,
    runs: bool,
    groups: Vec<(String, Vec<Counted>)>,
    work: (i64, i64),
    unseen: i64,
    links: (String, Option<String>),
}

fn build(face: &Face, here: &Here, audit: &SelfAudit) -> SelfAuditPage {
    let w = Words::of(here.lang);
    let named = |quarter: Quarter| {
        let (number, year) = (i64::from(quarter.number), quarter.year.to_string());
        w.with2("self-audit-quarter", "number", number, "year", year.as_str())
    };
    let mut shell =
        Shell::new(face, here.lang, w.say_plain("self-audit-title"), "people", Some(&here.session));
    shell.at = format!("/self-audit?quarter={}", audit.quarter.code());
    let shown = Heading::ALL.iter().filter(|heading| **heading != Heading::Work);
    let group = |heading: &Heading| {
        let acts = audit.acts.iter().filter(|(of, ..)| of == heading);
        let acts = acts.map(|(_, act, now, before)| (w.say(&format!("act-{act}")), *now, *before));
        (w.say(&format!("self-audit-{}", heading.code())), acts.collect())
    };
    let after = (!audit.runs).then(|| format!("/self-audit?quarter={}", audit.quarter.after().code()));
    SelfAuditPage {
        heading: named(audit.quarter),
        before: named(audit.quarter.before()),
        runs: audit.runs,
        groups: shown.map(group).collect(),
        work: audit.work,
        unseen: audit.unseen_emergencies,
        links: (format!("/self-audit?quarter={}", audit.quarter.before().code()), after),
        shell,
    }
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    let quarter = Quarter::parse(here.query.one("quarter"));
    match face.desk.self_audit(&here.session, quarter).await {
        Ok(audit) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &build(&face, &here, &audit), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let acts = ["emergency-opened", "access-refused", "erased", "request-noted", "signal-seen", "copy-taken"];
    let acts = acts.map(|act| (domain::self_audit::heading_of(act), act.to_owned(), 3, 0));
    let quarter = Quarter { year: 2026, number: 4 };
    let audit = |runs, acts| SelfAudit { quarter, runs, acts, work: (120, 80), unseen_emergencies: 2 };
    [audit(true, acts.into()), audit(false, Vec::new())]
        .iter()
        .map(|audit| build(face, here, audit).render().unwrap())
        .collect()
}
