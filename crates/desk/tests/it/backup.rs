//! A backup is put back on both engines: what was there is there, what was erased since stays erased, nobody is signed in, and whatever
//! is wrong with a file, a key or the place is said and leaves nothing half done.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

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

#[tokio::test]
async fn a_backup_never_goes_over_a_desk_that_is_there() {
    for on_postgres in [false, true] {
        let Some(mut desk) = TestDesk::with_ring_file(OrgKind::Association, on_postgres).await else {
            continue;
        };
        let made = three_write_and_one_stops(&mut desk).await;
        let before = desk.desk.check_audit().await.unwrap();
        let elsewhere = Elsewhere { database: desk.database.clone(), ..Elsewhere::like(&desk) };
        let refused = elsewhere.restore(&desk, &pair(&made)).await;
        assert!(matches!(refused, Err(BackupError::NotEmpty(_))), "{refused:?}");
        assert_eq!(desk.desk.check_audit().await.unwrap(), before);
    }
}

/// Whether an error says what is wrong.
type Said = fn(&BackupError) -> bool;

#[tokio::test]
async fn whatever_is_wrong_with_a_file_is_said_and_leaves_nothing_behind() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    let made = three_write_and_one_stops(&mut desk).await;
    let elsewhere = Elsewhere::like(&desk);
    let whole = fs::read(&made.content).unwrap();
    let changed = |name: &str, bytes: &[u8]| {
        let path = desk.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        Pair { content: path, keys: made.keys.clone() }
    };
    let mut altered = whole.clone();
    let middle = altered.len() / 2;
    altered[middle] ^= 1;
    let cases: [(&str, Vec<u8>, Said); 6] = [
        ("cut", whole[..whole.len() - 70_000].to_vec(), |error| {
            matches!(error, BackupError::Cut(_) | BackupError::Altered(_))
        }),
        ("half a header", whole[..100].to_vec(), |error| !matches!(error, BackupError::File(..))),
        ("empty", vec![], |error| matches!(error, BackupError::NotABackup(_))),
        ("altered", altered, |error| matches!(error, BackupError::Altered(_))),
        ("something else", b"SQLite format 3\0".to_vec(), |error| {
            matches!(error, BackupError::NotABackup(_))
        }),
        ("the other file", fs::read(&made.keys).unwrap(), |error| {
            matches!(error, BackupError::NotABackup(_))
        }),
    ];
    for (name, bytes, is_said) in cases {
        let error = elsewhere.restore(&desk, &changed(name, &bytes)).await.unwrap_err();
        assert!(is_said(&error), "{name}: {error:?}");
        elsewhere.is_empty().await;
    }
    // A tar of somebody else's, sealed to our key: anybody may know the public half.
    let forged = envelope::age::seal(
        &mut rand_core::UnwrapErr(getrandom::SysRng),
        &[key().recipient()],
        1,
        &[0; 2_048],
    );
    let error = elsewhere.restore(&desk, &changed("forged", &forged.unwrap())).await.unwrap_err();
    assert!(matches!(error, BackupError::NotABackup(_)), "{error:?}");
    let list = elsewhere.path("erased");
    let with = |keys: [Identity; 1], secret: &'static [u8]| (keys, secret);
    let (keys, secret) = with([Identity::from_seed([9; 32])], b"secret");
    let error = elsewhere.restore_with(&desk, &pair(&made), (&keys, secret), Some(&list)).await.unwrap_err();
    assert!(matches!(error, BackupError::OtherKey(_)), "{error:?}");
    let error =
        elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"wrong"), Some(&list)).await.unwrap_err();
    assert!(matches!(error, BackupError::Keys(_)), "{error:?}");
    let error = elsewhere
        .restore_with(&desk, &pair(&made), (&[key()], b"secret"), Some(&elsewhere.path("gone")))
        .await;
    assert!(matches!(error.unwrap_err(), BackupError::NoList(_)));
    elsewhere.is_empty().await;
    // And after all that it goes well.
    elsewhere.restore(&desk, &pair(&made)).await.unwrap();
}

#[tokio::test]
async fn another_desks_backup_and_one_it_did_not_sign_are_refused() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    let made = three_write_and_one_stops(&mut desk).await;
    let elsewhere = Elsewhere::like(&desk);
    let place = Place {
        database: &elsewhere.database,
        ring: &elsewhere.path("ring.key"),
        erased_list: None,
        org: "theirs",
        work: elsewhere.folder.path(),
    };
    let config = |database, ring| elsewhere.config(&desk, database, ring);
    let refused = restore(&pair(&made), &[key()], b"secret", &place, config).await;
    assert!(matches!(refused, Err(BackupError::OtherDesk { .. })), "{refused:?}");
    // A ring of the same name but of other keys is there: these backups were not made by it.
    let other = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    fs::copy(other.folder.path().join("ring.key"), elsewhere.path("ring.key")).unwrap();
    let refused = elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await;
    assert!(matches!(refused, Err(BackupError::Altered(_))), "{refused:?}");
    assert!(!elsewhere.path("desk.db").exists());
}

#[tokio::test]
async fn a_newer_desk_is_not_backed_up_by_an_older_program() {
    for on_postgres in [false, true] {
        let Some(mut desk) = TestDesk::with_ring_file(OrgKind::Association, on_postgres).await else {
            continue;
        };
        three_write_and_one_stops(&mut desk).await;
        desk.desk.shut().await;
        let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
        let mut tx = store.write("newer").await.unwrap();
        tx.run("UPDATE schema_version SET version = version + 1", &[]).await.unwrap();
        tx.commit().await.unwrap();
        let refused = backed_up(&desk).await;
        assert!(matches!(refused, Err(BackupError::Store(StoreError::UnknownSchema { .. }))), "{refused:?}");
        store.close().await;
    }
}

/// The same backup as a newer program would have made it: what it says of itself says so.
fn as_if_newer(made: &Made, to: &Path) -> Pair {
    let mut tar_out = tar::Builder::new(Vec::new());
    let tar_in = inside(made);
    for entry in tar::Archive::new(&tar_in[..]).entries().unwrap() {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().into_owned();
        let mut bytes = Vec::new();
        std::io::Read::read_to_end(&mut entry, &mut bytes).unwrap();
        if path.to_str() == Some("manifest.json") {
            let text = String::from_utf8(bytes).unwrap();
            let schema = format!("\"schema\": {}", Schema::Desk.known());
            assert!(text.contains(&schema));
            bytes = text.replace(&schema, "\"schema\": 9999").into_bytes();
        }
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o600);
        tar_out.append_data(&mut header, path, &bytes[..]).unwrap();
    }
    let plain = tar_out.into_inner().unwrap();
    let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
    fs::write(to, envelope::age::seal(&mut rng, &[key().recipient()], 1, &plain).unwrap()).unwrap();
    Pair { content: to.into(), keys: made.keys.clone() }
}

#[tokio::test]
async fn a_backup_of_a_newer_program_is_refused_and_says_which_one_to_install() {
    let mut desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    let made = three_write_and_one_stops(&mut desk).await;
    let elsewhere = Elsewhere::like(&desk);
    let newer = as_if_newer(&made, &desk.folder.path().join("newer.age"));
    let error = elsewhere.restore(&desk, &newer).await.unwrap_err();
    assert!(matches!(error, BackupError::Newer { found: 9999, .. }), "{error:?}");
    assert!(error.to_string().contains("install that one first"), "{error}");
    elsewhere.is_empty().await;
}

/// The steps up to 0014, of which a program of that time made its tables.
const OLDER: [&str; 14] = [
    include_str!("../../../store/migrations/desk/0001_first.sql"),
    include_str!("../../../store/migrations/desk/0002_triage.sql"),
    include_str!("../../../store/migrations/desk/0003_entered.sql"),
    include_str!("../../../store/migrations/desk/0004_people.sql"),
    include_str!("../../../store/migrations/desk/0005_together.sql"),
    include_str!("../../../store/migrations/desk/0006_cases.sql"),
    include_str!("../../../store/migrations/desk/0007_phrases.sql"),
    include_str!("../../../store/migrations/desk/0008_ending.sql"),
    include_str!("../../../store/migrations/desk/0009_passkeys.sql"),
    include_str!("../../../store/migrations/desk/0010_apart.sql"),
    include_str!("../../../store/migrations/desk/0011_copies.sql"),
    include_str!("../../../store/migrations/desk/0012_told.sql"),
    include_str!("../../../store/migrations/desk/0013_lists.sql"),
    include_str!("../../../store/migrations/desk/0014_asked.sql"),
];

fn kept(sql: String) -> &'static str {
    Box::leak(sql.into_boxed_str())
}

/// The tables as a program of that time made them, with the rows of this desk that fit into them.
async fn as_an_older_program_left_it(desk: &TestDesk, older: &Elsewhere) {
    if let Some(file) = older.database.strip_prefix("sqlite:") {
        fs::write(file, "").unwrap();
    }
    let from = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    let to = Store::open_as_it_is(&older.database, &OpenOptions::default()).await.unwrap();
    let (mut old, mut new) = (to.write("older").await.unwrap(), from.read("newer").await.unwrap());
    let bytes = if old.is_postgres() { "BYTEA" } else { "BLOB" };
    for step in OLDER {
        let lines = step.lines().filter(|line| !line.trim_start().starts_with("--"));
        let text = lines.collect::<Vec<_>>().join("\n").replace("BYTEA", bytes);
        for statement in text.split(';').filter(|statement| !statement.trim().is_empty()) {
            old.run(kept(statement.to_owned()), &[]).await.unwrap();
        }
    }
    old.run("CREATE TABLE schema_version (role TEXT NOT NULL, version BIGINT NOT NULL)", &[]).await.unwrap();
    old.run("INSERT INTO schema_version (role, version) VALUES ('desk', 14)", &[]).await.unwrap();
    old.commit().await.unwrap();
    let tables = to.tables().await.unwrap().into_iter().filter(|table| table != "schema_version");
    let mut old = to.write("rows").await.unwrap();
    for table in tables {
        // Counters that came later are none of this program's.
        let named =
            if table == "counters" { "SELECT name FROM counters" } else { "SELECT 'all' WHERE 1 = 0" };
        let names: Vec<String> =
            old.rows(named, &[]).await.unwrap().iter().map(|row| row.text(0).unwrap()).collect();
        old.run(kept(format!("DELETE FROM {table}")), &[]).await.unwrap();
        let known = store::copy::columns_of(&mut old, &table).await.unwrap();
        let (columns, rows) = store::copy::page(&mut new, &table, &known[0], (0, 10_000)).await.unwrap();
        for row in rows {
            if matches!(&row[0], store::Value::Text(Some(name)) if table == "counters" && !names.contains(name))
            {
                continue;
            }
            let all = columns.iter().zip(row);
            let fits: Vec<_> =
                all.filter(|(name, value)| known.contains(name) && !value.is_nothing()).collect();
            let names: Vec<&str> = fits.iter().map(|(name, _)| name.as_str()).collect();
            let places: Vec<String> = (1..=fits.len()).map(|n| format!("${n}")).collect();
            let values: Vec<store::Value> = fits.iter().map(|(_, value)| value.clone()).collect();
            let sql = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
            old.run(kept(sql), &values).await.unwrap();
        }
    }
    old.commit().await.unwrap();
    drop(new);
    from.close().await;
    to.close().await;
}

async fn an_older_backup_is_brought_up_to_date(mut desk: TestDesk) {
    let report = Writer::new(1, &desk).report("words of long ago", &desk);
    desk.receive(vec![report]).await;
    let older = Elsewhere::like(&desk);
    as_an_older_program_left_it(&desk, &older).await;
    desk.desk.shut().await;
    desk.database.clone_from(&older.database);
    let store = Store::open_as_it_is(&desk.database, &OpenOptions::default()).await.unwrap();
    assert_eq!(store.version(Schema::Desk).await.unwrap(), Some(14));
    store.close().await;
    let made = backed_up(&desk).await.unwrap();
    let elsewhere = Elsewhere::like(&desk);
    let restored = elsewhere.restore_with(&desk, &pair(&made), (&[key()], b"secret"), None).await.unwrap();
    assert_eq!((restored.counted.reports, restored.counted.members), (1, 3));
    let back = elsewhere.open(&desk).await;
    let session = sign_in(&back, "amina").await;
    assert_eq!(words(&back, &session, 1).await.1, ["words of long ago"]);
    // What the newer program brought is there and works.
    assert!(back.open_case(&session, 1, "The flat", "a").await.unwrap().is_some());
    assert_eq!(back.documents(&session, 1, 1).await.unwrap().unwrap().count, 0);
    back.shut().await;
}

#[tokio::test]
async fn a_backup_of_an_older_program_is_brought_up_to_date() {
    let desk = TestDesk::with_ring_file(OrgKind::Association, false).await.unwrap();
    an_older_backup_is_brought_up_to_date(desk).await;
}

#[tokio::test]
async fn a_backup_of_an_older_program_is_brought_up_to_date_over_postgresql() {
    let Some(desk) = TestDesk::with_ring_file(OrgKind::Association, true).await else { return };
    an_older_backup_is_brought_up_to_date(desk).await;
}

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
