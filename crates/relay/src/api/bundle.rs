//! `PUT /desk/v1/bundle`: an organisation says what it is and which keys are its own. It needs no other proof than its
//! own signature: the identity was told to this relay by another way.
use super::{later, of_fault};
use crate::{asking, organisations::verify, state::Relay};
use axum::{
    body::Body,
    extract::State,
    response::{IntoResponse, Response},
};
use envelope::{
    directory::{Bundle, DirectoryError, VerifiedOrg},
    log::Leaf,
    relay_api::BUNDLE_MAX,
};
use http::StatusCode;
use store::relay as rows;

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

/// Takes it in and writes it into the log, both or neither. `false`: what the relay has is newer, says something else under the same serial, or has other
/// certificates under it.
async fn keep(relay: &Relay, verified: &VerifiedOrg, bytes: &[u8]) -> store::Result<bool> {
    let org = verified.entry().org.as_str();
    // Desks say the same every ten minutes.
    let mut tx = relay.store.read("bundle").await?;
    if rows::bundle_of(&mut tx, org).await?.as_deref() == Some(bytes) {
        return Ok(true);
    }
    drop(tx);
    let mut tx = relay.store.write("bundle").await?;
    rows::hold_log(&mut tx).await?;
    let stored = rows::bundle_of(&mut tx, org).await?;
    // What is stored and not believed (another identity once) is in nobody's way.
    let earlier = stored.as_deref().and_then(|stored| verify(stored, verified.identity()).ok());
    if stored.as_deref() == Some(bytes) {
        return Ok(true);
    }
    if earlier.is_some_and(|(_, earlier)| verified.supersedes(&earlier).is_err()) {
        return Ok(false);
    }
    let serial = i64::try_from(verified.entry().serial).unwrap_or(i64::MAX);
    if !rows::put_bundle(&mut tx, org, serial, bytes).await? {
        return Ok(false);
    }
    rows::add_to_log(&mut tx, org, &Leaf::of(bytes).0, bytes).await?;
    tx.commit().await?;
    relay.read_organisations().await?;
    Ok(true)
}
