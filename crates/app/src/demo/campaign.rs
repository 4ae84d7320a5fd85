//! The example of a campaign at the desk of the police: written by one member, released by another, with some places.
use super::{desks::DemoDesk, seed::sign_in_as};
use ::desk::campaign::{CampaignForm, CampaignOutcome, example};
use envelope::ids::Day;
use std::{fs, path::Path};

type Failed = Box<dyn std::error::Error>;

/// How long it runs from the first start of a demonstration, in days.
const DAYS: u32 = 90;
/// Invented places.
const PLACES: &str = "Station, hall\nCommissariaat 5, balie\nHotel aan het park\nBibliotheek";

/// Does it once.
pub(super) async fn install(folder: &Path, desks: &[DemoDesk]) -> Result<(), Failed> {
    let done = folder.join("campaign");
    if done.exists() {
        return Ok(());
    }
    let one = desks.iter().find(|one| one.organisation.kind == "police").ok_or("no police")?;
    let (mut written, audiences) = example().ok_or("no example")?;
    let today = u32::try_from(one.desk.now() / 86_400)?;
    written.days = Some((Day(today), Day(today + DAYS)));
    let lead = sign_in_as(one, "lead").await?;
    let once_token = one.desk.once_token()?;
    let form = CampaignForm { written, audiences, picture: None, keeps_picture: false, once_token };
    let Some(CampaignOutcome::Done(id)) = one.desk.write_campaign(&lead, None, form).await? else {
        return Err("the example was not taken".into());
    };
    one.desk.add_places(&lead, id, (PLACES, &one.desk.once_token()?)).await?;
    let other = sign_in_as(one, "reader").await?;
    if one.desk.release_campaign(&other, (id, 1)).await? != Some(CampaignOutcome::Done(id)) {
        return Err("the example was not released".into());
    }
    for session in [&lead, &other] {
        one.desk.sign_out(session).await?;
    }
    Ok(fs::write(done, "")?)
}
