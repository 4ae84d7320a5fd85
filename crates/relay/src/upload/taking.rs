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
    part: Vec<u8>,
    parts: i64,
    kept: i64,
    size: u64,
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
        let mut part = Vec::with_capacity(PART + NONCE + CHUNK + TAG);
        let sealer = FileSealer::new(&mut rng, &key, &mut part).map_err(|_| Fault::Room)?;
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
            part,
            parts: 0,
            kept: 0,
            size: 0,
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
        // In steps for which there is room: what grows leaves copies behind.
        for step in bytes.chunks(CHUNK) {
            self.sealer.push(step, &mut self.part).map_err(|_| Fault::Room)?;
            self.keep_part(false).await?;
        }
        Ok(())
    }

    fn look(&mut self, whole: bool) -> Result<(), Fault> {
        let found = file_kind(&self.head, whole).ok_or_else(|| Fault::Kind(self.name.clone()))?;
        self.kind = Some(found.0);
        Ok(())
    }

    /// A part that is whole, or what is left at the end.
    async fn keep_part(&mut self, last: bool) -> Result<(), Fault> {
        let length = if self.parts == 0 { PART + NONCE } else { PART };
        while self.part.len() >= length || (last && !self.part.is_empty()) {
            let rest = self.part.split_off(length.min(self.part.len()));
            // While this part waits for the disk, only what is left of the chunk after it takes memory.
            let part = std::mem::replace(&mut self.part, rest);
            let until = self.relay.visit_until();
            let (sealed, place) = (part.len(), (self.parts, self.kept, until));
            let kept = async {
                let mut tx = self.relay.store.write("file part").await?;
                let kept = relay::add_file_part(&mut tx, &self.id, place, part).await?;
                tx.commit().await?;
                Ok(kept)
            };
            if !kept.await.unwrap_or_else(no_room) {
                return Err(Fault::Room);
            }
            self.parts += 1;
            self.kept = self.kept.saturating_add(i64::try_from(sealed).unwrap_or(i64::MAX));
        }
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
            let end = self.sealer.finish(&mut self.part).map_err(|_| Fault::Room)?;
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
