//! What is looked at at a desk.
use super::{backups::backups, database, files, finding::Findings, settings};
use crate::{desk::FONTS, disk, mail::MailFile, settings::desk::DeskFile};
use ::desk::{
    health::{RelayShows, SOON_DAYS, check_log, has_keys_on, shown_by},
    key_log::{LogShows, look_at_log, proves},
    keys::KeyRing,
    relay_client::{RelayClient, RelayError},
    told::mail::Ungreeted,
};
use clean::{Attempt, ChildCleaner, Held};
use envelope::ids::Day;
use std::{io::IsTerminal, path::Path};
use store::{Schema, Store};
use web::clock::{Clock, SystemClock};

/// Seconds that a desk's clock may be off before the relay refuses what it signs, and before somebody should look.
const SKEW: (i64, i64) = (60, 10);

pub(crate) async fn look(path: &Path, today: Day, findings: &mut Findings) {
    let Some(file) = settings::<DeskFile>(path, findings) else { return };
    if !fits(&file, today, findings) {
        return;
    }
    let by_police = file.kind().is_ok_and(|kind| kind == envelope::directory::OrgKind::Police);
    files::papers(&file.responsible, (file.live, by_police), today.number(), findings);
    files::listen("listen", file.listen, true, findings);
    files::watch(file.watch, findings);
    let ring = keys(&file, findings);
    if let Some(ring) = &ring {
        last(&file, ring, today, findings);
    }
    if let Some(folder) = disk::folder_of(&file.database) {
        files::same_owner("keys", &file.ring, folder, findings);
    }
    let store = database::look(&file.database, Schema::Desk, findings).await;
    if let (Some(store), Some(ring)) = (&store, &ring) {
        log(store, ring, findings).await;
        key_log(store, findings).await;
    }
    backups(&file, store.as_ref(), findings).await;
    if let Some(store) = store {
        store.close().await;
    }
    files::writable("erased list", "the list of what was erased", &file.erased_list(), findings);
    relay(&file, ring.as_ref(), findings).await;
    if let Some(mail) = &file.mail {
        greet(mail, findings).await;
    }
    fonts(&file, findings);
    cleaning(findings);
}

/// Whether the settings can be used at all.
fn fits(file: &DeskFile, today: Day, findings: &mut Findings) -> bool {
    let wrong = |found: String, findings: &mut Findings| {
        findings.wrong("settings", found, "compare with `zichtbaar sample desk`");
        false
    };
    let kind = match file.entry(today) {
        Ok(entry) => entry.kind,
        Err(error) => return wrong(error.to_string(), findings),
    };
    if let Err(error) = file.retention(kind) {
        findings.wrong("retention", error.to_string(), "compare it with data/retention.toml of this version");
    }
    if let Err(error) = file.clocks() {
        findings.wrong("clocks", error.to_string(), "compare it with data/clocks.toml of this version");
    }
    if let Err(error) = file.consents() {
        findings.wrong("consents", error.to_string(), "compare it with data/consents.toml of this version");
    }
    if let Err(error) = file.reception() {
        let mend = "compare it with data/minors.toml and data/steps.toml of this version";
        findings.wrong("minors or steps", error.to_string(), mend);
    }
    let sign_in = file.sign_in().and_then(|settings| Ok(settings.check()?));
    if let Err(error) = sign_in {
        let mend = "the address is https:// and a name, as members type it, nothing after it";
        findings.wrong("sign-in", error.to_string(), mend);
    }
    findings.ok("settings", "understood");
    true
}

/// The key files, opened if their passphrase can be had.
fn keys(file: &DeskFile, findings: &mut Findings) -> Option<KeyRing> {
    const CHECK: &str = "keys";
    if file.identity.exists() {
        let mend = "take it away from this machine: it is needed for `desk keys` and `desk rotate` only, and is kept offline in two copies";
        findings.warning(CHECK, "the identity key can be reached from here", mend);
    }
    let is_there = files::secret(CHECK, "the ring of working keys", &file.ring, findings);
    let passphrase = match file.secret_file() {
        Some(path) => files::secret(CHECK, "the file with the passphrase", &path, findings),
        None => std::io::stdin().is_terminal(),
    };
    if !is_there {
        return None;
    }
    if !passphrase {
        let mend = "run this at a terminal, or name a passphrase_file";
        findings.warning(CHECK, "not opened: nobody can be asked for the passphrase", mend);
        return None;
    }
    match file
        .passphrase()
        .map_err(|error| error.to_string())
        .and_then(|secret| KeyRing::load(&file.ring, &secret).map_err(|error| error.to_string()))
    {
        Ok(ring) => Some(ring),
        Err(error) => {
            let mend = "is it the passphrase with which the keys were made? Otherwise put the ring back from its backup";
            findings.wrong(CHECK, error, mend);
            None
        }
    }
}

/// For how long there are keys, and for whom.
fn last(file: &DeskFile, ring: &KeyRing, today: Day, findings: &mut Findings) {
    const CHECK: &str = "keys";
    let left = ring.until().number().saturating_sub(today.number());
    let mend = "bring the identity key and run `zichtbaar desk rotate`, then start the desk again";
    if ring.org_id().as_str() != file.id {
        let mend = "the ring of another organisation: mend the line `ring` or `id`";
        findings.wrong(CHECK, "the keys are not those of the organisation in the settings", mend);
    }
    if !has_keys_on(ring, today) {
        findings.wrong(CHECK, "there is no key for today: nobody can write to this desk", mend);
    } else if left < SOON_DAYS {
        findings.warning(CHECK, format!("the keys end in {left} days"), mend);
    } else {
        findings.ok(CHECK, format!("they open, and last {left} days more"));
    }
}

async fn log(store: &Store, ring: &KeyRing, findings: &mut Findings) {
    const CHECK: &str = "log";
    match check_log(store, ring).await.map(|verdict| (verdict.lines, verdict.first_fault)) {
        Ok((lines, None)) => findings.ok(CHECK, format!("whole: {lines} lines")),
        Ok((_, Some((line, fault)))) => {
            let mend = "somebody changed the database by hand, or it is not this desk's: keep a copy, tell whoever leads the desk and the data protection officer";
            findings.wrong(CHECK, format!("not whole: line {line}, {fault:?}"), mend);
        }
        Err(error) => findings.wrong(CHECK, error.to_string(), "try again"),
    }
}

/// What the desk made of the relay's log of keys when it last looked.
async fn key_log(store: &Store, findings: &mut Findings) {
    const CHECK: &str = "key log";
    let health = match look_at_log(store).await {
        Ok(health) => health,
        Err(error) => return findings.wrong(CHECK, error.to_string(), "try again"),
    };
    let call = "call the relay's owner and another organisation, and look at the page on the state of the desk; nobody should write through the portal before this is solved";
    match health.shows {
        LogShows::Ok => {
            findings.ok(CHECK, format!("everything seen before is in it: {} entries", health.size))
        }
        LogShows::NotYet => {
            findings.warning(CHECK, "not looked at yet", "start the desk: it looks by itself")
        }
        LogShows::Unreachable => {
            let mend = "is the relay of this version? Otherwise see what is said of the relay below";
            findings.warning(CHECK, "it could not be read at the last look", mend);
        }
        LogShows::Alone => {
            let mend = "call another organisation: does its desk run and reach the relay?";
            findings.warning(CHECK, "no other desk has signed it for a day", mend);
        }
        LogShows::Foreign => findings.wrong(CHECK, "it has a key in our name that is not ours", call),
        LogShows::WithoutUs => {
            findings.wrong(CHECK, "the relay shows our keys and keeps them out of it", call)
        }
        LogShows::Rewritten => findings.wrong(CHECK, "it is not the log that was seen before", call),
        LogShows::Split => findings.wrong(CHECK, "another desk was shown another log", call),
    }
}

/// Whether the relay is there, has our time, shows our keys, and knows us.
async fn relay(file: &DeskFile, ring: Option<&KeyRing>, findings: &mut Findings) {
    const CHECK: &str = "relay";
    let local = ["http://127.0.0.1", "http://localhost", "http://[::1]"];
    if !file.relay.starts_with("https://") && !local.iter().any(|start| file.relay.starts_with(start)) {
        let mend = "write https:// in the line `relay`";
        findings.wrong(CHECK, "the way to the relay is not protected by TLS", mend);
    }
    let client = match RelayClient::new(&file.relay) {
        Ok(client) => client,
        Err(error) => {
            return findings.wrong(CHECK, error.to_string(), "https://host in the line `relay`, no path");
        }
    };
    let (directory, time) = match client.directory_and_time().await {
        Ok(answer) => answer,
        Err(RelayError::Unreachable) => {
            let mend = "is the line `relay` right, does a browser on this machine reach it, does a firewall let this machine out?";
            return findings.wrong(CHECK, "it cannot be reached, or its certificate is not believed", mend);
        }
        Err(error) => {
            let mend = "is the line `relay` the address of a relay, without a path? Ask its owner whether it is well";
            return findings.wrong(CHECK, error.to_string(), mend);
        }
    };
    let now = SystemClock.now();
    clock(now, time, findings);
    let Some(ring) = ring else { return findings.ok(CHECK, "it answers") };
    match shown_by(&directory, ring) {
        RelayShows::Ok => findings.ok(CHECK, "it answers, and shows exactly our keys"),
        RelayShows::Missing => {
            let mend = "start the desk; if it runs, the relay's owner has no [[organisation]] with our id and identity yet";
            findings.warning(CHECK, "it does not offer us: nobody can choose us", mend);
        }
        _ => {
            let mend = "if the keys were renewed, start the desk again. Otherwise call the relay's owner and compare fingerprints: somebody may be reading what is meant for you";
            findings.wrong(CHECK, "it shows keys in our name that are not the ones in our ring", mend);
        }
    }
    proven(&client, ring, &directory.deployment, findings).await;
    match client.knows(ring, now).await {
        Ok(()) => findings.ok(CHECK, "it lets us fetch what is ours"),
        Err(error) => {
            let mend = "until it has seen our keys this is so; otherwise look at the clock, and ask its owner which identity stands there";
            findings.warning(CHECK, format!("it does not let us fetch: {error}"), mend);
        }
    }
}

/// As anybody could ask.
async fn proven(client: &RelayClient, ring: &KeyRing, deployment: &str, findings: &mut Findings) {
    const CHECK: &str = "key log";
    match proves(client, ring, deployment).await {
        Ok(true) => findings.ok(CHECK, "the relay proves that our keys are in it"),
        Ok(false) => {
            let mend = "start the desk; if it runs, call the relay's owner: keys that are shown and not logged can be checked by nobody";
            findings.warning(CHECK, "the relay does not prove that our keys are in it", mend);
        }
        Err(error) => {
            let mend = "ask the relay's owner which version runs there";
            findings.warning(CHECK, format!("it cannot be read: {error}"), mend);
        }
    }
}

fn clock(now: i64, theirs: Option<i64>, findings: &mut Findings) {
    const CHECK: &str = "clock";
    let Some(theirs) = theirs else {
        return findings.warning(
            CHECK,
            "the relay does not say what time it is",
            "let its proxy pass the header Date",
        );
    };
    let off = (now - theirs).abs();
    let found = format!("{off} s beside the relay's");
    let mend = "let this machine take its time from the network (timedatectl set-ntp true); if it does, tell the relay's owner";
    match off {
        off if off > SKEW.0 => findings.wrong(CHECK, format!("{found}: it refuses what we sign"), mend),
        off if off > SKEW.1 => findings.warning(CHECK, found, mend),
        _ => findings.ok(CHECK, found),
    }
}

/// Nothing is sent.
async fn greet(mail: &MailFile, findings: &mut Findings) {
    const CHECK: &str = "mail";
    let mailer = match mail.settings().map_err(|error| error.to_string()) {
        Ok(settings) => settings.mailer().map_err(|error| error.to_string()),
        Err(error) => Err(error),
    };
    let mailer = match mailer {
        Ok(mailer) => mailer,
        Err(error) => return findings.wrong(CHECK, error, "mend it in [mail]"),
    };
    let (found, mend) = match mailer.greet().await {
        Ok(()) => return findings.ok(CHECK, "the server lets us in"),
        Err(Ungreeted::Away) => {
            ("the server does not answer", "server, port and security in [mail], a firewall between")
        }
        Err(Ungreeted::Tls) => (
            "no protected connection: its certificate is not believed, or it speaks no TLS there",
            "the name in its certificate is `server`; tls is for port 465, starttls for 587; `authority_file` for an authority of your own",
        ),
        Err(Ungreeted::Login) => ("the server refuses name and secret", "user and secret_file in [mail]"),
    };
    findings.wrong(CHECK, found, mend);
}

fn fonts(file: &DeskFile, findings: &mut Findings) {
    const CHECK: &str = "fonts";
    let folder = file.fonts.clone().unwrap_or_else(|| FONTS.into());
    let missing = paper::missing_fonts(&folder);
    let mend = |names: &[&str]| format!("apt install {}", names.join(" "));
    match missing.as_slice() {
        [] => findings.ok(CHECK, "copies can be put on paper, in every script"),
        ["fonts-noto-core", ..] => findings.wrong(CHECK, "copies cannot be put on paper", mend(&missing)),
        some => findings.warning(CHECK, "copies with some letters cannot be put on paper", mend(some)),
    }
}

/// Whether whoever opens a stranger's file is shut in here: it is let try what it must not be able to do.
fn cleaning(findings: &mut Findings) {
    const CHECK: &str = "cleaned copies";
    let cleaner = ChildCleaner::default();
    // The last would take all the time that one file may take.
    let tried = Attempt::ALL.into_iter().filter(|attempt| *attempt != Attempt::Time);
    for attempt in tried {
        let (found, mend) = match cleaner.attempt(attempt) {
            Held::Yes => continue,
            Held::No => (
                format!("whoever opens a stranger's file could do what it must not: {}", attempt.code()),
                "tell whoever makes this program; do not look at files until it is mended",
            ),
            Held::Unshut(why) => (
                format!("none can be made, and files are saved or not looked at: {why}"),
                "a kernel with seccomp (Debian's has it), on x86-64, arm64 or riscv64; let what runs the service (a container) not forbid it",
            ),
            Held::NotStarted => (
                "none can be made: the program cannot start itself".to_owned(),
                "is /proc mounted where it runs?",
            ),
        };
        return findings.wrong(CHECK, found, mend);
    }
    findings.ok(CHECK, "whoever opens a file reaches no other file, network or program");
}
