//! The onion door with Debian's tor: the lines that docs/running.md gives make an address, and a whole journey goes through that door in its name. No
//! network is needed: tor is told to stay off it.
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Folder, Setup, free_address, has, on_build_machine};
use std::{
    fs,
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    os::unix::fs::PermissionsExt,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

const RUNNING: &str = include_str!("../../../../docs/running.md");

/// A tor that keeps off the network; ended when dropped.
struct Tor(Child);

impl Drop for Tor {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Its settings as the page gives them, with this folder and this door in their places.
fn torrc(folder: &Folder, door: SocketAddr) -> String {
    let lines = RUNNING.lines().filter(|line| line.starts_with("HiddenService"));
    let lines: Vec<&str> = lines.collect();
    assert_eq!(lines.len(), 2, "{lines:?}");
    let own = format!("{}/", folder.0.join("service").display());
    let text = lines
        .join("\n")
        .replace("/var/lib/tor/zichtbaar/", &own)
        .replace("127.0.0.1:8090", &door.to_string());
    assert!(text.contains(&own) && text.contains(&door.to_string()), "{text}");
    format!("{text}\nDataDirectory {}\nSocksPort 0\nDisableNetwork 1\n", folder.0.join("data").display())
}

/// The address that tor made for the service.
fn address_of(folder: &Folder, door: SocketAddr) -> (Tor, String) {
    let settings = folder.0.join("torrc");
    fs::write(&settings, torrc(folder, door)).unwrap();
    fs::set_permissions(&folder.0, fs::Permissions::from_mode(0o700)).unwrap();
    let child = Command::new("tor").arg("-f").arg(&settings).stdout(Stdio::null()).spawn().unwrap();
    let tor = Tor(child);
    let file = folder.0.join("service/hostname");
    let end = Instant::now() + Duration::from_secs(30);
    while !file.exists() {
        assert!(Instant::now() < end, "tor made no address");
        thread::sleep(Duration::from_millis(50));
    }
    let address = fs::read_to_string(file).unwrap().trim().to_owned();
    (tor, address)
}

/// A request as tor hands it on: from this machine, in the name of the service, with nothing but what has to be there.
fn ask(door: SocketAddr, host: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(door).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn one_setting_and_two_lines_for_tor_make_an_onion_service_that_never_leads_off_it() {
    if !has("tor") {
        assert!(!on_build_machine(), "tor must be here: use ./dev test");
        eprintln!("the onion door is not tested with tor: ./dev test installs it");
        return;
    }
    let mut setup = Setup::new();
    let door = free_address();
    setup.onion = Some(door);
    let running = setup.start();
    let folder = Folder::new();
    let (tor, address) = address_of(&folder, door);
    let name = address.strip_suffix(".onion").unwrap();
    assert!(name.len() == 56 && name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'2'..=b'7')), "{address}");
    for path in ["/", "/q", "/i/1", "/w/1", "/n", "/a", "/responsible", "/r", "/m"] {
        let answer = ask(door, &address, path);
        assert!(answer.starts_with("HTTP/1.1 200 "), "{path}: {}", answer.lines().next().unwrap_or_default());
        let links = answer.split("href=\"").skip(1).map(|rest| rest.split('"').next().unwrap());
        for link in links {
            let own = link.starts_with('/')
                || link.starts_with('#')
                || link.starts_with("tel:")
                || link.starts_with("data:");
            assert!(own || link == "https://www.stopmensenhandel.be", "{path}: {link}");
        }
        assert!(
            !answer.to_lowercase().contains("onion-location") && !answer.contains("strict-transport"),
            "{path}"
        );
    }
    drop(tor);
    running.stop();
}
