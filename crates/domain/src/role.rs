//! What each role may do, as named permissions: a page asks for a permission and never for a role.

/// One thing that somebody may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See which reports there are and open them.
    ReadSignals,
    /// See the words of a report.
    ReadText,
    /// Write to the writer of a report.
    Answer,
    /// Close a report.
    Close,
    /// Open a closed report again.
    Reopen,
    /// Take a report, give it to a colleague, say how urgent it is, label it, put it off.
    Triage,
    /// Write and read notes that the writer never sees.
    Note,
    /// Be the second person who confirms that no offence is described; never for one's own request.
    SecondLook,
    /// Write down a report that came by another way than the portal.
    Enter,
    /// See who looked at a report.
    SeeLooks,
    /// Ask a colleague for a language.
    AskLanguage,
    /// Fetch from the relay by hand.
    PullNow,
    /// Read the log.
    ReadAudit,
    /// Check that the log is whole.
    VerifyAudit,
    /// See how the desk is doing: alarms about keys concern everybody.
    SeeHealth,
    /// See and end one's own sessions.
    OwnSessions,
}

impl Permission {
    /// Every permission.
    pub const ALL: [Self; 16] = [
        Self::ReadSignals,
        Self::ReadText,
        Self::Answer,
        Self::Close,
        Self::Reopen,
        Self::Triage,
        Self::Note,
        Self::SecondLook,
        Self::Enter,
        Self::SeeLooks,
        Self::AskLanguage,
        Self::PullNow,
        Self::ReadAudit,
        Self::VerifyAudit,
        Self::SeeHealth,
        Self::OwnSessions,
    ];
}

/// What a member is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Leads the desk: reads, answers, and watches the log.
    Lead,
    /// Reads and answers.
    Reader,
    /// Keeps the machine running; sees no report.
    It,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 3] = [Self::Lead, Self::Reader, Self::It];

    /// Whether this role has the permission at all; [`crate::may`] also looks at the object.
    #[must_use]
    pub fn has(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::SeeHealth | P::OwnSessions | P::PullNow => true,
            P::ReadAudit | P::VerifyAudit => self != Self::Reader,
            P::ReadSignals | P::ReadText | P::Answer | P::Close | P::Reopen => self != Self::It,
            P::Triage | P::Note | P::SecondLook | P::Enter | P::SeeLooks | P::AskLanguage => self != Self::It,
        }
    }

    /// How it is written down; also the end of its id in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Reader => "reader",
            Self::It => "it",
        }
    }

    /// The role of this code.
    #[must_use]
    pub fn of_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.code() == code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_repairs_the_machine_reads_nobodys_words() {
        use Permission as P;
        let words = [P::ReadSignals, P::ReadText, P::Answer, P::Close, P::Reopen, P::AskLanguage];
        for permission in words.into_iter().chain([P::Triage, P::Note, P::SecondLook, P::Enter, P::SeeLooks])
        {
            assert!(!Role::It.has(permission), "{permission:?}");
        }
        assert!(Role::It.has(P::SeeHealth) && Role::It.has(P::VerifyAudit));
    }

    #[test]
    fn a_case_worker_does_not_follow_colleagues_through_the_log() {
        assert!(!Role::Reader.has(Permission::ReadAudit));
        assert!(Role::Lead.has(Permission::ReadAudit));
    }

    #[test]
    fn a_role_written_down_is_the_same_role_when_it_is_read() {
        for role in Role::ALL {
            assert_eq!(Role::of_code(role.code()), Some(role));
        }
        assert_eq!(Role::of_code("admin"), None);
    }
}
