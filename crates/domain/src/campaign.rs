//! Campaigns: what one needs before a second person can release it, which colours can be read, which papers there are. The art is the
//! organisation's own, with an owner and a licence: nothing protected comes with the program.
use crate::signal::codes;
use envelope::{
    campaign::{CAMPAIGN_MAX_DAYS, LINE_MAX_CHARS, TEXT_MAX_CHARS, TITLE_MAX_CHARS},
    ids::Day,
};

/// Campaigns that a desk can have at once.
pub const CAMPAIGNS_MAX: usize = 200;
/// The longest name of a place, in characters: only the desk knows it.
pub const PLACE_MAX_CHARS: usize = 80;
/// The lowest contrast of text (WCAG 2.2, 1.4.3), in hundredths.
pub const CONTRAST_MIN: u32 = 450;
/// On what the colour of a campaign stands: the paper of a poster, and that of the public pages.
const GROUNDS: [[u8; 3]; 2] = [[0xff, 0xff, 0xff], [0xfb, 0xf8, 0xf3]];

/// Where a campaign stands at its desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CampaignState {
    /// It waits for a second person; what was released before it, if anything, is shown meanwhile.
    Draft,
    /// As it stands it is released.
    Released,
    /// It was ended: its codes lead to a page that says so.
    Ended,
}

/// What a code is put on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PaperSize {
    /// A poster, 210 × 297 mm.
    A4,
    /// A large poster, 297 × 420 mm.
    A3,
    /// A card for a pocket, 105 × 148 mm.
    A6,
    /// A sticker, 70 × 70 mm.
    Sticker,
}

codes! {
    CampaignState { Draft = "draft", Released = "released", Ended = "ended" }
    PaperSize { A4 = "a4", A3 = "a3", A6 = "a6", Sticker = "sticker" }
}

impl PaperSize {
    /// Languages that have room on it.
    #[must_use]
    pub fn languages(self) -> usize {
        match self {
            Self::A4 | Self::A3 => 4,
            Self::A6 | Self::Sticker => 2,
        }
    }
}

/// What is wrong with a campaign, and at which field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CampaignFault {
    /// No name for members, or a long one.
    Name,
    /// A day is missing or none.
    Days,
    /// The last day lies before the first.
    Reversed,
    /// It is over already.
    Over,
    /// It goes on for longer than a year.
    Long,
    /// No colour of the form `#rrggbb`.
    NoColour,
    /// The colour cannot be read: its contrast, in hundredths.
    Contrast(u32),
    /// In no language.
    NoText,
    /// A language has a heading and no text, or the other way round, or is longer than it may be.
    Text,
    /// A picture without an owner.
    Owner,
    /// A picture without a licence.
    Licence,
    /// A picture that nobody described in one of the languages.
    Alt,
}

impl CampaignFault {
    /// The end of its sentence in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Days => "days",
            Self::Reversed => "reversed",
            Self::Over => "over",
            Self::Long => "long",
            Self::NoColour => "colour",
            Self::Contrast(_) => "contrast",
            Self::NoText => "no-text",
            Self::Text => "text",
            Self::Owner => "owner",
            Self::Licence => "licence",
            Self::Alt => "alt",
        }
    }

    /// The field it is at.
    #[must_use]
    pub fn field(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Days | Self::Over => "first",
            Self::Reversed | Self::Long => "last",
            Self::NoColour | Self::Contrast(_) => "colour",
            Self::NoText | Self::Text | Self::Alt => "texts",
            Self::Owner => "owner",
            Self::Licence => "licence",
        }
    }
}

/// A campaign as it is written down.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Written {
    /// What members call it.
    pub name: String,
    /// The first and the last day.
    pub days: Option<(Day, Day)>,
    /// `#rrggbb`.
    pub colour: String,
    /// There is a picture.
    pub has_picture: bool,
    /// Whose the picture is.
    pub owner: String,
    /// What allows its use.
    pub licence: String,
    /// By language: heading, text, what the picture shows. Languages without any word are left out.
    pub texts: Vec<(String, [String; 3])>,
}

/// The colour of `#rrggbb`.
#[must_use]
pub fn colour(text: &str) -> Option<[u8; 3]> {
    let digits = text.trim().strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii())?;
    let number = u32::from_str_radix(digits, 16).ok().filter(|_| !digits.starts_with('+'))?;
    let [_, red, green, blue] = number.to_be_bytes();
    Some([red, green, blue])
}

/// The contrast of a colour against whatever it is printed or shown on, the worst of them, in hundredths: 450 is 4.5:1 (WCAG 2.2,
/// "contrast ratio").
#[must_use]
pub fn contrast(colour: [u8; 3]) -> u32 {
    let own = luminance(colour);
    let ratio = |ground: &[u8; 3]| {
        let ground = luminance(*ground);
        (ground.max(own) + 0.05) / (ground.min(own) + 0.05)
    };
    let worst = GROUNDS.iter().map(ratio).fold(f64::INFINITY, f64::min);
    // Cut, not rounded: 4.499 is not 4.5. Between 100 and 2,100 whatever the colours.
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "between 1 and 21 by definition"
    )]
    let hundredths = (worst * 100.0) as u32;
    hundredths
}

/// Relative luminance of an sRGB colour, 0 to 1 (WCAG 2.2).
fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) }
    });
    let [red, green, blue] = linear;
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// Checks a campaign on this day.
///
/// # Errors
/// [`CampaignFault`], the first in the order of the form.
pub fn check(written: &Written, today: Day) -> Result<(), CampaignFault> {
    let within = |text: &str, most: usize| (1..=most).contains(&text.trim().chars().count());
    if !within(&written.name, PLACE_MAX_CHARS) {
        return Err(CampaignFault::Name);
    }
    let (first, last) = written.days.ok_or(CampaignFault::Days)?;
    match () {
        () if last < first => return Err(CampaignFault::Reversed),
        () if last < today => return Err(CampaignFault::Over),
        () if last.number() - first.number() > CAMPAIGN_MAX_DAYS => return Err(CampaignFault::Long),
        () => {}
    }
    match contrast(colour(&written.colour).ok_or(CampaignFault::NoColour)?) {
        ratio if ratio < CONTRAST_MIN => return Err(CampaignFault::Contrast(ratio)),
        _ => {}
    }
    if written.has_picture && !within(&written.owner, LINE_MAX_CHARS) {
        return Err(CampaignFault::Owner);
    }
    if written.has_picture && !within(&written.licence, LINE_MAX_CHARS) {
        return Err(CampaignFault::Licence);
    }
    if written.texts.is_empty() {
        return Err(CampaignFault::NoText);
    }
    for (_, [title, text, alt]) in &written.texts {
        if !within(title, TITLE_MAX_CHARS) || !within(text, TEXT_MAX_CHARS) {
            return Err(CampaignFault::Text);
        }
        if written.has_picture && !within(alt, LINE_MAX_CHARS) {
            return Err(CampaignFault::Alt);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const TODAY: Day = Day(20_781);

    fn written() -> Written {
        Written {
            name: "Winter".into(),
            days: Some((Day(20_790), Day(20_800))),
            colour: "#0b4447".into(),
            has_picture: true,
            owner: "De Haven".into(),
            licence: "CC BY 4.0".into(),
            texts: vec![("nl".into(), ["Kijk mee", "Wat kan ik doen?", "Een lamp"].map(String::from))],
        }
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_refused_with_its_contrast() {
        let with = |colour: &str| check(&Written { colour: colour.into(), ..written() }, TODAY);
        assert_eq!(with("#0b4447"), Ok(()));
        assert_eq!(with("#ffffff"), Err(CampaignFault::Contrast(100)));
        assert_eq!(with("#ffd24a"), Err(CampaignFault::Contrast(136)));
        for nothing in ["", "teal", "#12345", "#1234567", "#+12345", "#12345g", "#ééé"] {
            assert_eq!(with(nothing), Err(CampaignFault::NoColour), "{nothing}");
        }
    }

    #[test]
    fn contrast_is_that_of_the_guideline() {
        // 21:1 on white; the pages' own paper is a little darker, and the worse one counts.
        assert!((1_950..2_100).contains(&contrast([0, 0, 0])), "{}", contrast([0, 0, 0]));
        // #767676 is the well-known lightest grey on white, 4.54; on the pages' paper it is less.
        assert!(contrast([0x76; 3]) < CONTRAST_MIN && contrast([0x70; 3]) >= CONTRAST_MIN);
    }

    #[test]
    fn each_thing_that_is_missing_is_named_at_its_own_field() {
        type Change = fn(&mut Written);
        let wrong: [(Change, CampaignFault); 11] = [
            (|one| one.name = " ".into(), CampaignFault::Name),
            (|one| one.days = None, CampaignFault::Days),
            (|one| one.days = Some((Day(20_800), Day(20_799))), CampaignFault::Reversed),
            (|one| one.days = Some((Day(20_700), Day(20_780))), CampaignFault::Over),
            (|one| one.days = Some((Day(20_781), Day(21_148))), CampaignFault::Long),
            (|one| one.owner.clear(), CampaignFault::Owner),
            (|one| one.licence.clear(), CampaignFault::Licence),
            (|one| one.texts.clear(), CampaignFault::NoText),
            (|one| one.texts[0].1[0].clear(), CampaignFault::Text),
            (|one| one.texts[0].1[1] = "x".repeat(1_201), CampaignFault::Text),
            (|one| one.texts[0].1[2].clear(), CampaignFault::Alt),
        ];
        for (change, fault) in wrong {
            let mut one = written();
            change(&mut one);
            assert_eq!(check(&one, TODAY), Err(fault));
        }
        let plain = Written { has_picture: false, owner: String::new(), licence: String::new(), ..written() };
        assert_eq!(check(&plain, TODAY), Ok(()), "a picture is nobody's duty");
    }
}
