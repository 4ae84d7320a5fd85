//! A row as it goes along: its columns by name, what is sealed opened, bytes in hexadecimal.
use super::{
    LeaveError,
    tables::{Form, Sealed, Taken, Whose},
};
use crate::{
    Desk, DeskError,
    at_rest::{Key, Place},
    signal::{What, thread::OURS},
};
use data_encoding::{BASE64, HEXLOWER};
use serde_json::{Map, Value as Json, json};
use std::collections::{BTreeMap, HashMap};
use store::{Tx, Value, desk as rows};

/// The keys of everything that is not erased.
pub(super) struct Keys {
    reports: BTreeMap<i64, Key>,
    cases: BTreeMap<i64, Key>,
    referrals: BTreeMap<i64, Key>,
    /// In which case a document lies.
    documents: HashMap<i64, i64>,
}

impl Keys {
    pub(super) async fn new(desk: &Desk, tx: &mut Tx) -> Result<Self, LeaveError> {
        let vault = &desk.0.vault;
        let (reports, cases, referrals) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        let mut keys = Self { reports, cases, referrals, documents: HashMap::new() };
        for (number, wrapped) in rows::all_referral_keys(tx).await? {
            keys.referrals.insert(number, vault.referral_key(number, &wrapped)?);
        }
        for (number, wrapped) in rows::all_data_keys(tx).await? {
            keys.reports.insert(number, vault.data_key(number, &wrapped)?);
        }
        for (number, wrapped) in rows::all_case_keys(tx).await? {
            keys.cases.insert(number, vault.case_key(number, &wrapped)?);
            for (document, _) in rows::document_times(tx, number).await? {
                keys.documents.insert(document, number);
            }
        }
        Ok(keys)
    }

    /// Reports that are not erased, in order.
    pub(super) fn reports(&self) -> impl Iterator<Item = (i64, &Key)> {
        self.reports.iter().map(|(number, key)| (*number, key))
    }

    /// Cases that are not erased, in order.
    pub(super) fn cases(&self) -> impl Iterator<Item = (i64, &Key)> {
        self.cases.iter().map(|(number, key)| (*number, key))
    }

    /// Appends a row as one line.
    pub(super) fn write(
        &self,
        desk: &Desk,
        taken: &Taken,
        (columns, row): (&[String], &[Value]),
        out: &mut Vec<u8>,
    ) -> Result<(), LeaveError> {
        let row = Row { columns, values: row };
        let mut line = Map::new();
        for (name, value) in columns.iter().zip(row.values) {
            let sealed = taken.sealed.iter().find(|sealed| sealed.column == name);
            let (name, value) = match (sealed, value) {
                (Some(sealed), Value::Bytes(Some(bytes))) => (
                    name.replacen("sealed", "opened", 1),
                    self.open(desk, (taken.table, sealed), &row, bytes)?,
                ),
                (Some(_), _) => (name.replacen("sealed", "opened", 1), Json::Null),
                (None, value) => (name.clone(), plain(value)),
            };
            line.insert(name, value);
        }
        serde_json::to_writer(&mut *out, &line).map_err(|_| DeskError::Damaged(taken.table))?;
        out.push(b'\n');
        Ok(())
    }

    fn open(
        &self,
        desk: &Desk,
        (table, sealed): (&'static str, &Sealed),
        row: &Row<'_>,
        bytes: &[u8],
    ) -> Result<Json, LeaveError> {
        let number = row.int(sealed.row).unwrap_or_default();
        let fault = || LeaveError::Row { table, row: number };
        let key = self.key(desk, sealed.key, row).ok_or_else(fault)?;
        let place = Place { table, column: sealed.column, row: number };
        let plain = key.open(place, bytes).map_err(|_| fault())?;
        match sealed.form {
            Form::Text => Ok(std::str::from_utf8(&plain).map_err(|_| fault())?.into()),
            Form::Json(without) => {
                let mut value: Json = serde_json::from_slice(&plain).map_err(|_| fault())?;
                if let Some(fields) = value.as_object_mut() {
                    without.iter().for_each(|name| drop(fields.remove(*name)));
                }
                Ok(value)
            }
            Form::Between => Ok(json!({ "signed": BASE64.encode(&plain) })),
            Form::Message => message(desk, &plain).ok_or_else(fault),
        }
    }

    fn key<'a>(&'a self, desk: &'a Desk, whose: Whose, row: &Row<'_>) -> Option<&'a Key> {
        match whose {
            Whose::Desk => Some(desk.0.vault.desk()),
            Whose::Report(column) => self.reports.get(&row.int(column)?),
            Whose::Case(column) => self.cases.get(&row.int(column)?),
            Whose::Referral(column) => self.referrals.get(&row.int(column)?),
            Whose::Record => match row.text("kind")? {
                "case" => self.cases.get(&row.int("number")?),
                _ => self.reports.get(&row.int("number")?),
            },
            Whose::Document => self.cases.get(self.documents.get(&row.int("document")?)?),
        }
    }
}

/// Our words; or a writer's, with the bytes that they signed.
fn message(desk: &Desk, plain: &[u8]) -> Option<Json> {
    let read = desk.read_words(plain);
    Some(match (plain.split_first()?, read) {
        ((&OURS, text), _) => json!({ "from": "desk", "text": std::str::from_utf8(text).ok()? }),
        (_, Ok(What::Consent(spoken))) => json!({ "from": "desk", "what": spoken.code() }),
        ((_, signed), Ok(What::Text(text))) => {
            json!({ "from": "writer", "what": "text", "text": text, "signed": BASE64.encode(signed) })
        }
        ((_, signed), Ok(what)) => {
            json!({ "from": "writer", "what": code(&what), "signed": BASE64.encode(signed) })
        }
        ((_, signed), Err(_)) => {
            json!({ "from": "unknown", "what": "forged", "signed": BASE64.encode(signed) })
        }
    })
}

fn code(what: &What) -> &'static str {
    match what {
        What::Text(_) => "text",
        What::ReadersChanged(_) => "readers-changed",
        What::Stopped => "stopped",
        What::DeletionAsked { .. } => "deletion-asked",
        What::DeletionUndone => "deletion-undone",
        What::ConsentAnswered => "consent-answered",
        What::ConsentBack => "consent-back",
        _ => "other",
    }
}

fn plain(value: &Value) -> Json {
    match value {
        Value::Int(number) => number.map_or(Json::Null, Json::from),
        Value::Text(text) => text.as_deref().map_or(Json::Null, Json::from),
        Value::Bytes(bytes) => bytes.as_deref().map_or(Json::Null, |bytes| HEXLOWER.encode(bytes).into()),
    }
}

struct Row<'a> {
    columns: &'a [String],
    values: &'a [Value],
}

impl Row<'_> {
    fn value(&self, column: &str) -> Option<&Value> {
        self.values.get(self.columns.iter().position(|name| name == column)?)
    }

    fn int(&self, column: &str) -> Option<i64> {
        if let Value::Int(number) = self.value(column)? { *number } else { None }
    }

    fn text(&self, column: &str) -> Option<&str> {
        if let Value::Text(text) = self.value(column)? { text.as_deref() } else { None }
    }
}
