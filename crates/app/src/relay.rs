//! `zichtbaar relay`: the public pages and the sealed mailboxes.
use crate::{
    memory,
    running::{Outcome, is_ready, today, until_told},
    settings::relay::RelayFile,
    watch::{self, Door},
};
use clap::Args;
use relay::{Relay, Via};
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use store::{OpenOptions, Schema, Store};
use tokio::net::TcpListener;
use web::{
    clock::SystemClock,
    serve::{Ending, serve},
};

const READ_ORGANISATIONS: Duration = Duration::from_secs(30);
const CLEAN: Duration = Duration::from_secs(600);

/// How to run it.
#[derive(Args)]
pub(crate) struct RelayArguments {
    /// The settings file; `zichtbaar sample relay` explains each line.
    #[arg(long, value_name = "FILE")]
    config: PathBuf,
    /// Another database than the file says: `sqlite:PATH` or `postgres:URL`.
    #[arg(long, value_name = "URL")]
    database: Option<String>,
    /// Another address than the file says.
    #[arg(long, value_name = "ADDRESS")]
    listen: Option<SocketAddr>,
    /// Do not sync the database: only to show that the durability test notices. Reports are lost in a power cut.
    #[arg(long, hide = true)]
    unsafe_no_sync: bool,
}

pub(crate) async fn run(arguments: RelayArguments) -> Outcome {
    memory::guard();
    let file = RelayFile::read(&arguments.config)?;
    let database = arguments.database.unwrap_or_else(|| file.database.clone());
    let door = file.watch;
    let (listen, onion) = (arguments.listen.unwrap_or(file.listen), file.onion_listen);
    // Before anything is opened: what may not be used leaves no trace that it was tried.
    let config = file.config(today()?.number())?;
    let options = OpenOptions { durable: !arguments.unsafe_no_sync, ..OpenOptions::default() };
    let store = Store::open(&database, Schema::Relay, &options).await?;
    let relay = Relay::new(config, store.clone(), Arc::new(SystemClock)).await?;
    let stop = until_told()?;
    let door = Door::open(door, || watch::relay(&relay, &database, stop.clone())).await?;
    tokio::spawn(keep_house(relay.clone()));
    let onion = match onion {
        Some(address) => Some(listen_at(&relay, address, Via::Onion, stop.clone()).await?),
        None => None,
    };
    let clearnet = listen_at(&relay, listen, Via::Clearnet, stop).await?;
    tracing::info!(%listen, engine = store.engine(), "the relay listens");
    is_ready();
    clearnet.await?;
    if let Some(onion) = onion {
        onion.await?;
    }
    if let Some(door) = door {
        door.close().await;
    }
    // Looks at campaigns of the last minutes.
    if let Err(error) = relay.write_down_times().await {
        tracing::error!(%error, "looks at campaigns could not be written down");
    }
    store.close().await;
    Ok(())
}

/// Serves one door until told to stop.
pub(crate) async fn listen_at(
    relay: &Relay,
    address: SocketAddr,
    via: Via,
    stop: Ending,
) -> std::io::Result<tokio::task::JoinHandle<()>> {
    let listener = TcpListener::bind(address).await?;
    Ok(tokio::spawn(serve(listener, relay.router(via), None, stop)))
}

/// What is due now and then: new keys of organisations, and what must end. A database that is gone for a while is
/// named in the log and tried again.
pub(crate) async fn keep_house(relay: Relay) {
    let (mut read, mut clean) = (tokio::time::interval(READ_ORGANISATIONS), tokio::time::interval(CLEAN));
    loop {
        let done = tokio::select! {
            _ = read.tick() => relay.read_organisations().await,
            _ = clean.tick() => relay.clean().await,
        };
        if let Err(error) = done {
            tracing::error!(%error, "housekeeping waits");
        }
    }
}
