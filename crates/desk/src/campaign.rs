//! Campaigns: written by one member, released by another, and then shown by the relay to everybody under a code for each place. How often a
//! place was looked at comes back as a number of a week, from five up; nobody here or there can tell one visitor from another.
mod example;
mod form;
mod relay;

pub use example::example;
pub use form::{CampaignForm, CampaignOutcome, Pictured};

use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    names::{self, CampaignDetails},
};
use domain::{CampaignState, Object};
use envelope::{
    campaign::{PLACES_MAX, week_of},
    ids::Day,
};
use std::collections::BTreeMap;
use store::{
    Tx,
    desk::{self as rows, CampaignRow, PlaceRow},
};

/// Campaigns on a page.
const PAGE: i64 = 25;
/// Places on a page, and posters in one file.
pub const PLACES_PAGE: i64 = 50;
/// Weeks that are shown, the latest ones.
pub const WEEKS_SHOWN: usize = 4;

/// A campaign in the list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CampaignLine {
    /// Its number.
    pub id: i64,
    /// What members call it.
    pub name: String,
    /// Its days.
    pub days: (Day, Day),
    /// Where it stands.
    pub state: CampaignState,
}

/// A page of campaigns.
#[derive(Debug, Clone, Default)]
pub struct CampaignList {
    /// Those that end last first.
    pub lines: Vec<CampaignLine>,
    /// Which page, from 1.
    pub page: u32,
    /// There are more.
    pub has_more: bool,
}

/// A place, with how often it was looked at in the weeks that are shown; `None`: fewer than five times.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceView {
    /// Its number.
    pub id: i64,
    /// What members call it.
    pub name: String,
    /// The six digits.
    pub code: String,
    /// In the order of [`CampaignView::weeks`].
    pub times: Vec<Option<i64>>,
}

/// A campaign as its page shows it.
#[derive(Debug, Clone)]
pub struct CampaignView {
    /// Its number.
    pub id: i64,
    /// For two members at once.
    pub version: i64,
    /// Where it stands.
    pub state: CampaignState,
    /// What it says.
    pub written: domain::campaign::Written,
    /// Names of audiences.
    pub audiences: Vec<String>,
    /// Who wrote it last.
    pub by: String,
    /// When, Unix seconds.
    pub at: i64,
    /// Who released it last and when.
    pub released: Option<(String, i64)>,
    /// This member may release it: it is not their own.
    pub may_release: bool,
    /// It waits, and it is their own.
    pub is_own: bool,
    /// The relay has it as it was last released, with all its places.
    pub is_there: bool,
    /// Mondays of the weeks that are shown, latest first.
    pub weeks: Vec<Day>,
    /// A page of its places.
    pub places: Vec<PlaceView>,
    /// How many there are.
    pub place_count: i64,
    /// Which page, from 1.
    pub page: u32,
    /// There are more.
    pub has_more: bool,
}

/// What papers are made of: what was released, with a picture to print, and places with their codes.
pub struct ForPaper {
    /// By language: heading, text, what the picture shows.
    pub texts: Vec<(String, [String; 3])>,
    /// Red, green, blue.
    pub accent: [u8; 3],
    /// The picture, whose it is, and its licence.
    pub picture: Option<(Vec<u8>, String, String)>,
    /// Codes.
    pub codes: Vec<String>,
}

fn page_of(page: u32) -> (u32, i64) {
    let page = page.max(1);
    (page, i64::from(page) - 1)
}

impl Desk {
    /// A page of campaigns.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn campaigns(&self, session: &Session, page: u32) -> Result<CampaignList, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let (page, before) = page_of(page);
        let mut tx = self.0.store.read("campaigns").await?;
        let mut found = rows::campaigns(&mut tx, (before * PAGE, PAGE + 1)).await?;
        let has_more = found.len() > usize::try_from(PAGE).unwrap_or(usize::MAX);
        found.truncate(usize::try_from(PAGE).unwrap_or(usize::MAX));
        let line = |row: &CampaignRow| {
            let details = self.campaign_details(row)?;
            Ok(CampaignLine {
                id: row.id,
                name: details.name,
                days: (Day(details.first), Day(details.last)),
                state: state_of(row)?,
            })
        };
        Ok(CampaignList { lines: found.iter().map(line).collect::<Result<_, DeskError>>()?, page, has_more })
    }

    /// A campaign with a page of its places. `None`: there is none of this number.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn campaign(
        &self,
        session: &Session,
        id: i64,
        page: u32,
    ) -> Result<Option<CampaignView>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let (page, before) = page_of(page);
        let mut tx = self.0.store.read("campaign").await?;
        let Some(row) = rows::campaign(&mut tx, id).await? else { return Ok(None) };
        let details = self.campaign_details(&row)?;
        let members = self.member_names(&mut tx).await?;
        let place_count = rows::place_count(&mut tx, id).await?;
        let places = rows::places(&mut tx, id, (before * PLACES_PAGE, PLACES_PAGE)).await?;
        let weeks = self.weeks_shown(&row)?;
        let places = self.with_times(&mut tx, id, (places, &weeks)).await?;
        let state = state_of(&row)?;
        let waits = state == CampaignState::Draft;
        Ok(Some(CampaignView {
            id,
            version: row.version,
            state,
            audiences: details.audiences.clone(),
            written: details.written(),
            by: names::name_of(&members, row.member),
            at: row.at,
            released: row.released.map(|(by, at)| (names::name_of(&members, by), at)),
            may_release: waits && may_release(session, row.member),
            is_own: waits && row.member == session.member.id.0,
            is_there: row.serial > 0 && row.sent == row.serial,
            weeks,
            has_more: before * PLACES_PAGE + PLACES_PAGE < place_count,
            places,
            place_count,
            page,
        }))
    }

    /// Weeks that are over and in which the campaign as it was released ran, the latest few.
    fn weeks_shown(&self, row: &CampaignRow) -> Result<Vec<Day>, DeskError> {
        let Some(released) = self.released_details(row)? else { return Ok(Vec::new()) };
        let first = week_of(Day(released.first)).number();
        let this = week_of(self.relay_day()).number();
        let last = week_of(Day(released.last)).number().min(this.saturating_sub(7));
        let back = |n: u32| last.checked_sub(7 * n).filter(|week| *week >= first).map(Day);
        Ok((0..).map_while(back).take(WEEKS_SHOWN).collect())
    }

    async fn with_times(
        &self,
        tx: &mut Tx,
        id: i64,
        (places, weeks): (Vec<PlaceRow>, &[Day]),
    ) -> Result<Vec<PlaceView>, DeskError> {
        let ids = (places.first().map_or(0, |one| one.id), places.last().map_or(0, |one| one.id));
        let known: BTreeMap<(i64, u32), i64> = rows::weeks_of(tx, id, ids)
            .await?
            .into_iter()
            .map(|(place, week, times)| ((place, week), times))
            .collect();
        let view = |row: PlaceRow| {
            let name = self.0.vault.desk().open(names::campaign_place_place(row.id), &row.sealed)?;
            let times = weeks.iter().map(|week| known.get(&(row.id, week.number())).copied()).collect();
            Ok(PlaceView {
                id: row.id,
                name: String::from_utf8_lossy(&name).into_owned(),
                code: row.code,
                times,
            })
        };
        places.into_iter().map(view).collect()
    }

    /// The small picture of a campaign as it is written. `None`: no such campaign, or it has none.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn campaign_picture(&self, session: &Session, id: i64) -> Result<Option<Vec<u8>>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let mut tx = self.0.store.read("campaign picture").await?;
        let Some(row) = rows::campaign(&mut tx, id).await? else { return Ok(None) };
        let Some(picture) = self.campaign_details(&row)?.picture else { return Ok(None) };
        let found = rows::campaign_picture(&mut tx, id, picture).await?;
        let open = |(_, small): (Vec<u8>, Vec<u8>)| {
            self.0.vault.desk().open(names::campaign_small_place(picture), &small).map(|plain| plain.to_vec())
        };
        found.map(open).transpose()
    }

    /// What papers are made of: one place, or those of a page. `None`: there is no such campaign or place, or the relay has not what was
    /// released, so that a code could lead nowhere.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn for_paper(
        &self,
        session: &Session,
        id: i64,
        (place, page): (Option<i64>, u32),
    ) -> Result<Option<ForPaper>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let (_, before) = page_of(page);
        let mut tx = self.0.store.write("campaign papers").await?;
        let Some(row) = rows::lock_campaign(&mut tx, id).await? else { return Ok(None) };
        let Some(released) = self.released_details(&row)? else { return Ok(None) };
        if state_of(&row)? == CampaignState::Ended || row.sent != row.serial {
            return Ok(None);
        }
        let mut places = rows::places(&mut tx, id, (before * PLACES_PAGE, PLACES_PAGE)).await?;
        places.retain(|one| place.is_none_or(|place| one.id == place));
        if places.is_empty() {
            return Ok(None);
        }
        let picture = match released.picture {
            Some(picture) => {
                rows::campaign_picture(&mut tx, id, picture).await?.map(|found| (picture, found.0))
            }
            None => None,
        };
        let open = |(picture, large): (i64, Vec<u8>)| {
            let plain = self.0.vault.desk().open(names::campaign_picture_place(picture), &large)?;
            Ok::<_, DeskError>((plain.to_vec(), released.owner.clone(), released.licence.clone()))
        };
        let picture = picture.map(open).transpose()?;
        self.note(&mut tx, Some(session.member.id), "campaign-papers", &format!("campaign {id}")).await?;
        tx.commit().await?;
        Ok(Some(ForPaper {
            accent: domain::campaign::colour(&released.colour).ok_or(DeskError::Damaged("campaigns"))?,
            texts: released.texts,
            picture,
            codes: places.into_iter().map(|one| one.code).collect(),
        }))
    }

    fn campaign_details(&self, row: &CampaignRow) -> Result<CampaignDetails, DeskError> {
        names::open(self.0.vault.desk(), names::campaign_place(row.id), &row.sealed)
    }

    fn released_details(&self, row: &CampaignRow) -> Result<Option<CampaignDetails>, DeskError> {
        let open = |sealed: &Vec<u8>| {
            names::open(self.0.vault.desk(), names::campaign_released_place(row.id), sealed)
        };
        row.sealed_released.as_ref().map(open).transpose()
    }

    /// Grows with each change, and past whatever a relay may have of a desk that was put back from a backup.
    fn next_serial(&self, row: &CampaignRow) -> i64 {
        (row.serial + 1).max(self.now())
    }
}

fn state_of(row: &CampaignRow) -> Result<CampaignState, DeskError> {
    CampaignState::of_code(&row.state).ok_or(DeskError::Damaged("campaigns"))
}

fn may_release(session: &Session, author: i64) -> bool {
    let request = Object::Request { by: MemberId(author), about: None };
    domain::may(&session.as_member(), Permission::ReleaseCampaigns, request).is_ok()
}

/// Whether so many places more have room.
fn has_room(there: i64, more: usize) -> bool {
    usize::try_from(there).unwrap_or(usize::MAX).saturating_add(more) <= PLACES_MAX
}
