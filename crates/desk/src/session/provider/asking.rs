//! What a desk asks its organisation's provider, and how it checks what is answered: with limits on size and time, over TLS, without following
//! anybody elsewhere. Believes nothing that is not signed with a key of the issuer for this desk, now, for this very browser.
use super::{
    Flow,
    settings::{Place, ProviderSettings, is_private},
};
use crate::DeskError;
use chrono::{DateTime, Utc};
use http::Request;
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client as HttpClient, connect::HttpConnector},
    rt::TokioExecutor,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthenticationContextClass, AuthenticationFlow, AuthorizationCode,
    ClaimsVerificationError, ClientId, ClientSecret, CsrfToken, DiscoveryError, EmptyExtraTokenFields,
    EndpointMaybeSet, EndpointNotSet, EndpointSet, HttpRequest, HttpResponse, IdTokenFields, LanguageTag,
    Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RequestTokenError,
    SignatureVerificationError, StandardErrorResponse, StandardTokenResponse, TokenResponse,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreProviderMetadata, CoreResponseType,
        CoreRevocableToken, CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use std::{collections::HashMap, time::Duration};
use tokio::sync::{Mutex, Semaphore};
use web::language::Lang;

/// The longest answer that is read.
const ANSWER_MAX: usize = 256 * 1024;
/// How long an answer may take, with its connection.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long what a provider says of itself, and its keys, are taken as they are.
const KNOWN_SECONDS: i64 = 3_600;
/// Keys that nobody knows are looked for again after so long: a forged token does not make us ask all day.
const AGAIN_SECONDS: i64 = 60;
/// How far the provider's clock may be from ours.
const SKEW_SECONDS: i64 = 60;
/// How long ago a token may have been made, and somebody have proven who they are: a session that was locked is not opened by one that
/// is still open at the provider.
const FRESH_SECONDS: i64 = 300;
/// Flows that are finished at a time: who sends forged codes waits behind each other.
const AT_ONCE: usize = 8;
/// The longest name of an account.
const SUBJECT_MAX: usize = 255;

/// Why nobody is named.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ProviderFault {
    /// It cannot be reached, or does not answer in time.
    Away,
    /// It says no.
    Refused,
    /// What it says does not fit: it is not for us, not now, not theirs.
    Wrong,
}

/// Every claim beside the standard ones.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Claims(HashMap<String, serde_json::Value>);

impl AdditionalClaims for Claims {}

type Answer = StandardTokenResponse<
    IdTokenFields<
        Claims,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
type Client = openidconnect::Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Answer,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;
type Http = HttpClient<HttpsConnector<HttpConnector>, Full<Bytes>>;

/// Signatures with a key that the provider alone has: none that whoever knows the desk's own secret could make.
const SIGNATURES: [CoreJwsSigningAlgorithm; 8] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EdDsa,
];

/// An organisation's provider.
pub(crate) struct Provider {
    pub(super) settings: ProviderSettings,
    place: Place,
    http: Http,
    /// What it says of itself with its keys, and since when that is known.
    known: Mutex<Option<(CoreProviderMetadata, i64)>>,
    asking: Semaphore,
}

/// What an answer could not be.
#[derive(Debug, thiserror::Error)]
enum AskError {
    #[error("an address that others could read along with")]
    Address,
    #[error("no answer in time, or none that ends")]
    NoAnswer,
}

impl Provider {
    /// # Errors
    /// [`DeskError::Setup`] says what does not fit.
    pub(crate) fn new(settings: ProviderSettings, address: Option<&str>) -> Result<Self, DeskError> {
        let place = settings.place(address)?;
        let roots = HttpsConnectorBuilder::new().with_native_roots();
        let roots = roots.map_err(|_| DeskError::Setup("this machine knows no authorities"))?;
        let connector = roots.https_or_http().enable_http1().build();
        let http = HttpClient::builder(TokioExecutor::new()).pool_max_idle_per_host(1).build(connector);
        Ok(Self { settings, place, http, known: Mutex::new(None), asking: Semaphore::new(AT_ONCE) })
    }

    /// The provider's page to which a browser goes, and what it is sent with.
    pub(super) async fn begin(&self, lang: Lang, now: i64) -> Result<(String, Flow), ProviderFault> {
        // Not what was known an hour ago: whoever goes to a provider that is away sees a page of their browser and not ours.
        let client = self.client(now, true).await?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let mut asked = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .set_pkce_challenge(challenge)
            // Whoever is still signed in there proves it again: a desk is left open on shared machines.
            .add_prompt(CoreAuthPrompt::Login)
            .set_max_age(Duration::from_secs(FRESH_SECONDS.unsigned_abs()))
            .add_ui_locale(LanguageTag::new(lang.tag().into()));
        for acr in &self.settings.acr {
            asked = asked.add_auth_context_value(AuthenticationContextClass::new(acr.clone()));
        }
        let (address, state, nonce) = asked.url();
        let flow = Flow {
            state: state.secret().clone(),
            nonce: nonce.secret().clone(),
            verifier: verifier.secret().clone(),
        };
        Ok((address.to_string(), flow))
    }

    /// Whom the provider names for this code. No token outlives this.
    pub(super) async fn finish(&self, code: &str, flow: &Flow, now: i64) -> Result<String, ProviderFault> {
        let _place = self.asking.acquire().await.map_err(|_| ProviderFault::Away)?;
        let client = self.client(now, false).await?;
        let asked = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| ProviderFault::Wrong)?
            .set_pkce_verifier(PkceCodeVerifier::new(flow.verifier.clone()));
        let http = self.http.clone();
        let call = move |request| ask(http.clone(), request);
        let answer = asked.request_async(&call).await.map_err(|error| match error {
            RequestTokenError::Request(_) => ProviderFault::Away,
            RequestTokenError::ServerResponse(_) => ProviderFault::Refused,
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => ProviderFault::Wrong,
        })?;
        match self.checked(&client, &answer, flow, now) {
            // Keys change: once more with those it has now.
            Err(Checked::Key) => {
                let client = self.client(now, true).await?;
                self.checked(&client, &answer, flow, now).map_err(wrong)
            }
            checked => checked.map_err(wrong),
        }
    }

    fn checked(&self, client: &Client, answer: &Answer, flow: &Flow, now: i64) -> Result<String, Checked> {
        let token = answer.id_token().ok_or(Checked::Wrong("no id token"))?;
        let earliest = moment(now - FRESH_SECONDS - SKEW_SECONDS);
        let latest = moment(now + SKEW_SECONDS);
        let verifier = client
            .id_token_verifier()
            .set_allowed_algs(SIGNATURES)
            .set_time_fn(move || moment(now - SKEW_SECONDS))
            .set_issue_time_verifier_fn(move |at| {
                if at >= earliest && at <= latest { Ok(()) } else { Err("not made now".into()) }
            });
        let claims =
            token.claims(&verifier, &Nonce::new(flow.nonce.clone())).map_err(|error| match error {
                ClaimsVerificationError::SignatureVerification(SignatureVerificationError::NoMatchingKey) => {
                    Checked::Key
                }
                _ => Checked::Wrong("it is not for us, not now, or not signed by it"),
            })?;
        if let Some(hash) = claims.access_token_hash() {
            let algorithm = token.signing_alg().map_err(|_| Checked::Wrong("algorithm"))?;
            let key = token.signing_key(&verifier).map_err(|_| Checked::Key)?;
            let made = AccessTokenHash::from_token(answer.access_token(), algorithm, key);
            if made.map_err(|_| Checked::Wrong("hash"))? != *hash {
                return Err(Checked::Wrong("the access token is another's"));
            }
        }
        let fresh = match claims.auth_time() {
            Some(at) => at >= earliest && at <= latest,
            None => !self.settings.fresh,
        };
        let acr = claims.auth_context_ref().map(|acr| acr.as_str());
        let acr_fits =
            self.settings.acr.is_empty() || self.settings.acr.iter().any(|one| Some(one.as_str()) == acr);
        let amr: Vec<&str> =
            claims.auth_method_refs().into_iter().flatten().map(|one| one.as_str()).collect();
        if !fresh || !acr_fits || !self.settings.amr.iter().all(|one| amr.contains(&one.as_str())) {
            return Err(Checked::Wrong("it was not proven now, or not in the way that is asked for"));
        }
        let named = match self.settings.claim.as_str() {
            "sub" => Some(claims.subject().as_str()),
            claim => claims.additional_claims().0.get(claim).and_then(|value| value.as_str()),
        };
        let named = named.filter(|named| !named.is_empty() && named.len() <= SUBJECT_MAX);
        named.map(str::to_owned).ok_or(Checked::Wrong("it names nobody"))
    }

    async fn client(&self, now: i64, again: bool) -> Result<Client, ProviderFault> {
        let metadata = self.metadata(now, again).await?;
        let secret = self.settings.secret.as_ref().map(|secret| ClientSecret::new(secret.to_string()));
        let id = ClientId::new(self.settings.client_id.clone());
        Ok(Client::from_provider_metadata(metadata, id, secret).set_redirect_uri(self.place.back.clone()))
    }

    /// What it says of itself: as it is known, or asked for again.
    async fn metadata(&self, now: i64, again: bool) -> Result<CoreProviderMetadata, ProviderFault> {
        let mut known = self.known.lock().await;
        let lasts = if again { AGAIN_SECONDS } else { KNOWN_SECONDS };
        if let Some((metadata, at)) = known.as_ref().filter(|(_, at)| (0..lasts).contains(&(now - at))) {
            tracing::debug!(since = at, "the provider is known");
            return Ok(metadata.clone());
        }
        let http = self.http.clone();
        let call = move |request| ask(http.clone(), request);
        let asked = CoreProviderMetadata::discover_async(self.place.issuer.clone(), &call).await;
        let metadata = asked.map_err(|error| {
            tracing::warn!(%error, "the provider does not say who it is");
            match error {
                DiscoveryError::Request(_) | DiscoveryError::Response(..) => ProviderFault::Away,
                _ => ProviderFault::Wrong,
            }
        })?;
        let page = metadata.authorization_endpoint().url();
        if !is_private(page.scheme(), page.host_str()) || metadata.token_endpoint().is_none() {
            tracing::warn!("the provider has no page or token endpoint that can be used");
            return Err(ProviderFault::Wrong);
        }
        *known = Some((metadata.clone(), now));
        Ok(metadata)
    }
}

/// Why a token names nobody.
enum Checked {
    /// It is signed with a key that is not known.
    Key,
    /// What is wrong, for the log: nothing of the token itself.
    Wrong(&'static str),
}

fn wrong(why: Checked) -> ProviderFault {
    let why = match why {
        Checked::Key => "a key that the provider does not show",
        Checked::Wrong(why) => why,
    };
    tracing::warn!(why, "what the provider says names nobody");
    ProviderFault::Wrong
}

fn moment(at: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(at, 0).unwrap_or_default()
}

async fn ask(http: Http, request: HttpRequest) -> Result<HttpResponse, AskError> {
    let address = request.uri();
    if !is_private(address.scheme_str().unwrap_or_default(), address.host()) {
        return Err(AskError::Address);
    }
    let (parts, body) = request.into_parts();
    let whole = async {
        let asked = Request::from_parts(parts, Full::new(Bytes::from(body)));
        let (parts, body) = http.request(asked).await.map_err(|_| AskError::NoAnswer)?.into_parts();
        let body = Limited::new(body, ANSWER_MAX).collect().await.map_err(|_| AskError::NoAnswer)?;
        Ok(HttpResponse::from_parts(parts, body.to_bytes().to_vec()))
    };
    tokio::time::timeout(PATIENCE, whole).await.unwrap_or(Err(AskError::NoAnswer))
}
