//! A service that is told to end: not ready first, nobody new, what is under way finished, success; told twice, at once. What is
//! acknowledged under load meanwhile is in `durability.rs`.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{DeskSetup, Running, Setup, free_address, send};
use rustix::process::{Signal, kill_process};
use std::{
    io::{Read, Write},
    net::{SocketAddr, TcpStream},
    os::unix::net::UnixDatagram,
    thread,
    time::{Duration, Instant},
};

/// A form of which the last bytes have not come yet.
struct Unfinished(TcpStream);

impl Unfinished {
    fn begin(address: SocketAddr) -> Self {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        let head = "POST /r HTTP/1.1\r\nHost: relay.test\r\nSec-Fetch-Site: same-origin\r\nContent-Length: 8\r\n\
                    Content-Type: application/x-www-form-urlencoded\r\n\r\nsafe";
        stream.write_all(head.as_bytes()).unwrap();
        thread::sleep(Duration::from_millis(200));
        Self(stream)
    }

    fn finish(mut self) -> String {
        self.0.write_all(b"=yes").unwrap();
        let mut answer = String::new();
        let _ = self.0.read_to_string(&mut answer);
        answer
    }
}

fn tell(running: &Running) {
    kill_process(running.pid(), Signal::TERM).unwrap();
}

/// Waits for it and says how long it took.
fn ended(mut running: Running, within: Duration) -> Duration {
    let start = Instant::now();
    loop {
        if let Some(status) = running.child.try_wait().unwrap() {
            assert!(status.success(), "{status} {}", running.said());
            return start.elapsed();
        }
        assert!(start.elapsed() < within, "it does not end: {}", running.said());
        thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_relay_that_is_told_to_end_is_not_ready_first_lets_nobody_in_and_finishes_what_is_under_way() {
    let watch = free_address();
    let setup = Setup { watch: Some(watch), ..Setup::new() };
    let running = setup.start();
    let unfinished = Unfinished::begin(setup.address);
    tell(&running);
    thread::sleep(Duration::from_millis(300));
    let ready = send(watch, "GET", "/health/ready", &[], b"").unwrap();
    assert_eq!(ready.status, 503);
    assert!(ready.text().contains("going_on no"), "{}", ready.text());
    assert!(TcpStream::connect(setup.address).is_err(), "nobody new is let in");
    let answer = unfinished.finish();
    assert!(answer.starts_with("HTTP/1.1 303"), "{answer}");
    ended(running, Duration::from_secs(5));
    assert!(TcpStream::connect(watch).is_err());
}

#[test]
fn what_never_finishes_is_cut_after_ten_seconds_and_at_once_when_told_twice() {
    for (again, least, most) in [(false, 8, 14), (true, 0, 3)] {
        let setup = Setup::new();
        let running = setup.start();
        let unfinished = Unfinished::begin(setup.address);
        tell(&running);
        thread::sleep(Duration::from_millis(300));
        if again {
            tell(&running);
        }
        let took = ended(running, Duration::from_secs(most));
        assert!(took > Duration::from_secs(least), "{took:?}");
        drop(unfinished);
    }
}

#[test]
fn systemd_is_told_that_a_service_is_there_still_runs_and_ends() {
    let setup = Setup::new();
    let path = setup.folder.0.join("notify");
    let socket = UnixDatagram::bind(&path).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let heard = || {
        let mut buffer = [0; 256];
        let length = socket.recv(&mut buffer).unwrap();
        String::from_utf8_lossy(&buffer[..length]).trim().to_owned()
    };
    let environment =
        vec![("NOTIFY_SOCKET".into(), path.display().to_string()), ("WATCHDOG_USEC".into(), "400000".into())];
    let setup = Setup { environment: environment.clone(), ..setup };
    let running = setup.spawn();
    assert_eq!(heard(), "READY=1");
    assert_eq!(send(setup.address, "GET", "/", &[], b"").unwrap().status, 200, "it is there when it says so");
    assert_eq!((heard(), heard()), ("WATCHDOG=1".into(), "WATCHDOG=1".into()));
    tell(&running);
    let end = Instant::now() + Duration::from_secs(5);
    while heard() != "STOPPING=1" {
        assert!(Instant::now() < end);
    }
    ended(running, Duration::from_secs(5));
    let desk = DeskSetup::new();
    let mut command = desk.command(&["desk", "run"]);
    let child = command.envs(environment).stderr(std::process::Stdio::null()).spawn().unwrap();
    let running = Running { child, log: desk.path("desk.log") };
    while heard() != "READY=1" {}
    assert_eq!(send(desk.address, "GET", "/sign-in", &[], b"").unwrap().status, 200);
    tell(&running);
    while heard() != "STOPPING=1" {}
    ended(running, Duration::from_secs(5));
}
