//! Taking in a page of sealed messages: try to open each, believe only what is signed and addressed to us, and write
//! each, with its place at the relay, in a transaction of its own. Nothing that cannot be believed or kept stops the
//! rest, and nobody waits for two reports at once: transactions that did would stop each other on PostgreSQL.
use super::Pulled;
use crate::{Desk, DeskError, partners::unknown_author};
use envelope::{
    ids::OrgId,
    message::{Message, MessageError, OpenedMessage, unseal_message},
    relay_api::Item,
};
use store::{Tx, desk as rows};
use zeroize::Zeroizing;

/// A message sealed to us.
enum Ours {
    /// Believed.
    Believed(Box<OpenedMessage>),
    /// Not genuine, by the name of the fault.
    Refused(&'static str),
    /// In the name of an organisation that nobody here has compared: as it was signed.
    Unproven(OrgId, Zeroizing<Vec<u8>>),
}

impl Desk {
    /// Takes in a page that was pulled after `cursor`. Another instance that was faster has taken it in already.
    ///
    /// # Errors
    /// [`DeskError`] when the database is away; what comes after the last message kept is pulled again.
    pub async fn take_in(&self, cursor: i64, items: Vec<Item>) -> Result<Pulled, DeskError> {
        let (mut pulled, mut kept, mut read) = (Pulled::default(), cursor, cursor);
        for (item, opened) in &self.open_all_anew(items).await? {
            read = i64::try_from(item.place).unwrap_or(i64::MAX);
            let Some(ours) = opened else { continue };
            let Some(taken) = self.take_one((kept, read), item, ours).await? else { return Ok(pulled) };
            pulled += taken;
            kept = read;
        }
        if read != kept {
            let mut tx = self.0.store.write("read on").await?;
            rows::step_cursor(&mut tx, kept, read).await?;
            tx.commit().await?;
        }
        Ok(pulled)
    }

    /// One message, and the place after it. `None`: another instance was faster.
    async fn take_one(
        &self,
        (from, to): (i64, i64),
        item: &Item,
        ours: &Ours,
    ) -> Result<Option<Pulled>, DeskError> {
        let mut tx = self.0.store.write("take in").await?;
        if !rows::step_cursor(&mut tx, from, to).await? {
            return Ok(None);
        }
        let kept = match ours {
            Ours::Refused(reason) => self.put_aside(&mut tx, reason).await,
            Ours::Believed(message) => self.apply_opened(&mut tx, item, message).await,
            Ours::Unproven(org, signed) => self.hold_back(&mut tx, (org, item.day), signed).await,
        };
        let pulled = match kept {
            Err(error) if concerns_one_report(&error) => {
                drop(tx);
                tracing::error!(%error, "a message could not be kept");
                tx = self.0.store.write("take in").await?;
                if !rows::step_cursor(&mut tx, from, to).await? {
                    return Ok(None);
                }
                self.put_aside(&mut tx, "not-kept").await?
            }
            kept => kept?,
        };
        tx.commit().await?;
        Ok(Some(pulled))
    }

    /// Opens all; where something in the name of an organisation is not believed its keys may be newer than what is known here: the relay's directory is
    /// asked once, then it is judged.
    async fn open_all_anew(&self, items: Vec<Item>) -> Result<Vec<(Item, Option<Ours>)>, DeskError> {
        let opened = self.open_all(items).await?;
        let doubt = |ours: &Ours| matches!(ours, Ours::Unproven(..) | Ours::Refused("bad-signature"));
        if !opened.iter().any(|(_, ours)| ours.as_ref().is_some_and(doubt)) {
            return Ok(opened);
        }
        let Ok(directory) = self.0.client.directory().await else { return Ok(opened) };
        self.watch_partners(&directory).await?;
        self.open_all(opened.into_iter().map(|(item, _)| item).collect()).await
    }

    /// Opening costs a millisecond each: on a thread of its own. `None` is for others: the usual case, since every desk
    /// pulls everything.
    async fn open_all(&self, items: Vec<Item>) -> Result<Vec<(Item, Option<Ours>)>, DeskError> {
        let desk = self.clone();
        let mut tx = self.0.store.read("believed").await?;
        let believed = self.believed(&mut tx).await?;
        drop(tx);
        let work = move || {
            let identities = desk.0.ring.sealing_identities();
            let open = |item: Item| {
                let signed = match unseal_message(&identities, &item.sealed) {
                    Ok(signed) => signed,
                    Err(MessageError::NotForUs) => return (item, None),
                    Err(error) => return (item, Some(Ours::Refused(reason(&error)))),
                };
                let opened = match Message::open(&signed, &desk.verifier(&believed, item.day)) {
                    Ok(message) => Ours::Believed(Box::new(message)),
                    Err(error) => match unknown_author(&error) {
                        Some(org) => Ours::Unproven(org.clone(), signed),
                        None => Ours::Refused(reason(&error)),
                    },
                };
                (item, Some(opened))
            };
            items.into_iter().map(open).collect()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| DeskError::Setup("closing"))
    }

    /// Counts and notes a message that is not believed. Its content is not kept.
    pub(crate) async fn put_aside(&self, tx: &mut Tx, reason: &'static str) -> Result<Pulled, DeskError> {
        tracing::warn!(reason, "a message is not believed");
        rows::count_refused(tx, reason).await?;
        self.note(tx, None, "message-refused", &format!("reason {reason}")).await?;
        Ok(Pulled::default())
    }

    /// Readers by name, as far as they are names at all.
    pub(crate) fn org_ids(names: &[String]) -> Vec<OrgId> {
        names.iter().filter_map(|name| OrgId::parse(name).ok()).collect()
    }
}

/// Whether the next message may fare better: one row that is damaged must not keep everybody else from being read.
fn concerns_one_report(error: &DeskError) -> bool {
    match error {
        DeskError::Damaged(_) => true,
        DeskError::Store(error) => !error.is_outage(),
        _ => false,
    }
}

pub(crate) fn reason(error: &MessageError) -> &'static str {
    match error {
        MessageError::NotForUs => "not-for-us",
        MessageError::Corrupt => "damaged",
        MessageError::NotSealed => "not-sealed",
        MessageError::Padding(_) => "padding",
        MessageError::Content(_) => "content",
        MessageError::BadSignature => "bad-signature",
        MessageError::KeyNotOfReport => "key-not-of-report",
        MessageError::NoSigningKey(_) => "unknown-author",
        MessageError::NotAddressed => "not-addressed",
        MessageError::OtherReport => "other-report",
    }
}
