//! What every handler of the relay shares. No key that opens anything is among it.
use crate::{
    budget::Budgets, campaign::Times, config::RelayConfig, keys, log, organisations::Organisations,
    queue::Queue, routes,
};
use envelope::{ids::Day, log::Tree, signed::SigningKey};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use store::{
    Result, Store,
    relay::{self, Acceptor},
};
use tokio::sync::Semaphore;
use web::clock::Clock;

/// Forms with files that come in at once; each takes a quarter of a MiB of memory or so.
const UPLOADS: usize = 64;
/// Parts of files that are on their way to the database at once; each takes another half.
const KEEPING: usize = 4;

/// A running relay; cheap to clone.
#[derive(Clone)]
pub struct Relay(Arc<Inner>);

/// Behind the pointer.
pub struct Inner {
    pub(crate) config: RelayConfig,
    pub(crate) store: Store,
    pub(crate) acceptor: Acceptor,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) budgets: Budgets,
    /// Looks at places of campaigns that are not written down yet.
    pub(crate) times: Times,
    pub(crate) sending: Queue,
    pub(crate) returning: Queue,
    /// Places for those who send files.
    pub(crate) uploading: Arc<Semaphore>,
    /// And for their parts on the way to the database.
    pub(crate) keeping: Arc<Semaphore>,
    requests: web::watch::Requests,
    organisations: RwLock<Arc<Organisations>>,
    pub(crate) log: RwLock<Arc<Tree>>,
    /// The numbers behind the words of each organisation's key.
    pub(crate) key_numbers: Mutex<keys::Numbers>,
    /// Signs the head of the log; opens nothing.
    pub(crate) log_signing: SigningKey,
    /// Held from reading to showing: what was read earlier must not take the place of what was read later.
    reading: tokio::sync::Mutex<()>,
}

/// How a relay is, in numbers.
#[derive(Debug, Clone)]
pub struct RelayStanding {
    /// What it holds, all of it sealed.
    pub held: relay::Held,
    /// Size of the database.
    pub database_bytes: i64,
    /// Organisations in the settings.
    pub organisations: i64,
    /// Those that can be written to today.
    pub open: i64,
    /// Numbers to call that nobody checked for half a year.
    pub stale_contacts: i64,
    /// Key derivations for sending that are under way or wait.
    pub sending: i64,
    /// The same for returning.
    pub returning: i64,
}

impl std::ops::Deref for Relay {
    type Target = Inner;
    fn deref(&self) -> &Inner {
        &self.0
    }
}

impl Relay {
    /// A relay over an open database.
    ///
    /// # Errors
    /// What the database says.
    pub async fn new(config: RelayConfig, store: Store, clock: Arc<dyn Clock>) -> Result<Self> {
        let limits = &config.limits;
        let log_signing = log::signing_key(&store).await?;
        let relay = Self(Arc::new(Inner {
            budgets: Budgets::new(limits),
            times: Times::default(),
            sending: Queue::new(limits.workers, limits.queue),
            returning: Queue::new(1, limits.queue),
            uploading: Arc::new(Semaphore::new(UPLOADS)),
            keeping: Arc::new(Semaphore::new(KEEPING)),
            requests: web::watch::Requests::default(),
            acceptor: Acceptor::start(store.clone(), limits.writers),
            organisations: RwLock::default(),
            log: RwLock::default(),
            log_signing,
            key_numbers: Mutex::default(),
            reading: tokio::sync::Mutex::default(),
            config,
            store,
            clock,
        }));
        relay.read_organisations().await?;
        Ok(relay)
    }

    /// The pages and the API.
    pub fn router(&self, via: routes::Via) -> axum::Router {
        routes::router(self.clone(), via)
    }

    /// What was asked of it, counted.
    #[must_use]
    pub fn requests(&self) -> web::watch::Requests {
        self.requests.clone()
    }

    /// Which engine its database is.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.store.engine()
    }

    /// How it is, for whoever runs it: numbers alone.
    ///
    /// # Errors
    /// What the database says.
    pub async fn standing(&self) -> Result<RelayStanding> {
        let mut tx = self.store.read("standing").await?;
        let held = relay::held(&mut tx).await?;
        drop(tx);
        let (organisations, today) = (self.organisations(), self.today());
        let open = organisations.all.iter().filter(|one| one.sealing_key(today).is_ok()).count();
        let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
        Ok(RelayStanding {
            held,
            database_bytes: self.store.bytes().await?,
            organisations: number(self.config.identities.len()),
            open: number(open),
            stale_contacts: number(self.config.contacts.stale(today.number()).count()),
            sending: number(self.sending.waiting()),
            returning: number(self.returning.waiting()),
        })
    }

    /// Reads again what organisations say of themselves: another instance may have taken it in.
    ///
    /// # Errors
    /// What the database says.
    pub async fn read_organisations(&self) -> Result<()> {
        let _one_after_the_other = self.reading.lock().await;
        let mut tx = self.store.read("bundles").await?;
        // The size first: what is added meanwhile is read again the next time.
        let size = relay::log_size(&mut tx).await?;
        let fresh = Arc::new(Organisations::check(&self.config, &relay::bundles(&mut tx).await?, size));
        drop(tx);
        self.log_what_is_missing(&fresh).await?;
        *self.organisations.write().unwrap_or_else(PoisonError::into_inner) = fresh;
        Ok(())
    }

    /// What organisations say of themselves, read again if the log has grown: whoever looks whether its own is shown must not be
    /// shown what another instance has replaced.
    pub(crate) async fn fresh_organisations(&self) -> Result<Arc<Organisations>> {
        let mut tx = self.store.read("log size").await?;
        let size = relay::log_size(&mut tx).await?;
        drop(tx);
        if self.organisations().log_size != size {
            self.read_organisations().await?;
        }
        Ok(self.organisations())
    }

    /// Deletes what is over.
    ///
    /// # Errors
    /// What the database says.
    pub async fn clean(&self) -> Result<()> {
        self.write_down_times().await?;
        let mut tx = self.store.write("clean").await?;
        relay::clean(&mut tx, self.config.limits.keep, self.today().number(), self.now()).await?;
        tx.commit().await?;
        self.sweep_files().await
    }

    /// Writes down how often places of campaigns were looked at since the last time.
    ///
    /// # Errors
    /// What the database says; then they wait for the next time.
    pub async fn write_down_times(&self) -> Result<()> {
        let taken = self.times.take();
        if taken.is_empty() {
            return Ok(());
        }
        let write = async {
            let mut tx = self.store.write("times").await?;
            for ((code, week), times) in &taken {
                relay::add_times(&mut tx, code.as_str(), week.number(), *times).await?;
            }
            tx.commit().await
        };
        let written = write.await;
        if written.is_err() {
            self.times.give_back(taken);
        }
        written
    }

    /// Deletes files that are over, a few parts at a time.
    ///
    /// # Errors
    /// What the database says.
    pub async fn sweep_files(&self) -> Result<()> {
        let old = self.today().number().saturating_sub(self.config.limits.keep.messages);
        loop {
            let mut tx = self.store.write("sweep files").await?;
            let more = relay::sweep_files(&mut tx, old).await?;
            tx.commit().await?;
            if !more {
                return Ok(());
            }
        }
    }
}

impl Inner {
    pub(crate) fn organisations(&self) -> Arc<Organisations> {
        self.organisations.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Unix seconds.
    pub(crate) fn now(&self) -> i64 {
        self.clock.now()
    }

    /// When a visit ends that goes on now, Unix seconds.
    pub(crate) fn visit_until(&self) -> i64 {
        self.now() + self.config.limits.visit_minutes * 60
    }

    pub(crate) fn today(&self) -> Day {
        Day::of_unix_seconds(u64::try_from(self.now()).unwrap_or(0)).unwrap_or(Day(0))
    }
}
