//! What one organisation says to another when it refers somebody, and what is answered (`spec/referral.md`). It travels as the body of a signed
//! message and is read here and nowhere else: a browser never needs it. What kind of thing something is, is a short word, so that a
//! reader of another year can say "something newer" where it does not know one.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    ids::{Day, is_language_tag, is_short_id},
    kind::Kind,
    message::{Body, Message},
};
use alloc::{string::String, vec::Vec};

pub use crate::consent::TakenBack;

/// The most parts of a record that go along.
pub const PARTS_MAX: usize = 32;
/// The most bytes of UTF-8 in all parts together, so that a referral fits into the larger bucket.
pub const PARTS_MAX_BYTES: usize = 48_000;
/// The most bytes of UTF-8 of words beside the parts: why, in a ground.
pub const WORDS_MAX_BYTES: usize = 4_000;
/// The most bytes of the words of an answer together, so that all answers have one size on the wire.
pub const ANSWER_MAX_BYTES: usize = 12_000;

/// One part of a record: which, and its words.
#[derive(Clone, PartialEq, Eq)]
pub struct Part {
    /// Which part, as a short word.
    pub id: String,
    /// What it says.
    pub text: String,
}

/// What somebody agreed to: the event on which a referral rests.
#[derive(Clone, PartialEq, Eq)]
pub struct Agreed {
    /// The public name of the event: by it a withdrawal is known.
    pub id: [u8; 32],
    /// How they were asked and said yes, as a short word.
    pub how: String,
    /// What for, as a short word or in words.
    pub why: String,
    /// In which language it was explained.
    pub lang: String,
    /// They said in their own words what it means.
    pub told_back: bool,
    /// When.
    pub asked: Day,
    /// How much of who they are goes along, as a short word.
    pub level: String,
    /// Which parts they agreed to.
    pub parts: Vec<String>,
    /// The last day.
    pub until: Option<Day>,
}

/// A ground in law, by the name of its row in the sender's dated data.
#[derive(Clone, PartialEq, Eq)]
pub struct Named {
    /// Which row.
    pub row: String,
    /// Why it applies, in words.
    pub words: String,
}

/// On what a referral rests. There is none without.
#[derive(Clone, PartialEq, Eq)]
pub enum Ground {
    /// Somebody agreed.
    Consent(Agreed),
    /// A law.
    Legal(Named),
}

/// Somebody is referred.
#[derive(Clone, PartialEq, Eq)]
pub struct Referral {
    /// SHA-256 of what it was made from, so that both can prove it; or nothing.
    pub hash: Option<[u8; 32]>,
    /// To whom within the receiving organisation, as a short word.
    pub role: String,
    /// What the sender may still be told, as a short word.
    pub after: String,
    /// Exactly what was chosen.
    pub parts: Vec<Part>,
    /// On what it rests.
    pub ground: Ground,
    /// It cannot wait for tomorrow.
    pub urgent: bool,
    /// A place to sleep is wanted tonight.
    pub tonight: bool,
}

/// A step after it: one shape for all, so that a reader of another year can show one it does not know.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Answer {
    /// A day: until when a place is there, when something was first opened.
    pub day: Option<Day>,
    /// Why, or how far, as a short word; may be empty.
    pub code: String,
    /// Of a wish to hear it again: from which number on.
    pub from: Option<u64>,
    /// Which step, as a short word.
    pub step: String,
    /// When, in words.
    pub when: String,
    /// Where, in words. Never the address of a shelter: nothing here asks for one.
    pub place: String,
    /// In words.
    pub words: String,
    /// Whether there is a place tonight.
    pub tonight: Option<bool>,
}

macro_rules! silent {
    ($($name:ident),*) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.write_str(concat!(stringify!($name), "(..)"))
            }
        }
    )*};
}

silent!(Part, Agreed, Named, Ground, Referral, Answer);

macro_rules! steps {
    ($($(#[$doc:meta])* $name:ident = $code:literal by $who:ident,)*) => {
        /// A step this version knows.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Step { $($(#[$doc])* $name,)* }

        impl Step {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];
            /// Its word.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$name => $code,)* }
            }
            /// The step of this word; `None`: something newer.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                match code { $($code => Some(Self::$name),)* _ => None }
            }
            /// Who may say it.
            #[must_use]
            pub fn by(self) -> Side {
                match self { $(Self::$name => Side::$who,)* }
            }
        }
    };
}

/// Which of the two says something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Side {
    /// Whoever referred.
    Sender,
    /// To whom it was referred.
    Receiver,
    /// Either.
    Both,
}

steps! {
    /// It came, and its ground was looked at. Said by the desk itself.
    Received = "received" by Receiver,
    /// Somebody takes it.
    Accepted = "accepted" by Receiver,
    /// Nobody does; `code` says why.
    Declined = "declined" by Receiver,
    /// A place tonight, or none; `day`: until when.
    Place = "place" by Receiver,
    /// A day and a place to come.
    Appointment = "appointment" by Receiver,
    /// How it goes.
    Feedback = "feedback" by Receiver,
    /// What was asked is done.
    Done = "done" by Receiver,
    /// Access ended; `code` says what had happened by then, `day` when it was first opened. Said by the desk itself.
    Ended = "ended" by Receiver,
    /// The sender takes it back; `code` says why.
    Revoked = "revoked" by Sender,
    /// A message is missing: please say it again from `from` on. Said by the desk itself.
    Again = "again" by Both,
}

impl Step {
    /// Whether `side` may say it.
    #[must_use]
    pub fn may(self, side: Side) -> bool {
        self.by() == Side::Both || self.by() == side
    }
}

impl Referral {
    /// The body of the message that carries it.
    ///
    /// # Errors
    /// Which field is out of bounds, or what contradicts itself.
    pub fn to_body(&self) -> Result<Body, CborError> {
        self.check()?;
        Ok(Body::Reserved(cbor::encode(self, 0)))
    }

    /// Reads the body of a message of its kind.
    ///
    /// # Errors
    /// Another kind, other bytes, a limit that is passed, a part that goes beyond what was agreed to.
    pub fn of(message: &Message) -> Result<Self, CborError> {
        let referral: Self = read_body(message, Kind::Referral)?;
        referral.check().map(|()| referral)
    }

    fn check(&self) -> Result<(), CborError> {
        let bytes: usize = self.parts.iter().map(|part| part.text.len()).sum();
        let twice = self
            .parts
            .iter()
            .enumerate()
            .any(|(n, part)| self.parts.iter().skip(n + 1).any(|other| other.id == part.id));
        let parts = !self.parts.is_empty() && self.parts.len() <= PARTS_MAX && bytes <= PARTS_MAX_BYTES;
        let named = self.parts.iter().all(|part| is_short_id(&part.id) && !part.text.is_empty());
        let rules = [
            ("parts", parts && named && !twice),
            ("role", is_short_id(&self.role)),
            ("after", is_short_id(&self.after)),
        ];
        if let Some((field, _)) = rules.into_iter().find(|(_, holds)| !holds) {
            return Err(CborError::Field(field));
        }
        match &self.ground {
            Ground::Legal(named) => named.check(),
            Ground::Consent(agreed) => {
                agreed.check()?;
                let covered = |part: &Part| agreed.parts.contains(&part.id);
                if self.parts.iter().all(covered) { Ok(()) } else { Err(CborError::Field("ground")) }
            }
        }
    }
}

impl Answer {
    /// One that is only a step.
    #[must_use]
    pub fn of_step(step: Step) -> Self {
        Self { step: step.code().into(), ..Self::default() }
    }

    /// The body of the message that carries it.
    ///
    /// # Errors
    /// Which field is out of bounds.
    pub fn to_body(&self) -> Result<Body, CborError> {
        self.check()?;
        Ok(Body::Reserved(cbor::encode(self, 0)))
    }

    /// Reads the body of a message of its kind.
    ///
    /// # Errors
    /// Another kind, other bytes, or a limit that is passed.
    pub fn of(message: &Message) -> Result<Self, CborError> {
        let answer: Self = read_body(message, Kind::ReferralAnswer)?;
        answer.check().map(|()| answer)
    }

    fn check(&self) -> Result<(), CborError> {
        let bytes = self.words.len() + self.when.len() + self.place.len();
        let rules = [
            ("step", is_short_id(&self.step)),
            ("code", self.code.is_empty() || is_short_id(&self.code)),
            ("words", bytes <= ANSWER_MAX_BYTES),
        ];
        match rules.into_iter().find(|(_, holds)| !holds) {
            Some((field, _)) => Err(CborError::Field(field)),
            None => Ok(()),
        }
    }
}

impl Agreed {
    fn check(&self) -> Result<(), CborError> {
        let ids = [&self.how, &self.level];
        let good = ids.into_iter().chain(&self.parts).all(|id| is_short_id(id));
        let parts = !self.parts.is_empty() && self.parts.len() <= PARTS_MAX;
        let words = self.why.len() <= WORDS_MAX_BYTES && is_language_tag(&self.lang);
        if good && parts && words { Ok(()) } else { Err(CborError::Field("ground")) }
    }
}

impl Named {
    fn check(&self) -> Result<(), CborError> {
        let words = !self.words.trim().is_empty() && self.words.len() <= WORDS_MAX_BYTES;
        if is_short_id(&self.row) && words { Ok(()) } else { Err(CborError::Field("ground")) }
    }
}

fn read_body<T: Cbor>(message: &Message, kind: Kind) -> Result<T, CborError> {
    match &message.body {
        Body::Reserved(item) if message.kind == kind => cbor::decode(item),
        _ => Err(CborError::Field("kind")),
    }
}

impl Cbor for Part {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        w.text(&self.id);
        w.text(&self.text);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        match r.array(2, "parts")? {
            2 => Ok(Self { id: r.text()?.into(), text: r.text()?.into() }),
            _ => Err(CborError::Malformed),
        }
    }
}

fn write_day(w: &mut Writer, key: &str, day: Option<Day>) {
    match day {
        Some(day) => day.write(w.key(key)),
        None => w.key(key).null(),
    }
}

impl Cbor for Agreed {
    fn write(&self, w: &mut Writer) {
        w.map(9);
        w.key("id").bytes(&self.id);
        w.key("how").text(&self.how);
        w.key("why").text(&self.why);
        w.key("lang").text(&self.lang);
        w.key("told").bool(self.told_back);
        self.asked.write(w.key("asked"));
        w.key("level").text(&self.level);
        w.key("parts").list(&self.parts);
        write_day(w, "until", self.until);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(9)?;
        Ok(Self {
            id: r.key("id")?.bytes_of("id")?,
            how: r.key("how")?.text()?.into(),
            why: r.key("why")?.text()?.into(),
            lang: r.key("lang")?.text()?.into(),
            told_back: r.key("told")?.bool()?,
            asked: Day::read(r.key("asked")?)?,
            level: r.key("level")?.text()?.into(),
            parts: r.key("parts")?.list(PARTS_MAX, "ground")?,
            until: r.key("until")?.optional(Day::read)?,
        })
    }
}

impl Cbor for Named {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("row").text(&self.row);
        w.key("words").text(&self.words);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(2)?;
        Ok(Self { row: r.key("row")?.text()?.into(), words: r.key("words")?.text()?.into() })
    }
}

impl Cbor for Ground {
    fn write(&self, w: &mut Writer) {
        w.map(1);
        match self {
            Self::Consent(agreed) => agreed.write(w.key("consent")),
            Self::Legal(named) => named.write(w.key("legal")),
        }
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(1)?;
        match r.text()? {
            "consent" => Agreed::read(r).map(Self::Consent),
            "legal" => Named::read(r).map(Self::Legal),
            _ => Err(CborError::Field("ground")),
        }
    }
}

impl Cbor for Referral {
    fn write(&self, w: &mut Writer) {
        w.map(7);
        match &self.hash {
            Some(hash) => w.key("hash").bytes(hash),
            None => w.key("hash").null(),
        }
        w.key("role").text(&self.role);
        w.key("after").text(&self.after);
        w.key("parts").list(&self.parts);
        self.ground.write(w.key("ground"));
        w.key("urgent").bool(self.urgent);
        w.key("tonight").bool(self.tonight);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(7)?;
        Ok(Self {
            hash: r.key("hash")?.optional(|r| r.bytes_of("hash"))?,
            role: r.key("role")?.text()?.into(),
            after: r.key("after")?.text()?.into(),
            parts: r.key("parts")?.list(PARTS_MAX, "parts")?,
            ground: Ground::read(r.key("ground")?)?,
            urgent: r.key("urgent")?.bool()?,
            tonight: r.key("tonight")?.bool()?,
        })
    }
}

impl Cbor for Answer {
    fn write(&self, w: &mut Writer) {
        w.map(8);
        write_day(w, "day", self.day);
        w.key("code").text(&self.code);
        match self.from {
            Some(from) => w.key("from").uint(from),
            None => w.key("from").null(),
        }
        w.key("step").text(&self.step);
        w.key("when").text(&self.when);
        w.key("where").text(&self.place);
        w.key("words").text(&self.words);
        match self.tonight {
            Some(tonight) => w.key("tonight").bool(tonight),
            None => w.key("tonight").null(),
        }
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(8)?;
        Ok(Self {
            day: r.key("day")?.optional(Day::read)?,
            code: r.key("code")?.text()?.into(),
            from: r.key("from")?.optional(|r| r.uint())?,
            step: r.key("step")?.text()?.into(),
            when: r.key("when")?.text()?.into(),
            place: r.key("where")?.text()?.into(),
            words: r.key("words")?.text()?.into(),
            tonight: r.key("tonight")?.optional(|r| r.bool())?,
        })
    }
}

#[cfg(test)]
#[path = "referral_tests.rs"]
mod tests;
