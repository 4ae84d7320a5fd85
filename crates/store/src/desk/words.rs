//! Everything that was said and written about a stretch of reports, in as few questions to the database as there are tables.
use super::{
    AssessmentRow, MessageRow, NoteRow,
    assessments::assessment_row,
    messages::message,
    signals::{COLUMNS, SignalRow, read, select},
    triage::note,
};
use crate::{Result, StoreError, Tx};
use std::collections::BTreeMap;

/// A report with everything that was said and written about it.
pub struct WordsRow {
    /// The report.
    pub signal: SignalRow,
    /// Its wrapped key, until it is erased.
    pub wrapped: Option<Vec<u8>>,
    /// What was said in it, in the order in which it came.
    pub messages: Vec<MessageRow>,
    /// Notes among members, oldest first.
    pub notes: Vec<NoteRow>,
    /// Looks at it with the signs, oldest first.
    pub assessments: Vec<AssessmentRow>,
    /// Its labels.
    pub labels: Vec<i64>,
}

/// The reports from `first` to `last`, both included.
///
/// # Errors
/// What the database says.
pub async fn words_between(tx: &mut Tx, first: i64, last: i64) -> Result<Vec<WordsRow>> {
    const SIGNALS: &str = select!(
        "SELECT",
        ", (SELECT wrapped FROM data_keys WHERE data_keys.number = signals.number) \
           FROM signals WHERE number BETWEEN $1 AND $2"
    );
    let range = [first.into(), last.into()];
    let mut all = BTreeMap::new();
    for row in tx.rows(SIGNALS, &range).await? {
        let (signal, wrapped) = (read(&row)?, row.maybe_bytes(COLUMNS)?);
        let words = WordsRow {
            signal,
            wrapped,
            messages: Vec::new(),
            notes: Vec::new(),
            assessments: Vec::new(),
            labels: Vec::new(),
        };
        all.insert(words.signal.number, words);
    }
    // What belongs to a report that was not there a moment ago is read the next time.
    let sql = "SELECT id, member, at, verdict, sent, sealed, number FROM messages WHERE number BETWEEN $1 AND $2 ORDER BY id";
    for row in tx.rows(sql, &range).await? {
        if let Some(words) = all.get_mut(&row.int(6)?) {
            words.messages.push(message(&row)?);
        }
    }
    let sql = "SELECT id, member, at, sealed, number FROM notes WHERE number BETWEEN $1 AND $2 ORDER BY id";
    for row in tx.rows(sql, &range).await? {
        if let Some(words) = all.get_mut(&row.int(4)?) {
            words.notes.push(note(&row)?);
        }
    }
    let sql =
        "SELECT id, number, member, at, sealed FROM assessments WHERE number BETWEEN $1 AND $2 ORDER BY id";
    for row in tx.rows(sql, &range).await? {
        if let Some(words) = all.get_mut(&row.int(1)?) {
            words.assessments.push(assessment_row(&row)?);
        }
    }
    let sql = "SELECT number, label FROM signal_labels WHERE number BETWEEN $1 AND $2 ORDER BY number, label";
    for row in tx.rows(sql, &range).await? {
        if let Some(words) = all.get_mut(&row.int(0)?) {
            words.labels.push(row.int(1)?);
        }
    }
    Ok(all.into_values().collect())
}

/// The highest number of a report.
///
/// # Errors
/// What the database says.
pub async fn last_signal(tx: &mut Tx) -> Result<i64> {
    let row = tx.row("SELECT COALESCE(MAX(number), 0) FROM signals", &[]).await?;
    row.ok_or(StoreError::Shape(0))?.int(0)
}
