//! What a believed message does to a report: it begins one, adds to it, changes who reads, stops us, asks for deletion.
use super::Pulled;
use crate::{
    Content, Desk, DeskError, State, Waiting,
    at_rest::Key,
    names::{self, ReplyAddress, SignalDetails},
    notices::Tell,
    signal::{state::reopened, thread, work::put_off},
};
use domain::{ErasedWhy, NoticeKind, Origin, signal::left_after_stop};
use envelope::{
    chain::{Chain, ChainError},
    ids::Day,
    message::{Author, Body, Kind, Message, OpenedMessage},
    relay_api::Item,
};
use store::{
    Tx,
    desk::{self as rows, By, NewMessage, Of, SignalRow},
};

/// How a message stood in its chain; part of the thread.
pub(crate) const GOOD: &str = "good";
pub(crate) const GAP: &str = "gap";
pub(crate) const FORGED: &str = "forged";

impl Desk {
    /// From whomever it is.
    pub(crate) async fn apply_opened(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
    ) -> Result<Pulled, DeskError> {
        match opened.message.author {
            Author::Reporter(_) => self.apply(tx, item, opened).await,
            Author::Organisation(_) => self.apply_between(tx, item.day, opened).await,
        }
    }

    async fn apply(&self, tx: &mut Tx, item: &Item, opened: &OpenedMessage) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        let report_hash = self.0.vault.lookup("report", message.report_id.as_bytes());
        self.lock_for_consent(tx, message, &report_hash).await?;
        match rows::lock_signal(tx, By::Report(&report_hash)).await? {
            None => self.begin(tx, item, opened, &report_hash).await,
            Some(row) => self.go_on(tx, item, opened, row).await,
        }
    }

    /// The first message of a report to reach us. It may be a later one of a longer conversation with others: whoever is
    /// chosen afterwards gets what is written from then on.
    async fn begin(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
        report_hash: &[u8; 32],
    ) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        match message.body {
            Body::Report { .. } | Body::FollowUp { .. } | Body::ReadersChanged { .. } => {}
            Body::DeletionAsked { .. } => {}
            Body::Withdrawal => return self.begin_stopped(tx, item, opened, report_hash).await,
            _ => return self.put_aside(tx, "no-such-report").await,
        }
        let number = rows::next_number(tx, "signals").await?;
        let (key, wrapped) = self.0.vault.new_data_key(number)?;
        let sealed = names::seal(&key, names::signal_place(number), &details_of(message))?;
        let mut row = SignalRow { sealed: Some(sealed), ..self.new_row(item.day, opened, number)? };
        if let Body::DeletionAsked { due } = message.body {
            row.deletion_due = Some(due.number().into());
        }
        rows::add_signal(tx, report_hash, &row).await?;
        rows::put_data_key(tx, number, &wrapped).await?;
        let verdict = if message.seq == 0 { GOOD } else { GAP };
        self.keep_words(tx, (item.day, None), opened, (&key, &row), verdict).await?;
        self.compare(tx, &row, message).await?;
        self.note(tx, None, "signal-arrived", &format!("signal {number}")).await?;
        Ok(Pulled { new_signals: 1, new_messages: 1 })
    }

    /// The writer took a report back that was held back on its way. If it still comes, it is too late: its place in the
    /// chain is taken.
    async fn begin_stopped(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
        report_hash: &[u8; 32],
    ) -> Result<Pulled, DeskError> {
        let number = rows::next_number(tx, "signals").await?;
        let mut row = self.new_row(item.day, opened, number)?;
        row.stopped = true;
        row.state = State::Closed.code().into();
        row.waiting = Waiting::Nothing.code().into();
        row.content = left_after_stop(self.kind()).code().into();
        rows::add_signal(tx, report_hash, &row).await?;
        self.note(tx, None, "writer-stopped", &format!("signal {number}")).await?;
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    /// A report as it begins, before there is a word of it.
    pub(crate) fn new_row(
        &self,
        day: Day,
        opened: &OpenedMessage,
        number: i64,
    ) -> Result<SignalRow, DeskError> {
        let message = &opened.message;
        Ok(SignalRow {
            number,
            version: 1,
            state: State::New.code().into(),
            waiting: Waiting::Us.code().into(),
            content: Content::Shown.code().into(),
            stopped: false,
            pressure: matches!(message.body, Body::Report { pressure: true, .. }),
            about_police: matches!(message.body, Body::Report { about_police: true, .. }),
            lang: message.lang.clone(),
            arrived_day: day.number(),
            deletion_due: None,
            closed: None,
            incoming: after(message, opened),
            outgoing: (0, [0; 32]),
            sealed: None,
            sealed_reply: self.reply_address(message, number)?,
            seen: false,
            assignee: None,
            urgency: 0,
            snoozed_until: None,
            outcome: None,
            sealed_work: None,
            origin: Origin::Portal.code().into(),
            entered_by: None,
            team: None,
            merged_into: None,
        })
    }

    async fn go_on(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
        mut row: SignalRow,
    ) -> Result<Pulled, DeskError> {
        let message = &opened.message;
        let chain = Chain { next_seq: u64::try_from(row.incoming.0).unwrap_or(0), prev: row.incoming.1 };
        let verdict = match chain.check(message) {
            Ok(()) => GOOD,
            Err(ChainError::Gap { .. }) => GAP,
            // What we wrote down ourselves comes back from the relay with its mailbox.
            Err(ChainError::Replay) if row.entered_by.is_some() && self.is_here(tx, opened).await? => {
                return Ok(Pulled::default());
            }
            Err(ChainError::Replay) => return self.put_aside(tx, "replayed").await,
            Err(ChainError::Fork) => {
                self.keep_forgery(tx, &row).await?;
                return self.put_aside(tx, "two-in-one-place").await;
            }
        };
        row.incoming = after(message, opened);
        row.version += 1;
        // Whoever writes again is not like the others any more, and not out of sight.
        rows::stand_alone(tx, row.number).await?;
        if row.state == State::Aside.code() {
            put_off(&mut row, None)?;
        }
        let object = format!("signal {}", row.number);
        if matches!(message.kind, Kind::Consent | Kind::ConsentWithdrawn) {
            rows::update_signal(tx, &row).await?;
            return self.hear_consent(tx, (item, verdict), &row, opened).await;
        }
        match &message.body {
            Body::Withdrawal => {
                row.stopped = true;
                rows::update_signal(tx, &row).await?;
                let told = self.end_thread_consents(tx, row.number).await?;
                self.let_go(tx, &mut row).await?;
                self.note_told_receivers(tx, &told).await?;
                self.tell(tx, (NoticeKind::Stopped, Some(row.number)), Tell::Holder(&row), None).await?;
                self.note(tx, None, "writer-stopped", &object).await?;
            }
            Body::DeletionAsked { due } => {
                row.deletion_due = Some(due.number().into());
                self.add(tx, item, opened, &row, verdict).await?;
                self.tell(tx, (NoticeKind::Stopped, Some(row.number)), Tell::Holder(&row), None).await?;
                self.note(tx, None, "deletion-asked", &object).await?;
            }
            Body::DeletionUndone => {
                row.deletion_due = None;
                self.add(tx, item, opened, &row, verdict).await?;
                self.note(tx, None, "deletion-undone", &object).await?;
            }
            _ => {
                self.say_more(tx, item, opened, &mut row, verdict).await?;
                self.tell(tx, (NoticeKind::Wrote, Some(row.number)), Tell::Holder(&row), None).await?;
                self.note(tx, None, "message-arrived", &object).await?;
            }
        }
        rows::update_signal(tx, &row).await?;
        Ok(Pulled { new_signals: 0, new_messages: 1 })
    }

    /// Words, or a new list of readers: a report that was closed, stopped or erased is open again.
    async fn say_more(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
        row: &mut SignalRow,
        verdict: &'static str,
    ) -> Result<(), DeskError> {
        let message = &opened.message;
        let key = match self.key_of(tx, row.number).await? {
            Some(key) => key,
            None => {
                let (key, wrapped) = self.0.vault.new_data_key(row.number)?;
                rows::put_data_key(tx, row.number, &wrapped).await?;
                row.sealed = Some(names::seal(&key, names::signal_place(row.number), &details_of(message))?);
                key
            }
        };
        if let (Body::ReadersChanged { readers }, Some(sealed)) = (&message.body, &row.sealed) {
            let mut details: SignalDetails = names::open(&key, names::signal_place(row.number), sealed)?;
            details.readers = readers.iter().map(ToString::to_string).collect();
            row.sealed = Some(names::seal(&key, names::signal_place(row.number), &details)?);
        }
        row.content = Content::Shown.code().into();
        row.stopped = false;
        let mut second_look = false;
        if matches!(message.body, Body::FollowUp { .. } | Body::Report { .. }) {
            row.waiting = Waiting::Us.code().into();
            put_off(row, None)?;
            if row.state == State::Closed.code() {
                reopened(row);
            }
            // Whoever was to confirm that no offence is described has not seen this.
            second_look = rows::end_second_look(tx, row.number).await?;
        }
        self.keep_words(tx, (item.day, None), opened, (&key, row), verdict).await?;
        if second_look {
            self.note(tx, None, "second-look-ended", &format!("signal {}", row.number)).await?;
        }
        Ok(())
    }

    pub(crate) async fn add(
        &self,
        tx: &mut Tx,
        item: &Item,
        opened: &OpenedMessage,
        row: &SignalRow,
        verdict: &'static str,
    ) -> Result<(), DeskError> {
        let Some(key) = self.key_of(tx, row.number).await? else { return Ok(()) };
        self.keep_words(tx, (item.day, None), opened, (&key, row), verdict).await
    }

    /// What was signed is kept byte for byte: it is the proof. It is told apart by itself and not by the id of its
    /// envelope, which the relay could give to two messages so that the second is lost.
    pub(crate) async fn keep_words(
        &self,
        tx: &mut Tx,
        (day, once): (Day, Option<&[u8; 32]>),
        opened: &OpenedMessage,
        (key, row): (&Key, &SignalRow),
        verdict: &'static str,
    ) -> Result<(), DeskError> {
        let id = self.0.vault.lookup("message", &opened.payload_hash);
        let new = NewMessage {
            number: row.number,
            envelope_id: Some(&id),
            once,
            member: None,
            at: day.number().into(),
            at_version: row.version,
            verdict,
            sent: "",
        };
        let plain = thread::theirs(&opened.signed);
        let kept = rows::add_message(tx, &new, |id| key.seal(names::message_place(id), &plain).ok()).await?;
        kept.ok_or(DeskError::Damaged("messages"))?;
        self.expect_files(tx, (key, row.number), day, &opened.message.attachments).await
    }

    async fn is_here(&self, tx: &mut Tx, opened: &OpenedMessage) -> Result<bool, DeskError> {
        let id = self.0.vault.lookup("message", &opened.payload_hash);
        Ok(rows::has_message(tx, &id).await?)
    }

    async fn keep_forgery(&self, tx: &mut Tx, row: &SignalRow) -> Result<(), DeskError> {
        let new = NewMessage {
            number: row.number,
            envelope_id: None,
            once: None,
            member: None,
            at: self.relay_day().number().into(),
            at_version: row.version,
            verdict: FORGED,
            sent: "",
        };
        rows::add_message(tx, &new, |_| None).await?;
        Ok(())
    }

    /// The writer stopped us, or a deletion is due: what the kind of organisation may not keep is gone for good.
    pub(crate) async fn let_go(&self, tx: &mut Tx, row: &mut SignalRow) -> Result<(), DeskError> {
        // What is held by law is hidden from everybody and goes once the hold is lifted.
        let held = rows::ending(tx, Of::Signal, row.number).await?.held_by.is_some();
        let left = if held { Content::Hidden } else { left_after_stop(self.kind()) };
        row.state = State::Closed.code().into();
        row.waiting = Waiting::Nothing.code().into();
        row.content = left.code().into();
        (row.urgency, row.snoozed_until, row.outcome) = (0, None, None);
        rows::end_second_look(tx, row.number).await?;
        self.come_apart(tx, row.number).await?;
        row.merged_into = None;
        if left == Content::Erased {
            self.erase_report(tx, row, (None, ErasedWhy::Writer)).await?;
        }
        Ok(())
    }

    fn reply_address(&self, message: &Message, number: i64) -> Result<Option<Vec<u8>>, DeskError> {
        let Some(reply_to) = &message.reply_to else { return Ok(None) };
        let address = ReplyAddress { report_id: *message.report_id.as_bytes(), reply_to: reply_to.to_vec() };
        names::seal(self.0.vault.desk(), names::reply_place(number), &address).map(Some)
    }
}

fn after(message: &Message, opened: &OpenedMessage) -> (i64, [u8; 32]) {
    (i64::try_from(message.seq).unwrap_or(i64::MAX).saturating_add(1), opened.payload_hash)
}

pub(crate) fn details_of(message: &Message) -> SignalDetails {
    let answers = match &message.body {
        Body::Report { answers, .. } => answers.clone(),
        _ => Vec::new(),
    };
    let readers = match &message.body {
        Body::ReadersChanged { readers } => readers,
        _ => &message.recipients,
    };
    SignalDetails {
        mode: message.mode as u8,
        readers: readers.iter().map(ToString::to_string).collect(),
        answers,
        ..SignalDetails::default()
    }
}
