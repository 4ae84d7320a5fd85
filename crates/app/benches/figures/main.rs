//! `./dev bench`: how fast, how large, how hungry, as a table and in `target/bench.json`. Nothing fails on a slow machine;
//! compare within one run, and by CPU time.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::print_stdout,
    reason = "a tool"
)]

#[path = "../../tests/it/common/mod.rs"]
mod common;
mod large;
mod years;

use common::{Client, Folder, Setup, send, submission};
use envelope::relay_api::REPORTS_PATH;
use std::{
    fs,
    io::Write,
    net::{SocketAddr, TcpStream},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// One line of the table.
struct Row {
    what: String,
    value: String,
    aim: &'static str,
}

fn row(what: impl Into<String>, value: String, aim: &'static str) -> Row {
    Row { what: what.into(), value, aim }
}

fn main() {
    // `./dev bench --years`: some minutes for each engine, so only when it is asked for.
    if std::env::var_os("ZICHTBAAR_BENCH_YEARS").is_some() {
        return show(years::after_years());
    }
    // `./dev bench --inbox`: the lists alone.
    if std::env::var_os("ZICHTBAAR_BENCH_INBOX").is_some() {
        return show(large::large_inbox());
    }
    let mut rows = disk();
    rows.extend(accept());
    rows.extend(without_scripts());
    rows.extend(first_page());
    rows.extend(desk());
    rows.extend(large::large_inbox());
    show(rows);
}

/// As a table, and in a file.
fn show(rows: Vec<Row>) {
    let mut json = serde_json::Map::new();
    println!("\n{:52} {:46} aim", "what", "measured");
    for Row { what, value, aim } in rows {
        println!("{what:52} {value:46} {aim}");
        json.insert(what, value.into());
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../target/bench.json");
    fs::write(path, serde_json::to_vec_pretty(&json).unwrap()).unwrap();
}

/// How often this disk can make a small write durable.
fn disk() -> Vec<Row> {
    let folder = Folder::new();
    let mut file = fs::File::create(folder.0.join("disk")).unwrap();
    let mut times = Vec::new();
    let start = Instant::now();
    while start.elapsed() < Duration::from_secs(2) {
        let one = Instant::now();
        file.write_all(&[0; 4096]).unwrap();
        file.sync_data().unwrap();
        times.push(one.elapsed());
    }
    let rate = times.len() as f64 / start.elapsed().as_secs_f64();
    vec![row("the disk: 4 KiB appended and synced", format!("{rate:.0}/s, {}", spread(&mut times)), "")]
}

fn accept() -> Vec<Row> {
    const WRITERS: usize = 64;
    const EACH: usize = 156;
    let setup = Setup::new();
    let running = setup.start();
    let pid = running.child.id();
    let address = setup.address;
    // Made beforehand: the load generator shares two cores with the relay.
    let pools: Vec<Vec<Vec<u8>>> =
        (0..WRITERS).map(|_| (0..EACH).map(|_| submission(29_000).1).collect()).collect();
    let cpu = cpu_ms(pid);
    let start = Instant::now();
    let writers: Vec<_> = pools
        .into_iter()
        .map(|pool| {
            thread::spawn(move || {
                let mut client = Client::connect(address).unwrap();
                let one = |body: Vec<u8>| {
                    let start = Instant::now();
                    assert_eq!(client.ask("POST", REPORTS_PATH, &[], &body).unwrap().status, 204);
                    start.elapsed()
                };
                pool.into_iter().map(one).collect::<Vec<Duration>>()
            })
        })
        .collect();
    let mut times: Vec<Duration> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    let elapsed = start.elapsed().as_secs_f64();
    let each = (cpu_ms(pid) - cpu) / times.len() as f64;
    let rate = times.len() as f64 / elapsed;
    let rows = vec![
        row(
            "sealed report accepted, 29 kB, 64 writers",
            format!("{rate:.0}/s, {}", spread(&mut times)),
            "≥ 2,000/s, p99 ≤ 50 ms",
        ),
        row("  the relay's CPU for each", format!("{each:.2} ms"), "≤ 0.5 ms"),
        row("  the relay's memory at its highest", peak(pid), ""),
    ];
    running.stop();
    rows
}

fn without_scripts() -> Vec<Row> {
    let setup = Setup::new();
    let running = setup.start();
    let pid = running.child.id();
    let (address, each) = (setup.address, 16);
    let cpu = cpu_ms(pid);
    let start = Instant::now();
    let writers: Vec<_> = (0..4)
        .map(|_| {
            thread::spawn(move || {
                let mut times = Vec::new();
                for _ in 0..each {
                    let mut client = Client::connect(address).unwrap();
                    client.form("/r", &[("safe", "yes")], &[]).unwrap();
                    client.form("/r/2", &[("who", "union"), ("do", "next")], &[]).unwrap();
                    let one = Instant::now();
                    let form = [("who", "union"), ("text", "they hold my passport"), ("send", "1")];
                    assert_eq!(client.form("/r/3", &form, &[]).unwrap().status, 303);
                    times.push(one.elapsed());
                }
                times
            })
        })
        .collect();
    let mut times: Vec<Duration> = writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect();
    let rate = times.len() as f64 / start.elapsed().as_secs_f64();
    let used = (cpu_ms(pid) - cpu) / times.len() as f64;
    running.stop();
    let receipt = envelope::receipt::Receipt::mint(&mut rand_core::UnwrapErr(getrandom::SysRng));
    let before = cpu_ms(std::process::id());
    for _ in 0..10 {
        std::hint::black_box(receipt.derive("test"));
    }
    let bare = (cpu_ms(std::process::id()) - before) / 10.0;
    let over = (used / bare - 1.0) * 100.0;
    vec![
        row("report without scripts, 4 writers", format!("{rate:.1}/s, {}", spread(&mut times)), "≥ 15/s"),
        row(
            "  the relay's CPU, three forms",
            format!("{used:.0} ms; the receipt alone {bare:.0} ms: +{over:.0} %"),
            "within 10 %",
        ),
    ]
}

fn first_page() -> Vec<Row> {
    let setup = Setup::new();
    setup.start().stop();
    let mut starts: Vec<Duration> = (0..5)
        .map(|_| {
            let start = Instant::now();
            let running = setup.start_only();
            assert_eq!(send(setup.address, "GET", "/", &[], b"").unwrap().status, 200);
            let taken = start.elapsed();
            running.stop();
            taken
        })
        .collect();
    let running = setup.start();
    thread::sleep(Duration::from_secs(2));
    let idle = memory(running.child.id(), "VmRSS");
    let page = send(setup.address, "GET", "/?l=ar", &[], b"").unwrap();
    let head: usize = page.headers.iter().map(|(name, value)| name.len() + value.len() + 4).sum();
    let mut client = Client::connect(setup.address).unwrap();
    let one = |_| {
        let start = Instant::now();
        client.ask("GET", "/", &[], b"").unwrap();
        start.elapsed()
    };
    let mut times: Vec<Duration> = (0..500).map(one).collect();
    running.stop();
    vec![
        row("from exec to the first page", spread(&mut starts), "≤ 200 ms"),
        row(
            "first page in Arabic, with headers, one request",
            format!("{} bytes", page.body.len() + head),
            "≤ 14,600 bytes",
        ),
        row("first page served", spread(&mut times), ""),
        row("relay's memory when idle", idle, "≤ 40 MB"),
    ]
}

fn desk() -> Vec<Row> {
    let folder = Folder::new();
    let port = 21_000;
    let mut demo = Command::new(common::binary())
        .args(["demo", "--seed", "all", "--port", &port.to_string(), "--folder"])
        .arg(&folder.0)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let file = folder.0.join("demo.json");
    for _ in 0..600 {
        if file.exists() {
            break;
        }
        thread::sleep(Duration::from_millis(200));
    }
    let demo_file: serde_json::Value = serde_json::from_slice(&fs::read(&file).unwrap()).unwrap();
    let member = &demo_file["desks"][1]["members"][0];
    let address: SocketAddr = format!("127.0.0.3:{}", port + 2).parse().unwrap();
    let secret =
        data_encoding::BASE32_NOPAD.decode(member["totp_secret"].as_str().unwrap().as_bytes()).unwrap();
    let text = |name: &str| member[name].as_str().unwrap().to_owned();
    let mut client = Client::connect(address).unwrap();
    // A code is good once, and the demonstration may have used this one: then the next is.
    let signed_in = loop {
        let code = ::desk::member::totp_code(&secret, i64::try_from(common::now()).unwrap()).unwrap();
        let form = [("user", &*text("user")), ("password", &*text("password")), ("code", &code)];
        let start = Instant::now();
        client.form("/sign-in", &form, &[]).unwrap();
        let taken = start.elapsed();
        if client.ask("GET", "/", &[], b"").unwrap().status == 200 {
            break taken;
        }
        thread::sleep(Duration::from_secs(5));
    };
    let mut timed = |path: &str| {
        let one = |_| {
            let start = Instant::now();
            assert_eq!(client.ask("GET", path, &[], b"").unwrap().status, 200);
            start.elapsed()
        };
        (0..200).map(one).collect::<Vec<Duration>>()
    };
    let (mut report, mut inbox) = (timed("/signal/1"), timed("/"));
    let told = Command::new("kill").arg(demo.id().to_string()).status().unwrap();
    assert!(told.success());
    demo.wait().unwrap();
    assert!(TcpStream::connect(address).is_err());
    vec![
        row("reader signs in", format!("{:.0} ms", signed_in.as_secs_f64() * 1_000.0), "≤ 500 ms"),
        row("reader opens a report", spread(&mut report), "p95 ≤ 30 ms"),
        row("inbox", spread(&mut inbox), "p95 ≤ 50 ms"),
    ]
}

fn spread(times: &mut [Duration]) -> String {
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize].as_secs_f64() * 1_000.0;
    format!("p50 {:.2} p95 {:.2} p99 {:.2} ms", at(0.5), at(0.95), at(0.99))
}

/// User and system time of a process, in milliseconds (proc(5): clock ticks of 10 ms on Linux).
fn cpu_ms(pid: u32) -> f64 {
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
    let fields: Vec<&str> = stat.rsplit_once(')').unwrap().1.split_whitespace().collect();
    let ticks: f64 = [11, 12].iter().map(|at| fields[*at].parse::<f64>().unwrap()).sum();
    ticks * 10.0
}

fn peak(pid: u32) -> String {
    memory(pid, "VmHWM")
}

fn memory(pid: u32, field: &str) -> String {
    let status = fs::read_to_string(format!("/proc/{pid}/status")).unwrap();
    let line = status.lines().find(|line| line.starts_with(field)).unwrap();
    let kilobytes: f64 = line.split_whitespace().nth(1).unwrap().parse().unwrap();
    format!("{:.1} MB", kilobytes / 1_000.0)
}
