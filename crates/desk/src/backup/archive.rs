//! A sealed archive: tar (POSIX ustar) inside an age file, so that `age -d | tar x` opens it on the day this program is gone. Written
//! whole or not at all; read into a folder nobody else can look into, and believed only when its end was reached.
use super::{
    BackupError,
    manifest::{FileLine, Manifest, is_signed},
};
use crate::chance;
use envelope::{
    age::{Identity, OpenError, Opener, Recipient, START_LIMIT, Sealer},
    signed::VerifyingKey,
};
use std::{
    fs::{self, DirBuilder, File, OpenOptions},
    io::{self, BufReader, BufWriter, Read, Write},
    os::unix::fs::{DirBuilderExt, OpenOptionsExt},
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

const MANIFEST: &str = "manifest.json";
const SIGNATURE: &str = "manifest.signature";
/// A manifest names a handful of files.
const MANIFEST_MAX: u64 = 1 << 20;

/// Something to be put into an archive.
pub(crate) enum Content<'a> {
    Bytes(&'a [u8]),
    File(&'a Path),
}

/// A folder of our own, gone afterwards.
pub(crate) struct WorkFolder(PathBuf);

impl WorkFolder {
    /// Makes one that only its owner can look into.
    pub(crate) fn within(folder: &Path) -> Result<Self, BackupError> {
        let chance = data_encoding::HEXLOWER.encode(&*chance::bytes::<8>()?);
        let path = folder.join(format!(".zichtbaar-{chance}"));
        let made = DirBuilder::new().mode(0o700).create(&path);
        made.map_err(|error| BackupError::file(&path, error))?;
        Ok(Self(path))
    }

    pub(crate) fn join(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub(crate) fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for WorkFolder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Writes an archive beside where it belongs and moves it there in one step.
pub(crate) fn write(
    path: &Path,
    to: &[Recipient],
    (json, signature): (&[u8], &str),
    contents: &[(&str, Content<'_>)],
) -> Result<(), BackupError> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(".new");
    let beside = PathBuf::from(beside);
    let written = write_whole(&beside, to, (json, signature), contents).and_then(|()| {
        fs::rename(&beside, path)?;
        File::open(path.parent().unwrap_or(Path::new("/")))?.sync_all()
    });
    written.map_err(|error| {
        let _ = fs::remove_file(&beside);
        BackupError::file(path, error)
    })
}

fn write_whole(
    path: &Path,
    to: &[Recipient],
    (json, signature): (&[u8], &str),
    contents: &[(&str, Content<'_>)],
) -> io::Result<()> {
    let file = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(path)?;
    let mut tar = tar::Builder::new(SealedWriter::new(BufWriter::new(file), to)?);
    append(&mut tar, MANIFEST, json.len() as u64, json)?;
    append(&mut tar, SIGNATURE, signature.len() as u64, signature.as_bytes())?;
    for (name, content) in contents {
        match content {
            Content::Bytes(bytes) => append(&mut tar, name, bytes.len() as u64, *bytes)?,
            Content::File(path) => {
                let file = File::open(path)?;
                let length = file.metadata()?.len();
                append(&mut tar, name, length, BufReader::new(file))?;
            }
        }
    }
    let file = tar.into_inner()?.finish()?.into_inner().map_err(io::IntoInnerError::into_error)?;
    file.sync_all()
}

/// No name of a user, no hour of a file.
fn append<W: Write>(
    tar: &mut tar::Builder<W>,
    name: &str,
    length: u64,
    content: impl Read,
) -> io::Result<()> {
    let mut header = tar::Header::new_ustar();
    header.set_size(length);
    header.set_mode(0o600);
    tar.append_data(&mut header, name, content)
}

/// An archive that was read into a folder.
pub(crate) struct Archive {
    pub(crate) manifest: Manifest,
    json: Vec<u8>,
    signature: String,
    name: String,
    folder: PathBuf,
}

impl Archive {
    /// Opens a file and puts what is in it into `folder`. Every hash is checked; the signature is not yet.
    pub(crate) fn read(path: &Path, keys: &[Identity], folder: &Path) -> Result<Self, BackupError> {
        let name = path.display().to_string();
        let failed = |error: io::Error| fault(&name, path, error);
        DirBuilder::new().mode(0o700).create(folder).map_err(|error| BackupError::file(folder, error))?;
        let file = File::open(path).map_err(|error| BackupError::file(path, error))?;
        let mut tar = tar::Archive::new(SealedReader::new(BufReader::new(file), keys).map_err(failed)?);
        let mut found = Vec::new();
        for entry in tar.entries().map_err(failed)? {
            let mut entry = entry.map_err(failed)?;
            let inside = entry.path().ok().and_then(|path| path.to_str().map(str::to_owned));
            let inside = inside.filter(|inside| is_plain(inside) && entry.header().entry_type().is_file());
            let inside = inside.ok_or_else(|| BackupError::NotABackup(name.clone()))?;
            let to = folder.join(&inside);
            let full = |error| BackupError::file(&to, error);
            let mut out =
                OpenOptions::new().write(true).create_new(true).mode(0o600).open(&to).map_err(full)?;
            copy(&mut entry, &mut out, &failed, &full)?;
            found.push(inside);
        }
        // What follows the archive is read too: only its end says that nothing is missing.
        io::copy(&mut tar.into_inner(), &mut io::sink()).map_err(failed)?;
        Self::of_folder(name, folder, &found)
    }

    fn of_folder(name: String, folder: &Path, found: &[String]) -> Result<Self, BackupError> {
        let not = || BackupError::NotABackup(name.clone());
        let read = |inside: &str| {
            let path = folder.join(inside);
            let mut bytes = Vec::new();
            File::open(&path)
                .map_err(|_| not())?
                .take(MANIFEST_MAX)
                .read_to_end(&mut bytes)
                .map_err(|_| not())?;
            Ok::<_, BackupError>(bytes)
        };
        let (json, signature) = (read(MANIFEST)?, String::from_utf8(read(SIGNATURE)?).map_err(|_| not())?);
        let manifest: Manifest = serde_json::from_slice(&json).map_err(|_| not())?;
        if manifest.format != super::manifest::FORMAT {
            return Err(not());
        }
        let there = found.iter().filter(|inside| *inside != MANIFEST && *inside != SIGNATURE);
        if !there.eq(manifest.files.iter().map(|file| &file.name)) {
            return Err(BackupError::Altered(name));
        }
        for line in &manifest.files {
            if FileLine::of_file(&line.name, &folder.join(&line.name))? != *line {
                return Err(BackupError::Altered(name));
            }
        }
        Ok(Self { manifest, json, signature, name, folder: folder.to_owned() })
    }

    /// Whether this desk made it.
    pub(crate) fn check(&self, key: &VerifyingKey) -> Result<(), BackupError> {
        if is_signed(&self.json, &self.signature, key) {
            return Ok(());
        }
        Err(BackupError::Altered(self.name.clone()))
    }

    /// Where a file of it lies now.
    pub(crate) fn path(&self, name: &str) -> Option<PathBuf> {
        self.manifest.files.iter().any(|file| file.name == name).then(|| self.folder.join(name))
    }

    pub(crate) fn name(&self) -> &str {
        &self.name
    }
}

/// A name without a folder in it.
fn is_plain(name: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'.' || byte == b'-';
    !name.starts_with('.') && !name.is_empty() && name.bytes().all(fits)
}

/// Copies, and tells a file that cannot be read from a disk that cannot be written.
fn copy(
    from: &mut impl Read,
    to: &mut impl Write,
    unread: &impl Fn(io::Error) -> BackupError,
    unwritten: &impl Fn(io::Error) -> BackupError,
) -> Result<(), BackupError> {
    let mut buffer = Zeroizing::new(vec![0; 1 << 16]);
    loop {
        let read = from.read(&mut buffer).map_err(unread)?;
        if read == 0 {
            return Ok(());
        }
        to.write_all(buffer.get(..read).unwrap_or_default()).map_err(unwritten)?;
    }
}

/// What was wrong with a file, from what its reader said. The tar reader wraps what was below it in words of its own.
fn fault(name: &str, path: &Path, error: io::Error) -> BackupError {
    let mut inner: Option<&(dyn std::error::Error + 'static)> = Some(&error);
    while let Some(one) = inner {
        let below = one.downcast_ref::<io::Error>().and_then(io::Error::get_ref);
        if let Some(open) = below.and_then(|below| below.downcast_ref::<OpenError>()) {
            return match open {
                OpenError::NotForThisKey => BackupError::OtherKey(name.into()),
                OpenError::Truncated | OpenError::NoPayload => BackupError::Cut(name.into()),
                OpenError::NotAge | OpenError::UnsupportedVersion => BackupError::NotABackup(name.into()),
                _ => BackupError::Altered(name.into()),
            };
        }
        inner = below.map(|below| below as _).or_else(|| one.source());
    }
    match error.kind() {
        io::ErrorKind::UnexpectedEof => BackupError::Cut(name.into()),
        io::ErrorKind::Other | io::ErrorKind::InvalidData => BackupError::NotABackup(name.into()),
        _ => BackupError::file(path, error),
    }
}

/// Seals what is written to it.
pub(crate) struct SealedWriter<W> {
    inner: W,
    sealer: Sealer,
    sealed: Vec<u8>,
}

impl<W: Write> SealedWriter<W> {
    pub(crate) fn new(mut inner: W, to: &[Recipient]) -> io::Result<Self> {
        let (sealer, start) = Sealer::new(&mut chance::rng(), to, to.len()).map_err(io::Error::other)?;
        inner.write_all(&start)?;
        Ok(Self { inner, sealer, sealed: Vec::new() })
    }

    /// Without this the file has no end, and nobody opens it.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.sealed.clear();
        self.sealer.finish(&mut self.sealed).map_err(io::Error::other)?;
        self.inner.write_all(&self.sealed)?;
        Ok(self.inner)
    }
}

impl<W: Write> Write for SealedWriter<W> {
    fn write(&mut self, plain: &[u8]) -> io::Result<usize> {
        self.sealed.clear();
        self.sealer.push(plain, &mut self.sealed).map_err(io::Error::other)?;
        self.inner.write_all(&self.sealed)?;
        Ok(plain.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

/// Opens what is read from it.
struct SealedReader<R> {
    inner: R,
    opener: Option<Opener>,
    buffer: Vec<u8>,
    plain: Zeroizing<Vec<u8>>,
    at: usize,
}

impl<R: Read> SealedReader<R> {
    fn new(mut inner: R, keys: &[Identity]) -> io::Result<Self> {
        let mut start = Vec::new();
        inner.by_ref().take(START_LIMIT as u64).read_to_end(&mut start)?;
        let (mut opener, _, read) = Opener::new(keys, &start).map_err(io::Error::other)?;
        let mut plain = Zeroizing::new(Vec::new());
        opener.push(start.get(read..).unwrap_or_default(), &mut plain).map_err(io::Error::other)?;
        Ok(Self { inner, opener: Some(opener), buffer: vec![0; 1 << 16], plain, at: 0 })
    }
}

impl<R: Read> Read for SealedReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        while self.at == self.plain.len() {
            let Some(opener) = &mut self.opener else { return Ok(0) };
            self.plain.clear();
            self.at = 0;
            let read = self.inner.read(&mut self.buffer)?;
            if read > 0 {
                let sealed = self.buffer.get(..read).unwrap_or_default();
                opener.push(sealed, &mut self.plain).map_err(io::Error::other)?;
            } else if let Some(opener) = self.opener.take() {
                opener.finish(&mut self.plain).map_err(io::Error::other)?;
            }
        }
        let ready = self.plain.get(self.at..).unwrap_or_default();
        let count = ready.len().min(out.len());
        if let (Some(to), Some(from)) = (out.get_mut(..count), ready.get(..count)) {
            to.copy_from_slice(from);
        }
        self.at += count;
        Ok(count)
    }
}
