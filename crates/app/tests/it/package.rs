//! What an organisation installs: the package is built, laid out, its units are sound, and what is in it starts the way they start it, from
//! the samples it brings. And every command of the page on running it exists.
#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may stop at a surprise"
)]

use crate::common::{Folder, Running, binary, free_address, has, is_root, on_build_machine, send};
use rustix::process::{Signal, kill_process};
use std::{
    fs,
    net::SocketAddr,
    os::unix::{fs::PermissionsExt, net::UnixDatagram},
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    time::Duration,
};

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap()
}

fn ran(command: &mut Command) -> Output {
    let output = command.stdin(Stdio::null()).output().unwrap();
    let said = [&output.stdout[..], &output.stderr].concat();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&said));
    output
}

/// The package, built from the program under test and laid out in a folder.
fn laid_out(folder: &Folder) -> Option<(PathBuf, PathBuf)> {
    if !has("dpkg-deb") {
        assert!(!on_build_machine(), "dpkg-deb must be here");
        return None;
    }
    let mut pack = Command::new(source().join("scripts/package.sh"));
    pack.arg(binary()).arg(&folder.0).env("ZICHTBAAR_PACK_FAST", "1");
    let said = ran(&mut pack).stdout;
    let package = PathBuf::from(String::from_utf8(said).unwrap().trim());
    let root = folder.0.join("root");
    ran(Command::new("dpkg-deb").arg("-x").arg(&package).arg(&root));
    Some((package, root))
}

fn unit(root: &Path, name: &str) -> String {
    fs::read_to_string(root.join(format!("usr/lib/systemd/system/zichtbaar-{name}.service"))).unwrap()
}

fn lines<'a>(unit: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!("{name}=");
    unit.lines().filter_map(|line| line.strip_prefix(&start)).collect()
}

/// Starts what a unit starts: its command, with the settings, a socket to say that it is ready, and what systemd would hand over.
fn start(root: &Path, name: &str, settings: &Path, address: SocketAddr) -> Running {
    let unit = unit(root, name);
    let command = lines(&unit, "ExecStart")[0];
    let words: Vec<&str> = command.split(' ').collect();
    let config = settings.display().to_string();
    let named = format!("/etc/zichtbaar/{name}.toml");
    let arguments = words[1..].iter().map(|word| if **word == named { &config } else { *word });
    let place = settings.parent().unwrap();
    let socket = UnixDatagram::bind(place.join(format!("notify-{name}"))).unwrap();
    socket.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
    let credentials = place.join(format!("credentials-{name}"));
    fs::create_dir(&credentials).unwrap();
    for line in lines(&unit, "LoadCredential") {
        let (id, path) = line.split_once(':').unwrap();
        let there = place.join(path.strip_prefix("/etc/zichtbaar/").unwrap());
        // Only the service manager could read it where it lies.
        fs::rename(&there, credentials.join(id))
            .unwrap_or_else(|error| panic!("{}: {error}", there.display()));
    }
    let log = place.join(format!("{name}.log"));
    let child = Command::new(root.join(words[0].trim_start_matches('/')))
        .args(arguments)
        .env("NOTIFY_SOCKET", place.join(format!("notify-{name}")))
        .env("CREDENTIALS_DIRECTORY", &credentials)
        .stdin(Stdio::null())
        .stderr(fs::File::create(&log).unwrap())
        .spawn()
        .unwrap();
    let running = Running { child, log };
    let mut buffer = [0; 64];
    let length = socket.recv(&mut buffer).unwrap_or_else(|error| panic!("{error}: {}", running.said()));
    assert_eq!(&buffer[..length], b"READY=1\n", "Type=notify");
    let path = if name == "relay" { "/" } else { "/sign-in" };
    assert_eq!(send(address, "GET", path, &[], b"").unwrap().status, 200);
    running
}

/// Does what the unit of the timer does, beside the desk that runs, with what systemd would hand over.
fn backed_up(root: &Path, settings: &Path, place: &Path) {
    let unit = unit(root, "backup");
    let (of_desk, credentials) = (place.join("credentials-desk"), place.join("credentials-backup"));
    fs::create_dir(&credentials).unwrap();
    for line in lines(&unit, "LoadCredential") {
        let (id, _) = line.split_once(':').unwrap();
        if fs::copy(of_desk.join(id), credentials.join(id)).is_err() {
            // systemd.exec(5): what is set stands for what is not there; without it, the unit would not start at all.
            let set = lines(&unit, "SetCredential")
                .into_iter()
                .find_map(|line| line.strip_prefix(&format!("{id}:")));
            fs::write(credentials.join(id), set.unwrap_or_else(|| panic!("{id}"))).unwrap();
        }
    }
    let words: Vec<&str> = lines(&unit, "ExecStart")[0].split(' ').collect();
    assert_eq!(words[1..], ["backup", "--config", "/etc/zichtbaar/desk.toml"]);
    let mut made = Command::new(root.join("usr/bin/zichtbaar"));
    ran(made.args(["backup", "--config"]).arg(settings).env("CREDENTIALS_DIRECTORY", &credentials));
    for folder in ["long", "short"] {
        assert_eq!(fs::read_dir(place.join(folder)).unwrap().count(), 1, "{folder}");
    }
}

/// A sample of the package, with its paths and addresses led into a folder, as a trial.
fn settings(root: &Path, name: &str, place: &Path, changes: &[(&str, String)]) -> PathBuf {
    let sample = root.join(format!("usr/share/doc/zichtbaar/examples/{name}.toml"));
    let mut text = fs::read_to_string(sample).unwrap().replace("live = true", "live = false");
    for (from, to) in changes {
        assert!(text.contains(from), "{from}");
        text = text.replace(from, to);
    }
    let path = place.join(format!("{name}.toml"));
    fs::write(&path, text).unwrap();
    path
}

#[test]
fn what_is_installed_starts_the_way_its_units_start_it_from_the_samples_it_brings() {
    let folder = Folder::new();
    let Some((_, root)) = laid_out(&folder) else { return };
    let at = |name: &str| folder.0.join(name).display().to_string();
    fs::create_dir(folder.0.join("desk")).unwrap();
    let (relay_at, desk_at) = (free_address(), free_address());
    let changes =
        [("127.0.0.1:8080", relay_at.to_string()), ("/var/lib/zichtbaar-relay/relay.db", at("relay.db"))];
    let relay = start(&root, "relay", &settings(&root, "relay", &folder.0, &changes), relay_at);
    let changes = [
        ("127.0.0.1:8081", desk_at.to_string()),
        ("/var/lib/zichtbaar-desk/desk.db", at("desk.db")),
        ("/var/lib/zichtbaar-desk/erased", at("erased")),
        ("/etc/zichtbaar/desk/", at("desk/")),
        ("/media/stick/", at("")),
        ("https://relay.example.org", format!("http://{relay_at}")),
        ("# [backup]", "[backup]".into()),
        ("# to = \"/etc/zichtbaar/backup.pub\"", format!("to = \"{}\"", at("backup.pub"))),
        ("# folder = \"/var/backups/zichtbaar\"", format!("folder = \"{}\"", at("long"))),
        ("# keys_folder = \"/mnt/keys/zichtbaar\"", format!("keys_folder = \"{}\"", at("short"))),
        ("# keep_days =", "keep_days =".into()),
        ("# keys_keep_days =", "keys_keep_days =".into()),
    ];
    let public = envelope::age::Identity::from_seed([5; 32]).recipient().to_string();
    fs::write(folder.0.join("backup.pub"), public).unwrap();
    let config = settings(&root, "desk", &folder.0, &changes);
    fs::write(folder.0.join("desk/passphrase"), "six words that nobody guesses here\n").unwrap();
    let program = root.join("usr/bin/zichtbaar");
    ran(Command::new(&program).args(["desk", "keys", "--config"]).arg(&config));
    let desk = start(&root, "desk", &config, desk_at);
    backed_up(&root, &config, &folder.0);
    for running in [&desk, &relay] {
        kill_process(running.pid(), Signal::TERM).unwrap();
    }
    for mut running in [desk, relay] {
        assert!(running.child.wait().unwrap().success());
    }
}

#[test]
fn the_package_says_what_it_needs_and_its_units_shut_the_service_in() {
    let folder = Folder::new();
    let Some((package, root)) = laid_out(&folder) else { return };
    let field = |name: &str| {
        let said = ran(Command::new("dpkg-deb").arg("-f").arg(&package).arg(name)).stdout;
        String::from_utf8(said).unwrap().trim().to_owned()
    };
    assert_eq!((field("Package"), field("Version")), ("zichtbaar".into(), env!("CARGO_PKG_VERSION").into()));
    assert!(field("Depends").contains("libc6") && field("Depends").contains("ca-certificates"));
    assert!(field("Recommends").contains("fonts-noto-core"));
    ran(Command::new("dpkg-deb").arg("-e").arg(&package).arg(folder.0.join("control")));
    for script in ["postinst", "prerm", "postrm"] {
        ran(Command::new("sh").arg("-n").arg(folder.0.join("control").join(script)));
    }
    let timer = fs::read_to_string(root.join("usr/lib/systemd/system/zichtbaar-backup.timer")).unwrap();
    for line in
        ["OnCalendar=*-*-* 03:15", "RandomizedDelaySec=2h", "Persistent=true", "WantedBy=timers.target"]
    {
        assert!(timer.lines().any(|there| there == line), "{line}");
    }
    assert!(!root.join("etc/systemd").exists(), "nothing is switched on by being installed");
    for (name, kind) in [("relay", "notify"), ("desk", "notify"), ("backup", "oneshot")] {
        let text = unit(&root, name);
        for line in [
            "NoNewPrivileges=yes",
            "ProtectSystem=strict",
            "MemoryDenyWriteExecute=yes",
            "LimitCORE=0",
            "CapabilityBoundingSet=",
            "SystemCallFilter=@system-service",
            &format!("Type={kind}"),
        ] {
            assert!(text.lines().any(|there| there == line), "{name}: {line}");
        }
        let filters = text.lines().any(|there| there == "SystemCallFilter=seccomp");
        assert_eq!(filters, name == "desk", "whoever opens a file at a desk shuts itself in");
        if !has("systemd-analyze") {
            assert!(!on_build_machine(), "systemd-analyze must be here");
            continue;
        }
        // The command has to be there to be verified.
        let here = folder.0.join(format!("zichtbaar-{name}.service"));
        let program = root.join("usr/bin/zichtbaar").display().to_string();
        fs::write(&here, text.replace("/usr/bin/zichtbaar", &program)).unwrap();
        let mut verify = Command::new("systemd-analyze");
        verify.args(["verify", "--man=no"]).arg(&here);
        if name == "backup" {
            let there = folder.0.join("zichtbaar-backup.timer");
            fs::write(&there, &timer).unwrap();
            verify.arg(&there);
        }
        let verified = ran(&mut verify);
        let said = String::from_utf8_lossy(&verified.stderr).into_owned();
        assert!(!said.contains(&format!("zichtbaar-{name}.")), "{said}");
        // Of 100, the less the better; Debian's own services mostly have more than 90.
        ran(Command::new("systemd-analyze").args(["security", "--offline=yes", "--threshold=15"]).arg(&here));
    }
}

#[test]
fn users_and_folders_are_made_for_the_service_alone() {
    let folder = Folder::new();
    let Some((_, root)) = laid_out(&folder) else { return };
    if !is_root() || !has("systemd-sysusers") {
        assert!(!on_build_machine(), "root with systemd's tools is needed");
        return;
    }
    fs::create_dir_all(root.join("etc")).unwrap();
    ran(Command::new("systemd-sysusers").arg(format!("--root={}", root.display())));
    let users = fs::read_to_string(root.join("etc/passwd")).unwrap();
    for user in ["zichtbaar-relay:", "zichtbaar-desk:"] {
        let line = users.lines().find(|line| line.starts_with(user)).unwrap();
        assert!(line.ends_with("/usr/sbin/nologin"), "{line}");
    }
    let mode = fs::metadata(root.join("etc/zichtbaar/desk")).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o700, "keys are root's alone; the service is handed them");
}

/// Each command of the page, as far as our own program goes: its words and its options are there.
#[test]
fn every_command_on_the_page_about_running_it_exists() {
    let page = fs::read_to_string(source().join("docs/running.md")).unwrap();
    let mut commands = Vec::new();
    for block in page.split("```sh\n").skip(1) {
        commands.extend(block.split("```").next().unwrap().lines().map(str::trim));
    }
    let inline = page
        .split('`')
        .skip(1)
        .step_by(2)
        .filter(|code| code.starts_with("zichtbaar ") && !code.contains('\n'));
    commands.extend(inline);
    let mut tried = 0;
    for command in &commands {
        let words: Vec<&str> =
            command.split([' ', '|']).filter(|word| !word.is_empty() && *word != "sudo").collect();
        let Some(start) = words.iter().position(|word| *word == "zichtbaar") else { continue };
        let ours: Vec<&str> =
            words[start + 1..].iter().take_while(|word| !["tee", ">"].contains(*word)).copied().collect();
        let verbs = ours.iter().take_while(|word| word.bytes().all(|byte| byte.is_ascii_lowercase()));
        let mut help = Command::new(binary());
        help.args(verbs).arg("--help");
        let said = String::from_utf8(ran(&mut help).stdout).unwrap();
        for option in ours.iter().filter(|word| word.starts_with("--")) {
            assert!(said.contains(option), "{command}: {option}\n{said}");
        }
        tried += 1;
    }
    assert!(tried >= 14, "{tried} of {commands:?}");
    for file in ["Caddyfile", "nginx.conf", "relay.toml", "desk.toml"] {
        let there =
            ["packaging", "data/examples"].iter().any(|folder| source().join(folder).join(file).exists());
        assert!(there, "{file}");
    }
}

/// Root who looks after a desk by hand must not leave files that its service cannot write.
#[test]
fn what_root_does_by_hand_leaves_the_database_to_the_service() {
    if !is_root() {
        return;
    }
    let desk = crate::common::DeskSetup::new();
    let nobody = crate::common::id_of("nobody").unwrap();
    let data = desk.path("data");
    fs::create_dir(&data).unwrap();
    std::os::unix::fs::chown(&data, Some(nobody.0), Some(nobody.1)).unwrap();
    let database = format!("sqlite:{}", data.join("desk.db").display());
    let by_hand = || desk.output(&["audit", "verify", "--database", &database]);
    let refused = by_hand();
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert!(!refused.status.success() && said.contains("start the service first"), "{said}");
    assert_eq!(fs::read_dir(&data).unwrap().count(), 0, "nothing was made");
    fs::write(data.join("desk.db"), "").unwrap();
    std::os::unix::fs::chown(data.join("desk.db"), Some(nobody.0), Some(nobody.1)).unwrap();
    assert!(by_hand().status.success());
    for entry in fs::read_dir(&data).unwrap().flatten() {
        let owner = std::os::unix::fs::MetadataExt::uid(&entry.metadata().unwrap());
        assert_eq!(owner, nobody.0, "{}", entry.path().display());
    }
}
