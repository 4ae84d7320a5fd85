//! The real relay as a process of its own, spoken to over TCP. What counts as acknowledged is what a client read.
#![allow(
    unreachable_pub,
    dead_code,
    reason = "shared by the files in this folder, each of which uses a part"
)]
#![allow(clippy::unwrap_used, clippy::panic, clippy::expect_used, clippy::indexing_slicing, reason = "tests")]

use envelope::{
    age::Identity,
    directory::{Bundle, Card, Certificate, Entry, OrgKind, Purpose},
    http_signature::{self, KeyId, SigningRequest},
    ids::{Day, OrgId, ReportId},
    relay_api::{ENVELOPES_PATH, Item, Pulled, REPORTS_PATH, Submission, transport_key_id},
    signed::SigningKey,
};
use std::{
    collections::BTreeMap,
    fs,
    io::{self, Read, Write},
    net::{SocketAddr, TcpListener, TcpStream},
    path::PathBuf,
    process::{Child, Command, Stdio},
    sync::atomic::{AtomicU64, Ordering},
    time::{Duration, Instant, SystemTime},
};

pub const BINARY: &str = env!("CARGO_BIN_EXE_zichtbaar");

/// A folder that is gone afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let n = COUNT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("zichtbaar-app-{}-{n}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

/// The keys of the one organisation these tests need.
pub struct Org {
    pub id: OrgId,
    identity: SigningKey,
    pub sealing: Identity,
    transport: SigningKey,
    from: Day,
}

impl Org {
    pub fn new() -> Self {
        let key = |n| SigningKey::from_bytes(&[n; 32]);
        Self {
            id: OrgId::parse("union").unwrap(),
            identity: key(1),
            sealing: Identity::from_seed([2; 32]),
            transport: key(3),
            from: Day(u32::try_from(now() / 86_400).unwrap() - 1),
        }
    }

    fn bundle(&self) -> Bundle {
        let text = || "x".to_owned();
        let card =
            Card { reads: text(), secrecy: text(), duty: text(), irrevocable: text(), answers: text() };
        let entry = Entry {
            org: self.id.clone(),
            serial: 1,
            kind: OrgKind::Association,
            names: vec![("nl".into(), "Vereniging".into())],
            cards: vec![("nl".into(), card)],
            languages: vec![],
            issued: self.from,
        };
        let certify = |purpose, key: &[u8]| {
            let (not_before, not_after) = (self.from, self.from.checked_add(40).unwrap());
            let certificate =
                Certificate { org: self.id.clone(), purpose, key: key.into(), not_before, not_after };
            certificate.sign(&self.identity).unwrap()
        };
        Bundle {
            identity: self.identity.verifying_key().to_bytes(),
            entry: entry.sign(&self.identity).unwrap(),
            certificates: vec![
                certify(Purpose::Sealing, self.sealing.recipient().as_bytes()),
                certify(Purpose::Signing, self.transport.verifying_key().as_bytes()),
                certify(Purpose::Transport, self.transport.verifying_key().as_bytes()),
            ],
        }
    }
}

/// Settings of a relay under test.
pub struct Setup {
    pub folder: Folder,
    pub address: SocketAddr,
    pub database: String,
    pub org: Org,
    pub limits: String,
    /// More arguments and environment for the process.
    pub arguments: Vec<String>,
    pub environment: Vec<(String, String)>,
    /// A program that starts the relay, with its own arguments.
    pub starter: Vec<String>,
}

impl Setup {
    pub fn new() -> Self {
        let folder = Folder::new();
        fs::create_dir_all(folder.0.join("data")).unwrap();
        let database = format!("sqlite:{}", folder.0.join("data/relay.db").display());
        Self {
            address: free_address(),
            database,
            folder,
            org: Org::new(),
            limits: "sends_per_hour = 100000000\ncodes_per_hour = 100000000\n".into(),
            arguments: Vec::new(),
            environment: Vec::new(),
            starter: Vec::new(),
        }
    }

    /// On a fresh PostgreSQL database, if a cluster runs for the tests.
    pub fn postgres() -> Option<Self> {
        let Ok(base) = std::env::var("ZICHTBAAR_TEST_POSTGRES") else {
            assert!(std::env::var("CI").as_deref() != Ok("true"), "PostgreSQL must run here: use ./dev test");
            eprintln!("PostgreSQL is not tested: ./dev test starts one");
            return None;
        };
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let name = format!("app_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed));
        let made = Command::new("psql")
            .args(["-q", "-d", &format!("{base}/postgres"), "-c", &format!("CREATE DATABASE {name}")])
            .status()
            .expect("psql");
        assert!(made.success());
        Some(Self { database: format!("{base}/{name}"), ..Self::new() })
    }

    fn config(&self) -> PathBuf {
        let path = self.folder.0.join("relay.toml");
        let identity: String =
            self.org.identity.verifying_key().to_bytes().iter().map(|b| format!("{b:02x}")).collect();
        let text = format!(
            "deployment = \"test\"\nlanguage = \"nl\"\nlisten = \"{}\"\ndatabase = \"{}\"\naddress_header = \"x-test-address\"\n\
             [operator]\nis_police = false\ncontact = \"post@example.org\"\n[operator.names]\nnl = \"Stichting\"\n\
             [[organisation]]\nid = \"union\"\nidentity = \"{identity}\"\n[limits]\n{}",
            self.address, self.database, self.limits
        );
        fs::write(&path, text).unwrap();
        path
    }

    /// Starts the relay, waits until it answers, and tells it about the organisation.
    pub fn start(&self) -> Running {
        let running = self.start_only();
        let put = send(self.address, "PUT", "/desk/v1/bundle", &[], &self.org.bundle().to_bytes()).unwrap();
        assert!([204, 409].contains(&put.status), "{}: {}", put.status, running.said());
        running
    }

    pub fn start_only(&self) -> Running {
        let config = self.config();
        let log = self.folder.0.join("relay.log");
        let file = fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let mut all = self.starter.clone();
        all.push(BINARY.into());
        let mut command = Command::new(&all[0]);
        command.args(&all[1..]).arg("relay").arg("--config").arg(config).args(&self.arguments);
        command
            .envs(self.environment.iter().cloned())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(file);
        let mut running = Running { child: command.spawn().unwrap(), log };
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(self.address).is_err() {
            let ended = running.child.try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < end, "no relay: {ended:?} {}", running.said());
            std::thread::sleep(Duration::from_millis(5));
        }
        running
    }

    /// Ids of everything after a place, and the last place; fails on a place that does not grow.
    pub fn pull_all(&self, mut after: u64) -> (Vec<Item>, u64) {
        let mut items = Vec::new();
        loop {
            let pulled = self.pull(after);
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

    /// Nothing was taken in, or the relay cannot even say so now; never half of something.
    pub fn pull_is_empty_or_later(&self) -> bool {
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| self.pull(0).items.is_empty()))
            .unwrap_or(true)
    }

    /// Runs the relay where it is expected to end by itself.
    pub fn output(&self) -> std::process::Output {
        Command::new(BINARY).arg("relay").arg("--config").arg(self.config()).output().unwrap()
    }

    fn pull(&self, after: u64) -> Pulled {
        let query = format!("after={after}&limit=64");
        let key_id = KeyId::parse(&transport_key_id(&self.org.id, self.org.from)).unwrap();
        let nonce: String = random::<16>().iter().map(|byte| format!("{byte:02x}")).collect();
        let request = SigningRequest { method: "GET", path: ENVELOPES_PATH, query: &query, body: b"" };
        let signed = http_signature::sign(&self.org.transport, &key_id, now(), &nonce, &request).unwrap();
        let headers = [
            ("signature-input", signed.signature_input.as_str()),
            ("signature", signed.signature.as_str()),
            ("content-digest", signed.content_digest.as_str()),
        ];
        let answer = send(self.address, "GET", &format!("{ENVELOPES_PATH}?{query}"), &headers, b"").unwrap();
        assert_eq!(answer.status, 200);
        Pulled::from_bytes(&answer.body).unwrap()
    }
}

/// A relay that runs. Ended when dropped.
pub struct Running {
    pub child: Child,
    log: PathBuf,
}

impl Running {
    /// `kill -9`: nothing is finished, nothing is flushed by the program.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// As an owner stops it.
    pub fn stop(mut self) {
        let told = Command::new("kill").arg(self.child.id().to_string()).status().unwrap();
        assert!(told.success());
        self.child.wait().unwrap();
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

pub fn free_address() -> SocketAddr {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap()
}

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

/// What a client read.
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: Vec<u8>,
}

impl Answer {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

/// A connection that is used for one request after the other.
pub struct Client {
    stream: TcpStream,
    pub cookie: String,
}

impl Client {
    pub fn connect(address: SocketAddr) -> io::Result<Self> {
        let stream = TcpStream::connect(address)?;
        stream.set_nodelay(true)?;
        stream.set_read_timeout(Some(Duration::from_secs(60)))?;
        Ok(Self { stream, cookie: String::new() })
    }

    pub fn ask(
        &mut self,
        method: &str,
        target: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> io::Result<Answer> {
        let mut head =
            format!("{method} {target} HTTP/1.1\r\nHost: relay.test\r\nContent-Length: {}\r\n", body.len());
        if !self.cookie.is_empty() {
            head.push_str(&format!("Cookie: {}\r\n", self.cookie));
        }
        for (name, value) in headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        self.stream.write_all(&[head.as_bytes(), body].concat())?;
        let answer = read_answer(&mut self.stream)?;
        if let Some(set) = answer.headers.get("set-cookie") {
            self.cookie = set.split(';').next().unwrap().into();
        }
        Ok(answer)
    }

    /// A form, as a browser without scripts sends it.
    pub fn form(&mut self, path: &str, fields: &[(&str, &str)], more: &[(&str, &str)]) -> io::Result<Answer> {
        let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
        let body = fields.iter().map(|(name, value)| format!("{name}={}", encode(value))).collect::<Vec<_>>();
        let kind = [("content-type", "application/x-www-form-urlencoded"), ("sec-fetch-site", "same-origin")];
        self.ask("POST", path, &[&kind, more].concat(), body.join("&").as_bytes())
    }

    /// From the first step to the receipt; the digits of the receipt if the report was acknowledged.
    pub fn journey(&mut self, text: &str, more: &[(&str, &str)]) -> io::Result<Option<String>> {
        self.form("/r", &[("safe", "yes")], more)?;
        self.form("/r/2", &[("who", "union"), ("do", "next")], more)?;
        let sent = self.form("/r/3", &[("who", "union"), ("text", text), ("send", "1")], more)?;
        if sent.status != 303 {
            return Ok(None);
        }
        let page = self.ask("GET", "/r/4", more, b"")?.text();
        let code = page.split_once("class=\"code\"").and_then(|(_, rest)| rest.split_once("</ol>"));
        let digits = code
            .map(|(code, _)| code.split_once('>').unwrap().1.chars().filter(char::is_ascii_digit).collect());
        Ok(digits)
    }
}

fn read_answer(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 16 * 1024];
    let head = loop {
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            break end;
        }
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        bytes.extend_from_slice(&buffer[..read]);
    };
    let text = String::from_utf8_lossy(&bytes[..head]).into_owned();
    let status =
        text.split(' ').nth(1).and_then(|status| status.parse().ok()).ok_or(io::ErrorKind::InvalidData)?;
    let lines = text.lines().skip(1).filter_map(|line| line.split_once(": "));
    let headers: BTreeMap<String, String> = lines.map(|(n, v)| (n.to_lowercase(), v.to_owned())).collect();
    let length: usize = headers.get("content-length").and_then(|length| length.parse().ok()).unwrap_or(0);
    let mut body = bytes.split_off(head + 4);
    while body.len() < length {
        let read = stream.read(&mut buffer)?;
        if read == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        body.extend_from_slice(&buffer[..read]);
    }
    Ok(Answer { status, headers, body })
}

/// One request on a connection of its own.
pub fn send(
    address: SocketAddr,
    method: &str,
    target: &str,
    headers: &[(&str, &str)],
    body: &[u8],
) -> io::Result<Answer> {
    Client::connect(address)?.ask(method, target, headers, body)
}

/// A report that was sealed before it came; the relay cannot tell it from a real one. Its id comes back.
pub fn submission(bytes: usize) -> ([u8; 32], Vec<u8>) {
    let id = random::<32>();
    let mut sealed = vec![0; bytes];
    getrandom::fill(&mut sealed).unwrap();
    let submission = Submission {
        auth: random(),
        state: vec![7; 1_000],
        lookup: random(),
        own_copy: None,
        envelopes: vec![(id, sealed)],
        report_id: ReportId(random()),
    };
    (id, submission.to_bytes())
}

/// Sends submissions on one connection until it breaks; ids of those whose acknowledgement was read.
pub fn send_until_it_breaks(address: SocketAddr, bytes: usize) -> Vec<[u8; 32]> {
    let mut acknowledged = Vec::new();
    let Ok(mut client) = Client::connect(address) else { return acknowledged };
    loop {
        let (id, body) = submission(bytes);
        match client.ask("POST", REPORTS_PATH, &[], &body) {
            Ok(answer) if answer.status == 204 => acknowledged.push(id),
            Ok(answer) => assert_eq!(answer.status, 503, "kept, or told to come back"),
            Err(_) => return acknowledged,
        }
    }
}

/// Whether a program is there.
pub fn has(program: &str) -> bool {
    Command::new("sh")
        .args(["-c", &format!("command -v {program}")])
        .output()
        .is_ok_and(|out| out.status.success())
}

pub fn is_root() -> bool {
    Command::new("id").arg("-u").output().is_ok_and(|out| out.stdout == b"0\n")
}
