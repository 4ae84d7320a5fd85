//! An identity key says: this working key is ours, for this purpose, from this day to that day.
//! Made a year ahead beside the offline key, so that the key itself is needed once a year.
use crate::{
    age,
    cbor::{self, Cbor, CborError, Reader, Writer},
    directory::DirectoryError,
    ids::{Day, OrgId},
    message::VERSION,
    signed::{Context, Signed, SigningKey, VerifyingKey, verifying_key},
};
use alloc::vec::Vec;

/// Days for which a certificate outlives the start of the next, so that a browser left open still seals to a key
/// that exists. Part of `not_after`, not added to it.
pub const OVERLAP_DAYS: u32 = 14;

/// What a key may be used for; a key certified for one purpose is never taken for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum Purpose {
    /// X-Wing: reports are sealed to it.
    Sealing = 1,
    /// Ed25519: signs answers.
    Signing = 2,
    /// Ed25519: signs requests to the relay.
    Transport = 3,
}

/// One working key of an organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    /// Whose.
    pub org: OrgId,
    /// For what.
    pub purpose: Purpose,
    /// The public key: 1216 bytes for sealing, 32 for the others.
    pub key: Vec<u8>,
    /// The first day.
    pub not_before: Day,
    /// The last day, itself included.
    pub not_after: Day,
}

impl Certificate {
    /// Signs with the identity key.
    ///
    /// # Errors
    /// When the key does not fit the purpose or the days are in the wrong order.
    pub fn sign(&self, identity: &SigningKey) -> Result<Signed, DirectoryError> {
        self.check()?;
        Ok(Signed::new(Context::Certificate, cbor::encode(self, 0), identity))
    }

    /// Reads a certificate that this identity has signed.
    ///
    /// # Errors
    /// [`DirectoryError::BadIdentity`], [`DirectoryError::CertificateSignature`], or bytes that are not in their one form.
    pub fn read_signed(signed: &Signed, identity: &[u8; 32]) -> Result<Self, DirectoryError> {
        let identity = verifying_key(identity).ok_or(DirectoryError::BadIdentity)?;
        let payload = signed.verify(Context::Certificate, &identity);
        Ok(cbor::decode(payload.map_err(|_| DirectoryError::CertificateSignature)?)?)
    }

    /// Whether it holds on this day.
    #[must_use]
    pub fn is_valid_on(&self, day: Day) -> bool {
        self.not_before <= day && day <= self.not_after
    }

    /// Whether it held on any of these days.
    #[must_use]
    pub fn is_valid_within(&self, from: Day, to: Day) -> bool {
        self.not_before <= to && from <= self.not_after
    }

    /// The key that reports are sealed to; `None`: it is for something else.
    #[must_use]
    pub fn sealing_key(&self) -> Option<age::Recipient> {
        let bytes = (self.purpose == Purpose::Sealing).then_some(self.key.as_slice())?;
        age::Recipient::from_bytes(bytes).ok()
    }

    pub(crate) fn ed25519_key(&self) -> Option<VerifyingKey> {
        if self.purpose == Purpose::Sealing { None } else { verifying_key(&self.key) }
    }

    fn check(&self) -> Result<(), CborError> {
        if self.not_before > self.not_after {
            return Err(CborError::Field("not_after"));
        }
        let fits = self.sealing_key().is_some() || self.ed25519_key().is_some();
        if fits { Ok(()) } else { Err(CborError::Field("key")) }
    }
}

impl Cbor for Certificate {
    fn write(&self, w: &mut Writer) {
        w.map(6);
        w.key("v").uint(VERSION);
        w.key("key").bytes(&self.key);
        self.org.write(w.key("org"));
        w.key("purpose").uint(self.purpose as u64);
        self.not_after.write(w.key("not_after"));
        self.not_before.write(w.key("not_before"));
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(6)?;
        let certificate = Self {
            key: r.key("key")?.bytes()?.to_vec(),
            org: OrgId::read(r.key("org")?)?,
            purpose: Purpose::read(r.key("purpose")?)?,
            not_after: Day::read(r.key("not_after")?)?,
            not_before: Day::read(r.key("not_before")?)?,
        };
        certificate.check().map(|()| certificate)
    }
}

impl Cbor for Purpose {
    fn write(&self, w: &mut Writer) {
        w.uint(*self as u64);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        match r.uint()? {
            1 => Ok(Self::Sealing),
            2 => Ok(Self::Signing),
            3 => Ok(Self::Transport),
            _ => Err(CborError::Field("purpose")),
        }
    }
}
