//! What is told at the counter, on the phone or on paper, on both engines; and who looked at a report.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer};
use axum::{
    Router,
    body::Bytes,
    extract::State,
    routing::{get, post},
};
use desk::{
    DeskError,
    enter::{EnterOutcome, Entering},
    inbox::InboxFilter,
    log::LooksFor,
    signal::What,
};
use domain::{
    Checked, Origin,
    entering::{Entered, EnteredFault},
    limits::TextFault,
};
use envelope::{
    directory::{Directory, OrgKind},
    ids::{Day, ReportId},
    receipt::Receipt,
    relay_api::{DIRECTORY_PATH, ENVELOPES_PATH, Pulled, REPORTS_PATH, Submission},
};
use http::StatusCode;
use std::sync::{Arc, Mutex};

const WORDS: &str = "قالت إن جوازها في خزنته — TOLD-SENTINEL";

fn told(once_token: &str) -> Entering<'_> {
    let entered = Entered {
        origin: Origin::Phone,
        lang: "ar",
        text: WORDS,
        checked: Checked::ReadBack,
        source: "SOURCE-SENTINEL, interpreter 12",
        day: Day(TODAY.number() - 3),
    };
    Entering { entered, pressure: true, receipt: false, once_token }
}

fn number(outcome: &EnterOutcome) -> i64 {
    let EnterOutcome::Kept { number, .. } = outcome else { panic!("not kept") };
    *number
}

async fn what_is_told_stands_beside_what_is_written(desk: TestDesk) {
    let bo = desk.session("bo").await;
    for _ in 0..3 {
        let kept = desk.desk.enter(&bo, &told("same")).await.unwrap();
        assert_eq!(number(&kept), 1, "a button pressed three times is one report");
    }
    let other = Entering { entered: Entered { text: "something else", ..told("").entered }, ..told("same") };
    assert_eq!(number(&desk.desk.enter(&bo, &other).await.unwrap()), 2, "other words are another report");

    let amina = desk.session("amina").await;
    let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert!(matches!(&view.thread[0].what, What::Text(text) if text == WORDS));
    assert_eq!(
        (view.lang.as_str(), view.arrived_day, view.state),
        ("ar", Day(TODAY.number() - 3), desk::State::New)
    );
    assert!(view.pressure && view.readers == [desk.org.clone()]);
    let how = view.told.unwrap();
    assert_eq!((how.by.as_str(), how.checked.as_str()), ("bo de Vries", "read-back"));
    assert_eq!((view.origin, how.source.as_str()), (Origin::Phone, "SOURCE-SENTINEL, interpreter 12"));
    assert!(!view.may.answer, "without a receipt nobody could read an answer");
    assert!(view.may.triage && view.may.note && view.may.close);
    let row = &desk.desk.inbox(&amina, &InboxFilter::default(), 1).await.unwrap().rows[1];
    assert_eq!((row.number, row.origin), (1, Origin::Phone));
}

#[tokio::test]
async fn what_is_told_is_kept_once_with_who_wrote_it_down_and_how_it_was_checked() {
    what_is_told_stands_beside_what_is_written(TestDesk::new(OrgKind::Association).await).await;
}

#[tokio::test]
async fn what_is_told_is_kept_once_over_postgresql_too() {
    if let Some(desk) = TestDesk::on_postgres(OrgKind::Association).await {
        what_is_told_stands_beside_what_is_written(desk).await;
    }
}

#[tokio::test]
async fn what_cannot_be_kept_as_it_is_says_why_and_nothing_is_there() {
    let desk = TestDesk::new(OrgKind::Police).await;
    let bo = desk.session("bo").await;
    let entered = told("").entered;
    let faults = [
        (Entered { text: " ", ..entered }, EnteredFault::Text(TextFault::Empty)),
        (Entered { lang: "not a tag", ..entered }, EnteredFault::Language),
        (Entered { day: Day(TODAY.number() + 1), ..entered }, EnteredFault::Day),
        (Entered { origin: Origin::Portal, ..entered }, EnteredFault::Origin),
    ];
    for (entered, fault) in faults {
        let refused = desk.desk.enter(&bo, &Entering { entered, ..told("a") }).await.unwrap();
        assert!(matches!(refused, EnterOutcome::Fault(found) if found == fault), "{fault:?}");
    }
    let without_relay = desk.desk.enter(&bo, &Entering { receipt: true, ..told("a") }).await.unwrap();
    assert!(matches!(without_relay, EnterOutcome::NoRelay), "no receipt is given that would open nothing");
    assert_eq!(desk.desk.inbox(&bo, &InboxFilter::default(), 1).await.unwrap().counts.all, 0);
    let chris = desk.session("chris").await;
    assert!(matches!(desk.desk.enter(&chris, &told("a")).await, Err(DeskError::Refused)));
    assert!(matches!(desk.desk.keep_entry(&chris, "x").await, Err(DeskError::Refused)));
}

#[tokio::test]
async fn what_is_being_written_down_waits_for_its_own_member_and_lies_sealed() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
    desk.desk.keep_entry(&bo, "HALF-SENTINEL").await.unwrap();
    assert_eq!(desk.desk.kept_entry(&bo).await.unwrap(), "HALF-SENTINEL");
    assert_eq!(desk.desk.kept_entry(&amina).await.unwrap(), "");
    desk.desk.enter(&amina, &told("a")).await.unwrap();
    assert_eq!(
        desk.desk.kept_entry(&bo).await.unwrap(),
        "HALF-SENTINEL",
        "a colleague's report ends nothing of his"
    );
    let bytes = desk.bytes_on_disk();
    for sentinel in ["HALF-SENTINEL", "TOLD-SENTINEL", "SOURCE-SENTINEL"] {
        assert!(memchr::memmem::find(&bytes, sentinel.as_bytes()).is_none(), "{sentinel}");
    }
    desk.desk.enter(&bo, &told("b")).await.unwrap();
    assert_eq!(desk.desk.kept_entry(&bo).await.unwrap(), "", "once it is kept nothing is half there");
}

/// A relay that says which deployment it belongs to and takes mailboxes; the ids of the reports they are for.
async fn relay() -> (String, Arc<Mutex<Vec<ReportId>>>) {
    let directory = Directory { deployment: "brussels".into(), bundles: vec![] }.to_bytes();
    let taken = Arc::new(Mutex::new(Vec::new()));
    let take = move |State(taken): State<Arc<Mutex<Vec<ReportId>>>>, body: Bytes| async move {
        taken.lock().unwrap().push(Submission::from_bytes(&body).unwrap().report_id);
        StatusCode::NO_CONTENT
    };
    let empty = Pulled { more: false, items: vec![] }.to_bytes();
    let routes = Router::new()
        .route(DIRECTORY_PATH, get(move || async move { directory }))
        .route(ENVELOPES_PATH, get(move || async move { empty }))
        .route(REPORTS_PATH, post(take))
        .with_state(taken.clone());
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(web::serve::serve(listener, routes, None, web::serve::Ending::new().1));
    (address, taken)
}

#[tokio::test]
async fn every_receipt_that_is_given_opens_a_mailbox_of_its_own_report() {
    let (address, taken) = relay().await;
    let desk = TestDesk::with_relay(OrgKind::Centre, &address).await;
    desk.desk.watch_relay().await.unwrap();
    let bo = desk.session("bo").await;
    let digits = |outcome: &EnterOutcome| match outcome {
        EnterOutcome::Kept { receipt: Some(receipt), .. } => receipt.digits().to_string(),
        _ => panic!("no receipt"),
    };
    // Kept without one first; then, on the page brought back, it is wished for after all.
    let without = desk.desk.enter(&bo, &told("same")).await.unwrap();
    let wished = Entering { receipt: true, ..told("same") };
    let with = desk.desk.enter(&bo, &wished).await.unwrap();
    assert_ne!(number(&without), number(&with));
    let again = desk.desk.enter(&bo, &wished).await.unwrap();
    assert_eq!(
        (number(&again), digits(&again)),
        (number(&with), digits(&with)),
        "loaded again, it is the same"
    );
    desk.desk.pull_now(&bo).await.unwrap();
    desk.desk.pull_now(&bo).await.unwrap();
    let keys = Receipt::parse(&digits(&with)).unwrap().derive("brussels");
    assert_eq!(*taken.lock().unwrap(), [keys.report_id()], "one mailbox, and the receipt is its own");
    assert!(desk.desk.signal(&bo, number(&with)).await.unwrap().unwrap().may.answer);
    assert!(!desk.desk.signal(&bo, number(&without)).await.unwrap().unwrap().may.answer);
}

async fn every_look_stands_with_its_report(mut desk: TestDesk) {
    let reports =
        vec![Writer::new(1, &desk).report("help", &desk), Writer::new(2, &desk).report("help", &desk)];
    desk.receive(reports).await;
    let (amina, bo, chris) =
        (desk.session("amina").await, desk.session("bo").await, desk.session("chris").await);
    desk.desk.signal(&bo, 1).await.unwrap();
    desk.desk.signal(&amina, 2).await.unwrap();
    let was = desk.desk.signal(&amina, 1).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    wants.assignee = Some(desk::MemberId(2));
    let give = desk::signal::WorkForm { was, wants, urgency_reason: "", until_reason: "", new_label: "" };
    desk.desk.decide(&amina, 1, &give).await.unwrap();
    assert!(
        desk.desk.looks(&chris, 1, (1, LooksFor::Us)).await.unwrap().is_none(),
        "who may not know of it sees no looks either"
    );
    assert!(desk.desk.looks(&bo, 77, (1, LooksFor::Us)).await.unwrap().is_none());
    let page = desk.desk.looks(&bo, 1, (1, LooksFor::Us)).await.unwrap().unwrap();
    let acts: Vec<(&str, &str)> = page
        .lines
        .iter()
        .map(|line| (line.act.as_str(), line.who.as_ref().map_or("", |who| who.name.as_str())))
        .collect();
    let expected = [
        ("access-refused", "chris de Vries"),
        ("signal-given", "amina de Vries"),
        ("signal-seen-role", "amina de Vries"),
        ("signal-seen-role", "bo de Vries"),
        ("signal-arrived", ""),
    ];
    assert_eq!(acts, expected, "newest first, the refused one too, and nothing of the other report");
    assert_eq!(page.lines[1].to.as_ref().unwrap().name, "bo de Vries");
    let again = desk.desk.looks(&amina, 1, (1, LooksFor::Us)).await.unwrap().unwrap();
    assert_eq!(again.lines[0].act, "looks-seen", "that somebody looked at this is on record too");
    assert!(desk.desk.verify_audit(&amina).await.unwrap().first_fault.is_none());
}

#[tokio::test]
async fn d10_who_looked_at_a_report_stands_with_it() {
    every_look_stands_with_its_report(TestDesk::new(OrgKind::Centre).await).await;
}

#[tokio::test]
async fn d10_who_looked_at_a_report_stands_with_it_over_postgresql_too() {
    if let Some(desk) = TestDesk::on_postgres(OrgKind::Centre).await {
        every_look_stands_with_its_report(desk).await;
    }
}
