//! How things end, on both engines: told before, erased when their time is over, put off with a reason, held by law, by hand only when
//! two agree; what is left says nothing, and the log stays whole behind a signed beginning.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    Content, Role, Session,
    case::{CaseFilter, CaseOutcome, CaseStand, EntryForm, Filter, Said, Source},
    ending::{EndForm, EndList, EndOutcome, EndWish, Of},
    search::SearchOutcome,
    signal::{StateOutcome, Together, TogetherOutcome},
};
use domain::{
    EndAct, EndFault, EndSetBy, ErasedWhy, NoticeKind, Outcome, RecordKind, SourceKind, triage::Closing,
};
use envelope::{directory::OrgKind, ids::Day, message::Body};

const DAY: i64 = 86_400;

async fn days_later(desk: &TestDesk, days: u32) {
    desk.clock.advance(i64::from(days) * DAY);
    desk.desk.carry_out_what_is_due().await.unwrap();
}

/// Days from the closing of a report to its end, at this desk.
fn kept(desk: &TestDesk) -> u32 {
    desk.desk.retention().days(RecordKind::Signal)
}

async fn close(desk: &TestDesk, who: &Session, number: i64) {
    let version = desk.desk.signal(who, number).await.unwrap().unwrap().version;
    let closing = Closing {
        outcome: Some(Outcome::Information),
        reason: "",
        report_number: "",
        no_offence: false,
        in_case: false,
    };
    let closed = desk.desk.close(who, number, version, &closing).await.unwrap();
    assert_eq!(closed, Some(StateOutcome::Done));
}

async fn decide(
    desk: &TestDesk,
    who: &Session,
    about: (Of, i64),
    wish: EndWish,
    reason: &str,
) -> Option<EndOutcome> {
    let seen = desk.desk.end_of(who, about.0, about.1).await.unwrap().map_or(0, |view| view.seen);
    desk.desk.decide_end(who, about, &EndForm { wish, reason, seen }).await.unwrap()
}

async fn told(desk: &TestDesk, who: &Session) -> Vec<(NoticeKind, Option<i64>)> {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().filter(|notice| !notice.seen).map(|notice| (notice.kind, notice.number)).collect()
}

async fn content(desk: &TestDesk, who: &Session, number: i64) -> Content {
    desk.desk.signal(who, number).await.unwrap().unwrap().content
}

fn erased_list(desk: &TestDesk) -> String {
    std::fs::read_to_string(desk.folder.path().join("erased")).unwrap_or_default()
}

async fn receive(desk: &mut TestDesk) -> Writer {
    let mut writer = Writer::new(1, desk);
    let report = writer.report("He keeps her passport. 0470 12 34 56.", desk);
    let other = Writer::new(2, desk).report("Again 0470123456, with a car.", desk);
    desk.receive(vec![report, other]).await;
    desk.desk.read_index().await.unwrap();
    writer
}

/// A case of the first report, closed, with something written in it.
async fn closed_case(desk: &TestDesk, who: &Session) -> i64 {
    let opened = desk.desk.open_case(who, 1, "The flat", "a").await.unwrap();
    let Some(CaseOutcome::Opened(number)) = opened else { panic!("{opened:?}") };
    let source = Some(Source { kind: SourceKind::Seen, signal: None, words: String::new() });
    let said = Said::Fact { text: "A grey car.".into(), happened: None, source };
    let form = EntryForm { said, replaces: None, once_token: "x".into() };
    desk.desk.write_entry(who, number, form).await.unwrap().unwrap();
    let version = desk.desk.case(who, number, Filter::All, 1).await.unwrap().unwrap().version;
    let closed = desk.desk.close_case(who, number, version, "She is safe.").await.unwrap();
    assert_eq!(closed, Some(CaseOutcome::Done));
    number
}

/// Numbers of reports, and of cases below zero.
async fn finds(desk: &TestDesk, who: &Session, words: &str) -> Vec<i64> {
    while desk.desk.follow_changes().await.unwrap() {}
    let found = desk.desk.search(who, words, "to know").await.unwrap();
    let SearchOutcome::Found { rows, cases, .. } = found else { panic!("it is found or not") };
    let cases = cases.iter().map(|case| -case.number);
    rows.iter().map(|row| row.number).chain(cases).collect()
}

on_both! {
    a_closed_report_is_told_of_a_month_before_and_then_nobody_can_read_it_again,
    a_closed_report_is_told_of_a_month_before_and_then_nobody_can_read_it_again_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        assert_eq!(finds(&desk, &amina, "passport").await, [1]);
        close(&desk, &amina, 1).await;
        let last = Day(desk.today().number() + kept(&desk));
        assert_eq!(desk.desk.signal(&amina, 1).await.unwrap().unwrap().end, (Some((last, EndSetBy::Rule)), false));
        days_later(&desk, kept(&desk) - 31).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(told(&desk, &amina).await, []);
        days_later(&desk, 1).await;
        assert_eq!(told(&desk, &amina).await, [(NoticeKind::EndsSoon, Some(1))]);
        let (soon, _) = desk.desk.ending_list(&amina, EndList::Soon, 1).await.unwrap();
        assert_eq!(soon.iter().map(|one| (one.of, one.number, one.last_day.map(|(day, _)| day))).collect::<Vec<_>>(), [(Of::Signal, 1, Some(last))]);
        days_later(&desk, 30).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown, "its last day is not over");
        assert_eq!(told(&desk, &amina).await, [], "told once, and seen by opening the page");
        days_later(&desk, 1).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased);
        assert_eq!(content(&desk, &amina, 2).await, Content::Shown, "the open one stays");
        assert_eq!(finds(&desk, &amina, "passport").await, [0_i64; 0]);
        assert_eq!(desk.desk.end_of(&amina, Of::Signal, 1).await.unwrap(), None);
        let left = desk.desk.tombstone(&amina, Of::Signal, 1).await.unwrap().unwrap();
        assert_eq!((left.why, left.at), (ErasedWhy::Time, desk.desk.now() - 30));
        assert_eq!(erased_list(&desk), format!("signal 1 {}\n", left.at));
        assert_eq!(desk.desk.tombstones(&amina, 1).await.unwrap().0, [left]);
        assert!(desk.desk.check_audit().await.unwrap().first_fault.is_none());
    }
}

on_both! {
    a_clock_that_jumps_years_ahead_erases_nothing_at_once,
    a_clock_that_jumps_years_ahead_erases_nothing_at_once_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        close(&desk, &amina, 1).await;
        days_later(&desk, 9_000).await;
        days_later(&desk, 14).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown);
        days_later(&desk, 1).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased);
    }
}

on_both! {
    an_end_is_put_off_with_a_reason_and_two_who_decide_at_once_are_told,
    an_end_is_put_off_with_a_reason_and_two_who_decide_at_once_are_told_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        close(&desk, &amina, 1).await;
        let last = desk.today().number() + kept(&desk);
        let about = (Of::Signal, 1);
        let until = |day| EndWish::Extend(Some(Day(day)));
        let fault = |at, fault| Some(EndOutcome::Fault(at, fault));
        assert_eq!(decide(&desk, &bo, about, until(last + 9), " ").await, fault("extend-reason", EndFault::Empty));
        assert_eq!(decide(&desk, &bo, about, until(last), "x").await, fault("until", EndFault::Day));
        assert_eq!(decide(&desk, &bo, about, EndWish::Extend(None), "x").await, fault("until", EndFault::Day));
        let long = "x".repeat(1_001);
        assert_eq!(decide(&desk, &bo, about, until(last + 9), &long).await, fault("extend-reason", EndFault::Long));
        assert_eq!(decide(&desk, &bo, about, until(last + 9), "She comes back in spring.").await, Some(EndOutcome::Done));
        let old = EndForm { wish: EndWish::Hold, reason: "x", seen: 0 };
        assert_eq!(desk.desk.decide_end(&amina, about, &old).await.unwrap(), Some(EndOutcome::Changed));
        let view = desk.desk.end_of(&amina, Of::Signal, 1).await.unwrap().unwrap();
        assert_eq!(view.last_day, Some((Day(last + 9), EndSetBy::PutOff)));
        assert_eq!((view.acts[0].act, view.acts[0].reason.as_str()), (EndAct::Extended, "She comes back in spring."));
        days_later(&desk, kept(&desk) + 1).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown);
        days_later(&desk, 9).await;
        // Told again since its end had moved, so two weeks lie between.
        days_later(&desk, 15).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased);
        assert!(!desk.bytes_on_disk().windows(5).any(|bytes| bytes == b"sprin"), "reasons lie sealed");
    }
}

on_both! {
    a_legal_hold_stops_the_rule_and_hides_what_a_writer_takes_back_until_somebody_else_lifts_it,
    a_legal_hold_stops_the_rule_and_hides_what_a_writer_takes_back_until_somebody_else_lifts_it_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writer = receive(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let (first, second) = ((Of::Signal, 1), (Of::Signal, 2));
        assert_eq!(decide(&desk, &bo, first, EndWish::Hold, "Order of the investigating judge").await, Some(EndOutcome::Done));
        let own = Some(EndOutcome::Fault("hold-reason", EndFault::Own));
        assert_eq!(decide(&desk, &bo, first, EndWish::Lift, "x").await, own, "nobody lifts their own hold");
        assert_eq!(decide(&desk, &amina, first, EndWish::Hold, "x").await, Some(EndOutcome::Fault("hold-reason", EndFault::Held)));
        decide(&desk, &bo, second, EndWish::Hold, "For the defence").await;
        close(&desk, &amina, 2).await;
        let stop = writer.say(Body::Withdrawal, &desk);
        desk.receive(vec![stop]).await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Hidden, "held: hidden, not gone");
        days_later(&desk, 400).await;
        days_later(&desk, 20).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Hidden);
        assert_eq!(content(&desk, &amina, 2).await, Content::Shown);
        let (held, _) = desk.desk.ending_list(&amina, EndList::Held, 1).await.unwrap();
        assert_eq!(held.iter().map(|one| (one.number, one.who.as_str())).collect::<Vec<_>>(), [(1, "bo de Vries"), (2, "bo de Vries")]);
        assert_eq!(decide(&desk, &amina, first, EndWish::Lift, "The judge is done").await, Some(EndOutcome::Erased));
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased, "what its writer took back goes with the hold");
        assert_eq!(desk.desk.tombstone(&amina, Of::Signal, 1).await.unwrap().unwrap().why, ErasedWhy::Writer);
        assert_eq!(decide(&desk, &amina, second, EndWish::Lift, "Done").await, Some(EndOutcome::Done));
        assert_eq!(content(&desk, &amina, 2).await, Content::Shown, "its time runs again, and it is told of first");
    }
}

on_both! {
    d23_nobody_erases_alone_and_nothing_that_is_open_held_or_in_a_case,
    d23_nobody_erases_alone_and_nothing_that_is_open_held_or_in_a_case_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        desk.add("dana", Role::Helper).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let (dana, chris) = (desk.session("dana").await, desk.session("chris").await);
        let about = (Of::Signal, 2);
        let fault = |fault| Some(EndOutcome::Fault("erase-reason", fault));
        assert_eq!(decide(&desk, &bo, about, EndWish::Ask, "Spam").await, fault(EndFault::Open));
        close(&desk, &amina, 2).await;
        for stranger in [&dana, &chris] {
            assert_eq!(decide(&desk, stranger, about, EndWish::Ask, "x").await, None);
            assert!(desk.desk.ending_list(stranger, EndList::Asked, 1).await.is_err());
        }
        assert_eq!(decide(&desk, &bo, about, EndWish::Agree, "").await, fault(EndFault::Own), "nobody asked");
        assert_eq!(decide(&desk, &bo, about, EndWish::Ask, "An advertisement").await, Some(EndOutcome::Done));
        assert!(told(&desk, &amina).await.contains(&(NoticeKind::EraseAsked, Some(2))));
        assert!(!told(&desk, &chris).await.iter().any(|(kind, _)| *kind == NoticeKind::EraseAsked));
        assert_eq!(decide(&desk, &bo, about, EndWish::Agree, "").await, fault(EndFault::Own));
        assert_eq!(decide(&desk, &amina, about, EndWish::Refuse, "It names a flat").await, Some(EndOutcome::Done));
        assert_eq!(content(&desk, &amina, 2).await, Content::Shown);
        decide(&desk, &bo, about, EndWish::Ask, "Looked again").await;
        decide(&desk, &amina, about, EndWish::Hold, "Order").await;
        assert_eq!(decide(&desk, &amina, about, EndWish::Agree, "").await, fault(EndFault::Own), "the hold ended the request");
        assert_eq!(decide(&desk, &bo, about, EndWish::Ask, "Again").await, fault(EndFault::Held));
        decide(&desk, &bo, about, EndWish::Lift, "Over").await;
        decide(&desk, &bo, about, EndWish::Ask, "Again").await;
        assert_eq!(decide(&desk, &amina, about, EndWish::Agree, "").await, Some(EndOutcome::Erased));
        assert_eq!(erased_list(&desk), format!("signal 2 {}\n", desk.desk.now()));
        let number = closed_case(&desk, &amina).await;
        close(&desk, &amina, 1).await;
        assert_eq!(decide(&desk, &bo, (Of::Signal, 1), EndWish::Ask, "x").await, fault(EndFault::InCase));
        decide(&desk, &bo, (Of::Case, number), EndWish::Ask, "By mistake").await;
        let version = desk.desk.case(&amina, number, Filter::All, 1).await.unwrap().unwrap().version;
        desk.desk.reopen_case(&amina, number, version).await.unwrap();
        assert_eq!(decide(&desk, &amina, (Of::Case, number), EndWish::Agree, "").await, fault(EndFault::Own), "opened again, the request is over");
    }
}

on_both! {
    a_case_takes_its_key_and_its_words_with_it_and_lets_its_reports_end,
    a_case_takes_its_key_and_its_words_with_it_and_lets_its_reports_end_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let number = closed_case(&desk, &amina).await;
        assert_eq!(finds(&desk, &amina, "grey").await, [-number]);
        close(&desk, &amina, 1).await;
        let case_days = desk.desk.retention().days(RecordKind::Case);
        days_later(&desk, case_days - 20).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown, "kept as long as its case");
        assert_eq!(told(&desk, &amina).await, [(NoticeKind::EndsSoonCase, Some(number))]);
        assert!(desk.desk.case(&amina, number, Filter::All, 1).await.unwrap().is_some());
        assert_eq!(told(&desk, &amina).await, [], "seen by opening the case");
        days_later(&desk, 21).await;
        let amina = desk.session_later("amina").await;
        assert!(desk.desk.case(&amina, number, Filter::All, 1).await.unwrap().is_none());
        let any = CaseFilter { stand: CaseStand::Any, ..CaseFilter::default() };
        assert_eq!(desk.desk.cases(&amina, any, 1).await.unwrap().found, 0, "nor does a list count it");
        let left = desk.desk.tombstone(&amina, Of::Case, number).await.unwrap().unwrap();
        assert_eq!(left.why, ErasedWhy::Time);
        assert_eq!(finds(&desk, &amina, "grey").await, [0_i64; 0]);
        assert!(desk.desk.signal(&amina, 1).await.unwrap().unwrap().cases.is_empty());
        days_later(&desk, 15).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased, "nothing holds it any more");
        assert_eq!(erased_list(&desk).lines().map(|line| line.rsplit_once(' ').unwrap().0).collect::<Vec<_>>(), ["case 1", "signal 1"]);
        let again = desk.desk.open_case(&amina, 2, "Another", "b").await.unwrap();
        assert_eq!(again, Some(CaseOutcome::Opened(number + 1)), "its number is given to no other");
    }
}

on_both! {
    a_report_that_goes_on_in_another_does_not_end_before_it,
    a_report_that_goes_on_in_another_does_not_end_before_it_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let version = desk.desk.signal(&amina, 2).await.unwrap().unwrap().version;
        let merged = desk.desk.together(&amina, (2, 1), version, Together::Merge).await.unwrap();
        assert_eq!(merged, Some(TogetherOutcome::Done));
        days_later(&desk, kept(&desk) + 50).await;
        days_later(&desk, 20).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 2).await, Content::Shown, "the first is open");
        let asked = decide(&desk, &amina, (Of::Signal, 1), EndWish::Ask, "x").await;
        assert_eq!(asked, Some(EndOutcome::Fault("erase-reason", EndFault::Open)));
        close(&desk, &amina, 1).await;
        let asked = decide(&desk, &amina, (Of::Signal, 1), EndWish::Ask, "x").await;
        assert_eq!(asked, Some(EndOutcome::Fault("erase-reason", EndFault::Merged)));
        days_later(&desk, kept(&desk)).await;
        days_later(&desk, 15).await;
        days_later(&desk, 1).await;
        days_later(&desk, 15).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Erased);
        assert_eq!(content(&desk, &amina, 2).await, Content::Erased);
    }
}

on_both! {
    a_writer_who_comes_back_after_the_end_is_read_and_ends_again,
    a_writer_who_comes_back_after_the_end_is_read_and_ends_again_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writer = receive(&mut desk).await;
        let amina = desk.session("amina").await;
        close(&desk, &amina, 1).await;
        days_later(&desk, kept(&desk)).await;
        days_later(&desk, 15).await;
        let more = writer.more("I am still here.", &desk);
        desk.receive(vec![more]).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown);
        assert_eq!(desk.desk.tombstones(&amina, 1).await.unwrap().0, [], "it is there");
        assert_eq!(erased_list(&desk).lines().count(), 1, "what was there before stays erased in an older backup");
        days_later(&desk, 500).await;
        let amina = desk.session_later("amina").await;
        assert_eq!(content(&desk, &amina, 1).await, Content::Shown, "open again, nothing ends");
    }
}

on_both! {
    the_log_ends_too_and_stays_whole_behind_its_signed_beginning,
    the_log_ends_too_and_stays_whole_behind_its_signed_beginning_over_postgresql,
    OrgKind::Association,
    desk,
    {
        receive(&mut desk).await;
        let amina = desk.session("amina").await;
        let before = desk.desk.check_audit().await.unwrap();
        assert!(before.lines > 3 && before.first_fault.is_none());
        days_later(&desk, desk.desk.retention().days(RecordKind::Log) + 1).await;
        let after = desk.desk.check_audit().await.unwrap();
        assert_eq!((after.lines, after.first_fault), (1, None), "only that it was cut");
        drop(amina);
        let amina = desk.session_later("amina").await;
        let page = desk.desk.audit_page(&amina, 1).await.unwrap();
        let acts: Vec<&str> = page.lines.iter().map(|line| line.act.as_str()).collect();
        assert_eq!((acts.as_slice(), page.has_more), (["signed-in", "log-cut"].as_slice(), false));
        assert_eq!(page.lines[1].object, format!("line {}", before.lines));
    }
}

#[tokio::test]
async fn nobody_without_the_keys_moves_the_beginning_of_the_log() {
    let mut desk = TestDesk::new(OrgKind::Association).await;
    receive(&mut desk).await;
    days_later(&desk, desk.desk.retention().days(RecordKind::Log) + 1).await;
    desk.session("amina").await;
    assert!(desk.desk.check_audit().await.unwrap().first_fault.is_none());
    desk.tamper(&[
        "UPDATE audit_floor SET line = (SELECT MIN(line) FROM audit), \
         hash = (SELECT hash FROM audit ORDER BY line LIMIT 1)",
        "DELETE FROM audit WHERE line = (SELECT MIN(line) FROM audit)",
    ])
    .await;
    assert!(desk.desk.check_audit().await.unwrap().first_fault.is_some(), "a line was cut off by hand");
    desk.tamper(&["DELETE FROM audit_floor"]).await;
    assert!(
        desk.desk.check_audit().await.unwrap().first_fault.is_some(),
        "and without a beginning one is missing"
    );
}
