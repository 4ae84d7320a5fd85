//! Taking in a page of sealed messages: try to open each, believe only what is signed and addressed to us, and write
//! all of it, with the new place at the relay, in one transaction. Nothing that cannot be believed stops the rest.
use super::Pulled;
use crate::{Desk, DeskError};
use envelope::{
    ids::OrgId,
    message::{MessageError, MessageReader, OpenedMessage, Verifier, open_message},
    relay_api::Item,
};
use store::{Tx, desk as rows};

/// What a sealed message turned out to be.
enum Opened {
    /// For others: the usual case, since every desk pulls everything.
    NotForUs,
    /// Not genuine, by the name of the fault.
    Refused(&'static str),
    /// Ours, and believed.
    Ours(Box<OpenedMessage>),
}

impl Desk {
    /// Takes in a page that was pulled after `cursor`. Another instance that was faster has taken it in already.
    ///
    /// # Errors
    /// [`DeskError`]; then nothing of the page is kept, and it is pulled again.
    pub async fn take_in(&self, cursor: i64, items: Vec<Item>) -> Result<Pulled, DeskError> {
        let Some(last) = items.last().map(|item| i64::try_from(item.place).unwrap_or(i64::MAX)) else {
            return Ok(Pulled::default());
        };
        let opened = self.open_all(items).await?;
        let mut tx = self.0.store.write("take in").await?;
        if !rows::step_cursor(&mut tx, cursor, last).await? {
            return Ok(Pulled::default());
        }
        let mut pulled = Pulled::default();
        for (item, opened) in &opened {
            match opened {
                Opened::NotForUs => {}
                Opened::Refused(reason) => self.put_aside(&mut tx, reason).await?,
                Opened::Ours(message) => self.apply(&mut tx, item, message, &mut pulled).await?,
            }
        }
        tx.commit().await?;
        Ok(pulled)
    }

    /// Opening costs a millisecond each: on a thread of its own.
    async fn open_all(&self, items: Vec<Item>) -> Result<Vec<(Item, Opened)>, DeskError> {
        let desk = self.clone();
        let work = move || {
            let identities = desk.0.ring.sealing_identities();
            let verifier = Verifier::new(MessageReader::Organisation(desk.org().clone()));
            let open = |item: Item| {
                let opened = match open_message(&identities, &item.sealed, &verifier) {
                    Ok(message) => Opened::Ours(Box::new(message)),
                    Err(MessageError::NotForUs) => Opened::NotForUs,
                    Err(error) => Opened::Refused(reason(&error)),
                };
                (item, opened)
            };
            items.into_iter().map(open).collect()
        };
        tokio::task::spawn_blocking(work).await.map_err(|_| DeskError::Setup("closing"))
    }

    /// Counts and notes a message that is not believed. Its content is not kept.
    pub(super) async fn put_aside(&self, tx: &mut Tx, reason: &'static str) -> Result<(), DeskError> {
        tracing::warn!(reason, "a message is not believed");
        rows::count_refused(tx, reason).await?;
        self.note(tx, None, "message-refused", &format!("reason {reason}")).await
    }

    /// Readers by name, as far as they are names at all.
    pub(crate) fn org_ids(names: &[String]) -> Vec<OrgId> {
        names.iter().filter_map(|name| OrgId::parse(name).ok()).collect()
    }
}

fn reason(error: &MessageError) -> &'static str {
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
