//! Another desk sees the end of this one's log, on both engines: a log that was put back is whole in itself, and found all the same.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::TestDesk;
use desk::witness::{WitnessError, read_shown, read_witnessed};
use envelope::directory::OrgKind;
use store::{
    OpenOptions, Store,
    desk::{audit_head, set_audit_head},
};

const DAY: i64 = 86_400;

fn identity(desk: &TestDesk) -> [u8; 32] {
    desk.desk.bundle().identity
}

on_both! {
    a_log_that_was_put_back_does_not_have_the_line_that_a_witness_saw,
    a_log_that_was_put_back_does_not_have_the_line_that_a_witness_saw_over_postgresql,
    OrgKind::Association, desk,
{
    let witness = TestDesk::new(OrgKind::Centre).await;
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let mut tx = store.read("head of before").await.unwrap();
    let of_before = audit_head(&mut tx).await.unwrap().unwrap();
    drop(tx);
    desk.session("amina").await;
    let shown = desk.desk.show_head().await.unwrap();
    let seen = witness.desk.witness(&shown, &identity(&desk), None).await.unwrap();
    let seen = read_witnessed(&seen, &identity(&witness), &identity(&desk)).unwrap();
    assert!(seen.shown.line > of_before.line);
    assert_eq!(desk.desk.still_has(&seen).await.unwrap(), Some(true));
    // Lines and head are put back to what they were before, as the desk itself had signed them: the log is whole in itself.
    let mut tx = store.write("put back").await.unwrap();
    tx.run("DELETE FROM audit WHERE line > $1", &[of_before.line.into()]).await.unwrap();
    set_audit_head(&mut tx, &of_before).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    assert_eq!(desk.desk.check_audit().await.unwrap().first_fault, None);
    assert_eq!(desk.desk.still_has(&seen).await.unwrap(), Some(false));
    // It goes on, and other lines come to stand there.
    for _ in 0..5 {
        desk.desk.show_head().await.unwrap();
    }
    assert_eq!(desk.desk.still_has(&seen).await.unwrap(), Some(false));
}
}

#[tokio::test]
async fn a_witness_sounds_the_alarm_when_a_log_went_back_since_it_was_last_seen() {
    let (desk, witness) = (TestDesk::new(OrgKind::Association).await, TestDesk::new(OrgKind::Centre).await);
    let earlier = desk.desk.show_head().await.unwrap();
    let later = desk.desk.show_head().await.unwrap();
    let before = witness.desk.witness(&later, &identity(&desk), None).await.unwrap();
    let alarm = witness.desk.witness(&earlier, &identity(&desk), Some(&before)).await;
    assert!(matches!(alarm, Err(WitnessError::WentBack(..))), "{alarm:?}");
    assert!(alarm.unwrap_err().to_string().starts_with("ALARM"));
}

#[tokio::test]
async fn what_somebody_else_signed_or_altered_is_not_believed() {
    let (desk, witness) = (TestDesk::new(OrgKind::Association).await, TestDesk::new(OrgKind::Centre).await);
    let shown = desk.desk.show_head().await.unwrap();
    let other = read_shown(&shown, &identity(&witness));
    assert!(matches!(other, Err(WitnessError::NotTheirs)), "{other:?}");
    assert!(read_shown(&shown, &identity(&desk)).is_ok());
    for wrong in ["", "{}", "[]", r#"{"statement":"AAAA","signature":"00"}"#] {
        assert!(
            matches!(read_shown(wrong, &identity(&desk)), Err(WitnessError::NotAStatement(_))),
            "{wrong}"
        );
    }
    let signature = shown.rfind("\"signature\":\"").unwrap() + 13;
    let flipped = if &shown[signature..=signature] == "0" { "1" } else { "0" };
    let altered = [&shown[..signature], flipped, &shown[signature + 1..]].concat();
    assert!(matches!(read_shown(&altered, &identity(&desk)), Err(WitnessError::NotTheirs)));
    assert!(matches!(desk.desk.witness(&shown, &identity(&desk), None).await, Err(WitnessError::Own)));
    witness.clock.advance(8 * DAY);
    assert!(matches!(witness.desk.witness(&shown, &identity(&desk), None).await, Err(WitnessError::Stale)));
}

#[tokio::test]
async fn what_a_witness_saw_before_the_oldest_lines_ended_is_no_alarm() {
    let (desk, witness) = (TestDesk::new(OrgKind::Association).await, TestDesk::new(OrgKind::Centre).await);
    let shown = desk.desk.show_head().await.unwrap();
    let seen = witness.desk.witness(&shown, &identity(&desk), None).await.unwrap();
    let seen = read_witnessed(&seen, &identity(&witness), &identity(&desk)).unwrap();
    desk.clock.advance(2_300 * DAY);
    desk.desk.carry_out_what_is_due().await.unwrap();
    assert_eq!(desk.desk.still_has(&seen).await.unwrap(), None);
}
