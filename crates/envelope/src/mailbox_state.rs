//! What a reporter who keeps nothing must find again on return: who reads, and where each chain stands.
//! Sealed to the reporter and signed by them, since desks know the reply key and could otherwise write it anew.
use crate::{
    age,
    cbor::{self, Cbor, CborError, Reader, Writer},
    chain::Chain,
    consent::{self, Note},
    ids::{Day, OrgId, read_lang},
    message::{MessageError, VERSION},
    opening::decrypt,
    padding,
    reporter_keys::ReporterKeys,
    signed::{Context, Signed},
};
use alloc::{string::String, vec::Vec};
use rand_core::CryptoRng;

/// The most organisations that ever read one report.
pub const EVER_MAX: usize = 64;
/// The version of notes in which decisions stand.
const WITH_CONSENTS: u64 = 2;

/// The reporter's own notes. No words of the report: those are an own copy, kept only at their wish.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MailboxState {
    /// Counts the writes, so that of two the newer is known; a relay that shows an old one is not noticed.
    pub version: u64,
    /// The language of the pages (BCP 47).
    pub lang: String,
    /// Who reads now.
    pub readers: Vec<OrgId>,
    /// Who ever read.
    pub ever: Vec<OrgId>,
    /// What they were asked to agree to and said. With none of it the notes are those of version 1.
    pub consents: Vec<Note>,
    /// The reporter's chain to each organisation.
    pub outgoing: Vec<(OrgId, Chain)>,
    /// Whether they wanted their own words kept.
    pub keep_copy: bool,
    /// When the report was sent.
    pub sent_day: Day,
    /// When a deletion takes effect, if one was asked.
    pub deletion_due: Option<Day>,
}

impl MailboxState {
    /// Signed, padded to 16 KiB, sealed to the reporter.
    ///
    /// # Errors
    /// When a limit is passed.
    pub fn seal(&self, rng: &mut impl CryptoRng, keys: &ReporterKeys) -> Result<Vec<u8>, MessageError> {
        self.check()?;
        let payload = cbor::encode(self, padding::SMALL);
        let signed = Signed::new(Context::MailboxState, payload, &keys.signing_key());
        let padded = padding::pad_small(&signed.to_bytes())?;
        let own = keys.reply_identity().recipient();
        age::seal(rng, &[own], 1, &padded).map_err(|_| MessageError::NotSealed)
    }

    /// Opens what [`MailboxState::seal`] made with the same keys.
    ///
    /// # Errors
    /// One variant for each thing that can be wrong.
    pub fn open(keys: &ReporterKeys, sealed: &[u8]) -> Result<Self, MessageError> {
        let padded = decrypt(&[keys.reply_identity()], sealed)?;
        let signed = Signed::from_bytes(&padding::unpad(&padded)?)?;
        let key = keys.signing_key().verifying_key();
        let payload = signed.verify(Context::MailboxState, &key).map_err(|_| MessageError::BadSignature)?;
        Ok(cbor::decode(payload)?)
    }

    fn check(&self) -> Result<(), CborError> {
        crate::body::check_readers(&self.readers)?;
        let rules = [
            ("lang", crate::ids::is_language_tag(&self.lang)),
            ("ever", self.ever.len() <= EVER_MAX && self.readers.iter().all(|org| self.ever.contains(org))),
            ("outgoing", self.outgoing.len() <= EVER_MAX),
            ("consents", consent::fit(&self.consents)),
        ];
        rules.into_iter().find(|(_, holds)| !holds).map_or(Ok(()), |(field, _)| Err(CborError::Field(field)))
    }
}

impl Cbor for MailboxState {
    fn write(&self, w: &mut Writer) {
        let with_consents = !self.consents.is_empty();
        w.map(if with_consents { 10 } else { 9 });
        w.key("v").uint(if with_consents { WITH_CONSENTS } else { VERSION });
        w.key("ever").list(&self.ever);
        w.key("lang").text(&self.lang);
        w.key("readers").list(&self.readers);
        w.key("version").uint(self.version);
        if with_consents {
            w.key("consents").list(&self.consents);
        }
        w.key("outgoing").list(&self.outgoing);
        self.sent_day.write(w.key("sent_day"));
        w.key("keep_copy").bool(self.keep_copy);
        match self.deletion_due {
            Some(day) => day.write(w.key("deletion_due")),
            None => w.key("deletion_due").null(),
        }
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        let version = r.versions([9, 10])?;
        let state = Self {
            ever: r.key("ever")?.list(EVER_MAX, "ever")?,
            lang: read_lang(r.key("lang")?)?,
            readers: r.key("readers")?.list(crate::body::READERS_MAX, "readers")?,
            version: r.key("version")?.uint()?,
            consents: match version {
                WITH_CONSENTS => r.key("consents")?.list(consent::NOTES_MAX, "consents")?,
                _ => Vec::new(),
            },
            outgoing: r.key("outgoing")?.list(EVER_MAX, "outgoing")?,
            sent_day: Day::read(r.key("sent_day")?)?,
            keep_copy: r.key("keep_copy")?.bool()?,
            deletion_due: r.key("deletion_due")?.optional(Day::read)?,
        };
        state.check().map(|()| state)
    }
}

impl Cbor for (OrgId, Chain) {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        self.0.write(w);
        self.1.write(w);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "outgoing")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok((OrgId::read(r)?, Chain::read(r)?))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        message::tests::{org, reporter_keys},
        testing::FixedRng,
    };
    use std::vec;

    fn state() -> MailboxState {
        MailboxState {
            version: 3,
            lang: "ro".into(),
            readers: vec![org("payoke")],
            ever: vec![org("payoke"), org("surya")],
            consents: vec![],
            outgoing: vec![(org("payoke"), Chain { next_seq: 2, prev: [7; 32] })],
            keep_copy: false,
            sent_day: Day(20_780),
            deletion_due: Some(Day(20_783)),
        }
    }

    #[test]
    fn a_person_who_kept_only_the_receipt_finds_everything_again() {
        let keys = reporter_keys(1);
        for deletion_due in [None, Some(Day(20_783))] {
            let left = MailboxState { deletion_due, ..state() };
            let sealed = left.seal(&mut FixedRng::new(1), &keys).unwrap();
            assert_eq!(MailboxState::open(&keys, &sealed).unwrap(), left);
        }
        assert!(cbor::is_one_item(&cbor::encode(&state(), 0)));
    }

    #[test]
    fn a_desk_that_knows_the_reply_key_cannot_rewrite_who_reads() {
        let (victim, desk) = (reporter_keys(1), reporter_keys(2));
        let payload = cbor::encode(&state(), 0);
        let forged = Signed::new(Context::MailboxState, payload, &desk.signing_key());
        let padded = padding::pad(&forged.to_bytes()).unwrap();
        let to = [victim.reply_identity().recipient()];
        let sealed = age::seal(&mut FixedRng::new(1), &to, 1, &padded).unwrap();
        assert_eq!(MailboxState::open(&victim, &sealed), Err(MessageError::BadSignature));
    }

    #[test]
    fn somebody_elses_notes_do_not_open() {
        let sealed = state().seal(&mut FixedRng::new(1), &reporter_keys(1)).unwrap();
        assert_eq!(MailboxState::open(&reporter_keys(2), &sealed), Err(MessageError::NotForUs));
    }

    #[test]
    fn the_fullest_notes_fit_the_smaller_size() {
        let orgs: Vec<_> = (0..EVER_MAX).map(|n| org(&std::format!("{n:0>32}"))).collect();
        let chain = Chain { next_seq: crate::message::SEQ_MAX, prev: [1; 32] };
        let outgoing = orgs.iter().map(|name| (name.clone(), chain)).collect();
        let full = MailboxState { readers: orgs[..8].to_vec(), ever: orgs, outgoing, ..state() };
        assert!(full.seal(&mut FixedRng::new(1), &reporter_keys(1)).is_ok());
    }
}
