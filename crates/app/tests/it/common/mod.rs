//! The real relay as a process of its own, spoken to over TCP. What counts as acknowledged is what a client read.
#![allow(unreachable_pub, dead_code, unused_imports, reason = "shared with the figures, which use a part")]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

mod client;
mod desk;
mod kept;
mod load;
mod org;
mod place;
mod postgres;
mod ready;

pub use client::{Answer, Client, send, urlencoded};
pub use desk::DeskSetup;
pub use kept::{Kept, moment, rounds};
pub use load::{Load, Sent, submission};
pub use org::Org;
pub use place::{
    Folder, SmallDisk, free_address, has, id_of, is_root, now, on_build_machine, random, spread,
};
pub use postgres::{Cluster, run_sql, sql};
pub use ready::{add_a_lead, open_desk, put_a_document, signed_in};

use envelope::{
    http_signature::{self, KeyId, SigningRequest},
    relay_api::{BUNDLE_PATH, ENVELOPES_PATH, Item, Pulled, transport_key_id},
};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    net::{SocketAddr, TcpStream},
    os::unix::process::CommandExt,
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant},
};

/// The program under test: the one that was built with these tests, or the shipped one, which `./dev bench --kill` names.
pub fn binary() -> PathBuf {
    std::env::var_os("ZICHTBAAR_BINARY").map_or_else(|| env!("CARGO_BIN_EXE_zichtbaar").into(), PathBuf::from)
}

/// What an instance in real use needs in its settings.
pub fn papers() -> String {
    let paper = |kind| {
        format!("[responsible.{kind}]\nby = \"Iris Peeters\"\non = \"2026-01-01\"\nreference = \"7\"\n")
    };
    let all: String = ["impact_assessment", "register", "staff_notice"].map(paper).concat();
    format!(
        "[responsible]\ncontact = \"Straat 1\"\nofficer = \"dpo@example.org\"\n\
         controller = {{ nl = \"Stichting\" }}\nsupervisor = {{ nl = \"Autoriteit\" }}\n{all}"
    )
}

/// Settings of a relay under test.
pub struct Setup {
    pub folder: Folder,
    pub address: SocketAddr,
    /// The door for visitors over Tor, if there is one.
    pub onion: Option<SocketAddr>,
    /// The door for whoever watches it.
    pub watch: Option<SocketAddr>,
    pub database: String,
    pub org: Org,
    /// The identity in the settings, if it is not that of `org`.
    pub identity: Option<String>,
    pub limits: String,
    /// Who answers for it: without, it does not start.
    pub papers: String,
    /// More arguments and environment for the process.
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
    /// A program that starts the relay, with its own arguments.
    pub starter: Vec<String>,
    /// Another program file, and another user than ours: its numbers as user and group.
    pub binary: PathBuf,
    pub user: Option<(u32, u32)>,
}

impl Setup {
    pub fn new() -> Self {
        let folder = Folder::new();
        fs::create_dir_all(folder.0.join("data")).unwrap();
        let database = format!("sqlite:{}", folder.0.join("data/relay.db").display());
        Self {
            address: free_address(),
            onion: None,
            watch: None,
            database,
            folder,
            org: Org::new(),
            identity: None,
            limits: "sends_per_hour = 100000000\ncodes_per_hour = 100000000\n".into(),
            papers: papers(),
            arguments: Vec::new(),
            environment: Vec::new(),
            starter: Vec::new(),
            binary: binary(),
            user: None,
        }
    }

    /// On a fresh PostgreSQL database, if a cluster runs for the tests.
    pub fn postgres() -> Option<Self> {
        let Ok(base) = std::env::var("ZICHTBAAR_TEST_POSTGRES") else {
            assert!(!on_build_machine(), "PostgreSQL must run here: use ./dev test");
            eprintln!("PostgreSQL is not tested: ./dev test starts one");
            return None;
        };
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("app_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        sql(&base, &format!("CREATE DATABASE {name}"));
        Some(Self::over(&format!("{base}/{name}")))
    }

    /// Over a database that is there.
    pub fn over(database: &str) -> Self {
        Self { database: database.into(), ..Self::new() }
    }

    /// The settings file, written.
    pub fn written(&self) -> PathBuf {
        let path = self.folder.0.join("relay.toml");
        let onion = self.onion.map(|address| format!("onion_listen = \"{address}\"\n")).unwrap_or_default();
        let watch = self.watch.map(|address| format!("watch = \"{address}\"\n")).unwrap_or_default();
        let text = format!(
            "deployment = \"test\"\nlanguage = \"nl\"\nlisten = \"{}\"\n{onion}{watch}database = \"{}\"\n\
             address_header = \"x-test-address\"\n[operator]\nis_police = false\ncontact = \"post@example.org\"\n\
             [operator.names]\nnl = \"Stichting\"\n[[organisation]]\nid = \"union\"\nidentity = \"{}\"\n[limits]\n{}\n{}",
            self.address,
            self.database,
            self.identity.clone().unwrap_or_else(|| self.org.identity().to_string()),
            self.limits,
            self.papers
        );
        fs::write(&path, text).unwrap();
        path
    }

    fn command(&self) -> Command {
        let binary = self.binary.display().to_string();
        let all: Vec<&String> = self.starter.iter().chain([&binary]).collect();
        let mut command = Command::new(all[0]);
        command.args(&all[1..]).arg("relay").arg("--config").arg(self.written()).args(&self.arguments);
        command.envs(self.environment.iter().cloned()).stdin(Stdio::null());
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    /// Starts the relay, waits until it answers, and tells it about the organisation.
    pub fn start(&self) -> Running {
        let running = self.start_only();
        self.introduce(&running);
        running
    }

    /// Tells a relay about the organisation, as its desk does.
    pub fn introduce(&self, running: &Running) {
        let put = send(self.address, "PUT", BUNDLE_PATH, &[], &self.org.bundle().to_bytes()).unwrap();
        assert!([204, 409].contains(&put.status), "{}: {}", put.status, running.said());
    }

    pub fn start_only(&self) -> Running {
        let mut running = self.spawn();
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(self.address).is_err() {
            let ended = running.child.try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < end, "no relay: {ended:?} {}", running.said());
            std::thread::sleep(Duration::from_micros(500));
        }
        running
    }

    /// Only begins it: it may not listen yet.
    pub fn spawn(&self) -> Running {
        let log = self.folder.0.join("relay.log");
        let file = fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        Running { child: self.command().stdout(Stdio::null()).stderr(file).spawn().unwrap(), log }
    }

    /// Runs the relay where it is expected to end by itself.
    pub fn output(&self) -> std::process::Output {
        self.command().output().unwrap()
    }

    /// Everything after a place, and the last place; fails on a place that does not grow.
    pub fn pull_all(&self, mut after: u64) -> (Vec<Item>, u64) {
        let mut items = Vec::new();
        let mut client = Client::connect(self.address).unwrap();
        loop {
            let pulled = self.pull(&mut client, after);
            for item in pulled.items {
                assert!(item.place > after, "places grow");
                after = item.place;
                items.push(item);
            }
            if !pulled.more {
                return (items, after);
            }
        }
    }

    fn pull(&self, client: &mut Client, after: u64) -> Pulled {
        let query = format!("after={after}&limit=64");
        let headers = self.signed("GET", ENVELOPES_PATH, &query, b"");
        let answer =
            client.ask("GET", &format!("{ENVELOPES_PATH}?{query}"), &borrowed(&headers), b"").unwrap();
        assert_eq!(answer.status, 200);
        Pulled::from_bytes(&answer.body).unwrap()
    }

    /// The headers with which a desk proves itself.
    pub fn signed(&self, method: &str, path: &str, query: &str, body: &[u8]) -> Vec<(String, String)> {
        let key_id = KeyId::parse(&transport_key_id(&self.org.id, self.org.from)).unwrap();
        let nonce: String = random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let request = SigningRequest { method, path, query, body };
        let signed = http_signature::sign(&self.org.transport, &key_id, now(), &nonce, &request).unwrap();
        vec![
            ("signature-input".into(), signed.signature_input),
            ("signature".into(), signed.signature),
            ("content-digest".into(), signed.content_digest),
        ]
    }
}

/// Headers as a client takes them.
pub fn borrowed(headers: &[(String, String)]) -> Vec<(&str, &str)> {
    headers.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// A relay that runs. Ended when dropped.
pub struct Running {
    pub child: Child,
    pub log: PathBuf,
}

impl Running {
    /// `kill -9`: nothing is finished, nothing is flushed by the program.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As an owner stops it.
    pub fn stop(mut self) {
        kill_process(self.pid(), Signal::TERM).unwrap();
        self.child.wait().unwrap();
    }

    pub fn pid(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    pub fn said(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
