//! All SQL and nothing else's: one text for SQLite and PostgreSQL, transactions, migrations.
//! Sees sealed columns as bytes only; knows no key, no language, no page, no clock.

mod assembled;
pub mod copy;
mod error;
mod open;
mod schema;
mod tx;
mod value;

pub mod desk;
pub mod relay;

pub use error::{Result, StoreError};
pub use open::{OpenOptions, Store};
pub use schema::{Schema, Standing};
pub use tx::Tx;
pub use value::{Row, Value};
