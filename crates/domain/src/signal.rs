//! A report at a desk: its states and steps, whom it waits for, what is left of its words when the writer stops it.
use crate::access::{Refused, Sight};
use envelope::directory::OrgKind;

/// Where a report stands. What came of it is another matter: [`crate::Outcome`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum State {
    /// Nobody here has taken it.
    New,
    /// Somebody works on it.
    Taken,
    /// Put off until a day.
    Waiting,
    /// Set aside because there are many like it, or it was written to harm: still open, and in the list again after a while.
    Aside,
    /// Done.
    Closed,
    /// It was done, and is not: the writer wrote again, or somebody opened it again.
    Reopened,
}

impl State {
    /// Where it stands once somebody has it (`true`) or nobody has; what is put off stays so, what was set aside is worked on.
    #[must_use]
    pub fn held(self, by_somebody: bool) -> Self {
        match (self, by_somebody) {
            (Self::New | Self::Reopened | Self::Aside, true) => Self::Taken,
            (Self::Taken, false) => Self::New,
            (other, _) => other,
        }
    }

    /// Where it stands when it is no longer put off or aside.
    #[must_use]
    pub fn awake(self, held: bool) -> Self {
        match self {
            Self::Waiting | Self::Aside if held => Self::Taken,
            Self::Waiting | Self::Aside => Self::New,
            other => other,
        }
    }
}

/// Whom a report waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Waiting {
    /// The writer said something last.
    Us,
    /// We said something last.
    Writer,
    /// Closed or stopped.
    Nothing,
}

/// What there is of a report's words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Content {
    /// They can be read.
    Shown,
    /// They are kept because the law says so, closed to everybody here.
    Hidden,
    /// They are gone: their key was destroyed.
    Erased,
}

/// Enums that are written down as words.
macro_rules! codes {
    ($($type:ident { $($variant:ident = $code:literal),* $(,)? })*) => {$(
        impl $type {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];
            /// How it is written down; also the end of its id in `locales`.
            #[must_use]
            pub fn code(self) -> &'static str {
                match self { $(Self::$variant => $code),* }
            }
            /// The value of this code.
            #[must_use]
            pub fn of_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|value| value.code() == code)
            }
        }
    )*};
}

pub(crate) use codes;

codes! {
    State { New = "new", Taken = "taken", Waiting = "waiting", Aside = "aside", Closed = "closed",
        Reopened = "reopened" }
    Waiting { Us = "us", Writer = "writer", Nothing = "none" }
    Content { Shown = "shown", Hidden = "hidden", Erased = "erased" }
}

/// What the rules look at: never a word of the report.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Where it stands.
    pub state: State,
    /// What there is of its words.
    pub content: Content,
    /// The writer has asked this organisation to stop.
    pub stopped: bool,
    /// The writer's reply key is known.
    pub has_reply_key: bool,
    /// How it stands to the asking member.
    pub sight: Sight,
}

impl Facts {
    pub(crate) fn allow_answer(&self) -> Result<(), Refused> {
        let good = !self.stopped && self.has_reply_key && self.state != State::Closed;
        if good { self.allow_text() } else { Err(Refused::NotNow) }
    }
    pub(crate) fn allow_close(&self) -> Result<(), Refused> {
        if self.state == State::Closed { Err(Refused::NotNow) } else { Ok(()) }
    }
    pub(crate) fn allow_reopen(&self) -> Result<(), Refused> {
        if self.state == State::Closed { self.allow_text() } else { Err(Refused::NotNow) }
    }
    pub(crate) fn allow_work(&self) -> Result<(), Refused> {
        if self.state == State::Closed { Err(Refused::NotNow) } else { self.allow_text() }
    }
    pub(crate) fn allow_text(&self) -> Result<(), Refused> {
        if self.content == Content::Shown { Ok(()) } else { Err(Refused::NotNow) }
    }
}

/// What is left of the words when the writer withdraws them or a deletion falls due. A centre or an association lets
/// them go; a body that must keep what it was told (art. 29 code of criminal procedure) keeps them, closed. Whoever
/// is neither is treated like the latter: what was kept by mistake can still be erased, the other mistake cannot
/// be mended.
#[must_use]
pub fn left_after_stop(kind: OrgKind) -> Content {
    match kind {
        OrgKind::Centre | OrgKind::Association => Content::Erased,
        OrgKind::Police | OrgKind::Other => Content::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_centre_lets_the_words_go_and_the_police_keep_them_closed() {
        assert_eq!(left_after_stop(OrgKind::Centre), Content::Erased);
        assert_eq!(left_after_stop(OrgKind::Association), Content::Erased);
        assert_eq!(left_after_stop(OrgKind::Police), Content::Hidden);
        assert_eq!(left_after_stop(OrgKind::Other), Content::Hidden);
    }

    #[test]
    fn a_report_that_somebody_lets_go_of_is_new_to_the_others() {
        assert_eq!(State::New.held(true), State::Taken);
        assert_eq!(State::Reopened.held(true), State::Taken);
        assert_eq!(State::Taken.held(false), State::New);
        assert_eq!(State::Waiting.held(true), State::Waiting, "what is put off stays put off");
        assert_eq!(State::Waiting.awake(true), State::Taken);
        assert_eq!(State::Waiting.awake(false), State::New);
        assert_eq!(State::Closed.awake(true), State::Closed);
        assert_eq!(State::Aside.held(true), State::Taken, "whoever takes it works on it");
        assert_eq!(State::Aside.held(false), State::Aside);
        assert_eq!(State::Aside.awake(false), State::New);
    }

    #[test]
    fn what_was_written_down_is_read_as_the_same() {
        assert!(State::ALL.iter().all(|state| State::of_code(state.code()) == Some(*state)));
        assert!(Waiting::ALL.iter().all(|waiting| Waiting::of_code(waiting.code()) == Some(*waiting)));
        assert!(Content::ALL.iter().all(|content| Content::of_code(content.code()) == Some(*content)));
        assert_eq!(State::of_code("Closed"), None);
    }
}
