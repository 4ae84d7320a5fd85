//! What an organisation says of itself: its names, and on a card per language who reads a report and what follows.
//! A person chooses by this card, so the organisation's own identity key signs it.
use crate::{
    cbor::{Cbor, CborError, Reader, Writer},
    ids::{Day, OrgId, is_language_tag, read_lang},
    message::VERSION,
};
use alloc::{string::String, vec::Vec};

/// The most languages an entry has.
pub(crate) const LANGS_MAX: usize = 64;
/// The longest name, in bytes.
pub(crate) const NAME_MAX: usize = 200;
/// The longest paragraph of a card, in bytes.
pub(crate) const PARAGRAPH_MAX: usize = 2_000;

/// What sort of organisation it is; a page about the police hides the police by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[repr(u8)]
pub enum OrgKind {
    /// A police body.
    Police = 1,
    /// A recognised reception centre.
    Centre = 2,
    /// An association or union.
    Association = 3,
    /// Anything else, an inspection or a supervisory body for instance.
    Other = 4,
}

/// What a person reads before choosing an organisation, as its own lawyer signed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// Who reads a report.
    pub reads: String,
    /// Whether they are bound by secrecy, and its exceptions.
    pub secrecy: String,
    /// What they must report, and to whom.
    pub duty: String,
    /// What cannot be taken back.
    pub irrevocable: String,
    /// When and how they answer.
    pub answers: String,
}

impl Card {
    fn paragraphs(&self) -> [&String; 5] {
        [&self.reads, &self.secrecy, &self.duty, &self.irrevocable, &self.answers]
    }
}

/// One organisation's own statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// Which organisation.
    pub org: OrgId,
    /// Grows with every change.
    pub serial: u64,
    /// What sort.
    pub kind: OrgKind,
    /// Its name by language.
    pub names: Vec<(String, String)>,
    /// Its card by language.
    pub cards: Vec<(String, Card)>,
    /// The languages it can answer in.
    pub languages: Vec<String>,
    /// When this was said.
    pub issued: Day,
}

impl Entry {
    /// Whether this may take the place of `earlier`: the same organisation, and a higher serial or the very same. Nobody becomes police, or
    /// ceases to be: what was told to the one was not told to the other.
    #[must_use]
    pub fn supersedes(&self, earlier: &Self) -> bool {
        let is_police = |entry: &Self| entry.kind == OrgKind::Police;
        self.org == earlier.org
            && is_police(self) == is_police(earlier)
            && (self.serial > earlier.serial || self == earlier)
    }

    pub(crate) fn check(&self) -> Result<(), CborError> {
        let paragraph = |text: &&String| text.len() <= PARAGRAPH_MAX;
        let mut names = self.names.iter();
        let mut cards = self.cards.iter();
        let rules = [
            ("names", in_order(&self.names) && names.all(|(_, name)| (1..=NAME_MAX).contains(&name.len()))),
            (
                "cards",
                in_order(&self.cards) && cards.all(|(_, card)| card.paragraphs().iter().all(paragraph)),
            ),
            (
                "languages",
                self.languages.len() <= LANGS_MAX && self.languages.iter().all(|l| is_language_tag(l)),
            ),
        ];
        rules.into_iter().find(|(_, holds)| !holds).map_or(Ok(()), |(field, _)| Err(CborError::Field(field)))
    }
}

/// One per language, at least one, sorted: an entry that says two things in one language says nothing.
fn in_order<T>(by_lang: &[(String, T)]) -> bool {
    let sorted = by_lang.iter().zip(by_lang.iter().skip(1)).all(|((one, _), (next, _))| one < next);
    (1..=LANGS_MAX).contains(&by_lang.len())
        && sorted
        && by_lang.iter().all(|(lang, _)| is_language_tag(lang))
}

impl Cbor for Entry {
    fn write(&self, w: &mut Writer) {
        w.map(8);
        w.key("v").uint(VERSION);
        self.org.write(w.key("org"));
        w.key("kind").uint(self.kind as u64);
        w.key("cards").list(&self.cards);
        w.key("names").list(&self.names);
        self.issued.write(w.key("issued"));
        w.key("serial").uint(self.serial);
        w.key("languages").list(&self.languages);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(8)?;
        let entry = Self {
            org: OrgId::read(r.key("org")?)?,
            kind: OrgKind::read(r.key("kind")?)?,
            cards: r.key("cards")?.list(LANGS_MAX, "cards")?,
            names: r.key("names")?.list(LANGS_MAX, "names")?,
            issued: Day::read(r.key("issued")?)?,
            serial: r.key("serial")?.uint()?,
            languages: r.key("languages")?.list(LANGS_MAX, "languages")?,
        };
        entry.check().map(|()| entry)
    }
}

impl Cbor for OrgKind {
    fn write(&self, w: &mut Writer) {
        w.uint(*self as u64);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        match r.uint()? {
            1 => Ok(Self::Police),
            2 => Ok(Self::Centre),
            3 => Ok(Self::Association),
            4 => Ok(Self::Other),
            _ => Err(CborError::Field("kind")),
        }
    }
}

impl Cbor for Card {
    fn write(&self, w: &mut Writer) {
        w.map(5);
        w.key("duty").text(&self.duty);
        w.key("reads").text(&self.reads);
        w.key("answers").text(&self.answers);
        w.key("secrecy").text(&self.secrecy);
        w.key("irrevocable").text(&self.irrevocable);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(5)?;
        Ok(Self {
            duty: r.key("duty")?.text()?.into(),
            reads: r.key("reads")?.text()?.into(),
            answers: r.key("answers")?.text()?.into(),
            secrecy: r.key("secrecy")?.text()?.into(),
            irrevocable: r.key("irrevocable")?.text()?.into(),
        })
    }
}

/// By language: the tag, then the thing.
impl<T: Cbor> Cbor for (String, T) {
    fn write(&self, w: &mut Writer) {
        w.array(2);
        w.text(&self.0);
        self.1.write(w);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(2, "by language")? != 2 {
            return Err(CborError::Malformed);
        }
        Ok((read_lang(r)?, T::read(r)?))
    }
}
