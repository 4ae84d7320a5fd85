//! Whatever is wrong with a backup, its key or the place it goes to is said, and nothing is left half done.
use super::*;

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
