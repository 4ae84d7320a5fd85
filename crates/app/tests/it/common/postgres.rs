//! A PostgreSQL cluster of a test's own, for what one does not do to a shared one: stop it, freeze it, cut its power.
use super::{Folder, free_address, id_of, is_root, on_build_machine};
use rustix::process::{Pid, Signal, kill_process};
use std::{
    fs,
    net::{SocketAddr, TcpStream},
    os::unix::process::CommandExt,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// Runs one statement with psql, beside the relay's own connections.
pub fn sql(base: &str, statement: &str) {
    run_sql(&format!("{base}/postgres"), statement);
}

/// The same in a database of its own.
pub fn run_sql(url: &str, statement: &str) {
    let done = Command::new("psql").args(["-q", "-d", url, "-c", statement]).output().expect("psql");
    assert!(done.status.success(), "{statement}: {}", String::from_utf8_lossy(&done.stderr));
}

/// A cluster that syncs as it does in earnest. Gone when dropped.
pub struct Cluster {
    pub folder: Folder,
    address: SocketAddr,
    programs: PathBuf,
    /// It refuses to run as root.
    user: Option<(u32, u32)>,
    server: Option<Child>,
}

impl Cluster {
    /// Makes it, without starting it. `None` where there is no PostgreSQL and somebody only tries things out.
    pub fn new() -> Option<Self> {
        Self::within(Folder::new(), &[])
    }

    /// Makes it in a folder, perhaps on a disk of its own.
    pub fn within(folder: Folder, arguments: &[&str]) -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(!on_build_machine(), "PostgreSQL must be here: use ./dev test");
            eprintln!("PostgreSQL is not here and not tested: ./dev test installs it");
            return None;
        };
        let user = is_root().then(|| id_of("postgres").expect("the user postgres, which its package makes"));
        if let Some((user, group)) = user {
            std::os::unix::fs::chown(&folder.0, Some(user), Some(group)).unwrap();
        }
        let cluster = Self { folder, address: free_address(), programs, user, server: None };
        let mut initdb = cluster.command("initdb");
        initdb
            .arg("-D")
            .arg(cluster.data())
            .args(["-A", "trust", "-U", "zichtbaar", "--no-sync"])
            .args(arguments);
        let made = initdb.output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
        Some(cluster)
    }

    pub fn data(&self) -> PathBuf {
        self.folder.0.join("data")
    }

    /// Without the name of a database.
    pub fn base(&self) -> String {
        format!("postgres://zichtbaar@{}", self.address)
    }

    fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.programs.join(program));
        command.current_dir("/");
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        command
    }

    /// Starts it and waits until it lets somebody in.
    pub fn start(&mut self, settings: &[&str], environment: &[(&str, &Path)]) {
        let log = self.folder.0.join("log");
        let log = fs::OpenOptions::new().create(true).append(true).open(log).unwrap();
        let mut command = self.command("postgres");
        command.arg("-D").arg(self.data()).args(["-p", &self.address.port().to_string()]);
        let socket = format!("unix_socket_directories={}", self.folder.0.display());
        for setting in ["listen_addresses=127.0.0.1", &socket].iter().chain(settings) {
            command.args(["-c", setting]);
        }
        command.envs(environment.iter().copied()).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        self.server = Some(command.spawn().unwrap());
        let end = Instant::now() + Duration::from_secs(60);
        while !self.answers() {
            let ended = self.server.as_mut().unwrap().try_wait().unwrap();
            assert!(ended.is_none() && Instant::now() < end, "no server: {ended:?} {}", self.said());
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn answers(&self) -> bool {
        let url = format!("{}/postgres", self.base());
        TcpStream::connect(self.address).is_ok()
            && Command::new("psql")
                .args(["-q", "-d", &url, "-c", "SELECT 1"])
                .output()
                .is_ok_and(|output| output.status.success())
    }

    pub fn said(&self) -> String {
        fs::read_to_string(self.folder.0.join("log")).unwrap_or_default()
    }

    /// As its owner stops it: whoever is connected is sent away.
    pub fn stop(&mut self) {
        let mut server = self.server.take().unwrap();
        kill_process(Pid::from_child(&server), Signal::INT).unwrap();
        server.wait().unwrap();
    }

    /// Every process of it dies at once, and nothing is finished.
    pub fn kill(&mut self) {
        let all = self.processes();
        for pid in &all {
            let _ = kill_process(*pid, Signal::KILL);
        }
        self.server.take().unwrap().wait().unwrap();
        let alive = |pid: &Pid| {
            let status = fs::read_to_string(format!("/proc/{}/status", pid.as_raw_nonzero()));
            status.is_ok_and(|text| !text.contains("State:\tZ"))
        };
        let end = Instant::now() + Duration::from_secs(10);
        while all.iter().any(alive) {
            assert!(Instant::now() < end, "a process of the server does not end");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Every process stands still: connections stay open and nobody answers.
    pub fn freeze(&self) {
        self.processes().iter().for_each(|pid| kill_process(*pid, Signal::STOP).unwrap());
    }

    pub fn thaw(&self) {
        self.processes().iter().for_each(|pid| kill_process(*pid, Signal::CONT).unwrap());
    }

    /// The server first, so that it starts no further process while the others are gone through.
    fn processes(&self) -> Vec<Pid> {
        let server = Pid::from_child(self.server.as_ref().unwrap());
        let number = server.as_raw_nonzero();
        let children =
            fs::read_to_string(format!("/proc/{number}/task/{number}/children")).unwrap_or_default();
        let children = children.split_whitespace().filter_map(|pid| Pid::from_raw(pid.parse().ok()?));
        std::iter::once(server).chain(children).collect()
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if self.server.is_some() {
            self.thaw();
            self.kill();
        }
    }
}

/// Where the server's programs are: Debian keeps them out of the path.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut folders: Vec<PathBuf> = debian.map(|entry| entry.path().join("bin")).collect();
    folders.sort();
    folders.reverse();
    folders.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    folders.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}
