//! What moves when an offer is accepted, and what ends offers.
use super::{TransferDone, Whose};
use crate::{Desk, DeskError, MemberId, Session, TeamId, holding};
use domain::{AfterRight, CaseState, Content, NoticeKind, TransferState};
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, AfterRow, By, TransferRow},
};

impl Desk {
    /// The case changes hands: with it the open reports that the earlier holder had in it.
    pub(super) async fn accept(
        &self,
        mut tx: Tx,
        session: &Session,
        (mut case, row): (rows::CaseRow, TransferRow),
    ) -> Result<TransferDone, DeskError> {
        let me = session.member.id;
        let from = (case.assignee, case.team);
        if from != row.from || case.state != CaseState::Open.code() {
            self.settle_offer(&mut tx, (row, ""), (TransferState::Withdrawn, me)).await?;
            tx.commit().await?;
            return Ok(TransferDone::Changed);
        }
        if !holding::can_have(&mut tx, row.to).await? {
            return Ok(TransferDone::NotPossible);
        }
        let to = (row.to.0, holding::kept_by_team(&mut tx, row.to).await?);
        // A team goes on having what one of its own hands to another of its own.
        let to = match (to, from.1) {
            ((Some(id), None), Some(team)) => {
                (Some(id), holding::kept_by_team(&mut tx, (Some(id), Some(team))).await?)
            }
            (to, _) => to,
        };
        let (earlier, receivers) = self.who_had_and_has(&mut tx, from, to).await?;
        let until = if row.after == AfterRight::Nothing.code() { 0 } else { row.until };
        let told = row.after == AfterRight::Told.code();
        for member in &earlier {
            let right = AfterRow { member: *member, until, told, by: row.asked.0, at: self.now() };
            rows::set_after(&mut tx, case.number, &right).await?;
            if until == 0 {
                rows::untell(&mut tx, *member, rows::Of::Case, case.number).await?;
            }
        }
        for member in &receivers {
            rows::lift_after(&mut tx, case.number, *member).await?;
        }
        (case.assignee, case.team) = to;
        case.version += 1;
        rows::update_case(&mut tx, &case).await?;
        let moved = self.move_reports(&mut tx, case.number, (from, to)).await?;
        let raised = self.look_again_at_conflicts(&mut tx, me, &case).await?;
        self.tell_offerer(&mut tx, &row, NoticeKind::TransferAccepted, me).await?;
        self.settle_offer(&mut tx, (row, ""), (TransferState::Accepted, me)).await?;
        let holder = to.0.map(|id| format!(" member {id}")).unwrap_or_default();
        self.note(&mut tx, Some(me), "case-given", &format!("case {}{holder}", case.number)).await?;
        for signal in moved {
            let act = if to.0.is_some() { "signal-given" } else { "signal-given-team" };
            self.note(&mut tx, Some(me), act, &format!("signal {signal}{holder}")).await?;
        }
        self.note_conflicts(&mut tx, &raised).await?;
        tx.commit().await?;
        Ok(TransferDone::Done)
    }

    /// Those who had the case and have it no more, and those who have it now.
    async fn who_had_and_has(
        &self,
        tx: &mut Tx,
        from: Whose,
        to: Whose,
    ) -> Result<(BTreeSet<i64>, BTreeSet<i64>), DeskError> {
        let mut earlier: BTreeSet<i64> = from.0.into_iter().collect();
        if let Some(team) = from.1.filter(|team| to.1 != Some(*team)) {
            earlier.extend(holding::in_team(tx, TeamId(team)).await?);
        }
        let receivers = match to {
            (Some(id), _) => [id].into(),
            (None, Some(team)) => holding::in_team(tx, TeamId(team)).await?,
            (None, None) => BTreeSet::new(),
        };
        Ok((earlier.difference(&receivers).copied().collect(), receivers))
    }

    async fn move_reports(
        &self,
        tx: &mut Tx,
        case: i64,
        (from, to): (Whose, Whose),
    ) -> Result<Vec<i64>, DeskError> {
        let mut moved = Vec::new();
        for (number, ..) in rows::signals_of_case(tx, case).await? {
            let Some(mut row) = rows::lock_signal(tx, By::Number(number)).await? else { continue };
            let theirs = match (row.assignee, row.team) {
                (Some(id), _) => from.0 == Some(id),
                (None, team) => team.is_some() && team == from.1 && from.0.is_none(),
            };
            let open = row.state != crate::State::Closed.code() && row.content == Content::Shown.code();
            if theirs && open {
                (row.assignee, row.team) = to;
                row.version += 1;
                rows::update_signal(tx, &row).await?;
                moved.push(number);
            }
        }
        Ok(moved)
    }

    /// The case was given to somebody at once: an offer of it waits for nobody any more, and whoever has it sees it whatever was decided
    /// when they handed it over. What is to be noted last.
    pub(crate) async fn end_offers(
        &self,
        tx: &mut Tx,
        by: MemberId,
        case: &rows::CaseRow,
    ) -> Result<(), DeskError> {
        let receivers = match (case.assignee, case.team) {
            (Some(id), _) => [id].into(),
            (None, Some(team)) => holding::in_team(tx, TeamId(team)).await?,
            (None, None) => BTreeSet::new(),
        };
        for member in receivers {
            rows::lift_after(tx, case.number, member).await?;
        }
        if let Some(row) = rows::waiting_transfer(tx, case.number).await? {
            self.settle_offer(tx, (row, ""), (TransferState::Withdrawn, by)).await?;
        }
        Ok(())
    }

    /// Tells those who handed the case over and wanted to know that it goes on.
    pub(crate) async fn tell_after(&self, tx: &mut Tx, case: i64, by: MemberId) -> Result<(), DeskError> {
        let today = self.today().number();
        let rights = rows::after_rights(tx, case).await?;
        let told: BTreeSet<i64> =
            rights.iter().filter(|row| row.told && row.until >= today).map(|row| row.member).collect();
        if told.is_empty() {
            return Ok(());
        }
        self.tell_each(tx, (NoticeKind::CaseWentOn, Some(case)), &told, Some(by)).await
    }
}
