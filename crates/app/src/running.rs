//! Running a service: the threads, the log, the end. The log knows no address, no path and no content.
use std::future::Future;
use tokio::{
    runtime::Builder,
    signal::unix::{SignalKind, signal},
    sync::watch,
};
use tracing_subscriber::EnvFilter;

pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs a service to its end.
pub(crate) fn block_on(service: impl Future<Output = Outcome>) -> Outcome {
    let filter =
        EnvFilter::try_from_env("ZICHTBAAR_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    Builder::new_multi_thread().enable_all().build()?.block_on(service)
}

/// Becomes ready when the process is told to end, for as many as wait for it.
pub(crate) fn until_told() -> std::io::Result<watch::Receiver<bool>> {
    let (tell, told) = watch::channel(false);
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::spawn(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        let _ = tell.send(true);
    });
    Ok(told)
}

/// Waits for the word.
pub(crate) async fn told(mut stop: watch::Receiver<bool>) {
    let _ = stop.wait_for(|told| *told).await;
}
