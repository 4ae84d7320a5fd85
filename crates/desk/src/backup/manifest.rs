//! What a backup says of itself: whose, of which moment, what is in it, up to which line the log went. Signed by the desk.
use super::BackupError;
use envelope::signed::{Context, Signed, SigningKey, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{fs::File, io::Read, path::Path};

/// The form this program writes and reads.
pub(crate) const FORMAT: &str = "zichtbaar backup v1";

/// Which of the two files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Part {
    /// The database without what is kept apart.
    Content,
    /// What is kept apart, and the locked key ring.
    Keys,
}

impl Part {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Content => "content",
            Self::Keys => "keys",
        }
    }
}

/// As it is written, in JSON.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Manifest {
    pub(crate) format: String,
    pub(crate) part: Part,
    pub(crate) org: String,
    /// Unix seconds.
    pub(crate) moment: i64,
    pub(crate) engine: String,
    pub(crate) schema: i64,
    /// Which program made it.
    pub(crate) program: String,
    /// The last line of the log, and its hash in hexadecimal.
    pub(crate) log_line: i64,
    pub(crate) log_hash: String,
    pub(crate) files: Vec<FileLine>,
}

/// A file in the archive.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileLine {
    pub(crate) name: String,
    pub(crate) bytes: u64,
    /// In hexadecimal.
    pub(crate) sha256: String,
}

impl FileLine {
    pub(crate) fn of_bytes(name: &str, bytes: &[u8]) -> Self {
        let sha256 = data_encoding::HEXLOWER.encode(&Sha256::digest(bytes));
        Self { name: name.into(), bytes: bytes.len() as u64, sha256 }
    }

    pub(crate) fn of_file(name: &str, path: &Path) -> Result<Self, BackupError> {
        let failed = |error| BackupError::file(path, error);
        let mut file = File::open(path).map_err(failed)?;
        let (mut hash, mut bytes, mut buffer) = (Sha256::new(), 0, vec![0; 1 << 16]);
        loop {
            let read = file.read(&mut buffer).map_err(failed)?;
            if read == 0 {
                break;
            }
            hash.update(buffer.get(..read).unwrap_or_default());
            bytes += read as u64;
        }
        Ok(Self { name: name.into(), bytes, sha256: data_encoding::HEXLOWER.encode(&hash.finalize()) })
    }
}

/// The bytes that are signed, and the signature in hexadecimal.
pub(crate) fn sign(manifest: &Manifest, key: &SigningKey) -> Result<(Vec<u8>, String), BackupError> {
    let json = serde_json::to_vec_pretty(manifest)
        .map_err(|error| BackupError::File("manifest.json".into(), error.into()))?;
    let signature = sign_json(Context::Backup, &json, key);
    Ok((json, signature))
}

/// A signature over what a file says of itself, in hexadecimal.
pub(crate) fn sign_json(context: Context, json: &[u8], key: &SigningKey) -> String {
    data_encoding::HEXLOWER.encode(&Signed::new(context, json.to_vec(), key).signature)
}

/// Whether this desk signed it.
pub(crate) fn is_signed(json: &[u8], signature: &str, key: &VerifyingKey) -> bool {
    let bytes = data_encoding::HEXLOWER.decode(signature.trim().as_bytes()).ok();
    let signature = bytes.and_then(|bytes| <[u8; 64]>::try_from(bytes).ok());
    signature.is_some_and(|signature| {
        Signed { payload: json.to_vec(), signature }.verify(Context::Backup, key).is_ok()
    })
}
