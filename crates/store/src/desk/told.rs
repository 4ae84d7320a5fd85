//! What members want to be told outside the desk, sealed, and the mails that wait: one row a member, so that a flood of news is one mail.
use super::inbox::held_by;
use crate::{Result, Row, StoreError, Tx, Value};

/// What a member wants.
pub struct ToldRow {
    /// Whose.
    pub member: i64,
    /// Sealed address, choices and shifts.
    pub sealed: Vec<u8>,
    /// The beginning of the last shift for which it was looked what is new, Unix seconds.
    pub digested: i64,
}

/// How much of each sort of mail there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Mails {
    /// Something to be told at once.
    pub news: i64,
    /// The digest of a shift.
    pub digests: i64,
    /// The first mail to a new address.
    pub firsts: i64,
}

/// What waits to be mailed to a member.
pub struct MailRow {
    /// To whom.
    pub member: i64,
    /// What.
    pub mails: Mails,
    /// Since when, Unix seconds.
    pub since: i64,
    /// How often it was tried in vain.
    pub tries: i64,
}

fn read(row: &Row) -> Result<ToldRow> {
    Ok(ToldRow { member: row.int(0)?, sealed: row.bytes(1)?, digested: row.int(2)? })
}

/// What a member wants.
///
/// # Errors
/// What the database says.
pub async fn told_of(tx: &mut Tx, member: i64) -> Result<Option<ToldRow>> {
    let sql = "SELECT member, sealed, digested FROM told WHERE member = $1";
    tx.row(sql, &[member.into()]).await?.as_ref().map(read).transpose()
}

/// What everybody wants.
///
/// # Errors
/// What the database says.
pub async fn all_told(tx: &mut Tx) -> Result<Vec<ToldRow>> {
    let rows = tx.rows("SELECT member, sealed, digested FROM told ORDER BY member", &[]).await?;
    rows.iter().map(read).collect()
}

/// Keeps what a member wants; shifts that began before `now` are over for whoever says it for the first time.
///
/// # Errors
/// What the database says.
pub async fn put_told(tx: &mut Tx, member: i64, sealed: &[u8], now: i64) -> Result<()> {
    let sql = "INSERT INTO told (member, sealed, digested) VALUES ($1, $2, $3) \
               ON CONFLICT (member) DO UPDATE SET sealed = excluded.sealed";
    tx.run(sql, &[member.into(), sealed.into(), now.into()]).await.map(|_| ())
}

/// A member is told nothing outside the desk any more, and what waits for them waits no longer.
///
/// # Errors
/// What the database says.
pub async fn end_told(tx: &mut Tx, member: i64) -> Result<()> {
    tx.run("DELETE FROM told WHERE member = $1", &[member.into()]).await?;
    tx.run("DELETE FROM mails WHERE member = $1", &[member.into()]).await.map(|_| ())
}

/// It was looked what is new at the beginning of a shift. `false`: another instance was faster.
///
/// # Errors
/// What the database says.
pub async fn step_digest(tx: &mut Tx, member: i64, (from, to): (i64, i64)) -> Result<bool> {
    let sql = "UPDATE told SET digested = $3 WHERE member = $1 AND digested = $2";
    tx.changed(sql, &[member.into(), from.into(), to.into()]).await
}

/// Adds to what waits for a member. The first of it goes at once, but not within `pause` seconds of the last mail.
///
/// # Errors
/// What the database says.
pub async fn queue_mail(tx: &mut Tx, member: i64, more: Mails, (now, pause): (i64, i64)) -> Result<()> {
    let sql = "INSERT INTO mails (member, news, digests, firsts, since, tries, next_try, last_sent) \
               VALUES ($1, $2, $3, $4, $5, 0, $5, 0) ON CONFLICT (member) DO UPDATE SET \
               since = CASE WHEN mails.news + mails.digests + mails.firsts = 0 THEN excluded.since ELSE mails.since END, \
               tries = CASE WHEN mails.news + mails.digests + mails.firsts = 0 THEN 0 ELSE mails.tries END, \
               next_try = CASE WHEN mails.news + mails.digests + mails.firsts > 0 THEN mails.next_try \
                          WHEN mails.last_sent + $6 > $5 THEN mails.last_sent + $6 ELSE $5 END, \
               news = mails.news + excluded.news, digests = mails.digests + excluded.digests, \
               firsts = mails.firsts + excluded.firsts";
    let values: [Value; 6] =
        [member.into(), more.news.into(), more.digests.into(), more.firsts.into(), now.into(), pause.into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// Takes the mail that waits longest, until `lease_end`: then another instance may try it.
///
/// # Errors
/// What the database says.
pub async fn claim_mail(tx: &mut Tx, now: i64, lease_end: i64) -> Result<Option<MailRow>> {
    let sql = "UPDATE mails SET next_try = $2 WHERE member = (SELECT member FROM mails \
               WHERE news + digests + firsts > 0 AND next_try <= $1 ORDER BY next_try, member LIMIT 1) AND next_try <= $1 \
               RETURNING member, news, digests, firsts, since, tries";
    let read = |row: Row| {
        Ok(MailRow {
            member: row.int(0)?,
            mails: Mails { news: row.int(1)?, digests: row.int(2)?, firsts: row.int(3)? },
            since: row.int(4)?,
            tries: row.int(5)?,
        })
    };
    tx.row(sql, &[now.into(), lease_end.into()]).await?.map(read).transpose()
}

/// This much was mailed at `at`, or there was nothing to say (`at` is `None`); what came meanwhile waits for `next`.
///
/// # Errors
/// What the database says.
pub async fn settle_mail(
    tx: &mut Tx,
    member: i64,
    done: Mails,
    (at, next): (Option<i64>, i64),
) -> Result<()> {
    let sql = "UPDATE mails SET news = news - $2, digests = digests - $3, firsts = firsts - $4, tries = 0, \
               since = $6, next_try = $6, last_sent = COALESCE($5, last_sent) WHERE member = $1";
    let values: [Value; 6] = [
        member.into(),
        done.news.into(),
        done.digests.into(),
        done.firsts.into(),
        Value::Int(at),
        next.into(),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// It did not go; it is tried again at `next`.
///
/// # Errors
/// What the database says.
pub async fn mail_failed(tx: &mut Tx, member: i64, next: i64) -> Result<()> {
    let sql = "UPDATE mails SET tries = tries + 1, next_try = $2 WHERE member = $1";
    tx.run(sql, &[member.into(), next.into()]).await.map(|_| ())
}

/// How many mails wait, and since when.
///
/// # Errors
/// What the database says.
pub async fn waiting_mails(tx: &mut Tx) -> Result<(i64, Option<i64>)> {
    let sql = "SELECT COUNT(*), MIN(since) FROM mails WHERE news + digests + firsts > 0";
    let row = tx.row(sql, &[]).await?.ok_or(StoreError::Shape(0))?;
    Ok((row.int(0)?, row.maybe_int(1)?))
}

/// The kinds of what a member was told and has not seen, each as often as it is there.
///
/// # Errors
/// What the database says.
pub async fn unseen_kinds(tx: &mut Tx, member: i64) -> Result<Vec<(String, i64)>> {
    let sql = "SELECT kind, COUNT(*) FROM notices WHERE member = $1 AND seen = 0 GROUP BY kind";
    let rows = tx.rows(sql, &[member.into()]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// A change that somebody made, without its place in the chain.
pub struct ChangeRow {
    /// When, Unix seconds.
    pub at: i64,
    /// Who.
    pub member: i64,
    /// The code of what.
    pub act: String,
    /// On what.
    pub object: String,
}

/// What other members did since a moment with open reports and cases that one member has, newest first, but for these acts: each with a
/// space before and after it.
///
/// # Errors
/// What the database says.
pub async fn changes_by_others(
    tx: &mut Tx,
    (member, today): (i64, u32),
    (since, but): (i64, &str),
    limit: i64,
) -> Result<Vec<ChangeRow>> {
    const CHANGES: &str = concat!(
        "SELECT at, member, act, object FROM audit WHERE at >= $3 AND member IS NOT NULL AND member <> $1 \
         AND $5 NOT LIKE '% ' || act || ' %' AND object IN (\
         SELECT 'signal ' || number FROM signals WHERE state <> 'closed' AND ",
        held_by!("$1", "$2"),
        " UNION ALL SELECT 'case ' || number FROM cases WHERE state = 'open' AND ",
        held_by!("$1", "$2"),
        ") ORDER BY line DESC LIMIT $4"
    );
    let read = |row: &Row| {
        Ok(ChangeRow { at: row.int(0)?, member: row.int(1)?, act: row.text(2)?, object: row.text(3)? })
    };
    let values = [member.into(), today.into(), since.into(), limit.into(), but.into()];
    tx.rows(CHANGES, &values).await?.iter().map(read).collect()
}
