//! Somebody comes back with a browser that opens the thread by itself, by the very code that browsers get: the relay hands out and takes
//! in what is sealed, and is shown nothing that opens it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use crate::common::{Browser, NOON, TestRelay, answer_at, said};
use axum::body::Body;
use envelope::{
    message::{Body as Says, Kind, Mode},
    receipt::Receipt,
    returning::{Opened, Wished},
};
use http::{HeaderMap, Request, StatusCode, header};
use http_body_util::BodyExt;
use sealer::{Question, pack};
use tower::ServiceExt;

const TEXT: &str = "Ils gardent mon passeport 👩🏽‍🦱";
const DAY: i64 = 86_400;

struct Phone<'a> {
    relay: &'a TestRelay,
    root: Vec<u8>,
    chance: u8,
}

struct Given {
    status: StatusCode,
    headers: HeaderMap,
    bytes: Vec<u8>,
}

impl Given {
    fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap()
    }
}

fn unpack(mut row: &[u8]) -> Vec<Vec<u8>> {
    let mut fields = Vec::new();
    while let Some((length, rest)) = row.split_first_chunk::<4>() {
        let (field, rest) = rest.split_at(u32::from_le_bytes(*length) as usize);
        fields.push(field.to_vec());
        row = rest;
    }
    fields
}

impl<'a> Phone<'a> {
    fn new(relay: &'a TestRelay, code: &str) -> Self {
        let root = Receipt::parse(code).unwrap().derive("test").root().to_vec();
        Self { relay, root, chance: 0 }
    }

    async fn ask(&self, path: &str, body: &[u8], site: &'static str) -> Given {
        let request = Request::post(path).header("sec-fetch-site", site).header("accept-language", "en");
        let request = request.body(Body::from(body.to_vec())).unwrap();
        let answer = self.relay.router().oneshot(request).await.unwrap();
        let (status, headers) = (answer.status(), answer.headers().clone());
        Given { status, headers, bytes: answer.into_body().collect().await.unwrap().to_bytes().to_vec() }
    }

    async fn knock(&self) -> Given {
        let knock = sealer::answer(Question::Knock, &pack(&[&self.root])).unwrap();
        self.ask("/m/7?l=en", &knock, "same-origin").await
    }

    /// What the mailbox holds, and the pages.
    async fn look(&self) -> (Vec<u8>, Vec<String>) {
        let given = self.knock().await;
        assert_eq!(given.status, StatusCode::OK, "{}", given.text());
        assert_eq!(given.headers.get(header::CACHE_CONTROL).unwrap(), "no-store");
        let mut fields = unpack(&given.bytes);
        let opened = fields.remove(0);
        (opened, fields.into_iter().map(|page| String::from_utf8(page).unwrap()).collect())
    }

    /// Notes, own words, places; all of it as text.
    fn read(&self, opened: &[u8]) -> Vec<Vec<String>> {
        let read = sealer::answer(Question::Read, &pack(&[&self.root, opened])).unwrap();
        let words = |field: &Vec<u8>| String::from_utf8(field.clone()).unwrap();
        unpack(&read).iter().map(|place| unpack(place).iter().map(words).collect()).collect()
    }

    fn wish(&mut self, opened: &[u8], which: u8, orgs: &str, text: &str) -> Vec<u8> {
        self.wish_with(opened, (which, 0), (orgs, text), "")
    }

    /// A wish made by WebAssembly (0) or by the script made of it (8), with files, one a line.
    fn wish_with(
        &mut self,
        opened: &[u8],
        (which, how): (u8, u8),
        (orgs, text): (&str, &str),
        files: &str,
    ) -> Vec<u8> {
        self.chance += 1;
        let (orgs, text, files) = (orgs.as_bytes(), text.as_bytes(), files.as_bytes());
        let asked = pack(&[&[self.chance; 32], &self.root, opened, &[which], &[how], orgs, text, files]);
        sealer::answer(Question::Wish, &asked).unwrap().to_vec()
    }

    async fn put(&self, wished: &[u8]) -> StatusCode {
        self.ask("/m/8?l=en", wished, "same-origin").await.status
    }

    /// A wish, from looking to having it kept.
    async fn wishes(&mut self, which: u8, orgs: &str, text: &str) {
        let (opened, _) = self.look().await;
        let wished = self.wish(&opened, which, orgs, text);
        assert_eq!(self.put(&wished).await, StatusCode::NO_CONTENT);
    }
}

/// A file that a browser has locked and left, part by part: its line in a wish, and its name.
async fn left(phone: &mut Browser, bytes: &[u8]) -> (String, String) {
    let ask = |method, path: String, body: Vec<u8>| {
        let request = Request::builder().method(method).uri(path).header("sec-fetch-site", "same-origin");
        request.body(Body::from(body)).unwrap()
    };
    let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
    let begun = sealer::answer(Question::FileBegun, &pack(&[&[3; 32]])).unwrap();
    let (key, nonce) = begun.split_at(16);
    let mut sealed = nonce.to_vec();
    sealed.extend_from_slice(&sealer::answer(Question::FileMore, &pack(&[bytes])).unwrap());
    let hash = loop {
        let end = sealer::answer(Question::FileEnd, &pack(&[])).unwrap();
        let is_end = end[0] == 1;
        sealed.extend_from_slice(&end[if is_end { 33 } else { 1 }..]);
        if is_end {
            break hex(&end[1..33]);
        }
    };
    let id = phone.ask(ask("POST", "/r/6".into(), Vec::new())).await.text;
    let put = phone.ask(ask("PUT", format!("/r/6/{id}/0"), sealed)).await;
    assert_eq!(put.status, StatusCode::NO_CONTENT, "{}", put.text);
    assert_eq!(phone.ask(ask("POST", format!("/r/6/{id}"), Vec::new())).await.status, StatusCode::NO_CONTENT);
    (format!("{id} {} {hash} {} sound voice.webm", hex(key), bytes.len()), id)
}

/// A report to the centre, with a copy; its code.
async fn told(relay: &TestRelay, browser: &mut Browser) -> String {
    browser.choose(&["centre"]).await;
    browser.post("/r/3", &[("who", "centre"), ("text", TEXT), ("copy", "1"), ("send", "1")]).await;
    let code = browser.receipt().await;
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
    code
}

#[tokio::test]
async fn the_browser_reads_answers_finds_a_gap_and_a_forgery_and_sees_its_own_words() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let asked = relay.read(&relay.centre).await.remove(0).message;
    let first =
        answer_at(&relay, &relay.centre, &asked, &relay.centre.signing, ("هل أنتم بأمان؟", 0, [0; 32])).await;
    answer_at(&relay, &relay.centre, &asked, &relay.union.signing, ("go back to him", 1, first.1)).await;
    answer_at(&relay, &relay.centre, &asked, &relay.centre.signing, ("<b>we are here", 2, [7; 32])).await;
    let phone = Phone::new(&relay, &code);
    let (opened, pages) = phone.look().await;
    let read = phone.read(&opened);
    assert_eq!(read[0], ["centre", "centre", ""]);
    assert_eq!(read[1], [TEXT]);
    assert_eq!(read[2][2..], ["centre", "en", "هل أنتم بأمان؟"]);
    assert_eq!(
        (read[3][0].as_str(), read[3].len()),
        ("\u{2}", 2),
        "signed by the union in the centre's name"
    );
    assert_eq!(
        (read[4][0].as_str(), read[4][4].as_str()),
        ("\u{1}", "<b>we are here"),
        "one before it is missing"
    );
    assert_eq!(pages.len(), 6);
    let all = pages.concat();
    for secret in ["passeport", "بأمان", "go back", "we are here", &code, &code[..8]] {
        assert!(!all.contains(secret), "{secret}");
    }
    assert!(pages[0].contains(&format!("<data value=\"{}\">24 November 2026</data>", read[2][1])));
    assert!(all.contains("The centre"));
}

#[tokio::test]
async fn p18_wrong_deleted_and_over_are_answered_in_the_same_bytes_and_another_site_is_answered_nothing() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    let never = Phone { relay: &relay, root: vec![9; 64], chance: 0 };
    let wrong = never.knock().await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.text().starts_with("There is nothing to show for this code"));
    // The mailbox is there, the key does not fit: somebody has seen half of a code's keys.
    let mut half = sealer::answer(Question::Knock, &pack(&[&phone.root])).unwrap().to_vec();
    let at = half.windows(4).position(|four| four == b"auth").unwrap() + 8;
    half[at] ^= 1;
    let half = phone.ask("/m/7?l=en", &half, "same-origin").await;
    let stranger = phone.ask("/m/7?l=en", &[0; 10], "cross-site").await;
    assert_eq!(stranger.status, StatusCode::FORBIDDEN);
    phone.wishes(5, "", "").await;
    let (opened, _) = phone.look().await;
    let late = phone.wish(&opened, 6, "", "");
    relay.clock.set(NOON + 4 * DAY);
    let deleted = phone.knock().await;
    relay.relay.clean().await.unwrap();
    let over = phone.knock().await;
    for other in [half, deleted, over] {
        assert_eq!(
            (other.status, &other.headers, &other.bytes),
            (wrong.status, &wrong.headers, &wrong.bytes)
        );
    }
    assert_eq!(phone.put(&late).await, StatusCode::UNPROCESSABLE_ENTITY, "nothing is undone any more");
}

#[tokio::test]
async fn what_is_wished_in_the_browser_reaches_each_reader_once_however_often_it_is_sent() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    let (opened, _) = phone.look().await;
    let more = phone.wish(&opened, 1, "", "nous sommes trois\n");
    let other = phone.wish(&opened, 1, "", "in another tab");
    for _ in 0..3 {
        assert_eq!(phone.put(&more).await, StatusCode::NO_CONTENT);
    }
    assert_eq!(phone.put(&other).await, StatusCode::CONFLICT, "made for what the mailbox was before");
    phone.wishes(3, "centre\nunion", "").await;
    assert_eq!(phone.put(&more).await, StatusCode::NO_CONTENT, "kept before, though others came after it");
    let centre = relay.read(&relay.centre).await;
    let kinds: Vec<Kind> = centre.iter().map(|one| one.message.kind).collect();
    assert_eq!(kinds, [Kind::Report, Kind::FollowUp, Kind::ReadersChanged]);
    assert_eq!((said(&centre[1]), centre[1].message.mode), ("nous sommes trois\n", Mode::Wasm));
    assert_eq!(said(&relay.read(&relay.union).await[0]), TEXT, "she gave her copy to the union");
    phone.wishes(4, "centre", "").await;
    assert_eq!(relay.read(&relay.centre).await.last().unwrap().message.kind, Kind::Withdrawal);
    let (opened, _) = phone.look().await;
    assert_eq!(phone.read(&opened)[0], ["union", "centre\nunion", ""]);
    // Both ways lead to the same place.
    let mut plain = relay.browser();
    let page = plain.come_back(&code).await.text.replace(['\u{2068}', '\u{2069}'], "");
    assert!(page.contains("These may read what you write: The union"), "{page}");
}

#[tokio::test]
async fn p14_a_voice_goes_along_with_what_is_written_later_once_however_often_it_is_sent() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    let (opened, pages) = phone.look().await;
    assert!(pages[1].contains("id=\"files\"") && pages[1].contains("data-record"), "{}", pages[1]);
    let mut browser = relay.browser();
    let (line, id) = left(&mut browser, b"\x1aE\xdf\xa3 a voice").await;
    assert!(browser.cookie.is_some(), "the file belongs to a visit until it goes along");
    let wished = phone.wish_with(&opened, (1, 8), ("", "listen"), &line);
    let never = format!("/m/8?l=en&f={}", "0".repeat(64));
    let refused = phone.ask(&never, &wished, "same-origin").await;
    assert_eq!(refused.status, StatusCode::CONFLICT);
    assert!(refused.text().contains("choose your files again"), "{}", refused.text());
    assert_eq!(relay.read(&relay.centre).await.len(), 1, "all of it or nothing");
    let bad = phone.ask("/m/8?l=en&f=abc", &wished, "same-origin").await;
    assert_eq!(bad.status, StatusCode::BAD_REQUEST);
    for _ in 0..3 {
        let kept = phone.ask(&format!("/m/8?l=en&f={id}"), &wished, "same-origin").await;
        assert_eq!(kept.status, StatusCode::NO_CONTENT, "{}", kept.text());
    }
    let read = relay.read(&relay.centre).await;
    let more = &read[1].message;
    assert_eq!((read.len(), more.mode), (2, Mode::Js), "and the reader is told which form locked it");
    assert_eq!((more.attachments.len(), more.attachments[0].name.as_str()), (1, "voice.webm"));
    let (opened, _) = phone.look().await;
    let asked = pack(&[&[1; 32], &phone.root, &opened, &[4], &[0], b"centre", b"", line.as_bytes()]);
    let refused = sealer::answer(Question::Wish, &asked).err();
    assert_eq!(refused, Some(sealer::Refusal::Form), "files go along with words alone");
}

/// How long each of these knocks takes to be refused, in microseconds: the middle of many, taken in turn so that whatever else this
/// machine does meets all of them alike.
async fn refused_in(phone: &Phone<'_>, knocks: &[Vec<u8>]) -> Vec<f64> {
    let mut taken = vec![Vec::new(); knocks.len()];
    for _ in 0..300 {
        for (knock, taken) in knocks.iter().zip(&mut taken) {
            let start = std::time::Instant::now();
            let given = phone.ask("/m/7?l=en", knock, "same-origin").await;
            taken.push(start.elapsed().as_secs_f64() * 1e6);
            assert_eq!(given.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
    }
    let middle = |mut all: Vec<f64>| {
        all.sort_by(f64::total_cmp);
        all[all.len() / 2]
    };
    taken.into_iter().map(middle).collect()
}

#[tokio::test]
async fn p18_wrong_expired_deleted_and_half_right_codes_take_the_same_time() {
    let relay = TestRelay::with(|config| config.limits.codes_per_hour = 1_000_000).await;
    let deleted = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &deleted);
    phone.wishes(5, "", "").await;
    relay.clock.advance(4 * DAY);
    relay.relay.clean().await.unwrap();
    // Over, and not yet swept away; and one that is there, whose second key does not fit.
    let over = {
        let mut browser = relay.browser();
        browser.choose(&["centre"]).await;
        browser.send(&["centre"], TEXT).await;
        browser.receipt().await
    };
    Phone::new(&relay, &over).wishes(5, "", "").await;
    relay.clock.advance(4 * DAY);
    let there = {
        let mut browser = relay.browser();
        browser.choose(&["centre"]).await;
        browser.send(&["centre"], TEXT).await;
        browser.receipt().await
    };
    let knock = |root: &[u8]| sealer::answer(Question::Knock, &pack(&[root])).unwrap().to_vec();
    let mut half = knock(&Phone::new(&relay, &there).root);
    let at = half.windows(4).position(|four| four == b"auth").unwrap() + 8;
    half[at] ^= 1;
    let knocks = [knock(&[9; 64]), knock(&phone.root), knock(&Phone::new(&relay, &over).root), half];
    refused_in(&phone, &knocks).await;
    // What else a machine does may disturb one round; a difference that is there is there in each.
    let mut widest = f64::MAX;
    for _ in 0..3 {
        let taken = refused_in(&phone, &knocks).await;
        let (least, most) =
            (taken.iter().copied().fold(f64::MAX, f64::min), taken.iter().copied().fold(0.0, f64::max));
        eprintln!("wrong, deleted, over, half: {taken:.0?} µs");
        widest = widest.min(most / least);
    }
    assert!(widest < 1.2, "the slowest takes {widest:.2} times as long as the fastest");
}

#[tokio::test]
async fn a_deletion_waits_three_days_whatever_a_browser_says_and_can_be_undone() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    let (opened, _) = phone.look().await;
    let asked = phone.wish(&opened, 5, "", "");
    let mut hasty = Wished::from_bytes(&asked).unwrap();
    let due = hasty.delete_after.unwrap();
    assert_eq!(due, crate::common::TODAY.checked_add(3).unwrap());
    for sooner in [
        crate::common::TODAY,
        crate::common::TODAY.checked_add(2).unwrap(),
        crate::common::TODAY.checked_add(900).unwrap(),
    ] {
        hasty.delete_after = Some(sooner);
        assert_eq!(phone.put(&hasty.to_bytes()).await, StatusCode::CONFLICT);
    }
    assert_eq!(phone.put(&asked).await, StatusCode::NO_CONTENT);
    relay.clock.advance(DAY);
    phone.wishes(1, "", "and one more thing").await;
    let (opened, pages) = phone.look().await;
    assert_eq!(phone.read(&opened)[0][2], due.number().to_string(), "the day stays");
    assert!(pages[0].contains("27 November 2026"));
    phone.wishes(6, "", "").await;
    let read = relay.read(&relay.centre).await;
    let bodies: Vec<&Says> = read.iter().map(|one| &one.message.body).collect();
    assert_eq!((bodies[1], bodies[3]), (&Says::DeletionAsked { due }, &Says::DeletionUndone));
    relay.clock.advance(30 * DAY);
    relay.relay.clean().await.unwrap();
    assert_eq!(phone.knock().await.status, StatusCode::OK);
}

#[tokio::test]
async fn guessing_is_slow_and_reading_and_writing_often_is_not_guessing() {
    let relay = TestRelay::with(|config| {
        config.limits.codes_per_hour = 3;
        config.limits.sends_per_hour = 2;
    })
    .await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    for _ in 0..6 {
        phone.look().await;
    }
    for _ in 0..3 {
        phone.wishes(2, "union", "").await;
        phone.wishes(2, "centre", "").await;
        if relay.read(&relay.union).await.len() > 1 {
            break;
        }
    }
    let (opened, _) = phone.look().await;
    let wished = phone.wish(&opened, 4, "centre", "");
    let mut statuses = Vec::new();
    for _ in 0..4 {
        statuses.push(phone.put(&wished).await);
    }
    assert_eq!(statuses.last(), Some(&StatusCode::TOO_MANY_REQUESTS), "{statuses:?}");
    let refused = phone.knock().await;
    assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(refused.headers.contains_key(header::RETRY_AFTER) && refused.text().contains("Too many tries"));
}

#[tokio::test]
async fn what_is_no_question_of_ours_is_refused_in_one_sentence_and_changes_nothing() {
    let relay = TestRelay::new().await;
    let code = told(&relay, &mut relay.browser()).await;
    let mut phone = Phone::new(&relay, &code);
    for path in ["/m/7", "/m/8"] {
        for bad in [b"".as_slice(), b"not cbor", &[0xff; 400], &vec![0; 4_000_000]] {
            let refused = phone.ask(path, bad, "same-origin").await;
            assert!([StatusCode::BAD_REQUEST, StatusCode::PAYLOAD_TOO_LARGE].contains(&refused.status));
            assert!(!refused.text().contains('<') && refused.text().len() > 10, "{}", refused.text());
        }
    }
    let (opened, _) = phone.look().await;
    let wished = phone.wish(&opened, 4, "centre", "");
    assert_eq!(phone.ask("/m/8", &wished, "cross-site").await.status, StatusCode::FORBIDDEN);
    let mut foreign = Wished::from_bytes(&wished).unwrap();
    foreign.auth[0] ^= 1;
    assert_eq!(phone.put(&foreign.to_bytes()).await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(relay.read(&relay.centre).await.len(), 1);
    assert_eq!(Opened::from_bytes(&opened).unwrap().version, 1);
    assert_eq!(phone.put(&wished).await, StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn the_page_of_the_code_alone_may_run_the_script_that_opens_and_names_its_hash() {
    let relay = TestRelay::new().await;
    let mut phone = relay.browser();
    let policy = |page: &crate::common::Page| {
        page.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap().to_owned()
    };
    let code = phone.get("/m?l=fr").await;
    assert!(policy(&code).contains("script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"));
    let script = code.text.split("<script src=\"/thread-").nth(1).unwrap();
    assert!(script.split('>').next().unwrap().contains("integrity=\"sha256-"), "{script}");
    assert!(code.text.contains("data-integrity=\"sha256-") && code.text.contains("data-sealer=\"/opener-"));
    assert!(phone.cookie.is_none());
    let refused = phone.post("/m", &[("code", "1")]).await;
    assert!(policy(&refused).contains("wasm-unsafe-eval"), "whoever mistyped can go on in the same way");
    for path in ["/", "/calendar", "/m/2"] {
        assert!(!policy(&phone.get(path).await).contains("wasm"), "{path}");
    }
}
