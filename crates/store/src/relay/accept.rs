//! Taking in what a reporter sends. Everything that waits is committed in one transaction: one sync of the disk serves
//! many writers, and nobody is told "sent" before it.
use super::{drafts::step_draft, files::send_file};
use crate::{Result, Store, StoreError, Tx, Value};
use tokio::sync::{mpsc, oneshot};

/// The most submissions in one transaction.
const BATCH: usize = 256;

/// What a reporter sends at once: all of it is kept or none.
pub struct Accept {
    /// The browser's draft moves on in the same moment, so that a second, different text is noticed.
    pub draft: Option<DraftStep>,
    /// The mailbox.
    pub mailbox: MailboxStep,
    /// Sealed messages to desks.
    pub envelopes: Vec<NewEnvelope>,
    /// Files that go along, by name.
    pub files: Vec<[u8; 32]>,
    /// The day, days since 1970-01-01.
    pub day: u32,
}

/// The next version of a draft.
pub struct DraftStep {
    /// Which draft.
    pub id: [u8; 32],
    /// The version that was read.
    pub version: i64,
    /// When it ends, in Unix seconds.
    pub expires: i64,
    /// Its sealed content.
    pub sealed: Vec<u8>,
}

/// What happens to the mailbox.
pub enum MailboxStep {
    /// It begins.
    New {
        /// SHA-256 of the lookup key.
        lookup: [u8; 32],
        /// SHA-256 of the auth key.
        auth: [u8; 32],
        /// Whose.
        report_id: [u8; 32],
        /// Sealed notes.
        state: Vec<u8>,
        /// Sealed own words.
        own_copy: Option<Vec<u8>>,
    },
    /// Its notes change.
    Next {
        /// SHA-256 of the lookup key.
        lookup: [u8; 32],
        /// The version that was read.
        version: i64,
        /// Sealed notes.
        state: Vec<u8>,
        /// The last day before it is deleted, if deletion is asked.
        delete_after: Option<u32>,
    },
}

/// A sealed message.
pub struct NewEnvelope {
    /// Made by the sender; the same one twice is one message.
    pub id: [u8; 32],
    /// An age file.
    pub sealed: Vec<u8>,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// It is on the disk.
    Kept,
    /// This very report or wish was kept before; nothing changed.
    KeptBefore,
    /// The draft moved on in the meantime (another tab); nothing changed.
    DraftMoved,
    /// The mailbox changed in the meantime; nothing changed.
    MailboxMoved,
    /// A file that goes along is not there any more; nothing changed.
    FilesGone,
}

struct Waiting {
    accept: Accept,
    tell: oneshot::Sender<Result<Outcome>>,
}

/// The way in. Cheap to clone; the work ends when the last clone is gone.
#[derive(Clone)]
pub struct Acceptor(mpsc::Sender<Waiting>);

impl Acceptor {
    /// Starts the task that commits. At most `queue` submissions wait; more are refused as [`StoreError::Busy`].
    #[must_use]
    pub fn start(store: Store, queue: usize) -> Self {
        let (sender, receiver) = mpsc::channel(queue);
        tokio::spawn(commit_what_waits(store, receiver));
        Self(sender)
    }

    /// Returns when it is on the disk, or is known not to be.
    ///
    /// # Errors
    /// [`StoreError::Busy`] when too many wait, else what the database says.
    pub async fn accept(&self, accept: Accept) -> Result<Outcome> {
        let (tell, told) = oneshot::channel();
        self.0.try_send(Waiting { accept, tell }).map_err(|_| StoreError::Busy)?;
        told.await.unwrap_or(Err(StoreError::Gone("closed")))
    }
}

async fn commit_what_waits(store: Store, mut receiver: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(BATCH);
    while receiver.recv_many(&mut batch, BATCH).await > 0 {
        match commit_all(&store, &batch).await {
            Ok(outcomes) => {
                for (waiting, outcome) in batch.drain(..).zip(outcomes) {
                    let _ = waiting.tell.send(Ok(outcome));
                }
            }
            Err(error) if error.is_outage() || batch.len() == 1 => {
                for waiting in batch.drain(..) {
                    let _ = waiting.tell.send(Err(error.clone()));
                }
            }
            // One of them is to blame: each alone, so that the others do not suffer.
            Err(_) => {
                for waiting in batch.drain(..) {
                    let alone = commit_all(&store, std::slice::from_ref(&waiting)).await;
                    let outcome =
                        alone.and_then(|outcomes| outcomes.first().copied().ok_or(StoreError::Shape(0)));
                    let _ = waiting.tell.send(outcome);
                }
            }
        }
    }
}

async fn commit_all(store: &Store, batch: &[Waiting]) -> Result<Vec<Outcome>> {
    let mut tx = store.write("accept").await?;
    let count: usize = batch.iter().map(|waiting| waiting.accept.envelopes.len()).sum();
    let mut place = take_places(&mut tx, count).await?;
    let mut outcomes = Vec::with_capacity(batch.len());
    for waiting in batch {
        outcomes.push(keep(&mut tx, &waiting.accept, &mut place).await?);
    }
    tx.commit().await?;
    Ok(outcomes)
}

/// The place before the first of `count` new ones. Holds the row until the commit: see the table.
async fn take_places(tx: &mut Tx, count: usize) -> Result<i64> {
    let count = i64::try_from(count).unwrap_or(i64::MAX);
    let sql = "UPDATE counters SET value = value + $1 WHERE name = 'envelopes' RETURNING value";
    let row = tx.row(sql, &[count.into()]).await?.ok_or(StoreError::Shape(0))?;
    Ok(row.int(0)? - count)
}

/// The draft first, then the mailbox, then files: what is found out late is undone by the savepoint.
async fn keep(tx: &mut Tx, accept: &Accept, place: &mut i64) -> Result<Outcome> {
    let may_be_undone = accept.draft.is_some() || !accept.files.is_empty();
    if may_be_undone {
        tx.run("SAVEPOINT one", &[]).await?;
    }
    let outcome = keep_all(tx, accept, place).await?;
    if may_be_undone {
        let end =
            if outcome == Outcome::Kept { "RELEASE SAVEPOINT one" } else { "ROLLBACK TO SAVEPOINT one" };
        tx.run(end, &[]).await?;
    }
    Ok(outcome)
}

async fn keep_all(tx: &mut Tx, accept: &Accept, place: &mut i64) -> Result<Outcome> {
    if let Some(DraftStep { id, version, expires, sealed }) = &accept.draft
        && !step_draft(tx, id, *version, *expires, sealed).await?
    {
        return Ok(Outcome::DraftMoved);
    }
    match step_mailbox(tx, &accept.mailbox, accept.day).await? {
        Outcome::Kept => {}
        Outcome::MailboxMoved if was_kept(tx, accept).await? => return Ok(Outcome::KeptBefore),
        other => return Ok(other),
    }
    for file in &accept.files {
        if !send_file(tx, file, accept.day).await? {
            return Ok(Outcome::FilesGone);
        }
    }
    for envelope in &accept.envelopes {
        *place += 1;
        let values = [Value::from(*place), envelope.id.into(), accept.day.into(), (&envelope.sealed).into()];
        tx.run(
            "INSERT INTO envelopes (place, id, day, sealed) VALUES ($1, $2, $3, $4) ON CONFLICT (id) DO NOTHING",
            &values,
        )
        .await?;
    }
    Ok(Outcome::Kept)
}

/// Whether these very bytes were taken before: a browser that never heard the answer sends them again, and others may have changed
/// the mailbox since.
async fn was_kept(tx: &mut Tx, accept: &Accept) -> Result<bool> {
    for envelope in &accept.envelopes {
        let sql = "SELECT 1 FROM envelopes WHERE id = $1 AND sealed = $2";
        if tx.row(sql, &[envelope.id.into(), (&envelope.sealed).into()]).await?.is_none() {
            return Ok(false);
        }
    }
    let MailboxStep::Next { lookup, state, .. } = &accept.mailbox else { return Ok(false) };
    let sql = "SELECT 1 FROM mailboxes WHERE lookup = $1 AND state = $2";
    Ok(!accept.envelopes.is_empty() || tx.row(sql, &[lookup.into(), state.into()]).await?.is_some())
}

async fn step_mailbox(tx: &mut Tx, step: &MailboxStep, day: u32) -> Result<Outcome> {
    match step {
        MailboxStep::New { lookup, auth, report_id, state, own_copy } => {
            let values = [
                lookup.into(),
                auth.into(),
                report_id.into(),
                day.into(),
                state.into(),
                Value::from(own_copy.clone()),
            ];
            let new = tx
                .changed(
                    "INSERT INTO mailboxes (lookup, auth, report_id, used_day, version, state, own_copy) \
                     VALUES ($1, $2, $3, $4, 1, $5, $6) ON CONFLICT DO NOTHING",
                    &values,
                )
                .await?;
            Ok(if new { Outcome::Kept } else { Outcome::KeptBefore })
        }
        MailboxStep::Next { lookup, version, state, delete_after } => {
            let values =
                [lookup.into(), (*version).into(), day.into(), state.into(), Value::from(*delete_after)];
            let stepped = tx
                .changed(
                    "UPDATE mailboxes SET version = version + 1, used_day = $3, state = $4, delete_after = $5 \
                     WHERE lookup = $1 AND version = $2",
                    &values,
                )
                .await?;
            Ok(if stepped { Outcome::Kept } else { Outcome::MailboxMoved })
        }
    }
}
