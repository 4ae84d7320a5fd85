//! What was said about a referral, by its author and place. Lock the referral before.
use super::next_number;
use crate::{Result, Row, Tx, Value};

/// Something that was said about a referral.
#[derive(Debug, Clone)]
pub struct ReferralMessage {
    /// Its number.
    pub id: i64,
    /// Which referral.
    pub referral: i64,
    /// We said it.
    pub ours: bool,
    /// Its place in its chain; below zero: one of two that claim one place.
    pub seq: i64,
    /// Its hash.
    pub hash: [u8; 32],
    /// The hash of the one before.
    pub prev: [u8; 32],
    /// When, Unix seconds; of theirs the beginning of the day on which it came to the relay.
    pub at: i64,
    /// Who of us said it; nobody: the desk itself.
    pub member: Option<i64>,
    /// How it stands in its chain.
    pub verdict: String,
    /// How often it was said again.
    pub again: i64,
    /// As signed, under the referral's key.
    pub sealed: Option<Vec<u8>>,
    /// As signed, under the desk's key, until the relay has it.
    pub waiting: Option<Vec<u8>>,
}

macro_rules! messages {
    ($which:literal) => {
        concat!(
            "SELECT id, referral, ours, seq, hash, prev, at, member, verdict, again, sealed, sealed_waiting FROM referral_messages ",
            $which
        )
    };
}

fn message_row(row: &Row) -> Result<ReferralMessage> {
    Ok(ReferralMessage {
        id: row.int(0)?,
        referral: row.int(1)?,
        ours: row.flag(2)?,
        seq: row.int(3)?,
        hash: row.hash(4)?,
        prev: row.hash(5)?,
        at: row.int(6)?,
        member: row.maybe_int(7)?,
        verdict: row.text(8)?,
        again: row.int(9)?,
        sealed: row.maybe_bytes(10)?,
        waiting: row.maybe_bytes(11)?,
    })
}

/// Adds what was said. `None`: its place is taken.
///
/// # Errors
/// What the database says.
pub async fn add_referral_message(
    tx: &mut Tx,
    message: &ReferralMessage,
    seal: impl FnOnce(i64) -> Option<(Option<Vec<u8>>, Option<Vec<u8>>)>,
) -> Result<Option<i64>> {
    let id = next_number(tx, "referral_messages").await?;
    let Some((sealed, waiting)) = seal(id) else { return Ok(None) };
    let sql = "INSERT INTO referral_messages (id, referral, ours, seq, hash, prev, at, member, verdict, again, sealed, sealed_waiting) \
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) ON CONFLICT (referral, ours, seq) DO NOTHING";
    let values = [
        id.into(),
        message.referral.into(),
        message.ours.into(),
        message.seq.into(),
        message.hash.into(),
        message.prev.into(),
        message.at.into(),
        Value::Int(message.member),
        message.verdict.as_str().into(),
        message.again.into(),
        Value::from(sealed),
        Value::from(waiting),
    ];
    Ok(tx.changed(sql, &values).await?.then_some(id))
}

/// What was said about one, in the order in which it came here.
///
/// # Errors
/// What the database says.
pub async fn referral_messages(tx: &mut Tx, referral: i64) -> Result<Vec<ReferralMessage>> {
    let sql = messages!("WHERE referral = $1 ORDER BY id");
    tx.rows(sql, &[referral.into()]).await?.iter().map(message_row).collect()
}

/// What waits, in the order in which it goes out: what takes back, what a member said, what the desk says by itself.
pub const WAITS: [Waits; 3] = [Waits::TakenBack, Waits::Said, Waits::ByItself];

/// Which part of what waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Waits {
    /// Of what we sent and took back.
    TakenBack,
    /// A member said it.
    Said,
    /// The desk said it.
    ByItself,
}

/// What waits for the relay after this number, the oldest first.
///
/// # Errors
/// What the database says.
pub async fn waiting_referral_messages(
    tx: &mut Tx,
    which: Waits,
    (after, limit): (i64, u32),
) -> Result<Vec<ReferralMessage>> {
    let sql = messages!(
        "WHERE sealed_waiting IS NOT NULL AND id > $1 AND (CASE WHEN referral IN (SELECT number FROM referrals \
         WHERE direction <> 'in' AND state IN ('withdrawn', 'revoked')) THEN 0 WHEN member IS NOT NULL THEN 1 ELSE 2 END) = $2 \
         ORDER BY id LIMIT $3"
    );
    let rank = match which {
        Waits::TakenBack => 0_i64,
        Waits::Said => 1,
        Waits::ByItself => 2,
    };
    tx.rows(sql, &[after.into(), rank.into(), limit.into()]).await?.iter().map(message_row).collect()
}

/// What waits of one message.
///
/// # Errors
/// What the database says.
pub async fn referral_waiting(tx: &mut Tx, id: i64) -> Result<Option<Vec<u8>>> {
    let row = tx.row("SELECT sealed_waiting FROM referral_messages WHERE id = $1", &[id.into()]).await?;
    Ok(row.map(|row| row.maybe_bytes(0)).transpose()?.flatten())
}

/// Numbers of those we sent that have not left yet, or are to leave once more.
///
/// # Errors
/// What the database says.
pub async fn referrals_waiting(tx: &mut Tx) -> Result<Vec<i64>> {
    let sql = "SELECT number FROM referrals WHERE direction <> 'in' AND number IN (SELECT referral FROM referral_messages \
               WHERE ours = 1 AND seq = 0 AND sealed_waiting IS NOT NULL) ORDER BY number";
    tx.rows(sql, &[]).await?.iter().map(|row| row.int(0)).collect()
}

/// The places of what was said about one, in the order in which it came here, without the words.
///
/// # Errors
/// What the database says.
pub async fn referral_places(tx: &mut Tx, referral: i64) -> Result<Vec<ReferralMessage>> {
    let sql = "SELECT id, referral, ours, seq, hash, prev, at, member, verdict, again, CAST(NULL AS BYTEA), CAST(NULL AS BYTEA) \
               FROM referral_messages WHERE referral = $1 ORDER BY id";
    tx.rows(sql, &[referral.into()]).await?.iter().map(message_row).collect()
}

/// The relay has it. `false`: somebody else found that out.
///
/// # Errors
/// What the database says.
pub async fn referral_message_sent(tx: &mut Tx, id: i64) -> Result<bool> {
    let sql =
        "UPDATE referral_messages SET sealed_waiting = NULL WHERE id = $1 AND sealed_waiting IS NOT NULL";
    tx.changed(sql, &[id.into()]).await
}

/// It is to go out once more.
///
/// # Errors
/// What the database says.
pub async fn say_referral_message_again(tx: &mut Tx, id: i64, waiting: &[u8]) -> Result<()> {
    let sql = "UPDATE referral_messages SET sealed_waiting = $2, again = again + 1 WHERE id = $1";
    tx.run(sql, &[id.into(), waiting.into()]).await.map(|_| ())
}

/// What waits does not go out, for the first time or once more: of a referral that was taken back before it left.
///
/// # Errors
/// What the database says.
pub async fn drop_waiting(tx: &mut Tx, referral: i64) -> Result<u64> {
    let sql = "UPDATE referral_messages SET sealed_waiting = NULL WHERE referral = $1 AND sealed_waiting IS NOT NULL";
    tx.run(sql, &[referral.into()]).await
}

/// A referral itself that has not left does not leave any more; what was said about it since does.
///
/// # Errors
/// What the database says.
pub async fn drop_first_waiting(tx: &mut Tx, referral: i64) -> Result<()> {
    let sql =
        "UPDATE referral_messages SET sealed_waiting = NULL WHERE referral = $1 AND ours = 1 AND seq = 0";
    tx.run(sql, &[referral.into()]).await.map(|_| ())
}

/// What we said from this place on and never left is forgotten.
///
/// # Errors
/// What the database says.
pub async fn forget_unsent(tx: &mut Tx, referral: i64, from: i64) -> Result<()> {
    let sql = "DELETE FROM referral_messages WHERE referral = $1 AND ours = 1 AND seq >= $2 AND again = 0 \
               AND sealed_waiting IS NOT NULL";
    tx.run(sql, &[referral.into(), from.into()]).await.map(|_| ())
}
