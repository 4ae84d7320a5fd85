//! Backups of a desk: two sealed files of one moment. One holds the database without its keys and may be kept long; the other holds the
//! keys and is soon deleted, so that what was erased is forgotten after a stated number of days. Exact bytes: `spec/backup.md`.
mod again;
mod archive;
mod count;
mod drill;
mod make;
mod manifest;
mod programs;
mod restore;
mod rows;

pub use again::{Listed, ListedOf, read_list};
pub(crate) use archive::SealedWriter;
pub use count::Counted;
pub use drill::{Drilled, Scratch, drill};
pub use make::{Made, Source, make};
pub(crate) use manifest::{FileLine, sign_json};
pub use restore::{Pair, Place, Restored, recovered_passphrase, restore};

use crate::{DeskError, keys::KeysError, recovery::RecoveryError};
use domain::RecordKind;
use envelope::{age::Recipient, ids::OrgId};
use manifest::Part;
use std::{
    fs, io,
    path::{Path, PathBuf},
};
use store::StoreError;

/// The longest that keys may lie in a backup, in days: what is erased is readable until then.
pub const KEYS_MAX_DAYS: u32 = 92;
/// The longest that a backup may be kept at all, in days.
pub const CONTENT_MAX_DAYS: u32 = 3_653;
/// The most keys a backup can be sealed to.
const RECIPIENTS_MAX: usize = 8;
const DAY: i64 = 86_400;

/// Names in the table `status`: the line of the log that says so, and whether a backup is being put back.
pub(crate) const BACKUP_LINE: &str = "backup_line";
pub(crate) const DRILL_LINE: &str = "drill_line";
pub(crate) const RESTORING: &str = "restoring";

/// Where backups go and how long they stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Who can open them. The secret halves lie away from this machine.
    pub to: Vec<Recipient>,
    /// Where the long ones lie.
    pub folder: PathBuf,
    /// Where those with the keys lie: elsewhere.
    pub keys_folder: PathBuf,
    /// Days for which the long ones are kept.
    pub keep_days: u32,
    /// Days for which the keys are kept.
    pub keys_keep_days: u32,
}

/// Why a backup was not made, or not put back. Nothing half done is left behind.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A file or folder cannot be read or written.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// No room.
    #[error("the disk is full at {0}; nothing was left half done")]
    Full(String),
    /// Sealed to somebody else.
    #[error("{0} is not sealed to any of these keys")]
    OtherKey(String),
    /// It ends too early.
    #[error("{0} is cut off: its end is missing")]
    Cut(String),
    /// Not as it was made, by its own signature or hashes.
    #[error("{0} was altered or is damaged")]
    Altered(String),
    /// Something else.
    #[error("{0} is not a backup that zichtbaar made")]
    NotABackup(String),
    /// The two files do not belong together.
    #[error(
        "these two files do not belong together: the keys must be of the same moment as the rest, or of a later one"
    )]
    Apart,
    /// Of another organisation.
    #[error("this is a backup of “{found}”, and the settings are those of “{wanted}”")]
    OtherDesk {
        /// Whose it is.
        found: String,
        /// Whose it should be.
        wanted: String,
    },
    /// Made over another engine.
    #[error("this backup was made over {found}, and the settings name {wanted}")]
    OtherEngine {
        /// What it was made over.
        found: String,
        /// What the settings name.
        wanted: &'static str,
    },
    /// Made by a newer program.
    #[error(
        "this backup was made by a newer zichtbaar ({program}, tables of version {found}; this one knows {known}): install that one first"
    )]
    Newer {
        /// Which program made it.
        program: String,
        /// The version of its tables.
        found: i64,
        /// The newest that this program knows.
        known: i64,
    },
    /// There is something already.
    #[error("{0}: there is a desk or something else already; a backup is only put back into an empty place")]
    NotEmpty(String),
    /// A restore was broken off before.
    #[error("an earlier restore into this database was broken off: empty the database, then try again")]
    BrokenOff,
    /// What was erased since is not known.
    #[error(
        "{0} is not there: without the list of what was erased since, a backup would bring it back. Put the list there, or say \
         --without-erased-list if it is lost"
    )]
    NoList(String),
    /// The list cannot be read.
    #[error("{0}: line {1} is not of the form “signal 12 1795521600”")]
    List(String, usize),
    /// The log that came back is not whole.
    #[error("the log in this backup is not whole: line {0}, {1:?}")]
    Log(i64, crate::audit::Fault),
    /// A program of PostgreSQL is missing.
    #[error(
        "{0} is not on this machine: it comes with PostgreSQL's client programs (Debian: postgresql-client)"
    )]
    NoProgram(&'static str),
    /// A program of PostgreSQL refused.
    #[error("{0} failed: {1}")]
    Program(&'static str, String),
    /// There is no backup to try.
    #[error("there is no backup in {0}")]
    NoBackup(String),
    /// Made before there were sheets of paper.
    #[error("{0} has no recovery file in it: it was made before there were sheets")]
    NoRecovery(String),
    /// Three sheets do not open it.
    #[error("{0}")]
    Recovery(#[from] RecoveryError),
    /// The settings do not allow it.
    #[error("{0}")]
    Settings(&'static str),
    /// The desk.
    #[error("{0}")]
    Desk(#[from] DeskError),
    /// The database.
    #[error("database: {0}")]
    Store(#[from] StoreError),
    /// The key ring.
    #[error("keys: {0}")]
    Keys(#[from] KeysError),
}

impl BackupError {
    pub(crate) fn file(path: &Path, error: io::Error) -> Self {
        let name = path.display().to_string();
        if error.kind() == io::ErrorKind::StorageFull { Self::Full(name) } else { Self::File(name, error) }
    }
}

impl Plan {
    /// Whether what the settings say can hold.
    ///
    /// # Errors
    /// [`BackupError::Settings`].
    pub fn check(&self) -> Result<(), BackupError> {
        let wrong = |what| Err(BackupError::Settings(what));
        if self.to.is_empty() || self.to.len() > RECIPIENTS_MAX {
            return wrong("backup: one to eight public keys can open backups");
        }
        if self.folder == self.keys_folder
            || self.folder.starts_with(&self.keys_folder)
            || self.keys_folder.starts_with(&self.folder)
        {
            return wrong("backup: folder and keys_folder lie apart, neither within the other");
        }
        if !(1..=KEYS_MAX_DAYS).contains(&self.keys_keep_days) {
            return wrong("backup: keys_keep_days is 1 to 92, since what is erased can be read until then");
        }
        if !(self.keys_keep_days..=CONTENT_MAX_DAYS).contains(&self.keep_days) {
            return wrong("backup: keep_days is at least keys_keep_days, and at most 3653");
        }
        Ok(())
    }

    /// Days for which something that was erased can still be read from a backup: as long as the keys, for what erasing takes from
    /// them; as long as the rest, for what has no key of its own.
    #[must_use]
    pub fn outlives(&self, record: RecordKind) -> u32 {
        match record {
            RecordKind::Signal | RecordKind::Case | RecordKind::Referral | RecordKind::Search => {
                self.keys_keep_days
            }
            RecordKind::Log
            | RecordKind::Export
            | RecordKind::Notice
            | RecordKind::Request
            | RecordKind::Campaign
            | RecordKind::Refusals => self.keep_days,
        }
    }

    /// Deletes what is over, also when no new backup is made. How many files went.
    ///
    /// # Errors
    /// [`BackupError::File`].
    pub fn delete_what_is_over(&self, org: &OrgId, now: i64) -> Result<usize, BackupError> {
        let mut deleted = 0;
        let parts = [
            (Part::Content, &self.folder, self.keep_days),
            (Part::Keys, &self.keys_folder, self.keys_keep_days),
        ];
        for (part, folder, days) in parts {
            for (path, moment) in found(folder, org, part)? {
                if moment + i64::from(days) * DAY <= now {
                    fs::remove_file(&path).map_err(|error| BackupError::file(&path, error))?;
                    deleted += 1;
                }
            }
        }
        Ok(deleted)
    }

    /// The newest two files of one moment.
    ///
    /// # Errors
    /// [`BackupError::NoBackup`].
    pub fn newest(&self, org: &OrgId) -> Result<Pair, BackupError> {
        let keys = found(&self.keys_folder, org, Part::Keys)?;
        let of = |moment: i64| keys.iter().find(|(_, other)| *other == moment).map(|(path, _)| path.clone());
        let mut contents = found(&self.folder, org, Part::Content)?;
        contents.sort_by_key(|(_, moment)| -moment);
        let pair =
            contents.into_iter().find_map(|(content, moment)| Some(Pair { content, keys: of(moment)? }));
        pair.ok_or_else(|| BackupError::NoBackup(self.folder.display().to_string()))
    }
}

/// `centre-2026-11-24T120000Z.content.age`.
pub(crate) fn file_name(org: &str, moment: i64, part: Part) -> String {
    let (day, seconds) = (moment.div_euclid(DAY), moment.rem_euclid(DAY));
    let day = web::dates::written_day(u32::try_from(day).unwrap_or(0));
    let (hours, minutes) = (seconds / 3_600, seconds / 60 % 60);
    format!("{org}-{day}T{hours:02}{minutes:02}{:02}Z.{}.age", seconds % 60, part.code())
}

/// The moment in such a name; nothing for a file of anybody else's.
fn moment_of(name: &str, org: &str, part: Part) -> Option<i64> {
    let rest = name.strip_prefix(org)?.strip_prefix('-')?;
    let moment = rest.strip_suffix(".age")?.strip_suffix(part.code())?.strip_suffix("Z.")?;
    let (day, time) = moment.split_once('T')?;
    let number = |from: usize| time.get(from..from + 2)?.parse::<i64>().ok();
    let seconds = number(0)? * 3_600 + number(2)? * 60 + number(4)?;
    let moment = i64::from(web::dates::parse_day(day)?) * DAY + seconds;
    (file_name(org, moment, part) == name).then_some(moment)
}

/// Backups in a folder, with their moments. A folder that is not there has none.
fn found(folder: &Path, org: &OrgId, part: Part) -> Result<Vec<(PathBuf, i64)>, BackupError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(BackupError::file(folder, error)),
    };
    let mut all = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|error| BackupError::file(folder, error))?;
        let name = entry.file_name();
        let moment = name.to_str().and_then(|name| moment_of(name, org.as_str(), part));
        all.extend(moment.map(|moment| (entry.path(), moment)));
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_backup_is_known_by_its_name_and_nobody_elses_file_is_deleted() {
        let name = file_name("centre", 1_795_521_601, Part::Keys);
        assert_eq!(name, "centre-2026-11-24T120001Z.keys.age");
        assert_eq!(moment_of(&name, "centre", Part::Keys), Some(1_795_521_601));
        for other in [
            "centre-2026-11-24T120001Z.content.age",
            "centre-2026-11-24T120001Z.keys.age.new",
            "centre-2026-11-24T996099Z.keys.age",
            "centre-2026-13-24T120001Z.keys.age",
            "centre-2-2026-11-24T120001Z.keys.age",
            "holiday.jpg",
        ] {
            assert_eq!(moment_of(other, "centre", Part::Keys), None, "{other}");
        }
    }

    #[test]
    fn keys_beside_what_they_open_or_kept_too_long_are_refused() {
        let key = envelope::age::Identity::from_seed([1; 32]).recipient();
        let plan = Plan {
            to: vec![key],
            folder: "/a".into(),
            keys_folder: "/b".into(),
            keep_days: 90,
            keys_keep_days: 30,
        };
        assert!(plan.check().is_ok());
        for wrong in [
            Plan { to: vec![], ..plan.clone() },
            Plan { keys_folder: "/a".into(), ..plan.clone() },
            Plan { keys_folder: "/a/keys".into(), ..plan.clone() },
            Plan { keys_keep_days: 93, ..plan.clone() },
            Plan { keys_keep_days: 0, ..plan.clone() },
            Plan { keep_days: 29, ..plan.clone() },
        ] {
            assert!(matches!(wrong.check(), Err(BackupError::Settings(_))), "{wrong:?}");
        }
    }
}
