//! Who sees a report or case, and why they can; what only its own people see; what is kept from a member, whatever their role,
//! because they are named in it or know somebody who is.
use crate::{
    Desk, DeskError, MemberId, Permission, Role, Session,
    at_rest::Key,
    case::may_case,
    holding,
    names::{self, MemberDetails},
    notices::Tell,
    people::{absence, works_with},
};
use domain::{ApartFault, Holding, NoticeKind, Record, Sight, apart::check_reason};
use envelope::ids::Day;
use std::collections::HashMap;
use store::{
    Tx,
    desk::{self as rows, AfterRow, KeptRow, MemberRow, Of},
};

/// Who sees something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ApartView {
    /// A report or a case.
    pub of: Of,
    /// Its number.
    pub number: i64,
    /// Only its own people see it.
    pub inner: bool,
    /// It is, with a case it is in.
    pub with_case: bool,
    /// Who sees it, by name, and why.
    pub seers: Vec<(String, Why)>,
    /// From whom it is kept, first decided first.
    pub kept: Vec<KeptFrom>,
    /// Who handed it over and what they may still see, first decided first.
    pub after: Vec<HandedOver>,
    /// From whom else it can be kept, by name.
    pub others: Vec<(MemberId, String)>,
}

/// Why somebody sees something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// They have it.
    Has,
    /// They stand in for whoever has it.
    StandsIn,
    /// A team of theirs has it.
    Team,
    /// They wrote it down.
    Wrote,
    /// Their role sees every one.
    Role(Role),
    /// They opened it in an emergency.
    Emergency,
    /// They handed it over, and may still read it until this day.
    After(Day),
}

/// Somebody who handed a case over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedOver {
    /// Who.
    pub member: MemberId,
    /// By name.
    pub name: String,
    /// Until when they may still read it; `None`: they see nothing of it any more.
    pub until: Option<Day>,
    /// They are told when it goes on.
    pub told: bool,
    /// Who decided it, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
}

/// From whom something is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptFrom {
    /// From whom.
    pub member: MemberId,
    /// By name.
    pub name: String,
    /// Who decided it, by name.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Why.
    pub reason: String,
}

/// What is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartWish {
    /// Only its own people see it.
    Inner,
    /// Whoever's role sees all sees it again.
    Open,
    /// It is kept from this member.
    Keep(Option<MemberId>),
    /// It is no longer.
    Release(Option<MemberId>),
    /// Whoever handed it over sees nothing of it from now on.
    EndAfter(Option<MemberId>),
    /// They see again what their role shows them.
    LiftAfter(Option<MemberId>),
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ApartOutcome {
    /// Done.
    Done,
    /// Done, and the member who decided it sees it no longer.
    DoneAndGone,
    /// It was so already: somebody was quicker.
    Changed,
    /// It cannot be: at which field.
    Fault(&'static str, ApartFault),
}

/// A report or case whose circle a member may decide about, locked.
struct Found {
    of: Of,
    number: i64,
    holding: Holding,
    key: Key,
}

impl Desk {
    /// Who sees something, and why. `None`: there is no such thing for this member, or it is not theirs to know.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn who_sees(
        &self,
        session: &Session,
        of: Of,
        number: i64,
    ) -> Result<Option<ApartView>, DeskError> {
        let Some((mut tx, found)) = self.found_apart("who sees", session, (of, number)).await? else {
            return Ok(None);
        };
        let names = self.member_names(&mut tx).await?;
        let members = rows::members(&mut tx).await?;
        let mut seers = Vec::new();
        for row in &members {
            if let Some(why) = self.why(&mut tx, row, &found, &members).await? {
                seers.push((names::name_of(&names, row.id), why));
            }
        }
        seers.sort_by_key(|(name, _)| name.to_lowercase());
        let rows_kept = rows::kept_of(&mut tx, of, number).await?;
        let kept =
            rows_kept.iter().map(|row| kept(row, &found.key, &names)).collect::<Result<Vec<_>, _>>()?;
        let works = |row: &&MemberRow| works_with(row, reads(of));
        let others = members.iter().filter(works).map(|row| MemberId(row.id));
        let others = others.filter(|id| !kept.iter().any(|one| one.member == *id));
        let mut others: Vec<_> = others.map(|id| (id, names::name_of(&names, id.0))).collect();
        others.sort_by_key(|(_, name)| name.to_lowercase());
        let inner = rows::is_inner(&mut tx, of, number).await?;
        let after = if of == Of::Case { rows::after_rights(&mut tx, number).await? } else { Vec::new() };
        let after = after.iter().map(|row| handed_over(row, self.today(), &names)).collect();
        Ok(Some(ApartView {
            of,
            number,
            inner,
            with_case: of == Of::Signal && self.in_inner_case(&mut tx, number).await?,
            seers,
            kept,
            after,
            others,
        }))
    }

    /// Decides who sees something. `None`: there is no such thing for this member, or it is not theirs to decide.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn decide_who_sees(
        &self,
        session: &Session,
        (of, number): (Of, i64),
        (wish, reason): (ApartWish, &str),
    ) -> Result<Option<ApartOutcome>, DeskError> {
        let Some((mut tx, found)) = self.found_apart("apart", session, (of, number)).await? else {
            return Ok(None);
        };
        let me = session.member.id;
        let about = (of, number);
        let object = format!("{} {number}", of.code());
        let (changed, act, object) = match wish {
            ApartWish::Inner if found.holding.holder.is_none() && found.holding.team.is_none() => {
                return Ok(Some(ApartOutcome::Fault("inner", ApartFault::Nobodys)));
            }
            ApartWish::Inner => {
                (rows::set_inner(&mut tx, about, Some((me.0, self.now()))).await?, "inner-set", object)
            }
            ApartWish::Open => (rows::set_inner(&mut tx, about, None).await?, "inner-lifted", object),
            ApartWish::Keep(member) => match self.keep_from(&mut tx, &found, me, (member, reason)).await? {
                Ok((changed, member)) => (changed, "kept-from", format!("{object} member {}", member.0)),
                Err((at, fault)) => return Ok(Some(ApartOutcome::Fault(at, fault))),
            },
            ApartWish::Release(None) | ApartWish::EndAfter(None) | ApartWish::LiftAfter(None) => {
                return Ok(Some(ApartOutcome::Fault("member", ApartFault::Member)));
            }
            ApartWish::Release(Some(member)) => {
                let changed = rows::keep_no_longer(&mut tx, about, member.0).await?;
                (changed, "kept-no-longer", format!("{object} member {}", member.0))
            }
            ApartWish::EndAfter(Some(member)) => {
                let today = self.today().number();
                let changed = of == Of::Case && rows::end_after(&mut tx, (number, member.0), today).await?;
                if changed {
                    rows::untell(&mut tx, member.0, rows::Of::Case, number).await?;
                }
                (changed, "after-ended", format!("{object} member {}", member.0))
            }
            ApartWish::LiftAfter(Some(member)) => {
                let changed = of == Of::Case && rows::lift_after(&mut tx, number, member.0).await?;
                (changed, "after-lifted", format!("{object} member {}", member.0))
            }
        };
        if !changed {
            return Ok(Some(ApartOutcome::Changed));
        }
        self.note(&mut tx, Some(me), act, &object).await?;
        tx.commit().await?;
        Ok(Some(match wish {
            ApartWish::Keep(Some(member)) if member == me => ApartOutcome::DoneAndGone,
            ApartWish::Inner if !session.reach.is_near(&found.holding) => ApartOutcome::DoneAndGone,
            _ => ApartOutcome::Done,
        }))
    }

    async fn keep_from(
        &self,
        tx: &mut Tx,
        found: &Found,
        by: MemberId,
        (member, reason): (Option<MemberId>, &str),
    ) -> Result<Result<(bool, MemberId), (&'static str, ApartFault)>, DeskError> {
        if let Err(fault) = check_reason(reason) {
            return Ok(Err(("reason", fault)));
        }
        let row = match member {
            Some(member) => rows::member_by_id(tx, member.0).await?,
            None => None,
        };
        let Some(row) = row.filter(|row| works_with(row, reads(found.of))) else {
            return Ok(Err(("member", ApartFault::Member)));
        };
        let member = MemberId(row.id);
        if found.holding.holder == Some(member) {
            return Ok(Err(("member", ApartFault::Holder)));
        }
        let sealed = found.key.seal(names::kept_place(member.0), reason.trim().as_bytes())?;
        let row = KeptRow { member: member.0, by: by.0, at: self.now(), sealed };
        let changed = rows::keep_from(tx, (found.of, found.number), &row).await?;
        if changed {
            rows::untell(tx, member.0, found.of, found.number).await?;
            let kind = if found.of == Of::Case { NoticeKind::KeptFromCase } else { NoticeKind::KeptFrom };
            // Nobody hides something from whoever leads alone and unseen: the others who lead are told.
            self.tell(tx, (kind, Some(found.number)), Tell::All(Permission::Supervise), Some(by)).await?;
        }
        Ok(Ok((changed, member)))
    }

    /// Why a member sees it; `None`: they do not.
    async fn why(
        &self,
        tx: &mut Tx,
        row: &MemberRow,
        found: &Found,
        members: &[MemberRow],
    ) -> Result<Option<Why>, DeskError> {
        if !works_with(row, reads(found.of)) {
            return Ok(None);
        }
        let (me, whose) = (MemberId(row.id), &found.holding);
        let reach = self.reach_of(tx, me).await?;
        let stands_in = |of: &MemberRow| {
            let away = absence(of).filter(|away| away.is_on(self.today()));
            whose.holder == Some(MemberId(of.id)) && away.is_some_and(|away| away.substitute == Some(me))
        };
        Ok(match reach.sight(record(found.of, found.number), whose) {
            Sight::Kept | Sight::Inner => None,
            Sight::Near if whose.holder == Some(me) => Some(Why::Has),
            Sight::Near if members.iter().any(stands_in) => Some(Why::StandsIn),
            Sight::Near if whose.team.is_some_and(|team| reach.teams.contains(&team)) => Some(Why::Team),
            Sight::Near => Some(Why::Wrote),
            Sight::Glass => Some(Why::Emergency),
            Sight::After => self.after_right(tx, found, me).await?.map(Why::After),
            Sight::Far if works_with(row, Permission::EveryReport) => Role::of_code(&row.role).map(Why::Role),
            Sight::Far => None,
        })
    }

    /// Until when somebody who handed a case over may still read it, or a report of such a case.
    async fn after_right(&self, tx: &mut Tx, found: &Found, who: MemberId) -> Result<Option<Day>, DeskError> {
        let cases = match found.of {
            Of::Case => vec![found.number],
            Of::Signal => rows::cases_of_signal(tx, found.number).await?,
        };
        let mut last = None;
        for case in cases {
            let rights = rows::after_rights(tx, case).await?;
            last = last.max(rights.iter().find(|row| row.member == who.0).map(|row| row.until));
        }
        Ok(last.map(Day))
    }

    async fn in_inner_case(&self, tx: &mut Tx, number: i64) -> Result<bool, DeskError> {
        for case in rows::cases_of_signal(tx, number).await? {
            if rows::is_inner(tx, Of::Case, case).await? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Something whose circle this member may decide about, locked.
    async fn found_apart(
        &self,
        transaction: &'static str,
        session: &Session,
        (of, number): (Of, i64),
    ) -> Result<Option<(Tx, Found)>, DeskError> {
        Ok(match of {
            Of::Signal => {
                let Some((mut tx, known)) = self.known(transaction, session, number).await? else {
                    return Ok(None);
                };
                let may = self.may(session, Permission::KeepApart, known.facts);
                let key = self.key_of(&mut tx, number).await?.filter(|_| may);
                key.map(|key| (tx, Found { of, number, holding: holding::of_signal(&known.row), key }))
            }
            Of::Case => {
                let Some((tx, known)) = self.known_case(transaction, session, number).await? else {
                    return Ok(None);
                };
                let may = may_case(session, Permission::KeepApart, known.facts);
                let holding = holding::of_case(&known.row);
                may.then_some((tx, Found { of, number, holding, key: known.key }))
            }
        })
    }
}

pub(crate) fn record(of: Of, number: i64) -> Record {
    match of {
        Of::Signal => Record::Signal(number),
        Of::Case => Record::Case(number),
    }
}

fn reads(of: Of) -> Permission {
    match of {
        Of::Signal => Permission::ReadSignals,
        Of::Case => Permission::ReadCases,
    }
}

fn handed_over(row: &AfterRow, today: Day, names: &HashMap<i64, MemberDetails>) -> HandedOver {
    HandedOver {
        member: MemberId(row.member),
        name: names::name_of(names, row.member),
        until: (row.until >= today.number()).then_some(Day(row.until)),
        told: row.told,
        by: names::name_of(names, row.by),
        at: row.at,
    }
}

fn kept(row: &KeptRow, key: &Key, names: &HashMap<i64, MemberDetails>) -> Result<KeptFrom, DeskError> {
    let plain = key.open(names::kept_place(row.member), &row.sealed)?;
    Ok(KeptFrom {
        member: MemberId(row.member),
        name: names::name_of(names, row.member),
        by: names::name_of(names, row.by),
        at: row.at,
        reason: String::from_utf8_lossy(&plain).into_owned(),
    })
}
