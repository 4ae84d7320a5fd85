//! Reports that come by another way than the portal: told at the counter or on the phone, on paper, from a partner.
use crate::{
    limits::{TextFault, check_note},
    signal::codes,
};
use envelope::{
    ids::{Day, is_language_tag},
    message::TEXT_MAX_CHARS,
};

/// How long ago a report may have come that is only now written down: what waited on paper while the machine was down.
pub const ENTERED_MAX_DAYS: u32 = 366;

/// How a report came.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Origin {
    /// Through the portal, sealed by its writer.
    Portal,
    /// Somebody came.
    Counter,
    /// Somebody called.
    Phone,
    /// On paper.
    Paper,
    /// A partner passed it on.
    Partner,
}

/// How it was made sure that what stands there is what was meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Checked {
    /// It was read back, and the person agreed.
    ReadBack,
    /// The person wrote it.
    OwnHand,
    /// It was not.
    Not,
}

codes! {
    Origin { Portal = "portal", Counter = "counter", Phone = "phone", Paper = "paper", Partner = "partner" }
    Checked { ReadBack = "read-back", OwnHand = "own-hand", Not = "not" }
}

/// A report that a member writes down.
#[derive(Debug, Clone, Copy)]
pub struct Entered<'a> {
    /// How it came; not through the portal.
    pub origin: Origin,
    /// The language it was told in (BCP 47).
    pub lang: &'a str,
    /// The person's words.
    pub text: &'a str,
    /// How it was checked.
    pub checked: Checked,
    /// From whom and how it came, for colleagues.
    pub source: &'a str,
    /// The day it came.
    pub day: Day,
}

/// Why it is not kept as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EnteredFault {
    /// Through the portal come reports that their writer sealed.
    Origin,
    /// No language.
    Language,
    /// The text.
    Text(TextFault),
    /// What is said of the source is too long.
    Source(TextFault),
    /// A day to come, or too long ago.
    Day,
}

impl Entered<'_> {
    /// Checks it, in the order in which the page asks.
    ///
    /// # Errors
    /// [`EnteredFault`].
    pub fn check(&self, today: Day) -> Result<(), EnteredFault> {
        if self.origin == Origin::Portal {
            return Err(EnteredFault::Origin);
        }
        let ago = today.number().checked_sub(self.day.number());
        if ago.is_none_or(|ago| ago > ENTERED_MAX_DAYS) {
            return Err(EnteredFault::Day);
        }
        if !is_language_tag(self.lang) {
            return Err(EnteredFault::Language);
        }
        if self.text.trim().is_empty() {
            return Err(EnteredFault::Text(TextFault::Empty));
        }
        // Bytes never decide: four for each character fit.
        let (count, limit) = (self.text.chars().count(), TEXT_MAX_CHARS);
        if count > limit {
            return Err(EnteredFault::Text(TextFault::TooLong { count, limit }));
        }
        match check_note(self.source) {
            Ok(()) | Err(TextFault::Empty) => Ok(()),
            Err(fault) => Err(EnteredFault::Source(fault)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use envelope::message::TEXT_MAX_BYTES;

    const TODAY: Day = Day(20_781);
    const TOLD: Entered<'static> = Entered {
        origin: Origin::Phone,
        lang: "ar",
        text: "he keeps my passport",
        checked: Checked::ReadBack,
        source: "",
        day: TODAY,
    };

    #[test]
    fn what_waited_on_paper_is_written_down_with_the_day_it_came() {
        assert_eq!(TOLD.check(TODAY), Ok(()));
        assert_eq!(Entered { day: Day(TODAY.number() - 366), ..TOLD }.check(TODAY), Ok(()));
        for day in [Day(TODAY.number() + 1), Day(TODAY.number() - 367), Day(0)] {
            assert_eq!(Entered { day, ..TOLD }.check(TODAY), Err(EnteredFault::Day));
        }
    }

    #[test]
    fn nobody_writes_down_what_looks_as_if_its_writer_had_sealed_it() {
        assert_eq!(Entered { origin: Origin::Portal, ..TOLD }.check(TODAY), Err(EnteredFault::Origin));
    }

    #[test]
    fn a_text_is_as_long_as_one_from_the_portal_in_every_script() {
        let long = "a".repeat(TEXT_MAX_CHARS);
        assert_eq!(Entered { text: &long, ..TOLD }.check(TODAY), Ok(()));
        let longer = "a".repeat(TEXT_MAX_CHARS + 1);
        let fault = TextFault::TooLong { count: TEXT_MAX_CHARS + 1, limit: TEXT_MAX_CHARS };
        assert_eq!(Entered { text: &longer, ..TOLD }.check(TODAY), Err(EnteredFault::Text(fault)));
        assert_eq!(Entered { text: " \n", ..TOLD }.check(TODAY), Err(EnteredFault::Text(TextFault::Empty)));
        let emoji = "\u{1f9f5}".repeat(TEXT_MAX_CHARS);
        assert_eq!(Entered { text: &emoji, ..TOLD }.check(TODAY), Ok(()));
        assert!(emoji.len() <= TEXT_MAX_BYTES, "the longest script fits");
        assert_eq!(Entered { lang: "not a tag", ..TOLD }.check(TODAY), Err(EnteredFault::Language));
    }
}
