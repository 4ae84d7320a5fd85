//! Whose a report or case is, who can have one, and what of it a team keeps: asked alike for both.
use crate::{Desk, DeskError, MemberId, Permission, TeamId, people::works_with};
use domain::Holding;
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, CaseRow, MemberRow, SignalRow},
};

pub(crate) fn of_signal(row: &SignalRow) -> Holding {
    Holding {
        holder: row.assignee.map(MemberId),
        team: row.team.map(TeamId),
        entered_by: row.entered_by.map(MemberId),
    }
}

pub(crate) fn of_case(row: &CaseRow) -> Holding {
    Holding {
        holder: row.assignee.map(MemberId),
        team: row.team.map(TeamId),
        entered_by: Some(MemberId(row.entered_by)),
    }
}

impl Desk {
    /// Whoever has something: its holder or the members of its team, and whoever stands in for them.
    pub(crate) async fn people_of(
        &self,
        tx: &mut Tx,
        (holder, team): (Option<i64>, Option<i64>),
        members: &[MemberRow],
    ) -> Result<BTreeSet<i64>, DeskError> {
        let mut people = match (holder, team) {
            (Some(id), _) => [id].into(),
            (None, Some(team)) => in_team(tx, TeamId(team)).await?,
            (None, None) => BTreeSet::new(),
        };
        people.extend(self.stand_ins(members, &people));
        Ok(people)
    }
}

/// Who is in a team.
pub(crate) async fn in_team(tx: &mut Tx, team: TeamId) -> Result<BTreeSet<i64>, DeskError> {
    let all = rows::team_members(tx).await?;
    Ok(all.into_iter().filter(|(_, of)| *of == team.0).map(|(member, _)| member).collect())
}

/// Whether a report or case can be given to this member.
pub(crate) fn takes_reports(row: &MemberRow) -> bool {
    works_with(row, Permission::Triage)
}

/// Whether whoever is to have it is there and can.
pub(crate) async fn can_have(
    tx: &mut Tx,
    (holder, team): (Option<i64>, Option<i64>),
) -> Result<bool, DeskError> {
    Ok(match (holder, team) {
        (Some(member), _) => rows::member_by_id(tx, member).await?.as_ref().is_some_and(takes_reports),
        (None, Some(team)) => rows::teams(tx).await?.iter().any(|row| row.id == team),
        (None, None) => true,
    })
}

/// A team keeps what one of its own has, and not what is given to somebody else.
pub(crate) async fn kept_by_team(
    tx: &mut Tx,
    (holder, team): (Option<i64>, Option<i64>),
) -> Result<Option<i64>, DeskError> {
    Ok(match (holder, team) {
        (Some(member), Some(team)) => rows::teams_of(tx, member).await?.contains(&team).then_some(team),
        (_, team) => team,
    })
}
