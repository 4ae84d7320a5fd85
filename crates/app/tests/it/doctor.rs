//! What an IT officer is told by `zichtbaar doctor`, with each thing broken on purpose. It changes nothing and says no secret.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{DeskSetup, Folder, Setup, binary, papers, send};
use envelope::relay_api::BUNDLE_PATH;
use serde_json::Value;
use std::{
    fs,
    io::{Read, Write},
    net::TcpListener,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
    time::{Duration, Instant},
};

/// What was found, in order: what was looked at, how it is, the words, what to do.
struct Told {
    well: bool,
    checks: Vec<(String, String, String, String)>,
    text: String,
}

impl Told {
    fn state(&self, check: &str, words: &str) -> &str {
        let found = self.checks.iter().find(|(name, _, found, _)| name == check && found.contains(words));
        found.map_or_else(|| panic!("{check} {words:?} is not said:\n{}", self.text), |(_, state, ..)| state)
    }
}

fn doctor(config: &Path) -> Told {
    let ask = |more: &[&str]| {
        let mut command = Command::new(binary());
        command.arg("doctor").arg("--config").arg(config).args(more).stdin(Stdio::null()).output().unwrap()
    };
    let (plain, json) = (ask(&[]), ask(&["--json"]));
    let text = String::from_utf8(plain.stdout).unwrap();
    assert_eq!(plain.status.success(), json.status.success());
    let all: Value = serde_json::from_slice(&json.stdout).unwrap_or_else(|error| panic!("{error}: {text}"));
    assert_eq!(json.status.success(), all["wrong"] == 0, "the exit code says whether anything is wrong");
    let word = |check: &Value, name: &str| check[name].as_str().unwrap_or("").to_owned();
    let checks: Vec<_> = all["checks"]
        .as_array()
        .unwrap()
        .iter()
        .map(|check| (word(check, "check"), word(check, "state"), word(check, "found"), word(check, "mend")))
        .collect();
    for (check, state, found, mend) in &checks {
        assert!(state == "ok" || !mend.is_empty(), "{check} {found}: what to do is said");
    }
    for secret in ["only for this test", "Iris Peeters", "dpo@example.org", "Straat 1", "post@example.org"] {
        assert!(!text.contains(secret), "{secret} is nobody's business");
    }
    Told { well: plain.status.success(), checks, text }
}

/// A relay and a desk that know each other.
struct House {
    relay: Setup,
    desk: DeskSetup,
}

impl House {
    fn new() -> Self {
        let mut desk = DeskSetup::new();
        let mut relay = Setup::new();
        desk.relay = format!("http://{}", relay.address);
        // The real identity, as its owner reads it to the relay's owner.
        let made = fs::read_to_string(desk.path("identity.txt")).unwrap();
        relay.identity = Some(made);
        fs::rename(desk.path("identity.key"), desk.path("taken-away")).unwrap();
        Self { relay, desk }
    }

    fn doctor(&self) -> Told {
        doctor(&self.desk.config())
    }
}

fn until(what: &str, mut done: impl FnMut() -> bool) {
    let end = Instant::now() + Duration::from_secs(20);
    while !done() {
        assert!(Instant::now() < end, "{what}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

#[test]
fn before_the_first_start_nothing_is_wrong_that_the_start_itself_mends() {
    let house = House::new();
    let settings = fs::read_to_string(house.relay.written()).unwrap();
    let mut ours = true;
    let alone = settings.lines().filter(|line| {
        ours = if line.starts_with('[') { *line != "[[organisation]]" } else { ours };
        ours
    });
    let alone: Vec<&str> = alone.collect();
    let path = house.relay.folder.0.join("first.toml");
    let with = |folder: &str| {
        let database = |line: &str| {
            if line.starts_with("database") {
                format!("database = \"sqlite:{folder}/relay.db\"")
            } else {
                line.to_owned()
            }
        };
        fs::write(&path, alone.iter().map(|line| database(line)).collect::<Vec<_>>().join("\n")).unwrap();
        doctor(&path)
    };
    let told = with("/var/lib/of-a-package-just-installed");
    assert!(told.well, "{}", told.text);
    assert_eq!(told.state("organisations", "nobody can be written to"), "warning");
    assert_eq!(told.state("disk", "is not there"), "warning");
    assert_eq!(with("/var/lib/no/such/folder").state("disk", "is not there"), "wrong");
}

#[test]
fn a_key_file_that_is_not_there_is_named() {
    let house = House::new();
    let said = |arguments: &[&str]| {
        let config = house.desk.config();
        let mut command = Command::new(binary());
        let tried = command
            .arg("desk")
            .args(arguments)
            .arg("--config")
            .arg(&config)
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(!tried.status.success());
        String::from_utf8(tried.stderr).unwrap()
    };
    let stick = said(&["rotate"]);
    assert!(stick.contains("identity.key"), "a stick that is not in: {stick}");
    fs::remove_file(house.desk.path("ring.key")).unwrap();
    let ring = said(&["member", "--name", "Amina", "--user", "amina", "--role", "lead", "--language", "nl"]);
    assert!(ring.contains("ring.key"), "{ring}");
}

#[test]
fn a_relay_and_a_desk_that_run_are_found_well_and_nothing_is_changed_by_looking() {
    let house = House::new();
    let before = doctor(&house.relay.written());
    assert_eq!(before.state("database", "no database file yet"), "warning");
    assert!(!house.relay.folder.0.join("data/relay.db").exists(), "looking makes no file");
    assert_eq!(house.doctor().state("database", "no database file yet"), "warning");
    assert!(!house.desk.path("desk.db").exists());
    let (relay, desk) = (house.relay.start_only(), house.desk.start());
    until("the desk shows its keys", || {
        let directory = send(house.relay.address, "GET", "/desk/v1/directory", &[], b"").unwrap();
        directory.body.len() > 1_000
    });
    let told = house.doctor();
    assert!(told.well, "{}", told.text);
    for (check, words) in [
        ("settings", "understood"),
        ("papers", "who answers"),
        ("listen", "this machine only"),
        ("keys", "for its owner alone"),
        ("keys", "days more"),
        ("disk", "MiB free"),
        ("database", "SQLite: schema"),
        ("log", "whole: "),
        ("erased list", "can be written"),
        ("relay", "exactly our keys"),
        ("cleaned copies", "reaches no other file"),
        ("relay", "lets us fetch"),
        ("key log", "everything seen before is in it: 1 entries"),
        ("key log", "proves that our keys are in it"),
        ("clock", "beside the relay's"),
    ] {
        assert_eq!(told.state(check, words), "ok", "{}", told.text);
    }
    let told = doctor(&house.relay.written());
    assert!(told.well && told.state("organisations", "days more") == "ok", "{}", told.text);
    relay.stop();
    let told = house.doctor();
    assert_eq!(told.state("relay", "cannot be reached"), "wrong");
    desk.stop();
    let log = |text: &str| text.lines().find(|line| line.contains("whole: ")).map(str::to_owned);
    assert_eq!(log(&house.doctor().text), log(&told.text), "looking writes no line");
}

#[test]
fn settings_that_are_wrong_are_named_by_their_line_and_not_repeated() {
    let desk = DeskSetup::new();
    let config = desk.config();
    let good = fs::read_to_string(&config).unwrap();
    let try_with = |text: &str| {
        fs::write(&config, text).unwrap();
        doctor(&config)
    };
    let told = try_with(&good.replace("pull_seconds", "pull_second"));
    assert_eq!(told.state("settings", "line 7: unknown field `pull_second`"), "wrong");
    let told = try_with(&good.replace("id = \"union\"", "id = union-secret-words"));
    assert_eq!(told.state("settings", "line 1: "), "wrong");
    assert!(!told.text.contains("union-secret-words"));
    assert_eq!(try_with("x = 1").state("settings", "neither"), "wrong");
    let told = try_with(&good.replace("kind = \"association\"", "kind = \"club\""));
    assert_eq!(told.state("settings", "a kind is police"), "wrong");
    assert_eq!(doctor(Path::new("/nowhere/desk.toml")).state("settings", "cannot be read"), "wrong");
    let told = try_with(&format!("retention = \"/nowhere\"\n{good}"));
    assert_eq!(told.state("retention", "/nowhere"), "wrong");
    let told =
        try_with(&good.replace("[names]", "[sign_in]\naddress = \"http://desk.example.org\"\n[names]"));
    assert_eq!(told.state("sign-in", ""), "wrong");
}

#[test]
fn keys_that_others_can_read_that_do_not_open_or_that_lie_about_are_found() {
    let desk = DeskSetup::new();
    let told = doctor(&desk.config());
    assert_eq!(told.state("keys", "identity key can be reached"), "warning");
    assert_eq!(told.state("backups", "none are set up"), "warning");
    let mode = |name: &str, mode: u32| {
        fs::set_permissions(desk.path(name), fs::Permissions::from_mode(mode)).unwrap();
    };
    mode("ring.key", 0o644);
    assert_eq!(doctor(&desk.config()).state("keys", "others than its owner may use the ring"), "wrong");
    mode("ring.key", 0o600);
    mode("passphrase", 0o640);
    assert_eq!(doctor(&desk.config()).state("keys", "others than its owner may use the file"), "wrong");
    mode("passphrase", 0o600);
    fs::write(desk.path("passphrase"), "another").unwrap();
    assert_eq!(doctor(&desk.config()).state("keys", "does not open"), "wrong");
    fs::write(desk.path("ring.key"), "nonsense").unwrap();
    assert_eq!(doctor(&desk.config()).state("keys", "not a key file"), "wrong");
    fs::remove_file(desk.path("ring.key")).unwrap();
    assert_eq!(doctor(&desk.config()).state("keys", "No such file"), "wrong");
}

#[test]
fn a_database_that_is_newer_damaged_of_the_other_role_or_held_is_told_apart() {
    let house = House::new();
    house.desk.start().stop();
    let told = house.doctor();
    assert_eq!(told.state("log", "whole"), "ok");
    let database = house.desk.path("desk.db");
    let newer = |sql: &str| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async {
            let address = format!("sqlite:{}", database.display());
            let options = store::OpenOptions::default();
            let (store, _) = store::Store::look(&address, store::Schema::Desk, &options).await.unwrap();
            let mut tx = store.write("break it").await.unwrap();
            tx.run(Box::leak(sql.to_owned().into_boxed_str()), &[]).await.unwrap();
            tx.commit().await.unwrap();
            store.close().await;
        });
    };
    newer("UPDATE audit SET act = 'signed-out' WHERE line = 1");
    assert_eq!(house.doctor().state("log", "not whole: line 1"), "wrong");
    newer("UPDATE schema_version SET version = 9999");
    assert_eq!(house.doctor().state("database", "schema 9999"), "wrong");
    newer("UPDATE schema_version SET version = 1");
    assert_eq!(house.doctor().state("database", "schema 1, this program brings it to"), "warning");
    newer("UPDATE schema_version SET role = 'relay'");
    assert_eq!(house.doctor().state("database", "database of a relay"), "wrong");
    fs::write(&database, vec![7; 20_000]).unwrap();
    assert_eq!(house.doctor().state("database", "damaged"), "wrong");
}

#[test]
fn a_desk_that_listens_to_the_world_and_one_without_papers_are_wrong() {
    let mut desk = DeskSetup::new();
    desk.address = "198.51.100.7:8081".parse().unwrap();
    assert_eq!(doctor(&desk.config()).state("listen", "a public address"), "wrong");
    desk.address = "0.0.0.0:8081".parse().unwrap();
    assert_eq!(doctor(&desk.config()).state("listen", "every network"), "wrong");
    desk.address = "10.0.0.7:8081".parse().unwrap();
    assert_eq!(doctor(&desk.config()).state("listen", "its own network"), "warning");
    desk.papers = String::new();
    let told = doctor(&desk.config());
    assert_eq!(told.state("papers", "responsible.staff_notice"), "wrong");
    assert!(!told.well);
    desk.more = "live = false".into();
    assert_eq!(doctor(&desk.config()).state("papers", "demonstration"), "warning");
    desk.more = String::new();
    desk.papers =
        papers().replace("[responsible.register]\n", "[responsible.register]\nlook_again = \"2026-01-02\"\n");
    assert_eq!(doctor(&desk.config()).state("papers", "looked at again by 2026-01-02"), "warning");
}

/// One answer of a relay whose clock is far away.
fn answers_with_date(date: &'static str) -> std::net::SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = listener.local_addr().unwrap();
    std::thread::spawn(move || {
        let empty = envelope::directory::Directory { deployment: "test".into(), bundles: vec![] }.to_bytes();
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let _ = stream.read(&mut [0; 4096]);
            let head = format!(
                "HTTP/1.1 200 OK\r\nDate: {date}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
                empty.len()
            );
            let _ = stream.write_all(&[head.as_bytes(), &empty].concat());
        }
    });
    address
}

#[test]
fn a_clock_that_is_off_a_relay_in_clear_and_one_that_does_not_know_us_are_found() {
    let mut desk = DeskSetup::new();
    desk.relay = format!("http://{}", answers_with_date("Fri, 06 Nov 2026 08:49:37 GMT"));
    let told = doctor(&desk.config());
    assert_eq!(told.state("clock", "refuses what we sign"), "wrong");
    assert_eq!(told.state("relay", "does not offer us"), "warning");
    desk.relay = "http://relay.example.org".into();
    assert_eq!(doctor(&desk.config()).state("relay", "not protected by TLS"), "wrong");
    // Another organisation under our id: what it shows is not ours.
    let relay = Setup::new();
    let running = relay.start();
    desk.relay = format!("http://{}", relay.address);
    let told = doctor(&desk.config());
    assert_eq!(told.state("relay", "not the ones in our ring"), "wrong");
    assert_eq!(told.state("relay", "does not let us fetch: the relay answered with 401"), "warning");
    let put = send(relay.address, "PUT", BUNDLE_PATH, &[], b"nonsense").unwrap();
    assert_ne!(put.status, 204);
    running.stop();
}

#[test]
fn a_mail_server_that_is_away_or_speaks_no_tls_is_found_and_no_mail_is_sent() {
    let mut desk = DeskSetup::new();
    let nobody = crate::common::free_address();
    let mail = |port: u16, security: &str| {
        format!(
            "{}[mail]\nserver = \"localhost\"\nsecurity = \"{security}\"\nport = {port}\nfrom = \"desk@example.org\"\n",
            papers()
        )
    };
    desk.papers = mail(nobody.port(), "none");
    assert_eq!(doctor(&desk.config()).state("mail", "does not answer"), "wrong");
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let heard = std::thread::spawn(move || {
        let mut heard = String::new();
        for stream in listener.incoming().take(4) {
            let mut stream = stream.unwrap();
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            let _ = stream.write_all(b"220 mail.test ESMTP\r\n");
            let mut buffer = [0; 512];
            while let Ok(read @ 1..) = stream.read(&mut buffer) {
                let line = String::from_utf8_lossy(&buffer[..read]).into_owned();
                heard += &line;
                let _ = stream.write_all(b"250 mail.test\r\n");
                if line.starts_with("QUIT") {
                    break;
                }
            }
        }
        heard
    });
    desk.papers = mail(port, "none");
    assert_eq!(doctor(&desk.config()).state("mail", "lets us in"), "ok");
    desk.papers = mail(port, "tls");
    assert_eq!(doctor(&desk.config()).state("mail", "no protected connection"), "wrong");
    let heard = heard.join().unwrap();
    assert!(heard.contains("EHLO") && !heard.contains("MAIL FROM"), "{heard}");
}

#[test]
fn fonts_that_are_missing_are_named_as_packages() {
    let (mut desk, empty) = (DeskSetup::new(), Folder::new());
    desk.more = format!("fonts = \"{}\"", empty.0.display());
    let told = doctor(&desk.config());
    assert_eq!(told.state("fonts", "cannot be put on paper"), "wrong");
    assert!(told.text.contains("apt install fonts-noto-core"), "{}", told.text);
}

#[test]
fn a_relay_says_which_organisation_has_not_shown_its_keys_or_shows_those_of_somebody_else() {
    let mut relay = Setup::new();
    let running = relay.start_only();
    assert_eq!(doctor(&relay.written()).state("organisations", "union has not shown its keys"), "warning");
    relay.introduce(&running);
    assert_eq!(
        doctor(&relay.written()).state("organisations", "the keys of union end in 39 days"),
        "warning"
    );
    running.stop();
    relay.identity = Some("00".repeat(31) + "07");
    assert_eq!(doctor(&relay.written()).state("organisations", "not signed by the identity"), "wrong");
    relay.papers = String::new();
    assert_eq!(doctor(&relay.written()).state("papers", "responsible.controller"), "wrong");
}

#[test]
fn numbers_that_nobody_checked_for_long_and_ones_that_lead_elsewhere_are_named() {
    let relay = Setup::new();
    let contacts = relay.folder.0.join("contacts.toml");
    let ours = include_str!("../../../../data/contacts.toml");
    let old = ours.replacen("2026-11-23", "2020-01-31", 1);
    let look = |text: &str| {
        fs::write(&contacts, text).unwrap();
        let settings = relay.written();
        let said = fs::read_to_string(&settings).unwrap();
        fs::write(&settings, format!("contacts = {:?}\n{said}", contacts.display().to_string())).unwrap();
        doctor(&settings)
    };
    assert_eq!(look(&old).state("contacts", "emergency"), "warning");
    assert_eq!(
        look(&ours.replace("\"112\"\nshow", "\"javascript:x\"\nshow")).state("settings", "contact emergency"),
        "wrong"
    );
    assert_eq!(
        look(&ours.replacen("id =", "address = \"Kerkstraat 4\"\nid =", 1)).state("settings", "address"),
        "wrong"
    );
}
