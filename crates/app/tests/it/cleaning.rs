//! The process that opens a stranger's file, as the desk starts it: what it can do and what it cannot, how long it may take, and that whoever
//! started it goes on.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::binary;
use clean::{Attempt, ChildCleaner, Held};
use flate2::{Compression, write::ZlibEncoder};
use futures_util::{StreamExt, stream};
use rustix::process::getpid;
use std::{
    fmt::Write as _,
    fs,
    io::Write,
    path::PathBuf,
    time::{Duration, Instant},
};
use web::cleaning::{Cleaned, Cleaner, FILE_MAX_BYTES, Format, Refusal, Source};
use zeroize::Zeroizing;

fn cleaner() -> ChildCleaner {
    ChildCleaner::of(binary(), Duration::from_secs(60))
}

/// Pieces of an odd length, as they come from a database.
fn pieces(bytes: &[u8]) -> Source<'_> {
    stream::iter(bytes.chunks(50_021).map(|piece| Zeroizing::new(piece.to_vec()))).boxed()
}

async fn cleaned(bytes: &[u8]) -> Result<Cleaned, Refusal> {
    cleaner().clean(pieces(bytes), 1).await
}

/// A PNG of so many grey pixels, each different from its neighbour in the row.
fn png(width: u32, height: u32) -> Vec<u8> {
    let chunk = |name: &[u8], body: &[u8]| {
        let named = [name, body].concat();
        let mut crc = flate2::Crc::new();
        crc.update(&named);
        [&u32::try_from(body.len()).unwrap().to_be_bytes(), named.as_slice(), &crc.sum().to_be_bytes()]
            .concat()
    };
    let mut rows = ZlibEncoder::new(Vec::new(), Compression::fast());
    let line: Vec<u8> = (0..width).map(|x| (x * 7 % 251) as u8).collect();
    for _ in 0..height {
        rows.write_all(&[0]).unwrap();
        rows.write_all(&line).unwrap();
    }
    let head = [&width.to_be_bytes(), &height.to_be_bytes(), [8, 0, 0, 0, 0].as_slice()].concat();
    let body =
        [chunk(b"IHDR", &head), chunk(b"tEXt", b"Author\0GEPLANT"), chunk(b"IDAT", &rows.finish().unwrap())];
    [b"\x89PNG\r\n\x1a\n".as_slice(), &body.concat(), &chunk(b"IEND", b"")].concat()
}

/// A PDF of one page that draws what is given, squeezed.
fn pdf(content: &[u8]) -> Vec<u8> {
    let mut squeezed = ZlibEncoder::new(Vec::new(), Compression::best());
    squeezed.write_all(content).unwrap();
    let squeezed = squeezed.finish().unwrap();
    let objects = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 4 0 R>>".to_vec(),
        [
            format!("<</Length {}/Filter/FlateDecode>>stream\n", squeezed.len()).as_bytes(),
            &squeezed,
            b"\nendstream",
        ]
        .concat(),
    ];
    let (mut bytes, mut table) = (b"%PDF-1.7\n".to_vec(), "xref\n0 5\n0000000000 65535 f \n".to_owned());
    for (number, object) in (1..).zip(objects) {
        writeln!(table, "{:010} 00000 n ", bytes.len()).unwrap();
        bytes.extend([format!("{number} 0 obj\n").as_bytes(), &object, b"\nendobj\n"].concat());
    }
    let start = bytes.len();
    bytes.extend(format!("{table}trailer<</Size 5/Root 1 0 R>>\nstartxref\n{start}\n%%EOF").as_bytes());
    bytes
}

/// Processes that this one started and that are still there, ended or not.
fn left_over() -> Vec<String> {
    let own = format!(" {} ", getpid().as_raw_nonzero());
    let all = fs::read_dir("/proc").unwrap().flatten();
    all.filter_map(|entry| fs::read_to_string(entry.path().join("stat")).ok())
        // "pid (name) state parent …"
        .filter(|stat| {
            stat.rsplit_once(") ")
                .is_some_and(|(_, rest)| rest.get(1..).is_some_and(|rest| rest.starts_with(&own)))
        })
        .collect()
}

#[tokio::test]
async fn a_file_comes_back_as_pixels_from_a_process_that_is_gone_afterwards() {
    let copy = cleaned(&png(900, 700)).await.unwrap();
    let seen = copy.seen().unwrap();
    assert_eq!((seen.large.width, seen.large.height, seen.large.format), (900, 700, Format::Png));
    assert_eq!((seen.small.width, seen.small.height), (480, 373));
    assert!(memchr::memmem::find(&seen.large.bytes, b"GEPLANT").is_none());
    let copy = cleaned(&pdf(b"1 0 0 rg 0 0 300 300 re f")).await.unwrap();
    assert_eq!((copy.seen().unwrap().large.width, copy.pages), (2_100, 1));
    assert_eq!(cleaned(b"neither a picture nor a page").await, Err(Refusal::Kind));
    let voice = include_bytes!("../../../sound/tests/samples/told.m4a");
    let copy = cleaned(voice).await.unwrap();
    assert_eq!(
        (copy.heard().unwrap().seconds, copy.pages),
        (4, 1),
        "decoding needs nothing that is forbidden"
    );
    let cut = png(300, 300);
    let cut = &cut[..cut.len() / 2];
    assert!(matches!(cleaned(cut).await, Err(Refusal::Cut | Refusal::Damaged)));
    assert!(left_over().is_empty(), "{:?}", left_over());
}

#[test]
fn whoever_opens_a_file_reaches_no_file_network_or_program_and_only_so_much_memory() {
    for attempt in [Attempt::File, Attempt::Network, Attempt::Program, Attempt::Memory] {
        assert_eq!(cleaner().attempt(attempt), Held::Yes, "{attempt:?}");
    }
    assert_eq!(
        ChildCleaner::of("/nowhere".into(), Duration::from_secs(1)).attempt(Attempt::File),
        Held::NotStarted
    );
}

#[tokio::test]
async fn bombs_take_what_one_file_may_take_and_the_next_file_is_opened() {
    let bombs = [
        // Half a GiB of nothing in half a MB, on a page and as pixels.
        ("page", pdf(&vec![b' '; 1 << 29])),
        ("pixels", png(26_000, 2_000)),
        // Boxes in boxes: states of the drawing that are kept and never given back.
        ("states", pdf("q ".repeat(20_000_000).as_bytes())),
    ];
    for (what, bomb) in bombs {
        let begun = Instant::now();
        let found = cleaned(&bomb).await;
        let time = begun.elapsed();
        println!(
            "{what}: {} bytes, {found:?} after {time:?}",
            bomb.len(),
            found = found.as_ref().map(|copy| copy.page)
        );
        assert!(time < Duration::from_secs(60), "{what} {time:?}");
    }
    assert_eq!(cleaned(&png(60_000, 900)).await.err(), Some(Refusal::Pixels));
    assert!(cleaned(&png(10, 10)).await.is_ok());
    assert!(left_over().is_empty(), "{:?}", left_over());
}

#[tokio::test]
async fn who_never_stops_sending_or_waits_for_ever_is_stopped() {
    let endless = stream::iter(0..).map(|_| Zeroizing::new(vec![0xff; 1 << 20])).boxed();
    assert_eq!(cleaner().clean(endless, 1).await, Err(Refusal::Large));
    let exactly = Zeroizing::new(vec![0; FILE_MAX_BYTES]);
    assert_eq!(cleaned(&exactly).await, Err(Refusal::Kind), "100 MiB are read to their end");
    let begun = Instant::now();
    let silent = stream::pending().boxed();
    let hurried = ChildCleaner::of(binary(), Duration::from_millis(300));
    assert_eq!(hurried.clean(silent, 1).await, Err(Refusal::Much));
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    // Whoever asked goes away in the middle.
    let asking = cleaner();
    let gone =
        tokio::time::timeout(Duration::from_millis(200), asking.clean(stream::pending().boxed(), 1)).await;
    assert!(gone.is_err() && left_over().is_empty(), "{:?}", left_over());
}

#[tokio::test]
async fn many_at_once_take_turns_and_a_broken_one_stops_none() {
    let (cleaner, good, bad) = (cleaner(), png(400, 300), b"\x89PNG\r\n\x1a\nand then nothing".to_vec());
    let all = (0..8).map(|n| {
        let bytes = if n % 2 == 0 { &good } else { &bad };
        cleaner.clean(pieces(bytes), 1)
    });
    let done = futures_util::future::join_all(all).await;
    for (n, copy) in done.iter().enumerate() {
        assert_eq!(copy.is_ok(), n % 2 == 0, "{n} {:?}", copy.as_ref().err());
    }
}

#[tokio::test]
async fn a_program_that_does_not_answer_as_ours_does_is_not_believed() {
    let folder = crate::common::Folder::new();
    let program = |name: &str, text: &str| -> PathBuf {
        let path = folder.0.join(name);
        fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700)).unwrap();
        path
    };
    for (name, text, expected) in [
        ("silent", "exit 0", Refusal::Damaged),
        ("chatty", "echo '<html><script>'", Refusal::Damaged),
        ("endless", "while :; do echo zbclean1zbclean1zbclean1zbclean1zbclean1; done", Refusal::Damaged),
        ("killed", "kill -9 $$", Refusal::Much),
        ("environment", "[ -z \"$HOME$CARGO$USER\" ] && exit 101; exit 0", Refusal::Damaged),
    ] {
        let cleaner = ChildCleaner::of(program(name, text), Duration::from_secs(20));
        assert_eq!(cleaner.clean(pieces(b"x"), 1).await, Err(expected), "{name}");
    }
    let cleaner = ChildCleaner::of("/nowhere".into(), Duration::from_secs(1));
    assert_eq!(cleaner.clean(pieces(b"x"), 1).await, Err(Refusal::Off));
}
