//! The rows that are kept apart, as they are written: one line of JSON each, after a line that names their table and its columns.
use super::BackupError;
use base64::{Engine, engine::general_purpose::STANDARD};
use serde::{Deserialize, Serialize};
use store::{Value, copy::Table};

#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Line {
    Table { table: String, columns: Vec<String> },
    Row(Vec<Cell>),
}

/// A number, base64, or text that is called so.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Cell {
    Int(i64),
    Bytes(String),
    Text { text: String },
}

/// Writes tables.
pub(crate) fn write(tables: &[Table]) -> Result<Vec<u8>, BackupError> {
    let mut out = Vec::new();
    let mut put = |line: &Line| {
        let written = serde_json::to_writer(&mut out, line);
        out.push(b'\n');
        written.map_err(|error| BackupError::File("keys.jsonl".into(), error.into()))
    };
    for table in tables {
        put(&Line::Table { table: table.name.clone(), columns: table.columns.clone() })?;
        for row in &table.rows {
            put(&Line::Row(row.iter().map(cell).collect()))?;
        }
    }
    Ok(out)
}

/// Reads what [`write`] wrote; `None`: something else.
pub(crate) fn read(text: &[u8]) -> Option<Vec<Table>> {
    let mut tables: Vec<Table> = Vec::new();
    for line in text.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        match serde_json::from_slice(line).ok()? {
            Line::Table { table, columns } => tables.push(Table { name: table, columns, rows: Vec::new() }),
            Line::Row(cells) => {
                let row = cells.into_iter().map(value).collect::<Option<_>>()?;
                tables.last_mut()?.rows.push(row);
            }
        }
    }
    Some(tables)
}

fn cell(value: &Value) -> Cell {
    match value {
        Value::Int(number) => Cell::Int(number.unwrap_or_default()),
        Value::Bytes(bytes) => Cell::Bytes(STANDARD.encode(bytes.as_deref().unwrap_or_default())),
        Value::Text(text) => Cell::Text { text: text.clone().unwrap_or_default() },
    }
}

fn value(cell: Cell) -> Option<Value> {
    Some(match cell {
        Cell::Int(number) => number.into(),
        Cell::Bytes(bytes) => STANDARD.decode(bytes).ok()?.into(),
        Cell::Text { text } => text.into(),
    })
}
