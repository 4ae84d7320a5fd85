//! Reports that belong together. Those that name the same telephone, plate or account are shown beside each other; a person
//! decides whether they are linked, or whether one goes on in the other. Both can be taken back.
use super::Known;
use crate::{
    Desk, DeskError, MemberId, Permission, Session, State, Waiting,
    notices::Tell,
    signal::{facts, state::reopened},
};
use domain::{Content, NoticeKind, Object, Outcome};
use envelope::ids::Day;
use insight::Kind;
use std::collections::{BTreeMap, BTreeSet};
use store::{
    Tx,
    desk::{self as rows, By, SignalRow},
};

/// Another report, as the page of one shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Its number.
    pub number: i64,
    /// Where it stands.
    pub state: State,
    /// The day it came.
    pub arrived_day: Day,
    /// What both name, as the report's own text says it.
    pub both_name: Vec<(Kind, String)>,
    /// Somebody linked them.
    pub linked: bool,
    /// The one went on in the other.
    pub merged: Option<Merged>,
}

/// Which of two goes on in which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Merged {
    /// This one goes on in the other.
    Into,
    /// The other goes on in this one.
    Here,
}

/// What is done with two reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Together {
    /// They belong together.
    Link,
    /// They do not.
    Unlink,
    /// The first goes on in the second and is closed.
    Merge,
    /// It does not: it is open again.
    Unmerge,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TogetherOutcome {
    /// Done, or it was so before.
    Done,
    /// There is no such other report for this member, or it is the same one.
    NoSuch,
    /// Something changed since the page was made: show it anew.
    Changed,
    /// The other is closed, the words of one are gone, or it is not this member's to decide.
    NotPossible,
}

impl Desk {
    /// Links, unlinks, merges or unmerges two reports. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn together(
        &self,
        session: &Session,
        (number, other): (i64, i64),
        seen_version: i64,
        what: Together,
    ) -> Result<Option<TogetherOutcome>, DeskError> {
        let mut tx = self.0.store.write("together").await?;
        // Always the smaller number first: two members who do the same the other way round do not wait for each other.
        let (mut pair, mut refused) = (BTreeMap::new(), Vec::new());
        for one in BTreeSet::from([number, other]) {
            let row = rows::lock_signal(&mut tx, By::Number(one)).await?;
            let seen = row.map(|row| facts(&row, session).map(|facts| Known { row, facts })).transpose()?;
            match seen {
                Some(known) if self.may(session, Permission::ReadSignals, known.facts) => {
                    pair.insert(one, known);
                }
                Some(_) => refused.push(one),
                None => {}
            }
        }
        // Rows first, the log last: everybody locks in this order.
        for one in refused {
            self.note(&mut tx, Some(session.member.id), "access-refused", &format!("signal {one}")).await?;
        }
        let outcome = match (pair.remove(&number), pair.remove(&other)) {
            (None, _) => None,
            (Some(_), None) => Some(TogetherOutcome::NoSuch),
            (Some(one), Some(two)) => {
                Some(self.put_together(&mut tx, session, (one, two), seen_version, what).await?)
            }
        };
        // A refusal is on record too.
        tx.commit().await?;
        Ok(outcome)
    }

    async fn put_together(
        &self,
        tx: &mut Tx,
        session: &Session,
        (one, two): (Known, Known),
        seen_version: i64,
        what: Together,
    ) -> Result<TogetherOutcome, DeskError> {
        let may = |known: &Known, action| self.may(session, action, known.facts);
        let (number, other) = (one.row.number, two.row.number);
        let readable = may(&one, Permission::ReadText) && may(&two, Permission::ReadText);
        let allowed = domain::may(&session.as_member(), Permission::Triage, Object::Desk).is_ok();
        if !readable || !allowed {
            return Ok(TogetherOutcome::NotPossible);
        }
        let who = session.member.id;
        let act = match what {
            Together::Link if rows::link_signals(tx, number, other, (who.0, self.now())).await? => {
                "signals-linked"
            }
            Together::Unlink if rows::unlink_signals(tx, number, other).await? => "signals-unlinked",
            Together::Link | Together::Unlink => return Ok(TogetherOutcome::Done),
            Together::Merge | Together::Unmerge if one.row.version != seen_version => {
                return Ok(TogetherOutcome::Changed);
            }
            Together::Merge => {
                let open = two.facts.state != State::Closed && two.row.merged_into.is_none();
                if !may(&one, Permission::Close) || !open {
                    return Ok(TogetherOutcome::NotPossible);
                }
                rows::link_signals(tx, number, other, (who.0, self.now())).await?;
                self.merge(tx, who, one.row, two.row).await?;
                "signal-merged"
            }
            Together::Unmerge => {
                if !may(&one, Permission::Reopen) || one.row.merged_into != Some(other) {
                    return Ok(TogetherOutcome::Changed);
                }
                let mut row = one.row;
                reopened(&mut row);
                row.version += 1;
                rows::update_signal(tx, &row).await?;
                "signal-unmerged"
            }
        };
        for number in [number, other] {
            self.note(tx, Some(who), act, &format!("signal {number}")).await?;
        }
        Ok(TogetherOutcome::Done)
    }

    /// What went on in others goes on in none; the number of an official report is not asked for, since the other stays open.
    async fn merge(
        &self,
        tx: &mut Tx,
        who: MemberId,
        mut row: SignalRow,
        mut into: SignalRow,
    ) -> Result<(), DeskError> {
        row.state = State::Closed.code().into();
        row.waiting = Waiting::Nothing.code().into();
        row.closed = Some((who.0, self.now()));
        row.outcome = Some(Outcome::Merged.code().into());
        row.snoozed_until = None;
        row.merged_into = Some(into.number);
        row.version += 1;
        rows::end_second_look(tx, row.number).await?;
        rows::update_signal(tx, &row).await?;
        // What went on in this one goes on where it goes on.
        for number in rows::merged_into(tx, row.number).await? {
            let Some(mut earlier) = rows::lock_signal(tx, By::Number(number)).await? else { continue };
            earlier.merged_into = Some(into.number);
            rows::update_signal(tx, &earlier).await?;
            rows::link_signals(tx, number, into.number, (who.0, self.now())).await?;
        }
        // Whoever has the other before them, or was to confirm that no offence is described there, has not seen these words.
        into.version += 1;
        rows::update_signal(tx, &into).await?;
        let ended = rows::end_second_look(tx, into.number).await?;
        self.tell(tx, (NoticeKind::Merged, Some(into.number)), Tell::Holder(&into), Some(who)).await?;
        if ended {
            self.note(tx, None, "second-look-ended", &format!("signal {}", into.number)).await?;
        }
        Ok(())
    }

    /// The report in which others went on is gone: they are open again.
    pub(crate) async fn come_apart(&self, tx: &mut Tx, gone: i64) -> Result<(), DeskError> {
        let parted = rows::merged_into(tx, gone).await?;
        for number in &parted {
            let Some(mut row) = rows::lock_signal(tx, By::Number(*number)).await? else { continue };
            row.merged_into = None;
            if row.content == Content::Shown.code() {
                reopened(&mut row);
            }
            row.version += 1;
            rows::update_signal(tx, &row).await?;
        }
        for number in parted {
            self.note(tx, None, "signal-unmerged", &format!("signal {number}")).await?;
        }
        Ok(())
    }

    /// Reports that belong together with this one or name what it names; only those that the member sees.
    pub(super) async fn others(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: &SignalRow,
        named: &BTreeMap<[u8; 32], (Kind, String)>,
    ) -> Result<Vec<Other>, DeskError> {
        let linked: BTreeSet<i64> = rows::linked_to(tx, row.number).await?.into_iter().collect();
        let here: BTreeSet<i64> = rows::merged_into(tx, row.number).await?.into_iter().collect();
        let mut both: BTreeMap<i64, Vec<(Kind, String)>> = BTreeMap::new();
        for (number, hash) in rows::similar_to(tx, row.number).await? {
            if let Some(what) = named.get(&hash) {
                both.entry(number).or_default().push(what.clone());
            }
        }
        let numbers = both.keys().chain(&linked).chain(&here).chain(&row.merged_into).copied();
        let mut others = Vec::new();
        for number in numbers.collect::<BTreeSet<i64>>().into_iter().rev() {
            let Some(other) = rows::signal(tx, number).await? else { continue };
            let facts = facts(&other, session)?;
            if !self.may(session, Permission::ReadSignals, facts) {
                continue;
            }
            others.push(Other {
                number,
                state: facts.state,
                arrived_day: Day(other.arrived_day),
                both_name: both.remove(&number).unwrap_or_default(),
                linked: linked.contains(&number),
                merged: match () {
                    () if row.merged_into == Some(number) => Some(Merged::Into),
                    () if here.contains(&number) => Some(Merged::Here),
                    () => None,
                },
            });
        }
        Ok(others)
    }
}
