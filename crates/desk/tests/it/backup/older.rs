//! A backup of an older program is brought up to date as it is put back.
use super::*;

/// The steps up to 0014, of which a program of that time made its tables.
const OLDER: [&str; 14] = [
    include_str!("../../../../store/migrations/desk/0001_first.sql"),
    include_str!("../../../../store/migrations/desk/0002_triage.sql"),
    include_str!("../../../../store/migrations/desk/0003_entered.sql"),
    include_str!("../../../../store/migrations/desk/0004_people.sql"),
    include_str!("../../../../store/migrations/desk/0005_together.sql"),
    include_str!("../../../../store/migrations/desk/0006_cases.sql"),
    include_str!("../../../../store/migrations/desk/0007_phrases.sql"),
    include_str!("../../../../store/migrations/desk/0008_ending.sql"),
    include_str!("../../../../store/migrations/desk/0009_passkeys.sql"),
    include_str!("../../../../store/migrations/desk/0010_apart.sql"),
    include_str!("../../../../store/migrations/desk/0011_copies.sql"),
    include_str!("../../../../store/migrations/desk/0012_told.sql"),
    include_str!("../../../../store/migrations/desk/0013_lists.sql"),
    include_str!("../../../../store/migrations/desk/0014_asked.sql"),
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
