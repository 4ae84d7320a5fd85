//! The tree of RFC 6962, section 2.1, over SHA-256. `ct-merkle` does the work; it panics on places that are not there, which ends here.
use alloc::vec::Vec;
use ct_merkle::{ConsistencyProof, InclusionProof, RootHash, mem_backed_tree::MemoryBackedTree};
use sha2::{Digest, Sha256};

/// One entry of the log: SHA-256 of the bytes of a bundle. The tree hashes it once more, as a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Leaf(pub [u8; 32]);

impl Leaf {
    /// Of a bundle in its one form.
    #[must_use]
    pub fn of(bundle: &[u8]) -> Self {
        Self(Sha256::digest(bundle).into())
    }
}

impl AsRef<[u8]> for Leaf {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

/// How many entries a log has and the hash of them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Root {
    /// Entries.
    pub size: u64,
    /// Merkle Tree Hash.
    pub hash: [u8; 32],
}

impl Root {
    /// Whether the log with this head has `leaf` at `place`, by the audit path (hashes of 32 bytes one after the other).
    #[must_use]
    pub fn has(&self, leaf: &Leaf, place: u64, path: &[u8]) -> bool {
        let Ok(proof) = InclusionProof::try_from_bytes(path.to_vec()) else { return false };
        self.of_crate().is_some_and(|root| root.verify_inclusion(leaf, place, &proof).is_ok())
    }

    /// Whether the log with this head begins with everything that `earlier` had, by the consistency proof.
    #[must_use]
    pub fn extends(&self, earlier: &Self, path: &[u8]) -> bool {
        if earlier.size == 0 {
            return path.is_empty() && earlier.hash == Tree::default().root().hash;
        }
        let Ok(proof) = ConsistencyProof::try_from_bytes(path.to_vec()) else { return false };
        let (Some(new), Some(old)) = (self.of_crate(), earlier.of_crate()) else { return false };
        if self.size == earlier.size && self.hash != earlier.hash {
            return false;
        }
        new.verify_consistency(&old, &proof).is_ok()
    }

    /// Beyond these sizes the crate's arithmetic ends; no log will ever be as long.
    fn of_crate(self) -> Option<RootHash<Sha256>> {
        (self.size <= u64::MAX / 4).then(|| RootHash::new(self.hash.into(), self.size))
    }
}

/// Every entry of a log, in memory: 96 bytes each.
#[derive(Clone, Default)]
pub struct Tree(MemoryBackedTree<Sha256, Leaf>);

impl Tree {
    /// Adds an entry at the end.
    pub fn push(&mut self, leaf: Leaf) {
        self.0.push(leaf);
    }

    /// Its entries in their order.
    #[must_use]
    pub fn leaves(&self) -> &[Leaf] {
        self.0.items()
    }

    /// How many there are.
    #[must_use]
    pub fn size(&self) -> u64 {
        self.0.len()
    }

    /// Its head.
    #[must_use]
    pub fn root(&self) -> Root {
        let root = self.0.root();
        Root { size: root.num_leaves(), hash: (*root.as_bytes()).into() }
    }

    /// The tree as it was when it had so many entries; `None`: it never had.
    #[must_use]
    pub fn at(&self, size: u64) -> Option<Self> {
        if size == self.size() {
            return Some(self.clone());
        }
        self.leaves().get(..usize::try_from(size).ok()?).map(|leaves| leaves.iter().copied().collect())
    }

    /// Where an entry stands, for the first time.
    #[must_use]
    pub fn place(&self, leaf: &Leaf) -> Option<u64> {
        self.leaves().iter().position(|one| one == leaf).and_then(|place| u64::try_from(place).ok())
    }

    /// The audit path of the entry at `place`; `None`: there is none.
    #[must_use]
    pub fn path_to(&self, place: u64) -> Option<Vec<u8>> {
        let place = usize::try_from(place).ok().filter(|place| *place < self.leaves().len())?;
        Some(self.0.prove_inclusion(place).as_bytes().to_vec())
    }

    /// Proves that this tree begins with everything it had at `size`; `None`: it never had so many.
    #[must_use]
    pub fn path_from(&self, size: u64) -> Option<Vec<u8>> {
        let added = self.size().checked_sub(size)?;
        match size {
            0 => Some(Vec::new()),
            _ => Some(self.0.prove_consistency(usize::try_from(added).ok()?).as_bytes().to_vec()),
        }
    }
}

impl FromIterator<Leaf> for Tree {
    fn from_iter<I: IntoIterator<Item = Leaf>>(leaves: I) -> Self {
        let mut tree = Self::default();
        leaves.into_iter().for_each(|leaf| tree.push(leaf));
        tree
    }
}
