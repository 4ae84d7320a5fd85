//! From the first page to the answer, with scripts off, through real forms and a real database.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{NOON, TODAY, TestRelay, answer, answer_at, said};
use axum::body::Body;
use envelope::message::{Body as Says, Kind, Mode};
use getrandom::SysRng;
use http::{Request, StatusCode, header};
use rand_core::UnwrapErr;

const TEXT: &str = "Ils gardent mon passeport.\n\u{202E}مرحبا\u{202C} 👩🏽‍🦱 e\u{301} ሰላም\ttab";

#[tokio::test]
async fn a_woman_writes_to_one_organisation_and_reads_its_answer_on_another_phone() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    assert_eq!(phone.send(&["union"], TEXT).await.location, "/r/4");
    let code = phone.receipt().await;

    let read = relay.read(&relay.union).await;
    assert_eq!(read.len(), 1);
    assert_eq!(said(&read[0]), TEXT, "byte for byte");
    assert_eq!(read[0].message.mode, Mode::Server);
    assert!(relay.read(&relay.police).await.is_empty(), "the police never had it");
    assert!(relay.read(&relay.centre).await.is_empty());

    let done = answer(&relay, &relay.union, &read[0].message, &relay.union.signing, "We zijn er <b>.").await;
    assert_eq!(done, StatusCode::NO_CONTENT);
    let thread = relay.browser().come_back(&code).await;
    assert!(thread.text.contains("We zijn er &#60;b&#62;."), "{}", thread.text);
    assert!(!thread.text.contains("passeport"), "her own words are not shown to whoever holds the phone");
}

#[tokio::test]
async fn p14_a_form_sent_five_times_is_one_report_with_one_receipt() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    for _ in 0..5 {
        assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4");
    }
    let code = phone.receipt().await;
    assert_eq!(phone.receipt().await, code);
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
}

#[tokio::test]
async fn p14_five_times_at_once_is_one_report_too() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    let sends = (0..5).map(|_| {
        let mut tab = relay.browser();
        tab.cookie = phone.cookie.clone();
        tokio::spawn(async move { tab.send(&["centre"], TEXT).await.location })
    });
    for send in sends.collect::<Vec<_>>() {
        assert_eq!(send.await.unwrap(), "/r/4");
    }
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
}

#[tokio::test]
async fn a_second_text_in_another_tab_is_not_lost_without_a_word() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    assert_eq!(phone.send(&["centre"], "first").await.location, "/r/4");
    let second = phone.send(&["centre"], "second <&> text").await;
    assert_eq!(second.status, StatusCode::CONFLICT);
    assert!(second.text.contains("second &#60;&#38;&#62; text"), "the text is still in the form");
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
}

#[tokio::test]
async fn when_the_page_was_open_too_long_the_text_stays_and_nothing_is_sent_by_itself() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre", "police"]).await;
    relay.clock.advance(31 * 60);
    let again = phone.send(&["centre", "police"], TEXT).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Ils gardent mon passeport.\n"));
    assert!(again.text.contains("name=\"who\" value=\"police\""), "who reads is still chosen");
    assert!(relay.read(&relay.centre).await.is_empty());
    assert_eq!(phone.send(&["centre", "police"], TEXT).await.location, "/r/4");
    assert_eq!(relay.read(&relay.police).await.len(), 1);
}

#[tokio::test]
async fn p15_a_restart_between_two_steps_loses_nothing() {
    let first = TestRelay::new().await;
    let mut phone = first.browser();
    phone.choose(&["centre"]).await;
    let cookie = phone.cookie.clone();
    first.store.close().await;
    let second = TestRelay::at(&first.address, first.folder.clone(), |_| {}).await;
    let mut phone = second.browser();
    phone.cookie = cookie;
    assert_eq!(phone.send(&["centre"], TEXT).await.location, "/r/4");
    assert_eq!(second.read(&second.centre).await.len(), 1);
}

#[tokio::test]
async fn p13_p16_nobody_is_chosen_for_her_and_an_empty_text_is_said_so() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.post("/r", &[("safe", "yes")]).await;
    assert!(!phone.get("/r/2").await.text.contains(" checked"));
    let none = phone.post("/r/2", &[("do", "next")]).await;
    assert_eq!(none.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(none.text.contains("<title>Please check: "));
    let both = phone.post("/r/2", &[("do", "next"), ("who", "centre"), ("unsure", "1")]).await;
    assert_eq!(both.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(phone.post("/r/2", &[("do", "next"), ("unsure", "1")]).await.location, "/r/3");
    for empty in ["", " \n\t "] {
        assert_eq!(phone.send(&["union"], empty).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    assert_eq!(phone.send(&["union"], "help").await.location, "/r/4");
    assert_eq!(relay.read(&relay.union).await.len(), 1, "not knowing goes to the association");
    assert!(relay.read(&relay.police).await.is_empty());
}

#[tokio::test]
async fn a_text_of_15000_characters_goes_through_and_one_more_stays_in_the_form() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    let long = "ሰ".repeat(15_001);
    let refused = phone.send(&["centre"], &long).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(&long));
    let fits = "😀".repeat(15_000);
    assert_eq!(phone.send(&["centre"], &fits).await.location, "/r/4");
    assert_eq!(said(&relay.read(&relay.centre).await[0]), fits);
}

#[tokio::test]
async fn what_is_no_form_of_ours_is_refused_politely() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    assert_eq!(phone.post_raw("/r/3", b"send=1&text=%FF%FE".to_vec()).await.status, StatusCode::BAD_REQUEST);
    let big = phone.post_raw("/r/3", vec![b'a'; 3_000_000]).await;
    assert_eq!(big.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(big.text.contains("15,000"));
    let json = Request::post("/r/3").header(header::CONTENT_TYPE, "application/json").body(Body::from("{}"));
    assert_eq!(phone.ask(json.unwrap()).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let foreign = Request::post("/r/3")
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "cross-site")
        .body(Body::from("send=1&text=x"));
    assert_eq!(phone.ask(foreign.unwrap()).await.status, StatusCode::FORBIDDEN);
    assert_eq!(phone.get("/nowhere").await.status, StatusCode::NOT_FOUND);
    assert_eq!(phone.post("/x", &[]).await.status, StatusCode::METHOD_NOT_ALLOWED);
    assert!(relay.read(&relay.centre).await.is_empty());
}

#[tokio::test]
async fn leaving_ends_the_visit_and_going_back_shows_a_calendar() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    let cookie = phone.cookie.clone();
    let left = phone.get("/x").await;
    assert_eq!((left.status, left.location.as_str()), (StatusCode::SEE_OTHER, "/calendar?l=en"));
    assert_eq!(left.headers.get("clear-site-data").unwrap(), "\"cache\", \"cookies\", \"storage\"");
    assert!(phone.cookie.is_none());
    phone.cookie = cookie;
    for path in ["/r/2", "/r/3", "/r/4", "/m/1", "/m/2", "/m/3", "/m/4", "/m/5", "/m/9"] {
        let page = phone.get(path).await;
        assert!(page.text.contains("class=\"cal\""), "{path} must look like any dull page");
        assert_eq!(page.headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
    }
}

#[tokio::test]
async fn after_leaving_the_form_sent_again_by_the_back_button_shows_no_word() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.get("/x").await;
    let again = phone.send(&["centre"], TEXT).await;
    assert!(again.text.contains("class=\"cal\"") && !again.text.contains("passeport"));
    let again = phone.post("/m/2", &[("text", TEXT), ("once", "x")]).await;
    assert!(again.text.contains("class=\"cal\"") && !again.text.contains("passeport"));
    assert!(relay.read(&relay.centre).await.is_empty());
}

#[tokio::test]
async fn a_link_on_another_site_does_not_end_her_visit() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    let foreign = Request::get("/x").header("sec-fetch-site", "cross-site").body(Body::empty()).unwrap();
    phone.ask(foreign).await;
    assert!(phone.get("/r/3").await.text.contains("<textarea"));
}

#[tokio::test]
async fn p4_no_cookie_before_the_first_answer_and_one_careful_one_after_it() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    for path in ["/", "/r", "/m", "/calendar", "/?l=ar"] {
        assert!(phone.get(path).await.headers.get(header::SET_COOKIE).is_none(), "{path}");
    }
    let set = phone.post("/r", &[("safe", "unsure")]).await.headers;
    let cookie = set.get(header::SET_COOKIE).unwrap().to_str().unwrap();
    assert!(cookie.starts_with("__Host-r="));
    assert!(cookie.ends_with("; Path=/; Secure; HttpOnly; SameSite=Strict"));
}

#[tokio::test]
async fn p17_the_last_group_is_typed_back_in_her_own_digits_or_its_loss_is_accepted() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.send(&["centre"], TEXT).await;
    let code = phone.receipt().await;
    let last: String =
        code[20..].chars().map(|c| char::from_u32(c as u32 + 0x0660 - 0x30).unwrap()).collect();
    assert_eq!(phone.post("/r/4", &[("group", "0")]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let done = phone.post("/r/4", &[("group", &last)]).await;
    assert_eq!(done.status, StatusCode::OK);
    assert!(phone.cookie.is_none());
    assert!(phone.get("/r/4").await.text.contains("class=\"cal\""), "the code is shown once");
}

#[tokio::test]
async fn p18_a_wrong_code_an_expired_one_and_a_deleted_one_look_alike() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.send(&["centre"], TEXT).await;
    let code = phone.receipt().await;
    let never = envelope::receipt::Receipt::mint(&mut UnwrapErr(SysRng)).digits().to_string();
    let wrong = relay.browser().post("/m", &[("code", &never)]).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    relay.clock.set(NOON + 367 * 86_400);
    relay.relay.clean().await.unwrap();
    let expired = relay.browser().post("/m", &[("code", &code)]).await;
    assert_eq!(expired.text.replace(&code, ""), wrong.text.replace(&never, ""));
    let typo = relay.browser().post("/m", &[("code", "1234")]).await;
    assert!(typo.text.contains("You typed"), "a typing error is said at once, with the digits kept");
    assert!(typo.text.contains("value=\"1234\""));
}

#[tokio::test]
async fn p19_she_writes_more_changes_who_reads_and_stops_and_each_reader_sees_only_its_own() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.post("/r/3", &[("who", "centre"), ("text", TEXT), ("copy", "1"), ("send", "1")]).await;
    let code = phone.receipt().await;
    let mut phone = relay.browser();
    assert!(phone.come_back(&code).await.text.contains("Ils gardent"), "she asked for a copy");

    let once = phone.once("/m/2").await;
    for _ in 0..3 {
        let sent = phone.post("/m/2", &[("text", "there are three of us"), ("once", &once)]).await;
        assert_eq!(sent.location, "/m/1?d=2");
    }
    assert_eq!(relay.read(&relay.centre).await.len(), 2, "pressed three times, said once");

    let once = phone.once("/m/3").await;
    let fields = [("who", "centre"), ("who", "union"), ("copy", "1"), ("once", once.as_str())];
    assert_eq!(phone.post("/m/3", &fields).await.location, "/m/1?d=3");
    let union = relay.read(&relay.union).await;
    assert_eq!(said(&union[0]), TEXT);
    assert!(!union.iter().any(|one| said(one) == "there are three of us"), "only from now on");

    let once = phone.once("/m/4").await;
    let stopped = phone.post("/m/4", &[("who", "centre"), ("once", &once)]).await;
    assert_eq!(stopped.location, "/m/1?d=4");
    let last = relay.read(&relay.centre).await;
    assert_eq!(last.last().unwrap().message.kind, Kind::Withdrawal);

    let once = phone.once("/m/2").await;
    phone.post("/m/2", &[("text", "only for the union"), ("once", &once)]).await;
    assert_eq!(relay.read(&relay.centre).await.len(), last.len());
    assert_eq!(said(relay.read(&relay.union).await.last().unwrap()), "only for the union");
}

#[tokio::test]
async fn p19_deletion_waits_three_days_can_be_undone_and_then_happens() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre", "police"]).await;
    phone.send(&["centre", "police"], TEXT).await;
    let code = phone.receipt().await;
    phone.come_back(&code).await;
    let once = phone.once("/m/5").await;
    phone.post("/m/5", &[("once", &once)]).await;
    let asked = relay.read(&relay.centre).await;
    let due = TODAY.checked_add(3).unwrap();
    assert_eq!(asked.last().unwrap().message.body, Says::DeletionAsked { due });
    assert!(phone.get("/m/1").await.text.contains("27 November 2026"));
    let once = phone.once("/m/1").await;
    phone.post("/m/6", &[("once", &once)]).await;
    assert_eq!(relay.read(&relay.police).await.last().unwrap().message.kind, Kind::DeletionUndone);

    let once = phone.once("/m/5").await;
    phone.post("/m/5", &[("once", &once)]).await;
    relay.clock.advance(3 * 86_400);
    relay.relay.clean().await.unwrap();
    let mut again = relay.browser();
    again.come_back(&code).await;
    relay.clock.advance(86_400);
    relay.relay.clean().await.unwrap();
    assert_eq!(again.post("/m", &[("code", &code)]).await.status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn a_message_typed_after_the_visit_ended_waits_for_the_code() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.send(&["centre"], TEXT).await;
    let code = phone.receipt().await;
    phone.come_back(&code).await;
    relay.clock.advance(31 * 60);
    let ended = phone.post("/m/2", &[("text", "line one\nline two"), ("once", "x")]).await;
    assert_eq!(ended.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(ended.text.contains("line one\nline two"));
    let back = phone.post("/m", &[("code", &code), ("text", "line one\nline two")]).await;
    assert_eq!(back.location, "/m/2");
    assert!(phone.get("/m/2").await.text.contains("line one\nline two"));
}

#[tokio::test]
async fn a_forged_answer_is_named_and_a_missing_one_too() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["centre", "union"]).await;
    phone.send(&["centre", "union"], TEXT).await;
    let code = phone.receipt().await;
    let asked = relay.read(&relay.centre).await.remove(0).message;
    // The union signs in the centre's name.
    let forged = answer(&relay, &relay.centre, &asked, &relay.union.signing, "go back to him").await;
    assert_eq!(forged, StatusCode::NO_CONTENT);
    let second =
        answer_at(&relay, &relay.centre, &asked, &relay.centre.signing, ("we are here", 1, [7; 32])).await;
    assert_eq!(second.0, StatusCode::NO_CONTENT);
    let thread = relay.browser().come_back(&code).await.text;
    assert!(!thread.contains("go back to him"));
    assert!(thread.contains("could not be checked"));
    assert!(thread.contains("we are here") && thread.contains("A message is missing here"));
}

#[tokio::test]
async fn over_budget_the_text_is_kept_and_the_other_visitors_go_on() {
    let relay = TestRelay::with(|config| config.limits.sends_per_hour = 1).await;
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    assert_eq!(phone.send(&["centre"], "one").await.location, "/r/4");
    let mut again = relay.browser();
    again.choose(&["centre"]).await;
    let kept = again.send(&["centre"], "two words").await;
    assert_eq!(kept.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(kept.headers.contains_key(header::RETRY_AFTER));
    assert!(kept.text.contains("two words"));
}

#[tokio::test]
async fn a_full_queue_keeps_the_text_and_wrong_codes_do_not_fill_the_queue_of_reports() {
    let relay = TestRelay::with(|config| {
        config.limits.workers = 1;
        config.limits.queue = 0;
    })
    .await;
    let codes: Vec<_> = (0..8)
        .map(|_| {
            let mut other = relay.browser();
            let code = envelope::receipt::Receipt::mint(&mut UnwrapErr(SysRng)).digits().to_string();
            tokio::spawn(async move { other.post("/m", &[("code", &code)]).await.status })
        })
        .collect();
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    let first = {
        let mut tab = relay.browser();
        tab.choose(&["union"]).await;
        tokio::spawn(async move { tab.send(&["union"], "first").await.status })
    };
    let mut statuses = Vec::new();
    for code in codes {
        statuses.push(code.await.unwrap());
    }
    assert!(statuses.contains(&StatusCode::SERVICE_UNAVAILABLE), "{statuses:?}");
    assert_eq!(first.await.unwrap(), StatusCode::SEE_OTHER);
    assert_eq!(phone.send(&["centre"], "second").await.location, "/r/4");
}

#[tokio::test]
async fn p13_ten_scripts_emoji_and_control_characters_arrive_byte_for_byte() {
    let relay = TestRelay::new().await;
    let text = "Pomóżcie · Помогите · Βοήθεια · مساعدة\u{200f} · עזרה · ሰላም · সাহায্য · मदद · 救命 · ช่วยด้วย · ﷺ \
                👩🏽‍🦱🏳️‍🌈 e\u{301}\u{323} \u{0}\u{1}\u{7}\u{1b}[31m\u{7f}\u{202e}x\u{2028}\u{feff}\u{10ffff}\n\n\ttab";
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    assert_eq!(phone.send(&["centre"], text).await.location, "/r/4");
    assert_eq!(said(&relay.read(&relay.centre).await[0]), text);
}
