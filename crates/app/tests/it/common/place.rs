//! Where a test runs: its folder, its port, its user, the hour.
use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::Command,
    time::{Duration, SystemTime},
};

/// A folder that is gone afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new() -> Self {
        let name: String = random::<8>().iter().map(|byte| format!("{byte:02x}")).collect();
        let folder = std::env::temp_dir().join(format!("zichtbaar-app-{name}"));
        fs::create_dir(&folder).unwrap();
        Self(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// A file system in memory, gone afterwards, whatever happens. Needs root, and a machine that lets root mount.
pub struct SmallDisk(pub PathBuf);

impl SmallDisk {
    pub fn mount(at: &Path, options: &str) -> Option<Self> {
        fs::create_dir_all(at).unwrap();
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(at).output();
        mounted.is_ok_and(|output| output.status.success()).then(|| Self(at.into()))
    }

    /// Fills what is left; the room comes back when the file is removed.
    pub fn fill(&self) -> PathBuf {
        let ballast = self.0.join("ballast");
        fs::write(&ballast, vec![0; 64 << 20]).unwrap_err();
        ballast
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

/// Unix seconds.
pub fn now() -> u64 {
    SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap().as_secs()
}

/// An address of this machine on which nobody listens. Below the ports that the kernel gives to callers: one of those could
/// be taken by some other connection while a relay is down.
pub fn free_address() -> SocketAddr {
    loop {
        let port = 22_000 + u16::from_le_bytes(random()) % 10_000;
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
        if TcpListener::bind(address).is_ok() {
            return address;
        }
    }
}

pub fn random<const N: usize>() -> [u8; N] {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).unwrap();
    bytes
}

/// Whether nobody waits and everything must be there.
pub fn on_build_machine() -> bool {
    std::env::var("CI").is_ok_and(|value| value == "true")
}

/// Whether a program is there.
pub fn has(program: &str) -> bool {
    let found = Command::new("sh").args(["-c", &format!("command -v {program}")]).output();
    found.is_ok_and(|output| output.status.success())
}

pub fn is_root() -> bool {
    rustix::process::geteuid().is_root()
}

/// The numbers of a user and its group on this machine.
pub fn id_of(user: &str) -> Option<(u32, u32)> {
    let number = |flag| {
        let output = Command::new("id").args([flag, user]).output().ok()?;
        String::from_utf8(output.stdout).ok()?.trim().parse::<u32>().ok()
    };
    Some((number("-u")?, number("-g")?))
}

/// The median, p95 and p99 of some times, in milliseconds.
pub fn spread(times: &mut [Duration]) -> [f64; 3] {
    times.sort();
    [0.5, 0.95, 0.99].map(|share| {
        let at = ((times.len() - 1) as f64 * share) as usize;
        times[at].as_secs_f64() * 1_000.0
    })
}
