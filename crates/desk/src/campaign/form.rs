//! What members do with a campaign: write it, release it, end it, add places.
use super::{CampaignState, has_room, may_release, state_of};
use crate::{
    Desk, DeskError, Permission, Session, chance,
    names::{self, CampaignDetails},
};
use domain::campaign::{CAMPAIGNS_MAX, CampaignFault, PLACE_MAX_CHARS, Written, check};
use envelope::{
    campaign::{PICTURE_MAX, PlaceCode},
    ids::Day,
};
use store::{
    Tx,
    desk::{self as rows, CampaignRow, PlaceRow},
};

/// Tries to find a code that nobody has.
const TRIES: u32 = 20;
/// Places that are added with one form.
const PLACES_AT_ONCE: usize = 200;

/// A cleaned picture: to print, and for telephones.
#[derive(Clone)]
pub struct Pictured {
    /// For paper.
    pub large: Vec<u8>,
    /// For telephones.
    pub small: Vec<u8>,
}

/// A campaign as a form says it.
pub struct CampaignForm {
    /// What it says; whether it has a picture is worked out.
    pub written: Written,
    /// Names of audiences.
    pub audiences: Vec<String>,
    /// A new picture.
    pub picture: Option<Pictured>,
    /// The picture that is there stays, if no new one comes.
    pub keeps_picture: bool,
    /// Made with the form: the same form twice is one.
    pub once_token: String,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CampaignOutcome {
    /// Done; the number of the campaign.
    Done(i64),
    /// It cannot be kept like this.
    Fault(CampaignFault),
    /// Its picture is too heavy for telephones.
    Heavy,
    /// There are as many as there can be.
    TooMany,
    /// A place has no name, or a long one.
    PlaceName,
    /// Nobody releases their own.
    Own,
    /// Somebody changed it meanwhile, or it is over.
    Changed,
}

impl Desk {
    /// Writes a campaign, or changes the one of this number as it was seen. It waits for a second person from then on; what was released
    /// is shown until then. `None`: there is none of this number.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn write_campaign(
        &self,
        session: &Session,
        of: Option<(i64, i64)>,
        form: CampaignForm,
    ) -> Result<Option<CampaignOutcome>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        if form.picture.as_ref().is_some_and(|picture| picture.small.len() > PICTURE_MAX) {
            return Ok(Some(CampaignOutcome::Heavy));
        }
        let mut tx = self.0.store.write("campaign").await?;
        let row = match of {
            Some((id, seen)) => {
                let Some(row) = rows::lock_campaign(&mut tx, id).await? else { return Ok(None) };
                if row.version != seen || state_of(&row)? == CampaignState::Ended {
                    return Ok(Some(CampaignOutcome::Changed));
                }
                Some(row)
            }
            None => None,
        };
        let kept = match &row {
            Some(row) if form.keeps_picture => self.campaign_details(row)?.picture,
            _ => None,
        };
        let mut written = form.written.clone();
        written.has_picture = kept.is_some() || form.picture.is_some();
        let days = match (check(&written, self.today()), written.days) {
            (Err(fault), _) => return Ok(Some(CampaignOutcome::Fault(fault))),
            (Ok(()), None) => return Ok(Some(CampaignOutcome::Fault(CampaignFault::Days))),
            (Ok(()), Some(days)) => days,
        };
        let details = CampaignDetails::of(&written, days, &form.audiences);
        match row {
            Some(row) => self.rewrite_campaign(&mut tx, session, row, (details, kept, form.picture)).await?,
            None => match self.begin_campaign(&mut tx, session, (details, &form)).await? {
                Ok(()) => {}
                Err(outcome) => return Ok(Some(outcome)),
            },
        }
        let id = match of {
            Some((id, _)) => id,
            None => rows::campaign_of_form(&mut tx, &self.once_campaign(session, &form.once_token))
                .await?
                .ok_or(DeskError::Damaged("campaigns"))?,
        };
        tx.commit().await?;
        Ok(Some(CampaignOutcome::Done(id)))
    }

    fn once_campaign(&self, session: &Session, token: &str) -> [u8; 32] {
        self.0.vault.lookup("once", format!("campaign {} {token}", session.member.id.0).as_bytes())
    }

    async fn begin_campaign(
        &self,
        tx: &mut Tx,
        session: &Session,
        (mut details, form): (CampaignDetails, &CampaignForm),
    ) -> Result<Result<(), CampaignOutcome>, DeskError> {
        let once = self.once_campaign(session, &form.once_token);
        // The very same form: it is there.
        if rows::campaign_of_form(tx, &once).await?.is_some() {
            return Ok(Ok(()));
        }
        if rows::campaign_count(tx).await? >= i64::try_from(CAMPAIGNS_MAX).unwrap_or(i64::MAX) {
            return Ok(Err(CampaignOutcome::TooMany));
        }
        let id = rows::next_number(tx, "campaigns").await?;
        if let Some(picture) = &form.picture {
            details.picture = Some(self.put_picture(tx, id, picture).await?);
        }
        let row = CampaignRow {
            id,
            version: 1,
            state: CampaignState::Draft.code().into(),
            last_day: details.last,
            member: session.member.id.0,
            at: self.now(),
            released: None,
            serial: 0,
            sent: 0,
            sealed: names::seal(self.0.vault.desk(), names::campaign_place(id), &details)?,
            sealed_released: None,
        };
        rows::add_campaign(tx, &row, &once).await?;
        self.note(tx, Some(session.member.id), "campaign-written", &format!("campaign {id}")).await?;
        Ok(Ok(()))
    }

    async fn rewrite_campaign(
        &self,
        tx: &mut Tx,
        session: &Session,
        mut row: CampaignRow,
        (mut details, kept, picture): (CampaignDetails, Option<i64>, Option<Pictured>),
    ) -> Result<(), DeskError> {
        details.picture = match &picture {
            Some(picture) => Some(self.put_picture(tx, row.id, picture).await?),
            None => kept,
        };
        let released = self.released_details(&row)?;
        let shown = released.as_ref().and_then(|one| one.picture).unwrap_or(0);
        rows::drop_campaign_pictures(tx, row.id, (details.picture.unwrap_or(0), shown)).await?;
        row.sealed = names::seal(self.0.vault.desk(), names::campaign_place(row.id), &details)?;
        row.state = CampaignState::Draft.code().into();
        row.version += 1;
        // What is shown meanwhile must not be forgotten before it ends.
        row.last_day = details.last.max(released.map_or(0, |one| one.last));
        (row.member, row.at) = (session.member.id.0, self.now());
        rows::update_campaign(tx, &row).await?;
        self.note(tx, Some(session.member.id), "campaign-written", &format!("campaign {}", row.id)).await
    }

    async fn put_picture(&self, tx: &mut Tx, id: i64, picture: &Pictured) -> Result<i64, DeskError> {
        let key = self.0.vault.desk();
        let seal = |row| {
            let large = key.seal(names::campaign_picture_place(row), &picture.large).ok()?;
            Some((large, key.seal(names::campaign_small_place(row), &picture.small).ok()?))
        };
        rows::add_campaign_picture(tx, id, seal).await?.ok_or(DeskError::Damaged("campaign_pictures"))
    }

    /// Releases a campaign as it was seen: from then on it goes to the relay. Never by whoever wrote it last.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that releases none.
    pub async fn release_campaign(
        &self,
        session: &Session,
        (id, seen): (i64, i64),
    ) -> Result<Option<CampaignOutcome>, DeskError> {
        self.allow(session, Permission::ReleaseCampaigns).await?;
        let mut tx = self.0.store.write("release campaign").await?;
        let Some(mut row) = rows::lock_campaign(&mut tx, id).await? else { return Ok(None) };
        if row.version != seen || state_of(&row)? != CampaignState::Draft {
            return Ok(Some(CampaignOutcome::Changed));
        }
        if !may_release(session, row.member) {
            return Ok(Some(CampaignOutcome::Own));
        }
        let details = self.campaign_details(&row)?;
        if Day(details.last) < self.today() {
            return Ok(Some(CampaignOutcome::Fault(CampaignFault::Over)));
        }
        let released = names::seal(self.0.vault.desk(), names::campaign_released_place(id), &details)?;
        row.sealed_released = Some(released);
        row.state = CampaignState::Released.code().into();
        row.version += 1;
        row.last_day = details.last;
        row.released = Some((session.member.id.0, self.now()));
        row.serial = self.next_serial(&row);
        rows::update_campaign(&mut tx, &row).await?;
        let shown = details.picture.unwrap_or(0);
        rows::drop_campaign_pictures(&mut tx, id, (shown, shown)).await?;
        self.note(&mut tx, Some(session.member.id), "campaign-released", &format!("campaign {id}")).await?;
        tx.commit().await?;
        Ok(Some(CampaignOutcome::Done(id)))
    }

    /// Ends a campaign at once: its codes lead to a page that says so. One person is enough to take something down.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn end_campaign(
        &self,
        session: &Session,
        id: i64,
    ) -> Result<Option<CampaignOutcome>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let mut tx = self.0.store.write("end campaign").await?;
        let Some(mut row) = rows::lock_campaign(&mut tx, id).await? else { return Ok(None) };
        if state_of(&row)? == CampaignState::Ended {
            return Ok(Some(CampaignOutcome::Changed));
        }
        row.state = CampaignState::Ended.code().into();
        row.version += 1;
        row.last_day = row.last_day.min(self.today().number());
        if row.sealed_released.is_some() {
            row.serial = self.next_serial(&row);
        }
        rows::update_campaign(&mut tx, &row).await?;
        self.note(&mut tx, Some(session.member.id), "campaign-ended", &format!("campaign {id}")).await?;
        tx.commit().await?;
        Ok(Some(CampaignOutcome::Done(id)))
    }

    /// Adds places, one a line, each with a code of its own. The same form twice adds them once.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that makes none.
    pub async fn add_places(
        &self,
        session: &Session,
        id: i64,
        (lines, once_token): (&str, &str),
    ) -> Result<Option<CampaignOutcome>, DeskError> {
        self.allow(session, Permission::Campaigns).await?;
        let named: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        let mut tx = self.0.store.write("places").await?;
        let Some(mut row) = rows::lock_campaign(&mut tx, id).await? else { return Ok(None) };
        if state_of(&row)? == CampaignState::Ended {
            return Ok(Some(CampaignOutcome::Changed));
        }
        let fits = |name: &&str| name.chars().count() <= PLACE_MAX_CHARS;
        if named.is_empty() || named.len() > PLACES_AT_ONCE || !named.iter().all(fits) {
            return Ok(Some(CampaignOutcome::PlaceName));
        }
        let once = |n: usize| {
            let of = format!("place {id} {} {once_token} {n}", session.member.id.0);
            self.0.vault.lookup("once", of.as_bytes())
        };
        if rows::has_place_of_form(&mut tx, &once(0)).await? {
            return Ok(Some(CampaignOutcome::Done(id)));
        }
        if !has_room(rows::place_count(&mut tx, id).await?, named.len()) {
            return Ok(Some(CampaignOutcome::TooMany));
        }
        if row.sealed_released.is_some() {
            row.serial = self.next_serial(&row);
            rows::update_campaign(&mut tx, &row).await?;
        }
        for (n, name) in named.iter().enumerate() {
            self.add_place(&mut tx, (session, id), (name, &once(n))).await?;
        }
        self.note(&mut tx, Some(session.member.id), "campaign-places", &format!("campaign {id}")).await?;
        tx.commit().await?;
        Ok(Some(CampaignOutcome::Done(id)))
    }

    async fn add_place(
        &self,
        tx: &mut Tx,
        (session, campaign): (&Session, i64),
        (name, once): (&str, &[u8; 32]),
    ) -> Result<(), DeskError> {
        let id = rows::next_number(tx, "campaign_places").await?;
        let sealed = self.0.vault.desk().seal(names::campaign_place_place(id), name.as_bytes())?;
        let mut row = PlaceRow { id, campaign, code: String::new(), sealed };
        for _ in 0..TRIES {
            row.code = new_code()?.as_str().into();
            if rows::add_place(tx, &row, (session.member.id.0, self.now()), once).await? {
                return Ok(());
            }
        }
        Err(DeskError::NoChance)
    }
}

/// Six digits of chance.
pub(super) fn new_code() -> Result<PlaceCode, DeskError> {
    Ok(PlaceCode::of(u32::from_be_bytes(*chance::bytes::<4>()?) % 1_000_000))
}

impl CampaignDetails {
    fn of(written: &Written, (first, last): (Day, Day), audiences: &[String]) -> Self {
        let trimmed = |text: &String| text.trim().to_owned();
        // A picture that is gone takes what was said of it along: what is sent says nothing of no picture.
        let said = |(lang, [title, text, alt]): &(String, [String; 3])| {
            let alt = if written.has_picture { trimmed(alt) } else { String::new() };
            (lang.clone(), [trimmed(title), trimmed(text), alt])
        };
        let mut texts: Vec<_> = written.texts.iter().map(said).collect();
        texts.sort();
        Self {
            name: trimmed(&written.name),
            first: first.number(),
            last: last.number(),
            colour: trimmed(&written.colour),
            owner: trimmed(&written.owner),
            licence: trimmed(&written.licence),
            audiences: audiences.to_vec(),
            texts,
            picture: None,
        }
    }

    pub(super) fn written(&self) -> Written {
        Written {
            name: self.name.clone(),
            days: Some((Day(self.first), Day(self.last))),
            colour: self.colour.clone(),
            has_picture: self.picture.is_some(),
            owner: self.owner.clone(),
            licence: self.licence.clone(),
            texts: self.texts.clone(),
        }
    }
}
