//! Writing to a writer: sealed to their key, kept until the relay has it. Two members at once lose nothing, and one
//! form sent twice is one answer.
use super::{Known, thread, work::hold};
use crate::{
    Desk, DeskError, Permission, Session, Waiting, chance,
    names::{self, ReplyAddress},
    pull::GOOD,
};
use domain::limits::{TextFault, check_reply};
use envelope::{
    age::Recipient,
    ids::ReportId,
    message::{Author, Body, Kind, Message, Mode, seal_message},
    relay_api::NewAnswer,
};
use sha2::{Digest, Sha256};
use store::{
    Tx,
    desk::{
        Brought, DraftRow, NewMessage, SignalRow, add_message, answered_since, draft, message_of_form,
        put_draft, put_outbox, update_signal,
    },
};

/// A reply as its form sends it.
pub struct ReplyForm<'a> {
    /// The text, exactly as it is to be read.
    pub text: &'a str,
    /// [`super::SignalView::version`] when the page was made.
    pub seen_version: i64,
    /// A hidden field with 128 random bits or more, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What became of a reply. Show the text again in each case but the first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReplyOutcome {
    /// It is kept and goes to the relay by itself; also when this very form had been sent before.
    Sent,
    /// Somebody answered since the page was made, perhaps this member with this very form. Show the page anew, with its new
    /// version and a new once token.
    Conflict {
        /// Their name.
        by: String,
        /// The version to send with the next try.
        version: i64,
    },
    /// Stopped, closed, without a reply key, or not this member's to answer.
    NotPossible,
    /// Too long, in characters.
    TooLong {
        /// How many it has.
        count: usize,
        /// How many of them fit.
        limit: usize,
    },
    /// Nothing but spaces.
    Empty,
}

const ONCE_LABEL: &str = "once";
const ANSWER_ID_LABEL: &[u8] = b"zichtbaar answer id v1";

impl Desk {
    /// Answers the writer of a report. `None`: no such report for this member.
    ///
    /// # Errors
    /// [`DeskError`], never [`DeskError::Refused`].
    pub async fn reply(
        &self,
        session: &Session,
        number: i64,
        form: &ReplyForm<'_>,
    ) -> Result<Option<ReplyOutcome>, DeskError> {
        self.say(session, number, form, false).await
    }

    /// The same; what the member began to write stays (`true`) when other words are sent.
    pub(crate) async fn say(
        &self,
        session: &Session,
        number: i64,
        form: &ReplyForm<'_>,
        keeps_draft: bool,
    ) -> Result<Option<ReplyOutcome>, DeskError> {
        let form_of = format!("{} {number} {}", session.member.id.0, form.once_token);
        let once = self.0.vault.lookup(ONCE_LABEL, form_of.as_bytes());
        let Some((mut tx, known)) = self.known("reply", session, number).await? else { return Ok(None) };
        if let Some(before) = message_of_form(&mut tx, &once).await? {
            return self.sent_before(&mut tx, session, &known.row, form, &before).await.map(Some);
        }
        if let Some(refusal) = self.refusal(&mut tx, session, &known, form).await? {
            return Ok(Some(refusal));
        }
        self.write_reply(&mut tx, session, known.row, (form.text, keeps_draft), &once).await?;
        tx.commit().await?;
        Ok(Some(ReplyOutcome::Sent))
    }

    /// The same form again: once is enough. Other words in it (the page brought back by the browser's Back button) are
    /// another answer: they come back to be looked at and sent with a new form.
    async fn sent_before(
        &self,
        tx: &mut Tx,
        session: &Session,
        row: &SignalRow,
        form: &ReplyForm<'_>,
        before: &Brought,
    ) -> Result<ReplyOutcome, DeskError> {
        let key = self.key_of(tx, row.number).await?.ok_or(DeskError::Damaged("data key"))?;
        if key.open(names::message_place(before.id), &before.sealed)? == thread::ours(form.text) {
            return Ok(ReplyOutcome::Sent);
        }
        Ok(ReplyOutcome::Conflict { by: session.member.name.clone(), version: row.version })
    }

    /// Why it is not sent as it is, in the order in which a person would want to know.
    async fn refusal(
        &self,
        tx: &mut Tx,
        session: &Session,
        known: &Known,
        form: &ReplyForm<'_>,
    ) -> Result<Option<ReplyOutcome>, DeskError> {
        if !self.may(session, Permission::Answer, known.facts) {
            return Ok(Some(ReplyOutcome::NotPossible));
        }
        match check_reply(form.text) {
            Err(TextFault::Empty) => return Ok(Some(ReplyOutcome::Empty)),
            Err(TextFault::TooLong { count, limit }) => {
                return Ok(Some(ReplyOutcome::TooLong { count, limit }));
            }
            Ok(()) => {}
        }
        let Some(member) = answered_since(tx, known.row.number, form.seen_version).await? else {
            return Ok(None);
        };
        let by = names::name_of(&self.member_names(tx).await?, member);
        Ok(Some(ReplyOutcome::Conflict { by, version: known.row.version }))
    }

    async fn write_reply(
        &self,
        tx: &mut Tx,
        session: &Session,
        mut row: SignalRow,
        (text, keeps_draft): (&str, bool),
        once: &[u8; 32],
    ) -> Result<(), DeskError> {
        let (answer, hash) = self.seal_to_writer(&row, Kind::Reply, Body::Reply { text: text.into() })?;
        let key = self.key_of(tx, row.number).await?.ok_or(DeskError::Damaged("data key"))?;
        row.version += 1;
        row.outgoing = (row.outgoing.0 + 1, hash);
        row.waiting = Waiting::Writer.code().into();
        // Whoever answers has it from then on, unless a colleague does.
        if row.assignee.is_none() {
            hold(&mut row, Some(session.member.id))?;
        }
        let new = NewMessage {
            number: row.number,
            envelope_id: None,
            once: Some(once),
            member: Some(session.member.id.0),
            at: self.now(),
            at_version: row.version,
            verdict: GOOD,
            sent: "waiting",
        };
        let plain = thread::ours(text);
        let seal = |id| key.seal(names::message_place(id), &plain).ok();
        let id = add_message(tx, &new, seal).await?.ok_or(DeskError::Damaged("messages"))?;
        let sealed = self.0.vault.desk().seal(names::outbox_place(id), &answer.to_bytes())?;
        put_outbox(tx, id, row.number, &sealed).await?;
        let kept = draft(tx, row.number, session.member.id.0).await?;
        let reply = kept.reply.filter(|_| keeps_draft);
        put_draft(tx, row.number, session.member.id.0, &DraftRow { reply, note: kept.note }).await?;
        update_signal(tx, &row).await?;
        self.note(tx, Some(session.member.id), "reply-written", &format!("signal {}", row.number)).await
    }

    /// Signed with this month's key, sealed to the writer's own.
    pub(crate) fn seal_to_writer(
        &self,
        row: &SignalRow,
        kind: Kind,
        body: Body,
    ) -> Result<(NewAnswer, [u8; 32]), DeskError> {
        let damaged = || DeskError::Damaged("signals");
        let sealed = row.sealed_reply.as_ref().ok_or_else(damaged)?;
        let address: ReplyAddress = names::open(self.0.vault.desk(), names::reply_place(row.number), sealed)?;
        let recipient = Recipient::from_bytes(&address.reply_to).map_err(|_| damaged())?;
        let report_id = ReportId(address.report_id);
        let message = Message {
            kind,
            report_id,
            author: Author::Organisation(self.org().clone()),
            reply_to: None,
            recipients: vec![self.org().clone()],
            mode: Mode::Wasm,
            lang: row.lang.clone(),
            seq: u64::try_from(row.outgoing.0).map_err(|_| damaged())?,
            prev: row.outgoing.1,
            body,
            attachments: Vec::new(),
        };
        let signed = message.sign(&self.0.ring.signing_key(self.relay_day())?).map_err(|_| damaged())?;
        let sealed = seal_message(&mut chance::rng(), &signed, &[recipient]).map_err(|_| damaged())?;
        let hash = signed.payload_hash();
        let id = Sha256::new().chain_update(ANSWER_ID_LABEL).chain_update(hash).finalize().into();
        Ok((NewAnswer { id, sealed, report_id }, hash))
    }

    /// A new value for the hidden field of a form that must count once.
    ///
    /// # Errors
    /// [`DeskError::NoChance`].
    pub fn once_token(&self) -> Result<String, DeskError> {
        Ok(chance::token()?.to_string())
    }
}
