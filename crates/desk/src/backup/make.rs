//! Making a backup beside a desk that runs: one moment, two files. Nothing of the desk is changed but that a line of its log says so.
use super::{
    BACKUP_LINE, BackupError, Plan,
    archive::{self, Content, WorkFolder},
    file_name,
    manifest::{FORMAT, FileLine, Manifest, Part, sign},
    programs, rows,
};
use crate::{
    audit::{self, Act},
    keys::KeyRing,
    recovery::file_beside,
};
use std::{
    fs::{self, DirBuilder},
    io,
    os::unix::fs::DirBuilderExt,
    path::{Path, PathBuf},
};
use store::{OpenOptions, Schema, Store, copy::file_of, desk::audit_head};

/// What is copied, and where to.
pub struct Source<'a> {
    /// The desk's database.
    pub database: &'a str,
    /// Its keys.
    pub ring: &'a KeyRing,
    /// The locked file they are in: it goes along as it is.
    pub ring_file: &'a Path,
    /// Where backups go.
    pub plan: &'a Plan,
    /// Unix seconds.
    pub now: i64,
}

/// What was made.
#[derive(Debug)]
pub struct Made {
    /// The long file.
    pub content: PathBuf,
    /// The short-lived one.
    pub keys: PathBuf,
    /// Bytes of both.
    pub bytes: u64,
    /// Older files that were deleted.
    pub deleted: usize,
}

/// The name of the database inside an archive, by engine.
pub(super) const FILES: [(&str, &str); 2] = [("SQLite", "desk.db"), ("PostgreSQL", "desk.pgdump")];
pub(super) const ROWS: &str = "keys.jsonl";
pub(super) const RING: &str = "ring.key";
pub(super) const RECOVERY: &str = "ring.recovery";
/// What stands for a recovery file that is not there.
const NO_RECOVERY: &[u8] = b"none";

/// Makes both files, notes it in the log, and deletes what is over.
///
/// # Errors
/// [`BackupError`]; then neither file is there.
pub async fn make(source: &Source<'_>) -> Result<Made, BackupError> {
    source.plan.check()?;
    for folder in [&source.plan.folder, &source.plan.keys_folder] {
        let made = DirBuilder::new().recursive(true).mode(0o700).create(folder);
        made.map_err(|error| BackupError::file(folder, error))?;
    }
    let store = Store::open_as_it_is(source.database, &OpenOptions::default()).await?;
    let made = write_both(&store, source).await?;
    note(&store, source, "backup-made", BACKUP_LINE, source.now).await?;
    store.close().await;
    let deleted = source.plan.delete_what_is_over(source.ring.org_id(), source.now)?;
    Ok(Made { deleted, ..made })
}

/// Writes a line of the log about the backup of a moment, and remembers which line it is.
pub(super) async fn note(
    store: &Store,
    source: &Source<'_>,
    act: &'static str,
    line: &'static str,
    moment: i64,
) -> Result<(), BackupError> {
    let object = format!("backup {moment}");
    let act = Act { at: source.now, who: None, act, object: &object };
    Ok(audit::write_and_remember(store, &source.ring.audit_key()?, &act, line).await?)
}

async fn write_both(store: &Store, source: &Source<'_>) -> Result<Made, BackupError> {
    let schema = store.version(Schema::Desk).await?;
    let schema = schema.ok_or(BackupError::Settings("there is no desk in this database"))?;
    let beside = match file_of(source.database)? {
        Some(file) => file.parent().filter(|folder| !folder.as_os_str().is_empty()).map(Path::to_owned),
        None => Some(std::env::temp_dir()),
    };
    let work = WorkFolder::within(&beside.unwrap_or_else(|| ".".into()))?;
    let (_, name) = FILES.into_iter().find(|(engine, _)| *engine == store.engine()).unwrap_or(FILES[0]);
    let copied = work.join(name);
    let mut copy = store.copy(&copied).await?;
    let head = audit_head(copy.tx()).await?;
    let rows = rows::write(&copy.apart().await?)?;
    if let Some(snapshot) = copy.snapshot() {
        programs::dump(source.database, snapshot, &copied)?;
    }
    copy.finish().await?;
    let ring = fs::read(source.ring_file).map_err(|error| BackupError::file(source.ring_file, error))?;
    let recovery = recovery_file(source.ring_file)?;
    let about = |part, files| Manifest {
        format: FORMAT.into(),
        part,
        org: source.ring.org_id().to_string(),
        moment: source.now,
        engine: store.engine().into(),
        schema,
        program: env!("CARGO_PKG_VERSION").into(),
        log_line: head.as_ref().map_or(0, |head| head.line),
        log_hash: head.as_ref().map(|head| data_encoding::HEXLOWER.encode(&head.hash)).unwrap_or_default(),
        files,
    };
    let content = about(Part::Content, vec![FileLine::of_file(name, &copied)?]);
    let mut parts = vec![(ROWS, rows.as_slice()), (RING, &ring)];
    parts.extend(recovery.as_deref().map(|bytes| (RECOVERY, bytes)));
    let keys = about(Part::Keys, parts.iter().map(|(name, bytes)| FileLine::of_bytes(name, bytes)).collect());
    let parts: Vec<_> = parts.into_iter().map(|(name, bytes)| (name, Content::Bytes(bytes))).collect();
    let keys = seal(source, &keys, &parts)?;
    let content = seal(source, &content, &[(name, Content::File(&copied))]).inspect_err(|_| {
        // Keys to nothing.
        let _ = fs::remove_file(&keys);
    })?;
    let bytes =
        [&content, &keys].into_iter().filter_map(|path| fs::metadata(path).ok()).map(|file| file.len());
    Ok(Made { bytes: bytes.sum(), content, keys, deleted: 0 })
}

/// The passphrase of the ring, sealed to the key that lies in five sheets of paper, if there are any. systemd hands over a
/// word where there is no file (`SetCredential=` in packaging/systemd/zichtbaar-backup.service).
fn recovery_file(ring: &Path) -> Result<Option<Vec<u8>>, BackupError> {
    let path = file_beside(ring);
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(bytes).filter(|bytes| bytes != NO_RECOVERY)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(BackupError::file(&path, error)),
    }
}

fn seal(
    source: &Source<'_>,
    manifest: &Manifest,
    contents: &[(&str, Content<'_>)],
) -> Result<PathBuf, BackupError> {
    let folder = match manifest.part {
        Part::Content => &source.plan.folder,
        Part::Keys => &source.plan.keys_folder,
    };
    let path = folder.join(file_name(&manifest.org, manifest.moment, manifest.part));
    let (json, signature) = sign(manifest, &source.ring.audit_key()?)?;
    archive::write(&path, &source.plan.to, (&json, &signature), contents)?;
    Ok(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_there_are_no_sheets_of_paper_no_backup_pretends_that_there_are() {
        let folder = tempfile::TempDir::new().unwrap();
        let ring = folder.path().join(RING);
        assert!(recovery_file(&ring).unwrap().is_none());
        let unit =
            Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packaging/systemd/zichtbaar-backup.service");
        let unit = fs::read_to_string(unit).unwrap();
        let word = unit.lines().find_map(|line| line.strip_prefix("SetCredential=ring.recovery:")).unwrap();
        fs::write(file_beside(&ring), word).unwrap();
        assert!(recovery_file(&ring).unwrap().is_none(), "what systemd hands over then");
        fs::write(file_beside(&ring), "age-encryption.org/v1\n").unwrap();
        assert!(recovery_file(&ring).unwrap().is_some());
    }
}
