//! What ends, what ended, and by which rules.
use super::{EndListed, PAGE_ENDING, Tombstone, closed_day, day_of, is_closed, of_code};
use crate::{Desk, DeskError, Permission, Session, apart::record, names};
use domain::ErasedWhy;
use store::desk::{self as rows, EndList, Of};

impl Desk {
    /// A page of what ends soon, is held, or is asked to be erased.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing about it.
    pub async fn ending_list(
        &self,
        session: &Session,
        list: EndList,
        page: u32,
    ) -> Result<(Vec<EndListed>, bool), DeskError> {
        self.allow(session, Permission::EndRecords).await?;
        let mut tx = self.0.store.read("ending").await?;
        let mut found = rows::ending_page(&mut tx, list, place(page)).await?;
        let has_more = found.len() > PAGE_ENDING;
        found.truncate(PAGE_ENDING);
        let members = self.member_names(&mut tx).await?;
        let mut listed = Vec::new();
        for (kind, number) in found {
            let of = of_code(&kind)?;
            let record = record(of, number);
            if session.reach.kept_from.contains(&record) || session.reach.inner.contains(&record) {
                continue;
            }
            let ending = rows::ending(&mut tx, of, number).await?;
            let closed = match of {
                Of::Signal => {
                    rows::signal(&mut tx, number).await?.filter(is_closed).map(|row| closed_day(&row))
                }
                Of::Case => {
                    rows::case(&mut tx, number).await?.and_then(|row| row.closed).map(|(_, at)| day_of(at))
                }
            };
            let who = if list == EndList::Asked { ending.erase_asked_by } else { ending.held_by };
            let who = who.map(|id| names::name_of(&members, id)).unwrap_or_default();
            listed.push(EndListed { of, number, last_day: self.last_day(of, closed, &ending), who });
        }
        Ok((listed, has_more))
    }

    /// A page of what was erased, latest first.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that decides nothing about it.
    pub async fn tombstones(
        &self,
        session: &Session,
        page: u32,
    ) -> Result<(Vec<Tombstone>, bool), DeskError> {
        self.allow(session, Permission::EndRecords).await?;
        let mut tx = self.0.store.read("erased").await?;
        let mut found = rows::erasures(&mut tx, place(page)).await?;
        let has_more = found.len() > PAGE_ENDING;
        found.truncate(PAGE_ENDING);
        let tombstones = found.iter().map(tombstone).collect::<Result<_, _>>()?;
        Ok((tombstones, has_more))
    }

    /// What is left of something, for members who see every report. `None`: it is not erased, or never was there.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn tombstone(
        &self,
        session: &Session,
        of: Of,
        number: i64,
    ) -> Result<Option<Tombstone>, DeskError> {
        if !session.can(Permission::EveryReport) {
            return Ok(None);
        }
        let mut tx = self.0.store.read("tombstone").await?;
        let found = rows::erasure_of(&mut tx, of, number).await?;
        found.as_ref().map(tombstone).transpose()
    }

    /// The rules of this desk.
    #[must_use]
    pub fn retention(&self) -> &crate::retention::Retention {
        &self.0.retention
    }

    /// Where backups of this desk go, and how long they stay.
    #[must_use]
    pub fn backup_plan(&self) -> Option<&crate::backup::Plan> {
        self.0.backup.as_ref()
    }
}

fn tombstone(row: &rows::ErasureRow) -> Result<Tombstone, DeskError> {
    let why = ErasedWhy::of_code(&row.why).ok_or(DeskError::Damaged("erasures"))?;
    Ok(Tombstone { of: of_code(&row.kind)?, number: row.number, at: row.at, why })
}

fn place(page: u32) -> (i64, i64) {
    let count = i64::try_from(PAGE_ENDING).unwrap_or(i64::MAX);
    (i64::from(page.max(1) - 1).saturating_mul(count), count + 1)
}
