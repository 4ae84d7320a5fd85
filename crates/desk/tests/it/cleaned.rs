//! Cleaned copies of documents: who may look and that it is on record, that nothing of them stays, what is said when there is none, and what
//! a browser is told of their pictures.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{TestDesk, Writer, browser::Browser};
use clean::{Flat, Pixels};
use desk::{
    Role, Session,
    cleaned::Refusal,
    document::{DocumentForm, DocumentOutcome, Look},
    ending::{EndForm, EndOutcome, EndWish, Of},
};
use domain::Received;
use envelope::directory::OrgKind;
use http::StatusCode;

/// A picture with a word in it that only its file holds, and the same broken off.
fn picture() -> Vec<u8> {
    let pixels =
        |width, height: u32| Pixels { width, height, rgb: [200, 30, 30].repeat((width * height) as usize) };
    let flat = Flat { page: 1, pages: 1, lossless: true, large: pixels(90, 60), small: pixels(9, 6) };
    let mut bytes = flat.encode().unwrap().large.bytes;
    bytes.extend(b"GEPLANT behind the end");
    bytes
}

/// Two empty pages.
fn pages() -> Vec<u8> {
    let objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R 4 0 R]/Count 2>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 200]>>",
    ];
    let (mut text, mut table) = ("%PDF-1.7\n".to_owned(), "xref\n0 5\n0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(objects) {
        table += &format!("{:010} 00000 n \n", text.len());
        text += &format!("{number} 0 obj\n{object}\nendobj\n");
    }
    let start = text.len();
    format!("{text}{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").into_bytes()
}

async fn with_case(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("He keeps her passport.", desk);
    desk.receive(vec![report]).await;
    let amina = desk.session("amina").await;
    desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
    amina
}

/// Lays a document in the case; its number.
async fn put(desk: &TestDesk, who: &Session, name: &str, bytes: &[u8]) -> i64 {
    let form = DocumentForm {
        title: "Foto".into(),
        how: Some(Received::Hand),
        from: "haar zus".into(),
        on: Some(desk.today()),
        more: String::new(),
        once_token: name.into(),
    };
    let taking = desk.desk.take_document(who, 1, (form, name)).await.unwrap().unwrap();
    let Ok(mut taking) = taking else { panic!("it is taken") };
    taking.take(bytes).await.unwrap().unwrap();
    let Some(DocumentOutcome::Kept(id)) = taking.keep(who).await.unwrap() else { panic!("it is kept") };
    id
}

async fn refusal(desk: &TestDesk, who: &Session, id: i64) -> Option<Refusal> {
    desk.desk.document_copy(who, (1, id), (1, Look::Page)).await.unwrap().unwrap().copy.err()
}

on_both! {
    a_look_at_a_cleaned_copy_is_on_record_and_nothing_of_it_stays,
    a_look_at_a_cleaned_copy_is_on_record_and_nothing_of_it_stays_over_postgresql,
    OrgKind::Police,
    desk,
    {
        let amina = with_case(&mut desk).await;
        desk.add("dora", Role::Helper).await;
        let (bo, dora) = (desk.session("bo").await, desk.session("dora").await);
        let id = put(&desk, &amina, "foto.png", &picture()).await;
        let (one, other) = tokio::join!(
            desk.desk.document_copy(&amina, (1, id), (1, Look::Page)),
            desk.desk.document_copy(&bo, (1, id), (1, Look::Clear)),
        );
        let (one, other) = (one.unwrap().unwrap(), other.unwrap().unwrap());
        let copy = one.copy.unwrap();
        assert_eq!(Ok(&copy), other.copy.as_ref(), "two who look at once see the same");
        let seen = copy.seen().unwrap();
        assert_eq!((seen.large.width, seen.large.height, copy.pages), (90, 60, 1));
        assert!(memchr::memmem::find(&seen.large.bytes, b"GEPLANT").is_none());
        let disk = desk.bytes_on_disk();
        for kept in [&seen.large.bytes, &seen.small.bytes] {
            assert!(memchr::memmem::find(&disk, &kept[30..]).is_none(), "it is kept nowhere");
        }
        // The small one is part of the page, and no look of its own.
        desk.desk.document_copy(&amina, (1, id), (1, Look::Veiled)).await.unwrap().unwrap();
        let log = desk.desk.audit_page(&amina, 1).await.unwrap();
        let looks: Vec<_> = log.lines.iter().filter(|line| line.act.starts_with("document-copy")).map(|line| line.act.clone()).collect();
        assert_eq!(looks.len(), 2, "{looks:?}");
        assert!(["document-copy-seen", "document-copy-opened"].iter().all(|act| looks.iter().any(|one| one == act)));
        assert_eq!(desk.desk.document_copy(&dora, (1, id), (1, Look::Clear)).await.unwrap(), None);
        assert_eq!(desk.desk.document_copy(&amina, (2, id), (1, Look::Clear)).await.unwrap(), None);
        let text = put(&desk, &amina, "brief.txt", b"zij schreef dit").await;
        assert_eq!(desk.desk.document_copy(&amina, (1, text), (1, Look::Page)).await.unwrap(), None);
    }
}

on_both! {
    with_its_document_a_copy_is_gone_that_was_looked_at_a_moment_ago,
    with_its_document_a_copy_is_gone_that_was_looked_at_a_moment_ago_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = with_case(&mut desk).await;
        let bo = desk.session("bo").await;
        let id = put(&desk, &amina, "foto.png", &picture()).await;
        assert_eq!(refusal(&desk, &bo, id).await, None);
        let version = desk.desk.case(&amina, 1, desk::case::Filter::All, 1).await.unwrap().unwrap().version;
        desk.desk.close_case(&amina, 1, version, "done").await.unwrap();
        for (who, wish, outcome) in
            [(&amina, EndWish::Ask, EndOutcome::Done), (&bo, EndWish::Agree, EndOutcome::Erased)]
        {
            let seen = desk.desk.end_of(who, Of::Case, 1).await.unwrap().unwrap().seen;
            let form = EndForm { wish, reason: "x", seen };
            assert_eq!(desk.desk.decide_end(who, (Of::Case, 1), &form).await.unwrap(), Some(outcome));
        }
        assert_eq!(desk.desk.document_copy(&bo, (1, id), (1, Look::Clear)).await.unwrap(), None);
    }
}

#[tokio::test]
async fn a_file_that_is_not_opened_is_said_to_be_so_and_a_changed_one_is_an_alarm() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let amina = with_case(&mut desk).await;
    let whole = picture();
    let cut = put(&desk, &amina, "stuk.png", &whole[..60]).await;
    let broken = put(&desk, &amina, "leeg.pdf", b"%PDF-1.7\nnothing more").await;
    let heic = put(&desk, &amina, "foto.heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic and more of it").await;
    assert!(matches!(refusal(&desk, &amina, cut).await, Some(Refusal::Cut | Refusal::Damaged)));
    assert_eq!(refusal(&desk, &amina, broken).await, Some(Refusal::Damaged));
    assert_eq!(refusal(&desk, &amina, heic).await, Some(Refusal::Heic));
    let good = put(&desk, &amina, "foto.png", &whole).await;
    desk.tamper(&["UPDATE document_parts SET sealed = zeroblob(length(sealed))"]).await;
    let opened = desk.desk.document_copy(&amina, (1, good), (1, Look::Page)).await;
    assert!(opened.is_err(), "it is no longer what came");
}

#[tokio::test]
async fn a_copy_is_veiled_on_its_page_and_its_pictures_are_nothing_but_pictures() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let amina = with_case(&mut desk).await;
    put(&desk, &amina, "foto.png", &picture()).await;
    put(&desk, &amina, "brief.pdf", &pages()).await;
    put(&desk, &amina, "leeg.pdf", b"%PDF-1.7\nnothing more").await;
    put(&desk, &amina, "brief.txt", b"zij schreef dit").await;
    desk.clock.advance(30);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let about = browser.get("/case/1/document/1").await.text;
    assert!(about.contains("href=\"/case/1/document/1/clean\""));
    assert!(!browser.get("/case/1/document/4").await.text.contains("/clean\""), "a text hides nothing");
    let veiled = browser.get("/case/1/document/1/clean").await;
    let clear = browser.get("/case/1/document/1/clean?page=1&view=clear").await;
    assert_eq!((veiled.status, clear.status), (StatusCode::OK, StatusCode::OK));
    assert!(
        veiled.text.contains("class=\"veil\"")
            && veiled.text.contains("view=small")
            && !veiled.text.contains("view=clear\" width")
    );
    assert!(!clear.text.contains("class=\"veil\"") && !clear.text.contains("view=small"));
    for (page, view) in [(&veiled, "small"), (&clear, "clear")] {
        assert_eq!(page.text.matches("<img").count(), 1);
        let address = format!("/case/1/document/1/picture?page=1&view={view}");
        assert!(
            page.text.contains(&address.replace('&', "&#38;")) || page.text.contains(&address),
            "{}",
            page.text
        );
        let shown = browser.get(&address).await;
        let says = |name| shown.headers.get(name).unwrap().to_str().unwrap();
        assert_eq!((shown.status, says("content-type")), (StatusCode::OK, "image/png"));
        assert_eq!((says("x-content-type-options"), says("cache-control")), ("nosniff", "no-store"));
        assert!(says("content-security-policy").starts_with("sandbox; default-src 'none'"));
        assert_eq!(says("cross-origin-resource-policy"), "same-origin");
        assert!(shown.text.contains("IHDR") && !shown.text.contains("GEPLANT"));
    }
    assert_eq!(browser.get("/case/1/document/1/picture?page=1").await.status, StatusCode::NOT_FOUND);
    let first = browser.get("/case/1/document/2/clean?lang=fr").await.text;
    assert!(
        first.contains("rel=\"next\"") && !first.contains("rel=\"prev\"") && first.contains("lang=\"fr\"")
    );
    let last = browser.get("/case/1/document/2/clean?page=7").await.text;
    assert!(last.contains("rel=\"prev\"") && !last.contains("rel=\"next\"") && last.contains("clean?page=1"));
    let clear = browser.get("/case/1/document/2/clean?page=2&view=clear").await.text;
    assert!(clear.contains("clean?page=1&amp;view=clear\" rel=\"prev\""), "whoever opened a letter reads on");
    let refused = browser.get("/case/1/document/3/clean").await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(refused.text.contains("role=\"alert\"") && !refused.text.contains("<img"));
    assert_eq!(browser.get("/case/1/document/3/picture?view=clear").await.status, StatusCode::NOT_FOUND);
    assert_eq!(browser.get("/case/1/document/4/clean").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_voice_is_heard_on_its_page_and_the_words_of_a_letter_are_read_there() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let amina = with_case(&mut desk).await;
    let voice = include_bytes!("../../../sound/tests/samples/told.opus");
    put(&desk, &amina, "stem.opus", voice).await;
    let mut letter = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, part) in [
        ("[Content_Types].xml", "<Types/>"),
        ("_rels/.rels", "<Relationships/>"),
        ("word/document.xml", "<w:p><w:r><w:t>&lt;b&gt;Zij betaalt&lt;/b&gt; 900 euro</w:t></w:r></w:p>"),
        ("docProps/core.xml", "<dc:creator>GEPLANT</dc:creator>"),
    ] {
        letter.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut letter, part.as_bytes()).unwrap();
    }
    put(&desk, &amina, "brief.docx", &letter.finish().unwrap().into_inner()).await;
    desk.clock.advance(30);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let page = browser.get("/case/1/document/1/clean").await;
    assert_eq!((page.status, page.text.matches("<audio").count()), (StatusCode::OK, 1));
    assert!(page.text.contains("src=\"/case/1/document/1/sound?page=1\"") && !page.text.contains("<img"));
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(policy.contains("media-src 'self'"), "{policy}");
    let sound = browser.get("/case/1/document/1/sound?page=1").await;
    assert_eq!(
        (sound.status, sound.headers.get("content-type").unwrap().to_str().unwrap()),
        (StatusCode::OK, "audio/ogg")
    );
    assert!(sound.text.contains("OpusHead") && !sound.text.contains("Anna"));
    assert_eq!(
        browser.get("/case/1/document/1/picture?page=1&view=clear").await.status,
        StatusCode::NOT_FOUND
    );
    let page = browser.get("/case/1/document/2/clean").await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(
        page.text.contains("Zij betaalt") && !page.text.contains("<b>Zij") && !page.text.contains("GEPLANT")
    );
    let policy = page.headers.get("content-security-policy").unwrap().to_str().unwrap();
    assert!(!policy.contains("media-src"), "a page of words plays nothing");
    assert_eq!(browser.get("/case/1/document/2/sound?page=1").await.status, StatusCode::NOT_FOUND);
    let log = desk.desk.audit_page(&amina, 1).await.unwrap();
    let heard = log.lines.iter().filter(|line| line.act == "document-copy-opened").count();
    assert_eq!(
        heard, 3,
        "whoever listened, and whoever asked for a picture or a sound that is none, is on record"
    );
}
