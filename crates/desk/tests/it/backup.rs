//! A backup is put back on both engines: what was there is there, what was erased since stays erased, nobody is signed in, and whatever
//! is wrong with a file, a key or the place is said and leaves nothing half done.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

mod consents;
mod documents;
mod drills;
mod older;
mod refusals;
mod wrong;

use crate::common::{SECRET, TestDesk, Writer, browser::Browser, new_database};
use desk::{
    Content, Desk, DeskConfig, DeskError, Role, Session,
    backup::{BackupError, Made, Pair, Place, Plan, Restored, Scratch, Source, drill, make, restore},
    document::{DocumentForm, DocumentOutcome},
    health::look_at_backups,
    keys::KeyRing,
    member::totp_code,
    recovery::{RecoveryAct, note},
    retention::Retention,
    session::SignInSettings,
    signal::What,
};
use domain::Received;
use envelope::{age::Identity, directory::OrgKind, message::Body, recovery::SetMark};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};
use store::{OpenOptions, Schema, Store, StoreError};
use tempfile::TempDir;

const DAY: i64 = 86_400;

fn key() -> Identity {
    Identity::from_seed([5; 32])
}

fn plan(desk: &TestDesk) -> Plan {
    Plan {
        to: vec![key().recipient(), Identity::from_seed([6; 32]).recipient()],
        folder: desk.folder.path().join("long"),
        keys_folder: desk.folder.path().join("short"),
        keep_days: 90,
        keys_keep_days: 30,
    }
}

fn ring(desk: &TestDesk) -> KeyRing {
    KeyRing::load(&desk.folder.path().join("ring.key"), b"secret").unwrap()
}

async fn backed_up(desk: &TestDesk) -> Result<Made, BackupError> {
    let (ring, plan) = (ring(desk), plan(desk));
    let ring_file = desk.folder.path().join("ring.key");
    make(&Source {
        database: &desk.database,
        ring: &ring,
        ring_file: &ring_file,
        plan: &plan,
        now: desk.desk.now(),
    })
    .await
}

/// An empty place on a machine of its own.
struct Elsewhere {
    folder: TempDir,
    database: String,
}

impl Elsewhere {
    fn like(desk: &TestDesk) -> Self {
        let folder = TempDir::new().unwrap();
        let database = match desk.database.strip_prefix("postgres:") {
            Some(_) => new_database(&std::env::var("ZICHTBAAR_TEST_POSTGRES").unwrap(), &folder),
            None => format!("sqlite:{}", folder.path().join("desk.db").display()),
        };
        Self { folder, database }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn config(&self, desk: &TestDesk, database: String, ring: KeyRing) -> Result<DeskConfig, DeskError> {
        Ok(DeskConfig {
            database,
            ring,
            relay: "http://127.0.0.1:9".into(),
            pull_seconds: 2,
            clock: Arc::new(desk.clock.clone()),
            retention: Retention::standard(desk.desk.kind()).unwrap(),
            clocks: desk::clock_rules::ClockRules::standard().unwrap(),
            consents: desk::consent_rules::ConsentRules::standard().unwrap(),
            reception: desk::reception::data::ReceptionRules::standard().unwrap(),
            erased_list: Some(self.path("erased")),
            sign_in: SignInSettings::default(),
            escalation: domain::Escalation::default(),
            mail: None,
            backup: None,
            cleaner: None,
        })
    }

    /// With the list of the desk that is gone, as it was kept elsewhere.
    async fn restore(&self, desk: &TestDesk, pair: &Pair) -> Result<Restored, BackupError> {
        let list = desk.folder.path().join("erased");
        if list.exists() {
            fs::copy(list, self.path("erased")).unwrap();
        }
        self.restore_with(desk, pair, (&[key()], b"secret"), Some(&self.path("erased"))).await
    }

    async fn restore_with(
        &self,
        desk: &TestDesk,
        pair: &Pair,
        (keys, secret): (&[Identity], &[u8]),
        erased_list: Option<&Path>,
    ) -> Result<Restored, BackupError> {
        let place = Place {
            database: &self.database,
            ring: &self.path("ring.key"),
            erased_list,
            org: "ours",
            work: self.folder.path(),
        };
        restore(pair, keys, secret, &place, |database, ring| self.config(desk, database, ring)).await
    }

    async fn open(&self, desk: &TestDesk) -> Desk {
        let ring = KeyRing::load(&self.path("ring.key"), b"secret").unwrap();
        Desk::open(self.config(desk, self.database.clone(), ring).unwrap()).await.unwrap()
    }

    /// Nothing stands here that could be taken for a desk, and nothing lies about.
    async fn is_empty(&self) {
        let left: Vec<_> =
            fs::read_dir(self.folder.path()).unwrap().map(|file| file.unwrap().file_name()).collect();
        assert!(left.iter().all(|name| name == "erased"), "{left:?}");
        if self.database.starts_with("postgres:") {
            let store = Store::open_as_it_is(&self.database, &OpenOptions::default()).await.unwrap();
            assert!(store.tables().await.unwrap().is_empty());
            store.close().await;
        }
    }
}

fn pair(made: &Made) -> Pair {
    Pair { content: made.content.clone(), keys: made.keys.clone() }
}

async fn sign_in(desk: &Desk, user: &str) -> Session {
    let code = totp_code(&SECRET, desk.now()).unwrap();
    let Ok(signed_in) = desk.sign_in(user, "a long password", &code).await else { panic!("not let in") };
    desk.session_of(&signed_in.token).await.unwrap().unwrap()
}

async fn words(desk: &Desk, session: &Session, number: i64) -> (Content, Vec<String>) {
    let view = desk.signal(session, number).await.unwrap().unwrap();
    let said = |what| if let What::Text(text) = what { Some(text) } else { None };
    (view.content, view.thread.into_iter().filter_map(|entry| said(entry.what)).collect())
}

/// Three people write; the desk is backed up; then the second one stops it.
async fn three_write_and_one_stops(desk: &mut TestDesk) -> Made {
    let mut writers: Vec<Writer> = (1..=3).map(|n| Writer::new(n, desk)).collect();
    let texts = ["first words", "second words", "third words"];
    let sealed = writers.iter_mut().zip(texts).map(|(writer, text)| writer.report(text, desk)).collect();
    desk.receive(sealed).await;
    let made = backed_up(desk).await.unwrap();
    desk.clock.advance(60);
    let stops = writers[1].say(Body::Withdrawal, desk);
    desk.receive(vec![stops]).await;
    desk.desk.carry_out_what_is_due().await.unwrap();
    made
}

async fn what_was_erased_since_stays_erased(mut desk: TestDesk) {
    let session = desk.session("amina").await;
    let token_of_before = session.session_id;
    let made = three_write_and_one_stops(&mut desk).await;
    let elsewhere = Elsewhere::like(&desk);
    let restored = elsewhere.restore(&desk, &pair(&made)).await.unwrap();
    assert_eq!(restored.erased_again, 1);
    assert_eq!((restored.counted.reports, restored.counted.members), (2, 3));
    let back = elsewhere.open(&desk).await;
    desk.clock.advance(60);
    let session = sign_in(&back, "amina").await;
    assert!(session.session_id > token_of_before);
    assert_eq!(back.sessions(&session).await.unwrap().len(), 1, "nobody was signed in by a backup");
    assert_eq!(words(&back, &session, 1).await, (Content::Shown, vec!["first words".into()]));
    assert_eq!(words(&back, &session, 2).await.0, Content::Erased);
    assert_eq!(words(&back, &session, 3).await.1, ["third words"]);
    assert_eq!(back.verify_audit(&session).await.unwrap().first_fault, None);
    let log = back.audit_page(&session, 1).await.unwrap();
    assert!(log.lines.iter().any(|line| line.act == "restored"));
    let list = fs::read_to_string(elsewhere.path("erased")).unwrap();
    assert_eq!(
        list,
        fs::read_to_string(desk.folder.path().join("erased")).unwrap(),
        "with the moment it really went"
    );
    back.shut().await;
}

#[tokio::test]
async fn what_was_erased_after_a_backup_does_not_come_back_with_it() {
    let desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    what_was_erased_since_stays_erased(desk).await;
}

#[tokio::test]
async fn what_was_erased_after_a_backup_does_not_come_back_with_it_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    what_was_erased_since_stays_erased(desk).await;
}

async fn an_old_backup_opens_with_later_keys(mut desk: TestDesk) {
    let old = three_write_and_one_stops(&mut desk).await;
    desk.clock.advance(10 * DAY);
    let new = backed_up(&desk).await.unwrap();
    let elsewhere = Elsewhere::like(&desk);
    // The list is lost, and the later keys alone know what was erased.
    let mixed = Pair { content: old.content.clone(), keys: new.keys.clone() };
    let restored = elsewhere.restore_with(&desk, &mixed, (&[key()], b"secret"), None).await.unwrap();
    assert_eq!((restored.erased_again, restored.counted.reports), (1, 2));
    let back = elsewhere.open(&desk).await;
    let session = sign_in(&back, "amina").await;
    assert_eq!(words(&back, &session, 2).await.0, Content::Erased);
    back.shut().await;
    let other_way = Pair { content: new.content, keys: old.keys };
    let empty = Elsewhere::like(&desk);
    let refused = empty.restore_with(&desk, &other_way, (&[key()], b"secret"), None).await;
    assert!(matches!(refused, Err(BackupError::Apart)));
    empty.is_empty().await;
}

#[tokio::test]
async fn without_the_list_the_keys_of_a_later_backup_keep_erased_what_was_erased() {
    let desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    an_old_backup_opens_with_later_keys(desk).await;
}

#[tokio::test]
async fn without_the_list_the_keys_of_a_later_backup_keep_erased_what_was_erased_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    an_old_backup_opens_with_later_keys(desk).await;
}

/// Every byte of the database inside a content file, by its owner's key.
fn inside(made: &Made) -> Vec<u8> {
    envelope::age::open(&key(), &fs::read(&made.content).unwrap()).unwrap().to_vec()
}

#[tokio::test]
async fn the_long_file_alone_says_nothing_of_a_report() {
    for on_postgres in [false, true] {
        let Some(mut desk) = TestDesk::with_ring_file(OrgKind::Association, on_postgres).await else {
            continue;
        };
        let made = three_write_and_one_stops(&mut desk).await;
        let tar = inside(&made);
        let wrapped = {
            let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
            let mut tx = store.read("test").await.unwrap();
            let key = store::desk::data_key(&mut tx, 1).await.unwrap().unwrap();
            let hex: String = key.iter().map(|byte| format!("{byte:02x}")).collect();
            (key, hex.into_bytes())
        };
        for form in [&wrapped.0, &wrapped.1] {
            assert!(memchr::memmem::find(&tar, form).is_none(), "no key of a report");
        }
        assert!(memchr::memmem::find(&tar, b"signals").is_some(), "and yet the database");
    }
}
