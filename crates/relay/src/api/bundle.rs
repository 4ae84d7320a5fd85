//! `PUT /desk/v1/bundle`: an organisation says what it is and which keys are its own. It needs no other proof than its
//! own signature: the identity was told to this relay by another way.
use super::{later, of_fault};
use crate::{asking, organisations::verify, state::Relay};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::directory::{Bundle, DirectoryError, VerifiedOrg};
use http::StatusCode;

/// The longest bundle: 96 certificates of 1.4 kB, an entry with cards in 64 languages.
const BUNDLE_MAX: usize = 1024 * 1024;

pub(crate) async fn put(State(relay): State<Relay>, body: Body) -> Response {
    let bytes = match asking::read(body, BUNDLE_MAX).await {
        Ok(bytes) => bytes,
        Err(fault) => return of_fault(fault),
    };
    let verified = match believe(&relay, &bytes) {
        Ok(verified) => verified,
        Err(error) => {
            tracing::warn!(%error, "a bundle is not believed");
            let malformed = matches!(error, DirectoryError::Content(_));
            let status = if malformed { StatusCode::BAD_REQUEST } else { StatusCode::FORBIDDEN };
            return status.into_response();
        }
    };
    match keep(&relay, &verified, &bytes).await {
        Ok(true) => StatusCode::NO_CONTENT.into_response(),
        Ok(false) => StatusCode::CONFLICT.into_response(),
        Err(error) => later(&error),
    }
}

/// The claimed identity only says which of ours to check against.
fn believe(relay: &Relay, bytes: &[u8]) -> Result<VerifiedOrg, DirectoryError> {
    let claimed = Bundle::from_bytes(bytes)?.identity;
    let known = relay.config.identities.iter().find(|(_, identity)| *identity == claimed);
    let (org, identity) = known.ok_or(DirectoryError::OtherIdentity)?;
    let (_, verified) = verify(bytes, identity)?;
    if verified.entry().org == *org { Ok(verified) } else { Err(DirectoryError::OtherOrganisation) }
}

/// `false`: what the relay has is newer, or says something else under the same serial.
async fn keep(relay: &Relay, verified: &VerifiedOrg, bytes: &[u8]) -> store::Result<bool> {
    let org = &verified.entry().org;
    if let Some(earlier) = relay.organisations().of(org)
        && verified.supersedes(earlier).is_err()
    {
        return Ok(false);
    }
    let serial = i64::try_from(verified.entry().serial).unwrap_or(i64::MAX);
    let mut tx = relay.store.write("bundle").await?;
    let kept = store::relay::put_bundle(&mut tx, org.as_str(), serial, bytes).await?;
    tx.commit().await?;
    relay.read_organisations().await?;
    Ok(kept)
}
