//! What lies in the database is sealed: each value bound to its table, row and column, so that it opens nowhere else.
//! Each report has a key of its own, wrapped by the desk's; erasing a report is destroying that key. `spec/at-rest.md`.
use crate::{DeskError, chance};
use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

const NONCE: usize = 24;

/// A key that seals values.
pub(crate) struct Key(Zeroizing<[u8; 32]>);

/// Where a value lies.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    pub(crate) table: &'static str,
    pub(crate) column: &'static str,
    pub(crate) row: i64,
}

/// The desk's keys for what lies in its database, all from one root.
pub(crate) struct Vault {
    desk: Key,
    wrapping: Key,
    lookup: Zeroizing<[u8; 32]>,
}

impl Vault {
    pub(crate) fn new(root: &[u8; 32]) -> Self {
        Self {
            desk: Key(expand(root, "zichtbaar at rest: desk v1")),
            wrapping: Key(expand(root, "zichtbaar at rest: wrapping v1")),
            lookup: expand(root, "zichtbaar at rest: lookup v1"),
        }
    }

    /// The key for what belongs to no report.
    pub(crate) fn desk(&self) -> &Key {
        &self.desk
    }

    /// A keyed hash, so that the database alone cannot be searched for somebody.
    pub(crate) fn lookup(&self, what: &str, value: &[u8]) -> [u8; 32] {
        // HMAC takes a key of any length.
        let Ok(mut mac) = <Hmac<Sha256> as KeyInit>::new_from_slice(&*self.lookup) else { return [0; 32] };
        mac.update(what.as_bytes());
        mac.update(&[0]);
        mac.update(value);
        mac.finalize().into_bytes().into()
    }

    /// A new key for a report, and the same wrapped for the database.
    pub(crate) fn new_data_key(&self, number: i64) -> Result<(Key, Vec<u8>), DeskError> {
        let key = chance::bytes::<32>()?;
        let wrapped = self.wrapping.seal(key_place(number), &*key)?;
        Ok((Key(key), wrapped))
    }

    /// The same for a case.
    pub(crate) fn new_case_key(&self, number: i64) -> Result<(Key, Vec<u8>), DeskError> {
        let key = chance::bytes::<32>()?;
        let wrapped = self.wrapping.seal(case_key_place(number), &*key)?;
        Ok((Key(key), wrapped))
    }

    /// The same for a referral.
    pub(crate) fn new_referral_key(&self, number: i64) -> Result<(Key, Vec<u8>), DeskError> {
        let key = chance::bytes::<32>()?;
        let wrapped = self.wrapping.seal(referral_key_place(number), &*key)?;
        Ok((Key(key), wrapped))
    }

    /// The key of a referral.
    pub(crate) fn referral_key(&self, number: i64, wrapped: &[u8]) -> Result<Key, DeskError> {
        self.unwrap(referral_key_place(number), wrapped)
    }

    /// The key of a report.
    pub(crate) fn data_key(&self, number: i64, wrapped: &[u8]) -> Result<Key, DeskError> {
        self.unwrap(key_place(number), wrapped)
    }

    /// The key of a case.
    pub(crate) fn case_key(&self, number: i64, wrapped: &[u8]) -> Result<Key, DeskError> {
        self.unwrap(case_key_place(number), wrapped)
    }

    fn unwrap(&self, place: Place, wrapped: &[u8]) -> Result<Key, DeskError> {
        let plain = self.wrapping.open(place, wrapped)?;
        let key: [u8; 32] = plain.as_slice().try_into().map_err(|_| DeskError::Damaged("data key"))?;
        Ok(Key(Zeroizing::new(key)))
    }
}

fn key_place(number: i64) -> Place {
    Place { table: "data_keys", column: "wrapped", row: number }
}

fn case_key_place(number: i64) -> Place {
    Place { table: "case_keys", column: "wrapped", row: number }
}

fn referral_key_place(number: i64) -> Place {
    Place { table: "referral_keys", column: "wrapped", row: number }
}

impl Key {
    /// Nonce, then the sealed value.
    pub(crate) fn seal(&self, place: Place, plain: &[u8]) -> Result<Vec<u8>, DeskError> {
        let nonce = *chance::bytes::<NONCE>()?;
        let payload = Payload { msg: plain, aad: &place.bytes() };
        let sealed = self.cipher().encrypt(&XNonce::from(nonce), payload);
        Ok([nonce.as_slice(), &sealed.map_err(|_| DeskError::Damaged(place.column))?].concat())
    }

    pub(crate) fn open(&self, place: Place, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, DeskError> {
        let damaged = || DeskError::Damaged(place.table);
        let (nonce, sealed) = sealed.split_first_chunk::<NONCE>().ok_or_else(damaged)?;
        let payload = Payload { msg: sealed, aad: &place.bytes() };
        let plain = self.cipher().decrypt(&XNonce::from(*nonce), payload);
        plain.map(Zeroizing::new).map_err(|_| damaged())
    }

    fn cipher(&self) -> XChaCha20Poly1305 {
        XChaCha20Poly1305::new((&*self.0).into())
    }
}

impl Place {
    /// Names hold no zero byte, so two places never have the same bytes.
    fn bytes(self) -> Vec<u8> {
        let names = [b"zichtbaar at rest v1".as_slice(), self.table.as_bytes(), self.column.as_bytes()];
        let mut bytes = names.join(&0);
        bytes.push(0);
        bytes.extend_from_slice(&self.row.to_be_bytes());
        bytes
    }
}

/// HKDF-SHA256 of the root; the root is uniform, the label keeps purposes apart.
pub(crate) fn expand(root: &[u8; 32], label: &str) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    let expanded = Hkdf::<Sha256>::new(None, root).expand(label.as_bytes(), &mut *key);
    // Fails beyond 8,160 bytes only.
    debug_assert!(expanded.is_ok());
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    const HERE: Place = Place { table: "messages", column: "sealed", row: 7 };

    #[test]
    fn words_moved_into_another_report_do_not_open_there() {
        let vault = Vault::new(&[1; 32]);
        let sealed = vault.desk().seal(HERE, b"they hold my passport").unwrap();
        assert_eq!(&*vault.desk().open(HERE, &sealed).unwrap(), b"they hold my passport");
        for elsewhere in
            [Place { row: 8, ..HERE }, Place { table: "drafts", ..HERE }, Place { column: "x", ..HERE }]
        {
            assert!(vault.desk().open(elsewhere, &sealed).is_err());
        }
        let mut altered = sealed;
        *altered.last_mut().unwrap() ^= 1;
        assert!(vault.desk().open(HERE, &altered).is_err());
        assert!(vault.desk().open(HERE, b"short").is_err());
    }

    #[test]
    fn once_the_key_of_a_report_is_gone_nobody_reads_it_again() {
        let vault = Vault::new(&[1; 32]);
        let (key, wrapped) = vault.new_data_key(7).unwrap();
        let sealed = key.seal(HERE, b"x").unwrap();
        assert!(vault.data_key(7, &wrapped).unwrap().open(HERE, &sealed).is_ok());
        assert!(vault.data_key(8, &wrapped).is_err(), "the key of one report is not the key of another");
        assert!(vault.desk().open(HERE, &sealed).is_err(), "and the desk's own key does not open it");
        let (other, _) = vault.new_data_key(7).unwrap();
        assert!(other.open(HERE, &sealed).is_err());
    }

    #[test]
    fn the_database_alone_cannot_be_searched_for_a_report() {
        let (one, other) = (Vault::new(&[1; 32]), Vault::new(&[2; 32]));
        assert_eq!(one.lookup("report", b"x"), one.lookup("report", b"x"));
        assert_ne!(one.lookup("report", b"x"), other.lookup("report", b"x"));
        assert_ne!(one.lookup("report", b"x"), one.lookup("user", b"x"));
    }
}
