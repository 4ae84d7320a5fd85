//! Whoever runs an instance sees whether it is well, at a door of its own, and nothing of whom it is for.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Client, Cluster, DeskSetup, Setup, free_address, send, sql};
use std::{
    collections::{BTreeMap, BTreeSet},
    net::SocketAddr,
    time::{Duration, Instant},
};

const TEXT: &str = "sentinel-KkWqZpXv-passport-in-his-safe";

fn get(address: SocketAddr, path: &str) -> (u16, String) {
    let answer = send(address, "GET", path, &[], b"").unwrap();
    (answer.status, answer.text())
}

fn until_ready(address: SocketAddr, wanted: u16) -> String {
    let end = Instant::now() + Duration::from_secs(30);
    loop {
        let (status, said) = get(address, "/health/ready");
        if status == wanted {
            return said;
        }
        assert!(Instant::now() < end, "{said}");
        std::thread::sleep(Duration::from_millis(200));
    }
}

/// Reads OpenMetrics strictly (OpenMetrics 1.0, "Text format"): every sample belongs to a family that was declared before it, is named
/// as its type wants, and has a value; no sample twice; the end is marked. Returns samples by name with their labels.
fn parse(text: &str) -> BTreeMap<String, f64> {
    let (mut types, mut seen, mut samples) = (BTreeMap::new(), BTreeSet::new(), BTreeMap::new());
    let body = text.strip_suffix("# EOF\n").unwrap_or_else(|| panic!("the end is marked: {text}"));
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    for line in body.lines() {
        if let Some(about) = line.strip_prefix("# ") {
            let mut words = about.splitn(3, ' ');
            let (what, name) = (words.next().unwrap(), words.next().unwrap());
            assert!(is_name(name), "{line}");
            match what {
                "TYPE" => assert!(types.insert(name.to_owned(), words.next().unwrap()).is_none(), "{line}"),
                "HELP" | "UNIT" => assert!(words.next().is_some_and(|help| !help.is_empty()), "{line}"),
                _ => panic!("{line}"),
            }
            continue;
        }
        let (sample, value) = line.rsplit_once(' ').unwrap();
        let name = sample.split('{').next().unwrap();
        let suffixes = ["_total", "_bucket", "_sum", "_count", "_info", ""];
        let family = suffixes.iter().find_map(|suffix| {
            let family = name.strip_suffix(suffix)?;
            types.get(family).map(|kind| (*kind, *suffix))
        });
        let fits = match family {
            Some(("counter", suffix)) => suffix == "_total",
            Some(("histogram", suffix)) => ["_bucket", "_sum", "_count"].contains(&suffix),
            Some(("info", suffix)) => suffix == "_info",
            Some(("gauge", suffix)) => suffix.is_empty(),
            _ => false,
        };
        assert!(is_name(name) && fits, "{line}: {family:?}");
        if let Some(labels) = sample.strip_prefix(name).filter(|labels| !labels.is_empty()) {
            let labels = labels.strip_prefix('{').and_then(|labels| labels.strip_suffix('}')).unwrap();
            for label in labels.split("\",") {
                let (key, value) = label.split_once("=\"").unwrap_or_else(|| panic!("{line}"));
                assert!(is_name(key) && !value.trim_end_matches('"').contains(['"', '\n']), "{line}");
            }
        }
        assert!(seen.insert(sample.to_owned()), "twice: {line}");
        samples.insert(sample.to_owned(), value.parse().unwrap_or_else(|_| panic!("{line}")));
    }
    samples
}

#[test]
fn a_relay_says_that_it_is_well_and_how_much_goes_on_and_nothing_of_whom() {
    let watch = free_address();
    let setup = Setup { watch: Some(watch), ..Setup::new() };
    let running = setup.start();
    assert_eq!(get(watch, "/health/live"), (200, "alive\n".into()));
    assert_eq!(until_ready(watch, 200), "database ok\ndisk ok\ngoing_on ok\n");
    let mut person = Client::connect(setup.address).unwrap();
    let code = person.journey(TEXT, &[("x-test-address", "198.51.100.77")]).unwrap().unwrap();
    assert_eq!(get(setup.address, &format!("/nowhere-{TEXT}?word={TEXT}")).0, 404);
    let (status, text) = get(watch, "/metrics");
    assert_eq!(status, 200);
    for secret in [TEXT, &code, &code[..8], "198.51.100", "union", "Stichting", "post@example.org"] {
        assert!(!text.contains(secret), "{secret} stands there:\n{text}");
    }
    let samples = parse(&text);
    let said = |name: &str| *samples.get(name).unwrap_or_else(|| panic!("{name} is not there:\n{text}"));
    assert_eq!(said("zichtbaar_requests_total{route=\"/r/3\",method=\"POST\",class=\"3xx\"}"), 1.0);
    assert_eq!(said("zichtbaar_requests_total{route=\"other\",method=\"GET\",class=\"4xx\"}"), 1.0);
    assert_eq!(said("zichtbaar_request_seconds_count{route=\"/r/3\"}"), 1.0);
    assert_eq!((said("zichtbaar_organisations"), said("zichtbaar_organisations_open")), (1.0, 1.0));
    assert_eq!(said("zichtbaar_messages_waiting"), 1.0);
    assert!(said("zichtbaar_database_bytes") > 10_000.0 && said("zichtbaar_disk_free_bytes") > 1e6);
    assert!(samples.keys().any(|name| name.starts_with("zichtbaar_build_info{") && name.contains("SQLite")));
    for path in ["/metrics", "/health/live", "/health/ready"] {
        assert_eq!(get(setup.address, path).0, 404, "visitors find nothing of it: {path}");
    }
    running.stop();
}

#[test]
fn a_desk_that_does_not_reach_its_relay_is_not_ready_and_says_so_until_it_does() {
    let (relay, watch) = (Setup::new(), free_address());
    let mut desk = DeskSetup::new();
    desk.relay = format!("http://{}", relay.address);
    desk.more = format!("watch = \"{watch}\"");
    let recipient = envelope::age::Identity::from_seed([5; 32]).recipient().to_string();
    std::fs::write(desk.path("backup.pub"), recipient).unwrap();
    let at = |name: &str| desk.path(name).display().to_string();
    desk.more = format!(
        "{}\n[backup]\nto = \"{}\"\nfolder = \"{}\"\nkeys_folder = \"{}\"\nkeep_days = 90\nkeys_keep_days = 30",
        desk.more,
        at("backup.pub"),
        at("long"),
        at("short")
    );
    let running = desk.start();
    let said = until_ready(watch, 503);
    assert!(said.contains("relay no\n") && said.contains("database ok\n"), "{said}");
    let made = std::fs::read_to_string(desk.path("identity.txt")).unwrap();
    let relay = Setup { identity: Some(made), ..relay };
    let relay_runs = relay.start_only();
    // It shows its keys when it starts, and looks again now and then: the officer starts it again.
    running.stop();
    let running = desk.start();
    until_ready(watch, 200);
    assert_eq!(get(desk.address, "/signal/4711").0, 303);
    let (_, text) = get(watch, "/metrics");
    let samples = parse(&text);
    assert!(!text.contains("4711") && !text.contains("Vereniging") && !text.contains("union"), "{text}");
    assert_eq!(
        samples["zichtbaar_requests_total{route=\"/signal/{number}\",method=\"GET\",class=\"3xx\"}"],
        1.0
    );
    assert_eq!(samples["zichtbaar_check{check=\"relay\"}"], 1.0);
    assert!(samples["zichtbaar_keys_left_days"] > 300.0 && samples["zichtbaar_pull_age_seconds"] < 120.0);
    assert_eq!(samples["zichtbaar_answers_waiting"], 0.0);
    assert!(!samples.contains_key("zichtbaar_mails_waiting"), "this desk sends none");
    assert!(!samples.contains_key("zichtbaar_backup_age_seconds"), "what never was has no age");
    assert!(desk.output(&["backup"]).status.success());
    let samples = parse(&get(watch, "/metrics").1);
    assert!(samples["zichtbaar_backup_age_seconds"] < 60.0);
    assert!(!samples.contains_key("zichtbaar_drill_age_seconds"), "nobody tried it yet");
    relay_runs.stop();
    until_ready(watch, 503);
    running.stop();
}

#[test]
fn a_database_that_is_gone_makes_a_relay_not_ready_while_it_still_lives() {
    let Some(mut cluster) = Cluster::new() else { return };
    cluster.start(&[], &[]);
    sql(&cluster.base(), "CREATE DATABASE relay");
    let watch = free_address();
    let setup = Setup { watch: Some(watch), ..Setup::over(&format!("{}/relay", cluster.base())) };
    let running = setup.start();
    assert_eq!(until_ready(watch, 200), "database ok\ngoing_on ok\n");
    cluster.kill();
    let said = until_ready(watch, 503);
    assert!(said.contains("database no\n") || said.contains("answer no\n"), "{said}");
    assert_eq!(get(watch, "/health/live").0, 200);
    parse(&get(watch, "/metrics").1);
    cluster.start(&[], &[]);
    until_ready(watch, 200);
    running.stop();
}

#[test]
fn nobody_elsewhere_can_be_let_in_to_watch() {
    let setup = Setup { watch: Some("0.0.0.0:9101".parse().unwrap()), ..Setup::new() };
    let refused = setup.output();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("this machine alone"), "{said}");
}
