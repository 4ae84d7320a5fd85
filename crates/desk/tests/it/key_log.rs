//! A relay that swaps a key, leaves one out, rewrites its log or keeps two of them is found out by the desks that watch it.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{NOON, TODAY, TestDesk, entry, postgres_database, ring};
use axum::{
    Router,
    body::Bytes,
    extract::{RawQuery, State},
    routing::{get, post, put},
};
use desk::{
    DeskError, Session,
    health::RelayShows,
    key_log::{ALONE_SECONDS, LogShows},
};
use domain::NoticeKind;
use envelope::{
    directory::{Bundle, Certificate, Directory, OrgKind, Purpose},
    ids::{Day, OrgId},
    log::{Checkpoint, Leaf, LogKey, Note, NoteSignature, Tree, cosign, cosigned_at},
    relay_api::{BUNDLE_PATH, COSIGN_PATH, DIRECTORY_PATH, LOG_BUNDLES_PATH, LOG_PATH, LogBundles, LogView},
    signed::SigningKey,
};
use http::StatusCode;
use std::sync::{Arc, Mutex};

/// A relay that says whatever its owner wants.
#[derive(Clone)]
struct Hostile(Arc<Mutex<Says>>);

struct Says {
    directory: Vec<Bundle>,
    log: Vec<Vec<u8>>,
    key: SigningKey,
    /// Beside its own signature of the head.
    beside: Vec<NoteSignature>,
    /// Heads that others signed.
    cosigned: Vec<String>,
    /// What desks signed.
    posted: Vec<String>,
    /// Whether it takes what a desk says of itself.
    takes: bool,
}

impl Says {
    fn tree(&self) -> Tree {
        self.log.iter().map(|bundle| Leaf::of(bundle)).collect()
    }

    fn log_key(&self) -> LogKey {
        LogKey::new("test", self.key.clone())
    }

    fn head(&self) -> Checkpoint {
        self.log_key().verifier().verify(&self.log_key().sign(self.tree().root())).unwrap()
    }
}

impl Hostile {
    async fn start() -> (Self, String) {
        let says = Says {
            directory: vec![],
            log: vec![],
            key: SigningKey::from_bytes(&[7; 32]),
            beside: vec![],
            cosigned: vec![],
            posted: vec![],
            takes: true,
        };
        let relay = Self(Arc::new(Mutex::new(says)));
        let routes = Router::new()
            .route(DIRECTORY_PATH, get(directory))
            .route(BUNDLE_PATH, put(take))
            .route(LOG_PATH, get(log))
            .route(LOG_BUNDLES_PATH, get(bundles))
            .route(COSIGN_PATH, post(cosigned))
            .with_state(relay.clone());
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(web::serve::serve(listener, routes, None, web::serve::Ending::new().1));
        (relay, address)
    }

    fn says<T>(&self, change: impl FnOnce(&mut Says) -> T) -> T {
        change(&mut self.0.lock().unwrap())
    }

    /// Shows this in the directory and writes it into the log, as an honest relay would.
    fn show(&self, bundle: &Bundle) {
        self.says(|says| {
            says.directory.retain(|one| one.identity != bundle.identity);
            says.directory.push(bundle.clone());
            says.log.push(bundle.to_bytes());
        });
    }

    /// Another desk signs the head, now.
    fn signed_by(&self, other: &Other, at: i64) {
        self.says(|says| says.beside = vec![other.signs(&says.head(), at)]);
    }
}

/// Another organisation, whose key a test signs with.
struct Other {
    signing: SigningKey,
    bundle: Bundle,
}

impl Other {
    fn new() -> Self {
        let (identity, signing) = (SigningKey::from_bytes(&[3; 32]), SigningKey::from_bytes(&[4; 32]));
        let entry = entry("other", OrgKind::Association);
        let certificate = Certificate {
            org: entry.org.clone(),
            purpose: Purpose::Signing,
            key: signing.verifying_key().to_bytes().to_vec(),
            not_before: Day(TODAY.number() - 1),
            not_after: Day(TODAY.number() + 30),
        };
        let bundle = Bundle {
            identity: identity.verifying_key().to_bytes(),
            entry: entry.sign(&identity).unwrap(),
            certificates: vec![certificate.sign(&identity).unwrap()],
        };
        Self { signing, bundle }
    }

    fn signs(&self, head: &Checkpoint, at: i64) -> NoteSignature {
        cosign(head, &OrgId::parse("other").unwrap(), &self.signing, u64::try_from(at).unwrap())
    }
}

async fn directory(State(relay): State<Hostile>) -> Vec<u8> {
    let bundles = relay.says(|says| says.directory.clone());
    Directory { deployment: "test".into(), bundles }.to_bytes()
}

async fn take(State(relay): State<Hostile>) -> StatusCode {
    if relay.says(|says| says.takes) { StatusCode::NO_CONTENT } else { StatusCode::FORBIDDEN }
}

async fn log(State(relay): State<Hostile>) -> Vec<u8> {
    relay.says(|says| {
        let mut note = says.log_key().sign(says.tree().root());
        note.signatures.extend(says.beside.clone());
        let key = says.log_key().verifier().key();
        LogView { key, note: note.to_text(), cosigned: says.cosigned.clone() }.to_bytes()
    })
}

/// Two at a time, so that a desk has to ask again.
async fn bundles(State(relay): State<Hostile>, RawQuery(query): RawQuery) -> Vec<u8> {
    let query = query.unwrap();
    let from: usize = query.strip_prefix("from=").unwrap().split('&').next().unwrap().parse().unwrap();
    relay.says(|says| {
        let bundles: Vec<_> = says.log.iter().skip(from).take(2).cloned().collect();
        LogBundles { more: from + bundles.len() < says.log.len(), bundles }.to_bytes()
    })
}

async fn cosigned(State(relay): State<Hostile>, body: Bytes) -> StatusCode {
    relay.says(|says| says.posted.push(String::from_utf8(body.to_vec()).unwrap()));
    StatusCode::NO_CONTENT
}

pub(crate) struct House {
    pub(crate) desk: TestDesk,
    pub(crate) amina: Session,
    relay: Hostile,
    other: Other,
}

impl House {
    /// A desk on each engine, whose relay shows it and another one, and kept that in its log.
    pub(crate) async fn each() -> Vec<Self> {
        let mut each = Vec::new();
        for on_postgres in [false, true] {
            let (relay, address) = Hostile::start().await;
            let desk = if on_postgres {
                let Some(database) = postgres_database() else { continue };
                TestDesk::over_with_relay(OrgKind::Centre, database, &address).await
            } else {
                TestDesk::with_relay(OrgKind::Centre, &address).await
            };
            let other = Other::new();
            relay.show(&other.bundle);
            relay.show(desk.desk.bundle());
            let amina = desk.session("amina").await;
            each.push(Self { desk, amina, relay, other });
        }
        each
    }

    async fn looks(&self) -> (RelayShows, LogShows) {
        self.desk.desk.watch_relay().await.unwrap();
        let health = self.desk.desk.health(&self.amina).await.unwrap();
        (health.relay, health.log.shows)
    }

    async fn alarms(&self) -> (usize, usize) {
        let log = self.desk.desk.audit_page(&self.amina, 1).await.unwrap();
        let told = self.desk.desk.notices(&self.amina, 1).await.unwrap();
        (
            log.lines.iter().filter(|line| line.act == "key-alarm").count(),
            told.notices.iter().filter(|notice| notice.kind == NoticeKind::KeyAlarm).count(),
        )
    }

    fn signed(&self) -> usize {
        self.relay.says(|says| says.posted.len())
    }
}

const GOOD: (RelayShows, LogShows) = (RelayShows::Ok, LogShows::Ok);

#[tokio::test]
async fn a_desk_signs_the_log_it_has_seen_grow_and_every_time_anew() {
    for house in House::each().await {
        assert_eq!(house.looks().await, GOOD);
        house.relay.show(ring("third", OrgKind::Other).bundle());
        assert_eq!(house.looks().await, GOOD);
        assert_eq!(house.looks().await, GOOD);
        let posted = house.relay.says(|says| says.posted.clone());
        let sizes = posted.iter().map(|text| {
            let note = Note::parse(text).unwrap();
            let head = Checkpoint::parse(&note.text).unwrap();
            let key = house.desk.desk.bundle().verify(&house.desk.desk.bundle().identity).unwrap();
            let at = cosigned_at(&head, &house.desk.org, &key.signing_keys(TODAY), &note.signatures[0]);
            assert_eq!(at, Ok(u64::try_from(NOON).unwrap()));
            head.root.size
        });
        assert_eq!(sizes.collect::<Vec<_>>(), [2, 3, 3]);
        assert_eq!(house.alarms().await, (0, 0));
        let health = house.desk.desk.health(&house.amina).await.unwrap();
        assert_eq!((health.log.size, health.log.checked), (3, Some(NOON)));
    }
}

#[tokio::test]
async fn a_swapped_key_and_a_key_left_out_raise_an_alarm_that_whoever_leads_is_told_of_once() {
    for house in House::each().await {
        assert_eq!(house.looks().await, GOOD);
        // Somebody else's keys in our name, for whoever asks from now on.
        let thief = ring("ours", OrgKind::Centre);
        house.relay.says(|says| says.directory[1] = thief.bundle().clone());
        assert_eq!(house.looks().await, (RelayShows::KeyWrong, LogShows::Ok));
        assert_eq!(house.looks().await, (RelayShows::KeyWrong, LogShows::Ok));
        assert_eq!(house.alarms().await, (1, 1));
        // Back again, and then without the key of next month.
        house.relay.says(|says| says.directory[1] = house.desk.desk.bundle().clone());
        assert_eq!(house.looks().await, GOOD);
        house.relay.says(|says| drop(says.directory[1].certificates.remove(4)));
        assert_eq!(house.looks().await, (RelayShows::KeyWrong, LogShows::Ok));
        assert_eq!(house.alarms().await.0, 2);
        house.relay.says(|says| drop(says.directory.remove(1)));
        assert_eq!(house.looks().await.0, RelayShows::Missing);
    }
}

#[tokio::test]
async fn a_key_that_one_visitor_was_shown_is_found_in_the_log_by_the_desk_whose_name_it_bears() {
    for house in House::each().await {
        assert_eq!(house.looks().await, GOOD);
        let signed = house.signed();
        // The directory is as it should be whenever the desk asks; the visitor was shown proof from this log.
        house.relay.says(|says| says.log.push(ring("ours", OrgKind::Centre).bundle().to_bytes()));
        assert_eq!(house.looks().await, (RelayShows::Ok, LogShows::Foreign));
        house.relay.show(ring("third", OrgKind::Other).bundle());
        assert_eq!(house.looks().await, (RelayShows::Ok, LogShows::Foreign), "it does not pass by itself");
        assert_eq!((house.alarms().await, house.signed()), ((1, 1), signed), "and is not signed");
    }
}

#[tokio::test]
async fn a_log_that_was_rewritten_cut_or_signed_by_somebody_else_is_found() {
    for house in House::each().await {
        house.relay.show(ring("third", OrgKind::Other).bundle());
        assert_eq!(house.looks().await, GOOD);
        let (log, signed) = (house.relay.says(|says| says.log.clone()), house.signed());
        let rewritten = (RelayShows::Ok, LogShows::Rewritten);
        house.relay.says(|says| says.log[0] = ring("fourth", OrgKind::Other).bundle().to_bytes());
        assert_eq!(house.looks().await, rewritten, "another first entry");
        house.relay.says(|says| says.log = log[..2].to_vec());
        assert_eq!(house.looks().await, rewritten, "cut");
        house.relay.says(|says| says.log = log.clone());
        assert_eq!(house.looks().await, GOOD);
        house.relay.says(|says| says.log.swap(0, 2));
        assert_eq!(house.looks().await, rewritten, "another order");
        house.relay.says(|says| {
            says.log = log.clone();
            says.key = SigningKey::from_bytes(&[8; 32]);
        });
        assert_eq!(house.looks().await, rewritten, "another key");
        assert_eq!(house.signed(), signed + 1);
    }
}

#[tokio::test]
async fn keys_that_are_shown_and_kept_out_of_the_log_are_missed() {
    for house in House::each().await {
        house.relay.says(|says| drop(says.log.pop()));
        assert_eq!(house.looks().await, (RelayShows::Ok, LogShows::WithoutUs));
        // Where the relay does not take us at all, that is another matter.
        house.relay.says(|says| says.takes = false);
        assert_eq!(house.looks().await, GOOD);
    }
}

#[tokio::test]
async fn two_desks_that_are_shown_two_logs_find_out_by_what_the_other_signed() {
    for house in House::each().await {
        house.relay.signed_by(&house.other, NOON);
        assert_eq!(house.looks().await, GOOD);
        // What the other desk was shown, as it signed it: as long, with another entry in it.
        let text = house.relay.says(|says| {
            let mut theirs: Vec<Leaf> = says.log.iter().map(|bundle| Leaf::of(bundle)).collect();
            theirs[1] = Leaf::of(b"another key in our name");
            let theirs: Tree = theirs.into_iter().collect();
            let mut note = says.log_key().sign(theirs.root());
            let head = says.log_key().verifier().verify(&note).unwrap();
            note.signatures.push(house.other.signs(&head, NOON));
            note.to_text()
        });
        house.relay.says(|says| says.cosigned = vec![text]);
        assert_eq!(house.looks().await, (RelayShows::Ok, LogShows::Split));
        assert_eq!(house.alarms().await, (1, 1));
    }
}

#[tokio::test]
async fn a_relay_that_keeps_the_others_signatures_back_leaves_a_desk_alone_and_that_is_said() {
    for house in House::each().await {
        assert_eq!(house.looks().await, GOOD);
        house.desk.clock.advance(ALONE_SECONDS - 60);
        assert_eq!(house.looks().await, GOOD, "a machine that is being mended is no alarm");
        house.desk.clock.advance(120);
        assert_eq!(house.looks().await.1, LogShows::Alone);
        // An honest signature of yesterday does not help, one of today does.
        house.relay.signed_by(&house.other, NOON);
        assert_eq!(house.looks().await.1, LogShows::Alone);
        house.relay.signed_by(&house.other, house.desk.desk.now());
        assert_eq!(house.looks().await, GOOD);
        // Nobody else is there to sign.
        house.desk.clock.advance(2 * ALONE_SECONDS);
        house.relay.says(|says| {
            says.directory.remove(0);
            says.beside.clear();
        });
        assert_eq!(house.looks().await, GOOD);
        assert_eq!(house.alarms().await, (0, 0));
    }
}

#[tokio::test]
async fn a_relay_that_was_set_up_anew_is_believed_once_whoever_leads_has_said_so() {
    for house in House::each().await {
        assert_eq!(house.looks().await, GOOD);
        house.relay.says(|says| {
            says.key = SigningKey::from_bytes(&[8; 32]);
            says.log.reverse();
            says.log.push(ring("ours", OrgKind::Centre).bundle().to_bytes());
        });
        assert_eq!(house.looks().await.1, LogShows::Rewritten);
        let bo = house.desk.session("bo").await;
        let refused = house.desk.desk.begin_log_anew(&bo).await;
        assert!(matches!(refused, Err(DeskError::Refused)));
        assert_eq!(house.looks().await.1, LogShows::Rewritten);
        house.desk.desk.begin_log_anew(&house.amina).await.unwrap();
        assert_eq!(house.looks().await, GOOD, "what stood there when it was said is known");
        house.relay.says(|says| says.log.push(ring("ours", OrgKind::Centre).bundle().to_bytes()));
        assert_eq!(house.looks().await.1, LogShows::Foreign, "what comes after is not");
    }
}
