//! Pages of a report with everything on them, for the test that reads every page.
use super::*;
use crate::{
    State, Waiting,
    people::Team,
    signal::{Colleague, Draft, Label, Merged, Note, Other, SecondLook},
};
use domain::{MemberId, Outcome, Urgency};
use envelope::ids::Day;

/// Everything can be done with an open report, and one thing with a closed one.
fn may_all(may: bool) -> May {
    May {
        answer: may,
        close: may,
        reopen: !may,
        ask_language: may,
        triage: may,
        note: may,
        second_look: may,
        together: may,
        open_case: may,
        see_looks: may,
        keep_apart: may,
    }
}

/// A sentence in the language of the report.
fn phrase() -> crate::phrases::Phrase {
    crate::phrases::Phrase {
        id: 1,
        name: "<b>".into(),
        texts: vec![("ar".into(), "<b>".into())],
        state: domain::PhraseState::Released,
        by: "<b>".into(),
        may_release: false,
    }
}

/// Another report, which names everything that can be named.
fn other(merged: Option<Merged>) -> Other {
    Other {
        number: 8,
        state: State::Taken,
        arrived_day: Day(1),
        both_name: insight::Kind::ALL.iter().map(|kind| (*kind, "<b>".into())).collect(),
        linked: true,
        merged,
    }
}

fn colleague(id: i64, away: Option<(Day, Option<String>)>) -> Colleague {
    Colleague { id: MemberId(id), name: "A".into(), away }
}

fn view(face: &Face, content: Content, may: bool) -> SignalView {
    let work = work();
    SignalView {
        number: 7,
        version: 1,
        state: State::Taken,
        waiting: Waiting::Us,
        content,
        lang: "ar".into(),
        mode: Mode::Server,
        arrived_day: Day(1),
        readers: vec![face.desk.org().clone()],
        answers: vec![
            ("who".into(), "self".into()),
            ("danger".into(), "yes".into()),
            ("new".into(), "x".into()),
        ],
        pressure: true,
        about_police: true,
        thread: thread(face),
        stopped: !may,
        deletion_due: Some(Day(9)),
        closed: Some(ClosedBy { name: "A".into(), at: 1 }),
        may: may_all(may),
        draft: Draft { reply: Some("draft <b>".into()), note: Some("draft <b>".into()) },
        work,
        reasons: ("<b>".into(), "<b>".into()),
        hard: domain::triage::Hard::ALL.iter().copied().collect(),
        outcome: Some(Outcome::Advised),
        outcome_words: ("<b>".into(), "<b>".into()),
        second_look: Some(SecondLook {
            name: "A".into(),
            at: 1,
            outcome: Outcome::Unfounded,
            reason: "<b>".into(),
            own: !may,
        }),
        labels: vec![Label { id: 1, name: "<b>".into(), on: true }],
        colleagues: vec![colleague(1, None), colleague(2, Some((Day(9), Some("<b>".into()))))],
        teams: vec![Team { id: crate::TeamId(1), name: "<b>".into() }],
        told: Some(Told { by: "A".into(), checked: "read-back".into(), source: "<b>".into() }),
        origin: domain::Origin::Phone,
        assessed: Some(crate::signal::signs::Assessed {
            decided: signs::Decided { level: Some(signs::Level::Urgent), way: signs::Way::Raised },
            by: "<b>".into(),
            at: 1,
        }),
        notes: vec![Note { name: "A".into(), at: 1, text: "<b>".into() }],
        language_requests: vec![LanguageRequest { name: "A".into(), at: 1, note: "<b>".into() }],
        files: files(),
        cases: vec![3],
        phrases: vec![phrase()],
        cases_like: vec![4],
        end: (Some((Day(20_900), domain::EndSetBy::Told)), false),
        others: [Some(Merged::Into), Some(Merged::Here), None].map(other).to_vec(),
        speakers: vec!["B".into()],
    }
}

/// One in each state and of each kind.
fn files() -> Vec<crate::files::ReportFile> {
    use domain::{DocumentKind, FileState};
    let kinds = DocumentKind::ALL.iter().copied().map(Some).chain([None]);
    let states = FileState::ALL.iter().copied().cycle();
    let file = |(id, (kind, state))| crate::files::ReportFile {
        id,
        name: "<b>.jpg".into(),
        kind,
        size: 3_000_000,
        sha256: "0123456789abcdef".repeat(4),
        day: Day(20_000),
        state,
    };
    (1..).zip(kinds.zip(states)).map(file).collect()
}

fn thread(face: &Face) -> Vec<Entry> {
    let us = || From::Us { name: "A".into(), at: 1, sent: Sent::Delivered };
    let writer = || From::Writer { day: Day(3) };
    let entry = |from, what| Entry { from, what, gap: true };
    vec![
        entry(writer(), What::Text("<script>alert(1)</script>".into())),
        entry(us(), What::Text("answer".into())),
        entry(writer(), What::ReadersChanged(vec![face.desk.org().clone()])),
        entry(writer(), What::DeletionAsked { due: Day(9) }),
        entry(writer(), What::DeletionUndone),
        entry(writer(), What::ConsentAnswered),
        entry(writer(), What::ConsentBack),
        entry(us(), What::Consent(crate::consent::Spoken::Asked)),
        entry(us(), What::Consent(crate::consent::Spoken::Held)),
        entry(us(), What::Consent(crate::consent::Spoken::Ended)),
        entry(writer(), What::Forged),
    ]
}

fn work() -> Work {
    Work {
        assignee: Some(MemberId(1)),
        team: Some(crate::TeamId(1)),
        urgency: Urgency::Now,
        urgency_mark: String::new(),
        until: Some(Day(9)),
        until_mark: String::new(),
        labels: [1].into(),
    }
}

/// A page that is read and answered, the same with each thing that can be wrong, and one whose words are gone.
/// A report with everything in it.
pub(crate) fn sample_view(face: &Face) -> SignalView {
    view(face, Content::Shown, true)
}

pub(crate) fn samples(face: &Face, here: &Here) -> Vec<String> {
    let mut first = SignalPage::new(face, here, view(face, Content::Shown, true), "once".into());
    first.note = Some("reply-sent");
    first.closing.open = true;
    let mut faulty = Vec::new();
    for at in [
        "text",
        "internal",
        "note",
        "assignee",
        "urgency-reason",
        "until",
        "new-label",
        "aside",
        "outcome",
        "other",
        "case-title",
        "case-number",
    ] {
        first.fault = Some(Fault { at, words: "what is wrong".into() });
        let page = first.render().unwrap();
        // Said at the top with a way to the field, and at the field itself.
        assert!(page.contains(&format!("href=\"#{at}\"")) && page.contains(&format!("id=\"{at}\"")), "{at}");
        assert_eq!(page.matches("what is wrong").count(), 2, "{at}");
        faulty.push(page);
    }
    let second = SignalPage::new(face, here, view(face, Content::Erased, false), "once".into());
    let mut aside = view(face, Content::Shown, true);
    (aside.state, aside.outcome) = (State::Aside, Some(Outcome::Abuse));
    let aside = SignalPage::new(face, here, aside, "once".into());
    vec![first.render().unwrap(), second.render().unwrap(), aside.render().unwrap()]
}
