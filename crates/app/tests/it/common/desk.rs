//! A real desk as a process of its own, with settings as an IT officer writes them.
use super::{Folder, Running, binary, free_address};
use std::{
    fs,
    net::{SocketAddr, TcpStream},
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

/// Settings of a desk under test.
pub struct DeskSetup {
    pub folder: Folder,
    pub address: SocketAddr,
    pub relay: String,
    pub kind: &'static str,
    /// Lines before the first table.
    pub more: String,
    /// Who answers for it: without, it does not start.
    pub papers: String,
}

impl DeskSetup {
    pub fn new() -> Self {
        Self::of_kind("association")
    }

    /// With keys, as `zichtbaar desk keys` makes them.
    pub fn of_kind(kind: &'static str) -> Self {
        let setup = Self {
            folder: Folder::new(),
            address: free_address(),
            relay: "http://127.0.0.1:9".into(),
            kind,
            more: String::new(),
            papers: super::papers(),
        };
        fs::write(setup.path("passphrase"), "only for this test\n").unwrap();
        fs::set_permissions(setup.path("passphrase"), fs::Permissions::from_mode(0o600)).unwrap();
        let made = setup.output(&["desk", "keys"]);
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        let said = String::from_utf8_lossy(&made.stdout).into_owned();
        fs::write(setup.path("identity.txt"), said.split('"').nth(1).unwrap()).unwrap();
        setup
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.0.join(name)
    }

    pub fn config(&self) -> PathBuf {
        let at = |name: &str| self.path(name).display().to_string();
        let text = format!(
            "id = \"union\"\nkind = \"{}\"\nserial = 1\nlisten = \"{}\"\ndatabase = \"sqlite:{}\"\nrelay = \"{}\"\n\
             pull_seconds = 1\nring = \"{}\"\nidentity = \"{}\"\npassphrase_file = \"{}\"\nlanguages = [\"nl\"]\n{}\n\
             [names]\nnl = \"Vereniging\"\n[cards.nl]\nreads = \"x\"\nsecrecy = \"x\"\nduty = \"x\"\n\
             irrevocable = \"x\"\nanswers = \"x\"\n{}",
            self.kind,
            self.address,
            at("desk.db"),
            self.relay,
            at("ring.key"),
            at("identity.key"),
            at("passphrase"),
            self.more,
            self.papers
        );
        let path = self.path("desk.toml");
        fs::write(&path, text).unwrap();
        path
    }

    /// `zichtbaar desk run` and the like, as they are called: the settings come last.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(binary());
        command.args(arguments).arg("--config").arg(self.config()).stdin(Stdio::null());
        command
    }

    /// Runs something that ends by itself.
    pub fn output(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// Starts it and waits until it listens.
    pub fn start(&self) -> Running {
        let log = self.path("desk.log");
        let file = fs::OpenOptions::new().create(true).append(true).open(&log).unwrap();
        let child = self.command(&["desk", "run"]).stdout(Stdio::null()).stderr(file).spawn().unwrap();
        let mut running = Running { child, log };
        let end = Instant::now() + Duration::from_secs(30);
        while TcpStream::connect(self.address).is_err() {
            let ended = running.child.try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < end, "no desk: {ended:?} {}", running.said());
            std::thread::sleep(Duration::from_millis(5));
        }
        running
    }
}
