//! How the desk is doing: whether the relay shows our own key, how long our keys last, what was put aside.
use crate::{
    Desk, DeskError, Permission, Session,
    audit::{self, Verdict, remembered},
    backup::{BACKUP_LINE, DRILL_LINE},
    key_log::{LogHealth, log_health},
    keys::KeyRing,
    numbers::{NumbersHealth, numbers_health},
    recovery::{MADE_LINE, RecoveryAct, TRIED_LINE},
    told, work,
};
use envelope::{
    directory::{Directory, Fingerprint, fingerprint, word_numbers},
    ids::Day,
};

/// Days before the end of the keys from which they are said to run out soon.
pub const SOON_DAYS: u32 = 45;

/// Days after which a backup is said to be late, and a drill.
pub const BACKUP_LATE_DAYS: i64 = 2;
/// The same for a drill: four a year, with a week for whoever fetches the key out of its safe.
pub const DRILL_LATE_DAYS: i64 = 100;
/// The same for sheets of paper, for which three people come together: once a year.
pub const RECOVERY_LATE_DAYS: i64 = 366;
const DAY: i64 = 86_400;

/// What the log says of backups.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BackupHealth {
    /// When the last one was made, Unix seconds.
    pub made: Option<i64>,
    /// Whether that is too long ago, or never.
    pub made_late: bool,
    /// When one was last put back to try it, and of which moment it was.
    pub tried: Option<(i64, i64)>,
    /// Whether that is too long ago, or never.
    pub tried_late: bool,
}

/// What the log says of the sheets of paper that bring the keys back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RecoveryHealth {
    /// When they were made, Unix seconds, and the mark of their set.
    pub made: (i64, i64),
    /// When three of this set were last tried, Unix seconds.
    pub tried: Option<i64>,
    /// Whether that is too long ago, or never.
    pub tried_late: bool,
}

/// How the desk is doing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Health {
    /// What the relay's directory says of us.
    pub relay: RelayShows,
    /// What its log of keys showed.
    pub log: LogHealth,
    /// Whether somebody checks the numbers of its public page; nothing: it did not say yet.
    pub numbers: Option<NumbersHealth>,
    /// When that was last looked at, Unix seconds.
    pub checked: Option<i64>,
    /// The last day on which this desk has keys.
    pub keys_until: Day,
    /// Whether that is soon (`health-keys-soon`).
    pub keys_soon: bool,
    /// Of our identity key.
    pub fingerprint: Fingerprint,
    /// The numbers behind its words.
    pub word_numbers: [u16; 6],
    /// Messages put aside because they were not genuine.
    pub refused: u64,
    /// The same by reason (an error's name, not content).
    pub refused_by_reason: Vec<(String, u64)>,
    /// When the relay was last reached, Unix seconds.
    pub last_pull: Option<i64>,
    /// Whether the last try reached it.
    pub pull_ok: bool,
    /// Answers that wait to be sent.
    pub waiting_answers: u64,
    /// How mail goes; `None`: this desk sends none.
    pub mail: Option<MailHealth>,
    /// `SQLite` or `PostgreSQL`.
    pub engine: &'static str,
    /// Backups; nothing: none are set up.
    pub backup: Option<BackupHealth>,
    /// Sheets of paper that bring the keys back; nothing: there are none.
    pub recovery: Option<RecoveryHealth>,
}

/// How mail goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MailHealth {
    /// Mails that wait.
    pub waiting: u64,
    /// Since when the oldest of them does, Unix seconds.
    pub since: Option<i64>,
    /// When the last mail went, Unix seconds.
    pub sent: Option<i64>,
    /// Whether the server was away at the last try.
    pub away: bool,
}

/// What the relay's directory says of us.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelayShows {
    /// Not looked at yet.
    NotYet,
    /// Exactly what we put there.
    Ok,
    /// Something else in our name: alarm.
    KeyWrong,
    /// Nothing in our name.
    Missing,
    /// It could not be reached at the last try.
    Unreachable,
}

impl Desk {
    /// How the desk is doing.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn health(&self, session: &Session) -> Result<Health, DeskError> {
        self.allow(session, Permission::SeeHealth).await?;
        self.state().await
    }

    /// The same with the size of the database in bytes, for whoever runs the machine: numbers and no person.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn numbers(&self) -> Result<(Health, i64), DeskError> {
        Ok((self.state().await?, self.0.store.bytes().await?))
    }

    /// Which engine its database is.
    #[must_use]
    pub fn engine(&self) -> &'static str {
        self.0.store.engine()
    }

    async fn state(&self) -> Result<Health, DeskError> {
        let word_numbers = self.word_numbers().await?;
        let mut tx = self.0.store.read("health").await?;
        let (last_pull, pull_ok) = self.reach(&mut tx).await?;
        let relay = self.relay_shows(&mut tx).await?;
        let checked = store::desk::status(&mut tx, work::RELAY_CHECKED).await?;
        let refused = store::desk::refused(&mut tx).await?;
        let waiting = store::desk::waiting_answers(&mut tx).await?;
        let number = |count: i64| u64::try_from(count).unwrap_or(0);
        let keys_until = self.0.ring.until();
        Ok(Health {
            relay,
            log: log_health(&mut tx).await?,
            numbers: numbers_health(&mut tx).await?,
            checked,
            keys_until,
            keys_soon: keys_until.number().saturating_sub(self.today().number()) < SOON_DAYS,
            fingerprint: fingerprint(self.0.ring.org().identity()),
            word_numbers,
            refused: refused.iter().map(|(_, count)| number(*count)).sum(),
            refused_by_reason: refused.into_iter().map(|(reason, count)| (reason, number(count))).collect(),
            last_pull,
            pull_ok,
            waiting_answers: number(waiting),
            mail: self.mail_health(&mut tx).await?,
            engine: self.0.store.engine(),
            backup: self.backup_health(&mut tx).await?,
            recovery: self.recovery_health(&mut tx).await?,
        })
    }

    /// Worked out once, beside everything else that goes on.
    async fn word_numbers(&self) -> Result<[u16; 6], DeskError> {
        if let Some(numbers) = self.0.word_numbers.get() {
            return Ok(*numbers);
        }
        let desk = self.clone();
        let work = tokio::task::spawn_blocking(move || {
            *desk.0.word_numbers.get_or_init(|| word_numbers(desk.0.ring.org().identity()))
        });
        work.await.map_err(|_| DeskError::Damaged("fingerprint"))
    }

    async fn mail_health(&self, tx: &mut store::Tx) -> Result<Option<MailHealth>, DeskError> {
        if !self.sends_mail() {
            return Ok(None);
        }
        let (waiting, since) = store::desk::waiting_mails(tx).await?;
        Ok(Some(MailHealth {
            waiting: u64::try_from(waiting).unwrap_or(0),
            since,
            sent: store::desk::status(tx, told::MAIL_SENT).await?,
            away: store::desk::status(tx, told::MAIL_AWAY).await? == Some(1),
        }))
    }

    async fn backup_health(&self, tx: &mut store::Tx) -> Result<Option<BackupHealth>, DeskError> {
        if self.0.backup.is_none() {
            return Ok(None);
        }
        Ok(Some(backups_noted(tx, self.now()).await?))
    }

    /// What the log says of the sheets; a set of which none was tried counts as not tried, whatever was tried before.
    async fn recovery_health(&self, tx: &mut store::Tx) -> Result<Option<RecoveryHealth>, DeskError> {
        let of = |act: RecoveryAct| (act.act(), "recovery");
        let Some(made) = remembered(tx, MADE_LINE, of(RecoveryAct::Made)).await? else { return Ok(None) };
        let tried = remembered(tx, TRIED_LINE, of(RecoveryAct::Tried)).await?;
        let tried = tried.filter(|(_, set)| *set == made.1).map(|(at, _)| at);
        let tried_late = tried.is_none_or(|at| at + RECOVERY_LATE_DAYS * DAY < self.now());
        Ok(Some(RecoveryHealth { made, tried, tried_late }))
    }

    /// What was found at the last look at the relay's directory. An alarm about keys concerns everybody.
    pub(crate) async fn relay_shows(&self, tx: &mut store::Tx) -> Result<RelayShows, DeskError> {
        Ok(shows(store::desk::status(tx, work::RELAY_SHOWS).await?))
    }
}

fn shows(status: Option<i64>) -> RelayShows {
    match status {
        Some(work::OK) => RelayShows::Ok,
        Some(work::KEY_WRONG) => RelayShows::KeyWrong,
        Some(work::MISSING) => RelayShows::Missing,
        Some(_) => RelayShows::Unreachable,
        None => RelayShows::NotYet,
    }
}

/// What a relay's directory says of the organisation whose keys these are.
#[must_use]
pub fn shown_by(directory: &Directory, ring: &KeyRing) -> RelayShows {
    shows(Some(work::judge(directory, ring.bundle())))
}

/// Whether there is a key for sealing, signing and speaking to the relay on a day (UTC).
#[must_use]
pub fn has_keys_on(ring: &KeyRing, day: Day) -> bool {
    ring.org().sealing_key(day).is_ok() && ring.signing_key(day).is_ok() && ring.transport_key(day).is_ok()
}

async fn backups_noted(tx: &mut store::Tx, now: i64) -> Result<BackupHealth, DeskError> {
    let made = remembered(tx, BACKUP_LINE, ("backup-made", "backup")).await?;
    let tried = remembered(tx, DRILL_LINE, ("drill-passed", "backup")).await?;
    let late = |at: Option<(i64, i64)>, days| at.is_none_or(|(at, _)| at + days * DAY < now);
    Ok(BackupHealth {
        made: made.map(|(at, _)| at),
        made_late: late(made, BACKUP_LATE_DAYS),
        tried,
        tried_late: late(tried, DRILL_LATE_DAYS),
    })
}

/// What the log of a desk that was not opened says of backups.
///
/// # Errors
/// [`DeskError`].
pub async fn look_at_backups(store: &store::Store, now: i64) -> Result<BackupHealth, DeskError> {
    backups_noted(&mut store.read("backups").await?, now).await
}

/// Whether the log of a desk that was not opened is whole.
///
/// # Errors
/// [`DeskError`].
pub async fn check_log(store: &store::Store, ring: &KeyRing) -> Result<Verdict, DeskError> {
    audit::verify(store, &ring.audit_key()?.verifying_key()).await
}
