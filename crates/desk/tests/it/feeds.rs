//! A calendar of one's own holds days and nothing else, ends at once, and is nobody's but its owner's; and the page of the day.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer};
use axum::{Router, body::Body};
use desk::{
    MemberId, Session,
    case::{CaseOutcome, EntryForm, Said, Task},
    face::{self, Look},
    signal::{WorkForm, WorkOutcome},
    told::{FeedAnswer, TellingForm},
};
use domain::Urgency;
use envelope::{directory::OrgKind, ids::Day};
use http::{Request, StatusCode};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// In every word that anybody writes in these tests.
const SENTINEL: &str = "kwartelkoning";

async fn report(desk: &mut TestDesk) {
    let sealed = Writer::new(1, desk).report(SENTINEL, desk);
    desk.receive(vec![sealed]).await;
}

async fn give(desk: &TestDesk, who: &Session, to: i64, until: Option<Day>) {
    let was = desk.desk.signal(who, 1).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    (wants.assignee, wants.urgency, wants.until) = (Some(MemberId(to)), Urgency::Now, until);
    let form = WorkForm { was, wants, urgency_reason: SENTINEL, until_reason: SENTINEL, new_label: SENTINEL };
    assert_eq!(desk.desk.decide(who, 1, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
}

/// A case with tasks of the second member, one for each day.
async fn tasks(desk: &TestDesk, who: &Session, days: &[u32]) {
    let Some(CaseOutcome::Opened(number)) = desk.desk.open_case(who, 1, SENTINEL, "a").await.unwrap() else {
        panic!("a case");
    };
    for day in days {
        let task = Task {
            text: format!("{SENTINEL} {day}"),
            owner: Some(MemberId(2)),
            due: Some(Day(*day)),
            waiting_for: SENTINEL.into(),
            done_at: None,
        };
        let entry = EntryForm { said: Said::Task(task), replaces: None, once_token: day.to_string() };
        desk.desk.write_entry(who, number, entry).await.unwrap();
    }
}

async fn calendar(desk: &TestDesk, token: &str) -> String {
    match desk.desk.feed(token).await.unwrap() {
        FeedAnswer::Calendar(text) => text,
        FeedAnswer::Busy => panic!("too often"),
        FeedAnswer::NoSuch => panic!("there is none"),
    }
}

async fn fetch(desk: &TestDesk, token: &str) -> (StatusCode, String, String) {
    let look = Look { id: "ours".into(), names: [("nl".into(), "Ons".into())].into(), ..Look::default() };
    let router: Router = face::router(desk.desk.clone(), look);
    let request = Request::get(format!("/calendar/{token}")).body(Body::empty()).unwrap();
    let response = router.oneshot(request).await.unwrap();
    let (status, headers) = (response.status(), format!("{:?}", response.headers()));
    let body = response.into_body().collect().await.unwrap().to_bytes();
    (status, headers, String::from_utf8_lossy(&body).into_owned())
}

on_both! {
    d12_a_calendar_holds_days_and_no_word_and_ends_at_once,
    d12_a_calendar_holds_days_and_no_word_and_ends_at_once_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        report(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let today = desk.today().number();
        tasks(&desk, &amina, &[today + 1, today + 2]).await;
        give(&desk, &amina, 2, Some(Day(today + 5))).await;
        desk.desk.be_away(&bo, Day(today + 8), Day(today + 9), None).await.unwrap();
        let token = desk.desk.make_feed(&bo).await.unwrap().unwrap();
        let text = calendar(&desk, &token).await;
        assert_eq!(text.matches("BEGIN:VEVENT").count(), 5, "{text}");
        for day in ["20261125", "20261126", "20261129", "20261202", "20261203"] {
            assert!(text.contains(&format!("DTSTART;VALUE=DATE:{day}\r\n")), "{day}: {text}");
        }
        // Every line is one of these: no name, place, title, number or address.
        for line in text.lines() {
            let known = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//desk//calendar//", "CALSCALE:GREGORIAN",
                "BEGIN:VEVENT", "SUMMARY:", "CLASS:PRIVATE", "TRANSP:TRANSPARENT", "END:VEVENT", "END:VCALENDAR",
                "DTSTAMP:20261124T000000Z"];
            let uid = line.strip_prefix("UID:").is_some_and(|uid| uid.len() == 32 && uid.bytes().all(|b| b.is_ascii_hexdigit()));
            assert!(known.contains(&line) || uid || line.starts_with("DTSTART;VALUE=DATE:2026"), "{line}");
        }
        assert_eq!(text, calendar(&desk, &token).await, "an event is the same one tomorrow");
        let (status, headers, body) = fetch(&desk, &token).await;
        assert_eq!((status, body.as_str()), (StatusCode::OK, text.as_str()));
        assert!(headers.contains("text/calendar") && headers.contains("no-store"), "{headers}");
        assert!(desk.desk.feeds(&bo).await.unwrap()[0].used.is_some());
        let id = desk.desk.feeds(&bo).await.unwrap()[0].id;
        assert!(!desk.desk.end_feed(&amina, id).await.unwrap(), "nobody else's to end");
        assert!(desk.desk.end_feed(&bo, id).await.unwrap());
        let (gone, never) = (fetch(&desk, &token).await, fetch(&desk, "x").await);
        assert_eq!((gone.0, gone.2), (StatusCode::NOT_FOUND, never.2), "like one that never was");
        let acts = desk.desk.audit_page(&amina, 1).await.unwrap().lines;
        assert!(["feed-made", "feed-ended"].iter().all(|act| acts.iter().any(|line| line.act == *act)));
    }
}

on_both! {
    there_are_two_calendars_at_most_and_they_go_with_their_owner,
    there_are_two_calendars_at_most_and_they_go_with_their_owner_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let tried = tokio::join!(desk.desk.make_feed(&bo), desk.desk.make_feed(&bo), desk.desk.make_feed(&bo));
        let made: Vec<_> = [tried.0, tried.1, tried.2].into_iter().filter_map(Result::unwrap).collect();
        assert_eq!(made.len(), 2);
        assert_ne!(*made[0], *made[1]);
        assert!(memchr::memmem::find(&desk.bytes_on_disk(), made[0].as_bytes()).is_none(), "kept as a hash");
        for _ in 0..30 {
            calendar(&desk, &made[0]).await;
        }
        assert!(matches!(desk.desk.feed(&made[0]).await.unwrap(), FeedAnswer::Busy));
        assert_eq!(fetch(&desk, &made[0]).await.0, StatusCode::TOO_MANY_REQUESTS);
        assert!(!calendar(&desk, &made[1]).await.is_empty(), "each has its own measure");
        desk.clock.advance(3_600);
        calendar(&desk, &made[0]).await;
        desk.desk.person_leaves(&amina, MemberId(2)).await.unwrap();
        assert!(matches!(desk.desk.feed(&made[0]).await.unwrap(), FeedAnswer::NoSuch));
    }
}

on_both! {
    a_day_begins_with_what_is_overdue_and_what_others_did_since_the_last_shift,
    a_day_begins_with_what_is_overdue_and_what_others_did_since_the_last_shift_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        report(&mut desk).await;
        let (amina, bo) = (desk.session("amina").await, desk.session("bo").await);
        let form = TellingForm { address: "", topics: &[], shifts: ["08:00"; 7] };
        desk.desk.change_telling(&bo, &form).await.unwrap();
        let today = desk.today().number();
        give(&desk, &amina, 2, None).await;
        tasks(&desk, &amina, &[today + 4, today, today + 1, today + 31]).await;
        desk.desk.write_note(&amina, 1, SENTINEL, "n").await.unwrap();
        desk.desk.looks(&amina, 1, (1, desk::log::LooksFor::ThePerson)).await.unwrap().unwrap();
        desk.clock.advance(86_400);
        let (bo, today) = (desk.session("bo").await, today + 1);
        let day = desk.desk.today_of(&bo).await.unwrap();
        assert_eq!(day.since, crate::common::NOON - 5 * 3_600, "yesterday at eight in Brussels");
        let due: Vec<_> = day.tasks.iter().map(|(_, said)| match said {
            Said::Task(task) => task.due.unwrap().number(),
            _ => panic!("a task"),
        }).collect();
        assert_eq!(due, [today - 1, today, today + 3], "overdue first, and what is far away not yet");
        assert_eq!((day.urgent.0.len(), day.urgent.1), (1, 1));
        assert!(day.changes.iter().any(|one| one.act == "note-written" && one.who.id == MemberId(1)));
        assert!(day.changes.iter().all(|one| one.who.id != MemberId(2) && !one.act.contains("seen")));
        assert!(day.changes.iter().all(|one| one.act != "looks-given"), "what is taken along is no change");
        assert!(!day.news.is_empty());
        desk.clock.advance(3 * 86_400);
        let bo = desk.session("bo").await;
        let later = desk.desk.today_of(&bo).await.unwrap();
        assert!(later.changes.is_empty() && later.news.is_empty(), "what is older was for another day");
        assert_eq!(later.tasks.len(), 3);
        assert!(desk.desk.today_of(&desk.session("chris").await).await.is_err(), "no reports, no day");
    }
}

#[tokio::test]
async fn d7_a_task_is_due_on_the_day_that_the_clock_on_the_wall_shows() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    report(&mut desk).await;
    let amina = desk.session("amina").await;
    let today = desk.today().number();
    tasks(&desk, &amina, &[today + 1]).await;
    let token = desk.desk.make_feed(&amina).await.unwrap().unwrap();
    // 23:30 UTC is half past midnight in Brussels: the next day has begun.
    desk.clock.set(i64::from(today) * 86_400 + 23 * 3_600 + 1_800);
    assert!(calendar(&desk, &token).await.contains("BEGIN:VCALENDAR"));
    let feeds = desk.desk.feeds(&desk.session("amina").await).await.unwrap();
    assert_eq!(feeds[0].used, Some(Day(today + 1)));
}
