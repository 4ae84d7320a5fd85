//! Whether a pack holds: its list is signed by whom it says, and every file is what the list says, with nothing beside. Needs no desk, no
//! network and no key; whose identity it is, whoever checks compares with what they know.
use super::manifest::{FORMAT, MANIFEST, Manifest, PackFile, SIGNATURE, SignatureFile};
use envelope::{
    directory::{Bundle, VerifiedOrg},
    ids::Day,
    signed::{Context, Signed},
};
use sha2::{Digest, Sha256};
use std::{
    collections::{BTreeMap, BTreeSet},
    io::{self, Read, Seek, SeekFrom},
};
use zip::ZipArchive;

/// The folder everything lies in.
const FOLDER: &str = "copy/";
/// The hashes of the lists themselves, for whoever reads a bag by hand.
const TAGS: &str = "tagmanifest-sha256.txt";
/// The longest list, and the longest signature.
const LIST_MAX: u64 = 4 * 1024 * 1024;
/// The last record of an archive without a comment.
const END: usize = 22;

/// Why a file is not looked into.
#[derive(Debug, thiserror::Error)]
pub enum NoPack {
    /// It cannot be read.
    #[error("{0}")]
    File(#[from] io::Error),
    /// It is no archive, or one that says more than one thing.
    #[error("this is no archive of ours, or it was changed: {0}")]
    Archive(&'static str),
    /// There is no list in it.
    #[error("there is no list in it: it is no pack, or its list was taken out")]
    NoList,
    /// Its list is of another form.
    #[error("its list is of the form “{0}”, which this program does not know: use a newer one")]
    Form(String),
}

/// What does not hold.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum PackFault {
    /// The signature is not there, cannot be read, or is not over this list.
    Signature,
    /// What signed it is not certified by the identity that goes along, on the day the pack says.
    Certificate,
    /// The list says another organisation than the one that signed it.
    OtherOrganisation,
    /// The list names a file that is not there.
    Missing(String),
    /// A file is there that the list does not name.
    Unlisted(String),
    /// A file is not what the list says.
    Changed(String),
}

/// A pack that was looked into.
#[derive(Debug)]
pub struct Checked {
    /// What it says of itself: believed only where nothing is wrong.
    pub manifest: Manifest,
    /// Whose signature it is, if it holds.
    pub signer: Option<VerifiedOrg>,
    /// What does not hold.
    pub faults: Vec<PackFault>,
}

/// Looks into a pack, however large: no file of it lies in memory.
///
/// # Errors
/// [`NoPack`].
pub fn check(mut file: impl Read + Seek) -> Result<Checked, NoPack> {
    let count = said_count(&mut file)?;
    let mut archive = ZipArchive::new(file).map_err(|_| NoPack::Archive("it cannot be read"))?;
    // Two files of one name, or bytes before the first, are seen by some programs and not by others.
    if archive.offset() != 0 || archive.len() != usize::from(count) {
        return Err(NoPack::Archive("not every program would see the same files in it"));
    }
    let (json, signature) = (small(&mut archive, MANIFEST)?, small(&mut archive, SIGNATURE)?);
    let json = json.ok_or(NoPack::NoList)?;
    let manifest = read(&json)?;
    let mut faults = BTreeSet::new();
    let signer = match signer(&json, signature.as_deref(), &manifest) {
        Ok(org) => Some(org),
        Err(fault) => {
            faults.insert(fault);
            None
        }
    };
    let mut hashes = BTreeMap::new();
    for bytes in [(MANIFEST, Some(&json)), (SIGNATURE, signature.as_ref())] {
        hashes.extend(bytes.1.map(|found| (bytes.0.to_owned(), hex(&Sha256::digest(found)))));
    }
    files(&mut archive, &manifest, (&mut hashes, &mut faults))?;
    let tags = small(&mut archive, TAGS)?.unwrap_or_default();
    if !tags_hold(&tags, &hashes) {
        faults.insert(PackFault::Changed(TAGS.into()));
    }
    Ok(Checked { manifest, signer, faults: faults.into_iter().collect() })
}

/// How many files the end of the archive says there are.
fn said_count(file: &mut (impl Read + Seek)) -> Result<u16, NoPack> {
    let mut end = [0; END];
    let back = i64::try_from(END).unwrap_or(0);
    file.seek(SeekFrom::End(-back)).map_err(|_| NoPack::Archive("it is too short"))?;
    file.read_exact(&mut end)?;
    file.rewind()?;
    match end {
        [b'P', b'K', 5, 6, _, _, _, _, _, _, low, high, ..] => Ok(u16::from_le_bytes([low, high])),
        _ => Err(NoPack::Archive("something stands after its end, or its end is missing")),
    }
}

fn small<R: Read + Seek>(archive: &mut ZipArchive<R>, name: &str) -> Result<Option<Vec<u8>>, NoPack> {
    let Ok(file) = archive.by_name(&format!("{FOLDER}{name}")) else { return Ok(None) };
    let mut bytes = Vec::new();
    let read = file.take(LIST_MAX + 1).read_to_end(&mut bytes);
    // What is damaged is as good as not there.
    Ok(Some(bytes).filter(|bytes| read.is_ok() && bytes.len() as u64 <= LIST_MAX))
}

fn read(json: &[u8]) -> Result<Manifest, NoPack> {
    let value: serde_json::Value = serde_json::from_slice(json).map_err(|_| NoPack::NoList)?;
    let form = value.get("format").and_then(|form| form.as_str()).ok_or(NoPack::NoList)?;
    if form != FORMAT {
        return Err(NoPack::Form(form.chars().take(80).collect()));
    }
    // From the bytes themselves: a name that stands twice is refused there.
    serde_json::from_slice(json).map_err(|_| NoPack::NoList)
}

fn signer(json: &[u8], signature: Option<&[u8]>, manifest: &Manifest) -> Result<VerifiedOrg, PackFault> {
    let bytes =
        |text: &str| data_encoding::HEXLOWER.decode(text.as_bytes()).map_err(|_| PackFault::Signature);
    let signed = |text: &str| Signed::from_bytes(&bytes(text)?).map_err(|_| PackFault::Signature);
    let file = signature.ok_or(PackFault::Signature)?;
    let file: SignatureFile = serde_json::from_slice(file).map_err(|_| PackFault::Signature)?;
    let identity: [u8; 32] = bytes(&file.identity)?.try_into().map_err(|_| PackFault::Signature)?;
    let signature: [u8; 64] = bytes(&file.signature)?.try_into().map_err(|_| PackFault::Signature)?;
    let bundle =
        Bundle { identity, entry: signed(&file.entry)?, certificates: vec![signed(&file.certificate)?] };
    let org = bundle.verify(&identity).map_err(|_| PackFault::Certificate)?;
    let made = web::dates::parse_day(&manifest.made).map(Day).ok_or(PackFault::Certificate)?;
    let keys = org.signing_keys_within(made, made);
    if keys.is_empty() {
        return Err(PackFault::Certificate);
    }
    let list = Signed { payload: json.to_vec(), signature };
    if !keys.iter().any(|key| list.verify(Context::Pack, key).is_ok()) {
        return Err(PackFault::Signature);
    }
    if org.entry().org.as_str() != manifest.org {
        return Err(PackFault::OtherOrganisation);
    }
    Ok(org)
}

/// Every file that is there, against the list; their hashes are kept for the lists by hand.
fn files<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    manifest: &Manifest,
    (hashes, faults): (&mut BTreeMap<String, String>, &mut BTreeSet<PackFault>),
) -> Result<(), NoPack> {
    let mut listed: BTreeMap<&str, &PackFile> = BTreeMap::new();
    for file in &manifest.files {
        if listed.insert(&file.name, file).is_some() {
            faults.insert(PackFault::Changed(file.name.clone()));
        }
    }
    for index in 0..archive.len() {
        let file = archive.by_index(index).map_err(|_| NoPack::Archive("it cannot be read"))?;
        let full = file.name().map_err(|_| NoPack::Archive("a name in it is none"))?.into_owned();
        let name = full.strip_prefix(FOLDER).unwrap_or(&full).to_owned();
        if [MANIFEST, SIGNATURE, TAGS].contains(&name.as_str()) && full.starts_with(FOLDER) {
            continue;
        }
        let Some(said) = listed.remove(name.as_str()).filter(|_| full.starts_with(FOLDER)) else {
            faults.insert(PackFault::Unlisted(full));
            continue;
        };
        let found = weighed(file.take(said.bytes.saturating_add(1)));
        match found {
            Ok((bytes, hash)) if bytes == said.bytes && hash == said.sha256 => {
                hashes.insert(name, hash);
            }
            _ => {
                faults.insert(PackFault::Changed(name));
            }
        }
    }
    faults.extend(listed.into_keys().map(|name| PackFault::Missing(name.into())));
    Ok(())
}

fn weighed(mut file: impl Read) -> io::Result<(u64, String)> {
    let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok((bytes, hex(&hash.finalize())));
        }
        hash.update(buffer.get(..read).unwrap_or_default());
        bytes += read as u64;
    }
}

/// Whether each line of the list by hand names a file as it is, and the lists of ours are among them.
fn tags_hold(tags: &[u8], hashes: &BTreeMap<String, String>) -> bool {
    let Ok(text) = std::str::from_utf8(tags) else { return false };
    let lines: Vec<_> = text.lines().filter_map(|line| line.split_once("  ")).collect();
    let holds = |(hash, name): &(&str, &str)| hashes.get(*name).is_some_and(|found| found == hash);
    lines.len() == text.lines().count()
        && lines.iter().all(holds)
        && lines.iter().any(|line| line.1 == MANIFEST)
}

fn hex(bytes: &[u8]) -> String {
    data_encoding::HEXLOWER.encode(bytes)
}

/// Whether a list is signed as it says, without its files.
#[cfg(test)]
pub(super) fn list_holds(json: &[u8], signature: &[u8]) -> bool {
    read(json).is_ok_and(|manifest| signer(json, Some(signature), &manifest).is_ok())
}
