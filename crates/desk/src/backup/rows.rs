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

/// Nothing, a number, base64, or text that is called so.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Cell {
    Nothing,
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
        Value::Int(Some(number)) => Cell::Int(*number),
        Value::Bytes(Some(bytes)) => Cell::Bytes(STANDARD.encode(bytes)),
        Value::Text(Some(text)) => Cell::Text { text: text.clone() },
        Value::Int(None) | Value::Bytes(None) | Value::Text(None) => Cell::Nothing,
    }
}

fn value(cell: Cell) -> Option<Value> {
    Some(match cell {
        Cell::Nothing => Value::Int(None),
        Cell::Int(number) => number.into(),
        Cell::Bytes(bytes) => STANDARD.decode(bytes).ok()?.into(),
        Cell::Text { text } => text.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_comes_back_as_it_was_also_where_there_is_nothing_in_it() {
        let row =
            vec![7_i64.into(), Value::Int(None), Value::from("{\"text\": 1}\n"), vec![0_u8, 255].into()];
        let table = Table {
            name: "searches".into(),
            columns: ["a", "b", "c", "d"].map(String::from).into(),
            rows: vec![row],
        };
        let written = write(&[table]).unwrap();
        assert_eq!(
            std::str::from_utf8(&written).unwrap(),
            "{\"table\":\"searches\",\"columns\":[\"a\",\"b\",\"c\",\"d\"]}\n[7,null,{\"text\":\"{\\\"text\\\": 1}\\n\"},\"AP8=\"]\n"
        );
        let read = read(&written).unwrap();
        assert_eq!(write(&read).unwrap(), written);
        assert!(read[0].rows[0][1].is_nothing());
        assert!(super::read(b"[1]\n").is_none(), "a row of no table");
    }
}
