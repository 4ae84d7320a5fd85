//! Whether a desk would outlive its machine: whether backups are set up, when one was last made, and when one was last tried.
use super::finding::Findings;
use crate::settings::desk::DeskFile;
use ::desk::health::{BackupHealth, look_at_backups};
use envelope::ids::OrgId;
use store::Store;
use web::clock::{Clock, SystemClock};

const CHECK: &str = "backups";
const DAILY: &str =
    "`systemctl enable --now zichtbaar-backup.timer` makes one every night; `zichtbaar backup` makes one now";

/// When they were made and tried stands in the log, which is looked at before; the files themselves say whether they are still there.
pub(super) async fn backups(file: &DeskFile, store: Option<&Store>, findings: &mut Findings) {
    if !file.has_backups() {
        let mend = format!("fill in [backup]; then {DAILY}");
        return findings.warning(CHECK, "none are set up: if this machine fails, everything is lost", mend);
    }
    let plan = match file.plan() {
        Ok(plan) => plan,
        Err(error) => {
            return findings.wrong(CHECK, error.to_string(), "compare [backup] with `zichtbaar sample desk`");
        }
    };
    let newest = OrgId::parse(&file.id).map_err(|error| error.to_string());
    let newest = newest.and_then(|org| plan.newest(&org).map_err(|error| error.to_string()));
    let now = SystemClock.now();
    let noted = match store {
        Some(store) => look_at_backups(store, now).await.ok(),
        None => None,
    };
    let Some(health) = noted else {
        return match newest {
            Ok(_) => {
                findings.ok(CHECK, "there is one; how old it is stands in the log, which cannot be read")
            }
            Err(error) => findings.warning(CHECK, error, DAILY),
        };
    };
    made(health, newest.err(), now, findings);
    if health.made.is_some() {
        tried(health, now, findings);
    }
}

fn ago(since: i64, now: i64) -> String {
    match (now - since).max(0) / 86_400 {
        0 => "today".into(),
        1 => "1 day ago".into(),
        days => format!("{days} days ago"),
    }
}

fn made(health: BackupHealth, missing: Option<String>, now: i64, findings: &mut Findings) {
    let Some(at) = health.made else { return findings.warning(CHECK, "none has been made yet", DAILY) };
    let found = format!("the last one was made {}", ago(at, now));
    match missing {
        _ if health.made_late => {
            let mend = format!("`journalctl -u zichtbaar-backup -n 20` says why; {DAILY}");
            findings.warning(CHECK, found, mend);
        }
        Some(error) => {
            let mend =
                "one was made and is not where [backup] says: is its disk mounted, was it moved or deleted?";
            findings.warning(CHECK, error, mend);
        }
        None => findings.ok(CHECK, found),
    }
}

fn tried(health: BackupHealth, now: i64, findings: &mut Findings) {
    let mend = "`zichtbaar drill` with the key that opens backups, every quarter: a backup that nobody tried is a hope";
    match health.tried {
        None => findings.warning(CHECK, "nobody has tried yet whether one can be put back", mend),
        Some((at, _)) => {
            let found = format!("one was put back {}, to try it", ago(at, now));
            if health.tried_late {
                findings.warning(CHECK, found, mend);
            } else {
                findings.ok(CHECK, found);
            }
        }
    }
}
