//! Documents of a case, on both engines: in as they come and out as they were, whoever had one on record, nothing of one that did not come
//! whole, and nothing left of those of a case that is erased.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{
    TestDesk, Writer,
    browser::{Browser, Page},
};
use axum::body::Body;
use desk::{
    Role, Session,
    case::{CaseOutcome, Filter, ItemWhat},
    document::{CustodyForm, CustodyOutcome, DocumentForm, DocumentOutcome},
    ending::{EndForm, EndOutcome, EndWish, Of},
};
use domain::{CustodyAct, DocumentFault, DocumentKind, EntryFault, Received};
use envelope::directory::OrgKind;
use http::{Request, StatusCode, header};
use sha2::{Digest, Sha256};

const HEAD: &[u8] = b"%PDF-1.7\nzij heeft haar paspoort terug\n";

async fn with_case(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("He keeps her passport.", desk);
    desk.receive(vec![report]).await;
    let amina = desk.session("amina").await;
    let opened = desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
    assert_eq!(opened, Some(CaseOutcome::Opened(1)));
    amina
}

fn form(desk: &TestDesk, once: &str) -> DocumentForm {
    DocumentForm {
        title: "Contract".into(),
        how: Some(Received::Hand),
        from: "haar zus".into(),
        on: Some(desk.today()),
        more: String::new(),
        once_token: once.into(),
    }
}

/// A file of so many bytes, none of them like its neighbours.
fn file(length: usize) -> Vec<u8> {
    let rest = (0..length.saturating_sub(HEAD.len())).map(|n| (n * 31 % 251) as u8);
    HEAD.iter().copied().chain(rest).collect()
}

async fn put(
    desk: &TestDesk,
    who: &Session,
    (form, name): (DocumentForm, &str),
    bytes: &[u8],
) -> Option<DocumentOutcome> {
    let mut taking = match desk.desk.take_document(who, 1, (form, name)).await.unwrap()? {
        Ok(taking) => taking,
        Err(outcome) => return Some(outcome),
    };
    // Pieces of an odd length, as a network brings them.
    for piece in bytes.chunks(50_021) {
        if let Err(fault) = taking.take(piece).await.unwrap() {
            taking.let_go().await;
            return Some(DocumentOutcome::Fault(fault));
        }
    }
    taking.keep(who).await.unwrap()
}

async fn read(desk: &TestDesk, who: &Session, id: i64) -> Vec<u8> {
    let mut giving = desk.desk.give_document(who, (1, id)).await.unwrap().unwrap();
    let mut all = Vec::new();
    while let Some(chunk) = giving.next().await.unwrap() {
        all.extend_from_slice(&chunk);
    }
    all
}

async fn acts(desk: &TestDesk, who: &Session, id: i64) -> Vec<CustodyAct> {
    let view = desk.desk.document(who, (1, id), 1).await.unwrap().unwrap();
    view.custody.iter().map(|line| line.act).collect()
}

on_both! {
    a_document_comes_out_byte_for_byte_as_it_came_and_everybody_who_had_it_stands_beside_it,
    a_document_comes_out_byte_for_byte_as_it_came_and_everybody_who_had_it_stands_beside_it_over_postgresql,
    OrgKind::Centre,
    desk,
    {
        let amina = with_case(&mut desk).await;
        let bo = desk.session("bo").await;
        // Shorter than a chunk, exactly one, exactly a part, and more.
        for (id, length) in (1..).zip([60, 65_536, 8 * 65_536, 1_200_000]) {
            let bytes = file(length);
            let kept = put(&desk, &amina, (form(&desk, &id.to_string()), "contract.pdf"), &bytes).await;
            assert_eq!(kept, Some(DocumentOutcome::Kept(id)));
            assert_eq!(read(&desk, &bo, id).await, bytes, "{length}");
            let view = desk.desk.document(&amina, (1, id), 1).await.unwrap().unwrap();
            assert_eq!(view.document.sha256, data_encoding::HEXLOWER.encode(&Sha256::digest(&bytes)));
            assert_eq!((view.document.size, view.document.kind), (length as u64, DocumentKind::Pdf));
        }
        let again = put(&desk, &amina, (form(&desk, "1"), "contract.pdf"), &file(60)).await;
        assert_eq!(again, Some(DocumentOutcome::Kept(1)), "sent twice is one document");
        let seen = desk.desk.document(&amina, (1, 1), 1).await.unwrap().unwrap().seen;
        let given = CustodyForm { act: Some(CustodyAct::Given), to: "de griffie", why: "neerlegging", seen };
        let at = (1, 1);
        let nobody = desk.desk.write_custody(&amina, at, &CustodyForm { to: " ", ..given }).await.unwrap();
        assert_eq!(nobody, Some(CustodyOutcome::Fault("to", EntryFault::Empty)));
        let opened = CustodyForm { act: Some(CustodyAct::Opened), ..given };
        let invented = desk.desk.write_custody(&amina, at, &opened).await.unwrap();
        assert_eq!(invented, Some(CustodyOutcome::Fault("act", EntryFault::Choice)), "that writes itself");
        let (one, other) = tokio::join!(
            desk.desk.write_custody(&amina, at, &given),
            desk.desk.write_custody(&bo, at, &given),
        );
        let both = [one.unwrap().unwrap(), other.unwrap().unwrap()];
        assert!(both.contains(&CustodyOutcome::Kept) && both.contains(&CustodyOutcome::Changed), "{both:?}");
        assert_eq!(desk.desk.check_document(&bo, at).await.unwrap(), Some(true));
        let wanted = [CustodyAct::Received, CustodyAct::Opened, CustodyAct::Given, CustodyAct::Same];
        assert_eq!(acts(&desk, &amina, 1).await, wanted);
        let list = desk.desk.documents(&amina, 1, 1).await.unwrap().unwrap();
        assert_eq!((list.count, list.documents[0].id), (4, 4), "newest first");
        let case = desk.desk.case(&amina, 1, Filter::Documents, 1).await.unwrap().unwrap();
        assert!(case.items.iter().all(|item| matches!(item.what, ItemWhat::Document { .. })));
        assert_eq!((case.items.len(), case.documents.0), (4, 4));
        for word in [b"paspoort".as_slice(), b"haar zus", b"Contract", b"contract.pdf"] {
            assert!(memchr::memmem::find(&desk.bytes_on_disk(), word).is_none(), "all of it is sealed");
        }
    }
}

on_both! {
    what_is_no_document_is_refused_and_nothing_of_it_stays,
    what_is_no_document_is_refused_and_nothing_of_it_stays_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = with_case(&mut desk).await;
        let fault = |fault| Some(DocumentOutcome::Fault(fault));
        let one = |name| (form(&desk, name), name);
        assert_eq!(put(&desk, &amina, one("a.pdf"), b"").await, fault(DocumentFault::EmptyFile));
        assert_eq!(put(&desk, &amina, one("a.pdf"), b"MZ\x90\0\x03\0\0\0").await, fault(DocumentFault::Kind));
        assert_eq!(put(&desk, &amina, one("a.jpg"), &file(70_000)).await, fault(DocumentFault::Name));
        assert_eq!(put(&desk, &amina, one("a.html"), b"<html>").await, fault(DocumentFault::Kind));
        let from_nobody = DocumentForm { from: " ".into(), ..form(&desk, "x") };
        let wrong = put(&desk, &amina, (from_nobody, "a.pdf"), HEAD).await;
        assert_eq!(wrong, Some(DocumentOutcome::Wrong("from", EntryFault::Empty)));
        assert_eq!(desk.desk.documents(&amina, 1, 1).await.unwrap().unwrap().count, 0);
        let version = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap().version;
        // Closed while it was coming in.
        let begun = desk.desk.take_document(&amina, 1, (form(&desk, "y"), "a.pdf")).await.unwrap().unwrap();
        let Ok(mut begun) = begun else { panic!("it is open") };
        begun.take(HEAD).await.unwrap().unwrap();
        let closed = desk.desk.close_case(&amina, 1, version, "done").await.unwrap();
        assert_eq!(closed, Some(CaseOutcome::Done));
        assert_eq!(begun.keep(&amina).await.unwrap(), Some(DocumentOutcome::NotPossible));
        assert_eq!(put(&desk, &amina, one("b.pdf"), HEAD).await, Some(DocumentOutcome::NotPossible));
    }
}

on_both! {
    what_did_not_come_whole_is_swept_and_whoever_finishes_too_late_is_told,
    what_did_not_come_whole_is_swept_and_whoever_finishes_too_late_is_told_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = with_case(&mut desk).await;
        let begun = desk.desk.take_document(&amina, 1, (form(&desk, "x"), "a.pdf")).await.unwrap().unwrap();
        let Ok(mut begun) = begun else { panic!("it is taken") };
        begun.take(&file(600_000)).await.unwrap().unwrap();
        desk.clock.advance(3 * 3_600);
        desk.desk.carry_out_what_is_due().await.unwrap();
        assert_eq!(begun.keep(&amina).await.unwrap(), Some(DocumentOutcome::Fault(DocumentFault::CutOff)));
        let kept = put(&desk, &amina, (form(&desk, "x"), "a.pdf"), &file(600_000)).await;
        assert_eq!(kept, Some(DocumentOutcome::Kept(2)), "and tries again");
        assert_eq!(read(&desk, &amina, 2).await, file(600_000));
    }
}

on_both! {
    with_a_case_its_documents_are_gone_and_who_had_them,
    with_a_case_its_documents_are_gone_and_who_had_them_over_postgresql,
    OrgKind::Association,
    desk,
    {
        let amina = with_case(&mut desk).await;
        let bo = desk.session("bo").await;
        put(&desk, &amina, (form(&desk, "a"), "a.pdf"), &file(700_000)).await;
        let mut giving = desk.desk.give_document(&bo, (1, 1)).await.unwrap().unwrap();
        giving.next().await.unwrap().unwrap();
        let version = desk.desk.case(&amina, 1, Filter::All, 1).await.unwrap().unwrap().version;
        desk.desk.close_case(&amina, 1, version, "done").await.unwrap();
        let wish = async |who: &Session, wish| {
            let seen = desk.desk.end_of(who, Of::Case, 1).await.unwrap().unwrap().seen;
            let form = EndForm { wish, reason: "x", seen };
            desk.desk.decide_end(who, (Of::Case, 1), &form).await.unwrap().unwrap()
        };
        assert_eq!(wish(&amina, EndWish::Ask).await, EndOutcome::Done);
        assert_eq!(wish(&bo, EndWish::Agree).await, EndOutcome::Erased);
        while let Ok(Some(_)) = giving.next().await {}
        assert!(giving.next().await.is_err(), "what was being read ends there");
        assert_eq!(desk.desk.document(&amina, (1, 1), 1).await.unwrap(), None);
        assert!(desk.desk.give_document(&amina, (1, 1)).await.unwrap().is_none());
    }
}

#[tokio::test]
async fn bytes_that_were_changed_are_noticed_by_whoever_opens_or_checks() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let amina = with_case(&mut desk).await;
    put(&desk, &amina, (form(&desk, "a"), "a.pdf"), &file(600_000)).await;
    desk.tamper(&["UPDATE document_parts SET sealed = zeroblob(length(sealed)) WHERE place = 1"]).await;
    assert_eq!(desk.desk.check_document(&amina, (1, 1)).await.unwrap(), Some(false));
    assert_eq!(acts(&desk, &amina, 1).await, [CustodyAct::Received, CustodyAct::Differs]);
    let mut giving = desk.desk.give_document(&amina, (1, 1)).await.unwrap().unwrap();
    let mut given = 0;
    let ended = loop {
        match giving.next().await {
            Ok(Some(chunk)) => given += chunk.len(),
            other => break other.is_err(),
        }
    };
    assert!(ended && given <= 8 * 65_536, "nothing that was changed is handed out");
}

#[tokio::test]
async fn a_file_that_is_too_large_is_refused_when_the_first_byte_too_many_comes() {
    let mut desk = TestDesk::new(OrgKind::Police).await;
    let amina = with_case(&mut desk).await;
    let begun = desk.desk.take_document(&amina, 1, (form(&desk, "x"), "a.pdf")).await.unwrap().unwrap();
    let Ok(mut begun) = begun else { panic!("it is taken") };
    let piece = file(1024 * 1024);
    for _ in 0..100 {
        begun.take(&piece).await.unwrap().unwrap();
    }
    assert_eq!(begun.take(b"x").await.unwrap(), Err(DocumentFault::TooLarge));
    begun.let_go().await;
    assert_eq!(desk.desk.documents(&amina, 1, 1).await.unwrap().unwrap().count, 0);
}

/// A form with a file, as a browser without scripts sends it.
async fn send(browser: &mut Browser, fields: &[(&str, &str)], file: Option<(&str, &[u8])>) -> Page {
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((name, bytes)) = file {
        let part = format!(
            "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(b"--edge--\r\n");
    let request = Request::post("/case/1/documents/new")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header(header::CONTENT_LENGTH, body.len())
        .header("sec-fetch-site", "same-origin");
    browser.ask(request, Body::from(body)).await
}

#[tokio::test]
async fn whatever_goes_wrong_with_a_file_what_was_typed_beside_it_stands_there_again() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    with_case(&mut desk).await;
    desk.clock.advance(30);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let token = browser.hidden("/case/1/documents/new", "token").await;
    let today = "2026-11-24";
    let good = [
        ("token", token.as_str()),
        ("once", "o"),
        ("title", "Loonbrief"),
        ("how", "hand"),
        ("from", "haar zus"),
        ("on", today),
    ];
    let without = |name: &str| good.into_iter().filter(|(one, _)| *one != name).collect::<Vec<_>>();
    let pdf = Some(("loon.pdf", HEAD));
    let stands = |page: &Page| page.text.contains("value=\"Loonbrief\"") && page.text.contains("haar zus");
    let page = send(&mut browser, &good, None).await;
    assert!(page.status == StatusCode::UNPROCESSABLE_ENTITY && page.text.contains("file-error"));
    assert!(stands(&page));
    let page = send(&mut browser, &good, Some(("", b""))).await;
    assert!(page.text.contains("file-error"), "none was chosen");
    let page = send(&mut browser, &good, Some(("loon.pdf", b""))).await;
    assert!(stands(&page) && page.status == StatusCode::UNPROCESSABLE_ENTITY);
    let page = send(&mut browser, &good, Some(("loon.jpg", HEAD))).await;
    assert!(stands(&page) && page.status == StatusCode::UNPROCESSABLE_ENTITY);
    let page = send(&mut browser, &without("how"), pdf).await;
    assert!(stands(&page) && page.text.contains("how-error"));
    let page = send(&mut browser, &without("token"), pdf).await;
    assert!(stands(&page) && page.status == StatusCode::CONFLICT, "a form of another session does nothing");
    let large = vec![b'x'; 101 * 1024 * 1024];
    let page = send(&mut browser, &good, Some(("loon.pdf", &large))).await;
    assert!(stands(&page) && page.status == StatusCode::PAYLOAD_TOO_LARGE, "{}", page.status);
    let other = [good.to_vec(), vec![("lang", "fr")]].concat();
    let page = browser.post("/case/1/documents/new", &other).await;
    assert!(stands(&page) && page.text.contains("lang=\"fr\""), "another language, the same words");
    let request = Request::post("/case/1/documents/new")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=edge")
        .header("sec-fetch-site", "same-origin");
    let cut = "--edge\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nx";
    assert_eq!(browser.ask(request, Body::from(cut)).await.status, StatusCode::BAD_REQUEST);
    let amina = desk.session_later("amina").await;
    assert_eq!(desk.desk.documents(&amina, 1, 1).await.unwrap().unwrap().count, 0, "nothing was kept");
    let page = send(&mut browser, &good, pdf).await;
    assert_eq!(page.status, StatusCode::SEE_OTHER);
    let address = page.location.split('?').next().unwrap().to_owned();
    let page = browser.get(&page.location).await;
    let hash = data_encoding::HEXLOWER.encode(&Sha256::digest(HEAD));
    assert!(page.text.contains(&hash[..8]) && page.text.contains("Loonbrief"), "{}", page.text);
    let file = browser.post(&address, &[("token", &token), ("do", "open")]).await;
    assert_eq!(file.text.as_bytes(), HEAD);
    let says = |name| file.headers.get(name).unwrap().to_str().unwrap();
    assert!(says("content-disposition").starts_with("attachment; filename=\"loon.pdf\""));
    assert_eq!(says("content-type"), "application/octet-stream");
    assert_eq!(says("x-content-type-options"), "nosniff");
    assert!(says("content-security-policy").starts_with("sandbox;"));
    let shown = browser.get(&format!("{address}?lang=ar")).await.text;
    assert!(shown.contains("dir=\"rtl\""));
}

#[tokio::test]
async fn a_session_that_was_locked_meanwhile_keeps_what_was_typed_and_takes_no_file() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    with_case(&mut desk).await;
    desk.clock.advance(30);
    let mut browser = Browser::signed_in(&desk, "amina").await;
    let token = browser.hidden("/case/1/documents/new", "token").await;
    desk.clock.advance(3_600);
    let fields = [("token", token.as_str()), ("title", "Loonbrief"), ("how", "hand"), ("from", "haar zus")];
    let page = send(&mut browser, &fields, Some(("loon.pdf", HEAD))).await;
    assert_eq!((page.status, page.location.as_str()), (StatusCode::SEE_OTHER, "/lock?kept=1"));
    let mut again = Browser::at(&desk);
    let code = desk::member::totp_code(&crate::common::SECRET, desk.desk.now()).unwrap();
    let form = [("user", "amina"), ("password", "a long password"), ("code", code.as_str())];
    assert_eq!(again.post("/sign-in", &form).await.location, "/held");
    let held = again.get("/held").await;
    assert!(held.text.contains("value=\"Loonbrief\"") && held.text.contains("haar zus"), "{}", held.text);
    let amina = desk.session_later("amina").await;
    assert_eq!(desk.desk.documents(&amina, 1, 1).await.unwrap().unwrap().count, 0);
}

#[tokio::test]
async fn a_helper_who_does_not_see_a_case_sees_no_document_of_it() {
    let mut desk = TestDesk::new(OrgKind::Centre).await;
    let amina = with_case(&mut desk).await;
    put(&desk, &amina, (form(&desk, "a"), "a.pdf"), HEAD).await;
    desk.add("dora", Role::Helper).await;
    let dora = desk.session("dora").await;
    assert_eq!(desk.desk.documents(&dora, 1, 1).await.unwrap(), None);
    assert_eq!(desk.desk.document(&dora, (1, 1), 1).await.unwrap(), None);
    assert!(desk.desk.give_document(&dora, (1, 1)).await.unwrap().is_none());
    assert_eq!(desk.desk.check_document(&dora, (1, 1)).await.unwrap(), None);
    assert!(put(&desk, &dora, (form(&desk, "b"), "b.pdf"), HEAD).await.is_none());
}
