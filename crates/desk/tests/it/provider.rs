//! The organisation's own provider, with one that can lie: what does not fit names nobody, nobody becomes a member by it, and when it is away
//! the password still opens the desk.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{self, TestDesk};
use axum::{
    Router,
    extract::State,
    response::IntoResponse,
    routing::{get, post},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use desk::{
    MemberId, Permission,
    session::{
        SignInError, SignedIn,
        provider::{Brought, Going, LinkOutcome},
    },
};
use domain::NoticeKind;
use ed25519_dalek::{Signer, SigningKey};
use envelope::directory::OrgKind;
use http::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex},
};
use web::language::Lang;

/// What a provider says next; what is not said here is true.
#[derive(Default, Clone)]
struct Says {
    /// Claims in the place of true ones; null takes one away.
    claims: HashMap<&'static str, Value>,
    header: HashMap<&'static str, Value>,
    /// Signs with this key, and shows those.
    signs: u8,
    shows: Vec<u8>,
    issuer: Option<String>,
    huge: bool,
    down: bool,
}

#[derive(Clone)]
struct Provider {
    issuer: String,
    says: Arc<Mutex<Says>>,
    /// Codes that are out: challenge, nonce, when somebody proved who they are.
    codes: Arc<Mutex<HashMap<String, (String, String)>>>,
    now: Arc<Mutex<i64>>,
}

fn key(number: u8) -> SigningKey {
    SigningKey::from_bytes(&[number + 1; 32])
}

struct Json(Value);

impl IntoResponse for Json {
    fn into_response(self) -> axum::response::Response {
        ([(http::header::CONTENT_TYPE, "application/json")], self.0.to_string()).into_response()
    }
}

async fn metadata(State(provider): State<Provider>) -> Result<Json, StatusCode> {
    let says = provider.says.lock().unwrap().clone();
    if says.down {
        return Err(StatusCode::SERVICE_UNAVAILABLE);
    }
    let issuer = says.issuer.unwrap_or_else(|| provider.issuer.clone());
    let filler = if says.huge { "x".repeat(400_000) } else { String::new() };
    Ok(Json(json!({
        "issuer": issuer,
        "authorization_endpoint": format!("{}/auth", provider.issuer),
        "token_endpoint": format!("{}/token", provider.issuer),
        "jwks_uri": format!("{}/keys", provider.issuer),
        "response_types_supported": ["code"],
        "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA"],
        "filler": filler,
    })))
}

async fn keys(State(provider): State<Provider>) -> Json {
    let shows = provider.says.lock().unwrap().shows.clone();
    let shown = |number: &u8| {
        let public = URL_SAFE_NO_PAD.encode(key(*number).verifying_key().to_bytes());
        json!({ "kty": "OKP", "crv": "Ed25519", "use": "sig", "alg": "EdDSA", "kid": format!("k{number}"), "x": public })
    };
    Json(json!({ "keys": shows.iter().map(shown).collect::<Vec<_>>() }))
}

async fn token(State(provider): State<Provider>, body: String) -> Result<Json, (StatusCode, Json)> {
    let form = form_urlencoded(&body);
    let says = provider.says.lock().unwrap().clone();
    let refused = || (StatusCode::BAD_REQUEST, Json(json!({ "error": "invalid_grant" })));
    let (challenge, nonce) = provider.codes.lock().unwrap().remove(&form["code"]).ok_or_else(refused)?;
    let proven = URL_SAFE_NO_PAD.encode(Sha256::digest(form["code_verifier"].as_bytes()));
    if proven != challenge {
        return Err(refused());
    }
    let now = *provider.now.lock().unwrap();
    let mut claims = json!({
        "iss": provider.issuer, "aud": "desk", "sub": "person-7", "nonce": nonce, "iat": now, "exp": now + 300,
        "auth_time": now, "acr": "two", "amr": ["pwd", "otp"], "staff": "S7",
    });
    for (name, value) in &says.claims {
        claims[*name] = value.clone();
    }
    let claims: Value = claims
        .as_object()
        .unwrap()
        .iter()
        .filter(|(_, value)| !value.is_null())
        .map(|(name, value)| (name.clone(), value.clone()))
        .collect::<serde_json::Map<_, _>>()
        .into();
    let mut header = json!({ "alg": "EdDSA", "typ": "JWT", "kid": format!("k{}", says.signs) });
    for (name, value) in &says.header {
        header[*name] = value.clone();
    }
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    let signed = format!("{}.{}", part(&header), part(&claims));
    let signature = URL_SAFE_NO_PAD.encode(key(says.signs).sign(signed.as_bytes()).to_bytes());
    let filler = if says.huge { "x".repeat(400_000) } else { String::new() };
    Ok(Json(json!({
        "access_token": "a", "token_type": "Bearer", "id_token": format!("{signed}.{signature}"), "filler": filler,
    })))
}

impl Provider {
    async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let provider = Self {
            issuer: format!("http://{}", listener.local_addr().unwrap()),
            says: Arc::new(Mutex::new(Says { shows: vec![0], ..Says::default() })),
            codes: Arc::default(),
            now: Arc::new(Mutex::new(common::NOON)),
        };
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(provider.clone());
        tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        provider
    }

    fn says(&self, says: Says) {
        *self.says.lock().unwrap() =
            Says { shows: if says.shows.is_empty() { vec![0] } else { says.shows.clone() }, ..says };
    }

    /// Somebody proves who they are there: the code and state they come back with.
    fn proves(&self, going: &Going) -> (String, String) {
        let query = going.address.split_once('?').unwrap().1;
        let fields: HashMap<String, String> = form_urlencoded(query);
        assert_eq!(fields["code_challenge_method"], "S256");
        assert_eq!((fields["prompt"].as_str(), fields["max_age"].as_str()), ("login", "300"));
        assert_eq!(fields["redirect_uri"], format!("{}/sign-in/provider/back", common::ADDRESS));
        let mut codes = self.codes.lock().unwrap();
        let code = format!("code-{}-{}", codes.len(), &fields["state"]);
        codes.insert(code.clone(), (fields["code_challenge"].clone(), fields["nonce"].clone()));
        (code, fields["state"].clone())
    }
}

fn form_urlencoded(query: &str) -> HashMap<String, String> {
    let form = web::form::Form::parse(query.as_bytes()).unwrap();
    form.fields().map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
}

async fn desk_with(provider: &Provider) -> TestDesk {
    TestDesk::with_provider(OrgKind::Centre, &provider.issuer).await
}

async fn connect(desk: &TestDesk, provider: &Provider, user: &str) -> Result<LinkOutcome, SignInError> {
    let session = desk.session_later(user).await;
    *provider.now.lock().unwrap() = desk.desk.now();
    let going = desk.desk.go_to_provider(Lang::Nl, Some(&session)).await?.unwrap();
    let (code, state) = provider.proves(&going);
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    assert!(desk.desk.is_linking(&session, &going.state));
    desk.desk.link_provider(&session, &going.state, brought).await
}

async fn come_in(desk: &TestDesk, provider: &Provider) -> Result<SignedIn, SignInError> {
    *provider.now.lock().unwrap() = desk.desk.now();
    let going = desk.desk.go_to_provider(Lang::Nl, None).await?.unwrap();
    let (code, state) = provider.proves(&going);
    let brought = Brought { code: &code, state: &state, iss: &provider.issuer, ..Brought::default() };
    desk.desk.sign_in_with_provider(&going.state, brought).await
}

#[tokio::test]
async fn whoever_connected_their_account_signs_in_with_it_and_nobody_becomes_a_member_by_one() {
    let provider = Provider::start().await;
    let desk = desk_with(&provider).await;
    assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Unlinked)));
    assert_eq!(connect(&desk, &provider, "bo").await.unwrap(), LinkOutcome::Linked);
    assert_eq!(connect(&desk, &provider, "bo").await.unwrap(), LinkOutcome::Has);
    assert_eq!(connect(&desk, &provider, "amina").await.unwrap(), LinkOutcome::Taken, "it is Bo's");
    let signed_in = come_in(&desk, &provider).await.ok().unwrap();
    let bo = desk.desk.session_of(&signed_in.token).await.unwrap().unwrap();
    assert_eq!(bo.member.id, MemberId(2));
    assert!(bo.can(Permission::EveryReport));
    let told = desk.desk.notices(&bo, 1).await.unwrap().notices;
    assert!(told.iter().any(|notice| notice.kind == NoticeKind::ProviderLinked));
    let amina = desk.session_later("amina").await;
    let acts: Vec<String> =
        desk.desk.audit_page(&amina, 1).await.unwrap().lines.into_iter().map(|line| line.act).collect();
    for act in ["provider-refused", "provider-linked", "signed-in-provider"] {
        assert!(acts.iter().any(|one| one == act), "{act}: {acts:?}");
    }
    let linked = desk.desk.own_provider(&bo).await.unwrap().unwrap();
    assert_eq!((linked.added, linked.used), (desk.today(), Some(desk.today())));
    let bytes = desk.bytes_on_disk();
    assert!(!bytes.windows(8).any(|word| word == b"person-7"), "nor is it written down who they are there");
    assert!(desk.desk.unlink_provider(&bo).await.unwrap());
    assert!(!desk.desk.unlink_provider(&bo).await.unwrap());
    assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Unlinked)));
}

#[tokio::test]
async fn a_provider_that_lies_or_is_spoken_for_by_another_lets_nobody_in() {
    let provider = Provider::start().await;
    let desk = desk_with(&provider).await;
    assert_eq!(connect(&desk, &provider, "bo").await.unwrap(), LinkOutcome::Linked);
    let now = || desk.desk.now();
    let lies: Vec<(&str, Value)> = vec![
        ("nonce", json!("another")),
        ("nonce", Value::Null),
        ("aud", json!("another")),
        ("aud", json!(["desk", "another"])),
        ("iss", json!("http://127.0.0.1:1")),
        ("exp", json!(now() - 61)),
        ("iat", json!(now() - 400)),
        ("iat", json!(now() + 3_600)),
        ("auth_time", json!(now() - 3_600)),
        ("auth_time", Value::Null),
        ("sub", json!("")),
        ("sub", json!("x".repeat(300))),
        ("at_hash", json!("AAAA")),
    ];
    for (name, value) in lies {
        provider.says(Says { claims: [(name, value.clone())].into(), ..Says::default() });
        let came = come_in(&desk, &provider).await;
        assert!(matches!(came, Err(SignInError::Wrong)), "{name} {value}");
    }
    let alone =
        |header: (&'static str, Value), signs| Says { header: [header].into(), signs, ..Says::default() };
    for says in [
        alone(("alg", json!("none")), 0),
        alone(("alg", json!("HS256")), 0),
        alone(("kid", json!("k0")), 1),
        alone(("kid", json!("unknown")), 0),
    ] {
        provider.says(says);
        assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Wrong)));
    }
    provider.says(Says::default());
    assert!(come_in(&desk, &provider).await.is_ok(), "a minute either way is none");
    provider.says(Says {
        claims: [("exp", json!(now() - 30)), ("iat", json!(now() + 30))].into(),
        ..Says::default()
    });
    assert!(come_in(&desk, &provider).await.is_ok());
}

#[tokio::test]
async fn what_another_browser_began_was_used_or_is_over_lets_nobody_in() {
    let provider = Provider::start().await;
    let desk = desk_with(&provider).await;
    connect(&desk, &provider, "bo").await.unwrap();
    let begin = || async { desk.desk.go_to_provider(Lang::Nl, None).await.unwrap().unwrap() };
    let (mine, theirs) = (begin().await, begin().await);
    let (code, state) = provider.proves(&mine);
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    let crossed = desk.desk.sign_in_with_provider(&theirs.state, brought).await;
    assert!(matches!(crossed, Err(SignInError::Expired)));
    assert!(matches!(desk.desk.sign_in_with_provider("", brought).await, Err(SignInError::Expired)));
    let another = Brought { iss: "https://id.example.org", ..brought };
    assert!(matches!(desk.desk.sign_in_with_provider(&mine.state, another).await, Err(SignInError::Wrong)));
    let mine = begin().await;
    let (code, state) = provider.proves(&mine);
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    assert!(desk.desk.sign_in_with_provider(&mine.state, brought).await.is_ok());
    assert!(matches!(desk.desk.sign_in_with_provider(&mine.state, brought).await, Err(SignInError::Expired)));
    let replayed = begin().await;
    let (_, state) = provider.proves(&replayed);
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    let came = desk.desk.sign_in_with_provider(&replayed.state, brought).await;
    assert!(matches!(came, Err(SignInError::ProviderRefused)), "the code was used");
    let swapped = begin().await;
    let other = begin().await;
    let ((code, _), (_, state)) = (provider.proves(&other), provider.proves(&swapped));
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    let came = desk.desk.sign_in_with_provider(&swapped.state, brought).await;
    assert!(
        matches!(came, Err(SignInError::ProviderRefused)),
        "another's code does not fit this browser's secret"
    );
    let no = begin().await;
    let (_, state) = provider.proves(&no);
    let brought = Brought { state: &state, error: "access_denied", ..Brought::default() };
    assert!(matches!(
        desk.desk.sign_in_with_provider(&no.state, brought).await,
        Err(SignInError::ProviderRefused)
    ));
    let late = begin().await;
    let (code, state) = provider.proves(&late);
    desk.clock.advance(301);
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    assert!(matches!(desk.desk.sign_in_with_provider(&late.state, brought).await, Err(SignInError::Expired)));
    let bo = desk.session_later("bo").await;
    let signing_in = begin().await;
    assert!(!desk.desk.is_linking(&bo, &signing_in.state), "what was begun to sign in connects nobody");
}

#[tokio::test]
async fn new_keys_are_asked_for_once_a_minute_and_no_more() {
    let provider = Provider::start().await;
    let desk = desk_with(&provider).await;
    connect(&desk, &provider, "bo").await.unwrap();
    let going = desk.desk.go_to_provider(Lang::Nl, None).await.unwrap().unwrap();
    let (code, state) = provider.proves(&going);
    desk.clock.advance(61);
    *provider.now.lock().unwrap() = desk.desk.now();
    provider.says(Says { signs: 1, shows: vec![1], ..Says::default() });
    let brought = Brought { code: &code, state: &state, ..Brought::default() };
    let came = desk.desk.sign_in_with_provider(&going.state, brought).await;
    assert!(came.is_ok(), "its keys are new since the browser went there");
    provider.says(Says { signs: 2, shows: vec![2], ..Says::default() });
    assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Wrong)), "again within a minute");
    desk.clock.advance(61);
    assert!(come_in(&desk, &provider).await.is_ok());
}

#[tokio::test]
async fn a_provider_that_is_away_or_never_ends_leaves_the_password() {
    let provider = Provider::start().await;
    let desk = desk_with(&provider).await;
    for says in [Says { down: true, ..Says::default() }, Says { huge: true, ..Says::default() }] {
        provider.says(says);
        assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::ProviderAway)));
    }
    provider.says(Says { issuer: Some("http://127.0.0.1:1".into()), ..Says::default() });
    assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Wrong)), "it says that it is another");
    provider.says(Says::default());
    connect(&desk, &provider, "bo").await.unwrap();
    provider.says(Says { huge: true, ..Says::default() });
    assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::ProviderAway)));
    desk.session_later("bo").await;
    let nobody = TestDesk::with_provider(OrgKind::Centre, "http://127.0.0.1:9").await;
    let away = nobody.desk.go_to_provider(Lang::Nl, None).await;
    assert!(matches!(away, Err(SignInError::ProviderAway)));
    nobody.session("bo").await;
    let without = TestDesk::new(OrgKind::Centre).await;
    assert!(without.desk.go_to_provider(Lang::Nl, None).await.ok().unwrap().is_none());
}

#[tokio::test]
async fn the_claim_the_way_and_the_means_that_the_settings_ask_for_are_asked_for() {
    let provider = Provider::start().await;
    let desk = TestDesk::with_strict_provider(OrgKind::Centre, &provider.issuer).await;
    assert_eq!(connect(&desk, &provider, "bo").await.unwrap(), LinkOutcome::Linked);
    provider.says(Says { claims: [("sub", json!("another"))].into(), ..Says::default() });
    assert!(come_in(&desk, &provider).await.is_ok(), "the claim that names a member is another");
    for (name, value) in [
        ("acr", json!("one")),
        ("acr", Value::Null),
        ("amr", json!(["pwd"])),
        ("staff", Value::Null),
        ("staff", json!(7)),
    ] {
        provider.says(Says { claims: [(name, value.clone())].into(), ..Says::default() });
        assert!(matches!(come_in(&desk, &provider).await, Err(SignInError::Wrong)), "{name} {value}");
    }
}
