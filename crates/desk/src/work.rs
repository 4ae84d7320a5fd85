//! What goes on by itself: pulling, sending answers, watching what the relay shows of us, carrying out deletions.
use crate::{
    Desk, DeskError, Permission, key_log, names,
    notices::Tell,
    pull::{LAST_PULL, PULL_OK},
    relay_client::{Delivery, RelayError},
};
use domain::NoticeKind;
use envelope::{
    directory::{Bundle, Directory, Entry},
    relay_api::NewAnswer,
};
use std::{sync::PoisonError, time::Duration};
use store::desk::{self as rows, By};
use tokio::task::JoinHandle;

/// Answers sent in one go.
const ANSWERS: u32 = 50;
/// Seconds between two looks at what the relay shows of us.
const WATCH_SECONDS: u64 = 600;
/// Seconds between two looks at what falls due.
const DUE_SECONDS: u64 = 900;
/// Seconds between two looks at what is urgent and with nobody.
const URGENT_SECONDS: u64 = 60;
/// Seconds between two looks at what waits to be mailed.
const MAIL_SECONDS: u64 = 5;
/// Seconds between two looks at whose shift has begun.
const SHIFT_SECONDS: u64 = 60;
/// Seconds between two looks at which cleaned copies are no longer at hand.
const AT_HAND_SECONDS: u64 = 30;
/// Seconds between two looks at what changed for whoever searches.
const INDEX_SECONDS: u64 = 1;
/// Seconds between two looks at campaigns that wait to go out.
const CAMPAIGN_SECONDS: u64 = 5;
/// Seconds between two looks at how often their places were looked at.
const REACH_SECONDS: u64 = 3_600;
/// Seconds between two looks at files that wait to be fetched.
const FILE_SECONDS: u64 = 2;
/// The longest pause between two tries to reach a relay that is away.
const LONGEST_PAUSE: u64 = 60;

pub(crate) const RELAY_SHOWS: &str = "relay_shows";
pub(crate) const RELAY_CHECKED: &str = "relay_checked";
pub(crate) const OK: i64 = 1;
pub(crate) const KEY_WRONG: i64 = 2;
pub(crate) const MISSING: i64 = 3;
pub(crate) const UNREACHABLE: i64 = 4;

/// The work that goes on by itself; ends when this is dropped or [`Background::stop`]ped.
#[must_use]
pub struct Background(Vec<JoinHandle<()>>);

impl Background {
    /// Ends it and waits until it has.
    pub async fn stop(mut self) {
        for task in self.0.drain(..) {
            task.abort();
            let _ = task.await;
        }
    }
}

impl Drop for Background {
    fn drop(&mut self) {
        self.0.iter().for_each(JoinHandle::abort);
    }
}

impl Desk {
    /// Pulls, fetches files, sends answers, watches the relay's directory and carries out what falls due, until it is dropped.
    pub fn spawn_background(&self) -> Background {
        let (pulling, watching, due, finding) = (self.clone(), self.clone(), self.clone(), self.clone());
        let (urgent, mailing, shifts) = (self.clone(), self.clone(), self.clone());
        let fetching = self.clone();
        let copies = self.clone();
        let (campaigns, reach) = (self.clone(), self.clone());
        Background(vec![
            tokio::spawn(async move { pulling.pull_for_ever().await }),
            tokio::spawn(async move {
                every(WATCH_SECONDS, || async { watching.watch_relay().await }).await;
            }),
            tokio::spawn(async move {
                every(DUE_SECONDS, || async { due.carry_out_what_is_due().await }).await;
            }),
            tokio::spawn(async move {
                every(URGENT_SECONDS, || async { urgent.escalate().await }).await;
            }),
            tokio::spawn(async move {
                every(MAIL_SECONDS, || async { mailing.send_mails().await }).await;
            }),
            tokio::spawn(async move {
                every(SHIFT_SECONDS, || async { shifts.queue_digests().await }).await;
            }),
            tokio::spawn(async move {
                every(AT_HAND_SECONDS, || async { copies.forget_copies() }).await;
            }),
            tokio::spawn(async move {
                every(FILE_SECONDS, || async { fetching.fetch_files().await }).await;
            }),
            tokio::spawn(async move {
                every(CAMPAIGN_SECONDS, || async { campaigns.send_campaigns().await }).await;
            }),
            tokio::spawn(async move {
                every(REACH_SECONDS, || async { reach.read_reach().await }).await;
            }),
            tokio::spawn(async move {
                every(INDEX_SECONDS, || async { finding.keep_index().await }).await;
            }),
        ])
    }

    async fn pull_for_ever(&self) {
        let mut pause = self.0.pull_seconds;
        loop {
            let done = match self.pull_once().await {
                Ok(_) => self.send_what_waits().await,
                Err(error) => Err(error),
            };
            pause = match done {
                Ok(()) => self.0.pull_seconds,
                Err(error) => {
                    tracing::warn!(%error, "pulling waits");
                    (pause * 2).clamp(1, LONGEST_PAUSE)
                }
            };
            tokio::time::sleep(Duration::from_secs(pause)).await;
        }
    }

    /// Mailboxes first: an answer to one that is not there yet would be lost.
    pub(crate) async fn send_what_waits(&self) -> Result<(), DeskError> {
        let opened = self.send_submissions().await;
        let answered = self.send_answers().await;
        self.send_referrals().await.and(answered).and(opened)
    }

    /// Leaves waiting answers at the relay. Sent twice is one answer there, so a lost answer is sent again.
    pub(crate) async fn send_answers(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("outbox").await?;
        let waiting = rows::outbox(&mut tx, ANSWERS).await?;
        drop(tx);
        for (message, number, sealed) in waiting {
            match self.send_answer(message, number, &sealed).await {
                // This one waits on; who stands behind it must not wait with it.
                Err(error) if concerns_one_of_many(&error) => tracing::warn!(%error, "an answer waits"),
                sent => sent?,
            }
        }
        Ok(())
    }

    async fn send_answer(&self, message: i64, number: i64, sealed: &[u8]) -> Result<(), DeskError> {
        let plain = self.0.vault.desk().open(names::outbox_place(message), sealed)?;
        let answer = NewAnswer::from_bytes(&plain).map_err(|_| DeskError::Damaged("outbox"))?;
        let sent = match self.0.client.answer(&self.0.ring, self.now(), &answer).await? {
            Delivery::Kept => "delivered",
            Delivery::NoMailbox => "undeliverable",
        };
        let mut tx = self.0.store.write("delivered").await?;
        if rows::settle_outbox(&mut tx, message, sent).await? && sent == "delivered" {
            self.note(&mut tx, None, "reply-delivered", &format!("signal {number}")).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Says who we are, then looks whether the relay tells everybody the same.
    ///
    /// # Errors
    /// [`DeskError`]; a relay that cannot be reached is a finding and no error.
    pub async fn watch_relay(&self) -> Result<(), DeskError> {
        let put = self.0.client.put_bundle(self.0.ring.bundle()).await;
        let directory = self.0.client.directory().await;
        let numbers = self.0.client.numbers().await.ok().flatten();
        let mut tx = self.0.store.read("watch").await?;
        let was = (rows::status(&mut tx, RELAY_SHOWS).await?, key_log::log_health(&mut tx).await?.shows);
        drop(tx);
        let (shows, log) = match &directory {
            Ok(directory) => {
                self.watch_partners(directory).await?;
                let pinned = self.pinned_entries().await?;
                self.remember_names(directory, pinned);
                (judge(directory, self.0.ring.bundle()), self.watch_log(directory, put.is_ok()).await?)
            }
            Err(_) => (UNREACHABLE, was.1),
        };
        if let Err(error) = put {
            tracing::warn!(%error, "the relay did not take what we say of ourselves");
        }
        let mut tx = self.0.store.write("watch").await?;
        rows::set_status(&mut tx, RELAY_SHOWS, shows).await?;
        rows::set_status(&mut tx, RELAY_CHECKED, self.now()).await?;
        if let Some(numbers) = numbers {
            self.watch_numbers(&mut tx, &numbers).await?;
        }
        let mut alarms = Vec::new();
        if shows == KEY_WRONG && was.0 != Some(KEY_WRONG) {
            tracing::error!("the relay shows a key for us that is not ours");
            alarms.push(String::new());
        }
        if log.is_alarm() && log != was.1 {
            tracing::error!(found = log.code(), "the relay's log of keys is not as it should be");
            alarms.push(format!("reason log-{}", log.code()));
        }
        if !alarms.is_empty() {
            let leads = Tell::All(Permission::ManagePeople);
            self.tell(&mut tx, (NoticeKind::KeyAlarm, None), leads, None).await?;
        }
        for object in alarms {
            self.note(&mut tx, None, "key-alarm", &object).await?;
        }
        Ok(tx.commit().await?)
    }

    /// What organisations are called and what sort they are: of one that somebody has compared as its compared identity says it, so that no relay makes
    /// an association of the police.
    fn remember_names(&self, directory: &Directory, pinned: Vec<Entry>) {
        let mut entries: Vec<Entry> = directory.bundles.iter().filter_map(entry_of).collect();
        entries.retain(|entry| entry.org != *self.org());
        for known in pinned {
            entries
                .iter_mut()
                .filter(|entry| entry.org == known.org)
                .for_each(|entry| *entry = known.clone());
        }
        entries.push(self.0.ring.org().entry().clone());
        *self.0.organisations.write().unwrap_or_else(PoisonError::into_inner) = entries;
        let deployment = Some(directory.deployment.clone());
        *self.0.deployment.write().unwrap_or_else(PoisonError::into_inner) = deployment;
    }

    /// Deletions whose day is over, seventy-two hours and more after they were asked; what was put off until today; what ends.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn carry_out_what_is_due(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("due").await?;
        let due = rows::due_signals(&mut tx, self.relay_day().number()).await?;
        drop(tx);
        for number in due {
            self.delete_as_asked(number).await?;
        }
        let mut tx = self.0.store.read("wake").await?;
        let woken = rows::woken_signals(&mut tx, self.today().number()).await?;
        drop(tx);
        for number in woken {
            self.wake(number).await?;
        }
        self.delete_old_backups();
        self.carry_out_what_ends().await
    }

    /// What its writer agreed to through it goes first: behind a code that opens nothing any more, nobody could take it back.
    async fn delete_as_asked(&self, number: i64) -> Result<(), DeskError> {
        let mut tx = self.0.store.write("deletion").await?;
        self.lock_cases_of(&mut tx, number).await?;
        let Some(mut row) = rows::lock_signal(&mut tx, By::Number(number)).await? else { return Ok(()) };
        // Taken back in this very moment?
        if row.deletion_due.is_none_or(|day| day >= self.relay_day().number().into()) {
            return Ok(());
        }
        row.deletion_due = None;
        row.stopped = true;
        row.version += 1;
        rows::update_signal(&mut tx, &row).await?;
        let told = self.end_thread_consents(&mut tx, number).await?;
        self.let_go(&mut tx, &mut row).await?;
        rows::update_signal(&mut tx, &row).await?;
        self.note_told_receivers(&mut tx, &told).await?;
        Ok(tx.commit().await?)
    }

    /// Keys in backups end on time also when nobody makes new ones. A folder that is away now is looked at again later.
    fn delete_old_backups(&self) {
        if let Some(plan) = &self.0.backup
            && let Err(error) = plan.delete_what_is_over(self.org(), self.now())
        {
            tracing::warn!(%error, "old backups wait to be deleted");
        }
    }

    /// Reads everything there is to find, then what changes.
    async fn keep_index(&self) -> Result<(), DeskError> {
        if !self.finds() {
            self.fill_names().await?;
            return self.read_index().await;
        }
        while self.follow_changes().await? {}
        Ok(())
    }

    /// When the relay was last reached, and whether at the last try.
    pub(crate) async fn reach(&self, tx: &mut store::Tx) -> Result<(Option<i64>, bool), DeskError> {
        let last = rows::status(tx, LAST_PULL).await?;
        Ok((last, rows::status(tx, PULL_OK).await? == Some(1)))
    }
}

/// Byte for byte ours, or not.
pub(crate) fn judge(directory: &Directory, ours: &Bundle) -> i64 {
    let org = entry_of(ours).map(|entry| entry.org);
    let names_us = |bundle: &&Bundle| {
        bundle.identity == ours.identity || entry_of(bundle).is_some_and(|entry| Some(entry.org) == org)
    };
    let shown: Vec<&Bundle> = directory.bundles.iter().filter(names_us).collect();
    match shown.as_slice() {
        [] => MISSING,
        [only] if *only == ours => OK,
        _ => KEY_WRONG,
    }
}

/// What a bundle says, if its own identity has signed it: good enough for a name on a page.
fn entry_of(bundle: &Bundle) -> Option<Entry> {
    bundle.verify(&bundle.identity).ok().map(|org| org.entry().clone())
}

/// Not a relay that is away, too busy or does not know us.
pub(crate) fn concerns_one_of_many(error: &DeskError) -> bool {
    match error {
        DeskError::Relay(RelayError::Status(status)) => !matches!(status, 401 | 429 | 503),
        DeskError::Damaged(_) => true,
        _ => false,
    }
}

async fn every<F: Future<Output = Result<(), DeskError>>>(seconds: u64, work: impl Fn() -> F) {
    loop {
        if let Err(error) = work().await {
            tracing::warn!(%error, "work in the background waits");
        }
        tokio::time::sleep(Duration::from_secs(seconds)).await;
    }
}
