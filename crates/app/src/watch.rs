//! The door for whoever watches an instance: health and numbers, on this machine alone.
use crate::disk;
use ::desk::{
    Desk,
    health::{Health, RelayShows},
    key_log::LogShows,
};
use axum::Router;
use relay::Relay;
use std::{net::SocketAddr, path::PathBuf, sync::Arc, time::Duration};
use tokio::{net::TcpListener, task::JoinHandle};
use web::{
    clock::{Clock, SystemClock},
    serve::{Ending, Teller, serve},
    watch::{Look, Number, Standing},
};

/// Seconds after which a desk that has not reached its relay is not ready.
const LATE: i64 = 300;
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The door; open until it is closed, so that "not ready" is said while an instance ends.
pub(crate) struct Door {
    teller: Teller,
    task: JoinHandle<()>,
}

impl Door {
    /// Opens it, if the settings have one.
    ///
    /// # Errors
    /// An address that others could reach, or that is taken.
    pub(crate) async fn open(
        address: Option<SocketAddr>,
        router: impl FnOnce() -> Router,
    ) -> Result<Option<Self>, Box<dyn std::error::Error>> {
        let Some(address) = address else { return Ok(None) };
        if !address.ip().is_loopback() {
            return Err(
                "watch: health and numbers are for this machine alone: write 127.0.0.1 and a port".into()
            );
        }
        let listener =
            TcpListener::bind(address).await.map_err(|error| format!("watch {address}: {error}"))?;
        let (teller, ending) = Ending::new();
        Ok(Some(Self { teller, task: tokio::spawn(serve(listener, router(), None, ending)) }))
    }

    /// Closes it.
    pub(crate) async fn close(self) {
        self.teller.tell();
        // Whoever still reads has had their answer: nothing here takes long.
        let _ = tokio::time::timeout(Duration::from_secs(1), self.task).await;
    }
}

fn number(name: &'static str, help: &'static str, value: i64) -> Number {
    // Exact up to 2^53: more than a disk holds.
    Number { name, help, value: value as f64 }
}

/// Room on the disk of a database file; nothing for a server elsewhere.
fn room(folder: Option<&PathBuf>, standing: &mut Standing) {
    let Some(room) = folder.and_then(|folder| disk::room(folder)) else { return };
    standing.checks.push(("disk", room.free >= disk::FULL));
    let free = i64::try_from(room.free).unwrap_or(i64::MAX);
    standing.numbers.push(number("disk_free_bytes", "Free where the database lies", free));
}

/// What is asked of a relay.
pub(crate) fn relay(relay: &Relay, database: &str, ending: Ending) -> Router {
    let (watched, folder) = (relay.clone(), disk::folder_of(database).map(PathBuf::from));
    let look: Look = Arc::new(move || {
        let (relay, folder) = (watched.clone(), folder.clone());
        Box::pin(async move {
            let mut standing = Standing::default();
            let state = relay.standing().await;
            standing.checks.push(("database", state.is_ok()));
            room(folder.as_ref(), &mut standing);
            if let Ok(state) = state {
                standing.numbers.extend([
                    number("database_bytes", "Size of the database", state.database_bytes),
                    number("organisations", "Organisations in the settings", state.organisations),
                    number("organisations_open", "Organisations that can be written to today", state.open),
                    number(
                        "contacts_stale",
                        "Numbers to call that nobody checked for half a year",
                        state.stale_contacts,
                    ),
                    number("messages_waiting", "Sealed messages that lie here", state.held.envelopes),
                    number("mailboxes", "Places for answers", state.held.mailboxes),
                    number("answers_waiting", "Sealed answers that lie here", state.held.answers),
                    number("visits", "Visits that are not finished", state.held.drafts),
                    number("sending_queue", "Receipts that wait for their turn", state.sending),
                    number("returning_queue", "Returns that wait for their turn", state.returning),
                ]);
            }
            standing
        })
    });
    let build = web::watch::Build { role: "relay", version: VERSION, engine: relay.engine() };
    web::watch::router(build, relay.requests(), look, ending)
}

/// What is asked of a desk.
pub(crate) fn desk(desk: &Desk, requests: web::watch::Requests, database: &str, ending: Ending) -> Router {
    let (watched, folder) = (desk.clone(), disk::folder_of(database).map(PathBuf::from));
    let look: Look = Arc::new(move || {
        let (desk, folder) = (watched.clone(), folder.clone());
        Box::pin(async move {
            let mut standing = Standing::default();
            let state = desk.numbers().await;
            standing.checks.push(("database", state.is_ok()));
            room(folder.as_ref(), &mut standing);
            if let Ok((health, bytes)) = state {
                standing.numbers.push(number("database_bytes", "Size of the database", bytes));
                of_desk(&health, &mut standing);
            }
            standing
        })
    });
    let build = web::watch::Build { role: "desk", version: VERSION, engine: desk.engine() };
    web::watch::router(build, requests, look, ending)
}

fn of_desk(health: &Health, standing: &mut Standing) {
    let now = SystemClock.now();
    let count = |count: u64| i64::try_from(count).unwrap_or(i64::MAX);
    let age = health.last_pull.map(|last| (now - last).max(0));
    standing.checks.push(("relay", health.pull_ok && age.is_some_and(|age| age < LATE)));
    let days_left = i64::from(health.keys_until.number()) - now / 86_400;
    standing.numbers.extend([
        number("relay_reached", "1: the last try reached the relay", health.pull_ok.into()),
        number(
            "relay_shows_our_keys",
            "1: the relay shows exactly our keys",
            (health.relay == RelayShows::Ok).into(),
        ),
        number(
            "relay_key_alarm",
            "1: the relay shows other keys in our name",
            (health.relay == RelayShows::KeyWrong).into(),
        ),
        number(
            "relay_log_alarm",
            "1: the relay's log of keys is not as it should be",
            health.log.shows.is_alarm().into(),
        ),
        number(
            "relay_log_alone",
            "1: no other desk has signed the log of keys for a day",
            (health.log.shows == LogShows::Alone).into(),
        ),
        number("keys_left_days", "Days for which there are keys", days_left),
        number("answers_waiting", "Answers that wait to be sent", count(health.waiting_answers)),
        number("messages_refused", "Messages put aside because they were not genuine", count(health.refused)),
    ]);
    if let Some(age) = age {
        // The desk notes it once a minute.
        standing.numbers.push(number(
            "pull_age_seconds",
            "Since the relay was last reached, to the minute",
            age,
        ));
    }
    let backup = health.backup;
    let ages = [
        (backup.and_then(|backup| backup.made), "backup_age_seconds", "Since the last backup was made"),
        (
            backup.and_then(|backup| backup.tried).map(|(at, _)| at),
            "drill_age_seconds",
            "Since a backup was last put back to try it",
        ),
    ];
    for (at, name, help) in ages {
        // What never was has no age: it is not there, which an alarm can ask for.
        standing.numbers.extend(at.map(|at| number(name, help, (now - at).max(0))));
    }
    if let Some(mail) = health.mail {
        standing.numbers.push(number("mails_waiting", "Mails that wait", count(mail.waiting)));
        standing.numbers.push(number(
            "mail_server_away",
            "1: the mail server was away at the last try",
            mail.away.into(),
        ));
    }
}
