//! Upgrading with data: a desk full of everything is laid out as each earlier version of the tables would hold it, then opened by this
//! program. Every word is still on its page, the log is whole, and work goes on.
//!
//! No version has been released yet, so what lies sealed in a row has the shape it has now. From the first release on a change of
//! such a shape needs a row of its time here (`store/migrations/README.md`).
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{self, NOON, TestDesk, Writer, browser::Browser};
use desk::{
    Role,
    case::{EntryForm, Said},
    document::{DocumentForm, DocumentOutcome},
    keys::KeyRing,
    signal::{WorkForm, WorkOutcome},
};
use domain::{Received, Urgency};
use envelope::directory::OrgKind;
use sqlx::{AssertSqlSafe, Row};
use std::collections::BTreeSet;
use tempfile::TempDir;

/// In every text that somebody wrote.
const WORD: &str = "kwartelkoning";

/// The steps, in order, as the program has them.
fn steps() -> Vec<(String, String)> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../store/migrations/desk");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let name = |path: &std::path::Path| path.file_name().unwrap().to_string_lossy().into_owned();
    paths.iter().map(|path| (name(path), std::fs::read_to_string(path).unwrap())).collect()
}

/// A database of a test, spoken to in its own words.
enum Raw {
    Sqlite(sqlx::SqlitePool),
    Postgres(sqlx::PgPool),
}

impl Raw {
    async fn open(address: &str) -> Self {
        if address.starts_with("sqlite:") {
            let options: sqlx::sqlite::SqliteConnectOptions = address.parse().unwrap();
            let pool = sqlx::sqlite::SqlitePoolOptions::new().max_connections(1);
            Self::Sqlite(pool.connect_with(options.create_if_missing(true)).await.unwrap())
        } else {
            Self::Postgres(sqlx::PgPool::connect(address).await.unwrap())
        }
    }

    async fn script(&self, script: &str) {
        match self {
            Self::Sqlite(pool) => {
                let script = script.replace("BYTEA", "BLOB");
                sqlx::raw_sql(AssertSqlSafe(script)).execute(pool).await.map(|_| ())
            }
            Self::Postgres(pool) => {
                sqlx::raw_sql(AssertSqlSafe(script.to_owned())).execute(pool).await.map(|_| ())
            }
        }
        .unwrap_or_else(|error| panic!("{error}\n{script}"));
    }

    /// The first column of an answer, as text.
    async fn texts(&self, sql: &str) -> Vec<String> {
        let sql = AssertSqlSafe(sql.to_owned());
        match self {
            Self::Sqlite(pool) => {
                sqlx::query(sql).fetch_all(pool).await.unwrap().iter().map(|row| row.get(0)).collect()
            }
            Self::Postgres(pool) => {
                sqlx::query(sql).fetch_all(pool).await.unwrap().iter().map(|row| row.get(0)).collect()
            }
        }
    }

    async fn tables(&self) -> Vec<String> {
        let sql = match self {
            Self::Sqlite(_) => "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name",
            Self::Postgres(_) => {
                "SELECT tablename::TEXT FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename"
            }
        };
        self.texts(sql).await
    }

    async fn columns(&self, table: &str) -> Vec<String> {
        let sql = match self {
            Self::Sqlite(_) => format!("SELECT name FROM pragma_table_info('{table}')"),
            Self::Postgres(_) => {
                format!(
                    "SELECT column_name::TEXT FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}'"
                )
            }
        };
        self.texts(&sql).await
    }

    async fn count(&self, table: &str) -> String {
        self.texts(&format!("SELECT CAST(COUNT(*) AS TEXT) FROM {table}")).await.remove(0)
    }

    /// Takes the rows of another database of the same engine, as far as this one has their table and columns.
    async fn take_from(&self, other: &Self, table: &str) {
        let columns = self.columns(table).await.join(", ");
        match (self, other) {
            (Self::Sqlite(_), Self::Sqlite(pool)) => {
                let path = pool.connect_options().get_filename().display().to_string();
                self.script(&format!("ATTACH '{path}' AS now")).await;
                self.script(&format!(
                    "INSERT INTO main.{table} ({columns}) SELECT {columns} FROM now.{table}"
                ))
                .await;
                self.script("DETACH now").await;
            }
            (Self::Postgres(pool), Self::Postgres(_)) => {
                let all =
                    other.texts(&format!("SELECT COALESCE(json_agg(t), '[]')::TEXT FROM {table} t")).await;
                let sql = format!(
                    "INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, $1::JSON)"
                );
                sqlx::query(AssertSqlSafe(sql)).bind(&all[0]).execute(pool).await.unwrap();
            }
            _ => panic!("two engines"),
        }
    }

    async fn close(self) {
        match self {
            Self::Sqlite(pool) => pool.close().await,
            Self::Postgres(pool) => pool.close().await,
        }
    }
}

/// Reports, one of them closed, notes, a case with an entry and a document, a filter, a search: something in as many tables as a day's
/// work fills.
async fn full(desk: &mut TestDesk) {
    let text = format!("{WORD} keeps the passports, 0470 12 34 56");
    let reports = (1..=3).map(|n| Writer::new(n, desk).report(&text, desk)).collect();
    desk.receive(reports).await;
    desk.desk.read_index().await.unwrap();
    desk.add("dora", Role::Helper).await;
    let amina = desk.session("amina").await;
    desk.desk.write_note(&amina, 1, WORD, "a").await.unwrap();
    crate::signs::looked(desk, (&amina, ::signs::Function::Bound), WORD).await;
    let was = desk.desk.signal(&amina, 1).await.unwrap().unwrap().work;
    let mut wants = was.clone();
    (wants.assignee, wants.urgency) = (Some(amina.member.id), Urgency::Now);
    let form = WorkForm { was, wants, urgency_reason: WORD, until_reason: "", new_label: "werk" };
    assert_eq!(desk.desk.decide(&amina, 1, &form).await.unwrap(), Some(WorkOutcome::Done(true)));
    desk.desk.open_case(&amina, 1, WORD, "a").await.unwrap();
    let said = Said::Assessment { text: WORD.into() };
    desk.desk
        .write_entry(&amina, 1, EntryForm { said, replaces: None, once_token: "a".into() })
        .await
        .unwrap();
    let form = DocumentForm {
        title: WORD.into(),
        how: Some(Received::Hand),
        from: WORD.into(),
        on: Some(desk.today()),
        more: WORD.into(),
        once_token: "a".into(),
    };
    let Ok(mut taking) = desk.desk.take_document(&amina, 1, (form, "a.txt")).await.unwrap().unwrap() else {
        panic!("it is taken")
    };
    taking.take(WORD.as_bytes()).await.unwrap().unwrap();
    assert_eq!(taking.keep(&amina).await.unwrap(), Some(DocumentOutcome::Kept(1)));
    crate::victims::with_everything(desk, &amina, WORD).await;
    crate::receptions::with_everything(desk, &amina, WORD).await;
    crate::consents::with_everything(desk, &amina, WORD).await;
    crate::referrals::with_one(desk, &amina, WORD).await;
}

/// As a version would have left it: its tables, with what this desk holds in them.
async fn laid_out_as(version: usize, from: &Raw, to: &Raw) {
    for (_, step) in steps().iter().take(version) {
        to.script(step).await;
    }
    to.script("CREATE TABLE schema_version (role TEXT NOT NULL, version BIGINT NOT NULL)").await;
    to.script(&format!("INSERT INTO schema_version (role, version) VALUES ('desk', {version})")).await;
    for table in to.tables().await.iter().filter(|table| *table != "schema_version") {
        let known: BTreeSet<String> = to.texts("SELECT name FROM counters").await.into_iter().collect();
        if table == "counters" {
            to.script("DELETE FROM counters").await;
        }
        to.take_from(from, table).await;
        if table == "counters" {
            // A later step brings its own.
            for name in
                to.texts("SELECT name FROM counters").await.iter().filter(|name| !known.contains(*name))
            {
                to.script(&format!("DELETE FROM counters WHERE name = '{name}'")).await;
            }
        }
    }
    if version == 1 {
        // Then a report that somebody had looked at was "open".
        to.script("UPDATE signals SET state = 'open' WHERE number = 1").await;
    }
}

/// What a member finds afterwards.
async fn is_all_there(version: usize, desk: &TestDesk) {
    let mut browser = Browser::signed_in(desk, "amina").await;
    let steps = steps();
    let since = |name: &str| steps.iter().position(|(step, _)| *step == name).unwrap() + 1;
    let pages: [(usize, &[&str]); 9] = [
        (0, &["/signal/1", "/signal/2", "/signal/3"]),
        (6, &["/case/1", "/cases"]),
        (16, &["/case/1/documents", "/case/1/document/1"]),
        (since("0023_victims.sql"), &["/case/1/victim/1", "/case/1/victim/1/clock/1"]),
        (since("0025_reception.sql"), &["/case/1/victim/1/reception/1"]),
        (since("0026_consents.sql"), &["/case/1/victim/1/consents", "/case/1/victim/1/consent/1"]),
        (since("0027_referrals.sql"), &["/referrals/1"]),
        (since("0028_packs.sql"), &["/case/1/victim/1/steps"]),
        (since("0032_signs.sql"), &["/signal/1/signs"]),
    ];
    for path in pages.iter().filter(|(from, _)| version >= *from).flat_map(|(_, pages)| *pages) {
        let page = browser.get(path).await;
        assert!(page.status.is_success() && page.text.contains(WORD), "{version} {path}: {}", page.status);
    }
    for path in [
        "/",
        "/today",
        "/people",
        "/audit",
        "/health",
        "/notices",
        "/account",
        "/told",
        "/views",
        "/phrases",
        "/campaigns",
        "/ending",
        "/requests",
        "/figures",
        "/self-audit",
        "/emergency",
        "/search",
        "/reception",
        "/cases",
        "/signal/1/looks",
        "/signal/1/who",
        "/signal/1/end",
        "/signal/1/copy",
    ] {
        let page = browser.get(path).await;
        assert!(page.status.is_success(), "{version} {path}: {}", page.status);
    }
    assert_eq!(desk.desk.check_audit().await.unwrap().first_fault, None, "the log of {version} is whole");
    let amina = desk.session_later("amina").await;
    let view = desk.desk.signal(&amina, 1).await.unwrap().unwrap();
    assert_eq!(view.notes.len(), usize::from(version >= 2), "{version}");
    assert!(desk.desk.write_note(&amina, 1, "goes on", "b").await.unwrap().is_some(), "work goes on");
    let bo = desk.session_later("bo").await;
    assert!(desk.desk.signal(&bo, 2).await.unwrap().is_some());
}

/// Where databases are made: files in a folder, or on the cluster of the run.
struct Place {
    folder: TempDir,
    on_postgres: bool,
}

impl Place {
    fn database(&self, name: &str) -> String {
        match self.on_postgres {
            true => common::postgres_database().unwrap(),
            false => format!("sqlite:{}", self.folder.path().join(name).display()),
        }
    }

    fn ring(&self) -> KeyRing {
        KeyRing::load(&self.folder.path().join("ring.key"), b"only for this test").unwrap()
    }
}

/// An organisation, and nothing of it yet. `None`: no cluster runs.
fn place(on_postgres: bool) -> Option<Place> {
    if on_postgres && common::postgres_database().is_none() {
        return None;
    }
    let place = Place { folder: TempDir::new().unwrap(), on_postgres };
    let ring = common::ring("ours", OrgKind::Association);
    ring.save(&place.folder.path().join("ring.key"), b"only for this test").unwrap();
    Some(place)
}

/// Each version in turn, every time with two instances that start together.
async fn from_every_version(place: Place) {
    let now = place.database("now.db");
    let mut desk = TestDesk::over(&now, place.ring()).await.unwrap();
    desk.clock.set(NOON);
    desk.add_the_usual().await;
    full(&mut desk).await;
    let from = Raw::open(&now).await;
    let versions = steps().len();
    assert!(versions >= 16);
    for version in 1..=versions {
        let address = place.database(&format!("{version}.db"));
        let to = Raw::open(&address).await;
        laid_out_as(version, &from, &to).await;
        let tables = to.tables().await;
        let mut before = Vec::new();
        for table in &tables {
            before.push(to.count(table).await);
        }
        let opened =
            tokio::join!(TestDesk::over(&address, place.ring()), TestDesk::over(&address, place.ring()));
        let (one, other) = (opened.0.unwrap(), opened.1.unwrap());
        other.desk.shut().await;
        for (table, before) in tables.iter().zip(before) {
            let after = to.count(table).await;
            let grows = ["audit", "audit_head", "counters", "erasures"].contains(&table.as_str());
            assert!(after == before || grows, "{version} {table}: {before} rows before, {after} after");
        }
        let standing = to.texts("SELECT CAST(version AS TEXT) FROM schema_version").await;
        assert_eq!(standing, [versions.to_string()], "one row, and up to date");
        // Every version keeps every row; to look at every page after each would take minutes, and more with each version.
        if version == 1 || version % 5 == 0 || version + 3 > versions {
            is_all_there(version, &one).await;
        }
        one.desk.shut().await;
        to.close().await;
    }
    from.close().await;
}

#[tokio::test]
async fn a_desk_of_any_earlier_version_is_upgraded_with_everything_in_it() {
    from_every_version(place(false).unwrap()).await;
}

#[tokio::test]
async fn a_desk_of_any_earlier_version_is_upgraded_with_everything_in_it_over_postgresql() {
    let Some(place) = place(true) else { return };
    from_every_version(place).await;
}

/// Whoever puts an older program over a newer desk is told, and the desk stays as it was.
async fn a_newer_one_is_refused(place: Place) {
    let address = place.database("desk.db");
    TestDesk::over(&address, place.ring()).await.unwrap().desk.shut().await;
    let raw = Raw::open(&address).await;
    raw.script("UPDATE schema_version SET version = version + 1").await;
    let before = (raw.tables().await, raw.count("audit").await);
    let said = TestDesk::over(&address, place.ring()).await.err().unwrap().to_string();
    assert!(said.contains("use a newer program") && said.contains("this program knows up to"), "{said}");
    assert_eq!((raw.tables().await, raw.count("audit").await), before, "left as it is");
    raw.close().await;
}

#[tokio::test]
async fn a_desk_of_a_newer_version_is_refused_in_plain_words_and_left_as_it_is() {
    a_newer_one_is_refused(place(false).unwrap()).await;
}

#[tokio::test]
async fn a_desk_of_a_newer_version_is_refused_in_plain_words_and_left_as_it_is_over_postgresql() {
    let Some(place) = place(true) else { return };
    a_newer_one_is_refused(place).await;
}
