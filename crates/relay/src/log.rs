//! The log of the directory as this relay serves it (`spec/directory-log.md`). It stands in the database; every look reads on from there, since
//! another instance may have added to it, and a head must never be shorter than one that was shown.
use crate::{organisations::Organisations, state::Relay};
use envelope::{
    ids::{Day, OrgId},
    log::{Checkpoint, Leaf, LogKey, Note, NoteSignature, Root, Tree, cosigned_at, origin, witness_name},
    relay_api::LogView,
    signed::SigningKey,
};
use std::{
    collections::BTreeMap,
    sync::{Arc, PoisonError},
};
use store::{
    Result, Store, StoreError, Tx,
    relay::{self as rows, Cosignature},
};
use zeroize::Zeroizing;

/// The key that signs the log, the same for every instance: whichever starts first makes it.
pub(crate) async fn signing_key(store: &Store) -> Result<SigningKey> {
    let mut fresh = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *fresh).map_err(|_| StoreError::Gone("chance"))?;
    let mut tx = store.write("log key").await?;
    let seed = Zeroizing::new(rows::log_seed(&mut tx, &fresh).await?);
    tx.commit().await?;
    Ok(SigningKey::from_bytes(&seed))
}

/// How far the clock of a desk that signs may be from ours, in seconds.
const SKEW: i64 = 600;
const DAY: i64 = 86_400;

/// Why a desk's signature beside that of the log is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum NotKept {
    /// Not a note with one signature.
    Form,
    /// Not by a key that is certified today, or at another time than now.
    Signature,
    /// Of a head that this log never had, or older than one that is kept.
    OtherHead,
}

/// A desk that saw the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) org: OrgId,
    /// How many entries it had then.
    pub(crate) size: u64,
    /// Unix seconds.
    pub(crate) at: i64,
}

impl Relay {
    /// Every entry, as the database has it now.
    pub(crate) async fn log(&self) -> Result<Arc<Tree>> {
        let mut tx = self.store.read("log").await?;
        self.read_log(&mut tx).await
    }

    pub(crate) async fn read_log(&self, tx: &mut Tx) -> Result<Arc<Tree>> {
        let size = number(rows::log_size(tx).await?);
        let known = self.log.read().unwrap_or_else(PoisonError::into_inner).clone();
        if known.size() == size {
            return Ok(known);
        }
        // Shorter: the database was put back to an earlier day.
        let mut tree = if known.size() < size { (*known).clone() } else { Tree::default() };
        for entry in rows::log_entries(tx, int(tree.size())).await? {
            if number(entry.place) != tree.size() {
                return Err(StoreError::Damaged);
            }
            tree.push(Leaf(entry.leaf));
        }
        let tree = Arc::new(tree);
        *self.log.write().unwrap_or_else(PoisonError::into_inner) = tree.clone();
        Ok(tree)
    }

    pub(crate) fn log_key(&self) -> LogKey {
        LogKey::new(&self.config.deployment, self.log_signing.clone())
    }

    /// Adds what is served and not in the log yet: bundles from before there was one, or taken in by an older program beside this one.
    pub(crate) async fn log_what_is_missing(&self, organisations: &Organisations) -> Result<()> {
        let missing = |tree: &Tree| -> Vec<(OrgId, Vec<u8>)> {
            let all = organisations.served();
            all.filter(|(_, bytes)| tree.place(&Leaf::of(bytes)).is_none()).collect()
        };
        if missing(&*self.log().await?).is_empty() {
            return Ok(());
        }
        let mut tx = self.store.write("log").await?;
        rows::hold_log(&mut tx).await?;
        let tree = self.read_log(&mut tx).await?;
        for (org, bytes) in missing(&tree) {
            rows::add_to_log(&mut tx, org.as_str(), &Leaf::of(&bytes).0, &bytes).await?;
        }
        tx.commit().await
    }

    /// The head with everybody who saw it, and the last heads that others saw.
    pub(crate) async fn log_view(&self) -> Result<LogView> {
        let mut tx = self.store.read("log").await?;
        let (tree, seen) = (self.read_log(&mut tx).await?, rows::cosignatures(&mut tx).await?);
        drop(tx);
        let key = self.log_key();
        let mut by_size: BTreeMap<u64, Vec<NoteSignature>> = BTreeMap::new();
        for one in &seen {
            if let Some(line) = self.line_of(one) {
                by_size.entry(number(one.size)).or_default().push(line);
            }
        }
        let note = |root: Root, lines: Vec<NoteSignature>| {
            let mut note = key.sign(root);
            note.signatures.extend(lines);
            note.to_text()
        };
        let newest = note(tree.root(), by_size.remove(&tree.size()).unwrap_or_default());
        let earlier = by_size.into_iter().rev();
        let earlier = earlier.filter_map(|(size, lines)| Some(note(tree.at(size)?.root(), lines)));
        Ok(LogView { key: key.verifier().key(), note: newest, cosigned: earlier.collect() })
    }

    /// Whose desks saw how much of it and when, as far as their signatures are believed today.
    pub(crate) async fn log_seen(&self) -> Result<(Root, Vec<Seen>)> {
        let mut tx = self.store.read("log").await?;
        let (tree, seen) = (self.read_log(&mut tx).await?, rows::cosignatures(&mut tx).await?);
        let believed = |one: &Cosignature| {
            let (org, size) = (OrgId::parse(&one.org).ok()?, number(one.size));
            let checkpoint = self.checkpoint(tree.at(size)?.root());
            let line = self.line_of(one)?;
            let keys = self.organisations().of(&org)?.signing_keys(day(one.at));
            let at = int(cosigned_at(&checkpoint, &org, &keys, &line).ok()?);
            Some(Seen { org, size, at })
        };
        Ok((tree.root(), seen.iter().filter_map(believed).collect()))
    }

    fn checkpoint(&self, root: Root) -> Checkpoint {
        Checkpoint { origin: origin(&self.config.deployment), root }
    }

    fn line_of(&self, one: &Cosignature) -> Option<NoteSignature> {
        let name = witness_name(&origin(&self.config.deployment), &OrgId::parse(&one.org).ok()?);
        Some(NoteSignature {
            name,
            key: one.key.as_slice().try_into().ok()?,
            signature: one.signature.clone(),
        })
    }

    /// Keeps that a desk saw a head of this log.
    pub(crate) async fn keep_cosignature(&self, text: &str) -> Result<std::result::Result<(), NotKept>> {
        let tree = self.log().await?;
        let (org, size, at, line) = match self.read_cosignature(text, &tree) {
            Ok(read) => read,
            Err(why) => return Ok(Err(why)),
        };
        let one = Cosignature {
            org: org.to_string(),
            size: int(size),
            at,
            key: line.key.to_vec(),
            signature: line.signature,
        };
        let mut tx = self.store.write("cosignature").await?;
        if !rows::put_cosignature(&mut tx, &one).await? {
            return Ok(Err(NotKept::OtherHead));
        }
        tx.commit().await.map(Ok)
    }

    fn read_cosignature(
        &self,
        text: &str,
        tree: &Tree,
    ) -> std::result::Result<(OrgId, u64, i64, NoteSignature), NotKept> {
        let note = Note::parse(text).map_err(|_| NotKept::Form)?;
        let checkpoint = Checkpoint::parse(&note.text).map_err(|_| NotKept::Form)?;
        let [line] = note.signatures.as_slice() else { return Err(NotKept::Form) };
        let named = line.name.strip_prefix(&origin(&self.config.deployment));
        let named = named.and_then(|rest| OrgId::parse(rest.strip_prefix('/')?).ok());
        let org = named.ok_or(NotKept::OtherHead)?;
        let root = checkpoint.root;
        if checkpoint != self.checkpoint(root) || tree.at(root.size).map(|tree| tree.root()) != Some(root) {
            return Err(NotKept::OtherHead);
        }
        let keys = self.organisations().of(&org).map(|one| one.signing_keys(self.today()));
        let at = cosigned_at(&checkpoint, &org, &keys.unwrap_or_default(), line);
        let at = at.ok().and_then(|at| i64::try_from(at).ok()).ok_or(NotKept::Signature)?;
        if at.abs_diff(self.now()) > SKEW.unsigned_abs() {
            return Err(NotKept::Signature);
        }
        Ok((org, root.size, at, line.clone()))
    }
}

pub(crate) fn number(stored: i64) -> u64 {
    u64::try_from(stored).unwrap_or(0)
}

pub(crate) fn int(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn day(at: i64) -> Day {
    Day(u32::try_from(at.div_euclid(DAY)).unwrap_or(0))
}
