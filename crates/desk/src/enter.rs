//! Writing down a report that came by another way: at the counter, by phone, on paper, from a partner. It is signed and kept
//! like one from the portal. Whoever told it can be given a receipt: a mailbox at the relay then waits for them, and what
//! they write later stands behind their first words.
use crate::{
    Desk, DeskError, MemberId, Permission, Session, chance,
    names::{self, SignalDetails},
    pull::{GOOD, details_of},
    work::concerns_one_of_many,
};
use domain::entering::{Entered, EnteredFault};
use envelope::{
    message::{Message, MessageReader, Mode, OpenedMessage, Verifier},
    receipt::{Receipt, ReporterKeys},
    telling::Telling,
};
use std::sync::PoisonError;
use store::{
    Tx,
    desk::{self as rows, SignalRow},
};
use zeroize::Zeroizing;

/// What the page sends.
#[derive(Clone, Copy)]
pub struct Entering<'a> {
    /// The report.
    pub entered: Entered<'a>,
    /// The person says they are under pressure.
    pub pressure: bool,
    /// The person gets a receipt.
    pub receipt: bool,
    /// A hidden field, made anew for every page shown ([`Desk::once_token`]).
    pub once_token: &'a str,
}

/// What became of it.
pub enum EnterOutcome {
    /// It is kept; also when this very form had been sent before.
    Kept {
        /// Its number.
        number: i64,
        /// What the person takes with them. Shown now and never again: it is kept nowhere.
        receipt: Option<Receipt>,
    },
    /// It cannot be kept like this.
    Fault(EnteredFault),
    /// No receipt can be made: the relay was never reached.
    NoRelay,
}

/// How a report came that one of us wrote down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// Who wrote it down.
    pub by: String,
    /// Code of how it was checked.
    pub checked: String,
    /// From whom and how it came.
    pub source: String,
}

impl Desk {
    /// Keeps a report that was told.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that writes none down.
    pub async fn enter(&self, session: &Session, form: &Entering<'_>) -> Result<EnterOutcome, DeskError> {
        self.allow(session, Permission::Enter).await?;
        if let Err(fault) = form.entered.check(self.today()) {
            return Ok(EnterOutcome::Fault(fault));
        }
        // The text belongs to the form: other words in a page brought back are another report. So does the wish for a
        // receipt: nobody is given one for a report that was kept without a mailbox.
        let of =
            format!("{} {} {} {}", session.member.id.0, form.once_token, form.receipt, form.entered.text);
        let once = self.0.vault.lookup("entered", of.as_bytes());
        let (receipt, keys) = match (form.receipt, self.deployment()) {
            (false, _) => (None, ReporterKeys::from_root(chance::bytes::<64>()?)),
            (true, None) => return Ok(EnterOutcome::NoRelay),
            (true, Some(deployment)) => {
                let (receipt, keys) = self.receipt_of(&of, deployment).await?;
                (Some(receipt), keys)
            }
        };
        let mut tx = self.0.store.write("enter").await?;
        if let Some(before) = rows::message_of_form(&mut tx, &once).await? {
            return Ok(EnterOutcome::Kept { number: before.number, receipt });
        }
        let number = self.keep_entered(&mut tx, session.member.id, (form, &keys), &once).await?;
        rows::put_draft(&mut tx, ENTRY, session.member.id.0, &rows::DraftRow::default()).await?;
        self.note(&mut tx, Some(session.member.id), "signal-entered", &format!("signal {number}")).await?;
        tx.commit().await?;
        Ok(EnterOutcome::Kept { number, receipt })
    }

    /// The receipt of a form: the same when the page is loaded again, and kept nowhere.
    async fn receipt_of(&self, of: &str, deployment: String) -> Result<(Receipt, ReporterKeys), DeskError> {
        let secret = Zeroizing::new(self.0.vault.lookup("receipt of a form", of.as_bytes()));
        let first = secret.first_chunk::<16>().copied().map(Zeroizing::new).ok_or(DeskError::NoChance)?;
        let receipt = Receipt::of_random(&first);
        let derive = move || (receipt.derive(&deployment), receipt);
        let derived = tokio::task::spawn_blocking(derive).await;
        derived.map(|(keys, receipt)| (receipt, keys)).map_err(|_| DeskError::Setup("closing"))
    }

    async fn keep_entered(
        &self,
        tx: &mut Tx,
        who: MemberId,
        (form, keys): (&Entering<'_>, &ReporterKeys),
        once: &[u8; 32],
    ) -> Result<i64, DeskError> {
        let damaged = |_| DeskError::Damaged("entered");
        let entered = &form.entered;
        let telling = Telling {
            text: entered.text.into(),
            answers: Vec::new(),
            about_police: false,
            pressure: form.pressure,
            keep_copy: false,
            lang: entered.lang.into(),
            mode: Mode::Wasm,
            attachments: Vec::new(),
        };
        let signed = telling.sign(keys, std::slice::from_ref(self.org())).map_err(damaged)?;
        let verifier = Verifier::new(MessageReader::Organisation(self.org().clone()));
        let opened = Message::open(&signed.to_bytes(), &verifier).map_err(damaged)?;
        let number = rows::next_number(tx, "signals").await?;
        let (key, wrapped) = self.0.vault.new_data_key(number)?;
        let row = self.entered_row(&key, who, (form, &opened), number)?;
        let report_hash = self.0.vault.lookup("report", opened.message.report_id.as_bytes());
        rows::add_signal(tx, &report_hash, &row).await?;
        rows::put_data_key(tx, number, &wrapped).await?;
        self.keep_words(tx, (entered.day, Some(once)), &opened, (&key, &row), GOOD).await?;
        if form.receipt {
            let own =
                self.0.ring.org().sealing_key(self.relay_day()).map_err(|_| DeskError::Damaged("keys"))?;
            let readers = [(self.org().clone(), own)];
            let submission =
                telling.submission(&mut chance::rng(), keys, &signed, &readers, self.relay_day());
            let bytes = Zeroizing::new(submission.map_err(damaged)?.to_bytes());
            let sealed = self.0.vault.desk().seal(names::submission_place(number), &bytes)?;
            rows::put_submission(tx, number, &sealed).await?;
        }
        Ok(number)
    }

    fn entered_row(
        &self,
        key: &crate::at_rest::Key,
        who: MemberId,
        (form, opened): (&Entering<'_>, &OpenedMessage),
        number: i64,
    ) -> Result<SignalRow, DeskError> {
        let entered = &form.entered;
        let details = SignalDetails {
            checked: entered.checked.code().into(),
            source: entered.source.trim().into(),
            ..details_of(&opened.message)
        };
        let mut row = self.new_row(entered.day, opened, number)?;
        row.sealed = Some(names::seal(key, names::signal_place(number), &details)?);
        row.origin = entered.origin.code().into();
        row.entered_by = Some(who.0);
        // Without a receipt nobody can read an answer at the portal.
        row.sealed_reply = row.sealed_reply.filter(|_| form.receipt);
        Ok(row)
    }

    /// Which deployment the relay belongs to, once it was reached.
    fn deployment(&self) -> Option<String> {
        self.0.deployment.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Keeps what a member began to write down; empty text forgets it.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that writes none down.
    pub async fn keep_entry(&self, session: &Session, text: &str) -> Result<(), DeskError> {
        self.allow(session, Permission::Enter).await?;
        let member = session.member.id.0;
        let sealed = match text.is_empty() {
            true => None,
            false => Some(self.0.vault.desk().seal(names::draft_place(member), text.as_bytes())?),
        };
        let mut tx = self.0.store.write("entry").await?;
        rows::put_draft(&mut tx, ENTRY, member, &rows::DraftRow { reply: sealed, note: None }).await?;
        Ok(tx.commit().await?)
    }

    /// What a member began to write down.
    ///
    /// # Errors
    /// [`DeskError::Refused`] for a role that writes none down.
    pub async fn kept_entry(&self, session: &Session) -> Result<String, DeskError> {
        self.allow(session, Permission::Enter).await?;
        let member = session.member.id.0;
        let mut tx = self.0.store.read("entry").await?;
        let Some(sealed) = rows::draft(&mut tx, ENTRY, member).await?.reply else { return Ok(String::new()) };
        let plain = self.0.vault.desk().open(names::draft_place(member), &sealed)?;
        Ok(String::from_utf8_lossy(&plain).into_owned())
    }

    /// Opens mailboxes at the relay for people who were given a receipt. Sent twice is one mailbox.
    pub(crate) async fn send_submissions(&self) -> Result<(), DeskError> {
        let mut tx = self.0.store.read("submissions").await?;
        let waiting = rows::submissions(&mut tx, AT_ONCE).await?;
        drop(tx);
        for (number, sealed) in waiting {
            match self.send_submission(number, &sealed).await {
                // This one waits on; who stands behind it must not wait with it.
                Err(error) if concerns_one_of_many(&error) => tracing::warn!(%error, "a mailbox waits"),
                sent => sent?,
            }
        }
        Ok(())
    }

    async fn send_submission(&self, number: i64, sealed: &[u8]) -> Result<(), DeskError> {
        let bytes = self.0.vault.desk().open(names::submission_place(number), sealed)?;
        self.0.client.submit(bytes.to_vec()).await?;
        let mut tx = self.0.store.write("submitted").await?;
        if rows::settle_submission(&mut tx, number).await? {
            self.note(&mut tx, None, "mailbox-opened", &format!("signal {number}")).await?;
        }
        Ok(tx.commit().await?)
    }
}

/// What is being written down has no number yet.
const ENTRY: i64 = 0;
/// Mailboxes opened in one go.
const AT_ONCE: u32 = 50;
