//! A drill: the newest backup is put back into a place of its own, opened, counted, checked and thrown away. That it went well is a line
//! of the living desk's log, so whoever reads "last tried on" can prove it.
use super::{
    BackupError, Counted, DRILL_LINE, Place, Source, archive::WorkFolder, make::note, restore, restore::Pair,
};
use crate::{DeskConfig, DeskError, chance, keys::KeyRing};
use envelope::age::Identity;
use std::path::Path;
use store::{OpenOptions, Store, StoreError, copy::file_of};

/// Where a backup is tried.
pub struct Scratch<'a> {
    /// A folder for files: as safe as the desk's own.
    pub folder: &'a Path,
    /// An empty PostgreSQL database; without it one is made beside the desk's and dropped afterwards.
    pub database: Option<&'a str>,
}

/// What a drill showed.
#[derive(Debug)]
pub struct Drilled {
    /// Of which moment the backup is, Unix seconds.
    pub moment: i64,
    /// What was opened.
    pub counted: Counted,
    /// Whether the desk's log says so now: it does, unless the desk is gone.
    pub noted: bool,
}

/// Tries the newest backup.
///
/// # Errors
/// [`BackupError`]: the backup cannot be put back, and why.
pub async fn drill(
    source: &Source<'_>,
    (keys, secret): (&[Identity], &[u8]),
    erased_list: Option<&Path>,
    scratch: &Scratch<'_>,
    config: impl FnOnce(String, KeyRing) -> Result<DeskConfig, DeskError>,
) -> Result<Drilled, BackupError> {
    let org = source.ring.org_id();
    let pair = source.plan.newest(org)?;
    let work = WorkFolder::within(scratch.folder)?;
    let server = Server::of(source.database, scratch).await?;
    let file = format!("sqlite:{}", work.join("desk.db").display());
    let place = Place {
        database: server.as_ref().map_or(&file, |server| &server.address),
        ring: &work.join("ring.key"),
        erased_list,
        org: org.as_str(),
        work: work.path(),
    };
    let restored = put_back(&pair, (keys, secret), &place, config).await;
    if let Some(server) = server {
        server.leave().await;
    }
    let restored = restored?;
    let noted = match Store::open_as_it_is(source.database, &OpenOptions::default()).await {
        Ok(store) => {
            let noted = note(&store, source, "drill-passed", DRILL_LINE, restored.moment).await;
            store.close().await;
            noted.is_ok()
        }
        Err(_) => false,
    };
    Ok(Drilled { moment: restored.moment, counted: restored.counted, noted })
}

/// The list of what was erased is read, and never written by a drill.
async fn put_back(
    pair: &Pair,
    (keys, secret): (&[Identity], &[u8]),
    place: &Place<'_>,
    config: impl FnOnce(String, KeyRing) -> Result<DeskConfig, DeskError>,
) -> Result<super::Restored, BackupError> {
    let config =
        |database, ring| config(database, ring).map(|config| DeskConfig { erased_list: None, ..config });
    restore(pair, keys, secret, place, config).await
}

/// A database of its own on a PostgreSQL server.
struct Server {
    address: String,
    /// Made by us: the desk's database from which it is dropped again, and its name.
    made: Option<(Store, String)>,
}

impl Server {
    async fn of(database: &str, scratch: &Scratch<'_>) -> Result<Option<Self>, BackupError> {
        if file_of(database)?.is_some() {
            return Ok(None);
        }
        if let Some(address) = scratch.database {
            return Ok(Some(Self { address: address.into(), made: None }));
        }
        let store = Store::open_as_it_is(database, &OpenOptions::default()).await?;
        let name = format!("zichtbaar_drill_{}", data_encoding::HEXLOWER.encode(&*chance::bytes::<6>()?));
        store.create_database(&name).await.map_err(|error| match error {
            StoreError::Refused(code) if code == "42501" => BackupError::Settings(
                "the desk's database user may not make a database for the drill: name an empty one with --scratch",
            ),
            other => other.into(),
        })?;
        let mut url = url::Url::parse(database).map_err(|_| StoreError::Address)?;
        url.set_path(&name);
        Ok(Some(Self { address: url.into(), made: Some((store, name)) }))
    }

    /// Leaves nothing behind.
    async fn leave(self) {
        match self.made {
            Some((store, name)) => {
                if let Err(error) = store.drop_database(&name).await {
                    tracing::warn!(%error, name, "the database of the drill could not be dropped");
                }
                store.close().await;
            }
            None => {
                if let Ok(store) = Store::open_as_it_is(&self.address, &OpenOptions::default()).await {
                    let _ = store.clear().await;
                    store.close().await;
                }
            }
        }
    }
}
