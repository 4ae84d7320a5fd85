//! The sealed file while it grows: a tar of which the manifest comes last, since only then is it known what went in.
use crate::backup::{BackupError, FileLine, SealedWriter, sign_json};
use envelope::{
    age::Recipient,
    signed::{Context, SigningKey},
};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File, OpenOptions},
    io::{BufWriter, IntoInnerError, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
};

/// A tar is written in blocks.
const BLOCK: u64 = 512;

type Sealing = SealedWriter<BufWriter<File>>;

pub(super) struct Archive {
    out: Sealing,
    beside: Beside,
    files: Vec<FileLine>,
}

/// The file until it is whole; gone if it never is.
struct Beside {
    now: PathBuf,
    then: PathBuf,
    kept: bool,
}

impl Drop for Beside {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.now);
        }
    }
}

/// Whole, and not yet where it belongs.
pub(super) struct Finished(Beside);

impl Archive {
    pub(super) fn begin(to: &Path, recipient: &Recipient) -> Result<Self, BackupError> {
        let mut now = to.as_os_str().to_owned();
        now.push(".new");
        let beside = Beside { now: now.into(), then: to.to_owned(), kept: false };
        let failed = |error| BackupError::file(to, error);
        let open = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&beside.now);
        let file = BufWriter::new(open.map_err(failed)?);
        let out = SealedWriter::new(file, std::slice::from_ref(recipient)).map_err(failed)?;
        Ok(Self { out, beside, files: Vec::new() })
    }

    /// A file of which all is known.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> Result<(), BackupError> {
        let mut entry = self.entry(name, bytes.len() as u64)?;
        entry.push(bytes)?;
        entry.done().map(|_| ())
    }

    /// A file that comes piece by piece.
    pub(super) fn entry(&mut self, name: &str, size: u64) -> Result<Entry<'_>, BackupError> {
        let mut header = tar::Header::new_ustar();
        let set = header.set_path(name);
        header.set_size(size);
        header.set_mode(0o600);
        header.set_cksum();
        let path = &self.beside.then;
        set.and_then(|()| self.out.write_all(header.as_bytes()))
            .map_err(|error| BackupError::file(path, error))?;
        Ok(Entry { archive: self, name: name.to_owned(), size, written: 0, hash: Sha256::new() })
    }

    pub(super) fn files(&self) -> &[FileLine] {
        &self.files
    }

    /// Writes what the file says of itself, and its end.
    pub(super) fn finish(mut self, json: &[u8], key: &SigningKey) -> Result<Finished, BackupError> {
        let signature = sign_json(Context::Leaving, json, key);
        self.add("manifest.json", json)?;
        self.add("manifest.signature", signature.as_bytes())?;
        let Self { mut out, beside, .. } = self;
        let finished = out
            .write_all(&[0; 2 * BLOCK as usize])
            .and_then(|()| out.finish())
            .and_then(|file| file.into_inner().map_err(IntoInnerError::into_error)?.sync_all());
        finished.map_err(|error| BackupError::file(&beside.then, error))?;
        Ok(Finished(beside))
    }
}

/// A file on its way in.
pub(super) struct Entry<'a> {
    archive: &'a mut Archive,
    name: String,
    size: u64,
    written: u64,
    hash: Sha256,
}

impl Entry<'_> {
    pub(super) fn push(&mut self, bytes: &[u8]) -> Result<(), BackupError> {
        self.hash.update(bytes);
        self.written += bytes.len() as u64;
        let written = self.archive.out.write_all(bytes);
        written.map_err(|error| BackupError::file(&self.archive.beside.then, error))
    }

    /// Fills the last block. The hash of what was written, in hexadecimal.
    pub(super) fn done(self) -> Result<String, BackupError> {
        if self.written != self.size {
            return Err(BackupError::Altered(self.name));
        }
        let rest = usize::try_from((BLOCK - self.size % BLOCK) % BLOCK).unwrap_or(0);
        let filled = self.archive.out.write_all([0; BLOCK as usize].get(..rest).unwrap_or_default());
        filled.map_err(|error| BackupError::file(&self.archive.beside.then, error))?;
        let sha256 = data_encoding::HEXLOWER.encode(&self.hash.finalize());
        self.archive.files.push(FileLine { name: self.name, bytes: self.size, sha256: sha256.clone() });
        Ok(sha256)
    }
}

impl Finished {
    /// Moves it where it belongs. How many bytes it has.
    pub(super) fn keep(mut self) -> Result<u64, BackupError> {
        let beside = &mut self.0;
        let failed = |error| BackupError::file(&beside.then, error);
        let bytes = fs::metadata(&beside.now).map_err(failed)?.len();
        fs::rename(&beside.now, &beside.then).map_err(failed)?;
        let folder = beside.then.parent().filter(|folder| !folder.as_os_str().is_empty());
        File::open(folder.unwrap_or(Path::new("."))).and_then(|folder| folder.sync_all()).map_err(failed)?;
        beside.kept = true;
        Ok(bytes)
    }
}
