//! The C2SP CCTV vectors for age: what the rest of the world agreed a reader must accept and refuse.
//! X25519 is plugged in for the test alone, so that the vectors of header and payload run through our reader too.
//! The vectors come from the npm package `cctv-age`; `CCTV_DIR` names the folder they were written to.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at a surprise")]

use std::{collections::BTreeMap, env, fs, path::Path, str::FromStr};

use base64::{Engine, engine::general_purpose::STANDARD_NO_PAD};
use chacha20poly1305::{ChaCha20Poly1305, KeyInit, aead::Aead};
use envelope::age::{self, FileKey, HeaderFault, OpenError, Stanza, Unwrap};
use hkdf::Hkdf;
use sha2::{Digest, Sha256};
use x25519_dalek::{PublicKey, StaticSecret};

#[test]
fn files_are_accepted_and_refused_as_everywhere_else() {
    let Ok(folder) = env::var("CCTV_DIR") else {
        println!("not run: CCTV_DIR is not set; `./dev test` exports the vectors and sets it");
        return;
    };
    let mut ran = 0;
    let mut skipped: BTreeMap<&str, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for path in sorted(Path::new(&folder)) {
        let bytes = fs::read(&path).unwrap();
        let vector = Vector::read(&bytes);
        if let Some(reason) = vector.reason_to_skip() {
            *skipped.entry(reason).or_default() += 1;
            continue;
        }
        ran += 1;
        let seen = vector.outcome();
        if seen != vector.field("expect").unwrap() {
            wrong.push(format!(
                "{:?}: expected {:?}, saw {seen}",
                path.file_name().unwrap(),
                vector.field("expect")
            ));
        }
    }
    println!("CCTV: {ran} ran, skipped: {skipped:?}");
    assert!(wrong.is_empty(), "{wrong:#?}");
    assert!(ran >= 80, "only {ran} vectors ran: the folder is not the whole set");
}

fn sorted(folder: &Path) -> Vec<std::path::PathBuf> {
    let mut paths: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

struct Vector<'a> {
    fields: Vec<(String, String)>,
    file: &'a [u8],
}

impl<'a> Vector<'a> {
    fn read(mut bytes: &'a [u8]) -> Self {
        let mut fields = Vec::new();
        loop {
            let end = bytes.iter().position(|b| *b == b'\n').unwrap();
            let line = std::str::from_utf8(&bytes[..end]).unwrap();
            bytes = &bytes[end + 1..];
            match line.split_once(": ") {
                Some((name, value)) => fields.push((name.to_owned(), value.to_owned())),
                None => return Self { fields, file: bytes },
            }
        }
    }

    fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(field, _)| field == name).map(|(_, value)| value.as_str())
    }

    fn reason_to_skip(&self) -> Option<&'static str> {
        if self.field("armored").is_some() {
            return Some("armor: reports travel as bytes, we read no armor");
        }
        if self.field("passphrase").is_some() {
            return Some("scrypt: no report is sealed to a passphrase");
        }
        None
    }

    fn outcome(&self) -> &'static str {
        let opened = self.fields.iter().filter(|(name, _)| name == "identity").map(|(_, key)| self.open(key));
        let mut last = age::open(&age::Identity::from_seed([0; 32]), self.file);
        for result in opened {
            last = result;
            if !matches!(last, Err(OpenError::NotForThisKey)) {
                break;
            }
        }
        match last {
            Ok(plain) if self.field("payload") == Some(&hex(&Sha256::digest(&*plain))) => "success",
            Ok(_) => "another plaintext",
            Err(OpenError::NotForThisKey) => "no match",
            Err(OpenError::MacMismatch) => "HMAC failure",
            Err(OpenError::Truncated | OpenError::TrailingData | OpenError::ChunkCorrupt) => {
                "payload failure"
            }
            Err(_) => "header failure",
        }
    }

    fn open(&self, key: &str) -> Result<zeroize::Zeroizing<Vec<u8>>, OpenError> {
        match age::Identity::from_str(key) {
            Ok(identity) => age::open(&identity, self.file),
            Err(_) => age::open_with(&X25519::read(key), self.file),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The classical key of age, for these vectors alone.
struct X25519(StaticSecret);

impl X25519 {
    fn read(key: &str) -> Self {
        let (_, bytes) = bech32::decode(key).unwrap();
        Self(StaticSecret::from(<[u8; 32]>::try_from(bytes).unwrap()))
    }
}

impl Unwrap for X25519 {
    fn unwrap_stanza(&self, stanza: &Stanza) -> Result<Option<FileKey>, HeaderFault> {
        if stanza.args[0] != "X25519" {
            return Ok(None);
        }
        let [_, share] = stanza.args.as_slice() else { return Err(HeaderFault::Stanza) };
        let share = STANDARD_NO_PAD.decode(share).map_err(|_| HeaderFault::Stanza)?;
        let share: [u8; 32] = share.try_into().map_err(|_| HeaderFault::Stanza)?;
        let shared = self.0.diffie_hellman(&PublicKey::from(share));
        if !shared.was_contributory() || stanza.body.len() != 32 {
            return Err(HeaderFault::Stanza);
        }
        let salt = [share, PublicKey::from(&self.0).to_bytes()].concat();
        let mut key = [0; 32];
        Hkdf::<Sha256>::new(Some(&salt), shared.as_bytes())
            .expand(b"age-encryption.org/v1/X25519", &mut key)
            .unwrap();
        let opened = ChaCha20Poly1305::new(&key.into()).decrypt(&[0; 12].into(), stanza.body.as_slice());
        Ok(opened.ok().map(|file_key| FileKey::new(file_key.try_into().unwrap())))
    }
}
