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

/// A ring as it is written when a desk leaves.
#[derive(Serialize, Zeroize, ZeroizeOnDrop)]
struct OpenedRing {
    root: String,
    keys: Vec<OpenedKey>,
}

#[derive(Serialize, Zeroize, ZeroizeOnDrop)]
struct OpenedKey {
    #[zeroize(skip)]
    purpose: &'static str,
    from: String,
    to: String,
    seed: String,
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

    /// The keys that messages are sealed to, in age's own spelling, one a line, each after the days for which it was given out.
    pub(crate) fn age_keys(&self) -> Zeroizing<String> {
        let mut text = Zeroizing::new(String::with_capacity(256 * self.held.keys.len()));
        for key in self.held.keys.iter().filter(|key| key.purpose == Purpose::Sealing as u8) {
            let (from, to) =
                (web::dates::written_day(key.not_before), web::dates::written_day(key.not_after));
            let secret = Identity::from_seed(key.seed).to_secret_string();
            for part in ["# from ", &from, " to ", &to, "\n", &secret, "\n"] {
                text.push_str(part);
            }
        }
        text
    }

    /// Everything in it, in the open (`spec/leaving.md`).
    pub(crate) fn opened(&self) -> Result<Zeroizing<Vec<u8>>, KeysError> {
        let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
        let key = |key: &WorkingKey| OpenedKey {
            purpose: match key.purpose {
                1 => "sealing",
                2 => "signing",
                _ => "transport",
            },
            from: web::dates::written_day(key.not_before),
            to: web::dates::written_day(key.not_after),
            seed: hex(&key.seed),
        };
        let opened =
            OpenedRing { root: hex(&self.held.root), keys: self.held.keys.iter().map(key).collect() };
        serde_json::to_vec_pretty(&opened).map(Zeroizing::new).map_err(|_| KeysError::NotAKeyFile)
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
