//! The one access check: every page, list, count and button asks [`may`] and nothing else.
use crate::{Facts, Permission, Role};

/// A member's number: what the log calls them by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct MemberId(pub i64);

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
}

/// Whether `member` may do `action` to `object`.
///
/// # Errors
/// [`Refused`], the role first: whoever may not know of a report is not told its state.
pub fn may(member: &Member, action: Permission, object: Object) -> Result<(), Refused> {
    if !member.role.has(action) {
        return Err(Refused::Role);
    }
    let Object::Signal(facts) = object else { return Ok(()) };
    match action {
        Permission::Answer => facts.allow_answer(),
        Permission::Close => facts.allow_close(),
        Permission::Reopen => facts.allow_reopen(),
        Permission::Triage | Permission::SecondLook => facts.allow_work(),
        Permission::AskLanguage | Permission::ReadText | Permission::Note => facts.allow_text(),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Content, State};

    const OPEN: Facts =
        Facts { state: State::Taken, content: Content::Shown, stopped: false, has_reply_key: true };

    fn member(role: Role) -> Member {
        Member { id: MemberId(1), role }
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
    fn technical_management_is_refused_by_role_whatever_the_report_is() {
        for action in [Permission::ReadSignals, Permission::Answer, Permission::ReadText] {
            let refused = may(&member(Role::It), action, Object::Signal(OPEN));
            assert_eq!(refused, Err(Refused::Role));
        }
    }
}
