//! Asking a colleague for a language. Nothing leaves the desk, and no machine translates.
use crate::{Desk, DeskError, Permission, Session, names};
use domain::limits::{TextFault, check_note};

/// A request to colleagues.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LanguageRequest {
    /// Who asked.
    pub name: String,
    /// When, Unix seconds.
    pub at: i64,
    /// What they need.
    pub note: String,
}

/// What became of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AskOutcome {
    /// It stands with the report.
    Asked,
    /// The words of the report are closed or gone.
    NotPossible,
    /// The note is too long, in characters.
    TooLong {
        /// How many it has.
        count: usize,
        /// How many fit.
        limit: usize,
    },
    /// No note.
    Empty,
}

impl Desk {
    /// Asks for the language of a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn ask_language(
        &self,
        session: &Session,
        number: i64,
        note: &str,
    ) -> Result<Option<AskOutcome>, DeskError> {
        let mut tx = self.0.store.write("language").await?;
        let Some(known) = self.known(&mut tx, session, number).await? else {
            tx.commit().await?;
            return Ok(None);
        };
        match check_note(note) {
            Err(TextFault::Empty) => return Ok(Some(AskOutcome::Empty)),
            Err(TextFault::TooLong { count, limit }) => {
                return Ok(Some(AskOutcome::TooLong { count, limit }));
            }
            Ok(()) => {}
        }
        let key = self.key_of(&mut tx, number).await?;
        let (true, Some(key)) = (self.may(session, Permission::AskLanguage, known.facts), key) else {
            return Ok(Some(AskOutcome::NotPossible));
        };
        let place = (number, session.member.id.0, self.now());
        // Fails only when the machine gives no random numbers; then the empty value opens nowhere and says so.
        let seal = |id| key.seal(names::request_place(id), note.as_bytes()).unwrap_or_default();
        store::desk::add_language_request(&mut tx, place, seal).await?;
        self.note(&mut tx, Some(session.member.id), "language-asked", &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(AskOutcome::Asked))
    }
}
