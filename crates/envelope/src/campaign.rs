//! A campaign as an organisation has released it: what a relay shows to everybody under a short code for each place, and how often that
//! was in a week. Exact bytes in `spec/campaign.md`. Nothing in it is secret, and nothing in it says who looked.
use crate::{
    cbor::{self, Cbor, CborError, Reader, Writer},
    ids::{Day, OrgId, is_language_tag, is_short_id},
    signed::{BadSignature, Context, Signed, SigningKey, VerifyingKey},
};
use alloc::{string::String, vec::Vec};

/// Places of one campaign, each with a code of its own.
pub const PLACES_MAX: usize = 1_000;
/// Languages of one campaign: as many as the public pages speak, and some.
const LANGS_MAX: usize = 32;
/// Audiences of one campaign.
const AUDIENCES_MAX: usize = 16;
/// The longest heading in one language, in characters.
pub const TITLE_MAX_CHARS: usize = 80;
/// The longest text in one language, in characters.
pub const TEXT_MAX_CHARS: usize = 1_200;
/// The longest description of a picture, owner or licence, in characters.
pub const LINE_MAX_CHARS: usize = 200;
/// The heaviest picture on a telephone, in bytes.
pub const PICTURE_MAX: usize = 96 * 1024;
/// The longest time from the first day to the last, in days.
pub const CAMPAIGN_MAX_DAYS: u32 = 366;
/// The longest campaign with its signature, in bytes.
pub const CAMPAIGN_MAX: usize = 384 * 1024;
/// A count below this is given to nobody.
pub const SHOWN_FROM: u64 = 5;
/// The most counts in one answer: every place in each week of the longest campaign, and those around it.
const COUNTS_MAX: usize = PLACES_MAX * 54;
const VERSION: u64 = 1;
/// Digits of a code.
const CODE_DIGITS: usize = 6;

/// What stands behind `/c/` on a poster: six digits, which are on every keyboard and say nothing.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PlaceCode(String);

impl PlaceCode {
    /// The code of a number below a million.
    #[must_use]
    pub fn of(number: u32) -> Self {
        Self(alloc::format!("{:06}", number % 1_000_000))
    }

    /// What somebody typed: digits of any of the scripts we print in, with spaces or a hyphen between them. `None`: no code.
    #[must_use]
    pub fn parse(typed: &str) -> Option<Self> {
        let mut digits = String::with_capacity(CODE_DIGITS);
        for c in typed.chars().filter(|c| !matches!(c, ' ' | '-')) {
            let digit = c.to_digit(10).or_else(|| other_digit(c))?;
            if digits.len() == CODE_DIGITS {
                return None;
            }
            digits.push(char::from_digit(digit, 10)?);
        }
        (digits.len() == CODE_DIGITS).then_some(Self(digits))
    }

    /// The six digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Arabic-Indic, Persian, Devanagari, Bengali and Thai digits.
fn other_digit(c: char) -> Option<u32> {
    let zeros = [0x0660, 0x06f0, 0x0966, 0x09e6, 0x0e50];
    zeros.iter().find_map(|zero| u32::from(c).checked_sub(*zero).filter(|digit| *digit < 10))
}

/// The Monday of the week in which a day lies: no time of a visit is finer than this.
#[must_use]
pub fn week_of(day: Day) -> Day {
    // 1 January 1970 was a Thursday.
    Day(day.number().saturating_sub((day.number() + 3) % 7))
}

/// What a campaign says in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignText {
    /// Its heading.
    pub title: String,
    /// Its words; an empty line begins a paragraph.
    pub text: String,
    /// What can be seen on its picture, for whoever does not see it; empty without one.
    pub alt: String,
}

/// A picture, made anew from its pixels alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignPicture {
    /// JPEG or PNG.
    pub bytes: Vec<u8>,
    /// Whose it is.
    pub owner: String,
    /// What allows its use.
    pub licence: String,
}

impl CampaignPicture {
    /// As HTTP says it. `None`: it is neither JPEG nor PNG.
    #[must_use]
    pub fn media_type(&self) -> Option<&'static str> {
        if self.bytes.starts_with(&[0xff, 0xd8, 0xff]) {
            return Some("image/jpeg");
        }
        self.bytes.starts_with(b"\x89PNG\r\n\x1a\n").then_some("image/png")
    }
}

/// A campaign as it is released.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Campaign {
    /// Its number at its organisation.
    pub id: u64,
    /// Whose it is.
    pub org: OrgId,
    /// Grows with everything that changes in it: an older one never comes back.
    pub version: u64,
    /// The first day.
    pub first: Day,
    /// The last day, itself included; before the first one: it was ended before it began.
    pub last: Day,
    /// Names of audiences, as the public pages have them.
    pub audiences: Vec<String>,
    /// Red, green, blue.
    pub accent: [u8; 3],
    /// A picture, if there is one.
    pub picture: Option<CampaignPicture>,
    /// By language.
    pub texts: Vec<(String, CampaignText)>,
    /// One for each place, in order.
    pub codes: Vec<PlaceCode>,
}

/// Why a campaign is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CampaignError {
    /// Not in its one form, or a limit is passed.
    #[error("content: {0}")]
    Content(#[from] CborError),
    /// None of these keys signed it.
    #[error(transparent)]
    Signature(#[from] BadSignature),
    /// It names another organisation.
    #[error("the campaign is another organisation's")]
    OtherOrganisation,
}

impl Campaign {
    /// Signs it with the organisation's key of the day.
    ///
    /// # Errors
    /// A field is out of bounds.
    pub fn sign(&self, key: &SigningKey) -> Result<Signed, CborError> {
        self.check()?;
        Ok(Signed::new(Context::Campaign, cbor::encode(self, CAMPAIGN_MAX), key))
    }

    /// Reads one that this organisation signed with one of these keys.
    ///
    /// # Errors
    /// [`CampaignError`].
    pub fn read_signed(bytes: &[u8], org: &OrgId, keys: &[VerifyingKey]) -> Result<Self, CampaignError> {
        let signed = Signed::from_bytes(bytes)?;
        keys.iter().find_map(|key| signed.verify(Context::Campaign, key).ok()).ok_or(BadSignature)?;
        let campaign: Self = cbor::decode(&signed.payload)?;
        if campaign.org == *org { Ok(campaign) } else { Err(CampaignError::OtherOrganisation) }
    }

    /// Reads one that was believed when it came.
    ///
    /// # Errors
    /// Not in its one form.
    pub fn read_kept(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(&Signed::from_bytes(bytes)?.payload)
    }

    /// Whether it is shown on this day.
    #[must_use]
    pub fn runs_on(&self, day: Day) -> bool {
        self.first <= day && day <= self.last
    }

    fn check(&self) -> Result<(), CborError> {
        let line = |text: &str, field| {
            let fits = !text.trim().is_empty() && text.chars().count() <= LINE_MAX_CHARS;
            if fits { Ok(()) } else { Err(CborError::Field(field)) }
        };
        if self.last.number() > self.first.number().saturating_add(CAMPAIGN_MAX_DAYS) {
            return Err(CborError::Field("last"));
        }
        if !self.audiences.iter().all(|one| is_short_id(one)) {
            return Err(CborError::Field("audiences"));
        }
        if !self.codes.is_sorted_by(|one, next| one < next) {
            return Err(CborError::Field("codes"));
        }
        if let Some(picture) = &self.picture {
            line(&picture.owner, "owner")?;
            line(&picture.licence, "licence")?;
            if picture.bytes.len() > PICTURE_MAX || picture.media_type().is_none() {
                return Err(CborError::Field("picture"));
            }
        }
        if self.texts.is_empty() || !self.texts.is_sorted_by(|one, next| one.0 < next.0) {
            return Err(CborError::Field("texts"));
        }
        self.texts.iter().try_for_each(|(lang, said)| {
            let fits = |text: &str, most| (1..=most).contains(&text.trim().chars().count());
            let alt = said.alt.chars().count() <= LINE_MAX_CHARS
                && said.alt.trim().is_empty() == self.picture.is_none();
            let whole = fits(&said.title, TITLE_MAX_CHARS) && fits(&said.text, TEXT_MAX_CHARS) && alt;
            if whole && is_language_tag(lang) { Ok(()) } else { Err(CborError::Field("texts")) }
        })
    }
}

impl Cbor for Campaign {
    fn write(&self, w: &mut Writer) {
        w.map(11);
        w.key("v").uint(VERSION);
        w.key("id").uint(self.id);
        self.org.write(w.key("org"));
        self.last.write(w.key("last"));
        w.key("codes").list(&self.codes);
        self.first.write(w.key("first"));
        w.key("texts").list(&self.texts);
        w.key("accent").bytes(&self.accent);
        match w.key("picture") {
            w if self.picture.is_none() => w.null(),
            w => self.picture.iter().for_each(|picture| picture.write(w)),
        }
        w.key("version").uint(self.version);
        w.key("audiences").list(&self.audiences);
    }

    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(11)?;
        let campaign = Self {
            id: r.key("id")?.uint()?,
            org: OrgId::read(r.key("org")?)?,
            last: Day::read(r.key("last")?)?,
            codes: r.key("codes")?.list(PLACES_MAX, "codes")?,
            first: Day::read(r.key("first")?)?,
            texts: r.key("texts")?.list(LANGS_MAX, "texts")?,
            accent: r.key("accent")?.bytes_of("accent")?,
            picture: r.key("picture")?.optional(CampaignPicture::read)?,
            version: r.key("version")?.uint()?,
            audiences: r.key("audiences")?.list(AUDIENCES_MAX, "audiences")?,
        };
        campaign.check().map(|()| campaign)
    }
}

impl Cbor for CampaignText {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("alt").text(&self.alt);
        w.key("text").text(&self.text);
        w.key("title").text(&self.title);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(3)?;
        Ok(Self {
            alt: r.key("alt")?.text()?.into(),
            text: r.key("text")?.text()?.into(),
            title: r.key("title")?.text()?.into(),
        })
    }
}

impl Cbor for CampaignPicture {
    fn write(&self, w: &mut Writer) {
        w.map(3);
        w.key("bytes").bytes(&self.bytes);
        w.key("owner").text(&self.owner);
        w.key("licence").text(&self.licence);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.map(3)?;
        Ok(Self {
            bytes: r.key("bytes")?.bytes()?.to_vec(),
            owner: r.key("owner")?.text()?.into(),
            licence: r.key("licence")?.text()?.into(),
        })
    }
}

impl Cbor for PlaceCode {
    fn write(&self, w: &mut Writer) {
        w.text(&self.0);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        let text = r.text()?;
        Self::parse(text).filter(|code| code.as_str() == text).ok_or(CborError::Field("codes"))
    }
}

/// How often the page of one place was asked for in one week that is over; never fewer than [`SHOWN_FROM`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekCount {
    /// Of which place.
    pub code: PlaceCode,
    /// The Monday of the week.
    pub week: Day,
    /// How often.
    pub count: u64,
}

/// What a relay tells an organisation about its campaigns.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Reach {
    /// In the order of codes and weeks.
    pub counts: Vec<WeekCount>,
}

impl Cbor for WeekCount {
    fn write(&self, w: &mut Writer) {
        w.array(3);
        self.code.write(w);
        self.week.write(w);
        w.uint(self.count);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        if r.array(3, "count")? != 3 {
            return Err(CborError::Malformed);
        }
        let one = Self { code: PlaceCode::read(r)?, week: Day::read(r)?, count: r.uint()? };
        let fits = one.count >= SHOWN_FROM && week_of(one.week) == one.week;
        if fits { Ok(one) } else { Err(CborError::Field("count")) }
    }
}

impl Cbor for Reach {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("v").uint(VERSION);
        w.key("counts").list(&self.counts);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(2)?;
        Ok(Self { counts: r.key("counts")?.list(COUNTS_MAX, "counts")? })
    }
}

impl Reach {
    /// Its one byte form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self, self.counts.len() * 20 + 16)
    }

    /// Reads what [`Reach::to_bytes`] wrote.
    ///
    /// # Errors
    /// Anything else; a count that is too small to be told is refused too.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(bytes)
    }
}

/// Codes that another campaign has: the answer to a campaign that could not be kept.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct TakenCodes {
    /// In order; none: the relay has a newer version of the campaign.
    pub codes: Vec<PlaceCode>,
}

impl Cbor for TakenCodes {
    fn write(&self, w: &mut Writer) {
        w.map(2);
        w.key("v").uint(VERSION);
        w.key("codes").list(&self.codes);
    }
    fn read(r: &mut Reader<'_>) -> Result<Self, CborError> {
        r.version(2)?;
        Ok(Self { codes: r.key("codes")?.list(PLACES_MAX, "codes")? })
    }
}

impl TakenCodes {
    /// Its one byte form.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        cbor::encode(self, self.codes.len() * 8 + 16)
    }

    /// Reads what [`TakenCodes::to_bytes`] wrote.
    ///
    /// # Errors
    /// Anything else.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, CborError> {
        cbor::decode(bytes)
    }
}

#[cfg(test)]
#[path = "campaign_tests.rs"]
mod tests;
