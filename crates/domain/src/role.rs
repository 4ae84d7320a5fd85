//! What each role may do, as named permissions: a page asks for a permission and never for a role.
use envelope::directory::OrgKind;

/// One thing that somebody may be allowed to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Permission {
    /// See which reports there are and open them.
    ReadSignals,
    /// See the words of a report.
    ReadText,
    /// Write to the writer of a report.
    Answer,
    /// Write ready-made sentences, and take them away.
    WritePhrases,
    /// Release a sentence at a police desk; never one's own.
    ReleasePhrases,
    /// Make campaigns, their places and papers, and end them.
    Campaigns,
    /// Release a campaign; never what one wrote oneself.
    ReleaseCampaigns,
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
    /// See every report, not only one's own, one's teams' and those one stands in for.
    EveryReport,
    /// Open cases, see them and what stands in them.
    ReadCases,
    /// Write in a case.
    WorkCases,
    /// Close a case.
    CloseCases,
    /// Open a closed case again.
    ReopenCases,
    /// Decide when reports and cases end: keep longer, hold by law, ask to erase, be the second person for it.
    EndRecords,
    /// Take a copy out of the desk: of a report, a case, a list.
    TakeCopies,
    /// Write down a report that came by another way than the portal.
    Enter,
    /// See who looked at a report, and who may.
    SeeLooks,
    /// Keep a report or case among its own people, or from somebody.
    KeepApart,
    /// Open in an emergency what is not theirs, for a time and with a reason.
    BreakGlass,
    /// See what was opened in an emergency, and say that it was looked at; never one's own.
    Supervise,
    /// Keep what people ask about their own data, and what was answered.
    DataRequests,
    /// See what the desk says about itself every quarter.
    SelfAudit,
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
    /// See and end one's own sessions, and say when one is away.
    OwnSessions,
    /// See who is at the desk and who can do what.
    SeePeople,
    /// Invite colleagues, change what they may do, make teams; never for oneself.
    ManagePeople,
    /// Be one of the two who let a colleague in again that lost their device.
    HelpBack,
}

impl Permission {
    /// Whether it is among what an emergency lets somebody do: read, write a note, answer whoever is in need. Nothing that would keep
    /// the record open to them afterwards.
    #[must_use]
    pub fn goes_through_glass(self) -> bool {
        matches!(self, Self::ReadSignals | Self::ReadText | Self::Note | Self::Answer | Self::ReadCases)
    }

    /// Whether it is among what somebody who handed a case over may still do: read.
    #[must_use]
    pub fn only_reads(self) -> bool {
        matches!(self, Self::ReadSignals | Self::ReadText | Self::ReadCases)
    }

    /// Every permission.
    pub const ALL: [Self; 35] = [
        Self::ReadSignals,
        Self::ReadText,
        Self::Answer,
        Self::WritePhrases,
        Self::ReleasePhrases,
        Self::Campaigns,
        Self::ReleaseCampaigns,
        Self::Close,
        Self::Reopen,
        Self::Triage,
        Self::Note,
        Self::SecondLook,
        Self::EveryReport,
        Self::ReadCases,
        Self::WorkCases,
        Self::CloseCases,
        Self::ReopenCases,
        Self::EndRecords,
        Self::TakeCopies,
        Self::Enter,
        Self::SeeLooks,
        Self::KeepApart,
        Self::BreakGlass,
        Self::Supervise,
        Self::DataRequests,
        Self::SelfAudit,
        Self::AskLanguage,
        Self::PullNow,
        Self::ReadAudit,
        Self::VerifyAudit,
        Self::SeeHealth,
        Self::OwnSessions,
        Self::SeePeople,
        Self::ManagePeople,
        Self::HelpBack,
    ];

    /// The end of its id in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::ReadSignals => "read-signals",
            Self::ReadText => "read-text",
            Self::Answer => "answer",
            Self::WritePhrases => "write-phrases",
            Self::ReleasePhrases => "release-phrases",
            Self::Campaigns => "campaigns",
            Self::ReleaseCampaigns => "release-campaigns",
            Self::Close => "close",
            Self::Reopen => "reopen",
            Self::Triage => "triage",
            Self::Note => "note",
            Self::SecondLook => "second-look",
            Self::EveryReport => "every-report",
            Self::ReadCases => "read-cases",
            Self::WorkCases => "work-cases",
            Self::CloseCases => "close-cases",
            Self::ReopenCases => "reopen-cases",
            Self::EndRecords => "end-records",
            Self::TakeCopies => "take-copies",
            Self::Enter => "enter",
            Self::SeeLooks => "see-looks",
            Self::KeepApart => "keep-apart",
            Self::BreakGlass => "break-glass",
            Self::Supervise => "supervise",
            Self::DataRequests => "data-requests",
            Self::SelfAudit => "self-audit",
            Self::AskLanguage => "ask-language",
            Self::PullNow => "pull-now",
            Self::ReadAudit => "read-audit",
            Self::VerifyAudit => "verify-audit",
            Self::SeeHealth => "see-health",
            Self::OwnSessions => "own-sessions",
            Self::SeePeople => "see-people",
            Self::ManagePeople => "manage-people",
            Self::HelpBack => "help-back",
        }
    }
}

/// What a member is at the desk.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Role {
    /// Leads the desk: reads, answers, and watches the log.
    Lead,
    /// Reads and answers, and is a judicial police officer: may confirm that no offence is described (art. 40 police
    /// function act, art. 29 code of criminal procedure). At police desks only, where whoever leads is one too.
    Judicial,
    /// Reads and answers.
    Reader,
    /// Reads and answers what they or their team were given: an interpreter, a volunteer, somebody at the counter.
    Helper,
    /// Keeps the machine running; sees no report.
    It,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 5] = [Self::Lead, Self::Judicial, Self::Reader, Self::Helper, Self::It];

    /// The roles there are at a desk of this kind.
    #[must_use]
    pub fn of_kind(kind: OrgKind) -> Vec<Self> {
        let police = kind == OrgKind::Police;
        Self::ALL.into_iter().filter(|role| police || *role != Self::Judicial).collect()
    }

    /// Whether this role has the permission at all; [`crate::may`] also looks at the object.
    #[must_use]
    pub fn has(self, permission: Permission) -> bool {
        use Permission as P;
        match permission {
            P::SeeHealth | P::OwnSessions | P::PullNow | P::SeePeople | P::SelfAudit => true,
            P::ManagePeople | P::Supervise => self == Self::Lead,
            P::ReadAudit | P::VerifyAudit => matches!(self, Self::Lead | Self::It),
            P::SecondLook | P::ReleasePhrases => matches!(self, Self::Lead | Self::Judicial),
            P::EveryReport
            | P::Campaigns
            | P::ReleaseCampaigns
            | P::WritePhrases
            | P::Close
            | P::Reopen
            | P::CloseCases
            | P::ReopenCases
            | P::EndRecords
            | P::TakeCopies
            | P::KeepApart
            | P::DataRequests
            | P::HelpBack => {
                matches!(self, Self::Lead | Self::Judicial | Self::Reader)
            }
            P::ReadSignals
            | P::ReadText
            | P::Answer
            | P::Triage
            | P::Note
            | P::ReadCases
            | P::WorkCases
            | P::SeeLooks
            | P::Enter
            | P::BreakGlass
            | P::AskLanguage => self != Self::It,
        }
    }

    /// How it is written down; also the end of its id in `locales`.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Lead => "lead",
            Self::Judicial => "judicial",
            Self::Helper => "helper",
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
        let more = [P::Triage, P::Note, P::SecondLook, P::Enter, P::SeeLooks, P::ReadCases, P::WorkCases];
        for permission in words.into_iter().chain(more) {
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
    fn whoever_helps_with_a_few_reports_closes_none_and_sees_no_others() {
        use Permission as P;
        for permission in [P::EveryReport, P::Close, P::Reopen, P::DataRequests, P::SecondLook, P::ReadAudit]
        {
            assert!(!Role::Helper.has(permission), "{permission:?}");
        }
        assert!(Role::Helper.has(P::ReadText) && Role::Helper.has(P::Answer));
        assert!(Role::Helper.has(P::SeeLooks), "of what is near to them: see `access`");
    }

    #[test]
    fn only_a_judicial_police_officer_confirms_that_no_offence_is_described() {
        assert!(Role::Judicial.has(Permission::SecondLook) && Role::Lead.has(Permission::SecondLook));
        assert!(!Role::Reader.has(Permission::SecondLook) && !Role::Helper.has(Permission::SecondLook));
        assert!(Role::of_kind(OrgKind::Police).contains(&Role::Judicial));
        assert!(!Role::of_kind(OrgKind::Association).contains(&Role::Judicial), "there are none there");
    }

    #[test]
    fn only_whoever_leads_decides_who_may_do_what() {
        let leads = |role: &Role| role.has(Permission::ManagePeople);
        assert_eq!(Role::ALL.into_iter().filter(leads).collect::<Vec<_>>(), [Role::Lead]);
        assert!(!Role::It.has(Permission::HelpBack), "the machine's keeper gives nobody a new key");
    }

    #[test]
    fn a_role_written_down_is_the_same_role_when_it_is_read() {
        for role in Role::ALL {
            assert_eq!(Role::of_code(role.code()), Some(role));
        }
        assert_eq!(Role::of_code("admin"), None);
    }
}
