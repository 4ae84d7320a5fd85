//! A file is fetched part by part: a connection that breaks goes on where it was, also after a restart. It counts as here once every byte
//! of it is what its message said; till then nobody is given any of it.
use super::{ReportFileRow, opened};
use crate::{
    Desk, DeskError,
    document::kind_of,
    names::{self, FileDetails},
    relay_client::RelayError,
};
use domain::FileState;
use envelope::{
    age::{CHUNK, ChunkOpener, NONCE, TAG},
    attachment::{check_padding, part_length, parts, sealed_length},
};
use sha2::{Digest, Sha256};
use store::desk as rows;
use zeroize::Zeroizing;

/// Seconds until a file that could not be fetched is tried again.
const AGAIN: i64 = 60;
const WAITING: &str = "waiting";

/// What is known once every byte was looked at.
struct Looked {
    kind: &'static str,
    sha256: String,
}

impl Desk {
    /// Fetches every file that waits.
    ///
    /// # Errors
    /// [`DeskError::Relay`] when it cannot be reached; what came before is kept.
    pub async fn fetch_files(&self) -> Result<(), DeskError> {
        loop {
            let mut tx = self.0.store.read("files").await?;
            let next = rows::next_report_file(&mut tx, WAITING, self.now()).await?;
            drop(tx);
            let Some(row) = next else { return Ok(()) };
            match self.fetch_file(&row).await {
                Ok(()) => {}
                Err(error) => {
                    // The next one is not held up by this one.
                    let mut tx = self.0.store.write("file later").await?;
                    rows::put_off_report_file(&mut tx, row.id, self.now() + AGAIN).await?;
                    tx.commit().await?;
                    match error {
                        DeskError::Relay(RelayError::Unreachable) | DeskError::Store(_) => return Err(error),
                        error => tracing::warn!(%error, "a file waits"),
                    }
                }
            }
        }
    }

    async fn fetch_file(&self, row: &ReportFileRow) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("file").await?;
        let key = self.key_of(&mut tx, row.number).await?;
        drop(tx);
        let key = key.ok_or(DeskError::Damaged("data_keys"))?;
        let details = opened(&key, row)?;
        for place in u64::try_from(row.parts).unwrap_or(0)..parts(details.size) {
            let part = match self.0.client.file_part(&self.0.ring, self.now(), (&details.id, place)).await? {
                Some(part) if part.len() as u64 == part_length(details.size, place) => part,
                Some(_) => return self.settle_file(row, &details, FileState::Differs).await,
                None => return self.settle_file(row, &details, FileState::Gone).await,
            };
            let mut tx = self.0.store.write("file part").await?;
            let at = (row.id, i64::try_from(place).unwrap_or(i64::MAX));
            if !rows::add_report_file_part(&mut tx, at, WAITING, part).await? {
                // Erased, or another instance is at it.
                return Ok(());
            }
            tx.commit().await?;
        }
        match self.look_at_file(row.id, &details).await? {
            Some(looked) => {
                let mut details = details.clone();
                (details.kind, details.sha256) = (looked.kind.into(), looked.sha256);
                self.settle_file(row, &details, FileState::Here).await
            }
            None => self.settle_file(row, &details, FileState::Differs).await,
        }
    }

    /// Whether all parts together are what the message said, and what is in them. `None`: they are not.
    async fn look_at_file(&self, id: i64, details: &FileDetails) -> Result<Option<Looked>, DeskError> {
        let (mut sealed, mut plain) = (Sha256::new(), Sha256::new());
        let (mut opener, mut kind, mut seen, mut left) = (None, "", 0_u64, details.size);
        let all = sealed_length(details.size);
        for place in 0..parts(details.size) {
            let mut tx = self.0.store.read("file part").await?;
            let part = rows::part(&mut tx, id, i64::try_from(place).unwrap_or(i64::MAX)).await?;
            drop(tx);
            let Some(part) = part else { return Ok(None) };
            sealed.update(&part);
            let mut rest = part.as_slice();
            if place == 0 {
                let Some((nonce, chunks)) = rest.split_at_checked(NONCE) else { return Ok(None) };
                opener = ChunkOpener::new(&Zeroizing::new(details.key), nonce).ok();
                (rest, seen) = (chunks, NONCE as u64);
            }
            for chunk in rest.chunks(CHUNK + TAG) {
                seen += chunk.len() as u64;
                let opened = opener.as_mut().and_then(|opener| opener.open(chunk, seen == all).ok());
                let Some(opened) = opened else { return Ok(None) };
                let size = usize::try_from(left).unwrap_or(usize::MAX).min(opened.len());
                let (content, padding) = opened.split_at(size);
                if kind.is_empty() && left == details.size {
                    kind = kind_of(content, left == size as u64).map_or("", |(kind, _)| kind.code());
                }
                if check_padding(padding).is_err() {
                    return Ok(None);
                }
                plain.update(content);
                left -= size as u64;
            }
        }
        let same = <[u8; 32]>::from(sealed.finalize()) == details.hash && left == 0;
        let hex = data_encoding::HEXLOWER.encode(&plain.finalize());
        Ok(same.then_some(Looked { kind, sha256: hex }))
    }

    /// Where it stands from now on, which is a line of the log.
    async fn settle_file(
        &self,
        row: &ReportFileRow,
        details: &FileDetails,
        to: FileState,
    ) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("file settled").await?;
        let Some(key) = self.key_of(&mut tx, row.number).await? else { return Ok(()) };
        let sealed = names::seal(&key, names::file_place(row.id), details)?;
        if !rows::settle_report_file(&mut tx, row.id, (WAITING, to.code()), &sealed).await? {
            return Ok(());
        }
        if to != FileState::Here {
            rows::drop_report_file_parts(&mut tx, row.id).await?;
        }
        let act = match to {
            FileState::Here => "file-arrived",
            FileState::Gone => "file-gone",
            FileState::Differs | FileState::Waiting => "file-differs",
        };
        self.note(&mut tx, None, act, &format!("signal {}", row.number)).await?;
        Ok(tx.commit().await?)
    }
}
