//! The ring: a year of working keys, the root of what lies in the database, and what the organisation says of itself.
use super::{KeysError, lock};
use crate::at_rest;
use envelope::{
    age::Identity,
    directory::{Bundle, Purpose, VerifiedOrg},
    ids::{Day, OrgId},
    signed::SigningKey,
};
use serde::{Deserialize, Serialize};
use std::path::Path;
use zeroize::{Zeroize, ZeroizeOnDrop, Zeroizing};

/// An organisation's working keys and the root of everything sealed in its database.
pub struct KeyRing {
    held: Held,
    bundle: Bundle,
    org: VerifiedOrg,
}

/// As it is written into the sealed file.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop)]
pub(super) struct Held {
    pub(super) root: Vec<u8>,
    pub(super) keys: Vec<WorkingKey>,
    #[zeroize(skip)]
    pub(super) bundle: Vec<u8>,
}

/// The private half of a certificate.
#[derive(Serialize, Deserialize, Zeroize, ZeroizeOnDrop, Clone)]
pub(super) struct WorkingKey {
    pub(super) purpose: u8,
    pub(super) not_before: u32,
    pub(super) not_after: u32,
    pub(super) seed: [u8; 32],
}

impl WorkingKey {
    fn is_for(&self, purpose: Purpose, from: Day, to: Day) -> bool {
        self.purpose == purpose as u8 && self.not_before <= to.number() && from.number() <= self.not_after
    }
}

impl KeyRing {
    pub(super) fn of(held: Held) -> Result<Self, KeysError> {
        let bundle = Bundle::from_bytes(&held.bundle).map_err(|_| KeysError::NotAKeyFile)?;
        let org = bundle.verify(&bundle.identity)?;
        Ok(Self { held, bundle, org })
    }

    /// Reads a ring from its file.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn load(path: &Path, secret: &[u8]) -> Result<Self, KeysError> {
        let plain = lock::read(path, secret)?;
        Self::of(serde_json::from_slice(&plain).map_err(|_| KeysError::NotAKeyFile)?)
    }

    /// Writes a ring to its file, sealed.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn save(&self, path: &Path, secret: &[u8]) -> Result<(), KeysError> {
        let plain = Zeroizing::new(serde_json::to_vec(&self.held).map_err(|_| KeysError::NotAKeyFile)?);
        lock::write(path, secret, &plain)
    }

    /// Which organisation.
    #[must_use]
    pub fn org_id(&self) -> &OrgId {
        &self.org.entry().org
    }

    /// What it says of itself, verified.
    #[must_use]
    pub fn org(&self) -> &VerifiedOrg {
        &self.org
    }

    /// What the relay is to serve.
    #[must_use]
    pub fn bundle(&self) -> &Bundle {
        &self.bundle
    }

    /// The last day on which messages can be sealed to it.
    #[must_use]
    pub fn until(&self) -> Day {
        let sealing = self.held.keys.iter().filter(|key| key.purpose == Purpose::Sealing as u8);
        Day(sealing.map(|key| key.not_after).max().unwrap_or(0))
    }

    pub(super) fn held(&self) -> &Held {
        &self.held
    }

    /// Every private half a message that still lies at the relay may have been sealed to.
    pub(crate) fn sealing_identities(&self) -> Vec<Identity> {
        let sealing = self.held.keys.iter().filter(|key| key.purpose == Purpose::Sealing as u8);
        sealing.map(|key| Identity::from_seed(key.seed)).collect()
    }

    pub(crate) fn signing_key(&self, today: Day) -> Result<SigningKey, KeysError> {
        self.newest(Purpose::Signing, today).map(|key| SigningKey::from_bytes(&key.seed))
    }

    /// The key and the first day of its certificate, by which the relay finds it.
    pub(crate) fn transport_key(&self, today: Day) -> Result<(SigningKey, Day), KeysError> {
        let key = self.newest(Purpose::Transport, today)?;
        Ok((SigningKey::from_bytes(&key.seed), Day(key.not_before)))
    }

    pub(crate) fn root(&self) -> Result<Zeroizing<[u8; 32]>, KeysError> {
        let root: [u8; 32] = self.held.root.as_slice().try_into().map_err(|_| KeysError::NotAKeyFile)?;
        Ok(Zeroizing::new(root))
    }

    /// Signs the head of the log. Lives as long as the database, unlike the monthly keys.
    pub(crate) fn audit_key(&self) -> Result<SigningKey, KeysError> {
        Ok(SigningKey::from_bytes(&at_rest::expand(&*self.root()?, "zichtbaar audit key v1")))
    }

    /// Of those valid today the one that began last: the same choice the directory makes for the public half.
    fn newest(&self, purpose: Purpose, today: Day) -> Result<&WorkingKey, KeysError> {
        let name = match purpose {
            Purpose::Sealing => "sealing",
            Purpose::Signing => "signing",
            Purpose::Transport => "transport",
        };
        let valid = self.held.keys.iter().filter(|key| key.is_for(purpose, today, today));
        valid.max_by_key(|key| key.not_before).ok_or(KeysError::RunOut(name))
    }
}
