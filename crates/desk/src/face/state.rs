//! Closing and opening reports, how the desk is doing.
use super::{
    Face,
    asking::{Filled, Here},
    errors,
    fields::Fault,
    key_log::KeyLog,
    log,
    shell::{self, Shell},
    signal::SignalPage,
    work::{again, decision_fault, done, settled, wrong},
};
use crate::{
    health::{BackupHealth, Health, MailHealth, RecoveryHealth, RelayShows},
    signal::StateOutcome,
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
use http::StatusCode;
use web::{dates, fingerprint::KeyWords, words::Words};

pub(crate) async fn close(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let Filled { here, form, .. } = &filled;
    let closing = Closing {
        outcome: Outcome::of_code(form.one("outcome")),
        reason: form.one("outcome-reason"),
        report_number: form.one("report-number"),
        no_offence: !form.one("no-offence").is_empty(),
        in_case: false,
    };
    let version = form.one("version").parse().unwrap_or(0);
    let closed = face.desk.close(&here.session, id, version, &closing).await;
    match errors::found(&face, here, closed)? {
        StateOutcome::Done => Ok(done(id, "closed")),
        StateOutcome::SecondLookAsked => Ok(done(id, "second")),
        StateOutcome::Fault(fault) => {
            let words = decision_fault(fault, Words::of(here.lang));
            Err(wrong(&face, here, &number, form, Fault { at: closing_field(fault), words }).await)
        }
        // Somebody did something else meanwhile: it is shown, and what was typed is still there.
        _ => {
            let changed = |page: &mut SignalPage| page.note = Some("signal-changed");
            Err(again(&face, here, &number, (StatusCode::CONFLICT, form), changed).await)
        }
    }
}

/// Where on the page a closing is wrong.
pub(crate) fn closing_field(fault: DecisionFault) -> &'static str {
    match fault {
        DecisionFault::NoNumber
        | DecisionFault::NumberAndNoOffence
        | DecisionFault::OddNumber
        | DecisionFault::LongNumber { .. } => "report-number",
        DecisionFault::NoReason | DecisionFault::LongReason { .. } => "outcome-reason",
        DecisionFault::NoOutcome | DecisionFault::NoCase | DecisionFault::Day => "outcome",
    }
}

pub(crate) async fn reopen(
    State(face): State<Face>,
    Path(number): Path<String>,
    filled: Filled,
) -> Result<Response, Response> {
    let id = settled(&face, &number, &filled).await?;
    let version = filled.form.one("version").parse().unwrap_or(0);
    let reopened = face.desk.reopen(&filled.here.session, id, version).await;
    let reopened = errors::found(&face, &filled.here, reopened)?;
    Ok(done(id, if reopened == StateOutcome::Done { "reopened" } else { "changed" }))
}

#[derive(Template)]
#[template(path = "health.html")]
pub(super) struct HealthPage {
    shell: Shell,
    relay: String,
    alarm: bool,
    good: bool,
    keys: String,
    keys_soon: bool,
    health: Health,
    words: Vec<KeyWords>,
    /// What is to be said of the log of keys.
    log: KeyLog,
    note: Option<&'static str>,
    pub(super) fault: Option<Fault>,
    /// What was put aside, in words, and how often.
    reasons: Vec<(String, u64)>,
    pulled: String,
    /// Whether somebody checks the numbers of the public page, and whether that is as it should be.
    numbers: Option<(String, bool)>,
    /// How mail goes.
    mail: Option<String>,
    mail_away: bool,
    /// What is to be said of backups, and whether it is as it should be.
    backups: Vec<(String, bool)>,
    /// The same of the sheets of paper.
    sheets: Vec<(String, bool)>,
}

fn sheets(recovery: Option<RecoveryHealth>, w: &Words) -> Vec<(String, bool)> {
    let Some(recovery) = recovery else { return vec![(w.say("health-recovery-none"), false)] };
    let (at, set) = recovery.made;
    let (when, set) = (dates::moment(w, at), format!("{set:010}"));
    let made = w.with2("health-recovery-made", "when", when.as_str(), "set", set.as_str());
    let tried = match recovery.tried {
        Some(at) => w.with1("health-recovery-tried", "when", dates::moment(w, at).as_str()),
        None => w.say("health-recovery-never"),
    };
    vec![(made, true), (tried, !recovery.tried_late)]
}

fn backups(backup: Option<BackupHealth>, w: &Words) -> Vec<(String, bool)> {
    let Some(backup) = backup else { return vec![(w.say("health-backup-none"), false)] };
    let made = match backup.made {
        Some(at) => w.with1("health-backup-made", "when", dates::moment(w, at).as_str()),
        None => w.say("health-backup-never"),
    };
    let tried = match backup.tried {
        Some((at, of)) => {
            let (when, of) = (dates::moment(w, at), dates::moment(w, of));
            w.with2("health-drill", "when", when.as_str(), "of", of.as_str())
        }
        None => w.say("health-drill-never"),
    };
    vec![(made, !backup.made_late), (tried, !backup.tried_late)]
}

pub(super) fn health_page(face: &Face, here: &Here, health: Health) -> HealthPage {
    let w = Words::of(here.lang);
    let when = |at: Option<i64>| at.map_or_else(|| w.say("health-never"), |at| dates::moment(w, at));
    let until = dates::day_long(w, health.keys_until.number());
    let relay = match health.relay {
        RelayShows::Ok => w.with1("health-relay-ok", "when", when(health.checked).as_str()),
        RelayShows::KeyWrong => w.say("health-relay-key-wrong"),
        RelayShows::Missing => w.say("health-relay-missing"),
        RelayShows::Unreachable => w.say("health-relay-unreachable"),
        RelayShows::NotYet => w.say("health-relay-not-yet"),
    };
    let keys = if health.keys_soon { "health-keys-soon" } else { "health-keys" };
    HealthPage {
        shell: Shell::new(face, here.lang, w.say_plain("health-title"), "health", Some(&here.session)),
        relay,
        alarm: health.relay == RelayShows::KeyWrong,
        good: health.relay == RelayShows::Ok,
        keys: w.with1(keys, "date", until.as_str()),
        keys_soon: health.keys_soon,
        reasons: health
            .refused_by_reason
            .iter()
            .map(|(name, count)| (log::reason(name, w), *count))
            .collect(),
        pulled: w.with1("health-pulled", "when", when(health.last_pull).as_str()),
        numbers: health.numbers.map(|numbers| {
            let oldest = dates::day_long(w, numbers.oldest.number());
            let words = match numbers.stale {
                0 => w.with1("health-numbers", "date", oldest.as_str()),
                stale => w.with2("health-numbers-old", "count", stale, "date", oldest.as_str()),
            };
            (words, numbers.stale == 0)
        }),
        mail: health.mail.map(|mail| mail_words(mail, w)),
        mail_away: health.mail.is_some_and(|mail| mail.away),
        log: KeyLog::new(&health.log, here),
        words: web::fingerprint::words(&health.word_numbers, here.lang),
        note: (here.query.one("done") == "log").then_some("health-log-anew-done"),
        fault: None,
        backups: backups(health.backup, w),
        sheets: sheets(health.recovery, w),
        health,
    }
}

fn mail_words(mail: MailHealth, w: &Words) -> String {
    let when = |at: Option<i64>| at.map_or_else(|| w.say("health-never"), |at| dates::moment(w, at));
    let sent = w.with1("health-mail-sent", "when", when(mail.sent).as_str());
    let waiting = match mail.since {
        Some(since) => {
            w.with2("health-mail-waiting", "count", mail.waiting, "when", dates::moment(w, since).as_str())
        }
        None => w.say("health-mail-none"),
    };
    let away = if mail.away { format!(" {}", w.say("health-mail-away")) } else { String::new() };
    format!("{sent} {waiting}{away}")
}

pub(crate) async fn health(State(face): State<Face>, here: Here) -> Response {
    match face.desk.health(&here.session).await {
        Ok(health) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &health_page(&face, &here, health), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let health = |relay, keys_soon| Health {
        relay,
        log: super::key_log::sample(relay),
        checked: Some(1),
        numbers: (relay != RelayShows::NotYet).then_some(crate::numbers::NumbersHealth {
            stale: if keys_soon { 2 } else { 0 },
            oldest: envelope::ids::Day(9),
        }),
        keys_until: envelope::ids::Day(9),
        keys_soon,
        fingerprint: envelope::directory::fingerprint(&[1; 32]),
        word_numbers: [2_047; 6],
        refused: 3,
        refused_by_reason: vec![("bad-signature".into(), 3)],
        last_pull: None,
        pull_ok: true,
        waiting_answers: 2,
        mail: keys_soon.then_some(MailHealth { waiting: 2, since: Some(1), sent: None, away: true }),
        engine: "SQLite",
        recovery: match relay {
            RelayShows::Ok => None,
            RelayShows::Missing => Some(RecoveryHealth { made: (1, 7), tried: None, tried_late: true }),
            _ => Some(RecoveryHealth { made: (1, 7), tried: Some(2), tried_late: false }),
        },
        backup: match relay {
            RelayShows::Ok => None,
            RelayShows::Missing => {
                Some(BackupHealth { made: None, made_late: true, tried: None, tried_late: true })
            }
            _ => {
                Some(BackupHealth { made: Some(1), made_late: true, tried: Some((2, 1)), tried_late: false })
            }
        },
    };
    let shows = [RelayShows::Ok, RelayShows::KeyWrong, RelayShows::Missing, RelayShows::NotYet];
    let page = |relay| {
        let soon = relay == RelayShows::Missing;
        health_page(face, here, health(relay, soon)).render().unwrap()
    };
    let mut pages: Vec<String> = shows.into_iter().map(page).collect();
    let mut wrong = health_page(face, here, health(RelayShows::KeyWrong, false));
    wrong.fault = Some(super::key_log::not_spoken(Words::of(here.lang)));
    wrong.note = Some("health-log-anew-done");
    pages.push(wrong.render().unwrap());
    pages
}
