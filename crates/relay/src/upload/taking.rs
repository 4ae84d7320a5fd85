//! One file on its way in: sealed chunk by chunk, kept part by part.
use super::Fault;
use crate::{
    budget::{Doing, Visitor},
    state::Relay,
    visit::Taken,
};
use envelope::{
    age::{CHUNK, FileKey, NONCE, TAG},
    attachment::{FileSealer, PART, name_of},
};
use getrandom::SysRng;
use rand_core::{Rng, UnwrapErr};
use sha2::{Digest, Sha256};
use store::{StoreError, relay};
use web::file_kind::file_kind;
use zeroize::Zeroizing;

/// Bytes by which the kind of a file is told.
const HEAD: usize = 8 * 1024;
/// A visitor's budget is counted in these.
const MIB: u64 = 1024 * 1024;

pub(super) struct Taking {
    relay: Relay,
    visitor: Visitor,
    id: [u8; 32],
    key: FileKey,
    name: String,
    /// How much it may have.
    left: u64,
    sealer: FileSealer,
    head: Zeroizing<Vec<u8>>,
    kind: Option<&'static str>,
    /// What is sealed and not yet kept, chunk by chunk: memory that is taken in like pieces is used again, and no more than is full.
    waiting: Vec<Vec<u8>>,
    parts: i64,
    kept: i64,
    size: u64,
    /// Bytes of the chunk that is being filled.
    held: usize,
    content: Sha256,
}

impl Taking {
    /// Begins a file of a visit that may have `left` bytes, of which so many are announced.
    pub(super) async fn begin(
        relay: &Relay,
        (visitor, visit): (Visitor, [u8; 32]),
        given: &str,
        (left, announced): (u64, u64),
    ) -> Result<Self, Fault> {
        relay.budgets.take(visitor, Doing::File, relay.now()).map_err(Fault::Budget)?;
        let (mut id, mut key) = ([0; 32], FileKey::default());
        let mut rng = UnwrapErr(SysRng);
        rng.fill_bytes(&mut id);
        rng.fill_bytes(&mut *key);
        let most = relay.config.limits.files_mib.saturating_mul(MIB as i64);
        let begun = async {
            let mut tx = relay.store.write("file").await?;
            let announced = i64::try_from(announced).unwrap_or(i64::MAX);
            let begun = relay::begin_file(&mut tx, (&id, &visit), (most, announced)).await?;
            tx.commit().await?;
            Ok(begun)
        };
        if !begun.await.unwrap_or_else(no_room) {
            return Err(Fault::Room);
        }
        let mut nonce = Vec::with_capacity(NONCE);
        let sealer = FileSealer::new(&mut rng, &key, &mut nonce).map_err(|_| Fault::Room)?;
        Ok(Self {
            relay: relay.clone(),
            visitor,
            id,
            key,
            name: name_of(given),
            left,
            sealer,
            head: Zeroizing::new(Vec::with_capacity(HEAD)),
            kind: None,
            waiting: vec![nonce],
            parts: 0,
            kept: 0,
            size: 0,
            held: 0,
            content: Sha256::new(),
        })
    }

    /// Takes what comes next.
    pub(super) async fn take(&mut self, bytes: &[u8]) -> Result<(), Fault> {
        let before = self.size;
        self.size += bytes.len() as u64;
        if self.size > self.left {
            return Err(Fault::Large);
        }
        for _ in before / MIB..self.size / MIB {
            let budgets = &self.relay.budgets;
            budgets.take(self.visitor, Doing::File, self.relay.now()).map_err(Fault::Budget)?;
        }
        let missing = HEAD - self.head.len();
        if missing > 0 {
            self.head.extend_from_slice(bytes.get(..missing.min(bytes.len())).unwrap_or_default());
            if self.head.len() == HEAD {
                self.look(false)?;
            }
        }
        self.content.update(bytes);
        // A step of a chunk seals one at most.
        for step in bytes.chunks(CHUNK) {
            // While the disk is behind, nothing more is taken in, so that not every file waits with a whole part.
            drop(self.relay.keeping.acquire().await.map_err(|_| Fault::Room)?);
            let mut sealed = self.room_for(step.len());
            self.sealer.push(step, &mut sealed).map_err(|_| Fault::Room)?;
            self.wait_with(sealed);
            self.keep_part(false).await?;
        }
        Ok(())
    }

    /// Room for a chunk if so many bytes more will seal one: what grows leaves copies behind.
    fn room_for(&mut self, more: usize) -> Vec<u8> {
        let is_full = self.held + more > CHUNK;
        self.held = if is_full { self.held + more - CHUNK } else { self.held + more };
        Vec::with_capacity(if is_full { CHUNK + TAG } else { 0 })
    }

    fn wait_with(&mut self, sealed: Vec<u8>) {
        if !sealed.is_empty() {
            self.waiting.push(sealed);
        }
    }

    fn look(&mut self, whole: bool) -> Result<(), Fault> {
        let found = file_kind(&self.head, whole).ok_or_else(|| Fault::Kind(self.name.clone()))?;
        self.kind = Some(found.0);
        Ok(())
    }

    /// A part that is whole, or what is left at the end. A part is whole chunks, so it is all that waits.
    async fn keep_part(&mut self, last: bool) -> Result<(), Fault> {
        let full = if self.parts == 0 { PART + NONCE } else { PART };
        let length: usize = self.waiting.iter().map(Vec::len).sum();
        if length < full && !(last && length > 0) {
            return Ok(());
        }
        // Few are put together at once; the others wait as they are.
        let keeping = self.relay.keeping.clone().acquire_owned().await.map_err(|_| Fault::Room)?;
        let part = std::mem::take(&mut self.waiting).concat();
        let place = (self.parts, self.kept, self.relay.visit_until());
        let kept = async {
            let mut tx = self.relay.store.write("file part").await?;
            let kept = relay::add_file_part(&mut tx, &self.id, place, part).await?;
            tx.commit().await?;
            Ok(kept)
        };
        let kept = kept.await.unwrap_or_else(no_room);
        drop(keeping);
        if !kept {
            return Err(Fault::Room);
        }
        self.parts += 1;
        self.kept = self.kept.saturating_add(i64::try_from(length).unwrap_or(i64::MAX));
        Ok(())
    }

    /// All of it is there.
    pub(super) async fn keep(mut self) -> Result<Taken, Fault> {
        let kept = self.finish().await;
        if kept.is_err() {
            self.let_go().await;
        }
        kept
    }

    async fn finish(&mut self) -> Result<Taken, Fault> {
        if self.size == 0 {
            return Err(Fault::Empty(self.name.clone()));
        }
        if self.kind.is_none() {
            self.look(true)?;
        }
        let end = loop {
            let mut sealed = Vec::with_capacity(CHUNK + TAG);
            let end = self.sealer.finish(&mut sealed).map_err(|_| Fault::Room)?;
            self.wait_with(sealed);
            self.keep_part(end.is_some()).await?;
            if let Some(end) = end {
                break end;
            }
        };
        let finished = async {
            let mut tx = self.relay.store.write("file whole").await?;
            let finished = relay::finish_file(&mut tx, &self.id).await?;
            tx.commit().await?;
            Ok(finished)
        };
        if !finished.await.unwrap_or_else(no_room) {
            return Err(Fault::Room);
        }
        Ok(Taken {
            id: self.id,
            key: *self.key,
            hash: end.hash,
            content: self.content.clone().finalize().into(),
            size: end.size,
            kind: self.kind.unwrap_or_default().into(),
            name: self.name.clone(),
        })
    }

    pub(super) async fn let_go(&self) {
        let_go(&self.relay, &self.id).await;
    }
}

/// It goes with the next sweep; if the database does not want to now, with its visit.
pub(crate) async fn let_go(relay: &Relay, id: &[u8; 32]) {
    let gone = async {
        let mut tx = relay.store.write("let go of file").await?;
        relay::let_go_of_file(&mut tx, id).await?;
        tx.commit().await
    };
    if let Err(error) = gone.await {
        tracing::warn!(%error, "a file waits to be swept");
    }
}

/// A full disk is nothing new to say; anything else is for whoever runs this.
fn no_room(error: StoreError) -> bool {
    match error {
        StoreError::Full | StoreError::Busy => tracing::warn!(%error, "no room for a file"),
        error => tracing::error!(%error, "a file could not be kept"),
    }
    false
}
