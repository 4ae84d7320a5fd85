//! What a member began to write to a writer: sealed with the report, seen by this member only, gone when it is sent.
use crate::{Desk, DeskError, Permission, Session, names};

impl Desk {
    /// Keeps an unfinished reply; empty text forgets it. `false`: no such report for this member, or its words are
    /// gone.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn save_draft(&self, session: &Session, number: i64, text: &str) -> Result<bool, DeskError> {
        let mut tx = self.0.store.write("draft").await?;
        let Some(known) = self.known(&mut tx, session, number).await? else {
            tx.commit().await?;
            return Ok(false);
        };
        let wrapped = store::desk::data_key(&mut tx, number).await?;
        let (true, Some(wrapped)) = (self.may(session, Permission::Answer, known.facts), wrapped) else {
            return Ok(false);
        };
        let key = self.0.vault.data_key(number, &wrapped)?;
        let member = session.member.id.0;
        let sealed = match text.is_empty() {
            true => None,
            false => Some(key.seal(names::draft_place(member), text.as_bytes())?),
        };
        store::desk::put_draft(&mut tx, number, member, sealed.as_deref()).await?;
        tx.commit().await?;
        Ok(true)
    }
}
