//! A request that a desk has signed with a transport key that is certified today, and that was not seen before.
use crate::{asking, state::Relay};
use axum::{
    extract::{FromRequest, Request},
    response::{IntoResponse, Response},
};
use envelope::{
    directory::Purpose,
    http_signature::{self, Headers, HttpSignatureError, KeyId, SigningRequest},
    ids::OrgId,
    relay_api::read_transport_key_id,
    signed::VerifyingKey,
};
use http::{HeaderMap, StatusCode};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// How far a desk's clock may differ, in seconds.
const SKEW: u64 = 60;
/// How long a request is remembered, in seconds: far longer than it is fresh, since a clock that is set back would make it
/// fresh again.
const REMEMBERED: u64 = 86_400;
/// The longest signed body: a campaign. A sealed answer is shorter.
const BODY_MAX: usize = envelope::campaign::CAMPAIGN_MAX;

/// A believed request.
pub(crate) struct Signed {
    /// Whose desk it is.
    pub(crate) org: OrgId,
    pub(crate) query: String,
    pub(crate) body: Zeroizing<Vec<u8>>,
}

impl FromRequest<Relay> for Signed {
    type Rejection = Response;

    async fn from_request(request: Request, relay: &Relay) -> Result<Self, Response> {
        let (parts, body) = request.into_parts();
        let body = asking::read(body, BODY_MAX).await.map_err(super::of_fault)?;
        let query = parts.uri.query().unwrap_or("").to_owned();
        let signing = SigningRequest {
            method: parts.method.as_str(),
            path: parts.uri.path(),
            query: &query,
            body: &body,
        };
        let verified = verify(relay, &parts.headers, &signing).map_err(refuse)?;
        // A key that was found was found by this very name.
        let (org, _) = read_transport_key_id(verified.key_id.as_str())
            .ok_or_else(|| StatusCode::UNAUTHORIZED.into_response())?;
        match is_new(relay, &verified).await {
            Ok(true) => Ok(Self { org, query, body }),
            Ok(false) => {
                tracing::warn!(key = verified.key_id.as_str(), "a signed request came a second time");
                Err(StatusCode::UNAUTHORIZED.into_response())
            }
            Err(error) => Err(super::later(&error)),
        }
    }
}

/// Which fault it was is for the owner of the relay; whoever asks learns only that it is refused.
fn refuse(error: HttpSignatureError) -> Response {
    tracing::warn!(%error, "a request to the desk API is not believed");
    StatusCode::UNAUTHORIZED.into_response()
}

fn verify(
    relay: &Relay,
    headers: &HeaderMap,
    request: &SigningRequest<'_>,
) -> Result<http_signature::Verified, HttpSignatureError> {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("").to_owned();
    let headers = Headers {
        signature_input: text("signature-input"),
        signature: text("signature"),
        content_digest: text("content-digest"),
    };
    let now = u64::try_from(relay.now()).unwrap_or(0);
    http_signature::verify(|id| key_of(relay, id), now, SKEW, request, &headers)
}

fn key_of(relay: &Relay, id: &KeyId) -> Option<VerifyingKey> {
    let (org, not_before) = read_transport_key_id(id.as_str())?;
    let organisations = relay.organisations();
    let today = relay.today();
    let certificates = organisations.of(&org)?.certificates();
    let named = |one: &&envelope::directory::Certificate| {
        one.purpose == Purpose::Transport && one.not_before == not_before && one.is_valid_on(today)
    };
    let key: [u8; 32] = certificates.iter().find(named)?.key.as_slice().try_into().ok()?;
    VerifyingKey::from_bytes(&key).ok()
}

async fn is_new(relay: &Relay, verified: &http_signature::Verified) -> store::Result<bool> {
    let hash = Sha256::new()
        .chain_update(verified.key_id.as_str())
        .chain_update([0])
        .chain_update(&verified.nonce)
        .finalize();
    let expires = i64::try_from(verified.created.saturating_add(REMEMBERED)).unwrap_or(i64::MAX);
    let mut tx = relay.store.write("nonce").await?;
    let new = store::relay::remember_nonce(&mut tx, &hash.into(), expires).await?;
    tx.commit().await?;
    Ok(new)
}
