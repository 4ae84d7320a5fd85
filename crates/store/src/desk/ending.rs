//! When reports and cases end, what was decided about it, and what is left of what was erased.
use super::next_number;
use crate::{Result, Row, StoreError, Tx, Value};

/// A report or a case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Of {
    /// A report.
    Signal,
    /// A case.
    Case,
}

impl Of {
    /// How it is written down.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::Signal => "signal",
            Self::Case => "case",
        }
    }
}

/// One statement for both tables.
macro_rules! of_both {
    ($of:expr, $before:literal, $after:expr) => {
        match $of {
            Of::Signal => concat!($before, " signals ", $after),
            Of::Case => concat!($before, " cases ", $after),
        }
    };
}

/// What decides when something ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EndingRow {
    /// The day until which somebody put it off.
    pub kept_until: Option<u32>,
    /// Who set a legal hold.
    pub held_by: Option<i64>,
    /// The day on which its end was told.
    pub told: Option<u32>,
    /// Who asks to erase it.
    pub erase_asked_by: Option<i64>,
}

fn day(row: &Row, column: usize) -> Result<Option<u32>> {
    let day = row.maybe_int(column)?;
    day.map(|day| u32::try_from(day).map_err(|_| StoreError::Shape(column))).transpose()
}

/// What decides when this ends; nothing for what is not there.
///
/// # Errors
/// What the database says.
pub async fn ending(tx: &mut Tx, of: Of, number: i64) -> Result<EndingRow> {
    let sql = of_both!(of, "SELECT kept_until, held_by, end_told, erase_asked_by FROM", "WHERE number = $1");
    let row = tx.row(sql, &[number.into()]).await?;
    let read = |row: Row| {
        Ok(EndingRow {
            kept_until: day(&row, 0)?,
            held_by: row.maybe_int(1)?,
            told: day(&row, 2)?,
            erase_asked_by: row.maybe_int(3)?,
        })
    };
    row.map(read).transpose().map(Option::unwrap_or_default)
}

/// Writes it.
///
/// # Errors
/// What the database says.
pub async fn set_ending(tx: &mut Tx, of: Of, number: i64, ending: &EndingRow) -> Result<()> {
    let sql = of_both!(
        of,
        "UPDATE",
        "SET kept_until = $2, held_by = $3, end_told = $4, erase_asked_by = $5 WHERE number = $1"
    );
    let values = [
        number.into(),
        Value::Int(ending.kept_until.map(i64::from)),
        Value::Int(ending.held_by),
        Value::Int(ending.told.map(i64::from)),
        Value::Int(ending.erase_asked_by),
    ];
    tx.run(sql, &values).await.map(|_| ())
}

/// Days by which closed records are looked for.
#[derive(Debug, Clone, Copy)]
pub struct Due {
    /// Closed before this moment, Unix seconds.
    pub closed_before: i64,
    /// Not put off until this day or later.
    pub kept_before: u32,
}

/// Closed, not held, its time over at the given days, in no case and with nothing that goes on in it elsewhere.
macro_rules! over {
    ($of:expr, $what:literal, $after:literal) => {
        match $of {
            Of::Signal => concat!(
                "SELECT ",
                $what,
                " FROM signals WHERE state = 'closed' AND content <> 'erased' AND held_by IS NULL \
                 AND (COALESCE(closed_at, arrived_day * 86400)) < $1 AND (kept_until IS NULL OR kept_until < $2) \
                 AND NOT EXISTS (SELECT 1 FROM case_signals WHERE case_signals.number = signals.number) \
                 AND NOT EXISTS (SELECT 1 FROM signals AS other WHERE other.number = signals.merged_into \
                                 AND other.content <> 'erased') ",
                $after
            ),
            Of::Case => concat!(
                "SELECT ",
                $what,
                " FROM cases WHERE state = 'closed' AND held_by IS NULL AND closed_at < $1 \
                 AND (kept_until IS NULL OR kept_until < $2) ",
                $after
            ),
        }
    };
}

/// What ends soon and nobody was told of, oldest first.
///
/// # Errors
/// What the database says.
pub async fn ends_untold(tx: &mut Tx, of: Of, due: Due, limit: i64) -> Result<Vec<i64>> {
    let sql = over!(of, "number", "AND end_told IS NULL ORDER BY number LIMIT $3");
    let rows = tx.rows(sql, &[due.closed_before.into(), due.kept_before.into(), limit.into()]).await?;
    rows.iter().map(|row| row.int(0)).collect()
}

/// What is over and was told of before `told_before`, oldest first.
///
/// # Errors
/// What the database says.
pub async fn ends_now(tx: &mut Tx, of: Of, due: Due, (told_before, limit): (u32, i64)) -> Result<Vec<i64>> {
    let sql = over!(of, "number", "AND end_told < $3 ORDER BY number LIMIT $4");
    let values = [due.closed_before.into(), due.kept_before.into(), told_before.into(), limit.into()];
    tx.rows(sql, &values).await?.iter().map(|row| row.int(0)).collect()
}

/// What ends soon, what is held, what somebody asks to erase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EndList {
    /// Told of.
    Soon,
    /// Held by law.
    Held,
    /// Somebody asks to erase it.
    Asked,
}

/// A page of a list, both tables in one order: kind and number.
///
/// # Errors
/// What the database says.
pub async fn ending_page(
    tx: &mut Tx,
    list: EndList,
    (skip, limit): (i64, i64),
) -> Result<Vec<(String, i64)>> {
    let sql = match list {
        EndList::Soon => {
            "SELECT 'signal', number, COALESCE(closed_at, arrived_day * 86400) FROM signals \
             WHERE end_told IS NOT NULL AND state = 'closed' AND content <> 'erased' \
             UNION ALL SELECT 'case', number, closed_at FROM cases WHERE end_told IS NOT NULL AND state = 'closed' \
             ORDER BY 3, 1, 2 LIMIT $1 OFFSET $2"
        }
        EndList::Held => {
            "SELECT 'signal', number FROM signals WHERE held_by IS NOT NULL UNION ALL \
             SELECT 'case', number FROM cases WHERE held_by IS NOT NULL ORDER BY 1, 2 LIMIT $1 OFFSET $2"
        }
        EndList::Asked => {
            "SELECT 'signal', number FROM signals WHERE erase_asked_by IS NOT NULL UNION ALL \
             SELECT 'case', number FROM cases WHERE erase_asked_by IS NOT NULL ORDER BY 1, 2 LIMIT $1 OFFSET $2"
        }
    };
    let rows = tx.rows(sql, &[limit.into(), skip.into()]).await?;
    rows.iter().map(|row| Ok((row.text(0)?, row.int(1)?))).collect()
}

/// What was decided about an end.
pub struct EndActRow {
    /// Its number.
    pub id: i64,
    /// Who decided.
    pub member: i64,
    /// When, Unix seconds.
    pub at: i64,
    /// Code of what.
    pub act: String,
    /// Its reason, sealed.
    pub sealed: Vec<u8>,
}

/// Keeps what was decided; `seal` makes its content from its number.
///
/// # Errors
/// What the database says.
pub async fn add_end_act(
    tx: &mut Tx,
    (of, number): (Of, i64),
    (member, at, act): (i64, i64, &'static str),
    seal: impl FnOnce(i64) -> Option<Vec<u8>>,
) -> Result<()> {
    let id = next_number(tx, "end_acts").await?;
    let sealed = seal(id).ok_or(StoreError::Shape(6))?;
    let sql = "INSERT INTO end_acts (id, kind, number, member, at, act, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)";
    let values =
        [id.into(), of.code().into(), number.into(), member.into(), at.into(), act.into(), sealed.into()];
    tx.run(sql, &values).await.map(|_| ())
}

/// What was decided about this, oldest first.
///
/// # Errors
/// What the database says.
pub async fn end_acts(tx: &mut Tx, of: Of, number: i64) -> Result<Vec<EndActRow>> {
    let sql = "SELECT id, member, at, act, sealed FROM end_acts WHERE kind = $1 AND number = $2 ORDER BY id";
    let read = |row: &Row| {
        Ok(EndActRow {
            id: row.int(0)?,
            member: row.int(1)?,
            at: row.int(2)?,
            act: row.text(3)?,
            sealed: row.bytes(4)?,
        })
    };
    tx.rows(sql, &[of.code().into(), number.into()]).await?.iter().map(read).collect()
}

/// Destroys the key of a case and deletes what it opened. Its reports stay.
///
/// # Errors
/// What the database says.
pub async fn erase_case(tx: &mut Tx, number: i64) -> Result<()> {
    super::documents::erase_documents(tx, number).await?;
    for sql in [
        "DELETE FROM case_keys WHERE number = $1",
        "DELETE FROM case_entries WHERE case_number = $1",
        "DELETE FROM case_identifiers WHERE case_number = $1",
        "DELETE FROM case_signals WHERE case_number = $1",
        "DELETE FROM end_acts WHERE kind = 'case' AND number = $1",
        "DELETE FROM kept_from WHERE kind = 'case' AND number = $1",
        "DELETE FROM circles WHERE kind = 'case' AND number = $1",
        "DELETE FROM looks WHERE kind = 'case' AND number = $1",
        "DELETE FROM case_names WHERE case_number = $1",
        "DELETE FROM conflicts WHERE one = $1 OR other = $1",
        "DELETE FROM transfers WHERE case_number = $1",
        "DELETE FROM after_rights WHERE case_number = $1",
        "DELETE FROM victims WHERE case_number = $1",
        "DELETE FROM clocks WHERE case_number = $1",
        "DELETE FROM victim_steps WHERE case_number = $1",
        "DELETE FROM consents WHERE case_number = $1",
        "DELETE FROM consent_events WHERE case_number = $1",
        "DELETE FROM reception_events WHERE case_number = $1",
        "DELETE FROM receptions WHERE case_number = $1",
        "DELETE FROM refusals WHERE case_number = $1",
        "UPDATE cases SET state = 'erased', version = version + 1, sealed = NULL, assignee = NULL, team = NULL, \
         closed_by = NULL, kept_until = NULL, held_by = NULL, end_told = NULL, erase_asked_by = NULL WHERE number = $1",
    ] {
        tx.run(sql, &[number.into()]).await?;
    }
    // Drafts in a case carry its number below zero.
    tx.run("DELETE FROM drafts WHERE number = $1", &[(-number).into()]).await.map(|_| ())
}

/// What is left of what was erased.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErasureRow {
    /// Code of a report or a case.
    pub kind: String,
    /// Its number.
    pub number: i64,
    /// When it was erased, Unix seconds; 0: before this was kept.
    pub at: i64,
    /// Code of why.
    pub why: String,
}

/// It is erased; a report whose writer came back and that is erased again, the last time.
///
/// # Errors
/// What the database says.
pub async fn add_erasure(tx: &mut Tx, (of, number): (Of, i64), (at, why): (i64, &'static str)) -> Result<()> {
    let sql = "INSERT INTO erasures (kind, number, at, why) VALUES ($1, $2, $3, $4) \
               ON CONFLICT (kind, number) DO UPDATE SET at = excluded.at, why = excluded.why";
    tx.run(sql, &[of.code().into(), number.into(), at.into(), why.into()]).await.map(|_| ())
}

fn erasure(row: &Row) -> Result<ErasureRow> {
    Ok(ErasureRow { kind: row.text(0)?, number: row.int(1)?, at: row.int(2)?, why: row.text(3)? })
}

/// What is left of this.
///
/// # Errors
/// What the database says.
pub async fn erasure_of(tx: &mut Tx, of: Of, number: i64) -> Result<Option<ErasureRow>> {
    let sql = "SELECT kind, number, at, why FROM erasures WHERE kind = $1 AND number = $2";
    tx.row(sql, &[of.code().into(), number.into()]).await?.as_ref().map(erasure).transpose()
}

/// A page of what was erased and is, latest first: a report whose writer came back is not among it.
///
/// # Errors
/// What the database says.
pub async fn erasures(tx: &mut Tx, (skip, limit): (i64, i64)) -> Result<Vec<ErasureRow>> {
    let sql = "SELECT kind, number, at, why FROM erasures WHERE kind = 'case' OR (kind = 'signal' AND EXISTS \
               (SELECT 1 FROM signals WHERE signals.number = erasures.number AND content = 'erased')) \
               ORDER BY at DESC, kind, number DESC LIMIT $1 OFFSET $2";
    tx.rows(sql, &[limit.into(), skip.into()]).await?.iter().map(erasure).collect()
}

/// What is not erased and has no key: it was erased after the backup it comes from.
///
/// # Errors
/// What the database says.
pub async fn without_key(tx: &mut Tx, of: Of) -> Result<Vec<i64>> {
    let sql = match of {
        Of::Signal => {
            "SELECT number FROM signals WHERE content <> 'erased' AND number NOT IN (SELECT number FROM data_keys) \
             ORDER BY number"
        }
        Of::Case => {
            "SELECT number FROM cases WHERE state <> 'erased' AND number NOT IN (SELECT number FROM case_keys) \
             ORDER BY number"
        }
    };
    tx.rows(sql, &[]).await?.iter().map(|row| row.int(0)).collect()
}

/// Numbers up to this one were given: none of them is given again.
///
/// # Errors
/// What the database says.
pub async fn numbers_given(tx: &mut Tx, of: Of, number: i64) -> Result<()> {
    let counter = match of {
        Of::Signal => "signals",
        Of::Case => "cases",
    };
    let sql = "UPDATE counters SET value = $2 WHERE name = $1 AND value < $2";
    tx.run(sql, &[counter.into(), number.into()]).await.map(|_| ())
}

/// A presumed victim's record is erased: no backup brings it back.
///
/// # Errors
/// What the database says.
pub async fn add_victim_erasure(tx: &mut Tx, number: i64, (at, why): (i64, &'static str)) -> Result<()> {
    let sql = "INSERT INTO erasures (kind, number, at, why) VALUES ('victim', $1, $2, $3) \
               ON CONFLICT (kind, number) DO NOTHING";
    tx.run(sql, &[number.into(), at.into(), why.into()]).await.map(|_| ())
}

/// The case of a presumed victim's record, if it is there, and no number up to its own is given again.
///
/// # Errors
/// What the database says.
pub async fn case_of_victim(tx: &mut Tx, number: i64) -> Result<Option<i64>> {
    let sql = "UPDATE counters SET value = $1 WHERE name = 'victims' AND value < $1";
    tx.run(sql, &[number.into()]).await?;
    let row = tx.row("SELECT case_number FROM victims WHERE id = $1", &[number.into()]).await?;
    row.map(|row| row.int(0)).transpose()
}

/// Everything that was ever erased, oldest first.
///
/// # Errors
/// What the database says.
pub async fn all_erasures(tx: &mut Tx) -> Result<Vec<ErasureRow>> {
    let sql = "SELECT kind, number, at, why FROM erasures ORDER BY at, kind, number";
    tx.rows(sql, &[]).await?.iter().map(erasure).collect()
}
