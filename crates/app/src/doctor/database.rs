//! The database of either role: reached, of a schema this program knows, written to.
use super::{files, finding::Findings};
use crate::disk;
use std::time::Duration;
use store::{OpenOptions, Schema, Standing, Store, StoreError};

const CHECK: &str = "database";
const PATIENCE: Duration = Duration::from_secs(5);

/// Looks at it; it is left open for further questions if it is of this program's own version.
pub(crate) async fn look(address: &str, schema: Schema, findings: &mut Findings) -> Option<Store> {
    if let Some(folder) = disk::folder_of(address) {
        files::disk(folder, findings);
    }
    let options = OpenOptions { connections: 2, patience: PATIENCE, ..OpenOptions::default() };
    match Store::look(address, schema, &options).await {
        Ok((store, standing)) => {
            let is_ours = at(standing, &store, findings).await;
            if is_ours {
                return Some(store);
            }
            store.close().await;
            None
        }
        Err(StoreError::Gone(_)) if not_there(address) => {
            let mend = "it is made at the first start; if it was there before, mend the line `database` or the disk before starting";
            findings.warning(CHECK, "there is no database file yet", mend);
            None
        }
        Err(error) => {
            findings.wrong(CHECK, error.to_string(), mend(&error));
            None
        }
    }
}

fn not_there(address: &str) -> bool {
    disk::file_of(address).is_some_and(|path| !path.exists())
}

async fn at(Standing { found, known }: Standing, store: &Store, findings: &mut Findings) -> bool {
    if found > known {
        let error = StoreError::UnknownSchema { found, known };
        findings.wrong(CHECK, error.to_string(), mend(&error));
        return false;
    }
    let engine = store.engine();
    if let Err(error) = store.takes_writes().await {
        findings.wrong(CHECK, format!("it can be read and not written: {error}"), mend(&error));
        return found == known;
    }
    let size = store.bytes().await.map_or_else(|_| String::new(), |bytes| format!(", {} MiB", bytes >> 20));
    match found {
        0 => findings.warning(CHECK, format!("{engine}: empty"), "it is filled at the first start"),
        found if found < known => {
            let said =
                format!("{engine}: schema {found}, this program brings it to {known} at its next start");
            findings.warning(
                CHECK,
                said,
                "make a backup first: an older program will not open it afterwards",
            );
        }
        _ => findings.ok(CHECK, format!("{engine}: schema {known}, can be written{size}")),
    }
    found == known
}

fn mend(error: &StoreError) -> &'static str {
    match error {
        StoreError::Busy => "something else holds it: a backup, another program; try again when it is done",
        StoreError::Full => "make room on the disk",
        StoreError::ReadOnly => {
            "give the file and its folder to the user of the service; is the disk mounted read-only?"
        }
        StoreError::Gone(_) => "does the server run, do the line `database`, its user and its rights fit?",
        StoreError::Damaged => "stop the service, keep a copy of the files, restore the newest backup",
        StoreError::UnknownSchema { .. } => {
            "install the newer program again; there is no way back but a backup"
        }
        StoreError::OtherRole { .. } => "mend the line `database`: a relay and a desk never share one",
        StoreError::Address => "write sqlite:/path or postgres://user@host/database",
        StoreError::Shape(_) | StoreError::Refused(_) => {
            "has its user every right on it, and is it ours alone?"
        }
    }
}
