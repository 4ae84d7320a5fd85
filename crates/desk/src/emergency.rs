//! Breaking the glass: in an emergency a member opens one report or case that is not theirs, for hours and with a reason. They read,
//! note and answer; whoever leads is told at once and looks at it afterwards.
use crate::{
    Desk, DeskError, MemberId, Permission, Session, apart::record, case::case_facts, ending::of_code, names,
    notices::Tell, signal::facts,
};
use domain::{
    ApartFault, CaseState, Content, NoticeKind, Object, Sight, TeamId,
    apart::{EMERGENCIES_AT_ONCE, EMERGENCY_HOURS, check_reason},
};
use store::{
    Tx,
    desk::{self as rows, By, EmergencyRow, Of},
};

/// Rows on a page.
pub const PAGE_EMERGENCIES: usize = 50;
const HOUR: i64 = 3_600;

/// Something that was opened in an emergency.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emergency {
    /// Its number.
    pub id: i64,
    /// A report or a case.
    pub of: Of,
    /// Which.
    pub number: i64,
    /// By whom, by name.
    pub name: String,
    /// By the reader.
    pub own: bool,
    /// When, Unix seconds.
    pub at: i64,
    /// Until when, Unix seconds.
    pub until: i64,
    /// It lasts.
    pub lasts: bool,
    /// Why.
    pub reason: String,
    /// Who looked at it afterwards, by name, and when.
    pub seen: Option<(String, i64)>,
    /// The reader can say that they looked at it.
    pub may_see: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EmergencyOutcome {
    /// It is open, or was theirs to see all along.
    Opened,
    /// There is no such report or case, it is erased, or it is kept from this member: all alike.
    NoSuch,
    /// It cannot be: at which field.
    Fault(&'static str, ApartFault),
}

impl Desk {
    /// Opens one report or case in an emergency.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn open_in_emergency(
        &self,
        session: &Session,
        (of, number): (Of, i64),
        (reason, hours): (&str, i64),
    ) -> Result<EmergencyOutcome, DeskError> {
        self.allow(session, Permission::BreakGlass).await?;
        if let Err(fault) = check_reason(reason) {
            return Ok(EmergencyOutcome::Fault("reason", fault));
        }
        if !EMERGENCY_HOURS.contains(&hours) {
            return Ok(EmergencyOutcome::Fault("hours", ApartFault::Choice));
        }
        let me = session.member.id;
        let object = format!("{} {number}", of.code());
        let mut tx = self.0.store.write("emergency").await?;
        let found = self.found_closed(&mut tx, session, (of, number)).await?;
        let Some((sight, (holder, team))) = found.filter(|(sight, _)| *sight != Sight::Kept) else {
            self.note(&mut tx, Some(me), "access-refused", &object).await?;
            tx.commit().await?;
            return Ok(EmergencyOutcome::NoSuch);
        };
        if matches!(sight, Sight::Near | Sight::Glass)
            || (sight == Sight::Far && session.can(Permission::EveryReport))
        {
            return Ok(EmergencyOutcome::Opened);
        }
        let now = self.now();
        let mine = rows::emergencies(&mut tx, Some(me.0), (0, 50)).await?;
        if mine.iter().filter(|row| row.until > now).count() >= EMERGENCIES_AT_ONCE {
            return Ok(EmergencyOutcome::Fault("number", ApartFault::TooMany));
        }
        let sealed = |id| self.0.vault.desk().seal(names::emergency_place(id), reason.trim().as_bytes()).ok();
        let added =
            rows::add_emergency(&mut tx, (of, number), (me.0, now, now + hours * HOUR), sealed).await?;
        added.ok_or(DeskError::Damaged("emergencies"))?;
        let kind = match of {
            Of::Signal => NoticeKind::EmergencyYours,
            Of::Case => NoticeKind::EmergencyYoursCase,
        };
        let holder = holder.map(|id| Tell::Member(MemberId(id))).or(team.map(|id| Tell::Team(TeamId(id))));
        if let Some(holder) = holder {
            self.tell(&mut tx, (kind, Some(number)), holder, Some(me)).await?;
        }
        // Without the number: whoever leads is told of it even where the record is among others.
        self.tell(&mut tx, (NoticeKind::Emergency, None), Tell::All(Permission::Supervise), Some(me)).await?;
        self.note(&mut tx, Some(me), "emergency-opened", &object).await?;
        tx.commit().await?;
        Ok(EmergencyOutcome::Opened)
    }

    /// How something stands to a member who does not see it, locked, and who has it. `None`: nothing is there to open.
    async fn found_closed(
        &self,
        tx: &mut Tx,
        session: &Session,
        (of, number): (Of, i64),
    ) -> Result<Option<(Sight, (Option<i64>, Option<i64>))>, DeskError> {
        Ok(match of {
            Of::Signal => {
                let row = rows::lock_signal(tx, By::Number(number)).await?;
                let Some(row) = row.filter(|row| row.content == Content::Shown.code()) else {
                    return Ok(None);
                };
                Some((facts(&row, session)?.sight, (row.assignee, row.team)))
            }
            Of::Case => {
                let row = rows::lock_case(tx, number).await?;
                let Some(row) = row.filter(|row| row.state != CaseState::Erased.code()) else {
                    return Ok(None);
                };
                Some((case_facts(&row, session)?.sight, (row.assignee, row.team)))
            }
        })
    }

    /// A page of what was opened in emergencies, newest first: everybody's for whoever leads, else the member's own. What is kept
    /// from the reader is not there.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn emergencies(
        &self,
        session: &Session,
        page: u32,
    ) -> Result<(Vec<Emergency>, bool), DeskError> {
        self.allow(session, Permission::BreakGlass).await?;
        let of_all = session.can(Permission::Supervise);
        let count = i64::try_from(PAGE_EMERGENCIES).unwrap_or(i64::MAX);
        let place = (i64::from(page.max(1) - 1).saturating_mul(count), count + 1);
        let mut tx = self.0.store.read("emergencies").await?;
        let whose = (!of_all).then_some(session.member.id.0);
        let mut found = rows::emergencies(&mut tx, whose, place).await?;
        let has_more = found.len() > PAGE_EMERGENCIES;
        found.truncate(PAGE_EMERGENCIES);
        let names = self.member_names(&mut tx).await?;
        let mut shown = Vec::new();
        for row in &found {
            let of = of_code(&row.of)?;
            if session.reach.kept_from.contains(&record(of, row.number)) {
                continue;
            }
            let plain = self.0.vault.desk().open(names::emergency_place(row.id), &row.sealed)?;
            shown.push(Emergency {
                id: row.id,
                of,
                number: row.number,
                name: names::name_of(&names, row.member),
                own: row.member == session.member.id.0,
                at: row.at,
                until: row.until,
                lasts: row.until > self.now(),
                reason: String::from_utf8_lossy(&plain).into_owned(),
                seen: row.seen.map(|(by, at)| (names::name_of(&names, by), at)),
                may_see: row.seen.is_none() && supervises(session, row),
            });
        }
        Ok((shown, has_more))
    }

    /// Somebody who leads looked at an emergency of another. `false`: there is none for them, or it was looked at.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn see_emergency(&self, session: &Session, id: i64) -> Result<bool, DeskError> {
        self.allow(session, Permission::BreakGlass).await?;
        let mut tx = self.0.store.write("emergency seen").await?;
        let row = rows::lock_emergency(&mut tx, id).await?;
        let Some(row) = row.filter(|row| row.seen.is_none() && supervises(session, row)) else {
            return Ok(false);
        };
        rows::emergency_seen(&mut tx, id, (session.member.id.0, self.now())).await?;
        self.note_emergency(&mut tx, session, ("emergency-reviewed", &row)).await?;
        tx.commit().await?;
        Ok(true)
    }

    /// It ends now: by whoever opened it, or somebody who leads. `false`: there is none for them, or it has ended.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn end_emergency(&self, session: &Session, id: i64) -> Result<bool, DeskError> {
        self.allow(session, Permission::BreakGlass).await?;
        let mut tx = self.0.store.write("emergency ends").await?;
        let row = rows::lock_emergency(&mut tx, id).await?;
        let theirs = |row: &EmergencyRow| row.member == session.member.id.0 || supervises(session, row);
        let Some(row) = row.filter(|row| row.until > self.now() && theirs(row)) else { return Ok(false) };
        rows::end_emergency(&mut tx, id, self.now()).await?;
        self.note_emergency(&mut tx, session, ("emergency-ended", &row)).await?;
        tx.commit().await?;
        Ok(true)
    }

    async fn note_emergency(
        &self,
        tx: &mut Tx,
        session: &Session,
        (act, row): (&'static str, &EmergencyRow),
    ) -> Result<(), DeskError> {
        let object = format!("{} {}", row.of, row.number);
        self.note(tx, Some(session.member.id), act, &object).await
    }
}

/// Whether somebody leads and this is another's.
fn supervises(session: &Session, row: &EmergencyRow) -> bool {
    let of = Object::Request { by: MemberId(row.member), about: None };
    let hidden = of_code(&row.of).is_ok_and(|of| session.reach.kept_from.contains(&record(of, row.number)));
    !hidden && domain::may(&session.as_member(), Permission::Supervise, of).is_ok()
}
