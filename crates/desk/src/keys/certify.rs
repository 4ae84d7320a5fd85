//! With the identity key, once a year: certify a working key for each month and purpose, twelve months ahead, each
//! living fourteen days into the next (`spec/directory.md`).
use super::{
    KeyRing, KeysError, lock,
    ring::{Held, WorkingKey},
};
use envelope::{
    age::Identity,
    directory::{Bundle, Certificate, Entry, OVERLAP_DAYS, Purpose},
    ids::Day,
    signed::SigningKey,
};
use rand_core::CryptoRng;
use std::path::Path;

const MONTHS: u32 = 12;
const MONTH_DAYS: u32 = 30;
/// A relay keeps messages this long; a retired private half is needed as long, and then destroyed.
const KEPT_AT_RELAY_DAYS: u32 = 45 + OVERLAP_DAYS;

/// The key that says who the organisation is. Kept offline, in two copies.
pub struct IdentityKey(SigningKey);

impl IdentityKey {
    /// Reads it from its file.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn load(path: &Path, secret: &[u8]) -> Result<Self, KeysError> {
        let seed: [u8; 32] =
            lock::read(path, secret)?.as_slice().try_into().map_err(|_| KeysError::NotAKeyFile)?;
        Ok(Self(SigningKey::from_bytes(&seed)))
    }

    /// Writes it to its file, sealed.
    ///
    /// # Errors
    /// [`KeysError`].
    pub fn save(&self, path: &Path, secret: &[u8]) -> Result<(), KeysError> {
        lock::write(path, secret, self.0.as_bytes())
    }

    /// The public half, by which others know the organisation.
    #[must_use]
    pub fn public(&self) -> [u8; 32] {
        self.0.verifying_key().to_bytes()
    }
}

/// A new organisation: its identity and a ring for the next twelve months.
///
/// # Errors
/// [`KeysError::Entry`] when the entry breaks a limit.
pub fn make_organisation(
    entry: &Entry,
    today: Day,
    rng: &mut impl CryptoRng,
) -> Result<(IdentityKey, KeyRing), KeysError> {
    let identity = IdentityKey(SigningKey::from_bytes(&random(rng)));
    let root = random(rng).to_vec();
    let ring = certified(&identity, entry, root, Vec::new(), today, rng)?;
    Ok((identity, ring))
}

/// The same organisation with keys for twelve months from `today`. Keys whose messages can still lie at the relay stay,
/// older private halves are destroyed; the entry is the very same as before, or has a higher serial.
///
/// # Errors
/// [`KeysError::Entry`] when it has not, or breaks a limit.
pub fn renew(
    ring: &KeyRing,
    identity: &IdentityKey,
    entry: &Entry,
    today: Day,
    rng: &mut impl CryptoRng,
) -> Result<KeyRing, KeysError> {
    let needed = |key: &&WorkingKey| {
        key.not_after.saturating_add(KEPT_AT_RELAY_DAYS) >= today.number() && key.not_before <= today.number()
    };
    let kept = ring.held().keys.iter().filter(needed).cloned().collect();
    let renewed = certified(identity, entry, ring.held().root.clone(), kept, today, rng)?;
    renewed.org().supersedes(ring.org())?;
    Ok(renewed)
}

fn certified(
    identity: &IdentityKey,
    entry: &Entry,
    root: Vec<u8>,
    mut keys: Vec<WorkingKey>,
    today: Day,
    rng: &mut impl CryptoRng,
) -> Result<KeyRing, KeysError> {
    // A day earlier, since a relay's clock may be behind.
    let first = today.number().saturating_sub(1);
    for month in 0..MONTHS {
        for purpose in [Purpose::Sealing, Purpose::Signing, Purpose::Transport] {
            let not_before = first.saturating_add(month * MONTH_DAYS);
            let not_after = not_before.saturating_add(MONTH_DAYS + OVERLAP_DAYS - 1);
            keys.push(WorkingKey { purpose: purpose as u8, not_before, not_after, seed: random(rng) });
        }
    }
    let certificates =
        keys.iter().map(|key| certificate(key, entry)?.sign(&identity.0)).collect::<Result<_, _>>()?;
    let bundle = Bundle { identity: identity.public(), entry: entry.sign(&identity.0)?, certificates };
    KeyRing::of(Held { root, keys, bundle: bundle.to_bytes() })
}

fn certificate(key: &WorkingKey, entry: &Entry) -> Result<Certificate, envelope::directory::DirectoryError> {
    let sealing = key.purpose == Purpose::Sealing as u8;
    let purpose = match key.purpose {
        1 => Purpose::Sealing,
        2 => Purpose::Signing,
        _ => Purpose::Transport,
    };
    let public = if sealing {
        Identity::from_seed(key.seed).recipient().as_bytes().to_vec()
    } else {
        SigningKey::from_bytes(&key.seed).verifying_key().to_bytes().to_vec()
    };
    Ok(Certificate {
        org: entry.org.clone(),
        purpose,
        key: public,
        not_before: Day(key.not_before),
        not_after: Day(key.not_after),
    })
}

fn random(rng: &mut impl CryptoRng) -> [u8; 32] {
    let mut seed = [0; 32];
    rng.fill_bytes(&mut seed);
    seed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chance;
    use envelope::{directory::OrgKind, ids::OrgId};

    fn entry(serial: u64) -> Entry {
        Entry {
            org: OrgId::parse("centre").unwrap(),
            serial,
            kind: OrgKind::Centre,
            names: vec![("nl".into(), "Centrum".into())],
            cards: vec![(
                "nl".into(),
                envelope::directory::Card {
                    reads: String::new(),
                    secrecy: String::new(),
                    duty: String::new(),
                    irrevocable: String::new(),
                    answers: String::new(),
                },
            )],
            languages: vec![],
            issued: Day(20_000),
        }
    }

    #[test]
    fn for_a_year_there_is_a_key_on_every_day_and_then_the_organisation_is_not_offered() {
        let (_, ring) = make_organisation(&entry(1), Day(20_000), &mut chance::rng()).unwrap();
        for day in 20_000..20_359 {
            assert!(ring.org().sealing_key(Day(day)).is_ok(), "{day}");
            assert!(ring.signing_key(Day(day)).is_ok() && ring.transport_key(Day(day)).is_ok(), "{day}");
        }
        assert!(ring.org().sealing_key(Day(20_400)).is_err());
        assert!(ring.signing_key(Day(20_400)).is_err());
    }

    #[test]
    fn whoever_wrote_before_the_keys_were_renewed_is_still_read() {
        let (identity, ring) = make_organisation(&entry(1), Day(20_000), &mut chance::rng()).unwrap();
        let old = ring.org().sealing_key(Day(20_100)).unwrap();
        let renewed = renew(&ring, &identity, &entry(2), Day(20_100), &mut chance::rng()).unwrap();
        let opens = |ring: &KeyRing| ring.sealing_identities().iter().any(|key| key.recipient() == old);
        assert!(opens(&renewed));
        let later = renew(&renewed, &identity, &entry(3), Day(20_300), &mut chance::rng()).unwrap();
        assert!(!opens(&later), "a retired private half is destroyed");
        assert!(
            renew(&renewed, &identity, &entry(1), Day(20_100), &mut chance::rng()).is_err(),
            "an older entry"
        );
    }

    #[test]
    fn a_ring_comes_back_from_its_file_and_nobody_else_can_read_it() {
        let folder = tempfile::TempDir::new().unwrap();
        let (_, ring) = make_organisation(&entry(1), Day(20_000), &mut chance::rng()).unwrap();
        let path = folder.path().join("ring.key");
        ring.save(&path, b"secret").unwrap();
        let again = KeyRing::load(&path, b"secret").unwrap();
        assert_eq!(again.bundle(), ring.bundle());
        assert_eq!(*again.root().unwrap(), *ring.root().unwrap());
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
