//! What people ask about their own data, on both engines: noted once, told of before its last day, answered only to whoever it was made sure
//! of, forgotten when its time is over; and what the desk says about itself.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use desk::{
    DeskError, MemberId, Session,
    apart::ApartWish,
    data_requests::{PAGE_REQUESTS, RequestAct, RequestDone, RequestForm},
    ending::Of,
    log::LooksFor,
};
use domain::{
    NoticeKind, RecordKind,
    data_request::{RequestFault, RequestKind, RequestOutcome, RequestWay},
    self_audit::{Heading, Quarter},
};
use envelope::{directory::OrgKind, ids::Day};

fn form(today: Day) -> RequestForm<'static> {
    RequestForm {
        kind: Some(RequestKind::WhoLooked),
        way: Some(RequestWay::Counter),
        received: Some(today),
        who: "zilverpapier",
        asked: "who looked at her case",
        checked: "",
        about: None,
        once_token: "once",
    }
}

async fn noted(desk: &TestDesk, who: &Session, form: &RequestForm<'_>) -> i64 {
    match desk.desk.note_data_request(who, form).await.unwrap() {
        RequestDone::Done(id) => id,
        other => panic!("{other:?}"),
    }
}

async fn act(desk: &TestDesk, who: &Session, id: i64, act: RequestAct, words: &str) -> RequestDone {
    let version = desk.desk.data_request(who, id).await.unwrap().unwrap().version;
    desk.desk.act_on_data_request(who, (id, version), (act, words)).await.unwrap().unwrap()
}

async fn told(desk: &TestDesk, who: &Session) -> usize {
    let page = desk.desk.notices(who, 1).await.unwrap();
    page.notices.iter().filter(|notice| notice.kind == NoticeKind::RequestDue).count()
}

on_both! {
    a_request_is_noted_once_and_answered_to_whoever_it_was_made_sure_of,
    a_request_is_noted_once_and_answered_to_whoever_it_was_made_sure_of_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let bo = desk.session("bo").await;
        let today = desk.today();
        let wrong = [
            ("kind", RequestFault::Choice, RequestForm { kind: None, ..form(today) }),
            ("way", RequestFault::Choice, RequestForm { way: None, ..form(today) }),
            ("received", RequestFault::Day, RequestForm { received: Some(Day(today.number() + 1)), ..form(today) }),
            ("who", RequestFault::Empty, RequestForm { who: "  ", ..form(today) }),
            ("about", RequestFault::NoSuch, RequestForm { about: Some((Of::Case, 9)), ..form(today) }),
        ];
        for (at, fault, form) in wrong {
            let outcome = desk.desk.note_data_request(&bo, &form).await.unwrap();
            assert_eq!(outcome, RequestDone::Fault(at, fault));
        }
        let id = noted(&desk, &bo, &form(today)).await;
        assert_eq!(noted(&desk, &bo, &form(today)).await, id, "the same form, sent twice");
        let view = desk.desk.data_request(&bo, id).await.unwrap().unwrap();
        assert_eq!(web::dates::written_day(view.listed.due.number()), "2026-12-24", "a month on");
        let early = act(&desk, &bo, id, RequestAct::Close(Some(RequestOutcome::Given)), "given").await;
        assert_eq!(early, RequestDone::Fault("outcome", RequestFault::Unchecked));
        assert_eq!(act(&desk, &bo, id, RequestAct::Check, "she said the word").await, RequestDone::Done(id));
        assert_eq!(act(&desk, &bo, id, RequestAct::Extend, "two files").await, RequestDone::Done(id));
        let again = act(&desk, &bo, id, RequestAct::Extend, "more").await;
        assert_eq!(again, RequestDone::Fault("words", RequestFault::Extended));
        let view = desk.desk.data_request(&bo, id).await.unwrap().unwrap();
        assert_eq!(web::dates::written_day(view.listed.due.number()), "2027-02-24");
        let stale = (id, view.version - 1);
        let late = desk.desk.act_on_data_request(&bo, stale, (RequestAct::Note, "x")).await.unwrap();
        assert_eq!(late, Some(RequestDone::Changed), "somebody was quicker");
        let closed = act(&desk, &bo, id, RequestAct::Close(Some(RequestOutcome::GivenRedacted)), "handed over").await;
        assert_eq!(closed, RequestDone::Done(id));
        assert!(desk.desk.data_requests(&bo, true, 1).await.unwrap().0.is_empty());
        let (answered, _) = desk.desk.data_requests(&bo, false, 1).await.unwrap();
        assert_eq!(answered[0].closed.unwrap().0, RequestOutcome::GivenRedacted);
        let steps = desk.desk.data_request(&bo, id).await.unwrap().unwrap().steps;
        assert_eq!(steps.iter().map(|step| step.2.as_str()).collect::<Vec<_>>(), ["she said the word", "two files", "handed over"]);
        let chris = desk.session("chris").await;
        let refused = desk.desk.data_requests(&chris, true, 1).await;
        assert!(matches!(refused, Err(DeskError::Refused)), "whoever keeps the machine running answers none");
        desk.clock.advance(i64::from(desk.desk.retention().days(RecordKind::Request) + 1) * 86_400);
        desk.desk.carry_out_what_ends().await.unwrap();
        let bo = desk.session("bo").await;
        assert!(desk.desk.data_requests(&bo, false, 1).await.unwrap().0.is_empty(), "forgotten");
    }
}

on_both! {
    a_request_is_told_of_a_week_before_its_last_day_and_once,
    a_request_is_told_of_a_week_before_its_last_day_and_once_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let mut writer = Writer::new(1, &desk);
        let report = writer.report("He keeps her passport.", &desk);
        desk.receive(vec![report]).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let today = desk.today();
        noted(&desk, &bo, &RequestForm { about: Some((Of::Signal, 1)), ..form(today) }).await;
        desk.desk.carry_out_what_ends().await.unwrap();
        assert_eq!(told(&desk, &bo).await, 0, "not a month before");
        desk.clock.advance(24 * 86_400);
        for _ in 0..2 {
            desk.desk.carry_out_what_ends().await.unwrap();
        }
        assert_eq!((told(&desk, &amina).await, told(&desk, &bo).await), (1, 1));
        let bo = desk.session("bo").await;
        let keep = (ApartWish::Keep(Some(MemberId(1))), "she knows her");
        desk.desk.decide_who_sees(&bo, (Of::Signal, 1), keep).await.unwrap();
        let amina = desk.session("amina").await;
        assert!(desk.desk.data_requests(&amina, true, 1).await.unwrap().0.is_empty(), "nor what is asked about it");
        assert!(desk.desk.data_request(&amina, 1).await.unwrap().is_none());
        // Pages are full of what is hers: nothing tells that something else stands between.
        for n in 0..PAGE_REQUESTS {
            let once = n.to_string();
            noted(&desk, &bo, &RequestForm { once_token: &once, ..form(today) }).await;
        }
        let (page, more) = desk.desk.data_requests(&amina, true, 1).await.unwrap();
        assert_eq!((page.len(), more), (PAGE_REQUESTS, false));
        assert!(desk.desk.data_requests(&bo, true, 1).await.unwrap().1, "she has one more");
        let given = desk.desk.looks(&bo, 1, (1, LooksFor::ThePerson)).await.unwrap().unwrap();
        assert!(given.lines.iter().any(|line| line.act == "signal-arrived"));
        let lines = desk.desk.audit_page(&amina, 1).await.unwrap().lines;
        assert!(lines.iter().all(|line| line.act != "looks-given"), "its lines are not hers to read");
    }
}

on_both! {
    the_desk_counts_itself_by_quarters_of_brussels_and_no_member,
    the_desk_counts_itself_by_quarters_of_brussels_and_no_member_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let amina = desk.session("amina").await;
        assert!(desk.desk.signal(&amina, 7).await.unwrap().is_none());
        let chris = desk.session("chris").await;
        assert!(matches!(desk.desk.data_requests(&chris, true, 1).await, Err(DeskError::Refused)));
        let audit = desk.desk.self_audit(&chris, None).await.unwrap();
        assert_eq!((audit.quarter, audit.runs), (Quarter { year: 2026, number: 4 }, true));
        let refused = (Heading::Refused, "access-refused".to_owned(), 1, 0);
        assert_eq!(audit.acts, [refused]);
        assert!(audit.work.0 >= 2, "signing in is work");
        // 31 December 2026, 23:30 in Brussels, and an hour later.
        desk.clock.advance(1_798_756_200 - desk.desk.now());
        assert_eq!(desk.desk.self_audit(&chris, None).await.unwrap().quarter.number, 4);
        desk.clock.advance(3_600);
        let next = desk.desk.self_audit(&chris, None).await.unwrap();
        assert_eq!(next.quarter, Quarter { year: 2027, number: 1 });
        assert_eq!(next.acts, [(Heading::Refused, "access-refused".to_owned(), 0, 1)], "the quarter before stands beside it");
    }
}

#[tokio::test]
async fn who_asks_and_what_is_on_no_disk() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let bo = desk.session("bo").await;
    noted(&desk, &bo, &form(desk.today())).await;
    let bytes = desk.bytes_on_disk();
    for word in ["zilverpapier", "who looked at her case"] {
        assert!(!bytes.windows(word.len()).any(|part| part == word.as_bytes()), "{word}");
    }
}
