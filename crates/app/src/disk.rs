//! Where a database lies, and how much room is left there.
use rustix::fs::statvfs;
use std::{fs, os::unix::fs::MetadataExt, path::Path};

/// Bytes below which a disk is as good as full: the log and a document still have to fit.
pub(crate) const FULL: u64 = 200 << 20;

/// Room on a disk, in bytes.
pub(crate) struct Room {
    /// That we may use.
    pub(crate) free: u64,
    /// Altogether.
    pub(crate) all: u64,
}

/// Room on the disk of a folder; `None`: it is not there.
pub(crate) fn room(folder: &Path) -> Option<Room> {
    let about = statvfs(folder).ok()?;
    Some(Room { free: about.f_bavail * about.f_frsize, all: about.f_blocks * about.f_frsize })
}

/// The folder of a SQLite database; `None`: a server's.
pub(crate) fn folder_of(database: &str) -> Option<&Path> {
    let folder = file_of(database)?.parent()?;
    Some(if folder.as_os_str().is_empty() { Path::new(".") } else { folder })
}

/// The file of a SQLite database.
pub(crate) fn file_of(database: &str) -> Option<&Path> {
    let path = database.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(Path::new(path.split('?').next().unwrap_or(path)))
}

/// Whether root would make the file of a database in the folder of another user.
pub(crate) fn would_be_roots(database: &str) -> bool {
    let is_missing = file_of(database).is_some_and(|file| !file.exists());
    let owner = folder_of(database).and_then(|folder| fs::metadata(folder).ok()).map(|about| about.uid());
    is_missing && rustix::process::geteuid().is_root() && owner.is_some_and(|owner| owner != 0)
}
