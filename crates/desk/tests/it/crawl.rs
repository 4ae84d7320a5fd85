//! Need to know, proven by a crawl: every address of the desk, as its own list says, by everybody who may not see the reports and
//! cases of others, read and written to. Not one byte of them comes back, and nothing is changed.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{SECRET, TestDesk, Writer};
use axum::{Router, body::Body};
use desk::{
    Role,
    case::{EntryForm, Said},
    document::{DocumentForm, DocumentOutcome},
    face::{self, Look},
    member::totp_code,
    signal::{WorkForm, WorkOutcome},
};
use domain::{Received, Urgency};
use envelope::directory::OrgKind;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

/// In every word of the reports and cases of others, and nowhere else.
const SENTINEL: &str = "kwartelkoning";
const ROUTES: &str = include_str!("../../src/face/routes.rs");

/// Every address with numbers of others, of nobody and nonsense in its places.
pub(crate) fn addresses() -> Vec<String> {
    let patterns = ROUTES.split(".route(").skip(1).filter_map(|rest| rest.split('"').nth(1));
    let mut all = Vec::new();
    for pattern in patterns.filter(|pattern| pattern.starts_with('/')) {
        let fills: &[&str] =
            if pattern.contains('{') { &["1", "2", "99", "fact", "task", "back", "x"] } else { &[""] };
        for fill in fills {
            let mut address = String::new();
            let mut rest = pattern;
            while let Some((before, after)) = rest.split_once('{') {
                address.push_str(before);
                // The first place is a number of a report, case or member; the next whatever is tried.
                address.push_str(if address.matches('/').count() > 2 {
                    fill
                } else {
                    if fill.len() < 3 { fill } else { "1" }
                });
                rest = after.split_once('}').unwrap().1;
            }
            all.push(address + rest);
        }
    }
    all.sort();
    all.dedup();
    all
}

/// Two reports that belong together and a case, all of it somebody else's.
async fn with_words_of_others() -> TestDesk {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let text = format!("{SENTINEL} keeps the passports, 0470 12 34 56");
    let reports = (1..=2).map(|n| Writer::new(n, &desk).report(&text, &desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    desk.add("dora", Role::Helper).await;
    let amina = desk.session("amina").await;
    desk.desk.write_note(&amina, 1, SENTINEL, "a").await.unwrap();
    crate::signs::looked(&desk, (&amina, ::signs::Function::Intervention), SENTINEL).await;
    let was = desk.desk.signal(&amina, 1).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    (wants.assignee, wants.urgency) = (Some(amina.member.id), Urgency::Now);
    let form = WorkForm { was, wants, urgency_reason: SENTINEL, until_reason: "", new_label: "" };
    assert_eq!(desk.desk.decide(&amina, 1, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
    desk.desk.open_case(&amina, 1, SENTINEL, "a").await.unwrap();
    let said = Said::Assessment { text: SENTINEL.into() };
    let entry = EntryForm { said, replaces: None, once_token: "a".into() };
    desk.desk.write_entry(&amina, 1, entry).await.unwrap();
    let form = DocumentForm {
        title: SENTINEL.into(),
        how: Some(Received::Hand),
        from: SENTINEL.into(),
        on: Some(desk.today()),
        more: SENTINEL.into(),
        once_token: "a".into(),
    };
    let taking = desk.desk.take_document(&amina, 1, (form, "kwartelkoning.txt")).await.unwrap().unwrap();
    let Ok(mut taking) = taking else { panic!("it is taken") };
    taking.take(SENTINEL.as_bytes()).await.unwrap().unwrap();
    assert_eq!(taking.keep(&amina).await.unwrap(), Some(DocumentOutcome::Kept(1)));
    crate::victims::with_everything(&desk, &amina, SENTINEL).await;
    crate::receptions::with_everything(&desk, &amina, SENTINEL).await;
    crate::consents::with_everything(&desk, &amina, SENTINEL).await;
    crate::referrals::with_one(&desk, &amina, SENTINEL).await;
    while desk.desk.follow_changes().await.unwrap() {}
    desk
}

pub(crate) struct Browser {
    router: Router,
    cookie: String,
    token: String,
}

impl Browser {
    pub(crate) async fn of(desk: &TestDesk, user: &str) -> Self {
        let names = [("nl".into(), "Ons".into())].into();
        let look = Look { id: "ours".into(), names, ..Look::default() };
        let router = face::router(desk.desk.clone(), look);
        let mut browser = Self { router, cookie: String::new(), token: String::new() };
        if user.is_empty() {
            return browser;
        }
        let code = totp_code(&SECRET, desk.desk.now()).unwrap();
        let Ok(signed_in) = desk.desk.sign_in(user, "a long password", &code).await else { panic!("{user}") };
        browser.cookie = format!("__Host-desk-ours={}", *signed_in.token);
        browser.token = desk.desk.session_of(&signed_in.token).await.unwrap().unwrap().form_token;
        browser
    }

    async fn ask(&self, request: http::request::Builder, body: String) -> (StatusCode, String, String) {
        let request = request.header(header::COOKIE, &self.cookie).body(Body::from(body)).unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let status = response.status();
        let headers = format!("{:?}", response.headers());
        let body = response.into_body().collect().await.unwrap().to_bytes();
        (status, headers, String::from_utf8_lossy(&body).into_owned())
    }

    pub(crate) async fn get(&self, address: &str) -> (StatusCode, String, String) {
        self.ask(Request::get(address), String::new()).await
    }

    /// A form with every field that could do something.
    async fn post(&self, address: &str) -> (StatusCode, String, String) {
        let form = format!(
            "token={}&do=take&was=0.0.normal.0.0.0.&version=1&once=z&text=x&internal=x&note=x&other=2&case-title=x\
             &case-number=1&signal=1&question=passports&reason=x&outcome=advised&outcome-reason=x&no-offence=1&entry=1\
             &act=copied&to=x&why=x&seen=1&holder=4&title=x&review=2026-12-24&source=seen&what=phone&purpose=x&name=x&role=lead&language=nl&team=1",
            self.token
        );
        let request = Request::post(address)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        self.ask(request, form).await
    }
}

#[tokio::test]
async fn d11_not_one_byte_of_what_is_not_theirs_reaches_whoever_asks_for_everything() {
    let desk = with_words_of_others().await;
    let addresses = addresses();
    assert!(
        addresses.len() > 100 && addresses.iter().any(|address| address == "/case/1/write/1"),
        "{addresses:?}"
    );
    let theirs = Browser::of(&desk, "bo").await;
    for address in [
        "/signal/1",
        "/signal/2",
        "/case/1",
        "/cases",
        "/case/1/write/fact",
        "/case/1/documents",
        "/case/1/document/1",
    ] {
        assert!(theirs.get(address).await.2.contains(SENTINEL), "whoever may, reads it: {address}");
    }
    for user in ["dora", "chris", ""] {
        let browser = Browser::of(&desk, user).await;
        for address in &addresses {
            // Signing out and ending sessions would end the crawl.
            let ends = ["/sign-out", "/account/end"].contains(&address.as_str());
            for (how, (status, headers, body)) in [
                ("GET", browser.get(address).await),
                ("POST", if ends { browser.get(address).await } else { browser.post(address).await }),
            ] {
                let leaked = body.contains(SENTINEL) || headers.contains(SENTINEL);
                assert!(!leaked, "{user} {how} {address}: {status}");
                assert!(!status.is_server_error(), "{user} {how} {address}: {status}");
            }
        }
    }
    let amina = desk.session_later("amina").await;
    let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert_eq!(
        (view.work.assignee, view.thread.len(), view.notes.len()),
        (Some(amina.member.id), 1, 1),
        "untouched"
    );
    let case = desk.desk.case(&amina, 1, desk::case::Filter::All, 1).await.unwrap().unwrap();
    assert_eq!((case.title.as_str(), case.version), (SENTINEL, 3), "untouched");
    assert_eq!(desk.desk.people(&amina).await.unwrap().people.len(), 4, "nobody was invited");
}

#[tokio::test]
async fn what_is_hidden_answers_byte_for_byte_like_what_is_not_there() {
    let desk = with_words_of_others().await;
    let browser = Browser::of(&desk, "dora").await;
    for (hidden, absent) in [
        ("/signal/1", "/signal/99"),
        ("/case/1", "/case/99"),
        ("/case/1/write/1", "/case/99/write/1"),
        ("/case/1/document/1", "/case/99/document/1"),
    ] {
        let (there, not_there) = (browser.get(hidden).await, browser.get(absent).await);
        assert_eq!(there.0, StatusCode::NOT_FOUND);
        assert_eq!(there.2, not_there.2, "{hidden}");
    }
}
