//! What is looked at at a relay.
use super::{database, files, finding::Findings, settings};
use crate::settings::relay::RelayFile;
use envelope::{directory::Bundle, ids::Day};
use std::path::Path;
use store::{Schema, Store};

/// Days before the end of an organisation's keys from which its desk should have been heard of.
const SOON_DAYS: u32 = desk::health::SOON_DAYS;

pub(crate) async fn look(path: &Path, today: Day, findings: &mut Findings) {
    let Some(file) = settings::<RelayFile>(path, findings) else { return };
    let (listen, onion, database) = (file.listen, file.onion_listen, file.database.clone());
    let watch = file.watch;
    let (papers, live, by_police) = (file.responsible.clone(), file.live, file.operator.is_police);
    // Its papers have a line of their own: everything else is asked as if it were a demonstration.
    let config = match file.config_of_demonstration(today.number()) {
        Ok(config) => config,
        Err(error) => {
            return findings.wrong("settings", error.to_string(), "compare with `zichtbaar sample relay`");
        }
    };
    findings.ok("settings", "understood");
    files::papers(&papers, (live, by_police), today.number(), findings);
    files::listen("listen", listen, false, findings);
    if let Some(onion) = onion {
        files::listen("onion_listen", onion, false, findings);
    }
    files::watch(watch, findings);
    if config.identities.is_empty() {
        let mend = "add an [[organisation]] with the id and identity that its desk printed; until then its pages stand, and nobody can write";
        findings.warning("organisations", "nobody can be written to", mend);
    }
    contacts(&config, today, findings);
    if let Some(store) = database::look(&database, Schema::Relay, findings).await {
        organisations(&config, &store, today, findings).await;
        store.close().await;
    }
}

/// Whether somebody still knows that the numbers people are told to call are right.
fn contacts(config: &::relay::RelayConfig, today: Day, findings: &mut Findings) {
    let stale: Vec<&str> = config.contacts.stale(today.number()).map(|one| one.id.as_str()).collect();
    if stale.is_empty() {
        return findings.ok("contacts", "each was checked within half a year");
    }
    let mend = "read each source again, call the number, write the new day as `assured_date` into a copy of contacts.toml, and name it in the settings \
                (`contacts`)";
    findings.warning("contacts", format!("not checked for half a year: {}", stale.join(", ")), mend);
}

/// Whether each desk has shown its keys, and for how long they last.
async fn organisations(config: &::relay::RelayConfig, store: &Store, today: Day, findings: &mut Findings) {
    const CHECK: &str = "organisations";
    let stored = match store.read("doctor").await {
        Ok(mut tx) => store::relay::bundles(&mut tx).await,
        Err(error) => Err(error),
    };
    let stored = match stored {
        Ok(stored) => stored,
        Err(error) => return findings.wrong(CHECK, error.to_string(), "try again"),
    };
    for (org, identity) in &config.identities {
        let Some(kept) = stored.iter().find(|bundle| bundle.org == org.as_str()) else {
            let mend = "start its desk: it shows its keys by itself; if it runs, its line `relay` or the identity here is wrong";
            findings.warning(CHECK, format!("{org} has not shown its keys and cannot be written to"), mend);
            continue;
        };
        let bundle = Bundle::from_bytes(&kept.bundle).ok();
        let Some(verified) = bundle.and_then(|bundle| bundle.verify(identity).ok()) else {
            let mend = "compare the identity with the organisation over the telephone; nobody can write to it meanwhile";
            findings.wrong(
                CHECK,
                format!("what {org} showed was not signed by the identity in the settings"),
                mend,
            );
            continue;
        };
        let last = verified.certificates().iter().map(|one| one.not_after.number()).max().unwrap_or(0);
        let left = last.saturating_sub(today.number());
        let mend =
            "tell the organisation: `zichtbaar desk rotate` with its identity key, then start its desk again";
        match verified.sealing_key(today) {
            Err(_) => {
                findings.wrong(CHECK, format!("{org} has no key for today and cannot be written to"), mend)
            }
            Ok(_) if left < SOON_DAYS => {
                findings.warning(CHECK, format!("the keys of {org} end in {left} days"), mend);
            }
            Ok(_) => findings.ok(CHECK, format!("{org} can be written to, for {left} days more")),
        }
    }
}
