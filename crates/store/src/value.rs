//! What goes into a statement and what comes out of it: whole numbers, text, bytes, nothing.
//! Four kinds on purpose, since they behave alike on both engines.
use crate::error::{Result, StoreError};
use sqlx::{Column, Row as _, TypeInfo, ValueRef};

/// A bound parameter. Its kind is known even when it is empty: PostgreSQL asks for it.
#[derive(Clone)]
pub enum Value {
    /// A BIGINT.
    Int(Option<i64>),
    /// A TEXT.
    Text(Option<String>),
    /// A BYTEA or BLOB.
    Bytes(Option<Vec<u8>>),
}

impl Value {
    /// Whether there is nothing in it.
    #[must_use]
    pub fn is_nothing(&self) -> bool {
        matches!(self, Self::Int(None) | Self::Text(None) | Self::Bytes(None))
    }
}

macro_rules! from {
    ($($from:ty => $kind:ident by $how:expr),* $(,)?) => {$(
        impl From<$from> for Value {
            fn from(value: $from) -> Self { Self::$kind(Some($how(value))) }
        }
        impl From<Option<$from>> for Value {
            fn from(value: Option<$from>) -> Self { Self::$kind(value.map($how)) }
        }
    )*};
}

from! {
    i64 => Int by std::convert::identity,
    u32 => Int by i64::from,
    &str => Text by str::to_owned,
    String => Text by std::convert::identity,
    &[u8] => Bytes by <[u8]>::to_vec,
    &[u8; 32] => Bytes by |bytes: &[u8; 32]| bytes.to_vec(),
    [u8; 32] => Bytes by Vec::from,
    Vec<u8> => Bytes by std::convert::identity,
    &Vec<u8> => Bytes by Clone::clone,
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Int(Some(value.into()))
    }
}

/// One row, read whole.
pub struct Row(Vec<Cell>);

enum Cell {
    Null,
    Int(i64),
    Text(String),
    Bytes(Vec<u8>),
}

impl Row {
    /// The number in a column.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if there is none.
    pub fn int(&self, column: usize) -> Result<i64> {
        self.maybe_int(column)?.ok_or(StoreError::Shape(column))
    }

    /// The number in a column, if any.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if it holds something else.
    pub fn maybe_int(&self, column: usize) -> Result<Option<i64>> {
        match self.0.get(column) {
            Some(Cell::Null) => Ok(None),
            Some(Cell::Int(number)) => Ok(Some(*number)),
            _ => Err(StoreError::Shape(column)),
        }
    }

    /// A number that counts days.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if it is none.
    pub fn day(&self, column: usize) -> Result<u32> {
        u32::try_from(self.int(column)?).map_err(|_| StoreError::Shape(column))
    }

    /// Whether a column is not zero.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if it holds no number.
    pub fn flag(&self, column: usize) -> Result<bool> {
        Ok(self.int(column)? != 0)
    }

    /// The text in a column.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if there is none.
    pub fn text(&self, column: usize) -> Result<String> {
        self.maybe_text(column)?.ok_or(StoreError::Shape(column))
    }

    /// The text in a column, if any.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if it holds something else.
    pub fn maybe_text(&self, column: usize) -> Result<Option<String>> {
        match self.0.get(column) {
            Some(Cell::Null) => Ok(None),
            Some(Cell::Text(text)) => Ok(Some(text.clone())),
            _ => Err(StoreError::Shape(column)),
        }
    }

    /// The bytes in a column.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if there are none.
    pub fn bytes(&self, column: usize) -> Result<Vec<u8>> {
        self.maybe_bytes(column)?.ok_or(StoreError::Shape(column))
    }

    /// The bytes in a column, if any.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if it holds something else.
    pub fn maybe_bytes(&self, column: usize) -> Result<Option<Vec<u8>>> {
        match self.0.get(column) {
            Some(Cell::Null) => Ok(None),
            Some(Cell::Bytes(bytes)) => Ok(Some(bytes.clone())),
            _ => Err(StoreError::Shape(column)),
        }
    }

    /// Exactly 32 bytes: a hash or an id.
    ///
    /// # Errors
    /// [`StoreError::Shape`] if there are not.
    pub fn hash(&self, column: usize) -> Result<[u8; 32]> {
        self.bytes(column)?.try_into().map_err(|_| StoreError::Shape(column))
    }

    /// What it holds; where there is nothing, a number that is none.
    pub(crate) fn values_or_nothing(&self) -> Vec<Value> {
        let value = |cell: &Cell| match cell {
            Cell::Null => Value::Int(None),
            Cell::Int(number) => (*number).into(),
            Cell::Text(text) => text.as_str().into(),
            Cell::Bytes(bytes) => bytes.into(),
        };
        self.0.iter().map(value).collect()
    }

    pub(crate) fn of_sqlite(row: &sqlx::sqlite::SqliteRow) -> Result<Self> {
        let cell = |index: usize| {
            let raw = row.try_get_raw(index)?;
            Ok(match raw.type_info().name() {
                _ if raw.is_null() => Cell::Null,
                "INTEGER" | "INT8" | "BIGINT" => Cell::Int(row.try_get_unchecked(index)?),
                "TEXT" => Cell::Text(row.try_get_unchecked(index)?),
                "BLOB" => Cell::Bytes(row.try_get_unchecked(index)?),
                _ => return Err(StoreError::Shape(index)),
            })
        };
        (0..row.len()).map(cell).collect::<Result<_>>().map(Self)
    }

    pub(crate) fn of_postgres(row: &sqlx::postgres::PgRow) -> Result<Self> {
        let cell = |column: &sqlx::postgres::PgColumn| {
            let index = column.ordinal();
            Ok(match column.type_info().name() {
                _ if row.try_get_raw(index)?.is_null() => Cell::Null,
                "INT8" => Cell::Int(row.try_get(index)?),
                "INT4" => Cell::Int(row.try_get::<i32, _>(index)?.into()),
                "TEXT" => Cell::Text(row.try_get(index)?),
                "BYTEA" => Cell::Bytes(row.try_get(index)?),
                _ => return Err(StoreError::Shape(index)),
            })
        };
        row.columns().iter().map(cell).collect::<Result<_>>().map(Self)
    }
}
