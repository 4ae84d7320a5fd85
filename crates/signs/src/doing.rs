//! What a level tells somebody to do, which depends on who they are: whoever is bound by secrecy goes to a centre, with the person's consent, and
//! to nobody else by default; bad work without anybody held goes to the labour inspection.
use crate::{
    level::Found,
    sign::{Level, codes},
};
use alloc::{vec, vec::Vec};

/// What somebody does at work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Function {
    /// Intervention officer.
    Intervention,
    /// Neighbourhood officer.
    Neighbourhood,
    /// The reception desk of a police station.
    FrontDesk,
    /// The section that investigates.
    Section,
    /// A recognised reception centre.
    Centre,
    /// Health and social work, associations: bound by secrecy.
    Bound,
}

impl Function {
    /// Bound by secrecy.
    #[must_use]
    pub const fn is_bound(self) -> bool {
        matches!(self, Self::Centre | Self::Bound)
    }
}

/// One thing to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Act {
    /// Safety first: 112, and separate people calmly.
    Emergency,
    /// The section or its officer on duty, now.
    SectionNow,
    /// A centre, now, with the person's consent.
    CentreNow,
    /// Treat as a minor; tell those whom the law names.
    Minor,
    /// Treat as a minor: a centre for minors; telling others is a right, no automatic duty.
    MinorCentre,
    /// A contact point or a centre, within the shift and before leaving.
    AskToday,
    /// A centre, without a name.
    AskWithoutName,
    /// Say in their language what there is, and that it does not depend on a complaint.
    Inform,
    /// Offer a centre; call it with the person's consent.
    OfferCentre,
    /// Receive: a first talk, a place if one is needed.
    Receive,
    /// Tell the section.
    TellSection,
    /// Take it up: compare, and look for others who are at risk.
    TakeUp,
    /// The reference magistrate, through the official report.
    Magistrate,
    /// The labour inspection and, through it, the labour prosecutor.
    Inspection,
    /// Say that there is a labour inspection and what it has to do about papers; whether it is called is theirs to say.
    InspectionTheirs,
    /// Nothing goes to the police unless the person wants it.
    NotPolice,
    /// Write down what was seen and said, apart from what one makes of it.
    Facts,
    /// When in doubt, ask.
    AskIfUnsure,
}

codes! {
    Function {
        Intervention = "intervention", Neighbourhood = "neighbourhood", FrontDesk = "front-desk", Section = "section", Centre = "centre",
        Bound = "bound",
    }
    Act {
        Emergency = "emergency", SectionNow = "section-now", CentreNow = "centre-now", Minor = "minor", MinorCentre = "minor-centre",
        AskToday = "ask-today", AskWithoutName = "ask-without-name", Inform = "inform", OfferCentre = "offer-centre", Receive = "receive",
        TellSection = "tell-section", TakeUp = "take-up", Magistrate = "magistrate", Inspection = "inspection",
        InspectionTheirs = "inspection-theirs", NotPolice = "not-police", Facts = "facts", AskIfUnsure = "ask-if-unsure",
    }
}

/// What somebody of this function does at this level, in order. `level` is what was decided, which can lie above what the rule found.
#[must_use]
pub fn doing(function: Function, level: Option<Level>, found: &Found) -> Vec<Act> {
    if function.is_bound() { bound(function, level, found) } else { police(function, level, found) }
}

fn bound(function: Function, level: Option<Level>, found: &Found) -> Vec<Act> {
    let own = function == Function::Centre;
    let offer = if own { Act::Receive } else { Act::OfferCentre };
    let ask = if own { Act::AskIfUnsure } else { Act::AskWithoutName };
    let mut acts = Vec::new();
    let mut when = |is: bool, act| {
        if is {
            acts.push(act)
        }
    };
    when(found.danger, Act::Emergency);
    when(found.young && level >= Some(Level::Advice), Act::MinorCentre);
    when(found.only_work, Act::InspectionTheirs);
    match level {
        None | Some(Level::Note) => acts.extend([Act::Inform, ask]),
        Some(Level::Advice) => acts.extend([ask, Act::Inform]),
        Some(Level::Refer) => acts.extend([Act::Inform, offer]),
        Some(Level::Urgent) => acts.extend([if own { Act::Receive } else { Act::CentreNow }, Act::Inform]),
    }
    acts.extend([Act::NotPolice, Act::Facts]);
    acts
}

fn police(function: Function, level: Option<Level>, found: &Found) -> Vec<Act> {
    let section = function == Function::Section;
    let tell = if section { Act::TakeUp } else { Act::TellSection };
    let mut acts = Vec::new();
    if found.only_work && level.is_some() && level < Some(Level::Urgent) {
        acts.extend([Act::Inspection, Act::Inform]);
        if level == Some(Level::Refer) {
            acts.push(Act::OfferCentre);
        }
        acts.extend([Act::Facts, Act::AskIfUnsure]);
        return acts;
    }
    match level {
        None => acts.extend([Act::Facts, Act::AskIfUnsure]),
        Some(Level::Note) => acts.extend([Act::Facts, Act::Inform, Act::AskIfUnsure]),
        Some(Level::Advice) => {
            acts.extend(if section { vec![Act::TakeUp] } else { vec![Act::AskToday] });
            acts.extend([Act::Inform, Act::Facts]);
        }
        Some(Level::Refer) => acts.extend([Act::Inform, Act::OfferCentre, tell, Act::Magistrate, Act::Facts]),
        Some(Level::Urgent) => {
            let now = if section { Act::TakeUp } else { Act::SectionNow };
            acts.extend([Act::Emergency, now, Act::CentreNow, Act::Magistrate, Act::Facts]);
        }
    }
    if found.young && level >= Some(Level::Advice) {
        let after = usize::from(level == Some(Level::Urgent));
        acts.insert(after, Act::Minor);
    }
    acts
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PLAIN: Found = Found {
        level: None,
        reasons: Vec::new(),
        capped: false,
        uncounted: false,
        only_work: false,
        young: false,
        danger: false,
    };

    fn levels() -> impl Iterator<Item = Option<Level>> {
        core::iter::once(None).chain(Level::ALL.iter().copied().map(Some))
    }

    #[test]
    fn whoever_is_bound_by_secrecy_is_never_sent_to_the_police_and_to_112_only_in_danger() {
        let others = [
            Act::SectionNow,
            Act::TellSection,
            Act::TakeUp,
            Act::Magistrate,
            Act::Minor,
            Act::Inspection,
            Act::AskToday,
        ];
        for function in [Function::Centre, Function::Bound] {
            for level in levels() {
                for (young, danger, only_work) in [
                    (false, false, false),
                    (true, false, false),
                    (false, true, false),
                    (false, false, true),
                    (true, true, false),
                ] {
                    let acts = doing(function, level, &Found { young, danger, only_work, ..PLAIN });
                    assert!(acts.iter().all(|act| !others.contains(act)), "{function:?} {level:?} {acts:?}");
                    assert!(acts.contains(&Act::NotPolice));
                    assert_eq!(acts.contains(&Act::Emergency), danger);
                }
            }
        }
    }

    #[test]
    fn bad_work_without_anybody_held_goes_to_the_labour_inspection_and_not_to_the_section() {
        for level in [Level::Note, Level::Advice, Level::Refer] {
            let found = Found { only_work: true, ..PLAIN };
            let acts = doing(Function::Intervention, Some(level), &found);
            assert_eq!(acts.first(), Some(&Act::Inspection), "{level:?}");
            assert!(!acts.contains(&Act::TellSection) && !acts.contains(&Act::Magistrate), "{level:?}");
            assert!(doing(Function::Bound, Some(level), &found).contains(&Act::InspectionTheirs));
        }
    }

    #[test]
    fn an_urgent_level_begins_with_safety_and_a_minor_comes_right_after() {
        let acts = doing(Function::FrontDesk, Some(Level::Urgent), &Found { young: true, ..PLAIN });
        assert_eq!(acts.get(..3), Some(&[Act::Emergency, Act::Minor, Act::SectionNow][..]));
        assert_eq!(
            doing(Function::Section, Some(Level::Refer), &PLAIN),
            [Act::Inform, Act::OfferCentre, Act::TakeUp, Act::Magistrate, Act::Facts]
        );
    }

    proptest! {
        #[test]
        fn everybody_always_has_something_to_do_and_nothing_twice(
            function in 0..Function::ALL.len(), level in 0..5usize, young: bool, danger: bool, only_work: bool,
        ) {
            let level = levels().nth(level).flatten();
            let found = Found { young, danger, only_work, ..PLAIN };
            let mut acts = doing(Function::ALL[function], level, &found);
            let count = acts.len();
            acts.sort();
            acts.dedup();
            prop_assert!(count >= 2 && acts.len() == count && acts.contains(&Act::Facts));
        }
    }
}
