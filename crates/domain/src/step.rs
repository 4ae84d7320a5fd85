//! What comes with having been exploited, beside shelter and papers: steps that somebody takes or not, each with the day and the words. The
//! desk keeps them and decides nothing. Nothing is overwritten: where something stands is its latest step.
use crate::{
    case::{ENTRY_MAX_CHARS, EntryFault, check_length, check_text},
    signal::codes,
};
use envelope::ids::Day;

/// Steps of one record, at most.
pub const STEPS_MAX: usize = 500;

/// What it is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum StepKind {
    /// No penalty for what somebody was made to do, administrative fines included: asked of the magistrate.
    NonPunishment,
    /// A lawyer, and legal aid to pay them.
    LegalAid,
    /// Declaring oneself an injured person, which gives rights in the inquiry.
    InjuredPerson,
    /// Wages that were not paid, and compensation.
    Wages,
    /// A request for asylum beside, Dublin included.
    Asylum,
    /// A citizen of the Union, for whom no clock runs.
    EuCitizen,
}

/// Where it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum StepState {
    /// Nobody began.
    NotBegun,
    /// It was asked for.
    Asked,
    /// It was done, or granted.
    Done,
    /// It was refused.
    Refused,
    /// They do not want it.
    NotWanted,
}

codes! {
    StepKind {
        NonPunishment = "non-punishment", LegalAid = "legal-aid", InjuredPerson = "injured-person", Wages = "wages",
        Asylum = "asylum", EuCitizen = "eu-citizen",
    }
    StepState { NotBegun = "not-begun", Asked = "asked", Done = "done", Refused = "refused", NotWanted = "not-wanted" }
}

/// A step, as a form says it.
#[derive(Debug, Clone, Copy)]
pub struct StepSaid<'a> {
    /// What it is about.
    pub kind: Option<StepKind>,
    /// Where it stands from that day on.
    pub state: Option<StepState>,
    /// The day.
    pub on: Option<Day>,
    /// What they were made to do, fines included: of non-punishment alone.
    pub acts: &'a str,
    /// Who was asked, what was answered, what comes next.
    pub words: &'a str,
}

/// Checks a step.
///
/// # Errors
/// The field of the form and what is wrong there.
pub fn check_step(
    today: Day,
    said: &StepSaid<'_>,
) -> Result<(StepKind, StepState, Day), (&'static str, EntryFault)> {
    let kind = said.kind.ok_or(("kind", EntryFault::Choice))?;
    let state = said.state.ok_or(("state", EntryFault::Choice))?;
    let on = said.on.ok_or(("on", EntryFault::Day))?;
    if on > today {
        return Err(("on", EntryFault::Future));
    }
    check_length(said.acts, ENTRY_MAX_CHARS).map_err(|fault| ("acts", fault))?;
    check_length(said.words, ENTRY_MAX_CHARS).map_err(|fault| ("words", fault))?;
    // A magistrate who is asked is asked about something.
    if kind == StepKind::NonPunishment && state == StepState::Asked {
        check_text(said.acts, ENTRY_MAX_CHARS).map_err(|fault| ("acts", fault))?;
    }
    if matches!(state, StepState::Refused | StepState::Done) {
        check_text(said.words, ENTRY_MAX_CHARS).map_err(|fault| ("words", fault))?;
    }
    Ok((kind, state, on))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ASKED: StepSaid<'static> = StepSaid {
        kind: Some(StepKind::NonPunishment),
        state: Some(StepState::Asked),
        on: Some(Day(20_000)),
        acts: "a fine for begging",
        words: "",
    };

    fn fault(said: StepSaid<'_>) -> (&'static str, EntryFault) {
        check_step(Day(20_000), &said).unwrap_err()
    }

    #[test]
    fn a_magistrate_is_asked_about_acts_and_an_answer_has_words() {
        assert_eq!(
            check_step(Day(20_000), &ASKED),
            Ok((StepKind::NonPunishment, StepState::Asked, Day(20_000)))
        );
        assert_eq!(fault(StepSaid { acts: " ", ..ASKED }), ("acts", EntryFault::Empty));
        assert!(
            check_step(Day(20_000), &StepSaid { kind: Some(StepKind::Wages), acts: "", ..ASKED }).is_ok()
        );
        for state in [StepState::Refused, StepState::Done] {
            assert_eq!(fault(StepSaid { state: Some(state), ..ASKED }), ("words", EntryFault::Empty));
        }
        let not_wanted = StepSaid { state: Some(StepState::NotWanted), acts: "", ..ASKED };
        assert!(
            check_step(Day(20_000), &not_wanted).is_ok(),
            "nobody has to say why they do not want something"
        );
    }

    #[test]
    fn what_is_not_chosen_too_long_or_still_to_come_is_told_at_its_field() {
        let long = "x".repeat(ENTRY_MAX_CHARS + 1);
        assert_eq!(fault(StepSaid { kind: None, ..ASKED }), ("kind", EntryFault::Choice));
        assert_eq!(fault(StepSaid { state: None, ..ASKED }), ("state", EntryFault::Choice));
        assert_eq!(fault(StepSaid { on: None, ..ASKED }), ("on", EntryFault::Day));
        assert_eq!(fault(StepSaid { on: Some(Day(20_001)), ..ASKED }), ("on", EntryFault::Future));
        assert_eq!(fault(StepSaid { acts: &long, ..ASKED }), ("acts", EntryFault::Long));
        assert_eq!(fault(StepSaid { words: &long, ..ASKED }), ("words", EntryFault::Long));
    }
}
