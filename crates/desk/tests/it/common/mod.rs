//! A desk over a real database, and writers who seal real messages to it.
#![allow(unreachable_pub, reason = "shared by the files in this folder")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

pub mod browser;
pub mod cleaning;
pub mod device;
pub mod sink;

use cleaning::InThisProcess;
use desk::{
    Desk, DeskConfig, DeskError, Role, Session,
    keys::{KeyRing, make_organisation},
    member::{NewMember, totp_code},
    pull::Pulled,
    session::{SignInSettings, provider::ProviderSettings},
    told::mail::{MailSettings, Security},
};
use envelope::{
    chain::Chain,
    directory::{Card, Entry, OrgKind},
    ids::{Day, OrgId},
    message::{Author, Body, Message, Mode, seal_message},
    receipt::ReporterKeys,
    relay_api::Item,
};
use getrandom::SysRng;
use rand_core::UnwrapErr;
use std::sync::Arc;
use store::{OpenOptions, Schema, Store};
use tempfile::TempDir;
use web::clock::FixedClock;
use zeroize::Zeroizing;

/// 24 November 2026, 12:00 UTC.
pub const NOON: i64 = 1_795_521_600;
pub const TODAY: Day = Day(20_781);
pub const SECRET: [u8; 20] = [7; 20];

/// What comes along, and a duty of no real law that has whoever is of these sorts tell a centre.
const STANDARD_DUTIES: &str = include_str!("../../../../../data/consents.toml");
const DUTY: &str = r#"
[[duty]]
id = "example-told"
of = ["police", "association"]
to = ["centre"]
named = ["Service Example"]
parts = ["presence", "needs", "name"]
minors = false
words = { en = "They tell a centre." }
law = { en = "An act that is none" }
article = ""
checked_by = ""
checked_on = ""
source = [{ at = "example.org", read_on = "2026-11-23" }]

[[duty]]
id = "example-minors"
of = ["association"]
to = ["centre"]
parts = ["needs"]
minors = true
words = { en = "They tell a centre of a minor." }
law = { en = "An act that is none" }
article = ""
checked_by = ""
checked_on = ""
source = [{ at = "example.org", read_on = "2026-11-23" }]
"#;

/// Every such test runs on each engine that is there.
macro_rules! on_both {
    ($name:ident, $over_postgres:ident, $kind:expr, $desk:ident, $test:block) => {
        #[tokio::test]
        #[allow(unused_mut, reason = "some receive reports and some do not")]
        async fn $name() {
            let mut $desk = TestDesk::new($kind).await;
            $test
        }

        #[tokio::test]
        #[allow(unused_mut, reason = "some receive reports and some do not")]
        async fn $over_postgres() {
            let Some(mut $desk) = TestDesk::on_postgres($kind).await else { return };
            $test
        }
    };
}

/// A mail server on this machine, as a desk's settings name it.
pub fn mail_at(port: u16) -> MailSettings {
    MailSettings {
        server: "127.0.0.1".into(),
        port: Some(port),
        security: Security::None,
        from: "desk@zone.example.org".into(),
        login: None,
        authority: None,
    }
}

/// The same for a desk that mails; what it does stands after the sink in which mails land.
macro_rules! on_both_with_mail {
    ($name:ident, $over_postgres:ident, $kind:expr, $options:expr, ($desk:ident, $sink:ident), $test:block) => {
        #[tokio::test]
        #[allow(unused_mut, reason = "some receive reports and some do not")]
        async fn $name() {
            let Some($sink) = crate::common::sink::Sink::start($options) else { return };
            let mut $desk = TestDesk::with_mail($kind, crate::common::mail_at($sink.port)).await;
            $test
        }

        #[tokio::test]
        #[allow(unused_mut, reason = "some receive reports and some do not")]
        async fn $over_postgres() {
            let Some($sink) = crate::common::sink::Sink::start($options) else { return };
            let mail = Some(crate::common::mail_at($sink.port));
            let Some(mut $desk) = TestDesk::on_postgres_with($kind, mail).await else { return };
            $test
        }
    };
}

/// Where members of a test's desk open it.
pub const ADDRESS: &str = "https://desk.example.org";

fn provider(issuer: &str) -> ProviderSettings {
    ProviderSettings {
        issuer: issuer.into(),
        client_id: "desk".into(),
        secret: Some(Zeroizing::new("a secret of the desk".to_owned())),
        names: [("nl".into(), "De gemeente".into())].into(),
        claim: "sub".into(),
        acr: vec![],
        amr: vec![],
        fresh: true,
    }
}

fn with_passkeys(passkey_needed: bool) -> SignInSettings {
    SignInSettings { address: Some(ADDRESS.into()), passkey_needed, ..SignInSettings::default() }
}

pub struct TestDesk {
    pub desk: Desk,
    pub clock: FixedClock,
    pub folder: TempDir,
    pub org: OrgId,
    pub database: String,
    /// How far the relay was read.
    pub cursor: u64,
}

/// A new database on the cluster of this run, if one runs.
pub fn postgres_database() -> Option<String> {
    let Ok(base) = std::env::var("ZICHTBAAR_TEST_POSTGRES") else {
        assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL must run here: use ./dev test");
        eprintln!("PostgreSQL is not tested: ./dev test starts one");
        return None;
    };
    Some(new_database(&base, &TempDir::new().unwrap()))
}

/// The keys of an organisation.
pub fn ring(name: &str, kind: OrgKind) -> KeyRing {
    make_organisation(&entry(name, kind), TODAY, &mut UnwrapErr(SysRng)).unwrap().1
}

/// What an organisation says of itself.
pub fn entry(name: &str, kind: OrgKind) -> Entry {
    let text = String::new;
    let card = Card { reads: text(), secrecy: text(), duty: text(), irrevocable: text(), answers: text() };
    Entry {
        org: OrgId::parse(name).unwrap(),
        serial: 1,
        kind,
        names: vec![("nl".into(), name.into())],
        cards: vec![("nl".into(), card)],
        languages: vec![],
        issued: TODAY,
    }
}

/// The address of a new database on a cluster that runs.
pub fn new_database(base: &str, folder: &TempDir) -> String {
    let name = folder.path().file_name().unwrap().to_string_lossy().trim_start_matches('.').to_lowercase();
    let create = format!("CREATE DATABASE desk_{name}");
    let made = std::process::Command::new("psql")
        .args(["-q", "-d", &format!("{base}/postgres"), "-c", &create])
        .status()
        .unwrap();
    assert!(made.success());
    format!("{base}/desk_{name}")
}

impl TestDesk {
    pub async fn new(kind: OrgKind) -> Self {
        Self::with_relay(kind, "http://127.0.0.1:9").await
    }

    /// A desk whose relay is there.
    pub async fn with_relay(kind: OrgKind, relay: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        Self::at(kind, folder, (address, relay), with_passkeys(false)).await
    }

    /// The same over PostgreSQL, if a cluster runs for the tests.
    pub async fn with_relay_on_postgres(kind: OrgKind, relay: &str) -> Option<Self> {
        let at = (postgres_database()?, relay);
        Some(Self::at(kind, TempDir::new().unwrap(), at, with_passkeys(false)).await)
    }

    /// The same over a database that is there.
    pub async fn over_with_relay(kind: OrgKind, database: String, relay: &str) -> Self {
        Self::at(kind, TempDir::new().unwrap(), (database, relay), with_passkeys(false)).await
    }

    /// A desk that wants a passkey of everybody.
    pub async fn that_needs_passkeys(kind: OrgKind) -> Self {
        let folder = TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        Self::at(kind, folder, (address, "http://127.0.0.1:9"), with_passkeys(true)).await
    }

    /// A desk whose organisation has a provider.
    pub async fn with_provider(kind: OrgKind, issuer: &str) -> Self {
        Self::with_provider_as(kind, provider(issuer)).await
    }

    /// The same with everything asked for that can be.
    pub async fn with_strict_provider(kind: OrgKind, issuer: &str) -> Self {
        let strict = ProviderSettings {
            claim: "staff".into(),
            acr: vec!["two".into()],
            amr: vec!["otp".into()],
            ..provider(issuer)
        };
        Self::with_provider_as(kind, strict).await
    }

    async fn with_provider_as(kind: OrgKind, provider: ProviderSettings) -> Self {
        let folder = TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        let sign_in = SignInSettings { provider: Some(provider), ..with_passkeys(false) };
        Self::at(kind, folder, (address, "http://127.0.0.1:9"), sign_in).await
    }

    /// A desk that mails.
    pub async fn with_mail(kind: OrgKind, mail: MailSettings) -> Self {
        let folder = TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        let at = (address, "http://127.0.0.1:9");
        Self::with_mail_at(kind, folder, at, with_passkeys(false), Some(mail)).await
    }

    /// The same over PostgreSQL, if a cluster runs for the tests.
    pub async fn on_postgres(kind: OrgKind) -> Option<Self> {
        Self::on_postgres_with(kind, None).await
    }

    /// The same for a desk that mails.
    pub async fn on_postgres_with(kind: OrgKind, mail: Option<MailSettings>) -> Option<Self> {
        let at = (postgres_database()?, "http://127.0.0.1:9");
        Some(Self::with_mail_at(kind, TempDir::new().unwrap(), at, with_passkeys(false), mail).await)
    }

    /// An organisation's desk over a database that is there, an hour later, without new members.
    pub async fn over(database: &str, ring: KeyRing) -> Result<Self, DeskError> {
        let (at, clock) = ((database.into(), "http://127.0.0.1:9"), FixedClock::at(NOON + 3_600));
        Self::opened_with(
            ring,
            TempDir::new().unwrap(),
            at,
            clock,
            (with_passkeys(false), None, domain::Escalation::default()),
        )
        .await
    }

    async fn at(kind: OrgKind, folder: TempDir, place: (String, &str), sign_in: SignInSettings) -> Self {
        Self::with_mail_at(kind, folder, place, sign_in, None).await
    }

    async fn with_mail_at(
        kind: OrgKind,
        folder: TempDir,
        place: (String, &str),
        sign_in: SignInSettings,
        mail: Option<MailSettings>,
    ) -> Self {
        Self::with_ring(ring("ours", kind), folder, place, (sign_in, mail)).await
    }

    /// A desk that counts how long something urgent waits in this way.
    pub async fn that_escalates(kind: OrgKind, escalation: domain::Escalation) -> Self {
        let folder = TempDir::new().unwrap();
        let address = format!("sqlite:{}", folder.path().join("desk.db").display());
        let place = (address, "http://127.0.0.1:9");
        Self::with_times(ring("ours", kind), folder, place, (with_passkeys(false), None), escalation).await
    }

    /// A desk whose keys lie in a file, as they do in earnest; the passphrase is "secret".
    pub async fn with_ring_file(kind: OrgKind, on_postgres: bool) -> Option<Self> {
        let (folder, ring) = (TempDir::new().unwrap(), ring("ours", kind));
        ring.save(&folder.path().join("ring.key"), b"secret").unwrap();
        let database = match on_postgres {
            true => postgres_database()?,
            false => format!("sqlite:{}", folder.path().join("desk.db").display()),
        };
        let place = (database, "http://127.0.0.1:9");
        Some(Self::with_ring(ring, folder, place, (with_passkeys(false), None)).await)
    }

    /// A desk with these keys.
    pub async fn with_keys(ring: KeyRing) -> Self {
        let folder = TempDir::new().unwrap();
        let database = format!("sqlite:{}", folder.path().join("desk.db").display());
        Self::with_ring(ring, folder, (database, "http://127.0.0.1:9"), (with_passkeys(false), None)).await
    }

    /// The desk of an organisation of this name, whose relay is there.
    pub async fn named(name: &str, kind: OrgKind, relay: &str, on_postgres: bool) -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let database = match on_postgres {
            true => postgres_database()?,
            false => format!("sqlite:{}", folder.path().join("desk.db").display()),
        };
        let ring = ring(name, kind);
        ring.save(&folder.path().join("ring.key"), b"secret").unwrap();
        Some(Self::with_ring(ring, folder, (database, relay), (with_passkeys(false), None)).await)
    }

    /// The same desk over an older copy of its database.
    pub async fn over_copy(of: &Self, copy: &std::path::Path, relay: &str) -> Self {
        let ring = KeyRing::load(&of.folder.path().join("ring.key"), b"secret").unwrap();
        let database = format!("sqlite:{}", copy.display());
        let (clock, more) =
            (FixedClock::at(of.desk.now()), (with_passkeys(false), None, domain::Escalation::default()));
        Self::opened_with(ring, TempDir::new().unwrap(), (database, relay), clock, more).await.unwrap()
    }

    async fn with_ring(
        ring: KeyRing,
        folder: TempDir,
        place: (String, &str),
        more: (SignInSettings, Option<MailSettings>),
    ) -> Self {
        Self::with_times(ring, folder, place, more, domain::Escalation::default()).await
    }

    async fn with_times(
        ring: KeyRing,
        folder: TempDir,
        place: (String, &str),
        (sign_in, mail): (SignInSettings, Option<MailSettings>),
        escalation: domain::Escalation,
    ) -> Self {
        let made = Self::opened_with(ring, folder, place, FixedClock::at(NOON), (sign_in, mail, escalation))
            .await
            .unwrap();
        made.add_the_usual().await;
        made
    }

    async fn opened_with(
        ring: KeyRing,
        folder: TempDir,
        (database, relay): (String, &str),
        clock: FixedClock,
        (sign_in, mail, escalation): (SignInSettings, Option<MailSettings>, domain::Escalation),
    ) -> Result<Self, DeskError> {
        let (org, kind) = (ring.org_id().clone(), ring.org().entry().kind);
        let desk = Desk::open(DeskConfig {
            database: database.clone(),
            ring,
            relay: relay.into(),
            pull_seconds: 2,
            clock: Arc::new(clock.clone()),
            retention: desk::retention::Retention::standard(kind).unwrap(),
            clocks: desk::clock_rules::ClockRules::standard().unwrap(),
            reception: desk::reception::data::ReceptionRules::standard().unwrap(),
            consents: desk::consent_rules::ConsentRules::parse(&[STANDARD_DUTIES, DUTY].concat()).unwrap(),
            erased_list: Some(folder.path().join("erased")),
            sign_in,
            escalation,
            mail,
            backup: None,
            cleaner: Some(Arc::new(InThisProcess)),
        })
        .await?;
        Ok(Self { desk, clock, folder, org, database, cursor: 0 })
    }

    /// Who is at every desk of a test.
    pub async fn add_the_usual(&self) {
        for (user, role) in [("amina", Role::Lead), ("bo", Role::Reader), ("chris", Role::It)] {
            self.add(user, role).await;
        }
    }

    /// Somebody more, with the same password and secret as everybody here.
    pub async fn add(&self, user: &str, role: Role) {
        let member = NewMember {
            name: format!("{user} de Vries"),
            user: user.into(),
            password: Zeroizing::new("a long password".into()),
            totp_secret: Some(Zeroizing::new(SECRET.to_vec())),
            role,
            languages: vec!["nl".into(), "ar".into()],
        };
        self.desk.add_member(member).await.unwrap();
    }

    pub async fn session(&self, user: &str) -> Session {
        let code = totp_code(&SECRET, self.desk.now()).unwrap();
        let Ok(signed_in) = self.desk.sign_in(user, "a long password", &code).await else {
            panic!("{user} is not let in");
        };
        self.desk.session_of(&signed_in.token).await.unwrap().unwrap()
    }

    /// The same for somebody who signed in before: a code is good once.
    pub async fn session_later(&self, user: &str) -> Session {
        self.clock.advance(30);
        self.session(user).await
    }

    /// What a relay would hand out: each sealed message at its own place.
    pub async fn receive(&mut self, sealed: Vec<Vec<u8>>) -> Pulled {
        let from = i64::try_from(self.cursor).unwrap();
        let item = |(n, sealed): (u64, Vec<u8>)| {
            let mut id = [0; 32];
            getrandom::fill(&mut id).unwrap();
            Item { place: self.cursor + n, day: self.today(), id, sealed }
        };
        let items: Vec<Item> = (1..).zip(sealed).map(item).collect();
        self.cursor += items.len() as u64;
        self.desk.take_in(from, items).await.unwrap()
    }

    /// Changes the database behind the desk's back.
    pub async fn tamper(&self, changes: &[&'static str]) {
        let address = format!("sqlite:{}", self.folder.path().join("desk.db").display());
        let store = Store::open(&address, Schema::Desk, &OpenOptions::default()).await.unwrap();
        let mut tx = store.write("tamper").await.unwrap();
        for change in changes {
            assert!(tx.run(change, &[]).await.unwrap() > 0);
        }
        tx.commit().await.unwrap();
    }

    pub fn today(&self) -> Day {
        Day::of_unix_seconds(u64::try_from(self.desk.now()).unwrap()).unwrap()
    }

    pub fn recipient(&self) -> envelope::age::Recipient {
        // The public half stands in what the organisation says of itself.
        self.desk.bundle().verify(&self.desk.bundle().identity).unwrap().sealing_key(TODAY).unwrap()
    }

    /// Every byte of the database, its log included.
    pub fn bytes_on_disk(&self) -> Vec<u8> {
        let files = std::fs::read_dir(self.folder.path()).unwrap();
        files.flat_map(|file| std::fs::read(file.unwrap().path()).unwrap()).collect()
    }
}

/// Somebody who writes.
pub struct Writer {
    pub keys: ReporterKeys,
    pub chain: Chain,
    pub readers: Vec<OrgId>,
}

impl Writer {
    pub fn new(n: u8, desk: &TestDesk) -> Self {
        let keys = ReporterKeys::from_root(Zeroizing::new([n; 64]));
        Self { keys, chain: Chain::start(), readers: vec![desk.org.clone(), OrgId::parse("other").unwrap()] }
    }

    pub fn message(&self, body: Body) -> Message {
        let reply_to = Box::new(*self.keys.reply_identity().recipient().as_bytes());
        Message {
            kind: body.kind().unwrap(),
            report_id: self.keys.report_id(),
            author: Author::Reporter(self.keys.signing_key().verifying_key().to_bytes()),
            reply_to: Some(reply_to).filter(|_| self.chain.next_seq == 0),
            recipients: self.readers.clone(),
            mode: Mode::Server,
            lang: "ar".into(),
            seq: self.chain.next_seq,
            prev: self.chain.prev,
            body,
            attachments: vec![],
        }
    }

    pub fn seal(&self, message: &Message, desk: &TestDesk) -> Vec<u8> {
        let signed = message.sign(&self.keys.signing_key()).unwrap();
        seal_message(&mut UnwrapErr(SysRng), &signed, &[desk.recipient()]).unwrap()
    }

    /// Says the next thing.
    pub fn say(&mut self, body: Body, desk: &TestDesk) -> Vec<u8> {
        let message = self.message(body);
        let sealed = self.seal(&message, desk);
        self.chain.advance(message.payload_hash());
        sealed
    }

    pub fn report(&mut self, text: &str, desk: &TestDesk) -> Vec<u8> {
        let answers = vec![("who".into(), "self".into())];
        self.say(Body::Report { text: text.into(), answers, about_police: false, pressure: true }, desk)
    }

    pub fn more(&mut self, text: &str, desk: &TestDesk) -> Vec<u8> {
        self.say(Body::FollowUp { text: text.into() }, desk)
    }
}
