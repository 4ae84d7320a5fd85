//! The log, and the check whether it is whole.
mod seen;

use super::{
    Face,
    asking::{Filled, Here},
    errors,
    shell::{self, Shell},
};
use crate::Permission;
use crate::log::{AuditLine, AuditPage, Fault, LooksFor, Verdict};
use askama::Template;
use axum::{
    extract::{Path, State},
    response::Response,
};
use http::StatusCode;
use seen::Seen;
use web::{dates, page::see_other, words::Words};

#[derive(Template)]
#[template(path = "audit.html")]
struct Audit {
    shell: Shell,
    verdict: Option<String>,
    broken: bool,
    lines: Vec<Line>,
    newer: Option<u32>,
    older: Option<u32>,
}

#[derive(Template)]
#[template(path = "looks.html")]
struct Looks {
    shell: Shell,
    /// The report or case, its address and its name.
    address: String,
    of: String,
    heading: String,
    /// It is to be given to the person: without names of members.
    give: bool,
    /// The reader answers what people ask about their own data.
    may_give: bool,
    view: &'static str,
    lines: Vec<Line>,
    newer: Option<u32>,
    older: Option<u32>,
}

struct Line {
    line: i64,
    at: String,
    who: String,
    what: String,
    object: String,
    signal: Option<i64>,
    /// It names somebody beside the report.
    given: bool,
}

fn line(here: &Here, line: &AuditLine, w: &Words) -> Line {
    Line {
        line: line.line,
        at: dates::moment(w, line.at),
        who: line
            .who
            .as_ref()
            .map_or_else(|| w.say("audit-system"), |who| format!("{} ({})", who.name, who.id.0)),
        what: w.say(&format!("act-{}", line.act)),
        object: object(line, w),
        // Whoever may not open a report gets no link to a closed door.
        signal: line.signal.filter(|_| here.session.can(Permission::ReadSignals)),
        given: line.to.is_some(),
    }
}

fn looks_page(face: &Face, here: &Here, seen: Seen, page: &AuditPage) -> Looks {
    let w = Words::of(here.lang);
    let [title, of, heading] = seen.words();
    let title = w.say_plain_with(title.0, &[("number", title.1.into())]);
    let menu = if matches!(seen, Seen::Signal(_)) { "inbox" } else { "cases" };
    let mut shell = Shell::new(face, here.lang, title, menu, Some(&here.session));
    let address = seen.address();
    let give = looks_for(here) == LooksFor::ThePerson;
    let view = if give { "give" } else { "" };
    shell.at = format!("{address}/looks?view={view}&page={}", page.page);
    let mut lines: Vec<Line> = page.lines.iter().map(|one| line(here, one, w)).collect();
    if give {
        // Whoever works here is not the person's business by name; that somebody did, when and why they could, is.
        for line in &mut lines {
            (line.who, line.given) = (w.say("looks-somebody"), false);
        }
    }
    Looks {
        shell,
        address,
        of: w.with1(of.0, "number", of.1),
        heading: w.with1(heading.0, "number", heading.1),
        give,
        may_give: here.session.can(Permission::DataRequests),
        view,
        lines,
        newer: (page.page > 1).then(|| page.page - 1),
        older: page.has_more.then(|| page.page + 1),
    }
}

/// Asked for to be given to the person: without names of members.
fn looks_for(here: &Here) -> LooksFor {
    if here.query.one("view") == "give" { LooksFor::ThePerson } else { LooksFor::Us }
}

pub(crate) async fn looks(State(face): State<Face>, Path(number): Path<String>, here: Here) -> Response {
    let Ok(number) = number.parse::<i64>() else { return errors::gone(&face, &here) };
    let looks = face.desk.looks(&here.session, number, (here.query.number("page"), looks_for(&here))).await;
    show_looks(&face, &here, Seen::Signal(number), looks)
}

pub(crate) async fn case_looks(State(face): State<Face>, Path(number): Path<String>, here: Here) -> Response {
    let Ok(number) = number.parse::<i64>() else { return errors::gone(&face, &here) };
    let place = (here.query.number("page"), looks_for(&here));
    let looks = face.desk.case_looks(&here.session, number, place).await;
    show_looks(&face, &here, Seen::Case(number), looks)
}

pub(crate) async fn victim_looks(
    State(face): State<Face>,
    Path((case, victim)): Path<(String, String)>,
    here: Here,
) -> Response {
    let (Ok(case), Ok(victim)) = (case.parse(), victim.parse()) else { return errors::gone(&face, &here) };
    let place = (here.query.number("page"), looks_for(&here));
    let looks = face.desk.victim_looks(&here.session, (case, victim), place).await;
    show_looks(&face, &here, Seen::Victim(case, victim), looks)
}

fn show_looks(
    face: &Face,
    here: &Here,
    of: Seen,
    looks: Result<Option<AuditPage>, crate::DeskError>,
) -> Response {
    match errors::found(face, here, looks) {
        Ok(page) => {
            let extra = shell::keep_language(face, here.query.one("lang"));
            shell::show(StatusCode::OK, &looks_page(face, here, of, &page), extra)
        }
        Err(response) => response,
    }
}

fn build(face: &Face, here: &Here, page: &AuditPage, verdict: Option<Verdict>) -> Audit {
    let w = Words::of(here.lang);
    Audit {
        shell: Shell::new(face, here.lang, w.say_plain("audit-title"), "audit", Some(&here.session)),
        broken: verdict.is_some_and(|verdict| verdict.first_fault.is_some()),
        verdict: verdict.map(|verdict| say(verdict, w)),
        lines: page.lines.iter().map(|one| line(here, one, w)).collect(),
        newer: (page.page > 1).then(|| page.page - 1),
        older: page.has_more.then(|| page.page + 1),
    }
}

/// Why a message was put aside, in words; a fault of a newer version keeps the name the program gave it.
pub(crate) fn reason(name: &str, w: &Words) -> String {
    let words = w.say(&format!("reason-{name}"));
    if web::words::unsaid(&words).is_empty() { words } else { name.to_owned() }
}

/// On what, in words.
fn object(line: &AuditLine, w: &Words) -> String {
    let number = |text: &str| text.parse::<i64>().unwrap_or(0);
    match (line.signal, &line.to) {
        (Some(signal), Some(to)) => {
            return w.with2("audit-given", "number", signal, "name", &format!("{} ({})", to.name, to.id.0));
        }
        (Some(signal), None) => return w.with1("signal-heading", "number", signal),
        (None, _) => {}
    }
    match line.object.split_once(' ') {
        Some(("session", of)) => w.with1("audit-session", "number", number(of)),
        Some(("referral", of)) => w.with1("referral-title", "number", number(of)),
        Some(("member", of)) => w.with1("audit-member", "number", number(of)),
        Some(("case", of)) => {
            let case = w.with1("case-heading", "number", number(of.split(' ').next().unwrap_or("")));
            line.to.as_ref().map_or_else(|| case.clone(), |to| format!("{case}, {} ({})", to.name, to.id.0))
        }
        Some(("backup", of)) => w.with1("audit-backup", "moment", dates::moment(w, number(of)).as_str()),
        Some(("recovery", of)) => w.with1("audit-recovery", "set", format!("{:010}", number(of)).as_str()),
        Some(("line", of)) => w.with1("audit-line", "number", number(of)),
        Some(("campaign", of)) => w.with1("audit-campaign", "number", number(of)),
        Some(("phrase", of)) => w.with1("audit-phrase", "number", number(of)),
        Some(("view", of)) => w.with1("audit-view", "number", number(of)),
        Some(("search", of)) => w.with1("audit-search", "number", number(of)),
        Some(("team", of)) => w.with1("audit-team", "number", number(of)),
        Some(("export", of)) => w.with1("audit-export", "number", number(of)),
        Some(("conflict", of)) => w.with1("audit-conflict", "number", number(of)),
        Some(("request", of)) => w.with1("audit-request", "number", number(of)),
        Some(("reason", name)) => reason(name, w),
        _ if line.object == "all others" => w.say("audit-others"),
        _ => line.object.clone(),
    }
}

fn say(verdict: Verdict, w: &Words) -> String {
    let Some((line, fault)) = verdict.first_fault else {
        return w.with1("audit-whole", "count", verdict.lines);
    };
    let fault = match fault {
        Fault::Altered => "audit-fault-altered",
        Fault::Missing => "audit-fault-missing",
        Fault::Order => "audit-fault-order",
        Fault::HeadCut => "audit-fault-head",
    };
    w.with2("audit-broken", "line", line, "fault", w.say(fault).as_str())
}

pub(crate) async fn get(State(face): State<Face>, here: Here) -> Response {
    match face.desk.audit_page(&here.session, here.query.number("page")).await {
        Ok(page) => {
            let extra = shell::keep_language(&face, here.query.one("lang"));
            shell::show(StatusCode::OK, &build(&face, &here, &page, None), extra)
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

pub(crate) async fn verify(State(face): State<Face>, Filled { here, stale, .. }: Filled) -> Response {
    if stale {
        return see_other("/audit", Vec::new());
    }
    let found = match face.desk.verify_audit(&here.session).await {
        Ok(verdict) => face.desk.audit_page(&here.session, 1).await.map(|page| (verdict, page)),
        Err(error) => Err(error),
    };
    match found {
        Ok((verdict, page)) => {
            shell::show(StatusCode::OK, &build(&face, &here, &page, Some(verdict)), Vec::new())
        }
        Err(error) => errors::of(&face, &here, &error),
    }
}

/// Every act that the log knows, for the page that shows each.
#[cfg(test)]
const ACTS: &[&str] = &[
    "victim-step",
    "signs-seen",
    "signs-assessed",
    "report-text-shown",
    "signed-in",
    "sign-in-refused",
    "signed-out",
    "session-ended",
    "signal-arrived",
    "message-arrived",
    "signal-seen",
    "signal-closed",
    "signal-reopened",
    "reply-written",
    "reply-delivered",
    "language-asked",
    "writer-stopped",
    "deletion-asked",
    "deletion-undone",
    "erased",
    "message-refused",
    "key-alarm",
    "key-log-anew",
    "audit-checked",
    "access-refused",
    "started",
    "pulled",
    "signal-taken",
    "signal-given",
    "signal-released",
    "urgency-set",
    "signal-snoozed",
    "signal-set-aside",
    "signal-brought-back",
    "words-folded",
    "words-unfolded",
    "signal-woken",
    "labels-set",
    "note-written",
    "second-look-asked",
    "second-look-agreed",
    "second-look-refused",
    "second-look-ended",
    "signal-entered",
    "mailbox-opened",
    "looks-seen",
    "signal-given-team",
    "team-made",
    "member-invited",
    "member-joined",
    "member-changed",
    "member-role",
    "member-left",
    "member-back",
    "back-asked",
    "back-agreed",
    "back-refused",
    "away-set",
    "away-ended",
    "people-exported",
    "copy-taken",
    "signals-linked",
    "signals-unlinked",
    "signal-merged",
    "signal-unmerged",
    "searched",
    "searched-place",
    "search-refused",
    "blind-hit",
    "escalated",
    "escalated-again",
    "case-opened",
    "case-seen",
    "case-changed",
    "case-given",
    "case-released",
    "case-closed",
    "case-reopened",
    "case-attached",
    "case-detached",
    "case-entry",
    "case-corrected",
    "task-done",
    "task-open",
    "phrase-written",
    "phrase-released",
    "phrase-retired",
    "campaign-written",
    "campaign-released",
    "campaign-ended",
    "campaign-places",
    "campaign-papers",
    "end-extended",
    "hold-set",
    "hold-lifted",
    "erase-asked",
    "erase-refused",
    "case-erased",
    "documents-seen",
    "document-seen",
    "document-added",
    "document-opened",
    "document-copy-seen",
    "document-copy-opened",
    "document-same",
    "document-differs",
    "file-arrived",
    "file-differs",
    "file-gone",
    "file-opened",
    "file-copy-seen",
    "file-copy-opened",
    "custody-written",
    "log-cut",
    "passkey-added",
    "passkey-removed",
    "passkey-copied",
    "signal-seen-role",
    "signal-seen-emergency",
    "case-seen-role",
    "case-seen-emergency",
    "inner-set",
    "inner-lifted",
    "kept-from",
    "kept-no-longer",
    "emergency-opened",
    "emergency-reviewed",
    "emergency-ended",
    "not-yours",
    "told-changed",
    "mail-given-up",
    "view-kept",
    "view-changed",
    "view-removed",
    "undone",
    "request-noted",
    "request-seen",
    "request-worked",
    "request-extended",
    "request-answered",
    "looks-given",
    "feed-made",
    "feed-ended",
    "backup-made",
    "drill-passed",
    "restored",
    "recovery-made",
    "recovery-tried",
    "recovery-used",
    "desk-left",
    "head-shown",
    "entry-changed",
    "head-witnessed",
    "signed-in-passkey",
    "signed-in-provider",
    "provider-refused",
    "provider-linked",
    "provider-unlinked",
    "conflict-raised",
    "conflict-seen",
    "conflict-settled",
    "transfer-asked",
    "transfer-accepted",
    "transfer-declined",
    "transfer-withdrawn",
    "after-ended",
    "after-lifted",
    "case-seen-after",
    "signal-seen-after",
    "victim-seen",
    "victim-added",
    "victim-changed",
    "clock-started",
    "clock-changed",
    "consent-decided",
    "consent-asked",
    "consent-answered",
    "consent-withdrawn",
    "reception-begun",
    "reception-changed",
    "reception-printed",
    "rights-told",
    "interpreter-noted",
    "minor-told",
    "refusal-written",
    "refusal-taken-back",
    "refusal-settled",
    "minor-told-stays",
    "consent-card",
    "partner-compared",
    "partner-doubted",
    "partner-changed",
    "message-waits",
    "referral-team",
    "referral-sent",
    "referral-on-paper",
    "referral-printed",
    "referral-asked",
    "referral-confirmed",
    "referral-refused",
    "referral-delivered",
    "referral-arrived",
    "referral-seen",
    "referral-accepted",
    "referral-declined",
    "referral-described",
    "referral-not-described",
    "referral-answered",
    "referral-found-again",
    "referral-revoked",
    "referral-withdrawn",
    "referral-over",
    "referral-stopped",
    "victim-emptied",
];

#[cfg(test)]
pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let acted = |act: &str| AuditLine {
        line: 1,
        at: 1,
        who: None,
        act: act.into(),
        object: "signal 7".into(),
        signal: Some(7),
        to: (act == "signal-given").then(|| crate::log::Who { id: crate::MemberId(3), name: "A".into() }),
    };
    let page = AuditPage { lines: ACTS.iter().map(|act| acted(act)).collect(), page: 2, has_more: true };
    let of = [Seen::Signal(7), Seen::Case(7), Seen::Victim(7, 2)];
    let looks = of.map(|seen| looks_page(face, here, seen, &page).render().unwrap());
    let faults = [None, Some((3, Fault::Altered)), Some((3, Fault::Missing)), Some((3, Fault::Order))];
    let checked = faults.map(|first_fault| {
        build(face, here, &page, Some(Verdict { lines: 3, first_fault })).render().unwrap()
    });
    checked.into_iter().chain(looks).collect()
}

#[cfg(test)]
mod tests {
    use super::ACTS;

    #[test]
    fn every_act_is_a_look_or_a_change_and_has_a_heading_on_purpose() {
        let unsorted: Vec<_> = ACTS.iter().filter(|act| domain::act::sorted(act).is_none()).collect();
        assert!(unsorted.is_empty(), "say in domain/src/act.rs what they do: {unsorted:?}");
        let words = include_str!("../../../../locales/en/desk.ftl");
        let said = words.lines().filter_map(|line| line.strip_prefix("act-")?.split(' ').next());
        let unshown: Vec<_> = said.filter(|act| !ACTS.contains(act)).collect();
        assert!(unshown.is_empty(), "the page of the log is never shown with them: {unshown:?}");
    }
}
