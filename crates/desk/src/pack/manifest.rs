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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{keys::make_organisation, pack::check::list_holds};
    use envelope::directory::{Card, Entry, OrgKind};
    use envelope::ids::OrgId;
    use rand_core::{Infallible, TryCryptoRng, TryRng};
    use std::path::PathBuf;

    /// For vectors: the same keys each time, and known to everybody.
    struct Counting(u8);

    impl TryRng for Counting {
        type Error = Infallible;

        fn try_next_u32(&mut self) -> Result<u32, Infallible> {
            self.0 = self.0.wrapping_add(1);
            Ok(u32::from(self.0))
        }

        fn try_next_u64(&mut self) -> Result<u64, Infallible> {
            self.0 = self.0.wrapping_add(1);
            Ok(u64::from(self.0))
        }

        fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), Infallible> {
            self.0 = self.0.wrapping_add(1);
            bytes.fill(self.0);
            Ok(())
        }
    }

    impl TryCryptoRng for Counting {}

    fn ring() -> KeyRing {
        let card = Card {
            reads: String::new(),
            secrecy: String::new(),
            duty: String::new(),
            irrevocable: String::new(),
            answers: String::new(),
        };
        let entry = Entry {
            org: OrgId::parse("police").unwrap(),
            serial: 1,
            kind: OrgKind::Police,
            names: vec![("nl".into(), "Politie".into())],
            cards: vec![("nl".into(), card)],
            languages: vec![],
            issued: Day(20_780),
        };
        make_organisation(&entry, Day(20_780), &mut Counting(0)).unwrap().1
    }

    fn about() -> Manifest {
        Manifest {
            format: FORMAT.into(),
            org: "police".into(),
            made: "2026-11-25".into(),
            by: "Bo de Vries".into(),
            case: 7,
            reader: "force".into(),
            whom: "Politie Rotterdam, team 4".into(),
            purpose: "hand-over".into(),
            words: "zij gaan verder".into(),
            names: false,
            why: String::new(),
            hidden: [("person".to_owned(), 2)].into(),
            mark: "ABCD-EFGH".into(),
            language: "nl".into(),
            files: vec![PackFile { name: "data/case-7.pdf".into(), bytes: 3, sha256: "0f".repeat(32) }],
        }
    }

    /// Lists that hold and lists that do not, which other programs check themselves by; `WRITE_VECTORS=1` writes them.
    #[test]
    fn the_vectors_hold_and_do_not_hold_as_they_say() {
        let ring = ring();
        let made = |about: &Manifest, day: u32| {
            signed(about, &ring, Day(day)).unwrap().map(|(_, bytes)| String::from_utf8(bytes).unwrap())
        };
        let [list, signature] = made(&about(), 20_782);
        let later = Manifest { made: "2027-02-25".into(), ..about() };
        let other_org = Manifest { org: "centre".into(), ..about() };
        let newer = Manifest { format: "zichtbaar pack v2".into(), ..about() };
        let [later, later_signature] = made(&later, 20_782);
        let [other_org, other_signature] = made(&other_org, 20_782);
        let [newer, newer_signature] = made(&newer, 20_782);
        let swapped = signature.replace("\"signature\": \"", "\"signature\": \"00");
        let packs = [
            ("as it was made", list.clone(), signature.clone(), true),
            ("another purpose", list.replace("hand-over", "oversight"), signature.clone(), false),
            ("signed with a key of another day", later, later_signature, false),
            ("of another organisation", other_org, other_signature, false),
            ("of a newer form", newer, newer_signature, false),
            ("a signature that is too long", list, swapped, false),
        ];
        for (name, list, signature, holds) in &packs {
            assert_eq!(list_holds(list.as_bytes(), signature.as_bytes()), *holds, "{name}");
        }
        let one = |(name, list, signature, holds): &(&str, String, String, bool)| serde_json::json!({ "name": name, "list": list, "signature": signature, "holds": holds });
        let made = serde_json::json!({ "packs": packs.iter().map(one).collect::<Vec<_>>() });
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../spec/vectors/pack.json");
        if std::env::var_os("WRITE_VECTORS").is_some() {
            std::fs::write(&path, serde_json::to_string_pretty(&made).unwrap() + "\n").unwrap();
        }
        let written: serde_json::Value =
            serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        assert_eq!(written, made);
    }
}
