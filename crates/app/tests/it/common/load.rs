//! Many who write at once, until they are told to end: what each read as acknowledged, and what was still under way.
use super::{Client, random};
use envelope::{
    ids::ReportId,
    relay_api::{REPORTS_PATH, Submission},
};
use sha2::{Digest, Sha256};
use std::{
    net::SocketAddr,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// What became of what was sent.
#[derive(Default)]
pub struct Sent {
    /// Ids of sealed reports whose acknowledgement was read to its last byte.
    pub acknowledged: Vec<[u8; 32]>,
    /// Sealed reports that were under way when it ended: kept or not, nobody was told.
    pub unfinished: Vec<([u8; 32], Vec<u8>)>,
    /// Receipts that a browser without scripts was shown.
    pub codes: Vec<String>,
}

impl Sent {
    pub fn add(&mut self, other: Self) {
        self.acknowledged.extend(other.acknowledged);
        self.unfinished.extend(other.unfinished);
        self.codes.extend(other.codes);
    }
}

/// A report that was sealed before it came; the relay cannot tell it from a real one. Its id is the hash of its bytes, so
/// that whoever pulls it sees whether it is whole.
pub fn submission(bytes: usize) -> ([u8; 32], Vec<u8>) {
    let mut sealed = vec![0; bytes];
    getrandom::fill(&mut sealed).unwrap();
    let id = Sha256::digest(&sealed).into();
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

/// A load that goes on until it is ended, whatever happens to the relay in between.
pub struct Load {
    stop: Arc<AtomicBool>,
    shown: Arc<AtomicUsize>,
    threads: Vec<JoinHandle<Sent>>,
}

impl Load {
    /// So many send sealed reports, so many write in a browser without scripts.
    pub fn start(address: SocketAddr, sealed: usize, browsers: usize) -> Self {
        let (stop, shown) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicUsize::new(0)));
        let threads = (0..sealed + browsers)
            .map(|n| {
                let (stop, shown) = (stop.clone(), shown.clone());
                let bytes = 300 + n * 700;
                thread::spawn(move || {
                    if n < sealed {
                        send_sealed(address, bytes, &stop)
                    } else {
                        write(address, &stop, &shown)
                    }
                })
            })
            .collect();
        Self { stop, shown, threads }
    }

    /// Waits until somebody was shown a receipt.
    pub fn until_a_receipt(&self) {
        let end = Instant::now() + Duration::from_secs(60);
        while self.shown.load(Ordering::Relaxed) == 0 {
            assert!(Instant::now() < end, "nobody was shown a receipt for a minute");
            thread::sleep(Duration::from_millis(1));
        }
    }

    /// Tells them to end.
    pub fn end(self) -> Sent {
        self.stop.store(true, Ordering::Relaxed);
        let mut sent = Sent::default();
        for one in self.threads {
            sent.add(one.join().unwrap());
        }
        sent
    }
}

/// A program that seals by itself: sends one report until it is acknowledged, then the next.
fn send_sealed(address: SocketAddr, bytes: usize, stop: &AtomicBool) -> Sent {
    let mut sent = Sent::default();
    let mut client = None;
    loop {
        let (id, body) = submission(bytes);
        loop {
            if stop.load(Ordering::Relaxed) {
                sent.unfinished.push((id, body));
                return sent;
            }
            match client.get_or_insert_with(|| Client::connect(address)) {
                Ok(connected) => match connected.ask("POST", REPORTS_PATH, &[], &body) {
                    Ok(answer) if answer.status == 204 => break,
                    Ok(answer) => assert_eq!(answer.status, 503, "kept, or told to come back"),
                    Err(_) => client = None,
                },
                Err(_) => client = None,
            }
            if client.is_none() {
                thread::sleep(Duration::from_millis(1));
            }
        }
        sent.acknowledged.push(id);
    }
}

/// A person after the other, each with a new browser; whose connection breaks, goes away.
fn write(address: SocketAddr, stop: &AtomicBool, shown: &AtomicUsize) -> Sent {
    let mut sent = Sent::default();
    while !stop.load(Ordering::Relaxed) {
        let journey =
            Client::connect(address).and_then(|mut client| client.journey("they hold my passport", &[]));
        match journey {
            Ok(Some(code)) => {
                sent.codes.push(code);
                shown.fetch_add(1, Ordering::Relaxed);
            }
            Ok(None) | Err(_) => thread::sleep(Duration::from_millis(1)),
        }
    }
    sent
}
