//! Taking back what was done to many reports at once, for a minute: each is as it was, unless somebody changed it meanwhile.
use super::{Came, UNDO_SECONDS, is_state};
use crate::{
    Desk, DeskError, Permission, Session, holding,
    names::{self, BulkBefore},
    signal::facts,
};
use domain::{NoticeKind, Sight};
use store::{
    Tx,
    desk::{self as rows, BulkLine, By},
};

/// What was done to many reports at once, as whoever did it sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BulkView {
    /// Its number.
    pub id: i64,
    /// Code of what was done.
    pub act: String,
    /// Until when it can be taken back, Unix seconds.
    pub until: i64,
    /// It can be taken back now.
    pub may_undo: bool,
    /// What came of each report, by number.
    pub lines: Vec<(i64, Came)>,
}

/// What became of taking it back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UndoOutcome {
    /// It is taken back, but for what somebody changed meanwhile.
    Done,
    /// Its minute is over.
    TooLate,
}

impl Desk {
    /// What a member did to many reports at once. `None`: nothing of this number is theirs, or it is forgotten.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn bulk(&self, session: &Session, id: i64) -> Result<Option<BulkView>, DeskError> {
        let mut tx = self.0.store.read("bulk").await?;
        let Some(row) = rows::bulk(&mut tx, id, session.member.id.0).await? else { return Ok(None) };
        let line = |line: BulkLine| Some((line.number, Came::of_code(&line.result)?));
        let lines: Vec<_> = rows::bulk_lines(&mut tx, id).await?.into_iter().filter_map(line).collect();
        let until = row.at + UNDO_SECONDS;
        let may_undo = !row.undone && self.now() <= until && lines.iter().any(|(_, came)| came.is_done());
        Ok(Some(BulkView { id, act: row.act, until, may_undo, lines }))
    }

    /// Takes it back. `None`: nothing of this number is theirs.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever lost the right meanwhile.
    pub async fn undo_bulk(&self, session: &Session, id: i64) -> Result<Option<UndoOutcome>, DeskError> {
        let mut tx = self.0.store.read("undo").await?;
        let Some(row) = rows::bulk(&mut tx, id, session.member.id.0).await? else { return Ok(None) };
        let lines = rows::bulk_lines(&mut tx, id).await?;
        drop(tx);
        if row.undone {
            return Ok(Some(UndoOutcome::Done));
        }
        if self.now() > row.at + UNDO_SECONDS {
            return Ok(Some(UndoOutcome::TooLate));
        }
        let needs = if row.act == "close" { Permission::Close } else { Permission::Triage };
        self.allow(session, needs).await?;
        for line in lines {
            let done = Came::of_code(&line.result).is_some_and(Came::is_done);
            if let (true, Some(sealed)) = (done, &line.sealed) {
                self.undo_one(session, (id, line.number), (&row.act, sealed)).await?;
            }
        }
        let mut tx = self.0.store.write("undone").await?;
        rows::settle_bulk(&mut tx, id, row.at, true).await?;
        tx.commit().await?;
        Ok(Some(UndoOutcome::Done))
    }

    /// One report, as it was. Whoever gave one away may not see it any more: what they take back is their own act, and nothing of
    /// the report is shown.
    async fn undo_one(
        &self,
        session: &Session,
        (id, number): (i64, i64),
        (act, sealed): (&str, &[u8]),
    ) -> Result<(), DeskError> {
        let before: BulkBefore = names::open(self.0.vault.desk(), names::bulk_place(number), sealed)?;
        let mut tx = self.0.store.write("undo one").await?;
        let Some(row) = rows::lock_signal(&mut tx, By::Number(number)).await? else { return Ok(()) };
        // What is kept from somebody since is not theirs to touch.
        let can = !matches!(facts(&row, session)?.sight, Sight::Kept | Sight::After)
            && holding::can_have(&mut tx, (before.assignee, before.team)).await?;
        let came = if can && is_state(&before.state) && self.standing(&mut tx, &row).await? == before.mark {
            self.put_back(&mut tx, row, (act, &before)).await?;
            Came::Undone
        } else {
            Came::Kept
        };
        let line = BulkLine { number, result: came.code().into(), sealed: None };
        rows::put_bulk_line(&mut tx, id, &line).await?;
        if came == Came::Undone {
            self.note(&mut tx, Some(session.member.id), "undone", &format!("signal {number}")).await?;
        }
        Ok(tx.commit().await?)
    }

    async fn put_back(
        &self,
        tx: &mut Tx,
        mut row: store::desk::SignalRow,
        (act, before): (&str, &BulkBefore),
    ) -> Result<(), DeskError> {
        let number = row.number;
        for (labels, on) in [(&before.put, false), (&before.taken, true)] {
            for label in labels {
                rows::set_label(tx, number, *label, on).await?;
            }
        }
        row.state.clone_from(&before.state);
        row.waiting.clone_from(&before.waiting);
        (row.assignee, row.team, row.snoozed_until) = (before.assignee, before.team, before.snoozed_until);
        if act == "close" {
            (row.closed, row.outcome) = (None, None);
            row.sealed_work.clone_from(&before.sealed_work);
            row.version += 1;
            rows::end_second_look(tx, number).await?;
        }
        rows::update_signal(tx, &row).await?;
        for kind in [NoticeKind::Given, NoticeKind::GivenTeam, NoticeKind::SecondAsked] {
            rows::take_back_notices(tx, number, kind.code(), before.since).await?;
        }
        Ok(())
    }
}
