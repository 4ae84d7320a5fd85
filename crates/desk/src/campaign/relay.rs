//! What was released goes to the relay, signed by the organisation's key; how often places were looked at comes back.
use super::{form::new_code, state_of};
use crate::{Desk, DeskError, names, relay_client::CampaignDelivery};
use domain::{CampaignState, campaign::colour};
use envelope::{
    campaign::{Campaign, CampaignPicture, CampaignText, PLACES_MAX, PlaceCode},
    ids::Day,
};
use store::{
    Tx,
    desk::{self as rows, CampaignRow},
};

/// Campaigns in one go.
const AT_ONCE: i64 = 20;

impl Desk {
    /// Leaves at the relay what it has not yet. Sent twice is the same there.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn send_campaigns(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("unsent campaigns").await?;
        let waiting = rows::unsent_campaigns(&mut tx, AT_ONCE).await?;
        drop(tx);
        for row in waiting {
            match self.send_campaign(&row).await {
                // This one waits on; who stands behind it must not wait with it.
                Err(error) if crate::work::concerns_one_of_many(&error) => {
                    tracing::warn!(%error, "a campaign waits");
                }
                sent => sent?,
            }
        }
        Ok(())
    }

    async fn send_campaign(&self, row: &CampaignRow) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("campaign to send").await?;
        let Some(campaign) = self.as_released(&mut tx, row).await? else { return Ok(()) };
        drop(tx);
        let key = self.0.ring.signing_key(self.relay_day())?;
        let signed = campaign.sign(&key).map_err(|_| DeskError::Damaged("campaigns"))?;
        let sent = self.0.client.put_campaign(&self.0.ring, self.now(), &signed.to_bytes()).await?;
        let mut tx = self.0.store.write("campaign sent").await?;
        match sent {
            CampaignDelivery::Kept => {
                rows::campaign_sent(&mut tx, row.id, row.serial).await?;
            }
            CampaignDelivery::Taken(codes) => {
                let Some(mut now) = rows::lock_campaign(&mut tx, row.id).await? else { return Ok(()) };
                // Nobody has printed them: papers are made once the relay has all codes of a campaign.
                for code in codes {
                    rows::change_code(&mut tx, row.id, code.as_str(), new_code()?.as_str()).await?;
                }
                now.serial = self.next_serial(&now);
                rows::update_campaign(&mut tx, &now).await?;
            }
        }
        Ok(tx.commit().await?)
    }

    /// The campaign as it was released, with all its places; ended, it has no day on which it is shown.
    async fn as_released(&self, tx: &mut Tx, row: &CampaignRow) -> Result<Option<Campaign>, DeskError> {
        let Some(details) = self.released_details(row)? else { return Ok(None) };
        let damaged = || DeskError::Damaged("campaigns");
        let picture = match details.picture {
            Some(id) => {
                let found = rows::campaign_picture(tx, row.id, id).await?.ok_or_else(damaged)?;
                let small = self.0.vault.desk().open(names::campaign_small_place(id), &found.1)?;
                let (owner, licence) = (details.owner.clone(), details.licence.clone());
                Some(CampaignPicture { bytes: small.to_vec(), owner, licence })
            }
            None => None,
        };
        let most = i64::try_from(PLACES_MAX).unwrap_or(i64::MAX);
        let places = rows::places(tx, row.id, (0, most)).await?;
        let mut codes: Vec<_> = places.iter().filter_map(|one| PlaceCode::parse(&one.code)).collect();
        codes.sort();
        let ended = state_of(row)? == CampaignState::Ended;
        let said =
            |(lang, [title, text, alt]): (String, [String; 3])| (lang, CampaignText { title, text, alt });
        Ok(Some(Campaign {
            id: u64::try_from(row.id).unwrap_or(0),
            org: self.org().clone(),
            version: u64::try_from(row.serial).unwrap_or(0),
            first: Day(details.first),
            last: if ended {
                Day(self.relay_day().number().saturating_sub(1).min(details.last))
            } else {
                Day(details.last)
            },
            audiences: details.audiences,
            accent: colour(&details.colour).ok_or_else(damaged)?,
            picture,
            texts: details.texts.into_iter().map(said).collect(),
            codes,
        }))
    }

    /// Reads how often our places were looked at, in weeks that are over.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn read_reach(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("campaigns").await?;
        let there = rows::campaign_count(&mut tx).await?;
        drop(tx);
        if there == 0 {
            return Ok(());
        }
        let reach = self.0.client.reach(&self.0.ring, self.now()).await?;
        let mut tx = self.0.store.write("reach").await?;
        for one in &reach.counts {
            let times = i64::try_from(one.count).unwrap_or(i64::MAX);
            rows::put_week(&mut tx, one.code.as_str(), one.week.number(), times).await?;
        }
        Ok(tx.commit().await?)
    }
}
