//! Speaking to the relay: signed requests, small answers, limits on size and time. Trusts nothing it hears that is not
//! sealed and signed.
use crate::{
    chance,
    keys::{KeyRing, KeysError},
    numbers::Checked,
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use data_encoding::HEXLOWER;
use envelope::{
    campaign::{PlaceCode, Reach, TakenCodes},
    directory::{Bundle, Directory},
    http_signature::{self, KeyId, SigningRequest},
    ids::Day,
    log::Leaf,
    relay_api::{
        ANSWERS_PATH, BUNDLE_PATH, CAMPAIGN_PATH, COSIGN_PATH, DIRECTORY_PATH, ENVELOPES_PATH, FILES_PATH,
        LOG_BUNDLES_MAX, LOG_BUNDLES_PATH, LOG_INCLUSION_PATH, LOG_PATH, LogBundles, LogProof, LogView,
        NewAnswer, NewEnvelope, PULL_MAX, Pulled, REACH_PATH, REPORTS_PATH, SEALED_MAX, file_query,
        transport_key_id,
    },
};
use http::{Method, Request, StatusCode};
use http_body_util::{BodyExt, Full, Limited};
use hyper::body::Bytes;
use hyper_rustls::{HttpsConnector, HttpsConnectorBuilder};
use hyper_util::{
    client::legacy::{Client, connect::HttpConnector},
    rt::TokioExecutor,
};
use std::time::{Duration, UNIX_EPOCH};

const PATIENCE: Duration = Duration::from_secs(10);
const ANSWER_MAX: usize = PULL_MAX * (SEALED_MAX + 256);
const DIRECTORY_MAX: usize = 16 * 1024 * 1024;

/// Why the relay did not do it.
#[derive(Debug, thiserror::Error)]
pub enum RelayError {
    /// No connection, or no answer in time.
    #[error("the relay cannot be reached")]
    Unreachable,
    /// It answered with this status.
    #[error("the relay answered with {0}")]
    Status(u16),
    /// It answered with something that is not in its one form.
    #[error("the relay's answer is not in its form")]
    Form,
    /// Our own keys.
    #[error(transparent)]
    Keys(#[from] KeysError),
    /// A request that cannot be signed: the address of the relay, most likely.
    #[error("the address of the relay cannot be used")]
    Address,
}

/// What became of an answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The relay has it.
    Kept,
    /// There is no such mailbox any more.
    NoMailbox,
}

/// What became of a campaign.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CampaignDelivery {
    /// The relay has it.
    Kept,
    /// Somebody else has these codes; none: the relay has a newer version.
    Taken(Vec<PlaceCode>),
}

/// A way to one relay.
pub struct RelayClient {
    client: Client<HttpsConnector<HttpConnector>, Full<Bytes>>,
    base: String,
}

impl RelayClient {
    /// For the relay at `https://host[:port]` or `http://host[:port]`.
    ///
    /// # Errors
    /// [`RelayError::Address`] when the machine's certificates cannot be read.
    pub fn new(base: &str) -> Result<Self, RelayError> {
        let connector = HttpsConnectorBuilder::new()
            .with_native_roots()
            .map_err(|_| RelayError::Address)?
            .https_or_http()
            .enable_http1()
            .build();
        let client = Client::builder(TokioExecutor::new()).pool_idle_timeout(PATIENCE).build(connector);
        Ok(Self { client, base: base.trim_end_matches('/').into() })
    }

    /// Where it is.
    pub(crate) fn base(&self) -> &str {
        &self.base
    }

    /// The next messages after a place.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn pull(&self, ring: &KeyRing, now: i64, after: i64) -> Result<Pulled, RelayError> {
        let query = format!("after={after}&limit={PULL_MAX}");
        let (status, body) =
            self.signed(ring, now, (Method::GET, ENVELOPES_PATH, &query), Bytes::new()).await?;
        expect(status, StatusCode::OK)?;
        Pulled::from_bytes(&body).map_err(|_| RelayError::Form)
    }

    /// A part of a file. `None`: the relay has none of that name any more, or no such part.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn file_part(
        &self,
        ring: &KeyRing,
        now: i64,
        (id, part): (&[u8; 32], u64),
    ) -> Result<Option<Vec<u8>>, RelayError> {
        let query = file_query(id, part);
        let (status, body) = self.signed(ring, now, (Method::GET, FILES_PATH, &query), Bytes::new()).await?;
        if status == StatusCode::NOT_FOUND {
            return Ok(None);
        }
        expect(status, StatusCode::OK)?;
        Ok(Some(body.into()))
    }

    /// Leaves an answer.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn answer(&self, ring: &KeyRing, now: i64, answer: &NewAnswer) -> Result<Delivery, RelayError> {
        let body = Bytes::from(answer.to_bytes());
        let (status, _) = self.signed(ring, now, (Method::POST, ANSWERS_PATH, ""), body).await?;
        match status {
            StatusCode::NO_CONTENT => Ok(Delivery::Kept),
            StatusCode::NOT_FOUND => Ok(Delivery::NoMailbox),
            other => Err(RelayError::Status(other.as_u16())),
        }
    }

    /// Leaves a sealed message for other desks.
    ///
    /// # Errors
    /// [`RelayError`]; 429 when this desk has left too many within the hour.
    pub async fn leave(&self, ring: &KeyRing, now: i64, envelope: &NewEnvelope) -> Result<(), RelayError> {
        let body = Bytes::from(envelope.to_bytes());
        let (status, _) = self.signed(ring, now, (Method::POST, ENVELOPES_PATH, ""), body).await?;
        expect(status, StatusCode::NO_CONTENT)
    }

    /// Leaves a released campaign.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn put_campaign(
        &self,
        ring: &KeyRing,
        now: i64,
        signed: &[u8],
    ) -> Result<CampaignDelivery, RelayError> {
        let body = Bytes::copy_from_slice(signed);
        let (status, body) = self.signed(ring, now, (Method::PUT, CAMPAIGN_PATH, ""), body).await?;
        match status {
            StatusCode::NO_CONTENT => Ok(CampaignDelivery::Kept),
            StatusCode::CONFLICT => {
                let taken = TakenCodes::from_bytes(&body).map_err(|_| RelayError::Form)?;
                Ok(CampaignDelivery::Taken(taken.codes))
            }
            other => Err(RelayError::Status(other.as_u16())),
        }
    }

    /// How often places of ours were looked at in weeks that are over.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn reach(&self, ring: &KeyRing, now: i64) -> Result<Reach, RelayError> {
        let (status, body) = self.signed(ring, now, (Method::GET, REACH_PATH, ""), Bytes::new()).await?;
        expect(status, StatusCode::OK)?;
        Reach::from_bytes(&body).map_err(|_| RelayError::Form)
    }

    /// Opens a mailbox for somebody whose report was written down here. Nothing in it says which desk it comes from.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn submit(&self, submission: Vec<u8>) -> Result<(), RelayError> {
        let request = Request::post(format!("{}{REPORTS_PATH}", self.base));
        let request = request.body(Full::new(Bytes::from(submission))).map_err(|_| RelayError::Address)?;
        let (status, _) = self.ask(request, ANSWER_MAX).await?;
        expect(status, StatusCode::NO_CONTENT)
    }

    /// Says who we are and which keys are ours.
    ///
    /// # Errors
    /// [`RelayError`]; 403 when the relay was set up with another identity for us.
    pub async fn put_bundle(&self, bundle: &Bundle) -> Result<(), RelayError> {
        let request = Request::builder().method(Method::PUT).uri(format!("{}{BUNDLE_PATH}", self.base));
        let request =
            request.body(Full::new(Bytes::from(bundle.to_bytes()))).map_err(|_| RelayError::Address)?;
        let (status, _) = self.ask(request, ANSWER_MAX).await?;
        expect(status, StatusCode::NO_CONTENT)
    }

    /// What the relay serves to everybody.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn directory(&self) -> Result<Directory, RelayError> {
        Ok(self.directory_and_time().await?.0)
    }

    /// The same, with the relay's own time (`Date`, RFC 9110, 6.6.1) in Unix seconds, if it says one.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn directory_and_time(&self) -> Result<(Directory, Option<i64>), RelayError> {
        let request = Request::get(format!("{}{DIRECTORY_PATH}", self.base));
        let request = request.body(Full::new(Bytes::new())).map_err(|_| RelayError::Address)?;
        let response = self.respond(request, DIRECTORY_MAX).await?;
        expect(response.status(), StatusCode::OK)?;
        let date = response.headers().get(http::header::DATE).and_then(|date| date.to_str().ok());
        let time = date.and_then(|date| httpdate::parse_http_date(date).ok());
        let time = time.and_then(|time| time.duration_since(UNIX_EPOCH).ok());
        let directory = Directory::from_bytes(response.body()).map_err(|_| RelayError::Form)?;
        Ok((directory, time.and_then(|time| i64::try_from(time.as_secs()).ok())))
    }

    /// The head of the log of keys, and who signed it.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn log(&self) -> Result<LogView, RelayError> {
        LogView::from_bytes(&self.read(LOG_PATH, ANSWER_MAX).await?).map_err(|_| RelayError::Form)
    }

    /// The bundles in it from a place on.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn log_bundles(&self, from: u64) -> Result<LogBundles, RelayError> {
        let path = format!("{LOG_BUNDLES_PATH}?from={from}&limit={LOG_BUNDLES_MAX}");
        LogBundles::from_bytes(&self.read(&path, DIRECTORY_MAX).await?).map_err(|_| RelayError::Form)
    }

    /// When the numbers of its page were last checked. `None`: an older relay that does not say.
    ///
    /// # Errors
    /// [`RelayError`].
    pub(crate) async fn numbers(&self) -> Result<Option<Vec<Checked>>, RelayError> {
        match self.read("/v1/contacts", ANSWER_MAX).await {
            Ok(body) => serde_json::from_slice(&body).map(Some).map_err(|_| RelayError::Form),
            Err(RelayError::Status(404)) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// Its proof that it has something.
    ///
    /// # Errors
    /// [`RelayError`]; 404 when the log of that size has it not.
    pub async fn log_inclusion(&self, leaf: &Leaf, size: u64) -> Result<LogProof, RelayError> {
        let path = format!("{LOG_INCLUSION_PATH}?leaf={}&size={size}", HEXLOWER.encode(&leaf.0));
        LogProof::from_bytes(&self.read(&path, ANSWER_MAX).await?).map_err(|_| RelayError::Form)
    }

    /// Leaves our signature beside that of the log.
    ///
    /// # Errors
    /// [`RelayError`].
    pub async fn cosign(&self, note: String) -> Result<(), RelayError> {
        let request = Request::post(format!("{}{COSIGN_PATH}", self.base));
        let request = request.body(Full::new(Bytes::from(note))).map_err(|_| RelayError::Address)?;
        let (status, _) = self.ask(request, ANSWER_MAX).await?;
        expect(status, StatusCode::NO_CONTENT)
    }

    async fn read(&self, path: &str, most: usize) -> Result<Bytes, RelayError> {
        let request = Request::get(format!("{}{path}", self.base));
        let request = request.body(Full::new(Bytes::new())).map_err(|_| RelayError::Address)?;
        let (status, body) = self.ask(request, most).await?;
        expect(status, StatusCode::OK)?;
        Ok(body)
    }

    /// Asks for nothing, signed: whether the relay knows the key that is ours today.
    ///
    /// # Errors
    /// [`RelayError`]; 401 when it does not, or its clock is far from ours.
    pub async fn knows(&self, ring: &KeyRing, now: i64) -> Result<(), RelayError> {
        let query = format!("after={}&limit=1", i64::MAX);
        let (status, _) = self.signed(ring, now, (Method::GET, ENVELOPES_PATH, &query), Bytes::new()).await?;
        expect(status, StatusCode::OK)
    }

    async fn signed(
        &self,
        ring: &KeyRing,
        now: i64,
        (method, path, query): (Method, &str, &str),
        body: Bytes,
    ) -> Result<(StatusCode, Bytes), RelayError> {
        let now = u64::try_from(now).unwrap_or(0);
        let (key, not_before) = ring.transport_key(Day::of_unix_seconds(now).unwrap_or(Day(0)))?;
        let key_id =
            KeyId::parse(&transport_key_id(ring.org_id(), not_before)).map_err(|_| RelayError::Address)?;
        let nonce = URL_SAFE_NO_PAD.encode(*chance::bytes::<16>().map_err(|_| KeysError::NoChance)?);
        let signing = SigningRequest { method: method.as_str(), path, query, body: &body };
        let headers =
            http_signature::sign(&key, &key_id, now, &nonce, &signing).map_err(|_| RelayError::Address)?;
        let mark = if query.is_empty() { "" } else { "?" };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}{mark}{query}", self.base))
            .header("signature-input", headers.signature_input)
            .header("signature", headers.signature)
            .header("content-digest", headers.content_digest)
            .body(Full::new(body))
            .map_err(|_| RelayError::Address)?;
        self.ask(request, ANSWER_MAX).await
    }

    async fn ask(
        &self,
        request: Request<Full<Bytes>>,
        most: usize,
    ) -> Result<(StatusCode, Bytes), RelayError> {
        let response = self.respond(request, most).await?;
        Ok((response.status(), response.into_body()))
    }

    async fn respond(
        &self,
        request: Request<Full<Bytes>>,
        most: usize,
    ) -> Result<http::Response<Bytes>, RelayError> {
        let whole = async {
            let response = self.client.request(request).await.map_err(|_| RelayError::Unreachable)?;
            let (head, body) = response.into_parts();
            let body = Limited::new(body, most).collect().await;
            Ok(http::Response::from_parts(head, body.map_err(|_| RelayError::Form)?.to_bytes()))
        };
        tokio::time::timeout(PATIENCE, whole).await.unwrap_or(Err(RelayError::Unreachable))
    }
}

fn expect(status: StatusCode, wanted: StatusCode) -> Result<(), RelayError> {
    if status == wanted { Ok(()) } else { Err(RelayError::Status(status.as_u16())) }
}
