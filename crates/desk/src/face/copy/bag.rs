//! A document, its table and, where they were asked for, the documents of a case in one file: a bag (RFC 8493) in a ZIP, which anybody can
//! check with `sha256sum -c` and without this program. It is written as it goes, so that documents of a gigabyte need no memory.
use super::file::NoFile;
use crate::{
    DeskError,
    copy::hash_of,
    document::Giving,
    pack::{PackFile, Signing},
};
use axum::body::{Body, Bytes};
use sha2::{Digest, Sha256};
use std::{
    io::{self, Write},
    sync::Arc,
};
use tokio::{runtime::Handle, sync::mpsc, task::spawn_blocking};
use web::paper::Unprintable;
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Bytes that are sent at once.
const SENT_AT_ONCE: usize = 64 * 1024;
/// How many of them wait for whoever reads slowly.
const WAITING: usize = 4;

/// What stands in the bag beside the documents, and what is said of it.
pub(super) struct Bag {
    /// Names and bytes.
    pub(super) parts: Vec<(String, Vec<u8>)>,
    /// What stands on every page: one line.
    pub(super) mark: String,
    /// The day, as RFC 8493 wants it.
    pub(super) day: String,
    /// Of a pack: what signs the list of all that is in it.
    pub(super) signing: Option<Signing>,
}

/// A bag that was written once: how large it is, and its SHA-256.
#[derive(Default)]
pub(super) struct Weighed {
    hash: Sha256,
    pub(super) size: u64,
}

impl Weighed {
    pub(super) fn hash(self) -> String {
        data_encoding::HEXLOWER.encode(&self.hash.finalize())
    }
}

impl Bag {
    /// Writes it: the lists, then what they name. The same bytes each time.
    pub(super) fn write(&self, out: impl Write, documents: Vec<Giving>) -> Result<(), NoFile> {
        let mut zip = ZipWriter::new_stream(out);
        // No time of a file says more than the day in the list.
        let options = SimpleFileOptions::default();
        for (name, bytes) in self.lists(&documents)? {
            zip.start_file(format!("copy/{name}"), options).map_err(unwritten)?;
            zip.write_all(&bytes).map_err(unwritten)?;
        }
        for (name, bytes) in &self.parts {
            zip.start_file(format!("copy/data/{name}"), options).map_err(unwritten)?;
            zip.write_all(bytes).map_err(unwritten)?;
        }
        // Pictures, sound and film are packed already.
        let options = options.compression_method(CompressionMethod::Stored);
        for mut giving in documents {
            let large = giving.file.size > u64::from(u32::MAX) / 2;
            zip.start_file(format!("copy/{}", place(&giving)), options.large_file(large))
                .map_err(unwritten)?;
            let mut hash = Sha256::new();
            while let Some(chunk) = Handle::current().block_on(giving.next())? {
                hash.update(&*chunk);
                zip.write_all(&chunk).map_err(unwritten)?;
            }
            if data_encoding::HEXLOWER.encode(&hash.finalize()) != giving.file.sha256 {
                return Err(DeskError::Damaged("document_parts").into());
            }
        }
        zip.finish().map(|_| ()).map_err(unwritten)
    }

    /// What it holds in `data/`, a list with the SHA-256 of each file; of a pack its signed list (`spec/pack.md`); a list with those of the lists.
    fn lists(&self, documents: &[Giving]) -> Result<Vec<(&'static str, Vec<u8>)>, NoFile> {
        let line = |hash: &str, name: &str| format!("{hash}  {name}\n");
        let mut manifest: String =
            self.parts.iter().map(|(name, bytes)| line(&hash_of(bytes), &format!("data/{name}"))).collect();
        manifest.extend(documents.iter().map(|giving| line(&giving.file.sha256, &place(giving))));
        let count = self.parts.len() + documents.len();
        let octets = self.parts.iter().map(|(_, bytes)| bytes.len() as u64).sum::<u64>()
            + documents.iter().map(|giving| giving.file.size).sum::<u64>();
        // A value goes on over no line (RFC 8493, 2.2.2): the mark is one line, made by us.
        let info = format!(
            "Bagging-Date: {}\nPayload-Oxum: {octets}.{count}\nExternal-Identifier: {}\n",
            self.day, self.mark
        );
        let declared = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n".to_owned();
        let lists = [("bagit.txt", declared), ("bag-info.txt", info), ("manifest-sha256.txt", manifest)];
        let mut lists: Vec<_> = lists.into_iter().map(|(name, text)| (name, text.into_bytes())).collect();
        if let Some(signing) = &self.signing {
            let listed = self.listed(&lists, documents);
            lists.extend(signing(listed)?);
        }
        let tags: String = lists.iter().map(|(name, bytes)| line(&hash_of(bytes), name)).collect();
        lists.push(("tagmanifest-sha256.txt", tags.into_bytes()));
        Ok(lists)
    }

    /// Every file that a signed list names.
    fn listed(&self, lists: &[(&'static str, Vec<u8>)], documents: &[Giving]) -> Vec<PackFile> {
        let of =
            |name: String, bytes: &[u8]| PackFile { name, bytes: bytes.len() as u64, sha256: hash_of(bytes) };
        let tags = lists.iter().map(|(name, bytes)| of((*name).to_owned(), bytes));
        let parts = self.parts.iter().map(|(name, bytes)| of(format!("data/{name}"), bytes));
        let documents = documents.iter().map(|giving| PackFile {
            name: place(giving),
            bytes: giving.file.size,
            sha256: giving.file.sha256.clone(),
        });
        tags.chain(parts).chain(documents).collect()
    }
}

/// Where a document lies in the bag: its number, and its name as far as every system can write it.
fn place(giving: &Giving) -> String {
    let name = &giving.file.file_name;
    let safe: String =
        name.chars().map(|c| if c.is_alphanumeric() || ".-_".contains(c) { c } else { '_' }).collect();
    format!("data/documents/{}-{safe}", giving.file.id)
}

fn unwritten(error: impl Into<io::Error>) -> NoFile {
    let error = error.into();
    tracing::debug!(%error, "a copy was not written whole");
    NoFile::Unprintable(Unprintable::Failed)
}

/// Writes it once to nowhere: whatever is damaged is noticed before a byte of it leaves.
pub(super) async fn weigh(bag: Arc<Bag>, documents: Vec<Giving>) -> Result<Weighed, NoFile> {
    let written = spawn_blocking(move || {
        let mut out = Weighed::default();
        bag.write(&mut out, documents).map(|()| out)
    });
    written.await.unwrap_or(Err(NoFile::Unprintable(Unprintable::Failed)))
}

/// Writes it to whoever asked, as fast as they read. What stops in the middle is no whole file for their browser.
pub(super) fn send(bag: Arc<Bag>, documents: Vec<Giving>) -> Body {
    let (to, from) = mpsc::channel(WAITING);
    spawn_blocking(move || {
        let mut out = Sending { to, waiting: Vec::with_capacity(SENT_AT_ONCE) };
        let written = bag.write(&mut out, documents).and_then(|()| out.flush().map_err(unwritten));
        if written.is_err() {
            // Whoever went away reads no error either.
            let _ = out.to.blocking_send(Err(io::ErrorKind::Other.into()));
        }
    });
    let parts = futures_util::stream::unfold(from, |mut from| async {
        let part = from.recv().await?;
        Some((part, from))
    });
    Body::from_stream(parts)
}

impl Write for Weighed {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// What is on its way to somebody.
struct Sending {
    to: mpsc::Sender<io::Result<Bytes>>,
    waiting: Vec<u8>,
}

impl Write for Sending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.waiting.extend_from_slice(bytes);
        if self.waiting.len() >= SENT_AT_ONCE {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.waiting.is_empty() {
            return Ok(());
        }
        let part = std::mem::replace(&mut self.waiting, Vec::with_capacity(SENT_AT_ONCE));
        self.to.blocking_send(Ok(part.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Read};

    #[test]
    fn whoever_opens_the_file_can_check_that_nothing_in_it_was_changed() {
        let parts =
            vec![("case-7.pdf".to_owned(), b"%PDF".to_vec()), ("case-7.csv".to_owned(), b"a,b".to_vec())];
        let bag =
            Bag { parts, mark: "for O. De Vos, ABCD-EFGH".into(), day: "2026-11-27".into(), signing: None };
        let mut bytes = Vec::new();
        bag.write(&mut bytes, Vec::new()).unwrap();
        let mut weighed = Weighed::default();
        bag.write(&mut weighed, Vec::new()).unwrap();
        assert_eq!(
            (weighed.size, weighed.hash()),
            (bytes.len() as u64, hash_of(&bytes)),
            "the same each time"
        );
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
        let mut read = |name: &str| {
            let mut text = Vec::new();
            zip.by_name(&format!("copy/{name}")).unwrap().read_to_end(&mut text).unwrap();
            text
        };
        for list in ["manifest-sha256.txt", "tagmanifest-sha256.txt"] {
            let list = String::from_utf8(read(list)).unwrap();
            assert!(list.lines().count() >= 2);
            for line in list.lines() {
                let (hash, name) = line.split_once("  ").unwrap();
                assert_eq!(hash_of(&read(name)), hash, "{name}");
            }
        }
        assert!(String::from_utf8(read("bag-info.txt")).unwrap().contains("Payload-Oxum: 7.2\n"));
    }
}
