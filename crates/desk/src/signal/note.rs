//! Notes among members. The writer never sees them; they end with the report.
use crate::{Desk, DeskError, Permission, Session, names};
use domain::limits::{TextFault, check_note};
use store::desk as rows;

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Who wrote it.
    pub name: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What.
    pub text: String,
}

/// What became of a note.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoteOutcome {
    /// It stands with the report; also when this very form had been sent before.
    Kept,
    /// The words of the report are closed or gone.
    NotPossible,
    /// Nothing but spaces.
    Empty,
    /// Too long, in characters.
    TooLong {
        /// How many it has.
        count: usize,
        /// How many fit.
        limit: usize,
    },
}

impl Desk {
    /// Writes a note. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn write_note(
        &self,
        session: &Session,
        number: i64,
        text: &str,
        once_token: &str,
    ) -> Result<Option<NoteOutcome>, DeskError> {
        let mut tx = self.0.store.write("note").await?;
        let Some(known) = self.known(&mut tx, session, number).await? else {
            tx.commit().await?;
            return Ok(None);
        };
        match check_note(text) {
            Err(TextFault::Empty) => return Ok(Some(NoteOutcome::Empty)),
            Err(TextFault::TooLong { count, limit }) => {
                return Ok(Some(NoteOutcome::TooLong { count, limit }));
            }
            Ok(()) => {}
        }
        let key = self.key_of(&mut tx, number).await?;
        let (true, Some(key)) = (self.may(session, Permission::Note, known.facts), key) else {
            return Ok(Some(NoteOutcome::NotPossible));
        };
        let member = session.member.id.0;
        // The text belongs to the form: other words in a page brought back by the Back button are another note.
        let form = format!("note {member} {number} {once_token} {text}");
        let once = self.0.vault.lookup("once", form.as_bytes());
        let seal = |id| key.seal(names::note_place(id), text.as_bytes()).ok();
        if rows::add_note(&mut tx, (number, member, self.now()), &once, seal).await? {
            self.note(&mut tx, Some(session.member.id), "note-written", &format!("signal {number}")).await?;
        }
        let reply = rows::draft(&mut tx, number, member).await?.reply;
        rows::put_draft(&mut tx, number, member, &rows::DraftRow { reply, note: None }).await?;
        tx.commit().await?;
        Ok(Some(NoteOutcome::Kept))
    }
}
