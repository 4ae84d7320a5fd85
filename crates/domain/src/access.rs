//! The one access check: every page, list, count and button asks [`may`] and nothing else.
use crate::{CaseFacts, Facts, Permission, Role};
use std::collections::BTreeSet;

/// A member's number: what the log calls them by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId(pub i64);

/// A team's number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TeamId(pub i64);

/// Who wants something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Member {
    /// Their number.
    pub id: MemberId,
    /// Their role.
    pub role: Role,
}

/// What it is wanted of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Object {
    /// The desk as a whole.
    Desk,
    /// One report.
    Signal(Facts),
    /// One case.
    Case(CaseFacts),
    /// A member, and what they may do.
    Person(MemberId),
    /// What somebody asked for, which another has to confirm.
    Request {
        /// Who asked.
        by: MemberId,
        /// Whom it concerns, if it is a member.
        about: Option<MemberId>,
    },
}

/// A report or a case, by its number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Record {
    /// A report.
    Signal(i64),
    /// A case.
    Case(i64),
}

/// How a report or case stands to a member, before their role is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sight {
    /// It is their own, or their team's.
    Near,
    /// It is somebody else's.
    Far,
    /// It is somebody else's, and only its own people see it, whatever another's role.
    Inner,
    /// It is somebody else's, and they opened it in an emergency, for a time.
    Glass,
    /// They had it, and may still read it for a time: see [`crate::transfer`].
    After,
    /// It is kept from them: they are named in it, or know somebody who is; or they had it and see nothing of it any more. Nothing
    /// opens it to them.
    Kept,
}

/// What is a member's to work on, beside what the role opens; and what no role opens to them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// The member.
    pub own: MemberId,
    /// Members who are away and for whom they stand in.
    pub stands_in_for: Vec<MemberId>,
    /// Teams they are in.
    pub teams: Vec<TeamId>,
    /// What is kept from them or what they handed over and see no more, with the reports of such cases.
    pub kept_from: BTreeSet<Record>,
    /// What only its own people see and they are none of, with the reports of such cases.
    pub inner: BTreeSet<Record>,
    /// What they opened in an emergency, as long as that lasts.
    pub glass: BTreeSet<Record>,
    /// Cases that they handed over and may still read today, with their reports.
    pub after: BTreeSet<Record>,
}

/// Whose a report is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Holding {
    /// Who has it.
    pub holder: Option<MemberId>,
    /// Which team has it.
    pub team: Option<TeamId>,
    /// Who wrote it down.
    pub entered_by: Option<MemberId>,
}

impl Reach {
    /// Whether a report is near: the member's own, of somebody they stand in for, of a team of theirs, or written down by
    /// them. `store/desk/inbox.rs` says the same in SQL, and a test holds the two together.
    #[must_use]
    pub fn is_near(&self, holding: &Holding) -> bool {
        let held = holding.holder.is_some_and(|id| id == self.own || self.stands_in_for.contains(&id));
        held || holding.team.is_some_and(|team| self.teams.contains(&team))
            || holding.entered_by == Some(self.own)
    }

    /// How a report or case stands to the member. What is kept from somebody is kept from them even where it is their own, and an
    /// emergency does not open it. What they handed over they read and do nothing else with, also where it is near in another way: it is
    /// theirs again once it is given to them again.
    #[must_use]
    pub fn sight(&self, record: Record, holding: &Holding) -> Sight {
        match record {
            _ if self.kept_from.contains(&record) => Sight::Kept,
            _ if self.after.contains(&record) && !self.glass.contains(&record) => Sight::After,
            _ if self.is_near(holding) && !self.after.contains(&record) => Sight::Near,
            _ if self.glass.contains(&record) => Sight::Glass,
            _ if self.inner.contains(&record) => Sight::Inner,
            _ => Sight::Far,
        }
    }
}

impl Sight {
    /// Whether a role may do this at this distance, if it may do it at all.
    fn lets(self, role: Role, action: Permission) -> bool {
        match self {
            Self::Near => true,
            Self::Far => role.has(Permission::EveryReport),
            Self::Glass => action.goes_through_glass(),
            Self::After => action.only_reads(),
            Self::Inner | Self::Kept => false,
        }
    }
}

/// Why not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Refused {
    /// The role does not have this permission: answer exactly like "not found" and note it in the log.
    #[error("the role does not allow it")]
    Role,
    /// The report is in a state in which nobody may.
    #[error("not possible in this state")]
    NotNow,
    /// Nobody decides about themselves, nor confirms what they asked for.
    #[error("somebody else has to")]
    Own,
}

/// Whether `member` may do `action` to `object`.
///
/// # Errors
/// [`Refused`], the role first: whoever may not know of a report is not told its state.
pub fn may(member: &Member, action: Permission, object: Object) -> Result<(), Refused> {
    if !member.role.has(action) {
        return Err(Refused::Role);
    }
    let facts = match object {
        Object::Desk => return Ok(()),
        Object::Signal(facts) => facts,
        Object::Case(facts) => return may_with_case(member, action, facts),
        Object::Person(id) if id == member.id => return Err(Refused::Own),
        Object::Request { by, about } if by == member.id || about == Some(member.id) => {
            return Err(Refused::Own);
        }
        Object::Person(_) | Object::Request { .. } => return Ok(()),
    };
    if !facts.sight.lets(member.role, action) {
        return Err(Refused::Role);
    }
    match action {
        Permission::Answer => facts.allow_answer(),
        Permission::Close => facts.allow_close(),
        Permission::Reopen => facts.allow_reopen(),
        Permission::Triage | Permission::SecondLook => facts.allow_work(),
        Permission::AskLanguage | Permission::ReadText | Permission::Note => facts.allow_text(),
        _ => Ok(()),
    }
}

fn may_with_case(member: &Member, action: Permission, facts: CaseFacts) -> Result<(), Refused> {
    if !facts.sight.lets(member.role, action) {
        return Err(Refused::Role);
    }
    match action {
        Permission::WorkCases | Permission::CloseCases => facts.allow_work(),
        Permission::ReopenCases => facts.allow_reopen(),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Content, State};

    const OPEN: Facts = Facts {
        state: State::Taken,
        content: Content::Shown,
        stopped: false,
        has_reply_key: true,
        sight: Sight::Far,
    };

    fn member(role: Role) -> Member {
        Member { id: MemberId(1), role }
    }

    fn reach() -> Reach {
        Reach {
            own: MemberId(1),
            stands_in_for: vec![MemberId(2)],
            teams: vec![TeamId(7)],
            kept_from: [Record::Signal(4), Record::Case(5)].into(),
            inner: [Record::Signal(5), Record::Case(4)].into(),
            glass: [Record::Signal(4), Record::Signal(5), Record::Signal(6)].into(),
            after: [Record::Case(7), Record::Signal(6)].into(),
        }
    }

    fn reader_may(action: Permission, facts: Facts) -> bool {
        may(&member(Role::Reader), action, Object::Signal(facts)).is_ok()
    }

    #[test]
    fn nobody_writes_to_a_person_who_asked_to_be_left_alone() {
        assert!(reader_may(Permission::Answer, OPEN));
        assert!(!reader_may(Permission::Answer, Facts { stopped: true, ..OPEN }));
        assert!(!reader_may(Permission::Answer, Facts { content: Content::Hidden, ..OPEN }));
        assert!(!reader_may(Permission::Answer, Facts { has_reply_key: false, ..OPEN }));
        assert!(!reader_may(Permission::Answer, Facts { state: State::Closed, ..OPEN }));
    }

    #[test]
    fn what_the_law_makes_us_keep_is_not_read_again_by_opening_it_again() {
        let hidden = Facts { state: State::Closed, content: Content::Hidden, ..OPEN };
        assert!(!reader_may(Permission::Reopen, hidden));
        assert!(!reader_may(Permission::ReadText, hidden));
        assert!(reader_may(Permission::ReadSignals, hidden), "that it exists is not hidden");
    }

    #[test]
    fn a_report_is_closed_once_and_opened_once() {
        let closed = Facts { state: State::Closed, ..OPEN };
        assert!(reader_may(Permission::Close, OPEN) && !reader_may(Permission::Close, closed));
        assert!(reader_may(Permission::Reopen, closed) && !reader_may(Permission::Reopen, OPEN));
    }

    #[test]
    fn a_helper_does_not_learn_that_other_reports_exist() {
        let helper = member(Role::Helper);
        let seen = |facts| may(&helper, Permission::ReadSignals, Object::Signal(facts));
        assert_eq!(seen(OPEN), Err(Refused::Role));
        assert_eq!(seen(Facts { sight: Sight::Near, ..OPEN }), Ok(()));
        assert_eq!(
            may(&helper, Permission::Close, Object::Signal(Facts { sight: Sight::Near, ..OPEN })),
            Err(Refused::Role)
        );
    }

    #[test]
    fn a_report_is_near_to_its_holder_their_stand_in_its_team_and_whoever_wrote_it_down() {
        let reach = reach();
        let nobodys = Holding { holder: None, team: None, entered_by: None };
        let held = |id| Holding { holder: Some(MemberId(id)), ..nobodys };
        assert!(!reach.is_near(&nobodys) && !reach.is_near(&held(3)));
        assert!(reach.is_near(&held(1)) && reach.is_near(&held(2)));
        assert!(reach.is_near(&Holding { team: Some(TeamId(7)), ..held(3) }));
        assert!(!reach.is_near(&Holding { team: Some(TeamId(8)), ..nobodys }));
        assert!(reach.is_near(&Holding { entered_by: Some(MemberId(1)), ..nobodys }));
    }

    #[test]
    fn what_is_kept_from_somebody_is_not_opened_by_having_it_nor_by_an_emergency() {
        let (reach, nobodys) = (reach(), Holding { holder: None, team: None, entered_by: None });
        let own = Holding { holder: Some(MemberId(1)), ..nobodys };
        assert_eq!(reach.sight(Record::Signal(4), &own), Sight::Kept);
        assert_eq!(reach.sight(Record::Case(5), &own), Sight::Kept);
        assert_eq!(reach.sight(Record::Signal(5), &own), Sight::Near, "one of its own people");
        assert_eq!(reach.sight(Record::Signal(5), &nobodys), Sight::Glass);
        assert_eq!(reach.sight(Record::Case(4), &nobodys), Sight::Inner);
        assert_eq!(
            reach.sight(Record::Case(6), &nobodys),
            Sight::Far,
            "a report of the same number is another"
        );
        for role in Role::ALL {
            let all = Permission::ALL.into_iter();
            let lets = |sight| {
                all.clone().any(|action| {
                    may(&member(role), action, Object::Signal(Facts { sight, ..OPEN })).is_ok()
                        || may(
                            &member(role),
                            action,
                            Object::Case(CaseFacts { sight, state: crate::CaseState::Open }),
                        )
                        .is_ok()
                })
            };
            assert!(!lets(Sight::Kept) && !lets(Sight::Inner), "{role:?}");
        }
    }

    #[test]
    fn whoever_has_something_sees_who_looked_at_it_and_nobody_whom_it_is_kept_from() {
        let sees = |role, sight| {
            may(&member(role), Permission::SeeLooks, Object::Signal(Facts { sight, ..OPEN })).is_ok()
        };
        assert!(sees(Role::Helper, Sight::Near) && !sees(Role::Helper, Sight::Far));
        assert!(sees(Role::Reader, Sight::Far) && !sees(Role::It, Sight::Near));
        for sight in [Sight::Glass, Sight::After, Sight::Inner, Sight::Kept] {
            assert!(!sees(Role::Lead, sight), "{sight:?}");
        }
    }

    #[test]
    fn an_emergency_lets_one_read_and_answer_and_decide_nothing() {
        let through = |action| {
            may(&member(Role::Helper), action, Object::Signal(Facts { sight: Sight::Glass, ..OPEN }))
        };
        assert_eq!(through(Permission::ReadText), Ok(()));
        assert_eq!(through(Permission::Answer), Ok(()));
        for action in [Permission::Triage, Permission::Close, Permission::SeeLooks, Permission::EndRecords] {
            assert_eq!(through(action), Err(Refused::Role), "{action:?}");
        }
        let lead = may(
            &member(Role::Lead),
            Permission::KeepApart,
            Object::Signal(Facts { sight: Sight::Glass, ..OPEN }),
        );
        assert_eq!(lead, Err(Refused::Role), "nor whom else it is kept from");
    }

    #[test]
    fn whoever_handed_a_case_over_reads_it_for_a_time_and_does_nothing_else_in_it() {
        let (reach, nobodys) = (reach(), Holding { holder: None, team: None, entered_by: None });
        let opened_it = Holding { entered_by: Some(MemberId(1)), team: Some(TeamId(7)), ..nobodys };
        assert_eq!(reach.sight(Record::Case(7), &opened_it), Sight::After, "also if they opened it");
        assert_eq!(reach.sight(Record::Signal(6), &nobodys), Sight::Glass, "an emergency is one");
        let after = CaseFacts { state: crate::CaseState::Open, sight: Sight::After };
        let lead = |action| may(&member(Role::Lead), action, Object::Case(after));
        assert_eq!(lead(Permission::ReadCases), Ok(()));
        for action in Permission::ALL.into_iter().filter(|action| !action.only_reads()) {
            assert_eq!(lead(action), Err(Refused::Role), "{action:?}");
        }
    }

    #[test]
    fn nobody_raises_themselves_or_confirms_their_own_request() {
        let lead = member(Role::Lead);
        let request = |by, about| Object::Request { by: MemberId(by), about };
        assert_eq!(may(&lead, Permission::ManagePeople, Object::Person(MemberId(1))), Err(Refused::Own));
        assert_eq!(may(&lead, Permission::ManagePeople, Object::Person(MemberId(2))), Ok(()));
        assert_eq!(may(&lead, Permission::SecondLook, request(1, None)), Err(Refused::Own));
        assert_eq!(may(&lead, Permission::HelpBack, request(2, Some(MemberId(1)))), Err(Refused::Own));
        assert_eq!(may(&lead, Permission::HelpBack, request(2, Some(MemberId(3)))), Ok(()));
        assert_eq!(may(&member(Role::Helper), Permission::HelpBack, request(2, None)), Err(Refused::Role));
    }

    #[test]
    fn a_closed_case_is_read_and_not_written_in() {
        let open = CaseFacts { state: crate::CaseState::Open, sight: Sight::Far };
        let closed = CaseFacts { state: crate::CaseState::Closed, sight: Sight::Near };
        let with = |role, action, facts| may(&member(role), action, Object::Case(facts));
        assert_eq!(with(Role::Reader, Permission::WorkCases, open), Ok(()));
        assert_eq!(with(Role::Reader, Permission::WorkCases, closed), Err(Refused::NotNow));
        assert_eq!(with(Role::Reader, Permission::ReadCases, closed), Ok(()));
        assert_eq!(with(Role::Helper, Permission::ReadCases, open), Err(Refused::Role), "it is not theirs");
        assert_eq!(
            with(Role::Helper, Permission::WorkCases, CaseFacts { sight: Sight::Near, ..open }),
            Ok(())
        );
        assert_eq!(with(Role::It, Permission::ReadCases, closed), Err(Refused::Role));
        assert_eq!(with(Role::Reader, Permission::ReopenCases, open), Err(Refused::NotNow));
    }

    #[test]
    fn technical_management_is_refused_by_role_whatever_the_report_is() {
        for action in [Permission::ReadSignals, Permission::Answer, Permission::ReadText] {
            let refused = may(&member(Role::It), action, Object::Signal(OPEN));
            assert_eq!(refused, Err(Refused::Role));
        }
    }
}
