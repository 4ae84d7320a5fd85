//! The chain of log lines: each names the hash of the one before, and the head is signed. Exact bytes in `spec/audit.md`.
//! A line is written in the transaction of the change it records, so neither is ever there without the other.
use crate::{DeskError, MemberId};
use envelope::signed::{Context, Signed, SigningKey, VerifyingKey};
use sha2::{Digest, Sha256};
use store::{
    Store, Tx,
    desk::{
        AuditHead, AuditRow, audit_floor, audit_head, audit_lines, cut_audit, lock_audit_head,
        put_audit_line, set_audit_head, set_status, status,
    },
};

const LINE_LABEL: &[u8] = b"zichtbaar audit line v1";
/// Lines read at a time while checking.
const BATCH: i64 = 1_000;

/// What is wrong with the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// A line was changed (`audit-fault-altered`).
    Altered,
    /// A line is missing (`audit-fault-missing`).
    Missing,
    /// A line stands in another's place (`audit-fault-order`).
    Order,
    /// Lines at the end are missing (`audit-fault-head`).
    HeadCut,
}

/// What a check found.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Lines that were checked.
    pub lines: i64,
    /// The first line that is not as it was written.
    pub first_fault: Option<(i64, Fault)>,
}

/// One line to be written. The act is the end of an id `act-…` in `locales`; the object says on what, without a name.
pub(crate) struct Act<'a> {
    pub(crate) at: i64,
    pub(crate) who: Option<MemberId>,
    pub(crate) act: &'static str,
    pub(crate) object: &'a str,
}

/// Adds a line. Those who write at once take turns at the head.
pub(crate) async fn write(tx: &mut Tx, key: &SigningKey, act: &Act<'_>) -> Result<(), DeskError> {
    let head = lock_audit_head(tx).await?;
    let mut row = AuditRow {
        line: head.line + 1,
        at: act.at,
        member: act.who.map(|member| member.0),
        act: act.act.into(),
        object: act.object.into(),
        hash: [0; 32],
    };
    row.hash = hash(&head.hash, &row);
    let signed = Signed::new(Context::AuditHead, head_bytes(row.line, &row.hash), key).to_bytes().to_vec();
    put_audit_line(tx, &row).await?;
    Ok(set_audit_head(tx, &AuditHead { line: row.line, hash: row.hash, signed }).await?)
}

/// Adds a line in a transaction of its own, and remembers under a name of the table `status` which line it is: whoever says when something
/// was last done reads it from the log, where nobody can write it without being noticed.
pub(crate) async fn write_and_remember(
    store: &Store,
    key: &SigningKey,
    act: &Act<'_>,
    name: &'static str,
) -> Result<(), DeskError> {
    let mut tx = store.write("noted").await?;
    write(&mut tx, key, act).await?;
    let head = audit_head(&mut tx).await?.map_or(0, |head| head.line);
    set_status(&mut tx, name, head).await?;
    Ok(tx.commit().await?)
}

/// When that was, Unix seconds, and the number after `word` in its object.
pub(crate) async fn remembered(
    tx: &mut Tx,
    name: &'static str,
    (act, word): (&str, &str),
) -> Result<Option<(i64, i64)>, DeskError> {
    let Some(line) = status(tx, name).await? else { return Ok(None) };
    let row = audit_lines(tx, line - 1, 1).await?.into_iter().find(|row| row.act == act);
    let number = |row: &AuditRow| row.object.strip_prefix(word)?.trim_start().parse().ok();
    Ok(row.and_then(|row| Some((row.at, number(&row)?))))
}

/// Lets lines go that were written before `before`, at most `limit` of them, and signs where the log begins now. The last line that
/// went, if any did. A line stays while one before it has to.
pub(crate) async fn cut(
    tx: &mut Tx,
    key: &SigningKey,
    before: i64,
    limit: i64,
) -> Result<Option<i64>, DeskError> {
    let start = audit_floor(tx).await?.map_or(0, |floor| floor.line);
    let lines = audit_lines(tx, start, limit).await?;
    let Some(last) = lines.iter().take_while(|row| row.at < before).last() else { return Ok(None) };
    let floor = head_bytes(last.line, &last.hash);
    let signed = Signed::new(Context::AuditFloor, floor, key).to_bytes().to_vec();
    cut_audit(tx, &AuditHead { line: last.line, hash: last.hash, signed }).await?;
    Ok(Some(last.line))
}

/// Checks where the log begins, every line and the head.
///
/// # Errors
/// What the database says.
pub async fn verify(store: &Store, key: &VerifyingKey) -> Result<Verdict, DeskError> {
    let mut tx = store.read("audit check").await?;
    let head = audit_head(&mut tx).await?;
    let mut checked = (0, [0; 32]);
    if let Some(floor) = audit_floor(&mut tx).await? {
        if !is_signed(&floor, Context::AuditFloor, key) {
            return Ok(Verdict { lines: 0, first_fault: Some((floor.line.max(1), Fault::Altered)) });
        }
        checked = (floor.line, floor.hash);
    }
    let begins = checked.0;
    loop {
        let lines = audit_lines(&mut tx, checked.0, BATCH).await?;
        if lines.is_empty() {
            break;
        }
        for (index, row) in lines.iter().enumerate() {
            if let Some(fault) = fault_at(checked, row, lines.get(index..).unwrap_or(&[])) {
                return Ok(Verdict { lines: checked.0 - begins, first_fault: Some((checked.0 + 1, fault)) });
            }
            checked = (row.line, row.hash);
        }
    }
    Ok(Verdict { lines: checked.0 - begins, first_fault: fault_of_head(checked, head, key) })
}

/// Whether the desk itself signed this line and hash.
fn is_signed(end: &AuditHead, context: Context, key: &VerifyingKey) -> bool {
    let signed = Signed::from_bytes(&end.signed).ok();
    let bytes = head_bytes(end.line, &end.hash);
    signed.is_some_and(|signed| signed.verify(context, key) == Ok(bytes.as_slice()))
}

/// What is wrong with the line after `before`; `rest` starts with it.
fn fault_at((line, previous): (i64, [u8; 32]), row: &AuditRow, rest: &[AuditRow]) -> Option<Fault> {
    let wanted = line + 1;
    if row.line > wanted {
        return Some(Fault::Missing);
    }
    if row.line == wanted && hash(&previous, row) == row.hash {
        return None;
    }
    // Does the line that belongs here stand further on?
    let belongs_here = |other: &AuditRow| {
        let moved = AuditRow { line: wanted, ..other.clone() };
        hash(&previous, &moved) == other.hash
    };
    Some(if rest.iter().skip(1).any(belongs_here) { Fault::Order } else { Fault::Altered })
}

fn fault_of_head(
    (line, last): (i64, [u8; 32]),
    head: Option<AuditHead>,
    key: &VerifyingKey,
) -> Option<(i64, Fault)> {
    let Some(head) = head else { return (line > 0).then_some((line, Fault::HeadCut)) };
    if head.line > line {
        return Some((line + 1, Fault::HeadCut));
    }
    if head.line < line || head.hash != last || !is_signed(&head, Context::AuditHead, key) {
        return Some((head.line.max(1), Fault::Altered));
    }
    None
}

/// SHA-256 over the label, the hash before, and every field with its length.
fn hash(previous: &[u8; 32], row: &AuditRow) -> [u8; 32] {
    let member = row.member.unwrap_or(-1);
    let mut hash = Sha256::new();
    hash.update(LINE_LABEL);
    hash.update(previous);
    for number in [row.line, row.at, member] {
        hash.update(number.to_be_bytes());
    }
    for text in [&row.act, &row.object] {
        hash.update((text.len() as u64).to_be_bytes());
        hash.update(text.as_bytes());
    }
    hash.finalize().into()
}

fn head_bytes(line: i64, hash: &[u8; 32]) -> Vec<u8> {
    [line.to_be_bytes().as_slice(), hash].concat()
}
