//! Files and folders, addresses and days: what both roles have.
use super::finding::Findings;
use crate::{
    disk::{self, Room},
    settings::{lines_of, responsible::ResponsibleFile},
};
use rustix::fs::{Access, access};
use std::{
    fs,
    net::{IpAddr, SocketAddr},
    os::unix::fs::{MetadataExt, PermissionsExt},
    path::Path,
};
use web::dates::written_day;

/// Bytes below which somebody should look: a few documents, and the disk is full.
const ROOM: u64 = 2 << 30;

/// A file with a secret: it is there, we can read it, others cannot. Returns whether it can be read.
pub(crate) fn secret(check: &'static str, what: &str, path: &Path, findings: &mut Findings) -> bool {
    let name = path.display();
    let about = match fs::metadata(path) {
        Ok(about) => about,
        Err(error) => {
            let mend = format!(
                "put {name} there, or change its line in the settings; keys are made once with `zichtbaar desk keys`"
            );
            findings.wrong(check, format!("{what}: {error}"), mend);
            return false;
        }
    };
    if let Err(error) = fs::File::open(path) {
        let mend = format!(
            "run this as the user of the service, or as root; or give that user the file: chown USER {name}"
        );
        findings.wrong(check, format!("{what} cannot be opened: {error}"), mend);
        return false;
    }
    let mode = about.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        let found = format!("others than its owner may use {what} (mode {mode:o})");
        findings.wrong(check, found, format!("chmod 600 {name}"));
    } else {
        findings.ok(check, format!("{what} is there, for its owner alone"));
    }
    true
}

/// Whether the user of a database's folder is the one who can read the key: as root everything can be read, and a service cannot.
pub(crate) fn same_owner(check: &'static str, secret: &Path, beside: &Path, findings: &mut Findings) {
    let owner = |path: &Path| fs::metadata(path).map(|about| about.uid()).ok();
    if let (Some(one), Some(other)) = (owner(secret), owner(beside))
        && one != other
        && one != 0
    {
        let mend = format!("chown --reference={} {}", beside.display(), secret.display());
        findings.warning(check, "the key file and the database belong to different users", mend);
    }
}

/// Room on the disk of a folder.
pub(crate) fn disk(folder: &Path, findings: &mut Findings) {
    const CHECK: &str = "disk";
    let Some(Room { free, all }) = disk::room(folder) else {
        const GONE: &str = "the folder of the database is not there";
        // StateDirectory= of the package's units.
        if folder.parent() == Some(Path::new("/var/lib")) {
            let mend = "the service makes it at its first start; if it was there before, mend the line `database` or the disk before starting";
            findings.warning(CHECK, GONE, mend);
        } else {
            let mend = format!("make the folder {} and give it to the user of the service", folder.display());
            findings.wrong(CHECK, GONE, mend);
        }
        return;
    };
    let share = free.saturating_mul(100) / all.max(1);
    let found = format!("{} MiB free where the database lies ({share} %)", free >> 20);
    let mend = "make room or give it a larger disk: on a full disk nothing more is taken in";
    match free {
        ..disk::FULL => findings.wrong(CHECK, found, mend),
        _ if free < ROOM => findings.warning(CHECK, found, mend),
        _ => findings.ok(CHECK, found),
    }
}

/// A folder in which something has to be written.
pub(crate) fn writable(check: &'static str, what: &str, file: &Path, findings: &mut Findings) {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    match access(folder, Access::WRITE_OK | Access::EXEC_OK) {
        Ok(()) => findings.ok(check, format!("{what} can be written")),
        Err(error) => {
            let mend = format!("give the folder {} to the user of the service", folder.display());
            findings.wrong(check, format!("{what} cannot be written: {error}"), mend);
        }
    }
}

/// Where it listens: never on the open internet by itself, since TLS ends before it.
pub(crate) fn listen(name: &'static str, address: SocketAddr, is_desk: bool, findings: &mut Findings) {
    const CHECK: &str = "listen";
    let reach = match address.ip() {
        ip if ip.is_loopback() => return findings.ok(CHECK, format!("{name} is on this machine only")),
        IpAddr::V4(ip) if ip.is_private() || ip.is_link_local() => "its own network",
        IpAddr::V6(ip) if ip.is_unique_local() || ip.is_unicast_link_local() => "its own network",
        ip if ip.is_unspecified() => "every network of this machine",
        _ => "a public address",
    };
    let found = format!("{name} is on {reach}, without TLS of its own");
    let mend = format!("set {name} to 127.0.0.1 and let a proxy on this machine end TLS (docs/running.md)");
    if reach == "a public address" || is_desk && reach != "its own network" {
        findings.wrong(CHECK, found, mend);
    } else {
        findings.warning(CHECK, found, mend);
    }
}

/// The door for whoever watches it: without it nothing starts that others could reach.
pub(crate) fn watch(address: Option<SocketAddr>, findings: &mut Findings) {
    const CHECK: &str = "watch";
    match address {
        Some(address) if address.ip().is_loopback() => findings.ok(CHECK, "on this machine only"),
        Some(_) => {
            findings.wrong(CHECK, "others could read it: it does not start", "write 127.0.0.1 and a port")
        }
        None => {}
    }
}

/// Who answers for it.
pub(crate) fn papers(
    file: &ResponsibleFile,
    (live, by_police): (bool, bool),
    today: u32,
    findings: &mut Findings,
) {
    const CHECK: &str = "papers";
    let responsible = match file.clone().read() {
        Ok(responsible) => responsible,
        Err(error) => return findings.wrong(CHECK, error.to_string(), "mend that day in the settings"),
    };
    let lacks = responsible.lacks(by_police, today);
    let missing = || lacks.iter().map(|lack| lack.setting()).collect::<Vec<_>>().join(", ");
    if live && !lacks.is_empty() {
        let mend = format!("it does not start before they are filled in:\n{}", lines_of(&lacks));
        return findings.wrong(CHECK, format!("missing or not in force: {}", missing()), mend);
    }
    for (kind, day) in responsible.overdue(today) {
        let found = format!("responsible.{} was to be looked at again by {}", kind.code(), written_day(day));
        findings.warning(CHECK, found, "look at it again, and set its days");
    }
    if live {
        findings.ok(CHECK, "the settings say who answers for it");
    } else {
        let mend = "before real use fill in [responsible] and set live = true";
        findings.warning(CHECK, "this is a demonstration: every page says so", mend);
    }
}
