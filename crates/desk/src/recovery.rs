//! The desk's side of recovery: a file beside the key ring, sealed to a key that lies in five sheets of paper, holds the passphrase of the
//! key files. Three sheets and that file open the ring; either alone opens nothing. Exact bytes: `spec/recovery.md`.
use crate::{
    audit::{self, Act},
    chance,
    keys::{KeyRing, KeysError},
};
use askama::Template;
use base64::{Engine, engine::general_purpose::STANDARD};
use envelope::{
    age::{self, Identity, OpenError, Recipient},
    ids::OrgId,
    recovery::{ROW_DIGITS, SetMark, Sheet},
};
use serde::{Deserialize, Serialize};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};
use store::{OpenOptions as StoreOptions, Schema, Store};
use web::{language::Lang, qr::Qr, words::Words};
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// The form this program writes and reads.
const FORMAT: &str = "zichtbaar recovery v1";
/// A passphrase and a few words.
const FILE_MAX: u64 = 1 << 20;
/// Between two groups of digits on paper.
const GROUP: usize = 4;

/// Names in the table `status`: the line of the log that says so.
pub(crate) const MADE_LINE: &str = "recovery_line";
pub(crate) const TRIED_LINE: &str = "recovery_tried_line";
const USED_LINE: &str = "recovery_used_line";

/// Why keys are not brought back.
#[derive(Debug, thiserror::Error)]
pub enum RecoveryError {
    /// A file cannot be read or written.
    #[error("{0}: {1}")]
    File(String, io::Error),
    /// Sealed to the key of other sheets.
    #[error("{0} is not sealed to these sheets: they are of an older or of another set")]
    OtherSheets(String),
    /// Not such a file, or damaged.
    #[error("{0} is no recovery file, or it is damaged")]
    NotAFile(String),
    /// Of another organisation.
    #[error("{0} is the recovery file of “{1}”")]
    OtherDesk(String, String),
    /// The ring.
    #[error("keys: {0}")]
    Keys(#[from] KeysError),
    /// It could not be sealed.
    #[error("the recovery file could not be sealed")]
    Seal,
}

/// As it is inside.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
#[serde(deny_unknown_fields)]
struct Inside {
    format: String,
    org: String,
    /// Base64 of the passphrase.
    passphrase: String,
}

/// Where the recovery file of a ring lies.
#[must_use]
pub fn file_beside(ring: &Path) -> PathBuf {
    ring.with_extension("recovery")
}

/// Writes the file; an older one is replaced in one step, or stays.
///
/// # Errors
/// [`RecoveryError::File`], [`RecoveryError::Seal`].
pub fn write_file(path: &Path, org: &OrgId, passphrase: &[u8], to: &Recipient) -> Result<(), RecoveryError> {
    let failed = |error| RecoveryError::File(path.display().to_string(), error);
    let inside =
        Inside { format: FORMAT.into(), org: org.to_string(), passphrase: STANDARD.encode(passphrase) };
    let plain = Zeroizing::new(serde_json::to_vec(&inside).map_err(|_| RecoveryError::Seal)?);
    let sealed = age::seal(&mut chance::rng(), std::slice::from_ref(to), 1, &plain);
    let beside = path.with_extension("recovery.new");
    let written = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside);
    let mut file = written.map_err(failed)?;
    file.write_all(&sealed.map_err(|_| RecoveryError::Seal)?).map_err(failed)?;
    file.sync_all().map_err(failed)?;
    fs::rename(&beside, path).map_err(failed)
}

/// The passphrase that a recovery file holds, by the key that three sheets bring back.
///
/// # Errors
/// [`RecoveryError`].
pub fn passphrase_in(path: &Path, key: &Identity, org: &str) -> Result<Zeroizing<Vec<u8>>, RecoveryError> {
    let name = || path.display().to_string();
    let mut sealed = Vec::new();
    let read = File::open(path).and_then(|file| file.take(FILE_MAX).read_to_end(&mut sealed));
    read.map_err(|error| RecoveryError::File(name(), error))?;
    let plain = age::open(key, &sealed).map_err(|error| match error {
        OpenError::NotForThisKey => RecoveryError::OtherSheets(name()),
        _ => RecoveryError::NotAFile(name()),
    })?;
    let inside: Inside = serde_json::from_slice(&plain).map_err(|_| RecoveryError::NotAFile(name()))?;
    if inside.format != FORMAT {
        return Err(RecoveryError::NotAFile(name()));
    }
    if inside.org != org {
        return Err(RecoveryError::OtherDesk(name(), inside.org.clone()));
    }
    let passphrase = STANDARD.decode(&inside.passphrase).map_err(|_| RecoveryError::NotAFile(name()))?;
    Ok(Zeroizing::new(passphrase))
}

/// What is written down about a set of sheets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecoveryAct {
    /// It was made.
    Made,
    /// It was tried: three sheets open the ring.
    Tried,
    /// It was used.
    Used,
}

impl RecoveryAct {
    pub(crate) fn act(self) -> &'static str {
        match self {
            Self::Made => "recovery-made",
            Self::Tried => "recovery-tried",
            Self::Used => "recovery-used",
        }
    }
}

/// Writes it into the log of the desk. `false`: there is no desk in this database, so no log says so.
pub async fn note(database: &str, ring: &KeyRing, now: i64, (act, set): (RecoveryAct, SetMark)) -> bool {
    let line = match act {
        RecoveryAct::Made => MADE_LINE,
        RecoveryAct::Tried => TRIED_LINE,
        RecoveryAct::Used => USED_LINE,
    };
    let Ok(store) = Store::open_as_it_is(database, &StoreOptions::default()).await else { return false };
    let noted = async {
        store.version(Schema::Desk).await.ok().flatten()?;
        let key = ring.audit_key().ok()?;
        let object = format!("recovery {}", set.0);
        let act = Act { at: now, who: None, act: act.act(), object: &object };
        audit::write_and_remember(&store, &key, &act, line).await.ok()
    };
    let noted = noted.await.is_some();
    store.close().await;
    noted
}

/// What stands on a sheet beside its digits.
pub struct SheetFor<'a> {
    /// In which language.
    pub lang: Lang,
    /// The organisation's name.
    pub org: &'a str,
    /// Whose sheet it is; empty: to be written by hand.
    pub holder: &'a str,
    /// The day on which the set was made, as it is written.
    pub made: &'a str,
}

#[derive(Template)]
#[template(path = "recovery_sheet.html")]
struct SheetPage<'a> {
    w: &'static Words,
    about: &'a SheetFor<'a>,
    number: u8,
    set: String,
    rows: Vec<Vec<Zeroizing<String>>>,
    qr: Option<Qr>,
}

/// A sheet as a page that a browser prints, with nothing in it that comes from elsewhere.
///
/// # Errors
/// [`RecoveryError::Seal`] if it cannot be written.
pub fn page(sheet: &Sheet, about: &SheetFor<'_>) -> Result<Zeroizing<String>, RecoveryError> {
    let groups = |row: &Zeroizing<String>| {
        let group = |start| Zeroizing::new(row.get(start..start + GROUP).unwrap_or_default().to_owned());
        (0..ROW_DIGITS).step_by(GROUP).map(group).collect()
    };
    let page = SheetPage {
        w: Words::of(about.lang),
        about,
        number: sheet.number(),
        set: format!("{:010}", sheet.set().0),
        rows: sheet.rows().iter().map(groups).collect(),
        qr: Qr::of(&sheet.scanned()),
    };
    page.render().map(Zeroizing::new).map_err(|_| RecoveryError::Seal)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made() -> (Identity, Vec<Sheet>) {
        envelope::recovery::make(&mut chance::rng()).unwrap()
    }

    #[test]
    fn the_passphrase_comes_back_to_whoever_has_the_sheets_and_to_nobody_else() {
        let folder = tempfile::TempDir::new().unwrap();
        let ring = folder.path().join("ring.key");
        let path = file_beside(&ring);
        let org = OrgId::parse("centre").unwrap();
        let (key, _) = made();
        write_file(&path, &org, b"correct horse\xff", &key.recipient()).unwrap();
        assert_eq!(&**passphrase_in(&path, &key, "centre").unwrap(), b"correct horse\xff");
        let other = passphrase_in(&path, &made().0, "centre").unwrap_err();
        assert!(matches!(other, RecoveryError::OtherSheets(_)), "{other}");
        let elsewhere = passphrase_in(&path, &key, "union").unwrap_err();
        assert!(matches!(elsewhere, RecoveryError::OtherDesk(..)), "{elsewhere}");
        let sealed = fs::read(&path).unwrap();
        assert!(memchr::memmem::find(&sealed, b"correct").is_none());
        fs::write(&path, &sealed[..sealed.len() - 1]).unwrap();
        assert!(matches!(passphrase_in(&path, &key, "centre"), Err(RecoveryError::NotAFile(_))));
        fs::remove_file(&path).unwrap();
        assert!(matches!(passphrase_in(&path, &key, "centre"), Err(RecoveryError::File(..))));
    }

    #[test]
    fn a_sheet_is_one_page_in_every_language_with_all_its_digits_and_says_whose_it_is() {
        let (_, sheets) = made();
        for lang in Lang::desks() {
            let about = SheetFor { lang, org: "De Haven <b>", holder: "Amina", made: "2026-11-27" };
            let page = page(&sheets[1], &about).unwrap();
            assert!(page.contains("De Haven &#60;b&#62;") && page.contains("Amina"), "{lang:?}");
            assert!(!page.contains('«'), "a word is missing in {lang:?}");
            for row in sheets[1].rows() {
                assert!(row.as_bytes().chunks(4).all(|group| {
                    page.contains(&format!("<td>{}</td>", std::str::from_utf8(group).unwrap()))
                }));
            }
            assert!(
                page.contains("<svg") && !page.contains("http"),
                "a square code, and nothing from elsewhere"
            );
        }
    }
}
