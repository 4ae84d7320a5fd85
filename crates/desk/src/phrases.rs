//! Ready-made sentences, in the language of whoever reported: sent with one press, or put into an answer. At a police desk a second
//! person releases them, and nobody releases their own.
use crate::{
    Desk, DeskError, MemberId, Permission, Session,
    names::{self, PhraseDetails},
    signal::{ReplyForm, ReplyOutcome},
};
use domain::{
    Object, PhraseState, Refused,
    phrase::{PHRASES_MAX, PhraseFault, check_phrase},
};
use store::desk::{self as rows, PhraseRow};

/// A sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    /// Its number.
    pub id: i64,
    /// What members call it.
    pub name: String,
    /// Its words by language (BCP 47).
    pub texts: Vec<(String, String)>,
    /// Where it stands.
    pub state: PhraseState,
    /// Who wrote it, by name.
    pub by: String,
    /// This member can release it.
    pub may_release: bool,
}

/// What became of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseOutcome {
    /// Done.
    Done,
    /// It cannot be kept like this.
    Fault(PhraseFault),
    /// There are as many as there can be.
    TooMany,
    /// Nobody releases their own.
    Own,
    /// It is not there any more, or was released before.
    Changed,
}

impl Desk {
    /// Every sentence of the desk.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that answers nobody.
    pub async fn phrases(&self, session: &Session) -> Result<Vec<Phrase>, DeskError> {
        self.allow(session, Permission::Answer).await?;
        let mut tx = self.0.store.read("phrases").await?;
        let members = self.member_names(&mut tx).await?;
        let mut phrases = Vec::new();
        for row in rows::phrases(&mut tx).await? {
            let details: PhraseDetails =
                names::open(self.0.vault.desk(), names::phrase_place(row.id), &row.sealed)?;
            let state = PhraseState::of_code(&row.state).ok_or(DeskError::Damaged("phrases"))?;
            phrases.push(Phrase {
                id: row.id,
                name: details.name,
                texts: details.texts,
                may_release: state == PhraseState::Proposed && may_release(session, row.member).is_ok(),
                state,
                by: names::name_of(&members, row.member),
            });
        }
        phrases.sort_by_key(|phrase| phrase.name.to_lowercase());
        Ok(phrases)
    }

    /// Writes one. The same form sent twice is one.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that writes none.
    pub async fn write_phrase(
        &self,
        session: &Session,
        name: &str,
        texts: &[(String, String)],
        once_token: &str,
    ) -> Result<PhraseOutcome, DeskError> {
        self.allow(session, Permission::WritePhrases).await?;
        let name = match check_phrase(name, texts) {
            Ok(name) => name,
            Err(fault) => return Ok(PhraseOutcome::Fault(fault)),
        };
        let who = session.member.id;
        let once =
            self.0.vault.lookup("once", format!("phrase {} {once_token} {name} {texts:?}", who.0).as_bytes());
        let mut tx = self.0.store.write("phrase").await?;
        if rows::phrases(&mut tx).await?.len() >= PHRASES_MAX {
            return Ok(PhraseOutcome::TooMany);
        }
        let id = rows::next_number(&mut tx, "phrases").await?;
        let details = PhraseDetails { name, texts: texts.to_vec() };
        let row = PhraseRow {
            id,
            member: who.0,
            at: self.now(),
            state: PhraseState::at_first(self.kind()).code().into(),
            sealed: names::seal(self.0.vault.desk(), names::phrase_place(id), &details)?,
        };
        if rows::add_phrase(&mut tx, &row, &once).await? {
            self.note(&mut tx, Some(who), "phrase-written", &format!("phrase {id}")).await?;
            tx.commit().await?;
        }
        Ok(PhraseOutcome::Done)
    }

    /// Releases one (`true`), or takes one away.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that does neither.
    pub async fn decide_phrase(
        &self,
        session: &Session,
        id: i64,
        release: bool,
    ) -> Result<PhraseOutcome, DeskError> {
        let action = if release { Permission::ReleasePhrases } else { Permission::WritePhrases };
        self.allow(session, action).await?;
        let mut tx = self.0.store.write("phrase").await?;
        let Some(row) = rows::lock_phrase(&mut tx, id).await? else { return Ok(PhraseOutcome::Changed) };
        let who = session.member.id;
        let (state, act) = match release {
            true if row.state != PhraseState::Proposed.code() => return Ok(PhraseOutcome::Changed),
            true if may_release(session, row.member) == Err(Refused::Own) => return Ok(PhraseOutcome::Own),
            true => (PhraseState::Released, "phrase-released"),
            false => (PhraseState::Retired, "phrase-retired"),
        };
        rows::decide_phrase(&mut tx, id, state.code(), (who.0, self.now())).await?;
        self.note(&mut tx, Some(who), act, &format!("phrase {id}")).await?;
        tx.commit().await?;
        Ok(PhraseOutcome::Done)
    }

    /// Sends a released sentence to the writer of a report, in this language. What was begun in the answer stays. `None`: no
    /// such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn send_phrase(
        &self,
        session: &Session,
        number: i64,
        (id, lang): (i64, &str),
        form: &ReplyForm<'_>,
    ) -> Result<Option<ReplyOutcome>, DeskError> {
        let Some(text) = self.released(session, id, lang).await? else {
            return Ok(Some(ReplyOutcome::NotPossible));
        };
        let form = ReplyForm { text: &text, seen_version: form.seen_version, once_token: form.once_token };
        self.say(session, number, &form, true).await
    }

    /// The words of a released sentence.
    ///
    /// # Errors
    /// [`DeskError`].
    pub async fn released(
        &self,
        session: &Session,
        id: i64,
        lang: &str,
    ) -> Result<Option<String>, DeskError> {
        if !session.can(Permission::Answer) {
            return Ok(None);
        }
        let all = self.phrases(session).await?;
        let phrase = all.into_iter().find(|one| one.id == id && one.state == PhraseState::Released);
        Ok(phrase.and_then(|one| one.texts.into_iter().find(|(tag, _)| tag == lang)).map(|(_, text)| text))
    }
}

fn may_release(session: &Session, author: i64) -> Result<(), Refused> {
    let request = Object::Request { by: MemberId(author), about: None };
    domain::may(&session.as_member(), Permission::ReleasePhrases, request)
}
