//! What each kind of message says, and the limits every browser, relay and desk keeps to.
//! Text is carried byte for byte: nothing is trimmed, normalised or corrected, it may be evidence.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    ids::{Day, OrgId, is_short_id},
    kind::Kind,
};
use alloc::{string::String, vec::Vec};

/// The longest text, in Unicode scalar values.
pub const TEXT_MAX_CHARS: usize = 15_000;
/// The longest text, in bytes of UTF-8.
pub const TEXT_MAX_BYTES: usize = 60_000;
/// The longest reply, in bytes of UTF-8: every reply then has the same size on the wire (16 KiB padded).
pub const REPLY_MAX_BYTES: usize = 14_000;
/// The most answers in a report.
pub const ANSWERS_MAX: usize = 64;
/// The most bytes of question and answer ids together, so that the longest text still fits beside them.
pub const ANSWERS_MAX_BYTES: usize = 3_072;
/// The most organisations that can read one report.
pub const READERS_MAX: usize = 8;
/// The longest body of a kind this version does not know, in bytes.
pub const RESERVED_MAX_BYTES: usize = 60_000;

/// A chosen answer: question id and answer id. Several answers to one question are several pairs.
pub type Answer = (String, String);

/// What a message says.
#[derive(Clone, PartialEq, Eq)]
pub enum Body {
    /// The first message.
    Report {
        /// The reporter's words; may be empty when answers were given.
        text: String,
        /// What was chosen from lists.
        answers: Vec<Answer>,
        /// It is about the police: no police organisation may be among the readers, the portal sees to it.
        about_police: bool,
        /// Somebody may be standing beside the writer.
        pressure: bool,
    },
    /// More from the reporter.
    FollowUp {
        /// Their words.
        text: String,
    },
    /// An organisation to the reporter.
    Reply {
        /// Its words.
        text: String,
    },
    /// Who reads from now on.
    ReadersChanged {
        /// The complete new list.
        readers: Vec<OrgId>,
    },
    /// The report is taken back.
    Withdrawal,
    /// Deletion is asked.
    DeletionAsked {
        /// When it takes effect; until then the reporter can undo it.
        due: Day,
    },
    /// That is undone.
    DeletionUndone,
    /// The reporter's own words, kept for them at their wish.
    OwnCopy {
        /// Their words.
        text: String,
        /// What they chose.
        answers: Vec<Answer>,
    },
    /// A kind this version carries but does not read: one item of deterministic CBOR.
    Reserved(Vec<u8>),
}

impl core::fmt::Debug for Body {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Body(..)")
    }
}

impl Body {
    /// The one kind this body belongs to; `None` when the kind is reserved and must be told.
    #[must_use]
    pub fn kind(&self) -> Option<Kind> {
        Some(match self {
            Self::Report { .. } => Kind::Report,
            Self::FollowUp { .. } => Kind::FollowUp,
            Self::Reply { .. } => Kind::Reply,
            Self::ReadersChanged { .. } => Kind::ReadersChanged,
            Self::Withdrawal => Kind::Withdrawal,
            Self::DeletionAsked { .. } => Kind::DeletionAsked,
            Self::DeletionUndone => Kind::DeletionUndone,
            Self::OwnCopy { .. } => Kind::OwnCopy,
            Self::Reserved(_) => return None,
        })
    }

    pub(crate) fn fits(&self, kind: Kind) -> bool {
        self.kind().map_or(is_reserved(kind), |own| own == kind)
    }

    pub(crate) fn check(&self) -> Result<(), CborError> {
        match self {
            Self::Report { text, answers, .. } | Self::OwnCopy { text, answers } => {
                check_text(text, TEXT_MAX_BYTES)?;
                check_answers(answers)
            }
            Self::FollowUp { text } => check_text(text, TEXT_MAX_BYTES),
            Self::Reply { text } => check_text(text, REPLY_MAX_BYTES),
            Self::ReadersChanged { readers } => check_readers(readers),
            Self::Reserved(item) if item.len() > RESERVED_MAX_BYTES => Err(CborError::Field("body")),
            Self::Reserved(item) if !cbor::is_one_item(item) => Err(CborError::NotCanonical),
            _ => Ok(()),
        }
    }

    pub(crate) fn write(&self, w: &mut Writer) {
        match self {
            Self::Report { text, answers, about_police, pressure } => {
                w.map(4);
                w.key("text").text(text);
                write_answers(w, answers);
                w.key("pressure").bool(*pressure);
                w.key("about_police").bool(*about_police);
            }
            Self::OwnCopy { text, answers } => {
                w.map(2);
                w.key("text").text(text);
                write_answers(w, answers);
            }
            Self::FollowUp { text } | Self::Reply { text } => {
                w.map(1);
                w.key("text").text(text);
            }
            Self::ReadersChanged { readers } => {
                w.map(1);
                w.key("readers").list(readers);
            }
            Self::DeletionAsked { due } => {
                w.map(1);
                due.write(w.key("due"));
            }
            Self::Withdrawal | Self::DeletionUndone => w.map(0),
            Self::Reserved(item) => w.raw(item),
        }
    }

    /// The body comes before the kind in the sorted map, so it is read from its bytes once the kind is known.
    pub(crate) fn from_item(kind: Kind, item: &[u8]) -> Result<Self, CborError> {
        if is_reserved(kind) {
            return Ok(Self::Reserved(item.to_vec()));
        }
        Reader::over(item, |r| Self::read(kind, r))
    }

    fn read(kind: Kind, r: &mut Reader<'_>) -> Result<Self, CborError> {
        Ok(match kind {
            Kind::Report => {
                r.map(4)?;
                let text = r.key("text")?.text()?.into();
                let answers = read_answers(r)?;
                let pressure = r.key("pressure")?.bool()?;
                Self::Report { text, answers, pressure, about_police: r.key("about_police")?.bool()? }
            }
            Kind::OwnCopy => {
                r.map(2)?;
                Self::OwnCopy { text: r.key("text")?.text()?.into(), answers: read_answers(r)? }
            }
            Kind::FollowUp => Self::FollowUp { text: read_only_text(r)? },
            Kind::Reply => Self::Reply { text: read_only_text(r)? },
            Kind::ReadersChanged => {
                r.map(1)?;
                Self::ReadersChanged { readers: r.key("readers")?.list(READERS_MAX, "readers")? }
            }
            Kind::DeletionAsked => {
                r.map(1)?;
                Self::DeletionAsked { due: Day::read(r.key("due")?)? }
            }
            Kind::Withdrawal => r.map(0).map(|()| Self::Withdrawal)?,
            Kind::DeletionUndone => r.map(0).map(|()| Self::DeletionUndone)?,
            _ => return Err(CborError::UnknownKind(kind.number().into())),
        })
    }
}

/// Kinds that are carried and not yet read.
fn is_reserved(kind: Kind) -> bool {
    kind.number() > Kind::DeletionUndone.number() && kind != Kind::OwnCopy
}

fn check_text(text: &str, max_bytes: usize) -> Result<(), CborError> {
    if text.len() <= max_bytes && text.chars().count() <= TEXT_MAX_CHARS {
        Ok(())
    } else {
        Err(CborError::Field("text"))
    }
}

fn check_answers(answers: &[Answer]) -> Result<(), CborError> {
    let bytes: usize = answers.iter().map(|(question, answer)| question.len() + answer.len()).sum();
    let good = |(question, answer): &Answer| is_short_id(question) && is_short_id(answer);
    if answers.len() <= ANSWERS_MAX && bytes <= ANSWERS_MAX_BYTES && answers.iter().all(good) {
        Ok(())
    } else {
        Err(CborError::Field("answers"))
    }
}

/// At most eight, none twice: the list is shown to people, who count it.
pub(crate) fn check_readers(readers: &[OrgId]) -> Result<(), CborError> {
    let twice =
        readers.iter().enumerate().any(|(n, org)| readers.iter().skip(n + 1).any(|other| other == org));
    if readers.len() > READERS_MAX || twice { Err(CborError::Field("recipients")) } else { Ok(()) }
}

fn write_answers(w: &mut Writer, answers: &[Answer]) {
    w.key("answers").array(answers.len());
    for (question, answer) in answers {
        w.array(2);
        w.text(question);
        w.text(answer);
    }
}

fn read_answers(r: &mut Reader<'_>) -> Result<Vec<Answer>, CborError> {
    let len = r.key("answers")?.array(ANSWERS_MAX, "answers")?;
    let pair = |_| match r.array(2, "answers")? {
        2 => Ok((r.text()?.into(), r.text()?.into())),
        _ => Err(CborError::Malformed),
    };
    (0..len).map(pair).collect()
}

fn read_only_text(r: &mut Reader<'_>) -> Result<String, CborError> {
    r.map(1)?;
    r.key("text")?.text().map(String::from)
}
