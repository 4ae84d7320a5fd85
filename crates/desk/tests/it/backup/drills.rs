//! Trying a backup is on record, and a restore that was broken off is no desk.
use super::*;

#[tokio::test]
async fn a_restore_that_was_broken_off_is_no_desk() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    let made = three_write_and_one_stops(&mut desk).await;
    let elsewhere = Elsewhere::like(&desk);
    elsewhere.restore(&desk, &pair(&made)).await.unwrap();
    let store = Store::open(&elsewhere.database, Schema::Desk, &OpenOptions::default()).await.unwrap();
    let mut tx = store.write("test").await.unwrap();
    store::desk::set_status(&mut tx, "restoring", 1).await.unwrap();
    tx.commit().await.unwrap();
    store.close().await;
    let config = elsewhere.config(&desk, elsewhere.database.clone(), ring(&desk)).unwrap();
    assert!(matches!(Desk::open(config).await, Err(DeskError::Setup(_))));
}

async fn a_drill_is_on_record(mut desk: TestDesk) {
    three_write_and_one_stops(&mut desk).await;
    desk.clock.advance(60);
    let (ring, plan) = (ring(&desk), plan(&desk));
    let ring_file = desk.folder.path().join("ring.key");
    let now = desk.desk.now();
    let source = Source { database: &desk.database, ring: &ring, ring_file: &ring_file, plan: &plan, now };
    let elsewhere = Elsewhere::like(&desk);
    let scratch = Scratch { folder: elsewhere.folder.path(), database: None };
    let list = desk.folder.path().join("erased");
    let before = fs::read(&list).unwrap();
    let config = |database, ring| elsewhere.config(&desk, database, ring);
    let drilled = drill(&source, (&[key()], b"secret"), Some(&list), &scratch, config).await.unwrap();
    assert!(drilled.noted);
    assert_eq!((drilled.counted.reports, drilled.moment), (2, now - 120));
    assert_eq!(fs::read(&list).unwrap(), before, "a drill changes no list");
    assert!(fs::read_dir(elsewhere.folder.path()).unwrap().next().is_none(), "and leaves nothing behind");
    let session = desk.session("amina").await;
    let log = desk.desk.audit_page(&session, 1).await.unwrap();
    assert!(log.lines.iter().any(|line| line.act == "drill-passed"));
    // What the doctor reads of a desk that it does not open.
    let store = Store::open(&desk.database, Schema::Desk, &OpenOptions::default()).await.unwrap();
    for (later, made_late, tried_late) in
        [(1, false, false), (2, true, false), (100, true, false), (101, true, true)]
    {
        let told = look_at_backups(&store, now + later * DAY).await.unwrap();
        assert_eq!((told.made, told.tried), (Some(now - 120), Some((now, now - 120))));
        assert_eq!((told.made_late, told.tried_late), (made_late, tried_late), "{later}");
    }
    store.close().await;
    assert_eq!(desk.desk.verify_audit(&session).await.unwrap().first_fault, None);
    let again = Scratch { folder: elsewhere.folder.path(), database: None };
    let wrong =
        drill(&source, (&[Identity::from_seed([9; 32])], b"secret"), Some(&list), &again, config).await;
    assert!(matches!(wrong, Err(BackupError::OtherKey(_))));
    let passed = desk.desk.audit_page(&session, 1).await.unwrap();
    assert_eq!(
        passed.lines.iter().filter(|line| line.act == "drill-passed").count(),
        1,
        "only what went well"
    );
}

#[tokio::test]
async fn a_drill_that_went_well_is_a_line_of_the_log_and_one_that_did_not_is_none() {
    a_drill_is_on_record(TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap()).await;
}

#[tokio::test]
async fn a_drill_that_went_well_is_a_line_of_the_log_and_one_that_did_not_is_none_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    a_drill_is_on_record(desk).await;
}

#[tokio::test]
async fn what_is_erased_cannot_be_read_from_any_backup_once_its_keys_are_over() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    let made = three_write_and_one_stops(&mut desk).await;
    let plan = plan(&desk);
    // The desk itself deletes them, also when nobody makes new ones.
    let elsewhere = Elsewhere::like(&desk);
    let config = DeskConfig {
        backup: Some(plan.clone()),
        ..elsewhere.config(&desk, desk.database.clone(), ring(&desk)).unwrap()
    };
    let running = Desk::open(config).await.unwrap();
    desk.desk = running.clone();
    let session = desk.session("amina").await;
    let health = running.health(&session).await.unwrap().backup.unwrap();
    assert!(!health.made_late && health.tried_late, "{health:?}");
    // Whoever leads reads when that is: a report is kept for 183 days after it was closed, its keys in a backup for 30 more.
    desk.clock.advance(60);
    let rules = Browser::signed_in(&desk, "amina").await.get("/ending?show=rules").await.text;
    let rules = rules.replace(['\u{2068}', '\u{2069}'], "");
    assert!(rules.contains("Ook weg uit reservekopieën na") && rules.contains("213 dagen"), "{rules}");
    let days_later = |days: u32| desk.clock.advance(i64::from(days) * DAY);
    days_later(plan.keys_keep_days - 1);
    running.carry_out_what_is_due().await.unwrap();
    assert!(made.keys.exists() && made.content.exists());
    days_later(1);
    running.carry_out_what_is_due().await.unwrap();
    assert!(!made.keys.exists() && made.content.exists(), "without its keys the rest is noise");
    days_later(plan.keep_days - plan.keys_keep_days);
    running.carry_out_what_is_due().await.unwrap();
    assert!(!made.content.exists());
    let refused = plan.newest(&desk.org);
    assert!(matches!(refused, Err(BackupError::NoBackup(_))));
}

#[tokio::test]
async fn a_member_without_any_report_and_a_desk_that_is_used_meanwhile_are_backed_up_too() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Police, false).await.unwrap();
    desk.add("dina", Role::Judicial).await;
    let made = backed_up(&desk).await.unwrap();
    let first = Writer::new(1, &desk).report("written meanwhile", &desk);
    desk.receive(vec![first]).await;
    let elsewhere = Elsewhere::like(&desk);
    let restored = elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await.unwrap();
    assert_eq!((restored.counted.members, restored.counted.reports), (4, 0));
    desk.clock.advance(1);
    let again = backed_up(&desk).await.unwrap();
    assert_ne!(again.content, made.content);
}

#[tokio::test]
async fn when_sheets_of_paper_were_last_tried_is_read_from_the_log_and_a_new_set_counts_as_untried() {
    for on_postgres in [false, true] {
        let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, on_postgres).await else { continue };
        let session = desk.session("amina").await;
        let health = async || desk.desk.health(&session).await.unwrap().recovery;
        assert_eq!(health().await, None);
        let ring = ring(&desk);
        let noted = async |act, set| note(&desk.database, &ring, desk.desk.now(), (act, SetMark(set))).await;
        assert!(noted(RecoveryAct::Made, 7).await);
        let made = desk.desk.now();
        let found = health().await.unwrap();
        assert_eq!((found.made, found.tried, found.tried_late), ((made, 7), None, true));
        desk.clock.advance(60);
        assert!(noted(RecoveryAct::Tried, 7).await);
        let found = health().await.unwrap();
        assert_eq!((found.tried, found.tried_late), (Some(made + 60), false));
        assert!(noted(RecoveryAct::Made, 8).await);
        assert_eq!(health().await.unwrap().tried, None, "the new sheets were never tried");
        assert!(noted(RecoveryAct::Tried, 8).await);
        desk.clock.advance(367 * DAY);
        assert!(health_after_a_year(&desk).await, "once a year");
        assert_eq!(desk.desk.check_audit().await.unwrap().first_fault, None);
        let nowhere = format!("sqlite:{}", desk.folder.path().join("nowhere.db").display());
        assert!(!note(&nowhere, &ring, 1, (RecoveryAct::Tried, SetMark(8))).await);
        assert!(!desk.folder.path().join("nowhere.db").exists(), "and no database is made of it");
    }
}

async fn health_after_a_year(desk: &TestDesk) -> bool {
    let session = desk.session("bo").await;
    desk.desk.health(&session).await.unwrap().recovery.unwrap().tried_late
}
