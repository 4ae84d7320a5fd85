//! A "no" after a backup: what it erased does not come back, neither with the list of what was erased nor with later keys alone.
use super::*;
use domain::AgeBand;

async fn what_a_no_erased_stays_erased(mut desk: TestDesk) {
    let bo = crate::receptions::with_a_record(&mut desk, AgeBand::Adult).await;
    crate::receptions::with_everything(&desk, &bo, "kwartelkoning").await;
    let old = backed_up(&desk).await.unwrap();
    desk.clock.advance(2 * DAY);
    desk.desk.carry_out_what_ends().await.unwrap();
    let elsewhere = Elsewhere::like(&desk);
    let restored = elsewhere.restore(&desk, &pair(&old)).await.unwrap();
    assert_eq!((restored.erased_again, restored.counted.cases), (1, 1));
    let back = elsewhere.open(&desk).await;
    let session = sign_in(&back, "amina").await;
    assert!(back.victim(&session, (1, 1)).await.unwrap().is_none());
    assert_eq!(back.verify_audit(&session).await.unwrap().first_fault, None);
    back.shut().await;
    // The list is lost, and the later keys alone no longer have the record.
    desk.clock.advance(DAY);
    let new = backed_up(&desk).await.unwrap();
    let mixed = Pair { content: old.content, keys: new.keys };
    let other = Elsewhere::like(&desk);
    other.restore_with(&desk, &mixed, (&[key()], b"secret"), None).await.unwrap();
    let back = other.open(&desk).await;
    let session = sign_in(&back, "amina").await;
    assert!(back.case(&session, 1, desk::case::Filter::All, 1).await.unwrap().is_some());
    assert!(back.victim(&session, (1, 1)).await.unwrap().is_none());
    back.shut().await;
}

#[tokio::test]
async fn what_a_no_erased_does_not_come_back_with_a_backup() {
    let desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    what_a_no_erased_stays_erased(desk).await;
}

#[tokio::test]
async fn what_a_no_erased_does_not_come_back_with_a_backup_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    what_a_no_erased_stays_erased(desk).await;
}
