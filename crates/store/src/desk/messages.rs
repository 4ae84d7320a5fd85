//! What was said in a report, by the writer and by us, and answers on their way to the relay.
use super::next_number;
use crate::{Result, Row, StoreError, Tx, Value};

/// A message to be kept.
pub struct NewMessage<'a> {
    /// Which report.
    pub number: i64,
    /// Keyed hash of what was signed, if it came from a writer.
    pub envelope_id: Option<&'a [u8; 32]>,
    /// Keyed to one form, if it is ours.
    pub once: Option<&'a [u8; 32]>,
    /// Who of us wrote it.
    pub member: Option<i64>,
    /// Seconds if it is ours, days if it is the writer's.
    pub at: i64,
    /// The version of the report after it.
    pub at_version: i64,
    /// How it stood in its chain.
    pub verdict: &'static str,
    /// How far an answer is.
    pub sent: &'static str,
}

/// A message as it lies there.
pub struct MessageRow {
    /// Its number.
    pub id: i64,
    /// Who of us wrote it.
    pub member: Option<i64>,
    /// Seconds if it is ours, days if it is the writer's.
    pub at: i64,
    /// How it stood in its chain.
    pub verdict: String,
    /// How far an answer is.
    pub sent: String,
    /// Sealed content; `None` for what was put aside.
    pub sealed: Option<Vec<u8>>,
}

/// Adds a message; `seal` makes its content from its number. The same envelope twice is one message: then `None`.
///
/// # Errors
/// What the database says.
pub async fn add_message(
    tx: &mut Tx,
    message: &NewMessage<'_>,
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "messages").await?;
    let values = [
        id.into(),
        message.number.into(),
        Value::from(message.envelope_id),
        Value::from(message.once),
        Value::Int(message.member),
        message.at.into(),
        message.at_version.into(),
        message.verdict.into(),
        message.sent.into(),
        Value::Bytes(seal(id)),
    ];
    let sql = "INSERT INTO messages (id, number, envelope_id, once, member, at, at_version, verdict, sent, sealed) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING";
    Ok(tx.changed(sql, &values).await?.then_some(id))
}

/// What a form brought before, if it did.
#[derive(Debug, PartialEq, Eq)]
pub struct Brought {
    /// The message.
    pub id: i64,
    /// Its report.
    pub number: i64,
    /// Its sealed content.
    pub sealed: Vec<u8>,
}

/// The message that a form brought before, if it did.
///
/// # Errors
/// What the database says.
pub async fn message_of_form(tx: &mut Tx, once: &[u8; 32]) -> Result<Option<Brought>> {
    let row = tx.row("SELECT id, number, sealed FROM messages WHERE once = $1", &[once.into()]).await?;
    row.map(|row| Ok(Brought { id: row.int(0)?, number: row.int(1)?, sealed: row.bytes(2)? })).transpose()
}

/// Whether a message is there already.
///
/// # Errors
/// What the database says.
pub async fn has_message(tx: &mut Tx, envelope_id: &[u8; 32]) -> Result<bool> {
    Ok(tx.row("SELECT id FROM messages WHERE envelope_id = $1", &[envelope_id.into()]).await?.is_some())
}

/// Puts a mailbox on its way to the relay.
///
/// # Errors
/// What the database says.
pub async fn put_submission(tx: &mut Tx, number: i64, sealed: &[u8]) -> Result<()> {
    let sql = "INSERT INTO submissions (number, sealed) VALUES ($1, $2)";
    tx.run(sql, &[number.into(), sealed.into()]).await.map(|_| ())
}

/// Mailboxes that wait, oldest first: report, sealed.
///
/// # Errors
/// What the database says.
pub async fn submissions(tx: &mut Tx, limit: u32) -> Result<Vec<(i64, Vec<u8>)>> {
    let rows =
        tx.rows("SELECT number, sealed FROM submissions ORDER BY number LIMIT $1", &[limit.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.bytes(1)?))).collect()
}

/// It is at the relay. `false`: it was before.
///
/// # Errors
/// What the database says.
pub async fn settle_submission(tx: &mut Tx, number: i64) -> Result<bool> {
    tx.changed("DELETE FROM submissions WHERE number = $1", &[number.into()]).await
}

/// Everything said in a report, in the order in which it came.
///
/// # Errors
/// What the database says.
pub async fn messages_of(tx: &mut Tx, number: i64) -> Result<Vec<MessageRow>> {
    let sql = "SELECT id, member, at, verdict, sent, sealed FROM messages WHERE number = $1 ORDER BY id";
    tx.rows(sql, &[number.into()]).await?.iter().map(message).collect()
}

/// Where what was said in a report stands in time, by numbers of messages, Unix seconds: of a writer's, the beginning of its day.
///
/// # Errors
/// What the database says.
pub async fn message_times(tx: &mut Tx, number: i64) -> Result<Vec<(i64, i64)>> {
    let sql =
        "SELECT id, CASE WHEN member IS NULL THEN at * 86400 ELSE at END FROM messages WHERE number = $1";
    let rows = tx.rows(sql, &[number.into()]).await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?))).collect()
}

/// One message of a report.
///
/// # Errors
/// What the database says.
pub async fn message_of(tx: &mut Tx, number: i64, id: i64) -> Result<Option<MessageRow>> {
    let sql = "SELECT id, member, at, verdict, sent, sealed FROM messages WHERE number = $1 AND id = $2";
    tx.row(sql, &[number.into(), id.into()]).await?.as_ref().map(message).transpose()
}

pub(super) fn message(row: &Row) -> Result<MessageRow> {
    Ok(MessageRow {
        id: row.int(0)?,
        member: row.maybe_int(1)?,
        at: row.int(2)?,
        verdict: row.text(3)?,
        sent: row.text(4)?,
        sealed: row.maybe_bytes(5)?,
    })
}

/// Who of us has answered since the report had this version.
///
/// # Errors
/// What the database says.
pub async fn answered_since(tx: &mut Tx, number: i64, version: i64) -> Result<Option<i64>> {
    let sql = "SELECT member FROM messages WHERE number = $1 AND member IS NOT NULL AND at_version > $2 \
               ORDER BY id DESC LIMIT 1";
    tx.row(sql, &[number.into(), version.into()]).await?.map(|row| row.int(0)).transpose()
}

/// Puts an answer on its way.
///
/// # Errors
/// What the database says.
pub async fn put_outbox(tx: &mut Tx, message: i64, number: i64, sealed: &[u8]) -> Result<()> {
    let sql = "INSERT INTO outbox (message, number, sealed) VALUES ($1, $2, $3)";
    tx.run(sql, &[message.into(), number.into(), sealed.into()]).await.map(|_| ())
}

/// Answers that wait, oldest first: message, report, sealed. Those whose mailbox is still on its way wait for it.
///
/// # Errors
/// What the database says.
pub async fn outbox(tx: &mut Tx, limit: u32) -> Result<Vec<(i64, i64, Vec<u8>)>> {
    let rows = tx
        .rows(
            "SELECT message, number, sealed FROM outbox WHERE number NOT IN (SELECT number FROM submissions) \
         ORDER BY message LIMIT $1",
            &[limit.into()],
        )
        .await?;
    rows.iter().map(|row| Ok((row.int(0)?, row.int(1)?, row.bytes(2)?))).collect()
}

/// How many answers wait.
///
/// # Errors
/// What the database says.
pub async fn waiting_answers(tx: &mut Tx) -> Result<i64> {
    tx.row("SELECT COUNT(*) FROM outbox", &[]).await?.ok_or(StoreError::Shape(0))?.int(0)
}

/// An answer has arrived, or cannot: it no longer waits. `false`: it was settled before.
///
/// # Errors
/// What the database says.
pub async fn settle_outbox(tx: &mut Tx, message: i64, sent: &'static str) -> Result<bool> {
    tx.run("UPDATE messages SET sent = $2 WHERE id = $1", &[message.into(), sent.into()]).await?;
    tx.changed("DELETE FROM outbox WHERE message = $1", &[message.into()]).await
}

/// What a member began to write: to the writer, and to colleagues.
#[derive(Default)]
pub struct DraftRow {
    /// To the writer.
    pub reply: Option<Vec<u8>>,
    /// To colleagues.
    pub note: Option<Vec<u8>>,
}

/// What a member began to write.
///
/// # Errors
/// What the database says.
pub async fn draft(tx: &mut Tx, number: i64, member: i64) -> Result<DraftRow> {
    let sql = "SELECT sealed, sealed_note FROM drafts WHERE number = $1 AND member = $2";
    let row = tx.row(sql, &[number.into(), member.into()]).await?;
    let read = |row: Row| {
        Ok(DraftRow {
            reply: Some(row.bytes(0)?).filter(|sealed| !sealed.is_empty()),
            note: row.maybe_bytes(1)?,
        })
    };
    row.map(read).transpose().map(Option::unwrap_or_default)
}

/// Keeps what a member began to write, or forgets it.
///
/// # Errors
/// What the database says.
pub async fn put_draft(tx: &mut Tx, number: i64, member: i64, draft: &DraftRow) -> Result<()> {
    tx.run("DELETE FROM drafts WHERE number = $1 AND member = $2", &[number.into(), member.into()]).await?;
    if draft.reply.is_some() || draft.note.is_some() {
        let sql = "INSERT INTO drafts (number, member, sealed, sealed_note) VALUES ($1, $2, $3, $4)";
        let reply = draft.reply.clone().unwrap_or_default();
        let values = [number.into(), member.into(), reply.into(), draft.note.clone().into()];
        tx.run(sql, &values).await?;
    }
    Ok(())
}

/// A request to colleagues.
pub struct LanguageRow {
    /// Its number.
    pub id: i64,
    /// Who asked.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Sealed note.
    pub sealed: Vec<u8>,
}

/// Adds a request; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn add_language_request(
    tx: &mut Tx,
    (number, member, at): (i64, i64, i64),
    seal: impl FnOnce(i64) -> Vec<u8>,
) -> Result<()> {
    let id = next_number(tx, "requests").await?;
    let sql = "INSERT INTO language_requests (id, number, member, at, sealed) VALUES ($1, $2, $3, $4, $5)";
    tx.run(sql, &[id.into(), number.into(), member.into(), at.into(), seal(id).into()]).await.map(|_| ())
}

/// Requests about a report, oldest first.
///
/// # Errors
/// What the database says.
pub async fn language_requests(tx: &mut Tx, number: i64) -> Result<Vec<LanguageRow>> {
    let sql = "SELECT id, member, at, sealed FROM language_requests WHERE number = $1 ORDER BY id";
    let read = |row: &Row| {
        Ok(LanguageRow { id: row.int(0)?, member: row.int(1)?, at: row.int(2)?, sealed: row.bytes(3)? })
    };
    tx.rows(sql, &[number.into()]).await?.iter().map(read).collect()
}
