//! Consents in the order of time of their case: each decision and each thing that happened to it once.
use super::{Asked, Happened};
use crate::{Desk, DeskError, at_rest::Key};
use domain::consent::Answer;
use store::Tx;

/// What stands in the order of time of a case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ConsentEvent {
    /// It was asked; with what was answered there and then.
    Asked(Option<Answer>),
    /// Something happened to it.
    Happened(Happened),
}

/// A line of a case's order of time about a consent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConsentItem {
    /// Of whom.
    pub victim: i64,
    /// What was asked.
    pub asked: Asked,
    /// What.
    pub event: ConsentEvent,
    /// When it was written, Unix seconds.
    pub written: i64,
}

impl Desk {
    /// Where consents stand in the order of time of a case: when, which, and which of its lines; 0: that it was asked.
    pub(crate) async fn consent_times(
        &self,
        tx: &mut Tx,
        (key, case): (&Key, i64),
    ) -> Result<Vec<(i64, i64, usize)>, DeskError> {
        let mut times = Vec::new();
        for one in self.consents_opened(tx, (key, case), None).await? {
            times.push((i64::from(one.asked.asked_on.number()) * 86_400, one.row.id, 0));
            times.extend(one.happened.iter().zip(1..).map(|((.., at), line)| (*at, one.row.id, line)));
        }
        Ok(times)
    }

    /// Lines about consents with their words, and who of us wrote each; `None`: the person themselves.
    pub(crate) async fn consent_item(
        &self,
        tx: &mut Tx,
        key: &Key,
        (case, id, line): (i64, i64, usize),
    ) -> Result<Option<(ConsentItem, Option<i64>)>, DeskError> {
        let Some(row) = store::desk::consent(tx, case, id).await? else { return Ok(None) };
        let mut events = store::desk::consent_events_of(tx, case).await?;
        events.retain(|event| event.consent == id);
        let one = super::opened(key, row, &events)?;
        let item =
            |event, written| ConsentItem { victim: one.row.victim, asked: one.asked.clone(), event, written };
        let Some(before) = line.checked_sub(1) else {
            let since = one.happened.iter().any(|(what, ..)| matches!(what, Happened::Answered(..)));
            let event = ConsentEvent::Asked(one.answer.clone().filter(|_| !since));
            return Ok(Some((item(event, one.row.at), Some(one.row.member))));
        };
        let found = one.happened.get(before);
        Ok(found.map(|(what, member, at)| {
            (item(ConsentEvent::Happened(what.clone()), *at), Some(*member).filter(|member| *member != 0))
        }))
    }
}
