//! What whoever looked makes of the level: as the rule says, higher, or lower with a reason that stays.
use crate::sign::Level;

/// Characters that a reason has, at most.
pub const REASON_MAX_CHARS: usize = 500;

/// Why a decision is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DecisionFault {
    /// It differs from what the rule or the last assessment says, and nobody said why.
    NoReason,
    /// The reason is too long.
    LongReason {
        /// Characters it has.
        count: usize,
    },
}

/// Which way it was decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// As the rule says.
    AsRule,
    /// Higher.
    Raised,
    /// Lower than the rule, or than what was decided before.
    Lowered,
}

/// What was decided. The level of the rule is kept beside it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// The level.
    pub level: Option<Level>,
    /// Which way.
    pub way: Way,
}

/// Decides. `chosen`: `None` is as the rule says; `before`: what the last assessment decided. Nobody lowers anything without saying why, be it
/// by choosing a lower level or by answering less than before.
///
/// # Errors
/// [`DecisionFault`].
pub fn decide(
    rule: Option<Level>,
    before: Option<Level>,
    chosen: Option<Level>,
    reason: &str,
) -> Result<Decided, DecisionFault> {
    let count = reason.trim().chars().count();
    if count > REASON_MAX_CHARS {
        return Err(DecisionFault::LongReason { count });
    }
    let level = chosen.or(rule);
    let way = match level {
        level if level < rule.max(before) => Way::Lowered,
        level if level > rule => Way::Raised,
        _ => Way::AsRule,
    };
    if way != Way::AsRule && count == 0 {
        return Err(DecisionFault::NoReason);
    }
    Ok(Decided { level, way })
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    const ADVICE: Option<Level> = Some(Level::Advice);
    const NOTE: Option<Level> = Some(Level::Note);

    #[test]
    fn nobody_lowers_or_raises_a_level_without_saying_why() {
        assert_eq!(decide(ADVICE, None, None, ""), Ok(Decided { level: ADVICE, way: Way::AsRule }));
        assert_eq!(decide(ADVICE, None, ADVICE, ""), Ok(Decided { level: ADVICE, way: Way::AsRule }));
        assert_eq!(decide(ADVICE, None, NOTE, " "), Err(DecisionFault::NoReason));
        assert_eq!(decide(ADVICE, None, NOTE, "r"), Ok(Decided { level: NOTE, way: Way::Lowered }));
        assert_eq!(decide(NOTE, None, ADVICE, ""), Err(DecisionFault::NoReason));
        assert_eq!(decide(NOTE, None, ADVICE, "r"), Ok(Decided { level: ADVICE, way: Way::Raised }));
        assert_eq!(decide(None, None, ADVICE, "r"), Ok(Decided { level: ADVICE, way: Way::Raised }));
        assert_eq!(decide(None, None, None, ""), Ok(Decided { level: None, way: Way::AsRule }));
    }

    #[test]
    fn answering_less_than_the_last_time_lowers_too_and_needs_a_reason() {
        assert_eq!(decide(NOTE, ADVICE, None, ""), Err(DecisionFault::NoReason));
        assert_eq!(decide(None, ADVICE, None, "r"), Ok(Decided { level: None, way: Way::Lowered }));
        assert_eq!(decide(NOTE, ADVICE, ADVICE, "r"), Ok(Decided { level: ADVICE, way: Way::Raised }));
        let long: String = "é".repeat(REASON_MAX_CHARS + 1);
        assert_eq!(
            decide(NOTE, None, None, &long),
            Err(DecisionFault::LongReason { count: REASON_MAX_CHARS + 1 })
        );
        assert!(decide(NOTE, None, None, long.trim_start_matches('é')).is_ok());
    }
}
