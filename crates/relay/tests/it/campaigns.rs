//! Campaigns at the relay: what an organisation released is shown to everybody under its codes, a look leaves nothing but a count of its
//! week, and nobody is told a small one.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Desk, TODAY, TestRelay};
use envelope::{
    campaign::{Campaign, CampaignPicture, CampaignText, PlaceCode, Reach, TakenCodes, WeekCount},
    ids::Day,
    relay_api::{CAMPAIGN_PATH, REACH_PATH},
};
use http::StatusCode;
use http_body_util::BodyExt;

const DAY: i64 = 86_400;

fn campaign(desk: &Desk, version: u64, codes: &[u32]) -> Campaign {
    let said = |title: &str| CampaignText {
        title: title.into(),
        text: "Eerst dit.\n\nDan <b>dat</b>.".into(),
        alt: "Een lamp".into(),
    };
    Campaign {
        id: 1,
        org: desk.org.clone(),
        version,
        first: TODAY,
        last: Day(TODAY.number() + 20),
        audiences: vec!["hotel".into()],
        accent: [0x0b, 0x44, 0x47],
        picture: Some(CampaignPicture {
            bytes: vec![0xff, 0xd8, 0xff, 0xe0],
            owner: "The centre".into(),
            licence: "CC BY 4.0".into(),
        }),
        texts: vec![("fr".into(), said("Ouvrir l’œil")), ("nl".into(), said("Kijk mee"))],
        codes: codes.iter().map(|code| PlaceCode::of(*code)).collect(),
    }
}

async fn put(relay: &TestRelay, desk: &Desk, campaign: &Campaign) -> (StatusCode, Vec<u8>) {
    let signed = campaign.sign(&desk.signing).unwrap().to_bytes();
    let response = relay.signed(desk, "PUT", CAMPAIGN_PATH, "", &signed).await;
    (response.status(), response.into_body().collect().await.unwrap().to_bytes().to_vec())
}

async fn reach(relay: &TestRelay, desk: &Desk) -> Vec<WeekCount> {
    let response = relay.signed(desk, "GET", REACH_PATH, "", b"").await;
    Reach::from_bytes(&response.into_body().collect().await.unwrap().to_bytes()).unwrap().counts
}

async fn look(relay: &TestRelay, path: &str, times: usize) {
    for _ in 0..times {
        relay.browser().get(path).await;
    }
}

#[tokio::test]
async fn whoever_scans_a_poster_reads_the_campaign_in_a_language_of_theirs_and_leaves_no_trace() {
    let relay = TestRelay::new().await;
    let (status, _) = put(&relay, &relay.centre, &campaign(&relay.centre, 1, &[482_915])).await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    let page = relay.browser().get("/c/482915?l=fr").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.text.contains("<h1>Ouvrir l’œil</h1>") && page.text.contains("<p>Eerst dit.</p>"));
    assert!(page.text.contains("<p>Dan &lt;b&gt;dat&lt;/b&gt;.</p>") || page.text.contains("&#60;b&#62;dat"));
    for way_on in
        ["href=\"/r?l=fr\"", "href=\"/n?l=fr\"", "href=\"/w/2?l=fr\"", "href=\"/i?l=fr\"", "href=\"/x\""]
    {
        assert!(page.text.contains(way_on), "{way_on}");
    }
    assert!(
        page.text.contains("fill=\"#0b4447\"") && page.text.contains("src=\"/c/482915/p\" alt=\"Een lamp\"")
    );
    assert!(page.text.contains("The centre"), "whose the picture is: {}", page.text);
    assert!(!page.headers.contains_key("set-cookie"));
    let policy = page.headers["content-security-policy"].to_str().unwrap();
    assert!(policy.contains("img-src 'self' data:;") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.headers["x-robots-tag"], "noindex, nofollow");
    // A language it has not: the page's own around it, the text in one that there is, with the others to choose.
    let bulgarian = relay.browser().get("/c/482915?l=bg&t=nl").await;
    assert!(bulgarian.text.contains("<html lang=\"bg\"") && bulgarian.text.contains("<h1>Kijk mee</h1>"));
    assert!(bulgarian.text.contains("/c/482915?l=bg&amp;t=fr"));
    // The same, however it is typed.
    assert_eq!(relay.browser().get("/c/482%20915").await.status, StatusCode::OK);
    let request = http::Request::get("/c/482915/p").body(axum::body::Body::empty()).unwrap();
    let picture = tower::ServiceExt::oneshot(relay.router(), request).await.unwrap();
    assert_eq!(
        (picture.status(), &picture.headers()["content-type"]),
        (StatusCode::OK, &"image/jpeg".parse().unwrap())
    );
    assert!(picture.headers()["content-security-policy"].to_str().unwrap().starts_with("sandbox;"));
}

#[tokio::test]
async fn a_code_that_is_over_and_one_that_never_was_are_the_same_page_with_a_way_in() {
    let relay = TestRelay::new().await;
    put(&relay, &relay.centre, &campaign(&relay.centre, 1, &[482_915])).await;
    relay.clock.advance(21 * DAY);
    let over = relay.browser().get("/c/482915?l=nl").await;
    let never = relay.browser().get("/c/111111?l=nl").await;
    assert_eq!((over.status, never.status), (StatusCode::NOT_FOUND, StatusCode::NOT_FOUND));
    assert_eq!(over.text, never.text);
    assert!(over.text.contains("href=\"/r?l=nl\"") && !over.text.contains("Kijk mee"));
    assert_eq!(relay.browser().get("/c/482915/p").await.status, StatusCode::NOT_FOUND);
    assert_eq!(relay.browser().get("/c/%3Cscript%3E").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn p24_counts_below_five_and_those_of_the_week_that_runs_leave_the_relay_for_nobody() {
    let relay = TestRelay::new().await;
    put(&relay, &relay.centre, &campaign(&relay.centre, 1, &[1, 2])).await;
    look(&relay, "/c/000001", 7).await;
    look(&relay, "/c/000002", 4).await;
    // Another language of a page, and what is over or unknown, count nothing.
    look(&relay, "/c/000002?l=fr", 9).await;
    look(&relay, "/c/000003", 9).await;
    assert_eq!(reach(&relay, &relay.centre).await, [], "the week runs");
    relay.clock.advance(7 * DAY);
    let count = WeekCount { code: PlaceCode::of(1), week: Day(20_780), count: 7 };
    assert_eq!(reach(&relay, &relay.centre).await, vec![count.clone()]);
    assert_eq!(reach(&relay, &relay.union).await, [], "and to nobody else");
    // Three more in another week are not added to anything.
    look(&relay, "/c/000001", 3).await;
    relay.clock.advance(7 * DAY);
    assert_eq!(reach(&relay, &relay.centre).await, [count]);
    // Three months after its last day nothing is left of it.
    relay.clock.advance(101 * DAY);
    relay.relay.clean().await.unwrap();
    let mut tx = relay.store.read("left").await.unwrap();
    for table in [
        "SELECT COUNT(*) FROM campaigns",
        "SELECT COUNT(*) FROM campaign_codes",
        "SELECT COUNT(*) FROM campaign_weeks",
    ] {
        assert_eq!(tx.row(table, &[]).await.unwrap().unwrap().int(0).unwrap(), 0, "{table}");
    }
}

#[tokio::test]
async fn looks_are_kept_as_a_sum_of_a_week_and_nothing_else_of_a_visitor() {
    let relay = TestRelay::new().await;
    put(&relay, &relay.centre, &campaign(&relay.centre, 1, &[1])).await;
    look(&relay, "/c/000001", 6).await;
    relay.relay.write_down_times().await.unwrap();
    let mut tx = relay.store.read("weeks").await.unwrap();
    let rows = tx.rows("SELECT code, week, times FROM campaign_weeks", &[]).await.unwrap();
    assert_eq!(rows.len(), 1);
    assert_eq!(
        (rows[0].text(0).unwrap(), rows[0].int(1).unwrap(), rows[0].int(2).unwrap()),
        ("000001".into(), 20_780, 6)
    );
}

#[tokio::test]
async fn a_forged_an_older_and_a_borrowed_campaign_are_refused() {
    let relay = TestRelay::new().await;
    let (centre, union) = (&relay.centre, &relay.union);
    assert_eq!(put(&relay, centre, &campaign(centre, 2, &[1])).await.0, StatusCode::NO_CONTENT);
    assert_eq!(
        put(&relay, centre, &campaign(centre, 2, &[1])).await.0,
        StatusCode::NO_CONTENT,
        "the very same"
    );
    // Signed by somebody else's key, in somebody else's name, or changed on the way.
    let signed = campaign(centre, 3, &[1]).sign(&union.signing).unwrap().to_bytes();
    assert_eq!(
        relay.signed(centre, "PUT", CAMPAIGN_PATH, "", &signed).await.status(),
        StatusCode::BAD_REQUEST
    );
    let signed = campaign(union, 3, &[1]).sign(&union.signing).unwrap().to_bytes();
    assert_eq!(
        relay.signed(centre, "PUT", CAMPAIGN_PATH, "", &signed).await.status(),
        StatusCode::BAD_REQUEST
    );
    let mut signed = campaign(centre, 3, &[1]).sign(&centre.signing).unwrap().to_bytes().to_vec();
    let at = signed.windows(4).position(|four| four == b"Kijk").unwrap();
    signed[at] = b'X';
    assert_eq!(
        relay.signed(centre, "PUT", CAMPAIGN_PATH, "", &signed).await.status(),
        StatusCode::BAD_REQUEST
    );
    // An older one, taken along and sent again, and the same version with other words.
    for (version, codes) in [(1, vec![1]), (2, vec![1, 2])] {
        let (status, body) = put(&relay, centre, &campaign(centre, version, &codes)).await;
        assert_eq!((status, TakenCodes::from_bytes(&body).unwrap().codes), (StatusCode::CONFLICT, vec![]));
    }
    // A code that another organisation has: nothing is kept, and it is said which.
    let (status, body) = put(&relay, union, &campaign(union, 1, &[1, 5])).await;
    let taken = TakenCodes::from_bytes(&body).unwrap().codes;
    assert_eq!((status, taken), (StatusCode::CONFLICT, vec![PlaceCode::of(1)]));
    assert_eq!(relay.browser().get("/c/000005").await.status, StatusCode::NOT_FOUND);
    // Nobody without a key, and no body without an end.
    let unsigned = http::Request::put(CAMPAIGN_PATH).body(axum::body::Body::from(vec![0; 64])).unwrap();
    let answer = tower::ServiceExt::oneshot(relay.router(), unsigned).await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    let endless = vec![0; 400 * 1024];
    assert_eq!(
        relay.signed(centre, "PUT", CAMPAIGN_PATH, "", &endless).await.status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
}

#[tokio::test]
async fn the_calendar_has_campaigns_that_are_released_and_none_that_was_ended() {
    let relay = TestRelay::new().await;
    put(&relay, &relay.centre, &campaign(&relay.centre, 1, &[1])).await;
    let calendar = relay.browser().get("/c.ics?l=fr").await;
    assert_eq!(calendar.headers["content-type"], "text/calendar; charset=utf-8");
    assert!(
        calendar.text.contains("SUMMARY:Ouvrir l’œil")
            && calendar.text.contains("DTSTART;VALUE=DATE:20261124")
    );
    assert!(calendar.text.contains("20270730"), "{}", calendar.text);
    let ended = Campaign { version: 2, last: Day(TODAY.number() - 1), ..campaign(&relay.centre, 1, &[1]) };
    assert_eq!(put(&relay, &relay.centre, &ended).await.0, StatusCode::NO_CONTENT);
    assert!(!relay.browser().get("/c.ics?l=fr").await.text.contains("Ouvrir"));
    assert_eq!(relay.browser().get("/c/000001").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_campaign_begins_at_midnight_in_brussels_and_not_an_hour_later() {
    let relay = TestRelay::new().await;
    let mut tomorrow = campaign(&relay.centre, 1, &[482_915]);
    (tomorrow.first, tomorrow.last) = (Day(TODAY.number() + 1), Day(TODAY.number() + 1));
    put(&relay, &relay.centre, &tomorrow).await;
    let shown = async |hours: i64| {
        relay.clock.advance(hours * 3_600);
        relay.browser().get("/c/482915?l=fr").await.text.contains("<h1>Ouvrir l’œil</h1>")
    };
    // From noon in UTC it is ten hours to eleven at night in Brussels in winter, and eleven to midnight.
    assert_eq!(
        [shown(10).await, shown(1).await, shown(23).await, shown(1).await],
        [false, true, true, false]
    );
}
