//! A whole relay over a real database, three organisations with real keys, and a browser that keeps cookies.
#![allow(unreachable_pub, reason = "shared by the files in this folder")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

pub mod file;

use axum::{Router, body::Body, response::Response};
use envelope::{
    age::{Identity, Recipient},
    directory::{Bundle, Card, Certificate, Entry, OrgKind, Purpose},
    http_signature::{self, KeyId, SigningRequest},
    ids::{Day, OrgId},
    message::{
        Author, Body as Says, Kind, Message, MessageReader, Mode, OpenedMessage, Verifier, open_message,
        seal_message,
    },
    relay_api::{self, ANSWERS_PATH, NewAnswer, Pulled},
    signed::SigningKey,
};
use getrandom::SysRng;
use http::{Request, StatusCode, header};
use http_body_util::BodyExt;
use rand_core::UnwrapErr;
use relay::{Contacts, Law, Limits, Operator, Relay, RelayConfig, Via};
use std::sync::Arc;
use store::{OpenOptions, Schema, Store};
use tempfile::TempDir;
use tower::ServiceExt;
use web::{clock::FixedClock, language::Lang};

/// 24 November 2026, 12:00 UTC.
pub const NOON: i64 = 1_795_521_600;
pub const TODAY: Day = Day(20_781);

/// An organisation with all its keys, as its desk holds them.
pub struct Desk {
    pub org: OrgId,
    pub identity: SigningKey,
    pub sealing: Identity,
    pub signing: SigningKey,
    pub transport: SigningKey,
    pub kind: OrgKind,
}

impl Desk {
    pub fn new(name: &str, kind: OrgKind, n: u8) -> Self {
        let key = |m: u8| SigningKey::from_bytes(&[n * 10 + m; 32]);
        let sealing = Identity::from_seed([n; 32]);
        Self {
            org: OrgId::parse(name).unwrap(),
            identity: key(1),
            sealing,
            signing: key(2),
            transport: key(3),
            kind,
        }
    }

    pub fn bundle(&self, serial: u64, from: Day, to: Day) -> Bundle {
        let card = |n: &str| Card {
            reads: format!("reads {n}"),
            secrecy: "secrecy".into(),
            duty: "duty".into(),
            irrevocable: "irrevocable".into(),
            answers: "answers".into(),
        };
        let entry = Entry {
            org: self.org.clone(),
            serial,
            kind: self.kind,
            names: vec![("en".into(), format!("The {}", self.org))],
            cards: vec![("en".into(), card("en")), ("nl".into(), card("nl"))],
            languages: vec!["nl".into(), "fr".into()],
            issued: TODAY,
        };
        let certify = |purpose, key: Vec<u8>| {
            let certificate =
                Certificate { org: self.org.clone(), purpose, key, not_before: from, not_after: to };
            certificate.sign(&self.identity).unwrap()
        };
        Bundle {
            identity: self.identity.verifying_key().to_bytes(),
            entry: entry.sign(&self.identity).unwrap(),
            certificates: vec![
                certify(Purpose::Sealing, self.sealing.recipient().as_bytes().to_vec()),
                certify(Purpose::Signing, self.signing.verifying_key().to_bytes().to_vec()),
                certify(Purpose::Transport, self.transport.verifying_key().to_bytes().to_vec()),
            ],
        }
    }

    pub fn open(&self, sealed: &[u8]) -> Option<OpenedMessage> {
        let verifier = Verifier::new(MessageReader::Organisation(self.org.clone()));
        open_message(std::slice::from_ref(&self.sealing), sealed, &verifier).ok()
    }
}

pub struct TestRelay {
    pub relay: Relay,
    pub store: Store,
    pub clock: FixedClock,
    pub address: String,
    pub folder: Arc<TempDir>,
    pub police: Desk,
    pub centre: Desk,
    pub union: Desk,
}

/// A fresh folder, gone with the last relay that uses it.
pub fn folder() -> Arc<TempDir> {
    Arc::new(TempDir::new().unwrap())
}

impl TestRelay {
    pub async fn new() -> Self {
        Self::with(|_| {}).await
    }

    pub async fn with(change: impl FnOnce(&mut RelayConfig)) -> Self {
        let folder = folder();
        let address = format!("sqlite:{}", folder.path().join("relay.db").display());
        let relay = Self::at(&address, folder, change).await;
        for desk in [&relay.police, &relay.centre, &relay.union] {
            assert_eq!(
                relay.put_bundle(&desk.bundle(1, Day(20_700), Day(20_900))).await,
                StatusCode::NO_CONTENT
            );
        }
        relay
    }

    pub async fn at(address: &str, folder: Arc<TempDir>, change: impl FnOnce(&mut RelayConfig)) -> Self {
        let police = Desk::new("police", OrgKind::Police, 1);
        let centre = Desk::new("centre", OrgKind::Centre, 2);
        let union = Desk::new("union", OrgKind::Association, 3);
        let mut config = RelayConfig {
            deployment: "test".into(),
            operator: Operator {
                names: [("en".to_owned(), "A Foundation".to_owned())].into(),
                is_police: false,
                contact: "post@example.org".into(),
            },
            responsible: web::responsible::Responsible::default(),
            identities: [&union, &centre, &police]
                .map(|desk| (desk.org.clone(), desk.identity.verifying_key().to_bytes()))
                .into(),
            closing: Vec::new(),
            recordings: relay::Recordings::default(),
            contacts: Contacts::parse(include_str!("../../../../../data/contacts.toml")).unwrap(),
            law: Law::parse(include_str!("../../../../../data/rights.toml")).unwrap(),
            language: Lang::parse("nl").unwrap(),
            demo: false,
            address_header: String::new(),
            limits: Limits { sends_per_hour: 1000, codes_per_hour: 1000, ..Limits::default() },
        };
        change(&mut config);
        let clock = FixedClock::at(NOON);
        let store = Store::open(address, Schema::Relay, &OpenOptions::default()).await.unwrap();
        let relay = Relay::new(config, store.clone(), Arc::new(clock.clone())).await.unwrap();
        Self { relay, store, clock, address: address.into(), folder, police, centre, union }
    }

    pub fn router(&self) -> Router {
        self.relay.router(Via::Clearnet)
    }

    pub fn browser(&self) -> Browser {
        Browser { router: self.router(), cookie: None, lang: "en" }
    }

    pub async fn put_bundle(&self, bundle: &Bundle) -> StatusCode {
        let request = Request::put(relay_api::BUNDLE_PATH).body(Body::from(bundle.to_bytes())).unwrap();
        self.router().oneshot(request).await.unwrap().status()
    }

    /// A signed request as a desk makes it.
    pub async fn signed(&self, desk: &Desk, method: &str, path: &str, query: &str, body: &[u8]) -> Response {
        self.router().oneshot(self.signed_request(desk, method, path, query, body)).await.unwrap()
    }

    pub fn signed_request(
        &self,
        desk: &Desk,
        method: &str,
        path: &str,
        query: &str,
        body: &[u8],
    ) -> Request<Body> {
        let key_id = KeyId::parse(&relay_api::transport_key_id(&desk.org, Day(20_700))).unwrap();
        let mut nonce = [0; 16];
        getrandom::fill(&mut nonce).unwrap();
        let nonce: String = nonce.iter().map(|byte| format!("{byte:02x}")).collect();
        let request = SigningRequest { method, path, query, body };
        let now = u64::try_from(web::clock::Clock::now(&self.clock)).unwrap();
        let headers = http_signature::sign(&desk.transport, &key_id, now, &nonce, &request).unwrap();
        let target = if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") };
        Request::builder()
            .method(method)
            .uri(target)
            .header("signature-input", headers.signature_input)
            .header("signature", headers.signature)
            .header("content-digest", headers.content_digest)
            .body(Body::from(body.to_vec()))
            .unwrap()
    }

    pub async fn pull(&self, desk: &Desk) -> Pulled {
        let response = self.signed(desk, "GET", relay_api::ENVELOPES_PATH, "after=0&limit=64", b"").await;
        assert_eq!(response.status(), StatusCode::OK);
        Pulled::from_bytes(&response.into_body().collect().await.unwrap().to_bytes()).unwrap()
    }

    /// What this desk can open, oldest first.
    pub async fn read(&self, desk: &Desk) -> Vec<OpenedMessage> {
        self.pull(desk).await.items.iter().filter_map(|item| desk.open(&item.sealed)).collect()
    }
}

/// Follows nothing by itself: each test sees each answer.
pub struct Browser {
    router: Router,
    pub cookie: Option<String>,
    pub lang: &'static str,
}

pub struct Page {
    pub status: StatusCode,
    pub location: String,
    pub headers: http::HeaderMap,
    pub text: String,
}

impl Browser {
    pub async fn get(&mut self, path: &str) -> Page {
        let request = Request::get(path).body(Body::empty()).unwrap();
        self.ask(request).await
    }

    pub async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Page {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let pairs: Vec<String> =
            fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect();
        self.post_raw(path, pairs.join("&").into_bytes()).await
    }

    pub async fn post_raw(&mut self, path: &str, body: Vec<u8>) -> Page {
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.ask(request).await
    }

    /// A form as a browser sends it once it has files: fields first, as on our pages.
    pub async fn upload(&mut self, path: &str, fields: &[(&str, &str)], files: &[(&str, &[u8])]) -> Page {
        let mut body = Vec::new();
        for (name, value) in fields {
            let head = format!("--x\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(head.as_bytes());
        }
        for (name, bytes) in files {
            let head = format!(
                "--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: image/jpeg\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(b"--x--\r\n");
        let request = Request::post(path)
            .header(header::CONTENT_TYPE, "multipart/form-data; boundary=x")
            .header(header::CONTENT_LENGTH, body.len())
            .header("sec-fetch-site", "same-origin")
            .body(Body::from(body))
            .unwrap();
        self.ask(request).await
    }

    pub async fn ask(&mut self, mut request: Request<Body>) -> Page {
        let headers = request.headers_mut();
        headers.insert(header::ACCEPT_LANGUAGE, self.lang.parse().unwrap());
        if let Some(cookie) = &self.cookie {
            headers.insert(header::COOKIE, cookie.parse().unwrap());
        }
        let response = self.router.clone().oneshot(request).await.unwrap();
        let headers = response.headers().clone();
        for set in headers.get_all(header::SET_COOKIE) {
            let pair = set.to_str().unwrap().split(';').next().unwrap();
            let cleared = set.to_str().unwrap().contains("Max-Age=0");
            self.cookie = (!cleared).then(|| pair.to_owned());
        }
        let status = response.status();
        let location =
            headers.get(header::LOCATION).map(|l| l.to_str().unwrap().to_owned()).unwrap_or_default();
        let text =
            String::from_utf8(response.into_body().collect().await.unwrap().to_bytes().to_vec()).unwrap();
        Page { status, location, headers, text }
    }

    /// From the first step to the form, choosing these readers.
    pub async fn choose(&mut self, readers: &[&str]) {
        assert_eq!(self.post("/r", &[("safe", "yes")]).await.location, "/r/2");
        let mut fields: Vec<(&str, &str)> = readers.iter().map(|org| ("who", *org)).collect();
        fields.push(("do", "next"));
        assert_eq!(self.post("/r/2", &fields).await.location, "/r/3");
    }

    /// Sends a text to these readers; the answer is that of the last form.
    pub async fn send(&mut self, readers: &[&str], text: &str) -> Page {
        let mut fields: Vec<(&str, &str)> = readers.iter().map(|org| ("who", *org)).collect();
        fields.extend([("text", text), ("send", "1")]);
        self.post("/r/3", &fields).await
    }

    /// The 24 digits on the page of the receipt.
    pub async fn receipt(&mut self) -> String {
        let page = self.get("/r/4").await.text;
        let code = page.split("class=\"code\"").nth(1).expect("a receipt").split("</ol>").next().unwrap();
        let code = code.split_once('>').unwrap().1;
        let digits: String = code.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(digits.len(), 24, "{code}");
        digits
    }

    /// Comes back with a code.
    pub async fn come_back(&mut self, code: &str) -> Page {
        let page = self.post("/m", &[("code", code)]).await;
        assert_eq!(page.location, "/m/1", "{}", page.text);
        self.get("/m/1").await
    }

    /// The hidden name of a form on this page.
    pub async fn once(&mut self, path: &str) -> String {
        let page = self.get(path).await.text;
        page.split("name=\"once\" value=\"").nth(1).expect("a form").split('"').next().unwrap().to_owned()
    }
}

/// Its words.
pub fn said(message: &OpenedMessage) -> &str {
    match &message.message.body {
        Says::Report { text, .. } | Says::FollowUp { text } => text,
        _ => "",
    }
}

/// An organisation answers.
pub async fn answer(
    relay: &TestRelay,
    desk: &Desk,
    asked: &Message,
    signing: &SigningKey,
    text: &str,
) -> StatusCode {
    answer_at(relay, desk, asked, signing, (text, 0, [0; 32])).await.0
}

/// The same at a place in its chain; with the hash for the next.
pub async fn answer_at(
    relay: &TestRelay,
    desk: &Desk,
    asked: &Message,
    signing: &SigningKey,
    (text, seq, prev): (&str, u64, [u8; 32]),
) -> (StatusCode, [u8; 32]) {
    say_at(relay, desk, asked, signing, (Kind::Reply, Says::Reply { text: text.into() }, seq, prev)).await
}

/// The same with whatever an organisation says.
pub async fn say_at(
    relay: &TestRelay,
    desk: &Desk,
    asked: &Message,
    signing: &SigningKey,
    (kind, body, seq, prev): (Kind, Says, u64, [u8; 32]),
) -> (StatusCode, [u8; 32]) {
    let reply = Message {
        kind,
        author: Author::Organisation(desk.org.clone()),
        reply_to: None,
        recipients: vec![desk.org.clone()],
        mode: Mode::Wasm,
        seq,
        prev,
        body,
        ..asked.clone()
    };
    let to = Recipient::from_bytes(asked.reply_to.as_deref().unwrap()).ok().unwrap();
    let signed = reply.sign(signing).unwrap();
    let sealed = seal_message(&mut UnwrapErr(SysRng), &signed, &[to]).unwrap();
    let mut id = [0; 32];
    getrandom::fill(&mut id).unwrap();
    let new = NewAnswer { id, sealed, report_id: asked.report_id };
    (relay.signed(desk, "POST", ANSWERS_PATH, "", &new.to_bytes()).await.status(), signed.payload_hash())
}
