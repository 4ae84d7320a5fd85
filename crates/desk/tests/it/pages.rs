//! A desk's pages over its real service: who gets in, what is kept when something goes wrong, what looks like nothing.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    SECRET, TestDesk, Writer,
    browser::{Browser, Page},
};
use axum::body::Body;
use desk::member::totp_code;
use envelope::directory::OrgKind;
use http::{Request, StatusCode, header};

const HOSTILE: &str = "</textarea><script>alert(1)</script> \"&<";

/// Somebody who has the first report before them, with the hidden fields of its form.
async fn at_the_report(desk: &TestDesk) -> (Browser, String, String) {
    let mut browser = Browser::signed_in(desk, "bo").await;
    let token = browser.hidden("/signal/1", "token").await;
    let was = browser.hidden("/signal/1", "was").await;
    (browser, token, was)
}

async fn with_a_report() -> TestDesk {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let report = Writer::new(1, &desk).report(HOSTILE, &desk);
    desk.receive(vec![report]).await;
    desk
}

#[tokio::test]
async fn whoever_takes_a_wrong_turn_still_has_the_menu() {
    let desk = with_a_report().await;
    let mut browser = Browser::signed_in(&desk, "bo").await;
    let lost = browser.get("/nowhere").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.text.contains("href=\"/cases\"") && lost.text.contains("action=\"/sign-out\""));
    let stranger = Browser::at(&desk).get("/nowhere").await;
    assert_eq!(stranger.status, StatusCode::NOT_FOUND);
    assert!(!stranger.text.contains("href=\"/cases\""), "and nobody else learns what there is");
}

#[tokio::test]
async fn nobody_sees_anything_before_signing_in() {
    let desk = with_a_report().await;
    let mut stranger = Browser::at(&desk);
    for path in ["/", "/signal/1", "/audit", "/health", "/account", "/people", "/people/1", "/people/new"] {
        let page = stranger.get(path).await;
        assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/sign-in"), "{path}");
        assert!(page.headers.contains_key("content-security-policy"), "also on a redirection");
    }
    let wrong = stranger.post("/sign-in", &[("user", "amina"), ("password", "x"), ("code", "1")]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text.contains("value=\"amina\"") && !wrong.text.contains("value=\"x\""));
    assert!(stranger.post("/signal/1/reply", &[("text", "x")]).await.location.starts_with("/sign-in"));
}

#[tokio::test]
async fn a_hostile_report_is_words_and_no_markup() {
    let desk = with_a_report().await;
    let mut bo = Browser::signed_in(&desk, "bo").await;
    let page = bo.get("/signal/1").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(!page.text.contains("<script>") && page.text.contains("&#60;script&#62;alert(1)"));
    assert!(page.text.contains("<title>Melding 1</title>"), "no word of it in the title");
    assert_eq!(
        bo.get("/signal/2").await.text,
        bo.get("/signal/none").await.text,
        "what is not there looks alike"
    );
    let mut chris = Browser::signed_in(&desk, "chris").await;
    let (closed, nothing) = (chris.get("/signal/1").await, chris.get("/signal/2").await);
    assert_eq!((closed.status, &closed.text), (nothing.status, &nothing.text));
    assert_eq!(chris.get("/").await.location, "/health");
}

#[tokio::test]
async fn a_form_of_another_session_does_nothing_and_loses_nothing() {
    let desk = with_a_report().await;
    let mut bo = Browser::signed_in(&desk, "bo").await;
    let stale =
        bo.post("/signal/1/reply", &[("token", "old"), ("text", "half a <b> sentence"), ("once", "a")]).await;
    assert_eq!(stale.status, StatusCode::CONFLICT);
    assert!(stale.text.contains("half a &#60;b&#62; sentence"));
    assert!(!bo.get("/signal/1").await.text.contains("half a"), "and nothing was kept of it");
    bo.post("/signal/1/close", &[("token", "old"), ("version", "2")]).await;
    assert!(bo.get("/signal/1").await.text.contains("/signal/1/close"), "still open");
    let foreign = Request::post("/signal/1/close")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site");
    assert_eq!(bo.ask(foreign, Body::from("x=1")).await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn an_answer_that_was_being_typed_stays_whichever_button_is_pressed() {
    let desk = with_a_report().await;
    let mut bo = Browser::signed_in(&desk, "bo").await;
    let token = bo.hidden("/signal/1", "token").await;
    let with = |more: [(&'static str, &'static str); 2]| {
        [("token", token.clone()), ("text", "half".into())]
            .into_iter()
            .chain(more.map(|(name, value)| (name, value.to_owned())))
            .collect::<Vec<_>>()
    };
    let fields = with([("note", "Arabic, today"), ("version", "1")]);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let asked = bo.post("/signal/1/language", &fields).await;
    assert_eq!(asked.location, "/signal/1?done=asked");
    assert!(bo.get("/signal/1").await.text.contains("\nhalf</textarea>"));
    let unsaid = bo.post("/signal/1/close", &fields).await;
    assert_eq!(unsaid.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unsaid.text.contains("Kies wat het opleverde.") && unsaid.text.contains("\nhalf</textarea>"));
    let closed = bo.post("/signal/1/close", &[fields.as_slice(), &[("outcome", "advised")]].concat()).await;
    assert_eq!(closed.location, "/signal/1?done=closed");
    // Somebody else's answer arrives at a closed report: it is shown, and not sent.
    let late = bo
        .post("/signal/1/reply", &[("token", &token), ("text", "too late"), ("once", "z"), ("do", "send")])
        .await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(late.text.contains("too late"));
}

/// Proves who they are to a session that is locked.
async fn unlock(browser: &mut Browser, desk: &TestDesk) -> Page {
    desk.clock.advance(30);
    let code = totp_code(&SECRET, desk.desk.now()).unwrap();
    browser.post("/sign-in", &[("password", "a long password"), ("code", code.as_str())]).await
}

on_both! {
    d18_a_session_that_nobody_used_is_locked_and_what_was_typed_is_there_again,
    d18_a_session_that_nobody_used_is_locked_and_what_was_typed_is_there_again_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let report = Writer::new(1, &desk).report(HOSTILE, &desk);
        desk.receive(vec![report]).await;
        let mut bo = Browser::signed_in(&desk, "bo").await;
        let opened = bo.get("/signal/1").await.text;
        assert!(opened.contains("data-idle=\"900\""));
        let token = bo.hidden("/signal/1", "token").await;
        let case = bo.post("/signal/1/case", &[("token", &token), ("do", "open"), ("case-title", "De keuken"), ("once", "a")]).await;
        assert!(case.location.starts_with("/case/1"), "{}", case.location);
        desk.clock.advance(15 * 60);
        assert_eq!(bo.get("/signal/1").await.status, StatusCode::OK, "still in time");
        desk.clock.advance(17 * 60);
        for path in ["/", "/signal/1", "/case/1", "/account"] {
            assert_eq!(bo.get(path).await.location, "/lock", "{path}");
        }
        let page = bo.get("/lock").await;
        assert!(page.text.contains("<title>Locked</title>") && !page.text.contains("name=\"user\""));
        assert!(page.headers["cache-control"] == "no-store" && !page.text.contains("de Vries"));
        // Every field of a half-typed entry, not only its main text.
        let typed = [
            ("token", token.as_str()), ("text", "second-hand words"), ("source", "told"), ("from", "a neighbour"), ("once", "b"),
        ];
        let held = bo.post("/case/1/write/fact", &typed).await;
        assert_eq!(held.location, "/lock?kept=1");
        assert!(bo.get(&held.location).await.text.contains("what you typed is kept"));
        let wrong = bo.post("/sign-in", &[("password", "x"), ("code", "1")]).await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(wrong.text.contains("<title>Locked</title>"));
        let opened = unlock(&mut bo, &desk).await;
        assert_eq!(opened.location, "/held");
        for _ in 0..2 {
            let page = bo.get("/held").await;
            assert_eq!(page.status, StatusCode::CONFLICT, "nothing was done");
            assert!(page.text.contains("second-hand words") && page.text.contains("a neighbour"), "{}", page.text);
        }
        assert!(!bo.get("/case/1").await.text.contains("second-hand words"), "nor sent by itself");
        let token = bo.hidden("/case/1/write/fact", "token").await;
        let sent = [("token", token.as_str()), ("text", "second-hand words"), ("source", "seen"), ("once", "b")];
        bo.post("/case/1/write/fact", &sent).await;
        assert_eq!(bo.get("/held").await.location, "/", "what was sent does not come back");
        assert!(!String::from_utf8_lossy(&desk.bytes_on_disk()).contains("neighbour"));
    }
}

#[tokio::test]
async fn a_locked_session_is_nobody_elses_and_what_was_typed_neither() {
    let desk = with_a_report().await;
    let mut bo = Browser::signed_in(&desk, "bo").await;
    let token = bo.hidden("/enter", "token").await;
    let locked = bo.post("/enter", &[("token", &token), ("text", "she was saying"), ("lock-now", "1")]).await;
    assert_eq!(locked.location, "/lock?kept=1", "a page that nobody used locks by itself");
    assert_eq!(bo.get("/").await.location, "/lock");
    // A colleague signs in at the same machine.
    let code = totp_code(&SECRET, desk.desk.now()).unwrap();
    let form = [("user", "amina"), ("password", "a long password"), ("code", code.as_str())];
    assert_eq!(bo.post("/sign-in", &form).await.location, "/");
    assert!(!bo.get("/enter").await.text.contains("she was saying"));
    assert_eq!(bo.get("/held").await.location, "/");
    desk.clock.advance(30);
    let mut again = Browser::at(&desk);
    let code = totp_code(&SECRET, desk.desk.now()).unwrap();
    let form = [("user", "bo"), ("password", "a long password"), ("code", code.as_str())];
    assert_eq!(again.post("/sign-in", &form).await.location, "/held", "on another machine too");
    assert!(again.get("/held").await.text.contains("she was saying"));
    let token = again.hidden("/", "token").await;
    again.post("/lock", &[("token", &token)]).await;
    assert_eq!(again.get("/signal/1").await.location, "/lock", "or by hand");
    // The longest session is over: it says that it ended, and keeps what comes late.
    desk.clock.advance(12 * 3_600 + 1);
    let late = again.post("/enter", &[("token", &token), ("text", "late words")]).await;
    assert_eq!(late.location, "/sign-in?kept=1");
}

#[tokio::test]
async fn loading_a_page_again_that_came_from_a_form_leads_to_where_it_belongs() {
    let desk = with_a_report().await;
    let mut amina = Browser::signed_in(&desk, "amina").await;
    assert_eq!(amina.get("/signal/1/reply?lang=ar").await.location, "/signal/1?lang=ar");
    assert_eq!(amina.get("/audit/verify").await.location, "/audit");
    assert_eq!(amina.get("/pull?lang=x").await.location, "/");
    let inbox = amina.get("/?state=new&of=ar").await.text;
    assert!(
        inbox.contains("href=\"/?state=new&#38;of=ar&#38;lang=fr\""),
        "the filter stays in another language"
    );
}

#[tokio::test]
async fn ending_sessions_takes_the_right_ones() {
    let desk = with_a_report().await;
    let mut first = Browser::signed_in(&desk, "bo").await;
    desk.clock.advance(30);
    let mut second = Browser::signed_in(&desk, "bo").await;
    let token = first.hidden("/account", "token").await;
    first.post("/account/end", &[("token", &token), ("id", "garbled")]).await;
    assert_eq!(second.get("/account").await.status, StatusCode::OK, "a garbled form ends nothing");
    let ended = first.post("/account/end", &[("token", &token), ("id", "others")]).await;
    assert_eq!(ended.location, "/account?done=ended");
    assert_eq!(second.get("/account").await.location, "/sign-in");
    let out = first.post("/sign-out", &[("token", &token)]).await;
    assert_eq!(out.headers.get("clear-site-data").unwrap(), "\"cache\", \"storage\"");
    assert_eq!(first.get("/").await.location, "/sign-in");
}

#[tokio::test]
async fn what_was_decided_and_typed_comes_back_whole_when_something_is_wrong_or_the_language_changes() {
    let desk = with_a_report().await;
    let (mut bo, token, was) = at_the_report(&desk).await;
    let fields = [
        ("token", token.as_str()),
        ("was", was.as_str()),
        ("once", "a"),
        ("version", "1"),
        ("text", "half an answer"),
        ("internal", "half a note"),
        ("note", "Arabic"),
        ("assignee", "2"),
        ("urgency", "now"),
        ("urgency-reason", ""),
        ("until", "2026-12-24"),
        ("until-reason", "she calls <then>"),
        ("new-label", "car wash"),
        ("outcome", "advised"),
        ("outcome-reason", "why"),
    ];
    let everything = |page: &Page| {
        for kept in [
            "\nhalf an answer</textarea>",
            "\nhalf a note</textarea>",
            "\nArabic</textarea>",
            "<option value=\"2\" selected>",
            "<option value=\"now\" selected>",
            "value=\"2026-12-24\"",
            "value=\"she calls &#60;then&#62;\"",
            "value=\"car wash\"",
            "<option value=\"advised\" selected>",
            "\nwhy</textarea>",
        ] {
            assert!(page.text.contains(kept), "{kept} in {}", page.text);
        }
    };
    // Urgent without a reason: whichever button is pressed, nothing is done and nothing is lost.
    for path in
        ["/signal/1/work", "/signal/1/reply", "/signal/1/note", "/signal/1/language", "/signal/1/close"]
    {
        let page = bo.post(path, &fields).await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY, "{path}");
        assert!(page.text.contains("href=\"#urgency-reason\""), "{path}");
        everything(&page);
    }
    let french = bo.post("/signal/1/reply", &[fields.as_slice(), &[("lang", "fr")]].concat()).await;
    assert_eq!(french.status, StatusCode::OK);
    assert!(french.text.contains("<html lang=\"fr\""));
    everything(&french);
    let page = bo.get("/signal/1").await;
    assert!(
        page.text.contains("half an answer") && page.text.contains("half a note"),
        "what was begun is kept"
    );
    assert!(!page.text.contains("car wash"), "and nothing was decided");
}

#[tokio::test]
async fn a_day_that_is_none_and_a_field_from_nowhere_decide_nothing() {
    let desk = with_a_report().await;
    let (mut bo, token, was) = at_the_report(&desk).await;
    let day = [("token", token.as_str()), ("was", was.as_str()), ("until", "soon")];
    assert_eq!(bo.post("/signal/1/work", &day).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let garbled = [("token", token.as_str()), ("was", "1.x.2"), ("urgency", "now")];
    assert_eq!(
        bo.post("/signal/1/work", &garbled).await.status,
        StatusCode::SEE_OTHER,
        "nothing was decided"
    );
}

#[tokio::test]
async fn with_one_button_a_report_is_taken_labelled_and_answered() {
    let desk = with_a_report().await;
    let (mut bo, token, was) = at_the_report(&desk).await;
    let fields = [
        ("token", token.as_str()),
        ("was", was.as_str()),
        ("once", "a"),
        ("version", "1"),
        ("text", "We are here."),
        ("assignee", "2"),
        ("urgency", "normal"),
        ("new-label", "car wash"),
        ("do", "send"),
    ];
    assert_eq!(bo.post("/signal/1/reply", &fields).await.location, "/signal/1?done=sent");
    let inbox = bo.get("/?who=me").await.text;
    assert!(inbox.contains("car wash") && inbox.contains("bo de Vries") && inbox.contains("In behandeling"));
    // The page brought back by the browser's Back button decides nothing a second time.
    let taken = bo.hidden("/signal/1", "was").await;
    assert_eq!(bo.post("/signal/1/work", &fields).await.location, "/signal/1?done=saved");
    assert_eq!(bo.hidden("/signal/1", "was").await, taken);
}

#[tokio::test]
async fn what_somebody_tells_is_written_down_and_stays_through_every_error() {
    let desk = with_a_report().await;
    let mut bo = Browser::signed_in(&desk, "bo").await;
    let token = bo.hidden("/enter", "token").await;
    let fields = [
        ("token", token.as_str()),
        ("once", "a"),
        ("origin", "phone"),
        ("day", "2026-11-20"),
        ("told-in", "ti"),
        ("text", HOSTILE),
        ("source", "a neighbour"),
        ("pressure", "1"),
        ("do", "save"),
    ];
    let everything = |page: &Page| {
        for kept in [
            "<option value=\"phone\" selected>",
            "value=\"2026-11-20\"",
            "<option value=\"ti\" lang=\"ti\" selected>",
            "&#60;/textarea&#62;&#60;script&#62;",
            "\na neighbour</textarea>",
            "name=\"pressure\" value=\"1\" checked",
        ] {
            assert!(page.text.contains(kept), "{kept} in {}", page.text);
        }
    };
    let unchecked = bo.post("/enter", &fields).await;
    assert_eq!(unchecked.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(unchecked.text.contains("href=\"#checked\""));
    everything(&unchecked);
    let french = bo.post("/enter", &[fields.as_slice(), &[("lang", "fr")]].concat()).await;
    assert!(french.status == StatusCode::OK && french.text.contains("<html lang=\"fr\""));
    everything(&french);
    let mut stale = fields;
    stale[0].1 = "old";
    let old = bo.post("/enter", &stale).await;
    assert_eq!(old.status, StatusCode::CONFLICT);
    everything(&old);
    let checked = [fields.as_slice(), &[("checked", "read-back")]].concat();
    for _ in 0..2 {
        assert_eq!(bo.post("/enter", &checked).await.location, "/signal/2?done=entered");
    }
    let page = bo.get("/signal/2").await.text;
    assert!(page.contains("Per telefoon") && page.contains("genoteerd door") && page.contains("a neighbour"));
    assert!(!page.contains("<script>") && page.contains("href=\"/signal/2/looks\""));
    assert!(bo.get("/signal/2/looks").await.text.contains("noteerde"));
    let mut chris = Browser::signed_in(&desk, "chris").await;
    assert_eq!(chris.get("/enter").await.status, StatusCode::FORBIDDEN);
    assert_eq!(chris.get("/signal/2/looks").await.text, chris.get("/signal/77/looks").await.text);
}

#[tokio::test]
async fn people_are_told_the_address_that_the_organisation_chose_and_not_the_one_the_desk_fetches_from() {
    let desk = TestDesk::new(OrgKind::Centre).await;
    let mut amina = Browser::signed_in(&desk, "amina").await;
    for path in ["/responsible", "/campaigns"] {
        let page = amina.get(path).await.text;
        assert!(page.contains("https://told.example.org") && !page.contains("127.0.0.1:9"), "{path}: {page}");
    }
}
