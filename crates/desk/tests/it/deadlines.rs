//! Days on which something is due (D7): each stands with how long it is still, its date and its rule; it turns at midnight on the wall, on
//! the days that have 23 and 25 hours too; and what is overdue comes first.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TODAY, TestDesk, Writer, browser::Browser};
use desk::{
    MemberId, Session,
    case::{CaseForm, CaseOutcome, EntryForm, EntryOutcome, Filter, Said, Task},
    data_requests::{RequestDone, RequestForm},
    signal::{WorkForm, WorkOutcome},
};
use domain::data_request::{RequestKind, RequestWay};
use envelope::{directory::OrgKind, ids::Day};

const HOUR: i64 = 3_600;

/// Belgian days, as they are written, with when each begins and ends (Unix seconds): one of 24 hours, one of 23, one of 25.
const DAYS: [(Day, &str, i64, i64); 3] = [
    (Day(20_782), "25 November 2026", 20_782 * 24 * HOUR - HOUR, 20_783 * 24 * HOUR - HOUR),
    (Day(20_905), "28 March 2027", 20_905 * 24 * HOUR - HOUR, 20_906 * 24 * HOUR - 2 * HOUR),
    (Day(21_122), "31 October 2027", 21_122 * 24 * HOUR - 2 * HOUR, 21_123 * 24 * HOUR - HOUR),
];

async fn receive(desk: &mut TestDesk, reports: u8) {
    let sealed = (1..=reports).map(|n| Writer::new(n, desk).report("help", desk)).collect();
    desk.receive(sealed).await;
}

async fn case_of(desk: &TestDesk, who: &Session, signal: i64) {
    let opened = desk.desk.open_case(who, signal, "The flat", &signal.to_string()).await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(signal)));
}

async fn task(desk: &TestDesk, who: &Session, text: &str, due: Day) {
    let (owner, due) = (Some(who.member.id), Some(due));
    let task = Task { text: text.into(), owner, due, waiting_for: String::new(), done_at: None };
    let form = EntryForm { said: Said::Task(task), replaces: None, once_token: text.into() };
    assert_eq!(desk.desk.write_entry(who, 1, form).await.unwrap(), Some(EntryOutcome::Kept));
}

/// A page in English, without the marks around what was put into its sentences.
async fn page(browser: &mut Browser, path: &str) -> String {
    let mark = if path.contains('?') { '&' } else { '?' };
    let page = browser.get(&format!("{path}{mark}lang=en")).await;
    assert_eq!(page.status, http::StatusCode::OK, "{path}");
    page.text.replace(['\u{2068}', '\u{2069}'], "")
}

on_both! {
    d7_a_task_turns_from_tomorrow_to_late_at_midnight_on_the_wall_on_days_of_23_24_and_25_hours,
    d7_a_task_turns_from_tomorrow_to_late_at_midnight_on_the_wall_on_days_of_23_24_and_25_hours_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 1).await;
        let amina = desk.session("amina").await;
        case_of(&desk, &amina, 1).await;
        for (day, date, ..) in DAYS {
            task(&desk, &amina, date, day).await;
        }
        for (_, date, begins, ends) in DAYS {
            for (at, said) in [(begins, ["Tomorrow", "Today"]), (ends, ["Today", "One day late"])] {
                desk.clock.advance(at - 1 - desk.desk.now());
                let mut browser = Browser::signed_in(&desk, "amina").await;
                for words in said {
                    let (words, rule) = (format!("{words} ({date})"), "Day chosen for this task");
                    for path in ["/cases", "/today", "/case/1"] {
                        let text = page(&mut browser, path).await;
                        assert!(text.contains(&words) && text.contains(rule), "{path} at {at}: {words}\n{text}");
                    }
                    desk.clock.advance(1);
                }
            }
        }
    }
}

on_both! {
    d7_no_day_stands_on_a_page_without_how_long_it_is_still_and_what_set_it,
    d7_no_day_stands_on_a_page_without_how_long_it_is_still_and_what_set_it_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 2).await;
        let amina = desk.session("amina").await;
        case_of(&desk, &amina, 1).await;
        let was = desk.desk.signal(&amina, 2).await.unwrap().unwrap().work;
        let mut wants = was.clone();
        wants.until = TODAY.checked_add(3);
        let form = WorkForm { was, wants, urgency_reason: "", until_reason: "the interpreter", new_label: "" };
        assert_eq!(desk.desk.decide(&amina, 2, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
        let asked = RequestForm {
            kind: Some(RequestKind::Access),
            way: Some(RequestWay::Counter),
            received: Some(TODAY),
            who: "somebody",
            asked: "what is there",
            checked: "",
            about: None,
            once_token: "once",
        };
        assert!(matches!(desk.desk.note_data_request(&amina, &asked).await.unwrap(), RequestDone::Done(_)));
        desk.clock.advance(60);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let put_off = "Put off · In 3 days (27 November 2026) · Day chosen by whoever put it off";
        let a_month = ["In 30 days (24 December 2026)", "One month after it was received (GDPR art. 12(3))"];
        let review = ["In 180 days (23 May 2027)", "Set when the case was opened: 180 days later"];
        for (path, words) in [
            ("/?state=waiting", &[put_off][..]),
            ("/signal/2", &[put_off]),
            ("/requests", &a_month),
            ("/requests/1", &a_month),
            ("/case/1", &review),
        ] {
            let text = page(&mut browser, path).await;
            for words in words {
                assert!(text.contains(words), "{path}: {words}\n{text}");
            }
        }
        // The day a case chose itself, and the last day of one that is closed.
        let view = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap();
        let form = CaseForm { title: "x", holder: Some(MemberId(1)), team: None, review: TODAY.checked_add(1), version: view.version };
        assert_eq!(desk.desk.change_case(&amina, 1, &form).await.unwrap(), Some(CaseOutcome::Done));
        let text = page(&mut browser, "/case/1").await;
        assert!(text.contains("Tomorrow (25 November 2026)") && text.contains("Day chosen in the case"), "{text}");
        let view = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap();
        assert_eq!(desk.desk.close_case(&amina, 1, view.version, "done").await.unwrap(), Some(CaseOutcome::Done));
        for path in ["/case/1", "/case/1/end"] {
            let text = page(&mut browser, path).await;
            let rule = "Rule of this desk: 1826 days after a case is closed.";
            assert!(text.contains("In 1826 days (24 November 2031)") && text.contains(rule), "{path}: {text}");
        }
    }
}

on_both! {
    d7_a_case_whose_day_of_looking_again_is_over_comes_before_newer_ones,
    d7_a_case_whose_day_of_looking_again_is_over_comes_before_newer_ones_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        receive(&mut desk, 4).await;
        let amina = desk.session("amina").await;
        for (number, review) in (1..=4).zip([2, 1, 90, 90]) {
            case_of(&desk, &amina, number).await;
            let view = desk.desk.case(&amina, number, Filter::All, 1).await.unwrap().unwrap();
            let review = TODAY.checked_add(review);
            let form = CaseForm { title: "x", holder: None, team: None, review, version: view.version };
            desk.desk.change_case(&amina, number, &form).await.unwrap();
        }
        let order = async |who: &Session| {
            let list = desk.desk.cases(who, desk::case::Which::Open, 1).await.unwrap();
            list.rows.iter().map(|row| row.number).collect::<Vec<_>>()
        };
        assert_eq!(order(&amina).await, [4, 3, 2, 1], "the newest");
        desk.clock.advance(3 * 24 * HOUR);
        let mut browser = Browser::signed_in(&desk, "amina").await;
        let text = page(&mut browser, "/cases").await;
        assert!(text.contains("2 days late (25 November 2026)") && text.contains("Day chosen in the case"), "{text}");
        desk.clock.advance(60);
        let amina = desk.session("amina").await;
        assert_eq!(order(&amina).await, [2, 1, 4, 3], "the longest ago first");
    }
}
