//! Running a service: the threads, the log, the end. The log knows no address, no path and no content.
use crate::settings::SettingsError;
use envelope::ids::Day;
use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};
use sd_notify::{NotifyState, notify, watchdog_enabled};
use std::future::Future;
use tokio::{
    runtime::Builder,
    signal::unix::{SignalKind, signal},
};
use tracing_subscriber::EnvFilter;
use web::{
    clock::{Clock, SystemClock},
    serve::Ending,
};

/// Both doors full, and files enough left for the database.
const FILES: u64 = 2 * web::serve::CONNECTIONS as u64 + 256;

pub(crate) type Outcome = Result<(), Box<dyn std::error::Error>>;

/// Runs a service to its end.
pub(crate) fn block_on(service: impl Future<Output = Outcome>) -> Outcome {
    let filter =
        EnvFilter::try_from_env("ZICHTBAAR_LOG").unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).init();
    open_as_many_files_as_allowed();
    Builder::new_multi_thread().enable_all().build()?.block_on(service)
}

/// A service is given 1,024 open files, far below what it may ask for: whoever held a thousand connections open through Tor
/// would close the other door too, and the database with it.
fn open_as_many_files_as_allowed() {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = setrlimit(Resource::Nofile, Rlimit { current: maximum, maximum }).is_ok();
    let allowed = if raised { maximum } else { current };
    if allowed.is_some_and(|allowed| allowed < FILES) {
        tracing::warn!(?allowed, "few files may be open at once: raise the limit (LimitNOFILE={FILES})");
    }
}

/// Is told when the process is: once to end, and once more not to wait for what is under way.
pub(crate) fn until_told() -> std::io::Result<Ending> {
    let (teller, ending) = Ending::new();
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    let mut either = async move || {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    };
    tokio::spawn(async move {
        either().await;
        teller.tell();
        say(NotifyState::Stopping);
        either().await;
        teller.hurry();
        // Whoever waits for it goes on being told.
        std::future::pending::<()>().await;
    });
    Ok(ending)
}

/// Tells systemd, if it asked (`Type=notify`), that the service is there, and from then on that it still runs (`WatchdogSec=`).
pub(crate) fn is_ready() {
    say(NotifyState::Ready);
    if let Some(time) = watchdog_enabled() {
        tokio::spawn(async move {
            let mut often = tokio::time::interval(time / 2);
            loop {
                often.tick().await;
                say(NotifyState::Watchdog);
            }
        });
    }
}

fn say(state: NotifyState<'_>) {
    if let Err(error) = notify(&[state]) {
        tracing::warn!(%error, "systemd could not be told");
    }
}

/// The day it is, in UTC.
pub(crate) fn today() -> Result<Day, SettingsError> {
    let now = u64::try_from(SystemClock.now()).map_err(|_| SettingsError::Clock)?;
    Day::of_unix_seconds(now).ok_or(SettingsError::Clock)
}
