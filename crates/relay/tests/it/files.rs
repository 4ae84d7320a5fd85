//! Files that go along, with scripts off: sealed as they come, fetched by whoever reads, and nowhere in clear.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    Browser, Page, TestRelay,
    file::{PLACE, fetched, part, photo},
};
use http::StatusCode;

const TEXT: &str = "Ils gardent mon passeport.\nمرحبا";
async fn form(phone: &mut Browser, button: (&str, &str), text: &str, files: &[(&str, &[u8])]) -> Page {
    phone.upload("/r/3", &[("l", "en"), ("who", "union"), ("text", text), button], files).await
}

async fn files_held(relay: &TestRelay) -> i64 {
    let mut tx = relay.store.read("test").await.unwrap();
    let row = tx.row("SELECT COUNT(*) FROM files", &[]).await.unwrap().unwrap();
    row.int(0).unwrap()
}

#[tokio::test]
async fn a_photo_reaches_those_who_were_chosen_byte_for_byte_and_its_place_is_nowhere_in_clear() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let (large, small) = (photo(700_000), photo(2_000));
    let added = form(&mut phone, ("add", "1"), TEXT, &[("C:\\fakepath\\<b>1.jpg", &large)]).await;
    assert_eq!(added.status, StatusCode::OK);
    assert!(added.text.contains("&#60;b&#62;1.jpg") && added.text.contains("Ils gardent mon passeport."));
    let sent = form(&mut phone, ("send", "1"), TEXT, &[("2.jpg", &small), ("", b"")]).await;
    assert_eq!(sent.location, "/r/4", "{}", sent.text);

    let read = relay.read(&relay.union).await;
    let files = &read[0].message.attachments;
    assert_eq!(files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>(), ["<b>1.jpg", "2.jpg"]);
    assert_eq!(files[0].kind, "picture");
    assert!(fetched(&relay, &relay.union, &files[0]).await == large);
    assert!(fetched(&relay, &relay.union, &files[1]).await == small);
    assert!(relay.read(&relay.police).await.is_empty(), "and nobody else learns where it lies");
    assert_eq!(part(&relay, &relay.police, &[7; 32], 0).await.0, StatusCode::NOT_FOUND);

    for entry in std::fs::read_dir(relay.folder.path()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        assert!(!bytes.windows(PLACE.len()).any(|window| window == PLACE), "the place lies in the database");
        assert!(!bytes.windows(6).any(|window| window == b"1.jpg\0" || window == b"<b>1.j"), "the name does");
    }
}

#[tokio::test]
async fn a_form_pressed_three_times_takes_each_file_once() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let bytes = photo(100_000);
    let again = (0..3).map(|_| {
        let mut tab = relay.browser();
        tab.cookie = phone.cookie.clone();
        let bytes = bytes.clone();
        tokio::spawn(async move { form(&mut tab, ("send", "1"), TEXT, &[("1.jpg", &bytes)]).await.location })
    });
    let locations = futures(again.collect()).await;
    assert!(locations.iter().any(|location| location == "/r/4"), "{locations:?}");
    assert_eq!(form(&mut phone, ("send", "1"), TEXT, &[("1.jpg", &bytes)]).await.location, "/r/4");
    let read = relay.read(&relay.union).await;
    assert_eq!((read.len(), read[0].message.attachments.len()), (1, 1));
    let late = form(&mut phone, ("send", "1"), TEXT, &[("2.jpg", &photo(3_000))]).await;
    assert_eq!(late.status, StatusCode::CONFLICT, "what comes after is not dropped without a word");
    relay.relay.clean().await.unwrap();
    let left = files_held(&relay).await;
    assert!(left <= 1, "{left}: what came twice is swept");
    assert!(fetched(&relay, &relay.union, &read[0].message.attachments[0]).await == bytes);
}

async fn futures(tasks: Vec<tokio::task::JoinHandle<String>>) -> Vec<String> {
    let mut done = Vec::new();
    for task in tasks {
        done.push(task.await.unwrap());
    }
    done
}

#[tokio::test]
async fn what_cannot_go_along_is_said_at_its_field_and_the_rest_stays() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let (good, program) = (photo(3_000), b"MZ\x90\0\x03\0\0\0".as_slice());
    let send = ("send", "1");
    let refused = form(&mut phone, send, TEXT, &[("ok.jpg", &good), ("run.exe", program)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("run.exe\u{2069} is a program") && refused.text.contains("Ils gardent"));
    assert!(refused.text.contains("id=\"files-error\"") && refused.text.contains(">ok.jpg</bdi>"));
    let empty = form(&mut phone, send, TEXT, &[("none.jpg", b"")]).await;
    assert!(empty.text.contains("There is nothing in"), "{}", empty.text);
    assert!(relay.read(&relay.union).await.is_empty(), "nothing was sent by itself");

    let many: Vec<Vec<u8>> = (0..10).map(|n| photo(3_001 + n)).collect();
    let many: Vec<(&str, &[u8])> = many.iter().map(|bytes| ("n.jpg", bytes.as_slice())).collect();
    let eleven = form(&mut phone, send, TEXT, &many).await;
    assert!(eleven.text.contains("At most 10 files") && eleven.text.matches("name=\"remove\"").count() == 10);
    let handle = eleven.text.split("name=\"remove\" value=\"").nth(1).unwrap().split('"').next().unwrap();
    let fewer = form(&mut phone, ("remove", handle), TEXT, &[]).await;
    assert_eq!((fewer.status, fewer.text.matches("name=\"remove\"").count()), (StatusCode::OK, 9));
    assert!(!fewer.text.contains(">ok.jpg</bdi>"));
    assert_eq!(phone.send(&["union"], TEXT).await.location, "/r/4");
    assert_eq!(relay.read(&relay.union).await[0].message.attachments.len(), 9);
}

#[tokio::test]
async fn more_than_a_hundred_mib_is_too_much() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let large = form(&mut phone, ("send", "1"), TEXT, &[("film.jpg", &photo(100 * 1024 * 1024 + 1))]).await;
    assert_eq!(large.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(large.text.contains("larger than 100 MB") && large.text.contains("Ils gardent"));
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 0);
}

#[tokio::test]
async fn files_of_a_visit_that_ends_go_and_those_of_a_report_stay_as_long_as_it_does() {
    let relay = TestRelay::new().await;
    let (mut left, mut late, mut phone) = (relay.browser(), relay.browser(), relay.browser());
    for browser in [&mut left, &mut late, &mut phone] {
        browser.choose(&["union"]).await;
        let added = form(browser, ("add", "1"), TEXT, &[("1.jpg", &photo(300_000))]).await;
        assert!(added.text.contains(">1.jpg</bdi>"));
    }
    assert_eq!(phone.send(&["union"], TEXT).await.location, "/r/4");
    left.get("/x").await;
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 2, "leaving takes them away");
    relay.clock.advance(31 * 60);
    let again = form(&mut late, ("send", "1"), TEXT, &[]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 1, "half an hour too");
    relay.clock.advance(46 * 86_400);
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 0);
}

#[tokio::test]
async fn whoever_was_too_late_is_told_to_choose_the_files_again() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    relay.clock.advance(31 * 60);
    let again = form(&mut phone, ("send", "1"), TEXT, &[("1.jpg", &photo(3_000))]).await;
    assert_eq!(again.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(again.text.contains("Please choose your files again.") && again.text.contains("Ils gardent"));
    assert_eq!(form(&mut phone, ("send", "1"), TEXT, &[("1.jpg", &photo(3_000))]).await.location, "/r/4");
}

#[tokio::test]
async fn nobody_fills_the_disk_and_a_relay_can_take_no_files_at_all() {
    let relay = TestRelay::with(|config| config.limits.files_mib = 1).await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    assert_eq!(
        form(&mut phone, ("add", "1"), TEXT, &[("1.jpg", &photo(600_000))]).await.status,
        StatusCode::OK
    );
    let full = form(&mut phone, ("send", "1"), TEXT, &[("2.jpg", &photo(600_001))]).await;
    assert_eq!(full.status, StatusCode::INSUFFICIENT_STORAGE);
    assert!(full.text.contains("There is no room for files"));

    let busy = TestRelay::with(|config| config.limits.files_mib_per_hour = 2).await;
    let mut phone = busy.browser();
    phone.choose(&["union"]).await;
    let much = form(&mut phone, ("send", "1"), TEXT, &[("1.jpg", &photo(3_000_000))]).await;
    assert_eq!(much.status, StatusCode::TOO_MANY_REQUESTS);

    let none = TestRelay::with(|config| config.limits.files_mib = 0).await;
    let mut phone = none.browser();
    phone.choose(&["union"]).await;
    assert!(!phone.get("/r/3").await.text.contains("type=\"file\""));
}

#[tokio::test]
async fn a_form_that_breaks_off_leaves_nothing_and_another_site_sends_none() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union"]).await;
    let body =
        b"--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.jpg\"\r\n\r\n\xff\xd8\xff\xe0"
            .to_vec();
    let request = |site: &str| {
        http::Request::post("/r/3")
            .header("content-type", "multipart/form-data; boundary=x")
            .header("sec-fetch-site", site)
            .body(axum::body::Body::from(body.clone()))
            .unwrap()
    };
    assert_eq!(phone.ask(request("same-origin")).await.status, StatusCode::BAD_REQUEST);
    assert_eq!(phone.ask(request("cross-site")).await.status, StatusCode::FORBIDDEN);
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 0);
    assert!(!phone.get("/r/3").await.text.contains("a.jpg"));
}

#[tokio::test]
async fn whoever_comes_back_adds_a_photo_and_each_reader_gets_it_once() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    phone.choose(&["union", "centre"]).await;
    assert_eq!(phone.send(&["union", "centre"], TEXT).await.location, "/r/4");
    let code = phone.receipt().await;
    let mut back = relay.browser();
    back.come_back(&code).await;
    let once = back.once("/m/2").await;
    let bytes = photo(90_000);
    let fields =
        |button: &'static str| [("l", "en"), ("once", once.as_str()), ("text", "the door"), (button, "1")];
    let program = b"MZ\x90\0\x03\0\0\0".as_slice();
    let refused = back.upload("/m/2", &fields("send"), &[("1.jpg", &bytes), ("run.exe", program)]).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains(">1.jpg</bdi>") && refused.text.contains("the door"), "{}", refused.text);
    for _ in 0..2 {
        let sent = back.upload("/m/2", &fields("send"), &[("1.jpg", &bytes)]).await;
        assert_eq!(sent.location, "/m/1?d=2", "{}", sent.text);
    }
    for desk in [&relay.union, &relay.centre] {
        let read = relay.read(desk).await;
        assert_eq!(read.len(), 2);
        let files = &read[1].message.attachments;
        assert_eq!(files.len(), 1, "the same file for both");
        assert!(fetched(&relay, desk, &files[0]).await == bytes);
    }
    assert!(relay.read(&relay.police).await.is_empty());
    assert!(!back.get("/m/2").await.text.contains("name=\"remove\""), "it does not go along a second time");
    back.get("/x").await;
    relay.relay.clean().await.unwrap();
    assert_eq!(files_held(&relay).await, 1, "leaving takes nothing back that was sent");
}
