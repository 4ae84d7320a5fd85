//! What the relay carries for each organisation, as bytes: its entry and its certificates, signed elsewhere.
//! Nothing in a bundle is believed until it is checked against an identity learned by another way.
use super::{Certificate, DirectoryError, Entry, VerifiedOrg};
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    message::VERSION,
    signed::{Context, Signed, SigningKey, verifying_key},
};
use alloc::{string::String, vec::Vec};

/// The most organisations in a directory.
pub const BUNDLES_MAX: usize = 256;
/// The most certificates of one organisation: three purposes for a year ahead, and the year before.
pub const CERTIFICATES_MAX: usize = 96;
const DEPLOYMENT_MAX: usize = 128;

impl Entry {
    /// Signs with the identity key.
    ///
    /// # Errors
    /// When a limit is passed.
    pub fn sign(&self, identity: &SigningKey) -> Result<Signed, DirectoryError> {
        self.check()?;
        Ok(Signed::new(Context::Entry, cbor::encode(self, 0), identity))
    }
}

/// One organisation's statements, not yet believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bundle {
    /// The key that is said to have signed them.
    pub identity: [u8; 32],
    /// An [`Entry`].
    pub entry: Signed,
    /// [`Certificate`]s.
    pub certificates: Vec<Signed>,
}

impl Bundle {
    /// Checks everything against the identity that is trusted for this organisation.
    ///
    /// # Errors
    /// One wrong statement spoils the bundle: whoever changed one thing may have left out another.
    pub fn verify(&self, trusted_identity: &[u8; 32]) -> Result<VerifiedOrg, DirectoryError> {
        if self.identity != *trusted_identity {
            return Err(DirectoryError::OtherIdentity);
        }
        let identity = verifying_key(trusted_identity).ok_or(DirectoryError::BadIdentity)?;
        let entry =
            self.entry.verify(Context::Entry, &identity).map_err(|_| DirectoryError::EntrySignature)?;
        let entry: Entry = cbor::decode(entry)?;
        let certificates: Result<Vec<_>, _> = self
            .certificates
            .iter()
            .map(|signed| read_certificate(signed, trusted_identity, &entry))
            .collect();
        Ok(VerifiedOrg { identity: *trusted_identity, entry, certificates: certificates? })
    }
}

fn read_certificate(
    signed: &Signed,
    identity: &[u8; 32],
    entry: &Entry,
) -> Result<Certificate, DirectoryError> {
    let certificate = Certificate::read_signed(signed, identity)?;
    if certificate.org == entry.org { Ok(certificate) } else { Err(DirectoryError::OtherOrganisation) }
}

/// What the relay serves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Directory {
    /// Which deployment; part of the salt of every receipt.
    pub deployment: String,
    /// Its organisations.
    pub bundles: Vec<Bundle>,
}

impl Directory {
    /// Canonical CBOR.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self, 0)
    }

    /// Reads what [`Directory::to_bytes`] wrote and nothing else.
    ///
    /// # Errors
    /// Any other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(bytes)
    }
}

impl Cbor for Directory {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(VERSION);
        w.key("bundles").list(&self.bundles);
        w.key("deployment").text(&self.deployment);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        let bundles = r.key("bundles")?.list(BUNDLES_MAX, "bundles")?;
        let deployment = r.key("deployment")?.text()?;
        if deployment.is_empty() || deployment.len() > DEPLOYMENT_MAX {
            return Err(CborError::Field("deployment"));
        }
        Ok(Self { deployment: deployment.into(), bundles })
    }
}

impl Cbor for Bundle {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        self.entry.write(w.key("entry"));
        w.key("identity").bytes(&self.identity);
        w.key("certificates").list(&self.certificates);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(3)?;
        Ok(Self {
            entry: Signed::read(r.key("entry")?)?,
            identity: r.key("identity")?.bytes_of("identity")?,
            certificates: r.key("certificates")?.list(CERTIFICATES_MAX, "certificates")?,
        })
    }
}
