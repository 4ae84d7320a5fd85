//! The conversation as it lies there and as the page shows it. A writer's message is kept as it was signed, byte for
//! byte, and its signature is checked again whenever it is read.
use super::{Entry, From, Sent, What};
use crate::{
    Desk, DeskError,
    at_rest::Key,
    consent::Spoken,
    names::{self, MemberDetails},
    pull::{FORGED, GAP},
};
use envelope::{
    ids::Day,
    message::{Body, Kind, Message, MessageReader, Verifier},
    signed::Signed,
};
use std::collections::HashMap;
use store::desk::MessageRow;
use zeroize::Zeroizing;

const THEIRS: u8 = 1;
pub(crate) const OURS: u8 = 2;
/// Something about a consent, which lies with its case.
pub(crate) const SPOKEN: u8 = 3;

/// A writer's signed message as it is kept.
pub(crate) fn theirs(signed: &Signed) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&[THEIRS], signed.to_bytes().as_slice()].concat())
}

/// Our own words as they are kept.
pub(crate) fn ours(text: &str) -> Zeroizing<Vec<u8>> {
    Zeroizing::new([&[OURS], text.as_bytes()].concat())
}

/// What was said about a consent as it is kept.
pub(crate) fn spoken(which: u8) -> Zeroizing<Vec<u8>> {
    Zeroizing::new(vec![SPOKEN, which])
}

impl Desk {
    /// One entry of the thread; `None` for a kind of line that is not shown.
    pub(crate) fn entry(
        &self,
        key: &Key,
        row: &MessageRow,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Entry, DeskError> {
        let from = match row.member {
            Some(member) => {
                From::Us { name: names::name_of(members, member), at: row.at, sent: sent(&row.sent) }
            }
            None => From::Writer { day: Day(u32::try_from(row.at).unwrap_or(0)) },
        };
        let what = match (&row.sealed, row.verdict.as_str()) {
            (None, _) | (_, FORGED) => What::Forged,
            (Some(sealed), _) => self.read_words(&key.open(names::message_place(row.id), sealed)?)?,
        };
        Ok(Entry { from, what, gap: row.verdict == GAP })
    }

    pub(crate) fn read_words(&self, plain: &[u8]) -> Result<What, DeskError> {
        let damaged = || DeskError::Damaged("messages");
        match plain.split_first().ok_or_else(damaged)? {
            (&OURS, text) => Ok(What::Text(String::from_utf8(text.to_vec()).map_err(|_| damaged())?)),
            (&SPOKEN, [which]) => Spoken::of_byte(*which).map(What::Consent).ok_or_else(damaged),
            (&THEIRS, signed) => {
                let verifier = Verifier::new(MessageReader::Organisation(self.org().clone()));
                let opened = Message::open(signed, &verifier).map_err(|_| damaged())?;
                Ok(said(opened.message))
            }
            _ => Err(damaged()),
        }
    }
}

fn said(message: Message) -> What {
    match message.kind {
        Kind::Consent => return What::ConsentAnswered,
        Kind::ConsentWithdrawn => return What::ConsentBack,
        _ => {}
    }
    match message.body {
        Body::Report { text, .. } | Body::FollowUp { text } => What::Text(text),
        Body::ReadersChanged { readers } => What::ReadersChanged(readers),
        Body::Withdrawal => What::Stopped,
        Body::DeletionAsked { due } => What::DeletionAsked { due },
        Body::DeletionUndone => What::DeletionUndone,
        _ => What::Unreadable(message.kind),
    }
}

fn sent(code: &str) -> Sent {
    match code {
        "delivered" => Sent::Delivered,
        "undeliverable" => Sent::Undeliverable,
        _ => Sent::Waiting,
    }
}
