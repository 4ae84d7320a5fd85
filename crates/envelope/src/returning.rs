//! What a browser that opens the thread by itself and a relay say to each other. Exact bytes in `spec/relay-api.md`. The two keys of
//! a mailbox are wiped when dropped; everything else is sealed, or said by organisations to everybody.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    directory::{Certificate, OVERLAP_DAYS, Purpose},
    ids::{Day, OrgId},
    message::VERSION,
    relay_api::{SUBMIT_MAX, SealingKeys, VouchedKey, read_sealed},
    reporter_keys::ReporterKeys,
    signed::VerifyingKey,
};
use alloc::vec::Vec;
use zeroize::Zeroizing;

/// The most answers that are shown: the newest.
pub const ANSWERS_MAX: usize = 256;
/// The most certificates of signing keys that go along.
pub const SIGNING_MAX: usize = 2_048;

/// Asking for a mailbox.
pub struct Knock {
    /// Shows that one may.
    pub auth: Zeroizing<[u8; 32]>,
    /// Names it.
    pub lookup: Zeroizing<[u8; 32]>,
}

impl Knock {
    /// For the mailbox of these keys.
    #[must_use]
    pub fn of(keys: &ReporterKeys) -> Self {
        Self { auth: Zeroizing::new(keys.auth()), lookup: Zeroizing::new(keys.lookup()) }
    }
}

/// What a mailbox holds, as it lies there, and what it takes to open it and to write more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Opened {
    /// The writer's sealed notes.
    pub state: Vec<u8>,
    /// The day each answer came, and the answer; oldest first.
    pub answers: Vec<(Day, Vec<u8>)>,
    /// To whom one can seal today.
    pub sealing: SealingKeys,
    /// Certificates of the keys that may have signed an answer.
    pub signing: Vec<VouchedKey>,
    /// Counts the changes of the mailbox.
    pub version: u64,
    /// The writer's own words, sealed to themself.
    pub own_copy: Option<Vec<u8>>,
    /// Whole days between asking for deletion and the deletion.
    pub deletion_days: u32,
}

/// A wish made by a browser.
pub struct Wished {
    /// Shows that one may.
    pub auth: Zeroizing<[u8; 32]>,
    /// The new notes.
    pub state: Vec<u8>,
    /// Names the mailbox.
    pub lookup: Zeroizing<[u8; 32]>,
    /// The version it was made for.
    pub version: u64,
    /// Id and age file of each message.
    pub envelopes: Vec<([u8; 32], Vec<u8>)>,
    /// The last day before everything is deleted.
    pub delete_after: Option<Day>,
}

impl Opened {
    /// The signing keys, by organisation, that a certificate allows for an answer that came on `day`: it was signed then or up to
    /// two weeks before.
    pub fn signing_keys(&self) -> impl Fn(Day) -> Vec<(OrgId, Vec<VerifyingKey>)> {
        let read = |key: &VouchedKey| Certificate::read_signed(&key.certificate, &key.identity).ok();
        let is_signing = |one: &Certificate| one.purpose == Purpose::Signing;
        let all: Vec<Certificate> = self.signing.iter().filter_map(read).filter(is_signing).collect();
        move |day| {
            let from = day.checked_sub(OVERLAP_DAYS).unwrap_or(Day(0));
            let valid = all.iter().filter(|one| one.is_valid_within(from, day));
            valid.filter_map(|one| Some((one.org.clone(), Vec::from([one.ed25519_key()?])))).collect()
        }
    }
}

/// Byte strings one after the other, each with its length before it (four bytes, little-endian): what a page's script can read.
#[must_use]
pub fn row(fields: &[&[u8]]) -> Vec<u8> {
    let mut row = Vec::with_capacity(fields.iter().map(|field| field.len() + 4).sum());
    for field in fields {
        row.extend(u32::try_from(field.len()).unwrap_or(u32::MAX).to_le_bytes());
        row.extend_from_slice(field);
    }
    row
}

macro_rules! wire {
    ($($name:ident),*) => {$(
        impl $name {
            /// Deterministic CBOR, wiped when dropped.
            #[must_use]
            pub fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
                Zeroizing::new(cbor::encode(self, self.room()))
            }
            /// Reads what `to_bytes` wrote and nothing else.
            ///
            /// # Errors
            /// Any other bytes.
            pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
                cbor::decode(bytes)
            }
        }
    )*};
}

wire!(Knock, Opened, Wished);

/// Bytes around everything of changing length, so that no key is left behind by a buffer that grows.
const AROUND: usize = 512;

impl Knock {
    fn room(&self) -> usize {
        AROUND
    }
}

impl Opened {
    fn room(&self) -> usize {
        let answers: usize = self.answers.iter().map(|(_, sealed)| sealed.len() + 16).sum();
        self.state.len() + answers + AROUND
    }
}

impl Wished {
    fn room(&self) -> usize {
        let envelopes: usize = self.envelopes.iter().map(|(_, sealed)| sealed.len() + 48).sum();
        self.state.len() + envelopes + AROUND
    }
}

fn read_key(r: &mut Reader<'_>, name: &'static str) -> Result<Zeroizing<[u8; 32]>, CborError> {
    r.key(name)?.bytes_of(name).map(Zeroizing::new)
}

impl Cbor for Knock {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("v").uint(VERSION);
        w.key("auth").bytes(&*self.auth);
        w.key("lookup").bytes(&*self.lookup);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(3)?;
        Ok(Self { auth: read_key(r, "auth")?, lookup: read_key(r, "lookup")? })
    }
}

impl Cbor for (Day, Vec<u8>) {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        self.0.write(w);
        w.bytes(&self.1);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "answer")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok((Day::read(r)?, read_sealed(r)?))
    }
}

impl Cbor for Opened {
    fn write(&self, w: &mut Writer) {
        w.map(8);
        w.key("v").uint(VERSION);
        w.key("state").bytes(&self.state);
        w.key("answers").list(&self.answers);
        self.sealing.write(w.key("sealing"));
        w.key("signing").list(&self.signing);
        w.key("version").uint(self.version);
        match &self.own_copy {
            Some(copy) => w.key("own_copy").bytes(copy),
            None => w.key("own_copy").null(),
        }
        w.key("deletion_days").uint(self.deletion_days.into());
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(8)?;
        Ok(Self {
            state: read_sealed(r.key("state")?)?,
            answers: r.key("answers")?.list(ANSWERS_MAX, "answers")?,
            sealing: SealingKeys::read(r.key("sealing")?)?,
            signing: r.key("signing")?.list(SIGNING_MAX, "signing")?,
            version: r.key("version")?.uint()?,
            own_copy: r.key("own_copy")?.optional(read_sealed)?,
            deletion_days: u32::try_from(r.key("deletion_days")?.uint()?)
                .map_err(|_| CborError::Field("deletion_days"))?,
        })
    }
}

impl Cbor for Wished {
    fn write(&self, w: &mut Writer) {
        w.map(7);
        w.key("v").uint(VERSION);
        w.key("auth").bytes(&*self.auth);
        w.key("state").bytes(&self.state);
        w.key("lookup").bytes(&*self.lookup);
        w.key("version").uint(self.version);
        w.key("envelopes").list(&self.envelopes);
        match self.delete_after {
            Some(day) => day.write(w.key("delete_after")),
            None => w.key("delete_after").null(),
        }
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(7)?;
        Ok(Self {
            auth: read_key(r, "auth")?,
            state: read_sealed(r.key("state")?)?,
            lookup: read_key(r, "lookup")?,
            version: r.key("version")?.uint()?,
            envelopes: r.key("envelopes")?.list(SUBMIT_MAX, "envelopes")?,
            delete_after: r.key("delete_after")?.optional(Day::read)?,
        })
    }
}
