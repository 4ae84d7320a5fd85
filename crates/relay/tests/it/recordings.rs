//! P20: questions as people read them aloud, over real requests: where one is there a button plays it, elsewhere nothing changes.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestRelay;
use axum::body::Body;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use relay::{
    Recordings,
    recordings::{CORE, Entry, MANIFEST, Manifest, hash, words_of},
};
use std::{fs, path::Path};
use tempfile::TempDir;
use tower::ServiceExt;
use web::language::Lang;

const SOUND: &[u8] = include_bytes!("../../../sound/tests/samples/told.opus");

fn entry(language: &str, question: &str) -> Entry {
    let told_from = if Lang::parse(language).is_some() { language } else { "fr" };
    Entry {
        language: language.into(),
        question: question.into(),
        kind: "opus".into(),
        sha256: hash(SOUND),
        told_from: told_from.into(),
        words_sha256: hash(words_of(Lang::parse(told_from).unwrap(), question).as_bytes()),
        written: String::new(),
        spoken_by: "volunteer, native speaker".into(),
        consent_on: "2026-11-01".into(),
        recorded_on: "2026-11-01".into(),
        checked_by: "native speaker".into(),
        checked_on: "2026-11-02".into(),
    }
}

/// A folder with these, as `zichtbaar audio add` leaves it.
fn folder(entries: Vec<Entry>) -> TempDir {
    let folder = TempDir::new().unwrap();
    for one in &entries {
        let file = one.file(folder.path());
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, SOUND).unwrap();
    }
    write(folder.path(), entries);
    folder
}

fn write(folder: &Path, recording: Vec<Entry>) {
    fs::write(folder.join(MANIFEST), toml::to_string(&Manifest { recording }).unwrap()).unwrap();
}

async fn relay(folder: &TempDir) -> TestRelay {
    let recordings = Recordings::open(folder.path()).unwrap();
    TestRelay::with(|config| config.recordings = recordings).await
}

#[tokio::test]
async fn p20_a_question_that_somebody_read_aloud_has_a_button_below_its_words_and_no_other_has() {
    let asked = [
        "front-lead",
        "safe-heading",
        "readers-heading",
        "write-heading",
        "q-danger",
        "check-3",
        "receipt-lost",
    ];
    let folder = folder(asked.iter().map(|question| entry("en", question)).collect());
    let relay = relay(&folder).await;
    let mut phone = relay.browser();
    let has = |page: &crate::common::Page, question: &str| {
        let players = page.text.matches("<audio ").count();
        let ours = format!(r#"<audio controls preload="none" src="/l/en/{question}" aria-label=""#);
        assert!(players == 1 && page.text.contains(&ours), "{question}: {players}");
        assert!(page.text.contains(&words_of(Lang::En, question)), "the words themselves stand there too");
        let policy = page.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
        assert!(policy.ends_with("; media-src 'self'"), "{policy}");
    };
    has(&phone.get("/").await, "front-lead");
    has(&phone.get("/r").await, "safe-heading");
    has(&phone.get("/q").await, "check-3");
    phone.post("/r", &[("safe", "yes")]).await;
    has(&phone.get("/r/2").await, "readers-heading");
    phone.post("/r/2", &[("who", "union"), ("do", "next")]).await;
    let write = phone.get("/r/3").await;
    // A third one is empty: for what is recorded on the page itself.
    assert_eq!(write.text.matches("<audio controls preload=\"none\" ").count(), 2);
    let policy = write.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
    assert!(policy.contains("; media-src 'self' blob:; "), "{policy}");
    assert!(write.text.contains("/l/en/write-heading") && write.text.contains("/l/en/q-danger"));
    phone.send(&["union"], "It hurts <audio src=x>").await;
    has(&phone.get("/r/4").await, "receipt-lost");
    for path in ["/n", "/i/1", "/m", "/?l=nl"] {
        let page = phone.get(path).await;
        let policy = page.headers.get(header::CONTENT_SECURITY_POLICY).unwrap().to_str().unwrap();
        // What is recorded on the page of the code itself is played there, and nothing from our address.
        let plays = page.text.contains("<audio controls preload") || policy.contains("media-src 'self'");
        assert!(!plays, "{path}");
    }
}

#[tokio::test]
async fn p20_a_recording_comes_from_the_relay_itself_in_pieces_and_leaves_no_cookie() {
    let folder = folder(vec![entry("en", "safe-heading")]);
    let relay = relay(&folder).await;
    let ask = |path: &str, range: Option<&str>| {
        let mut request = Request::get(path);
        if let Some(range) = range {
            request = request.header(header::RANGE, range);
        }
        relay.router().oneshot(request.body(Body::empty()).unwrap())
    };
    let whole = ask("/l/en/safe-heading", None).await.unwrap();
    assert_eq!(
        (whole.status(), &whole.headers()[header::CONTENT_TYPE]),
        (StatusCode::OK, &"audio/ogg".parse().unwrap())
    );
    assert_eq!(whole.headers()[header::CACHE_CONTROL], "no-store");
    for never in [header::SET_COOKIE, header::LAST_MODIFIED, header::CONTENT_ENCODING] {
        assert!(!whole.headers().contains_key(&never), "{never}");
    }
    assert_eq!(whole.into_body().collect().await.unwrap().to_bytes(), SOUND);
    let piece = ask("/l/en/safe-heading", Some("bytes=100-199")).await.unwrap();
    assert_eq!(piece.status(), StatusCode::PARTIAL_CONTENT);
    assert_eq!(piece.headers()[header::CONTENT_RANGE], format!("bytes 100-199/{}", SOUND.len()).as_str());
    assert_eq!(piece.into_body().collect().await.unwrap().to_bytes(), SOUND[100..200]);
    let beyond = ask("/l/en/safe-heading", Some("bytes=9999999-")).await.unwrap();
    assert_eq!(beyond.status(), StatusCode::RANGE_NOT_SATISFIABLE);
    for path in [
        "/l/en/safe-lead",
        "/l/nl/safe-heading",
        "/l/en/..%2F..%2Frelay.db",
        "/l/..%2F/manifest",
        "/l/en/manifest.toml",
    ] {
        let answer = ask(path, None).await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{path}");
        assert!(answer.headers()[header::CONTENT_TYPE].to_str().unwrap().starts_with("text/html"), "{path}");
    }
    fs::remove_file(folder.path().join("en/safe-heading.opus")).unwrap();
    assert_eq!(ask("/l/en/safe-heading", None).await.unwrap().status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_recording_of_words_that_changed_or_of_another_file_is_not_played() {
    let older = Entry { words_sha256: hash(b"Are you safe?"), ..entry("en", "safe-heading") };
    let changed = Entry { sha256: hash(b"another"), ..entry("en", "safe-lead") };
    let folder = folder(vec![older, changed, entry("en", "safe-no-lead")]);
    fs::remove_file(folder.path().join("en/safe-no-lead.opus")).unwrap();
    let relay = relay(&folder).await;
    let page = relay.browser().get("/r").await;
    assert!(page.status == StatusCode::OK && !page.text.contains("<audio "));
    for question in ["safe-heading", "safe-lead", "safe-no-lead"] {
        assert_eq!(relay.browser().get(&format!("/l/en/{question}")).await.status, StatusCode::NOT_FOUND);
    }
}

#[tokio::test]
async fn a_language_that_is_only_spoken_is_offered_once_all_that_it_takes_is_there_and_not_before() {
    let all: Vec<Entry> = CORE.iter().map(|question| entry("yo", question)).collect();
    let mut told = all.clone();
    told[0].written = "Ẹ lè sọ ọ́ níbí".into();
    let some = folder(all[1..].to_vec());
    let before = relay(&some).await;
    assert!(!before.browser().get("/").await.text.contains("/l/yo"));
    assert_eq!(before.browser().get("/l/yo").await.status, StatusCode::NOT_FOUND);
    let whole = folder(told);
    let relay = relay(&whole).await;
    let front = relay.browser().get("/").await.text;
    assert!(front.contains(r#"<a href="/l/yo?l=en"><span lang="yo">Yorùbá</span> (Listen)</a>"#), "{front}");
    let page = relay.browser().get("/l/yo").await;
    assert_eq!(page.text.matches("<audio ").count(), CORE.len());
    assert!(page.text.contains(r#"<p lang="yo" dir="ltr">Ẹ lè sọ ọ́ níbí</p>"#), "{}", page.text);
    for question in CORE {
        assert!(page.text.contains(&words_of(Lang::En, question)), "{question}");
    }
    assert_eq!(page.text.matches("<h1").count(), 1);
    assert!(page.headers.get(header::SET_COOKIE).is_none() && page.text.len() < 20_000);
    let arabic = relay.browser().get("/l/yo?l=ar").await.text;
    assert!(web::words::unsaid(&arabic).is_empty() && arabic.contains("dir=\"rtl\""));
    for path in ["/l/ig", "/l/en", "/l/xx"] {
        assert_eq!(relay.browser().get(path).await.status, StatusCode::NOT_FOUND, "{path}");
    }
}

#[test]
fn a_list_that_says_something_impossible_is_refused_with_what_is_wrong() {
    let wrong = |change: &dyn Fn(&mut Entry)| {
        let mut one = entry("en", "safe-heading");
        change(&mut one);
        Recordings::open(folder(vec![one]).path()).unwrap_err().to_string()
    };
    assert!(wrong(&|one| one.language = "xx".into()).contains("its language"));
    assert!(wrong(&|one| one.question = "front-title".into()).contains("no such question"));
    assert!(wrong(&|one| one.spoken_by = "Anna".into()).contains("never a name"));
    assert!(wrong(&|one| one.consent_on = "soon".into()).contains("YYYY-MM-DD"));
    assert!(wrong(&|one| one.sha256 = "12".into()).contains("64 hexadecimal digits"));
    assert!(wrong(&|one| one.told_from = "fr".into()).contains("its own language"));
    assert!(wrong(&|one| one.written = "x".into()).contains("languages in which the pages have none"));
    let twice = folder(vec![entry("en", "safe-heading"), entry("en", "safe-heading")]);
    assert!(Recordings::open(twice.path()).unwrap_err().to_string().contains("twice"));
    let damaged = TempDir::new().unwrap();
    fs::write(damaged.path().join(MANIFEST), "[[recording]]\nname = \"Anna\"").unwrap();
    assert!(Recordings::open(damaged.path()).unwrap_err().to_string().contains("unknown field"));
    assert!(Recordings::open(TempDir::new().unwrap().path()).is_ok(), "nothing yet is no fault");
}
