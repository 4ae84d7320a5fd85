//! What spares whoever reads: reports with the same words stand behind the first of them, one is set aside and brought back, words that
//! are hard to read are folded. Nothing of it closes, erases or judges anything, and whoever decides about reports takes it back.
use super::Known;
use crate::{Desk, DeskError, Permission, Session, State, inbox::InboxFilter, names, signal::work::put_off};
use domain::{
    flood::{self, ALIKE_MIN_CHARS, ALIKE_WITHIN_SECONDS, ASIDE_DAYS, ASIDE_MAX, Alike},
    triage::Hard,
};
use envelope::message::{Body, Message};
use std::collections::BTreeSet;
use store::{
    Tx,
    desk::{self as rows, SignalRow},
};
use zeroize::Zeroizing;

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AsideOutcome {
    /// It is so now.
    Done,
    /// It was so before.
    Same,
    /// Something changed since the page was made: show it anew.
    Changed,
    /// It is urgent: that is never out of sight.
    Urgent,
    /// Closed, without words, waiting for a second person, or not this member's to decide.
    NotPossible,
}

impl Desk {
    /// Sets a report aside (`true`), or brings it back. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn set_aside(
        &self,
        session: &Session,
        (number, seen_version): (i64, i64),
        aside: bool,
    ) -> Result<Option<AsideOutcome>, DeskError> {
        let Some((mut tx, known)) = self.known("set aside", session, number).await? else { return Ok(None) };
        if known.row.version != seen_version {
            return Ok(Some(AsideOutcome::Changed));
        }
        let outcome = self.aside_on(&mut tx, session, known, aside).await?;
        if outcome == AsideOutcome::Done {
            tx.commit().await?;
        }
        Ok(Some(outcome))
    }

    pub(crate) async fn aside_on(
        &self,
        tx: &mut Tx,
        session: &Session,
        Known { mut row, facts }: Known,
        aside: bool,
    ) -> Result<AsideOutcome, DeskError> {
        let would = self.would_aside(tx, session, &Known { row: row.clone(), facts }, aside).await?;
        if would != AsideOutcome::Done {
            return Ok(would);
        }
        put_off(&mut row, None)?;
        if aside {
            row.state = State::Aside.code().into();
            row.snoozed_until = Some(self.today().number().saturating_add(ASIDE_DAYS).into());
        }
        rows::update_signal(tx, &row).await?;
        let act = if aside { "signal-set-aside" } else { "signal-brought-back" };
        self.note(tx, Some(session.member.id), act, &format!("signal {}", row.number)).await?;
        Ok(AsideOutcome::Done)
    }

    pub(crate) async fn would_aside(
        &self,
        tx: &mut Tx,
        session: &Session,
        Known { row, facts }: &Known,
        aside: bool,
    ) -> Result<AsideOutcome, DeskError> {
        if !self.may(session, Permission::Triage, *facts) || self.key_of(tx, row.number).await?.is_none() {
            return Ok(AsideOutcome::NotPossible);
        }
        Ok(match (aside, facts.state) {
            (true, State::Aside) => AsideOutcome::Same,
            (false, State::Aside) => AsideOutcome::Done,
            (false, _) => AsideOutcome::Same,
            (true, _) if row.urgency > 0 || row.deletion_due.is_some() => AsideOutcome::Urgent,
            (true, _) if rows::second_look(tx, row.number).await?.is_some() => AsideOutcome::NotPossible,
            (true, _) => AsideOutcome::Done,
        })
    }

    /// The numbers of those that a list shows behind `first`, up to the `last` one that was there when it was made.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that reads no reports.
    pub async fn those_behind(
        &self,
        session: &Session,
        filter: &InboxFilter,
        between: (i64, i64),
    ) -> Result<Vec<i64>, DeskError> {
        self.allow(session, Permission::ReadSignals).await?;
        let mut tx = self.0.store.read("behind").await?;
        let limit = i64::try_from(ASIDE_MAX).unwrap_or(i64::MAX);
        Ok(rows::those_behind(&mut tx, &self.wanted(session, filter), between, limit).await?)
    }

    /// Says that words of a report are hard to read, and in which way, or that they are not: only the difference to what the page showed is
    /// applied. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn fold_words(
        &self,
        session: &Session,
        number: i64,
        (was, wants): (&BTreeSet<Hard>, &BTreeSet<Hard>),
    ) -> Result<Option<AsideOutcome>, DeskError> {
        let Some((mut tx, Known { mut row, facts })) = self.known("fold words", session, number).await?
        else {
            return Ok(None);
        };
        let key = self.key_of(&mut tx, number).await?;
        let (true, Some(key)) = (self.may(session, Permission::Note, facts), key) else {
            return Ok(Some(AsideOutcome::NotPossible));
        };
        let mut details = self.work_details(&key, &row)?;
        let mut now = hard_of(&details.hard);
        let before = now.clone();
        now.extend(wants.difference(was));
        now.retain(|one| wants.contains(one) || !was.contains(one));
        if now == before {
            return Ok(Some(AsideOutcome::Same));
        }
        details.hard = now.iter().map(|one| one.code().to_owned()).collect();
        row.sealed_work = Some(names::seal(&key, names::work_place(number), &details)?);
        rows::update_signal(&mut tx, &row).await?;
        let act = if now.is_empty() { "words-unfolded" } else { "words-folded" };
        self.note(&mut tx, Some(session.member.id), act, &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(AsideOutcome::Done))
    }

    /// A new report stands behind the first with the same words, where there are many in an hour.
    pub(crate) async fn compare(
        &self,
        tx: &mut Tx,
        row: &SignalRow,
        message: &Message,
    ) -> Result<(), DeskError> {
        let Some(form) = form_of(message) else { return Ok(()) };
        let hash = self.0.vault.lookup("same text", form.as_bytes());
        let now = self.now();
        let earlier = rows::same_texts(tx, &hash, now - ALIKE_WITHIN_SECONDS).await?;
        let earlier: Vec<Alike> =
            earlier.iter().map(|one| Alike { number: one.number, at: one.at, with: one.with }).collect();
        rows::add_same_text(tx, row.number, &hash, now).await?;
        let Some((first, also)) = flood::stands_with(now, &earlier) else { return Ok(()) };
        for number in also.into_iter().chain([row.number]) {
            rows::stand_with(tx, number, first).await?;
        }
        Ok(())
    }
}

/// Everything that must be equal for two reports to be the same, or nothing: what is short, has files or tells of pressure stands alone.
fn form_of(message: &Message) -> Option<Zeroizing<String>> {
    let Body::Report { text, answers, about_police, pressure: false } = &message.body else { return None };
    let (form, count) = insight::same_form(text);
    let form = Zeroizing::new(form);
    if count < ALIKE_MIN_CHARS || !message.attachments.is_empty() {
        return None;
    }
    let mut readers: Vec<String> = message.recipients.iter().map(ToString::to_string).collect();
    readers.sort_unstable();
    let mut answers: Vec<String> =
        answers.iter().map(|(question, answer)| format!("{question}={answer}")).collect();
    answers.sort_unstable();
    let rest = format!("{}\0{}\0{about_police}\0{}\0", message.lang, readers.join(","), answers.join("\n"));
    Some(Zeroizing::new(format!("{rest}{}", *form)))
}

/// In which ways words are hard to read.
pub(crate) fn hard_of(codes: &[String]) -> BTreeSet<Hard> {
    codes.iter().filter_map(|code| Hard::of_code(code)).collect()
}
