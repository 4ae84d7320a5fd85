//! What a pack says of itself: who made it, for whom, what is hidden, and every file with its length and hash; signed with the desk's signing key,
//! whose certificate and identity go along, so that anybody can look whether it holds without asking anybody.
use crate::{Desk, DeskError, keys::KeyRing};
use envelope::{
    ids::Day,
    signed::{Context, Signed},
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The form this program writes and reads.
pub(crate) const FORMAT: &str = "zichtbaar pack v1";
/// The list.
pub(crate) const MANIFEST: &str = "pack.json";
/// Its signature.
pub(crate) const SIGNATURE: &str = "pack.signature";

/// As it is written, in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// `zichtbaar pack v1`.
    pub format: String,
    /// Which organisation.
    pub org: String,
    /// The day it was made, `YYYY-MM-DD`, in Brussels.
    pub made: String,
    /// Which member made it.
    pub by: String,
    /// The number of the case.
    pub case: i64,
    /// For which kind of reader.
    pub reader: String,
    /// For whom, by name.
    pub whom: String,
    /// What for.
    pub purpose: String,
    /// In words.
    pub words: String,
    /// Names stand in it.
    pub names: bool,
    /// Why.
    pub why: String,
    /// How many of each kind are hidden.
    pub hidden: BTreeMap<String, u64>,
    /// What stands on its pages.
    pub mark: String,
    /// The language of our own words in it.
    pub language: String,
    /// Every file but this one, its signature and `tagmanifest-sha256.txt`.
    pub files: Vec<PackFile>,
}

/// A file of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PackFile {
    /// Its name below the first folder.
    pub name: String,
    /// How many bytes.
    pub bytes: u64,
    /// Their SHA-256, in lower-case hexadecimal.
    pub sha256: String,
}

/// Whose signature it is: bytes in lower-case hexadecimal.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignatureFile {
    /// The identity key.
    pub(super) identity: String,
    /// What the organisation says of itself, signed with it.
    pub(super) entry: String,
    /// The certificate of the signing key, signed with it.
    pub(super) certificate: String,
    /// Over the bytes of the list.
    pub(super) signature: String,
}

/// Signs the list of a pack once its files are known. The same bytes each time, as the pack is written twice.
pub(crate) type Signing =
    Box<dyn Fn(Vec<PackFile>) -> Result<[(&'static str, Vec<u8>); 2], DeskError> + Send + Sync>;

impl Desk {
    /// What signs the list of a pack: it knows everything of it but its files.
    pub(crate) fn pack_signing(&self, about: Manifest) -> Signing {
        let desk = self.clone();
        Box::new(move |files| {
            let (ring, today) = (&desk.0.ring, desk.today());
            let about = Manifest {
                format: FORMAT.into(),
                org: ring.org_id().as_str().into(),
                made: web::dates::written_day(today.number()),
                files,
                ..about.clone()
            };
            signed(&about, ring, today)
        })
    }
}

fn signed(about: &Manifest, ring: &KeyRing, today: Day) -> Result<[(&'static str, Vec<u8>); 2], DeskError> {
    let hex = |bytes: &[u8]| data_encoding::HEXLOWER.encode(bytes);
    let json = serde_json::to_vec_pretty(about).map_err(|_| DeskError::Damaged("pack"))?;
    let key = ring.signing_key(today)?;
    let public = key.verifying_key().to_bytes();
    let bundle = ring.bundle();
    // Certificates of a checked bundle stand in its order.
    let ours = ring.org().certificates().iter().zip(&bundle.certificates);
    let certificate = ours.clone().find(|(certificate, _)| certificate.key == public);
    let (_, certificate) = certificate.ok_or(DeskError::Damaged("keys"))?;
    let signature = SignatureFile {
        identity: hex(&bundle.identity),
        entry: hex(&bundle.entry.to_bytes()),
        certificate: hex(&certificate.to_bytes()),
        signature: hex(&Signed::new(Context::Pack, json.clone(), &key).signature),
    };
    let signature = serde_json::to_vec_pretty(&signature).map_err(|_| DeskError::Damaged("pack"))?;
    Ok([(MANIFEST, json), (SIGNATURE, signature)])
}
