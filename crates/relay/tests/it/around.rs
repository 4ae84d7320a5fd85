//! The pages around the journey, over real requests: nothing is kept of whoever reads them, and each says what it says in a language it was written in.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestRelay;
use axum::body::Body;
use envelope::message::Body as Says;
use http::{Request, StatusCode, header};

const PAGES: [&str; 10] = ["/", "/q", "/i", "/i/1", "/i/9", "/w", "/w/2", "/n", "/a", "/responsible"];

#[tokio::test]
async fn whoever_only_reads_gets_no_cookie_and_leaves_no_row() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    for path in PAGES {
        let page = phone.get(path).await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert!(page.headers.get(header::SET_COOKIE).is_none(), "{path}");
        assert_eq!(page.headers.get(header::CACHE_CONTROL).unwrap(), "no-store", "{path}");
    }
    let answers = [("l", "fr"), ("so", "1"), ("so", "2"), ("so", "9")];
    let page = phone.post("/q", &answers).await;
    assert!(page.status == StatusCode::OK && page.headers.get(header::SET_COOKIE).is_none());
    let mut tx = relay.store.read("test").await.unwrap();
    assert_eq!(store::relay::held(&mut tx).await.unwrap().drafts, 0);
}

#[tokio::test]
async fn ten_questions_end_in_choices_and_in_no_verdict() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    let asked = phone.get("/q").await.text;
    assert_eq!(asked.matches("name=\"so\"").count(), 10);
    let nothing = phone.post("/q", &[]).await.text;
    let much = phone.post("/q", &[("so", "2"), ("so", "8"), ("so", "999"), ("so", "<b>")]).await.text;
    for page in [&nothing, &much] {
        for choice in ["href=\"/r?l=en\"", "href=\"/n?l=en\"", "href=\"/x\""] {
            assert!(page.contains(choice), "{choice}");
        }
        assert_eq!(page.matches("href=\"/i/").count(), 10, "nothing is taken away");
        let words = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_lowercase();
        for verdict in ["victim", "traffick", "score", "result", "you are being", "999", "<b>"] {
            assert!(!words.contains(verdict), "{verdict}");
        }
    }
    let first = |page: &str| page.split("href=\"/i/").nth(1).unwrap().split('?').next().unwrap().to_owned();
    assert_eq!(
        (first(&nothing).as_str(), first(&much).as_str()),
        ("1", "5"),
        "whoever is young reads that first"
    );
}

#[tokio::test]
async fn a_text_of_law_says_in_ones_own_language_that_it_speaks_another() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    for (path, text, dir) in
        [("/i/2?l=bg", "en", "ltr"), ("/i/2?l=bg&t=fr", "fr", "ltr"), ("/w/1?l=ur&t=ar", "ar", "rtl")]
    {
        let page = phone.get(path).await.text;
        let lang = &path[7..9];
        assert!(page.contains(&format!("<html lang=\"{lang}\"")), "{path}");
        assert!(page.contains(&format!("<div lang=\"{text}\" dir=\"{dir}\">")), "{path}");
        assert_eq!(
            page.matches("&#38;t=").count() + page.matches("&amp;t=").count(),
            4,
            "{path}: four others to choose"
        );
    }
    let own = phone.get("/i/2?l=fr&t=nl").await.text;
    assert!(own.contains("<div lang=\"fr\"") && !own.contains("t=nl"), "whoever reads it has it");
    for gone in ["/i/0", "/i/11", "/i/x", "/w/0", "/w/12", "/w/-1", "/i/1/2"] {
        assert_eq!(phone.get(gone).await.status, StatusCode::NOT_FOUND, "{gone}");
    }
}

#[tokio::test]
async fn theft_and_blows_at_work_are_told_without_one_question_about_anything_else() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    assert!(phone.get("/i/8").await.text.contains("name=\"about\" value=\"work\""));
    let safe = phone.post("/r", &[("l", "en"), ("about", "work")]).await;
    assert!(
        safe.status == StatusCode::OK && safe.text.contains("type=\"hidden\" name=\"about\" value=\"work\"")
    );
    let not_safe = phone.post("/r", &[("about", "work"), ("safe", "no")]).await;
    assert!(
        not_safe.text.contains("name=\"about\" value=\"work\""),
        "whoever is not safe and goes on is not asked more"
    );
    assert_eq!(phone.post("/r", &[("about", "work"), ("safe", "yes")]).await.location, "/r/2");
    assert_eq!(phone.post("/r/2", &[("who", "union"), ("do", "next")]).await.location, "/r/3");
    let form = phone.get("/r/3").await.text;
    for (name, there) in [("q-what", true), ("q-when", true), ("q-minors", false), ("q-who", false)] {
        assert_eq!(form.contains(&format!("name=\"{name}\"")), there, "{name}");
    }
    let main = form.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_lowercase();
    assert!(!main.contains("traffick") && !main.contains("exploit") && !main.contains("client"), "{main}");
    let sent = [
        ("who", "union"),
        ("about-work", "1"),
        ("text", "He took my money."),
        ("q-what", "theft"),
        ("q-minors", "yes"),
        ("send", "1"),
    ];
    assert_eq!(phone.post("/r/3", &sent).await.location, "/r/4");
    let read = relay.read(&relay.union).await;
    let Says::Report { answers, .. } = &read[0].message.body else { panic!("no report") };
    assert_eq!(*answers, [("what".to_owned(), "theft".to_owned())]);
}

#[tokio::test]
async fn a_visit_that_ended_meanwhile_still_asks_about_that_alone() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.post("/r", &[("about", "work"), ("safe", "yes")]).await;
    phone.post("/r/2", &[("who", "union"), ("do", "next")]).await;
    relay.clock.advance(31 * 60);
    let again =
        phone.post("/r/3", &[("who", "union"), ("about-work", "1"), ("text", "x"), ("send", "1")]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("q-what") && !again.text.contains("q-minors"));
}

#[tokio::test]
async fn what_each_organisation_must_do_is_read_before_anything_is_told() {
    let relay = TestRelay::new().await;
    let page = relay.browser().get("/i/9").await.text;
    for org in ["The police", "The centre", "The union"] {
        assert!(page.contains(org), "{org}");
    }
    assert_eq!(page.matches("<dd>duty</dd>").count(), 3);
}

#[tokio::test]
async fn what_is_kept_stands_there_as_it_was_set() {
    let relay = TestRelay::with(|config| {
        config.limits.keep.messages = 17;
        config.limits.visit_minutes = 12;
    })
    .await;
    let page = relay.browser().get("/responsible").await.text;
    assert!(page.contains("17\u{2069} days") && page.contains("12\u{2069} minutes"), "{page}");
}

#[tokio::test]
async fn an_old_number_says_that_it_is_old() {
    let relay = TestRelay::new().await;
    let now = relay.browser().get("/n").await.text;
    assert!(now.contains("tel:+3225116464") && !now.contains("class=\"warn\""));
    assert_eq!(relay.relay.standing().await.unwrap().stale_contacts, 0);
    relay.clock.advance(200 * 86_400);
    let later = relay.browser().get("/n").await.text;
    assert!(later.matches("class=\"warn\"").count() >= 11, "every one of them");
    assert!(relay.relay.standing().await.unwrap().stale_contacts >= 11);
}

/// What desks read to tell whoever leads them: days, and nothing that is not on the page.
#[tokio::test]
async fn a_desk_can_ask_when_each_number_was_checked() {
    let relay = TestRelay::new().await;
    let checked = async || {
        let page = relay.browser().get("/v1/contacts").await;
        assert_eq!(page.status, StatusCode::OK);
        let services: Vec<serde_json::Value> = serde_json::from_str(&page.text).unwrap();
        let stale = services.iter().filter(|one| one["stale"] == true).count();
        assert!(services.iter().all(|one| one["assured_date"].as_str().unwrap().starts_with("20")));
        (services.len(), stale)
    };
    let (all, stale) = checked().await;
    assert!(all >= 11 && stale == 0, "{all} {stale}");
    relay.clock.advance(200 * 86_400);
    assert_eq!(checked().await, (all, all));
}

/// P25: a client with nothing but ASCII headers, and an onion host, get whole pages without one link to a host of ours on the open network.
#[tokio::test]
async fn p25_over_an_onion_host_no_page_leads_back_to_the_open_network() {
    use tower::ServiceExt;
    let relay = TestRelay::new().await;
    let host = "zichtbaar2345672345672345672345672345672345672345672345.onion";
    for path in PAGES {
        let request = Request::get(path).header(header::HOST, host).body(Body::empty()).unwrap();
        let response = relay.relay.router(relay::Via::Onion).oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert!(response.headers().get(header::LOCATION).is_none());
        let bytes = http_body_util::BodyExt::collect(response.into_body()).await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let absolute = |text: &str| {
            text.split("=\"http").skip(1).filter(|rest| !rest.contains("rel=\"noreferrer\"")).count()
        };
        assert_eq!(absolute(&text), 0, "{path}");
        let links = text.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for link in links.filter(|link| link.starts_with("http")) {
            assert_eq!(
                link, "https://www.stopmensenhandel.be",
                "{path}: another organisation's site, named as such"
            );
        }
    }
}
