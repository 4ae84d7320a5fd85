//! Closing a report and opening it again, compared by version: nobody closes over a message they have not seen.
use super::Known;
use crate::{Desk, DeskError, Permission, Session, State, Waiting};

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StateOutcome {
    /// Done.
    Done,
    /// Something changed since the page was made (`signal-changed`): show it anew.
    Changed,
    /// Not in this state, or not this member's to do.
    NotPossible,
}

impl Desk {
    /// Closes a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn close(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
    ) -> Result<Option<StateOutcome>, DeskError> {
        self.step(session, number, seen_version, Permission::Close).await
    }

    /// Opens a closed report again. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn reopen(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
    ) -> Result<Option<StateOutcome>, DeskError> {
        self.step(session, number, seen_version, Permission::Reopen).await
    }

    async fn step(
        &self,
        session: &Session,
        number: i64,
        seen_version: i64,
        action: Permission,
    ) -> Result<Option<StateOutcome>, DeskError> {
        let mut tx = self.0.store.write("step").await?;
        let Some(Known { mut row, facts }) = self.known(&mut tx, session, number).await? else {
            tx.commit().await?;
            return Ok(None);
        };
        if row.version != seen_version {
            return Ok(Some(StateOutcome::Changed));
        }
        if !self.may(session, action, facts) {
            return Ok(Some(StateOutcome::NotPossible));
        }
        let closing = action == Permission::Close;
        let (state, waiting, act) = match closing {
            true => (State::Closed, Waiting::Nothing, "signal-closed"),
            false => (State::Open, Waiting::Us, "signal-reopened"),
        };
        row.state = state.code().into();
        row.waiting = waiting.code().into();
        row.closed = closing.then_some((session.member.id.0, self.now()));
        row.version += 1;
        store::desk::update_signal(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), act, &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(StateOutcome::Done))
    }
}
