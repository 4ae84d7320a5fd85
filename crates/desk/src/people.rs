//! The people of a desk as colleagues see them: who is here, what they may do, their teams, who is away and who stands in.
//! What changes what somebody may do is never their own decision.
pub mod away;
pub mod code;
pub mod joining;
pub mod way_back;

pub use code::PassCode;

use crate::{
    Desk, DeskError, MemberId, Permission, Role, Session,
    names::{self, MemberDetails},
    signal::work::hold,
};
use domain::{
    Object, PassKind, PersonFault, Refused, Standing, TeamId,
    people::{self, TEAMS_MAX},
    triage,
};
use envelope::ids::Day;
use std::collections::{BTreeSet, HashMap};
use store::{
    Tx,
    desk::{self as rows, By, MemberRow, PassRow},
};

/// A team.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Team {
    /// Its number.
    pub id: TeamId,
    /// Its name.
    pub name: String,
}

/// When somebody is away, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Absence {
    /// The first day.
    pub from: Day,
    /// The last one.
    pub until: Day,
    /// Who stands in.
    pub substitute: Option<MemberId>,
}

impl Absence {
    /// Whether they are away on a day.
    #[must_use]
    pub fn is_on(&self, day: Day) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// What lets somebody choose a password, while it is open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pass {
    /// The first password, or the way back.
    pub kind: PassKind,
    /// Who asked, by name.
    pub asked_by: String,
    /// Whether the code was given to somebody to hand over.
    pub given: bool,
    /// Until when, Unix seconds.
    pub until: i64,
    /// This member can be the second person.
    pub may_confirm: bool,
    /// This member can say no: whoever lets people in, and whom it concerns.
    pub may_refuse: bool,
}

/// A member, as colleagues see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Their number.
    pub id: MemberId,
    /// Their name.
    pub name: String,
    /// What they sign in with: only for whoever manages people.
    pub user: Option<String>,
    /// What they are.
    pub role: Role,
    /// Where they stand.
    pub standing: Standing,
    /// The languages they speak (BCP 47), the first one for pages.
    pub languages: Vec<String>,
    /// Their teams.
    pub teams: Vec<TeamId>,
    /// When they are away, now or later.
    pub absence: Option<Absence>,
    /// What lets them choose a password, if anything is open.
    pub pass: Option<Pass>,
    /// What the asking member may do with them.
    pub may: MayWith,
}

/// What a member may do with a colleague.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct MayWith {
    /// Change what they are, or say that they are gone.
    pub change: bool,
    /// Ask that they be let in again.
    pub ask_back: bool,
}

/// Everybody, with the teams.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct People {
    /// By name; those who are gone at the end.
    pub people: Vec<Person>,
    /// By name.
    pub teams: Vec<Team>,
    /// The asking member manages people.
    pub may_manage: bool,
}

/// What is said of a member.
#[derive(Clone, Copy)]
pub struct PersonForm<'a> {
    /// Shown to colleagues.
    pub name: &'a str,
    /// What they are.
    pub role: Option<Role>,
    /// The languages they speak, the first one for pages.
    pub languages: &'a [String],
    /// Their teams.
    pub teams: &'a [i64],
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PersonOutcome {
    /// Done.
    Done,
    /// It cannot be kept like this.
    Fault(PersonFault),
    /// Nobody decides about themselves.
    Own,
    /// Not theirs to decide, or not in this state.
    NotPossible,
}

impl Desk {
    /// Everybody at this desk.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn people(&self, session: &Session) -> Result<People, DeskError> {
        self.allow(session, Permission::SeePeople).await?;
        let mut tx = self.0.store.read("people").await?;
        let members = self.member_names(&mut tx).await?;
        let mut teams: HashMap<i64, Vec<TeamId>> = HashMap::new();
        for (member, team) in rows::team_members(&mut tx).await? {
            teams.entry(member).or_default().push(TeamId(team));
        }
        let passes: HashMap<i64, PassRow> =
            rows::passes(&mut tx).await?.into_iter().map(|pass| (pass.member, pass)).collect();
        let mut people = Vec::new();
        for row in rows::members(&mut tx).await? {
            let own = teams.remove(&row.id).unwrap_or_default();
            people.push(self.person_of(session, &row, own, passes.get(&row.id), &members)?);
        }
        people.sort_by_key(|person| (person.standing == Standing::Gone, person.name.to_lowercase()));
        let may_manage = session.can(Permission::ManagePeople);
        Ok(People { people, teams: self.teams(&mut tx).await?, may_manage })
    }

    fn person_of(
        &self,
        session: &Session,
        row: &MemberRow,
        teams: Vec<TeamId>,
        pass: Option<&PassRow>,
        members: &HashMap<i64, MemberDetails>,
    ) -> Result<Person, DeskError> {
        let damaged = || DeskError::Damaged("members");
        let details = members.get(&row.id).ok_or_else(damaged)?;
        let standing = Standing::of_code(&row.standing).ok_or_else(damaged)?;
        let id = MemberId(row.id);
        let may = |action| domain::may(&session.as_member(), action, Object::Person(id)).is_ok();
        let open = pass.filter(|pass| pass.until >= self.now());
        let pass = open.map(|pass| Pass {
            kind: PassKind::of_code(&pass.kind).unwrap_or(PassKind::Back),
            asked_by: names::name_of(members, pass.asked_by),
            given: pass.given_by.is_some(),
            until: pass.until,
            may_confirm: pass.given_by.is_none() && may_confirm(session, pass),
            may_refuse: may_refuse(session, id) && pass.kind == PassKind::Back.code(),
        });
        Ok(Person {
            id,
            name: details.name.clone(),
            user: session.can(Permission::ManagePeople).then(|| details.user.clone()),
            role: Role::of_code(&row.role).ok_or_else(damaged)?,
            standing,
            languages: details.languages.clone(),
            teams,
            absence: absence(row).filter(|away| away.until >= self.today()),
            may: MayWith {
                change: standing != Standing::Gone && may(Permission::ManagePeople),
                ask_back: standing == Standing::Active && pass.is_none() && may(Permission::HelpBack),
            },
            pass,
        })
    }

    /// The teams, by name.
    pub(crate) async fn teams(&self, tx: &mut Tx) -> Result<Vec<Team>, DeskError> {
        let mut teams = Vec::new();
        for row in rows::teams(tx).await? {
            let plain = self.0.vault.desk().open(names::team_place(row.id), &row.sealed)?;
            teams.push(Team { id: TeamId(row.id), name: String::from_utf8_lossy(&plain).into_owned() });
        }
        teams.sort_by_key(|team| team.name.to_lowercase());
        Ok(teams)
    }

    /// Makes a team. `false`: it has no name, a long one, another's, or is one too many.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever does not manage people.
    pub async fn make_team(&self, session: &Session, name: &str) -> Result<bool, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let Some(name) = triage::label(name) else { return Ok(false) };
        let hash = self.0.vault.lookup("team", name.to_lowercase().as_bytes());
        let mut tx = self.0.store.write("team").await?;
        if rows::teams(&mut tx).await?.len() >= TEAMS_MAX {
            return Ok(false);
        }
        let seal = |id| self.0.vault.desk().seal(names::team_place(id), name.as_bytes()).ok();
        let Some(id) = rows::add_team(&mut tx, &hash, seal).await? else { return Ok(false) };
        self.note(&mut tx, Some(session.member.id), "team-made", &format!("team {id}")).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// Changes what a colleague is. `None`: there is nobody of this number.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever does not manage people.
    pub async fn change_person(
        &self,
        session: &Session,
        id: MemberId,
        form: &PersonForm<'_>,
    ) -> Result<Option<PersonOutcome>, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("person").await?;
        let mut row = match self.colleague(&mut tx, session, Permission::ManagePeople, id).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let role = match people::check_person(self.kind(), form.name, form.role, form.languages) {
            Ok(role) => role,
            Err(fault) => return Ok(Some(PersonOutcome::Fault(fault))),
        };
        let place = names::member_place(id.0);
        let mut details: MemberDetails = names::open(self.0.vault.desk(), place, &row.sealed)?;
        details.name = form.name.trim().into();
        details.languages = form.languages.to_vec();
        row.sealed = names::seal(self.0.vault.desk(), place, &details)?;
        let was = std::mem::replace(&mut row.role, role.code().into());
        rows::update_member(&mut tx, &row).await?;
        rows::set_teams_of(&mut tx, id.0, form.teams).await?;
        // What they had cannot stay with somebody who keeps the machine running, nor do they hear of what a team has.
        if !role.has(Permission::Triage) {
            rows::set_teams_of(&mut tx, id.0, &[]).await?;
            rows::stand_in_no_more(&mut tx, id.0).await?;
            self.free_what_they_had(&mut tx, session, id).await?;
        }
        let act = if was == row.role { "member-changed" } else { "member-role" };
        self.note(&mut tx, Some(session.member.id), act, &format!("member {}", id.0)).await?;
        tx.commit().await?;
        Ok(Some(PersonOutcome::Done))
    }

    /// A colleague works here no longer: they are signed out everywhere, what they had is free again, and what they did
    /// stays under their name. `None`: there is nobody of this number.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for whoever does not manage people.
    pub async fn person_leaves(
        &self,
        session: &Session,
        id: MemberId,
    ) -> Result<Option<PersonOutcome>, DeskError> {
        self.allow(session, Permission::ManagePeople).await?;
        let mut tx = self.0.store.write("person leaves").await?;
        let mut row = match self.colleague(&mut tx, session, Permission::ManagePeople, id).await? {
            Ok(row) => row,
            Err(outcome) => return Ok(outcome),
        };
        let place = names::member_place(id.0);
        let mut details: MemberDetails = names::open(self.0.vault.desk(), place, &row.sealed)?;
        // Nothing with which they could come back is kept.
        (details.password, details.totp) = ([0; 32], Vec::new());
        row.sealed = names::seal(self.0.vault.desk(), place, &details)?;
        row.standing = Standing::Gone.code().into();
        (row.away, row.substitute) = (None, None);
        rows::update_member(&mut tx, &row).await?;
        rows::set_teams_of(&mut tx, id.0, &[]).await?;
        rows::end_pass(&mut tx, id.0).await?;
        rows::remove_passkeys(&mut tx, id.0).await?;
        rows::remove_link(&mut tx, id.0).await?;
        rows::end_told(&mut tx, id.0).await?;
        rows::leave_views(&mut tx, id.0).await?;
        rows::forget_looks_of(&mut tx, id.0).await?;
        rows::end_feeds(&mut tx, id.0).await?;
        rows::end_other_sessions(&mut tx, id.0, 0).await?;
        rows::stand_in_no_more(&mut tx, id.0).await?;
        self.free_what_they_had(&mut tx, session, id).await?;
        self.note(&mut tx, Some(session.member.id), "member-left", &format!("member {}", id.0)).await?;
        tx.commit().await?;
        Ok(Some(PersonOutcome::Done))
    }

    /// What a member had, nobody has any more: reports, closed ones too since they can come back, cases, open tasks.
    async fn free_what_they_had(
        &self,
        tx: &mut Tx,
        session: &Session,
        id: MemberId,
    ) -> Result<(), DeskError> {
        let reports = rows::held_signals(tx, id.0).await?;
        for number in &reports {
            let Some(mut signal) = rows::lock_signal(tx, By::Number(*number)).await? else { continue };
            hold(&mut signal, None)?;
            rows::update_signal(tx, &signal).await?;
        }
        let cases = rows::free_cases(tx, id.0).await?;
        for number in reports {
            self.note(tx, Some(session.member.id), "signal-released", &format!("signal {number}")).await?;
        }
        for number in cases {
            self.note(tx, Some(session.member.id), "case-released", &format!("case {number}")).await?;
        }
        Ok(())
    }

    /// A colleague about whom this member may decide, locked. Their role was asked for before.
    async fn colleague(
        &self,
        tx: &mut Tx,
        session: &Session,
        action: Permission,
        id: MemberId,
    ) -> Result<Result<MemberRow, Option<PersonOutcome>>, DeskError> {
        match domain::may(&session.as_member(), action, Object::Person(id)) {
            Ok(()) => {}
            Err(Refused::Own) => return Ok(Err(Some(PersonOutcome::Own))),
            Err(_) => return Ok(Err(None)),
        }
        // Always the smaller number first. Whoever lost their rights in this very moment decides nothing any more.
        let mut found = None;
        for one in BTreeSet::from([session.member.id.0, id.0]) {
            let row = rows::lock_member(tx, one).await?;
            if one == id.0 {
                found = row;
            } else if !row.is_some_and(|row| works_with(&row, action)) {
                return Ok(Err(Some(PersonOutcome::NotPossible)));
            }
        }
        let Some(row) = found else { return Ok(Err(None)) };
        let here = row.standing != Standing::Gone.code();
        Ok(if here { Ok(row) } else { Err(Some(PersonOutcome::NotPossible)) })
    }
}

/// Whether a member works here and their role has a permission.
pub(crate) fn works_with(row: &MemberRow, action: Permission) -> bool {
    let role = Role::of_code(&row.role).is_some_and(|role| role.has(action));
    role && row.standing == Standing::Active.code()
}

/// Whether a member is a second person for a way back.
fn may_confirm(session: &Session, pass: &PassRow) -> bool {
    let request = Object::Request { by: MemberId(pass.asked_by), about: Some(MemberId(pass.member)) };
    domain::may(&session.as_member(), Permission::HelpBack, request).is_ok()
}

/// Whether a member can say no to a way back: one's own above all.
fn may_refuse(session: &Session, id: MemberId) -> bool {
    session.can(Permission::HelpBack) || session.member.id == id
}

/// When a member is away.
pub(crate) fn absence(row: &MemberRow) -> Option<Absence> {
    let day = |number: i64| u32::try_from(number).ok().map(Day);
    let (from, until) = row.away?;
    Some(Absence { from: day(from)?, until: day(until)?, substitute: row.substitute.map(MemberId) })
}

/// Each language once, in the order in which it was said.
#[must_use]
pub fn each_once(languages: &[&str]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    languages.iter().filter(|lang| !lang.is_empty() && seen.insert(**lang)).map(ToString::to_string).collect()
}
