//! Which buttons there are on the page of a report: each asks the one access check.
use crate::{Desk, Permission, Session};
use domain::Facts;

/// Which buttons there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct May {
    /// Write to the writer.
    pub answer: bool,
    /// Close.
    pub close: bool,
    /// Open again.
    pub reopen: bool,
    /// Ask a colleague for a language.
    pub ask_language: bool,
    /// Take it, give it, label it, put it off.
    pub triage: bool,
    /// Write a note to colleagues.
    pub note: bool,
    /// Be the second person for the closing that waits.
    pub second_look: bool,
    /// Say that it belongs together with another.
    pub together: bool,
    /// Open a case from it.
    pub open_case: bool,
    /// See who looked at it.
    pub see_looks: bool,
    /// See who may look at it, and decide it.
    pub keep_apart: bool,
}

impl Desk {
    /// Which buttons there are on its page; of a second look only once it is known who asked.
    pub(super) fn buttons(&self, session: &Session, facts: Facts) -> May {
        let may = |action| self.may(session, action, facts);
        May {
            answer: may(Permission::Answer),
            close: may(Permission::Close),
            reopen: may(Permission::Reopen),
            ask_language: may(Permission::AskLanguage),
            triage: may(Permission::Triage),
            note: may(Permission::Note),
            second_look: false,
            together: session.can(Permission::Triage) && may(Permission::ReadText),
            open_case: session.can(Permission::WorkCases) && may(Permission::ReadText),
            see_looks: may(Permission::SeeLooks),
            keep_apart: may(Permission::KeepApart),
        }
    }
}
