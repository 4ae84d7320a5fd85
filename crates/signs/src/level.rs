//! From signs to a level, with every reason for it. Step 2 of the list of 2009 and, above it, the Belgian reading: the act and its purpose are
//! enough (article 433quinquies of the Penal Code as it stood when this was written), so its threshold lies lower.
use crate::{
    dimension::{Tally, positive},
    sign::{Age, Dimension, Level, Sign, Strength},
};
use alloc::vec::Vec;

const COUNTED: [Dimension; 6] = [
    Dimension::Deception,
    Dimension::Coercion,
    Dimension::Weakness,
    Dimension::Exploitation,
    Dimension::Control,
    Dimension::Dependence,
];

/// What somebody saw and was told. What nobody asked is not in it.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'a> {
    /// Signs that were seen or told, each once.
    pub signs: &'a [&'a Sign],
    /// What is known of the age.
    pub age: Age,
    /// Somebody is in danger at this moment.
    pub danger: bool,
    /// Somebody is held against their will at this moment.
    pub held: bool,
    /// The person asks for help.
    pub help: bool,
    /// Whoever looked is concerned, for whatever reason.
    pub concern: bool,
}

/// Why a level.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reason {
    /// Danger at this moment.
    Danger,
    /// Held against their will at this moment.
    Held,
    /// A minor, with a sign of exploitation, or a strong one of force, beside it.
    Minor,
    /// Somebody whose age is doubted, with the same beside it.
    Doubt,
    /// Recruited by a means, exploited, and held by a means: the rule of 2009 for adults.
    Whole,
    /// They ask for help.
    Help,
    /// Exploitation is positive.
    Exploitation,
    /// Two dimensions or more are positive.
    Several(Vec<Dimension>),
    /// One dimension is positive.
    One(Dimension),
    /// A strong sign.
    Strong,
    /// Whoever looked is concerned.
    Concern,
    /// A sign that counts.
    Any,
}

/// What the rule finds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// How concerned to be; `None`: nothing that counts was seen or told so far, which proves nothing.
    pub level: Option<Level>,
    /// Each reason for that level.
    pub reasons: Vec<Reason>,
    /// Signs counted no further than their cap.
    pub capped: bool,
    /// Signs were shown that are never counted.
    pub uncounted: bool,
    /// All that counts speaks of bad work, and nothing says that anybody is held.
    pub only_work: bool,
    /// Treated as a minor.
    pub young: bool,
    /// There is danger at this moment.
    pub danger: bool,
}

/// The level of what somebody saw and was told, with its reasons. Adding a sign, a danger or a doubt never makes it lower.
#[must_use]
pub fn find(asked: &Asked<'_>) -> Found {
    let counted: Vec<&Sign> = asked.signs.iter().copied().filter(|sign| sign.counts(asked.age)).collect();
    // With each ceiling, only signs that may go that far are counted, and the result goes no further: a capped sign adds up to its cap.
    let under = |ceiling: Level| {
        let these: Vec<&Sign> = counted.iter().copied().filter(|sign| sign.ceiling() >= ceiling).collect();
        let level = highest(&these, asked).map(|level| level.min(ceiling));
        (level, these)
    };
    let all = Level::ALL.iter().map(|ceiling| under(*ceiling));
    // Of equals the last: the one with the fewest capped signs gives the reasons.
    let (level, these) = all.max_by_key(|(level, _)| *level).unwrap_or((None, Vec::new()));
    let reasons = level.map(|level| reasons(level, &these, asked)).unwrap_or_default();
    let other = asked.danger || asked.held || asked.age.is_young();
    Found {
        level,
        reasons,
        capped: counted.iter().any(|sign| sign.cap.is_some()),
        uncounted: counted.len() < asked.signs.len(),
        only_work: !counted.is_empty() && !other && counted.iter().all(|sign| sign.work),
        young: asked.age.is_young(),
        danger: asked.danger,
    }
}

fn highest(signs: &[&Sign], asked: &Asked<'_>) -> Option<Level> {
    Level::ALL.iter().rev().copied().find(|level| !at_level(*level, signs, asked).is_empty())
}

/// Reasons for a level that counting found. A cap can bring it below what its signs would give alone: then a sign that counts is the reason.
fn reasons(level: Level, signs: &[&Sign], asked: &Asked<'_>) -> Vec<Reason> {
    let found = at_level(level, signs, asked);
    if !found.is_empty() {
        return found;
    }
    let above = highest(signs, asked).map(|above| at_level(above, signs, asked));
    above.unwrap_or_default()
}

fn at_level(level: Level, signs: &[&Sign], asked: &Asked<'_>) -> Vec<Reason> {
    match level {
        Level::Urgent => urgent(signs, asked),
        Level::Refer => refer(signs, asked),
        Level::Advice => advice(signs, asked),
        Level::Note => signs.first().map(|_| Reason::Any).into_iter().collect(),
    }
}

fn positives(signs: &[&Sign], age: Age) -> Vec<Dimension> {
    let is = |dimension: &Dimension| positive(Tally::of(signs.iter().copied(), *dimension, age));
    COUNTED.into_iter().filter(is).collect()
}

/// The rule for adults: a means when recruited, exploitation, and a means where they are now.
fn whole(positives: &[Dimension]) -> bool {
    let any = |of: &[Dimension]| positives.iter().any(|one| of.contains(one));
    any(&[Dimension::Exploitation])
        && any(&[Dimension::Deception, Dimension::Coercion, Dimension::Weakness])
        && any(&[Dimension::Control, Dimension::Dependence])
}

fn urgent(signs: &[&Sign], asked: &Asked<'_>) -> Vec<Reason> {
    // Of a child no means is asked (Palermo Protocol, article 3(c)): exploitation is enough, and so is force.
    let beside = signs.iter().any(|sign| match sign.dimension {
        Dimension::Exploitation => true,
        Dimension::Control => sign.strength(asked.age) == Strength::Strong,
        _ => false,
    });
    let mut found = Vec::new();
    let mut when = |is: bool, reason| {
        if is {
            found.push(reason)
        }
    };
    when(asked.danger, Reason::Danger);
    when(asked.held, Reason::Held);
    when(asked.age == Age::Minor && beside, Reason::Minor);
    when(asked.age == Age::Doubt && beside, Reason::Doubt);
    when(whole(&positives(signs, asked.age)), Reason::Whole);
    found
}

fn refer(signs: &[&Sign], asked: &Asked<'_>) -> Vec<Reason> {
    let positives = positives(signs, asked.age);
    let mut found = Vec::new();
    if asked.help {
        found.push(Reason::Help);
    }
    if positives.contains(&Dimension::Exploitation) {
        found.push(Reason::Exploitation);
    }
    if positives.len() >= 2 {
        found.push(Reason::Several(positives));
    }
    found
}

fn advice(signs: &[&Sign], asked: &Asked<'_>) -> Vec<Reason> {
    let mut found: Vec<Reason> =
        positives(signs, asked.age).first().map(|one| Reason::One(*one)).into_iter().collect();
    if signs.iter().any(|sign| sign.strength(asked.age) == Strength::Strong) {
        found.push(Reason::Strong);
    }
    if asked.concern {
        found.push(Reason::Concern);
    }
    found
}

#[cfg(test)]
mod tests;
