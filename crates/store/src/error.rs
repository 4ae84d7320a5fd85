//! What can go wrong with a database, by what its owner can do about it. Never holds a value: PostgreSQL puts whole
//! rows into its messages, so only its code is kept.

/// The result of everything in this crate.
pub type Result<T> = std::result::Result<T, StoreError>;

/// Why the database did not do it. Nothing is half done: the transaction is gone.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreError {
    /// Somebody else holds it; try again.
    #[error("the database is busy")]
    Busy,
    /// No room on the disk.
    #[error("the disk is full")]
    Full,
    /// The file or its folder may not be written.
    #[error("the database is read-only")]
    ReadOnly,
    /// It cannot be reached or read.
    #[error("the database cannot be reached ({0})")]
    Gone(&'static str),
    /// It is not what it was when it was written.
    #[error("the database is damaged; restore it from a backup")]
    Damaged,
    /// Written by a newer program, or by none of ours.
    #[error("the database has schema {found}, this program knows up to {known}: use a newer program")]
    UnknownSchema {
        /// The version in the database.
        found: i64,
        /// The newest this program knows.
        known: i64,
    },
    /// The database of the other role.
    #[error("this is the database of a {found}, not of a {wanted}")]
    OtherRole {
        /// Whose it is.
        found: String,
        /// Whose it should be.
        wanted: &'static str,
    },
    /// The address is neither `sqlite:` nor `postgres:`.
    #[error("a database address starts with sqlite: or postgres:")]
    Address,
    /// A column holds something else than the code expects.
    #[error("column {0} holds something unexpected")]
    Shape(usize),
    /// Any other refusal, by its code.
    #[error("the database refused ({0})")]
    Refused(String),
}

impl StoreError {
    /// Whether the fault lies with the database itself, so that trying each part alone would help nobody.
    #[must_use]
    pub fn is_outage(&self) -> bool {
        !matches!(self, Self::Refused(_) | Self::Shape(_))
    }
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::Database(refusal) => of_code(refusal.code().as_deref().unwrap_or("")),
            sqlx::Error::PoolTimedOut => Self::Busy,
            sqlx::Error::Io(error) if error.kind() == std::io::ErrorKind::StorageFull => Self::Full,
            sqlx::Error::Io(_) => Self::Gone("connection"),
            sqlx::Error::Tls(_) => Self::Gone("TLS"),
            sqlx::Error::PoolClosed | sqlx::Error::WorkerCrashed => Self::Gone("closed"),
            sqlx::Error::Configuration(_) => Self::Address,
            sqlx::Error::ColumnIndexOutOfBounds { index, .. } => Self::Shape(index),
            _ => Self::Refused("protocol".into()),
        }
    }
}

/// SQLite's result codes (low byte: the primary one) are numbers; PostgreSQL's SQLSTATE always has five characters.
fn of_code(code: &str) -> StoreError {
    if code.len() == 5 {
        return match code {
            "53100" => StoreError::Full,
            "25006" => StoreError::ReadOnly,
            "40001" | "40P01" | "55P03" | "53300" => StoreError::Busy,
            "XX001" | "XX002" => StoreError::Damaged,
            _ if code.starts_with("57P") || code.starts_with("08") => StoreError::Gone("server"),
            _ => StoreError::Refused(code.into()),
        };
    }
    match code.parse::<u32>().map(|number| number & 0xff) {
        Ok(5 | 6) => StoreError::Busy,
        Ok(8) => StoreError::ReadOnly,
        Ok(13) => StoreError::Full,
        Ok(10) => StoreError::Gone("input or output"),
        Ok(14) => StoreError::Gone("cannot open"),
        Ok(11 | 26) => StoreError::Damaged,
        _ => StoreError::Refused(code.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_a_busy_database() {
        assert_eq!(of_code("13"), StoreError::Full);
        assert_eq!(of_code("53100"), StoreError::Full);
        assert_eq!(of_code("517"), StoreError::Busy, "SQLITE_BUSY_SNAPSHOT");
        assert_eq!(of_code("778"), StoreError::Gone("input or output"), "SQLITE_IOERR_WRITE");
        assert_eq!(of_code("1544"), StoreError::ReadOnly, "SQLITE_READONLY_DIRECTORY");
        assert_eq!(of_code("57P01"), StoreError::Gone("server"));
        assert_eq!(of_code("40001"), StoreError::Busy);
        assert_eq!(of_code("23505"), StoreError::Refused("23505".into()));
    }
}
