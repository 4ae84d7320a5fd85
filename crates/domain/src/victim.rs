//! A presumed victim's record at a desk: a page of its own in a case, what they want first, in their words. Any name they choose is enough,
//! none is too. Says nothing of where somebody comes from, what they work or how they stay.
use crate::{
    AgeBand, EntryFault,
    case::{ENTRY_MAX_CHARS, LINE_MAX_CHARS, check_length},
    limits::NAME_MAX_CHARS,
    signal::codes,
};

/// Ways to reach somebody that a record has room for.
pub const CHANNELS: usize = 3;
/// Records in one case at most.
pub const VICTIMS_MAX: usize = 200;

/// Whether it is safe to write there. Not having asked means no.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum SafeToWrite {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// They said yes.
    Yes,
    /// They said no.
    No,
}

/// Whether an interpreter is wished for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Interpreter {
    /// Nobody asked.
    #[default]
    NotAsked,
    /// Yes.
    Yes,
    /// No.
    No,
}

codes! {
    SafeToWrite { NotAsked = "not-asked", Yes = "yes", No = "no" }
    Interpreter { NotAsked = "not-asked", Yes = "yes", No = "no" }
}

/// A way to reach somebody, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct ChannelSaid<'a> {
    /// A number, an address, a person, a place.
    pub reach: &'a str,
    /// When it is safe.
    pub hours: &'a str,
    /// What is said first, so that both know who it is.
    pub code_word: &'a str,
    /// Whether it is safe to write there.
    pub write: SafeToWrite,
}

/// A record, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct VictimSaid<'a> {
    /// What they want, in their words.
    pub wants: &'a str,
    /// What they are called here.
    pub alias: &'a str,
    /// How old.
    pub age: Option<AgeBand>,
    /// Why their age is in doubt.
    pub doubt: &'a str,
    /// Languages they speak, and dialect.
    pub languages: (&'a str, &'a str),
    /// How an interpreter should be or not be.
    pub interpreter_wish: &'a str,
    /// How to reach them.
    pub channels: [ChannelSaid<'a>; CHANNELS],
    /// Who comes along, and children.
    pub with: (&'a str, &'a str),
}

/// Where something is wrong in a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VictimField {
    /// What they want.
    Wants,
    /// The name.
    Alias,
    /// The age.
    Age,
    /// Why it is in doubt.
    Doubt,
    /// Languages.
    Languages,
    /// Dialect.
    Dialect,
    /// The interpreter.
    Interpreter,
    /// A way to reach them, from 0.
    Channel(usize),
    /// Companions.
    Companions,
    /// Children.
    Children,
}

/// Whether somebody of this age is treated as a minor; `None`: nobody asked, and that is no answer.
#[must_use]
pub fn is_minor(age: AgeBand) -> Option<bool> {
    if age == AgeBand::NotAsked { None } else { Some(age.is_minor()) }
}

/// Checks a record.
///
/// # Errors
/// The field, from above, and what is wrong there.
pub fn check_victim(said: &VictimSaid<'_>) -> Result<AgeBand, (VictimField, EntryFault)> {
    let line = |text: &str, field| check_length(text, LINE_MAX_CHARS).map_err(|fault| (field, fault));
    check_length(said.wants, ENTRY_MAX_CHARS).map_err(|fault| (VictimField::Wants, fault))?;
    check_length(said.alias, NAME_MAX_CHARS).map_err(|fault| (VictimField::Alias, fault))?;
    let age = said.age.ok_or((VictimField::Age, EntryFault::Choice))?;
    line(said.doubt, VictimField::Doubt)?;
    if age == AgeBand::Doubt && said.doubt.trim().is_empty() {
        return Err((VictimField::Doubt, EntryFault::NoDoubtReason));
    }
    line(said.languages.0, VictimField::Languages)?;
    line(said.languages.1, VictimField::Dialect)?;
    line(said.interpreter_wish, VictimField::Interpreter)?;
    for (at, channel) in said.channels.iter().enumerate() {
        let field = VictimField::Channel(at);
        line(channel.reach, field)?;
        line(channel.hours, field)?;
        line(channel.code_word, field)?;
        let more = !(channel.hours.trim().is_empty() && channel.code_word.trim().is_empty());
        let nowhere = channel.reach.trim().is_empty();
        if nowhere && (more || channel.write != SafeToWrite::NotAsked) {
            return Err((field, EntryFault::Empty));
        }
    }
    check_length(said.with.0, ENTRY_MAX_CHARS).map_err(|fault| (VictimField::Companions, fault))?;
    check_length(said.with.1, ENTRY_MAX_CHARS).map_err(|fault| (VictimField::Children, fault))?;
    Ok(age)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOTHING: ChannelSaid<'static> =
        ChannelSaid { reach: "", hours: "", code_word: "", write: SafeToWrite::NotAsked };
    const NEW: VictimSaid<'static> = VictimSaid {
        wants: "to sleep somewhere else",
        alias: "",
        age: Some(AgeBand::NotAsked),
        doubt: "",
        languages: ("", ""),
        interpreter_wish: "",
        channels: [NOTHING; CHANNELS],
        with: ("", ""),
    };

    #[test]
    fn what_somebody_wants_is_enough_to_begin_with_and_no_name_is_needed() {
        assert_eq!(check_victim(&NEW), Ok(AgeBand::NotAsked));
        assert_eq!(check_victim(&VictimSaid { wants: "", ..NEW }), Ok(AgeBand::NotAsked));
    }

    #[test]
    fn not_having_asked_is_no_age_and_doubt_is_a_minor_with_a_reason() {
        assert_eq!(is_minor(AgeBand::NotAsked), None);
        assert_eq!((is_minor(AgeBand::Adult), is_minor(AgeBand::Doubt)), (Some(false), Some(true)));
        let doubt = VictimSaid { age: Some(AgeBand::Doubt), ..NEW };
        assert_eq!(check_victim(&doubt), Err((VictimField::Doubt, EntryFault::NoDoubtReason)));
        assert!(check_victim(&VictimSaid { doubt: "two dates of birth", ..doubt }).is_ok());
        assert_eq!(
            check_victim(&VictimSaid { age: None, ..NEW }),
            Err((VictimField::Age, EntryFault::Choice))
        );
    }

    #[test]
    fn hours_a_code_word_or_an_answer_belong_to_a_way_of_reaching_somebody() {
        for channel in [
            ChannelSaid { hours: "after nine", ..NOTHING },
            ChannelSaid { code_word: "the blue coat", ..NOTHING },
            ChannelSaid { write: SafeToWrite::No, ..NOTHING },
        ] {
            let said = VictimSaid { channels: [NOTHING, channel, NOTHING], ..NEW };
            assert_eq!(check_victim(&said), Err((VictimField::Channel(1), EntryFault::Empty)));
            let there = ChannelSaid { reach: "0470 00 00 00", ..channel };
            assert!(check_victim(&VictimSaid { channels: [NOTHING, there, NOTHING], ..NEW }).is_ok());
        }
    }

    #[test]
    fn what_is_too_long_is_told_at_its_field() {
        let long = "x".repeat(ENTRY_MAX_CHARS + 1);
        let at = |said: VictimSaid<'_>| check_victim(&said).unwrap_err();
        assert_eq!(at(VictimSaid { wants: &long, ..NEW }), (VictimField::Wants, EntryFault::Long));
        assert_eq!(at(VictimSaid { alias: &long, ..NEW }), (VictimField::Alias, EntryFault::Long));
        assert_eq!(
            at(VictimSaid { languages: ("", &long), ..NEW }),
            (VictimField::Dialect, EntryFault::Long)
        );
        assert_eq!(at(VictimSaid { with: ("", &long), ..NEW }), (VictimField::Children, EntryFault::Long));
        let channel = ChannelSaid { reach: &long, ..NOTHING };
        let said = VictimSaid { channels: [channel, NOTHING, NOTHING], ..NEW };
        assert_eq!(at(said), (VictimField::Channel(0), EntryFault::Long));
    }
}
