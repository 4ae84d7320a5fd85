//! Notes among members, and asking a colleague for a language. The writer never sees them; they end with the report.
//! Nothing leaves the desk, and no machine translates.
use crate::{
    Desk, DeskError, Permission, Session,
    at_rest::Key,
    names::{self, MemberDetails},
};
use domain::limits::{TextFault, check_note};
use std::collections::HashMap;
use store::{Tx, desk as rows};

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

/// What became of a note or a request.
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
        let (mut tx, key) = match self.for_note(session, (number, text), Permission::Note).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
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
    /// Asks colleagues for the language of a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn ask_language(
        &self,
        session: &Session,
        number: i64,
        text: &str,
    ) -> Result<Option<NoteOutcome>, DeskError> {
        let (mut tx, key) = match self.for_note(session, (number, text), Permission::AskLanguage).await? {
            Ok(found) => found,
            Err(outcome) => return Ok(outcome),
        };
        let place = (number, session.member.id.0, self.now());
        // Fails only when the machine gives no random numbers; then the empty value opens nowhere and says so.
        let seal = |id| key.seal(names::request_place(id), text.as_bytes()).unwrap_or_default();
        rows::add_language_request(&mut tx, place, seal).await?;
        self.note(&mut tx, Some(session.member.id), "language-asked", &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(Some(NoteOutcome::Kept))
    }

    /// The key of a report to which this text can be added by this member.
    async fn for_note(
        &self,
        session: &Session,
        (number, text): (i64, &str),
        action: Permission,
    ) -> Result<Result<(Tx, Key), Option<NoteOutcome>>, DeskError> {
        let Some((mut tx, known)) = self.known("note", session, number).await? else { return Ok(Err(None)) };
        match check_note(text) {
            Err(TextFault::Empty) => return Ok(Err(Some(NoteOutcome::Empty))),
            Err(TextFault::TooLong { count, limit }) => {
                return Ok(Err(Some(NoteOutcome::TooLong { count, limit })));
            }
            Ok(()) => {}
        }
        let key = self.key_of(&mut tx, number).await?;
        let key = key.filter(|_| self.may(session, action, known.facts));
        Ok(key.map(|key| (tx, key)).ok_or(Some(NoteOutcome::NotPossible)))
    }
}

/// Members who speak a language, by its primary subtag: somebody who speaks Portuguese reads both spellings.
pub(crate) fn speakers(members: &HashMap<i64, MemberDetails>, lang: &str) -> Vec<String> {
    let primary = |tag: &str| tag.split('-').next().unwrap_or("").to_ascii_lowercase();
    let speaks = |details: &&MemberDetails| details.languages.iter().any(|tag| primary(tag) == primary(lang));
    let mut names: Vec<String> =
        members.values().filter(speaks).map(|details| details.name.clone()).collect();
    names.sort();
    names
}
