//! At what somebody looked: where it is, and what its page is called.

/// At what somebody looked.
#[derive(Clone, Copy)]
pub(super) enum Seen {
    Signal(i64),
    Case(i64),
    /// The record of a presumed victim, in a case.
    Victim(i64, i64),
}

impl Seen {
    /// Its address.
    pub(super) fn address(self) -> String {
        match self {
            Self::Signal(number) => format!("/signal/{number}"),
            Self::Case(number) => format!("/case/{number}"),
            Self::Victim(case, victim) => format!("/case/{case}/victim/{victim}"),
        }
    }

    /// The ids of its title, its name and the heading, each with the number that stands in it.
    pub(super) fn words(self) -> [(&'static str, i64); 3] {
        match self {
            Self::Signal(number) => {
                [("signal-title", number), ("signal-heading", number), ("looks-heading", number)]
            }
            Self::Case(number) => [("case-title", number), ("case-heading", number), ("case-looks", number)],
            Self::Victim(case, victim) => {
                [("case-title", case), ("victim-number", victim), ("victim-looks", victim)]
            }
        }
    }
}
