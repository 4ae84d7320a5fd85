//! The desk itself: what it holds while it runs, how it opens, and what it does in the background.
use crate::{
    DeskError, MemberId, Permission, Session,
    at_rest::Vault,
    audit,
    backup::{self, Plan},
    cleaned::AtHand,
    clock_rules::ClockRules,
    consent_rules::ConsentRules,
    keys::KeyRing,
    names::{self, MemberDetails},
    reception::data::ReceptionRules,
    relay_client::RelayClient,
    retention::Retention,
    session::{SignInSettings, Site, provider::Provider},
    told::{
        FeedLooks,
        mail::{MailSettings, Mailer},
    },
};
use domain::{Escalation, Object};
use envelope::{
    directory::{Bundle, Entry, OrgKind},
    ids::{Day, OrgId},
    signed::SigningKey,
};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{Arc, OnceLock, PoisonError, RwLock, atomic::AtomicI64},
};
use store::{OpenOptions, Schema, Store, Tx};
use tokio::sync::{Mutex, Semaphore};
use web::{cleaning::Cleaner, clock::Clock, language::Lang};

/// In the table `status`: which of the organisation's statements about itself was in force at the last start.
const ENTRY_SERIAL: &str = "entry_serial";

/// What a desk needs to open.
pub struct DeskConfig {
    /// `sqlite:…` or `postgres:…`.
    pub database: String,
    /// Its keys; they say which organisation it is.
    pub ring: KeyRing,
    /// Where the relay is: `https://host[:port]` or `http://host[:port]`, without a path.
    pub relay: String,
    /// Seconds between two pulls.
    pub pull_seconds: u64,
    /// The time.
    pub clock: Arc<dyn Clock>,
    /// How long each kind of record is kept.
    pub retention: Retention,
    /// By which rows the clocks of presumed victims run.
    pub clocks: ClockRules,
    /// For how long somebody can agree, and what goes without their consent.
    pub consents: ConsentRules,
    /// Who is told of a minor, and the steps of each function.
    pub reception: ReceptionRules,
    /// Where it is listed what was erased, away from every backup; nowhere in tests and tools that look only.
    pub erased_list: Option<PathBuf>,
    /// How members sign in.
    pub sign_in: SignInSettings,
    /// When it is told that nobody took an urgent report.
    pub escalation: Escalation,
    /// Where mail goes; without it members are told at the desk alone.
    pub mail: Option<MailSettings>,
    /// Where backups go, if the desk has any.
    pub backup: Option<Plan>,
    /// Who makes cleaned copies; without it there are none.
    pub cleaner: Option<Arc<dyn Cleaner>>,
}

const ESCALATION: &str =
    "escalation: at most a week, the second time after the first, and hours where only hours count";

/// A desk. Cheap to clone.
#[derive(Clone)]
pub struct Desk(pub(crate) Arc<Inner>);

pub(crate) struct Inner {
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) store: Store,
    pub(crate) ring: KeyRing,
    pub(crate) vault: Vault,
    pub(crate) audit_key: SigningKey,
    pub(crate) client: RelayClient,
    pub(crate) pull_seconds: u64,
    /// One pull at a time.
    pub(crate) pulling: Mutex<()>,
    /// Passwords being checked at once: each takes memory on purpose.
    pub(crate) checking: Semaphore,
    /// Documents that come in at once: each takes memory.
    pub(crate) taking: Arc<Semaphore>,
    /// Organisations as the relay's directory last named them, for display.
    pub(crate) organisations: RwLock<Vec<Entry>>,
    /// The deployment as the relay's directory last named it: part of the salt of every receipt.
    pub(crate) deployment: RwLock<Option<String>>,
    /// Where passkeys work, if they do.
    pub(crate) site: Option<Site>,
    /// Whoever has a passkey signs in with it alone.
    pub(crate) passkey_needed: bool,
    pub(crate) idle_minutes: i64,
    /// When it is told that nobody took an urgent report.
    pub(crate) escalation: Escalation,
    /// The organisation's own provider.
    pub(crate) provider: Option<Provider>,
    /// What reports are found by.
    pub(crate) finder: find::Finder,
    /// The line of the log up to which the finder has read; below zero: not yet everything.
    pub(crate) indexed: AtomicI64,
    /// How long each kind of record is kept.
    pub(crate) retention: Retention,
    /// By which rows clocks run.
    pub(crate) clocks: ClockRules,
    /// For how long somebody can agree, and what goes without their consent.
    pub(crate) consents: ConsentRules,
    pub(crate) reception: ReceptionRules,
    /// Where it is listed what was erased.
    pub(crate) erased_list: Option<PathBuf>,
    /// Where mail goes.
    pub(crate) mail: Option<Mailer>,
    /// How often calendars were fetched in this hour.
    pub(crate) feed_looks: FeedLooks,
    /// Where backups go.
    pub(crate) backup: Option<Plan>,
    /// Who makes cleaned copies.
    pub(crate) cleaner: Option<Arc<dyn Cleaner>>,
    /// Those that were made just now.
    pub(crate) at_hand: AtHand,
    /// The numbers behind the words of our identity key; they take a tenth of a second.
    pub(crate) word_numbers: OnceLock<[u16; 6]>,
}

impl Desk {
    /// Opens the database, brings it up to date, and notes the start in the log.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn open(config: DeskConfig) -> Result<Self, DeskError> {
        let store = Store::open(&config.database, Schema::Desk, &OpenOptions::default()).await?;
        let desk = Self::over(config, store)?;
        let mut tx = desk.0.store.write("start").await?;
        if store::desk::status(&mut tx, backup::RESTORING).await?.is_some_and(|mark| mark != 0) {
            return Err(DeskError::Setup(
                "a backup was being put back into this database, and that was broken off: empty it and put the backup back again",
            ));
        }
        desk.note(&mut tx, None, "started", "").await?;
        desk.note_new_entry(&mut tx).await?;
        tx.commit().await?;
        Ok(desk)
    }

    /// The desk over a database that is open; nothing is written.
    pub(crate) fn over(config: DeskConfig, store: Store) -> Result<Self, DeskError> {
        let site = config.sign_in.site()?;
        let address = site.as_ref().map(|site| site.address.as_str());
        let provider =
            config.sign_in.provider.clone().map(|settings| Provider::new(settings, address)).transpose()?;
        let escalation =
            Some(config.escalation).filter(Escalation::fits).ok_or(DeskError::Setup(ESCALATION))?;
        Ok(Self(Arc::new(Inner {
            vault: Vault::new(&*config.ring.root()?),
            audit_key: config.ring.audit_key()?,
            client: RelayClient::new(&config.relay)?,
            organisations: RwLock::new(vec![config.ring.org().entry().clone()]),
            deployment: RwLock::new(None),
            clock: config.clock,
            store,
            ring: config.ring,
            pull_seconds: config.pull_seconds,
            pulling: Mutex::new(()),
            checking: Semaphore::new(2),
            taking: Arc::new(Semaphore::new(crate::document::TAKEN_AT_ONCE)),
            provider,
            site,
            passkey_needed: config.sign_in.passkey_needed,
            idle_minutes: config.sign_in.idle()?,
            escalation,
            finder: find::Finder::new()?,
            indexed: AtomicI64::new(-1),
            retention: config.retention,
            clocks: config.clocks,
            consents: config.consents,
            reception: config.reception,
            erased_list: config.erased_list,
            mail: config.mail.map(MailSettings::mailer).transpose()?,
            feed_looks: FeedLooks::default(),
            backup: config.backup,
            cleaner: config.cleaner,
            at_hand: AtHand::default(),
            word_numbers: OnceLock::new(),
        })))
    }

    /// What the organisation says of itself has changed: its name, what it is bound to, who stands behind it.
    async fn note_new_entry(&self, tx: &mut store::Tx) -> Result<(), DeskError> {
        let serial = i64::try_from(self.0.ring.org().entry().serial).unwrap_or(i64::MAX);
        let before = store::desk::status(tx, ENTRY_SERIAL).await?;
        if before == Some(serial) {
            return Ok(());
        }
        store::desk::set_status(tx, ENTRY_SERIAL, serial).await?;
        if before.is_some() {
            self.note(tx, None, "entry-changed", &format!("serial {serial}")).await?;
        }
        Ok(())
    }

    /// Which organisation this is.
    #[must_use]
    pub fn org(&self) -> &OrgId {
        self.0.ring.org_id()
    }

    /// What sort it is.
    #[must_use]
    pub fn kind(&self) -> OrgKind {
        self.0.ring.org().entry().kind
    }

    /// An organisation's name in a language or the nearest there is, from the directory as last read, for display; its id
    /// if it is not known.
    #[must_use]
    pub fn org_name(&self, org: &OrgId, lang: Lang) -> String {
        let known = self.0.organisations.read().unwrap_or_else(PoisonError::into_inner);
        let names =
            known.iter().find(|entry| entry.org == *org).map(|entry| entry.names.as_slice()).unwrap_or(&[]);
        let name = lang.best_of(names.iter().map(|(tag, name)| (tag.as_str(), name)));
        name.map_or_else(|| org.to_string(), |(_, name)| name.clone())
    }

    /// Who is told of a minor, and the steps of each function.
    #[must_use]
    pub fn reception_rules(&self) -> &ReceptionRules {
        &self.0.reception
    }

    /// What another organisation is called, with a desk or without.
    #[must_use]
    pub fn with_name(&self, with: &domain::With, lang: Lang) -> String {
        match with {
            domain::With::Desk(org) => self.org_name(org, lang),
            domain::With::Named(name) => name.clone(),
        }
    }

    /// What this organisation says of itself, as it is given to the relay.
    #[must_use]
    pub fn bundle(&self) -> &Bundle {
        self.0.ring.bundle()
    }

    /// Where it fetches, and where people come back with a receipt unless they are told another address.
    #[must_use]
    pub fn relay_address(&self) -> &str {
        self.0.client.base()
    }

    /// The time, for pages.
    #[must_use]
    pub fn now(&self) -> i64 {
        self.0.clock.now()
    }

    /// Waits for what is under way and lets go of the database.
    pub async fn shut(&self) {
        self.0.store.close().await;
    }

    /// The day it is for members: on the clocks of the wall.
    pub(crate) fn today(&self) -> Day {
        Day(web::dates::day_in_brussels(self.now()))
    }

    /// The day it is between relay and desks: what was promised to a writer counts in these, and so do keys.
    pub(crate) fn relay_day(&self) -> Day {
        Day::of_unix_seconds(u64::try_from(self.now()).unwrap_or(0)).unwrap_or(Day(0))
    }

    /// Writes a line of the log in the same transaction as what it records; whoever looked at what it changes finds it among what
    /// others changed.
    pub(crate) async fn note(
        &self,
        tx: &mut Tx,
        who: Option<MemberId>,
        act: &'static str,
        object: &str,
    ) -> Result<(), DeskError> {
        if let Some(changed) = changed(act, object) {
            store::desk::changed_by(tx, who.map_or(0, |member| member.0), changed).await?;
        }
        audit::write(tx, &self.0.audit_key, &audit::Act { at: self.now(), who, act, object }).await
    }

    /// The one access check for what concerns the desk as a whole; a refusal is noted.
    pub(crate) async fn allow(&self, session: &Session, action: Permission) -> Result<(), DeskError> {
        if domain::may(&session.as_member(), action, Object::Desk).is_ok() {
            return Ok(());
        }
        let mut tx = self.0.store.write("refused").await?;
        self.note(&mut tx, Some(session.member.id), "access-refused", "").await?;
        tx.commit().await?;
        Err(DeskError::Refused)
    }

    /// Names of members by number.
    pub(crate) async fn member_names(&self, tx: &mut Tx) -> Result<HashMap<i64, MemberDetails>, DeskError> {
        let mut names = HashMap::new();
        for row in store::desk::members(tx).await? {
            names.insert(row.id, names::open(self.0.vault.desk(), names::member_place(row.id), &row.sealed)?);
        }
        Ok(names)
    }
}

/// Which report or case a line of the log changes: kind and number.
fn changed<'a>(act: &str, object: &'a str) -> Option<(&'a str, i64)> {
    let mut parts = object.split(' ');
    let kind = parts.next().filter(|kind| matches!(*kind, "signal" | "case"))?;
    let number = parts.next()?.parse().ok()?;
    (!domain::act::only_looks(act)).then_some((kind, number))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_looks_changes_nothing_for_others() {
        assert_eq!(changed("labels-set", "signal 12"), Some(("signal", 12)));
        assert_eq!(changed("signal-given", "signal 12 member 3"), Some(("signal", 12)));
        assert_eq!(changed("case-entry", "case 4"), Some(("case", 4)));
        assert_eq!(changed("case-changed", "case 4 victim 2"), Some(("case", 4)));
        for look in domain::act::looks() {
            assert_eq!(changed(look, "signal 12"), None, "{look}");
        }
        assert_eq!(changed("signed-in", "session 12"), None);
    }
}
