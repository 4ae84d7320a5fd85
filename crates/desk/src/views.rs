//! Filters that members keep under a name, for themselves or for a team of theirs. What one keeps is an address and nothing more:
//! whoever opens it sees what their own rights show them.
use crate::{
    Desk, DeskError, Permission, Session, TeamId,
    names::{self, ViewDetails},
    people::Team,
};
use domain::triage;
use store::{
    Tx,
    desk::{self as rows, ViewRow},
};

/// Filters that one member can keep.
pub const VIEWS_MAX: usize = 20;
/// The longest address, in bytes.
const ADDRESS_MAX: usize = 500;

/// A filter that is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Its number.
    pub id: i64,
    /// What it is called.
    pub name: String,
    /// Its address within the desk.
    pub address: String,
    /// The team it is shared with.
    pub team: Option<Team>,
    /// Who shares it, by name: a colleague; nobody for one's own and for what was left to a team.
    pub by: Option<String>,
    /// The asking member can rename it, share it and take it away.
    pub may_change: bool,
}

/// What is kept.
#[derive(Debug, Clone, Copy)]
pub struct ViewForm<'a> {
    /// What it is to be called.
    pub name: &'a str,
    /// The team it is to be shared with.
    pub team: Option<TeamId>,
}

/// What became of it. In each case but the first nothing was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ViewOutcome {
    /// It is so now.
    Done,
    /// It has no name, or a long one.
    Name,
    /// The member is not in that team.
    NotTheirTeam,
    /// They keep as many as they can.
    TooMany,
    /// There is none of this number, or it is not theirs to change.
    Gone,
}

impl Desk {
    /// The filters that a member keeps, and those that are shared with a team of theirs, by name.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn views(&self, session: &Session) -> Result<Vec<View>, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let me = session.member.id.0;
        let mut tx = self.0.store.read("views").await?;
        let teams = self.teams(&mut tx).await?;
        let members = self.member_names(&mut tx).await?;
        let mut views = Vec::new();
        for row in rows::views_of(&mut tx, me).await? {
            let details = self.view_details(&row)?;
            let others = row.member != me && row.member != 0;
            views.push(View {
                id: row.id,
                name: details.name.clone(),
                address: details.address.clone(),
                team: row.team.and_then(|id| teams.iter().find(|team| team.id.0 == id).cloned()),
                by: others.then(|| names::name_of(&members, row.member)),
                may_change: may_change(session, &row),
            });
        }
        views.sort_by_key(|view| view.name.to_lowercase());
        Ok(views)
    }

    /// The teams with which a member can share a filter.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn own_teams(&self, session: &Session) -> Result<Vec<Team>, DeskError> {
        let mut tx = self.0.store.read("own teams").await?;
        let mut teams = self.teams(&mut tx).await?;
        teams.retain(|team| session.reach.teams.contains(&team.id));
        Ok(teams)
    }

    /// Keeps a filter. The same form sent twice keeps one.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn keep_view(
        &self,
        session: &Session,
        form: ViewForm<'_>,
        address: &str,
        once_token: &str,
    ) -> Result<ViewOutcome, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let Some(name) = triage::label(form.name) else { return Ok(ViewOutcome::Name) };
        if !is_own_team(session, form.team) {
            return Ok(ViewOutcome::NotTheirTeam);
        }
        if address.len() > ADDRESS_MAX {
            return Ok(ViewOutcome::Gone);
        }
        let me = session.member.id;
        let once = format!("view {} {once_token} {name} {address}", me.0);
        let once = self.0.vault.lookup("once", once.as_bytes());
        let details = ViewDetails { name, address: address.into() };
        let mut tx = self.0.store.write("view").await?;
        let seal = |id| names::seal(self.0.vault.desk(), names::view_place(id), &details).ok();
        let team = form.team.map(|team| team.0);
        // The number is taken first: two forms of one member at once are counted one after the other.
        let added = rows::add_view(&mut tx, (me.0, team), &once, seal).await?;
        let Some(id) = added else { return Ok(ViewOutcome::Done) };
        if rows::views_of(&mut tx, me.0).await?.iter().filter(|row| row.member == me.0).count() > VIEWS_MAX {
            return Ok(ViewOutcome::TooMany);
        }
        self.note(&mut tx, Some(me), "view-kept", &format!("view {id}")).await?;
        tx.commit().await?;
        Ok(ViewOutcome::Done)
    }

    /// Renames a filter and shares it with a team, or no longer.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn change_view(
        &self,
        session: &Session,
        id: i64,
        form: ViewForm<'_>,
    ) -> Result<ViewOutcome, DeskError> {
        let Some(name) = triage::label(form.name) else { return Ok(ViewOutcome::Name) };
        let Some((mut tx, mut row)) = self.own_view(session, id).await? else { return Ok(ViewOutcome::Gone) };
        let team = form.team.map(|team| team.0);
        if team != row.team && !is_own_team(session, form.team) {
            return Ok(ViewOutcome::NotTheirTeam);
        }
        let mut details = self.view_details(&row)?;
        details.name = name;
        row.sealed = names::seal(self.0.vault.desk(), names::view_place(id), &details)?;
        row.team = team;
        rows::update_view(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), "view-changed", &format!("view {id}")).await?;
        tx.commit().await?;
        Ok(ViewOutcome::Done)
    }

    /// Takes a filter away, for everybody it was shared with.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn remove_view(&self, session: &Session, id: i64) -> Result<ViewOutcome, DeskError> {
        let Some((mut tx, _)) = self.own_view(session, id).await? else { return Ok(ViewOutcome::Gone) };
        rows::remove_view(&mut tx, id).await?;
        self.note(&mut tx, Some(session.member.id), "view-removed", &format!("view {id}")).await?;
        tx.commit().await?;
        Ok(ViewOutcome::Done)
    }

    /// A filter that is this member's to change, locked.
    async fn own_view(&self, session: &Session, id: i64) -> Result<Option<(Tx, ViewRow)>, DeskError> {
        let mut tx = self.0.store.write("view").await?;
        let row = rows::lock_view(&mut tx, id).await?;
        Ok(row.filter(|row| may_change(session, row)).map(|row| (tx, row)))
    }

    fn view_details(&self, row: &ViewRow) -> Result<ViewDetails, DeskError> {
        names::open(self.0.vault.desk(), names::view_place(row.id), &row.sealed)
    }
}

fn is_own_team(session: &Session, team: Option<TeamId>) -> bool {
    team.is_none_or(|team| session.reach.teams.contains(&team))
}

/// One's own; and what somebody who left had shared is the team's.
fn may_change(session: &Session, row: &ViewRow) -> bool {
    let left = row.member == 0 && row.team.is_some_and(|team| session.reach.teams.contains(&TeamId(team)));
    row.member == session.member.id.0 || left
}
