//! Documents come back whole, go with their case, and are found when they are damaged.
use super::*;

/// Two mebibytes of a text in which no line is like another.
fn statement() -> Vec<u8> {
    (0..70_000).flat_map(|line| format!("line {line} of what she said\n").into_bytes()).collect()
}

/// A report in a case with a document.
async fn with_a_document(desk: &mut TestDesk) -> Session {
    let report = Writer::new(1, desk).report("He keeps her passport.", desk);
    desk.receive(vec![report]).await;
    let amina = desk.session("amina").await;
    desk.desk.open_case(&amina, 1, "The flat", "a").await.unwrap();
    let form = DocumentForm {
        title: "Statement".into(),
        how: Some(Received::Hand),
        from: "haar zus".into(),
        on: Some(desk.today()),
        more: String::new(),
        once_token: "one".into(),
    };
    let mut taking = desk.desk.take_document(&amina, 1, (form, "said.txt")).await.unwrap().unwrap().unwrap();
    taking.take(&statement()).await.unwrap().unwrap();
    assert!(matches!(taking.keep(&amina).await.unwrap(), Some(DocumentOutcome::Kept(1))));
    amina
}

async fn a_document_comes_back_and_goes_with_its_case(mut desk: TestDesk) {
    with_a_document(&mut desk).await;
    let made = backed_up(&desk).await.unwrap();
    let elsewhere = Elsewhere::like(&desk);
    let restored = elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await.unwrap();
    assert_eq!((restored.counted.cases, restored.counted.documents), (1, 1));
    let back = elsewhere.open(&desk).await;
    desk.clock.advance(60);
    let session = sign_in(&back, "amina").await;
    let mut giving = back.give_document(&session, (1, 1)).await.unwrap().unwrap();
    let mut bytes = Vec::new();
    while let Some(chunk) = giving.next().await.unwrap() {
        bytes.extend_from_slice(&chunk);
    }
    assert!(bytes == statement(), "every byte of it");
    back.shut().await;
    // The case was erased since: its document does not come back, and what is left of it opens with nothing and is swept.
    let later = Elsewhere::like(&desk);
    fs::write(later.path("erased"), format!("case 1 {}\n", desk.desk.now())).unwrap();
    let list = later.path("erased");
    let restored = later.restore_with(&desk, &pair(&made), (&[key()], b"secret"), Some(&list)).await.unwrap();
    assert_eq!((restored.erased_again, restored.counted.cases, restored.counted.documents), (1, 0, 0));
    let back = later.open(&desk).await;
    let session = sign_in(&back, "bo").await;
    assert!(back.give_document(&session, (1, 1)).await.unwrap().is_none());
    back.sweep_documents().await.unwrap();
    back.shut().await;
    let store = Store::open_as_it_is(&later.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("parts").await.unwrap();
    assert!(store::desk::part(&mut tx, 1, 0).await.unwrap().is_none());
    drop(tx);
    store.close().await;
}

#[tokio::test]
async fn a_document_comes_back_whole_and_not_at_all_once_its_case_was_erased() {
    let desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    a_document_comes_back_and_goes_with_its_case(desk).await;
}

#[tokio::test]
async fn a_document_comes_back_whole_and_not_at_all_once_its_case_was_erased_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    a_document_comes_back_and_goes_with_its_case(desk).await;
}

#[tokio::test]
async fn a_document_that_is_damaged_is_found_by_a_restore_and_not_by_whoever_needs_it_in_court() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    with_a_document(&mut desk).await;
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.write("damage").await.unwrap();
    tx.run("UPDATE document_parts SET sealed = zeroblob(length(sealed)) WHERE place = 2", &[]).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let made = backed_up(&desk).await.unwrap();
    let elsewhere = Elsewhere::like(&desk);
    let refused = elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await;
    assert!(matches!(refused, Err(BackupError::Desk(DeskError::Damaged("document_parts")))), "{refused:?}");
    elsewhere.is_empty().await;
}
