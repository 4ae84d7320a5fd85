//! What a member began to write: sealed with the report, seen by this member only, gone when it is sent.
use crate::{Desk, DeskError, Permission, Session, at_rest::Place, names};
use store::desk::{self as rows, DraftRow, put_draft};

/// What a member began to write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    /// To the writer.
    pub reply: Option<String>,
    /// To colleagues.
    pub note: Option<String>,
}

impl Desk {
    /// Keeps what is unfinished: an empty text forgets it, `None` leaves what was kept before. `false`: no such report for this member, or its words are gone.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn save_draft(&self, session: &Session, number: i64, draft: &Draft) -> Result<bool, DeskError> {
        let Some((mut tx, known)) = self.known("draft", session, number).await? else { return Ok(false) };
        let key = self.key_of(&mut tx, number).await?;
        let (true, Some(key)) = (self.may(session, Permission::Note, known.facts), key) else {
            return Ok(false);
        };
        let member = session.member.id.0;
        let kept = rows::draft(&mut tx, number, member).await?;
        let seal = |place: Place, text: &Option<String>, kept: Option<Vec<u8>>| match text.as_deref() {
            None => Ok(kept),
            Some("") => Ok(None),
            Some(text) => key.seal(place, text.as_bytes()).map(Some),
        };
        let row = DraftRow {
            reply: seal(names::draft_place(member), &draft.reply, kept.reply)?,
            note: seal(names::note_draft_place(member), &draft.note, kept.note)?,
        };
        put_draft(&mut tx, number, member, &row).await?;
        tx.commit().await?;
        Ok(true)
    }
}
