//! Putting a backup back into an empty place: opened, checked against its signature, what was erased since erased again, the log checked
//! line by line. Until all of that is done nothing stands where the desk will look for it.
use super::{
    BackupError, Listed, RESTORING,
    archive::{Archive, WorkFolder},
    count::Counted,
    make::{FILES, RECOVERY, RING, ROWS},
    manifest::{Manifest, Part},
    programs, read_list, rows,
};
use crate::{
    Desk, DeskConfig, DeskError,
    keys::KeyRing,
    recovery::{file_beside, passphrase_in},
};
use envelope::age::Identity;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{
    OpenOptions, Schema, Store,
    copy::{file_of, put_apart, put_version},
    desk::set_status,
};
use zeroize::Zeroizing;

/// The two files of a backup.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pair {
    /// The long one.
    pub content: PathBuf,
    /// The one with the keys: of the same moment, or of a later one. With a later one, what was erased between them stays erased.
    pub keys: PathBuf,
}

/// Where it is put.
pub struct Place<'a> {
    /// An empty database, or a file that is not there yet.
    pub database: &'a str,
    /// Where the key ring belongs. If one is there already it is used, and stays.
    pub ring: &'a Path,
    /// What was erased since; `None`: that is not known, and somebody decided to go on without.
    pub erased_list: Option<&'a Path>,
    /// Whose desk it is.
    pub org: &'a str,
    /// Where files may lie meanwhile: as safe as the database itself.
    pub work: &'a Path,
}

/// What came back.
#[derive(Debug)]
pub struct Restored {
    /// Of which moment, Unix seconds.
    pub moment: i64,
    /// What was opened.
    pub counted: Counted,
    /// Reports and cases that were erased again.
    pub erased_again: usize,
}

/// Puts a backup back. `config` says how the desk is opened, given its database and its keys.
///
/// # Errors
/// [`BackupError`]; then nothing stands there.
pub async fn restore(
    pair: &Pair,
    keys: &[Identity],
    secret: &[u8],
    place: &Place<'_>,
    config: impl FnOnce(String, KeyRing) -> Result<DeskConfig, DeskError>,
) -> Result<Restored, BackupError> {
    let list = place.erased_list.map(read_list).transpose()?.unwrap_or_default();
    let target = Target::of(place.database)?;
    target.check_empty().await?;
    let work = WorkFolder::within(place.work)?;
    let back = Back::read(pair, keys, work.path())?;
    back.check_engine(&target)?;
    let ring = back.ring(place, secret)?;
    back.check(place.org, &ring)?;
    let known = place.ring.exists();
    let restored = match target.put(&back).await {
        Ok(()) => finish(&back, &target, &list, ring, config).await,
        Err(error) => Err(error),
    };
    let kept = match restored {
        Ok(restored) => target.keep().map(|()| restored),
        Err(error) => Err(error),
    };
    let Ok(restored) = kept else {
        target.clear().await;
        return kept;
    };
    if !known {
        keep_ring(&back, place.ring)?;
    }
    Ok(restored)
}

/// Both archives, opened.
struct Back {
    content: Archive,
    keys: Archive,
}

impl Back {
    fn read(pair: &Pair, keys: &[Identity], work: &Path) -> Result<Self, BackupError> {
        let content = Archive::read(&pair.content, keys, &work.join("content"))?;
        let keys = Archive::read(&pair.keys, keys, &work.join("keys"))?;
        for (archive, part) in [(&content, Part::Content), (&keys, Part::Keys)] {
            if archive.manifest.part != part {
                return Err(BackupError::NotABackup(archive.name().into()));
            }
        }
        for Manifest { program, schema, .. } in [&content.manifest, &keys.manifest] {
            let known = Schema::Desk.known();
            if *schema > known {
                return Err(BackupError::Newer { program: program.clone(), found: *schema, known });
            }
        }
        if keys.manifest.moment < content.manifest.moment || keys.manifest.org != content.manifest.org {
            return Err(BackupError::Apart);
        }
        Ok(Self { content, keys })
    }

    fn check_engine(&self, target: &Target<'_>) -> Result<(), BackupError> {
        let (found, wanted) = (&self.content.manifest.engine, target.engine());
        if found == wanted { Ok(()) } else { Err(BackupError::OtherEngine { found: found.clone(), wanted }) }
    }

    /// The ring that is there, or the one that came along.
    fn ring(&self, place: &Place<'_>, secret: &[u8]) -> Result<KeyRing, BackupError> {
        if place.ring.exists() {
            return Ok(KeyRing::load(place.ring, secret)?);
        }
        Ok(KeyRing::load(&self.file(&self.keys, RING)?, secret)?)
    }

    fn check(&self, org: &str, ring: &KeyRing) -> Result<(), BackupError> {
        let found = &self.content.manifest.org;
        if found != org || ring.org_id().as_str() != org {
            return Err(BackupError::OtherDesk { found: found.clone(), wanted: org.into() });
        }
        let key = ring.audit_key()?.verifying_key();
        self.content.check(&key)?;
        self.keys.check(&key)
    }

    fn database(&self) -> Result<PathBuf, BackupError> {
        let engine = &self.content.manifest.engine;
        let (_, name) = FILES.iter().find(|(known, _)| known == engine).unwrap_or(&FILES[0]);
        self.file(&self.content, name)
    }

    fn file(&self, archive: &Archive, name: &str) -> Result<PathBuf, BackupError> {
        archive.path(name).ok_or_else(|| BackupError::NotABackup(archive.name().into()))
    }

    fn rows(&self) -> Result<Vec<store::copy::Table>, BackupError> {
        let path = self.file(&self.keys, ROWS)?;
        let text = fs::read(&path).map_err(|error| BackupError::file(&path, error))?;
        rows::read(&text).ok_or_else(|| BackupError::NotABackup(self.keys.name().into()))
    }
}

/// The place of the database.
enum Target<'a> {
    /// Made beside where it belongs, and moved there in the end.
    File {
        final_: PathBuf,
        beside: PathBuf,
    },
    Server(&'a str),
}

impl<'a> Target<'a> {
    fn of(address: &'a str) -> Result<Self, BackupError> {
        let Some(final_) = file_of(address)? else { return Ok(Self::Server(address)) };
        let mut beside = final_.as_os_str().to_owned();
        beside.push(".restoring");
        Ok(Self::File { final_, beside: beside.into() })
    }

    fn engine(&self) -> &'static str {
        match self {
            Self::File { .. } => FILES[0].0,
            Self::Server(_) => FILES[1].0,
        }
    }

    fn address(&self) -> String {
        match self {
            Self::File { beside, .. } => format!("sqlite:{}", beside.display()),
            Self::Server(address) => (*address).to_owned(),
        }
    }

    async fn check_empty(&self) -> Result<(), BackupError> {
        match self {
            Self::File { final_, .. } if final_.exists() => {
                Err(BackupError::NotEmpty(final_.display().to_string()))
            }
            Self::File { .. } => Ok(()),
            Self::Server(address) => {
                let store = Store::open_as_it_is(address, &OpenOptions::default()).await?;
                let tables = store.tables().await?;
                let owned = store.version(Schema::Desk).await;
                store.close().await;
                match owned {
                    Ok(None) if tables.is_empty() => Ok(()),
                    Ok(None) if tables.iter().any(|name| name == "data_keys") => Err(BackupError::BrokenOff),
                    _ => Err(BackupError::NotEmpty("this database".into())),
                }
            }
        }
    }

    /// Puts the content there, with a mark that it is not finished.
    async fn put(&self, back: &Back) -> Result<(), BackupError> {
        let from = back.database()?;
        if let Self::File { beside, .. } = self {
            remove(beside);
            let copied = fs::copy(&from, beside).and_then(|_| fs::File::open(beside)?.sync_all());
            copied.map_err(|error| BackupError::file(beside, error))?;
        }
        let address = self.address();
        if let Self::Server(_) = self {
            programs::put_back(&address, &from)?;
        }
        let store = Store::open_as_it_is(&address, &OpenOptions::default()).await?;
        let mut tx = store.write("restoring").await?;
        set_status(&mut tx, RESTORING, 1).await?;
        if tx.is_postgres() {
            put_version(&mut tx, Schema::Desk, back.content.manifest.schema).await?;
        }
        tx.commit().await?;
        store.close().await;
        Ok(())
    }

    fn keep(&self) -> Result<(), BackupError> {
        let Self::File { final_, beside } = self else { return Ok(()) };
        let moved = fs::rename(beside, final_).and_then(|()| {
            let folder = final_.parent().filter(|folder| !folder.as_os_str().is_empty());
            fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
        });
        moved.map_err(|error| BackupError::file(final_, error))
    }

    async fn clear(&self) {
        match self {
            Self::File { beside, .. } => remove(beside),
            Self::Server(address) => {
                if let Ok(store) = Store::open_as_it_is(address, &OpenOptions::default()).await {
                    let _ = store.clear().await;
                    store.close().await;
                }
            }
        }
    }
}

/// A database file and what lies beside it.
fn remove(path: &Path) {
    for more in ["", "-wal", "-shm", "-journal"] {
        let mut name = path.as_os_str().to_owned();
        name.push(more);
        let _ = fs::remove_file(name);
    }
}

async fn finish(
    back: &Back,
    target: &Target<'_>,
    list: &[Listed],
    ring: KeyRing,
    config: impl FnOnce(String, KeyRing) -> Result<DeskConfig, DeskError>,
) -> Result<Restored, BackupError> {
    let config = config(target.address(), ring)?;
    let rows = back.rows()?;
    // Rows of the same age as the rest are there before the tables are brought up to date, and are changed with them.
    let of_one_age = back.keys.manifest.schema == back.content.manifest.schema;
    if of_one_age {
        let store = Store::open_as_it_is(&config.database, &OpenOptions::default()).await?;
        put_keys(&store, &rows).await?;
        store.close().await;
    }
    let store = Store::open(&config.database, Schema::Desk, &OpenOptions::default()).await?;
    if !of_one_age {
        put_keys(&store, &rows).await?;
    }
    let desk = Desk::over(config, store)?;
    let done = bring_back(&desk, back, list).await;
    desk.shut().await;
    done
}

async fn put_keys(store: &Store, rows: &[store::copy::Table]) -> Result<(), BackupError> {
    let mut tx = store.write("keys back").await?;
    put_apart(&mut tx, rows).await?;
    Ok(tx.commit().await?)
}

async fn bring_back(desk: &Desk, back: &Back, list: &[Listed]) -> Result<Restored, BackupError> {
    let manifest = &back.content.manifest;
    let lines = check_log(desk, manifest).await?;
    let erased_again = desk.erase_again(list, back.keys.manifest.moment).await?;
    let counted = desk.open_everything().await?;
    desk.settle_restore(manifest.moment).await?;
    desk.keep_erased_list().await?;
    Ok(Restored { moment: manifest.moment, counted: Counted { lines, ..counted }, erased_again })
}

/// The log is whole and ends where the backup says; how many lines it has.
async fn check_log(desk: &Desk, manifest: &Manifest) -> Result<usize, BackupError> {
    let verdict = desk.check_audit().await?;
    if let Some((line, fault)) = verdict.first_fault {
        return Err(BackupError::Log(line, fault));
    }
    let mut tx = desk.0.store.read("head").await?;
    let head = store::desk::audit_head(&mut tx).await?;
    let hash = head.as_ref().map(|head| data_encoding::HEXLOWER.encode(&head.hash)).unwrap_or_default();
    if head.map_or(0, |head| head.line) != manifest.log_line || hash != manifest.log_hash {
        return Err(BackupError::Log(manifest.log_line, crate::audit::Fault::HeadCut));
    }
    Ok(usize::try_from(verdict.lines).unwrap_or(0))
}

/// The ring that came along, where the desk looks for it.
fn keep_ring(back: &Back, path: &Path) -> Result<(), BackupError> {
    use std::os::unix::fs::PermissionsExt;
    let failed = |error| BackupError::file(path, error);
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(failed)?;
    }
    let keep = |from: &Path, path: &Path| {
        fs::copy(from, path)?;
        fs::set_permissions(path, fs::Permissions::from_mode(0o600))?;
        fs::File::open(path).and_then(|file| file.sync_all())
    };
    if let Some(recovery) = back.keys.path(RECOVERY) {
        keep(&recovery, &file_beside(path)).map_err(failed)?;
    }
    keep(&back.file(&back.keys, RING)?, path).map_err(failed)
}

/// The passphrase of the key ring inside a file of keys, by the key that three sheets of paper bring back. It opens that ring, and the
/// ring's desk signed the file.
///
/// # Errors
/// [`BackupError`].
pub fn recovered_passphrase(
    keys: &Path,
    key: &Identity,
    org: &str,
    work: &Path,
) -> Result<Zeroizing<Vec<u8>>, BackupError> {
    let work = WorkFolder::within(work)?;
    let archive = Archive::read(keys, std::slice::from_ref(key), &work.path().join("keys"))?;
    let not = || BackupError::NotABackup(archive.name().into());
    let recovery = archive.path(RECOVERY).ok_or_else(|| BackupError::NoRecovery(archive.name().into()))?;
    let passphrase = passphrase_in(&recovery, key, org)?;
    let ring = KeyRing::load(&archive.path(RING).ok_or_else(not)?, &passphrase)?;
    archive.check(&ring.audit_key()?.verifying_key())?;
    Ok(passphrase)
}
