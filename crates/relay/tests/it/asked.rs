//! Somebody who comes back is asked what may be told of them: one sentence, four answers, none chosen beforehand. They answer and take back without scripts
//! and with the very code that browsers get; only whoever asked reads it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use crate::common::{Browser, TestRelay, say_at};
use envelope::{
    consent::{Answer, Answered, Question, TakenBack},
    ids::{Day, OrgId},
    message::{Body as Says, Kind},
    receipt::Receipt,
};
use http::StatusCode;
use http_body_util::BodyExt;
use sealer::{Question as Asks, pack};
use tower::ServiceExt;

fn question(id: u8, with: &str) -> Question {
    Question {
        id: [id; 32],
        why: "other".into(),
        held: None,
        name: String::new(),
        what: ["name", "contact"].map(String::from).to_vec(),
        with: Some(OrgId::parse(with).unwrap()),
        until: Day(20_811),
        words: "<b>papers".into(),
        person: "<i>Noor".into(),
    }
}

/// Somebody who wrote to the centre and was asked these things by it.
async fn asked(relay: &TestRelay, all: Vec<(Kind, Says)>) -> (Browser, String) {
    let mut phone = relay.browser();
    phone.choose(&["centre"]).await;
    phone.send(&["centre"], "they hold my passport").await;
    let code = phone.receipt().await;
    let first = relay.read(&relay.centre).await.remove(0).message;
    let (mut prev, centre) = ([0; 32], &relay.centre);
    for (seq, (kind, body)) in (0..).zip(all) {
        let (status, hash) = say_at(relay, centre, &first, &centre.signing, (kind, body, seq, prev)).await;
        assert_eq!(status, StatusCode::NO_CONTENT);
        prev = hash;
    }
    (phone, code)
}

fn asks(question: &Question) -> (Kind, Says) {
    (Kind::Consent, question.to_body().unwrap())
}

async fn press(phone: &mut Browser, at: &str, said: &str, parts: &[&str]) -> (StatusCode, String, String) {
    let page = phone.get(at).await;
    let field = |name: &str| {
        let value = page.text.split(&format!("name=\"{name}\" value=\"")).nth(1);
        value.and_then(|rest| rest.split('"').next()).unwrap_or_default().to_owned()
    };
    let (once, org, id) = (field("once"), field("org"), field("id"));
    let mut fields =
        vec![("once", once.as_str()), ("org", org.as_str()), ("id", id.as_str()), ("said", said)];
    fields.extend(parts.iter().map(|part| ("part", *part)));
    let done = phone.post("/m/9", &fields).await;
    (done.status, done.location, done.text)
}

#[tokio::test]
async fn without_scripts_she_answers_only_part_and_takes_it_back_in_two_taps() {
    let relay = TestRelay::new().await;
    let (mut phone, code) = asked(&relay, vec![asks(&question(1, "centre"))]).await;
    let thread = phone.come_back(&code).await;
    assert!(
        thread.text.contains("&lt;i&gt;Noor") || thread.text.contains("&#60;i&#62;Noor"),
        "{}",
        thread.text
    );
    assert!(thread.text.contains("href=\"/m/9?c=0\""));
    let page = phone.get("/m/9?c=0").await;
    assert!(!page.text.contains("\" checked"), "nothing is chosen beforehand");
    assert_eq!(page.text.matches("class=\"button quiet\" name=\"said\"").count(), 4, "four of one look");
    let (status, ..) = press(&mut phone, "/m/9?c=0", "", &[]).await;
    assert_eq!(status, StatusCode::OK, "Enter answers nothing");
    for parts in [&[][..], &["name", "contact"], &["documents"]] {
        let (status, _, text) = press(&mut phone, "/m/9?c=0", "part", parts).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(text.contains("class=\"errors\""));
    }
    let (status, _, text) = press(&mut phone, "/m/9?c=0", "back", &[]).await;
    assert_eq!(status, StatusCode::CONFLICT, "there is nothing to take back");
    assert!(text.contains("class=\"errors\""));
    let done = press(&mut phone, "/m/9?c=0", "part", &["name"]).await;
    assert_eq!((done.0, done.1.as_str()), (StatusCode::SEE_OTHER, "/m/1?d=7"));
    let read = relay.read(&relay.centre).await;
    let said = Answered::of(&read.last().unwrap().message).unwrap();
    assert_eq!((said.id, said.said), ([1; 32], Answer::Part(vec!["name".into()])));

    // Another day, another telephone.
    let mut phone = relay.browser();
    let thread = phone.come_back(&code).await;
    assert!(thread.text.contains("href=\"/m/9?c=0\""), "one tap");
    let done = press(&mut phone, "/m/9?c=0", "back", &[]).await;
    assert_eq!((done.0, done.1.as_str()), (StatusCode::SEE_OTHER, "/m/1?d=8"), "two");
    let read = relay.read(&relay.centre).await;
    assert_eq!(TakenBack::of(&read.last().unwrap().message).unwrap().id, [1; 32]);
    assert!(!phone.get("/m/1").await.text.contains("/m/9"), "nothing is left to be done");
    assert_eq!(phone.get("/m/9?c=7").await.location, "/m/1", "a number that is none");
}

#[tokio::test]
async fn the_browser_answers_by_itself_and_what_is_over_cannot_be_answered() {
    let relay = TestRelay::new().await;
    let end = TakenBack { id: [2; 32], on: Day(20_781) }.to_body();
    let all = vec![asks(&question(1, "union")), asks(&question(2, "centre")), (Kind::ConsentWithdrawn, end)];
    let (_, code) = asked(&relay, all).await;
    let root = Receipt::parse(&code).unwrap().derive("test").root().to_vec();
    let post = async |path: &str, body: Vec<u8>| {
        let request = http::Request::post(path).header("sec-fetch-site", "same-origin");
        let request = request.body(axum::body::Body::from(body)).unwrap();
        let answer = relay.router().oneshot(request).await.unwrap();
        let status = answer.status();
        (status, answer.into_body().collect().await.unwrap().to_bytes().to_vec())
    };
    let look = async || {
        let knock = sealer::answer(Asks::Knock, &pack(&[&root])).unwrap().to_vec();
        let given = post("/m/7?l=en", knock).await.1;
        let length = u32::from_le_bytes(given[..4].try_into().unwrap()) as usize;
        given[4..4 + length].to_vec()
    };
    let wish = |opened: &[u8], words: &str| {
        let asked = pack(&[&[5; 32], &root, opened, &[7], &[0], b"centre", words.as_bytes(), b""]);
        sealer::answer(Asks::Wish, &asked).map(|wished| wished.to_vec())
    };
    let stands = |opened: &[u8]| {
        let read = sealer::answer(Asks::Read, &pack(&[&root, opened])).unwrap();
        let read = String::from_utf8_lossy(&read).into_owned();
        ["open", "part", "back", "over"].map(|word| read.matches(word).count())
    };
    let (one, two) = ("01".repeat(32), "02".repeat(32));
    let opened = look().await;
    assert_eq!(stands(&opened), [1, 0, 0, 1]);
    for wrong in [format!("{two}\nyes"), format!("{one}\nback"), format!("{one}\nmaybe"), "x".into()] {
        assert!(wish(&opened, &wrong).is_err(), "{wrong}");
    }
    let answered = wish(&opened, &format!("{one}\npart\nname")).unwrap();
    assert_eq!(post("/m/8?l=en", answered).await.0, StatusCode::NO_CONTENT);
    let opened = look().await;
    assert_eq!(stands(&opened), [0, 1, 0, 1]);
    assert!(wish(&opened, &format!("{one}\nyes")).is_err(), "only taking back is left");
    let taken_back = wish(&opened, &format!("{one}\nback")).unwrap();
    assert_eq!(post("/m/8?l=en", taken_back).await.0, StatusCode::NO_CONTENT);
    assert_eq!(stands(&look().await), [0, 0, 1, 1]);
    let kinds: Vec<Kind> = relay.read(&relay.centre).await.iter().map(|one| one.message.kind).collect();
    assert_eq!(kinds, [Kind::Report, Kind::Consent, Kind::ConsentWithdrawn]);
    assert_eq!(relay.read(&relay.union).await.len(), 0, "whoever is asked about reads none of it");
}
