//! `PUT /desk/v1/campaign`: an organisation's released campaign, signed by its own key. `GET /desk/v1/reach`: how often its places were
//! looked at, in weeks that are over and from five up: smaller counts leave the relay for nobody.
use super::{cbor, later, signed::Signed};
use crate::state::Relay;
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::{
    campaign::{Campaign, PlaceCode, Reach, SHOWN_FROM, TakenCodes, WeekCount, week_of},
    ids::{Day, OrgId},
};
use http::StatusCode;
use store::relay::{self as rows, CampaignKept, CampaignRow};

pub(crate) async fn put(State(relay): State<Relay>, signed: Signed) -> Response {
    let organisations = relay.organisations();
    let Some(verified) = organisations.of(&signed.org) else {
        return StatusCode::UNAUTHORIZED.into_response();
    };
    let keys = verified.signing_keys(relay.today());
    let campaign = match Campaign::read_signed(&signed.body, &signed.org, &keys) {
        Ok(campaign) => campaign,
        Err(error) => {
            tracing::warn!(%error, "a campaign is not believed");
            return StatusCode::BAD_REQUEST.into_response();
        }
    };
    match keep(&relay, &campaign, &signed.body).await {
        Ok(CampaignKept::Kept) => StatusCode::NO_CONTENT.into_response(),
        Ok(CampaignKept::Older) => conflict(Vec::new()),
        Ok(CampaignKept::Taken(codes)) => conflict(codes),
        Err(error) => later(&error),
    }
}

fn conflict(codes: Vec<String>) -> Response {
    let codes = codes.iter().filter_map(|code| PlaceCode::parse(code)).collect();
    let mut response = cbor(TakenCodes { codes }.to_bytes());
    *response.status_mut() = StatusCode::CONFLICT;
    response
}

async fn keep(relay: &Relay, campaign: &Campaign, signed: &[u8]) -> store::Result<CampaignKept> {
    let number = |number: u64| i64::try_from(number).unwrap_or(i64::MAX);
    let row = CampaignRow {
        org: campaign.org.to_string(),
        id: number(campaign.id),
        version: number(campaign.version),
        last_day: campaign.last.number(),
        signed: signed.to_vec(),
    };
    let codes: Vec<&str> = campaign.codes.iter().map(PlaceCode::as_str).collect();
    let mut tx = relay.store.write("campaign").await?;
    let kept = rows::put_campaign(&mut tx, &row, &codes).await?;
    if kept == CampaignKept::Kept {
        tx.commit().await?;
    }
    Ok(kept)
}

pub(crate) async fn reach(State(relay): State<Relay>, signed: Signed) -> Response {
    match read(&relay, &signed.org).await {
        Ok(reach) => cbor(reach.to_bytes()),
        Err(error) => later(&error),
    }
}

async fn read(relay: &Relay, org: &OrgId) -> store::Result<Reach> {
    relay.write_down_times().await?;
    let mut tx = relay.store.read("reach").await?;
    let (before, from) = (week_of(relay.today()).number(), i64::try_from(SHOWN_FROM).unwrap_or(i64::MAX));
    let times = rows::times_of(&mut tx, org.as_str(), before, from).await?;
    let count = |(code, week, times): &(String, u32, i64)| {
        let (code, count) = (PlaceCode::parse(code)?, u64::try_from(*times).ok()?);
        Some(WeekCount { code, week: Day(*week), count })
    };
    Ok(Reach { counts: times.iter().filter_map(count).collect() })
}
