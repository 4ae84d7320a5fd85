//! The answers to a report, as its writer reads them: each opened, its signature checked, each organisation's chain walked. What
//! cannot be checked is named and not shown. A relay does it for a browser without scripts; a browser does the same.
use crate::{
    cbor::CborError,
    chain::{Chain, ChainError},
    consent::{Question, TakenBack},
    ids::{Day, OrgId},
    message::{Author, Body, Kind, Message, MessageError, MessageReader, Verifier, open_message},
    reporter_keys::ReporterKeys,
    signed::VerifyingKey,
};
use alloc::{string::String, vec::Vec};
use zeroize::Zeroize;

/// One place in the thread.
#[derive(Debug, PartialEq, Eq)]
pub enum Said {
    /// An answer that is genuine.
    Reply(Reply),
    /// A question about consent, or what the organisation has as answered.
    Asked {
        /// Who says it.
        org: OrgId,
        /// The day it came.
        day: Day,
        /// The language of its words (BCP 47).
        lang: String,
        /// At least one message before it is missing.
        gap: bool,
        /// What.
        question: Question,
    },
    /// A decision holds no longer.
    Ended {
        /// Who says it.
        org: OrgId,
        /// At least one message before it is missing.
        gap: bool,
        /// Which, and since when.
        end: TakenBack,
    },
    /// Something that could not be checked.
    Forged {
        /// The day it came.
        day: Day,
        /// Why not: `None` when it contradicts an earlier answer.
        why: Option<MessageError>,
    },
}

/// An answer. The text is wiped when dropped.
#[derive(PartialEq, Eq)]
pub struct Reply {
    /// Who says it.
    pub org: OrgId,
    /// The day it came.
    pub day: Day,
    /// Its language (BCP 47).
    pub lang: String,
    /// What it says.
    pub text: String,
    /// At least one message before it is missing.
    pub gap: bool,
}

impl core::fmt::Debug for Reply {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Reply(..)")
    }
}

impl Drop for Reply {
    fn drop(&mut self) {
        self.text.zeroize();
    }
}

/// The signing keys of each organisation that are believed for what came on a day.
pub type Believed<'a> = &'a dyn Fn(Day) -> Vec<(OrgId, Vec<VerifyingKey>)>;

/// Reads the answers, oldest first, each with the day it came.
#[must_use]
pub fn read(keys: &ReporterKeys, believed: Believed<'_>, answers: &[(Day, &[u8])]) -> Vec<Said> {
    let mut chains: Vec<(OrgId, Chain)> = Vec::new();
    let mut said = Vec::new();
    for (day, sealed) in answers {
        match open(keys, believed(*day), sealed) {
            Ok((org, message)) => said.extend(place(&mut chains, &org, message, *day)),
            Err(why) => said.push(Said::Forged { day: *day, why: Some(why) }),
        }
    }
    said
}

fn open(
    keys: &ReporterKeys,
    believed: Vec<(OrgId, Vec<VerifyingKey>)>,
    sealed: &[u8],
) -> Result<(OrgId, Message), MessageError> {
    let verifier = Verifier::new(MessageReader::Reporter(keys.report_id()));
    let verifier =
        believed.into_iter().fold(verifier, |verifier, (org, signing)| verifier.believing(&org, signing));
    let message = open_message(&[keys.reply_identity()], sealed, &verifier)?.message;
    match message.author.clone() {
        Author::Organisation(org) => Ok((org, message)),
        Author::Reporter(_) => Err(MessageError::NotForUs),
    }
}

/// Where it stands in its organisation's chain; nothing when it came before.
fn place(chains: &mut Vec<(OrgId, Chain)>, org: &OrgId, message: Message, day: Day) -> Option<Said> {
    let at = chains.iter().find(|(name, _)| name == org).map_or_else(Chain::start, |(_, chain)| *chain);
    let gap = match at.check(&message) {
        Ok(()) => false,
        Err(ChainError::Gap { .. }) => true,
        Err(ChainError::Replay) => return None,
        Err(ChainError::Fork) => return Some(Said::Forged { day, why: None }),
    };
    let mut next = Chain { next_seq: message.seq, prev: message.prev };
    next.advance(message.payload_hash());
    chains.retain(|(name, _)| name != org);
    chains.push((org.clone(), next));
    let org = org.clone();
    let unread = |why: CborError| Some(Said::Forged { day, why: Some(why.into()) });
    match message.kind {
        Kind::Consent => match Question::of(&message) {
            Ok(question) => Some(Said::Asked { org, day, lang: message.lang, gap, question }),
            Err(why) => unread(why),
        },
        Kind::ConsentWithdrawn => match TakenBack::of(&message) {
            Ok(end) => Some(Said::Ended { org, gap, end }),
            Err(why) => unread(why),
        },
        _ => match message.body {
            Body::Reply { text } => Some(Said::Reply(Reply { org, day, lang: message.lang, text, gap })),
            _ => None,
        },
    }
}
